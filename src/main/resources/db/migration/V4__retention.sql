-- What is kept, and for how long.
alter table conversation add column text_gone_at timestamp with time zone; -- null: there may be text
alter table conversation add column forgotten_at timestamp with time zone; -- no mail continues it any more
alter table message add column text_gone_at timestamp with time zone;      -- of mails without conversation
alter table outbox add column text_gone_at timestamp with time zone;       -- of mails to the desk
create index conversation_text_gone on conversation (text_gone_at, closed_at);
create index conversation_closed on conversation (closed_at);
create index message_text_gone on message (reference, text_gone_at, arrived_at);
create index message_arrived on message (reference, arrived_at);
create index outbox_text_gone on outbox (reference, text_gone_at, created_at);
create index outbox_created on outbox (reference, created_at);
create index quarantine_arrived on quarantine (arrived_at);

-- Mails whose rows are gone: a folder that the server has made anew shows them again, and nobody
-- is acknowledged twice. A hash tells nothing to those who do not have the mail.
create table known_mail (
  mark varchar(64) primary key                          -- of Message-ID, sender and digest
);

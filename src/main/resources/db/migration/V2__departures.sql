-- How letters leave: claimed together, held by the brake, written anew where they waited for too long.
create sequence outbox_claim;
alter table outbox add column claim bigint;            -- those claimed together leave one after another
alter table outbox add column written_at timestamp with time zone; -- the words are of then
alter table outbox add column stranger boolean default false not null; -- counts for the brake
alter table outbox add column told text;               -- what the mail that it answers told; null: no such mail
update outbox set written_at = created_at;
create index outbox_stranger on outbox (stranger, claimed_at);
create index message_sender on message (sender, arrived_at);
create index outbox_kind on outbox (kind, created_at);

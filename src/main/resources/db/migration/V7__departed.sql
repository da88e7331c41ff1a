-- Letters of a claim that have left, in the few bytes that each must put on disk before the next one
-- leaves; moved to the outbox together when the claim is through, or at the next start.

create table departed (
  outbox_id       bigint primary key,
  left_at         timestamp with time zone not null
);

-- In the order of sending, so that the next ones are found without sorting all that wait.
drop index outbox_due;
create index outbox_next on outbox (state, mailbox, priority, not_before, id);

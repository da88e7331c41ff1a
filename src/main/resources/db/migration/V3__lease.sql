-- What this database knows of its right to send for each mailbox; the lease itself lies in the mailbox.

create table lease (
  mailbox         varchar(100) primary key,
  instance        varchar(64) not null,             -- random; another one after each claim
  counter         bigint not null,                  -- of the last lease written; 0: none yet
  place           varchar(1000) not null,           -- where it was written
  restored_before timestamp with time zone          -- what is older may have been done by another instance
);

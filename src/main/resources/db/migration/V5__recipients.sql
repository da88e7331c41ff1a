-- What has been written to whom of late: for reports of mail systems, and for rates.
alter table outbox add column to_domain varchar(320);  -- lower case; null: written before
create index outbox_recipient on outbox (to_address, created_at);
create index outbox_domain on outbox (to_domain, created_at);

-- Texts stand in their rows: each large object took some lookups and writes of its own, several for a mail.

alter table conversation alter column thread set data type varchar(1000000);
alter table message alter column reasons set data type varchar(1000000);
update message set own_words = substring(own_words, 1, 100000) where char_length(own_words) > 100000;
alter table message alter column own_words set data type varchar(1000000);
alter table outbox alter column text set data type varchar(1000000);
alter table outbox alter column html set data type varchar(1000000);
alter table outbox alter column headers set data type varchar(1000000);
alter table outbox alter column told set data type varchar(1000000);
alter table bell alter column text set data type varchar(1000000);
alter table note alter column text set data type varchar(1000000);

-- What another index begins with, or the one that a foreign key has by itself, is not kept twice.
drop index history_conversation;
drop index promise_conversation;

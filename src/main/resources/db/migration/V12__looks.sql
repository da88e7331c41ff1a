-- What was answered of late, for the look at the inbox: a busy desk's answered conversations wait for two weeks to close.
create index conversation_answered on conversation (status, answered_at);

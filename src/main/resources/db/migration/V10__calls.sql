-- What the promise that waits is kept by: answer, or call.
alter table conversation add column promise_what varchar(16); -- null: answer

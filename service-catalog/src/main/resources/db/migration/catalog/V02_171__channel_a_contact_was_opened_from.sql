-- A letter is keyed at the counter: its channel is MAIL, and it serves at the counter alone. Where nothing is said it was
-- opened from its own channel; what was keyed before and is open still is opened anew, within its two hours at the most.
alter table catalog.contact add column opened_from text;

-- Who is asked by what the sources say ("ask Jim"), and what is to be reviewed: few among many, and looked up for a queue.
CREATE INDEX claims_that_ask ON claims (entry_id) WHERE raw ~* '\mask ' AND state IN ('current', 'open');
CREATE INDEX remarks_that_ask ON remarks (entry_id) WHERE text ~* '\mask ';
CREATE INDEX entries_to_be_reviewed ON entries (id) WHERE review = 'to_be_reviewed' AND trashed_at IS NULL;
CREATE INDEX review_requests_open ON review_requests (entry_id) WHERE answered_at IS NULL;

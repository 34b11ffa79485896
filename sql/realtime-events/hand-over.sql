-- Clean events as JSON lines for the steps that are no SQL, in the order of their time.
UNLOAD (
  SELECT event_id, user_id, type AS event_type, concat(to_iso8601(event_time), 'Z') AS event_time, amount, page
  FROM judged_events
  WHERE run = :run AND verdict = 'clean'
  ORDER BY event_time, event_id
)
TO :target
WITH (format = 'JSON')

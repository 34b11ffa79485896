-- The latest events of a day, newest first: a first look at what has come.
SELECT event_type, event_id, user_id, event_time, amount, page
FROM processed_events
WHERE dt = CAST(current_date AS varchar)
ORDER BY event_time DESC
LIMIT 20

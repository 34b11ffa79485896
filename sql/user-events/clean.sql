-- Clean events with the seconds since the same user's event before; NULL for a user's first.
SELECT
  event_id,
  user_id,
  event_type,
  event_at AS event_time,
  date_diff('second', lag(event_at) OVER (PARTITION BY user_id ORDER BY event_at, event_id), event_at) AS lag_seconds
FROM judged
WHERE run = :run AND verdict = 'clean'
ORDER BY user_id, event_at, event_id

-- Clean events with their lag as Parquet under dt=.../; `grain` keeps the partitions under Athena's bound of 100.
UNLOAD (
  SELECT
    event_id,
    user_id,
    event_type,
    event_at AS event_time,
    date_diff('second', lag(event_at) OVER (PARTITION BY user_id ORDER BY event_at, event_id), event_at) AS lag_seconds,
    date_format(date_trunc(:grain, event_at), '%Y-%m-%d') AS dt
  FROM judged
  WHERE run = :run AND verdict = 'clean'
)
TO :target
WITH (format = 'PARQUET', compression = 'SNAPPY', partitioned_by = ARRAY['dt'])

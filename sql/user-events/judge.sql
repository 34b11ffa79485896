-- Reads the source once and writes every row with its verdict and its reasons: all later statements read what this one wrote,
-- so a row is in exactly one of clean and quarantined, whatever lands in the source meanwhile.
UNLOAD (
  WITH event AS (
    SELECT
      event_id,
      user_id,
      event_type,
      event_time,
      coalesce(
        try_cast(event_time AS timestamp),
        try(CAST(from_iso8601_timestamp(event_time) AT TIME ZONE 'UTC' AS timestamp))
      ) AS event_at
    FROM source
  ),
  judged AS (
    SELECT
      *,
      array_join(ARRAY[
        CASE WHEN event_id IS NULL OR trim(event_id) = '' THEN 'missing_event_id' END,
        CASE WHEN user_id IS NULL OR trim(user_id) = '' THEN 'missing_user_id' END,
        CASE WHEN event_type IS NULL OR trim(event_type) = '' THEN 'missing_event_type'
             WHEN event_type NOT IN ('signup', 'login', 'view', 'add_to_cart', 'purchase', 'logout') THEN 'unknown_event_type' END,
        CASE WHEN event_time IS NULL OR trim(event_time) = '' THEN 'missing_event_time'
             WHEN event_at IS NULL THEN 'bad_event_time'
             WHEN event_at < TIMESTAMP '1970-01-01 00:00:00' OR event_at >= TIMESTAMP '2070-01-01 00:00:00' THEN 'event_time_out_of_range' END,
        CASE WHEN strpos(concat(coalesce(event_id, ''), coalesce(user_id, ''), coalesce(event_type, ''), coalesce(event_time, '')), chr(65533)) > 0
             THEN 'unreadable_text' END,
        CASE WHEN trim(event_id) <> ''
              AND row_number() OVER (PARTITION BY event_id ORDER BY event_time, user_id, event_type) > 1 THEN 'duplicate_event_id' END
      ], ';') AS reasons
    FROM event
  )
  SELECT
    event_id,
    user_id,
    event_type,
    event_time,
    event_at,
    reasons,
    CASE WHEN reasons = '' THEN 'clean' ELSE 'quarantined' END AS verdict
  FROM judged
)
TO :target
WITH (format = 'PARQUET', compression = 'SNAPPY', partitioned_by = ARRAY['verdict'])

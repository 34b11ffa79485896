-- Reads one batch of raw lines once and writes every line as an event or with its reasons: all later statements read what this one
-- wrote, so a line is in exactly one of clean and rejected. Raw objects never change, so the same batch gives the same rows again.
UNLOAD (
  WITH record AS (
    SELECT line, try(json_parse(line)) AS doc
    FROM raw_events
    WHERE dt = :dt AND batch = :batch
  ),
  member AS (
    SELECT
      line,
      doc,
      try(map_keys(CAST(doc AS map(varchar, json)))) AS names,
      coalesce(json_format(json_extract(doc, '$.event_id')), 'null') AS event_id_json,
      coalesce(json_format(json_extract(doc, '$.user_id')), 'null') AS user_id_json,
      coalesce(json_format(json_extract(doc, '$.event_type')), 'null') AS event_type_json,
      coalesce(json_format(json_extract(doc, '$.event_time')), 'null') AS event_time_json,
      coalesce(json_format(json_extract(doc, '$.amount')), 'null') AS amount_json,
      coalesce(json_format(json_extract(doc, '$.page')), 'null') AS page_json
    FROM record
  ),
  event AS (
    SELECT
      *,
      trim(json_extract_scalar(doc, '$.event_id')) AS event_id,
      trim(json_extract_scalar(doc, '$.user_id')) AS user_id,
      json_extract_scalar(doc, '$.event_type') AS event_type,
      try(CAST(from_iso8601_timestamp(json_extract_scalar(doc, '$.event_time')) AT TIME ZONE 'UTC' AS timestamp)) AS event_time,
      try_cast(amount_json AS double) AS amount,
      json_extract_scalar(doc, '$.page') AS page
    FROM member
  ),
  checked AS (
    SELECT
      *,
      CASE
        WHEN line IS NULL OR trim(line) = '' THEN 'empty_line'
        WHEN doc IS NULL THEN 'not_json'
        WHEN names IS NULL THEN 'not_an_object'
        ELSE array_join(ARRAY[
          CASE WHEN event_id_json = 'null' OR event_id = '' THEN 'missing_event_id' WHEN event_id_json NOT LIKE '"%' THEN 'wrong_type_event_id' END,
          CASE WHEN user_id_json = 'null' OR user_id = '' THEN 'missing_user_id' WHEN user_id_json NOT LIKE '"%' THEN 'wrong_type_user_id' END,
          CASE WHEN event_type_json = 'null' THEN 'missing_event_type'
               WHEN event_type_json NOT LIKE '"%' THEN 'wrong_type_event_type'
               WHEN event_type NOT IN ('signup', 'login', 'view', 'add_to_cart', 'purchase', 'logout') THEN 'unknown_event_type' END,
          CASE WHEN event_time_json = 'null' THEN 'missing_event_time'
               WHEN event_time_json NOT LIKE '"%' THEN 'wrong_type_event_time'
               WHEN event_time IS NULL THEN 'bad_event_time'
               -- Also keeps a batch within the 100 partitions that Athena writes at once.
               WHEN event_time < date_add('day', -7, CAST(:dt AS timestamp)) THEN 'event_too_late'
               WHEN event_time >= date_add('day', 2, CAST(:dt AS timestamp)) THEN 'event_in_the_future' END,
          CASE WHEN amount_json = 'null' THEN CASE WHEN event_type = 'purchase' THEN 'missing_amount' END
               WHEN amount_json LIKE '"%' OR amount IS NULL THEN 'wrong_type_amount'
               WHEN amount < 0e0 THEN 'negative_amount' END,
          CASE WHEN page_json <> 'null' AND page_json NOT LIKE '"%' THEN 'wrong_type_page' END,
          CASE WHEN cardinality(array_except(names, ARRAY['event_id', 'user_id', 'event_type', 'event_time', 'amount', 'page'])) > 0
               THEN 'unknown_field' END,
          CASE WHEN strpos(line, chr(65533)) > 0 THEN 'unreadable_text' END,
          -- 900,000 bytes: what comes out again must fit a record of Kinesis with what is added to it.
          CASE WHEN length(to_hex(to_utf8(line))) > 1800000 THEN 'too_large' END
        ], ';')
      END AS faults
    FROM event
  ),
  judged AS (
    SELECT
      *,
      CASE WHEN faults = '' AND row_number() OVER (PARTITION BY event_id, faults ORDER BY event_time, line) > 1
           THEN 'duplicate_event_id' ELSE faults END AS reasons
    FROM checked
  )
  SELECT
    CASE WHEN reasons = '' THEN event_id END AS event_id,
    CASE WHEN reasons = '' THEN user_id END AS user_id,
    CASE WHEN reasons = '' THEN event_type END AS type,
    CASE WHEN reasons = '' THEN event_time END AS event_time,
    CASE WHEN reasons = '' THEN amount END AS amount,
    CASE WHEN reasons = '' THEN page END AS page,
    :batch AS batch,
    CASE WHEN reasons <> '' THEN line END AS line,
    CASE WHEN reasons <> '' THEN reasons END AS reasons,
    CASE WHEN reasons = '' THEN 'clean' ELSE 'rejected' END AS verdict,
    CASE WHEN reasons = '' THEN event_type ELSE 'none' END AS event_type,
    CASE WHEN reasons = '' THEN date_format(event_time, '%Y-%m-%d') ELSE 'none' END AS dt
  FROM judged
)
TO :target
WITH (format = 'PARQUET', compression = 'SNAPPY', partitioned_by = ARRAY['verdict', 'event_type', 'dt'])

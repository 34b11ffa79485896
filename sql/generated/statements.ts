// Made by `npm run build:sql` from the .sql files beside it: edit those.
import type { Statement } from '../statement.ts'

export const compaction = {
  columns: {
    "name": "compaction/columns",
    "pieces": [
      "SELECT column_name FROM information_schema.columns WHERE table_schema = ",
      " AND table_name = ",
      " ORDER BY ordinal_position"
    ],
    "slots": [
      "database",
      "source"
    ]
  } as Statement<'database' | 'source'>,
  compact: {
    "name": "compaction/compact",
    "pieces": [
      "SELECT ",
      " FROM ",
      " WHERE dt = ",
      ""
    ],
    "slots": [
      "columns",
      "source",
      "dt"
    ]
  } as Statement<'columns' | 'dt' | 'source'>,
  measureCompacted: {
    "name": "compaction/measure-compacted",
    "pieces": [
      "SELECT count(*) AS row_count, count(DISTINCT \"$path\") AS file_count, to_hex(checksum(ROW(",
      "))) AS digest\nFROM ",
      "\nWHERE output_prefix = ",
      " AND dt = ",
      " AND run = ",
      ""
    ],
    "slots": [
      "columns",
      "candidate",
      "outputPrefix",
      "dt",
      "run"
    ]
  } as Statement<'candidate' | 'columns' | 'dt' | 'outputPrefix' | 'run'>,
  measureSource: {
    "name": "compaction/measure-source",
    "pieces": [
      "SELECT count(*) AS row_count, count(DISTINCT \"$path\") AS file_count, to_hex(checksum(ROW(",
      "))) AS digest\nFROM ",
      "\nWHERE dt = ",
      ""
    ],
    "slots": [
      "columns",
      "source",
      "dt"
    ]
  } as Statement<'columns' | 'dt' | 'source'>,
  unload: {
    "name": "compaction/unload",
    "pieces": [
      "UNLOAD (SELECT ",
      " FROM ",
      " WHERE dt = ",
      ")\nTO ",
      "\nWITH (format = 'PARQUET', compression = 'SNAPPY')"
    ],
    "slots": [
      "columns",
      "source",
      "dt",
      "target"
    ]
  } as Statement<'columns' | 'dt' | 'source' | 'target'>,
}

export const contractedIngestion = {
  countFile: {
    "name": "contracted-ingestion/count-file",
    "pieces": [
      "SELECT count(*) AS row_count\nFROM ",
      "\nWHERE \"$path\" = ",
      ""
    ],
    "slots": [
      "table",
      "file"
    ]
  } as Statement<'file' | 'table'>,
}

export const purchasesByCountry = {
  clean: {
    "name": "purchases-by-country/clean",
    "pieces": [
      "SELECT invoiceno, stockcode, description, quantity, invoicedate, unitprice, customerid, country, CAST(units * price AS decimal(18, 2)) AS total\nFROM judged\nWHERE run = ",
      " AND verdict = 'clean'\nORDER BY invoiceno, stockcode, invoicedate, description, quantity, unitprice, customerid, country"
    ],
    "slots": [
      "run"
    ]
  } as Statement<'run'>,
  countSource: {
    "name": "purchases-by-country/count-source",
    "pieces": [
      "SELECT count(*) AS source_rows FROM source"
    ],
    "slots": []
  } as Statement<never>,
  judge: {
    "name": "purchases-by-country/judge",
    "pieces": [
      "UNLOAD (\n  WITH line AS (\n    SELECT\n      invoiceno,\n      stockcode,\n      description,\n      quantity,\n      invoicedate,\n      unitprice,\n      customerid,\n      country,\n      try_cast(trim(quantity) AS bigint) AS units,\n      try_cast(trim(unitprice) AS decimal(18, 4)) AS price,\n      try_cast(trim(invoicedate) AS timestamp) AS invoiced_at\n    FROM source\n  ),\n  judged AS (\n    SELECT\n      *,\n      array_join(ARRAY[\n        CASE WHEN invoiceno IS NULL OR trim(invoiceno) = '' THEN 'missing_invoice' END,\n        CASE WHEN stockcode IS NULL OR trim(stockcode) = '' THEN 'missing_stock_code' END,\n        CASE WHEN description IS NULL OR trim(description) = '' THEN 'missing_description' END,\n        CASE WHEN customerid IS NULL OR trim(customerid) = '' THEN 'missing_customer' END,\n        CASE WHEN country IS NULL OR trim(country) = '' THEN 'missing_country' END,\n        CASE WHEN units IS NULL THEN 'bad_quantity' WHEN units <= 0 THEN 'not_a_purchase' END,\n        CASE WHEN price IS NULL THEN 'bad_price' WHEN price <= 0 THEN 'price_not_positive' END,\n        CASE WHEN invoiced_at IS NULL THEN 'bad_date'\n             WHEN invoiced_at < TIMESTAMP '1970-01-01 00:00:00' OR invoiced_at >= TIMESTAMP '2070-01-01 00:00:00' THEN 'date_out_of_range' END,\n        CASE WHEN strpos(concat(coalesce(description, ''), coalesce(country, ''), coalesce(stockcode, '')), chr(65533)) > 0 THEN 'unreadable_text' END\n      ], ';') AS reasons\n    FROM line\n  )\n  SELECT\n    invoiceno,\n    stockcode,\n    description,\n    quantity,\n    invoicedate,\n    unitprice,\n    customerid,\n    country,\n    units,\n    price,\n    invoiced_at,\n    reasons,\n    CASE WHEN reasons = '' THEN 'clean' ELSE 'quarantined' END AS verdict\n  FROM judged\n)\nTO ",
      "\nWITH (format = 'PARQUET', compression = 'SNAPPY', partitioned_by = ARRAY['verdict'])"
    ],
    "slots": [
      "target"
    ]
  } as Statement<'target'>,
  partitionClean: {
    "name": "purchases-by-country/partition-clean",
    "pieces": [
      "UNLOAD (\n  SELECT\n    invoiceno AS invoice,\n    stockcode AS stock_code,\n    description,\n    units,\n    price,\n    CAST(units * price AS decimal(18, 2)) AS total,\n    invoiced_at,\n    customerid AS customer,\n    country,\n    date_format(date_trunc(",
      ", invoiced_at), '%Y-%m-%d') AS dt\n  FROM judged\n  WHERE run = ",
      " AND verdict = 'clean'\n)\nTO ",
      "\nWITH (format = 'PARQUET', compression = 'SNAPPY', partitioned_by = ARRAY['dt'])"
    ],
    "slots": [
      "grain",
      "run",
      "target"
    ]
  } as Statement<'grain' | 'run' | 'target'>,
  quarantine: {
    "name": "purchases-by-country/quarantine",
    "pieces": [
      "SELECT invoiceno, stockcode, description, quantity, invoicedate, unitprice, customerid, country, reasons\nFROM judged\nWHERE run = ",
      " AND verdict = 'quarantined'\nORDER BY invoiceno, stockcode, invoicedate, description, quantity, unitprice, customerid, country"
    ],
    "slots": [
      "run"
    ]
  } as Statement<'run'>,
  report: {
    "name": "purchases-by-country/report",
    "pieces": [
      "WITH purchase AS (\n  SELECT verdict, reasons, country, invoiced_at, units, price FROM judged WHERE run = ",
      " AND verdict IN ('clean', 'quarantined')\n)\nSELECT 'rows' AS measure, 'clean' AS label, CAST(count(*) AS varchar) AS value FROM purchase WHERE verdict = 'clean'\nUNION ALL\nSELECT 'rows', 'quarantined', CAST(count(*) AS varchar) FROM purchase WHERE verdict = 'quarantined'\nUNION ALL\nSELECT 'periods', 'day', CAST(count(DISTINCT date_trunc('day', invoiced_at)) AS varchar) FROM purchase WHERE verdict = 'clean'\nUNION ALL\nSELECT 'periods', 'month', CAST(count(DISTINCT date_trunc('month', invoiced_at)) AS varchar) FROM purchase WHERE verdict = 'clean'\nUNION ALL\nSELECT 'reason', reason, CAST(count(*) AS varchar)\nFROM purchase CROSS JOIN UNNEST(split(reasons, ';')) AS listed (reason)\nWHERE verdict = 'quarantined'\nGROUP BY reason\nUNION ALL\nSELECT 'statistic', 'countries', CAST(count(DISTINCT country) AS varchar) FROM purchase WHERE verdict = 'clean'\nUNION ALL\nSELECT 'statistic', 'total', CAST(CAST(sum(units * price) AS decimal(18, 2)) AS varchar) FROM purchase WHERE verdict = 'clean'\nUNION ALL\nSELECT 'top', country, total\nFROM (\n  SELECT country, CAST(CAST(sum(units * price) AS decimal(18, 2)) AS varchar) AS total\n  FROM purchase\n  WHERE verdict = 'clean'\n  GROUP BY country\n  ORDER BY sum(units * price) DESC, country\n  LIMIT ",
      "\n) AS ranking\nORDER BY 1, 2"
    ],
    "slots": [
      "run",
      "top"
    ]
  } as Statement<'run' | 'top'>,
  topCountries: {
    "name": "purchases-by-country/top-countries",
    "pieces": [
      "SELECT country, count(*) AS purchases, CAST(sum(units * price) AS decimal(18, 2)) AS total\nFROM judged\nWHERE run = ",
      " AND verdict = 'clean'\nGROUP BY country\nORDER BY total DESC, country\nLIMIT ",
      ""
    ],
    "slots": [
      "run",
      "top"
    ]
  } as Statement<'run' | 'top'>,
  totals: {
    "name": "purchases-by-country/totals",
    "pieces": [
      "SELECT country, count(*) AS purchases, sum(units) AS units, CAST(sum(units * price) AS decimal(18, 2)) AS total\nFROM judged\nWHERE run = ",
      " AND verdict = 'clean'\nGROUP BY country\nORDER BY country"
    ],
    "slots": [
      "run"
    ]
  } as Statement<'run'>,
}

export const realtimeEvents = {
  count: {
    "name": "realtime-events/count",
    "pieces": [
      "SELECT 'rows' AS measure, 'raw' AS label, CAST(count(*) AS varchar) AS value FROM raw_events WHERE dt = ",
      " AND batch = ",
      "\nUNION ALL\nSELECT 'rows', 'clean', CAST(count(*) AS varchar) FROM judged_events WHERE run = ",
      " AND verdict = 'clean'\nUNION ALL\nSELECT 'rows', 'rejected', CAST(count(*) AS varchar) FROM judged_events WHERE run = ",
      " AND verdict = 'rejected'\nUNION ALL\nSELECT 'reason', reason, CAST(count(*) AS varchar)\nFROM judged_events CROSS JOIN UNNEST(split(reasons, ';')) AS listed (reason)\nWHERE run = ",
      " AND verdict = 'rejected'\nGROUP BY reason\nORDER BY 1, 2"
    ],
    "slots": [
      "dt",
      "batch",
      "run",
      "run",
      "run"
    ]
  } as Statement<'batch' | 'dt' | 'run'>,
  handOver: {
    "name": "realtime-events/hand-over",
    "pieces": [
      "UNLOAD (\n  SELECT event_id, user_id, type AS event_type, concat(to_iso8601(event_time), 'Z') AS event_time, amount, page\n  FROM judged_events\n  WHERE run = ",
      " AND verdict = 'clean'\n  ORDER BY event_time, event_id\n)\nTO ",
      "\nWITH (format = 'JSON')"
    ],
    "slots": [
      "run",
      "target"
    ]
  } as Statement<'run' | 'target'>,
  latestEvents: {
    "name": "realtime-events/latest-events",
    "pieces": [
      "SELECT event_type, event_id, user_id, event_time, amount, page\nFROM processed_events\nWHERE dt = CAST(current_date AS varchar)\nORDER BY event_time DESC\nLIMIT 20"
    ],
    "slots": []
  } as Statement<never>,
  process: {
    "name": "realtime-events/process",
    "pieces": [
      "UNLOAD (\n  WITH record AS (\n    SELECT line, try(json_parse(line)) AS doc\n    FROM raw_events\n    WHERE dt = ",
      " AND batch = ",
      "\n  ),\n  member AS (\n    SELECT\n      line,\n      doc,\n      try(map_keys(CAST(doc AS map(varchar, json)))) AS names,\n      coalesce(json_format(json_extract(doc, '$.event_id')), 'null') AS event_id_json,\n      coalesce(json_format(json_extract(doc, '$.user_id')), 'null') AS user_id_json,\n      coalesce(json_format(json_extract(doc, '$.event_type')), 'null') AS event_type_json,\n      coalesce(json_format(json_extract(doc, '$.event_time')), 'null') AS event_time_json,\n      coalesce(json_format(json_extract(doc, '$.amount')), 'null') AS amount_json,\n      coalesce(json_format(json_extract(doc, '$.page')), 'null') AS page_json\n    FROM record\n  ),\n  event AS (\n    SELECT\n      *,\n      trim(json_extract_scalar(doc, '$.event_id')) AS event_id,\n      trim(json_extract_scalar(doc, '$.user_id')) AS user_id,\n      json_extract_scalar(doc, '$.event_type') AS event_type,\n      try(CAST(from_iso8601_timestamp(json_extract_scalar(doc, '$.event_time')) AT TIME ZONE 'UTC' AS timestamp)) AS event_time,\n      try_cast(amount_json AS double) AS amount,\n      json_extract_scalar(doc, '$.page') AS page\n    FROM member\n  ),\n  checked AS (\n    SELECT\n      *,\n      CASE\n        WHEN line IS NULL OR trim(line) = '' THEN 'empty_line'\n        WHEN doc IS NULL THEN 'not_json'\n        WHEN names IS NULL THEN 'not_an_object'\n        ELSE array_join(ARRAY[\n          CASE WHEN event_id_json = 'null' OR event_id = '' THEN 'missing_event_id' WHEN event_id_json NOT LIKE '\"%' THEN 'wrong_type_event_id' END,\n          CASE WHEN user_id_json = 'null' OR user_id = '' THEN 'missing_user_id' WHEN user_id_json NOT LIKE '\"%' THEN 'wrong_type_user_id' END,\n          CASE WHEN event_type_json = 'null' THEN 'missing_event_type'\n               WHEN event_type_json NOT LIKE '\"%' THEN 'wrong_type_event_type'\n               WHEN event_type NOT IN ('signup', 'login', 'view', 'add_to_cart', 'purchase', 'logout') THEN 'unknown_event_type' END,\n          CASE WHEN event_time_json = 'null' THEN 'missing_event_time'\n               WHEN event_time_json NOT LIKE '\"%' THEN 'wrong_type_event_time'\n               WHEN event_time IS NULL THEN 'bad_event_time'\n               WHEN event_time < date_add('day', -7, CAST(",
      " AS timestamp)) THEN 'event_too_late'\n               WHEN event_time >= date_add('day', 2, CAST(",
      " AS timestamp)) THEN 'event_in_the_future' END,\n          CASE WHEN amount_json = 'null' THEN CASE WHEN event_type = 'purchase' THEN 'missing_amount' END\n               WHEN amount_json LIKE '\"%' OR amount IS NULL THEN 'wrong_type_amount'\n               WHEN amount < 0e0 THEN 'negative_amount' END,\n          CASE WHEN page_json <> 'null' AND page_json NOT LIKE '\"%' THEN 'wrong_type_page' END,\n          CASE WHEN cardinality(array_except(names, ARRAY['event_id', 'user_id', 'event_type', 'event_time', 'amount', 'page'])) > 0\n               THEN 'unknown_field' END,\n          CASE WHEN strpos(line, chr(65533)) > 0 THEN 'unreadable_text' END,\n          CASE WHEN length(to_hex(to_utf8(line))) > 1800000 THEN 'too_large' END\n        ], ';')\n      END AS faults\n    FROM event\n  ),\n  judged AS (\n    SELECT\n      *,\n      CASE WHEN faults = '' AND row_number() OVER (PARTITION BY event_id, faults ORDER BY event_time, line) > 1\n           THEN 'duplicate_event_id' ELSE faults END AS reasons\n    FROM checked\n  )\n  SELECT\n    CASE WHEN reasons = '' THEN event_id END AS event_id,\n    CASE WHEN reasons = '' THEN user_id END AS user_id,\n    CASE WHEN reasons = '' THEN event_type END AS type,\n    CASE WHEN reasons = '' THEN event_time END AS event_time,\n    CASE WHEN reasons = '' THEN amount END AS amount,\n    CASE WHEN reasons = '' THEN page END AS page,\n    ",
      " AS batch,\n    CASE WHEN reasons <> '' THEN line END AS line,\n    CASE WHEN reasons <> '' THEN reasons END AS reasons,\n    CASE WHEN reasons = '' THEN 'clean' ELSE 'rejected' END AS verdict,\n    CASE WHEN reasons = '' THEN event_type ELSE 'none' END AS event_type,\n    CASE WHEN reasons = '' THEN date_format(event_time, '%Y-%m-%d') ELSE 'none' END AS dt\n  FROM judged\n)\nTO ",
      "\nWITH (format = 'PARQUET', compression = 'SNAPPY', partitioned_by = ARRAY['verdict', 'event_type', 'dt'])"
    ],
    "slots": [
      "dt",
      "batch",
      "dt",
      "dt",
      "batch",
      "target"
    ]
  } as Statement<'batch' | 'dt' | 'target'>,
  reject: {
    "name": "realtime-events/reject",
    "pieces": [
      "UNLOAD (\n  SELECT batch, reasons, line FROM judged_events WHERE run = ",
      " AND verdict = 'rejected' ORDER BY reasons, line\n)\nTO ",
      "\nWITH (format = 'JSON')"
    ],
    "slots": [
      "run",
      "target"
    ]
  } as Statement<'run' | 'target'>,
}

export const userEvents = {
  clean: {
    "name": "user-events/clean",
    "pieces": [
      "SELECT\n  event_id,\n  user_id,\n  event_type,\n  event_at AS event_time,\n  date_diff('second', lag(event_at) OVER (PARTITION BY user_id ORDER BY event_at, event_id), event_at) AS lag_seconds\nFROM judged\nWHERE run = ",
      " AND verdict = 'clean'\nORDER BY user_id, event_at, event_id"
    ],
    "slots": [
      "run"
    ]
  } as Statement<'run'>,
  countSource: {
    "name": "user-events/count-source",
    "pieces": [
      "SELECT count(*) AS source_rows FROM source"
    ],
    "slots": []
  } as Statement<never>,
  judge: {
    "name": "user-events/judge",
    "pieces": [
      "UNLOAD (\n  WITH event AS (\n    SELECT\n      event_id,\n      user_id,\n      event_type,\n      event_time,\n      coalesce(\n        try_cast(event_time AS timestamp),\n        try(CAST(from_iso8601_timestamp(event_time) AT TIME ZONE 'UTC' AS timestamp))\n      ) AS event_at\n    FROM source\n  ),\n  judged AS (\n    SELECT\n      *,\n      array_join(ARRAY[\n        CASE WHEN event_id IS NULL OR trim(event_id) = '' THEN 'missing_event_id' END,\n        CASE WHEN user_id IS NULL OR trim(user_id) = '' THEN 'missing_user_id' END,\n        CASE WHEN event_type IS NULL OR trim(event_type) = '' THEN 'missing_event_type'\n             WHEN event_type NOT IN ('signup', 'login', 'view', 'add_to_cart', 'purchase', 'logout') THEN 'unknown_event_type' END,\n        CASE WHEN event_time IS NULL OR trim(event_time) = '' THEN 'missing_event_time'\n             WHEN event_at IS NULL THEN 'bad_event_time'\n             WHEN event_at < TIMESTAMP '1970-01-01 00:00:00' OR event_at >= TIMESTAMP '2070-01-01 00:00:00' THEN 'event_time_out_of_range' END,\n        CASE WHEN strpos(concat(coalesce(event_id, ''), coalesce(user_id, ''), coalesce(event_type, ''), coalesce(event_time, '')), chr(65533)) > 0\n             THEN 'unreadable_text' END,\n        CASE WHEN trim(event_id) <> ''\n              AND row_number() OVER (PARTITION BY event_id ORDER BY event_time, user_id, event_type) > 1 THEN 'duplicate_event_id' END\n      ], ';') AS reasons\n    FROM event\n  )\n  SELECT\n    event_id,\n    user_id,\n    event_type,\n    event_time,\n    event_at,\n    reasons,\n    CASE WHEN reasons = '' THEN 'clean' ELSE 'quarantined' END AS verdict\n  FROM judged\n)\nTO ",
      "\nWITH (format = 'PARQUET', compression = 'SNAPPY', partitioned_by = ARRAY['verdict'])"
    ],
    "slots": [
      "target"
    ]
  } as Statement<'target'>,
  partitionClean: {
    "name": "user-events/partition-clean",
    "pieces": [
      "UNLOAD (\n  SELECT\n    event_id,\n    user_id,\n    event_type,\n    event_at AS event_time,\n    date_diff('second', lag(event_at) OVER (PARTITION BY user_id ORDER BY event_at, event_id), event_at) AS lag_seconds,\n    date_format(date_trunc(",
      ", event_at), '%Y-%m-%d') AS dt\n  FROM judged\n  WHERE run = ",
      " AND verdict = 'clean'\n)\nTO ",
      "\nWITH (format = 'PARQUET', compression = 'SNAPPY', partitioned_by = ARRAY['dt'])"
    ],
    "slots": [
      "grain",
      "run",
      "target"
    ]
  } as Statement<'grain' | 'run' | 'target'>,
  quarantine: {
    "name": "user-events/quarantine",
    "pieces": [
      "SELECT event_id, user_id, event_type, event_time, reasons\nFROM judged\nWHERE run = ",
      " AND verdict = 'quarantined'\nORDER BY event_id, user_id, event_type, event_time, reasons"
    ],
    "slots": [
      "run"
    ]
  } as Statement<'run'>,
  report: {
    "name": "user-events/report",
    "pieces": [
      "WITH event AS (\n  SELECT verdict, reasons, user_id, event_at, event_id FROM judged WHERE run = ",
      " AND verdict IN ('clean', 'quarantined')\n),\nlagged AS (\n  SELECT date_diff('second', lag(event_at) OVER (PARTITION BY user_id ORDER BY event_at, event_id), event_at) AS lag_seconds\n  FROM event\n  WHERE verdict = 'clean'\n)\nSELECT 'rows' AS measure, 'clean' AS label, CAST(count(*) AS varchar) AS value FROM event WHERE verdict = 'clean'\nUNION ALL\nSELECT 'rows', 'quarantined', CAST(count(*) AS varchar) FROM event WHERE verdict = 'quarantined'\nUNION ALL\nSELECT 'periods', 'day', CAST(count(DISTINCT date_trunc('day', event_at)) AS varchar) FROM event WHERE verdict = 'clean'\nUNION ALL\nSELECT 'periods', 'month', CAST(count(DISTINCT date_trunc('month', event_at)) AS varchar) FROM event WHERE verdict = 'clean'\nUNION ALL\nSELECT 'reason', reason, CAST(count(*) AS varchar)\nFROM event CROSS JOIN UNNEST(split(reasons, ';')) AS listed (reason)\nWHERE verdict = 'quarantined'\nGROUP BY reason\nUNION ALL\nSELECT 'statistic', 'users', CAST(count(DISTINCT user_id) AS varchar) FROM event WHERE verdict = 'clean'\nUNION ALL\nSELECT 'statistic', 'first_events', CAST(count(*) AS varchar) FROM lagged WHERE lag_seconds IS NULL\nUNION ALL\nSELECT 'statistic', 'lag_seconds_min', CAST(min(lag_seconds) AS varchar) FROM lagged\nUNION ALL\nSELECT 'statistic', 'lag_seconds_mean', CAST(CAST(round(avg(lag_seconds), 1) AS decimal(18, 1)) AS varchar) FROM lagged\nUNION ALL\nSELECT 'statistic', 'lag_seconds_max', CAST(max(lag_seconds) AS varchar) FROM lagged\nORDER BY 1, 2"
    ],
    "slots": [
      "run"
    ]
  } as Statement<'run'>,
}

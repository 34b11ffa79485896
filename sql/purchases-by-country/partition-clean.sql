-- Clean purchases as Parquet under dt=.../; `grain` keeps the partitions under Athena's bound of 100.
UNLOAD (
  SELECT
    invoiceno AS invoice,
    stockcode AS stock_code,
    description,
    units,
    price,
    CAST(units * price AS decimal(18, 2)) AS total,
    invoiced_at,
    customerid AS customer,
    country,
    date_format(date_trunc(:grain, invoiced_at), '%Y-%m-%d') AS dt
  FROM judged
  WHERE run = :run AND verdict = 'clean'
)
TO :target
WITH (format = 'PARQUET', compression = 'SNAPPY', partitioned_by = ARRAY['dt'])

-- Reads the source once and writes every row with its verdict and its reasons. A purchase has an invoice, a customer,
-- a product, a country, a date, a whole quantity above zero and a price above zero; a cancellation is none.
UNLOAD (
  WITH line AS (
    SELECT
      invoiceno,
      stockcode,
      description,
      quantity,
      invoicedate,
      unitprice,
      customerid,
      country,
      try_cast(trim(quantity) AS bigint) AS units,
      try_cast(trim(unitprice) AS decimal(18, 4)) AS price,
      try_cast(trim(invoicedate) AS timestamp) AS invoiced_at
    FROM source
  ),
  judged AS (
    SELECT
      *,
      array_join(ARRAY[
        CASE WHEN invoiceno IS NULL OR trim(invoiceno) = '' THEN 'missing_invoice' END,
        CASE WHEN stockcode IS NULL OR trim(stockcode) = '' THEN 'missing_stock_code' END,
        CASE WHEN description IS NULL OR trim(description) = '' THEN 'missing_description' END,
        CASE WHEN customerid IS NULL OR trim(customerid) = '' THEN 'missing_customer' END,
        CASE WHEN country IS NULL OR trim(country) = '' THEN 'missing_country' END,
        CASE WHEN units IS NULL THEN 'bad_quantity' WHEN units <= 0 THEN 'not_a_purchase' END,
        CASE WHEN price IS NULL THEN 'bad_price' WHEN price <= 0 THEN 'price_not_positive' END,
        CASE WHEN invoiced_at IS NULL THEN 'bad_date'
             WHEN invoiced_at < TIMESTAMP '1970-01-01 00:00:00' OR invoiced_at >= TIMESTAMP '2070-01-01 00:00:00' THEN 'date_out_of_range' END,
        CASE WHEN strpos(concat(coalesce(description, ''), coalesce(country, ''), coalesce(stockcode, '')), chr(65533)) > 0 THEN 'unreadable_text' END
      ], ';') AS reasons
    FROM line
  )
  SELECT
    invoiceno,
    stockcode,
    description,
    quantity,
    invoicedate,
    unitprice,
    customerid,
    country,
    units,
    price,
    invoiced_at,
    reasons,
    CASE WHEN reasons = '' THEN 'clean' ELSE 'quarantined' END AS verdict
  FROM judged
)
TO :target
WITH (format = 'PARQUET', compression = 'SNAPPY', partitioned_by = ARRAY['verdict'])

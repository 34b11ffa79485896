-- What a run has to say, as (measure, label, value): row counts, days and months, quarantined rows by reason, the totals' statistics, and the
-- countries with the largest totals.
WITH purchase AS (
  SELECT verdict, reasons, country, invoiced_at, units, price FROM judged WHERE run = :run AND verdict IN ('clean', 'quarantined')
)
SELECT 'rows' AS measure, 'clean' AS label, CAST(count(*) AS varchar) AS value FROM purchase WHERE verdict = 'clean'
UNION ALL
SELECT 'rows', 'quarantined', CAST(count(*) AS varchar) FROM purchase WHERE verdict = 'quarantined'
UNION ALL
SELECT 'periods', 'day', CAST(count(DISTINCT date_trunc('day', invoiced_at)) AS varchar) FROM purchase WHERE verdict = 'clean'
UNION ALL
SELECT 'periods', 'month', CAST(count(DISTINCT date_trunc('month', invoiced_at)) AS varchar) FROM purchase WHERE verdict = 'clean'
UNION ALL
SELECT 'reason', reason, CAST(count(*) AS varchar)
FROM purchase CROSS JOIN UNNEST(split(reasons, ';')) AS listed (reason)
WHERE verdict = 'quarantined'
GROUP BY reason
UNION ALL
SELECT 'statistic', 'countries', CAST(count(DISTINCT country) AS varchar) FROM purchase WHERE verdict = 'clean'
UNION ALL
SELECT 'statistic', 'total', CAST(CAST(sum(units * price) AS decimal(18, 2)) AS varchar) FROM purchase WHERE verdict = 'clean'
UNION ALL
SELECT 'top', country, total
FROM (
  SELECT country, CAST(CAST(sum(units * price) AS decimal(18, 2)) AS varchar) AS total
  FROM purchase
  WHERE verdict = 'clean'
  GROUP BY country
  ORDER BY sum(units * price) DESC, country
  LIMIT :top
) AS ranking
ORDER BY 1, 2

-- What a run has to say, as (measure, label, value): row counts, days and months, quarantined rows by reason, and the lag's statistics.
WITH event AS (
  SELECT verdict, reasons, user_id, event_at, event_id FROM judged WHERE run = :run AND verdict IN ('clean', 'quarantined')
),
lagged AS (
  SELECT date_diff('second', lag(event_at) OVER (PARTITION BY user_id ORDER BY event_at, event_id), event_at) AS lag_seconds
  FROM event
  WHERE verdict = 'clean'
)
SELECT 'rows' AS measure, 'clean' AS label, CAST(count(*) AS varchar) AS value FROM event WHERE verdict = 'clean'
UNION ALL
SELECT 'rows', 'quarantined', CAST(count(*) AS varchar) FROM event WHERE verdict = 'quarantined'
UNION ALL
SELECT 'periods', 'day', CAST(count(DISTINCT date_trunc('day', event_at)) AS varchar) FROM event WHERE verdict = 'clean'
UNION ALL
SELECT 'periods', 'month', CAST(count(DISTINCT date_trunc('month', event_at)) AS varchar) FROM event WHERE verdict = 'clean'
UNION ALL
SELECT 'reason', reason, CAST(count(*) AS varchar)
FROM event CROSS JOIN UNNEST(split(reasons, ';')) AS listed (reason)
WHERE verdict = 'quarantined'
GROUP BY reason
UNION ALL
SELECT 'statistic', 'users', CAST(count(DISTINCT user_id) AS varchar) FROM event WHERE verdict = 'clean'
UNION ALL
SELECT 'statistic', 'first_events', CAST(count(*) AS varchar) FROM lagged WHERE lag_seconds IS NULL
UNION ALL
SELECT 'statistic', 'lag_seconds_min', CAST(min(lag_seconds) AS varchar) FROM lagged
UNION ALL
SELECT 'statistic', 'lag_seconds_mean', CAST(CAST(round(avg(lag_seconds), 1) AS decimal(18, 1)) AS varchar) FROM lagged
UNION ALL
SELECT 'statistic', 'lag_seconds_max', CAST(max(lag_seconds) AS varchar) FROM lagged
ORDER BY 1, 2

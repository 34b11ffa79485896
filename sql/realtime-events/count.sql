-- What a run has to say, as (measure, label, value): the raw lines counted on a path of their own, the judged ones by verdict, the reasons.
SELECT 'rows' AS measure, 'raw' AS label, CAST(count(*) AS varchar) AS value FROM raw_events WHERE dt = :dt AND batch = :batch
UNION ALL
SELECT 'rows', 'clean', CAST(count(*) AS varchar) FROM judged_events WHERE run = :run AND verdict = 'clean'
UNION ALL
SELECT 'rows', 'rejected', CAST(count(*) AS varchar) FROM judged_events WHERE run = :run AND verdict = 'rejected'
UNION ALL
SELECT 'reason', reason, CAST(count(*) AS varchar)
FROM judged_events CROSS JOIN UNNEST(split(reasons, ';')) AS listed (reason)
WHERE run = :run AND verdict = 'rejected'
GROUP BY reason
ORDER BY 1, 2

-- The countries with the largest totals.
SELECT country, count(*) AS purchases, CAST(sum(units * price) AS decimal(18, 2)) AS total
FROM judged
WHERE run = :run AND verdict = 'clean'
GROUP BY country
ORDER BY total DESC, country
LIMIT :top

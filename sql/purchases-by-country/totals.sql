-- Total purchases by country, in the currency of the source, to the cent.
SELECT country, count(*) AS purchases, sum(units) AS units, CAST(sum(units * price) AS decimal(18, 2)) AS total
FROM judged
WHERE run = :run AND verdict = 'clean'
GROUP BY country
ORDER BY country

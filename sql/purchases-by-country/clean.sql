-- Clean purchases as they came, with what each comes to.
SELECT invoiceno, stockcode, description, quantity, invoicedate, unitprice, customerid, country, CAST(units * price AS decimal(18, 2)) AS total
FROM judged
WHERE run = :run AND verdict = 'clean'
ORDER BY invoiceno, stockcode, invoicedate, description, quantity, unitprice, customerid, country

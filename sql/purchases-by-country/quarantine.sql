-- Quarantined rows as they came, with all their reasons.
SELECT invoiceno, stockcode, description, quantity, invoicedate, unitprice, customerid, country, reasons
FROM judged
WHERE run = :run AND verdict = 'quarantined'
ORDER BY invoiceno, stockcode, invoicedate, description, quantity, unitprice, customerid, country

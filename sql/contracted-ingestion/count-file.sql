-- The rows of one file, as readers of the table see them.
SELECT count(*) AS row_count
FROM :table
WHERE "$path" = :file

-- Rows, files and digest of what a run has written, before any reader sees it.
SELECT count(*) AS row_count, count(DISTINCT "$path") AS file_count, to_hex(checksum(ROW(:columns))) AS digest
FROM :candidate
WHERE output_prefix = :outputPrefix AND dt = :dt AND run = :run

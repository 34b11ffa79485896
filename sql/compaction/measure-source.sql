-- Rows, files and digest of the partition as it is. The checksum does not depend on the order of the rows.
SELECT count(*) AS row_count, count(DISTINCT "$path") AS file_count, to_hex(checksum(ROW(:columns))) AS digest
FROM :source
WHERE dt = :dt

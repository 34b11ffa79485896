-- Counts the source on a path of its own: the judged rows must come to the same number.
SELECT count(*) AS source_rows FROM source

-- The columns that the source's table has now: one that is new there must not be lost without a word.
SELECT column_name FROM information_schema.columns WHERE table_schema = :database AND table_name = :source ORDER BY ordinal_position

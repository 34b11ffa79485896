-- The partition's rows, as they are, into the run's folder.
UNLOAD (SELECT :columns FROM :source WHERE dt = :dt)
TO :target
WITH (format = 'PARQUET', compression = 'SNAPPY')

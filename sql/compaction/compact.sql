-- The partition's rows, as they are.
SELECT :columns FROM :source WHERE dt = :dt

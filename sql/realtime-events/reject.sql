-- Rejected lines as they came, with all their reasons.
UNLOAD (
  SELECT batch, reasons, line FROM judged_events WHERE run = :run AND verdict = 'rejected' ORDER BY reasons, line
)
TO :target
WITH (format = 'JSON')

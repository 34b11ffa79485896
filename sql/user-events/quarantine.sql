-- Quarantined events as they came, with all their reasons.
SELECT event_id, user_id, event_type, event_time, reasons
FROM judged
WHERE run = :run AND verdict = 'quarantined'
ORDER BY event_id, user_id, event_type, event_time, reasons

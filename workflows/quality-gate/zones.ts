/** The zones of the gate's bucket: the only place where their prefixes are written. */
export const GATE_ZONES = Object.freeze({
  /** The partitions under test: `silver/<record_type>/dt=YYYY-MM-DD/`. */
  silver: 'silver/',
  /** Rows after their gate: `judged/<record_type>/dt=.../run=<run>/verdict=clean|quarantined/`; `current.json` beside the runs names the one that counts. */
  judged: 'judged/',
  /** Markers of failed gates. */
  quarantine: 'quarantine/',
  /** Validation results: every `result_prefix` lies in here. */
  results: 'ge/',
  /** Suites as files, `<record_type>.json`. */
  suites: 'suites/',
  athenaResults: 'athena-results/',
})

/** The zones of a lake bucket: the only place where their prefixes are written. */
export const ZONES = Object.freeze({
  source: 'source/',
  output: 'output/',
  scripts: 'scripts/',
  athenaResults: 'athena-results/',
})

/** Below this every run leaves its judged rows, one folder a run. */
export const JUDGED = `${ZONES.output}judged/`

/** Below this every run leaves its clean rows by date, one folder a run. */
export const PARTITIONED = `${ZONES.output}partitioned/`

/** The key under which the manifest of the last published run stands. */
export const MANIFEST = `${ZONES.output}manifest.json`

/** The table over {@link JUDGED}. */
export const JUDGED_TABLE = 'judged'

/** The zones of the lake bucket: the only place where their prefixes are written. */
export const ZONES = Object.freeze({
  /** Clean events for readers: `event_type=…/dt=…/`. */
  processed: 'processed/',
  /** What could not be read, with its reasons. */
  error: 'error/',
  /** What runs leave for their own next steps; it expires. */
  work: 'work/',
  /** Which execution has which batch, and how far it is published. */
  state: 'state/',
  /** What events are enriched with. */
  reference: 'reference/',
  scripts: 'scripts/',
  athenaResults: 'athena-results/',
})

/** Below it, in the raw bucket, every batch lies as `dt=…/batch=…/`. */
export const RAW = 'raw/'

/** The file of the users that events are enriched with, JSON lines; none is no failure. */
export const USERS = `${ZONES.reference}users.jsonl`

/** What runs leave in the work zone, a folder for each run. */
export const WORK = Object.freeze({
  judged: `${ZONES.work}judged/`,
  rejected: `${ZONES.work}rejected/`,
  clean: `${ZONES.work}clean/`,
  enriched: `${ZONES.work}enriched/`,
})

/** The parts of the error zone: by the step that could not read or send something. */
export const ERRORS = Object.freeze({
  /** Records that are no line of text. */
  ingest: `${ZONES.error}ingest/`,
  /** Lines that are no event, with all their reasons. */
  process: `${ZONES.error}process/`,
  /** Events that no stream takes. */
  publish: `${ZONES.error}publish/`,
})

/** The zones of the bronze bucket: the only place where their prefixes are written. */
export const BRONZE_ZONES = Object.freeze({
  /** Raw files: `bronze/<type>/dt=YYYY-MM-DD/<file>.jsonl`. */
  bronze: 'bronze/',
  /** Copies of replays, one folder a run. They are bronze too, so the ingestion sees them. */
  replay: 'bronze/replay/',
  /** Plans of replays, one folder a run. */
  plans: 'replay-plans/',
  /** What could not be read as a row, with its reason. */
  rejects: 'errors/ingest/',
  /** Messages that break their contract, with their reasons. */
  refused: 'errors/transform/',
})

/** The zone of the silver bucket: `silver/<type>/dt=YYYY-MM-DD/part-<rows>.parquet`. */
export const SILVER_ZONES = Object.freeze({ silver: 'silver/' })

import { type Static, Type } from '@sinclair/typebox'
import { GATE_ZONES } from './zones.ts'

/** Names a dataset: it becomes part of keys and of table names. */
export const RecordTypeName = Type.String({ pattern: '^[a-z][a-z0-9_]*$' })

/** A day, `YYYY-MM-DD`. */
export const Day = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' })

/** What is judged, and where the validation result goes. */
export const QualityGateInput = Type.Object({
  record_type: RecordTypeName,
  dt: Day,
  /** A folder inside the zone of results. Default: `ge/results`. */
  result_prefix: Type.String({ pattern: `^${GATE_ZONES.results}[A-Za-z0-9._/=-]*$` }),
})

export type QualityGateInput = Static<typeof QualityGateInput>

export const DEFAULT_RESULT_PREFIX = `${GATE_ZONES.results}results`

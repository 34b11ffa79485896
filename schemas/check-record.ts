import type { Field, FieldKind, RecordType } from './record-type.ts'
import { readTimestamp } from './timestamp.ts'

/** A value as a silver row holds it; timestamps are milliseconds since the Unix epoch. */
export type SilverValue = string | number | bigint | boolean | null

/** Why a record breaks its contract. `code` is stable; `message` names the field and what was found. */
export interface RecordFault {
  readonly code: 'not-an-object' | 'missing-field' | 'wrong-type' | 'out-of-range' | 'unknown-field'
  readonly message: string
}

/** A record that keeps its contract: its values in the order of the fields, and the day of its partition. */
export interface CheckedRecord {
  readonly values: readonly SilverValue[]
  /** `YYYY-MM-DD`, UTC. */
  readonly dt: string
}

/** Checks a record against its type: all faults at once, or its values as the silver file holds them. Nothing is converted on a guess. */
export function checkRecord(type: RecordType, record: unknown): CheckedRecord | { readonly faults: readonly RecordFault[] } {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) {
    return { faults: [{ code: 'not-an-object', message: `a record is a JSON object; found ${shown(record)}` }] }
  }
  const members = new Map<string, unknown>(Object.entries(record))
  const faults: RecordFault[] = []
  const values = Object.entries(type.fields).map(([name, field]) => {
    const checked = checkField(name, field, members.get(name))
    if (typeof checked === 'object' && checked !== null) faults.push(checked)
    return checked
  })
  for (const name of members.keys()) {
    if (Object.hasOwn(type.fields, name)) continue
    faults.push({
      code: 'unknown-field',
      message: `${type.name} has no field ${JSON.stringify(name)}: add it to the contract, or leave it out`,
    })
  }
  if (faults.length > 0) return { faults }
  const time = values[Object.keys(type.fields).indexOf(type.time)]
  // Without faults every value is one of silver's, and the time is a required timestamp.
  return { values: values as SilverValue[], dt: new Date(time as number).toISOString().slice(0, 10) }
}

function checkField(name: string, field: Field, value: unknown): SilverValue | RecordFault {
  if (value === undefined || value === null) {
    return field.optional ? null : { code: 'missing-field', message: `${name} is missing; it must be a ${field.kind}` }
  }
  const read = READERS[field.kind](value)
  if (read === undefined) return { code: 'wrong-type', message: `${name} must be a ${field.kind}; found ${shown(value)}` }
  if (field.least !== undefined && (typeof read === 'number' || typeof read === 'bigint') && read < field.least) {
    return { code: 'out-of-range', message: `${name} must be at least ${field.least}; found ${shown(value)}` }
  }
  return read
}

const READERS: { readonly [Kind in FieldKind]: (value: unknown) => SilverValue | undefined } = {
  string: (value) => (typeof value === 'string' ? value : undefined),
  // Beyond 2^53 JSON.parse has lost digits already: such an id must come as a string.
  long: (value) => (Number.isSafeInteger(value) ? BigInt(value as number) : undefined),
  double: (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined),
  boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  timestamp: readTimestamp,
}

const MOST_SHOWN = 80

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text
}

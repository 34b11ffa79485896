import { isNumeric, isTemporal, type TypeFamily } from '../dialect/column-type.ts'
import type { Scalar } from '../dialect/literal.ts'
import { isoMoment, momentOf, momentText } from '../dialect/moment.ts'

/** A number of the scan; null for NULL. */
export function numberOf(written: string | null | undefined): number | null {
  return written === null || written === undefined ? null : Number(written)
}

/** A value of a column as the scan writes it, as JSON has it: dates and times in ISO 8601. */
export function columnValue(family: TypeFamily, written: string): Scalar {
  if (isNumeric(family)) return exactNumber(written)
  if (family === 'boolean') return written === 'true'
  const moment = isTemporal(family) ? momentOf(written) : undefined
  if (moment === undefined) return written
  return family === 'date' ? moment.date : isoMoment(moment)
}

/** A number, or its digits where JavaScript has no number of that many. */
function exactNumber(written: string): number | string {
  const value = Number(written)
  return Number.isFinite(value) && (Number.isSafeInteger(value) || !/^-?\d+$/.test(written)) ? value : written
}

/** What two values of a column are compared by: numbers, or texts that sort as the values do. */
export function sortKey(family: TypeFamily, value: Scalar): number | string {
  if (isNumeric(family) || family === 'boolean') return Number(value)
  const moment = isTemporal(family) ? momentOf(String(value)) : undefined
  return moment === undefined ? String(value) : momentText(moment)
}

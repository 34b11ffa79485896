import type { CrawlThenQueryOutput } from '../workflows/index.ts'

/** The lines that a person reads of a finished run; `pathOf` gives the local file or folder of an `s3://` location. */
export function reportLines(output: CrawlThenQueryOutput, pathOf: (location: string) => string): readonly string[] {
  const { rows, quarantinedByReason, statistics, top, drift, files } = output
  const share = rows.source === 0 ? 0 : (rows.quarantined / rows.source) * 100
  return [
    ...table([
      ['rows in', rows.source],
      ['clean', rows.clean],
      [`quarantined (${share.toFixed(1)} %)`, rows.quarantined],
    ]),
    ...section(
      'quarantined by reason (a row may have several)',
      Object.entries(quarantinedByReason).sort(([, a], [, b]) => b - a),
    ),
    ...section('statistics', Object.entries(statistics)),
    ...section(
      'top',
      Object.entries(top).sort(([, a], [, b]) => Number(b) - Number(a)),
    ),
    ...(drift.added.length === 0 ? [] : [`columns that no statement reads: ${shortened(drift.added)}`]),
    'files',
    ...table(Object.entries(files).map(([name, location]) => [name, pathOf(location)])),
  ]
}

type Cell = string | number

function section(title: string, rows: readonly (readonly [string, Cell])[]): readonly string[] {
  return rows.length === 0 ? [] : [title, ...table(rows)]
}

function table(rows: readonly (readonly [string, Cell])[]): readonly string[] {
  const names = Math.max(0, ...rows.map(([name]) => name.length))
  const numbers = Math.max(0, ...rows.map(([, value]) => (isNumber(value) ? grouped(value).length : 0)))
  return rows.map(([name, value]) => `  ${name.padEnd(names)}  ${isNumber(value) ? grouped(value).padStart(numbers) : value}`)
}

const MOST_NAMES = 10

function shortened(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(', ')
  return names.length > MOST_NAMES ? `${shown} and ${names.length - MOST_NAMES} more` : shown
}

function isNumber(value: Cell): boolean {
  return typeof value === 'number' || /^-?\d+(\.\d+)?$/.test(value)
}

/** 42481 -> 42,481; what stands behind the point stays. */
function grouped(value: Cell): string {
  const [whole = '', ...rest] = String(value).split('.')
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...rest].join('.')
}

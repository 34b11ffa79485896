import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { main } from '../../cli/main.ts'
import type { Finding } from '../crosscheck.ts'

const RETAIL = fileURLToPath(new URL('../../../shared/data/retail', import.meta.url))

const PROGRAM = `
import csv, glob, json, sys
from collections import defaultdict
from decimal import Decimal, ROUND_HALF_UP
totals, rows = defaultdict(Decimal), 0
for file in sorted(glob.glob(sys.argv[1] + '/*.csv')):
    for row in csv.DictReader(open(file, encoding='utf-8')):
        rows += 1
        filled = all(row[name].strip() for name in ('InvoiceNo', 'StockCode', 'Description', 'CustomerID', 'Country'))
        if filled and int(row['Quantity']) > 0 and Decimal(row['UnitPrice']) > 0:
            totals[row['Country']] += int(row['Quantity']) * Decimal(row['UnitPrice'])
cents = {country: str(total.quantize(Decimal('0.01'), ROUND_HALF_UP)) for country, total in totals.items()}
published = {row['country']: row['total'] for row in csv.DictReader(open(sys.argv[2], encoding='utf-8'))}
print(json.dumps({'rows': rows, 'equal': cents == published, 'countries': len(published)}))
`

/** Runs purchases-by-country over the retail files, and holds its totals against Python's. */
export async function retailTotals(): Promise<Finding> {
  if (!existsSync(RETAIL)) return { kind: 'skipped', why: '../shared/data/retail is absent' }
  if (spawnSync('python3', ['--version']).status !== 0) return { kind: 'skipped', why: 'no python3' }
  const state = mkdtempSync(join(tmpdir(), 'sluice-crosscheck-'))
  try {
    const lines: string[] = []
    const words = ['run', 'purchases-by-country', '--data', `lake/source=${RETAIL}`, '--state', state, '--json', '--quiet']
    const exit = await main(words, { out: (line) => lines.push(line), note: () => undefined })
    if (exit !== 0) return { kind: 'failed', why: lines.join('\n') }
    const { output, paths } = JSON.parse(lines.join('\n'))
    const { stdout, stderr } = spawnSync('python3', ['-c', PROGRAM, RETAIL, paths.totals], { encoding: 'utf8' })
    const found = JSON.parse(stdout || 'null')
    const conserved = output.rows.clean + output.rows.quarantined === output.rows.source && output.rows.source === found?.rows
    return found?.equal === true && found.countries > 0 && conserved
      ? { kind: 'passed' }
      : { kind: 'failed', why: `${stdout}${stderr}${JSON.stringify(output.rows)}` }
  } finally {
    rmSync(state, { recursive: true, force: true })
  }
}

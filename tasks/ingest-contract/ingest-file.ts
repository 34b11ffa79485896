import { checkContract, type FlatRecord } from '../../schemas/contract/check-contract.ts'
import { fileRows } from '../ingest/file-rows.ts'
import type { IngestContractOutput } from './contract.ts'
import type { IngestEnvironment } from './environment.ts'
import { outputName } from './output-name.ts'
import { parquetOf } from './parquet.ts'

/** What becomes of a raw file. */
export interface IngestedFile {
  readonly output: IngestContractOutput
  /** What is written: the Parquet file and the refused records, as far as there are any. */
  readonly files: readonly { readonly key: string; readonly body: Uint8Array | string; readonly type: string }[]
}

interface Reject {
  readonly position: number
  readonly reasons: readonly { readonly code: string; readonly path: string; readonly message: string }[]
  readonly record: unknown
}

/** Reads a raw file, checks each record by the contract, and gives what is to be written. Every record is in exactly one of the two files. */
export async function ingestFile(key: string, bytes: AsyncIterable<Uint8Array>, environment: IngestEnvironment): Promise<IngestedFile> {
  const { contract, curatedBucket, curatedPrefix, errorPrefix, rawBucket } = environment
  const rows: FlatRecord[] = []
  const rejects: Reject[] = []
  for await (const row of fileRows(key, bytes)) {
    if (!('record' in row)) {
      rejects.push({ position: row.position, reasons: [{ code: row.reason, path: '', message: row.message }], record: row.text })
      continue
    }
    const checked = checkContract(contract, row.record)
    if ('values' in checked) rows.push(checked)
    else rejects.push({ position: row.position, reasons: checked.faults, record: row.record })
  }
  const name = outputName(key)
  const curated = `${curatedPrefix}${contract.folder}${name}.parquet`
  const errors = `${errorPrefix}${contract.folder}${name}.jsonl`
  const source = `s3://${rawBucket}/${key}`
  return {
    output: {
      rows: rows.length,
      rejected: rejects.length,
      reasons: countReasons(rejects),
      curated: rows.length > 0 ? `s3://${curatedBucket}/${curated}` : '',
      errors: rejects.length > 0 ? `s3://${curatedBucket}/${errors}` : '',
    },
    files: [
      // Rejects first: where rows are, what was refused beside them is there too.
      ...(rejects.length > 0
        ? [
            {
              key: errors,
              body: rejects.map((reject) => `${JSON.stringify({ source, ...reject })}\n`).join(''),
              type: 'application/x-ndjson',
            },
          ]
        : []),
      ...(rows.length > 0 ? [{ key: curated, body: parquetOf(contract, rows), type: 'application/vnd.apache.parquet' }] : []),
    ],
  }
}

function countReasons(rejects: readonly Reject[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  for (const { reasons } of rejects) {
    for (const code of new Set(reasons.map((reason) => reason.code))) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return Object.fromEntries([...counts].sort(([left], [right]) => (left < right ? -1 : 1)))
}

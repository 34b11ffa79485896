import { type Static, Type } from '@sinclair/typebox'
import { taskContract } from '../../schemas/task-contract.ts'

const Input = Type.Object({
  /** The key of a raw file, `.json` or `.jsonl`. */
  key: Type.String(),
})

const Output = Type.Object({
  /** Rows that were written. */
  rows: Type.Integer(),
  /** Records that were refused. */
  rejected: Type.Integer(),
  /** How many records were refused for each reason; a record with two reasons counts in both. */
  reasons: Type.Record(Type.String(), Type.Integer()),
  /** `s3://` location of the Parquet file; empty where no record was good. */
  curated: Type.String(),
  /** `s3://` location of the refused records; empty where there are none. */
  errors: Type.String(),
})

export type IngestContractInput = Static<typeof Input>
export type IngestContractOutput = Static<typeof Output>

/**
 * Checks the records of one raw file by the contract, flattens them and writes them as Parquet under the contract's version; what breaks
 * the contract goes to the error prefix with its reasons. The same raw file gives the same keys and the same bytes, so it may run again.
 *
 * A version of a dataset has a function of its own: `ingestContract('orders-0-0-3')`. Its environment says where it reads and writes.
 */
export function ingestContract(id: string) {
  return taskContract({
    name: `ingest-${id}`,
    description: 'Checks and flattens raw JSON by its contract, and writes Parquet',
    input: Input,
    output: Output,
    errors: ['Ingest.Misconfigured', 'Ingest.ObjectNotFound', 'Ingest.TooLarge'],
    timeoutSeconds: 300,
    memoryMegabytes: 2048,
    access: { raw: ['s3:GetObject'], curated: ['s3:PutObject'], errors: ['s3:PutObject'] },
  })
}

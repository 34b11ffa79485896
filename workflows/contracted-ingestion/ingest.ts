import { and, type Expr, eq, exists, type Flow, gt, text } from '../../asl/index.ts'
import { lambda } from '../../services/index.ts'
import { type IngestContractOutput, ingestContract } from '../../tasks/ingest-contract/contract.ts'

/** Ingests the file of a key, where there is one. Ends with `Ingest.NothingValid` for a file in which no record keeps the contract. */
export function ingestFile<S>(flow: Flow<S>, key: Expr<string | undefined, S>, id: string) {
  return flow.when(
    'A file to ingest?',
    exists(key),
    (some) => {
      const ingested = some.task('Ingest file', lambda.invoke(ingestContract(id)), { key: key as Expr<string, S> })
      some.when('Nothing valid?', and(eq(ingested.rows, 0), gt(ingested.rejected, 0)), (none) =>
        none.fail(
          'Ingest.NothingValid',
          text`no record of ${key} keeps the contract: all ${ingested.rejected} are in ${ingested.errors} with their reasons`,
        ),
      )
      return {
        rows: ingested.rows,
        rejected: ingested.rejected,
        reasons: ingested.reasons,
        curated: ingested.curated,
        errors: ingested.errors,
      }
    },
    () => NOTHING,
  )
}

const NOTHING: IngestContractOutput = { rows: 0, rejected: 0, reasons: {}, curated: '', errors: '' }

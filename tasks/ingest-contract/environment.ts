import type { Contract } from '../../schemas/contract/contract.ts'
import { findContract } from '../../schemas/contract/find-contract.ts'
import { TaskError } from '../../schemas/task-error.ts'

/** All that the function knows of where it is. */
export interface IngestEnvironment {
  readonly rawBucket: string
  readonly curatedBucket: string
  /** The dataset's folder, with its slash: `curated/orders/`. */
  readonly curatedPrefix: string
  readonly errorPrefix: string
  readonly contract: Contract
}

const VARIABLES = ['RAW_BUCKET', 'CURATED_BUCKET', 'CURATED_PREFIX', 'SCHEMA_VERSION', 'ERROR_PREFIX'] as const

/**
 * Reads the environment: `RAW_BUCKET`, `CURATED_BUCKET`, `CURATED_PREFIX` (`curated/<dataset>`), `SCHEMA_VERSION`, and `ERROR_PREFIX`
 * (default `errors`). Throws `Ingest.Misconfigured` that names every variable that is missing, and a contract that does not exist.
 */
export function readEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  contracts: readonly Contract[],
): IngestEnvironment {
  const values: Readonly<Record<string, string | undefined>> = { ERROR_PREFIX: 'errors', ...environment }
  const missing = VARIABLES.filter((name) => !values[name])
  if (missing.length > 0) throw misconfigured(`${missing.join(', ')} must be set in the environment of the function`)
  const text = (name: (typeof VARIABLES)[number]) => String(values[name])
  const prefix = text('CURATED_PREFIX').replace(/\/+$/, '')
  const dataset = prefix.split('/').at(-1) ?? ''
  const contract = findContract(contracts, dataset, text('SCHEMA_VERSION'))
  if (contract === undefined) {
    throw misconfigured(`there is no contract of ${dataset} (the last folder of CURATED_PREFIX) at version ${text('SCHEMA_VERSION')}`)
  }
  return {
    rawBucket: text('RAW_BUCKET'),
    curatedBucket: text('CURATED_BUCKET'),
    curatedPrefix: `${prefix}/`,
    errorPrefix: `${text('ERROR_PREFIX').replace(/\/+$/, '')}/${dataset}/`,
    contract,
  }
}

function misconfigured(message: string): TaskError<'Ingest.Misconfigured'> {
  return new TaskError('Ingest.Misconfigured', message)
}

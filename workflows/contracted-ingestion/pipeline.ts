import type { Contract } from '../../schemas/contract/index.ts'
import { orders } from '../../schemas/contracts/index.ts'
import { bindTask, definePipeline, folder, onObject, onSchedule, type Pipeline } from '../../services/index.ts'
import { ingestContract } from '../../tasks/ingest-contract/contract.ts'
import { contractedIngestion } from './contracted-ingestion.ts'
import { contractResources, type DomainResources, domainResources } from './resources.ts'
import { CURATED_ZONES } from './zones.ts'

/** Options of {@link contractedIngestionPipeline}. */
export interface ContractedIngestionOptions {
  /** The module of the function, for contracts of one's own. Default: the one with the contracts that are shipped. */
  readonly handler?: string
}

/**
 * One version of a dataset with all that it needs. Raw files land in `raw/incoming/<dataset>/` and start it, one execution each;
 * `ingestion-<id>-nightly` can be switched on, which crawls and compares with the contract.
 */
export function contractedIngestionPipeline(
  contract: Contract,
  domain: DomainResources,
  { handler = 'tasks/ingest-contract/handler.handler' }: ContractedIngestionOptions = {},
): Pipeline {
  const own = contractResources(domain, contract)
  const workflow = contractedIngestion(contract, domain, own)
  const incoming = folder(domain.raw.zones.incoming, `${contract.dataset}/`)
  return definePipeline({
    workflow,
    resources: [...Object.values(domain), own.crawler],
    tasks: [
      bindTask(ingestContract(contract.id), {
        handler,
        access: { raw: incoming, curated: own.folder, errors: own.errors },
        environment: {
          RAW_BUCKET: domain.raw.name,
          CURATED_BUCKET: domain.curated.name,
          CURATED_PREFIX: own.prefix,
          SCHEMA_VERSION: contract.version,
          ERROR_PREFIX: CURATED_ZONES.errors,
        },
      }),
    ],
    queries: { reads: [own.table] },
    triggers: [
      onObject(`${workflow.name}-raw-file`, incoming, { target: workflow, suffixes: ['.json', '.jsonl', '.ndjson'] }),
      onSchedule(`${workflow.name}-nightly`, 'cron(0 2 * * ? *)', {
        target: workflow,
        enabled: false,
        input: { crawl: 'always', scheduled_time: '<aws.scheduler.scheduled-time>' },
      }),
    ],
  })
}

/** The domain of the shipped contracts. */
export const SHOP = domainResources('shop')

/** Contracted ingestion of orders (seed 003). Input: `{ "key": "raw/incoming/orders/2025-03-01.json" }`. */
export const ordersIngestionPipeline = contractedIngestionPipeline(orders, SHOP)

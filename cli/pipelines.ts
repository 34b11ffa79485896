import type { Workflow } from '../asl/index.ts'
import { localNamer, type Pipeline, type PlainDeclarations, plainDeclarations } from '../services/index.ts'
import {
  ordersIngestionPipeline,
  purchasesByCountryPipeline,
  qualityGatePipelineOfPurchases,
  quarantineReleaseOfPurchases,
  realtimePipeline,
  shipmentsEltPipeline,
  shipmentsRedrivePipeline,
  shipmentsReplayPipeline,
  shipmentsReplayToQueuePipeline,
  silverCompactionPipeline,
  userEventsPipeline,
} from '../workflows/index.ts'
import { UsageError } from './usage-error.ts'

/** Every pipeline by its name. */
export const PIPELINES: Readonly<Record<string, Pipeline>> = Object.fromEntries(
  [
    userEventsPipeline,
    purchasesByCountryPipeline,
    ordersIngestionPipeline,
    qualityGatePipelineOfPurchases,
    quarantineReleaseOfPurchases,
    realtimePipeline,
    shipmentsEltPipeline,
    shipmentsRedrivePipeline,
    shipmentsReplayPipeline,
    shipmentsReplayToQueuePipeline,
    silverCompactionPipeline,
  ].map((pipeline) => [pipeline.name, pipeline]),
)

/** A pipeline whose workflow can be started. */
export interface StartablePipeline extends Pipeline {
  readonly workflow: Workflow
}

/** Every pipeline that has a workflow. */
export const STARTABLE: Readonly<Record<string, StartablePipeline>> = Object.fromEntries(
  Object.entries(PIPELINES).filter((entry): entry is [string, StartablePipeline] => entry[1].workflow !== undefined),
)

/** The resources of a pipeline with the names of the local account. */
export function localResources({ resources }: Pipeline): PlainDeclarations {
  return plainDeclarations(resources, localNamer())
}

/** The pipelines of some names. Throws {@link UsageError} with the names that there are. */
export function findPipelines(names: readonly string[]): readonly Pipeline[] {
  return names.map((name) => {
    const pipeline = Object.hasOwn(PIPELINES, name) ? PIPELINES[name] : undefined
    if (pipeline === undefined) throw new UsageError(`there is no pipeline ${JSON.stringify(name)}: ${Object.keys(PIPELINES).join(', ')}`)
    return pipeline
  })
}

/** The pipeline of that name, which has a workflow. Throws {@link UsageError} with the names that there are. */
export function findPipeline(name: string | undefined): StartablePipeline {
  const names = Object.keys(STARTABLE).join(', ')
  if (name === undefined) throw new UsageError(`name a workflow: ${names}`)
  const pipeline = Object.hasOwn(STARTABLE, name) ? STARTABLE[name] : undefined
  if (pipeline !== undefined) return pipeline
  if (Object.hasOwn(PIPELINES, name)) throw new UsageError(`${name} has no workflow: events drive it, as in \`sluice local\``)
  throw new UsageError(`there is no workflow ${JSON.stringify(name)}: ${names}`)
}

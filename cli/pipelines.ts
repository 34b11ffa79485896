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

/** A pipeline whose workflow can be started. */
export interface StartablePipeline extends Pipeline {
  readonly workflow: Workflow
}

/** The pipelines that a command line knows. */
export interface PipelineSet {
  /** In the order of their declaration. */
  readonly all: readonly Pipeline[]
  /** Those that have a workflow. */
  readonly startable: readonly StartablePipeline[]
  /** The folder of the handlers of their tasks, where that is not this package's own. */
  readonly code?: URL
  /** Those of some names; of none: all. Throws {@link UsageError} with the names that there are. */
  find(names: readonly string[]): readonly Pipeline[]
  /** The one of that name, which has a workflow. Throws {@link UsageError} with the names that there are. */
  startableOf(name: string | undefined): StartablePipeline
}

/** A set of pipelines. `code`: the folder of the handlers of their tasks. */
export function pipelineSet(all: readonly Pipeline[], code?: URL): PipelineSet {
  const startable = all.filter((pipeline): pipeline is StartablePipeline => pipeline.workflow !== undefined)
  const namesOf = (pipelines: readonly Pipeline[]) => pipelines.map(({ name }) => name).join(', ')
  return {
    all,
    startable,
    ...(code && { code }),
    find(names) {
      if (names.length === 0) return all
      return names.map((name) => {
        const found = all.find((pipeline) => pipeline.name === name)
        if (found === undefined) throw new UsageError(`there is no pipeline ${JSON.stringify(name)}: ${namesOf(all)}`)
        return found
      })
    },
    startableOf(name) {
      if (name === undefined) throw new UsageError(`name a workflow: ${namesOf(startable)}`)
      const found = startable.find((pipeline) => pipeline.name === name)
      if (found !== undefined) return found
      if (all.some((pipeline) => pipeline.name === name))
        throw new UsageError(`${name} has no workflow: events drive it, as in \`sluice local\``)
      throw new UsageError(`there is no workflow ${JSON.stringify(name)}: ${namesOf(startable)}`)
    },
  }
}

/** The pipelines that come with the package. */
export const SHIPPED: PipelineSet = pipelineSet([
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
])

/** The resources of a pipeline with the names of the local account. */
export function localResources({ resources }: Pipeline): PlainDeclarations {
  return plainDeclarations(resources, localNamer())
}

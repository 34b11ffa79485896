/** Draws the pipelines of docs/pipelines/. Run: `npx tsx scripts/pipeline-graphs.ts` */
import { writeFileSync } from 'node:fs'
import { graphOf, toSvg } from '../analysis/index.ts'
import { compile, type Workflow } from '../asl/index.ts'
import { localNamer, type Pipeline, resolveNames } from '../services/index.ts'
import {
  ordersIngestionPipeline,
  qualityGatePipelineOfPurchases,
  quarantineReleaseOfPurchases,
  realtimePipeline,
  shipmentsRedrivePipeline,
  shipmentsReplayPipeline,
  silverCompactionPipeline,
  userEventsPipeline,
} from '../workflows/index.ts'

/** The pages with a picture, by their name. */
export const PICTURES: Readonly<Record<string, Pipeline>> = {
  compaction: silverCompactionPipeline,
  'contracted-ingestion': ordersIngestionPipeline,
  'crawl-then-query': userEventsPipeline,
  'elt-redrive': shipmentsRedrivePipeline,
  'quality-gate': qualityGatePipelineOfPurchases,
  'quarantine-release': quarantineReleaseOfPurchases,
  'realtime-events': realtimePipeline,
  'replay-backfill': shipmentsReplayPipeline,
}

/** The picture of a pipeline's workflow. */
export async function drawPipeline({ workflow }: Pipeline): Promise<string> {
  // Each of these has a workflow.
  return `${await toSvg(graphOf(resolveNames(compile(workflow as Workflow), localNamer())))}\n`
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  for (const [name, pipeline] of Object.entries(PICTURES)) {
    writeFileSync(new URL(`../docs/pipelines/${name}.svg`, import.meta.url), await drawPipeline(pipeline))
  }
}

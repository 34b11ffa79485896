import { policiesOf } from '../../analysis/index.ts'
import type { AslDocument, Workflow } from '../../asl/index.ts'
import type { Pipeline } from '../../services/index.ts'
import {
  purchasesByCountryPipeline,
  realtimePipeline,
  shipmentsRedrivePipeline,
  shipmentsReplayPipeline,
  shipmentsReplayToQueuePipeline,
  silverCompactionPipeline,
  userEventsPipeline,
} from '../../workflows/index.ts'
import { everyReader } from './every-reader.ts'
import { everyState } from './every-state.ts'

/** The command that writes the golden files anew. */
export const REFRESH = 'npm run golden'

const PIPELINES: readonly Pipeline[] = [
  userEventsPipeline,
  purchasesByCountryPipeline,
  realtimePipeline,
  silverCompactionPipeline,
  shipmentsRedrivePipeline,
  shipmentsReplayPipeline,
  shipmentsReplayToQueuePipeline,
]

/** Workflows that hold every verb, every type of state and every reader of items. */
const LANGUAGE: readonly Workflow[] = [everyState, everyReader]

/** One golden file: its path below `test/golden/`, and what it should hold. */
export interface GoldenFile {
  readonly path: string
  readonly content: string
}

/** What the golden files should hold now: each pipeline's state machine, and the policies of its roles. */
export function goldenFiles(compile: (workflow: Workflow) => AslDocument): readonly GoldenFile[] {
  const pipelines = PIPELINES.flatMap((pipeline) => [
    ...(pipeline.workflow ? [machineFile(pipeline.workflow, compile)] : []),
    { path: `${pipeline.name}/iam.json`, content: textOf(policiesOf(pipeline)) },
  ])
  return [...pipelines, ...LANGUAGE.map((workflow) => machineFile(workflow, compile))]
}

function machineFile(workflow: Workflow, compile: (workflow: Workflow) => AslDocument): GoldenFile {
  return { path: `${workflow.name}/asl.json`, content: textOf(compile(workflow)) }
}

function textOf(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}

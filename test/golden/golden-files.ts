import { policiesOf } from '../../analysis/index.ts'
import type { StateMachineDocument, Workflow } from '../../asl/index.ts'
import type { Pipeline } from '../../services/index.ts'
import { purchasesByCountryPipeline, userEventsPipeline } from '../../workflows/index.ts'

/** The command that writes the golden files anew. */
export const REFRESH = 'npm run golden'

const PIPELINES: readonly Pipeline[] = [userEventsPipeline, purchasesByCountryPipeline]

/** One golden file: its path below `test/golden/`, and what it should hold. */
export interface GoldenFile {
  readonly path: string
  readonly content: string
}

/** What the golden files should hold now: each pipeline's state machine, and the policies of its roles. */
export function goldenFiles(compile: (workflow: Workflow) => StateMachineDocument): readonly GoldenFile[] {
  return PIPELINES.flatMap((pipeline) => [
    ...(pipeline.workflow ? [{ path: `${pipeline.name}/asl.json`, content: textOf(compile(pipeline.workflow)) }] : []),
    { path: `${pipeline.name}/iam.json`, content: textOf(policiesOf(pipeline)) },
  ])
}

function textOf(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}

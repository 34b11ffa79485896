import type { StateMachineDocument, Workflow } from '../../asl/index.ts'
import { purchasesByCountry, userEvents } from '../../workflows/index.ts'

/** The command that writes the golden files anew. */
export const REFRESH = 'npm run golden'

const WORKFLOWS: readonly Workflow[] = [userEvents, purchasesByCountry]

/** One golden file: its path below `test/golden/`, and what it should hold. */
export interface GoldenFile {
  readonly path: string
  readonly content: string
}

/** What the golden files should hold now. */
export function goldenFiles(compile: (workflow: Workflow) => StateMachineDocument): readonly GoldenFile[] {
  return WORKFLOWS.map((workflow) => ({ path: `${workflow.name}/asl.json`, content: `${JSON.stringify(compile(workflow), undefined, 2)}\n` }))
}

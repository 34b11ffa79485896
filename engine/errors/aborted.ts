/** Unwinds a branch whose execution was stopped or whose sibling failed. Never seen by a workflow. */
export class Aborted extends Error {
  override readonly name: string = 'Aborted'
}

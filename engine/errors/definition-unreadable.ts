/** The document is no state machine that could run at all. Thrown by `startExecution` before anything runs. */
export class DefinitionUnreadable extends Error {
  override readonly name = 'DefinitionUnreadable'
  /** JSON Pointer of the place. */
  readonly path: string

  constructor(path: string, problem: string) {
    super(`The definition cannot be run: ${path === '' ? 'the document' : path} ${problem}. Run \`sluice check\` for all problems.`)
    this.path = path
  }
}

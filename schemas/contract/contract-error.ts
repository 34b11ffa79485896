/** A contract that cannot be kept: found when it is declared. */
export class ContractError extends Error {
  override readonly name = 'ContractError'
  /** JSON Pointer into the schema. */
  readonly path: string

  constructor(path: string, message: string) {
    super(`${path === '' ? 'the contract' : path}: ${message}`)
    this.path = path
  }
}

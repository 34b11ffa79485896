/** An error that a task throws on purpose; its `name` is the error name that a workflow catches. */
export class TaskError<Name extends string> extends Error {
  override readonly name: Name

  constructor(name: Name, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = name
  }
}

/** A task that cannot be started: nothing can be called with what it names or carries. The execution ends with `States.Runtime`. */
export class UnusableTask extends Error {
  override readonly name = 'UnusableTask'
}

/**
 * A field of a state cannot be used with the data at hand. Thrown where the state is not known;
 * the state that evaluates the field turns it into `States.Runtime` and adds its own name and entry event.
 */
export class FieldFailure extends Error {
  override readonly name = 'FieldFailure'
}

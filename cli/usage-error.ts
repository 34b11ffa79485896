/** Bad input of a person: a message that says what was found, where, and what to do. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

import type { Diagnostic } from './diagnostic.ts'

/** The message with which CreateStateMachine and UpdateStateMachine refuse a definition; undefined where they would take it. */
export function awsMessage(diagnostics: readonly Diagnostic[]): string | undefined {
  const errors = diagnostics.filter(({ severity, aws }) => severity === 'error' && aws !== undefined)
  if (errors.length === 0) return undefined
  const reports = errors.map(({ message, aws }) => `${aws!.code}: ${message} at ${aws!.location ?? 'null'}`)
  return `Invalid State Machine Definition: '${reports.join(', ')}'`
}

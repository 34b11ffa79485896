/** Fields of a log line beside those that every line has. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>

/** Writes one JSON object a line: what happened, in which run, at which try, with what. */
export interface Logger {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}

/** What every line of a run says. */
export interface LogContext {
  /** The function's name. */
  readonly task: string
  /** Lambda's request id: tries of one event share it. */
  readonly run: string
}

/**
 * A logger whose lines CloudWatch Logs Insights reads as fields: `level`, `event`, `task`, `run`, then the event's own
 * (`object`, `attempt`, counts). Data of rows is never among them.
 */
export function logger({ task, run }: LogContext, write: (line: string) => void): Logger {
  const at =
    (level: 'info' | 'warn' | 'error') =>
    (event: string, fields: LogFields = {}) =>
      write(JSON.stringify({ level, event, task, run, ...fields }))
  return { info: at('info'), warn: at('warn'), error: at('error') }
}

/** The line of an error: its name and message, without a stack. */
export function errorFields(error: unknown): LogFields {
  return error instanceof Error ? { error: error.name, message: error.message } : { error: 'unknown', message: String(error) }
}

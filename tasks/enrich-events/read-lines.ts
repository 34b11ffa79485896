import type { StreamEvent, User } from '../../schemas/stream-event.ts'
import { TaskError } from '../../schemas/task-error.ts'

/** The event of a line. Throws `Enrich.BadEvent`: whoever wrote the file judged its lines before. */
export function readEvent(line: string, file: string): StreamEvent {
  const event = objectOf(line)
  if (typeof event?.user_id === 'string' && typeof event.event_time === 'string' && !Number.isNaN(Date.parse(event.event_time))) {
    // The rest was judged by the statement that wrote the file.
    return event as unknown as StreamEvent
  }
  throw new TaskError(
    'Enrich.BadEvent',
    `${file} holds a line that is no clean event: nothing was left out, the task ends; look at ${shown(line)}`,
  )
}

/** The user of a line. Throws `Enrich.BadUser`. A user who comes twice counts as the last line says. */
export function readUser(line: string, file: string): User {
  const user = objectOf(line)
  const isText = (value: unknown) => value === undefined || value === null || typeof value === 'string'
  if (typeof user?.user_id === 'string' && user.user_id !== '' && isText(user.country) && isText(user.segment)) {
    const { user_id, country, segment } = user
    return { user_id, ...(typeof country === 'string' && { country }), ...(typeof segment === 'string' && { segment }) }
  }
  throw new TaskError('Enrich.BadUser', `${file} holds a line that is no user ({"user_id", "country", "segment"}): mend ${shown(line)}`)
}

function objectOf(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

function shown(line: string): string {
  return line.length > 80 ? `${line.slice(0, 80)}…` : line
}

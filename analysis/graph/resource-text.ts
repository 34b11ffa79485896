import { type Fields, fieldsOf } from '../fields.ts'
import { valueText } from './one-line.ts'

const INTEGRATION = /^arn:[^:]*:states:[^:]*:[^:]*:(?:aws-sdk:)?(.+)$/
const ACTIVITY = /^arn:[^:]*:states:[^:]*:[^:]*:activity:(.+)$/
const FUNCTION = /^arn:[^:]*:lambda:[^:]*:[^:]*:function:(.+)$/

/** What a Task's resource calls, in a few words: `glue:getTable`, `lambda:invoke inspect-csv`, `activity review`. */
export function resourceText(state: Fields): string | undefined {
  if (state.Resource === undefined) return undefined
  const resource = valueText(state.Resource)
  const activity = ACTIVITY.exec(resource)?.[1]
  if (activity !== undefined) return `activity ${activity}`
  const name = FUNCTION.exec(resource)?.[1]
  if (name !== undefined) return `lambda ${name}`
  const operation = INTEGRATION.exec(resource)?.[1]
  if (operation === undefined) return resource
  return [operation, operation.startsWith('lambda:') ? functionName(state) : undefined].filter(Boolean).join(' ')
}

function functionName(state: Fields): string | undefined {
  const { FunctionName: name } = fieldsOf(state.Arguments) ?? fieldsOf(state.Parameters) ?? {}
  if (typeof name !== 'string') return undefined
  return FUNCTION.exec(name)?.[1] ?? valueText(name)
}

import type { JsonValue } from '../../asl/json.ts'
import { Arguments } from './arguments.ts'
import { IntrinsicProblem } from './problem.ts'

/** `States.Format(template, ...values)`: each `{}` takes the next value; `\{` and `\}` stand for themselves. */
export function format(values: readonly JsonValue[]): JsonValue {
  const template = new Arguments(values.slice(0, 1), 1).text(0)
  let next = 1
  const text = template.replace(/\\([{}\\'])|\{\}/g, (found: string, escaped: string | undefined) => {
    if (escaped !== undefined) return escaped
    if (next >= values.length) throw new IntrinsicProblem(`the template has more than ${values.length - 1} places for values: ${found}`)
    return show(values[next++] as JsonValue)
  })
  if (next < values.length) throw new IntrinsicProblem(`the template has only ${next - 1} places for ${values.length - 1} values`)
  return text
}

function show(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

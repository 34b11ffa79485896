import type { StateDocument } from '../document/state-machine.ts'
import type { Expression } from '../expression/expression.ts'
import { type Naming, renderField } from '../expression/render.ts'
import { endsExecution } from '../flow/ends.ts'
import type { Block, RawStep } from '../flow/step.ts'
import type { JsonObject, JsonValue } from '../json.ts'
import type { Compiled, Leaving, MachineScope } from './compiled.ts'
import { keep } from './keep.ts'
import { nextOf } from './leave.ts'
import { namingOf } from './naming.ts'
import { rawOutput } from './raw-output.ts'

/** A state as it was given, with a `Next` wherever it named none. */
export function raw(step: RawStep, leaving: Leaving, scope: MachineScope): Compiled {
  const states: Compiled['states'][number][] = []
  const next = () => nextOf(leaving, step)
  const entryOf = (block: Block) => {
    if (block.steps.length === 0) return next()
    const compiled = scope.block(block, { kind: 'next', state: endsExecution(block) ? '' : next() })
    states.push(...compiled.states)
    return compiled.entry
  }
  const given = rendered(step.state, namingOf(scope)) as JsonObject
  const kept = keep(step.result, rawOutput(step), scope).Assign
  const lost = keep(step.result, undefined, scope).Assign
  const state = {
    ...given,
    ...(kept && { Assign: { ...objectOf(given.Assign), ...kept } }),
    ...led(given, 'Choices', step.ways, entryOf),
    ...(step.otherwise && { Default: entryOf(step.otherwise) }),
    ...led(given, 'Catch', step.catches, entryOf, lost),
    ...(!step.leaves && step.type !== 'Choice' && { Next: next() }),
  }
  // What a caller gives is checked by its types, and the whole machine by `check`.
  return { entry: step.name, states: [[step.name, state as unknown as StateDocument], ...states] }
}

/** The parts of a field, each with its way on; a catcher that goes on says that there is no result. */
function led(
  given: JsonObject,
  field: 'Choices' | 'Catch',
  blocks: readonly Block[],
  entryOf: (block: Block) => string,
  lost?: JsonObject,
) {
  const parts = given[field]
  if (!Array.isArray(parts)) return {}
  const waiting = [...blocks]
  return {
    [field]: parts.map((part: JsonObject) => {
      const block = part.Next === undefined ? waiting.shift() : undefined
      if (block === undefined) return part
      const assign = lost && !endsExecution(block) ? { Assign: { ...objectOf(part.Assign), ...lost } } : {}
      return { ...part, ...assign, Next: entryOf(block) }
    }),
  }
}

/** A template in which strings are what they are: one that looks like an expression is one. */
function rendered(template: Expression, naming: Naming): JsonValue {
  switch (template.kind) {
    case 'literal':
      return template.value
    case 'object':
      return Object.fromEntries(Object.entries(template.members).map(([name, value]) => [name, rendered(value, naming)]))
    case 'array':
      return template.items.map((item) => rendered(item, naming))
    default:
      return renderField(template, naming)
  }
}

function objectOf(value: JsonValue | undefined): JsonObject {
  // Arrays were told apart, which TypeScript does not keep for readonly ones.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}
}

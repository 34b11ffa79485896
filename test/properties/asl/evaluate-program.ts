import { isDeepStrictEqual } from 'node:util'
import type { JsonValue } from '../../../asl/index.ts'
import {
  answerOf,
  type Block,
  type Condition,
  type GroupHandler,
  INPUT,
  INPUT_VARIABLE,
  type MapStep,
  type Read,
  type Step,
  type TaskStep,
  type Value,
} from './program.ts'

/** How a program ends, by a plain reading of it that knows nothing of state machines. */
export type Ending = { readonly output: JsonValue } | { readonly error: string }

/** Absent values are `undefined`. */
type Any = JsonValue | undefined
type Variables = Map<number, Any>

/** Ends the execution, as far as nobody catches it. */
class Failure extends Error {
  readonly error: string

  constructor(error: string) {
    super(error)
    this.error = error
  }
}

/** Ends the execution well; nobody catches it. */
class Success extends Error {
  readonly output: JsonValue

  constructor(output: JsonValue) {
    super('succeeded')
    this.output = output
  }
}

export function evaluateProgram(program: Block): Ending {
  const calls = new Map<string, number>()
  try {
    const output = evaluateBlock(program, new Map([[INPUT_VARIABLE, INPUT]]), calls)
    return { output: program.value === undefined ? {} : (output ?? null) }
  } catch (error) {
    if (error instanceof Failure) return { error: error.error }
    if (error instanceof Success) return { output: error.output }
    throw error
  }
}

type Calls = Map<string, number>

function evaluateBlock(block: Block, outer: Variables, calls: Calls): Any {
  const variables = new Map(outer)
  for (const step of block.steps) {
    const result = evaluateStep(step, variables, calls)
    if ('variable' in step) variables.set(step.variable, result)
  }
  return block.value && evaluate(block.value, variables)
}

function evaluateStep(step: Step, variables: Variables, calls: Calls): Any {
  const handle = ({ block }: GroupHandler) => void evaluateBlock(block, variables, calls)
  switch (step.kind) {
    case 'task':
      return evaluateTask(step, variables, calls)
    case 'pass':
      return evaluate(step.value, variables)
    case 'wait':
      return undefined
    case 'when': {
      const way = holds(step.condition, variables) ? step.whenTrue : step.whenFalse
      return way && evaluateBlock(way, variables, calls)
    }
    case 'poll':
      for (let attempt = 1; attempt <= step.attempts; attempt++) {
        const n = (calls.get(step.look) ?? 0) + 1
        calls.set(step.look, n)
        const value = evaluateBlock(step.body, new Map([...variables, [step.looked, answerOf(step.look, n, {})]]), calls)
        if (n >= step.calls) return withoutAbsent({ n, value })
      }
      throw new Failure('PollTimedOut')
    case 'parallel':
      return unlessCaught(step.caught, handle, () =>
        withoutAbsent(Object.fromEntries(step.branches.map(({ name, block }) => [name, evaluateBlock(block, variables, calls)]))),
      )
    case 'choose': {
      const way = step.ways.find(({ condition }) => holds(condition, variables))?.block ?? step.otherwise
      return way && evaluateBlock(way, variables, calls)
    }
    case 'repeat':
      for (let index = 0; index < step.times; index++) evaluateBlock(step.body, new Map([...variables, [step.index, index]]), calls)
      return undefined
    case 'attempt':
      return unlessCaught(step.caught, handle, () => evaluateBlock(step.block, variables, calls))
    case 'map':
      return unlessCaught(step.caught, handle, () => evaluateMap(step, variables, calls))
    case 'raw':
      return { number: step.number, text: INPUT.text }
    case 'rawChoice': {
      const way = step.holds ? step.way : step.otherwise
      if (way !== 'continue') evaluateBlock(way, variables, calls)
      return undefined
    }
    case 'succeed':
      throw new Success(evaluate(step.output, variables) ?? null)
    case 'fail':
      throw new Failure(step.error)
  }
}

function unlessCaught(caught: 'nothing' | 'continue' | GroupHandler, handle: (handler: GroupHandler) => void, work: () => Any): Any {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Failure) || caught === 'nothing') throw error
    if (caught !== 'continue') handle(caught)
    return undefined
  }
}

function evaluateMap({ mode, items, item, index, body }: MapStep, variables: Variables, calls: Calls): Any {
  const values = readOf(items, variables) as readonly JsonValue[]
  const given = mode === 'batched' ? pairsOf(values) : values
  try {
    return given.map((value, place) => evaluateBlock(body, new Map([...variables, [item, value], [index, place]]), calls) ?? null)
  } catch (error) {
    // What a child fails with, its parent does not say.
    if (error instanceof Failure && mode !== 'inline') throw new Failure('States.ExceedToleratedFailureThreshold')
    throw error
  }
}

function pairsOf(values: readonly JsonValue[]): readonly JsonValue[] {
  return values.flatMap((_, place) => (place % 2 === 0 ? [values.slice(place, place + 2)] : []))
}

function evaluateTask(step: TaskStep, variables: Variables, calls: Calls): Any {
  const { failing, caught } = step
  for (let retry = 0; ; retry++) {
    const n = (calls.get(step.name) ?? 0) + 1
    calls.set(step.name, n)
    if (n > failing.calls) return answerOf(step.name, n, evaluate(step.arguments, variables) ?? null)
    if (failing.error === 'Find.Broken' && retry < step.retries) continue
    if (caught === 'nothing') throw new Failure(failing.error)
    if (caught === 'continue') return undefined
    evaluateBlock(caught.block, new Map([...variables, [caught.error, { Error: failing.error, Cause: `call ${n}` }]]), calls)
    return undefined
  }
}

function withoutAbsent(members: Readonly<Record<string, Any>>): JsonValue {
  return Object.fromEntries(Object.entries(members).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined))
}

function readOf({ variable, path }: Read, variables: Variables): Any {
  const step = (value: Any, name: string | number): Any =>
    typeof value === 'object' && value !== null ? (value as Readonly<Record<string | number, JsonValue>>)[name] : undefined
  return path.reduce(step, variables.get(variable))
}

function evaluate(value: Value, variables: Variables): Any {
  switch (value.kind) {
    case 'constant':
      return value.value
    case 'read':
      return readOf(value, variables)
    case 'object':
      return withoutAbsent(Object.fromEntries(Object.entries(value.members).map(([name, member]) => [name, evaluate(member, variables)])))
    case 'array':
      return value.items.flatMap((item) => {
        const element = evaluate(item, variables)
        return element === undefined ? [] : [element]
      })
    case 'text':
      return value.parts.map((part) => (typeof part === 'string' ? part : String(evaluate(part, variables) ?? ''))).join('')
    case 'add':
      return (evaluate(value.left, variables) as number) + (evaluate(value.right, variables) as number)
    case 'orElse':
      return readOf(value.value, variables) ?? evaluate(value.fallback, variables)
    case 'json':
      return JSON.stringify(readOf(value.value, variables))
  }
}

function holds(condition: Condition, variables: Variables): boolean {
  switch (condition.kind) {
    case 'eq':
    case 'ne': {
      const [left, right] = [readOf(condition.left, variables), evaluate(condition.right, variables)]
      const equal = left !== undefined && isDeepStrictEqual(left, right)
      return condition.kind === 'eq' ? equal : !equal
    }
    case 'gt':
      return (evaluate(condition.left, variables) as number) > (evaluate(condition.right, variables) as number)
    case 'exists':
      return readOf(condition.value, variables) !== undefined
    case 'not':
      return !holds(condition.condition, variables)
    case 'and':
      return condition.conditions.every((inner) => holds(inner, variables))
    case 'or':
      return condition.conditions.some((inner) => holds(inner, variables))
  }
}

import { Type } from '@sinclair/typebox'
import {
  add,
  and,
  type Catch,
  type Expr,
  eq,
  exists,
  type Flow,
  ge,
  gt,
  json,
  ne,
  not,
  or,
  orElse,
  type Ref,
  seconds,
  type Template,
  text,
  type Workflow,
  workflow,
} from '../../../asl/index.ts'
import { find } from '../../asl/operations.ts'
import {
  type Block,
  type Condition,
  type GroupHandler,
  INPUT_VARIABLE,
  type MapStep,
  type Read,
  type Step,
  type TaskStep,
  type Value,
} from './program.ts'

/** A program has no types; what it reads is right by its shapes. */
type AnyFlow = Flow<unknown>
type AnyRef = Ref<{ readonly [name: string]: never }> & Expr<never>
type References = ReadonlyMap<number, AnyRef>

/** The workflow of a program, written by the flow builder. */
export function buildProgram(program: Block): Workflow {
  return workflow({ name: 'random', input: Type.Object({}) }, (flow, input) =>
    buildBlock(program, flow as unknown as AnyFlow, new Map([[INPUT_VARIABLE, input as unknown as AnyRef]])),
  )
}

function buildBlock(block: Block, flow: AnyFlow, outer: References): unknown {
  const references = new Map(outer)
  for (const step of block.steps) {
    const result = buildStep(step, flow, references)
    if (step.kind === 'fail' || step.kind === 'succeed') return result
    if ('variable' in step) references.set(step.variable, result as AnyRef)
  }
  return block.value && buildValue(block.value, references)
}

function buildStep(step: Step, flow: AnyFlow, references: References): unknown {
  const inner = (block: Block) => (branch: unknown) => buildBlock(block, branch as AnyFlow, references)
  switch (step.kind) {
    case 'task':
      return buildTask(step, flow, references)
    case 'pass':
      return flow.pass(step.name, buildValue(step.value, references) as null)
    case 'wait':
      return flow.wait(step.name, seconds(step.seconds))
    case 'when':
      return flow.when(step.name, buildCondition(step.condition, references), inner(step.whenTrue), step.whenFalse && inner(step.whenFalse))
    case 'poll':
      return flow.poll(
        step.name,
        { every: seconds(1), attempts: step.attempts },
        (turn) => {
          const looked = turn.task(step.look, find, {})
          const value = buildBlock(
            step.body,
            turn as unknown as AnyFlow,
            new Map([...references, [step.looked, looked as unknown as AnyRef]]),
          )
          return { n: (looked as unknown as { n: Expr<number> }).n, value }
        },
        (seen) => ge((seen as unknown as { n: Expr<number> }).n, step.calls),
      )
    case 'choose':
      return flow.choose(
        step.name,
        step.ways.map(({ condition, block }) => [buildCondition(condition, references), inner(block)] as const),
        step.otherwise && inner(step.otherwise),
      )
    case 'repeat':
      return flow.repeat(step.name, { times: step.times }, (turn, index) => {
        const inside = new Map([...references, [step.index, index as unknown as AnyRef]])
        return buildBlock(step.body, turn as unknown as AnyFlow, inside) as undefined
      })
    case 'attempt':
      return flow.attempt(step.name, inner(step.block), catching(step.caught, references))
    case 'map':
      return buildMap(step, flow, references)
    case 'parallel': {
      const branches = Object.fromEntries(step.branches.map(({ name, block }) => [name, inner(block)]))
      return flow.parallel(step.name, branches as never, catching(step.caught, references))
    }
    case 'raw':
      return flow.raw(step.name, { Type: 'Pass', Output: { number: step.number, text: refTo(TEXT, references) } })
    case 'rawChoice':
      return flow.raw(
        step.name,
        { Type: 'Choice', Choices: [{ Condition: step.holds ? '{% 1 = 1 %}' : '{% 1 = 2 %}' }] },
        { ways: [inner(step.way)], otherwise: step.otherwise === 'continue' ? 'continue' : inner(step.otherwise) },
      )
    case 'succeed':
      return flow.succeed(buildValue(step.output, references) as null, step.name)
    case 'fail':
      return flow.fail(step.error, buildValue(step.cause, references) as Expr<string>, step.name)
  }
}

/** What a raw state reads of the input. */
const TEXT: Read = { kind: 'read', variable: INPUT_VARIABLE, path: ['text'] }

function buildMap(step: MapStep, flow: AnyFlow, references: References): unknown {
  const items = refTo(step.items, references) as unknown as Expr<readonly never[]>
  const body = (item: unknown, each: unknown, index?: unknown) => {
    const inside = new Map([...references, [step.item, item as AnyRef], [step.index, index as AnyRef]])
    return buildBlock(step.body, each as AnyFlow, inside)
  }
  if (step.mode === 'inline') return flow.map(step.name, items, { concurrency: 1, ...catching(step.caught, references) }, body)
  const batch = step.mode === 'batched' ? { batch: { items: 2 } } : {}
  return flow.distributedMap(step.name, items, { concurrency: 1, ...batch, ...catching(step.caught, references) }, body)
}

function catching(caught: 'nothing' | 'continue' | GroupHandler, references: References): { readonly catch?: never } {
  if (caught === 'nothing') return {}
  const handler = caught === 'continue' ? caught : (then: unknown) => buildBlock(caught.block, then as AnyFlow, references)
  return { catch: { 'States.ALL': handler } as never }
}

function buildTask(step: TaskStep, flow: AnyFlow, references: References): unknown {
  const { caught, retries } = step
  const handler =
    caught === 'nothing' || caught === 'continue'
      ? caught
      : (then: Flow<never>, error: unknown) =>
          buildBlock(caught.block, then as unknown as AnyFlow, new Map([...references, [caught.error, error as AnyRef]]))
  const catching = handler === 'nothing' ? {} : { 'Find.Missing': handler, 'Find.Broken': handler }
  return flow.task(step.name, find, buildValue(step.arguments, references) as Template<unknown, unknown>, {
    catch: catching as Catch<'Find.Missing', unknown> as never,
    retry: retries === 0 ? 'none' : [{ errors: ['Find.Broken'], attempts: retries }],
  })
}

function refTo({ variable, path }: Read, references: References): AnyRef {
  const start = references.get(variable)
  if (start === undefined) throw new Error(`the program reads variable ${variable}, which is not there`)
  return path.reduce((ref, step) => (ref as unknown as Record<string | number, AnyRef>)[step] as AnyRef, start)
}

function buildValue(value: Value, references: References): unknown {
  const build = (inner: Value) => buildValue(inner, references)
  switch (value.kind) {
    case 'constant':
      return value.value
    case 'read':
      return refTo(value, references)
    case 'object':
      return Object.fromEntries(Object.entries(value.members).map(([name, member]) => [name, build(member)]))
    case 'array':
      return value.items.map(build)
    case 'text': {
      const strings = Object.assign(Array(value.parts.length + 1).fill(''), { raw: [] })
      return text(strings, ...value.parts.map((part) => (typeof part === 'string' ? part : (build(part) as Expr<string>))))
    }
    case 'add':
      return add(asNumber(value.left, references), asNumber(value.right, references))
    case 'orElse':
      return orElse(refTo(value.value, references), build(value.fallback) as never)
    case 'json':
      return json(refTo(value.value, references))
  }
}

/** At run time the operators take plain numbers on both sides. */
function asNumber(value: Value, references: References): Expr<number> {
  return buildValue(value, references) as Expr<number>
}

function buildCondition(condition: Condition, references: References): Expr<boolean> {
  switch (condition.kind) {
    case 'eq':
      return eq(refTo(condition.left, references), buildValue(condition.right, references) as never)
    case 'ne':
      return ne(refTo(condition.left, references), buildValue(condition.right, references) as never)
    case 'gt':
      return gt(asNumber(condition.left, references), asNumber(condition.right, references))
    case 'exists':
      return exists(refTo(condition.value, references))
    case 'not':
      return not(buildCondition(condition.condition, references))
    case 'and':
      return and(...condition.conditions.map((inner) => buildCondition(inner, references)))
    case 'or':
      return or(...condition.conditions.map((inner) => buildCondition(inner, references)))
  }
}

import { DefinitionError } from '../definition-error.ts'
import type { Path, ResultRoot } from '../expression/expression.ts'
import type { Operation, RetryPolicy } from '../operation.ts'
import type { Ref } from '../reference/ref.ts'
import { refOf } from '../reference/source.ts'
import { toExpression } from '../reference/to-expression.ts'
import type { CaughtError, Ended, Flow, Handler, PollOptions } from './flow.ts'
import { branchEnd, claimName, type Names, POLL_STATES, WHEN_STATES } from './names.ts'
import type { Block, Catcher, Step } from './step.ts'

/** The scopes live in the types only; at run time every flow is alike. */
type AnyFlow = Flow<unknown>
type Build = (flow: AnyFlow) => unknown
interface CatchAndRetry {
  readonly catch?: Readonly<Record<string, Handler<unknown> | undefined>>
  readonly retry?: 'none' | readonly RetryPolicy<string>[]
}

/** Runs `build` on a flow of its own and gives the block that it wrote. */
export function buildBlock(names: Names, build: Build): Block {
  const steps: Step[] = []
  const value = build(flowInto(steps, names))
  if (value === undefined || isEnded(value)) return Object.freeze({ steps: Object.freeze(steps) })
  return Object.freeze({ steps: Object.freeze(steps), value: toExpression(value, `${names.path} > returned value`) })
}

const ENDED_VALUE = Object.freeze({ kind: 'ended' })

function isEnded(value: unknown): boolean {
  return value === ENDED_VALUE
}

function flowInto(steps: Step[], names: Names): AnyFlow {
  function add(step: Step): void {
    const last = steps.at(-1)
    if (last?.kind === 'fail') {
      throw new DefinitionError({
        code: 'step-after-fail',
        path: `${names.path} > ${step.name}`,
        message: `a step after ${JSON.stringify(last.name)}, which ends the execution`,
        hint: 'remove the step, or fail inside a when',
      })
    }
    steps.push(Object.freeze(step))
  }
  const catches = (name: string, options: CatchAndRetry | undefined) => catchersOf(name, options?.catch ?? {}, names)

  const flow = {
    task(name: string, operation: Operation<unknown, unknown, string>, input: unknown, options: TaskRuntimeOptions = {}) {
      claimName(names, name)
      const result = resultOf(name)
      const inner = toExpression(input, `${names.path} > ${name}`)
      const wrapped = operation.wrap
      add({
        kind: 'task',
        name,
        resource: operation.resource,
        arguments: wrapped ? { kind: 'object', members: { ...literals(wrapped.beside), [wrapped.member]: inner } } : inner,
        outputPath: operation.outputPath ?? [],
        result,
        retry: options.retry === 'none' ? [] : (options.retry ?? operation.retry),
        catches: catches(name, options),
        ...(options.timeout && { timeout: options.timeout }),
        ...(options.heartbeat && { heartbeat: options.heartbeat }),
      })
      return refTo(result)
    },
    pass(name: string, value: unknown) {
      claimName(names, name)
      const result = resultOf(name)
      add({ kind: 'pass', name, value: toExpression(value, `${names.path} > ${name}`), result })
      return refTo(result)
    },
    wait(name: string, time: Parameters<AnyFlow['wait']>[1]) {
      claimName(names, name)
      const span = 'until' in time ? { until: toExpression(time.until, `${names.path} > ${name}`) } : time
      add({ kind: 'wait', name, for: span })
    },
    when(name: string, condition: unknown, then: Build, otherwise: Build = () => undefined) {
      claimName(names, name)
      for (const part of WHEN_STATES) claimName(names, part(name))
      const inner = insideOf(names, name)
      const result = resultOf(name)
      add({
        kind: 'when',
        name,
        condition: toExpression(condition, inner.path),
        whenTrue: buildBlock(inner, then),
        whenFalse: buildBlock(inner, otherwise),
        result,
      })
      return refTo(result)
    },
    poll(name: string, options: PollOptions<unknown>, turn: Build, until: (seen: Ref<unknown>) => unknown) {
      claimName(names, name)
      const inner = insideOf(names, name)
      if (!Number.isInteger(options.attempts) || options.attempts < 1) {
        throw new DefinitionError({
          code: 'bad-attempts',
          path: inner.path,
          message: `${options.attempts} attempts`,
          hint: 'a poll takes a whole number of attempts from 1',
        })
      }
      for (const part of POLL_STATES) claimName(names, part(name))
      const body = captureValue(inner, name, turn)
      const seen = body.value === undefined ? undefined : refOf(body.value)
      const timedOut = options.timedOut ?? { error: 'PollTimedOut', cause: `${name}: not so after ${options.attempts} attempts` }
      add({
        kind: 'poll',
        name,
        body: { steps: body.steps },
        until: toExpression(until(seen as Ref<unknown>), inner.path),
        every: options.every,
        attempts: options.attempts,
        timedOut: { error: toExpression(timedOut.error, inner.path), cause: toExpression(timedOut.cause, inner.path) },
        turn: resultOf(`${name} turn`),
      })
      return seen
    },
    parallel(name: string, branches: Readonly<Record<string, Build>>, options?: CatchAndRetry) {
      claimName(names, name)
      const inner = insideOf(names, name)
      for (const key of Object.keys(branches)) claimName(names, branchEnd(name, key))
      const blocks = Object.entries(branches).map(([key, build]) => [key, buildBlock(insideOf(inner, key), build)] as const)
      const result = resultOf(name)
      add({
        kind: 'parallel',
        name,
        branches: Object.fromEntries(blocks),
        result,
        retry: options?.retry === undefined || options.retry === 'none' ? [] : options.retry,
        catches: catches(name, options),
      })
      return refTo(result)
    },
    fail(error: unknown, cause: unknown, name?: string) {
      const claimed = name ?? (typeof error === 'string' ? error : 'Fail')
      claimName(names, claimed)
      const path = `${names.path} > ${claimed}`
      add({ kind: 'fail', name: claimed, error: toExpression(error, path), cause: toExpression(cause, path) })
      // `Ended` exists in types only.
      return ENDED_VALUE as unknown as Ended
    },
  }
  // The methods are typed by the interface; inside they treat every template alike.
  return Object.freeze(flow) as unknown as AnyFlow
}

type TaskRuntimeOptions = CatchAndRetry & Pick<Parameters<AnyFlow['task']>[3] & object, 'timeout' | 'heartbeat'>

function catchersOf(name: string, handlers: Readonly<Record<string, Handler<unknown> | undefined>>, names: Names): readonly Catcher[] {
  const entries = Object.entries(handlers).filter((entry): entry is [string, Handler<unknown>] => entry[1] !== undefined)
  // AWS wants `States.ALL` last.
  const ordered = [...entries.filter(([error]) => error !== 'States.ALL'), ...entries.filter(([error]) => error === 'States.ALL')]
  const passedOver = ordered.flatMap(([error, handler]) => (handler === 'continue' && error !== 'States.ALL' ? [error] : []))
  const together = passedOver.length === 0 ? [] : [catcherOf(passedOver, 'continue')]
  const others = ordered.filter(([error]) => !passedOver.includes(error)).map(([error, handler]) => catcherOf([error], handler))
  return [...together, ...others]

  function catcherOf(errors: readonly string[], handler: Handler<unknown>): Catcher {
    const caught = resultOf(`${name} error`)
    const inner = insideOf(names, `${name} after ${errors.join(', ')}`)
    const block =
      handler === 'continue' ? buildBlock(inner, () => undefined) : buildBlock(inner, (flow) => handler(flow, refTo<CaughtError>(caught)))
    return Object.freeze({ errors, error: caught, handler: block })
  }
}

/**
 * The block of a turn, whose value is a reference to what one of its steps left: variables of the turn can be read after it.
 * A computed value is kept by a Pass of its own.
 */
function captureValue(names: Names, name: string, turn: Build): { readonly steps: readonly Step[]; readonly value?: Path } {
  const block = buildBlock(names, turn)
  if (block.value === undefined) return { steps: block.steps }
  if (block.value.kind === 'path' && block.value.root.kind === 'result') return { steps: block.steps, value: block.value }
  const kept = `${name}: seen`
  claimName(names, kept)
  const result = resultOf(kept)
  const pass: Step = Object.freeze({ kind: 'pass', name: kept, value: block.value, result })
  return { steps: [...block.steps, pass], value: { kind: 'path', root: result, steps: [] } }
}

function insideOf(names: Names, part: string): Names {
  return { taken: names.taken, path: `${names.path} > ${part}` }
}

function resultOf(step: string): ResultRoot {
  return Object.freeze({ kind: 'result', step })
}

function refTo<T>(root: ResultRoot): Ref<T> {
  return refOf({ kind: 'path', root, steps: [] })
}

function literals(values: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { kind: 'literal', value } as const]))
}

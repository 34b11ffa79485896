import { DefinitionError } from '../definition-error.ts'
import type { Expression, ResultRoot } from '../expression/expression.ts'
import type { Operation, RetryPolicy } from '../operation.ts'
import type { Ref } from '../reference/ref.ts'
import { isIndex, refOf } from '../reference/source.ts'
import { type AnyFlow, BlockWriter, type Build, ENDED_VALUE } from './block-writer.ts'
import { catchersOf, type Handlers } from './catchers.ts'
import type { PollOptions } from './flow.ts'
import { writeDistributedMap, writeMap } from './maps.ts'
import { branchEnd, WHEN_FALSE, WHEN_TRUE } from './names.ts'
import type { Ended, TaskOptions } from './outcome.ts'
import { writePoll } from './poll.ts'
import type { Block } from './step.ts'
import { checkedRetry, checkHeartbeat } from './task-limits.ts'

interface CatchAndRetry {
  readonly catch?: Handlers
  readonly retry?: 'none' | readonly RetryPolicy<string>[]
}
type CallOf<Write> = Write extends (block: BlockWriter, ...call: infer Call) => unknown ? Call : never
type Limits = Pick<TaskOptions<string, unknown, unknown>, 'timeout' | 'heartbeat'>

/** The block of a whole workflow. */
export function buildBlock(workflow: string, build: Build): Block {
  return new BlockWriter({ taken: new Set(), flowInto }, workflow).write(build)
}

function flowInto(block: BlockWriter): AnyFlow {
  const flow = {
    task(name: string, operation: Operation<unknown, unknown, string>, input: unknown, options: CatchAndRetry & Limits = {}) {
      const { timeout, heartbeat } = options
      block.claim(name)
      const path = `${block.path} > ${name}`
      checkHeartbeat(timeout, heartbeat, path)
      const sent = argumentsOf(operation, block.read(input, name))
      const catches = catchersOf(name, options.catch ?? {}, block)
      const result = block.result(name)
      block.add({
        kind: 'task',
        name,
        resource: operation.resource,
        arguments: sent,
        outputPath: [...(operation.outputPath ?? [])],
        result,
        retry: checkedRetry(options.retry === 'none' ? [] : (options.retry ?? operation.retry), path),
        catches,
        ...(timeout && { timeout }),
        ...(heartbeat && { heartbeat }),
      })
      return refTo(result)
    },
    pass(name: string, value: unknown) {
      block.claim(name)
      const read = block.read(value, name)
      const result = block.result(name)
      block.add({ kind: 'pass', name, value: read, result })
      return refTo(result)
    },
    wait(name: string, time: Parameters<AnyFlow['wait']>[1]) {
      block.claim(name)
      block.add({ kind: 'wait', name, for: 'until' in time ? { until: block.read(time.until, name) } : time })
    },
    when(name: string, condition: unknown, then: Build, otherwise: Build = () => undefined) {
      block.claimAll([name, WHEN_TRUE(name), WHEN_FALSE(name)])
      const read = block.read(condition, name)
      const whenTrue = block.inner(name).write(then)
      const whenFalse = block.inner(name).write(otherwise)
      const result = block.result(name)
      block.add({ kind: 'when', name, condition: read, whenTrue, whenFalse, result })
      return refTo(result)
    },
    poll: (name: string, options: PollOptions<unknown>, turn: Build, until: (seen: Ref<unknown>) => unknown) =>
      writePoll(block, name, options, turn, until),
    parallel(name: string, branches: Readonly<Record<string, Build>>, options: CatchAndRetry = {}) {
      const path = `${block.path} > ${name}`
      block.claim(name)
      checkBranchNames(Object.keys(branches), path)
      block.claimAll(Object.keys(branches).map((branch) => branchEnd(name, branch)))
      const inner = block.inner(name)
      const written = Object.entries(branches).map(([branch, build]) => [branch, inner.inner(branch).write(build)] as const)
      const retry = options.retry === undefined || options.retry === 'none' ? [] : options.retry
      const catches = catchersOf(name, options.catch ?? {}, block)
      const result = block.result(name)
      block.add({ kind: 'parallel', name, branches: Object.fromEntries(written), result, retry: checkedRetry(retry, path), catches })
      return refTo(result)
    },
    map: (...call: CallOf<typeof writeMap>) => writeMap(block, ...call),
    distributedMap: (...call: CallOf<typeof writeDistributedMap>) => writeDistributedMap(block, ...call),
    fail(error: unknown, cause: unknown, name = typeof error === 'string' ? error : 'Fail') {
      block.claim(name)
      block.add({ kind: 'fail', name, error: block.read(error, name), cause: block.read(cause, name) })
      // `Ended` exists in types only.
      return ENDED_VALUE as unknown as Ended
    },
  }
  // The methods are typed by the interface; inside they treat every template alike.
  return Object.freeze(flow) as unknown as AnyFlow
}

function argumentsOf({ wrap }: Operation<unknown, unknown, string>, input: Expression): Expression {
  if (wrap === undefined) return input
  const beside = Object.entries(wrap.beside).map(([name, value]) => [name, { kind: 'literal', value } as const] as const)
  return { kind: 'object', members: { ...Object.fromEntries(beside), [wrap.member]: input } }
}

function checkBranchNames(names: readonly string[], path: string): void {
  if (names.length === 0) {
    throw new DefinitionError({ code: 'no-branches', path, message: 'a parallel without branches', hint: 'give it one at least' })
  }
  const index = names.find(isIndex)
  if (index === undefined) return
  throw new DefinitionError({
    code: 'bad-branch-name',
    path,
    message: `the branch name ${JSON.stringify(index)} looks like an index`,
    hint: 'begin it with a letter',
  })
}

function refTo<T>(root: ResultRoot): Ref<T> {
  return refOf({ kind: 'path', root, steps: [] })
}

import { CALLBACK } from '../callback.ts'
import type { QueryLanguage } from '../document/state-machine.ts'
import type { Expression, ResultRoot } from '../expression/expression.ts'
import type { Operation } from '../operation.ts'
import type { Ref } from '../reference/ref.ts'
import { refOf } from '../reference/source.ts'
import { succeedInBranch } from './block-problems.ts'
import { type AnyFlow, BlockWriter, type Build, ENDED_VALUE } from './block-writer.ts'
import { writeChoose, writeWhen } from './choose.ts'
import { writeDistributedMap, writeMap } from './maps.ts'
import type { Ended, TaskOptions } from './outcome.ts'
import { writeAttempt, writeParallel } from './parallel.ts'
import { writePoll } from './poll.ts'
import { writeRaw } from './raw.ts'
import { checkRawNames } from './raw-names.ts'
import { writeRepeat } from './repeat.ts'
import type { Block } from './step.ts'
import { checkHeartbeat } from './task-limits.ts'
import { type Tried, triedOf } from './tried.ts'

type CallOf<Write> = Write extends (block: BlockWriter, ...call: infer Call) => unknown ? Call : never
type Limits = Pick<TaskOptions<string, unknown, unknown>, 'timeout' | 'heartbeat'>

/** The block of a whole workflow, whose raw states are in `language` where they say nothing. */
export function buildBlock(workflow: string, language: QueryLanguage, build: Build): Block {
  const taken = new Set<string>()
  const block = new BlockWriter({ taken, language, flowInto }, workflow).write(build)
  checkRawNames(block, taken, workflow)
  return block
}

function flowInto(block: BlockWriter): AnyFlow {
  const flow = {
    task(name: string, operation: Operation<unknown, unknown, string>, input: unknown, options: Tried & Limits = {}) {
      const { timeout, heartbeat } = options
      block.claim(name)
      const path = `${block.path} > ${name}`
      checkHeartbeat(timeout, heartbeat, path)
      const sent = argumentsOf(operation, block.read(input, name, operation.resource.endsWith(CALLBACK)))
      const tried = triedOf(block, name, options, operation.retry)
      const result = block.result(name)
      block.add({
        kind: 'task',
        name,
        resource: operation.resource,
        arguments: sent,
        outputPath: [...(operation.outputPath ?? [])],
        result,
        ...tried,
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
    when: (...call: CallOf<typeof writeWhen>) => writeWhen(block, ...call),
    choose: (...call: CallOf<typeof writeChoose>) => writeChoose(block, ...call),
    repeat: (...call: CallOf<typeof writeRepeat>) => writeRepeat(block, ...call),
    poll: (...call: CallOf<typeof writePoll>) => writePoll(block, ...call),
    parallel: (...call: CallOf<typeof writeParallel>) => writeParallel(block, ...call),
    attempt: (...call: CallOf<typeof writeAttempt>) => writeAttempt(block, ...call),
    map: (...call: CallOf<typeof writeMap>) => writeMap(block, ...call),
    distributedMap: (...call: CallOf<typeof writeDistributedMap>) => writeDistributedMap(block, ...call),
    raw: (...call: CallOf<typeof writeRaw>) => writeRaw(block, ...call),
    succeed(output: unknown, name = 'Succeed') {
      block.claim(name)
      if (block.isBranch) throw succeedInBranch(name, block.path)
      block.add({ kind: 'succeed', name, output: block.read(output, name) })
      // `Ended` exists in types only.
      return ENDED_VALUE as unknown as Ended
    },
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

function refTo<T>(root: ResultRoot): Ref<T> {
  return refOf({ kind: 'path', root, steps: [] })
}

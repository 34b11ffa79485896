import { DefinitionError } from '../definition-error.ts'
import type { Path } from '../expression/expression.ts'
import type { Ref } from '../reference/ref.ts'
import { refOf } from '../reference/source.ts'
import type { BlockWriter, Build } from './block-writer.ts'
import { endsExecution } from './ends.ts'
import type { PollOptions } from './flow.ts'
import { POLL_BEGIN, POLL_TIMED_OUT, POLL_WAIT } from './names.ts'
import type { Step } from './step.ts'

/** Writes a poll; gives a reference to what its last turn saw. */
export function writePoll(
  block: BlockWriter,
  name: string,
  options: PollOptions<unknown>,
  turn: Build,
  until: (seen: Ref<unknown>) => unknown,
): Ref<unknown> | undefined {
  const { every, attempts } = options
  block.claim(name)
  const inner = block.inner(name)
  if (!Number.isInteger(attempts) || attempts < 1) {
    throw new DefinitionError({
      code: 'bad-attempts',
      path: inner.path,
      message: `${attempts} attempts`,
      hint: 'a poll takes a whole number of attempts from 1',
    })
  }
  block.claimAll([POLL_BEGIN(name), POLL_WAIT(name), POLL_TIMED_OUT(name)])
  const timedOut = options.timedOut ?? { error: 'PollTimedOut', cause: `${name}: not so after ${attempts} attempts` }
  const { steps, value } = writeTurn(block, inner, name, turn)
  const seen = value && refOf(value)
  if (value?.root.kind === 'result') block.see(value.root)
  block.add({
    kind: 'poll',
    name,
    body: { steps },
    until: inner.read(
      block.ask(() => until(seen as Ref<unknown>)),
      'until',
    ),
    every,
    attempts,
    timedOut: { error: block.read(timedOut.error, name), cause: block.read(timedOut.cause, name) },
    turn: inner.result(`${name} turn`),
  })
  return seen
}

/**
 * The steps of a turn, and a reference to what one of them left: variables of the turn can be read after it.
 * A computed value is kept by a Pass of its own.
 */
function writeTurn(
  block: BlockWriter,
  inner: BlockWriter,
  name: string,
  turn: Build,
): { readonly steps: readonly Step[]; readonly value?: Path } {
  const { steps, value } = inner.write(turn)
  if (endsExecution({ steps })) {
    throw new DefinitionError({
      code: 'turn-always-fails',
      path: inner.path,
      message: 'every turn ends the execution',
      hint: 'fail inside a when',
    })
  }
  if (value === undefined) return { steps }
  if (value.kind === 'path' && value.root.kind === 'result') return { steps, value }
  const kept = `${name}: seen`
  block.claim(kept)
  const result = inner.result(kept)
  return { steps: [...steps, { kind: 'pass', name: kept, value, result }], value: { kind: 'path', root: result, steps: [] } }
}

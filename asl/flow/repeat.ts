import { DefinitionError } from '../definition-error.ts'
import type { Ref } from '../reference/ref.ts'
import { isExpr, refOf } from '../reference/source.ts'
import type { AnyFlow, BlockWriter } from './block-writer.ts'
import { endsExecution } from './ends.ts'
import { REPEAT_BEGIN, REPEAT_NEXT } from './names.ts'

/** Writes a loop that runs a number of times. */
export function writeRepeat(
  block: BlockWriter,
  name: string,
  { times }: { readonly times: unknown },
  turn: (flow: AnyFlow, index: Ref<number>) => unknown,
): void {
  const path = `${block.path} > ${name}`
  if (!isExpr(times) && !(Number.isInteger(times) && Number(times) >= 1)) {
    throw new DefinitionError({ code: 'bad-times', path, message: `${times} times`, hint: 'a repeat takes a whole number from 1' })
  }
  block.claimAll([name, REPEAT_BEGIN(name), REPEAT_NEXT(name)])
  const read = block.read(times, name)
  const inner = block.inner(name)
  const counter = inner.result(`${name} turn`)
  const { steps } = inner.write((flow) => {
    turn(flow, refOf({ kind: 'path', root: counter, steps: [] }))
  })
  if (endsExecution({ steps })) {
    throw new DefinitionError({ code: 'turn-always-fails', path, message: 'every turn ends the execution', hint: 'end it inside a when' })
  }
  block.add({ kind: 'repeat', name, times: read, body: { steps }, turn: counter })
}

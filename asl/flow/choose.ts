import { DefinitionError } from '../definition-error.ts'
import type { Ref } from '../reference/ref.ts'
import { refOf } from '../reference/source.ts'
import type { BlockWriter, Build } from './block-writer.ts'
import { WAY, WHEN_FALSE, WHEN_TRUE } from './names.ts'

/** Writes a choice of two ways; gives a reference to the value of the one that is taken. */
export function writeWhen(block: BlockWriter, name: string, condition: unknown, then: Build, otherwise: Build = nothing): Ref<unknown> {
  return write(block, name, [{ name: WHEN_TRUE(name), condition, build: then }], otherwise)
}

/** Writes a choice of many ways; the first whose condition holds is taken. */
export function writeChoose(
  block: BlockWriter,
  name: string,
  ways: readonly (readonly [unknown, Build])[],
  otherwise: Build = nothing,
): Ref<unknown> {
  if (ways.length === 0) {
    const path = `${block.path} > ${name}`
    throw new DefinitionError({ code: 'no-ways', path, message: 'a choice without conditions', hint: 'give it one at least' })
  }
  const named = ways.map(([condition, build], index) => ({ name: WAY(name, index), condition, build }))
  return write(block, name, named, otherwise)
}

interface ConditionalWay {
  readonly name: string
  readonly condition: unknown
  readonly build: Build
}

function write(block: BlockWriter, name: string, ways: readonly ConditionalWay[], otherwise: Build): Ref<unknown> {
  const last = WHEN_FALSE(name)
  block.claimAll([name, ...ways.map((way) => way.name), last])
  const conditions = ways.map(({ condition }) => block.read(condition, name))
  const blocks = ways.map(({ build }) => block.inner(name).write(build))
  const lastBlock = block.inner(name).write(otherwise)
  const result = block.result(name)
  block.add({
    kind: 'choose',
    name,
    // One condition and one block were made of every way.
    ways: ways.map((way, index) => ({ name: way.name, condition: conditions[index]!, block: blocks[index]! })),
    otherwise: { name: last, block: lastBlock },
    result,
  })
  return refOf({ kind: 'path', root: result, steps: [] })
}

const nothing = () => undefined

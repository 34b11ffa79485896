import { DefinitionError } from '../definition-error.ts'
import type { ResultRoot } from '../expression/expression.ts'
import type { Ref } from '../reference/ref.ts'
import { refOf } from '../reference/source.ts'
import type { ItemSource } from '../source/item-source.ts'
import type { AnyFlow, BlockWriter, Build } from './block-writer.ts'
import { distributedFields } from './distributed-fields.ts'
import type { DistributedOptions } from './map-verbs.ts'
import { MAP_BEGIN, MAP_END } from './names.ts'
import type { Block } from './step.ts'
import { type Tried, triedOf } from './tried.ts'

/** https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const MOST_AT_ONCE = 40

type Each = (item: Ref<unknown>, flow: AnyFlow, index: Ref<number>) => unknown

/** Writes an inline Map; gives a reference to the array of what its iterations returned. */
export function writeMap(
  block: BlockWriter,
  name: string,
  items: unknown,
  options: Tried & { concurrency?: number },
  each: Each,
): Ref<unknown> {
  const path = `${block.path} > ${name}`
  const { concurrency } = options
  if (concurrency !== undefined) checkConcurrency(concurrency, path)
  block.claimAll([name, MAP_BEGIN(name), MAP_END(name)])
  const read = block.read(items, name)
  const inner = block.branch(name)
  const item = inner.result(`${name} item`)
  const index = inner.result(`${name} index`)
  const body = elementBlock(inner, (flow) => each(refTo(item), flow, refTo(index)))
  const tried = triedOf(block, name, options)
  const result = block.result(name)
  block.add({ kind: 'map', name, items: read, item, index, body, result, ...tried, ...(concurrency !== undefined && { concurrency }) })
  return refTo(result)
}

/** Writes a Distributed Map; gives a reference to the array of what its children returned, or to where it was written. */
export function writeDistributedMap(
  block: BlockWriter,
  name: string,
  source: ItemSource<unknown> | object,
  options: Tried & DistributedOptions<unknown>,
  each: Each,
): Ref<unknown> {
  block.claimAll([name, MAP_END(name)])
  const fields = distributedFields(block, name, source, options)
  const inner = block.child(name)
  const item = inner.result(`${name} ${options.batch === undefined ? 'item' : 'items'}`)
  const body = elementBlock(inner, (flow) => each(refTo(item), flow, refTo(item)))
  const tried = triedOf(block, name, options)
  const result = block.result(name)
  block.add({ kind: 'distributedMap', name, item, outer: inner.outerRead, body, result, ...fields, ...tried })
  return refTo(result)
}

/** What gives nothing is null among the results. */
function elementBlock(inner: BlockWriter, build: Build): Block {
  const block = inner.write(build)
  return block.value === undefined ? { ...block, value: { kind: 'literal', value: null } } : block
}

function checkConcurrency(concurrency: number, path: string): void {
  if (Number.isInteger(concurrency) && concurrency >= 1 && concurrency <= MOST_AT_ONCE) return
  throw new DefinitionError({
    code: 'bad-concurrency',
    path,
    message: `${concurrency} iterations at once`,
    hint: `an inline map runs 1 to ${MOST_AT_ONCE}; distributedMap runs more`,
  })
}

function refTo<T>(root: ResultRoot): Ref<T> {
  return refOf({ kind: 'path', root, steps: [] })
}

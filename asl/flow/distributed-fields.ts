import { DefinitionError } from '../definition-error.ts'
import type { Expression } from '../expression/expression.ts'
import { isExpr } from '../reference/source.ts'
import type { ItemSource } from '../source/item-source.ts'
import type { BlockWriter } from './block-writer.ts'
import type { DistributedMapStep, ItemReader } from './map-step.ts'
import type { DistributedOptions } from './map-verbs.ts'

type Fields = Pick<DistributedMapStep, 'items' | 'children' | 'label' | 'concurrency' | 'batch' | 'tolerate' | 'write'>

/** What the options of a Distributed Map say. Throws a `DefinitionError` for what Step Functions refuses. */
export function distributedFields(
  block: BlockWriter,
  name: string,
  source: ItemSource<unknown> | object,
  options: DistributedOptions<unknown>,
): Fields {
  const path = `${block.path} > ${name}`
  const bounded = (part: string, value: unknown, range: Range): Expression | undefined => {
    if (value === undefined) return undefined
    if (!isExpr(value)) checkNumber(part, value, range, path)
    return block.read(value, `${name} > ${part}`)
  }
  const { label, batch, tolerate, write } = options
  if (label !== undefined) checkLabel(label, path)
  if (batch !== undefined && batch.items === undefined && batch.bytes === undefined) throw noBound(path)
  const concurrency = bounded('concurrency', options.concurrency, { least: 1, most: 10_000 })
  const items = bounded('batch.items', batch?.items, { least: 1 })
  const bytes = bounded('batch.bytes', batch?.bytes, { least: 1, most: 262_144 })
  const count = bounded('tolerate.count', tolerate?.count, { least: 0 })
  const percentage = bounded('tolerate.percentage', tolerate?.percentage, { least: 0, most: 100, fractions: true })
  return {
    items: readSource(block, name, source),
    children: options.children ?? 'STANDARD',
    ...(label !== undefined && { label }),
    ...(concurrency && { concurrency }),
    ...(batch && { batch: { ...(items && { items }), ...(bytes && { bytes }) } }),
    ...(tolerate && { tolerate: { ...(count && { count }), ...(percentage && { percentage }) } }),
    ...(write && { write: writerOf(block, name, write) }),
  }
}

function readSource(block: BlockWriter, name: string, source: ItemSource<unknown> | object): Expression | ItemReader {
  if (isExpr(source) || !isSource(source)) return block.read(source, name)
  const { kind, resource, config, most } = source
  const place = block.readExpression(source.arguments, `${name} > source`)
  return { kind, resource, config, arguments: place, ...(most && { most: block.readExpression(most, `${name} > maxItems`) }) }
}

function isSource(source: object): source is ItemSource<unknown> {
  return 'kind' in source && source.kind === 'items' && 'resource' in source
}

function writerOf(
  block: BlockWriter,
  name: string,
  { bucket, prefix, format, transformation }: NonNullable<DistributedOptions<unknown>['write']>,
): NonNullable<DistributedMapStep['write']> {
  const place = block.read({ Bucket: bucket, Prefix: prefix }, `${name} > write`)
  if (format === undefined && transformation === undefined) return { place }
  return { place, config: { Transformation: transformation ?? 'NONE', OutputType: format ?? 'JSON' } }
}

interface Range {
  readonly least: number
  readonly most?: number
  readonly fractions?: true
}

function checkNumber(part: string, value: unknown, { least, most, fractions }: Range, path: string): void {
  const isNumber = typeof value === 'number' && (fractions ? Number.isFinite(value) : Number.isInteger(value))
  if (isNumber && value >= least && (most === undefined || value <= most)) return
  throw new DefinitionError({
    code: 'bad-map-option',
    path,
    message: `${part} of ${value}`,
    hint: `Step Functions takes a ${fractions ? '' : 'whole '}number from ${least}${most === undefined ? '' : ` to ${most}`}`,
  })
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html */
function checkLabel(label: string, path: string): void {
  if (/^[A-Za-z0-9_-]{1,40}$/.test(label)) return
  throw new DefinitionError({
    code: 'bad-label',
    path,
    message: `the label ${JSON.stringify(label)}`,
    hint: 'use 1 to 40 letters of a to z, digits, hyphens and underscores',
  })
}

function noBound(path: string): DefinitionError {
  return new DefinitionError({ code: 'no-batch-bound', path, message: 'a batch without a bound', hint: 'give it items, bytes or both' })
}

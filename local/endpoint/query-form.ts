import type { NormalizedSchema } from '@smithy/core/schema'
import { readDocument } from './request-body.ts'
import { headerOf, type QueryParameters, type WireRequest } from './wire-request.ts'

/** A request with the parameters of its form beside those of its query: only they tell the operation of the query protocol. */
export async function withForm(request: WireRequest): Promise<WireRequest> {
  const isForm = request.path === '/' && headerOf(request.headers, 'content-type')?.startsWith('application/x-www-form-urlencoded')
  if (!isForm) return request
  const form = Buffer.from(await readDocument(request.body)).toString()
  const query = new Map(request.query)
  for (const [name, value] of new URLSearchParams(form)) query.set(name, [value])
  return { ...request, query }
}

/** A value out of the flattened names of the query protocol: `Entries.member.1.Id`, `Attributes.entry.1.key`. */
export function readForm(schema: NormalizedSchema, form: QueryParameters, name = ''): unknown {
  const isThere = form.has(name) || [...form.keys()].some((key) => key.startsWith(name === '' ? '' : `${name}.`))
  if (!isThere) return undefined
  if (schema.isStructSchema()) return readStruct(schema, form, name)
  if (schema.isListSchema()) return readList(schema, form, name)
  if (schema.isMapSchema()) return readMap(schema, form, name)
  return readSimple(schema, form.get(name)?.[0] ?? '')
}

function readStruct(schema: NormalizedSchema, form: QueryParameters, name: string): object {
  const members: [string, unknown][] = []
  for (const [member, memberSchema] of schema.structIterator()) {
    const value = readForm(memberSchema, form, under(name, memberSchema.getMergedTraits().xmlName ?? member))
    if (value !== undefined) members.push([member, value])
  }
  return Object.fromEntries(members)
}

function readList(schema: NormalizedSchema, form: QueryParameters, name: string): readonly unknown[] {
  const member = schema.getValueSchema()
  const isFlat = Boolean(schema.getMergedTraits().xmlFlattened)
  const items: unknown[] = []
  for (let index = 1; ; index++) {
    const item = readForm(member, form, under(name, isFlat ? String(index) : `${member.getMergedTraits().xmlName ?? 'member'}.${index}`))
    if (item === undefined) return items
    items.push(item)
  }
}

function readMap(schema: NormalizedSchema, form: QueryParameters, name: string): object {
  const [key, value] = [schema.getKeySchema(), schema.getValueSchema()]
  const isFlat = Boolean(schema.getMergedTraits().xmlFlattened)
  const entries: [string, unknown][] = []
  for (let index = 1; ; index++) {
    const entry = under(name, isFlat ? String(index) : `entry.${index}`)
    const text = form.get(under(entry, key.getMergedTraits().xmlName ?? 'key'))?.[0]
    if (text === undefined) return Object.fromEntries(entries)
    entries.push([text, readForm(value, form, under(entry, value.getMergedTraits().xmlName ?? 'value'))])
  }
}

function readSimple(schema: NormalizedSchema, text: string): unknown {
  if (schema.isBooleanSchema()) return text === 'true'
  if (schema.isNumericSchema()) return Number(text)
  if (schema.isBlobSchema()) return new Uint8Array(Buffer.from(text, 'base64'))
  return schema.isTimestampSchema() ? new Date(text) : text
}

function under(name: string, member: string): string {
  return name === '' ? member : `${name}.${member}`
}

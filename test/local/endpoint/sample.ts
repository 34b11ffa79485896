import type { NormalizedSchema } from '@smithy/core/schema'

/** A value of any schema with every member set, so that a round trip shows what a protocol loses. */
export function sampleOf(schema: NormalizedSchema, depth = 0): unknown {
  if (schema.isDocumentSchema()) return { any: ['json', 1, null] }
  if (schema.isListSchema()) return [sampleOf(schema.getValueSchema(), depth + 1)]
  if (schema.isMapSchema()) return { some_key: sampleOf(schema.getValueSchema(), depth + 1) }
  if (schema.isStructSchema()) return sampleStruct(schema, depth)
  if (schema.isBlobSchema()) return new Uint8Array([0, 1, 2, 250])
  if (schema.isTimestampSchema()) return new Date('2026-02-03T04:05:06.000Z')
  if (schema.isBooleanSchema()) return true
  if (schema.isNumericSchema()) return 7
  if (schema.isBigIntegerSchema()) return 7n
  return 'text of "mine" & <yours>'
}

function sampleStruct(schema: NormalizedSchema, depth: number): Record<string, unknown> {
  const members = [...schema.structIterator()].filter(([, member]) => depth < 4 || !isNested(member))
  const kept = schema.isUnionSchema() ? members.slice(0, 1) : members
  return Object.fromEntries(kept.map(([name, member]) => [name, sampleOf(member, depth + 1)]))
}

function isNested(schema: NormalizedSchema): boolean {
  return schema.isStructSchema() || schema.isListSchema() || schema.isMapSchema()
}

import type { ObjectTrigger } from './triggers.ts'

/** An event pattern for objects of one bucket. */
export type ObjectPattern = {
  readonly source: readonly string[]
  readonly 'detail-type': readonly string[]
  readonly detail: {
    readonly bucket: { readonly name: readonly string[] }
    readonly object?: { readonly key: readonly Readonly<Record<string, string>>[] }
  }
}

/**
 * The pattern of EventBridge for the events of an object trigger. Both a prefix and a suffix are one wildcard: of two conditions in a
 * list one would do. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function objectPattern({ folder: { bucket, prefix }, suffixes }: Pick<ObjectTrigger, 'folder' | 'suffixes'>): ObjectPattern {
  const bySuffix = suffixes.map(
    (suffix): Readonly<Record<string, string>> => (prefix === '' ? { suffix } : { wildcard: `${escaped(prefix)}*${escaped(suffix)}` }),
  )
  const keys = suffixes.length > 0 ? bySuffix : prefix === '' ? [] : [{ prefix }]
  return {
    source: ['aws.s3'],
    'detail-type': ['Object Created'],
    detail: { bucket: { name: [bucket] }, ...(keys.length > 0 && { object: { key: keys } }) },
  }
}

function escaped(text: string): string {
  return text.replace(/[*\\]/g, '\\$&')
}

import { type Namer, piecesOf } from '../../services/index.ts'

const ONE_REFERENCE = /^\$\{([A-Za-z0-9]+)(?:\.([A-Za-z0-9]+))?\}$/
const REFERS = /\$\{(?!!)/

/**
 * A copy of a value in which strings with tokens or pseudo parameters have become `Ref`, `Fn::GetAtt` or `Fn::Sub`;
 * members that are `undefined` are left out. What only looks like a reference stays as it is.
 */
export function toIntrinsics(value: unknown, namer: Namer): unknown {
  if (typeof value === 'string') return intrinsicOf(value, namer)
  if (Array.isArray(value)) return value.map((item) => toIntrinsics(item, namer))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [name, toIntrinsics(member, namer)]),
  )
}

/** A string with its references. */
export function intrinsicOf(text: string, namer: Namer): unknown {
  const substituted = subText(text, namer)
  const [, logical, attribute] = ONE_REFERENCE.exec(substituted) ?? []
  if (logical !== undefined) return attribute === undefined ? { Ref: logical } : { 'Fn::GetAtt': [logical, attribute] }
  if (REFERS.test(substituted)) return { 'Fn::Sub': substituted }
  // Nothing refers to anything: what was escaped is plain again.
  return substituted.replaceAll('${!', '${')
}

/** The text of a `Fn::Sub`: tokens become references, and `${` that is none is escaped. */
export function subText(text: string, namer: Namer): string {
  return piecesOf(text)
    .map((piece) => (typeof piece === 'string' ? piece.replace(/\$\{(?!AWS::)/g, '${!') : namer(piece)))
    .join('')
}

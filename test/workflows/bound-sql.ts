import type { Statement } from '../../sql/index.ts'

/** A statement with its parameters as literals, for a test that runs it by itself. */
export function bound<Parameter extends string>(
  { pieces, slots }: Statement<Parameter>,
  values: Readonly<Record<Parameter, string>>,
): string {
  return pieces.map((piece, index) => piece + literal(slots[index], values)).join('')
}

function literal<Parameter extends string>(slot: Parameter | undefined, values: Readonly<Record<Parameter, string>>): string {
  return slot === undefined ? '' : `'${values[slot].replaceAll("'", "''")}'`
}

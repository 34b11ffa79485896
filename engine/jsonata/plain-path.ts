/** The outcome of a fast path that does not apply: the full evaluator must decide. */
export const undecided = Symbol('undecided')

const PLAIN_PATH = /^\$[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*$/
/** Words that JSONata reads as operators inside a path. */
const OPERATORS = new Set(['and', 'or', 'in', 'true', 'false', 'null', 'function'])

/**
 * Reads a path of names that begins at a variable, or undefined for any other expression.
 * The walk answers only where every step is a member of an object and the end is no array, since JSONata
 * maps over arrays and flattens them.
 */
export function readPlainPath(text: string): ((variables: Record<string, unknown>) => unknown) | undefined {
  if (!PLAIN_PATH.test(text)) return undefined
  const [head, ...steps] = text.slice(1).split('.')
  if (head === undefined || steps.some((step) => OPERATORS.has(step))) return undefined
  return (variables) => {
    let value: unknown = Object.hasOwn(variables, head) ? variables[head] : undecided
    if (value === undecided || typeof value === 'function') return undecided
    for (const step of steps) {
      if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, step)) return undecided
      value = (value as Record<string, unknown>)[step]
    }
    return Array.isArray(value) && steps.length > 0 ? undecided : value
  }
}

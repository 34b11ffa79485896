import type { ResultRoot } from '../expression/expression.ts'

/** The variable that holds a step's result. */
export type VariableOf = (root: ResultRoot) => string

/**
 * Names that a variable would hide: `states` is AWS's own, `input` what children of a map call their parent's, the others are the functions of JSONata and of Step Functions.
 * https://docs.jsonata.org/string-functions, https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
const RESERVED = `
  states input
  abs append assert average base64decode base64encode boolean ceil clone contains count decodeUrl decodeUrlComponent distinct each
  encodeUrl encodeUrlComponent error eval exists filter floor formatBase formatInteger formatNumber fromMillis hash join keys length
  lookup lowercase map match max merge millis min not now number pad parse parseInteger partition power random range reduce replace
  reverse round shuffle sift single sort split spread sqrt string substring substringAfter substringBefore sum toMillis trim type
  uppercase uuid zip`
const LONGEST_VARIABLE = 80

/** Names variables after their steps: `Get crawler` -> `getCrawler`. The same workflow gives the same names. `reserved` are those of raw states. */
export function nameVariables(reserved: readonly string[] = []): VariableOf {
  const names = new Map<ResultRoot, string>()
  const taken = new Set([...RESERVED.trim().split(/\s+/), ...reserved])
  return (root) => {
    const known = names.get(root)
    if (known !== undefined) return known
    const name = unique(camelCase(root.step).slice(0, LONGEST_VARIABLE - 4), taken)
    taken.add(name)
    names.set(root, name)
    return name
  }
}

function camelCase(step: string): string {
  const words = step.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
  const joined = words.map((word, index) => (index === 0 ? word[0]?.toLowerCase() : word[0]?.toUpperCase()) + word.slice(1)).join('')
  return /^[A-Za-z]/.test(joined) ? joined : `step${joined}`
}

function unique(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name
  for (let number = 2; ; number++) if (!taken.has(`${name}${number}`)) return `${name}${number}`
}

import { childrenOf, type Expression, type Lambda, type ParameterRoot, type Root } from './expression.ts'

/** What the parameters of a function are called. */
export function namesOfParameters(lambda: Lambda): ReadonlyMap<Root, string> {
  const depth = depthOf(lambda)
  return new Map(lambda.parameters.map((parameter) => [parameter, `$${parameter.name}_${depth}`]))
}

/** How many functions stand in each other. */
function depthOf(expression: Expression): number {
  const inner = Math.max(0, ...childrenOf(expression).map(depthOf))
  return expression.kind === 'lambda' ? inner + 1 : inner
}

/** A parameter that is read outside its function. */
export function strayParameter(expression: Expression, known: readonly Root[] = []): ParameterRoot | undefined {
  if (expression.kind === 'path' && expression.root.kind === 'parameter' && !known.includes(expression.root)) return expression.root
  const inside = expression.kind === 'lambda' ? [...known, ...expression.parameters] : known
  for (const child of childrenOf(expression)) {
    const stray = strayParameter(child, inside)
    if (stray !== undefined) return stray
  }
  return undefined
}

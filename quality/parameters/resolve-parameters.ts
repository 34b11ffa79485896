import { QualityError } from '../quality-error.ts'
import type { ExpectationConfig, Suite } from '../suite.ts'
import { type ExpressionNames, evaluateExpression } from './evaluate-expression.ts'
import { isMap, type Named } from './parameter.ts'

/**
 * The suite with a value in place of every `{"$PARAMETER": ...}`: a parameter's value, or that of an expression over them. A default stands
 * beside it as `"$PARAMETER.name"`. Throws `unknown-parameter`, `invalid-parameter`.
 */
export function resolveParameters(suite: Suite, names: ExpressionNames): Suite {
  const expectations = suite.expectations.map((config, index): ExpectationConfig => {
    const kwargs = resolved(config.kwargs, names, `/expectations/${index}/kwargs`)
    return kwargs === config.kwargs ? config : Object.freeze({ ...config, kwargs: kwargs as ExpectationConfig['kwargs'] })
  })
  return Object.freeze({ ...suite, expectations: Object.freeze(expectations) })
}

/** The same value where nothing in it was a parameter. */
function resolved(value: unknown, names: ExpressionNames, path: string): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item, index) => resolved(item, names, `${path}/${index}`))
    return items.every((item, index) => item === value[index]) ? value : items
  }
  if (!isMap(value)) return value
  if (typeof value.$PARAMETER === 'string') return parameterValue(value as Named, names, path)
  const entries = Object.entries(value).map(([key, child]) => [key, resolved(child, names, `${path}/${key}`)] as const)
  return entries.every(([key, child]) => child === value[key]) ? value : Object.fromEntries(entries)
}

function parameterValue(parameter: Named, names: ExpressionNames, path: string): unknown {
  const source = parameter.$PARAMETER
  if (Object.hasOwn(names.parameters, source)) return names.parameters[source]
  const defaults = Object.entries(parameter)
    .filter(([key]) => key.startsWith('$PARAMETER.'))
    .map(([key, value]) => [key.slice('$PARAMETER.'.length), value])
  const parameters = { ...Object.fromEntries(defaults), ...names.parameters }
  if (Object.hasOwn(parameters, source)) return parameters[source]
  try {
    return evaluateExpression(source, { ...names, parameters })
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    const unknown = problem.startsWith('names the parameter')
    throw new QualityError(
      {
        code: unknown ? 'unknown-parameter' : 'invalid-parameter',
        path,
        message: `$PARAMETER ${JSON.stringify(source)} ${problem}`,
        hint: unknown ? `pass it in parameters; given are ${Object.keys(parameters).join(', ') || 'none'}` : 'correct the expression',
      },
      { cause: error },
    )
  }
}

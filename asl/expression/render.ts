import type { JsonValue } from '../json.ts'
import { quote, renderValue } from './constant.ts'
import type { Expression, Lambda, Path, PathStep } from './expression.ts'
import { isEnclosed, onOneLine } from './jsonata-source.ts'
import { namesOfParameters } from './parameters.ts'

/** Says where a path's value is found: the JSONata to start from (`$getCrawler`), and the steps from there. */
export type Naming = (path: Path) => { readonly source: string; readonly steps: readonly PathStep[] }

const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/
/** Names that cannot stand in backticks. */
const NOT_QUOTED = /^$|`|%\}|[\n\r\u2028\u2029]/
const KEYWORDS = new Set(['and', 'or', 'in', 'true', 'false', 'null', 'function'])

/** The JSONata of an expression, without the `{% %}` around it. */
export function renderExpression(expression: Expression, naming: Naming): string {
  const render = RENDER[expression.kind] as (expression: Expression, naming: Naming) => string
  return render(expression, naming)
}

/**
 * The ASL of a template: JSON whose computed leaves are `{% ... %}` strings.
 * A leaf that has no value at run time fails the state, as AWS has it.
 */
export function renderTemplate(expression: Expression, naming: Naming): JsonValue {
  switch (expression.kind) {
    case 'literal':
      return renderLiteral(expression.value)
    case 'object':
      return Object.fromEntries(Object.entries(expression.members).map(([name, member]) => [name, renderTemplate(member, naming)]))
    case 'array':
      return arrayOrField(
        expression.items.map((item) => renderTemplate(item, naming)),
        () => renderField(expression, naming),
      )
    case 'text':
      return expression.parts.length === 0 ? renderLiteral(expression.strings.join('')) : renderField(expression, naming)
    default:
      return renderField(expression, naming)
  }
}

/** One `{% ... %}` string: the whole is a single expression. */
export function renderField(expression: Expression, naming: Naming): string {
  return `{% ${onOneLine(renderExpression(expression, naming))} %}`
}

/** The ASL of one value: plain JSON where it is constant, else a single expression, in which absent members are left out. */
export function renderWhole(expression: Expression, naming: Naming): JsonValue {
  return expression.kind === 'literal' ? renderLiteral(expression.value) : renderField(expression, naming)
}

/** What looks like an expression; and what asl-validator, which other tools run before they deploy, takes for no string at all. */
const NOT_PLAIN = /^\{%|^$|[\n\r\u2028\u2029]/

/** A plain string that looks like an expression must not be taken for one. */
function renderLiteral(value: JsonValue): JsonValue {
  if (typeof value === 'string') return NOT_PLAIN.test(value) ? `{% ${quote(value)} %}` : value
  if (Array.isArray(value)) return arrayOrField(value.map(renderLiteral), () => `{% ${renderValue(value)} %}`)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, renderLiteral(member)]))
  }
  return value
}

/** asl-validator takes no array directly inside an array. */
function arrayOrField(items: readonly JsonValue[], field: () => string): JsonValue {
  return items.some((item) => Array.isArray(item)) ? field() : items
}

type Renderers = { readonly [Kind in Expression['kind']]: (expression: Extract<Expression, { kind: Kind }>, naming: Naming) => string }

const RENDER: Renderers = {
  literal: ({ value }) => renderValue(value),
  path: (path, naming) => renderPath(path, naming),
  object: ({ members }, naming) => {
    const pairs = Object.entries(members).map(([name, member]) => `${quote(name)}: ${renderExpression(member, naming)}`)
    return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`
  },
  array: ({ items }, naming) => `[${items.map((item) => renderItem(item, naming)).join(', ')}]`,
  text: ({ strings, parts }, naming) => renderText(strings, parts, naming),
  operator: ({ symbol, operands }, naming) => operands.map((operand) => renderOperand(operand, naming)).join(` ${symbol} `),
  call({ function: name, arguments: operands, gives }, naming) {
    const called = `${name}(${operands.map((operand) => renderExpression(operand, naming)).join(', ')})`
    // Inside brackets an array is spilled, one level deep, and `[]` keeps an array of one element from being taken for the element.
    return gives === 'list' ? `[${called}[]]` : called
  },
  lambda: renderLambda,
  jsonata: ({ strings, parts }, naming) =>
    strings.map((string, index) => (index === 0 ? string : renderOperand(parts[index - 1] as Expression, naming) + string)).join(''),
}

/** Parameters are named by how deep the functions in them go, so that an inner function hides nothing of an outer one. */
function renderLambda(lambda: Lambda, naming: Naming): string {
  const names = namesOfParameters(lambda)
  const inner: Naming = (path) => {
    const name = names.get(path.root)
    return name === undefined ? naming(path) : { source: name, steps: path.steps }
  }
  return `function(${[...names.values()].join(', ')}) { ${renderExpression(lambda.body, inner)} }`
}

/** JSONata spills an array that stands in an array into it, unless its brackets are written there: twice, so that one pair is left. */
function renderItem(item: Expression, naming: Naming): string {
  const rendered = renderExpression(item, naming)
  const mayBeArray = item.kind === 'path' || item.kind === 'jsonata'
  return mayBeArray ? `($item := ${rendered}; $type($item) = "array" ? [[$item]] : $item)` : rendered
}

function renderOperand(operand: Expression, naming: Naming): string {
  const rendered = renderExpression(operand, naming)
  const whole =
    operand.kind === 'path' && operand.root.kind === 'computed' && operand.steps.length === 0 ? operand.root.expression : operand
  const compound = whole.kind === 'operator' || whole.kind === 'text' || (whole.kind === 'jsonata' && !isEnclosed(rendered))
  return compound ? `(${rendered})` : rendered
}

function renderText(strings: readonly string[], parts: readonly Expression[], naming: Naming): string {
  const pieces: string[] = []
  strings.forEach((string, index) => {
    if (index > 0) pieces.push(renderOperand(parts[index - 1] as Expression, naming))
    if (string !== '') pieces.push(quote(string))
  })
  if (pieces.length === 0) return '""'
  // One piece alone would keep its own type; `&` always makes a string.
  if (pieces.length === 1 && parts.length > 0) pieces.unshift('""')
  return pieces.join(' & ')
}

function renderPath(path: Path, naming: Naming): string {
  const { source, steps } = path.root.kind === 'computed' ? computed(path.root.expression, path.steps, naming) : naming(path)
  return steps.reduce<string>(renderStep, source)
}

function computed(expression: Expression, steps: readonly PathStep[], naming: Naming): ReturnType<Naming> {
  const rendered = steps.length === 0 ? renderExpression(expression, naming) : renderOperand(expression, naming)
  // JSONata takes no member of an element of what stands in square brackets.
  return { source: steps.length > 0 && rendered.startsWith('[') ? `(${rendered})` : rendered, steps }
}

function renderStep(source: string, step: PathStep): string {
  if (typeof step === 'number') return `${source}[${step}]`
  if (PLAIN_NAME.test(step) && !KEYWORDS.has(step)) return `${source}.${step}`
  // JSONata has no way to write a backtick inside a quoted name; the others would end the line or the expression.
  return NOT_QUOTED.test(step) ? `$lookup(${source}, ${quote(step)})` : `${source}.\`${step}\``
}

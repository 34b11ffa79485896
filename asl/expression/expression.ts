import type { JsonValue } from '../json.ts'

/** Where a path begins. Roots are compared by identity: each step that has a result makes one of its own. */
export type Root = InputRoot | ContextRoot | ResultRoot | ParameterRoot | ComputedRoot

/** The workflow's input. */
export interface InputRoot {
  readonly kind: 'input'
}

/** The context object, https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html */
export interface ContextRoot {
  readonly kind: 'context'
}

/** The result of one step: a task, a branch, a loop, a caught error. */
export interface ResultRoot {
  readonly kind: 'result'
  /** The step's name, from which the variable's name is made. */
  readonly step: string
}

/** A parameter of a {@link Lambda}. */
export interface ParameterRoot {
  readonly kind: 'parameter'
  /** What it is called, but for a number: `item`. */
  readonly name: string
}

/** A computed value, whose members are read. */
export interface ComputedRoot {
  readonly kind: 'computed'
  readonly expression: Expression
}

/** A member's name, or an element's index. */
export type PathStep = string | number

/** What references and templates become: the only form that the compiler reads. */
export type Expression = Literal | Path | ObjectTemplate | ArrayTemplate | Text | Operator | Call | Lambda | Jsonata

export interface Literal {
  readonly kind: 'literal'
  readonly value: JsonValue
}

export interface Path {
  readonly kind: 'path'
  readonly root: Root
  readonly steps: readonly PathStep[]
}

export interface ObjectTemplate {
  readonly kind: 'object'
  readonly members: Readonly<Record<string, Expression>>
}

export interface ArrayTemplate {
  readonly kind: 'array'
  readonly items: readonly Expression[]
}

/** Strings and values in turn; there is one string more than there are parts. */
export interface Text {
  readonly kind: 'text'
  readonly strings: readonly string[]
  readonly parts: readonly Expression[]
}

export interface Operator {
  readonly kind: 'operator'
  readonly symbol: '=' | '!=' | '<' | '<=' | '>' | '>=' | 'and' | 'or' | '+' | '-' | '*' | '/' | '%' | 'in'
  readonly operands: readonly Expression[]
}

export interface Call {
  readonly kind: 'call'
  /** With its dollar sign: `$exists`. */
  readonly function: string
  readonly arguments: readonly Expression[]
  /** `list`: its value is an array, which JSONata itself would unwrap where it has one element. `maybe`: it may be absent. */
  readonly gives?: 'list' | 'maybe'
}

/** A function that is handed to another. */
export interface Lambda {
  readonly kind: 'lambda'
  readonly parameters: readonly ParameterRoot[]
  readonly body: Expression
}

/** JSONata written by hand, with expressions inside. */
export interface Jsonata {
  readonly kind: 'jsonata'
  readonly strings: readonly string[]
  readonly parts: readonly Expression[]
  /** Known never to be absent. */
  readonly present?: true
}

/** The expressions directly inside an expression: a table, so that a new kind does not compile before it is here. */
const CHILDREN: { readonly [Kind in Expression['kind']]: (expression: Extract<Expression, { kind: Kind }>) => readonly Expression[] } = {
  literal: () => [],
  path: ({ root }) => (root.kind === 'computed' ? [root.expression] : []),
  object: (expression) => Object.values(expression.members),
  array: (expression) => expression.items,
  text: (expression) => expression.parts,
  operator: (expression) => expression.operands,
  call: (expression) => expression.arguments,
  lambda: (expression) => [expression.body],
  jsonata: (expression) => expression.parts,
}

/** The expressions directly inside `expression`. */
export function childrenOf(expression: Expression): readonly Expression[] {
  // The table's entry fits the kind by construction; TypeScript cannot follow the correlation.
  const children = CHILDREN[expression.kind] as (expression: Expression) => readonly Expression[]
  return children(expression)
}

/** Calls `visit` with every path in `expression`. */
export function forEachPath(expression: Expression, visit: (path: Path) => void): void {
  if (expression.kind === 'path') visit(expression)
  for (const child of childrenOf(expression)) forEachPath(child, visit)
}

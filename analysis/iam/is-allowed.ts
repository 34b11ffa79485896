import type { Condition, PolicyDocument, Statement } from './policy-document.ts'

/** What somebody wants to do. */
export interface AccessRequest {
  readonly action: string
  /** The ARN, or `*` for an action that is about no resource. */
  readonly resource: string
  /** Values of condition keys: `{ 's3:prefix': 'source/' }`. Default: none. */
  readonly context?: Readonly<Record<string, string>>
}

/**
 * Whether policies allow a request: some statement allows it and none denies it.
 * A condition operator that is not known here never holds, so that nothing is allowed by mistake.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function isAllowed(policies: PolicyDocument | readonly PolicyDocument[], request: AccessRequest): boolean {
  const matching = [policies].flat().flatMap(({ Statement }) => Statement.filter((statement) => covers(statement, request)))
  return matching.some(({ Effect }) => Effect === 'Allow') && !matching.some(({ Effect }) => Effect === 'Deny')
}

function covers({ Action, Resource, Condition = {}, Effect }: Statement, { action, resource, context = {} }: AccessRequest): boolean {
  return (
    Action.some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase())) &&
    Resource.some((pattern) => matches(pattern, resource)) &&
    holds(Condition, context, Effect === 'Deny')
  )
}

type Operator = (found: string | undefined, wanted: readonly string[]) => boolean

const like: Operator = (found, wanted) => found !== undefined && wanted.some((pattern) => matches(pattern, found))
const equals: Operator = (found, wanted) => found !== undefined && wanted.includes(found)

const OPERATORS: Readonly<Record<string, Operator>> = {
  ArnEquals: like,
  ArnLike: like,
  Bool: (found, wanted) => equals(found?.toLowerCase(), wanted),
  Null: (found, wanted) => wanted.includes(String(found === undefined)),
  StringEquals: equals,
  StringLike: like,
  StringNotEquals: (found, wanted) => !equals(found, wanted),
  StringNotLike: (found, wanted) => !like(found, wanted),
}

/** An unknown operator holds in a denial only. */
function holds(condition: Condition, context: Readonly<Record<string, string>>, unknown: boolean): boolean {
  return Object.entries(condition).every(([name, keys]) => {
    const ifExists = name.endsWith('IfExists')
    const operator = OPERATORS[ifExists ? name.slice(0, -'IfExists'.length) : name]
    if (operator === undefined) return unknown
    return Object.entries(keys).every(([key, wanted]) => (ifExists && context[key] === undefined) || operator(context[key], wanted))
  })
}

/** Patterns are those of policies, of which there are few; what is asked of them is asked for every object. */
const EXPRESSIONS = new Map<string, RegExp>()

function matches(pattern: string, text: string): boolean {
  if (pattern === '*' || pattern === text) return true
  const expression = EXPRESSIONS.get(pattern) ?? expressionOf(pattern)
  EXPRESSIONS.set(pattern, expression)
  return expression.test(text)
}

/** `*` stands for any text, `?` for one character. */
function expressionOf(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`, 's')
}

import type { JsonPathChoiceRuleDocument } from './choice-rule.ts'
import type { Assigning, InJsonata, JsonataString } from './jsonata-fields.ts'
import type { AssigningPaths, Filtering, InJsonPath } from './jsonpath-fields.ts'
import type { Named } from './state-fields.ts'

/** Goes the first way whose condition holds. https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html */
export interface ChoiceDocument extends Named<'Choice'>, InJsonata, Assigning {
  readonly Choices: readonly ChoiceRuleDocument[]
  readonly Default?: string
}

/** One way of a Choice in JSONata. */
export interface ChoiceRuleDocument extends Assigning {
  readonly Comment?: string
  readonly Condition: boolean | JsonataString
  readonly Next: string
}

/** A Choice in JSONPath. */
export interface JsonPathChoiceDocument extends Named<'Choice'>, InJsonPath, Filtering, AssigningPaths {
  readonly Choices: readonly JsonPathChoiceRuleDocument[]
  readonly Default?: string
}

import type { Rule } from './rule.ts'
import { ambiguousChoiceRuleRule } from './rules/ambiguous-choice-rule-rule.ts'
import { bareReferenceRule } from './rules/bare-reference-rule.ts'
import { callbackWithoutTimeoutRule } from './rules/callback-without-timeout-rule.ts'
import { callbackWithoutTokenRule } from './rules/callback-without-token-rule.ts'
import { choiceWithoutDefaultRule } from './rules/choice-without-default-rule.ts'
import { conflictingFieldsRule } from './rules/conflicting-fields-rule.ts'
import { crawlStatusUnreadRule } from './rules/crawl-status-unread-rule.ts'
import { credentialsForActivityRule } from './rules/credentials-for-activity-rule.ts'
import { credentialsWithoutRoleRule } from './rules/credentials-without-role-rule.ts'
import { definitionTooLargeRule } from './rules/definition-too-large-rule.ts'
import { distributedFieldInlineRule } from './rules/distributed-field-inline-rule.ts'
import { duplicateLabelRule } from './rules/duplicate-label-rule.ts'
import { duplicatePayloadFieldRule } from './rules/duplicate-payload-field-rule.ts'
import { duplicateStateNameRule } from './rules/duplicate-state-name-rule.ts'
import { emptyItemBatcherRule } from './rules/empty-item-batcher-rule.ts'
import { emptyValueRule } from './rules/empty-value-rule.ts'
import { executionInputInChildRule } from './rules/execution-input-in-child-rule.ts'
import { expressActivityRule } from './rules/express-activity-rule.ts'
import { expressDistributedMapRule } from './rules/express-distributed-map-rule.ts'
import { expressWaitTooLongRule } from './rules/express-wait-too-long-rule.ts'
import { expressWaitingCallRule } from './rules/express-waiting-call-rule.ts'
import { expressionNotEvaluatedRule } from './rules/expression-not-evaluated-rule.ts'
import { fixedPathInResultRule } from './rules/fixed-path-in-result-rule.ts'
import { fixedPathRule } from './rules/fixed-path-rule.ts'
import { heartbeatNotBelowTimeoutRule } from './rules/heartbeat-not-below-timeout-rule.ts'
import { historyMayBeOverLimitRule } from './rules/history-may-be-over-limit-rule.ts'
import { historyOverLimitRule } from './rules/history-over-limit-rule.ts'
import { invalidItemReaderRule } from './rules/invalid-item-reader-rule.ts'
import { invalidJsonRule } from './rules/invalid-json-rule.ts'
import { invalidJsonataRule } from './rules/invalid-jsonata-rule.ts'
import { invalidLabelRule } from './rules/invalid-label-rule.ts'
import { invalidPathRule } from './rules/invalid-path-rule.ts'
import { invalidPayloadTemplateRule } from './rules/invalid-payload-template-rule.ts'
import { invalidReferencePathRule } from './rules/invalid-reference-path-rule.ts'
import { invalidResultWriterRule } from './rules/invalid-result-writer-rule.ts'
import { invalidStateNameRule } from './rules/invalid-state-name-rule.ts'
import { invalidTimestampRule } from './rules/invalid-timestamp-rule.ts'
import { invalidVariableNameRule } from './rules/invalid-variable-name-rule.ts'
import { lambdaFunctionArnRule } from './rules/lambda-function-arn-rule.ts'
import { mapModeRule } from './rules/map-mode-rule.ts'
import { maybeUnassignedVariableRule } from './rules/maybe-unassigned-variable-rule.ts'
import { misplacedStatesAllRule } from './rules/misplaced-states-all-rule.ts'
import { missingArgumentRule } from './rules/missing-argument-rule.ts'
import { missingArgumentsRule } from './rules/missing-arguments-rule.ts'
import { missingFieldRule } from './rules/missing-field-rule.ts'
import { missingTerminalStateRule } from './rules/missing-terminal-state-rule.ts'
import { missingTransitionTargetRule } from './rules/missing-transition-target-rule.ts'
import { noToleratedFailuresRule } from './rules/no-tolerated-failures-rule.ts'
import { notADefinitionRule } from './rules/not-a-definition-rule.ts'
import { numberOutOfRangeRule } from './rules/number-out-of-range-rule.ts'
import { otherLanguageFieldRule } from './rules/other-language-field-rule.ts'
import { outerVariableAssignedRule } from './rules/outer-variable-assigned-rule.ts'
import { outerVariableInDistributedMapRule } from './rules/outer-variable-in-distributed-map-rule.ts'
import { queryLanguageDowngradeRule } from './rules/query-language-downgrade-rule.ts'
import { readerWithoutModeRule } from './rules/reader-without-mode-rule.ts'
import { repeatedKeyRule } from './rules/repeated-key-rule.ts'
import { reservedVariableNameRule } from './rules/reserved-variable-name-rule.ts'
import { staticPayloadTooLargeRule } from './rules/static-payload-too-large-rule.ts'
import { swallowedErrorsRule } from './rules/swallowed-errors-rule.ts'
import { tooDeeplyNestedRule } from './rules/too-deeply-nested-rule.ts'
import { unboundedLoopRule } from './rules/unbounded-loop-rule.ts'
import { uncaughtThrottlingRule } from './rules/uncaught-throttling-rule.ts'
import { unclosedJsonataRule } from './rules/unclosed-jsonata-rule.ts'
import { undeclaredVariableRule } from './rules/undeclared-variable-rule.ts'
import { unknownStatesFieldRule } from './rules/unknown-states-field-rule.ts'
import { unreachableStateRule } from './rules/unreachable-state-rule.ts'
import { unrecognizedResourceRule } from './rules/unrecognized-resource-rule.ts'
import { unsupportedFieldRule } from './rules/unsupported-field-rule.ts'
import { unsupportedFunctionRule } from './rules/unsupported-function-rule.ts'
import { valueNotAllowedRule } from './rules/value-not-allowed-rule.ts'
import { wholeResultKeptRule } from './rules/whole-result-kept-rule.ts'
import { wrongTypeRule } from './rules/wrong-type-rule.ts'

/** A table in which every entry stands under its own code. */
type Catalogue<Codes extends string> = { readonly [Code in Codes]: Rule<Code> }

function defineCatalogue<const Codes extends string>(rules: Catalogue<Codes>): Catalogue<Codes> {
  return Object.freeze(rules)
}

/** Every rule by its code: a rule that is missing here is not run, and one under another code than its own does not compile. */
export const catalogue = defineCatalogue({
  'ambiguous-choice-rule': ambiguousChoiceRuleRule,
  'bare-reference': bareReferenceRule,
  'conflicting-fields': conflictingFieldsRule,
  'credentials-for-activity': credentialsForActivityRule,
  'credentials-without-role': credentialsWithoutRoleRule,
  'definition-too-large': definitionTooLargeRule,
  'distributed-field-inline': distributedFieldInlineRule,
  'duplicate-label': duplicateLabelRule,
  'duplicate-payload-field': duplicatePayloadFieldRule,
  'duplicate-state-name': duplicateStateNameRule,
  'empty-item-batcher': emptyItemBatcherRule,
  'empty-value': emptyValueRule,
  'express-activity': expressActivityRule,
  'express-distributed-map': expressDistributedMapRule,
  'express-waiting-call': expressWaitingCallRule,
  'heartbeat-not-below-timeout': heartbeatNotBelowTimeoutRule,
  'invalid-item-reader': invalidItemReaderRule,
  'invalid-json': invalidJsonRule,
  'invalid-jsonata': invalidJsonataRule,
  'invalid-label': invalidLabelRule,
  'invalid-path': invalidPathRule,
  'invalid-payload-template': invalidPayloadTemplateRule,
  'invalid-reference-path': invalidReferencePathRule,
  'invalid-result-writer': invalidResultWriterRule,
  'invalid-state-name': invalidStateNameRule,
  'invalid-timestamp': invalidTimestampRule,
  'invalid-variable-name': invalidVariableNameRule,
  'map-mode': mapModeRule,
  'misplaced-states-all': misplacedStatesAllRule,
  'missing-argument': missingArgumentRule,
  'missing-arguments': missingArgumentsRule,
  'missing-field': missingFieldRule,
  'missing-terminal-state': missingTerminalStateRule,
  'missing-transition-target': missingTransitionTargetRule,
  'not-a-definition': notADefinitionRule,
  'number-out-of-range': numberOutOfRangeRule,
  'other-language-field': otherLanguageFieldRule,
  'outer-variable-assigned': outerVariableAssignedRule,
  'outer-variable-in-distributed-map': outerVariableInDistributedMapRule,
  'query-language-downgrade': queryLanguageDowngradeRule,
  'reserved-variable-name': reservedVariableNameRule,
  'too-deeply-nested': tooDeeplyNestedRule,
  'unclosed-jsonata': unclosedJsonataRule,
  'unknown-states-field': unknownStatesFieldRule,
  'unreachable-state': unreachableStateRule,
  'unrecognized-resource': unrecognizedResourceRule,
  'unsupported-field': unsupportedFieldRule,
  'unsupported-function': unsupportedFunctionRule,
  'value-not-allowed': valueNotAllowedRule,
  'wrong-type': wrongTypeRule,
  'callback-without-timeout': callbackWithoutTimeoutRule,
  'callback-without-token': callbackWithoutTokenRule,
  'crawl-status-unread': crawlStatusUnreadRule,
  'execution-input-in-child': executionInputInChildRule,
  'express-wait-too-long': expressWaitTooLongRule,
  'expression-not-evaluated': expressionNotEvaluatedRule,
  'fixed-path': fixedPathRule,
  'fixed-path-in-result': fixedPathInResultRule,
  'history-over-limit': historyOverLimitRule,
  'lambda-function-arn': lambdaFunctionArnRule,
  'no-tolerated-failures': noToleratedFailuresRule,
  'reader-without-mode': readerWithoutModeRule,
  'repeated-key': repeatedKeyRule,
  'static-payload-too-large': staticPayloadTooLargeRule,
  'swallowed-errors': swallowedErrorsRule,
  'unbounded-loop': unboundedLoopRule,
  'uncaught-throttling': uncaughtThrottlingRule,
  'undeclared-variable': undeclaredVariableRule,
  'whole-result-kept': wholeResultKeptRule,
  'choice-without-default': choiceWithoutDefaultRule,
  'history-may-be-over-limit': historyMayBeOverLimitRule,
  'maybe-unassigned-variable': maybeUnassignedVariableRule,
})

/** The codes of all diagnostics. */
export type DiagnosticCode = keyof typeof catalogue

import { findTargets } from '../find-target.ts'
import { refuse } from '../scope.ts'
import { actionOf } from './action-of.ts'
import type { NeedsOf } from './call.ts'
import { managedRule } from './managed-rule.ts'

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html */
export const statesNeeds: NeedsOf = (call, scope) => {
  if (call.operation.startsWith('SendTask')) {
    refuse(
      scope,
      'unknown-integration',
      `states:${call.operation} names its machine by a token only`,
      'call it from a Lambda task that declares its access',
    )
  }
  const on = findTargets('state-machine', call.arguments.StateMachineArn, 'StateMachineArn', scope)
  const own = { actions: [actionOf(call, scope)], on }
  if (!call.waits) return [own]
  return [
    own,
    { actions: ['states:DescribeExecution', 'states:StopExecution'], on },
    ...managedRule('StepFunctionsGetEventsForStepFunctionsExecutionRule'),
  ]
}

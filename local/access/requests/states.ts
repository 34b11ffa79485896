import { type RequestsOf, textOf } from './request-world.ts'

/** https://docs.aws.amazon.com/step-functions/latest/dg/concept-create-iam-advanced.html */
export const statesRequests: RequestsOf = (operation, input) => {
  // A token names its task to nobody but Step Functions.
  if (operation.startsWith('SendTask')) return []
  const machine = textOf(input, 'stateMachineArn', 'executionArn', 'resourceArn', 'activityArn', 'mapRunArn')
  // A version or alias is covered by its machine.
  const resource = machine?.replace(/(:stateMachine:[\w-]+):.*$/, '$1') ?? '*'
  return [{ action: `states:${operation}`, resource }]
}

import { jsonata } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** A function called by its ARN as Resource. */
export const lambdaFunctionArnRule = defineRule({
  code: 'lambda-function-arn',
  severity: 'warning',
  title: 'A function called by its ARN as Resource',
  why: 'The older way: the function is fixed at create, neither its version nor the status of the call can be seen, and retries of Lambda.* errors are easily forgotten. AWS advises lambda:invoke.',
  bad: { machine: jsonata({ Load: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:111111111111:function:load', End: true } }) },
  good: {
    machine: jsonata({
      Call: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'load' }, End: true },
    }),
  },
  find: function* ({ tasks }) {
    for (const { state, resource } of tasks) {
      if (resource.kind !== 'function') continue
      const hint = 'Use arn:aws:states:::lambda:invoke with FunctionName and Payload; the result is then in Payload.'
      yield { place: [...state.place, 'Resource'], message: 'The function is called by its ARN, not by lambda:invoke', hint }
    }
  },
})

import type { JsonValue } from '../../asl/json.ts'
import { FieldFailure } from '../errors/field-failure.ts'
import { StatesIntrinsicFailureError } from '../errors/states-intrinsic-failure-error.ts'
import { describeFailure, type Frame } from '../execution/frame.ts'
import { evaluatePath } from '../jsonpath/evaluate-path.ts'
import { frameRoots } from '../jsonpath/frame-roots.ts'
import { intrinsics } from './intrinsics.ts'
import { type IntrinsicArgument, type IntrinsicCall, parseIntrinsic } from './parse-intrinsic.ts'
import { IntrinsicProblem } from './problem.ts'

/**
 * Evaluates an intrinsic function call such as `States.Format('{}', $.name)`.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export function evaluateIntrinsic(frame: Frame, expression: string, document: JsonValue): JsonValue {
  try {
    return call(frame, parseIntrinsic(expression), document)
  } catch (error) {
    const problem = error instanceof Error ? `The function '${expression}' had the following error: ${error.message}` : ''
    if (error instanceof FieldFailure) throw new FieldFailure(problem, { cause: error })
    if (error instanceof IntrinsicProblem) throw new StatesIntrinsicFailureError(describeFailure(frame, problem), { cause: error })
    throw error
  }
}

function call(frame: Frame, { name, args }: IntrinsicCall, document: JsonValue): JsonValue {
  const intrinsic = intrinsics[name]
  if (intrinsic === undefined) throw new IntrinsicProblem(`there is no function States.${name}`)
  return intrinsic(
    args.map((argument) => argumentValue(frame, argument, document)),
    frame.branch.execution,
  )
}

function argumentValue(frame: Frame, argument: IntrinsicArgument, document: JsonValue): JsonValue {
  if (argument.kind === 'literal') return argument.value
  if (argument.kind === 'call') return call(frame, argument.call, document)
  const value = evaluatePath(argument.path, frameRoots(frame, document))
  if (value !== undefined) return value
  throw new FieldFailure(
    `The JsonPath argument for the field '${argument.path.text}' could not be found in the input '${JSON.stringify(document)}'`,
  )
}

import { DefinitionError } from '../definition-error.ts'
import type { ResultRoot } from '../expression/expression.ts'
import type { Step } from './step.ts'

/** A step was added to a block while another is written. */
export function wrongFlow(name: string, path: string, isFinished: boolean): DefinitionError {
  return new DefinitionError({
    code: 'wrong-flow',
    path,
    message: `the step ${JSON.stringify(name)} was added to a flow ${isFinished ? 'whose block is finished' : 'around the block that is being written'}`,
    hint: 'inside a branch, a turn or a handler use the flow that it is given',
  })
}

/** A step that can never run. */
export function stepAfterEnd(step: Step, last: Step, path: string): DefinitionError {
  return new DefinitionError({
    code: 'step-after-fail',
    path: `${path} > ${step.name}`,
    message: `a step after ${JSON.stringify(last.name)}, which ends the execution`,
    hint: 'remove the step, or end the execution inside a when',
  })
}

/** A parameter of a function that has left it. */
export function outOfFunction(path: string): DefinitionError {
  return new DefinitionError({
    code: 'parameter-out-of-function',
    path,
    message: 'the item that a function is called with cannot be read outside the function',
    hint: 'return what is needed of it',
  })
}

/** A token where there is none. */
export function noToken(path: string): DefinitionError {
  return new DefinitionError({
    code: 'no-task-token',
    path,
    message: 'context.Task outside the input of a callback task',
    hint: 'make the operation one by withCallback, and read the token in its own input',
  })
}

/** A success that would end one branch only. */
export function succeedInBranch(name: string, path: string): DefinitionError {
  return new DefinitionError({
    code: 'succeed-in-branch',
    path: `${path} > ${name}`,
    message: 'a success inside a parallel, a map or an attempt, where it would end one branch only',
    hint: 'return a value from the branch, and succeed after it',
  })
}

/** A result that is read where it cannot be seen. */
export function outOfScope(root: ResultRoot, path: string): DefinitionError {
  return new DefinitionError({
    code: 'reference-out-of-scope',
    path,
    message: `the result of ${JSON.stringify(root.step)} cannot be read here`,
    hint: 'branches, turns, handlers and other workflows keep their results to themselves: return the value, or move the step out',
  })
}

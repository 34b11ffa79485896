import { DefinitionError } from '../definition-error.ts'

/** The state names of a workflow that are taken, and where in it we are. */
export interface Names {
  readonly taken: Set<string>
  readonly path: string
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
export const LONGEST_NAME = 80

/** Takes a state name. Throws a `DefinitionError` where it is empty, longer than 80 characters, of more than one line, or taken. */
export function claimName(names: Names, name: string): void {
  if (name.length === 0 || name.length > LONGEST_NAME) {
    throw new DefinitionError({
      code: 'bad-state-name',
      path: names.path,
      message: `the state name ${JSON.stringify(name)} has ${name.length} characters`,
      hint: `Step Functions takes 1 to ${LONGEST_NAME}`,
    })
  }
  if (/\p{Cc}|\p{Zl}|\p{Zp}/u.test(name)) {
    throw new DefinitionError({
      code: 'bad-state-name',
      path: names.path,
      message: `the state name ${JSON.stringify(name)} holds a line break or another control character`,
      hint: 'use letters, digits, blanks and signs',
    })
  }
  if (names.taken.has(name)) {
    throw new DefinitionError({
      code: 'duplicate-state-name',
      path: names.path,
      message: `the state name ${JSON.stringify(name)} is taken`,
      hint: 'every state of a workflow needs a name of its own, in branches too',
    })
  }
  names.taken.add(name)
}

/** The states in which the values of a choice's two ways join. */
export const WHEN_TRUE = (name: string) => `${name}: then`
export const WHEN_FALSE = (name: string) => `${name}: otherwise`
export const WHEN_STATES = [WHEN_TRUE, WHEN_FALSE]

/** The state that ends a branch of a Parallel, where its last step cannot. */
export const branchEnd = (name: string, branch: string) => `${name}: ${branch}`

/** The state that ends the machine, where its last step cannot. */
export const DONE = 'Done'

/** The states that a poll needs beside the one of its own name: before the first turn, between turns, at its bound. */
export const POLL_BEGIN = (name: string) => `${name}: begin`
export const POLL_WAIT = (name: string) => `${name}: wait`
export const POLL_TIMED_OUT = (name: string) => `${name}: timed out`
export const POLL_STATES = [POLL_BEGIN, POLL_WAIT, POLL_TIMED_OUT]

import { DefinitionError } from '../definition-error.ts'

/** https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const LONGEST_NAME = 80
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u

/** The state that ends the machine, where its last step cannot. */
export const DONE = 'Done'

/**
 * Takes a state name. Throws a `DefinitionError` where it is empty, longer than 80 characters, of more than one line, or taken.
 * `path` says where in the workflow we are.
 */
export function claimName(taken: Set<string>, name: string, path: string, isRaw = false): void {
  const refuse = (code: string, problem: string, hint: string) => {
    throw new DefinitionError({ code, path, message: `the state name ${JSON.stringify(name)} ${problem}`, hint })
  }
  if (name.length === 0 || name.length > LONGEST_NAME) {
    refuse('bad-state-name', `has ${name.length} characters`, `Step Functions takes 1 to ${LONGEST_NAME}`)
  }
  if (CONTROL.test(name))
    refuse('bad-state-name', 'holds a line break or another control character', 'use letters, digits, blanks and signs')
  if (name === DONE && !isRaw) refuse('duplicate-state-name', 'is taken', 'the state that ends the machine has this name: choose another')
  if (taken.has(name)) refuse('duplicate-state-name', 'is taken', 'every state of a workflow needs a name of its own, in branches too')
  taken.add(name)
}

/** The states in which the values of a choice's two ways join. */
export const WHEN_TRUE = (name: string) => `${name}: then`
export const WHEN_FALSE = (name: string) => `${name}: otherwise`

/** The state in which the value of the way at `index` joins. */
export const WAY = (name: string, index: number) => `${name}: way ${index + 1}`

/** The state that ends a branch of a Parallel, where its last step cannot. */
export const branchEnd = (name: string, branch: string) => `${name}: ${branch}`

/** The states that a poll needs beside the one of its own name: before the first turn, between turns, at its bound. */
export const POLL_BEGIN = (name: string) => `${name}: begin`
export const POLL_WAIT = (name: string) => `${name}: wait`
export const POLL_TIMED_OUT = (name: string) => `${name}: timed out`

/** The states that a repeat needs beside the one of its own name: before the first turn, between turns. */
export const REPEAT_BEGIN = (name: string) => `${name}: begin`
export const REPEAT_NEXT = (name: string) => `${name}: next`

/** The states of a map's body beside its own steps: one that keeps the item, one that ends an iteration. */
export const MAP_BEGIN = (name: string) => `${name}: begin`
export const MAP_END = (name: string) => `${name}: each`

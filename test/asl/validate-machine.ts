import jsonata from 'jsonata'
import { check } from '../../analysis/check/index.ts'
import type { BranchDocument, StateDocument, StateMachineDocument } from '../../asl/index.ts'
import { aslValidator } from './asl-validator.ts'

/** Throws where Step Functions would refuse the machine at its creation. */
export function validateMachine(machine: StateMachineDocument): void {
  const verdict = aslValidator(machine)
  const errors = check(machine).filter(({ severity }) => severity === 'error')
  const diagnostics = errors.map(({ code, path, message }) => `${code} at ${path}: ${message}`)
  const problems = [...(verdict.isValid ? [] : [verdict.errorsText('; ')]), ...problemsOf(machine), ...diagnostics]
  if (problems.length > 0) throw new Error(`Step Functions would refuse this machine: ${problems.join('; ')}`)
}

/** What AWS refuses beside the schema: unreachable states, long names, expressions that do not parse. */
function problemsOf(machine: BranchDocument): string[] {
  const names = Object.keys(machine.States)
  const reached = reachedFrom(machine.StartAt, machine)
  return [
    ...names.filter((name) => !reached.has(name)).map((name) => `state ${JSON.stringify(name)} is unreachable`),
    ...names.filter((name) => name.length > 80).map((name) => `state ${JSON.stringify(name)} has a name over 80 characters`),
    ...Object.entries(machine.States).flatMap(([name, { ...state }]) => {
      const inner = 'Branches' in state ? state.Branches : 'ItemProcessor' in state ? [state.ItemProcessor] : []
      return [...brokenExpressions(name, { ...state, Branches: [], ItemProcessor: {} }), ...inner.flatMap(problemsOf)]
    }),
  ]
}

function reachedFrom(start: string, { States }: BranchDocument): Set<string> {
  const reached = new Set<string>()
  const waiting = [start]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const state = States[name]
    if (state === undefined || reached.has(name)) continue
    reached.add(name)
    waiting.push(...targetsOf(state))
  }
  return reached
}

function targetsOf(state: StateDocument): readonly string[] {
  const next = 'Next' in state && state.Next !== undefined ? [state.Next] : []
  const caught = 'Catch' in state ? (state.Catch ?? []).map((catcher) => catcher.Next) : []
  const chosen = state.Type === 'Choice' ? [...state.Choices.map((rule) => rule.Next), ...(state.Default ? [state.Default] : [])] : []
  return [...next, ...caught, ...chosen]
}

function brokenExpressions(name: string, value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap((member) => brokenExpressions(name, member))
  if (typeof value !== 'string' || !value.startsWith('{%')) return []
  try {
    if (!value.endsWith('%}')) throw new Error('it does not end with %}')
    jsonata(value.slice(2, -2))
    return []
  } catch (error) {
    return [`the expression ${value} of state ${JSON.stringify(name)} does not parse: ${(error as Error).message}`]
  }
}

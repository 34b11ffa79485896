import { DefinitionUnreadable } from '../errors/definition-unreadable.ts'
import type { Machine, StateGroup } from './state-document.ts'

const passed = new WeakMap<Machine, number>()

/**
 * Refuses names that the service does not take. A machine that was looked at is not looked at again.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export function checkNames(machine: Machine, longest: number): void {
  if (passed.get(machine) === longest) return
  checkGroup(machine, longest, '')
  passed.set(machine, longest)
}

function checkGroup(group: StateGroup, longest: number, path: string): void {
  for (const [name, state] of group.states) {
    const place = `${path}/States/${name}`
    if (name.length > longest)
      throw new DefinitionUnreadable(place, `has a name of ${name.length} characters: AWS takes at most ${longest}`)
    for (const branch of state.branches) checkGroup(branch, longest, place)
  }
}

import { DefinitionUnreadable } from '../errors/definition-unreadable.ts'
import type { StateGroup } from './state-document.ts'

/**
 * Refuses names that the service does not take.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export function checkNames(group: StateGroup, longest: number, path = ''): void {
  for (const [name, state] of group.states) {
    const place = `${path}/States/${name}`
    if (name.length > longest)
      throw new DefinitionUnreadable(place, `has a name of ${name.length} characters: AWS takes at most ${longest}`)
    for (const branch of state.branches) checkNames(branch, longest, place)
  }
}

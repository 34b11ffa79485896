import { isAllowed } from '../../analysis/iam/index.ts'
import { type AccountRole, localRoles } from '../../local/index.ts'
import { deploymentOf } from '../../services/index.ts'
import { exceptionOf } from './exceptions.ts'
import type { Scenario, ScenarioOutcome } from './scenario.ts'

/** One action of one role. */
export interface RoleAction {
  readonly role: string
  readonly action: string
}

/** Every action of every role of a scenario's pipelines. */
export function actionsOf({ pipelines }: Scenario): readonly RoleAction[] {
  return localRoles(deploymentOf(pipelines)).flatMap(({ name, policy }) => {
    const actions = new Set(policy.Statement.flatMap(({ Action }) => Action))
    return [...actions].toSorted().map((action) => ({ role: name, action }))
  })
}

/** Those that a scenario can tell: all but the written exceptions. */
export function provableActionsOf(scenario: Scenario): readonly RoleAction[] {
  return actionsOf(scenario).filter(({ role, action }) => exceptionOf(role, action) === undefined)
}

/** The role without an action. */
export function withoutAction(scenario: Scenario, { role, action }: RoleAction): AccountRole {
  const found = localRoles(deploymentOf(scenario.pipelines)).find(({ name }) => name === role)
  if (found === undefined) throw new RangeError(`${scenario.name} has no role ${role}`)
  const Statement = found.policy.Statement.map((statement) => ({
    ...statement,
    Action: statement.Action.filter((name) => name !== action),
  }))
  return { name: role, policy: { ...found.policy, Statement } }
}

/** Actions that a run was not seen to need: without them, everything that it did would still be allowed. */
export function unneededIn(scenario: Scenario, { seen }: ScenarioOutcome): readonly RoleAction[] {
  return provableActionsOf(scenario).filter((left) => {
    const { policy } = withoutAction(scenario, left)
    return seen.filter(({ caller, isAllowed }) => caller.role === left.role && isAllowed).every(({ request }) => isAllowed(policy, request))
  })
}

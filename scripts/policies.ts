/**
 * Takes every action from every role of every pipeline, one at a time, and runs the pipeline: it must fail, or the right was too much.
 * The exceptions, with their reasons, are in `test/policies/exceptions.ts`. Takes some minutes. Run: `npm run policies`, or
 * `npm run policies -- user-events` for one scenario.
 */
import { actionsOf, provableActionsOf, type RoleAction, unneededIn, withoutAction } from '../test/policies/minimal.ts'
import { runScenario } from '../test/policies/scenario.ts'
import { SCENARIOS } from '../test/policies/scenarios/index.ts'

const [wanted] = process.argv.slice(2)
const scenarios = SCENARIOS.filter(({ name }) => wanted === undefined || name === wanted)
if (scenarios.length === 0) throw new Error(`there is no scenario ${wanted}: ${SCENARIOS.map(({ name }) => name).join(', ')}`)

/** What some scenario has missed, and what one has not: a role may do in one what it need not in another. */
const missed = new Set<string>()
const idle = new Set<string>()
let isGood = true
const complain = (text: string) => {
  isGood = false
  console.log(`✗ ${text}`)
}

for (const scenario of scenarios) {
  const began = performance.now()
  const outcome = await runScenario(scenario)
  if (outcome.failure !== undefined) complain(`${scenario.name} fails with its own roles: ${outcome.failure}`)
  const unneeded = new Set(unneededIn(scenario, outcome).map(nameOf))
  const provable = provableActionsOf(scenario)
  let count = 0
  for (const left of provable) {
    const name = nameOf(left)
    // What nothing asked for cannot be missed; no run is needed to know.
    const failure = unneeded.has(name) ? undefined : (await runScenario(scenario, [withoutAction(scenario, left)])).failure
    if (failure !== undefined) count++
    ;(failure === undefined ? idle : missed).add(name)
  }
  const excepted = actionsOf(scenario).length - provable.length
  const seconds = ((performance.now() - began) / 1000).toFixed(0)
  console.log(
    `${scenario.name}: ${count} of ${provable.length} actions are missed when they are taken away, ${excepted} exceptions, ${seconds} s`,
  )
}
for (const name of idle) if (!missed.has(name)) complain(`${name}: everything runs without it`)
process.exitCode = isGood ? 0 : 1

function nameOf({ role, action }: RoleAction): string {
  return `${role} ${action}`
}

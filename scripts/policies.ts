/**
 * Takes every action from every role of every pipeline, one at a time, and runs the pipeline: it must fail, or the right was too much.
 * The exceptions, with their reasons, are in `test/policies/exceptions.ts`. Takes a quarter of an hour. Run: `npm run policies`, or
 * `npm run policies -- user-events` for one scenario.
 */
import { actionsOf, provableActionsOf, unneededIn, withoutAction } from '../test/policies/minimal.ts'
import { runScenario } from '../test/policies/scenario.ts'
import { SCENARIOS } from '../test/policies/scenarios/index.ts'

const [wanted] = process.argv.slice(2)
const scenarios = SCENARIOS.filter(({ name }) => wanted === undefined || name === wanted)
if (scenarios.length === 0) throw new Error(`there is no scenario ${wanted}: ${SCENARIOS.map(({ name }) => name).join(', ')}`)

let isGood = true
const complain = (text: string) => {
  isGood = false
  console.log(`  ✗ ${text}`)
}
for (const scenario of scenarios) {
  const began = performance.now()
  const outcome = await runScenario(scenario)
  if (outcome.failure !== undefined) complain(`${scenario.name} fails with its own roles: ${outcome.failure}`)
  const unneeded = new Set(unneededIn(scenario, outcome).map(({ role, action }) => `${role} ${action}`))
  const provable = provableActionsOf(scenario)
  let refused = 0
  for (const left of provable) {
    const name = `${left.role} ${left.action}`
    // What nothing asked for cannot be missed; no run is needed to know.
    const failure = unneeded.has(name) ? undefined : (await runScenario(scenario, [withoutAction(scenario, left)])).failure
    if (failure === undefined) complain(`${name}: everything runs without it`)
    else refused++
  }
  const excepted = actionsOf(scenario).length - provable.length
  const seconds = ((performance.now() - began) / 1000).toFixed(0)
  console.log(
    `${scenario.name}: ${refused} of ${provable.length} actions are missed when they are taken away, ${excepted} exceptions, ${seconds} s`,
  )
}
process.exitCode = isGood ? 0 : 1

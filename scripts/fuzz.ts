import { parseArgs } from 'node:util'
import { fuzz } from '../test/engine/fuzz/fuzz.ts'

/** Runs random machines, until the checker has taken so many, and says which the engine did not run as it should. Usage: npm run fuzz [-- --machines 20000] [--seed 1] */
const { values } = parseArgs({ options: { machines: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } } })
const began = performance.now()
const { accepted, refused, byStatus, byError, findings } = await fuzz(Number(values.seed), Number(values.machines))
const counts = (of: Readonly<Record<string, number>>) =>
  Object.entries(of)
    .sort(([, left], [, right]) => right - left)
    .filter(([, count], index) => index < 12 || count > 100)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')
process.stdout.write(
  `${accepted} machines that the checker takes and ${refused} that it refuses, in ${((performance.now() - began) / 1000).toFixed(1)} s\n${counts(byStatus)}\n${counts(byError)}\n${findings.length} findings\n`,
)
for (const { seed, problem, definition, input } of findings.slice(0, 5)) {
  process.stdout.write(`\nseed ${seed}: ${problem}\n${JSON.stringify(definition)}\n${JSON.stringify(input)}\n`)
}
// Tasks that never answer keep nothing alive, but a machine that hangs would.
process.exit(findings.length === 0 ? 0 : 1)

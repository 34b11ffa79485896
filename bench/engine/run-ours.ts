import { randomUUID } from 'node:crypto'
import { startExecution, virtualClock } from '../../engine/index.ts'
import { jsonataMachines, jsonPathMachines } from './machines.ts'
import { sample } from './sample.ts'

/** Measures this engine: `<JSONPath or JSONata> <index of the machine> <samples>`. Prints the times as JSON. */
const [language, index, samples] = process.argv.slice(2)
const machine = (language === 'JSONata' ? jsonataMachines : jsonPathMachines)[Number(index)]
if (machine === undefined) throw new Error(`There is no machine ${index}.`)
let runs = 0
const clock = virtualClock()
const tasks = { run: async () => ({ done: true }) }
const times = await sample(machine, Number(samples), async ({ definition, input, type }) => {
  // History, ids and quotas are on, as always.
  const name = `run-${++runs}`
  const options = { definition, input, type, name, clock, random: Math.random, uuid: randomUUID, tasks } as const
  const { status, output, cause } = await startExecution(options).result
  if (status !== 'SUCCEEDED') throw new Error(`The execution ${status}: ${cause}`)
  return output
})
process.stdout.write(JSON.stringify(times))

import { jsonPathMachines, taskState } from './machines.ts'
import { sample } from './sample.ts'

/** What is used of the peer. */
interface Peer {
  readonly StateMachine: new (
    definition: unknown,
    options: unknown,
  ) => { run(input: unknown, options: unknown): { readonly result: Promise<unknown> } }
}

/** Measures `aws-local-stepfunctions`: `<index of the machine> <samples> <module>`. Prints the times as JSON. */
const [index, samples, module] = process.argv.slice(2)
const machine = jsonPathMachines[Number(index)]
if (machine === undefined || module === undefined) throw new Error(`There is no machine ${index}.`)
const { StateMachine } = (await import(module)) as Peer
// Made once: neither engine reads the definition again for each execution.
const stateMachine = new StateMachine(machine.definition, { validationOptions: { checkPaths: false, checkArn: false } })
const overrides = { taskResourceLocalHandlers: { [taskState]: async () => ({ done: true }) } }
const times = await sample(machine, Number(samples), ({ input }) => stateMachine.run(input, { overrides }).result)
process.stdout.write(JSON.stringify(times))

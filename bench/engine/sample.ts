import type { BenchMachine } from './machines.ts'

/** V8 compiles both engines anew in the first seconds: samples of that time differ threefold from run to run. */
export const WARM_UP = 4

/** Runs one execution of a machine to its end and returns its output. */
export type RunOnce = (machine: BenchMachine) => Promise<unknown>

/** Milliseconds of the process's own time, on all cores, of each of `count` samples, after some that are thrown away. */
export async function sample(machine: BenchMachine, count: number, runOnce: RunOnce): Promise<number[]> {
  const times: number[] = []
  for (let index = -WARM_UP; index < count; index++) {
    const began = process.cpuUsage()
    for (let execution = 0; execution < machine.executions; execution++) await runOnce(machine)
    const { user, system } = process.cpuUsage(began)
    if (index >= 0) times.push((user + system) / 1000)
  }
  return times
}

import type { BenchMachine } from './machines.ts'

/** Runs one execution of a machine to its end and returns its output. */
export type RunOnce = (machine: BenchMachine) => Promise<unknown>

/** Milliseconds of each of `count` samples, after one that is thrown away. */
export async function sample(machine: BenchMachine, count: number, runOnce: RunOnce): Promise<number[]> {
  const times: number[] = []
  for (let index = 0; index <= count; index++) {
    const began = performance.now()
    for (let execution = 0; execution < machine.executions; execution++) await runOnce(machine)
    if (index > 0) times.push(performance.now() - began)
  }
  return times
}

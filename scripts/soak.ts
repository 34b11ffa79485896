import { parseArgs } from 'node:util'
import { killRuns } from '../test/local/executions/kill/kill-runs.ts'
import { workloadOutput } from '../test/local/executions/kill/workload.ts'

/** Kills a running execution many times over and says what became of it. Usage: npm run soak [-- --kills <count>] */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { kills: { type: 'string', default: '200' } } })
  const { kills, runs, ranTwice, finishedAtKills, ranAgain } = await killRuns(Number(values.kills), Math.random)
  const wrong = runs.filter((ending) => JSON.stringify((ending as { output?: unknown }).output) !== JSON.stringify(workloadOutput))
  process.stdout.write(
    [
      `${kills} kills in ${runs.length} executions: ${runs.length - wrong.length} ended as they should`,
      `${finishedAtKills} times a finished task met a kill: ${ranTwice.length} ran twice`,
      `${ranAgain} tasks were under way at a kill and ran again`,
      ...ranTwice.map((task) => `  twice: ${task}`),
      ...wrong.map((ending) => `  wrong: ${JSON.stringify(ending)}`),
      '',
    ].join('\n'),
  )
  return ranTwice.length + wrong.length === 0 ? 0 : 1
}

process.exitCode = await main()

import { expect, test } from '@jest/globals'
import { killRuns } from './kill-runs.ts'
import { workloadOutput } from './workload.ts'

/** `npm run soak` kills 200 times. */
const KILLS = Number(process.env.KILLS ?? 10)

test(`an execution that is killed ${KILLS} times comes to its end, and no finished task runs twice`, async () => {
  const { kills, runs, ranTwice, finishedAtKills, ranAgain } = await killRuns(KILLS, Math.random)
  expect(ranTwice).toEqual([])
  for (const ending of runs) expect(ending).toMatchObject({ status: 'SUCCEEDED', output: workloadOutput })
  expect(finishedAtKills).toBeGreaterThan(KILLS)
  if (process.env.KILLS !== undefined) {
    console.log(
      `${kills} kills, ${runs.length} runs ended, ${finishedAtKills} finished tasks at kills, ${ranAgain} unfinished ones ran again`,
    )
  }
}, 600_000)

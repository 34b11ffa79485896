import { parseArgs } from 'node:util'
import { openDeployment } from '../../local/index.ts'
import { finished } from '../finished.ts'
import { outcomeJson, outcomeText } from '../outcome.ts'
import { mapRunBars, stateLines } from '../progress.ts'
import { EXIT, type Verb } from '../verb.ts'

const usage = `Usage: sluice resume [--state DIR] [--json] [--quiet]

Carries on the executions that were cut off (a crash, a kill), from the last event on record. No finished task runs again.

Exit codes: 0 all succeeded, or there was none, 1 one failed.`

/** `sluice resume` */
export const resume: Verb = {
  summary: 'carry on what was cut off',
  usage,
  async run(words, console, pipelines) {
    const { values } = parseArgs({
      args: [...words],
      options: {
        state: { type: 'string', default: '.sluice' },
        json: { type: 'boolean', default: false },
        quiet: { type: 'boolean', default: false },
      },
    })
    const lines = stateLines(console, () => performance.now())
    const { aws } = await openDeployment(pipelines.all, {
      ...(pipelines.code && { code: pipelines.code }),
      root: values.state,
      ...(!values.quiet && { onEvent: lines, onMapRun: mapRunBars(console) }),
      log: (line) => console.note(`           ${line}`),
    })
    try {
      const began = performance.now()
      const live = aws.services.sfn.executions.resume()
      const ended = []
      for (const { executionArn, result } of live) {
        await result
        ended.push(finished(aws, executionArn, (performance.now() - began) / 1000))
      }
      console.out(
        values.json ? JSON.stringify(ended.map(outcomeJson), undefined, 2) : ended.map(outcomeText).join('\n') || 'nothing was cut off',
      )
      return ended.every(({ status }) => status === 'SUCCEEDED') ? EXIT.done : EXIT.failed
    } finally {
      await aws.close()
    }
  },
}

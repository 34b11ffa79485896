import { parseArgs } from 'node:util'
import { GetExecutionHistoryCommand, type HistoryEvent, type SFNClient } from '@aws-sdk/client-sfn'
import { findExecution } from '../find-machine.ts'
import { openTarget, TARGET_OPTIONS, TARGET_USAGE } from '../target.ts'
import { UsageError } from '../usage-error.ts'
import { EXIT, type Verb } from '../verb.ts'

const usage = `Usage: sluice history <workflow | workflow/execution | ARN> [--json] [--state DIR | --profile NAME | --region NAME]

Prints the events of an execution, or of the latest of a workflow.

${TARGET_USAGE}`

const PAGE = 1000

/** `sluice history` */
export const history: Verb = {
  summary: 'the events of an execution, here or on AWS',
  usage,
  async run(words, console) {
    const options = { ...TARGET_OPTIONS, json: { type: 'boolean', default: false } } as const
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true })
    if (positionals[0] === undefined) throw new UsageError('name an execution: a workflow, workflow/execution, or an ARN')
    const target = await openTarget(values)
    try {
      const executionArn = await findExecution(target.sfn, positionals[0])
      const events: HistoryEvent[] = []
      for await (const event of eventsOf(target.sfn, executionArn)) {
        if (values.json) events.push(event)
        else console.out(lineOf(event))
      }
      if (values.json) console.out(JSON.stringify(events, undefined, 2))
      return EXIT.done
    } finally {
      await target.close()
    }
  },
}

async function* eventsOf(sfn: SFNClient, executionArn: string): AsyncGenerator<HistoryEvent> {
  let nextToken: string | undefined
  do {
    const page = await sfn.send(
      new GetExecutionHistoryCommand({ executionArn, maxResults: PAGE, ...(nextToken !== undefined && { nextToken }) }),
    )
    yield* page.events ?? []
    nextToken = page.nextToken
  } while (nextToken !== undefined)
}

function lineOf(event: HistoryEvent): string {
  const { id = 0, timestamp, type = '' } = event
  const state = event.stateEnteredEventDetails?.name ?? event.stateExitedEventDetails?.name
  const failure = event.taskFailedEventDetails ?? event.taskTimedOutEventDetails ?? event.executionFailedEventDetails
  const scheduled = event.taskScheduledEventDetails
  const about =
    state ??
    (failure?.error && `${failure.error}: ${failure.cause ?? ''}`) ??
    (scheduled && `${scheduled.resourceType}:${scheduled.resource}`) ??
    ''
  return `${String(id).padStart(6)}  ${timestamp?.toISOString()}  ${type.padEnd(24)} ${about}`.trimEnd()
}

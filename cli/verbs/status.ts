import { parseArgs } from 'node:util'
import { DescribeExecutionCommand, ListExecutionsCommand, type SFNClient } from '@aws-sdk/client-sfn'
import { findExecution, findMachine } from '../find-machine.ts'
import type { PipelineSet } from '../pipelines.ts'
import { readableCause } from '../readable-cause.ts'
import { openTarget, TARGET_OPTIONS, TARGET_USAGE } from '../target.ts'
import { UsageError } from '../usage-error.ts'
import { EXIT, type Verb } from '../verb.ts'

const usage = `Usage: sluice status [workflow | workflow/execution | ARN] [--json] [--state DIR | --profile NAME | --region NAME]

Without a word: the latest execution of each workflow. With one: that execution, or the latest of that workflow.

${TARGET_USAGE}

Exit codes: 0 it succeeded or runs, 1 it failed, 2 bad input.`

/** `sluice status` */
export const status: Verb = {
  summary: 'how executions stand, here or on AWS',
  usage,
  async run(words, console, pipelines) {
    const options = { ...TARGET_OPTIONS, json: { type: 'boolean', default: false } } as const
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true })
    const target = await openTarget(values)
    try {
      if (positionals[0] === undefined) {
        const rows = await latestOfAll(target.sfn, pipelines)
        console.out(
          values.json
            ? JSON.stringify(rows, undefined, 2)
            : rows
                .map(({ workflow, status, name, startDate }) => `${workflow.padEnd(24)} ${status.padEnd(10)} ${startDate} ${name}`)
                .join('\n') || 'no execution yet',
        )
        return EXIT.done
      }
      const executionArn = await findExecution(target.sfn, positionals[0])
      const { $metadata: _, ...found } = await target.sfn.send(new DescribeExecutionCommand({ executionArn }))
      console.out(values.json ? JSON.stringify(found, undefined, 2) : textOf(found))
      return found.status === 'SUCCEEDED' || found.status === 'RUNNING' ? EXIT.done : EXIT.failed
    } finally {
      await target.close()
    }
  },
}

interface Latest {
  readonly workflow: string
  readonly status: string
  readonly name: string
  readonly startDate: string
}

async function latestOfAll(sfn: SFNClient, { startable }: PipelineSet): Promise<readonly Latest[]> {
  const rows: Latest[] = []
  for (const {
    workflow: { name: workflow },
  } of startable) {
    const stateMachineArn = await findMachine(sfn, workflow).catch((error: unknown) => {
      // Not every workflow is deployed everywhere.
      if (error instanceof UsageError) return undefined
      throw error
    })
    if (stateMachineArn === undefined) continue
    const { executions = [] } = await sfn.send(new ListExecutionsCommand({ stateMachineArn, maxResults: 1 }))
    const [latest] = executions
    if (latest)
      rows.push({ workflow, status: latest.status ?? '', name: latest.name ?? '', startDate: latest.startDate?.toISOString() ?? '' })
  }
  return rows
}

interface Found {
  readonly executionArn?: string | undefined
  readonly status?: string | undefined
  readonly startDate?: Date | undefined
  readonly stopDate?: Date | undefined
  readonly output?: string | undefined
  readonly error?: string | undefined
  readonly cause?: string | undefined
}

function textOf({ executionArn, status, startDate, stopDate, output, error, cause }: Found): string {
  const end = output ?? (error === undefined ? undefined : `${error}: ${readableCause(cause ?? '')}`)
  return [executionArn, `${status}  ${startDate?.toISOString()} to ${stopDate?.toISOString() ?? 'now'}`, end]
    .filter((line) => line !== undefined)
    .join('\n')
}

import { parseArgs } from 'node:util'
import { DescribeExecutionCommand, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { findMachine } from '../find-machine.ts'
import { readInput } from '../input.ts'
import { openTarget, TARGET_OPTIONS, TARGET_USAGE } from '../target.ts'
import { UsageError } from '../usage-error.ts'
import { EXIT, type Verb } from '../verb.ts'

const usage = `Usage: sluice start <workflow> [--input FILE] [--name NAME] [--wait] [--json] [--state DIR | --profile NAME | --region NAME]

Starts an execution where the workflow is deployed: on AWS, or on \`sluice local\` while it runs.

  --wait            waits for the end; exit code 1 unless it succeeded
${TARGET_USAGE}`

const LOOK_EVERY_MS = 1_000

/** `sluice start` */
export const start: Verb = {
  summary: 'start an execution on AWS, or on a running `sluice local`',
  usage,
  async run(words, console, pipelines) {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: {
        ...TARGET_OPTIONS,
        input: { type: 'string' },
        name: { type: 'string' },
        wait: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    })
    const { workflow } = pipelines.startableOf(positionals[0])
    const input = await readInput(values.input, workflow)
    const target = await openTarget(values)
    try {
      if (target.kind === 'opened')
        throw new UsageError('nothing runs here that could start it: use `sluice run`, or start `sluice local` first')
      const stateMachineArn = await findMachine(target.sfn, workflow.name)
      const { executionArn = '' } = await target.sfn.send(
        new StartExecutionCommand({
          stateMachineArn,
          input: JSON.stringify(input),
          ...(values.name !== undefined && { name: values.name }),
        }),
      )
      if (!values.wait) {
        console.out(values.json ? JSON.stringify({ executionArn }) : executionArn)
        return EXIT.done
      }
      for (;;) {
        const { status, output, error, cause } = await target.sfn.send(new DescribeExecutionCommand({ executionArn }))
        if (status !== 'RUNNING') {
          const parsed = output === undefined ? undefined : JSON.parse(output)
          console.out(
            values.json
              ? JSON.stringify({ executionArn, status, output: parsed, error, cause }, undefined, 2)
              : [executionArn, status, output ?? `${error}: ${cause}`].join('\n'),
          )
          return status === 'SUCCEEDED' ? EXIT.done : EXIT.failed
        }
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
      }
    } finally {
      await target.close()
    }
  },
}

import { rm, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type HistoryEvent, realClock } from '../../engine/index.ts'
import { openDeployment } from '../../local/index.ts'
import type { Console } from '../console.ts'
import { endpointFile } from '../target.ts'
import { UsageError } from '../usage-error.ts'
import { EXIT, type Verb } from '../verb.ts'

const usage = `Usage: sluice local [pipeline...] [--state DIR] [--port N] [--json]

Starts the local AWS with everything live: objects dropped into bucket folders, schedules, rules and queues start what they start on AWS.
Default: all pipelines, in .sluice, on port 4566. Time is real here. The AWS CLI and SDKs reach it with AWS_ENDPOINT_URL. Ctrl-C ends it;
executions under way are carried on by the next start, or by \`sluice resume\`.`

const DEFAULT_PORT = '4566'

/** `sluice local` */
export const local: Verb = {
  summary: 'start the local AWS with every trigger live',
  usage,
  async run(words, console, pipelines) {
    const options = {
      state: { type: 'string', default: '.sluice' },
      port: { type: 'string', default: DEFAULT_PORT },
      json: { type: 'boolean', default: false },
    } as const
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true })
    const port = portOf(values.port)
    const wanted = pipelines.find(positionals)
    const interrupted = interruption()
    const { aws } = await openDeployment(wanted, {
      ...(pipelines.code && { code: pipelines.code }),
      root: values.state,
      port,
      clock: realClock(),
      onEvent: executionLines(console),
      log: (line) => console.note(`  ${line}`),
      report: (error) => console.note(`! ${error instanceof Error ? error.message : String(error)}`),
    })
    try {
      const endpoint = await aws.endpoint()
      endpoint.keepAlive()
      await aws.live()
      aws.services.sfn.executions.resume()
      await writeFile(endpointFile(values.state), `${JSON.stringify({ url: endpoint.url })}\n`)
      const names = wanted.map(({ name }) => name)
      const { region } = aws.environment
      if (values.json) console.out(JSON.stringify({ endpoint: endpoint.url, region, state: values.state, pipelines: names }))
      else for (const line of greeting(endpoint.url, region, values.state, names)) console.out(line)
      await interrupted
      return EXIT.done
    } finally {
      await rm(endpointFile(values.state), { force: true })
      await aws.close()
    }
  },
}

function greeting(url: string, region: string, state: string, names: readonly string[]): readonly string[] {
  return [
    `The local AWS listens at ${url} (state in ${state}; Ctrl-C ends it)`,
    `  export AWS_ENDPOINT_URL=${url} AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local AWS_REGION=${region}`,
    `  pipelines: ${names.join(', ')}`,
  ]
}

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`--port takes a number from 0 to 65535, not ${JSON.stringify(text)}`)
  return port
}

function interruption(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}

/** A line as an execution begins and as it ends. */
function executionLines(console: Console): (event: HistoryEvent, executionArn: string) => void {
  return (event, executionArn) => {
    const name = executionArn.split(':').slice(-2).join('/')
    if (event.type === 'ExecutionStarted') console.note(`▸ ${name}`)
    else if (event.type === 'ExecutionSucceeded') console.note(`✓ ${name}`)
    else if (event.type.startsWith('Execution')) console.note(`✗ ${name} ${event.type} ${event.executionFailedEventDetails?.error ?? ''}`)
  }
}

import { parseArgs } from 'node:util'
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { deploymentOutputs } from '../../deploy/index.ts'
import { deploymentOf, localNamer, resolveNames } from '../../services/index.ts'
import type { PipelineSet } from '../pipelines.ts'
import { runningEndpoint, TARGET_OPTIONS, TARGET_USAGE } from '../target.ts'
import { UsageError } from '../usage-error.ts'
import { EXIT, type Verb } from '../verb.ts'

const usage = `Usage: sluice outputs [pipeline...] [--stack NAME] [--json] [--state DIR | --profile NAME | --region NAME]

The names, URLs and ARNs of what was deployed: buckets, databases, queues, topics, streams, state machines. Default: of all pipelines,
on the local account. URLs of local queues are those of \`sluice local\` while it runs.

  --stack NAME      the outputs of this CloudFormation stack on AWS: <service>-<stage> of serverless.yml
${TARGET_USAGE}`

interface Row {
  readonly name: string
  readonly value: string
  readonly description: string
}

/** `sluice outputs` */
export const outputs: Verb = {
  summary: 'names, URLs and ARNs of what is deployed, here or on AWS',
  usage,
  async run(words, console, pipelines) {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { ...TARGET_OPTIONS, stack: { type: 'string' }, json: { type: 'boolean', default: false } },
      allowPositionals: true,
    })
    const { profile, region, stack, state } = values
    const isAws = profile !== undefined || region !== undefined || stack !== undefined
    if (isAws && stack === undefined) throw new UsageError('say which stack: --stack NAME')
    if (isAws && positionals.length > 0) throw new UsageError('a stack has its own pipelines: give no names beside --stack')
    const rows = stack === undefined ? await localRows(pipelines.find(positionals), state) : await stackRows(stack, profile, region)
    if (values.json) console.out(JSON.stringify(Object.fromEntries(rows.map(({ name, value }) => [name, value])), undefined, 2))
    else for (const line of lines(rows)) console.out(line)
    return EXIT.done
  },
}

async function localRows(pipelines: PipelineSet['all'], state: string): Promise<readonly Row[]> {
  const deployment = deploymentOf(pipelines)
  const endpoint = await runningEndpoint(state)
  return resolveNames(deploymentOutputs(deployment), localNamer(endpoint === undefined ? {} : { endpoint }))
}

async function stackRows(StackName: string, profile: string | undefined, region: string | undefined): Promise<readonly Row[]> {
  const client = new CloudFormationClient({ ...(profile !== undefined && { profile }), ...(region !== undefined && { region }) })
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName }))
    const found = Stacks[0]?.Outputs ?? []
    return found.map(({ OutputKey = '', OutputValue = '', Description = '' }) => ({
      name: OutputKey,
      value: OutputValue,
      description: Description,
    }))
  } finally {
    client.destroy()
  }
}

function lines(rows: readonly Row[]): readonly string[] {
  const width = Math.max(0, ...rows.map(({ name }) => name.length))
  return rows.length === 0 ? ['no outputs'] : rows.map(({ name, value }) => `${name.padEnd(width)}  ${value}`)
}

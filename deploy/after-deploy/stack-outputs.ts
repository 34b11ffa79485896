import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import type { ClientConfig } from './after-deploy.ts'

/** The outputs of a stack by their names. */
export async function stackOutputs(stackName: string, config: ClientConfig): Promise<ReadonlyMap<string, string>> {
  const client = new CloudFormationClient(config)
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stackName }))
  client.destroy()
  return new Map((Stacks?.[0]?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]))
}

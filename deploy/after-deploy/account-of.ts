import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import type { ClientConfig } from './after-deploy.ts'

/** The account of some credentials: twelve digits. */
export async function accountOf(config: ClientConfig): Promise<string> {
  const client = new STSClient(config)
  const { Account } = await client.send(new GetCallerIdentityCommand({}))
  client.destroy()
  if (Account === undefined) throw new Error('STS does not say whose credentials these are')
  return Account
}

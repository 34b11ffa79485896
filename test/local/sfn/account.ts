import { randomUUID } from 'node:crypto'
import { SFNClient } from '@aws-sdk/client-sfn'
import { afterAll, beforeAll } from '@jest/globals'
import { type LocalAws, localClock, openLocalAws } from '../../../local/index.ts'
import { emptyEnvironment } from '../environment.ts'

/** One account for all tests of a file, and a client that speaks to its endpoint. */
export interface SfnAccount {
  aws: LocalAws
  client: SFNClient
  /** Closes the account and opens it again over the same folder, as another process does. */
  reopen(): Promise<void>
}

/** Opens it before the tests of the file and closes it after them. */
export function sfnAccount(prepare: (aws: LocalAws) => Promise<void> = async () => undefined): SfnAccount {
  let root = ''
  // Assigned before any test runs.
  const account = {
    async reopen() {
      await close()
      await open()
    },
  } as SfnAccount
  async function open(): Promise<void> {
    account.aws = await openLocalAws({ root, clock: await localClock(root), uuid: randomUUID })
    const { url } = await account.aws.endpoint()
    account.client = new SFNClient({
      endpoint: url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
      disableHostPrefix: true,
      maxAttempts: 1,
    })
  }
  async function close(): Promise<void> {
    account.client.destroy()
    await account.aws.close()
  }
  beforeAll(async () => {
    root = (await emptyEnvironment()).root
    await open()
    await prepare(account.aws)
  })
  afterAll(close)
  return account
}

/** The ARN of a state machine of the account. */
export const machineArn = (name: string) => `arn:aws:states:us-east-1:000000000000:stateMachine:${name}`

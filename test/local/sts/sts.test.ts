import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { expect, test } from '@jest/globals'
import { sts } from '../../../local/services/sts/sts.ts'
import { emptyEnvironment } from '../environment.ts'
import { serve } from '../served.ts'

test('whoever asks is the account, and gets any role for its hour', async () => {
  const { endpoint, config, failures } = await serve([sts({ environment: await emptyEnvironment() })])
  const client = new STSClient(config)
  try {
    expect(await client.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: '000000000000',
      Arn: 'arn:aws:iam::000000000000:root',
    })
    const RoleArn = 'arn:aws:iam::000000000000:role/path/reader'
    const { Credentials, AssumedRoleUser } = await client.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'me' }))
    expect(AssumedRoleUser?.Arn).toBe('arn:aws:sts::000000000000:assumed-role/reader/me')
    expect(Credentials?.Expiration).toEqual(new Date('2026-01-01T01:00:00Z'))
    expect(failures).toEqual([])
  } finally {
    client.destroy()
    await endpoint.close()
  }
})

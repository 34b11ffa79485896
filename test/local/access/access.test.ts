import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { GlueClient, StartCrawlerCommand } from '@aws-sdk/client-glue'
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import {
  CopyObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns'
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type LocalAws, localClock, openLocalAws } from '../../../local/index.ts'

const READER = {
  name: 'reader',
  policy: {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::lake/in/*'] },
      {
        Effect: 'Allow',
        Action: ['s3:ListBucket'],
        Resource: ['arn:aws:s3:::lake'],
        Condition: { StringLike: { 's3:prefix': ['in/*'] } },
      },
    ],
  },
} as const

let aws: LocalAws
let root: string
let owner: object
let bound: object
const clients: { destroy(): void }[] = []

function client<Client extends { destroy(): void }>(Class: new (config: never) => Client, config: object = bound): Client {
  // One configuration fits every client.
  const made = new Class({ ...config, forcePathStyle: true, maxAttempts: 1 } as never)
  clients.push(made)
  return made
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'sluice-'))
  aws = await openLocalAws({ root, clock: await localClock(root), uuid: randomUUID })
  await aws.provision({ buckets: ['lake'], roles: [READER] })
  await aws.store.write('lake', 'in/a.txt', 'a')
  owner = {
    endpoint: (await aws.endpoint()).url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIAANYBODY', secretAccessKey: 'secret' },
  }
  const assumed = await client(STSClient, owner).send(
    new AssumeRoleCommand({ RoleArn: 'arn:aws:iam::000000000000:role/reader', RoleSessionName: 'me' }),
  )
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken } = assumed.Credentials ?? {}
  bound = {
    ...owner,
    credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, ...(SessionToken && { sessionToken: SessionToken }) },
  }
})

afterAll(async () => {
  for (const made of clients) made.destroy()
  await aws.close()
  await rm(root, { recursive: true, force: true })
})

const user = 'User: arn:aws:sts::000000000000:assumed-role/reader/me is not authorized to perform:'
const because = (action: string) => `because no identity-based policy allows the ${action} action`
const refusal = (name: string, status: number, action: string, resource: string) => ({
  name,
  message: `${user} ${action} on resource: ${resource} ${because(action)}`,
  $metadata: expect.objectContaining({ httpStatusCode: status }),
})

test('a role does what its policy allows, and any other key is the owner, who does everything', async () => {
  const { Body } = await client(S3Client).send(new GetObjectCommand({ Bucket: 'lake', Key: 'in/a.txt' }))
  expect(await Body?.transformToString()).toBe('a')
  expect((await client(S3Client).send(new ListObjectsV2Command({ Bucket: 'lake', Prefix: 'in/' }))).KeyCount).toBe(1)
  await client(S3Client, owner).send(new PutObjectCommand({ Bucket: 'lake', Key: 'out/b.txt', Body: 'b' }))
})

test('one can ask who one is', async () => {
  expect((await client(STSClient).send(new GetCallerIdentityCommand({}))).Arn).toBe('arn:aws:sts::000000000000:assumed-role/reader/me')
  expect((await client(STSClient, owner).send(new GetCallerIdentityCommand({}))).Arn).toBe('arn:aws:iam::000000000000:root')
})

test("each service refuses by AWS's own name, status and words", async () => {
  const place = { Bucket: 'lake', Key: 'out/c.txt' }
  await expect(client(S3Client).send(new PutObjectCommand({ ...place, Body: 'c' }))).rejects.toMatchObject(
    refusal('AccessDenied', 403, 's3:PutObject', '"arn:aws:s3:::lake/out/c.txt"'),
  )
  await expect(client(S3Client).send(new ListObjectsV2Command({ Bucket: 'lake', Prefix: 'out/' }))).rejects.toMatchObject(
    refusal('AccessDenied', 403, 's3:ListBucket', '"arn:aws:s3:::lake"'),
  )
  await expect(client(S3Client).send(new CopyObjectCommand({ ...place, CopySource: 'lake/in/a.txt' }))).rejects.toMatchObject(
    refusal('AccessDenied', 403, 's3:PutObject', '"arn:aws:s3:::lake/out/c.txt"'),
  )
  const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/000000000000/work'
  await expect(client(SQSClient).send(new SendMessageCommand({ QueueUrl, MessageBody: 'm' }))).rejects.toMatchObject(
    refusal('AccessDenied', 403, 'sqs:sendmessage', 'arn:aws:sqs:us-east-1:000000000000:work'),
  )
  const TopicArn = 'arn:aws:sns:us-east-1:000000000000:alerts'
  await expect(client(SNSClient).send(new PublishCommand({ TopicArn, Message: 'm' }))).rejects.toMatchObject(
    refusal('AuthorizationErrorException', 403, 'SNS:Publish', TopicArn),
  )
  await expect(client(DynamoDBClient).send(new PutItemCommand({ TableName: 't', Item: {} }))).rejects.toMatchObject(
    refusal('AccessDeniedException', 400, 'dynamodb:PutItem', 'arn:aws:dynamodb:us-east-1:000000000000:table/t'),
  )
  await expect(client(GlueClient).send(new StartCrawlerCommand({ Name: 'c' }))).rejects.toMatchObject(
    refusal('AccessDeniedException', 400, 'glue:StartCrawler', 'arn:aws:glue:us-east-1:000000000000:crawler/c'),
  )
  await expect(client(LambdaClient).send(new InvokeCommand({ FunctionName: 'f' }))).rejects.toMatchObject(
    refusal('AccessDeniedException', 403, 'lambda:InvokeFunction', 'arn:aws:lambda:us-east-1:000000000000:function:f'),
  )
})

test('of several objects each is refused by itself, in a successful answer', async () => {
  const Delete = { Objects: [{ Key: 'in/a.txt' }] }
  const { Errors } = await client(S3Client).send(new DeleteObjectsCommand({ Bucket: 'lake', Delete }))
  expect(Errors).toEqual([{ Key: 'in/a.txt', Code: 'AccessDenied', Message: expect.stringContaining('s3:DeleteObject on resource') }])
  expect(await aws.store.list('lake', 'in/')).toHaveLength(1)
})

test('who may not list a bucket is told that an object which is not there may not be read', async () => {
  await expect(client(S3Client).send(new GetObjectCommand({ Bucket: 'lake', Key: 'in/none' }))).rejects.toMatchObject(
    refusal('AccessDenied', 403, 's3:ListBucket', '"arn:aws:s3:::lake"'),
  )
  await expect(client(S3Client, owner).send(new GetObjectCommand({ Bucket: 'lake', Key: 'in/none' }))).rejects.toMatchObject({
    name: 'NoSuchKey',
  })
})

test('a state machine acts as its role, and its refusal is the error of the task', async () => {
  const { tasks } = aws.actingAs('arn:aws:iam::000000000000:role/reader', 'run-1')
  const context = { clock: aws.environment.clock, signal: new AbortController().signal, submitted() {}, started() {}, heartbeat() {} }
  const request = {
    resource: 'arn:aws:states:::aws-sdk:s3:putObject',
    arguments: { Bucket: 'lake', Key: 'out/c.txt', Body: 'c' },
    stateName: 'Put',
    executionArn: 'arn:aws:states:us-east-1:000000000000:execution:m:run-1',
  }
  await expect(tasks.run(request, context)).rejects.toMatchObject({
    // Which of the two names it is depends on the SDK that Step Functions has.
    error: expect.stringMatching(/^S3\.(S3|AccessDenied)Exception$/),
    failureCause: expect.stringMatching(
      /^User: arn:aws:sts::000000000000:assumed-role\/reader\/run-1 is not .*\(Service: S3, Status Code: 403/,
    ),
  })
})

test('a role that the account was not given binds nobody', async () => {
  const { objects } = aws.actingAs('somebody-else', 'run-1')
  await objects.write('lake', 'out/d.txt', 'd')
  expect(new TextDecoder().decode(await objects.read('lake', 'out/d.txt'))).toBe('d')
})

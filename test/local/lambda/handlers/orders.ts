import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'

interface Context {
  readonly awsRequestId: string
  readonly functionName: string
  readonly memoryLimitInMB: string
  getRemainingTimeInMillis(): number
}

export class OrderError extends Error {
  override readonly name = 'Order.Refused'
}

let calls = 0

export async function handler(event: unknown, context: Context): Promise<unknown> {
  calls++
  console.log('event', event)
  return {
    event,
    calls,
    remaining: context.getRemainingTimeInMillis(),
    name: context.functionName,
    memory: context.memoryLimitInMB,
    kept: process.env.KEPT,
    home: process.env.HOME,
  }
}

export async function refuse(): Promise<never> {
  console.error('refusing')
  throw new OrderError('no such order')
}

export const sleep = (event: { ms: number }) => new Promise((resolve) => setTimeout(() => resolve(event), event.ms))
export const callBack = (event: unknown, _context: Context, callback: (error: unknown, value?: unknown) => void) =>
  setImmediate(() => callback(null, { event }))
export const throwText = async () => Promise.reject('just text')
export const exit = () => process.exit(3)
export const forget = () => {
  void Promise.reject(new Error('nobody waits'))
  return new Promise(() => {})
}
export const hoard = async () => {
  const kept: unknown[] = []
  for (;;) kept.push(new Array(1_000_000).fill(kept.length))
}
export const large = async () => 'x'.repeat(7_000_000)
export const nothing = async () => undefined

export async function copy({ bucket, key }: { bucket: string; key: string }): Promise<unknown> {
  const client = new S3Client({})
  const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
  const text = (await Body?.transformToString()) ?? ''
  await client.send(new PutObjectCommand({ Bucket: bucket, Key: `${key}.upper`, Body: text.toUpperCase() }))
  return { length: text.length }
}

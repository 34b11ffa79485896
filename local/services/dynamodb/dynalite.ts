import { EventEmitter } from 'node:events'
import type { Server } from 'node:http'
import { createRequire } from 'node:module'
import type * as Dynamo from '@aws-sdk/client-dynamodb'
import { AwsError } from '../../service.ts'
import { fromWire, toWire } from './wire-json.ts'

/** Milliseconds that tables take to change their state, of the machine's time. */
interface DynaliteOptions {
  readonly createTableMs: number
  readonly deleteTableMs: number
  readonly updateTableMs: number
}

/** A DynamoDB in this process's memory, with inputs and outputs as the SDK has them. Rejects with {@link AwsError}. */
export interface Dynalite {
  createTable(input: Dynamo.CreateTableInput): Promise<Dynamo.CreateTableOutput>
  describeTable(input: Dynamo.DescribeTableInput): Promise<Dynamo.DescribeTableOutput>
  deleteTable(input: Dynamo.DeleteTableInput): Promise<Dynamo.DeleteTableOutput>
  listTables(input: Dynamo.ListTablesInput): Promise<Dynamo.ListTablesOutput>
  putItem(input: Dynamo.PutItemInput): Promise<Dynamo.PutItemOutput>
  updateItem(input: Dynamo.UpdateItemInput): Promise<Dynamo.UpdateItemOutput>
  deleteItem(input: Dynamo.DeleteItemInput): Promise<Dynamo.DeleteItemOutput>
  getItem(input: Dynamo.GetItemInput): Promise<Dynamo.GetItemOutput>
  query(input: Dynamo.QueryInput): Promise<Dynamo.QueryOutput>
  scan(input: Dynamo.ScanInput): Promise<Dynamo.ScanOutput>
  batchGetItem(input: Dynamo.BatchGetItemInput): Promise<Dynamo.BatchGetItemOutput>
  batchWriteItem(input: Dynamo.BatchWriteItemInput): Promise<Dynamo.BatchWriteItemOutput>
}

/** What dynalite wants to see of a signature; it checks no more of it. */
const SIGNED = {
  authorization: 'AWS4-HMAC-SHA256 Credential=local, SignedHeaders=host, Signature=local',
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-date': '20000101T000000Z',
}

/**
 * Starts dynalite, without a port: its server is handed requests directly, since a call over HTTP, with a client that signs it,
 * costs several times what the table costs. Loaded when a table is first asked for.
 */
export function startDynalite(): Dynalite {
  // The package brings no types; its one function is stated here as its readme has it.
  const dynalite = createRequire(import.meta.url)('dynalite') as (options: DynaliteOptions) => Server
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 })
  const call =
    <Input extends object, Output>(operation: string) =>
    async (input: Input): Promise<Output> => {
      const { status, body } = await exchange(server, operation, toWire(input))
      // dynalite answers what DynamoDB does, in JSON.
      const answer = (body === '' ? {} : fromWire(body)) as Output & WireError
      if (status < 300) return answer
      const [, code = 'InternalServerError'] = (answer.__type ?? '').split('#')
      throw new AwsError(code, answer.message ?? answer.Message ?? `DynamoDB answered ${status}.`, status)
    }
  return {
    createTable: call('CreateTable'),
    describeTable: call('DescribeTable'),
    deleteTable: call('DeleteTable'),
    listTables: call('ListTables'),
    putItem: call('PutItem'),
    updateItem: call('UpdateItem'),
    deleteItem: call('DeleteItem'),
    getItem: call('GetItem'),
    query: call('Query'),
    scan: call('Scan'),
    batchGetItem: call('BatchGetItem'),
    batchWriteItem: call('BatchWriteItem'),
  }
}

interface WireError {
  readonly __type?: string
  readonly message?: string
  readonly Message?: string
}

/** One request to a server that does not listen, and its answer. */
function exchange(server: Server, operation: string, body: string): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve) => {
    const headers = { ...SIGNED, 'x-amz-target': `DynamoDB_20120810.${operation}` }
    const request = Object.assign(new EventEmitter(), { method: 'POST', url: '/', headers })
    const response = {
      statusCode: 200,
      setHeader() {},
      end: (text = '') => resolve({ status: response.statusCode, body: text }),
    }
    server.emit('request', request, response)
    request.emit('data', Buffer.from(body))
    request.emit('end')
  })
}

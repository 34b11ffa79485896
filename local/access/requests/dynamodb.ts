import type { AccessRequest } from '../../../analysis/iam/index.ts'
import { arnIn, type Input, listOf, type RequestsOf, type RequestWorld, textOf } from './request-world.ts'

const TRANSACTED: Readonly<Record<string, string>> = {
  ConditionCheck: 'ConditionCheckItem',
  Delete: 'DeleteItem',
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/api-permissions-reference.html */
export const dynamodbRequests: RequestsOf = (operation, input, world) => {
  const transacted = listOf(input, 'TransactItems')
  if (transacted.length > 0) return transacted.flatMap((item) => itemRequests(item, world))
  if (operation === 'ListTables') return [{ action: 'dynamodb:ListTables', resource: '*' }]
  const tables = input.RequestItems ? Object.keys(input.RequestItems) : [textOf(input, 'TableName') ?? '']
  const index = textOf(input, 'IndexName')
  return tables.map((table) => {
    const arn = tableArn(world, table)
    return { action: `dynamodb:${operation}`, resource: index === undefined ? arn : `${arn}/index/${index}` }
  })
}

function itemRequests(item: Input, world: RequestWorld): readonly AccessRequest[] {
  return Object.entries(item).map(([kind, what]) => ({
    action: `dynamodb:${TRANSACTED[kind] ?? kind}`,
    resource: tableArn(world, textOf(what as Input, 'TableName') ?? ''),
  }))
}

function tableArn(world: RequestWorld, table: string): string {
  return arnIn(world, 'dynamodb', `table/${table}`, table)
}

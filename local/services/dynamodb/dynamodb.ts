import { join } from 'node:path'
import type { LocalEnvironment, LocalService } from '../../service.ts'
import { account } from './account.ts'
import { itemOperations } from './item-operations.ts'
import { tableOperations } from './table-operations.ts'
import { tables } from './tables.ts'

/** Options of {@link dynamodb}. */
export interface DynamoDbOptions {
  readonly environment: LocalEnvironment
}

/** Amazon DynamoDB on dynalite, with tables and items as files under `<root>/dynamodb/` and a time to live on the account's clock. */
export function dynamodb({ environment }: DynamoDbOptions): LocalService {
  const kept = tables(join(environment.root, 'dynamodb'), environment.clock)
  const opened = account(kept)
  return {
    name: 'dynamodb',
    operations: { ...tableOperations(opened, kept, environment), ...itemOperations(opened) },
  }
}

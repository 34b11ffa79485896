import type * as Dynamo from '@aws-sdk/client-dynamodb'
import { AwsError, type LocalEnvironment } from '../../service.ts'
import { type Account, createActive } from './account.ts'
import { keyIn, type Tables } from './tables.ts'

/** Operations on tables, with the time to live, which dynalite has not. */
export function tableOperations(account: Account, tables: Tables, { clock, region, accountId }: LocalEnvironment) {
  const arnOf = (name: string) => `arn:aws:dynamodb:${region}:${accountId}:table/${name}`
  const described = (found: Dynamo.TableDescription | undefined): Dynamo.TableDescription => {
    const name = found?.TableName ?? ''
    const created = tables.get(name)?.record.created ?? clock.now()
    return { ...found, TableArn: arnOf(name), CreationDateTime: new Date(created) }
  }
  const find = async (reference: string | undefined) => {
    // A first call opens the tables that are on the disk.
    await account.call(async () => undefined)
    const name = nameOf(reference ?? '')
    const table = tables.get(name)
    if (table !== undefined) return { name, table }
    throw new AwsError('ResourceNotFoundException', `Requested resource not found: Table: ${name} not found`, 400)
  }
  return {
    async CreateTable(input: Dynamo.CreateTableInput): Promise<Dynamo.CreateTableOutput> {
      const definition = { ...input, TableName: nameOf(input.TableName ?? '') }
      return account.change(definition.TableName, async (client) => {
        const record = { definition, created: clock.now() }
        await createActive(client, { record })
        await tables.save(record)
        const { Table } = await client.describeTable({ TableName: definition.TableName })
        return { TableDescription: described(Table) }
      })
    },
    DescribeTable: (input: Dynamo.DescribeTableInput): Promise<Dynamo.DescribeTableOutput> =>
      account.call(async (client) => ({
        Table: described((await client.describeTable({ TableName: nameOf(input.TableName ?? '') })).Table),
      })),
    ListTables: (input: Dynamo.ListTablesInput): Promise<Dynamo.ListTablesOutput> => account.call((client) => client.listTables(input)),
    async DeleteTable(input: Dynamo.DeleteTableInput): Promise<Dynamo.DeleteTableOutput> {
      const TableName = nameOf(input.TableName ?? '')
      return account.change(TableName, async (client) => {
        const { TableDescription } = await client.deleteTable({ TableName })
        const answer = described(TableDescription)
        await tables.remove(TableName)
        return { TableDescription: answer }
      })
    },
    async UpdateTimeToLive({ TableName, TimeToLiveSpecification }: Dynamo.UpdateTimeToLiveInput): Promise<Dynamo.UpdateTimeToLiveOutput> {
      const { name, table } = await find(TableName)
      if (TimeToLiveSpecification === undefined) throw new AwsError('ValidationException', 'TimeToLiveSpecification is required.', 400)
      const changed = await tables.save({ ...table.record, timeToLive: TimeToLiveSpecification })
      for (const item of await tables.items.load(name)) tables.note(changed, keyIn(changed, item), item)
      return { TimeToLiveSpecification }
    },
    async DescribeTimeToLive({ TableName }: Dynamo.DescribeTimeToLiveInput): Promise<Dynamo.DescribeTimeToLiveOutput> {
      const { Enabled, AttributeName } = (await find(TableName)).table.record.timeToLive ?? {}
      const isEnabled = Enabled === true && AttributeName !== undefined
      return { TimeToLiveDescription: { TimeToLiveStatus: isEnabled ? 'ENABLED' : 'DISABLED', ...(isEnabled && { AttributeName }) } }
    },
    async DescribeContinuousBackups({ TableName }: Dynamo.DescribeContinuousBackupsInput): Promise<Dynamo.DescribeContinuousBackupsOutput> {
      await find(TableName)
      return { ContinuousBackupsDescription: { ContinuousBackupsStatus: 'DISABLED' } }
    },
  }
}

/** A table's name, or the name in its ARN. */
function nameOf(reference: string): string {
  return reference.startsWith('arn:') ? reference.slice(reference.indexOf('/') + 1) : reference
}

import { arnIn, type RequestsOf, textOf } from './request-world.ts'

/** Every action is about a workgroup: that of the query, where the input names a query. https://docs.aws.amazon.com/athena/latest/ug/workgroups-access.html */
export const athenaRequests: RequestsOf = async (operation, input, world) => {
  const action = `athena:${operation}`
  if (operation === 'ListWorkGroups') return [{ action, resource: '*' }]
  const query = textOf(input, 'QueryExecutionId')
  const group = query === undefined ? textOf(input, 'WorkGroup', 'Name') : await groupOf(query, world.look)
  return [{ action, resource: arnIn(world, 'athena', `workgroup/${group ?? 'primary'}`) }]
}

async function groupOf(QueryExecutionId: string, look: Parameters<RequestsOf>[2]['look']): Promise<string | undefined> {
  const { QueryExecution } = await look<{ QueryExecution: { WorkGroup?: string } }>('athena', 'GetQueryExecution', { QueryExecutionId })
  return QueryExecution.WorkGroup
}

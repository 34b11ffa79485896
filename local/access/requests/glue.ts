import type { AccessRequest } from '../../../analysis/iam/index.ts'
import { arnIn, type RequestPlace, type RequestsOf, textOf } from './request-world.ts'

/** The catalog, and the database and table in it: Glue asks for the right on each. `*` stands for all tables of a database. */
export function catalogRequests(action: string, world: RequestPlace, database?: string, table?: string): readonly AccessRequest[] {
  const resources = ['catalog', ...(database ? [`database/${database}`] : []), ...(database && table ? [`table/${database}/${table}`] : [])]
  return resources.map((resource) => ({ action, resource: arnIn(world, 'glue', resource) }))
}

/** https://docs.aws.amazon.com/glue/latest/dg/glue-specifying-resource-arns.html */
export const glueRequests: RequestsOf = (operation, input, world) => {
  const action = `glue:${operation}`
  if (/^(Get|List|BatchGet)Crawlers$/.test(operation) || operation.includes('Classifier')) return [{ action, resource: '*' }]
  if (operation.includes('Crawler') || operation === 'ListCrawls') {
    return [{ action, resource: arnIn(world, 'glue', `crawler/${textOf(input, 'Name', 'CrawlerName') ?? ''}`) }]
  }
  if (operation.includes('Job')) return [{ action, resource: arnIn(world, 'glue', `job/${textOf(input, 'JobName', 'Name') ?? ''}`) }]
  if (/Databases?$/.test(operation)) {
    const { Name } = (input.DatabaseInput ?? input) as { readonly Name?: string }
    return catalogRequests(action, world, Name)
  }
  const { Name } = (input.TableInput ?? input) as { readonly Name?: string }
  const table = operation === 'GetTables' ? '*' : (textOf(input, 'TableName') ?? Name)
  return catalogRequests(action, world, textOf(input, 'DatabaseName'), table)
}

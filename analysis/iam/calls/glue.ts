import type { JsonObject, JsonValue } from '../../../asl/index.ts'
import { type AccessTarget, folder } from '../../../services/index.ts'
import { findTargets } from '../find-target.ts'
import { boundsOf, refuse, type Scope } from '../scope.ts'
import { staticText } from '../static-text.ts'
import { actionOf } from './action-of.ts'
import type { NeedsOf } from './call.ts'

/** Jobs are looked after while they run: https://docs.aws.amazon.com/step-functions/latest/dg/connect-glue.html */
const FOLLOWS_JOB = ['glue:BatchStopJobRun', 'glue:GetJobRun', 'glue:GetJobRuns'] as const

export const glueNeeds: NeedsOf = (call, scope) => {
  const on = targetsOf(call.operation, call.arguments, scope)
  return [{ actions: [actionOf(call, scope), ...(call.waits ? FOLLOWS_JOB : [])], on }]
}

function targetsOf(operation: string, input: JsonObject, scope: Scope): readonly AccessTarget[] {
  if (operation.includes('Crawler') && !operation.endsWith('Crawlers')) {
    return findTargets('crawler', input.Name ?? input.CrawlerName, 'Name', scope)
  }
  if (operation.includes('JobRun') || operation.includes('JobBookmark')) return findTargets('glue-job', input.JobName, 'JobName', scope)
  if (input.DatabaseName !== undefined) return tablesOf(input, scope)
  if (operation.endsWith('Database')) return findTargets('database', input.Name, 'Name', scope)
  refuse(
    scope,
    'unknown-integration',
    `nothing is known of what glue:${operation} touches`,
    'call it from a Lambda task that declares its access',
  )
}

/** A table in a declared database; all of them where its name is known at run time only and the bounds name none. */
function tablesOf(input: JsonObject, scope: Scope): readonly AccessTarget[] {
  const tables = boundsOf(['catalog-table', 'crawled-table'], scope)
  const name = staticText(nameOf(input))
  if (!name.whole && nameOf(input) !== undefined && tables.length > 0) return tables
  const databases = findTargets('database', input.DatabaseName, 'DatabaseName', scope)
  if (!name.whole) return databases
  return databases.map((database) => ({
    kind: 'crawled-table',
    // `findTargets` gives databases here.
    database: (database as Extract<AccessTarget, { kind: 'database' }>).name,
    table: name.text,
    folder: NOWHERE,
  }))
}

/** Only the names of the table count for the catalog. */
const NOWHERE = folder({ kind: 'bucket', name: '' }, '')

function nameOf({ Name, TableName, TableInput }: JsonObject): JsonValue | undefined {
  return Name ?? TableName ?? (TableInput as JsonObject | undefined)?.Name
}

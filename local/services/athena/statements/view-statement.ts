import { typeText } from '../sql/parse-type.ts'
import { hiveTypeText } from '../tables/hive-type.ts'
import { bindQuery } from './bind-query.ts'
import { tablePath } from './bind-table.ts'
import { namedColumns } from './named-columns.ts'
import type { QueryContext } from './query-context.ts'
import type { Statement } from './statement.ts'
import { NOTHING, type StatementResult } from './statement-result.ts'
import { hasTable, requireAbsent } from './table-presence.ts'
import { viewText } from './view-text.ts'

/** CREATE [OR REPLACE] VIEW. https://docs.aws.amazon.com/athena/latest/ug/create-view.html */
export async function runCreateView(
  statement: Extract<Statement, { kind: 'create-view' }>,
  source: string,
  context: QueryContext,
): Promise<StatementResult> {
  const [database, view] = tablePath(statement.table, context.database)
  const replaces = statement.replace && (await hasTable(context, database, view))
  if (!replaces) await requireAbsent(context, database, view, false)
  const { columns } = await namedColumns(await bindQuery(statement.query, source, context), context.session)
  const input = {
    Name: view,
    TableType: 'VIRTUAL_VIEW',
    ViewOriginalText: viewText(
      statement.text,
      context.database,
      columns.map(({ name, type }) => ({ name, type: typeText(type) })),
    ),
    ViewExpandedText: '/* Presto View */',
    Parameters: { presto_view: 'true', comment: 'Presto View' },
    StorageDescriptor: {
      Columns: columns.map(({ name, type }) => ({ Name: name, Type: hiveTypeText(type) })),
      Location: '',
      SerdeInfo: {},
    },
  }
  if (replaces) await context.catalog.updateTable(database, input)
  else await context.catalog.createTable(database, input)
  return NOTHING
}

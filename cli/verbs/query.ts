import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type AthenaClient, GetQueryExecutionCommand, GetQueryResultsCommand, StartQueryExecutionCommand } from '@aws-sdk/client-athena'
import { localResources } from '../pipelines.ts'
import { openTarget, TARGET_OPTIONS, TARGET_USAGE } from '../target.ts'
import { UsageError } from '../usage-error.ts'
import { EXIT, type Verb } from '../verb.ts'

const usage = `Usage: sluice query <workflow> (SQL | --file FILE) [--workgroup NAME] [--database NAME] [--json] [--state DIR | --profile NAME | --region NAME]

Runs a statement on Athena, in the workgroup and database of a workflow, and prints the rows.

${TARGET_USAGE}

Exit codes: 0 done, 1 the query failed, 2 bad input.`

const LOOK_EVERY_MS = 50
const PAGE = 1000

/** `sluice query` */
export const query: Verb = {
  summary: 'ask Athena, here or on AWS',
  usage,
  async run(words, console, pipelines) {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: {
        ...TARGET_OPTIONS,
        file: { type: 'string' },
        workgroup: { type: 'string' },
        database: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    })
    const pipeline = pipelines.startableOf(positionals[0])
    const resources = localResources(pipeline)
    const sql =
      values.file === undefined ? positionals[1] : await readFile(values.file, 'utf8').catch((error) => refuse(values.file ?? '', error))
    if (sql === undefined) throw new UsageError('write the statement, or name its file: --file FILE')
    const workgroup = values.workgroup ?? resources.workgroups[0]?.name
    const database = values.database ?? resources.databases[0]
    if (workgroup === undefined || database === undefined)
      throw new UsageError(`${pipeline.name} has no workgroup or no database: --workgroup NAME --database NAME`)
    const target = await openTarget(values, [pipeline], pipelines.code)
    try {
      const start = new StartQueryExecutionCommand({
        QueryString: sql,
        WorkGroup: workgroup,
        QueryExecutionContext: { Database: database },
      })
      const { QueryExecutionId: id = '' } = await target.athena.send(start)
      const failure = await untilDone(target.athena, id)
      if (failure !== undefined) {
        console.note(`sluice query: ${failure}`)
        return EXIT.failed
      }
      const [header = [], ...rows] = await rowsOf(target.athena, id)
      console.out(
        values.json
          ? JSON.stringify(
              rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? null]))),
              undefined,
              2,
            )
          : tableOf([header, ...rows]),
      )
      return EXIT.done
    } finally {
      await target.close()
    }
  },
}

function refuse(file: string, error: Error): never {
  throw new UsageError(`cannot read ${file}: ${error.message}`, { cause: error })
}

/** Why the query failed; nothing where it succeeded. */
async function untilDone(athena: AthenaClient, id: string): Promise<string | undefined> {
  for (;;) {
    const { QueryExecution } = await athena.send(new GetQueryExecutionCommand({ QueryExecutionId: id }))
    const { State, StateChangeReason } = QueryExecution?.Status ?? {}
    if (State === 'SUCCEEDED') return undefined
    if (State === 'FAILED' || State === 'CANCELLED') return StateChangeReason ?? State
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
}

type Row = readonly (string | undefined)[]

async function rowsOf(athena: AthenaClient, id: string): Promise<readonly Row[]> {
  const rows: Row[] = []
  let token: string | undefined
  do {
    const page = await athena.send(
      new GetQueryResultsCommand({ QueryExecutionId: id, MaxResults: PAGE, ...(token !== undefined && { NextToken: token }) }),
    )
    for (const { Data = [] } of page.ResultSet?.Rows ?? []) rows.push(Data.map(({ VarCharValue }) => VarCharValue))
    token = page.NextToken
  } while (token !== undefined)
  return rows
}

function tableOf(rows: readonly Row[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows
    .map((row) =>
      widths
        .map((width, column) => (row[column] ?? '').padEnd(width))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

import { identifier, text } from '../../quality/dialect/quote.ts'

/** Where the judged rows of one run are. */
export interface JudgedRun {
  readonly database: string
  readonly table: string
  readonly dt: string
  readonly run: string
}

/** Counts the judged rows of a run by their verdict. */
export function countJudged({ database, table, dt, run }: JudgedRun): string {
  return `SELECT verdict, count(*) AS row_count
FROM ${identifier(database)}.${identifier(table)}
WHERE dt = ${text(dt)} AND run = ${text(run)}
GROUP BY verdict`
}

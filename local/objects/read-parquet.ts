import type { JsonValue } from '../../asl/json.ts'

/** The rows of a Parquet file as JSON objects: numbers as numbers, dates and times as the text that DuckDB writes. */
export async function readParquet(file: string): Promise<readonly JsonValue[]> {
  // Loaded late: the binding takes 100 to 200 ms, and few Maps read Parquet.
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const connection = await instance.connect()
  try {
    const reader = await connection.runAndReadAll(
      `SELECT CAST(to_json(rows) AS VARCHAR) FROM read_parquet('${file.replaceAll("'", "''")}') AS rows`,
    )
    return reader.getRows().map(([row]) => JSON.parse(String(row)) as JsonValue)
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/**
 * The script of every Glue job here: it runs the one statement that it is given (`--statement`, an `UNLOAD` as Athena takes it) in a
 * database (`--database`), on Spark; on this machine the same statement runs on DuckDB. `--files` bounds the files of a folder.
 */
export const STATEMENT_SCRIPT = Object.freeze({
  name: 'run_statement.py',
  /** From the root of the service. */
  file: 'tasks/run-statement/run_statement.py',
  /** What a job needs to run it: the package that writes Athena's SQL as Spark's. */
  arguments: Object.freeze({ '--additional-python-modules': 'sqlglot==26.33.0' }),
})

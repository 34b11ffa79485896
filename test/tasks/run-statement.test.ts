import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

const FOLDER = fileURLToPath(new URL('../../tasks/run-statement/', import.meta.url))
const python = spawnSync('python3', ['--version']).status === 0 ? test : test.skip

/** What a line of Python over the job's script prints. */
function evaluate(code: string): unknown {
  const program = `import sys, json; sys.dont_write_bytecode = True; sys.path.insert(0, ${JSON.stringify(FOLDER)})\nimport run_statement as job\nprint(json.dumps(${code}))`
  const { stdout, stderr } = spawnSync('python3', ['-c', program], { encoding: 'utf8' })
  return stdout === '' ? stderr.trim().split('\n').at(-1) : JSON.parse(stdout)
}

python('the job binds parameters as strings, and leaves what stands in quotes, comments and casts (skipped without python3)', () => {
  const statement = `SELECT ':a', ":b", x::int -- :c\\n FROM t WHERE d = :dt AND e = :dt`
  expect(evaluate(`job.bind("""${statement.replaceAll('"', '\\"')}""", {"dt": "O'Neil"})`)).toBe(
    `SELECT ':a', ":b", x::int -- :c\n FROM t WHERE d = 'O''Neil' AND e = 'O''Neil'`,
  )
  expect(evaluate('job.bind("SELECT :x", {})')).toContain('the job has no argument --x')
})

python('the job reads query, target and options of an UNLOAD, and refuses anything else (skipped without python3)', () => {
  const unload = `UNLOAD (SELECT (1) AS a) TO 's3://lake/x/' WITH (format = 'PARQUET', partitioned_by = ARRAY['a', 'b'])`
  expect(evaluate(`job.parse_unload("${unload}")`)).toEqual([
    'SELECT (1) AS a',
    's3://lake/x/',
    { format: 'PARQUET', partitioned_by: ['a', 'b'] },
  ])
  expect(evaluate('job.parse_unload("DROP TABLE t")')).toContain('and nothing else')
})

python('the job reads JSON as Athena does (skipped without python3)', () => {
  const texts = `['{"a": "x", "b": 5, "c": null, "d": {"e": 1}}', '{"a": "x"', '[1]']`
  expect(evaluate(`[[job.json_parse(t) is not None, job.json_members(t) is not None] for t in ${texts}]`)).toEqual([
    [true, true],
    [false, false],
    [true, false],
  ])
  expect(evaluate(`[[job.json_scalar(${texts}[0], "$." + k), job.json_member(${texts}[0], "$." + k)] for k in "abcdz"]`)).toEqual([
    ['x', '"x"'],
    ['5', '5'],
    [null, 'null'],
    [null, '{"e": 1}'],
    [null, null],
  ])
})

import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Account, openAccount } from './account.ts'

let account: Account
beforeAll(async () => {
  account = await openAccount()
})
afterAll(() => account.close())

/** What an expression gives in Athena, as its CSV shows it. Each is one where DuckDB alone, or a careless translation, would differ. */
const VALUES: readonly (readonly [string, string | null])[] = [
  // Numbers
  ['7 / 2', '3'],
  ['-7 / 2', '-3'],
  ['7.0 / 2', '3.5'],
  ['1.00 / 3', '0.33'],
  ['7e0 / 2', '3.5'],
  ['1e0 / 0', 'Infinity'],
  ['5 % 3', '2'],
  ['1e10', '1.0E10'],
  ['0.1e0 + 0.2e0', '0.30000000000000004'],
  ['1e7', '1.0E7'],
  ['123456.5e0', '123456.5'],
  ['0.0001e0', '1.0E-4'],
  ['round(2.5e0)', '3.0'],
  ['round(-2.5e0)', '-3.0'],
  ['round(2.345, 2)', '2.350'],
  ['greatest(1, NULL)', null],
  ['least(2, 1, 3)', '1'],
  ['ceil(1.2e0)', '2.0'],
  ['floor(-1.5)', '-2'],
  // Text
  ["concat('a', NULL)", null],
  ["'a' || NULL", null],
  ["concat('a', 'b', 'c')", 'abc'],
  ["substr('hello', 0)", ''],
  ["substr('hello', -3, 2)", 'll'],
  ["split_part('a-b', '-', 3)", null],
  ["split('a,b,c', ',', 2)", '[a, b,c]'],
  ["split('a,b', ',')[2]", 'b'],
  ["element_at(split('a,b', ','), 3)", null],
  ["replace('aXb', 'X')", 'ab'],
  ["lpad('7', 3, '0')", '007'],
  ["strpos('abc', 'z')", '0'],
  ["regexp_extract('abc', 'x')", null],
  ["regexp_extract('2024-05', '(\\d+)-(\\d+)', 2)", '05'],
  ["regexp_replace('aXbX', 'X', '-')", 'a-b-'],
  ["regexp_replace('John Smith', '(\\w+) (\\w+)', '$2, $1')", 'Smith, John'],
  ["regexp_like('Hello', 'ell')", 'true'],
  // Casts
  ['CAST(1.5e0 AS varchar)', '1.5E0'],
  ['CAST(1e0 AS varchar)', '1.0E0'],
  ['CAST(0e0 AS varchar)', '0E0'],
  ['CAST(12345.678e0 AS varchar)', '1.2345678E4'],
  ["CAST(TIMESTAMP '2024-01-02 03:04:05' AS varchar)", '2024-01-02 03:04:05'],
  ["CAST(date_parse('2024-01-02', '%Y-%m-%d') AS varchar)", '2024-01-02 00:00:00.000'],
  ['CAST(2.5e0 AS integer)', '3'],
  ['CAST(-2.5e0 AS integer)', '-2'],
  ["CAST(' 12 ' AS integer)", '12'],
  ["TRY_CAST('1.5' AS integer)", null],
  ["TRY_CAST('1_000' AS bigint)", null],
  ["TRY_CAST('1e3' AS integer)", null],
  ["TRY_CAST('1e3' AS double)", '1000.0'],
  ["TRY_CAST('' AS double)", null],
  ["TRY_CAST('2024/01/02' AS date)", null],
  ["TRY_CAST('2024-02-30' AS date)", null],
  ["TRY_CAST('2024-01-02 03:04:05' AS date)", null],
  ["TRY_CAST('2024-01-02T03:04:05' AS timestamp)", null],
  ["TRY_CAST('2024-01-02 03:04:05.5' AS timestamp)", '2024-01-02 03:04:05.500'],
  ["TRY_CAST('2024-01-02 03:04:05+02:00' AS timestamp)", null],
  ["TRY_CAST('yes' AS boolean)", null],
  ["CAST('T' AS boolean)", 'true'],
  ["CAST('abcdef' AS varchar(3))", 'abc'],
  ["CAST('12.345' AS decimal(10,2))", '12.35'],
  ['CAST(NULL AS varchar)', null],
  // Time
  ["date_diff('hour', TIMESTAMP '2024-01-01 00:59:00', TIMESTAMP '2024-01-01 01:01:00')", '0'],
  ["date_diff('day', TIMESTAMP '2024-01-01 23:00:00', TIMESTAMP '2024-01-02 01:00:00')", '0'],
  ["date_diff('month', DATE '2024-01-31', DATE '2024-03-01')", '1'],
  ["date_diff('second', TIMESTAMP '2024-01-01 00:00:00', TIMESTAMP '2024-01-01 00:01:00')", '60'],
  ["DATE '2024-01-31' + INTERVAL '1' MONTH", '2024-02-29'],
  ["DATE '2024-01-01' + INTERVAL '1' DAY", '2024-01-02'],
  ["date_add('day', -1, DATE '2024-03-01')", '2024-02-29'],
  ["date_trunc('month', DATE '2024-03-05')", '2024-03-01'],
  ["date_trunc('hour', TIMESTAMP '2024-03-05 10:11:12')", '2024-03-05 10:00:00.000'],
  ["date_parse('05/Mar/2024 10:11:12', '%d/%b/%Y %H:%i:%s')", '2024-03-05 10:11:12.000'],
  ["date_format(TIMESTAMP '2024-03-05 10:11:12', '%Y%m%d %H:%i')", '20240305 10:11'],
  ["format_datetime(TIMESTAMP '2024-03-05 10:11:12', 'yyyy-MM-dd''T''HH:mm')", '2024-03-05T10:11'],
  ["from_iso8601_timestamp('2024-01-02T03:04:05Z')", '2024-01-02 03:04:05.000 UTC'],
  ["date(from_iso8601_timestamp('2024-01-02T23:30:00Z'))", '2024-01-02'],
  ["to_iso8601(from_iso8601_timestamp('2024-01-02T03:04:05.678Z'))", '2024-01-02T03:04:05.678Z'],
  ["day_of_week(DATE '2024-01-07')", '7'],
  ["year(DATE '2024-01-07')", '2024'],
  ['from_unixtime(1700000000)', '2023-11-14 22:13:20.000 UTC'],
  ['to_unixtime(from_unixtime(1700000000))', '1.7E9'],
  ["EXTRACT(day FROM DATE '2024-01-07')", '7'],
  ["DATE '2024-01-03' - DATE '2024-01-01'", '2 00:00:00.000'],
  ["INTERVAL '14' MONTH", '1-2'],
  ["CAST(from_iso8601_timestamp('2024-01-02T01:00:00+02:00') AS date)", '2024-01-02'],
  ["CAST(from_iso8601_timestamp('2024-01-02T01:00:00.250+02:00') AS timestamp)", '2024-01-02 01:00:00.250'],
  ["hour(from_iso8601_timestamp('2024-01-02T01:00:00+02:00'))", '1'],
  ["date_diff('second', from_iso8601_timestamp('2024-01-02T10:00:00+02:00'), from_iso8601_timestamp('2024-01-02T10:00:00Z'))", '7200'],
  ["CAST(TIMESTAMP '2024-01-01 23:30:00 UTC' AT TIME ZONE 'Europe/Paris' AS timestamp)", '2024-01-02 00:30:00.000'],
  ["date(date_trunc('day', TIMESTAMP '2024-01-01 23:30:00 UTC' AT TIME ZONE 'Europe/Paris'))", '2024-01-02'],
  ["to_unixtime(date_trunc('day', TIMESTAMP '2024-01-01 23:30:00 UTC' AT TIME ZONE 'Europe/Paris'))", '1.70415E9'],
  ["date_format(TIMESTAMP '2024-01-01 23:30:00 UTC' AT TIME ZONE 'Asia/Tokyo', '%H:%i')", '08:30'],
  ['current_date', '2024-05-06'],
  ['now()', '2024-05-06 07:08:09.123 UTC'],
  // JSON
  [`json_extract_scalar('{"a":{"b":1}}', '$.a')`, null],
  [`json_extract_scalar('{"a":{"b":1}}', '$.a.b')`, '1'],
  [`json_extract_scalar('not json', '$.a')`, null],
  [`json_extract_scalar('{"a b":["x"]}', '$["a b"][0]')`, 'x'],
  [`json_extract('{"a":[1,2]}', '$.a')`, '[1,2]'],
  [`CAST(json_extract('{"a":"x"}', '$.a') AS varchar)`, 'x'],
  [`CAST(json_parse('[1,2]') AS array(bigint))`, '[1, 2]'],
  [`json_array_length('[1,2,3]')`, '3'],
  [`json_size('{"a":{"b":1,"c":2}}', '$.a')`, '2'],
  // Arrays, maps, rows, lambdas
  ['ARRAY[1, NULL, 3]', '[1, null, 3]'],
  ["MAP(ARRAY['a', 'b'], ARRAY[1, 2])", '{a=1, b=2}'],
  ["CAST(ROW(1, 'x') AS ROW(a bigint, b varchar))", '{a=1, b=x}'],
  ["element_at(MAP(ARRAY['a'], ARRAY[1]), 'a')", '1'],
  ["element_at(MAP(ARRAY['a'], ARRAY[1]), 'z')", null],
  ["MAP(ARRAY['a'], ARRAY[1])['a']", '1'],
  ["cardinality(MAP(ARRAY['a'], ARRAY[1]))", '1'],
  ['transform(ARRAY[1, 2], x -> x * 2)', '[2, 4]'],
  ['filter(ARRAY[1, 2, 3], x -> x > 1)', '[2, 3]'],
  ['reduce(ARRAY[1, 2, 3], 0, (s, x) -> s + x, s -> s * 10)', '60'],
  ["reduce(ARRAY['a', 'bc'], 0, (s, x) -> s + length(x), s -> s)", '3'],
  ['any_match(ARRAY[1, NULL], x -> x = 2)', null],
  ['any_match(ARRAY[1, 2], x -> x = 2)', 'true'],
  ['all_match(ARRAY[1, 2], x -> x > 1)', 'false'],
  ['none_match(ARRAY[1, 2], x -> x > 5)', 'true'],
  ["array_join(ARRAY['a', NULL, 'b'], '-')", 'a-b'],
  ["array_join(ARRAY['a', NULL, 'b'], '-', '?')", 'a-?-b'],
  ['array_sort(ARRAY[3, NULL, 1])', '[1, 3, null]'],
  ['array_max(ARRAY[1, NULL])', null],
  ['contains(ARRAY[1, NULL], 2)', null],
  ['array_distinct(ARRAY[2, 1, 2])', '[2, 1]'],
  ['flatten(ARRAY[ARRAY[1], ARRAY[2]])', '[1, 2]'],
  ['sequence(1, 3)', '[1, 2, 3]'],
  ['sequence(3, 1)', '[3, 2, 1]'],
  ['slice(ARRAY[1, 2, 3], 2, 5)', '[2, 3]'],
  // Conditions
  ['TRY(1 / 0)', null],
  ["TRY(CAST('x' AS integer))", null],
  ["IF(1 > 2, 'a')", null],
  ["IF(1 < 2, 'a', 'b')", 'a'],
  ['1 IN (2, NULL)', null],
  ["coalesce(NULL, 'x')", 'x'],
  ["'abc' LIKE 'a\\_c' ESCAPE '\\'", 'false'],
  ['NULL IS DISTINCT FROM 1', 'true'],
  ["-- a 'comment'\n 'it''s' /* ; */", "it's"],
]

test.each(VALUES)('%s is %s', async (expression, expected) => {
  expect(await account.rows(`SELECT ${expression}`)).toEqual([[expected]])
})

/** Queries and their rows. */
const QUERIES: readonly (readonly [string, string, (string | null)[][]])[] = [
  ['NULLs sort last in either direction', 'SELECT x FROM (VALUES 2, NULL, 1) t(x) ORDER BY x DESC', [['2'], ['1'], [null]]],
  [
    'avg of a decimal keeps its scale',
    'SELECT avg(x), avg(CAST(x AS double)) FROM (VALUES 1.20, 1.40, 1.35) t(x)',
    [['1.32', '1.3166666666666667']],
  ],
  ['sum of integers is a bigint', 'SELECT sum(x), sum(x) / 2 FROM (VALUES 1, 2) t(x)', [['3', '1']]],
  [
    'count_if, bool_or and FILTER',
    'SELECT count_if(x > 1), bool_or(x > 1), count(*) FILTER (WHERE x = 1) FROM (VALUES 1, 2, 3) t(x)',
    [['2', 'true', '1']],
  ],
  ['max_by keeps a NULL value of the greatest key', "SELECT max_by(v, k) FROM (VALUES (1, 'a'), (2, NULL)) t(k, v)", [[null]]],
  ['array_agg keeps NULLs and its own order', 'SELECT array_agg(x ORDER BY x DESC) FROM (VALUES 1, NULL, 2) t(x)', [['[2, 1, null]']]],
  ['listagg', "SELECT listagg(x, ',') WITHIN GROUP (ORDER BY x) FROM (VALUES 'b', 'a') t(x)", [['a,b']]],
  ['map_agg and histogram', "SELECT map_agg(k, v), histogram(k) FROM (VALUES ('a', 1), ('b', 2)) t(k, v)", [['{a=1, b=2}', '{a=1, b=1}']]],
  [
    'approx_distinct and approx_percentile are exact',
    'SELECT approx_distinct(x), approx_percentile(x, 0.5) FROM (VALUES 1, 2, 2, 9) t(x)',
    [['3', '2']],
  ],
  [
    'lag with date_diff',
    "SELECT date_diff('second', lag(t) OVER (ORDER BY t), t) FROM (VALUES TIMESTAMP '2024-01-01 00:00:00', TIMESTAMP '2024-01-01 00:00:42') v(t) ORDER BY t",
    [[null], ['42']],
  ],
  [
    'UNNEST with ordinality',
    "SELECT x, n FROM UNNEST(ARRAY['a', 'b']) WITH ORDINALITY AS t(x, n) ORDER BY n",
    [
      ['a', '1'],
      ['b', '2'],
    ],
  ],
  [
    'UNNEST pads shorter arrays',
    'SELECT a, b FROM UNNEST(ARRAY[1, 2], ARRAY[3]) AS t(a, b) ORDER BY a',
    [
      ['1', '3'],
      ['2', null],
    ],
  ],
  ['UNNEST of a map', "SELECT k, v FROM UNNEST(MAP(ARRAY['a'], ARRAY[1])) AS t(k, v)", [['a', '1']]],
  ['UNNEST of rows', "SELECT a, b FROM UNNEST(ARRAY[CAST(ROW(1, 'x') AS ROW(p bigint, q varchar))]) AS t(a, b)", [['1', 'x']]],
  [
    'UNNEST beside a table keeps its order',
    "SELECT t.id, x, n FROM (VALUES (1, ARRAY['b', 'a']), (2, ARRAY['c'])) t(id, l) CROSS JOIN UNNEST(t.l) WITH ORDINALITY AS u(x, n)",
    [
      ['1', 'b', '1'],
      ['1', 'a', '2'],
      ['2', 'c', '1'],
    ],
  ],
  [
    'LEFT JOIN UNNEST keeps rows that have nothing',
    "SELECT id, x FROM (VALUES (1, ARRAY['a']), (2, CAST(ARRAY[] AS array(varchar))), (3, NULL)) t(id, l) LEFT JOIN UNNEST(l) AS u(x) ON TRUE",
    [
      ['1', 'a'],
      ['2', null],
      ['3', null],
    ],
  ],
  [
    'UNNEST after UNNEST',
    'SELECT a, b FROM (VALUES ARRAY[ARRAY[1, 2], ARRAY[3]]) t(l), UNNEST(l) AS u(m) CROSS JOIN UNNEST(m) AS v(b) CROSS JOIN (VALUES 7) w(a) ORDER BY b',
    [
      ['7', '1'],
      ['7', '2'],
      ['7', '3'],
    ],
  ],
  ['a star over UNNEST', "SELECT * FROM (VALUES (1, ARRAY['a'])) t(id, l) CROSS JOIN UNNEST(l) AS u(x)", [['1', '[a]', 'a']]],
  ['unnamed columns are _col and their position', 'SELECT count(*), max(x) AS m, 1 FROM (VALUES 1) t(x)', [['1', '1', '1']]],
  [
    'ROLLUP',
    'SELECT a, sum(b) FROM (VALUES (1, 2), (1, 3)) t(a, b) GROUP BY ROLLUP (a) ORDER BY a',
    [
      ['1', '5'],
      [null, '5'],
    ],
  ],
  [
    'correlated subqueries',
    'SELECT x, (SELECT count(*) FROM (VALUES 1, 2) u(y) WHERE y < t.x) FROM (VALUES 2, 3) t(x) WHERE EXISTS (SELECT 1 FROM (VALUES 2) v(z) WHERE z = t.x)',
    [['2', '1']],
  ],
  ['WITH RECURSIVE', 'WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 3) SELECT sum(n) FROM r', [['6']]],
  ['set operations', 'SELECT 1 AS x UNION SELECT 1 UNION ALL SELECT 3 EXCEPT SELECT 9 ORDER BY x DESC', [['3'], ['1']]],
  ['JOIN USING gives one column', 'SELECT * FROM (VALUES (1, 2)) a(k, v) JOIN (VALUES (1, 3)) b(k, w) USING (k)', [['1', '2', '3']]],
  [
    'window names and frames',
    'SELECT x, sum(x) OVER (ORDER BY x ROWS BETWEEN 1 PRECEDING AND CURRENT ROW), row_number() OVER w FROM (VALUES 1, 2, 3) t(x) WINDOW w AS (ORDER BY x DESC) ORDER BY x',
    [
      ['1', '1', '3'],
      ['2', '3', '2'],
      ['3', '5', '1'],
    ],
  ],
  [
    'VALUES alone',
    "VALUES (1, 'a'), (2, 'b')",
    [
      ['1', 'a'],
      ['2', 'b'],
    ],
  ],
  ['ORDER BY an expression over an output name', 'SELECT x AS y FROM (VALUES 1, 2) t(x) ORDER BY -y', [['2'], ['1']]],
  ['LIMIT and OFFSET', 'SELECT x FROM (VALUES 1, 2, 3) t(x) ORDER BY x OFFSET 1 LIMIT 1', [['2']]],
  ['a quoted identifier in any case', 'SELECT "X" FROM (VALUES 1) t(x)', [['1']]],
]

test.each(QUERIES)('%s', async (_, sql, expected) => {
  expect(await account.rows(sql)).toEqual(expected)
})

/** Statements that fail, with Athena's reason. */
const FAILURES: readonly (readonly [string, string | RegExp])[] = [
  ['SELECT 1 / 0', 'DIVISION_BY_ZERO: Division by zero'],
  ['SELECT 5 % 0', 'DIVISION_BY_ZERO: Division by zero'],
  ["SELECT CAST('abc' AS integer)", "INVALID_CAST_ARGUMENT: Cannot cast 'abc' to INT"],
  ["SELECT CAST('2024-13-01x' AS date)", 'INVALID_CAST_ARGUMENT: Value cannot be cast to date: 2024-13-01x'],
  ['SELECT nope(1)', "FUNCTION_NOT_FOUND: line 1:8: Function 'nope' not registered"],
  ["SELECT * FROM read_csv('/etc/passwd')", /mismatched input '\('/],
  ["SELECT read_text('/etc/passwd')", "FUNCTION_NOT_FOUND: line 1:8: Function 'read_text' not registered"],
  ["SELECT getenv('HOME')", "FUNCTION_NOT_FOUND: line 1:8: Function 'getenv' not registered"],
  [
    'SELECT zzz FROM (VALUES 1) t(a)',
    "COLUMN_NOT_FOUND: line 1:8: Column 'zzz' cannot be resolved or requester is not authorized to access requested resources",
  ],
  ['SELECT a AS b FROM (VALUES 1) t(a) WHERE b = 1', /^COLUMN_NOT_FOUND: line 1:42: Column 'b' cannot be resolved/],
  ['SELECT a AS b, count(*) FROM (VALUES 1) t(a) GROUP BY b', /^COLUMN_NOT_FOUND: line 1:55: Column 'b' cannot be resolved/],
  ['SELECT * FROM nowhere', "TABLE_NOT_FOUND: line 1:15: Table 'awsdatacatalog.sales.nowhere' does not exist"],
  ['SELECT * FROM other.nowhere', "SCHEMA_NOT_FOUND: line 1:15: Schema 'other' does not exist"],
  ["SELECT 'a' = 1", 'TYPE_MISMATCH: line 1:8: Cannot apply operator: varchar(1) = integer'],
  ["SELECT x FROM (VALUES DATE '2024-01-01') t(x) WHERE current_date > '2024-01-01'", /^TYPE_MISMATCH: /],
  ['SELECT a, count(*) FROM (VALUES (1, 2)) t(a, b) GROUP BY b', /^EXPRESSION_NOT_AGGREGATE: /],
  ["SELECT regexp_like('a', '(?=x)')", /^NOT_SUPPORTED: .*Look-around/],
  ["SELECT date_parse('x', '%Y')", 'INVALID_FUNCTION_ARGUMENT: Invalid format: "x"'],
  ['SELECT 2147483647 + 1', /^NUMERIC_VALUE_OUT_OF_RANGE: /],
  [
    "SELECT date_diff('fortnight', current_date, current_date)",
    "INVALID_FUNCTION_ARGUMENT: line 1:18: 'fortnight' is not a valid Timestamp field",
  ],
  ["SELECT 'a' || 1", 'FUNCTION_NOT_FOUND: line 1:8: Unexpected parameters (varchar(1), integer) for function concat'],
  ['SELECT 1 AND true', 'TYPE_MISMATCH: line 1:8: Logical expression term must evaluate to a boolean: actual type integer'],
  ["SELECT 1 UNION SELECT 'x'", 'TYPE_MISMATCH: line 1:1: column 1 in UNION query has incompatible types: integer, varchar(1)'],
  ['SELECT length(5)', /^TYPE_MISMATCH: /],
  ["SELECT sum(x) FROM (VALUES 'a') t(x)", /^TYPE_MISMATCH: /],
  ["SELECT now() AT TIME ZONE 'Asia/Tokyo'", /^NOT_SUPPORTED: line 1:8: The local Athena keeps no time zone beside an instant/],
  ["SELECT from_iso8601_timestamp('2024-01-02T10:00:00+02:00')", /^NOT_SUPPORTED: The local Athena keeps no time zone beside an instant/],
  ['SELECT ?', /^INVALID_PARAMETER_USAGE: line 1:8: Incorrect number of parameters/],
  ['SELECT ARRAY[1, 2][3]', 'INVALID_FUNCTION_ARGUMENT: Array subscript must be less than or equal to array length: 3 > 2'],
  ["SELECT MAP(ARRAY['a'], ARRAY[1])['z']", 'INVALID_FUNCTION_ARGUMENT: Key not present in map: z'],
]

test.each(FAILURES)('%s fails: %s', async (sql, expected) => {
  const reason = await account.reason(sql).catch((error: Error) => error.message)
  if (typeof expected === 'string') expect(reason).toBe(expected)
  else expect(reason).toMatch(expected)
})

import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Account, openAccount } from './account.ts'

let account: Account
beforeAll(async () => {
  account = await openAccount()
})
afterAll(() => account.close())

test('CREATE EXTERNAL TABLE writes what Glue keeps and SELECT reads it', async () => {
  await account.store.write('lake', 'raw/day=2024-01-01/a.csv', 'h\n1;x\n')
  await account.store.write('lake', 'raw/day=2024-01-02/a.csv', 'h\n2;y\n')
  await account.done(`CREATE EXTERNAL TABLE IF NOT EXISTS \`sales\`.\`raw\` (
    \`id\` int COMMENT 'the id',
    tags array<struct<k:string,v:decimal(10,2)>>
  )
  -- partitions
  PARTITIONED BY (day string)
  ROW FORMAT DELIMITED FIELDS TERMINATED BY '\\;' LINES TERMINATED BY '\\n'
  STORED AS TEXTFILE
  LOCATION 's3://lake/raw/'
  TBLPROPERTIES ("skip.header.line.count"="1", 'classification'='csv')`)
  const table = await account.catalog.getTable('sales', 'raw')
  expect(table.StorageDescriptor?.Columns).toEqual([
    { Name: 'id', Type: 'int', Comment: 'the id' },
    { Name: 'tags', Type: 'array<struct<k:string,v:decimal(10,2)>>' },
  ])
  expect(table.StorageDescriptor?.SerdeInfo?.Parameters?.['field.delim']).toBe(';')
  expect(table.Parameters?.['skip.header.line.count']).toBe('1')
  expect(await account.rows('SELECT id, day FROM raw')).toEqual([])
})

test('MSCK REPAIR TABLE finds key=value folders, and only those that are new', async () => {
  expect(await account.rows('MSCK REPAIR TABLE raw')).toEqual([
    ['Partitions not in metastore:\traw:day=2024-01-01\traw:day=2024-01-02'],
    ['Repair: Added partition to metastore raw:day=2024-01-01'],
    ['Repair: Added partition to metastore raw:day=2024-01-02'],
  ])
  expect(await account.rows('MSCK REPAIR TABLE raw')).toEqual([])
  expect(await account.rows('SELECT id, day FROM raw ORDER BY id')).toEqual([
    ['1', '2024-01-01'],
    ['2', '2024-01-02'],
  ])
})

test('only the partitions that WHERE allows are read', async () => {
  const all = (await account.done('SELECT id FROM raw')).Statistics?.DataScannedInBytes
  const one = (await account.done("SELECT id FROM raw r WHERE r.day = '2024-01-01' AND id > 0")).Statistics?.DataScannedInBytes
  const later = (await account.done("SELECT id FROM raw WHERE date(day) > DATE '2024-01-01'")).Statistics?.DataScannedInBytes
  expect([all, one, later]).toEqual([12, 6, 6])
})

test('a join reads only the partitions that its ON allows, and an outer join loses no row by it', async () => {
  const bytes = async (sql: string) => (await account.done(sql)).Statistics?.DataScannedInBytes
  expect(await bytes("SELECT r.id FROM (VALUES 1) t(x) JOIN raw r ON t.x = r.id AND r.day = '2024-01-01'")).toBe(6)
  expect(await account.rows("SELECT a.id, b.id FROM raw a LEFT JOIN raw b ON a.id = b.id AND b.day = '2024-01-01' ORDER BY 1")).toEqual([
    ['1', '1'],
    ['2', null],
  ])
  expect(
    await account.rows(
      "SELECT a.id, b.id FROM raw a LEFT JOIN raw b ON a.id = b.id AND a.day = '2024-01-01' WHERE b.day IS NULL ORDER BY 1",
    ),
  ).toEqual([['2', null]])
})

test('ALTER TABLE adds and drops partitions', async () => {
  await account.store.write('lake', 'elsewhere/b.csv', 'h\n3;z\n')
  await account.done(
    "ALTER TABLE raw ADD IF NOT EXISTS PARTITION (day = '2024-01-01') PARTITION (day = '2024-01-03') LOCATION 's3://lake/elsewhere/'",
  )
  expect(await account.rows('SHOW PARTITIONS raw')).toEqual([['day=2024-01-01'], ['day=2024-01-02'], ['day=2024-01-03']])
  expect(await account.rows("SELECT id FROM raw WHERE day = '2024-01-03'")).toEqual([['3']])
  expect(await account.reason("ALTER TABLE raw ADD PARTITION (day = '2024-01-03')")).toMatch(/Partition already exists/)
  await account.done("ALTER TABLE raw DROP PARTITION (day = '2024-01-02')")
  expect(await account.rows('SHOW PARTITIONS raw')).toEqual([['day=2024-01-01'], ['day=2024-01-03']])
  expect(await account.rows('SELECT day FROM "raw$partitions" ORDER BY 1')).toEqual([['2024-01-01'], ['2024-01-03']])
})

test('SHOW and DESCRIBE list what the catalog has', async () => {
  await account.done('CREATE DATABASE IF NOT EXISTS extra')
  expect(await account.rows('SHOW DATABASES')).toEqual([['extra'], ['sales']])
  expect(await account.rows("SHOW TABLES IN sales 'r*'")).toEqual([['raw']])
  expect(await account.rows('SHOW COLUMNS IN raw')).toEqual([['id'.padEnd(20)], ['tags'.padEnd(20)], ['day'.padEnd(20)]])
  expect((await account.rows('DESCRIBE sales.raw')).slice(0, 1)).toEqual([
    ['id                  \tint                 \tthe id              '],
  ])
  expect((await account.rows('SHOW CREATE TABLE raw')).flat().join('\n')).toContain("LOCATION\n  's3://lake/raw/'")
  expect(
    await account.rows("SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'raw' ORDER BY ordinal_position"),
  ).toEqual([
    ['id', 'integer'],
    ['tags', 'array(row("k" varchar, "v" decimal(10,2)))'],
    ['day', 'varchar'],
  ])
})

test('a view keeps its query and its database', async () => {
  await account.done("CREATE VIEW late AS SELECT id, day AS d FROM raw WHERE day > '2024-01-01'")
  expect(await account.rows('SELECT * FROM sales.late', { QueryExecutionContext: { Database: 'extra' } })).toEqual([['3', '2024-01-03']])
  await account.done('CREATE OR REPLACE VIEW late AS SELECT 1 AS one')
  expect(await account.rows('SELECT * FROM late')).toEqual([['1']])
  expect(await account.reason('CREATE VIEW late AS SELECT 2 AS two')).toMatch(/^TABLE_ALREADY_EXISTS/)
  expect(await account.rows('SHOW VIEWS')).toEqual([['late']])
  await account.done('DROP VIEW late')
  await account.done('DROP TABLE IF EXISTS never')
  expect(await account.reason('DROP TABLE never')).toMatch(/Table not found sales.never/)
})

test('CTAS writes at most 100 partitions', async () => {
  const sql = (count: number, table: string) =>
    `CREATE TABLE ${table} WITH (format = 'PARQUET', external_location = 's3://lake/${table}/', partitioned_by = ARRAY['p']) AS SELECT x AS v, x AS p FROM UNNEST(sequence(1, ${count})) AS t(x)`
  expect(await account.reason(sql(101, 'many'))).toBe(
    'HIVE_TOO_MANY_OPEN_PARTITIONS: Exceeded limit of 100 open writers for partitions/buckets',
  )
  expect(await account.store.list('lake', 'many/')).toEqual([])
  expect(await account.reason('SELECT * FROM many')).toMatch(/^TABLE_NOT_FOUND/)
  await account.done(sql(100, 'enough'))
  expect(await account.rows('SELECT count(*), sum(p) FROM enough')).toEqual([['100', '5050']])
})

test('UNLOAD writes text with its delimiter, JSON lines, and partitions as folders', async () => {
  const query = "SELECT 1 AS a, CAST(NULL AS varchar) AS b, 'x' AS p UNION ALL SELECT 2, 'q', 'y/z'"
  const unload = (folder: string, options: string) => account.done(`UNLOAD (${query}) TO 's3://lake/${folder}/' WITH (${options})`)
  const bodies = async (folder: string) =>
    Promise.all(
      (await account.store.list('lake', `${folder}/`)).map(async ({ key }) => [
        key.slice(0, key.lastIndexOf('/')),
        Buffer.from(await account.store.read('lake', key)).toString(),
      ]),
    )
  await unload('text', "format = 'TEXTFILE', compression = 'NONE', field_delimiter = ','")
  expect(await bodies('text')).toEqual([['text', '1,\\N,x\n2,q,y/z\n']])
  await unload('json', "format = 'JSON', compression = 'NONE', partitioned_by = ARRAY['p']")
  expect(await bodies('json')).toEqual([
    ['json/p=x', '{"a":1,"b":null}\n'],
    ['json/p=y%2Fz', '{"a":2,"b":"q"}\n'],
  ])
  expect(await account.reason("UNLOAD (SELECT 1) TO 's3://lake/unnamed/' WITH (format = 'PARQUET')")).toMatch(
    /^MISSING_COLUMN_NAME: line 1:1: Column name not specified at position 1/,
  )
  expect(await account.reason("UNLOAD (SELECT 1 AS a, 2 AS a) TO 's3://lake/unnamed/' WITH (format = 'PARQUET')")).toMatch(
    /^DUPLICATE_COLUMN_NAME/,
  )
})

test('INSERT INTO refuses rows of other types and knows column lists', async () => {
  await account.done("CREATE TABLE target WITH (format = 'JSON', external_location = 's3://lake/target/') AS SELECT 1 AS a, 'x' AS b")
  expect(await account.reason("INSERT INTO target SELECT 'y', 2")).toBe(
    'TYPE_MISMATCH: line 1:1: Insert query has mismatched column types: Table: [integer, varchar], Query: [varchar, integer]',
  )
  expect(await account.reason('INSERT INTO target VALUES (1, 2)')).toMatch(/^TYPE_MISMATCH: /)
  await account.done("INSERT INTO target (b) VALUES ('only b')")
  await account.done('INSERT INTO target VALUES (3, NULL)')
  expect(await account.rows('SELECT a, b FROM target ORDER BY a')).toEqual([
    ['1', 'x'],
    ['3', null],
    [null, 'only b'],
  ])
})

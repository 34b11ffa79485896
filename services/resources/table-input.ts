import type { TableInput } from '@aws-sdk/client-glue'
import type { CatalogTable } from './catalog-table.ts'

type Format = CatalogTable['format']

const HIVE = 'org.apache.hadoop.hive'
const TEXT_OUTPUT = `${HIVE}.ql.io.HiveIgnoreKeyTextOutputFormat`

/** How Athena reads each format. https://docs.aws.amazon.com/athena/latest/ug/supported-serdes.html */
const STORAGE: { readonly [F in Format]: { readonly input: string; readonly output: string; readonly serde: string } } = {
  parquet: {
    input: `${HIVE}.ql.io.parquet.MapredParquetInputFormat`,
    output: `${HIVE}.ql.io.parquet.MapredParquetOutputFormat`,
    serde: `${HIVE}.ql.io.parquet.serde.ParquetHiveSerDe`,
  },
  json: { input: 'org.apache.hadoop.mapred.TextInputFormat', output: TEXT_OUTPUT, serde: 'org.openx.data.jsonserde.JsonSerDe' },
  csv: { input: 'org.apache.hadoop.mapred.TextInputFormat', output: TEXT_OUTPUT, serde: `${HIVE}.serde2.OpenCSVSerde` },
  text: { input: 'org.apache.hadoop.mapred.TextInputFormat', output: TEXT_OUTPUT, serde: `${HIVE}.serde2.lazy.LazySimpleSerDe` },
}

/** A table as the Glue API and CloudFormation take it. */
export function tableInput(table: CatalogTable): TableInput {
  const { input, output, serde } = STORAGE[table.format]
  return {
    Name: table.table,
    TableType: 'EXTERNAL_TABLE',
    Parameters: { classification: table.format, ...(table.format === 'csv' && { 'skip.header.line.count': '1' }), ...table.parameters },
    PartitionKeys: table.partitionKeys.map(columnInput),
    StorageDescriptor: {
      InputFormat: input,
      OutputFormat: output,
      SerdeInfo: { SerializationLibrary: serde },
      Location: table.folder.uri,
      Columns: table.columns.map(columnInput),
    },
  }
}

function columnInput([name, type]: readonly [string, string]): { Name: string; Type: string } {
  return { Name: name, Type: type }
}

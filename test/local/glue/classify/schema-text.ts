import { hiveTypeName, type InferredColumn } from '../../../../local/services/glue/classify/hive-type.ts'

/** Columns as one line: `id bigint, name string`. */
export function schemaText(columns: readonly InferredColumn[] | undefined): string | undefined {
  return columns?.map(({ name, type }) => `${name} ${hiveTypeName(type)}`).join(', ')
}

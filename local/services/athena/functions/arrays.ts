import { typeFamily } from '../duckdb/type-mismatch.ts'
import { typeOf } from '../duckdb/type-of.ts'
import { sqlErrorAt } from '../sql/sql-error.ts'
import { type FunctionTable, scalar, written } from './function-entry.ts'
import { lambdaBody } from './lambda-body.ts'

/** https://trino.io/docs/current/functions/array.html and lambda.html */
export const ARRAYS: FunctionTable = {
  all_match: written(2, 2, ([list, test]) => `athena_all_match(list_transform(${list}, ${test}))`),
  any_match: written(2, 2, ([list, test]) => `athena_any_match(list_transform(${list}, ${test}))`),
  none_match: written(2, 2, ([list, test]) => `(NOT athena_any_match(list_transform(${list}, ${test})))`),
  array_distinct: scalar('athena_array_distinct', 1),
  array_except: scalar('athena_array_except', 2),
  array_intersect: scalar('list_intersect', 2),
  array_join: written(2, 3, ([list, separator, missing]) => {
    const texts = `list_transform(${list}, lambda "_e": athena_varchar("_e"))`
    if (missing !== undefined) return `array_to_string(list_transform(${texts}, lambda "_e": coalesce("_e", ${missing})), ${separator})`
    return `array_to_string(list_filter(${texts}, lambda "_e": "_e" IS NOT NULL), ${separator})`
  }),
  array_max: scalar('athena_array_max', 1),
  array_min: scalar('athena_array_min', 1),
  array_position: written(2, 2, ([list, item]) => `CAST(coalesce(list_position(${list}, ${item}), 0) AS BIGINT)`),
  array_remove: scalar('athena_array_remove', 2),
  array_sort: written(1, 2, ([list, comparator], { at }, { emitter }) => {
    if (comparator !== undefined)
      throw sqlErrorAt('NOT_SUPPORTED', emitter.source, at, 'array_sort with a comparator is not supported by the local Athena')
    return `athena_array_sort(${list})`
  }),
  array_union: written(2, 2, ([a, b]) => `athena_array_distinct(list_concat(${a}, ${b}))`),
  arrays_overlap: scalar('list_has_any', 2),
  cardinality: written(1, 1, ([value], { args }, { scope }) =>
    args[0] !== undefined && typeOf(args[0], scope)?.startsWith('map(')
      ? `CAST(cardinality(${value}) AS BIGINT)`
      : `CAST(len(${value}) AS BIGINT)`,
  ),
  contains: scalar('athena_contains', 2),
  element_at: scalar('athena_element_at', 2),
  filter: scalar('list_filter', 2),
  flatten: scalar('flatten', 1),
  reduce: written(4, 4, ([list, start], { args }, around) => {
    // DuckDB's accumulator has the type of the elements; a pair of both carries Trino's two types.
    const none = `athena_none_of(${list})`
    const pairs = `list_concat([{'acc': ${start}, 'item': ${none}}], list_transform(${list}, lambda "_x": {'acc': athena_null_of(${start}), 'item': "_x"}))`
    const body = lambdaBody(args[2], ['"_p"."acc"', '"_q"."item"'], around)
    const folded = `(list_reduce(${pairs}, lambda "_p", "_q": {'acc': ${body}, 'item': ${none}})).acc`
    return `(list_transform([${folded}], lambda "_r": ${lambdaBody(args[3], ['"_r"'], around)}))[1]`
  }),
  repeat: written(2, 2, ([item, count]) => `list_transform(range(CAST(${count} AS BIGINT)), lambda "_r": ${item})`),
  sequence: written(2, 3, ([from, to, step], { args }, { scope }) => {
    const isTime = args.slice(0, 2).some((arg) => typeFamily(typeOf(arg, scope)) === 'time') || args[2]?.kind === 'interval'
    if (!isTime) return step === undefined ? `athena_sequence(${from}, ${to})` : `generate_series(${from}, ${to}, ${step})`
    return `cast_to_type(generate_series(CAST(${from} AS TIMESTAMP), CAST(${to} AS TIMESTAMP), ${step ?? "INTERVAL '1 day'"}), [${from}])`
  }),
  slice: scalar('athena_slice', 3),
  transform: scalar('list_transform', 2),
  trim_array: written(2, 2, ([list, count]) => `${list}[1:len(${list}) - ${count}]`),
  zip_with: written(
    3,
    3,
    ([a, b], { args }, around) =>
      `list_transform(list_zip(${a}, ${b}), lambda "_e": ${lambdaBody(args[2], ['"_e"[1]', '"_e"[2]'], around)})`,
  ),
  zip: written(2, 5, (args) => `list_zip(${args.join(', ')})`),
}

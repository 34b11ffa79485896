import { context, type Flow, jsonata, ne, not, type Ref, text } from '../../asl/index.ts'
import { normaliseInput } from '../input/normalise-input.ts'
import { CompactionInput } from './input.ts'
import { type CompactionOptions, DEFAULT_OUTPUT } from './options.ts'
import { candidateTable, compactedTable } from './tables.ts'

/** What a run is going to do. */
export interface Plan {
  readonly record_type: string
  readonly dt: string
  readonly output_prefix: string
  /** The execution's name, by which its folder is called. */
  readonly run: string
  readonly engine: 'athena' | 'glue'
  /** The tables: what is read, what readers read, and that over runs' files. */
  readonly source: string
  readonly compacted: string
  readonly candidate: string
  readonly columns: readonly string[]
  /** The prefix of this run's folder. */
  readonly folder: string
  /** The folder as `s3://.../`. */
  readonly target: string
}

/**
 * Holds the input to what can be done, and says what will be.
 * Ends with `Input.Invalid`, `UnknownRecordType`, `TargetInsideSource`, `OutputNotDeclared` or `EngineNotDeclared`.
 */
export function planCompaction<S>(flow: Flow<S>, input: Ref<unknown, S>, options: CompactionOptions): Ref<Plan, S> {
  const { source, bucket, records, outputs = [DEFAULT_OUTPUT] } = options
  const types = Object.keys(records)
  const { fields } = normaliseInput(flow, input, {
    fields: CompactionInput,
    defaults: { output_prefix: outputs[0] ?? DEFAULT_OUTPUT, engine: 'athena' },
    dayBefore: 'dt',
  })
  const output = fields.output_prefix
  flow.when('Record type unknown?', not(jsonata<boolean>`(${fields.record_type} in ${types})`), (unknown) =>
    unknown.fail('UnknownRecordType', text`${fields.record_type} is none of the record types of this pipeline: ${types.join(', ')}`),
  )
  const inside = jsonata<boolean>`(
    $target := ${output} & "/";
    $source := ${source.prefix};
    $substring($target, 0, $length($source)) = $source or $substring($source, 0, $length($target)) = $target
  )`
  flow.when('Target inside source?', inside, (same) =>
    same.fail(
      'TargetInsideSource',
      text`the target ${output}/ and the source ${source.prefix} of ${bucket.name} lie in one another: a partition is never compacted in place, so name another output_prefix`,
    ),
  )
  flow.when('Output undeclared?', not(jsonata<boolean>`(${output} in ${[...outputs]})`), (undeclared) =>
    undeclared.fail(
      'OutputNotDeclared',
      text`nothing may be written below ${output}/: use ${outputs.join(', ')}, or declare it among the outputs`,
    ),
  )
  if (options.glue === undefined) {
    flow.when('With another engine?', ne(fields.engine, 'athena'), (other) =>
      other.fail(
        'EngineNotDeclared',
        text`there is no job for the engine ${fields.engine}: declare glue among the options, or leave engine out`,
      ),
    )
  }
  const lookUp = <T>(found: (recordType: string) => string | string[]) =>
    jsonata<T>`$lookup(${Object.fromEntries(types.map((type) => [type, found(type)]))}, ${fields.record_type})`
  return flow.pass('Plan', {
    record_type: fields.record_type,
    dt: fields.dt,
    output_prefix: output,
    run: context.Execution.Name,
    engine: fields.engine,
    source: lookUp<string>((type) => records[type]?.table.table ?? ''),
    compacted: lookUp<string>(compactedTable),
    candidate: lookUp<string>(candidateTable),
    columns: lookUp<readonly string[]>((type) => (records[type]?.columns ?? []).map(([name]) => name)),
    folder: text`${output}/${fields.record_type}/dt=${fields.dt}/_${context.Execution.Name}/`,
    target: text`s3://${bucket.name}/${output}/${fields.record_type}/dt=${fields.dt}/_${context.Execution.Name}/`,
    // The schema makes both optional; their defaults stand in for them.
  }) as Ref<Plan, S>
}

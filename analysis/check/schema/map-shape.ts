import {
  argumentTemplate,
  assign,
  caught,
  described,
  inputOutput,
  NEXT_OR_END,
  referencePath,
  resultPath,
  template,
  transition,
} from './common-shapes.ts'
import { inJsonata, inJsonPath, integer, oneOf, type RecordShape, states, text } from './shape.ts'

const readerConfig: RecordShape = {
  fields: {
    InputType: oneOf('CSV', 'JSON', 'JSONL', 'PARQUET', 'MANIFEST'),
    Transformation: oneOf('NONE', 'LOAD_AND_FLATTEN'),
    ManifestType: oneOf('ATHENA_DATA', 'S3_INVENTORY'),
    CSVHeaderLocation: oneOf('FIRST_ROW', 'GIVEN'),
    CSVHeaders: { shape: { kind: 'texts' } },
    CSVDelimiter: oneOf('COMMA', 'PIPE', 'SEMICOLON', 'SPACE', 'TAB'),
    ItemsPointer: text,
    MaxItems: integer(1),
    MaxItemsPath: referencePath,
  },
  atMostOne: [['MaxItems', 'MaxItemsPath']],
}

const itemReader: RecordShape = {
  fields: {
    Comment: text,
    Resource: text,
    Parameters: template,
    Arguments: argumentTemplate,
    ReaderConfig: { shape: { kind: 'record', of: readerConfig } },
  },
  required: ['Resource'],
}

const itemBatcher: RecordShape = {
  fields: {
    Comment: text,
    BatchInput: { shape: { kind: 'template', takes: 'any' } },
    MaxItemsPerBatch: integer(1),
    MaxItemsPerBatchPath: referencePath,
    MaxInputBytesPerBatch: integer(1, 262_144),
    MaxInputBytesPerBatchPath: referencePath,
  },
  atMostOne: [
    ['MaxItemsPerBatch', 'MaxItemsPerBatchPath'],
    ['MaxInputBytesPerBatch', 'MaxInputBytesPerBatchPath'],
  ],
}

const writerConfig: RecordShape = {
  fields: { Transformation: oneOf('NONE', 'COMPACT', 'FLATTEN'), OutputType: oneOf('JSON', 'JSONL') },
  required: ['OutputType'],
}

const resultWriter: RecordShape = {
  fields: {
    Comment: text,
    Resource: text,
    Parameters: template,
    Arguments: argumentTemplate,
    WriterConfig: { shape: { kind: 'record', of: writerConfig } },
  },
}

/** The machine that a Map runs for each item. */
export const processorShape: RecordShape = {
  fields: {
    Comment: text,
    StartAt: text,
    States: states,
    ProcessorConfig: {
      shape: {
        kind: 'record',
        of: { fields: { Mode: oneOf('INLINE', 'DISTRIBUTED'), ExecutionType: oneOf('STANDARD', 'EXPRESS') } },
      },
    },
  },
  required: ['StartAt', 'States'],
}

export const mapShape: RecordShape = {
  fields: {
    ...described,
    ...inputOutput,
    ...transition,
    ...caught,
    Assign: assign,
    Parameters: template,
    ResultSelector: template,
    ResultPath: resultPath,
    ItemProcessor: { shape: { kind: 'record', of: processorShape } },
    Iterator: { shape: { kind: 'record', of: processorShape } },
    Items: inJsonata({ kind: 'template', takes: 'items' }),
    ItemsPath: inJsonPath({ kind: 'path', isReference: true }),
    ItemSelector: { shape: { kind: 'template', takes: 'any' } },
    ItemReader: { shape: { kind: 'record', of: itemReader } },
    ItemBatcher: { shape: { kind: 'record', of: itemBatcher } },
    ResultWriter: { shape: { kind: 'record', of: resultWriter } },
    Label: text,
    MaxConcurrency: integer(0),
    MaxConcurrencyPath: referencePath,
    ToleratedFailureCount: integer(0),
    ToleratedFailureCountPath: referencePath,
    ToleratedFailurePercentage: { shape: { kind: 'number', least: 0, most: 100, takesExpression: true } },
    ToleratedFailurePercentagePath: referencePath,
  },
  required: ['Type'],
  exactlyOne: [...NEXT_OR_END, ['ItemProcessor', 'Iterator']],
  atMostOne: [
    ['MaxConcurrency', 'MaxConcurrencyPath'],
    ['ToleratedFailureCount', 'ToleratedFailureCountPath'],
    ['ToleratedFailurePercentage', 'ToleratedFailurePercentagePath'],
    ['ItemSelector', 'Parameters'],
  ],
}

import type { AslDocument, QueryLanguage } from '../document/state-machine.ts'
import type { JsonObject, JsonValue } from '../json.ts'
import { isObject } from './field-kinds.ts'
import { PART_FIELDS, STATE_FIELDS } from './known-fields.ts'

/**
 * Whether the document types take a document as it is written down: no field that they do not know.
 * What is in doubt does not fit: it is imported nevertheless, as untyped JSON.
 */
export function fitsTypes(document: AslDocument): boolean {
  // The document is JSON; its interfaces have no index signature.
  return fitsMachine(document as unknown as JsonObject, document.QueryLanguage ?? 'JSONPath')
}

function fitsMachine(machine: JsonObject, language: QueryLanguage): boolean {
  return hasOnly(machine, PART_FIELDS[language].Machine) && isAbsentOrNumber(machine.TimeoutSeconds) && fitsStates(machine, language)
}

function fitsStates({ States }: JsonObject, language: QueryLanguage): boolean {
  return isObject(States) && Object.values(States).every((state) => isObject(state) && fitsState(state, language))
}

function fitsState(state: JsonObject, machine: QueryLanguage): boolean {
  const language = state.QueryLanguage === 'JSONata' ? 'JSONata' : machine
  if (machine === 'JSONata' && state.QueryLanguage === 'JSONPath') return false
  // `fromAsl` has seen that there is such a type.
  const fields = STATE_FIELDS[language][state.Type as keyof (typeof STATE_FIELDS)['JSONata']]
  const parts = PART_FIELDS[language]
  return (
    hasOnly(state, fields) &&
    fitsNumbers(state, language) &&
    fitsCredentials(state.Credentials, language) &&
    fitsProcessors(state, machine) &&
    every(state.Retry, (retrier) => hasOnly(retrier, parts.Retry) && 'ErrorEquals' in retrier) &&
    every(state.Catch, (catcher) => hasOnly(catcher, parts.Catch) && 'ErrorEquals' in catcher && 'Next' in catcher) &&
    every(state.Choices, (rule) => (language === 'JSONata' ? fitsCondition(rule, parts.Rule) : fitsRule(rule))) &&
    fitsPart(state.ItemReader, parts.ItemReader, 'ReaderConfig', parts.ReaderConfig) &&
    fitsPart(state.ResultWriter, parts.ResultWriter, 'WriterConfig', parts.WriterConfig) &&
    fitsPart(state.ItemBatcher, parts.ItemBatcher) &&
    (!isObject(state.ItemReader) || typeof state.ItemReader.Resource === 'string')
  )
}

function fitsProcessors(state: JsonObject, machine: QueryLanguage): boolean {
  const { Processor } = PART_FIELDS[machine]
  const processors = [state.ItemProcessor, state.Iterator].filter((processor) => isObject(processor))
  return (
    processors.every(
      (processor) => hasOnly(processor, Processor) && fitsConfig(processor.ProcessorConfig) && fitsStates(processor, machine),
    ) && every(state.Branches, (branch) => hasOnly(branch, Processor) && !('ProcessorConfig' in branch) && fitsStates(branch, machine))
  )
}

function fitsConfig(config: JsonValue | undefined): boolean {
  if (!isObject(config)) return config === undefined
  const { Mode, ExecutionType, ...others } = config
  const isKnown = Mode === 'DISTRIBUTED' ? ExecutionType === 'STANDARD' || ExecutionType === 'EXPRESS' : ExecutionType === undefined
  return isKnown && (Mode === undefined || Mode === 'INLINE' || Mode === 'DISTRIBUTED') && Object.keys(others).length === 0
}

/** JSONata takes expressions for numbers, JSONPath a path in a field of its own. */
function fitsNumbers(state: JsonObject, language: QueryLanguage): boolean {
  const names = ['TimeoutSeconds', 'HeartbeatSeconds', 'Seconds', 'MaxConcurrency', 'ToleratedFailureCount', 'ToleratedFailurePercentage']
  return language === 'JSONata' || names.every((name) => isAbsentOrNumber(state[name]))
}

function fitsCredentials(credentials: JsonValue | undefined, language: QueryLanguage): boolean {
  if (!isObject(credentials)) return true
  const [role, ...others] = Object.entries(credentials)
  const isRole = role !== undefined && (role[0] === 'RoleArn' || (language === 'JSONPath' && role[0] === 'RoleArn.$'))
  return isRole && typeof role[1] === 'string' && others.length === 0
}

function fitsCondition(rule: JsonObject, fields: ReadonlySet<string>): boolean {
  return hasOnly(rule, fields) && ['string', 'boolean'].includes(typeof rule.Condition) && typeof rule.Next === 'string'
}

/** A rule of JSONPath. */
function fitsRule({ Next, Assign: _, ...condition }: JsonObject): boolean {
  return typeof Next === 'string' && fitsRuleCondition(condition)
}

function fitsRuleCondition({ Comment: _, Variable, ...operators }: JsonObject): boolean {
  const [operator, ...others] = Object.entries(operators)
  if (operator === undefined || others.length > 0) return false
  const [name, value] = operator
  if (name === 'And' || name === 'Or') return Variable === undefined && every(value, fitsRuleCondition)
  if (name === 'Not') return Variable === undefined && isObject(value) && fitsRuleCondition(value)
  return typeof Variable === 'string' && typeof value === comparedType(name)
}

function comparedType(operator: string): string | undefined {
  if (
    !/^(?:(?:String|Numeric|Timestamp)(?:Equals|(?:Less|Greater)Than(?:Equals)?)(?:Path)?|BooleanEquals(?:Path)?|StringMatches|Is(?:Null|Present|Numeric|String|Boolean|Timestamp))$/.test(
      operator,
    )
  )
    return undefined
  if (operator.endsWith('Path')) return 'string'
  if (operator.startsWith('Numeric')) return 'number'
  return operator.startsWith('Boolean') || operator.startsWith('Is') ? 'boolean' : 'string'
}

function fitsPart(part: JsonValue | undefined, fields: ReadonlySet<string>, inner?: string, innerFields?: ReadonlySet<string>): boolean {
  if (!isObject(part)) return part === undefined
  if (!hasOnly(part, fields)) return false
  const config = inner === undefined ? undefined : part[inner]
  return config === undefined || innerFields === undefined || (isObject(config) && hasOnly(config, innerFields) && fitsWords(config))
}

/** The fields of a reader's and a writer's configuration that take certain words only. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  InputType: ['CSV', 'JSON', 'JSONL', 'PARQUET', 'MANIFEST'],
  ManifestType: ['ATHENA_DATA', 'S3_INVENTORY'],
  CSVHeaderLocation: ['FIRST_ROW', 'GIVEN'],
  CSVDelimiter: ['COMMA', 'PIPE', 'SEMICOLON', 'SPACE', 'TAB'],
  OutputType: ['JSON', 'JSONL'],
  Transformation: ['NONE', 'LOAD_AND_FLATTEN', 'COMPACT', 'FLATTEN'],
}

function fitsWords(config: JsonObject): boolean {
  const { CSVHeaders, ItemsPointer, MaxItemsPath } = config
  const areWords = Object.entries(WORDS).every(([name, words]) => {
    const value = config[name]
    return value === undefined || (typeof value === 'string' && words.includes(value))
  })
  const areTexts = [...(Array.isArray(CSVHeaders) ? CSVHeaders : []), ItemsPointer ?? '', MaxItemsPath ?? ''].every(
    (text) => typeof text === 'string',
  )
  return areWords && areTexts && (CSVHeaders === undefined || Array.isArray(CSVHeaders))
}

function hasOnly(value: JsonObject, names: ReadonlySet<string>): boolean {
  return Object.keys(value).every((name) => names.has(name))
}

function isAbsentOrNumber(value: JsonValue | undefined): boolean {
  return value === undefined || typeof value === 'number'
}

function every(values: JsonValue | undefined, fits: (value: JsonObject) => boolean): boolean {
  return values === undefined || (Array.isArray(values) && values.every((value) => isObject(value) && fits(value)))
}

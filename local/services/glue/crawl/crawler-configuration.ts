import { glueErrors } from '../errors.ts'

/** The options of a crawler's `Configuration` that change a crawl. */
export interface CrawlerConfiguration {
  /** One table for each include path wherever the data allow it, however little their schemas are alike. */
  readonly isCombining: boolean
  /** The folder level of the tables; the bucket is level 1. */
  readonly tableLevel: number | undefined
  /** Partitions take format and schema from their table. */
  readonly doPartitionsInherit: boolean
  /** Tables get new columns and lose or change none. */
  readonly isMergingNewColumns: boolean
  /** A crawl that finds more tables fails. */
  readonly tableThreshold: number | undefined
}

/** The keys that the API takes, by the path of the object that holds them. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  Configuration: ['Version', 'Grouping', 'CrawlerOutput', 'CreatePartitionIndex'],
  Grouping: ['TableGroupingPolicy', 'TableLevelConfiguration'],
  CrawlerOutput: ['Tables', 'Partitions'],
  'CrawlerOutput.Tables': ['AddOrUpdateBehavior', 'TableThreshold'],
  'CrawlerOutput.Partitions': ['AddOrUpdateBehavior'],
}

type Section = Readonly<Record<string, unknown>>

/**
 * Parses a crawler's `Configuration`. Text that is not JSON, unknown keys and values are an `InvalidInputException` that names them.
 * https://docs.aws.amazon.com/glue/latest/dg/crawler-configuration.html
 */
export function crawlerConfiguration(text: string | undefined): CrawlerConfiguration {
  const whole = section(text ? parse(text) : { Version: 1 }, 'Configuration')
  if (Number(whole.Version) !== 1)
    throw glueErrors.invalidInput(`Configuration version ${String(whole.Version)} is not supported; write 1.0`)
  const grouping = section(whole.Grouping, 'Grouping')
  const output = section(whole.CrawlerOutput, 'CrawlerOutput')
  const tables = section(output.Tables, 'CrawlerOutput.Tables')
  const partitions = section(output.Partitions, 'CrawlerOutput.Partitions')
  return {
    isCombining: option(grouping.TableGroupingPolicy, 'CombineCompatibleSchemas', 'Grouping.TableGroupingPolicy'),
    tableLevel: positive(grouping.TableLevelConfiguration, 'Grouping.TableLevelConfiguration'),
    doPartitionsInherit: option(partitions.AddOrUpdateBehavior, 'InheritFromTable', 'CrawlerOutput.Partitions.AddOrUpdateBehavior'),
    isMergingNewColumns: option(tables.AddOrUpdateBehavior, 'MergeNewColumns', 'CrawlerOutput.Tables.AddOrUpdateBehavior'),
    tableThreshold: positive(tables.TableThreshold, 'CrawlerOutput.Tables.TableThreshold'),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw glueErrors.invalidInput(`Configuration is not valid JSON: ${(error as Error).message}`)
  }
}

function section(value: unknown, path: string): Section {
  if (value === undefined) return {}
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw glueErrors.invalidInput(`${path} must be a JSON object`)
  const unsupported = Object.keys(value).filter((key) => !KEYS[path]?.includes(key))
  if (unsupported.length > 0) throw glueErrors.invalidInput(`${path} contains unsupported keys: ${unsupported.join(', ')}.`)
  return value as Section // checked just above
}

function option(value: unknown, only: string, path: string): boolean {
  if (value === undefined) return false
  if (value !== only) throw glueErrors.invalidInput(`${path} contains unsupported value: ${String(value)}. Supported: ${only}`)
  return true
}

function positive(value: unknown, path: string): number | undefined {
  if (value === undefined) return undefined
  if (!Number.isInteger(value) || Number(value) < 1)
    throw glueErrors.invalidInput(`${path} must be a positive integer, found ${String(value)}`)
  return Number(value)
}

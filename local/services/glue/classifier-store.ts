import type { Classifier, CreateClassifierRequest, UpdateClassifierRequest } from '@aws-sdk/client-glue'
import { CUSTOM_TYPES } from './classify/csv-type.ts'
import { jsonPath } from './classify/json-path.ts'
import { withDates } from './dates.ts'
import { glueErrors, required } from './errors.ts'
import { fileName, type StateFolder } from './state-folder.ts'

/** The custom classifiers, one file each: `classifiers/<name>.json`. CSV and JSON only; grok and XML are an `InvalidInputException`. */
export interface ClassifierStore {
  get(name: string): Promise<Classifier>
  list(): Promise<readonly Classifier[]>
  create(request: CreateClassifierRequest): Promise<void>
  update(request: UpdateClassifierRequest): Promise<void>
  remove(name: string): Promise<void>
}

/** Opens the classifiers kept in `state`. */
export function classifierStore(state: StateFolder, now: () => Date): ClassifierStore {
  const file = (name: string) => `classifiers/${fileName(name)}.json`

  async function get(name: string): Promise<Classifier> {
    const found = await state.read<Classifier>(file(name))
    if (found === undefined) throw glueErrors.classifierNotFound(name)
    return dated(found)
  }

  return {
    get,
    async list() {
      const files = await state.list('classifiers')
      const found = await Promise.all(files.map((one) => state.read<Classifier>(`classifiers/${one}`)))
      return found.filter((classifier) => classifier !== undefined).map(dated)
    },
    create: (request) =>
      state.exclusively(async () => {
        const classifier = checked(request)
        const name = nameOf(classifier)
        if ((await state.read(file(name))) !== undefined) throw glueErrors.classifierExists(name)
        const times = { CreationTime: now(), LastUpdated: now(), Version: 1 }
        await state.write(file(name), stamped(classifier, times))
      }),
    update: (request) =>
      state.exclusively(async () => {
        const name = nameOf(request)
        const before = await get(name)
        const kept = before.CsvClassifier ?? before.JsonClassifier
        const times = { CreationTime: kept?.CreationTime, LastUpdated: now(), Version: (kept?.Version ?? 1) + 1 }
        const { CsvClassifier: csv, JsonClassifier: json } = request
        const changed: Classifier = {
          ...(csv === undefined ? {} : { CsvClassifier: { ...before.CsvClassifier, ...csv } }),
          ...(json === undefined ? {} : { JsonClassifier: { ...json, JsonPath: json.JsonPath ?? before.JsonClassifier?.JsonPath } }),
        }
        await state.write(file(name), stamped(checked(changed), times))
      }),
    remove: (name) =>
      state.exclusively(async () => {
        await get(name)
        await state.remove(file(name))
      }),
  }
}

interface Times {
  readonly CreationTime: Date | undefined
  readonly LastUpdated: Date
  readonly Version: number
}

function stamped({ CsvClassifier, JsonClassifier }: Classifier, times: Times): Classifier {
  if (CsvClassifier !== undefined) return { CsvClassifier: { ...CsvClassifier, ...times } }
  return JsonClassifier === undefined ? {} : { JsonClassifier: { ...JsonClassifier, ...times } }
}

function dated({ CsvClassifier, JsonClassifier }: Classifier): Classifier {
  if (CsvClassifier !== undefined) return { CsvClassifier: withDates(CsvClassifier, ['CreationTime', 'LastUpdated']) }
  return JsonClassifier === undefined ? {} : { JsonClassifier: withDates(JsonClassifier, ['CreationTime', 'LastUpdated']) }
}

function nameOf({ CsvClassifier, JsonClassifier }: CreateClassifierRequest | UpdateClassifierRequest | Classifier): string {
  return required(CsvClassifier?.Name ?? JsonClassifier?.Name, 'name')
}

function checked(request: CreateClassifierRequest | Classifier): Classifier {
  const { CsvClassifier: csv, JsonClassifier: json } = request
  const kinds = Object.entries(request).filter(([, value]) => value !== undefined)
  if (kinds.length !== 1) throw glueErrors.invalidInput('Exactly one classifier must be specified')
  if (csv === undefined && json === undefined) {
    throw glueErrors.invalidInput(`${kinds[0]?.[0]} is not supported locally; CsvClassifier and JsonClassifier are`)
  }
  nameOf(request)
  if (json !== undefined) {
    if (jsonPath(required(json.JsonPath, 'jsonPath')) === undefined) throw glueErrors.invalidInput(`JSON path is invalid: ${json.JsonPath}`)
    return { JsonClassifier: json }
  }
  if ((csv?.Delimiter ?? ',') === (csv?.QuoteSymbol ?? '"'))
    throw glueErrors.invalidInput('Quote symbol must be different from the delimiter')
  for (const [member, symbol] of Object.entries({ Delimiter: csv?.Delimiter, QuoteSymbol: csv?.QuoteSymbol })) {
    if (symbol !== undefined && !/^[^\r\n]$/su.test(symbol))
      throw glueErrors.invalidInput(`${member} must be one character, found '${symbol}'`)
  }
  const unknown = (csv?.CustomDatatypes ?? []).filter((type) => !(type.toUpperCase() in CUSTOM_TYPES))
  if (unknown.length > 0) throw glueErrors.invalidInput(`Custom datatypes not supported: ${unknown.join(', ')}`)
  return csv === undefined ? {} : { CsvClassifier: csv }
}

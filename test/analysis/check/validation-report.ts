import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { awsMessage, type CheckOptions, check, type Diagnostic } from '../../../analysis/check/index.ts'
import { type RecordedExecution, type ValidationCase, withArns } from './validation-case.ts'

/** A verdict that differs. */
export interface ValidationFailure {
  readonly name: string
  readonly expected: unknown
  readonly actual: unknown
}

interface Score {
  readonly total: number
  readonly passed: number
  readonly failures: readonly ValidationFailure[]
}

/** How the checker's verdicts compare with those of AWS and of others. */
export interface ValidationReport extends Score {
  readonly byArea: Readonly<Record<string, { readonly total: number; readonly passed: number }>>
  /** Definitions that AWS ran: none may have an error. */
  readonly executions: Score
}

/** Compares verdicts over a folder of cases, and the definitions of the executions that were recorded beside it. */
export function validationReport(folder: string): ValidationReport {
  const cases = readFolder<ValidationCase>(folder)
  const judged = cases.map((recorded) => ({ area: recorded.area, failure: judge(recorded) }))
  const byArea: Record<string, { total: number; passed: number }> = {}
  for (const { area, failure } of judged) {
    const { total, passed } = byArea[area] ?? { total: 0, passed: 0 }
    byArea[area] = { total: total + 1, passed: passed + (failure === undefined ? 1 : 0) }
  }
  return { ...scoreOf(judged.map(({ failure }) => failure)), byArea, executions: judgeExecutions(join(dirname(folder), 'cases')) }
}

function scoreOf(results: readonly (ValidationFailure | undefined)[]): Score {
  const failures = results.filter((failure) => failure !== undefined)
  return { total: results.length, passed: results.length - failures.length, failures }
}

function judge(recorded: ValidationCase): ValidationFailure | undefined {
  return recorded.area === 'aws-recorded' ? judgeAws(recorded) : judgeOther(recorded)
}

/** AWS's verdict, to the letter. */
function judgeAws({ name, definition, definitionText, stateMachineType, expected }: ValidationCase): ValidationFailure | undefined {
  const found = errorsOf(definitionText ?? withArns(definition), { type: stateMachineType ?? 'STANDARD' })
  if (expected.valid) return compare(name, [], found.map(short))
  if (expected.message !== undefined) return compare(name, withoutClient(expected.message), awsMessage(found))
  const wanted = (expected.diagnostics ?? []).map(({ code, location, message }) => ({ code, location: location ?? null, message }))
  const actual = found.map(({ message, aws }) => ({ code: aws?.code, location: aws?.location ?? null, message }))
  return compare(name, wanted, actual)
}

/** The verdict of a validator of the language, in which a Resource is any URI. */
function judgeOther({ name, definition, definitionText, expected }: ValidationCase): ValidationFailure | undefined {
  const found = errorsOf(definitionText ?? definition, { resources: 'any-uri' })
  if (expected.valid === (found.length === 0)) return undefined
  return { name, expected: expected.valid ? 'no error' : expected, actual: found.map(short) }
}

function judgeExecutions(folder: string): Score {
  if (!existsSync(folder)) return scoreOf([])
  const results: (ValidationFailure | undefined)[] = []
  for (const area of readdirSync(folder)) {
    for (const { name, kind, stateMachineType, definition, rows = [] } of readFolder<RecordedExecution>(join(folder, area))) {
      // A single state that was tested is no definition.
      if (kind === 'test_state') continue
      const type = stateMachineType ?? 'STANDARD'
      const definitions = [definition, ...rows.map((row) => row.definition)].filter((each) => each !== undefined)
      const found = definitions.flatMap((each) => errorsOf(withArns(each), { type }))
      results.push(compare(name, [], found.map(short)))
    }
  }
  return scoreOf(results)
}

function errorsOf(definition: unknown, options: CheckOptions): readonly Diagnostic[] {
  return check(definition, options).filter(({ severity }) => severity === 'error')
}

function short({ code, path, message }: Diagnostic): string {
  return `${code} at ${path}: ${message}`
}

/** Without what the AWS CLI or SDK puts before the service's message. */
function withoutClient(message: string): string {
  return message.replace(/^An error occurred \(\w+\) when calling the \w+ operation: /, '')
}

function compare(name: string, expected: unknown, actual: unknown): ValidationFailure | undefined {
  return JSON.stringify(expected) === JSON.stringify(actual) ? undefined : { name, expected, actual }
}

function readFolder<Recorded>(folder: string): readonly Recorded[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
  // The cases are the recorder's; what they lack shows as a failure.
  return files.sort().map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Recorded)
}

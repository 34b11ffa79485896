import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { type ExecutionResult, logRecord, type ObjectPort, startExecution, TaskFailure, virtualClock } from '../../engine/index.ts'
import type { ConformanceCase, Expectation } from './conformance-case.ts'
import { firstDifference, matchesHistory } from './matches-history.ts'
import { type Matcher, matcher, matchesCause } from './matches-recorded.ts'
import { replayPort } from './replay-port.ts'
import { runTestStateCase } from './run-test-state-case.ts'
import { changesSince, type ServiceChanges } from './service-changes.ts'
import type { TierResult } from './tier-result.ts'

/** Where the time of a replay begins: late enough for every timestamp that is waited for to be past. */
const START = Date.UTC(2026, 0, 1)

/** Runs a case against the engine and compares it tier by tier. */
export async function runCase(recorded: ConformanceCase): Promise<TierResult[]> {
  if (recorded.kind === 'test_state') return runTestStateCase(recorded)
  if (recorded.kind === 'table') return runTable(recorded)
  const changes = changesSince(recorded)
  const matches = matcher(recorded.wildcards, changes)
  const result = await run(recorded, recorded.definition, recorded.input ?? {}, matches)
  return [...compare(recorded.expected, withOldLinks(result, changes), matches), ...compareLogs(recorded, result, matches)]
}

/** The recorder put placeholders in for the role and the times. */
function compareLogs({ expected, logging, context }: ConformanceCase, { events }: ExecutionResult, matches: Matcher): TierResult[] {
  const { loggedEvents } = expected
  if (loggedEvents === undefined || logging === undefined) return []
  const options = { ...logging, executionArn: context?.executionArn ?? '' }
  const records = events.map((event) => logRecord(event, options)).filter((record) => record !== undefined)
  const theirs = loggedEvents.map(comparableRecord)
  const ours = records.map(comparableRecord)
  return [{ tier: 'history', passed: matches([...theirs], [...ours]), expected: theirs, actual: ours }]
}

function comparableRecord({ event_timestamp: _, details, ...record }: JsonObject): JsonObject {
  const { roleArn: __, input, output, ...rest } = details as JsonObject
  const read = (value: JsonValue) => (typeof value === 'string' ? (JSON.parse(value) as JsonValue) : value)
  return {
    ...record,
    details: { ...rest, ...(input !== undefined && { input: read(input) }), ...(output !== undefined && { output: read(output) }) },
  }
}

async function runTable(recorded: ConformanceCase): Promise<TierResult[]> {
  const matches = matcher(recorded.wildcards)
  for (const row of recorded.rows ?? []) {
    const result = await run(recorded, row.definition ?? recorded.definition, row.input, matches)
    const failed = compare(row.expected, result, matches).find((tier) => !tier.passed)
    if (failed !== undefined) return [{ ...failed, tier: 'output' }]
  }
  return [{ tier: 'output', passed: true, expected: null, actual: null }]
}

async function run(recorded: ConformanceCase, definition: JsonObject, input: JsonValue, matches: Matcher): Promise<ExecutionResult> {
  const clock = virtualClock({ start: START })
  const arn = recorded.context?.executionArn
  const type = recorded.stateMachineType ?? 'STANDARD'
  let ids = 0
  const execution = startExecution({
    definition,
    input,
    type,
    ...(arn === undefined ? {} : { executionArn: arn, name: nameOf(arn) }),
    ...(recorded.context === undefined ? {} : { stateMachineArn: recorded.context.stateMachineArn, roleArn: recorded.context.roleArn }),
    clock,
    random: () => 0.5,
    uuid: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
    tasks: replayPort(recorded, matches),
    objects: objectMock(recorded),
  })
  for (const action of recorded.actions ?? []) {
    if (action.op === 'stop_execution') clock.sleep(1000).then(() => execution.stop(action.error, action.cause))
  }
  return execution.result
}

/** The history as AWS linked it when the recording was made. */
function withOldLinks(result: ExecutionResult, changes: ServiceChanges): ExecutionResult {
  if (!changes.beforeExitOnMapRunStarted) return result
  const mapRuns = new Map(
    result.events.filter((event) => event.type === 'MapRunSucceeded').map((event) => [event.previousEventId, event.id]),
  )
  const events = result.events.map((event) => {
    const mapRun = event.type === 'MapStateExited' ? mapRuns.get(event.previousEventId) : undefined
    return mapRun === undefined ? event : { ...event, previousEventId: mapRun }
  })
  return { ...result, events }
}

/** The name in an execution's ARN; an Express ARN has one more part after it. */
function nameOf(arn: string): string {
  const parts = arn.split(':')
  return (parts[5] === 'express' ? parts[7] : parts.at(-1)) ?? arn
}

function objectMock(recorded: ConformanceCase): ObjectPort {
  const buckets = recorded.mocks?.s3 ?? {}
  return {
    async read(bucket, key) {
      const body = buckets[bucket]?.[key]
      if (body === undefined) throw new TaskFailure('S3.NoSuchKeyException', 'The specified key does not exist.')
      return new TextEncoder().encode(body)
    },
    async list(bucket, prefix) {
      const keys = Object.keys(buckets[bucket] ?? {}).filter((key) => key.startsWith(prefix))
      return keys.sort().map((key) => ({ key, size: Buffer.byteLength(buckets[bucket]?.[key] ?? ''), etag: 'etag', lastModified: START }))
    },
    write: async () => undefined,
  }
}

function compare(expected: Expectation, result: ExecutionResult, matches: Matcher): TierResult[] {
  const outcome = { status: expected.status ?? null, output: expected.output ?? null }
  const ours = { status: result.status, output: result.output ?? null }
  const tiers: TierResult[] = [{ tier: 'output', passed: matches(outcome, ours), expected: outcome, actual: describe(result) }]
  if (expected.status !== 'SUCCEEDED') {
    const passed = matches(expected.error, result.error) && matchesCause(matches, expected.cause, result.cause)
    tiers.push({
      tier: 'cause',
      passed,
      expected: { error: expected.error ?? null, cause: expected.cause ?? null },
      actual: { error: result.error ?? null, cause: result.cause ?? null },
    })
  }
  if (expected.history !== undefined) {
    const passed = matchesHistory(matches, expected.ordering ?? 'total', expected.history, result.events)
    const [theirs, mine] = passed ? [null, null] : firstDifference(matches, expected.history, result.events)
    tiers.push({ tier: 'history', passed, expected: theirs, actual: mine })
  }
  if (expected.lastEventId !== undefined) {
    const passed = expected.lastEventId === result.events.length
    tiers.push({ tier: 'history', passed, expected: expected.lastEventId, actual: result.events.length })
  }
  return tiers
}

function describe({ status, output, error, cause }: ExecutionResult): JsonValue {
  return { status, output: output ?? null, error: error ?? null, cause: cause ?? null }
}

import { TaskError } from '../../schemas/task-error.ts'
import type { Logger } from '../logging/logger.ts'
import type { PlanReplayInput, PlanReplayOutput, planReplay } from './contract.ts'
import { isPlanned, type ListedObject, planLine } from './planned-objects.ts'
import { isGiven, replayWindow } from './replay-window.ts'

type ErrorName = (typeof planReplay.errors)[number]

/** What planning needs of the world. */
export interface PlanPorts {
  list(bucket: string, prefix: string): AsyncIterable<ListedObject>
  /** A text of the plans' zone; `undefined` where there is none. */
  read(key: string): Promise<string | undefined>
  write(key: string, body: string): Promise<void>
  readonly log: Logger
}

/** What planning is told by its deployment. */
export interface PlanSettings {
  readonly plansBucket: string
  /** With its slash. */
  readonly plansPrefix: string
  /** The zone of all copies, with its slash: destinations lie in it, and nothing in it is replayed. */
  readonly replayPrefix: string
  readonly suffixes: readonly string[]
}

/** What one file of a plan holds at most: it is built in memory. */
const MOST_OBJECTS = 1_000_000
/** Names that are folders; an execution's name is always one. */
const RUN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/

/** Makes the plan of a run, or gives the one that the run has already. See the contract. */
export async function makePlan(input: PlanReplayInput, settings: PlanSettings, ports: PlanPorts): Promise<PlanReplayOutput> {
  const { plansPrefix, plansBucket } = settings
  const run = isGiven(input.resume) ? input.resume : input.run
  if (!RUN.test(run)) fail('Replay.RunNotFound', `${JSON.stringify(run)} is no name of a run`)
  const folder = `${plansPrefix}${run}/`
  const kept = await ports.read(`${folder}run.json`)
  if (kept !== undefined) {
    // It was written by this very function.
    const plan = JSON.parse(kept) as PlanReplayOutput
    ports.log.info('plan kept', { replay: run, objects: plan.objects })
    return plan
  }
  if (isGiven(input.resume)) {
    fail(
      'Replay.RunNotFound',
      `there is no plan s3://${plansBucket}/${folder}run.json: name a run that has been planned, or start without resume`,
    )
  }
  const window = replayWindow(input)
  const base = destinationOf(input, settings)
  const scope = { ...window, excluded: [settings.replayPrefix, base], suffixes: settings.suffixes }
  const lines: string[] = []
  let bytes = 0
  for await (const object of ports.list(input.bucket, input.prefix)) {
    if (!isPlanned(object, scope)) continue
    if (lines.length === MOST_OBJECTS) {
      fail(
        'Replay.TooManyObjects',
        `more than ${MOST_OBJECTS} objects are in the window: replay it in parts, by src_prefix or by start and end`,
      )
    }
    lines.push(planLine(object))
    bytes += object.size
  }
  const plan: PlanReplayOutput = {
    run,
    started: input.started,
    bucket: input.bucket,
    prefix: input.prefix,
    destination: `${base}${run}/`,
    start: new Date(window.start).toISOString(),
    end: new Date(window.end).toISOString(),
    plan_bucket: plansBucket,
    plan_key: `${folder}plan.jsonl`,
    objects: lines.length,
    bytes,
  }
  await ports.write(plan.plan_key, lines.join(''))
  // Last: a run has a plan when this is there.
  await ports.write(`${folder}run.json`, `${JSON.stringify(plan, undefined, 2)}\n`)
  ports.log.info('planned', { replay: run, objects: plan.objects, bytes, start: plan.start, end: plan.end })
  return plan
}

function destinationOf({ destination }: PlanReplayInput, { replayPrefix }: PlanSettings): string {
  const base = destination.endsWith('/') ? destination : `${destination}/`
  if (base.startsWith(replayPrefix)) return base
  fail('Replay.BadDestination', `dest_prefix_base must lie in ${replayPrefix}, where copies are known as copies; found ${destination}`)
}

function fail(name: ErrorName, message: string): never {
  throw new TaskError(name, message)
}

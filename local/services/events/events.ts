import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Activity } from '../../activity.ts'
import { inFolder } from '../../replace-file.ts'
import type { LocalEnvironment } from '../../service.ts'
import type { Delivery } from '../../triggers/delivery.ts'
import type { LiveService } from '../../triggers/live-service.ts'
import type { PendingWork } from '../../triggers/pending-work.ts'
import { parseSchedule } from '../scheduler/schedule-expression.ts'
import { type Scheduled, scheduleLoop } from '../scheduler/schedule-loop.ts'
import { busOperations } from './bus-operations.ts'
import { type BusEvent, eventTime } from './event.ts'
import { type Publish, putEvents } from './put-events.ts'
import { handToTargets, routeEvent } from './route-event.ts'
import { ruleOperations } from './rule-operations.ts'
import { DEFAULT_BUS, type RuleRecord } from './rule-record.ts'
import { ruleStore } from './rule-store.ts'

/** Options of {@link events}. */
export interface EventsOptions {
  readonly environment: LocalEnvironment
  readonly activity: Activity
  readonly deliveries: PendingWork<Delivery>
}

/** Amazon EventBridge, for other services too. */
export interface EventsService extends LiveService {
  /** Puts an event of AWS itself on the default bus. */
  publish(event: Pick<BusEvent, 'source' | 'detail-type' | 'resources' | 'detail'>): Promise<void>
}

/**
 * Amazon EventBridge: buses and rules under `<root>/events/<bus>/`, every event that was put in `events.jsonl` beside them.
 * Events reach targets, and rules with a schedule fire, only while the service is started.
 */
export function events({ environment, activity, deliveries }: EventsOptions): EventsService {
  const { root, clock, uuid, region, accountId } = environment
  const folder = join(root, 'events')
  const store = ruleStore(folder, environment)
  let isStarted = false

  const publish: Publish = async (bus, event) => {
    const file = join(folder, bus, 'events.jsonl')
    // At once, like all small records: through the thread pool it costs ten times as much.
    inFolder(file, () => appendFileSync(file, `${JSON.stringify(event)}\n`))
    if (isStarted) await routeEvent(await store.rules(bus), event, deliveries, clock.now())
  }
  const eventOf = (given: Parameters<EventsService['publish']>[0], time: number): BusEvent => ({
    version: '0',
    id: uuid(),
    'detail-type': given['detail-type'],
    source: given.source,
    account: accountId,
    time: eventTime(time),
    region,
    resources: given.resources,
    detail: given.detail,
  })
  const scheduled = async (): Promise<readonly Scheduled[]> =>
    (await store.rules(DEFAULT_BUS)).flatMap((rule) =>
      rule.state === 'DISABLED' || rule.schedule === undefined ? [] : [scheduledRule(rule)],
    )
  const scheduledRule = (rule: RuleRecord): Scheduled => {
    const schedule = parseSchedule(rule.schedule ?? '')
    return {
      next: (after) => schedule.next(after, rule.created),
      fire(at) {
        const event = eventOf({ source: 'aws.events', 'detail-type': 'Scheduled Event', resources: [rule.arn], detail: {} }, at)
        activity.run(`rule ${rule.bus}/${rule.name}`, () => handToTargets(rule, event, deliveries, at))
      },
    }
  }
  const loop = scheduleLoop(clock, scheduled, (error) => activity.run('rules with a schedule', () => Promise.reject(error)))
  return {
    name: 'eventbridge',
    operations: {
      ...busOperations(store),
      ...ruleOperations(store, environment, () => loop.wake()),
      PutEvents: putEvents(store, environment, publish),
    },
    publish: (given) => publish(DEFAULT_BUS, eventOf(given, clock.now())),
    start() {
      isStarted = true
      loop.start()
    },
    async stop() {
      isStarted = false
      await loop.stop()
    },
    close: () => loop.stop(),
  }
}

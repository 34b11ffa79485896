import type * as Scheduler from '@aws-sdk/client-scheduler'
import type { RecordFiles } from '../../record-files.ts'
import { AwsError, type LocalEnvironment } from '../../service.ts'
import { parseSchedule } from './schedule-expression.ts'
import type { ScheduleRecord } from './schedule-record.ts'

const DEFAULT_GROUP = 'default'
const NAME = /^[\w.-]{1,64}$/

/** The operations on schedules and their groups. `changed` is told of every change. */
export function scheduleOperations(files: RecordFiles<ScheduleRecord>, environment: LocalEnvironment, changed: () => void) {
  const { clock, region, accountId } = environment
  const arnOf = (kind: string, name: string) => `arn:aws:scheduler:${region}:${accountId}:${kind}/${name}`
  const get = async (name = '', group: string = DEFAULT_GROUP) => {
    const found = NAME.test(name) && NAME.test(group) ? await files.read(group, name) : undefined
    if (found !== undefined) return found
    throw new AwsError('ResourceNotFoundException', `Schedule ${name} does not exist.`, 404)
  }
  const recordOf = (input: Scheduler.CreateScheduleInput, created: number): ScheduleRecord => {
    const { Name: name = '', GroupName: group = DEFAULT_GROUP, ScheduleExpression: expression = '' } = input
    const { ScheduleExpressionTimezone: zone = 'UTC', Target: target, FlexibleTimeWindow: window } = input
    if (!NAME.test(name) || !NAME.test(group)) throw invalid(`Invalid schedule name ${JSON.stringify(name)}.`)
    if (target?.Arn === undefined) throw invalid('Target.Arn is required.')
    requireExpression(expression, zone)
    return {
      name,
      group,
      arn: arnOf('schedule', `${group}/${name}`),
      expression,
      zone,
      state: input.State ?? 'ENABLED',
      target,
      ...(input.Description !== undefined && { description: input.Description }),
      ...(input.StartDate !== undefined && { start: input.StartDate.getTime() }),
      ...(input.EndDate !== undefined && { end: input.EndDate.getTime() }),
      afterCompletion: input.ActionAfterCompletion ?? 'NONE',
      ...(window?.Mode === 'FLEXIBLE' && { flexibleMinutes: window.MaximumWindowInMinutes ?? 1 }),
      created,
      modified: clock.now(),
    }
  }
  const save = async (record: ScheduleRecord) => {
    await files.write(record, record.group, record.name)
    changed()
    return { ScheduleArn: record.arn }
  }
  return {
    async CreateSchedule(input: Scheduler.CreateScheduleInput): Promise<Scheduler.CreateScheduleOutput> {
      const record = recordOf(input, clock.now())
      if ((await files.read(record.group, record.name)) !== undefined) {
        throw new AwsError('ConflictException', `Schedule ${record.name} already exists.`, 409)
      }
      return save(record)
    },
    /** Replaces the whole schedule, as AWS does: what is left out gets its default. */
    async UpdateSchedule(input: Scheduler.UpdateScheduleInput): Promise<Scheduler.UpdateScheduleOutput> {
      const { created } = await get(input.Name, input.GroupName)
      return save(recordOf(input, created))
    },
    async GetSchedule({ Name, GroupName }: Scheduler.GetScheduleInput): Promise<Scheduler.GetScheduleOutput> {
      return describe(await get(Name, GroupName))
    },
    async DeleteSchedule({ Name, GroupName }: Scheduler.DeleteScheduleInput): Promise<Scheduler.DeleteScheduleOutput> {
      const { group, name } = await get(Name, GroupName)
      await files.remove(group, name)
      changed()
      return {}
    },
    async ListSchedules({ GroupName, NamePrefix = '', State }: Scheduler.ListSchedulesInput): Promise<Scheduler.ListSchedulesOutput> {
      const all = (await schedulesIn(files)).filter(
        ({ group, name, state }) =>
          (GroupName === undefined || group === GroupName) && name.startsWith(NamePrefix) && (State === undefined || state === State),
      )
      return {
        Schedules: all.map(({ arn, name, group, state, target, created, modified }) => ({
          Arn: arn,
          Name: name,
          GroupName: group,
          State: state,
          Target: { Arn: target.Arn },
          CreationDate: new Date(created),
          LastModificationDate: new Date(modified),
        })),
      }
    },
    /** A group is a folder, which is there as soon as a schedule is in it. */
    async CreateScheduleGroup({ Name = '' }: Scheduler.CreateScheduleGroupInput): Promise<Scheduler.CreateScheduleGroupOutput> {
      return { ScheduleGroupArn: arnOf('schedule-group', Name) }
    },
    async GetScheduleGroup({ Name = '' }: Scheduler.GetScheduleGroupInput): Promise<Scheduler.GetScheduleGroupOutput> {
      return { Arn: arnOf('schedule-group', Name), Name, State: 'ACTIVE' }
    },
    async ListScheduleGroups(): Promise<Scheduler.ListScheduleGroupsOutput> {
      const names = new Set([DEFAULT_GROUP, ...(await files.folders())])
      return { ScheduleGroups: [...names].map((Name) => ({ Arn: arnOf('schedule-group', Name), Name, State: 'ACTIVE' })) }
    },
    async DeleteScheduleGroup({ Name = '' }: Scheduler.DeleteScheduleGroupInput): Promise<Scheduler.DeleteScheduleGroupOutput> {
      for (const name of await files.names(Name)) await files.remove(Name, name)
      changed()
      return {}
    },
  }
}

/** All schedules, by group and name. */
export async function schedulesIn(files: RecordFiles<ScheduleRecord>): Promise<readonly ScheduleRecord[]> {
  const found: ScheduleRecord[] = []
  for (const group of await files.folders()) {
    for (const name of await files.names(group)) {
      const record = await files.read(group, name)
      if (record !== undefined) found.push(record)
    }
  }
  return found
}

function requireExpression(expression: string, zone: string): void {
  try {
    parseSchedule(expression, zone)
  } catch (cause) {
    throw new AwsError('ValidationException', `Invalid Schedule Expression ${expression}: ${(cause as Error).message}.`, 400, {}, { cause })
  }
}

function describe(record: ScheduleRecord): Scheduler.GetScheduleOutput {
  const { start, end, flexibleMinutes, description } = record
  return {
    Arn: record.arn,
    Name: record.name,
    GroupName: record.group,
    ScheduleExpression: record.expression,
    ScheduleExpressionTimezone: record.zone,
    State: record.state,
    Target: record.target,
    FlexibleTimeWindow: flexibleMinutes === undefined ? { Mode: 'OFF' } : { Mode: 'FLEXIBLE', MaximumWindowInMinutes: flexibleMinutes },
    ActionAfterCompletion: record.afterCompletion,
    CreationDate: new Date(record.created),
    LastModificationDate: new Date(record.modified),
    ...(description !== undefined && { Description: description }),
    ...(start !== undefined && { StartDate: new Date(start) }),
    ...(end !== undefined && { EndDate: new Date(end) }),
  }
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message, 400)
}

import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type * as Sfn from '@aws-sdk/client-sfn'
import { startTimer } from '../../../engine/clock/start-timer.ts'
import { replaceFile } from '../../replace-file.ts'
import { AwsError, type LocalEnvironment } from '../../service.ts'
import { type ActivityTasks, activityTasks } from '../../tasks/activity-tasks.ts'
import type { ActivityWorld } from '../../tasks/integration.ts'
import { page } from './page.ts'
import { requireName } from './state-machines.ts'

/** The activities of the account, and their tasks. */
export interface Activities extends ActivityWorld {
  readonly operations: ReturnType<typeof activityOperations>
}

interface ActivityRecord {
  readonly activityArn: string
  readonly name: string
  /** Milliseconds since the Unix epoch. */
  readonly created: number
}

/** How long a worker waits for a task. https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetActivityTask.html */
const LONG_POLL_MS = 60_000

/** Opens the activities that are kept under `<root>/sfn/activities`. */
export function activities(environment: LocalEnvironment): Activities {
  const records = activityRecords(join(environment.root, 'sfn', 'activities'), environment)
  const tasks = activityTasks()
  return {
    exists: (activityArn) => records.find(activityArn) !== undefined,
    tasks,
    operations: activityOperations(records, tasks, environment),
  }
}

function activityRecords(folder: string, { region, accountId }: LocalEnvironment) {
  const arnOf = (name: string) => `arn:aws:states:${region}:${accountId}:activity:${name}`
  const fileOf = (name: string) => join(folder, `${name}.json`)
  // Whether an activity is there is asked in the middle of a state, which does not wait.
  const read = (name: string): ActivityRecord | undefined =>
    existsSync(fileOf(name)) ? (JSON.parse(readFileSync(fileOf(name), 'utf8')) as ActivityRecord) : undefined
  return {
    arnOf,
    read,
    find(activityArn: string | undefined): ActivityRecord | undefined {
      const [, name] = /:activity:([\w-]{1,80})$/.exec(activityArn ?? '') ?? []
      const found = name === undefined ? undefined : read(name)
      return found?.activityArn === activityArn ? found : undefined
    },
    write: (record: ActivityRecord) => replaceFile(fileOf(record.name), JSON.stringify(record)),
    remove: (name: string) => rmSync(fileOf(name), { force: true }),
    names: () => (existsSync(folder) ? readdirSync(folder).map((file) => file.replace(/\.json$/, '')) : []),
  }
}

function activityOperations(records: ReturnType<typeof activityRecords>, tasks: ActivityTasks, { clock }: LocalEnvironment) {
  const requireActivity = (activityArn: string | undefined): ActivityRecord => {
    const found = records.find(activityArn)
    if (found !== undefined) return found
    throw new AwsError('ActivityDoesNotExist', `Activity Does Not Exist: '${activityArn ?? ''}'`, 400)
  }
  const described = ({ created, ...record }: ActivityRecord) => ({ ...record, creationDate: new Date(created) })
  return {
    async CreateActivity({ name }: Sfn.CreateActivityInput): Promise<Sfn.CreateActivityOutput> {
      const record = { name: requireName(name), activityArn: records.arnOf(requireName(name)), created: clock.now() }
      const existing = records.read(record.name)
      if (existing === undefined) records.write(record)
      const { activityArn, creationDate } = described(existing ?? record)
      return { activityArn, creationDate }
    },
    async DescribeActivity({ activityArn }: Sfn.DescribeActivityInput): Promise<Sfn.DescribeActivityOutput> {
      return described(requireActivity(activityArn))
    },
    async ListActivities({ maxResults, nextToken: token }: Sfn.ListActivitiesInput): Promise<Sfn.ListActivitiesOutput> {
      const { items, nextToken } = page(records.names().sort(), maxResults, token)
      return {
        activities: items.flatMap((name) => records.read(name) ?? []).map(described),
        ...(nextToken !== undefined && { nextToken }),
      }
    },
    async DeleteActivity({ activityArn }: Sfn.DeleteActivityInput): Promise<Sfn.DeleteActivityOutput> {
      const found = records.find(activityArn)
      if (found !== undefined) records.remove(found.name)
      return {}
    },
    async GetActivityTask({ activityArn, workerName }: Sfn.GetActivityTaskInput): Promise<Sfn.GetActivityTaskOutput> {
      const { activityArn: arn } = requireActivity(activityArn)
      const poll = new AbortController()
      const stop = startTimer(clock, LONG_POLL_MS, () => poll.abort())
      const task = await tasks.take(arn, workerName, poll.signal)
      stop()
      return task ?? {}
    },
  }
}

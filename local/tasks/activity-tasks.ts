import type { TaskContext } from '../../engine/ports.ts'

/** A task of an activity, as a worker takes it. */
export interface ActivityTask {
  readonly taskToken: string
  /** JSON. */
  readonly input: string
}

/** The tasks of activities that no worker has taken yet, the oldest first. */
export interface ActivityTasks {
  /** Offers a task to the workers of an activity, until its context is aborted or {@link withdraw} takes it back. */
  offer(activityArn: string, task: ActivityTask, context: TaskContext): void
  withdraw(activityArn: string, taskToken: string): void
  /** The oldest task of an activity. Waits for one until `signal` is aborted; undefined then. */
  take(activityArn: string, workerName: string | undefined, signal: AbortSignal): Promise<ActivityTask | undefined>
}

interface Offered extends ActivityTask {
  readonly context: TaskContext
}

/** No tasks yet. Executions that are resumed offer theirs again. */
export function activityTasks(): ActivityTasks {
  const offered = new Map<string, Offered[]>()
  const waiting = new Map<string, (() => void)[]>()

  function next(activityArn: string, workerName: string | undefined): ActivityTask | undefined {
    const tasks = offered.get(activityArn) ?? []
    for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) {
      if (task.context.signal.aborted) continue
      const { taskToken, input, context } = task
      context.started(workerName)
      return { taskToken, input }
    }
    return undefined
  }

  return {
    offer(activityArn, task, context) {
      offered.set(activityArn, [...(offered.get(activityArn) ?? []), { ...task, context }])
      waiting.get(activityArn)?.shift()?.()
    },
    withdraw(activityArn, taskToken) {
      const left = (offered.get(activityArn) ?? []).filter((task) => task.taskToken !== taskToken)
      offered.set(activityArn, left)
    },
    async take(activityArn, workerName, signal) {
      for (;;) {
        const task = signal.aborted ? undefined : next(activityArn, workerName)
        if (task !== undefined || signal.aborted) return task
        await new Promise<void>((resolve) => {
          const line = waiting.get(activityArn) ?? []
          waiting.set(activityArn, line)
          line.push(resolve)
          const leave = () => {
            if (line.includes(resolve)) line.splice(line.indexOf(resolve), 1)
            resolve()
          }
          signal.addEventListener('abort', leave, { once: true })
        })
      }
    },
  }
}

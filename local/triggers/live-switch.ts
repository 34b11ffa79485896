import type { Activity } from '../activity.ts'
import type { TargetPorts } from './targets.ts'

/** A part of the account that begins by itself. */
export interface LivePart {
  start(): void | Promise<void>
  stop(): Promise<void>
}

/** How the account comes alive. */
export interface LiveOptions {
  /** Takes starts and calls in the place of the account's own state machines and functions: to show them, to change their input. */
  readonly ports?: Partial<TargetPorts>
}

/** An account that is alive: its objects tell, its rules route, its schedules fire, its sources call. */
export interface LiveAccount {
  /** Resolves when nothing of what was begun is left. Schedules to come do not count. */
  idle(): Promise<void>
  /** Looks through a bucket's folder for files that were put there, without waiting for the file system to say so. */
  notice(bucket: string): Promise<void>
  /** Begins nothing more. What was begun goes on; {@link LiveAccount.idle} waits for it. */
  stop(): Promise<void>
}

/** Switches everything on that begins by itself. */
export interface LiveSwitch {
  /** Once is enough; further calls answer the same account, with other ports where they are given. */
  start(options?: LiveOptions): Promise<LiveAccount>
  stop(): Promise<void>
}

/** A switch over some parts. */
export function liveSwitch({
  parts,
  activity,
  notice,
  usePorts,
}: {
  readonly parts: readonly LivePart[]
  readonly activity: Activity
  readonly notice: (bucket: string) => Promise<void>
  readonly usePorts: (ports: Partial<TargetPorts>) => void
}): LiveSwitch {
  let isOn = false
  const stop = async () => {
    isOn = false
    for (const part of parts) await part.stop()
  }
  return {
    stop,
    async start({ ports = {} } = {}) {
      usePorts(ports)
      if (!isOn) for (const part of parts) await part.start()
      isOn = true
      return { idle: () => activity.idle(), notice, stop }
    },
  }
}

import type { LocalService } from '../service.ts'

/** A service whose work begins by itself: schedules, rules, event sources. Until it is started it only keeps what it is told. */
export interface LiveService extends LocalService {
  start(): void
  /** Ends what begins by itself; what has begun goes on. */
  stop(): Promise<void>
}

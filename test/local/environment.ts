import { randomUUID } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { virtualClock } from '../../engine/clock/virtual-clock.ts'
import type { LocalEnvironment } from '../../local/service.ts'

/** A local account in an empty folder, on a virtual clock that begins at 2026-01-01. */
export async function emptyEnvironment(): Promise<LocalEnvironment & { readonly root: string }> {
  return {
    root: await mkdtemp(join(tmpdir(), 'sluice-test-')),
    accountId: '000000000000',
    region: 'us-east-1',
    clock: virtualClock({ start: Date.UTC(2026, 0, 1) }),
    uuid: randomUUID,
  }
}

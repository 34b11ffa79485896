import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from '@jest/globals'
import { virtualClock } from '../../../engine/clock/virtual-clock.ts'
import { type GlueOptions, glue } from '../../../local/services/glue/glue.ts'
import { folderStore } from './folder-store.ts'

const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

/** 2025-01-01T00:00:00Z, where the clock of a test account begins. */
export const START = Date.UTC(2025, 0, 1)

/** A Glue in an empty folder under a virtual clock. `again` opens the same folder as a new process would. */
export async function account(options: Omit<GlueOptions, 'environment' | 'store'> = {}) {
  const root = await mkdtemp(join(tmpdir(), 'sluice-glue-'))
  folders.push(root)
  const clock = virtualClock({ start: START })
  let ids = 0
  const uuid = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`
  const environment = { root, accountId: '123456789012', region: 'us-east-1', clock, uuid }
  const store = folderStore(root)
  const open = (other: Omit<GlueOptions, 'environment' | 'store'> = options) => glue({ environment, store, ...other })
  return { root, clock, store, environment, service: open(), again: open }
}

/** Calls an operation by its API name. */
export async function call(service: { operations: ReturnType<typeof glue>['operations'] }, operation: string, input: object = {}) {
  const handler = service.operations[operation]
  if (handler === undefined) throw new Error(`no operation ${operation}`)
  return handler(input)
}

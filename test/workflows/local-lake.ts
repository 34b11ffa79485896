import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from '@jest/globals'
import { ROLE_ID } from '../../analysis/iam/index.ts'
import type { JsonValue } from '../../asl/index.ts'
import { localResources, type StartablePipeline } from '../../cli/pipelines.ts'
import { type ExecutionResult, startExecution, type VirtualClock } from '../../engine/index.ts'
import {
  functionOf,
  type LocalAws,
  localClock,
  localDefinition,
  localRoles,
  openLocalAws,
  type PlannedFaults,
  plannedFaults,
} from '../../local/index.ts'
import { deploymentOf, localNamer } from '../../services/index.ts'
import { ZONES } from '../../workflows/index.ts'

/** A local account of its own for one test, with a pipeline's resources in it. */
export interface LocalLake {
  readonly aws: LocalAws
  readonly clock: VirtualClock
  readonly faults: PlannedFaults
  /** Puts a file under the pipeline's source. */
  put(name: string, body: string | Uint8Array): Promise<void>
  run(input?: JsonValue, name?: string): Promise<ExecutionResult>
  /** The text of an object, or undefined where there is none. */
  text(key: string): Promise<string | undefined>
  /** Every key below `output/`. */
  outputs(): Promise<readonly string[]>
  /** How many crawls the pipeline's crawler has had. */
  crawls(): Promise<number>
}

const open: { readonly aws: LocalAws; readonly root: string }[] = []

afterEach(async () => {
  for (const { aws, root } of open.splice(0)) {
    await aws.close()
    await rm(root, { recursive: true, force: true })
  }
})

/** Opens it; it is closed and removed after the test. */
export async function localLake(pipeline: StartablePipeline): Promise<LocalLake> {
  const root = await mkdtemp(join(tmpdir(), 'sluice-'))
  const clock = await localClock(root)
  const faults = plannedFaults()
  const functions = pipeline.tasks.map((task) => functionOf(task, localNamer()))
  const resources = localResources(pipeline)
  const aws = await openLocalAws({ root, clock, uuid: randomUUID, functions, crawlerFaults: faults })
  open.push({ aws, root })
  await aws.provision({ ...resources, roles: localRoles(deploymentOf([pipeline])) })
  const [bucket = ''] = resources.buckets
  const definition = localDefinition(pipeline.workflow)
  return {
    aws,
    clock,
    faults,
    async put(name, body) {
      await aws.store.write(bucket, ZONES.source + name, body)
    },
    run(input = {}, name = `run-${randomUUID()}`) {
      const ports = aws.actingAs(ROLE_ID.stateMachine(pipeline.workflow.name), name)
      return startExecution({ definition, input, name, clock, random: () => 0.5, uuid: randomUUID, ...ports }).result
    },
    async text(key) {
      try {
        return new TextDecoder().decode(await aws.store.read(bucket, key))
      } catch {
        return undefined
      }
    },
    async outputs() {
      return (await aws.store.list(bucket, 'output/')).map(({ key }) => key)
    },
    async crawls() {
      const listed = await aws.services.glue.operations.ListCrawls?.({ CrawlerName: resources.crawlers[0]?.Name })
      return listed.Crawls.length
    },
  }
}

/** The files of a folder beside the repository, or undefined where it is absent. */
export async function sharedFiles(folder: string): Promise<ReadonlyMap<string, Uint8Array> | undefined> {
  const path = new URL(`../../../shared/${folder}/`, import.meta.url)
  const names = await readdir(path).catch(() => undefined)
  if (names === undefined) return undefined
  const files = names.sort().map(async (name) => [name, await readFile(new URL(name, path))] as const)
  return new Map(await Promise.all(files))
}

import type { Grant } from './access.ts'
import { type Declaration, type DeclarationOptions, declare } from './declaration.ts'
import type { Folder } from './folder.ts'
import { frozen } from './frozen.ts'

/** A Spark job of Glue. https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-jobs-job.html */
export interface GlueJob extends Declaration<'glue-job'> {
  /** Where the script lies. */
  readonly script: { readonly folder: Folder; readonly file: string }
  /** The job's default arguments, with their dashes: `{ '--target': output.uri }`. */
  readonly arguments: Readonly<Record<string, string>>
  /** Whether a run reads only what earlier runs have not read. */
  readonly bookmark: boolean
  readonly glueVersion: string
  readonly workerType: 'G.1X' | 'G.2X' | 'G.4X' | 'G.8X'
  readonly workers: number
  readonly timeoutMinutes: number
  readonly concurrentRuns: number
  /** What the job may do, beside reading its script and writing its logs and metrics. */
  readonly access: readonly Grant[]
}

/** Options of {@link glueJob}. */
export interface GlueJobOptions extends DeclarationOptions {
  readonly script: GlueJob['script']
  /** Default: none. */
  readonly arguments?: Readonly<Record<string, string>>
  /** Default: no. https://docs.aws.amazon.com/glue/latest/dg/monitor-continuations.html */
  readonly bookmark?: boolean
  /** Default: `5.0`. */
  readonly glueVersion?: string
  /** Default: `G.1X`. */
  readonly workerType?: GlueJob['workerType']
  /** At least 2. Default: 2. */
  readonly workers?: number
  /** Default: 60; Glue's own is two days, which costs. */
  readonly timeoutMinutes?: number
  /** Default: 1. */
  readonly concurrentRuns?: number
  /** Default: nothing. */
  readonly access?: readonly Grant[]
}

/** Declares a job. */
export function glueJob(id: string, options: GlueJobOptions): GlueJob {
  return frozen({
    ...declare('glue-job', id, options),
    script: options.script,
    arguments: options.arguments ?? {},
    bookmark: options.bookmark ?? false,
    glueVersion: options.glueVersion ?? '5.0',
    workerType: options.workerType ?? 'G.1X',
    workers: options.workers ?? 2,
    timeoutMinutes: options.timeoutMinutes ?? 60,
    concurrentRuns: options.concurrentRuns ?? 1,
    access: options.access ?? [],
  })
}

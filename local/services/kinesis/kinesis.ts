import { join } from 'node:path'
import type { LocalEnvironment, LocalService } from '../../service.ts'
import type { KinesisFaults } from './faults.ts'
import { putOperations } from './put-operations.ts'
import { readOperations } from './read-operations.ts'
import { streamOperations } from './stream-operations.ts'
import { type Stream, streams } from './streams.ts'

/** Options of {@link kinesis}. */
export interface KinesisOptions {
  readonly environment: LocalEnvironment
  /** What is to go wrong. Default: nothing. */
  readonly faults?: KinesisFaults | undefined
}

/** Amazon Kinesis Data Streams with its streams as values. */
export interface KinesisService extends LocalService {
  /** `undefined` where there is none of this ARN. */
  stream(arn: string): Promise<Stream | undefined>
}

/** Amazon Kinesis Data Streams on files: `<root>/kinesis/<stream>/`, a record a line of its shard's file. */
export function kinesis({ environment, faults }: KinesisOptions): KinesisService {
  const all = streams(join(environment.root, 'kinesis'), environment)
  return {
    name: 'kinesis',
    operations: { ...streamOperations(all), ...putOperations(all, environment, faults), ...readOperations(all, environment) },
    stream: (arn) => all.find(arn),
  }
}

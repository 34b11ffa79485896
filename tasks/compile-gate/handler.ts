import { S3Client } from '@aws-sdk/client-s3'
import { TaskError } from '../../schemas/task-error.ts'
import type { CompileGateInput, CompileGateOutput } from './contract.ts'
import { countJudged } from './count-judged.ts'
import { loadSuite } from './load-suite.ts'
import { planGate } from './plan-gate.ts'

const client = new S3Client({})

/** What a state may give on: 256 KiB, with room for the input beside it. https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const LARGEST_OUTPUT = 240 * 1024

/** See the contract. */
export async function handler(request: CompileGateInput): Promise<CompileGateOutput> {
  const { scan, split } = planGate(request, await loadSuite(client, request))
  const { judged, dt, run, target } = request
  const output = { scan, split: split(target), count: countJudged({ database: request.table.database, table: judged, dt, run }) }
  const bytes = Buffer.byteLength(JSON.stringify(output))
  if (bytes <= LARGEST_OUTPUT) return output
  throw new TaskError(
    'Quality.SuiteTooLarge',
    `the statements of the suite have ${bytes} bytes, a state gives on at most ${LARGEST_OUTPUT}: put its expectations into two suites`,
  )
}

import { AthenaClient, GetQueryResultsCommand } from '@aws-sdk/client-athena'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { TaskError } from '../../schemas/task-error.ts'
import { loadSuite } from '../compile-gate/load-suite.ts'
import { planGate } from '../compile-gate/plan-gate.ts'
import type { JudgeGateInput, JudgeGateOutput } from './contract.ts'
import { gateOutcome } from './gate-outcome.ts'
import { countsOf, readRows } from './read-results.ts'

const athena = new AthenaClient({})
const s3 = new S3Client({})

/** See the contract. */
export async function handler(request: JudgeGateInput): Promise<JudgeGateOutput> {
  const { suite } = planGate(request, await loadSuite(s3, request))
  const [row] = readRows(await resultOf(request.queries.scan))
  if (row === undefined) throw new TaskError('Quality.ScanUnreadable', `the scan ${request.queries.scan} gave no row`)
  const { output, files } = gateOutcome(request, suite, row, countsOf(await resultOf(request.queries.count)))
  for (const [key, content] of files) {
    const body = `${JSON.stringify(content, undefined, 2)}\n`
    await s3.send(new PutObjectCommand({ Bucket: request.bucket, Key: key, Body: body, ContentType: 'application/json' }))
  }
  return output
}

async function resultOf(id: string) {
  const { ResultSet } = await athena.send(new GetQueryResultsCommand({ QueryExecutionId: id }))
  return ResultSet
}

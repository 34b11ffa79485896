import { S3Client } from '@aws-sdk/client-s3'
import { loadSuite } from '../compile-gate/load-suite.ts'
import type { CompileReleaseInput, CompileReleaseOutput } from './contract.ts'
import { readCurrentRun } from './current-run.ts'
import { releaseStatements } from './release-statements.ts'

const client = new S3Client({})

/** See the contract. */
export async function handler(request: CompileReleaseInput): Promise<CompileReleaseOutput> {
  const { current, etag } = await readCurrentRun(client, request.bucket, request.judged_prefix)
  const { run: from, rows } = current
  return { from, etag, rows: rows.clean + rows.quarantined, ...releaseStatements(request, await loadSuite(client, request), from) }
}

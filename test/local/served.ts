import { randomUUID } from 'node:crypto'
import { type Endpoint, startEndpoint } from '../../local/endpoint/endpoint.ts'
import type { LocalService } from '../../local/service.ts'

/** What every SDK client of a test is made with. */
export interface ClientConfig {
  readonly endpoint: string
  readonly region: string
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
  readonly maxAttempts: number
}

/** Local services behind an endpoint of their own; a failure that is no AWS error fails the test that looks at `failures`. */
export async function serve(services: readonly LocalService[]): Promise<{
  readonly endpoint: Endpoint
  readonly config: ClientConfig
  readonly failures: readonly unknown[]
}> {
  const failures: unknown[] = []
  const endpoint = await startEndpoint({ services, uuid: randomUUID, report: (error) => failures.push(error) })
  const config = { endpoint: endpoint.url, region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' }, maxAttempts: 1 }
  return { endpoint, config, failures }
}

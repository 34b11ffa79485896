import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AthenaClient } from '@aws-sdk/client-athena'
import { SFNClient } from '@aws-sdk/client-sfn'
import { openDeployment } from '../local/index.ts'
import type { Pipeline } from '../services/index.ts'

/** Where a command works: an AWS account, `sluice local` running elsewhere, or the state folder opened here. */
export interface Target {
  readonly kind: 'aws' | 'running' | 'opened'
  readonly sfn: SFNClient
  readonly athena: AthenaClient
  close(): Promise<void>
}

/** The options that every command with a target takes. */
export const TARGET_OPTIONS = {
  profile: { type: 'string' },
  region: { type: 'string' },
  state: { type: 'string', default: '.sluice' },
} as const

/** What {@link TARGET_OPTIONS} give. */
export interface TargetValues {
  readonly profile?: string | undefined
  readonly region?: string | undefined
  readonly state: string
}

export const TARGET_USAGE = `  --state DIR       the local state folder; default .sluice
  --profile NAME    works on AWS, with this profile of your AWS configuration
  --region NAME     works on AWS, in this region`

/** Opens the target of a command. Where it opens the state folder itself, what `pipelines` need is made there first. */
export async function openTarget(
  { profile, region, state }: TargetValues,
  pipelines: readonly Pipeline[] = [],
  code?: URL,
): Promise<Target> {
  if (profile !== undefined || region !== undefined) {
    const config = { ...(profile !== undefined && { profile }), ...(region !== undefined && { region }) }
    return clients('aws', config, async () => undefined)
  }
  const running = await runningEndpoint(state)
  if (running !== undefined) return clients('running', localConfig(running), async () => undefined)
  const { aws } = await openDeployment(pipelines, { root: state, ...(code && { code }) })
  const { url } = await aws.endpoint()
  return clients('opened', localConfig(url), () => aws.close())
}

/** Where `sluice local` writes its address while it runs. */
export const endpointFile = (state: string) => join(state, 'endpoint.json')

/** The address of the `sluice local` that runs on a state folder; undefined where none does. */
export async function runningEndpoint(state: string): Promise<string | undefined> {
  try {
    const { url } = JSON.parse(await readFile(endpointFile(state), 'utf8')) as { readonly url: string }
    // An answer of any kind says that somebody listens there.
    await fetch(url)
    return url
  } catch {
    return undefined
  }
}

function localConfig(endpoint: string) {
  return { endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }
}

function clients(kind: Target['kind'], config: object, release: () => Promise<void>): Target {
  const sfn = new SFNClient(config)
  const athena = new AthenaClient(config)
  return {
    kind,
    sfn,
    athena,
    async close() {
      sfn.destroy()
      athena.destroy()
      await release()
    },
  }
}

import type { Framework, FrameworkLog, Provider } from '../plugin/framework.ts'
import type { ServiceParts } from '../template/template.ts'
import { setClassifierSerdes } from './classifier-serdes.ts'
import { uploadAssets } from './upload-assets.ts'

/** What a client of the SDK is made with. */
export type ClientConfig = object

/** What CloudFormation cannot do, done after it: the serdes of classifiers, and the files that jobs need. */
export async function afterDeploy(
  { deployment, settings }: ServiceParts,
  { framework, log }: { readonly framework: Framework; readonly log: FrameworkLog },
): Promise<void> {
  const config = await clientConfig(framework.getProvider('aws'))
  for (const name of await setClassifierSerdes(deployment, settings, config)) log.info(`classifier ${name}: serde set`)
  for (const location of await uploadAssets(deployment, settings, framework.serviceDir, config)) log.notice(`uploaded ${location}`)
}

/** The framework's own credentials. */
async function clientConfig(provider: Provider): Promise<ClientConfig> {
  const region = provider.getRegion()
  if (provider.getAwsSdkV3Config !== undefined) return { ...(await provider.getAwsSdkV3Config()), region }
  const credentials = provider.getCredentials?.().credentials
  await credentials?.getPromise?.()
  if (credentials === undefined) return { region }
  const { accessKeyId, secretAccessKey, sessionToken } = credentials
  return { region, credentials: { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) } }
}

import { GlueClient, UpdateClassifierCommand } from '@aws-sdk/client-glue'
import { type Deployment, resourcesOf } from '../../services/index.ts'
import { physicalNames } from '../names/physical-names.ts'
import type { DeploySettings } from '../settings/settings.ts'
import type { ClientConfig } from './after-deploy.ts'

/**
 * Sets the serdes of the classifiers that were made, which CloudFormation cannot. Gives their names.
 * https://docs.aws.amazon.com/glue/latest/webapi/API_UpdateCsvClassifierRequest.html
 */
export async function setClassifierSerdes(
  { resources }: Deployment,
  settings: DeploySettings,
  config: ClientConfig,
): Promise<readonly string[]> {
  const classifiers = resourcesOf(resources, 'csv-classifier').filter(({ existing, serde }) => existing === undefined && serde !== 'None')
  if (classifiers.length === 0) return []
  const client = new GlueClient(config)
  const names = physicalNames(settings)
  const done: string[] = []
  for (const { id, serde } of classifiers) {
    const Name = names.nameOf('csv-classifier', id)
    await client.send(new UpdateClassifierCommand({ CsvClassifier: { Name, Serde: serde } }))
    done.push(Name)
  }
  client.destroy()
  return done
}

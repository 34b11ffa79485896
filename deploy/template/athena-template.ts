import type { NamedQuery, Workgroup } from '../../services/index.ts'
import type { CfnResources } from './cloudformation.ts'
import { idOf, type TemplateContext } from './template-context.ts'

/** A workgroup. */
export function workgroupTemplate(workgroup: Workgroup, { names }: TemplateContext): CfnResources {
  const { encryption } = workgroup
  return {
    [idOf(workgroup)]: {
      Type: 'AWS::Athena::WorkGroup',
      Properties: {
        Name: names.nameOf('workgroup', workgroup.id),
        State: 'ENABLED',
        // A workgroup with a history of queries cannot be removed otherwise.
        RecursiveDeleteOption: true,
        WorkGroupConfiguration: {
          EnforceWorkGroupConfiguration: workgroup.enforced,
          PublishCloudWatchMetricsEnabled: true,
          BytesScannedCutoffPerQuery: workgroup.mostScannedBytes,
          EngineVersion: { SelectedEngineVersion: 'Athena engine version 3' },
          ResultConfiguration: {
            OutputLocation: workgroup.results.uri,
            EncryptionConfiguration:
              encryption.kind === 'key' ? { EncryptionOption: 'SSE_KMS', KmsKey: encryption.key } : { EncryptionOption: 'SSE_S3' },
          },
        },
      },
    },
  }
}

/** A query under a name. */
export function namedQueryTemplate(query: NamedQuery, { names }: TemplateContext): CfnResources {
  return {
    [idOf(query)]: {
      Type: 'AWS::Athena::NamedQuery',
      Properties: {
        Name: names.nameOf('named-query', query.id),
        Database: query.database,
        WorkGroup: query.workgroup,
        Description: query.description,
        QueryString: query.sql,
      },
    },
  }
}

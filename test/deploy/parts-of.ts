import { type ServiceParts, type SluiceBlock, serviceParts } from '../../deploy/index.ts'
import { functionLogicalId } from '../../deploy/names/logical-id.ts'
import type { Pipeline } from '../../services/index.ts'

const PLACE = { service: 'sluice', stage: 'dev', region: 'us-east-1' }

/** The parts of a service with some settings. */
export function partsOf(pipelines: readonly Pipeline[], block: Partial<SluiceBlock> = {}): ServiceParts {
  return serviceParts(pipelines, { from: 'pipelines.ts', ...block }, PLACE)
}

/** A whole template: the parts, and functions as the framework would make them. */
export function templateOf({ resources, outputs, functions }: ServiceParts): object {
  const made = Object.entries(functions).map(([name, { role, environment }]) => [
    functionLogicalId(name),
    {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Code: { S3Bucket: 'bucket', S3Key: 'key' },
        Handler: 'a.b',
        Runtime: 'nodejs20.x',
        Role: { 'Fn::GetAtt': [role, 'Arn'] },
        Environment: { Variables: environment },
      },
    },
  ])
  return { AWSTemplateFormatVersion: '2010-09-09', Resources: { ...resources, ...Object.fromEntries(made) }, Outputs: outputs }
}

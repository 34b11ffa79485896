import { ROLE_ID } from '../../analysis/index.ts'
import { compile, type JsonObject, type JsonValue } from '../../asl/index.ts'
import { type Deployment, functionArn, nameToken, type Pipeline } from '../../services/index.ts'
import { logicalId } from '../names/logical-id.ts'
import type { CfnResources } from './cloudformation.ts'
import { logGroup } from './log-group.ts'
import type { TemplateContext } from './template-context.ts'

/** A pipeline's state machine and its log group. */
export function stateMachineTemplate({ workflow, logs }: Pipeline, { deployment, names }: TemplateContext): CfnResources {
  if (workflow === undefined) return {}
  const logical = logicalId('state-machine', workflow.name)
  const group = `${logical}LogGroup`
  // The document's types are narrower than JSON, and readonly throughout.
  const definition = deployedDefinition(compile(workflow) as unknown as JsonObject, deployment)
  return {
    [logical]: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: {
        StateMachineName: names.nameOf('state-machine', workflow.name),
        StateMachineType: 'STANDARD',
        RoleArn: nameToken('role', ROLE_ID.stateMachine(workflow.name), 'arn'),
        DefinitionString: JSON.stringify(definition),
        LoggingConfiguration: {
          Level: logs.level,
          IncludeExecutionData: logs.includeExecutionData,
          Destinations: logs.level === 'OFF' ? undefined : [{ CloudWatchLogsLogGroup: { LogGroupArn: { 'Fn::GetAtt': [group, 'Arn'] } } }],
        },
      },
    },
    // This prefix keeps the account's one resource policy for logs small: https://docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html
    ...(logs.level !== 'OFF' && {
      [group]: logGroup(`/aws/vendedlogs/states/${names.nameOf('state-machine', workflow.name)}`, logs.retentionDays),
    }),
  }
}

/** A machine whose functions are named by the ARNs of the deployment. */
export function deployedDefinition(machine: JsonObject, { tasks }: Deployment): JsonObject {
  const functions = new Set(tasks.map(({ contract }) => contract.name))
  const rewrite = (value: JsonValue): JsonValue => {
    if (Array.isArray(value)) return value.map(rewrite)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => {
        const named = name === 'FunctionName' && typeof member === 'string' && functions.has(member)
        return [name, named ? functionArn({ name: member }) : rewrite(member)]
      }),
    )
  }
  return rewrite(machine) as JsonObject
}

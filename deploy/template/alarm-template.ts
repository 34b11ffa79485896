import { type Deployment, nameToken, resourcesOf } from '../../services/index.ts'
import { logicalId } from '../names/logical-id.ts'
import type { CfnResource, CfnResources } from './cloudformation.ts'
import type { TemplateContext } from './template-context.ts'

const PERIOD_SECONDS = 300

interface Watched {
  readonly id: string
  readonly description: string
  readonly namespace: string
  readonly metric: string
  readonly dimension: string
  readonly value: string
}

/** What is watched: failed executions, failing functions, and messages that nobody could handle. */
export function watched(deployment: Deployment): readonly Watched[] {
  const deadLetters = new Set(resourcesOf(deployment.resources, 'queue').map((queue) => queue.deadLetters?.queue))
  return [
    ...deployment.workflows.flatMap(({ name }) =>
      ['ExecutionsFailed', 'ExecutionsTimedOut'].map((metric) => ({
        id: `${name}-${metric}`,
        description: `Executions of ${name}: ${metric}`,
        namespace: 'AWS/States',
        metric,
        dimension: 'StateMachineArn',
        value: nameToken('state-machine', name, 'arn'),
      })),
    ),
    ...deployment.tasks.map(({ contract: { name } }) => ({
      id: `${name}-errors`,
      description: `The function ${name} fails`,
      namespace: 'AWS/Lambda',
      metric: 'Errors',
      dimension: 'FunctionName',
      value: nameToken('function', name, 'name'),
    })),
    ...resourcesOf(deployment.resources, 'queue')
      .filter(({ arn }) => deadLetters.has(arn))
      .map(({ id, name }) => ({
        id: `${id}-waiting`,
        description: `Messages wait in ${id}: look at one, mend the cause, redrive`,
        namespace: 'AWS/SQS',
        metric: 'ApproximateNumberOfMessagesVisible',
        dimension: 'QueueName',
        value: name,
      })),
  ]
}

/** The alarms of a deployment; none unless the settings ask for them. */
export function alarmTemplates(context: TemplateContext): CfnResources {
  const { alarms } = context.settings
  if (alarms === false) return {}
  const actions = alarms.topic === undefined ? undefined : [topicArn(alarms.topic)]
  return Object.fromEntries(watched(context.deployment).map((item) => [logicalId('alarm', item.id), alarmOf(item, actions, context)]))
}

function alarmOf(item: Watched, actions: readonly string[] | undefined, { names }: TemplateContext): CfnResource {
  return {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      AlarmName: names.nameOf('alarm', item.id),
      AlarmDescription: item.description,
      Namespace: item.namespace,
      MetricName: item.metric,
      Dimensions: [{ Name: item.dimension, Value: item.value }],
      Statistic: item.namespace === 'AWS/SQS' ? 'Maximum' : 'Sum',
      Period: PERIOD_SECONDS,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
      AlarmActions: actions,
    },
  }
}

function topicArn(topic: string): string {
  return topic.startsWith('arn:') ? topic : nameToken('topic', topic, 'arn')
}

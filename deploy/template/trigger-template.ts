import { ROLE_ID } from '../../analysis/index.ts'
import {
  ACCOUNT,
  defaultBus,
  type EventTrigger,
  nameToken,
  type ObjectTrigger,
  objectPattern,
  type QueueTrigger,
  type ScheduleTrigger,
  type StreamTrigger,
  type Trigger,
  type TriggerTarget,
} from '../../services/index.ts'
import { logicalId } from '../names/logical-id.ts'
import type { CfnResource, CfnResources, CfnValue } from './cloudformation.ts'
import type { TemplateContext } from './template-context.ts'

type Templates = {
  readonly [Kind in Trigger['kind']]: (trigger: Extract<Trigger, { kind: Kind }>, context: TemplateContext) => CfnResources
}

const TEMPLATES: Templates = {
  schedule: scheduleTemplate,
  object: (trigger, context) => ruleTemplate(trigger, objectPattern(trigger), defaultBus.name, context),
  event: (trigger, context) => ruleTemplate(trigger, trigger.pattern as CfnValue, trigger.bus, context),
  queue: queueMapping,
  stream: streamMapping,
}

/** What a trigger becomes in a template. */
export function triggerTemplate(trigger: Trigger, context: TemplateContext): CfnResources {
  // The table's entry fits the kind by construction; TypeScript cannot follow the correlation.
  return (TEMPLATES[trigger.kind] as (trigger: Trigger, context: TemplateContext) => CfnResources)(trigger, context)
}

function scheduleTemplate(
  { id, expression, timezone, input, target, onFailure }: ScheduleTrigger,
  { names }: TemplateContext,
): CfnResources {
  return {
    [logicalId('schedule', id)]: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        Name: names.nameOf('schedule', id),
        State: 'ENABLED',
        FlexibleTimeWindow: { Mode: 'OFF' },
        ScheduleExpression: expression,
        ScheduleExpressionTimezone: timezone,
        Target: {
          Arn: arnOf(target),
          RoleArn: nameToken('role', ROLE_ID.trigger(id), 'arn'),
          Input: JSON.stringify(input),
          DeadLetterConfig: deadLetters(onFailure),
        },
      },
    },
  }
}

function ruleTemplate(
  { id, target, input, onFailure }: ObjectTrigger | EventTrigger,
  pattern: CfnValue,
  bus: string,
  { names }: TemplateContext,
): CfnResources {
  const rule = logicalId('rule', id)
  const isFunction = target.kind === 'function'
  return {
    [rule]: {
      Type: 'AWS::Events::Rule',
      Properties: {
        Name: names.nameOf('rule', id),
        EventBusName: bus,
        State: 'ENABLED',
        EventPattern: pattern,
        Targets: [
          {
            Id: 'target',
            Arn: arnOf(target),
            RoleArn: isFunction ? undefined : nameToken('role', ROLE_ID.trigger(id), 'arn'),
            Input: input && JSON.stringify(input),
            DeadLetterConfig: deadLetters(onFailure),
          },
        ],
      },
    },
    ...(isFunction && { [`${rule}Permission`]: permission(target, rule) }),
  }
}

function deadLetters(queue: string | undefined): CfnValue | undefined {
  return queue === undefined ? undefined : { Arn: queue }
}

function permission(target: TriggerTarget, rule: string): CfnResource {
  return {
    Type: 'AWS::Lambda::Permission',
    Properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: arnOf(target),
      Principal: 'events.amazonaws.com',
      SourceAccount: ACCOUNT,
      SourceArn: { 'Fn::GetAtt': [rule, 'Arn'] },
    },
  }
}

function queueMapping({ id, queue, target, ...mapping }: QueueTrigger): CfnResources {
  return {
    [logicalId('mapping', id)]: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: queue,
        FunctionName: arnOf(target),
        BatchSize: mapping.batchSize,
        MaximumBatchingWindowInSeconds: mapping.windowSeconds,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ScalingConfig: mapping.concurrency === undefined ? undefined : { MaximumConcurrency: mapping.concurrency },
      },
    },
  }
}

function streamMapping({ id, stream, target, ...mapping }: StreamTrigger): CfnResources {
  return {
    [logicalId('mapping', id)]: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: stream,
        FunctionName: arnOf(target),
        BatchSize: mapping.batchSize,
        MaximumBatchingWindowInSeconds: mapping.windowSeconds,
        StartingPosition: mapping.startingPosition,
        MaximumRetryAttempts: mapping.retries,
        ParallelizationFactor: mapping.parallelPerShard,
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        DestinationConfig: mapping.onFailure === undefined ? undefined : { OnFailure: { Destination: mapping.onFailure } },
      },
    },
  }
}

/** A reference, so that the target is there before what starts it. */
function arnOf({ kind, id }: TriggerTarget): CfnValue {
  return kind === 'function' ? nameToken('function', id, 'arn') : { Ref: logicalId(kind, id) }
}

import { fargateLogGroup, ROLE_ID } from '../../analysis/index.ts'
import { type ActivityQueue, type Cluster, type FargateTask, type GlueJob, nameToken, REGION } from '../../services/index.ts'
import type { CfnResources, CfnValue } from './cloudformation.ts'
import { logGroup, retentionOf } from './log-group.ts'
import { idOf, type TemplateContext } from './template-context.ts'

/** A cluster that runs on Fargate, on demand and Spot. */
export function clusterTemplate(cluster: Cluster, { names }: TemplateContext): CfnResources {
  return {
    [idOf(cluster)]: {
      Type: 'AWS::ECS::Cluster',
      Properties: {
        ClusterName: names.nameOf('cluster', cluster.id),
        CapacityProviders: ['FARGATE', 'FARGATE_SPOT'],
        ClusterSettings: [{ Name: 'containerInsights', Value: 'disabled' }],
      },
    },
  }
}

/** A task definition and its log group. */
export function fargateTaskTemplate(task: FargateTask, context: TemplateContext): CfnResources {
  const group = fargateLogGroup(task)
  return {
    [idOf(task)]: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: {
        Family: context.names.nameOf('fargate-task', task.id),
        RequiresCompatibilities: ['FARGATE'],
        NetworkMode: 'awsvpc',
        // CloudFormation takes both as strings.
        Cpu: String(task.cpu),
        Memory: String(task.memoryMegabytes),
        RuntimePlatform: { CpuArchitecture: task.architecture, OperatingSystemFamily: 'LINUX' },
        TaskRoleArn: nameToken('role', ROLE_ID.fargateTask(task.id), 'arn'),
        ExecutionRoleArn: nameToken('role', ROLE_ID.fargateStart(task.id), 'arn'),
        ContainerDefinitions: [container(task, group)],
      },
    },
    [`${idOf(task)}LogGroup`]: logGroup(group, retentionOf(context)),
  }
}

function container(task: FargateTask, group: string): CfnValue {
  return {
    Name: task.container,
    Image: task.image,
    Essential: true,
    ReadonlyRootFilesystem: true,
    Command: task.command.length === 0 ? undefined : task.command,
    Environment: Object.entries(task.environment).map(([Name, Value]) => ({ Name, Value })),
    LogConfiguration: {
      LogDriver: 'awslogs',
      Options: { 'awslogs-group': group, 'awslogs-region': REGION, 'awslogs-stream-prefix': 'task' },
    },
  }
}

/** A Spark job and its log group. */
export function glueJobTemplate(job: GlueJob, context: TemplateContext): CfnResources {
  const name = context.names.nameOf('glue-job', job.id)
  const group = `/aws-glue/jobs/${name}`
  return {
    [idOf(job)]: {
      Type: 'AWS::Glue::Job',
      Properties: {
        Name: name,
        Role: nameToken('role', ROLE_ID.glueJob(job.id), 'arn'),
        GlueVersion: job.glueVersion,
        WorkerType: job.workerType,
        NumberOfWorkers: job.workers,
        Timeout: job.timeoutMinutes,
        // Step Functions retries, where it shows.
        MaxRetries: 0,
        ExecutionProperty: { MaxConcurrentRuns: job.concurrentRuns },
        Command: { Name: 'glueetl', PythonVersion: '3', ScriptLocation: job.script.folder.uri + job.script.file },
        DefaultArguments: {
          '--continuous-log-logGroup': group,
          '--enable-continuous-cloudwatch-log': 'true',
          '--enable-metrics': 'true',
          '--job-bookmark-option': job.bookmark ? 'job-bookmark-enable' : 'job-bookmark-disable',
          ...job.arguments,
        },
      },
    },
    [`${idOf(job)}LogGroup`]: logGroup(group, retentionOf(context)),
  }
}

/** An activity. */
export function activityTemplate(activity: ActivityQueue, { names }: TemplateContext): CfnResources {
  return { [idOf(activity)]: { Type: 'AWS::StepFunctions::Activity', Properties: { Name: names.nameOf('activity', activity.id) } } }
}

import { context, type Flow, jsonata, type Ref, text } from '../../asl/index.ts'
import { ecs } from '../../services/index.ts'
import type { RealtimeEventsInput } from './input.ts'
import type { RealtimeResources } from './resources.ts'
import { USERS, WORK } from './zones.ts'

/**
 * Runs the enrichment task to its end: on Fargate Spot where nothing is said to be critical, and again on demand where that ends badly,
 * for Spot takes its capacity back. The task writes the same files at each try. Ends with `EnrichmentFailed`.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html
 */
export function enrichBatch<S>(flow: Flow<S>, fields: Ref<RealtimeEventsInput, S>, resources: RealtimeResources): void {
  const provider = jsonata<string>`(${fields.critical} ? "FARGATE" : "FARGATE_SPOT")`
  flow.task('Enrich', ecs.runTask.sync, taskOf(fields, resources, provider), {
    catch: {
      'States.TaskFailed': (failed) => {
        failed.task('Enrich on demand', ecs.runTask.sync, taskOf(fields, resources, 'FARGATE'), {
          catch: {
            'States.TaskFailed': (again, error) =>
              again.fail(
                'EnrichmentFailed',
                text`the task ${resources.enrich.name} ended badly for batch ${fields.batch} of ${fields.dt}, nothing was published: read its log; ${error.Cause}`,
              ),
          },
        })
      },
    },
  })
}

function taskOf<S>(
  { batch }: Ref<RealtimeEventsInput, S>,
  { cluster, enrich, network, lake }: RealtimeResources,
  provider: string | ReturnType<typeof jsonata<string>>,
) {
  const run = context.Execution.Name
  const environment = {
    BUCKET: lake.name,
    FROM: text<S>`${WORK.clean}${run}/`,
    TO: text<S>`${WORK.enriched}${run}/`,
    USERS,
    BATCH: batch,
  }
  return {
    Cluster: cluster.arn,
    TaskDefinition: enrich.name,
    CapacityProviderStrategy: [{ CapacityProvider: provider, Weight: 1 }],
    NetworkConfiguration: { AwsvpcConfiguration: { Subnets: network.subnets, SecurityGroups: network.securityGroups } },
    Overrides: {
      ContainerOverrides: [{ Name: enrich.container, Environment: Object.entries(environment).map(([Name, Value]) => ({ Name, Value })) }],
    },
  }
}

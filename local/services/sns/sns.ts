import { join } from 'node:path'
import type { Activity } from '../../activity.ts'
import { recordFiles } from '../../record-files.ts'
import type { LocalEnvironment, LocalService } from '../../service.ts'
import type { ServiceCall } from '../../service-call.ts'
import type { Targets } from '../../triggers/targets.ts'
import { delivery } from './deliver.ts'
import { publishOperations } from './publish-operations.ts'
import { subscriptionOperations } from './subscription-operations.ts'
import type { TopicRecord } from './topic.ts'
import { topicOperations } from './topic-operations.ts'
import { topics } from './topics.ts'

/** Options of {@link sns}. */
export interface SnsOptions {
  readonly environment: LocalEnvironment
  readonly activity: Activity
  readonly call: ServiceCall
  readonly targets: Targets
}

/** Amazon SNS: topics and their subscriptions in `<root>/sns/<topic>.json`, every message that was published in `<topic>.jsonl` beside it. */
export function sns({ environment, activity, call, targets }: SnsOptions): LocalService {
  const folder = join(environment.root, 'sns')
  const all = topics(recordFiles<TopicRecord>(folder), environment)
  return {
    name: 'sns',
    operations: {
      ...topicOperations(all, environment.accountId),
      ...subscriptionOperations(all, environment),
      ...publishOperations({ topics: all, folder, environment, activity, call, deliver: delivery(call, targets) }),
    },
  }
}

import type * as Ecs from '@aws-sdk/client-ecs'
import type { RecordFiles } from '../../record-files.ts'
import { AwsError, type LocalEnvironment } from '../../service.ts'

/** A cluster as its file holds it. */
export interface ClusterRecord {
  readonly name: string
  readonly arn: string
}

/** Clusters, and the operations on them. */
export function clusters(files: RecordFiles<ClusterRecord>, { region, accountId }: LocalEnvironment) {
  const nameOf = (reference = 'default') => reference.slice(reference.lastIndexOf('/') + 1)
  const describe = ({ name, arn }: ClusterRecord): Ecs.Cluster => ({
    clusterArn: arn,
    clusterName: name,
    status: 'ACTIVE',
    capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
  })
  return {
    /** By name or ARN. Rejects with `ClusterNotFoundException`. */
    async get(reference: string | undefined): Promise<ClusterRecord> {
      const found = await files.read(nameOf(reference))
      if (found === undefined) throw new AwsError('ClusterNotFoundException', 'Cluster not found.', 400)
      return found
    },
    operations: {
      async CreateCluster({ clusterName = 'default' }: Ecs.CreateClusterRequest): Promise<Ecs.CreateClusterResponse> {
        if (!/^[\w-]{1,255}$/.test(clusterName)) throw new AwsError('InvalidParameterException', 'Invalid cluster name.', 400)
        const record = { name: clusterName, arn: `arn:aws:ecs:${region}:${accountId}:cluster/${clusterName}` }
        await files.write(record, clusterName)
        return { cluster: describe(record) }
      },
      async DescribeClusters({ clusters: references = ['default'] }: Ecs.DescribeClustersRequest): Promise<Ecs.DescribeClustersResponse> {
        const found = await Promise.all(references.map((reference) => files.read(nameOf(reference))))
        const missing = references.filter((_, index) => found[index] === undefined)
        return {
          clusters: found.filter((record) => record !== undefined).map(describe),
          failures: missing.map((arn) => ({ arn, reason: 'MISSING' })),
        }
      },
      async ListClusters(): Promise<Ecs.ListClustersResponse> {
        const found = await Promise.all((await files.names()).map((name) => files.read(name)))
        return { clusterArns: found.filter((record) => record !== undefined).map(({ arn }) => arn) }
      },
      async DeleteCluster({ cluster }: Ecs.DeleteClusterRequest): Promise<Ecs.DeleteClusterResponse> {
        const record = await files.read(nameOf(cluster))
        if (record === undefined) throw new AwsError('ClusterNotFoundException', 'Cluster not found.', 400)
        await files.remove(record.name)
        return { cluster: { ...describe(record), status: 'INACTIVE' } }
      },
    },
  }
}

import type { Workflow } from '../../asl/index.ts'
import { bindTask, crawledTable, definePipeline, folder, onObject, onSchedule, type Pipeline } from '../../services/index.ts'
import { inspectCsv } from '../../tasks/inspect-csv/contract.ts'
import { publishFiles } from '../../tasks/publish-files/contract.ts'
import type { LakeResources } from './resources.ts'
import { JUDGED, PARTITIONED } from './zones.ts'

/**
 * An instance with all that it needs. Two triggers are there to be switched on: `<name>-nightly`, every day at midnight UTC,
 * and `<name>-new-data`, for each object that lands in the source.
 */
export function crawlThenQueryPipeline(workflow: Workflow, resources: LakeResources, table: string): Pipeline {
  const { lake, crawler, judged } = resources
  const { source, output, athenaResults } = lake.zones
  const off = { target: workflow, enabled: false, input: {} }
  return definePipeline({
    workflow,
    resources: Object.values(resources),
    tasks: [bindTask(inspectCsv, { access: { source } }), bindTask(publishFiles, { access: { results: athenaResults, output } })],
    queries: { reads: [crawledTable(crawler, table), judged], writes: [folder(lake, JUDGED), folder(lake, PARTITIONED)] },
    triggers: [onSchedule(`${workflow.name}-nightly`, 'cron(0 0 * * ? *)', off), onObject(`${workflow.name}-new-data`, source, off)],
  })
}

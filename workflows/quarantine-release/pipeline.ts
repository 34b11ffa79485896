import { bindTask, definePipeline, onSchedule, type Pipeline } from '../../services/index.ts'
import { closeRelease } from '../../tasks/close-release/contract.ts'
import { compileRelease } from '../../tasks/compile-release/contract.ts'
import { GATE_DATASETS, GATE_RESOURCES } from '../quality-gate/instance.ts'
import { type GatedDataset, type GateResources, resourcesOfDatasets } from '../quality-gate/pipeline.ts'
import { quarantineRelease } from './quarantine-release.ts'

/** The release with all that it needs: the resources of its gate. One trigger can be switched on: `<name>-nightly`, for the day before. */
export function quarantineReleasePipeline(
  name: string,
  resources: GateResources,
  datasets: Readonly<Record<string, GatedDataset>>,
): Pipeline {
  const { lake, catalog, workgroup } = resources
  const workflow = quarantineRelease({ name, lake, workgroup, datasets })
  const { suites, judged, athenaResults } = lake.zones
  const [first = ''] = Object.keys(datasets)
  return definePipeline({
    workflow,
    resources: [lake, catalog, workgroup, ...resourcesOfDatasets(datasets)],
    tasks: [
      bindTask(compileRelease, { access: { suites, judged } }),
      bindTask(closeRelease, { access: { workgroup, queryResults: athenaResults, judged } }),
    ],
    queries: { reads: Object.values(datasets).flatMap((dataset) => [dataset.recheck, dataset.judged]), writes: [judged] },
    bounds: Object.values(datasets).map(({ table }) => table),
    triggers: [
      onSchedule(`${name}-nightly`, 'cron(0 4 * * ? *)', {
        target: workflow,
        enabled: false,
        input: { record_type: first, scheduled_time: '<aws.scheduler.scheduled-time>' },
      }),
    ],
  })
}

/** The release for the shipped gate. Input: `{ "record_type": "purchases", "dt": "2010-12-01" }`. */
export const quarantineReleaseOfPurchases = quarantineReleasePipeline('quarantine-release', GATE_RESOURCES, GATE_DATASETS)

import { bindTask, definePipeline, folder, onObject, onRecords, type Pipeline } from '../../services/index.ts'
import { ingestStream } from '../../tasks/ingest-stream/contract.ts'
import { placeFiles } from '../../tasks/place-files/contract.ts'
import { publishStream } from '../../tasks/publish-stream/contract.ts'
import { STATEMENT_SCRIPT } from '../statement-job.ts'
import { realtimeEvents } from './realtime-events.ts'
import { type RealtimeOptions, realtimeResources } from './resources.ts'
import { ERRORS, RAW, WORK } from './zones.ts'

/**
 * Seed 002 with all that it needs. Two triggers, both on: `events-ingest` gives records of the ingest stream to the ingestion function,
 * cut in two where they fail and told to a queue where they fail for good; `events-raw` starts the workflow for each new raw object.
 */
export function realtimeEventsPipeline(options: RealtimeOptions = {}): Pipeline {
  const resources = realtimeResources(options)
  const { tables, ...others } = resources
  const { lake, raw, downstream, ingest, failures } = resources
  const workflow = realtimeEvents(resources)
  const judged = folder(lake, WORK.judged)
  const rejected = folder(lake, WORK.rejected)
  return definePipeline({
    workflow,
    resources: [...Object.values(others), ...Object.values(tables)],
    tasks: [
      bindTask(ingestStream, {
        access: { raw: raw.zones.raw, error: folder(lake, ERRORS.ingest) },
        environment: { RAW_BUCKET: raw.name, RAW_PREFIX: RAW, ERROR_BUCKET: lake.name, ERROR_PREFIX: ERRORS.ingest },
      }),
      bindTask(placeFiles, { access: { finished: [judged, rejected], readers: [lake.zones.processed, folder(lake, ERRORS.process)] } }),
      bindTask(publishStream, {
        access: {
          events: folder(lake, WORK.enriched),
          ledger: lake.zones.state,
          error: folder(lake, ERRORS.publish),
          stream: downstream,
        },
      }),
    ],
    queries: { reads: [tables.raw, tables.judged], writes: [rejected, folder(lake, WORK.clean)] },
    triggers: [
      onRecords('events-ingest', ingest, { target: ingestStream, batchSize: 500, windowSeconds: 5, retries: 10, onFailure: failures }),
      onObject('events-raw', raw.zones.raw, { target: workflow, suffixes: ['/events.jsonl'] }),
    ],
    assets: [{ file: STATEMENT_SCRIPT.file, folder: lake.zones.scripts }],
  })
}

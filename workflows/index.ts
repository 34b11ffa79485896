export { type CompactionOutput, compaction } from './compaction/compaction.ts'
export { CompactionInput } from './compaction/input.ts'
export { silverCompactionPipeline } from './compaction/instance.ts'
export type { CompactedRecord, CompactionOptions, GlueEngine } from './compaction/options.ts'
export { compactionPipeline } from './compaction/pipeline.ts'
export { type ContractedIngestionOutput, contractedIngestion } from './contracted-ingestion/contracted-ingestion.ts'
export { contractSuite } from './contracted-ingestion/expectations.ts'
export { ContractedIngestionInput } from './contracted-ingestion/input.ts'
export {
  type ContractedIngestionOptions,
  contractedIngestionPipeline,
  ordersIngestionPipeline,
  SHOP,
} from './contracted-ingestion/pipeline.ts'
export { type ContractResources, contractResources, type DomainResources, domainResources } from './contracted-ingestion/resources.ts'
export { type CrawlThenQueryOutput, crawlThenQuery } from './crawl-then-query/crawl-then-query.ts'
export { CrawlThenQueryInput } from './crawl-then-query/input.ts'
export type { CrawlThenQueryOptions, ExportOptions, SourceOptions } from './crawl-then-query/options.ts'
export { crawlThenQueryPipeline } from './crawl-then-query/pipeline.ts'
export { purchasesByCountry, purchasesByCountryPipeline } from './crawl-then-query/purchases-by-country.ts'
export { type LakeOptions, type LakeResources, lakeResources } from './crawl-then-query/resources.ts'
export { type SampleOptions, sampleEvents } from './crawl-then-query/sample-events.ts'
export { userEvents, userEventsPipeline } from './crawl-then-query/user-events.ts'
export { ZONES } from './crawl-then-query/zones.ts'
export { type EltOptions, eltPipeline } from './elt/pipeline.ts'
export { RedriveInput, type RedriveOutput, redrive } from './elt/redrive.ts'
export { redrivePipeline } from './elt/redrive-pipeline.ts'
export { type EltResourceOptions, type EltResources, eltResources } from './elt/resources.ts'
export { type SampleShipmentsOptions, sampleShipments } from './elt/sample-shipments.ts'
export { SHIPMENT_RESOURCES, shipmentsEltPipeline, shipmentsRedrivePipeline } from './elt/shipments.ts'
export { type NormalisedInput, type NormaliseOptions, normaliseInput, type TriggerShape } from './input/normalise-input.ts'
export { QualityGateInput } from './quality-gate/input.ts'
export { GATE_DATASETS, GATE_RESOURCES, qualityGatePipelineOfPurchases } from './quality-gate/instance.ts'
export { type JudgedTableOptions, judgedTable, recheckTable } from './quality-gate/judged-table.ts'
export type { GateDataset, QualityGateOptions } from './quality-gate/options.ts'
export {
  type GatedDataset,
  type GateResources,
  gatedDataset,
  gatedTable,
  gateResources,
  qualityGatePipeline,
  settleTable,
} from './quality-gate/pipeline.ts'
export { type QualityGateOutput, qualityGate, type SupersededGate } from './quality-gate/quality-gate.ts'
export type { SettleOptions } from './quality-gate/settle.ts'
export { GATE_ZONES } from './quality-gate/zones.ts'
export { quarantineReleaseOfPurchases, quarantineReleasePipeline } from './quarantine-release/pipeline.ts'
export {
  QuarantineReleaseInput,
  type QuarantineReleaseOptions,
  type QuarantineReleaseOutput,
  quarantineRelease,
} from './quarantine-release/quarantine-release.ts'
export { RealtimeEventsInput } from './realtime-events/input.ts'
export { realtimePipeline } from './realtime-events/instance.ts'
export { realtimeEventsPipeline } from './realtime-events/pipeline.ts'
export { type RealtimeEventsOutput, realtimeEvents } from './realtime-events/realtime-events.ts'
export { type RealtimeOptions, type RealtimeResources, realtimeResources } from './realtime-events/resources.ts'
export { type StreamSampleOptions, sampleStreamEvents, sampleUsers } from './realtime-events/sample-events.ts'
export { ReplayBackfillInput } from './replay-backfill/input.ts'
export { type ReplayBackfillOptions, replayBackfillPipeline } from './replay-backfill/pipeline.ts'
export { type ReplayBackfillOutput, type ReplayMode, replayBackfill } from './replay-backfill/replay-backfill.ts'
export { shipmentsReplayPipeline, shipmentsReplayToQueuePipeline } from './replay-backfill/shipments.ts'

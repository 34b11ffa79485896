import { realtimeEventsPipeline } from './pipeline.ts'

/** Events of a shop in near real time (seed 002), with its resources, tasks and triggers. Input: `{ "dt": "2025-06-10", "batch": "…" }`, or an S3 event. */
export const realtimePipeline = realtimeEventsPipeline()

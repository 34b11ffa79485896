import type { Scenario } from '../scenario.ts'
import { contractedIngestionScenario } from './contracted-ingestion.ts'
import { crawlThenQueryScenarios } from './crawl-then-query.ts'
import { eltScenario, replayScenario } from './elt.ts'
import { realtimeScenario } from './realtime-events.ts'

/** Runs that together need what every role of every pipeline allows. */
export const SCENARIOS: readonly Scenario[] = [
  ...crawlThenQueryScenarios,
  contractedIngestionScenario,
  realtimeScenario,
  eltScenario,
  replayScenario,
]

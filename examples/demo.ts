/**
 * `npm run demo`: both pipelines of crawl-then-query on this machine, generated user events, then real data from the npm registry.
 * `npm run demo -- --all`: every pipeline of the five systems, by events where events drive it, and one table of their rows.
 * Everything is left under `.sluice/demo/`, where it can be opened.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { main } from 'sluice/cli'
import { writeBirdStrikeBills } from './seeds/bird-strikes.ts'
import { runAll } from './seeds/run-all.ts'

const ROOT = '.sluice/demo'
const EVENTS = join(ROOT, 'input/events/user_events.csv')
const BILLS = join(ROOT, 'input/bills/bird_strike_bills.csv')

async function sluice(...words: string[]): Promise<void> {
  console.log(`\n$ sluice ${words.join(' ')}`)
  const exit = await main(words)
  if (exit !== 0) {
    console.error(`The command ended with exit code ${exit}.`)
    process.exit(exit)
  }
}

async function runTwo(): Promise<void> {
  await sluice('generate', 'user-events', '--count', '20000', '--seed', '7', '--out', EVENTS)
  await sluice('run', 'user-events', '--data', `events/source=${EVENTS}`, '--state', ROOT)
  await writeBirdStrikeBills(BILLS)
  console.log(`\n${BILLS}: what bird strikes cost, from the npm package vega-datasets`)
  await sluice('run', 'purchases-by-country', '--data', `lake/source=${BILLS}`, '--state', ROOT)
}

const { values } = parseArgs({ options: { all: { type: 'boolean', default: false } } })
await (values.all ? runAll(join(ROOT, 'seeds')) : runTwo())

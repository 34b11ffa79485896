import { expect, test } from '@jest/globals'
import { localResources, SHIPPED } from '../../../cli/pipelines.ts'
import { localDefinition } from '../../../local/index.ts'
import { userEventsPipeline, ZONES } from '../../../workflows/index.ts'

test('the lake is one bucket, and whatever the workflow reads or writes in it is in a zone', () => {
  const { buckets } = localResources(userEventsPipeline)
  expect(buckets).toEqual(['events'])
  const definition = JSON.stringify(localDefinition(SHIPPED.startableOf('user-events').workflow))
  const places = [...definition.matchAll(/s3:\/\/events\/([^/"\\ ]+\/)/g)].map(([, zone]) => zone)
  expect(places.length).toBeGreaterThan(0)
  for (const zone of places) expect(Object.values(ZONES)).toContain(zone)
})

test('the crawler reads the source zone with a classifier of its own, and the table of judged rows finds a run without a crawl', () => {
  const { crawlers, classifiers, tables } = localResources(userEventsPipeline)
  expect(crawlers[0]?.Targets?.S3Targets?.[0]?.Path).toBe(`s3://events/${ZONES.source}`)
  expect(classifiers[0]?.Serde).toBe('OpenCSVSerDe')
  expect(tables[0]?.input.Parameters).toMatchObject({ 'projection.enabled': 'true', 'projection.run.type': 'injected' })
})

import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { drawPipeline, PICTURES } from '../../scripts/pipeline-graphs.ts'

test.each(Object.entries(PICTURES))(
  'the picture of %s is the workflow of today (npx tsx scripts/pipeline-graphs.ts)',
  async (name, pipeline) => {
    const file = new URL(`../../docs/pipelines/${name}.svg`, import.meta.url)
    expect(await drawPipeline(pipeline)).toBe(readFileSync(file, 'utf8'))
  },
)

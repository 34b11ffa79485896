import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { main } from '../../cli/main.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const readme = read('README.md')

test('the workflow in the README is examples/nightly-report.ts, which the type checker reads', () => {
  expect(/```ts\n([\s\S]*?)```/.exec(readme)?.[1]).toBe(read('examples/nightly-report.ts'))
})

test('the picture in the README is the workflow of today (npx sluice graph user-events --format svg --out docs/user-events.svg)', async () => {
  const lines: string[] = []
  await main(['graph', 'user-events', '--format', 'svg'], { out: (line) => lines.push(line), note: () => undefined })
  expect(`${lines.join('\n')}\n`).toBe(read('docs/user-events.svg'))
})

test('every link of the README leads to a file', () => {
  const targets = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, target]) => target ?? '')
  expect(targets.length).toBeGreaterThan(3)
  for (const target of targets.filter((path) => !path.endsWith('/'))) expect(read(target)).not.toBe('')
})

test('the verbs that the README shows are there', async () => {
  for (const [, verb] of readme.matchAll(/npx sluice (\w+)/g)) {
    const lines: string[] = []
    expect(await main([verb ?? '', '--help'], { out: (line) => lines.push(line), note: () => undefined })).toBe(0)
  }
})

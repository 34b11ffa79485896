import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test } from '@jest/globals'
import { compile } from '../../asl/index.ts'
import { hundred } from './hundred-states.test-d.ts'
import { tsc } from './tsc.ts'

test('what must not compile does not, and what must compile does, with the types that it should have', async () => {
  expect(await tsc(new URL('tsconfig.json', import.meta.url))).toEqual({ exitCode: 0, output: '' })
}, 120_000)

test('an expected error that does not come is a failure', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-types-'))
  const root = fileURLToPath(new URL('../../tsconfig.json', import.meta.url))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(folder, 'fine.ts'), '// @ts-expect-error nothing is wrong with the next line\nexport const fine = 1\n')
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: root, compilerOptions: { types: [] }, include: ['*.ts'] }))
  const { exitCode, output } = await tsc(pathToFileURL(join(folder, 'tsconfig.json')))
  rmSync(folder, { recursive: true })
  expect(exitCode).not.toBe(0)
  expect(output).toContain("Unused '@ts-expect-error' directive")
}, 120_000)

test('a workflow of a hundred states stays within the committed budget of type instantiations', async () => {
  const budget: number = JSON.parse(readFileSync(new URL('budget.json', import.meta.url), 'utf8')).hundredStates.instantiations
  const [whole, imports] = [await instantiationsOf('tsconfig.budget.json'), await instantiationsOf('tsconfig.budget-base.json')]
  const instantiations = whole - imports
  expect(instantiations).toBeLessThanOrEqual(budget)
  // A budget that is far too large holds nothing: lower it when the types become cheaper.
  expect(instantiations).toBeGreaterThan(budget * 0.7)
}, 120_000)

async function instantiationsOf(config: string): Promise<number> {
  // Checkers side by side each count what they share.
  const { exitCode, output } = await tsc(new URL(config, import.meta.url), '--extendedDiagnostics', '--singleThreaded')
  expect(exitCode).toBe(0)
  return Number(/Instantiations:\s+(\d+)/.exec(output)?.[1])
}

test('the workflow of the budget has a hundred states and twenty service calls', () => {
  const states = JSON.stringify(compile(hundred)).match(/"Type":"(?!Succeed)[A-Za-z]+"/g) ?? []
  expect([states.length, states.filter((state) => state === '"Type":"Task"').length]).toEqual([100, 20])
})

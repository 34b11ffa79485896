import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { bundleModule } from '../../../local/services/lambda/bundle.ts'

async function openFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'sluice-bundle-'))
  await writeFile(join(folder, 'part.ts'), 'export const answer: number = 41\n')
  await writeFile(join(folder, 'handler.ts'), "import { answer } from './part.ts'\nexport const handler = async () => answer\n")
  const bundle = (cache: string) => bundleModule(join(folder, 'handler.ts'), join(folder, cache), 'draft')
  return { folder, bundle }
}

test('a bundle is one CommonJS file named by its content', async () => {
  const { bundle } = await openFolder()
  const first = await bundle('one')
  expect(first.file).toMatch(/one\/handler-[0-9a-f]{16}\.cjs$/)
  expect(await readFile(first.file, 'utf8')).toContain('answer = 41')
  expect((await bundle('one')).file).toBe(first.file)
  expect((await bundle('two')).file.replace('/two/', '/one/')).toBe(first.file)
})

test('where packages are near, a bundle is kept beside them, once for all state folders', async () => {
  const { folder, bundle } = await openFolder()
  await mkdir(join(folder, 'node_modules'))
  const { file } = await bundle('one')
  expect(file).toMatch(/node_modules\/\.cache\/sluice\/bundles\/handler-[0-9a-f]{16}\.cjs$/)
  expect((await bundle('two')).file).toBe(file)
  expect(JSON.parse(await readFile(`${file}.map`, 'utf8')).sources.toSorted()).toEqual(['handler.ts', 'part.ts'])
})

test('a change of any file that goes in makes a new bundle', async () => {
  const { folder, bundle } = await openFolder()
  const first = await bundle('one')
  await writeFile(join(folder, 'part.ts'), 'export const answer: number = 42 // better\n')
  const second = await bundle('one')
  expect(second.file).not.toBe(first.file)
  expect(await readFile(second.file, 'utf8')).toContain('answer = 42')
})

test('a file that does not compile is told with its place, and tried again', async () => {
  const { folder, bundle } = await openFolder()
  await writeFile(join(folder, 'part.ts'), 'export const answer = (')
  await expect(bundle('one')).rejects.toThrow('part.ts:1:23')
  await writeFile(join(folder, 'part.ts'), 'export const answer = 1')
  expect(await readFile((await bundle('one')).file, 'utf8')).toContain('answer = 1')
})

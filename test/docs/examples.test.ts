import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@jest/globals'
import { docstringsOf } from '../../scripts/reference/declaration.ts'
import { FAULT_GROUPS } from '../../scripts/reference/definition-errors/catalogue.ts'
import { moduleOf } from '../../scripts/reference/example.ts'
import { ROOT } from '../../scripts/reference/names.ts'
import { tsc } from '../types/tsc.ts'

const FOLDERS = ['asl', 'services', 'analysis', 'engine', 'local', 'quality', 'schemas', 'sql', 'tasks', 'workflows', 'deploy', 'cli']

/** Every example of a docstring and of the catalogue of definition errors, as a module, by a file name that says where it stands. */
function modules(): ReadonlyMap<string, string> {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.includes('generated'))
      .map((name) => `${folder}/${name}`),
  )
  const docstrings = files
    .flatMap(docstringsOf)
    .flatMap(({ file, name, examples }) =>
      examples.map((code, index) => [`${file.replaceAll('/', '~')}~${name}~${index}.ts`, moduleOf({ file, code }, '../../')] as const),
    )
  const faults = FAULT_GROUPS.flatMap(({ about, faults: group }) =>
    group.flatMap(({ code, bad, good }) =>
      [bad, good].map((example, index) => [`${code}~${index}.ts`, moduleOf({ file: about, code: example }, '../../')] as const),
    ),
  )
  return new Map([...docstrings, ...faults])
}

test('every example in a docstring compiles, with names that can be imported', async () => {
  const examples = modules()
  expect(examples.size).toBeGreaterThan(200)
  mkdirSync(join(ROOT, '.sluice'), { recursive: true })
  const folder = mkdtempSync(join(ROOT, '.sluice', 'examples-'))
  for (const [name, source] of examples) writeFileSync(join(folder, name), source)
  const compilerOptions = { noUnusedLocals: false, noUnusedParameters: false }
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: join(ROOT, 'tsconfig.json'), compilerOptions, include: ['*.ts'], exclude: [] }),
  )
  const { output } = await tsc(pathToFileURL(join(folder, 'tsconfig.json')))
  rmSync(folder, { recursive: true })
  const complaints = output.split(/\n(?=\S)/).filter((complaint) => complaint.includes(basename(folder)))
  expect(complaints).toEqual([])
}, 120_000)

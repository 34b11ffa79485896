import { DefinitionError } from '../definition-error.ts'
import type { Ref } from '../reference/ref.ts'
import { isIndex, refOf } from '../reference/source.ts'
import type { BlockWriter, Build } from './block-writer.ts'
import { branchEnd } from './names.ts'
import { type Tried, triedOf } from './tried.ts'

/** Writes branches side by side; gives a reference to the record of what they returned. */
export function writeParallel(
  block: BlockWriter,
  name: string,
  branches: Readonly<Record<string, Build>>,
  options: Tried = {},
): Ref<Readonly<Record<string, unknown>>> {
  block.claim(name)
  checkBranchNames(Object.keys(branches), `${block.path} > ${name}`)
  block.claimAll(Object.keys(branches).map((branch) => branchEnd(name, branch)))
  const inner = block.inner(name)
  const written = Object.entries(branches).map(([branch, build]) => [branch, inner.branch(branch).write(build)] as const)
  const tried = triedOf(block, name, options)
  const result = block.result(name)
  block.add({ kind: 'parallel', name, branches: Object.fromEntries(written), result, ...tried })
  return refOf({ kind: 'path', root: result, steps: [] })
}

/** The one branch of an attempt. */
const BLOCK = 'block'

/** Writes steps under one handler: the one branch of a parallel. Gives a reference to what they returned. */
export function writeAttempt(block: BlockWriter, name: string, build: Build, options: Tried): Ref<unknown> {
  return writeParallel(block, name, { [BLOCK]: build }, options)[BLOCK] as Ref<unknown>
}

function checkBranchNames(names: readonly string[], path: string): void {
  if (names.length === 0) {
    throw new DefinitionError({ code: 'no-branches', path, message: 'a parallel without branches', hint: 'give it one at least' })
  }
  const index = names.find(isIndex)
  if (index === undefined) return
  throw new DefinitionError({
    code: 'bad-branch-name',
    path,
    message: `the branch name ${JSON.stringify(index)} looks like an index`,
    hint: 'begin it with a letter',
  })
}

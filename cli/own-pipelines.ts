import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { loadPipelines } from '../deploy/index.ts'
import { type PipelineSet, pipelineSet, SHIPPED } from './pipelines.ts'
import { UsageError } from './usage-error.ts'

/** What every verb takes beside its own options. */
export const FROM_USAGE = `  --from MODULE     your pipelines: a module, TypeScript or JavaScript, that exports what definePipeline gives; the handlers of
                    their tasks lie under the working directory. Default: the environment's SLUICE_FROM, or the shipped pipelines`

/** The words of a command line without \`--from MODULE\`, and the pipelines that it knows. Throws {@link UsageError} for a module that has none. */
export async function takePipelines(
  words: readonly string[],
): Promise<{ readonly rest: readonly string[]; readonly pipelines: PipelineSet }> {
  const { rest, from = process.env.SLUICE_FROM } = takeFrom(words)
  if (from === undefined || from === '') return { rest, pipelines: SHIPPED }
  const folder = process.cwd()
  if (!existsSync(resolve(folder, from))) throw new UsageError(`--from: there is no file ${from}`)
  const pipelines = await loadPipelines(folder, from)
  if (pipelines.length === 0) throw new UsageError(`--from: ${from} exports no pipeline: export what definePipeline gives`)
  return { rest, pipelines: pipelineSet(pipelines, pathToFileURL(`${folder}/`)) }
}

function takeFrom(words: readonly string[]): { readonly rest: readonly string[]; readonly from?: string } {
  const place = words.findIndex((word) => word === '--from' || word.startsWith('--from='))
  const word = words[place]
  if (word === undefined) return { rest: words }
  const isSplit = word === '--from'
  const from = isSplit ? words[place + 1] : word.slice('--from='.length)
  if (from === undefined || from === '') throw new UsageError('--from takes a module')
  return { rest: words.toSpliced(place, isSplit ? 2 : 1), from }
}

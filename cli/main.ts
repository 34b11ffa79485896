import { DefinitionError } from '../asl/index.ts'
import { AwsError, StateFolderInUse } from '../local/index.ts'
import { type Console, processConsole } from './console.ts'
import { FROM_USAGE, takePipelines } from './own-pipelines.ts'
import { UsageError } from './usage-error.ts'
import { EXIT, type Verb } from './verb.ts'
import { check } from './verbs/check.ts'
import { generate } from './verbs/generate.ts'
import { graph } from './verbs/graph.ts'
import { history } from './verbs/history.ts'
import { importMachine } from './verbs/import.ts'
import { local } from './verbs/local.ts'
import { outputs } from './verbs/outputs.ts'
import { query } from './verbs/query.ts'
import { resume } from './verbs/resume.ts'
import { run } from './verbs/run.ts'
import { start } from './verbs/start.ts'
import { status } from './verbs/status.ts'
import { synth } from './verbs/synth.ts'

// The SDK's word on Node versions is for developers, not for a person at the command line.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'

const VERBS: Readonly<Record<string, Verb>> = {
  run,
  local,
  start,
  status,
  history,
  resume,
  outputs,
  query,
  check,
  synth,
  graph,
  import: importMachine,
  generate,
}

/** The command line: `sluice <verb> ...`. Resolves with the exit code; never throws for bad input. */
export async function main(words: readonly string[], console: Console = processConsole): Promise<number> {
  const [name, ...rest] = words
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    console.out(overview())
    return name === undefined ? EXIT.usage : EXIT.done
  }
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined
  if (verb === undefined) {
    console.note(`sluice: there is no verb ${JSON.stringify(name)}\n\n${overview()}`)
    return EXIT.usage
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    console.out(verb.usage)
    return EXIT.done
  }
  try {
    const taken = await takePipelines(rest)
    return await verb.run(taken.rest, console, taken.pipelines)
  } catch (error) {
    if (error instanceof UsageError || error instanceof DefinitionError || isBadOption(error) || isRefusal(error)) {
      console.note(`sluice ${name}: ${error.message}`)
      return EXIT.usage
    }
    throw error
  }
}

/** What `parseArgs` throws for a word that it does not know. */
function isBadOption(error: unknown): error is Error {
  return typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_')
}

/** What AWS, or the local account, would not do for us, and a state folder that another process uses. */
function isRefusal(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  return error instanceof AwsError || error instanceof StateFolderInUse || '$fault' in error || error.name === 'CredentialsProviderError'
}

function overview(): string {
  const width = Math.max(...Object.keys(VERBS).map((name) => name.length))
  const lines = Object.entries(VERBS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`)
  return ['Usage: sluice <verb> [options]', '', ...lines, '', 'Of every verb:', FROM_USAGE, '', '`sluice <verb> --help` says more.'].join(
    '\n',
  )
}

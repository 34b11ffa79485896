import { parseArgs } from 'node:util'
import { type DataOption, parseData } from '../data.ts'
import { readInput } from '../input.ts'
import { outcomeJson, outcomeText } from '../outcome.ts'
import { localResources, type StartablePipeline } from '../pipelines.ts'
import { mapRunBars, stateLines } from '../progress.ts'
import { runLocally } from '../run-locally.ts'
import { UsageError } from '../usage-error.ts'
import { EXIT, type Verb } from '../verb.ts'

const usage = `Usage: sluice run <workflow> [--input FILE] [--data BUCKET/PREFIX=PATH]... [--state DIR] [--json] [--quiet]

Runs a workflow on this machine, on the embedded AWS whose state is in DIR (default .sluice).

  --input FILE                the execution's input as JSON; without it the input is {}
  --data BUCKET/PREFIX=PATH   makes the prefix hold exactly the files of PATH (a file or a folder) before the run
  --name NAME                 the execution's name; default: made of the time
  --json                      prints the result as JSON
  --quiet                     no line per state

Exit codes: 0 succeeded, 1 failed, 2 bad input, 130 interrupted.`

/** `sluice run` */
export const run: Verb = {
  summary: 'run a workflow on this machine',
  usage,
  async run(words, console, pipelines) {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: {
        input: { type: 'string' },
        data: { type: 'string', multiple: true, default: [] },
        state: { type: 'string', default: '.sluice' },
        name: { type: 'string' },
        json: { type: 'boolean', default: false },
        quiet: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    })
    if (positionals.length > 1) throw new UsageError(`one workflow at a time, not ${positionals.join(', ')}`)
    const pipeline = pipelines.startableOf(positionals[0])
    const data = values.data.map(parseData)
    for (const option of data) checkData(option, pipeline)
    const input = await readInput(values.input, pipeline.workflow)
    const interruption = new AbortController()
    const interrupt = () => interruption.abort()
    process.once('SIGINT', interrupt)
    try {
      const result = await runLocally({
        pipeline,
        input,
        data,
        root: values.state,
        ...(pipelines.code && { code: pipelines.code }),
        ...(values.name !== undefined && { name: values.name }),
        ...(!values.quiet && { onEvent: stateLines(console, () => performance.now()), onMapRun: mapRunBars(console) }),
        log: (line) => console.note(`           ${line}`),
        signal: interruption.signal,
      })
      console.out(values.json ? JSON.stringify(outcomeJson(result), undefined, 2) : outcomeText(result))
      if (result.status === 'SUCCEEDED') return EXIT.done
      return interruption.signal.aborted ? EXIT.interrupted : EXIT.failed
    } finally {
      process.off('SIGINT', interrupt)
    }
  },
}

/** Data that nothing of the pipeline reads is a slip of the keyboard. A crawled bucket is read where its crawler looks. */
function checkData({ bucket, prefix }: DataOption, pipeline: StartablePipeline): void {
  const { buckets, crawlers } = localResources(pipeline)
  const targets = crawlers.flatMap(({ Targets }) => Targets?.S3Targets?.map(({ Path = '' }) => Path.replace('s3://', '')) ?? [])
  if (!buckets.includes(bucket)) {
    throw new UsageError(
      `--data: ${pipeline.name} has no bucket ${JSON.stringify(bucket)}: it reads ${targets.join(', ') || buckets.join(', ')}`,
    )
  }
  const crawled = targets.filter((target) => target.startsWith(`${bucket}/`))
  if (crawled.length > 0 && !crawled.some((target) => `${bucket}/${prefix}`.startsWith(target))) {
    throw new UsageError(`--data: ${pipeline.name} does not read ${bucket}/${prefix}: it reads ${crawled.join(', ')}`)
  }
}

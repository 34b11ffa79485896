import type { LastCrawlInfo } from '@aws-sdk/client-glue'
import { type CrawlerRecord, type CrawlOwner, type CrawlRecord, datedRecord, LOG_GROUP, type RunningCrawl } from './crawler-record.ts'
import { wholeSecond, withDates } from './dates.ts'
import { glueErrors } from './errors.ts'
import { fileName, type StateFolder } from './state-folder.ts'

/** How a crawl ended. */
export interface CrawlEnd {
  readonly status: 'SUCCEEDED' | 'CANCELLED' | 'FAILED'
  readonly errorMessage?: string
  readonly summary?: string
  readonly messages?: readonly string[]
  readonly tables?: CrawlRecord['tables']
  /** Folders that were read; absent where the crawl did not get so far. */
  readonly folders?: readonly string[]
}

/** The crawlers and their crawls as files. */
export interface CrawlerStore {
  /** `EntityNotFoundException` where there is none. A crawl whose process has ended is ended by this. */
  get(name: string): Promise<CrawlerRecord>
  list(): Promise<readonly CrawlerRecord[]>
  /** Changes a crawler as one step; `change` gets the record, or undefined where there is none, and answers the new one. */
  change(name: string, change: (record: CrawlerRecord | undefined) => CrawlerRecord | undefined): Promise<void>
  /** The crawls of a crawler, the newest first. */
  crawls(name: string): Promise<readonly CrawlRecord[]>
  started(name: string, crawl: RunningCrawl): Promise<void>
  /** Makes the crawler READY again and writes down how its crawl ended. */
  ended(name: string, crawl: RunningCrawl, end: CrawlEnd): Promise<void>
}

const HISTORY_STATES = { SUCCEEDED: 'COMPLETED', CANCELLED: 'STOPPED', FAILED: 'FAILED' } as const
const ABANDONED = 'Internal Service Exception: the process that ran the crawl ended before the crawl did'

/** Opens the crawlers kept in `state`. `isAlive` tells whether a crawl's owner still works. */
export function crawlerStore(state: StateFolder, now: () => Date, isAlive: (owner: CrawlOwner) => boolean): CrawlerStore {
  const file = (name: string) => `crawlers/${fileName(name)}.json`
  const crawlFile = (name: string, crawl: RunningCrawl) => `crawls/${fileName(name)}/${crawl.start.getTime()}-${crawl.crawlId}.json`

  async function read(name: string): Promise<CrawlerRecord | undefined> {
    const found = await state.read<CrawlerRecord>(file(name))
    if (found === undefined) return undefined
    const record = datedRecord(found)
    if (record.current === undefined || isAlive(record.current.owner)) return record
    return writeEnd(name, record, record.current, { status: 'FAILED', errorMessage: ABANDONED })
  }

  async function writeEnd(name: string, record: CrawlerRecord, crawl: RunningCrawl, end: CrawlEnd): Promise<CrawlerRecord> {
    const log = { LogGroup: LOG_GROUP, LogStream: name, MessagePrefix: crawl.crawlId }
    const error = end.errorMessage === undefined ? {} : { ErrorMessage: end.errorMessage }
    const lastCrawl: LastCrawlInfo = { Status: end.status, ...error, ...log, StartTime: wholeSecond(crawl.start.getTime()) }
    const ended: CrawlerRecord = { ...record, state: 'READY', current: undefined, lastCrawl, folders: end.folders ?? record.folders }
    const times = { StartTime: wholeSecond(crawl.start.getTime()), EndTime: now() }
    await state.write(crawlFile(name, crawl), {
      ...{ CrawlId: crawl.crawlId, State: HISTORY_STATES[end.status], ...times, Summary: end.summary ?? '{}', ...error, ...log },
      ...{ messages: end.messages ?? [], tables: end.tables ?? { added: 0, updated: 0, deleted: 0 } },
    } satisfies CrawlRecord)
    await state.write(file(name), ended)
    return ended
  }

  return {
    get: (name) =>
      state.exclusively(async () => {
        const found = await read(name)
        if (found === undefined) throw glueErrors.crawlerNotFound(name)
        return found
      }),
    list: () =>
      state.exclusively(async () => {
        const files = await state.list('crawlers')
        const found: CrawlerRecord[] = []
        for (const one of files) {
          const record = await read(decodeURIComponent(one.replace(/\.json$/, '')))
          if (record !== undefined) found.push(record)
        }
        return found
      }),
    change: (name, change) =>
      state.exclusively(async () => {
        const record = change(await read(name))
        if (record !== undefined) await state.write(file(name), record)
        else {
          await state.remove(file(name))
          await state.remove(`crawls/${fileName(name)}`)
        }
      }),
    async crawls(name) {
      const folder = `crawls/${fileName(name)}`
      const files = [...(await state.list(folder))].sort((left, right) => Number.parseInt(right, 10) - Number.parseInt(left, 10))
      const found = await Promise.all(files.map((one) => state.read<CrawlRecord>(`${folder}/${one}`)))
      return found.filter((crawl) => crawl !== undefined).map((crawl) => withDates(crawl, ['StartTime', 'EndTime']))
    },
    async started(name, crawl) {
      const log = { LogGroup: LOG_GROUP, LogStream: name, MessagePrefix: crawl.crawlId }
      await state.write(crawlFile(name, crawl), {
        ...{ CrawlId: crawl.crawlId, State: 'RUNNING', StartTime: wholeSecond(crawl.start.getTime()), ...log },
        ...{ messages: [], tables: { added: 0, updated: 0, deleted: 0 } },
      } satisfies CrawlRecord)
    },
    ended: (name, crawl, end) =>
      state.exclusively(async () => {
        const found = await state.read<CrawlerRecord>(file(name))
        // Deleted, or ended by somebody else meanwhile.
        if (found?.current?.crawlId !== crawl.crawlId) return
        await writeEnd(name, datedRecord(found), crawl, end)
      }),
  }
}

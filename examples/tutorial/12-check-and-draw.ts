import { compile } from 'sluice'
import { check, graphOf, limits, toMermaid } from 'sluice/analysis'
import { crawl } from './04-crawl.ts'

const machine = compile(crawl)
console.log(check(machine).map(({ severity, code, path }) => `${severity} ${code} at ${path}`))
console.log(`at most ${limits(machine).events.most} of ${limits(machine).events.quota} events`)
console.log(toMermaid(graphOf(machine)))

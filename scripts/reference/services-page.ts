import type { Operation } from '../../asl/index.ts'
import { docstringOf } from './declaration.ts'
import { valueOfCode } from './example.ts'
import { examples, head, prose } from './markdown.ts'
import { SERVICE_SECTIONS, type ServiceSection } from './service-list.ts'

/** The page of all services: their own operations, and where the SDK's are. */
export function servicesPage(codes: readonly string[]): string {
  const lines = [
    ...head('Services', 'the docstrings of `services/`'),
    '',
    'What `flow.task` calls. An **optimised** operation is one that Step Functions knows itself: it may wait for the end (`.sync`), and reads and writes JSON.',
    "Every other operation of a service is there under its API's name in camelCase, typed by the AWS SDK; its members are in PascalCase, as Step Functions wants them.",
    'An operation retries the errors beside it six times, first after 2 seconds and then after twice as long each time, at most a minute, with full jitter:',
    "`retry` says otherwise. Error names are typed; the two kinds of integration spell some services differently, and a `catch` takes the operation's own only.",
    '',
    'Those of the SDK, and some optimised ones, wait for an answer to a token by [`withCallback`](with-callback.md); activities have a [page](activity.md) of',
    'their own. `check` knows which patterns AWS offers for which operation.',
    ...SERVICE_SECTIONS.flatMap((section) => sectionOf(section, codes)),
  ]
  return `${lines.join('\n')}\n`
}

function sectionOf({ about, operations, sdk }: ServiceSection, codes: readonly string[]): readonly string[] {
  const docstring = docstringOf(about)
  const rows = [...operations, ...(sdk === undefined ? [] : [sdk])].map((code) => rowOf(code, code === sdk))
  return [
    '',
    `## ${docstring.name}`,
    ...prose(docstring.text, codes),
    '',
    '| operation | `Resource` | retries |',
    '| --- | --- | --- |',
    ...rows,
    ...examples(docstring),
  ]
}

function rowOf(code: string, isSdk: boolean): string {
  // Codes of the list are operations, which a test holds.
  const { resource, retry } = valueOfCode(code) as Operation<unknown, unknown, string>
  const errors = retry.flatMap((policy) => policy.errors).map((error) => `\`${error}\``)
  return `| \`${code}\`${isSdk ? ' and every other' : ''} | \`${resource}\` | ${errors.join(', ')} |`
}

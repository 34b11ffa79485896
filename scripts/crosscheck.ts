/** Checks against other engines and the world outside, where this machine has them; says what it skips. Run: `npm run crosscheck` */
import { packedPackage } from './crosscheck/packed-package.ts'
import { retailTotals } from './crosscheck/retail-totals.ts'

/** What a check found; a skip says what is missing. */
export type Finding =
  | { readonly kind: 'passed' }
  | { readonly kind: 'skipped'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string }

const CHECKS: Readonly<Record<string, () => Promise<Finding>>> = {
  'the totals of 20 days of retail are those of Python’s csv and decimal': retailTotals,
  'the packed package installs in an empty folder, exports what it says, and runs a pipeline': packedPackage,
}

let failed = 0
for (const [title, check] of Object.entries(CHECKS)) {
  const finding = await check().catch((error): Finding => ({ kind: 'failed', why: String(error) }))
  if (finding.kind === 'failed') failed++
  console.log(`crosscheck ${finding.kind}: ${title}${finding.kind === 'passed' ? '' : ` (${finding.why})`}`)
}
process.exitCode = failed === 0 ? 0 : 1

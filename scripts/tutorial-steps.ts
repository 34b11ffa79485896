/** One step of the tutorial, as its page has it. */
export interface TutorialStep {
  /** In `examples/tutorial/`. */
  readonly file: string
  readonly code: string
  /** What it prints; empty where it prints nothing. */
  readonly prints: string
}

const STEP = /`examples\/tutorial\/([\w-]+\.ts)`:?\n\n```ts\n([\s\S]*?)\n```(?:\n\nprints\n\n```\w*\n([\s\S]*?)\n```)?/g

/** The steps of the page, in its order. */
export function stepsOf(page: string): readonly TutorialStep[] {
  return [...page.matchAll(STEP)].map(([, file = '', code = '', prints = '']) => ({ file, code, prints }))
}

/** The page with the code of today's files. */
export function withCode(page: string, codeOf: (file: string) => string): string {
  return page.replace(STEP, (step: string, file: string, code: string) =>
    step.replace(`\`\`\`ts\n${code}\n`, () => `\`\`\`ts\n${codeOf(file)}\n`),
  )
}

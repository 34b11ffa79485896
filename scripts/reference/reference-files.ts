import { faultCodes } from './definition-errors/catalogue.ts'
import { definitionErrorsPage } from './definition-errors/definition-errors-page.ts'
import { functionsPage } from './functions-page.ts'
import { indexPage } from './index-page.ts'
import { VERB_PAGES } from './pages.ts'
import { servicesPage } from './services-page.ts'
import { verbPage } from './verb-page.ts'

/** The pages of `docs/reference/` that are made of docstrings, by their file names. */
export function referenceFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['README.md', indexPage()],
    ...VERB_PAGES.map((page) => [`${page.name}.md`, verbPage(page, faultCodes)] as const),
    ['services.md', servicesPage(faultCodes)],
    ['functions.md', functionsPage(faultCodes)],
    ['definition-errors.md', definitionErrorsPage()],
  ])
}

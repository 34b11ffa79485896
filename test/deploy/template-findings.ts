import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
// The package is CommonJS whose types TypeScript does not find under its exports.
import * as checker from '@aws/cloudformation-validate'

/** W3030: a value that is none of those that AWS takes. osls' own output raises other warnings. */
const REFUSED = new Set(['FATAL', 'ERROR'])

interface Finding {
  readonly severity: string
  readonly ruleId: string
  readonly message: string
  readonly entity?: { readonly logicalId?: string }
  readonly propertyPath?: string
}

interface Engine {
  validateStandard(file: object): { readonly diagnostics: readonly Finding[] }
}

const { CelEngine, TemplateFile } = checker as unknown as {
  readonly CelEngine: new () => Engine
  readonly TemplateFile: new (path: string) => object
}

let engine: Engine | undefined

/** What AWS's own checker refuses in a template, a line each. The engine takes seconds to start, once. */
export async function refusedIn(template: object): Promise<readonly string[]> {
  engine ??= new CelEngine()
  const folder = await mkdtemp(join(tmpdir(), 'sluice-template-'))
  const file = join(folder, 'template.json')
  try {
    await writeFile(file, JSON.stringify(template))
    const { diagnostics } = engine.validateStandard(new TemplateFile(file))
    return diagnostics
      .filter(({ severity, ruleId }) => REFUSED.has(severity) || ruleId === 'W3030')
      .map(({ ruleId, message, entity, propertyPath }) => `${ruleId} ${entity?.logicalId ?? ''} ${propertyPath ?? ''}: ${message}`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

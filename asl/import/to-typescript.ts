import type { AslDocument } from '../document/state-machine.ts'
import type { JsonValue } from '../json.ts'
import { fitsTypes } from './fits-types.ts'
import { fromAsl } from './from-asl.ts'
import { type Lifted, liftedProgram } from './lift/lifted-program.ts'
import { programSource } from './lift/program-source.ts'
import { literal, stringLiteral } from './literal.ts'

/** How an imported machine is called, and where its code finds the language. */
export interface ImportOptions {
  /** The state machine's name: at most 80 characters of `A-Z a-z 0-9 - _`. */
  readonly name: string
  /** The module that the code imports. Default: `sluice`. */
  readonly from?: string
}

/** TypeScript that synthesises to an imported machine. */
export interface ImportedMachine {
  readonly source: string
  /** The name of the workflow that the source exports. */
  readonly exported: string
  /** `built`: by the verbs of the flow builder. `mixed`: with raw states among them. `raw`: a document in TypeScript. */
  readonly form: 'built' | 'mixed' | 'raw'
  /** Why it is a document, where it is. */
  readonly reason?: string
}

/**
 * Writes a state machine in Amazon States Language as TypeScript, whose workflow synthesises to an equal machine.
 *
 * It becomes calls of the flow builder, in which a state that no verb gives is a raw one: that they give the machine back was tried before
 * they are printed. What no flow gives, as a machine with states that are never reached, becomes a typed document, or, where it has fields
 * that the types do not know, one that goes through `fromAsl`.
 * Throws a `DefinitionError` for what `fromAsl` refuses. On the command line it is `sluice import`.
 *
 * @example
 * ```ts
 * const { source, form } = toTypeScript({ StartAt: 'Done', States: { Done: { Type: 'Succeed' } } }, { name: 'old' })
 * ```
 */
export function toTypeScript(json: unknown, options: ImportOptions): ImportedMachine {
  const document = fromAsl(json)
  const lifted = liftedProgram(document, options.name)
  return 'program' in lifted ? builtSource(lifted, options) : { ...rawSource(document, options), reason: lifted.reason }
}

/** The machine as calls of the flow builder. */
function builtSource({ program, form }: Extract<Lifted, { program: object }>, { name, from = 'sluice' }: ImportOptions): ImportedMachine {
  const exported = constantName(name)
  return { source: programSource(program, { name, exported, from }), exported, form }
}

function rawSource(document: AslDocument, { name, from = 'sluice' }: ImportOptions): ImportedMachine {
  const exported = constantName(name)
  const type = document.QueryLanguage === 'JSONata' ? 'StateMachineDocument' : 'JsonPathStateMachineDocument'
  // The document is JSON; its interfaces have no index signature.
  const written = literal(document as unknown as JsonValue)
  const [imports, definition] = fitsTypes(document)
    ? [`type ${type}, rawWorkflow`, `const definition: ${type} = ${written}`]
    : ['fromAsl, rawWorkflow', `// Some of its fields are not among the document types.\nconst definition = fromAsl(${written})`]
  const source = `import { ${imports} } from ${stringLiteral(from)}

${definition}

export const ${exported} = rawWorkflow({ name: ${stringLiteral(name)}, definition })
`
  return { source, exported, form: 'raw' }
}

/** `crawl-then-query` -> `crawlThenQuery`; a name that TypeScript has taken is lengthened. */
function constantName(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
  const joined = words.map((word, index) => (index === 0 ? lowerFirst(word) : word[0]?.toUpperCase() + word.slice(1))).join('')
  return /^[a-z]/.test(joined) && !TAKEN.has(joined) ? joined : `machine${joined[0]?.toUpperCase() ?? ''}${joined.slice(1)}`
}

const lowerFirst = (word: string) => (word[0]?.toLowerCase() ?? '') + word.slice(1)

/** The words of the language, and what the source imports or declares. */
const TAKEN = new Set(
  `await break case catch class const continue debugger default delete do else enum export extends false finally for function if implements
  import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var
  void while with yield eval arguments undefined definition fromAsl rawWorkflow workflow`.split(/\s+/),
)

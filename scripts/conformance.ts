/**
 * Measures the project against recordings, in one of four ways:
 *
 *   npm run conformance -- --cases <folder> [--json]                 the engine against executions of the real service
 *   npm run conformance -- --validation --cases <folder> [--json]    the checker against verdicts on definitions
 *   npm run conformance -- --import --cases <folder> [--json]        the import of definitions: the code compiles and gives them back
 *   npm run conformance -- --gx <folder> [--json]                    the quality gate against Great Expectations' cases
 */
const words = process.argv.slice(2)
const has = (option: string) => words.some((word) => word === option || word.startsWith(`${option}=`))

// Each reads the command line by itself.
if (has('--gx')) await import('./conformance-gx.ts')
else if (has('--import')) await import('./conformance-import.ts')
else if (has('--validation')) await import('./conformance-validation.ts')
else await import('./conformance-engine.ts')

export {}

import { createRequire } from 'node:module'

/** What asl-validator says of a machine. */
export interface Verdict {
  readonly isValid: boolean
  errorsText(separator?: string): string
}

type Ajv = { addKeyword(): unknown }

const require = createRequire(import.meta.url)
let compiled: Ajv | undefined

/** Judges a machine by asl-validator, which writes into what it is given: here into a clone. */
export function aslValidator(machine: unknown): Verdict {
  // Loaded when the first machine is compiled: most test files never compile one.
  const validate: (machine: unknown) => Verdict = require('asl-validator')
  const ajv: { default: new () => Ajv } = require('ajv')
  const { default: Ajv } = ajv
  ajv.default = new Proxy(Ajv, { construct: (target, options) => compiledOnce(() => Reflect.construct(target, options)) })
  try {
    return validate(structuredClone(machine))
  } finally {
    ajv.default = Ajv
  }
}

/** asl-validator compiles its schemas anew at each call: 0.4 s, which hundreds of random machines cannot afford. */
function compiledOnce(compile: () => Ajv): Ajv {
  if (compiled === undefined) compiled = compile()
  // The second time, its keywords are known already, and to define one twice is an error.
  else compiled.addKeyword = () => compiled
  return compiled
}

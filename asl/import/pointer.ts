import { DefinitionError } from '../definition-error.ts'

/** A place in a definition, as a JSON Pointer in a fragment: `#/States/Get/Next`. */
export type Pointer = string

/** The whole definition. */
export const WHOLE: Pointer = '#'

/** A member or an element of what stands at `pointer`. https://www.rfc-editor.org/rfc/rfc6901 */
export function at(pointer: Pointer, member: string | number): Pointer {
  return `${pointer}/${String(member).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** A definition that is none. */
export function badDefinition(path: Pointer, message: string, hint: string, options?: ErrorOptions): DefinitionError {
  return new DefinitionError({ code: 'bad-definition', path, message, hint }, options)
}

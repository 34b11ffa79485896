import type { DefinitionFault } from './definition-fault.ts'
import { nameFaults } from './names.ts'
import { numberFaults } from './numbers.ts'
import { rawFaults } from './raw.ts'
import { stepFaults } from './steps.ts'
import { valueFaults } from './values.ts'

/** Every code of a `DefinitionError` that the language throws, in the order of the page. */
export const definitionFaults: readonly DefinitionFault[] = [...nameFaults, ...stepFaults, ...valueFaults, ...numberFaults, ...rawFaults]

/** The codes alone. */
export const faultCodes: readonly string[] = definitionFaults.map(({ code }) => code)

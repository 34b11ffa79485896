import type { DefinitionFault } from './definition-fault.ts'
import { nameFaults } from './names.ts'
import { numberFaults } from './numbers.ts'
import { pipelineFaults } from './pipelines.ts'
import { rawFaults } from './raw.ts'
import { rightFaults } from './rights.ts'
import { stepFaults } from './steps.ts'
import { valueFaults } from './values.ts'

/** A part of the catalogue: the codes of some folders, and the file whose names their examples use first. */
export interface FaultGroup {
  readonly title: string
  /** Where the codes are thrown. */
  readonly folders: readonly string[]
  readonly about: string
  readonly faults: readonly DefinitionFault[]
}

/** Every code of a `DefinitionError`, in the order of the page. */
export const FAULT_GROUPS: readonly FaultGroup[] = [
  {
    title: 'Workflows',
    folders: ['asl'],
    about: 'asl/flow/workflow.ts',
    faults: [...nameFaults, ...stepFaults, ...valueFaults, ...numberFaults, ...rawFaults],
  },
  {
    title: 'Pipelines and their rights',
    folders: ['services', 'analysis'],
    about: 'services/resources/pipeline.ts',
    faults: [...pipelineFaults, ...rightFaults],
  },
]

/** The codes alone. */
export const faultCodes: readonly string[] = FAULT_GROUPS.flatMap(({ faults }) => faults.map(({ code }) => code))

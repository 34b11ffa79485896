import { DefinitionError } from '../../asl/index.ts'
import { definePipeline, type Pipeline } from '../../services/index.ts'
import { redrive } from './redrive.ts'
import type { EltResources } from './resources.ts'

/** {@link redrive} for the dead letters of a pipeline. Throws a `DefinitionError` (`no-dead-letters`) where it has none. */
export function redrivePipeline(resources: EltResources, name = 'elt-redrive'): Pipeline {
  const { events, deadLetters } = resources
  if (deadLetters === undefined) {
    throw new DefinitionError({
      code: 'no-dead-letters',
      path: name,
      message: 'these resources have no queue of dead letters',
      hint: 'declare it in eltResources, or leave the redrive out',
    })
  }
  return definePipeline({ workflow: redrive(name, deadLetters), resources: [deadLetters, events], bounds: [events] })
}

import { ACCOUNT } from '../../services/index.ts'
import type { DeploySettings } from '../settings/settings.ts'
import { bounded } from './stable-hash.ts'

/** The longest name of each kind; 128 where nothing is said. */
const LONGEST: Readonly<Record<string, number>> = {
  function: 64,
  'state-machine': 80,
  queue: 80,
  schedule: 64,
  rule: 64,
  topic: 256,
}

const ACCOUNT_LENGTH = 12
const LONGEST_BUCKET = 63

/** The names of a deployment: what a resource is called in the account, by its kind and id. */
export interface PhysicalNames {
  nameOf(kind: string, id: string): string
  roleName(id: string): string
}

/** Every name begins with the prefix. Names that are one for the whole account or the whole world carry the region, buckets the account too. */
export function physicalNames({ namePrefix, region, roles }: DeploySettings): PhysicalNames {
  return {
    nameOf(kind, id) {
      const name = namePrefix + id
      if (kind === 'database') return bounded(name.toLowerCase().replaceAll('-', '_'), 128)
      if (kind !== 'bucket') return bounded(name, LONGEST[kind] ?? 128)
      const room = LONGEST_BUCKET - ACCOUNT_LENGTH - region.length - 2
      return `${bounded(name.toLowerCase().replaceAll('_', '-'), room)}-${ACCOUNT}-${region}`
    },
    roleName: (id) => bounded(`${roles.namePrefix}${id}-${region}`, 64),
  }
}

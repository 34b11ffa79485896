import { recordFiles } from '../../record-files.ts'
import { AwsError, type LocalEnvironment } from '../../service.ts'
import { keyLock } from '../s3/key-lock.ts'
import { type BusRecord, DEFAULT_BUS, type RuleRecord } from './rule-record.ts'

/** Buses and their rules. A bus is given by name or ARN; nothing is the default bus. */
export interface RuleStore {
  createBus(name: string): Promise<BusRecord>
  /** Rejects with `ResourceNotFoundException`. */
  bus(reference: string | undefined): Promise<BusRecord>
  buses(): Promise<readonly BusRecord[]>
  removeBus(name: string): Promise<void>
  /** Rejects with `ResourceNotFoundException`. */
  rule(bus: string | undefined, name: string | undefined): Promise<RuleRecord>
  rules(bus: string | undefined): Promise<readonly RuleRecord[]>
  /** Changes a rule, or makes it; nothing comes between the read and the write. */
  change(bus: string | undefined, name: string, edit: (known: RuleRecord | undefined, bus: BusRecord) => RuleRecord): Promise<RuleRecord>
  remove(rule: RuleRecord): Promise<void>
}

/** Buses under `<folder>/<bus>/`: `bus.json`, and a file a rule in `rules/`. */
export function ruleStore(folder: string, { clock, region, accountId }: LocalEnvironment): RuleStore {
  const busFiles = recordFiles<BusRecord>(folder)
  const ruleFiles = recordFiles<RuleRecord>(folder)
  const locked = keyLock()
  const arnOf = (name: string) => `arn:aws:events:${region}:${accountId}:event-bus/${name}`
  const byDefault: BusRecord = { name: DEFAULT_BUS, arn: arnOf(DEFAULT_BUS), created: 0 }
  const store: RuleStore = {
    async createBus(name) {
      if (!/^[\w./-]{1,256}$/.test(name) || name.includes('/') || name.startsWith('.'))
        throw new AwsError('ValidationException', `Invalid event bus name ${name}.`, 400)
      const known = name === DEFAULT_BUS ? byDefault : await busFiles.read(name, 'bus')
      if (known !== undefined) throw new AwsError('ResourceAlreadyExistsException', `Event bus ${name} already exists.`, 400)
      const record = { name, arn: arnOf(name), created: clock.now() }
      await busFiles.write(record, name, 'bus')
      return record
    },
    async bus(reference = DEFAULT_BUS) {
      const name = reference.slice(reference.lastIndexOf('/') + 1)
      const found = name === DEFAULT_BUS ? byDefault : await busFiles.read(name, 'bus')
      if (found === undefined) throw new AwsError('ResourceNotFoundException', `Event bus ${name} does not exist.`, 400)
      return found
    },
    async buses() {
      const found = await Promise.all((await busFiles.folders()).map((name) => busFiles.read(name, 'bus')))
      return [byDefault, ...found.filter((bus) => bus !== undefined)]
    },
    removeBus: (name) => busFiles.remove(name, 'bus'),
    async rule(reference, name = '') {
      const bus = await store.bus(reference)
      const found = await ruleFiles.read(bus.name, 'rules', name)
      if (found !== undefined) return found
      throw new AwsError('ResourceNotFoundException', `Rule ${name} does not exist on EventBus ${bus.name}.`, 400)
    },
    async rules(reference) {
      const bus = await store.bus(reference)
      const names = await ruleFiles.names(bus.name, 'rules')
      const found = await Promise.all(names.map((name) => ruleFiles.read(bus.name, 'rules', name)))
      return found.filter((rule) => rule !== undefined)
    },
    async change(reference, name, edit) {
      const bus = await store.bus(reference)
      return locked(`${bus.name}/${name}`, async () => {
        const changed = edit(await ruleFiles.read(bus.name, 'rules', name), bus)
        await ruleFiles.write(changed, bus.name, 'rules', name)
        return changed
      })
    },
    remove: ({ bus, name }) => ruleFiles.remove(bus, 'rules', name),
  }
  return store
}

import { expect, test } from '@jest/globals'
import { isRunFolder } from '../../tasks/discard-run/run-folder.ts'

test.each(['silver_compacted/shipments/dt=2025-12-31/_run-1/', 'a/_b/'])('%s is the folder of a run', (prefix) => {
  expect(isRunFolder(prefix)).toBe(true)
})

test.each(['', '/', '_run/', 'silver/', 'silver/shipments/dt=2025-12-31/', 'a/_b', 'a/_b/c/', 'a//_b/', 'a/_/'])(
  'nothing is deleted below %j',
  (prefix) => {
    expect(isRunFolder(prefix)).toBe(false)
  },
)

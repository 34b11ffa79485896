import { Type } from '@sinclair/typebox'
import { minutes, text, workflow } from 'sluice'
import { openDeployment } from 'sluice/local'
import { definePipeline, glue } from 'sluice/services'
import { catalog, resources } from './03-lake.ts'

const describe = workflow({ name: 'describe-table', input: Type.Object({ table: Type.String() }) }, (flow, input) => {
  const found = flow.task(
    'Get table',
    glue.getTable,
    { DatabaseName: catalog.name, Name: input.table },
    {
      // A name that Glue does not have, or a misspelt one, does not compile.
      catch: { 'Glue.EntityNotFoundException': (handler) => handler.fail('NoSuchTable', text`no table ${input.table}`) },
      retry: [{ errors: ['Glue.InternalServiceException'], attempts: 3, interval: minutes(1) }],
    },
  )
  return { location: found.Table.StorageDescriptor.Location }
})

const { start, close } = await openDeployment([definePipeline({ workflow: describe, resources })], { root: '.sluice/tutorial' })
for (const table of ['source', 'sauce']) {
  const { status, output, error, cause } = await start(describe, { table }).result
  console.log(status, output ? JSON.stringify(output) : `${error}: ${cause}`)
}
await close()

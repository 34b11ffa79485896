import { Type } from '@sinclair/typebox'
import { hours, text, workflow } from 'sluice'
import { openDeployment } from 'sluice/local'
import { definePipeline } from 'sluice/services'

const greet = workflow({ name: 'greet', input: Type.Object({ who: Type.String() }) }, (flow, input) => {
  flow.wait('Until tomorrow', hours(24))
  return { greeting: text`Hello ${input.who}` }
})

const { start, close } = await openDeployment([definePipeline({ workflow: greet, resources: [] })], { root: '.sluice/tutorial' })
const { status, output } = await start(greet, { who: 'Ada' }).result
await close()

console.log(status, JSON.stringify(output))

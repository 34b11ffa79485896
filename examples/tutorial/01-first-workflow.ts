import { Type } from '@sinclair/typebox'
import { compile, hours, text, workflow } from 'sluice'

const greet = workflow({ name: 'greet', input: Type.Object({ who: Type.String() }) }, (flow, input) => {
  flow.wait('Until tomorrow', hours(24))
  return { greeting: text`Hello ${input.who}` }
})

console.log(JSON.stringify(compile(greet), undefined, 2))

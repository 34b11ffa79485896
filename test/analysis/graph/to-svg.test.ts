import { expect, test } from '@jest/globals'
import { graphOf, toSvg } from '../../../analysis/graph/index.ts'
import { everyState } from './sample.ts'

const svg = await toSvg(graphOf(everyState))

test('Every state stands in the picture with its path, its name and a tooltip.', () => {
  expect(svg).toContain('data-path="/States/Both/Branches/1/States/Two"')
  expect(svg).toContain('<title>Poll\nTask · glue:getCrawler</title>')
  expect(svg.match(/data-path=/g)).toHaveLength(11)
})

test('A catcher is dashed and a loop has its class.', () => {
  expect(svg).toMatch(/class="edge catch"><path [^>]*stroke-dasharray="5 4"/)
  expect(svg.match(/class="edge next back"/g)).toHaveLength(1)
})

test('The picture carries no script, style, link or font of its own.', () => {
  expect(svg).not.toMatch(/<script|<style|<image|<foreignObject|href|@import|url\(/i)
})

test('The same machine gives the same bytes.', async () => {
  expect(await toSvg(graphOf(structuredClone(everyState)))).toBe(svg)
})

test('A long condition is cut in the picture and whole in its tooltip.', async () => {
  const condition = `$states.input.${'very.'.repeat(40)}long < 1 & 2`
  const states = { A: { Type: 'Choice', Choices: [{ Condition: `{% ${condition} %}`, Next: 'B' }] }, B: { Type: 'Succeed' } }
  const picture = await toSvg(graphOf({ StartAt: 'A', States: states }))
  expect(picture).toContain(`<title>${condition.replace('&', '&amp;').replace('<', '&lt;')}</title>`)
  expect(picture).toMatch(/<tspan [^>]*>[^<]*…<\/tspan>/)
})

test('A name with characters that XML cannot hold is drawn without them.', async () => {
  const name = 'nul \u0000 \ud800 <x> "y"'
  const picture = await toSvg(graphOf({ StartAt: name, States: { [name]: { Type: 'Pass', End: true } } }))
  expect(picture).not.toMatch(/(?![\n])\p{Cc}|\p{Cs}/u)
  expect(picture).toContain('&lt;x&gt; "y"</text>')
  expect(picture).toContain('&lt;x&gt; &quot;y&quot;"')
})

test('A machine without states is an empty picture.', async () => {
  expect(await toSvg(graphOf({ States: {} }))).toMatch(/^<svg [^>]*width="\d+" height="\d+"/)
})

test('A handler that hundreds of states share is drawn in seconds, in a column with one lane.', async () => {
  const tasks = Array.from({ length: 300 }, (_, index) => [
    `T${index}`,
    {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Failed' }],
      Next: `T${index + 1}`,
    },
  ])
  const states = { ...Object.fromEntries(tasks), T300: { Type: 'Succeed' }, Failed: { Type: 'Fail' } }
  const picture = await toSvg(graphOf({ StartAt: 'T0', States: states }))
  expect(Number(/width="(\d+)"/.exec(picture)?.[1])).toBeLessThan(500)
  expect(picture.match(/class="edge catch"/g)).toHaveLength(300)
  expect(picture).not.toContain('NaN')
})

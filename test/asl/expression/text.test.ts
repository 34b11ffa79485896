import { expect, test } from '@jest/globals'
import { compile, jsonata, text, workflow } from '../../../asl/index.ts'
import { FOUND, find, INPUT, Input } from '../operations.ts'
import { outputOf } from '../run.ts'

test('a text writes numbers, booleans and texts as they are and leaves no trace of an absent value', async () => {
  const output = await outputOf(
    workflow({ name: 'w', input: Input }, (flow, input) => {
      const found = flow.task('Find', find, {})
      return {
        many: text`${input.rows}/${input.flag}/${input.name}/${input.top}/${found.maybe}/${found.list[0]}`,
        alone: text`${input.rows}`,
        absent: text`${input.top}`,
        two: text`${input.top}${found.maybe}`,
        empty: text``,
        nested: text`a${text`b${input.rows}c${text`d`}`}e${text``}${7}${-1}${true}`,
        computed: text`${jsonata<number>`1 + 1`}|${jsonata<string>`${input.flag} ? "y" : "n"`}`,
      }
    }),
    INPUT,
    { Find: FOUND },
  )
  expect(output).toEqual({
    many: "4/true/O'Neil///7",
    alone: '4',
    absent: '',
    two: '',
    empty: '',
    nested: 'ab4cde7-1true',
    computed: '2|y',
  })
})

test('constant parts of a text become one with the strings around them', () => {
  const machine = compile(
    workflow({ name: 'w', input: Input }, (flow, input) => {
      flow.task('Find', find, { a: text`x${1}y${text`z${input.name}!`}`, b: text`only ${'constant'}` })
    }),
  )
  expect(machine.States.Find).toMatchObject({
    Arguments: { a: '{% "x1yz" & $states.context.Execution.Input.name & "!" %}', b: 'only constant' },
  })
})

import { Type } from '@sinclair/typebox'
import { type Expr, eq, type Flow, type Inside, type Ref, seconds, text, workflow } from '../../asl/index.ts'
import { glue } from '../../services/index.ts'

const Input = Type.Object({ name: Type.String(), flag: Type.Boolean() })

let stolen: Ref<string, Inside<'first'>> | undefined

workflow({ name: 'first', input: Input }, (flow, input) => {
  const crawl = flow.task('Get crawler', glue.getCrawler, { Name: input.name })
  stolen = input.name

  flow.when('Branch', input.flag, (then) => {
    const inner = then.task('Inner', glue.getCrawler, { Name: input.name })
    // What the outer flow made can be read inside.
    then.pass('Both', { outer: crawl.Crawler.State, inner: inner.Crawler.State })
    // @ts-expect-error a result of a choice's way, kept outside of it
    flow.pass('Outside', inner.Crawler.State)
    // @ts-expect-error a result of a choice's way, kept outside of it among others
    flow.pass('Outside 1', { fine: input.name, list: [{ wrong: inner.Crawler.State }] })
    // @ts-expect-error a result of a choice's way, as an argument outside of it
    flow.task('Outside 2', glue.getCrawler, { Name: text`${inner.Crawler.Name}` })
    // @ts-expect-error a result of a choice's way, as a condition outside of it
    flow.when('Outside 3', eq(inner.Crawler.State, 'READY'), () => undefined)
    // @ts-expect-error a result of a choice's way, as a moment outside of it
    flow.wait('Outside 4', { until: text`${inner.Crawler.Name}` })
    // @ts-expect-error a result of a choice's way, as a cause outside of it
    flow.fail('Outside 5', text`${inner.Crawler.Name}`)
  })

  flow.poll(
    'Turn',
    { every: seconds(1), attempts: 2 },
    (turn) => {
      const seen = turn.task('Seen', glue.getCrawler, { Name: input.name })
      // @ts-expect-error a result of a turn, used outside of it
      flow.task('Outside 6', glue.getCrawler, { Name: text`${seen.Crawler.Name}` })
      return seen
    },
    (now) => eq(now.Crawler.State, 'READY'),
  )

  flow.parallel('Split', {
    left: (left) => {
      const found = left.task('Left', glue.getCrawler, { Name: input.name })
      // @ts-expect-error a result of a branch, used outside of it
      flow.task('Outside 7', glue.getCrawler, { Name: text`${found.Crawler.Name}` })
      left.when('Deeper', input.flag, (deeper) => {
        const deep = deeper.task('Deep', glue.getCrawler, { Name: input.name })
        // @ts-expect-error a result of a choice inside a branch, used in the branch
        left.task('Outside 8', glue.getCrawler, { Name: text`${deep.Crawler.Name}` })
        deeper.task('Inside', glue.getCrawler, { Name: text`${found.Crawler.Name}${deep.Crawler.Name}` })
      })
      return found
    },
  })
})

workflow({ name: 'second', input: Input }, (flow) => {
  // @ts-expect-error a reference of another workflow
  flow.task('Stolen', glue.getCrawler, { Name: stolen as Ref<string, Inside<'first'>> })
  // @ts-expect-error a condition made in another workflow
  flow.when('Stolen 2', eq(stolen as Ref<string, Inside<'first'>>, 'x'), () => undefined)
})

/** A part of a workflow takes the scope of its caller, so that references go in and come out. */
export function partOf<S>(flow: Flow<S>, name: Expr<string, S>): Ref<'READY' | 'RUNNING' | 'STOPPING' | undefined, S> {
  return flow.task('Part', glue.getCrawler, { Name: name }).Crawler.State
}

workflow({ name: 'third', input: Input }, (flow, input) => {
  const state = partOf(flow, input.name)
  flow.when('Ready', eq(state, 'READY'), (then) => {
    // @ts-expect-error the part writes into the outer flow: what only the inner one knows cannot go in
    partOf(flow, text`${then.pass('Kept', input.name)}`)
  })
})

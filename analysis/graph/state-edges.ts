import { type Fields, fieldsOf, listOf, textOf } from '../fields.ts'
import { choiceText } from './choice-text.ts'
import type { EdgeKind, NodeType } from './graph.ts'
import { cut, oneLine, valueText } from './one-line.ts'

/** A way out of a state, to a state by its name. */
export interface WayOut {
  readonly kind: EdgeKind
  /** The target's name; undefined where the execution ends. */
  readonly target: string | undefined
  readonly label: string
  readonly title?: string
}

const LABEL_LENGTH = 60

type Ways = (state: Fields) => readonly WayOut[]

const goesOn: Ways = (state) => [...nextOf(state), ...catchesOf(state)]

const WAYS: Readonly<Record<NodeType, Ways>> = {
  Task: goesOn,
  Pass: goesOn,
  Wait: goesOn,
  Parallel: goesOn,
  Map: goesOn,
  Unknown: (state) => [...choicesOf(state), ...goesOn(state)],
  Choice: choicesOf,
  Succeed: () => [END],
  Fail: () => [],
  Missing: () => [],
  Start: () => [],
  End: () => [],
}

const END: WayOut = { kind: 'end', target: undefined, label: '' }

/** The ways out of a state, in the order in which Step Functions tries them. */
export function waysOut(type: NodeType, state: Fields): readonly WayOut[] {
  return WAYS[type](state)
}

function nextOf(state: Fields): readonly WayOut[] {
  const target = textOf(state.Next)
  if (target !== undefined) return [{ kind: 'next', target, label: '' }]
  return state.End === true ? [END] : []
}

function choicesOf(state: Fields): readonly WayOut[] {
  const rules = listOf(state.Choices).flatMap((value) => {
    const rule = fieldsOf(value)
    const target = textOf(rule?.Next)
    return rule === undefined || target === undefined ? [] : [labelled('choice', target, choiceText(rule), textOf(rule.Comment))]
  })
  const otherwise = textOf(state.Default)
  return otherwise === undefined ? rules : [...rules, { kind: 'default', target: otherwise, label: 'default' }]
}

function catchesOf(state: Fields): readonly WayOut[] {
  return listOf(state.Catch).flatMap((value) => {
    const catcher = fieldsOf(value)
    const target = textOf(catcher?.Next)
    if (catcher === undefined || target === undefined) return []
    const errors = Array.isArray(catcher.ErrorEquals) ? catcher.ErrorEquals : [catcher.ErrorEquals ?? '?']
    return [labelled('catch', target, errors.map(valueText).join(', '))]
  })
}

/** A label short enough to draw: what its author calls the rule, or as much of its text as there is room for. */
function labelled(kind: EdgeKind, target: string, text: string, comment?: string): WayOut {
  const label = cut(comment === undefined ? text : oneLine(comment), LABEL_LENGTH)
  return { kind, target, label, ...(label !== text && { title: text }) }
}

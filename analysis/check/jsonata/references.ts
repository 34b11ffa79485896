import { builtIns } from './built-ins.ts'
import { nodeOf, nodesOf, type SyntaxNode } from './syntax-node.ts'

/** What an expression reads. */
export interface References {
  /** Names, and `$`, that are read of a context item at the top level, where Step Functions has none. */
  readonly topLevel: ReadonlySet<string>
  /** Whether it reads `$$`. */
  readonly readsRoot: boolean
  /** Variables that it does not bind itself, built-in functions left out. */
  readonly variables: ReadonlySet<string>
  /** Built-in functions that it names. */
  readonly functions: ReadonlySet<string>
  /** What it reads of `$states`, as paths of names: `context.Execution.Input`; empty for all of it. */
  readonly states: ReadonlySet<string>
  /** Paths that begin at a variable, with it: `seen.Crawler.State`. */
  readonly paths: ReadonlySet<string>
}

interface Collected {
  readonly topLevel: Set<string>
  readonly roots: Set<string>
  readonly named: Set<string>
  readonly bound: Set<string>
  readonly states: Set<string>
  readonly paths: Set<string>
}

/** Collects all that a syntax tree reads. */
export function referencesOf(tree: SyntaxNode): References {
  const into: Collected = { topLevel: new Set(), roots: new Set(), named: new Set(), bound: new Set(), states: new Set(), paths: new Set() }
  visit(tree, false, into)
  const free = [...into.named].filter((name) => !into.bound.has(name))
  return {
    topLevel: into.topLevel,
    readsRoot: into.roots.size > 0,
    variables: new Set(free.filter((name) => !builtIns.has(name) && name !== 'states')),
    functions: new Set(free.filter((name) => builtIns.has(name))),
    states: into.states,
    paths: into.paths,
  }
}

/** `hasItem`: whether a name here is read of an item that a step before gave, and not of the missing context. */
function visit(node: SyntaxNode | undefined, hasItem: boolean, into: Collected): void {
  if (node === undefined) return
  visitBindings(node, into)
  visitOwn(node, hasItem, into)
  for (const { expr } of [...nodesOf(node.predicate), ...nodesOf(node.stages)]) visit(nodeOf(expr), true, into)
  visitPairs(nodeOf(node.group)?.lhs, true, into)
}

/** `@$name` and `#$name` bind as `:=` and parameters do. */
function visitBindings({ focus, index }: SyntaxNode, into: Collected): void {
  for (const name of [focus, index]) if (typeof name === 'string') into.bound.add(name)
}

function visitOwn(node: SyntaxNode, hasItem: boolean, into: Collected): void {
  switch (node.type) {
    case 'path':
      visitPath(node, hasItem, into)
      return
    case 'name':
      if (!hasItem) into.topLevel.add(String(node.value))
      return
    case 'variable':
      visitVariable(String(node.value), hasItem, into)
      return
    case 'bind':
      into.bound.add(String(nodeOf(node.lhs)?.value))
      visit(nodeOf(node.rhs), hasItem, into)
      return
    case 'lambda':
      for (const parameter of nodesOf(node.arguments)) into.bound.add(String(parameter.value))
      visit(nodeOf(node.body), hasItem, into)
      return
    case 'unary':
      if (node.value === '{') {
        visitPairs(node.lhs, hasItem, into)
        return
      }
      break
    case 'transform':
      for (const part of [node.pattern, node.update, node.delete]) visit(nodeOf(part), true, into)
      return
    case 'sort':
      for (const { expression } of nodesOf(node.terms)) visit(nodeOf(expression), true, into)
      return
  }
  for (const part of [node.lhs, node.rhs, node.procedure, node.expression, node.condition, node.then, node.else]) {
    visit(nodeOf(part), hasItem, into)
  }
  for (const part of [...nodesOf(node.arguments), ...nodesOf(node.expressions)]) visit(part, hasItem, into)
}

function visitVariable(name: string, hasItem: boolean, into: Collected): void {
  if (name === '$') into.roots.add(name)
  else if (name !== '') into.named.add(name)
  else if (!hasItem) into.topLevel.add('$')
  if (name === 'states') into.states.add('')
}

function visitPath(node: SyntaxNode, hasItem: boolean, into: Collected): void {
  const steps = nodesOf(node.steps)
  const [first, ...rest] = steps
  const end = rest.findIndex((step) => step.type !== 'name')
  const names = (end < 0 ? rest : rest.slice(0, end)).map((step) => String(step.value))
  visit(first, hasItem, into)
  if (first?.type === 'variable') {
    into.paths.add([String(first.value), ...names].join('.'))
    if (first.value === 'states' && names.length > 0) {
      into.states.delete('')
      into.states.add(names.join('.'))
    }
  }
  for (const step of rest) visit(step, true, into)
}

function visitPairs(pairs: unknown, hasItem: boolean, into: Collected): void {
  if (!Array.isArray(pairs)) return
  for (const pair of pairs) for (const part of nodesOf(pair)) visit(part, hasItem, into)
}

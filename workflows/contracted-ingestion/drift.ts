import { count, type Expr, type Flow, gt, jsonata, or, text } from '../../asl/index.ts'
import { type Contract, catalogColumns } from '../../schemas/contract/index.ts'
import type { Rendered } from '../../services/index.ts'

type Column = Rendered<{ readonly Name: string | undefined; readonly Type?: string | undefined }>

/** Ends with `Contract.Drift` where the columns of the crawled table are not those of the contract, in names, types or number. */
export function compareWithContract<S>(flow: Flow<S>, found: Expr<readonly Column[] | undefined, S>, contract: Contract): void {
  const wanted = catalogColumns(contract).map(([Name, Type]) => ({ Name, Type }))
  const diff = flow.pass('Compare with contract', {
    missing: jsonata<string[]>`$append([], ${wanted}[$not(Name in ${found}.Name)].(Name & " " & Type))`,
    added: jsonata<string[]>`$append([], ${found}[$not(Name in ${wanted}.Name)].(Name & " " & Type))`,
    changed: jsonata<
      string[]
    >`($found := ${found}; $append([], ${wanted}.($column := $; $now := $found[Name = $column.Name].Type; $exists($now) and $now != $column.Type ? $column.Name & " " & $column.Type & " is " & $now)))`,
  })
  const listed = (label: string, list: Expr<readonly string[], S>) =>
    jsonata<string>`($count(${list}) > 0 ? ${label} & $join(${list}, ", ") & ". " : "")`
  flow.when('Drifted?', or(gt(count(diff.missing), 0), gt(count(diff.added), 0), gt(count(diff.changed), 0)), (drifted) =>
    drifted.fail(
      'Contract.Drift',
      text`${contract.table} is not what ${contract.dataset} ${contract.version} says. ${listed('Missing: ', diff.missing)}${listed('Added: ', diff.added)}${listed('Changed: ', diff.changed)}Find the file that brought it, or give the contract a new version`,
    ),
  )
}

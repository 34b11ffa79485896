import { DefinitionError } from '../../asl/index.ts'
import { nameToken } from './token.ts'

/** What every resource has. Resources are frozen data; their names are tokens until the account is known. */
export interface Declaration<Kind extends string> {
  readonly kind: Kind
  /** Unique among the resources of its kind; the local name. Letters, digits, `-` and `_`. */
  readonly id: string
  /** The token of its name. */
  readonly name: string
  /** The token of its ARN. */
  readonly arn: string
  /** The name or the ARN of a resource that is there already: it is used, never made, never removed. */
  readonly existing?: string
}

/** What every resource can be given. */
export interface DeclarationOptions {
  /** The name or the ARN of a resource that is there already: it is used, never made, never removed. Default: it is made. */
  readonly existing?: string
}

const ID = /^[A-Za-z][A-Za-z0-9_-]{0,62}$/

/** The common part of a resource. Throws a `DefinitionError` (`bad-resource-id`) for an id that cannot be a name. */
export function declare<Kind extends string>(kind: Kind, id: string, { existing }: DeclarationOptions = {}): Declaration<Kind> {
  if (!ID.test(id)) {
    throw new DefinitionError({
      code: 'bad-resource-id',
      path: `${kind}.${id}`,
      message: `${JSON.stringify(id)} cannot be the id of a ${kind}`,
      hint: 'begin with a letter, go on with letters, digits, "-" and "_", 63 characters at most',
    })
  }
  return {
    kind,
    id,
    name: nameToken(kind, id, 'name'),
    arn: nameToken(kind, id, 'arn'),
    ...(existing !== undefined && { existing }),
  }
}

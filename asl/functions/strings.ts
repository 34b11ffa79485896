import { call, computed, list, maybe } from '../expression/calls.ts'
import type { Expr, Ref, Template } from '../reference/ref.ts'
import { regex } from './regex.ts'

type Text<S> = Template<string, S>
/** What is sought in a text. Of a regular expression's flags JSONata has `i` and `m`. */
type Pattern<S> = Text<S> | RegExp

const pattern = (value: unknown) => (value instanceof RegExp ? regex(value) : value)

/**
 * How many characters a text has. https://docs.jsonata.org/string-functions
 *
 * @example
 * ```ts
 * length(input.key)
 * ```
 */
export function length<S = unknown>(text: Text<S>): Expr<number, S> {
  return call('$length', text)
}

/**
 * The part of a text from `start`, at most `count` characters; a negative `start` counts from the end.
 *
 * @example
 * ```ts
 * substring(input.key, 0, 3)
 * ```
 */
export function substring<S = unknown>(text: Text<S>, start: Template<number, S>, count?: Template<number, S>): Expr<string, S> {
  return call('$substring', text, start, count)
}

/**
 * The part before the first `mark`; all of the text where there is none.
 *
 * @example
 * ```ts
 * substringBefore(input.key, '/')
 * ```
 */
export function substringBefore<S = unknown>(text: Text<S>, mark: Text<S>): Expr<string, S> {
  return call('$substringBefore', text, mark)
}

/**
 * The part after the first `mark`; all of the text where there is none.
 *
 * @example
 * ```ts
 * substringAfter(input.key, '/')
 * ```
 */
export function substringAfter<S = unknown>(text: Text<S>, mark: Text<S>): Expr<string, S> {
  return call('$substringAfter', text, mark)
}

/**
 * The text in capital letters.
 *
 * @example
 * ```ts
 * uppercase(input.key)
 * ```
 */
export function uppercase<S = unknown>(text: Text<S>): Expr<string, S> {
  return call('$uppercase', text)
}

/**
 * The text in small letters.
 *
 * @example
 * ```ts
 * lowercase(input.key)
 * ```
 */
export function lowercase<S = unknown>(text: Text<S>): Expr<string, S> {
  return call('$lowercase', text)
}

/**
 * The text without white space at its ends, and with one blank for any other white space.
 *
 * @example
 * ```ts
 * trim(input.key)
 * ```
 */
export function trim<S = unknown>(text: Text<S>): Expr<string, S> {
  return call('$trim', text)
}

/**
 * The text filled up to `width` characters: at its end, or at its beginning where `width` is negative.
 *
 * @example
 * ```ts
 * pad(input.key, -8, '0')
 * ```
 */
export function pad<S = unknown>(text: Text<S>, width: Template<number, S>, filling?: Text<S>): Expr<string, S> {
  return call('$pad', text, width, filling)
}

/**
 * Whether a text holds another, or matches a regular expression.
 *
 * @example
 * ```ts
 * contains(input.key, /^bronze\/.*\.json$/i)
 * ```
 */
export function contains<S = unknown>(text: Text<S>, sought: Pattern<S>): Expr<boolean, S> {
  return call('$contains', text, pattern(sought))
}

/**
 * The parts of a text between separators, at most `limit`.
 *
 * @example
 * ```ts
 * split(input.key, '/')
 * ```
 */
export function split<S = unknown>(text: Text<S>, separator: Pattern<S>, limit?: Template<number, S>): Ref<readonly string[], S> {
  return list('$split', text, pattern(separator), limit)
}

/**
 * Texts in one, with a separator between them.
 *
 * @example
 * ```ts
 * join(input.tags, ', ')
 * ```
 */
export function join<S = unknown>(texts: Template<readonly string[], S>, separator?: Text<S>): Expr<string, S> {
  return call('$join', texts, separator)
}

/** One match of a regular expression. */
export interface Match {
  readonly match: string
  /** Where it begins, from 0. */
  readonly index: number
  /** What its groups hold. */
  readonly groups: readonly string[]
}

/**
 * The matches of a regular expression, at most `limit`.
 *
 * @example
 * ```ts
 * match(input.key, /dt=(\d{4}-\d{2}-\d{2})/)
 * ```
 */
export function match<S = unknown>(text: Text<S>, expression: RegExp, limit?: Template<number, S>): Ref<readonly Match[], S> {
  return list('$match', text, regex(expression), limit)
}

/**
 * The text with other text for what was sought, at most `limit` times. In `replacement`, `$1` is the first group of a regular expression.
 *
 * @example
 * ```ts
 * replace(input.key, /^bronze/, 'silver')
 * ```
 */
export function replace<S = unknown>(
  text: Text<S>,
  sought: Pattern<S>,
  replacement: Text<S>,
  limit?: Template<number, S>,
): Expr<string, S> {
  return call('$replace', text, pattern(sought), replacement, limit)
}

/**
 * The text in Base64.
 *
 * @example
 * ```ts
 * base64encode(input.key)
 * ```
 */
export function base64encode<S = unknown>(text: Text<S>): Expr<string, S> {
  return call('$base64encode', text)
}

/**
 * The text that Base64 spells.
 *
 * @example
 * ```ts
 * base64decode(input.key)
 * ```
 */
export function base64decode<S = unknown>(text: Text<S>): Expr<string, S> {
  return call('$base64decode', text)
}

/**
 * The text as a part of a URL, `/` and `?` escaped too.
 *
 * @example
 * ```ts
 * encodeUrlComponent(input.key)
 * ```
 */
export function encodeUrlComponent<S = unknown>(text: Text<S>): Expr<string, S> {
  return call('$encodeUrlComponent', text)
}

/**
 * The text as a URL.
 *
 * @example
 * ```ts
 * encodeUrl(input.key)
 * ```
 */
export function encodeUrl<S = unknown>(text: Text<S>): Expr<string, S> {
  return call('$encodeUrl', text)
}

/**
 * The opposite of {@link encodeUrlComponent}.
 *
 * @example
 * ```ts
 * decodeUrlComponent(input.key)
 * ```
 */
export function decodeUrlComponent<S = unknown>(text: Text<S>): Expr<string, S> {
  return call('$decodeUrlComponent', text)
}

/**
 * The opposite of {@link encodeUrl}.
 *
 * @example
 * ```ts
 * decodeUrl(input.key)
 * ```
 */
export function decodeUrl<S = unknown>(text: Text<S>): Expr<string, S> {
  return call('$decodeUrl', text)
}

/** The algorithms of {@link hash}. */
export type HashAlgorithm = 'MD5' | 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512'

/**
 * The hash of a text, in hexadecimal. https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 *
 * @example
 * ```ts
 * hash(input.key, 'SHA-256')
 * ```
 */
export function hash<S = unknown>(text: Text<S>, algorithm: HashAlgorithm | Expr<HashAlgorithm, S>): Expr<string, S> {
  return call('$hash', text, algorithm)
}

/**
 * The value of a JSON text; `T` is taken at your word, and so is the scope.
 *
 * @example
 * ```ts
 * parse<{ id: string }>(constant('{ "id": "a" }')).id
 * ```
 */
export function parse<T>(text: Text<never>): Ref<T> {
  return computed('$parse', text)
}

/**
 * What kind of value it is; absent for an absent one.
 *
 * @example
 * ```ts
 * typeOf(input.top)
 * ```
 */
export function typeOf<S>(
  value: Expr<unknown, S>,
): Expr<'array' | 'boolean' | 'function' | 'null' | 'number' | 'object' | 'string' | undefined, S> {
  return maybe('$type', value)
}

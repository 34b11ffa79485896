import type { Expr, Inside, Ref, Template } from '../reference/ref.ts'
import type { ItemSource } from '../source/item-source.ts'
import type { Flow } from './flow.ts'
import type { AfterCatch, ElementValue, GroupOptions } from './outcome.ts'

/** How a {@link MapVerbs.map} runs. */
export interface MapOptions<S, C> extends GroupOptions<S, C> {
  /** How many iterations run at once, 1 to 40. Default: 40, AWS's own bound. */
  readonly concurrency?: number
}

/** How a {@link MapVerbs.distributedMap} runs. */
export interface DistributedOptions<S> {
  /** How many children run at once, 1 to 10,000. Default: 10,000, AWS's own bound. */
  readonly concurrency?: number | Expr<number, S>
  /** Gives a child several items at once, as an array. One bound at least. Default: one item a child. */
  readonly batch?: {
    /** The most items of a batch. */
    readonly items?: number | Expr<number, S>
    /** The most bytes of a child's input, up to 262,144. */
    readonly bytes?: number | Expr<number, S>
  }
  /** Writes the results to S3, for they may be too large to come back; the step's result then says where. Default: they come back. */
  readonly write?: {
    readonly bucket: Template<string, S>
    /** Without a slash at its end. */
    readonly prefix?: Template<string, S>
    /** Default: `JSON`, one array a file. */
    readonly format?: 'JSON' | 'JSONL'
    /**
     * `NONE` (default): each child's output with its metadata. `COMPACT`: the outputs alone. `FLATTEN`: the elements of outputs that
     * are arrays.
     */
    readonly transformation?: 'COMPACT' | 'FLATTEN' | 'NONE'
  }
  /** How many items may fail before the whole does. Default: none. With both, the stricter counts. */
  readonly tolerate?: {
    readonly count?: number | Expr<number, S>
    /** 0 to 100. */
    readonly percentage?: number | Expr<number, S>
  }
  /** Part of the map run's ARN: at most 40 characters of letters, digits, `-` and `_`. Default: made by AWS. */
  readonly label?: string
  /** `EXPRESS`: a child ends within five minutes and costs less. Default: `STANDARD`. */
  readonly children?: 'EXPRESS' | 'STANDARD'
}

/** Where the results of a Distributed Map were written. */
export interface WrittenResults {
  readonly MapRunArn: string
  /** The `manifest.json`, which lists the result files. */
  readonly ResultWriterDetails: { readonly Bucket: string; readonly Key: string }
}

type DistributedResult<O, R> = O extends { readonly write: object } ? WrittenResults : readonly ElementValue<R>[]
type GivenItem<O, Item> = O extends { readonly batch: object } ? readonly Item[] : Item

/** What the editor says of an option that there is not. */
type UnknownOptions<O, S> = {
  readonly [Name in Exclude<
    keyof O,
    keyof DistributedOptions<S> | 'catch' | 'retry'
  >]: `${Name & string} is not an option of a distributed map`
}

/** The verbs that run steps once for every item. */
export interface MapVerbs<in out S> {
  /**
   * Runs `each` once for every item of an array, at most 40 at once, and gives what the iterations returned, in the order of the items; what an
   * iteration does not return is null. Only what is read later is returned. The first error that no iteration catches ends the others.
   *
   * Makes an inline Map state. An iteration is 2 events and those of its steps, and 2 more where not its first state alone reads the item, out of the
   * execution's 25,000: for more than some hundred items there is {@link Flow.distributedMap}.
   *
   * Throws a `DefinitionError`: `bad-concurrency`.
   * https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html
   *
   * @example
   * ```ts
   * const heads = flow.map('Look at each', input.tags, { concurrency: 5 }, (tag, each) => {
   *   const head = each.task('Head', s3.headObject, { Bucket: input.bucket, Key: tag })
   *   return { tag, bytes: head.ContentLength }
   * })
   * return { heads }
   * ```
   */
  map<const N extends string, Item, R, const C = unknown>(
    name: N,
    items: Expr<readonly Item[], S>,
    options: MapOptions<S, C>,
    each: (item: Ref<Item, S & Inside<N>>, flow: Flow<S & Inside<N>>, index: Ref<number, S & Inside<N>>) => R,
  ): Ref<AfterCatch<readonly ElementValue<R>[], C>, S>

  /**
   * Runs `each` as an execution of its own for every item of an array, of files or of a listing, up to 10,000 at once; millions of items are fine.
   * Gives what the children returned, or with `write` where that was written. Children that failed, where that is tolerated, leave no result.
   * With `batch`, `each` gets an array of items.
   *
   * Makes a Map state whose processor is `DISTRIBUTED`: 6 events here, and a history of its own for each child. A child sees nothing of the steps
   * around; what `each` reads of them is handed over in its input, up to 256 KiB with its items.
   *
   * Throws a `DefinitionError`: `bad-map-option`, `no-batch-bound`, `bad-label`, `bad-max-items`, `no-headers`.
   * https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
   *
   * @example
   * ```ts
   * const written = flow.distributedMap(
   *   'Judge objects',
   *   objectsOf({ bucket: input.bucket, prefix: 'bronze/' }),
   *   { batch: { items: 100 }, tolerate: { percentage: 1 }, children: 'EXPRESS', write: { bucket: input.bucket, prefix: 'judged' } },
   *   (objects, each) => each.task('Judge', lambda.invoke(judge), { keys: map(objects, (object) => object.Key) }),
   * )
   * return { manifest: written.ResultWriterDetails.Key }
   * ```
   */
  distributedMap<const N extends string, Item, R, const O extends DistributedOptions<S>, const C = unknown>(
    name: N,
    source: Expr<readonly Item[], S> | ItemSource<Item, S>,
    options: O & GroupOptions<S, C> & UnknownOptions<O, S>,
    each: (item: Ref<GivenItem<O, Item>, S & Inside<N>>, flow: Flow<S & Inside<N>>) => R,
  ): Ref<AfterCatch<DistributedResult<O, R>, C>, S>
}

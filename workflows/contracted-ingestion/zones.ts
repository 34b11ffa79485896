/** The folders of seed 003: the only place where their prefixes are written. */
export const RAW_ZONES = Object.freeze({ incoming: 'raw/incoming/' })

/** Below it lie the datasets, and in each its versions: `curated/orders/schema=0.0.3/`. */
export const CURATED_ZONES = Object.freeze({ curated: 'curated/', errors: 'errors/' })

export const RESULT_ZONES = Object.freeze({ queries: 'athena-results/' })

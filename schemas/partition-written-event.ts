/** Where the event of a written partition comes from, and what it is called: what rules match. */
export const PARTITION_WRITTEN = Object.freeze({ source: 'sluice.lake', detailType: 'Partition Written' })

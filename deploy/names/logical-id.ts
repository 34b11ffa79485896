/** The logical id of a resource: `bucket`, `user-events` -> `BucketUserEvents`. Ids that differ in punctuation only stay apart. */
export function logicalId(kind: string, id: string): string {
  return pascalCase(kind) + pascalCase(id) + marks(id)
}

/** The logical id that the framework gives a function. */
export function functionLogicalId(name: string): string {
  const normal = name.replaceAll('-', 'Dash').replaceAll('_', 'Underscore')
  return `${normal.charAt(0).toUpperCase()}${normal.slice(1)}LambdaFunction`
}

function pascalCase(text: string): string {
  return text
    .split(/[-_]+/)
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}

/** A logical id is letters and digits: underscores would be lost. */
function marks(id: string): string {
  return id.includes('_') ? 'X'.repeat(id.split('_').length - 1) : ''
}

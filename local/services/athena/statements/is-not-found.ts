/** Whether the catalog says that something does not exist. */
export function isNotFound(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EntityNotFoundException'
}

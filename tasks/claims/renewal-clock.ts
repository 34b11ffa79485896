/** Says, once for each third of a lease, that it is time to lengthen it. `now` is in milliseconds. */
export function renewalClock(now: () => number, leaseSeconds: number): () => boolean {
  const step = (leaseSeconds * 1000) / 3
  let next = now() + step
  return () => {
    if (now() < next) return false
    next = now() + step
    return true
  }
}

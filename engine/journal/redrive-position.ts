import type { FramePosition, LinePosition } from './position.ts'

/**
 * Sets every state that did not end back to its beginning, as a redrive takes it up: attempts count from zero, and of a
 * Parallel or a Map only the lines that did not succeed run again. One that failed because its own result was too large
 * runs whole.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html
 */
export function redrivePosition(line: LinePosition): void {
  if (line.at.kind !== 'entered') return
  const { frame } = line.at
  const waits = frame.progress.kind === 'waiting' && frame.retryCount === 0
  frame.retryCount = 0
  frame.retries.clear()
  frame.gaveUp = false
  if (!waits) frame.progress = { kind: 'begun' }
  redriveInner(frame)
}

function redriveInner(frame: FramePosition): void {
  const { inner } = frame
  if (inner === undefined) return
  if (inner.closed) frame.inner = undefined
  else if (inner.kind === 'mapRun') {
    if (inner.mapRunArn === undefined) return
    inner.redriven = true
    inner.redriveCount++
  } else for (const line of inner.lines.values()) redrivePosition(line)
}

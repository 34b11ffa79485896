import type { Console } from './console.ts'

const WIDTH = 24

/** Work whose size is known. */
export interface ProgressBar {
  /** So much more is done. */
  step(count?: number): void
  /** Takes the bar away. */
  end(): void
}

/** Shows how far some work is, on a terminal only. */
export function progressBar({ live }: Console, title: string, total: number): ProgressBar {
  let done = 0
  let percent = -1
  const show = () => {
    const now = Math.floor((100 * done) / Math.max(1, total))
    if (now === percent) return
    percent = now
    live?.(barLine(title, done, total))
  }
  show()
  return {
    step(count = 1) {
      done += count
      show()
    },
    end: () => live?.(undefined),
  }
}

/** `title ██████░░░░░░  50 %  500 of 1,000` */
export function barLine(title: string, done: number, total: number): string {
  const share = total === 0 ? 1 : Math.min(1, done / total)
  const full = Math.round(share * WIDTH)
  const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full)
  const percent = String(Math.floor(share * 100)).padStart(3)
  return `${title} ${bar} ${percent} %  ${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')}`
}

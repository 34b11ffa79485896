/** Choices read from a list of random numbers: what is chosen shrinks as the list does. */
export class Tape {
  readonly #numbers: readonly number[]
  #at = 0

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers
  }

  /** A number from 0 to `bound - 1`; 0 when the tape is at its end. */
  below(bound: number): number {
    const number = this.#numbers[this.#at++] ?? 0
    return number % bound
  }

  /** One of `choices`; the first when the tape is at its end. */
  pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T
  }

  /** Whether the tape is at its end. */
  get isOver(): boolean {
    return this.#at >= this.#numbers.length
  }
}

/** What is wrong with the arguments of an intrinsic function. */
export class IntrinsicProblem extends Error {
  override readonly name = 'IntrinsicProblem'
}

import { type Declaration, type DeclarationOptions, declare } from './declaration.ts'
import { frozen } from './frozen.ts'

/** Where an activity's workers ask for tasks. https://docs.aws.amazon.com/step-functions/latest/dg/concepts-activities.html */
export type ActivityQueue = Declaration<'activity'>

/** Declares an activity: its `arn` goes into the contract that `activity` takes. */
export function activityQueue(id: string, options: DeclarationOptions = {}): ActivityQueue {
  return frozen(declare('activity', id, options))
}

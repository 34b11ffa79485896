import { StatesRuntimeError } from '../errors/states-runtime-error.ts'

/** An Express execution has made more events than its five minutes hold: it ends as if they were over. */
export class ExpressLimitReached extends StatesRuntimeError {}

export { type Limits, type LoopLimits, limits, type MapLimits } from './limits.ts'

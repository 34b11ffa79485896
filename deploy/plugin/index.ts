export { SluicePlugin as default } from './plugin.ts'

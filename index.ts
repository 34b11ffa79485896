export * from './asl/index.ts'
export * from './services/index.ts'

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  // `npm run test:long` runs what takes long: kills, a thousand objects, each right taken away.
  testMatch: ['**/*.test.ts', '!**/*.long.test.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/asl/validate-every-machine.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' }, sourceMaps: 'inline' },
    ],
  },
  // Examples import the package by its name: here that is the source, which the exports map gives as `dist`.
  moduleNameMapper: {
    '^sluice$': '<rootDir>/index.ts',
    '^sluice/cli$': '<rootDir>/cli/main.ts',
    '^sluice/(\\w+)$': '<rootDir>/$1/index.ts',
  },
  testTimeout: 30_000,
  maxWorkers: '100%',
}

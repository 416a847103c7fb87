const typescript = ['@swc/jest', {
  jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2024', transform: { react: { runtime: 'automatic' } } },
  module: { type: 'es6' },
}];

export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': typescript },
  // Not beside the rooms' sources: tests there belong to exercises and repositories.
  testMatch: ['<rootDir>/{fixtures,exercises,graders,server,web}/src/**/*.test.ts?(x)', '<rootDir>/scripts/**/*.test.ts'],
  // What takes minutes for one verdict is asked by `npm run slow`.
  testPathIgnorePatterns: ['/node_modules/', '\\.slow\\.test\\.ts$'],
  modulePathIgnorePatterns: ['<rootDir>/var/'],
  globalSetup: '<rootDir>/scripts/jest/start-postgres.ts',
  globalTeardown: '<rootDir>/scripts/jest/stop-postgres.ts',
  testSequencer: '<rootDir>/scripts/jest/slow-files-first.js',
  // One more than the two cores: files wait for browsers and databases about a sixth of their time.
  maxWorkers: 3,
  testTimeout: 30_000,
};

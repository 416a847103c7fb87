const typescript = ['@swc/jest', {
  jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2024', transform: { react: { runtime: 'automatic' } } },
  module: { type: 'es6' },
}];

export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': typescript },
  testMatch: ['<rootDir>/{fixtures,exercises,graders,server,web,scripts}/**/*.test.ts?(x)'],
  testPathIgnorePatterns: ['/node_modules/', '/hidden/', '/submissions/', '/starter/'],
  modulePathIgnorePatterns: ['<rootDir>/var/'],
  globalSetup: '<rootDir>/scripts/jest/start-postgres.ts',
  globalTeardown: '<rootDir>/scripts/jest/stop-postgres.ts',
  maxWorkers: 2,
  testTimeout: 30_000,
};

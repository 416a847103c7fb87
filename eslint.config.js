import reactHooks from 'eslint-plugin-react-hooks';
import unicorn from 'eslint-plugin-unicorn';
import tseslint from 'typescript-eslint';

const CONFIGS = ['*.config.{js,ts}', 'web/vite.config.ts', 'scripts/jest/*.{ts,js}'];

export default tseslint.config(
  { ignores: ['**/node_modules/**', '**/dist/**', 'var/**', 'coverage/**', 'exercises/*/{starter,hidden,pull-request,submissions}/**', 'exercises/skeletons/**', 'fixtures/repos/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx,js,mjs}'],
    plugins: { unicorn },
    rules: {
      'max-lines': ['warn', { max: 250, skipBlankLines: true, skipComments: true }],
      'unicorn/filename-case': ['warn', { case: 'kebabCase' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Named exports: one name everywhere.' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  // They stand in for packages whose default export and loose types are what the repositories import.
  { files: ['graders/src/pr-review/libraries/*.ts'], rules: { 'no-restricted-syntax': 'off', '@typescript-eslint/no-explicit-any': 'off' } },
  { files: CONFIGS, rules: { 'no-restricted-syntax': 'off' } },
  { files: ['**/*.test.{ts,tsx}'], rules: { 'max-lines': ['warn', { max: 400 }] } },
  {
    files: ['web/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['web/src/**/*.{ts,tsx}'],
    ignores: ['web/src/editor/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: ['monaco-editor', 'monaco-editor/*'], message: 'Monaco is large; only editor/ loads it.' }] }] },
  },
);

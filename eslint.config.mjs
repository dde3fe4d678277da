import tseslint from 'typescript-eslint';
import importX from 'eslint-plugin-import-x';
import { zones, vendorBans } from './lint/import-table.mjs';

const clockBan = ['policy', 'domain', 'activities', 'expressions', 'taskrouter-engine', 'simulator'];

const noClock = {
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: 'Time is given, never read, here.' },
    { object: 'Math', property: 'random', message: 'Randomness is given, never drawn, here.' },
    { object: 'performance', property: 'now', message: 'Time is given, never read, here.' },
  ],
  'no-restricted-syntax': [
    'error',
    {
      selector: "NewExpression[callee.name='Date'][arguments.length=0]",
      message: 'Time is given, never read, here.',
    },
  ],
};

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'coverage/',
      '.throughline/',
      '.test-cache/',
      '**/*.generated.*',
      'test/replay/histories/',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver': { node: { extensions: ['.ts', '.js', '.json'] } },
      // Without it the rule against circles looks into no TypeScript file at all.
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'import-x/no-cycle': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/config/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only src/config reads the environment.' },
      ],
    },
  },
  {
    files: clockBan.map((folder) => `src/${folder}/**/*.ts`),
    rules: {
      ...noClock,
      'no-restricted-properties': [
        ...noClock['no-restricted-properties'],
        { object: 'process', property: 'env', message: 'Only src/config reads the environment.' },
      ],
    },
  },
  ...vendorBans,
  {
    files: ['src/workflows/**/*.ts'],
    rules: { 'max-lines': ['error', { max: 150 }] },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.ts', 'src/bin/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
);

import nextVitals from 'eslint-config-next/core-web-vitals';
import tseslint from 'typescript-eslint';

const typed = ['**/*.ts', '**/*.tsx'];

const config = [
  { ignores: ['.next*/**', 'dist/**', 'node_modules/**', 'next-env.d.ts', '.riskcurve/**', 'db/migrations/**'] },
  ...nextVitals,
  ...tseslint.configs.recommendedTypeChecked.map((entry) => ({ ...entry, files: typed })),
  {
    files: typed,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-expressions': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      'no-console': 'error',
      'max-lines': ['error', { max: 250, skipComments: true, skipBlankLines: true }],
      eqeqeq: 'error',
    },
  },
  { files: ['lib/cli/**', 'scripts/**', 'tests/**', 'models/trainer/main.ts'], rules: { 'no-console': 'off' } },
];

export default config;

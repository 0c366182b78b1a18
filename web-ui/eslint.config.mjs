import { createNodeResolver, importX } from 'eslint-plugin-import-x'
import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'
import { folders, seenBy } from './rooms.ts'

const src = `${import.meta.dirname}/src`
const within = (folder) => `${src}/${folder}/*`

/** One zone for each folder: nothing of `src` but its own files and what the plan lets it see. */
const zones = (...more) =>
  folders.map((folder) => ({
    target: within(folder),
    from: `${src}/**`,
    except: [folder, ...seenBy(folder), ...more].map(within),
    message: ` rooms.ts does not let ${folder} see it.`,
  }))

export default tseslint.config(
  { ignores: ['target/', 'src/api/schema.d.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.recommended,
  vue.configs['flat/essential'],
  // For every file: a file is also read for the circles of those that import it.
  { languageOptions: { parserOptions: { parser: tseslint.parser } } },
  {
    plugins: { 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts', '.vue', '.mjs'],
      'import-x/parsers': {
        '@typescript-eslint/parser': ['.ts', '.mjs'],
        'vue-eslint-parser': ['.vue'],
      },
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.vue', '.mjs'] })],
    },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // A name taken out of a rest needs no use.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-duplicates': 'error',
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/no-unused-refs': 'error',
      'vue/no-unused-properties': 'error',
      'vue/no-unused-emit-declarations': 'error',
      'vue/prefer-import-from-vue': 'error',
    },
  },
  { files: ['src/**'], rules: { 'import-x/no-restricted-paths': ['error', { zones: zones() }] } },
  {
    files: ['src/**/*.spec.ts'],
    rules: { 'import-x/no-restricted-paths': ['error', { zones: zones('testing') }] },
  },
)

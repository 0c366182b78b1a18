// Writes src/api/schema.d.ts from the server's OpenAPI description, or, with --check, fails if the
// committed file no longer says the same.
import { readFileSync, writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'

const source = new URL('../../backend/src/main/resources/openapi.yaml', import.meta.url)
const target = new URL('../src/api/schema.d.ts', import.meta.url)
const header =
  '// Generated from backend/src/main/resources/openapi.yaml by `npm run api`. Do not edit.\n\n'

const types = header + astToString(await openapiTS(source, { alphabetize: false }))

if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== types) {
    console.error(
      'src/api/schema.d.ts differs from openapi.yaml: run `npm run api` and commit the result',
    )
    process.exit(1)
  }
} else {
  writeFileSync(target, types)
}

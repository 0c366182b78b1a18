// What Maven calls: `node scripts/maven-build.mjs STEP...`. A step whose inputs are unchanged since
// it last succeeded is skipped, so that a build in which no front-end file changed costs next to
// nothing.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const app = [
  'package-lock.json',
  '.prettierrc.json',
  'package.json',
  'index.html',
  'vite.config.ts',
  'eslint.config.mjs',
  'rooms.ts',
  'tsconfig*.json',
  'scripts/**',
  'src/**',
  'public/**',
  'dev/**',
  'e2e/**',
  '../backend/src/main/resources/openapi.yaml',
]
const steps = {
  install: {
    inputs: ['package.json', 'package-lock.json', '.npmrc'],
    command: ['ci', '--prefer-offline'],
    stamp: 'node_modules/.stamp',
  },
  build: { inputs: app, command: ['run', 'build'], stamp: 'target/.build-stamp' },
  check: { inputs: app, command: ['run', 'check'], stamp: 'target/.check-stamp' },
  test: { inputs: app, command: ['run', 'test'], stamp: 'target/.test-stamp' },
}

/** One digest of the Node version, the step's command and each input's path and content. */
function digest({ inputs, command }) {
  const hash = createHash('sha256').update(process.version + command.join(' '))
  const files = globSync(inputs).filter((path) => statSync(path).isFile())
  for (const path of files.sort()) hash.update(`\0${path}\0`).update(readFileSync(path))
  return hash.digest('hex')
}

function stampOf(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch (problem) {
    if (problem.code === 'ENOENT') return ''
    throw problem
  }
}

for (const name of process.argv.slice(2)) {
  const step = steps[name]
  if (!step) throw new Error(`unknown step ${name}; known: ${Object.keys(steps).join(', ')}`)
  const now = digest(step)
  if (stampOf(step.stamp) === now) {
    console.log(`${name}: unchanged`)
    continue
  }
  rmSync(step.stamp, { force: true })
  execFileSync(process.execPath, [process.env.npm_execpath, ...step.command], { stdio: 'inherit' })
  mkdirSync(dirname(step.stamp), { recursive: true })
  writeFileSync(step.stamp, now)
}

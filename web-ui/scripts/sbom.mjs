// `node scripts/sbom.mjs VERSION` writes target/sbom.cdx.json: the packages in the built UI, as CycloneDX. npm's serial number and time of
// day are left out, so that the same tree gives the same file.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

// npm describes nothing that has no version, and the UI has Headroom's.
const [version] = process.argv.slice(2)
const folder = 'target/sbom/headroom-web-ui'
mkdirSync(folder, { recursive: true })
for (const name of ['package.json', 'package-lock.json']) {
  writeFileSync(
    `${folder}/${name}`,
    JSON.stringify({ ...JSON.parse(readFileSync(name, 'utf8')), version }),
  )
}
const options = ['--omit=dev', '--sbom-format=cyclonedx', '--package-lock-only']
const sbom = JSON.parse(
  execFileSync(process.execPath, [process.env.npm_execpath, 'sbom', ...options], {
    cwd: folder,
    encoding: 'utf8',
  }),
)
delete sbom.serialNumber
delete sbom.metadata.timestamp
writeFileSync('target/sbom.cdx.json', JSON.stringify(sbom, null, 2) + '\n')

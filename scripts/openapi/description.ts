import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PACKAGE = '@octokit/openapi'
const VERSION = '23.0.2'

/** The last version that describes a product, where that is not the newest. */
const OLDER: Partial<Record<string, string>> = {
  'ghes-3.6': '12.0.0',
  'ghes-3.8': '12.0.0',
  'ghes-3.9': '12.0.0',
}

/** GitHub's own OpenAPI description of a product, such as `api.github.com` or `ghes-3.19`. */
export function readDescription(product: string): object {
  const version = OLDER[product] ?? VERSION
  // Kept between calls: the package is 400 MB.
  const cache = join(tmpdir(), `run-report-openapi-${version}`)
  if (!existsSync(cache)) installInto(cache, version)
  const file = join(cache, 'node_modules', PACKAGE, 'generated', `${product}.json`)
  // The package holds nothing else.
  return JSON.parse(readFileSync(file, 'utf8')) as object
}

/** Whole or not at all: the folder gets its name when the package is complete. */
function installInto(cache: string, version: string): void {
  const name = `${PACKAGE}@${version}`
  console.log(`Installing ${name} into ${cache}`)
  const folder = mkdtempSync(`${cache}-`)
  const options = ['--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--no-save']
  const { status } = spawnSync('npm', ['install', ...options, name], {
    stdio: ['ignore', 'ignore', 'inherit'],
    // npm is a script on Windows, which only a shell starts.
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    rmSync(folder, { recursive: true })
    throw new Error(`npm could not install ${name}: exit code ${status}`)
  }
  renameSync(folder, cache)
}

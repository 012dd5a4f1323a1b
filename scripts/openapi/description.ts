import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PACKAGE = '@octokit/openapi'
const VERSION = '23.0.2'

/** Kept between calls: the package is 400 MB. */
const CACHE = join(tmpdir(), `run-report-openapi-${VERSION}`)

/** GitHub's own OpenAPI description of a product, such as `api.github.com` or `ghes-3.19`. */
export function readDescription(product: string): object {
  if (!existsSync(CACHE)) installInto(CACHE)
  const file = join(CACHE, 'node_modules', PACKAGE, 'generated', `${product}.json`)
  // The package holds nothing else.
  return JSON.parse(readFileSync(file, 'utf8')) as object
}

/** Whole or not at all: the folder gets its name when the package is complete. */
function installInto(cache: string): void {
  console.log(`Installing ${PACKAGE}@${VERSION} into ${cache}`)
  const folder = mkdtempSync(`${cache}-`)
  const options = ['--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--no-save']
  const { status } = spawnSync('npm', ['install', ...options, `${PACKAGE}@${VERSION}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
    // npm is a script on Windows, which only a shell starts.
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    rmSync(folder, { recursive: true })
    throw new Error(`npm could not install ${PACKAGE}@${VERSION}: exit code ${status}`)
  }
  renameSync(folder, cache)
}

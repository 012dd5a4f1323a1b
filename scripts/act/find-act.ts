import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Runs workflow files (MIT). */
const ACT = 'github.com/nektos/act'
const VERSION = 'v0.2.87'

/** Not in `node_modules`, which `npm ci` removes. */
const CACHE = process.env['XDG_CACHE_HOME'] ?? join(process.env['HOME'] ?? '/tmp', '.cache')
const FOLDER = join(CACHE, 'run-report', `act-${VERSION}`)

/** Returns the path of `act`, which it builds if it is not there; `undefined` without Go. */
export function findAct(): string | undefined {
  const path = join(FOLDER, 'act')
  if (existsSync(path)) return path
  if (spawnSync('go', ['version']).status !== 0) return undefined
  console.log(`Building ${ACT}@${VERSION}`)
  const { status } = spawnSync('go', ['install', `${ACT}@${VERSION}`], {
    env: { ...process.env, GOBIN: FOLDER },
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error(`Could not build ${ACT}@${VERSION}`)
  return path
}

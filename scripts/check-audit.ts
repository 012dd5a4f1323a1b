/**
 * `npm run check:audit`: has a package whose code is in a bundle a vulnerability that npm knows of?
 *
 * Exits with 1 where one has, and with 2 where the registry did not say, which is no answer.
 */
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundledPackages, type Lock } from './supply-chain/bundled-packages.ts'

/** What `npm audit --json` prints; without `vulnerabilities` it is the failure of the audit. */
interface Audit {
  readonly vulnerabilities?: Readonly<Record<string, Vulnerability>>
  readonly message?: string
}

interface Vulnerability {
  readonly severity: string
  /** A text names another package, which brings the vulnerability. */
  readonly via: readonly (string | { readonly title: string; readonly url: string })[]
}

/** What an audit says of the packages in the bundles, and how the command ends. */
interface Verdict {
  readonly lines: readonly string[]
  readonly exitCode: 0 | 1 | 2
}

/** @param names of the packages in the bundles */
export function judge({ vulnerabilities, message }: Audit, names: readonly string[]): Verdict {
  if (vulnerabilities === undefined) {
    const reason = message ?? 'no reason given'
    const line = `Not known: the registry did not answer the audit (${reason}). Ask another one.`
    return { lines: [line], exitCode: 2 }
  }
  const found = names.flatMap((name) => {
    const known = Object.hasOwn(vulnerabilities, name) ? vulnerabilities[name] : undefined
    return known === undefined ? [] : [`${name}: ${known.severity}, ${sources(known)}`]
  })
  const others = Object.keys(vulnerabilities).length - found.length
  return {
    lines: [
      ...found,
      `${names.length} packages in the bundles, ${found.length} with a known vulnerability; ${others} among the tools`,
    ],
    exitCode: found.length === 0 ? 0 : 1,
  }
}

function sources({ via }: Vulnerability): string {
  return via
    .map((source) => (typeof source === 'string' ? source : `${source.title} ${source.url}`))
    .join(', ')
}

/** The audit is of all packages: to npm, those in the bundles are development dependencies too. */
function audit(root: string): Audit {
  const npm = process.env['npm_execpath']
  if (npm === undefined) throw new Error('Run it by npm: npm run check:audit')
  const { stdout } = spawnSync(process.execPath, [npm, 'audit', '--json'], {
    cwd: root,
    encoding: 'utf8',
  })
  try {
    return JSON.parse(stdout) as Audit
  } catch {
    return { message: 'npm printed no JSON' }
  }
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..')
  const read = (path: string) => readFileSync(join(root, path), 'utf8')
  const lock = JSON.parse(read('package-lock.json')) as Lock
  const names = globSync('dist/*/licenses.txt', { cwd: root })
    .flatMap((path) => bundledPackages(read(path), lock))
    .map(({ name }) => name)
  const { lines, exitCode } = judge(audit(root), [...new Set(names)])
  for (const line of lines) console.log(line)
  process.exitCode = exitCode
}

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const SCRIPTS = fileURLToPath(new URL('../scripts', import.meta.url))

const README = `Use it:

    - uses: octo-org/run-report@v1

It reads github.com/OWNER/REPO.
`

let prepared: string
let root: string
let clone: string

beforeAll(() => {
  prepared = mkdtempSync(join(tmpdir(), 'release-'))
  root = prepared
  clone = join(root, 'clone')
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', join(root, 'remote')])
  execFileSync('git', ['clone', '--quiet', join(root, 'remote'), clone], { stdio: 'ignore' })
  git('config', 'user.name', 'a')
  git('config', 'user.email', 'a@example.com')
  // The remote of each copy.
  git('config', 'remote.origin.url', '../remote')
  git('checkout', '--quiet', '-B', 'main')
  git('commit', '--quiet', '--allow-empty', '--message', 'Start')
  git('push', '--quiet', 'origin', 'main')
  prepare('1.0.0')
})

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'release-'))
  clone = join(root, 'clone')
  cpSync(prepared, root, { recursive: true })
})

afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

afterAll(() => {
  rmSync(prepared, { recursive: true, force: true })
})

/** Commits and pushes what a person prepares for a version. */
function prepare(version: string, files: Readonly<Record<string, string>> = {}): void {
  const all = {
    'package.json': JSON.stringify({ version }),
    'CHANGELOG.md': `# Changelog\n\n## ${version} (2026-03-01)\n\nText.\n`,
    'README.md': README,
    'docs/recipes.md': 'octo-org/run-report@v1\n',
    'src/a.ts': '// OWNER/run-report\n',
    ...files,
  }
  git('reset', '--quiet', '--hard', 'origin/main')
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(clone, path)), { recursive: true })
    writeFileSync(join(clone, path), text)
  }
  git('add', '.')
  git('commit', '--quiet', '--allow-empty', '--message', `Prepare ${version}`)
  git('push', '--quiet', 'origin', 'main')
}

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: clone, encoding: 'utf8', stdio: 'pipe' }).trim()
}

function run(script: string, ...args: readonly string[]) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(SCRIPTS, script), ...args],
    { cwd: clone, encoding: 'utf8' },
  )
  return { stdout: stdout.trim(), stderr: stderr.trim(), status }
}

function remoteRefs(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    git('ls-remote', 'origin')
      .split('\n')
      .map((line) => line.split('\t').reverse() as [string, string]),
  )
}

describe('release.ts', () => {
  it('tags the commit, and leaves the branch', () => {
    const { 'refs/heads/main': main } = remoteRefs()
    expect(run('release.ts', 'octo-org')).toEqual({ stdout: 'v1.0.0', stderr: '', status: 0 })
    expect(remoteRefs()).toMatchObject({
      'refs/heads/main': main,
      'refs/tags/v1': main,
      'refs/tags/v1.0.0': main,
    })
  })

  it('moves the major tag to a newer version only, and never to a prerelease', () => {
    for (const [version, expected] of [
      ['1.9.0', '1.9.0'],
      ['1.10.0-rc.1', '1.9.0'],
      ['1.10.0', '1.10.0'],
      ['1.9.1', '1.10.0'],
    ]) {
      prepare(`${version}`)
      expect(run('release.ts', 'octo-org')).toMatchObject({ stdout: `v${version}`, status: 0 })
      const refs = remoteRefs()
      expect(refs['refs/tags/v1']).toBe(refs[`refs/tags/v${expected}`])
    }
  })

  it.each<[string, Readonly<Record<string, string>>]>([
    [
      'CHANGELOG.md has no section "## 1.0.0 (<date>)": replace "unreleased" by the date.',
      { 'CHANGELOG.md': '## 1.0.0 (unreleased)\n' },
    ],
    [
      'README.md has no owner. Run "npm run owner -- octo-org", and push the commit yourself.',
      { 'README.md': 'uses: OWNER/run-report@v1\n' },
    ],
    [
      'docs/recipes.md has no owner. Run "npm run owner -- octo-org", and push the commit yourself.',
      { 'docs/recipes.md': 'Until the release. <!-- unreleased -->\n\n' },
    ],
  ])('changes nothing and says: %s', (message, files) => {
    prepare('1.0.0', files)
    const before = remoteRefs()
    expect(run('release.ts', 'octo-org')).toEqual({ stdout: '', stderr: message, status: 1 })
    expect(remoteRefs()).toEqual(before)
  })

  it('refuses a version that is released at another commit', () => {
    run('release.ts', 'octo-org')
    const before = remoteRefs()
    prepare('1.0.0')
    expect(run('release.ts', 'octo-org')).toMatchObject({
      stderr: `The tag v1.0.0 exists already, at ${before['refs/heads/main']}: set another version in package.json. To complete the release of that commit, re-run the jobs of its run.`,
      status: 1,
    })
    expect(remoteRefs()['refs/tags/v1']).toBe(before['refs/tags/v1'])
  })

  it('completes a release whose tags are there at this commit', () => {
    run('release.ts', 'octo-org')
    const before = remoteRefs()
    for (const options of [['--check'], []]) {
      expect(run('release.ts', ...options, 'octo-org')).toMatchObject({
        stdout: 'v1.0.0',
        status: 0,
      })
    }
    expect(remoteRefs()).toEqual(before)
    git('push', '--quiet', 'origin', ':refs/tags/v1')
    run('release.ts', 'octo-org')
    expect(remoteRefs()).toEqual(before)
  })

  it('leaves the major tag at a newer version if an older release is completed', () => {
    run('release.ts', 'octo-org')
    const { 'refs/heads/main': first = '' } = remoteRefs()
    prepare('1.1.0')
    run('release.ts', 'octo-org')
    const before = remoteRefs()
    git('checkout', '--quiet', first)
    expect(run('release.ts', 'octo-org').status).toBe(0)
    expect(remoteRefs()).toEqual(before)
  })

  it('changes nothing with --check', () => {
    const before = remoteRefs()
    expect(run('release.ts', '--check', 'octo-org')).toMatchObject({ stdout: 'v1.0.0', status: 0 })
    expect(remoteRefs()).toEqual(before)
    expect(git('status', '--porcelain')).toBe('')
  })
})

describe('owner.ts', () => {
  it('writes the owner into the documents, and removes what holds before the first release', () => {
    prepare('1.0.0', {
      'README.md':
        'uses: OWNER/run-report@v1\n\nWrite a branch. <!-- unreleased -->\n\nOf OWNER/REPO.\n',
      'comment/README.md': 'uses: OWNER/run-report/comment@v1\n',
    })
    expect(run('owner.ts', 'octo-org')).toMatchObject({
      stdout: 'README.md names octo-org.\ncomment/README.md names octo-org.',
      status: 0,
    })
    expect(git('diff', '--name-only').split('\n')).toEqual(['README.md', 'comment/README.md'])
    expect(readFileSync(join(clone, 'README.md'), 'utf8')).toBe(
      'uses: octo-org/run-report@v1\n\nOf OWNER/REPO.\n',
    )
    expect(run('release.ts', '--check', 'octo-org').status).toBe(0)
  })

  it('refuses what is no account', () => {
    for (const owner of ['', 'a b', '$&', '-x']) expect(run('owner.ts', owner).status).toBe(1)
  })
})

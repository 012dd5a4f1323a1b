import { describe, expect, it } from '@jest/globals'
import { newIssueBlocks, newIssueUrl } from '../../../src/analyse/same/new-issue.ts'
import { matchIssues } from '../../../src/analyse/same/match-issues.ts'
import type { KnownIssue } from '../../../src/model/known-issue.ts'
import { mapSome } from '../../../src/model/some.ts'
import type { Cause, Verdict } from '../../../src/model/report/cause.ts'
import { causesOf, failureReport, makeExcerpt } from '../../../testing/failure-report.ts'
import {
  issueEvidence,
  knownFailure,
  knownIssue,
  listedFailure,
} from '../../../testing/known-issue.ts'
import { finished, reportOnJob, RUN_URL } from '../../../testing/make-run.ts'
import { seededRandom } from '../../../testing/simulate/random.ts'
import { renderToolLog, TOOLS } from '../../../testing/simulate/tool-logs/tools.ts'

const failed = (log: string, name = 'build') => ({
  ...failureReport({ kind: 'other' }, { excerpts: [makeExcerpt(log.split('⏎'))] }),
  job: reportOnJob({ name, state: finished(5, 65, 'failure') }),
})

describe('newIssueBlocks', () => {
  it.each<[string, string, readonly (readonly string[])[] | undefined]>([
    ['a line', 'Error: read ECONNRESET', [['read ECONNRESET']]],
    ['a line with numbers', 'Error: no cart of 12 in src/a.ts', [['no cart of 12 in src/a.ts']]],
    ['ids', 'Error: no cart 7f3a9c1e2b in /tmp/x-8f3a/log', [['no cart * in */x-8f3a/log']]],
    ['a status', 'Error: HTTP 401 from api.acme.dev', [['HTTP 401 from api.acme.dev']]],
    ['nothing but how a command exited', 'fatal: exit code 128 of "git"', undefined],
    ['the id of an advisory', 'CVE-2026-1234 in a.b', [['CVE-2026-1234 in a.b']]],
    ['a value that is compared', 'Error: expected 3, got 4', [['expected 3, got 4']]],
    [
      'a test that compares values by its name',
      '  ● cart › adds 2 numbers⏎⏎    Expected: 5⏎    Received: 4',
      [['cart › adds 2 numbers']],
    ],
    [
      'a test with its position, and what is wrong with it',
      '  1) [chromium] › tests/cart.spec.ts:3:5 › pays ─────⏎⏎    Error: element not found⏎⏎  1 failed⏎    [chromium] › tests/cart.spec.ts:3:5 › pays ─────',
      [['[chromium] › tests/cart.spec.ts › pays: *element not found']],
    ],
    [
      'each test in a block of its own',
      '  ● cart › adds an item⏎⏎    Error: no database⏎⏎  ● login › greets⏎⏎    Error: no voucher⏎⏎Tests: 2 failed, 2 total',
      [['cart › adds an item: *no database'], ['login › greets: *no voucher']],
    ],
    [
      'a finding with its file, in one line',
      'src/cart.ts(3,9): error TS2322: Type string is not assignable to type number.',
      [['src/cart.ts: TS2322: Type string is not assignable to type number.']],
    ],
    [
      'equal findings of a file one by one',
      'src/cart.c:3:1: error: cart is missing⏎src/cart.c:9:1: error: cart is missing⏎src/login.c:3:1: error: user is missing',
      [
        [
          'src/cart.c:3:1: error: cart is missing',
          'src/cart.c:9:1: error: cart is missing',
          'src/login.c: user is missing',
        ],
      ],
    ],
    [
      'nothing of a test with a short name, which compares values',
      '  ● pays⏎⏎    Expected: 5⏎    Received: 4⏎⏎Tests: 1 failed, 1 total',
      undefined,
    ],
    ['only that something failed', 'exit status 1 of 2', undefined],
    ['less than eight characters', 'Error: x 1', undefined],
    ['no log', '', undefined],
  ])('lists %s: %j', (_, log, expected) => {
    const report = failed(log)
    const patterns = newIssueBlocks(report)
    expect(patterns).toEqual(expected)
    if (patterns === undefined) return
    const failures = mapSome(patterns, (errors) => knownFailure(errors))
    const issue = knownIssue({ failures })
    expect(matchIssues(report, [issue])?.unlisted).toEqual([])
  })

  it('lists nothing of tests that are counted and not named, and of more than 20 errors', () => {
    const counted = '  ● cart › adds an item⏎⏎Tests:       3 failed, 3 passed, 6 total'
    const many = Array.from(
      { length: 21 },
      (_, at) => `src/cart${'x'.repeat(at)}.c:3:1: error: no cart`,
    )
    for (const log of [counted, many.join('⏎')]) {
      expect(newIssueBlocks(failed(log))).toBeUndefined()
    }
    expect(newIssueBlocks(failed(many.slice(0, 10).join('⏎')))).toMatchObject([{ length: 10 }])
  })

  it('lists the error of a log that was cut', () => {
    const report = failed('Error: read ECONNRESET')
    const excerpts = report.excerpts.map((excerpt) => ({
      ...excerpt,
      errors: excerpt.errors && {
        ...excerpt.errors,
        log: { ...excerpt.errors.log, isWhole: false },
      },
    }))
    expect(newIssueBlocks({ ...report, excerpts })).toEqual([['read ECONNRESET']])
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
        const things = new Set(parts.map(({ texts: [text], entry }) => entry?.printed ?? text))
        return { name, pattern, things: things.size }
      }),
    )
    expect(listed.length).toBeGreaterThan(tools.length)
    expect(listed.filter(({ things }) => things !== 1)).toEqual([])
  })
})

const NEW: Verdict = { kind: 'new', evidence: [] }

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
    [{ kind: 'unknown', reason: 'not-read', evidence: [] }, true],
    [{ kind: 'unsteady', evidence: [] }, true],
    [{ kind: 'known', evidence: [] }, false],
    [{ kind: 'infrastructure', evidence: [] }, false],
    [{ ...NEW, issues: listedFailure() }, true],
    [{ ...NEW, issues: listedFailure({ issues: [issueEvidence({ closedDaysAgo: 2 })] }) }, false],
  ])('returns a URL for %j: %s', (verdict, expected) => {
    expect(opened('Error: read ECONNRESET', ['build'], verdict) !== undefined).toBe(expected)
  })

  it('names the jobs that its verdict is about', () => {
    const failures = ['api / unread', 'api / fresh'].map((name) =>
      failed('Error: read ECONNRESET', name),
    )
    const [cause] = causesOf(failures)
    const [, fresh] = cause?.failures ?? []
    if (cause === undefined || fresh === undefined) throw new Error('no cause')
    expect(openedFor({ ...cause, verdict: NEW, judged: [fresh] })).toMatchObject({
      title: 'api / fresh: Error: read ECONNRESET',
      body: BODY('error: read ECONNRESET', 'job: api / fresh'),
    })
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

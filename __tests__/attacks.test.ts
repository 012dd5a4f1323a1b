import { beforeAll, describe, expect, it } from '@jest/globals'
import { findingsIn } from '../src/render/findings/findings.ts'
import { readReportInputs } from '../src/actions/report/inputs.ts'
import { buildReport } from '../src/build-report.ts'
import { createClient } from '../src/github/http/client.ts'
import type { Verdict } from '../src/model/report/cause.ts'
import type { Report } from '../src/model/report/report.ts'
import type { ListedFailure } from '../src/model/shapes/failure.ts'
import { renderComment } from '../src/conversation/render/comment.ts'
import { issueTitle, renderIssue } from '../src/conversation/render/issue.ts'
import { subjectOf } from '../src/conversation/render/subject.ts'
import { renderOtlp } from '../src/otlp/render/otlp.ts'
import { renderPage } from '../src/render/html/page.ts'
import { encodeReport } from '../src/report-json/encode/encode-report.ts'
import { renderStepLog } from '../src/render/step-log.ts'
import { renderFailures } from '../src/render/summary/failures.ts'
import { renderSummary, renderTimeline } from '../src/render/summary/summary.ts'
import { renderTerminal } from '../src/render/terminal/report.ts'
import { disarm } from '../src/render/text/chat.ts'
import {
  attackedFields,
  attackedGitHub,
  FAILED_ID,
  OWN_ID,
  type Put,
} from '../testing/attacked-github.ts'
import { ATTACKS, BLANKS } from '../testing/fixtures/attacks.ts'
import { REPOSITORY, RUN_ID, SHA } from '../testing/fake-github/api-run.ts'
import { halfOf } from '../testing/fuzz/fuzz-options.ts'
import {
  expectHarmless,
  expectHarmlessHtml,
  expectHarmlessPage,
  expectQuiet,
  PAGE_TEMPLATE,
} from '../testing/harmless.ts'
import { makeEvidence, withVerdicts } from '../testing/failure-report.ts'
import { testOptions } from '../testing/fake-client.ts'
import { at, reportOnJobs, RUN_URL } from '../testing/make-run.ts'
import { jobFailedAt } from '../testing/make-steps.ts'
import { readVerdict } from '../testing/read-verdict.ts'
import { countsOf, hasLogs } from '../testing/report-words.ts'
import { fakeState } from '../testing/fake-github/state.ts'
import { logUrl, OFFLINE_API, offlineTransport } from '../testing/offline-transport.ts'
import { readGantt } from '../testing/read-gantt.ts'
import { expectValidReport } from '../testing/report-schema.ts'
import { showMarkdown, tagsOf } from '../testing/shown-markdown.ts'

const FIELDS = attackedFields()
const REPOSITORY_URL = `https://github.com/${REPOSITORY}`
const TOKEN = 'ghs_aB3dEf6hIj9kLmN'

/**
 * A field has every 24th attack, so some of each kind, and an attack is in every 24th field: escaping
 * depends on the format, and on the field only in whether it is escaped.
 */
const STRIDE = 24
const ROUNDS = Math.ceil(ATTACKS.length / STRIDE)

/** Fields that are in the JSON report unchanged. */
const KEPT = [
  ...['workflow name', 'display title', 'event', 'actor', 'commit', 'conclusion'],
  ...['job name', 'label', 'runner name', 'runner group', 'step name', 'second step'],
  ...['step conclusion', 'reason', 'issue title'],
]

/** Reports on a run with these texts in its fields. */
async function reportOn(put: Put): Promise<Report> {
  const { runs, annotations, files, issues, log, job, inputs } = attackedGitHub(put)
  const env: Readonly<Partial<Record<string, string>>> = {
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_RUN_ID: String(RUN_ID),
    GITHUB_RUN_ATTEMPT: '2',
    GITHUB_WORKFLOW: job.workflow,
    GITHUB_WORKFLOW_REF: `${REPOSITORY}/${job.workflowPath}@refs/heads/${job.branch}`,
    GITHUB_WORKFLOW_SHA: job.branch,
    GITHUB_EVENT_NAME: job.eventName,
    GITHUB_REF_NAME: job.branch,
    GITHUB_ACTOR: job.actor,
    RUNNER_NAME: job.runnerName,
  }
  const given: Readonly<Record<string, string>> = {
    ...inputs,
    repository: REPOSITORY,
    'run-id': String(RUN_ID),
    'current-job-id': String(OWN_ID),
    summary: 'true',
    'history-runs': '10',
    'log-lines': '20',
    'known-issues': 'known-failure',
    'on-error': 'warn',
    annotate: 'false',
    scope: 'run',
  }
  const read = readReportInputs({
    given: (name) => (given[name] ?? '').trim(),
    env: (name) => env[name],
    event: job.event,
  })
  const state = fakeState({
    runs,
    ...{ annotations, files, issues },
    logs: { [FAILED_ID]: logUrl(log) },
  })
  return await buildReport({
    ...read,
    settle: 0,
    client: createClient({
      ...testOptions(OFFLINE_API, offlineTransport(state)),
      token: TOKEN,
      now: () => at(600),
    }),
    signal: new AbortController().signal,
    sleep: () => Promise.resolve(),
  })
}

/** A harmless text in place of an attack. */
const harmlessIn = (field: string) => `a ${field}`

/** Returns the elements and bars of a summary, without its text. */
async function shapeOf(report: Report) {
  const page = showMarkdown(renderSummary(findingsIn(report)))
  expectHarmlessPage(page, REPOSITORY_URL)
  const rows = await readGantt(renderTimeline(report, 1e6))
  return {
    // Each dollar sign has its own span.
    elements: tagsOf(page).filter((tag) => tag !== 'span'),
    bars: rows.map(({ bars }) => bars.map(({ from, to, tags }) => ({ from, to, tags }))),
  }
}

/** Returns a report in every format that an action or the command writes. */
function formatsOf(report: Report) {
  const json = encodeReport(report)
  return [
    ...[
      renderSummary(findingsIn(report)),
      renderStepLog(findingsIn(report)).join('\n'),
      JSON.stringify(json),
    ],
    ...[renderTerminal(findingsIn(report), { width: 80, colour: false }), renderOtlp(report)],
    renderPage(findingsIn(report), PAGE_TEMPLATE),
    renderComment(subjectOf(report), {
      repositoryUrl: REPOSITORY_URL,
      brief: false,
    }),
  ] as const
}

/** Checks the formats that are not Markdown: no control character, no element, no foreign link. */
function expectHarmlessExports(report: Report): void {
  const [, , , terminal, otlp, page, comment] = formatsOf(report)
  expect(terminal).not.toMatch(/[^\P{Cc}\n]|[\p{Zl}\p{Zp}]/u)
  expectHarmlessHtml(page, 'https://github.com')
  expectHarmless(comment, REPOSITORY_URL)
  const links = [...linksIn(JSON.parse(otlp)), ...linksIn(encodeReport(report))]
  expect(links.length).toBeGreaterThan(10)
  const repository = `${REPOSITORY_URL}/`
  const foreign = links.filter((url) => !`${new URL(url).href}/`.startsWith(repository))
  const fixed: readonly string[] = ['https://opentelemetry.io/schemas/1.44.0']
  expect(foreign.filter((url) => !fixed.includes(url))).toEqual([])
}

/** Returns what the fields of a JSON value that are named after a URL contain, and attributes of spans. */
function linksIn(value: unknown, name = ''): string[] {
  if (typeof value === 'string') return /url/i.test(name) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  const { key } = value as { readonly key?: unknown }
  return Object.entries(value).flatMap(([field, inner]) =>
    linksIn(
      inner,
      field === 'value' && typeof key === 'string' ? key : field === 'stringValue' ? name : field,
    ),
  )
}

/** Returns every string in a JSON value. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

describe('report on untrusted text', () => {
  let harmless: Awaited<ReturnType<typeof shapeOf>>
  let empty: Awaited<ReturnType<typeof shapeOf>>

  beforeAll(async () => {
    harmless = await shapeOf(await reportOn(harmlessIn))
    empty = await shapeOf(await reportOn(() => ''))
  })

  it.each(halfOf([...Array(ROUNDS).keys()]))(
    'shows attacks as text, another in each field: round %i',
    async (round) => {
      const attackIn = (field: string) =>
        ATTACKS[(round * STRIDE + FIELDS.indexOf(field)) % ATTACKS.length] ?? ''
      const report = await reportOn(attackIn)
      expect(hasLogs(report)).toBe(true)
      expect(await shapeOf(report)).toEqual(harmless)
      expectQuiet(renderStepLog(findingsIn(report)).map(disarm).join('\n'))
      const json: unknown = JSON.parse(JSON.stringify(encodeReport(report)))
      expectValidReport(json)
      expect(stringsIn(json)).toEqual(expect.arrayContaining(KEPT.map(attackIn)))
      expectHarmlessExports(report)
    },
  )

  it('writes no token that a response repeats, into any format', async () => {
    const basic = Buffer.from(`x-access-token:${TOKEN}`).toString('base64')
    for (const echo of [
      `authorization: token ${TOKEN}`,
      `Basic ${basic}`,
      `https://x:${TOKEN}@h`,
    ]) {
      // An input is not a response.
      const report = await reportOn((field, normal) =>
        /^(?:GITHUB_|RUNNER_|need$|result|allowed|budget|default|log |event$|branch$|actor$|workflow path|.*file$|.*time$)/.test(
          field,
        )
          ? normal
          : echo,
      )
      const written = formatsOf(report).join('\n')
      expect(written).toContain('***')
      for (const secret of [TOKEN.slice(0, 8), TOKEN.slice(-8), basic.slice(24, 36)])
        expect(written).not.toContain(secret)
    }
  })

  it.each(BLANKS)('reads %j as no value', async (blank) => {
    // A blank time is invalid, which adds a note.
    const shape = await shapeOf(await reportOn((field) => (/time$/.test(field) ? '' : blank)))
    expect(shape).toEqual(empty)
  })
})

/** How many fields of a verdict come from other runs, from issues, or from a report in a file. */
const VERDICT_FIELDS = 10

/** A failed run whose causes have every verdict, with the nth text in the nth of these fields. */
function reportWithVerdicts(textOf: (field: number) => string): Report {
  const evidence = [
    makeEvidence({ job: textOf(0), branch: textOf(1) }),
    makeEvidence({ job: textOf(2), branch: textOf(3), runNumber: 811, outcome: 'passed' }),
  ]
  const commits = [{ sha: SHA, url: `${RUN_URL}/x`, title: textOf(4), author: textOf(5) }]
  const redSince = { run: makeEvidence({ runNumber: 810 }), commits, commitsTotal: 3 }
  const issue = { number: 30, title: textOf(7), url: `${RUN_URL}/x`, closedDaysAgo: undefined }
  const issues: ListedFailure = {
    issues: [{ ...issue, until: textOf(8), gate: 'over' }],
    ...{ known: 1, total: 2, missing: textOf(9), passesGate: false, reruns: false },
    unproven: { gap: 'other-lines', lines: [textOf(10)], linesTotal: 2 },
  }
  const shown = { evidence, branch: textOf(6) }
  const unknown = ['not-run', 'older-base', 'other-error', 'no-log'] as const
  const compared = readVerdict('new', shown)
  const verdicts: Readonly<Record<string, Verdict>> = {
    known: readVerdict('known', { evidence, redSince }),
    new: compared,
    listed: readVerdict('new', { ...shown, issues }),
    issues: readVerdict('listed', { issues: { ...issues, total: 1 }, compared }),
    unsteady: readVerdict('unsteady', { evidence }),
    ...Object.fromEntries(
      unknown.map((reason) => [reason, readVerdict(`unknown ${reason}`, { evidence })]),
    ),
  }
  const jobs = Object.keys(verdicts).map((name) => jobFailedAt(name, name))
  return withVerdicts(reportOnJobs(jobs), ...Object.values(verdicts))
}

describe('verdicts with untrusted text', () => {
  const tagsIn = (report: Report) => {
    const page = showMarkdown(renderFailures(findingsIn(report), 1e6))
    expectHarmlessPage(page, REPOSITORY_URL)
    return tagsOf(page).filter((tag) => tag !== 'span')
  }
  const harmless = tagsIn(reportWithVerdicts(() => 'a text'))
  const rounds = Math.ceil(ATTACKS.length / VERDICT_FIELDS)

  it.each(Array.from({ length: rounds }, (_, round) => round))(
    'show attacks as text, another in each field: round %i',
    (round) => {
      const textOf = (field: number) =>
        ATTACKS[(round * VERDICT_FIELDS + field) % ATTACKS.length] ?? ''
      const report = reportWithVerdicts(textOf)
      expect(tagsIn(report)).toEqual(harmless)
      const subject = subjectOf(report)
      const topic = { workflow: textOf(0), event: textOf(1), branch: textOf(2) }
      const runs = [{ id: 42, number: 7, commit: textOf(3), endedAt: undefined }] as const
      const options = { repositoryUrl: REPOSITORY_URL, brief: true, closes: true }
      const issue = renderIssue(subject, topic, { runs, lastGreen: undefined }, options)
      expectHarmless(renderComment(subject, options), REPOSITORY_URL)
      expectHarmless(issue, REPOSITORY_URL)
      expect(issueTitle(topic)).not.toMatch(/[\n`]/)
      const log = renderStepLog(findingsIn(report))
      expectQuiet(log.map(disarm).join('\n'))
      expect(log).toHaveLength(2 + 4 * countsOf(report).causes)
      for (const width of [80, Infinity])
        expect(renderTerminal(findingsIn(report), { width, colour: false })).not.toMatch(
          /[^\P{Cc}\n]|[\p{Zl}\p{Zp}]/u,
        )
      expect(findingsIn(report).headline()).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
    },
  )
})

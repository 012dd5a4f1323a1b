import { beforeAll, describe, expect, it } from '@jest/globals'
import { readInputs } from '../src/actions/report/inputs.ts'
import { buildReport } from '../src/build-report.ts'
import { createClient } from '../src/github/http/client.ts'
import type { Verdict } from '../src/model/report/cause.ts'
import type { Report } from '../src/model/report/report.ts'
import { headline } from '../src/render/findings/headline.ts'
import { toJson } from '../src/render/json/to-json.ts'
import { renderStepLog } from '../src/render/step-log.ts'
import { renderFailures } from '../src/render/summary/failures.ts'
import { renderSummary } from '../src/render/summary/summary.ts'
import { renderTerminal } from '../src/render/terminal/report.ts'
import { disarm } from '../src/render/text/disarm.ts'
import { renderTimeline } from '../src/render/summary/timeline.ts'
import {
  attackedFields,
  attackedGitHub,
  FAILED_ID,
  OWN_ID,
  type Put,
} from './helpers/attacked-github.ts'
import { ATTACKS, BLANKS } from './fixtures/attacks.ts'
import { REPOSITORY, RUN_ID, SHA } from './helpers/fake-github/api-run.ts'
import { expectHarmlessPage, expectQuiet } from './helpers/harmless.ts'
import { makeEvidence, withVerdicts } from './helpers/failure-report.ts'
import { testOptions } from './helpers/fake-client.ts'
import { at, finished, makeStep, reportOnJobs, RUN_URL } from './helpers/make-run.ts'
import { logUrl, OFFLINE_API, offlineTransport } from './helpers/offline-transport.ts'
import { readGantt } from './helpers/read-gantt.ts'
import { expectValidReport } from './helpers/report-schema.ts'
import { showMarkdown, tagsOf } from './helpers/shown-markdown.ts'

const FIELDS = attackedFields()

/** Fields that are in the JSON report unchanged. */
const KEPT = [
  ...['workflow name', 'display title', 'event', 'actor', 'commit', 'conclusion'],
  ...['job name', 'label', 'runner name', 'runner group', 'step name', 'second step'],
  ...['step conclusion', 'reason'],
]

interface Reported {
  readonly report: Report
  readonly title: string | undefined
}

/** Reports on a run with these texts in its fields. */
async function reportOn(put: Put): Promise<Reported> {
  const { runs, annotations, files, log, job, inputs } = attackedGitHub(put)
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
    'settle-seconds': '0',
    summary: 'true',
    'history-runs': '10',
    'log-lines': '20',
    'budget-action': 'warn',
    'on-error': 'warn',
    scope: 'run',
  }
  const read = readInputs({
    get: (name) => (given[name] ?? '').trim(),
    env: (name) => env[name],
    event: job.event,
  })
  const transport = offlineTransport({
    runs,
    annotations: new Map(Object.entries(annotations).map(([id, list]) => [Number(id), list])),
    files: new Map(Object.entries(files)),
    logs: new Map([[FAILED_ID, logUrl(log)]]),
  })
  const report = await buildReport({
    ...read,
    client: createClient({ ...testOptions(OFFLINE_API), transport }),
    signal: new AbortController().signal,
    now: () => at(600),
    sleep: () => Promise.resolve(),
  })
  return { report, title: read.title }
}

/** A harmless text in place of an attack. */
const harmlessIn = (field: string) => `a ${field}`

/** Returns the elements and bars of a summary, without its text. */
async function shapeOf({ report, title }: Reported) {
  const page = showMarkdown(renderSummary(report, { title }))
  expectHarmlessPage(page, `https://github.com/${REPOSITORY}`)
  const rows = await readGantt(renderTimeline(report, 1e6))
  return {
    // Each dollar sign has its own span.
    elements: tagsOf(page).filter((tag) => tag !== 'span'),
    bars: rows.map(({ bars }) => bars.map(({ from, to, tags }) => ({ from, to, tags }))),
  }
}

/** Returns every string in a JSON value. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

describe('report on untrusted text', () => {
  let harmless: Awaited<ReturnType<typeof shapeOf>>

  beforeAll(async () => {
    harmless = await shapeOf(await reportOn(harmlessIn))
  })

  it.each(ATTACKS.map((_, round) => round))(
    'shows attacks as text: round %i, after all of which every field has had every attack',
    async (round) => {
      const attackIn = (field: string) =>
        ATTACKS[(round + FIELDS.indexOf(field)) % ATTACKS.length] ?? ''
      const reported = await reportOn(attackIn)
      const { report } = reported
      expect(report.failures.some(({ excerpts }) => excerpts.length > 0)).toBe(true)
      expect(await shapeOf(reported)).toEqual(harmless)
      expectQuiet(renderStepLog(report).map(disarm).join('\n'))
      const json: unknown = JSON.parse(JSON.stringify(toJson(report)))
      expectValidReport(json)
      expect(stringsIn(json)).toEqual(expect.arrayContaining(KEPT.map(attackIn)))
    },
  )

  it.each(BLANKS)('reads %j as no value', async (blank) => {
    // A blank time is invalid, which adds a note.
    const shape = await shapeOf(await reportOn((field) => (/time$/.test(field) ? '' : blank)))
    expect(shape).toEqual(await shapeOf(await reportOn(() => '')))
  })
})

/** A failed run whose causes have every verdict, with untrusted text in each field that comes from other runs. */
function reportWithVerdicts(text: string): Report {
  const evidence = [
    makeEvidence({ jobName: text, branch: text }),
    makeEvidence({ jobName: text, branch: text, runNumber: 811, outcome: 'passed' }),
  ]
  const commits = [{ sha: SHA, url: `${RUN_URL}/x`, title: text, author: text }]
  const redSince = { run: makeEvidence({ runNumber: 810 }), commits, commitsTotal: 3 }
  const verdicts: readonly Verdict[] = [
    { kind: 'known', evidence, redSince },
    { kind: 'new', evidence, branch: text },
    { kind: 'unsteady', evidence },
    ...(['not-run', 'older-base', 'other-error', 'no-log'] as const).map((reason): Verdict => ({
      kind: 'unknown',
      evidence,
      reason,
    })),
  ]
  const jobs = verdicts.map(({ kind, reason = '' }) => ({
    name: `${kind} ${reason}`,
    state: finished(5, 65, 'failure'),
    steps: [makeStep({ name: kind + reason, state: finished(5, 60, 'failure') })],
  }))
  return withVerdicts(reportOnJobs(jobs), ...verdicts)
}

describe('verdicts with untrusted text', () => {
  const tagsIn = (text: string) => {
    const page = showMarkdown(renderFailures(reportWithVerdicts(text), 1e6))
    expectHarmlessPage(page, `https://github.com/${REPOSITORY}`)
    return tagsOf(page).filter((tag) => tag !== 'span')
  }
  const harmless = tagsIn('a text')

  it.each(ATTACKS)('show %j as text', (attack) => {
    const report = reportWithVerdicts(attack)
    expect(tagsIn(attack)).toEqual(harmless)
    const log = renderStepLog(report)
    expectQuiet(log.map(disarm).join('\n'))
    expect(log).toHaveLength(1 + 2 * report.causes.length)
    const terminal = renderTerminal(report, { width: 80, colour: false })
    expect(terminal).not.toMatch(/[^\P{Cc}\n]|[\p{Zl}\p{Zp}]/u)
    expect(headline(report)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
  })
})

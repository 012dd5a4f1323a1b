import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readInputs } from '../src/actions/report/inputs.ts'
import { buildReport } from '../src/build-report.ts'
import type { Report } from '../src/model/report/report.ts'
import { toJson } from '../src/render/json/to-json.ts'
import { renderStepLog } from '../src/render/step-log.ts'
import { renderSummary } from '../src/render/summary/summary.ts'
import { renderTimeline } from '../src/render/summary/timeline.ts'
import {
  attackedFields,
  attackedGitHub,
  FAILED_ID,
  OWN_ID,
  type Put,
} from './helpers/attacked-github.ts'
import { ATTACKS, BLANKS } from './helpers/attacks.ts'
import { REPOSITORY, RUN_ID } from './helpers/fake-github/api-run.ts'
import { type FakeLogHost, startLogHost } from './helpers/fake-github/start-log-host.ts'
import { expectHarmlessPage, expectQuiet } from './helpers/harmless.ts'
import { at } from './helpers/make-run.ts'
import { offlineClient } from './helpers/offline-client.ts'
import { readGantt } from './helpers/read-gantt.ts'
import { expectValidReport } from './helpers/report-schema.ts'
import { showMarkdown, tagsOf } from './helpers/shown-markdown.ts'

const FIELDS = attackedFields()

/** Fields that are in the JSON report as they came. */
const TOLD = [
  ...['workflow name', 'display title', 'event', 'actor', 'commit', 'conclusion'],
  ...['job name', 'label', 'runner name', 'runner group', 'step name', 'second step'],
  ...['step conclusion', 'reason'],
]

const logs: Record<string, string> = {}
let logHost: FakeLogHost

beforeAll(async () => {
  logHost = await startLogHost({ logs })
})

afterAll(() => logHost.close())

interface Reported {
  readonly report: Report
  readonly title: string | undefined
}

/** The report on a run into whose fields this was put. */
async function reportOn(put: Put): Promise<Reported> {
  const { runs, annotations, files, log, job, inputs } = attackedGitHub(put)
  logs['/log'] = log
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
  }
  const read = readInputs({
    get: (name) => (given[name] ?? '').trim(),
    env: (name) => env[name],
    event: job.event,
  })
  const report = await buildReport({
    ...read,
    client: offlineClient({
      runs,
      annotations: new Map(Object.entries(annotations).map(([id, list]) => [Number(id), list])),
      files: new Map(Object.entries(files)),
      logs: new Map([[FAILED_ID, `${logHost.url}/log`]]),
    }),
    signal: new AbortController().signal,
    now: () => at(600),
    sleep: () => Promise.resolve(),
  })
  return { report, title: read.title }
}

/** A word that GitHub does not know either, where an attack is put. */
const wordIn = (field: string) => `a ${field}`

/** What a summary is made of, apart from the words in it. */
async function shapeOf({ report, title }: Reported) {
  const page = showMarkdown(renderSummary(report, { title }))
  expectHarmlessPage(page, `https://github.com/${REPOSITORY}`)
  const rows = await readGantt(renderTimeline(report, 1e6))
  return {
    // Of spans there are as many as dollar signs, each in one.
    elements: tagsOf(page).filter((tag) => tag !== 'span'),
    bars: rows.map(({ bars }) => bars.map(({ from, to, tags }) => ({ from, to, tags }))),
  }
}

/** Every string in a value of JSON. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

describe('what strangers wrote', () => {
  let words: Awaited<ReturnType<typeof shapeOf>>

  beforeAll(async () => {
    words = await shapeOf(await reportOn(wordIn))
  })

  it.each(ATTACKS.map((_, round) => round))(
    'makes nothing: round %i, after all of which every field has had every attack',
    async (round) => {
      const attackIn = (field: string) =>
        ATTACKS[(round + FIELDS.indexOf(field)) % ATTACKS.length] ?? ''
      const reported = await reportOn(attackIn)
      const { report } = reported
      expect(await shapeOf(reported)).toEqual(words)
      expectQuiet(renderStepLog(report).join('\n'))
      const json: unknown = JSON.parse(JSON.stringify(toJson(report)))
      expectValidReport(json)
      expect(stringsIn(json)).toEqual(expect.arrayContaining(TOLD.map(attackIn)))
    },
  )

  it.each(BLANKS)('may be %j, which says nothing', async (blank) => {
    // A time of blanks is a wrong one, of which a note tells.
    const shape = await shapeOf(await reportOn((field) => (/time$/.test(field) ? '' : blank)))
    expect(shape).toEqual(await shapeOf(await reportOn(() => '')))
  })
})

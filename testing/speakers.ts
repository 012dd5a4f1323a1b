import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ReportJson } from '../src/model/shapes/report.ts'
import { subjectOf } from '../src/conversation/render/subject.ts'
import { encodeReport } from '../src/report-json/encode/encode-report.ts'
import { readRun } from './read-run.ts'
import * as actions from './say/say-actions.ts'
import * as causes from './say/say-causes.ts'
import { sayGate } from './say/say-gate.ts'
import { sayHeadline } from './say/say-headline.ts'
import { sayHeading } from './say/say-heading.ts'
import { sayIssues } from './say/say-issues.ts'
import { inSequence, jobNames, sayJobs, saySkips } from './say/say-jobs.ts'
import { sayJudged } from './say/say-judged.ts'
import * as history from './say/say-history.ts'
import { sayBlocks, sayParts } from './say/say-parts.ts'
import * as posts from './say/say-posts.ts'
import { sayReport, valuesOf } from './say/say-report.ts'
import * as totals from './say/say-totals.ts'
import { reportOf, RUN } from './world.ts'

const FOLDER = join(import.meta.dirname, '../__tests__/cases')

/** Says something of the JSON report on the run that a case describes. */
const ofReport = (say: (report: ReportJson) => string) => async (input: string) =>
  say(encodeReport(await reportOf(readRun(input))))

/** Says of which jobs something was requested, in the order of the requests. */
const ofRequests = (form: RegExp) => async (input: string) => {
  const requested: string[] = []
  const report = encodeReport(await reportOf(readRun(input), requested))
  const nameOf = jobNames(report)
  const ids = requested.flatMap((path) => form.exec(path)?.[1] ?? [])
  return ids.map((id) => nameOf(Number(id))).join(', ') || 'none'
}

/** Says whose each cause is, with the fields of the first verdict that a case is about. */
async function sayVerdicts(input: string): Promise<string> {
  const world = readRun(input)
  const report = encodeReport(await reportOf(world))
  const values = valuesOf(report)
  const textOf = (name: string) => (typeof values[name] === 'string' ? values[name] : 'none')
  const named = (world.outputs ?? []).map((name) => ` [${name} ${textOf(name)}]`)
  return [causes.sayVerdicts(report), ...named].join('')
}

/** Says whose each cause is, and which jobs and logs of other runs were requested for that. */
async function sayWitnesses(input: string): Promise<string> {
  const requested: string[] = []
  const report = encodeReport(await reportOf(readRun(input), requested))
  const read = requested.flatMap((path) => {
    const [, run, attempt] = /runs\/(\d+)\/attempts\/(\d+)\/jobs/.exec(path) ?? []
    const [, ofRun, ofAttempt] = /jobs\/(\d+)(\d)\d{3}\/logs/.exec(path) ?? []
    const place = run === undefined ? `log ${ofRun}.${ofAttempt}` : `jobs ${run}.${attempt}`
    return place.includes(`${RUN}.`) || place.includes('undefined') ? [] : [place]
  })
  return [causes.sayVerdicts(report), read.join(', ')].join('; ')
}

/** What is said of the cases of a file, by the first word of its name. */
const SPEAKERS: Readonly<Record<string, (input: string) => string | Promise<string>>> = {
  annotated: ofRequests(/check-runs\/(\d+)\/annotations/),
  attempts: ofReport(history.sayAttempts),
  blocks: sayBlocks,
  budgets: ofReport(totals.sayBudgets),
  cancel: actions.sayCancel,
  causes: ofReport(causes.sayCauses),
  comment: posts.sayComment,
  conclusion: ofReport(totals.sayConclusion),
  delete: actions.sayDeleteLogs,
  download: actions.sayDownloadLogs,
  gate: ofReport(sayGate),
  groups: ofReport(totals.sayGroups),
  heading: sayHeading,
  headline: sayHeadline,
  history: ofReport(history.sayHistory),
  issue: posts.sayIssue,
  issues: ofReport(sayIssues),
  jobs: ofReport(sayJobs),
  judged: sayJudged,
  logs: ofRequests(new RegExp(`jobs/(${RUN}\\d{4})/logs`)),
  minutes: ofReport(totals.sayMinutes),
  notes: ofReport(totals.sayNotes),
  parts: sayParts,
  path: ofReport(totals.sayPath),
  report: sayReport,
  rerun: actions.sayRerun,
  runs: actions.sayRuns,
  signatures: ofReport(causes.saySignatures),
  skips: async (input) => saySkips(encodeReport(await reportOf(inSequence(readRun(input))))),
  slowest: ofReport(totals.saySlowest),
  spans: ofReport(totals.saySpans),
  states: async (input) => subjectOf(await reportOf(readRun(input))).state,
  steps: ofReport(totals.saySteps),
  times: ofReport(totals.sayTimes),
  totals: ofReport(totals.sayTotals),
  verdicts: sayVerdicts,
  waiting: ofReport(totals.sayWaiting),
  witnesses: sayWitnesses,
}

/** Lists the files of cases, each with what says the results of its cases. */
export function caseFiles() {
  return readdirSync(FOLDER)
    .toSorted()
    .map((name) => {
      const [word = ''] = name.split(/[-.]/)
      const say = SPEAKERS[word]
      if (say === undefined) throw new Error(`Nothing says the results of cases/${name}`)
      return { name, file: join(FOLDER, name), say }
    })
}

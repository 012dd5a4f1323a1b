import { findingsIn } from '../../../src/render/findings/findings.ts'
import { readServer } from '../../../src/actions/read-values.ts'
import { runAction } from '../../../src/actions/run-action.ts'
import * as cancel from '../../../src/runs/actions/cancel.ts'
import * as comment from '../../../src/conversation/actions/comment/comment.ts'
import * as deletion from '../../../src/runs/actions/delete-logs.ts'
import * as download from '../../../src/runs/actions/download-logs.ts'
import type { InputSource } from '../../../src/actions/inputs.ts'
import * as issue from '../../../src/conversation/actions/issue/issue.ts'
import * as otlp from '../../../src/otlp/actions/otlp.ts'
import { readEndpoint, readHeaders } from '../../../src/otlp/actions/otlp-inputs.ts'
import { sendReason } from '../../../src/otlp/actions/send-spans.ts'
import { repairConversation, repairEventRead } from '../../../src/actions/repairs.ts'
import { lineAnnotations, unfinishedMessage } from '../../../src/actions/report/report.ts'
import * as report from '../../../src/actions/report/inputs.ts'
import { judgeCommit } from '../../../src/actions/report/judge-commit.ts'
import { reportOutputs, withinLimit } from '../../../src/actions/report/outputs.ts'
import { sharedPaths, writeReport } from '../../../src/actions/report/write-report.ts'
import * as rerun from '../../../src/runs/actions/rerun.ts'
import * as runs from '../../../src/runs/actions/runs.ts'
import { readInputs } from '../../../src/actions/sub-action.ts'
import type { GitHubError } from '../../../src/github/errors/github-error.ts'
import { type AnyReport, runsOf } from '../../../src/model/report/any-report.ts'
import type { ReadableSpans } from '../../../src/otlp/render/readable-spans.ts'
import { NO_LOSSES } from '../../../src/model/report/losses.ts'
import { finished, makeRun, makeStep, reportOn, reportOnJobs, running } from '../../make-run.ts'
import { explain } from '../failures.ts'
import { failedJob, waitingJob } from '../steps.ts'
import { NO_GATE } from '../../gate.ts'
import { reportOnCommit } from '../../make-commit.ts'
import { httpError } from '../../fake-client.ts'
import type { Example } from '../example.ts'
import { casesOf, type Cases, given, printedBy, sourceWith } from './cases.ts'

/** An invalid value of each input that an action alone reads. */
const refused = (
  read: (source: InputSource) => unknown,
  values: Readonly<Record<string, string>>,
): Cases =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      `${name}: ${value}`,
      () => {
        const rest = name === 'run-id' || 'older-than' in values ? {} : { 'run-id': '42' }
        const settings = name.split('+').map((one, at) => [one, value.split('+')[at] ?? ''])
        return read(given({ ...rest, ...(Object.fromEntries(settings) as object) }))
      },
    ]),
  )

/** What the report says of invalid inputs. */
const ofReport = (source: InputSource): readonly string[] =>
  report.readReportInputs(source).notes.map(({ text }) => text)

const { inputs: CANCEL } = cancel.action
const { inputs: RERUN } = rerun.action
const { inputs: DELETION } = deletion.action
const { inputs: RUNS } = runs.action
const { inputs: DOWNLOAD } = download.action
const { inputs: COMMENT } = comment.action
const { inputs: ISSUE } = issue.action

const INPUTS: Readonly<Record<string, Cases>> = {
  cancel: refused((step) => readInputs(CANCEL, step), {
    'run-id': '-1',
    repository: 'shop',
    older: 'yes',
  }),
  rerun: refused((step) => rerun.chosenRun(readInputs(RERUN, step)), {
    ...{ 'run-id': '', only: 'some', 'job-id': '7', when: 'later', 'max-attempts': '52' },
    ...{ 'allowed-failures': '{"flaky": true}', 'known-issues': '"known-failure"' },
  }),
  'rerun of the current run': {
    'run-id: 99': () => rerun.chosenRun(readInputs(RERUN, given({ 'run-id': '99' }))),
  },
  'delete-logs': {
    ...refused((step) => deletion.chosenLogs(readInputs(DELETION, step)), {
      ...{ 'older-than': 'a month', 'run-id': '', 'run-id+older-than': '42+30d' },
      ...{ 'older-than+workflow': '30d+CI', 'older-than+repository': '30d+octo-org/other' },
    }),
    'run-id: 99': () => deletion.chosenLogs(readInputs(DELETION, given({ 'run-id': '99' }))),
  },
  runs: refused((step) => readInputs(RUNS, step), {
    limit: '0',
    forks: 'some',
    status: 'red',
    ...{
      created: 'yesterday',
      branch: '["main"]',
      actor: '"octocat"',
      event: 'push, pull_request',
    },
  }),
  'download-logs': refused((step) => readInputs(DOWNLOAD, step), {
    'max-megabytes': '0',
    extract: 'maybe',
  }),
  comment: {
    ...refused((step) => readInputs(COMMENT, step), {
      ...{ when: 'later', author: 'a b', 'allowed-failures': '{"flaky": true}' },
      'known-issues': '["known-failure"]',
    }),
    'details-url: http://a': () =>
      readInputs(COMMENT, given({ 'details-url': 'http://a' })).detailsUrl.warning,
  },
  issue: {
    ...refused((step) => readInputs(ISSUE, step), {
      ...{ grace: 'soon', close: 'later', labels: '[["ci-red"]]', assignees: '{}' },
    }),
    ...refused((step) => readInputs(ISSUE, step), {
      ...{ labels: '[ci, red main]', assignees: '- octocat' },
    }),
  },
  report: {
    'budgets: minutes: 10m': () => ofReport(given({ 'run-id': '42', budgets: 'minutes: 10m' })),
    ...refused(ofReport, {
      ...{ budgets: 'test', needs: '[]' },
      ...{ 'allowed-failures': '[["flaky"]]', 'fail-on-jobs': '[]' },
      ...{ scope: 'all', 'fail-on': 'red', 'current-job-status': 'red', 'run-id': 'x'.repeat(101) },
      ...{
        'on-error': 'never',
        'fail-on+fail-on-jobs': '+test',
        'scope+fail-on+fail-on-jobs': 'commit+any+test',
      },
    }),
  },
  variables: {
    'GITHUB_API_URL: api.github.com': () =>
      readServer((name) => (name === 'GITHUB_API_URL' ? 'api.github.com' : undefined)),
  },
}

const ANY = { ...NO_GATE, failOn: ['any'] }
const JOBS = [{ name: 'test' }, { name: 'e2e', state: running(5) }]
const UNFINISHED = reportOnJobs([{ name: 'test' }, { state: running(5) }])
const SENT = reportOnJobs([{ name: 'test', steps: [makeStep()] }])
const statusOf = (status: number, body = '', headers: { readonly location?: string } = {}) =>
  sendReason({ status, reason: 'Not what was expected', headers, body: Buffer.from(body) })
const files = { 'report-path': '', 'html-path': '', 'summary-path': '' }

const WITHOUT_STACK = Object.assign(new Error('no such thing'), { stack: undefined })

/** What `report` says that is in no output. */
const REPORT = casesOf({
  'unfinished jobs': () => unfinishedMessage(runsOf(reportOnJobs(JOBS)), ANY),
  'a job that waits for an approval': () =>
    unfinishedMessage(runsOf(reportOnJobs([waitingJob('deploy', 60, 'waiting')])), ANY),
  'an unfinished run': () =>
    unfinishedMessage(runsOf(reportOn(makeRun({ status: 'queued', jobs: [] }))), ANY),
  'unfinished jobs of which the gate looks at one': () =>
    unfinishedMessage(runsOf(reportOnJobs([...JOBS, { name: 'docs', state: running(5) }])), {
      ...ANY,
      failOnJobs: ['test', 'docs'],
    }),
  'the input of another action': () =>
    ['warn', 'fail'].flatMap((onError) =>
      report
        .readReportInputs(given({ 'run-id': '42', jobs: '{}', 'on-error': onError }))
        .notes.map(({ text }) => text),
    ),
  'a folder that is a file': async () => {
    const inputs = report.readReportInputs(given({ 'run-id': '42' }))
    const paths = { reportPath: 'package.json/a', htmlPath: 'package.json/b', bundle: '' }
    const problems = printedBy(
      () => writeReport(findingsIn(reportOnJobs(JOBS)), { ...inputs, ...paths }, NO_LOSSES),
      {
        RUNNER_TEMP: 'package.json',
      },
    )
    return (await problems)
      .replaceAll(process.cwd(), '')
      .replaceAll('\\', '/')
      .replaceAll(/: (?:Error: )?E[A-Z]{3,}.*/g, '')
  },
  'an action that fails': () => printedBy(() => runAction(() => Promise.reject(WITHOUT_STACK))),
  'two inputs with one path': () =>
    sharedPaths({ 'report-path': '/a', 'html-path': '/a', other: '/b' }),
  'long outputs': () => {
    const jobs = Array.from({ length: 400 }, (_, at) => ({
      name: `${'long '.repeat(20)}${at}`,
      state: finished(5, 65, 'failure'),
    }))
    const report = reportOnJobs(jobs)
    return withinLimit(reportOutputs(findingsIn(report), files)).problem
  },
  'a commit that cannot be read': async () => {
    const { client, signal } = sourceWith({}, { '{run_id}': httpError(502) })
    const inputs = report.readReportInputs(given({ 'run-id': '42' }))
    const sleep = () => Promise.resolve()
    const tools = { client, signal, settle: 0, now: client.now, sleep, losses: NO_LOSSES }
    await judgeCommit(inputs, { runId: 42 }, tools)
  },
  'an annotation without a message': () => {
    const job = failedJob('test', { start: 5 }, 'make')
    const found = reportOnJobs([job], { explanations: explain([job], { 1: ['no cart'] }) })
    const position = { path: 'src/a.ts', line: 3, column: undefined, file: 'src/a.ts' }
    const entry = { title: undefined, detail: undefined, position, isTest: false }
    const failures = found.failures.map((one) => ({ ...one, errors: [{ entries: [entry] }] }))
    return lineAnnotations({ ...found, failures } as never, 9).map(({ message }) => message)
  },
  'an annotation without a sentence': () => {
    const job = failedJob('test', { start: 5 }, 'make')
    const found = explain([job], { 1: ['##[error]src/a.ts(3,1): error TS2322: no cart'] })
    return lineAnnotations(reportOnJobs([job], { explanations: found }), 9).map(
      ({ message, title, file }) => `${file}: ${title}: ${message}`,
    )
  },
})

const sentFor = (sent: typeof SENT, variables = {}) =>
  printedBy(async () => {
    const tools = {
      read: () => Promise.resolve(sent),
      send: (spans: ReadableSpans) =>
        Promise.resolve({ spans: spans.length + 1, problem: undefined }),
    }
    await otlp.sendReport('a', {}, new URL('https://otlp.example'), tools)
  }, variables)

const problemOf = async (report: AnyReport, url?: URL) =>
  (await otlp.sendReport('a', {}, url, { read: () => Promise.resolve(report) })).problem

/** What `otlp` says of what it sent. */
const TRACES = casesOf({
  'no report': async () => (await otlp.sendReport('', {}, undefined)).problem,
  'no endpoint': () => problemOf(SENT),
  'no times': () => problemOf(reportOnJobs([]), new URL('https://otlp.example')),
  'a commit without the run of the event': () => problemOf(reportOnCommit([{}])),
  'an unfinished run': () => sentFor(UNFINISHED),
  'a malformed variable': () => sentFor(SENT, { OTEL_RESOURCE_ATTRIBUTES: 'team' }),
  'a bad endpoint': () => readEndpoint('otlp.example'),
  'a bad header': () => readHeaders(['api key: 1']),
  'a bad header value': () => statusOf(401),
  'a forbidden header': () => statusOf(403),
  'a bad path': () => statusOf(404),
  'a bad method': () => statusOf(405),
  'a full collector': () => statusOf(503),
  'a redirect': () => statusOf(302, 'moved', { location: 'https://login.example/?to=otlp' }),
  'another error, with a body': () => statusOf(400, 'no\nspans'),
  'an error of the network': () => sendReason(new Error('connect ECONNREFUSED')),
  'a port that speaks gRPC': () =>
    sendReason(
      Object.assign(new Error('Parse Error: Expected HTTP/'), { code: 'HPE_INVALID_CONSTANT' }),
    ),
})

const failure = (code: number, reason?: string) => httpError(code, reason)
const ADVISED: Readonly<Record<string, GitHubError>> = {
  'an archived repository': failure(403, 'Repository was archived so is read-only.'),
  'a locked conversation': failure(403, 'Unable to create comment because issue is locked.'),
  'no issues': failure(410, 'Issues has been disabled in this repository.'),
  'no permission': failure(403, 'Resource not accessible by integration'),
  'not found': failure(404),
  deleted: failure(410),
  'a full server': failure(502),
  'a blocked user': failure(403, 'User is blocked'),
  'a disabled repository': failure(403, 'Repository has been disabled.'),
}
const advised = (repair: (error: GitHubError) => string | undefined) => casesOf(ADVISED, repair)

/** What actions say of their inputs, and what to do if GitHub refuses something. */
export const ACTION_SENTENCES: readonly Example[] = [
  {
    name: 'inputs',
    files: Object.fromEntries(
      Object.entries(INPUTS).map(([name, cases]) => [`${name}.txt`, casesOf(cases)]),
    ),
  },
  { name: 'report', files: { 'warnings.txt': REPORT } },
  { name: 'otlp', files: { 'outcomes.txt': TRACES } },
  {
    name: 'repairs',
    files: {
      'events.txt': advised(repairEventRead),
      'comments.txt': advised(repairConversation('pull-requests')),
      'issues.txt': advised(repairConversation('issues')),
    },
  },
]

import * as cancel from '../../../src/runs/actions/cancel.ts'
import * as deletion from '../../../src/runs/actions/delete-logs.ts'
import * as download from '../../../src/runs/actions/download-logs.ts'
import { explainMissingLog, saveLog } from '../../../src/runs/actions/download-logs.ts'
import * as runs from '../../../src/runs/actions/runs.ts'
import type { RunFields } from '../../fake-github/api-run.ts'
import { fakeRun } from '../../fake-github/fake-run.ts'
import { apiUsage } from '../../fake-github/run-details.ts'
import type { FakeState } from '../../fake-github/state.ts'
import { httpError } from '../../fake-client.ts'
import type { Example } from '../example.ts'
import { casesOf, inputsOf, saidOfFile, sourceWith } from './cases.ts'

const CANCEL = 'runs/{run_id}/cancel'

const runAt = (id: number, run: RunFields = {}) => fakeRun({ run: { id, ...run } })

type Given = Readonly<Record<string, string>>
type Refusals = Parameters<typeof sourceWith>[1]

const cancelOne = (refusals: Refusals = {}) =>
  cancel.cancelBy(
    inputsOf(cancel.action, { 'run-id': '42' }),
    sourceWith({ runs: [runAt(42)] }, refusals),
  )

const CANCELLATION = casesOf({
  'without the permission': () => cancelOne({ [CANCEL]: httpError(403, 'not accessible') }),
})

const OLD = { 'older-than': '12h', workflow: 'ci.yml' }
const REAL = { 'dry-run': 'false' }
const day = (id: number, days: number, run: RunFields = {}) =>
  runAt(id, {
    conclusion: 'success',
    created_at: -86_400 * days,
    run_started_at: -86_400 * days,
    ...run,
  })
const LOGS = 'runs/{run_id}/logs'

const summaryOf = async (act: (write: (text: string) => Promise<void>) => Promise<unknown>) => {
  let summary = ''
  await act((text) => {
    summary += text
    return Promise.resolve()
  })
  return summary
}

interface Search {
  readonly refusals?: Refusals
  readonly changes?: Parameters<typeof sourceWith>[2]
  readonly summary?: (text: string) => Promise<void>
  /** Path of the written file; '' if it could not be written. */
  readonly path?: string
}

const findRuns = (inputs: Given, all: FakeState['runs'], search: Search = {}) => {
  const { refusals, changes, summary, path = '/runner/runs.jsonl' } = search
  const problem =
    path === '' ? 'Could not write the runs to /runner/runs.jsonl (runs-path): ENOSPC' : undefined
  const write = () => Promise.resolve({ path, problem })
  const read = runs.searchOf(inputsOf(runs.action, inputs))
  const { client } = sourceWith({ runs: all }, refusals, changes)
  return runs.findAndSummarize({ ...read, summary, write }, client)
}
const PASSED = [runAt(41, { conclusion: 'success' }), runAt(42, { conclusion: 'success' })]
const USED = [
  fakeRun({
    run: { id: 41, conclusion: 'skipped' },
    jobs: [{ id: 1, conclusion: 'skipped' }],
  }),
  {
    ...fakeRun({
      run: { id: 42, conclusion: 'success' },
      jobs: ['ubuntu-24.04', 'windows-2025', 'macos-15', 'self-hosted', 'big-box'].map(
        (label, index) => ({ id: 2 + index, labels: [label] }),
      ),
    }),
    usage: apiUsage({ UBUNTU: { 2: 59_000 }, WINDOWS: { 3: 0 } }, 69_000),
  },
]

const SEARCH = casesOf({
  'some of them': () => findRuns({ limit: '1', workflow: 'ci.yml', branch: 'main' }, PASSED),
  'more than fit': () => {
    const long = runAt(42, { conclusion: 'success', display_title: 'x'.repeat(40_000) })
    return findRuns({ durations: 'false' }, [long])
  },
  'few requests left': () =>
    findRuns({}, PASSED, { changes: { rateLimit: () => ({ remaining: 9, limit: 1_000 }) } }),
  'a workflow that does not exist': () => findRuns({ workflow: 'cd.yml' }, PASSED),
  'without the permission': () => findRuns({}, PASSED, { refusals: { '/runs': httpError(403) } }),
  'a full disk': () =>
    findRuns({}, PASSED, { path: '', summary: () => Promise.reject(new Error('no space left')) }),
})

const FOLDER = '/home/runner/_temp/logs'
const LOG = { serverUrl: 'https://github.com', owner: 'octo-org', repo: 'octo-shop', runId: 42 }
const whole = { ...LOG, attempt: undefined, jobId: undefined }
const ofJob = { ...whole, jobId: 71 }

type Log = typeof whole | typeof ofJob

const missing = (error: unknown) =>
  explainMissingLog(error, sourceWith({ runs: [] }).client, { log: whole, folder: FOLDER })
const withLog = (content: Uint8Array = Buffer.from('some lines')) => {
  const redirect = () => Promise.resolve('https://logs.example')
  const log = () => () => Promise.resolve({ body: [content] } as never)
  return sourceWith({}, {}, { redirect, log, file: log }).client
}

const saved = (client: ReturnType<typeof withLog>, log: Log, maxBytes: number) =>
  saidOfFile({}, (path) => {
    const folder = path.replace('report.json', 'logs')
    return saveLog(client, { log, folder, extract: false, maxBytes })
  })

const DOWNLOAD = casesOf({
  'one log': () =>
    saidOfFile({}, async (path) => {
      const folder = path.replace('report.json', '')
      const inputs = { 'run-id': '42', 'job-id': '71', path: folder }
      const read = inputsOf(download.action, inputs)
      const { reason } = await download.save(read, withLog())
      return reason.replace(folder, '')
    }),
  'a full disk': () => missing(Object.assign(new Error('ENOSPC: no space'), { code: 'ENOSPC' })),
  'no such run': () => missing(httpError(404)),
  'a log above max-megabytes': () => saved(withLog(), ofJob, 4),
  'a folder that is not empty': () =>
    download.save(inputsOf(download.action, { 'run-id': '42', path: 'src' }), withLog()),
})

/** The outcomes of the actions on runs and their logs. */
export const RUN_SENTENCES: Example = {
  name: 'actions-on-runs',
  files: {
    'cancel.txt': CANCELLATION,
    'delete-logs.md': () =>
      summaryOf(async (summary) => {
        const read = deletion.chosenLogs(inputsOf(deletion.action, { ...OLD, ...REAL }))
        const source = sourceWith({ runs: [day(42, 2)] }, {})
        await deletion.chooseAndDelete({ ...read, summary }, source)
        await deletion.chooseAndDelete({ ...read, dryRun: true, summary }, source)
        for (const status of [404, 409]) {
          const refusing = sourceWith({ runs: [day(42, 2)] }, { [LOGS]: httpError(status) })
          await deletion.chooseAndDelete({ ...read, summary }, refusing)
        }
      }),
    'runs.txt': SEARCH,
    'runs.md': () =>
      summaryOf(async (summary) => {
        await findRuns({}, PASSED, { summary })
        await findRuns({ usage: 'true' }, USED, { summary })
      }),
    'download-logs.txt': DOWNLOAD,
  },
}

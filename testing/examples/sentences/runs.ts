import * as cancel from '../../../src/runs/actions/cancel.ts'
import * as deletion from '../../../src/runs/actions/delete-logs.ts'
import * as download from '../../../src/runs/actions/download-logs.ts'
import { explainMissingLog, saveLog } from '../../../src/runs/actions/download-logs.ts'
import * as runs from '../../../src/runs/actions/runs.ts'
import { bytesRedactor } from '../../../src/github/errors/redact-bytes.ts'
import { ArchiveError, type ArchiveFault } from '../../../src/archive/extract.ts'
import type { RunFields } from '../../fake-github/api-run.ts'
import { fakeRun } from '../../fake-github/fake-run.ts'
import { apiUsage } from '../../fake-github/run-details.ts'
import { FORK } from '../../fake-github/repository.ts'
import { zipArchive } from '../../zip-archive.ts'
import type { FakeState } from '../../fake-github/state.ts'
import { httpError } from '../../fake-client.ts'
import type { Example } from '../example.ts'
import { casesOf, changing, inputsOf, saidOfFile, sourceWith } from './cases.ts'

const CANCEL = 'runs/{run_id}/cancel'
const OVER = httpError(409, 'Cannot cancel a workflow run that is completed')

const runAt = (id: number, run: RunFields = {}) => fakeRun({ run: { id, ...run } })
const FORK_RUN = { event: 'pull_request', head_branch: 'topic' }

type Given = Readonly<Record<string, string>>
type Refusals = Parameters<typeof sourceWith>[1]

const cancelOne = (refusals: Refusals = {}) =>
  cancel.cancelBy(
    inputsOf(cancel.action, { 'run-id': '42' }),
    sourceWith({ runs: [runAt(42)] }, refusals),
  )
const cancelOlder = (all: FakeState['runs'], refusals: Refusals = {}) =>
  cancel.cancelBy(
    inputsOf(cancel.action, { 'run-id': '42', older: 'true' }),
    sourceWith({ runs: all }, refusals),
  )

const CANCELLATION = casesOf({
  'one run': () => cancelOne(),
  'a finished run': () => cancelOne({ [CANCEL]: OVER }),
  'a run that cannot be cancelled now': () => cancelOne({ [CANCEL]: httpError(409, 'no') }),
  'without the permission': () => cancelOne({ [CANCEL]: httpError(403, 'not accessible') }),
  'no older run': () => cancelOlder([runAt(42)]),
  'older runs': () => cancelOlder([runAt(40), runAt(41), runAt(42)]),
  'older runs that finish': () =>
    cancelOlder([runAt(40), runAt(41), runAt(42)], { [CANCEL]: OVER }),
  'older runs that are refused': () =>
    cancelOlder([runAt(40), runAt(42)], { [CANCEL]: httpError(502) }),
  'runs of several pull requests': () => cancelOlder([runAt(41, FORK_RUN), runAt(42, FORK_RUN)]),
  'older runs that cannot be listed': () => cancelOlder([runAt(42)], { '/runs': httpError(502) }),
  'a run without a branch': () => cancelOlder([runAt(42, { head_branch: null })]),
})

const deleteLogs = (inputs: Given, all: FakeState['runs'], refusals: Refusals = {}) => {
  const read = deletion.chosenLogs(inputsOf(deletion.action, inputs))
  const source = sourceWith({ runs: all }, refusals, { redirect: () => Promise.resolve('') })
  return deletion.chooseAndDelete({ ...read, summary: undefined }, source)
}
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

const DELETION = casesOf({
  'one run': () => deleteLogs({ 'run-id': '42', ...REAL }, [day(42, 2)]),
  'a run without logs': () =>
    deleteLogs({ 'run-id': '42', ...REAL }, [day(42, 2)], { [LOGS]: httpError(404) }),
  'an unfinished run': () => deleteLogs({ 'run-id': '42', ...REAL }, [runAt(42)]),
  'without the permission': () =>
    deleteLogs({ ...OLD, ...REAL }, [day(41, 3), day(42, 2)], { [LOGS]: httpError(403) }),
  'a run that cannot be read': () => deleteLogs({ 'run-id': '42' }, []),
  'old runs': () => deleteLogs(OLD, [day(40, 3), day(41, 2), runAt(42)]),
  'no old run': () => deleteLogs(OLD, [runAt(42)]),
  'many old runs': () =>
    deleteLogs(
      { ...OLD, limit: '1' },
      Array.from({ length: 1_002 }, (_, index) => day(index + 1, 1_100 - index)),
    ),
  'a run that is re-run in the meantime': () => {
    let reads = 0
    const read = deletion.chosenLogs(inputsOf(deletion.action, { ...OLD, ...REAL }))
    const source = changing(sourceWith({ runs: [day(42, 2)] }), (response, _, state) => {
      reads += 1
      if (reads === 1) state.runs.push(day(42, 2, { run_attempt: 2, run_started_at: 0 }))
      return response
    })
    return deletion.chooseAndDelete({ ...read, summary: undefined }, source)
  },
  'no logs remain': () => {
    const read = deletion.chosenLogs(inputsOf(deletion.action, { ...OLD, limit: '1' }))
    const changes = { redirect: () => Promise.reject(httpError(404)) }
    const source = sourceWith({ runs: [day(41, 3), day(42, 2)] }, {}, changes)
    return deletion.chooseAndDelete({ ...read, summary: undefined }, source)
  },
})

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
const FROM_FORK = { head_repository: FORK, event: 'pull_request' }
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
const counted = (total_count: number) => {
  const response = { total_count, workflow_runs: PASSED.map(({ run }) => run) }
  return { changes: { get: (() => Promise.resolve(response)) as never } }
}

const SEARCH = casesOf({
  'all runs': () => findRuns({}, PASSED),
  'some of them': () => findRuns({ limit: '1', workflow: 'ci.yml', branch: 'main' }, PASSED),
  'no run': () => findRuns({ branch: 'gone' }, PASSED),
  'some, without forks': () => findRuns({ limit: '1' }, [...PASSED, runAt(43, FROM_FORK)]),
  'only forks': () => findRuns({ forks: 'only' }, [runAt(40, FROM_FORK), ...PASSED]),
  'more than GitHub lists': () =>
    findRuns({ durations: 'false', limit: '1000' }, [], counted(2_500)),
  'more than fit': () => {
    const long = runAt(42, { conclusion: 'success', display_title: 'x'.repeat(40_000) })
    return findRuns({ durations: 'false' }, [long])
  },
  'more than have durations': () =>
    findRuns(
      { limit: '101' },
      Array.from({ length: 101 }, (_, index) => runAt(index + 1, { conclusion: 'success' })),
    ),
  'few requests left': () =>
    findRuns({}, PASSED, { changes: { rateLimit: () => ({ remaining: 9, limit: 1_000 }) } }),
  'too few requests left for the usage': () =>
    findRuns({ usage: 'true' }, PASSED, {
      changes: { rateLimit: () => ({ remaining: 199, limit: 1_000 }) },
    }),
  'a usage that cannot be read': () =>
    findRuns({ usage: 'true' }, PASSED, { refusals: { '/timing': httpError(502) } }),
  'too few requests left for the usage of many': () =>
    findRuns(
      { limit: '101', usage: 'true' },
      Array.from({ length: 101 }, (_, index) => runAt(index + 1, { conclusion: 'success' })),
      { changes: { rateLimit: () => ({ remaining: 199, limit: 1_000 }) } },
    ),
  'jobs that cannot be read': () =>
    findRuns({ limit: '1' }, PASSED, { refusals: { '/jobs': httpError(502) } }),
  'a workflow that does not exist': () => findRuns({ workflow: 'cd.yml' }, PASSED),
  'without the permission': () => findRuns({}, PASSED, { refusals: { '/runs': httpError(403) } }),
  'a full disk': () =>
    findRuns({}, PASSED, { path: '', summary: () => Promise.reject(new Error('no space left')) }),
})

const FOLDER = '/home/runner/_temp/logs'
const LOG = { serverUrl: 'https://github.com', owner: 'octo-org', repo: 'octo-shop', runId: 42 }
const whole = { ...LOG, attempt: undefined, jobId: undefined }
const ofAttempt = { ...whole, attempt: 2 }
const ofJob = { ...whole, jobId: 71 }

type Log = typeof whole | typeof ofAttempt | typeof ofJob

const missing = (error: unknown, log: Log = whole, run?: RunFields) => {
  const all = [fakeRun({ run: { id: 42, ...run }, jobs: [{ id: 71, conclusion: 'skipped' }] })]
  const { client } = sourceWith({ runs: run === undefined ? [] : all })
  return explainMissingLog(error, client, { log, folder: FOLDER })
}
const archive = (fault: ArchiveFault) => missing(new ArchiveError('it is odd', fault))
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
  'no archive': () => archive('not-archive'),
  'a large archive': () => archive('too-large'),
  'an odd entry': () => archive('entry'),
  'a token in it': () => archive('secret'),
  'an empty archive': () => archive('empty'),
  'a full disk': () => missing(Object.assign(new Error('ENOSPC: no space'), { code: 'ENOSPC' })),
  'a running run': () => missing(httpError(404), whole, {}),
  'deleted logs': () =>
    missing(httpError(404), ofAttempt, { conclusion: 'success', run_attempt: 2 }),
  'a skipped job': () => missing(httpError(404), ofJob, { conclusion: 'success' }),
  'no such run': () => missing(httpError(404)),
  'an archive with the token': () => {
    const archive = zipArchive([{ name: '1_build.txt', data: 'token: secret' }])
    return saved({ ...withLog(archive), redact: bytesRedactor(['secret']) }, whole, 9_999)
  },
  'a log above max-megabytes': () => saved(withLog(), ofJob, 4),
  'a folder that is not empty': () =>
    download.save(inputsOf(download.action, { 'run-id': '42', path: 'src' }), withLog()),
})

/** The outcomes of the actions on runs and their logs. */
export const RUN_SENTENCES: Example = {
  name: 'actions-on-runs',
  files: {
    'cancel.txt': CANCELLATION,
    'delete-logs.txt': DELETION,
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

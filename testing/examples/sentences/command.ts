import { readArguments } from '../../../src/cli/arguments.ts'
import { waitForRuns } from '../../../src/cli/commit/report-commit.ts'
import { UsageError } from '../../../src/cli/named.ts'
import { HELP, USAGE_LINE, expectWritable, printError } from '../../../src/cli/main.ts'
import { repairsFor } from '../../../src/cli/repairs.ts'
import { resolveRun } from '../../../src/cli/report-run.ts'
import { findToken } from '../../../src/cli/connect.ts'
import { GitHubError } from '../../../src/github/errors/github-error.ts'
import { captureProcess } from '../../captured-process.ts'
import { fakeClient, httpError } from '../../fake-client.ts'
import { makeListedRun } from '../../make-run.ts'
import type { Example } from '../example.ts'
import { casesOf, type Cases } from './cases.ts'

const RUN = 'https://github.com/octo-org/octo-shop/actions/runs/42'
const PULL = 'https://github.com/octo-org/octo-shop/pull/12'

/** Invalid command lines. */
const LINES: readonly string[] = [
  '',
  'octo-org/octo-shop',
  'octo-org/octo-shop 0',
  'octo-shop 42',
  `${RUN} 43`,
  `${RUN} --output=`,
  `${RUN} --format pdf`,
  `${RUN} --format chrome-trace`,
  `${RUN} --save file`,
  `${RUN} --colour`,
  `${RUN} --wait`,
  `${RUN} --fail-fast`,
  `${RUN}/attempts/2 --attempt 3`,
  `${RUN}/attempts/0`,
  'https://github.com/octo-org/octo-shop/actions/runs/0',
  'https://github.com/octo-org/octo-shop/runs/0',
  'https://github.com/octo-org/octo-shop/pull/0',
  'https://github.com/octo-org/octo-shop/issues/1',
  'run-42',
  'http://github.com/octo-org/octo-shop/actions/runs/42',
  'https://user:password@github.com/octo-org/octo-shop/actions/runs/42',
  'octo-org/octo-shop --commit abcd --pr 12',
  '--commit abcd',
  '--pr 12',
  'octo-org/octo-shop 42 --pr 12',
  'octo-org/octo-shop --pr twelve',
  'octo-org/octo-shop --commit HEAD',
  `${PULL} --attempt 2`,
  `${PULL} --format csv`,
  `${PULL} --format otlp`,
  `${PULL} --fail-fast`,
  'diff a.json b.json',
]

const ARGUMENTS: Cases = {
  ...Object.fromEntries(
    LINES.map((line) => [
      `run-report ${line}`,
      () => {
        readArguments(line === '' ? [] : line.split(' '), {})
      },
    ]),
  ),
  'GH_HOST=https://ghes': () => {
    readArguments(['octo-org/octo-shop', '42'], { GH_HOST: 'https://ghes' })
  },
}

const failure = (kind: GitHubError['kind'], fields: object = {}) =>
  new GitHubError('no', { kind, ...fields })
const FAILURES: Readonly<Record<string, GitHubError>> = {
  'no permission': httpError(403, 'Resource not accessible by personal access token'),
  'not found': httpError(404),
  deleted: httpError(410),
  'a bad token': httpError(401),
  'no requests left': httpError(403, undefined, {
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': '1772359200',
  }),
  'no requests left for an unknown time': httpError(403, undefined, {
    'x-ratelimit-remaining': '0',
  }),
  'too many requests': httpError(429, undefined, { 'retry-after': '60' }),
  'a full server': httpError(502),
  'no network': failure('network'),
  'a proxy': failure('proxy'),
  'an unknown certificate': failure('certificate'),
  'no JSON': failure('not-json'),
  'a large response': failure('too-large'),
}
const SUBJECTS = ['run', 'job', 'commit', 'pull request'] as const
const repaired = (subject: (typeof SUBJECTS)[number]) =>
  casesOf(FAILURES, repairsFor('github.com', subject))

const noToken = (host: string, env: Readonly<Record<string, string>> = {}) =>
  findToken(host, env, () => Promise.resolve(''))
const { signal } = new AbortController()
const ofJob = async (respond: Parameters<typeof fakeClient>[0]) => {
  const named = { serverUrl: 'https://github.com', owner: 'octo-org', repo: 'octo-shop' }
  const run = { ...named, jobId: 71, runId: undefined }
  await resolveRun(fakeClient(respond), { run, attempt: undefined }, signal)
}

async function waitingFor(lists: readonly Parameters<typeof makeListedRun>[0][][]) {
  const lines: string[] = []
  let read = 0
  await waitForRuns({
    commit: '7638417db6d59f3c431d3e1f261cc637155684cd',
    hasFailed: undefined,
    list: () => {
      const runs = (lists[read] ?? []).map((fields, at) => {
        const run = { id: at + 1, ...fields?.run }
        return { ...makeListedRun({ workflowId: at, ...fields, run }), response: {} }
      })
      read += 1
      return Promise.resolve({ runs, notes: [] } as never)
    },
    sleep: () => Promise.resolve(),
    show: (line) => {
      lines.push(line)
    },
  })
  return lines
}
const open = (workflow?: string) => ({ run: { workflow, conclusion: undefined } })
const done = { run: { workflow: 'Docs', conclusion: 'success' } }

function printed(error: Error): string {
  const captured = captureProcess({})
  try {
    const exitCode = printError(error)
    return `${captured.written('stderr')}exit code ${exitCode}`
  } finally {
    captured.release()
  }
}

const ERRORS = casesOf({
  'a bug': () => printed(new TypeError('x is undefined')),
  'a misuse': () => printed(new UsageError('no run given')),
  'an output that is a folder': () => expectWritable('src'),
  'no token for github.com': () => noToken('github.com'),
  'no token for a server': () => noToken('ghes.example'),
  'no token for the server in GH_HOST': () => noToken('ghes.example', { GH_HOST: 'ghes.example' }),
  'no token for a tenant': () => noToken('octo.ghe.com'),
  'a job of an unknown run': () => ofJob(() => ({ id: 71 })),
  'a job that does not exist': () =>
    ofJob(() => {
      throw httpError(404)
    }),
})

const PROGRESS = casesOf({
  'the first run': () => waitingFor([[], [], [], [], [], []]),
  'some runs': () =>
    waitingFor([
      [open('CI'), open('Docs')],
      [open(), done],
      [done, done],
    ]),
})

/** What the command says beside a report. */
export const COMMAND_SENTENCES: Example = {
  name: 'command',
  files: {
    'help.txt': () => `${HELP}\n${USAGE_LINE}\n`,
    'arguments.txt': casesOf(ARGUMENTS),
    'errors.txt': ERRORS,
    'progress.txt': PROGRESS,
    ...Object.fromEntries(
      SUBJECTS.map((subject) => [`repairs-${subject.replace(' ', '-')}.txt`, repaired(subject)]),
    ),
  },
}

import { expect, it } from '@jest/globals'
import { startGathering } from '../../src/gather/gather.ts'
import { nightQuestions } from '../../src/gather/failures/night.ts'
import { closedAfterEach } from '../../testing/closed-after-each.ts'
import { logClient, sourceOf } from '../../testing/fake-client.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { startFakeGitHub } from '../../testing/fake-github/start-fake-github.ts'
import { startLogHost } from '../../testing/fake-github/start-log-host.ts'
import { logLine, logOfStep } from '../../testing/log-text.ts'
import { finished, makeRun } from '../../testing/make-run.ts'
import { jobIn, stepIn } from '../../testing/plain-jobs.ts'

const closing = closedAfterEach()

const logOf = (line: string) =>
  [...logOfStep(20, 'npm test', [line]), logLine(29, '##[error]exit code 1.')].join('\n')

it.each<[string, Readonly<Record<number, string>>, readonly string[]]>([
  [
    'two logs that name what failed',
    { 1: logOf('FAIL a.ts:3: x'), 2: logOf('a.ts(1,2): error TS1: y') },
    [],
  ],
  ['logs that name nothing', { 1: logOf('no'), 2: logOf('no') }, []],
  ['no log', {}, ['check-runs/1/annotations']],
  ['the second log alone', { 2: logOf('no') }, ['check-runs/1/annotations']],
])(
  'a night that can read %s requests no more annotations than it needs',
  async (_, logs, expected) => {
    const host = await startLogHost({
      logs: Object.fromEntries(Object.entries(logs).map(([id, log]) => [`/logs/${id}`, log])),
    })
    const ids = [1, 2, 3]
    const steps = [stepIn(finished(20, 30, 'failure'), 'Run npm test', 3)]
    const jobs = ids.map((id) => jobIn(finished(5, 60, 'failure'), `job ${id}`, steps))
    const github = await startFakeGitHub({
      runs: [fakeRun({ jobs: ids.map((id) => ({ id })) })],
      logs: Object.fromEntries(Object.keys(logs).map((id) => [id, `${host.url}/logs/${id}`])),
    })
    closing(github)
    closing(host)
    const gathering = startGathering(sourceOf(logClient(github.url)), { allowedFailures: [] })
    gathering.addRuns([{ run: makeRun({ jobs }) }])
    await gathering.settle(nightQuestions())
    const paths = github.requests.map(({ pathname }) => pathname.replace(/^.*octo-shop\//, ''))
    const [first, second, ...others] = paths.toSorted()
    expect([first, second]).toEqual(['actions/jobs/1/logs', 'actions/jobs/2/logs'])
    expect(others.filter((path) => !path.endsWith('/artifacts'))).toEqual(expected)
  },
)

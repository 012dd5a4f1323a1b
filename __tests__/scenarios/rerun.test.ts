import { describe, expect, it } from '@jest/globals'
import { apiStep } from '../../testing/fake-github/api-job.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { type Fault, READ_ONLY } from '../../testing/fake-github/faults.ts'
import { apiAnnotation } from '../../testing/fake-github/run-details.ts'
import { runOf, runRerun } from '../../testing/run-rerun.ts'
import { logLine } from '../../testing/log-text.ts'
import { runAlone } from '../../testing/scenario.ts'

const ATTEMPT = 'POST /repos/octo-org/octo-shop/actions/runs/7/rerun-failed-jobs'

// The rules are in cases/rerun*.txt.
describe('rerun', () => {
  it('starts an attempt with the failed jobs, and succeeds', async () => {
    const { exitCode, outputs, annotations, stdout, ...result } = await runRerun({})
    const reason = 'Started attempt 2: the failed jobs of run 7.'
    expect(result.writes).toEqual([ATTEMPT])
    expect(outputs).toEqual({ done: 'true', reason, attempt: '2' })
    expect({ exitCode, annotations, stdout }).toEqual({
      exitCode: 0,
      annotations: [],
      stdout: `${reason}\n`,
    })
    expect(result.github.state.runs).toHaveLength(2)
  })

  const broken: Fault = { when: ({ method }) => method === 'POST', delivery: 'destroy' }

  it.each<[string, Fault, RegExp]>([
    ['the permission is missing', READ_ONLY, /\n {2}actions: write\n/],
    ['the connection breaks', broken, /other side closed.*applied the change anyway/],
  ])('fails after one request if %s', async (_, fault, expected) => {
    const { writes, exitCode, outputs, messages } = await runRerun({ faults: [fault] })
    expect({ writes, exitCode }).toEqual({ writes: [ATTEMPT], exitCode: 1 })
    expect(messages).toEqual({ error: [expect.stringMatching(expected)] })
    expect(outputs).toEqual({ done: 'false', reason: messages.error?.[0], attempt: '' })
  })
})

const GATED =
  'jobs: { unit: { strategy: { matrix: { node: [22] } } }, required: { needs: unit, if: always() } }'
const FILES = { '.github/workflows/ci.yml': GATED }

describe('rerun with when: flaky', () => {
  it.each<[string, Record<string, string>, readonly string[], readonly string[]]>([
    ['with the workflow file', FILES, [], [ATTEMPT]],
    ['with the file, and the gate has an error', FILES, ['##[error]cannot upload cart'], []],
    ['without it', {}, [], []],
  ])('starts an attempt behind a gate of this action: %s', async (_, files, after, expected) => {
    const name = 'unit (22)'
    const steps = [apiStep({ status: 'in_progress' })]
    const lost = { id: 71, name, conclusion: 'failure', steps }
    const annotations = { 71: [apiAnnotation({ message: 'The hosted runner lost communication' })] }
    const current = { id: 72, name: 'required', status: 'in_progress', steps: [] }
    const { stdout } = await runAlone({
      github: { runs: [fakeRun({ jobs: [lost, current] })], annotations },
      job: { checkRunId: 72 },
      inputs: { 'fail-on': 'any, unfinished' },
    })
    // As the runner writes them: the further lines of an error have no time.
    const printed = stdout.trim().replace('::error::', '##[error]').replaceAll('%0A', '\n')
    const use = 'Run octo-org/run-report@v1'
    const log = [
      ...[`##[group]${use}`, 'with:', '  fail-on: any, unfinished', '##[endgroup]'],
      ...[...printed.split('\n'), ...after],
    ].map((line) => (line.startsWith(name) ? line : logLine(87, line)))
    const step = apiStep({ name: use, conclusion: 'failure', started_at: 86, completed_at: 147 })
    const times = { created_at: 68, started_at: 80, completed_at: 149 }
    const required = { id: 72, name: 'required', conclusion: 'failure', ...times, steps: [step] }
    const runs = [runOf('failure', [lost, required])]
    const github = { runs, annotations, files }
    const { writes, outputs } = await runRerun({
      ...{ runs, github, logs: { 72: log.join('\n') } },
      inputs: { when: 'flaky' },
    })
    expect(printed).toContain(`\nfail-on: any, unfinished\n${name}: failure`)
    expect(writes).toEqual(expected)
    expect(outputs.reason).toContain(
      expected.length > 0 ? `required failed at ${use}.` : 'required failed at',
    )
  })
})

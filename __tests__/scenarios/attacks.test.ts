import { describe, expect, it } from '@jest/globals'
import { NO_OUTPUTS } from '../../src/actions/report/outputs.ts'
import { attackedFields, attackedGitHub, FAILED_ID, OWN_ID } from '../../testing/attacked-github.ts'
import { ATTACKS, NAMES } from '../../testing/fixtures/attacks.ts'
import { REPOSITORY } from '../../testing/fake-github/api-run.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { expectHarmless, expectQuiet } from '../../testing/harmless.ts'
import { runWithLogs } from '../../testing/run-with-logs.ts'
import { runAlone } from '../../testing/scenario.ts'
import { apiAccount } from '../../testing/fake-github/repository.ts'
import { apiStep } from '../../testing/fake-github/api-job.ts'
import { GITHUB_COM } from '../../testing/fake-github/host.ts'
import { disarm } from '../../src/render/text/disarm.ts'

const REPOSITORY_URL = `https://github.com/${REPOSITORY}`

/** Texts that the runner or a terminal might obey; `__tests__/attacks.test.ts` tries all others. */
const COMMANDS = ATTACKS.filter((attack) => /::|##\[|delimiter|<<\w|[^\P{Cc}\s]/u.test(attack))

const FIELDS = attackedFields()
const ROUNDS = 6

describe('report on a run with attacks in all fields', () => {
  it.each(Array.from({ length: ROUNDS }, (_, round) => round))(
    'shows them as text, another in each field: round %i',
    async (round) => {
      const attackIn = (field: string) =>
        COMMANDS[(FIELDS.indexOf(field) * ROUNDS + round) % COMMANDS.length] ?? ''
      const { runs, annotations: remarks, files, log } = attackedGitHub(attackIn)
      // No environment variable can contain a NUL.
      const { job, inputs } = attackedGitHub((field) => attackIn(field).replaceAll('\0', ''))
      const { stdout, stderr, annotations, summary, outputs, report } = await runWithLogs({
        github: { runs, annotations: remarks, files },
        logs: { [FAILED_ID]: log },
        job: { ...job, runAttempt: 2, checkRunId: OWN_ID },
        inputs: { ...inputs, 'fail-on': 'any', 'allowed-failures': '' },
      })
      expectQuiet(stdout)
      expect(stderr).toBe('')
      // One each for the exceeded budget and the gate.
      expect(annotations.map(({ level }) => level)).toEqual(['warning', 'error'])
      expectHarmless(summary, REPOSITORY_URL)
      expect(Object.keys(outputs)).toEqual(Object.keys(NO_OUTPUTS))
      expect(JSON.parse(outputs['failed-jobs'] ?? '')).toContain(attackIn('job name'))
      expect(report?.jobs.map(({ name }) => name)).toContain(attackIn('job name'))
    },
  )
})

describe('report without permission', () => {
  it("shows the server's message as text in one warning", async () => {
    const message = ATTACKS.filter(({ length }) => length < 200).join(' ')
    const { stdout, annotations, summary, exitCode } = await runAlone({
      github: { runs: [fakeRun()], faults: [{ response: { status: 403, body: { message } } }] },
    })
    expect([exitCode, annotations.length]).toEqual([0, 1])
    expectQuiet(stdout)
    expectHarmless(summary, REPOSITORY_URL)
  })
})

/** Every name as the name of a failed job, of its failed step, its labels and its runner. */
function hostileRun(host = GITHUB_COM) {
  return fakeRun({
    host,
    run: {
      id: 7,
      name: NAMES[9] ?? '',
      display_title: NAMES[13] ?? '',
      head_branch: NAMES[5] ?? '',
      event: '[x](javascript:alert(1))',
      triggering_actor: apiAccount(NAMES[16] ?? '', host),
    },
    jobs: NAMES.map((name) => ({
      name,
      conclusion: 'failure',
      labels: [name, 'self-hosted'],
      runner_name: name,
      runner_group_name: name,
      steps: [
        apiStep({ name, conclusion: 'failure', completed_at: 50 }),
        apiStep({ name: `Post ${name}`, number: 2, started_at: 50, completed_at: 52 }),
      ],
    })),
  })
}

/** What a person sees of a name: one line, without what cannot be seen. */
function shown(name: string): string {
  return name
    .replaceAll('\u202E', '')
    .replaceAll(/[\s\u2060]+/g, (gap) => (gap.trim() === '\u2060' ? '' : ' '))
    .trim()
}

const HOSTILE = { github: { runs: [hostileRun()] }, inputs: { 'run-id': '7' } }

describe('untrusted names', () => {
  it('are unchanged in the outputs and the report', async () => {
    const { outputs, report } = await runAlone(HOSTILE)
    expect(JSON.parse(outputs['failed-jobs'] ?? '')).toEqual(NAMES)
    const jobs = JSON.parse(outputs['jobs'] ?? '') as { name: string; runner: object }[]
    expect(jobs.map(({ name }) => name)).toEqual(NAMES)
    expect(jobs.map(({ runner }) => runner)).toEqual(
      NAMES.map((name) => ({ name, group: name, labels: [name, 'self-hosted'].toSorted() })),
    )
    expect(report?.jobs.map(({ steps }) => steps[0]?.name)).toEqual(NAMES)
    expect(report?.run).toMatchObject({ branch: NAMES[5], title: NAMES[13], actor: NAMES[16] })
    expect(outputs).toMatchObject({
      conclusion: 'failure',
      'jobs-total': String(NAMES.length),
      'slowest-job': NAMES[0],
    })
  })

  it('fail the gate without a command, in one annotation', async () => {
    const { annotations, stdout } = await runAlone({
      ...HOSTILE,
      inputs: { ...HOSTILE.inputs, 'fail-on': 'failure' },
    })
    const errors = annotations.filter(({ level }) => level === 'error')
    expect(errors).toHaveLength(1)
    // No name is two lines, and none has changed the order of what is around it.
    const lines = NAMES.map((name) => disarm(`${shown(name)}: failure`))
    expect(errors[0]?.message.split('\n')).toEqual(['fail-on: failure', ...lines])
    expectQuiet(stdout)
  })
})

import { describe, expect, it } from '@jest/globals'
import { NO_OUTPUTS } from '../../src/actions/report/outputs.ts'
import { attackedFields, attackedGitHub, FAILED_ID, OWN_ID } from '../../testing/attacked-github.ts'
import { ATTACKS } from '../../testing/fixtures/attacks.ts'
import { REPOSITORY } from '../../testing/fake-github/api-run.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { expectHarmless, expectQuiet } from '../../testing/harmless.ts'
import { runWithLogs } from '../../testing/run-with-logs.ts'
import { runAlone } from '../../testing/scenario.ts'

const REPOSITORY_URL = `https://github.com/${REPOSITORY}`

/** Texts that the runner or a terminal might obey; `__tests__/attacks.test.ts` tries all others. */
const COMMANDS = ATTACKS.filter((attack) => /::|##\[|delimiter|<<\w|[^\P{Cc}\s]/u.test(attack))

const FIELDS = attackedFields()
const ROUNDS = 2

describe('report on a run with attacks in all fields', () => {
  it.each(Array.from({ length: ROUNDS }, (_, round) => round))(
    'shows them as text, another in each field: round %i',
    async (round) => {
      const attackIn = (field: string) =>
        COMMANDS[(FIELDS.indexOf(field) * ROUNDS + round) % COMMANDS.length] ?? ''
      const attacked = attackedGitHub(attackIn)
      const { runs, annotations: remarks, files, issues, log } = attacked
      // No environment variable can contain a NUL.
      const { job, inputs } = attackedGitHub((field) => attackIn(field).replaceAll('\0', ''))
      const { stdout, stderr, annotations, summary, outputs, report } = await runWithLogs({
        github: { runs, annotations: remarks, files, issues },
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
      expect(JSON.stringify(report?.causes)).toContain(JSON.stringify(attackIn('issue title')))
      expect(report?.notes.map(({ url }) => url)).toContain(`${REPOSITORY_URL}/issues/31`)
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

import { describe, expect, it } from '@jest/globals'
import { RUN_ID } from '../../testing/fake-github/api-run.ts'
import { type BuiltRun, fakeRun } from '../../testing/fake-github/fake-run.ts'
import { READ_ONLY } from '../../testing/fake-github/faults.ts'
import { runSubAction } from '../../testing/run-with-logs.ts'

const RUNS = '/repos/octo-org/octo-shop/actions/runs'
const POST = `POST ${RUNS}/${RUN_ID}/cancel`

/** The run in which the action runs, or another, which goes on. */
function running(id: number = RUN_ID): BuiltRun {
  return fakeRun({ run: { id }, jobs: [{ id: id + 1, status: 'in_progress' }] })
}

// The rules are in cases/cancel-safe.txt.
describe('cancel', () => {
  it('cancels its own run by default, and succeeds', async () => {
    const { requests, outputs, exitCode, annotations, github } = await runSubAction('cancel', {
      github: { runs: [running()] },
    })
    expect(requests).toEqual([POST, `GET ${RUNS}/${RUN_ID}`])
    const reason = `GitHub accepted the request to cancel run ${RUN_ID}.`
    expect(outputs).toEqual({ done: 'true', reason, cancelled: `[${RUN_ID}]` })
    expect({ exitCode, annotations }).toEqual({ exitCode: 0, annotations: [] })
    expect(github.state.runs[0]?.run).toMatchObject({ conclusion: 'cancelled' })
  })

  it('fails after one request if the permission is missing', async () => {
    const { exitCode, outputs, messages, requests } = await runSubAction('cancel', {
      github: { runs: [running()], faults: [READ_ONLY] },
    })
    expect(requests).toEqual([POST])
    expect(exitCode).toBe(1)
    expect(messages).toEqual({
      error: [expect.stringMatching(/403 .*\n\npermissions:\n {2}actions: write\n/)],
    })
    expect(outputs).toEqual({ done: 'false', reason: messages.error?.[0], cancelled: '[]' })
  })
})

import { describe, expect, it } from '@jest/globals'
import { decodeListedRun, listAttempts } from '../../../src/github/run/listed-run.ts'
import { fakeClient, pageOf, requestedPage, sourceOf } from '../../../testing/fake-client.ts'

/** Returns the conclusions of the attempts of a run whose third one passed, from those of the jobs of each. */
async function conclusionsOf(...attempts: readonly (readonly string[])[]) {
  const jobs = attempts.flatMap((conclusions, index) =>
    conclusions.map((conclusion, job) => ({
      ...{ id: 10 * index + job, name: `job ${job}`, status: 'completed', conclusion },
      ...{ run_id: 42, run_attempt: index + 1 },
    })),
  )
  const source = sourceOf(fakeClient((request) => pageOf(jobs, requestedPage(request))))
  const response = { id: 42, run_attempt: 3, status: 'completed', conclusion: 'success' }
  const listing = decodeListedRun(response, source.repository)
  if (listing === undefined) throw new Error('no run')
  return (await listAttempts(source, listing)).map(({ conclusion }) => conclusion)
}

describe('listAttempts', () => {
  it.each([
    [['success', 'failure'], ['success'], 'failure, success'],
    [['success', 'cancelled'], ['success'], 'cancelled, success'],
    [['cancelled', 'timed_out'], ['cancelled'], 'failure, cancelled'],
    [['success', 'skipped'], ['failure'], 'success, failure'],
  ])('concludes from the jobs of earlier attempts %j and %j: %s', async (one, two, expected) => {
    expect(await conclusionsOf(one, two, ['success'])).toEqual([...expected.split(', '), 'success'])
  })

  it('has the conclusion of GitHub for the latest attempt, whose failed job may be allowed to', async () => {
    expect(await conclusionsOf(['failure'], ['failure'], ['failure'])).toEqual([
      ...['failure', 'failure', 'success'],
    ])
  })
})

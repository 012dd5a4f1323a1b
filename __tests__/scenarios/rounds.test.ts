import { describe, expect, it } from '@jest/globals'
import {
  baseRun,
  baseRuns,
  FAILED_JOB,
  jobId,
  runReport,
  type Scene,
  startOf,
} from '../../testing/base-branch.ts'
import { LANGUAGE } from '../../src/model/known-issue.ts'
import { apiIssue } from '../../testing/fake-github/api-conversation.ts'
import { holdResponses } from '../../testing/fake-github/hold-responses.ts'
import { failedLog } from '../../testing/run-with-logs.ts'

const ERROR = '##[error]a.ts: expected 3, got 4'
const GREEN = baseRuns(17, ['success', 'success', 'success'])

/** Requests of 1,000 that remain only for the first failures. */
const FEW = 90

/** A report in which all responses of a round arrive before the next one begins. */
async function report(scene: Scene) {
  const held = holdResponses()
  const result = await runReport({ ...scene, github: { ...scene.github, held } })
  return { ...result, rounds: held.rounds }
}

describe('the rounds of requests', () => {
  it('are three more after the list of failed runs of other branches: jobs, then logs by their address', async () => {
    const fields = { event: 'pull_request', head_branch: 'topic-33', run_started_at: -60 }
    const other = baseRun(33, 'failure', fields)
    const [green, found] = [
      await report({ runs: GREEN }),
      await report({ runs: [...GREEN, other], logs: { [jobId(33)]: failedLog([ERROR], 1, -60) } }),
    ]
    expect([green.rounds, found.rounds]).toEqual([5, 8])
  })

  it.each([
    ['the same error', ERROR, [6, 10], [7, 9]],
    // If few remain, neither the list of other branches nor the month is read, which is a round.
    ['another error', '##[error]b.ts: no cart', [9, 13], [9, 10]],
  ])(
    'are one less if main fails with %s, after a run that passed, but not if few requests remain',
    async (_, error, ofMany, ofFew) => {
      const scene = {
        runs: [...baseRuns(17, ['success', 'success']), baseRun(19, 'failure')],
        logs: {
          [jobId(19)]: failedLog([error], 1, startOf(19)),
          [jobId(18)]: failedLog(['3 files'], 1, startOf(18)),
        },
        mergeBase: 19,
      }
      const [many, few] = [
        await report(scene),
        await report({ ...scene, github: { rateLimit: FEW } }),
      ]
      const counts = [many, few].map((one) => [one.rounds, one.github.requests.length])
      expect(counts).toEqual([ofMany, ofFew])
      expect(few.judged).toBe(many.judged)
    },
  )

  it('are no more with known issues, which are requested by a query with the first logs', async () => {
    const body = `\`\`\`${LANGUAGE}\nerror: expected 3, got 4\n\`\`\``
    const issues = [apiIssue({ body, author: 'mona', association: 'MEMBER', labels: [LANGUAGE] })]
    const scene = { runs: GREEN, logs: { [FAILED_JOB]: failedLog([ERROR]) }, github: { issues } }
    const [on, off] = [
      await report(scene),
      await report({ ...scene, inputs: { 'known-issues': '' } }),
    ]
    // What comes and goes elsewhere is in one round with the green log, which is read with an issue as well.
    expect(on.rounds).toBe(off.rounds)
    const { requests } = on.github
    const at = requests.findIndex(({ pathname }) => pathname === '/graphql')
    const log = requests.findIndex(({ path }) => path.endsWith(`/jobs/${FAILED_JOB}/logs`))
    const jobsOfBase = requests.findIndex(({ path }) => path.includes('/runs/1019/'))
    expect(Math.abs(at - log)).toBeLessThan(4)
    expect(at).toBeLessThan(jobsOfBase)
    expect(requests[at]?.content).toMatchObject({
      query: expect.stringMatching(/^query \([^]*\) \{\n {2}repository\(/) as unknown,
      variables: { owner: 'octo-org', repo: 'octo-shop', label: 'known-failure' },
    })
  })
})

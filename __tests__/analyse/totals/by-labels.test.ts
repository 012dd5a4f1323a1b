import { describe, expect, it } from '@jest/globals'
import { finished, makeRun, reportOn } from '../../../testing/make-run.ts'
import { jobIn } from '../../../testing/plain-jobs.ts'

describe('countMinutes', () => {
  it.each<[readonly string[], string, boolean]>([
    [['SELF-HOSTED', 'x64'], 'github.com', true],
    [['ubuntu-latest'], 'github.com', false],
    [['ubuntu-latest'], 'octo.ghe.com', false],
    [['ubuntu-latest'], 'ghe.example.com', true],
    [['ubuntu-latest'], 'github.com.example.com', true],
    [['my-runners'], 'github.com', false],
  ])('returns for labels %j on %s: selfHosted %p', (labels, host, selfHosted) => {
    const url = `https://${host}/octo-org/octo-shop/actions/runs/42`
    const runner = { name: 'r', group: 'own', labels }
    const { minutes } = reportOn(makeRun({ url, jobs: [{ ...jobIn(finished(0, 10)), runner }] }))
    expect(minutes?.byLabels).toMatchObject([{ selfHosted }])
  })
})

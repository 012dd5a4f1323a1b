import { describe, expect, it } from '@jest/globals'
import { sampleJobs } from '../../../src/month/analyse/weeks.ts'
import { MAX_GRAPHS, readGraphs } from '../../../src/month/read-month/read-month.ts'
import { findAttempt } from '../../../src/month/read-month/read-run.ts'
import { HOUR, SECOND } from '../../../src/model/time.ts'
import { fakeClient, httpError, sourceOf } from '../../../testing/fake-client.ts'
import { at, finished, makeRun } from '../../../testing/make-run.ts'

const RUNNER = { name: undefined, group: undefined, labels: ['linux'] }
const FILE = `on: push
jobs:
  deploy: { runs-on: linux, environment: production }
  test: { runs-on: linux }
`

/** An attempt whose jobs waited so many seconds each, by their names. */
function attemptOf(workflowPath: string, waits: Readonly<Record<string, number>>) {
  const jobs = Object.entries(waits).map(([name, wait], index) => ({
    ...{ id: index + 1, name, createdAt: at(0), runner: RUNNER, state: finished(wait, wait + 60) },
  }))
  return findAttempt({ ...makeRun({ jobs }), workflowPath })
}

/** Reads the files of a sample, and returns the wait of each job in seconds and how many files were requested. */
async function waitsOf(attempts: readonly ReturnType<typeof attemptOf>[], status = 200) {
  const client = fakeClient(() => {
    if (status !== 200) throw httpError(status)
    return { encoding: 'base64', content: Buffer.from(FILE).toString('base64') }
  })
  const sampled = attempts.map((one, id) => [id, [one]] as const)
  const read = await readGraphs(sourceOf(client), sampled, async (runs, readOne) => {
    const found = await Promise.all(runs.map((run) => readOne(run).catch(() => undefined)))
    return found.filter((one) => one !== undefined)
  })
  const jobs = sampleJobs(
    read.flatMap(([, found]) => found),
    99,
  ).flatMap((one) => one.jobs)
  const waits = jobs.map(({ job, wait }) => `${job} ${wait === undefined ? '?' : wait / SECOND}`)
  return { waits: waits.toSorted(), requests: client.requested.length }
}

describe('readGraphs', () => {
  const hours = (count: number) => (count * HOUR) / SECOND

  it('takes no wait of a job with an environment for one for a runner, however short', async () => {
    const long = attemptOf('a.yml', { deploy: hours(3), test: hours(2) })
    const short = attemptOf('a.yml', { deploy: 120, test: 5 })
    expect(await waitsOf([long, short])).toEqual({
      ...{ waits: ['deploy ?', 'deploy ?', 'test 5', 'test 7200'], requests: 1 },
    })
  })

  it.each([404, 403, 502])('has no long wait if the file cannot be read: %i', async (status) => {
    const long = attemptOf('a.yml', { deploy: hours(3), test: 5 })
    expect((await waitsOf([long], status)).waits).toEqual(['deploy ?', 'test 5'])
  })

  it.each([
    [300, 'deploy ?', 1],
    [1_800, 'deploy ?', 1],
    [299, 'deploy 299', 0],
  ])('of %i seconds of a job with an environment keeps "%s"', async (wait, text, requests) => {
    const waits = [text, `test ${wait}`]
    const found = await waitsOf([attemptOf('a.yml', { deploy: wait, test: wait })])
    expect(found).toEqual({ waits, requests })
  })

  it('requests the files of the five workflows with the longest waits', async () => {
    const many = Array.from({ length: 9 }, (_, path) =>
      attemptOf(`${path}.yml`, { deploy: 600 + path, test: 1 }),
    )
    const { waits, requests } = await waitsOf([...many, attemptOf('8.yml', { test: 700 })])
    expect(requests).toBe(MAX_GRAPHS)
    const kept = waits.filter((text) => /^deploy \d/.test(text))
    expect(kept).toEqual(['deploy 600', 'deploy 601', 'deploy 602', 'deploy 603'])
  })
})

import { expect, it } from '@jest/globals'
import { baseRun, pullRequestRun, REPORT, runReport, startOf } from '../../testing/base-branch.ts'
import { apiStep, FIRST_JOB_ID, type JobFields } from '../../testing/fake-github/api-job.ts'
import { apiArtifact } from '../../testing/fake-github/run-details.ts'
import { zipArchive } from '../../testing/zip-archive.ts'

/** The jobs `a` and `b` of a pull request, each of which ran 100 tests on main. */
interface World {
  /** How many tests each has now; `undefined` for no artifact. */
  readonly now: readonly (number | undefined)[]
  /** The seconds at which they upload. @default [65, 85] */
  readonly at?: readonly number[]
  /** The name of an artifact by that of its job, and the id of this. @default the name of the job */
  readonly name?: (job: string, id: number) => string
  readonly failOn?: string
  /** Changes to `b`. */
  readonly second?: JobFields
}

const JOBS = ['a', 'b']
const BASE_ID = FIRST_JOB_ID - 100

/** A run that began at a second, its jobs and their artifacts. */
function listed(begun: number, firstJob: number, { at = [65, 85], name = String, second }: World) {
  const uploadedAt = (index: number) => begun + (at[index] ?? 0)
  const step = (number: number, step: string, from: number, to: number) =>
    apiStep({ number, name: step, started_at: from, completed_at: to })
  const jobs = JOBS.map((job, index): JobFields => {
    const upload = uploadedAt(index)
    return {
      ...{ id: firstJob + index, name: job, started_at: begun + 5, completed_at: begun + 100 },
      steps: [
        step(2, 'Run npm test', begun + 7, upload - 3),
        step(3, 'Upload', upload - 3, upload),
      ],
      ...(job === 'b' && firstJob !== BASE_ID ? second : {}),
    }
  })
  const artifacts = JOBS.map((job, index) =>
    apiArtifact({
      id: index + (firstJob === BASE_ID ? 11 : 1),
      name: name(job, firstJob + index),
      createdAt: uploadedAt(index),
    }),
  )
  return { jobs, artifacts }
}

function fileOf(suite: string, tests = 0): Buffer {
  const cases = Array.from({ length: tests }, (_, at) => `<testcase name="t${at}"/>`)
  const data = `<testsuite name="${suite}">${cases.join('')}</testsuite>`
  return zipArchive([{ name: 'junit.xml', data }])
}

/** Runs the gate of a job, and returns its exit code and how often it listed the jobs of main. */
async function runGate(job: string, world: World): Promise<readonly [number | null, number]> {
  const { now, failOn = 'fewer-tests' } = world
  const here = listed(0, FIRST_JOB_ID, world)
  const run = pullRequestRun({}, [...here.jobs, REPORT])
  run.artifacts = here.artifacts.filter((_, index) => now[index] !== undefined)
  const there = listed(startOf(19), BASE_ID, world)
  const main = baseRun(19, 'success', {}, there.jobs)
  main.artifacts = there.artifacts
  const { exitCode, requested } = await runReport({
    ...{ runs: [main], run },
    artifacts: {
      ...{ 1: fileOf('a', now[0]), 2: fileOf('b', now[1]) },
      ...{ 11: fileOf('a', 100), 12: fileOf('b', 100) },
    },
    inputs: { 'test-results': '*', 'fail-on': failOn, 'fail-on-jobs': job },
  })
  return [exitCode, requested.filter((path) => path.startsWith('1019/jobs')).length]
}

const GONE = [undefined, 100]

it.each<[string, readonly number[], World]>([
  ['fewer of the first', [1, 0], { now: [50, 100] }],
  ['none of the second', [0, 1], { now: [100, 0], failOn: 'no-tests' }],
  ['no file of the first', [1, 0], { now: GONE }],
  [
    'no file of the first while the second runs',
    [1, 0],
    { now: GONE, second: { status: 'in_progress', conclusion: null, completed_at: null } },
  ],
  [
    'no file of the first beside a second that failed',
    [1, 0],
    { now: GONE, second: { conclusion: 'failure' } },
  ],
  ['a file that both can have uploaded', [1, 1], { now: [50, 100], at: [65, 65] }],
  [
    'a file whose name has the id of its job',
    [1, 0],
    { now: [50, 100], at: [65, 65], name: (job, id) => `${job}-${id}` },
  ],
  ['a fall over all artifacts', [0, 0], { now: [94, 94] }],
  ['as many tests', [0, 0], { now: [100, 100] }],
])('the gates of two jobs end for %s with %j', async (_, expected, world) => {
  const gates = await Promise.all(JOBS.map((job) => runGate(job, world)))
  expect(gates).toEqual(expected.map((exitCode) => [exitCode, 1]))
})

import { describe, expect, it } from '@jest/globals'
import {
  chooseArtifacts,
  type UploadEvidence,
} from '../../../src/github/artifacts/choose-artifacts.ts'
import type { Artifact } from '../../../src/github/artifacts/list-artifacts.ts'
import type { Job } from '../../../src/model/run.ts'
import { at, finished, running, skipped } from '../../../testing/make-run.ts'
import { jobWith, stepIn, stepOf } from '../../../testing/make-steps.ts'

/** An artifact that was created at a second. */
function created(id: number, second: number | undefined, name = 'results'): Artifact {
  return { id, name, createdAt: at(second) }
}

type Timed = readonly [name: string, start: number, end: number, conclusion?: 'failure']

function jobOf(id: number, steps: readonly Timed[]): Job {
  const made = steps.map((step, index) => stepOf(index + 1, ...step))
  const [first, last] = [steps[0]?.[1], steps.at(-1)?.[2]]
  return jobWith(made, finished(first, last, 'failure'), id)
}

const TESTS: Timed = ['Run npm test', 10, 60, 'failure']
const UPLOAD: Timed = ['Run actions/upload-artifact@v7', 60, 64]
const CLEAN: Timed = ['Post Run actions/checkout@v6', 64, 65]
const COMPLETE: Timed = ['Complete job', 65, 65]
const FAILED = jobOf(1, [TESTS, UPLOAD, CLEAN, COMPLETE])

interface Setting {
  readonly jobs?: readonly Job[]
  readonly wanted?: readonly number[]
  readonly uploads?: Readonly<Record<number, readonly number[]>>
  readonly named?: UploadEvidence['named']
}

/** Lists the chosen artifacts, each as `<id>: <job>.<step>, ...`. */
function choose(artifacts: readonly Artifact[], setting: Setting = {}): string[] {
  const { jobs = [FAILED], wanted = [1], uploads = {}, named = new Map() } = setting
  const byJob = new Map(Object.entries(uploads).map(([id, ids]) => [Number(id), ids]))
  const evidence = { jobs, wanted: new Set(wanted), uploads: byJob, named }
  return chooseArtifacts(artifacts, evidence).map(({ id, uploaders }) => {
    return `${id}: ${uploaders.map(({ jobId, step }) => `${jobId}.${step ?? '?'}`).join(', ')}`
  })
}

describe('chooseArtifacts, by time', () => {
  it.each<[string, Artifact, string[]]>([
    ['while the upload ran', created(9, 62), ['9: 1.2']],
    ['in the second before it', created(9, 58), ['9: 1.2']],
    ['in the second after it', created(9, 66), ['9: 1.2']],
    ['while the tests ran', created(9, 30), []],
    ['after the job', created(9, 90), []],
    ['before the job, by an earlier attempt', created(9, -500), []],
    ['at an unknown time', created(9, undefined), []],
  ])('an artifact created %s', (_, artifact, expected) => {
    expect(choose([artifact])).toEqual(expected)
  })

  it('takes any step after the failure of a job whose names show no upload', () => {
    const save: Timed = ['Save what the tests wrote', 60, 64]
    const jobs = [jobOf(1, [TESTS, save, CLEAN, COMPLETE])]
    expect(choose([created(9, 63)], { jobs })).toEqual(['9: 1.2'])
    expect(choose([created(9, 30)], { jobs })).toEqual([])
  })

  it('does not name the step if two uploaded', () => {
    const jobs = [jobOf(1, [TESTS, ['Upload results', 60, 61], ['Upload screenshots', 61, 62]])]
    expect(choose([created(9, 61)], { jobs })).toEqual(['9: 1.?'])
  })

  it('does not take the artifact of a passed job, whose upload ran during the tests', () => {
    const other = jobOf(2, [
      ['Build', 5, 29],
      ['Upload the build', 30, 32],
    ])
    expect(choose([created(9, 31, 'results')], { jobs: [FAILED, other] })).toEqual([])
  })

  it('names both jobs if two uploaded in one second', () => {
    const jobs = [FAILED, jobOf(2, [TESTS, UPLOAD])]
    const both = ['8: 1.2, 2.2', '9: 1.2, 2.2']
    expect(choose([created(8, 62), created(9, 62)], { jobs, wanted: [1, 2] })).toEqual(both)
    expect(choose([created(8, 62), created(9, 62)], { jobs, wanted: [2] })).toEqual(both)
  })

  it('ignores steps and jobs that did not run, and jobs that are not wanted', () => {
    const job = jobWith([stepIn(skipped(), 'Upload', 2)], finished(10, 65, 'failure'))
    expect(choose([created(9, 62)], { jobs: [job, jobWith([], skipped(), 2)] })).toEqual([])
    expect(choose([created(9, 62)], { wanted: [] })).toEqual([])
  })

  it('finds the upload of a job that goes on', () => {
    const job = jobWith([stepIn(running(60), 'Upload', 2)], running(5))
    expect(choose([created(9, 62)], { jobs: [job] })).toEqual(['9: 1.2'])
  })
})

describe('chooseArtifacts, by the log', () => {
  const jobs = [FAILED, jobOf(2, [TESTS, UPLOAD])]

  it('takes the job whose log names the artifact, of two that uploaded in one second', () => {
    const uploads = { 1: [8], 2: [9] }
    const artifacts = [created(8, 62), created(9, 62)]
    expect(choose(artifacts, { jobs, wanted: [1, 2], uploads })).toEqual(['8: 1.2', '9: 2.2'])
    expect(choose(artifacts, { jobs, wanted: [2], uploads })).toEqual(['9: 2.2'])
  })

  it('finds an artifact that a step uploaded beside the tests', () => {
    expect(choose([created(9, 30)], { uploads: { 1: [9] } })).toEqual(['9: 1.?'])
  })

  it('ignores the id of an artifact that was not created while the job ran, as any program can print one', () => {
    expect(choose([created(9, 200)], { uploads: { 1: [9] } })).toEqual([])
    expect(choose([created(9, undefined)], { uploads: { 1: [9] } })).toEqual([])
  })

  it('names both jobs if both logs name the artifact', () => {
    const uploads = { 1: [9], 2: [9] }
    expect(choose([created(9, 62)], { jobs, uploads })).toEqual(['9: 1.2, 2.2'])
  })
})

describe('chooseArtifacts, by the id of a job in the name', () => {
  const jobs = [{ ...FAILED, id: 65_298_740_601 }, jobOf(2, [TESTS, UPLOAD])]
  const wanted = [2, 65_298_740_601]

  it.each([
    ['of the job, of two that uploaded in one second', 'unit-65298740601', ['65298740601.2']],
    ['of no job', 'unit-65298740602', ['65298740601.2', '2.2']],
    ['as a part of a longer number', 'unit-165298740601', ['65298740601.2', '2.2']],
  ])('takes the uploader by an id %s', (_, name, uploaders) => {
    expect(choose([created(9, 62, name)], { jobs, wanted })).toEqual([`9: ${uploaders.join(', ')}`])
  })

  it('prefers what a log shows', () => {
    const uploads = { 2: [9] }
    expect(choose([created(9, 62, 'unit-65298740601')], { jobs, wanted, uploads })).toEqual([
      '9: 2.2',
    ])
  })
})

describe('chooseArtifacts, by name', () => {
  const named = new Map([['junit*', (name: string) => name.startsWith('junit')]])

  it('takes the named ones of all jobs, and no others', () => {
    const artifacts = [created(7, 62), created(8, 62, 'junit-1'), created(9, 500, 'junit-2')]
    expect(choose(artifacts, { named, wanted: [] })).toEqual(['8: 1.2', '9: '])
  })

  it('takes those of wanted jobs beside the named ones, each as without the other', () => {
    const silent = jobOf(2, [['Keep what the tests wrote', 80, 90]])
    const jobs = [FAILED, silent]
    const artifacts = [created(7, 62), created(8, 85), created(9, 85, 'junit-1')]
    expect(choose(artifacts, { jobs })).toEqual(['7: 1.2'])
    expect(choose(artifacts, { jobs, named, wanted: [] })).toEqual(['9: 2.1'])
    expect(choose(artifacts, { jobs, named })).toEqual(['7: 1.2', '9: 2.1'])
  })

  it('takes the newest of one name', () => {
    expect(choose([created(8, 62, 'junit'), created(9, 900, 'junit')], { named })).toEqual(['9: '])
    expect(choose([created(8, 900, 'junit'), created(9, 62, 'junit')], { named })).toEqual(['8: '])
  })
})

import { beforeAll, describe, expect, it } from '@jest/globals'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FakeRun } from './helpers/fake-github/fake-run.ts'
import { readRecorded } from './helpers/recorded-responses.ts'
import { play, type Played } from './helpers/scenario.ts'

const CORPUS = join(import.meta.dirname, '../../shared/corpus')
const FILES = existsSync(CORPUS) ? readdirSync(join(CORPUS, 'jobs')) : []

/** How many run at the same time. */
const PROCESSES = 3

const described = FILES.length > 0 ? describe : describe.skip

/** Real answers of GitHub through the whole action, which itself checks the schema and the laws of the figures. */
described('the corpus in ../shared/corpus', () => {
  const replays = new Map<string, { run: FakeRun; played: Promise<Played> }>()

  beforeAll(async () => {
    const runs = readRuns()
    const left = FILES.values()
    const replayAll = async () => {
      for (const file of left) {
        const run = readFile(file, runs)
        const played = replay(run)
        replays.set(file, { run, played })
        // A failure is told by the test of its file.
        await played.catch(() => undefined)
      }
    }
    await Promise.all(Array.from({ length: PROCESSES }, replayAll))
  }, 120_000)

  it.each(FILES.length > 0 ? FILES : ['(absent)'])('%s', async (file) => {
    const replayed = replays.get(file)
    const { exitCode, stderr, annotations, report } = (await replayed?.played) ?? {}
    expect({ exitCode, stderr, annotations }).toEqual({ exitCode: 0, stderr: '', annotations: [] })
    const recorded = replayed?.run.jobs.map((job) => 'id' in job && job.id) ?? []
    expect(report?.jobs.map(({ id }) => id).sort()).toEqual(recorded.sort())
    expect(report?.complete).toBe(true)
  })
})

/** Reports a run from the job of another one. */
function replay(run: FakeRun): Promise<Played> {
  return play({
    github: { runs: [run] },
    job: { repository: run.repository, runId: run.id + 1, eventName: 'workflow_run' },
    inputs: { 'run-id': String(run.id), 'run-attempt': String(run.attempt) },
  })
}

interface RecordedRun {
  readonly id?: unknown
}

/** The jobs of a file, with the recorded run of the same id where there is one. */
function readFile(file: string, runs: readonly RecordedRun[]): FakeRun {
  const jobs = readJson(join('jobs', file))
  const { id } = readRecorded(jobs)
  const own = runs.filter((run) => run.id === id)
  return own.length === 0 ? readRecorded(jobs) : readRecorded(jobs, own)
}

/** A file holds one run, or several as an array or as the answer to a list. */
function readRuns(): RecordedRun[] {
  return readdirSync(join(CORPUS, 'runs')).flatMap((file) => {
    const json = readJson(join('runs', file)) as
      RecordedRun | readonly RecordedRun[] | { readonly workflow_runs: readonly RecordedRun[] }
    return 'workflow_runs' in json ? json.workflow_runs : json
  })
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(CORPUS, file), 'utf8'))
}

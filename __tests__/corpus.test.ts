import { beforeAll, describe, expect, it } from '@jest/globals'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FakeRun } from '../testing/fake-github/fake-run.ts'
import { readRecorded } from '../testing/recorded-responses.ts'
import { runScenario, type ScenarioResult } from '../testing/scenario.ts'

const CORPUS = join(import.meta.dirname, '../../shared/corpus')
const FILES = existsSync(CORPUS) ? readdirSync(join(CORPUS, 'jobs')) : []

const describeIfPresent = FILES.length > 0 ? describe : describe.skip

/** Real responses of GitHub through the whole action. Each report is checked by schema and invariants. */
describeIfPresent('report on the runs in ../shared/corpus', () => {
  let runs: readonly object[]

  beforeAll(() => {
    runs = readRuns()
  })

  it.each(FILES.length > 0 ? FILES : ['(absent)'])('lists every job of %s', async (file) => {
    const run = readRecorded(readJson(join('jobs', file)), runs)
    // One of them by the bundle.
    const { exitCode, stderr, annotations, report } = await replay(run, file !== FILES[0])
    expect({ exitCode, stderr, annotations }).toEqual({ exitCode: 0, stderr: '', annotations: [] })
    const recorded = run.jobs.map((job) => 'id' in job && job.id)
    expect(report?.jobs.map(({ id }) => id).sort()).toEqual(recorded.sort())
    expect(report?.complete).toBe(true)
  })
})

/** Reports a run from the job of another one. */
function replay(run: FakeRun, inProcess: boolean): Promise<ScenarioResult> {
  return runScenario({
    inProcess,
    github: { runs: [run] },
    job: { repository: run.repository, runId: run.id + 1, eventName: 'workflow_run' },
    inputs: { 'run-id': String(run.id), 'run-attempt': String(run.attempt) },
  })
}

/** Reads files that hold one run, or several as an array or as the response of a list. */
function readRuns(): object[] {
  return readdirSync(join(CORPUS, 'runs')).flatMap((file) => {
    const json = readJson(join('runs', file)) as
      object | readonly object[] | { readonly workflow_runs: readonly object[] }
    return 'workflow_runs' in json ? json.workflow_runs : json
  })
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(CORPUS, file), 'utf8'))
}

import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { failureReasons } from '../../../src/actions/report/report.ts'
import type { Need } from '../../../src/model/shapes/report.ts'
import { type CommitRunFields, reportOnCommit } from '../../../testing/make-commit.ts'
import {
  finished,
  makeRun,
  reportOn,
  running,
  runWithoutJobs,
  waiting,
} from '../../../testing/make-run.ts'

type Shown = Parameters<typeof failureReasons>[0]
type GateInputs = Parameters<typeof failureReasons>[1]

const PASSED: CommitRunFields = { workflow: 'CI' }
const PASSED_JOB = { state: finished(5, 65) }

function ofRun(...run: Parameters<typeof reportOn>): Shown {
  return { reports: [{ report: reportOn(...run) }] }
}

function ofCommit(runs: readonly CommitRunFields[], complete = true): Shown {
  const commit = reportOnCommit(runs, { complete })
  return { reports: commit.runs, commit }
}

/** Each row of the table in docs/recipes.md. */
const ROWS: Readonly<Record<string, Shown>> = {
  'another run: all listed jobs passed, GitHub has not concluded it': ofRun(
    makeRun({ conclusion: undefined, status: 'in_progress', jobs: [PASSED_JOB] }),
  ),
  'another run: queued without jobs': ofRun(
    makeRun({ conclusion: undefined, status: 'queued', jobs: [] }),
  ),
  'another run: jobs queued or running, none has passed yet': ofRun(
    makeRun({ status: 'in_progress', jobs: [{ state: running(5) }, { state: waiting() }] }),
  ),
  'another run: concluded with an unknown word': ofRun(
    makeRun({ conclusion: 'paused', jobs: [PASSED_JOB] }),
  ),
  'the current run: a job finished without a conclusion': ofRun(
    makeRun({ jobs: [{ state: running(70) }, { state: finished(5, 65, 'unknown') }] }),
    { own: { jobId: 1 } },
  ),
  'jobs that could not be listed': ofRun(runWithoutJobs()),
  'another run, and a failed result in `needs`': ofRun(
    makeRun({ conclusion: 'success', jobs: [PASSED_JOB] }),
  ),
  'a commit without runs': ofCommit([]),
  'a commit whose runs could not all be listed, of which the listed ones passed': ofCommit(
    [PASSED],
    false,
  ),
  'a commit with passed runs for `pull_request_target` only': ofCommit([
    { event: 'pull_request_target' },
  ]),
  'a commit with a passed run and an unfinished one, in which nothing has failed yet': ofCommit([
    PASSED,
    { workflow: 'Deploy', conclusion: undefined, jobs: [{ state: running(5) }] },
  ]),
  'a commit with a passed run and a failed one': ofCommit([
    PASSED,
    {
      workflow: 'Lint',
      conclusion: 'failure',
      jobs: [{ state: finished(5, 65, 'failure') }],
    },
  ]),
  'a commit with a passed run and one with an unknown conclusion': ofCommit([
    PASSED,
    { workflow: 'Lint', conclusion: 'paused' },
  ]),
}

const VALUES = ['failure', 'any', 'new', 'unfinished'] as const

/** Reads the rows of the table: the situation, and the values of `fail-on` that fail the step. */
function readTable(): (readonly [string, readonly string[]])[] {
  const docs = readFileSync(new URL('../../../docs/recipes.md', import.meta.url), 'utf8')
  const [, table = ''] = docs.split('| what the report shows |')
  return (table.split('\n\n')[0] ?? '')
    .split('\n')
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, name = '', ...cells]) => [name, VALUES.filter((_, at) => cells[at] === 'fails')])
}

function gateOf(failOn: readonly string[], needs: readonly Need[]): GateInputs {
  return { failOn, needs, allowedFailures: [], allowedSkips: [], budgetAction: 'warn' }
}

describe('the table of gate rules', () => {
  it.each(readTable())('says which values fail for %s: %j', (name, expected) => {
    const shown = ROWS[name]
    const needs = name.includes('`needs`') ? [{ key: 'build', result: 'failure' }] : []
    const failing = VALUES.filter(
      (value) => shown === undefined || failureReasons(shown, gateOf([value], needs)).length > 0,
    )
    expect(failing).toEqual(expected)
  })

  it('has a row for each tested situation', () => {
    expect(readTable().map(([name]) => name)).toEqual(Object.keys(ROWS))
  })
})

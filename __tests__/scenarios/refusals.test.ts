import { describe, expect, it } from '@jest/globals'
import {
  baseRuns,
  FAILED_JOB,
  REPORT,
  pullRequestRun,
  runReport,
} from '../../testing/base-branch.ts'
import { apiStep, type JobFields } from '../../testing/fake-github/api-job.ts'
import { apiAnnotation } from '../../testing/fake-github/run-details.ts'
import { logLine } from '../../testing/log-text.ts'
import { runOf, runRerun } from '../../testing/run-rerun.ts'

const UNSTARTED = {
  ...{ steps: [], runner_id: 0, runner_name: '', created_at: 8 },
  ...{ started_at: 16_208, completed_at: 16_208 },
}

/** A job whose last step failed, and what it printed. */
const stepOf = (name: string, run: readonly string[], ...output: readonly string[]) => ({
  fields: { steps: [apiStep({ name, conclusion: 'failure' })] },
  log: [...run, ...output].map((line, at) => logLine(7.1 + at / 1_000, line)).join('\n'),
})
const UPLOAD = ['##[group]Run actions/upload-artifact@v7', 'with:', '  path: dist', '##[endgroup]']
const BILLING =
  'The job was not started because recent account payments have failed or your spending limit needs to be increased.'
const FULL = '##[error]Failed to CreateArtifact: Artifact storage quota has been hit.'
const LOST =
  '##[error]Failed to FinalizeArtifact: Received non-retryable error: Failed request: (403) Forbidden: Error from intermediary with HTTP status code 403 "Forbidden"'
const PINNED =
  '##[error]The actions acme/notify@v2 are not allowed in acme/shop because all actions must be pinned to a full-length commit SHA.'
const TWICE =
  '##[error]Failed to CreateArtifact: Received non-retryable error: Failed request: (409) Conflict: an artifact with this name already exists on the workflow run'

interface Refused {
  readonly fields: JobFields
  readonly log?: string
  readonly annotation?: string
}

const read = ({ log, annotation }: Refused) => ({
  logs: log === undefined ? {} : { [FAILED_JOB]: log },
  annotations:
    annotation === undefined
      ? {}
      : { [FAILED_JOB]: [apiAnnotation({ message: annotation, annotation_level: 'failure' })] },
})

const jobOf = ({ fields }: Refused): JobFields => ({
  ...{ id: FAILED_JOB, name: 'test', conclusion: 'failure' },
  ...fields,
})

const ROWS: readonly (readonly [string, Refused, string, string])[] = [
  ['storage', stepOf('Run npm test', UPLOAD, FULL), 'refused', "the account's storage is full"],
  [
    'payments',
    { fields: UNSTARTED, annotation: BILLING },
    'refused',
    'payments of the account have failed',
  ],
  [
    'a lock',
    {
      fields: UNSTARTED,
      annotation: 'The job was not started because your account is locked due to a billing issue.',
    },
    'refused',
    'the account is locked',
  ],
  [
    'a deployment',
    {
      fields: UNSTARTED,
      annotation: "The deployment was rejected or didn't satisfy other protection rules.",
    },
    'refused',
    'a reviewer or a rule of the environment rejected',
  ],
  ['an action', stepOf('Set up job', [], PINNED), 'refused', 'does not allow an action'],
  [
    'a lost upload',
    stepOf('Run npm test', UPLOAD, LOST),
    'infrastructure',
    'a service of GitHub failed',
  ],
  ['a second upload of one name', stepOf('Run npm test', UPLOAD, TWICE), 'new', 'main passed'],
]

describe('what GitHub refused', () => {
  it.each(ROWS)('of %s is judged with the true reason', async (_, job, expected, words) => {
    const { logs, annotations } = read(job)
    const scene = {
      runs: baseRuns(17, ['success', 'success', 'success']),
      run: pullRequestRun({}, [jobOf(job), REPORT]),
      ...{ logs, github: { annotations } },
    }
    const runWith = (value: string) => runReport({ ...scene, inputs: { 'fail-on': value } })
    const { verdict, outputs, summary, exitCode } = await runWith('new')
    const any = await runWith('any')
    const { verdictReason, verdictText } = verdict ?? {}
    expect(verdictReason ?? verdict?.verdict).toBe(expected)
    expect(verdictText).toContain(words)
    expect(summary).not.toContain('waited for a runner')
    expect({ exits: [exitCode, any.exitCode], advice: outputs.advice }).toEqual({
      exits: expected === 'infrastructure' ? [0, 1] : [1, 1],
      advice: { refused: 'look', infrastructure: 'none', new: 'fix' }[expected],
    })
    expect(outputs['failures-new']).toBe(expected === 'new' ? '["test"]' : '[]')
  })

  it.each(ROWS)('of %s is re-run only if it passes by itself', async (_, job, expected) => {
    const { logs, annotations } = read(job)
    const runs = [runOf('failure', [jobOf(job)])]
    const writesOf = async (when: string) => {
      const scene = { logs, github: { runs, annotations }, inputs: { when } }
      return (await runRerun(scene)).writes.length
    }
    expect(await writesOf('flaky')).toBe(expected === 'infrastructure' ? 1 : 0)
    expect(await writesOf('failed')).toBe(expected === 'refused' ? 0 : 1)
  })
})

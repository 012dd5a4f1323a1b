import type { Job } from '../../src/model/run.ts'
import {
  at,
  finished,
  makeRun,
  makeStep,
  reportOn,
  reportOnJobs,
  running,
  workflowJob,
} from '../make-run.ts'
import type { Example } from './example.ts'

const JOBS: Readonly<Record<string, Partial<Job>>> = {
  'started early': { state: finished(-29, 65) },
  'runs since early': { state: running(-29) },
  'finished before its start': { state: finished(65, 5) },
  'without an end': { state: finished(5) },
  'without a start': { state: finished(undefined, 65, 'failure') },
  'step that finished before its start': { steps: [makeStep({ state: finished(15, 5) })] },
  'step without an end': { steps: [makeStep({ state: finished(5) })] },
}

const APPROVED = reportOn(
  makeRun({
    jobs: [{ name: 'build' }, { name: 'ship', createdAt: at(67), state: finished(7_267, 7_327) }],
    graph: [
      workflowJob('build'),
      workflowJob('ship', { needs: ['build'], environment: 'production' }),
    ],
    approved: ['production'],
  }),
)

/** One line for each note on the times of a job. */
export const NOTE_EXAMPLES: readonly Example[] = [
  {
    name: 'notes',
    files: {
      'jobs.txt': () =>
        [
          ...Object.entries(JOBS).map(([what, job]) => [what, reportOnJobs([job])] as const),
          ['approval', APPROVED] as const,
        ]
          .map(([what, { notes }]) => `${what}: ${notes.map(({ text }) => text).join(' ')}\n`)
          .join(''),
    },
  },
]

import { decodeWorkflowFile } from '../src/github/workflow/workflow-file.ts'
import type { Report } from '../src/model/report/report.ts'
import type { Job } from '../src/model/run.ts'
import type { Need } from '../src/model/shapes/report.ts'
import { cancelledAt, explain, failedAt, failedCheck, LIMIT, PERSON, skippedJob } from './gate.ts'
import { at, finished, makeRun, NO_RUNNER, reportOn, running } from './make-run.ts'

const STATES: Readonly<Record<string, (second?: number) => Partial<Job>>> = {
  skipped: (second = 0) => ({ ...skippedJob, createdAt: at(second) }),
  failed: (second = 65) => failedAt(second),
  cancelled: (second = 62) => cancelledAt(second),
  running: () => ({ state: running(5) }),
  melted: () => ({ state: finished(5, 65, 'melted') }),
  'failed as a check': () => failedCheck,
  'failed before it started': () => {
    return { state: finished(3, 6, 'failure'), steps: [], runner: NO_RUNNER }
  },
  'failed before the attempt': () => {
    return { createdAt: undefined, state: finished(-90, -30, 'failure') }
  },
}
const JOB = new RegExp(`^(.*?)(?:: (${Object.keys(STATES).join('|')})(?: at (\\d+))?)?$`)

/** A job such as `test (1): failed at 60`; one without a word passed. */
function readJob(text: string): Partial<Job> {
  const [, name = '', word = '', second] = JOB.exec(text) ?? []
  return { name, ...STATES[word]?.(second === undefined ? undefined : Number(second)) }
}

/** GitHub's annotations by what they say. */
export const MESSAGES: Readonly<Record<string, string>> = { limit: LIMIT, person: PERSON }
export const gate = { id: 99, name: 'gate', state: running(70) }

/** In texts of `reportOnCase`, the workflow that a job calls. */
export const CALLED = './.github/workflows/called.yml'

/**
 * Returns the report on a run that is described in one line: its jobs, then settings.
 *
 * - `needs`, `status`: what the current job shows; `another run`: nothing, since the run is another one;
 * - `file`, `called`: the jobs of the workflow file, and of the workflow `CALLED`;
 * - `run`, `attempt`, `counted`: the conclusion and the attempt of the run, and how many jobs GitHub counts;
 * - `allowed`: allowed failures; `annotation`: what GitHub says of the first job;
 * - `not listed` in place of jobs; `gate not listed`: the list lacks the current job.
 */
export function reportOnCase(text: string): Report {
  const [jobs = '', ...settings] = text.split(' | ')
  const fields: Readonly<Record<string, string>> = Object.fromEntries(
    settings.map((one) => {
      const [name = '', value = ''] = one.split(/: (.*)/)
      return [name, value]
    }),
  )
  const { needs, file, called, allowed, annotation, status, run, attempt, counted } = fields
  const isOther = 'another run' in fields
  const own = isOther || 'gate not listed' in fields ? [] : [gate]
  const files = new Map(called === undefined ? [] : [[CALLED, `jobs: { ${called} }`]])
  const list = jobs === 'not listed' ? undefined : [...jobs.split('; ').map(readJob), ...own]
  return reportOn(
    makeRun({
      ...{ jobs: list, jobsCounted: counted === undefined ? list?.length : Number(counted) },
      ...{ conclusion: run, attempt: Number(attempt ?? 1) },
      graph: file === undefined ? undefined : decodeWorkflowFile(`jobs: { ${file} }`, files).graph,
    }),
    {
      ...(!isOther && {
        own: { jobId: gate.id, jobStatus: status ?? 'success', needs: readResults(needs) },
      }),
      allowedFailures: allowed === undefined ? [] : [allowed],
      explanations: explain(annotation === undefined ? [] : [[1, MESSAGES[annotation] ?? '']]),
    },
  )
}

/** Reads `build success, test failure`. */
export function readResults(text = ''): Need[] {
  const results = text.split(', ').filter((one) => one !== '')
  return results.map((one) => {
    const [key = '', result = ''] = one.split(' ')
    return { key, result }
  })
}

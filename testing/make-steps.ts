import type { Job, Run, State, Step } from '../src/model/run.ts'
import { at, finished, makeJob, makeRun, makeStep } from './make-run.ts'

/** A step in a state. */
export function stepIn(state: State, name = 'step 1', number = 1): Step {
  return makeStep({ number, name, state })
}

/** A step that ran from one second to another. */
export function stepOf(
  number: number,
  name: string,
  from: number,
  to = from,
  conclusion = 'success',
): Step {
  return stepIn(finished(from, to, conclusion), name, number)
}

/** A step that failed; when is not important. */
export function failedStep(name: string, number = 1): Step {
  return stepOf(number, name, 10, 30, 'failure')
}

/** A job in a state, with these steps. */
export function jobWith(steps: readonly Step[], state = finished(5, 65, 'failure'), id = 1): Job {
  return makeJob({ id, name: `test ${id}`, steps, state })
}

/** A job of a run by its name, which was created at a second. */
export function jobIn(
  name: string,
  state: State,
  steps: readonly Step[] = [],
  created = 0,
): Partial<Job> {
  return { name, state, steps, createdAt: at(created) }
}

/** Jobs of a run that differ only in their state. */
export function jobsIn(...states: readonly State[]): Partial<Job>[] {
  return states.map((state) => ({ state }))
}

/** A job of a run that failed at its only step. */
export function jobFailedAt(step: string, name = 'build'): Partial<Job> {
  return jobIn(name, finished(5, 65, 'failure'), [failedStep(step)])
}

/** Those that failed or were cancelled. */
export function stoppedSteps(steps: readonly Step[]): Step[] {
  return steps.filter(
    ({ state }) => state.kind === 'finished' && /failure|cancelled/.test(state.conclusion),
  )
}

/** The names of steps or jobs, with commas between them. */
export function namesOf(all: readonly (Pick<Step, 'name'> | undefined)[] | undefined): string {
  return (all ?? []).map((one) => one?.name ?? '?').join(',')
}

/** What kind each step is of. */
export function kindsOf(steps: readonly Step[]): Step['kind'][] {
  return steps.map(({ kind }) => kind)
}

/** What GitHub lists of runs: the attempt and the names of the jobs of each. */
export function runWords(runs: readonly Pick<Run, 'attempt' | 'jobs'>[]): string[] {
  return runs.map(({ attempt, jobs }) => `${attempt ?? '?'}: ${namesOf(jobs)}`)
}

/** Steps that only have these names, or numbers. */
export function stepsCalled(...names: readonly string[]): Step[] {
  return names.map((name, index) => stepOf(index + 1, name, 5, 15))
}

/** A note of a run, to be laid over one. */
export function noting(
  text: string,
  severity: Run['notes'][number]['severity'] = 'notice',
): Pick<Run, 'notes'> {
  return { notes: [{ severity, text }] }
}

/** A run of jobs, with what the file of the workflow says of them. */
export function runOfFile(jobs: readonly Partial<Job>[], graph: Run['graph']): Run {
  return makeRun({ jobs, graph })
}

/** Jobs of a run that GitHub counts and does not list. */
export function unlisted(jobsCounted: number) {
  return { jobs: [], jobsCounted }
}

/** Another repository of a run, and its title. */
export function elsewhereNamed(repository: string, title?: string) {
  return { repository, ...(title !== undefined && { title }) }
}

/** The id of a job, to be laid over one. */
export const idOf = (id: number): Pick<Job, 'id'> => ({ id })

/** A run that ended in a second with a conclusion. */
export function ended(conclusion: string, second: number): Partial<Omit<Run, 'jobs'>> {
  return { conclusion, updatedAt: at(second) }
}

import { parse } from 'yaml'
import {
  type ApiJob,
  type ApiStep,
  apiJob,
  apiStep,
  FIRST_JOB_ID,
} from '../../testing/fake-github/api-job.ts'
import { RUN_ID } from '../../testing/fake-github/api-run.ts'
import { type BuiltRun, fakeRun } from '../../testing/fake-github/fake-run.ts'
import type { ActLine } from './run-act.ts'

interface Step {
  readonly id?: string
  readonly name?: string
  readonly uses?: string
  readonly run?: string
}

interface JobDefinition {
  readonly name?: string
  readonly needs?: string | readonly string[]
  readonly uses?: string
  readonly steps?: readonly Step[]
}

interface WorkflowFile {
  readonly name?: string
  readonly jobs: Readonly<Record<string, JobDefinition>>
}

/** Files of the project, by path. */
type Files = ReadonlyMap<string, string>

/** A job as far as `act` has run it. */
interface ActJob {
  /** Key in the workflow of the run. */
  readonly key: string
  readonly name: string
  readonly definition: JobDefinition
  readonly lines: readonly ActLine[]
}

/** A run as far as `act` has logged it. */
export interface LoggedRun {
  readonly runId: number
  readonly path: string
  readonly files: Files
  readonly lines: readonly ActLine[]
}

/** Returns the run as GitHub lists it. */
export function describeRun({ runId, path, files, lines }: LoggedRun): BuiltRun {
  const workflow = readWorkflow(path, files)
  const begun = lines.find(({ job }) => job !== undefined)?.time
  const run = {
    ...{ id: runId, path, event: 'push', name: workflow.name ?? path },
    ...(begun !== undefined && { run_started_at: begun }),
  }
  const built = fakeRun({ run, jobs: [] })
  const jobs = findJobs(workflow, files, lines)
  const started = jobs.map((job) => describeJob(job, jobIdOf(job, runId), built))
  // `act` does not log a skipped job. A job that needs it shows that it will not start.
  const keys = new Set(jobs.map(({ key }) => key))
  const needed = jobs.flatMap(({ key }) => [workflow.jobs[key]?.needs ?? []].flat())
  const skipped = new Set(needed.filter((key) => !keys.has(key)))
  const at = lines.at(-1)?.time
  const rest = [...skipped].map((key, index) => {
    const times = { created_at: at, started_at: at, completed_at: at, conclusion: 'skipped' }
    const name = workflow.jobs[key]?.name ?? key
    return apiJob({ ...times, name, id: firstJobIdOf(runId) + 1_000 + index }, built.run)
  })
  return { ...built, jobs: [...started, ...rest] }
}

/** Returns the id of a job, whatever the order in which `act` starts them: an issue shows a job of a run by its id. */
function jobIdOf({ name }: ActJob, runId: number): number {
  const codes = Array.from(name, (character, at) => character.charCodeAt(0) * (at + 1))
  return firstJobIdOf(runId) + (codes.reduce((sum, code) => sum + code, 0) % 997)
}

function firstJobIdOf(runId: number): number {
  return FIRST_JOB_ID + (runId - RUN_ID) * 10_000
}

/** Returns the log of a job as GitHub stores it when the job has finished. */
export function writeLog(
  jobId: number,
  { runId, path, files, lines }: LoggedRun,
): string | undefined {
  const jobs = findJobs(readWorkflow(path, files), files, lines)
  const job = jobs.find((one) => jobIdOf(one, runId) === jobId)
  if (job?.lines.some(({ jobResult }) => jobResult !== undefined) !== true) return undefined
  // `act` may log output of a step after its result or after the start of the next step.
  const steps = [...Map.groupBy(job.lines, ({ stepID }) => stepID?.[0]).values()]
  const written = steps.flatMap((own) => {
    const end = own.find(({ stepResult }) => stepResult !== undefined)?.time ?? ''
    const isLast = ({ msg }: ActLine) => Number(EXIT_STATUS.test(msg))
    return own
      .toSorted((one, other) => isLast(one) - isLast(other))
      .flatMap((line) =>
        writeLines(line, job.definition).map((text) => [minOf(line.time, end), text]),
      )
  })
  const stamped = written.map(
    ([time = '', text], at) => `${time.replace('Z', `.${String(at).padStart(7, '0')}Z`)} ${text}`,
  )
  return `\uFEFF${stamped.join('\n')}\n`
}

const EXIT_STATUS = /^exit status (\d+)$/

function minOf(one: string, other: string): string {
  return other === '' || one < other ? one : other
}

/** Returns what the runner writes to the log for a line. */
function writeLines(line: ActLine, { steps = [] }: JobDefinition): string[] {
  const { msg, step = '', stepID, raw_output: isOutput } = line
  if (isOutput) return [msg.replace(/\n$/, '')]
  // `act` logs a failed command as Go describes it, the runner like this:
  // https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/ScriptHandler.cs
  const [, code] = EXIT_STATUS.exec(msg) ?? []
  if (code !== undefined) return [`##[error]Process completed with exit code ${code}.`]
  if (!msg.startsWith('⭐ Run Main') || stepID?.length !== 1) return []
  // The log of a step starts with what it runs, also if it has a name.
  const { name, run = step } = steps.find(({ id }, at) => stepID[0] === (id ?? String(at))) ?? {}
  const script = (name === undefined ? step : run).trimEnd().split('\n')
  return [`##[group]Run ${script[0]}`, ...script, 'shell: /usr/bin/bash -e {0}', '##[endgroup]']
}

function readWorkflow(path: string, files: Files): WorkflowFile {
  return parse(files.get(path) ?? 'jobs: {}') as WorkflowFile
}

/** Lists the jobs that have started, in that order. */
function findJobs(workflow: WorkflowFile, files: Files, lines: readonly ActLine[]): ActJob[] {
  const byJob = Map.groupBy(lines, ({ job }) => job)
  return [...byJob].flatMap(([label, own]) => {
    const [{ jobID = '', matrix = {} } = {}] = own
    if (label === undefined) return []
    const [caller = '', ...rest] = label.trim().split('/')
    const { uses } = workflow.jobs[caller] ?? {}
    const isCalled = uses !== undefined && rest.length > 1
    const definitions = isCalled ? readWorkflow(uses.replace('./', ''), files) : workflow
    const definition = definitions.jobs[jobID] ?? {}
    // `act` numbers the legs of a matrix, GitHub writes their values behind the name that is the key.
    const given = rest.slice(isCalled ? 1 : 0).join('/')
    const values = Object.values(matrix).join(', ')
    const leg = definition.name === undefined ? `${jobID} (${values})` : given.replace(/-\d+$/, '')
    const name = values === '' ? given : leg
    return isCalled
      ? [{ key: caller, name: `${caller} / ${name}`, definition, lines: own }]
      : [{ key: jobID, name, definition, lines: own }]
  })
}

function describeJob({ name, definition, lines }: ActJob, id: number, { run }: BuiltRun): ApiJob {
  const end = lines.find(({ jobResult }) => jobResult !== undefined)
  const start = lines[0]?.time
  const steps = describeSteps(definition, lines)
  // `act` logs the same result for all legs of a matrix (`setJobResult` in pkg/runner/job_executor.go),
  // GitHub lists that of each.
  const conclusion = steps.some((step) => step.conclusion === 'failure') ? 'failure' : 'success'
  const state =
    end === undefined ? { status: 'in_progress' } : { conclusion, completed_at: end.time }
  return apiJob({ id, name, steps, created_at: start, started_at: start, ...state }, run)
}

function describeSteps({ steps = [] }: JobDefinition, lines: readonly ActLine[]): ApiStep[] {
  const all: readonly Step[] = [
    { id: '--setup-job', name: 'Set up job' },
    ...steps.map((step, index) => ({ id: String(index), ...step })),
    { id: '--complete-job', name: 'Complete job' },
  ]
  const main = lines.flatMap((line) => {
    const ids = line.stepID ?? line.stepid
    return ids?.length === 1 && isMain(line) ? [{ ...line, id: ids[0] }] : []
  })
  return all.map(({ id, name, uses, run }, index) => {
    const own = main.filter((line) => line.id === id)
    const start = own[0]
    const end = own.find(({ stepResult }) => stepResult !== undefined)
    const next = all
      .slice(index + 1)
      .flatMap((step) => main.find((line) => line.id === step.id) ?? [])
    // A step without a name has what it runs or uses. Only `act` knows the values of expressions in it.
    const text = start?.step ?? name ?? uses ?? run ?? ''
    const shown = name === undefined ? `Run ${text.split('\n')[0]}` : text
    const times = {
      started_at: start?.time ?? next[0]?.time,
      completed_at: end?.time ?? next[0]?.time,
    }
    const step = { name: shown, number: index + 1 }
    if (start === undefined && next.length === 0) return apiStep({ ...step, status: 'queued' })
    if (start === undefined) return apiStep({ ...step, ...times, conclusion: 'skipped' })
    if (end === undefined) {
      return apiStep({ ...step, status: 'in_progress', started_at: start.time })
    }
    // GitHub lists a failure that the step forgives as a success.
    const isForgiven = own.some(({ msg }) => msg === 'Failed but continue next step')
    const conclusion = isForgiven ? 'success' : (end.stepResult ?? null)
    return apiStep({ ...step, ...times, conclusion })
  })
}

/** Whether a line is of the main stage of a step, which GitHub lists under the name of the step. */
function isMain({ stage, stepid }: ActLine): boolean {
  return stage === 'Main' || stepid !== undefined
}

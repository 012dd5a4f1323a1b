import { jobStart, neverRan } from '../../model/report/job-times.ts'
import type { BaseBranch } from '../../model/base-branch.ts'
import { type Cause, reasonOf } from '../../model/report/cause.ts'
import { uniqueBy } from '../../model/some.ts'
import { isFailure, isPass } from '../../model/conclusion.ts'
import { type Note, collapseBlanks } from '../../model/note.ts'
import { waitReason } from '../../model/reasons.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Job, Run, State, Step } from '../../model/run.ts'
import type { Report } from '../../model/report/report.ts'
import type { UnlistedNeed } from '../../model/shapes/report.ts'
import { onlyMatch } from '../jobs/job-name.ts'
import { conclusionOf, isSkipped, contradict } from '../jobs/timing.ts'
import { isUnlistedFailure } from '../failures/conclusion.ts'

/** Inconsistencies in a job's data, with the text that follows the job's name in a note. */
const ODDITIES: readonly (readonly [text: string, test: (job: JobReport, run: Run) => boolean])[] =
  [
    [
      'started before it was ready, so it has no queue time',
      ({ listed: job, carriedOver }) => !carriedOver && contradict(job.createdAt, jobStart(job)),
    ],
    [
      'finished before it started, so it has no duration',
      ({ listed: job }) => !neverRan(job) && endsBeforeStart(job.state),
    ],
    [
      'finished, but GitHub reports no start or end time, so its duration is unknown',
      ({ listed: job }) => !neverRan(job) && lacksTime(job.state),
    ],
    [
      `waited for ${waitReason(true)}, so it has no queue time`,
      ({ listed: job, approval }, run) => approval !== undefined && !isOnlyUnread(job, run),
    ],
    [
      'has a step that finished before it started',
      ({ listed: job }) => job.steps.some(({ state }) => endsBeforeStart(state)),
    ],
    [
      'has a step that finished without a start or end time',
      ({ listed: job }) => job.steps.some(({ state }) => lacksTime(state)),
    ],
  ]

/** Lists what is contradictory or missing in GitHub's data, one note for each kind. */
export function contradictionNotes(
  run: Run,
  jobs: readonly JobReport[],
  doubtful: ReadonlySet<number>,
): Note[] {
  const unproven = jobs.filter(({ listed: job, forgiven }) => doubtful.has(job.id) && !forgiven)
  return [
    ...incomplete(run),
    ...withoutFailure(run),
    ...oddity(unprovenText(run), unproven),
    ...ODDITIES.flatMap(([text, test]) =>
      oddity(
        text,
        jobs.filter((job) => test(job, run)),
      ),
    ),
  ]
}

/** Whether nothing shows that a job may wait for an approval: its file was not read, and nobody looked for approvals. */
function isOnlyUnread({ name }: Job, { graph, approved }: Run): boolean {
  return approved === undefined && onlyMatch(name, graph)?.at(-1)?.job.called === 'unread'
}

/** Words behind the name of a job that may be forgiven by `needs`. */
function unprovenText({ graphMissing }: Run): string {
  const grant = graphMissing === undefined ? '; the permission `contents: read` can show it' : ''
  return `did not pass although \`needs\` reports success for a key of its name, and counts as a failure: without the workflow file, nothing shows that it is the job of that key.${grant}`
}

/**
 * Says that nothing shows whether jobs of the base branch failed with the same error because GitHub's times of their steps
 * contradict each other: by these, a log is divided into its steps.
 */
export function baseTimeNotes(
  causes: readonly Pick<Cause, 'verdict'>[],
  base: BaseBranch | undefined,
): Note[] {
  const { jobs: listed, excerpts } = base?.responses ?? {}
  const jobs = [...(listed?.values() ?? [])]
    .flatMap((all) => all ?? [])
    .filter(({ id }) => excerpts?.get(id) !== undefined)
  const unclear = causes.flatMap(({ verdict }) =>
    reasonOf(verdict) === 'no-log' ? verdict.context.evidence : [],
  )
  const found = uniqueBy(unclear, ({ url }) => url).filter(({ url }) =>
    jobs.some((job) => job.url === url && haveContradictoryTimes(job.steps)),
  )
  const [first, ...others] = found
  if (first === undefined) return []
  const { job, runNumber, runId, url } = first
  const where = runNumber === undefined ? `run ${runId}` : `#${runNumber}`
  const text = `GitHub's times of the steps of ${collapseBlanks(job)} in ${where}${andMore(others)} contradict each other, so its log does not show with which error it failed.`
  return [{ severity: 'notice', text, url }]
}

/** Whether a step ended before it started, or started before one that stands before it. */
function haveContradictoryTimes(steps: readonly Step[]): boolean {
  const states = steps.flatMap(({ state, kind }) =>
    kind !== 'group' && state.kind === 'finished' && state.conclusion !== 'skipped' ? [state] : [],
  )
  return states.some(
    (state, at) => endsBeforeStart(state) || contradict(states[at - 1]?.startedAt, state.startedAt),
  )
}

/** Says which failures only `needs` reports, and of which keys a leg may not have finished. */
export function unlistedNotes({ jobs, graph }: Run, unlisted: readonly UnlistedNeed[]): Note[] {
  if (jobs === undefined) return []
  const failed = unlisted.filter(isUnlistedFailure)
  const keys = failed.map(({ key }) => collapseBlanks(key)).join(', ')
  const text = `\`needs\` reports a failure of ${keys}, and no job in GitHub's list has failed for it. The failure counts.`
  const ofLegs = unlisted.flatMap(({ key, result, openLeg }): Note[] => {
    if (openLeg === undefined) return []
    const [name, which] = [collapseBlanks(openLeg.name), openLeg.certain ? 'is' : 'may be']
    const grant =
      graph !== undefined ? '' : ` With \`contents: read\`, the workflow file shows whether it is.`
    const why = `\`needs\` has ${collapseBlanks(result)} for ${collapseBlanks(key)}. GitHub still lists ${name} as unfinished, which ${which} a leg of it and may have another error, so the result counts.${grant}`
    return [{ severity: 'notice', text: why }]
  })
  return [...(failed.length === 0 ? [] : [{ severity: 'notice' as const, text }]), ...ofLegs]
}

/**
 * Names the called workflows whose files were not read, if that leaves something unknown: what a job in them needs
 * on the critical path, or whether it may fail.
 */
export function unreadCalls({ run, jobs = [], criticalPathMissing }: Report): Note[] {
  const uses = jobs.flatMap(({ listed: job, outcome = 'success' }) => {
    const level = isSkipped(job) ? undefined : onlyMatch(job.name, run.graph)?.at(-1)
    const isUnread = level?.job.called === 'unread' && level.leg !== job.name
    const matters = criticalPathMissing === 'unmatched' || !isPass(outcome)
    return isUnread && matters ? (level.job.uses ?? []) : []
  })
  const [first, ...others] = new Set(uses)
  if (first === undefined) return []
  const text = `The called workflow ${collapseBlanks(first)}${andMore(others)} was not read: what its jobs need, how long they may run and whether they may fail is unknown. If it is in another private repository, the token needs access to that.`
  return [{ severity: 'notice', text }]
}

/**
 * Returns the note that a merge queue waits for jobs of a workflow that does not run for merge groups. The names of
 * jobs are those of their checks, so it names only jobs that this run had, the current one first.
 *
 * @param branch the one to merge into
 * @param checks names of what the queue waits for
 */
export function queueNotes(
  { run: { workflowPath = 'its file' }, jobs = [] }: Report,
  branch: string | undefined,
  checks: readonly string[],
): Note[] {
  const [first, ...others] = checks
    .flatMap((name) => jobs.find(({ listed: job }) => job.name === name) ?? [])
    .toSorted((a, b) => Number(b.current) - Number(a.current))
  if (first === undefined || branch === undefined) return []
  const { id, name } = first.listed
  const text = `The merge queue of ${collapseBlanks(branch)} waits for ${collapseBlanks(name)}${andMore(others)}, but this workflow does not run for \`merge_group\`. If no other workflow reports that check, the queue drops every pull request: add \`merge_group:\` to \`on\` in ${collapseBlanks(workflowPath)}.`
  return [{ severity: 'notice', text, jobId: id }]
}

/** A run can fail although all of its jobs passed. One without jobs has advice instead. */
function withoutFailure({ conclusion, jobs = [], jobsCounted = Infinity }: Run): Note[] {
  if (conclusion === undefined || !isFailure(conclusion)) return []
  const havePassed = jobs.every((job) => isPass(conclusionOf(job) ?? 'unknown'))
  if (jobs.length === 0 || jobs.length < jobsCounted || !havePassed) return []
  const text = `GitHub concluded the run as ${conclusion}, but none of its jobs failed. Its page may say why.`
  return [{ severity: 'notice', text }]
}

function incomplete({ jobs = [], jobsCounted }: Run): Note[] {
  if (jobsCounted === undefined) {
    return [{ severity: 'warning', text: 'GitHub did not report the number of jobs.' }]
  }
  if (jobs.length >= jobsCounted) return []
  const text = `Only ${jobs.length} of ${jobsCounted} jobs could be listed; all values cover these jobs only.`
  return [{ severity: 'warning', text }]
}

function oddity(text: string, jobs: readonly JobReport[]): Note[] {
  const [first, ...others] = jobs
  if (first === undefined) return []
  const { id, name } = first.listed
  return [
    { severity: 'notice', text: `${collapseBlanks(name)} ${text}${andMore(others)}.`, jobId: id },
  ]
}

function andMore({ length }: readonly unknown[]): string {
  return length === 0 ? '' : ` (and ${length} more)`
}

function endsBeforeStart(state: State): boolean {
  if (state.kind !== 'finished' || state.conclusion === 'skipped') return false
  return contradict(state.startedAt, state.completedAt)
}

function lacksTime(state: State): boolean {
  if (state.kind !== 'finished' || state.conclusion === 'skipped') return false
  return state.startedAt === undefined || state.completedAt === undefined
}

import { isPass } from '../../model/conclusion.ts'
import { type Note, oneLine } from '../../model/note.ts'
import { waitReason } from '../../model/reasons.ts'
import type { JobReport } from '../../model/report/job-report.ts'
import type { Run, State } from '../../model/run.ts'
import type { Report } from '../../model/report/report.ts'
import { onlyMatch } from '../jobs/job-name.ts'
import { neverRan } from '../jobs/job-report.ts'
import { isSkipped } from '../jobs/state.ts'
import { contradict } from '../jobs/timing.ts'

/** Inconsistencies in a job's data, with the text that follows the job's name in a note. */
const ODDITIES: readonly (readonly [text: string, test: (job: JobReport) => boolean])[] = [
  ['started before it was ready, so it has no queue time', startsBeforeReady],
  [
    'finished before it started, so it has no duration',
    ({ job }) => !neverRan(job) && endsBeforeStart(job.state),
  ],
  [
    'finished, but GitHub reports no start or end time, so its duration is unknown',
    ({ job }) => !neverRan(job) && lacksTime(job.state),
  ],
  [
    `waited for ${waitReason(true)}, so it has no queue time`,
    ({ approval }) => approval !== undefined,
  ],
  [
    'has a step that finished before it started',
    ({ job }) => job.steps.some(({ state }) => endsBeforeStart(state)),
  ],
  [
    'has a step that finished without a start or end time',
    ({ job }) => job.steps.some(({ state }) => lacksTime(state)),
  ],
]

/** Lists what is contradictory or missing in GitHub's data, one note for each kind. */
export function contradictionNotes(
  run: Run,
  jobs: readonly JobReport[],
  doubtful: ReadonlySet<number> = new Set(),
): Note[] {
  const unproven = jobs.filter(({ job, forgiven }) => doubtful.has(job.id) && !forgiven)
  return [
    ...incomplete(run),
    ...oddity(unprovenText(run), unproven),
    ...ODDITIES.flatMap(([text, test]) => oddity(text, jobs.filter(test))),
  ]
}

/** What follows the name of a job that may be forgiven by `needs`. */
function unprovenText({ graphMissing }: Run): string {
  const grant = graphMissing === undefined ? '; the permission `contents: read` can show it' : ''
  return `did not pass although \`needs\` reports success for a key of its name, and counts as a failure: without the workflow file, nothing shows that it is the job of that key.${grant}`
}

/**
 * Names the called workflows whose files were not read, if that leaves something unknown: what a job in them needs
 * on the critical path, or whether it may fail.
 */
export function unreadCalls({ run, jobs = [], criticalPathMissing }: Report): Note[] {
  const uses = jobs.flatMap(({ job, outcome = 'success' }) => {
    const level = isSkipped(job) ? undefined : onlyMatch(job.name, run.graph)?.at(-1)
    const isUnread = level?.job.called === 'unread' && level.leg !== job.name
    const matters = criticalPathMissing === 'unmatched' || !isPass(outcome)
    return isUnread && matters ? (level.job.uses ?? level.job.key) : []
  })
  const [first, ...others] = new Set(uses)
  if (first === undefined) return []
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`
  const text = `The called workflow ${oneLine(first)}${more} was not read: what its jobs need, how long they may run and whether they may fail is unknown. If it is in another private repository, the token needs access to that.`
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
  const [first] = jobs
  if (first === undefined) return []
  const { id } = first.job
  const more = jobs.length === 1 ? '' : ` (and ${jobs.length - 1} more)`
  return [{ severity: 'notice', text: `${oneLine(first.job.name)} ${text}${more}.`, jobId: id }]
}

function startsBeforeReady({ job, carriedOver }: JobReport): boolean {
  const { state } = job
  if (carriedOver || state.kind === 'waiting' || neverRan(job)) return false
  return contradict(job.createdAt, state.startedAt)
}

function endsBeforeStart(state: State): boolean {
  if (state.kind !== 'finished' || state.conclusion === 'skipped') return false
  return contradict(state.startedAt, state.completedAt)
}

function lacksTime(state: State): boolean {
  if (state.kind !== 'finished' || state.conclusion === 'skipped') return false
  return state.startedAt === undefined || state.completedAt === undefined
}

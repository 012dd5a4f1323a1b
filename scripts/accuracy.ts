/**
 * How often the critical path, slack and potential saving are right on simulated workflows whose
 * truth is known. A path is right if it is the same list of jobs as the true one. Times come in
 * whole seconds: of two jobs that ended in the same second and were both waited for, either counts,
 * and the output says how often that helped. Slack and saving are right if they differ from those of
 * the repeated simulation by at most 2 s.
 */
import { criticalPath } from '../src/analyse/critical-path/critical-path.ts'
import { decodeWorkflowFile } from '../src/github/workflow/workflow-file.ts'
import type { CriticalPath } from '../src/model/report/critical-path.ts'
import { SECOND } from '../src/model/time.ts'
import { type SimulatedWorkflow, simulateWorkflow, type TrueJob } from './simulate-workflow.ts'
import type { PlanKind } from './simulate/plan.ts'
import { seededRandom } from './simulate/random.ts'
import { repeatRun } from './simulate/repeat.ts'
import { lastToEnd, type Scheduler, type SimulatedJob } from './simulate/run.ts'

const WORKFLOWS = 1_000
const NEEDED = { times: 0.97, needs: 0.99 }
const TOLERANCE = 2 * SECOND
/** Repeating a run for every job of every workflow would take an hour. */
const CHECKED_JOBS = 4
/** No mistake without the file, where a saving is what could be gained at most. */
const LESS = 'less could be saved, as may be without needs'

type Source = keyof typeof NEEDED

const KINDS: Readonly<Record<PlanKind, string>> = {
  needs: 'needs alone',
  'max-parallel': 'max-parallel',
  runners: '1 to 3 self-hosted runners',
}

function main(): void {
  for (const kind of ['needs', 'max-parallel', 'runners'] as const) {
    for (const source of ['times', 'needs'] as const) measure({ kind, source, scheduler: 'one' })
  }
  for (const source of ['times', 'needs'] as const) {
    measure({ kind: 'needs', source, scheduler: 'each' })
  }
}

interface Case {
  readonly kind: PlanKind
  readonly source: Source
  readonly scheduler: Scheduler
}

function measure(which: Case): void {
  const verdicts = Array.from({ length: WORKFLOWS }, (_, seed) => judge(seed, which))
  const right = verdicts.filter(({ wrong }) => wrong === undefined).length
  const tied = verdicts.filter(({ tied }) => tied).length
  const withoutFile = verdicts.filter(({ basis }) => basis !== which.source).length
  const from = which.source === 'times' ? 'times alone' : 'the workflow file'
  const scheduler =
    which.scheduler === 'one' ? 'one scheduler for the run' : 'a scheduler for each end'
  console.log(
    `${KINDS[which.kind]}, from ${from}, ${scheduler}: ` +
      `${((100 * right) / WORKFLOWS).toFixed(1)} % of ${WORKFLOWS} paths right ` +
      `(${tied} of them by a tie within a second, ${withoutFile} without that basis)`,
  )
  list(verdicts.map(({ seed, wrong }) => ({ seed, wrong })))
  const slack = checksOf(verdicts.map((verdict) => ({ seed: verdict.seed, checks: verdict.slack })))
  const saving = checksOf(
    verdicts.map((verdict) => ({ seed: verdict.seed, checks: verdict.saving })),
  )
  if (which.source === 'needs') report('slack', slack)
  report('potential saving', saving)
  // The targets are set for the scheduler that real runs suggest.
  const isShort = right / WORKFLOWS < NEEDED[which.source]
  const wrongSavings = saving.wrong.filter(({ wrong }) => wrong !== LESS)
  const isWrong = slack.wrong.length > 0 || (which.source === 'needs' && wrongSavings.length > 0)
  if (which.scheduler === 'one' && (isShort || isWrong)) process.exitCode = 1
}

interface Mistake {
  readonly seed: number
  readonly wrong: string | undefined
}

function list(verdicts: readonly Mistake[]): void {
  for (const [reason, found] of Map.groupBy(verdicts, ({ wrong }) => wrong)) {
    if (reason === undefined) continue
    const seeds = found.slice(0, 5).map(({ seed }) => seed)
    console.log(`  ${found.length} wrong: ${reason} (seeds ${seeds.join(', ')})`)
  }
}

/** What was said about some jobs, and how much of that was checked. */
interface Checks {
  readonly jobs: number
  readonly given: number
  readonly checked: number
  readonly wrong: readonly string[]
}

interface Checked {
  readonly jobs: number
  readonly given: number
  readonly checked: number
  readonly wrong: readonly Mistake[]
}

function checksOf(all: readonly { readonly seed: number; readonly checks: Checks }[]): Checked {
  const sum = (count: (checks: Checks) => number) =>
    all.reduce((total, { checks }) => total + count(checks), 0)
  return {
    jobs: sum(({ jobs }) => jobs),
    given: sum(({ given }) => given),
    checked: sum(({ checked }) => checked),
    wrong: all.flatMap(({ seed, checks }) => checks.wrong.map((wrong) => ({ seed, wrong }))),
  }
}

function report(what: string, { jobs, given, checked, wrong }: Checked): void {
  const share = ((100 * given) / Math.max(1, jobs)).toFixed(1)
  const mistakes = wrong.filter((mistake) => mistake.wrong !== LESS)
  const bounds = wrong.length - mistakes.length
  console.log(
    `  ${what}: given for ${share} % of ${jobs} jobs, ${mistakes.length} of ${checked} checked are wrong by more than 2 s` +
      (bounds === 0 ? '' : `, ${bounds} could not be reached`),
  )
  list(mistakes)
}

interface Verdict {
  readonly seed: number
  readonly basis: string | undefined
  /** Right only because two ends share a second. */
  readonly tied: boolean
  /** What misled it; `undefined` when it is right. */
  readonly wrong: string | undefined
  readonly slack: Checks
  readonly saving: Checks
}

function judge(seed: number, { kind, source, scheduler }: Case): Verdict {
  const workflow = simulateWorkflow(seed, scheduler, kind)
  const { file, jobs, startedAt } = workflow
  const graph = source === 'needs' ? decodeWorkflowFile(file.text, file.called) : undefined
  const path = criticalPath(jobs, { startedAt, graph })
  const truth = trueOrder(workflow)
  const ids = path?.jobs.map(({ job }) => job.job.id) ?? []
  const wrong = whatIsWrong(ids, workflow)
  const exact = String(ids) === String(truth)
  const tied = wrong === undefined && !exact
  return { seed, basis: path?.basis, tied, wrong, ...checkChanges(seed, workflow, path) }
}

function checkChanges(
  seed: number,
  { truth }: SimulatedWorkflow,
  path: CriticalPath | undefined,
): Pick<Verdict, 'slack' | 'saving'> {
  const random = seededRandom(seed)
  const all = truth.map(({ job }) => job)
  const finish = repeatRun(all)
  if (Math.abs(finish - endOf(all)) > 1) throw new Error(`run ${seed} can't be repeated`)
  const byId = new Map(truth.map((job) => [job.id, job]))
  const ran = truth.filter(({ job }) => !job.skipped)

  const slack = ran.flatMap(({ id, job }) => {
    const said = path?.slack?.get(id)
    return said === undefined ? [] : [{ job, said }]
  })
  const someSlack = random.shuffle(slack).slice(0, CHECKED_JOBS)
  const wrongSlack = someSlack.flatMap(({ job, said }) => {
    const less = repeatRun(all, job, Math.max(0, said - TOLERANCE))
    if (less > finish + 1) return ['the run ends later although the job takes less than its slack']
    const more = repeatRun(all, job, said + TOLERANCE)
    return more > finish ? [] : ['the run ends no later although the job takes more than its slack']
  })

  const onPath = (path?.jobs ?? []).flatMap(({ job, potentialSaving }) => {
    const found = byId.get(job.job.id)
    return found === undefined ? [] : [{ job: found.job, said: potentialSaving }]
  })
  const saving = onPath.flatMap(({ job, said }) => (said === undefined ? [] : [{ job, said }]))
  const someSaving = random.shuffle(saving).slice(0, CHECKED_JOBS)
  const wrongSaving = someSaving.flatMap(({ job, said }) => {
    const saved = finish - repeatRun(all, job, job.startedAt - job.endedAt)
    if (saved > said + TOLERANCE) return ['more could be saved']
    return saved < said - TOLERANCE ? [path?.basis === 'times' ? LESS : 'less could be saved'] : []
  })
  const count = (wrong: readonly string[], checked: readonly unknown[]) => ({
    checked: checked.length,
    wrong,
  })
  return {
    slack: { jobs: ran.length, given: slack.length, ...count(wrongSlack, someSlack) },
    saving: { jobs: onPath.length, given: saving.length, ...count(wrongSaving, someSaving) },
  }
}

function endOf(jobs: readonly SimulatedJob[]): number {
  return lastToEnd(jobs.filter(({ skipped }) => !skipped))?.endedAt ?? NaN
}

/** The ids of the true path. */
function trueOrder({ truth }: SimulatedWorkflow): number[] {
  const ids = new Map(truth.map(({ id, job }) => [job, id]))
  const path: number[] = []
  let job = lastToEnd(truth.map((one) => one.job).filter(({ skipped }) => !skipped))
  while (job !== undefined) {
    if (!job.skipped) path.unshift(ids.get(job) ?? NaN)
    job = waitedFor(job)
  }
  return path
}

/** The job whose end let another one begin. */
function waitedFor({ needs, afterLeg, afterRunner }: SimulatedJob): SimulatedJob | undefined {
  return afterRunner ?? lastToEnd(afterLeg === undefined ? needs : [...needs, afterLeg])
}

/** The first link from the end that is not true, and what stood in its place. */
function whatIsWrong(ids: readonly number[], { truth }: SimulatedWorkflow): string | undefined {
  const byId = new Map(truth.map((job) => [job.id, job]))
  const byJob = new Map(truth.map((job) => [job.job, job]))
  const path = ids.flatMap((id) => byId.get(id) ?? []).toReversed()
  const [last] = path
  const ran = truth.filter(({ job }) => !job.skipped)
  if (last === undefined || last.toldEnd < Math.max(...ran.map(({ toldEnd }) => toldEnd))) {
    return 'not the last job'
  }
  for (const [index, job] of path.entries()) {
    const said = path[index + 1]
    const releasers = releasersOf(job, byJob)
    if (!releasers.has(said)) return describeMistake(job, said, [...releasers])
  }
  return undefined
}

/** The jobs whose end may have released a job as far as whole seconds tell; skipped jobs are passed through. */
function releasersOf(
  { job }: TrueJob,
  byJob: ReadonlyMap<SimulatedJob, TrueJob>,
): ReadonlySet<TrueJob | undefined> {
  const possible = [...job.needs, job.afterLeg].filter((before) => before !== undefined)
  const before = (job.afterRunner === undefined ? possible : [job.afterRunner]).flatMap(
    (one) => byJob.get(one) ?? [],
  )
  const last = Math.max(...before.map(({ toldEnd }) => toldEnd))
  const tied = before.filter(({ toldEnd }) => toldEnd === last)
  if (tied.length === 0) return new Set([undefined])
  return new Set(tied.flatMap((one) => (one.job.skipped ? [...releasersOf(one, byJob)] : [one])))
}

function describeMistake(
  { job }: TrueJob,
  said: TrueJob | undefined,
  [truth]: readonly (TrueJob | undefined)[],
): string {
  if (job.afterRunner !== undefined) return 'it waited for the previous job of its runner'
  const trueEnd = truth?.job.endedAt ?? 0
  const lag = job.createdAt - trueEnd
  if (said === undefined) return 'taken for ready at the start, or for held up by no job'
  if (truth === undefined) return 'ready at the start, but a job was said to have released it'
  if (said.job.endedAt > trueEnd) {
    return lag <= 3 * SECOND
      ? 'another job ended between the true end and the creation, at most 3 s later'
      : 'created late in its burst or after a pause, and another job ended meanwhile'
  }
  return lag <= 3 * SECOND
    ? 'released while the burst of an earlier end still went on, or in the seconds of that end'
    : 'created at the end of the burst of an earlier end'
}

main()

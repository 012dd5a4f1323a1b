import type { Note } from '../../model/note.ts'
import { isPass } from '../../model/conclusion.ts'
import type { Report } from '../../model/report/report.ts'
import type { ChangedRun, Question } from '../../model/report/what-if.ts'
import type { Run } from '../../model/run.ts'
import type { JobGraph, WorkflowJob } from '../../model/workflow-file.ts'
import type { Edge } from './change-needs.ts'
import { findDivisibleSteps, findShards, type Shards, type ShardsUnknown } from './change-shards.ts'
import type { PlannedRun, Prediction } from './planned-run.ts'
import { type ComparableRuns, comparableRuns, predictEdge, predictShards } from './predictions.ts'

/** What predictions depend on. */
interface ChangeOptions extends Pick<
  Report,
  'jobs' | 'complete' | 'conclusion' | 'totals' | 'criticalPath'
> {
  /** With its workflow file. */
  readonly run: Run
  readonly earlier: readonly Run[]
  readonly questions: readonly Question[]
}

/** Predicts the run with each requested change; a note says why the effect of one is unknown. */
export function predictChanges(options: ChangeOptions): {
  readonly changed: readonly ChangedRun[]
  readonly notes: readonly Note[]
} {
  const { questions } = options
  if (questions.length === 0) return { changed: [], notes: [] }
  const runs = comparable(options)
  const replies = questions.map((question) =>
    typeof runs === 'string'
      ? declined(question, runs)
      : respond(question, runs, options.run.graph ?? []),
  )
  return {
    changed: replies.filter((reply) => 'saves' in reply),
    notes: replies.filter((reply) => 'text' in reply),
  }
}

/** Returns the run and its baseline, or why nothing can be predicted. */
function comparable(options: ChangeOptions): ComparableRuns | string {
  const { run, jobs = [], complete, conclusion, totals, criticalPath, earlier } = options
  if (!complete || totals.jobsUnfinished > 0 || criticalPath?.soFar === true) {
    return 'jobs of the run are unfinished or not listed'
  }
  if (!isPass(conclusion)) return 'the run did not pass'
  if (criticalPath?.basis !== 'needs') {
    return 'the workflow file is not known to explain when the jobs started'
  }
  const others = jobs.filter(({ current, job }) => !current && job.kind === 'job')
  return (
    comparableRuns(run, others, earlier) ??
    'a job did not pass, ran in an earlier attempt, or waited for something that the run does not show, such as an approval or a shared runner'
  )
}

function declined({ text }: Question, reason: string): Note {
  return { severity: 'warning', text: `--what-if ${JSON.stringify(text)} is unknown: ${reason}.` }
}

const UNKNOWN: Readonly<Record<ShardsUnknown, string>> = {
  'no steps': 'GitHub does not list the steps of its legs',
  'no divisible step': 'set-up takes most of its time, so nothing shows what its legs could share',
  'runners of several kinds':
    'its legs run on different runners, so they are not parts of one whole',
  'unknown runners': 'the run does not show how many self-hosted runners there are',
  'unknown max-parallel': 'an expression sets its `max-parallel`',
  'unexplained wait':
    'it waited, or a job after it waited, for something that the run does not show, such as an approval or a shared runner',
  'account limit': 'more jobs would run in parallel than every account is allowed to',
}

function respond(question: Question, runs: ComparableRuns, graph: JobGraph): ChangedRun | Note {
  const job = findJob(graph, question.job)
  if (job === undefined)
    return declined(question, `the workflow file has no job ${JSON.stringify(question.job)}`)
  if (question.kind === 'needs') {
    const other = findJob(graph, question.without)
    const edge = { job: job.key, without: other?.key ?? '' }
    if (!job.needs.includes(edge.without)) {
      return declined(question, `${job.key} does not list ${question.without} in its \`needs\``)
    }
    const prediction = predictEdge(runs, edge)
    return prediction === undefined
      ? declined(question, UNKNOWN['unexplained wait'])
      : withoutNeed(runs, edge, prediction)
  }
  const shards = findShards(runs.run, true).find((one) => one.job === job)
  if (shards === undefined) {
    return declined(
      question,
      `the legs of ${job.key} are not numbered as parts of one whole, such as 1/4 or shard 3`,
    )
  }
  const prediction = predictShards(runs, shards, question.to)
  return typeof prediction === 'string'
    ? declined(question, UNKNOWN[prediction])
    : withShards(runs, shards, question.to, prediction)
}

function findJob(graph: JobGraph, name: string): WorkflowJob | undefined {
  const called = graph.flatMap(({ called }) => (Array.isArray(called) ? (called as JobGraph) : []))
  return (
    graph.find(({ key }) => key === name.toLowerCase()) ??
    graph.find((job) => job.name === name) ??
    (called.length === 0 ? undefined : findJob(called, name))
  )
}

function withShards(
  { all }: ComparableRuns,
  shards: Shards,
  to: number,
  { saves, costs }: Prediction,
): ChangedRun {
  const legs = shards.groups.flat()
  const steps = [...findDivisibleSteps(shards)].join(', ')
  const pool = legs.flatMap(({ limits }) => limits).find(({ kind }) => kind === 'runners')
  const runners =
    pool === undefined
      ? 'a runner is free for each'
      : `only ${pool.capacity} runners of this run take them`
  return {
    change: { kind: 'shards', job: shards.job.key, from: shards.count, to },
    jobs: legs.map(({ job }) => job.report.job.name),
    saves,
    costs,
    assumption: `Assumes that ${steps} can be divided, that each leg repeats up to 30 % of that and all of its other steps, and that ${runners} (${basedOn(all)}).`,
  }
}

function withoutNeed(
  { run, all }: ComparableRuns,
  edge: Edge,
  { saves, costs }: Prediction,
): ChangedRun {
  const jobs = run.plan.jobs.filter(({ job }) =>
    run.matches.get(job.id)?.some(({ job: { key } }) => key === edge.job),
  )
  return {
    change: { kind: 'needs', ...edge },
    jobs: jobs.map(({ job }) => job.report.job.name),
    saves,
    costs,
    assumption: `Assumes that ${edge.job} uses no output, artifact or result of ${edge.without}; it then runs even if ${edge.without} fails (${basedOn(all)}).`,
  }
}

function basedOn(all: readonly PlannedRun[]): string {
  if (all.length === 1) return 'from this run alone'
  return `from this run and ${all.length - 1} earlier ${all.length === 2 ? 'one' : 'ones'}`
}

import type { Note } from '../../model/note.ts'
import { isPass } from '../../model/conclusion.ts'
import type { JobComparison } from '../../model/report/history.ts'
import type { Report } from '../../model/report/report.ts'
import type { Question, Suggestion } from '../../model/report/suggestion.ts'
import type { Run } from '../../model/run.ts'
import { type Milliseconds, MINUTE, SECOND } from '../../model/time.ts'
import type { JobGraph, WorkflowJob } from '../../model/workflow-file.ts'
import { splitModes } from '../history/modes.ts'
import { versionlessName } from '../history/earlier-run.ts'
import { downloads, type Edge, edgesBetween, uploads } from './change-needs.ts'
import { findDivisibleSteps, findShards, type Shards, type ShardsUnknown } from './change-shards.ts'
import { type PlannedRun, predict, type Prediction, withShorterJobs } from './planned-run.ts'
import { meanOf } from './predict-legs.ts'
import { type ComparableRuns, comparableRuns, predictEdge, predictShards } from './predictions.ts'

/** What suggestions depend on. */
interface SuggestOptions extends Pick<
  Report,
  'jobs' | 'complete' | 'conclusion' | 'totals' | 'criticalPath' | 'history'
> {
  /** With its workflow file. */
  readonly run: Run
  readonly earlier: readonly Run[]
  readonly questions: readonly Question[]
}

const MAX_SUGGESTIONS = 3

/** A suggestion is worth this much of the run, or a minute; and not only seconds. */
const MIN_SHARE = 0.1
const MIN_SAVING: Milliseconds = 10 * SECOND

/**
 * Predicts what would make a run faster: other numbers of shards, a `needs` edge less, a step as fast as
 * in other runs. Unrequested, only what saves enough and is known; in addition, what is requested.
 */
export function suggest(options: SuggestOptions): {
  readonly suggestions: readonly Suggestion[]
  readonly notes: readonly Note[]
} {
  const { questions } = options
  const runs = comparable(options)
  if (typeof runs === 'string')
    return { suggestions: [], notes: questions.map((question) => declined(question, runs)) }
  const replies = questions.map((question) => respond(question, runs, options.run.graph ?? []))
  const predicted = replies.filter((reply) => 'saves' in reply)
  const length = runs.run.actual.finish - runs.run.startedAt
  const minimum = Math.max(MIN_SAVING, Math.min(MINUTE, MIN_SHARE * length))
  const isNew = ({ change }: Suggestion) =>
    !predicted.some((other) => JSON.stringify(other.change) === JSON.stringify(change))
  const found = [
    ...suggestShards(runs, options),
    ...suggestEdges(runs, options),
    ...suggestCaches(runs, options.history?.jobs ?? []),
  ]
    .filter(({ saves }) => saves.low > 0 && saves.expected >= minimum)
    .filter(isNew)
    .toSorted((a, b) => b.saves.expected - a.saves.expected)
  return {
    suggestions: [...predicted, ...found.slice(0, MAX_SUGGESTIONS)],
    notes: replies.filter((reply) => 'text' in reply),
  }
}

/** Returns the run and its baseline, or why nothing can be predicted. */
function comparable(options: SuggestOptions): ComparableRuns | string {
  const { run, jobs = [], complete, conclusion, totals, criticalPath, earlier } = options
  if (!complete || totals.unfinished > 0 || criticalPath?.soFar === true) {
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

function respond(question: Question, runs: ComparableRuns, graph: JobGraph): Suggestion | Note {
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
      : edgeSuggestion(runs, edge, prediction)
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
    : shardSuggestion(runs, shards, question.to, prediction)
}

function findJob(graph: JobGraph, name: string): WorkflowJob | undefined {
  const called = graph.flatMap(({ called }) => (Array.isArray(called) ? (called as JobGraph) : []))
  return (
    graph.find(({ key }) => key === name.toLowerCase()) ??
    graph.find((job) => job.name === name) ??
    (called.length === 0 ? undefined : findJob(called, name))
  )
}

/** A change to the number of shards that is considered, as a factor. */
const FACTORS = [0.5, 0.75, 1.25, 1.5, 2]

/** Fewer shards that save nearly as much are better. */
const NEARLY = 0.8

function suggestShards(runs: ComparableRuns, options: SuggestOptions): Suggestion[] {
  const onPath = new Set(options.criticalPath?.jobs.map(({ job }) => job.job.id))
  const isNear = (shards: Shards) =>
    shards.groups.flat().some((at) => onPath.has(runs.run.plan.jobs[at]?.job.id ?? -1))
  return findShards(runs.run)
    .filter(isNear)
    .flatMap((shards) => {
      const counts = FACTORS.map((factor) => Math.round(factor * shards.count))
      const near = [shards.count - 1, shards.count + 1]
      const tried = [...new Set([...counts, ...near])].filter((to) => to > 0 && to !== shards.count)
      const predicted = tried.flatMap((to) => {
        const prediction = predictShards(runs, shards, to)
        return typeof prediction === 'string' ? [] : [{ to, prediction }]
      })
      const best = Math.max(...predicted.map(({ prediction }) => prediction.saves.expected))
      const [choice] = predicted
        .filter(({ prediction }) => prediction.saves.expected >= NEARLY * best)
        .toSorted((a, b) => a.prediction.costs.expected - b.prediction.costs.expected)
      return choice === undefined
        ? []
        : [shardSuggestion(runs, shards, choice.to, choice.prediction)]
    })
}

function shardSuggestion(
  { run, all }: ComparableRuns,
  shards: Shards,
  to: number,
  { saves, costs }: Prediction,
): Suggestion {
  const legs = shards.groups.flat().flatMap((at) => run.plan.jobs[at] ?? [])
  const steps = [...findDivisibleSteps(run, shards)].join(', ')
  const pools = new Set(legs.flatMap(({ limits }) => limits.map((at) => run.plan.limits[at])))
  const [pool] = [...pools].filter((limit) => limit?.kind === 'runners')
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

/** A job whose `needs` are there to hold it back. */
const GATE =
  /deploy|release|publish|promote|notif|report|gate|required|merge|status|finish|done|success|conclusion|all/i

/** A job that others need for what it makes or decides. */
const MAKER =
  /build|compile|package|set-?up|prepare|install|plan|change|detect|filter|matrix|generate|image/i

function suggestEdges(runs: ComparableRuns, { criticalPath, run }: SuggestOptions): Suggestion[] {
  const path = criticalPath?.jobs ?? []
  return path.flatMap(({ job, heldBy }, index) => {
    const before = path[index - 1]?.job
    if (before === undefined || heldBy !== 'needs') return []
    const [from = [], to = []] = [before, job].map(({ job: { id } }) => runs.run.matches.get(id))
    const used = uploads(before, from) || downloads(job, to)
    const isProtected =
      job.mayAwaitApproval === true || GATE.test(job.job.name) || MAKER.test(before.job.name)
    if (used || isProtected) return []
    return edgesBetween(from, to).flatMap((edge) => {
      const waiting = findJob(run.graph ?? [], edge.job)
      const excluded =
        waiting?.reads.includes(edge.without) === true ||
        waiting?.environment !== undefined ||
        GATE.test(edge.job) ||
        MAKER.test(edge.without)
      const prediction = excluded ? undefined : predictEdge(runs, edge)
      return prediction === undefined ? [] : [edgeSuggestion(runs, edge, prediction)]
    })
  })
}

function edgeSuggestion(
  { run, all }: ComparableRuns,
  edge: Edge,
  { saves, costs }: Prediction,
): Suggestion {
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

/** A slower mode is that of a cache miss only if it takes longer by a factor and a time. */
const MIN_MISS_FACTOR = 1.5
const MIN_MISS: Milliseconds = 10 * SECOND

function suggestCaches({ run }: ComparableRuns, jobs: readonly JobComparison[]): Suggestion[] {
  const missed = jobs.flatMap(({ job, steps }) =>
    steps.flatMap(({ step: { step }, value, earlier }) => {
      const modes = value === undefined ? undefined : readModes(value, earlier)
      return modes === undefined || value === undefined
        ? []
        : [{ job, value, name: versionlessName(step.name), ...modes }]
    }),
  )
  return [...Map.groupBy(missed, ({ name }) => name)].flatMap(([name, steps]) => {
    const effect = (fastOf: (fast: readonly Milliseconds[]) => Milliseconds) =>
      withShorterJobs(
        run,
        new Map(steps.map(({ job, value, fast }) => [job.job.id, value - fastOf(fast)])),
      )
    const expected = effect(meanOf)?.expected
    const low = effect((fast) => Math.min(...fast))?.expected
    const high = effect((fast) => Math.max(...fast))?.expected
    const [first] = steps.toSorted((a, b) => b.misses - a.misses)
    if (!expected || !low || !high || first === undefined) return []
    const { saves, costs } = predict([{ expected, low, high }])
    const assumption = `Assumes that a cache makes the difference: this step was slow in ${first.misses} of ${first.runs} runs.`
    return [
      {
        change: { kind: 'cache', step: name, missed: first.misses, runs: first.runs },
        jobs: steps.map(({ job }) => job.job.name),
        saves,
        costs,
        assumption,
      },
    ]
  })
}

/**
 * Returns the fast values of a step that was slow in this run and some earlier ones. If it was slow from
 * some run on, that is a change of the step, not a cache that was missed.
 */
function readModes(
  value: Milliseconds,
  earlier: readonly (Milliseconds | undefined)[],
): { fast: readonly Milliseconds[]; misses: number; runs: number } | undefined {
  const values = [...earlier.filter((one) => one !== undefined), value]
  const [fast = [], slow] = splitModes(values)
  if (slow === undefined || !slow.includes(value)) return undefined
  const least = Math.min(...slow)
  if (least < MIN_MISS_FACTOR * Math.max(...fast) || least - meanOf(fast) < MIN_MISS)
    return undefined
  const first = values.findIndex((one) => one >= least)
  const isChange = values.slice(first).every((one) => one >= least)
  return isChange ? undefined : { fast, misses: slow.length, runs: values.length }
}

function basedOn(all: readonly PlannedRun[]): string {
  if (all.length === 1) return 'from this run alone'
  return `from this run and ${all.length - 1} earlier ${all.length === 2 ? 'one' : 'ones'}`
}

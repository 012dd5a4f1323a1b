import { wantsLog } from '../../analyse/failures/report-failures.ts'
import { headsOfOthers, nextOfOthers } from '../../analyse/verdicts/elsewhere.ts'
import { comparableSteps, unexplainedSteps } from '../../analyse/verdicts/judge-causes.ts'
import { jobsToCompare, nextRequests } from '../../analyse/verdicts/next-requests.ts'
import { fetchBranch } from '../../github/base/fetch-base.ts'
import { fetchHistories } from '../../github/base/fetch-histories.ts'
import { listOthers } from '../../github/base/fetch-others.ts'
import { skipped } from '../../github/errors/explain.ts'
import { fetchKnownIssues } from '../../github/known-issues/fetch-known-issues.ts'
import type { BaseBranch } from '../../model/base-branch.ts'
import type { Note } from '../../model/note.ts'
import type { FailureReport } from '../../model/report/cause.ts'
import type { Instant } from '../../model/time.ts'
import { baseOf, type Facts, othersOf, runnersOf } from '../facts.ts'
import type { Want } from '../gather.ts'
import type { ExplainOptions } from '../options.ts'
import { head, once, response, unreadable } from '../read.ts'

/** Lists the positions of the runs whose failures the base branch can explain. */
export function comparableRuns({ runs }: Facts, { logLines: lines }: ExplainOptions): number[] {
  return [...runs.entries()].flatMap(([at, { causes }]) =>
    lines > 0 && comparableSteps(causes).some(({ length }) => length > 0) ? at : [],
  )
}

/** Wants the base branch of a run, with its list of runs. */
export function wantBranch(
  { runs, branches }: Facts,
  at: number,
  { baseBranch, defaultBranch }: ExplainOptions,
): readonly Want[] {
  const run = runs[at]
  if (run === undefined || branches.has(at)) return []
  const { responses, listed } = run
  return [
    async (source) => {
      const query = { run: responses.run, baseBranch, defaultBranch, listed }
      const fact = await fetchBranch(source, query).then(
        (read) => (read === undefined ? { unread: UNKNOWN_BASE } : { read }),
        (error: unknown) => unreadable(error, 'the runs of the base branch', source),
      )
      return (facts) => ({ ...facts, branches: new Map(facts.branches).set(at, fact) })
    },
  ]
}

const UNKNOWN_BASE: Note = {
  severity: 'notice',
  text: 'The base branch is unknown, so the failures were not compared with it: GitHub lists no open pull request with this commit as its head, or the token has no `pull-requests: read`.',
}

/** Wants the base branch of a run, and of its runs what decides the verdicts. */
export function wantBase(facts: Facts, at: number, options: ExplainOptions): readonly Want[] {
  const explained = facts.runs[at]
  const base = baseOf(facts, at)
  if (explained === undefined || base === undefined) return wantBranch(facts, at, options)
  const { run, jobs = [], causes, responses } = explained
  const issues = issuesNow(facts, options.client.now())
  const next = nextRequests(causes, { run, jobs, base, issues })
  return next.map((request) => response(request, { ...responses, lines: options.logLines }))
}

/** Wants the head of the log that shows what else differs from a failure that is new: the image and its version. */
export function wantRunner(facts: Facts): readonly Want[] {
  const runners = runnersOf(facts)
  const [explained] = facts.runs
  if (explained === undefined) return []
  const { run, jobs, causes } = explained
  return jobsToCompare(causes, { run, jobs, base: baseOf(facts, 0), runners })
    .filter(({ id }) => !runners.has(id))
    .map(head)
}

/** Wants the known failures that people wrote down, if a log can show that they are among those of the runs. */
export function wantIssues(
  facts: Facts,
  { knownIssues: label, logLines: lines }: ExplainOptions,
): readonly Want[] {
  const isWanted = lines > 0 && facts.runs.some(({ failures }) => failures.some(wantsLog))
  if (label === undefined || !isWanted) return []
  return once(facts, 'issues', async (source) => {
    const { known, notes } = await fetchKnownIssues(source, label)
    return { fact: known === undefined ? { unread: undefined } : { read: known }, notes }
  })
}

/**
 * Wants other branches for the first run with failures that neither the base branch nor an issue explains. Without the
 * base branch, it is unknown which branches are to be merged into it.
 */
export function wantOthers(
  facts: Facts,
  unexplained: readonly (readonly FailureReport[])[],
  { logLines: lines }: ExplainOptions,
): readonly Want[] {
  const at = unexplained.findIndex((some, at) => some.length > 0 && facts.branches.has(at))
  const [steps = [], explained, base] = [unexplained[at], facts.runs[at], baseOf(facts, at)]
  if (lines === 0 || explained === undefined || base === undefined) return []
  const { run, jobs = [], responses } = explained
  if (!facts.others.has(at)) return [otherBranches(at, responses.run, base)]
  const others = othersOf(facts, at)
  if (others === undefined) return []
  const next = nextOfOthers(steps, { run, jobs, others })
  const wanted = next.map((request) => response(request, { ...responses, lines }))
  if (next.every(({ kind }) => kind !== 'log')) return wanted
  const heads = headsOfOthers(steps, { run, jobs, others })
  // These show whether failures of other branches are separate ones.
  const wantHistories: Want = async (source) => {
    const fetched = fetchHistories(source, base.name, heads)
    const histories = await fetched.catch(skipped(source.client, 'the commits'))
    const read = { runs: others.runs, histories }
    return (all) => ({ ...all, others: new Map(all.others).set(at, { read }) })
  }
  return [wantHistories, ...wanted]
}

function otherBranches(at: number, run: unknown, base: BaseBranch): Want {
  return async (source) => {
    const what = 'the failed runs of other branches'
    const runs = await listOthers(source, run, base).catch(skipped(source.client, what))
    const fact = runs?.length ? { read: { runs, histories: undefined } } : { unread: undefined }
    return (facts) => ({ ...facts, others: new Map(facts.others).set(at, fact) })
  }
}

/** Wants what comes and goes, if neither the base branch nor an issue explains a failure. */
export function wantMonth(
  facts: Facts,
  unexplained: readonly (readonly FailureReport[])[],
  options: ExplainOptions,
): readonly Want[] {
  const isWanted = unexplained.some(({ length }) => length > 0)
  if (options.logLines === 0 || !isWanted) return []
  return once(facts, 'month', async (source) => {
    const branch = await options.defaultBranch(source).catch(() => undefined)
    const { findMonth } = await import(/* webpackChunkName: "month" */ '../find-month.ts')
    const month = branch && (await findMonth(source, { branch })).month
    return { fact: month ? { read: month } : { unread: undefined } }
  })
}

/** Lists, for each run, the failed steps that neither the base branch nor an issue explains. */
export function unexplainedOf(facts: Facts, now: Instant): readonly (readonly FailureReport[])[] {
  const issues = issuesNow(facts, now)
  return facts.runs.map(({ run, jobs, causes }, at) => {
    return unexplainedSteps(causes, { run, jobs, base: baseOf(facts, at), issues })
  })
}

function issuesNow({ issues: { read } }: Facts, now: Instant) {
  return read && { ...read, now }
}

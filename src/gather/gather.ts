import { findFailures } from '../analyse/find-failures.ts'
import type { Client, RepositorySource } from '../github/http/client.ts'
import { type BusyTime, startBusyTime } from '../github/http/busy-time.ts'
import { type LimitedClient, limitRequests, requestSharer } from '../github/http/limit-requests.ts'
import { startLogLimit } from '../github/http/limit-logs.ts'
import { scarceNote } from '../github/http/rate-limit.ts'
import type { LostPart } from '../model/reasons.ts'
import { NO_LOSSES } from '../model/report/losses.ts'
import { testedCommit } from '../model/report/source-position.ts'
import type { Instant } from '../model/time.ts'
import { type Budget, MAX_WAIT, TIMEOUT } from './budgets.ts'
import { type Facts, joinFacts, type MoreFacts, noFacts } from './facts.ts'
import type { FailureOptions, RunToExplain } from './options.ts'

/** Reads something. Its reader catches what the client throws: what can't be read is a fact, too. */
export type Want = (source: RepositorySource) => Promise<MoreFacts>

/** Something that a report needs to know. */
export interface Question {
  /** What is lost if an error of the program ends it. */
  readonly name: LostPart
  /** Questions that are settled first; they are passed to `settle` before this one. @default none */
  readonly after?: readonly Question[]
  readonly budget: Budget
  /** @default that of the budget */
  readonly deadline?: Budget['deadline']
  /** Number of questions, from this one on, that get equal parts of what is left of the budget. @default 1 */
  readonly sharedBy?: (facts: Facts) => number
  /** Lists what to read next, the most needed first, by the facts alone; empty if nothing is. */
  readonly wants: (facts: Facts) => readonly Want[]
}

export function questionOf(
  name: Question['name'],
  budget: Budget,
  wants: Question['wants'],
  after: readonly Question[] = [],
): Question {
  return { name, budget, wants, after }
}

/** Reads what questions want, and has the facts that were read. */
export interface Gathering {
  /** Adds facts, and finds again what failed if they may explain it. */
  readonly add: (...additions: readonly MoreFacts[]) => void
  /** Adds runs whose jobs are known. Those of different runs are never taken for legs of one matrix. */
  readonly addRuns: (runs: readonly RunToExplain[]) => void
  /**
   * Settles questions, each after those in its `after`.
   *
   * @throws without `losses`, for an error of the program: these were not passed before, or a question wants what it
   * has read
   */
  readonly settle: (questions: readonly Question[]) => Promise<void>
  /** The source, whose equal requests are sent once, except for redirects, such as those to logs. */
  readonly shared: RepositorySource
  readonly facts: () => Facts
}

/**
 * Reads what questions want, in parallel, until none wants more: each lists more by what was read for it and for
 * those before it. Within their budgets; what is left unread is missing in the facts.
 *
 * @param source ends everything with its signal
 */
export function startGathering(
  source: RepositorySource,
  options: Pick<FailureOptions, 'allowedFailures' | 'losses'>,
): Gathering {
  const { losses = NO_LOSSES } = options
  let facts = noFacts()
  const settled = new Map<Question, Promise<void>>()
  const sharing = requestSharer()
  const limits = new Map<Budget, LimitedClient>()
  const deadlines = new Map<Budget['deadline'], Deadline>()
  const logLimit = source.logLimit ?? startLogLimit()
  const whole = source.until(AbortSignal.timeout(MAX_WAIT))
  const shared = { ...source, client: sharing(limitRequests(source.client)), logLimit }
  return { add, addRuns, settle, shared, facts: () => facts }

  function add(...additions: readonly MoreFacts[]): void {
    const all = additions.reduce(joinFacts, facts)
    const isExplained = EXPLAINING.some((name) => all[name] !== facts[name])
    facts = isExplained ? withRuns(all, all.runs) : all
  }

  function addRuns(runs: readonly RunToExplain[]): void {
    facts = withRuns(facts, runs)
  }

  function withRuns(all: Facts, runs: readonly RunToExplain[]): Facts {
    return { ...all, runs: runs.map((run) => explained(run, all, { ...options, losses })) }
  }

  async function settle(questions: readonly Question[]): Promise<void> {
    for (const question of questions) {
      const settling = losses.keepLater(question.name, () => settleOne(question), undefined)
      settled.set(question, settling)
    }
    await Promise.all(questions.map(settlingOf))
  }

  function settlingOf(question: Question): Promise<void> {
    const settling = settled.get(question)
    if (settling === undefined) throw new Error(`"${question.name}" was not passed to settle()`)
    return settling
  }

  async function settleOne({
    name,
    after = [],
    budget,
    deadline = budget.deadline ?? 'reasons',
    sharedBy = () => 1,
    wants,
  }: Question): Promise<void> {
    await Promise.all(after.map(settlingOf))
    const known = deadlines.get(deadline) ?? startDeadline(whole.signal, source.client.now)
    const { signal, start, busy } = known
    deadlines.set(deadline, known)
    const limit = limits.get(budget) ?? limitRequests(clientFor(budget, source), budget.requests)
    limits.set(budget, limit)
    const { client } = limitRequests(limit.client, undefined, start)
    const limitedSource = { ...shared, client: sharing({ ...limit, client }), signal, busy }
    const reserved = limit.remaining() - Math.ceil(limit.remaining() / sharedBy(facts))
    for (let round = 1; round <= MAX_ROUNDS; round += 1) {
      const all = busy.measure(() => wants(facts))
      const wanted = all.slice(0, Math.max(0, limit.remaining() - reserved))
      if (wanted.length === 0 || (round > 1 && signal.aborted)) return
      const scarce =
        round === 1 && scarceNote(source.client.rateLimit(), budget.purpose, budget.otherwise ?? '')
      if (scarce) {
        if (budget.otherwise !== undefined) add({ notes: [scarce] })
        return
      }
      const read = await Promise.all(wanted.map((want) => want(limitedSource)))
      busy.measure(() => {
        add(...read)
      })
    }
    throw new Error(`"${name}" wants again what it has read: no fact shows that`)
  }
}

/** Returns the client of a budget: what compares times waits for all else. */
function clientFor({ deadline }: Budget, { client }: RepositorySource): Client {
  return deadline === 'comparison' || deadline === 'slower' ? (client.behind ?? client) : client
}

/** A deadline that passes some time after the first request. */
interface Deadline {
  readonly signal: AbortSignal
  readonly start: () => void
  readonly busy: BusyTime
}

function startDeadline(whole: AbortSignal, now: () => Instant): Deadline {
  const controller = new AbortController()
  let timeout: AbortSignal | undefined
  return {
    signal: AbortSignal.any([whole, controller.signal]),
    busy: startBusyTime(TIMEOUT, now),
    start() {
      if (timeout !== undefined) return
      timeout = AbortSignal.timeout(TIMEOUT)
      const end = () => {
        controller.abort(timeout?.reason)
      }
      if (timeout.aborted) end()
      else timeout.addEventListener('abort', end)
    },
  }
}

/**
 * More than any question needs: each round adds the facts that it wanted. A question that ignored them would never end,
 * since equal requests are shared, which takes nothing of its budget.
 */
const MAX_ROUNDS = 100

const EXPLAINING = ['excerpts', 'annotations', 'parts', 'results', 'files'] as const

function explained(
  run: RunToExplain,
  { excerpts, annotations, parts, results, files }: Facts,
  { allowedFailures, losses }: Pick<FailureOptions, 'allowedFailures' | 'losses'>,
) {
  const explanations = {
    excerpts,
    annotations,
    files: files.get(testedCommit(run.run)),
    results: results?.files,
  }
  const options = { allowedFailures, currentRun: run.current, explanations, parts, losses }
  return { ...run, ...findFailures(run.run, options) }
}

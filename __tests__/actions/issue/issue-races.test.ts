import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { keepIssue } from '../../../src/actions/issue/issue.ts'
import { findSection } from '../../../src/render/conversation/marker.ts'
import type { Report } from '../../../src/model/report/report.ts'
import { failedReport, issueInputs } from '../../../testing/conversation-inputs.ts'
import type { Wait } from '../../../testing/fake-github/direct-clients.ts'
import { fakeRun } from '../../../testing/fake-github/fake-run.ts'
import { type FakeState, fakeState } from '../../../testing/fake-github/state.ts'
import { FUZZ_TIMEOUT_MS, fuzzOptions, weighted } from '../../../testing/fuzz/fuzz-options.ts'
import { People } from '../../../testing/race/people.ts'
import { failure, paces, Race, type Unit } from '../../../testing/race/race.ts'
import { runHistory } from '../../../testing/race/run-history.ts'

const WRITER = 'github-actions[bot]'
const JOBS = ['unit', 'e2e'] as const

type Conclusion = 'success' | 'failure'

/** The conclusions of the jobs of an attempt. */
type Results = readonly [Conclusion, Conclusion]

type Event =
  | { readonly kind: 'finish'; readonly index: number; readonly results: Results }
  | { readonly kind: 'push' | 'rerun' | 'edit' | 'close' | 'reopen' | 'delete' }

const conclusion = fc.constantFrom<Conclusion>('success', 'failure')
const results = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Results>(['success', 'success']) },
  { weight: 3, arbitrary: fc.tuple(conclusion, conclusion) },
)
/** An open issue is what most overtaking is about. */
const firstResults = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Results>(['failure', 'success']) },
  { weight: 1, arbitrary: results },
)
const event: fc.Arbitrary<Event> = fc.oneof(
  weighted(6, { kind: fc.constant('finish'), index: fc.nat(2), results }),
  weighted(5, {
    kind: fc.constantFrom(
      'push',
      'push',
      'push',
      'rerun',
      'edit',
      'edit',
      'close',
      'close',
      'reopen',
      'delete',
    ),
  }),
)

interface History {
  readonly paces: readonly number[]
  /** The result of the first run, whose action finishes before the others start; `undefined` for no such run. */
  readonly first: Results | undefined
  readonly events: readonly Event[]
  /** How the runs finish that the events leave unfinished. */
  readonly last: readonly Results[]
}

const history: fc.Arbitrary<History> = fc.record({
  paces,
  first: fc.option(firstResults, { freq: 4, nil: undefined }),
  events: fc.array(event, { minLength: 2, maxLength: 9, size: 'max' }),
  last: fc.array(results, { minLength: 3, maxLength: 3 }),
})

interface Attempt {
  readonly id: number
  readonly attempt: number
  readonly results: Results | undefined
  /** When it finished, in seconds. */
  readonly at: number
}

class RacedBranch {
  readonly state: FakeState = fakeState({ editors: new Map(), writer: WRITER })
  readonly problems: string[] = []
  readonly people = new People(this.state)
  readonly #race: Race
  readonly #isStrict: boolean
  readonly #attempts: Attempt[] = []
  /** What a person has closed, by its number. */
  readonly #closed = new Map<number, string>()
  #time = 0
  /** Whether a person has deleted the issue: then there may be none, if no later run opens one. */
  #isDeleted = false
  /** Whether a person has reopened the issue, and no action has started since. */
  #isReopened = false

  constructor(race: Race, unit: Unit) {
    this.#race = race
    this.#isStrict = unit === 'round'
    this.#push()
  }

  #push(): void {
    this.#add({ id: 101 + this.#latest().length, attempt: 1, results: undefined, at: 0 })
  }

  #add(attempt: Attempt): void {
    this.#attempts.push(attempt)
    this.#showRuns()
  }

  #showRuns(): void {
    this.state.runs = this.#attempts.map(apiAttempt)
  }

  /** The latest attempt of each run, the oldest run first. */
  #latest(): Attempt[] {
    return [...new Map(this.#attempts.map((one) => [one.id, one])).values()]
  }

  get isFinished(): boolean {
    return this.#latest().every(({ results }) => results !== undefined)
  }

  #own() {
    return this.state.issues.filter(({ user }) => user?.login === WRITER)
  }

  /** All that can be read on an issue. */
  #textOf(number: number): string {
    const issue = this.state.issues.find((one) => one.number === number)
    const on = this.state.comments.filter(({ issue_url: url }) => url.endsWith(`/${number}`))
    return JSON.stringify([issue?.state, issue?.body, on.map(({ body }) => body)])
  }

  happen(one: Event): void {
    const open = this.#own().find(({ state }) => state === 'open')
    switch (one.kind) {
      case 'finish': {
        const unfinished = this.#latest().filter(({ results }) => results === undefined)
        const attempt = unfinished[one.index % unfinished.length]
        if (attempt !== undefined) this.#finish(attempt, one.results)
        return
      }
      case 'rerun': {
        const last = this.#latest().findLast(({ results }) => results !== undefined)
        if (last !== undefined) {
          this.#add({ ...last, attempt: last.attempt + 1, results: undefined })
        }
        return
      }
      case 'push':
        this.#push()
        return
      case 'edit':
        if (open === undefined) return
        open.body = `${open.body ?? ''}\r\n\r\n${this.people.write()}`
        return
      case 'close':
        if (open === undefined) return
        open.state = 'closed'
        this.#closed.set(open.number, this.#textOf(open.number))
        return
      case 'reopen': {
        const closed = this.#own().findLast(({ number }) => this.#closed.has(number))
        if (closed === undefined || open !== undefined) return
        this.#closed.delete(closed.number)
        closed.state = 'open'
        this.#isReopened = true
        return
      }
      case 'delete':
        if (open === undefined) return
        this.people.forget(open.body ?? '')
        this.state.issues = this.state.issues.filter((issue) => issue !== open)
        this.#isDeleted = true
    }
  }

  /** Lets an attempt finish, which starts an action. */
  #finish(attempt: Attempt, results: Results): void {
    const ended = { ...attempt, results, at: (this.#time += 60) }
    this.#attempts[this.#attempts.indexOf(attempt)] = ended
    this.#showRuns()
    this.#isReopened = false
    this.#race.start(async (wait) => {
      const acted = this.#act(ended, wait)
      const { kind, reason } = await acted.catch((error: unknown) => failure(error))
      // Between a last look and the change, a person can delete the issue.
      if (this.#isStrict && kind === 'failed') this.problems.push(reason)
    })
  }

  async #act(ended: Attempt, wait: Wait) {
    const clients = this.people.clients(wait, () => undefined)
    const inputs = issueInputs({ id: ended.id, run_attempt: ended.attempt })
    const makeReport = async ({ id, attempt }: Pick<Attempt, 'id' | 'attempt'>) => {
      const run = this.#attempts.find((one) => one.id === id && one.attempt === attempt)
      // As long as it takes to read logs.
      await wait(false)
      return reportOf(run)
    }
    const tools = { ...clients, makeReport, concludeRun: () => Promise.resolve('cancelled') }
    return await keepIssue(inputs, tools, new AbortController().signal)
  }

  /** Checks what should stand on GitHub after all actions have finished. */
  expectTruth(): void {
    expect(this.problems).toEqual([])
    expect(this.people.lost).toEqual([])
    expect(this.people.counts().filter((count) => count !== 1)).toEqual([])
    const untouched = this.#isStrict ? this.#closed : []
    for (const [number, text] of untouched) expect(this.#textOf(number)).toBe(text)
    const own = this.#own()
    // Two attempts of a run can pass after failures with an issue each.
    const texts = this.state.comments.map(({ issue_url: issue, body }) => `${issue} ${body}`)
    if (this.#isStrict) expect(texts).toEqual([...new Set(texts)])
    if (this.#isReopened) return
    const open = own.filter(({ state }) => state === 'open')
    expect(open.length).toBeLessThanOrEqual(1)
    const markers = open.map(({ body }) => findSection('issue', body ?? '')?.marker)
    const newest = this.#latest().at(-1)
    if (newest?.results?.includes('failure') !== true) {
      const green = { state: 'green' }
      expect(markers).toMatchObject(open.map(() => green))
      return
    }
    if (open.length === 0 && (this.#isDeleted || this.#closed.size > 0)) return
    const position = { run: newest.id, attempt: newest.attempt }
    expect(markers).toMatchObject([{ state: 'red', position }])
  }
}

function apiAttempt({ id, attempt, results, at }: Attempt) {
  const conclusion = results && (results.includes('failure') ? 'failure' : 'success')
  return fakeRun({
    run: {
      ...{ id, run_number: id, run_attempt: attempt, workflow_id: 7, name: 'CI' },
      ...{ path: '.github/workflows/ci.yml', event: 'push', head_sha: String(id % 10).repeat(40) },
      ...{ conclusion: conclusion ?? null, updated_at: at },
    },
    jobs: JOBS.map((name, index) => ({
      ...{ id: id * 100 + attempt * 10 + index, name, conclusion: results?.[index] ?? null },
    })),
  })
}

function reportOf(run: Attempt | undefined): Report {
  const { id = 0, attempt = 0, results = [] } = run ?? {}
  const made = failedReport(JOBS.filter((_, index) => results[index] === 'failure'))
  return { ...made, run: { ...made.run, id, attempt, number: id } }
}

async function runRaces(unit: Unit, given: History, scheduler: fc.Scheduler) {
  const { first, events, last } = given
  const race = new Race(scheduler, unit, given.paces)
  const raced = new RacedBranch(race, unit)
  await runHistory<Event>(
    raced,
    {
      before:
        first === undefined ? [] : [{ kind: 'finish', index: 0, results: first }, { kind: 'push' }],
      events,
      finish: (index: number): Event => ({
        kind: 'finish',
        index: 0,
        results: last[index % last.length] ?? ['success', 'success'],
      }),
      nextRun: [{ kind: 'push' }],
    },
    race,
    unit,
  )
  return raced
}

it.each([
  { unit: 'round', title: 'leaves one true issue after actions have acted in parallel' },
  {
    unit: 'request',
    title: 'leaves one true issue after the next run of actions that overtook each other',
  },
] as const)(
  '$title',
  async ({ unit }) => {
    await fc.assert(
      fc.asyncProperty(history, fc.scheduler(), async (given, scheduler) => {
        const raced = await runRaces(unit, given, scheduler)
        raced.expectTruth()
      }),
      fuzzOptions(100),
    )
  },
  FUZZ_TIMEOUT_MS,
)

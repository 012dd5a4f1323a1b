import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { postComment } from '../../../src/actions/comment/comment.ts'
import { listChosenRuns } from '../../../src/actions/comment/commit-runs.ts'
import { findSection } from '../../../src/render/conversation/marker.ts'
import { commentInputs } from '../../../testing/conversation-inputs.ts'
import { apiPull } from '../../../testing/fake-github/api-conversation.ts'
import type { Wait } from '../../../testing/fake-github/direct-clients.ts'
import { fakeRun } from '../../../testing/fake-github/fake-run.ts'
import { type FakeState, fakeState } from '../../../testing/fake-github/state.ts'
import { FUZZ_TIMEOUT_MS, fuzzOptions, weighted } from '../../../testing/fuzz/fuzz-options.ts'
import { reportOnCommit } from '../../../testing/make-commit.ts'
import { at, finished, makeRun, makeStep, reportOn, running } from '../../../testing/make-run.ts'
import { People } from '../../../testing/race/people.ts'
import { failure, paces, Race, type Unit } from '../../../testing/race/race.ts'
import { runHistory } from '../../../testing/race/run-history.ts'

const WORKFLOWS = ['CI', 'Lint'] as const
const WRITER = 'github-actions[bot]'

interface Result {
  readonly conclusion: 'success' | 'failure'
  /** The step that failed. */
  readonly step: string
}

type Event =
  | ({ readonly kind: 'finish'; readonly index: number } & Result)
  | { readonly kind: 'rerun' | 'repeat'; readonly index: number }
  | { readonly kind: 'push' | 'close' | 'merge' | 'reopen' | 'edit' | 'delete' }

const only = fc.constant
const result = {
  conclusion: fc.constantFrom<Result['conclusion']>('success', 'failure'),
  step: fc.constantFrom('unit', 'unit', 'e2e'),
}
const event: fc.Arbitrary<Event> = fc.oneof(
  weighted(6, { kind: only('finish'), index: fc.nat(3), ...result }),
  weighted(2, { kind: fc.constantFrom('rerun', 'repeat'), index: fc.nat(3) }),
  weighted(3, {
    kind: fc.constantFrom('push', 'close', 'merge', 'reopen', 'edit', 'edit', 'delete'),
  }),
)

interface History {
  /** Whether the action makes the report of the commit, or is given that of its run. */
  readonly isOwn: boolean
  readonly when: 'failure' | 'changed'
  readonly paces: readonly number[]
  /** The result of the first run, whose action finishes before the others start; `undefined` for no such run. */
  readonly first: Result | undefined
  readonly events: readonly Event[]
  /** How the runs finish that the events leave unfinished. */
  readonly last: readonly Result[]
}

const history: fc.Arbitrary<History> = fc.record({
  paces,
  first: fc.option(fc.record(result), { freq: 4, nil: undefined }),
  isOwn: fc.boolean(),
  when: fc.constantFrom('failure', 'changed'),
  events: fc.array(event, { minLength: 2, maxLength: 9, size: 'max' }),
  last: fc.array(fc.record(result), { minLength: 3, maxLength: 3 }),
})

interface Attempt {
  readonly id: number
  readonly attempt: number
  readonly workflow: number
  readonly sha: string
  readonly result: Result | undefined
}

class RacedPullRequest {
  readonly state: FakeState = fakeState({ editors: new Map(), writer: WRITER })
  readonly problems: string[] = []
  readonly people = new People(this.state)
  readonly #history: History
  readonly #race: Race
  readonly #isStrict: boolean
  readonly #attempts: Attempt[] = []
  #time = 0
  #heads = 0
  #isMerged = false
  /** Whether a person has deleted the comment: then there may be none, if no later run of the commit writes it. */
  #isDeleted = false

  constructor(history: History, race: Race, unit: Unit) {
    this.#history = history
    this.#race = race
    this.#isStrict = unit === 'round'
    this.#push()
  }

  get #head(): string {
    return String(this.#heads).padStart(40, '0')
  }

  get #isOpen(): boolean {
    return this.state.pulls[0]?.state === 'open'
  }

  #setPull(state: 'open' | 'closed', merged = false): void {
    this.#isMerged = merged
    this.state.pulls = [apiPull({ state, merged, sha: this.#head })]
  }

  #push(): void {
    this.#heads += 1
    this.#setPull(this.#heads === 1 || this.#isOpen ? 'open' : 'closed')
    this.#startRuns()
  }

  /** GitHub also does so when a pull request is opened again. */
  #startRuns(): void {
    this.#startRun(0)
    if (this.#history.isOwn) this.#startRun(1)
  }

  #startRun(workflow: number): void {
    const id = 101 + this.#latest().length
    this.#add({ id, attempt: 1, workflow, sha: this.#head, result: undefined })
  }

  #add(attempt: Attempt): void {
    this.#attempts.push(attempt)
    this.#showRuns()
  }

  #showRuns(): void {
    this.state.runs = this.#attempts.map((one) => fakeRun({ run: runFields(one), jobs: [] }))
  }

  /** The latest attempt of each run, the oldest run first. */
  #latest(): Attempt[] {
    return [...new Map(this.#attempts.map((one) => [one.id, one])).values()]
  }

  get isFinished(): boolean {
    return this.#latest().every(({ result }) => result !== undefined)
  }

  #own() {
    return this.state.comments.filter(({ user }) => user?.login === WRITER)
  }

  happen(one: Event): void {
    switch (one.kind) {
      case 'finish': {
        const unfinished = this.#latest().filter(({ result }) => result === undefined)
        const attempt = unfinished[one.index % unfinished.length]
        if (attempt !== undefined) this.#finish(attempt, one)
        return
      }
      case 'rerun': {
        const all = this.#latest().filter(({ result }) => result !== undefined)
        const run = all[one.index % all.length]
        if (run !== undefined) this.#add({ ...run, attempt: run.attempt + 1, result: undefined })
        return
      }
      case 'repeat':
        this.#startRun(this.#history.isOwn ? one.index % WORKFLOWS.length : 0)
        return
      case 'push':
        if (!this.#isMerged) this.#push()
        return
      case 'close':
      case 'merge':
        if (this.#isOpen) this.#setPull('closed', one.kind === 'merge')
        return
      case 'reopen':
        if (this.#isOpen || this.#isMerged) return
        this.#setPull('open')
        this.#startRuns()
        return
      case 'edit':
        for (const comment of this.#own().slice(0, 1)) {
          comment.body = `${comment.body}\r\n\r\n${this.people.write()}`
        }
        return
      case 'delete': {
        const own = this.#own()
        for (const { body } of own) this.people.forget(body)
        this.state.comments = this.state.comments.filter((comment) => !own.includes(comment))
        this.#isDeleted ||= own.length > 0
      }
    }
  }

  /** Lets an attempt finish, which starts an action. */
  #finish(attempt: Attempt, { conclusion, step }: Result): void {
    const ended = { ...attempt, result: { conclusion, step } }
    this.#attempts[this.#attempts.indexOf(attempt)] = ended
    this.#showRuns()
    const madeAt = this.#now()
    this.#race.start(async (wait) => {
      const acted = this.#act(ended, madeAt, wait)
      const { kind, reason } = await acted.catch((error: unknown) => failure(error))
      // Between a last look and the change, a person can delete the comment.
      if (this.#isStrict && kind === 'failed') this.problems.push(reason)
    })
  }

  #now(): number {
    return at((this.#time += 1))
  }

  async #act(ended: Attempt, endedAt: number, wait: Wait) {
    const { isOwn, when } = this.#history
    const clients = this.people.clients(wait, this.#checkWritten.bind(this))
    const { sha } = ended
    const pull_requests = [{ number: 12, head: { sha } }]
    const run = { ...fakeRun({ run: runFields(ended) }).run, pull_requests }
    const reportPath = isOwn ? undefined : 'report.json'
    const inputs = commentInputs(run, { reportPath, commit: sha, when })
    const { signal } = new AbortController()
    const makeReport = async () => {
      const source = { ...clients, repository: inputs, signal }
      const { chosen } = await listChosenRuns(source, sha, inputs)
      const madeAt = this.#now()
      const isChosen = (one: Attempt) => {
        return chosen.some(({ run }) => run.id === one.id && run.attempt === one.attempt)
      }
      const runs = this.#attempts.filter(isChosen).map(reportedFields)
      // As long as it takes to read logs.
      await wait(false)
      return { ...reportOnCommit(runs, { commit: sha }), madeAt }
    }
    const report = { ...reportOn(makeRun(reportedFields(ended))), madeAt: endedAt }
    const readReport = () => Promise.resolve(report)
    const tools = { ...clients, makeReport, readReport, now: () => this.#now() }
    return await postComment(inputs, tools, signal)
  }

  #checkWritten(body: string): void {
    const marker = findSection('comment', body)?.marker
    if (!this.#isStrict || marker === undefined) return
    const { state, commit } = marker
    const isOld = commit !== this.#head && !body.includes('This is about the older commit')
    if (isOld && this.#history.when === 'failure') this.problems.push('wrote about an older commit')
    if (!this.#isOpen && !(this.#isMerged && state !== 'red')) {
      this.problems.push('wrote on a closed pull request')
    }
  }

  /** What the comment should say after all actions have finished. */
  expectTruth(): void {
    const { isOwn, when } = this.#history
    const here = this.#latest().filter(({ sha }) => sha === this.#head)
    const newest = [...new Map(here.map((one) => [one.workflow, one])).values()]
    const failed = newest.filter(({ result }) => result?.conclusion === 'failure')
    const markers = this.#own().flatMap(({ body }) => findSection('comment', body)?.marker ?? [])
    expect(this.problems).toEqual([])
    expect(this.people.lost).toEqual([])
    expect(this.people.counts().filter((count) => count !== 1)).toEqual([])
    expect(markers.length).toBeLessThanOrEqual(1)
    const [marker] = markers
    const truth = failed.length > 0 ? 'red' : 'green'
    if (!this.#isOpen && (!this.#isMerged || truth === 'red')) return
    if (marker === undefined && (truth === 'green' || this.#isDeleted)) return
    const { id, attempt } = newest[0] ?? { id: 0, attempt: 0 }
    expect(marker?.state).toBe(truth)
    // With `changed`, the text stays that of the first commit that failed so.
    if (when === 'failure' && this.#isOpen) expect(marker?.commit).toBe(this.#head)
    if (isOwn) expect(marker?.workflows).toHaveLength(failed.length)
    else if (this.#isOpen) expect(marker?.position).toMatchObject({ run: id, attempt })
  }
}

function pathOf({ workflow }: Attempt): string {
  return `.github/workflows/${WORKFLOWS[workflow] ?? ''}.yml`
}

function runFields(one: Attempt) {
  const { id, attempt, workflow, sha, result } = one
  return {
    ...{ id, run_number: id, run_attempt: attempt, workflow_id: 1 + workflow, head_sha: sha },
    ...{
      name: WORKFLOWS[workflow] ?? '',
      path: pathOf(one),
      conclusion: result?.conclusion ?? null,
    },
    ...{ event: 'pull_request', head_branch: 'topic' },
  }
}

function reportedFields(one: Attempt) {
  const { id, attempt, workflow, sha, result } = one
  const conclusion = result?.conclusion
  const state = conclusion === undefined ? running(5) : finished(5, 65, conclusion)
  const steps = [makeStep({ number: 3, name: `Run ${result?.step ?? ''}`, state })]
  return {
    ...{ id, attempt, commit: sha, conclusion, event: 'pull_request', branch: 'topic' },
    ...{ workflow: WORKFLOWS[workflow] ?? '', workflowPath: pathOf(one) },
    jobs: [{ id: id * 10 + attempt, name: 'test', state, steps }],
  }
}

async function runRaces(unit: Unit, given: History, scheduler: fc.Scheduler) {
  const { first, events, last } = given
  const race = new Race(scheduler, unit, given.paces)
  const raced = new RacedPullRequest(given, race, unit)
  await runHistory<Event>(
    raced,
    {
      before: first === undefined ? [] : [{ kind: 'finish', index: 0, ...first }, { kind: 'push' }],
      events,
      finish: (index: number): Event => ({
        kind: 'finish',
        index: 0,
        ...(last[index % last.length] ?? { conclusion: 'success', step: 'unit' }),
      }),
      nextRun: [{ kind: 'reopen' }, { kind: 'push' }],
    },
    race,
    unit,
  )
  return raced
}

it.each([
  {
    unit: 'round',
    title: 'says what is true on the pull request after actions have acted in parallel',
  },
  {
    unit: 'request',
    title:
      'says what is true on the pull request after the next run of actions that overtook each other',
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

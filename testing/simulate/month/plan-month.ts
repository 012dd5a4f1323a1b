import { DAY, type Instant } from '../../../src/model/time.ts'
import { monthClient } from './client.ts'
import { timesOfJob } from './bodies.ts'
import { flakySources } from './draw-attempts.ts'
import { writeJobLog } from './job-log.ts'
import { planRuns } from './plan-runs.ts'
import { drawBursts, drawPeriods, drawSlots, withPeople } from './slots.ts'
import { flakyHits, redTimes } from './truth.ts'
import type { ClientRequest } from '../../fake-client.ts'
import type { StoredArtifact } from './types.ts'
import { FIXED, FROM, randomOf } from './world.ts'
import { GREEN } from './workflows.ts'

export type Month = ReturnType<typeof planMonth>

interface Plan {
  readonly seed: number
  readonly runsPerDay: number
  readonly days?: number
  /** Whether people run and remove workflows, and a server that tests need is down for a while. */
  readonly people?: boolean
}

/**
 * Plans a month of a repository, the same for the same seed, in which it is known why each job failed; with so many
 * runs of `ci.yml`, on average, and so many days, from 3 to 30.
 */
export function planMonth({ seed, runsPerDay, days = 30, people = false }: Plan) {
  const random = randomOf(seed, 1)
  const to = FROM + days * DAY
  const drawn = drawSlots(random, { runsPerDay, days })
  const slots = people ? withPeople(drawn) : drawn
  const pushes = slots.filter(({ isMain, workflow }) => isMain && workflow === 'ci.yml').length
  const bursts = drawBursts(random, days).filter(({ kind }) => people || kind !== 'server')
  const fixed = Math.ceil(FIXED * pushes)
  const attempting = { random, seed, bursts, sources: flakySources(fixed) }
  const runs = planRuns(attempting, slots, drawPeriods(random, days, 6))
  const onMain = runs.filter(({ event }) => event === 'push')
  const [first] = onMain
  if (first === undefined) throw new Error('The month has no push to main')
  const push = (count: number) => onMain[count - 1] ?? first
  const hits = flakyHits(attempting, runs, push(fixed).createdAt)
  const truth = {
    /** 40 tests, and a step that fails by chance and names no test. */
    flaky: hits.slice(0, -1),
    flakyStep: hits.at(-1) as (typeof hits)[number],
    red: (['ci.yml', 'nightly.yml', 'hand.yml', 'docs.yml'] as const).flatMap((name) =>
      redTimes(runs, name, to),
    ),
    /** Runs that are `success` though an attempt failed. */
    hidden: runs
      .filter(({ attempts }) => attempts.length > 1 && attempts.at(-1)?.conclusion === 'success')
      .map(({ id }) => id),
  }
  /** Those that tests store. */
  const artifacts: StoredArtifact[] = []
  /** Those of all clients. */
  const requests: ClientRequest[] = []
  const known = { runs, seed, artifacts, requests }
  const logOf = (id: number, now: Instant): string | undefined => {
    const { run, times = [], time, isLost } = timesOfJob(known, id) ?? {}
    // A lost runner sends no log, and a job that did not run or is not finished has none.
    if (run === undefined || time === undefined || isLost === true) return undefined
    if (!time.ran || time.endedAt > now) return undefined
    const red = times.filter(
      ({ job, conclusion }) => job.name !== GREEN && conclusion === 'failure',
    )
    return writeJobLog(
      time,
      run.id,
      red.map(({ job }) => job.name),
    )
  }
  return {
    /** Runs of all workflows, oldest first. */
    ...{ from: FROM, to, runs, truth, artifacts, requests },
    /** Runs of `month.yml`, one per night: whose action reads the others. */
    reports: runs.filter(({ workflow }) => workflow === 'month.yml'),
    /** Returns a client of GitHub as it is at an instant, with so many requests if its rate limit is known. */
    clientAt: (now: Instant, limit?: number) => monthClient({ ...known, logOf }, now, limit),
  }
}

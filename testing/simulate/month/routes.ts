import { fileName } from '../../../src/month/github/fetch-schedule.ts'
import type { Instant } from '../../../src/model/time.ts'
import type { ClientRequest } from '../../fake-client.ts'
import type { FakeRun } from '../../fake-github/fake-run.ts'
import { REPOSITORY } from '../../fake-github/api-run.ts'
import { REPOSITORY_ID } from '../../fake-github/repository.ts'
import { slicePage } from '../../fake-github/response.ts'
import { apiAnnotation, apiArtifact } from '../../fake-github/run-details.ts'
import { type FakeState, fakeState } from '../../fake-github/state.ts'
import { isoOf, jobBodies, runBody, timesOfJob } from './bodies.ts'
import { LOST } from './failures.ts'
import { removedAt } from './truth.ts'
import type { Known } from './types.ts'

type Respond = (known: Known, query: ClientRequest['parameters'], now: Instant) => unknown

/** Responses that the fake GitHub has no state for, or too large a one. */
export const OWN_ROUTES: Readonly<Record<string, Respond>> = {
  '/repos/{owner}/{repo}/actions/artifacts': listArtifacts,
  '/repos/{owner}/{repo}/check-runs/{check_run_id}/annotations': annotationsOf,
  '/repos/{owner}/{repo}/contents/{path}': fileOf,
}

/** Returns the state of the fake GitHub at an instant, which makes bodies when they are requested. */
export function stateAt({ runs, seed }: Known, now: Instant): FakeState {
  const known = runs.filter(({ createdAt }) => createdAt <= now)
  return fakeState({
    runs: known.flatMap((run, index) => {
      const begun = run.attempts.filter(({ startedAt }) => startedAt <= now)
      // A run without one waits for an approval.
      return (begun.length === 0 ? [undefined] : begun).map((attempt): FakeRun => {
        const number = attempt?.number ?? 1
        const body = lazy(() => runBody(run, attempt, now))
        const jobs = lazy(() => (attempt ? jobBodies(seed, run, { number, index, now }) : []))
        return {
          ...{ repository: REPOSITORY, id: run.id, attempt: number },
          get run() {
            return body()
          },
          get jobs() {
            return jobs()
          },
        }
      })
    }),
  })
}

function lazy<Value>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => (made ??= make())
}

function listArtifacts(
  { artifacts, runs }: Known,
  query: ClientRequest['parameters'],
  now: Instant,
): object {
  const found = artifacts
    .filter((one) => one.createdAt <= now && one.name === (query['name'] ?? one.name))
    .toSorted((a, b) => b.createdAt - a.createdAt)
  const bodies = pageOf(found, query).map(({ id, name, runId, createdAt, bytes, expired }) => {
    const run = runs[runId - (runs[0]?.id ?? 0)]
    const head = run?.pull?.isFork === true ? 5 : REPOSITORY_ID
    return {
      ...apiArtifact({ id, name, size: bytes.length, createdAt: isoOf(createdAt) }),
      expired: expired ?? false,
      workflow_run: {
        ...{ id: runId, repository_id: REPOSITORY_ID, head_repository_id: head },
        ...{ head_branch: run?.pull?.branch ?? 'main', head_sha: run?.sha ?? '' },
      },
    }
  })
  return { total_count: found.length, artifacts: bodies }
}

function annotationsOf(
  known: Known,
  query: ClientRequest['parameters'],
  now: Instant,
): object[] | undefined {
  const { time, isLost } = timesOfJob(known, Number(query['check_run_id'])) ?? {}
  if (time === undefined || time.readyAt > now) return undefined
  if (time.endedAt > now || time.conclusion !== 'failure') return []
  return [apiAnnotation(isLost ? { message: LOST } : { start_line: 20 })]
}

/** Returns the file of a workflow that is removed, while main has it. No other file is readable. */
function fileOf({ runs }: Known, { path, ref }: ClientRequest['parameters'], now: Instant) {
  const removed = removedAt(runs, fileName(String(path)))
  const at = ref === 'main' ? now : runs.find(({ sha }) => sha === ref)?.createdAt
  const isThere = removed !== undefined && at !== undefined && at < removed
  return isThere ? { content: '' } : undefined
}

function pageOf<Item>(items: readonly Item[], query: ClientRequest['parameters']): Item[] {
  return slicePage(items, new URLSearchParams({ per_page: String(query['per_page']) }))
}

import { LONG_WAIT } from '../analyse/month/weeks.ts'
import { type FailedAttempt, seriesOf } from '../analyse/month/what-failed.ts'
import type { RepositorySource } from '../github/http/client.ts'
import { CONTENTS, fileText } from '../github/workflow/fetch-workflow.ts'
import { decodeWorkflowFile } from '../github/workflow/workflow-file.ts'
import type { Run } from '../model/run.ts'
import { groupsOf } from '../model/some.ts'
import { findAttempt } from './read-run.ts'

/** Workflows whose file is read, with a request each. */
export const MAX_GRAPHS = 5

/** Attempts of runs by the ids of these. */
type Sampled = readonly (readonly [id: number, attempts: readonly FailedAttempt[]])[]

/**
 * Reads the files of workflows of which a job waited long: it may have waited for an approval, and not for a runner. The
 * attempts of other workflows, and of those whose file cannot be read, stay as they are.
 *
 * @param readAll reads in parallel while requests remain
 */
export async function readGraphs(
  source: RepositorySource,
  sampled: Sampled,
  readAll: <Found>(
    runs: readonly Run[],
    read: (run: Run) => Promise<Found | undefined>,
  ) => Promise<Found[]>,
): Promise<Sampled> {
  const waited = sampled.flatMap(([, attempts]) =>
    attempts.filter(({ jobs = [] }) => jobs.some(({ queue = 0 }) => queue >= LONG_WAIT)),
  )
  const workflows = groupsOf(waited, ({ run }) => seriesOf(run).workflowPath)
  const runs = workflows.slice(0, MAX_GRAPHS).map(([{ run }]) => run)
  const read = await readAll(runs, async (run) => {
    const { commit: ref = '' } = run
    const path = seriesOf(run).workflowPath
    const text = fileText(await source.get(CONTENTS, { path, ref }))
    return [path, decodeWorkflowFile(text ?? '', new Map()).graph] as const
  })
  const graphs = new Map(read)
  return sampled.map(([id, attempts]) => [
    id,
    attempts.map((one) => {
      const graph = graphs.get(seriesOf(one.run).workflowPath)
      return graph === undefined ? one : findAttempt({ ...one.run, graph })
    }),
  ])
}

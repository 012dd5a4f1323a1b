// What a night reads of schedules that are late.
import { isOverdue, MAX_GAPS, withRun, withState } from '../analyse/schedules.ts'
import { seriesOf } from '../../analyse/history/workflow-runs.ts'
import type { RepositorySource } from '../../github/http/client.ts'
import { fetchSchedule, fileName } from '../github/fetch-schedule.ts'
import { listRuns } from '../../github/run/list-runs.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { Schedule } from '../../model/shapes/month.ts'

/**
 * Follows when GitHub started each workflow by its schedule. Of a workflow that is new to the memory, a request lists its
 * runs; of one that should have run, three read its state and its file: without a file, it is forgotten. Never throws: what
 * can't be read stays as it was.
 *
 * @param listed all runs since an earlier night, newest first
 */
export async function readSchedules(
  source: RepositorySource,
  known: readonly Schedule[],
  listed: readonly ListedRun[],
  branch: string,
): Promise<Schedule[]> {
  const now = source.client.now()
  const scheduled = listed.filter(({ run }) => run.event === 'schedule')
  const series = [...known, ...scheduled.map(({ run }) => seriesOf(run))]
  const paths = new Set(series.map(({ workflowPath }) => workflowPath))
  const all = [...paths].map(async (path) => {
    const before = known.find(({ workflowPath }) => workflowPath === path)
    try {
      const filter = { workflow: fileName(path), event: 'schedule' }
      const runs = before ? scheduled : (await listRuns(source, filter, MAX_GAPS + 1)).runs
      const schedule = runs
        .filter(({ run }) => seriesOf(run).workflowPath === path)
        .reduceRight(withRun, before)
      if (schedule === undefined || !isOverdue(schedule, now)) return schedule
      const found = await fetchSchedule(source, schedule, branch)
      return found && withState(schedule, found, now)
    } catch {
      return before
    }
  })
  return (await Promise.all(all)).filter((one) => one !== undefined)
}

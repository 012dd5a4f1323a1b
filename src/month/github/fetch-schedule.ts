// The times of a schedule, and the state of its workflow.
import type { Schedule } from '../../model/shapes/month.ts'
import { unlessDeleted } from '../../github/http/unless-deleted.ts'
import { skipped } from '../../github/errors/explain.ts'
import type { RepositorySource } from '../../github/http/client.ts'
import { asArray, asObject, asString } from '../../github/json-values.ts'
import { CONTENTS, fileText } from '../../github/workflow/fetch-workflow.ts'
import { parseYaml } from '../../github/workflow/parse-yaml.ts'

const WORKFLOW = '/repos/{owner}/{repo}/actions/workflows/{workflow_id}'

/** A workflow that GitHub started by a schedule. */
interface ScheduledWorkflow extends Pick<Schedule, 'state' | 'isUnread' | 'fault'> {
  /** `undefined` if they could not be read. */
  readonly times?: readonly ScheduleTime[] | undefined
}

interface ScheduleTime {
  readonly cron: string
  readonly timeZone: string
}

/** Times of a file that is not there, and of one that could not be parsed. */
type NoTimes = 'gone' | Error

/** Far more than workflows have, in a file of which aliases can repeat each part. */
const MAX_TIMES = 100
const MAX_CHARACTERS = 1_000

/**
 * Fetches the state of a workflow, which GitHub calls `active` even if its file was deleted, and the times of its
 * schedule: none if that is not the one by which it last ran. Returns `undefined` if its file is gone.
 */
export async function fetchSchedule(
  source: RepositorySource,
  { workflowPath: path, commit, state: known }: Schedule,
  branch: string,
): Promise<ScheduledWorkflow | undefined> {
  const scheduleAt = async (
    ref = branch,
  ): Promise<readonly ScheduleTime[] | NoTimes | undefined> => {
    const file = unlessDeleted(source.get(CONTENTS, { path, ref })).then((found) => found ?? 'gone')
    const read = await file.catch(skipped(source.client, `the file ${path}`))
    if (read === 'gone') return 'gone'
    const text = fileText(read)
    return text === undefined ? undefined : timesIn(text)
  }
  const [response, present, before] = await Promise.all([
    source
      .get(WORKFLOW, { workflow_id: fileName(path) })
      .catch(skipped(source.client, `the state of ${path}`)),
    scheduleAt(),
    scheduleAt(commit),
  ])
  const { state } = asObject(response)
  // Without the permission, both are not found.
  if (state === 'deleted' || (present === 'gone' && typeof before === 'object')) return undefined
  const times = Array.isArray(present) ? present : undefined
  const fault = present instanceof Error ? present.message : undefined
  const isSame = JSON.stringify(times) === JSON.stringify(before)
  return {
    state: asString(state) ?? known,
    isUnread: times === undefined && fault === undefined,
    fault,
    times: times === undefined || isSame ? times : [],
  }
}

function timesIn(text: string): readonly ScheduleTime[] | NoTimes {
  try {
    const { schedule } = asObject(asObject(parseYaml(text)).on)
    const times = asArray(schedule).map((listed) => {
      const { cron, timezone } = asObject(listed)
      return { cron: asString(cron) ?? '', timeZone: asString(timezone) ?? 'UTC' }
    })
    const isLong = times.some(({ cron, timeZone }) => `${cron}${timeZone}`.length > MAX_CHARACTERS)
    return isLong || times.length > MAX_TIMES ? new Error('its schedule is too long') : times
  } catch (error) {
    return error as Error
  }
}

/**
 * Returns whether the file of a workflow is on a branch: `false` if it is not, though it was there at a commit. Without the
 * permission, neither is found, which is `undefined`.
 *
 * @throws what the client throws
 */
export async function hasFile(
  source: RepositorySource,
  { workflowPath: path, commit }: Pick<Schedule, 'workflowPath' | 'commit'>,
  branch: string,
): Promise<boolean | undefined> {
  const isAt = async (ref: string) =>
    (await unlessDeleted(source.get(CONTENTS, { path, ref }))) !== undefined
  if (await isAt(branch)) return true
  return commit !== undefined && (await isAt(commit)) ? false : undefined
}

/** Returns the name of a workflow file, by which GitHub knows the workflow. */
export function fileName(path: string): string {
  return path.replace(/^.*\//, '')
}

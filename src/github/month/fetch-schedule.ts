import type { Schedule } from '../../model/shapes/month.ts'
import { unlessDeleted } from '../conversation/comments.ts'
import { skipped } from '../errors/explain.ts'
import type { RepositorySource } from '../http/client.ts'
import { asArray, asObject, asString } from '../json-values.ts'
import { CONTENTS, fileText } from '../workflow/fetch-workflow.ts'
import { parseYaml } from '../workflow/parse-yaml.ts'

const WORKFLOW = '/repos/{owner}/{repo}/actions/workflows/{workflow_id}'

/** A workflow that GitHub started by a schedule. */
interface ScheduledWorkflow extends Pick<Schedule, 'state' | 'isUnread'> {
  /** `undefined` if they could not be read. */
  readonly times?: readonly ScheduleTime[] | undefined
}

interface ScheduleTime {
  readonly cron: string
  readonly timeZone: string
}

/** No such file. */
const GONE = 'gone'

/**
 * Fetches the state of a workflow, which GitHub calls `active` even if its file was deleted, and the times of its
 * schedule: none if that is not the one by which it last ran.
 *
 * @throws if a file is no YAML
 */
export async function fetchSchedule(
  { client, repository: { owner, repo }, signal }: RepositorySource,
  { workflowPath: path, commit, state: known }: Schedule,
  branch: string,
): Promise<ScheduledWorkflow> {
  const scheduleAt = async (
    ref = branch,
  ): Promise<readonly ScheduleTime[] | typeof GONE | undefined> => {
    const parameters = { owner, repo, path, ref }
    const file = unlessDeleted(client.get(CONTENTS, parameters, signal)).then(
      (found) => found ?? GONE,
    )
    const read = await file.catch(skipped(client, `the file ${path}`))
    if (read === GONE) return GONE
    const text = fileText(read)
    if (text === undefined) return undefined
    return asArray(asObject(asObject(parseYaml(text)).on).schedule)
      .map(asObject)
      .map(({ cron, timezone }) => ({
        cron: asString(cron) ?? '',
        timeZone: asString(timezone) ?? 'UTC',
      }))
  }
  const workflow = { owner, repo, workflow_id: fileName(path) }
  const [response, present, before] = await Promise.all([
    client.get(WORKFLOW, workflow, signal).catch(skipped(client, `the state of ${path}`)),
    scheduleAt(),
    scheduleAt(commit),
  ])
  const { state } = asObject(response)
  // Without the permission, both are not found.
  if (present === GONE && Array.isArray(before)) return { state: 'deleted', isUnread: false }
  const times = Array.isArray(present) ? present : undefined
  const isSame = JSON.stringify(times) === JSON.stringify(before)
  return {
    state: asString(state) ?? known,
    isUnread: times === undefined,
    times: times === undefined || isSame ? times : [],
  }
}

/** Returns the name of a workflow file, by which GitHub knows the workflow. */
export function fileName(path: string): string {
  return path.replace(/^.*\//, '')
}

import { BASE_EVENTS } from '../../model/event.ts'
import type { Run } from '../../model/run.ts'
import type { CurrentRun } from '../../model/target.ts'
import { asArray, asObject, type Fields } from '../json-values.ts'
import { fileText, type WorkflowResponses } from './fetch-workflow.ts'
import { parseYaml } from './parse-yaml.ts'

/** Beginning that the names of all temporary branches of merge groups begin with. */
const QUEUE = 'gh-readonly-queue/'

/**
 * Returns whether a workflow may run for a merge group; also if its file does not show that it does not. GitHub pushes
 * the temporary branch of a group, too, so a workflow for `push` runs unless its filters exclude that branch.
 *
 * @param text of the file of the run: the triggers of the workflows that it calls do not matter
 * @see https://github.blog/changelog/2022-08-18-merge-group-webhook-event-and-github-actions-workflow-trigger/
 */
export function mayRunInQueue(text: string): boolean {
  const { on } = asObject(parseYaml(text))
  const events = typeof on === 'string' ? [on] : asArray(on)
  const triggers = events.length === 0 ? asObject(on) : undefined
  const names = triggers === undefined ? events : Object.keys(triggers)
  if (names.length === 0 || names.includes('merge_group')) return true
  return names.includes('push') && mayIncludeQueue(asObject(triggers?.push))
}

/** Whether a run tests what would be merged, by a workflow file that is not for merge groups. */
export function isOutsideQueue(
  { event, graph }: Run,
  workflow: WorkflowResponses | undefined,
  current: CurrentRun | undefined,
): boolean {
  if (current?.workflowFile === undefined || BASE_EVENTS.has(event)) return false
  const file = graph && fileText(workflow?.file)
  return file !== undefined && !mayRunInQueue(file)
}

function mayIncludeQueue({ branches, tags, ...others }: Fields): boolean {
  // With a filter for tags alone, a workflow does not run for branches.
  const isForTags = (tags ?? others['tags-ignore']) !== undefined
  if (branches === undefined) return others['branches-ignore'] !== undefined || !isForTags
  const patterns: readonly unknown[] = Array.isArray(branches) ? branches : [branches]
  return patterns.some((pattern) => {
    // Any text can follow the first special character.
    const [literal = ''] = typeof pattern === 'string' ? pattern.split(/[*?+[\]!\\]/) : []
    return QUEUE.startsWith(literal) || literal.startsWith(QUEUE)
  })
}

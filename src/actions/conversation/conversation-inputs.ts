import { isEventOf, readDefaultBranch } from '../read-event.ts'
import { type InputSource, readChoice, readText } from '../read-values.ts'
import { InputError } from '../step-failure.ts'
import { readCommonInputs } from '../sub-action.ts'

type ConversationInputName = 'github-token' | 'repository' | 'report-path' | 'author' | 'on-error'

interface ConversationSource extends InputSource<ConversationInputName> {
  /** The payload of the event; `undefined` if unreadable. */
  readonly event: unknown
}

/** Inputs of a sub-action that writes to a pull request or an issue. */
export type ConversationInputs = ReturnType<typeof readConversationInputs>

/** @throws InputError */
export function readConversationInputs(source: ConversationSource) {
  const { get, env, event } = source
  const common = readCommonInputs(source)
  return {
    ...common,
    repositoryUrl: `${common.serverUrl}/${common.owner}/${common.repo}`,
    event,
    /** Whether the event is of the input `repository`. */
    isCurrentEvent: isEventOf(event, common, env('GITHUB_REPOSITORY')),
    /** `undefined` if the event is of another repository, or does not name the branch. */
    defaultBranch: readDefaultBranch(event, common, env('GITHUB_REPOSITORY')),
    currentRunId: Number(env('GITHUB_RUN_ID')),
    reportPath: readText('report-path', get),
    author: readAuthor(get('author')),
    onError: readChoice('on-error', get, ['warn', 'fail']),
  }
}

function readAuthor(author: string): string {
  if (/^[\w-]+(?:\[bot\])?$/.test(author)) return author
  throw new InputError('author', author, 'a login such as github-actions[bot]')
}

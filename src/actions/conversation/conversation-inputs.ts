import { isEventOf, readDefaultBranch } from '../read-event.ts'
import { type InputSource } from '../read-values.ts'
import { InputError } from '../step-failure.ts'
import { readCommonInputs } from '../sub-action.ts'

type ConversationInputName =
  | 'github-token'
  | 'repository'
  | 'report-path'
  | 'details-url'
  | 'allowed-failures'
  | 'author'
  | 'on-error'

interface ConversationSource extends InputSource<ConversationInputName> {
  /** The payload of the event; `undefined` if unreadable. */
  readonly event: unknown
}

/** Inputs of a sub-action that writes to a pull request or an issue. */
export type ConversationInputs = ReturnType<typeof readConversationInputs>

/** @throws InputError */
export function readConversationInputs(source: ConversationSource) {
  const { read, env, event } = source
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
    reportPath: read.text('report-path'),
    ...readDetailsUrl(read.given('details-url'), common),
    allowedFailures: read.lines('allowed-failures'),
    author: readAuthor(read.given('author')),
    onError: read.choice('on-error', ['warn', 'fail']),
  }
}

const MAX_URL_LENGTH = 2_000

/** Reads a URL to link to: of https, or of the server. Another one is omitted with a warning. */
function readDetailsUrl(
  given: string,
  { serverUrl }: { readonly serverUrl: string },
): { readonly detailsUrl?: string; readonly warning?: string } {
  if (given === '') return {}
  const { protocol, username, password, href = '' } = URL.parse(given) ?? {}
  const isSafe = protocol === 'https:' || href.startsWith(`${serverUrl}/`)
  if (isSafe && `${username}${password}` === '' && href.length <= MAX_URL_LENGTH) {
    return { detailsUrl: href }
  }
  const { message } = new InputError('details-url', given, 'a URL that starts with https://')
  return { warning: `${message} The text has no link to it.` }
}

function readAuthor(author: string): string {
  if (/^[\w-]+(?:\[bot\])?$/.test(author)) return author
  throw new InputError('author', author, 'a login such as github-actions[bot]')
}

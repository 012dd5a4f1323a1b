import { isEventOf, readDefaultBranch } from '../read-event.ts'
import { readGuide } from '../read-guide.ts'
import { type InputSource } from '../read-values.ts'
import { InputError } from '../step-failure.ts'
import { type CommonInputs, readAccess } from '../sub-action.ts'

type WriterInputName = 'github-token' | 'author' | 'on-error'

type ConversationInputName =
  WriterInputName | 'repository' | 'report-path' | 'details-url' | 'allowed-failures'

/** Inputs of a sub-action that writes something to a repository. */
export interface WriterInputs extends CommonInputs {
  readonly repositoryUrl: string
  readonly event: unknown
  /** Whether the event is of the repository. */
  readonly isCurrentEvent: boolean
  /** `undefined` if the event is of another repository, or does not name the branch. */
  readonly defaultBranch: string | undefined
  readonly currentRunId: number
  readonly author: string
  readonly onError: 'warn' | 'fail'
}

/** Inputs of a sub-action that writes to a pull request or an issue. */
export interface ConversationInputs extends WriterInputs, DetailsUrl {
  readonly reportPath: string | undefined
  readonly allowedFailures: readonly string[]
  /** Page that explains the words of a report; `undefined` if its address is not known. */
  readonly guide: string | undefined
}

interface DetailsUrl {
  readonly detailsUrl?: string
  /** Reason why the text has no link. */
  readonly warning?: string
}

/** @throws InputError */
export function readConversationInputs(
  source: InputSource<ConversationInputName>,
): ConversationInputs {
  const { read } = source
  const common = readWriterInputs(source, read.given('repository'))
  return {
    ...common,
    reportPath: read.text('report-path'),
    ...readDetailsUrl(read.given('details-url'), common),
    allowedFailures: read.lines('allowed-failures'),
    guide: readGuide(source.env, common.serverUrl),
  }
}

/** Reads what a sub-action needs to write something to a repository. @throws InputError */
export function readWriterInputs(
  source: InputSource<WriterInputName>,
  repository: string,
): WriterInputs {
  const { read, env, event } = source
  const access = readAccess(source, repository)
  return {
    ...access,
    repositoryUrl: `${access.serverUrl}/${access.owner}/${access.repo}`,
    event,
    isCurrentEvent: isEventOf(event, access, env('GITHUB_REPOSITORY')),
    defaultBranch: readDefaultBranch(event, access, env('GITHUB_REPOSITORY')),
    currentRunId: Number(env('GITHUB_RUN_ID')),
    author: readAuthor(read.given('author')),
    onError: read.choice('on-error', ['warn', 'fail']),
  }
}

const MAX_URL_LENGTH = 2_000

/** Reads a URL to link to: of https, or of the server. An invalid URL is omitted with a warning. */
function readDetailsUrl(given: string, { serverUrl }: { readonly serverUrl: string }): DetailsUrl {
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

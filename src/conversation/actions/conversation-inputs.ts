import type { WritableSource } from '../../github/http/write-client.ts'
import { connect } from '../../actions/connect.ts'
import { lines, login, ON_ERROR, optional, parsed, REPOSITORY, text } from '../../actions/inputs.ts'
import { printAnnotation } from '../../actions/print.ts'
import { type Env, readServer } from '../../actions/read-values.ts'
import { repairEventRead } from '../../actions/repairs.ts'
import { ACTION_DEADLINE } from '../../actions/run-action.ts'
import { InputError } from '../../actions/step-failure.ts'
import type { InputValues } from '../../actions/sub-action.ts'

interface DetailsUrl {
  readonly url?: string
  /** Reason why the text has no link. */
  readonly warning?: string
}

/** Inputs of a sub-action that writes something to a repository. */
export const WRITER = { author: login('github-actions[bot]'), ...ON_ERROR }

/** Inputs of a sub-action that writes to a pull request or an issue. */
export const CONVERSATION_INPUTS = {
  ...REPOSITORY,
  'report-path': optional(text()),
  'details-url': parsed('', readDetailsUrl),
  'allowed-failures': lines(),
  ...WRITER,
}

export type ConversationInputs = InputValues<typeof CONVERSATION_INPUTS>

/** Connects to the repository of a post, and warns if its text will have no link. */
export function connectForPost(inputs: ConversationInputs): WritableSource {
  const { warning } = inputs.detailsUrl
  if (warning !== undefined) printAnnotation('warning', warning)
  return connect(inputs, AbortSignal.timeout(ACTION_DEADLINE), repairEventRead)
}

const MAX_URL_LENGTH = 2_000

/** Reads a URL to link to: of https, or of the server. An invalid URL is omitted with a warning. */
function readDetailsUrl(given: string, name: string, env: Env): DetailsUrl {
  if (given === '') return {}
  const { protocol, username, password, href = '' } = URL.parse(given) ?? {}
  const isSafe = protocol === 'https:' || href.startsWith(`${readServer(env).serverUrl}/`)
  if (isSafe && `${username}${password}` === '' && href.length <= MAX_URL_LENGTH) {
    return { url: href }
  }
  const { message } = new InputError(name, given, 'a URL that starts with https://')
  return { warning: `${message} The text has no link to it.` }
}

import type { ClientOptions } from '../../github/http/request.ts'
import { clientOptions } from '../client-options.ts'
import type { ConversationInputs } from './conversation-inputs.ts'

/** Returns how to connect to GraphQL, which GitHub Enterprise Server has at `/api/graphql`. */
export function graphqlOptions({ token, apiUrl }: ConversationInputs): ClientOptions {
  return clientOptions({ token, apiUrl: apiUrl.replace(/\/v3$/, '') })
}

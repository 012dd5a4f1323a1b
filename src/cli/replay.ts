import { NotRecordedError, type Ask, type Client } from '../github/client.ts'
import { count, fields } from '../github/fields.ts'
import type { LogPart } from '../github/log-host.ts'
import { nameLog, nameRequest, QUOTA, thrown, type Answer, type Failure } from './answers.ts'

/** A client that asks nobody: what was asked for more than once comes in the order in which it came. */
export function replayAnswers(answers: readonly Answer[]): Client {
  const left = Map.groupBy(answers, ({ ask }) => ask)
  const next = (name: string): Answer => {
    const [answer, ...others] = left.get(name) ?? []
    if (answer === undefined) throw new NotRecordedError('it is not among the saved answers')
    left.set(name, others)
    return answer
  }
  const replay =
    <A>(kind: string): Ask<A> =>
    // eslint-disable-next-line @typescript-eslint/require-await -- what is thrown is to be a rejection
    async (route, parameters) => {
      const { gives, fails } = next(nameRequest(kind, route, parameters))
      if (fails !== undefined) throw thrown(fails)
      // As the client that was recorded gave it; what is in it, nobody believes unseen.
      return gives as A
    }
  return {
    get: replay('get'),
    list: replay('list'),
    redirect: replay('redirect'),
    quota: () => quotaOf(left.get(QUOTA)?.[0]?.gives),
    // eslint-disable-next-line @typescript-eslint/require-await -- as above
    log: async (request, range) => {
      const { gives, fails } = next(nameLog(request, range))
      if (gives === undefined) {
        throw fails === undefined ? new NotRecordedError('it is not saved') : thrown(fails)
      }
      return partOf(gives, fails)
    },
  }
}

function quotaOf(saved: unknown): ReturnType<Client['quota']> {
  const [remaining, limit] = [count(fields(saved).remaining), count(fields(saved).limit)]
  return remaining === undefined || limit === undefined ? undefined : { remaining, limit }
}

function partOf(saved: unknown, fails: Failure | undefined): LogPart {
  const { text, base64, from, size } = fields(saved)
  const bytes =
    typeof base64 === 'string'
      ? Buffer.from(base64, 'base64')
      : Buffer.from(typeof text === 'string' ? text : '')
  return { body: pour(bytes, fails), from: count(from) ?? 0, size: count(size) }
}

// eslint-disable-next-line @typescript-eslint/require-await -- a body is a stream
async function* pour(bytes: Buffer, fails: Failure | undefined): AsyncGenerator<Uint8Array> {
  yield bytes
  if (fails !== undefined) throw thrown(fails)
}

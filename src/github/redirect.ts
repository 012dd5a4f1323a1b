import type { IncomingMessage } from 'node:http'

/** An answer that should have led elsewhere and does not. */
export class NoRedirectError extends Error {
  override readonly name = 'NoRedirectError'
}

const MOST_REDIRECTS = 5

/**
 * The address that an answer leads to; its body is given up.
 *
 * @param from where the answer came from, which a relative address is relative to
 * @throws `NoRedirectError`
 */
export function redirectOf(answer: IncomingMessage, from: URL): URL {
  const { statusCode: status = 0, headers } = answer
  // Nothing reads the body, which would keep the connection.
  answer.destroy()
  const { location = '' } = headers
  if (leads(answer) && URL.canParse(location, from.href)) {
    const address = new URL(location, from.href)
    if (/^https?:$/.test(address.protocol)) return address
  }
  throw new NoRedirectError(`the answer ${status} leads nowhere`)
}

/**
 * Asks an address, and where its answer leads, as far as that may be asked.
 *
 * @throws `NoRedirectError`, or what `get` throws
 */
export async function follow(
  get: (address: URL) => Promise<IncomingMessage>,
  first: URL,
  mayBeAsked: (address: URL) => boolean,
): Promise<IncomingMessage> {
  let answer = await get(first)
  for (let from = first, left = MOST_REDIRECTS; leads(answer) && left > 0; left--) {
    from = redirectOf(answer, from)
    if (!mayBeAsked(from)) break
    answer = await get(from)
  }
  return answer
}

function leads({ statusCode: status = 0, headers }: IncomingMessage): boolean {
  return status >= 300 && status < 400 && headers.location !== undefined
}

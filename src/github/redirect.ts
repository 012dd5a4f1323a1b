/** As much of octokit as it takes to ask for a redirect. */
export interface Requester {
  readonly request: (
    route: string,
    options: Readonly<Record<string, unknown>>,
  ) => Promise<{
    readonly status: number
    readonly url: string
    readonly headers: { readonly location?: string | undefined }
    readonly data: unknown
  }>
}

/** An answer that should have led elsewhere and does not. */
export class NoRedirectError extends Error {
  override readonly name = 'NoRedirectError'
}

/**
 * The address that an answer leads to. It is not followed: what it leads to is another host's, and
 * must get neither the token nor any other header of ours.
 *
 * @throws octokit's `RequestError` for a status of 400 and above, or `NoRedirectError`
 */
export async function findRedirect(
  octokit: Requester,
  route: string,
  parameters: Readonly<Record<string, string | number>>,
  signal: AbortSignal,
): Promise<string> {
  const { status, url, headers, data } = await octokit.request(`GET ${route}`, {
    ...parameters,
    request: { signal, redirect: 'manual', parseSuccessResponseBody: false },
  })
  // Nothing reads the body, which would keep the connection.
  if (data instanceof ReadableStream) await data.cancel()
  const address = URL.parse(headers.location ?? '', url)
  const leads = status >= 300 && status < 400 && headers.location !== undefined
  if (!leads || (address?.protocol !== 'https:' && address?.protocol !== 'http:')) {
    throw new NoRedirectError(`the answer ${status} leads nowhere`)
  }
  return address.href
}

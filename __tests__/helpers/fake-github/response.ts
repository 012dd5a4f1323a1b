/** An HTTP response before the headers that every response of GitHub has. */
export interface FakeResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const REST_DOCUMENTATION = 'https://docs.github.com/rest'

export function jsonResponse(
  status: number,
  value: object,
  headers: Readonly<Record<string, string>> = {},
): FakeResponse {
  return { status, headers, body: JSON.stringify(value) }
}

/** A refusal in GitHub's words, with the page of the documentation that it names. */
export function refusal(
  status: number,
  message: string,
  documentation = REST_DOCUMENTATION,
): FakeResponse {
  return jsonResponse(status, {
    message,
    documentation_url: documentation,
    status: String(status),
  })
}

export function notFound(page?: string): FakeResponse {
  return refusal(404, 'Not Found', page === undefined ? undefined : `${REST_DOCUMENTATION}/${page}`)
}

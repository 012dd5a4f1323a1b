/** An HTTP response before the headers that every response of GitHub has. */
export interface FakeResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export const NO_CONTENT: FakeResponse = { status: 204, headers: {}, body: '' }

export function jsonResponse(
  status: number,
  value: object,
  headers: Readonly<Record<string, string>> = {},
): FakeResponse {
  return { status, headers, body: JSON.stringify(value) }
}

/** A refusal in GitHub's words. */
export function refusal(status: number, message: string): FakeResponse {
  return jsonResponse(status, {
    message,
    documentation_url: 'https://docs.github.com/rest',
    status: String(status),
  })
}

export function redirect(location: string | undefined): FakeResponse | undefined {
  return location === undefined ? undefined : { status: 302, headers: { location }, body: '' }
}

/** Reads a page by https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api */
function readPage(query: URLSearchParams) {
  return {
    number: readPositive(query.get('page')) ?? 1,
    size: Math.min(readPositive(query.get('per_page')) ?? 30, 100),
  }
}

export function slicePage<Item>(items: readonly Item[], query: URLSearchParams): Item[] {
  const { number, size } = readPage(query)
  return items.slice((number - 1) * size, number * size)
}

/** The `Link` header in GitHub's order; `undefined` if one page holds everything. */
export function linkHeader(url: URL, itemCount: number): string | undefined {
  const { number, size } = readPage(url.searchParams)
  const last = Math.max(1, Math.ceil(itemCount / size))
  const link = (page: number, relation: string) => {
    const target = new URL(url)
    target.searchParams.set('page', String(page))
    return `<${target.href}>; rel="${relation}"`
  }
  const links = [
    ...(number > 1 ? [link(Math.min(number - 1, last), 'prev')] : []),
    ...(number < last ? [link(number + 1, 'next'), link(last, 'last')] : []),
    ...(number > 1 ? [link(1, 'first')] : []),
  ]
  return links.length > 0 ? links.join(', ') : undefined
}

function readPositive(text: string | null): number | undefined {
  const number = Number(text)
  return Number.isInteger(number) && number > 0 ? number : undefined
}

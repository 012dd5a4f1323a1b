/** The part of a list that is requested. */
interface Page {
  readonly number: number
  readonly size: number
}

// https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api
const DEFAULT_SIZE = 30
const MAX_SIZE = 100

export function readPage(query: URLSearchParams): Page {
  return {
    number: readPositive(query.get('page')) ?? 1,
    size: Math.min(readPositive(query.get('per_page')) ?? DEFAULT_SIZE, MAX_SIZE),
  }
}

export function slicePage<Item>(items: readonly Item[], { number, size }: Page): Item[] {
  return items.slice((number - 1) * size, number * size)
}

/** The `Link` header in GitHub's order; `undefined` where one page holds everything. */
export function linkHeader(address: URL, page: Page, itemCount: number): string | undefined {
  const last = Math.max(1, Math.ceil(itemCount / page.size))
  const link = (number: number, relation: string) => {
    const target = new URL(address)
    target.searchParams.set('page', String(number))
    return `<${target.href}>; rel="${relation}"`
  }
  const links = [
    ...(page.number > 1 ? [link(Math.min(page.number - 1, last), 'prev')] : []),
    ...(page.number < last ? [link(page.number + 1, 'next'), link(last, 'last')] : []),
    ...(page.number > 1 ? [link(1, 'first')] : []),
  ]
  return links.length > 0 ? links.join(', ') : undefined
}

function readPositive(text: string | null): number | undefined {
  const number = Number(text)
  return Number.isInteger(number) && number > 0 ? number : undefined
}

import type { Client } from '../http/client.ts'
import type { Parameters, ApiPath } from '../http/request.ts'

const PAGE_SIZE = 100

/**
 * Lists a JSON array page by page, in sequence, since GitHub does not report how many there are.
 *
 * @param maxPages the list ends after as many pages of 100
 * @throws what the client throws
 */
export async function listPages(
  client: Pick<Client, 'list'>,
  path: ApiPath<'GET'>,
  { parameters, maxPages }: { readonly parameters: Parameters; readonly maxPages: number },
  signal: AbortSignal,
): Promise<readonly unknown[]> {
  const items: unknown[] = []
  for (let page = 1; page <= maxPages; page++) {
    const listed = await client.list(path, { ...parameters, per_page: PAGE_SIZE, page }, signal)
    items.push(...listed)
    if (listed.length < PAGE_SIZE) break
  }
  return items
}

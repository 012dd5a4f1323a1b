import { createHash } from 'node:crypto'

/** A file of a repository as GitHub returns it, its text in base64 with line ends as Git tools write them. */
export function apiFile(
  path: string,
  text: string,
  { apiUrl, path: requested, query }: { apiUrl: string; path: string; query: URLSearchParams },
): object {
  const bytes = Buffer.from(text)
  const sha = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
  const url = `${apiUrl}${requested}?ref=${query.get('ref') ?? 'main'}`
  const gitUrl = `${apiUrl}${requested.replace(/\/contents\/.*/, '')}/git/blobs/${sha}`
  const page = `https://github.com/octo-org/octo-shop/blob/main/${path}`
  return {
    name: path.split('/').at(-1),
    path,
    sha,
    size: bytes.length,
    url,
    html_url: page,
    git_url: gitUrl,
    download_url: page.replace('/blob/', '/raw/'),
    type: 'file',
    content: bytes.toString('base64').replace(/.{60}/g, '$&\n'),
    encoding: 'base64',
    _links: { self: url, git: gitUrl, html: page },
  }
}

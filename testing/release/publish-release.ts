/** A release to publish, and the repository. */
interface ReleaseOptions {
  /** @example 'https://api.github.com' */
  readonly apiUrl: string
  readonly token: string
  /** As `owner/name`. */
  readonly repository: string
  readonly tag: string
  readonly notes: string
  /** Files to download, by their names. */
  readonly files: Readonly<Record<string, Body>>
}

type Body = string | Uint8Array<ArrayBuffer>

interface Release {
  readonly id: number
  readonly tag_name: string
  readonly draft: boolean
  /** Ends in `{?name,label}`. */
  readonly upload_url: string
}

/**
 * Publishes a release with its files. It is a draft until it is whole; a draft that an earlier run left is replaced.
 *
 * @returns what was done
 * @throws Error if GitHub does not respond with success
 */
export async function publishRelease(options: ReleaseOptions): Promise<'published' | 'there'> {
  const { apiUrl, repository, tag, notes, files } = options
  const releases = `${apiUrl}/repos/${repository}/releases`
  const listed = (await send(options, 'GET', `${releases}?per_page=100`)) as readonly Release[]
  const own = listed.filter(({ tag_name }) => tag_name === tag)
  if (own.some(({ draft }) => !draft)) return 'there'
  for (const { id } of own) await send(options, 'DELETE', `${releases}/${id}`)
  const fields = { tag_name: tag, name: tag, body: notes, prerelease: tag.includes('-') }
  const draft = json({ ...fields, draft: true })
  const created = (await send(options, 'POST', releases, draft)) as Release
  const uploads = created.upload_url.replace(/\{.*$/, '')
  for (const [name, content] of Object.entries(files)) {
    const file = { content, type: 'application/octet-stream' }
    await send(options, 'POST', `${uploads}?name=${encodeURIComponent(name)}`, file)
  }
  await send(options, 'PATCH', `${releases}/${created.id}`, json({ draft: false }))
  return 'published'
}

interface Sent {
  readonly content: Body
  readonly type: string
}

function json(value: object): Sent {
  return { content: JSON.stringify(value), type: 'application/json' }
}

async function send(
  { token }: ReleaseOptions,
  ...[method, url, sent]: [method: string, url: string, sent?: Sent]
): Promise<unknown> {
  const headers = {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${token}`,
    ...(sent && { 'content-type': sent.type }),
  }
  const response = await fetch(url, { method, headers, ...(sent && { body: sent.content }) })
  const text = await response.text()
  if (response.ok) return text === '' ? undefined : JSON.parse(text)
  throw new Error(`${method} ${url}: GitHub responded with ${response.status}: ${text}`)
}

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { text } from 'node:stream/consumers'
import { changelogOf } from '../../testing/release/changelog.ts'
import { publishRelease } from '../../testing/release/publish-release.ts'
import { openServer } from '../../testing/fake-github/server.ts'

interface Release {
  readonly id: number
  readonly tag_name: string
  draft: boolean
  readonly body: string
  readonly assets: Record<string, string>
}

let server: Awaited<ReturnType<typeof openServer>>
let releases: Release[]
let requests: string[]
/** The request that fails, by its number. */
let failsAt: number | undefined

beforeEach(async () => {
  ;[releases, requests, failsAt] = [[], [], undefined]
  server = await openServer((request, response) => {
    void text(request).then((body) => {
      const { method = '', url = '' } = request
      const [status, result] = respond(method, url, body)
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(result === undefined ? '' : JSON.stringify(result))
    })
  })
})

afterEach(async () => {
  await server.close()
})

function respond(method: string, url: string, body: string): [number, unknown?] {
  requests.push(`${method} ${url.replace('/repos/octo-org/run-report', '')}`)
  if (requests.length === failsAt) return [502, { message: 'Bad Gateway' }]
  const [, id] = /releases\/(\d+)/.exec(url) ?? []
  const own = releases.find((release) => release.id === Number(id))
  const { searchParams } = new URL(url, server.url)
  switch (method) {
    case 'GET':
      return [200, releases]
    case 'DELETE':
      releases = releases.filter((release) => release !== own)
      return [204]
    case 'PATCH':
      Object.assign(own ?? {}, JSON.parse(body) as object)
      return [200, own]
    default:
  }
  if (own !== undefined) {
    own.assets[searchParams.get('name') ?? ''] = body
    return [201, {}]
  }
  const next = releases.length + requests.length
  const upload_url = `${server.url}/uploads/releases/${next}/assets{?name,label}`
  const release = { ...(JSON.parse(body) as Release), id: next, assets: {}, upload_url }
  releases.push(release)
  return [201, release]
}

const FILES = { 'report-ghes.yml': 'name: Report\n', 'b c.txt': 'text' }

async function publish(tag = 'v1.2.3') {
  return await publishRelease({
    ...{ apiUrl: server.url, token: 't', repository: 'octo-org/run-report', tag },
    ...{ notes: 'Fixes a bug.', files: FILES },
  })
}

const WHOLE = { tag_name: 'v1.2.3', draft: false, body: 'Fixes a bug.', assets: FILES }

describe('publishRelease', () => {
  it('publishes a draft when it has its files', async () => {
    expect(await publish()).toBe('published')
    expect(releases).toEqual([expect.objectContaining({ ...WHOLE, prerelease: false })])
    expect(requests).toEqual([
      'GET /releases?per_page=100',
      'POST /releases',
      'POST /uploads/releases/2/assets?name=report-ghes.yml',
      'POST /uploads/releases/2/assets?name=b%20c.txt',
      'PATCH /releases/2',
    ])
  })

  it.each([1, 2, 3, 4, 5])('completes a release that stopped at request %d', async (number) => {
    failsAt = number
    await expect(publish()).rejects.toThrow('GitHub responded with 502')
    expect(releases.filter(({ draft }) => !draft)).toEqual([])
    expect(await publish()).toBe('published')
    expect(releases).toEqual([expect.objectContaining(WHOLE)])
  })

  it('leaves a published release, and those of other versions', async () => {
    await publish('v1.2.2')
    await publish()
    const before = structuredClone(releases)
    requests = []
    expect(await publish()).toBe('there')
    expect(requests).toEqual(['GET /releases?per_page=100'])
    expect(releases).toEqual(before)
  })

  it('marks a prerelease', async () => {
    await publish('v1.3.0-rc.1')
    expect(releases).toEqual([expect.objectContaining({ prerelease: true })])
  })
})

describe('changelogOf', () => {
  const changelog =
    '# Changelog\n\n## 1.1.0 (unreleased)\n\nNew.\n\n## 1.0.0 (2026-03-01)\n\nText.\n\n### Part\n\nMore.\n\n## 0.9.0 (2026-02-01)\n\nOld.\n'

  it.each([
    ['1.0.0', 'Text.\n\n### Part\n\nMore.'],
    ['0.9.0', 'Old.'],
    ['1.1.0', undefined],
    ['1.0', undefined],
  ])('returns the section of %s: %j', (version, expected) => {
    expect(changelogOf(changelog, version)).toBe(expected)
  })
})

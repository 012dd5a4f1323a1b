import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from '@jest/globals'
import { addressOf, askThere, type Api } from '../../src/github/ask.ts'
import { readJson } from '../../src/github/read-json.ts'

const open: Server[] = []

afterEach(() => {
  for (const server of open.splice(0)) server.close()
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function read(apiUrl: string, path: string): Promise<unknown> {
  const api: Api = { token: 'secret', apiUrl }
  const { signal } = new AbortController()
  return await readJson(await askThere(api, addressOf(api, path, {}), signal))
}

describe('an address of the API', () => {
  it.each([
    ['/repos/{owner}/x', { owner: 'a b/../c?d#e' }, '/repos/a%20b%2F..%2Fc%3Fd%23e/x'],
    [
      '/x',
      { per_page: 100, created: '>=2026-01-01 &' },
      '/x?per_page=100&created=%3E%3D2026-01-01+%26',
    ],
    ['/x/{id}', { id: 7, page: 1 }, '/x/7?page=1'],
  ])('of %s with %j', (route, parameters, expected) => {
    const api = { token: '', apiUrl: 'https://ghes.example/api/v3' }
    expect(addressOf(api, route, parameters).href).toBe(`https://ghes.example/api/v3${expected}`)
  })
})

describe('an answer', () => {
  it('may be packed', async () => {
    const url = await serve(({ headers }, response) => {
      expect(headers['accept-encoding']).toBe('gzip')
      response.setHeader('content-encoding', 'gzip').end(gzipSync('{"jobs":[1]}'))
    })
    expect(await read(url, '/x')).toEqual({ jobs: [1] })
  })

  it('of a repository with a new name is behind a redirect', async () => {
    const asked: unknown[] = []
    const url = await serve((request, response) => {
      asked.push([request.url, request.headers.authorization])
      if (request.url === '/new') response.end('{"id":1}')
      else response.writeHead(301, { location: '/new' }).end()
    })
    expect(await read(url, '/old')).toEqual({ id: 1 })
    expect(asked).toEqual([
      ['/old', 'token secret'],
      ['/new', 'token secret'],
    ])
  })

  it('on another host is not asked for', async () => {
    const asked: unknown[] = []
    const other = await serve(({ url }, response) => {
      asked.push(url)
      response.end('{}')
    })
    const url = await serve((_, response) => response.writeHead(302, { location: other }).end())
    await expect(read(url, '/x')).rejects.toMatchObject({ name: 'HttpError', status: 302 })
    expect(asked).toEqual([])
  })

  it('that leads round in a circle is given up', async () => {
    let asked = 0
    const url = await serve((_, response) => {
      asked++
      response.writeHead(302, { location: '/x' }).end()
    })
    await expect(read(url, '/x')).rejects.toMatchObject({ name: 'HttpError', status: 302 })
    expect(asked).toBe(6)
  })
})

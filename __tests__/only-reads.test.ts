import { describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import ts from 'typescript'

const root = join(import.meta.dirname, '..')

/** All that the report action is made of, by path: what its entry imports, and so on. */
function sourcesOf(entry: string): Map<string, string> {
  const sources = new Map<string, string>()
  const add = (path: string): void => {
    if (sources.has(path)) return
    const text = readFileSync(join(root, path), 'utf8')
    sources.set(path, text)
    ts.preProcessFile(text)
      .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
      .forEach(({ fileName }) => {
        add(posix.join(posix.dirname(path), fileName))
      })
  }
  add(entry)
  return sources
}

/** Calls by which a request is made: `octokit.request(…)`, `proxiedFetch(…)` and the like. */
const REQUESTS = /(?:\.request|fetch|\.graphql|\.paginate)$/i

function findRequests(path: string, text: string): ts.CallExpression[] {
  const found: ts.CallExpression[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && REQUESTS.test(node.expression.getText())) found.push(node)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true))
  return found
}

/** Each call that makes a request and may do more than read. */
function findWrites(path: string, text: string): string[] {
  return findRequests(path, text)
    .filter((call) => !isRead(call))
    .map((call) => `${path}: ${call.getText().replaceAll(/\s+/g, ' ')}`)
}

/** octokit is given a route that begins with its verb; `fetch` gets unless it is told a method. */
function isRead({ expression, arguments: [first, options] }: ts.CallExpression): boolean {
  if (/\.request$/.test(expression.getText())) return /^[`'"]GET /.test(first?.getText() ?? '')
  return (
    /fetch$/i.test(expression.getText()) && !/\b(?:method|body)\b/.test(options?.getText() ?? '')
  )
}

const sources = sourcesOf('src/entry/report.ts')

describe('the report action', () => {
  it('makes no request but GET', () => {
    expect([...sources].flatMap(([path, text]) => findWrites(path, text))).toEqual([])
  })

  it('makes its requests in four places: to the API, and to where that says that a log is', () => {
    const places = [...sources].filter(([path, text]) => findRequests(path, text).length > 0)
    expect(places.map(([path]) => path).sort()).toEqual([
      'src/github/client.ts',
      'src/github/log-host.ts',
      'src/github/proxied-fetch.ts',
      'src/github/redirect.ts',
    ])
  })
})

describe('a request', () => {
  it.each([
    'octokit.request(`GET ${route}`, { body })',
    "octokit.request('GET /meta')",
    'proxiedFetch(address, { signal })',
    'fetch(address)',
  ])('only reads: %s', (call) => {
    expect(findWrites('a.ts', call)).toEqual([])
  })

  it.each([
    'octokit.request(`POST ${route}`)',
    'octokit.request(route)',
    'octokit.request(`${verb} ${route}`)',
    'octokit.graphql(query)',
    'octokit.paginate(route)',
    "fetch(address, { method: 'DELETE' })",
    'fetch(address, { method })',
    'proxiedFetch(address, { body })',
  ])('may change something: %s', (call) => {
    expect(findWrites('a.ts', call)).toEqual([`a.ts: ${call}`])
  })
})

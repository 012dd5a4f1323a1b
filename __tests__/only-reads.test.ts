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

/** Words that stand for another method than GET, wherever they are a value. */
function findWrites(path: string, text: string): string[] {
  if (!/\b(?:POST|PUT|PATCH|DELETE)\b/i.test(text)) return []
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return
    const { text: word } = ts.isStringLiteralLike(node) ? node : { text: '' }
    if (/^(?:POST|PUT|PATCH|DELETE)(?: \/|$)/i.test(word)) found.push(`${path}: ${word}`)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true))
  return found
}

/** Whether a source can send a request: by Node, by the toolkit, or by the global function. */
function canRequest(text: string): boolean {
  return /(?:from |import\((?:\/\*.*?\*\/ )?)'(?:node:(?:https?|http2|net|tls)|undici|@actions\/(?:github|http-client)(?:\/[^']*)?|@octokit\/[^']*)'|\bfetch\(/.test(
    text.replaceAll(/import (?:type )?\{ type .*|import type .*/g, ''),
  )
}

describe.each([
  ['report action', 'src/actions/report/report.ts'],
  ['command', 'src/cli/index.ts'],
])('the %s', (_, entry) => {
  const sources = sourcesOf(entry)

  it('sends its requests from one file', () => {
    const files = [...sources].filter(([, text]) => canRequest(text))
    expect(files.map(([path]) => path).sort()).toEqual([
      'src/github/http/request.ts',
      'src/github/http/transport.ts',
    ])
  })

  it('has no word for a request but GET in it, and the POST of a query to GraphQL', () => {
    const found = [...sources].flatMap(([path, text]) => findWrites(path, text))
    expect(found).toEqual(['src/github/http/client.ts: POST'])
    expect(sources.get('src/github/http/client.ts')).toContain('document: `query ${string}`')
    expect(sources.has('src/github/http/write-client.ts')).toBe(false)
  })
})

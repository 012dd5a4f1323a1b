import {
  type DocumentOptions,
  isAlias,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  type ParseOptions,
  type SchemaOptions,
  visit,
} from 'yaml'

/** Those of GitHub's own `@actions/workflow-parser`. `uniqueKeys` takes minutes for the keys of a large file. */
const OPTIONS: ParseOptions & DocumentOptions & SchemaOptions = {
  ...{ version: '1.2', schema: 'core', merge: false, strict: true, uniqueKeys: false },
  ...{ intAsBigInt: false, logLevel: 'error', prettyErrors: false },
}

/** For each alias, the package looks at all anchors. */
const MAX_ANCHORS = 10_000

/** More than messages of the package have without a text of the file. */
const MAX_MESSAGE_CHARACTERS = 100

/**
 * Parses YAML as GitHub reads it. An alias is the same object as its anchor, so that a few lines can stand for billions
 * of values, or for an endless one: the caller bounds what it reads of them.
 *
 * @throws an error with the line, if there is one, and why the text can't be read
 */
export function parseYaml(text: string): unknown {
  const lines = new LineCounter()
  const document = parseDocument(text, { ...OPTIONS, lineCounter: lines })
  const fault = (why: string, at = 0) => new Error(`line ${lines.linePos(at).line}: ${why}`)
  for (const { code, message, pos } of document.errors)
    throw fault(wordError(code, message), pos[0])
  const anchors = new Set<string>()
  let count = 0
  visit(document, (_, node) => {
    if (isMap(node)) {
      const keys = new Set<string>()
      for (const { key } of node.items) {
        const at = isNode(key) ? key.range?.[0] : undefined
        if (!isScalar(key)) throw fault('a key is not a text', at)
        if (keys.size === keys.add(String(key.value)).size) throw fault('a key is repeated', at)
      }
    }
    const anchor = isNode(node) && !isAlias(node) ? node.anchor : undefined
    if (anchor !== undefined) anchors.add(anchor)
    if (isAlias(node) && !anchors.has(node.source))
      throw fault('an alias has no anchor before it', node.range?.[0])
    if (isAlias(node) || anchor !== undefined) count += 1
    if (count > MAX_ANCHORS) throw new Error('the file has too many anchors and aliases')
  })
  const value: unknown = document.toJS({ maxAliasCount: -1 })
  if (value === null) throw new Error('the file is empty')
  return value
}

/** Words an error; some of the package quote a text of the file, of any length. */
function wordError(code: string, message: string): string {
  if (code === 'MULTIPLE_DOCS') return 'the file has more than one document'
  if (code === 'RESOURCE_EXHAUSTION') return 'the file is nested too deeply'
  return message.slice(0, MAX_MESSAGE_CHARACTERS)
}

import { announceUnboundedText } from '../http/unbounded-texts.ts'
import { isAlias, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml'

/** For each alias, the package looks at all anchors. */
const MAX_ANCHORS = 10_000

/** Length of a file that takes some milliseconds, whatever it has. */
const MAX_SHORT_FILE = 16_384

/** More than messages of the package have without a text of the file. */
const MAX_MESSAGE_CHARACTERS = 100

/** Runs a function whose errors need no stack, which takes most of their time: a file can have an error in each character. */
function withoutStacks<Result>(run: () => Result): Result {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    return run()
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

/** Errors of the package in our words. */
const FAULTS: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'the file has more than one document',
  RESOURCE_EXHAUSTION: 'the file is nested too deeply',
}

/**
 * Parses YAML as GitHub's own `@actions/workflow-parser` does. An alias is the same object as its anchor, so that a few
 * lines can stand for billions of values, or for an endless one: the caller bounds what it reads of them.
 *
 * @throws an error with the line, if there is one, and why the text can't be read
 */
export function parseYaml(text: string): unknown {
  if (text.length > MAX_SHORT_FILE) announceUnboundedText()
  const lineCounter = new LineCounter()
  const document = withoutStacks(() =>
    parseDocument(text, {
      version: '1.2',
      schema: 'core',
      merge: false,
      strict: true,
      intAsBigInt: false,
      logLevel: 'error',
      prettyErrors: false,
      // It would take minutes for the keys of a large file.
      uniqueKeys: false,
      lineCounter,
    }),
  )
  const fault = (why: string, at = 0) => new Error(`line ${lineCounter.linePos(at).line}: ${why}`)
  for (const { code, message, pos } of document.errors)
    throw fault(FAULTS[code] ?? message.slice(0, MAX_MESSAGE_CHARACTERS), pos[0])
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
    if (isAlias(node)) {
      if (!anchors.has(node.source))
        throw fault('an alias has no anchor before it', node.range?.[0])
      count += 1
    } else if (isNode(node) && node.anchor !== undefined) {
      anchors.add(node.anchor)
      count += 1
    }
    if (count > MAX_ANCHORS) throw new Error('the file has too many anchors and aliases')
  })
  const value: unknown = document.toJS({ maxAliasCount: -1 })
  if (value === null) throw new Error('the file is empty')
  return value
}

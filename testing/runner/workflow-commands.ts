/** An `::error::`, `::warning::` or `::notice::` as it is shown on the run's page. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly message: string
  /** Such as `title`, `file` and `line`; empty when none was given. */
  readonly properties: Readonly<Record<string, string>>
}

/**
 * The annotations in what a step printed. As the runner does, it takes a command in the old form,
 * `##[error]text`, anywhere in a line, and takes none between `::stop-commands::token` and `::token::`.
 *
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function readAnnotations(printed: string): Annotation[] {
  const annotations: Annotation[] = []
  let resumeToken: string | undefined
  // .NET ends a line at a carriage return as well.
  for (const line of printed.split(/\r\n|\r|\n/)) {
    const command = readCommand(line, (name) => KNOWN.has(name) || name === resumeToken)
    if (command === undefined) continue
    const { name, message, properties } = command
    if (resumeToken !== undefined) {
      if (name === resumeToken) resumeToken = undefined
    } else if (name === 'stop-commands') {
      resumeToken = message.toLowerCase()
    } else if (isLevel(name)) {
      annotations.push({ level: name, message, properties })
    }
  }
  return annotations
}

const KNOWN: ReadonlySet<string> = new Set(
  (
    'add-mask add-matcher add-path debug echo endgroup error group notice remove-matcher ' +
    'save-state set-env set-output stop-commands warning'
  ).split(' '),
)

interface Form {
  /** Finds the name, the properties and the message. */
  readonly pattern: RegExp
  readonly separator: string
  readonly unescape: { readonly property: Escapes; readonly message: Escapes }
}
type Escapes = readonly (readonly [code: string, text: string])[]

// Percent signs come last, so that `%250A` becomes `%0A` and not a line end.
const LINE_ENDS: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
]
const PERCENT: Escapes = [['%25', '%']]
const NEW_PROPERTY: Escapes = [...LINE_ENDS, ['%3A', ':'], ['%2C', ','], ...PERCENT]
const OLD_TEXT: Escapes = [['%3B', ';'], ...LINE_ENDS, ['%5D', ']'], ...PERCENT]

const FORMS: readonly Form[] = [
  {
    pattern: /^\s*::([^ ]*?)(?: (.*?))?::(.*)$/s,
    separator: ',',
    unescape: { property: NEW_PROPERTY, message: [...LINE_ENDS, ...PERCENT] },
  },
  {
    pattern: /##\[([^ \]]*)(?: ([^\]]*))?\](.*)$/s,
    separator: ';',
    unescape: { property: OLD_TEXT, message: OLD_TEXT },
  },
]

function readCommand(line: string, isKnown: (name: string) => boolean) {
  for (const { pattern, separator, unescape } of FORMS) {
    const [, name = '', properties = '', message = ''] = pattern.exec(line) ?? []
    if (!isKnown(name.toLowerCase())) continue
    const pairs = properties
      .split(separator)
      .map((pair) => /^\s*([^=]+)=(.+)$/.exec(pair))
      .filter((match) => match !== null)
      .map(([, key = '', value = '']) => [key, decode(value, unescape.property)] as const)
    return {
      // The runner ignores case.
      name: name.toLowerCase(),
      message: decode(message, unescape.message),
      properties: Object.fromEntries(pairs),
    }
  }
  return undefined
}

function decode(text: string, escapes: Escapes): string {
  return escapes.reduce((result, [code, plain]) => result.replaceAll(code, plain), text)
}

function isLevel(name: string): name is Annotation['level'] {
  return name === 'error' || name === 'warning' || name === 'notice'
}

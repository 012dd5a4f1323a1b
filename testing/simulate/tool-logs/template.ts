// The language of the templates in templates/*.txt:
//
//   === name | common or held-out | further words     begins a tool
//   --- run         the command of the step
//   --- failures    a table with `¦` between the cells: the failures that the tool can report
//   --- passing     lines about something that passes
//   --- passed      the line about a failure of the table that passes this time
//   --- log         the log
//
// Further words: `silent` (prints the same whatever fails), `single` (stops at the first failure),
// `ordered` (always reports in the order of the table), `exit=2`.
//
// Lines of a log that begin with `@` are directives, and most of them end with `@end`:
//
//   @each           once for each failure          @group file   once for each value of a column
//   @mix            @each, between passing lines   @pass         the passing lines
//   @maybe          in half of the logs            @some 1 4     one to four times
//   @body prefix    the log of the wrapped tool, each line after the prefix
//
// A placeholder is a column of the table, a count, or drawn noise such as `{{hex 7}}`. `{{=key ...}}`
// is drawn once for the log and `{{~key ...}}` once for a failure. `{{line}}`, `{{line-1}}` and
// `{{@42}}` are line numbers, which an edit above can shift. `|` formats: `{{name|pad 20}}`.
import { pick, type Random } from '../random.ts'

/** What identifies one failure, by the names in the first line of the template's table. */
export type Failure = Readonly<Record<string, string>>

export interface Template {
  /** The words after the name: `held-out`, `silent`, `single`, `ordered`, `exit=2`. */
  readonly words: readonly string[]
  readonly name: string
  readonly failures: readonly Failure[]
  readonly run: readonly string[]
  /** Lines about tests that pass, and the line about a failure of the table that passes this time. */
  readonly passing: readonly string[]
  readonly passed: readonly string[]
  readonly log: readonly Part[]
}

interface Block {
  readonly directive: string
  readonly words: readonly string[]
  readonly parts: readonly Part[]
}

type Part = string | Block

interface Passing {
  readonly text: string
  readonly failure: Failure | undefined
}

interface Scope {
  readonly fields: Failure
  readonly group: readonly Failure[]
  readonly passing: readonly Passing[]
}

interface Drawing {
  readonly failures: readonly Failure[]
  /** Without it, everything that is not identity is drawn as `#`. */
  readonly random: Random | undefined
  readonly shifted: boolean
  /** Values of the wrapper and of the step, such as the exit code. */
  readonly values: Readonly<Record<string, string>>
  readonly body: readonly string[]
}

const DIRECTIVE = /^@(each|group|mix|pass|maybe|some|body|end)\b *(.*)$/

const CHECKOUTS = [
  '/home/runner/work/shop/shop',
  '/__w/shop/shop',
  '/Users/runner/work/shop/shop',
  '/runner/_work/shop/shop',
  '/opt/actions-runner/_work/shop/shop',
]

export function parseTemplates(text: string): Template[] {
  return text
    .split(/^=== (?=.* \| (?:common|held-out)\b)/m)
    .slice(1)
    .map((source) => {
      const [head = '', ...sections] = source.split(
        /^--- (?=(?:run|failures|passing|passed|log)$)/m,
      )
      const lines = new Map(
        sections.map((section) => {
          const [title = '', ...rest] = section.replace(/\n+$/, '').split('\n')
          return [title, rest] as const
        }),
      )
      const [name = '', ...words] = (head.split('\n')[0] ?? '').split(/ +\| +/)
      return {
        name,
        words,
        run: lines.get('run') ?? [],
        passing: (lines.get('passing') ?? []).map(withNewlines),
        passed: (lines.get('passed') ?? []).map(withNewlines),
        failures: failuresIn(lines.get('failures') ?? []),
        log: partsIn([...(lines.get('log') ?? [])]),
      }
    })
}

export function renderTemplate(template: Template, drawing: Drawing): string[] {
  const { random, failures } = drawing
  const memo = new Map<string, string>()
  let counter = 0
  let emitted = 0
  let now = random?.whole(0, 80_000) ?? 0

  const passing: Passing[] = [
    ...template.passing.map((text) => ({ text, failure: undefined })),
    ...template.failures
      .filter((failure) => !failures.includes(failure))
      .flatMap((failure) => template.passed.map((text) => ({ text, failure }))),
  ]
  const shown = random
    ? random.shuffle(passing).slice(random.whole(0, Math.floor(passing.length / 2)))
    : passing

  const noise = (compute: (random: Random) => string) => (random ? compute(random) : '#')
  const once = (key: string, compute: () => string) => {
    const known = memo.get(key) ?? compute()
    memo.set(key, known)
    return known
  }
  const passed = () => Number(once('passed', () => noise(({ whole }) => `${whole(12, 400)}`)))
  const okFiles = () => Number(once('okfiles', () => noise(({ whole }) => `${whole(2, 40)}`)))
  const files = new Set(failures.map(({ file }) => file)).size

  const counts: Readonly<Record<string, () => number>> = {
    count: () => failures.length,
    shown: () => shown.length,
    all: () => shown.length + failures.length,
    passed,
    total: () => passed() + failures.length,
    files: () => files,
    okfiles: okFiles,
    allfiles: () => okFiles() + files,
  }

  const functions: Readonly<Record<string, (random: Random, args: readonly string[]) => string>> = {
    n: ({ whole }, [least, most]) => `${whole(Number(least), Number(most))}`,
    f: ({ real }, [least, most, digits]) =>
      real(Number(least), Number(most)).toFixed(Number(digits)),
    hex: (random, [length]) => letters(random, '0123456789abcdef', Number(length)),
    HEX: (random, [length]) => letters(random, '0123456789ABCDEF', Number(length)),
    alnum: (random, [length]) =>
      letters(random, 'abcdefghijklmnopqrstuvwxyz0123456789', Number(length)),
    of: (random, words) => pick(random, words),
    clock: ({ whole }) => {
      now += whole(0, 3)
      return [now / 3600, now / 60, now].map((part) => two(Math.floor(part) % 60)).join(':')
    },
    date: ({ whole }) => once('date', () => `2026-${two(whole(1, 12))}-${two(whole(1, 28))}`),
    dots: (random, [pass = '.', fail = 'F', width = '72']) =>
      random
        .shuffle([...Array<string>(passed()).fill(pass), ...failures.map(() => fail)])
        .join('')
        .replace(new RegExp(`.{${width}}(?=.)`, 'g'), '$&\n'),
  }

  const shift = (fields: Failure) =>
    drawing.shifted
      ? Number(once(`shift ${fields.file ?? ''}`, () => noise(({ whole }) => `${whole(1, 30)}`)))
      : 0

  function value(expression: string, scope: Scope): string {
    const { fields, group, passing } = scope
    const [name = '', ...args] = expression.split(' ')
    const line = /^(@|line)(\d*)([+-]\d+)?$/.exec(name)
    if (line && (line[1] === '@' || fields.line !== undefined)) {
      // A line can be followed by a column, as in `12:2`.
      const [, at, column = ''] =
        /^(\d+)(.*)$/.exec((line[1] === '@' ? line[2] : fields.line) ?? '') ?? []
      return noise(() => `${Number(at) + Number(line[3] ?? 0) + shift(fields)}${column}`)
    }
    if (name.startsWith('=') || name.startsWith('~')) {
      const key = name.startsWith('=') ? name : `${name} ${JSON.stringify(fields)}`
      return once(key, () => value(args.join(' '), scope))
    }
    if (name in fields) return fill(fields[name] ?? '', scope)
    if (name in drawing.values) return drawing.values[name] ?? ''
    if (name === 'cwd') return once('cwd', () => noise((random) => pick(random, CHECKOUTS)))
    if (name === 'next') return noise(() => `${++counter}`)
    if (name === 'now') return noise(() => `${counter}`)
    if (name === 'done') return noise(() => `${emitted}`)
    if (name === 'percent')
      return noise(
        () => `${Math.round((100 * emitted) / Math.max(1, shown.length + failures.length))}`,
      )
    if (name === 'one') return noise(() => args[failures.length === 1 ? 0 : 1] ?? '')
    if (name === 'groupone') return noise(() => args[group.length === 1 ? 0 : 1] ?? '')
    if (name === 'groupcount') return noise(() => `${group.length}`)
    if (name === 'groupshown') return noise(() => `${passing.length}`)
    if (name === 'groupall') return noise(() => `${passing.length + group.length}`)
    const count = /^([a-z]+)([+-]\d+)?$/.exec(name)
    const counted = counts[count?.[1] ?? '']
    if (counted) return noise(() => `${counted() + Number(count?.[2] ?? 0)}`)
    const draw = functions[name]
    if (draw) return noise((random) => draw(random, args))
    throw new Error(`Template "${template.name}" has an unknown placeholder: ${expression}`)
  }

  function fill(text: string, scope: Scope): string {
    return text.replace(/\{\{([^{}]+)\}\}/g, (_, inner: string) => {
      const [expression = '', ...formats] = inner.split('|')
      return formats.reduce(formatted, value(expression, scope))
    })
  }

  /** Indents the further lines of a cell as its first one. */
  function linesOf(text: string, scope: Scope): string[] {
    return text.split('\n').flatMap((line) => {
      const [first = '', ...rest] = fill(line, scope).replaceAll('\\e', '\u001b').split('\n')
      const indent = /^\s*/.exec(line)?.[0] ?? ''
      return [first, ...rest.map((more) => indent + more)]
    })
  }

  const passes = (items: readonly Passing[], scope: Scope) =>
    items.flatMap(({ text, failure }) => {
      emitted += 1
      return linesOf(text, { ...scope, fields: failure ?? scope.fields })
    })

  function render(parts: readonly Part[], scope: Scope): string[] {
    const { group } = scope
    return parts.flatMap((part) => {
      if (typeof part === 'string') return linesOf(part, scope)
      const { directive, words, parts: inner } = part
      switch (directive) {
        case 'each':
          return group.flatMap((failure) => render(inner, { ...scope, ...alone(failure) }))
        case 'group':
          return groupsBy(words[0] ?? '', scope).flatMap((smaller) => render(inner, smaller))
        case 'mix': {
          const items = [
            ...scope.passing.map((item) => () => passes([item], scope)),
            ...group.map((failure) => () => {
              emitted += 1
              return render(inner, { ...scope, ...alone(failure) })
            }),
          ]
          return (random?.shuffle(items) ?? items).flatMap((item) => item())
        }
        case 'pass':
          return passes(scope.passing, scope)
        case 'maybe':
          return random?.chance(0.5) ? render(inner, scope) : []
        case 'some': {
          const times = random?.whole(Number(words[0]), Number(words[1])) ?? 1
          return Array.from({ length: times }, () => render(inner, scope)).flat()
        }
        case 'body': {
          const prefix = fill(words.join(' '), scope)
          return drawing.body.map((line) => (prefix === '' ? line : `${prefix} ${line}`))
        }
        default:
          throw new Error(`Template "${template.name}" has an unknown directive: ${directive}`)
      }
    })
  }

  return render(template.log, { fields: failures[0] ?? {}, group: failures, passing: shown })
}

const alone = (failure: Failure) => ({ fields: failure, group: [failure] })

/** A failure of the table that passes is shown in its group. */
function groupsBy(name: string, { group, passing }: Scope): Scope[] {
  const groups = Map.groupBy(group, (failure) => failure[name] ?? '')
  return [...groups].map(([value, members]) => ({
    fields: members[0] ?? {},
    group: members,
    passing: passing.filter(({ failure }) => failure === undefined || failure[name] === value),
  }))
}

function failuresIn(lines: readonly string[]): Failure[] {
  const [names = [], ...rows] = lines.map((line) => line.split('¦'))
  return rows.map((row) =>
    Object.fromEntries(names.map((name, index) => [name, withNewlines(row[index] ?? '')])),
  )
}

/** Takes lines until the block's `@end`. */
function partsIn(lines: string[]): Part[] {
  const parts: Part[] = []
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    const found = DIRECTIVE.exec(line)
    if (!found) {
      parts.push(line)
      continue
    }
    const [, directive = '', words = ''] = found
    if (directive === 'end') return parts
    const alone = directive === 'pass' || directive === 'body'
    parts.push({ directive, words: words.split(' '), parts: alone ? [] : partsIn(lines) })
  }
  return parts
}

function formatted(text: string, format: string): string {
  const [name, width, fill = ' '] = format.split(' ')
  const length = Number(width)
  if (name === 'pad') return text.padEnd(length, fill)
  if (name === 'left') return text.padStart(length, fill)
  if (name === 'caret') return ' '.repeat(Math.max(0, Number(text) - 1)) + '^'
  if (name === 'rule') return (width ?? '-').repeat(text.length)
  if (name === 'slug') return text.replaceAll(/[^A-Za-z0-9]+/g, '-')
  const side = Math.max(1, Math.floor((length - text.length - 2) / 2))
  return `${'_'.repeat(side)} ${text} ${'_'.repeat(side)}`
}

function letters(random: Random, alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[random.whole(0, alphabet.length - 1)]).join('')
}

const withNewlines = (text: string) => text.replaceAll('\\n', '\n')

const two = (count: number) => String(count).padStart(2, '0')

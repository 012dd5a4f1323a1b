/** An alternative of a command that prints a text first: `|| echo "audit failed"`, `|| { echo "audit failed"; failed=1; }`. */
const ALTERNATIVE =
  /\|\|\s*(?:[{(]\s*)?(?:echo|printf)\s+(?:-[en]+\s+)?("(?:[^"\\]|\\.)*"|'[^']*'|[^\s;&|(){}<>]+(?: [^\s;&|(){}<>]+)*)/g

/** What ends the step later for it, or is where somebody looks: it does not survive what it says so of. */
const HANDLED = /\b(?:exit|return|false)\b|[\w\]]=|\+\+|>|\|\s*tee\b/

/** What a shell replaces in a text. */
const VARIABLE = /\$\{[^}]{0,200}\}|\$\([^)]{0,200}\)|\$\w+|%\w|\\[nt]/

/** The least that a text has beside its variables. */
const MIN_CHARACTERS = 6

/**
 * Returns a function that says whether a row is a text that a script prints behind `||` and that changes nothing else: the
 * command before it failed, and the script survived it.
 */
export function survivedEchoes(script: string): (row: string) => boolean {
  const code = script.replace(/\\\n\s*/g, ' ').replace(/\|\|\s*\n\s*/g, '|| ')
  const echoes = [...code.matchAll(ALTERNATIVE)].flatMap((match) => {
    const [, quoted = ''] = match
    const list = listFrom(code, match.index + 2)
    const text = quoted.replace(/^(["'])(.*)\1$/s, '$2')
    const parts = text.split(VARIABLE)
    const isKept = HANDLED.test(list.replace(text, ''))
    if (isKept || parts.join('').length < MIN_CHARACTERS) return []
    return [parts]
  })
  return (row) => echoes.some((parts) => hasParts(row.trim(), parts))
}

/** Whether a text is these parts, with anything between them. */
function hasParts(text: string, parts: readonly string[]): boolean {
  let at = 0
  for (const [index, part] of parts.entries()) {
    const found = text.indexOf(part, at)
    if (found === -1 || (index === 0 && found > 0)) return false
    at = found + part.length
  }
  return at === text.length || parts.at(-1) === ''
}

/** Returns the list of commands from a position up to its closing bracket, or to the end of its line. */
function listFrom(code: string, from: number): string {
  let depth = 0
  let quote = ''
  for (let at = from; at < code.length; at++) {
    const sign = code[at] ?? ''
    if (quote !== '') {
      if (sign === quote) quote = ''
    } else if (sign === '"' || sign === "'") quote = sign
    else if (/[{(]/.test(sign)) depth += 1
    else if (/[})]/.test(sign)) depth -= 1
    if (depth < 0 || (depth === 0 && quote === '' && sign === '\n')) return code.slice(from, at)
  }
  return code.slice(from)
}

/** A command of which the script, of at most 20,000 characters, survives any failure: `npx tsc || true`. */
const FORGIVEN =
  /(?:^|[\n;&|{(]|\b(?:if|then|do|else) )[ \t]*([^\s;&|{}()](?:[^\n;&|{}()]{0,999}[^\s;&|{}()])?)\s*\|\|\s*(?:true|:)(?=\s|;|\)|$)/g

/**
 * Returns a function that says whether a row is of a command that a script survives whatever it prints, by the program that
 * begins the row, or by the tool in whose form it is. The script runs neither elsewhere.
 */
export function forgivenCommands(script: string): (row: string, tool: string) => boolean {
  const commands = [...script.matchAll(FORGIVEN)].map(([, command = '']) => command)
  if (commands.length === 0) return () => false
  const isOnly = (word: string) => {
    const pattern = new RegExp(
      String.raw`(?<![\w-])${word.replace(/[.+]/g, String.raw`\$&`)}(?![\w-])`,
      'g',
    )
    const within = commands.reduce((sum, text) => sum + (text.match(pattern)?.length ?? 0), 0)
    return within > 0 && within === (script.match(pattern)?.length ?? 0)
  }
  return (row, tool) => {
    const [program] = /^[A-Za-z][\w.+-]*(?=: )/.exec(row) ?? []
    const words = commands.filter((text) => program !== undefined && text.startsWith(`${program} `))
    const isQuoted = words.some((text) =>
      text.split(' ').some((word) => word.length >= MIN_CHARACTERS && row.includes(word)),
    )
    return (
      isQuoted ||
      (program !== undefined && isOnly(program)) ||
      tool.split(', ').some((name) => /^\w[\w-]+$/.test(name) && isOnly(name))
    )
  }
}

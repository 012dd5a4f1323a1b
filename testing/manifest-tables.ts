import { ACTIONS, type Manifest, partOf } from './action-manifests.ts'

/** A link of a cell; action.yml has none. */
const LINK = /\[([^\]]+)\]\([^)]+\)/g
const ACTION_SECTIONS = /(?<=<!-- actions -->\n\n)[^]*?(?=\n\n<!-- end -->)/

type Kind = keyof Manifest

/**
 * Returns the document whose part between `<!-- actions -->` and `<!-- end -->` has a section for each action, the report
 * first, with the tables of its action.yml. Words that are a link in a row stay one. What an earlier section says, a later
 * one only names.
 */
export function withActionSections(text: string): string {
  return text.replace(ACTION_SECTIONS, (old) =>
    ACTIONS.map(({ name }) => {
      const part = partOf(old, name)
      return [`## ${name}`, ...sectionOf(name, 'inputs', part), ...sectionOf(name, 'outputs', part)]
    })
      .flat()
      .join('\n\n'),
  )
}

/** Returns the table of the inputs or outputs of an action, and where those that it shares are described. */
function sectionOf(name: string, kind: Kind, old: string): readonly string[] {
  const entries = entriesOf(name, kind).map((entry) => ({ ...entry, first: firstWith(entry) }))
  const rows = entries
    .filter(({ first }) => first === name)
    .map(({ key, fallback, description }) => [
      code(key),
      ...(kind === 'inputs' ? [fallback === '' ? '' : code(fallback)] : []),
      withLinks(description.replaceAll('|', '\\|'), key, old),
    ])
  const shared = Map.groupBy(
    entries.filter(({ first }) => first !== name),
    ({ first }) => first,
  )
  const named = Array.from(
    shared,
    ([first, keys]) => `[${first}](#${first}) for ${keys.map(({ key }) => code(key)).join(', ')}`,
  )
  const head = kind === 'inputs' ? ['input', 'default', 'description'] : ['output', 'description']
  return [
    ...(rows.length === 0 ? [] : [table(head, rows)]),
    ...(named.length === 0 ? [] : [`See ${named.join('; ')}.`]),
  ]
}

/** What an action.yml says of an input or an output. */
interface Entry {
  readonly kind: Kind
  readonly key: string
  readonly fallback: string
  readonly description: string
}

function entriesOf(name: string, kind: Kind): readonly Entry[] {
  const { manifest } = ACTIONS.find((action) => action.name === name) ?? {}
  const fields: Manifest['inputs'] = manifest?.[kind] ?? {}
  return Object.entries(fields).map(([key, { default: fallback = '', description }]) => {
    return { kind, key, fallback, description }
  })
}

/** Returns the first action that has the same input or output with the same words. */
function firstWith({ kind, key, fallback, description }: Entry): string | undefined {
  return ACTIONS.find(({ name }) =>
    entriesOf(name, kind).some(
      (entry) =>
        entry.key === key && entry.fallback === fallback && entry.description === description,
    ),
  )?.name
}

/** Returns a description with the links of the row that it replaces. */
function withLinks(description: string, key: string, old: string): string {
  const row = old.split('\n').find((line) => line.startsWith(`| ${code(key)} |`)) ?? ''
  return [...row.matchAll(LINK)].reduce(
    (cell, [link, words = '']) => cell.replace(words, () => link),
    description,
  )
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function code(text: string): string {
  return `\`${text}\``
}

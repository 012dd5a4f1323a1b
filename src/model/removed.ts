/** Names that were removed before 1.0, and what to use instead. */
const REMOVED = {
  input: {
    'budget-action': 'end a line of budgets with fail, such as *: 15m fail',
    'compare-with': 'the report shows what took longer than in earlier runs',
    'known-issues': 'runs with a known failure are no longer counted',
    'known-issues-label': 'set report-path to a report that was made with this label',
    'problem-matchers': 'print the errors of your own tools as ::error::FILE:LINE: TEXT',
    sections: 'the comment has each section that it has room for',
    title: 'the heading is the name of the workflow',
    'trace-path': 'use html-path for a timeline, or the sub-action otlp for traces',
    usage: "GitHub's usage pages have the billed time",
  },
  section: {
    details: 'use jobs, which contains the steps',
    'what-if': 'use critical-path, which shows potential savings',
  },
  command: {
    diff: 'a report shows what took longer than in earlier runs, and --format json has each duration',
    month: 'use the sub-action month, which workflow_dispatch starts on demand',
  },
  option: {
    '--from': 'name the run',
    '--save': 'use --format json',
    '--what-if': 'the critical path shows potential savings',
  },
  format: {
    'chrome-trace': 'use html for a timeline, or otlp for traces',
    csv: 'use json with jq, see docs/recipes.md',
  },
} as const

type Kind = keyof typeof REMOVED

export const REMOVED_INPUTS = Object.keys(REMOVED.input)

/** Returns a sentence without its full stop on what to use instead of a removed name; `undefined` for other names. */
export function explainRemoved(kind: Kind, name: string): string | undefined {
  const found = Object.entries<string>(REMOVED[kind]).find(([removed]) => removed === name)
  return found && `The ${kind} ${name} was removed: ${found[1]}`
}

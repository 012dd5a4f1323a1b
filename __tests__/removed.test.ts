import { afterEach, describe, expect, it } from '@jest/globals'
import { InputReader, inputReader } from '../src/actions/read-values.ts'
import { StepFailure } from '../src/actions/step-failure.ts'
import { readArguments } from '../src/cli/arguments.ts'

const RUN_URL = 'https://github.com/octo-org/octo-shop/actions/runs/7'

const REFUSE = {
  input: (name: string) => {
    process.env[`INPUT_${name.toUpperCase()}`] = 'value'
    inputReader({})
  },
  section: (name: string) => new InputReader(() => `jobs, ${name}`).words('sections', ['jobs']),
  command: (name: string) => readArguments([name, RUN_URL, '8'], {}),
  option: (name: string) => readArguments([RUN_URL, `${name}=value`], {}),
  format: (name: string) => readArguments([RUN_URL, '--format', name], {}),
}

const ROWS = [
  ['input', 'budget-action', 'end a line of budgets with fail, such as *: 15m fail'],
  ['input', 'compare-with', 'the report shows what took longer than in earlier runs'],
  ['input', 'known-issues', 'runs with a known failure are no longer counted'],
  ['input', 'known-issues-label', 'set report-path to a report that was made with this label'],
  ['input', 'problem-matchers', 'print the errors of your own tools as ::error::FILE:LINE: TEXT'],
  ['input', 'sections', 'the comment has each section that it has room for'],
  ['input', 'title', 'the heading is the name of the workflow'],
  ['input', 'trace-path', 'use html-path for a timeline, or the sub-action otlp for traces'],
  ['input', 'usage', "GitHub's usage pages have the billed time"],
  ['section', 'details', 'use jobs, which contains the steps'],
  ['section', 'what-if', 'use critical-path, which shows potential savings'],
  ['command', 'diff', 'a report shows what took longer than in earlier runs'],
  ['command', 'month', 'use the sub-action month, which workflow_dispatch starts on demand'],
  ['option', '--from', 'name the run'],
  ['option', '--save', 'use --format json'],
  ['option', '--what-if', 'the critical path shows potential savings'],
  ['format', 'chrome-trace', 'use html for a timeline, or otlp for traces'],
  ['format', 'csv', 'use json with jq, see docs/recipes.md'],
] as const

const ENV = { ...process.env }
afterEach(() => {
  process.env = { ...ENV }
})

describe('removed names', () => {
  it.each(ROWS)('refuses the %s %s: %s', (kind, name, instead) => {
    const reason = `The ${kind} ${name} was removed: ${instead}`
    const isOfStep = kind === 'input' || kind === 'section'
    expect(() => REFUSE[kind](name)).toThrow(isOfStep ? new StepFailure(`${reason}.`) : reason)
  })

  it('accepts a removed input that is empty or that the action has', () => {
    process.env['INPUT_TRACE-PATH'] = ''
    process.env['INPUT_PROBLEM-MATCHERS'] = 'rules.json'
    expect(inputReader({ 'problem-matchers': '' }).given('problem-matchers')).toBe('rules.json')
  })
})

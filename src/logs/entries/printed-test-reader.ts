import type { Form } from '../forms/form.ts'

const MAX_PRINTED_TESTS = 1_000
const MAX_TEST_LINES = 60

interface PrintedTestReader {
  /** @param name the test that runs from here on; `undefined` for none */
  readonly run: (form: Form, name: string | undefined) => void
  /** Whether a tool that announces its tests did not announce this one: a test printed the line. */
  readonly isUnknown: (form: Form, name: string | undefined) => boolean
  readonly read: (text: string) => void
  readonly saidBy: (name: string | undefined) => readonly string[] | undefined
}

/** Collects what tests print while they run. Its memory is bounded. */
export function printedTestReader(): PrintedTestReader {
  const linesByTest = new Map<string, string[]>()
  /** The tools that announce their tests. */
  const announcing = new Set<string>()
  /** The lines of the running test. */
  let running: string[] | undefined
  return {
    run({ tool }, name) {
      running = undefined
      if (name === undefined) return
      announcing.add(tool)
      running = linesByTest.get(name) ?? []
      if (linesByTest.size < MAX_PRINTED_TESTS) linesByTest.set(name, running)
    },
    isUnknown: ({ tool, role }, name) =>
      role !== 'apart' &&
      name !== undefined &&
      announcing.has(tool) &&
      linesByTest.size < MAX_PRINTED_TESTS &&
      !linesByTest.has(name),
    read(text) {
      if (running !== undefined && running.length < MAX_TEST_LINES) running.push(text)
    },
    saidBy: (name) => linesByTest.get(name ?? ''),
  }
}

/** A line that heads what a test printed. */
export interface CapturedHeading {
  readonly form: Form
  readonly indent: number
}

/** Whether a test printed the line: one with more indentation than the heading, or, if that has none, no line of its tool. */
export function isCaptured(
  line: string,
  form: Form | undefined,
  heading: CapturedHeading,
): boolean {
  const indent = line.search(/\S/)
  if (heading.indent > 0) return indent === -1 || indent > heading.indent
  if (form?.tool !== heading.form.tool || form.role === 'run') return true
  return form === heading.form && form.role !== 'test'
}

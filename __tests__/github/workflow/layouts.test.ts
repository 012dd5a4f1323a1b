import {
  convertWorkflowTemplate,
  NoOperationTraceWriter,
  parseWorkflow,
} from '@actions/workflow-parser'
import { describe, expect, it } from '@jest/globals'
import { decodeWorkflowFile } from '../../../src/github/workflow/workflow-file.ts'
import { MINUTE } from '../../../src/model/time.ts'

const STEPS = 'runs-on: x\n    steps: [{ run: make }]'
const BEFORE = `on: push\njobs:\n  a: { runs-on: x, steps: [{ run: make }] }\n  b:\n    ${STEPS}\n`
const NAME = 'name: "Test ${{ matrix.os }} ${{ matrix.node }}"'
const JOB = '{ runs-on: x, steps: [{ run: make }] }'
const COLUMNS = Array.from({ length: 11 }, (_, column) => ' '.repeat(column))

/** Settings of a third job, whose keys stand in column 4. */
const SETTINGS: readonly string[] = [
  ...COLUMNS.map((column) => `needs: [\n      a,\n      b\n${column}]`),
  ...COLUMNS.map(
    (column) => `strategy:\n      matrix:\n        os: [\n          u, w,\n${column}]`,
  ),
  ...COLUMNS.slice(2, 9).map((column) => `strategy: {\n      matrix: { os: [u, w] }\n${column}}`),
  // Flow.
  'needs: [a, b]',
  'needs: [ a\n    , b, ]',
  'needs: [a,\n     # the one before\n     b] # both',
  'needs:\n      [a, b]',
  'needs: ["a", \'b\']',
  'strategy: { "matrix": {"os":["u","w"]}, fail-fast: false }',
  'strategy: { matrix: { os: [u, w] },\n  max-parallel: 2 }',
  'strategy:\n      matrix: { os: [[u], w] }',
  'strategy:\n      matrix: {os: [u, "w # 2", v#3]}',
  'needs: [ "a" , b ] # both',
  'needs: [\n# in the first column\na, b]',
  'strategy: { matrix: { os: [ u,w ], node: [ 1 ] }, max-parallel: 1, fail-fast: true, }',
  'strategy:\n      {\n        matrix: { os: [u] }\n      }',
  'strategy:\n      matrix: { os: [ "a: b", \'c, d\', "[e]", f-g ] }',
  // Block.
  'needs: a',
  'needs:\n    - a\n    - b',
  'needs:\n      - a\n\n      # a comment\n      -   b',
  'needs:\n    -\n     a\n    - "b"',
  'strategy:\n      matrix:\n        os:\n        - u\n        - w\n      fail-fast: false',
  'strategy:\n      matrix:\n        os:\n          - u\n   # a comment in another column\n          - w',
  'strategy:\n      max-parallel: 3 # legs\n      matrix:\n        os: [u]\n        node: [22, 1.10, 0x1F, 0o17, 1e3, ~, true, yes, "24"]\n    timeout-minutes: 20',
  // Anchors.
  'strategy:\n      matrix:\n        os: &list [u, w]\n        again: *list',
  'needs: &needs\n      - &first a\n      - b\n    env: { FIRST: *first }',
  'strategy:\n      matrix: { os: [u], <<: [w] }',
  'strategy: &strategy\n      matrix: { os: [u, w] }\n    env: &none {}\n    outputs: *none',
  'needs: *missing',
  // Quotes and texts of several lines.
  "name: 'It''s: #1'",
  'name: "a\\tb \\u00e4 \\x41 \\\n      c"',
  'name: two\n      lines',
  'name: |\n      kept\n      lines',
  'name: >-\n      folded\n      lines',
  'name: C# and #5: no',
  'name: "quoted',
  'name: a: b',
  'name: @a',
  'name: 2026-03-01',
  'name: !!str 1.10',
  'name: "  between  "',
  "name: 'in ''quotes'' \\n'",
  'name: >\n      folded\n\n      twice\n',
  // Limits.
  'timeout-minutes: 0.5\n    continue-on-error: true',
  'timeout-minutes: "${{ matrix.limit }}"\n    continue-on-error: "${{ matrix.may }}"',
  'timeout-minutes:   007',
  // Tabs.
  'needs: [a,\tb]\t# both',
  'name:\tC\t',
  'needs:\n\t- a',
  'needs: [a,\n\tb]',
  // Files that GitHub refuses.
  'needs: a\n    needs: b',
  'name: a\n    "name": b',
  'needs: [a',
  'needs: a\n  c: {}',
]

const FILES: readonly string[] = [
  ...SETTINGS.map((setting) => `${BEFORE}  c:\n    ${NAME}\n    ${setting}\n    ${STEPS}\n`).map(
    (text) => (/ {4}name:/.test(text.replace(NAME, '')) ? text.replace(`    ${NAME}\n`, '') : text),
  ),
  `${BEFORE}  c:\n    needs: [\n      a,\n    ]\n    ${STEPS}\n`.replaceAll('\n', '\r\n'),
  `${BEFORE}  c:\n    name: |\n      one\n      two\n    ${STEPS}\n`.replaceAll('\n', '\r\n'),
  `\uFEFF${BEFORE}`,
  `---\n${BEFORE}...\n# the end\n`,
  `%YAML 1.2\n---\n${BEFORE}`,
  `${BEFORE}---\n${BEFORE}`,
  '',
  '# nothing\n',
  `on: push\njobs: { a: ${JOB}, "b": ${JOB}, ? c : ${JOB} }`,
  `{ "on": "push", "jobs": { "a": { "runs-on": "x", "steps": [{ "run": "make" }] } } }`,
  `jobs:\n a: &a ${JOB}\n b: *a\non: push\n`,
  `on:\n  push:\n    branches: [\n      main\n    ]\njobs:\n  a: ${JOB}\n`,
  // An event that the parser does not know.
  `on: an_event_of_next_year\njobs:\n  a: ${JOB}\n  b: { needs: [a], runs-on: x, steps: [{ run: make }] }\n`,
]

describe('decodeWorkflowFile', () => {
  it.each(FILES)('reads what the parser of GitHub reads in %j', async (text) => {
    const expected = (await declaredIn(text)) ?? (await declaredIn(withPush(text)))
    expect(decoded(text)).toEqual(expected)
  })

  it('reads sixty of these files or more', () => {
    expect(FILES.filter((text) => decoded(text) !== undefined).length).toBeGreaterThanOrEqual(60)
  })
})

/** Replaces `on`, which can have an event that the parser does not know yet. */
function withPush(text: string): string {
  return text.replace(/^on: .*/, 'on: push')
}

function decoded(text: string) {
  return decodeWorkflowFile(text, new Map()).graph?.map(
    ({ key, name, legNames, needs, matrix, failFast, maxParallel, timeout, continueOnError }) => ({
      ...{ key, name, legNames, needs, matrix },
      ...{ failFast, maxParallel, timeout, continueOnError },
    }),
  )
}

interface PlainJob {
  readonly name?: unknown
  readonly strategy?: {
    readonly matrix?: Readonly<Record<string, readonly unknown[]>>
    readonly 'fail-fast'?: boolean
    readonly 'max-parallel'?: number
  }
  readonly 'timeout-minutes'?: unknown
  readonly 'continue-on-error'?: unknown
}

/** Lists the jobs that GitHub's parser reads; `undefined` if it refuses the file. */
async function declaredIn(content: string) {
  const { context, value } = parseWorkflow({ name: 'a.yml', content }, new NoOperationTraceWriter())
  if (value === undefined) return undefined
  const { jobs, errors } = await convertWorkflowTemplate(context, value)
  if (errors !== undefined) return undefined
  const file = plain(JSON.parse(JSON.stringify(value))) as { jobs: Record<string, PlainJob> }
  return jobs.map(({ id: { value: key }, needs }) => {
    const { name: declared, strategy = {}, ...limits } = file.jobs[key] ?? {}
    const {
      matrix,
      'fail-fast': failFast = true,
      'max-parallel': maxParallel = Infinity,
    } = strategy
    const { 'timeout-minutes': minutes = 360, 'continue-on-error': forgives = false } = limits
    const name = textOf(declared ?? key).trim()
    return {
      key,
      name,
      legNames: matrix && name.includes('${{') ? legNames(name, matrix) : undefined,
      needs: (needs ?? []).map((need) => need.value),
      matrix: matrix !== undefined,
      failFast,
      maxParallel,
      timeout: typeof minutes === 'number' ? minutes * MINUTE : undefined,
      continueOnError: typeof forgives === 'boolean' ? forgives : undefined,
    }
  })
}

function legNames(name: string, matrix: Readonly<Record<string, readonly unknown[]>>) {
  const names = Object.entries(matrix).reduce(
    (all, [key, values]) =>
      all.flatMap((one) =>
        values.map((value) => one.replace(`\${{ matrix.${key} }}`, () => textOf(value))),
      ),
    [name],
  )
  const isText = Object.values(matrix).every((values) => !values.some(Array.isArray))
  return isText ? names.map((one) => one.replace(/\$\{\{.*?\}\}/g, '').trim()) : undefined
}

function textOf(value: unknown): string {
  return value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)
}

/** Returns the value of a token of the parser, which reads a text with expressions as a call of `format`. */
function plain(token: unknown): unknown {
  if (typeof token !== 'object' || token === null) return token
  const { map, seq, expr } = token as {
    readonly map?: readonly { readonly Key: string; readonly Value: unknown }[]
    readonly seq?: readonly unknown[]
    readonly expr?: string
  }
  if (seq !== undefined) return seq.map(plain)
  if (map !== undefined) return Object.fromEntries(map.map(({ Key, Value }) => [Key, plain(Value)]))
  const [, text = '', values = ''] = /^format\('(.*)', (.*)\)$/.exec(expr ?? '') ?? []
  return text === ''
    ? `\${{ ${expr} }}`
    : text.replace(/\{(\d)\}/g, (_, at) => `\${{ ${values.split(', ')[Number(at)]} }}`)
}

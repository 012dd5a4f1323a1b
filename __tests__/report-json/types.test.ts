import { expect, it } from '@jest/globals'
import { execFile } from 'node:child_process'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { encodeMonth } from '../../src/month/report-json/month.ts'
import { makeMonth, makeUnsteady } from '../../testing/make-month.ts'
import { temporaryFolders } from '../../testing/temporary-folders.ts'

const ROOT = join(import.meta.dirname, '../..')
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc')

const folder = temporaryFolders()()
const path = (name: string): string => join(folder, name)

const run = promisify(execFile)

/** Returns what the compiler reports of programs that read a report, as programs of users, by their names. */
async function check(programs: Readonly<Record<string, string>>) {
  copyFileSync(join(ROOT, TYPES), path(TYPES))
  const files = Object.keys(programs).map((name) => path(`${name}.ts`))
  for (const [name, text] of Object.entries(programs))
    writeFileSync(path(`${name}.ts`), `${IMPORTS}\n${text}`)
  const options = ['--strict', '--noEmit', '--skipLibCheck', '--exactOptionalPropertyTypes']
  const versions = ['--module', 'NodeNext', '--target', 'ES2024', '--lib', 'ES2024']
  const { stdout } = await run(process.execPath, [TSC, ...options, ...versions, ...files], {
    cwd: folder,
  }).catch((error: unknown) => error as { readonly stdout: string })
  return stdout.split('\n').filter((line) => /^\w+\.ts/.test(line))
}

const TYPES = 'run-report.d.ts'
const NAMES = 'AnyRunReport, RunReport, RunReportMonth, RunReportOfACommit'
const IMPORTS = `import type { ${NAMES} } from './${TYPES}'`

/** What a program may do with each value; a verdict that it does not know is an error. */
const READER = `
export function describe(report: AnyRunReport): string[] {
  if (report.kind === 'month') return report.unsteady.map(({ test, job, lastAt }) => \`\${test ?? job} \${lastAt.trim()}\`)
  const runs = report.kind === 'run' ? [report] : report.runs.map(({ report }) => report)
  const names = runs.flatMap(({ failures }) => failures.flatMap(({ errors }) => errors.map(({ title }) => title ?? '')))
  const causes = report.causes.map(({ judged: { verdict }, ...cause }) => {
    switch (verdict) {
      case 'new': return cause.message ?? cause.sentence
      case 'known': case 'unsteady': case 'infrastructure': case 'unknown': return cause.sentence.trim()
      default: return verdict satisfies never
    }
  })
  return [...names, ...causes]
}`

function approved(name: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, `testing/approved/${name}/report.json`), 'utf8'))
}

it('has types of all reports, by which the compiler finds mistakes', async () => {
  const values = [
    ['RunReport', approved('two-causes-one-known')],
    ['RunReport', approved('failure-kinds')],
    ['RunReportOfACommit', approved('commit-with-three-workflows')],
    ['RunReportMonth', encodeMonth(makeMonth({ unsteady: [makeUnsteady()] }))],
  ] as const
  const read = values.map(([type, json]) => `describe(${JSON.stringify(json)} satisfies ${type})`)
  const mistakes = [
    `({ judged: { verdict } }: RunReport['causes'][number]) => verdict === 'odd'`,
    '({ jobz }: RunReport) => jobz',
    '({ run }: RunReport) => run.branch.length',
  ]
  const programs = {
    right: [READER, ...read].join('\n'),
    wrong: `export const all = [${mistakes.join(', ')}]`,
  }
  expect(await check(programs)).toEqual([
    expect.stringMatching(/^wrong.*no overlap/),
    expect.stringMatching(/^wrong.*'jobz' does not exist/),
    expect.stringMatching(/^wrong.*possibly 'null'/),
  ])
})

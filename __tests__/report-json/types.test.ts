import { beforeAll, describe, expect, it } from '@jest/globals'
import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import ts from 'typescript'
import { encodeMonth } from '../../src/report-json/month.ts'
import { makeMonth, makeUnsteady } from '../../testing/make-month.ts'
import { temporaryFolders } from '../../testing/temporary-folders.ts'

const ROOT = join(import.meta.dirname, '../..')
const JSON_TO_TYPES = join(ROOT, 'node_modules/json-schema-to-typescript/dist/src/cli.js')
const SCHEMAS = ['report', 'commit-report', 'month'] as const

const folder = temporaryFolders()()
const path = (name: string): string => join(folder, name)

beforeAll(async () => {
  await Promise.all(
    SCHEMAS.map(async (name) => {
      const schema = join(ROOT, `${name}.schema.json`)
      const { stdout, stderr } = await promisify(execFile)(process.execPath, [
        JSON_TO_TYPES,
        schema,
      ])
      expect({ name, stderr }).toEqual({ name, stderr: '' })
      writeFileSync(path(`${name}.ts`), stdout)
    }),
  )
}, 60_000)

/** Returns what the compiler says of a program that reads a report, as the program of a user. */
function check(program: string): string[] {
  writeFileSync(path('program.ts'), `${IMPORTS}\n${program}`)
  const compiled = ts.createProgram([path('program.ts')], {
    ...{ strict: true, noEmit: true, skipLibCheck: true, types: [] },
    ...{ module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2024 },
    exactOptionalPropertyTypes: true,
  })
  return ts
    .getPreEmitDiagnostics(compiled)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

const IMPORTS = `
import type { RunReport } from './report.js'
import type { RunReportOfACommit } from './commit-report.js'
import type { RunReportMonth } from './month.js'`

/** What a program may do with each value; a verdict that it does not know is an error. */
const READER = `
export function describe(report: RunReport | RunReportOfACommit | RunReportMonth): string[] {
  if (report.kind === 'month') return report.unsteady.map(({ test, job, lastAt }) => \`\${test ?? job} \${lastAt.trim()}\`)
  const runs = report.kind === 'run' ? [report] : report.runs.map(({ report }) => report)
  const names = runs.flatMap(({ failures }) => failures.flatMap(({ errors }) => errors.map(({ title }) => title ?? '')))
  const causes = report.causes.map(({ verdicts: [{ verdict }], ...cause }) => {
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

describe('the types that json-schema-to-typescript makes', () => {
  it('are those of the reports of runs and of a commit, and of a month', () => {
    const values = [
      ['RunReport', approved('two-causes-one-known')],
      ['RunReport', approved('failure-kinds')],
      ['RunReportOfACommit', approved('commit-with-three-workflows')],
      ['RunReportMonth', encodeMonth(makeMonth({ unsteady: [makeUnsteady()] }))],
    ] as const
    const read = values.map(([type, json]) => `describe(${JSON.stringify(json)} satisfies ${type})`)
    expect(check([READER, ...read].join('\n'))).toEqual([])
  })

  it('let the compiler find an unknown verdict, an unknown field and a value that can be null', () => {
    const mistakes = [
      `({ verdicts: [{ verdict }] }: RunReport['causes'][number]) => verdict === 'odd'`,
      '({ jobz }: RunReport) => jobz',
      '({ run }: RunReport) => run.branch.length',
    ]
    expect(check(`export const all = [${mistakes.join(', ')}]`)).toEqual([
      expect.stringMatching(/no overlap/),
      expect.stringMatching(/'jobz' does not exist/),
      expect.stringMatching(/possibly 'null'/),
    ])
  })
})

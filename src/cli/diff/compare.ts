import { readFile } from 'node:fs/promises'
import { diffRuns } from '../../analyse/diff/diff-runs.ts'
import { messageOf } from '../../github/errors/github-error.ts'
import { parseJson } from '../../github/json-values.ts'
import type { AnyReport } from '../../model/report/any-report.ts'
import type { Report } from '../../model/report/report.ts'
import type { RunDiff } from '../../model/report/run-diff.ts'
import { decode } from '../../report-json/decode.ts'
import type { DiffOperand } from './operands.ts'
import { CommandError } from '../errors.ts'
import { reportNamedRun } from '../report-run.ts'

type CommandContext = Parameters<typeof reportNamedRun>[1]

/** Compares two runs. @throws `CommandError` */
export async function diffOperands(
  operands: readonly [DiffOperand, DiffOperand],
  context: CommandContext,
): Promise<RunDiff> {
  const [before, after] = await Promise.all([
    readDiffedReport(operands[0], context),
    readDiffedReport(operands[1], context),
  ])
  return diffRuns(before, after)
}

async function readDiffedReport(
  { run, file }: DiffOperand,
  context: CommandContext,
): Promise<Report> {
  const attempt = run !== undefined && 'attempt' in run ? run.attempt : undefined
  const report =
    run === undefined
      ? await readFileReport(file)
      : await reportNamedRun({ run, attempt, knownIssues: undefined, format: 'json' }, context)
  if (report.jobs !== undefined) return report
  const texts = report.notes.map(({ text }) => text)
  throw new CommandError([`the jobs of ${report.run.url} could not be read`, ...texts].join('\n\n'))
}

/** Reads a JSON report. */
async function readFileReport(file: string): Promise<Report> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new CommandError(`could not read ${file}: ${messageOf(error)}`, { cause: error })
  })
  const json = parseJson(text)
  if (json === undefined) throw new CommandError(`${file} is not JSON, or was cut off`)
  const report = decodeFile(file, json)
  if (report.kind === 'run') return report
  throw new CommandError(`${file} is of a commit; diff compares two runs`)
}

function decodeFile(file: string, json: unknown): AnyReport {
  try {
    return decode(json)
  } catch (cause) {
    throw new CommandError(`${file} is not a valid JSON report: ${messageOf(cause)}`, { cause })
  }
}

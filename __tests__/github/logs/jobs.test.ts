import { describe, expect, it } from '@jest/globals'
import { kindOfFailure } from '../../../src/analyse/causes/cause-kinds.ts'
import { JobReader } from '../../../src/github/logs/jobs/job-reader.ts'
import { lineSplitter } from '../../../src/github/logs/lines/split-lines.ts'
import type { Step } from '../../../src/model/run.ts'
import type { Some } from '../../../src/model/some.ts'
import { failureAt } from '../../../testing/failure-at.ts'
import { logLine, scriptHead } from '../../../testing/log-text.ts'
import { stepOf } from '../../../testing/make-steps.ts'
import { readLogCases } from '../../../testing/read-log-cases.ts'

const EXIT = '##[error]Process completed with exit code 1.'

/** The header of a step that runs an action, or else a script: `⏎` ends a line of it, and `env: A=1` sets a variable. */
function headOf(run: string): readonly string[] {
  const isAction = /^(?:\.\/|[\w-]+\/[\w./-]+@)/.test(run)
  if (isAction) return [`##[group]Run ${run}`, 'with:', '  name: logs', '##[endgroup]']
  const [variables = [], script = []] = [true, false].map((isSet) =>
    run.split('⏎').filter((line) => line.startsWith('env: ') === isSet),
  )
  const list = variables.map((line) => line.replace('env: ', '  ').replace('=', ': '))
  return scriptHead(...script).toSpliced(-1, 0, ...(list.length > 0 ? ['env:', ...list] : []))
}

const UPLOAD = stepOf(1, 'Upload', 10, 50, 'failure')

/** Returns the kind of the failure of a step that is called `Upload`, as the log of its job proves it. */
function kindOf(lines: readonly string[], steps: Some<Step> = [UPLOAD]) {
  const [step] = steps
  const log = lines.flatMap((line) => (line.startsWith('run: ') ? headOf(line.slice(5)) : [line]))
  const ended = log.some((line) => line.startsWith('##[error]')) ? log : [...log, EXIT]
  const reader = new JobReader({ steps, targets: [step], limit: 20 }, true)
  const splitter = lineSplitter()
  const text = ended.map((line, at) => `${logLine(11 + at / 1000, line)}\n`).join('')
  for (const line of [...splitter.push(Buffer.from(text)), ...splitter.end()]) reader.add(line)
  reader.end(true)
  const excerpts = [reader.excerptOf(step) ?? []].flat()
  const { kind, isProven } = kindOfFailure(failureAt(step, { logs: excerpts }))
  return isProven ? kind : 'failed-step'
}

describe('the kind that the log of a step proves', () => {
  it.each(
    ['services.txt', 'registries.txt', 'hosts-by-evidence.txt'].flatMap((name) =>
      readLogCases(new URL(`jobs/${name}`, import.meta.url)),
    ),
  )('by who spoke is $expected: $title', ({ lines, expected = 'failed-step' }) => {
    expect(kindOf(lines)).toBe(expected)
  })

  it('is not known if another step wrote at the same time', () => {
    const lines = ['run: actions/upload-artifact@v4', '##[error]Unexpected HTTP response: 503']
    const other = stepOf(2, 'Test', 9, 50)
    expect([kindOf(lines), kindOf(lines, [UPLOAD, other])]).toEqual(['network', 'failed-step'])
  })
})

import { globSync, readdirSync, readFileSync } from 'node:fs'
import { listFailed } from '../../src/results/read-files.ts'
import { resultReader } from '../../src/results/result-reader.ts'
import { type Accuracy, percent } from './accuracy.ts'
import { showFailure } from './shown-failure.ts'

/** Of each tool the log of a run in which tests failed, and the files of test results that it wrote. */
const FOLDER = new URL('../simulate/tool-results/', import.meta.url)

/** Of the tests that files list as failed, and of those that logs name. */
const MIN_NAMED = 0.9
const MIN_LISTED = 0.85

/** Measures how often the names of failed tests in logs are those in the files of the same run, which nobody labelled. */
export function measureTestResults(): Accuracy {
  const tools = readdirSync(FOLDER).map(compare)
  const all = <Name>(of: (tool: ReturnType<typeof compare>) => readonly Name[]) =>
    tools.flatMap((tool) => of(tool))
  const [inFile, inLog] = [all(({ listed }) => listed), all(({ named }) => named)]
  const [missed, added] = [all((tool) => tool.missed), all((tool) => tool.added)]
  const [named, listed] = [1 - missed.length / inFile.length, 1 - added.length / inLog.length]
  return {
    lines: [
      `${tools.length} tools; ${inFile.length} failed tests in files, of which logs name ${percent(named, 1)} (at least ${percent(MIN_NAMED, 0)}); ${inLog.length} in logs, of which files list ${percent(listed, 1)} (at least ${percent(MIN_LISTED, 0)})`,
      ...tools.flatMap(({ tool, missed, added }) => [
        ...missed.map((name) => `  ${tool}: only in the file: ${name}`),
        ...added.map((name) => `  ${tool}: only in the log: ${name}`),
      ]),
    ],
    targetsMet: named >= MIN_NAMED && listed >= MIN_LISTED,
  }
}

function compare(tool: string) {
  const folder = new URL(`${tool}/`, FOLDER)
  const files = globSync('*.xml', { cwd: folder }).flatMap((name) => {
    const reader = resultReader()
    reader.add(readFileSync(new URL(name, folder)))
    const results = reader.end()
    return results === undefined ? [] : { name, results, uploaders: [], artifact: '' }
  })
  const lines = readFileSync(new URL('log.txt', folder), 'utf8').trimEnd().split('\n')
  const entries = showFailure({ lines }).excerpt?.errors?.entries ?? []
  const named = entries.flatMap(({ isTest, title = '' }) => (isTest ? title : []))
  const failed = listFailed(files).flatMap((file) => file.failed)
  const listed = failed.flatMap(({ test }) => test?.name ?? [])
  return {
    ...{ tool, named, listed },
    missed: listed.filter((name) => !named.some((other) => areAlike(name, other))),
    added: named.filter((name) => !listed.some((other) => areAlike(name, other))),
  }
}

/** Whether one name is in the other: tools print a test with its file, its suite or its class. */
function areAlike(...names: [string, string]): boolean {
  const [own = '', its = ''] = names.map(
    (name) => ` ${(name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `,
  )
  return own.includes(its) || its.includes(own)
}

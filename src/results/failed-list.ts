import { findDetail, findPosition } from '../logs/entries/entry-details.ts'
import { nameWithin, splitNames } from '../model/logged/test-name.ts'
import { MAX_ENTRIES } from '../model/report/failure.ts'
import { type ResultFile, type StatedEntry, resultTitle } from '../model/results/test-results.ts'
import { firstFilledLine } from './values.ts'

/** Lines of what a tool wrote, with the stack, that show the position if attributes do not. */
const MAX_LINES = 100
/** Part before what a tool says, since the position is shown as well. */
const POSITION = /^(?:at )?(?:[A-Za-z]:)?[^\s:()]+\.\w{1,8}[:(]\d+[\d:)]*(?: -)?(?:\s+|$)/

type ReadFile = Omit<ResultFile, 'failed'>

/** Lists what failed in each of the files of one upload, in the form in which logs list it. */
export function listFailed(files: readonly ReadFile[]): readonly ResultFile[] {
  const shared = sharedParts(files)
  return files.map((file) => {
    const { kind, tests, suiteErrors } = file.results
    const failed = tests.filter(({ outcome }) => outcome === 'failed').slice(0, MAX_ENTRIES)
    const entries = failed.map((test): StatedEntry => {
      const { message, text = '', position } = test.reason ?? {}
      const name = resultTitle(test)
      const place = outerNamesOf(file, test.host, test.suite)
        .filter((part) => shared.get(test.id)?.includes(part) === false)
        .filter((part) => nameWithin(part, test.name) !== name)
      const title = [...(place.length > 0 ? [`[${place.join(' ')}]`] : []), name].join(' ')
      const lines = text.split('\n', MAX_LINES)
      const others = lines.filter((line) => firstFilledLine([line]) !== message)
      const said = findDetail([message ?? '', ...others], true) ?? message
      const detail = said?.replace(POSITION, '') || undefined
      const stack = findPosition(lines, test.position?.path, title)
      return { title, detail, position: position ?? stack ?? test.position, isTest: true, test }
    })
    // Errors of the run in TRX repeat what the tool printed of its tests.
    const others = kind === 'trx' && entries.length > 0 ? [] : suiteErrors
    const errors = others.map(({ suite, message: detail, position }): StatedEntry => {
      return { title: suite || undefined, detail, position, isTest: false, test: undefined }
    })
    return { ...file, failed: [...entries, ...errors].slice(0, MAX_ENTRIES) }
  })
}

/** Returns the names of what is around a test, beside its class and its file. */
function outerNamesOf(file: ReadFile, host: string, suite: string): readonly string[] {
  return [...file.name.split('/').slice(0, -1), host, ...splitNames(suite)].filter(
    (part) => part !== '',
  )
}

/** Returns, by the id of a test that failed, what is around all tests with it. */
function sharedParts(files: readonly ReadFile[]) {
  const ids = new Set(files.flatMap(({ results }) => results.tests.map(({ id }) => id)))
  const shared = new Map<string, readonly string[]>()
  for (const file of ids.size > 0 ? files : [])
    for (const { host, name, tests } of file.results.suites) {
      const parts = outerNamesOf(file, host, name)
      for (const id of tests.keys())
        if (ids.has(id))
          shared.set(
            id,
            (shared.get(id) ?? parts).filter((part) => parts.includes(part)),
          )
    }
  return shared
}

import { findDetail, findPosition } from '../logs/entries/entry-details.ts'
import { nameWithin } from '../model/report/entry-words.ts'
import { MAX_ENTRIES } from '../model/report/failure.ts'
import {
  isFailed,
  type ResultFile,
  type StatedEntry,
  type TestSuite,
  titleOf,
} from '../model/results/test-results.ts'
import { firstLine } from './values.ts'

/** Lines of what a tool wrote, with the stack, that show the position if attributes do not. */
const MAX_LINES = 100
/** Before what a tool says, since the position is shown as well. */
const POSITION = /^(?:at )?(?:[A-Za-z]:)?[^\s:()]+\.\w{1,8}[:(]\d+[\d:)]*(?: -)?(?:\s+|$)/

type ReadFile = Omit<ResultFile, 'failed'>

/** Lists what failed in each of the files of one upload, in the form in which logs list it. */
export function listFailed(files: readonly ReadFile[]): readonly ResultFile[] {
  const failed = new Map(files.map((file) => [file, failedIn(file)]))
  const shared = sharedParts(files, new Set([...failed.values()].flat().map(({ id }) => id)))
  return files.map((file) => {
    const { kind, suiteErrors } = file.results
    const entries = (failed.get(file) ?? []).map(({ id, test, parts }): StatedEntry => {
      const { message, text = '', position } = test.reason ?? {}
      const name = titleOf(test)
      const own = parts.filter((part) => shared.get(id)?.includes(part) === false)
      const place = own.filter((part) => nameWithin(part, test.name) !== name).join(' ')
      const title = place === '' ? name : `[${place}] ${name}`
      const lines = text.split('\n', MAX_LINES)
      const others = lines.filter((line) => firstLine([line]) !== message)
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

function failedIn(file: ReadFile) {
  const results = file.results.suites.flatMap((suite) =>
    [...suite.tests].flatMap(([id, test]) =>
      isFailed(test) ? { id, test, parts: partsOf(file, suite) } : [],
    ),
  )
  return results.slice(0, MAX_ENTRIES)
}

/** Returns the names of what is around a test, beside its class and its file. */
function partsOf({ folder }: ReadFile, { host, name }: TestSuite): readonly string[] {
  return [...folder.split('/'), host, ...name.split(' > ')].filter((part) => part !== '')
}

/** Returns, by the id of a test, what is around all tests with it. */
function sharedParts(files: readonly ReadFile[], wanted: ReadonlySet<string>) {
  const shared = new Map<string, readonly string[]>()
  for (const file of files)
    for (const suite of file.results.suites) {
      const parts = partsOf(file, suite)
      for (const [id] of wanted.size === 0 ? [] : suite.tests) {
        const common = (shared.get(id) ?? parts).filter((part) => parts.includes(part))
        if (wanted.has(id)) shared.set(id, common)
      }
    }
  return shared
}

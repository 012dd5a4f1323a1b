import type { FoundResults, ResultFile, TestSuite } from '../src/model/results/test-results.ts'

/**
 * Results as files have them, such as `unit@1: Cart 0-39, Pay 40-49 s; e2e!: Web 0`: each artifact with the ids of jobs
 * that may have uploaded it, and its suites of numbered tests, which passed, or were skipped (`s`), failed (`f`) or passed
 * on a retry (`r`). With `!`, the file has a fault; `.` is the workspace; `/` separates legs with a host of their own.
 */
export function resultFiles(text: string): FoundResults {
  const listed = text === '' ? [] : text.split('; ').map(fileOf)
  const unread = listed.flatMap(({ isWhole, file: { artifact, name, uploaders } }) =>
    isWhole
      ? []
      : { artifact, name, uploaders, kind: 'tests-cut' as const, reason: 'it is not well-formed' },
  )
  return { files: listed.map(({ file }) => file), unread, notes: [] }
}

function fileOf(text: string) {
  const [, name = '', jobs = '', fault, content = ''] =
    /^([^@!:]+)(?:@([\d+]+))?(!)?: ?(.*)$/.exec(text) ?? []
  const suites = content === '' ? [] : content.split(', ').map(suiteOf)
  const tests = suites.flatMap((suite) => [...suite.tests.values()])
  const file: ResultFile = {
    artifact: name === '.' ? undefined : name,
    ...{ name: 'junit.xml', folder: '', failed: [] },
    uploaders: jobs === '' ? [] : jobs.split('+').map((id) => ({ jobId: Number(id), step: 3 })),
    results: {
      ...{ kind: 'junit', suites, suiteErrors: [], fault: fault && 'it is not well-formed' },
      tests: tests.filter((test) => typeof test === 'object'),
    },
  }
  return { file, isWhole: fault === undefined }
}

function suiteOf(text: string): TestSuite {
  const [, suite = '', host = '', from = '', to = from, end = ''] =
    /^(\S+?)(?:\/(\w+))? (\d+)(?:-(\d+))?(?: ([sfr]))?$/.exec(text) ?? []
  const ids = Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => Number(from) + at)
  const outcome = end === 'f' ? 'failed' : 'flaky'
  const testOf = (name: string) => {
    if (end === 's') return 'skipped'
    const rest = { class: undefined, position: undefined, reason: undefined }
    return end === '' ? 'passed' : ({ id: name, suite, host, name, outcome, ...rest } as const)
  }
  return { name: suite, host, tests: new Map(ids.map((id) => [`${id}`, testOf(`test ${id}`)])) }
}

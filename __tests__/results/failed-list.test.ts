import { describe, expect, it } from '@jest/globals'
import type { TestResult, TestResults } from '../../src/model/results/test-results.ts'
import { listFailed, filesReader, foundIn } from '../../src/results/read-files.ts'

const TEST: TestResult = {
  ...{ id: 'id', suite: '', host: '', class: undefined, name: 'adds' },
  position: { path: 'a.py', line: 3, column: undefined },
  outcome: 'failed',
  reason: { message: 'expected 3', text: 'at a.py:4', position: undefined },
}

const at = (line: number) => ({ path: 'a.py', line, column: undefined, file: undefined })

describe('listFailed', () => {
  it('lists failed tests, then what failed without a test', () => {
    const tests: TestResult[] = [
      TEST,
      { ...TEST, outcome: 'flaky' },
      { ...TEST, reason: undefined },
    ]
    const suiteErrors = [{ suite: 's', message: 'no set-up', text: '', position: undefined }]
    expect(list({ suiteErrors }, ...tests)).toEqual([
      { title: 'adds', detail: 'expected 3', position: at(4), isTest: true, test: TEST },
      expect.objectContaining({ title: 'adds', detail: undefined }),
      { title: 's', detail: 'no set-up', position: undefined, isTest: false, test: undefined },
    ])
  })

  it('prefers the position of the failure', () => {
    const position = { path: 'b.py', line: 9, column: undefined }
    const reason = { message: undefined, text: '', position }
    expect(list({}, { ...TEST, reason })[0]?.position).toBe(position)
  })

  it('prefers the line of the stack to that where the test begins', () => {
    const stack =
      'Error: no total\n    at Object.<anonymous> (/home/runner/work/shop/shop/src/cart.test.ts:7:3)'
    const reason = { message: undefined, text: stack, position: undefined }
    const [entry] = list({}, { ...TEST, reason })
    expect(entry?.position).toMatchObject({ path: 'src/cart.test.ts', line: 7 })
  })

  it('omits the errors of a run in TRX that repeat its tests', () => {
    const suiteErrors = [{ suite: '', message: 'adds [FAIL]', text: '', position: undefined }]
    const count = (tests: readonly TestResult[]) =>
      list({ kind: 'trx', suiteErrors }, ...tests).map(({ title }) => title)
    expect(count([TEST])).toEqual(['adds'])
    expect(count([])).toEqual([undefined])
  })

  it.each([
    [['a.xml', 'x', ''], ['a.xml', 'y', ''], '[x] adds'],
    [['api/t/a.xml', 'x', ''], ['web/t/a.xml', 'x', ''], '[api] adds'],
    [['a.xml', '', 'EUR > cart'], ['a.xml', '', 'USD > cart'], '[EUR] cart.adds'],
    [['a.xml', '', 'EUR'], ['a.xml', '', 'USD'], 'EUR.adds'],
    [['a.xml', 'x', ''], ['a.xml', 'x', ''], 'adds'],
  ])('distinguishes the test in %j from that in %j as %p', async (one, other, title) => {
    const read = filesReader((chunks) => chunks, String)
    const listed = [one, other].map(([name = '', host, suite]) => {
      const xml = `<testsuite name="${suite}" hostname="${host}"><testcase name="adds"><failure/></testcase></testsuite>`
      return { name, size: 1, chunks: new Blob([xml]).stream() }
    })
    const files = await read(listed, { artifact: undefined, uploaders: [] })
    expect(foundIn(files).files[0]?.failed[0]?.title).toBe(title)
  })

  it('takes an empty file for one without tests, also while another artifact is read', async () => {
    const read = filesReader((chunks) => chunks, String)
    const readOne = (name: string, xml: string) =>
      read([{ name, size: 1, chunks: new Blob([xml]).stream() }], {
        artifact: undefined,
        uploaders: [],
      })
    const xml = '<testsuite><testcase name="adds"/></testsuite>'
    const [empty] = await Promise.all([readOne('a.xml', ''), readOne('b.xml', xml)])
    expect(foundIn(empty).files.map(({ name }) => name)).toEqual(['a.xml'])
  })

  it.each([
    ['<test-results total="1"/>', 'it has the format of NUnit 2, and that of NUnit 3 is read'],
    ['<assembly total="1"/>', 'it has the format of xUnit.net v1, and that of v2 is read'],
  ])('says of %s why it was not read', async (xml, reason) => {
    const read = filesReader((chunks) => chunks, String)
    const listed = [{ name: 'a.xml', size: 1, chunks: new Blob([xml]).stream() }]
    const found = foundIn(await read(listed, { artifact: 'nets', uploaders: [] }))
    const text = `Test results in a.xml of the artifact nets could not all be read: ${reason}.`
    const kinds = found.unread.map(({ kind, artifact, name }) => [kind, artifact, name])
    expect([found.files, kinds, found.notes]).toEqual([
      [],
      [['tests-format', 'nets', 'a.xml']],
      [{ severity: 'notice', text }],
    ])
  })

  it('lists at most 200', () => {
    expect(list({}, ...Array.from({ length: 300 }, () => TEST))).toHaveLength(200)
  })

  it.each([
    ['shop.CartTest', '', 'adds', 'shop.CartTest.adds'],
    ['shop.CartTest', '', 'adds two', 'shop.CartTest adds two'],
    ['Shop\\CartTest', '', 'testAdds', 'Shop\\CartTest::testAdds'],
    ['shop::cart', '', 'tests::adds', 'shop::cart tests::adds'],
    ['a.spec.js', 'a.spec.js', 'shop › adds', 'a.spec.js › shop › adds'],
    ['a.test.js', '', 'shop > adds', 'a.test.js > shop > adds'],
    ['Shop.CartTest', '', 'Shop.CartTest.Adds(i: 3)', 'Shop.CartTest.Adds(i: 3)'],
    ['cart adds', 'cart', 'cart adds', 'cart adds'],
    ['a', '', 'adds', 'a.adds'],
    ['test', 'outer > inner', 'adds', 'inner.adds'],
    ['test', '', 'adds', 'adds'],
    [undefined, 'src/a.js', 'src/a.js', 'src/a.js'],
    ['shop.CartTest', '', '', 'shop.CartTest'],
  ])('names the class %p, suite %p, test %p as %p', (className, suite, name, title) => {
    const test = { ...TEST, class: className, suite, name }
    expect(list({}, test)[0]?.title).toBe(title)
  })
})

/** Lists what failed in a file with these tests. */
function list(fields: Partial<TestResults>, ...tests: readonly TestResult[]) {
  const byId = new Map(tests.map((test) => [test.id, test]))
  const suites = [{ name: tests[0]?.suite ?? '', host: '', tests: byId }]
  const results = {
    kind: 'junit',
    tests,
    suites,
    suiteErrors: [],
    fault: undefined,
    ...fields,
  } as const
  const file = { artifact: undefined, name: 'a.xml', uploaders: [], results }
  return listFailed([file]).flatMap(({ failed }) => failed)
}

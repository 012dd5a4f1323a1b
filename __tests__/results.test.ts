import { describe, expect, it } from '@jest/globals'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import type { TestResult, TestResults } from '../src/model/results/test-results.ts'
import { filesReader, foundIn, listFailed } from '../src/results/read-files.ts'
import { MAX_FILE_BYTES, resultReader } from '../src/results/result-reader.ts'
import { halfOf } from '../testing/fuzz/fuzz-options.ts'
import { listedTests } from '../testing/listed-tests.ts'

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

const MEBIBYTE = 1_024 ** 2

const SUITES = `<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="99"><testsuite name="outer" file="a/b.py"><testsuite name="schlägt 𝒳">
<testcase classname="a.B" name="adds" time="1,234.5"/>
<testcase classname="a.B" name="fällt 𝒳 &lt;3&gt;" file=".\\c.py" line="7" time="0,5"><failure message="a &amp;&#10;b">at\r\n c<![CDATA[ <d> ]]></failure></testcase>
<testcase name="skips"><skipped/></testcase><testcase name="off" status="disabled"/>
<testcase name="retried"><flakyFailure message="m"><stackTrace>at e</stackTrace></flakyFailure></testcase>
<testcase name="worse"><skipped/><error/><failure message="later"/></testcase>
<testcase name="todo"><skipped type="todo" message="later"/><failure type="testCodeFailure" message="later"/></testcase>
<testcase name="late todo"><failure message="later"/><skipped type="todo"/></testcase>
<testcase name="skipped"><skipped/><failure message="later"/></testcase>
<testcase name="ran" status="run" result="completed"><failure message="1 is not 2"/><skipped/></testcase>
</testsuite><error message="no set-up"/></testsuite></testsuites>`

const RUN = `<TestRun xmlns="x"><Results>
<UnitTestResult testId="1" testName="Adds" outcome="Passed" duration="00:01:02.5"/>
<UnitTestResult testId="2" testName="Fails" outcome="Failed"><Output><ErrorInfo><Message>No.
Really</Message><StackTrace>   at A.B()</StackTrace></ErrorInfo></Output></UnitTestResult>
<UnitTestResult testId="3" testName="Ends"/><UnitTestResult testId="4" testName="Waits" outcome="NotExecuted"/>
<UnitTestResult testId="5" testName="Rows" outcome="Failed"><InnerResults>
<UnitTestResult testName="Rows" dataRowInfo="1" outcome="Passed"/><UnitTestResult testName="Rows"
dataRowInfo="2" outcome="Failed"><Output><StdOut>no error yet
IOError: port in use</StdOut></Output></UnitTestResult></InnerResults></UnitTestResult></Results><TestDefinitions>
<UnitTest id="2"><TestMethod className="A.B\`1[[C, D]], E, Version=1.0" name="Fails"/></UnitTest>
</TestDefinitions><ResultSummary><RunInfos><RunInfo outcome="Warning"><Text>w</Text></RunInfo>
<RunInfo outcome="Error"><Text>host gone</Text></RunInfo></RunInfos></ResultSummary></TestRun>`

const NUNIT = `<test-run result="Failed"><test-suite type="Assembly" name="C:\\a\\Shop.dll" result="Failed" site="Child">
<failure><message>One or more child tests had errors</message></failure>
<test-suite type="TestFixture" name="Cart(5)" fullname="Shop.Cart(5)" result="Failed" site="Child">
<failure><message>One or more child tests had errors</message></failure>
<test-case name="Adds" fullname="Shop.Cart(5).Adds" classname="Shop.Cart" result="Passed"/>
<test-case name="Warns" fullname="Shop.Cart(5).Warns" result="Warning"><reason><message>old</message></reason></test-case>
<test-case name="Fails" fullname="Shop.Cart(5).Fails" classname="Shop.Cart" result="Failed" label="Error"><properties/>
<failure><message><![CDATA[1 is not 2
Really]]></message><stack-trace>   at Shop.Cart.Fails()</stack-trace></failure><output>x</output></test-case>
<test-case name="Waits" result="Inconclusive"/><test-case name="Late" result="Skipped" label="Ignored"/>
<test-case name="Off" result="Ignored"/><test-case name="Apart" result="Explicit"/></test-suite>
<test-suite type="TestFixture" name="Bad" result="Failed" label="Invalid" site="SetUp"><failure><message>no cart
</message></failure><test-suite name="Rows" result="Failed" site="Parent"><failure><message>no cart</message></failure>
<test-case name="Rows(1)" fullname="Shop.Bad.Rows(1)" result="Failed" site="Parent"><failure><message>OneTimeSetUp: no cart</message>
</failure></test-case></test-suite></test-suite></test-suite></test-run>`

const XUNIT = `<assemblies><assembly name="/home/u/Shop.dll" total="9"><errors><error type="test-class-cleanup" name="Shop.Cart">
<failure exception-type="E"><message>no file
more</message><stack-trace>at Shop.Cart.Dispose()</stack-trace></failure></error><error type="fatal"/></errors>
<collection name="Test collection for Shop.Cart (id: 0af9b)"><test name="Shop.Cart.Adds(x: 1)" type="Shop.Cart" result="Pass"><traits/></test>
<test name="Shop.Cart.Adds(x: 1)" type="Shop.Cart" result="Fail" source-file="/home/runner/work/a/a/Cart.cs" source-line="5">
<output>o</output><failure exception-type="E"><message>
 <![CDATA[1 is not 2]]></message><stack-trace>at Shop.Cart.Adds()</stack-trace></failure></test>
<test name="Shop.Cart.Adds(x: 1)" type="Shop.Cart" result="Pass"/>
<test name="Waits" type="Shop.Cart" result="Skip"><reason>later</reason></test><test name="Apart" type="Shop.Cart" result="NotRun"/>
</collection></assembly></assemblies>`

const ALL = [SUITES, RUN, NUNIT, XUNIT]

describe('resultReader', () => {
  it('reads what JUnit XML says', () => {
    const results = read(SUITES)
    const tests = listedTests(results)
    expect([results?.kind, results?.fault]).toEqual(['junit', undefined])
    const shown = tests.map(({ name, outcome }) => `${name}: ${outcome}`)
    expect(shown.slice(0, 3)).toEqual(['adds: passed', 'fällt 𝒳 <3>: failed', 'skips: skipped'])
    expect(shown.slice(3)).toEqual([
      'off: skipped',
      'retried: flaky',
      'worse: failed',
      'todo: skipped',
      'late todo: skipped',
      'skipped: skipped',
      'ran: failed',
    ])
    expect(tests[1]).toMatchObject({
      id: 'a.B | c.py | fällt 𝒳 <3>',
      ...{ host: '', suite: 'outer > schlägt 𝒳' },
      class: 'a.B',
      name: 'fällt 𝒳 <3>',
      position: { path: 'c.py', line: 7, column: undefined },
      outcome: 'failed',
      reason: { message: 'a &', text: 'at\n c <d>', position: undefined },
    })
    expect(tests[4]).toMatchObject({ reason: { message: 'm', text: 'at e' } })
    expect(results?.suiteErrors).toMatchObject([{ suite: 'outer', message: 'no set-up' }])
  })

  it('reads what TRX says', () => {
    const results = read(RUN)
    const tests = listedTests(results)
    const shown = tests.map(({ name, outcome }) => `${name}: ${outcome}`)
    expect(shown.slice(0, 3)).toEqual(['Adds: passed', 'Fails: failed', 'Ends: failed'])
    expect(shown.slice(3)).toEqual(['Waits: skipped', 'Rows (1): passed', 'Rows (2): failed'])
    expect(tests[1]).toMatchObject({ class: 'A.B`1[[C, D]]' })
    expect(tests[5]?.reason?.text).toBe('IOError: port in use')
    expect(results?.kind).toBe('trx')
    expect(tests[1]?.reason).toMatchObject({ message: 'No.', text: 'No.\nReally\n   at A.B()' })
    expect(results?.suiteErrors).toMatchObject([{ message: 'host gone' }])
  })

  it('reads what NUnit 3 says', () => {
    const results = read(NUNIT)
    const tests = listedTests(results)
    const shown = tests.map(({ name, outcome }) => `${name}: ${outcome}`)
    expect(shown.slice(0, 3)).toEqual(['Adds: passed', 'Warns: passed', 'Fails: failed'])
    const skipped = ['Waits: skipped', 'Late: skipped', 'Off: skipped', 'Apart: skipped']
    expect(shown.slice(3)).toEqual([...skipped, 'Rows(1): failed'])
    expect(tests[2]).toMatchObject({
      ...{ suite: 'Shop.dll > Cart(5)', class: 'Shop.Cart(5)', id: 'Shop.Cart(5) |  | Fails' },
      reason: { message: '1 is not 2', text: '1 is not 2\nReally\n   at Shop.Cart.Fails()' },
    })
    expect([results?.kind, results?.fault]).toEqual(['nunit', undefined])
    const errors = results?.suiteErrors.map(({ suite, message }) => `${suite}: ${message}`)
    expect(errors).toEqual(['Shop.dll > Bad: no cart'])
  })

  it('reads what xUnit.net says', () => {
    const results = read(XUNIT)
    const tests = listedTests(results)
    expect(tests.map(({ name, outcome }) => `${name}: ${outcome}`)).toEqual([
      ...['Shop.Cart.Adds(x: 1): passed', 'Shop.Cart.Adds(x: 1): failed'],
      ...['Shop.Cart.Adds(x: 1): passed', 'Waits: skipped', 'Apart: skipped'],
    ])
    expect(tests[1]).toMatchObject({
      suite: 'Shop.dll > Test collection for Shop.Cart',
      position: { path: 'Cart.cs', line: 5 },
      reason: { message: '1 is not 2', text: expect.stringMatching(/2\s+at Shop.Cart.Adds\(\)$/) },
    })
    // An equal name is another row, and no repeat.
    expect(tests[1]).not.toHaveProperty('endedOtherwise')
    expect([results?.kind, results?.fault]).toEqual(['xunit', undefined])
    const errors = results?.suiteErrors.map(({ suite, message }) => `${suite}: ${message}`)
    expect(errors).toEqual(['Shop.dll > Shop.Cart: no file', 'Shop.dll: fatal'])
  })

  const FAILED_CASE = '<test-case name="a" result="Failed"/>'
  it.each([
    ['Child', FAILED_CASE, []],
    ['Child', '<test-case name="a" result="Passed"/>', ['m']],
    ['SetUp', FAILED_CASE, ['m']],
    ['TearDown', FAILED_CASE, ['m']],
    ['Parent', '', []],
    ['', FAILED_CASE, []],
    ['', '<test-case name="a" result="Inconclusive"/>', ['m']],
    ['', '', ['m']],
  ])('lists as errors of a suite of NUnit that failed (%s) with %j: %j', (site, inside, errors) => {
    const said = `<failure><message>m</message></failure>${inside}`
    const where = site === '' ? '' : `site="${site}"`
    const suite = `<test-suite name="s" result="Failed" ${where}>${said}</test-suite>`
    const results = read(`<test-run result="Failed(Child)">${suite}</test-run>`)
    expect(results?.fault).toBeUndefined()
    const found = results?.suiteErrors.map(({ message }) => message) ?? []
    expect(found.slice(0, 1)).toEqual(errors)
    // What is around a suite only repeats it.
    if (site !== 'Parent') expect(found).toEqual(errors)
  })

  it.each([
    ['a suite of NUnit', '<test-run><test-suite result="Borked">', '</test-suite></test-run>'],
    ['a case of NUnit', '<test-run><test-case name="b" result="Borked"/>', '</test-run>'],
    [
      'a test of xUnit.net',
      '<assemblies><assembly><test result="Borked"/>',
      '</assembly></assemblies>',
    ],
  ])('does not pass %s with a word that is not known', (_, start, end) => {
    const rest = start.startsWith('<test-run')
      ? '<test-case name="a" result="Failed"/>'
      : '<test name="a" result="Fail"/>'
    const results = read(`${start}${rest}${end}`)
    expect(results?.fault).toContain('it has the result "Borked", which is not known (line 1')
    expect(listedTests(results).map(({ name, outcome }) => [name, outcome])).toEqual([
      ['a', 'failed'],
    ])
  })

  it('does not pass a test without a result', () => {
    const results = read('<test-run><test-case name="a"/></test-run>')
    expect([results?.fault, listedTests(results)]).toEqual([expect.stringContaining('""'), []])
  })

  it.each([
    [
      '<test-results name="a" total="1"/>',
      'it has the format of NUnit 2, and that of NUnit 3 is read',
    ],
    ['<assembly name="a" total="1"/>', 'it has the format of xUnit.net v1, and that of v2 is read'],
    ['<assembly xmlns="http://maven.apache.org/ASSEMBLY/2.0.0"/>', undefined],
    ['<coverage total="1"/>', undefined],
    ['<testsuite total="1"/>', undefined],
  ])('says which format %j has that is not read: %s', (text, expected) => {
    const reader = resultReader()
    reader.add(Buffer.from(text))
    expect(reader.end() === undefined).toBe(!text.startsWith('<testsuite'))
    expect(reader.otherFormat()).toBe(expected)
  })

  it.each([
    ['fails, passes', '', 'failed/m/true, passed'],
    ['passes, fails', '', 'passed, failed/m'],
    ['fails, fails, skips, fails', '', 'failed/m/true, failed/m/true, skipped, failed/m'],
    ['passes, passes', '', 'passed, passed'],
    ['passes, passes, fails', '3', 'passed, passed, failed/m'],
    ['passes, passes, fails', '1', 'failed/m'],
    ['fails, passes', '1', 'failed/m/true'],
    ['passes, skips', '1', 'skipped'],
  ])(
    'lists cases with the same names (%s), of which the tool counts %j: %s',
    (cases, count, expected) => {
      const inside: Readonly<Record<string, string>> = {
        fails: '<failure message="m"/>',
        skips: '<skipped/>',
      }
      const xml = cases
        .split(', ')
        .map((one) => `<testcase classname="c" name="a">${inside[one] ?? ''}</testcase>`)
      const results = read(`<testsuite name="s" tests="${count}">${xml.join('')}</testsuite>`)
      const shown = listedTests(results).map((one) => {
        const isMarked = 'endedOtherwise' in one
        return [one.outcome, one.reason?.message, isMarked].filter(Boolean).join('/')
      })
      expect(shown.join(', ')).toBe(expected)
      expect(new Set(listedTests(results).map(({ name }) => name))).toEqual(new Set(['a']))
    },
  )

  it.each([
    ['<failure type="E"/>', 'E', ''],
    ['<failure message="a&#10;b"/>', 'a', 'a\nb'],
    ['<system-out>ok\nnot found</system-out><failure/>', undefined, 'not found'],
    ['<failure/><system-out>a</system-out><system-err>b\nc</system-err>', undefined, 'c'],
  ])('says of %j why it failed: %j, %j', (inside, message, text) => {
    const [test] = listedTests(suite(`<testcase name="a">${inside}</testcase>`))
    expect(test?.reason).toMatchObject({ message, text })
  })

  it('lists each suite, with its host, as another one', () => {
    const on = (host: string) =>
      `<testsuite name="s" hostname="${host}"><testcase name="a"/></testsuite>`
    const tests = listedTests(read(`<testsuites>${on('x')}${on('x')}${on('y')}</testsuites>`))
    expect(tests.map(({ host }) => host)).toEqual(['x', 'x', 'y'])
  })

  it('keeps names apart that differ only after their limit', () => {
    const names = ['x', 'y'].map((end) => 'n'.repeat(3_000) + end)
    const tests = listedTests(suite(names.map((name) => `<testcase name="${name}"/>`).join('')))
    expect(tests.map(({ id }) => id.length)).toEqual([1_000, 1_000])
  })

  it.each([
    ['an image', '\uFFFDPNG\r\n<testsuites/>'],
    ['a log before the file', 'npm test\n<testsuites/>'],
    ['another first element', '<html><testsuite><testcase name="a"/></testsuite></html>'],
    ['a longer name', '<testsuitesloose/>'],
    ['a case alone', '<testcase name="a"/>'],
    ['upper case', '<TESTSUITES/>'],
    ['white space', ' \n'],
    ['nothing', ''],
  ])('finds that %s is no file of test results', (_, text) => {
    expect(read(text)).toBeUndefined()
  })

  it.each(['<', '<testsui', '<testsuites', '<testsuite name="a', '<?xml version="1.0"?>\n'])(
    'says that a file is not whole that ends within its first tag: %j',
    (text) => {
      expect(read(text)?.fault).toContain('it is not well-formed: ')
    },
  )

  it('reads composed and decomposed letters as one name', () => {
    const [composed, decomposed] = (['NFC', 'NFD'] as const).map((form) =>
      suite(`<testcase classname="Prüfung" name="schlägt fehl"/>`.normalize(form)),
    )
    expect(decomposed).toEqual(composed)
    expect(listedTests(decomposed)[0]?.name).toBe('schlägt fehl'.normalize('NFC'))
  })

  it('lists no test that is text or an element of another one', () => {
    const inside = '<system-out><testsuite><testcase name="b"/></testsuite></system-out>'
    const text = `<testcase name="a"><failure>&lt;testcase name="c"/><testcase name="d"/></failure>${inside}</testcase>`
    expect(listedTests(suite(text)).map(({ name }) => name)).toEqual(['a'])
  })

  it.each([
    ['UTF-16LE with a mark', [0xff, 0xfe], 'utf16le'],
    ['UTF-16LE', [], 'utf16le'],
    ['UTF-8 with a mark', [0xef, 0xbb, 0xbf], 'utf8'],
  ] as const)('reads %s', (_, mark, encoding) => {
    const text = SUITES.replace(/encoding="UTF-8"/, encoding === 'utf8' ? '$&' : '')
    const bytes = Buffer.concat([Buffer.from(mark), Buffer.from(text, encoding)])
    expect(read(bytes)).toEqual(read(text))
  })

  it.each([
    ['ISO-8859-1', 'latin1', undefined],
    ['utf-8', 'latin1', 'it is not in its encoding (line 3, column 18)'],
    ['UTF-16', 'utf8', 'it is not in its encoding (line 1, column 1)'],
    ['klingon', 'utf8', 'it is not in its encoding (line 1, column 1)'],
  ] as const)('declared as %s, written as %s, has the fault %p', (declared, encoding, fault) => {
    const text = `<?xml version="1.0" encoding="${declared}"?>
<testsuite>
<testcase name="fä"/></testsuite>`
    const results = read(Buffer.from(text, encoding))
    expect(results?.fault).toEqual(fault)
    expect(listedTests(results)[0]?.name).toMatch(declared === 'utf-8' ? 'f\uFFFD' : 'fä')
  })

  it('accepts a replacement character that the tool wrote', () => {
    expect(suite('<testcase name="\uFFFD"/>')?.fault).toBeUndefined()
  })

  it.each([
    ['<testcase name="b" time="1" time="2"/>', ['a', 'b', 'c'], 'duplicate attribute: time'],
    ['<testcase name="b">\u001B[31m</testcase>', ['a', 'b', 'c'], 'disallowed character'],
    ['<testcase name="b"><x></testcase>', ['a', 'b', 'c'], 'unexpected close tag'],
    ['</br>', ['a', 'c'], 'unexpected close tag'],
    ['&nbsp;', ['a', 'c'], 'undefined entity'],
    ['&constructor;', ['a', 'c'], 'undefined entity'],
    ['<testcase name="b', ['a', 'b testcase name='], 'disallowed character'],
  ])('continues after %p', (wrong, names, why) => {
    const results = suite(`<testcase name="a"/>\n${wrong}\n<testcase name="c"/>`)
    expect(listedTests(results).map(({ name }) => name)).toEqual(names)
    const line = wrong.endsWith('"b') ? 3 : 2
    expect(results?.fault).toContain(`it is not well-formed: ${why} (line ${line}, column `)
  })

  it.each(ALL)('reads the same however the bytes arrive (%#)', (text) => {
    const bytes = new TextEncoder().encode(text)
    const whole = read(text)
    const property = (cuts: number[]) => {
      const ends = [...cuts.sort((a, b) => a - b), bytes.length]
      expect(read(...ends.map((end, at) => bytes.subarray(ends[at - 1], end)))).toEqual(whole)
    }
    fc.assert(fc.property(fc.array(fc.nat(bytes.length)), property))
  })

  it('reads the same wherever its first block ends', () => {
    const cases = SUITES.slice(SUITES.indexOf('<testcase'), SUITES.indexOf('</testsuite>'))
    const many = cases.repeat(Math.ceil(17_000 / cases.length))
    const whole = suite(many)
    const lengths = Array.from({ length: Math.ceil(cases.length / 3) }, (_, at) => 3 * at)
    // `toEqual` takes longer than the reader.
    const isWhole = (length: number) =>
      isDeepStrictEqual(suite(`${' '.repeat(length)}${many}`), whole)
    expect(lengths.filter((length) => !isWhole(length))).toEqual([])
  })

  it.each(ALL)('lists no name in a cut file that is not in the whole one (%#)', (text) => {
    const bytes = new TextEncoder().encode(text)
    const names = listedTests(read(bytes)).map(({ name }) => name)
    for (let end = 0; end < bytes.length; end++) {
      const cut = read(bytes.subarray(0, end))
      expect(names).toEqual(expect.arrayContaining(listedTests(cut).map(({ name }) => name)))
      expect(cut === undefined || cut.fault !== undefined).toBe(true)
    }
  })
})

/** Files that a program could be made to read for a long time, or to keep in memory. */
describe('resultReader on a hostile file', () => {
  const ENTITIES = '<!DOCTYPE t [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
  const CASE = '<testsuite name="s"><testcase name="x">'

  const EXTERNAL = '<!DOCTYPE t [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
  const LONG_SUITE = `<testsuite file="${'n'.repeat(900)}">`
  const DECLARED = 'declares entities'
  const TOO_MANY = 'has more than 110000 tests and failures'
  const LEVELS = 'has more than 5000 levels'
  const XUNIT_CASE = '<assemblies><assembly><test name="a" result="Fail">'

  // Below each is another of the same limit.
  const ENDLESS = [
    ['entities', `${ENTITIES}${CASE}<failure>&b;</failure></testcase>`, '</testsuite>', DECLARED],
    ['entities in NUnit', `${ENTITIES}<test-run>`, '&b;', DECLARED],
    ['an external entity', `${EXTERNAL}${CASE}`, '&a;', DECLARED],
    ['suites of NUnit', '<test-run>', '<test-suite name="a" result="Failed">', LEVELS],
    ['attributes', `${CASE}<failure `, 'a#="" ', 'has more than 50000 attributes'],
    ['retries', CASE, '<flakyFailure message="#"/>', TOO_MANY],
    ['levels', '<testsuites>', '<testsuite name="a">', 'has more than 5000 levels'],
    ['tests', '<testsuite>', '<testcase name="#"/>', TOO_MANY],
    ['elements', CASE, '<a/>', 'has more than 1000000 elements'],
    ['cases of NUnit', '<test-run>', '<test-case name="#" result="Passed"/>', TOO_MANY],
    ['tests in a suite with a long name', LONG_SUITE, '<testcase name="#"/>', TOO_MANY],
    ['tests of xUnit.net', '<assemblies><assembly>', '<test name="#" result="Pass"/>', TOO_MANY],
    ['a text', `${CASE}<failure>`, 'text\r', 'is larger than 20 MB'],
    ['a result', '<test-run><test-case result="', 'Failed', 'is larger than 20 MB'],
    ['characters', CASE, '\u0001', 'is not well-formed: disallowed character'],
    ['a message', `${XUNIT_CASE}<failure><message>`, 'text\r', 'is larger than 20 MB'],
    ['results without a meaning', '<test-run>', '<test-case result="#"/>', 'has the result "0"'],
    ['collections', '<assemblies>', '<assembly><collection>', LEVELS],
    ['failed suites of NUnit', '<test-run>', '<test-suite result="Failed"/>', TOO_MANY],
    ['errors of xUnit.net', '<assemblies><assembly><errors>', '<error/>', TOO_MANY],
  ] as const

  it.each(halfOf(ENDLESS))('stops reading %s', (_, start, unit, why) => {
    const results = endless(start, unit)
    expect(results?.fault).toContain(why)
    const tests = listedTests(results)
    expect((results?.suiteErrors.length ?? 0) + tests.length).toBeLessThanOrEqual(110_001)
    if (start.length > 900) expect(tests.length).toBeLessThan(30_000)
    if (why === DECLARED) expect(tests).toEqual([])
  })

  it.each([
    ['as large as the limit', 0, undefined],
    ['one byte larger than the limit', 1, 'is larger than 20 MB'],
  ])('reads a file that is %s (%i), with the fault: %s', (_, more, fault) => {
    const [start, end] = ['<testsuites>', '</testsuites>']
    const blanks = ' '.repeat(MAX_FILE_BYTES + more - start.length - end.length)
    const found = read(start, blanks, end)?.fault
    if (fault === undefined) expect(found).toBeUndefined()
    else expect(found).toContain(fault)
  })

  it('reads a long name of a class in TRX', () => {
    const name = `A[${','.repeat(MEBIBYTE)}], B`
    const results = read(
      '<TestRun><Results><UnitTestResult testId="1" testName="a" outcome="Failed"/></Results>',
      `<TestDefinitions><UnitTest id="1"><TestMethod className="${name}"/></UnitTest></TestDefinitions></TestRun>`,
    )
    expect(listedTests(results)[0]).toMatchObject({ class: expect.stringMatching(/^A\[,{900}/) })
  })

  it('keeps the start of a long message and a long text', () => {
    const long = 'z'.repeat(3 * MEBIBYTE)
    const text = `<testcase name="a"><failure message="${long}">${long}</failure></testcase>`
    const { message, text: kept } = listedTests(suite(text))[0]?.reason ?? {}
    expect([message?.length, kept?.length]).toEqual([1_000, 4_000])
  })
})

function suite(cases: string) {
  return read(`<testsuite name="s">${cases}</testsuite>`)
}

function read(...parts: readonly (string | Uint8Array)[]) {
  const reader = resultReader()
  for (const part of parts) reader.add(typeof part === 'string' ? Buffer.from(part) : part)
  return reader.end()
}

/** Adds a part, whose `#` is a number, again and again until the reader needs no more, at most 40 MiB. */
function endless(start: string, unit: string) {
  const reader = resultReader()
  reader.add(Buffer.from(start))
  for (let bytes = 0, at = 0; bytes < 40 * MEBIBYTE;) {
    const units = Array.from({ length: 20_000 }, () => unit.replace('#', `${at++}`))
    const part = Buffer.from(units.join(''))
    bytes += part.length
    if (!reader.add(part)) return reader.end()
  }
  throw new Error('the reader never stops')
}

import { describe, expect, it } from '@jest/globals'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { MAX_FILE_BYTES, resultReader } from '../../src/results/result-reader.ts'
import { listedTests } from '../../testing/listed-tests.ts'

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
        return [one.outcome, one.reason?.message, isMarked || undefined].filter(Boolean).join('/')
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

  it.each([SUITES, RUN])('reads the same however the bytes arrive (%#)', (text) => {
    const bytes = new TextEncoder().encode(text)
    const whole = read(text)
    const property = (cuts: number[]) => {
      const ends = [...cuts.sort((a, b) => a - b), bytes.length]
      expect(read(...ends.map((end, at) => bytes.subarray(ends[at - 1] ?? 0, end)))).toEqual(whole)
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

  it.each([SUITES, RUN])(
    'lists no name in a cut file that is not in the whole one (%#)',
    (text) => {
      const bytes = new TextEncoder().encode(text)
      const names = listedTests(read(bytes)).map(({ name }) => name)
      for (let end = 0; end < bytes.length; end++) {
        const cut = read(bytes.subarray(0, end))
        expect(names).toEqual(expect.arrayContaining(listedTests(cut).map(({ name }) => name)))
        expect(cut === undefined || cut.fault !== undefined).toBe(true)
      }
    },
  )
})

/** Files that a program could be made to read for a long time, or to keep in memory. */
describe('resultReader on a hostile file', () => {
  const ENTITIES = '<!DOCTYPE t [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
  const CASE = '<testsuite name="s"><testcase name="x">'

  const EXTERNAL = '<!DOCTYPE t [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
  const LONG_SUITE = `<testsuite file="${'n'.repeat(900)}">`
  const DECLARED = 'declares entities'
  const TOO_MANY = 'has more than 110000 tests and failures'

  it.each([
    ['entities', `${ENTITIES}${CASE}<failure>&b;</failure></testcase>`, '</testsuite>', DECLARED],
    ['an external entity', `${EXTERNAL}${CASE}`, '&a;', DECLARED],
    ['attributes', `${CASE}<failure `, 'a#="" ', 'has more than 50000 attributes'],
    ['levels', '<testsuites>', '<testsuite name="a">', 'has more than 5000 levels'],
    ['elements', CASE, '<a/>', 'has more than 1000000 elements'],
    ['tests', '<testsuite>', '<testcase name="#"/>', TOO_MANY],
    ['retries', CASE, '<flakyFailure message="#"/>', TOO_MANY],
    ['tests in a suite with a long name', LONG_SUITE, '<testcase name="#"/>', TOO_MANY],
    ['a text', `${CASE}<failure>`, 'text\r', 'is larger than 20 MB'],
    ['characters', CASE, '\u0001', 'is not well-formed: disallowed character'],
  ])('stops reading %s', (_, start, unit, why) => {
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

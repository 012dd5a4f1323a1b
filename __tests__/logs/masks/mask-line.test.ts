import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { maskLine } from '../../../src/logs/masks/mask-line.ts'
import { applyMask, MASKS, NAME_MASKS } from '../../../src/logs/masks/masks.ts'

const ROWS = [...MASKS, ...NAME_MASKS].map((mask) => ({ mask, removes: mask[2], keeps: mask[3] }))

describe('maskLine', () => {
  it.each([
    ['2026-03-01T10:00:00.123Z ERROR no connection', 'ERROR no connection'],
    ['2026-03-01 10:00:00,123 ERROR no connection', 'ERROR no connection'],
    ['at Sun Mar  1 10:00:00 UTC 2026 no connection', 'at <time> no connection'],
    ['10:00:01 no connection after 12.3s', 'no connection after <duration>'],
    ['over after 1m 4s', 'over after <duration>'],
    ['over after 1h2m3.5s', 'over after <duration>'],
    ['E1120 10:00:01.123456   99 main.go:12] no pods', 'main.go:<n>] no pods'],
    ['BUILD FAILED in 22s', 'BUILD FAILED in <duration>'],
    ['--- FAIL: TestRefund/case_3 (0.01s)', '--- FAIL: TestRefund/case_3'],
    ['pod web-7d4b9c6f5-x2k8p is gone', 'pod web-<id> is gone'],
    ['listening on 127.0.0.1:45123', 'listening on 127.0.0.1:<port>'],
    ['GET http://localhost:41243/ is 500', 'GET http://localhost:<port>/ is 500'],
    ['GET http://localhost:34435/ is 500', 'GET http://localhost:<port>/ is 500'],
    ['GET http://localhost:34030/ is 500', 'GET http://localhost:34030/ is 500'],
    ['make[1]: *** [Makefile:12: test] Error 2', 'make: *** [Makefile:<n>: test] Error 2'],
    ['(/opt/hostedtoolcache/go/1.24.1/x64/src/net.go:3)', '(src/net.go:<n>)'],
    [String.raw`C:\hostedtoolcache\windows\go\1.24.1\x64\src\net.go`, 'src/net.go'],
    ['/opt/hostedtoolcache/Python/3.12.8/x64/lib/python3.12/site-packages/y.py', 'y.py'],
    ['file:///home/runner/work/shop/shop/src/a.js', 'src/a.js'],
    ['file:///D:/a/shop/shop/src/a.js', 'src/a.js'],
    ['src/a.ts:3:13: error: no', 'src/a.ts:<n>: error: no'],
    ['src/a.ts(3,13): error TS7006: no', 'src/a.ts(<n>): error TS7006: no'],
    ['[ERROR] src/Sum.java:[12,5] no', '[ERROR] src/Sum.java:[<n>] no'],
    ['  File "src/a.py", line 12, in total', 'File "src/a.py", line <n>, in total'],
    ['    > 12 |   expect(total)', '> <n> | expect(total)'],
    ['commit 7638417db6d59f3c is gone', 'commit <hash> is gone'],
    ['commit a1b1a1b1 is gone', 'commit a1b1a1b1 is gone'],
    ['at 0x602000000014', 'at <address>'],
    ['Foo@3eadbeef', 'Foo@<address>'],
    ['123e4567-e89b-12d3-a456-426614174000 is gone', '<id> is gone'],
    ['pod x7f9k2qd is gone', 'pod <id> is gone'],
    ['/tmp/pytest-0/x.py: bad', '<temporary>/x.py: bad'],
    ['/tmp/x_abc123d/x.py: bad', '<temporary>/x.py: bad'],
    ['/tmp/xy12zwv34/x.py: bad', '<temporary>/x.py: bad'],
    ['/tmp/abCdEfGh/x.py: bad', '<temporary>/x.py: bad'],
    ['/tmp/abcDEfgh/x.py: bad', '<temporary>/x.py: bad'],
    ['cat tmp.Xa8Kd02jLq: bad', 'cat <temporary>: bad'],
    ['/var/folders/q1/abc/T/x: bad', '<temporary>/x: bad'],
    [
      '/home/runner/work/_temp/1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed.sh: line 3: bad',
      '<temporary>: line <n>: bad',
    ],
    ['/home/runner/work/shop/shop/src/a.ts: bad', 'src/a.ts: bad'],
    ['/Users/runner/work/shop/shop/src/a.ts: bad', 'src/a.ts: bad'],
    [String.raw`D:\a\shop\shop\src\a.ts: bad`, 'src/a.ts: bad'],
    [String.raw`C:\actions-runner\_work\shop\shop\src\a.ts: bad`, 'src/a.ts: bad'],
    ['a.sh: line 3:  1234 Killed   ./a', 'a.sh: line <n>: <n> Killed ./a'],
    [
      '✘ Test "waits 5 s" recorded an issue at ATests.swift:12:5: no',
      '✘ Test "waits 5 s" recorded an issue at ATests.swift:<n>: no',
    ],
    ['✘ Suite A1 failed after 0.003 seconds with 1 issue.', '✘ Suite A1 failed.'],
    [
      '✘ Test run with 3 tests failed after 0.005 seconds with 1 issue.',
      '✘ Test run with <n> tests failed after <duration> with <n> issue.',
    ],
    [
      'GET https://a.b/c?sig=9f86d081884c7d659a&id=2 failed',
      'GET https://a.b/c?sig=<hash>&id=2 failed',
    ],
    ['#12 3.456 error: no', 'error: no'],
    ['Error: no', 'no'],
    ['read 301.2 kB of 299KiB', 'read <size>'],
    ['Found 3 errors in 1 file', 'Found <n> errors in <n> file'],
    ['Randomized with seed -98765', 'Randomized with seed -<n>'],
    [
      '  1) [chromium] › a.spec.ts:12:1 › pays 2 times ─────',
      '<n>) [chromium] › a.spec.ts:<n> › pays 2 times',
    ],
  ])('replaces what differs between runs in %j: %j', (text, expected) => {
    expect(maskLine(text)).toBe(expected)
  })

  it.each([
    'The process failed with exit code 128',
    'make: exit status 2',
    'HTTP/1.1 503',
    'line <n>: 404 Not Found',
    'The requested URL returned error: 404 Not Found',
    'GET /users returns 401',
    'container shop-web-1 exited (137)',
    'expected 3, got 4.5',
    'waits 5s before it retries',
    'refused at localhost:5432',
    "error TS7006: Parameter 'y' implicitly has an 'any' type.",
    'npm error code E404',
    'F401 os imported but unused',
    'test42 failed',
    'add dead face facade deadbeef npm tsc',
    'base64 log4j2 utf8 x86_64 sha256sum',
    '● Cart › adds 2 numbers',
    'FAIL a.test.ts > price > rounds 2 digits',
    'tests/test_sum.py::test_sum[3-4]',
    'test_sum[3-4]',
    'listen EADDRINUSE :::45123',
    'connect ECONNREFUSED 127.0.0.1:45123',
    'Coverage of 90% is not met',
  ])('keeps %j', (text) => {
    expect(maskLine(text)).toBe(text)
  })

  it.each(ROWS)('removes something from $removes', ({ mask, removes }) => {
    expect(applyMask(removes, mask)).not.toBe(removes)
    expect(maskLine(removes)).not.toBe(removes)
  })

  it.each(ROWS)('keeps $keeps, which looks like what a mask removes', ({ keeps }) => {
    expect(maskLine(keeps)).toBe(keeps)
  })

  it('changes nothing in a text that is normalised already', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const once = maskLine(text)
        fc.pre(!/^(?:Error: |#|\[)|[─━═⎯=_-]{4}/.test(once))
        expect(maskLine(once)).toBe(once)
      }),
    )
  })

  it('returns the same for any time, duration, position and temporary folder', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat(),
        fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }),
        (a, b, date) => {
          const line = (x: number, time: Date) =>
            `${time.toISOString()} cart.c:${x}: no total (${x}ms) in /tmp/pytest-${x}/a`
          expect(maskLine(line(a, date))).toBe(maskLine(line(b, new Date(0))))
        },
      ),
    )
  })

  it('returns a short text for a hostile one, which would take hours in quadratic time', () => {
    const texts = [
      '1'.repeat(1e6),
      'a1'.repeat(5e5),
      ' '.repeat(1e6),
      '/'.repeat(1e6),
      '0x'.repeat(5e5),
      '›'.repeat(1e6),
      '-'.repeat(1e6),
      '\uE000'.repeat(1e6),
    ]
    for (const text of texts) expect(maskLine(text).length).toBeLessThan(5_000)
  })
})

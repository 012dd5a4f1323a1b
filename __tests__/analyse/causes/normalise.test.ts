import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { normaliseMessage, normaliseStep } from '../../../src/analyse/causes/normalise.ts'

describe('normaliseMessage', () => {
  it.each([
    ['2026-03-01T10:00:00.123Z ERROR no connection', '<time> ERROR no connection'],
    ['2026-03-01 10:00:00,123 ERROR no connection', '<time> ERROR no connection'],
    ['Sun Mar  1 10:00:00 UTC 2026 no connection', '<time> no connection'],
    ['10:00:01 no connection after 12.3s', '<time> no connection after <duration>'],
    ['over after 1m 4s', 'over after <duration>'],
    ['over after 1h2m3.5s', 'over after <duration>'],
    ['E1120 10:00:01.123456   99 main.go:12] no pods', '<time> <time> <n> main.go:<n>] no pods'],
    ['pod web-7d4b9c6f5-x2k8p is gone', 'pod web-<id> is gone'],
    ['listen EADDRINUSE :::45123', 'listen EADDRINUSE :::<n>'],
    ['connect ECONNREFUSED 127.0.0.1:45123', 'connect ECONNREFUSED <n>:<n>'],
    ['make[1]: *** [Makefile:12: test] Error 2', 'make: *** [Makefile:<n>: test] Error <n>'],
    ['(/opt/hostedtoolcache/go/1.24.1/x64/src/net.go:3)', '(src/net.go:<n>)'],
    [String.raw`C:\hostedtoolcache\windows\go\1.24.1\x64\src\net.go`, 'src/net.go'],
    ['/Users/runner/venv/lib/python3.12/site-packages/y.py', 'y.py'],
    ['file:///home/runner/work/shop/shop/src/a.js', 'src/a.js'],
    ['file:///D:/a/shop/shop/src/a.js', 'src/a.js'],
    ['expected 3, got 4.5', 'expected <n>, got <n>'],
    ['src/a.ts:3:13: error: no', 'src/a.ts:<n>:<n>: error: no'],
    ['connect ETIMEDOUT 104.16.0.1:443', 'connect ETIMEDOUT <n>:<n>'],
    ['commit 7638417db6d59f3c is gone', 'commit <hash> is gone'],
    ['sha256:aabbccddeeff0011 is gone', '<hash> is gone'],
    ['at 0x602000000014', 'at <address>'],
    ['123e4567-e89b-12d3-a456-426614174000 is gone', '<id> is gone'],
    ['pod x7f9k2qd is gone', 'pod <id> is gone'],
    ['/tmp/pytest-0/x.py: bad', '<temporary>: bad'],
    ['/var/folders/q1/abc/T/x: bad', '<temporary>: bad'],
    ['/home/runner/work/_temp/0ab1.sh: line 3: bad', '<temporary>: line <n>: bad'],
    ['/home/runner/work/shop/shop/src/a.ts: bad', 'src/a.ts: bad'],
    ['/Users/runner/work/shop/shop/src/a.ts: bad', 'src/a.ts: bad'],
    [String.raw`D:\a\shop\shop\src\a.ts: bad`, 'src/a.ts: bad'],
    ['GET https://a.b/c?sig=1&t=2 failed', 'GET https://a.b/c failed'],
    ['shard 3/8 of worker4', 'shard <n>/<n> of worker<n>'],
    ['#12 3.456 error: no', 'error: no'],
    ['Error: no', 'no'],
    [' FAIL  a.test.ts > price > rounds 2 digits', 'FAIL a.test.ts > price > rounds 2 digits'],
    [
      '  1) [chromium] › a.spec.ts:12:1 › pays 2 times ─────',
      '<n>) [chromium] › a.spec.ts:<n>:<n> › pays 2 times',
    ],
  ])('replaces what differs between runs in %j: %j', (text, expected) => {
    expect(normaliseMessage(text)).toBe(expected)
  })

  it.each([
    'The process failed with exit code 128',
    'make: exit status 2',
    'HTTP/1.1 503',
    'The requested URL returned error: 404 Not Found',
    'Unexpected HTTP response: 404',
    'HttpError: 404',
    'refused at localhost:5432',
    "error TS7006: Parameter 'y' implicitly has an 'any' type.",
    'npm error code E404',
    'F401 os imported but unused',
    'test42 failed',
    'add dead face facade deadbeef npm tsc',
    'base64 log4j2 utf8 x86_64 sha256sum',
    '● Cart › adds 2 numbers',
    '--- FAIL: TestRefund/case_3',
    'tests/test_sum.py::test_sum[3-4]',
    '________ test_sum[3-4]',
  ])('keeps %j', (text) => {
    expect(normaliseMessage(text)).toBe(text)
  })

  it('changes nothing in a text that is normalised already', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const once = normaliseMessage(text)
        fc.pre(!/^(?:Error: |#|\[)|[─━═⎯=_-]{4}/.test(once))
        expect(normaliseMessage(once)).toBe(once)
      }),
    )
  })

  it('returns the same for any numbers, times and hashes', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat(),
        fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }),
        (a, b, date) => {
          const line = (x: number, time: Date) =>
            `${time.toISOString()} cart.c:${x}: expected ${x + 1} after ${x}ms in /tmp/x${x}`
          expect(normaliseMessage(line(a, date))).toBe(normaliseMessage(line(b, new Date(0))))
        },
      ),
    )
  })

  it('takes no longer for a hostile text than for a long one', () => {
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
    const start = performance.now()
    for (const text of texts) expect(normaliseMessage(text).length).toBeLessThan(5_000)
    expect(performance.now() - start).toBeLessThan(2_000)
  })
})

describe('normaliseStep', () => {
  it.each([
    ['Run actions/checkout@v4', 'Run actions/checkout'],
    ['Run npm test -- --shard=1/4', 'Run npm test -- --shard=<n>/<n>'],
    ['Test on Node v20.11', 'Test on Node <n>'],
    ['Test', 'Test'],
  ])('returns the name of a step without versions and shards: %j -> %j', (name, expected) => {
    expect(normaliseStep(name)).toBe(expected)
  })
})

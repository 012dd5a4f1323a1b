import { describe, expect, it } from '@jest/globals'
import { opensGate } from '../../../testing/accuracy/known-issues.ts'
import { readListedLogs } from '../../../testing/simulate/listed-logs.ts'

/** Beside these, a command fails that prints nothing. */
const SILENT = [
  'pytest listed, then a verifier that fails silently',
  'silent porcelain check behind go test',
]

describe('a listed test in the log of its step', () => {
  it('opens the gate beside no other failure that is printed', () => {
    const open = readListedLogs('beside').filter(opensGate)
    expect(open.map(({ name }) => name).toSorted()).toEqual(SILENT)
  })

  const TEST = ['FAIL src/cart.test.js', '  ● adds', '', '    lost', '', 'Tests: 1 failed, 4 total']
  const green = ['PASS src/cart.test.js', 'Tests: 4 passed, 4 total']
  const log = (behind: string, passed: string | undefined) => ({
    ...{ name: '', listed: ['adds'] },
    red: [...TEST, ...behind.split('\n'), '##[error]Process completed with exit code 1.'],
    green: passed === undefined ? undefined : [...green, passed],
  })

  it.each<[behind: string, passed: string | undefined, isOpen: boolean]>([
    ['links: 218 of 218 fine, 0 lost', 'links: 210 of 210 fine, 0 lost', true],
    ['links: 217 of 218 fine', 'links: 218 of 218 fine', false],
    ['lines 78.4 %, limit 80 %', 'lines 85.1 %, limit 80 %', false],
    ['lines 82 %, limit 80 %', 'lines 85.1 %, limit 80 %', true],
    ['3 pages have no title', '0 pages have no title', false],
    ['node 24.1.0', 'node 24.0.0', true],
    ['src/cart.js', 'ok', false],
    ['bad.sql is stale\n1 of 20 checks failed', 'ok', false],
    ['the docs are stale', undefined, false],
    ['npm ERR! code 1', undefined, true],
    ['Time:        1.2 s', undefined, true],
  ])('with %p behind it, and %p where it passed: %p', (behind, passed, isOpen) => {
    expect(opensGate(log(behind, passed))).toBe(isOpen)
  })

  it.each([
    ['FAIL\tshop/stock\t0.004s', false],
    ['FAIL\tshop/stock [build failed]', false],
    ['ok  \tshop/stock\t0.004s', true],
  ])('with a package %p of Go: %p', (row, isOpen) => {
    const red = [
      '--- FAIL: TestAdds (0.00s)',
      '    a_test.go:5: lost',
      'FAIL',
      'FAIL\tshop/cart\t0.1s',
    ]
    const green = ['ok  \tshop/cart\t0.1s', 'ok  \tshop/stock\t0.1s']
    expect(opensGate({ name: '', listed: ['TestAdds'], red: [...red, row], green })).toBe(isOpen)
  })
})

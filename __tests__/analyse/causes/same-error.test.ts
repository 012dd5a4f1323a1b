import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { seededRandom } from '../../../scripts/simulate/random.ts'
import { renderToolLog, TOOLS } from '../../../scripts/simulate/tool-logs/tools.ts'
import { compareErrors } from '../../../src/analyse/causes/same-error.ts'
import { makeExcerpt } from '../../helpers/failure-report.ts'

const read = (lines: readonly string[], exitCode: number | undefined = 1) => ({
  excerpts: [makeExcerpt(lines, { exitCode })],
})

const ONE = '  ● cart › adds 2 numbers'
const OTHER = '  ● login › refuses root'
const ENDING = 'error Command failed with exit code 1.'

const [ADDS, PAYS, LISTS] = ['adds an item', 'pays', 'lists'].map(
  (name) => `[chromium] › tests/cart.spec.ts:3:5 › ${name} ─────────`,
)
const LIST = [
  `  1) ${ADDS}`,
  '',
  '    Error: element not found',
  `  2) ${PAYS}`,
  '',
  '    Error: no total',
]
const PLAYWRIGHT = [...LIST.slice(0, 3), '  1 failed', `    ${ADDS}`, '  9 passed (4.3s)']
const PLAYWRIGHT_FLAKY = [
  ...LIST,
  '  1 failed',
  `    ${PAYS}`,
  '  1 flaky',
  `    ${ADDS}`,
  '  8 passed (9.1s)',
]
const PLAYWRIGHT_BOTH = [
  ...LIST,
  '  2 failed',
  `    ${ADDS}`,
  `    ${PAYS}`,
  '  1 flaky',
  `    ${LISTS}`,
  '  7 passed (9.1s)',
]

describe('compareErrors', () => {
  it.each<[string, readonly string[], readonly string[], string]>([
    ['the same test', [ONE], [ONE], 'same'],
    ['another order', [ONE, OTHER], [OTHER, ONE], 'same'],
    ['fewer failures', [ONE], [OTHER, ONE], 'same'],
    ['one more failure', [ONE, OTHER], [ONE], 'other'],
    ['another number in a name', [ONE], ['  ● cart › adds 3 numbers'], 'other'],
    ['one ending', ['login: root may log in', ENDING], ['cart: 41 should be 42', ENDING], 'other'],
    ['an ending alone', [ENDING], [ENDING], 'unclear'],
    ['a total alone', ['1 check failed'], ['1 check failed'], 'unclear'],
    [
      'a second violation of a rule in a file',
      ['a.c:3:1: error: expected ;', 'a.c:90:1: error: expected ;'],
      ['a.c:3:1: error: expected ;'],
      'other',
    ],
    ['another position', ['a.c:3:1: error: expected ;'], ['a.c:9:1: error: expected ;'], 'same'],
    [
      'another file above a row',
      ['src/a.ts', '  2:10  error  no total  no-x'],
      ['src/a.ts', '  2:10  error  no name  no-x', '', 'src/b.ts', '  2:10  error  no total  no-x'],
      'other',
    ],
    ['a failure that a retry overcame there', PLAYWRIGHT, PLAYWRIGHT_FLAKY, 'other'],
    ['a failure beside one that a retry overcame', PLAYWRIGHT, PLAYWRIGHT_BOTH, 'same'],
    ['a label alone', ['packages/web test: Failed'], ['packages/web test: Failed'], 'unclear'],
    [
      'advice alone',
      ['Checks failed. See the artifact.'],
      ['Checks failed. See the artifact.'],
      'unclear',
    ],
  ])('compares %s', (_, here, there, expected) => {
    expect(compareErrors(read(here), read(there))).toBe(expected)
  })

  it('distinguishes exit codes, and shows nothing without one', () => {
    expect(compareErrors(read([ONE], 1), read([ONE], 137))).toBe('other')
    const unread = { excerpts: [{ ...makeExcerpt([ONE]), exitCode: undefined }] }
    expect(compareErrors(unread, read([ONE]))).toBe('unclear')
  })

  it('never takes a log for the same because it reports a further failure', () => {
    const tools = TOOLS.filter(({ identifies, single }) => identifies && !single)
    fc.assert(
      fc.property(fc.constantFrom(...tools), fc.nat(), fc.nat(7), fc.nat(7), (tool, seed, a, b) => {
        const random = seededRandom(seed)
        const [known, added] = [tool.failures[a], tool.failures[b]]
        fc.pre(known !== undefined && added !== undefined && a !== b)
        const there = read(renderToolLog(tool, [known], random, {}))
        const more = read(renderToolLog(tool, [known, added], random, {}))
        expect(compareErrors(more, there)).not.toBe('same')
      }),
      { numRuns: 300 },
    )
  })
})

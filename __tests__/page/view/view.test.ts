import { describe, expect, it } from '@jest/globals'
import { isDeepStrictEqual } from 'node:util'
import { formatFragment, parseFragment, type View, zoomTo } from '../../../src/page/view/view.ts'
import { viewOf } from '../../../testing/page-view.ts'
import { at, finished, reportOnJobs } from '../../../testing/make-run.ts'

const RUN = viewOf(
  reportOnJobs([
    { name: 'test (1)', createdAt: at(0), state: finished(0, 60) },
    { name: 'test (2)', createdAt: at(0), state: finished(0, 100, 'failure') },
  ]),
)

const FRAGMENT =
  'q=a+b&outcome=failure&label=ubuntu-latest&group=0&only=path&sort=-wait&zoom=1.5-60&groups=closed&toggled=0&steps=1%2C2&job=2'

describe('parseFragment', () => {
  it('reads what formatFragment writes', () => {
    expect(formatFragment(parseFragment(`#${FRAGMENT}`, RUN))).toBe(FRAGMENT)
  })

  it('reads each choice of the reader from the fragment', () => {
    const [view, start] = [parseFragment(`#${FRAGMENT}`, RUN), parseFragment('', RUN)]
    const unread = Object.entries(start).filter(([key, value]) =>
      isDeepStrictEqual(value, view[key as keyof View]),
    )
    // No job of the run is slower than before.
    expect(unread).toEqual([['onlySlower', false]])
  })

  it.each([
    ['an outcome that no job has', 'outcome=success2,%3Cb%3E'],
    ['a label that no job has', 'label=windows'],
    ['an empty label', 'label='],
    ['a group that is not there', 'group=9'],
    ['slower jobs if there are none', 'only=slower,x'],
    ['an unknown column', 'sort=__proto__'],
    ['a time after the end', 'zoom=200-300'],
    ['a time of no length', 'zoom=5-5.0001'],
    ['a time that goes back', 'zoom=9-1'],
    ['a time that is no number', 'zoom=1e9-Infinity'],
    ['numbers with signs and letters', 'group=-1&toggled=0x1&steps=1e3&job=NaN'],
  ])('ignores %s: %s', (_, fragment) => {
    expect(formatFragment(parseFragment(fragment, RUN))).toBe('')
  })

  it('ends a zoom with the run', () => {
    expect(parseFragment('zoom=50-9999', RUN).zoom).toEqual([50_000, 100_000])
  })
})

describe('zoomTo', () => {
  it.each([
    [
      'a tenth on each side',
      [{ waited: [10_000, 20_000], ran: [20_000, 60_000] }],
      [5_000, 65_000],
    ],
    ['all jobs', [{ ran: [10_000, 20_000] }, {}, { ran: [40_000, 60_000] }], [5_000, 65_000]],
    ['a step of no length for long enough to be in the URL', [{ ran: [0, 0] }], [0, 500]],
    ['nothing without a time', [{}], undefined],
  ] as const)('shows %s: %j', (_, rows, expected) => {
    expect(zoomTo(rows)).toEqual(expected)
  })
})

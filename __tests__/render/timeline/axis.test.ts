import { describe, expect, it } from '@jest/globals'
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/model/time.ts'
import { axisFor } from '../../../src/render/timeline/axis.ts'

describe('axisFor', () => {
  it.each([
    [SECOND, '1second', '%-S s'],
    [42 * SECOND, '10second', '%-S s'],
    [90 * SECOND, '15second', '%-Mm %Ss'],
    [5 * MINUTE, '1minute', '%-M min'],
    [59 * MINUTE, '10minute', '%-M min'],
    [HOUR, '10minute', '%-Hh %Mm'],
    [3 * HOUR, '30minute', '%-Hh %Mm'],
    [20 * HOUR, '3hour', '%-H h'],
    [26 * HOUR, '6hour', 'day %-j, %H:%M'],
    [5 * DAY, '1day', 'day %-j'],
    [13 * DAY, '2day', 'day %-j'],
    [35 * DAY, '1week', 'day %-j'],
    [2000 * DAY, '12month', '…'],
  ])('returns for %d ms a tick every %s, formatted as %s', (span, tickInterval, axisFormat) => {
    expect(axisFor(span)).toEqual({ tickInterval, axisFormat })
  })
})

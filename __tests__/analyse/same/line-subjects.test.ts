import { describe, expect, it } from '@jest/globals'
import { subjectFinder } from '../../../src/analyse/same/failing-set.ts'
import { logText } from '../../../src/model/logged/log-text.ts'
import { errorsOf } from '../../../testing/failure-report.ts'

const LINES = [
  'FAILED tests/test_cart.py::test_adds - cart took long',
  'no row of the user',
  'no column',
  'FAILED tests/test_order.py::test_pays - order took long',
]

describe('subjectFinder', () => {
  it.each([
    ['test_adds', true],
    ['test_pays', false],
  ])('takes a line below the first one for one about it: %s', (name, isAbout) => {
    const errors = errorsOf(LINES)
    if (errors === undefined) throw new Error('the log names tests')
    const finder = subjectFinder(errors, ({ title = '' }) => title.includes(name))
    expect(finder.isAbout(logText('no row of the user'), 0)).toBe(isAbout)
  })
})

import { describe, expect, it } from '@jest/globals'
import { reasonText } from '../../../src/model/report/entry-words.ts'
import { errorsOf } from '../../../testing/failure-report.ts'

/** What a log lists: each title or detail with its position. */
function listed(log: string) {
  const { entries, total, shown } = errorsOf(log.split('\n')) ?? { entries: [] }
  return {
    entries: entries.map(({ title, detail, position }) =>
      [title ?? detail, position?.path, position?.line].filter(Boolean).join(' '),
    ),
    failed: total?.failed,
    message: reasonText(shown ?? {}),
  }
}

const ESLINT = `/home/runner/work/shop/shop/src/cart.js
##[error]  11:24  error  'x' is not defined  no-undef
##[error]  12:5   error  'y' is assigned a value but never used  no-unused-vars

/home/runner/work/shop/shop/src/order.js
##[error]  3:1  error  'z' is not defined  no-undef

✖ 3 problems (3 errors, 0 warnings)`

const STYLELINT = `src/cart.css
##[error]  3:10  ✖  Unexpected invalid hex color "#ggg"  color-no-invalid-hex

##[error]1 problem (1 error, 0 warnings)`

const JEST = `FAIL src/cart.test.ts
##[error]  ● cart › adds

    Expected: 3
    Received: 4

      at Object.<anonymous> (src/cart.test.ts:9:15)

Tests:       1 failed, 2 passed, 3 total`

describe('lines that the runner marks as errors', () => {
  it.each([
    {
      of: 'ESLint, with the rows of a problem matcher',
      log: ESLINT,
      entries: [
        'no-undef src/cart.js 11',
        'no-unused-vars src/cart.js 12',
        'no-undef src/order.js 3',
      ],
      failed: 3,
      message: "src/cart.js:11: 'x' is not defined (no-undef)",
    },
    {
      of: 'Stylelint, with its total',
      log: STYLELINT,
      entries: ['color-no-invalid-hex src/cart.css 3'],
      failed: 1,
      message: 'src/cart.css:3: Unexpected invalid hex color "#ggg" (color-no-invalid-hex)',
    },
    {
      of: 'Jest, with the name of a test',
      log: JEST,
      entries: ['cart › adds src/cart.test.ts 9'],
      failed: 1,
      message: 'cart › adds: Expected: 3, Received: 4',
    },
    {
      of: 'an action, with a message in no form',
      log: '##[error]no cart of y',
      entries: ['Error: no cart of y'],
      failed: undefined,
      message: 'Error: no cart of y',
    },
  ])('are read without the mark: $of', ({ log, entries, failed, message }) => {
    expect(listed(log)).toEqual({ entries, failed, message })
  })

  it.each([
    [
      'Looks for dist\n##[error]No artifacts were found.\nPost job cleanup.',
      'Error: No artifacts were found.',
    ],
    ['##[error]Some checks failed!\nPost job cleanup.', 'Error: Some checks failed!'],
    ['##[error]There was an error in the action', 'Error: There was an error in the action'],
    ["##[error]The process '/usr/bin/git' failed with exit code 128", ''],
    ['##[error]There was an error\n##[error]no cart of y', 'Error: no cart of y'],
    ['no cart of x\n  ##[error]no cart of y\nruns on', 'Error: no cart of y'],
  ])('are the message if nothing says more: %j', (log, message) => {
    expect(listed(log).message).toBe(message)
  })
})

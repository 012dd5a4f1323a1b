import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { stripVTControlCharacters } from 'node:util'
import stringWidth from 'string-width'
import { renderTerminal } from '../../../src/render/terminal/report.ts'
import { anyRun } from '../../helpers/arbitrary-run.ts'
import { finished, makeRun, makeStep, reportOn, runWithoutJobs } from '../../helpers/make-run.ts'

const WIDTH = 80
const PLAIN = { width: WIDTH, colour: false }

const failing = (names: { job: string; step: string }) =>
  makeRun({
    jobs: [
      {
        name: names.job,
        state: finished(5, 65, 'failure'),
        steps: [makeStep({ name: names.step, state: finished(5, 60, 'failure') })],
      },
      { name: 'lint' },
    ],
  })

describe('the report for a terminal', () => {
  it('begins with the answer, and has each section once', () => {
    const lines = renderTerminal(reportOn(failing({ job: 'test', step: 'make' })), PLAIN).split(
      '\n',
    )
    expect(lines[0]).toBe('✗ CI failed in 1m 5s: test failed at make')
    expect(lines.filter((line) => /^[A-Z ]+$/.test(line))).toEqual([
      'WHAT FAILED',
      'TIMELINE',
      'WHAT HELD THE RUN UP',
      'SLOWEST STEPS',
    ])
  })

  it('says so where nothing could be read', () => {
    const run = runWithoutJobs({
      notes: [{ severity: 'warning', text: 'Could not read it.\n\npermissions:\n  actions: read' }],
    })
    expect(renderTerminal(reportOn(run), PLAIN)).toMatchInlineSnapshot(`
     "? CI could not be read: the jobs could not be listed
       octo-org/octo-shop · run #7 · push · main · 7638417 · by octocat
       jobs not known
       https://github.com/octo-org/octo-shop/actions/runs/42

     NOTES
       ! Could not read it.

         permissions:
           actions: read
     "
    `)
  })

  it.each([
    [20, 60],
    [80, 80],
    [160, 160],
  ])('in %d columns is no wider than %d, but for addresses', (width, widest) => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const text = renderTerminal(reportOn(run), { width, colour: false })
        const wide = text.split('\n').filter((line) => stringWidth(line) > widest)
        // A word that is longer than a line has one of its own.
        expect(
          wide.filter((line) =>
            line
              .trim()
              .replace(/^[✗✓⊘!?·-] /, '')
              .includes(' '),
          ),
        ).toEqual([])
      }),
    )
  })

  it('has nothing in it that a terminal obeys, whatever the names', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        expect(renderTerminal(reportOn(run), PLAIN)).not.toMatch(
          /(?!\n)\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u,
        )
      }),
    )
  })

  it('is the same text in colours', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const [plain, coloured] = [false, true].map((colour) =>
          renderTerminal(reportOn(run), { ...PLAIN, colour }),
        )
        const text = stripVTControlCharacters(coloured ?? '')
        expect(text.replaceAll(/ +$/gm, '')).toBe(plain?.replaceAll(/ +$/gm, ''))
      }),
    )
  })

  it('takes the commands out of names', () => {
    const names = { job: 'te\u001B[31mst\u0007', step: 'ma\u202Eke\r\n' }
    expect(renderTerminal(reportOn(failing(names)), PLAIN)).toMatch(
      /^✗ CI failed in 1m 5s: te \[31mst failed at make$/m,
    )
  })
})

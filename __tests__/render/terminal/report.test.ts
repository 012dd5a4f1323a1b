import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { stripVTControlCharacters } from 'node:util'
import stringWidth from 'string-width'
import { MIN_WIDTH, renderTerminal } from '../../../src/render/terminal/report.ts'
import { anyRun } from '../../../testing/arbitrary-run.ts'
import { reportOnCommit } from '../../../testing/make-commit.ts'
import { at, finished, makeRun, makeStep, reportOn, running } from '../../../testing/make-run.ts'

const WIDTH = 80
const PLAIN = { width: WIDTH, colour: false }

function tooWide(text: string, width: number): string[] {
  const lines = text.split('\n')
  return lines.filter((line) => stringWidth(line) > width && !/https?:\/\//.test(line))
}

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

describe('renderTerminal', () => {
  it('starts with the headline and has each section once', () => {
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

  it('keeps lines within the width of the terminal, except URLs', () => {
    fc.assert(
      fc.property(anyRun, fc.integer({ min: MIN_WIDTH, max: 200 }), (run, width) => {
        expect(tooWide(renderTerminal(reportOn(run), { width, colour: false }), width)).toEqual([])
      }),
    )
  })

  it.each([MIN_WIDTH, 30, 40, 80])('keeps the runs of a commit within %d columns', (width) => {
    const jobs = [{ state: finished(5, 65, 'failure') }, { state: running(5) }]
    const report = reportOnCommit([
      { workflow: 'Integration tests', conclusion: undefined, attempt: 2, jobs },
      { workflow: 'CI', conclusion: 'failure' },
    ])
    expect(tooWide(renderTerminal(report, { width, colour: false }), width)).toEqual([])
  })

  it('treats a very narrow terminal as one of the minimum width', () => {
    const report = reportOn(failing({ job: 'test', step: 'make' }))
    const at = (width: number) => renderTerminal(report, { width, colour: false })
    expect(tooWide(at(1), MIN_WIDTH)).toEqual([])
    expect(at(1)).toBe(at(MIN_WIDTH))
    expect(at(40)).not.toBe(at(60))
  })

  it.each([
    ['long names without spaces', 'x'.repeat(250)],
    ['names of wide characters', '結合テスト'.repeat(30)],
    ['names of emoji', '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(40)],
    ['paths', 'packages/'.repeat(25)],
    ['names with combining marks', 'e\u0301'.repeat(120)],
  ])('wraps or truncates %s', (_, name) => {
    const run = makeRun({
      ...failing({ job: name, step: name }),
      workflow: name,
      branch: name,
      actor: name,
      repository: `octo-org/${name}`,
      notes: [{ severity: 'warning', text: `Could not read ${name}.` }],
    })
    for (const width of [20, 39, 40, 59, 80, 99, 100, 160]) {
      const text = renderTerminal(reportOn(run), { width, colour: false })
      expect(tooWide(text, width)).toEqual([])
      expect(text.replaceAll(/\s/g, '')).toContain(name.normalize().replaceAll(/\s/g, ''))
    }
  })

  it('drops the least important columns first if names do not fit', () => {
    const name = 'integration'
    const run = makeRun({
      jobs: [{ name }, { name: 'lint', createdAt: at(66), state: finished(70, 90) }],
    })
    const heads = [20, 40, 48, 60, 80].map((width) =>
      renderTerminal(reportOn(run), { width, colour: false })
        .split('\n')
        .find((line) => line.startsWith('  job  '))
        ?.trim()
        .split(/ {2,}/),
    )
    expect(heads).toEqual([
      ['job', 'ran'],
      ['job', 'held by', 'ran', 'saving'],
      ['job', 'held by', 'delay', 'ran', 'saving'],
      ['job', 'held by', 'delay', 'ran', '% of run', 'saving'],
      ['job', 'held by', 'delay', 'ran', '% of run', 'saving'],
    ])
  })

  it('contains no control characters, for any names', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        expect(renderTerminal(reportOn(run), PLAIN)).not.toMatch(
          /(?!\n)\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u,
        )
      }),
    )
  })

  it('writes the same text with and without colours', () => {
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

  it('removes terminal commands from names', () => {
    const names = { job: 'te\u001B[31mst\u0007', step: 'ma\u202Eke\r\n' }
    expect(renderTerminal(reportOn(failing(names)), PLAIN)).toMatch(
      /^✗ CI failed in 1m 5s: te \[31mst failed at make$/m,
    )
  })
})

import { describe, expect, it } from '@jest/globals'
import { signatureOf } from '../../../src/analyse/causes/signature.ts'
import type { Failure, LogLine } from '../../../src/model/report/failure.ts'

const line = (text: string, fields: Partial<LogLine> = {}): LogLine => ({
  text,
  error: false,
  cut: false,
  skipped: 0,
  ...fields,
})

const signature = (
  lines: readonly LogLine[],
  { kind = 'failed-step', step = 'Run npm test' }: { kind?: Failure['kind']; step?: string } = {},
) => signatureOf({ kind, step, lines })

describe('signatureOf', () => {
  it('is the kind, the step and the lines that say why it failed', () => {
    const lines = [line('> test'), line('expected 3, got 4', { reason: 'error' }), line('done')]
    expect(signature(lines)).toBe('["failed-step","Run npm test","expected <n>, got <n>"]')
  })

  it('differs by step, by kind and by message', () => {
    const lines = [line('not ok', { reason: 'error' })]
    const all = [
      signature(lines),
      signature(lines, { step: 'Lint' }),
      signature(lines, { kind: 'other' }),
      signature([line('no', { reason: 'error' })]),
    ]
    expect(new Set(all).size).toBe(4)
  })

  it.each([
    ['no line', []],
    ['the exit code alone', [line('Error: Process completed with exit code 1.', { error: true })]],
    [
      'a cancellation alone',
      [line('Error: The operation was canceled.', { error: true, reason: 'error' })],
    ],
    ['lines without a reason', [line('> test')]],
  ])('is undefined for %s', (_, lines) => {
    expect(signature(lines)).toBeUndefined()
  })

  it('falls back to the last error if no step is known', () => {
    const lines = [
      line('Error: It broke', { error: true }),
      line('Error: Process completed with exit code 1.', { error: true }),
    ]
    expect(signature(lines)).toContain('It broke')
  })

  it('is the same for a time limit whatever the step wrote last', () => {
    const one = signature([line('a', { reason: 'end' })], { kind: 'timed-out' })
    expect(one).toBe(signature([line('b', { reason: 'end' })], { kind: 'timed-out' }))
    expect(one).not.toBeUndefined()
  })

  it.each(['cancelled', 'never-started', 'check'] as const)(
    'is undefined for the kind %s',
    (kind) => {
      expect(signature([line('a', { reason: 'error' })], { kind })).toBeUndefined()
    },
  )
})

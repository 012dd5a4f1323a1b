import { describe, expect, it } from '@jest/globals'
import { readCreated, readWorkflow } from '../../src/actions/read-values.ts'
import { InputError } from '../../src/actions/step-failure.ts'

describe('readWorkflow', () => {
  it.each([
    ['', undefined],
    ['ci.yml', 'ci.yml'],
    ['build and test.YAML', 'build and test.YAML'],
    ['.github/workflows/ci.yml', 'ci.yml'],
    ['67993574', '67993574'],
  ])('reads %j as %j', (given, workflow) => {
    expect(readWorkflow(given)).toBe(workflow)
  })

  it.each(['CI', 'ci.json', '.yml', 'other/ci.yml', '../ci.yml', '-1', 'a\n::error::b.yml'])(
    'rejects %j',
    (given) => {
      expect(() => readWorkflow(given)).toThrow(InputError)
    },
  )
})

describe('readCreated', () => {
  it.each([
    '2026-01-01',
    '>=2026-01-01',
    '<2026-01-01T10:00:00Z',
    '<=2026-01-01T10:00:00+02:00',
    '>2026-01-01T10:00Z',
    '2026-01-01..2026-01-31',
    '2026-01-01T00:00:00Z..*',
    '*..2026-01-31',
  ])('accepts %s', (given) => {
    expect(readCreated(given)).toBe(given)
  })

  it.each(['yesterday', '30d', '2026', '01/02/2026', '>= 2026-01-01', '=>2026-01-01', '..', '>'])(
    'rejects %s',
    (given) => {
      expect(() => readCreated(given)).toThrow(InputError)
    },
  )
})

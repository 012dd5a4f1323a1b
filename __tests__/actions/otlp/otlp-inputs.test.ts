import { describe, expect, it } from '@jest/globals'
import {
  publicUrl,
  readEndpoint,
  readHeaders,
  secretsOf,
} from '../../../src/actions/otlp/otlp-inputs.ts'

describe('readEndpoint and publicUrl', () => {
  it.each([
    ['https://otlp.example.com', 'https://otlp.example.com/v1/traces'],
    ['http://localhost:4318//', 'http://localhost:4318/v1/traces'],
    ['https://otlp.example.com/v1/traces/', 'https://otlp.example.com/v1/traces'],
    [
      'https://me:s3cret@otlp.example.com/otlp?key=s3cret',
      'https://otlp.example.com/otlp/v1/traces',
    ],
  ])('show %s as %s', (endpoint, shown) => {
    const url = readEndpoint('endpoint', () => endpoint)
    expect(url && publicUrl(url)).toBe(shown)
  })
})

describe('secretsOf', () => {
  it.each([
    ['Authorization: Basic bWU6cHc=', ['Basic bWU6cHc=', 'bWU6cHc=']],
    ['x-honeycomb-team: hcaik_01', ['hcaik_01']],
    ['x-team: 1', []],
    ['Authorization: Bearer', []],
    ['DD-API-KEY: 12345678\nlightstep-access-token: abcdefgh', ['12345678', 'abcdefgh']],
    ['X-Scope-OrgID: production', []],
    ['Authorization:', []],
  ])('returns for %j: %j', (lines, secrets) => {
    expect(secretsOf(readHeaders('headers', () => lines))).toEqual(secrets)
  })
})

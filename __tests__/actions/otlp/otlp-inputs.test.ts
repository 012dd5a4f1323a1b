import { describe, expect, it } from '@jest/globals'
import {
  pathOf,
  readEndpoint,
  readHeaders,
  secretsOf,
} from '../../../src/actions/otlp/otlp-inputs.ts'

describe('the place of a collector', () => {
  it.each([
    ['https://otlp.example.com', 'https://otlp.example.com/v1/traces'],
    ['http://localhost:4318//', 'http://localhost:4318/v1/traces'],
    ['https://otlp.example.com/v1/traces/', 'https://otlp.example.com/v1/traces'],
    [
      'https://me:s3cret@otlp.example.com/otlp?key=s3cret',
      'https://otlp.example.com/otlp/v1/traces',
    ],
  ])('%s is told as %s', (endpoint, place) => {
    const url = readEndpoint('endpoint', () => endpoint)
    expect(url && pathOf(url)).toBe(place)
  })
})

describe('what is secret', () => {
  it.each([
    ['Authorization: Basic bWU6cHc=', ['Basic bWU6cHc=', 'bWU6cHc=']],
    ['x-honeycomb-team: hcaik_01', ['hcaik_01']],
    ['x-team: 1', []],
    ['Authorization: Bearer', []],
    ['DD-API-KEY: 12345678\nlightstep-access-token: abcdefgh', ['12345678', 'abcdefgh']],
    ['X-Scope-OrgID: production', []],
    ['Authorization:', []],
  ])('in %j is %j', (lines, secrets) => {
    expect(secretsOf(readHeaders('headers', () => lines))).toEqual(secrets)
  })
})

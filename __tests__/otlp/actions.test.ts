import { describe, expect, it } from '@jest/globals'
import {
  headersInVariables,
  hiddenOf,
  readEndpoint,
  readHeaders,
  secretsOf,
} from '../../src/otlp/actions/otlp-inputs.ts'

describe('readEndpoint', () => {
  it.each([
    ['https://otlp.example.com', 'https://otlp.example.com/v1/traces'],
    ['http://localhost:4318//', 'http://localhost:4318/v1/traces'],
    ['https://otlp.example.com/v1/traces/', 'https://otlp.example.com/v1/traces'],
    [
      'https://me:s3cret@otlp.example.com/otlp?key=s3cret',
      'https://me:s3cret@otlp.example.com/otlp/v1/traces?key=s3cret',
    ],
  ])('returns for %s: %s', (endpoint, url) => {
    expect(readEndpoint(endpoint)?.href).toBe(url)
  })

  it.each([
    'user:s3cretApiKey12345@otlp.example.com:4318',
    'otlp.example.com/?api-key=s3cretApiKey12345',
    'https://otlp.example.com:s3cret/',
    'https://s3cret key',
    'grpc://s3cret@otlp.example.com',
    's3cret'.repeat(50),
  ])('shows nothing of %s', (endpoint) => {
    const read = () => readEndpoint(endpoint)
    expect(read).toThrow('The input endpoint is not a URL')
    expect(read).not.toThrow(/s3cret|example\.com[:/?](?!4318\.)/)
  })
})

describe('hiddenOf', () => {
  it('lists the values of headers, and the keys in the URL', () => {
    const url = new URL('https://me:pw%40@otlp.example.com/otlp/keyInThePath/v1/traces?k=v1')
    const basic = Buffer.from('robot:hunter2').toString('base64')
    const headers = { 'x-ingest': 'KEY', Authorization: `Basic ${basic}`, b: 'Bearer t0k' }
    expect(hiddenOf(url, headers)).toEqual([
      ...['KEY', basic, 't0k', 'hunter2', 'me', 'pw%40', 'v1', 'keyInThePath'],
    ])
  })
})

describe('headersInVariables', () => {
  const ALL = 'OTEL_EXPORTER_OTLP_HEADERS'
  const TRACES = 'OTEL_EXPORTER_OTLP_TRACES_HEADERS'
  const read = (env: Readonly<Record<string, string>>) => headersInVariables((name) => env[name])

  it.each([
    [{}, {}],
    [{ [ALL]: 'a=1, b = Bearer%20t0k ,,c=' }, { a: '1', b: 'Bearer t0k' }],
    [
      { [ALL]: 'a=1,b=1', [TRACES]: 'b=2' },
      { a: '1', b: '2' },
    ],
  ])('reads %j as %j', (env, headers) => {
    expect(read(env)).toEqual(headers)
  })

  it.each([
    [ALL, 'Authorization: Basic s3cret=='],
    [TRACES, 'a=s3cret%0Ab'],
  ])('names %s, but shows nothing of it if it is %j', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(`The variable ${name} is not a list of headers`)
    expect(() => read({ [name]: value })).not.toThrow(/s3cret/)
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
    expect(secretsOf(readHeaders(lines.split('\n')))).toEqual(secrets)
  })
})

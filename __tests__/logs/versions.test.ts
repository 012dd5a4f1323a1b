import { describe, expect, it } from '@jest/globals'
import { readVersions } from '../../src/logs/versions/read-versions.ts'

/** Lists what the lines of a step name with a version, as `name version`. */
const namedIn = (text: string) =>
  Array.from(
    readVersions(text.split(' ⏎ ').map((line) => ({ text: line, writer: 'step' as const }))).names,
    ([, { name, versions }]) => `${name} ${[...versions].join(' and ')}`,
  )

describe('readVersions', () => {
  it.each([
    ['https://bob:hunter2@h.example/ version 6.6.7', []],
    ['https://bob:hunter2@h.example 6.6.7', []],
    ['https://bob:hunter2@h.example/tools/widget version 6.6.7', ['widget 6.6.7']],
    ['https://bob:hun/ter2@h.example version 6.6.7', ['h.example 6.6.7']],
    ['https://h.example/tools/widget/?token=hunter2 version 6.6.7', ['widget version … 6.6.7']],
    ['connected: redis://:hunter2@cache:6379 7.2.3', []],
    ['bob:hunter2@h.example/widget version 6.6.7', ['h.example/widget 6.6.7']],
    [
      'The version that https://bob:hunter2@h.example/ has now is at 6.6.7',
      ['The version that … has now is at … 6.6.7'],
    ],
    ['https://bob:hunter2@h.example/a?k=hunter2 ⏎ 6.6.7-1', ['a 6.6.7-1']],
    [
      'https://bob:hunter2@h.example/widget@sha256:' + '0a'.repeat(32),
      ['widget sha256:0a0a0a0a0a0a'],
    ],
  ])('names what a URL leads to, and neither user nor query: %s is %j', (text, expected) => {
    expect(namedIn(text)).toEqual(expected)
  })

  it.each([
    'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
    'ghs_16C7e42F292c6912E7710c838347Ae178B4a',
    'github_pat_11ABCDEFG0abc',
    'glpat-abcdefghijklmnop',
    'xoxb-123456789012-abc',
    'sk-live-4eC39HqLyjWDarj',
    'sk-abcdefghijklmnop',
    'AKIAIOSFODNN7EXAMPLE',
    'npm_a1b2c3d4',
    'pypi-AgEIcHlwaS5vcmc',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.sig',
    'd41d8cd98f00b204e9800998ecf8427e',
    'f47ac10b-58cc-4372-a567-0e02b2c3d479',
    'wJalrXUtnFEMI7K7MDENGbPxRfiCYEXAMPLEKEY',
    'cart:wJalrXUtnFEMI7K7MDENG@x',
  ])('takes no key for a name: %s', (key) => {
    const lines = [
      `${key} 1.2.4`,
      `${key}@1.2.4`,
      `${key}-1.2.4.tgz`,
      `https://h.example/${key} version 1.2.4`,
      `with ${key} it says that the version is now at 1.2.4`,
      `token=${key} has the version that is now at 1.2.4`,
      `${key} ⏎ 1.2.4`,
      `widget 1.2.4-${key}`,
    ]
    expect(lines.flatMap(namedIn).filter((name) => name.includes(key.slice(6)))).toEqual([])
  })

  it.each([
    ['pypi-attestations 0.0.28', 'pypi-attestations 0.0.28'],
    ['npm_config_cache 1.2.4', 'npm_config_cache 1.2.4'],
    ['sk-learn 1.2.4', 'sk-learn 1.2.4'],
    [
      'System.Security.Cryptography.X509Certificates 4.3.2',
      'System.Security.Cryptography.X509Certificates 4.3.2',
    ],
    ['@types/node@22.1.3', '@types/node 22.1.3'],
    ['alias@npm:left-pad@1.3.0', 'alias@npm:left-pad 1.3.0'],
    ['com.fasterxml.jackson.core:jackson-databind:2.17.1', 'jackson-databind 2.17.1'],
    ['https://registry.npmjs.org/left-pad/-/left-pad-1.3.0.tgz', 'left-pad 1.3.0'],
    ['Computed https://github.com/apple/swift-log.git at 1.5.3', 'swift-log 1.5.3'],
    [
      'Microsoft.AspNetCore.Authentication.JwtBearer 8.0.4',
      'Microsoft.AspNetCore.Authentication.JwtBearer 8.0.4',
    ],
    ['github.com/golang-jwt/jwt/v5 v5.2.1', 'github.com/golang-jwt/jwt/v5 5.2.1'],
    ['skopeo 1.15.1', 'skopeo 1.15.1'],
    ['go version go1.25.7 linux/amd64', 'go 1.25.7'],
  ])('keeps the name of a thing: %s', (text, expected) => {
    expect(namedIn(text)).toContain(expected)
  })
})

import { describe, expect, it } from '@jest/globals'
import { parseYaml } from '../../../src/github/workflow/parse-yaml.ts'

describe('parseYaml', () => {
  it.each([
    ['a: [\n  1,\n]', { a: [1] }],
    ['on: push\nyes: no', { on: 'push', yes: 'no' }],
    ['a: &x { b: 1 }\nc: { <<: *x }', { a: { b: 1 }, c: { '<<': { b: 1 } } }],
    ['__proto__: { a: 1 }', JSON.parse('{ "__proto__": { "a": 1 } }')],
    ['a: 1\n...\n# the end', { a: 1 }],
    ['text', 'text'],
  ])('for %j returns %j', (text, value) => {
    expect(parseYaml(text)).toEqual(value)
  })

  it.each([
    ['the file is empty', ''],
    ['the file is empty', '---\n# nothing\n'],
    ['line 2: the file has more than one document', 'a: 1\n---\nb: 2'],
    ['line 3: a key is repeated', 'a: 1\nb: 2\n"a": 3'],
    ['line 2: a key is repeated', 'a:\n  - { 1: x, "1": y }'],
    ['line 3: a key is not a text', 'a: &a\n\n*a : 1'],
    ['line 1: a key is not a text', '? [a]\n: 1'],
    ['line 2: an alias has no anchor before it', 'a: 1\nb: *b\nc: &b 1'],
    ['line 2: Nested mappings are not allowed in compact mappings', 'a: 1\nb: c: d'],
    ['line 2: Tabs are not allowed as indentation', 'a:\n\tb: 1'],
    ['line 1: the file is nested too deeply', '['.repeat(10_000)],
    [
      `line 1: Block scalar header includes extra characters: |${'x'.repeat(52)}`,
      `a: |${'x'.repeat(500)}`,
    ],
    ['the file has too many anchors and aliases', `- &a\n${'- *a\n'.repeat(10_000)}`],
  ])('throws "%s"', (message, text) => {
    expect(() => parseYaml(text)).toThrow(new Error(message))
  })

  it.each(['a: 1', 'a: [,]'])('leaves the stacks of other errors as they are after %j', (text) => {
    const before = Error.stackTraceLimit
    try {
      parseYaml(text)
    } catch (error) {
      expect(error).toBeInstanceOf(Error)
    }
    expect([Error.stackTraceLimit, before > 0]).toEqual([before, true])
  })

  it('finds a repeated key among many in less time than the package', () => {
    const keys = Array.from({ length: 20_000 }, (_, at) => `key${at}:`)
    const begun = process.cpuUsage()
    expect(() => parseYaml([...keys, 'key0:'].join('\n'))).toThrow('line 20001: a key is repeated')
    expect(process.cpuUsage(begun).user).toBeLessThan(10_000_000)
  })

  it('returns one object for all uses of an anchor', () => {
    const { a, all } = parseYaml(`a: &a [1]\nall: [${'*a, '.repeat(500)}]`) as {
      readonly [key: string]: readonly unknown[]
    }
    expect(all?.map((one) => one === a)).toEqual(Array(500).fill(true))
  })
})

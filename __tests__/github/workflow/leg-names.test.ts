import { describe, expect, it } from '@jest/globals'
import { legNames } from '../../../src/github/workflow/workflow-file.ts'

const OS = { os: ['ubuntu', 'windows'], node: [20, 22] }
const MAC = { os: 'mac', arch: 'arm' }
const LINUX = { os: 'linux', arch: 'x64' }
const NAME = 'test ${{ matrix.os }} ${{matrix.node}}'

describe('legNames', () => {
  it.each<[string, unknown, readonly string[] | undefined]>([
    [NAME, OS, ['test ubuntu 20', 'test ubuntu 22', 'test windows 20', 'test windows 22']],
    [NAME, { ...OS, exclude: [{ os: 'windows', node: 20 }, { node: 22 }] }, ['test ubuntu 20']],
    [
      'x ${{ matrix.a }}${{ matrix.b }}',
      { a: [1, 2], include: [{ b: '-all' }, { a: 2, b: '-two' }, { a: 3, b: '-three' }] },
      ['x 1-all', 'x 2-two', 'x 3-three'],
    ],
    ['${{ matrix.target }}', { include: [{ target: 'a' }, { target: 'b' }] }, ['a', 'b']],
    [
      '${{ matrix.on.os }}, ${{ matrix.fast }}',
      { on: [{ os: 'mac' }], fast: [true] },
      ['mac, true'],
    ],
    ['test ${{ matrix.none }}', { os: ['ubuntu'] }, ['test']],
    ['test ${{ matrix.on }}', { on: [{ os: 'mac' }] }, undefined],
    ['test ${{ github.ref }} ${{ matrix.os }}', { os: ['mac'] }, undefined],
    ['test ${{ matrix.os || 1 }}', { os: ['mac'] }, undefined],
    ['test ${{ matrix.os }}', { os: '${{ fromJSON(needs.plan.outputs.os) }}' }, undefined],
    ['test ${{ matrix.os }}', '${{ fromJSON(needs.plan.outputs.matrix) }}', undefined],
    ['test ${{ matrix.os }}', { os: ['mac'], include: [{ os: '${{ inputs.os }}' }] }, undefined],
    ['test ${{ matrix.a }}', { a: Array(20).fill(1), b: Array(20).fill(1) }, undefined],
    ['test ${{ matrix.os }}', { include: ['${{ fromJSON(inputs.leg) }}'] }, undefined],
    ['test ${{ matrix.os }}', { os: ['mac'], include: '${{ inputs.more }}' }, undefined],
    ['test ${{ matrix.os }}', { os: ['mac'], include: [{ os: 'linux' }, {}] }, undefined],
    ['${{ matrix.a }}${{ matrix.a }}', { a: ['x'.repeat(30_000)] }, undefined],
    ['${{ matrix.a }}', { a: ['x'.repeat(30_000), 'y'.repeat(30_000)] }, undefined],
    ['${{ matrix.on.os }}', { on: [MAC, LINUX], exclude: [{ on: { ...MAC } }] }, ['linux']],
    ['${{ matrix.on.os }}', { on: [MAC, LINUX], exclude: [{ on: { arch: 'x64' } }] }, ['mac']],
    ['${{ matrix.on.os }}', { on: [MAC, LINUX], exclude: [{ on: { os: 'Mac' } }] }, ['linux']],
    ['${{ matrix.b }}', { a: [[1, 2]], b: ['x', 'y'], exclude: [{ a: [1, 2], b: 'x' }] }, ['y']],
    [
      '${{ matrix.b }}',
      { a: [[1, 2]], b: ['x', 'y'], exclude: [{ a: [1, 3], b: 'x' }] },
      ['x', 'y'],
    ],
    ['${{ matrix.a }}', { a: [18, 20], exclude: [{ a: '18' }] }, ['20']],
    ['${{ matrix.on.os }}', { on: [MAC], exclude: [{ on: 'mac' }] }, ['mac']],
    ['test', OS, undefined],
    ['test ${{ matrix.os }}', undefined, undefined],
  ])('fills %j with the values of %j: %j', (name, matrix, expected) => {
    expect(legNames(name, matrix)).toEqual(expected)
  })

  it.each([
    ['a value', { a: [1], ...keys('k', 49) }, 1],
    ['more than fifty keys', { a: [1], ...keys('k', 50) }, undefined],
    ['more than fifty keys of all', { a: [1], include: [keys('k', 25), keys('l', 25)] }, undefined],
    [
      'more legs to include than GitHub allows',
      { a: [1], include: Array(257).fill({ a: 2 }) },
      undefined,
    ],
    [
      'two hundred legs to include beside as many',
      { a: range(200), include: range(200).map((b) => ({ b })) },
      200,
    ],
    [
      'as many legs as GitHub allows after others are excluded',
      { a: range(20), b: range(20), exclude: range(8).map((a) => ({ a })) },
      240,
    ],
    [
      'more legs than GitHub allows after others are excluded',
      { a: range(20), b: range(20), exclude: range(7).map((a) => ({ a })) },
      undefined,
    ],
    [
      'too many values to compare',
      { a: range(200), b: [1], c: [1], include: range(200).map((b) => ({ b })) },
      undefined,
    ],
  ])('bounds the work for %s', (_, matrix, expected) => {
    expect(legNames('${{ matrix.a }}', matrix)?.length).toBe(expected)
  })
})

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => at)
}

function keys(name: string, count: number): Readonly<Record<string, readonly number[]>> {
  return Object.fromEntries(range(count).map((at) => [`${name}${at}`, [1]]))
}

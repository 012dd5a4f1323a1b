import { describe, expect, it } from '@jest/globals'
import { legNames } from '../../../src/github/workflow/leg-names.ts'

const OS = { os: ['ubuntu', 'windows'], node: [20, 22] }
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
    ['${{ matrix.a }}${{ matrix.a }}', { a: ['x'.repeat(30_000)] }, undefined],
    ['${{ matrix.a }}', { a: ['x'.repeat(30_000), 'y'.repeat(30_000)] }, undefined],
    ['test', OS, undefined],
    ['test ${{ matrix.os }}', undefined, undefined],
  ])('fills %j with the values of %j: %j', (name, matrix, expected) => {
    expect(legNames(name, matrix)).toEqual(expected)
  })
})

import { describe, expect, it } from '@jest/globals'
import { findForeignElements } from '../../scripts/preview/foreign-elements.ts'

describe('findForeignElements', () => {
  it.each([
    ['<table><tr><td><a href="https://github.com">x</a></td></tr></table>', []],
    ['<p>a <b>bold</b> name</p>', ['an element that no report writes: <b>']],
    ['<td><em><img src="x"></em></td>', ['an element that no report writes: <img>']],
    ['<a href="y">x</a>', ['a link to no address: y']],
  ])('%s', (html, complaints) => {
    expect(findForeignElements(html)).toEqual(complaints)
  })
})

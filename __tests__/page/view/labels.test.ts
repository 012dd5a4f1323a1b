import { describe, expect, it } from '@jest/globals'
import { WORST_FIRST } from '../../../src/model/conclusion.ts'
import { toneOf } from '../../../src/page/view/labels.ts'
import { drawIcons } from '../../../src/render/html/icons.ts'
import { iconOf } from '../../../src/render/text/labels.ts'

describe('toneOf', () => {
  it.each(WORST_FIRST)('gives %s the colour of its icon in the rest of the page', (conclusion) => {
    expect(drawIcons(iconOf(conclusion))).toContain(`class="icon ${toneOf(conclusion)}"`)
  })
})

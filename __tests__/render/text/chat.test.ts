import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { chatText } from '../../../src/render/text/chat.ts'

describe('chatText', () => {
  it.each([
    ['cart › adds one, two: "3" (not 4)', 'cart › adds one, two: "3" (not 4)'],
    ['src/cart.c:7:3: error: no such thing', 'src/cart.c:7:3: error: no such thing'],
    ['test_add_two and __init__', 'test_add_two and ＿＿init＿＿'],
    ['a__b__c', 'a＿＿b＿＿c'],
    ['see @team or a@example.com', 'see ＠team or a＠example.com'],
    ['<!channel> <@U123> <b>', '＜!channel＞ ＜＠U123＞ ＜b＞'],
    ['&lt;!channel&gt; &#64;team R&D', '＆lt;!channel＆gt; &＃64;team R&D'],
    ['**bold** ~~gone~~ ||hidden|| `code`', '＊＊bold＊＊ ～～gone～～ ｜｜hidden｜｜ ｀code｀'],
    ['![x](https://evil.example)', '!［x］(https：//evil.example)'],
    ['see www.evil.example', 'see www．evil.example'],
    ['#12, GH-12 and $x$', '＃12, GH－12 and ＄x＄'],
    [':tada: pkg::mod::test 12:30:45', '：tada: pkg:：mod::test 12:30:45'],
    ['C:\\a\\_b', 'C:＼a＼＿b'],
    ['# heading', '＃ heading'],
    ['- item', '－ item'],
    ['---', '－--'],
    ['=== run', '＝== run'],
    ['1. item', '1． item'],
    ['12) item', '12） item'],
    ['1.5 is not 2', '1.5 is not 2'],
    ['::error::stop', ': ：error::stop'],
    [' ::set-output name=a::b', ': :set-output name=a::b'],
    ['##[error]stop', '＃ ＃［error］stop'],
    ['two\r\nlines\u2028and\u0085more\ttext', 'two lines and more text'],
    ['\u202Eback\u2066', 'back'],
    ['\u200B', '(no name)'],
    ['half \uD83D of a pair', 'half \uFFFD of a pair'],
    ['😀 é 日本', '😀 é 日本'],
  ])('writes %j as %j', (raw, expected) => {
    expect(chatText(raw)).toBe(expected)
  })

  it('leaves nothing of any text that acts in a chat', () => {
    const characters = Array.from('\\`*_[]<>|~@#$&:;.-+=!()\n\r\t /a1')
    const parts = [...characters, '::', 'www.', 'gh-', '&lt;', '\uD83D', '😀']
    const text = fc.array(fc.constantFrom(...parts)).map((all) => all.join(''))
    fc.assert(
      fc.property(text, (raw) => {
        const written = chatText(raw)
        expect(written).not.toMatch(/[\\`*[\]<>|~@#$\p{Cc}\p{Zl}\p{Zp}]|:\/\/|^\s*::|##\[/u)
        expect(written).not.toMatch(/^[-+=]|^\d+[.)](?: |$)|\bwww\.|\bgh-\d|&#?\w+;|^_|_$|__/i)
        expect(written.isWellFormed()).toBe(true)
      }),
    )
  })
})

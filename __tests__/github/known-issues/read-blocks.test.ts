import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parse, postprocess, preprocess } from 'micromark'
import { findingsIn } from '../../../src/render/findings/findings.ts'
import { readBlocks as readBlocksOf } from '../../../src/github/known-issues/read-blocks.ts'
import { LANGUAGE, MAX_ERRORS } from '../../../src/model/known-issue.ts'
import { renderSummary } from '../../../src/render/summary/summary.ts'
import { commentOn } from '../../../testing/examples/example.ts'
import { makeExcerpt } from '../../../testing/failure-report.ts'
import { ATTACKS } from '../../../testing/fixtures/attacks.ts'
import { fuzzOptions } from '../../../testing/fuzz/fuzz-options.ts'
import { finished, makeRun, reportOn } from '../../../testing/make-run.ts'
import { jobIn, stepOf } from '../../../testing/make-steps.ts'

const ERROR = 'Connection reset by peer'
const URL = 'https://github.com/octo-org/octo-shop'
const JOB = `${URL}/actions/runs/41/job/65`
const readBlocks = (text: string) => readBlocksOf(text, URL)
const NOTHING = {
  job: undefined,
  step: undefined,
  until: undefined,
  gate: false,
  rerun: false,
  seen: [],
}

/** Returns a block of these lines, and whatever stands in its fences. */
const blockOf = (lines: string, open = `\`\`\`${LANGUAGE}`, close = '```') =>
  `${open}\n${lines}\n${close}`
const BLOCK = blockOf(`error: ${ERROR}\ngate: pass`)
const indented = (text: string, by: string) => text.replaceAll(/^/gm, by)

/** The errors of the blocks in a text; the problem of a block that counts for nothing. */
const listed = (text: string) =>
  readBlocks(text).map((block) => ('problem' in block ? block.problem : block.errors.join(' + ')))

describe('readBlocks', () => {
  it.each([
    ['alone', BLOCK],
    ['between paragraphs', `It fails.\n${BLOCK}\nSee the log.`],
    ['with carriage returns', BLOCK.replaceAll('\n', '\r\n')],
    ['with tildes', blockOf(`error: ${ERROR}`, `~~~${LANGUAGE}`, '~~~')],
    ['with a longer fence', blockOf(`error: ${ERROR}`, `\`\`\`\`\` ${LANGUAGE}`, '``````')],
    ['without its end', blockOf(`error: ${ERROR}`, undefined, '')],
    ['indented by three spaces', indented(BLOCK, '   ')],
    ['in an item of a list', `1. It fails:\n${indented(BLOCK, '   ')}`],
    ['in details', `<details>\n\n${BLOCK}\n\n</details>`],
    ['below a quotation', `> quoted\n${BLOCK}`],
    ['below a fence that its quotation ends', `> \`\`\`\n${BLOCK}`],
    ['below a fence that its list ends', `- a\n  \`\`\`\n\n${BLOCK}`],
    ['below a comment', `<!-- a\n\n-->\n${BLOCK}`],
    ['below a comment within a line', `a <!--\n\n${BLOCK}\n\n-->`],
  ])('reads a block %s', (_, text) => {
    expect(listed(text)).toEqual([ERROR])
  })

  it.each([
    ['in a quotation', indented(BLOCK, '> ')],
    ['in a quotation in a list', `- a\n${indented(BLOCK, '  > ')}`],
    ['in a list in a quotation', `> - a\n${indented(BLOCK, '>   ')}`],
    ['in an alert', `> [!NOTE]\n${indented(BLOCK, '> ')}`],
    ['in a longer fence', `\`\`\`\`\n${BLOCK}\n\`\`\`\``],
    ['in a fence of tildes', `~~~markdown\n${BLOCK}\n~~~`],
    ['in a fence that nothing ends', `~~~\n${BLOCK}`],
    ['in a fence of another language', `\`\`\`text\n${BLOCK}`],
    ['below a fence in a list that goes on', `- \`\`\`\n  a\n${indented(BLOCK, '  ')}`],
    ['in a comment', `<!--\n${BLOCK}\n-->`],
    ['in a comment with an empty line', `<!-- a\n\n${BLOCK}\n\n-->`],
    ['in a comment that nothing ends', `<!--\n\n${BLOCK}`],
    ['in preformatted text', `<pre>\n\n${BLOCK}\n\n</pre>`],
    ['in HTML', `<div>\n${BLOCK}\n</div>`],
    ['in character data', `<![CDATA[\n\n${BLOCK}\n\n]]>`],
    ['in a processing instruction', `<?\n\n${BLOCK}\n\n?>`],
    ['that is indented', indented(BLOCK, '    ')],
    ['that is indented by a tab', indented(BLOCK, '\t')],
    ['in a line', `\`\`\`${LANGUAGE} error: ${ERROR} \`\`\``],
    ['in a cell', `| \`\`\`${LANGUAGE}<br>error: ${ERROR}\`\`\` |\n| --- |`],
    ['of a longer name', blockOf(`error: ${ERROR}`, `\`\`\`${LANGUAGE}s`)],
    ['of a name in capitals', blockOf(`error: ${ERROR}`, '```Known-Failure')],
    ['of a name in look-alikes', blockOf(`error: ${ERROR}`, '```knоwn-failure')],
    ['of a name with an invisible character', blockOf(`error: ${ERROR}`, '```known-\u200Bfailure')],
    ['of an escaped name', blockOf(`error: ${ERROR}`, '```known&#45;failure')],
    ['with two backquotes', blockOf(`error: ${ERROR}`, `\`\`${LANGUAGE}`, '``')],
    ['whose first line has a backquote', blockOf(`error: ${ERROR}`, `\`\`\`${LANGUAGE} \``)],
  ])('reads no block %s', (_, text) => {
    expect(listed(text)).toEqual([])
  })

  it('reads every line of a block', () => {
    const lines = [
      ...['error: Connection reset by peer', 'error:Timeout of * exceeded', '', ' job:  e2e * '],
      ...['step: Run npm test', 'until: 2028-02-29', 'gate: pass', 'rerun: once'],
      ...[`seen: ${JOB}?pr=7#step:4:12`, `seen: ${URL}/actions/runs/42/attempts/2/job/66`],
    ]
    expect(readBlocks(blockOf(lines.join('\n')))).toEqual([
      {
        errors: [ERROR, 'Timeout of * exceeded'],
        ...{ job: 'e2e *', step: 'Run npm test', until: '2028-02-29', gate: true, rerun: true },
        seen: [65, 66],
      },
    ])
    expect(readBlocks(blockOf(`error: ${ERROR}`))).toEqual([{ errors: [ERROR], ...NOTHING }])
  })

  it.each([
    ['constructor: Object', 'is not understood'],
    ['__proto__: x', 'is not understood'],
    ['toString: x', 'is not understood'],
    ['has: x', 'is not understood'],
    ['Error: ECONNRESET', 'is not understood'],
    ['еrror: Connection reset', 'is not understood'], // A Cyrillic letter.
    ['error：Connection reset', 'is not understood'], // A full-width colon.
    ['er\u200Bror: Connection reset', 'is not understood'],
    ['error : Connection reset', 'is not understood'],
    ['error:', 'is not understood'],
    ['error: * * * * * * * *', 'has fewer than 8 characters without *'],
    ['error: ********************', 'has fewer than 8 characters without *'],
    ['error: timeout', 'has fewer than 8 characters without *'],
    ['error: *t*i*m*e*o*u*t*', 'has fewer than 8 characters without *'],
    [`error: ${'\u200B'.repeat(20)}`, 'has fewer than 8 characters without *'],
    [`error: ${'\u0301'.repeat(20)}`, 'has fewer than 8 characters without *'],
    [`error: ${'\u{E0041}'.repeat(20)}`, 'has fewer than 8 characters without *'],
    [`error: a${' '.repeat(20)}b`, 'has fewer than 8 characters without *'],
    ['gate: Pass', 'is not "gate: pass"'],
    ['gate: pаss', 'is not "gate: pass"'], // A Cyrillic letter.
    ['gate: pass # always', 'is not "gate: pass"'],
    ['gate: pass\ngate: pass', 'is the second line of its kind'],
    ['job: a\njob: b', 'is the second line of its kind'],
    ['rerun: always', 'is not "rerun: once"'],
    ['until: tomorrow', 'is no day such as 2027-01-31'],
    ['until: 2027-02-29', 'is no day such as 2027-01-31'],
    ['until: 2027-13-01', 'is no day such as 2027-01-31'],
    ['until: 0000-00-00', 'is no day such as 2027-01-31'],
    ['until: ２０２７-01-31', 'is no day such as 2027-01-31'],
    ['until: 2027-01-31T00:00:00Z', 'is no day such as 2027-01-31'],
    ['until: +012027-01-31', 'is no day such as 2027-01-31'],
    [Array(MAX_ERRORS).fill(`error: ${ERROR}`).join('\n'), 'is one of more than 20 errors'],
    ['see the log', 'is not understood'],
    ['<!-- error: x -->', 'is not understood'],
  ])('makes a block with %j count for nothing: a line %s', (line, problem) => {
    const [read, ...others] = listed(blockOf(`error: ${ERROR}\n${line}`))
    expect(others).toEqual([])
    expect(read).toMatch(/^".*" is|^".*" has/)
    expect(read?.endsWith(problem)).toBe(true)
  })

  it('makes a block with anything behind its language count for nothing, since GitHub does not show it', () => {
    const open = `\`\`\`${LANGUAGE} gate: pass`
    expect(listed(blockOf(`error: ${ERROR}`, open))).toEqual([
      `"${LANGUAGE} gate: pass" is not understood`,
    ])
  })

  it('makes a block without an error count for nothing', () => {
    expect(listed(blockOf('gate: pass'))).toEqual(['it has no line "error: ..."'])
  })

  it('reads ten blocks, and 10,000 lines in one', () => {
    expect(readBlocks(Array(50).fill(BLOCK).join('\n'))).toHaveLength(10)
    const lines = Array.from({ length: 10_000 }, (_, at) => `error: ${ERROR} ${at}`).join('\n')
    expect(listed(blockOf(lines))).toEqual([`"error: ${ERROR} 20" is one of more than 20 errors`])
    expect(listed(blockOf(`error: ${ERROR}${'\n'.repeat(10_000)}`))).toEqual([ERROR])
  })

  it('quotes at most 100 characters of a line', () => {
    const [read = ''] = listed(blockOf(`\u{1F600}${'x'.repeat(60_000)}`))
    expect(read).toBe(`"\u{1F600}${'x'.repeat(98)}…" is not understood`)
  })

  it.each(ATTACKS.filter((attack) => /[^\s*\p{C}\p{M}]{8}/u.test(attack)))(
    'reads the attack %j in one line of an error, or as something else',
    (attack) => {
      for (const block of readBlocks(blockOf(`error: ${attack}`))) {
        const text = 'problem' in block ? block.problem : block.errors.join('')
        expect(text).not.toMatch(/[\n\r\u2028\u2029]/)
        expect(block).not.toMatchObject({ gate: true })
      }
    },
  )
})

it('finds no block in what the action writes about a log that prints one', () => {
  const fences = ['```', '````', '~~~', '   ```', '> ```'].map((fence) => `${fence}${LANGUAGE}`)
  const printed = fences.flatMap((fence) => [fence, `error: ${ERROR}`, 'gate: pass', '```', ''])
  const step = stepOf(2, BLOCK, 5, 60, 'failure')
  const jobs = [jobIn(BLOCK, finished(5, 65, 'failure'), [step])]
  const excerpts = [makeExcerpt(['</code></pre>', ...printed, `##[error]${ERROR}`], { step })]
  const explanations = { excerpts: new Map([[1, excerpts]]), annotations: new Map() }
  const report = reportOn(makeRun({ jobs }), { explanations })
  for (const text of [renderSummary(findingsIn(report)), commentOn(report)]) {
    expect(text).toContain(`error: ${ERROR}`)
    expect(listed(text)).toEqual([])
  }
})

/** What GitHub allows for a text. */
const MAX_CHARACTERS = 65_536
const END = `\n\n${BLOCK}\n`
const full = (part: string) =>
  part.repeat((MAX_CHARACTERS - END.length) / part.length) + (part.endsWith('\n') ? '' : '\n')
/** Nested as deeply as a text of this length allows, and then many lines. */
const nested = (part: string, line: string) => part.repeat(10_000) + line.repeat(20_000)
const stairs = (part: string) =>
  Array.from({ length: 360 }, (_, at) => `${part.repeat(at)}- a`).join('\n')

const LONG: readonly (readonly [string, string])[] = [
  ...Array.from('[*<>`~+-#=_&\\!|\t \n\r\0', (part) => [JSON.stringify(part), full(part)] as const),
  ...['> ', '- ', '1. ', '* ', '>- ', '- > ', '>- 1. ', '![', '](', '<a ', '</', '<!--', '<?'].map(
    (part) => [JSON.stringify(part), full(part)] as const,
  ),
  ...['a\n', '>\n', '>a\nb\n', 'a\n=\n', 'a\n---\n', '- a\n\n', '[a]: x "\n', '# \n', '```\n'].map(
    (part) => [JSON.stringify(part), full(part)] as const,
  ),
  ['quotations before many lines', nested('>', 'b\n')],
  ['lists before many lines', nested('- ', 'b\n')],
  ['lists before empty lines', nested('- ', '\n')],
  ['stairs of lists', stairs(' ')],
  ['stairs of quotations', stairs('>')],
]

describe('readBlocks, of 65,536 characters', () => {
  it.each(LONG)('reads %s', (_, text) => {
    const read = listed(text + END)
    // Either GitHub shows it as a block, or something above it goes on.
    expect([[], [ERROR]]).toContainEqual(read.filter((block) => block === ERROR))
  })
})

const PIECES = [
  ...['\n', '\n', '\n', '\n\n', '\r\n', '```', '~~~', '````', '`', LANGUAGE, `error: ${ERROR}`],
  ...[`\`\`\`${LANGUAGE}\n`, `\n\`\`\`${LANGUAGE}\n`, '\n```\n', '> ', '>', '- ', '+ ', '1. '],
  ...['  ', '   ', 'a', '<!--', '-->', '<pre>', '</pre>', '<div>', '<b>', '</b>', '<?', '?>'],
  ...['[a]: b', '# ', '***', '---', '==='],
]

const anyMarkdown = fc
  .array(fc.constantFrom(...PIECES), { minLength: 3, maxLength: 16 })
  .map((pieces) => pieces.join(''))

/** Returns the lines of the blocks by another parser; `undefined` for indented code, after which it does not follow the specification. */
function blocksByMicromark(text: string): string[][] | undefined {
  const events = postprocess(
    parse()
      .document()
      .write(preprocess()(text, undefined, true)),
  )
  if (events.some(([, { type }]) => type === 'codeIndented')) return undefined
  const blocks: string[][] = []
  let quotations = 0
  let isOpen = false
  for (const [kind, token, context] of events) {
    const { type } = token
    if (type === 'blockQuote') quotations += kind === 'enter' ? 1 : -1
    if (type === 'codeFenced') isOpen = false
    if (kind === 'exit') continue
    const shown = context.sliceSerialize(token)
    if (type === 'codeFencedFenceInfo' && quotations === 0 && shown === LANGUAGE) {
      blocks.push([])
      isOpen = true
    }
    if (isOpen && type === 'codeFencedFenceMeta') blocks.at(-1)?.push(`${LANGUAGE} ${shown}`)
    if (isOpen && type === 'codeFlowValue') blocks.at(-1)?.push(shown)
  }
  return blocks
}

it('finds the blocks that another parser finds, with the same lines', () => {
  fc.assert(
    fc.property(anyMarkdown, (text) => {
      const blocks = blocksByMicromark(text)
      fc.pre(blocks !== undefined)
      const fence = '`'.repeat(50)
      const alone = blocks.flatMap((lines) =>
        readBlocks(blockOf(lines.join('\n'), `${fence}${LANGUAGE}`, fence)),
      )
      expect(readBlocks(text)).toEqual(alone)
    }),
    fuzzOptions(2_000),
  )
})

import { PATH_MARK } from '../timeline/legend.ts'
import { drawIcon, TONES } from './icons.ts'
import type { Mark, Row } from './rows.ts'

const LABELS: Readonly<Record<Mark, string>> = {
  failed: `${drawIcon('failed')} failed`,
  stopped: `${drawIcon('stopped')} cancelled`,
  odd: `${drawIcon('odd')} other`,
  active: `${drawIcon('active')} unfinished`,
  passed: `${drawIcon('passed')} passed`,
  skipped: `${drawIcon('skipped')} skipped`,
  note: `${drawIcon('note')} note`,
  path: `<span class="mark">${PATH_MARK}</span> critical path`,
  slower: 'slower than before',
}

/** Times the width of the window. */
const WIDTHS = [1, 3, 9]

/** Renders what chooses the rows and the width of the timeline; the style alone follows it. */
export function renderChoices(rows: readonly Row[]): string {
  const counts = ([...TONES, 'path', 'slower'] as const)
    .map((mark) => ({ mark, count: rows.filter(({ marks }) => marks.includes(mark)).length }))
    .filter(({ count }) => count > 0)
  const only = counts.map(({ mark, count }) => radio('only', mark, `${LABELS[mark]} ${count}`))
  const widths = WIDTHS.map((times) => radio('width', `w${times}`, `${times}×`, times === 1))
  return `<div class="choices"><div class="choice" role="group" aria-label="Jobs to show">${radio('only', 'all', `all ${rows.length}`, true)}${only.join('')}<label><input type="checkbox" class="open"> open groups</label></div>
<div class="choice" role="group" aria-label="Width of the timeline">Width ${widths.join('')}</div></div>`
}

function radio(name: string, value: string, label: string, isChosen = false): string {
  const checked = isChosen ? ' checked' : ''
  return `<label><input type="radio" name="${name}" value="${value}"${checked}>${label}</label>`
}

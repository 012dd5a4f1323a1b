import { type AnyReport, pageOf, repositoryOf } from '../../model/report/any-report.ts'
import { headingOf } from '../findings/heading.ts'
import { originOf, overviewOf, timesOf } from '../findings/overview.ts'
import { iconOf } from '../text/labels.ts'
import { formatInstant } from '../text/units.ts'
import { drawIcons, ICON_SHAPES } from './icons.ts'
import { HTML } from './inline.ts'
import { writeItem } from './write-section.ts'

/** Renders the result, and below it where the run or commit is from. */
export function renderHeader(report: AnyReport): string {
  const { result, name, verdict } = headingOf(report)
  const { text, link } = HTML
  const [title, origin] =
    report.kind === 'commit'
      ? [undefined, overviewOf(report, HTML).origin]
      : [report.run.title, originOf(report, HTML, true)]
  return [
    ICON_SHAPES,
    '<header>',
    `<h1>${drawIcons(iconOf(result))} <span>${link(text(name), pageOf(report))} ${text(verdict)}</span></h1>`,
    ...overviewOf(report, HTML).advice.map((line) => `<p>${line}</p>`),
    ...(title === undefined ? [] : [`<p class="title">${text(title)}</p>`]),
    `<p class="muted">${[text(repositoryOf(report)), ...origin].join(' · ')}</p>`,
    '</header>',
  ].join('\n')
}

/** Renders the totals, the times and what else is worth a look, which a reader of a failure needs after it. */
export function renderTotals(report: AnyReport): string {
  const { totals, lines } = overviewOf(report, HTML)
  const times =
    report.kind === 'commit' ? [`report of ${formatInstant(report.madeAt)}`] : timesOf(report, HTML)
  return [
    `<ul class="totals">${totals.map((total) => `<li>${total}</li>`).join('')}</ul>`,
    `<p class="muted">${times.join(' · ')}</p>`,
    ...lines.map((line) => `<p>${writeItem(line)}</p>`),
  ].join('\n')
}

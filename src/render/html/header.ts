import { type AnyReport, pageOf, repositoryOf } from '../../model/report/any-report.ts'
import { headingOf } from '../findings/heading.ts'
import { originOf, overviewOf, timesOf } from '../findings/overview.ts'
import { iconOf } from '../text/labels.ts'
import { formatInstant } from '../text/units.ts'
import { drawIcons, ICON_SHAPES } from './icons.ts'
import { HTML } from './inline.ts'
import { writeItem } from './write-section.ts'

/** Renders the result, and below it where the run or commit is from, when it ran, and its totals. */
export function renderHeader(report: AnyReport): string {
  const { result, name, verdict } = headingOf(report)
  const { totals, lines, ...overview } = overviewOf(report, HTML)
  const { text, link } = HTML
  const [title, origin, times] =
    report.kind === 'commit'
      ? [undefined, overview.origin, [`report of ${formatInstant(report.madeAt)}`]]
      : [report.run.title, originOf(report, HTML, true), timesOf(report, HTML)]
  return [
    ICON_SHAPES,
    '<header>',
    `<h1>${drawIcons(iconOf(result))} <span>${link(text(name), pageOf(report))} ${text(verdict)}</span></h1>`,
    ...(title === undefined ? [] : [`<p class="title">${text(title)}</p>`]),
    `<p class="muted">${[text(repositoryOf(report)), ...origin, ...times].join(' · ')}</p>`,
    `<ul class="totals">${totals.map((total) => `<li>${total}</li>`).join('')}</ul>`,
    ...lines.map((line) => `<p>${writeItem(line)}</p>`),
    '</header>',
  ].join('\n')
}

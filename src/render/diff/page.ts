import type { RunDiff } from '../../model/run-diff.ts'
import { ICON_SHAPES } from '../html/icons.ts'
import { HTML } from '../html/inline.ts'
import { fillTemplate } from '../html/page.ts'
import { writeList, writeSection } from '../html/write-section.ts'
import { diffHeadline, diffOrigins } from './headline.ts'
import { diffSections } from './sections.ts'

/** What a page without a script does not need: both script elements, their hash and their licences. */
const SCRIPT = /<script\b[^]*<\/script>|<!--\nPackages[^]*-->| script-src '[^']*';/g

/**
 * Returns the comparison of two runs as a page without a script.
 *
 * @param template as for `renderPage`
 */
export function renderDiffPage(diff: RunDiff, template: string): string {
  const headline = HTML.text(diffHeadline(diff))
  const above = [
    ICON_SHAPES,
    `<header><h1><span>${headline}</span></h1>${writeList(diffOrigins(diff, HTML))}</header>`,
    ...diffSections(diff, HTML).map((section, at) => writeSection(`section-${at + 1}`, section)),
  ]
  const slots = { above: above.join('\n'), jobs: '', below: '' }
  return fillTemplate(template.replace(SCRIPT, ''), { ...slots, title: diffHeadline(diff) })
}

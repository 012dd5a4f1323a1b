/**
 * The icons of the page, drawn: not every computer has a font with the emoji that other outputs use.
 * They are outlines in a box of 16 by 16, whose shape differs too, for readers who see no colours.
 */
const ICONS = [
  { tone: 'failed', emoji: '❌', shape: 'M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6' },
  { tone: 'stopped', emoji: '🚫', shape: 'M5 11L11 5' },
  { tone: 'odd', emoji: '⚠️❔', shape: 'M8 4.6v4.2M8 11.2v.2' },
  { tone: 'active', emoji: '▶️⏳', shape: 'M8 4.6V8l2.4 1.6' },
  { tone: 'passed', emoji: '✅☑️', shape: 'M4.5 8.2l2.3 2.3 4.6-4.8' },
  { tone: 'skipped', emoji: '⏭️⚪', shape: 'M5 8h6' },
  { tone: 'note', emoji: 'ℹ️', shape: 'M8 7.4v4M8 4.8v.2' },
] as const

/** Worst first. */
export const TONES = ICONS.map(({ tone }) => tone)
export type Tone = (typeof TONES)[number]

/** The shapes, to which each icon refers by the name of its tone. */
export const ICON_SHAPES = `<svg class="shapes" width="0" height="0" aria-hidden="true"><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" opacity=".25" /><rect width="3" height="6" /></pattern>${ICONS.map(
  ({ tone, shape }) =>
    `<symbol id="icon-${tone}" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7" fill="currentColor" opacity=".14" /><path d="${shape}" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" /></symbol>`,
).join('')}</svg>`

/** Returns the tone of an icon that starts a text. */
export function toneOf(text: string): Tone {
  return ICONS.find(({ emoji }) => emoji.includes(text.split(' ', 1)[0] ?? ''))?.tone ?? 'odd'
}

/** Draws an icon. @param label what it means, if no text beside it says so */
export function drawIcon(tone: Tone, label?: string): string {
  const role = label === undefined ? 'aria-hidden="true"' : `role="img" aria-label="${label}"`
  return `<svg class="icon ${tone}" ${role}><use href="#icon-${tone}"/></svg>`
}

const TEXT = /<pre\b(?:[^<]|<(?!\/?pre\b))*<\/pre>|<[^<>]*>|(✅|☑️|❌|🚫|⏭️|⚪|▶️|⏳|⚠️|❔|ℹ️)/gu

/** Draws the icons in the texts of HTML, but not in logs and attributes. Their meaning is always there in words, too. */
export function drawIcons(html: string): string {
  return html.replace(TEXT, (found, emoji?: string) =>
    emoji === undefined ? found : drawIcon(toneOf(emoji)),
  )
}

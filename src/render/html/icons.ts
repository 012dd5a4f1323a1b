/**
 * The icons of the page, drawn: not every computer has a font with the emoji that other outputs use.
 * They are outlines in a box of 16 by 16, whose shape differs too, for readers who see no colours.
 */
const ICONS = [
  { tone: 'passed', emoji: '✅☑️', shape: 'M4.5 8.2l2.3 2.3 4.6-4.8' },
  { tone: 'failed', emoji: '❌', shape: 'M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6' },
  { tone: 'stopped', emoji: '🚫', shape: 'M5 11L11 5' },
  { tone: 'skipped', emoji: '⏭️⚪', shape: 'M5 8h6' },
  { tone: 'active', emoji: '▶️⏳', shape: 'M8 4.6V8l2.4 1.6' },
  { tone: 'odd', emoji: '⚠️❔', shape: 'M8 4.6v4.2M8 11.2v.2' },
  { tone: 'note', emoji: 'ℹ️', shape: 'M8 7.4v4M8 4.8v.2' },
] as const

/** The shapes, to which each icon refers by the name of its tone. */
export const ICON_SHAPES = `<svg class="shapes" width="0" height="0" aria-hidden="true">${ICONS.map(
  ({ tone, shape }) =>
    `<symbol id="icon-${tone}" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7" fill="currentColor" opacity=".14" /><path d="${shape}" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" /></symbol>`,
).join('')}</svg>`

const EMOJI = /(?:✅|☑️|❌|🚫|⏭️|⚪|▶️|⏳|⚠️|❔|ℹ️)/gu

/** Draws the icons in a text. Their meaning is always there in words, too. */
export function drawIcons(text: string): string {
  return text.replace(EMOJI, (emoji) => {
    const { tone } = ICONS.find((icon) => icon.emoji.includes(emoji)) ?? ICONS[0]
    return `<svg class="icon ${tone}" width="16" height="16" aria-hidden="true"><use href="#icon-${tone}" /></svg>`
  })
}

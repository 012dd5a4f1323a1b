import { join } from 'node:path'

/**
 * Variables that make a browser use the fonts of packages in place of those of the machine, in which a text
 * would be wider on one machine than on another.
 */
export const PACKAGED_FONTS = { FONTCONFIG_FILE: join(import.meta.dirname, 'fonts.conf') }

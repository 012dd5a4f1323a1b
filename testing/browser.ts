import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { findBrowser } from './find-browser.ts'

// A browser for a local page, without a network.
const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts a headless Chromium with the fonts of packages; `undefined` if it is not installed. */
export async function openBrowser(): Promise<Browser | undefined> {
  const executablePath = findBrowser()
  if (executablePath === undefined) return undefined
  const env = { ...process.env, ...PACKAGED_FONTS }
  return await chromium.launch({ executablePath, env, headless: true, args: CHROMIUM_ARGUMENTS })
}

/** Fonts of packages in place of those of the machine, in which a text would be wider on one machine than on another. */
const PACKAGED_FONTS = { FONTCONFIG_FILE: join(import.meta.dirname, 'fonts.conf') }

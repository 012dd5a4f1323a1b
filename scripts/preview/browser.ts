import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

// Where the packages of Debian and Ubuntu, Fedora, and Chrome's own put it.
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

// A browser for one page that is on this disk: it asks nobody for anything.
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The browser's file, or `undefined` where none is installed. */
export function findChromium(): string | undefined {
  return PLACES.find((place) => existsSync(place))
}

/** A headless Chromium, or `undefined` where none is installed. */
export async function openChromium(): Promise<Browser | undefined> {
  const executablePath = findChromium()
  if (executablePath === undefined) return undefined
  return await chromium.launch({ executablePath, args: ARGUMENTS, headless: true })
}

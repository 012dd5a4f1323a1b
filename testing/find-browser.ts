import { existsSync } from 'node:fs'

// Paths of the packages of Debian and Ubuntu, of Fedora, and of Chrome.
const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Returns the file of Chromium; `undefined` if none is installed. */
export function findBrowser(): string | undefined {
  return PATHS.find((path) => existsSync(path))
}

/** Returns the text about a version; `undefined` if it has no section with a date. */
export function changelogOf(changelog: string, version: string): string | undefined {
  const [, ...sections] = changelog.split(/^## /m)
  const section = sections.find((text) => text.startsWith(`${version} (`))
  const [, text] = /^.* \(\d{4}-\d\d-\d\d\)\n(.*)$/s.exec(section ?? '') ?? []
  return text?.trim()
}

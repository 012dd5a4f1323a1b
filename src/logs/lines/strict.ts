import { boundText } from './frames.ts'

/** What a tool prints that fails because of warnings, or its command. */
const STRICT =
  /\b(?:warnings?)\b.{0,40}\b(?:treated|considered|turned|reported|promoted|count(?:ed)?) (?:as|into) (?:an? )?errors?\b|treat(?:ed|ing)? .{0,20}\bwarnings? as|\bwarnings?\b.{0,20}\bstrict mode|too many warnings|check found WARNINGs|maximum (?:number of )?(?:allowed )?warnings|warnings-as-errors|due to (?:\d+ )?warnings?|because (?:of|there (?:are|were)) .{0,20}warnings|fail(?:ed|ing|s)? on (?:any )?warnings?|\b(?:0|no) errors?\b.{0,20}\b[1-9]\d* warnings?|\bsphinx-build\b.{0,200} -\w{0,8}W\b/i

/** Returns whether a line says that warnings fail the step. */
export function blamesWarnings(text: string): boolean {
  return /warning|sphinx-build/i.test(text) && STRICT.test(boundText(text))
}

import { failingSetOf, type Verdict } from '../../model/report/cause.ts'
import { type Inline, quote } from '../text/inline.ts'
import { enumerate, joinTexts } from '../text/units.ts'
import { baseOf, runRefs } from './evidence.ts'

const MAX_NAMES = 5

/**
 * Returns `cart › drops: 1 new, 36 as on main (#99), 1 gone`, or what is beside an error of which not all has a name;
 * `undefined` if the verdict names nothing.
 */
export function newInSet(verdict: Verdict, inline: Inline): string | undefined {
  const { new: added, lines, same } = failingSetOf(verdict) ?? {}
  if (added === undefined || added.count === 0) return undefined
  const shown = added.names.map((name) => quote(name, inline))
  if (lines !== undefined) {
    // Lines that follow the first one can be about the same thing.
    const [first = ''] = shown
    const what = same?.count === 0 ? first : enumerate(shown, MAX_NAMES)
    const all = lines === 1 ? 'its line' : `${lines} of ${lines} lines`
    return `the error of ${baseOf(verdict, inline)} (${runRefs(verdict.evidence, inline)}) is here, too (${all}); beside it: ${what}`
  }
  return `${enumerate(shown, MAX_NAMES)}: ${countsText(verdict, ` (${runRefs(verdict.evidence, inline)})`, inline)}`
}

/** Returns `, 36 as on main, 1 gone` for a known error of which some is gone. */
export function goneText(verdict: Verdict, inline: Inline): string {
  return failingSetOf(verdict) === undefined ? '' : `, ${countsText(verdict, '', inline)}`
}

/** Returns `but no name is new: 36 as on main, 1 gone`; `undefined` if the names were not compared. */
export function nothingNew(verdict: Verdict, inline: Inline): string | undefined {
  return failingSetOf(verdict) && `but no name is new: ${countsText(verdict, '', inline)}`
}

function countsText(verdict: Verdict, refs: string, inline: Inline): string {
  const failingSet = failingSetOf(verdict)
  if (failingSet === undefined) return ''
  const [isNew, same, gone] = [failingSet.new.count, failingSet.same.count, failingSet.gone.count]
  const base = `${baseOf(verdict, inline)}${refs}`
  const parts = [
    isNew > 0 && `${isNew} new`,
    same > 0 && `${same} as on ${base}`,
    gone > 0 && `${gone} gone${same > 0 ? '' : ` from ${base}`}`,
  ]
  return joinTexts(parts, ', ')
}

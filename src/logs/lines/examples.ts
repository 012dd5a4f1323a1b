/**
 * What a row matches: a line, in rows from before the gate for a rule, or two lines and more of different origin: a tool and
 * its version, or a URL. See `CONTRIBUTING.md`.
 */
export type Examples = string | readonly [Example, Example, ...Example[]]

/** A line that a row does not match. The bundle has neither: only tests read them. */
export type Unmatched = string

type Example = readonly [line: string, origin: string]

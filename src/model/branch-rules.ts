/** The checks that the rules of a branch require before a merge. */
export interface BranchRules {
  readonly branch: string
  /** Both the rulesets and the protection of the branch were read. */
  readonly complete: boolean
  /** Paths of workflow files that a ruleset requires as a whole, without the names of their jobs. */
  readonly workflows?: readonly string[]
  readonly checks: readonly CheckRule[]
}

export interface CheckRule {
  /** Name of the check, which for a job is the name of the job. */
  readonly name: string
  /** Id of the only app that may report it; `undefined` for any. */
  readonly app: number | undefined
}

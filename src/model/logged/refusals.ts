/**
 * Sentences with which GitHub or another service refuses something for a reason that every attempt meets, and what that is
 * in words: a limit, a lock or a budget of the account, a person, a rule of the repository. A rate limit is no refusal: it
 * passes by itself, so a service that responds with one has failed. From annotations and logs of public runs.
 */
const REFUSALS = [
  [
    /^(?:Error: )?(?:Failed to \w{1,40}: |Create Artifact Container failed: )?Artifact storage quota has been hit\b/,
    "not caused by this change: the account's storage is full",
  ],
  [
    /^The job was not started because .{0,80}\b(?:payments?|spending limit|budget)\b/,
    'not caused by this change: payments of the account have failed, or its budget is spent',
  ],
  [
    /^(?:[\d:.]+ )?(?:ERROR |Error: )?(?:The maximum allowed lines limit has been reached|Resource is limited - try again in |You exceeded your current quota\b)/,
    'not caused by this change: the plan of an account is used up',
  ],
  [
    /^(?:The job was not started because your account is locked|(?:Error: )?remote: Your account is suspended)\b/,
    'not caused by this change: the account is locked',
  ],
  [
    /^(?:.{1,500}: )?batch response: This repository (?:exceeded its LFS budget|is over its data quota)\b/,
    'not caused by this change: the budget of the account for Git LFS is spent',
  ],
  [
    /^(?:The deployment was rejected or didn't satisfy |(?:Branch|Tag) ".{1,300}" is not allowed to deploy to )/,
    'a reviewer or a rule of the environment rejected the deployment',
  ],
  [
    /^(?:Error: )?(?:The actions? )?\S{1,200}@.{1,2000} (?:is|are) not allowed (?:in|to be used in) [\w.-]+\/[\w.-]+(?: because |\. )/,
    'the repository does not allow an action that the job uses',
  ],
  [
    /^gh: .{1,200} organization has an IP allow list enabled/,
    'not caused by this change: the organization does not allow the address of the runner',
  ],
] as const

/** Returns what refused something, in words, if one of the texts says so. */
export function refusalOf(...texts: readonly (string | undefined)[]): string | undefined {
  return REFUSALS.find(([form]) => texts.some((text = '') => form.test(text)))?.[1]
}

/**
 * Sentences of GitHub and the runner of a lost runner: from the source of actions/runner, and annotations and logs of
 * public runs.
 */
export const RUNNER_LOST =
  /^(?:Error: )?(?:The (?:(?:self-hosted|hosted) )?runner\b.{0,200}? lost communication with the server\.|The runner has received a shutdown signal\.|Operating system is shutting down for computer '|The hosted runner encountered an error while running your job\.|GitHub Actions has encountered an internal error\b|Received request to deprovision: |System\.IO\.IOException: No space left on device : '.{1,300}[\\/]_diag[\\/])/

/**
 * What the runner says if its own disk is full, and GitHub of its own services, which only counts where no step of a workflow
 * can have said it: from threads of actions/runner and of users.
 */
// @example No space left on device : '/home/runner/_diag/Worker_1.log'
export const START_FAILED =
  /^(?:Error: )?(?:(?:System\.IO\.IOException: )?No space left on device : '.{1,300}[\\/]_diag[\\/]|Internal server error\. Correlation ID: |An error occurred while provisioning resources\b|The job was not acquired by Runner of type \w+\b)/

/** Sentences of the runner of a step that it stopped, by SIGINT, SIGTERM, SIGKILL or, on Windows, Ctrl+C. */
export const STOPPED =
  /\bexit code (?:130|137|143|-1073741510)\b|^(?:Error: )?(?:The operation|A task) was cancell?ed\./

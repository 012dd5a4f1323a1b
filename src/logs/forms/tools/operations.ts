import type { FormRow } from '../form.ts'

/** Lines of tools that deploy, check policies and run scenarios. */
// prettier-ignore
export const OPERATIONS: readonly FormRow[] = [
  ['ansible', 'suite', /^(?:TASK|RUNNING HANDLER) \[(?<title>.{1,200})\] \*+$/, 'TASK [api : start the service] ****'], // ansible/ansible
  ['ansible', 'finding', /^(?:fatal|failed): \[[^\]]{1,100}\](?:: [A-Z]+!)? .{0,60}?=> (?:.{0,3000}?"msg": "(?:non-zero return code", .{0,60}"stderr": "(?=[^"]))?(?<detail>[^"\\]{1,300}).*)?/, 'fatal: [web-1]: FAILED! => {"changed": false, "msg": "No package matching nginx"}', { before: 1, after: 1 }], // ansible/ansible
  ['ansible', 'passed', /^\.\.\.ignoring$/, '...ignoring'], // ansible/ansible
  ['sqlfluff', 'file', /^== \[(?<file>.{1,300})\] FAIL$/, '== [models/orders.sql] FAIL'], // sqlfluff/sqlfluff
  ['sqlfluff', 'row', /^L: +(?<line>\d+) \| P: +(?<column>\d+) \| (?<title>[A-Z]{2}\d{2}) \| (?<detail>\S.*)$/, 'L:   4 | P:   1 | LT02 | Expected indent of 4 spaces.'], // sqlfluff/sqlfluff
  ['credo', 'finding', /^┃ {1,3}\[[A-Z]\] [↗→↘↑↓] (?<detail>\S.*)$/, '┃ [W] ↗ There should be no calls to IO.inspect/1.'], // rrrene/credo
  ['buf', 'finding', /^(?<file>\S{1,300}\.proto):(?<line>\d+):(?<column>\d+):(?<detail>[A-Z].*)$/, 'a.proto:9:1:Previously present RPC "Close" on service "A" was deleted.'], // bufbuild/buf
  ['conftest', 'finding', /^(?<level>FAIL|WARN) - (?<file>\S{1,300}) - (?<title>[\w.-]{1,100}) - (?<detail>\S.*)$/, 'FAIL - k8s/worker.yaml - main - Deployment must set limits'], // open-policy-agent/conftest
  ['cucumber', 'test', /^cucumber (?:-p \S+ )?(?<file>\S{1,300}\.feature):(?<line>\d+) # (?<title>\S.*)$/, 'cucumber features/cart.feature:12 # Scenario: Add an item'], // cucumber/cucumber-ruby
  ['kubeconform, any', 'finding', /^(?<file>[^\s:]{1,300}\.\w{1,8}) - (?<title>\S{1,100} \S{1,100}) (?:is invalid|failed validation): (?<detail>\S.*)$/, 'k8s/api.yaml - Deployment api is invalid: expected integer, but got string', { isCommon: true }], // yannh/kubeconform
  ['checkov', 'finding', /^Check: (?<title>[A-Z]\w{2,60}): (?<detail>\S.*)$/, 'Check: CKV_AWS_18: "Ensure the S3 bucket has access logging enabled"'], // bridgecrewio/checkov
  ['checkov', 'passed', /^\t(?:PASSED|SKIPPED) for resource: /, '\tPASSED for resource: aws_s3_bucket.logs'], // bridgecrewio/checkov
  ['lychee, ceedling', 'file', /^\[(?<file>[\w@./-]{1,300}\.\w{1,8})\]:?$/, '[docs/intro.md]:'], // lycheeverse/lychee
  ['lychee', 'row', /^\s{1,8}(?<detail>\[(?:[45]\d\d|ERROR|TIMEOUT)\] \w{2,8}:\/\/.*)$/, '     [404] https://docs.example.com/old | Not Found'], // lycheeverse/lychee
  ['buildkit', 'failure', /^ {0,2}> \[.{1,200}\]:?\s?\S/, ' > [build 4/6] RUN npm ci:', { after: 12 }], // moby/buildkit
  ['docker, buildkit', 'failure', /^(?:(?:ERROR|error): failed to (?:solve|build)|(?:docker: )?Error response from daemon: |(?:denied|unauthorized|manifest unknown|toomanyrequests|name unknown): )/, 'Error response from daemon: manifest for python:3.14t not found: manifest unknown: manifest unknown', { before: 1, after: 0 }], // pytorch/test-infra
  ['helm, kubectl, psql', 'failure', /^(?:Error: (?:INSTALLATION|UPGRADE|UNINSTALLATION|execution error|template|parse error|failed|chart)|Error from server|The \w+ ".{1,200}" is invalid: |psql:\S{1,300}:\d+: ERROR: )/, 'Error: UPGRADE FAILED: timed out waiting for the condition', { before: 1, after: 2 }], // helm/helm
  ['aws, apt', 'failure', /^(?:(?:aws: \[ERROR\]: )?An error occurred \(\w+\) when calling the |E: )/, 'E: Unable to locate package libfoo-dev', { after: 1 }], // Debian/apt
  ['git', 'failure', /^fatal: (?!not a git repository)/, "fatal: couldn't find remote ref refs/heads/topic", { before: 2, after: 1 }], // git/git
  ['bash, sh, any', 'failure', /^(?:\S{1,300}: line \d+: .{0,300}\S|\S{1,100}: \d+: \S.{0,200}: (?:not found|Permission denied)$|.{0,400}No space left on device)/, '/bin/bash: line 0: cd: .libs: No such file or directory', { before: 2, after: 0 }], // OpenSC/libp11#94
]

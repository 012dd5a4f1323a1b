import type { Form } from '../form.ts'

/** Lines of tools that deploy, check policies and run scenarios. */
// prettier-ignore
export const OPERATIONS: readonly Form[] = [
  { tool: 'ansible', role: 'suite', pattern: /^(?:TASK|RUNNING HANDLER) \[(?<title>.{1,200})\] \*+$/, example: 'TASK [api : start the service] ****' }, // ansible/ansible
  { tool: 'ansible', role: 'finding', pattern: /^(?:fatal|failed): \[[^\]]{1,100}\](?:: [A-Z]+!)? .{0,60}?=> (?:.{0,300}?"msg": "(?:non-zero return code", .{0,60}"stderr": "(?=[^"]))?(?<detail>[^"\\]{1,300}).*)?/, before: 1, after: 1, example: 'fatal: [web-1]: FAILED! => {"changed": false, "msg": "No package matching nginx"}' }, // ansible/ansible
  { tool: 'ansible', role: 'passed', pattern: /^\.\.\.ignoring$/, example: '...ignoring' }, // ansible/ansible
  { tool: 'sqlfluff', role: 'file', pattern: /^== \[(?<file>.{1,300})\] FAIL$/, example: '== [models/orders.sql] FAIL' }, // sqlfluff/sqlfluff
  { tool: 'sqlfluff', role: 'row', pattern: /^L: +(?<line>\d+) \| P: +(?<column>\d+) \| (?<title>[A-Z]{2}\d{2}) \| (?<detail>\S.*)$/, example: 'L:   4 | P:   1 | LT02 | Expected indent of 4 spaces.' }, // sqlfluff/sqlfluff
  { tool: 'credo', role: 'finding', pattern: /^┃ {1,3}\[[A-Z]\] [↗→↘↑↓] (?<detail>\S.*)$/, example: '┃ [W] ↗ There should be no calls to IO.inspect/1.' }, // rrrene/credo
  { tool: 'buf', role: 'finding', pattern: /^(?<file>\S{1,300}\.proto):(?<line>\d+):(?<column>\d+):(?<detail>[A-Z].*)$/, example: 'a.proto:9:1:Previously present RPC "Close" on service "A" was deleted.' }, // bufbuild/buf
  { tool: 'conftest', role: 'finding', pattern: /^(?<level>FAIL|WARN) - (?<file>\S{1,300}) - (?<title>[\w.-]{1,100}) - (?<detail>\S.*)$/, example: 'FAIL - k8s/worker.yaml - main - Deployment must set limits' }, // open-policy-agent/conftest
  { tool: 'cucumber', role: 'test', pattern: /^cucumber (?:-p \S+ )?(?<file>\S{1,300}\.feature):(?<line>\d+) # (?<title>\S.*)$/, example: 'cucumber features/cart.feature:12 # Scenario: Add an item' }, // cucumber/cucumber-ruby
  { tool: 'kubeconform, any', role: 'finding', pattern: /^(?<file>[^\s:]{1,300}\.\w{1,8}) - (?<title>\S{1,100} \S{1,100}) (?:is invalid|failed validation): (?<detail>\S.*)$/, isCommon: true, example: 'k8s/api.yaml - Deployment api is invalid: expected integer, but got string' }, // yannh/kubeconform
  { tool: 'checkov', role: 'finding', pattern: /^Check: (?<title>[A-Z]\w{2,60}): (?<detail>\S.*)$/, example: 'Check: CKV_AWS_18: "Ensure the S3 bucket has access logging enabled"' }, // bridgecrewio/checkov
  { tool: 'checkov', role: 'passed', pattern: /^\t(?:PASSED|SKIPPED) for resource: /, example: '\tPASSED for resource: aws_s3_bucket.logs' }, // bridgecrewio/checkov
  { tool: 'lychee, ceedling', role: 'file', pattern: /^\[(?<file>[\w@./-]{1,300}\.\w{1,8})\]:?$/, example: '[docs/intro.md]:' }, // lycheeverse/lychee
  { tool: 'lychee', role: 'row', pattern: /^\s{1,8}(?<detail>\[(?:[45]\d\d|ERROR|TIMEOUT)\] \w{2,8}:\/\/.*)$/, example: '     [404] https://docs.example.com/old | Not Found' }, // lycheeverse/lychee
  { tool: 'buildkit', role: 'failure', pattern: /^ {0,2}> \[.{1,200}\]:?\s?\S/, before: 0, after: 12, example: ' > [build 4/6] RUN npm ci:' }, // moby/buildkit
  { tool: 'docker, buildkit', role: 'failure', pattern: /^(?:(?:ERROR|error): failed to (?:solve|build)|(?:docker: )?Error response from daemon: |(?:denied|unauthorized|manifest unknown|toomanyrequests|name unknown): )/, before: 1, after: 0, example: 'Error response from daemon: manifest for python:3.14t not found: manifest unknown: manifest unknown' }, // pytorch/test-infra
  { tool: 'helm, kubectl, psql', role: 'failure', pattern: /^(?:Error: (?:INSTALLATION|UPGRADE|UNINSTALLATION|execution error|template|parse error|failed|chart)|Error from server|The \w+ ".{1,200}" is invalid: |psql:\S{1,300}:\d+: ERROR: )/, before: 1, after: 2, example: 'Error: UPGRADE FAILED: timed out waiting for the condition' }, // helm/helm
  { tool: 'aws, apt', role: 'failure', pattern: /^(?:(?:aws: \[ERROR\]: )?An error occurred \(\w+\) when calling the |E: )/, before: 0, after: 1, example: 'E: Unable to locate package libfoo-dev' }, // Debian/apt
  { tool: 'git', role: 'failure', pattern: /^fatal: (?!not a git repository)/, before: 2, after: 1, example: "fatal: couldn't find remote ref refs/heads/topic" }, // git/git
  { tool: 'bash, sh, any', role: 'failure', pattern: /^(?:\S{1,300}: line \d+: .{0,300}\S|\S{1,100}: \d+: \S.{0,200}: (?:not found|Permission denied)$|.{0,400}No space left on device)/, before: 2, after: 0, example: '/bin/bash: line 0: cd: .libs: No such file or directory' }, // OpenSC/libp11#94
]

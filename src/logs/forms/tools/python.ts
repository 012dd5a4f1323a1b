import type { Form } from '../form.ts'

/** Lines of tools of Python. */
// prettier-ignore
export const PYTHON: readonly Form[] = [
  { tool: 'pytest', role: 'test', pattern: /^_{4,} (?![A-Z]?[a-z]+:? )(?:ERROR (?:collecting|at (?:setup|teardown) of) )?(?<title>\S.{0,200}?) _{4,}$/, before: 0, after: 0, isCommon: true, example: '____________ TestTorchDeviceTypeCPU.test_cauchy ____________' }, // pytest-dev/pytest
  { tool: 'pytest', role: 'captured', pattern: /^-{4,} Captured .{1,60} -{4,}$/, example: '----------------------------- Captured stdout call -----------------------------' }, // pytest-dev/pytest
  { tool: 'pytest summary', role: 'test', pattern: /^(?:FAILED|ERROR|SUBFAIL(?:ED)?) (?:\[[\d.]+s\] )?(?<title>(?<file>\S{1,300}\.(?:py|\w{2,5}(?=::)))(?:::.+?)?)(?: - (?<detail>.+))?$/, before: 0, after: 0, example: 'FAILED tests/test_sum.py::test_sum - assert 1 == 2' }, // pytest-dev/pytest
  { tool: 'unittest', role: 'test', pattern: /^(?:FAIL|ERROR): (?!\/\/)(?<title>\S{1,200} \([^)\s/:]{1,200}\)(?: [([].{1,200}[)\]])?)/, before: 0, after: 14, example: 'FAIL: test_sum (tests.SumTest.test_sum)' }, // python/cpython
  { tool: 'behave', role: 'test', pattern: /^ {2}(?<file>\S{1,300}\.feature):(?<line>\d+) {2}(?<title>\S.*)$/, example: '  features/cart.feature:12  Add an item' }, // behave/behave
  { tool: 'robot', role: 'passed', pattern: /^(?<title>\S.{0,200}?)(?: ::.{0,200})? {2,}\| PASS \|$/, example: 'Adds two numbers                                            | PASS |' }, // robotframework/robotframework
  { tool: 'robot', role: 'test', pattern: /^(?<title>\S.{0,200}?)(?: ::.{0,200})? {2,}\| FAIL \|$/, example: 'Adds two numbers                                            | FAIL |' }, // robotframework/robotframework
  { tool: 'pytest', role: 'muted', pattern: /^={4,} (?:X?PASSES|XFAILURES) ={4,}$/, example: '==================================== PASSES ====================================' }, // pytest-dev/pytest
  { tool: 'pytest', role: 'apart', pattern: /^={4,} .{0,100} ={4,}$/, example: '=========================== short test summary info ============================' }, // pytest-dev/pytest
  { tool: 'pytest', role: 'failure', pattern: /^E {3,}\S/, before: 5, after: 2, example: 'E       assert 1 == 2' }, // pytest-dev/pytest
  { tool: 'pytest, bandit, pip, uv, vitest', role: 'failure', pattern: /^(?:INTERNALERROR> |ImportError while (?:importing|loading) |>> Issue: \[|\s{1,8}× \S)/, before: 0, after: 8, example: '  × No solution found when resolving dependencies:' }, // astral-sh/uv
  { tool: 'pytest-cov, coverage', role: 'failure', pattern: /^(?:ERROR: )?(?:Coverage failure: |FAIL Required test coverage)/, before: 0, after: 0, example: 'FAIL Required test coverage of 90% not reached. Total coverage: 80.00%' }, // pytest-dev/pytest-cov
  { tool: 'pip', role: 'failure', pattern: /^\s{0,4}ERROR: (?:Could not|No matching distribution|Failed building|Failed to build|Cannot install|ResolutionImpossible)/, before: 2, after: 1, example: '  ERROR: Failed building wheel for torchcomms' }, // pytorch/test-infra
  { tool: 'poetry, pub', role: 'failure', pattern: /^(?:\s{0,4}Because \S.{0,300}(?: depends on |, version solving failed\.$)|(?:Error: )?pyproject\.toml changed significantly)/, before: 1, after: 4, example: "Because shop depends on requests (>=9) which doesn't match any versions, version solving failed." }, // python-poetry/poetry
  { tool: 'tox, nox', role: 'part', pattern: /^(?:nox > (?:\* (?<title>.{1,200}): failed$|Session (?<name>.{1,200}) failed\b)|(?:\s{0,4}|ERROR: {1,4})(?<rule>[\w.,+-]{1,60}): (?:FAIL (?:code \d|✖ )|commands failed$))/, example: 'nox > * lint: failed' }, // wntrblm/nox
  { tool: 'tox, nox', role: 'summary', pattern: /^\s{0,4}(?:\S{1,60}: (?:FAIL|exit) (?:code )?[1-9]|nox > (?:Session|Command) .{1,300} failed)/, example: '  py311: FAIL code 1 (3.21=setup[1.04]+cmd[2.17] seconds)' }, // tox-dev/tox
  { tool: 'pytest', role: 'total', counts: 'tests', pattern: /^=+ (?:(?<failed>\d+) failed)?(?:, )?(?:(?<passed>\d+) passed)?(?:.{0,80}?, (?<errors>\d+) errors?)?.{0,80} in [\d.]+s.{0,30}=+$/, example: '========= 1 failed, 5 passed in 0.12s =========' }, // pytest-dev/pytest
  { tool: 'unittest', role: 'total', counts: 'tests', pattern: /^(?:Ran (?<total>\d+) tests? in |FAILED \((?=failures|errors)(?:failures=(?<failed>\d+))?(?:, )?(?:errors=(?<errors>\d+))?)/, example: 'FAILED (failures=1)' }, // python/cpython Lib/unittest/runner.py
  { tool: 'robot', role: 'total', counts: 'tests', isWhole: true, pattern: /^(?<total>\d+) tests?, \d+ passed, (?<failed>\d+) failed(?:, \d+ skipped)?$/, example: '12 tests, 11 passed, 1 failed' },
  { tool: 'pyright', role: 'total', counts: 'findings', pattern: /^(?<failed>\d+) errors?, \d+ warnings?/, example: '3 errors, 0 warnings, 0 informations' },
]

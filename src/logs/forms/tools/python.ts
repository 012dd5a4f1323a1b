import type { FormRow } from '../form.ts'

/** Lines of tools of Python. */
// prettier-ignore
export const PYTHON: readonly FormRow[] = [
  ['pytest', 'test', /^_{4,} (?![A-Z]?[a-z]+:? )(?:ERROR (?:collecting|at (?:setup|teardown) of) )?(?<title>\S.{0,200}?) _{4,}$/, '____________ TestTorchDeviceTypeCPU.test_cauchy ____________', { after: 0, isCommon: true }], // pytest-dev/pytest
  ['pytest', 'captured', /^-{4,} Captured .{1,60} -{4,}$/, '----------------------------- Captured stdout call -----------------------------'], // pytest-dev/pytest
  ['pytest summary', 'test', /^(?:FAILED|ERROR|SUBFAIL(?:ED)?) (?:\[[\d.]+s\] )?(?<title>(?<file>\S{1,300}\.(?:py|\w{2,5}(?=::)))(?:::.+?)?)(?: - (?<detail>.+))?$/, 'FAILED tests/test_sum.py::test_sum - assert 1 == 2', { after: 0 }], // pytest-dev/pytest
  ['unittest', 'test', /^(?:FAIL|ERROR): (?!\/\/)(?<title>\S{1,200} \([^)\s/:]{1,200}\)(?: [([].{1,200}[)\]])?)/, 'FAIL: test_sum (tests.SumTest.test_sum)', { after: 14 }], // python/cpython
  ['behave', 'test', /^ {2}(?<file>\S{1,300}\.feature):(?<line>\d+) {2}(?<title>\S.*)$/, '  features/cart.feature:12  Add an item'], // behave/behave
  ['robot', 'passed', /^(?<title>\S.{0,200}?)(?: ::.{0,200})? {2,}\| PASS \|$/, 'Adds two numbers                                            | PASS |'], // robotframework/robotframework
  ['robot', 'test', /^(?<title>\S.{0,200}?)(?: ::.{0,200})? {2,}\| FAIL \|$/, 'Adds two numbers                                            | FAIL |'], // robotframework/robotframework
  ['pytest', 'muted', /^={4,} (?:X?PASSES|XFAILURES) ={4,}$/, '==================================== PASSES ===================================='], // pytest-dev/pytest
  ['pytest', 'apart', /^={4,} .{0,100} ={4,}$/, '=========================== short test summary info ============================'], // pytest-dev/pytest
  ['pytest', 'failure', /^E {3,}\S/, 'E       assert 1 == 2', { before: 5, after: 2 }], // pytest-dev/pytest
  ['pytest, pip, uv, vitest', 'failure', /^(?:INTERNALERROR> |ImportError while (?:importing|loading) |\s{1,8}× \S)/, '  × No solution found when resolving dependencies:', { after: 8 }], // astral-sh/uv
  ['pytest-cov, coverage', 'failure', /^(?:ERROR: )?(?:Coverage failure: |FAIL Required test coverage)/, 'FAIL Required test coverage of 90% not reached. Total coverage: 80.00%', { after: 0 }], // pytest-dev/pytest-cov
  ['pip', 'failure', /^\s{0,4}ERROR: (?:Could not|No matching distribution|Failed building|Failed to build|Cannot install|ResolutionImpossible)/, '  ERROR: Failed building wheel for torchcomms', { before: 2, after: 1 }], // pytorch/test-infra
  ['poetry, pub', 'failure', /^(?:\s{0,4}Because \S.{0,300}(?: depends on |, version solving failed\.$)|(?:Error: )?pyproject\.toml changed significantly)/, "Because shop depends on requests (>=9) which doesn't match any versions, version solving failed.", { before: 1, after: 4 }], // python-poetry/poetry
  ['tox, nox', 'part', /^(?:nox > (?:\* (?<title>.{1,200}): failed$|Session (?<name>.{1,200}) failed\b)|(?:\s{0,4}|ERROR: {1,4})(?<rule>[\w.,+-]{1,60}): (?:FAIL (?:code \d|✖ )|commands failed$))/, 'nox > * lint: failed'], // wntrblm/nox
  ['tox, nox', 'summary', /^\s{0,4}(?:\S{1,60}: (?:FAIL|exit) (?:code )?[1-9]|nox > (?:Session|Command) .{1,300} failed)/, '  py311: FAIL code 1 (3.21=setup[1.04]+cmd[2.17] seconds)'], // tox-dev/tox
  ['pytest', 'total', /^=+ (?:(?<failed>\d+) failed)?(?:, )?(?:(?<passed>\d+) passed)?(?:.{0,80}?, (?<errors>\d+) errors?)?.{0,80} in [\d.]+s.{0,30}=+$/, '========= 1 failed, 5 passed in 0.12s ========='], // pytest-dev/pytest
  ['unittest', 'total', /^(?:Ran (?<total>\d+) tests? in |FAILED \((?=failures|errors)(?:failures=(?<failed>\d+))?(?:, )?(?:errors=(?<errors>\d+))?)/, 'FAILED (failures=1)'], // python/cpython Lib/unittest/runner.py
  ['robot', 'total', /^(?<total>\d+) tests?, \d+ passed, (?<failed>\d+) failed(?:, \d+ skipped)?$/, '12 tests, 11 passed, 1 failed', { isWhole: true }],
  ['pyright', 'total', /^(?<failed>\d+) errors?, \d+ warnings?/, '3 errors, 0 warnings, 0 informations', { counts: 'findings' }],
]

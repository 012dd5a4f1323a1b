// Written by `npm run build`: what `neededWords` reads of patterns, by their source.

/** The words of which a text needs one to have a pattern, each on a line of its own. */
export const NEEDED_WORDS: ReadonlyMap<string, string> = new Map([
  [
    "^lerna (?:ERR!|error) \\w{2,8} run \\S{1,100} exited \\d{1,5} in '(?<title>[^']{1,214})'$",
    'lerna e\nna ERR!',
  ],
  ['^ {2,12}● (?!Console$|Cannot log after|.{0,40}Warning)(?<title>\\S.*)$', ' ● '],
  [
    '^\\s{0,10}FAIL {1,2}(?:\\[.{1,60}\\] |\\S+ )?(?<file>\\S{1,300}\\.\\w{1,8})(?: \\([\\d.]+ m?s\\))?$',
    'FAIL ',
  ],
  ['^ {2,6}console\\.(?:debug|dir|error|info|log|table|trace|warn)$', 'console'],
  [
    '^ ?FAIL {2}(?:\\|.{1,60}\\| |\\w{1,30} {1,3})?(?<title>(?<file>\\S{1,300}\\.\\w{1,5}) > .+)$',
    '\u0002 FAIL \n\u0002FAIL  ',
  ],
  [
    '^ ?FAIL {2}(?:\\|.{1,60}\\| |\\w{1,30} {1,3})?(?<title>\\S{1,300}) \\[ (?<file>\\S{1,300}) \\]$',
    '\u0002 FAIL \n\u0002FAIL  ',
  ],
  [
    '^ {2}\\d{1,5}\\) (?<title>(?:\\[.{1,60}\\] › )?(?<file>[^\\s:]{1,200}):(?<line>\\d+):(?<column>\\d+) › .+?)(?: [─-]{2,})?$',
    ' › ',
  ],
  ['^ {3}FAIL {2}(?:\\S{1,100} {1,2})?"(?<title>.{1,300})"$', '   FAIL'],
  ['^test at (?<file>\\S{1,300}):(?<line>\\d+):(?<column>\\d+)$', 'test at'],
  [
    '^\\s{0,4}✘ \\[fail\\]: (?<title>.+?)(?: (?:Rejected promise|Error thrown|Test finished|Promise returned).*)?(?: \\([\\d.]+m?s\\))?$',
    '[fail]:',
  ],
  [
    '^(?:\\(fail\\) (?<title>.+?)(?: \\[[\\d.]+m?s\\])?|✗ (?<name>\\S.{0,300}?) \\[[\\d.]+m?s\\])$',
    '(fail) \n.ms]\n.s]\n0ms]\n0s]',
  ],
  [
    '^(?:» \\/(?=\\S+\\w$)|(?=\\S+\\.(?:test|spec)\\.\\w{1,4}:$))(?<file>[\\w@./-]{1,300}\\.\\w{1,8}):?$',
    '.spec.\n.test.\n» /',
  ],
  [
    '^(?<title>(?:\\w+ )?(?:Chrome|Firefox|Safari|Edge|Electron|HeadlessChrome)\\b[^)]{0,100}\\) .{1,300}) FAILED$',
    'FAILED\u0003',
  ],
  [
    '^(?<title>\\S.{0,300}) => (?<file>(?:\\.\\/|file:\\/\\/)\\S{1,300}):(?<line>\\d+):(?<column>\\d+)$',
    ' => ',
  ],
  ['^ {0,3}\\d{1,4}\\. {2}(?:\\w*(?:Error|Failure)) {2,}(?<title>\\S.*)$', 'Error\nFailure'],
  [
    '^\\s{0,2}(?:Pending|Skipped|Pending tests|\\d+ (?:flaky|skipped|pending|did not run)|There (?:was|were) \\d+ (?!errors?:|failures?:)[\\w ]{1,40}|\\d+ tests? triggered \\d+ [\\w ]{1,40})(?::.{0,80})?$',
    '0 flaky\nPending\nSkipped\nThere w\ndid not\npending\nskipped\ntrigger',
  ],
  ['^(?:TAP version \\d+|1\\.\\.\\d+)$', '0..0\nTAP ver'],
  ['^\\s{0,24}ok \\d+\\b', 'ok 0'],
  [
    '^(?:Jest: .{0,200}threshold|(?:ERROR: )?Coverage for \\w+ \\(.{1,20}\\) does not meet)',
    'does no\nthresho',
  ],
  [
    '^(?:✖ failing tests:|⎯+ Unhandled (?:Errors?|Rejection) ⎯|(?:node:internal\\/\\S+|(?:file:\\/\\/)?\\/\\S+\\.[cm]?[jt]s):\\d+$|FATAL ERROR: |\\s{0,4}ERROR in \\S|Failed to compile\\.?$|error during build:|\\[!\\] |RollupError: )',
    '.cjs\n.cts\n.js\n.mjs\n.mts\n.ts\nERROR i\nFATAL E\nRollupE\nUnhandl\n[!] \ncompile\nerror d\nfailing\ninterna',
  ],
  [
    '^\\s{0,8}(?:AssertionError(?: \\[ERR_ASSERTION\\])?(?:: |$)|CypressError: )',
    'Asserti\nCypress\n[ERR_AS',
  ],
  ['^(?:\\[warn\\] (?:Code style issues|\\S{1,300}\\.\\w{1,8}$)|⧗ {3}input: )', ' input:\n[warn] '],
  [
    '^(?:npm (?:ERR!|error) (?:code (?!ELIFECYCLE|\\d)|Missing script)|➤ YN(?:0001|0009|0018|0020|002[78]|0035|0041|0046|0078|0080|0082): |\\s{0,2}(?:ERROR {2})?\\[?ERR_PNPM_(?!RECURSIVE_))',
    'ERR! Mi\nERR_PNP\nMissing\n[ERR_PN\nnpm err\npm ERR!\n➤ YN000',
  ],
  ['^(?:Test Suites: +|\\s+Test Files {2})(?<failed>[1-9]\\d*) failed\\b', 'Test Fi\nTest Su'],
  [
    '^(?:npm (?:ERR!|error) (?:code (?:ELIFECYCLE|\\d)|Lifecycle script)|error: .{0,200}(?:exit code|exited with code) \\d|error Command failed with exit code|The command failed for workspaces |\\s?ELIFECYCLE )',
    'Command\nELIFECY\nERR! Li\nLifecyc\ncommand\nexit co\nexited \nnpm err\npm ERR!',
  ],
  ['^Tests: {2,}(?:(?<failed>[\\d,]+) failed, )?.{0,100}?(?<total>[\\d,]+) total$', '\u0002Tests:'],
  ['^\\s+Tests {2}(?:(?<failed>\\d+) failed \\| )?.{0,80}\\((?<total>\\d+)\\)$', ' Tests '],
  ['^ {2}(?:(?<failed>\\d+) failing$|(?<passed>\\d+) passing \\()', 'failing\npassing'],
  [
    '^ {2}(?:(?<failed>\\d+) failed|(?<passed>\\d+) passed \\([\\d.]+m?s?h?\\))$',
    ' failed\nassed (',
  ],
  ['^(?:# |ℹ )(?:fail {1,2}(?<failed>\\d+)|pass {1,2}(?<passed>\\d+))$', 'fail \npass '],
  ['^ *(?:(?<failed>\\d+) fail|(?<passed>\\d+) pass)$', ' fail\n pass'],
  [
    '^ {4}✖ {2}\\d+ of \\d+ failed \\(\\d+%\\) +[\\d:]+ +(?<total>\\d+) +[\\d-]+ +(?<failed>\\d+)',
    'ailed (',
  ],
  ['^✖ \\d+ problems? \\((?<failed>\\d+) errors?, ', 'problem'],
  ['^(?:✖ )?(?<failed>\\d+) problems?(?: \\(|$)', 'problem'],
  [
    '^_{4,} (?![A-Z]?[a-z]+:? )(?:ERROR (?:collecting|at (?:setup|teardown) of) )?(?<title>\\S.{0,200}?) _{4,}$',
    '\u0002_',
  ],
  ['^-{4,} Captured .{1,60} -{4,}$', 'Capture'],
  [
    '^(?:FAILED|ERROR|SUBFAIL(?:ED)?) (?:\\[[\\d.]+s\\] )?(?<title>(?<file>\\S{1,300}\\.(?:py|\\w{2,5}(?=::)))(?:::.+?)?)(?: - (?<detail>.+))?$',
    '\u0002ERROR \n\u0002FAILED\nSUBFAIL',
  ],
  [
    '^(?:FAIL|ERROR): (?!\\/\\/)(?<title>\\S{1,200} \\([^)\\s/:]{1,200}\\)(?: [([].{1,200}[)\\]])?)',
    '\u0002ERROR:\n\u0002FAIL: ',
  ],
  ['^ {2}(?<file>\\S{1,300}\\.feature):(?<line>\\d+) {2}(?<title>\\S.*)$', 'feature'],
  ['^(?<title>\\S.{0,200}?)(?: ::.{0,200})? {2,}\\| PASS \\|$', 'PASS |\u0003'],
  ['^(?<title>\\S.{0,200}?)(?: ::.{0,200})? {2,}\\| FAIL \\|$', 'FAIL |\u0003'],
  ['^={4,} (?:X?PASSES|XFAILURES) ={4,}$', '= PASSE\nXFAILUR\nXPASSES'],
  ['^={4,} .{0,100} ={4,}$', '\u0002='],
  ['^E {3,}\\S', '\u0002E '],
  [
    '^(?:INTERNALERROR> |ImportError while (?:importing|loading) |\\s{1,8}× \\S)',
    ' × \nINTERNA\nImportE',
  ],
  [
    '^(?:ERROR: )?(?:Coverage failure: |FAIL Required test coverage)',
    '\u0002ERROR:\nCoverag\nFAIL Re',
  ],
  [
    '^\\s{0,4}ERROR: (?:Could not|No matching distribution|Failed building|Failed to build|Cannot install|ResolutionImpossible)',
    'ERROR: ',
  ],
  [
    '^(?:\\s{0,4}Because \\S.{0,300}(?: depends on |, version solving failed\\.$)|(?:Error: )?pyproject\\.toml changed significantly)',
    'depends\npyproje\nversion',
  ],
  [
    '^(?:nox > (?:\\* (?<title>.{1,200}): failed$|Session (?<name>.{1,200}) failed\\b)|(?:\\s{0,4}|ERROR: {1,4})(?<rule>[\\w.,+-]{1,60}): (?:FAIL (?:code \\d|✖ )|commands failed$))',
    ' FAIL ✖\nFAIL co\nSession\ncommand\nfailed\u0003',
  ],
  [
    '^\\s{0,4}(?:\\S{1,60}: (?:FAIL|exit) (?:code )?[1-9]|nox > (?:Session|Command) .{1,300} failed)',
    ': FAIL \n: exit \nCommand\nFAIL co\nSession\nexit co',
  ],
  [
    '^=+ (?:(?<failed>\\d+) failed)?(?:, )?(?:(?<passed>\\d+) passed)?(?:.{0,80}?, (?<errors>\\d+) errors?)?.{0,80} in [\\d.]+s.{0,30}=+$',
    ' in .\n in 0',
  ],
  [
    '^(?:Ran (?<total>\\d+) tests? in |FAILED \\((?=failures|errors)(?:failures=(?<failed>\\d+))?(?:, )?(?:errors=(?<errors>\\d+))?)',
    'FAILED \ntest in\ntests i',
  ],
  ['^(?<total>\\d+) tests?, \\d+ passed, (?<failed>\\d+) failed(?:, \\d+ skipped)?$', 'passed,'],
  ['^(?<failed>\\d+) errors?, \\d+ warnings?', 'warning'],
  ['^\\s{0,24}--- FAIL: (?<title>\\S{1,300})(?: \\([\\d.]+ ?s(?:econds)?\\))?', '-- FAIL'],
  ['^PASS (?<title>\\S{1,300}) \\(re-run \\d+\\)', '(re-run'],
  [
    '^=== FAIL: (?<suite>\\S{1,200}) (?<title>\\S{1,300})(?: \\(re-run (?<attempt>\\d+)\\))?',
    '=== FAI',
  ],
  [
    '^(?:• )?\\[(?:FAILED|PANICKED|TIMEDOUT)\\](?: \\[[\\d.]+ seconds\\])?$',
    '[FAILED\n[PANICK\n[TIMEDO',
  ],
  [
    '^\\s{0,4}\\[(?:FAIL|PANICKED!|TIMEDOUT|INTERRUPTED)\\] (?!A |\\w+::\\w+: )(?<title>\\S.*)$',
    '[FAIL] \n[INTERR\n[PANICK\n[TIMEDO',
  ],
  ['^---- (?<title>\\S.{0,300}?) stdout ----$', ' stdout'],
  ['^test (?<title>\\S.{0,300}) \\.\\.\\. FAILED$', 'FAILED\u0003'],
  [
    '^\\s+(?:FAIL|SIGABRT|SIGSEGV|TIMEOUT) \\[ *[\\d.]+s\\] (?:\\([ \\d/─]+\\) )?(?<suite>\\S{1,200}) (?<title>\\S.*)$',
    ' FAIL [\nSIGABRT\nSIGSEGV\nTIMEOUT',
  ],
  [
    '^\\s+TRY \\d+ FAIL \\[ *[\\d.]+s\\] (?:\\([ \\d/─]+\\) )?(?<suite>\\S{1,200}) (?<title>\\S.*)$',
    ' FAIL [',
  ],
  [
    '^\\s{0,8}(?:TRY \\d+ PASS|FLAKY \\d+\\/\\d+) \\[ *[\\d.]+s\\] (?:\\([ \\d/─]+\\) )?(?<suite>\\S{1,200}) (?<title>\\S.*)$',
    '0 PASS\nFLAKY 0',
  ],
  ['^failures:$', 'failure'],
  [
    '^=== (?:RUN|PAUSE|CONT|NAME|FAIL|SKIP|Skipped|Failed|Errors)\\b(?: +(?<title>\\S{1,300})$)?',
    '=== CON\n=== Err\n=== FAI\n=== Fai\n=== NAM\n=== PAU\n=== RUN\n=== SKI\n=== Ski',
  ],
  ['^\\s+Error Trace:', 'Error T'],
  [
    "^(?:panic: |(?:PHP )?(?:[Ff]atal|Parse) error: |WARNING: DATA RACE|thread '.{1,300}' (?:\\(\\d+\\) )?panicked at )",
    'Fatal e\nPHP Fat\nPHP Par\nPHP fat\nParse e\nWARNING\nfatal e\npanic: \npanicke',
  ],
  ['^go: (?!downloading|finding|extracting|added|upgraded|found|creating|to add)\\S', '\u0002go: '],
  [
    '^\\s{0,8}•? ?\\[(?:FAILED|PANICKED|TIMEDOUT)\\] ',
    '[FAILED\n[PANICK\n[TIMEDO\n•[FAILE\n•[PANIC\n•[TIMED',
  ],
  [
    "^\\s{0,4}error(?:\\[[\\w-]{1,60}\\])?: (?!could not compile|aborting due|process didn't|test failed|doctest failed|\\d+ targets? failed|builder for|.{0,200}(?:exit code|exited with code) \\d)\\S",
    'error',
  ],
  [
    '^(?:FAIL\\s+\\S+\\s+(?:[\\d.]+s|\\[.{1,40}\\])$|error: (?:could not compile|test failed))',
    'FAIL \ncompile\ntest fa',
  ],
  ['^test result: FAILED\\. (?<passed>\\d+) passed; (?<failed>\\d+) failed;', 'FAILED.'],
  [
    '^\\s+Summary \\[ *[\\d.]+s\\] (?<total>\\d+)(?:\\/\\d+)? tests? run: .{0,60}?(?<failed>\\d+) (?:failed|timed out)(?:, (?<errors>\\d+) timed out)?',
    'Summary',
  ],
  ['^error: aborting due to (?<failed>\\d+) previous errors?', 'abortin'],
  ['^(?<title>[^\\s>:][^>]{0,200} > .{1,300}) FAILED$', 'FAILED\u0003'],
  ['^(?<title>[^\\s>:][^>]{0,200} > .{1,300}) PASSED$', 'PASSED\u0003'],
  [
    '^\\[(?:WARNING|WARN|INFO)\\] (?:Flakes|Flaky tests?): ?$',
    '\u0002[INFO]\n\u0002[WARN]\n[WARNIN',
  ],
  [
    '^(?:\\[ERROR\\] +)?(?<title>[\\w$.]{1,300}(?:\\[[^\\]]{1,100}\\]|\\([^)]{0,200}\\)|\\{[^}]{1,100}\\})*|\\S.{0,300}(?= -- ))(?: --)? +Time elapsed: .{1,40} <<< (?:FAILURE|ERROR)!',
    '<<< ERR\nFAILURE',
  ],
  [
    '^\\[ERROR\\] {2,}(?<title>[\\w$.]{1,200}(?:->[\\w$.]{1,100}|\\[[^\\]]{1,100}\\])*):(?<line>\\d+)(?:->\\S{1,200})? +(?<detail>\\S.*)$',
    '[ERROR]',
  ],
  ['^(?:\\[\\w+\\] )?\\s{0,8}- (?<title>.{1,300}) \\*\\*\\* FAILED \\*\\*\\*', '*** FAI'],
  ['^(?:\\[\\w+\\] )?==> X (?<title>\\S.{0,300}?) {2}[\\d.]+s\\b', '==> X '],
  ['^(?:lein test|Testing) (?<title>[a-z][\\w.-]{1,200})$', 'Testing\nlein te'],
  [
    '^(?:FAIL|ERROR) in \\(?(?<title>[^)(\\s/]{1,200})\\)? \\((?<file>[^:)]{1,200})(?::(?<line>\\d+))?\\)$',
    'ERROR i\nFAIL in',
  ],
  ['^\\s{1,4}Failed (?<title>\\S.{0,300}?) \\[.{1,20}s\\]$', ' Failed'],
  ['^\\s{0,4}\\[xUnit\\.net .{1,20}\\] +(?<title>\\S.{0,300}) \\[FAIL\\]', '[xUnit.'],
  ['^failed (?<title>\\S.{0,300}) \\(\\d[\\dms .]{0,20}\\)$', '\u0002failed'],
  ['^\\s*\\[-\\] (?<title>\\S.{0,300}?)(?: [\\d.]+m?s(?: \\(.{1,40}\\))?)?$', '[-] '],
  [
    '^(?:\\* What went wrong:|[\\w-]+: (?:[A-Z]:\\\\|\\/)\\S{1,300}\\.psm?1:\\d+)',
    '.ps0:0\n.psm0:0\nWhat we',
  ],
  ['^(?:e: \\S|\\[ERROR\\] Failed to execute goal )', '[ERROR]\ne: '],
  ['^(?:Exception in thread "|Unhandled [Ee]xception[.:] )', 'Excepti\nUnhandl'],
  ['^\\[error\\] (?:-- |\\S{1,300}:\\d+(?::\\d+)?: )', '[error]'],
  ['^\\s+\\+ CategoryInfo', 'Categor'],
  [
    '^(?:BUILD FAILED in |\\d+ tests? completed, \\d+ failed|FAILURE: Build |> Task \\S+ FAILED$|Test Run Failed|Build FAILED)',
    ' FAILED\nBUILD F\nFAILED\u0003\nFAILURE\nTest Ru\npleted,',
  ],
  [
    '^(?:\\[(?:ERROR|WARNING)\\] Tests run: .{1,60}(?:Failures: [1-9]|Errors: [1-9])|\\[INFO\\] (?:BUILD FAILURE|\\S.{0,100}\\.{2,} FAILURE )|\\[\\w+\\] (?:Tests: succeeded \\d+, failed [1-9]|Failed tests:))',
    'FAILURE\nFailed \n[ERROR]\n[WARNIN\nsucceed',
  ],
  ['^(?<total>\\d+) tests? completed, (?<failed>\\d+) failed', 'pleted,'],
  [
    '^\\[(?:ERROR|WARNING)\\] Tests run: (?<total>\\d+), Failures: (?<failed>\\d+), Errors: (?<errors>\\d+), Skipped: \\d+(?:, Flakes: \\d+)?$',
    '[ERROR]\n[WARNIN',
  ],
  [
    '^Failed! {2}- Failed: +(?<failed>\\d+), Passed: +\\d+, Skipped: +\\d+, Total: +(?<total>\\d+)',
    'Failed!',
  ],
  ['^Tests: succeeded (?<passed>\\d+), failed (?<failed>\\d+)', '\u0002Tests:'],
  ['^\\s+(?<failed>\\d+) Error\\(s\\)$', 'Error(s'],
  [
    '^(?<title>\\w[\\w:]{0,200}#\\S{1,200}) \\[(?<file>\\S{1,300}):(?<line>\\d+)\\]:?$',
    ']\u0003\n]:\u0003',
  ],
  ['^(?<title>[A-Z]\\w[\\w:]{0,200}#\\S{1,200}):$', ':\u0003'],
  ['^ {0,2}\\d{1,5}\\) Scenario: .{1,300} \\(attempt \\d+, retried\\)', 'Scenari'],
  [
    "^(?: {1,2}|(?=\\d{1,5}\\) (?![\\w\\\\]+::\\S)))\\d{1,5}\\) (?!(?:Failure|Error):$)(?<title>\\S.*?)(?: \\(attempt \\d+\\))?(?: {2,}#.*|: module '\\w+'| # (?<file>\\S+\\.feature):(?<line>\\d+))?$",
    '0) ',
  ],
  ['^\\d{1,5}\\) (?<title>\\S{1,300}::\\S.*)$', '0) '],
  ['^\\s{1,4}FAILED {2}(?<title>\\S.*?)(?: {2,}\\S+)?$', ' FAILED'],
  [
    '^(?!BEGIN failed|Compilation failed|\\s*#)(?<detail>\\S.{0,500}?) at (?<file>\\S{1,300}\\.(?:p[lm]|t)) line (?<line>\\d+)(?:, near .{1,100}|\\.)$',
    ' line ',
  ],
  [
    '^\\s{0,8}#\\s+Failed test (?:\'(?<title>.{1,300})\'|\\d+: "(?<name>.{1,300})"|\\d+|at )',
    ' Failed',
  ],
  [
    '^(?:Failure|Error) (?:→|->) (?<file>\\S{1,300}) @ (?<line>\\d+)$',
    '\u0002Error \nError →\nFailure',
  ],
  [
    "^\\s{0,4}── (?:\\d+\\. )?(?:Failure|Error)(?: \\('?(?<file>[^:')]{1,200}):(?<line>\\d+)(?::(?<column>\\d+))?'?\\))?: (?<title>.+?) ─+$",
    'Error\nFailure',
  ],
  [
    '^(?<title>\\S.{0,100}?): (?:Test Failed|Error During Test) at (?<file>\\S{1,300}):(?<line>\\d+)',
    'Error D\nTest Fa',
  ],
  [
    '^\\s{0,24}not ok \\d+(?! .{0,300}# (?:TODO|SKIP|todo|skip))(?:[ -]+(?:[A-Z]\\w+ [\\d.]+ - \\[\\d+ ms\\] - )?(?<title>\\S.*?))?(?: # time=\\S+| {2,}\\d+ ms| in \\d+ ?m?s)?$',
    'not ok ',
  ],
  ['^\\s+Failure\\/Error: ', 'Failure'],
  ['^ {0,4}(?:\\d+\\) )?(?:Failure|Error):$', 'Error:\u0003\nFailure'],
  [
    '^(?:Could not find (?:gem|compatible|\\S{1,100}-\\d)|Bundler could not find|An error occurred while installing|Your bundle (?:is locked|only supports)|Gem::Ext::BuildError|rake aborted!| {2}Problem \\d+$|Your requirements could not be resolved|In \\S{1,200}\\.(?:php|phar) line \\d+:)',
    'BuildEr\nBundler\nCould n\nProblem\nYour bu\nborted!\noccurre\nphar li\nphp lin\nrequire\nsupport',
  ],
  ['^\\S{1,300}:\\d+:in .{1,300} \\(\\w[\\w:]*\\)$', '0:in '],
  [
    '^(?<total>\\d+) (?:examples?|runs|tests?|properties),(?: \\d+ assertions,)? (?<failed>\\d+) failures?(?:, (?<errors>\\d+) errors?)?',
    'failure',
  ],
  [
    '^Tests: (?<total>\\d+), Assertions: \\d+(?:, Errors: (?<errors>\\d+))?(?:, Failures: (?<failed>\\d+))?',
    'Asserti',
  ],
  [
    '^Failed \\d+\\/\\d+ test programs\\. (?<failed>\\d+)\\/(?<total>\\d+) subtests failed\\.',
    'subtest',
  ],
  [
    '^(?:\\d+ files? inspected, |\\s+FAIL {3}[ .]{1,200}\\d+ files?, )(?<failed>\\d+) (?:offenses? detected|style issues?$)',
    'issues\u0003\noffense\nstyle i',
  ],
  ['^ \\[ERROR\\] Found (?<failed>\\d+) errors?', '[ERROR]'],
  [
    '^\\[ {2}FAILED {2}\\] (?!\\d)(?<title>[^,]{1,300}?)(?:, where .{1,300})?(?: \\([\\d.]+ ?ms\\))?$',
    ' FAILED',
  ],
  [
    '^(?<file>\\S.{0,300})(?::|\\()(?<line>\\d+)\\)?: (?:fatal )?error: in "(?<title>[^"]{1,200})": (?<detail>\\S.*)$',
    '): erro\n): fata\n: error\nfatal e',
  ],
  [
    '^(?<file>[^\\s:]{1,300}):(?<line>\\d+):(?<title>\\w{1,100}):FAIL(?:: (?<detail>.+))?$',
    ':FAIL',
  ],
  [
    '^(?<file>(?:[A-Za-z]:)?[^\\s:()]{1,300})(?::(?<line>\\d+)|\\((?<row>\\d+)\\)): FAILED: ?(?<detail>.*)$',
    'FAILED:',
  ],
  [
    '^\\s{0,6}\\d+\\/\\d+ Test\\s+#\\d+: (?<title>\\S.{0,200}?) ?\\.*\\s*(?:Subprocess \\w{1,20})?\\*\\*\\*(?!Skipped|Not Run)(?:Failed|Exception: {2}|(?<detail>\\S.{0,60}?) {2,}[\\d.]+ sec|\\S)',
    '0 Test ',
  ],
  [
    '^(?<title>\\/\\/\\S{1,300}) +(?:\\(cached\\) )?(?<detail>(?:FAILED(?! TO BUILD)|TIMEOUT)\\b.{0,60})$',
    'FAILED\nTIMEOUT',
  ],
  [
    '^\\s{0,3}\\d{1,5}\\/\\d{1,5} (?<title>\\S.{0,200}?) {1,60}(?:FAIL|TIMEOUT|ERROR) {2,}[\\d.]+ ?s(?: {2,}(?:exit status \\d+|killed by .+|[\\d/]+ subtests passed|\\(.+\\)))?$',
    ' ERROR \n FAIL \nTIMEOUT',
  ],
  [
    '^\\s{0,3}\\d{1,5}\\/\\d{1,5} \\S.{0,200}? {1,60}(?:OK|SKIP|EXPECTEDFAIL) {2,}[\\d.]+ ?s\\b',
    ' OK \n SKIP \nEXPECTE',
  ],
  [
    '^\\[FAIL(?:: |\\. Reason: )(?<detail>.{1,300})\\] (?<title>\\w{1,100}\\([^)]{0,100}\\))',
    '\u0002[FAIL.\n\u0002[FAIL:',
  ],
  [
    "^error: '(?<title>(?=[^']{0,100}\\btest[._])[^']{1,200})' (?:failed|leaked): (?<detail>\\S.*)$",
    "' faile\n' leake",
  ],
  ['^❌ (?:\\S{1,300}_test\\.dart: )?(?<title>\\S.{0,300}) \\(failed\\)$', '(failed'],
  [
    '^\\d\\d:\\d\\d \\+\\d+(?: ~\\d+)? -\\d+: (?:(?<file>\\S{1,300}_test\\.dart): )?(?<title>.{1,300}) \\[E\\]',
    '00:00 +',
  ],
  [
    '^\\S{1,2} {1,2}Test (?<title>.{1,300}?) recorded an issue .{0,200}?at (?<file>\\S{1,300}):(?<line>\\d+):(?<column>\\d+): (?<detail>\\S.*)$',
    'recorde',
  ],
  ["^Test Case '(?<title>-\\[[^\\]]{1,200}\\]|[\\w.]{1,200})' passed\\b", 'Test Ca'],
  [
    '^(?<file>\\S{1,300}):(?<line>\\d+): error: (?<title>-\\[[^\\]]{1,200}\\]|[\\w.]{1,200}) : (?<detail>\\S.*)$',
    ': error',
  ],
  [
    '^(?:\\[(?: RUN {6}|-{10}|={10}| {7}OK | {2}PASSED {2}| {2}SKIPPED )\\]|Note: Google Test filter = )',
    '     OK\n PASSED\n RUN   \n-------\n=======\nNote: G\nSKIPPED',
  ],
  ['^.{0,400}(?:: undefined reference to |Segmentation fault)', 'Segment\nundefin'],
  ['^(?:\\S{0,100}\\/)?ld(?:\\.\\w+)?: (?!warning|.{1,300}: in function)', 'ld'],
  [
    '^(?:Undefined symbols for architecture |CMake Error|FAILED: (?!Build did)|ninja: error: |ERROR: \\/\\S{1,300}BUILD\\S{0,20}:\\d+:\\d+: )',
    'CMake E\nERROR: \nFAILED:\nUndefin\nninja: ',
  ],
  [
    '^\\S{0,100}make(?:\\.exe)?(?:\\[\\d+\\])?: \\*\\*\\* \\[(?:[^\\]]{1,300}: )?(?<title>[^\\]:]{1,200})\\] [A-Z]',
    ': *** [',
  ],
  [
    "^\\S{0,100}make(?:\\.exe)?(?:\\[\\d+\\])?: Target '.{1,200}' not remade because of errors",
    'because',
  ],
  ['^\\S{0,100}make(?:\\.exe)?(?:\\[\\d+\\])?: \\*\\*\\* No rule to make target', ' *** No'],
  ['^\\S.{0,300}:\\d+: Failure$', 'Failure'],
  [
    '^(?:==\\d+==\\s?(?:ERROR: |Invalid |Conditional jump)|={5,} Test output for \\/\\/)',
    '== Cond\n== ERRO\n== Inva\n==Condi\n==ERROR\n==Inval\nTest ou',
  ],
  ['^(?:\\*\\* \\(\\w[\\w.]{0,80}\\) |== Compilation error in file )', '** (\n== Comp'],
  ['^(?:(?:FAIL|TIMEOUT): \\/\\/|\\/\\/\\S{1,300} +FAILED TO BUILD$)', ' FAILED\nFAIL: /\nTIMEOUT'],
  [
    "^(?:ninja: build stopped|\\S{0,100}make(?:\\.exe)?(?:\\[\\d+\\])?: Target '.{1,200}' not remade because of errors|Errors while running CTest|(?:collect2|clang(?:\\+\\+)?): error: |FAILED: Build did NOT|Build completed, \\d+ tests? FAILED|ERROR: Build did NOT|Executed \\d+ out of \\d+ tests?: .{0,60}fail|\\*\\* \\w+ FAILED \\*\\*|Executed \\d+ tests?, with [1-9])",
    ' FAILED\n tests,\nERROR: \nExecute\nFAILED:\nbecause\nclang++\nclang: \ncollect\nning CT\npleted,\nstopped\ntest, w',
  ],
  [
    '^\\d\\d:\\d\\d \\+(?<passed>\\d+)(?: ~\\d+)? -(?<failed>\\d+): Some tests failed\\.$',
    'Some te',
  ],
  ['^\\d+% tests passed, (?<failed>\\d+) tests? failed out of (?<total>\\d+)', 'test fa\ntests f'],
  [
    '^\\[(?:={10}\\] (?<total>\\d+) tests? from .{1,60} ran\\.| {2}FAILED {2}\\] (?<failed>\\d+) tests?, listed below:)',
    ' tests,\n=======\ntest, l',
  ],
  ['^(?:TASK|RUNNING HANDLER) \\[(?<title>.{1,200})\\] \\*+$', '\u0002TASK [\nRUNNING'],
  [
    '^(?:fatal|failed): \\[[^\\]]{1,100}\\](?:: [A-Z]+!)? .{0,60}?=> (?:.{0,3000}?"msg": "(?:non-zero return code", .{0,60}"stderr": "(?=[^"]))?(?<detail>[^"\\\\]{1,300}).*)?',
    '\u0002failed\n\u0002fatal:',
  ],
  ['^\\.\\.\\.ignoring$', 'ignorin'],
  ['^== \\[(?<file>.{1,300})\\] FAIL$', '] FAIL\u0003'],
  [
    '^L: +(?<line>\\d+) \\| P: +(?<column>\\d+) \\| (?<title>[A-Z]{2}\\d{2}) \\| (?<detail>\\S.*)$',
    ' | P: ',
  ],
  [
    '^┃ {1,3}\\[[A-Z]\\] [↗→↘↑↓] (?<detail>\\S.*)$',
    ' [A] \n [B] \n [C] \n [D] \n [E] \n [F] \n [G] \n [H] \n [I] \n [J] \n [K] \n [L] \n [M] \n [N] \n [O] \n [P] \n [Q] \n [R] \n [S] \n [T] \n [U] \n [V] \n [W] \n [X] \n [Y] \n [Z] ',
  ],
  ['^(?<file>\\S{1,300}\\.proto):(?<line>\\d+):(?<column>\\d+):(?<detail>[A-Z].*)$', '.proto'],
  [
    '^(?<level>FAIL|WARN) - (?<file>\\S{1,300}) - (?<title>[\\w.-]{1,100}) - (?<detail>\\S.*)$',
    '\u0002FAIL -\n\u0002WARN -',
  ],
  [
    '^cucumber (?:-p \\S+ )?(?<file>\\S{1,300}\\.feature):(?<line>\\d+) # (?<title>\\S.*)$',
    'cucumbe',
  ],
  [
    '^(?<file>[^\\s:]{1,300}\\.\\w{1,8}) - (?<title>\\S{1,100} \\S{1,100}) (?:is invalid|failed validation): (?<detail>\\S.*)$',
    'invalid\nvalidat',
  ],
  ['^Check: (?<title>[A-Z]\\w{2,60}): (?<detail>\\S.*)$', '\u0002Check:'],
  ['^\\t(?:PASSED|SKIPPED) for resource: ', ' PASSED\nSKIPPED'],
  ['^\\[(?<file>[\\w@./-]{1,300}\\.\\w{1,8})\\]:?$', '\u0002['],
  [
    '^\\s{1,8}(?<detail>\\[(?:[45]\\d\\d|ERROR|TIMEOUT)\\] \\w{2,8}:\\/\\/.*)$',
    '[000] \n[ERROR]\n[TIMEOU',
  ],
  ['^ {0,2}> \\[.{1,200}\\]:?\\s?\\S', '> ['],
  [
    '^(?:(?:ERROR|error): failed to (?:solve|build)|(?:docker: )?Error response from daemon: |(?:denied|unauthorized|manifest unknown|toomanyrequests|name unknown): )',
    '\u0002ERROR:\n\u0002denied\n\u0002error:\nmanifes\nrespons\ntoomany\nunautho\nunknown',
  ],
  [
    '^(?:Error: (?:INSTALLATION|UPGRADE|UNINSTALLATION|execution error|template|parse error|failed|chart)|Error from server|The \\w+ ".{1,200}" is invalid: |psql:\\S{1,300}:\\d+: ERROR: )',
    ': ERROR\nError f\nError: \nINSTALL\nUNINSTA\nUPGRADE\nexecuti\ninvalid\ntemplat',
  ],
  [
    '^(?:(?:aws: \\[ERROR\\]: )?An error occurred \\(\\w+\\) when calling the |E: )',
    'E: \n[ERROR]\noccurre',
  ],
  ['^fatal: (?!not a git repository)', '\u0002fatal:'],
  [
    '^(?:\\S{1,300}: line \\d+: .{0,300}\\S|\\S{1,100}: \\d+: \\S.{0,200}: (?:not found|Permission denied)$|.{0,400}No space left on device)',
    ': line \nNo spac\nPermiss\nnot fou',
  ],
  [
    '^(?<file>[^\\s:]{1,300}\\.\\w{1,8})(?::(?<line>\\d+):(?<column>\\d+))? (?<title>[a-zA-Z]\\S{2,100})(?: .{1,40})? ━{3,}$',
    '━\u0003',
  ],
  [
    '^(?<file>\\S.{0,300}?)\\((?<line>\\d+)(?:,(?<column>\\d+)){0,3}\\) ?: (?:fatal )?(?<level>error|warning)(?: (?<title>[A-Z]+\\d*))?: (?<detail>\\S.*?)(?: \\[\\S+proj\\])?$',
    '): erro\n): fata\n: error\nfatal e\nwarning',
  ],
  [
    '^(?:(?<file>\\S.{0,300}?):(?<line>\\d+):(?<column>\\d+) - )?(?<level>error|warning) (?<title>TS\\d+): (?<detail>\\S.*)$',
    'error \nwarning',
  ],
  [
    '^\\s{1,4}(?<file>\\S{1,300}):(?<line>\\d+):(?<column>\\d+) - (?<level>error|warning|information): (?<detail>\\S.*?)(?: \\((?<title>report\\w+)\\))?$',
    '- error\ninforma\nwarning',
  ],
  [
    '^\\s{1,8}(?<line>\\d+):(?<column>\\d+)\\s+(?:(?<level>error|warning|Error|Warning|✖|⚠):?\\s+)(?<detail>\\S.{0,300}?)(?: {2,}(?<title>[@\\w][\\w@/-]*(?:\\.\\w+)?)| +\\((?<rule>[\\w-]+)\\))?$',
    'Error \nError: \nWarning\nerror \nerror: \nwarning\n⚠ \n⚠: \n✖ \n✖: ',
  ],
  [
    '^(?:\\S{0,100}ld(?:\\.\\w{1,8})?: )?(?<file>[^\\s:()]{1,300}\\.\\w{1,5}):(?:(?<line>\\d+)|\\([^)]{1,100}\\)): (?<detail>(?:undefined reference|multiple definition|relocation) .*)$',
    'multipl\nrelocat\nundefin',
  ],
  ['^✖ {3}(?<detail>\\S.*?) \\[(?<title>[a-z]+(?:-[a-z]+)+)\\]$', '\u0002✖   '],
  ['^ {1,6}\\d{1,5}\\) (?<file>\\S{1,300}\\.php)(?: \\((?<detail>[a-z_, ]{2,300})\\))?$', '.php'],
  [
    '^(?!error|warning|note|help|bug)(?<title>[a-z]+(?:-[a-z]+)+(?:\\[[\\w-]{2,40}\\])?|[a-z]+\\[[\\w-]{2,40}\\]): (?<detail>[A-Z].*)$',
    ': ',
  ],
  [
    '^\\s{0,4}[✘✗X] \\[ERROR\\] (?:(?<title>[A-Z]{2,8}\\d{2,5}): )?(?<detail>\\S.*?)(?: \\[plugin .{1,60}\\])?$',
    '[ERROR]',
  ],
  [
    '^(?<file>[^\\s:]{1,300}):(?<line>\\d+):(?<column>\\d+)(?:-\\d+)?: (?<level>error|warning): \\[(?<title>[\\w-]{1,60})\\](?: \\[[\\w,= -]{1,150}\\])?$',
    'rror: [\nwarning',
  ],
  [
    '^(?<file>(?:[A-Za-z]:)?[^\\s:[][^:]{0,300}):(?<line>\\d+)(?::(?<column>\\d+)(?:-\\d+)?)?: (?:fatal |internal compiler )?(?<level>error|warning|note|remark|info|hint|(?:Error|ERROR|Warning|WARNING)(?=:)):? ?(?<detail>.*?)(?: {1,2}\\[(?<title>[\\w=+.-]+)(?:,-[\\w-]+)*\\]| \\((?<rule>[a-z]+(?:_[a-z]+)+)\\))?$',
    ' remark\n: ERROR\n: Error\n: error\n: hint\n: info\n: note\nWARNING\nWarning\nfatal E\nfatal e\nfatal h\nfatal i\nfatal n\nfatal r\ninterna\nl ERROR\nr ERROR\nwarning',
  ],
  [
    '^(?<file>(?!\\.{3})(?:[A-Za-z]:)?[^\\s:]{1,300}\\.\\w{1,8}): (?<level>error|ERROR|Error|warning|WARNING|Warning): (?<detail>\\S.*)$',
    ': ERROR\n: Error\n: error\nWARNING\nWarning\nwarning',
  ],
  [
    '^ {0,2}(?<file>[^\\s:]{1,300}):(?<line>\\d+):(?<column>\\d+): (?:[CWEFR]: )?(?:\\[\\w+\\] )?(?<title>[A-Z]\\w{0,60}\\/[\\w/]{1,60}): (?<detail>\\S.*)$',
    ': ',
  ],
  [
    '^(?<file>[^\\s:]{1,300}):(?<line>\\d+):(?<column>\\d+): (?<title>[CRWEF]\\d{4}): (?<detail>\\S.* \\([a-z][a-z-]{2,60}\\))$',
    ': C0000\n: E0000\n: F0000\n: R0000\n: W0000',
  ],
  [
    '^(?:vet: |%Error: )?(?<file>(?:[A-Za-z]:)?[^\\s:]{1,300}\\.\\w{1,8}):(?<line>\\d+):(?<column>\\d+): (?!note|remark|info|hint|help|0x[\\da-f]+ in )(?:(?<title>[A-Z]{1,5}\\d{1,5}):? (?:\\[\\*\\] )?)?(?:(?<level>[Ww]arning|\\[warning\\]|W)[: ]+)?(?<detail>\\S.*?)(?: \\((?<rule>[a-z][\\w:-]*)\\)| \\[(?:Error\\/)?(?<name>[A-Za-z][\\w/-]{1,60})\\])?$',
    ': ',
  ],
  [
    '^\\[(?<level>ERROR)\\] +(?<file>\\S{1,300}\\.\\w{1,8}):\\[(?<line>\\d+)(?:,(?<column>\\d+))?\\] (?:error: )?(?:\\(\\w+\\) (?<title>[A-Z]\\w{0,60}): )?(?<detail>\\S.*)$',
    '[ERROR]',
  ],
  [
    '^e: (?:file:\\/\\/)?(?<file>\\S{1,300}\\.kts?):(?: \\()?(?<line>\\d+)(?::|, )(?<column>\\d+)\\)?:? (?<detail>\\S.*)$',
    '\u0002e: \nfile://',
  ],
  [
    "^(?: {4})?error(?:\\[(?<title>[\\w-]{1,60})\\])?: (?!\\S{1,300}\\.\\w{1,8}:\\d|build failed$|\\S{1,60} exited with |could not compile|aborting due|process didn't|test failed|doctest failed|\\d+ targets? failed)(?<detail>\\S.*)$",
    '\u0002error\n  error',
  ],
  [
    '^(?<file>\\S{1,300}):(?<line>\\d+)(?::(?<column>\\d+))? (?:error )?(?<title>MD\\d{3})\\/(?<detail>\\S.*)$',
    ' MD000/\nrror MD',
  ],
  [
    '^(?<file>\\S{1,300}):(?<line>\\d+) (?<title>(?:DL|SC)\\d{4}) (?:error|warning|info|style): (?<detail>\\S.*)$',
    ' error:\n style:\n0 info:\nwarning',
  ],
  [
    '^\\s{0,4}(?<level>error|warning) [•-] (?<detail>.{1,300}?) [•-] (?<file>\\S{1,300}):(?<line>\\d+):(?<column>\\d+) [•-] (?<title>\\w+)$',
    'error -\nerror •\nwarning',
  ],
  [
    '^\\s{0,4}(?<level>error|warning|info) [•-] (?<file>\\S{1,300}):(?<line>\\d+):(?<column>\\d+) [•-] (?<detail>.{1,500}) [•-] (?<title>\\w+)$',
    'error -\nerror •\ninfo - \ninfo • \nwarning',
  ],
  [
    '^(?<title>[A-Z]{1,6}\\d{2,5}|unformatted):? (?:\\[\\*\\] )?(?<detail>[A-Z`\'"].*)$',
    'A0\nB0\nC0\nD0\nE0\nF0\nG0\nH0\nI0\nJ0\nK0\nL0\nM0\nN0\nO0\nP0\nQ0\nR0\nS0\nT0\nU0\nV0\nW0\nX0\nY0\nZ0\nunforma',
  ],
  ['^\\s{0,4}[×x✖] (?<title>[\\w-]{1,60}\\([\\w/@-]{1,80}\\)): (?<detail>\\S.*)$', '('],
  [
    '^(?<file>[^\\s:]{1,300}\\.\\w{1,8}):(?<line>\\d+)(?::(?<column>\\d+))?:? (?:- )?(?<level>error|ERROR|warning|WARNING)(?:: | - | {1,4})(?:\\[?(?<title>[A-Z]{1,6}\\d{2,5})\\]?:? )?(?<detail>\\S.*?)(?: {2,}(?<rule>[@\\w][\\w@/.-]*)| \\[(?<name>[\\w/.-]{2,80})\\])?$',
    ' ERROR\n error\n- ERROR\n- error\n: ERROR\n: error\nWARNING\nwarning',
  ],
  [
    '^\\W{0,4}\\[?(?<level>ERROR|Error|error|WARNING|Warning|warning)\\]?:? {1,3}(?!\\S{1,300}BUILD)(?<file>[^\\s:]{1,300}\\.\\w{1,8}):(?<line>\\d+)(?::(?<column>\\d+)(?:-\\d+)?)?:? (?:- )?(?<detail>\\S.*?)(?: {1,2}\\[(?<title>[\\w/.-]{2,80})\\])?$',
    'ERROR\nError\nWARNING\nWarning\nerror\nwarning',
  ],
  [
    '^\\s{1,8}(?<file>[^\\s:]{1,300}\\.\\w{1,8}):(?<line>\\d+):(?<column>\\d+): (?<detail>\\S.*?) \\((?<title>[a-z@][\\w@/:-]{2,60})\\)$',
    ')\u0003',
  ],
  [
    '^(?<level>ERROR|WARNING|INFO): (?<title>\\w{2,60}) - (?<file>[^\\s:]{1,300}\\.\\w{1,8}):(?<line>\\d+):(?<column>\\d+) - (?<detail>\\S.*?)(?: \\(see \\S+\\))?$',
    '\u0002ERROR:\n\u0002INFO: \nWARNING',
  ],
  [
    '^\\s{0,8}(?:▸ )?::(?<level>error|warning)(?: (?:\\w{1,20}=[^,:]{1,100},){0,4}?file=(?<file>[^,:]{1,300})(?:,line=(?<line>\\d+))?(?:,endLine=\\d+)?(?:,col(?:umn)?=(?<column>\\d+))?[^:]{0,100})?::(?<detail>\\S.*?)(?:%0A.*)?$',
    '::error\nwarning',
  ],
  ['^>> Issue: \\[(?<title>[A-Z]\\d{3})(?::\\w{1,60})?\\] (?<detail>\\S.*)$', '>> Issu'],
  [
    '^(?<level>ERROR|WARN) (?<detail>\\S.*) \\[(?<title>[a-z]{2,30}(?:-[a-z]{2,30}){1,4})\\]$',
    '\u0002ERROR \n\u0002WARN ',
  ],
  [
    '^File "(?<file>[^"]{1,300})", lines? (?<line>\\d+)(?:-\\d+)?, characters (?<column>\\d+)-\\d+:$',
    'charact',
  ],
  [
    '^\\s{0,4}ERROR in (?<file>\\S{1,300}?)(?:[: ](?<line>\\d+):(?<column>\\d+)(?:-\\d+)?)?$',
    'ERROR i',
  ],
  ['^The (?<title>[A-Z]\\w{0,60} "[^"]{1,200}") is invalid: (?<detail>\\S.*)$', 'invalid'],
  ['^Finding: +(?<detail>\\S.*)$', 'Finding'],
  [
    '^Error: (?<detail>["A-Z][^:]{4,100}?)(?: \\((?<title>[a-z]+(?:_[a-z]+)+)\\))?$',
    '\u0002Error:',
  ],
  ['^[│╷] ?Error: (?<detail>\\S.*)$', '\u0002│Error\n\u0002╷Error\n│ Error\n╷ Error'],
  ['^(?<title>\\S.{0,200}?)\\.{3,}Failed$', '.Failed'],
  [
    '^(?:reformatted|Fixing|Fixed|Rewriting|Sorting) (?<file>\\S{1,300}\\.\\w{1,8})$',
    '\u0002Fixed \n\u0002Fixing\nRewriti\nSorting\nreforma',
  ],
  [
    '^npm (?:ERR!|error) (?<detail>(?:Missing|Invalid): .{1,300} (?:from lock file|does not satisfy \\S+))$',
    'from lo\nsatisfy',
  ],
  ['^(?:W|w)ould reformat:? (?<file>\\S.*)$', 'reforma'],
  [
    '^\\[error\\] (?<file>\\S{1,300}\\.\\w{1,8}): (?<detail>\\S.*?)(?: \\((?<line>\\d+):(?<column>\\d+)\\))?$',
    '[error]',
  ],
  ['^\\[warn\\] (?<file>\\S{1,300}\\.\\w{1,8})$', '\u0002[warn]'],
  ['^Diff in (?<file>\\S.{0,300}?)(?: at line |:)(?<line>\\d+):$', 'Diff in'],
  [
    '^(?:│|\\|) .{0,200}?(?:│|\\|) +(?<title>(?:CVE|GHSA|RUSTSEC|PYSEC|AVD|KSV|DS|DLA|DSA|GO|SNYK)-[\\w-]{2,60}) +(?:│|\\|) .{0,300}(?:│|\\|) {1,9}(?<detail>[^│|]{1,300}?) *(?:│|\\|)$',
    'AVD-\nCVE-\nDLA-\nDS-\nDSA-\nGHSA-\nGO-\nKSV-\nPYSEC-\nRUSTSEC\nSNYK-',
  ],
  ['^(?<file>\\S{1,300}):(?<line>\\d+): (?<detail>\\S+ ==> \\S.*)$', ' ==> '],
  [
    '^(?:\\d+\\/\\d+ )?(?<file>\\S{1,300}):(?<line>\\d+):(?<column>\\d+) - (?<detail>Unknown word \\(.{1,100}\\))',
    'Unknown',
  ],
  ['^In (?<file>\\S{1,300}) line (?<line>\\d+):$', ' line '],
  ['^\\s*\\^-*\\^? (?<title>SC\\d{4}) \\(\\w+\\): (?<detail>\\S.*)$', ' SC0000\n^ SC000'],
  ['^ {2}Line {3,}(?<file>\\S.*)$', '\u0002  Line'],
  ['^ {2,4}(?<line>\\d+) {3,}(?<detail>\\S.*)$', '\u0002 '],
  ['^FILE: (?<file>\\S.*)$', '\u0002FILE: '],
  [
    '^ +(?<line>\\d+) \\| (?<level>ERROR|WARNING) +\\| (?:\\[.\\] )?(?<detail>\\S.*)$',
    'WARNING\n| ERROR',
  ],
  ['^ ?(?<file>(?:[A-Za-z]:)?[\\w@.+-]{0,60}[\\\\/][^:\\s]{1,300}\\.\\w{1,8})$', '.'],
  [
    '^\\s{0,8}(?<file>(?:[A-Za-z]:)?[^\\s:].{0,300}?) ?: (?:fatal )?(?<level>error|warning) (?<title>[A-Z]{2,12}\\d+): +(?<detail>\\S.*?)(?: \\[.{1,300}(?:proj|sln)\\])?$',
    ': error\nfatal e\nwarning',
  ],
  ['^(?:Found|svelte-check found) (?<failed>\\d+) errors?', '\u0002Found \n\u0002svelte'],
  ['^(?<failed>\\d+) errors?(?: generated\\.)?$', ' error\u0003\nerrors\u0003\ngenerat'],
  ['^(?<failed>\\d+) issues?(?::$| found)', ' issues\nissue f\nissue:\u0003\nissues:'],
  [
    '^\\W*(?:(?:[Ff]ound|FOUND|[Tt]here (?:was|were)) )?(?<failed>\\d+) (?:\\w+ )?(?:error|ERROR|diagnostic|problem|violation|offense)[sS]?(?: found| detected)?(?:(?: and|,| AFFECTING) \\d+ [A-Za-z]+)?\\W*$',
    'ERROR\ndiagnos\nerror\noffense\nproblem\nviolati',
  ],
  [
    '^\\[(?<file>[^\\]:]{1,300}\\.go):(?<line>\\d+)\\] - (?<title>G\\d{3}) \\(CWE-\\d+\\): (?<detail>\\S.{0,300}?) \\(Confidence: ',
    '(Confid',
  ],
  [
    '^(?:Warning: Attempt \\d{1,3} failed\\. Reason: |Detox CLI is going to restart the test runner\\b)',
    'Warning\ntox CLI',
  ],
  [
    '^\\s{0,8}[⨯✗✘✖×] (?<file>[^\\s:]{1,300}\\.\\w{1,8}) {2,}(?<detail>[a-z][\\w/-]{2,60}(?:, [a-z][\\w/-]{2,60}){0,30}(?<! ago))$',
    '× \n✖ \n✗ \n✘ \n⨯ ',
  ],
  [
    '^\\s{0,12}(?:✗|✘|✖|×|✕|❌|⨯|🗙|✘) {1,2}(?<title>(?!\\S{1,300}:\\d+:\\d+: |.{1,60} exited with |.{1,100} did not run successfully|\\d+(?:\\/\\d+)? (?:of|problems?|errors?|tests?|targets?)\\b|\\[\\d+\\/\\d+\\] |Found \\d|Build |Some |All |nx run |.{0,80} (?:failed after|failed to run|error=))\\S.*?)(?: \\(?\\[?[\\d.]+ ?m?s\\]?\\)?)?$',
    '× \n✕ \n✖ \n✗ \n✘ \n❌ \n⨯ \n🗙 ',
  ],
  [
    '^\\s{0,8}(?:x|!) (?<title>(?!Build |Some |All )[A-Za-z][^:]{2,200})(?<! available\\))$',
    '! \nx ',
  ],
  [
    '^\\s{0,8}\\[?(?:FAIL|FAILED|FAILURE)\\]?(?::| -)? {1,4}(?!\\(|\\[|in |\\d+(?: |$)|\\S*\\/|\\S+\\t|\\W*$|for |.{0,20}SUMMARY$|(?:Required|[Bb]uild|[Cc]ompil|[Cc]ommand|Task|task|[Jj]ob|[Tt]ests?\\b|[Rr]un\\b))(?<title>\\S.*?)(?: \\(?\\[?[\\d.]+ ?m?s\\]?\\)?)?$',
    'FAIL\nFAILED\nFAILURE',
  ],
  [
    '^\\s{0,9}(?:\\d{1,5}\\/\\d{1,5} )?(?<title>(?!Build|Compil|Command|Task|Job|Tests?\\b|Test suite|Suite|Finished|Results?\\b|Status|Conclusion|Outcome)[A-Za-z]\\S{0,200}(?: \\S{1,100}){0,30}) ?(?:\\.{2,}|:|\\||-| {2})[ ]{0,60}\\[?(?:FAILED|FAILURE|FAIL|ERROR|NOT OK)\\]?(?: \\(.{1,40}\\)| in(?: [\\d.]+ ?m?s)?| {2,}[\\d.]+ ?m?s\\b.{0,60}| [.EFS!]{1,60})?$',
    'ERROR\nFAIL\nFAILED\nFAILURE\nNOT OK',
  ],
  [
    '^\\s{0,9}(?<title>[A-Za-z]\\S{0,200}(?: \\S{1,100}){0,30}) \\[(?:[✖✗✘×✕⨯❌]|FAIL|FAILED)\\](?: \\(.{1,40}\\))?$',
    ' [FAIL]\n [×]\n [✕]\n [✖]\n [✗]\n [✘]\n [❌]\n [⨯]\n[FAILED',
  ],
  [
    '^\\W{0,8}(?:(?:[Tt]he )?(?:[Ff]ollowing|[Ll]ist of) )?(?:[Ff]ail(?:ed|ing)|FAILED|FAILING) (?:unit |[Tt]est )?(?:[Tt]ests?|TESTS|[Ss]pecs?|[Cc]ases?|[Ss]cenarios|[Ee]xamples|[Cc]hecks)(?: \\(\\d+\\))?:$',
    'FAILED \nFAILING\nFailed \nFailing\nailed T\nfailed \nfailing',
  ],
  [
    '^(?:Failures|Errors|FAILURES|There (?:was|were) \\d+ (?:errors?|failures?)):$',
    'Errors\nFAILURE\nFailure\nThere w',
  ],
  [
    '^(?<file>[^\\s:()]{1,300}\\.\\w{1,8}):(?<line>\\d+):? {1,2}(?!in |(?:\\[?[Ww]arn|note|info|debug))(?:(?<title>[A-Z]{1,6}\\d{2,5}|(?:[A-Z][a-z]+){2,8}):? )?(?<detail>\\S.*?)(?: {1,2}\\[(?<rule>[\\w/-]{2,60})\\](?: \\[\\d\\])?| https?:\\/\\/\\S+)?$',
    '.',
  ],
  ['^(?<level>Error|Warn): (?<detail>\\S.*)$', '\u0002Error:\n\u0002Warn: '],
  ['^ {2}\\d{1,5}\\) (?!(?:Failure|Error):$)\\S', '0) '],
  [
    '^(?:Uncaught )?(?:[a-z_][\\w$]{0,60}\\.){0,12}[A-Z][\\w$]{0,80}(?:Error|Exception|NotFound|DoesNotExist|Interrupt)(?: \\[\\w+\\])?(?:: |$)',
    'DoesNot\nError\nExcepti\nInterru\nNotFoun',
  ],
  ['^(?:[a-z_]\\w{0,60}\\.){1,12}[A-Z][\\w$]{0,80}: \\S', ': '],
  [
    '^(?:\\s{0,4}Caused by: |\\[ERROR\\] +(?!\\[Help|To see|Re-run|For more|After correcting|->|mvn <|Please refer|Tests run:)\\S|\\[(?:error|fatal|FATAL)\\] \\S)',
    'Caused \n[ERROR]\n[FATAL]\n[error]\n[fatal]',
  ],
  ['^Error: \\S', '\u0002Error:'],
  [
    "^(?:ERROR|FATAL|CRITICAL):? (?!pip's dependency resolver)\\S",
    '\u0002ERROR \n\u0002ERROR:\n\u0002FATAL \n\u0002FATAL:\nCRITICA',
  ],
  [
    '^(?:\\[?\\d{2,4}[-:/.][\\d\\-:/T., +Z]{3,30}\\]? ?)\\S{0,60} ?\\[?(?:ERROR|FATAL|CRITICAL)\\b',
    'CRITICA\nERROR\nFATAL',
  ],
  ['^(?:time=\\S{1,60} )?level=(?:error|fatal|ERROR|FATAL) ', 'l=ERROR\nl=FATAL\nlevel=e\nlevel=f'],
  ['^\\S{0,100}make(?:\\.exe)?(?:\\[\\d+\\])?: \\*\\*\\* (?!Waiting)', ': *** '],
  ['^\\s{0,4}(?:❌|✖|✗|⨯|✘) {1,3}\\S', '✖ \n✗ \n✘ \n❌ \n⨯ '],
  [
    '^[\\w./-]{1,80}: .{1,300}: (?:No such file or directory|Permission denied|Not a directory|Connection refused|command not found)$',
    'Connect\nPermiss\ncommand\ndirecto',
  ],
  ['^[\\w.-]{1,40}: (?:fatal )?error: \\S', ': error\nfatal e'],
  [
    '^(?:(?:Killed|Aborted|Terminated|Bus error|Illegal instruction)(?: \\(core dumped\\))?$|curl: \\(\\d+\\) |rsync error: |ssh: |scp: )',
    'Aborted\nBus err\nIllegal\nKilled\u0003\nTermina\ncurl: (\ndumped)\nrsync e\nscp: \nssh: ',
  ],
  [
    '^(?:\\s{0,8}\\[?(?:WARNING|WARN|Warning|warning|warn|DEPRECATION|Deprecation|deprecated)\\b|npm (?:WARN|warn)\\b|CMake (?:\\w+ )?Warning\\b)',
    'DEPRECA\nDepreca\nWARN\nWARNING\nWarning\ndepreca\nnpm war\npm WARN\nwarn\nwarning',
  ],
  [
    '^.{0,300}(?:: (?:Deprecation|Future|User|Runtime|Resource|PendingDeprecation)?Warning: |(?:\\)| ): warning [A-Z]+\\d+: )',
    'Depreca\nFutureW\nPending\nResourc\nRuntime\nUserWar\nWarning\nwarning',
  ],
  [
    '^\\[?\\d{2,4}[-:/.][\\d\\-:/T., +Z]{3,30}\\]?\\s?\\S{0,60}\\s?\\[?(?:WARN|WARNING|INFO|DEBUG|TRACE)\\b',
    'DEBUG\nINFO\nTRACE\nWARN\nWARNING',
  ],
  [
    '^\\s?[-=_*~#+─━═⎯┼][\\s\\-=_*~#+|─━═⎯┼│]{2,}$',
    '\u0002 #\n\u0002 *\n\u0002 +\n\u0002 -\n\u0002 =\n\u0002 _\n\u0002 ~\n\u0002 ⎯\n\u0002 ─\n\u0002 ━\n\u0002 ┼\n\u0002 ═\n\u0002#\n\u0002*\n\u0002+\n\u0002-\n\u0002=\n\u0002_\n\u0002~\n\u0002⎯\n\u0002─\n\u0002━\n\u0002┼\n\u0002═',
  ],
  [
    '^(?:\\s*(?:[✓✔√✅◉]|\\[ {7}OK \\]|\\[ RUN {6}\\]|\\[-{10}\\]|\\[ SKIPPED  ?\\]|ok \\d+ |--- PASS|--- SKIP)| ?PASS |ok {1,3}\\t?\\S|=== (?:RUN|PAUSE|CONT|NAME)|\\s*# Subtest: |▶ |PASSED |\\? {3}\\t)',
    '   OK ]\n PASS \n-- PASS\n-- SKIP\n=== CON\n=== NAM\n=== PAU\n=== RUN\n?    \nPASS \nPASSED \nSKIPPED\nSubtest\n[ RUN  \n[------\nok \nok 0\n√\n▶ \n◉\n✅\n✓\n✔',
  ],
  [
    '^.{1,300}(?: \\.\\.\\.+ ?(?:ok(?: +\\d+ ms\\b.*| \\([\\d.]+ ?[mµμn]?s\\))?|ignored)| \\[✔\\]|#test_\\w+ = [\\d.]+ s = \\.| \\| PASS \\||(?<!\\b(?:be|got|is|not|was|were)) PASS(?:ED(?: +\\[ *\\d+%\\]| in [\\d.]+s)?)?|\\.{3} *(?:Passed|Skipped|OK)(?: .{0,30})?)$',
    ' ...\n PASS\n [✔]\n | PASS\n#test_\nOK\nPassed\nSkipped',
  ],
  [
    "^(?:\\(pass\\) |\\[PASS\\] |\\s*PASS \\[ *[\\d.]+s\\]|\\s*Start +\\d+: |\\s+(?:Passed|Skipped) \\S.{0,300} \\[.{1,20}s\\]$|Test (?:Case|Suite) '.{1,300}' (?:started|passed)|\\[info\\] - (?!.{1,300}\\*\\*\\* FAILED)|\\d\\d:\\d\\d \\+\\d+(?: ~\\d+)?(?: -\\d+)?: (?!.{1,300} \\[E\\]$))",
    ' Passed\n(pass) \n00:00 +\nPASS [\nSkipped\nStart \nTest Ca\nTest Su\n[PASS] \n[info] ',
  ],
  [
    '^(?:\\S{1,200}\\.py [.FEsSxX]{1,500}|(?:\\S{1,200} )?[.FEsSxX]{3,})(?: *\\[ *\\d+%\\])?$',
    '.\n.py .\n.py E\n.py F\n.py S\n.py X\n.py s\n.py x\nE\nF\nS\nX\ns\nx',
  ],
  [
    '^\\S.{0,300}(?:(?<!\\b(?:be|is|not|was|were)) SKIPPED(?: \\(.{0,200}\\))?| \\.\\.\\. skipped\\b.{0,200}|\\)Skipped|: Test::\\w+ required| # SKIP\\b.{0,200})$',
    ' # SKIP\n)Skippe\nSKIPPED\nrequire\nskipped',
  ],
  [
    '^\\s*(?:XFAIL|XPASS|UNSUPPORTED|UNTESTED): \\S|^.{1,300} \\[(?:EXPECTED FAIL|XFAIL|NOT RUN|SKIPPED)\\]$',
    'UNSUPPO\nUNTESTE\nXFAIL: \nXPASS: \n[EXPECT\n[NOT RU\n[SKIPPE\n[XFAIL]',
  ],
  [
    '^(?:# (?:(?:tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\\d.]+$|of (?:expected (?:passes|failures)|unsupported tests|untested testcases)\\s+\\d)|1\\.\\.\\d+$|Dubious, test returned \\d|Failed \\d+\\/\\d+ subtests|# Looks like you failed \\d+ tests? of \\d|assets by status |\\[info\\] (?:Total number of tests run: |Suites: completed |\\*\\*\\* \\d+ TESTS? FAILED)|Executed (?:files|requests): |Ran \\d+ tests across \\d+ files|\\s*[.FEsSxXCW]{12,}$)',
    '# Looks\n.\u0003\n0..0\nC\u0003\nDubious\nE\u0003\nExecute\nF\u0003\nS\u0003\nSuites:\nTEST FA\nTESTS F\nTotal n\nW\u0003\nX\u0003\nassets \ncancell\nexpecte\nfail .\nfail 0\npass .\npass 0\nration_\ns\u0003\nskipped\nsubtest\nsuites \ntests .\ntests 0\ntests a\ntodo .\ntodo 0\nunsuppo\nunteste\nx\u0003',
  ],
  [
    '^\\W{0,8}[Nn]o (?:diagnostics|issues|problems|errors|warnings|vulnerabilities|failures) (?:were )?found\\b',
    'No erro\nNo issu\ndiagnos\nfailure\nno erro\nno issu\nproblem\nvulnera\nwarning',
  ],
  [
    '^\\s*(?:Download(?:ing|ed)|Fetch(?:ing|ed)|Pulling|Pulled|Extracting|Unpacking|Preparing to unpack|Setting up|Selecting previously|Collecting|Requirement already|Using cached|Installing|Installed|Resolving|Resolved|Get:\\d+|Hit:\\d+|Receiving objects|Resolving deltas|remote: (?:Counting|Compressing|Enumerating)) ?',
    'Collect\nCompres\nCountin\nDownloa\nEnumera\nExtract\nFetched\nFetchin\nGet:0\nHit:0\nInstall\nPrepari\nPulled\nPulling\nReceivi\nRequire\nResolve\nResolvi\nSelecti\nSetting\nUnpacki\nUsing c',
  ],
  [
    "^(?:\\[INFO\\] Download|Progress ?[(:]|go: (?:downloading|finding|extracting)|npm http fetch [A-Z]{3,6} [23]\\d\\d |#\\d+ (?:sha256:|CACHED|DONE|extracting)|➤ YN0013| *% Total +% Received |Content type '.{1,100}' length \\d)",
    ' CACHED\n0 DONE\nContent\nProgres\nReceive\n[INFO] \ndownloa\nextract\nfetch A\nfetch B\nfetch C\nfetch D\nfetch E\nfetch F\nfetch G\nfetch H\nfetch I\nfetch J\nfetch K\nfetch L\nfetch M\nfetch N\nfetch O\nfetch P\nfetch Q\nfetch R\nfetch S\nfetch T\nfetch U\nfetch V\nfetch W\nfetch X\nfetch Y\nfetch Z\nfinding\nsha000:\n➤ YN000',
  ],
  [
    "^(?:\\[ *\\d+%\\] (?!of )|\\[\\d+\\/\\d+\\] |\\s*\\d{1,3}(?:\\.\\d+)?% ?[|[(]| {2,5}(?:Compiling|Checking|Finished|Running|Documenting|Fresh) \\S|> Task :\\S+(?: UP-TO-DATE| NO-SOURCE| FROM-CACHE| SKIPPED)?$|\\[\\w+\\] compiling \\d+ |make(?:\\[\\d+\\])?: (?:Entering|Leaving) |\\s*(?:Linting|Checking|Compiling|Inspecting|Analy[sz]ing|Scanning|Formatting|Bundling) (?:'[^']{1,200}'|\\S{1,200}) (?:\\(\\d+\\/\\d+\\)|files?)$)",
    ' Fresh \n% (\n% [\n% |\n%(\n%[\n%|\n0%] \n0] \n> Task \nAnalysi\nAnalyzi\nBundlin\nCheckin\nCompili\nDocumen\nEnterin\nFinishe\nFormatt\nInspect\nLeaving\nLinting\nRunning\nScannin\ncompili',
  ],
  ['^.{0,80}[█━▓▒░#=>]{8}', '#\n=\n>\n━\n█\n░\n▒\n▓'],
  [
    '^(?:(?:[\\w.-]{1,40}> +)?\\[ *\\d+ of \\d+\\] (?:Compiling|Linking) |#?\\d* ?\\[[\\w -]{0,60}\\d+\\/\\d+\\] (?:FROM|COPY|RUN|ADD|WORKDIR) |transferring (?:dockerfile|context): |\\w{4,40}: (?:Pulling fs layer|Waiting|Verifying Checksum|Download complete|Pull complete|Already exists|Layer already exists|Pushed|Preparing)$)',
    '0] ADD \n0] COPY\n0] FROM\n0] RUN \nAlready\nCompili\nDownloa\nLinking\nPrepari\nPulling\nPushed\u0003\nVerifyi\nWORKDIR\nWaiting\nalready\ncomplet\ntransfe',
  ],
  [
    '^(?:\\s*SLOW \\[> *[\\d.]+s\\] |ok: \\[[\\w.-]{1,100}\\]$|\\d{1,2} \\d\\d \\d{4} [\\d:.]{8,12}:(?:INFO|DEBUG) |(?:INFO|DEBUG|TRACE)[ :]|Note: |\\S{1,200}: (?:Refreshing state|Still \\w+ing|Creating|Creation complete|Reading|Read complete)\\.{0,3})',
    '.:DEBUG\n.:INFO \n0:DEBUG\n0:INFO \n::DEBUG\n::INFO \nCreatin\nCreatio\nDEBUG \nDEBUG:\nINFO \nINFO:\nNote: \nReading\nRefresh\nSLOW [>\nStill \nTRACE \nTRACE:\ncomplet\nok: [',
  ],
  [
    '^\\D{0,60}\\d[\\d.,]{0,20}(?: ?[KMG]i?B)? (?:of|\\/) \\d[\\d.,]{0,20}(?: ?[KMG]i?B)? \\(?\\d{1,3}(?:\\.\\d{1,3})?%\\)?.{0,40}\\d ?[KMG]?i?Bs?\\/s(?:ec)?\\b',
    ' GiBs/s\n KiBs/s\n MiBs/s\n0 B/s\n0 Bs/s\n0 GB/s\n0 GBs/s\n0 GiB/s\n0 KB/s\n0 KBs/s\n0 KiB/s\n0 MB/s\n0 MBs/s\n0 MiB/s\n0 iB/s\n0 iBs/s\n0B/s\n0Bs/s\n0GB/s\n0GBs/s\n0GiB/s\n0GiBs/s\n0KB/s\n0KBs/s\n0KiB/s\n0KiBs/s\n0MB/s\n0MBs/s\n0MiB/s\n0MiBs/s\n0iB/s\n0iBs/s',
  ],
  [
    "^(?:WARNING: Running pip as the 'root' user |npm notice|npm (?:warn|WARN) deprecated |\\[notice\\] |\\S{1,40}: install_package> |\\s?NX +(?:Running|Ran) target | {2}Restored \\S|Unable to find image '\\S+' locally$|added \\d+ packages|up to date|audited \\d+|found 0 vuln|\\d+ packages are looking|run `npm fund`|yarn (?:run|install) v|Done in |Lockfile is up to date|Successfully (?:installed|built|uninstalled))",
    'Done in\nLockfil\nRan tar\nRestore\nRunning\nSuccess\nUnable \nWARNING\n[notice\naudited\ndepreca\nfound 0\ninstall\nnpm not\nnstall_\npackage\npm WARN\nrun `np\nto date\nyarn ru',
  ],
  [
    '^(?:[^|]{0,200}\\| +(?:(?:\\d[\\d.]* \\| +){3}\\d|\\d+\\.\\d+ \\| +\\d+\\.\\d+ \\|)|\\S{1,200} +\\d+ +\\d+ +(?:\\d+ +\\d+ +)?\\d+%)',
    ' | \n0 | \n0%',
  ],
  [
    '^(?:File {2,}\\||Name +Stmts |TOTAL {3,}|coverage: [\\d.]+% of|\\s*(?:Statements|Branches|Functions|Lines) +: +\\d)',
    ' Stmts \nBranche\nFile \nFunctio\nLines \nStateme\nTOTAL \ncoverag',
  ],
  [
    '^\\s*(?:│ *)?(?:(?:ℹ )?[Dd]uration(?:_ms)?:? +\\d|\\d+ expect\\(\\) calls|Suppressed \\d+ warnings|==\\d+== +(?:total heap|in use at|ERROR SUMMARY|For lists)|Executed \\d+ tests|Running (?:ExUnit|\\d+ tests)|Done linting!|\\d+ mods\\/funs|\\[info\\] Run completed|webpack \\d|Your code has been rated|> Analysis failed with \\d|Checkstyle (?:files|violations)|Top \\d+ slowest|🔍 \\d+ Total|Summary: \\d+ (?:\\w+\\(s\\)|resources? )|Compiling \\d+ files|Checking \\d+ source|CSpell: Files checked|Psalm was able|!{3,} Interrupted: |Cached: +\\d|Tasks: +\\d|A worker process has failed to exit gracefully|Snapshots?: +\\d|Ran all test suites|Total (?:Test )?time\\b|Took \\d|Time Elapsed |Randomized with seed |Files=\\d)',
    ' in use\n0 Total\nAnalysi\nCSpell:\nCached:\nCheckin\nCheckst\nCompili\nDuratio\nElapsed\nExecute\nFiles=0\nFor lis\nInterru\nPsalm w\nRan all\nRandomi\nRunning\nSUMMARY\nSnapsho\nSummary\nSuppres\nTasks: \nTook 0\nTotal T\nTotal t\nYour co\n[info] \nduratio\ninting!\nmods/fu\nprocess\nration_\nslowest\ntotal h\nwebpack\nxpect()',
  ],
  [
    "^(?:-- Docs: https:|- (?:hook id|exit code|duration): \\S|\\S{1,300}\\.py::\\S{1,300}$|\\s{0,8}npx playwright show-trace |\\s+at .{0,300}\\(?node:internal\\/|\\* Try:|> Run with --|> Get more help|\\* Get more help|Run with --|Deprecated Gradle features|You can use '--warning-mode|For more on this, please refer|See https?:\\/\\/docs\\.gradle|Use ['\"]--)",
    "'--warn\n(node:i\n* Try:\n.py::\nDepreca\nDocs: h\nFor mor\nGet mor\nRun wit\nSee htt\nUse \"--\nUse '--\nduratio\nexit co\nhook id\ninterna\nplaywri",
  ],
  [
    '^(?:\\[ERROR\\](?: +(?:\\[Help \\d|To see the full|Re-run Maven|For more information|After correcting|Please refer|-> \\[Help|mvn <args>).*)?$|npm (?:ERR!|error)(?: (?:A complete log|\\s*\\/\\S+-debug(?:-\\d)?\\.log|[Aa] full log|For a full report|path |command |workspace |location |in workspace|at location|errno |syscall ).*)?$|info Visit https:\\/\\/yarnpkg)',
    '[ERROR]\nnpm err\npm ERR!\nyarnpkg',
  ],
  [
    "^(?:note: run with `RUST_BACKTRACE|note: this error originates|For more information about this error|Some errors have detailed|hint: |Hint: |Usage: |See '\\S+ |Try '|To rerun |Re-run |Please report|If you believe|More info|For more info|View this run|Read the docs|Did you mean:|Output from these tests are in: |\\[\\*\\] \\d+ fixable|\\(See full trace by)",
    "(See fu\nDid you\nFor mor\nHint: \nMore in\nOutput \nPlease \nRe-run \nRead th\nSee '\nTo reru\nTry '\nUsage: \nView th\n`RUST_B\nbelieve\ndetaile\nfixable\nhint: \ninforma\norigina",
  ],
  [
    '^\\s*(?:[Rr]emov(?:ing|ed)|[Dd]elet(?:ing|ed)|Clean(?:ing|ed)?(?: ?up)?|Stopp(?:ing|ed)|Shut(?:ting)? ?down|Tear(?:ing)? ?down|Terminat(?:ing|ed)|Kill(?:ing|ed) (?:process|container|pod)|Prun(?:ing|ed)|Upload(?:ing|ed)|Archiving|Saving|Saved|Writing|Wrote|Unmounting|Restoring|Total reclaimed|Finished |Done[.!]?$|Bye|(?:Container|Network|Volume|Image) \\S{1,200} {1,2}(?:Stopping|Stopped|Removing|Removed|Creating|Created|Starting|Started|Waiting|Healthy))',
    'Archivi\nBye\nClean\nClean u\nCleaned\nCleanin\nCleanup\nCreated\nCreatin\nDeleted\nDeletin\nDone\u0003\nDone!\u0003\nDone.\u0003\nFinishe\nHealthy\nKilled \nKilling\nPruned\nPruning\nRemoved\nRemovin\nRestori\nSaved\nSaving\nShut do\nShutdow\nShuttin\nStarted\nStartin\nStopped\nStoppin\nTear do\nTeardow\nTearing\nTermina\nUnmount\nUploade\nUploadi\nWaiting\nWriting\nWrote\ncontain\ndeleted\ndeletin\nprocess\nreclaim\nremoved\nremovin',
  ],
  [
    '^(?:##\\[(?:start|end)-action|::(?:end)?group::|Post job cleanup|Cleaning up orphan|Terminate orphan|\\[command\\])',
    '\u0002##[end\n##[star\n::group\nCleanin\nTermina\n[comman\ncleanup\nendgrou',
  ],
  ['^\\[INFO\\](?! BUILD FAILURE| .{1,100}\\. FAILURE)', '\u0002[INFO]'],
  ['(?<= at )0x[\\da-fA-F]{6,16}(?=>)', ' at '],
  [
    "(?<=<(?:\\w*Mock|\\w+) (?:name='[^']{1,200}' |spec='[^']{1,200}' ){0,2}id=')\\d{9,16}(?='>)",
    "id='",
  ],
  [
    '(?<="(?:ts|time|timestamp|epoch|@timestamp)": ?)1[4-9]\\d{8}(?:\\d{3}|\\d{6}|\\d{9})?(?:\\.\\d+)?(?=[,}])',
    '"@times\n"epoch"\n"time":\n"timest\n"ts":\n"ts": ',
  ],
  ['(?<=^Time: .{1,30}), estimated \\d+(?:\\.\\d+)? m?s$', 'estimat'],
  ['^Files=\\d+, Tests=\\d+, {2}.{1,100} CPU\\)$', ', Tests'],
  ['\\{ seed: -?\\d+, path: "[\\d:]+", endOnFailure: true \\}', 'endOnFa'],
  ['^Shrunk \\d+ time\\(s\\)$', 'time(s)'],
  ['^\\d+m[\\d.]+s \\(executing steps: [\\dhms.]+\\)$', '(execut'],
  ['^Time: [\\d:.]+(?:ms)?, Memory: [\\d.]+ [kMG]B$', ', Memor\nms, Mem'],
  ['^\\(\\d+ durations < [\\d.]+s hidden\\.', 'duratio'],
  ['^(> (?:@[\\w.-]{1,80}\\/)?[\\w.-]{1,80})@\\d+\\.\\d+\\.\\d\\S*(?= \\S)', '> '],
  [
    '^[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏⣾⣽⣻⢿⡿⣟⣯⣷][⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏⣾⣽⣻⢿⡿⣟⣯⣷ ]*',
    '\u0002⠇\n\u0002⠋\n\u0002⠏\n\u0002⠙\n\u0002⠦\n\u0002⠧\n\u0002⠴\n\u0002⠸\n\u0002⠹\n\u0002⠼\n\u0002⡿\n\u0002⢿\n\u0002⣟\n\u0002⣯\n\u0002⣷\n\u0002⣻\n\u0002⣽\n\u0002⣾',
  ],
  ['^[░▒▓█]+(?: +|$)', '\u0002█\n\u0002░\n\u0002▒\n\u0002▓'],
  [
    '\\bcache (?:hit|miss)(?: \\(outputs already on disk\\))?, (?:replaying|executing|suppressing)(?: logs)?(?: [\\da-f]{8,64})?$',
    '(output\nexecuti\nreplayi\nsuppres',
  ],
  ['^\\d+ actionable tasks?: (?:\\d+ (?:executed|up-to-date|from cache)(?:, |$)){1,3}$', 'actiona'],
  ['^(Node\\.js v\\d+)\\.\\d+\\.\\d+$', 'Node.js'],
  [
    '^(?:\\[warn\\] )?Code style issues (?:were )?found in (?:\\d+ files|the above file).*$',
    '\u0002[warn]\nCode st',
  ],
  [
    '\\b\\d{4}[-/]\\d\\d[-/]\\d\\d(?:[T ]|, )\\d\\d:\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?)?(?: ?(?:Z|UTC|[+-]\\d\\d:?\\d\\d))?(?!\\w)',
    '-00-00,\n-00-00T\n-00/00,\n-00/00T\n/00-00,\n/00-00T\n/00/00,\n/00/00T\n000-00-\n000-00/\n000/00-\n000/00/',
  ],
  [
    '(?<![\\w-])\\d{4}-\\d\\d-\\d\\dT\\d\\d[_-]\\d\\d[_-]\\d\\d(?:[_.]\\d{1,9})?Z?(?![\\d])',
    '-00-00T\n-00T00_\nT00-00_\nT00_00_',
  ],
  [
    '(?<=\\b(?:log|report|debug|trace|crash|run|ResultBundle|Test-\\w{1,40})s?[-_])\\d{4}-\\d\\d-\\d\\d(?:[-_T]\\d\\d[-_.]?\\d\\d[-_.]?\\d\\d(?!\\d)|(?=[-_]\\d\\d-\\d\\d|\\.(?:html|json|log|trace|txt|xcresult|xml|zip)\\b))',
    '000-00-',
  ],
  [
    '\\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?(?:\\d{1,2}[ /])?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[ /]+\\d{1,4},?[ :]\\d\\d:\\d\\d:\\d\\d(?: [A-Z]{3,4})?(?: \\d{4})?\\b',
    ' 00:00:\n0, 00:0\n0,:00:0\n:00:00:',
  ],
  ['\\b[IWEF]\\d{4}(?= \\d\\d:\\d\\d:\\d\\d\\.)', ':00:00.'],
  ['(?<="Elapsed":)\\d[\\d.]*(?=\\}$)', '"Elapse'],
  ['^\\d\\d:\\d\\d \\+\\d+(?: ~\\d+)?(?: -\\d+)?(?=: )', '00:00 +'],
  [
    '(?<!(?:\\b[\\da-fA-F]{1,4}|:):)\\b\\d{1,2}:\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?|[AP]M(?= [A-Z]{3,5} ))(?![\\w:])',
    '0:00',
  ],
  ['^((?:<time> +){0,2})\\d{1,8} (?=[\\w./-]{1,80}\\.go:\\d+\\])', '.go:0'],
  ['\\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\\b', '-'],
  [
    '^(?=[^(]{0,200}\\.)(?=.{0,300}(?:0x[0-9a-f]{5,16}|\\.\\.\\.))([\\w./*-]{1,200}(?:\\(\\*\\w{1,80}\\)\\.\\w{1,80})?\\()(?:[{}, ]|0x[0-9a-f]{1,16}\\??|\\.\\.\\.){1,60}\\)$',
    ')\u0003',
  ],
  [
    '(?<![\\w])0x[0-9a-fA-F]{9,16}\\b|\\+0x[0-9a-f]{1,16}(?=$|[)\\]/,>])|(?<=\\bpc=)0x[0-9a-fA-F]{6,8}\\b|(?<=\\bAddress )0x[0-9a-fA-F]{6,8}(?= is\\b)|(?<=\\b(?:at|by) )0x[0-9a-fA-F]{6,8}(?=: )|(?<=:\\d{1,6}: |^)0x[0-9a-f]{6,8}(?= in )',
    ' in \n+0x0\n+0xa\n+0xb\n+0xc\n+0xd\n+0xe\n+0xf\n0x0\n0xA\n0xB\n0xC\n0xD\n0xE\n0xF\n0xa\n0xb\n0xc\n0xd\n0xe\n0xf\nAddress\nat \nby \npc=',
  ],
  [
    '(?<=(?<![/\\w-])(?:[a-z]\\w{0,60}\\.){0,12}[A-Z]\\w{0,100}@)(?=[a-f]{0,7}\\d)[0-9a-f]{6,8}\\b',
    '@',
  ],
  [
    '(?<!@|from |digest:? |\\b(?:not a (?:tree|commit)|[Uu]nknown revision|[Bb]ad (?:object|revision)|not our ref|[Nn]o (?:such )?(?:commit|object|ref)|did not match any|[Mm]ismatch|[Ii]nvalid (?:object|reference)|manifest (?:for|unknown)|expected|[Uu]nable to find (?:commit|version)|[Pp]inned|(?:is|are) not (?:signed|on|in)|could not (?:apply|revert)|[Ss]ign-off|does not exist|[Ww]ant|[Ww]anted|unexpected|[Ii]ntegrity|[Nn]o \\w+ (?:for|of))\\b.{0,300})\\b(?:sha\\d{1,3}|md5)[:-][\\w+/=-]{32,128}',
    'md0\nsha0',
  ],
  [
    '-(?:(?=\\d|[a-z]{1,9}\\d+[a-z])[bcdfghjklmnpqrstvwxz2456789]{6,10}-[bcdfghjklmnpqrstvwxz2456789]{5}|(?=[a-z\\d]*\\d[a-z]+\\d|\\d{8,10}-)[a-z\\d]{6,10}-(?=[a-z\\d]*(?:[a-z]\\d+[a-z]|\\d[a-z]+\\d))[a-z\\d]{5})(?![\\w-])',
    '-',
  ],
  [
    '(?<![\\w@#]|-\\d{14}-|@sha\\d{1,3}:|Fingerprint: {1,9})(?<!\\b(?:not a (?:tree|commit)|[Uu]nknown revision|[Bb]ad (?:object|revision)|not our ref|[Nn]o (?:such )?(?:commit|object|ref)|did not match any|[Mm]ismatch|[Ii]nvalid (?:object|reference)|manifest (?:for|unknown)|expected|[Uu]nable to find (?:commit|version)|[Pp]inned|(?:is|are) not (?:signed|on|in)|could not (?:apply|revert)|[Ss]ign-off|does not exist|[Ww]ant|[Ww]anted|unexpected|[Ii]ntegrity|[Nn]o \\w+ (?:for|of))\\b.{0,300})(?=[a-f]{0,63}\\d)(?=\\d{0,63}[a-f])(?![a-f]{3,}\\d{1,4}(?!\\w))[0-9a-f]{7,64}(?!\\w)(?!.{0,300}\\b(?:not a (?:tree|commit)|[Uu]nknown revision|[Bb]ad (?:object|revision)|not our ref|[Nn]o (?:such )?(?:commit|object|ref)|did not match any|[Mm]ismatch|[Ii]nvalid (?:object|reference)|manifest (?:for|unknown)|expected|[Uu]nable to find (?:commit|version)|[Pp]inned|(?:is|are) not (?:signed|on|in)|could not (?:apply|revert)|[Ss]ign-off|does not exist|[Ww]ant|[Ww]anted|unexpected|[Ii]ntegrity|[Nn]o \\w+ (?:for|of))\\b)',
    '0',
  ],
  [
    '(?<!\\w|\\b(?:NO_PUBKEY|[Kk]ey|[Ff]ingerprint)[ :=]{1,2})(?=[A-F]{0,63}\\d)(?=\\d{0,63}[A-F])[0-9A-F]{16,64}(?!\\w)',
    'A\nB\nC\nD\nE\nF',
  ],
  [
    '(?<=\\bhttps?:\\/\\/[^\\s#"\']{1,300}[?&](?:[Ss]ig|[Ss]ignature|token|s[etv]|sk[a-z]{1,3}|X-(?:Amz|Goog)-[\\w-]{1,40}|AWSAccessKeyId|[Ee]xpires|_|t|ts|nonce|state)=)(?=\\d{5}|[\\w%+/=.:-]{0,300}\\d[\\w%+/=.:-]{1,300}\\d)[\\w%+/=.:-]{8,}',
    'http://\nhttps:/',
  ],
  ['\\bfile:\\/\\/(?:\\/(?=[A-Za-z]:))?', 'file://'],
  [
    '(?:(?:\\/private)?\\/var\\/folders|(?<![\\w.])\\/(?:var\\/)?tmp|(?:[A-Za-z]:)?[^\\s:\'"`(]{0,100}\\/(?:AppData\\/Local\\/Temp|(?:work|_work|__w|a)(?:\\/[\\w.-]{1,80}){0,2}\\/_temp))\\/[^\\s:\'"`)\\],]+|\\btmp\\.(?=\\w{0,11}[A-Z\\d])[A-Za-z\\d]{6,12}\\b',
    '/_temp\n/tmp\nAppData\nfolders\nprivate\ntmp.\nvar/tmp',
  ],
  [
    '(?:\\b[A-Za-z]:)?[^\\s:\'"`(]{0,100}\\/hostedtoolcache\\/[^\\s:\'"`(]{1,80}\\/(?:x64|x86|arm64)(?:\\/lib\\/python[\\d.]{1,6}\\/(?:site|dist)-packages)?\\/',
    'hostedt',
  ],
  [
    '(?:\\/home\\/runner\\/work|\\/Users\\/runner\\/work|\\b[A-Za-z]:\\/a|\\/__w|(?:\\b[A-Za-z]:)?\\/[^\\s:\'"`(]{0,60}\\/_work)\\/([^\\s/:]{1,100})\\/\\1(?:\\/|(?=[\\s:>\'"`)\\],]|$))',
    '/__w\n/_work\n:/a\nUsers/r\nhome/ru',
  ],
  ['\\/github\\/workspace\\/?', 'workspa'],
  [
    '(?<!\\bref(?:spec)? [\'"]?)\\brefs\\/(?:remotes\\/)?pull\\/\\d+\\/(?:merge|head)\\b',
    'refs/pu\nremotes',
  ],
  [
    '(?<=\\.(?:gleam|[cm]?[jt]sx?|pyi?|go|rs|java|kts?|scala|cljs?|rb|rake|erb|php|p[lm]|t|cc?|cpp|cxx|h|hh|hpp|mm?|swift|cs|fsx?|vb|exs?|erl|hs|mli?|dart|lua|[rR]|Rmd|jl|sh|bash|psm?1|bats|vue|svelte|s?css|less|html?|xml|json|ya?ml|toml|mdx?|rst|txt|csv|tf|hcl|sql|proto|gradle|groovy|feature|nim|zig|sol|elm|cmake|make|mk|bzl|bazel|ini|cfg|conf|csproj|targets|props|robot|adoc|tex|vhdl?|sv|log|nix|graphql|po|f90|s|S|asm|in|spec)["\']?|(?:^(?:\\[ERROR\\])? {0,4}|->|: )[A-Z]\\w{0,80}\\.\\w{1,80}|Makefile|Dockerfile(?:\\.\\w{1,20})?|Rakefile|BUILD|Gemfile|[Jj]ustfile|CMakeLists)(?<!(?:ECONN[A-Z]+|refused|[Cc]onnect(?:ing|ion)?|[Rr]esponse|[Rr]each|dial \\w+)(?: to| at| with| of| from)? \\S{0,100}|(?<![\\w./-])[a-z][a-z\\d-]{1,60}\\.(?!(?:d|e2e|spec|test)\\.)[a-z][a-z\\d-]{1,60}\\.(?:cc|in|md|ml|pl|py|rs|sh)|:\\/\\/[^\\s/]{0,100}):\\d+(?::\\d+)?(?:-\\d+(?::\\d+)?)?',
    ':0',
  ],
  [
    '(?<=\\.(?:gleam|[cm]?[jt]sx?|pyi?|go|rs|java|kts?|scala|cljs?|rb|rake|erb|php|p[lm]|t|cc?|cpp|cxx|h|hh|hpp|mm?|swift|cs|fsx?|vb|exs?|erl|hs|mli?|dart|lua|[rR]|Rmd|jl|sh|bash|psm?1|bats|vue|svelte|s?css|less|html?|xml|json|ya?ml|toml|mdx?|rst|txt|csv|tf|hcl|sql|proto|gradle|groovy|feature|nim|zig|sol|elm|cmake|make|mk|bzl|bazel|ini|cfg|conf|csproj|targets|props|robot|adoc|tex|vhdl?|sv|log|nix|graphql|po|f90|s|S|asm|in|spec) {1,3})\\d+:\\d+(?:-\\d+(?::\\d+)?)?(?=$| [-•]| {2})',
    '0:0',
  ],
  [
    '(?<=\\([^\\s()]{1,200}):\\d+:\\d+(?=\\))|(?<=\\.[A-Za-z]\\w{0,9}|^(?:at |[^\\s@]{0,100}@)\\S{1,200}):\\d+:\\d+$',
    '0:0',
  ],
  [
    '(?<=\\.(?:gleam|[cm]?[jt]sx?|pyi?|go|rs|java|kts?|scala|cljs?|rb|rake|erb|php|p[lm]|t|cc?|cpp|cxx|h|hh|hpp|mm?|swift|cs|fsx?|vb|exs?|erl|hs|mli?|dart|lua|[rR]|Rmd|jl|sh|bash|psm?1|bats|vue|svelte|s?css|less|html?|xml|json|ya?ml|toml|mdx?|rst|txt|csv|tf|hcl|sql|proto|gradle|groovy|feature|nim|zig|sol|elm|cmake|make|mk|bzl|bazel|ini|cfg|conf|csproj|targets|props|robot|adoc|tex|vhdl?|sv|log|nix|graphql|po|f90|s|S|asm|in|spec))\\(\\d+(?:[,:]\\s?\\d+){0,3}\\)(?=:|$| :| [A-Z]|,)|(?<=\\.(?:gleam|[cm]?[jt]sx?|pyi?|go|rs|java|kts?|scala|cljs?|rb|rake|erb|php|p[lm]|t|cc?|cpp|cxx|h|hh|hpp|mm?|swift|cs|fsx?|vb|exs?|erl|hs|mli?|dart|lua|[rR]|Rmd|jl|sh|bash|psm?1|bats|vue|svelte|s?css|less|html?|xml|json|ya?ml|toml|mdx?|rst|txt|csv|tf|hcl|sql|proto|gradle|groovy|feature|nim|zig|sol|elm|cmake|make|mk|bzl|bazel|ini|cfg|conf|csproj|targets|props|robot|adoc|tex|vhdl?|sv|log|nix|graphql|po|f90|s|S|asm|in|spec) )\\(\\d+(?:[,:]\\s?\\d+){0,3}\\)(?=:)',
    '(0',
  ],
  [
    '(?<=\\.(?:gleam|[cm]?[jt]sx?|pyi?|go|rs|java|kts?|scala|cljs?|rb|rake|erb|php|p[lm]|t|cc?|cpp|cxx|h|hh|hpp|mm?|swift|cs|fsx?|vb|exs?|erl|hs|mli?|dart|lua|[rR]|Rmd|jl|sh|bash|psm?1|bats|vue|svelte|s?css|less|html?|xml|json|ya?ml|toml|mdx?|rst|txt|csv|tf|hcl|sql|proto|gradle|groovy|feature|nim|zig|sol|elm|cmake|make|mk|bzl|bazel|ini|cfg|conf|csproj|targets|props|robot|adoc|tex|vhdl?|sv|log|nix|graphql|po|f90|s|S|asm|in|spec):)\\[\\d+,\\d+\\]',
    '0,0',
  ],
  [
    '(?<!(?<![\\w./-])(?!(?:and|at|before|command|error|file|from|in|input|near|on|or|script|see|source|text|the|to)\\b)[a-z]{2,30} )\\b([Ll]ines?|LINE)([ :=#]{1,2})\\d+(?:[-–:.]{1,2}\\d+)?(?! (?:has|is|was|are|were|does|must)\\b)',
    'LINE\nLine\nLines\nline\nlines',
  ],
  [
    '(?<=\\bline <n>: {1,2})\\d+(?= +(?:Aborted|Bus|Floating|Illegal|Killed|Segmentation|Terminated|Trace))',
    'ine <n>',
  ],
  [
    '(?<=\\b(?:[Ll]ine|LINE)[ :=#]{1,2}<n>.{0,20})\\b([Cc]ol(?:umn)?s?|[Cc]har(?:acter)?s?|offset|position|pos)([ :=#]{1,2})\\d+(?:[-–:.]{1,2}\\d+)?',
    'LINE \nLINE#\nLINE:\nLINE=\nLine \nLine#\nLine:\nLine=\nline \nline#\nline:\nline=',
  ],
  ['(?<=\\.(?:lua|moon) )@ \\d+', '.lua \n.moon '],
  ['^index (?:<hash>|[\\da-f]{7,40})\\.\\.(?:<hash>|[\\da-f]{7,40})(?= \\d{6}$|$)', '\u0002index '],
  ['^L: +\\d+ \\| P: +\\d+(?= \\|)', '0 | P: '],
  ['^@@ -\\d+(?:,\\d+)? \\+\\d+(?:,\\d+)? @@', '\u0002@@ -0'],
  [
    '^\\[ *\\d+%\\](?! of\\b)|(?<=^\\[gw\\d+\\] )\\[ *\\d+%\\]|(?<=(?:PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS|[.FEsx]) +)\\[ *\\d+%\\]$',
    '\u0002[gw0\n0%]\n0%]\u0003',
  ],
  [
    '^(\\s*(?:[>→➜✖×E│-]\\s*)?)\\d+:\\d+(?=\\s+(?:error|warning|warn|info|[✖×⚠✗]|\\S+ *$)|:? {2,}(?:error|warning|warn|[✖×⚠✗]))',
    '0:0',
  ],
  ['^(\\s*(?:[>→➜✖×E│-]\\s*)?)(?![45]\\d\\d\\b)\\d+(?=\\s*[|│┃▕])', '|\n│\n┃\n▕'],
  ['^([│╷] {1,8})(?![45]\\d\\d\\b)\\d{1,6}(?=: )', '│ \n╷ '],
  ['^(\\s{0,8}[>→]\\s{0,4})(?![45]\\d\\d\\b)\\d{1,6}(?=:? |$)', '>\n→'],
  ['^([^\\w(]{0,8})\\d{1,6}\\)(?=\\s)', '0)'],
  ['^(\\s*(?:not )?ok )\\d+', 'not ok \nok '],
  ['^\\(node:\\d+\\)', '\u0002(node:'],
  ['^(Starting a Gradle Daemon)\\b.*$', 'Startin'],
  [
    '^(\\s*)\\d+(?= - .{1,300}\\((?:Failed|Timeout|SEGFAULT|Not Run|Child aborted|ILLEGAL|BUS_ERROR|NUMERICAL|OTHER_FAULT|Subprocess aborted)\\))',
    '(BUS_ER\n(Failed\n(ILLEGA\n(NUMERI\n(Not Ru\n(OTHER_\n(SEGFAU\n(Subpro\n(Timeou\nborted)',
  ],
  ['^(?:\\d+\\/\\d+ )?Test\\s+#\\d+:', 'Test '],
  [
    '^(?:(?:<time> *)?[[(] ?\\d+ ?(?:\\/|of) ?\\d+ ?[\\])](?! .{0,60}\\b(?:are|is|were|was|have|has)\\b)|(?:<time> *)?\\d+ of \\d+ (?=PASS|FAIL|START|OK|ERROR|SKIP|WARN))|(?<=\\bExecuted )\\d+ of \\d+(?= *(?:[(<A-Z]|$))|(?<=\\.\\s*)(?<!\\b(?:not|no)\\b.{0,60})\\((?:\\d+\\/\\d+)\\)$',
    '( 0\n(0\n)\u0003\n0 of 0\nExecute\n[ 0\n[0',
  ],
  ['^(Failed: )\\d+ failure\\(s\\), \\d+ warning\\(s\\) on \\d+ files\\b', 'ning(s)'],
  ['^((?:<time>\\s{1,4})?Concurrency: )\\d+(?= threads\\b)', 'Concurr'],
  ['\\b(?:make|gmake|ninja)\\[\\d+\\]', 'gmake[0\nmake[0\nninja[0'],
  ['^==\\d{2,9}==', '\u0002==0'],
  [
    '(?<=\\btest-results\\/\\S{0,200}-)(?:(?=[a-f]{0,5}\\d)(?=\\d{0,5}[a-f])[0-9a-f]{5}|(?<=-[jt]s-)\\d{5})(?=-)',
    'results',
  ],
  [
    '(?<!\\bVID\\b.{0,40})\\b(goroutine|[Tt]hread(?! \\d+ (?:has|is|of|was)\\b)|[Pp]id|PID)("?[ #=:]{1,2})\\d+\\b|\\b([Pp]rocess|[Ww]orker)([ #=:]{1,2})\\d{3,8}\\b(?! (?:of\\b|(?!was\\b|has\\b)[a-z]{2,20}s\\b))',
    'PID\nPid\nProcess\nThread\nWorker\ngorouti\npid\nprocess\nthread\nworker',
  ],
  [
    '\\b(Thread|Process|PoolWorker)-\\d+\\b(?! of\\b)|\\b(pool)-\\d+-(?:thread)-\\d+\\b',
    '-thread\nPoolWor\nProcess\nThread-',
  ],
  ['^\\[gw\\d+\\]', '\u0002[gw0'],
  ["(?<=^thread '.{1,300}') \\(\\d+\\)", '\u0002thread'],
  [
    '\\b([Ss]eed|SEED)([^\\w-]{1,12}(?:is |was |to: |of )?)-?(?:0x[0-9a-f]{2,16}|\\d{2,})(?!\\d| (?:of\\b|[a-z]{2,20}s\\b))',
    'SEED\nSeed\nseed',
  ],
  [
    '(?<!\\b(?:[Nn]o|[Nn]obody|[Nn]othing|not)\\b.{0,100})(?<=\\b(?:[Ll]isten(?:ing|s)?|LISTEN|[Bb]ound|[Ss]erving|[Ff]orwarding|ephemeral|random port)\\b.{0,100}(?:[\\w\\])]:|::|\\bport ))(?<!(?:EADDRINUSE|(?:ECONN[A-Z]+|refused|[Cc]onnect(?:ing|ion)?|[Rr]esponse|[Rr]each|dial \\w+)(?: to| at| with| of| from)? \\S{0,100}).{0,60})(?:3[2-9]|[4-5]\\d|60)\\d{3}\\b',
    'Bound\nForward\nLISTEN\nListen\nListeni\nListens\nServing\nbound\nephemer\nforward\nlisten\nlisteni\nlistens\nrandom \nserving',
  ],
  [
    '(?<=\\bhttps?:\\/\\/(?:localhost|127\\.0\\.0\\.1|\\[::1\\]):)(?!5432\\d\\b|35729\\b)(?<!(?:EADDRINUSE|(?:ECONN[A-Z]+|refused|[Cc]onnect(?:ing|ion)?|[Rr]esponse|[Rr]each|dial \\w+)(?: to| at| with| of| from)? \\S{0,100}).{0,60})(?:3[2-9]|[4-5]\\d|60)\\d{3}\\b',
    'http://\nhttps:/\nlocalho\ntps://[\nttp://[',
  ],
  [
    '(?<=[([]\\s{0,4})\\d+(?:[.,]\\d+)?(?: ?(?:ns|µs|μs|us|ms|s|secs?|seconds?|mins?|minutes?|hrs?|hours?)\\b|[mh](?![a-z_]))(?: ?\\d+(?:\\.\\d+)? ?(?:ms|s|m)(?![a-z_])){0,2}(?=\\s{0,4}[)\\]](?! (?:is|was|of)\\b))',
    '(\n[',
  ],
  ['(?<![\\w.])\\d+[.,]\\d+ ?(?:ns|µs|μs|us|ms|s|secs?|seconds?|mins?|minutes?)\\b', '0,0\n0.0'],
  [
    '(?<=\\b(?:[Tt]ime|[Ee]lapsed|[Tt]ook|[Dd]uration|[Ff]inished|[Ff]ailed|FAILED|[Dd]one|[Cc]ompleted|[Rr]an|[Bb]uilt|over(?= after)|waited|[Ww]aiting)\\b[:= ]{0,3}(?:(?:in|after|for) )?)\\d+(?:[.,]\\d+)?(?: ?(?:ns|µs|μs|us|ms|s|secs?|seconds?|mins?|minutes?|hrs?|hours?)\\b|[mh](?![a-z_]))(?: ?\\d+(?:\\.\\d+)? ?(?:ms|s|m)(?![a-z_])){0,2}(?! of\\b)',
    ' after\nBuilt\nComplet\nDone\nDuratio\nElapsed\nFAILED\nFailed\nFinishe\nRan\nTime\nTook\nWaiting\nbuilt\ncomplet\ndone\nduratio\nelapsed\nfailed\nfinishe\nran\ntime\ntook\nwaited\nwaiting',
  ],
  [
    '(?<=(?:\\b(?:GET|HEAD|POST|PUT|PATCH|DELETE) \\S{1,200}|\\.\\w{1,8}| \\d{3}| in) )\\d+ ?(?:ms|sec)(?=$|,)',
    '0 ms\n0 sec\n0ms\n0sec',
  ],
  ['(?<=(?:\\.{3}|…) ?)\\d+(?:\\.\\d+)?s$', 's\u0003'],
  [
    '(?<=\\b(?:[Rr]equest|[Hh]ost|[Tt]race|[Cc]orrelation|[Ss]pan)[ _-]?[Ii][Dd]["\']?[:= ]{1,2}["\']?)(?=\\S{0,60}(?:\\d\\S{0,60}[A-Za-z]\\S{0,60}\\d|<))(?!(?:[a-z]+\\d*-)+[a-z]*\\d*(?![\\w+/=<>-]))[<\\w][\\w+/=<>-]{7,120}',
    'Correla\nHost\nRequest\nSpan\nTrace\ncorrela\nhost\nrequest\nspan\ntrace',
  ],
  ['(?<=\\) \\()gas: \\d+(?=\\)$)', 'gas: 0'],
  ['\\b(?:fv-az\\d+-\\d+|runnervm\\w+)\\b', 'fv-az0\nrunnerv'],
  ['\\(\\d[\\d.]*=setup\\[[\\d.]+\\](?:\\+cmd\\[[\\d.,]+\\])* seconds\\)', 'econds)'],
  [
    '\\b(duration_ms|time|(?<=")(?:ms|duration|elapsed)(?="))("?[:=] ?"?|(?<=_ms) )\\d[\\d.]*(?! ?(?:days?|weeks?|months?)\\b)',
    'duratio\nelapsed\nms\nration_\ntime',
  ],
  [
    '(?<=\\b(?:errors?|files?|tests?|checks?|specs?|examples?|suites?|packages?|passed|skipped) in )(?!\\d+ (?:min(?:ute)?|h(?:ou)?r?)s?\\b)\\d+(?:[.,]\\d+)?(?: ?(?:ns|µs|μs|us|ms|s|secs?|seconds?|mins?|minutes?|hrs?|hours?)\\b|[mh](?![a-z_]))(?: ?\\d+(?:\\.\\d+)? ?(?:ms|s|m)(?![a-z_])){0,2}',
    'check i\nchecks \nerror i\nerrors \nexample\nfile in\nfiles i\npackage\npassed \nskipped\nspec in\nspecs i\nsuite i\nsuites \ntest in\ntests i',
  ],
  [
    '(?<![\\w.])(?:\\d+(?:h|m)){1,2}\\d+\\.\\d+s\\b|(?<=\\b(?:after|for|in|took|elapsed|of) )(?:\\d+(?:\\.\\d+)?(?:ms|h|m)){1,3}\\d+(?:\\.\\d+)?m?s\\b',
    '0.0\nafter \nelapsed\nfor \nin \nof \ntook ',
  ],
  [
    '(?<![\\w.]|\\b(?:[Ll]imit|[Mm]aximum|[Qq]uota|[Bb]udget)\\b.{0,60})\\d+(?:[.,]\\d+)? ?(?:[kKMGT]i?B|bytes)\\/s\\b',
    ' GB/s\n GiB/s\n KB/s\n KiB/s\n MB/s\n MiB/s\n TB/s\n TiB/s\n kB/s\n kiB/s\nGB/s\nGiB/s\nKB/s\nKiB/s\nMB/s\nMiB/s\nTB/s\nTiB/s\nbytes/s\nkB/s\nkiB/s',
  ],
  [
    '(?<=\\b(?:[Rr]ead|[Dd]ownloaded|[Uu]ploaded|[Tt]ransferred|[Ff]etched) )\\d+(?:[.,]\\d+)? ?(?:[kKMGT]i?B|bytes)(?: of \\d+(?:[.,]\\d+)? ?(?:[kKMGT]i?B|bytes))?\\b(?! (?!and\\b|at\\b|for\\b|from\\b|in\\b|of\\b|so\\b|to\\b|with\\b)[a-z])',
    'Downloa\nFetched\nRead \nTransfe\nUploade\ndownloa\nfetched\nread \ntransfe\nuploade',
  ],
  [
    '(?<=\\bCoverage for \\w{1,20} \\()[\\d.]+%(?=\\) does not meet)|(?<=\\b[Tt]otal [Cc]overage:? )[\\d.]+%?|(?<=threshold .{0,200}\\bnot met: )[\\d.]+%(?=$)|(?<=threshold .{0,200}\\bbut (?:was|is|got) )[\\d.]+|(?<=\\blimit (?:is|was|has been|has|was) exceeded by )\\d[\\d.]* ?(?:[kKMG]i?)?B\\b',
    'Coverag\ncoverag\ndoes no\nexceede\nthresho',
  ],
  ['(?<=\\bremaining )\\d+(?= arguments? skipped)|\\(wstat \\d+, <address>\\)', 'argumen\ndress>)'],
  ['(?<![\\w.-])1(?:7\\d|8[0-3])\\d{7}(?:\\d{3}){0,3}(?![\\w.])(?! bytes)', '0000000'],
  [
    '(?<=\\/(?:runs?|jobs?|builds?)\\/)\\d{9,19}\\b',
    '/build/\n/builds\n/job/\n/jobs/\n/run/\n/runs/',
  ],
  ['\\bdue to (?:\\d+ )?previous errors?(?:; \\d+ warnings? emitted)?', 'previou'],
  ['(?<=\\b[Uu]sed )\\d+(?:[.,]\\d+)? ?[kKMGT]i?B(?= of memory\\.?$)', 'memory\u0003\nmemory.'],
  [
    '(?<=[A-Za-z_][ -]|#)(?<!\\b(?:[Nn]o|not|code|errno|error|exit|status|[Vv]ersion|[Mm]igrat\\w*|(?:not a (?:tree|commit)|[Uu]nknown revision|[Bb]ad (?:object|revision)|not our ref|[Nn]o (?:such )?(?:commit|object|ref)|did not match any|[Mm]ismatch|[Ii]nvalid (?:object|reference)|manifest (?:for|unknown)|expected|[Uu]nable to find (?:commit|version)|[Pp]inned|(?:is|are) not (?:signed|on|in)|could not (?:apply|revert)|[Ss]ign-off|does not exist|[Ww]ant|[Ww]anted|unexpected|[Ii]ntegrity|[Nn]o \\w+ (?:for|of)))\\b.{0,60})(?!20\\d\\d[01]\\d[0-3]\\d(?!\\d)|\\d*(?:0123|1234|2345|3456|4567|5678|6789))\\d{8,11}(?![\\w.,:/-])(?! (?:%|[kKMGT]?i?B\\b|(?!is\\b|was\\b|has\\b)[a-z]+s\\b|of\\b)|.{0,300}\\b(?:not found|unknown|(?:not a (?:tree|commit)|[Uu]nknown revision|[Bb]ad (?:object|revision)|not our ref|[Nn]o (?:such )?(?:commit|object|ref)|did not match any|[Mm]ismatch|[Ii]nvalid (?:object|reference)|manifest (?:for|unknown)|expected|[Uu]nable to find (?:commit|version)|[Pp]inned|(?:is|are) not (?:signed|on|in)|could not (?:apply|revert)|[Ss]ign-off|does not exist|[Ww]ant|[Ww]anted|unexpected|[Ii]ntegrity|[Nn]o \\w+ (?:for|of)))\\b)',
    '0',
  ],
  [
    '(?<![\\w.]|\\d-|\\b(?:[Mm]igrat|[Ss]chema|[Vv]ersion).{0,100})20\\d\\d(?:0[1-9]|1[0-2])(?:[0-2]\\d|3[01])(?:[01]\\d|2[0-3])[0-5]\\d[0-5]\\d(?!\\w)',
    '0000000',
  ],
  [
    '(?<=\\b(?:[Bb]ranch|refs?|origin|(?:push|checkout|merge)(?: \\w+)?)\\b[ /:\'"]{1,3}[\\w./-]{0,60}[A-Za-z][-/_])20\\d\\d-?[01]\\d-?[0-3]\\d(?![\\w-])',
    '000-00-\n0000-00\n000000-\n0000000',
  ],
  ['(?<=^❯ \\S{1,300}) \\(\\d+ tests? .{0,80}$', '0 test \n0 tests'],
  ['(?<=\\/DerivedData\\/[\\w.]{1,80}-)[a-z\\d]{28}(?=\\/)', 'Derived'],
  ['(?<= )\\(Wstat: \\d+(?: \\(exited \\d+\\))?(?: Tests: .{1,60})?\\)$', '(Wstat:'],
  ['^([\\w.-]{1,40}> {1,6})\\d{1,6}(?=\\|)', '> '],
  ['\\.{4,}', '.'],
  ['\'[^\']*\'|"[^"]*"|^[+-]\\s+|\\s+', '\u0002+ \n\u0002- \n \n"\n\''],
  ['^(\\W{0,8})\\d{1,6}\\)(?=\\s)', '0)'],
  [
    '^(?:\\[gw\\d+\\] )?\\[ *\\d+%\\]|(?<=\\.py\\S{0,300} {1,200}(?:[A-Z]{4,7} +(?:\\(.{0,200}\\) +)?)?)\\[ *\\d+%\\]$',
    '0%]\n0%]\u0003',
  ],
  ['^([✘✓-] {1,3})\\d{1,6}(?= .{1,300} › )', ' › '],
  ['^\\[xUnit\\.net [\\d:.]{5,16}\\]', '\u0002[xUnit'],
  ['(?<=^==> X .{1,300}) [\\d.]+s(?= )', '\u0002==> X '],
  [
    '(?<=\\bhttps?:\\/\\/(?:localhost|127\\.0\\.0\\.1|\\[::1\\]):)(?:3[2-9]|[4-5]\\d|60)\\d{3}\\b',
    'http://\nhttps:/\nlocalho\ntps://[\nttp://[',
  ],
  ['^(\\d+)(?= - )', ' - '],
  [
    '(?<!\\s)\\s*[([](?<!^(?:● |FAILED ).*[([])\\s{0,4}\\d+(?:[.,]\\d+)?(?: ?(?:ns|µs|μs|us|ms|s|secs?|seconds?|mins?|minutes?|hrs?|hours?)\\b|[mh](?![a-z_]))(?: ?\\d+(?:\\.\\d+)? ?(?:ms|s|m)(?![a-z_])){0,2}\\s{0,4}[)\\]](?=\\s*(?:<<<|$))',
    '(\n[',
  ],
  [
    '\\s\\d+(?:[.,]\\d+)?(?: ?(?:ns|µs|μs|us|ms|s|secs?|seconds?|mins?|minutes?|hrs?|hours?)\\b|[mh](?![a-z_]))(?: ?\\d+(?:\\.\\d+)? ?(?:ms|s|m)(?![a-z_])){0,2}$(?<=^\\s*[×⨯].*)|(?:Time elapsed: \\d[\\d.]* s)(?=\\s*<<<)',
    'elapsed\n×\n⨯',
  ],
  [
    '(?<!^● [^(]{0,300})(\\.(?:gleam|[cm]?[jt]sx?|pyi?|go|rs|java|kts?|scala|cljs?|rb|rake|erb|php|p[lm]|t|cc?|cpp|cxx|h|hh|hpp|mm?|swift|cs|fsx?|vb|exs?|erl|hs|mli?|dart|lua|[rR]|Rmd|jl|sh|bash|psm?1|bats|vue|svelte|s?css|less|html?|xml|json|ya?ml|toml|mdx?|rst|txt|csv|tf|hcl|sql|proto|gradle|groovy|feature|nim|zig|sol|elm|cmake|make|mk|bzl|bazel|ini|cfg|conf|csproj|targets|props|robot|adoc|tex|vhdl?|sv|log|nix|graphql|po|f90|s|S|asm|in|spec)):\\d+(?::\\d+)?(?=[)\\]\\s]|$)',
    ':0',
  ],
  ['(?<=\\.swift):\\d+:\\d+(?=: )', '.swift'],
  [' after [\\d.]+ seconds with \\d+ issues?\\b', 'seconds'],
  ['(?<=\\b(?:avg|min|med|max|p\\(\\d+\\))=)\\d[\\d.]*(?:µs|ms|s)\\b', 'avg\nmax\nmed\nmin\np(0'],
  ['\\[ *\\d+\\.\\d+s\\]', '0s]'],
  ['(?<=^not ok (?:\\d+|<n>) .{1,300}) in \\d+ms$', '\u0002not ok'],
  [
    '^\\W{0,4}(?:(?:t|ts|time|timestamp)"?[=:] ?)?"?(?:\\d{4}[-/]\\d\\d[-/]\\d\\d[T ,]{0,2})?(?:\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?|\\d{1,2}:\\d\\d[AP]M)(?:Z|[+-]\\d\\d:?\\d\\d)?["\\]]?[\\s,:|-]{1,4}(?=\\D)',
    '00:00:0\n0:00AM\n0:00PM',
  ],
  [
    '(?<!\\b(?:be|expected|respond|run|within) )\\bin \\d+(?:[.,]\\d+)?(?: ?(?:ns|µs|μs|us|ms|s|secs?|seconds?|mins?|minutes?|hrs?|hours?)\\b|[mh](?![a-z_]))(?: ?\\d+(?:\\.\\d+)? ?(?:ms|s|m)(?![a-z_])){0,2}|\\s{0,4}[([]\\s{0,4}\\d+(?:[.,]\\d+)?(?: ?(?:ns|µs|μs|us|ms|s|secs?|seconds?|mins?|minutes?|hrs?|hours?)\\b|[mh](?![a-z_]))(?: ?\\d+(?:\\.\\d+)? ?(?:ms|s|m)(?![a-z_])){0,2}\\s{0,4}[)\\]](?=\\W*$)|(?<="(?:ms|duration|elapsed)":)\\d[\\d.]*|\\btook=\\d+(?:[.,]\\d+)?(?: ?(?:ns|µs|μs|us|ms|s|secs?|seconds?|mins?|minutes?|hrs?|hours?)\\b|[mh](?![a-z_]))(?: ?\\d+(?:\\.\\d+)? ?(?:ms|s|m)(?![a-z_])){0,2}',
    '"durati\n"elapse\n"ms":\n(\n[\nin 0\ntook=0',
  ],
  [
    "err|Err|ERR|ail|AIL|xcept|anic|not |n't|no such|No such|nable|issing|nvalid|nknown|unexp|Unexp|xpect|eni(?:ed|al)|fus(?:ed|al)|orbid|thoriz|eject|lready|onflict|ismatch|iffer|xceed|ime(?:d )?-?out|TIMEOUT|eadline|oo (?:many|large|long|slow)|illed|rash|egmentation|emory|No space|no space|eadlock|bort|isconnect|ndefined|nresolved|mbiguous|llegal|alformed|nsupported|ncorrect|compatible|broken|Broken|roken|leak|RACE|race|iolat|orrupt|bsolete|xpired|ause|depends|equire|must |should|ssert|≠|!=|warn.{0,20}error|[45]\\d\\d [A-Z]|hreshold|reset by|nreachable|ocked|dirty|ncommitted|odified|ctual|got |want|signal|denied|unsat|cycl|loop|empty|duplicate|Duplicate|outdated|out of|✗|✘|✖|×|✕|❌|:\\d+:|nsufficient|xhausted|nhealthy|CRITICAL|SEVERE|FATAL|atal: |E: |in use|limit|\\b(?:above|below)\\b|llowed|ermi(?:tted|ssion)|would be|able to|nother|\\bstale|hanged|ircular|verflow|ore dumped|erminated|[Bb]usy|\\bdrift|ECONN|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|ertificate|nstead of|ore than|nbound|ndeclared|ninitiali|ulnerabilit|nauth|\\bsigned\\b",
    "!=\n000 A\n000 B\n000 C\n000 D\n000 E\n000 F\n000 G\n000 H\n000 I\n000 J\n000 K\n000 L\n000 M\n000 N\n000 O\n000 P\n000 Q\n000 R\n000 S\n000 T\n000 U\n000 V\n000 W\n000 X\n000 Y\n000 Z\n:0\nAIL\nBroken\nBusy\nCRITICA\nDuplica\nE: \nEAI_AGA\nECONN\nENOTFOU\nERR\nETIMEDO\nErr\nFATAL\nNo spac\nNo such\nRACE\nSEVERE\nTIMEOUT\nUnexp\nable to\nabove\nail\nalforme\nanic\natal: \nause\nbelow\nbort\nbroken\nbsolete\nbusy\ncompati\nctual\ncycl\ndenied\ndepends\ndirty\ndrift\nduplica\neadline\neadlock\negmenta\neject\nemory\nempty\nenial\nenied\nequire\nerminat\nermissi\nermitte\nerr\nerror\nertific\nfusal\nfused\ngot \nhanged\nhreshol\niffer\nilled\nime-out\nimed -o\nimed ou\nimeout\nin use\niolat\nircular\nisconne\nismatch\nissing\nleak\nlimit\nllegal\nllowed\nloop\nlready\nmbiguou\nmust \nn't\nnable\nnauth\nnbound\nncommit\nncorrec\nndeclar\nndefine\nnhealth\nninitia\nnknown\nno spac\nno such\nnot \nnother\nnreacha\nnresolv\nnstead \nnsuffic\nnsuppor\nnvalid\nocked\nodified\nonflict\noo larg\noo long\noo many\noo slow\norbid\nore dum\nore tha\norrupt\nout of\noutdate\nrace\nrash\nreset b\nroken\nshould\nsignal\nsigned\nssert\nstale\nthoriz\nulnerab\nunexp\nunsat\nverflow\nwant\nwould b\nxceed\nxcept\nxhauste\nxpect\nxpired\n×\n≠\n✕\n✖\n✗\n✘\n❌",
  ],
  ['\\bJavaScript heap out of memory$', 'JavaScr'],
  ['^(?:.{0,100}[:"\\]] |\\s*)java\\.lang\\.OutOfMemoryError\\b', 'OutOfMe'],
  ['^(?:> )?Java heap space$', '\u0002> Java\nJava he'],
  ['^(?:E {3,})?MemoryError(?:: |$)', 'MemoryE'],
  ['\\bOutOfMemoryError: CUDA out of memory\\.', 'OutOfMe'],
  ['\\bworker process crashed with error: Out of memory\\.', 'process'],
  [
    '^fatal error: (?:runtime: )?(?:out of memory|cannot allocate memory)',
    'allocat\nfatal e\nruntime',
  ],
  ['\\bld terminated with signal 9\\b', 'termina'],
  ['\\bKilled signal terminated program cc1(?:plus)?$', 'termina'],
  ['\\(signal: 9, SIGKILL: kill\\)$', 'SIGKILL'],
  ['\\/(?:link|compile|cgo|asm): signal: killed$', 'compile\nsignal:'],
  ['\\bGradle build daemon disappeared unexpectedly\\b', 'disappe'],
  ['\\bld terminated with signal (?:4|6|7|11)\\b', 'termina'],
  [
    '\\b(?:Segmentation fault|Bus error|Aborted|Illegal instruction) signal terminated program \\w{1,20}$',
    'Aborted\nIllegal\nSegment\ntermina',
  ],
  [
    '\\bunable to execute command: (?:Segmentation fault|Bus error|Aborted|Illegal instruction)\\b',
    'Aborted\nIllegal\nSegment\nexecute',
  ],
  [
    ': `(?:\\S{0,200}\\/)?(?:rustc|rustdoc|clippy-driver) .{0,400}` \\(signal: (?:4|6|7|11), SIG\\w{3,4}: ',
    '(signal',
  ],
  [
    '\\/(?:link|compile|cgo|asm): signal: (?:segmentation fault|bus error|aborted|illegal instruction)\\b',
    'aborted\ncompile\nillegal\nsegment\nsignal:',
  ],
  [
    '\\b(?:linker|clang frontend) command failed (?:due to signal|with exit code 13[2459])\\b',
    'command\nfronten',
  ],
  [
    '^(?:error: )?rustc interrupted by SIG(?:ABRT|BUS|ILL|SEGV)\\b',
    ' SIGBUS\n SIGILL\nSIGABRT\nSIGSEGV',
  ],
  [
    '\\/bin\\/(?:gradle|mvn|sbt|scalac|kotlinc): line \\d{1,5}: +\\d{1,9} (?:Segmentation fault|Bus error|Aborted|Illegal instruction)\\b',
    'bin/gra\nbin/mvn\nbin/sbt\nbin/sca\nkotlinc',
  ],
  ['\\bcompile command failed due to signal (?:4|6|7|11)\\b', 'compile'],
  [
    '^(?:\\[Errno 28\\] |ENOSPC: |[\\w./-]{1,100}: ){0,3}[Nn]o space left on device\\b',
    'No spac\nno spac',
  ],
  [
    "^(?:[\\w./+-]{1,100}: |(?:write|copy|mkdir|open) \\/).{0,300}(?:: |')[Nn]o space left on device(?:: unknown)?'?\\.?$",
    "'No spa\n'no spa\nNo spac\ndevice\u0003\ndevice'\ndevice.\nnknown'\nunknown",
  ],
  ['^npm (?:ERR!|error) code ENOSPC$', 'ENOSPC\u0003'],
  ['^There is not enough space on the disk\\b', 'There i'],
  ['^(?:Error: )?Failed to resolve action download info\\.', '\u0002Error:\n\u0002Failed'],
  ["^(?:Error: )?Failed to download (?:action|archive) '", '\u0002Error:\n\u0002Failed'],
  [
    '^(?:Error: )?Response status code does not indicate success: (?:5\\d\\d|429|408)\\b',
    'Respons',
  ],
  ["^(?:Error: )?Action 'https:\\/\\/.{1,300}' download has timed out\\.", 'downloa'],
  ["^(?:Error: )?Can't use '[^']{1,40}' extract archive file: ", 'extract'],
  ['^(?:Error: )?An error occurred while sending the request\\.', '\u0002Error:\noccurre'],
  ['^(?:Error: )?Internal server error occurred while resolving "', 'Interna'],
  [
    '^npm (?:ERR!|error) code (?:ECONNRESET|ETIMEDOUT|EAI_AGAIN|ERR_SOCKET_TIMEOUT|E50[0-4]|E429)$',
    'EAI_AGA\nECONNRE\nERR_SOC\nETIMEDO\nnpm err\npm ERR!',
  ],
  [
    '^npm (?:ERR!|error) network (?:This is a problem related to network connectivity\\.|aborted|(?:read|connect|request) E[A-Z]{6,20})$',
    'network\npm ERR!',
  ],
  [
    '^request to https?:\\/\\/(?!(?:[\\w.-]{1,200}\\.)?example\\.(?:com|net|org)\\b)(?:[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?\\.){1,8}(?!(?:arpa|corp|example|home|internal|intranet|invalid|lan|local|localhost|onion|private|svc|test)\\b)[a-z][a-z\\d-]{1,20}(?![\\w.-]*\\w)\\/.{0,300}reason: .{0,100}(?:ECONNRESET|EAI_AGAIN|socket hang up)',
    'request',
  ],
  [
    '^getaddrinfo EAI_AGAIN (?!(?:[\\w.-]{1,200}\\.)?example\\.(?:com|net|org)\\b)(?:[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?\\.){1,8}(?!(?:arpa|corp|example|home|internal|intranet|invalid|lan|local|localhost|onion|private|svc|test)\\b)[a-z][a-z\\d-]{1,20}(?![\\w.-]*\\w)',
    'EAI_AGA',
  ],
  [
    '^(?:.{0,100}: )?(?:Get "https:\\/\\/.{1,200}": )?(?:dial tcp: lookup|Temporary failure resolving) \'?(?!(?:[\\w.-]{1,200}\\.)?example\\.(?:com|net|org)\\b)(?:[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?\\.){1,8}(?!(?:arpa|corp|example|home|internal|intranet|invalid|lan|local|localhost|onion|private|svc|test)\\b)[a-z][a-z\\d-]{1,20}(?![\\w.-]*\\w)(?!.*\\bno such host\\b)',
    "Tempora\ndial tc\nookup '",
  ],
  [
    '^(?:failed to \\w{1,20}: |.{0,60}: )?(?:Get|Head|Post) "https:\\/\\/(?!(?:[\\w.-]{1,200}\\.)?example\\.(?:com|net|org)\\b)(?:[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?\\.){1,8}(?!(?:arpa|corp|example|home|internal|intranet|invalid|lan|local|localhost|onion|private|svc|test)\\b)[a-z][a-z\\d-]{1,20}(?![\\w.-]*\\w)\\/.{0,300}connection reset by peer',
    'connect',
  ],
  [
    "^(?:[\\w.]{1,80}: )?HTTPSConnectionPool\\(host='(?!(?:[\\w.-]{1,200}\\.)?example\\.(?:com|net|org)\\b)(?:[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?\\.){1,8}(?!(?:arpa|corp|example|home|internal|intranet|invalid|lan|local|localhost|onion|private|svc|test)\\b)[a-z][a-z\\d-]{1,20}(?![\\w.-]*\\w)', port=443\\): Max retries exceeded (?!.*\\b[Nn]ame or service not known\\b).{0,300}(?:NameResolutionError|Connection reset by peer)",
    "', port\na', por\nb', por\nc', por\nd', por\ne', por\nf', por\ng', por\nh', por\ni', por\nj', por\nk', por\nl', por\nm', por\nn', por\no', por\np', por\nq', por\nr', por\ns', por\nt', por\nu', por\nv', por\nw', por\nx', por\ny', por\nz', por",
  ],
  [
    '^\\(35\\) .{0,100}Connection reset by peer in connection to (?!(?:[\\w.-]{1,200}\\.)?example\\.(?:com|net|org)\\b)(?:[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?\\.){1,8}(?!(?:arpa|corp|example|home|internal|intranet|invalid|lan|local|localhost|onion|private|svc|test)\\b)[a-z][a-z\\d-]{1,20}(?![\\w.-]*\\w)',
    'Connect',
  ],
  ['^API rate limit exceeded for (?:installation|user)(?: ID\\b|\\.)', 'API rat'],
  ['^GitHub API limit \\(\\d{1,6} calls\\/hr\\) is exhausted\\b', 'lls/hr)'],
])

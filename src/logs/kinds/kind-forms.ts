import type { LoggedKind } from '../../model/report/failure.ts'
import type { Examples } from '../lines/examples.ts'
import { patternFinder } from '../lines/pattern-finder.ts'
import { PUBLIC_HOST } from './services.ts'
import { matchedPart } from '../lines/frames.ts'

/** A kind that is recognised by a text: the kind, the pattern and a real line. Behind it is where that is from. */
type KindForm = readonly [kind: LoggedKind, pattern: RegExp, example: Examples]

/** What the runner, npm, Docker or a language puts before a message. */
const START =
  /^(?:(?:Error response from daemon|Error|ERROR|error|fatal|E {3,}|docker|curl|FetchError|OSError|IOError|System\.IO\.IOException|java\.io\.IOException|npm (?:ERR!|error)(?: network)?)\b:? {0,8}){1,3}/

/**
 * One line per text; add a line to add a text. A pattern begins with `^`, so that a test's name or message
 * that quotes such a text has no kind, or else only a program that ends so prints the text. It has no flags, and its time is linear.
 */
// prettier-ignore
export const KIND_FORMS: readonly KindForm[] = [
  ['out-of-memory', /\bJavaScript heap out of memory$/, 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory'], // nodejs/node
  ['out-of-memory', /^(?:.{0,100}[:"\]] |\s*)java\.lang\.OutOfMemoryError\b/, 'java.lang.OutOfMemoryError: Java heap space'], // openjdk/jdk
  ['out-of-memory', /^(?:> )?Java heap space$/, '> Java heap space'], // gradle/gradle
  ['out-of-memory', /^(?:E {3,})?MemoryError(?:: |$)/, 'MemoryError'], // python/cpython
  ['out-of-memory', /\bOutOfMemoryError: CUDA out of memory\./, 'torch.OutOfMemoryError: CUDA out of memory.'], // pytorch/pytorch
  ['out-of-memory', /\bworker process crashed with error: Out of memory\./, 'GitHub actions runner worker process crashed with error: Out of memory.'], // actions/runner#541
  ['out-of-memory', /^fatal error: (?:runtime: )?(?:out of memory|cannot allocate memory)/, 'fatal error: runtime: out of memory'], // golang/go src/runtime/malloc.go
  ['out-of-memory', /\bld terminated with signal 9\b/, 'collect2: fatal error: ld terminated with signal 9 [Killed]'], // gcc-mirror/gcc gcc/collect2.cc
  ['out-of-memory', /\bKilled signal terminated program cc1(?:plus)?$/, 'c++: fatal error: Killed signal terminated program cc1plus'], // gcc-mirror/gcc gcc/gcc.cc
  ['out-of-memory', /\(signal: 9, SIGKILL: kill\)$/, "process didn't exit successfully: `rustc --crate-name basket src/lib.rs` (signal: 9, SIGKILL: kill)"], // rust-lang/rust library/std/src/sys/process
  ['out-of-memory', /(?:^|[\s/])(?:link|compile|cgo|asm): signal: killed$/, '/usr/local/go/pkg/tool/linux_amd64/link: signal: killed'], // golang/go
  ['out-of-memory', /\bGradle build daemon disappeared unexpectedly\b/, 'Gradle build daemon disappeared unexpectedly (it may have been killed or may have crashed)'], // gradle/gradle
  ['out-of-memory', /^(?:\[Errno 12\] |[\w ./()-]{1,100}: ){1,4}Cannot allocate memory$/, './build.sh: fork: Cannot allocate memory'], // bminor/bash
  ['out-of-memory', /^spawn ENOMEM$/, 'Error: spawn ENOMEM'], // nodejs/node
  ['out-of-memory', /^memory allocation of \d+ bytes failed$/, 'memory allocation of 33554432 bytes failed'], // rust-lang/rust library/std/src/alloc.rs
  ['out-of-memory', /\bprocess .{0,40}terminated by another process: signal=SIGKILL\b/, 'A jest worker process (pid=12) was terminated by another process: signal=SIGKILL, exitCode=null.'], // jestjs/jest
  ['out-of-memory', /^signal: killed$/, 'signal: killed'], // golang/go
  ['out-of-memory', /\bfatal error C1060: /, 'a.cpp(12): fatal error C1060: compiler is out of heap space'], // MicrosoftDocs/cpp-docs
  ['tool-crash', /\bfatal error C1001: /, 'a.cpp(12): fatal error C1001: Internal compiler error.'], // MicrosoftDocs/cpp-docs
  ['tool-crash', /^(?:\S{1,300}\.(?:[chfmSs]|cc|cpp|cxx|f90|go|hpp|rs)(?::\d+){1,2}: |(?:\S{0,60}[+c-])?(?:c\+\+|g\+\+|cc|gcc|gfortran)(?:-\d+)?: )?internal compiler error: /, 'main.c:12:5: internal compiler error: in build_int_cst_wide, at tree.c:1210'], // gcc-mirror/gcc gcc/diagnostic.cc
  ['tool-crash', /^(?:note: )?the compiler unexpectedly panicked\. [Tt]his is a bug/, 'note: the compiler unexpectedly panicked. This is a bug'], // rust-lang/rust compiler/rustc_driver_impl
  ['tool-crash', /^ghc(?:-[\d.]{1,12})?: panic! \(the 'impossible' happened\)/, "ghc-9.4.7: panic! (the 'impossible' happened)"], // ghc/ghc
  ['tool-crash', /^An exception has occurred in the compiler \(/, 'An exception has occurred in the compiler (17.0.1). Please file a bug against the Java compiler'], // openjdk/jdk
  ['tool-crash', /^Please submit a bug report \(https:\/\/(?:www\.)?swift\.org\//, 'Please submit a bug report (https://swift.org/contributing/#reporting-bugs) and include the crash backtrace.'], // swiftlang/swift
  ['tool-crash', /^(?:oh no: Bun has crashed\. )?This indicates a bug in Bun, not your code\b/, 'oh no: Bun has crashed. This indicates a bug in Bun, not your code.'], // oven-sh/bun
  ['tool-crash', /\bld terminated with signal (?:4|6|7|11)\b/, 'collect2: fatal error: ld terminated with signal 11 [Segmentation fault], core dumped'], // gcc-mirror/gcc gcc/collect2.cc
  ['tool-crash', /\b(?:Segmentation fault|Bus error|Aborted|Illegal instruction) signal terminated program \w{1,20}$/, 'c++: internal compiler error: Segmentation fault signal terminated program cc1plus'], // gcc-mirror/gcc gcc/gcc.cc
  ['tool-crash', /\bunable to execute command: (?:Segmentation fault|Bus error|Aborted|Illegal instruction)\b/, 'clang: error: unable to execute command: Segmentation fault (core dumped)'], // llvm/llvm-project clang/lib/Driver
  ['tool-crash', /: `(?:\S{0,200}[\\/])?(?:rustc|rustdoc|clippy-driver)(?:\.exe)? .{0,400}` \((?:signal: (?:4|6|7|11), SIG\w{3,4}: |exit code: 0xc0000(?!13a)[\da-f]{3}\b)/, "process didn't exit successfully: `rustc --crate-name basket src/lib.rs` (signal: 11, SIGSEGV: invalid memory reference)"], // rust-lang/cargo
  ['tool-crash', /[\\/](?:link|compile|cgo|asm)(?:\.exe)?: (?:signal: (?:segmentation fault|bus error|aborted|illegal instruction)|exit status 0xc0000(?!13a)[\da-f]{3})\b/, '/usr/local/go/pkg/tool/linux_amd64/compile: signal: segmentation fault (core dumped)'], // golang/go
  ['tool-crash', /\b(?:linker|clang frontend) command failed (?:due to signal|with exit code 13[2459])\b/, 'clang++: error: linker command failed due to signal (use -v to see invocation)'], // llvm/llvm-project clang/lib/Driver
  ['tool-crash', /^(?:error: )?rustc interrupted by SIG(?:ABRT|BUS|ILL|SEGV)\b/, 'error: rustc interrupted by SIGSEGV, printing backtrace'], // rust-lang/rust compiler/rustc_driver_impl
  ['tool-crash', /\/bin\/(?:gradle|mvn|sbt|scalac|kotlinc): line \d{1,5}: +\d{1,9} (?:Segmentation fault|Bus error|Aborted|Illegal instruction)\b/, '/usr/share/maven/bin/mvn: line 194:  2291 Aborted                 (core dumped) "$JAVACMD" $MAVEN_OPTS'], // apache/maven
  ['tool-crash', /\bcompile command failed due to signal (?:4|6|7|11)\b/, 'error: compile command failed due to signal 11 (use -v to see invocation)'], // swiftlang/swift-driver
  ['disk-full', /^(?:\[Errno 28\] |ENOSPC: |[\w./-]{1,100}: ){0,3}[Nn]o space left on device\b/, 'OSError: [Errno 28] No space left on device'], // python/cpython
  ['disk-full', /^(?:[\w./+-]{1,100}: |(?:write|copy|mkdir|open) \/).{0,300}(?:: |')[Nn]o space left on device(?:: unknown)?'?\.?$/, 'base64: write error: No space left on device'], // coreutils/coreutils
  ['disk-full', /^npm (?:ERR!|error) code ENOSPC$/, 'npm error code ENOSPC'], // npm/cli
  ['disk-full', /^There is not enough space on the disk\b/, 'System.IO.IOException: There is not enough space on the disk.'], // dotnet/runtime
  ['action-download', /^(?:Error: )?Failed to resolve action download info\./, 'Error: Failed to resolve action download info. Error: Service Unavailable'], // actions/runner src/Runner.Worker/ActionManager.cs
  ['action-download', /^(?:Error: )?Failed to download (?:action|archive) '/, "Error: Failed to download archive 'https://api.github.com/repos/actions/cache/tarball/0400d5f' after 3 attempts."], // actions/runner src/Runner.Worker/ActionManager.cs
  ['action-download', /^(?:Error: )?Response status code does not indicate success: (?:5\d\d|429|408)\b/, 'Error: Response status code does not indicate success: 503 (Service Unavailable).'], // actions/checkout#814
  ['action-download', /^(?:Error: )?Action 'https:\/\/.{1,300}' download has timed out\./, "Error: Action 'https://api.github.com/repos/actions/cache/tarball/0400d5f' download has timed out. Error: A task was canceled."], // actions/runner src/Runner.Worker/ActionManager.cs
  ['action-download', /^(?:Error: )?Can't use '[^']{1,40}' extract archive file: /, "Error: Can't use 'tar -xzf' extract archive file: /home/runner/work/_actions/_temp_5db10cf7/77720dc4.tar.gz. Action being checked out: actions/setup-node@v4. return code: 2."], // actions/runner src/Runner.Worker/ActionManager.cs
  ['action-download', /^(?:Error: )?An error occurred while sending the request\./, 'Error: An error occurred while sending the request.'], // dotnet/runtime
  ['action-download', /^(?:Error: )?Internal server error occurred while resolving "/, 'Error: Internal server error occurred while resolving "actions/checkout@v7".'], // actions/runner#4157
  ['device', /^(?:\w{1,40}(?:\[[\d:]{1,20}\])?: +){0,3}[Tt]im(?:eout|ed out) waiting .{0,40}\b(?:device|emulator|simulator)\b.{0,20} to boot\b/, 'Timeout waiting for emulator to boot.'], // ReactiveCircus/android-emulator-runner
  ['device', /^(?:\w{1,40}: +){0,3}Unable to boot (?:the )?(?:device|[Ss]imulator)\b/, 'xcodebuild: error: Unable to boot device due to insufficient system resources.'], // CoreSimulator
  ['device', /^(?:The )?(?:\w{1,20} )?(?:[Dd]evice|[Ee]mulator|[Ss]imulator)\b.{0,60} (?:did not|failed to) boot\b/, 'Simulator device did not boot in time.'], // CoreSimulator
  ['device', /^(?:adb: |device )?(?:no devices\/emulators found|(?:device )?offline|device '\S{1,60}' not found)$/, "adb: device 'emulator-5554' not found"], // platform/packages/modules/adb transport.cpp
  ['device', /^(?:> )?(?:com\.android\.builder\.testing\.api\.)?DeviceException: No (?:compatible|connected|online) devices\b/, '> com.android.builder.testing.api.DeviceException: No online devices found.'], // platform/tools/base DeviceProviderInstrumentTestTask
  ['device', /^(?:> )?(?:java\.lang\.\w+: )?Gradle was not able to complete device setup for: /, 'Gradle was not able to complete device setup for: dev31_aosp_atd_x86_64_Pixel_6'], // platform/tools/base AvdManager
  ['device', /\bCould not find a connected Android device\b/, 'Could not find a connected Android device in 20000ms'], // appium/appium-adb
  ['network', /^npm (?:ERR!|error) code (?:ECONNRESET|ETIMEDOUT|EAI_AGAIN|ERR_SOCKET_TIMEOUT|E50[0-4]|E429)$/, 'npm error code ECONNRESET'], // npm/cli
  ['network', /^npm (?:ERR!|error) network (?:This is a problem related to network connectivity\.|aborted|(?:read|connect|request) E[A-Z]{6,20})$/, 'npm error network This is a problem related to network connectivity.'], // npm/cli
  ['network', new RegExp(`^request to https?://${PUBLIC_HOST}/.{0,300}reason: .{0,100}(?:ECONNRESET|EAI_AGAIN|socket hang up)`), 'FetchError: request to https://packages.acme.dev/x failed, reason: getaddrinfo EAI_AGAIN packages.acme.dev'], // npm/cli
  ['network', new RegExp(`^getaddrinfo EAI_AGAIN ${PUBLIC_HOST}`), 'Error: getaddrinfo EAI_AGAIN cdn.playwright.dev'], // microsoft/playwright
  ['network', new RegExp(`^(?:.{0,100}: )?(?:Get "https://.{1,200}": )?(?:dial tcp: lookup|Temporary failure resolving) '?${PUBLIC_HOST}(?!.*\\bno such host\\b)`), 'dial tcp: lookup registry-1.docker.io on 127.0.0.53:53: server misbehaving'], // golang/go
  ['network', new RegExp(`^(?:failed to \\w{1,20}: |.{0,60}: )?(?:Get|Head|Post) "https://${PUBLIC_HOST}/.{0,300}connection reset by peer`), 'Error: failed to fetch: Get "https://get.helm.sh/helm.tar.gz": read tcp 10.1.0.4:41822->152.199.21.175:443: read: connection reset by peer'], // golang/go
  ['network', new RegExp(`^(?:[\\w.]{1,80}: )?HTTPSConnectionPool\\(host='${PUBLIC_HOST}', port=443\\): Max retries exceeded (?!.*\\b[Nn]ame or service not known\\b).{0,300}(?:NameResolutionError|Connection reset by peer)`), "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='hub.acme.io', port=443): Max retries exceeded with url: /x (Caused by NameResolutionError(...))"], // psf/requests
  ['network', new RegExp(`^\\(35\\) .{0,100}Connection reset by peer in connection to ${PUBLIC_HOST}`), 'curl: (35) OpenSSL SSL_connect: Connection reset by peer in connection to sh.rustup.rs:443'], // curl/curl
  ['network', /^(?:gh: |remote: |(?:gh: )?HTTP 403: )(?:You have exceeded a secondary rate limit\b|API rate limit exceeded for (?:installation|user)\b)/, 'HTTP 403: API rate limit exceeded for installation ID 1. (https://api.github.com/graphql)'], // cli/cli
  ['network', /^API rate limit exceeded for (?:installation|user)(?: ID\b|\.)/, 'Error: API rate limit exceeded for installation ID 1.'], // pytorch/test-infra
  ['network', /^GitHub API limit \(\d{1,6} calls\/hr\) is exhausted\b/, 'GitHub API limit (60 calls/hr) is exhausted, could not fetch https://api.github.com/repos/o/r.'], // composer/composer
]

/** What BuildKit prints before a line: the number of its step, and a time. */
const TASK = /^#\d{1,5} (?:\d+\.\d+ )?/

const formsOf = patternFinder(KIND_FORMS.map(([, pattern]) => pattern))

/** Returns the kind of which the start of a text is. */
export function kindOfText(text: string): LoggedKind | undefined {
  const start = matchedPart(withoutTask(text).trim())
  const said = start.replace(START, '')
  const forms = said === start ? formsOf(start) : [...formsOf(start), ...formsOf(said)]
  // Of the first form in the table, whichever of the two texts has it.
  return KIND_FORMS[Math.min(...forms)]?.[0]
}

/** Returns a text without what BuildKit prints before it. */
export function withoutTask(text: string): string {
  return text.replace(TASK, '')
}

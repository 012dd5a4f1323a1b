export const id = 378;
export const ids = [378];
export const modules = {

/***/ 9003:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  factReader: () => (/* binding */ factReader)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./build/github/logs/steps/default-names.js
var default_names = __webpack_require__(3216);
// EXTERNAL MODULE: ./build/github/logs/steps/divide-log.js + 9 modules
var divide_log = __webpack_require__(3018);
;// CONCATENATED MODULE: ./build/github/logs/facts/fact-forms.js
const RUNNER = 'https://github.com/actions/runner/blob/main/src/Runner.Worker';
const IMAGES = 'https://github.com/actions/runner-images';
const TOOLKIT = 'https://github.com/actions/toolkit/blob/main/packages/cache/src/cache.ts';
const RESTORE = 'https://github.com/actions/cache/blob/main/src/restoreImpl.ts';
const SETUP_NODE = 'https://github.com/actions/setup-node/blob/main/src';
const RUST_CACHE = 'https://github.com/Swatinem/rust-cache/blob/master/src/restore.ts';
const SETUP_UV = 'https://github.com/astral-sh/setup-uv/blob/main/src/cache/restore-cache.ts';
const CACHE = /^actions\/cache(?:\/restore)?$/;
const SETUP = /^actions\/setup-(?:node|python|java|go|dotnet)$/;
const RUST = /^Swatinem\/rust-cache$/i;
const UV = /^astral-sh\/setup-uv$/i;
const ALL = new RegExp([CACHE, SETUP, RUST, UV].map(({ source }) => source).join('|'), 'i');
/**
 * Lines of `Set up job` that are compared: the kind, the group in which the runner writes it, the pattern, whose
 * first group is the value, a real line, and where it is written.
 */
// prettier-ignore
const RUNNER_FACTS = [
    ['runner-version', undefined, /^Current runner version: '([\w.+-]+)'$/, "Current runner version: '2.336.0'", `${RUNNER}/JobExtension.cs`],
    ['image', 'Runner Image', /^Image: (\S+)$/, 'Image: ubuntu-24.04', IMAGES],
    ['image-version', 'Runner Image', /^Version: ([\w.]+)$/, 'Version: 20260413.86.1', IMAGES],
    ['region', 'Runner Image Provisioner', /^Azure Region: (\w+)$/, 'Azure Region: eastus', IMAGES],
    ['retry', undefined, /^(?:##\[warning\])?(?:Back off|Retrying in) [\d.]+ seconds(?: before retry\.)?$/, 'Back off 24.33 seconds before retry.', `${RUNNER}/ActionManager.cs`],
];
/** Lines of the steps with a cache: the same, with the actions whose steps write it in place of the group. */
// prettier-ignore
const ACTION_FACTS = [
    ['cache-exact', ALL, /^Cache hit for: (.+)$/, 'Cache hit for: Linux-cargo-3f1b', TOOLKIT],
    ['cache-partial', ALL, /^Cache hit for restore-key: (.+)$/, 'Cache hit for restore-key: Linux-cargo-2e0a', TOOLKIT],
    ['cache-failed', ALL, /^##\[(?:error\]|warning\]Failed to restore: )/, '##[warning]Failed to restore: Timeout', TOOLKIT],
    ['cache-size', ALL, /^Cache Size: ~\d+ MB \((\d+) B\)$/, 'Cache Size: ~118 MB (123456789 B)', TOOLKIT],
    ['cache-blocked', ALL, /^Cache restore skipped: the effective cache-mode '(.+)' does not permit reads\.$/, "Cache restore skipped: the effective cache-mode 'write-only' does not permit reads.", TOOLKIT],
    ['cache-restored', CACHE, /^Cache restored from key: (.+)$/, 'Cache restored from key: Linux-cargo-3f1b', RESTORE],
    ['cache-miss', CACHE, /^Cache not found for input keys: ([^,]+)(?:, .*)?$/, 'Cache not found for input keys: Linux-cargo-3f1b, Linux-cargo-', RESTORE],
    ['cache-restored', SETUP, /^(?:\S+ cache|Cache) restored from key: (.+)$/i, 'Cache restored from key: node-cache-Linux-x64-npm-3f1b', `${SETUP_NODE}/cache-restore.ts`],
    ['cache-miss', SETUP, /^(?:\S+ cache|Cache) is not found(?: for \S+ \S+)?()$/i, 'npm cache is not found', `${SETUP_NODE}/cache-restore.ts`],
    ['cache-full', RUST, /^Restored from cache key "(.+)" full match: true\.$/, 'Restored from cache key "v0-rust-test-Linux-x64-3f1b" full match: true.', RUST_CACHE],
    ['cache-lacking', RUST, /^Restored from cache key "(.+)" full match: false\.$/, 'Restored from cache key "v0-rust-test-Linux-x64-3f1b" full match: false.', RUST_CACHE],
    ['cache-miss', RUST, /^No cache found\.()$/, 'No cache found.', RUST_CACHE],
    ['cache-restored', UV, /^cache restored from GitHub Actions cache with key: (.+)$/i, 'cache restored from GitHub Actions cache with key: setup-uv-1-x86_64-3f1b', SETUP_UV],
    ['cache-miss', UV, /^No GitHub Actions cache found for key: (.+)$/, 'No GitHub Actions cache found for key: setup-uv-1-x86_64-3f1b', SETUP_UV],
    ['tool-installed', SETUP, /^Found in cache @ (.+)$/, 'Found in cache @ /opt/hostedtoolcache/node/22.11.0/x64', `${SETUP_NODE}/distributions/base-distribution.ts`],
    ['tool-downloaded', SETUP, /^(?:Attempting to download ([\w.^~*-]+)\.\.\.|Acquiring ([\w.^~*-]+) - \S+ from \S+)$/, 'Attempting to download 22.11.0...', `${SETUP_NODE}/distributions/base-distribution.ts`],
];
function isCacheAction(action) {
    return ALL.test(action);
}

;// CONCATENATED MODULE: ./build/github/logs/facts/fact-reader.js




/** The last line of `Set up job`, before which no program of the project runs. */
const SET_UP_END = /^Complete job name: /;
const GROUP = '##[group]';
const ACTION = /^Run ([\w.-]+\/[\w./-]+)@\S+$/;
/** More than any step of such an action reports. */
const MAX_RESULTS = 20;
/**
 * Reads the facts of a job's log. What the project prints cannot claim any: those of the runner count only
 * before the end of `Set up job`, those of a cache only in a step whose own header names an action with
 * a cache, without another header in it.
 */
function factReader(steps) {
    const runner = new Map();
    const states = new Map();
    let group;
    let retries = 0;
    let isSetUp = false;
    let last;
    const divider = (0,divide_log/* logDivider */.q)({ steps, fromStart: true, emit: readStepLine });
    function readRunnerLine(text) {
        if (SET_UP_END.test(text))
            isSetUp = true;
        else if (text.startsWith(GROUP))
            group = text.slice(GROUP.length);
        else if (text === '##[endgroup]')
            group = undefined;
        else {
            const [kind, , line] = RUNNER_FACTS.find(([, place, form]) => place === group && form.test(text)) ?? [];
            if (kind === 'retry')
                retries += 1;
            else if (kind !== undefined && !runner.has(kind))
                runner.set(kind, line.exec(text)?.[1] ?? '');
        }
    }
    function readStepLine(line, writers) {
        if (line.time === undefined)
            return;
        if (!isSetUp)
            readRunnerLine(line.text);
        const [step, ...others] = writers;
        if (step === undefined)
            return;
        if (others.length > 0) {
            // Steps ran in parallel, so it is unknown which of them wrote what.
            for (const writer of writers)
                stateOf(writer).action = '';
            return;
        }
        const state = stateOf(step);
        if (last !== state)
            endStep(last);
        last = state;
        const clue = line.isTagged ? line.clue : undefined;
        if (clue?.kind === 'header') {
            const isFirst = state.action === undefined && clue.form === 'action';
            state.action = isFirst ? actionOf(clue.name, step) : '';
        }
        if (state.action !== undefined && state.action !== '')
            readFact(state, state.action, (0,external_node_util_.stripVTControlCharacters)(line.text));
    }
    /** A step that is over restored what it found, unless it reports a failure. */
    function endStep(state) {
        if (state?.found === undefined)
            return;
        state.caches.push({ ...state.found, bytes: state.bytes });
        state.found = undefined;
    }
    function stateOf(step) {
        const known = states.get(step.number);
        if (known !== undefined)
            return known;
        const state = {
            ...{ action: undefined, found: undefined, bytes: undefined },
            ...{ caches: [], tools: [], isBlocked: false },
        };
        states.set(step.number, state);
        return state;
    }
    return {
        add: divider.add,
        /** Returns what was read. It must be called after the last line, and only once. */
        end() {
            divider.end();
            return {
                runnerVersion: runner.get('runner-version'),
                image: runner.get('image'),
                imageVersion: runner.get('image-version'),
                region: runner.get('region'),
                retries: isSetUp ? retries : undefined,
                steps: new Map([...states].flatMap(([number, { action = '', caches, tools }]) => action === '' ? [] : [[number, { caches, tools }]])),
            };
        },
    };
}
/** Returns the action of a header if it has a cache and the step may be its; else ''. */
function actionOf(header, { name }) {
    const [, action = ''] = ACTION.exec(header) ?? [];
    const isOther = ACTION.test(name) && !(0,default_names/* isNameOf */.b)(header, name);
    return isOther || !isCacheAction(action) ? '' : action;
}
function readFact(state, action, text) {
    const [kind, , line] = ACTION_FACTS.find(([, place, form]) => place.test(action) && form.test(text)) ?? [];
    if (kind === undefined || state.caches.length + state.tools.length >= MAX_RESULTS)
        return;
    const value = line.exec(text)?.slice(1).find(Boolean);
    const { found, bytes } = state;
    const restored = (result) => {
        state.caches.push({ result, key: value, bytes: result === 'miss' ? undefined : bytes });
        state.found = undefined;
        state.bytes = undefined;
        state.isBlocked = false;
    };
    switch (kind) {
        case 'cache-exact':
            state.found = { result: 'hit', key: value };
            return;
        case 'cache-partial':
            state.found = { result: 'partial', key: value };
            return;
        case 'cache-failed':
            state.found = undefined;
            return;
        case 'cache-size':
            state.bytes = Number(value);
            return;
        case 'cache-blocked':
            state.isBlocked = true;
            return;
        case 'cache-restored':
            restored(found?.result ?? 'restored');
            return;
        case 'cache-full':
            restored('hit');
            return;
        case 'cache-lacking':
            restored('partial');
            return;
        case 'cache-miss':
            restored(state.isBlocked ? 'blocked' : 'miss');
            return;
        case 'tool-installed':
            state.tools.push({ result: 'installed', name: value });
            return;
        case 'tool-downloaded':
            state.tools.push({ result: 'downloaded', name: value });
            return;
    }
}


/***/ }),

/***/ 6744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BR: () => (/* binding */ timeReader),
/* harmony export */   Xw: () => (/* binding */ readLine)
/* harmony export */ });
/* unused harmony export MAX_TEXT_CHARACTERS */
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _logs_lines_step_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9753);
/* harmony import */ var _model_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(865);



/** Maximum characters shown of a line, with the mark of an error. */
const MAX_TEXT_CHARACTERS = 1_000;
// The runner starts each line with its time, except further lines of a message.
const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,9})Z(?: |$)/;
const MAX_TIME_CHARS = 34;
const SECOND_CHARS = '2026-03-01T10:00:00'.length;
/** UTF-8 byte order mark: GitHub joins the parts of a log, each with its own. */
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
/**
 * Returns a function that reads the time of a line; `undefined` if it has none. It caches the last
 * second, since most lines are of the same second as the line before.
 */
function timeReader() {
    let second = Buffer.alloc(SECOND_CHARS);
    let instant = NaN;
    return (line) => {
        if (line.length <= SECOND_CHARS)
            return undefined;
        const from = byteOrderMarkLength(line);
        if (!isSameSecond(line, from, second) || line[from + SECOND_CHARS] !== DOT) {
            const [, read] = TIME.exec(lineStart(line)) ?? [];
            if (read === undefined)
                return undefined;
            second = Buffer.from(read);
            instant = Date.parse(`${read}Z`);
        }
        let textAt = from + SECOND_CHARS + 1;
        let fraction = 0;
        let unit = _model_time_js__WEBPACK_IMPORTED_MODULE_1__/* .SECOND */ .Z2;
        for (let digit = digitAt(line, textAt); digit >= 0; digit = digitAt(line, ++textAt)) {
            unit /= 10;
            fraction += digit * unit;
        }
        if (line[textAt] !== Z || Number.isNaN(instant))
            return undefined;
        return { time: instant + fraction, textAt: textAt + (line[textAt + 1] === SPACE ? 2 : 1) };
    };
}
const DOT = 0x2e;
const Z = 0x5a;
const SPACE = 0x20;
/** Compares from the last character, which differs most often. */
function isSameSecond(line, from, second) {
    for (let at = SECOND_CHARS - 1; at >= 0; at--) {
        if (line[from + at] !== second[at])
            return false;
    }
    return true;
}
/** Returns the value of a decimal digit; negative for any other byte. */
function digitAt(line, at) {
    const digit = (line[at] ?? 0) - 0x30;
    return digit <= 9 ? digit : -1;
}
/**
 * Returns the text of a line as GitHub shows it: plain, without its commands.
 *
 * @param textAt position of the text: behind the time, if the line has one
 */
function readLine(line, textAt = 0) {
    const plain = plainText(line.toString('utf8', textAt));
    const { kind, text } = readLogCommand(plain);
    const maxCharacters = MAX_TEXT_CHARACTERS - (0,_logs_lines_step_line_js__WEBPACK_IMPORTED_MODULE_2__/* .markOf */ .F)({ kind }).length;
    const cut = text.length > maxCharacters;
    return { kind, text: cut ? text.slice(0, maxCharacters).toWellFormed() : text, cut };
}
function lineStart(line) {
    const from = byteOrderMarkLength(line);
    return line.toString('latin1', from, from + MAX_TIME_CHARS);
}
function byteOrderMarkLength(line) {
    return BYTE_ORDER_MARK.every((byte, index) => line[index] === byte) ? BYTE_ORDER_MARK.length : 0;
}
const CONTROL = /[^\P{Cc}\t]/gu;
const SEPARATORS = /[\p{Zl}\p{Zp}]/gu;
/** Characters that change the direction or order of text, and byte order marks. */
const INVISIBLE = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g;
/** Most lines are plain already. */
const PLAIN = /^[\t\x20-\x7E]*$/;
/** Colours without the escape character, which some loggers drop, and those that end one. */
const COLOUR = /\[\d{1,3}(?:;\d{1,3}){0,4}m(?!s?\])/g;
const COLOUR_END = /\[(?:0|2[2-9]|39|49)m(?!s?\])/;
function plainText(raw) {
    if (PLAIN.test(raw))
        return withoutColours(raw).trimEnd();
    // A carriage return overwrites the text before it.
    const state = raw.replace(/\r+$/, '');
    return withoutColours((0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(state.slice(state.lastIndexOf('\r') + 1))
        .replace(CONTROL, '')
        .replace(SEPARATORS, ' ')
        .replace(INVISIBLE, '')).trimEnd();
}
function withoutColours(text) {
    return COLOUR_END.test(text) ? text.replace(COLOUR, '') : text;
}
// https://github.com/actions/runner/blob/main/src/Runner.Worker/ExecutionContext.cs (WellKnownTags)
const COMMAND = /^##\[([\w-]+)\](.*)$/s;
// The runner writes these around each step of a composite action, and rewrites them in program output:
// https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/OutputManager.cs
const MARKER = /^##\[(?:start|end)-action [^\]]*\]$/;
const MASK = /^\s*::add-mask::/;
function readLogCommand(line) {
    // The rest of such a line is meant to be hidden.
    if (MASK.test(line) || MARKER.test(line))
        return { kind: 'hidden', text: '' };
    if (!line.startsWith('##['))
        return { kind: 'text', text: line };
    const [, command, text = ''] = COMMAND.exec(line) ?? [];
    switch (command ?? '') {
        case 'group':
            return { kind: text.startsWith('Run ') ? 'header' : 'text', text };
        case 'endgroup':
            return { kind: 'end-of-group', text: '' };
        case 'error':
            return { kind: 'error', text };
        case 'warning':
            return { kind: 'text', text: `Warning: ${text}` };
        case 'notice':
            return { kind: 'text', text: `Notice: ${text}` };
        case 'command':
        case 'section':
            return { kind: 'text', text };
        case 'debug':
        case 'add-mask':
            return { kind: 'hidden', text: '' };
        default:
            return { kind: 'text', text: line };
    }
}


/***/ }),

/***/ 7372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ MAX_OPEN_ACTIONS),
/* harmony export */   R: () => (/* binding */ readStepMarker)
/* harmony export */ });
/**
 * Maximum inner steps that are open at a time, which bounds what many forged starts cost. The runner
 * permits ten levels: https://github.com/actions/runner/blob/main/src/Runner.Common/Constants.cs
 */
const MAX_OPEN_ACTIONS = 10;
const START = '##[start-action ';
const END = '##[end-action ';
/**
 * Reads a marker; `undefined` for any other line. The runner rewrites the start of a marker in a line that
 * a program prints, but not in the further lines of a message, so a program can forge one on purpose:
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/OutputManager.cs
 */
function readStepMarker(text) {
    const prefix = [START, END].find((start) => text.startsWith(start));
    if (prefix === undefined || !text.endsWith(']'))
        return undefined;
    const values = readValues(text.slice(prefix.length, -1));
    const id = values.get('id') ?? '';
    if (id === '')
        return undefined;
    if (prefix === START)
        return { kind: 'start-action', id, name: values.get('display') };
    return {
        kind: 'end-action',
        id,
        outcome: asConclusion(values.get('outcome')),
        conclusion: asConclusion(values.get('conclusion')),
        durationMs: asMilliseconds(values.get('duration_ms')),
    };
}
/** More than a marker has. */
const MAX_VALUES = 20;
/** Reads `name=value;name=value`. */
function readValues(text) {
    return new Map(text.split(';', MAX_VALUES).map((pair) => {
        const [name = '', ...value] = pair.split('=');
        return [name, unescapeValue(value.join('='))];
    }));
}
function unescapeValue(value) {
    return value.replace(/%(?:25|3B|5D|0D|0A)/g, decodeURIComponent);
}
/** A secret that is masked in the log can hide any value. */
function asConclusion(value) {
    return value !== undefined && /^\w+$/.test(value) ? value : undefined;
}
function asMilliseconds(value) {
    return value !== undefined && /^\d{1,12}$/.test(value) ? Number(value) : undefined;
}


/***/ }),

/***/ 7490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readLog: () => (/* binding */ readLog)
});

// EXTERNAL MODULE: ./build/model/time.js
var time = __webpack_require__(865);
// EXTERNAL MODULE: ./build/github/logs/lines/log-text.js
var log_text = __webpack_require__(6744);
// EXTERNAL MODULE: ./build/github/logs/lines/split-lines.js
var split_lines = __webpack_require__(4186);
;// CONCATENATED MODULE: ./build/github/logs/find-time.js


/** Bytes to read at a position to find its time; most lines are far shorter. */
const PROBE_BYTES = 16_384;
/** Precision of a position. */
const PRECISION_BYTES = 524_288;
/**
 * Finds where a large log passes a time, by binary search, since its times ascend. A log of a gigabyte
 * takes 13 small requests.
 *
 * @returns the start and the end of the log if all its lines are after or before the time
 */
async function findTime(time, size, fetchPart) {
    let before = 0;
    let after = size;
    while (after - before > PRECISION_BYTES) {
        const middle = Math.floor((before + after) / 2);
        const found = await timeAt(await fetchPart({ from: middle, to: middle + PROBE_BYTES - 1 }));
        // No line begins in the probe, so there is no time to compare.
        if (found === undefined)
            break;
        if (found > time)
            after = middle;
        else
            before = middle;
    }
    return { before, after };
}
/** Returns the time of the first line that begins in a part. */
async function timeAt({ body }) {
    const splitter = (0,split_lines/* lineSplitter */.s)();
    const timeOf = (0,log_text/* timeReader */.BR)();
    let found;
    for await (const chunk of body) {
        for (const { bytes } of splitter.push(chunk))
            found ??= timeOf(bytes)?.time;
    }
    return found;
}

// EXTERNAL MODULE: ./build/model/run.js
var run = __webpack_require__(3215);
// EXTERNAL MODULE: ./build/model/report/failure.js
var failure = __webpack_require__(6375);
;// CONCATENATED MODULE: ./build/logs/forms/any.js
/** An error that the step reported to the runner. The lines before it are often more specific. */
// prettier-ignore
const REPORTED = { tool: 'GitHub Actions', role: 'error', pattern: /^##\[error\]/, before: 6, after: 0, example: '##[error]It broke', source: 'actions/runner' };
/** A line of a list of failed tests, which a heading of another list or an empty list is not. */
// prettier-ignore
const LISTED = { tool: 'any', role: 'listed', pattern: /^(?:\s{0,12}(?:[-*•✗✖✘×] |\d{1,4}[.)] )|\s{1,12})(?!(?:none|nil|n\/a|no tests?)\b)(?<title>[^\s(].{0,298}[^:\s])$/i, headings: 'outer and beside', example: '  - adds two numbers', source: 'any' };
/** A line of any tool with a position and a text, as loggers write it too: a finding if it says why the step failed. */
// prettier-ignore
const STATED = { tool: 'any linter', role: 'finding', pattern: /^(?<file>[^\s:()]{1,300}\.\w{1,8}):(?<line>\d+):? {1,2}(?!in |(?:\[?[Ww]arn|note|info|debug))(?:(?<title>[A-Z]{1,6}\d{2,5}|(?:[A-Z][a-z]+){2,8}):? )?(?<detail>\S.*?)(?: {1,2}\[(?<rule>[\w/-]{2,60})\](?: \[\d\])?| https?:\/\/\S+)?$/, isCommon: true, example: 'app/models/loan.rb:14: Method `rate` does not exist on `NilClass` https://srb.help/7003', source: 'sorbet/sorbet' };
/** Lines of tools of several kinds, and what any tool prints. */
// prettier-ignore
const ANY = [
    { tool: 'any', role: 'restarted', pattern: /^Warning: Attempt \d{1,3} failed\. Reason: /, example: 'Warning: Attempt 1 failed. Reason: Child_process exited with error code 1', source: 'nick-fields/retry' },
    { tool: 'pint, any linter', role: 'finding', pattern: /^\s{0,8}[⨯✗✘✖×] (?<file>[^\s:]{1,300}\.\w{1,8}) {2,}(?<detail>[a-z][\w/-]{2,60}(?:, [a-z][\w/-]{2,60}){0,30}(?<! ago))$/, example: '  ⨯ app/Models/Order.php               concat_space, no_unused_imports', source: 'laravel/pint' },
    { tool: 'any', role: 'run', pattern: /^\s{0,12}(?:✗|✘|✖|×|✕|❌|⨯|🗙|✘) {1,2}(?<title>(?!\S{1,300}:\d+:\d+: |.{1,60} exited with |.{1,100} did not run successfully|\d+(?:\/\d+)? (?:of|problems?|errors?|tests?|targets?)\b|\[\d+\/\d+\] |Found \d|Build |Some |All |nx run |.{0,80} (?:failed after|error=))\S.*?)(?: \(?\[?[\d.]+ ?m?s\]?\)?)?$/, headings: 'outer and beside', example: '✖ adds two numbers (1.2ms)', source: 'nodejs/node' },
    { tool: 'any', role: 'run', pattern: /^\W{0,8}(?:[Tt]est|TEST|[Ss]pec)(?: [Cc]ase)? (?:'(?<title>[^']{1,200})'|"(?<name>[^"]{1,200})") (?:has )?(?:failed|FAILED)\b/, headings: 'outer and beside', example: "Test Case '-[SumTests testAdds]' failed (0.012 seconds).", source: 'swiftlang/swift-corelibs-xctest' },
    { tool: 'any', role: 'run', pattern: /^\s{0,8}(?:x|!) (?<title>(?!Build |Some |All )[A-Za-z][^:]{2,200})(?<! available\))$/, headings: 'outer and beside', example: '  x adds two numbers', source: 'etorreborre/specs2' },
    { tool: 'any', role: 'run', pattern: /^\s{0,8}\[?(?:FAIL|FAILED|FAILURE)\]?(?::| -)? {1,4}(?!\(|\[|in |\d+(?: |$)|\S*\/|\S+\t|\W*$|for |.{0,20}SUMMARY$|(?:Required|[Bb]uild|[Cc]ompil|[Cc]ommand|Task|task|[Jj]ob|[Tt]ests?\b|[Rr]un\b))(?<title>\S.*?)(?: \(?\[?[\d.]+ ?m?s\]?\)?)?$/, headings: 'outer and beside', example: 'FAIL: adds two numbers', source: 'any' },
    { tool: 'any', role: 'run', pattern: /^\s{0,9}(?:\d{1,5}\/\d{1,5} )?(?<title>(?!Build|Compil|Command|Task|Job|Tests?\b|Test suite|Suite|Finished|Results?\b|Status|Conclusion|Outcome)[A-Za-z]\S{0,200}(?: \S{1,100}){0,30}) ?(?:\.{2,}|:|\||-| {2})[ ]{0,60}\[?(?:FAILED|FAILURE|FAIL|ERROR|NOT OK)\]?(?: \(.{1,40}\)| in(?: [\d.]+ ?m?s)?| {2,}[\d.]+ ?m?s\b.{0,60}| [.EFS!]{1,60})?$/, headings: 'outer and beside', example: 'adds two numbers ... FAIL', source: 'any' },
    { tool: 'any', role: 'run', pattern: /^\s{0,9}(?<title>[A-Za-z]\S{0,200}(?: \S{1,100}){0,30}) \[(?:✘|✗|✖|×|✕|FAIL|FAILED)\](?: \(.{1,40}\))?$/, headings: 'outer and beside', example: '    adds two numbers [✘]', source: 'hspec/hspec' },
    { tool: 'any', role: 'run', pattern: /^\s{1,9}(?<title>[a-z][\w./:-]{2,100}) (?:FAIL|FAILED)$/, headings: 'outer and beside', example: '  adds-test FAIL', source: 'lambdaisland/kaocha' },
    { tool: 'any', role: 'listing', pattern: /^\W{0,8}(?:(?:[Tt]he )?(?:[Ff]ollowing|[Ll]ist of) )?(?:[Ff]ail(?:ed|ing)|FAILED|FAILING) (?:unit |[Tt]est )?(?:[Tt]ests?|TESTS|[Ss]pecs?|[Cc]ases?|[Ss]cenarios|[Ee]xamples|[Cc]hecks)(?: \(\d+\))?:$/, example: 'Failed tests:', source: 'jasmine/jasmine' },
    { tool: 'any', role: 'apart', pattern: /^(?:Failures|Errors|FAILURES|There (?:was|were) \d+ (?:errors?|failures?)):$/, example: 'Failures:', source: 'jasmine/jasmine' },
    { tool: 'any', role: 'apart', pattern: /^Summarizing \d+ Failures?:/, example: 'Summarizing 2 Failures:', source: 'onsi/ginkgo' },
    STATED,
    { tool: 'svelte-check, any', role: 'finding', pattern: /^(?<level>Error|Warn): (?<detail>\S.*)$/, needs: 'heading', example: "Error: Type '{ a: string; }' is not assignable to type 'A'. (ts)", source: 'sveltejs/language-tools' },
    { tool: 'mocha, cypress, rspec, exunit, hspec', role: 'error', pattern: /^ {2}\d{1,5}\) (?!(?:Failure|Error):$)\S/, before: 0, after: 12, example: '  1) adds two numbers', source: 'cypress-io/cypress-example-kitchensink#411' },
    { tool: 'python, java, node', role: 'error', pattern: /^(?:Uncaught )?(?:[a-z_][\w$]{0,60}\.){0,12}[A-Z][\w$]{0,80}(?:Error|Exception|NotFound|DoesNotExist|Interrupt)(?: \[\w+\])?(?:: |$)/, before: 6, after: 4, example: 'RuntimeError: test_ops 3/4 failed!', source: 'pytorch/test-infra' },
    { tool: 'python, java', role: 'error', pattern: /^(?:[a-z_]\w{0,60}\.){1,12}[A-Z][\w$]{0,80}: \S/, before: 6, after: 4, example: 'psycopg2.errors.UndefinedTable: relation "orders" does not exist', source: 'psycopg/psycopg2' },
    { tool: 'java', role: 'error', pattern: /^\s{0,4}Caused by: /, before: 0, after: 2, example: 'Caused by: org.gradle.api.GradleException: There were failing tests.', source: 'openfoodfacts/openfoodfacts-androidapp#1618' },
    { tool: 'any', role: 'error', pattern: /^Error: \S/, before: 4, after: 6, example: 'Error: expect(locator).toBeVisible() failed', source: 'Kilo-Org/cloud#6409' },
    { tool: 'any', role: 'error', pattern: /^(?:ERROR|FATAL|CRITICAL):? (?!pip's dependency resolver)\S/, before: 1, after: 4, example: "ERROR: Package 'zlib/1.3.9' not resolved: Unable to find 'zlib/1.3.9' in remotes", source: 'conan-io/conan' },
    { tool: 'maven', role: 'error', pattern: /^\[ERROR\] +(?!\[Help|To see|Re-run|For more|After correcting|->|mvn <|Please refer|Tests run:)\S/, before: 0, after: 2, example: '[ERROR] Non-resolvable parent POM for com.example:shop:1.0', source: 'apache/maven' },
    { tool: 'sbt, any', role: 'error', pattern: /^\[(?:error|fatal|FATAL)\] \S/, before: 0, after: 2, example: '[error] (scorex/test:compileIncremental) Compilation failed', source: 'input-output-hk/Scorex#20' },
    { tool: 'any', role: 'error', pattern: /^(?:\[?\d{2,4}[-:/.][\d\-:/T., +Z]{3,30}\]? ?)\S{0,60} ?\[?(?:ERROR|FATAL|CRITICAL)\b/, before: 1, after: 3, example: '2024-03-01 10:00:00,123 ERROR Could not connect to the database', source: 'python/cpython Lib/logging' },
    { tool: 'logrus, slog', role: 'error', pattern: /^(?:time=\S{1,60} )?level=(?:error|fatal|ERROR|FATAL) /, before: 0, after: 0, example: 'level=error msg="Running error: context loading failed"', source: 'golangci/golangci-lint' },
    { tool: 'make', role: 'error', pattern: /^\S{0,100}make(?:\.exe)?(?:\[\d+\])?: \*\*\* (?!Waiting)/, before: 4, after: 0, example: 'make[2]: *** [Makefile:9353: waitpid] Error 1', source: 'util-linux/util-linux#2256' },
    { tool: 'any', role: 'error', pattern: /^\s{0,4}(?:❌|✖|✗|⨯|✘) {1,3}\S/, before: 0, after: 3, example: '✖ deployment of shop failed', source: 'aws/aws-cdk' },
    { tool: 'coreutils', role: 'error', pattern: /^[\w./-]{1,80}: .{1,300}: (?:No such file or directory|Permission denied|Not a directory|Connection refused|command not found)$/, before: 2, after: 0, example: 'cat: dist/index.js: No such file or directory', source: 'coreutils/coreutils' },
    { tool: 'cmd', role: 'error', pattern: /^'.{1,200}' is not recognized as an internal or external command/, before: 0, after: 1, example: "'jest' is not recognized as an internal or external command,", source: 'jestjs/jest' },
    { tool: 'psql, swiftc, any', role: 'error', pattern: /^[\w.-]{1,40}: (?:fatal )?error: \S/, before: 1, after: 2, example: 'psql: error: connection to server on socket "/tmp/.s.PGSQL.5432" failed', source: 'postgres/postgres' },
    { tool: 'shell', role: 'error', pattern: /^(?:Killed|Aborted|Terminated|Bus error|Illegal instruction)(?: \(core dumped\))?$/, before: 3, after: 0, example: 'Killed', source: 'bminor/glibc' },
    { tool: 'curl, rsync, ssh', role: 'error', pattern: /^(?:curl: \(\d+\) |rsync error: |ssh: |scp: )/, before: 1, after: 0, example: 'curl: (22) The requested URL returned error: 404', source: 'curl/curl' },
];

;// CONCATENATED MODULE: ./build/logs/forms/form.js
const NAMING = ['test', 'ended', 'either', 'item', 'run', 'listed', 'finding', 'row'];
// prettier-ignore
const APART = ['listing', 'suite', 'file', 'apart', 'muted', 'outline', 'passed', 'restarted', 'captured'];
/** What is in the place of a tool if any one prints the form. */
const ANY_TOOL = 'any';
/** Whether a line of the role names what failed. */
function isNaming(role) {
    return NAMING.some((one) => one === role);
}
/** Whether a line of the role names no failure, and ends the one above. */
function isApart(role) {
    return APART.some((one) => one === role);
}
/** Whether a group `level` is of a warning, a note and the like. */
function isWarning(level = '') {
    return /^(?:warn|note|remark|info|hint|W|⚠|\[warn)/i.test(level);
}

;// CONCATENATED MODULE: ./build/logs/forms/form-table.js
/** A line without any of these neither names nor reports a failure in a form that begins with free text. */
const SIGN = /^[A-Z]{1,6}\d{2,5}\b|^[a-z]+[-[][\w-]{1,40}\]?: |FAIL|Spec - |Failure|ERR|\[[✘✗✖×✕]\]|[Ff]ailed|[Ee]rror|E\]$|NOT OK|ABORTED|: \d|:\d+(?: |:[\w ]|:?$)|\(\d+[,)]| => |❌|━|is invalid|recorded|collecting|\.(?:feature|spec)|#\w|scenario|test|TIMEOUT|mismatch|undefined ref|multiple definition|relocation|warning|(?:Passed|Skipped|PASSED|PASS \|)$|^PASS |[Ww]ould reformat|\.\w{1,8}$|Exception|Interrupt|NotFound|DoesNotExist|Assertion|Segmentation|No space|not found|denied|directory$|refused$|\*\*\*|: line|\.psm?1:|No rule|: exit|cannot find|library/;
/** Rows that are joined to find the first matching one, which saves most tests. */
const BLOCK_ROWS = 16;
/** `^\S`, `^.` or `^[...]`, also in a group, after white space, an optional group or a negative lookahead. */
const BEGINS_WITH_FREE_TEXT = /^\^(?:\\s\{\d,\d\}|\(\?:[^()]*\)\?|\(\?![^()]*\)|\(\?:|\(\?<\w+>)*(?:\\S|\.|\[)/;
/**
 * Returns a function that finds the first row that matches. Most lines match none, and two
 * joined patterns reject them. The pattern for forms that begin with free text is slow, so it runs only
 * on lines with a sign.
 */
function formTable(rows, sign) {
    const isFree = ({ pattern }) => BEGINS_WITH_FREE_TEXT.test(pattern.source);
    const anchored = join(rows.filter((row) => !isFree(row)));
    const free = join(rows.filter(isFree));
    const blocks = Array.from({ length: Math.ceil(rows.length / BLOCK_ROWS) }, (_, at) => {
        const block = rows.slice(at * BLOCK_ROWS, (at + 1) * BLOCK_ROWS);
        return { block, joined: join(block) };
    });
    return (text) => anchored.test(text) || (sign.test(text) && free.test(text))
        ? blocks
            .find(({ joined }) => joined.test(text))
            ?.block.find(({ pattern }) => pattern.test(text))
        : undefined;
}
function join(rows) {
    const sources = rows.map(({ pattern }) => `(?:${pattern.source.replace(/\(\?<\w+>/g, '(?:')})`);
    return new RegExp(sources.length === 0 ? '^(?!)' : sources.join('|'));
}

;// CONCATENATED MODULE: ./build/logs/forms/tools/go-rust.js
/** Lines of tools of Go and Rust. */
// prettier-ignore
const GO_RUST = [
    { tool: 'go', role: 'either', pattern: /^\s{0,24}--- FAIL: (?<title>\S{1,300})(?: \([\d.]+ ?s(?:econds)?\))?/, before: 5, after: 6, parents: /\/| > /g, runs: /^ginkgo/, example: '--- FAIL: TestHM9000 (0.00 seconds)', source: 'golang/go' },
    { tool: 'gotestsum', role: 'passed', pattern: /^PASS (?<title>\S{1,300}) \(re-run \d+\)/, example: 'PASS net.TestDial (re-run 1) (0.38s)', source: 'gotestyourself/gotestsum' },
    { tool: 'gotestsum', role: 'test', pattern: /^=== FAIL: (?<suite>\S{1,200}) (?<title>\S{1,300})(?: \(re-run (?<attempt>\d+)\))?/, before: 0, after: 8, parents: /\/| > /g, example: '=== FAIL: sum TestAdd (0.00s)', source: 'gotestyourself/gotestsum' },
    { tool: 'ginkgo', role: 'test', pattern: /^(?:• )?\[(?:FAILED|PANICKED|TIMEDOUT)\](?: \[[\d.]+ seconds\])?$/, isCommon: true, example: '• [FAILED] [0.001 seconds]', source: 'onsi/ginkgo' },
    { tool: 'ginkgo summary', role: 'test', pattern: /^\s{0,4}\[(?:FAIL|PANICKED!|TIMEDOUT|INTERRUPTED)\] (?!A |\w+::\w+: )(?<title>\S.*)$/, isCommon: true, example: '  [FAIL] Size [It] formats 10 MB', source: 'onsi/ginkgo' },
    { tool: 'cargo test', role: 'test', pattern: /^---- (?<title>\S.{0,300}?) stdout ----$/, before: 0, after: 8, captures: true, example: '---- tests::adds stdout ----', source: 'rust-lang/rust' },
    { tool: 'cargo test', role: 'run', pattern: /^test (?<title>\S.{0,300}) \.\.\. FAILED$/, example: 'test tests::adds ... FAILED', source: 'rust-lang/rust' },
    { tool: 'nextest', role: 'test', pattern: /^\s+(?:FAIL|SIGABRT|SIGSEGV|TIMEOUT) \[ *[\d.]+s\] (?:\([ \d/─]+\) )?(?<suite>\S{1,200}) (?<title>\S.*)$/, before: 0, after: 10, example: '        FAIL [   0.005s] sum tests::adds', source: 'nextest-rs/nextest' },
    { tool: 'nextest', role: 'test', pattern: /^\s+TRY \d+ FAIL \[ *[\d.]+s\] (?:\([ \d/─]+\) )?(?<suite>\S{1,200}) (?<title>\S.*)$/, example: '  TRY 1 FAIL [   0.013s] (─────) sum tests::adds', source: 'nextest-rs/nextest' },
    { tool: 'nextest', role: 'passed', pattern: /^\s{0,8}(?:TRY \d+ PASS|FLAKY \d+\/\d+) \[ *[\d.]+s\] (?:\([ \d/─]+\) )?(?<suite>\S{1,200}) (?<title>\S.*)$/, example: '  TRY 2 PASS [   0.098s] sum tests::adds', source: 'nextest-rs/nextest' },
    { tool: 'cargo test', role: 'listing', pattern: /^failures:$/, example: 'failures:', source: 'rust-lang/rust' },
    { tool: 'go', role: 'apart', pattern: /^=== (?:RUN|PAUSE|CONT|NAME|FAIL|SKIP|Skipped|Failed|Errors)\b(?: +(?<title>\S{1,300})$)?/, example: '=== RUN   TestAdd', source: 'golang/go' },
    { tool: 'go', role: 'apart', pattern: /^FAIL(?:\t|$)/, example: 'FAIL', source: 'golang/go' },
    { tool: 'testify', role: 'failure', pattern: /^\s+Error Trace:/, before: 1, after: 8, example: '        \tError Trace:\t/app/sum_test.go:12', source: 'stretchr/testify' },
    { tool: 'go', role: 'failure', pattern: /^panic: /, before: 0, after: 10, example: 'panic: Fail in goroutine after Test_statusCodeInterceptor has completed', source: 'hashicorp/boundary#1978' },
    { tool: 'go, swift, php', role: 'failure', pattern: /^(?:PHP )?(?:[Ff]atal|Parse) error: /, before: 0, after: 7, example: 'fatal error: all goroutines are asleep - deadlock!', source: 'golang/go' },
    { tool: 'go', role: 'failure', pattern: /^WARNING: DATA RACE/, before: 0, after: 10, example: 'WARNING: DATA RACE', source: 'golang/go' },
    { tool: 'go', role: 'failure', pattern: /^go: (?!downloading|finding|extracting|added|upgraded|found|creating|to add)\S/, before: 0, after: 3, example: 'go: updates to go.mod needed', source: 'golang/go' },
    { tool: 'ginkgo', role: 'failure', pattern: /^\s{0,8}•? ?\[(?:FAILED|PANICKED|TIMEDOUT)\] /, before: 0, after: 8, example: '  [FAILED] Expected', source: 'onsi/ginkgo' },
    { tool: 'rustc, git, kubectl, uv, typos', role: 'failure', pattern: /^\s{0,4}error(?:\[[\w-]{1,60}\])?: (?!could not compile|aborting due|process didn't|test failed|doctest failed|\d+ targets? failed|builder for|.{0,200}(?:exit code|exited with code) \d)\S/, before: 0, after: 8, example: 'error: `zeebra` should be `zebra`', source: 'reviewdog/errorformat fmts/testdata/typos.in' },
    { tool: 'rust', role: 'failure', pattern: /^thread '.{1,300}' (?:\(\d+\) )?panicked at /, before: 0, after: 5, example: "thread 'tests::adds' panicked at src/lib.rs:12:9:", source: 'rust-lang/rust' },
    { tool: 'go', role: 'summary', pattern: /^FAIL\s+\S+\s+(?:[\d.]+s|\[.{1,40}\])$/, example: 'FAIL\tgithub.com/example/shop/sum\t0.005s', source: 'golang/go' },
    { tool: 'cargo', role: 'summary', pattern: /^error: (?:could not compile|test failed)/, example: 'error: could not compile `shop` (bin "shop") due to 2 previous errors', source: 'rust-lang/rust' },
    { tool: 'cargo', role: 'total', counts: 'tests', pattern: /^test result: FAILED\. (?<passed>\d+) passed; (?<failed>\d+) failed;/, example: 'test result: FAILED. 3 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out', source: 'rust-lang/rust' },
    { tool: 'nextest', role: 'total', counts: 'tests', pattern: /^\s+Summary \[ *[\d.]+s\] (?<total>\d+)(?:\/\d+)? tests? run: .{0,60}?(?<failed>\d+) (?:failed|timed out)(?:, (?<errors>\d+) timed out)?/, example: '     Summary [   0.012s] 12 tests run: 11 passed, 1 failed, 0 skipped' },
    { tool: 'rustc', role: 'total', counts: 'findings', pattern: /^error: aborting due to (?<failed>\d+) previous errors?/, example: 'error: aborting due to 2 previous errors' },
];

;// CONCATENATED MODULE: ./build/logs/forms/tools/javascript.js
/** Lines of tools of JavaScript. */
// prettier-ignore
const JAVASCRIPT = [
    { tool: 'jest', role: 'test', pattern: /^ {2,12}● (?!Console$|Cannot log after|.{0,40}Warning)(?<title>\S.*?)\s*$/, before: 0, after: 16, isCommon: true, retried: /^\s*RETRY \d+$/, example: '  ● example tests › test that always fails', source: 'jestjs/jest' },
    { tool: 'detox', role: 'restarted', pattern: /^Detox CLI is going to restart the test runner\b/, example: 'Detox CLI is going to restart the test runner with those files...', source: 'wix/Detox' },
    { tool: 'jest', role: 'file', pattern: /^\s{0,10}FAIL (?:\[.{1,60}\] |\S+ )?(?<file>\S{1,300}\.\w{1,8})(?: \([\d.]+ m?s\))?$/, example: 'FAIL src/checkout.test.ts (7.1 s)', source: 'jestjs/jest' },
    { tool: 'jest', role: 'captured', pattern: /^ {2,6}console\.(?:debug|dir|error|info|log|table|trace|warn)$/, example: '  console.log', source: 'jestjs/jest' },
    { tool: 'vitest', role: 'test', pattern: /^ ?FAIL {2}(?:\|.{1,60}\| |\w{1,30} {1,3})?(?<title>(?<file>\S{1,300}\.\w{1,5}) > .+?)\s*$/, before: 0, after: 14, example: ' FAIL  src/math.test.ts > add > adds two numbers', source: 'vitest-dev/vitest' },
    { tool: 'vitest', role: 'test', pattern: /^ ?FAIL {2}(?:\|.{1,60}\| |\w{1,30} {1,3})?(?<title>\S{1,300}) \[ (?<file>\S{1,300}) \]$/, before: 0, after: 14, example: ' FAIL  src/math.test.ts [ src/math.test.ts ]', source: 'vitest-dev/vitest' },
    { tool: 'playwright', role: 'test', pattern: /^ {2}\d{1,5}\) (?<title>(?:\[.{1,60}\] › )?(?<file>[^\s:]{1,200}):(?<line>\d+):(?<column>\d+) › .+?)(?: [─-]{2,})?\s*$/, before: 0, after: 14, example: '  3) [chromium] › tests/sites.test.ts:34:1 › docs page ──────', source: 'microsoft/playwright' },
    { tool: 'web-test-runner', role: 'test', pattern: /^\s{0,4}𐄂 (?<title>\S.{0,300}?)(?: \(failed on .{1,80}\))?$/, isCommon: true, example: ' 𐄂 sum > adds two numbers (failed on Webkit)', source: 'modernweb-dev/web' },
    { tool: 'uvu', role: 'test', pattern: /^ {3}FAIL {2}(?:\S{1,100} {1,2})?"(?<title>.{1,300})"$/, example: '   FAIL  sum  "adds two numbers"', source: 'lukeed/uvu' },
    { tool: 'node', role: 'test', pattern: /^test at (?<file>\S{1,300}):(?<line>\d+):(?<column>\d+)$/, title: 'inner', example: 'test at test/sum.test.js:5:1', source: 'nodejs/node' },
    { tool: 'ava', role: 'run', pattern: /^\s{0,4}✘ \[fail\]: (?<title>.+?)(?: (?:Rejected promise|Error thrown|Test finished|Promise returned).*)?(?: \([\d.]+m?s\))?$/, before: 0, after: 10, example: '  ✘ [fail]: adds two numbers', source: 'avajs/ava' },
    { tool: 'bun', role: 'ended', pattern: /^\(fail\) (?<title>.+?)(?: \[[\d.]+m?s\])?$/, before: 12, after: 0, example: '(fail) math > adds two numbers [1.20ms]', source: 'oven-sh/bun' },
    { tool: 'bun', role: 'ended', pattern: /^✗ (?<title>\S.{0,300}?) \[[\d.]+m?s\]$/, example: '✗ math > adds two numbers [1.20ms]', source: 'oven-sh/bun' },
    { tool: 'bun', role: 'file', pattern: /^(?<file>[\w@./-]{1,300}\.(?:test|spec)\.\w{1,4}):$/, example: 'test/math.test.ts:', source: 'oven-sh/bun' },
    { tool: 'karma', role: 'test', pattern: /^(?<title>(?:\w+ )?(?:Chrome|Firefox|Safari|Edge|Electron|HeadlessChrome)\b[^)]{0,100}\) .{1,300}) FAILED$/, before: 0, after: 6, example: 'Chrome Headless 120.0.0.0 (Linux x86_64) sum adds two numbers FAILED', source: 'karma-runner/karma' },
    { tool: 'deno', role: 'test', pattern: /^(?<title>\S.{0,300}) => (?<file>(?:\.\/|file:\/\/)\S{1,300}):(?<line>\d+):(?<column>\d+)$/, example: 'adds two numbers => ./sum_test.ts:5:6', source: 'denoland/deno' },
    { tool: 'newman', role: 'test', pattern: /^ {0,3}\d{1,4}\. {2}(?:\w*(?:Error|Failure)) {2,}(?<title>\S.*)$/, example: ' 1.  AssertionError  status is 200', source: 'postmanlabs/newman' },
    { tool: 'newman', role: 'test', pattern: /^ {0,3}\d{1,4}\. {2}Error *$/, example: ' 2.  Error', source: 'postmanlabs/newman' },
    { tool: 'webdriverio', role: 'file', pattern: /^» \/(?<file>\S{1,300}\.\w{1,8})$/, example: '» /test/specs/login.e2e.js', source: 'webdriverio/webdriverio' },
    { tool: 'bun', role: 'apart', pattern: /^\((?:pass|skip|todo)\) /, example: '(skip) env > reads PORT [0.12ms]', source: 'oven-sh/bun' },
    { tool: 'mocha, jasmine', role: 'muted', pattern: /^\s{0,2}(?:Pending|Skipped|Pending tests|\d+ (?:flaky|skipped|pending|did not run)|There (?:was|were) \d+ (?!errors?:|failures?:)[\w ]{1,40}|\d+ tests? triggered \d+ [\w ]{1,40})(?::.{0,80})?$/, example: 'Pending:', source: 'jasmine/jasmine' },
    { tool: 'tap', role: 'apart', pattern: /^(?:TAP version \d+|1\.\.\d+)$/, suite: 'commented', example: '1..12', source: 'TestAnything/testanything.github.io' },
    { tool: 'any', role: 'apart', pattern: /^\s{0,24}ok \d+\b/, suite: 'commented', example: 'ok 2 - adds two numbers', source: 'TestAnything/testanything.github.io' },
    { tool: 'jest', role: 'failure', pattern: /^Jest: .{0,200}threshold/, before: 0, after: 0, example: 'Jest: "global" coverage threshold for lines (90%) not met: 7.69%', source: 'jestjs/jest#1964' },
    { tool: 'nyc, c8, vitest', role: 'failure', pattern: /^(?:ERROR: )?Coverage for \w+ \(.{1,20}\) does not meet/, before: 0, after: 0, example: 'ERROR: Coverage for lines (81.25%) does not meet global threshold (90%)', source: 'istanbuljs/nyc' },
    { tool: 'vitest', role: 'failure', pattern: /^⎯+ Unhandled (?:Errors?|Rejection) ⎯/, before: 0, after: 12, example: '⎯⎯⎯⎯⎯⎯ Unhandled Errors ⎯⎯⎯⎯⎯⎯', source: 'vitest-dev/vitest' },
    { tool: 'cypress', role: 'failure', pattern: /^\s{0,8}CypressError: /, before: 0, after: 4, example: '     CypressError: Timed out retrying: Expected to find element', source: 'cypress-io/cypress#5025' },
    { tool: 'chai, node, python', role: 'failure', pattern: /^\s{0,8}AssertionError(?: \[ERR_ASSERTION\])?(?:: |$)/, before: 3, after: 6, example: '     AssertionError: Timed out retrying: Expected to find element: `#random-number`, but never found it.', source: 'cypress-io/cypress-example-kitchensink#411' },
    { tool: 'node', role: 'failure', pattern: /^✖ failing tests:/, before: 0, after: 12, example: '✖ failing tests:', source: 'nodejs/node lib/internal/test_runner/reporter/spec.js' },
    { tool: 'deno', role: 'failure', pattern: /^error: (?:\(in promise\) |Uncaught )*\w{0,60}Error: /, before: 1, after: 8, example: 'error: AssertionError: Values are not equal.', source: 'denoland/deno' },
    { tool: 'node', role: 'failure', pattern: /^(?:node:internal\/\S+|(?:file:\/\/)?\/\S+\.[cm]?[jt]s):\d+$/, before: 0, after: 8, example: 'node:internal/modules/cjs/loader:1148', source: 'nodejs/node' },
    { tool: 'node', role: 'failure', pattern: /^FATAL ERROR: /, before: 0, after: 2, example: 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory', source: 'nodejs/node' },
    { tool: 'prettier', role: 'failure', pattern: /^\[warn\] (?:Code style issues|\S{1,300}\.\w{1,8}$)/, before: 0, after: 0, example: '[warn] Code style issues found in 2 files. Run Prettier with --write to fix.', source: 'prettier/prettier' },
    { tool: 'webpack', role: 'failure', pattern: /^\s{0,4}ERROR in \S/, before: 0, after: 6, example: 'ERROR in ./src/card.scss (./node_modules/css-loader/dist/cjs.js!./src/card.scss)', source: 'webpack/webpack' },
    { tool: 'next, react-scripts', role: 'failure', pattern: /^Failed to compile\.?$/, before: 0, after: 9, example: 'Failed to compile.', source: 'vercel/next.js' },
    { tool: 'vite, rollup', role: 'failure', pattern: /^(?:error during build:|\[!\] |RollupError: )/, before: 0, after: 8, example: 'error during build:', source: 'vitejs/vite' },
    { tool: 'commitlint', role: 'failure', pattern: /^⧗ {3}input: /, before: 0, after: 0, example: '⧗   input: fix typo', source: 'conventional-changelog/commitlint' },
    { tool: 'npm', role: 'failure', pattern: /^npm (?:ERR!|error) (?:code (?!ELIFECYCLE|\d)|Missing script)/, before: 0, after: 10, example: 'npm ERR! code E404', source: 'npm/cli' },
    { tool: 'yarn', role: 'failure', pattern: /^error (?:Couldn't|Your lockfile|An unexpected|Incorrect|Found incompatible|\S{1,200}@\S{1,80}: )/, before: 0, after: 3, example: 'error Your lockfile needs to be updated, but yarn was run with `--frozen-lockfile`.', source: 'yarnpkg/yarn' },
    { tool: 'yarn', role: 'failure', pattern: /^➤ YN(?:0001|0009|0018|0020|002[78]|0035|0041|0046|0078|0080|0082): /, before: 0, after: 3, example: '➤ YN0028: │ The lockfile would have been modified by this install, which is explicitly forbidden.', source: 'yarnpkg/berry' },
    { tool: 'pnpm', role: 'failure', pattern: /^\s{0,2}(?:ERROR {2})?\[?ERR_PNPM_(?!RECURSIVE_)/, before: 0, after: 4, example: ' ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with "frozen-lockfile" because pnpm-lock.yaml is not up to date', source: 'pnpm/pnpm' },
    { tool: 'jest', role: 'summary', pattern: /^Test Suites: +[1-9]\d* failed/, example: 'Test Suites: 1 failed, 1 total', source: 'jestjs/jest' },
    { tool: 'vitest', role: 'summary', pattern: /^\s+Test Files {2}\d+ failed/, example: ' Test Files  1 failed (1)', source: 'vitest-dev/vitest' },
    { tool: 'npm', role: 'summary', pattern: /^(?:npm (?:ERR!|error) (?:code (?:ELIFECYCLE|\d)|Lifecycle script)|error: .{0,200}(?:exit code|exited with code) \d|error Command failed with exit code|\s?ELIFECYCLE )/, example: 'error Command failed with exit code 1.', source: 'yarnpkg/yarn' },
    { tool: 'jest', role: 'total', counts: 'tests', pattern: /^Tests: {2,}(?:(?<failed>[\d,]+) failed, )?.{0,100}?(?<total>[\d,]+) total$/, example: 'Tests:       1 failed, 2 passed, 3 total', source: 'jestjs/jest' },
    { tool: 'vitest', role: 'total', counts: 'tests', pattern: /^\s+Tests {2}(?:(?<failed>\d+) failed \| )?.{0,80}\((?<total>\d+)\)$/, example: '      Tests  1 failed | 29 passed (30)', source: 'vitest-dev/vitest' },
    { tool: 'mocha', role: 'total', counts: 'tests', pattern: /^ {2}(?<failed>\d+) failing$/, example: '  1 failing', source: 'cypress-io/cypress-example-kitchensink#411' },
    { tool: 'mocha', role: 'total', counts: 'tests', pattern: /^ {2}(?<passed>\d+) passing \(/, example: '  900 passing (12s)' },
    { tool: 'playwright', role: 'total', counts: 'tests', pattern: /^ {2}(?<failed>\d+) failed$/, example: '  1 failed' },
    { tool: 'playwright', role: 'total', counts: 'tests', pattern: /^ {2}(?<passed>\d+) passed \([\d.]+m?s?h?\)$/, example: '  47 passed (1.2m)' },
    { tool: 'tap', role: 'total', counts: 'tests', pattern: /^(?:# |ℹ )fail {1,2}(?<failed>\d+)$/, example: '# fail 1' },
    { tool: 'tap', role: 'total', counts: 'tests', pattern: /^(?:# |ℹ )pass {1,2}(?<passed>\d+)$/, example: 'ℹ pass 12' },
    { tool: 'bun', role: 'total', counts: 'tests', pattern: /^ *(?<failed>\d+) fail$/, example: ' 1 fail' },
    { tool: 'bun', role: 'total', counts: 'tests', pattern: /^ *(?<passed>\d+) pass$/, example: ' 12 pass' },
    { tool: 'mocha', role: 'total', counts: 'tests', isWhole: true, pattern: /^ {4}✖ {2}\d+ of \d+ failed \(\d+%\) +[\d:]+ +(?<total>\d+) +[\d-]+ +(?<failed>\d+)/, example: '    ✖  2 of 2 failed (100%)                     00:17        7        3        2        -        2' },
    { tool: 'eslint', role: 'total', counts: 'findings', pattern: /^✖ \d+ problems? \((?<failed>\d+) errors?, /, example: '✖ 2 problems (2 errors, 0 warnings)', source: 'eslint/eslint' },
    { tool: 'stylelint', role: 'total', counts: 'findings', pattern: /^(?:✖ )?(?<failed>\d+) problems?(?: \(|$)/, example: '2 problems (1 error, 1 warning)' },
];

;// CONCATENATED MODULE: ./build/logs/forms/tools/jvm-dotnet.js
/** Lines of tools of the JVM, .NET and PowerShell. */
// prettier-ignore
const JVM_DOTNET = [
    { tool: 'gradle', role: 'test', pattern: /^(?<title>[^\s>:][^>]{0,200} > .{1,300}) FAILED$/, before: 0, after: 5, example: 'GreeterTest > testThatGreeterReturnsTheCorrectGreeting FAILED', source: 'gradle/gradle' },
    { tool: 'gradle', role: 'passed', pattern: /^(?<title>[^\s>:][^>]{0,200} > .{1,300}) PASSED$/, example: 'GreeterTest > greets() PASSED', source: 'gradle/gradle' },
    { tool: 'surefire', role: 'muted', pattern: /^\[(?:WARNING|WARN|INFO)\] (?:Flakes|Flaky tests?): ?$/, example: '[WARNING] Flakes: ', source: 'apache/maven-surefire' },
    { tool: 'surefire', role: 'test', pattern: /^(?:\[ERROR\] +)?(?<title>[\w$.]{1,300}(?:\[[^\]]{1,100}\]|\([^)]{0,200}\)|\{[^}]{1,100}\})*|\S.{0,300}(?= -- ))(?: --)? +Time elapsed: .{1,40} <<< (?:FAILURE|ERROR)!/, before: 0, after: 6, example: '[ERROR] com.example.SumTest.adds -- Time elapsed: 0.012 s <<< FAILURE!', source: 'apache/maven-surefire' },
    { tool: 'surefire summary', role: 'test', pattern: /^\[ERROR\] {2,}(?<title>[\w$.]{1,200}(?:->[\w$.]{1,100}|\[[^\]]{1,100}\])*):(?<line>\d+)(?:->\S{1,200})? +(?<detail>\S.*)$/, before: 0, after: 0, example: '[ERROR]   SumTest.adds:12 expected: <3> but was: <4>', source: 'apache/maven-surefire' },
    { tool: 'scalatest', role: 'test', pattern: /^(?<title>[a-zA-Z][\w.]{0,200}) \*\*\* ABORTED \*\*\*$/, headings: 'outer and beside', example: 'shop.http.ServerSpec *** ABORTED ***', source: 'scalatest/scalatest' },
    { tool: 'scalatest', role: 'test', pattern: /^(?:\[\w+\] )?\s{0,8}- (?<title>.{1,300}) \*\*\* FAILED \*\*\*/, before: 0, after: 3, headings: 'outer and beside', example: '- NOPTest *** FAILED ***', source: 'scalatest/scalatest' },
    { tool: 'munit', role: 'test', pattern: /^(?:\[\w+\] )?==> X (?<title>\S.{0,300}?) {2}[\d.]+s\b/, before: 0, after: 8, example: '==> X sum.SumSuite.adds  0.012s munit.ComparisonFailException: SumSuite.scala:12', source: 'scalameta/munit' },
    { tool: 'zio-test', role: 'test', pattern: /^(?<title>[A-Z]\w{0,100}Spec(?: - \S.{0,200})+)$/, isCommon: true, example: 'QueueSpec - offer - grows by one', source: 'zio/zio' },
    { tool: 'clojure', role: 'suite', pattern: /^(?:lein test|Testing) (?<title>[a-z][\w.-]{1,200})$/, example: 'lein test shop.sum-test', source: 'technomancy/leiningen' },
    { tool: 'clojure', role: 'test', pattern: /^(?:FAIL|ERROR) in \(?(?<title>[^)(\s/]{1,200})\)? \((?<file>[^:)]{1,200})(?::(?<line>\d+))?\)$/, before: 0, after: 6, example: 'FAIL in (adds) (sum_test.clj:12)', source: 'clojure/clojure' },
    { tool: 'vstest', role: 'test', pattern: /^\s{1,4}Failed (?<title>\S.{0,300}?) \[.{1,20}s\]$/, before: 0, after: 8, example: '  Failed FailingTest [12 ms]', source: 'microsoft/vstest' },
    { tool: 'xunit', role: 'apart', pattern: /^\s{0,4}\[xUnit\.net .{1,20}\] +\S.{0,300} \[SKIP\]$/, example: '[xUnit.net 00:00:01.20]     Sum.Tests.Adds [SKIP]', source: 'xunit/xunit' },
    { tool: 'xunit', role: 'test', pattern: /^\s{0,4}\[xUnit\.net .{1,20}\] +(?<title>\S.{0,300}) \[FAIL\]/, before: 0, after: 6, example: '[xUnit.net 00:00:00.52]     Sum.Tests.Adds [FAIL]', source: 'xunit/xunit' },
    { tool: 'microsoft testing platform', role: 'test', pattern: /^failed (?<title>\S.{0,300}) \(\d[\dms .]{0,20}\)$/, before: 0, after: 6, isCommon: true, example: 'failed Adds (12ms)', source: 'microsoft/testfx' },
    { tool: 'pester', role: 'test', pattern: /^\s*\[-\] (?<title>\S.{0,300}?)(?: [\d.]+m?s(?: \(.{1,40}\))?)?$/, isCommon: true, example: '  [-] adds two numbers 12ms (10ms|2ms)', source: 'pester/Pester' },
    { tool: 'gradle', role: 'failure', pattern: /^\* What went wrong:/, before: 0, after: 6, example: '* What went wrong:', source: 'exercism/cli#915' },
    { tool: 'kotlin', role: 'failure', pattern: /^e: \S/, before: 0, after: 1, example: 'e: warnings found and -Werror specified', source: 'JetBrains/kotlin' },
    { tool: 'spotless', role: 'failure', pattern: /^\s{0,6}The following files had format violations:/, before: 0, after: 8, example: 'The following files had format violations:', source: 'diffplug/spotless' },
    { tool: 'maven', role: 'failure', pattern: /^\[ERROR\] Failed to execute goal /, before: 0, after: 1, example: '[ERROR] Failed to execute goal org.apache.maven.plugins:maven-surefire-plugin:2.12.4:test (default-test) on project graphify: There are test failures.', source: 'kbastani/graphify#22' },
    { tool: 'junit', role: 'failure', pattern: /^\s{0,12}=> [\w.$]{1,200}(?:Error|Exception)/, before: 2, after: 3, example: '    => org.opentest4j.AssertionFailedError: expected: <3> but was: <4>', source: 'junit-team/junit-framework' },
    { tool: 'java', role: 'failure', pattern: /^Exception in thread "/, before: 0, after: 8, example: 'Exception in thread "Thread-7" java.io.EOFException', source: 'sbt/sbt#2442' },
    { tool: 'sbt', role: 'failure', pattern: /^\[error\] (?:-- |\S{1,300}:\d+(?::\d+)?: )/, before: 0, after: 4, example: '[error] ../Scorex-Lagonaki/src/test/scala/scorex/ScorexTestSuite.scala:15: not found: type CryptoTestSuite', source: 'input-output-hk/Scorex#20' },
    { tool: 'ant', role: 'failure', pattern: /^BUILD FAILED$/, before: 0, after: 4, example: 'BUILD FAILED', source: 'apache/ant' },
    { tool: 'vstest', role: 'failure', pattern: /^Failed {3}\S+$/, before: 0, after: 6, example: 'Failed   SampleUnitTestProject.UnitTest1.FailingTest', source: 'microsoft/vstest#285' },
    { tool: '.net', role: 'failure', pattern: /^Unhandled [Ee]xception[.:] /, before: 0, after: 5, example: 'Unhandled exception. System.InvalidOperationException: Sequence contains no elements', source: 'dotnet/runtime' },
    { tool: 'powershell', role: 'failure', pattern: /^[\w-]+: (?:[A-Z]:\\|\/)\S{1,300}\.psm?1:\d+/, before: 0, after: 6, example: 'Write-Error: /home/runner/work/_temp/deploy.ps1:3', source: 'PowerShell/PowerShell' },
    { tool: 'powershell', role: 'failure', pattern: /^\s+\+ CategoryInfo/, before: 6, after: 1, example: '    + CategoryInfo          : ObjectNotFound: (Foo:String) [], CommandNotFoundException', source: 'PowerShell/PowerShell' },
    { tool: 'gradle', role: 'summary', pattern: /^(?:BUILD FAILED in |\d+ tests? completed, \d+ failed|FAILURE: Build |> Task \S+ FAILED$)/, example: 'BUILD FAILED in 22s', source: 'exercism/cli#915' },
    { tool: 'surefire', role: 'summary', pattern: /^\[(?:ERROR|WARNING)\] Tests run: .{1,60}(?:Failures: [1-9]|Errors: [1-9])/, example: '[ERROR] Tests run: 4, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 0.1 s <<< FAILURE! - in shop.SumTest', source: 'apache/maven-surefire' },
    { tool: 'maven', role: 'summary', pattern: /^\[INFO\] (?:BUILD FAILURE|\S.{0,100}\.{2,} FAILURE )/, example: '[INFO] BUILD FAILURE', source: 'mars-sim/mars-sim#222' },
    { tool: 'dotnet', role: 'summary', pattern: /^(?:Test Run Failed|Build FAILED)/, example: 'Test Run Failed.', source: 'microsoft/vstest' },
    { tool: 'scalatest, sbt', role: 'summary', pattern: /^\[\w+\] (?:Tests: succeeded \d+, failed [1-9]|Failed tests:)/, example: '[error] Failed tests:', source: 'akka/akka-core#31332' },
    { tool: 'gradle', role: 'total', counts: 'tests', pattern: /^(?<total>\d+) tests? completed, (?<failed>\d+) failed/, example: '12 tests completed, 1 failed' },
    { tool: 'surefire', role: 'total', counts: 'tests', isWhole: true, pattern: /^\[(?:ERROR|WARNING)\] Tests run: (?<total>\d+), Failures: (?<failed>\d+), Errors: (?<errors>\d+), Skipped: \d+(?:, Flakes: \d+)?$/, example: '[ERROR] Tests run: 162, Failures: 1, Errors: 0, Skipped: 0', source: 'apache/maven-surefire' },
    { tool: 'dotnet', role: 'total', counts: 'tests', pattern: /^Failed! {2}- Failed: +(?<failed>\d+), Passed: +\d+, Skipped: +\d+, Total: +(?<total>\d+)/, example: 'Failed!  - Failed:     1, Passed:    10, Skipped:     0, Total:    11', source: 'microsoft/vstest' },
    { tool: 'scalatest', role: 'total', counts: 'tests', pattern: /^Tests: succeeded (?<passed>\d+), failed (?<failed>\d+)/, example: 'Tests: succeeded 11, failed 1, canceled 0, ignored 0, pending 0' },
    { tool: 'sbt', role: 'total', counts: 'tests', pattern: /^Failed: Total (?<total>\d+), Failed (?<failed>\d+), Errors (?<errors>\d+)/, example: 'Failed: Total 12, Failed 1, Errors 0, Passed 11' },
    { tool: 'msbuild', role: 'total', counts: 'findings', pattern: /^\s+(?<failed>\d+) Error\(s\)$/, example: '    3 Error(s)' },
];

;// CONCATENATED MODULE: ./build/logs/forms/tools/linters.js
/** Lines of tools that name a position: compilers and linters. */
// prettier-ignore
const LINTERS = [
    { tool: 'biome', role: 'finding', pattern: /^(?<file>[^\s:]{1,300}\.\w{1,8})(?::(?<line>\d+):(?<column>\d+))? (?<title>[a-zA-Z]\S{2,100})(?: .{1,40})? ━{3,}$/, before: 0, after: 10, example: 'src/sum.ts:3:7 lint/style/useConst  FIXABLE  ━━━━━━━━━━━━', source: 'biomejs/biome' },
    { tool: 'tsc, csc, msvc, msbuild', role: 'finding', pattern: /^(?<file>\S.{0,300}?)\((?<line>\d+)(?:,(?<column>\d+)){0,3}\) ?: (?:fatal )?(?<level>error|warning) (?<title>[A-Z]+\d*): (?<detail>\S.*?)(?: \[\S+proj\])?$/, before: 0, after: 2, example: "tsc.ts(3,13): error TS7006: Parameter 'y' implicitly has an 'any' type.", source: 'microsoft/TypeScript' },
    { tool: 'tsc', role: 'finding', pattern: /^(?:(?<file>\S.{0,300}?):(?<line>\d+):(?<column>\d+) - )?(?<level>error|warning) (?<title>TS\d+): (?<detail>\S.*)$/, before: 0, after: 4, example: "src/sum.ts:3:13 - error TS7006: Parameter 'y' implicitly has an 'any' type.", source: 'microsoft/TypeScript' },
    { tool: 'pyright', role: 'finding', pattern: /^\s{1,4}(?<file>\S{1,300}):(?<line>\d+):(?<column>\d+) - (?<level>error|warning|information): (?<detail>\S.*?)(?: \((?<title>report\w+)\))?$/, before: 0, after: 1, example: '  /app/sum.py:12:5 - error: "x" is not defined (reportUndefinedVariable)', source: 'microsoft/pyright' },
    { tool: 'spectral', role: 'finding', pattern: /^ {1,8}(?<line>\d+):(?<column>\d+) +(?<level>error|warning|information|hint) {2}(?<title>[a-z]\w*(?:-\w+){1,8}) {2,}(?<detail>\S.*?)(?: {2,}\S+)?$/, example: ' 31:17    error  oas3-valid-media-example  "price" must be number      paths./pets', source: 'stoplightio/spectral' },
    { tool: 'eslint, stylelint, yamllint', role: 'finding', pattern: /^\s{1,8}(?<line>\d+):(?<column>\d+)\s+(?:(?<level>error|warning|Error|Warning|✖|⚠):?\s+)(?<detail>\S.{0,300}?)(?: {2,}(?<title>[@\w][\w@/-]*(?:\.\w+)?)| +\((?<rule>[\w-]+)\))?$/, before: 2, after: 0, example: "  2:10  error    'unusedf' is defined but never used             no-unused-vars", source: 'eslint/eslint' },
    { tool: 'gnu ld', role: 'finding', pattern: /^(?:\S{0,100}ld(?:\.\w{1,8})?: )?(?<file>[^\s:()]{1,300}\.\w{1,5}):(?:(?<line>\d+)|\([^)]{1,100}\)): (?<detail>(?:undefined reference|multiple definition|relocation) .*)$/, example: "main.cpp:(.text+0x2c): undefined reference to `add(int)'", source: 'bminor/binutils-gdb' },
    { tool: 'commitlint', role: 'finding', pattern: /^✖ {3}(?<detail>\S.*?) \[(?<title>[a-z]+(?:-[a-z]+)+)\]$/, before: 2, after: 1, example: '✖   subject may not be empty [subject-empty]', source: 'conventional-changelog/commitlint' },
    { tool: 'isort', role: 'finding', pattern: /^ERROR: (?<file>\S{1,300}\.pyi?) (?<detail>Imports are incorrectly sorted.*)$/, example: 'ERROR: /app/sum.py Imports are incorrectly sorted and/or formatted.', source: 'PyCQA/isort' },
    { tool: 'php-cs-fixer', role: 'finding', pattern: /^ {1,6}\d{1,5}\) (?<file>\S{1,300}\.php)(?: \((?<detail>[a-z_, ]{2,300})\))?$/, example: '   1) src/Sum.php (single_quote)', source: 'PHP-CS-Fixer/PHP-CS-Fixer' },
    { tool: 'ansible-lint', role: 'finding', pattern: /^(?!error|warning|note|help|bug)(?<title>[a-z]+(?:-[a-z]+)+(?:\[[\w-]{2,40}\])?|[a-z]+\[[\w-]{2,40}\]): (?<detail>[A-Z].*)$/, example: 'yaml[line-length]: Line too long (171 > 160 characters)', source: 'ansible/ansible-lint' },
    { tool: 'esbuild, angular', role: 'finding', pattern: /^\s{0,4}[✘✗X] \[ERROR\] (?:(?<title>[A-Z]{2,8}\d{2,5}): )?(?<detail>\S.*?)(?: \[plugin .{1,60}\])?$/, before: 0, after: 6, example: '✘ [ERROR] Could not resolve "lodash"', source: 'evanw/esbuild' },
    { tool: 'ghc', role: 'finding', pattern: /^(?<file>[^\s:]{1,300}):(?<line>\d+):(?<column>\d+): (?<level>error|warning): \[(?<title>[\w-]{1,60})\](?: \[[\w,= -]{1,150}\])?$/, example: 'src/Sum.hs:3:5: error: [GHC-88464]', source: 'ghc/ghc' },
    { tool: 'gcc, clang, javac, mypy, ghc, swift', role: 'finding', pattern: /^(?<file>(?:[A-Za-z]:)?[^\s:[][^:]{0,300}):(?<line>\d+)(?::(?<column>\d+)(?:-\d+)?)?: (?:fatal |internal compiler )?(?<level>error|warning|note|remark|info|hint|(?:Error|ERROR|Warning|WARNING)(?=:)):? ?(?<detail>.*?)(?: {1,2}\[(?<title>[\w=+.-]+)(?:,-[\w-]+)*\]| \((?<rule>[a-z]+(?:_[a-z]+)+)\))?$/, before: 2, after: 5, example: '/path/to/my/file.py:123: error: Error message!', source: 'gcc-mirror/gcc' },
    { tool: 'sphinx, any', role: 'finding', pattern: /^(?<file>(?!\.{3})(?:[A-Za-z]:)?[^\s:]{1,300}\.\w{1,8}): (?<level>error|ERROR|Error|warning|WARNING|Warning): (?<detail>\S.*)$/, isCommon: true, example: "docs/errors.md: WARNING: document isn't included in any toctree", source: 'sphinx-doc/sphinx' },
    { tool: 'rubocop', role: 'finding', pattern: /^ {0,2}(?<file>[^\s:]{1,300}):(?<line>\d+):(?<column>\d+): (?:[CWEFR]: )?(?:\[\w+\] )?(?<title>[A-Z]\w{0,60}\/[\w/]{1,60}): (?<detail>\S.*)$/, example: 'lib/sum.rb:3:5: W: [Correctable] Lint/UselessAssignment: Useless assignment to variable', source: 'rubocop/rubocop' },
    { tool: 'pylint', role: 'apart', pattern: /^\S{1,300}:1:0: (?:R0022|W0012|E001\d): /, example: "pyproject.toml:1:0: R0022: Useless option value for '--disable', 'bad-continuation' was removed (useless-option-value)", source: 'pylint-dev/pylint' },
    { tool: 'pylint', role: 'finding', pattern: /^(?<file>[^\s:]{1,300}):(?<line>\d+):(?<column>\d+): (?<title>[CRWEF]\d{4}): (?<detail>\S.* \([a-z][a-z-]{2,60}\))$/, example: "hub/mail.py:57:8: E1101: Instance of 'Mailer' has no 'flush' member (no-member)", source: 'pylint-dev/pylint' },
    { tool: 'go, golangci-lint, flake8, pylint, rubocop, ruff', role: 'finding', pattern: /^(?:vet: |%Error: )?(?<file>(?:[A-Za-z]:)?[^\s:]{1,300}\.\w{1,8}):(?<line>\d+):(?<column>\d+): (?!note|remark|info|hint|help|0x[\da-f]+ in )(?:(?<title>[A-Z]{1,5}\d{1,5}):? (?:\[\*\] )?)?(?:(?<level>[Ww]arning|\[warning\]|W)[: ]+)?(?<detail>\S.*?)(?: \((?<rule>[a-z][\w:-]*)\)| \[(?:Error\/)?(?<name>[A-Za-z][\w/-]{1,60})\])?$/, before: 1, after: 2, example: 'fmts/fmt_test.go:42:21: Error return value of `bufout.WriteString` is not checked (errcheck)', source: 'golangci/golangci-lint' },
    { tool: 'maven', role: 'finding', pattern: /^\[(?<level>ERROR)\] +(?<file>\S{1,300}\.\w{1,8}):\[(?<line>\d+)(?:,(?<column>\d+))?\] (?:error: )?(?:\(\w+\) (?<title>[A-Z]\w{0,60}): )?(?<detail>\S.*)$/, before: 0, after: 2, example: '[ERROR] /app/src/main/java/Sum.java:[12,5] cannot find symbol', source: 'apache/maven-compiler-plugin' },
    { tool: 'kotlin', role: 'finding', pattern: /^e: (?:file:\/\/)?(?<file>\S{1,300}\.kts?):(?: \()?(?<line>\d+)(?::|, )(?<column>\d+)\)?:? (?<detail>\S.*)$/, example: 'e: file:///app/src/Sum.kt:12:5 Unresolved reference: bar', source: 'JetBrains/kotlin' },
    { tool: 'rustc, clippy, elixir', role: 'finding', pattern: /^(?: {4})?error(?:\[(?<title>[\w-]{1,60})\])?: (?!\S{1,300}\.\w{1,8}:\d|build failed$|\S{1,60} exited with |could not compile|aborting due|process didn't|test failed|doctest failed|\d+ targets? failed)(?<detail>\S.*)$/, example: 'error[E0308]: mismatched types', source: 'rust-lang/rust' },
    { tool: 'markdownlint', role: 'finding', pattern: /^(?<file>\S{1,300}):(?<line>\d+)(?::(?<column>\d+))? (?:error )?(?<title>MD\d{3})\/(?<detail>\S.*)$/, before: 0, after: 0, example: 'README.md:12:81 MD013/line-length Line length [Expected: 80; Actual: 99]', source: 'DavidAnson/markdownlint-cli2' },
    { tool: 'hadolint', role: 'finding', pattern: /^(?<file>\S{1,300}):(?<line>\d+) (?<title>(?:DL|SC)\d{4}) (?:error|warning|info|style): (?<detail>\S.*)$/, before: 0, after: 0, example: 'Dockerfile:3 DL3008 warning: Pin versions in apt get install.', source: 'hadolint/hadolint' },
    { tool: 'dart', role: 'finding', pattern: /^\s{0,4}(?<level>error|warning) [•-] (?<detail>.{1,300}?) [•-] (?<file>\S{1,300}):(?<line>\d+):(?<column>\d+) [•-] (?<title>\w+)$/, before: 0, after: 0, example: "  error • Undefined name 'x' • lib/main.dart:12:5 • undefined_identifier", source: 'dart-lang/sdk' },
    { tool: 'dart', role: 'finding', pattern: /^\s{0,4}(?<level>error|warning|info) [•-] (?<file>\S{1,300}):(?<line>\d+):(?<column>\d+) [•-] (?<detail>.{1,500}) [•-] (?<title>\w+)$/, before: 0, after: 0, example: "  error • lib/main.dart:12:5 • Undefined name 'x' • undefined_identifier", source: 'dart-lang/sdk' },
    { tool: 'ruff, any linter', role: 'finding', pattern: /^(?<title>[A-Z]{1,6}\d{2,5}):? (?:\[\*\] )?(?<detail>[A-Z`'"].*)$/, before: 0, after: 4, isCommon: true, example: 'F401 [*] `os` imported but unused', source: 'astral-sh/ruff' },
    { tool: 'oxlint', role: 'finding', pattern: /^\s{0,4}[×x✖] (?<title>[\w-]{1,60}\([\w/@-]{1,80}\)): (?<detail>\S.*)$/, example: "  × eslint(no-unused-vars): Variable 'a' is declared but never used.", source: 'oxc-project/oxc' },
    { tool: 'any linter', role: 'finding', pattern: /^(?<file>[^\s:]{1,300}\.\w{1,8}):(?<line>\d+)(?::(?<column>\d+))?:? (?:- )?(?<level>error|ERROR|warning|WARNING)(?:: | - | {1,4})(?:\[?(?<title>[A-Z]{1,6}\d{2,5})\]?:? )?(?<detail>\S.*?)(?: {2,}(?<rule>[@\w][\w@/.-]*)| \[(?<name>[\w/.-]{2,80})\])?$/, isCommon: true, example: 'src/sum.ts:3:7 error Unexpected var  no-var', source: 'any' },
    { tool: 'any linter', role: 'finding', pattern: /^\W{0,4}\[?(?<level>ERROR|Error|error|WARNING|Warning|warning)\]?:? {1,3}(?<file>[^\s:]{1,300}\.\w{1,8}):(?<line>\d+)(?::(?<column>\d+))?:? (?:- )?(?<detail>\S.*?)(?: {1,2}\[(?<title>[\w/.-]{2,80})\])?$/, isCommon: true, example: '[ERROR] src/Sum.java:12:5: Missing a Javadoc comment. [JavadocVariable]', source: 'checkstyle/checkstyle' },
    { tool: 'any linter', role: 'finding', pattern: /^\s{1,8}(?<file>[^\s:]{1,300}\.\w{1,8}):(?<line>\d+):(?<column>\d+): \((?<title>[A-Z]\d{2,4})\) (?<detail>\S.*)$/, isCommon: true, example: "    src/main.lua:3:7: (W211) unused variable 'x'", source: 'lunarmodules/luacheck' },
    { tool: 'any linter', role: 'finding', pattern: /^\s{1,8}(?<file>[^\s:]{1,300}\.\w{1,8}):(?<line>\d+):(?<column>\d+): (?<detail>\S.*?) \((?<title>[a-z@][\w@/:-]{2,60})\)$/, isCommon: true, example: '  src/a.js:3:7: Unexpected var. (no-var)', source: 'standard/standard' },
    { tool: 'any linter', role: 'finding', pattern: /^(?<level>ERROR|WARNING|INFO): (?<title>\w{2,60}) - (?<file>[^\s:]{1,300}\.\w{1,8}):(?<line>\d+):(?<column>\d+) - (?<detail>\S.*?)(?: \(see \S+\))?$/, isCommon: true, example: 'ERROR: UndefinedMethod - src/A.php:12:5 - Method A::b does not exist (see https://psalm.dev/022)', source: 'vimeo/psalm' },
    { tool: 'any linter', role: 'finding', pattern: /^(?<file>[^\s:()]{1,300}\.\w{1,8})\((?<line>\d+), ?(?<column>\d+)\):? (?<level>Error|Warning|Hint): (?<detail>\S.*?)(?: \[(?<title>\w+)\])?$/, isCommon: true, example: "src/a.nim(12, 5) Error: undeclared identifier: 'x'", source: 'nim-lang/Nim' },
    { tool: 'eslint compact', role: 'finding', pattern: /^(?<file>\S.{0,300}?): line (?<line>\d+), col(?:umn)? (?<column>\d+), (?<level>Error|Warning|error|warning) - (?<detail>\S.*?)(?: \((?<title>[@\w][\w@/-]*)\))?$/, example: 'src/sum.js: line 3, col 7, Error - Unexpected var. (no-var)', source: 'eslint/eslint' },
    { tool: 'ocaml', role: 'finding', pattern: /^File "(?<file>[^"]{1,300})", lines? (?<line>\d+)(?:-\d+)?, characters (?<column>\d+)-\d+:$/, before: 0, after: 6, needs: /^(?:Error|Alert|Warning|diff|---)\b/, example: 'File "bin/main.ml", line 3, characters 10-13:', source: 'ocaml/ocaml' },
    { tool: 'webpack', role: 'finding', pattern: /^\s{0,4}ERROR in (?<file>\S{1,300}?)(?:[: ](?<line>\d+):(?<column>\d+)(?:-\d+)?)?$/, example: 'ERROR in ./src/index.js 3:0-24', source: 'webpack/webpack' },
    { tool: 'kubectl', role: 'finding', pattern: /^The (?<title>[A-Z]\w{0,60} "[^"]{1,200}") is invalid: (?<detail>\S.*)$/, example: 'The Deployment "worker" is invalid: spec.replicas: Invalid value: -1', source: 'kubernetes/kubernetes' },
    { tool: 'gitleaks', role: 'finding', pattern: /^Finding: +(?<detail>\S.*)$/, example: 'Finding:     stripe_key = "REDACTED"', source: 'gitleaks/gitleaks' },
    { tool: 'terraform', role: 'finding', pattern: /^Error: (?<detail>["A-Z][^:]{4,100}?)(?: \((?<title>[a-z]+(?:_[a-z]+)+)\))?$/, needs: 'position', example: 'Error: Unsupported argument', source: 'hashicorp/terraform' },
    { tool: 'terraform', role: 'finding', pattern: /^[│╷] ?Error: (?<detail>\S.*)$/, before: 0, after: 8, example: '│ Error: Unsupported argument', source: 'hashicorp/terraform' },
    { tool: 'pre-commit', role: 'suite', pattern: /^(?<title>\S.{0,200}?)\.{3,}Failed$/, before: 0, after: 10, example: 'black....................................................................Failed', source: 'pre-commit/pre-commit' },
    { tool: 'pre-commit', role: 'apart', pattern: /^\S.{0,200}\.{3,}(?:\(.{1,60}\))?(?:Passed|Skipped)$/, example: 'check yaml...........................................(no files to check)Skipped', source: 'pre-commit/pre-commit' },
    { tool: 'pre-commit', role: 'finding', pattern: /^(?:reformatted|Fixing|Fixed|Rewriting|Sorting) (?<file>\S{1,300}\.\w{1,8})$/, needs: 'title', example: 'reformatted app/views.py', source: 'psf/black' },
    { tool: 'npm', role: 'finding', pattern: /^npm (?:ERR!|error) (?<detail>(?:Missing|Invalid): .{1,300} (?:from lock file|does not satisfy \S+))$/, example: 'npm error Missing: react@18.3.11 from lock file', source: 'npm/cli' },
    { tool: 'composer', role: 'finding', pattern: /^ {4}- (?<detail>\S+ \S+ requires .{1,300} -> .+)$/, example: '    - acme/i18n 2.0.0 requires ext-intl * -> it is missing from your system.', source: 'composer/composer' },
    { tool: 'black, ruff', role: 'finding', pattern: /^(?:W|w)ould reformat:? (?<file>\S.*)$/, before: 0, after: 0, example: 'would reformat src/num_guess.py', source: 'psf/black' },
    { tool: 'prettier', role: 'finding', pattern: /^\[error\] (?<file>\S{1,300}\.\w{1,8}): (?<detail>\S.*?)(?: \((?<line>\d+):(?<column>\d+)\))?$/, before: 0, after: 5, example: '[error] src/sum.ts: SyntaxError: Expression expected. (3:1)', source: 'prettier/prettier' },
    { tool: 'prettier', role: 'finding', pattern: /^\[warn\] (?<file>\S{1,300}\.\w{1,8})$/, example: '[warn] src/index.ts', source: 'prettier/prettier' },
    { tool: 'rustfmt', role: 'finding', pattern: /^Diff in (?<file>\S.{0,300}?)(?: at line |:)(?<line>\d+):$/, before: 0, after: 8, example: 'Diff in /app/src/main.rs:3:', source: 'rust-lang/rustfmt' },
    { tool: 'trivy, grype, any table', role: 'finding', pattern: /^(?:│|\|) .{0,200}?(?:│|\|) +(?<title>(?:CVE|GHSA|RUSTSEC|PYSEC|AVD|KSV|DS|DLA|DSA|GO|SNYK)-[\w-]{2,60}) +(?:│|\|) .{0,300}(?:│|\|) {1,9}(?<detail>[^│|]{1,300}?) *(?:│|\|)$/, before: 0, after: 0, isCommon: true, example: '│ libexpat │ CVE-2024-45491 │ CRITICAL │ fixed  │ 2.6.2-r0 │ 2.6.3-r0 │ libexpat: Integer Overflow │', source: 'aquasecurity/trivy' },
    { tool: 'codespell', role: 'finding', pattern: /^(?<file>\S{1,300}):(?<line>\d+): (?<detail>\S+ ==> \S.*)$/, example: 'README.md:12: teh ==> the', source: 'codespell-project/codespell' },
    { tool: 'cspell', role: 'finding', pattern: /^(?:\d+\/\d+ )?(?<file>\S{1,300}):(?<line>\d+):(?<column>\d+) - (?<detail>Unknown word \(.{1,100}\))/, example: 'src/sum.ts:3:5 - Unknown word (summ)', source: 'streetsidesoftware/cspell' },
    { tool: 'k6', role: 'test', pattern: /^ {1,8}✗ (?<title>[\w{}:, ]{1,100}?)\.{3,}: (?<detail>\S.*?)(?: +✓ \d.*)?$/, example: '   ✗ http_req_duration..............: avg=412.31ms min=88.02ms', source: 'grafana/k6' },
    { tool: 'shellcheck', role: 'file', pattern: /^In (?<file>\S{1,300}) line (?<line>\d+):$/, before: 0, after: 4, example: 'In deploy.sh line 12:', source: 'koalaman/shellcheck' },
    { tool: 'shellcheck', role: 'row', pattern: /^\s*\^-*\^? (?<title>SC\d{4}) \(\w+\): (?<detail>\S.*)$/, example: '  ^--^ SC2086 (info): Double quote to prevent globbing.', source: 'koalaman/shellcheck' },
    { tool: 'phpstan', role: 'file', pattern: /^ {2}Line {3,}(?<file>\S.*)$/, before: 0, after: 6, example: '  Line   src/Sum.php', source: 'phpstan/phpstan-src' },
    { tool: 'phpstan', role: 'row', pattern: /^ {2,4}(?<line>\d+) {3,}(?<detail>\S.*)$/, example: '  31     Call to an undefined method Sum::adds().', source: 'phpstan/phpstan-src' },
    { tool: 'phpcs', role: 'file', pattern: /^FILE: (?<file>\S.*)$/, example: 'FILE: /app/src/Sum.php', source: 'PHPCSStandards/PHP_CodeSniffer' },
    { tool: 'phpcs', role: 'row', pattern: /^ +(?<line>\d+) \| (?<level>ERROR|WARNING) +\| (?:\[.\] )?(?<detail>\S.*)$/, before: 5, after: 0, example: ' 12 | ERROR | [x] Missing doc comment for function add()', source: 'PHPCSStandards/PHP_CodeSniffer' },
    { tool: 'eslint, stylelint', role: 'file', pattern: /^ ?(?<file>(?:[A-Za-z]:)?[\w@.+-]{0,60}[\\/][^:\s]{1,300}\.\w{1,8})$/, example: '/app/src/sum.ts', source: 'eslint/eslint' },
    { tool: 'msbuild, nuget, link', role: 'finding', pattern: /^\s{0,8}(?<file>(?:[A-Za-z]:)?[^\s:].{0,300}?) ?: (?:fatal )?(?<level>error|warning) (?<title>[A-Z]{2,12}\d+): +(?<detail>\S.*?)(?: \[.{1,300}(?:proj|sln)\])?$/, before: 0, after: 2, example: 'MSBUILD : error MSB1009: Project file does not exist.', source: 'dotnet/msbuild' },
    { tool: 'lighthouse', role: 'finding', pattern: /^\s{0,4}✘ {1,2}(?<title>\S{1,100}) (?<detail>failure for \w+ assertion)$/, example: '  ✘  categories.performance failure for minScore assertion', source: 'GoogleChrome/lighthouse-ci' },
    { tool: 'elm', role: 'failure', pattern: /^-- [A-Z][A-Z ]{3,40} -{3,}/, before: 0, after: 8, example: '-- TYPE MISMATCH ------------------------------------ src/Main.elm', source: 'elm/compiler' },
    { tool: 'mypy, tsc, ruff, svelte-check', role: 'total', counts: 'findings', pattern: /^(?:Found|svelte-check found) (?<failed>\d+) errors?/, example: 'Found 3 errors in 1 file (checked 5 source files)', source: 'python/mypy' },
    { tool: 'gcc, javac', role: 'total', counts: 'findings', pattern: /^(?<failed>\d+) errors?(?: generated\.)?$/, example: '1 error generated.' },
    { tool: 'golangci-lint, dart', role: 'total', counts: 'findings', pattern: /^(?<failed>\d+) issues?(?::$| found)/, example: '3 issues:' },
    { tool: 'gosec', role: 'finding', pattern: /^\[(?<file>[^\]:]{1,300}\.go):(?<line>\d+)\] - (?<title>G\d{3}) \(CWE-\d+\): (?<detail>\S.{0,300}?) \(Confidence: /, example: '[/home/runner/work/shop/shop/run.go:12] - G204 (CWE-78): Subprocess launched with variable (Confidence: HIGH, Severity: MEDIUM)', source: 'securego/gosec' },
    { tool: 'dockle', role: 'finding', pattern: /^FATAL\t- (?<title>[A-Z]{2,4}-DI-\d{4}): (?<detail>\S.{0,300})$/, example: 'FATAL\t- CIS-DI-0010: Do not store credential in environment variables/files', source: 'goodwithtech/dockle' },
];

;// CONCATENATED MODULE: ./build/logs/forms/tools/native.js
/** Lines of tools of C, C++, Swift, Dart and others. */
// prettier-ignore
const NATIVE = [
    { tool: 'googletest', role: 'ended', pattern: /^\[ {2}FAILED {2}\] (?!\d)(?<title>[^,]{1,300}?)(?:, where .{1,300})?(?: \([\d.]+ ?ms\))?$/, before: 0, after: 0, example: '[  FAILED  ] Sum.Adds (0 ms)', source: 'google/googletest' },
    { tool: 'catch2, doctest', role: 'test', pattern: /^(?<file>(?:[A-Za-z]:)?[^\s:()]{1,300})(?::(?<line>\d+)|\((?<row>\d+)\)): (?:FAILED|(?:FATAL )?ERROR(?=: (?:[A-Z_]{4,40}\(|test case))): ?(?<detail>.*)$/, before: 5, after: 6, title: 'ruled', example: '/app/sum_test.cpp:12: FAILED:', source: 'catchorg/Catch2' },
    { tool: 'cpputest', role: 'test', pattern: /^(?<file>[^\s:]{1,300}):(?<line>\d+): error: Failure in (?<title>(?:IGNORE_)?TEST\([^)]{1,200}\))$/, example: 'test/SumTest.cpp:55: error: Failure in TEST(Sum, Adds)', source: 'cpputest/cpputest' },
    { tool: 'criterion', role: 'ended', pattern: /^\[FAIL\] (?<title>\w{1,100}::\w{1,100}): (?:\([\d.]+s\)|CRASH!)$/, example: '[FAIL] ring::wraps: (0.00s)', source: 'Snaipe/Criterion' },
    { tool: 'criterion', role: 'apart', pattern: /^\[(?:RUN |PASS|SKIP)\] \w/, example: '[RUN ] ring::wraps', source: 'Snaipe/Criterion' },
    { tool: 'lit', role: 'test', pattern: /^FAIL: (?<title>\S.{0,100} :: \S{1,200}) \(\d+ of \d+\)$/, quotes: true, example: 'FAIL: Clang :: Sema/format.c (1 of 300)', source: 'llvm/llvm-project' },
    { tool: 'automake', role: 'test', pattern: /^FAIL: (?<title>[\w-]{1,60}(?:\/[\w.-]{1,100}){1,6})$/, example: 'FAIL: tests/sum.sh', source: 'autotools-mirror/automake' },
    { tool: 'automake', role: 'ended', pattern: /^(?:FAIL|ERROR) (?<title>[\w./-]{1,200}) \(exit status: \d+\)$/, example: 'FAIL tests/sum.sh (exit status: 1)', source: 'autotools-mirror/automake' },
    { tool: 'automake', role: 'apart', pattern: /^(?:SKIP|PASS|XFAIL) \S{1,200} \(exit status: \d+\)$/, example: 'SKIP tests/alsa (exit status: 77)', source: 'autotools-mirror/automake' },
    { tool: 'xfstests', role: 'test', pattern: /^(?<title>[a-z]{1,20}\/\d{3}) +\d+s \.\.\. +(?<detail>(?:\[failed|- output mismatch).*)$/, example: 'generic/088 0s ... - output mismatch (see /tmp/results/generic/088.out.bad)', source: 'kdave/xfstests' },
    { tool: 'ut', role: 'suite', pattern: /^Running(?: test)? "(?<title>[^"]{1,200})"\.\.\.$/, example: 'Running "adds"...', source: 'boost-ext/ut' },
    { tool: 'ut', role: 'test', pattern: /^ {1,4}(?<file>[^\s:]{1,300}):(?<line>\d+):FAILED (?<detail>\[.{1,300}\])$/, example: '  test/sum.cpp:22:FAILED [6 == 5]', source: 'boost-ext/ut' },
    { tool: 'boost', role: 'finding', pattern: /^(?<file>\S.{0,300})(?::|\()(?<line>\d+)\)?: (?:fatal )?error: in "(?<title>[^"]{1,200})": (?<detail>\S.*)$/, before: 0, after: 1, example: 'sum_test.cpp(12): error: in "sum/adds": check add(1, 2) == 4 has failed', source: 'boostorg/test' },
    { tool: 'qtest', role: 'test', pattern: /^FAIL! {1,3}: (?<title>\w\S{0,100}\(.{0,100}?\)) (?<detail>\S.*)$/, example: 'FAIL!  : tst_Sum::adds() Compared values are not the same', source: 'qt/qtbase' },
    { tool: 'unity', role: 'finding', pattern: /^(?<file>[^\s:]{1,300}):(?<line>\d+):(?<title>\w{1,100}):FAIL(?:: (?<detail>.+))?$/, example: 'test/test_sum.c:12:test_adds:FAIL: Expected 3 Was 4', source: 'ThrowTheSwitch/Unity' },
    { tool: 'ctest', role: 'test', pattern: /^\s{0,6}\d+\/\d+ Test\s+#\d+: (?<title>\S.{0,200}?) ?\.*\s*(?:Subprocess \w{1,20})?\*\*\*(?!Skipped|Not Run)(?:Failed|Exception: {2}|(?<detail>\S.{0,60}?) {2,}[\d.]+ sec|\S)/, before: 0, after: 8, runs: /^(?:googletest|catch2|qtest|boost)/, example: '12/20 Test #12: parser_test ......................***Failed    0.01 sec', source: 'Kitware/CMake' },
    { tool: 'bazel', role: 'test', pattern: /^(?<title>\/\/\S{1,300}) +(?:\(cached\) )?(?<detail>(?:FAILED(?! TO BUILD)|TIMEOUT)\b.{0,60})$/, before: 0, after: 1, runs: /^(?!bazel)/, example: '//src/test/shell/bazel:execroot_test                                     FAILED in 3 out of 3 in 1.5s', source: 'bazelbuild/bazel' },
    { tool: 'meson', role: 'test', pattern: /^\s{0,3}\d{1,5}\/\d{1,5} (?<title>\S.{0,200}?) {2,}(?:FAIL|TIMEOUT|ERROR) {2,}[\d.]+ ?s(?: {2,}(?:exit status \d+|killed by .+|[\d/]+ subtests passed|\(.+\)))?$/, quotes: true, example: '2/5 shop:unit / cart            FAIL            0.21s   exit status 1', source: 'mesonbuild/meson' },
    { tool: 'meson', role: 'apart', pattern: /^\s{0,3}\d{1,5}\/\d{1,5} \S.{0,200}? {2,}(?:OK|SKIP|EXPECTEDFAIL) {2,}[\d.]+ ?s/, example: '4/5 shop:unit / copy            OK              0.01s', source: 'mesonbuild/meson' },
    { tool: 'forge', role: 'test', pattern: /^\[FAIL(?:: |\. Reason: )(?<detail>.{1,300})\] (?<title>\w{1,100}\([^)]{0,100}\))/, example: '[FAIL: assertion failed: 95 != 100] test_Fee() (gas: 88121)', source: 'foundry-rs/foundry' },
    { tool: 'alcotest', role: 'test', pattern: /^[>│] \[FAIL\] +(?<suite>\S.{0,100}?) {2,}\d+ {3}(?<title>\S.{0,200}?)(?:\.?(?: +│)?)?$/, example: '> [FAIL]        sets           0   union.', source: 'mirage/alcotest' },
    { tool: 'zig', role: 'test', pattern: /^error: '(?<title>[^']{1,200})' (?:failed|leaked): (?<detail>\S.*)$/, example: "error: 'ring.test.wraps' failed: expected 8, found 0", source: 'ziglang/zig' },
    { tool: 'expecto', role: 'test', pattern: /^(?:\[\d\d:\d\d:\d\d )?ERR\] (?<title>\S.{0,300}?) (?:failed|errored) in [\d:.]+/, isCommon: true, example: '[09:41:03 ERR] geo.distance.symmetric failed in 00:00:00.0210000. ', source: 'haf/expecto' },
    { tool: 'hurl', role: 'ended', pattern: /^(?<title>(?<file>\S{1,300}\.hurl)): Failure \(/, example: 'api/publish.hurl: Failure (2 request(s) in 21 ms)', source: 'Orange-OpenSource/hurl' },
    { tool: 'junit console', role: 'test', pattern: /^ {2}JUnit (?:Jupiter|Vintage|Platform Suite):(?<title>\S.*)$/, example: '  JUnit Jupiter:SumTest:adds()', source: 'junit-team/junit-framework' },
    { tool: 'junit', role: 'test', pattern: /^\s*<testcase (?=.{0,400}>\s*<failure)(?=.{0,200}classname="(?<suite>[^"]{1,200})").{0,200}\bname="(?<title>[^"]{1,200})".{0,200}><failure (?:.{0,40}message="(?<detail>[^"]{1,300})")?/, example: '<testcase classname="shop.Sum" name="adds" time="0.1"><failure message="3 is not 4">', source: 'windyroad/JUnit-Schema' },
    { tool: 'teamcity', role: 'test', pattern: /^##teamcity\[testFailed .{0,40}name='(?<title>[^']{1,300})'(?:.{0,80}message='(?<detail>[^']{1,300})')?/, example: "##teamcity[testFailed name='shop.Sum.adds' message='3 is not 4']", source: 'JetBrains/teamcity' },
    { tool: 'nunit', role: 'test', pattern: /^\s*<test-case .{0,300}\bfullname="(?<title>[^"]{1,300})".{0,200} result="Failed"/, example: '<test-case id="1014" name="Adds(3)" fullname="Shop.Tests.Adds(3)" result="Failed">', source: 'nunit/nunit' },
    { tool: 'helm unittest', role: 'suite', pattern: /^ FAIL {2}(?<title>\S[^\t]{0,200})\t(?<file>\S{1,300})$/, example: ' FAIL  deployment\tcharts/web/tests/deployment_test.yaml', source: 'helm-unittest/helm-unittest' },
    { tool: 'helm unittest', role: 'apart', pattern: /^ PASS {2}\S[^\t]{0,200}\t\S{1,300}$/, example: ' PASS  service\tcharts/web/tests/service_test.yaml', source: 'helm-unittest/helm-unittest' },
    { tool: 'helm unittest', role: 'item', pattern: /^\t- (?<title>\S.*)$/, example: '\t- should scale with the preset', source: 'helm-unittest/helm-unittest' },
    { tool: 'flutter', role: 'test', pattern: /^❌ (?:\S{1,300}_test\.dart: )?(?<title>\S.{0,300}) \(failed\)$/, example: '❌ test/counter_test.dart: Counter increments (failed)', source: 'dart-lang/test' },
    { tool: 'flutter', role: 'apart', pattern: /^(?:✅|❎) \S/, example: '✅ test/counter_test.dart: Counter starts at 0', source: 'dart-lang/test' },
    { tool: 'flutter', role: 'either', pattern: /^\d\d:\d\d \+\d+(?: ~\d+)? -\d+: (?:(?<file>\S{1,300}_test\.dart): )?(?<title>.{1,300}) \[E\]/, before: 0, after: 6, example: '00:03 +5 -1: Counter increments [E]', source: 'dart-lang/test' },
    { tool: 'swift testing', role: 'test', pattern: /^\S{1,2} {1,2}Test (?<title>.{1,300}?) recorded an issue .{0,200}?at (?<file>\S{1,300}):(?<line>\d+):(?<column>\d+): (?<detail>\S.*)$/, before: 0, after: 2, example: '✘ Test adds() recorded an issue at SumTests.swift:12:5: Expectation failed: (sum → 4) == 3', source: 'swiftlang/swift-testing' },
    { tool: 'xcbeautify, xcpretty', role: 'test', pattern: /^ {4}[✖✗] (?<title>test\w{0,200}(?:\(\))?), (?<detail>\S.*)$/, example: '    ✖ testAdds, XCTAssertEqual failed: ("4") is not equal to ("3")', source: 'cpisciotta/xcbeautify' },
    { tool: 'xctest', role: 'passed', pattern: /^Test Case '(?<title>-\[[^\]]{1,200}\]|[\w.]{1,200})' passed\b/, example: "Test Case '-[SumTests testAdds]' passed (0.012 seconds).", source: 'swiftlang/swift-corelibs-xctest' },
    { tool: 'xctest', role: 'test', pattern: /^Restarting after (?<detail>unexpected exit, crash, or test timeout) in (?<title>[^;]{1,200});/, example: 'Restarting after unexpected exit, crash, or test timeout in SumTests.testAdds(); summary will include totals from previous launches.', source: 'apple/xcodebuild' },
    { tool: 'xctest', role: 'test', pattern: /^(?<file>\S{1,300}):(?<line>\d+): error: (?<title>-\[[^\]]{1,200}\]|[\w.]{1,200}) : (?<detail>\S.*)$/, example: '/app/SumTests.swift:12: error: SumTests.testAdds : XCTAssertEqual failed: ("4") is not equal to ("3")', source: 'swiftlang/swift-corelibs-xctest' },
    { tool: 'googletest', role: 'apart', pattern: /^(?:\[(?: RUN {6}|-{10}|={10}| {7}OK | {2}PASSED {2}| {2}SKIPPED )\]|Note: Google Test filter = )/, example: '[ RUN      ] Sum.Adds', source: 'google/googletest' },
    { tool: 'ld', role: 'failure', pattern: /^.{0,400}: undefined reference to /, before: 1, after: 0, example: "interface.c:(.text+0x4bc): undefined reference to `route_sock'", source: 'omec-project/ngic-rtc#30' },
    { tool: 'ld', role: 'failure', pattern: /^(?:\S{0,100}\/)?ld(?:\.\w+)?: (?!warning|.{1,300}: in function)/, before: 0, after: 1, example: '/usr/bin/ld: cannot find -lfoo: No such file or directory', source: 'bminor/binutils-gdb' },
    { tool: 'ld', role: 'failure', pattern: /^Undefined symbols for architecture /, before: 0, after: 4, example: 'Undefined symbols for architecture arm64:', source: 'apple-oss-distributions/ld64' },
    { tool: 'make', role: 'failure', pattern: /^\S{0,100}make(?:\.exe)?(?:\[\d+\])?: \*\*\* No rule to make target/, before: 0, after: 0, example: "make[1]: *** No rule to make target `../libsent/libsent.a', needed by `julius'.  Stop.", source: 'julius-speech/julius#74' },
    { tool: 'cmake', role: 'failure', pattern: /^CMake Error/, before: 0, after: 7, example: 'CMake Error at CMakeLists.txt:12 (find_package):', source: 'Kitware/CMake' },
    { tool: 'autoconf', role: 'failure', pattern: /^configure: error: /, before: 1, after: 1, example: 'configure: error: C compiler cannot create executables', source: 'autotools-mirror/autoconf' },
    { tool: 'googletest', role: 'failure', pattern: /^\S.{0,300}:\d+: Failure$/, before: 0, after: 7, example: '/app/sum_test.cc:12: Failure', source: 'google/googletest' },
    { tool: 'assert', role: 'failure', pattern: /^\S.{0,400}: Assertion .{1,400} failed\.?$/, before: 0, after: 2, example: "sum: sum.c:12: main: Assertion `x == 3' failed.", source: 'bminor/glibc' },
    { tool: 'sanitizers, valgrind', role: 'failure', pattern: /^==\d+==\s?(?:ERROR: |Invalid |Conditional jump)/, before: 0, after: 10, example: '==1234==ERROR: AddressSanitizer: heap-use-after-free on address 0x602000000014', source: 'google/sanitizers' },
    { tool: 'shell', role: 'failure', pattern: /^.{0,300}Segmentation fault/, before: 3, after: 0, example: 'Segmentation fault (core dumped)', source: 'bminor/glibc' },
    { tool: 'ninja', role: 'failure', pattern: /^(?:FAILED: (?!Build did)|ninja: error: )/, before: 0, after: 6, example: 'FAILED: [code=1] src/CMakeFiles/sum.dir/sum.cc.o', source: 'pytorch/test-infra' },
    { tool: 'bazel', role: 'failure', pattern: /^ERROR: \/\S{1,300}BUILD\S{0,20}:\d+:\d+: /, before: 0, after: 6, example: 'ERROR: /app/BUILD.bazel:12:10: Compiling sum.cc failed: (Exit 1): gcc failed', source: 'bazelbuild/bazel' },
    { tool: 'bazel', role: 'failure', pattern: /^={5,} Test output for \/\//, before: 0, after: 12, example: '==================== Test output for //sum:sum_test:', source: 'bazelbuild/bazel' },
    { tool: 'elixir', role: 'failure', pattern: /^(?:\*\* \(\w[\w.]{0,80}\) |== Compilation error in file )/, before: 0, after: 4, example: '** (Mix) mix format failed due to --check-formatted.', source: 'elixir-lang/elixir' },
    { tool: 'xcodebuild', role: 'failure', pattern: /^xcodebuild: error: /, before: 0, after: 3, example: 'xcodebuild: error: Scheme Sum is not currently configured for the test action.', source: 'fastlane/fastlane' },
    { tool: 'bazel', role: 'failure', pattern: /^(?:(?:FAIL|TIMEOUT): \/\/|\/\/\S{1,300} +FAILED TO BUILD$)/, before: 0, after: 1, example: 'FAIL: //cart:cart_test (see /tmp/testlogs/cart/cart_test/test.log)', source: 'bazelbuild/bazel' },
    { tool: 'ninja', role: 'summary', pattern: /^ninja: build stopped/, example: 'ninja: build stopped: subcommand failed.', source: 'ninja-build/ninja' },
    { tool: 'gcc, clang', role: 'summary', pattern: /^(?:collect2|clang(?:\+\+)?): error: /, example: 'collect2: error: ld returned 1 exit status', source: 'omec-project/ngic-rtc#30' },
    { tool: 'bazel', role: 'summary', pattern: /^(?:FAILED: Build did NOT|Build completed, \d+ tests? FAILED|ERROR: Build did NOT|Executed \d+ out of \d+ tests?: .{0,60}fail)/, example: 'FAILED: Build did NOT complete successfully (0 packages loaded)', source: 'bazelbuild/bazel#11648' },
    { tool: 'xcodebuild', role: 'summary', pattern: /^(?:\*\* \w+ FAILED \*\*|Executed \d+ tests?, with [1-9])/, example: '** TEST FAILED **', source: 'xcpretty/xcpretty' },
    { tool: 'flutter', role: 'total', counts: 'tests', pattern: /^\d\d:\d\d \+(?<passed>\d+)(?: ~\d+)? -(?<failed>\d+): Some tests failed\.$/, example: '00:03 +5 -1: Some tests failed.' },
    { tool: 'ctest', role: 'total', counts: 'tests', pattern: /^\d+% tests passed, (?<failed>\d+) tests? failed out of (?<total>\d+)/, example: '83% tests passed, 2 tests failed out of 12', source: 'Kitware/CMake' },
    { tool: 'googletest', role: 'total', counts: 'tests', pattern: /^\[={10}\] (?<total>\d+) tests? from .{1,60} ran\./, example: '[==========] 12 tests from 3 test suites ran. (5 ms total)' },
    { tool: 'googletest', role: 'total', counts: 'tests', pattern: /^\[ {2}FAILED {2}\] (?<failed>\d+) tests?, listed below:/, example: '[  FAILED  ] 1 test, listed below:' },
    { tool: 'doctest', role: 'total', counts: 'tests', pattern: /^\[doctest\] test cases: +(?<total>\d+) \| +\d+ passed \| +(?<failed>\d+) failed/, example: '[doctest] test cases:  3 |  2 passed | 1 failed | 0 skipped' },
    { tool: 'greatest', role: 'test', pattern: /^FAIL (?<title>\w{1,200}): (?<detail>\S.{0,300}) \((?<file>[^\s:()]{1,300}\.\w{1,8}):(?<line>\d+)\)$/, example: 'FAIL total_rounds_half_up: (1.01 == total(1.005)) (test/cart.c:12)', source: 'silentbicycle/greatest' },
];

;// CONCATENATED MODULE: ./build/logs/forms/noise.js
/** Lines of tools about what says nothing of a failure. */
// prettier-ignore
const NOISE = [
    { tool: 'any', role: 'warning', pattern: /^\s{0,8}\[?(?:WARNING|WARN|Warning|warning|warn|DEPRECATION|Deprecation|deprecated)\b/, example: 'warning: unused variable: `x`' },
    { tool: 'compilers', role: 'warning', pattern: /^.{1,300}:\d+(?::\d+)?:? (?:- )?(?:warning|note|remark|info)\b/, example: 'map_mhlo_to_scalar_op.h:844:15: warning: possibly dangling reference to a temporary' },
    { tool: 'msbuild', role: 'warning', pattern: /^.{1,300}(?:\)| ): warning [A-Z]+\d+: /, example: "NpcapDevice.cs(229,30): warning CS0618: 'SendQueue' is obsolete" },
    { tool: 'eslint', role: 'warning', pattern: /^\s{0,8}\d+:\d+\s+(?:warning|warn|⚠)\s/, example: ' 25:3  warning Incorrect list-item indent: add 2 spaces list-item-indent remark-lint' },
    { tool: 'npm', role: 'warning', pattern: /^npm (?:WARN|warn)\b/, example: 'npm WARN deprecated glob@7.2.3: Glob versions prior to v9 are no longer supported' },
    { tool: 'python', role: 'warning', pattern: /^.{0,300}: (?:Deprecation|Future|User|Runtime|Resource|PendingDeprecation)Warning: /, example: 'setup.py:3: DeprecationWarning: pkg_resources is deprecated as an API' },
    { tool: 'loggers', role: 'warning', pattern: /^\[?\d{2,4}[-:/.][\d\-:/T., +Z]{3,30}\]?\s?\S{0,60}\s?\[?(?:WARN|WARNING|INFO|DEBUG|TRACE)\b/, example: '2024-03-01 10:00:00,123 WARNING Retrying in 5 s' },
    { tool: 'loaders', role: 'warning', pattern: /^(?:Xlib: +extension |.{1,200}: no version information available \(required by |\w+: Warning: )/, example: 'Xlib:  extension "RANDR" missing on display ":99.0".' },
    { tool: 'qttest', role: 'warning', pattern: /^Q(?:WARN|DEBUG|INFO|SYSTEM) {1,2}: /, example: 'QWARN  : TestModel::load() Could not open "/nonexistent": No such file or directory' },
    { tool: 'cmake', role: 'warning', pattern: /^CMake (?:\w+ )?Warning\b/, example: 'CMake Warning at cmake/deps.cmake:12 (find_package):' },
    { tool: 'webpack', role: 'warning', pattern: /^\s{0,4}WARNING in \S/, example: 'WARNING in asset size limit: The following asset(s) exceed the recommended size limit (244 KiB).' },
    { tool: 'any', role: 'noise', noise: 'rules of tables and sections', pattern: /^\s?[-=_*~#+─━═⎯┼][\s\-=_*~#+|─━═⎯┼│]{2,}$/, example: '------------------------------------------------------------------------' },
    { tool: 'any', role: 'noise', noise: 'tests that passed', pattern: /^\s*(?:✓|✔|√|✅|\[ {7}OK \]|\[ RUN {6}\]|\[-{10}\]|\[ SKIPPED  ?\])/, example: '   ✓ adds two numbers 5ms' },
    { tool: 'any', role: 'noise', noise: 'tests that passed', pattern: /^(?: ?PASS |ok {1,3}\t?\S|\s*--- PASS|\s*--- SKIP|=== (?:RUN|PAUSE|CONT|NAME)|PASSED |\? {3}\t)/, example: 'ok  \tgithub.com/example/shop/cart\t0.012s' },
    { tool: 'any', role: 'noise', noise: 'tests that passed', pattern: /^.{1,300}(?: \.\.\.+ ?(?:ok(?: +\d+ ms\b.*)?|ignored)| \[✔\]| \| PASS \||(?<!\b(?:be|got|is|not|was|were)) PASS(?:ED(?: +\[ *\d+%\])?)?|\.{3} *(?:Passed|Skipped)(?: .{0,30})?)$/, example: 'test tests::subtracts ... ok' },
    { tool: 'any', role: 'noise', noise: 'tests that passed', pattern: /^(?:\(pass\) |\[PASS\] |\s*PASS \[ *[\d.]+s\]|\s*Start +\d+: |Test (?:Case|Suite) '.{1,300}' (?:started|passed)|\[info\] - (?!.{1,300}\*\*\* FAILED))/, example: '(pass) env > reads PORT [0.12ms]' },
    { tool: 'any', role: 'noise', noise: 'tests that passed', pattern: /^(?:\S{1,200}\.py [.FEsSxX]{1,500}|(?:\S{1,200} )?[.FEsSxX]{3,})(?: *\[ *\d+%\])?$/, example: 'tests/test_api.py ..F.. [ 45%]' },
    { tool: 'any', role: 'noise', noise: 'tests that passed', pattern: /^\s+(?:Passed|Skipped) \S.{0,300} \[.{1,20}s\]$/, example: '  Passed PassingTest [3 ms]' },
    { tool: 'any', role: 'noise', noise: 'tests that passed', pattern: /^\s*ok \d+ /, example: 'ok 1 - subtracts two numbers' },
    { tool: 'any', role: 'noise', noise: 'tests that passed', pattern: /^\d\d:\d\d \+\d+(?: ~\d+)?(?: -\d+)?: (?!.{1,300} \[E\]$)/, example: '00:03 +5 -1: test/util_test.dart: slug trims' },
    { tool: 'any', role: 'noise', noise: 'tests that were skipped', pattern: /^\S.{0,300}(?:(?<!\b(?:be|is|not|was|were)) SKIPPED(?: \(.{0,200}\))?| \.\.\. skipped\b.{0,200}|\)Skipped|: Test::\w+ required| # SKIP\b.{0,200})$/, example: "test_env (tests.test_env.EnvTest.test_env) ... skipped 'needs docker'" },
    { tool: 'any', role: 'noise', noise: 'tests that were skipped', pattern: /^\s*(?:XFAIL|XPASS|UNSUPPORTED|UNTESTED): \S|^.{1,300} \[(?:EXPECTED FAIL|XFAIL|NOT RUN|SKIPPED)\]$/, example: '  ... error-on-reversed [EXPECTED FAIL]' },
    { tool: 'any', role: 'noise', noise: 'statistics', pattern: /^# of (?:expected (?:passes|failures)|unsupported tests|untested testcases)\s+\d/, example: '# of expected failures\t\t1' },
    { tool: 'any', role: 'noise', noise: 'statistics', pattern: /^\W{0,8}[Nn]o (?:diagnostics|issues|problems|errors|warnings|vulnerabilities|failures) (?:were )?found\b/, example: '-- no diagnostics found' },
    { tool: 'any', role: 'noise', noise: 'downloads', pattern: /^\s*(?:Download(?:ing|ed)|Fetch(?:ing|ed)|Pulling|Pulled|Extracting|Unpacking|Preparing to unpack|Setting up|Selecting previously|Collecting|Requirement already|Using cached|Installing|Installed|Resolving|Resolved|Get:\d+|Hit:\d+|Receiving objects|Resolving deltas|remote: (?:Counting|Compressing|Enumerating)) ?/, example: 'Collecting requests==2.31.0' },
    { tool: 'any', role: 'noise', noise: 'downloads', pattern: /^(?:\[INFO\] Download|Progress ?[(:]|go: (?:downloading|finding|extracting)|npm http fetch [A-Z]{3,6} [23]\d\d |#\d+ (?:sha256:|CACHED|DONE|extracting)|➤ YN0013| *% Total +% Received |Content type '.{1,100}' length \d)/, example: '[INFO] Downloaded from central: https://repo.maven.apache.org/maven2/junit/junit/4.13/junit-4.13.pom' },
    { tool: 'any', role: 'noise', noise: 'progress', pattern: /^(?:\[ *\d+%\] (?!of )|\[\d+\/\d+\] |\s*\d{1,3}(?:\.\d+)?% ?[|[(]| {2,3}(?:Compiling|Checking|Finished|Running|Documenting|Fresh) \S)/, example: '[ 12%] Building CXX object lib/Support/CMakeFiles/LLVMSupport.dir/Timer.cpp.o' },
    { tool: 'any', role: 'noise', noise: 'progress', pattern: /^.{0,80}[█━▓▒░#=>]{8}/, example: '  |████████████████████            | 512 kB 2.1 MB/s' },
    { tool: 'any', role: 'noise', noise: 'progress', pattern: /^(?:> Task :\S+(?: UP-TO-DATE| NO-SOURCE| FROM-CACHE| SKIPPED)?$|\[\w+\] compiling \d+ |make(?:\[\d+\])?: (?:Entering|Leaving) )/, example: "make[1]: Leaving directory '/ngic-rtc/cp'" },
    { tool: 'any', role: 'noise', noise: 'progress', pattern: /^\s*(?:Linting|Checking|Compiling|Inspecting|Analy[sz]ing|Scanning|Formatting|Bundling) (?:'[^']{1,200}'|\S{1,200}) (?:\(\d+\/\d+\)|files)$/, example: "Linting 'Store.swift' (6/191)" },
    { tool: 'any', role: 'noise', noise: 'progress', pattern: /^(?:(?:[\w.-]{1,40}> +)?\[ *\d+ of \d+\] (?:Compiling|Linking) |#?\d* ?\[[\w -]{0,60}\d+\/\d+\] (?:FROM|COPY|RUN|ADD|WORKDIR) |transferring (?:dockerfile|context): |\w{4,40}: (?:Pulling fs layer|Waiting|Verifying Checksum|Download complete|Pull complete|Already exists|Layer already exists|Pushed|Preparing)$)/, example: '4f4fb700ef54: Pull complete' },
    { tool: 'any', role: 'noise', noise: 'progress', pattern: /^trace: \.> /, example: 'trace: .> LEAN_PATH=./build/lib lean Main.lean -o Main.olean' },
    { tool: 'any', role: 'noise', noise: 'progress', pattern: /^\s*SLOW \[> *[\d.]+s\] /, example: ' SLOW [> 60.000s] shop::db vacuum' },
    { tool: 'any', role: 'noise', noise: 'progress', pattern: /^ok: \[[\w.-]{1,100}\]$/, example: 'ok: [shop-cache-1]' },
    { tool: 'any', role: 'noise', noise: 'progress', pattern: /^\d{1,2} \d\d \d{4} [\d:.]{8,12}:(?:INFO|DEBUG) /, example: '22 11 2026 10:00:01.123:INFO [Chrome Headless 120.0.0.0 (Linux x86_64)]: Connected on socket 68bwabom4a4zft3t7wl6 with id 123' },
    { tool: 'any', role: 'noise', noise: 'package managers', pattern: /^(?:npm notice|\[notice\] |\S{1,40}: install_package> |\s?NX +Running target |Unable to find image '\S+' locally$|added \d+ packages|up to date|audited \d+|found 0 vuln|\d+ packages are looking|run `npm fund`|yarn (?:run|install) v|Done in |Lockfile is up to date|Successfully (?:installed|built|uninstalled))/, example: 'added 812 packages, and audited 813 packages in 14s' },
    { tool: 'any', role: 'noise', noise: 'coverage', pattern: /^[^|]{0,200}\| +(?:(?:\d[\d.]* \| +){3}\d|\d+\.\d+ \| +\d+\.\d+ \|)/, example: ' sum.ts   |   85.71 |       50 |     100 |   85.71 | 12' },
    { tool: 'any', role: 'noise', noise: 'coverage', pattern: /^\S{1,200} +\d+ +\d+ +(?:\d+ +\d+ +)?\d+%/, example: 'src/shop/sum.py               12      3    75%' },
    { tool: 'any', role: 'noise', noise: 'coverage', pattern: /^(?:File {2,}\||Name +Stmts |TOTAL {3,}|coverage: [\d.]+% of|\s*(?:Statements|Branches|Functions|Lines) +: +\d)/, example: 'coverage: 81.2% of statements' },
    { tool: 'any', role: 'noise', noise: 'progress', pattern: /^(?:(?:INFO|DEBUG|TRACE)[ :]|Note: |\S{1,200}: (?:Refreshing state|Still \w+ing|Creating|Creation complete|Reading|Read complete)\.{0,3})/, example: 'aws_sqs_queue.mail: Still creating... [10s elapsed]' },
    { tool: 'any', role: 'noise', noise: 'statistics', pattern: /^\s*(?:│ *)?(?:(?:ℹ )?[Dd]uration(?:_ms)?:? +\d|\d+ expect\(\) calls|Suppressed \d+ warnings|==\d+== +(?:total heap|in use at|ERROR SUMMARY|For lists)|Executed \d+ tests|Running (?:ExUnit|\d+ tests)|Done linting!|\d+ mods\/funs|\[info\] Run completed|webpack \d|Your code has been rated|> Analysis failed with \d|Checkstyle (?:files|violations)|Top \d+ slowest|🔍 \d+ Total|Summary: \d+ (?:\w+\(s\)|resources? )|Compiling \d+ files|Checking \d+ source|CSpell: Files checked|Psalm was able|!{3,} Interrupted: |Cached: +\d|Tasks: +\d)/, example: '   Duration  1.20s (transform 61ms, setup 0ms)' },
    { tool: 'any', role: 'noise', noise: 'statistics', pattern: /^(?:# (?:tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\d.]+$|1\.\.\d+$|Dubious, test returned \d|Failed \d+\/\d+ subtests|# Looks like you failed \d+ tests? of \d|assets by status |\[info\] (?:Total number of tests run: |Suites: completed |\*\*\* \d+ TESTS? FAILED)|Executed (?:files|requests): |Ran \d+ tests across \d+ files|\s*[.FEsSxXCW]{12,}$)/, example: '# tests 179' },
    { tool: 'any', role: 'noise', noise: 'help', pattern: /^(?:-- Docs: https:|\S{1,300}\.py::\S{1,300}$|\s{0,8}npx playwright show-trace |\s+at .{0,300}\(?node:internal\/)/, example: '-- Docs: https://docs.pytest.org/en/stable/how-to/capture-warnings.html' },
    { tool: 'any', role: 'noise', noise: 'help', pattern: /^\[ERROR\](?: +(?:\[Help \d|To see the full|Re-run Maven|For more information|After correcting|Please refer|-> \[Help|mvn <args>).*)?$/, example: '[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.' },
    { tool: 'any', role: 'noise', noise: 'help', pattern: /^(?:\* Try:|> Run with --|> Get more help|\* Get more help|Run with --|Deprecated Gradle features|You can use '--warning-mode|For more on this, please refer|See https?:\/\/docs\.gradle|Use '--warning-mode)/, example: '* Get more help at https://help.gradle.org' },
    { tool: 'any', role: 'noise', noise: 'help', pattern: /^(?:npm (?:ERR!|error)(?: (?:A complete log|\s*\/\S+-debug(?:-\d)?\.log|[Aa] full log|For a full report|path |command |workspace |location |in workspace|at location|errno |syscall ).*)?$|info Visit https:\/\/yarnpkg)/, example: 'npm ERR! A complete log of this run can be found in:' },
    { tool: 'any', role: 'noise', noise: 'help', pattern: /^(?:note: run with `RUST_BACKTRACE|note: this error originates|For more information about this error|Some errors have detailed|hint: |Hint: |Usage: |See '\S+ |Try '|To rerun |Re-run |Please report|If you believe|More info|For more info|View this run|Read the docs|\(See full trace by)/, example: 'note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace' },
    { tool: 'any', role: 'noise', noise: 'cleanup', pattern: /^\s*(?:[Rr]emov(?:ing|ed)|[Dd]elet(?:ing|ed)|Clean(?:ing|ed)?(?: ?up)?|Stopp(?:ing|ed)|Shut(?:ting)? ?down|Tear(?:ing)? ?down|Terminat(?:ing|ed)|Kill(?:ing|ed) (?:process|container|pod)|Prun(?:ing|ed)|Upload(?:ing|ed)|Archiving|Saving|Saved|Writing|Wrote|Unmounting|Restoring|Total reclaimed|Finished |Done[.!]?$|Bye)/, example: 'Stopping container shop-db-1' },
    { tool: 'any', role: 'noise', noise: 'cleanup', pattern: /^\s*(?:Container|Network|Volume|Image) \S{1,200} {1,2}(?:Stopping|Stopped|Removing|Removed|Creating|Created|Starting|Started|Waiting|Healthy)/, example: ' Container shop-db-1  Stopped' },
    { tool: 'any', role: 'noise', noise: 'runner', pattern: /^(?:##\[(?:start|end)-action|::(?:end)?group::|Post job cleanup|Cleaning up orphan|Terminate orphan|\[command\])/, example: 'Post job cleanup.' },
    { tool: 'any', role: 'noise', noise: 'levels', pattern: /^\[INFO\](?! BUILD FAILURE| .{1,100}\. FAILURE)/, example: '[INFO] Total time:  04:20 min' },
];

;// CONCATENATED MODULE: ./build/logs/forms/tools/operations.js
/** Lines of tools that deploy, check policies and run scenarios. */
// prettier-ignore
const OPERATIONS = [
    { tool: 'ansible', role: 'suite', pattern: /^(?:TASK|RUNNING HANDLER) \[(?<title>.{1,200})\] \*+$/, example: 'TASK [api : start the service] ****', source: 'ansible/ansible' },
    { tool: 'ansible', role: 'finding', pattern: /^(?:fatal|failed): \[[^\]]{1,100}\](?:: [A-Z]+!)? .{0,60}?=> (?:.{0,300}?"msg": "(?:non-zero return code", .{0,60}"stderr": "(?=[^"]))?(?<detail>[^"\\]{1,300}).*)?/, before: 1, after: 1, example: 'fatal: [web-1]: FAILED! => {"changed": false, "msg": "No package matching nginx"}', source: 'ansible/ansible' },
    { tool: 'ansible', role: 'passed', pattern: /^\.\.\.ignoring$/, example: '...ignoring', source: 'ansible/ansible' },
    { tool: 'maestro', role: 'test', pattern: /^\[Failed\] (?<title>\S.{0,200}?) \((?:\d+[hms] ?){1,3}\)(?: \((?<detail>.{1,300})\))?$/, example: '[Failed] checkout (34s) (Element not found: Pay now)', source: 'mobile-dev-inc/maestro' },
    { tool: 'sqlfluff', role: 'file', pattern: /^== \[(?<file>.{1,300})\] FAIL$/, example: '== [models/orders.sql] FAIL', source: 'sqlfluff/sqlfluff' },
    { tool: 'sqlfluff', role: 'row', pattern: /^L: +(?<line>\d+) \| P: +(?<column>\d+) \| (?<title>[A-Z]{2}\d{2}) \| (?<detail>\S.*)$/, example: 'L:   4 | P:   1 | LT02 | Expected indent of 4 spaces.', source: 'sqlfluff/sqlfluff' },
    { tool: 'credo', role: 'finding', pattern: /^┃ {1,3}\[[A-Z]\] [↗→↘↑↓] (?<detail>\S.*)$/, example: '┃ [W] ↗ There should be no calls to IO.inspect/1.', source: 'rrrene/credo' },
    { tool: 'dialyxir', role: 'finding', pattern: /^(?<file>\S{1,300}\.exs?):(?<line>\d+):(?:(?<column>\d+):)?(?<title>[a-z]{2,30}(?:_[a-z]{2,30}){0,4})$/, example: 'lib/pay.ex:31:7:no_return', source: 'jeremyjh/dialyxir' },
    { tool: 'buf', role: 'finding', pattern: /^(?<file>\S{1,300}\.proto):(?<line>\d+):(?<column>\d+):(?<detail>[A-Z].*)$/, example: 'a.proto:9:1:Previously present RPC "Close" on service "A" was deleted.', source: 'bufbuild/buf' },
    { tool: 'conftest', role: 'finding', pattern: /^(?<level>FAIL|WARN) - (?<file>\S{1,300}) - (?<title>[\w.-]{1,100}) - (?<detail>\S.*)$/, example: 'FAIL - k8s/worker.yaml - main - Deployment must set limits', source: 'open-policy-agent/conftest' },
    { tool: 'cucumber', role: 'test', pattern: /^cucumber (?:-p \S+ )?(?<file>\S{1,300}\.feature):(?<line>\d+) # (?<title>\S.*)$/, example: 'cucumber features/cart.feature:12 # Scenario: Add an item', source: 'cucumber/cucumber-ruby' },
    { tool: 'nightwatch', role: 'test', pattern: /^ {3}– (?<title>\S.{1,300}?)(?: \([\d.]+m?s\))?$/, isCommon: true, example: '   – totals › adds the deposit (5.21s)', source: 'nightwatchjs/nightwatch' },
    { tool: 'any', role: 'test', pattern: /^(?<file>[^\s:]{1,300}\.\w{1,8}):(?<line>\d+):(?:(?<column>\d+):)? (?<title>\w[\w.:-]{0,200})(?:: (?<detail>\S.*?))?\s+\[FAILED\]$/, isCommon: true, headings: 'outer and beside', example: 'test/main.cpp:12: test_adds: Expected 3 Was 4\t[FAILED]', source: 'platformio/platformio-core' },
    { tool: 'any', role: 'test', pattern: /^\s*(?:Failure|Error) in (?:\w+ )?test (?<title>\S{1,200}) \((?<file>[^\s:)]{1,300})(?::(?<line>\d+))?\)$/, isCommon: true, headings: 'outer and beside', example: 'Failure in test not_null_orders_id (models/shop/schema.yml)', source: 'dbt-labs/dbt-core' },
    { tool: 'any', role: 'test', pattern: /^ {2,4}Test(?: [Nn]ame)?: {1,4}(?<title>[A-Za-z_]\w{2,200})$/, isCommon: true, headings: 'outer and beside', example: '  Test: test_adds', source: 'ThrowTheSwitch/Ceedling' },
    { tool: 'gleeunit', role: 'test', pattern: /^(?:let )?assert (?<file>\S{1,300}\.gleam):(?<line>\d+)$/, example: 'assert test/sum_test.gleam:21', source: 'lpil/gleeunit' },
    { tool: 'kubeconform, any', role: 'finding', pattern: /^(?<file>[^\s:]{1,300}\.\w{1,8}) - (?<title>\S{1,100} \S{1,100}) (?:is invalid|failed validation): (?<detail>\S.*)$/, isCommon: true, example: 'k8s/api.yaml - Deployment api is invalid: expected integer, but got string', source: 'yannh/kubeconform' },
    { tool: 'checkov', role: 'finding', pattern: /^Check: (?<title>[A-Z]\w{2,60}): (?<detail>\S.*)$/, example: 'Check: CKV_AWS_18: "Ensure the S3 bucket has access logging enabled"', source: 'bridgecrewio/checkov' },
    { tool: 'checkov', role: 'passed', pattern: /^\t(?:PASSED|SKIPPED) for resource: /, example: '\tPASSED for resource: aws_s3_bucket.logs', source: 'bridgecrewio/checkov' },
    { tool: 'lychee, ceedling', role: 'file', pattern: /^\[(?<file>[\w@./-]{1,300}\.\w{1,8})\]:?$/, example: '[docs/intro.md]:', source: 'lycheeverse/lychee' },
    { tool: 'lychee', role: 'row', pattern: /^\s{1,8}(?<detail>\[(?:[45]\d\d|ERROR|TIMEOUT)\] \w{2,8}:\/\/.*)$/, example: '     [404] https://docs.example.com/old | Not Found', source: 'lycheeverse/lychee' },
    { tool: 'buildkit', role: 'failure', pattern: /^ {0,2}> \[.{1,200}\]:?\s?\S/, before: 0, after: 12, example: ' > [build 4/6] RUN npm ci:', source: 'moby/buildkit' },
    { tool: 'buildkit', role: 'failure', pattern: /^(?:ERROR|error): failed to (?:solve|build)/, before: 0, after: 0, example: 'ERROR: failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1', source: 'moby/buildkit' },
    { tool: 'docker', role: 'failure', pattern: /^(?:docker: )?Error response from daemon: /, before: 0, after: 0, example: 'Error response from daemon: manifest for python:3.14t not found: manifest unknown: manifest unknown', source: 'pytorch/test-infra' },
    { tool: 'docker', role: 'failure', pattern: /^(?:denied|unauthorized|manifest unknown|toomanyrequests|name unknown): /, before: 1, after: 0, example: "name unknown: The repository with name 'shop' does not exist in the registry", source: 'pytorch/test-infra' },
    { tool: 'helm', role: 'failure', pattern: /^Error: (?:INSTALLATION|UPGRADE|UNINSTALLATION|execution error|template|parse error|failed|chart)/, before: 1, after: 2, example: 'Error: UPGRADE FAILED: timed out waiting for the condition', source: 'helm/helm' },
    { tool: 'kubectl', role: 'failure', pattern: /^(?:Error from server|The \w+ ".{1,200}" is invalid: )/, before: 0, after: 2, example: 'Error from server (NotFound): deployments.apps "shop" not found', source: 'kubernetes/kubernetes' },
    { tool: 'aws', role: 'failure', pattern: /^(?:aws: \[ERROR\]: )?An error occurred \(\w+\) when calling the /, before: 0, after: 1, example: 'An error occurred (AccessDenied) when calling the PutObject operation: Access Denied', source: 'aws/aws-cli' },
    { tool: 'git', role: 'failure', pattern: /^fatal: (?!not a git repository)/, before: 2, after: 1, example: "fatal: couldn't find remote ref refs/heads/topic", source: 'git/git' },
    { tool: 'git', role: 'failure', pattern: /^(?:CONFLICT \(| ! \[(?:remote )?rejected\])/, before: 0, after: 2, example: 'CONFLICT (content): Merge conflict in README.md', source: 'git/git' },
    { tool: 'apt', role: 'failure', pattern: /^E: /, before: 0, after: 1, example: 'E: Unable to locate package libfoo-dev', source: 'Debian/apt' },
    { tool: 'bash', role: 'failure', pattern: /^\S{1,300}: line \d+: .{0,300}\S/, before: 2, after: 0, example: '/bin/bash: line 0: cd: .libs: No such file or directory', source: 'OpenSC/libp11#94' },
    { tool: 'sh', role: 'failure', pattern: /^\S{1,100}: \d+: \S.{0,200}: (?:not found|Permission denied)$/, before: 1, after: 0, example: 'sh: 1: vite: not found', source: 'kripken/dash' },
    { tool: 'any', role: 'failure', pattern: /^.{0,400}No space left on device/, before: 1, after: 0, example: 'OSError: [Errno 28] No space left on device', source: 'python/cpython' },
    { tool: 'sphinx', role: 'failure', pattern: /^Warning, treated as error:/, before: 0, after: 2, example: 'Warning, treated as error:', source: 'sphinx-doc/sphinx' },
    { tool: 'psql', role: 'failure', pattern: /^psql:\S{1,300}:\d+: ERROR: /, before: 1, after: 2, example: 'psql:sql/report.sql:18: ERROR:  function percentile(numeric) does not exist', source: 'postgres/postgres' },
];

;// CONCATENATED MODULE: ./build/logs/forms/tools/python.js
/** Lines of tools of Python. */
// prettier-ignore
const PYTHON = [
    { tool: 'pytest', role: 'test', pattern: /^_{4,} (?:ERROR (?:collecting|at (?:setup|teardown) of) )?(?<title>\S.{0,200}?) _{4,}$/, before: 0, after: 0, isCommon: true, example: '____________ TestTorchDeviceTypeCPU.test_cauchy ____________', source: 'pytest-dev/pytest' },
    { tool: 'pytest', role: 'captured', pattern: /^-{4,} Captured .{1,60} -{4,}$/, example: '----------------------------- Captured stdout call -----------------------------', source: 'pytest-dev/pytest' },
    { tool: 'pytest summary', role: 'test', pattern: /^(?:FAILED|ERROR|SUBFAIL(?:ED)?) (?:\[[\d.]+s\] )?(?<title>(?<file>\S{1,300}\.\w{2,5})(?:::.+?)?)(?: - (?<detail>.+))?$/, before: 0, after: 0, example: 'FAILED tests/test_sum.py::test_sum - assert 1 == 2', source: 'pytest-dev/pytest' },
    { tool: 'unittest', role: 'test', pattern: /^(?:FAIL|ERROR): (?!\/\/)(?<title>\S{1,200} \([^)\s]{1,200}\)(?: [([].{1,200}[)\]])?)/, before: 0, after: 14, example: 'FAIL: test_sum (tests.SumTest.test_sum)', source: 'python/cpython' },
    { tool: 'behave', role: 'test', pattern: /^ {2}(?<file>\S{1,300}\.feature):(?<line>\d+) {2}(?<title>\S.*)$/, example: '  features/cart.feature:12  Add an item', source: 'behave/behave' },
    { tool: 'gherkin', role: 'test', pattern: /^ {2,5}(?<file>\S{1,300}\.feature):(?<line>\d+)(?: \(on line \d+\))?$/, example: '    features/cart.feature:12 (on line 14)', source: 'Behat/Behat' },
    { tool: 'cocotb', role: 'test', pattern: /^ *[\d.-]{1,20}ns INFO +cocotb\.regression +(?<title>\S{1,200}) failed$/, example: '   850.00ns INFO     cocotb.regression                  test_overflow failed', source: 'cocotb/cocotb' },
    { tool: 'cocotb', role: 'test', pattern: /^\s*\*\* (?<title>[\w.]{1,200}) +FAIL +[\d.]+ +[\d.]+ +[\d.]+ +\*\*$/, example: '** test_fifo.test_overflow         FAIL         350.00           0.02      16871.75  **', source: 'cocotb/cocotb' },
    { tool: 'vunit', role: 'either', pattern: /^fail \(P=\d+ S=\d+ F=\d+ T=\d+\) (?<title>\S.{0,200}?)(?: \([\d.]+ s(?:econds)?\))?$/, example: 'fail (P=1 S=0 F=1 T=2) lib.tb_uart.rx (14.2 seconds)', source: 'VUnit/vunit' },
    { tool: 'robot', role: 'passed', pattern: /^(?<title>\S.{0,200}?)(?: ::.{0,200})? {2,}\| PASS \|$/, suite: 'ruled', example: 'Adds two numbers                                            | PASS |', source: 'robotframework/robotframework' },
    { tool: 'robot', role: 'test', pattern: /^(?<title>\S.{0,200}?)(?: ::.{0,200})? {2,}\| FAIL \|$/, suite: 'ruled', example: 'Adds two numbers                                            | FAIL |', source: 'robotframework/robotframework' },
    { tool: 'pytest', role: 'apart', pattern: /^={4,} .{0,100} ={4,}$/, example: '=========================== short test summary info ============================', source: 'pytest-dev/pytest' },
    { tool: 'pytest', role: 'failure', pattern: /^E {3,}\S/, before: 5, after: 2, example: 'E       assert 1 == 2', source: 'pytest-dev/pytest' },
    { tool: 'pytest', role: 'failure', pattern: /^!{5,} (?!Interrupted)\S.{0,200} !{5,}$/, before: 4, after: 0, example: '!!!!!!!!!!!!!!!!!!!!!!!!!!!!!! KeyboardInterrupt !!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!', source: 'pytorch/test-infra' },
    { tool: 'pytest', role: 'failure', pattern: /^(?:INTERNALERROR> |ImportError while (?:importing|loading) )/, before: 0, after: 8, example: "ImportError while importing test module '/app/tests/test_sum.py'.", source: 'pytest-dev/pytest' },
    { tool: 'pytest-cov, coverage', role: 'failure', pattern: /^(?:ERROR: )?(?:Coverage failure: |FAIL Required test coverage)/, before: 0, after: 0, example: 'FAIL Required test coverage of 90% not reached. Total coverage: 80.00%', source: 'pytest-dev/pytest-cov' },
    { tool: 'bandit', role: 'failure', pattern: /^>> Issue: \[/, before: 0, after: 5, example: '>> Issue: [B105:hardcoded_password_string] Possible hardcoded password', source: 'PyCQA/bandit' },
    { tool: 'pip', role: 'failure', pattern: /^\s{0,4}ERROR: (?:Could not|No matching distribution|Failed building|Failed to build|Cannot install|ResolutionImpossible)/, before: 2, after: 1, example: '  ERROR: Failed building wheel for torchcomms', source: 'pytorch/test-infra' },
    { tool: 'pip, uv, vitest', role: 'failure', pattern: /^\s{1,8}× \S/, before: 0, after: 6, example: '  × No solution found when resolving dependencies:', source: 'astral-sh/uv' },
    { tool: 'poetry, pub', role: 'failure', pattern: /^\s{0,4}Because \S.{0,300}(?: depends on |, version solving failed\.$)/, before: 1, after: 4, example: "Because shop depends on requests (>=9) which doesn't match any versions, version solving failed.", source: 'python-poetry/poetry' },
    { tool: 'poetry', role: 'failure', pattern: /^(?:Error: )?pyproject\.toml changed significantly/, before: 0, after: 1, example: 'pyproject.toml changed significantly since poetry.lock was last generated.', source: 'python-poetry/poetry' },
    { tool: 'tox, nox', role: 'summary', pattern: /^\s{0,4}(?:\S{1,60}: (?:FAIL|exit) (?:code )?[1-9]|nox > (?:Session|Command) .{1,300} failed)/, example: '  py311: FAIL code 1 (3.21=setup[1.04]+cmd[2.17] seconds)', source: 'tox-dev/tox' },
    { tool: 'pytest', role: 'total', counts: 'tests', pattern: /^=+ (?:(?<failed>\d+) failed)?(?:, )?(?:(?<passed>\d+) passed)?(?:.{0,80}?, (?<errors>\d+) errors?)?.{0,80} in [\d.]+s.{0,30}=+$/, example: '========= 1 failed, 5 passed in 0.12s =========', source: 'pytest-dev/pytest' },
    { tool: 'unittest', role: 'total', counts: 'tests', pattern: /^Ran (?<total>\d+) tests? in /, example: 'Ran 12 tests in 0.012s' },
    { tool: 'unittest', role: 'total', counts: 'tests', pattern: /^FAILED \((?=failures|errors)(?:failures=(?<failed>\d+))?(?:, )?(?:errors=(?<errors>\d+))?/, example: 'FAILED (failures=1)', source: 'python/cpython Lib/unittest/runner.py' },
    { tool: 'robot', role: 'total', counts: 'tests', isWhole: true, pattern: /^(?<total>\d+) tests?, \d+ passed, (?<failed>\d+) failed(?:, \d+ skipped)?$/, example: '12 tests, 11 passed, 1 failed' },
    { tool: 'pyright', role: 'total', counts: 'findings', pattern: /^(?<failed>\d+) errors?, \d+ warnings?/, example: '3 errors, 0 warnings, 0 informations' },
];

;// CONCATENATED MODULE: ./build/logs/forms/tools/scripting.js
/** Lines of tools of Ruby, PHP, Perl, R, Julia, Lua, Erlang and others. */
// prettier-ignore
const SCRIPTING = [
    { tool: 'minitest', role: 'test', pattern: /^(?<title>\w[\w:]{0,200}#\S{1,200}) \[(?<file>\S{1,300}):(?<line>\d+)\]:?$/, example: 'SumTest#test_adds [test/sum_test.rb:12]:', source: 'minitest/minitest' },
    { tool: 'minitest', role: 'test', pattern: /^(?<title>[A-Z]\w[\w:]{0,200}#\S{1,200}):$/, example: 'SumTest#test_adds:', source: 'minitest/minitest' },
    { tool: 'ctest', role: 'apart', pattern: /^\s{0,6}(?:\d+\/\d+ Test\s+#\d+: .{1,300} {3}Passed {2}|Start +\d+: )/, example: '11/20 Test #11: sum_test .........................   Passed    0.01 sec', source: 'Kitware/CMake' },
    { tool: 'cucumber', role: 'apart', pattern: /^ {0,2}\d{1,5}\) Scenario: .{1,300} \(attempt \d+, retried\)/, example: '  1) Scenario: Add an item (attempt 1, retried) # features/cart.feature:7', source: 'cucumber/cucumber-js' },
    { tool: 'mocha, rspec, exunit, jasmine', role: 'test', pattern: /^(?: {1,2}|(?=\d{1,5}\) (?![\w\\]+::\S)))\d{1,5}\) (?!(?:Failure|Error):$)(?<title>\S.*?)(?: \(attempt \d+\))?(?: {2,}#.*|: module '\w+'| # (?<file>\S+\.feature):(?<line>\d+))?\s*$/, isCommon: true, title: 'continued', example: '  1) Assertions', source: 'mochajs/mocha' },
    { tool: 'phpunit', role: 'test', pattern: /^\d{1,5}\) (?<title>\S{1,300}::\S.*)$/, before: 0, after: 7, example: '1) CalcTest::testAdd', source: 'sebastianbergmann/phpunit' },
    { tool: 'pest', role: 'test', pattern: /^\s{1,4}FAILED {2}(?<title>\S.*?)(?: {2,}\S+)?$/, before: 0, after: 8, isCommon: true, example: '   FAILED  Tests\\Unit\\SumTest > it adds', source: 'pestphp/pest' },
    { tool: 'perl', role: 'test', pattern: /^\s{0,8}#\s+Failed test (?:'(?<title>.{1,300})'|\d+: "(?<name>.{1,300})"|\d+|at )/, before: 0, after: 5, title: 'nested', example: "#   Failed test 'adds two numbers'", source: 'Test-More/test-more' },
    { tool: 'prove', role: 'test', pattern: /^(?<title>(?<file>\S{1,200}\.t)) +\(Wstat: [1-9]\d{0,5}\b.{0,40} Tests: \d+ Failed: 0\)$/, example: 't/30-track.t   (Wstat: 65280 (exited 255) Tests: 2 Failed: 0)', source: 'Perl-Toolchain-Gang/Test-Harness' },
    { tool: 'gut', role: 'test', pattern: /^ {4}\[Failed\]: +(?<detail>\S.*)$/, title: 'listed', example: '    [Failed]:  [7] expected to equal [10]', source: 'bitwes/Gut' },
    { tool: 'julia', role: 'outline', pattern: /^(?<title> *\S.{0,200}?) +\| +(?:\d+ +)+[\d.ms]*$/, example: '  Rotations         |   20     1      1             22  2.1s', source: 'JuliaLang/julia' },
    { tool: 'plenary', role: 'test', pattern: /^Fail\s*\|\|\s*(?<title>\S.{0,300}?)\s*$/, example: 'Fail\t||\tmotion stops at a closed fold\t', source: 'nvim-lua/plenary.nvim' },
    { tool: 'tcltest', role: 'test', pattern: /^==== (?<title>[\w.-]{1,100} .{1,200}) FAILED$/, example: '==== list-2.3 nested lists keep braces FAILED', source: 'tcltk/tcl' },
    { tool: 'test-drive', role: 'suite', pattern: /^# Testing: (?<title>\S{1,100})$/, example: '# Testing: interp', source: 'fortran-lang/test-drive' },
    { tool: 'test-drive', role: 'test', pattern: /^ {4,12}\.\.\. (?<title>\S.{0,200}) \[FAILED\]$/, example: '       ... cubic [FAILED]', source: 'fortran-lang/test-drive' },
    { tool: 'nim', role: 'suite', pattern: /^\[Suite\] (?<title>\S.*)$/, example: '[Suite] csv', source: 'nim-lang/Nim' },
    { tool: 'nim', role: 'ended', pattern: /^ {0,4}\[FAILED\](?: \(.{1,20}\))? (?!in \[)(?<title>\S.*)$/, isCommon: true, example: '  [FAILED] ragged rows', source: 'nim-lang/Nim' },
    { tool: 'nim', role: 'apart', pattern: /^ {0,4}\[OK\] /, example: '  [OK] empty', source: 'nim-lang/Nim' },
    { tool: 'common_test', role: 'test', pattern: /^%%% (?<suite>\w{1,100}) ==> (?<title>\S.{0,200}): FAILED$/, example: '%%% cart_SUITE ==> empty.has_no_total: FAILED', source: 'erlang/rebar3' },
    { tool: 'common_test', role: 'apart', pattern: /^%%% \w{1,100} ==> \S.{0,200}: (?:OK|SKIPPED)$/, example: '%%% cart_SUITE ==> empty.has_no_total: OK', source: 'erlang/rebar3' },
    { tool: 'busted', role: 'test', pattern: /^(?:Failure|Error) (?:→|->) (?<file>\S{1,300}) @ (?<line>\d+)$/, before: 0, after: 5, example: 'Failure → spec/sum_spec.lua @ 12', source: 'lunarmodules/busted' },
    { tool: 'busted', role: 'apart', pattern: /^Pending (?:→|->) \S/, example: 'Pending → spec/sum_spec.lua @ 30', source: 'lunarmodules/busted' },
    { tool: 'testthat', role: 'test', pattern: /^\s{0,4}── (?:\d+\. )?(?:Failure|Error)(?: \('?(?<file>[^:')]{1,200}):(?<line>\d+)(?::(?<column>\d+))?'?\))?: (?<title>.+?) ─+$/, before: 0, after: 7, example: "── Failure ('test-sum.R:12:3'): adds two numbers ──", source: 'r-lib/testthat' },
    { tool: 'julia', role: 'test', pattern: /^(?<title>\S.{0,100}?): (?:Test Failed|Error During Test) at (?<file>\S{1,300}):(?<line>\d+)/, before: 0, after: 5, title: 'inner', example: 'adds: Test Failed at /app/test/runtests.jl:12', source: 'JuliaLang/julia' },
    { tool: 'tap, bats', role: 'test', pattern: /^\s{0,24}not ok \d+(?! .{0,300}# (?:TODO|SKIP|todo|skip))(?:[ -]+(?:[A-Z]\w+ [\d.]+ - \[\d+ ms\] - )?(?<title>\S.*?))?(?: # time=\S+| {2,}\d+ ms| in \d+ ?m?s)?$/, before: 0, after: 10, isCommon: true, suite: 'commented', headings: 'outer', parents: /\/| > /g, example: 'not ok 2 - adds two numbers', source: 'TestAnything/testanything.github.io' },
    { tool: 'rspec', role: 'failure', pattern: /^\s+Failure\/Error: /, before: 1, after: 8, example: '     Failure/Error: expect(sum).to eq(3)', source: 'rspec/rspec' },
    { tool: 'minitest', role: 'failure', pattern: /^ {0,4}(?:\d+\) )?(?:Failure|Error):$/, before: 0, after: 7, example: '  1) Failure:', source: 'minitest/minitest' },
    { tool: 'bundler', role: 'failure', pattern: /^(?:Could not find (?:gem|compatible|\S{1,100}-\d)|Bundler could not find|An error occurred while installing|Your bundle (?:is locked|only supports)|Gem::Ext::BuildError)/, before: 0, after: 6, example: "Could not find gem 'rack (= 99)' in rubygems repository https://rubygems.org/ or installed locally.", source: 'rubygems/rubygems' },
    { tool: 'ruby', role: 'failure', pattern: /^\S{1,300}:\d+:in .{1,300} \(\w[\w:]*\)$/, before: 0, after: 3, example: "sum.rb:12:in `add': undefined method `foo' for nil:NilClass (NoMethodError)", source: 'ruby/ruby' },
    { tool: 'rake', role: 'failure', pattern: /^rake aborted!/, before: 0, after: 5, example: 'rake aborted!', source: 'ruby/rake' },
    { tool: 'phpstan, symfony', role: 'failure', pattern: /^\s{1,4}\[ERROR\] (?!Found \d)\S/, before: 0, after: 2, example: ' [ERROR] The service "shop.cart" does not exist.', source: 'symfony/console' },
    { tool: 'composer', role: 'failure', pattern: /^(?: {2}Problem \d+$|Your requirements could not be resolved|In \S{1,200}\.(?:php|phar) line \d+:)/, before: 0, after: 5, example: '  Problem 1', source: 'composer/composer' },
    { tool: 'r', role: 'failure', pattern: /^(?:\* |❯ )?checking .{1,200} \.\.\. (?:ERROR|WARNING)/, before: 0, after: 8, example: '* checking tests ... ERROR', source: 'r-lib/rcmdcheck' },
    { tool: 'rspec, minitest, exunit', role: 'total', counts: 'tests', pattern: /^(?<total>\d+) (?:examples?|runs|tests?|properties),(?: \d+ assertions,)? (?<failed>\d+) failures?(?:, (?<errors>\d+) errors?)?/, example: '5 examples, 1 failure', source: 'rspec/rspec' },
    { tool: 'phpunit', role: 'total', counts: 'tests', pattern: /^Tests: (?<total>\d+), Assertions: \d+(?:, Errors: (?<errors>\d+))?(?:, Failures: (?<failed>\d+))?/, example: 'Tests: 3, Assertions: 3, Failures: 1.', source: 'sebastianbergmann/phpunit' },
    { tool: 'perl', role: 'total', counts: 'tests', pattern: /^Failed \d+\/\d+ test programs\. (?<failed>\d+)\/(?<total>\d+) subtests failed\./, example: 'Failed 2/3 test programs. 2/7 subtests failed.' },
    { tool: 'rubocop', role: 'total', counts: 'findings', pattern: /^\d+ files? inspected, (?<failed>\d+) offenses? detected/, example: '12 files inspected, 3 offenses detected' },
    { tool: 'pint', role: 'total', counts: 'findings', pattern: /^\s+FAIL {3}[ .]{1,200}\d+ files?, (?<failed>\d+) style issues?$/, example: '    FAIL   ................................... 149 files, 2 style issues' },
    { tool: 'phpstan', role: 'total', counts: 'findings', pattern: /^ \[ERROR\] Found (?<failed>\d+) errors?/, example: ' [ERROR] Found 3 errors' },
    { tool: 'common_test', role: 'total', counts: 'tests', pattern: /^(?:Skipped \d+ \(.{1,20}\) tests\. )?Failed (?<failed>\d+) tests\. Passed (?<passed>\d+) tests\./, example: 'Failed 2 tests. Passed 12 tests.' },
];

;// CONCATENATED MODULE: ./build/logs/forms/forms.js










/** The forms of all tools. The first one that a line has counts. */
const FORMS = [
    ...JAVASCRIPT,
    ...PYTHON,
    ...GO_RUST,
    ...JVM_DOTNET,
    ...SCRIPTING,
    ...NATIVE,
    ...OPERATIONS,
    ...LINTERS,
    ...ANY,
    ...NOISE,
];

;// CONCATENATED MODULE: ./build/logs/forms/find-form.js



/** Bounds the time of each pattern. */
const MAX_CHARACTERS = 500;
/** Of a longer line, mostly data, this much shows whether it is an error. */
const MAX_OF_LONG = 160;
/** What BuildKit, loggers and fastlane put before the lines of a tool. */
const NUMBER = /^(?:#\d{1,5} (?:\d+\.\d{1,3} )?|(?=[\d.]{5} (?![!=<>]))\d{1,3}\.\d{1,3} )?(?:\[?\d\d:\d\d:\d\d(?:[.,]\d{1,6})?\]?:? {1,2}(?:▸ )?)?/;
/** What other tools do: turbo, pnpm, compose, sbt, Yarn. */
const LABEL = /^(?:[\w@/-]{1,60}:[a-z][\w-]{0,40}: |@[\w.-]{1,40}\/[\w.-]{1,60}:(?: |$)|[\w@/.-]{1,60} [a-z][\w:-]{0,40}: (?=\s|FAIL)|(?=\S{0,60}[A-Za-z])[\w@/.-]{1,60} +\| |[a-z][\w.-]{1,60}> |[❌✘✗×] {1,2}(?=\S{1,300}:\d+:\d+: )|\[(?!FAIL|PASS|RUN|ERR|WARN|INFO|OK)[A-Za-z][\w.-]{0,30}\] (?=FAIL | {2})|\[(?:info|error|warn)\](?: |$)|\[(?=[^\]]*\d)[\w .:#@/-]{1,60}\](?: |$)|➤ YN0000: (?:\[[^\]]{1,60}\]: )?)/;
const findEntry = formTable(FORMS.filter(({ role }) => isNaming(role) || isApart(role)), SIGN);
/** Reads a line by the table of forms. */
function findForm(line) {
    const maxRead = line.length > MAX_CHARACTERS ? MAX_OF_LONG : MAX_CHARACTERS;
    const raw = line.slice(0, maxRead).trimEnd().replace(NUMBER, '');
    const text = raw.replace(LABEL, '');
    const whole = findEntry(raw);
    const form = whole ?? (text === raw ? undefined : findEntry(text));
    const groups = form?.pattern.exec(whole === undefined ? text : raw)?.groups ?? {};
    const level = whole === undefined && raw.startsWith('[warn') ? { level: 'warning' } : {};
    return { raw, text, form, groups: { ...groups, ...level } };
}

;// CONCATENATED MODULE: ./build/logs/entries/draft.js
function isTest({ form }) {
    return form.role !== 'finding' && form.role !== 'row';
}
/** Whether the name counts only if no other line names what failed. */
function isLoose({ form }) {
    return form.role === 'run' || form.role === 'listed';
}
function namesFile({ pattern }) {
    return pattern.source.includes('<file>');
}
/** Lists the names of what a test is part of. */
function parentsOf({ form, title }) {
    if (title === undefined || form.role === 'finding')
        return [];
    const ends = [...title.matchAll(form.parents ?? / [>›] /g)];
    return ends.map(({ index }) => title.slice(0, index));
}
/** Returns a text that is the same for two drafts of one failure. */
function keyOf({ form, title, detail, position }) {
    const place = `${position?.path}:${position?.line}:${position?.column}`;
    const name = form.role === 'finding'
        ? `${title} ${detail} ${place}`
        : (title ?? position?.path ?? detail ?? '');
    return name.replace(/[\s›>:.,#/\\|]+/g, ' ').trim();
}

// EXTERNAL MODULE: ./build/logs/entries/entry-details.js
var entry_details = __webpack_require__(782);
;// CONCATENATED MODULE: ./build/logs/entries/packages.js
/** What npm prints above the script of a package, and the command of one that runs those of others. */
const HEADING = /^> (?<name>(?:@[\w.-]{1,100}\/)?[\w.-]{1,100})@\d\S{0,40} \S{1,60}$/;
const COMMAND = /^(?:> (?!.*\b(?:lerna|npm|nx|pnpm|turbo|yarn)\b).*|\s*)$/;
/** Reads of which package of a workspace the lines are. */
function packageReader() {
    const names = new Set();
    let current;
    /** Whether the package has printed nothing yet. */
    let isSilent = false;
    let areParallel = false;
    return {
        /** Returns whether a line begins the output of a package. */
        read(text) {
            const name = HEADING.exec(text)?.groups?.['name'];
            isSilent &&= name !== undefined || COMMAND.test(text);
            if (name === undefined)
                return false;
            // Of scripts that start together, no later line shows its own.
            areParallel ||= isSilent && name !== current;
            isSilent = true;
            current = name;
            names.add(name);
            return true;
        },
        current: () => current,
        /** Whether the lines are of several packages, in sequence. */
        areSeveral: () => names.size > 1 && !areParallel,
    };
}

;// CONCATENATED MODULE: ./build/logs/entries/printed-tests.js
const MAX_TESTS = 1_000;
const MAX_LINES = 60;
/** Collects what tests print while they run, and the names of those that failed. Its memory is bounded. */
function printedTests() {
    const said = new Map();
    /** Tests whose names can stand alone above what they say. */
    const failed = new Map();
    /** The tools that announce their tests. */
    const announcing = new Set();
    /** The lines of the running test. */
    let running;
    return {
        /** @param name the test that runs from here on */
        run({ tool }, name) {
            if (name !== undefined)
                announcing.add(tool);
            running = name === undefined ? undefined : (said.get(name) ?? []);
            if (name !== undefined && running !== undefined && said.size < MAX_TESTS)
                said.set(name, running);
        },
        /** Whether a tool that announces its tests did not announce this one: a test printed the line. */
        isUnknown: ({ tool, role }, name) => role !== 'apart' &&
            name !== undefined &&
            announcing.has(tool) &&
            said.size < MAX_TESTS &&
            !said.has(name),
        read(text) {
            if (running !== undefined && running.length < MAX_LINES)
                running.push(text);
        },
        saidBy: (name) => said.get(name ?? ''),
        /** Notes the line of a test that failed while tests ran. */
        fail(form, name, title) {
            if (form.role !== 'finding')
                running = undefined;
            if (form.role === 'run' && name !== undefined && failed.size < MAX_TESTS)
                failed.set(name.trim(), { form, title });
        },
        /** Returns the test that failed whose name alone stands in a line. */
        failedAs: (text) => (/^ {0,4}\S/.test(text) ? failed.get(text.trim()) : undefined),
    };
}
/** Whether a test printed the line: one with more indentation than the heading, or, if that has none, no line of its tool. */
function isCaptured(line, form, heading) {
    const indent = line.search(/\S/);
    if (heading.indent > 0)
        return indent === -1 || indent > heading.indent;
    if (form?.tool !== heading.form.tool || form.role === 'run')
        return true;
    return form === heading.form && form.role !== 'test';
}

;// CONCATENATED MODULE: ./build/logs/entries/scenarios.js
const MAX_SCENARIOS = 1_000;
/** The heading of a scenario, with the place that tools of Gherkin print beside it. */
const SCENARIO = /^\s{1,8}(?:Scenario(?: Outline)?|Example): (?<title>\S.{0,200}?) +# (?<file>\S{1,300}\.feature):(?<line>\d+)$/;
/** A step, a table, a text in quotation marks, a heading: what a scenario contains if nothing fails. */
const CONTENT = /^\s*(?:(?:Given|When|Then|And|But|\*|Examples?|Scenarios?|Feature|Background|Rule|Rules|Scenario Outline)\b|[|@#✓✔-]|"""|$)/;
/** Where in its file a scenario, or an example of one, failed. */
const PLACE = /^\s+(?<file>\S{1,300}\.feature):(?<line>\d+):in /;
/** A row of the examples of a scenario: what is below it is its own. */
const ROW = /^\s+\| /;
/** Reads what the scenarios of a log say, for the list of failed ones at its end. */
function scenarioReader() {
    const scenarios = new Map();
    let current;
    /** The indentation of the traceback of Python whose lines are read. */
    let traced;
    /** Whether a line is of a traceback, whose last line says what is wrong. */
    function isTraced(text) {
        const indent = text.search(/\S/);
        if (/^\s*Traceback \(/.test(text))
            traced = indent;
        else if (traced !== undefined && indent <= traced)
            traced = undefined;
        return traced !== undefined;
    }
    return {
        /** Returns whether the line says where in its file a scenario failed. */
        read(text) {
            const place = text.includes('.feature:')
                ? (SCENARIO.exec(text) ?? PLACE.exec(text))?.groups
                : undefined;
            const at = `${place?.['file']}:${place?.['line']}`;
            const title = place?.['title'];
            if (title !== undefined)
                current = { title, detail: undefined };
            else if (/^\S/.test(text))
                current = undefined;
            if (current === undefined)
                return false;
            const failed = current.detail !== undefined;
            if (place !== undefined && (title !== undefined || failed)) {
                if (scenarios.size < MAX_SCENARIOS && !scenarios.has(at))
                    scenarios.set(at, current);
                return title === undefined;
            }
            if (failed && ROW.test(text))
                current = { ...current, detail: undefined };
            else if (!failed && !CONTENT.test(text) && !isTraced(text))
                current.detail = text.trim();
            return false;
        },
        at: (position) => position && scenarios.get(`${position.path}:${position.line}`),
    };
}

// EXTERNAL MODULE: ./build/model/report/entry-words.js
var entry_words = __webpack_require__(7277);
;// CONCATENATED MODULE: ./build/logs/entries/headings.js
/** Lines that name what tests are part of, by their indentation. */
const MAX_HEADINGS = 8;
/** A line that can name what tests are part of, perhaps after a mark. */
const headings_HEADING = /^\s*(?:[↓▶▸❯❏»]\s*)?(?<name>[A-Za-z@#[][^:()=]{0,90}):?$/;
const NO_HEADING = /^\s*(?:TAP|Running|Compiling|Starting|Started|Finished|Building|Using|Download|Checking|Test|Given|Tests?(?=[: ])|Results?|Summary|Failures?|Errors?|PASS|FAIL|at|in)\b|[.;!?{}]$|\d+ tests|\bfound$|\d\.\d|\/|\.{3}|^(?:\S+ ){8}/i;
const MARKED = /^\s*(?:[✓✔√✗✘✖×✕❌⨯+x!*-]|ok\b|not ok\b)\s/;
const MARKED_AT_END = /(?:[:.]| {2}) {0,60}\[?(?:OK|ok|PASS\w*|FAIL\w*|SKIP\w*|ERROR)\]?(?: .{0,60})?$|\[[✓✔√✗✘✖×]\].{0,30}$/;
/** Reads the lines above a test that name what it is part of, by their indentation. */
function headingReader() {
    let headings = [];
    /** Whether a test stood below the last heading. */
    let isUsed = false;
    return {
        note(text) {
            const subtest = /^\s*# Subtest: (.+)$/.exec(text)?.[1];
            if (subtest === undefined) {
                const isMarked = MARKED.test(text) || MARKED_AT_END.test(text);
                isUsed ||= isMarked;
                if (isMarked || text.trim() === '')
                    return;
            }
            const name = subtest ?? (NO_HEADING.test(text) ? undefined : headings_HEADING.exec(text)?.groups?.['name']);
            const indent = indentOf(text);
            const isBeside = name !== undefined && subtest === undefined && !isUsed;
            headings = headings.filter((one) => one.indent < indent || (one.indent === indent && isBeside));
            if (name === undefined)
                return;
            isUsed = false;
            if (headings.length < MAX_HEADINGS)
                headings = [...headings, { indent, name: name.trim() }];
        },
        /**
         * Lists the names above a line. The line of a test ends the headings beside it, and a line with the name of
         * a heading ends that.
         */
        namesAbove(text, takes, own) {
            const indent = indentOf(text);
            headings = headings.filter((one) => one.indent !== indent || one.name !== own);
            isUsed = true;
            const isOuter = (one) => takes === 'outer' ? one.indent < indent : one.indent <= indent;
            return headings.filter(isOuter).map(({ name }) => name);
        },
    };
}
const MAX_OUTLINES = 1_000;
/** Collects the names of tests that a tool prints below what they are part of. */
function outlineReader() {
    let open = [];
    const wholes = new Set();
    return {
        note(text) {
            const outer = open.filter((one) => indentOf(one) < indentOf(text)).slice(0, MAX_HEADINGS);
            open = [...outer, text];
            if (wholes.size < MAX_OUTLINES)
                wholes.add(open.map((one) => one.trim()).join(' > '));
        },
        wholes: () => wholes,
    };
}
function indentOf(text) {
    return text.length - text.trimStart().length;
}

;// CONCATENATED MODULE: ./build/logs/entries/titles.js


/** A rule above and below the name of a test, and what can stand before the name. */
const RULE = /^-{40,}$/;
const CASE = /^TEST CASE: /;
const SUITE = /^TEST SUITE: /;
/** A rule above and below the name of a suite. */
const SUITE_RULE = /^={70,}$/;
/** Names tests by the lines around the one that says that they failed. */
function titleReader() {
    const headings = headingReader();
    const outlines = outlineReader();
    const suites = new Map();
    /** Tests that passed when they were tried again. */
    const recovered = new Set();
    /** Names between two rules, and the last comment alone. */
    const ruled = new Set();
    let comment;
    let isFlaky = false;
    /** A comment alone before a line names the test of the lines below. */
    function noteComment(above) {
        const name = /^# (?!Subtest|tests? |pass|fail|skip|todo|\()(\S.*)$/.exec(above.at(-1) ?? '')?.[1];
        if (name !== undefined && !name.includes(': ') && !/^#/.test(above.at(-2) ?? ''))
            comment = name;
    }
    return {
        read(text, above) {
            const [rule = '', name = ''] = above.slice(-2);
            if (SUITE_RULE.test(text) && SUITE_RULE.test(rule) && /^[A-Z]/.test(name)) {
                const suite = name.replace(/ ::.*/, '');
                ruled.delete(suite);
                ruled.add(suite);
            }
            isFlaky &&= /^(?: {4}|\[\w+\] )\S/.test(text);
            if (isFlaky)
                recovered.add(text.trim().replace(/^\[[A-Z]+\] | [─-]{2,}$/g, ''));
            else
                headings.note(text);
        },
        recovered: () => recovered,
        outlines: outlines.wholes,
        /** Reads a line that names what is below it. */
        begin(form, groups, above) {
            const { tool, role, suite } = form;
            const title = joined(groups['suite'], groups['title']);
            isFlaky = role === 'muted';
            if (suite === 'commented')
                noteComment(above);
            if (role === 'suite' && title !== undefined)
                suites.set(tool, title);
            if (role === 'outline')
                outlines.note(title ?? '');
            if (role === 'passed' && title !== undefined)
                recovered.add([...suitesOf(form), title].join(' > '));
        },
        /** Returns the whole name of a test. */
        titleOf(form, groups, text, above) {
            const name = joined(groups['suite'], (groups['rule'] ?? groups['title'] ?? groups['name'])?.trim() || undefined);
            if (name === undefined)
                return suites.get(form.tool) ?? titleAbove(form, above);
            if (form.suite === 'commented')
                noteComment(above);
            if (form.suite === 'ruled' && ruled.has(name))
                return name;
            const suite = suitesOf(form);
            const takes = suite.length > 0 && form.headings !== 'outer' ? undefined : form.headings;
            const own = takes === 'outer and beside' ? name.replace(/ ?[:.]+$/, '') : name;
            const outer = takes === undefined ? [] : headings.namesAbove(text, takes, own);
            return [...suite, ...outer, own].join(' > ');
        },
    };
    /** Lists the name of the suite, if there is one. */
    function suitesOf({ tool, suite }) {
        const name = suite === 'ruled' ? [...ruled].at(-1) : suite === 'commented' ? comment : suites.get(tool);
        return name === undefined ? [] : [name];
    }
}
function joined(suite, name) {
    return suite === undefined || suite === '.' || name === undefined ? name : (0,entry_words/* nameWithin */.BY)(suite, name);
}
/** Returns the name above a failed assertion: of a list, between rules, or after `TEST CASE:`. */
function titleAbove({ title }, above) {
    if (title === 'listed')
        return above.findLast((line) => /^[*-] \w/.test(line))?.slice(2);
    if (title !== 'ruled')
        return undefined;
    const named = above.findLastIndex((line) => CASE.test(line));
    if (named !== -1) {
        const end = above.findIndex((line, at) => at > named && line.trim() === '');
        return above
            .slice(SUITE.test(above[named - 1] ?? '') ? named - 1 : named, end === -1 ? named + 3 : end)
            .map((line) => line.replace(CASE, '').replace(SUITE, '').trim())
            .join(' > ');
    }
    const last = above.findLastIndex((line) => RULE.test(line));
    const first = above.slice(0, Math.max(0, last)).findLastIndex((line) => RULE.test(line));
    if (first === -1)
        return undefined;
    return above
        .slice(first + 1, last)
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join(' > ');
}
/** Whether a line begins the next test of a tool that prints rules around its name. */
function isNextCase({ title }, text) {
    return title === 'ruled' && RULE.test(text.replaceAll('=', '-'));
}

;// CONCATENATED MODULE: ./build/logs/entries/draft-reader.js








const MAX_DRAFTS = 1_000;
/** Lines of an entry that are read: of each of the first ones, and of the others. */
const draft_reader_MAX_LINES = 60;
const MAX_LONG_DRAFTS = 40;
const MAX_LATER_LINES = 16;
/** Reads drafts of entries from lines whose forms are known. Its memory is bounded. */
function draftReader() {
    const drafts = [];
    const titles = titleReader();
    const scenarios = scenarioReader();
    const printed = printedTests();
    const packages = packageReader();
    /** The lines since the last one of a form. */
    let above = [];
    let open;
    /** The file that a line above names, perhaps with a line. */
    let file;
    let isMuted = false;
    /** How many drafts stand above the last total. */
    let counted = 0;
    function close() {
        if (open?.form.title === 'continued')
            continueTitle(open);
        open = undefined;
    }
    /** Begins the draft of a line that names what failed. */
    function start(named, groups) {
        const { role } = named.form;
        const isOfFile = groups['line'] !== undefined || role === 'test' || role === 'item' || role === 'row';
        const outer = isOfFile ? file : undefined;
        const own = (0,entry_details/* positionOf */.df)({
            ...groups,
            file: groups['file'] ?? outer?.path,
            line: groups['line'] ?? outer?.line?.toString(),
        });
        const known = own && (groups['file'] === undefined ? { ...own, file: outer?.file } : own);
        const position = known ?? (role === 'finding' ? (0,entry_details/* headingOf */.Wm)(named.above) : undefined);
        const scenario = scenarios.at(position);
        const title = named.title === NOT_LOADED ? position?.path : undefined;
        const draft = {
            ...named,
            title: title ?? named.title ?? scenario?.title,
            detail: detailOf(groups) ?? scenario?.detail,
            position,
            ofPackage: packages.current(),
            attempt: groups['attempt'] === undefined ? undefined : Number(groups['attempt']),
            isWarning: isWarning(groups['level']),
            lines: [],
        };
        if (drafts.length < MAX_DRAFTS)
            drafts.push(draft);
        if (role === 'ended' || role === 'either')
            above = [];
        if (role !== 'ended')
            open = draft;
        if (role === 'finding')
            above.push(draft.printed);
    }
    /** Adds a line to the open draft. */
    function extend(draft, text) {
        draft.lines.push(text);
        const maxLines = drafts.length > MAX_LONG_DRAFTS ? MAX_LATER_LINES : draft_reader_MAX_LINES;
        if (isNextCase(draft.form, text) || draft.lines.length >= maxLines)
            close();
    }
    return {
        titles,
        drafts: () => packages.areSeveral() ? drafts : drafts.map((one) => ({ ...one, ofPackage: undefined })),
        /** Ends the open draft. */
        close,
        /** Reads a line that names what failed. */
        begin(form, groups, text) {
            close();
            if (isMuted && form.role !== 'finding')
                return;
            const said = printed.saidBy(groups['title']);
            const lines = said ?? above;
            const title = titles.titleOf(form, groups, text, lines);
            printed.fail(form, groups['title'], title);
            start({ form, printed: text, title, above: lines, isRepeated: false }, groups);
            if (said !== undefined && said.length > 0)
                close();
        },
        /** Reads a line that names what is below it, or ends what is above. */
        separate(form, groups) {
            const { role } = form;
            close();
            titles.begin(form, groups, above);
            if (role === 'passed' && groups['title'] === undefined)
                drafts.pop();
            if (role === 'restarted') {
                drafts.length = 0;
                counted = 0;
            }
            isMuted = role === 'muted';
            printed.run(form, role === 'apart' ? groups['title'] : undefined);
            file = (0,entry_details/* positionOf */.df)(groups);
            above = [];
        },
        /** Reads a line of no form. Returns whether it names what failed. */
        readText(text) {
            const failed = isMuted ? undefined : printed.failedAs(text);
            if (failed !== undefined) {
                close();
                start({ ...failed, printed: text, above: [], isRepeated: true }, { title: text.trim() });
                return true;
            }
            if (packages.read(text))
                close();
            titles.read(text, above);
            printed.read(text);
            const isOwn = open?.form.role === 'either' && text.search(/\S/) > open.printed.search(/\S/);
            if (open !== undefined)
                extend(open, text);
            // What a test says below its name says nothing of the next one.
            if (!isOwn)
                above.push(text);
            if (above.length > 2 * draft_reader_MAX_LINES)
                above = above.slice(-draft_reader_MAX_LINES);
            return scenarios.read(text);
        },
        /**
         * Reads a total, which ends the open draft: directly below a name, it shows that the name is of a suite.
         *
         * @param tool whose total it is
         */
        readTotal(tool) {
            if (tool === open?.form.tool && isTest(open) && open.lines.length === 0)
                drafts.pop();
            close();
            counted = drafts.length;
            isMuted = false;
        },
        /** Whether a test failed again: its name stands above the last total and below it. */
        failAgain: () => {
            const before = new Set(drafts.slice(0, counted).map(({ title }) => title));
            return drafts.slice(counted).some(({ title }) => title !== undefined && before.has(title));
        },
        /** Whether the line of a form names something itself. */
        isOwnLine: (form, groups) => !printed.isUnknown(form, groups['title']) &&
            !isDetail(form, open) &&
            (form.needs !== 'heading' || (0,entry_details/* headingOf */.Wm)(above) !== undefined) &&
            ((form.role !== 'row' && form.role !== 'item') || file !== undefined),
        isInList: () => open?.form === LISTED,
    };
}
/** The title of jest for a file of which no test ran. */
const NOT_LOADED = 'Test suite failed to run';
/** A finding can have a code beside the name of its linter. */
function detailOf({ rule, title, detail }) {
    const text = detail?.trim() || undefined;
    return rule !== undefined && title !== undefined && text !== undefined
        ? `${title}: ${text}`
        : text;
}
/** The lines of the names nested in a title that the lines below continue. */
const NESTED = /^ {7,}\S/;
const MAX_TITLE_LINES = 5;
/** Adds the nested lines below a title to it if the last one ends with a colon; otherwise they say what failed. */
function continueTitle(draft) {
    const end = draft.lines.findIndex((line) => !NESTED.test(line));
    const names = draft.lines.slice(0, end === -1 ? MAX_TITLE_LINES : Math.min(end, MAX_TITLE_LINES));
    if (names.at(-1)?.endsWith(':') !== true)
        return;
    draft.title = [draft.title, ...names.map((line) => line.trim())].join(' > ').slice(0, -1);
    draft.lines.splice(0, names.length);
}
/** Whether a line in the form of an error without a position is what a test says. */
function isDetail(form, open) {
    if (open === undefined)
        return false;
    if (open.form.quotes === true)
        return form.tool !== open.form.tool;
    if (form === STATED && open.form.role !== 'finding')
        return true;
    const isLoose = form.role === 'run' ||
        (form.role === 'ended' && open.form.tool !== form.tool) ||
        (form.role === 'finding' && !namesFile(form));
    const isOpenFinding = open.form.role === 'finding' && open.detail === undefined;
    return isLoose && (open.form.role === 'test' || isOpenFinding);
}

;// CONCATENATED MODULE: ./build/logs/entries/choose-drafts.js




/**
 * Chooses the drafts of the last try whose names have a witness, and of those the ones that no better one outranks.
 *
 * Warnings are failures if they fail the step, or if one is the line that says why.
 */
function chooseDrafts(drafts, step) {
    const isTried = isOfLastTry(drafts);
    const tried = drafts.filter((draft) => isTried(draft) && !(isTest(draft) && draft.form.tool.split(', ').some(step.isGreen)));
    const witnessed = tried.filter((draft) => step.countsTests || hasWitness(draft, tried, step.seen));
    const named = tried.filter((draft) => !isTest(draft) ||
        witnessed.some((one) => one === draft || one.form === draft.form || isBeside(one, draft)));
    return {
        wanted: named.filter(isWantedAmong(named, step)),
        runs: named.filter(({ form }) => form.role === 'run'),
    };
}
function isOfLastTry(drafts) {
    const last = Math.max(0, ...drafts.map(({ attempt = 0 }) => attempt));
    const numbered = new Set(drafts.flatMap(({ attempt, form }) => (attempt === undefined ? [] : form)));
    return ({ attempt, form }) => (attempt === undefined ? !numbered.has(form) : attempt === last);
}
function isWantedAmong(drafts, { message, isStrict }) {
    const hasTests = drafts.some((draft) => isTest(draft) && !isLoose(draft));
    const hasRun = hasTests || drafts.some(({ form }) => form.role === 'run');
    const isFinding = ({ form, position }) => form.role === 'finding' && position === undefined;
    const states = ({ detail }) => detail !== undefined && message?.includes(detail) === true;
    const stated = drafts.filter(states);
    const failsForWarnings = (isStrict && drafts.every((draft) => isTest(draft) || draft.isWarning)) ||
        stated.some(({ isWarning }) => isWarning);
    // Any tool can write an error without a position, and go on.
    const isBareStated = stated.some(isFinding);
    const isLineStated = message === undefined || stated.some(({ form }) => form === STATED);
    return (draft) => {
        const { form, isWarning, title } = draft;
        if (form === STATED)
            return !hasRun && isLineStated && (failsForWarnings || !isWarning);
        if (form.role === 'run')
            return !hasTests;
        if (form.role === 'listed')
            return !hasRun;
        if (isWarning && !failsForWarnings)
            return false;
        if (form.role === 'finding' && hasTests && !namesFile(form))
            return false;
        return !isFinding(draft) || title !== undefined || isBareStated;
    };
}
/** Whether only its tool prints a name's form, or another line shows that it is of a test: in another form, or a comparison. */
function hasWitness(draft, drafts, seen) {
    const key = keyOf(draft);
    const tool = firstTool(draft.form);
    return ((!isLoose(draft) && draft.form.isCommon !== true) ||
        (tool !== ANY_TOOL &&
            [...seen].some((form) => form !== draft.form && firstTool(form) === tool)) ||
        (0,entry_details/* comparesValues */.lj)([...deeper(draft), draft.detail ?? '']) ||
        draft.form.role === 'listed' ||
        drafts.some((other) => other.form !== draft.form && isTest(other) && keyOf(other) === key));
}
function firstTool({ tool }) {
    return /^\w+/.exec(tool)?.[0];
}
/** Whether two tests are parts of one. */
function isBeside(one, other) {
    const parent = parentsOf(one).at(-1);
    return parent !== undefined && parent === parentsOf(other).at(-1);
}
/** Lists the lines of a draft that are indented deeper than its name. */
function deeper({ printed, lines }) {
    const indent = printed.search(/\S/);
    const end = lines.findIndex((line) => line.trim() !== '' && line.search(/\S/) <= indent);
    return end === -1 ? lines : lines.slice(0, end);
}

;// CONCATENATED MODULE: ./build/logs/entries/complete-drafts.js


/** Completes drafts by the lines around them, and omits those that say nothing. */
function completeDrafts(drafts) {
    return withWholeTitles(nested(drafts.map(completed).filter(saysSomething)));
}
/** Names tests that are nested by what contains them, which follows them with less indentation. */
function nested(drafts) {
    const indentOf = ({ form, printed }) => form.title === 'nested' ? printed.search(/\S/) : undefined;
    return drafts.reduce((known, draft) => {
        const indent = indentOf(draft);
        const from = known.findLastIndex((one) => (indentOf(one) ?? 0) <= (indent ?? 0)) + 1;
        if (indent === undefined || from === known.length)
            return [...known, draft];
        const inner = known.slice(from).map((one) => ({
            ...one,
            title: `${draft.title} > ${one.title}`,
            printed: draft.printed,
        }));
        return [...known.slice(0, from), ...inner];
    }, []);
}
/** A title that a tool cut off: the names around it, and the start of its own. */
const CUT = /^(.* [>›] )?(.{4,}?)\s?(?:…|\.{3})$/;
/** Completes titles that a tool cut off by those that it printed in full. */
function withWholeTitles(drafts) {
    return drafts.map((draft) => {
        const [, outer = '', own] = CUT.exec(draft.title ?? '') ?? [];
        if (own === undefined)
            return draft;
        const whole = drafts.find(({ title }) => title !== draft.title && innerOf(title).startsWith(own));
        return whole ? { ...draft, title: `${outer}${innerOf(whole.title)}` } : draft;
    });
}
function innerOf(title = '') {
    return title.replace(/^.* [>›] /, '');
}
/** Totals in the form of a finding. */
const TOTAL = /^\d+ (?:unresolved externals?|errors?|warnings?)\b/;
function saysSomething({ form, title, detail, position, lines }) {
    const { needs, retried } = form;
    if (retried?.test(lines.find((line) => line.trim() !== '') ?? '') === true)
        return false;
    if (detail !== undefined && TOTAL.test(detail))
        return false;
    if (needs === 'title' && title === undefined)
        return false;
    if (needs === 'position' && position === undefined)
        return false;
    if (needs instanceof RegExp && !lines.some((line) => needs.test(line)))
        return false;
    return title !== undefined || detail !== undefined || position !== undefined;
}
/** Lines in which a title is followed by what is wrong. */
const MARK = /^\s*(?:✖|✗|✘|×|[Tt]est:) |(?: \(?\[?[\d.]+ ?m?s\]?\)?)$/g;
/** Newman names the folders and the request of an assertion below it. */
const INSIDE = /^ {8,}inside "(.{1,300})"$/;
function completed(draft) {
    const { form } = draft;
    const above = (0,entry_details/* fromLastRow */.l$)(draft.above);
    const test = isTest(draft);
    const inside = draft.lines.map((line) => INSIDE.exec(line)?.[1]).find(Boolean);
    const isNamed = !test || draft.title !== undefined || inside !== undefined;
    const named = isNamed ? -1 : draft.lines.findIndex((line) => line.trim() !== '');
    const own = named === -1 ? draft.title : draft.lines[named]?.replace(MARK, '').trim();
    const title = [inside?.replaceAll(' / ', ' > '), own].filter(Boolean).join(' > ') || undefined;
    const lines = form.role === 'finding' ? upToHeading(draft.lines) : (0,entry_details/* fromLastRow */.l$)(draft.lines.slice(named + 1));
    const isOpen = form.pattern.source.includes('<line>') || !namesFile(form);
    const isBare = draft.detail === undefined && isOpen;
    const below = test || isBare ? (0,entry_details/* findDetail */.JT)(lines, test) : undefined;
    const isAbove = form.role === 'ended' ||
        (below === undefined && (form.role === 'either' || (isLoose(draft) && lines.length === 0)));
    const said = draft.detail ?? (isAbove ? (0,entry_details/* findDetail */.JT)(above, test) : below);
    // What follows any line that says `FAIL` need not be of it.
    const detail = form.role === 'run' && said !== undefined && !(0,entry_details/* saysWhatIsWrong */.ew)(said) ? undefined : said;
    const around = isAbove ? above : lines;
    const found = (0,entry_details/* findPosition */.DB)(around, draft.position?.path, title);
    return {
        ...draft,
        title: title ?? (test ? undefined : ruleIn(lines)),
        detail,
        isWarning: draft.isWarning || (draft.detail === undefined && /^Warning\b/.test(detail ?? '')),
        position: (0,entry_details/* withFile */.D4)(moreExact(draft.position, found, test), around),
    };
}
/** Returns the lines below a finding without the next block, which a position alone heads. */
function upToHeading(lines) {
    const end = lines.findIndex((line, at) => {
        const [above, below = ''] = [lines[at - 1], lines[at + 1]];
        return above?.trim() === '' && (0,entry_details/* isAlone */.SW)(line) && below.trim() !== '' && !(0,entry_details/* isAlone */.SW)(below);
    });
    return end === -1 ? lines : lines.slice(0, end);
}
/** Returns the position that the lines around a draft name, if it is the draft's own with more of it. */
function moreExact(own, found, test) {
    if (own === undefined || found === undefined)
        return own ?? found;
    if (own.line !== undefined)
        return test && found.path === own.path ? found : own;
    return `/${found.path}`.endsWith(`/${own.path}`) ? found : own;
}
/** What names the rule of a finding in a line below: phpstan, clippy, gitleaks, pyright. */
const complete_drafts_RULE = /(?<=^\s*🪪 {1,2})\S+|(?<=clippy\/\S{0,60}#)\w+$|(?<=^RuleID: +)\S+$|(?<=\()report\w+(?=\)$)/;
function ruleIn(lines) {
    return lines.map((line) => complete_drafts_RULE.exec(line)?.[0]).find(Boolean);
}

;// CONCATENATED MODULE: ./build/logs/lines/ending-forms.js
/** A line that says that a command failed, and by its status how. */
const STATUS = /\b(?:exit(?:ed|s|ing)?(?: with)?(?: (?:code|status|value))?|(?:exit|status|return|error)[ _-]?(?:code|status|value)|status|code|returned(?: a)?|Error|signal) ?[:=(]? ?-?(?![45]\d\d\b)\d{1,5}\b|\bnon-?zero\b|\bexit (?:code|status)\b|^npm (?:ERR!|error)\s+(?:Failed at the|This is probably|Test failed|Lifecycle script|\S+@\S+ \S+: )|ERR_PNPM_RECURSIVE|^\S+: Failed$|\bFailed: +\S+#\S+$|\bcommand finished with error\b|\bThe (?:action|operation) .{0,200}(?:has timed out|was cancell?ed)|^timeout: sending signal |\brecipe for target '[^']{1,200}' failed|\bdidn't exit successfully\b|^Execution failed for task '|\bThere (?:are test failures|were failing tests)\b|\bsee the log above\b|^Aborted due to \w+\.?$/i;
/** Words of which lines consist that say no more than that something failed. */
const GENERIC = new Set(`a aborted about above action actions after again all an and any are artifact artifacts as at assertions attempt bash be because been before below bin build
  builds built but by cached can cannot case cases check checked checks code command commands complete completed completely core could duration
  details did detail didn do does done due dumped during elifecycle end ended err errno error errors evaluation example examples exception execution exit exited
  exiting fail expect failed failing fails failure failures fatal fault file files final finished following for found from gate
  general had has have help if in info invalid is issue issues it job jobs killed last line lines listed locally log logs make message more
  most must no non not npm number nx of off ok on one only option or other out output package packages page pass passed passing pending pnpm please point problem problems
  process quality rake recipe report reported result results retry run runner running scenario scenarios script scripts see session sessions segmentation sh
  set should skip skipped some spec specs stage start status step steps stop stopped succeed succeeded success successful successes flaky
  successfully suite suites summary sure target targets task tasks test tests that the their them then there these
  they this those time times to total true try unexpected unit unsuccessful up value was were when which while with
  without you your yarn yes warn warning warnings zero`.split(/\s+/));
/**
 * Words that say no more than that something happened, took too long, was stopped or was not as expected, and the
 * names of exceptions, which many failures share.
 */
const VAGUE = /(?<![\w$.])\d[\d.]*(?:h|m|m?s)\b|(?<![\w$.])[\w$.]{0,200}(?:Error|Exception)\b|\b(?:assert(?:ion)?|bus|cancell?ed|condition|context|deadline|ERR_ASSERTION|exceed(?:ed|s)?|expected(?=:? <?(?:false|null|true|undefined))|false|install(?:ation)?|limit|long|\d*(?:minutes?|ms|seconds?)|null|object|occurred|operations?|terminated|testing|timed|timeouts?|too|took|undefined|upgrade|waiting|XCTAssert\w*)\b/gi;
/**
 * A number that is a name: the code of an error, one of several cases, a date. Before a plural and in `3 failed`, it
 * counts things, unless it is that of a case.
 */
const CODE = /\b(?:case|number|phase|scenario|stage|step) #?\d|\b(?:code|errno|error|exit(?:ed)?(?: with)?|signal|status)(?: ?[:=(#])? ?-?(?:0x[\da-f]+|\d+)(?![\w.]*\d? (?:\w+ )?(?:\w+s|failed|passed|total)\b)|\bon \d{4}-\d\d-\d\d\b/i;
/** Returns whether a number in a line is a name. */
function namesCode(text) {
    return /\d/.test(text) && CODE.test(text);
}
/** Returns whether a line only reports the status of a command: different failures end with it. */
function isEnding(text) {
    return STATUS.test(text);
}
/** Returns whether a line has a word, number or name beyond those of lines that say that something failed. */
function isSpecific(text) {
    for (const [word] of text.matchAll(/[\p{L}\p{N}_$]{2,}/gu)) {
        if (!GENERIC.has(word.toLowerCase()) && !/^\d+$/.test(word))
            return true;
    }
    return false;
}
/** Returns whether a line says more than that something failed, took too long or was not as expected. */
function saysWhat(text) {
    return isSpecific(text.replace(VAGUE, ''));
}

;// CONCATENATED MODULE: ./build/logs/masks/temporary-path.js
/** The folder for temporary files, at the start of a path below it. */
const ROOT = /^(?:(?:\/private)?\/var\/folders(?:\/[\w+]{1,40}){1,2}\/[TC](?=\/|$)|\/(?:var\/)?tmp(?=\/)|.*?\/(?:AppData\/Local\/Temp|_temp)(?=\/))/;
/** What programs call their folders: the name and a number, and what is below it. */
const PROGRAM = /^(?:go-build\d+|pytest-\d+|pytest-of-\w+|(?:tmp|temp|npm|pip|yarn|pnpm|jest|mocha|rustc|cargo-install|playwright|puppeteer|hsperfdata|bazel|sbt|nix-build)[-_.]?(?=\w*\d)(?!v\d{1,2}$)[\w-]+|(?:test|build)[-_.]?\d{5,}|[tT]est\w{1,100}?\d{6,}|tmp(?!l?_[a-z]+$)\w{8}|tmp[-_.](?=\w*[A-Z\d])\w{6,}|cc[A-Za-z\d]{6}(?:\.\w{1,2})?)$/;
const DATE = /^20\d\d[01]\d[0-3]\d$/;
/** Names that have a digit, such as `IPv4Test` and `CartV2`. */
const NAMED_VERSION = /^(?:IPv[46]|S3)(?:[A-Z][a-z]+)*$|^[A-Z][a-z]{2,}V\d{1,2}$/;
/** A file of source code that has the name of a class, such as `CartToDB.java`. */
const CLASS_FILE = /^[A-Z][a-z]{3,}(?:[A-Z]{1,3}[a-z]*)+\.(?:cs|java|kt|php|scala|swift|tsx?)$/;
/** Lengths of what `mktemp` and `mkdtemp` add. */
const RANDOM_LENGTHS = new Set([6, 8, 10, 12]);
/**
 * Returns a path below the folder for temporary files without what is random in it: `/tmp/tmp.Xa8Kd02jLq/cart` and
 * `/tmp/go-build123/cart` are one path, `/tmp/out/cart` and `/tmp/out/login` are two.
 */
function maskTemporary(path) {
    const root = ROOT.exec(path)?.[0] ?? '';
    const parts = path
        .slice(root.length)
        .split('/')
        .filter((part) => part !== '');
    const kept = parts.map((part, at) => isRandom(part) || isGoPackage(part, parts[at - 1]) ? '<random>' : part);
    const first = kept.findIndex((part) => part !== '<random>');
    // How deep the random folders are nested does not matter.
    return ['<temporary>', ...(first === -1 ? [] : kept.slice(first))].join('/');
}
function isRandom(part) {
    if (part.startsWith('<') || PROGRAM.test(part))
        return true;
    if (CLASS_FILE.test(part))
        return false;
    const name = part.replace(/\.[A-Za-z]{1,5}$/, '');
    return name.split(/[-_.]/).some(isRandomWord);
}
/** Whether a folder is that of a package in a build of Go. */
function isGoPackage(folder, parent = '') {
    return /^b\d{3}$/.test(folder) && parent.startsWith('go-build');
}
/** Whether a word mixes digits and letters, or capitals within it, as no name does. */
function isRandomWord(word) {
    if (/^\d{8,}$/.test(word))
        return !DATE.test(word);
    if (NAMED_VERSION.test(word))
        return false;
    if (word.length < 6)
        return false;
    const groups = word.match(/\d+|[A-Za-z]+/g) ?? [];
    if (groups.length >= 4)
        return true;
    if (/^(?=.*\d)[0-9a-f]{7,}$/.test(word))
        return groups.length >= 3;
    if (!RANDOM_LENGTHS.has(word.length))
        return false;
    // `CartTotal` has humps of three letters and more.
    const humps = word.match(/[A-Z]?[a-z]+|[A-Z]+|\d+/g) ?? [];
    return humps.length >= 4 || (humps.length >= 3 && humps.some((hump) => /^[A-Z]{1,2}$/.test(hump)));
}

;// CONCATENATED MODULE: ./build/logs/masks/masks.js

/** A duration with its unit, such as `1m 4s`, `0.12 sec` or `12ms`. */
const DURATION = /\d+(?:[.,]\d+)?(?: ?(?:ns|µs|μs|us|ms|s|secs?|seconds?|mins?|minutes?|hrs?|hours?)\b|[mh](?![a-z_]))(?: ?\d+(?:\.\d+)? ?(?:ms|s|m)(?![a-z_])){0,2}/
    .source;
/** The folder of the checkout on each system. */
const CHECKOUT = /(?:\/home\/runner\/work|\/Users\/runner\/work|\b[A-Za-z]:\/a|\/__w|(?:\b[A-Za-z]:)?\/[^\s:'"`(]{0,60}\/_work)\/([^\s/:]{1,100})\/\1(?:\/|(?=[\s:>'"`)\],]|$))/g;
/** A path below the folder for temporary files of each system. */
const TEMPORARY = /(?:(?:\/private)?\/var\/folders|(?<![\w.])\/(?:var\/)?tmp|(?:[A-Za-z]:)?[^\s:'"`(]{0,100}\/(?:AppData\/Local\/Temp|(?:work|_work|__w|a)\/_temp))\/[^\s:'"`)\],]+|\btmp\.(?=\w{0,11}[A-Z\d])[A-Za-z\d]{6,12}\b/g;
/** Endings of files in which tools name positions. */
const SOURCE = '(?:gleam|[cm]?[jt]sx?|pyi?|go|rs|java|kts?|scala|cljs?|rb|rake|erb|php|p[lm]|t|cc?|cpp|cxx|h|hh|hpp|mm?|swift|cs|fsx?|vb|exs?|erl|hs|mli?|dart|lua|[rR]|Rmd|jl|sh|bash|psm?1|bats|vue|svelte|s?css|less|html?|xml|json|ya?ml|toml|mdx?|rst|txt|csv|tf|hcl|sql|proto|gradle|groovy|feature|nim|zig|sol|elm|cmake|make|mk|bzl|bazel|ini|cfg|conf|csproj|targets|props|robot|adoc|tex|vhdl?|sv|log|nix|graphql|po|f90|s|S|asm|in|spec)';
/** What a system says of an address that nobody listens to: its port was chosen by who connects. */
const CONNECTION = '(?:ECONN[A-Z]+|refused|[Cc]onnect(?:ing|ion)?|[Rr]esponse|[Rr]each|dial \\w+)(?: to| at| with| of| from)? \\S{0,100}';
/** A host whose domain looks like the ending of a file. */
const HOST = '(?<![\\w./-])[a-z][a-z\\d-]{1,60}\\.(?!(?:d|e2e|spec|test)\\.)[a-z][a-z\\d-]{1,60}\\.(?:cc|in|md|ml|pl|py|rs|sh)';
/** Words by which a tool says that a reference does not exist, or is not the expected one. */
const LOOKED_FOR = '(?:not a (?:tree|commit)|[Uu]nknown revision|[Bb]ad (?:object|revision)|not our ref|[Nn]o (?:such )?(?:commit|object|ref)|did not match any|[Mm]ismatch|[Ii]nvalid (?:object|reference)|manifest (?:for|unknown)|expected|[Uu]nable to find (?:commit|version)|[Pp]inned|(?:is|are) not (?:signed|on|in)|could not (?:apply|revert)|[Ss]ign-off|does not exist|[Ww]ant|[Ww]anted|unexpected|[Ii]ntegrity|[Nn]o \\w+ (?:for|of))';
// forge
const GAS = [
    /(?<=\) \()gas: \d+(?=\)$)/,
    'gas: <n>',
    '[FAIL: no] test_Permit() (gas: 62740)',
    'no (gas: 62740) left',
];
/** Blanks outside of quotes, but for the indentation in a row of a diff. */
const BLANKS = [/'[^']*'|"[^"]*"|^[+-]\s+|\s+/g, unlessQuoted, 'no  total', "no 'a  b'"];
/** What a tool did before, and times: before durations and numbers, which are parts of them. */
// prettier-ignore
const TIME_MASKS = [
    // What a tool did before is no failure.
    [/^(?:[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏⣾⣽⣻⢿⡿⣟⣯⣷]+ *)+/, '', '⠙⠹⠸ installing', 'renders ⠓ as h'],
    [/^[░▒▓█]+(?: +|$)/, '', '░░░░ ERROR: no total', '41 ░░'],
    [/\bcache (?:hit|miss)(?: \(outputs already on disk\))?, (?:replaying|executing|suppressing)(?: logs)?(?: [\da-f]{8,64})?$/, 'cache', 'cache miss, executing 8d0b4a7c', 'cache miss, executing cart is not allowed'],
    [/^\d+ actionable tasks?: (?:\d+ (?:executed|up-to-date|from cache)(?:, |$)){1,3}$/, '', '2 actionable tasks: 1 executed, 1 up-to-date', '2 actionable tasks: cart, login'],
    [/^(Node\.js v\d+)\.\d+\.\d+$/, '$1', 'Node.js v24.1.0', 'Node.js v18.2.0 is too old'],
    [/^(?:\[warn\] )?Code style issues (?:were )?found in (?:\d+ files|the above file).*$/, '', '[warn] Code style issues found in 2 files. Run Prettier to fix.', 'Code style issues found in cart.ts'],
    [/\b\d{4}[-/]\d\d[-/]\d\d(?:[T ]|, )\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?(?!\w)/g, '<time>', 'at 2026-11-22 17:19:44 UTC', 'no entry for 2026-11-22'],
    [/(?<![\w-])\d{4}-\d\d-\d\dT\d\d[_-]\d\d[_-]\d\d(?:[_.]\d{1,9})?Z?(?![\d])/g, '<time>', 'no total in 2026-08-24T15_35_23_693Z-debug.log', 'no total in 2026-08-24-cart.log'],
    [/(?<=^\W{0,3})\d{4}[-/]\d\d[-/]\d\d(?=\s+(?:\W|[A-Z]{4,8}\b|\d\d:))/, '<time>', '2026-11-22 ERROR no total', '2026-11-22 has no total'],
    [/(?<=\b(?:log|report|debug|trace|crash|run|ResultBundle|Test-\w{1,40})s?[-_])\d{4}-\d\d-\d\d(?:[-_T]\d\d[-_.]?\d\d[-_.]?\d\d(?!\d)|(?=[-_]\d\d-\d\d|\.(?:html|json|log|trace|txt|xcresult|xml|zip)\b))/, '<time>', 'report-2026-11-22.xml is empty', 'report-2026-11-22.csv is empty'],
    [/\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?(?:\d{1,2}[ /])?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[ /]+\d{1,4},?[ :]\d\d:\d\d:\d\d(?: [A-Z]{3,4})?(?: \d{4})?\b/g, '<time>', 'at Sun Mar  1 10:00:00 UTC 2026', 'closed on Sun Mar 1'],
    [/\b[IWEF]\d{4}(?= \d\d:\d\d:\d\d\.)/g, '<time>', 'E1120 10:00:01.123456 main.go', 'E1120 undefined name'], // klog
    [/^\d\d:\d\d \+\d+(?: ~\d+)?(?: -\d+)?(?=: )/, '<n>', '00:03 +5 -1: slug trims', '00:03 is no time of a day'], // flutter
    [/(?<!(?:\b[\da-fA-F]{1,4}|:):)\b\d{1,2}:\d\d:\d\d(?:[.,]\d{1,9})?(?![\w:])/g, '<time>', 'stopped at 10:00:01', 'the ratio is 16:9'],
    [/^((?:<time> +){0,2})\d{1,8} (?=[\w./-]{1,80}\.go:\d+\])/, '$1', '1234 main.go:12] no total', '1234 main.go: no total'], // klog
];
/** Ids, addresses, paths, positions and ordinals, which are no values that a line compares. */
// prettier-ignore
const PLACE_MASKS = [
    // Ids. One with few different digits was chosen by a person.
    [/\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\b/g, unlessChosen('<id>'), 'tenant 123e4567-e89b-12d3-a456-426614174000', 'tenant 00000000-0000-0000-0000-000000000001'],
    [/^(?=[^(]{0,200}\.)(?=.{0,300}(?:0x[0-9a-f]{5,16}|\.\.\.))([\w./*-]{1,200}(?:\(\*\w{1,80}\)\.\w{1,80})?\()(?:[{}, ]|0x[0-9a-f]{1,16}\??|\.\.\.){1,60}\)$/, '$1)', 'main.syncUser(0xc000012345, {0x8ccdd, 0x41})', 'regs.write(0x41, 0x1)'], // go
    [/(?<![\w])0x[0-9a-fA-F]{9,16}\b|\+0x[0-9a-f]{1,16}(?=$|[)\]/,>])|(?<=\bpc=)0x[0-9a-fA-F]{6,8}\b|(?<=\bAddress )0x[0-9a-fA-F]{6,8}(?= is\b)|(?<=\b(?:at|by) )0x[0-9a-fA-F]{6,8}(?=: )|(?<=:\d{1,6}: |^)0x[0-9a-f]{6,8}(?= in )/g, '<address>', 'at 0x602000000014', 'linked at 0x08004000'],
    [/(?<=(?<![/\w-])(?:[a-z]\w{0,60}\.){0,12}[A-Z]\w{0,100}@)(?=[a-f]{0,7}\d)[0-9a-f]{6,8}\b/g, '<address>', 'no total in Cart@3eadbeef', 'no action Acme/Cart@3eadbeef'], // java
    [new RegExp(`(?<!@|from |digest:? |\\b${LOOKED_FOR}\\b.{0,300})\\b(?:sha\\d{1,3}|md5)[:-][\\w+/=-]{32,128}`, 'g'), '<hash>', 'sha256:4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865 is gone', 'shop@sha256:4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865 is gone'],
    [/-(?=\d|[a-z]{1,9}\d+[a-z])[bcdfghjklmnpqrstvwxz2456789]{6,10}-[bcdfghjklmnpqrstvwxz2456789]{5}(?![\w-])/g, '-<id>', 'pod web-7d4b9c6f5-x2k8p is gone', 'pod web-backend-login is gone'], // a pod of Kubernetes
    // Words such as `dead` and `facade` have hexadecimal digits alone: a hash has a decimal digit too.
    [new RegExp(`(?<![\\w@#]|-\\d{14}-|@sha\\d{1,3}:)(?<!\\b${LOOKED_FOR}\\b.{0,300})(?=[a-f]{0,63}\\d)(?=\\d{0,63}[a-f])(?![a-f]{3,}\\d{1,4}(?!\\w))[0-9a-f]{7,64}(?!\\w)(?!.{0,300}\\b${LOOKED_FOR}\\b)`, 'g'), unlessChosen('<hash>'), 'releasing 8d0b4a7', 'fatal: reference is not a tree: 8d0b4a7c41', /\d[a-f]|[a-f]\d/],
    [/(?<!\w|\b(?:NO_PUBKEY|[Kk]ey|[Ff]ingerprint)[ :=]{1,2})(?=[A-F]{0,63}\d)(?=\d{0,63}[A-F])[0-9A-F]{16,64}(?!\w)/g, unlessChosen('<hash>'), 'serial 95E6DAFC1F4DB0BE', 'tag ABCD0001'],
    // Query strings hold signatures and times.
    [/(?<=\bhttps?:\/\/[^\s#"']{1,300}[?&](?:[Ss]ig|[Ss]ignature|token|s[etv]|sk[a-z]{1,3}|X-(?:Amz|Goog)-[\w-]{1,40}|AWSAccessKeyId|[Ee]xpires|_|t|ts|nonce|state)=)(?=\d{5}|[\w%+/=.:-]{0,300}\d[\w%+/=.:-]{1,300}\d)[\w%+/=.:-]{8,}/g, '<id>', 'GET https://a.b/c?sig=Zm9vYmFyYmF6cXV4 failed', 'GET https://a.b/c?t=1-month-plan failed'],
    [/\bfile:\/\/(?:\/(?=[A-Za-z]:))?/g, '', 'file:///srv/cart.js is gone', 'no file: cart.js'],
    // Temporary folders, then the folders of installed tools and of the checkout.
    [TEMPORARY, maskTemporary, 'no /tmp/tmp.Xa8Kd02jLq/cart', 'no tmp/tmp-cart/login', /tmp|folders|[Tt]emp\//],
    [/(?:\b[A-Za-z]:)?[^\s:'"`(]{0,100}\/hostedtoolcache\/[^\s:'"`(]{1,80}\/(?:x64|x86|arm64)(?:\/lib\/python[\d.]{1,6}\/(?:site|dist)-packages)?\//g, '', '/opt/hostedtoolcache/go/1.24.1/x64/src/net.go', '/srv/venv/lib/python3.12/site-packages/y.py', /hostedtoolcache/],
    [CHECKOUT, '', '/home/runner/work/shop/shop/src/a.js', '/home/shop/src/a.js'],
    [/\/github\/workspace\/?/g, '', '/github/workspace/src/a.js', '/github/shop/src/a.js'],
    // Only the reference of a pull request is surely that of the run.
    [/(?<!\bref(?:spec)? ['"]?)\brefs\/(?:remotes\/)?pull\/\d+\/(?:merge|head)\b/g, '<ref>', 'no total at refs/pull/12/merge', 'no total at refs/heads/release-1'],
    // Positions.
    [new RegExp(`(?<=\\.${SOURCE}["']?|(?:^(?:\\[ERROR\\])? {0,4}|->|: )[A-Z]\\w{0,80}\\.\\w{1,80}|Makefile|Dockerfile(?:\\.\\w{1,20})?|Rakefile|BUILD|Gemfile|[Jj]ustfile|CMakeLists)(?<!${CONNECTION}|${HOST}|://[^\\s/]{0,100}):\\d+(?::\\d+)?(?:-\\d+(?::\\d+)?)?`, 'g'), ':<n>', 'src/a.ts:3:13: no total', 'connect ECONNREFUSED db.prod:5432'],
    [new RegExp(`(?<=\\.${SOURCE} {1,3})\\d+:\\d+(?:-\\d+(?::\\d+)?)?(?=$| [-•]| {2})`, 'g'), '<n>', 'ERROR in ./src/index.js 3:0-24', 'layout.css 16:9 is no ratio'], // webpack, dart
    [/(?<=\([^\s()]{1,200}):\d+:\d+(?=\))|(?<=\.[A-Za-z]\w{0,9}|^(?:at |[^\s@]{0,100}@)\S{1,200}):\d+:\d+$/g, ':<n>', 'at run (node:internal/task:95:5)', 'no entry for shop/cart:17:3'],
    [new RegExp(`(?<=\\.${SOURCE})\\(\\d+(?:[,:]\\s?\\d+){0,3}\\)(?=:|$| :| [A-Z]|,)|(?<=\\.${SOURCE} )\\(\\d+(?:[,:]\\s?\\d+){0,3}\\)(?=:)`, 'g'), '(<n>)', 'src/a.ts(3,13): error TS7006: no', 'i18n.t(404) has no text'], // tsc
    [new RegExp(`(?<=\\.${SOURCE}:)\\[\\d+,\\d+\\]`, 'g'), '[<n>]', 'src/Sum.java:[12,5] no total', 'no total in values.yaml:[3]'], // maven
    [/(?<!(?<![\w./-])(?!(?:and|at|before|command|error|file|from|in|input|near|on|or|script|see|source|text|the|to)\b)[a-z]{2,30} )\b([Ll]ines?|LINE)([ :=#]{1,2})\d+(?:[-–:.]{1,2}\d+)?(?! (?:has|is|was|are|were|does|must)\b)/g, '$1$2<n>', 'no total, line 12', 'production line 12 has stopped'],
    [/(?<=\bline <n>: {1,2})\d+(?= +(?:Aborted|Bus|Floating|Illegal|Killed|Segmentation|Terminated|Trace))/, '<n>', 'a.sh: line <n>: 1234 Killed', 'a.sh: 1234 Killed'], // a process of bash
    [/(?<=\b(?:[Ll]ine|LINE)[ :=#]{1,2}<n>.{0,20})\b([Cc]ol(?:umn)?s?|[Cc]har(?:acter)?s?|offset|position|pos)([ :=#]{1,2})\d+(?:[-–:.]{1,2}\d+)?/g, '$1$2<n>', 'no total, line <n>, column 5', 'no column 5 in cart.csv'],
    [/#L\d+(?:-L\d+)?\b/g, '#L<n>', 'see a.ts#L12-L14', 'see #12'],
    [/(?<=\.(?:lua|moon) )@ \d+/g, '@ <n>', 'spec/sum_spec.lua @ 12', 'sold cart @ 12'], // busted
    [/^index (?:<hash>|[\da-f]{7,40})\.\.(?:<hash>|[\da-f]{7,40})(?= \d{6}$|$)/, 'index', 'index 6440290..8d0b4a7 100644', 'index 6440290 of cart'], // git
    [/^L: +\d+ \| P: +\d+(?= \|)/, 'L', 'L: 7 | P: 1 | LT01 | no total', 'L: 7 carts'], // sqlfluff
    [/^@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@/, '@@', '@@ -3,2 +3,3 @@', '@@ cart @@'],
    [/^\[ *\d+%\](?! of\b)|(?<=^\[gw\d+\] )\[ *\d+%\]|(?<=(?:PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS|[.FEsx]) +)\[ *\d+%\]$/, '', '[ 45%] Building cart.o', '[ 45%] of carts are broken'],
    [/^(\s*[>→➜✖×E│-]?\s*)\d+:\d+(?=\s+(?:error|warning|warn|info|[✖×⚠✗]|\S+ *$)|:? {2,}(?:error|warning|warn|[✖×⚠✗]))/, '$1<n>', '  2:10  error  no total', '16:9 is no ratio'], // a row of eslint
    [/^(\s*[>→➜✖×E│-]?\s*)(?![45]\d\d\b)\d+(?=\s*[|│┃▕])/, '$1<n>', '   12 | const total = 3', '404 | /cart'], // a line of code
    [/^([│╷] {1,8})(?![45]\d\d\b)\d{1,6}(?=: )/, '$1<n>', '│ 30: ami = var.ami', '30: ami'], // terraform
    [/^(\s{0,8}[>→]\s{0,4})(?![45]\d\d\b)\d{1,6}(?=:? |$)/, '$1<n>', '> 12 expect(total)', '12 carts are gone'],
    // Ordinals, counters, processes.
    [/^([^\w(]{0,8})\d{1,6}\)(?=\s)/, '$1<n>)', '  3) adds an item', '(404) /cart'], // mocha, rspec
    [/^(\s*(?:not )?ok )\d+/, '$1<n>', 'not ok 2 - adds', 'not 2 - adds'], // tap
    [/^\(node:\d+\)/, '(node)', '(node:1234) Warning: no total', 'no total (node:1234)'],
    [/^(Starting a Gradle Daemon)\b.*$/, '$1', 'Starting a Gradle Daemon, 2 busy Daemons could not be reused, use --status for details', 'no Gradle Daemon, 2 carts'],
    [/^(\s*)\d+(?= - .{1,300}\((?:Failed|Timeout|SEGFAULT|Not Run|Child aborted|ILLEGAL|BUS_ERROR|NUMERICAL|OTHER_FAULT|Subprocess aborted)\))/, '$1<n>', '  3 - util.slug (Failed)', '404 - util.slug'], // ctest
    [/^(?:\d+\/\d+ )?Test\s+#\d+:/g, 'Test:', ' 3/12 Test  #3: util.slug'.trim(), 'no issue #3: slug'], // ctest
    [/^(?:(?:<time> *)?[[(] ?\d+ ?(?:\/|of) ?\d+ ?[\])](?! .{0,60}\b(?:are|is|were|was|have|has)\b)|(?:<time> *)?\d+ of \d+ (?=PASS|FAIL|START|OK|ERROR|SKIP|WARN))|(?<=\bExecuted )\d+ of \d+(?= *(?:[(<A-Z]|$))|(?<=\.\s*)(?<!\b(?:not|no)\b.{0,60})\((?:\d+\/\d+)\)$/g, '<n>/<n>', '[3/9] cart', '2 of 3 replicas are ready'],
    [/^(Failed: )\d+ failure\(s\), \d+ warning\(s\) on \d+ files\b/, '$1<n>', 'Failed: 1 failure(s), 0 warning(s) on 323 files.', 'Failed: 1 failure(s), 0 warning(s) in cart'], // ansible-lint
    [/^((?:<time>\s{1,4})?Concurrency: )\d+(?= threads\b)/, '$1<n>', "Concurrency: 4 threads (target='ci')", 'Concurrency: 4 carts'], // dbt
    [/\b(?:make|gmake|ninja)\[\d+\]/g, 'make', 'make[1]: *** [Makefile:12: test] Error 2', 'shop[1]: no total'],
    [/^==\d{2,9}==/, '==', '==123== Invalid read of size 4', 'a==3== b'],
    [/(?<=\btest-results\/\S{0,200}-)(?:(?=[a-f]{0,5}\d)(?=\d{0,5}[a-f])[0-9a-f]{5}|(?<=-[jt]s-)\d{5})(?=-)/g, '<hash>', 'test-results/cart-aa3ef-chromium/trace.zip', 'test-results/zip-90210-chromium/trace.zip'], // playwright
    [/(?<=<time> (?:\S{1,80} )?[\w.()/-]{1,60}|^(?:[\w.-]{1,60} )?(?:crond?|dbus-daemon|dockerd|containerd|httpd|kernel|mysqld|named|ntpd|postgres|rsyslogd|sshd|sudo|systemd(?:-\w{1,20})?))\[\d{1,8}\](?=: )/g, '', 'sshd[1234]: no login', 'record[12]: no login'], // syslog
    [/(?<!\bVID\b.{0,40})\b(goroutine|[Tt]hread(?! \d+ (?:has|is|of|was)\b)|[Pp]id|PID)("?[ #=:]{1,2})\d+\b|\b([Pp]rocess|[Ww]orker)([ #=:]{1,2})\d{3,8}\b(?! (?:of\b|(?!was\b|has\b)[a-z]{2,20}s\b))/g, '$1$2$3$4<n>', 'goroutine 17 [running]:', 'no reply in thread 12 of the forum'],
    [/\b(Thread|Process|PoolWorker)-\d+\b(?! of\b)|\b(pool)-\d+-(?:thread)-\d+\b/g, '$1$2-<n>', 'Exception in thread Thread-3', 'Process-3 of the plant has no owner'], // java, python
    [/^\[gw\d+\]/, '', '[gw1] FAILED a.py::test_a', 'gateway [gw1] is down'], // pytest-xdist
    [/(?<=^thread '.{1,300}') \(\d+\)/, '', "thread 'main' (1234) panicked", "the cart 'main' (1234) panicked"], // rust
    [/\b([Ss]eed|SEED)(\W{1,8}(?:is |was |to: )?)-?(?:0x[0-9a-f]{2,16}|\d{2,})(?!\d| (?:of\b|[a-z]{2,20}s\b))/g, '$1$2<n>', 'Randomized with seed 98765', 'cannot seed 120 rows'],
    // A port that the run chose, not one that it expects another program at.
    [new RegExp(`(?<!\\b(?:[Nn]o|[Nn]obody|[Nn]othing|not)\\b.{0,100})(?<=\\b(?:[Ll]isten(?:ing|s)?|LISTEN|[Bb]ound|[Ss]erving|[Ff]orwarding|ephemeral|random port)\\b.{0,100}(?:[\\w\\])]:|::|\\bport ))(?<!(?:EADDRINUSE|${CONNECTION}).{0,60})(?:3[2-9]|[4-5]\\d|60)\\d{3}\\b`, 'g'), '<port>', 'listening on http://localhost:45123', 'connect ECONNREFUSED 127.0.0.1:50051'],
    [new RegExp(`(?<=\\bhttps?://(?:localhost|127\\.0\\.0\\.1|\\[::1\\]):)(?!5432\\d\\b|35729\\b)(?<!(?:EADDRINUSE|${CONNECTION}).{0,60})(?:3[2-9]|[4-5]\\d|60)\\d{3}\\b`, 'g'), unlessRound, 'GET http://127.0.0.1:43817/cart is 500', 'GET http://127.0.0.1:50051/cart is 500'],
];
/** Durations, sizes, rates and counts, and what is left. */
// prettier-ignore
const AMOUNT_MASKS = [
    // Durations: with a fraction, in brackets, or after a word for time.
    [new RegExp(`(?<=[([]\\s{0,4})${DURATION}(?=\\s{0,4}[)\\]](?! (?:is|was|of)\\b))`, 'g'), '<duration>', 'adds an item (12 ms)', 'a poll interval (5 s) is too short'],
    [/(?<![\w.])\d+[.,]\d+ ?(?:ns|µs|μs|us|ms|s|secs?|seconds?|mins?|minutes?)\b/g, '<duration>', 'no response after 12.3s', 'no response of 12.3 kg'],
    [new RegExp(`(?<=\\b(?:[Tt]ime|[Ee]lapsed|[Tt]ook|[Dd]uration|[Ff]inished|[Ff]ailed|FAILED|[Dd]one|[Cc]ompleted|[Rr]an|[Bb]uilt|over(?= after)|waited|[Ww]aiting)\\b[:= ]{0,3}(?:(?:in|after|for) )?)${DURATION}(?! of\\b)`, 'g'), '<duration>', 'BUILD FAILED in 22s', 'no duration 90 minutes of a film'],
    [/(?<=(?:\b(?:GET|HEAD|POST|PUT|PATCH|DELETE) \S{1,200}|\.\w{1,8}| \d{3}| in) )\d+ ?(?:ms|sec)(?=$|,)/, '<duration>', 'GET /cart 200 45 ms', 'no limit for /cart 200 ms'],
    [/(?<=(?:\.{3}|…) ?)\d+(?:\.\d+)?s$/, '<duration>', 'waiting for cart... 12s', 'waits 12s'],
    [/(?<=\b(?:[Rr]equest|[Hh]ost|[Tt]race|[Cc]orrelation|[Ss]pan)[ _-]?[Ii][Dd]["']?[:= ]{1,2}["']?)(?=\S{0,60}(?:\d\S{0,60}[A-Za-z]\S{0,60}\d|<))(?!(?:[a-z]+\d*-)+[a-z]*\d*(?![\w+/=<>-]))[<\w][\w+/=<>-]{7,120}/g, '<id>', 'RequestID: 8d0b4a7c-41, no total', 'no host id web01-prod-02'],
    GAS,
    [/\b(?:fv-az\d+-\d+|runnervm\w+)\b/g, '<host>', 'host fv-az411-654 is gone', 'host web-az411 is gone'],
    [/\(\d[\d.]*=setup\[[\d.]+\](?:\+cmd\[[\d.,]+\])* seconds\)/, '<duration>', 'py312: FAIL code 1 (84.19=setup[1.74]+cmd[31.22] seconds)', 'py312: FAIL code 1 (84 carts)'], // tox
    [/\b(duration_ms|time|(?<=")(?:ms|duration|elapsed)(?="))("?[:=] ?"?|(?<=_ms) )\d[\d.]*(?! ?(?:days?|weeks?|months?)\b)/g, '$1$2<duration>', 'duration_ms 12.5', 'a lead time: 5 days'],
    [new RegExp(`(?<=\\b(?:errors?|files?|tests?|checks?|specs?|examples?|suites?|packages?|passed|skipped) in )(?!\\d+ (?:min(?:ute)?|h(?:ou)?r?)s?\\b)${DURATION}`, 'g'), '<duration>', '3 tests in 12s', 'fires at 3 errors in 5 minutes'],
    [/(?<![\w.])(?:\d+(?:h|m)){1,2}\d+\.\d+s\b|(?<=\b(?:after|for|in|took|elapsed|of) )(?:\d+(?:\.\d+)?(?:ms|h|m)){1,3}\d+(?:\.\d+)?m?s\b/g, '<duration>', 'no response after 1h2m3s', 'expires after 1h30m'],
    // Measured values beside their budget, rates, and times as numbers.
    [/(?<![\w.]|\b(?:[Ll]imit|[Mm]aximum|[Qq]uota|[Bb]udget)\b.{0,60})\d+(?:[.,]\d+)? ?(?:[kKMGT]i?B|bytes)\/s\b/g, '<size>', 'read at 301.2 kB/s', 'a limit of 10 MB/s'],
    [/(?<=\b(?:[Rr]ead|[Dd]ownloaded|[Uu]ploaded|[Tt]ransferred|[Ff]etched) )\d+(?:[.,]\d+)? ?(?:[kKMGT]i?B|bytes)(?: of \d+(?:[.,]\d+)? ?(?:[kKMGT]i?B|bytes))?\b(?! (?!and\b|at\b|for\b|from\b|in\b|of\b|so\b|to\b|with\b)[a-z])/g, '<size>', 'read 301.2 kB of 299KiB', 'uploaded 10 MB photo'],
    [/(?<=\bCoverage for \w{1,20} \()[\d.]+%(?=\) does not meet)|(?<=\b[Tt]otal [Cc]overage:? )[\d.]+%?|(?<=threshold .{0,200}\bnot met: )[\d.]+%(?=$)|(?<=threshold .{0,200}\bbut (?:was|is|got) )[\d.]+|(?<=\blimit (?:is|was|has been|has|was) exceeded by )\d[\d.]* ?(?:[kKMG]i?)?B\b/g, '<value>', 'Coverage for lines (79.1%) does not meet global threshold (80%)', 'a discount of lines (79.1%) is too high'],
    [/(?<=\bremaining )\d+(?= arguments? skipped)|\(wstat \d+, <address>\)/g, '<n>', '(remaining 31 arguments skipped)', 'no remaining 31 carts'], // bazel
    [/(?<![\w.-])1(?:7\d|8[0-3])\d{7}(?:\d{3}){0,3}(?![\w.])(?! bytes)/g, '<time>', 'no total since 1763831984000', 'arn:aws:iam::222222222222:role/deploy'],
    [/(?<=\/(?:runs?|jobs?|builds?)\/)\d{9,19}\b/g, '<id>', 'see https://a.b/actions/runs/12345678901', 'see https://a.b/jobs/1000001'],
    [/\bdue to (?:\d+ )?previous errors?(?:; \d+ warnings? emitted)?/, 'due to previous errors', 'could not compile shop due to 2 previous errors', 'no total due to 2 carts'], // cargo
    // A short word in which letters and digits alternate is random: `x7f9k2qd`, but not `base64` or `e2e1login2`.
    [/(?<!\w)(?=\w{8,64}(?!\w))(?![a-f\d]+(?!\w)|\w*[a-z]{4})(?!(?:e2e|k8s|i18n|l10n|a11y|o11y|p2p|b2b|ec2|s3)\w*?)[a-z\d]*?[a-z]\d+[a-z]+\d+[a-z]+\d[a-z\d]*(?!\w)/g, '<id>', 'pod x7f9k2qd is gone', 'suite e2e1login2 is red'],
    [/(?<=^❯ \S{1,300}) \(\d+ tests? .{0,80}$/, '', '❯ src/cart.test.ts (5 tests | 2 failed) 46ms', 'carts.ts (5 tests are gone)'], // vitest
    [/(?<=\/DerivedData\/[\w.]{1,80}-)[a-z\d]{28}(?=\/)/, '<id>', 'Xcode/DerivedData/Shop-7gvut2at2sau73zzkn91orxnye3z/Logs', 'Xcode/DerivedData/Shop-cart/Logs', /DerivedData/],
    [/(?<= )\(Wstat: \d+(?: \(exited \d+\))?(?: Tests: .{1,60})?\)$/, '', 't/order.t (Wstat: 512 (exited 2) Tests: 9 Failed: 2)', 't/order.t (Login)'], // prove
    [/^([\w.-]{1,40}> {1,6})\d{1,6}(?=\|)/, '$1<n>', 'shop> 14| result <- run', 'shop> 14 results'], // ghc
    [/\.{4,}/g, '...', '2 of 9 FAIL not_null_id...................', 'wait...'],
    BLANKS,
];
/**
 * What differs between the logs of one error, in the order in which it is replaced. A number stays unless what is
 * around it shows that it is a time, a duration, a position, an ordinal, a port of the run or an id: all other
 * numbers distinguish errors.
 */
const MASKS = [...TIME_MASKS, ...PLACE_MASKS, ...AMOUNT_MASKS];
/** How long took what a line compares. */
// prettier-ignore
const ADDED_DURATION = [new RegExp(`(?<!\\b(?:be|expected|respond|run|within) )\\bin ${DURATION}|\\s{0,4}[([]\\s{0,4}${DURATION}\\s{0,4}[)\\]](?=\\W*$)|(?<="(?:ms|duration|elapsed)":)\\d[\\d.]*|\\btook=${DURATION}`, 'g'), '', 'expected 2, got 3 (12 ms)', 'expected 2, got 3 (items)'];
/**
 * What differs in a line that compares values: the time before it, ids and positions. All other numbers are the
 * error.
 */
// prettier-ignore
const COMPARISON_MASKS = [
    [/^\W{0,4}(?:(?:t|ts|time|timestamp)"?[=:] ?)?"?(?:\d{4}[-/]\d\d[-/]\d\d[T ,]{0,2})?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?["\]]?[\s,:|-]{1,4}(?=\D)/, '', '10:00:01 expected 2, got 3', '10:00 is not expected'],
    ...PLACE_MASKS,
    GAS,
    BLANKS,
];
/** What differs in a line that names a test: its ordinal, its duration, its progress and the folder of the checkout. */
// prettier-ignore
const NAME_MASKS = [
    [/^(\W{0,8})\d{1,6}\)(?=\s)/, '$1<n>)', '  3) adds 2 items', '● adds 2) items'],
    [/^(\s*(?:not )?ok )\d+/, '$1<n>', 'not ok 2 - adds', '● is not 2'],
    [/^(?:\[gw\d+\] )?\[ *\d+%\]|(?<=\.py\S{0,300} {1,200}(?:[A-Z]{4,7} +(?:\(.{0,200}\) +)?)?)\[ *\d+%\]$/, '', 'FAILED a.py::test_a [ 45%]', '● takes [45%] off'],
    [TEMPORARY, maskTemporary, '● reads /tmp/tmp.Xa8Kd02jLq/cart', '● reads tmp/cart', /tmp|folders|[Tt]emp\//],
    [/^\[gw\d+\] */, '', '[gw1] FAILED a.py::test_a', '● lists [gw1]'],
    [/^([✘✓-] {1,3})\d{1,6}(?= .{1,300} › )/, '$1<n>', '✘  12 [chromium] › a.spec.ts:3:5 › pays', '✘ 12 carts are red'], // playwright
    [/^\[xUnit\.net [\d:.]{5,16}\]/, '', '[xUnit.net 00:00:00.52]     Shop.Adds [FAIL]', '● lists [xUnit.net 2]'],
    [/(?<=^==> X .{1,300}) [\d.]+s(?= )/, '', '==> X Cart.adds  0.012s munit.FailException: no', '● waits 0.012s'],
    [/(?<=\bhttps?:\/\/(?:localhost|127\.0\.0\.1|\[::1\]):)(?:3[2-9]|[4-5]\d|60)\d{3}\b/g, unlessRound, '1) cart pays: GET http://127.0.0.1:43817/cart is 500', '● reads 127.0.0.1:43817'],
    [/^(\d+)(?= - )/, '<n>', '3 - util.slug (Failed)', '● 3 - 2'], // ctest
    [/^\d\d:\d\d \+\d+(?: ~\d+)?(?: -\d+)?(?=: )/, '<n>', '00:03 +5 -1: slug trims [E]', '● opens at 00:03'], // flutter
    // Only the tools that print durations: a name can end with one.
    [new RegExp(`\\s*(?<!^(?:● |FAILED ).*)[([]\\s{0,4}${DURATION}\\s{0,4}[)\\]](?=\\s*(?:<<<|$))`), '', '--- FAIL: TestPay (0.01s)', '● waits (5 s)'],
    [new RegExp(`\\s(?<=^×.*)${DURATION}$|(?:Time elapsed: \\d[\\d.]* s)(?=\\s*<<<)`), '', '× adds 5ms', '● waits 5ms'],
    [CHECKOUT, '', '● /home/runner/work/shop/shop/src/a.ts', '● /home/shop/src/a.ts'],
    [new RegExp(`(?<!^● [^(]{0,300})(\\.${SOURCE}):\\d+(?::\\d+)?(?=[)\\]\\s]|$)`, 'g'), '$1:<n>', '● pays (a.ts:3:1)', '● reads shop.sh:80'],
    [/(?<=\.swift):\d+:\d+(?=: )/, ':<n>', '✘ Test adds() recorded an issue at A.swift:12:5: no', '● A.swift:12: no'],
    [/ after [\d.]+ seconds with \d+ issues?\b/, '', '✘ Suite A1 failed after 0.003 seconds with 1 issue.', '● pays after 3 seconds'], // swift testing
    [/(?<=\b(?:avg|min|med|max|p\(\d+\))=)\d[\d.]*(?:µs|ms|s)\b/g, '<duration>', '✗ http_req_duration: p(95)=104.77ms', '✗ waits p=104.77ms'], // k6
    [/\[ *\d+\.\d+s\]/, '', 'FAIL [ 0.012s] shop cart::adds', '● waits 0.012s'], // nextest
    BLANKS,
];
/** Returns a blank for blanks, and a quoted text as it is. */
function unlessQuoted(text) {
    return /^\s/.test(text) ? ' ' : text;
}
/** Returns the replacement for an id, unless it has so few different digits that it is not random. */
function unlessChosen(replacement) {
    return (match) => {
        const digits = match.replace(/-/g, '');
        const few = Math.min(8, Math.ceil(digits.length / 3));
        return new Set(digits).size <= few || (digits.length <= 16 && /(.)\1{3}/.test(digits))
            ? match
            : replacement;
    };
}
/** Returns the port of a server of the run, unless few different digits show that a person chose it. */
function unlessRound(port) {
    const digits = new Set(port).size;
    return digits > 3 || (digits === 3 && !port.includes('0')) ? '<port>' : port;
}
/** Returns a line without what a mask removes. */
function applyMask(line, [pattern, replacement, , , sign]) {
    if (sign?.test(line) === false)
        return line;
    // TypeScript has no overload for both.
    return typeof replacement === 'string'
        ? line.replace(pattern, replacement)
        : line.replace(pattern, replacement);
}

;// CONCATENATED MODULE: ./build/logs/masks/mask-line.js


/** Lines are not longer; see `MAX_TEXT_CHARACTERS`. It also bounds the time of each pattern. */
const mask_line_MAX_CHARACTERS = 1_000;
/** What the runner or a tool puts before a message. */
const PREFIX = /^(?:Error: |#\d{1,5} (?:\d{1,6}\.\d+ |(?=\[|0x|[A-Z]{4,}\b|sha256|[a-z]+ing\b))|<time>[\s:|-]{0,3}|\[<time>\]:? ?|\d+\.\d{3} (?!(?:[A-Z]{3}|is|was)\b))+/;
/** A value that a test compared, whole and of one kind: it is the error, whatever it looks like. */
const VALUE_ROW = /^(?:(?:Expected|Received|Actual|expected|actual|left|right|got|want)\b.{0,20}?:|[+-] {1,40}"?\w{1,40}"?:) *(?:"[^"]{0,200}"|'[^']{0,200}'|-?[\da-fA-Fx][\w.:+-]{0,60}),?$/;
/** Rules that tools draw around a title. */
const RULES = /^[─━═⎯=_-]{4,}\s*|(?<![\s─━═⎯=_:-])[\s─━═⎯=_-]{4,}$/g;
/** The number of a line of source code. */
const CODE_ROW = /^\d{1,6}(?:: (?=\S)| {2,}(?=\S)|:$)/;
/** A line that names a test: what it is called can look like a time, a position or a count. */
const TEST_NAME = /^\s*(?:(?:FAILED|ERROR) \S+::|\S+\.py::|● |(?:---|===) FAIL: |(?:FAIL|ERROR): \w+ \(|\d+\) \S|(?:not )?ok \d+|\d+ - .{1,300}\((?:Failed|SEGFAULT|Timeout)\)|FAIL {1,2}(?!Required )\S|---- \S.* stdout|\[ {2}FAILED|[✖✗×✘] (?!\d(?!.{1,300} › )|Test run with |Build failed in )|\(fail\) |Failed \S.{0,300} \[.{1,20}s\]$|\[FAIL\] .{1,300} \[It\] |==> X |\[xUnit\.net .{5,16}\] .{1,300} \[FAIL\]$|Failed \S+ \[|\w+#test_)|<<< (?:FAILURE|ERROR)!| FAILED$| \.\.\. FAILED \(\d|\*\*\* FAILED \*\*\*| \| FAIL \|$| \[E\]$| => \S{1,200}:\d+:\d+$|# Scenario/;
/** What totals count, beyond the words that `isSpecific` ignores. */
const COUNTED = /\b(?:offen[cs]es?|violations?|findings?|problems?|suggestions?|infos?|informations?|notices?|hints?|assertions?|affecting|autocorrectable|analy[sz]ed|deselected|detected|discovered|emitted|exceptions?|(?:potentially )?fixable|generated|inspected|linted|partial|processed|scanned|treated|xfailed|xpassed)\b/gi;
/** A number, and what it counts. */
const UNIT = /(?:<n>|\d) (?:\w+ )?(?:errors?|warnings?|fail\w{0,5}|pass\w{0,3}|skip\w{0,4}|pending|ignored|tests?|suites?|specs?|examples?|scenarios?|checks?|files?|offen[cs]es?|violations?|findings?|problems?|issues?|requests?)\b|\b(?:Tests?|Failures|Errors|Skipped|Passed|Failed|Executed \w+): *(?:<n>|\d)/i;
/** Counts of several things, whatever they are: `14 pages checked, 1 failed`. */
const COUNTS = /^(?:\d+|<n>) [a-z]\w*(?: [a-z]\w*){0,3}(?:[,;|] {0,2}(?:\d+|<n>) [a-z]\w*(?: [a-z]\w*){0,3})+[.!]?$/;
/** A part of a total that has a name: `2 errors in cart`, but not `2 errors in 1 file`. */
const NAMED_PART = /\b(?:for|in|of) (?=[a-z])(?!all\b|the\b|total\b)[\w./-]+/gi;
/** A count with what it counts. */
const COUNT = /(?<![\w.#:/-])\d+(?= [a-z])|(?<=\b(?:Total|Tests?(?: run)?|Failures|Errors|Skipped|Passed|Failed|Assertions|Warnings|Deprecations): ?)\d+/g;
/**
 * Returns a line without what differs between two logs of the same error: times, durations, positions, counts,
 * hashes, ports, seeds, temporary paths.
 */
function maskLine(text) {
    const plain = withoutPrefix(text);
    const masks = TEST_NAME.test(plain) ? NAME_MASKS : MASKS;
    if (VALUE_ROW.test(plain))
        return text.trim().replace(/0x[0-9a-f]{9,16}(?=[\s>)])/g, '<address>');
    // Source code is indented; a status at the start of a line is not.
    const unnumbered = /^\s/.test(text) ? plain.replace(CODE_ROW, '') : plain;
    const masked = masks.reduce(applyMask, unnumbered).replace(PREFIX, '').trim();
    return isTotal(masked) ? masked.replace(COUNT, '<n>') : masked;
}
/**
 * Returns a line that compares values without ids, paths and positions. All other numbers are the error.
 *
 * @param isMeasure whether durations are what is compared
 */
function maskComparison(text, isMeasure = false) {
    const masks = isMeasure ? COMPARISON_MASKS : [...COMPARISON_MASKS, ADDED_DURATION];
    return masks.reduce(applyMask, withoutPrefix(text)).replace(PREFIX, '').trim();
}
function withoutPrefix(text) {
    return text
        .slice(0, mask_line_MAX_CHARACTERS)
        .toWellFormed()
        .trim()
        .replace(RULES, '')
        .replace(PREFIX, '')
        .trimStart()
        .replaceAll('\\', '/');
}
/** Returns whether a line names a test. */
function isTestName(line) {
    return TEST_NAME.test(line);
}
/**
 * Returns whether a masked line only counts: `3 failed, 9 passed`, but not `lists 3 errors` or `2 files of cart are
 * gone`.
 */
function isTotal(line) {
    if (!UNIT.test(line) || namesCode(line))
        return false;
    if (COUNTS.test(line))
        return !(line.match(NAMED_PART) ?? []).some(isSpecific);
    return !isSpecific(line.replace(/<\w+>/g, '').replace(COUNTED, ''));
}
/** A status or a value that a tool compares: it can be all that distinguishes two failures. */
const mask_line_STATUS = /(?:\b(?:status|returns?|returned|got|code|HTTP|error|exit|exited|signal)|\s\/[\w/-]{1,60})[ :=(]{1,2}$/;
/** A number that is no part of a word, a path or a version, with its unit. */
const mask_line_NUMBER = /(?<![\w.^~@/#-]|[<>]=?|=['"])(?!\d+\.\d+\.\d)-?\d+(?:[.,:]\d+)*(?:(?![\w/-]|\.\w)(?: ?(?:[kKMGT]?i?B|m?s|%|sec|min)\b)?|(?:[kKMGT]i?B?|B|m?s|h|%)?(?:\/s)?(?![\w/-]|\.\w))/g;
/**
 * Returns a masked line without its numbers, for lines in which they are counts and measured values. Numbers in
 * words, in paths and in versions stay.
 */
function maskNumbers(line) {
    return line
        .replace(/(?<![\w/.-])\d+(?:ms|s)? ?\/ ?\d+(?:ms|s)?(?![\w/.-])|\b(?:[Bb]uild|[Rr]un|[Jj]ob) #\d+/g, '#')
        .replace(/<\w{1,12}>|\b\d{4}-\d\d-\d\d\b/g, '0')
        .replace(/(?<!\w|\bNO_PUBKEY )(?=\w{0,63}\d)(?!\w{0,60}[A-Z](?=[a-z]{0,4}[g-z])[a-z]{5})[a-zA-Z\d]{16,64}(?!\w)|(?<=\b(?:Python|PHP|[Rr]uby|[Gg]o|[Nn]ode(?:\.js)?|[Oo]penjdk) v?\d{1,2}\.\d{1,2}\.)\d{1,2}\b|(?<=[/_-])(?=[a-z\d]{6,64}(?!\w))(?=(?:[a-z]{0,9}\d){3})[a-z]{0,9}\d+[a-z]+\d[a-z\d]*|(?<=\blocalhost|127\.0\.0\.1):\d{2,5}\b/g, '0')
        .replace(mask_line_NUMBER, (number, at, whole) => mask_line_STATUS.test(whole.slice(0, at)) ? number : '#')
        .replace(/(?<=# (?:[a-z]{3,30} ){0,2}[a-z]{3,30}?)(?:s|\(s\)|y|ies)(?![a-z(])/g, '');
}

;// CONCATENATED MODULE: ./build/logs/masks/compared-values.js

/** Lines are not matched beyond this, which bounds the time of each pattern. */
const compared_values_MAX_CHARACTERS = 500;
/** A label of one side of a comparison: `Expected: 42`, `But was:  7`, `left: 41`. */
const compared_values_LABEL = /^[^\p{L}\p{N}]{0,12}(?:(?:but|and) )?(?:expected|expect|actual|received|got|want|wanted|was|found|given|instead|returned|left|right)\b(?: \w{1,12})?(?: ?[:=<]| {2,}| ?$| [-+]?\d| ["'`<])/iu;
/** A sentence that compares. */
const SENTENCE = /\b(?:expected|wanted|(?:not|n't) equals?|instead of|but (?:was|is|got|had|has|found|received|returned|were|are|saw)|(?:actual|received|found|got|was|want)(?::| is| was|=) ?\S|(?:got|want) \S|[Ww]as \S{1,40}["'.]?$)/i;
/** An operator between two values, as assertions print it. */
const OPERATOR = /(?<![<>=!+-])(?:[!=]==?|≠|<>)(?![<>=])/;
/** Words beside an amount that has a limit, and leaks, whose limit is 0. */
const LIMIT = /(?<![\w-])(?:[Tt]hresholds?|[Ll]imit|[Bb]udget|floor|ceiling|[Mm]aximum|[Mm]inimum|max[A-Z]\w{1,12}|min[A-Z]\w{1,12}|exceed(?:s|ed|ing)?|at (?:most|least)|(?:more|less|fewer|greater|higher|lower|larger|smaller|slower|longer) than|or (?:newer|older|later|higher|lower)|above|below|too (?:big|large|long|many|slow)|SL[AO]|[Aa]llowed(?=(?: are| is|:)? \d)|(?<=\d ?\w{0,5} )allowed|over(?= (?:by )?\d)|max(?= \d)|[Tt]arget(?=:? \d)|[Rr]equired (?:\w{1,20} )?coverage)\b/;
const LEAK = /\bleak(?:ed)?\b|\blost: \d/;
/** A limit as assertions and thresholds print it: `p(95)<500`. */
const BOUND = /(?<![-=<>])[<>]=?(?= ?\d(?!\d?:\d))|[≤≥]/;
/** A warning that can fail a step: it says that a limit is not kept. */
const VIOLATION = /\b(?:violat\w{2,4}|not met|not reached|exceed(?:s|ed)?|below|above)\b/;
/** An amount that a test asserts is no measured one. */
const ASSERTION = /\bexpected?\b(?! (?:minimum|maximum|coverage|limit))|\bassert/i;
/** Totals in which such a word only counts. */
const compared_values_COUNTED = /\bexpected (?:pass|fail|result|skip)|\bas expected\b|\bunexpected (?:success|pass)|^\W*found \d+ (?:[a-z-]+ ){0,2}[a-z]+s\b(?!.*\b(?:but|expected|instead|want))/i;
const AMOUNT = /(?<excess>\bby (?:only )?)?(?<![\w.:/#@-])(?<value>-?\d+(?:,\d{3})*(?:\.\d+)?)(?<unit> ?(?:%|[kKMGT]?i?B\b|bytes\b|n?m?s\b|µs\b))?(?![\w:/.-]*\w)/g;
/** A percentage, in a table or beside a mark of failure. */
const CELL = /(?<![\w.])\d+(?:\.\d+)? ?%/g;
const compared_values_ROW = /[|│]|^\s*[✗✘×]|\bcoverage: /;
/** A limit that ended what it is about: how long that took is no measured amount. */
const TIMEOUT = /\btime(?:d |-)?out\b/i;
/** An amount that is too much, although its limit is not named: `too slow, duration: 6.1s`, `budget exceeded (6.1s)`. */
const TOO_MUCH = /\btoo \w+\b|\bexceed\w+ \(\D{0,20}$/;
/** Returns whether a line compares what was with what should be: its numbers and words are the error. */
function compares(line) {
    const text = line.slice(0, compared_values_MAX_CHARACTERS);
    if (compared_values_COUNTED.test(text))
        return false;
    return (compared_values_LABEL.test(text) ||
        SENTENCE.test(text) ||
        (/\d/.test(text) && [OPERATOR, LIMIT, LEAK, BOUND].some((pattern) => pattern.test(text))));
}
/** Returns a line without what differs between two logs of the same error. One that compares keeps its numbers. */
function maskPart(text) {
    return compares(text) && !isTestName(text) ? maskCompared(text) : maskLine(text);
}
/** Returns whether a line, although it is a warning, says that a limit is not kept. */
function isViolation(line) {
    return VIOLATION.test(line) && readMeasure(line) !== undefined;
}
/** Reads amounts beside their limit: `app.js is 302 kB, limit 300 kB`. `undefined` for what a test asserts. */
function readMeasure(line) {
    const text = line.slice(0, compared_values_MAX_CHARACTERS);
    const isLeak = LEAK.test(text);
    if (!/\d/.test(text) || !(isLeak || LIMIT.test(text)))
        return undefined;
    if (ASSERTION.test(text) || isTestName(text))
        return undefined;
    const masked = maskCompared(text);
    const found = [...masked.matchAll(AMOUNT)];
    if (found.length === 0)
        return undefined;
    // The limit follows the word for it: `exceeds 300 kB`, `threshold (80%)`.
    const word = LIMIT.exec(masked);
    const limit = found.find(({ index }) => word !== null && index > word.index);
    const bound = limit && amountOf(limit.groups).value;
    const amounts = found.map((match) => {
        const isAlone = found.length === 1 && TOO_MUCH.test(masked.slice(0, match.index));
        const isExcess = isLeak || isAlone || match.groups?.['excess'] !== undefined;
        return { ...amountOf(match.groups), limit: isExcess ? 0 : match === limit ? undefined : bound };
    });
    return { key: masked.replace(AMOUNT, '$<excess>#$<unit>'), amounts };
}
/** Masks a line that compares values. What took too long keeps how long that was. */
function maskCompared(line) {
    const text = line.slice(0, compared_values_MAX_CHARACTERS);
    return maskComparison(line, LIMIT.test(text) && !TIMEOUT.test(text));
}
/** Returns whether a line says that a limit is not kept, but not by which amount: rows of a table can have it. */
function blamesRows(line) {
    return LIMIT.test(line.slice(0, compared_values_MAX_CHARACTERS)) && (readMeasure(line)?.amounts.length ?? 0) < 2;
}
/** Returns whether a line is about coverage, of which more is better. */
function isOfCoverage(line) {
    return /\bcover(?:age|ed)\b/i.test(line);
}
/**
 * Reads the percentages in the row of a table.
 *
 * @param limit what it is worst to be far from, if it is known
 */
function readRow(line, limit) {
    const text = line.slice(0, compared_values_MAX_CHARACTERS);
    const cells = text.match(CELL) ?? [];
    if (cells.length === 0 || !compared_values_ROW.test(text))
        return undefined;
    const amounts = cells.map((cell) => ({ ...amountOf({ value: cell.replace(/ ?%/, '') }), limit }));
    return { key: maskComparison(text.replace(CELL, '#%')).replace(/ \d+(?= |$)/g, ' #'), amounts };
}
function amountOf({ value = '', unit = '' } = {}) {
    const digits = value.split('.')[1]?.length ?? 0;
    return { text: `${value}${unit}`, value: Number(value.replaceAll(',', '')), step: 10 ** -digits };
}

;// CONCATENATED MODULE: ./build/logs/entries/entry-identity.js



/** Words and symbols of a comparison: the quoted texts beside them are values. */
const COMPARES = /\b(?:actual|assert\w*|but|differ\w*|equals?|expect\w*|got|instead|received|should|want(?:ed)?)\b|[=!]==?|[≠≈]/i;
const QUOTED = /"[^"]*"|`[^`]*`|(?<!\w)'[^']*'(?!\w)/g;
/** A value in an assertion. A person chose the number of a port. */
const entry_identity_NUMBER = /(?<!\w:(?=\d{4,5}\b)|\bport |\d)\d+(?:\.\d+)?/g;
/** A position in a file, as a tool puts it into the name of a test: `cart.spec.ts:15:5`. */
const POSITION = /(?<=\.[a-z]\w{0,9}):\d+:\d+(?![\w:])/gi;
/** Adds to an entry what is the same in other logs. */
function identified(entry) {
    const { detail } = entry;
    const saysWhy = detail !== undefined && saysWhat(detail) && !compares(detail);
    return { ...entry, identity: identityOf(entry), masked: detail && maskPart(detail), saysWhy };
}
/**
 * Returns a text that is the same for an entry in another run or leg that is about the same thing.
 *
 * - The values that a test compares can differ. If it compares nothing, a quoted text is a name.
 * - If an entry is no test, quoted texts, ids, packages and versions are its name; amounts can differ.
 * - A position is never a part of it.
 */
function identityOf(entry) {
    const { title, detail = '', position, isTest } = entry;
    // The icon keeps what only tools print, such as a duration, apart from a name that ends alike.
    const name = title === undefined ? '' : maskLine(`● ${title.replace(POSITION, '')}`);
    const said = isTest ? withoutValues(maskLine(detail)) : withoutAmounts(maskLine(detail));
    return JSON.stringify([name, position?.path ?? '', said]);
}
function withoutValues(detail) {
    const plain = COMPARES.test(detail) ? detail.replace(QUOTED, '#') : detail;
    return plain.replace(entry_identity_NUMBER, '#');
}
/** Removes counts and measured values, but not those in a quoted text. */
function withoutAmounts(detail) {
    const names = detail.match(QUOTED) ?? [];
    const parts = detail.split(QUOTED).map(maskNumbers);
    return parts.map((part, at) => `${part}${names[at] ?? ''}`).join('');
}

;// CONCATENATED MODULE: ./build/logs/entries/merge-entries.js






/**
 * Lists what drafts name: each failure once, although tools print it during the run and at the end. Tests that
 * contain others, tests that passed at another try, and warnings beside errors are no failures.
 */
function mergeDrafts(drafts, titles, step) {
    const { wanted, runs } = chooseDrafts(completeDrafts(drafts), step);
    const wholes = new Set([...runs.map(({ title = '' }) => title), ...titles.outlines()]);
    const kept = merged(wanted).map((draft) => {
        const [whole, other] = draft.form.title === 'inner'
            ? [...wholes].filter((title) => title.endsWith(` > ${draft.title}`))
            : [];
        // Two tests can have one name.
        return whole !== undefined && other === undefined ? { ...draft, title: whole } : draft;
    });
    const parents = new Set(kept.flatMap(parentsOf));
    return kept
        .filter((draft) => !isOuter(draft, kept) &&
        !(parents.has(draft.title ?? '') && failedByPart(draft)) &&
        !titles.recovered().has(draft.title ?? ''))
        .map((draft) => {
        const { form, title: name, detail, position, printed, ofPackage } = draft;
        const isOfOne = ofPackage === undefined || name === undefined || !isTest(draft);
        const title = isOfOne ? name : `${ofPackage}: ${name}`;
        const { tool } = form;
        return identified({ title, detail, position, printed, tool, isTest: isTest(draft) });
    });
}
/** Returns an entry of one line. */
function namedBy(printed) {
    const position = (0,entry_details/* findPosition */.DB)([printed], undefined, undefined);
    const { tool } = STATED;
    const detail = printed.trim();
    return identified({ title: undefined, detail, position, printed, tool, isTest: false });
}
/** Joins the drafts of one failure. */
function merged(drafts) {
    const kept = [];
    for (const draft of drafts) {
        const key = keyOf(draft);
        const beside = kept.filter((one) => one.draft.ofPackage === draft.ofPackage);
        const same = beside.find((one) => one.keys.has(key) && isCompatible(one.draft, draft)) ??
            (isTest(draft) ? findPart(beside, draft, key) : undefined);
        if (same === undefined)
            kept.push({ draft, forms: new Set([draft.form]), keys: new Set([key]) });
        else
            merge_entries_join(same, draft, key);
    }
    return kept.map(({ draft }) => draft);
}
function merge_entries_join(same, draft, key) {
    const { draft: known } = same;
    const isLonger = (draft.title?.length ?? 0) > (known.title?.length ?? 0);
    // A name without lines of its own has only what was printed before it.
    const isBare = known.form === draft.form && known.lines.length === 0 && draft.lines.length > 0;
    const isBetter = (draft.isRepeated || isBare) && draft.detail !== undefined;
    const hasLine = known.position?.line !== undefined && !isBetter;
    same.forms.add(draft.form);
    same.keys.add(key);
    same.draft = {
        ...known,
        title: isLonger ? draft.title : known.title,
        detail: isBetter ? draft.detail : (known.detail ?? draft.detail),
        position: hasLine ? known.position : (draft.position ?? known.position),
    };
}
/** Whether a test is a program whose own tests are named. */
function isOuter({ form, detail }, drafts) {
    return (detail?.startsWith('TIMEOUT') !== true &&
        drafts.some((draft) => isTest(draft) && draft.form.role !== 'run' && form.runs?.test(draft.form.tool) === true));
}
/** Finds the failure that another line names with fewer or more of the names around it. */
function findPart(kept, draft, key) {
    const isPart = (known) => key.endsWith(` ${known}`) || bare(known).endsWith(` ${bare(key)}`);
    return kept.find((one) => !one.forms.has(draft.form) && [...one.keys].some(isPart));
}
/** Returns a key without the values of a parametrised test. */
function bare(key) {
    return key.replace(/[([{].*$/, '').trim();
}
function isCompatible(one, other) {
    const path = one.position?.path;
    const otherPath = other.position?.path;
    if (path === undefined || otherPath === undefined || one.form !== other.form)
        return true;
    return path.endsWith(otherPath) || otherPath.endsWith(path);
}
/** What tools say of a test or a suite that failed because a part of it did. */
const PART_FAILED = /\bnested test failed|\b(?:sub-?tests?|child(?:ren)?|steps?)\b.{0,20} failed|suite (?:setup|teardown) failed/i;
/** Whether what contains tests that failed says nothing else. */
function failedByPart(draft) {
    const { form, detail } = draft;
    return (isLoose(draft) || form.parents !== undefined || detail === undefined || PART_FAILED.test(detail));
}

;// CONCATENATED MODULE: ./build/logs/entries/printed-counts.js
/** What tools count, by the words they use. */
const WORDS = {
    failed: 'fail(?:s|ed|ing|ures?)?|FAIL(?:ED|URES?)?|crash(?:ed|ing)|timed out',
    errors: 'error(?:s|ed)?|undefined|ambiguous',
    passed: 'pass(?:ed|es|ing)?|success(?:es|ful)?|succeeded|ok',
    total: 'tests?(?:\\(s\\))?|specs?|examples?|scenarios?|checks?|total|ran|run|tested|executed|completed',
};
const printed_counts_COUNTS = Object.keys(WORDS);
const WORD = printed_counts_COUNTS.map((count) => `(?<${count}>${WORDS[count]})`).join('|');
const printed_counts_NUMBER = String.raw `(?<number>\d[\d,]{0,9})(?:(?:\/| (?:out )?of )(?<of>\d[\d,]{0,9}))?`;
const STATE = 'failed|failing|failures?|passed|passing|total|skipped|pending|ignored|disabled|hidden|todo';
const NO_TEST = 'expected|skipped|pending|unsupported|ignored|disabled|flaky|untested|unresolved';
/** `failed: 2`, `Failed tests: 2`, `FAIL: 1/16`, `Passed\t86`, `Failed 2 of 9`, but not the code of `error 404`. */
const WORD_FIRST = new RegExp(String.raw `(?<![\w-]|\b(?:${NO_TEST}) |\bunexpected (?=succ))(?:${WORD})\b(?: (?:tests?|count|cases?))?(?:\s{0,8}[:=](?!(?<=failed tests?:) {2})\s{0,24}|(?<!\berror)\s{1,24}(?=\d+\s*$|\d+[\t/]|\d+ (?:out )?of ))${printed_counts_NUMBER}(?![\d.%]|\s(?:${STATE})\b(?!\s*[:=\t]))`, 'gi');
/** `2 failed`, `2 tests failed`, `2/24 test failures`, `9 tests`. */
const NUMBER_FIRST = new RegExp(String.raw `(?<![\w.:-])${printed_counts_NUMBER} (?:(?:tests?|specs?|flows?|examples?|scenarios?|checks?|cases?|properties|unexpected)(?:\(s\))? (?:have )?(?=fail|pass|succe))?(?:${WORD})(?![\w=-]|:\s*\d| (?:files?|suites?|programs?|${STATE})\b)`, 'gi');
/** What is no test: `Test Suites: 1 failed, 2 passed`, `11 steps (10 passed, 1 failed)`, a recap of Ansible. */
const OTHER = / unreachable=\d|^\W{0,8}(?:\d+ )?(?:test )?(?:suites?|files?|assert\w*|expect\w*|steps?|snapshots?|scripts?|specifications|modules?|packages?|hooks?|requests?|jobs?|tasks?|targets?|programs?)\b/i;
/** A line that is one count and nothing else, or begins with what failed. */
const ALONE = /^[\W_]{0,40}(?:\w+[ ()s]*){1,4}\s{0,8}[:=]?\s{0,12}\d[\d,]*[^A-Za-z]{0,20}$/;
const FAILED_FIRST = /^\W{0,16}\d[\d,]{0,9}(?:\/\d+| of \d+)? (?:\w+(?:\(s\))? )?(?:failed|failures?|failing)\b/i;
/** What only tests are counted by: other things are `ok`, too. */
const OF_TESTS = /\b(?:tests?|specs?|examples?|scenarios?|assertions?|cases?|pass(?:ed|es|ing)?)\b/i;
/** What stands for the command of an annotation, and counts nothing: `Warning: 7 tests passed, 2 failed.` */
const printed_counts_COMMAND = /^(?:Warning|Notice): (?=\d)/;
/** Reads what a line of any tool counts; `undefined` if it is no total. */
function readCounts(printed) {
    const line = printed.replace(printed_counts_COMMAND, '');
    if (OTHER.test(line))
        return undefined;
    const counts = {};
    let rest = line;
    for (const pattern of [WORD_FIRST, NUMBER_FIRST]) {
        rest = rest.replaceAll(pattern, (found, ...parts) => {
            const groups = parts.at(-1);
            const count = printed_counts_COUNTS.find((name) => groups[name] !== undefined);
            if (count === undefined)
                return found;
            counts[count] ??= numberOf(groups['number']);
            if (groups['of'] !== undefined)
                counts.total ??= numberOf(groups['of']);
            return '';
        });
    }
    const size = Object.keys(counts).length;
    const isTotal = size > 1 || (size === 1 && (ALONE.test(line) || FAILED_FIRST.test(line)));
    return isTotal ? counts : undefined;
}
/** Returns a count, which can have commas; 0 for none. */
function numberOf(text = '') {
    return Number(text.replaceAll(',', ''));
}
/** Lines between two that belong to one summary. */
const MAX_APART = 12;
const MAX_SUMMARIES = 50;
/** Collects what tools count that have no row of their own. Its memory is bounded. */
function countReader() {
    let summaries = [];
    let last = 0;
    let countsTests = false;
    return {
        /** Returns whether the line, which is the one with the number `index`, says that something failed. */
        add(line, index) {
            const counts = readCounts(line);
            if (counts === undefined)
                return false;
            countsTests ||= failedOf(counts) > 0 && OF_TESTS.test(line);
            const open = index - last <= MAX_APART ? summaries.at(-1) : undefined;
            last = index;
            const isNext = open === undefined ||
                printed_counts_COUNTS.some((name) => (counts[name] ?? open[name]) !== (open[name] ?? counts[name]));
            summaries = isNext
                ? [...summaries.slice(1 - MAX_SUMMARIES), counts]
                : [...summaries.slice(0, -1), { ...open, ...counts }];
            return failedOf(counts) > 0;
        },
        /** Whether a summary counts tests of which some failed. */
        countsTests: () => countsTests,
        /** Returns what the last summary counts in which as much failed as the log names: that many `tests`. */
        total(tests) {
            const summary = summaries.findLast((counts) => failedOf(counts) >= Math.max(1, tests));
            return summary && totalOf(summary, tests > 0 ? 'tests' : 'findings');
        },
    };
}
/** Returns how much failed of how many: `undefined` if nothing counts them, or less than failed. */
function totalOf(count, counts) {
    const failed = failedOf(count);
    const { passed = 0, total = 0 } = count;
    const all = total || (passed > 0 ? failed + passed : 0);
    return { counts, failed, total: all >= failed && all > 0 ? all : undefined };
}
function failedOf({ failed = 0, errors = 0 }) {
    return failed + errors;
}

;// CONCATENATED MODULE: ./build/logs/entries/total-reader.js




/** A line without any of these is no total. Most lines have none. */
const total_reader_COUNTED = /fail|pass|error|total|tests?\b|problem|issue|offense|success|scenario|\bran\b/i;
const findTotal = formTable(FORMS.filter(({ role }) => role === 'total'), /\d/);
/** Collects the totals that tools print. Totals of several packages are added. */
function totalReader() {
    const counts = new Map();
    let others = countReader();
    let lines = 0;
    const failedTests = () => [...counts.values()].filter(({ form, failed }) => form.counts === 'tests' && failed > 0);
    return {
        /**
         * Returns the tool whose total the line is.
         *
         * @param text the line without the label of another tool
         * @param failAgain returns whether a test that failed above the last total failed again
         */
        add(line, text, failAgain) {
            lines += 1;
            if (!total_reader_COUNTED.test(line))
                return undefined;
            const form = findTotal(line) ?? (text === line ? undefined : findTotal(text));
            if (form === undefined)
                return others.add(text, lines) ? ANY_TOOL : undefined;
            const groups = form.pattern.exec(line)?.groups ?? form.pattern.exec(text)?.groups ?? {};
            const known = counts.get(form.tool);
            const failed = numberOf(groups['failed']) + numberOf(groups['errors']);
            // A package of which everything passed is no part of what failed.
            if (known !== undefined && failed === 0 && groups['failed'] !== undefined)
                return form.tool;
            const before = form.isWhole === true || (failed > 0 && failAgain()) ? undefined : known;
            counts.set(form.tool, {
                form,
                failed: (before?.failed ?? 0) + failed,
                passed: (before?.passed ?? 0) + numberOf(groups['passed']),
                total: (before?.total ?? 0) + numberOf(groups['total']),
            });
            return form.tool;
        },
        clear() {
            counts.clear();
            others = countReader();
        },
        /** Whether nothing failed of what a tool counted. */
        isGreen: (tool) => {
            const count = counts.get(tool);
            return count?.form.counts === 'tests' && count.failed === 0 && count.passed + count.total > 0;
        },
        /** Returns how many tests failed, if one tool counted tests. */
        failedTests() {
            const [only, other] = failedTests();
            return other === undefined ? only?.failed : undefined;
        },
        /** Whether a tool counted tests of which some failed. */
        countsTests: () => failedTests().length > 0 || others.countsTests(),
        /** Returns the total of what failed; none that is of a part, as it is less than the `tests` that failed by name. */
        total(tests) {
            const failing = [...counts.values()].filter(({ failed }) => failed >= Math.max(1, tests));
            const found = failing.find(({ form }) => (form.counts === 'tests') === tests > 0) ?? failing.at(-1);
            return found ? totalOf(found, found.form.counts ?? 'tests') : others.total(tests);
        },
    };
}

;// CONCATENATED MODULE: ./build/logs/entries/entry-reader.js








/** Collects what failed in a step, and how many things failed, from the lines of its log. Its memory is bounded. */
function entryReader() {
    const drafts = draftReader();
    const totals = totalReader();
    let captured;
    const seen = new Set();
    let isListing = false;
    /** Returns whether the line names what failed. */
    function add(line) {
        const { raw, text, form, groups } = findForm(line);
        if (captured !== undefined && isCaptured(raw, form, captured))
            return drafts.readText(text);
        captured = undefined;
        const counting = totals.add(raw, text, drafts.failAgain);
        if (counting !== undefined)
            drafts.readTotal(counting);
        if (form !== undefined && drafts.isOwnLine(form, groups)) {
            isListing = form.role === 'listing';
            seen.add(form);
            if (form.role === 'captured' || form.captures === true)
                captured = { form, indent: raw.search(/\S/) };
            if (form.role === 'restarted')
                totals.clear();
            if (isApart(form.role))
                drafts.separate(form, groups);
            else
                drafts.begin(form, groups, text);
            return !isApart(form.role);
        }
        const listed = isListing ? LISTED.pattern.exec(raw)?.groups : undefined;
        if (listed !== undefined)
            drafts.begin(LISTED, listed, text);
        isListing &&= listed !== undefined || (text === '' && !drafts.isInList());
        return listed !== undefined || drafts.readText(text);
    }
    return {
        add,
        /** Ends the entry whose lines are read. */
        close: drafts.close,
        /** Names of tests that passed when they were tried again. */
        recovered: drafts.titles.recovered,
        /**
         * Lists what failed, and how many. `compared` has names without a witness, too: what two logs have in common can
         * be more than what a log proves.
         *
         * @param message the line that says why the step failed: the only entry if no line names what failed
         * @param isStrict whether warnings fail the step
         */
        list(message, isStrict) {
            drafts.close();
            const step = { message, isStrict, seen, isGreen: totals.isGreen };
            const merge = (countsTests) => mergeDrafts(drafts.drafts(), drafts.titles, { ...step, countsTests });
            const merged = merge(totals.countsTests());
            const entries = withoutPrinted(merged, totals.failedTests()).slice(0, failure/* MAX_ENTRIES */.Sd);
            const stated = message === undefined ? [] : [namedBy(message)];
            const compared = totals.countsTests() ? entries : merge(true).slice(0, failure/* MAX_ENTRIES */.Sd);
            return {
                entries: entries.length === 0 ? stated : entries,
                compared: compared.length === 0 ? stated : compared,
                total: totals.total(entries.filter(({ isTest }) => isTest).length),
            };
        },
    };
}
/** Omits what tests printed in the form of their own tool, if the others are as many as the tool says failed. */
function withoutPrinted(entries, failed) {
    const isExplained = ({ isTest, detail }) => !isTest || detail !== undefined;
    const isPlaced = (entry) => isExplained(entry) && entry.position !== undefined;
    const others = entries.filter(({ isTest }) => !isTest).length;
    return ([isExplained, isPlaced]
        .map((isOwn) => entries.filter(isOwn))
        .find((own) => own.length - others === failed) ?? entries);
}

;// CONCATENATED MODULE: ./build/logs/lines/label.js

/** Labels that no line of a tool begins with: of BuildKit and of Yarn. */
const CERTAIN = /^(?:#\d{1,5} \d+\.\d+|➤ YN0000:(?: \[[^\]]{1,60}\]:)?)(?: |$)/;
/** A time, a number of milliseconds before a level, a number of a step. */
const TIME = /^(?:#\d{1,5}(?: |$)|\d{1,9} (?=\[)|\[?(?:\d{4}-\d\d-\d\d[T ])?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]?:?(?: |$)(?:▸(?: |$))?)/;
/** The name of a process in a form of its own: `web:test: `, `web test: `, `web-1 | `, `[web] `. */
const NAME = /^(?:@?\w[\w@/.-]{0,60}:[\w:-]{1,40}:(?: |$)|@?\w[\w@/.-]{0,60} [\w:-]{1,40}:(?: |$)|@?\w[\w@/.:-]{0,60}(?<!:) *\|(?: |$)|\s{0,12}\[[\w@/.:-]{1,60}\]:?(?: |$)(?:▸(?: |$))?)/;
/** The same in a form that many lines have: `web: `, `app[web.1]: `, `web> `, `[web 1] `, `(web) `. */
const LOOSE_NAME = /^(?:@?\w[\w@/.-]{0,60}(?:\[[\w.-]{1,40}\])?:(?: |$)|[A-Za-z][\w.-]{0,40}>(?: |$)|\[[\w@/.:# -]{1,60}\]:?(?: |$)|\([\w@/.:-]{1,40}\):?(?: |$))/;
/** What names no process: a level of a logger, and what heads a cause. */
const LEVEL = /^(?:[ewid]|err|warn|info|debug|trace|notice|hint|help|note|critical|severe|caused(?: by)?)$/i;
/** A label is on so many lines in sequence, and one of them is empty or indented behind it. */
const MIN_LINES = 3;
/** Lines that show whether those before them have a label. */
const LINES_AHEAD = 40;
const MAX_LABELS = 1_000;
/** Bounds the time of the patterns. */
const label_MAX_CHARACTERS = 200;
/** A line without any of these has no label. Most lines have none. */
const label_SIGN = /[:|\]>)#➤]|^\d+[ .]/;
/**
 * Splits each line into its label and its text. A label is what stands before several lines in sequence, of which one
 * is empty or indented behind it. So a line waits for some of the next ones.
 *
 * @param emit receives the lines in order
 */
function labelSplitter(emit) {
    const labels = new Map();
    let waiting = [];
    /** The labels of the line above. */
    let above = [];
    function release(count) {
        for (const { line, candidates } of waiting.slice(0, count)) {
            const { text } = line;
            const found = candidates.findLast(({ seen, isWide }) => seen.lines >= MIN_LINES &&
                seen.isOpen &&
                (!isWide || seen.lines === candidates[0]?.seen.lines));
            const label = found?.label ?? CERTAIN.exec(text)?.[0] ?? '';
            emit(line, { label, text: text.slice(label.length) });
        }
        waiting = waiting.slice(count);
    }
    function note({ label, hasName }, text) {
        const isWide = label.endsWith('  ');
        const key = `${label.trimEnd().replace(/\d+/g, '#')}${isWide ? ' ' : ''}`;
        const seen = labels.get(key) ?? { lines: 0, isOpen: false };
        if (labels.size < MAX_LABELS)
            labels.set(key, seen);
        if (above.some((one) => one.hasName === hasName))
            seen.lines += 1;
        seen.isOpen ||= /^\s|^$/.test(text.slice(label.length));
        return { label, seen, isWide };
    }
    return {
        add(line) {
            const found = labelsOf(line.text);
            const candidates = found.map((one) => note(one, line.text));
            if (line.text !== '')
                above = found;
            waiting.push({ line, candidates });
            if (waiting.length >= 2 * LINES_AHEAD)
                release(LINES_AHEAD);
        },
        end: () => {
            release(waiting.length);
        },
    };
}
/** A time of BuildKit without the number of its step. */
const SECONDS = /^\d{1,3}\.\d{1,3} /;
/** Returns the name of the process in a label; empty if it is a time or a number. */
function processOf(label) {
    const name = label.replace(TIME, '').trim();
    return /[A-Za-z]/.test(name) ? name : '';
}
/** Returns what stands before a line in the form of a label, whatever the lines around it begin with. */
function labelLike(text) {
    const start = text.slice(0, label_MAX_CHARACTERS);
    if (!label_SIGN.test(start))
        return '';
    const time = (CERTAIN.exec(start) ?? /^#\d{1,5} /.exec(start) ?? SECONDS.exec(start))?.[0] ?? '';
    const name = time === '' ? (NAME.exec(start)?.[0] ?? '') : '';
    return time === '' && !isName(name) ? '' : `${time}${name}`;
}
/** Lists what can be the label of a line: a time, and a time with the name of a process. */
function labelsOf(text) {
    const start = text.slice(0, label_MAX_CHARACTERS);
    if (!label_SIGN.test(start))
        return [];
    const time = (CERTAIN.exec(start) ?? TIME.exec(start))?.[0] ?? '';
    const rest = start.slice(time.length);
    const name = (NAME.exec(rest) ?? LOOSE_NAME.exec(rest))?.[0] ?? '';
    const isPadded = rest.startsWith(' ') || start.length === time.trimEnd().length;
    const times = [time, ...(isPadded ? [`${time.trimEnd()}  `] : [])];
    return [
        ...(time === '' ? [] : times.map((label) => ({ label, hasName: false }))),
        ...(isName(name) ? [{ label: `${time}${name}`, hasName: true }] : []),
    ];
}
/** Whether a text names a process, and says more than that something failed. */
function isName(text) {
    const name = text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
    return text !== '' && !LEVEL.test(name) && (!/\p{L}/u.test(name) || isSpecific(name));
}

;// CONCATENATED MODULE: ./build/logs/lines/mention.js
/** Lines that only mention a failure: `DistillGPT2   FAIL:   graph_breaks=4, expected=2`. */
const MENTION = /(?<!\b0 )\b(?:FAIL|FAILED|FAILURE|ERROR|FATAL|[Ff]ailed|[Ff]atal|[Cc]annot|[Cc]ould not|[Uu]nable to|[Mm]issing|[Ii]nvalid|[Tt]imed out|[Tt]imeout|[Rr]efused|[Dd]enied|[Aa]borted|not found)\b(?!(?: \w+){0,2}:? +0\b)/;

;// CONCATENATED MODULE: ./build/logs/forms/classify-line.js






/** All forms match the start of a line. The limit also bounds the time of each pattern. */
const MAX_MATCHED_CHARACTERS = 500;
/** A line without any of these is no noise in a form that begins with free text. */
const NOISE_SIGN = /\.{3}|[.F]{2}(?:$| *\[)|✔\]|PASS|Passed|Skipped|SKIP|skipped|: Pull|: Al|: Layer|: Verif| Download|Pushed|Preparing|Waiting| of \d+\] |Warning: |npx |::|node:internal|FROM|INFO|DEBUG|[Ww]arning|note:|remark|info|\| +\d|%$|%\s|[█━▓▒░]|={8}|#{8}/;
/** Noise by which a tool shows that it works. */
const WORK = new Set([
    'tests that passed',
    'downloads',
    'progress',
    'package managers',
]);
const withRole = (...roles) => FORMS.filter(({ role }) => roles.includes(role));
const findReport = formTable([
    ...FORMS.filter((form) => form.role !== 'error' && isFailureForm(form)),
    ...withRole('total', 'summary'),
    ...withRole('error'),
], SIGN);
const findNoise = formTable([...withRole('noise'), ...withRole('warning')], NOISE_SIGN);
/** Classifies a line by its text alone. */
function classifyLine(line) {
    if (line === '')
        return { kind: 'text' };
    if (line.startsWith(failure/* QUOTED_REASON */.OF))
        return { kind: 'noise', name: 'another job' };
    const text = line.length > MAX_MATCHED_CHARACTERS ? line.slice(0, MAX_MATCHED_CHARACTERS) : line;
    const label = labelLike(text);
    const found = classOf(text) ?? (label === '' ? undefined : classOf(text.slice(label.length)));
    return found ?? { kind: MENTION.test(text) ? 'mention' : 'text' };
}
/** Ninja prints the parallel jobs that were running; package managers print that they have a newer version. */
const NO_WORK = /^(?:\[\d+\/\d+\]|\[notice\]|npm notice) /;
/** Whether a line shows that the step continued to work after an error before it. */
function showsWork(text, found) {
    return found.kind === 'noise' && WORK.has(found.name) && !NO_WORK.test(text);
}
/** Returns the class of a line that has a form. */
function classOf(text) {
    const form = findReport(text);
    if (form?.role === 'summary' || form?.role === 'total')
        return { kind: 'summary' };
    if (form !== undefined && isFailureForm(form)) {
        if (form.role === 'error')
            return { kind: 'error', form };
        return isWarning(form.pattern.exec(text)?.groups?.['level'])
            ? { kind: 'warning' }
            : { kind: 'failure', form };
    }
    const noise = findNoise(text);
    if (noise?.noise !== undefined)
        return { kind: 'noise', name: noise.noise };
    return noise === undefined ? undefined : { kind: 'warning' };
}
function isFailureForm(form) {
    return form.before !== undefined;
}

// EXTERNAL MODULE: ./build/logs/lines/step-line.js
var step_line = __webpack_require__(9753);
;// CONCATENATED MODULE: ./build/logs/lines/strict.js
/** What a tool prints that fails because of warnings, or its command. */
const STRICT = /\b(?:warnings?)\b.{0,40}\b(?:treated|considered|turned|reported|promoted|count(?:ed)?) (?:as|into) (?:an? )?errors?\b|treat(?:ed|ing)? .{0,20}\bwarnings? as|\bwarnings?\b.{0,20}\bstrict mode|too many warnings|check found WARNINGs|maximum (?:number of )?(?:allowed )?warnings|warnings-as-errors|due to (?:\d+ )?warnings?|because (?:of|there (?:are|were)) .{0,20}warnings|fail(?:ed|ing|s)? on (?:any )?warnings?|\b(?:0|no) errors?\b.{0,20}\b[1-9]\d* warnings?|\bsphinx-build\b.{0,200} -\w{0,8}W\b/i;
/** Bounds the time of the pattern. */
const strict_MAX_CHARACTERS = 300;
/** Returns whether a line says that warnings fail the step. */
function blamesWarnings(text) {
    return /warning|sphinx-build/i.test(text) && STRICT.test(text.slice(0, strict_MAX_CHARACTERS));
}

;// CONCATENATED MODULE: ./build/logs/lines/frames.js
/** Bounds the time of patterns. */
const frames_MAX_CHARACTERS = 300;
const LONG_RUN = /(.)\1{8,}/gs;
/** A line of a stack trace. */
const FRAME = /^\s*(?:at |in function |File "|from |\.\.\. \d+ (?:more|common)|#?\d+:? +0x|goroutine \d|\S+\.\w+:\d+(?::\d+)?(?:$|:? in )|\S+:\d+:in [`'"]|[\w.$/<>]+\(.*\)$|\(?\S+\.(?:go|py|js|ts|rb|php|java|kt|rs):\d+(?::\d+)?\)?(?: \+0x\w+)?$)/;
/** Ruby ends the line of an uncaught exception, which begins as a frame, with its class. */
const UNCAUGHT = /\((?:\w+::)*[A-Z]\w*(?:Error|Exception)\)$/;
const DIFF_HEADER = /^(?:diff -|[-+]{3} [\w./]|@@ -)/;
/** Four words in sequence are a sentence, also in a frame or before a comma. */
const PROSE = /(?<![A-Za-z'])(?:[A-Za-z']{2,} ){3}[A-Za-z']{2,}/;
/** A framed line, a statement that is not complete, a row of markers. */
const frames_CODE = /^\s*[|│▕┆]|[[{};(,]\s*$|^\s*[~^\s]+$|^\s*\+ (?:CategoryInfo|FullyQualifiedErrorId) /;
/** A line of source code with its number. */
const NUMBERED = /^\s*(?:>\s*)?\d+ *(?:[|│▕┆]|:\s{2,})/;
/** Whether a line is of a stack trace or of source code. */
function isFrameOrCode(text) {
    const bounded = boundText(text);
    return isFrame(bounded) || isCode(bounded);
}
function isFrame(text) {
    return FRAME.test(text) && !UNCAUGHT.test(text);
}
/** A numbered line and the header of a diff are source code even if they hold a sentence. */
function isCode(text) {
    return NUMBERED.test(text) || DIFF_HEADER.test(text) || (frames_CODE.test(text) && !PROSE.test(text));
}
/** Returns the start of a line with its long runs of one character shortened. */
function boundText(text) {
    return text.slice(0, frames_MAX_CHARACTERS).replace(LONG_RUN, (run) => run.slice(0, 8));
}

;// CONCATENATED MODULE: ./build/logs/lines/plain-lines.js


/**
 * What names a thing that is wrong, in a list without the form of a tool: a place in a file, a vulnerability, a
 * source file alone, or the header of a diff.
 */
const FINDING = /^\s{0,8}(?:[│┃*•!-]\s{1,8})?(?!at )[^\s│┃*•!-]\S{0,200}\.[A-Za-z]\w{0,9}[:(]\d+|^\s{1,8}on \S{1,200} line \d+:$|\b(?:CVE-\d{4}-\d{4,7}|GHSA(?:-\w{4}){3})\b|^\s{0,8}(?:[*•-] )?[\w./@-]{1,200}\.(?:cs?|cc|cpp|exs?|go|h|java|jsx?|json|kt|md|php|py|rb|rs|scala|sh|sql|svg|swift|tf|toml|tsx?|ya?ml)$|^diff --git a\//;
/** What the row of a report says of a check that passed, alone at an end of the row or in a cell. */
const PASSED = /^\s*<(?:test-?)?case [^>]{0,300}\/>$|^\[?\d+\/\d+\]? \S{1,200} \d[\d.]* ?m?s$|(?:^\W{0,8}|[[|║│,] {0,8}|\bmsg="[\w -]{0,60})(?:ok|OK|PASS|PASSED|[Pp]assed|[Ss]uccess)(?=$|["\])|║│,]|\s{2}| \W| \d| [A-Z]| in )|\b(?:ok|OK|PASS|PASSED|[Pp]assed)$/;
const DENIED = /\b(?:got|instead|not|no|never|nothing|nok|un(?!i(?:on|que|t|v))\w+|want\w*)\b|n't\b/i;
/** A line at a level at which nothing fails. */
const LOGGED = /^(?:\S{0,30}\d\S{0,30}\s{1,8}){0,3}\[?(?:INFO|DEBUG|TRACE)\b|\blevel["']?[:=] ?"?(?:info|debug|trace)\b/;
/** A number before a word in lower case, such as `42 tables` and `1 difference(s)`, or after one in JSON. */
const plain_lines_COUNT = /"(?:errors|failed|failures|ok|passed|skipped|tests|total)":\d+|(?<![\w.:/#-])\d+ (?!(?:at|by|in|of|on|to)\b)[a-z]+(?:\(s\))?(?![\w(])/g;
/** What only a total or a row of statistics has. */
const TEMPLATE = /\d+ \w+\(s\)|"failed":\d|\.{4,}: /;
/** Words of a comparison, whose numbers are the error. */
const COMPARED = /\b(?:expected|received|should|want|wanted|instead|got|but|must|is|was|are|were|than)\b/i;
/** What a step says of its progress. */
const PROGRESS = /^\W{0,4}(?:ran|running|found|load(?:ed|ing)|check(?:ed|ing)|compar(?:ed|ing)|scann(?:ed|ing)|collect(?:ed|ing)|done|finished|analy[sz]ed|processed|read(?:ing)?|evaluating|generated|listed)\b/i;
/** What is done with a thing that a number names: `Running migration 12`, but not `Found 12`. */
const NAMED = /\w [a-z]{3,} \d+\.{0,3}$/;
/** A total of a thing that a number names: `migration 12 leaves 2 row(s)`. */
const NAMED_TOTAL = /\s(?!found\b|ran\b|with\b)[a-z]{3,} \d+ [a-z]+ \d+ \w+\(s\)/;
/** A command that a shell or a package manager prints before it runs it. */
const ECHO = /^(?:\++ \S|\$ \S|> \S+@\S+ \w|\[command\])/;
function isEcho(text) {
    return ECHO.test(text);
}
/** Whether a line, or what completes it, names a thing that is wrong. */
function isFinding(line) {
    return line.split(failure/* SEPARATOR */.wv).some((part) => FINDING.test(part));
}
/** Whether a line says only that something passed. */
function isPassed(line) {
    const text = contentOf(line);
    return PASSED.test(text) && !DENIED.test(text) && !MENTION.test(text);
}
/** Whether a line is logged at a level at which nothing fails. */
function isLogged(line) {
    return LOGGED.test(line.replaceAll(failure/* SEPARATOR */.wv, ''));
}
/** Whether a line counts several things, so that its numbers say nothing of an error. */
function isCounting(line) {
    const text = contentOf(line);
    if (COMPARED.test(text))
        return false;
    const isProgress = PROGRESS.test(text) && !MENTION.test(text) && !NAMED.test(text);
    return isProgress || TEMPLATE.test(text) || (text.match(plain_lines_COUNT)?.length ?? 0) > 1;
}
/** Whether a line is a total that a tool writes in the form of an error. */
function isTemplate(line) {
    return TEMPLATE.test(line) && !NAMED_TOTAL.test(line) && isCounting(line);
}
/** Returns a line without what completes it. */
function contentOf(line) {
    return line.slice(line.lastIndexOf(failure/* SEPARATOR */.wv) + 1);
}

;// CONCATENATED MODULE: ./build/logs/events/continuation.js



/** A beginning that a later line repeats, and errors after which no line has shown that the step continued. */
const MAX_BEGINNINGS = 2_000;
const MAX_OPEN = 1_000;
const continuation_MAX_CHARACTERS = 60;
/**
 * Returns a function that reads the lines of a step in their order, and counts those by which it shows that it
 * continued after an error: work, and output that begins as it did before the error. Its memory is bounded.
 */
function continuationReader() {
    /** Index of the first line with a beginning. */
    const beginnings = new Map();
    let open = [];
    let count = 0;
    return ({ index, text, found, hasSign }) => {
        const continuation = { before: count, resumed: undefined };
        const beginning = beginningOf(text, found);
        const first = beginning === undefined ? undefined : beginnings.get(beginning);
        const since = showsWork(text, found) ? -1 : first;
        if (since !== undefined) {
            const from = open.findLastIndex((error) => error.index <= since) + 1;
            for (const error of open.splice(from))
                error.continuation.resumed = count;
            count += 1;
        }
        const isNew = beginning !== undefined && first === undefined;
        if (isNew && beginnings.size < MAX_BEGINNINGS && !isFrameOrCode(text))
            beginnings.set(beginning, index);
        if (hasSign)
            open.push({ index, continuation });
        if (open.length > 2 * MAX_OPEN)
            open = open.slice(-MAX_OPEN);
        return continuation;
    };
}
/** Returns the first word of a line of output, without its numbers; `undefined` for an error. */
function beginningOf(text, found) {
    const isOutput = found.kind === 'text' || found.kind === 'noise' || isLogged(text);
    if (!isOutput || !/[\p{L}\p{N}]/u.test(text))
        return undefined;
    return /^\s*\S+/
        .exec(text.slice(0, continuation_MAX_CHARACTERS))?.[0]
        .replace(/^\s+/, ' ')
        .replace(/\d+/g, '#');
}

;// CONCATENATED MODULE: ./build/logs/events/event-store.js
/** The last lines, whatever they say: those that every reader sees above a line. */
const MAX_WINDOW = 60;
/** Lines that are kept before one that can say why the step failed. */
const MAX_ABOVE = 12;
/** Lines that are kept: the first ones, and the last ones. */
const MAX_FIRST = 600;
const MAX_LAST = 400;
/** Keeps the last lines of a step, and those around the ones that can say why it failed. Its memory is bounded. */
function eventStore() {
    const first = [];
    let last = [];
    let window = [];
    /** Index of the last line that is kept. */
    let keptTo = -1;
    /** How many of the next lines are kept. */
    let open = 0;
    function keep(event) {
        keptTo = event.index;
        if (first.length < MAX_FIRST) {
            first.push(event);
            return;
        }
        last.push(event);
        if (last.length > 2 * MAX_LAST)
            last = last.slice(-MAX_LAST);
    }
    const isNew = ({ index }) => index > keptTo;
    return {
        /** @param below how many lines below can belong to the line; `undefined` if it says nothing of a failure */
        add(event, below) {
            window.push(event);
            if (below !== undefined)
                window
                    .slice(-1 - MAX_ABOVE)
                    .filter(isNew)
                    .forEach(keep);
            else if (open > 0)
                keep(event);
            open = Math.max(below ?? 0, open - 1);
            if (window.length > 2 * MAX_WINDOW)
                window = window.slice(-MAX_WINDOW);
        },
        /** Returns the lines above the next one, the last one last. */
        above: () => window,
        /** Returns what is kept, in the order of the log. */
        events: () => [...first, ...last, ...window.filter(isNew)],
    };
}
/** Returns the last lines that are wanted, in the order of the log. */
function lastOf(events, count, isWanted) {
    const found = [];
    for (let at = events.length - 1; at >= 0 && found.length < count; at--) {
        const event = events[at];
        if (event !== undefined && isWanted(event))
            found.unshift(event);
    }
    return found;
}

;// CONCATENATED MODULE: ./build/logs/events/qualify-line.js


/** A path, alone or after a label, above lines that begin with a position in that file. */
const FILE = /^(?:\s{0,2}(?:FILE|File|Line|In|Module|\*{3,} Module):?\s+)?((?:[A-Za-z]:)?[\w@./\\+-]{1,300}\.\w{1,8})(?: line \d+)?:?\s*$/;
/** A number before a word is a count, as in `2 errors`. */
const qualify_line_POSITION = /^\s{0,8}[>-]?\s{0,3}\d{1,6}(?::\d{1,6}:?\s|:\s|\s{2,}|\t| \|)\s*/;
/** The first line of a title, whose further lines name what is nested: mocha, cypress. */
const TITLE = /^\s{0,4}\d{1,5}\) \S/;
const qualify_line_NESTED = /^\s{4}/;
const qualify_line_MAX_TITLE_LINES = 5;
/**
 * Returns a function that completes a line by its label, and by what is above it: by the file, if it begins with a
 * position, or by the rest of a title. Without them, the lines of two failures can be equal.
 */
function lineQualifier() {
    let file;
    let title = [];
    function complete(text, { kind }) {
        if (TITLE.test(text)) {
            title = [text];
        }
        else if (kind === 'text' && qualify_line_NESTED.test(text) && title.length > 0) {
            title = [...title, text.trim()];
            const whole = title.join(' ');
            if (text.trimEnd().endsWith(':') || title.length === qualify_line_MAX_TITLE_LINES)
                title = [];
            return whole;
        }
        else {
            title = [];
        }
        const path = FILE.exec(text)?.[1];
        if (path !== undefined)
            file = path;
        else if (file !== undefined && qualify_line_POSITION.test(text))
            return `${file}${failure/* SEPARATOR */.wv}${text.replace(qualify_line_POSITION, '')}`;
        else if (!/^\s|^[|+-]/.test(text))
            file = undefined;
        return text;
    }
    return (line, found) => {
        const own = labelLike(line.text);
        const process = processOf(line.label === '' ? own : line.label);
        const said = line.text.slice(own.length);
        const completed = complete(said, found);
        const content = completed === said ? line.mark + said : completed;
        return { content, whole: process === '' ? content : `${process}${failure/* SEPARATOR */.wv}${content}` };
    };
}

;// CONCATENATED MODULE: ./build/logs/lines/mask-digits.js
/** Returns a text without its numbers. */
function maskDigits(text) {
    return text.replace(/\d+/g, '#').trim();
}

;// CONCATENATED MODULE: ./build/logs/events/sign-reader.js

/** Lines that differ only in numbers say no more than a few of them. */
const MAX_REPEATS = 3;
const MAX_TEXTS = 5_000;
/** A line without any of these can be the reason only at the end of the step. */
const sign_reader_SIGN = /err|Err|ERR|ail|AIL|xcept|anic|not |n't|no such|No such|nable|issing|nvalid|nknown|unexp|Unexp|xpect|eni(?:ed|al)|fus(?:ed|al)|orbid|thoriz|eject|lready|onflict|ismatch|iffer|xceed|ime(?:d )?-?out|TIMEOUT|eadline|oo (?:many|large|long|slow)|illed|rash|egmentation|emory|No space|no space|eadlock|bort|isconnect|ndefined|nresolved|mbiguous|llegal|alformed|nsupported|ncorrect|compatible|broken|Broken|roken|leak|RACE|race|iolat|orrupt|bsolete|xpired|ause|depends|equire|must |should|ssert|≠|!=|warn.{0,20}error|[45]\d\d [A-Z]|hreshold|reset by|nreachable|ocked|dirty|ncommitted|odified|ctual|got |want|signal|denied|unsat|cycl|loop|empty|duplicate|Duplicate|outdated|out of|✗|✘|✖|×|❌|:\d+:/;
/** Returns a function that says whether a line can be the reason, and says more than a few above it. */
function signReader() {
    const repeats = new Map();
    function isNew(text) {
        const key = maskDigits(text);
        const count = (repeats.get(key) ?? 0) + 1;
        if (count > 1 || repeats.size < MAX_TEXTS)
            repeats.set(key, count);
        return count <= MAX_REPEATS;
    }
    return ({ text, error, found: { kind } }) => {
        if (text.trim() === '')
            return false;
        const hasSign = error || (kind !== 'noise' && kind !== 'text') || sign_reader_SIGN.test(text);
        return hasSign && isNew(text);
    };
}

;// CONCATENATED MODULE: ./build/logs/events/tail.js
/** Keeps the last lines up to and including the last error; if there is no error, the last lines. */
function tail(limit) {
    let settled = [];
    let pending = [];
    let erred = false;
    // Truncates rarely, so that the cost per line is small.
    const truncate = (lines) => lines.length > 2 * limit + 100 ? lines.slice(lines.length - limit) : lines;
    function settle() {
        erred = true;
        settled = truncate([...settled, ...pending]);
        pending = [];
    }
    return {
        add(line) {
            const before = pending.at(-1) ?? settled.at(-1);
            if (line.text === '' && !line.error && before?.text === '')
                return;
            pending.push(line);
            pending = truncate(pending);
            if (line.error)
                settle();
        },
        settle,
        lines: () => (erred ? settled : pending),
        last: () => [...settled, ...pending].slice(-limit),
    };
}

;// CONCATENATED MODULE: ./build/logs/events/step-events.js












/** https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/ScriptHandler.cs */
const EXIT = /^Process completed with exit code (\d{1,10})\.$/;
/** Errors without information. */
const EMPTY_ERROR = /^(?:The operation was canceled\.|$)/;
/** https://github.com/actions/runner/blob/main/src/Runner.Worker/StepsRunner.cs */
const TIMED_OUT = /^The action '.{1,500}' has timed out after \d{1,6} minutes\.$/;
/** Indented or framed lines continue a warning. Those of CMake have empty lines within. */
const CONTINUES_WARNING = /^(?:\s|\d+ +\|)/;
const OPEN_WARNING = /^CMake /;
/** Lines that are kept below one that names what failed or has the runner's mark, and below any other that can say why. */
const MAX_BELOW_NAME = 24;
const MAX_BELOW = 5;
/** A header and an empty line say nothing. */
const UNREAD = { content: '', whole: '' };
/**
 * Reads the lines of a step as events. Its memory is bounded.
 *
 * @param limit how many lines of the end are wanted
 * @param emit receives each line but headers, and the lines above it
 */
function stepEvents(limit, emit) {
    const store = eventStore();
    const entries = entryReader();
    const end = tail(limit);
    const endWithNoise = tail(limit);
    const classify = lineClassifier();
    const qualify = lineQualifier();
    const hasSign = signReader();
    const readContinuation = continuationReader();
    const splitter = labelSplitter(read);
    let previous = '';
    let inError = false;
    let isFirst = false;
    let timedOut = false;
    let exitCode;
    let strictAt;
    let endsAt;
    let index = 0;
    let position = 0;
    let works = 0;
    function read({ kind, text: printed, cut, timed }, { label, text }) {
        const error = kind === 'error' || (inError && !timed);
        inError = error;
        if (kind === 'error')
            timedOut = TIMED_OUT.test(text);
        const exit = kind === 'error' ? EXIT.exec(text)?.[1] : undefined;
        if (exit !== undefined || kind === 'header') {
            isFirst = true;
            entries.close();
        }
        if (exit !== undefined) {
            exitCode = Number(exit);
            endsAt = position;
            for (const lines of [end, endWithNoise])
                lines.settle();
            return;
        }
        const shownMark = (0,step_line/* markOf */.F)({ kind });
        // Collapse repeated empty lines.
        if (shownMark + printed === '' && previous === '')
            return;
        previous = shownMark + printed;
        if (blamesWarnings(text))
            strictAt = index;
        const found = classify(kind, text);
        if (found.kind !== 'noise')
            position += 1;
        if (showsWork(text, found))
            works += 1;
        if (error)
            endsAt = position;
        const mark = found.kind === 'failure' ? '' : shownMark;
        const isSign = hasSign({ text, error, found });
        const isRead = kind !== 'header';
        const event = {
            ...{ index, mark, text, error, cut, found, isFirst, position, works, hasSign: isSign },
            label: shownMark + label,
            ...(isRead && text.trim() !== '' ? qualify({ label, mark, text }, found) : UNREAD),
            isName: isRead && !text.startsWith(failure/* QUOTED_REASON */.OF) && entries.add(text),
            continuation: readContinuation({ index, text, found, hasSign: isSign }),
        };
        index += 1;
        isFirst = false;
        if (isRead)
            emit(event, store.above());
        store.add(event, linesBelow(event));
        if (event.found.kind !== 'noise' && event.found.kind !== 'warning')
            end.add(event);
        endWithNoise.add(event);
    }
    return {
        add: (line) => {
            splitter.add(line);
        },
        end() {
            splitter.end();
            return {
                ...{ events: store.events(), entries, exitCode, timedOut, strictAt, works },
                ...{ end: end.lines(), endWithNoise: endWithNoise.lines(), last: endWithNoise.last() },
                endsAt: endsAt ?? position,
            };
        },
    };
}
/** Returns how many lines below a line can belong to it; `undefined` if it says nothing of a failure. */
function linesBelow({ found, hasSign, isName, mark }) {
    if (!hasSign && !isName)
        return undefined;
    const after = found.kind === 'failure' || found.kind === 'error' ? found.form.after : 0;
    return Math.max(isName || mark !== '' ? MAX_BELOW_NAME : MAX_BELOW, after);
}
/** Returns a function that classifies the lines of a step, of which some continue a warning. */
function lineClassifier() {
    let inWarning = false;
    let isOpen = false;
    return (kind, text) => {
        if (kind === 'header')
            return { kind: 'text' };
        if (kind === 'error') {
            inWarning = false;
            const found = classifyLine(text);
            if (found.kind === 'failure')
                return found;
            return EMPTY_ERROR.test(text) ? { kind: 'text' } : { kind: 'error', form: REPORTED };
        }
        const found = classifyLine(text);
        if (found.kind === 'warning')
            isOpen = OPEN_WARNING.test(text);
        if (inWarning && isOpen && text.trim() === '')
            return found;
        inWarning =
            found.kind === 'warning' ||
                (inWarning &&
                    (found.kind === 'text' || found.kind === 'mention') &&
                    CONTINUES_WARNING.test(text));
        return inWarning ? { kind: 'warning' } : found;
    };
}

;// CONCATENATED MODULE: ./build/logs/views/entry-lines.js
/** Lines that name entries, and entries that are shown. */
const MAX_NAMES = 40;
const MAX_SHOWN = 4;
/** Lines before and after the one that names an entry. */
const entry_lines_MAX_ABOVE = 6;
const entry_lines_MAX_BELOW = 24;
/** The lines that say what is wrong, of one entry. */
const MAX_SAID = 3;
/** Lines below those, of which some complete them. */
const MAX_REST = 6;
const MAX_COMPLETING = 2;
/** A row of a comparison. */
const entry_lines_COMPARED = /^\s{0,8}[-+] ?['"\w]/;
/** A shorter text can stand in any detail. */
const MIN_CHARACTERS = 6;
/** Returns, of the first entries, the lines that say what is wrong and the one that names it. */
function entryLines(events, entries) {
    const names = events.filter(({ isName }) => isName).slice(0, MAX_NAMES);
    const around = names.map((name, at) => {
        const end = Math.min(name.index + entry_lines_MAX_BELOW, names[at + 1]?.index ?? Infinity);
        return events.filter(({ index }) => index >= name.index - entry_lines_MAX_ABOVE && index <= end);
    });
    return entries.slice(0, MAX_SHOWN).flatMap(({ detail }) => {
        const said = names.flatMap((name, at) => {
            const lines = around[at] ?? [];
            const saying = detail === undefined ? [] : lines.filter(({ text }) => says(text, detail));
            return saying.length === 0 ? [] : [[...withRest(saying.slice(0, MAX_SAID), lines), name]];
        });
        return said[0] ?? [];
    });
}
/** Whether a text contains a detail, or a part of one that was joined. */
function says(text, detail) {
    const own = text.trim();
    return text.includes(detail) || (own.length >= MIN_CHARACTERS && detail.includes(own));
}
/** Adds what follows the last line that says what is wrong: lines within it, or the values that are compared. */
function withRest(saying, lines) {
    const last = saying.at(-1);
    const rest = lines.slice(lines.findIndex((line) => line === last) + 1).slice(0, MAX_REST);
    const indent = last?.text.search(/\S/) ?? 0;
    const within = rest.findIndex(({ text }) => text.search(/\S/) <= indent);
    const inner = within === -1 ? rest : rest.slice(0, within);
    const compared = rest.filter(({ text }) => entry_lines_COMPARED.test(text));
    return [...saying, ...(inner.length > 0 ? inner : compared).slice(0, MAX_COMPLETING)];
}

;// CONCATENATED MODULE: ./build/logs/views/failure-blocks.js
/** Maximum length of a heading, such as `* What went wrong:`, which different failures can share. */
const MAX_HEADING_CHARACTERS = 30;
/**
 * Returns the first failures in a tool's own form, and errors that the step reported, each once, with the lines around
 * them up to noise: about `limit` lines.
 */
function failureBlocks(events, limit) {
    const blocks = [];
    let open;
    /** How many of the next lines belong to the open block. */
    let after = 0;
    for (const [at, event] of events.entries()) {
        const form = formOf(event);
        if (isNoise(event) || event.isFirst)
            open = undefined;
        if (form !== undefined) {
            open = { match: event, lines: [...linesAbove(events, at, form.before), event] };
            after = form.after;
            if (isRepeated(event, blocks) || sizeOf(blocks) >= limit)
                open = undefined;
            else
                blocks.push(open);
        }
        else if (open !== undefined) {
            // Keeps the lines of one runner message together.
            const isMessage = event.error && open.lines.at(-1)?.error === true;
            if (open.lines.length < limit && (after > 0 || isMessage))
                open.lines.push(event);
            else
                open = undefined;
            after = Math.max(0, after - 1);
        }
    }
    return blocks;
}
function formOf({ found, error }) {
    const isReport = found.kind === 'failure' || (found.kind === 'error' && error);
    return isReport ? found.form : undefined;
}
function isNoise({ found }) {
    return found.kind === 'noise' || found.kind === 'warning';
}
/** Returns the lines directly above one, back to the last noise. */
function linesAbove(events, at, count) {
    let from = at;
    for (let event = events[at]; event !== undefined && at - from < count; event = events[from]) {
        const above = events[from - 1];
        if (event.isFirst || above?.index !== event.index - 1 || isNoise(above))
            break;
        from -= 1;
    }
    return events.slice(from, at);
}
function isRepeated({ text }, blocks) {
    const isHeading = text.length <= MAX_HEADING_CHARACTERS;
    return !isHeading && blocks.some(({ match }) => match.text === text);
}
function sizeOf(blocks) {
    return blocks.flatMap(({ lines }) => lines).length;
}
/** Returns the lines of a block that fit: the one in its form, and as many before as after it if possible. */
function cutBlock({ lines, match }, size) {
    if (size <= 0)
        return [];
    const before = lines.indexOf(match);
    const after = lines.length - 1 - before;
    const around = size - 1;
    const takenAfter = Math.min(after, Math.max(Math.ceil(around / 2), around - before));
    const from = Math.max(0, before - (around - takenAfter));
    return lines.slice(from, before + takenAfter + 1);
}

// EXTERNAL MODULE: ./build/model/logged/compared-line.js
var compared_line = __webpack_require__(6099);
// EXTERNAL MODULE: ./build/model/known-issue.js
var known_issue = __webpack_require__(3875);
;// CONCATENATED MODULE: ./build/logs/entries/message.js



/**
 * Returns what says why the step failed: the first test that failed and what it says, else the line that says why,
 * else the first entry.
 *
 * @param line the line that says why
 */
function messageOf(entries, line) {
    const [first] = entries;
    if (first === undefined)
        return line;
    if (!first.isTest) {
        const isBetter = first.position !== undefined && message_isFinding(first);
        return isBetter && entryAbout(entries, line) === undefined
            ? first.printed
            : (line ?? first.printed);
    }
    if (first.detail !== undefined)
        return (0,entry_words/* entryText */.u0)(first);
    return line ?? first.title;
}
/**
 * Returns the same as it is shown: (1) a test with what it says; (2) the first finding of the tool whose finding the
 * line is; (3) a finding with a place or a rule, if the line is about none; (4) else the line, such as one in no tool's
 * own form; (5) below the only entry if one frame is around both.
 */
function shownMessage(entries, line) {
    const said = line && line.mark + line.text;
    const entry = entryToShow(entries, said);
    if (entry !== undefined) {
        const { title, position } = entry;
        const isNamed = title !== undefined || position !== undefined;
        return { text: (0,entry_words/* entryText */.u0)(entry), isCertain: isNamed || line?.error === true };
    }
    const raw = messageOf(entries, said);
    if (raw === undefined)
        return undefined;
    const [first, ...others] = entries;
    const text = raw.replace(message_FRAME, '');
    if (first !== undefined && others.length === 0 && text !== raw && message_FRAME.test(first.printed))
        return { text: `${(0,entry_words/* entryText */.u0)(first)}: ${text}`, isCertain: true }; // (5)
    return { text, isCertain: raw !== said || line?.error === true };
}
/** What tools put before each line of what they say, and below a place in the line above. */
const message_FRAME = /^\s*(?:[│┃]\s+|\^-*\^? (?=\S))/;
function entryToShow(entries, line) {
    const [first] = entries;
    if (first?.isTest === true)
        return first.detail !== undefined ? first : line === undefined ? entries.find(message_says) : undefined; // (1)
    const about = entryAbout(entries, line);
    if (about === undefined)
        return first && message_isFinding(first) && message_says(first) ? first : undefined; // (3)
    const isAlike = ({ tool, detail = '' }) => tool === about.tool && !WARNING.test(detail);
    return message_says(about) ? entries.find((entry) => message_says(entry) && isAlike(entry)) : undefined; // (2)
}
/** Returns the entry whose detail a line has. */
function entryAbout(entries, line = '') {
    return entries.find(({ detail }) => detail !== undefined && line.includes(detail));
}
/** What linters put before a warning. */
const WARNING = /^[!⚠]/;
/** Whether the list says more of an entry than any line of the log could. */
function message_says({ tool, detail = '' }) {
    return tool !== STATED.tool && detail.length >= known_issue/* MIN_CHARACTERS */.k$;
}
/** Whether a path or a rule in the line itself shows that a compiler or a linter wrote it. */
function message_isFinding({ title, position, printed }) {
    return ([title, position?.path].some((part) => part !== undefined && printed.includes(part)) ||
        printed.trimStart().startsWith(`${position?.line} `));
}

;// CONCATENATED MODULE: ./build/logs/events/statement.js



const VALUE = /^\s*(?:[+-] *\W?\d|[+-] {1,40}["']?[\w$.-]{1,60}["']?: |Which is: |\(\w{1,20}\) \S)|^\s{2,8}-?\d[\d.]*$|\d\W? (?:[!=]==?|=>|[<>]=?) \W?\d/;
/** A sentence after the word for an error: it says what is wrong, whatever its words. */
const statement_SENTENCE = /^(?:[\w.]{0,60}(?:Error|ERROR|error)|[Ff]atal|FATAL): (?!.{0,300}\b(?:exit|status|occurred|timed? ?out|[Oo]peration|[Pp]rocess|[Cc]ommand|[Ss]ee|fail\w*)\b).{0,300}\b(?:(?:is|are|was|were|must|has|have)\b.{2}|no \w+ found$)/;
/** A sentence with a subject after the word for an error: `Error: the test failed to start`. */
const INABILITY = /^(?:[\w.]{0,60}(?:Error|ERROR|error)|[Ff]atal|FATAL): (?:[\w'-]{1,40} ){1,12}(?:failed|unable) to (?!(?:be|build|compile|complete|execute|finish|install|pass|run|succeed|test)\b)[a-z]{3,}/;
/** A total in the form of a failure, and the numbers of other totals. */
const statement_COUNT = /\b[Ff]ound \d/;
const NUMBERS = /(?<![\w.:])\d+(?![\w:])/g;
/** Whether a line is of any other class than noise, a warning or a summary. */
function isStatement({ whole, found: { kind } }) {
    return whole !== '' && kind !== 'noise' && kind !== 'warning' && kind !== 'summary';
}
/** Returns what a line says. */
function statementOf(line, found) {
    const text = line.whole;
    const said = line.mark + line.text;
    const isSentence = found.kind === 'error' && (statement_SENTENCE.test(said) || INABILITY.test(said));
    const content = text.slice(text.indexOf(failure/* SEPARATOR */.wv) + 1);
    const specific = isSentence || isSpecific(text);
    return {
        ...{ line, found, text, content, isSentence },
        isSpecific: specific,
        names: (content === text ? specific : isSpecific(content)) && !isEnding(text),
        report: found.kind === 'failure' || (found.kind === 'error' && !isTemplate(content))
            ? found.form
            : undefined,
        isValue: VALUE.test(line.text),
    };
}
/**
 * Returns whether a line reports a failure, alone or as a part of one, or only can name what failed; `undefined` if
 * it says no more than that something failed.
 */
function roleOf({ found, content, report, isSpecific: specific, isValue }, isPart) {
    // Without a number, such words can be names: `test build failed`.
    const isTotal = (found.kind === 'failure' ? statement_COUNT : /\d/).test(content);
    const isCode = namesCode(content);
    const saysNothing = found.kind === 'text' ? !isPart || !(isValue || isCode) : isTotal && !isCode;
    if (!specific && saysNothing)
        return undefined;
    // A line with several numbers is a total.
    const isMention = found.kind === 'mention' && specific && (content.match(NUMBERS)?.length ?? 0) < 2;
    return report !== undefined || (isPart && !isTemplate(content)) || isMention
        ? 'report'
        : 'mention';
}
/** Returns whether a line of a role says more than that something failed. */
function identifies({ found, text, content, names, isSentence }, role) {
    const isOfError = role === 'report' || found.kind === 'mention' || isFinding(text);
    return names && isOfError && ((role === 'report' && isSentence) || saysWhat(content));
}

// EXTERNAL MODULE: ./build/model/logged/names.js
var names = __webpack_require__(3929);
;// CONCATENATED MODULE: ./build/logs/events/exact-lines.js


/** Lines before and after one that reports an error that can be part of it. */
const NEAR = 2;
/** A row of a diff. */
const exact_lines_ROW = /^[+-](?![+-])/;
/**
 * Returns a function that reads lines in their order, and lists those whose numbers can distinguish errors though no
 * tool's form is known: findings, rows of a diff, and what stands around a line that reports an error.
 */
function exactLines() {
    /** Lines that are still near the last error. */
    let left = 0;
    return ({ whole }, above, isError) => {
        const isPart = (left > 0 || exact_lines_ROW.test(whole)) && !isPassed(whole);
        const isReport = isError || isFinding(whole);
        left = isReport ? NEAR : Math.max(0, left - 1);
        const near = isError ? lastOf(above, NEAR, saysMore) : [];
        return [...near.map((line) => line.whole), ...(isReport || isPart ? [whole] : [])];
    };
}
/** Whether a line is output, and says more than that something passed. */
function saysMore({ whole, found }) {
    return whole !== '' && found.kind !== 'noise' && found.kind !== 'summary' && !isPassed(whole);
}

;// CONCATENATED MODULE: ./build/logs/events/failure-context.js
/** Follows which lines belong to the last failure or error. */
function failureContext() {
    /** Lines that the form of the last failure or error still expects. */
    let open = 0;
    let isApart = false;
    return {
        separate() {
            isApart = true;
        },
        begin({ after }) {
            open = Math.max(open, after);
        },
        end() {
            open = 0;
        },
        /** Whether a line belongs to the failure above it: not unindented text below an empty line, but values do. */
        includes({ line: { text }, isValue }) {
            const isPart = open > 0 && (!isApart || isValue || /^\s/.test(text));
            isApart = false;
            open = Math.max(0, open - 1);
            return isPart;
        },
    };
}

// EXTERNAL MODULE: ./build/model/some.js
var some = __webpack_require__(5552);
;// CONCATENATED MODULE: ./build/logs/views/printed-lines.js




/**
 * What a line is, the weightiest last: noise in which a script can also say what is wrong; any other output; an error
 * after what the step said before it; a warning; a line that can name what failed; one that compares values; a line
 * that reports it.
 */
const ROLES = ['noise', 'output', 'stop', 'warning', 'mention', 'compared', 'report'];
/** Lines that are kept of each role; of a step that prints more, not everything is known. */
const printed_lines_MAX_LINES = 5_000;
const MAX_RECOVERED = 100;
/** A row of a diff. */
const DIFF_ROW = /^\s*[+-](?![+-])/;
/** What a tool that repeats a command prints between its attempts. */
const ATTEMPT = /\bAttempt #?\d+ failed\b/;
/** Collects the different lines of a step, and what each of them is. Its memory is bounded. */
function printedLines() {
    const lines = new Map();
    const counts = new Map();
    /** All lines, noise and totals as well, in the order in which each was printed first, and what was above each. */
    const all = new Map();
    let last = '';
    let pairs = 0;
    /** The roles of lines that were dropped or cut. */
    const missed = new Set();
    /** What failed and passed at another try. */
    const recovered = new Set();
    /** How often a tool repeated the command. */
    let attempt = 0;
    const mask = lineMasker();
    const maskAll = (text) => mask.parts(text).join(failure/* SEPARATOR */.wv);
    /** Gives a line at least this role. */
    function note(role, text, isCut = false) {
        const known = lines.get(text);
        const count = counts.get(role) ?? 0;
        if (isCut || (known === undefined && count >= printed_lines_MAX_LINES))
            missed.add(role);
        if (known !== undefined) {
            if (ROLES.indexOf(role) > ROLES.indexOf(known.role))
                known.role = role;
            if (role === 'output' && known.attempt < attempt)
                Object.assign(known, { attempt, times: 0 });
        }
        else if (count < printed_lines_MAX_LINES) {
            counts.set(role, count + 1);
            lines.set(text, { role, isExact: false, attempt, times: 0 });
        }
        const line = lines.get(text);
        if (role === 'output' && line !== undefined)
            line.times += 1;
    }
    const isLast = (text) => attempt === 0 || lines.get(text)?.attempt === attempt;
    const masked = (texts) => mask.counts(texts, (text) => Math.max(1, lines.get(text)?.times ?? 0));
    return {
        note,
        /** Reads a line of any class, completed. */
        print(text) {
            const above = all.get(text) ?? new Set();
            if (pairs < printed_lines_MAX_LINES && !above.has(last)) {
                pairs += 1;
                all.set(text, above.add(last));
            }
            last = text;
        },
        /** Lists all lines. */
        printed: () => (0,some/* groupsOf */.c1)([...all], ([text]) => maskAll(text)).map((lines) => ({
            masked: maskAll(lines[0][0]),
            texts: (0,some/* mapSome */.pO)(lines, ([text]) => text),
            above: [...new Set(lines.flatMap(([, above]) => Array.from(above, maskAll)))],
        })),
        isMissed: (role) => missed.has(role),
        /** Reads a line as it was printed: it can begin another attempt, or name a test that passed then. */
        read(text) {
            if (ATTEMPT.test(text))
                attempt += 1;
            if (!text.endsWith(' PASSED'))
                return;
            const failed = text.replace(/PASSED$/, 'FAILED');
            if (lines.has(failed) && recovered.size < MAX_RECOVERED)
                recovered.add(failed);
        },
        /** Whether a command was repeated. */
        isRepeated: () => attempt > 0,
        /** Notes that the numbers of lines count. Those of lines that report a failure always do. */
        keepNumbers(texts) {
            for (const line of texts.map((text) => lines.get(text)))
                if (line)
                    line.isExact = true;
        },
        hasExact(text) {
            const line = lines.get(text);
            return line?.isExact === true && line.role !== 'report';
        },
        /** Lists the lines of some roles, as printed. */
        of: (...roles) => [...lines].filter(([, { role }]) => roles.includes(role)).map(([text]) => text),
        /** Omits what only an earlier attempt printed, if the last one reports a failure. */
        ofLastAttempt(texts) {
            const hasReport = [...lines].some(([text, { role }]) => role === 'report' && isLast(text));
            return hasReport ? texts.filter(isLast) : texts;
        },
        /** Counts the lines that are equal when masked, of those that are given. */
        masked,
        /** Counts the lines of the last attempt, without those of tests that passed then. */
        output(passed) {
            const names = [...masked(new Set([...recovered, ...passed])).keys()];
            const last = [...lines]
                .filter(([text, { role }]) => role === 'stop' || (role !== 'noise' && isLast(text)))
                .map(([text]) => text);
            return new Map([...masked(last)].filter(([line]) => !names.some((name) => line.endsWith(name))));
        },
    };
}
/** Masks lines, each part of them once. */
function lineMasker() {
    const known = new Map();
    const partsOf = (line) => line.split(failure/* SEPARATOR */.wv).map((part) => {
        const masked = known.get(part) ?? maskPart(part);
        known.set(part, masked);
        return masked;
    });
    return {
        parts: partsOf,
        /** Counts the lines that are equal when masked. A total is none, since it says nothing itself. */
        counts(texts, timesOf) {
            const counts = new Map();
            for (const text of texts) {
                const line = maskedLine(text.split(failure/* SEPARATOR */.wv), partsOf(text));
                if (line !== '')
                    counts.set(line, (counts.get(line) ?? 0) + timesOf(text));
            }
            return counts;
        },
    };
}
/** Returns '' for a total. */
function maskedLine(parts, masked) {
    // What looks like a label belongs to the name of a test: `[FAIL] Cart [It] opens at 10:00:00`.
    if (/^\[FAIL\]/.test(parts[0] ?? '') && isTestName(parts.join('')))
        return maskLine(parts.join(''));
    const last = masked.at(-1) ?? '';
    // A label before a number alone is no label.
    if (!/\p{L}/u.test(last))
        return maskLine(parts.join(''));
    const counts = isTotal(last) && !compares(last) && !DIFF_ROW.test(last);
    return counts ? '' : masked.filter((part) => part !== '').join(failure/* SEPARATOR */.wv);
}

;// CONCATENATED MODULE: ./build/logs/views/compared-lines.js












/** A place in a file. */
const compared_lines_POSITION = /\.\w{1,8}:\d|^\s*\d+:\d/;
/** A warning of Python itself fails nothing, unless the step says that warnings did. */
const PYTHON_WARNING = /: \w{4,40}Warning: /;
/** A compiler says what is wrong with the error above it. */
const NOTE = /^note: /;
/** Words of a clean-up in which a script can also report what is wrong. */
const CHANGE = /^\s*(?:[Rr]emov|[Dd]elet|Writing|Wrote|Sav|Restoring)/;
/** Where npm reports an error, which can be all that distinguishes two packages. */
const WORKSPACE = /^npm (?:ERR!|error) (?:in workspace|location|workspace)\b/;
/** A command of an action; it is part of the error directly below it. */
const compared_lines_COMMAND = /^\[command\]/;
/** A label whose value is below it: `Expected:`. */
const BARE_LABEL = /^\W{0,12}(?:expected|actual|received|got|wanted|want|but was|found|left|right|passed in|diff)(?: \w{1,12})?:?\s*$/i;
const MAX_VALUE_LINES = 6;
const MAX_ROWS = 1_000;
/** Begins a part of a diff. */
const HUNK = /^\s*@@ /;
/** The line of a finding below its file. */
const LINE_NUMBER = /^\s*\d+(?::\d+)?\s{0,3}[|:]\s/;
/** The position of an entry in the list of its tool. */
const ORDINAL = /^\d{1,4}\. (?=\S)/;
/** Noise that begins like what a script or a plug-in says of its own findings. */
const SAID = new Set(['downloads', 'progress', 'help', 'levels']);
/**
 * Collects the lines of a step by which its log is compared with another one, except noise that says nothing.
 *
 * - If a failure is in the form of a tool, its lines keep their numbers, and the other lines lose theirs. If none is,
 *   only the lines of `exactLines` keep them.
 * - If at most one line names an error, downloads and messages of level INFO are compared as well.
 * - A failure that a later try overcame does not count, nor do those of earlier tries if the last one has one.
 * - A warning with a place identifies an error if the tool says that it treats warnings as errors.
 */
function comparedLines() {
    const lines = printedLines();
    const context = failureContext();
    const exactOf = exactLines();
    /** The last line that says something, but names no error. */
    let said;
    /** The command in the line above. */
    let command;
    const values = valueReader();
    let hasFailure = false;
    let isIdentified = false;
    /** Whether a warning names a place. */
    let isPlaced = false;
    /** Whether an error mentions warnings. */
    let blamesWarnings = false;
    return {
        /** Reads a line of any class, as it was printed. */
        read({ text, whole }) {
            lines.read(text);
            values.read(text);
            if (text.trim() === '')
                context.separate();
            else
                lines.print(whole);
        },
        addNoise(line, name) {
            command = compared_lines_COMMAND.test(line.content) ? line.whole : undefined;
            noteNoise(lines, line, name);
        },
        addWarning(line, above) {
            const { content, whole, cut } = line;
            lines.note('output', whole, cut);
            lines.keepNumbers(exactOf(line, above, !isLogged(whole)));
            isPlaced ||= isFinding(whole) && saysWhat(content);
            const { kind } = above.findLast((one) => !NOTE.test(one.content))?.found ?? {};
            const isOfError = NOTE.test(content) && (kind === 'failure' || kind === 'error');
            if (isOfError)
                lines.note('mention', whole);
            else
                noteWarning(lines, content, whole);
        },
        /** Adds a total, which can name the package or the project that failed. */
        addSummary({ content, whole, cut }) {
            lines.note('output', whole, cut);
            context.end();
            if (isSpecific(content.replace(/\b\d\S*/g, '')))
                lines.note('mention', whole);
        },
        add(statement, above) {
            const { line, found, text, content, names, report } = statement;
            const isText = found.kind === 'text';
            lines.note('output', text, line.cut);
            if (command !== undefined && report !== undefined)
                lines.note('mention', command);
            command = undefined;
            const isPart = context.includes(statement);
            lines.keepNumbers(exactOf(line, above, !isText));
            if (!isCounting(text)) {
                if (!isText && names && said !== undefined)
                    lines.note('stop', `${said}${failure/* SEPARATOR */.wv}${text}`);
                if (isText && statement.isSpecific && !isPassed(text) && !isLogged(text))
                    said = text;
            }
            blamesWarnings ||= !isText && /\bwarnings?\b/i.test(content);
            if (report !== undefined)
                context.begin(report);
            for (const indented of partsAbove(above, report)) {
                lines.note('report', indented);
                // The frame above an exception without a message.
                isIdentified ||= isFrameOrCode(indented) && saysWhat(indented);
            }
            if (values.includes(content) || (compares(content) && !isPassed(text)))
                lines.note('compared', text);
            const role = roleOf(statement, isPart);
            if (role === undefined)
                return;
            lines.note(role, text, role === 'report' && line.cut);
            isIdentified ||= identifies(statement, role);
            hasFailure ||= role === 'report' && names && found.kind === 'failure';
        },
        compared(errors) {
            return compare(lines, {
                ...{ ...errors, hasFailure, blamesWarnings, rows: values.rows() },
                // The list of tests is of all attempts.
                tests: lines.isRepeated() ? [] : errors.tests,
                isIdentified: isIdentified || (errors.isStrict && isPlaced),
            });
        },
        /** Returns reasons in one order, without what differs between runs. */
        signature: (reasons) => reasons.length === 0 ? undefined : [...lines.masked(reasons).keys()].toSorted().join('\n'),
    };
}
/** Returns the indented lines before a failure, which belong to it, such as the frames of a traceback. */
function partsAbove(above, form) {
    return lastOf(above, form?.before ?? 0, isStatement)
        .map(({ whole }) => whole)
        .filter((text) => /^\s/.test(text) && /\p{L}/u.test(text));
}
/** Returns the lines that name entries, as they are compared. */
function listedLines(entries) {
    return new Set(entries
        .filter(({ printed }) => measureOf(printed) === undefined && !isTemplate(printed))
        // Without a name, it can be a total.
        .filter(({ title, printed }) => title !== undefined || !isCount(printed))
        .map(({ printed }) => maskPart(printed).replace(ORDINAL, '')));
}
/** Reads the values of comparisons, and the rows of tables with percentages. */
function valueReader() {
    const rows = new Set();
    /** Lines below a label of a comparison that can be its value. */
    let left = 0;
    let isDiff = false;
    return {
        read(text) {
            if (rows.size < MAX_ROWS && readRow(text) !== undefined)
                rows.add(text);
            const isEmpty = text.trim() === '';
            isDiff = !isEmpty && (isDiff || HUNK.test(text));
            if (isEmpty)
                left = 0;
        },
        /** Whether a line is a value below its label, or a row of a diff. */
        includes(content) {
            const isValue = left > 0 || (isDiff && DIFF_ROW.test(content));
            left = BARE_LABEL.test(content) ? MAX_VALUE_LINES : Math.max(0, left - 1);
            return isValue;
        },
        rows: () => [...rows],
    };
}
/** Notes what a warning can say of an error: a linter can fail for its warnings. */
function noteWarning(lines, text, whole) {
    if (isViolation(whole))
        lines.note('compared', whole);
    else if (compared_lines_POSITION.test(whole) && !PYTHON_WARNING.test(whole))
        lines.note('mention', whole);
    else if (isSpecific(text))
        lines.note('warning', whole);
}
/** Notes what noise of a name can say of an error. */
function noteNoise(lines, { content, whole, cut }, name) {
    if (WORKSPACE.test(content))
        lines.note('mention', whole);
    if (name === 'cleanup')
        lines.note('output', whole, cut);
    if (name === 'cleanup' && CHANGE.test(content))
        lines.note('mention', whole);
    if (SAID.has(name) && isSpecific(content))
        lines.note('noise', whole);
}
/**
 * Returns what two logs of the same error have in common. The lines that report failures are (1) those of each
 * failure in a tool's own form and of each error. If there is such a failure, (2) the other lines count without
 * their numbers, since a second command can have failed. Otherwise, if a line identifies the error, (3) tests,
 * findings and the lines around errors count as they are, other lines without their numbers, and what passed not
 * at all. If none does, (4) all lines but noise count as they are. In each case, (5) lines that compare values count
 * as they are. A line that says no more than that something failed reports nothing.
 */
function compare(lines, evidence) {
    const { hasFailure } = evidence;
    const found = hasFailure ? ofFailures(lines, evidence) : ofErrors(lines, evidence);
    const all = [...found.strict, ...lines.of('compared')]; // (5)
    const measured = measuresOf(lines.ofLastAttempt([...all, ...found.loose]), evidence.rows);
    const neededOf = (texts) => lines.ofLastAttempt(texts.filter((text) => measureOf(text) === undefined));
    const needed = hasFailure ? ['report', 'mention', 'warning'] : ['output'];
    return {
        ...{ isNamed: hasFailure, measured },
        isIdentified: evidence.isIdentified || measured.some(({ key }) => saysWhat(key)),
        lines: listLines(lines, { strict: neededOf(all), loose: neededOf(found.loose) }, evidence),
        whole: !needed.some(lines.isMissed),
        printed: lines.printed(),
        blamesRows: all.some((text) => blamesRows(contentOf(text))),
    };
}
/** Lists the lines of the log and of its entries, masked, with what each of them is. */
function listLines(lines, { strict, loose }, { tests, recovered, entries }) {
    const values = new Set([...lines.of('compared'), ...tests]);
    const isComparing = (text) => values.has(text) || compares(contentOf(text)) || isTestName(contentOf(text));
    const output = new Map([...lines.masked(tests), ...lines.output(recovered)]);
    const noise = lines.masked(lines.of('noise'));
    const [reported, mentioned] = [lines.masked(strict), lines.masked(loose)];
    const comparing = lines.masked([...strict, ...loose].filter(isComparing));
    const naming = new Set([...reported.keys()].filter((text) => names/* NAME */.o_.test(contentOf(text))));
    const listed = listedLines(entries);
    const all = [output, noise, reported, mentioned, listed].flatMap((texts) => [...texts.keys()]);
    return Array.from(new Set(all), (masked) => ({
        masked,
        withoutNumbers: maskNumbers(masked),
        count: output.get(masked) ?? 0,
        reported: reported.get(masked) ?? 0,
        isMentioned: mentioned.has(masked),
        isEntry: listed.has(masked),
        isNoise: noise.has(masked),
        compares: comparing.has(masked),
        names: naming.has(masked),
    }));
}
/** Returns what lines measure; if one names a limit, but no amount, the rows of tables have the amounts. */
function measuresOf(texts, rows) {
    const measures = texts
        .map((text) => readMeasure(contentOf(text)))
        .filter((measure) => measure !== undefined);
    const blaming = texts.filter((text) => blamesRows(contentOf(text)));
    const ofRows = blaming.length === 0
        ? []
        : rows.map((row) => readRow(row, blaming.every(isOfCoverage) ? 100 : undefined));
    return [...measures, ...ofRows.filter((measure) => measure !== undefined)];
}
/** Returns what a line measures. At a place in a file, another amount is another finding. */
function measureOf(text) {
    const content = contentOf(text);
    return isFinding(text) || LINE_NUMBER.test(content) ? undefined : readMeasure(content);
}
function ofFailures(lines, { blamesWarnings }) {
    const others = blamesWarnings ? lines.of('mention', 'warning') : lines.of('mention');
    return { strict: lines.of('report'), loose: others }; // (1), (2)
}
function ofErrors(lines, { tests, areSeveral, isIdentified }) {
    const said = lines.of('output', 'warning');
    const isMore = (line) => isSpecific(line) || isFinding(line);
    const others = lines.of('mention', 'report');
    const plain = [...(isIdentified ? said.filter(isMore) : said), ...others];
    // A standing sentence below it says less than the noise can.
    const noise = areSeveral ? [] : lines.of('noise');
    if (!isIdentified)
        return { strict: [...plain, ...lines.of('stop')], loose: noise }; // (4)
    const reported = new Set(lines.of('report'));
    // Beside several errors, a log of what works says nothing of them.
    const isSilent = (line) => isPassed(line) || (areSeveral && isLogged(line));
    const isExact = (line) => reported.has(line) || (lines.hasExact(line) && !isCounting(line) && !isSilent(line));
    return {
        strict: [...plain.filter(isExact), ...(tests.length > 0 ? tests : lines.of('stop'))],
        loose: [...noise, ...plain.filter((line) => !isExact(line) && !isSilent(line))],
    }; // (3)
}
function isCount(line) {
    return isCounting(line) || isTotal(line);
}

;// CONCATENATED MODULE: ./build/logs/views/failure-reasons.js





const MAX_FAILURES = 200;
/** Collects the lines by which a step names what failed, and whether it worked after the last of them. */
function reasonCollector() {
    const failures = [];
    const mentions = [];
    /** Those below a failure that are of another command, or that it introduces. */
    const later = [];
    /** How many lines name an error, and the last line that names what failed. */
    let errors = 0;
    let last;
    /** What the last failure begins with: only lines of the tool itself belong to what ended the step. */
    let tool;
    let worked = false;
    /** Whether another command began after the last failure, and whether that one only introduces the next line. */
    let isNext = false;
    let isOpen = false;
    return {
        readNoise(text, found) {
            worked ||= showsWork(text, found);
        },
        read({ line, found, names, report }) {
            const text = line.mark + line.text;
            isNext ||= failures.length > 0 && isEcho(text);
            if (!names)
                return;
            if (!isPassed(text))
                last = text;
            if (found.kind !== 'text')
                errors += 1;
            if (found.kind === 'mention') {
                const some = isNext || isOpen ? later : mentions;
                if (some.length < failure/* MAX_REASONS */.n)
                    some.push(text);
            }
            if (report === undefined) {
                worked ||= tool !== undefined && !isFrame(text) && firstWord(text) !== tool;
                isOpen = false;
                return;
            }
            worked = false;
            isNext = false;
            isOpen = text.endsWith(':');
            tool = firstWord(text);
            if (failures.length <= MAX_FAILURES)
                failures.push(text);
        },
        failures: () => failures.slice(0, MAX_FAILURES),
        /** Whether there are no more failures. */
        isComplete: () => failures.length <= MAX_FAILURES,
        hasSeveral: () => errors > 1,
        /** Whether the step did or said something after its last failure. */
        goesOn: () => worked,
        /** Returns the lines that mention a failure; beside one in the form of a tool, only those that are not of it. */
        mentions: () => (failures.length > 0 ? later : [...mentions, ...later]),
        /** @param message the line that says why the step failed */
        reasons(message) {
            if (failures.length > 0)
                return failures.slice(0, failure/* MAX_REASONS */.n);
            const reason = message !== undefined && isSpecific(message) ? message : last;
            return reason === undefined ? [] : [reason];
        },
    };
}
function firstWord(text) {
    return /\S+/.exec(text)?.[0];
}

// EXTERNAL MODULE: ./build/model/reasons.js
var model_reasons = __webpack_require__(9751);
;// CONCATENATED MODULE: ./build/logs/views/logged-kinds.js

/** Hosts that serve packages, images and source code: if one can't be reached, the code is not the reason. */
const REGISTRY = /(?:(?:api|codeload|uploads|objects|raw|registry|registry-1|auth|index|production\.cloudflare|static|files|pkg|plugins|services|repo|repo1|central|archive|azure\.archive|security|ports|deb|dl|proxy|sum|cdn|www|downloads|rubygems)\.)?(?:github\.com|githubusercontent\.com|ghcr\.io|npmjs\.(?:org|com)|yarnpkg\.com|pypi\.org|pythonhosted\.org|docker\.(?:io|com)|crates\.io|rubygems\.org|maven\.org|maven\.apache\.org|gradle\.org|nuget\.org|packagist\.org|golang\.org|ubuntu\.com|debian\.org|quay\.io|mcr\.microsoft\.com|nodejs\.org|conda\.io|anaconda\.org|dl\.google\.com|terraform\.io|opentofu\.org|gitlab\.com|bitbucket\.org|playwright\.azureedge\.net|playwright\.dev|download\.cypress\.io|cdn\.cypress\.io|storage\.googleapis\.com\/chrome-for-testing[\w-]*)/
    .source + /(?![\w.-])/.source;
/**
 * A host on the internet: its name has a dot, and no domain that is reserved for private networks, tests or examples.
 * https://www.iana.org/assignments/special-use-domain-names
 */
const PUBLIC_HOST = /(?!(?:[\w.-]{1,200}\.)?example\.(?:com|net|org)\b)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.){1,8}(?!(?:arpa|corp|example|home|internal|intranet|invalid|lan|local|localhost|onion|private|svc|test)\b)[a-z][a-z\d-]{1,20}(?![\w.-]*\w)/
    .source;
/** What the runner, npm, Docker or a language puts before a message. */
const START = /^(?:(?:Error|ERROR|error|fatal|E {3,}|docker|curl|FetchError|OSError|IOError|System\.IO\.IOException|java\.io\.IOException|Error response from daemon|npm (?:ERR!|error)(?: network)?)\b:? {0,8}){0,3}/
    .source;
/**
 * One line per text; add a line to add a text. A pattern begins with `^`, so that a test's name or message
 * that quotes such a text has no kind. It has no flags, and its time is linear.
 */
// prettier-ignore
const KIND_FORMS = [
    ['out-of-memory', /\bJavaScript heap out of memory$/, 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory', 'nodejs/node'],
    ['out-of-memory', /\bjava\.lang\.OutOfMemoryError\b/, 'java.lang.OutOfMemoryError: Java heap space', 'openjdk/jdk'],
    ['out-of-memory', /^(?:> )?Java heap space$/, '> Java heap space', 'gradle/gradle'],
    ['out-of-memory', /^(?:E {3,})?MemoryError(?:: |$)/, 'MemoryError', 'python/cpython'],
    ['out-of-memory', /\bOutOfMemoryError: CUDA out of memory\./, 'torch.OutOfMemoryError: CUDA out of memory.', 'pytorch/pytorch'],
    ['out-of-memory', /\bworker process crashed with error: Out of memory\./, 'GitHub actions runner worker process crashed with error: Out of memory.', 'actions/runner#541'],
    ['out-of-memory', /^fatal error: (?:runtime: )?(?:out of memory|cannot allocate memory)/, 'fatal error: runtime: out of memory', 'golang/go src/runtime/malloc.go'],
    ['out-of-memory', /\bld terminated with signal 9\b/, 'collect2: fatal error: ld terminated with signal 9 [Killed]', 'gcc-mirror/gcc gcc/collect2.cc'],
    ['out-of-memory', /\bKilled signal terminated program cc1(?:plus)?$/, 'c++: fatal error: Killed signal terminated program cc1plus', 'gcc-mirror/gcc gcc/gcc.cc'],
    ['disk-full', new RegExp(`${START}(?:\\[Errno 28\\] |ENOSPC: |[\\w./-]{1,100}: ){0,3}[Nn]o space left on device\\b`), 'OSError: [Errno 28] No space left on device', 'python/cpython'],
    ['disk-full', /^(?:[\w./+-]{1,100}: |(?:write|copy|mkdir|open) \/).{0,300}(?:: |')[Nn]o space left on device(?:: unknown)?'?\.?$/, 'base64: write error: No space left on device', 'coreutils/coreutils'],
    ['disk-full', /^npm (?:ERR!|error) code ENOSPC$/, 'npm error code ENOSPC', 'npm/cli'],
    ['disk-full', new RegExp(`${START}There is not enough space on the disk\\b`), 'System.IO.IOException: There is not enough space on the disk.', 'dotnet/runtime'],
    ['action-download', /^(?:Error: )?Failed to resolve action download info\./, 'Error: Failed to resolve action download info. Error: Service Unavailable', 'actions/runner src/Runner.Worker/ActionManager.cs'],
    ['action-download', /^(?:Error: )?Failed to download (?:action|archive) '/, "Error: Failed to download archive 'https://api.github.com/repos/actions/cache/tarball/0400d5f' after 3 attempts.", 'actions/runner src/Runner.Worker/ActionManager.cs'],
    ['action-download', /^(?:Error: )?Response status code does not indicate success: (?:5\d\d|429|408)\b/, 'Error: Response status code does not indicate success: 503 (Service Unavailable).', 'actions/checkout#814'],
    ['action-download', /^(?:Error: )?Action 'https:\/\/.{1,300}' download has timed out\./, "Error: Action 'https://api.github.com/repos/actions/cache/tarball/0400d5f' download has timed out. Error: A task was canceled.", 'actions/runner src/Runner.Worker/ActionManager.cs'],
    ['network', new RegExp(`${START}toomanyrequests: You have reached your (?:unauthenticated )?pull rate limit`), 'toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating and upgrading: https://www.docker.com/increase-rate-limit', 'moby/moby'],
    ['network', new RegExp(`${START}received unexpected HTTP status: 5\\d\\d\\b`), 'received unexpected HTTP status: 503 Service Unavailable', 'moby/moby'],
    ['network', /^npm (?:ERR!|error) code (?:ECONNRESET|ETIMEDOUT|EAI_AGAIN|ERR_SOCKET_TIMEOUT|E50[0-4]|E429)$/, 'npm error code ECONNRESET', 'npm/cli'],
    ['network', /^npm (?:ERR!|error) network (?:This is a problem related to network connectivity\.|(?:read|connect|request) E[A-Z]{6,20})$/, 'npm error network This is a problem related to network connectivity.', 'npm/cli'],
    ['network', new RegExp(`${START}request to https?://${REGISTRY}/.{0,300}reason: .{0,100}(?:ETIMEDOUT|ECONNRESET|EAI_AGAIN|socket hang up)`), 'FetchError: request to https://registry.npmjs.org/x failed, reason: connect ETIMEDOUT 104.16.0.1:443', 'npm/cli'],
    ['network', new RegExp(`${START}request to https?://${PUBLIC_HOST}/.{0,300}reason: .{0,100}(?:ECONNRESET|EAI_AGAIN|ENOTFOUND|socket hang up)`), 'FetchError: request to https://packages.acme.dev/x failed, reason: getaddrinfo EAI_AGAIN packages.acme.dev', 'npm/cli'],
    ['network', new RegExp(`${START}getaddrinfo (?:EAI_AGAIN|ENOTFOUND) ${PUBLIC_HOST}`), 'Error: getaddrinfo EAI_AGAIN cdn.playwright.dev', 'microsoft/playwright'],
    ['network', new RegExp(`${START}(?:unable to access 'https://.{1,300}': |\\(6\\) )?Could not resolve host: ${PUBLIC_HOST}`), "fatal: unable to access 'https://github.com/o/r/': Could not resolve host: github.com", 'git/git'],
    ['network', new RegExp(`${START}(?:unable to access 'https://.{1,300}': |\\((?:7|28)\\) )?Failed to connect to ${REGISTRY} port \\d`), "fatal: unable to access 'https://github.com/o/r/': Failed to connect to github.com port 443", 'curl/curl'],
    ['network', new RegExp(`${START}unable to access 'https://${REGISTRY}/.{1,300}The requested URL returned error: 5\\d\\d`), "fatal: unable to access 'https://github.com/o/r/': The requested URL returned error: 502", 'git/git'],
    ['network', new RegExp(`${START}(?:.{0,100}: )?(?:Get "https://.{1,200}": )?(?:dial tcp: lookup|Temporary failure resolving) '?${PUBLIC_HOST}`), 'dial tcp: lookup registry-1.docker.io on 127.0.0.53:53: no such host', 'golang/go'],
    ['network', new RegExp(`${START}(?:failed to \\w{1,20}: |.{0,60}: )?(?:Get|Head|Post) "https://${REGISTRY}/.{0,300}(?:connection reset by peer|i/o timeout|TLS handshake timeout|Client\\.Timeout exceeded)`), 'Error response from daemon: Get "https://registry-1.docker.io/v2/": net/http: TLS handshake timeout', 'moby/moby'],
    ['network', new RegExp(`${START}(?:failed to \\w{1,20}: |.{0,60}: )?(?:Get|Head|Post) "https://${PUBLIC_HOST}/.{0,300}connection reset by peer`), 'Error: failed to fetch: Get "https://get.helm.sh/helm.tar.gz": read tcp 10.1.0.4:41822->152.199.21.175:443: read: connection reset by peer', 'golang/go'],
    ['network', new RegExp(`${START}(?:Could not install packages due to an OSError: |[\\w.]{1,80}: )?HTTPSConnectionPool\\(host='${REGISTRY}', port=443\\): (?:Max retries exceeded|Read timed out)`), "ERROR: HTTPSConnectionPool(host='files.pythonhosted.org', port=443): Read timed out.", 'pypa/pip'],
    ['network', new RegExp(`${START}(?:[\\w.]{1,80}: )?HTTPSConnectionPool\\(host='${PUBLIC_HOST}', port=443\\): Max retries exceeded .{0,300}(?:NameResolutionError|Connection reset by peer)`), "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='hub.acme.io', port=443): Max retries exceeded with url: /x (Caused by NameResolutionError(...))", 'psf/requests'],
    ['network', new RegExp(`^E: Failed to fetch https?://${REGISTRY}/\\S{1,300} {2}(?:5\\d\\d|Connection |Could not connect|Unable to connect|Temporary failure|Cannot initiate)`), 'E: Failed to fetch http://archive.ubuntu.com/ubuntu/pool/x.deb  503  Service Unavailable', 'Debian/apt'],
    ['network', new RegExp(`^wget: unable to resolve host address \\W${PUBLIC_HOST}`), 'wget: unable to resolve host address ‘releases.hashicorp.com’', 'mirror/wget'],
    ['network', new RegExp(`^(?:Caused by: )?java\\.net\\.UnknownHostException: ${PUBLIC_HOST}`), 'Caused by: java.net.UnknownHostException: repo.spring.io', 'openjdk/jdk'],
    ['network', new RegExp(`${START}\\(35\\) .{0,100}Connection reset by peer in connection to ${PUBLIC_HOST}`), 'curl: (35) OpenSSL SSL_connect: Connection reset by peer in connection to sh.rustup.rs:443', 'curl/curl'],
    ['network', /^E: Unable to fetch some archives\b/, 'E: Unable to fetch some archives, maybe run apt-get update or try with --fix-missing?', 'Debian/apt'],
    ['network', new RegExp(`${START}API rate limit exceeded for (?:installation|user)(?: ID\\b|\\.)`), 'Error: API rate limit exceeded for installation ID 1.', 'pytorch/test-infra'],
    ['network', /^GitHub API limit \(\d{1,6} calls\/hr\) is exhausted\b/, 'GitHub API limit (60 calls/hr) is exhausted, could not fetch https://api.github.com/repos/o/r.', 'composer/composer'],
];
/** The number of a step of BuildKit, with its time. */
const TASK = /^#\d{1,5} (?:\d+\.\d+ )?/;
/** The texts are near the start of a line; this bounds the time of each pattern. */
const logged_kinds_MAX_CHARACTERS = 500;
/** A stated kind can be at the end of what tools say of each other's errors. */
const MAX_STATED_CHARACTERS = 1_000;
/** What only the report of a test begins with or says. */
const TEST = /^\s*(?:[●✕✗×✘] |not ok |--- FAIL|E {3,}Assert|\d+\) |FAIL |FAILED \S+::|\[ {2}FAILED)|\bAssert(?:ion)?(?:Failed)?Error\b|\bassert(?:ion)? |<<< (?:FAILURE|ERROR)!|\b[Ee]xpected\b/;
/** Hosts of the project's own: a service that a test starts, a mirror in a private network. */
const OWN_HOST = /\blocalhost\b|\b(?:127|10)\.\d{1,3}\.\d{1,3}\.\d{1,3}\b|\b192\.168\.\d|\b172\.(?:1[6-9]|2\d|3[01])\.\d|\b169\.254\.\d|\b0\.0\.0\.0\b|\[?(?:::1|f[cde][0-9a-f]{2}:[0-9a-f:]+)\b|\.(?:local|internal|test|lan|svc)\b/i;
/** A URL up to its path. */
const URL = /\bhttps?:\/\/[^\s/'"`)\]]{1,200}/g;
const PUBLIC_URL = new RegExp(`//(?:[^@]{0,100}@)?${PUBLIC_HOST}(?::\\d+)?$`);
/** What curl and Rust say of a connection without its host. */
const HOSTLESS = /^(?:curl: \(56\) Recv failure: Connection reset by peer|(?:Caused by: )?dns error: failed to lookup address information)/;
/** Volumes of a fixed size, which the files of the project can fill. */
const OWN_VOLUME = /\/(?:Volumes|mnt|media|dev\/shm|run\/user)\//;
/** The name server of the runner, and its own end of a connection. */
const RUNNER_HOST = / on [\d.]{7,15}:53\b|\b(?:dial|read|write) (?:tcp|udp) [\d.]{7,15}:\d{1,5}->/g;
/** What a service says that can't be reached, or that can't respond. */
const NETWORK_ERROR = /\b(?:connection (?:was |has been )?(?:reset|refused|timed out|closed|aborted|broken)|timed? ?out|timeout|deadline exceeded|execution expired|operation too slow|no such host|nxdomain|UnknownHostException|could not (?:resolve host|reach host|connect)|name (?:resolution|or service not known)|E(?:CONNRESET|CONNREFUSED|\w*TIMEDOUT|AI_AGAIN|NOTFOUND)|socket (?:hang up|error|exception|disconnected)|failed to connect|SSL_(?:connect|ERROR)|TLS (?:handshake|connection)|remote end hung up|(?:early|unexpected) EOF|too ?many ?requests|bad gateway|service unavailable|gateway time-?out|network is unreachable|spurious network error|max retries exceeded|unable to load the service index|(?:429|50[0-4])\b.{0,5}(?:too many|internal server|bad gateway|service|gateway|server )|(?:status(?: code)?|code|HTTP|returned|error)[:= ]{1,2}\(?(?:429|50[0-4]))\b/i;
/** A host that serves packages, one from which something is downloaded, or the last retry of pip. */
const NETWORK_HOST = new RegExp(String.raw `(?:^|[^\w.-])${REGISTRY}|\bRetrying \(Retry\(total=` +
    String.raw `|\b(?:download|fetch|pull|clon|install|registry|index|mirror|package|artifact|archive|schema)` +
    String.raw `.{0,300}(?:https?://|\b(?:host|to|lookup|from|@) ?'?)[\w-]{1,60}(?:\.[\w-]{1,60})+|\b\d{1,3}(?:\.\d{1,3}){3}:443\b`, 'i');
/** A place in the code, which the network is no reason for. */
const logged_kinds_POSITION = /^[\w./\\-]{1,200}[:(]\d+/;
/** What a tool says of the reason of its error, or of its last attempt. */
const INNER = /^(?:\[?[Cc]aused by\b|WARNING: Retrying \(Retry\(total=|│ "https?:\/\/)/;
/** Not in a text that source code quotes, and not a limit of file watchers. */
const DISK_FULL = /(?<!["`])\b[Nn]o space left on device\b|\bENOSPC\b(?!: System limit)|\bnot enough space on the disk\b/;
/** Returns what kind of failure the errors of a step are about. */
function kindsOf(step) {
    return {
        proven: kindOfLog(step, false),
        provenInSetUp: kindOfLog(step, true),
        stated: statedKind(step),
    };
}
/**
 * Returns the kind that a log states: in the line that says why or a reason of it, unless the step went on, or in
 * the failures with which the step ended, from the last one in code on; `undefined` for the failure of a test.
 */
function statedKind({ message, survivesMessage, reasons, failures, output, endsStep, }) {
    const named = failures.length > 0 ? failures : reasons.slice(-1);
    const last = named.slice(Math.max(0, named.findLastIndex((text) => logged_kinds_POSITION.test(text))));
    const inner = output.filter((line) => INNER.test(line)).join(' ');
    const texts = [...(survivesMessage ? [] : [message, inner]), ...(endsStep ? last : [])]
        .filter((text) => text !== undefined)
        .map((text) => text.slice(0, MAX_STATED_CHARACTERS));
    if ([...failures, ...reasons].some((text) => TEST.test(text)))
        return undefined;
    if (texts.some((text) => DISK_FULL.test(text)))
        return 'disk-full';
    // Yarn prints the response and its address on several lines.
    const isOneError = new Set(last.map((text) => /^\S+ \S+/.exec(text)?.[0])).size === 1;
    return [...texts, ...(isOneError && endsStep ? [last.join(' ')] : [])].some(isNetwork)
        ? 'network'
        : undefined;
}
function isNetwork(text) {
    return (NETWORK_HOST.test(text) &&
        NETWORK_ERROR.test(text) &&
        !OWN_HOST.test(text.replace(RUNNER_HOST, '')));
}
/**
 * Returns the kind that ended a step: (1) the line that says why is about memory, or (2) the last failure has the
 * kind, and the step did nothing after it; (3) if it is not the code's, every failure in the log has it, and so has
 * the line that says why, and none is of a test, of a host or of a volume of the project.
 */
function kindOfLog({ message, reasons, failures, output, endsStep }, isSetUp) {
    const stated = message === undefined ? [] : [message];
    const texts = failures.length > 0 ? failures : [...reasons, ...stated];
    const isOfTest = texts.some((text) => TEST.test(text));
    const isOutOfMemory = [...reasons, ...stated].some((text) => kindOfText(text) === 'out-of-memory');
    const isKilled = texts.some((text) => /^Killed$/.test(text
        .trim()
        .replace(TASK, '')
        .replace(/^[\d.]+ /, ''))) && output.some((line) => /\bexit code:? 137\b/.test(line));
    if ((isOutOfMemory || isKilled) && !isOfTest)
        return 'out-of-memory'; // (1)
    if (isSetUp && isDownload(failures.at(-1), output))
        return 'action-download';
    const kinds = texts
        .filter((text) => !/(?::|, caused by)$/.test(text))
        .map((text) => kindOfText(text) ?? (isUnreachable(text, message, output) ? 'network' : undefined));
    const kind = kinds.at(-1);
    if (kind === undefined || !endsStep)
        return undefined; // (2)
    if (model_reasons/* ORIGINS */.o9[kind] !== 'infrastructure')
        return kind;
    const isOther = message !== undefined &&
        kindOfText(message) !== kind &&
        !isUnreachable(message, message, output) &&
        !isAbout(message.slice(0, MAX_STATED_CHARACTERS), kind) &&
        reasons.every((text) => text !== message);
    if (isOfTest || isOther || kinds.some((other) => other !== kind))
        return undefined; // (3)
    const isOwn = [...output, ...texts].some((text) => OWN_HOST.test(text.replace(RUNNER_HOST, '')) || (kind === 'network' && isOtherHost(text)));
    if (isOwn || (kind === 'disk-full' && texts.some((text) => OWN_VOLUME.test(text))))
        return undefined;
    return kind !== 'action-download' || isSetUp ? kind : undefined;
}
/** Whether a line that follows the error of a kind is about the same. */
function isAbout(text, kind) {
    return kind === 'network' ? isNetwork(text) : kind === 'disk-full' && DISK_FULL.test(text);
}
/** Whether the runner stopped to wait for the download of an action, which it had tried before. */
function isDownload(last, output) {
    const isStopped = last === undefined || /^(?:Error: )?(?:The operation|A task) was cancell?ed\./.test(last);
    return isStopped && output.some((line) => /^Warning: Failed to download action '/.test(line));
}
/** Whether a text has the URL of a host that is not on the internet. */
function isOtherHost(text) {
    return (text.match(URL) ?? []).some((url) => !PUBLIC_URL.test(url));
}
/** Whether a text, or the message about what it names, is of a connection to a host on the internet. */
function isUnreachable(text, message, output) {
    const isPublic = (line) => (line.match(URL) ?? []).some((url) => PUBLIC_URL.test(url));
    if (HOSTLESS.test(text.trim()))
        return output.some(isPublic);
    return message !== undefined && HOSTLESS.test(message.trim()) && isPublic(text);
}
function kindOfText(text) {
    const start = text.trim().replace(TASK, '').slice(0, logged_kinds_MAX_CHARACTERS);
    return KIND_FORMS.find(([, pattern]) => pattern.test(start))?.[0];
}

;// CONCATENATED MODULE: ./build/logs/views/loose-rows.js


/** Only the start of a line shows its shape. It also bounds the time of each pattern. */
const loose_rows_MAX_CHARACTERS = 200;
const loose_rows_MAX_ROWS = 100;
/** From this score on, a line below the rows says what else failed. */
const MIN_EVIDENT_SCORE = 0;
/** A bullet, a box, an ordinal, or the letters before a file that git lists. */
const loose_rows_MARK = /^(?:[-*•+>✖✗✘×❌⨯!]|\[.?\]|\d+[.):]|[A-Z?]{1,2}(?= ))\s+/u;
/** The first word of a row, and what ends it: `name: reason`, `key = value`, `name (reason)`, a column. */
const FIELD = /^(?:["'`][^"'`]+["'`]|[^\s:=(]+|\p{Lu}\p{Ll}+(?: \p{Ll}+){1,4}(?=: \S))(:(?=\d)|: ?| ?= ?| ?\(| ?-> |\t| {2,}| \| | (?=\d)|$)/u;
/** What a row says of a check that passed. */
const PASSES = /^\W{0,8}(?:ok|pass(?:ed)?|success|skip(?:ped)?)\b|\((?:ok|pass(?:ed)?)\)$/i;
/** A path of any words, and the head of a table. */
const PATH = /\w[/._-]\w/;
const HEADER = /^[\s│|]*\p{Lu}+(?:[\s│|]+\p{Lu}+)+[\s│|]*$/u;
/** Numbers and words, perhaps after the name of a tool: `smoke: 1 of 5 checks failed`, but no row `2 src/cart.ts`. */
const loose_rows_TOTAL = /^\W{0,4}(?:[\w.-]+: )?((?=.*\d)[A-Z]?[a-z\d ,;()-]+[.:!]?)$/;
/** A row of another list: with a mark, or a path and what is said of it. A path alone can be what the row is about. */
const loose_rows_LISTED = /^\s*(?:[-*•✖✗✘×❌⨯] \S|[\w.@-]*\/[\w./@-]+(?: -> | \(|: ))/u;
/** The start of a total. Elsewhere in a line, a number can be of what the step works on. */
const FOUND = /^\W{0,4}(?:found\b|total\b|\d)/i;
/** What stands for rows that are not printed: `... and 2 more`. */
const MORE = /\b(?:and|\d+) (?:more|others?)\b/i;
/**
 * Returns the rows of the list in which a line in no tool's form says what failed: the lines of its shape above and
 * below it. They are all if nothing but them is said between the last sign of work, or the heading, and the end, and if
 * the line says more than that a command failed.
 *
 * @param events what is kept of the log
 * @param others lines with evidence that they are the reason
 */
function looseRows(events, row, others) {
    const at = events.findIndex(({ index }) => index === row.index);
    const shape = shapeOf(row);
    const isRow = (line) => line.index === row.index || (shapeOf(line) === shape && loose_rows_saysMore(line));
    const above = loose_rows_linesAbove(events.slice(0, at + 1), isRow);
    const below = events.slice(at + 1);
    const lines = [...above, ...below];
    const rows = [...new Set(lines.filter(isRow).map(({ mark, text }) => mark + text))];
    const isMore = ({ text, index, hasSign }) => MORE.test(text) ||
        ((FOUND.test(text) || (hasSign && index > row.index)) &&
            countsOf(text)?.includes(rows.length) === false);
    const lastRow = lines.findLast(isRow)?.index ?? row.index;
    const evident = new Set(others.filter(({ score }) => score >= MIN_EVIDENT_SCORE).map(({ line }) => line.index));
    const isOther = (line) => {
        const isHeading = line.text.endsWith(':');
        if (isRow(line) || (isHeading && line.index < lastRow))
            return false;
        const isSaid = evident.has(line.index) || (isHeading && loose_rows_saysMore(line));
        return isSaid && loose_rows_indentOf(line) <= loose_rows_indentOf(row) && countsOf(line.text) === undefined;
    };
    const isOfOtherList = (line) => !isRow(line) && line.index < row.index && loose_rows_LISTED.test(line.text);
    return {
        rows: rows.slice(0, loose_rows_MAX_ROWS),
        areAll: rows.length <= loose_rows_MAX_ROWS &&
            !isEnding(row.text) &&
            !lines.some(isMore) &&
            !below.some(isOther) &&
            !above.some(isOfOtherList) &&
            [...lines.filter(isRow), ...below].every(isAboveKept(events)),
    };
}
/** Returns the rows up to a line, with what stands between them, and the line above the first one. */
function loose_rows_linesAbove(events, isRow) {
    let from = events.length - 1;
    /** Lines since the last row. Between two rows, one is a heading. */
    let others = 0;
    for (let at = from - 1; at >= 0 && others < 2; at--) {
        const line = events[at];
        if (line === undefined || line.found.kind === 'noise')
            break;
        if (isRow(line))
            [from, others] = [at, 0];
        else if (line.text.trim() !== '')
            others += 1;
    }
    const heading = events.slice(0, from).findLast(({ text }) => text.trim() !== '');
    return [...(heading === undefined ? [] : [heading]), ...events.slice(from)];
}
/** Returns a function that returns whether the line above one is kept, too. */
function isAboveKept(events) {
    const kept = new Set(events.map(({ index }) => index));
    return ({ index }) => index === 0 || kept.has(index - 1);
}
/** Whether a line says more than that something passed or failed. */
function loose_rows_saysMore({ text }) {
    return ((isSpecific(text) || PATH.test(text)) &&
        !isEnding(text) &&
        !isPassed(text) &&
        !PASSES.test(text) &&
        !HEADER.test(text));
}
/** Returns the numbers of a total; `undefined` for a line that names a thing, or counts nothing. */
function countsOf(text) {
    const total = loose_rows_TOTAL.exec(text.slice(0, loose_rows_MAX_CHARACTERS))?.[1];
    return total?.match(/\d+/g)?.map(Number);
}
function loose_rows_indentOf({ text }) {
    return text.search(/\S/);
}
/** Returns what the rows of one list have in common: indentation and mark, and else how they begin. */
function shapeOf({ text }) {
    const [indent = ''] = /^\s*/.exec(text) ?? [];
    const said = text.slice(indent.length, indent.length + loose_rows_MAX_CHARACTERS);
    const mark = loose_rows_MARK.exec(said)?.[0].replace(/\w+/, '#');
    const end = FIELD.exec(said)?.[1];
    return JSON.stringify([indent, mark ?? end?.trim() ?? /^\S+/.exec(said)?.[0]]);
}

;// CONCATENATED MODULE: ./build/logs/views/logged-errors.js











/** Where a finding is in the line above it. */
const MARKER = /^\s*\^-*\^? (?=\S)/;
/** A bar of progress, or a rule around a title. */
const BAR = /[█━▓▒░#=>]{8}/;
/** Lines that can be the message. */
const MAX_CANDIDATES = 20;
/** Collects what the log of a step says failed, whatever is shown of it. */
function errorCollector() {
    const lines = comparedLines();
    const reasons = reasonCollector();
    function add(line, above) {
        lines.read(line);
        if (line.whole === '')
            return;
        const found = isFailedWork(line) ? { kind: 'mention' } : line.found;
        switch (found.kind) {
            case 'noise':
                if (found.name !== 'cleanup')
                    reasons.readNoise(line.text, found);
                lines.addNoise(line, found.name);
                return;
            case 'warning':
                lines.addWarning(line, above);
                return;
            case 'summary':
                lines.addSummary(line);
                return;
            case 'failure':
            case 'error':
            case 'mention':
            case 'text': {
                const statement = statementOf(line, found);
                lines.add(statement, above);
                reasons.read(statement);
            }
        }
    }
    return {
        add,
        /** @param ranked the lines that can say why; `undefined` if something else ended the step, so that none does */
        errors({ entries, events, strictAt, timedOut }, ranked) {
            const { message, others = [] } = ranked ?? {};
            const text = message && textOf(message);
            // A linter can have passed with warnings before another command failed.
            const isStrict = strictAt !== undefined && strictAt >= (message?.line.index ?? 0);
            const { compared, ...list } = entries.list(text, isStrict);
            const found = lines.compared({
                entries: compared,
                tests: compared.flatMap(({ isTest, title = '' }) => (isTest ? [`≡ ${title}`] : [])),
                recovered: entries.recovered(),
                areSeveral: reasons.hasSeveral(),
                isStrict: strictAt !== undefined,
            });
            // pytest lists each test of which it prints rows.
            const isListed = (line) => entry_details/* PYTEST_ROW */.Lx.test(line) && list.entries.some(({ isTest }) => isTest);
            const stated = reasons.reasons(text);
            const isNamed = reasons.failures().some((failure) => !isHeading(failure)) ||
                list.entries.some(({ title, position }) => (title ?? position) !== undefined);
            const reason = [text, ...stated].find((one) => one !== undefined && !isHeading(one));
            const said = ranked && messageOf(list.entries, text);
            return {
                ...list,
                ...found,
                timedOut,
                reasons: stated.filter((line) => !isListed(line)),
                mentions: [...reasons.mentions(), ...laterErrors(events, others).map(textOf)],
                loose: isNamed ? undefined : rowsOf(events, reason, others),
                message: said?.replace(MARKER, ''),
                shown: ranked && (shownMessage(list.entries, message?.line) ?? lastLine(ranked.lines)),
                // A name or a comparison is the reason, whatever other runs print.
                candidates: said === undefined || said !== text || compares(said) ? [] : candidatesOf(said, others),
                signature: lines.signature(stated),
                whole: found.whole && (!found.isNamed || reasons.isComplete()),
                kinds: kindsOf({
                    message: text,
                    reasons: stated,
                    failures: reasons.failures(),
                    survivesMessage: message?.goesOn === true,
                    output: (0,compared_line/* outputTexts */.im)(found.lines),
                    // No line follows the message but the error of the runner.
                    endsStep: !reasons.goesOn() || message?.toEnd === 0,
                }),
            };
        },
    };
}
/** Whether a line only introduces the next one. */
function isHeading(line) {
    return line.trimEnd().endsWith(':');
}
/** From this score on, a line below all names says what else failed; a line in no form needs more evidence. */
const MIN_LATER_SCORE = 0.7;
const MIN_LATER_TEXT_SCORE = 2;
/** Returns the lines below the last name that are no part of what it names. */
function laterErrors(events, others) {
    const name = events.findLast(({ isName }) => isName);
    if (name === undefined)
        return [];
    return others.filter(({ line, score }) => line.index > name.index &&
        score >= (line.found.kind === 'text' ? MIN_LATER_TEXT_SCORE : MIN_LATER_SCORE) &&
        loose_rows_indentOf(line) <= loose_rows_indentOf(name) &&
        !isEnding(line.text) &&
        countsOf(line.text) === undefined);
}
/** @param reason the only line that names what failed */
function rowsOf(events, reason, others) {
    const row = events.findLast(({ mark, text }) => mark + text === reason);
    return row === undefined ? { rows: [], areAll: false } : looseRows(events, row, others);
}
function candidatesOf(message, others) {
    const texts = others.map(textOf).filter((text) => !isEnding(text) && saysWhat(text));
    return [message, ...texts].slice(0, MAX_CANDIDATES).map((text) => ({
        line: text.replace(MARKER, ''),
        masked: maskPart(text),
        compares: compares(text),
    }));
}
/** Signs of a line that says nothing of a failure. */
const SAYS_NOTHING = new Set([
    ...['check', 'code', 'exitStatus', 'frame', 'kind:noise'],
    ...['kind:summary', 'onlyPlace', 'unspecific'],
]);
/** Returns the last line that says anything, of a step that does not say why it failed. */
function lastLine(lines) {
    const [last] = lines
        .filter(({ line, signs }) => !isEnding(line.text) && !signs.some((sign) => SAYS_NOTHING.has(sign)))
        .toSorted((one, other) => other.line.index - one.line.index);
    return last && { text: textOf(last), isCertain: false };
}
function textOf({ line: { mark, text } }) {
    return mark + text;
}
/** Whether a step reports that its work failed, such as a download. */
function isFailedWork({ text, found }) {
    return (found.kind === 'noise' &&
        (found.name === 'downloads' || found.name === 'progress') &&
        !BAR.test(text) &&
        MENTION.test(text));
}

;// CONCATENATED MODULE: ./build/logs/views/reason-signs.js


/** What tools put before a message: a time, the number or name of a task, a bracket, a bullet. */
const LABELS = [
    /^\[?\d{1,4}[-:/. ]\d\d[-:/.]\d\d?[\dT:.,+Z ]*\]?:?\s*(?:\|\s*)?/,
    /^\d\d \w+ \d{4} /,
    /^#\d+ (?:\d+\.\d+ )?/,
    /^\d+(?:\.\d+)?:? (?=\S)/,
    /^Step #\d+ - "[^"]*": /,
    /^\[(?!cause\])[^\]]{1,60}\]:?\s*/,
    /^(?![^ ]*\.\w{1,6}:\d)[\w@/.-]{1,60}:[\w:-]{1,40}: /,
    /^[\w@/.-]{1,60} +\| /,
    /^[\w.-]{1,40}: (?=[EW]: )/,
    /^npm (?:ERR!|error) (?!code )/,
    /^\p{Extended_Pictographic}\uFE0F? +(?:(?:error|warn|info) +)?/u,
    /^(?:= )?(?:note|help): (?=.*\berror\b)/,
    /^[-*•│|>#»›❯▸+✖✘✗×❌⨯⚠·↳=!:]{1,3}\s+/u,
    /^\s+/,
];
const reason_signs_MAX_LABELS = 8;
/** A comment of a script that a shell prints, and an option in the help of a command. */
const COMMENT = /^# (?!Failed|Looks|Error)[A-Z][a-z]+ |^\s*(?:npm (?:ERR!|error) +)?\[?-{1,2}[a-z](?:[\w-]*[ |=,]+<|, --|[\w-]*\|-{1,2}[a-z])/;
const reason_signs_SOURCE = /^\s*File ".{1,300}", line \d+/;
const RAISED = /^(?:\w{1,60}\.){0,12}[A-Z]\w{0,80}: \S/;
const STRONG = /\b(?:error|fatal|exception|panic|cannot|can't|could not|unable|denied|refused|not found|no such|invalid|missing|expected|failed to|mismatch|exceeded|timed out|conflict|undefined|unresolved|already)\b/i;
const LABELLED = /^.{0,60}\b(?:error|Error|ERROR|fatal|failed|FAILED|Problem)\b/;
const reason_signs_QUOTED = /['"`“‘«][^'"`”’»]{1,100}['"`”’»]/;
const reason_signs_SENTENCE = /^[A-Z].{15,}\.$/;
/** Signs in the text without labels. Weights were chosen by judgement, then adjusted to logs with known reasons. */
// prettier-ignore
const TEXT_SIGNS = [
    ['errorLabel', 1.5, /^(?:(?:fatal|internal|compiler|compile|build|runtime|syntax|type|unhandled|uncaught|serverless|upload|\w+) )?(?:error|E|fatal|panic|failure|exception)\b ?(?:\[?\w*\]?)(?::|!)\s*\S/i, 'evidence'],
    ['exceptionStart', 1.8, /^(?:Uncaught |Unhandled exception[.:] )?\\?(?:[\w$]+(?:\.|::|\\))*[A-Z]\w*(?:Error|Exception|Failure|Timeout|Failed)(?: \[\w+\]| \(\w+\))?: \S/, 'evidence'],
    ['cause', 1, /^(?:\[cause\]:|(?:caused by|because|nested exception is|stderr)\b:?|(?:root )?cause:|(?:context|details?|message|actual):)\s*\S/i, 'evidence'],
    ['causedBy', 3.1, /^(?:\[cause\]|caused by):? \S/i],
    ['killedAlone', 5.2, /^(?:Killed|Terminated|Aborted|Segmentation fault|Bus error)\b(?! due to).{0,20}$/, 'evidence'],
    ['wrapper', -1.1, /\b(?:errored|did not pass|did not run successfully|completed with|see (?:the )?(?:log|above|output|report)|found (?:ERROR|WARNING)s?$|previous errors?|stopped|giving up|run failed|not successful|unsuccessful(?:ly)?|failed (?:at|during|with|in|for|on)|the following|there (?:were|was|are)|some (?:tests|errors|checks)|one or more|errors? (?:occurred|found|were found|generated|in \d)|an error occurred|something went wrong|went wrong|could not (?:apply|process|complete|finish)|operation failed|could not resolve dependencies for project|finished with errors|no output\b.{0,20}\bproduced|abort(?:ing|ed due to)\b|test suite \S+ failed)/i],
    ['because', 0.2, /\b(?:because|due to|since|caused)\b/i, 'evidence'],
    ['compilerError', 2.7, /(?:\.\w{1,6}['"]?(?::\d+(?::\d+)?|\(\d+(?:,\d+)?\)|:\[\d+,\d+\])|[A-Za-z]\w* ?):? (?:- )?(?:fatal )?error(?: [A-Z]+\d+|\[\w+\])?: \S/i, 'evidence'],
    ['failedTo', 0.5, /\bfailed to \w|\bfailure to |\berror (?:while|during|in|occurred|when|creating|running|loading|reading|writing|downloading)\b/i, 'evidence'],
    ['cannot', 0.9, /\b(?:can(?:no|')t|can not|could ?(?:not|n't)|couldn't|unable to|not able to|refus(?:es|ing) to|would be (?:overwritten|reformatted|lost)|(?:not|dis)[ -]?allowed|not permitted|not signed)\b/i, 'evidence'],
    ['negated', 1.6, /\b(?:do(?:es)?|did|is|are|was|were|has|have|must|should|need|will|may)(?: not|n't)\b/i, 'evidence'],
    ['missing', 1.9, /\b(?:not found|no such|missing|no matching|not exist|nonexistent|does not contain|not installed|not defined|undefined|unresolved|unbound variable|not declared|undeclared|is empty|no .{1,30} (?:found|defined|provided|available|matched|matching))\b/i, 'evidence'],
    ['denied', 1, /\b(?:denied|refused|forbidden|unauthori[sz]ed|rejected|not authorized|unauthenticated|not authenticated|(?<!read-only )permission|insufficient|exhausted)\b/i, 'evidence'],
    ['conflict', 1.1, /\b(?:already exists?|conflicts?|conflicting|mismatch(?:ed)?|incompatible|duplicate|in use|not equal|differs?|(?<!\bfiles? )changed|modified|out of (?:date|sync)|obsolete|dirty|uncommitted|stale|locked|another|cycl(?:e|ic)|circular|unhealthy|incorrect)\b/i, 'evidence'],
    ['exceeded', 0.9, /\b(?:exceed(?:ed|s)?|timed? ?out|timeout(?![-:=\w]| method)|deadline|too (?:many|large|long|big|old|slow|few|low)|limit|below|above|threshold|not met|crossed|expired|max attempts|more than .{0,40}\bmax(?:imum)?)\b/i, 'evidence'],
    ['killed', 0.9, /\b(?:killed|crashed|segmentation|core dumped|signal|out of memory|oom|no space left|deadlock|overflow|panicked|aborted|terminated|disconnected)\b/i, 'evidence'],
    ['network', 0.7, /\b(?:ECONN\w+|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|connection (?:reset|refused|closed|timed)|could not resolve|bad gateway|service unavailable|too many requests|[45]\d\d [A-Z]\w+|unreachable|name resolution|TLS|certificate)\b/, 'evidence'],
    ['http4', 1.4, /\b(?:status(?: code)?|HTTP(?: Error)?|HTTP\/[\d.]+|code)[:= ]{1,2}[45]\d\d\b|\[[45]\d\d\]|\b[45]\d\d (?:[A-Z][a-z]+|Client|Server)\b/, 'evidence'],
    ['expected', 1.6, /\b(?:expected|expects|expecting|received|actual(?=\W{0,3}[:=])|but (?:was|got|found)|instead of|wanted|got)\b(?! due| to)/i, 'evidence'],
    ['assertion', 1.1, /(?<![/@-])\bassert(?:ion|ed|s)?\w*\b(?![/@-])|\bto (?:be|equal|have|match|contain)\b/i, 'evidence'],
    ['race', -0.5, /\b(?:data race|leak(?:s|ed|ing)?\b|vulnerabilit\w+|broken\b|dead\b|violat\w+|corrupt\w*|drift\b)/i, 'evidence'],
    ['errno', 1.4, /: (?:No such file or directory|Permission denied|(?:command )?not found|File (?:exists|too large|name too long)|Connection (?:refused|reset by peer|timed out)|Not a directory|Is a directory|Directory not empty|No space left on device|Broken pipe|Text file busy|Cannot allocate memory|Operation not (?:permitted|supported)|Resource temporarily unavailable|Device or resource busy|(?:target|device) is busy|Read-only file system|Exec format error|Invalid (?:argument|cross-device link)|Argument list too long|Too many (?:open files|levels of symbolic links)|Input\/output error|Bad file descriptor|No route to host|Network is unreachable)\b/i, 'evidence'],
    ['exitStatus', -2.4, /\b(?:exit(?:ed|s)?|return(?:ed)?|finished)\b.{0,20}\b(?:status|code|value)?\b.{0,12}\b-?\d{1,3}\b|\b(?:exit|return|status) (?:code|status)\b|non-?zero|did not complete|did(?:n.t| not) exit\b/i],
    ['advice', -2.1, /^(?:please|try|run|use|see|to |for (?:more|help|further|details)|hint|note|help|tip|re-?run|visit|docs?\b|learn|if (?:you|this)|you (?:can|may|should|need|must|might)|check|make sure|ensure|consider|did you|either\b|maybe|perhaps|(?:but )?normally|add|fix|read|view|get (?:more|help|support)|info\b|alternatively|or )/i],
    ['adviceInside', -1.4, /\b(?:please|try again|for more (?:info|details)|run with|re-run|see (?:the )?(?:log|above|output|http|https|docs)|for details|to fix|to resolve|you can(?! also)|more information|log of this run|full log|report at|see below)\b|\((?:info|style)\): /i],
    ['guess', -1.8, /\b(?:might|may|perhaps|possibly|probably|most likely|potential|hints?|general case)\b|\be\.g\.|\bcan be \w+ by\b/i],
    ['assignment', -1.4, /^\w[\w .-]{0,40} ?[=:] ?\w[\w-]*$|^[A-Z][A-Z\d_]*=['"\w/]/],
    ['comparison', 1.8, /[\w)\]'\x22`] (?:===?|!==?|[<>]=?) [\w([{'\x22`-]|≠|\bEvaluated\b|\b(?:got|found|was|were|but)\b.{0,40}\b(?:expected|want(?:ed)?)\b|\bexpected\b.{0,200}\b(?:got|found|was|were|but|received|to)\b/i],
    ['rule', 2, /\b[A-Z][a-z]+(?:[A-Z][a-z]+)+ - |\([a-z]+(?:-[a-z]+)+\)|:\d+:(?!in\b)[a-z_]+\b/],
    ['success', -1, /\b(?:ok|pass(?:ed|es)?|success(?:ful|fully)?|succeeded|done|completed|up to date|created|installed|deployed)\b/i],
    ['skipped', -2.2, /\b(?:pending|do not affect|skipp(?:ed|ing)|ignor(?:ed|ing)|optional|filtered out|suppressed|is used\b|expected failure|continu(?:e|ing)|nevertheless|fall(?:ing)? ?back|default(?:s|ing)? to|non-fatal|harmless|next (?:try|attempt)|retry(?:ing)? (?:in|with))\b|[,;] (?:using|trying|waiting|building)\b/i],
    ['testTitle', 1.5, /^(?:FAIL(?:ED)?|ERROR|not ok|✕|✗|✘|×|●|---)\s|(?:FAILED|\bfailed)(?: \(?[\d.]+ ?m?s\)?)?$|\b(?:FAIL|FAILED|FAILURE)\b(?!:)/, 'evidence'],
    ['requires', 1.6, /\b(?:requires?|required|must|needs? to|depends on|should)\b/i],
    ['commandFailed', -2.5, /\b(?:command|process|script|program|recipe|task|step|goal|target|hook|job|action|plugin|container)\b.{0,160}\b(?:failed|exited|terminated|returned|did not complete|finished with)\b/i],
    ['wholeFailed', -1.1, /\b(?:build|compilation|deployment|deploy|pipeline|run|install(?:ation)?|execution|tests?) (?:has |have |was |were |is )?(?:failed|failure|failing|unsuccessful|aborted|cancell?ed|stopped)\b|\b(?:could not|failed to|unable to|cannot|can't) (?:compile|build|complete|execute|run|solve|finish|start|continue|process|generate)\b/i],
];
/** Signs in the whole line. */
// prettier-ignore
const LINE_SIGNS = [
    ['levelError', 0.4, /^.{0,60}\b(?:ERROR|FATAL|CRITICAL|SEVERE|ERR)\b|level=(?:error|fatal)|"level":"(?:error|fatal)"|^\[(?:error|fatal)\]|^.{0,30}(?:✖|✘|✗|×|❌|⨯)|^E {2,}|[│╷] ?Error/, 'evidence'],
    ['levelWarn', -1, /^w: |^.{0,60}\b(?:WARNI?|WARNING|Warning|warning|warn)\b|level=warn|⚠/],
    ['check', -3.2, /[✓✔√✅]|^\s*\[\+\] /],
    ['table', -1.2, /(?:\S\s{3,}){3}\S|(?:\|[^|]+){3}/],
];
/** Weights of what a line is among the others. */
const WEIGHTS = {
    noEvidence: -2,
    frame: -3.1,
    code: -2.5,
    'kind:noise': -2.4,
    'kind:summary': -2.8,
    'kind:failureLine': 2,
    'kind:failureHeading': 2.8,
    runner: 1,
    runnerEnding: -3.4,
    unspecific: -2.1,
    detailUnderError: 1.2,
    belowTitle: 0.8,
    belowFrame: 1,
    aboveNoise: -0.7,
    goesOn: -1,
    short: -0.7,
    onlyPlace: -0.8,
    headingEvident: -0.9,
    headingSaidBelow: -0.9,
    continuation: -0.5,
};
const PATTERNS = [...TEXT_SIGNS, ...LINE_SIGNS];
const EVIDENCE = new Set(PATTERNS.flatMap(([name, , , evidence]) => (evidence === undefined ? [] : [name])));
const SIGN_WEIGHTS = new Map([
    ...PATTERNS.map(([name, weight]) => [name, weight]),
    ...Object.entries(WEIGHTS),
]);
/** Below this, a line does not say why the step failed. */
const MIN_SCORE = -1.5;
/** Returns how well a line with these signs explains the failure of its step. */
function scoreOf(signs) {
    return signs.reduce((score, name) => score + (SIGN_WEIGHTS.get(name) ?? 0), 0);
}
/** Lists the signs of a line. */
function signsOf(candidate) {
    const { line, isStrict } = candidate;
    const { found } = line;
    const raw = boundText(line.text);
    const text = withoutLabels(raw);
    const said = text.replace(reason_signs_URL, '');
    const isForm = found.kind === 'failure' || found.kind === 'error';
    const signs = [
        ...TEXT_SIGNS.filter(([name, , pattern]) => pattern.test(said) || (name === 'errorLabel' && line.mark !== '')).map(([name]) => name),
        ...LINE_SIGNS.filter(([, , pattern]) => pattern.test(raw)).map(([name]) => name),
    ].filter((name) => name !== 'levelWarn' || !(isForm || isStrict));
    if (isFrame(raw) || isFrame(text))
        signs.push('frame');
    if (isCode(raw) || COMMENT.test(raw))
        signs.push('code');
    const has = (name) => signs.includes(name);
    // A tool that names a position says what is wrong there.
    const isEvident = signs.some((name) => EVIDENCE.has(name)) || (found.kind === 'failure' && !isHeadingForm(found));
    if (!isEvident)
        signs.push('noEvidence');
    signs.push(...ownSigns(candidate, text), ...neighbourSigns(candidate, said, has), ...contentSigns(candidate, text, isEvident));
    return signs;
}
function ownSigns({ line }, text) {
    const { found, error } = line;
    const isUnspecific = !isSpecific(text);
    const signs = isUnspecific ? ['unspecific'] : [];
    if (error)
        signs.push('runner');
    if (error && (isUnspecific || isEnding(text)))
        signs.push('runnerEnding');
    if (found.kind === 'failure')
        signs.push(isHeadingForm(found) ? 'kind:failureHeading' : 'kind:failureLine');
    if (found.kind === 'noise')
        signs.push('kind:noise');
    if (found.kind === 'summary')
        signs.push('kind:summary');
    return signs;
}
/** A form with at least so many lines after it is a heading. */
const MIN_LINES_BELOW_HEADING = 4;
function isHeadingForm(found) {
    return found.kind === 'failure' && found.form.after >= MIN_LINES_BELOW_HEADING;
}
const reason_signs_URL = /<?https?:\/\/\S+/g;
/** A path, or a file with a position. */
const reason_signs_PLACE = /(?<![\w@~.+:-])(?:[A-Za-z]:)?[\w@~.+-]*[/\\][\w@~./\\+-]+(?::\d+)*|(?<![\w-])[\w-]+\.\w{1,5}(?:\(\d+(?:,\d+)?\)|:\d+(?::\d+)?)|\([\w.-]{1,100}:\d+\)/g;
const MAX_SHORT_CHARACTERS = 30;
/** A line of prose that is at least so long can continue in the next one. */
const MIN_WRAPPED_CHARACTERS = 46;
/** Signs in what a line says beyond places, and in the failure that it heads. */
function contentSigns({ line, before, after, goesOn }, text, isEvident) {
    const signs = [];
    const withoutPlaces = text.replace(reason_signs_URL, '').replace(reason_signs_PLACE, ' ');
    if (isSpecific(text) && !isSpecific(withoutPlaces))
        signs.push('onlyPlace');
    if (isHeadingForm(line.found)) {
        if (isEvident)
            signs.push('headingEvident');
        const isSaidBelow = after.some(({ text: below }) => saysWhy(below) && isSpecific(boundText(below)) && !isFrameOrCode(below));
        if (isSaidBelow)
            signs.push('headingSaidBelow');
    }
    const above = before.at(-1);
    if (above !== undefined && isWrapped(above, line))
        signs.push('continuation');
    if (goesOn)
        signs.push('goesOn');
    if (text.length <= MAX_SHORT_CHARACTERS)
        signs.push('short');
    return signs;
}
/** Returns whether a sentence continues in the next line. */
function isWrapped(line, next) {
    const text = boundText(line.text);
    return (text.length >= MIN_WRAPPED_CHARACTERS &&
        /[\w,)'"`]$/.test(text) &&
        /^\s*[a-z]/.test(next.text) &&
        reason_signs_indentOf(text) === reason_signs_indentOf(next.text));
}
function neighbourSigns({ before, after }, said, has) {
    const signs = [];
    const previous = before.findLast(({ text }) => text.trim() !== '');
    const next = after.find(({ text }) => text.trim() !== '');
    const isDetail = !['errorLabel', 'frame', 'code', 'advice'].some(has);
    const isUnderError = before.some(({ mark, text }) => LABELLED.test(boundText(mark + text)));
    if (isDetail && isUnderError && (reason_signs_QUOTED.test(said) || reason_signs_SENTENCE.test(said)))
        signs.push('detailUnderError');
    if (previous !== undefined) {
        const text = boundText(previous.text);
        if (FRAME.test(text))
            signs.push('belowFrame');
        // Python prints the line of the source below its place, and then what is wrong.
        if (reason_signs_SOURCE.test(text) && after.some((below) => RAISED.test(below.text)))
            signs.push('code');
        if (/\b(?:FAIL|FAILED|ERROR)\b|^\s*\d+\) |[✕●×]/.test(text))
            signs.push('belowTitle');
    }
    if (next?.found.kind === 'noise')
        signs.push('aboveNoise');
    return signs;
}
/** Whether a line has a word that says what is wrong. */
function saysWhy(text) {
    return STRONG.test(boundText(text));
}
function reason_signs_indentOf(text) {
    return text.length - text.trimStart().length;
}
/** Returns a line without what tools put before a message. */
function withoutLabels(line) {
    let text = line;
    for (let count = 0; count < reason_signs_MAX_LABELS; count++) {
        const label = LABELS.map((pattern) => pattern.exec(text)?.[0]).find(Boolean);
        if (label === undefined || label.length >= text.length)
            break;
        text = text.slice(label.length);
    }
    return text;
}

;// CONCATENATED MODULE: ./build/logs/views/survived-errors.js

/** How much less a later line can say, and how much it has to, if so many lines show that the step continued. */
const LIMITS = [
    { lines: 10, maxDifference: 6, minScore: 0.8 },
    { lines: 1, maxDifference: 3, minScore: 1.5 },
];
/** A line just above an error that says that the step failed is its heading. */
const MAX_HEADING_DISTANCE = 3;
/** Signs of a line that says only that what is above it failed. */
const CONSEQUENCES = ['wrapper', 'commandFailed', 'wholeFailed', 'exitStatus'];
const ENDINGS = ['kind:summary', 'commandFailed', 'wholeFailed'];
/**
 * Returns the error that the step did not survive. That is a later line than the one that explains it best, if (1)
 * the step continued between them, (2) none between them says that it failed, and (3) the later one says nearly as
 * much, and not only that what is above it failed.
 *
 * @param lines all lines of the step that can be the reason, in their order
 * @param eligible those of them that can be the message
 */
function skipSurvived(best, eligible, lines) {
    let last = best;
    for (const one of lines) {
        if (one.line.index <= last.line.index || one.isCopy || !eligible.includes(one))
            continue;
        const { resumed = Infinity } = last.line.continuation;
        const limit = LIMITS.find((row) => one.line.continuation.before - resumed >= row.lines); // (1)
        if (limit !== undefined &&
            !lines.some((other) => isBetween(other, last, one) && isEndOfStep(other)) && // (2)
            one.score >= Math.max(limit.minScore, last.score - limit.maxDifference) && // (3)
            !CONSEQUENCES.some((name) => one.signs.includes(name)))
            last = one;
    }
    return last;
}
function isBetween({ line }, first, last) {
    return first.line.index < line.index && line.index < last.line.index - MAX_HEADING_DISTANCE;
}
function isEndOfStep({ line, signs }) {
    return isEnding(line.text) || ENDINGS.some((name) => signs.includes(name));
}

;// CONCATENATED MODULE: ./build/logs/views/rank-lines.js






/** Lines around one that can explain it. */
const MAX_BEFORE = 10;
const MAX_AFTER = 5;
/** Lines of the end that can be the reason whatever they say. */
const MAX_END = 60;
/** A longer line that ends with a colon says what happened. */
const MAX_HEADING_WORDS = 10;
/** How far apart two findings of one list are, and by how much the first one can score less. */
const MAX_DISTANCE = 40;
const MAX_ASSERTION_DISTANCE = 200;
const MAX_FINDING_DIFFERENCE = 4;
const MAX_ERROR_DISTANCE = 60;
const MAX_ERROR_DIFFERENCE = 2.5;
/** Ranks the lines that can say why a step failed. */
function rankLines({ events, endsAt, works, strictAt }) {
    const isWritten = ({ text }) => text.trim() !== '';
    const endFrom = events.filter(isWritten).at(-MAX_END)?.index ?? 0;
    return rank(events.flatMap((line, at) => {
        const { index, position } = line;
        const isAtEnd = index >= endFrom && position <= endsAt && line.found.kind !== 'noise';
        if (!isWritten(line) || (!line.hasSign && !isAtEnd))
            return [];
        const near = (from, to) => events
            .slice(Math.max(0, at + from), at + to + 1)
            .filter((other) => other.index >= index + from && other.index <= index + to);
        return {
            line,
            before: near(-MAX_BEFORE, -1),
            after: near(1, MAX_AFTER).filter((other) => other.position <= endsAt || other.hasSign),
            toEnd: Math.max(0, endsAt - position),
            isStrict: strictAt !== undefined,
            goesOn: works > line.works,
        };
    }));
}
function rank(candidates) {
    const texts = new Set();
    const scored = candidates.map((one) => {
        const isCopy = texts.has(one.line.text);
        texts.add(one.line.text);
        const signs = signsOf(one);
        return { ...one, isCopy, signs, score: scoreOf(signs) };
    });
    const lines = scored.toSorted((one, other) => other.score - one.score);
    const evident = lines.filter((line) => line.score >= MIN_SCORE && !line.signs.includes('noEvidence'));
    const hasError = scored.some(({ line, isStrict }) => !isStrict && (line.found.kind === 'error' || line.found.kind === 'failure'));
    const highestScore = lines.find(({ signs }) => !signs.includes('code'))?.score ?? 0;
    const eligible = evident.filter((line) => line.score > highestScore - MAX_VETO_DIFFERENCE && !isVetoed(line, hasError));
    const isWarning = ({ line }) => line.found.kind === 'warning' && hasError;
    const [evidence] = eligible;
    const highest = evidence ?? lines.find((line) => !isWarning(line));
    const best = evidence === undefined ? highest : skipSurvived(evidence, eligible, scored);
    const listed = best !== undefined && eligible.includes(best)
        ? scored.filter((line) => !isVetoed(line, hasError))
        : scored;
    const alike = best && best.score >= MIN_SCORE ? firstAlike(best, listed) : undefined;
    const ofSystem = alike && firstOfSystem(alike, eligible);
    const message = ofSystem ? belowHeading(ofSystem) : lines.find(isMarkedAlone);
    return {
        ...{ message, others: eligible.filter(({ line }) => line !== message?.line), lines },
        rules: {
            ...{ 'highest score': highest, 'survived error': best, 'first alike': alike },
            ...{ 'first of system': ofSystem, 'below heading': message },
        },
    };
}
/** How far apart an error of the operating system is from one that follows from it. */
const MAX_FOLLOWING_DISTANCE = 8;
/** Returns the first one of several errors of the operating system: the others follow from it. */
function firstOfSystem(best, eligible) {
    const isBefore = ({ line }) => {
        const distance = best.line.index - line.index;
        return distance > 0 && distance <= MAX_FOLLOWING_DISTANCE;
    };
    const isOfSystem = ({ signs }) => signs.includes('errno');
    const [first] = eligible
        .filter((line) => isOfSystem(best) && isOfSystem(line) && isBefore(line))
        .toSorted((one, other) => one.line.index - other.line.index);
    return first ?? best;
}
/** Whether the runner marks a line, which reports more than the status of a command, however general its words are. */
function isMarkedAlone({ line: { mark, text } }) {
    return mark !== '' && /[a-z]/i.test(text) && !isEnding(text);
}
/** Tools list findings and errors in order: of those that are alike, the first one is the message. */
function firstAlike(best, scored) {
    const shape = rank_lines_shapeOf(best.line.text);
    const form = rank_lines_formOf(best);
    const maxDistance = shape?.startsWith('E') === true ? MAX_ASSERTION_DISTANCE : MAX_DISTANCE;
    let first = best;
    for (const one of scored.slice(0, scored.indexOf(best)).toReversed()) {
        const distance = first.line.index - one.line.index;
        const isFinding = shape !== undefined &&
            rank_lines_shapeOf(one.line.text) === shape &&
            one.line.found.kind === best.line.found.kind &&
            distance <= maxDistance &&
            one.score > best.score - MAX_FINDING_DIFFERENCE;
        const isError = form !== undefined &&
            distance <= MAX_ERROR_DISTANCE &&
            one.score > best.score - MAX_ERROR_DIFFERENCE &&
            rank_lines_formOf(one) === form;
        if (one.goesOn && !best.goesOn)
            continue;
        const isEqual = maskDigits(one.line.text) === maskDigits(first.line.text);
        if (isFinding || isError || isEqual)
            first = one;
    }
    return first;
}
/** Rows of a diff; a bullet has one blank. */
const rank_lines_DIFF_ROW = /^\s*[+-](?: {2,}\S|[^\s+>-])|^\s*\+ expected - actual|^\s*[+-] (?:Expected|Received|expected|actual)\b/;
/** What a tool says of all that failed. */
const rank_lines_TOTAL = /^\W{0,8}(?:Error: |ERROR: (?:LoadError: )?)?(?:\d+|[Ss]ome|[Oo]ne or more) (?:\w+ ){0,2}(?:tests?|errors?|warnings?|failures?|problems?|checks?|issues?|specs?|examples?|vulnerabilit(?:y|ies))\b(?:,? \(?(?:and )?(?:\d+|\w+)){0,6}[^\w]{0,4}$|^\W*(?:Expected Fail|Fail|Ok|Skipped|Timeout|Total):? {1,12}\d|\btests did not pass\b|\bfailed to (?:push|fetch) some (?:refs|objects)\b|\bcheck found ERRORs|\bcompleted with errors, see\b|\bchart\(s\) linted\b|^\s*\d+ files? changed,|^\s*https?:\/\/\S+(?: -- .*)?$|\bTests? run: \d/;
/** A command that a tool advises. */
const rank_lines_COMMAND = /^\s*(?:npm|npx|yarn|pnpm|pip|cargo|composer|bundle|poetry|uv|dotnet) (?!error network )[a-z]{2,20}(?: \S{1,60}){0,4}$/;
/** What a script does at its end, whatever happened before. */
const CLEANUP = /^(?:rm|rmdir|umount|kill|pkill|killall): /;
/** Signs of a line that names no reason. */
const NO_REASONS = [
    ...['code', 'frame', 'kind:summary', 'kind:noise', 'unspecific', 'onlyPlace'],
];
/** Whether a line is no message if another one says anything: source code, a total, a heading, advice, a warning beside errors. */
function isVetoed({ line: { text, found }, signs }, hasError) {
    const has = (name) => signs.includes(name);
    return ((NO_REASONS.some(has) && !has('killedAlone') && !has('rule')) ||
        rank_lines_DIFF_ROW.test(text) ||
        rank_lines_COMMAND.test(text) ||
        isEcho(text) ||
        /^(?:PHP )?(?:Deprecated|Notice):/.test(text) ||
        rank_lines_TOTAL.test(text.slice(0, MAX_VETOED_CHARACTERS)) ||
        (has('advice') && !has('errorLabel')) ||
        ((found.kind === 'warning' || CLEANUP.test(text)) && hasError));
}
const MAX_VETOED_CHARACTERS = 300;
/** A line that scores so much less than a vetoed one says less. */
const MAX_VETO_DIFFERENCE = 6;
/** Signs of a sentence that says what is wrong, though it ends with a colon. */
const MIN_SENTENCE_WORDS = 5;
const STATES = ['cannot', 'negated', 'missing', 'denied', 'exceeded'];
/** Returns the line below a heading, or below a line that names only a place or a test: that is what it introduces. */
function belowHeading(line) {
    const { text } = line.line;
    const words = withoutLabels(text).match(/[\p{L}\p{N}]{2,}/gu)?.length ?? 0;
    const endsOpen = /:\s*$|: (?:error|warning): \[[\w-]+\]$/.test(text);
    const isHeading = endsOpen && !/['"`]/.test(text) && words <= MAX_HEADING_WORDS;
    if (!isHeading && !line.signs.includes('onlyPlace'))
        return line;
    const below = line.after.find(({ text: other, found }) => found.kind !== 'noise' &&
        isSpecific(other) &&
        !isFrameOrCode(other) &&
        !rank_lines_DIFF_ROW.test(other) &&
        !rank_lines_TOTAL.test(other.slice(0, MAX_VETOED_CHARACTERS)) &&
        (endsOpen || saysWhy(other)));
    // A line that says what is wrong keeps its place beside one that does not.
    const isSentence = endsOpen && words >= MIN_SENTENCE_WORDS;
    const isSaid = isSentence && STATES.some((name) => line.signs.includes(name));
    return below === undefined || (isSaid && !saysWhy(below.text)) ? line : { ...line, line: below };
}
/** Returns what errors of one kind begin with; `undefined` for a line that is no error of its own. */
function rank_lines_formOf(line) {
    const { found, mark, text } = line.line;
    if (found.kind === 'failure')
        return found.form.pattern.source;
    const { signs } = line;
    if (signs.includes('causedBy'))
        return undefined;
    if (signs.includes('exceptionStart'))
        return 'exception';
    return signs.includes('errorLabel') ? /^\W*\w+/.exec(mark + text)?.[0] : undefined;
}
/** Returns what the findings of one list begin or end with; `undefined` for a line of no list. */
function rank_lines_shapeOf(line) {
    const text = line.replace(/^\[\w+\] /, '');
    if (/^\W*\d\d:\d\d:\d\d/.test(text))
        return undefined;
    const [, mark = '', position, level = '', code] = rank_lines_FINDING.exec(text) ?? [];
    if (position !== undefined || code !== undefined) {
        const place = position === undefined ? '' : /\.\w/.test(position) ? 'file' : 'place';
        const kind = /^[A-Z]+/.exec(code ?? '')?.[0].length ?? '';
        return `${mark.replace(/\d+/g, '#')}|${place}|${level}|${kind}`;
    }
    const bullet = /^\s*(?:[✖✗✘×❌⨯]\s|E {3,}|- \S|not ok )/u.exec(text)?.[0];
    if (bullet !== undefined)
        return `${bullet}|${/(?:\s\[[\w@/-]+\]| {2,}[\w@/-]+)$/.test(text)}`;
    return /^[a-z]+(?:-[a-z]+)+: \S/.test(text) ? 'rule' : undefined;
}
/** A mark, a position, a level and a code, each of which a finding can lack. */
const rank_lines_FINDING = /^(\s*(?:\S{1,3}\s+)?)(?:((?:[A-Za-z]:)?[^\s:()]{1,200}\.\w{1,8}(?::\d+(?::\d+)?|\(\d+(?:,\d+)?\)|:\[\d+(?:,\d+)?\])|\d+:\d+)[: -]*)?(error|warning|ERROR|WARNING|✖|✘)?[\s:[]*([A-Z]{1,8}-?\d{2,5}\b)?/;

;// CONCATENATED MODULE: ./build/logs/views/excerpt-chooser.js





/** Lines around the message. */
const excerpt_chooser_MAX_ABOVE = 3;
const excerpt_chooser_MAX_BELOW = 4;
/** How much less than the best a line can score that is shown too, and its lowest score. */
const MAX_DIFFERENCE = 8;
const MIN_SHOWN_SCORE = -5.6;
/**
 * Chooses at most `limit` lines that show why a step failed, in the order of the log, and the empty lines
 * between them. By priority:
 *
 * 1. the line that explains the failure best, with its neighbours;
 * 2. what the first entries of the list say is wrong, with their names;
 * 3. the first failures in a tool's own form and errors that the step reported, as whole blocks;
 * 4. the other lines that explain it nearly as well;
 * 5. the end, up to the last error of the step.
 *
 * An eighth of the lines is reserved for the end, in case the lines that rank best are irrelevant. An empty line is
 * chosen only if there is room, noise only if there is nothing else. Holds a bounded number of lines.
 *
 * @param stopped whether something else ended the step, such as the job's time limit. What it reported
 *   before is not the reason, so the last lines are chosen, as for a step that exceeded its own limit.
 */
function excerptChooser(limit, stopped = false) {
    const errors = errorCollector();
    const reader = stepEvents(limit, errors.add);
    return {
        add(line) {
            if (line.kind !== 'hidden' && line.kind !== 'end-of-group')
                reader.add(line);
        },
        excerpt() {
            const step = reader.end();
            const ranked = rankLines(step);
            // What a step reported before something else ended it is not the reason.
            const isStopped = stopped || step.timedOut;
            const found = errors.errors(step, isStopped ? undefined : ranked);
            const said = entryLines(step.events, found.entries);
            const chosen = isStopped ? step.last : chooseLines(limit, step, ranked, said);
            const lines = withoutEmptyStart(chosen);
            if (lines.length === 0 && step.exitCode === undefined)
                return undefined;
            return {
                lines: lines.map(shownLine),
                omitted: lines[0]?.index ?? 0,
                exitCode: step.exitCode,
                errors: found,
            };
        },
    };
}
function withoutEmptyStart(lines) {
    const begin = lines.findIndex(({ text }) => text !== '');
    return begin === -1 ? [] : lines.slice(begin);
}
/** Returns a chosen line as it is shown, and how many lines are omitted before it. */
function shownLine({ index, label, text, error, cut }, at, lines) {
    const before = lines[at - 1];
    const omittedBefore = before === undefined ? 0 : index - before.index - 1;
    return { text: label + text, error, cut, omittedBefore };
}
/** @param said the lines that name what failed and say what is wrong */
function chooseLines(limit, { events, end, endWithNoise }, ranked, said) {
    const blocks = failureBlocks(events, limit);
    const chosen = new Map();
    const minScore = Math.max(MIN_SHOWN_SCORE, (ranked.lines[0]?.score ?? 0) - MAX_DIFFERENCE);
    const isShown = ({ signs, isCopy, score }) => !isCopy && !signs.includes('noEvidence') && score >= minScore;
    const forEnd = limit > 1 ? Math.ceil(limit / 8) : 0;
    const isNew = ({ index, text }) => !chosen.has(index) && text.trim() !== '';
    const take = (lines, size) => {
        for (const line of lines.filter(isNew))
            if (chosen.size < size)
                chosen.set(line.index, line);
    };
    const takeLast = (lines) => {
        const rest = lines.filter(isNew);
        take(rest.slice(Math.max(0, rest.length - (limit - chosen.size))), limit);
    };
    if (ranked.message !== undefined)
        take(around(ranked.message), limit - forEnd);
    take(said, limit - forEnd);
    // Whole blocks while they fit, and of the first as much as fits.
    for (const [at, block] of blocks.entries()) {
        const room = Math.max(0, limit - forEnd - chosen.size);
        if (block.lines.filter(isNew).length <= room)
            take(block.lines, limit);
        else if (at === 0)
            take(cutBlock(block, room), limit);
        else
            break;
    }
    take(ranked.lines.filter(isShown).map(({ line }) => line), limit - Math.ceil(forEnd / 2));
    takeLast(end);
    // What the step did last can show where it stopped.
    if (chosen.size === 0)
        takeLast(endWithNoise);
    // An empty line takes no more room than the mark of a gap.
    const known = [...blocks.flatMap(({ lines }) => lines), ...end];
    for (const line of known) {
        const isBetween = chosen.has(line.index - 1) && chosen.has(line.index + 1);
        if (line.text.trim() === '' && isBetween)
            chosen.set(line.index, line);
    }
    return [...chosen.values()].sort((a, b) => a.index - b.index);
}
/** Returns a line with the lines above it, up to noise, and those below it that are no noise. */
function around({ line, before, after }) {
    const isNoise = ({ found }) => found.kind === 'noise';
    const isWritten = ({ text }) => text.trim() !== '';
    const above = before.slice(before.findLastIndex(isNoise) + 1).filter(isWritten);
    const below = after.filter((other) => isWritten(other) && !isNoise(other));
    return [line, ...below.slice(0, excerpt_chooser_MAX_BELOW), ...above.slice(-excerpt_chooser_MAX_ABOVE)];
}

;// CONCATENATED MODULE: ./build/github/logs/parts/part-scope.js
/** Maximum inner steps that are kept of one step. */
const MAX_PARTS_PER_STEP = 200;
/** Returns whether a step prepares or cleans up for another one, with the same ids. */
function isOtherStageOf({ candidates }) {
    return ({ name }) => candidates.some((step) => step.name !== name && withoutPhase(step.name) === withoutPhase(name));
}
function withoutPhase(name) {
    return name.replace(/^(?:Pre|Post) /, '');
}
/** Adds a part if its scope has room; a step runs each inner step once. Returns whether it was added. */
function startPart(scope, { id, name = '' }, time, hasRoom) {
    if (scope.parts.some((other) => other.id === id))
        return false;
    if (!hasRoom || scope.parts.length >= MAX_PARTS_PER_STEP) {
        scope.unkept += 1;
        return false;
    }
    const outer = scope.parts.findLast((other) => id.startsWith(`${other.id}.`));
    const part = {
        name,
        depth: outer === undefined ? 0 : outer.part.depth + 1,
        startedAt: time,
        completedAt: undefined,
        duration: undefined,
        outcome: undefined,
        conclusion: undefined,
    };
    scope.parts.push({ id, part });
    return true;
}
/** Ends a part. The last marker counts, since a program may print one before the runner does. */
function finishPart(scope, { id, outcome, conclusion, durationMs }, time) {
    const found = scope.parts.findLast((other) => other.id === id);
    if (found === undefined) {
        scope.unmatched += 1;
        return;
    }
    const { startedAt } = found.part;
    // The clock of the runner may have been set back.
    const completedAt = time < startedAt ? undefined : time;
    const ran = durationMs ?? (completedAt && completedAt - startedAt);
    const duration = conclusion === 'skipped' ? undefined : ran;
    found.part = { ...found.part, completedAt, duration, outcome, conclusion };
}

;// CONCATENATED MODULE: ./build/github/logs/parts/marked-parts.js

/** Maximum inner steps that are kept of one job. */
const MAX_PARTS_PER_JOB = 1_000;
/** A job has fewer composite actions. If its log has more, all are unknown, since programs printed some. */
const MAX_SCOPES = 2_000;
/**
 * Collects the inner steps of a job by their ids, which the runner joins from the context names of the
 * steps around them: `__setup.__octo_tool.__run`. Steps that run in parallel mix their markers:
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/CompositeActionHandler.cs
 */
function markedParts() {
    const scopes = [];
    /** The last scope of each name. */
    const latest = new Map();
    let assigned;
    let count = 0;
    /** Returns the scope of a marker, whose candidates are the steps that may have written all its markers. */
    function scopeOf(id, steps) {
        const [name = ''] = id.split('.');
        const last = latest.get(name);
        const common = last?.candidates.filter((step) => steps.includes(step)) ?? [];
        if (last !== undefined && !(common.length === 0 && steps.some(isOtherStageOf(last)))) {
            // Around the start of a step, a line may be assigned to another step than the marker before.
            if (common.length > 0)
                last.candidates = common;
            return last;
        }
        const scope = { candidates: steps, parts: [], unkept: 0, unmatched: 0 };
        scopes.push(scope);
        latest.set(name, scope);
        return scope;
    }
    return {
        /** @param steps the steps that may have written the marker */
        add(marker, time, steps) {
            // A message of several lines can contain the markers of another log, with their times.
            if (steps.length === 0 || scopes.length > MAX_SCOPES)
                return;
            assigned = undefined;
            const scope = scopeOf(marker.id, steps.filter(({ kind }) => kind !== 'group'));
            if (marker.kind === 'end-action')
                finishPart(scope, marker, time);
            else if (startPart(scope, marker, time, count < MAX_PARTS_PER_JOB))
                count += 1;
        },
        isEmpty: () => scopes.length === 0,
        /**
         * Returns the inner steps of a step; `undefined` if it is unknown which of several parallel steps ran them.
         *
         * @param isScript whether a step runs a script, which has no inner steps
         */
        partsOf(step, isScript) {
            if (scopes.length > MAX_SCOPES)
                return undefined;
            assigned ??= assignScopes(scopes, isScript);
            const { owners, uncertain } = assigned;
            if (uncertain.has(step))
                return undefined;
            const owned = scopes.filter((scope) => owners.get(scope) === step);
            return {
                parts: owned.flatMap(({ parts }) => parts.map(({ part }) => part)),
                omitted: owned.reduce((sum, { unkept, unmatched }) => sum + Math.max(unkept, unmatched), 0),
            };
        },
    };
}
/**
 * Assigns each scope to a step, if only one candidate has no scope yet: a step has one scope. The steps
 * of all other scopes are uncertain.
 */
function assignScopes(scopes, isScript) {
    const owners = new Map();
    const taken = new Set();
    const candidates = (scope) => scope.candidates.filter((step) => !isScript(step));
    const free = (scope) => candidates(scope).filter((step) => !taken.has(step));
    const assign = (scope) => {
        const [step, ...others] = free(scope);
        if (owners.has(scope) || step === undefined || others.length > 0)
            return false;
        owners.set(scope, step);
        taken.add(step);
        return true;
    };
    while (scopes.filter(assign).length > 0)
        continue;
    const unassigned = scopes.filter((scope) => !owners.has(scope));
    const uncertain = new Set(unassigned.flatMap((scope) => {
        const left = free(scope);
        return left.length > 0 ? left : scope.candidates;
    }));
    return { owners, uncertain };
}

;// CONCATENATED MODULE: ./build/github/logs/parts/part-collector.js

/**
 * An older runner than 2.332, which writes no markers and leaves them in what a program prints:
 * https://github.com/actions/runner/pull/4243
 */
const OLD_RUNNER = /^Current runner version: '2\.(?:\d{1,2}|[12]\d\d|3[0-2]\d|33[01])\./;
/** Collects the inner steps of all steps of a job, in bounded memory. */
function partCollector() {
    const marked = markedParts();
    /** Steps with a header, and whether it names a shell and so lists a script. An inner step has a further one. */
    const scripts = new Map();
    let hasShell = false;
    let marks = true;
    return {
        add(line, writers) {
            if (writers[0]?.name === 'Set up job' && OLD_RUNNER.test(line.text))
                marks = false;
            if (line.header === 'title')
                hasShell = false;
            if (line.header === 'list' && line.clue?.kind === 'shell')
                hasShell = true;
            if (line.header === 'end') {
                for (const step of writers)
                    scripts.set(step, scripts.get(step) ?? hasShell);
            }
            const clue = marks && line.isTagged ? line.clue : undefined;
            if (line.time !== undefined && (clue?.kind === 'start-action' || clue?.kind === 'end-action'))
                marked.add(clue, line.time, writers);
        },
        /** Returns `undefined` if they are unknown: without markers, or of steps that ran in parallel. */
        partsOf: (step) => 
        // A runner that writes markers writes them around every inner step.
        marked.isEmpty() ? undefined : marked.partsOf(step, (other) => scripts.get(other) === true),
    };
}

// EXTERNAL MODULE: ./build/github/logs/steps/divide-log.js + 9 modules
var divide_log = __webpack_require__(3018);
// EXTERNAL MODULE: ./build/github/logs/lines/marker.js
var marker = __webpack_require__(7372);
;// CONCATENATED MODULE: ./build/github/logs/jobs/inner-steps.js

/** Maximum steps with an error after which the job continued. */
const MAX_CONTINUED = 2;
/** Chooses from the lines of the steps within a composite action, if its markers show which of them failed. */
function innerSteps(newChooser) {
    const open = new Map();
    /** The step that failed the action, and the first ones that failed without failing it. */
    let failed;
    const forgiven = [];
    let count = 0;
    let lastText = '';
    function finish({ id, outcome, conclusion }) {
        const ended = open.get(id);
        open.delete(id);
        // The innermost of nested steps finishes first.
        if (conclusion === 'failure')
            failed ??= ended;
        if (ended === undefined || outcome !== 'failure' || conclusion !== 'success')
            return;
        const isInner = failed?.within.includes(ended) === true;
        if (forgiven.length < MAX_CONTINUED && (failed === undefined || isInner)) {
            forgiven.push((isInner && failed) || ended);
        }
        if (isInner)
            failed = undefined;
    }
    return {
        readMarker(clue) {
            if (clue?.kind === 'end-action')
                finish(clue);
            if (clue?.kind !== 'start-action' || open.size >= marker/* MAX_OPEN_ACTIONS */.E)
                return;
            const within = [...open.values()];
            open.set(clue.id, { name: clue.name, within, chooser: newChooser(), before: count });
        },
        add(line) {
            for (const { chooser } of open.values())
                chooser.add(line);
            // Choosers count no ends of groups, nor repeated empty lines.
            if (line.kind !== 'end-of-group' && !(line.text === '' && lastText === ''))
                count += 1;
            lastText = line.text;
        },
        /** Returns the excerpt of the inner step that failed; `undefined` if it is unknown or wrote nothing. */
        failed: () => failed && excerptOf(failed),
        /** Returns the excerpts of the first inner steps that failed without failing the step, by name. */
        continued: () => forgiven.flatMap((step) => {
            const excerpt = excerptOf(step);
            return excerpt === undefined ? [] : [[step.name ?? '', excerpt]];
        }),
    };
}
function excerptOf({ chooser, before }) {
    const found = chooser.excerpt();
    return (found && { ...found, omitted: found.omitted === undefined ? undefined : before + found.omitted });
}

;// CONCATENATED MODULE: ./build/github/logs/jobs/step-reader.js

/**
 * Returns a reader that chooses from the lines of one step, without headers. If the markers of a composite
 * action show which inner step failed, it chooses from the lines of that step.
 */
function stepReader(newChooser) {
    const whole = newChooser();
    const inner = innerSteps(newChooser);
    return {
        /** @param isFirst whether the line is known to be the first of the step */
        add(line, isFirst) {
            // The name of an inner step is shown, unlike that of the step itself.
            if (line.header !== undefined && (line.header !== 'title' || isFirst))
                return;
            const read = line.read();
            if (read.kind === 'hidden') {
                inner.readMarker(line.clue);
                return;
            }
            whole.add(read);
            inner.add(read);
        },
        /** Returns `undefined` if the step wrote nothing. */
        excerpt() {
            const found = whole.excerpt();
            const failed = inner.failed();
            if (failed === undefined || failed.lines.length === 0)
                return found;
            return { ...failed, exitCode: failed.exitCode ?? found?.exitCode };
        },
        /** Returns the excerpts of the first inner steps that failed without failing the step, by name. */
        continued: inner.continued,
    };
}

;// CONCATENATED MODULE: ./build/github/logs/jobs/fallback.js


/**
 * Reads the lines of a job that are shown if no line is known to be of the wanted step: those up to the first error
 * of the job, or the last ones before it cleaned up.
 *
 * @param isStepWanted whether the lines of a step are wanted, not only the end
 */
function fallbackReader(limit, isStepWanted) {
    const toError = stepReader(() => tailChooser(limit, true));
    const toEnd = stepReader(() => tailChooser(limit, false));
    let cleansUp = false;
    return {
        add(line, steps) {
            cleansUp ||= isCleanup(line, steps);
            if (isStepWanted)
                toError.add(line, false);
            if (!cleansUp)
                toEnd.add(line, false);
        },
        excerpt() {
            const erred = toError.excerpt();
            if (erred?.lines.at(-1)?.error === true)
                return { ...erred, origin: 'first-error' };
            const end = toEnd.excerpt();
            return end && { ...end, origin: 'end' };
        },
    };
}
/** Returns whether a line is of a step that cleans up after the job's work. */
function isCleanup({ clue }, steps) {
    const cleans = clue?.kind === 'cleanup' || (clue?.kind === 'runner' && clue.steps.test('Complete job'));
    return cleans && steps.every(({ name }) => /^(?:Post |Complete job$)/.test(name));
}
/**
 * Chooses the last lines, at most `limit`.
 *
 * @param untilError whether to ignore the lines after the first error
 */
function tailChooser(limit, untilError) {
    let lines = [];
    let count = 0;
    let erred = false;
    let inError = false;
    return {
        add({ kind, text, cut, timed }) {
            if (kind === 'hidden' || kind === 'end-of-group')
                return;
            inError = kind === 'error' || (inError && !timed);
            if (erred && untilError && (kind === 'error' || !inError))
                return;
            erred ||= inError;
            if (text === '' && (lines.length === 0 || lines.at(-1)?.text === ''))
                return;
            lines.push({ text: (0,step_line/* markOf */.F)({ kind }) + text, error: inError, cut, omittedBefore: 0 });
            count += 1;
            // Truncates rarely, so that the cost per line is small.
            if (lines.length > 2 * limit + 100)
                lines = lines.slice(-limit);
        },
        excerpt() {
            const last = lines.slice(Math.max(0, lines.length - limit));
            if (last.length === 0)
                return undefined;
            return { lines: last, omitted: count - last.length, exitCode: undefined };
        },
    };
}

;// CONCATENATED MODULE: ./build/github/logs/jobs/job-reader.js







/** https://github.com/actions/upload-artifact/blob/main/src/shared/upload-artifact.ts, and the library that it uses. */
const UPLOADED = /^Artifact .+ (?:uploaded! Final size is \d+ bytes\. Artifact ID is|finalized\. Artifact ID) (\d+)$/;
/**
 * Reads the excerpts and the inner steps of a job in its log, or in a part of it.
 *
 * @param fromStart whether the first line is the first of the log
 */
function jobReader({ steps, targets, limit, parts = false }, fromStart) {
    const wanted = targets.map((step) => {
        const reader = stepReader(() => excerptChooser(limit, wasStopped(step)));
        return { step, reader, mixed: false, seen: false };
    });
    const isStepWanted = wanted.length > 0;
    /** The steps whose last line is an error, and those within which a step failed. */
    const erred = new Set();
    const failedWithin = new Set();
    const others = fallbackReader(limit, isStepWanted);
    const collector = partCollector();
    const divider = (0,divide_log/* logDivider */.q)({ steps, fromStart, emit });
    const uploads = new Set();
    let atEnd = false;
    let timed = false;
    function emit(line, writers) {
        timed ||= line.time !== undefined;
        collector.add(line, writers);
        const [, artifact] = UPLOADED.exec(line.text) ?? [];
        if (artifact !== undefined)
            uploads.add(Number(artifact));
        if (limit === 0)
            return;
        noteFailure(line, writers);
        for (const target of wanted) {
            if (!writers.includes(target.step))
                continue;
            target.reader.add(line, !target.seen && divider.hasBegun(target.step));
            target.mixed ||= writers.length > 1;
            target.seen = true;
        }
        if (!isStepWanted || wanted.some(({ seen }) => !seen))
            others.add(line, writers);
    }
    function noteFailure(line, [step, ...others]) {
        if (line.time === undefined || step === undefined || others.length > 0)
            return;
        const clue = line.isTagged ? line.clue : 'text';
        if (clue === 'text')
            erred.delete(step);
        else if (clue?.kind === 'error')
            erred.add(step);
        else if (clue?.kind === 'end-action' && clue.outcome === 'failure')
            failedWithin.add(step);
    }
    const targetOf = (step) => wanted.find((target) => target.step === step);
    const isOver = (step) => atEnd || divider.isOver(step);
    const isWhole = (step) => divider.hasBegun(step) && isOver(step);
    const omittedOf = (step, { omitted }) => divider.hasBegun(step) ? omitted : undefined;
    return {
        add: divider.add,
        /** @param complete whether the last line is the last of the log */
        end(complete) {
            divider.end();
            atEnd = complete;
        },
        /** Returns whether further lines cannot change the excerpts of the targets. */
        isOver: () => !parts && isStepWanted && wanted.every(({ step }) => divider.isOver(step)),
        /** Returns the excerpt of a target; `whole` if all lines of the step were read. */
        excerptOf(step) {
            const target = targetOf(step);
            const excerpt = target?.reader.excerpt();
            if (target === undefined || excerpt === undefined)
                return undefined;
            const origin = target.mixed ? 'parallel-steps' : 'step';
            // The end of a stopped step is enough.
            const whole = wasStopped(step) ? isOver(step) : isWhole(step);
            return { ...excerpt, omitted: omittedOf(step, excerpt), step, origin, whole };
        },
        /** Returns the excerpts of the steps within a target that failed without failing it. */
        continuedWithin: (step) => (targetOf(step)?.reader.continued() ?? []).map(([name, excerpt]) => ({
            ...excerpt,
            ...{ omitted: omittedOf(step, excerpt), step, origin: 'step', continued: name },
        })),
        /**
         * Lists the first steps before a target that failed without failing the job, as with `continue-on-error`: they
         * passed, although they ended with an error.
         */
        continuedBefore: ({ number }) => steps
            .filter((step) => step.number < number && (0,run/* stepPassed */.P)(step))
            .filter((step) => erred.has(step) || failedWithin.has(step))
            .slice(0, MAX_CONTINUED),
        /** Lists the ids of the artifacts that the read lines name as uploaded. Any program can print such a line. */
        uploads: () => [...uploads],
        /** Returns the inner steps of a step; `undefined` if not all its lines were read. */
        partsOf: (step) => (isWhole(step) ? collector.partsOf(step) : undefined),
        /** Returns the lines up to the first error if a step is wanted, else the end; `undefined` without lines. */
        fallback(step) {
            // The runner writes a time in each line, so this is another text, such as a page of a proxy.
            const excerpt = timed ? others.excerpt() : undefined;
            return excerpt && { ...excerpt, omitted: fromStart ? excerpt.omitted : undefined, step };
        },
    };
}
function wasStopped({ state }) {
    return state.kind === 'finished' && state.conclusion === 'cancelled';
}

;// CONCATENATED MODULE: ./build/github/logs/range-reader.js


/**
 * A log of up to this size is read as a whole if a part of it is not enough. Of a larger one, only the
 * start is read for inner steps.
 */
const MAX_WHOLE_BYTES = 16_777_216;
/** Maximum bytes read for one step; of a longer one, only the end is read. */
const MAX_STEP_BYTES = 268_435_456;
/**
 * Returns a reader of successive ranges of a log.
 *
 * @param from position of the first range
 */
function rangeReader(wanted, from) {
    const reader = jobReader(wanted, from === 0);
    const splitter = (0,split_lines/* lineSplitter */.s)();
    let position = from;
    let complete = false;
    // A range from the middle of a log starts in the middle of a line.
    let whole = from === 0;
    const add = (lines) => {
        for (const line of lines) {
            if (whole)
                reader.add(line);
            whole = true;
        }
    };
    return {
        reader,
        /** Reads lines until no more are needed; the rest is not downloaded. */
        async read(part) {
            const { body, size } = part;
            // A host may send the whole log again.
            let stopped = part.from !== position;
            for await (const chunk of body) {
                if (stopped)
                    break;
                add(splitter.push(chunk));
                position += chunk.length;
                stopped = reader.isOver() || position - from > maxBytes(size, wanted);
                if (stopped)
                    break;
            }
            complete = size === undefined ? !stopped : position >= size;
        },
        /** Must be called after the last range. */
        finish() {
            if (complete)
                add(splitter.end());
            reader.end(complete);
        },
        /** Returns whether the end of the log was read. */
        isComplete: () => complete,
    };
}
/** Reads one range, as far as it is needed. */
async function readRange(part, wanted) {
    const range = rangeReader(wanted, part.from);
    await range.read(part);
    range.finish();
    return range.reader;
}
function maxBytes(size, { limit }) {
    if (limit === 0)
        return MAX_WHOLE_BYTES;
    // Without a size, the host does not support ranges, so read on.
    return size === undefined ? Infinity : MAX_STEP_BYTES;
}

;// CONCATENATED MODULE: ./build/github/logs/read-log.js



/** Size of the first request, at the start and at the end; most logs are smaller. */
const FIRST_BYTES = 262_144;
/** If its end is needed, a log of up to this size is read as a whole, which saves a request. */
const SMALL_BYTES = 2_097_152;
/**
 * Reads the lines that show why steps failed, and little more. If the first of them names no failure, it
 * may have failed only because of an earlier error after which the job continued, so that is read as well.
 *
 * @param fetchPart fetches a range of the log, or the whole log
 * @throws what `fetchPart` throws, if there is no excerpt of a target yet
 */
async function readLog(fetchPart, wanted) {
    const readers = await readTargets(fetchPart, wanted);
    const excerpts = excerptsFrom(readers, wanted);
    const parts = partsFrom(readers, wanted);
    const uploads = readers.flatMap((reader) => reader.uploads());
    const [target] = wanted.targets;
    const [first] = excerpts;
    if (target === undefined || first?.errors === undefined || first.errors.isNamed) {
        return { excerpts, parts, uploads };
    }
    const within = readers.find((reader) => isWholeLog(reader, target))?.continuedWithin(target) ?? [];
    const before = new Set(readers.flatMap((reader) => reader.continuedBefore(target)));
    const earlier = { ...wanted, targets: [...before], parts: false };
    const found = before.size === 0 ? [] : await readTargets(fetchPart, earlier).catch(() => []);
    const others = excerptsFrom(found, earlier).filter(({ origin }) => origin === 'step');
    const continued = others.map((excerpt) => ({ ...excerpt, continued: excerpt.step?.name }));
    return { excerpts: [...excerpts, ...within, ...continued], parts, uploads };
}
/**
 * Reads as much of a log as the targets need:
 *
 * 1. the start of the log, which for most logs is the whole log;
 * 2. if inner steps are wanted, the rest of it, but not of a very large log;
 * 3. its end, which has most failed steps, or a small log as a whole;
 * 4. as a stream, the steps that are still incomplete, found by their times.
 *
 * It returns the inner steps of all steps that it read for another reason as well.
 */
async function readTargets(fetchPart, wanted) {
    // 1
    const first = await fetchPart({ from: 0, to: FIRST_BYTES - 1 });
    const { size } = first;
    const opened = rangeReader(wanted, 0);
    await opened.read(first);
    // 2
    if (wanted.parts === true && size !== undefined && size > FIRST_BYTES) {
        try {
            const range = { from: FIRST_BYTES, to: Math.min(size, MAX_WHOLE_BYTES) - 1 };
            await opened.read(await fetchPart(range));
        }
        catch (error) {
            // The steps that failed may be in another part.
            if (wanted.limit === 0)
                throw error;
        }
    }
    opened.finish();
    const start = opened.reader;
    // Without a size, the host does not support ranges: this was the whole log.
    const isEnough = size === undefined || size <= FIRST_BYTES || opened.isComplete();
    if (isEnough || start.isOver() || wanted.limit === 0)
        return [start];
    // 3
    const endFrom = size <= SMALL_BYTES ? 0 : size - FIRST_BYTES;
    const end = await readRange(await fetchPart({ from: endFrom, to: size - 1 }), wanted);
    const readers = [start, end];
    // 4
    const missing = wanted.targets.filter((step) => !readers.some((reader) => isWholeLog(reader, step)));
    try {
        for (const step of missing) {
            if (readers.some((reader) => isWholeLog(reader, step)))
                continue;
            readers.push(await readRange(await fetchPart(await rangeOf(step, size, fetchPart)), wanted));
        }
        // The times may be wrong.
        if (missing.some((step) => !readers.some((reader) => reader.excerptOf(step)))) {
            readers.push(await readRange(await fetchPart(), wanted));
        }
    }
    catch (error) {
        if (!missing.every((step) => readers.some((reader) => reader.excerptOf(step))))
            throw error;
    }
    return readers;
}
function isWholeLog(reader, step) {
    return reader.excerptOf(step)?.whole === true;
}
/** Returns the range of a step, with enough lines around it to find its boundaries. */
async function rangeOf({ state }, size, fetchPart) {
    if (size <= MAX_WHOLE_BYTES || state.kind === 'waiting')
        return { from: 0, to: size - 1 };
    const { startedAt } = state;
    const completedAt = state.kind === 'finished' ? state.completedAt : undefined;
    const [begin, end] = await Promise.all([
        startedAt === undefined ? undefined : findTime(startedAt - time/* SECOND */.Z2, size, fetchPart),
        completedAt === undefined ? undefined : findTime(completedAt + time/* SECOND */.Z2, size, fetchPart),
    ]);
    const to = end?.after ?? size;
    return { from: Math.max(begin?.before ?? 0, to - MAX_STEP_BYTES), to: to - 1 };
}
/** Returns the best excerpt of each target among the readers. */
function excerptsFrom(readers, { targets, limit }) {
    if (limit === 0)
        return [];
    const last = readers.at(-1);
    if (targets.length === 0)
        return [last?.fallback(undefined)].filter((found) => found !== undefined);
    return targets.flatMap((step) => {
        const found = readers.flatMap((reader) => reader.excerptOf(step) ?? []);
        const best = found.find(({ whole }) => whole) ?? found.at(-1);
        if (best === undefined)
            return last?.fallback(step) ?? [];
        const { whole, errors, ...excerpt } = best;
        const isWhole = whole && best.origin === 'step';
        return [{ ...excerpt, errors: errors && { ...errors, whole: errors.whole && isWhole } }];
    });
}
/** Returns the inner steps by the first reader that read all lines of their step. */
function partsFrom(readers, { steps }) {
    return new Map(steps.flatMap((step) => {
        const [found] = readers.flatMap((reader) => reader.partsOf(step) ?? []);
        return found === undefined ? [] : [[step.number, found]];
    }));
}


/***/ }),

/***/ 3216:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ isNameOf),
/* harmony export */   c: () => (/* binding */ costOfName)
/* harmony export */ });
/** Cost as in `boundary-costs.ts`. */
const MISMATCH = 10;
/** Returns the cost of reading a header as that of a step with this name. */
function costOfName(header, name) {
    if (isNameOf(header, name))
        return 0;
    // The default name of a step is its action or the first line of its script.
    if (DEFAULT_NAME.test(name))
        return MISMATCH;
    return name.startsWith('Run ') ? 3 : 2;
}
/** Default names of actions, which users hardly ever give to a step. */
const DEFAULT_NAME = /^(?:Pre )?Run (?:\/?\.\/|\S+\/\S+@\S+$)/;
/** Returns whether a header and a default name are of the same step. */
function isNameOf(header, name) {
    return withoutPrefixes(header) === withoutPrefixes(name);
}
/** It is called for each header and each step that may begin with it, so it tries no pattern. */
function withoutPrefixes(name) {
    const main = name.startsWith('Pre ') ? name.slice('Pre '.length) : name;
    if (main.startsWith('Run docker://'))
        return main.replace('docker://', '').trim();
    if (main.startsWith('Run /./'))
        return main.replace('/', '').trim();
    return main.trim();
}


/***/ }),

/***/ 3018:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ logDivider)
});

;// CONCATENATED MODULE: ./build/github/logs/lines/header-forms.js
/**
 * The lines that may follow each position, in the order in which the runner writes them. A program's group of the
 * same name lacks them:
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/ScriptHandler.cs
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/Handler.cs
 */
const NEXT = {
    top: [
        // eslint-disable-next-line no-control-regex -- the runner writes scripts in bright cyan
        [/^\u001B\[36;1m/, 'script'],
        [/^shell: /, 'shell'],
        [/^(?:with|env):$/, 'list'],
        [/^##\[endgroup\]$/, 'outside'],
    ],
    script: [
        // eslint-disable-next-line no-control-regex -- see above
        [/^\u001B\[36;1m/, 'script'],
        [/^shell: /, 'shell'],
    ],
    shell: [
        [/^env:$/, 'list'],
        [/^##\[endgroup\]$/, 'outside'],
    ],
    list: [
        [/^ {2}\S[^:]*: ?/, 'list'],
        [/^env:$/, 'list'],
        [/^##\[endgroup\]$/, 'outside'],
    ],
};
/** Returns the form of a header by its second line; `undefined` if the runner writes no such line. */
function formOf(line) {
    const position = nextPosition('top', line);
    return position && (position === 'script' || position === 'shell' ? 'script' : 'action');
}
/** Returns the position of the line after one in a header; `undefined` if the runner writes no such line there. */
function nextPosition(position, line) {
    return NEXT[position].find(([pattern]) => pattern.test(line))?.[1];
}

// EXTERNAL MODULE: ./build/github/logs/lines/marker.js
var marker = __webpack_require__(7372);
;// CONCATENATED MODULE: ./build/github/logs/lines/log-clues.js


/** https://github.com/actions/runner/blob/main/src/Runner.Worker/JobExtension.cs and its neighbours */
const RUNNER_LINES = [
    [/^Current runner version: '/, /^Set up job$/],
    [/^A job (?:started|completed) hook has been configured by /, /^(?:Set up|Complete) runner$/],
    [/^##\[group\]Checking docker version$/, /^Initialize containers$/],
    [/^##\[group\]Pull down action image '/, /^Pull /],
    [/^##\[group\]Build container for action use: '/, /^Build /],
    [/^(?:Print service container logs|Stop and remove container): /, /^Stop containers$/],
    [
        /^(?:Evaluate and set (?:job outputs|environment url)|Uploading runner diagnostic logs|Cleaning up orphan processes)$/,
        /^Complete job$/,
    ],
];
/** https://github.com/actions/runner/blob/main/src/Runner.Worker/BackgroundStepCoordinator.cs */
const WAIT = /^(?:(?:Waiting for|Waiting for all|Cancelling) background step\(s\)|No background steps remaining)/;
/** Default shell of `run` on Linux and macOS; `shell: bash` has more arguments. */
const DEFAULT_SHELL = /^shell: (?:\S*\/)?(?:ba)?sh -e \{0\}$/;
const GROUP = '##[group]';
const UNSTARTED = /^(?:The template is not valid\. |Can't find 'action\.yml'|Failed to resolve action )/;
const NAMED = /^##\[debug\](?:Evaluating condition for step: '(.+)'|Starting: (.+))$/;
/** Rejects most lines. */
const ANY_CLUE = new RegExp([
    /^(?:##\[|Prepare all |Post job |Complete job name: |shell: )/,
    WAIT,
    ...RUNNER_LINES.map(([line]) => line),
]
    .map(({ source }) => source)
    .join('|'));
/**
 * Reads the clue in a line; `undefined` for most lines.
 *
 * @param next text of the next line
 */
function readClue(line, next = '') {
    if (line.startsWith(`${GROUP}Run `)) {
        return { kind: 'header', name: line.slice(GROUP.length), form: formOf(next) };
    }
    if (!ANY_CLUE.test(line))
        return undefined;
    const runner = RUNNER_LINES.find(([pattern]) => pattern.test(line));
    if (runner !== undefined)
        return { kind: 'runner', steps: runner[1] };
    if (line === 'Prepare all required actions')
        return { kind: 'preparation' };
    if (line === 'Post job cleanup.')
        return { kind: 'cleanup' };
    if (line.startsWith('Complete job name: '))
        return { kind: 'set-up' };
    if (line.startsWith('shell: '))
        return { kind: 'shell', byDefault: DEFAULT_SHELL.test(line) };
    if (WAIT.test(line))
        return { kind: 'wait' };
    if (!line.startsWith('##['))
        return undefined;
    return readTag(line) ?? (0,marker/* readStepMarker */.R)(line);
}
function readTag(line) {
    if (line.startsWith('##[error]')) {
        return { kind: 'error', unstarted: UNSTARTED.test(line.slice('##[error]'.length)) };
    }
    const [, evaluated, started] = NAMED.exec(line) ?? [];
    const name = evaluated ?? started;
    return name === undefined ? undefined : { kind: 'named', name };
}

// EXTERNAL MODULE: ./build/github/logs/lines/log-text.js
var log_text = __webpack_require__(6744);
;// CONCATENATED MODULE: ./build/github/logs/lines/job-line.js


/** Those of a marker: names have at most 1,000 characters, of up to three bytes, each of which may be escaped. */
const MAX_MARKER_BYTES = 8_192;
const HASH = 0x23;
/** A line of a job's log. What is read of it is decoded once, however many readers need it. */
class JobLine {
    raw;
    /** `undefined` for the further lines of a message. */
    time;
    /** Its time, or that of the line before. */
    lastTime;
    /** Which line of a header it is, by the lines before and after it; `undefined` outside headers. */
    header;
    /** If it may begin a header, the text of the next line. */
    next;
    #textAt;
    #text;
    #clue;
    #read;
    constructor(raw, read, lastTime) {
        this.raw = raw;
        this.time = read?.time;
        this.lastTime = lastTime;
        this.#textAt = read?.textAt ?? 0;
    }
    /** The start of its text as in the log, without the carriage return at its end; enough for clues. */
    get text() {
        this.#text ??= this.raw.bytes
            .toString('utf8', this.#textAt, this.#textAt + MAX_MARKER_BYTES)
            .replace(/\r$/, '');
        return this.#text;
    }
    /** Its clue; `undefined` for most lines, and for the further lines of a message, which a program can forge. */
    get clue() {
        if (this.time === undefined)
            return undefined;
        this.#clue ??= readClue(this.text, this.next) ?? 'none';
        return this.#clue === 'none' ? undefined : this.#clue;
    }
    /** Whether it may begin with a tag of the runner, as few do. */
    get isTagged() {
        return this.raw.bytes[this.#textAt] === HASH;
    }
    /** Returns its text as GitHub shows it. The name of a program's group is text, even if it is that of a header. */
    read() {
        this.#read ??= this.#readLine();
        return this.#read;
    }
    #readLine() {
        const { kind, text, cut } = (0,log_text/* readLine */.Xw)(this.raw.bytes, this.#textAt);
        return {
            kind: kind === 'header' && this.header !== 'title' ? 'text' : kind,
            text,
            cut: cut || this.raw.cut,
            timed: this.time !== undefined,
        };
    }
    /** Replaces its bytes by a copy: those of a chunk change with the next one. */
    keep() {
        this.raw = { ...this.raw, bytes: Buffer.from(this.raw.bytes) };
    }
}

;// CONCATENATED MODULE: ./build/github/logs/lines/line-reader.js



/**
 * Lines without a time, the further lines of messages, that are read of a log, and how many more for each line
 * with a time. The rest is dropped: they are so short that reading all would take seconds for each megabyte.
 */
const MAX_FURTHER_LINES = 20_000;
const FURTHER_LINES_PER_LINE = 4;
/** Reads the times of a log's lines, and which of them are of headers. A line that may begin one waits for the next. */
function lineReader(emit) {
    const timeOf = (0,log_text/* timeReader */.BR)();
    let maxFurther = MAX_FURTHER_LINES;
    let lastTime;
    /** A group named `Run ...`. */
    let title;
    /** The position of the last line in a header. */
    let position = 'outside';
    /** Returns whether a line is part of the header before it. */
    function isInHeader({ text, time }) {
        if (position === 'outside')
            return false;
        // The further lines of an input or a variable have no time.
        if ((time === undefined && position !== 'top') || text.startsWith('##[debug]'))
            return true;
        const next = nextPosition(position, text);
        position = next ?? 'outside';
        return next !== undefined;
    }
    function emitTitle(next = '') {
        if (title === undefined)
            return;
        title.next = next;
        emit(title);
        title = undefined;
    }
    return {
        /** Adds a line; its bytes may change after the call. */
        add: (raw) => {
            const read = timeOf(raw.bytes);
            maxFurther = Math.max(-1, maxFurther + (read === undefined ? -1 : FURTHER_LINES_PER_LINE));
            if (maxFurther < 0)
                return;
            lastTime = read?.time ?? lastTime;
            const line = new JobLine(maxFurther === 0 ? { ...raw, cut: true } : raw, read, lastTime);
            if (isInHeader(line)) {
                line.header = line.text === '##[endgroup]' ? 'end' : 'list';
                if (title !== undefined)
                    title.header = 'title';
            }
            if (title !== undefined)
                emitTitle(line.text);
            if (read !== undefined && line.isTagged && line.text.startsWith('##[group]Run ')) {
                position = 'top';
                title = line;
                line.keep();
            }
            else {
                emit(line);
            }
        },
        /** Must be called after the last line. */
        end: emitTitle,
    };
}

// EXTERNAL MODULE: ./build/model/time.js
var model_time = __webpack_require__(865);
// EXTERNAL MODULE: ./build/github/logs/steps/default-names.js
var default_names = __webpack_require__(3216);
;// CONCATENATED MODULE: ./build/github/logs/steps/boundary-costs.js


/**
 * Cost of what the runner never does, as far as is known; 0 is what it does. Costs are negative logarithms
 * of a likelihood, about to the base e. The accuracy script measures their effect.
 */
const NEVER = 10;
/** A path is dropped if it costs this much more than the best. */
const MAX_EXCESS = 3 * NEVER;
/** Tolerance: the API seems to truncate times to seconds, but may round. */
const EARLY = model_time/* SECOND */.Z2 / 2;
/** Returns whether the part may write at a time. */
function isDuring(part, time) {
    return !cannotHaveStarted(part, time) && time < part.to;
}
/** Returns whether the part cannot have started yet. */
function cannotHaveStarted({ from }, time) {
    return time < from - EARLY;
}
/** Lists the earlier steps that may write while a part does. */
function alongsideAt({ alongside }, time) {
    if (alongside.length === 0 || time === undefined)
        return alongside;
    return alongside.filter((other) => isDuring(other, time));
}
/** Returns the cost of reading a line as the first of a part. */
function costOfBeginning(part, { clue, time, nested }) {
    const early = time !== undefined && time < part.from ? 3 : 0;
    const within = nested && alongsideAt(part, time).length === 0 ? 1.5 * NEVER : 0;
    return early + within + costOfFirst(part, clue);
}
function costOfFirst(part, clue) {
    const unexpected = 1.5 * NEVER;
    if (part.kind === 'unlisted') {
        if (clue?.kind === 'header')
            return clue.form === undefined ? unexpected : 5;
        return clue?.kind === 'runner' || clue?.kind === 'cleanup' ? 5 : unexpected;
    }
    switch (clue?.kind) {
        case 'runner':
            return clue.steps.test(part.name) ? 0 : unexpected;
        case 'cleanup':
            return part.kind === 'cleanup' ? 0 : unexpected;
        case 'header':
            if (part.kind === 'runner')
                return unexpected;
            if (clue.form === undefined)
                return (0,default_names/* isNameOf */.b)(clue.name, part.name) ? 4 : 12;
            return part.kind === 'cleanup' ? 4 : (0,default_names/* costOfName */.c)(clue.name, part.name);
        case 'preparation':
            if (part.kind !== 'main')
                return unexpected;
            return 1;
        case 'wait':
            return part.kind === 'main' ? 1 : unexpected;
        case 'named':
            return clue.name === part.name ? 0 : unexpected;
        case 'error':
            return part.failed ? (clue.unstarted ? 2 : NEVER) : unexpected;
        case 'start-action':
        case 'end-action':
            return 2 * NEVER;
        case 'shell':
        case 'set-up':
        case undefined:
            return unexpected;
    }
}
/** Returns the cost of a line whose time is outside the part's seconds. */
function costOfTime(part, time) {
    return time === undefined || isDuring(part, time) ? 0 : 2 * NEVER;
}
/** Returns the cost of reading a line as a further one of the part. */
function costOfStaying(path, part, line) {
    const { time } = line;
    const alone = alongsideAt(part, time).length === 0;
    const late = alone ? costOfTime(part, time) : 0;
    const ended = alone && path.ended ? 6 : 0;
    // When the first listed step may have started, a line more likely belongs to it.
    const before = part.from === -Infinity && time !== undefined && time >= part.to - model_time/* SECOND */.Z2 ? 0.2 : 0;
    return late + ended + before + costOfNext(path, part, line);
}
function costOfNext(path, part, { clue, silent, nested, marked }) {
    switch (clue?.kind) {
        case 'header':
            if (clue.form === undefined || nested)
                return 0;
            if (!path.opened)
                return (0,default_names/* costOfName */.c)(clue.name, part.name);
            if (part.kind === 'runner')
                return NEVER;
            // Only a composite action has inner headers; in a log with markers, they are between markers.
            return path.single ? 6 : marked ? 5 : path.within || silent ? 0.3 : 2.5;
        case 'runner':
            if (nested || part.kind === 'unlisted' || !path.opened)
                return 0;
            return clue.steps.test(part.name) ? 0 : 8;
        case 'cleanup':
            if (nested || part.kind === 'unlisted')
                return 0;
            // A composite action cleans up once for each of its steps.
            return part.kind === 'cleanup' ? (path.opened ? 3 : 0) : 8;
        case 'named':
            return nested || clue.name === part.name ? 0 : 8;
        case 'preparation':
            return part.kind === 'runner' || nested ? 0 : path.single ? 5 : 3;
        case 'wait':
            return 4;
        case 'shell':
            if (nested)
                return 0;
            return path.within ? (clue.byDefault ? 6 : 0) : clue.byDefault ? 0 : 2;
        case 'set-up':
            return part.kind === 'runner' || nested ? 0 : 8;
        case 'error':
            return clue.unstarted && !nested ? 3 : 0;
        case 'start-action':
        case 'end-action':
        case undefined:
            return 0;
    }
}
/** Returns the cost of ending a part after the lines that a path has of it. */
function costOfLeaving({ opened, errored, ended }, { failed }) {
    return (failed && !errored ? 6 : 0) + (opened || ended ? 0 : 6);
}
/** Returns the cost of a part that wrote nothing. */
function costOfSkipping({ kind, failed }) {
    const header = kind === 'unlisted' ? 0 : kind === 'runner' ? 1 : 8;
    return header + (failed ? 8 : 0);
}

;// CONCATENATED MODULE: ./build/github/logs/steps/line-writers.js

/**
 * Returns a function that lists the steps that may have written a line of a part: its step, and unless the line is
 * of the header of that step, the steps that ran in parallel. None if no step ran at its time.
 */
function lineWriters(parts) {
    const alone = parts.map(({ step }) => (step === undefined ? [] : [step]));
    const isMixed = parts.some(({ alongside }) => alongside.length > 0);
    let inOwnHeader = false;
    /** The further lines of a message share the list, which takes time to make. */
    let shared;
    /**
     * @param index index of the part
     * @param isFirst whether it is the first line of the part
     */
    return ({ header, lastTime: time }, index, isFirst) => {
        const part = parts[index];
        if (part === undefined)
            return [];
        const own = time === undefined || isDuring(part, time) ? (alone[index] ?? []) : [];
        if (!isMixed)
            return own;
        if (shared?.part !== index || shared.time !== time) {
            const others = alongsideAt(part, time).flatMap(({ step }) => step ?? []);
            shared = { part: index, time, steps: [...own, ...others] };
        }
        inOwnHeader = header === 'title' ? isFirst : inOwnHeader && header !== undefined;
        return inOwnHeader ? own : shared.steps;
    };
}

;// CONCATENATED MODULE: ./build/github/logs/steps/step-paths.js

/** State of a path that starts in the middle of a log: the part's lines before are unknown. */
const UNREAD = {
    from: undefined,
    before: undefined,
    opened: true,
    single: false,
    within: false,
    errored: true,
    ended: false,
};
/** Returns the paths for the first line. */
function firstPaths(parts, line, fromStart) {
    if (!fromStart) {
        return parts.map((part, index) => ({
            ...UNREAD,
            part: index,
            cost: costOfTime(part, line.time),
        }));
    }
    const [first] = parts;
    if (first === undefined)
        return [];
    const begun = beginPart(first, line, { part: 0, cost: 0, from: 0 });
    const maxCost = begun.cost + MAX_EXCESS;
    return cheapest([begun, ...laterPaths(parts, line, { first: 1, cost: 0, index: 0, maxCost })]);
}
/**
 * Returns the paths extended by one line.
 *
 * @param index index of the line; `undefined` if no step can start with it
 */
function nextPaths(paths, parts, line, index) {
    const extended = paths.flatMap((path) => {
        const part = parts[path.part];
        if (part === undefined)
            return [];
        const cost = path.cost + costOfStaying(path, part, line);
        return [{ path, part, stayed: noteClue({ ...path, cost, ended: false }, line.clue, part) }];
    });
    if (index === undefined)
        return cheapest(extended.map(({ stayed }) => stayed));
    const maxCost = Math.min(...extended.map(({ stayed }) => stayed.cost)) + MAX_EXCESS;
    return cheapest(extended.flatMap(({ path, part, stayed }) => {
        const cost = path.cost + costOfLeaving(path, part);
        const origin = { first: path.part + 1, cost, index, before: path, maxCost };
        return [stayed, ...laterPaths(parts, line, origin)];
    }));
}
/** Returns the paths on which a later part starts with this line. */
function laterPaths(parts, line, { first, cost: costBefore, index, before, maxCost }) {
    const found = [];
    let cost = costBefore;
    for (let number = first; cost <= maxCost; number++) {
        const part = parts[number];
        if (part === undefined || (line.time !== undefined && cannotHaveStarted(part, line.time)))
            break;
        if (line.time === undefined || isDuring(part, line.time)) {
            const beginning = { part: number, cost: cost + costOfBeginning(part, line), from: index };
            found.push(beginPart(part, line, beginning, before));
        }
        cost += costOfSkipping(part);
    }
    return found;
}
function beginPart(part, { clue }, beginning, before) {
    const opened = part.kind === 'runner' || part.kind === 'unlisted';
    const flags = { opened, single: false, within: false, errored: false, ended: false };
    return noteClue({ ...beginning, ...flags, before }, clue, part);
}
/** Returns the cheapest path for each state that affects later costs, without those far from the best. */
function cheapest(paths) {
    if (paths.length === 1)
        return paths;
    const found = new Map();
    for (const path of paths) {
        const { part, opened, single, within, errored, cost } = path;
        const key = 16 * part + 8 * Number(opened) + 4 * Number(single) + 2 * Number(within) + Number(errored);
        if (cost < (found.get(key)?.cost ?? Infinity))
            found.set(key, path);
    }
    const kept = [...found.values()];
    const least = kept.reduce((cost, path) => Math.min(cost, path.cost), Infinity);
    return kept.filter(({ cost }) => cost <= least + MAX_EXCESS);
}
/** Returns a path updated by the clue in its last line. */
function noteClue(path, clue, part) {
    switch (clue?.kind) {
        case 'header':
            return path.opened
                ? { ...path, within: true, ended: false }
                : { ...path, opened: true, within: false, single: clue.form === 'script' };
        case 'runner':
            return part !== undefined && clue.steps.test(part.name) ? { ...path, opened: true } : path;
        case 'cleanup':
            return { ...path, opened: true };
        case 'error':
            return { ...path, errored: true, ended: clue.unstarted && !path.opened };
        case 'set-up':
            return { ...path, ended: part?.name === 'Set up job' };
        case 'wait':
            return path.opened ? path : { ...path, opened: true, single: true };
        case 'shell':
        case 'preparation':
        case 'named':
        case 'start-action':
        case 'end-action':
        case undefined:
            return path;
    }
}

;// CONCATENATED MODULE: ./build/github/logs/steps/path-search.js


/** Maximum number of paths that are extended by one line, and by how many more than the lines in total. */
const MAX_PATHS = 100;
const MAX_EXTENSIONS = 100_000;
const EXTENSIONS_PER_LINE = 2;
/** Keeps the cheapest interpretations of the lines so far, and decides when one of them is left. */
function pathSearch(parts, fromStart) {
    let paths = [];
    let extensions = 0;
    /** Returns whether no part after that of a path can have started. */
    function isLast({ part }, time) {
        const next = parts[part + 1];
        return next === undefined || (time !== undefined && cannotHaveStarted(next, time));
    }
    return {
        /**
         * Extends all paths by a line.
         *
         * @param mayBegin whether a step can start with the line
         */
        extend(line, index, mayBegin) {
            paths =
                paths.length === 0
                    ? firstPaths(parts, line, fromStart)
                    : nextPaths(paths, parts, line, mayBegin ? index : undefined);
            extensions += paths.length;
            const maxPaths = extensions > MAX_EXTENSIONS + EXTENSIONS_PER_LINE * index ? 1 : MAX_PATHS;
            if (paths.length > maxPaths)
                paths = paths.toSorted((a, b) => a.cost - b.cost).slice(0, maxPaths);
        },
        /**
         * Lists the parts of the cheapest path, first to last, if the part of the last line is decided; else none.
         *
         * @param time the time of the line after it
         */
        settle(time, isForced) {
            const [first, ...others] = paths;
            if (first === undefined)
                return [];
            const isDecided = others.every(({ part }) => part === first.part) && isLast(first, time);
            if (others.length > 0 && !isDecided && !isForced)
                return [];
            const path = paths.reduce((best, other) => (other.cost < best.cost ? other : best));
            paths = [{ ...path, cost: 0, before: undefined }];
            return sectionsOf(path);
        },
        /** Returns the first path; there is no other one if no line is undecided. */
        current: () => paths[0],
        isLast,
        /** Updates the current path by the clue in a line of its part. */
        note(path, clue) {
            paths = [noteClue(path, clue, parts[path.part])];
        },
        /** Returns whether a step may write at a time. */
        mayWrite: (time) => time !== undefined &&
            paths.some(({ part: index }) => {
                const part = parts[index];
                if (part === undefined)
                    return false;
                return isDuring(part, time) || alongsideAt(part, time).length > 0;
            }),
        /** Returns whether no further line can be of a part. */
        isPast: (index) => paths.length > 0 && paths.every(({ part }) => part > index),
    };
}
/** Lists the path and those before it, first to last. */
function sectionsOf(path) {
    const sections = [];
    for (let at = path; at !== undefined; at = at.before)
        sections.push(at);
    return sections.reverse();
}

// EXTERNAL MODULE: ./build/model/conclusion.js
var model_conclusion = __webpack_require__(6659);
;// CONCATENATED MODULE: ./build/github/logs/steps/step-sequence.js


/** More than run in parallel; bounds the memory for a job with thousands of steps. */
const MAX_ALONGSIDE = 20;
/** Steps of the runner itself, which have no header. */
const RUNNER_STEPS = /^(?:Set up job|Complete job|Set up runner|Complete runner|Initialize containers|Stop containers)$/;
/**
 * Lists the steps of a job that may have written lines, by start, between two parts for the lines of
 * unlisted steps.
 */
function sequenceSteps(steps) {
    const posts = new Map();
    for (const { name, number } of steps) {
        const post = `Post ${name.replace(/^Pre /, '')}`;
        posts.set(post, Math.min(number, posts.get(post) ?? Infinity));
    }
    const ran = steps.flatMap((step) => partOf(step, posts) ?? []).toSorted((a, b) => a.from - b.from);
    const first = ran[0];
    const last = ran.at(-1);
    let alongside = [];
    const parts = ran.map((part, index) => {
        const before = ran[index - 1];
        // In truncated times, a step in sequence finishes no later than the next one starts.
        alongside = [...alongside, ...(before === undefined ? [] : [before])]
            .filter(({ to }) => to - model_time/* SECOND */.Z2 > part.from)
            .slice(-MAX_ALONGSIDE);
        return { ...part, alongside };
    });
    return [
        ...(first?.name === 'Set up job'
            ? []
            : [unlisted(-Infinity, (first?.from ?? Infinity) + model_time/* SECOND */.Z2)]),
        ...parts,
        ...(last === undefined || last.name === 'Complete job'
            ? []
            : [unlisted(last.to - model_time/* SECOND */.Z2, Infinity)]),
    ];
}
/** @param posts the number of the first step by the name of the step that cleans up after it */
function partOf(step, posts) {
    const { name, state } = step;
    if (state.kind === 'waiting' || state.startedAt === undefined)
        return undefined;
    const conclusion = state.kind === 'finished' ? state.conclusion : undefined;
    if (conclusion === 'skipped')
        return undefined;
    const end = state.kind === 'finished' ? (state.completedAt ?? Infinity) : Infinity;
    const post = (posts.get(name) ?? Infinity) < step.number;
    return {
        step,
        name,
        from: state.startedAt,
        to: Math.max(end, state.startedAt) + model_time/* SECOND */.Z2,
        kind: RUNNER_STEPS.test(name) ? 'runner' : post ? 'cleanup' : 'main',
        failed: conclusion !== undefined && (0,model_conclusion/* isFailure */.N6)(conclusion),
        alongside: [],
    };
}
function unlisted(from, to) {
    return { step: undefined, name: '', from, to, kind: 'unlisted', failed: false, alongside: [] };
}

;// CONCATENATED MODULE: ./build/github/logs/steps/divide-log.js





/** Maximum size of the lines whose step is undecided; beyond it, the cheapest path is taken. */
const MAX_PENDING_BYTES = 4_194_304;
/** What a pending line needs beyond its bytes, about. */
const BYTES_PER_LINE = 400;
/**
 * Divides the log of a job into the lines of its steps.
 *
 * A log does not mark where a step starts. The API has the seconds in which each step started and
 * finished, and the runner writes a header before each step, which a program can print as well. So the
 * divider finds the cheapest sequence of steps for the lines (the Viterbi algorithm). In the middle of a
 * step there is mostly one candidate, which takes little time; around the start and the end there are
 * a few, until further lines decide.
 */
function logDivider({ steps, fromStart, emit }) {
    const parts = sequenceSteps(steps);
    const lastPartOf = lastParts(parts);
    const reader = lineReader(addLine);
    const search = pathSearch(parts, fromStart);
    const writersOf = lineWriters(parts);
    const begun = new Set();
    /** Lines whose part is undecided. */
    const pending = [];
    let pendingBytes = 0;
    let emitted = 0;
    /** The inner steps that are open by the runner's markers. */
    const openActions = new Set();
    let marked = false;
    let headerEnded = false;
    function addLine(line) {
        const { time, lastTime } = line;
        const path = search.current();
        // A further line of a message is of the part of its first line.
        const isFurther = time === undefined && path !== undefined;
        if (pending.length === 0 &&
            path !== undefined &&
            (isFurther || search.isLast(path, lastTime))) {
            if (line.isTagged) {
                readMarker(line);
                search.note(path, line.clue);
            }
            headerEnded = line.header === 'end';
            emitLine(line, path);
            return;
        }
        readMarker(line);
        line.keep();
        pending.push(line);
        pendingBytes += line.raw.bytes.length + BYTES_PER_LINE;
        if (!isFurther) {
            const silent = line.clue?.kind === 'header' && headerEnded;
            const nested = openActions.size > 0;
            const index = emitted + pending.length - 1;
            const added = { clue: line.clue, time: lastTime, silent, nested, marked };
            search.extend(added, index, time !== undefined);
        }
        headerEnded = line.header === 'end';
        settle(lastTime);
    }
    function readMarker({ clue, time }) {
        if (clue?.kind !== 'start-action' && clue?.kind !== 'end-action')
            return;
        // A message of several lines can contain the markers of another log, with their times.
        if (!search.mayWrite(time))
            return;
        marked = true;
        if (clue.kind === 'end-action')
            openActions.delete(clue.id);
        else if (openActions.size < marker/* MAX_OPEN_ACTIONS */.E)
            openActions.add(clue.id);
    }
    /** Emits the pending lines if the part of the last one is decided, or if too many are pending. */
    function settle(time, isForced = pendingBytes > MAX_PENDING_BYTES) {
        const sections = search.settle(time, isForced);
        for (const line of sections.length === 0 ? [] : pending.splice(0)) {
            const section = sections.findLast(({ from = 0 }) => from <= emitted);
            if (section !== undefined)
                emitLine(line, section);
        }
        if (pending.length === 0)
            pendingBytes = 0;
    }
    function emitLine(line, { part, from }) {
        const step = parts[part]?.step;
        if (from !== undefined && step !== undefined)
            begun.add(step);
        emit(line, writersOf(line, part, from === emitted));
        emitted += 1;
    }
    return {
        add: reader.add,
        /** Decides the lines that are still pending. */
        end() {
            reader.end();
            settle(undefined, true);
        },
        /** Returns whether no further line can be of the step. */
        isOver: (step) => search.isPast(lastPartOf.get(step) ?? Infinity),
        /** Returns whether the first line of the step was among the lines. */
        hasBegun: (step) => begun.has(step),
    };
}
/** Returns the index of the last part in which each step may write. */
function lastParts(parts) {
    return new Map(parts.flatMap(({ step, alongside }, index) => [step, ...alongside.map((other) => other.step)].map((part) => [part, index])));
}


/***/ }),

/***/ 782:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D4: () => (/* binding */ withFile),
/* harmony export */   DB: () => (/* binding */ findPosition),
/* harmony export */   JT: () => (/* binding */ findDetail),
/* harmony export */   Lx: () => (/* binding */ PYTEST_ROW),
/* harmony export */   SW: () => (/* binding */ isAlone),
/* harmony export */   Wm: () => (/* binding */ headingOf),
/* harmony export */   df: () => (/* binding */ positionOf),
/* harmony export */   ew: () => (/* binding */ saysWhatIsWrong),
/* harmony export */   l$: () => (/* binding */ fromLastRow),
/* harmony export */   lj: () => (/* binding */ comparesValues)
/* harmony export */ });
/** Bounds the time of each pattern. */
const MAX_CHARACTERS = 500;
/** Where a tool shows that an error is from. The last group is of a compiler's arrow. */
// prettier-ignore
const POSITIONS = [
    /^\s*(?:╭─+\[|(?:-->|❯|┌─|└─|╭▸|at:?|in|from|Loc:|#|::)\s{1,4})(?:file:\/\/)?(?<file>(?:[A-Za-z]:)?[^\s:()]{1,300}\.\w{1,8}):(?<line>\d+)(?::(?<column>\d+))?/,
    /^\s*(?:at|❯) .{0,300}?[( ](?:file:\/\/)?(?<file>(?:[A-Za-z]:)?[^\s:()]{1,300}\.\w{1,8}):(?<line>\d+)(?::(?<column>\d+))?\)?/,
    /^\s+at .{1,300} in (?<file>(?:[A-Za-z]:)?[^:]{1,300}):line (?<line>\d+)/,
    /^\s*File "(?<file>[^"]{1,300})", line (?<line>\d+)/,
    /^thread '.{1,300}' (?:\(\d+\) )?panicked at (?<file>\S{1,300}):(?<line>\d+):(?<column>\d+):?/,
    /^\s{0,16}(?:# |File: |┃ {2,12}|\[-{4}\] |\[ {3}LINE {3}\] --- )?(?<file>(?:[A-Za-z]:)?[^\s:()'"]{1,300}\.\w{1,8}):(?<line>\d+)(?::(?<column>\d+))?(?=$|[:)\s-])/,
    /\((?<file>[^\s:()]{1,300}\.\w{1,8}):(?<line>\d+)(?::(?<column>\d+))?\)/,
    /^\s{0,8}(?!package:|dart:)(?<file>\S{1,300}\.dart) (?<line>\d+):(?<column>\d+) /,
    /\bat (?<file>[^\s:()]{1,300}\.\w{1,8}) line (?<line>\d+)/,
    /\bon (?<file>[^\s:()]{1,300}\.\w{1,8}) line (?<line>\d+)/,
    /\bin (?:test )?file (?<file>[^\s:(),"]{1,300}), line (?<line>\d+)/,
    /^\s*In \[\w+\] at: (?<file>[^\s:]{1,300}):(?<line>\d+)/,
    /^\s*(?:Loc: )?\[?(?<file>(?:[A-Za-z]:)?[^\s:()[\]]{1,300}\.\w{1,8})\((?<line>\d+)(?:, ?(?<column>\d+))?\)/,
    /^\s*location: '(?<file>[^':]{1,300}):(?<line>\d+):(?<column>\d+)'/,
];
/** What tools write in lines of keys and values about where an error is from. */
const KEYED = {
    file: /^[\t ]*(?:[Ff]ile(?:[Nn]ame)?|[Pp]ath): {1,8}['"]?([^\s'"]{1,300}\.\w{1,8})['"]?,?$/m,
    line: /^[\t ]*[Ll]ine(?:Number)?: {1,8}(\d+),?$/m,
    column: /^[\t ]*[Cc]olumn(?:Number)?: {1,8}(\d+),?$/m,
};
/** Files of languages, runners and installed packages. */
const FOREIGN = /node_modules\/|^node:|\binternal\/|\/(?:usr|opt|nix)\/|site-packages\/|dist-packages\/|\/rustc\/|hostedtoolcache|\/gems\/|vendor\/|deps\/|webpack:|<anonymous>|\/lib\/(?:python|ruby|node)|(?:^|\/)(?:Native)?Method|\.nuget|jdk\.internal|\/go\/(?:src|pkg)\/|^ext:|^https?:/;
const TEST_FILE = /(?:^|[/._-])(?:tests?|specs?|__tests__|features?|e2e)(?=[/._-])|Tests?\.\w+$|Spec\.\w+$/i;
/** The folder of the checkout on each system. Others below `work`, such as `_temp` and `_actions`, are the runner's. */
const CHECKOUT = /^(?:(?:\/home\/runner\/work|\/Users\/runner\/work|[A-Za-z]:\/a|\/__w|(?:[A-Za-z]:)?\/.{0,60}\/_work)\/([^/:]{1,100})\/\1\/|\/github\/workspace\/)/;
/** Returns the position that named groups describe; `undefined` without a file. */
function positionOf(groups) {
    const { file } = groups;
    if (file === undefined || /^(?:\s*$|<|unknown location$)/.test(file))
        return undefined;
    const printed = file
        .trim()
        .replace(/^file:\/\//, '')
        .replaceAll('\\', '/');
    const path = printed.replace(CHECKOUT, '').replace(/^(?:\.\/)+/, '');
    return {
        path,
        line: numberOf(groups['line'] ?? groups['row']),
        column: numberOf(groups['column']),
        file: CHECKOUT.test(printed) ? path : undefined,
    };
}
const ABSOLUTE = new RegExp(`${CHECKOUT.source.slice(1)}(?<file>[^\\s:()'"<>]{1,300})`, 'g');
/** Adds the file to a position if all absolute paths in the same failure that end with its path are of one file. */
function withFile(position, lines) {
    if (position === undefined || position.file !== undefined)
        return position;
    const [file, other] = new Set(lines
        .map((line) => line.slice(0, MAX_CHARACTERS).replaceAll('\\', '/'))
        .filter((line) => line.includes(`/${position.path}`))
        .flatMap((line) => [...line.matchAll(ABSOLUTE)].map(({ groups }) => groups?.['file'] ?? ''))
        .filter((path) => `/${path}`.endsWith(`/${position.path}`)));
    return other === undefined ? { ...position, file } : position;
}
/** A position alone in its line. */
const ALONE = /^(?:[A-Za-z]:)?[^\s:()'"]{1,300}\.\w{1,8}:\d+(?::\d+)?$/;
function isAlone(line) {
    return ALONE.test(line);
}
/** Returns the position alone in the last line, if an empty one is above it: it heads what follows. */
function headingOf(above) {
    const [before = '', heading = ''] = ['', ...above].slice(-2);
    const isHeading = before.trim() === '' && isAlone(heading);
    return isHeading ? findPosition([heading], undefined, undefined) : undefined;
}
function numberOf(text) {
    const number = Number(text);
    return number > 0 ? number : undefined;
}
/**
 * Returns the first position of the project that lines name: in the file `within`, in the file that the title
 * of a test names, or in a test's file, if one is.
 */
function findPosition(lines, within, title) {
    const whole = lines.map((line) => line.slice(0, MAX_CHARACTERS)).join('\n');
    const parts = Object.entries(KEYED).map(([part, pattern]) => [part, pattern.exec(whole)?.[1]]);
    const keyed = positionOf(Object.fromEntries(parts));
    if (keyed?.line !== undefined)
        return keyed;
    const stated = lines.filter((line) => /^\s*In \[\w+\] at: /.test(line));
    const found = (stated.length > 0 ? stated : lines).flatMap((line) => {
        const text = line.slice(0, MAX_CHARACTERS);
        const groups = POSITIONS.map((pattern) => pattern.exec(text)?.groups).find(Boolean);
        const position = groups && positionOf(groups);
        return position === undefined || FOREIGN.test(groups?.['file'] ?? '') ? [] : [position];
    });
    const named = found.find(({ path }) => {
        const name = /([^/]+)\.\w+$/.exec(path)?.[1] ?? '';
        return name.length > 3 && title?.split(/[.$#:\s\\/>]+/).includes(name) === true;
    });
    return (found.find(({ path }) => path === within) ??
        named ??
        found.find(({ path }) => TEST_FILE.test(path)) ??
        found[0]);
}
/** A frame, source code, a row of a diff, a rule, a heading without content. */
// prettier-ignore
const NO_DETAIL = [
    /^[\s\W_]*$/,
    /^\s*(?:at |in function |File "|from |\.\.\. \d+ (?:more|common)|goroutine \d|stack backtrace|note: |-->|❯|Traceback|Stack ?[Tt]race|Error Trace|Test: |#\d|# .*:in )/,
    /^\s*(?:>\s*)?\d+ *[|│┃]|^\s*[|│┃>]|^\s*[~^]+|^(?:>| {2,}[|])/,
    /^\s{0,6}[+-](?! asserts\[)(?: |$)|^(?:---|\+\+\+|@@)|^\s*[+-] (?:Expected|Received|expected|actual)|^\s*\+ expected - actual/,
    /^\s*(?:(?:\S+ )?\S+\.\w{1,8}:\d+(?::\d+)?:?|\(.{1,200}:\d+\))\s*$/,
    /^\s*(?:Failure\/Error|Q(?:WARN|DEBUG|INFO|SYSTEM) {1,2}): |^\*{9} (?:Start|Finished) testing of |^Config: Using QtTest |^(?:trace|info): \.> /,
    /^\s*(?:error|message): \|?[->]?-?$/,
    /^\s*(?:[✓✔√✅+]|ok\b|PASS|[Pp]assed\b|Before |After )|^\s*\(?in test file |^\s*\d+: |^\s*[✖✗✘] (?:Given|When|Then|And|But) |^\s*(?:Timeline >>|<< Timeline|FAIL$|Ran \d|Retry #|Browser: |\(in test file|\(from function|Test {1,2}\S+$|[→-] ✖ \w+$|Given .{0,80}$ # )|^\d+ (?:scenarios|steps|tests|specs)/,
    /^\s*(?:Error Message|Message|Failure|Error|Details?|Diff|Output|Code|code|stacktrace|stack|Stack|Call log|Captured .*|Expected and actual|with expansion|ERRORS|FAILURES|FAILED|---|\.\.\.)\s*:?\s*$/,
    /^\s*(?:duration_ms|type|failureType|location|operator|code|severity|name|generatedMessage): /,
    /^\s*(?:[\w$]+\s*)?[{}()[\];,]+\s*$|[{;]\s*$|^\s*(?:const|let|var|def|func|fn|return|await|if|it|test|describe|self\.|assert|import|from|@)\b[^:]*[(=]/,
    /^thread '.{1,300}' (?:\(\d+\) )?panicked at \S+$|^panicked at/,
    /: Failure$|^\s*(?:Expression: |Test threw exception$)|^(?:std(?:out|err):|1\.\.\d+|>>> .*|― ?.*|# Start of .*|\*\*)$/,
    /^(?:\[gw\d+\] )?\w+ -- Python |^%%% \w+ ==> ?$|^\*{10,} |^\s*(?:Exit Code: \d|Command Output \(|RUN: at line |caused by:$|NOTE: |Time taken: |Looks like you (?:failed|planned) |X?(?:FAIL|PASS): |SKIP: |Summary: |[^\s:]{1,60}: warning: )|^\d{1,5}(?: {4,}.*)?$/,
    /^[A-Z][\w ]{2,30} (?:scenarios|tests|examples|specs|steps)(?: \/ \w+)?:|^(?:error: )?test run failed|^\W{0,8}\d+ \w+ (?:passed|failed),|^\[?INFO\b|^\s*[─━═]{2}|^\s*={3,}|\.\.\. (?:ok|FAILED)$|^\d\d:\d\d \+\d|\b(?:[Ss]ee|[Aa]ccess) .{1,40} (?:above|below|output)\b|^\s*[+-] actual [+-] expected/,
    /\b[Nn]o (?:issues|problems|errors) (?:were )?found\b|^[A-Z][\w ]{2,30}: +\d+ \w+(?:, \d+ \w+)+$/,
    /^\s*(?:running|Running|=== |--- |ok |PASS|(?:Error: )?Process completed|Finished|The test description was|To run this test again: |The following .{1,60} was thrown\b|\[\d+\/\d+\])/,
];
const EXPECTED = /^\W{0,24}(?:expected|Expected|EXPECTED|want|Want|right|Right)(?:ed)?\b(?! length)[\w ]{0,24}: *(?!\|-?$)\S/;
const ACTUAL = /^\W{0,24}(?:received|Received|actual|Actual|ACTUAL|got|Got|GOT|found|left|Left|[Bb]ut (?:was|got)|Evaluated)(?! length)\b[\w ]{0,24}: *\S/;
/** A sentence of jest that the values below say better. */
const HINT = /^expect\(.{0,100}\)\./;
/** What gleam, ginkgo, go and Rust print before what a test says; before it are logs, or keys and values. */
const STATED = /^\s*\[(?:FAILED|PANICKED|TIMEDOUT)\] (?!in \[)\S|^thread '.{1,300}' (?:\(\d+\) )?panicked at |^ info: \S|^ {4,}\w{1,60}_test\.go:\d+: \S/;
/** If pytest marks lines, the others are source code. */
const PYTEST_ROW = /^E {3,}/;
/** What says that something is wrong, beside what a program prints of its work. */
const WRONG = /error\b|exception\b|\b(?:expected|mismatch\w*|assert\w*|exceed\w*|panic\w*|can(?:no|')t|could not|missing|invalid|differs?|not|no|refused|denied|timed out|fail(?:ed|ure|s)|got|wrong)\b|[!=]==?|:$/i;
const MAX_WORK = 8;
/** What a test of Go logs and what fails look alike, and what fails is printed last. */
const GO_ROW = /^ {4,}\w{1,60}_test\.go:\d+:(?: \S|$)/;
/** Returns the lines from the last row of Go on that says that something is wrong, or else from its last row on. */
function fromLastRow(lines) {
    const rows = lines.filter((line) => GO_ROW.test(line));
    const last = rows.findLast((row) => WRONG.test(row)) ?? rows.at(-1);
    return last === undefined ? lines : lines.slice(lines.lastIndexOf(last));
}
/** A detail that the lines below complete: by one, or by the rows of a comparison. */
const OPEN = /:\s*$/;
const BARE = /^(?:Expected|expected)$/;
const MAX_ROWS = 3;
const MAX_JOINED = 5;
/** What tools put before a detail. */
const LABEL = /^(?:(?:[A-Za-z]:)?[^\s:()]{1,200}\.\w{1,6}(?::\d+(?::\d+)?|\(\d+(?:, ?\d+)?\)): (?=\S))?(?:(?:error|info|message|Fail|Step|msg): {0,3}(?:['"](?=.))?|Error: +\t|(?:Fail|Step) {1,2}|\d+\) (?=\w*Error)|\d+\.\d+\) |[*×✖✗✘-] |At line \(\d+\): "|\[-{4}\] \S{1,300}:\d+: |%%% \w{1,100} ==> |\[(?:Failed|FAILED|PANICKED|TIMEDOUT)\]:? {1,2})?/;
/** The start of a traceback of Python, and the last lines of one. */
const TRACEBACK = /^\s*Traceback \(most recent/;
const RAISED = /^[a-zA-Z_][\w.]*(?:: \S|$)/;
/** Returns what lines say is wrong; `undefined` if they say nothing. Only those of a test (`isTest`) print their work. */
function findDetail(printed, isTest) {
    const lines = isTest ? printed : withoutHunk(printed);
    const from = lines.findIndex((line) => STATED.test(line));
    const marked = from === -1 ? lines.filter((line) => PYTEST_ROW.test(line)) : lines.slice(from);
    const texts = (marked.length > 0 ? marked : lines).map((line) => line
        .slice(0, MAX_CHARACTERS)
        .replace(PYTEST_ROW, '')
        .replace(/^\s*# {1,10}/, ''));
    const raised = texts.some((text) => TRACEBACK.test(text))
        ? texts.findLast((text) => RAISED.test(text))
        : undefined;
    if (raised !== undefined)
        return raised.trim();
    const at = texts.findIndex(saysMore);
    const says = isTest ? evident(texts, at) : at;
    const first = texts[says]
        ?.trim()
        .replace(/^((?:error:|message:|At line ).*)['"],?$/, '$1')
        .replace(LABEL, '');
    const expected = valueOf(texts.find((text) => EXPECTED.test(text)));
    const actual = valueOf(texts.find((text) => ACTUAL.test(text) && valueOf(text) !== expected));
    const pair = expected !== undefined && actual !== undefined ? `${expected}, ${actual}` : undefined;
    if (first === undefined)
        return pair;
    if (pair !== undefined) {
        return isCompared(first) || HINT.test(first) ? pair : `${first.replace(/[:,]$/, '')}, ${pair}`;
    }
    const rest = texts.slice(says + 1).filter((text) => text.trim() !== '');
    const open = OPEN.test(first) ? rest.findIndex((text) => !OPEN.test(text)) + 1 : 0;
    const joined = BARE.test(first) ? MAX_ROWS : Math.min(open, MAX_JOINED);
    return [first, ...rest.slice(0, joined)].map((text) => text.trim()).join(' ');
}
/** Returns the lines of a finding without the rows of a diff that they begin with: source says nothing. */
function withoutHunk(lines) {
    const end = lines.findIndex((line) => !/^(?:[ +-]|$)/.test(line));
    const rows = end === -1 ? lines : lines.slice(0, end);
    return rows.some((row) => /^[+-]/.test(row)) ? lines.slice(rows.length) : lines;
}
/** Returns whether lines say what a test expected, and what it got. */
function comparesValues(lines) {
    const texts = lines.map((line) => line.slice(0, MAX_CHARACTERS));
    return (texts.some((text) => ASSERTION.test(text)) ||
        (texts.some((text) => EXPECTED.test(text)) && texts.some((text) => ACTUAL.test(text))));
}
/** What an assertion says: `expected 3, got 4`. */
const ASSERTION = /\bAssert\w*(?:Error|Failed|Exception)\b|\bexpect\(|\bexpected\b.{1,200}\b(?:but|found|got|received|was|were)\b/i;
/** Returns a row of a comparison without the comma of an object. */
function valueOf(text) {
    return text?.trim().replace(/,$/, '');
}
/** Returns whether a text says that something is wrong, beside what a program prints of its work. */
function saysWhatIsWrong(text) {
    return WRONG.test(text) || isCompared(text);
}
function saysMore(text) {
    return !NO_DETAIL.some((pattern) => pattern.test(text));
}
function isCompared(text) {
    return EXPECTED.test(text) || ACTUAL.test(text);
}
/** Returns the first of the lines from `at` on that says that something is wrong; `at` if none does. */
function evident(texts, at) {
    const first = texts[at];
    if (first === undefined || isCompared(first) || LABEL.exec(first.trim())?.[0] !== '')
        return at;
    const found = texts
        .slice(at, at + MAX_WORK)
        .findIndex((text) => WRONG.test(text) && !isCompared(text) && saysMore(text));
    return found === -1 ? at : at + found;
}


/***/ }),

/***/ 9753:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ markOf)
/* harmony export */ });
/** Returns what a reader sees in place of the runner's mark of an error, `##[error]`; '' for other lines. */
function markOf({ kind }) {
    return kind === 'error' ? 'Error: ' : '';
}


/***/ })

};

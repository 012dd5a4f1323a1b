export const id = 663;
export const ids = [663];
export const modules = {

/***/ 7984:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   di: () => (/* binding */ ArchiveError),
/* harmony export */   j_: () => (/* binding */ verifyChecksum),
/* harmony export */   yd: () => (/* binding */ throwNotArchive)
/* harmony export */ });
/* unused harmony exports extractArchive, openArchive, asArchiveError, refuseEntry */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6466);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8522);
/* harmony import */ var yauzl__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(663);






class ArchiveError extends Error {
    name = 'ArchiveError';
    fault;
    /** @param message a clause without its full stop */
    constructor(message, fault = 'entry', options) {
        super(message, options);
        this.fault = fault;
    }
}
/**
 * Extracts a zip archive into an empty folder, in sequence, each entry as a stream. It stops at the
 * first unsafe entry and leaves the earlier ones: the caller removes the folder.
 *
 * The compression ratio has no limit: a log of a million equal lines has a ratio of a thousand. The
 * extracted size has one, regardless of what the archive declares.
 *
 * @throws `ArchiveError`, or Node's error if a file cannot be read or written
 */
async function extractArchive(file, folder, { platform, change, ...limits }) {
    let archive;
    let files = 0;
    let bytes = 0;
    let entries = 0;
    try {
        archive = await openArchive(file);
        for await (const entry of archive.eachEntry()) {
            if (++entries > limits.entries) {
                throw new ArchiveError(`it has more than ${limits.entries} entries`);
            }
            bytes += entry.uncompressedSize;
            if (bytes > limits.bytes) {
                throw new ArchiveError(`its files are larger than ${limits.bytes} bytes`, 'too-large');
            }
            const { fileName: name, externalFileAttributes: attributes } = entry;
            const refusal = refuseEntry({ name, attributes, encrypted: entry.isEncrypted() }, platform);
            if (refusal !== undefined) {
                throw new ArchiveError(`the entry ${JSON.stringify(name)} ${refusal}`);
            }
            if (await extractEntry(archive, entry, { folder, change }))
                files++;
        }
    }
    catch (error) {
        throw asArchiveError(error);
    }
    finally {
        archive?.close();
    }
    return { files, bytes };
}
/** Opens an archive. The library refuses `..`, absolute paths, backslashes and undeclared sizes. */
async function openArchive(file) {
    return await openPromise(file, { strictFileNames: true }).catch(throwNotArchive);
}
/** Throws what the library throws when it opens an archive, as an `ArchiveError` if that is about the archive. */
function throwNotArchive(error) {
    const { syscall, name, message } = error;
    if (syscall !== undefined || name !== 'Error')
        throw error;
    const detail = message.replace(/\.$/, '');
    throw new ArchiveError(`it is not a complete zip archive (${detail})`, 'not-archive', {
        cause: error,
    });
}
/** Extracts an entry; returns whether it is a file. */
async function extractEntry(archive, entry, { folder, change }) {
    const name = entry.fileName;
    const path = join(folder, name);
    try {
        if (name.endsWith('/')) {
            await mkdir(path, { recursive: true });
            return false;
        }
        await mkdir(dirname(path), { recursive: true });
        await pipeline(await archive.openReadStreamPromise(entry), (chunks) => change(verifyChecksum(chunks, entry)), 
        // Refuses a name that the file system considers equal to an earlier one.
        createWriteStream(path, { flags: 'wx' }));
        return true;
    }
    catch (error) {
        const { code = '' } = error;
        if (['EEXIST', 'ENOTDIR', 'EISDIR'].includes(code))
            throw new ArchiveError(`the entry ${JSON.stringify(name)} is a duplicate`);
        throw error;
    }
}
/** Verifies the checksum of a file, which the library does not, and its size. */
async function* verifyChecksum(chunks, entry) {
    let checksum = 0;
    let size = 0;
    for await (const chunk of chunks) {
        checksum = (0,node_zlib__WEBPACK_IMPORTED_MODULE_4__.crc32)(chunk, checksum);
        size += chunk.length;
        if (size > entry.uncompressedSize)
            break;
        yield chunk;
    }
    if (checksum !== entry.crc32 || size !== entry.uncompressedSize) {
        throw new ArchiveError(`the entry ${JSON.stringify(entry.fileName)} is damaged`);
    }
}
/** Wraps errors of the library and of zlib, which concern the archive, but not those of the file system. */
function asArchiveError(error) {
    const { syscall, name, message } = error;
    const isOther = error instanceof ArchiveError || syscall !== undefined || name === 'AbortError';
    return isOther
        ? error
        : new ArchiveError(message?.replace(/\.$/, '') ?? '', 'entry', { cause: error });
}
/** Bits of a mode for the kind of file, and the kinds that are extracted. */
const KIND = 0o170000;
const KINDS = { none: 0, file: 0o100000, folder: 0o040000 };
/** https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file#naming-conventions */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³]) *(?:[.:]|$)/i;
// eslint-disable-next-line no-control-regex -- the characters to find
const CONTROL = /[\u0000-\u001F\u007F]/;
/**
 * Returns why an entry is unsafe, to follow its name; `undefined` if it is safe. Device names are
 * refused only on Windows: elsewhere `con` and `aux` are ordinary names, which a job can have.
 */
function refuseEntry({ name, attributes, encrypted }, platform) {
    if (encrypted)
        return 'is encrypted';
    const kind = (attributes >>> 16) & KIND;
    const isFolder = name.endsWith('/');
    if (kind !== KINDS.none && kind !== (isFolder ? KINDS.folder : KINDS.file)) {
        return 'is neither a file nor a folder but a link or a device';
    }
    const parts = (isFolder ? name.slice(0, -1) : name).split('/');
    for (const part of parts) {
        // Windows removes dots and spaces at the end, so `.. ` means `..`.
        if (/^[. ]*$/.test(part))
            return 'leads out of the folder or nowhere';
        if (part.includes('\\'))
            return 'has a backslash, which is a separator on some systems';
        if (platform === 'win32' && DEVICE.test(part))
            return 'is the name of a device on Windows';
        if (part.includes(':'))
            return 'has a colon, which names a drive or a stream on Windows';
        if (CONTROL.test(part))
            return 'has control characters';
    }
    return undefined;
}


/***/ }),

/***/ 3938:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ readArchivedFiles)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8522);
/* harmony import */ var yauzl__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(663);
/* harmony import */ var _extract_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7984);



const MAX_ENTRIES = 50_000;
/**
 * Lists the files of an archive whose names match, by its directory. Only their chunks read more of it: they fail if the
 * file is damaged, or larger than the archive declares. A name can lead out of a folder.
 *
 * @throws `ArchiveError` if it is no archive, or what `bytes`, the library or zlib throws
 */
async function* readArchivedFiles(file, names) {
    class PartReader extends yauzl__WEBPACK_IMPORTED_MODULE_1__/* .RandomAccessReader */ .lJ {
        read(...[to, at, length, from, done]) {
            file.bytes(from, from + length).then((bytes) => {
                bytes.copy(to, at);
                done(null);
            }, done);
        }
    }
    // Names are decoded here: the library stops at a name that leads out of a folder.
    const options = { decodeStrings: false, autoClose: false };
    const opening = (0,yauzl__WEBPACK_IMPORTED_MODULE_1__/* .fromRandomAccessReaderPromise */ .or)(new PartReader(), file.size, options);
    const archive = await opening.catch(_extract_js__WEBPACK_IMPORTED_MODULE_2__/* .throwNotArchive */ .yd);
    if (archive.entryCount > MAX_ENTRIES)
        throw new _extract_js__WEBPACK_IMPORTED_MODULE_2__/* .ArchiveError */ .di(`it has more than ${MAX_ENTRIES} entries`);
    const found = [];
    for await (const entry of archive.eachEntry()) {
        const { generalPurposeBitFlag: flags, fileNameRaw, extraFields } = entry;
        entry.fileName = (0,yauzl__WEBPACK_IMPORTED_MODULE_1__/* .getFileNameLowLevel */ .ax)(flags, fileNameRaw, extraFields, true);
        if (names.test(entry.fileName))
            found.push(entry);
    }
    for (const entry of found) {
        const { fileName: name, compressedSize: size } = entry;
        yield { name, size, chunks: contentOf(entry, archive, file) };
    }
}
async function* contentOf(entry, archive, file) {
    if (!entry.canDecodeFileData())
        throw new _extract_js__WEBPACK_IMPORTED_MODULE_2__/* .ArchiveError */ .di('it is encrypted or of an unknown method');
    const { fileDataStart: at } = await archive.readLocalFileHeaderPromise(entry, { minimal: true });
    const data = await file.bytes(at, at + entry.compressedSize);
    // The streams of the library take several times as long for a small file.
    const isStored = entry.compressionMethod === 0;
    const chunks = isStored ? new Blob([data]).stream() : (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.createInflateRaw)().end(data);
    yield* (0,_extract_js__WEBPACK_IMPORTED_MODULE_2__/* .verifyChecksum */ .j_)(chunks, entry);
}


/***/ }),

/***/ 4307:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ openArtifact)
/* harmony export */ });
/* unused harmony export MAX_FETCHED_BYTES */
/* harmony import */ var _archive_extract_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7984);
/* harmony import */ var _errors_github_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3334);
/* harmony import */ var _logs_fetch_log_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7899);



/** https://docs.github.com/en/rest/actions/artifacts#download-an-artifact */
const ARCHIVE = '/repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}';
/** Size of each request, of which most artifacts need one. */
const PART_BYTES = 1_048_576;
/** Maximum bytes of one artifact; a host without ranges sends all. */
const MAX_FETCHED_BYTES = 32_000_000;
/**
 * Opens an artifact, of which it fetches the parts that are needed: the start, then the end with the directory of an
 * archive. It keeps these two and the latest other part.
 *
 * @throws `GitHubError`
 */
async function openArtifact(id, { client, repository: { owner, repo }, signal }, retryAfter) {
    const parameters = { owner, repo, artifact_id: id, archive_format: 'zip' };
    const readPart = client.file(await client.redirect(ARCHIVE, parameters, signal), signal);
    let left = MAX_FETCHED_BYTES;
    const fetchPart = async (from, before) => {
        const part = await readPart({ from, to: Math.max(before, from + PART_BYTES) - 1 });
        const chunks = [];
        for await (const chunk of part.body) {
            left -= chunk.length;
            if (left < 0)
                throw new _errors_github_error_js__WEBPACK_IMPORTED_MODULE_1__/* .GitHubError */ .y_('the artifact is too large', { kind: 'too-large' });
            chunks.push(chunk);
        }
        const bytes = Buffer.concat(chunks);
        return { from: part.from, end: part.from + bytes.length, bytes, size: part.size };
    };
    const fetchAgain = (from, before) => (0,_logs_fetch_log_js__WEBPACK_IMPORTED_MODULE_2__/* .retryOnce */ .cf)(() => fetchPart(from, before), signal, retryAfter).catch((error) => {
        throw (0,_errors_github_error_js__WEBPACK_IMPORTED_MODULE_1__/* .toGitHubError */ .Lg)(error);
    });
    const start = await fetchAgain(0, 0);
    const { size = start.end } = start;
    let parts = [start];
    const bytes = async (from, before) => {
        const has = (part) => from >= part.from && before <= part.end;
        const near = Math.max(0, Math.min(from, size - PART_BYTES));
        const part = parts.find(has) ?? (await fetchAgain(near, before));
        if (!has(part))
            throw new _archive_extract_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveError */ .di('it refers to bytes beyond its end');
        if (!parts.includes(part))
            parts = [...parts.slice(0, 2), part];
        return part.bytes.subarray(from - part.from, before - part.from);
    };
    return { size, bytes };
}


/***/ }),

/***/ 2819:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findMonth: () => (/* binding */ findMonth)
});

// EXTERNAL MODULE: ./build/github/errors/explain.js
var explain = __webpack_require__(2823);
// EXTERNAL MODULE: ./build/github/errors/github-error.js
var github_error = __webpack_require__(3334);
// EXTERNAL MODULE: ./build/archive/extract.js
var extract = __webpack_require__(7984);
// EXTERNAL MODULE: ./build/archive/read-parts.js
var read_parts = __webpack_require__(3938);
// EXTERNAL MODULE: ./build/model/time.js
var time = __webpack_require__(865);
// EXTERNAL MODULE: ./build/github/artifacts/open-artifact.js
var open_artifact = __webpack_require__(4307);
// EXTERNAL MODULE: ./build/github/json-values.js
var json_values = __webpack_require__(769);
// EXTERNAL MODULE: ./build/github/run/run-responses.js
var run_responses = __webpack_require__(3436);
;// CONCATENATED MODULE: ./build/github/month/memory-artifact.js






const ARTIFACTS = '/repos/{owner}/{repo}/actions/artifacts';
/** The file of the memory, and its artifact by default. */
const MEMORY_FILE = 'run-report-month.json';
const MEMORY_ARTIFACT = 'run-report-month';
const MAX_LISTED = 100;
/** Artifacts whose runs are looked up. */
const MAX_TRIED = 3;
const MAX_BYTES = 64_000_000;
/**
 * Reads the memory of the newest run of a workflow on the default branch: any other run, such as that of a pull request,
 * can upload an artifact of the same name.
 *
 * @param workflowId `undefined` to accept each workflow on that branch, which saves a request
 * @throws what the client or the archive throws
 */
async function readMemory(source, branch, workflowId) {
    const { client, repository, signal } = source;
    const parameters = { ...{ owner: repository.owner, repo: repository.repo }, per_page: MAX_LISTED };
    const response = await client.get(ARTIFACTS, { ...parameters, name: MEMORY_ARTIFACT }, signal);
    const listed = (0,json_values/* asArray */._j)(response.artifacts).map(decodeArtifact);
    const onBranch = listed
        .filter((one) => !one.expired && one.branch === branch && one.isOwn)
        .sort((a, b) => b.id - a.id);
    for (const { id, runId } of onBranch.slice(0, MAX_TRIED)) {
        const isTrusted = workflowId === undefined ||
            (0,json_values/* asCount */.Wg)((await (0,run_responses/* fetchRunResponse */.NJ)(source, runId)).workflow_id) === workflowId;
        if (isTrusted)
            return { text: await readText(source, id), foreign: 0 };
    }
    return { text: undefined, foreign: listed.filter(({ expired }) => !expired).length };
}
function decodeArtifact(response) {
    const { id, name, expired, workflow_run: of } = (0,json_values/* asObject */.eB)(response);
    const run = (0,json_values/* asObject */.eB)(of);
    const isNamed = (0,json_values/* asString */.oJ)(name) === MEMORY_ARTIFACT;
    const [own, head] = [(0,json_values/* asCount */.Wg)(run.repository_id), (0,json_values/* asCount */.Wg)(run.head_repository_id)];
    return {
        id: (0,json_values/* asCount */.Wg)(id) ?? 0,
        expired: expired === true || !isNamed,
        runId: (0,json_values/* asCount */.Wg)(run.id) ?? 0,
        branch: (0,json_values/* asString */.oJ)(run.head_branch),
        isOwn: own !== undefined && own === head,
    };
}
async function readText(source, id) {
    const file = await (0,open_artifact/* openArtifact */.H)(id, source, time/* SECOND */.Z2);
    const named = new RegExp(`(?:^|/)${MEMORY_FILE.replaceAll('.', '\\.')}$`);
    for await (const { chunks } of (0,read_parts/* readArchivedFiles */.U)(file, named)) {
        const parts = [];
        let bytes = 0;
        for await (const chunk of chunks) {
            bytes += chunk.length;
            if (bytes > MAX_BYTES)
                throw new extract/* ArchiveError */.di('its file is too large', 'too-large');
            parts.push(chunk);
        }
        return Buffer.concat(parts).toString('utf8');
    }
    throw new extract/* ArchiveError */.di(`it has no ${MEMORY_FILE}`, 'empty');
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(8816);
// EXTERNAL MODULE: ./build/model/conclusion.js
var conclusion = __webpack_require__(6659);
// EXTERNAL MODULE: ./build/model/schema-version.js
var schema_version = __webpack_require__(9114);
;// CONCATENATED MODULE: ./build/model/shapes/values.js




const Id = schemas/* int */.Whr().min(0).meta({
    id: 'Id',
    description: 'A number that JSON carries exactly.',
});
const Count = schemas/* int */.Whr().min(0).meta({ id: 'Count', description: 'A whole number.' });
const Flag = schemas/* boolean */.zMY();
const Ordinal = schemas/* int */.Whr().min(1).meta({
    id: 'Ordinal',
    description: 'A whole number above 0.',
});
/** Read in milliseconds, as in the model. */
const Seconds = schemas/* number */.aig()
    .min(0)
    .meta({ id: 'Seconds', description: 'Seconds with at most three decimals, never negative.' })
    .transform(toMilliseconds);
const Difference = schemas/* number */.aig()
    .meta({ id: 'Difference', description: 'Seconds with at most three decimals.' })
    .transform(toMilliseconds);
/** Read as an `Instant`. */
const Time = schemas/* string */.YjP()
    .refine((text) => text.endsWith('Z') && !Number.isNaN(Date.parse(text)), {
    error: 'expected an ISO 8601 time in UTC',
})
    .meta({
    id: 'Time',
    description: 'An ISO 8601 time in UTC.',
    format: 'date-time',
    pattern: 'Z$',
})
    .transform((text) => Date.parse(text));
const Url = schemas/* url */.OZ5({ protocol: /^https?$/, error: 'expected a URL' }).meta({
    id: 'Url',
    description: 'URL of a page.',
});
const Text = schemas/* string */.YjP().min(1).meta({
    id: 'Text',
    description: 'Text as GitHub shows it.',
});
const NAMED = conclusion/* WORST_FIRST */.vh.filter((conclusion) => conclusion !== 'unknown')
    .map((conclusion) => `\`${conclusion}\``)
    .join(', ');
const Conclusion = schemas/* string */.YjP()
    .min(1)
    .meta({
    id: 'Conclusion',
    description: `GitHub's conclusion: ${NAMED}, or one that GitHub adds later; \`unknown\` if it finished and GitHub does not say how.`,
});
const Counts = schemas/* record */.g1P(schemas/* string */.YjP(), Ordinal).meta({
    id: 'Counts',
    description: 'How many jobs have each conclusion, the worst first.',
});
const Repository = schemas/* string */.YjP().regex(/^[^/]+\/[^/]+$/);
/** The current version of the report: another one needs other readers. */
const Version = schemas/* literal */.euz(schema_version/* SCHEMA_VERSION */.f)
    .describe('Changes if readers of the report have to change. New fields do not change it.');
/** Returns an object that the schema has under a name. */
function shape(id, description, fields) {
    return schemas/* object */.Ikc(fields).meta({ id, description });
}
/** Returns a list that is not changed. */
function list(item) {
    return schemas/* array */.YOg(item).readonly();
}
/** Returns a list with at least one item. */
function listOfSome(item) {
    return z
        .array(item)
        .min(1)
        .readonly()
        .transform((items) => items);
}
/** Returns a choice of names, which the schema describes. */
function oneOf(meanings) {
    const names = Object.keys(meanings);
    return z.enum(names).describe(names.map((name) => `\`${name}\`: ${meanings[name]}.`).join(' '));
}
/** Returns a value that is `null` in JSON and read as `undefined` if it is unknown. */
function orNull(value) {
    return schemas/* nullable */.mee(value).transform((found) => found ?? undefined);
}
/** Above any duration of a run; a longer one has so many digits that GitHub would link it as a commit. */
const MAX_SECONDS = 1_000_000_000;
function toMilliseconds(seconds) {
    return Math.round(Math.max(-MAX_SECONDS, Math.min(seconds, MAX_SECONDS)) * time/* SECOND */.Z2);
}

;// CONCATENATED MODULE: ./build/model/shapes/month.js


/** A memory of another version is replaced: GitHub still has the month. */
const MONTH_VERSION = 1;
const RunLabel = shape('RunLabel', 'A run, as readers know it.', {
    id: Id,
    number: orNull(Count),
    workflow: Text,
    commit: orNull(Text).describe('Full SHA.'),
    url: Url,
});
const MainRun = RunLabel.extend({
    event: Text,
    attempt: Ordinal.describe('The latest one, of which the conclusion is.'),
    conclusion: Conclusion,
    createdAt: Time,
    endedAt: Time.describe('When GitHub last changed it.'),
    failedAt: orNull(Time).describe('End of its first attempt, if that failed and a later one did not.'),
}).meta({ id: 'MainRun', description: 'A finished run of the default branch.' });
const Failed = shape('Failed', 'What failed in an attempt.', {
    runId: Id,
    runNumber: orNull(Count),
    attempt: Ordinal,
    workflow: Text,
    event: Text,
    branch: Text.describe('With the owner of a fork.'),
    commit: orNull(Text),
    endedAt: Time.describe('End of the job.'),
    url: Url.describe('Of the job.'),
    job: Text.describe('Without the values of a matrix.'),
    step: orNull(Text),
    test: orNull(Text).describe('`null` if no log and no test results name one.'),
    message: orNull(Text),
    path: orNull(Text).describe('File of the test, if it is known to be in the repository.'),
    recovered: Flag.describe('The job passed on the same commit, in a later attempt or another run.'),
});
const KnownHit = shape('KnownHit', 'A known failure that an attempt had, by its issue.', {
    ...{ number: Ordinal, url: Url, runId: Id, endedAt: Time },
});
const TimedRun = shape('TimedRun', 'Times of a run of the default branch that passed on its first attempt.', {
    run: RunLabel,
    startedAt: Time,
    jobs: list(list(Count)).describe('A job in each: its name and labels as indexes into `names`, its seconds, then an index and the seconds for each step of 5 s and more.'),
});
const Day = shape('Day', 'What was listed of a workflow on a day in UTC.', {
    dayAt: Time,
    workflow: Text,
    runs: Count.describe('That passed or failed.'),
    failedRuns: Count,
    cancelledRuns: Count,
    repeatedRuns: Count.describe('Runs with a second attempt.'),
});
const Sampled = shape('Sampled', 'What an even sample of the runs of a night shows.', {
    sampledAt: Time,
    totalSeconds: Seconds.describe('Time that jobs ran.'),
    cancelledSeconds: Seconds.describe('In runs that were cancelled.'),
    repeatedSeconds: Seconds.describe('In second and later attempts.'),
    redSeconds: Seconds.describe('In runs that failed at a step at which the default branch failed then.'),
    queues: list(schemas/* object */.Ikc({ labels: schemas/* string */.YjP(), seconds: list(Count) })),
});
const Memory = shape('Memory', 'What the next night needs of this one.', {
    readAt: Time,
    fromAt: Time.describe('All runs since then were listed.'),
    read: list(schemas/* object */.Ikc({ id: Id, attempt: Ordinal })).describe('Failed runs of the last days.'),
    open: list(schemas/* object */.Ikc({ key: Text, listedAt: Time })).describe('What comes and goes, by what names it.'),
    runs: list(MainRun),
    days: list(Day),
    failed: list(Failed),
    known: list(KnownHit),
    names: list(schemas/* string */.YjP()),
    times: list(TimedRun),
    samples: list(Sampled),
});
const Unsteady = shape('Unsteady', 'What fails and passes on the same code.', {
    workflow: Text,
    job: Text,
    step: orNull(Text),
    test: orNull(Text),
    failed: Count.describe('Runs in which it was seen to fail: more may have.'),
    runs: Count.describe('Runs of the workflow that passed or failed.'),
    recovered: Count.describe('Of the failed ones, those that passed on the same commit.'),
    commits: Count,
    branches: Count,
    listedAt: Time.describe('When it was first listed.'),
    last: RunLabel,
    lastAt: Time,
    url: Url.describe('Of the job that failed last.'),
    message: orNull(Text),
    path: orNull(Text),
});
const Slower = shape('Slower', 'A job that takes longer since a run.', {
    workflow: Text,
    job: orNull(Text).describe('`null` for all jobs on these labels.'),
    labels: schemas/* string */.YjP(),
    jobs: Count.describe('On these labels.'),
    step: orNull(Text).describe('The step that grew most, if it grew by half of that or more.'),
    beforeSeconds: Seconds.describe('Median.'),
    afterSeconds: Seconds,
    lastBefore: RunLabel,
    first: RunLabel,
    firstAt: Time,
});
const Queue = shape('Queue', 'How long jobs with the same labels waited for a runner.', {
    labels: schemas/* string */.YjP(),
    jobs: Count,
    medianSeconds: Seconds,
    p90Seconds: Seconds.describe('Nine of ten waited no longer.'),
    longestSeconds: Seconds,
});
const Red = shape('Red', 'How long the default branch was red.', {
    now: list(RunLabel).describe('First failed run of each workflow that fails now.'),
    greenSince: orNull(RunLabel).describe('The run that ended the last time; `null` if there was none.'),
    runs: Count.describe('Runs of the branch that passed or failed.'),
    times: Count,
    solvedByRerun: Count.describe('Of these, those that ended with a later attempt of the same run.'),
    durationSeconds: Seconds,
    recentSeconds: Seconds.describe('Of this, in the last seven days.'),
    longestSeconds: Seconds,
    longestRun: orNull(RunLabel).describe('The run with which the longest time began.'),
});
const KnownHits = shape('KnownHits', 'A known failure, by its issue.', {
    number: Ordinal,
    url: Url,
    runs: Count.describe('Runs in which it was seen.'),
    lastAt: Time,
});
/** The memory of a month, and what it shows. */
const Month = schemas/* object */.Ikc({
    schemaVersion: schemas/* literal */.euz(MONTH_VERSION)
        .describe('Changes if readers have to change. New fields do not change it.'),
    kind: schemas/* literal */.euz('month'),
    headline: Text,
    repository: Repository,
    url: Url,
    branch: Text.describe('The default branch.'),
    madeAt: Time,
    fromAt: Time.describe('Runs since then were listed.'),
    red: Red,
    unsteady: list(Unsteady).describe('Worst first.'),
    changedSince: Count.describe('Tests that are not listed, since their file changed after they last failed.'),
    slower: list(Slower).describe('What costs most first.'),
    queues: list(Queue).describe('Longest first.'),
    minutes: Sampled.omit({ sampledAt: true, queues: true }),
    known: list(KnownHits),
    runsListed: Count,
    failuresRead: Count.describe('Failed runs whose jobs were read.'),
    failuresUnread: Count,
    requests: Count.describe('Of this night.'),
    notes: list(Text),
    issueUrl: orNull(Url).prefault(null).describe('The issue that has the same.'),
    memory: Memory,
})
    .meta({ id: 'Month', title: 'Run Report: month', description: 'A month of a repository.' });

// EXTERNAL MODULE: ./build/render/text/units.js
var units = __webpack_require__(6818);
;// CONCATENATED MODULE: ./build/render/text/for-json.js

/** Returns a value for JSON: `null` for what is unknown, and times, whose names end in `At`, as text. */
function for_json_forJson(value) {
    return converted(value);
}
function converted(value, name = '') {
    if (Array.isArray(value))
        return value.map((item) => converted(item));
    if (typeof value === 'number' && name.endsWith('At'))
        return toTime(value);
    if (typeof value !== 'object' || value === null)
        return value ?? null;
    // A copy keeps the order and even a field `__proto__`, and is twice as fast as new entries.
    const fields = { ...value };
    for (const key of Object.keys(fields))
        fields[key] = converted(fields[key], key);
    return fields;
}

;// CONCATENATED MODULE: ./build/report-json/decode/without-units.js
/** Returns what was read with the names of the model: durations were read in milliseconds. */
function withoutUnits(value) {
    return renamed(value);
}
function renamed(value) {
    if (Array.isArray(value))
        return value.map(renamed);
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name.replace(/Seconds$/, ''), renamed(item)]));
}

;// CONCATENATED MODULE: ./build/report-json/month.js




/** What the JSON has in seconds. */
const DURATIONS = new Set([
    ...['total', 'cancelled', 'repeated', 'red', 'before', 'after'],
    ...['median', 'p90', 'longest', 'duration', 'recent'],
]);
/** Returns the JSON of a month. */
function encodeMonth(month) {
    // The names have their units.
    return withUnits(forJson(month));
}
/** Returns a month from its JSON; `undefined` if it is none, or of another version. */
function decodeMonth(text) {
    try {
        return withoutUnits(Month.parse(JSON.parse(text)));
    }
    catch {
        return undefined;
    }
}
function withUnits(value) {
    if (Array.isArray(value))
        return value.map(withUnits);
    if (typeof value !== 'object' || value === null)
        return value;
    const entries = Object.entries(value).map(([name, item]) => typeof item === 'number' && DURATIONS.has(name)
        ? [`${name}Seconds`, toSeconds(item)]
        : [name, withUnits(item)]);
    return Object.fromEntries(entries);
}

;// CONCATENATED MODULE: ./build/read-memory.js




const IN_FULL = 'The whole month is read, as far as the requests of a night allow.';
/** Finds the month that the newest run of a workflow on the default branch uploaded. Never throws. */
async function findMonth(source, { branch, workflowId }) {
    const { owner, repo } = source.repository;
    const none = (...notes) => ({ month: undefined, memory: undefined, notes });
    try {
        const { text, foreign } = await readMemory(source, branch, workflowId);
        if (text === undefined)
            return foreign === 0
                ? none()
                : none(`No artifact ${MEMORY_ARTIFACT} is of this workflow on ${branch}, and others are not read. ${IN_FULL}`);
        const month = decodeMonth(text);
        if (month === undefined)
            return none(`The memory is damaged, or of another version of Run Report. ${IN_FULL}`);
        // GitHub ignores the case of a repository's name.
        const isSame = month.repository.toLowerCase() === `${owner}/${repo}`.toLowerCase();
        if (!isSame || month.branch !== branch)
            return none(`The memory is of ${month.branch} in ${month.repository}. ${IN_FULL}`);
        return { month, memory: month.memory, notes: [] };
    }
    catch (error) {
        const why = error instanceof github_error/* GitHubError */.y_
            ? (0,explain/* explain */.WE)(error, 'the memory', source.repository, source.client.repair)
            : `The memory could not be read: ${(0,github_error/* messageOf */.bD)(error)}.`;
        return none(`${why} ${IN_FULL}`);
    }
}


/***/ })

};

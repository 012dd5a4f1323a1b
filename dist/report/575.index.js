export const id = 575;
export const ids = [575];
export const modules = {

/***/ 7215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readResultFiles: () => (/* binding */ readResultFiles)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _model_note_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7020);
/* harmony import */ var _results_read_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(345);





/**
 * Reads the test results in the workspace whose paths match patterns. Never throws, and never follows a link out of it:
 * programs of a job may have written them.
 */
async function readResultFiles(patterns, { folder, jobId, redact }) {
    const reasonOf = (error) => (0,_model_note_js__WEBPACK_IMPORTED_MODULE_4__/* .oneLine */ .T)(error.message);
    const uploaders = jobId === undefined ? [] : [{ jobId, step: undefined }];
    const from = { artifact: undefined, uploaders };
    try {
        const readFiles = (0,_results_read_files_js__WEBPACK_IMPORTED_MODULE_3__/* .filesReader */ .LU)(redact, reasonOf);
        return (0,_results_read_files_js__WEBPACK_IMPORTED_MODULE_3__/* .foundIn */ .QR)(await readFiles(filesIn(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(folder), patterns), from));
    }
    catch (error) {
        const what = { artifact: undefined, name: patterns.join(', ') };
        return (0,_results_read_files_js__WEBPACK_IMPORTED_MODULE_3__/* .foundIn */ .QR)([{ ...what, reason: reasonOf(error) }]);
    }
}
async function* filesIn(root, patterns) {
    const seen = new Set();
    for await (const match of (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.glob)(patterns, { cwd: root })) {
        const path = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(root, match)).catch(() => root);
        if (!path.startsWith(`${root}${node_path__WEBPACK_IMPORTED_MODULE_2__.sep}`) || seen.has(path))
            continue;
        seen.add(path);
        const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path);
        if (!found.isFile())
            continue;
        const name = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(root, path).replaceAll(node_path__WEBPACK_IMPORTED_MODULE_2__.sep, '/');
        yield { name, size: found.size, chunks: chunksOf(path) };
    }
}
/** Opens the file when its first chunk is read. */
async function* chunksOf(path) {
    yield* (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(path);
}


/***/ }),

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

/***/ 4899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ mayHaveUploaded),
/* harmony export */   P: () => (/* binding */ chooseArtifacts)
/* harmony export */ });
/* harmony import */ var _model_run_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3215);
/* harmony import */ var _model_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(865);


/** GitHub's clock and that of a runner differ, and both times are rounded to seconds. */
const TOLERANCE = 2 * _model_time_js__WEBPACK_IMPORTED_MODULE_1__/* .SECOND */ .Z2;
/** Default and common names of steps that upload. */
const UPLOAD = /upload|artifact/i;
/** Steps that the runner adds at the end of a job. */
const ADDED = /^(?:Post |Complete job$)/;
/**
 * Returns the artifacts that can have the test results of the wanted jobs. Names of artifacts decide nothing, unless the
 * user has named some; the newest of one name then counts:
 *
 * 1. the log of a job says that it uploaded the artifact, which was created while the job ran;
 * 2. or it was created while a step of a job ran that can have uploaded it.
 */
function chooseArtifacts(artifacts, { isNamed, ...evidence }) {
    const newest = new Map(artifacts.map(({ name, id }) => [name, id]));
    return artifacts
        .map((artifact) => ({ ...artifact, uploaders: uploadersOf(artifact, evidence) }))
        .filter(({ id, name, uploaders }) => isNamed === undefined
        ? uploaders.some(({ jobId }) => evidence.wanted.has(jobId))
        : isNamed(name) && newest.get(name) === id);
}
function uploadersOf({ id: artifact, createdAt }, { jobs, wanted, uploads }) {
    const ranThen = ({ state }) => wasDuring(state, createdAt);
    const possible = jobs.filter(ranThen);
    // 1
    const logged = possible.filter(({ id }) => uploads.get(id)?.includes(artifact));
    // 2
    return (logged.length > 0 ? logged : possible).flatMap(({ id, steps: all }) => {
        const steps = all.filter((step) => ranThen(step) && !ADDED.test(step.name));
        const named = steps.filter(({ name }) => UPLOAD.test(name));
        // If tests of the job failed, it can be any step after the failure.
        const failed = wanted.has(id) ? ((0,_model_run_js__WEBPACK_IMPORTED_MODULE_0__/* .failedStep */ .cG)(all)?.number ?? 0) : Infinity;
        const later = steps.filter(({ number }) => number > failed);
        const [step, ...others] = named.length > 0 ? named : later;
        if (step === undefined && logged.length === 0)
            return [];
        return { jobId: id, step: others.length === 0 ? step?.number : undefined };
    });
}
/** Returns whether a step of a failed job ran that can have uploaded something. */
function mayHaveUploaded({ steps }) {
    const failed = (0,_model_run_js__WEBPACK_IMPORTED_MODULE_0__/* .failedStep */ .cG)(steps)?.number ?? 0;
    return steps.some(({ name, number, state }) => (number > failed || UPLOAD.test(name)) &&
        !ADDED.test(name) &&
        !(state.kind === 'finished' && state.conclusion === 'skipped'));
}
function wasDuring(state, time = NaN) {
    if (state.kind === 'waiting')
        return false;
    const { startedAt = NaN } = state;
    const { completedAt = Infinity } = state.kind === 'finished' ? state : {};
    return time >= startedAt - TOLERANCE && time <= completedAt + TOLERANCE;
}


/***/ }),

/***/ 941:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fetchResults: () => (/* binding */ fetchResults)
});

// UNUSED EXPORTS: MAX_READ_ARTIFACTS, TIMEOUT

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: ./build/archive/extract.js
var extract = __webpack_require__(7984);
// EXTERNAL MODULE: ./build/archive/read-parts.js
var read_parts = __webpack_require__(3938);
// EXTERNAL MODULE: ./build/model/note.js
var note = __webpack_require__(7020);
// EXTERNAL MODULE: ./build/model/time.js
var time = __webpack_require__(865);
// EXTERNAL MODULE: ./build/results/read-files.js + 6 modules
var read_files = __webpack_require__(345);
// EXTERNAL MODULE: ./build/github/errors/github-error.js
var github_error = __webpack_require__(3334);
// EXTERNAL MODULE: ./build/github/logs/fetch-log.js
var fetch_log = __webpack_require__(7899);
// EXTERNAL MODULE: ./build/github/artifacts/choose-artifacts.js
var choose_artifacts = __webpack_require__(4899);
// EXTERNAL MODULE: ./build/github/json-values.js
var json_values = __webpack_require__(769);
// EXTERNAL MODULE: ./build/github/run/run-responses.js
var run_responses = __webpack_require__(3436);
;// CONCATENATED MODULE: ./build/github/artifacts/list-artifacts.js


const ARTIFACTS = `${run_responses/* RUN */.oq}/artifacts`;
const PAGE_SIZE = 100;
/** Maximum artifacts of a run that are listed. */
const MAX_LISTED_ARTIFACTS = 300;
/** Lists the artifacts of all attempts of a run, by id, and returns how many GitHub counts. @throws what the client throws */
async function listArtifacts({ client, repository, signal }, runId) {
    const run = (0,run_responses/* runParameters */.YA)({ ...repository, runId });
    const byId = new Map();
    let counted = 1;
    for (let page = 1; (page - 1) * PAGE_SIZE < Math.min(counted, MAX_LISTED_ARTIFACTS); page++) {
        const response = await client.get(ARTIFACTS, { ...run, per_page: PAGE_SIZE, page }, signal);
        counted = (0,json_values/* asCount */.Wg)(response.total_count) ?? 0;
        for (const one of (0,json_values/* asArray */._j)(response.artifacts)) {
            const fields = (0,json_values/* asObject */.eB)(one);
            const [id, name] = [(0,json_values/* asOrdinal */.Sl)(fields.id), (0,json_values/* asString */.oJ)(fields.name)];
            const createdAt = (0,json_values/* asInstant */.UO)(fields.created_at, () => undefined);
            if (id !== undefined && name !== undefined)
                byId.set(id, { id, name, createdAt });
        }
    }
    return { artifacts: [...byId.values()].sort((a, b) => a.id - b.id), counted };
}

// EXTERNAL MODULE: ./build/github/artifacts/open-artifact.js
var open_artifact = __webpack_require__(4307);
;// CONCATENATED MODULE: ./build/github/artifacts/fetch-results.js











const MAX_READ_ARTIFACTS = 20;
const MAX_PARALLEL = 4;
const TIMEOUT = 10 * time/* SECOND */.Z2;
/** Which files can be test results; their content decides. */
const RESULTS = /\.(?:xml|trx)$/i;
/** A file that was uploaded without an archive gives the artifact its name. */
const FILE = /\.[a-z]\w*$/i;
/**
 * Reads the test results in the artifacts of a run, several artifacts in parallel. Nothing is written to the disk. Never
 * throws: there is a note for each reason why something was not read.
 */
async function fetchResults({ client, repository, signal: ended }, { runId, ...evidence }, retryAfter = time/* SECOND */.Z2) {
    const signal = AbortSignal.any([ended, AbortSignal.timeout(TIMEOUT)]);
    const source = { client, repository, signal };
    const readFiles = (0,read_files/* filesReader */.LU)(client.redact, reasonOf);
    const all = { artifact: undefined, name: `artifacts of run ${runId}` };
    function reasonOf(error) {
        if (signal.aborted || error instanceof github_error/* GitHubError */.y_)
            return (0,fetch_log/* logReason */.Pv)(error, signal, client.repair);
        const { message } = error;
        return error instanceof extract/* ArchiveError */.di ? message : `it is damaged (${(0,note/* oneLine */.T)(message)})`;
    }
    async function readArtifact({ id, name, uploaders }) {
        const from = { artifact: name, uploaders };
        try {
            const file = await (0,open_artifact/* openArtifact */.H)(id, source, retryAfter);
            try {
                return await readFiles((0,read_parts/* readArchivedFiles */.U)(file, RESULTS), from);
            }
            catch (error) {
                const isArchive = !(error instanceof extract/* ArchiveError */.di && error.fault === 'not-archive');
                if (isArchive || !FILE.test(name))
                    throw error;
                if (!RESULTS.test(name))
                    return [];
                const bytes = await file.bytes(0, file.size);
                if (bytes.toString('latin1', 0, 2) === 'PK')
                    throw error;
                return await readFiles([{ name, size: file.size, chunks: new Blob([bytes]).stream() }], from);
            }
        }
        catch (error) {
            return [{ artifact: name, reason: reasonOf(error) }];
        }
    }
    try {
        const { artifacts, counted } = await listArtifacts(source, runId);
        const chosen = (0,choose_artifacts/* chooseArtifacts */.P)(artifacts, evidence);
        const limit = (0,p_limit/* default */.A)(MAX_PARALLEL);
        const some = chosen.slice(0, MAX_READ_ARTIFACTS);
        const read = await Promise.all(some.map((artifact) => limit(readArtifact, artifact)));
        const reason = `at most ${MAX_READ_ARTIFACTS} are read`;
        const others = chosen.slice(MAX_READ_ARTIFACTS).map(({ name }) => ({ artifact: name, reason }));
        const unlisted = counted > MAX_LISTED_ARTIFACTS
            ? [{ ...all, reason: `only ${MAX_LISTED_ARTIFACTS} of ${counted} were listed` }]
            : [];
        return (0,read_files/* foundIn */.QR)([...read.flat(), ...others, ...unlisted]);
    }
    catch (error) {
        return (0,read_files/* foundIn */.QR)([{ ...all, reason: reasonOf(error) }]);
    }
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

/***/ 345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  LU: () => (/* binding */ filesReader),
  QR: () => (/* binding */ foundIn)
});

// UNUSED EXPORTS: MAX_FILES, MAX_TOTAL_BYTES

// EXTERNAL MODULE: ./build/model/note.js
var note = __webpack_require__(7020);
// EXTERNAL MODULE: ./build/model/some.js
var some = __webpack_require__(5552);
// EXTERNAL MODULE: ./build/logs/entries/entry-details.js
var entry_details = __webpack_require__(782);
// EXTERNAL MODULE: ./build/model/report/entry-words.js
var entry_words = __webpack_require__(7277);
// EXTERNAL MODULE: ./build/model/report/failure.js
var failure = __webpack_require__(6375);
;// CONCATENATED MODULE: ./build/results/failed-list.js



/** Lines of what a tool wrote, with the stack, that show the position if attributes do not. */
const MAX_LINES = 100;
/** Lists what failed in the form in which logs list it. */
function listFailed({ kind, tests, suiteErrors }) {
    const failed = tests.filter(({ outcome }) => outcome === 'failed');
    const entries = failed.map((test) => {
        const { message, text = '', position: stated = test.position } = test.reason ?? {};
        const title = titleOf(test);
        const lines = text.split('\n', MAX_LINES);
        const detail = (0,entry_details/* findDetail */.JT)(message === undefined ? lines : [message, ...lines], true) ?? message;
        const position = stated ?? (0,entry_details/* findPosition */.DB)(lines, undefined, title);
        return { title, detail, position, isTest: true, test };
    });
    // Errors of the run in TRX repeat what the tool printed of its tests.
    const others = kind === 'trx' && failed.length > 0 ? [] : suiteErrors;
    const errors = others.map(({ suite, message: detail, position }) => {
        return { title: suite || undefined, detail, position, isTest: false, test: undefined };
    });
    return [...entries, ...errors].slice(0, failure/* MAX_ENTRIES */.Sd);
}
/** Returns the name of a test after its class, as its tool prints it; without a class, after its innermost suite. */
function titleOf({ class: className = 'test', suite, name }) {
    // Node calls each class `test`.
    const outer = className === 'test' ? (suite.split(' > ').at(-1) ?? '') : className;
    const isIn = name.endsWith(` ${outer}`) || /^(?:\W|$)/.test(name.slice(outer.length));
    if (outer === '' || name === '' || (isIn && name.includes(outer)))
        return name || outer;
    const separator = / [›>»] /.exec(name)?.[0] ?? (outer.includes('\\') ? '::' : undefined);
    return separator === undefined ? (0,entry_words/* nameWithin */.BY)(outer, name) : `${outer}${separator}${name}`;
}

// EXTERNAL MODULE: ./node_modules/saxes/saxes.js
var saxes = __webpack_require__(9800);
;// CONCATENATED MODULE: ./build/results/dialects.js
const SUITES = { testsuites: 'suites', testsuite: 'suite', testcase: 'test' };
/** JUnit has two words for what failed, which tools use as they like. */
const FAILED = { failure: 'failed', error: 'failed' };
const RERUN = { rerunFailure: 'retry', rerunError: 'retry' };
/** The roles of elements within one of a role, in JUnit and TRX. Text that looks like an element is in none of these. */
const ROLES = {
    top: { ...SUITES, TestRun: 'run', UnitTestResult: 'test' },
    suites: SUITES,
    suite: { ...SUITES, ...FAILED, UnitTestResult: 'test' },
    test: {
        ...{ ...FAILED, ...RERUN, flakyFailure: 'retry', flakyError: 'retry' },
        ...{ skipped: 'skipped', Output: 'output' },
    },
    retry: { stackTrace: 'text' },
    run: { Results: 'suite', TestDefinitions: 'definitions', ResultSummary: 'summary' },
    output: { ErrorInfo: 'reason' },
    reason: { Message: 'text', StackTrace: 'text' },
    definitions: { UnitTest: 'definition' },
    definition: { TestMethod: 'method' },
    summary: { RunInfos: 'summary', RunInfo: 'run error' },
    'run error': { Text: 'text' },
};
/** Returns the role of an element within another one; `undefined` if it has none. */
function roleOf(name, around) {
    const roles = (around && ROLES[around]) ?? {};
    return Object.hasOwn(roles, name) ? roles[name] : undefined;
}
const FAILURE = /^(?:fail(?:ed|ure)?|error(?:ed)?|timeout|aborted|disconnected|inprogress)$/i;
const SKIP = /^(?:not(?:run|runnable|executed)|skipped|disabled|suppressed|ignored|inconclusive|pending)$/i;
/** What the attribute `outcome` of TRX, `result` or `status` says of a test; other words say that it passed. */
function outcomeOf(word) {
    return FAILURE.test(word) ? 'failed' : SKIP.test(word) ? 'skipped' : 'passed';
}

// EXTERNAL MODULE: ./build/model/digest.js
var digest = __webpack_require__(3836);
;// CONCATENATED MODULE: ./build/results/values.js


const MAX_NAME_CHARACTERS = 1_000;
/** Returns a name with a bounded length. Names that differ stay different. */
function bounded(name) {
    const end = name.length > MAX_NAME_CHARACTERS ? `…${(0,digest/* digestOf */.o)([name])}` : '';
    return copied(name.slice(0, MAX_NAME_CHARACTERS - end.length) + end);
}
/** A part of a text keeps all of it in memory, which can be that of the file; a joined text does not. */
function copied(text) {
    return ` ${text}`.slice(1);
}
/** Returns the first line that says something, without what follows `MAX_NAME_CHARACTERS`. */
function firstLine(texts) {
    const lines = texts.flatMap((text) => text.split('\n', 100));
    const line = lines.find((text) => text.trim() !== '')?.slice(0, MAX_NAME_CHARACTERS);
    return line && copied(line.replace(/\s+/g, ' ').trim());
}
/** Returns the position that attributes name, as one that a log names. */
function statedPosition(file, line) {
    return (0,entry_details/* positionOf */.df)({ file: bounded(file), line: /^\d{1,9}$/.test(line) ? line : '' });
}
/** Reads `1.5`, `1,234.5`, `0,5` and `00:01:02.5`; returns `undefined` for what is no duration. */
function secondsOf(text) {
    const plain = text.trim().replaceAll(',', text.includes('.') ? '' : '.');
    const isDuration = /^(?:\d{1,6}:)?(?:\d\d?:)?\d{1,9}(?:\.\d*)?(?:e[+-]?\d{1,2})?$/i.test(plain);
    return isDuration ? plain.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) : undefined;
}

;// CONCATENATED MODULE: ./build/results/case-reader.js


const MAX_TEXT_CHARACTERS = 4_000;
/** Names of suites that are as long count as another test, since each test repeats them. */
const LONG_CHARACTERS = 300;
const TOP = { role: 'top', suite: '', host: '', file: '', testId: '' };
/** Collects tests from the elements of a file. */
function caseReader() {
    const listed = [];
    const suiteErrors = [];
    /** By id of the test in TRX. */
    const classes = new Map();
    const open = [TOP];
    let counted = 0;
    return {
        levels: () => open.length,
        counted: () => counted,
        open(name, attributes) {
            const element = { ...(open.at(-1) ?? TOP) };
            const role = (element.role = roleOf(name, element.role));
            open.push(element);
            if (role === 'suite') {
                const { name = '', hostname = element.host, file, filepath = element.file } = attributes;
                const suite = [element.suite, name].filter(Boolean).join(' > ');
                element.suite = bounded(suite);
                element.host = bounded(hostname);
                element.file = bounded(file ?? filepath);
            }
            else if (role === 'test')
                element.test = caseOf(attributes, element);
            else if (role === 'definition')
                element.testId = attributes['id'] ?? '';
            else if (role === 'method') {
                // The name of the assembly can follow.
                const name = attributes['className']?.replace(/,[^\]]*$/, '');
                classes.set(element.testId, bounded(name ?? ''));
            }
            else if (role !== 'run error' || attributes['outcome'] === 'Error')
                noteReason(element, attributes);
        },
        text(text) {
            const { role, reason } = open.at(-1) ?? TOP;
            if (reason !== undefined && (role === 'failed' || role === 'retry' || role === 'text'))
                reason.text += text.slice(0, MAX_TEXT_CHARACTERS - reason.text.length);
        },
        close() {
            const { role, suite, host, file, test, reason } = open.pop() ?? TOP;
            if (role === 'test' && test !== undefined) {
                listed.push(test);
                counted += 1 + Math.floor((suite.length + host.length + file.length) / LONG_CHARACTERS);
            }
            if (reason === undefined || reason === open.at(-1)?.reason)
                return;
            counted++;
            reason.message = firstLine([reason.message ?? '', reason.text]);
            reason.text = copied(reason.text.trim());
            if (test === undefined)
                suiteErrors.push({ suite, ...reason });
        },
        read: () => ({ ...merged(listed, classes), suiteErrors }),
    };
}
/** Reads an element that says why something failed. Of a test, the first failure counts, whatever else is there. */
function noteReason(element, { message, file = '', line = '' }) {
    const { role, test } = element;
    if (role === 'text' && element.reason !== undefined)
        element.reason.text += '\n';
    if (role === 'failed' || role === 'retry' || role === 'reason' || role === 'run error')
        element.reason = { message, text: '', position: statedPosition(file, line) };
    if (test === undefined)
        return;
    if (role === 'retry')
        test.retries++;
    if (test.stated === 'failed')
        return;
    if (role === 'failed')
        test.reason = element.reason;
    else
        test.reason ??= element.reason;
    if (role === 'failed' || role === 'skipped')
        test.stated = role;
}
function caseOf(attributes, { host, suite, file }) {
    const { name, testName, testId = '', classname, duration, time, line, lineno } = attributes;
    // TRX omits the outcome `Error`.
    const { outcome = testId && 'error', result, status } = attributes;
    return {
        ...{ host, suite, testId, retries: 0, reason: undefined },
        class: bounded(classname ?? attributes['class'] ?? '') || undefined,
        name: bounded(testName ?? name ?? ''),
        position: statedPosition(attributes['file'] ?? file, line ?? lineno ?? ''),
        seconds: secondsOf(duration ?? time ?? ''),
        outcome: outcomeOf(outcome || (result ?? status ?? '')),
    };
}
/** Makes one test of the cases with the same names: how it ended last counts. */
function merged(listed, classes) {
    const hosts = new Set(listed.flatMap(({ host }) => host || []));
    const tests = new Map();
    const cases = { passed: 0, failed: 0, skipped: 0 };
    for (const { host, testId, stated, class: own = classes.get(testId), ...rest } of listed) {
        const outcome = stated ?? (rest.retries > 0 ? 'flaky' : rest.outcome);
        const names = [hosts.size > 1 ? host : '', rest.suite, own || testId, rest.position?.path];
        const id = [...names, rest.name].join(' | ');
        const { failures = 0, retries = 0, reason = rest.reason } = tests.get(id) ?? {};
        tests.set(id, {
            ...{ ...rest, id, class: own || undefined, outcome, reason },
            failures: failures + Number(outcome === 'failed'),
            retries: retries + rest.retries,
        });
        cases[outcome === 'flaky' ? 'passed' : outcome]++;
    }
    return { tests: [...tests.values()], cases };
}

;// CONCATENATED MODULE: ./build/results/decode.js
/** Byte order marks, and `<` without one, by encoding. */
const STARTS = [
    ['utf-8', ['\xEF\xBB\xBF']],
    ['utf-16le', ['\xFF\xFE', '<\0']],
    ['utf-16be', ['\xFE\xFF', '\0<']],
];
const DECLARATION = /^\s*<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/;
/**
 * Returns a decoder for an XML file by its byte order mark, else by its declaration, else of UTF-8. It is fatal, unless
 * no text in the encoding can have this declaration.
 */
function decoderOf(start) {
    const text = Buffer.from(start.subarray(0, 300)).toString('latin1');
    const marked = STARTS.find(([, marks]) => marks.some((mark) => text.startsWith(mark)))?.[0];
    try {
        const decoder = new TextDecoder(marked ?? DECLARATION.exec(text)?.[1], { fatal: true });
        if (marked !== undefined || !decoder.encoding.startsWith('utf-16'))
            return decoder;
    }
    catch {
        // The encoding is unknown.
    }
    return new TextDecoder();
}

;// CONCATENATED MODULE: ./build/results/result-reader.js



const MAX_FILE_BYTES = 20_000_000;
const TOO_LARGE = `is larger than ${MAX_FILE_BYTES / 1e6} MB`;
/** One of the recorded files has 2,000 levels. Attributes are those of one element. */
const LIMITS = {
    'tests and failures': 110_000,
    elements: 1_000_000,
    levels: 5_000,
    attributes: 50_000,
};
const MAX_FAULTS = 10_000;
/** Bytes are read in blocks, so it makes no difference in which parts they arrive. */
const BLOCK_BYTES = 16_384;
/**
 * Reads JUnit XML, of any tool, and TRX, whose bytes arrive in parts. After a fault it continues, so that what failed can
 * be shown. No entity is ever expanded, and a file that declares one is not read.
 */
function resultReader() {
    const parser = new saxes/* SaxesParser */.wT({ xmlns: false, position: true });
    const cases = caseReader();
    let held = Buffer.alloc(0);
    let decoder;
    let [read, elements, attributes, faults] = [0, 0, 0, 0];
    let kind;
    let fault;
    let isRefused = false;
    let isDone = false;
    function note(why, isLast = false) {
        fault ??= `it ${why} (line ${parser.line}, column ${Math.max(1, parser.column)})`;
        isDone ||= isLast || ++faults > MAX_FAULTS;
    }
    function limit(what, count) {
        if (count > LIMITS[what])
            note(`has more than ${LIMITS[what]} ${what}`, true);
    }
    // With one handler more, V8 keeps the parser in a slower form: reading would take five times as long.
    parser.on('error', ({ message }) => {
        // Without the position at its start and the full stop.
        note(`is not well-formed: ${message.replace(/^\d+:\d+: |\.$/g, '')}`);
    });
    parser.on('doctype', (text) => {
        isRefused ||= text.includes('<!ENTITY');
        if (isRefused)
            note('declares entities');
    });
    parser.on('attribute', () => {
        limit('attributes', ++attributes);
    });
    parser.on('opentag', (tag) => {
        attributes = 0;
        if (isDone)
            return;
        const name = tag.name.slice(tag.name.indexOf(':') + 1);
        kind ??= name === 'TestRun' ? 'trx' : /^testsuites?$/.test(name) ? 'junit' : undefined;
        isDone = isRefused || kind === undefined;
        limit('elements', ++elements);
        limit('levels', cases.levels());
        if (!isDone)
            cases.open(name, tag.attributes);
    });
    parser.on('closetag', () => {
        if (!isDone)
            cases.close();
        limit('tests and failures', cases.counted());
    });
    for (const event of ['text', 'cdata'])
        parser.on(event, (text) => {
            cases.text(text);
        });
    /** Reads a block; without one, the file has ended. */
    function readBlock(block) {
        if (isDone)
            return;
        decoder ??= decoderOf(block ?? held);
        const options = { stream: block !== undefined };
        let text;
        let wrong = decoder.fatal || fault !== undefined ? undefined : 0;
        try {
            text = decoder.decode(block, options);
        }
        catch {
            decoder = new TextDecoder(decoder.encoding);
            text = decoder.decode(block, options);
            wrong = text.indexOf('\uFFFD') + 1;
        }
        isDone = read === 0 && !/^\s*</.test(text);
        if (isDone)
            return;
        parser.write(text.slice(0, wrong));
        if (wrong !== undefined) {
            note('is not in its encoding');
            parser.write(text.slice(wrong));
        }
        // Only the start of a text is read, so the rest of one that has not ended is dropped.
        const pending = parser;
        pending.text = pending.text.slice(0, BLOCK_BYTES);
        read += block?.length ?? 0;
        if (read > MAX_FILE_BYTES)
            note(TOO_LARGE, true);
    }
    return {
        /** Returns whether more bytes can change the result: stop the download if not. */
        add(bytes) {
            held = Buffer.concat([held, bytes]);
            for (; held.length >= BLOCK_BYTES && !isDone; held = held.subarray(BLOCK_BYTES))
                readBlock(held.subarray(0, BLOCK_BYTES));
            return !isDone;
        },
        /** Returns what the file says; `undefined` if its first element is not that of a file of test results. */
        end() {
            readBlock(held);
            readBlock();
            if (!isDone)
                parser.close();
            return kind && { kind, ...cases.read(), fault };
        },
    };
}

;// CONCATENATED MODULE: ./build/results/read-files.js




/** Maximum files of one artifact, or of the workspace. */
const MAX_FILES = 2_000;
/** Maximum size of all files of a run, after decompression. */
const MAX_TOTAL_BYTES = 64_000_000;
const MAX_PATH_CHARACTERS = 200;
/** Returns a function that reads the test results among files, within limits for all that it reads. Only a list throws. */
function filesReader(redact, reasonOf) {
    let left = MAX_TOTAL_BYTES;
    return async (listed, from) => {
        const read = [];
        let count = 0;
        for await (const { name, size, chunks } of listed) {
            const fail = (reason) => read.push({ artifact: from.artifact, name, reason });
            const reader = resultReader();
            try {
                const isRead = ++count <= MAX_FILES && size <= MAX_FILE_BYTES && left > 0;
                for await (const chunk of isRead ? redact(chunks) : []) {
                    left -= chunk.length;
                    if (left <= 0 || !reader.add(chunk))
                        break;
                }
                const results = left > 0 ? reader.end() : undefined;
                if (results !== undefined)
                    read.push({ ...from, name, results, failed: listFailed(results) });
                if (count > MAX_FILES)
                    fail(`at most ${MAX_FILES} files are read`);
                else if (size > MAX_FILE_BYTES)
                    fail(`it ${TOO_LARGE}`);
                else if (left <= 0)
                    fail(`at most ${MAX_TOTAL_BYTES / 1e6} MB are read in total`);
                else if (results?.fault !== undefined)
                    fail(results.fault);
            }
            catch (error) {
                fail(reasonOf(error));
            }
        }
        return read;
    };
}
/** Divides what was read into files, and a note for each reason why something was not. */
function foundIn(read) {
    const faults = read.flatMap((one) => ('reason' in one ? one : []));
    const groups = (0,some/* groupsOf */.c1)(faults, ({ reason }) => reason.replace(/ \(line \d+.*/, ''));
    const notes = groups.map(([{ artifact, name, reason }, ...others]) => {
        const path = name === undefined ? [] : (0,note/* oneLine */.T)(name).slice(0, MAX_PATH_CHARACTERS);
        const archive = artifact === undefined ? [] : `the artifact ${(0,note/* oneLine */.T)(artifact)}`;
        const more = others.length === 0 ? '' : ` and ${others.length} more`;
        const what = [path, archive].flat().join(' of ');
        const text = `Test results in ${what}${more} could not all be read: ${reason}.`;
        return { severity: 'notice', text };
    });
    return { files: read.flatMap((one) => ('results' in one ? one : [])), notes };
}


/***/ })

};

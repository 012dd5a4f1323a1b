export const id = 575;
export const ids = [575];
export const modules = {

/***/ 2710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fetchResults: () => (/* binding */ fetchResults)
});

// UNUSED EXPORTS: MAX_READ_ARTIFACTS

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./node_modules/yauzl/index.js
var yauzl = __webpack_require__(663);
;// CONCATENATED MODULE: ./build/archive/extract.js






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
        checksum = (0,external_node_zlib_.crc32)(chunk, checksum);
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

;// CONCATENATED MODULE: ./build/archive/read-parts.js



const MAX_ENTRIES = 50_000;
/**
 * Lists the files of an archive whose names match, by its directory. Only their chunks read more of it: they fail if the
 * file is damaged, or larger than the archive declares. A name can lead out of a folder.
 *
 * @throws `ArchiveError` if it is no archive, or what `bytes`, the library or zlib throws
 */
async function* readArchivedFiles(file, names) {
    class PartReader extends yauzl/* RandomAccessReader */.lJ {
        read(...[to, at, length, from, done]) {
            file.bytes(from, from + length).then((bytes) => {
                bytes.copy(to, at);
                done(null);
            }, done);
        }
    }
    // Names are decoded here: the library stops at a name that leads out of a folder.
    const options = { decodeStrings: false, autoClose: false };
    const opening = (0,yauzl/* fromRandomAccessReaderPromise */.or)(new PartReader(), file.size, options);
    const archive = await opening.catch(throwNotArchive);
    if (archive.entryCount > MAX_ENTRIES)
        throw new ArchiveError(`it has more than ${MAX_ENTRIES} entries`);
    const found = [];
    for await (const entry of archive.eachEntry()) {
        const { generalPurposeBitFlag: flags, fileNameRaw, extraFields } = entry;
        entry.fileName = (0,yauzl/* getFileNameLowLevel */.ax)(flags, fileNameRaw, extraFields, true);
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
        throw new ArchiveError('it is encrypted or of an unknown method');
    const { fileDataStart: at } = await archive.readLocalFileHeaderPromise(entry, { minimal: true });
    const data = await file.bytes(at, at + entry.compressedSize);
    // The streams of the library take several times as long for a small file.
    const isStored = entry.compressionMethod === 0;
    const chunks = isStored ? new Blob([data]).stream() : (0,external_node_zlib_.createInflateRaw)().end(data);
    yield* verifyChecksum(chunks, entry);
}

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

;// CONCATENATED MODULE: ./build/github/artifacts/open-artifact.js



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
    const fetch = async (from, before) => {
        const part = await readPart({ from, to: Math.max(before, from + PART_BYTES) - 1 });
        const chunks = [];
        for await (const chunk of part.body) {
            left -= chunk.length;
            if (left < 0)
                throw new github_error/* GitHubError */.y_('the artifact is too large', { kind: 'too-large' });
            chunks.push(chunk);
        }
        const bytes = Buffer.concat(chunks);
        return { from: part.from, end: part.from + bytes.length, bytes, size: part.size };
    };
    const fetchAgain = (from, before) => (0,fetch_log/* retryOnce */.cf)(() => fetch(from, before), signal, retryAfter).catch((error) => {
        throw (0,github_error/* toGitHubError */.Lg)(error);
    });
    const start = await fetchAgain(0, 0);
    const { size = start.end } = start;
    let parts = [start];
    const bytes = async (from, before) => {
        const has = (part) => from >= part.from && before <= part.end;
        const near = Math.max(0, Math.min(from, size - PART_BYTES));
        const part = parts.find(has) ?? (await fetchAgain(near, before));
        if (!has(part))
            throw new ArchiveError('it refers to bytes beyond its end');
        if (!parts.includes(part))
            parts = [...parts.slice(0, 2), part];
        return part.bytes.subarray(from - part.from, before - part.from);
    };
    return { size, bytes };
}

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
        return error instanceof ArchiveError ? message : `it is damaged (${(0,note/* oneLine */.T)(message)})`;
    }
    async function readArtifact({ id, name, uploaders }) {
        const from = { artifact: name, uploaders };
        try {
            const file = await openArtifact(id, source, retryAfter);
            try {
                return await readFiles(readArchivedFiles(file, RESULTS), from);
            }
            catch (error) {
                const isArchive = !(error instanceof ArchiveError && error.fault === 'not-archive');
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


/***/ })

};

export const id = 676;
export const ids = [676];
export const modules = {

/***/ 7676:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readBlocks: () => (/* binding */ readBlocks)
/* harmony export */ });
/* unused harmony export CHECKS */
/* harmony import */ var markdown_it__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7863);
/* harmony import */ var _model_known_issue_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3875);
/* harmony import */ var _model_note_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7020);
/* harmony import */ var _model_some_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5552);




/** Characters of a line that are quoted. */
const MAX_QUOTED = 100;
/**
 * Reads only what Markdown marks by whole lines: that of a line needs time and is no block. A definition of a link is
 * a paragraph then, which ends where it does. What is nested too deeply for the parser is skipped.
 */
const MARKDOWN = new markdown_it__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A('commonmark').disable(['inline', 'reference']);
/** Reads the blocks in the text of an issue, as GitHub shows it: none inside a quotation, a comment or another block. */
function readBlocks(text) {
    return findBlocks(text).slice(0, _model_known_issue_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_BLOCKS */ .I7).map(readBlock);
}
/** Lists the lines of each fenced block in the language, and before them what GitHub does not show beside it. */
function findBlocks(text) {
    let quotations = 0;
    return MARKDOWN.parse(text, {}).flatMap(({ type, nesting, info, content }) => {
        if (type.startsWith('blockquote'))
            quotations += nesting;
        if (type !== 'fence' || quotations > 0)
            return [];
        const [language, ...others] = (0,_model_note_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .T)(info).split(' ');
        if (language !== _model_known_issue_js__WEBPACK_IMPORTED_MODULE_1__/* .LANGUAGE */ .Np)
            return [];
        return [[...(others.length > 0 ? [(0,_model_note_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .T)(info)] : []), ...content.split('\n')]];
    });
}
const LINE = /^(?<key>[a-z]+): *(?<value>\S.*)$/;
function readBlock(lines) {
    const fields = new Map();
    for (const line of lines.map(_model_note_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .T).filter((line) => line !== '')) {
        const { key = '', value = '' } = LINE.exec(line)?.groups ?? {};
        const given = fields.get(key) ?? [];
        const problem = BY_KEY.get(key)?.(value, given.length) ?? 'is not understood';
        if (problem !== '')
            return { problem: `"${quoted(line)}" ${problem}` };
        fields.set(key, [...given, value]);
    }
    const errors = fields.get('error') ?? [];
    if (!(0,_model_some_js__WEBPACK_IMPORTED_MODULE_3__/* .isSome */ .Ru)(errors))
        return { problem: 'it has no line "error: ..."' };
    const only = (key) => fields.get(key)?.[0];
    return {
        errors,
        ...{ job: only('job'), step: only('step'), until: only('until') },
        ...{ gate: fields.has('gate'), rerun: fields.has('rerun') },
    };
}
function quoted(line) {
    const characters = Array.from(line);
    return characters.length <= MAX_QUOTED ? line : `${characters.slice(0, MAX_QUOTED - 1).join('')}…`;
}
const once = (check) => (value, count) => count > 0 ? 'is the second line of its kind' : check(value);
/** The keys of a block: one for each thing that it can say, so that none is accepted and ignored. */
const CHECKS = {
    error(value, count) {
        if (count >= _model_known_issue_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_ERRORS */ .BU)
            return `is one of more than ${_model_known_issue_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_ERRORS */ .BU} errors`;
        return (0,_model_known_issue_js__WEBPACK_IMPORTED_MODULE_1__/* .isSpecificPattern */ .dQ)(value) ? '' : `has fewer than ${_model_known_issue_js__WEBPACK_IMPORTED_MODULE_1__/* .MIN_CHARACTERS */ .k$} characters without *`;
    },
    job: once(() => ''),
    step: once(() => ''),
    until: once((value) => (isDay(value) ? '' : 'is no day such as 2027-01-31')),
    gate: once((value) => (value === 'pass' ? '' : 'is not "gate: pass"')),
    rerun: once((value) => (value === 'once' ? '' : 'is not "rerun: once"')),
};
const BY_KEY = new Map(Object.entries(CHECKS));
/** Whether a text is a day of the calendar. */
function isDay(text) {
    const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN;
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}


/***/ })

};

export const id = 676;
export const ids = [676];
export const modules = {

/***/ 7676:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readBlocks: () => (/* binding */ readBlocks)
/* harmony export */ });
/* harmony import */ var micromark__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5387);
/* harmony import */ var micromark__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2432);
/* harmony import */ var micromark__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2192);
/* harmony import */ var _model_known_issue_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3875);
/* harmony import */ var _model_note_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7020);
/* harmony import */ var _model_some_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5552);




/** Blocks of an issue that are read. */
const MAX_BLOCKS = 10;
/** Reads the blocks in the text of an issue, as GitHub shows it: none inside a quotation, a comment or another block. */
function readBlocks(text) {
    // A parser takes its time for a long text, and most texts have none.
    return text.includes(_model_known_issue_js__WEBPACK_IMPORTED_MODULE_0__/* .LANGUAGE */ .Np) ? findBlocks(text).slice(0, MAX_BLOCKS).map(readBlock) : [];
}
/** Lists the lines of each fenced block in the language. */
function findBlocks(text) {
    const events = (0,micromark__WEBPACK_IMPORTED_MODULE_1__/* .postprocess */ ._)((0,micromark__WEBPACK_IMPORTED_MODULE_2__/* .parse */ .q)({ extensions: [{ disable: { null: INLINE } }] })
        .document()
        .write((0,micromark__WEBPACK_IMPORTED_MODULE_3__/* .preprocess */ .v)()(text, undefined, true)));
    const blocks = [];
    let quotations = 0;
    let lines;
    for (const [kind, token, context] of events) {
        if (token.type === 'blockQuote')
            quotations += kind === 'enter' ? 1 : -1;
        if (kind === 'enter') {
            if (token.type === 'codeFencedFenceInfo' && quotations === 0) {
                if (context.sliceSerialize(token) === _model_known_issue_js__WEBPACK_IMPORTED_MODULE_0__/* .LANGUAGE */ .Np)
                    blocks.push((lines = []));
            }
            if (token.type === 'codeFencedFenceMeta')
                lines?.push(context.sliceSerialize(token));
            if (token.type === 'codeFlowValue')
                lines?.push(context.sliceSerialize(token));
        }
        else if (token.type === 'codeFenced')
            lines = undefined;
    }
    return blocks;
}
/** What Markdown marks within a line, which no block needs, and which can take long to read. */
const INLINE = [
    ...['attention', 'autolink', 'characterEscape', 'characterReference', 'codeText'],
    ...['hardBreakEscape', 'htmlText', 'labelEnd', 'labelStartImage', 'labelStartLink'],
];
const LINE = /^(?<key>[a-z]+): *(?<value>\S.*)$/;
function readBlock(lines) {
    const fields = new Map();
    for (const line of lines.map(_model_note_js__WEBPACK_IMPORTED_MODULE_4__/* .oneLine */ .T).filter((line) => line !== '')) {
        const { key = '', value = '' } = LINE.exec(line)?.groups ?? {};
        const given = fields.get(key) ?? [];
        const problem = CHECKS.get(key)?.(value, given.length) ?? 'is not understood';
        if (problem !== '')
            return { problem: `"${line}" ${problem}` };
        fields.set(key, [...given, value]);
    }
    const errors = fields.get('error') ?? [];
    if (!(0,_model_some_js__WEBPACK_IMPORTED_MODULE_5__/* .isSome */ .Ru)(errors))
        return { problem: 'it has no line "error: ..."' };
    const only = (key) => fields.get(key)?.[0];
    return {
        errors,
        ...{ job: only('job'), step: only('step'), until: only('until') },
        ...{ gate: fields.has('gate'), rerun: fields.has('rerun') },
    };
}
const once = (check) => (value, count) => count > 0 ? 'is the second line of its kind' : check(value);
const CHECKS = new Map([
    [
        'error',
        (value, count) => {
            if (count >= _model_known_issue_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_ERRORS */ .BU)
                return `is one of more than ${_model_known_issue_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_ERRORS */ .BU} errors`;
            return (0,_model_known_issue_js__WEBPACK_IMPORTED_MODULE_0__/* .isSpecific */ .bh)(value) ? '' : `has fewer than ${_model_known_issue_js__WEBPACK_IMPORTED_MODULE_0__/* .MIN_CHARACTERS */ .k$} characters without *`;
        },
    ],
    ['job', once(() => '')],
    ['step', once(() => '')],
    ['until', once((value) => (isDay(value) ? '' : 'is no day such as 2027-01-31'))],
    ['gate', once((value) => (value === 'pass' ? '' : 'is not "gate: pass"'))],
    ['rerun', once((value) => (value === 'once' ? '' : 'is not "rerun: once"'))],
]);
/** Whether a text is a day of the calendar. */
function isDay(text) {
    const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN;
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}


/***/ })

};

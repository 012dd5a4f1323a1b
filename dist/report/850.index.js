export const id = 850;
export const ids = [850];
export const modules = {

/***/ 237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   decodeMatchers: () => (/* binding */ decodeMatchers)
/* harmony export */ });
/* harmony import */ var re2js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2856);
/* harmony import */ var _json_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(769);


/** What a pattern can capture, in the format of GitHub and of VS Code. */
const PARTS = ['file', 'fromPath', 'line', 'column', 'severity', 'code', 'message'];
/**
 * Decodes a problem matcher file in GitHub's format:
 * https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md
 *
 * Its patterns are text of a user, so an engine of linear time matches them.
 *
 * @throws Error with what to change in the file
 */
function decodeMatchers(text) {
    const json = (0,_json_values_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(text);
    if (json === undefined)
        throw new Error('it is not JSON');
    const { problemMatcher } = (0,_json_values_js__WEBPACK_IMPORTED_MODULE_0__/* .asObject */ .eB)(json);
    const matchers = (0,_json_values_js__WEBPACK_IMPORTED_MODULE_0__/* .asArray */ ._j)(problemMatcher).map(decodeMatcher);
    if (matchers.length === 0)
        throw new Error('it has no list "problemMatcher"');
    return matchers;
}
function decodeMatcher(value, index) {
    const fields = (0,_json_values_js__WEBPACK_IMPORTED_MODULE_0__/* .asObject */ .eB)(value);
    const owner = (0,_json_values_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(fields.owner);
    if (owner === undefined)
        throw new Error(`problemMatcher[${index}] has no "owner"`);
    const list = Array.isArray(fields.pattern) ? (0,_json_values_js__WEBPACK_IMPORTED_MODULE_0__/* .asArray */ ._j)(fields.pattern) : [fields.pattern];
    const patterns = list.map((one, at) => decodePattern(one, `pattern ${at + 1} of "${owner}"`));
    const problem = problemIn(patterns);
    if (problem !== undefined)
        throw new Error(`"${owner}" ${problem}`);
    return { owner, severity: (0,_json_values_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(fields.severity), patterns };
}
/** Returns what is wrong with patterns that are each right. */
function problemIn(patterns) {
    if (patterns.at(-1)?.groups.has('message') !== true)
        return 'has no "message" in its last pattern';
    if (patterns.slice(0, -1).some(({ loop }) => loop))
        return 'has "loop" before its last pattern';
    if (patterns.length === 1 && patterns[0]?.loop === true)
        return 'has "loop" in its only pattern';
    return undefined;
}
function decodePattern(value, name) {
    const fields = (0,_json_values_js__WEBPACK_IMPORTED_MODULE_0__/* .asObject */ .eB)(value);
    const regexp = (0,_json_values_js__WEBPACK_IMPORTED_MODULE_0__/* .asString */ .oJ)(fields.regexp);
    if (regexp === undefined)
        throw new Error(`${name} has no "regexp"`);
    const expression = compile(regexp, name);
    const groups = PARTS.flatMap((part) => {
        const group = fields[part];
        if (group === undefined)
            return [];
        if (isGroupOf(expression, group))
            return [[part, group]];
        throw new Error(`"${part}" in ${name} is not the number of a group of its "regexp"`);
    });
    return { expression, groups: new Map(groups), loop: fields.loop === true };
}
function isGroupOf(expression, group) {
    return Number.isInteger(group) && Number(group) > 0 && Number(group) <= expression.groupCount();
}
function compile(regexp, name) {
    try {
        return re2js__WEBPACK_IMPORTED_MODULE_1__/* .RE2JS */ .L3.compile(re2js__WEBPACK_IMPORTED_MODULE_1__/* .RE2JS */ .L3.translateRegExp(regexp));
    }
    catch {
        throw new Error(`the "regexp" of ${name} cannot be read: look-around and references to groups are not supported`);
    }
}


/***/ })

};

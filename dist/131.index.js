export const id = 131;
export const ids = [131];
export const modules = {

/***/ 6131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   postStep: () => (/* binding */ postStep)
/* harmony export */ });
/* harmony import */ var _report_undo_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8808);
/* harmony import */ var _state_saved_records_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8226);


/**
 * The post step: undoes what main has recorded. All of that story, and every package, is loaded only where there is a record.
 * What `@actions/core` would do for the rest, reading two texts and printing one, takes less than loading it.
 */
async function postStep() {
    switch ((0,_state_saved_records_js__WEBPACK_IMPORTED_MODULE_1__/* .leftIn */ .J$)({ load: (key) => process.env[`STATE_${key}`] ?? '' })) {
        case 'no index':
            process.stdout.write(`::warning::${_report_undo_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .neverStarted */ .w}\n`);
            return;
        case 'nothing':
            process.stdout.write(`${_report_undo_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .nothingWritten */ .F.why}\n`);
            return;
        case 'records': {
            const { undoStep } = await Promise.all(/* import() */[__webpack_require__.e(492), __webpack_require__.e(960), __webpack_require__.e(647)]).then(__webpack_require__.bind(__webpack_require__, 8647));
            await undoStep();
        }
    }
}


/***/ }),

/***/ 8808:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ nothingWritten),
/* harmony export */   w: () => (/* binding */ neverStarted)
/* harmony export */ });
/** Where the state names no record: main ended before its first write, or found nothing to change. */
const nothingWritten = { kind: 'nothing', why: 'The main step wrote nothing.' };
/** Where main has left no index of its records, which is its first act. What else the state may hold is not main's. */
const neverStarted = 'The main step ended before it could do anything, and has left no state: nothing is undone. If its log says that it changed the list, compare the list with what the log shows.';


/***/ }),

/***/ 8226:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Eb: () => (/* binding */ key),
/* harmony export */   J$: () => (/* binding */ leftIn),
/* harmony export */   Pe: () => (/* binding */ index)
/* harmony export */ });
/** Names the records that main has saved, as a JSON array. */
const index = 'records';
const key = 'undo';
/** What main has left: no index if it ended before its first act; records, whether readable or not. */
function leftIn(state) {
    const names = state.load(index);
    if (names === '')
        return 'no index';
    return names === '[]' || state.load(key) === '' ? 'nothing' : 'records';
}


/***/ })

};

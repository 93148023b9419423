export const id = 463;
export const ids = [463];
export const modules = {

/***/ 492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  postStep: () => (/* binding */ postStep)
});

;// CONCATENATED MODULE: ./build/report/undo-outcome.js
/** Where the state names no record: main ended before its first write, or found nothing to change. */
const nothingWritten = { kind: 'nothing', why: 'The main step wrote nothing.' };
/** Where main has left no index of its records, which is its first act. What else the state may hold is not main's. */
const neverStarted = 'The main step ended before it could do anything, and has left no state: nothing is undone. If its log says that it changed the list, compare the list with what the log shows.';

// EXTERNAL MODULE: ./build/state/saved-records.js
var saved_records = __webpack_require__(8226);
;// CONCATENATED MODULE: ./build/post-step.js


/**
 * The post step: undoes what main has recorded. All of that story, and every package, is loaded only where there is a record.
 * What `@actions/core` would do for the rest, reading two texts and printing one, takes less than loading it.
 */
async function postStep() {
    switch ((0,saved_records/* leftIn */.J$)({ load: (key) => process.env[`STATE_${key}`] ?? '' })) {
        case 'no index':
            process.stdout.write(`::warning::${neverStarted}\n`);
            return;
        case 'nothing':
            process.stdout.write(`${nothingWritten.why}\n`);
            return;
        case 'records': {
            const { undoStep } = await Promise.all(/* import() */[__webpack_require__.e(492), __webpack_require__.e(225), __webpack_require__.e(67)]).then(__webpack_require__.bind(__webpack_require__, 2067));
            await undoStep();
        }
    }
}


/***/ }),

/***/ 8226:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hy: () => (/* binding */ recordKey),
/* harmony export */   J$: () => (/* binding */ leftIn),
/* harmony export */   Pe: () => (/* binding */ index),
/* harmony export */   qh: () => (/* binding */ indexOf),
/* harmony export */   wX: () => (/* binding */ namesIn)
/* harmony export */ });
/** Names the records that main has saved, as a JSON array. */
const index = 'records';
/** What the record of a step's cluster is saved under, by the cluster's place among those of the step. */
function recordKey(place) {
    return `undo_${place + 1}`;
}
/** The index of these records, in the order of the step's clusters, whichever wrote first: post tells of them in that order. */
function indexOf(names) {
    return JSON.stringify(names.toSorted((left, right) => left.localeCompare(right, 'en', { numeric: true })));
}
/** What main has left: no index if it ended before its first act; records, whether readable or not. */
function leftIn(state) {
    const text = state.load(index);
    if (text === '')
        return 'no index';
    const names = namesIn(text);
    return names?.every((name) => state.load(name) === '') ? 'nothing' : 'records';
}
/** Undefined where the text is no list of records' names. */
function namesIn(text) {
    try {
        const names = JSON.parse(text);
        return Array.isArray(names) && names.every((name) => /^undo_\d{1,3}$/.test(String(name))) ? names : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ })

};

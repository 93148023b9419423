import * as __WEBPACK_EXTERNAL_MODULE__not_bundled_js_b0ab5479__ from "./not-bundled.js";
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 6380:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_MODULE__not_bundled_js_b0ab5479__;

/***/ }),

/***/ 9529:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("./not-bundled.js");

/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 1553:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns/promises");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 2018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 7016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 9473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BD: () => (/* binding */ enumerated),
/* harmony export */   GW: () => (/* binding */ problemsOf),
/* harmony export */   Lr: () => (/* binding */ TimeUp),
/* harmony export */   P_: () => (/* binding */ Refusal),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   cJ: () => (/* binding */ Cancelled),
/* harmony export */   fI: () => (/* binding */ problemText),
/* harmony export */   zg: () => (/* binding */ StepError)
/* harmony export */ });
/* harmony import */ var _log_text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8560);
/* harmony import */ var _shell_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2474);


/**
 * A problem as one text, with commands on lines of their own. Whatever follows the code was said by others.
 */
function problemText({ code, what, exact, remedy, commands, said, link }) {
    const whole = exact === undefined ? what : `${what} ${JSON.stringify(exact)}.`;
    const before = oneLine(whole, remedy);
    const after = oneLine(`[${code}]`, link, said);
    return commands === undefined ? oneLine(before, after) : [before, (0,_shell_js__WEBPACK_IMPORTED_MODULE_0__/* .forBash */ ._P)(commands), after].join('\n');
}
function oneLine(...parts) {
    return parts.filter((part) => part !== undefined && part !== '').join(' ');
}
/** A failure that a user can act on. */
class StepError extends Error {
    name = 'StepError';
    code;
    exact;
    remedy;
    commands;
    said;
    constructor(code, what, { exact, remedy, commands, said, cause } = {}) {
        super(what, { cause });
        this.code = code;
        this.exact = exact;
        this.remedy = remedy;
        this.commands = commands;
        this.said = said;
    }
    /** What there is to tell. */
    get problems() {
        const { code, message, exact, remedy, commands, said } = this;
        return [{ code, what: message, exact, remedy, commands, said }];
    }
}
/** The step's time ran out while something was still being waited for; nothing was refused. */
class TimeUp extends StepError {
}
/** The runner asked the step to end: the job was cancelled, or its time is up. */
class Cancelled extends StepError {
    constructor(what, details = {}) {
        super('cancelled', what, details);
    }
}
/** Several mistakes, told in one run and not one failed run at a time. */
class Refusal extends StepError {
    #problems;
    constructor(problems) {
        const [first] = problems;
        super(first?.code ?? 'unexpected', problems.length === 1 ? `${first?.what}` : `Nothing was written: ${problems.length} problems.`, problems.length === 1 ? { ...first } : {});
        this.#problems = problems;
    }
    get problems() {
        return this.#problems;
    }
}
/** What there is to tell of a failure, foreseen or not. */
function problemsOf(error) {
    if (error instanceof StepError)
        return error.problems;
    return [
        {
            code: 'unexpected',
            what: `Unexpected error: ${messageOf(error)}`,
            remedy: 'This is a bug; please report it with this log.',
        },
    ];
}
/** The first few of several texts, and how many more there are: `a, b, c and 4 more`. */
function enumerated(texts, most = 3) {
    if (texts.length <= most + 1)
        return texts.join(', ');
    return `${texts.slice(0, most).join(', ')} and ${texts.length - most} more`;
}
/** What an error says, with its causes, as one line. Others' words among them may be of any length, and are cut. */
function messageOf(error) {
    if (!(error instanceof Error))
        return (0,_log_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(String(error), _log_text_js__WEBPACK_IMPORTED_MODULE_1__/* .longestAnnotation */ .OO);
    const own = error.message === '' ? error.name : error.message;
    if (error instanceof AggregateError && error.errors.length > 0)
        return error.errors.map(messageOf).join('; ');
    return (0,_log_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(own, _log_text_js__WEBPACK_IMPORTED_MODULE_1__/* .longestAnnotation */ .OO);
}


/***/ }),

/***/ 8560:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Is: () => (/* binding */ harmless),
/* harmony export */   Jj: () => (/* binding */ cut),
/* harmony export */   N9: () => (/* binding */ longestLine),
/* harmony export */   OO: () => (/* binding */ longestAnnotation),
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   pP: () => (/* binding */ longestQuote)
/* harmony export */ });
/** An annotation is read on the run's page, and GitHub shows no more than a few lines of it. The log holds the rest. */
const longestAnnotation = 4_000;
/** What others said is quoted in the job summary as far as this, in characters. */
const longestQuote = 2_000;
/** In characters. The longest text of our own, commands that undo the change of a full list, takes about half of it. */
const longestLine = 256 * 1024;
/** The beginning of a text that others may have made of any length. */
function cut(text, longest) {
    if (text.length <= longest)
        return text;
    return `${text.slice(0, longest).toWellFormed()} … (${text.length - longest} more characters)`;
}
/**
 * A line that begins with `::`, white space aside, or holds `##[` would be taken for a workflow command
 * (actions/runner, ActionCommand.cs). Annotations are escaped by core.
 */
function harmless(line) {
    // What can't be seen goes first: a control character would hide the `::` behind it, and then become white space.
    return visible(line)
        .replace(/^([^\S\n]*)::/gm, '$1: :')
        .replaceAll('##[', '## [');
}
/**
 * Control characters move the cursor and colour the log; marks of direction make it read otherwise than it is. The
 * credentials in a URL, such as a proxy's, are no one's to read.
 */
function visible(text) {
    return text.replace(/(?!\n)[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, ' ').replace(/\/\/[^\s/?#]+@/g, '//***@');
}


/***/ }),

/***/ 2474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ listInLines),
/* harmony export */   Ec: () => (/* binding */ quotedForShell),
/* harmony export */   Fi: () => (/* binding */ inLines),
/* harmony export */   Is: () => (/* binding */ harmless),
/* harmony export */   RG: () => (/* binding */ howToRun),
/* harmony export */   _P: () => (/* binding */ forBash)
/* harmony export */ });
/** A text as one word of a POSIX shell, in which nothing is expanded. */
function quotedForShell(text) {
    return harmless.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
/** What has to be known of commands to run them: the runner masks what its repository keeps as a secret, IDs among it. */
const howToRun = 'For bash. *** stands for a value that the repository keeps as a secret: put it in.';
/** Commands as they are printed. */
function forBash(commands) {
    return `# ${howToRun}\n${commands}`;
}
/** What is made of these alone needs no quotes, and is no option of a command. */
const harmless = /^[\w.:/][\w.:/-]*$/;
const widest = 100;
/**
 * A command in lines that a page shows without scrolling. Where a line is broken, the shell sees blank space.
 * @param pieces what a line may end after; each begins with the blank that stands before it
 */
function inLines(pieces) {
    return brokenWith(' \\\n ', pieces);
}
/** The same of a list within double quotes, in which there must be no blank space. */
function listInLines(pieces) {
    return brokenWith('\\\n', pieces);
}
function brokenWith(mark, pieces) {
    let width = 0;
    return pieces.reduce((text, piece) => {
        const breaks = width > 0 && width + piece.length > widest - 2;
        width = breaks ? piece.length + 1 : width + piece.length;
        return `${text}${breaks ? mark : ''}${piece}`;
    }, '');
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  i: () => (/* binding */ main),
  b: () => (/* binding */ post)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __nccwpck_require__(9473);
;// CONCATENATED MODULE: external "node:console"
const external_node_console_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(8500);
// EXTERNAL MODULE: ./build/log-text.js
var log_text = __nccwpck_require__(8560);
;// CONCATENATED MODULE: ./build/runner/output.js



/**
 * Makes every line that a library or Node itself prints as harmless as our own: an SDK prints what `az`, a proxy or a service
 * said, and the runner looks for commands in stderr as well. They print to stderr (the SDKs' loggers, Node's warnings and
 * NODE_DEBUG) and to the console, which goes there from now on; stdout is ours. An exception that nothing caught is such a
 * line too: Node would print it unfiltered, and end a step whose every wait has a limit anyway.
 */
function filterLibraryOutput() {
    const { stderr, stdout } = process;
    const write = stderr.write.bind(stderr);
    const filtered = lineFilter();
    stderr.write = (chunk, ...rest) => {
        const done = rest.find((argument) => typeof argument === 'function');
        return write(filtered(chunk), (error) => done?.(error));
    };
    globalThis.console = new external_node_console_namespaceObject.Console(stderr);
    process.on('uncaughtException', (error) => console.error(error.stack));
    // A runner that no longer reads the log doesn't keep the post step from undoing.
    for (const stream of [stdout, stderr])
        stream.on('error', () => { });
}
/** Takes pieces and gives whole lines, since that is what the runner looks for commands in; an empty piece asks for the rest. */
function lineFilter() {
    let pending = '';
    return (chunk) => {
        pending += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
        const end = chunk.length === 0 || pending.length > log_text/* longestLine */.N9 ? pending.length : pending.lastIndexOf('\n') + 1;
        const lines = (0,log_text/* cut */.Jj)((0,log_text/* harmless */.Is)(pending.slice(0, end)), log_text/* longestLine */.N9);
        pending = pending.slice(end);
        return lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`;
    };
}
const lastWriteMs = 10_000;
/** Resolves once all that was printed has been taken, or after ten seconds: `process.exit` drops what a pipe still holds. */
async function printed(streams = [process.stdout, process.stderr], atMostMs = lastWriteMs) {
    const taken = streams.map((stream) => new Promise((resolve) => stream.write('', () => resolve())));
    await Promise.race([Promise.all(taken), (0,promises_.setTimeout)(atMostMs)]);
}

;// CONCATENATED MODULE: ./build/start.js


const oldestNode = 24;
/**
 * Runs a step to the end of its log. The step is loaded by a dynamic import, so that nothing which an older Node can't parse or
 * lacks is reached before it is told: this file and what it imports run on any Node that knows ES modules.
 */
async function start(step) {
    const { node } = process.versions;
    if (Number.parseInt(node, 10) < oldestNode)
        return failed(nodeTooOld(node));
    filterLibraryOutput();
    try {
        await step();
    }
    catch (error) {
        console.error(error);
        failed({ code: 'unexpected', what: 'This step could not be run.', remedy: 'Please report this bug with this log.' });
    }
    await printed();
    // A connection that will never be answered must not hold the job up.
    process.exit();
}
function nodeTooOld(node) {
    return {
        code: 'node-too-old',
        what: `AKS Authorized IP Ranges needs a runner with Node 24 (runner v2.327.1 or newer); this is Node ${node}.`,
        remedy: 'Update the self-hosted runner.',
    };
}
/** Without `@actions/core`, which an older Node need not be able to load. */
function failed(problem) {
    process.stdout.write(`::error::${(0,errors/* problemText */.fI)(problem)}\n`);
    process.exitCode = 1;
}

;// CONCATENATED MODULE: ./build/entries.js

/** What `dist/main/index.js` and `dist/post/index.js` call: one bundle holds both steps, and loads the one that runs. */
async function main() {
    await start(async () => {
        const { mainStep } = await Promise.all(/* import() */[__nccwpck_require__.e(492), __nccwpck_require__.e(225), __nccwpck_require__.e(294)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6237));
        await mainStep();
    });
}
async function post() {
    await start(async () => {
        const { postStep } = await __nccwpck_require__.e(/* import() */ 463).then(__nccwpck_require__.bind(__nccwpck_require__, 492));
        await postStep();
    });
}

var __webpack_exports__main = __webpack_exports__.i;
var __webpack_exports__post = __webpack_exports__.b;
export { __webpack_exports__main as main, __webpack_exports__post as post };

export const id = 131;
export const ids = [131];
export const modules = {

/***/ 6182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _D: () => (/* binding */ actionsLog),
  Rq: () => (/* binding */ actionsState),
  Sy: () => (/* binding */ writeSummary)
});

// UNUSED EXPORTS: actionsInputs, setOutputs

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 12 modules
var core = __webpack_require__(143);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/inputs/source.js



/**
 * A file's text, as long as it really lies in the workspace: a link that leads out of it is refused, since a pull
 * request could otherwise have the runner's own files read out in error messages.
 */
function readWorkspaceFile(workspace, path) {
    const root = (0,external_node_fs_.realpathSync)(workspace);
    const file = resolveLinks((0,external_node_path_.resolve)(root, path), path);
    if (!file.startsWith(root + external_node_path_.sep))
        throw new Error(`"${path}" is outside the workspace`);
    try {
        return (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch (cause) {
        throw new Error(`"${path}" can't be read: ${(0,errors/* messageOf */.bD)(cause)}`, { cause });
    }
}
function resolveLinks(file, path) {
    try {
        return (0,external_node_fs_.realpathSync)(file);
    }
    catch (cause) {
        throw new Error(`"${path}" doesn't exist in the workspace`, { cause });
    }
}

// EXTERNAL MODULE: ./build/log-text.js
var log_text = __webpack_require__(8560);
;// CONCATENATED MODULE: ./build/actions.js




/** What the stories need of the Actions runner: inputs, log, state, outputs, summary. */
const actionsInputs = {
    input: (name) => (0,core/* getInput */.V4)(name),
    env: process.env,
    readWorkspaceFile: (path) => readWorkspaceFile(process.env.GITHUB_WORKSPACE ?? process.cwd(), path),
};
/** Lines may hold text from Azure or from another service: none of it may reach the runner as a command of its own. */
const actionsLog = {
    info: (line) => (0,core/* info */.pq)((0,log_text/* cut */.Jj)((0,log_text/* harmless */.Is)(line), log_text/* longestLine */.N9)),
    debug: (line) => (0,core/* debug */.Yz)((0,log_text/* cut */.Jj)((0,log_text/* visible */.RK)(line), log_text/* longestLine */.N9)),
    notice: (text) => annotate(core/* notice */.lm, text),
    warning: (text) => annotate(core/* warning */.$e, text),
    error: (text) => annotate(core/* error */.z3, text),
    async group(title, work) {
        (0,core/* startGroup */.Oh)((0,log_text/* harmless */.Is)(title));
        try {
            return await work();
        }
        finally {
            (0,core/* endGroup */.N4)();
        }
    },
};
/** Annotations are shown on the run's page, so a long one is cut there; the log has it whole. */
function annotate(write, text) {
    const whole = (0,log_text/* visible */.RK)(text);
    if (whole.length > log_text/* longestAnnotation */.OO)
        actionsLog.info(whole);
    write((0,log_text/* cut */.Jj)(whole, log_text/* longestAnnotation */.OO));
}
const actionsState = {
    save: (key, value) => handedOver('GITHUB_STATE', () => (0,core/* saveState */.LZ)(key, value)),
    load: (key) => (0,core/* getState */.Gu)(key),
};
/** @throws {StepError} where the runner's file can't be written. */
function setOutputs(values) {
    handedOver('GITHUB_OUTPUT', () => {
        // One line each: an entry that somebody else put on the list must not look like more than an entry to a script.
        for (const [name, value] of Object.entries(values))
            setOutput(name, visible(value).replaceAll('\n', ' '));
    });
}
/** @throws {StepError} Without such a file core would print a command that today's runners don't take. */
function handedOver(file, write) {
    try {
        if ((process.env[file] ?? '') === '')
            throw new Error('the runner has named none');
        write();
    }
    catch (cause) {
        throw new errors/* StepError */.zg('runner-files', `The file ${file} can't be written: ${(0,errors/* messageOf */.bD)(cause)}.`, {
            remedy: runnerFilesRemedy,
            cause,
        });
    }
}
const runnerFilesRemedy = "Check that the runner's disk isn't full (df -h), and that nothing deletes the files in its _temp folder while the job runs.";
/** What GitHub takes of one step, in bytes; it shows nothing of a longer one. */
const longestSummary = 1024 * 1024;
/** Writes the job summary. A runner without one, or a file that can't be written, doesn't change what the step did. */
async function writeSummary(markdown) {
    if ((process.env.GITHUB_STEP_SUMMARY ?? '') === '')
        return;
    try {
        await core/* summary */.z.addRaw(fitting(markdown), true).write();
    }
    catch (cause) {
        const what = `The job summary could not be written: ${(0,errors/* messageOf */.bD)(cause)}.`;
        actionsLog.warning((0,errors/* problemText */.fI)({ code: 'runner-files', what, remedy: runnerFilesRemedy }));
    }
}
function fitting(markdown) {
    const bytes = Buffer.from(markdown);
    if (bytes.length < longestSummary)
        return markdown;
    const mark = '\n\nThe rest is cut: GitHub takes 1 MiB.';
    const whole = bytes.subarray(0, longestSummary - mark.length - 8).toString();
    return whole.slice(0, whole.lastIndexOf('\n')) + mark;
}


/***/ }),

/***/ 6785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VL: () => (/* binding */ cloudFromMetadata),
/* harmony export */   WA: () => (/* binding */ cloudByName),
/* harmony export */   xT: () => (/* binding */ metadataPath)
/* harmony export */ });
/* unused harmony export cloudNames */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);

/** Endpoints and audiences as Microsoft publishes them: learn.microsoft.com/entra/identity-platform/authentication-national-cloud. */
const publicClouds = [
    {
        name: 'AzureCloud',
        resourceManager: 'https://management.azure.com',
        authority: 'https://login.microsoftonline.com',
        scope: 'https://management.azure.com/.default',
        idTokenAudience: 'api://AzureADTokenExchange',
        privateAuthority: false,
    },
    {
        name: 'AzureUSGovernment',
        resourceManager: 'https://management.usgovcloudapi.net',
        authority: 'https://login.microsoftonline.us',
        scope: 'https://management.usgovcloudapi.net/.default',
        idTokenAudience: 'api://AzureADTokenExchangeUSGov',
        privateAuthority: false,
    },
    {
        name: 'AzureChinaCloud',
        resourceManager: 'https://management.chinacloudapi.cn',
        authority: 'https://login.chinacloudapi.cn',
        scope: 'https://management.chinacloudapi.cn/.default',
        idTokenAudience: 'api://AzureADTokenExchangeChina',
        privateAuthority: false,
    },
];
const cloudNames = publicClouds.map(({ name }) => name);
function cloudByName(name) {
    return publicClouds.find((cloud) => cloud.name.toLowerCase() === name.toLowerCase());
}
const metadataPath = '/metadata/endpoints?api-version=2022-09-01';
/**
 * A cloud that only its ARM endpoint is known of, from the metadata that the endpoint serves.
 * @throws {StepError} where the answer doesn't name an https authority and an audience.
 */
function cloudFromMetadata(endpoint, answer) {
    const metadata = parseMetadata(endpoint, answer);
    const authority = secureUrl(metadata.authentication?.loginEndpoint);
    const audiences = metadata.authentication?.audiences;
    const audience = Array.isArray(audiences)
        ? audiences.find((item) => typeof item === 'string' && item !== '')
        : undefined;
    if (authority === undefined || typeof audience !== 'string')
        throw notAnEndpoint(endpoint);
    const own = publicClouds.find((cloud) => new URL(cloud.authority).host === authority.host);
    return {
        name: endpoint.host,
        resourceManager: endpoint.origin + endpoint.pathname.replace(/\/+$/, ''),
        authority: authority.href.replace(/\/+$/, ''),
        scope: `${audience}/.default`,
        idTokenAudience: own?.idTokenAudience ?? 'api://AzureADTokenExchange',
        privateAuthority: own === undefined,
    };
}
function parseMetadata(endpoint, answer) {
    try {
        const parsed = JSON.parse(answer);
        // Azure's public endpoint answers this version with a list of clouds; a private one with a single object.
        const first = Array.isArray(parsed) ? parsed[0] : parsed;
        if (typeof first === 'object' && first !== null)
            return first;
    }
    catch (cause) {
        throw notAnEndpoint(endpoint, cause);
    }
    throw notAnEndpoint(endpoint);
}
function secureUrl(value) {
    if (typeof value !== 'string' || !URL.canParse(value))
        return undefined;
    const url = new URL(value);
    return url.protocol === 'https:' ? url : undefined;
}
function notAnEndpoint(endpoint, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg('sign-in-environment', `${endpoint.origin} doesn't say how to sign in: ${endpoint.origin}${metadataPath} has no login endpoint and audience.`, {
        remedy: `Set \`environment\` to ${cloudNames.join(', ')}, or to the URL of an Azure Resource Manager endpoint.`,
        cause,
    });
}


/***/ }),

/***/ 6131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   postStep: () => (/* binding */ postStep)
/* harmony export */ });
/* harmony import */ var _actions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6182);
/* harmony import */ var _report_undoing_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6081);
/* harmony import */ var _state_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7927);



/** The post step: undoes what main has recorded. All of that story, and what it needs, is loaded only where there is a record. */
async function postStep() {
    switch ((0,_state_state_js__WEBPACK_IMPORTED_MODULE_2__/* .leftIn */ .J$)(_actions_js__WEBPACK_IMPORTED_MODULE_0__/* .actionsState */ .Rq)) {
        case 'no index':
            _actions_js__WEBPACK_IMPORTED_MODULE_0__/* .actionsLog */ ._D.warning(_report_undoing_js__WEBPACK_IMPORTED_MODULE_1__/* .neverStarted */ .w);
            return;
        case 'nothing':
            _actions_js__WEBPACK_IMPORTED_MODULE_0__/* .actionsLog */ ._D.info(_report_undoing_js__WEBPACK_IMPORTED_MODULE_1__/* .nothingWritten */ .F.why);
            return;
        case 'records': {
            const { undoStep } = await Promise.all(/* import() */[__webpack_require__.e(669), __webpack_require__.e(589)]).then(__webpack_require__.bind(__webpack_require__, 5589));
            await undoStep();
        }
    }
}


/***/ }),

/***/ 8328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Kx: () => (/* reexport */ PLACEHOLDER),
  hU: () => (/* reexport */ arithmetic_covers),
  Jz: () => (/* reexport */ coversAllIpv4),
  HY: () => (/* reexport */ intersects),
  wK: () => (/* reexport */ range_isPlaceholder),
  or: () => (/* reexport */ parseAddress),
  Jc: () => (/* reexport */ parseListed),
  BP: () => (/* reexport */ reachesPublicAddresses),
  XV: () => (/* reexport */ sameSet)
});

// UNUSED EXPORTS: aggregate, isGloballyReachable, mistakeMessage, parseRanges, subtract

// EXTERNAL MODULE: ./node_modules/ip-num/dist/src/index.js
var src = __webpack_require__(2960);
;// CONCATENATED MODULE: ./build/ranges/range.js

/** Nobody but the cluster's own load balancer: an empty list would mean everybody. */
const PLACEHOLDER = '0.0.0.0/32';
/** The shortest prefix that an input may name. */
const range_widestPrefix = 8;
/** The block of that size that holds the address, a number or a dotted quad; its host bits are dropped. */
function range_blockOf(address, prefix) {
    const value = typeof address === 'string' ? Number(src.IPv4.fromString(address).getValue()) : address;
    const size = 2 ** (32 - prefix);
    const first = value - (value % size);
    return {
        kind: 'range',
        text: `${src.IPv4.fromNumber(BigInt(first)).toString()}/${prefix}`,
        first,
        last: first + size - 1,
        prefix,
    };
}
function range_isPlaceholder(entry) {
    return entry.text === PLACEHOLDER;
}
/** What two spellings of one service tag have in common. */
function range_tagKey(tag) {
    return tag.text.toLowerCase();
}
function range_sameTag(left, right) {
    return range_tagKey(left) === range_tagKey(right);
}

;// CONCATENATED MODULE: ./build/ranges/arithmetic.js

/** Whether every address of `entry` is in the union of `entries`. A service tag is covered by an equal tag alone. */
function arithmetic_covers(entries, entry) {
    if (entry.kind === 'service-tag')
        return entries.some((other) => intersects(other, entry));
    // The plan asks this of every entry in turn, so only the few that matter are sorted.
    const near = rangesOf(entries).filter((range) => overlap(range, entry));
    return merged(near).some(({ first, last }) => first <= entry.first && entry.last <= last);
}
/** Whether two entries have an address in common, or are the same service tag. */
function intersects(left, right) {
    if (left.kind === 'range')
        return right.kind === 'range' && overlap(left, right);
    return right.kind === 'service-tag' && range_sameTag(left, right);
}
/** Whether two lists admit the same addresses and name the same service tags, however they are split and ordered. */
function sameSet(left, right) {
    return sameTags(tagsOf(left), tagsOf(right)) && sameIntervals(merged(rangesOf(left)), merged(rangesOf(right)));
}
/** The addresses of `entries` that aren't in `minus`, as the fewest blocks. Service tags are no addresses. */
function subtract(entries, minus) {
    const holes = merged(rangesOf(minus));
    return merged(rangesOf(entries)).flatMap((interval) => gaps(interval, holes).flatMap((gap) => blocksOf(gap, 0)));
}
/**
 * The same addresses as the fewest blocks, in ascending order, and then each service tag once. Nothing is merged into
 * a block wider than /8, which could not be named in an input, unless `entries` hold one so wide already.
 */
function aggregate(entries) {
    const ranges = rangesOf(entries);
    const widest = ranges.reduce((least, { prefix }) => Math.min(least, prefix), widestPrefix);
    const tags = new Map(tagsOf(entries).map((tag) => [tagKey(tag), tag]));
    return [...merged(ranges).flatMap((interval) => blocksOf(interval, widest)), ...tags.values()];
}
function rangesOf(entries) {
    return entries.filter((entry) => entry.kind === 'range');
}
function tagsOf(entries) {
    return entries.filter((entry) => entry.kind === 'service-tag');
}
function overlap(left, right) {
    return left.first <= right.last && right.first <= left.last;
}
function sameTags(left, right) {
    const [leftKeys, rightKeys] = [new Set(left.map(range_tagKey)), new Set(right.map(range_tagKey))];
    return leftKeys.size === rightKeys.size && [...leftKeys].every((key) => rightKeys.has(key));
}
function sameIntervals(left, right) {
    if (left.length !== right.length)
        return false;
    return left.every(({ first, last }, index) => first === right[index]?.first && last === right[index]?.last);
}
/** Disjoint intervals in ascending order, with at least one address between any two. */
function merged(ranges) {
    const result = [];
    for (const { first, last } of ranges.toSorted((left, right) => left.first - right.first)) {
        const previous = result.at(-1);
        if (previous === undefined || first > previous.last + 1)
            result.push({ first, last });
        else
            result[result.length - 1] = { first: previous.first, last: Math.max(previous.last, last) };
    }
    return result;
}
/** What is left of an interval without the holes, which are disjoint and in ascending order. */
function gaps(interval, holes) {
    const result = [];
    let next = interval.first;
    for (const { first, last } of holes.filter((hole) => overlap(hole, interval))) {
        if (first > next)
            result.push({ first: next, last: first - 1 });
        next = last + 1;
    }
    return next <= interval.last ? [...result, { first: next, last: interval.last }] : result;
}
/** The fewest blocks that make up an interval, none with a shorter prefix than `widest`: greedily, the largest first. */
function blocksOf({ first, last }, widest) {
    const result = [];
    for (let next = first; next <= last;) {
        const block = largestBlockAt(next, last, widest);
        result.push(block);
        next = block.last + 1;
    }
    return result;
}
function largestBlockAt(first, last, widest) {
    let prefix = 32;
    // Sizes are plain products, since JavaScript's bit operators would read the upper half of IPv4 as negative numbers.
    for (let size = 2; prefix > widest && first % size === 0 && first + size - 1 <= last; size *= 2)
        prefix -= 1;
    return range_blockOf(first, prefix);
}

;// CONCATENATED MODULE: ./build/ranges/special-purpose.js


/**
 * The blocks that aren't globally reachable by the IANA IPv4 special-purpose registry
 * (https://www.iana.org/assignments/iana-ipv4-special-registry), the narrowest of nested ones first. Multicast, which is
 * never a source address, is in the address space registry (https://www.iana.org/assignments/ipv4-address-space).
 */
const blocks = [
    special('0.0.0.0', 8, '"this network"'),
    special('10.0.0.0', 8, 'private use'),
    special('100.64.0.0', 10, 'shared by carriers, CGNAT'),
    special('127.0.0.0', 8, 'loopback'),
    special('169.254.0.0', 16, 'link-local'),
    special('172.16.0.0', 12, 'private use'),
    special('192.0.0.0', 24, 'IETF protocol assignments'),
    special('192.0.2.0', 24, 'documentation'),
    // The registry leaves its reach open. 6to4 relays are deprecated, and nobody else was given the block: RFC 7526.
    special('192.88.99.0', 24, 'deprecated 6to4 relays'),
    special('192.168.0.0', 16, 'private use'),
    special('198.18.0.0', 15, 'benchmarking'),
    special('198.51.100.0', 24, 'documentation'),
    special('203.0.113.0', 24, 'documentation'),
    special('224.0.0.0', 4, 'multicast'),
    special('255.255.255.255', 32, 'broadcast'),
    special('240.0.0.0', 4, 'reserved'),
];
/** Anycast addresses within 192.0.0.0/24 that the registry calls globally reachable (RFC 7723, RFC 8155). */
const reachableExceptions = [range_blockOf('192.0.0.9', 32), range_blockOf('192.0.0.10', 32)];
const unreachable = subtract(blocks.map(({ range }) => range), reachableExceptions);
const everything = range_blockOf(0, 0);
/** The block that a range lies in as a whole; undefined where that is globally reachable. */
function special_purpose_specialPurposeBlockOf(range) {
    if (covers(reachableExceptions, range))
        return undefined;
    return blocks.find((block) => covers([block.range], range));
}
/** The blocks that lie within a range. */
function special_purpose_specialPurposeBlocksIn(range) {
    return blocks.filter((block) => covers([range], block.range));
}
/** Whether each single address of a range is globally reachable. */
function isGloballyReachable(range) {
    return !unreachable.some((block) => intersects(block, range));
}
/** Whether a range holds any globally reachable address. */
function reachesPublicAddresses(range) {
    return !arithmetic_covers(unreachable, range);
}
/**
 * Whether the entries admit the whole internet. Blocks that no caller comes from don't count: a list that lacks only
 * those restricts nobody.
 */
function coversAllIpv4(entries) {
    return arithmetic_covers([...entries, ...unreachable], everything);
}
function special(network, prefix, purpose) {
    return { range: range_blockOf(network, prefix), purpose };
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./build/ranges/syntax.js

const ipv4Shape = /^(\d{1,3}(?:\.\d{1,3}){3})(?:\/(\d{1,3}))?$/;
const leadingZero = /(?:^|[./])0\d/;
const serviceTagShape = /^[A-Z][A-Za-z0-9]{0,63}(?:\.[A-Za-z0-9]{1,63})?$/;
/** Takes time linear in the length of the word: no pattern can backtrack far. */
function syntax_syntaxOf(word) {
    if (serviceTagShape.test(word))
        return { kind: 'service-tag' };
    const [, address, prefix] = ipv4Shape.exec(word) ?? [];
    if (address === undefined)
        return { kind: looksLikeIpv6(word) ? 'ipv6' : 'unknown' };
    // inet_aton reads 010 as octal 8 and others read it as 10, so nobody can tell which address is meant (CVE-2021-29921).
    if (leadingZero.test(word))
        return { kind: 'leading-zero' };
    if (address.split('.').some((octet) => Number(octet) > 255))
        return { kind: 'unknown' };
    return { kind: 'ipv4', address, prefix: prefix === undefined ? undefined : Number(prefix) };
}
function looksLikeIpv6(word) {
    const [address = ''] = word.split('/');
    return (0,external_node_net_.isIPv6)(address.replace(/^\[|\]$/g, ''));
}

;// CONCATENATED MODULE: ./build/ranges/address.js



/** The one globally reachable IPv4 address that a text consists of, white space around it aside. */
function parseAddress(text) {
    const syntax = syntax_syntaxOf(text.trim());
    if (syntax.kind !== 'ipv4' || syntax.prefix !== undefined)
        return undefined;
    const address = range_blockOf(syntax.address, 32);
    return isGloballyReachable(address) ? address : undefined;
}

;// CONCATENATED MODULE: ./build/ranges/listed.js


/** Reads what a cluster holds. Others wrote it, so everything that has a meaning is taken: host bits, any prefix. */
function parseListed(texts) {
    return texts.map((text) => {
        const entry = listedEntry(text.trim());
        return entry === undefined ? { text } : { text, entry };
    });
}
function listedEntry(word) {
    const syntax = syntax_syntaxOf(word);
    if (syntax.kind === 'service-tag')
        return { kind: 'service-tag', text: word };
    if (syntax.kind !== 'ipv4')
        return undefined;
    const { address, prefix = 32 } = syntax;
    return prefix > 32 ? undefined : range_blockOf(address, prefix);
}

;// CONCATENATED MODULE: ./build/ranges/read-entry.js




/** Reads one entry that a user wants on the list, and refuses it unless it can only mean one thing. */
function read_entry_readEntry(word) {
    const syntax = syntaxOf(word);
    switch (syntax.kind) {
        case 'ipv4':
            return readBlock(word, syntax.address, syntax.prefix);
        case 'service-tag':
            return readServiceTag(word);
        case 'ipv6':
            return refuse(word, 'is IPv6, and AKS takes IPv4 only', 'Name the IPv4 address that this traffic leaves from.');
        case 'leading-zero':
            return refuse(word, 'has a number with a leading zero, which some programs take for octal', 'Write the number that is meant without leading zeros.');
        case 'unknown':
            return refuse(word, 'is not an IPv4 address, a CIDR range or an Azure service tag', 'Write it like 137.117.106.90, 137.117.106.88/29 or AzureFrontDoor.Backend.');
    }
}
function readBlock(word, address, prefix = 32) {
    if (prefix > 32)
        return tooNarrow(word, prefix);
    if (prefix < widestPrefix)
        return tooWide(word, prefix);
    const range = blockOf(address, prefix);
    if (isPlaceholder(range))
        return { kind: 'entry', entry: range };
    const special = specialPurposeBlockOf(range);
    // Ahead of the host bits, since mending those would not help.
    if (special !== undefined)
        return outOfReach(word, special);
    if (range.text !== `${address}/${prefix}`)
        return hostBitsSet(word, address, range);
    return { kind: 'entry', entry: range };
}
function tooNarrow(word, prefix) {
    return refuse(word, `has the prefix /${prefix}, and IPv4 ends at /32`, `Write a prefix from /${widestPrefix} to /32.`);
}
function tooWide(word, prefix) {
    return refuse(word, `has the prefix /${prefix}, which is wider than /${widestPrefix}`, `Name narrower ranges, /${widestPrefix} to /32. To open the cluster to everybody, use \`mode: disable\`.`);
}
function outOfReach(word, { range, purpose }) {
    return refuse(word, `lies in ${range.text} (${purpose}), which isn't globally reachable: the API server never sees a caller from there`, 'Name the public address that this traffic leaves from, such as that of its NAT gateway.');
}
function hostBitsSet(word, address, range) {
    return refuse(word, 'has host bits set, and AKS takes the network address', `Write "${range.text}" for the whole range, or "${address}/32" for this one address.`);
}
function readServiceTag(word) {
    // Azure's own tag of that name means everything outside of a virtual network.
    // https://learn.microsoft.com/azure/virtual-network/service-tags-overview
    if (word.toLowerCase() === 'internet') {
        return refuse(word, 'is the service tag of the whole internet', 'Name the ranges to authorize. To open the cluster to everybody, use `mode: disable`.');
    }
    return { kind: 'entry', entry: { kind: 'service-tag', text: word } };
}
function refuse(word, problem, remedy) {
    return { kind: 'mistake', mistake: mistakeIn(word, problem, remedy) };
}

;// CONCATENATED MODULE: ./build/ranges/parse-ranges.js




/**
 * Reads a user's list: entries apart by commas, white space and new lines; `#` starts a comment to the end of the line.
 * Finds all mistakes and not just the first, so that nobody mends them one failed run at a time. Never throws.
 */
function parseRanges(text) {
    const entries = new Map();
    const mistakes = [];
    let firstTag;
    for (const word of wordsOf(text)) {
        const reading = readEntry(word);
        if (reading.kind === 'mistake') {
            mistakes.push(reading.mistake);
        }
        else if (reading.entry.kind === 'range') {
            entries.set(reading.entry.text, reading.entry);
        }
        else {
            firstTag ??= reading.entry;
            if (sameTag(firstTag, reading.entry))
                entries.set(tagKey(firstTag), firstTag);
            else
                mistakes.push(secondTag(word, firstTag));
        }
    }
    return { entries: [...entries.values()], mistakes, warnings: [...entries.values()].flatMap(warningsOn) };
}
function wordsOf(text) {
    return new Set(text
        .replace(/#[^\r\n]*/g, '')
        .split(/[\s,]+/)
        .filter((word) => word !== ''));
}
function secondTag(word, first) {
    return mistakeIn(word, `is a service tag beside "${first.text}", and AKS takes only one`, 'Leave one of them, and name ranges instead of the others.');
}
function warningsOn(entry) {
    if (entry.kind === 'service-tag')
        return spansTenants(entry) ? [spanningTenants(entry)] : [];
    const inside = specialPurposeBlocksIn(entry).map(({ range, purpose }) => `${range.text} (${purpose})`);
    if (inside.length === 0)
        return [];
    return [
        `"${entry.text}" contains ${inside.join(', ')}, where nobody on the internet comes from. Name narrower ranges, unless all of it is meant.`,
    ];
}
/** `AzureCloud` and its regions, such as `AzureCloud.westeurope`. */
function spansTenants(tag) {
    return tagKey(tag).split('.')[0] === 'azurecloud';
}
function spanningTenants(tag) {
    return `"${tag.text}" spans tenants: it authorizes the addresses of every Azure customer, and not only yours. Name narrower ranges, unless that is meant.`;
}

;// CONCATENATED MODULE: ./build/ranges/index.js









/***/ }),

/***/ 6081:
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

/***/ 7927:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J$: () => (/* binding */ leftIn),
  ln: () => (/* binding */ loadUndo)
});

// UNUSED EXPORTS: clearUndo, openState, saveUndo

// EXTERNAL MODULE: ./build/azure/cloud.js
var cloud = __webpack_require__(6785);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/state/packing.js

/** The runner hands a state on as one environment variable: Linux takes 128 KiB in each, Windows 32,767 characters. */
const longestPlain = 16_000;
const longestUnpacked = 10_000_000;
const mark = 'deflate:';
/** The same text, made smaller where it is long: 2,000 ranges that replace 2,000 others would not fit. */
function packing_packed(text) {
    return text.length <= longestPlain ? text : mark + deflateRawSync(text, { level: 9 }).toString('base64');
}
/** @throws {Error} where what was packed is damaged. */
function unpacked(text) {
    if (!text.startsWith(mark))
        return text;
    const bytes = Buffer.from(text.slice(mark.length), 'base64');
    return (0,external_node_zlib_.inflateRawSync)(bytes, { maxOutputLength: longestUnpacked }).toString('utf8');
}

;// CONCATENATED MODULE: ./build/azure/sign-in.js
const signInMethods = ['auto', 'oidc', 'client-secret', 'azure-cli'];
/** Decides by what is there, never by trying one way after the other: what signs in today signs in tomorrow. */
function chooseSignIn(means) {
    const { tenantId, clientId } = means;
    const method = means.method === 'auto' ? detect(means) : means.method;
    switch (method) {
        case 'azure-cli':
            return { signIn: { method, tenantId: tenantId === '' ? undefined : tenantId } };
        case 'client-secret': {
            const problems = [
                ...missingIds(means, method),
                ...(means.hasClientSecret
                    ? []
                    : [
                        '`auth-method: client-secret` needs the environment variable AZURE_CLIENT_SECRET, and it is empty. Set it from a secret, with `env`.',
                    ]),
            ];
            return problems.length > 0 ? { problems } : { signIn: { method, tenantId, clientId } };
        }
        case 'oidc': {
            const problems = [
                ...missingIds(means, method),
                ...(means.hasIdToken
                    ? []
                    : [
                        '`auth-method: oidc` needs an ID token from GitHub, and this job may not ask for one. Give the job `permissions: { id-token: write }`.',
                    ]),
            ];
            return problems.length > 0
                ? { problems }
                : { signIn: { method, tenantId, clientId, audience: means.audience === '' ? undefined : means.audience } };
        }
    }
}
function detect(means) {
    if (means.hasClientSecret)
        return 'client-secret';
    if (means.tenantId !== '' && means.clientId !== '' && means.hasIdToken)
        return 'oidc';
    return 'azure-cli';
}
function missingIds({ tenantId, clientId }, method) {
    const missing = [
        ...(tenantId === '' ? ['`tenant-id` (or AZURE_TENANT_ID)'] : []),
        ...(clientId === '' ? ['`client-id` (or AZURE_CLIENT_ID)'] : []),
    ];
    if (missing.length === 0)
        return [];
    return [
        `Signing in with ${method} needs ${missing.join(' and ')}, and ${missing.length === 1 ? 'it is' : 'they are'} empty. Set what is missing, from repository variables or secrets.`,
    ];
}

;// CONCATENATED MODULE: ./build/cluster/cluster-id.js
const resourceId = /^\/?subscriptions\/([^/\s]+)\/resourcegroups\/([^/\s]+)\/providers\/microsoft\.containerservice\/managedclusters\/([^/\s]+)\/?$/i;
/** What the resource provider accepts (managedClusters.json, `resourceName`). */
const clusterName = /^[a-zA-Z0-9](?:[-_a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/;
function parseClusterId(text) {
    const [, subscriptionId, resourceGroup, name] = resourceId.exec(text) ?? [];
    if (subscriptionId === undefined || resourceGroup === undefined || name === undefined)
        return undefined;
    return isClusterName(name) ? { subscriptionId, resourceGroup, name } : undefined;
}
function isClusterName(text) {
    return clusterName.test(text);
}
function resourceIdOf({ subscriptionId, resourceGroup, name }) {
    return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.ContainerService/managedClusters/${name}`;
}

;// CONCATENATED MODULE: ./build/plan/wish.js
const modes = ['add', 'set', 'remove', 'disable', 'sweep'];
const egressModes = (/* unused pure expression or super */ null && (['auto', 'load-balancer', 'nat-gateway', 'firewall', 'none']));
/** Whether the mode names a way whose addresses are to be on the list in any case. */
function namesEgress(mode) {
    return mode !== 'auto' && mode !== 'none';
}
const restores = ['temporary', 'all', 'none'];
/** The ranges among claims, which service tags aren't. */
function rangesIn(claims) {
    return claims.flatMap(({ entry }) => (entry.kind === 'range' ? [entry] : []));
}

// EXTERNAL MODULE: ./build/ranges/index.js + 8 modules
var ranges = __webpack_require__(8328);
;// CONCATENATED MODULE: ./build/report/detail.js
/** How much of the list the log, the annotations and the job summary show: everybody reads them on a public repository. */
const details = ['own', 'full', 'none'];

;// CONCATENATED MODULE: ./build/state/record-shape.js





/** Whether a state that was read back is whole: a post step must not act on half of one. Members that it doesn't know are let be. */
function isUndoRecord(value) {
    return record(value);
}
const record_shape_text = (value) => typeof value === 'string' && value !== '';
const truth = (value) => typeof value === 'boolean';
const httpsUrl = (value) => typeof value === 'string' && URL.canParse(value) && value.startsWith('https://');
const number = (value) => typeof value === 'number' && Number.isFinite(value);
const span = (value) => number(value) && Number(value) > 0;
/** Milliseconds since 1970 that a `Date` can hold (ECMA-262, time values). */
const moment = (value) => span(value) && Number(value) <= 8.64e15;
const texts = listOf((value) => typeof value === 'string');
function oneOf(words) {
    return (value) => words.some((word) => word === value);
}
function absentOr(check) {
    return (value) => value === undefined || check(value);
}
function anyOf(...checks) {
    return (value) => checks.some((check) => check(value));
}
function listOf(check) {
    return (value) => Array.isArray(value) && value.every(check);
}
function shape(members) {
    return (value) => typeof value === 'object' &&
        value !== null &&
        Object.entries(members).every(([key, check]) => 
        // Its own members only: what every object inherits was never saved.
        check(Object.hasOwn(value, key) ? value[key] : undefined));
}
const signIn = (value) => shape({ method: oneOf(signInMethods.filter((method) => method !== 'auto')), tenantId: absentOr(record_shape_text) })(value) &&
    (shape({ method: oneOf(['azure-cli']) })(value) ||
        shape({ tenantId: record_shape_text, clientId: record_shape_text, audience: absentOr(record_shape_text) })(value));
/** A range whose bounds are those of its text: nothing else can be compared with what a cluster holds. */
const range = (value) => {
    if (!shape({ kind: oneOf(['range']), text: record_shape_text, first: number, last: number, prefix: number })(value))
        return false;
    const { first, last, prefix, text: written } = value;
    const [listed] = (0,ranges/* parseListed */.Jc)([String(written)]);
    const entry = listed?.entry;
    return (entry?.kind === 'range' &&
        entry.text === written &&
        entry.first === first &&
        entry.last === last &&
        entry.prefix === prefix);
};
const cluster = (value) => {
    if (!shape({ subscriptionId: record_shape_text, resourceGroup: record_shape_text, name: record_shape_text })(value))
        return false;
    return parseClusterId(resourceIdOf(value)) !== undefined;
};
const lease = shape({
    id: record_shape_text,
    address: range,
    expiresAt: moment,
    holder: shape({ server: record_shape_text, repositoryId: record_shape_text, runId: record_shape_text, attempt: record_shape_text }),
});
const egress = anyOf(shape({
    kind: oneOf(['resolved']),
    addresses: listOf(shape({ range, chain: record_shape_text })),
    placeholderSuffices: truth,
}), shape({ kind: oneOf(['not-needed', 'waived']) }));
const record = shape({
    cluster,
    resourceUid: absentOr(record_shape_text),
    cloud: shape({
        name: record_shape_text,
        resourceManager: httpsUrl,
        authority: httpsUrl,
        scope: record_shape_text,
        idTokenAudience: record_shape_text,
        privateAuthority: truth,
    }),
    signIn,
    footprint: shape({
        mode: oneOf(modes),
        restore: oneOf(restores),
        added: listOf(shape({ text: record_shape_text, temporary: truth })),
        removed: texts,
        replacesPlaceholder: truth,
        wasOpen: truth,
        left: texts,
        declared: texts,
        leases: absentOr(listOf(lease)),
        ended: absentOr(listOf(lease)),
        removedLeases: absentOr(listOf(lease)),
    }),
    egress: absentOr(egress),
    egressIps: listOf(range),
    write: oneOf(['unanswered', 'accepted']),
    waits: truth,
    timeoutMs: span,
    detail: oneOf(details),
});

;// CONCATENATED MODULE: ./build/state/state.js




/** Names the records that main has saved, as a JSON array. */
const index = 'records';
const key = 'undo';
const version = 2;
/**
 * Main's first act: an index that names no record. A job's other steps can set `STATE_…` variables for the post step too
 * (GITHUB_ENV), and what this step has saved outranks them: so post reads no record that this step hasn't named.
 */
function openState(store) {
    store.save(index, '[]');
}
/** Keeps what post has to undo. Called before every write, so that a step killed at any moment leaves the truth. */
function saveUndo(store, record) {
    const { cloud } = record;
    const named = cloudByName(cloud.name) === undefined ? cloud : { name: cloud.name };
    store.save(key, packed(JSON.stringify({ version, record: { ...record, cloud: named } })));
    // Named once it is there: a step killed in between has not written, and nothing of another's is taken for its record.
    store.save(index, JSON.stringify([key]));
}
/** A write that was refused for good leaves nothing to undo. */
function clearUndo(store) {
    store.save(key, '');
}
/** What main has left: no index if it ended before its first act; records, whether readable or not. */
function leftIn(store) {
    const names = store.load(index);
    if (names === '')
        return 'no index';
    return names === '[]' || store.load(key) === '' ? 'nothing' : 'records';
}
/** @returns undefined where main wrote nothing. @throws {StepError} on a state that this version didn't write. */
function loadUndo(store) {
    if (leftIn(store) !== 'records')
        return undefined;
    try {
        const names = JSON.parse(store.load(index));
        if (!Array.isArray(names) || !names.includes(key))
            throw new Error('The index names no record that there is.');
        const saved = JSON.parse(unpacked(store.load(key)));
        const record = { ...saved?.record, cloud: cloudIn(saved?.record) };
        if (saved?.version === version && isUndoRecord(record))
            return record;
    }
    catch (cause) {
        throw unreadable(cause);
    }
    throw unreadable();
}
/** A named cloud's endpoints come from the code, whatever the state says: it is where secrets are sent. */
function cloudIn(record) {
    const name = record?.cloud?.name;
    return (typeof name === 'string' ? (0,cloud/* cloudByName */.WA)(name) : undefined) ?? record?.cloud;
}
function unreadable(cause) {
    return new errors/* StepError */.zg('state-unreadable', "The state that the main step left can't be read, so it can't be told what to undo.", {
        remedy: "Compare the cluster's list with the one that the main step printed, and take out what is too much.",
        cause,
    });
}


/***/ })

};

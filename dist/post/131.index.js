export const id = 131;
export const ids = [131];
export const modules = {

/***/ 2042:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _D: () => (/* binding */ actionsLog),
  Rq: () => (/* binding */ actionsState),
  dK: () => (/* binding */ mask),
  Sy: () => (/* binding */ writeSummary)
});

// UNUSED EXPORTS: actionsInputs, setOutputs

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 14 modules
var core = __webpack_require__(6421);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/inputs/workspace-file.js


/** More than any list needs: 2,000 ranges with a comment each take a tenth of it. */
const mostBytes = 1024 * 1024;
/**
 * Reads a regular file that really lies in the workspace, outside `.git`: a pull request can put any link or pipe there,
 * and what the runner's own files or git's settings hold would show in error messages. Never waits.
 */
function readWorkspaceFile(workspace, path) {
    const root = realPath(workspace);
    if (root === undefined)
        return refused('is not there: the workspace is missing');
    const file = realPath((0,external_node_path_.resolve)(root, path));
    if (file === undefined)
        return refused("doesn't exist in the workspace");
    const within = (0,external_node_path_.relative)(root, file);
    if (within === '' || within.split(external_node_path_.sep)[0] === '..' || (0,external_node_path_.isAbsolute)(within))
        return refused('is outside the workspace');
    const names = within.split(external_node_path_.sep);
    if (names.some((name) => name.toLowerCase() === '.git'))
        return refused("is git's own: `.git` may hold a credential");
    try {
        const bytes = readRegular(file, () => realPath((0,external_node_path_.resolve)(root, path)) === file);
        if (typeof bytes === 'string')
            return refused(bytes);
        return { kind: 'read', path: names.join('/'), text: bytes.toString('utf8') };
    }
    catch (error) {
        const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
        return refused(`can't be read${code}`);
    }
}
/** @returns the content, or what the file is instead of a regular one of a fitting size. */
function readRegular(file, isStillThere) {
    // Opening a device may act on it, so it is looked at before; what counts is what was opened.
    const before = (0,external_node_fs_.lstatSync)(file);
    if (!before.isFile())
        return kindOf(before);
    const descriptor = (0,external_node_fs_.openSync)(file, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK | external_node_fs_.constants.O_NOFOLLOW);
    try {
        const opened = (0,external_node_fs_.fstatSync)(descriptor);
        if (!opened.isFile())
            return kindOf(opened);
        const now = (0,external_node_fs_.lstatSync)(file);
        if (!isStillThere() || now.ino !== opened.ino || now.dev !== opened.dev)
            return 'was replaced while it was read';
        return readUpTo(descriptor, mostBytes) ?? `is larger than ${mostBytes / 1024 / 1024} MiB`;
    }
    finally {
        (0,external_node_fs_.closeSync)(descriptor);
    }
}
function readUpTo(descriptor, most) {
    const bytes = Buffer.alloc(most + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length <= most; length += read)
        read = (0,external_node_fs_.readSync)(descriptor, bytes, length, bytes.length - length, null);
    return length > most ? undefined : bytes.subarray(0, length);
}
function kindOf(stats) {
    if (stats.isDirectory())
        return 'is a directory';
    if (stats.isFIFO())
        return 'is a pipe';
    return stats.isSocket() ? 'is a socket' : 'is a device';
}
/** The path without links, as the file system spells it. */
function realPath(path) {
    try {
        return external_node_fs_.realpathSync.native(path);
    }
    catch {
        return undefined;
    }
}
const refused = (why) => ({ kind: 'refused', why });

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
    error: (text, at) => annotate(core/* error */.z3, text, at),
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
function annotate(write, text, at) {
    const whole = (0,log_text/* visible */.RK)(text);
    if (whole.length > log_text/* longestAnnotation */.OO)
        actionsLog.info(whole);
    write((0,log_text/* cut */.Jj)(whole, log_text/* longestAnnotation */.OO), at === undefined ? {} : { file: (0,log_text/* visible */.RK)(at.file), startLine: at.line });
}
/** Hides a secret in the log from now on. */
function mask(secret) {
    (0,core/* setSecret */.Pq)(secret);
}
const actionsState = {
    save: (key, value) => handedOver('GITHUB_STATE', () => (0,core/* saveState */.LZ)(key, value)),
    load: (key) => (0,core/* getState */.Gu)(key),
};
/** @throws {StepError} where the runner's file can't be written. */
function setOutputs(values) {
    handedOver('GITHUB_OUTPUT', () => {
        // One line each: an entry that others put on the list must not look like more than an entry to a script.
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
/* harmony export */   WA: () => (/* binding */ cloudByName),
/* harmony export */   Yy: () => (/* binding */ azureCliScope),
/* harmony export */   cY: () => (/* binding */ cloudNames),
/* harmony export */   sw: () => (/* binding */ isPublicHost)
/* harmony export */ });
/* unused harmony export cloudAt */
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
        authority: 'https://login.partner.microsoftonline.cn',
        scope: 'https://management.chinacloudapi.cn/.default',
        idTokenAudience: 'api://AzureADTokenExchangeChina',
        privateAuthority: false,
    },
];
const cloudNames = publicClouds.map(({ name }) => name);
function cloudByName(name) {
    return publicClouds.find((cloud) => cloud.name.toLowerCase() === name.toLowerCase());
}
/**
 * What az is asked for: its own default resource, since after azure/login with OIDC it has a token for that cached, and for no
 * other once the ID token is dead (Azure/azure-cli#28708). ARM takes it as well.
 */
function azureCliScope({ name, scope }) {
    return azureCliScopes[name] ?? scope;
}
const azureCliScopes = {
    AzureCloud: 'https://management.core.windows.net//.default',
    AzureUSGovernment: 'https://management.core.usgovcloudapi.net//.default',
    AzureChinaCloud: 'https://management.core.chinacloudapi.cn//.default',
};
/** The public cloud whose own ARM endpoint this is. */
function cloudAt(endpoint) {
    return publicClouds.find(({ resourceManager }) => new URL(resourceManager).origin === endpoint.origin);
}
/** Domains of Microsoft's public clouds, whose hosts sign in (`sts.windows.net`) or are what tokens are for (`management.core.windows.net`). */
const publicDomains = [
    'azure.cn',
    'azure.com',
    'azure.net',
    'azure.us',
    'chinacloudapi.cn',
    'cloudapi.de',
    'live.com',
    'microsoft.com',
    'microsoftazure.de',
    'microsoftonline-p.com',
    'microsoftonline.cn',
    'microsoftonline.com',
    'microsoftonline.de',
    'microsoftonline.us',
    'usgovcloudapi.net',
    'windows.net',
    'windows-ppe.net',
    'windowsazure.com',
];
/** Whether a host belongs to one of Microsoft's public clouds. */
function isPublicHost(url) {
    const host = url.hostname.replace(/\.+$/, '');
    return publicDomains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}


/***/ }),

/***/ 3727:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bj: () => (/* binding */ signInMethods),
/* harmony export */   Vk: () => (/* binding */ clientSecretIn)
/* harmony export */ });
/* unused harmony exports describeSignIn, chooseSignIn */
const signInMethods = ['auto', 'oidc', 'client-secret', 'azure-cli'];
/** A secret's text without the blank space and line ends that come with copying it. */
function clientSecretIn(env) {
    return (env.AZURE_CLIENT_SECRET ?? '').trim();
}
/** As a log line ends: "Signed in with …". */
function describeSignIn(signIn) {
    const tenant = signIn.tenantId === undefined ? '' : ` in tenant ${signIn.tenantId}`;
    return `${signIn.method}${signIn.method === 'azure-cli' ? '' : ` as application ${signIn.clientId}`}${tenant}`;
}
/** Chooses once: a method that turns out not to work is never followed by another one. */
function chooseSignIn(means) {
    if (means.method !== 'auto')
        return signInBy(means.method, means);
    if (means.hasClientSecret)
        return signInBy('client-secret', means);
    if (means.tenantId.text !== '' && means.clientId.text !== '' && means.hasIdToken)
        return signInBy('oidc', means);
    const problems = halfNamed(means);
    return problems.length > 0 ? { problems } : signInBy('azure-cli', means);
}
/** An application was meant to sign in: az, which may be signed in as something else, must not take its place. */
function halfNamed({ tenantId, clientId, hasIdToken }) {
    const problems = [];
    if (clientId.text !== '' && tenantId.text === '')
        problems.push(`${clientName} names an application to sign in as, and ${tenantName} is empty. ${fillIn}`);
    if (tenantId.byInput && clientId.text === '')
        problems.push(`\`tenant-id\` names a tenant to sign in to, and ${clientName} is empty. ${fillIn}`);
    if (clientId.byInput && !hasIdToken)
        problems.push('`client-id` names an application to sign in as, and this job may not ask GitHub for an ID token. Give the job `permissions: { id-token: write }`, or set AZURE_CLIENT_SECRET, or `auth-method: azure-cli`.');
    return problems;
}
function signInBy(method, means) {
    const { audience, hasClientSecret, hasIdToken } = means;
    const [tenantId, clientId] = [means.tenantId.text, means.clientId.text];
    switch (method) {
        case 'azure-cli': {
            const lacksIdToken = means.method === 'auto' && clientId !== '' && !hasIdToken;
            return { signIn: { method, tenantId: tenantId === '' ? undefined : tenantId, lacksIdToken } };
        }
        case 'client-secret': {
            const problems = missingIds(means, method);
            if (!hasClientSecret)
                problems.push('`auth-method: client-secret` needs the environment variable AZURE_CLIENT_SECRET, and it is empty. Set it from a secret, with `env`.');
            return problems.length > 0 ? { problems } : { signIn: { method, tenantId, clientId } };
        }
        case 'oidc': {
            const problems = missingIds(means, method);
            if (!hasIdToken)
                problems.push('`auth-method: oidc` needs an ID token from GitHub, and this job may not ask for one. Give the job `permissions: { id-token: write }`.');
            if (problems.length > 0)
                return { problems };
            return { signIn: { method, tenantId, clientId, audience: audience === '' ? undefined : audience } };
        }
    }
}
const tenantName = '`tenant-id` (or AZURE_TENANT_ID)';
const clientName = '`client-id` (or AZURE_CLIENT_ID)';
const fillIn = 'Set what is missing, from repository variables or secrets.';
function missingIds({ tenantId, clientId }, method) {
    const missing = [...(tenantId.text === '' ? [tenantName] : []), ...(clientId.text === '' ? [clientName] : [])];
    if (missing.length === 0)
        return [];
    return [
        `Signing in with ${method} needs ${missing.join(' and ')}, and ${missing.length === 1 ? 'it is' : 'they are'} empty. ${fillIn}`,
    ];
}


/***/ }),

/***/ 9541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hy: () => (/* binding */ parseClusterId),
/* harmony export */   PF: () => (/* binding */ resourceIdOf)
/* harmony export */ });
/* unused harmony exports isSubscriptionId, isGroupName, isClusterName, readClusterId */
const subscription = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Letters of any script, digits, and `-_.()` (learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules). */
const groupName = /^[-\p{L}\p{N}_.()]{0,89}[-\p{L}\p{N}_()]$/u;
/** What the resource provider accepts (managedClusters.json, `resourceName`). */
const clusterName = /^[a-zA-Z0-9](?:[-_a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/;
const isSubscriptionId = (text) => subscription.test(text);
const isGroupName = (text) => groupName.test(text);
const isClusterName = (text) => clusterName.test(text);
const literal = (word) => ({
    expected: `"${word}"`,
    fits: (text) => text.toLowerCase() === word.toLowerCase(),
});
const parts = [
    literal('subscriptions'),
    { expected: 'a subscription ID', fits: isSubscriptionId },
    literal('resourceGroups'),
    { expected: 'the name of a resource group', fits: isGroupName },
    literal('providers'),
    literal('Microsoft.ContainerService'),
    literal('managedClusters'),
    { expected: 'the name of a cluster', fits: isClusterName },
];
/** Reads a full resource ID in any letter case; undefined where it is none. */
function parseClusterId(text) {
    const read = readClusterId(text);
    return 'kind' in read ? undefined : read;
}
/** The same, saying what is wrong with it. */
function readClusterId(text) {
    const given = text.replace(/^\/|\/$/g, '').split('/');
    for (const [index, { expected, fits }] of parts.entries()) {
        const found = given[index];
        if (found === undefined)
            return { kind: 'missing', expected };
        if (!fits(found))
            return { kind: 'unexpected', expected, found };
    }
    if (given.length > parts.length)
        return { kind: 'extra', found: given.slice(parts.length).join('/') };
    const [, subscriptionId = '', , resourceGroup = '', , , , name = ''] = given;
    return { subscriptionId, resourceGroup, name };
}
function resourceIdOf({ subscriptionId, resourceGroup, name }) {
    return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.ContainerService/managedClusters/${name}`;
}


/***/ }),

/***/ 6131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   postStep: () => (/* binding */ postStep)
/* harmony export */ });
/* harmony import */ var _actions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2042);
/* harmony import */ var _report_undoing_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6081);
/* harmony import */ var _state_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8098);



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
            const { undoStep } = await Promise.all(/* import() */[__webpack_require__.e(452), __webpack_require__.e(693)]).then(__webpack_require__.bind(__webpack_require__, 693));
            await undoStep();
        }
    }
}


/***/ }),

/***/ 2016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Kx: () => (/* reexport */ PLACEHOLDER),
  hU: () => (/* reexport */ covers),
  Jz: () => (/* reexport */ coversAllIpv4),
  HY: () => (/* reexport */ intersects),
  wK: () => (/* reexport */ range_isPlaceholder),
  or: () => (/* reexport */ parseAddress),
  Jc: () => (/* reexport */ parseListed),
  BP: () => (/* reexport */ reachesPublicAddresses),
  XV: () => (/* reexport */ sameSet)
});

// UNUSED EXPORTS: aggregate, coverageOf, excerpt, isGloballyReachable, mistakeKinds, oddityKinds, parseRanges, subtract

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
function covers(entries, entry) {
    if (entry.kind === 'service-tag')
        return entries.some((other) => intersects(other, entry));
    // The plan asks this of every entry in turn, so only the few that matter are sorted.
    const near = arithmetic_rangesOf(entries).filter((range) => overlap(range, entry));
    return arithmetic_merged(near).some(({ first, last }) => first <= entry.first && entry.last <= last);
}
/** Whether two entries have an address in common, or are the same service tag. */
function intersects(left, right) {
    if (left.kind === 'range')
        return right.kind === 'range' && overlap(left, right);
    return right.kind === 'service-tag' && range_sameTag(left, right);
}
/** Whether two lists admit the same addresses and name the same service tags, however they are split and ordered. */
function sameSet(left, right) {
    return sameTags(tagsOf(left), tagsOf(right)) && sameIntervals(arithmetic_merged(arithmetic_rangesOf(left)), arithmetic_merged(arithmetic_rangesOf(right)));
}
/** The addresses of `entries` that aren't in `minus`, as the fewest blocks. Service tags are no addresses. */
function subtract(entries, minus) {
    const holes = arithmetic_merged(arithmetic_rangesOf(minus));
    return arithmetic_merged(arithmetic_rangesOf(entries)).flatMap((interval) => gaps(interval, holes).flatMap((gap) => blocksOf(gap, 0)));
}
/**
 * The same addresses as the fewest blocks, in ascending order, and then each service tag once. Nothing is merged into
 * a block wider than /8, which could not be named in an input, unless `entries` hold one so wide already.
 */
function aggregate(entries) {
    const ranges = arithmetic_rangesOf(entries);
    const widest = ranges.reduce((least, { prefix }) => Math.min(least, prefix), widestPrefix);
    const tags = new Map(tagsOf(entries).map((tag) => [tagKey(tag), tag]));
    return [...arithmetic_merged(ranges).flatMap((interval) => blocksOf(interval, widest)), ...tags.values()];
}
function arithmetic_rangesOf(entries) {
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
function arithmetic_merged(ranges) {
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
/** The fewest blocks that hold the addresses from `first` to `last`, both included, and no other. */
function arithmetic_blocksBetween(first, last) {
    return blocksOf({ first, last }, 0);
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
    if (reachableExceptions.some((exception) => contains(exception, range)))
        return undefined;
    return blocks.find((block) => contains(block.range, range));
}
/** The blocks that lie within a range. */
function special_purpose_specialPurposeBlocksIn(range) {
    return blocks.filter((block) => contains(range, block.range));
}
/** Whether each single address of a range is globally reachable. */
function isGloballyReachable(range) {
    return !unreachable.some((block) => intersects(block, range));
}
/** Whether a range holds any globally reachable address. */
function reachesPublicAddresses(range) {
    return !covers(unreachable, range);
}
/**
 * Whether the entries admit the whole internet. Blocks that no caller comes from don't count: a list that lacks only
 * those restricts nobody.
 */
function coversAllIpv4(entries) {
    return covers([...entries, ...unreachable], everything);
}
function contains(outer, inner) {
    return outer.first <= inner.first && inner.last <= outer.last;
}
function special(network, prefix, purpose) {
    return { range: range_blockOf(network, prefix), purpose };
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./build/ranges/syntax.js

const ipv4Shape = /^(\d{1,3}(?:\.\d{1,3}){3})(?:\/(\d{1,3}))?$/;
const leadingZero = /(?:^|[./])0\d/;
/** A name, perhaps of two parts, and perhaps a region: `AzureFrontDoor.Backend.WestUS`. */
const syntax_serviceTagShape = /^[A-Z][A-Za-z0-9]{0,63}(?:\.[A-Za-z0-9]{1,63}){0,2}$/;
/** Takes time linear in the length of the word: no pattern can backtrack far. */
function syntax_syntaxOf(word) {
    if (syntax_serviceTagShape.test(word))
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

;// CONCATENATED MODULE: ./build/ranges/coverage.js


function coverageOf(entries) {
    const intervals = merged(rangesOf(entries));
    const tags = new Set(entries.flatMap((entry) => (entry.kind === 'service-tag' ? [tagKey(entry)] : [])));
    const nearest = ({ first }) => intervals[firstEndingAt(intervals, first)];
    return {
        covers(entry) {
            if (entry.kind === 'service-tag')
                return tags.has(tagKey(entry));
            const near = nearest(entry);
            return near !== undefined && near.first <= entry.first && entry.last <= near.last;
        },
        intersects(entry) {
            if (entry.kind === 'service-tag')
                return tags.has(tagKey(entry));
            return (nearest(entry)?.first ?? Number.POSITIVE_INFINITY) <= entry.last;
        },
        add(entry) {
            if (entry.kind === 'service-tag') {
                tags.add(tagKey(entry));
                return;
            }
            // Those that overlap or adjoin become one.
            const start = firstEndingAt(intervals, entry.first - 1);
            let end = start;
            for (; (intervals[end]?.first ?? Number.POSITIVE_INFINITY) <= entry.last + 1;)
                end += 1;
            const joined = intervals.slice(start, end);
            const first = Math.min(entry.first, joined[0]?.first ?? entry.first);
            const last = Math.max(entry.last, joined.at(-1)?.last ?? entry.last);
            intervals.splice(start, end - start, { first, last });
        },
    };
}
/** The index of the first interval that ends at an address or after it. */
function firstEndingAt(intervals, address) {
    let [low, high] = [0, intervals.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((intervals[middle]?.last ?? 0) < address)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
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

;// CONCATENATED MODULE: ./build/ranges/mistake.js
const separately = 'Separate entries by commas, white space or new lines, without brackets and quotes';
const mistakeKinds = {
    unknown: {
        is: 'is not an IPv4 address, a CIDR range or an Azure service tag',
        are: 'are not IPv4 addresses, CIDR ranges or Azure service tags',
        remedy: 'Entries look like 137.117.106.90, 137.117.106.88/29 or AzureFrontDoor.Backend.',
    },
    ipv6: {
        is: 'is IPv6, and AKS takes IPv4 only',
        are: 'are IPv6, and AKS takes IPv4 only',
        remedy: 'Name the IPv4 address that this traffic leaves from.',
    },
    'leading-zero': {
        is: 'has a number with a leading zero, which some programs take for octal',
        are: 'have numbers with leading zeros, which some programs take for octal',
        remedy: 'Write the number that is meant without leading zeros.',
    },
    'too-narrow': {
        is: 'has a prefix beyond /32',
        are: 'have prefixes beyond /32',
        remedy: 'Write a prefix from /8 to /32.',
    },
    'too-wide': {
        is: 'has a prefix that is wider than /8',
        are: 'have prefixes that are wider than /8',
        remedy: 'Name narrower ranges, /8 to /32. To open the cluster to the whole internet, use `mode: disable`.',
    },
    unreachable: {
        is: 'is not globally reachable',
        are: 'are not globally reachable: the API server never sees a caller from there',
        remedy: 'Name the public address that this traffic leaves from, such as that of its NAT gateway.',
    },
    'host-bits': {
        is: 'has host bits set, and AKS takes the network address',
        are: 'have host bits set, and AKS takes the network address',
        remedy: 'Write the network address for a whole range, or /32 for a single address.',
    },
    netmask: {
        is: 'has a netmask where a prefix length is expected',
        are: 'have netmasks where prefix lengths are expected',
        remedy: 'Write the prefix length behind the network address: /24 for 255.255.255.0.',
    },
    'from-to': {
        is: 'goes from one address to another, and AKS takes CIDR ranges',
        are: 'go from one address to another, and AKS takes CIDR ranges',
        remedy: 'Write the CIDR ranges that make it up.',
    },
    port: {
        is: 'has a port, and a range has none',
        are: 'have ports, and a range has none',
        remedy: 'Leave the port out.',
    },
    semicolon: {
        is: 'contains a semicolon, which separates nothing here',
        are: 'contain semicolons, which separate nothing here',
        remedy: 'Separate entries by commas, white space or new lines.',
    },
    quotes: {
        is: 'contains quotes',
        are: 'contain quotes',
        remedy: 'Leave the quotes out, or write the whole input as one JSON array of strings.',
    },
    url: {
        is: 'is a URL, and AKS takes addresses',
        are: 'are URLs, and AKS takes addresses',
        remedy: 'Name the address that the callers come from, without scheme, port and path.',
    },
    'host-name': {
        is: 'is a host name, and AKS takes addresses',
        are: 'are host names, and AKS takes addresses',
        remedy: 'Name the addresses that the callers come from.',
    },
    'empty-word': {
        is: 'is what programs print for a missing value',
        are: 'are what programs print for missing values',
        remedy: 'Check the variable, secret or output that fills this input.',
    },
    'universal-word': {
        is: 'stands for everything',
        are: 'stand for everything',
        remedy: 'Name the ranges to authorize. To open the cluster to the whole internet, use `mode: disable`.',
    },
    internet: {
        is: 'is the service tag of the whole internet',
        are: 'are the service tag of the whole internet',
        remedy: 'Name the ranges to authorize. To open the cluster to the whole internet, use `mode: disable`.',
    },
    'private-tag': {
        is: 'is a service tag of addresses within Azure networks, which no caller of the API server has',
        are: 'are service tags of addresses within Azure networks, which no caller of the API server has',
        remedy: 'Name the public addresses that this traffic leaves from.',
    },
    'unknown-tag': {
        is: 'is no Azure service tag that this version knows',
        are: 'are no Azure service tags that this version knows',
        remedy: 'Check the spelling. A tag that is newer is written with `tag:` before it, such as `tag:NewService.WestUS`.',
    },
    'tag-shape': {
        is: 'does not name a service tag behind `tag:`',
        are: 'do not name a service tag behind `tag:`',
        remedy: 'Write it like `tag:NewService` or `tag:NewService.WestUS`.',
    },
    'second-tag': {
        is: 'is one more service tag, and AKS takes only one',
        are: 'are more service tags, and AKS takes only one',
        remedy: 'Leave one of them, and name ranges instead of the others.',
    },
    'no-tag-here': {
        is: 'is a service tag, and only addresses and CIDR ranges are taken here',
        are: 'are service tags, and only addresses and CIDR ranges are taken here',
        remedy: 'Name the addresses.',
    },
    json: {
        is: 'is JSON, but not one array of strings',
        remedy: 'Make one array of strings of it, with `az … --query` or `jq`.',
    },
    hcl: {
        is: 'is a list in brackets that is not JSON, which has no trailing comma, no comment and nothing beside the list',
        remedy: `Take \`terraform output -json\` or \`jsonencode(…)\`. Or: ${separately}.`,
    },
    python: {
        is: 'is a list as Python prints it, not JSON',
        remedy: `Print it with \`json.dumps(…)\` or \`", ".join(…)\`. Or: ${separately}.`,
    },
    brackets: {
        is: 'is a list in brackets',
        remedy: `${separately}, or write one JSON array of strings.`,
    },
    yaml: {
        is: 'is a YAML list, and an input is one text',
        remedy: 'Leave the dashes out: with `|` behind the name of the input, one entry a line.',
    },
    'utf-16': {
        is: 'is UTF-16 text or binary',
        remedy: 'Save it as UTF-8, in PowerShell with `Set-Content -Encoding utf8`.',
    },
};
const oddityKinds = {
    'service-tag': {
        is: 'is taken as an Azure service tag',
        are: 'are taken as Azure service tags',
        remedy: 'It authorizes all addresses of that service.',
    },
    'spans-tenants': {
        is: 'spans tenants: it authorizes the addresses of every Azure customer, and not only yours',
        are: 'span tenants: they authorize the addresses of every Azure customer, and not only yours',
        remedy: 'Name narrower ranges, unless that is meant.',
    },
    'holds-special': {
        is: 'contains blocks that no caller comes from',
        are: 'contain blocks that no caller comes from',
        remedy: 'Name narrower ranges, unless all of it is meant.',
    },
};

;// CONCATENATED MODULE: ./build/ranges/reserved-words.js
/** What programs print where there is no value, in lower case: az, jq, Python, PowerShell, Go, Terraform, spreadsheets. */
const emptyWords = new Set([
    'none',
    'null',
    '$null',
    'nil',
    '<nil>',
    '<null>',
    'undefined',
    'nan',
    'n/a',
    'na',
    'true',
    'false',
    'empty',
    'void',
    'nothing',
]);
/** What programs call everything, in lower case. */
const universalWords = new Set(['any', 'all', '*', '*/*', 'everything', 'everyone']);
/** Words that no list means, in any letter case: `ranges: None` is an empty variable, and never a service tag. */
function reserved_words_reservedWord(word) {
    const lower = word.toLowerCase();
    if (emptyWords.has(lower))
        return 'empty-word';
    return universalWords.has(lower) ? 'universal-word' : undefined;
}

;// CONCATENATED MODULE: ./build/ranges/service-tags.js
/**
 * The names of Azure's service tags (MicrosoftDocs/azure-docs, articles/virtual-network/service-tags-overview.md, edition
 * of 2023). A dot and a region may follow each: `Storage.WestUS`. A name that is newer is written `tag:Name`.
 */
const serviceTagNames = new Set([
    'ActionGroup',
    'ApiManagement',
    'AppConfiguration',
    'AppService',
    'AppServiceManagement',
    'ApplicationInsightsAvailability',
    'AutonomousDevelopmentPlatform',
    'AzureActiveDirectory',
    'AzureActiveDirectoryDomainServices',
    'AzureAdvancedThreatProtection',
    'AzureArcInfrastructure',
    'AzureAttestation',
    'AzureBackup',
    'AzureBotService',
    'AzureCloud',
    'AzureCognitiveSearch',
    'AzureConnectors',
    'AzureContainerAppsService',
    'AzureContainerRegistry',
    'AzureCosmosDB',
    'AzureDataExplorerManagement',
    'AzureDataLake',
    'AzureDatabricks',
    'AzureDevOps',
    'AzureDevSpaces',
    'AzureDeviceUpdate',
    'AzureDigitalTwins',
    'AzureEventGrid',
    'AzureFrontDoor.Backend',
    'AzureFrontDoor.FirstParty',
    'AzureFrontDoor.Frontend',
    'AzureHealthcareAPIs',
    'AzureInformationProtection',
    'AzureIoTHub',
    'AzureKeyVault',
    'AzureLoadTestingInstanceManagement',
    'AzureMachineLearning',
    'AzureMachineLearningInference',
    'AzureManagedGrafana',
    'AzureMonitor',
    'AzureOpenDatasets',
    'AzureResourceManager',
    'AzureSentinel',
    'AzureSignalR',
    'AzureSiteRecovery',
    'AzureSphere',
    'AzureSpringCloud',
    'AzureStack',
    'AzureTrafficManager',
    'AzureUpdateDelivery',
    'AzureWebPubSub',
    'BatchNodeManagement',
    'ChaosStudio',
    'CognitiveServicesFrontend',
    'CognitiveServicesManagement',
    'DataFactory',
    'DataFactoryManagement',
    'Dynamics365BusinessCentral',
    'Dynamics365ForMarketingEmail',
    'EOPExternalPublishedIPs',
    'EventHub',
    'GatewayManager',
    'GuestAndHybridManagement',
    'HDInsight',
    'KustoAnalytics',
    'LogicApps',
    'LogicAppsManagement',
    'M365ManagementActivityApi',
    'M365ManagementActivityApiWebhook',
    'Marketplace',
    'MicrosoftAzureFluidRelay',
    'MicrosoftCloudAppSecurity',
    'MicrosoftContainerRegistry',
    'MicrosoftDefenderForEndpoint',
    'MicrosoftPurviewPolicyDistribution',
    'PowerBI',
    'PowerPlatformInfra',
    'PowerPlatformPlex',
    'PowerQueryOnline',
    'ServiceBus',
    'ServiceFabric',
    'Sql',
    'SqlManagement',
    'Storage',
    'StorageSyncService',
    'WindowsAdminCenter',
    'WindowsVirtualDesktop',
]);
/** Tags that stand for no public caller, in lower case. */
const service_tags_privateTagNames = new Set([
    'virtualnetwork',
    'azureloadbalancer',
    'azureplatformdns',
    'azureplatformimds',
    'azureplatformlkm',
]);
/** The tag in its right spelling, whatever the letter case; a region is kept as it is written. */
function service_tags_serviceTagNamed(text) {
    const [, start = text, region = ''] = /^(.+)(\.[a-z0-9]+)$/i.exec(text) ?? [];
    const withRegion = spellings.get(start.toLowerCase());
    return spellings.get(text.toLowerCase()) ?? (withRegion === undefined ? undefined : `${withRegion}${region}`);
}
const spellings = new Map([...serviceTagNames].map((name) => [name.toLowerCase(), name]));

;// CONCATENATED MODULE: ./build/ranges/spelling.js



/** The longest name that DNS knows; whatever is longer, no pattern is tried on. */
const longestName = 253;
/** More blocks than these are not spelled out. */
const fewBlocks = 8;
const address = String.raw `\d{1,3}(?:\.\d{1,3}){3}`;
const masked = new RegExp(`^(${address})/(${address})$`);
const fromTo = new RegExp(String.raw `^(${address})(?:/32)?[-\u2013\u2014](${address}|\d{1,3})(?:/32)?$`);
const withPort = new RegExp(String.raw `^(${address}(?:/\d{1,2})?):\d{1,5}$`);
const hostName = /^(?:\*\.)?(?:[a-z0-9_-]+\.)+[a-z][a-z0-9-]*\.?(?::\d{1,5})?$/i;
/** Ways in which other programs and people spell addresses. */
function spelling_spellingOf(word) {
    if (/["'`\u2018\u2019\u201c\u201d]/.test(word))
        return { kind: 'quotes' };
    if (word.includes(';'))
        return { kind: 'semicolon' };
    if (word.includes('://'))
        return { kind: 'url' };
    if (word === '-')
        return { kind: 'from-to' };
    if (word.length > longestName)
        return { kind: 'unknown' };
    return maskedSpelling(word) ?? fromToSpelling(word) ?? portSpelling(word) ?? nameSpelling(word);
}
function nameSpelling(word) {
    return { kind: hostName.test(word) ? 'host-name' : 'unknown' };
}
/** `20.1.2.0/255.255.255.0`, and Cisco's wildcard `20.1.2.0/0.0.0.255`. */
function maskedSpelling(word) {
    const [, network, mask] = masked.exec(word) ?? [];
    const [base, bits] = [numberOf(network), numberOf(mask)];
    if (base === undefined || bits === undefined)
        return undefined;
    const prefix = prefixOf(bits);
    if (prefix === undefined)
        return { kind: 'netmask' };
    const { text } = blockOf(base, prefix);
    return { kind: 'netmask', own: { remedy: `Write "${text}".`, hint: text } };
}
/** The prefix length that a mask or a wildcard stands for; undefined where its bits are not in a row. */
function prefixOf(mask) {
    const hosts = Math.min(mask, 2 ** 32 - 1 - mask) + 1;
    const bits = Math.log2(hosts);
    return Number.isInteger(bits) ? 32 - bits : undefined;
}
/** `20.1.2.3-20.1.2.9`, `20.1.2.3-9`. */
function fromToSpelling(word) {
    const [, start, end = ''] = fromTo.exec(word) ?? [];
    if (start === undefined)
        return undefined;
    const first = numberOf(start);
    const last = numberOf(end.includes('.') ? end : `${start.slice(0, start.lastIndexOf('.'))}.${end}`);
    if (first === undefined || last === undefined || last < first)
        return { kind: 'from-to' };
    const blocks = blocksBetween(first, last).map(({ text }) => text);
    if (blocks.length > fewBlocks)
        return { kind: 'from-to' };
    return { kind: 'from-to', own: { remedy: `Write ${blocks.join(', ')}.`, hint: blocks.join(' ') } };
}
function portSpelling(word) {
    const [, bare] = withPort.exec(word) ?? [];
    return bare === undefined ? undefined : { kind: 'port', own: { remedy: `Write "${bare}".`, hint: bare } };
}
function numberOf(text) {
    const syntax = text === undefined ? undefined : syntaxOf(text);
    return syntax?.kind === 'ipv4' ? blockOf(syntax.address, 32).first : undefined;
}

;// CONCATENATED MODULE: ./build/ranges/read-entry.js






/** How a tag is marked that the shipped vocabulary doesn't hold yet. */
const newerTag = 'tag:';
/** Reads one entry that a user wants on the list, and refuses it unless it can only mean one thing. */
function read_entry_readEntry(word) {
    const reserved = reservedWord(word);
    if (reserved !== undefined)
        return refuse(reserved);
    if (word.startsWith(newerTag))
        return readNewerTag(word.slice(newerTag.length));
    const syntax = syntaxOf(word);
    switch (syntax.kind) {
        case 'ipv4':
            return readBlock(syntax.address, syntax.prefix);
        case 'service-tag':
            return readServiceTag(word);
        case 'ipv6':
        case 'leading-zero':
            return refuse(syntax.kind);
        case 'unknown': {
            const known = serviceTagNamed(word);
            const { kind, own } = spellingOf(word);
            return known === undefined ? refuse(kind, own) : misspelt(known);
        }
    }
}
function readBlock(address, prefix = 32) {
    if (prefix > 32)
        return refuse('too-narrow', { is: `has the prefix /${prefix}, and IPv4 ends at /32` });
    if (prefix < widestPrefix)
        return refuse('too-wide', { is: `has the prefix /${prefix}, which is wider than /${widestPrefix}` });
    const range = blockOf(address, prefix);
    if (isPlaceholder(range))
        return { kind: 'entry', entry: range };
    const special = specialPurposeBlockOf(range);
    // Ahead of the host bits, since mending those would not help.
    if (special !== undefined)
        return outOfReach(special);
    if (range.text !== `${address}/${prefix}`)
        return hostBitsSet(address, range);
    return { kind: 'entry', entry: range };
}
function outOfReach({ range, purpose }) {
    return refuse('unreachable', {
        is: `lies in ${range.text} (${purpose}), which isn't globally reachable: the API server never sees a caller from there`,
        hint: purpose,
    });
}
function hostBitsSet(address, { text }) {
    return refuse('host-bits', {
        remedy: `Write "${text}" for the whole range, or "${address}/32" for this one address.`,
        hint: text,
    });
}
function readServiceTag(word) {
    const forbidden = forbiddenTag(word);
    if (forbidden !== undefined)
        return refuse(forbidden);
    const known = serviceTagNamed(word);
    if (known === undefined)
        return refuse('unknown-tag');
    return known === word ? tag(word) : misspelt(known);
}
/** What Azure has called a service since this version was made. */
function readNewerTag(name) {
    const refused = reservedWord(name) ?? forbiddenTag(name);
    if (refused !== undefined)
        return refuse(refused);
    return serviceTagShape.test(name) ? tag(name) : refuse('tag-shape');
}
/** Tags that are no public callers, with or without a region. https://learn.microsoft.com/azure/virtual-network/service-tags-overview */
function forbiddenTag(word) {
    const [name = ''] = word.toLowerCase().split('.', 1);
    if (name === 'internet')
        return 'internet';
    return privateTagNames.has(name) ? 'private-tag' : undefined;
}
function misspelt(tagName) {
    return refuse('unknown-tag', { remedy: `Write "${tagName}".`, hint: tagName });
}
const tag = (text) => ({ kind: 'entry', entry: { kind: 'service-tag', text } });
function refuse(mistake, own) {
    return { kind: 'mistake', mistake, own };
}

;// CONCATENATED MODULE: ./build/ranges/parse-ranges.js





/**
 * Reads a user's list: entries apart by commas, white space and new lines, `#` starts a comment to the end of the line;
 * or one JSON array of strings. Finds all mistakes and not just the first. Never throws; takes linear time.
 */
function parseRanges(text, { takesTags } = { takesTags: true }) {
    const notation = notationOf(text);
    if (notation?.kind === 'mistake')
        return { entries: [], mistakes: [wholeText(notation.mistake)], oddities: [] };
    const yaml = notation === undefined && hasYamlItems(text);
    const words = notation?.words ?? wordsOf(text).filter((word) => !yaml || word.text !== '-');
    const read = readWords(words, takesTags);
    return { ...read, mistakes: [...(yaml ? [wholeText('yaml')] : []), ...read.mistakes] };
}
const wholeText = (kind) => ({ kind, word: undefined, line: 1 });
function readWords(words, takesTags) {
    const entries = new Map();
    const mistakes = [];
    const oddities = [];
    let firstTag;
    for (const word of words) {
        const reading = readEntry(word.text);
        const refused = reading.kind === 'mistake' ? reading : refusedTag(reading.entry, firstTag, takesTags);
        if (refused !== undefined) {
            mistakes.push(mistakeAt(word, refused));
        }
        else if (reading.kind === 'entry' && !entries.has(keyOf(reading.entry))) {
            if (reading.entry.kind === 'service-tag')
                firstTag ??= reading.entry;
            entries.set(keyOf(reading.entry), reading.entry);
            oddities.push(...odditiesOf(reading.entry, word.line));
        }
    }
    return { entries: [...entries.values()], mistakes, oddities };
}
function keyOf(entry) {
    return entry.kind === 'service-tag' ? tagKey(entry) : entry.text;
}
function refusedTag(entry, first, takesTags) {
    if (entry.kind !== 'service-tag')
        return undefined;
    if (!takesTags)
        return { kind: 'mistake', mistake: 'no-tag-here' };
    if (first === undefined || sameTag(first, entry))
        return undefined;
    const is = `is a service tag beside "${first.text}", and AKS takes only one`;
    return { kind: 'mistake', mistake: 'second-tag', own: { is } };
}
function mistakeAt({ text, line }, { mistake, own }) {
    return { kind: mistake, word: text, line, ...(own === undefined ? {} : { own }) };
}
function odditiesOf(entry, line) {
    const word = entry.text;
    if (entry.kind === 'service-tag') {
        const named = { kind: 'service-tag', word, line };
        return spansTenants(entry) ? [named, { kind: 'spans-tenants', word, line }] : [named];
    }
    const inside = specialPurposeBlocksIn(entry).map(({ range, purpose }) => `${range.text} (${purpose})`);
    if (inside.length === 0)
        return [];
    const is = `contains ${inside.join(', ')}, where no caller comes from`;
    return [{ kind: 'holds-special', word, line, own: { is } }];
}
/** `AzureCloud` and its regions, such as `AzureCloud.westeurope`. */
function spansTenants(tag) {
    return tagKey(tag).split('.')[0] === 'azurecloud';
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

/***/ 8098:
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

// EXTERNAL MODULE: ./build/azure/sign-in.js
var sign_in = __webpack_require__(3727);
// EXTERNAL MODULE: ./build/cluster/cluster-id.js
var cluster_id = __webpack_require__(9541);
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

// EXTERNAL MODULE: ./build/ranges/index.js + 13 modules
var ranges = __webpack_require__(2016);
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
const signIn = (value) => shape({ method: oneOf(sign_in/* signInMethods */.Bj.filter((method) => method !== 'auto')), tenantId: absentOr(record_shape_text) })(value) &&
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
    return (0,cluster_id/* parseClusterId */.Hy)((0,cluster_id/* resourceIdOf */.PF)(value)) !== undefined;
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
    apiVersion: absentOr(record_shape_text),
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

export const id = 225;
export const ids = [225];
export const modules = {

/***/ 9732:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  VE: () => (/* binding */ actionsInputs),
  _D: () => (/* binding */ actionsLog),
  Rq: () => (/* binding */ actionsState),
  $P: () => (/* binding */ clusterLog),
  dK: () => (/* binding */ mask),
  n0: () => (/* binding */ setOutputs),
  Sy: () => (/* binding */ writeSummary)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 10 modules
var core = __webpack_require__(7264);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/runner/regular-file.js
var regular_file = __webpack_require__(3538);
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
        return refused(`can't be read${(0,regular_file/* fileErrorCode */.c)(error)}`);
    }
}
/** @returns the content, or what is wrong with the file. */
function readRegular(file, isStillThere) {
    return (0,regular_file/* readRegularFile */.X)(file, {
        mostBytes,
        flags: external_node_fs_.constants.O_NOFOLLOW,
        check(opened) {
            const now = (0,external_node_fs_.lstatSync)(file);
            const replaced = !isStillThere() || now.ino !== opened.ino || now.dev !== opened.dev;
            return replaced ? 'was replaced while it was read' : undefined;
        },
    });
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

;// CONCATENATED MODULE: ./build/log.js
/**
 * The log of one cluster among several, whose lines come side by side: each begins with the cluster, and no group is opened, since
 * others' lines would fall into it.
 */
function prefixed(log, cluster) {
    const line = (text) => `${cluster}: ${text}`;
    return {
        info: (text) => log.info(line(text)),
        debug: (text) => log.debug(line(text)),
        notice: (text) => log.notice(line(text)),
        warning: (text) => log.warning(line(text)),
        error: (text, at) => log.error(line(text), at),
        group(title, work) {
            log.info(line(title));
            return work();
        },
    };
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
/**
 * The log of a step. Lines may hold text from Azure or from another service: none of it may reach the runner as a command of its
 * own.
 * @param cluster the name of the cluster that annotations speak of, which is their title
 */
function actionsLog(cluster) {
    const writeInfo = (line) => (0,core/* info */.pq)((0,log_text/* cut */.Jj)((0,log_text/* harmless */.Is)(line), log_text/* longestLine */.N9));
    // Annotations are shown on the run's page, so a long one is cut there; the log has it whole.
    const annotate = (write, text, at) => {
        const whole = (0,log_text/* visible */.RK)(text);
        if (whole.length > log_text/* longestAnnotation */.OO)
            writeInfo(whole);
        write((0,log_text/* cut */.Jj)(whole, log_text/* longestAnnotation */.OO), {
            ...(cluster === undefined ? {} : { title: (0,log_text/* visible */.RK)(cluster) }),
            ...(at === undefined ? {} : { file: (0,log_text/* visible */.RK)(at.file), startLine: at.line }),
        });
    };
    return {
        info: writeInfo,
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
}
/** The log of one cluster among several. */
function clusterLog(cluster) {
    return prefixed(actionsLog(cluster), cluster);
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
            (0,core/* setOutput */.uH)(name, (0,log_text/* visible */.RK)(value).replaceAll('\n', ' '));
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
        actionsLog().warning((0,errors/* problemText */.fI)({ code: 'runner-files', what, remedy: runnerFilesRemedy }));
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

/***/ 2556:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XX: () => (/* binding */ correlationIdIn),
/* harmony export */   a5: () => (/* binding */ errorFromResponse),
/* harmony export */   dW: () => (/* binding */ ArmError),
/* harmony export */   jS: () => (/* binding */ endlessList),
/* harmony export */   kW: () => (/* binding */ parseErrorBody),
/* harmony export */   r8: () => (/* binding */ UnknownField)
/* harmony export */ });
/** What AKS and ARM answer while another update runs on the cluster (Azure/AKS#1245, #821). */
const anotherUpdate = /\bin[- ]progress\b|provisioning state is not terminal|mutually exclusive operation|conflict(s|ed)? with a concurrent request|not allowed while (the )?(managed )?cluster is being upgraded/i;
/** The cluster autoscaler has changed a pool's count since it was read (terraform-provider-azurerm#4075, #4429). */
const autoscalerMoved = /cannot manually scale agentpool .+ with cluster autoscaler enabled/i;
/** What ARM or AKS answered instead of doing it, or why there was no answer. */
class ArmError extends Error {
    name = 'ArmError';
    /** The HTTP status; undefined where no answer came. */
    status;
    code;
    retryAfterMs;
    /** What Microsoft's support finds the request by. */
    correlationId;
    /** The part of the request that the service objects to, where it says so. */
    target;
    constructor(fields) {
        super(fields.message, { cause: fields.cause });
        this.status = fields.status;
        this.code = fields.code;
        this.retryAfterMs = fields.retryAfterMs;
        this.correlationId = fields.correlationId;
        this.target = fields.target;
    }
    /** The service's own words, shortened, and what they are found by. */
    get said() {
        const marks = [
            this.code,
            this.status === undefined ? '' : `HTTP ${this.status}`,
            this.correlationId === undefined ? '' : `correlation ID ${this.correlationId}`,
        ].filter((mark) => mark !== '');
        return marks.length === 0 ? this.message : `${excerpt(this.message, longestQuote)} (${marks.join(', ')})`;
    }
    /** Whether the request was carried out is unknown. */
    get outcomeUnknown() {
        return this.status === undefined || this.status === 408 || this.status >= 500;
    }
    /** The same request may well succeed later. */
    get transient() {
        return this.outcomeUnknown || this.status === 429;
    }
    /** Another update runs on the cluster, or has changed it since it was read. Every other 409 is a refusal. */
    get conflict() {
        if (this.status === 412)
            return true;
        if (this.status === 400)
            return this.code === 'InvalidParameter' && autoscalerMoved.test(this.message);
        if (this.status !== 409)
            return false;
        return this.code === 'EtagMismatch' || anotherUpdate.test(this.message);
    }
    /** The field that this API version doesn't know, where that is why the request was refused (Azure/AKS#4060). */
    get unknownField() {
        if (this.status !== 400 || this.code !== 'UnmarshalError')
            return undefined;
        return /unknown field \\?"([^"\\]+)\\?"/.exec(this.message)?.[1];
    }
}
/** A write was refused since its API version doesn't know a field in it, though the service returned that field itself. */
class UnknownField extends ArmError {
    field;
    /** Where the body that was sent holds a field of that name. */
    places;
    constructor(refusal, field, places) {
        super({ ...refusal, message: refusal.message, cause: refusal });
        this.field = field;
        this.places = places;
    }
}
function errorFromResponse(status, body, headers) {
    const { code, message, target } = parseErrorBody(body);
    return new ArmError({
        status,
        code: code ?? '',
        message: message ?? `Azure answered ${status}.`,
        retryAfterMs: retryAfterMs(headers?.get('retry-after')),
        target,
        correlationId: correlationIdIn(headers),
    });
}
/** What Microsoft's support finds a request by. */
function correlationIdIn(headers) {
    return [headers?.get('x-ms-correlation-request-id'), headers?.get('x-ms-request-id')].find(isId);
}
/** It is printed as it came, so it must not be able to say anything. */
function isId(text) {
    return text !== undefined && /^[\w:-]{1,80}$/.test(text);
}
const longestCode = 100;
/** ARM's longest messages name several scopes; patterns are looked for in no more than this. */
const longestMessage = 4_000;
/** More than this is not read. */
const longestQuote = 1_000;
function excerpt(message, longest) {
    return message.length > longest ? `${message.slice(0, longest)}… [shortened]` : message;
}
function parseErrorBody(body) {
    try {
        const parsed = JSON.parse(body);
        const said = parsed?.error ?? parsed;
        return {
            ...(typeof said?.code === 'string' && said.code !== '' ? { code: said.code.slice(0, longestCode) } : {}),
            ...(typeof said?.message === 'string' && said.message !== ''
                ? { message: excerpt(said.message, longestMessage) }
                : {}),
            ...(typeof said?.target === 'string' ? { target: said.target.slice(0, longestMessage) } : {}),
        };
    }
    catch {
        return {}; // Not JSON, such as a proxy's page: the status alone speaks.
    }
}
function retryAfterMs(header) {
    if (header === undefined || header === '')
        return undefined;
    const seconds = Number(header);
    if (Number.isFinite(seconds))
        return Math.max(0, seconds * 1000);
    const date = Date.parse(header);
    return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
/** A list with more pages than there can be, such as one whose next page is itself. */
function endlessList() {
    return new ArmError({ status: 400, code: 'UnreadableList', message: "The list can't be read to its end." });
}


/***/ }),

/***/ 821:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hy: () => (/* binding */ parseClusterId),
/* harmony export */   PF: () => (/* binding */ resourceIdOf),
/* harmony export */   Qq: () => (/* binding */ isClusterName),
/* harmony export */   ZC: () => (/* binding */ isSubscriptionId),
/* harmony export */   dJ: () => (/* binding */ isGroupName),
/* harmony export */   kp: () => (/* binding */ azOptions),
/* harmony export */   mI: () => (/* binding */ readClusterId)
/* harmony export */ });
/* harmony import */ var _shell_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2474);

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
/** The cluster as options of `az aks`, whose commands take no `--ids` (seen with az 2.45). Each begins with a blank. */
function azOptions({ subscriptionId, resourceGroup, name }) {
    const options = { subscription: subscriptionId, 'resource-group': resourceGroup, name };
    return Object.entries(options).map(([option, value]) => ` --${option} ${(0,_shell_js__WEBPACK_IMPORTED_MODULE_0__/* .quotedForShell */ .Ec)(value)}`);
}


/***/ }),

/***/ 4021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  to: () => (/* binding */ explained),
  kx: () => (/* binding */ explainedUpdate),
  vE: () => (/* binding */ translated)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
;// CONCATENATED MODULE: ./build/failure-codes.js
/**
 * Every way in which a step fails: a stable code, for searching and for scripts, and what it stands for. The code is in the
 * message, in the `result` output, and the heading of a section of docs/troubleshooting.md.
 */
const failures = {
    // What was asked for.
    'invalid-input': 'An input is wrong, or contradicts another one',
    'invalid-range': 'An entry is not a range that an API server can be opened to',
    'ranges-file': 'The file of ranges cannot be used',
    'nothing-asked': 'The inputs ask for nothing',
    // The machine that the step runs on.
    'node-too-old': "The runner's Node.js is too old",
    'tls-verification-disabled': 'The environment switches the verification of certificates off',
    'proxy-invalid': 'The proxy settings cannot be read',
    'proxy-refused': 'The proxy refuses the connection',
    'host-unknown': 'A host name cannot be resolved',
    'certificate-untrusted': "A server's certificate is not trusted",
    'runner-files': "The runner's own files cannot be written",
    'runner-address-unknown': "This runner's public address cannot be learned",
    'runner-address-disputed': 'This runner leaves by several public addresses',
    cancelled: 'The job was cancelled',
    // Signing in.
    'sign-in-environment': 'The ARM endpoint does not tell how to sign in',
    'sign-in-id-token': "GitHub's ID token cannot be obtained",
    'sign-in-subject': 'No federated credential trusts this job',
    'sign-in-issuer': "No federated credential trusts this server's tokens",
    'sign-in-audience': "No federated credential expects this token's audience",
    'sign-in-assertion-expired': 'The ID token has expired',
    'sign-in-client': 'The application is unknown, disabled, or has no service principal in this tenant',
    'sign-in-tenant': 'The tenant is unknown',
    'sign-in-secret': 'The client secret is wrong or has expired',
    'sign-in-conditional-access': 'A Conditional Access policy forbids the sign-in',
    'sign-in-resource': 'The tenant does not know the resource that the token is for',
    'sign-in-azure-cli': 'The Azure CLI gives no token',
    'sign-in-token-file': 'The token file of the workload identity cannot be used',
    'sign-in-managed-identity': 'The machine has no such managed identity',
    'sign-in-imds-unreachable': "Azure's identity service for machines does not answer",
    'sign-in-refused': 'Microsoft Entra refuses the sign-in',
    'sign-in-unreachable': 'Microsoft Entra does not answer',
    'sign-in-token-rejected': 'Azure Resource Manager rejects the token',
    // The cluster, and what may be done with it.
    'cluster-not-found': 'The cluster, its resource group or its subscription is not found',
    'cluster-unsupported': 'Authorized IP ranges cannot be used on this cluster',
    'permission-missing': 'A permission is missing',
    'permission-linked': 'A permission on something that the cluster uses is missing',
    'permission-denied': 'A deny assignment forbids the action',
    'resource-locked': 'A lock forbids changing the cluster',
    'policy-denied': 'An Azure Policy forbids the change',
    'provider-unregistered': 'The resource provider is not registered in the subscription',
    'api-version': 'This cloud serves no API version that the action knows',
    'azure-unreachable': 'Azure Resource Manager does not answer',
    'azure-refused': 'Azure refuses the request',
    'update-refused': 'AKS refuses any update of this cluster',
    // The list.
    'egress-unresolved': "The cluster's own egress is needed and unresolved",
    'egress-uncovered': "The change would cut the cluster's own nodes off",
    'list-would-be-empty': 'The change would open the API server to the whole internet',
    'list-too-wide': 'The list would cover all of IPv4',
    'list-too-long': 'The list would hold more ranges than AKS takes',
    'service-tags': 'The list would hold several service tags',
    placeholder: '0.0.0.0/32 cannot stand beside other ranges',
    'entry-wider': 'An entry on the list is wider than what is to be removed',
    'lease-unavailable': "A lease of the runner's address cannot be taken",
    'list-overwritten': 'Another writer has overwritten the list',
    // The update.
    'cluster-busy': 'The cluster is busy with other operations',
    'operation-failed': 'The update has failed',
    'operation-unfinished': 'The update has not ended in time',
    'write-unanswered': 'The write was not answered',
    'field-changed': 'A field that was left out of the update has changed',
    'access-not-granted': 'The API server does not answer this runner',
    'state-too-long': 'The runner can not hand on what the post step would have to undo',
    // The post step.
    'state-unreadable': 'The state that the main step left cannot be read',
    unexpected: 'A defect of this action',
};

// EXTERNAL MODULE: ./build/network-error.js
var network_error = __webpack_require__(3329);
// EXTERNAL MODULE: ./build/shell.js
var shell = __webpack_require__(2474);
// EXTERNAL MODULE: ./build/arm/arm-error.js
var arm_error = __webpack_require__(2556);
// EXTERNAL MODULE: ./build/arm/cluster-id.js
var cluster_id = __webpack_require__(821);
// EXTERNAL MODULE: ./build/arm/missing-grant.js
var missing_grant = __webpack_require__(5174);
// EXTERNAL MODULE: ./build/arm/pinned-versions.js
var pinned_versions = __webpack_require__(6721);
;// CONCATENATED MODULE: ./build/arm/explain-error.js








/** Turns what ARM refused into what a user can do about it. Everything else stays as it is. */
function explained(error, doing) {
    if (!(error instanceof arm_error/* ArmError */.dW))
        return error;
    const network = (0,network_error/* networkErrorIn */.kk)(error);
    if (network !== undefined) {
        const { code, message, remedy } = network;
        return new errors/* StepError */.zg(code, `${doing} failed: ${message}`, { remedy, cause: error });
    }
    const code = codeFor(error);
    return new errors/* StepError */.zg(code, `${doing} failed: ${midSentence(failures[code])}.`, {
        remedy: remedyFor(error),
        commands: commandsFor(error),
        said: error.said,
        cause: error,
    });
}
/**
 * Every write holds the whole cluster, so that AKS answers with 400 to whatever is wrong with the cluster as it is, such as a
 * node image that is too old (Azure/AKS#4975): no other list would be taken.
 */
function explainedUpdate(error, cluster) {
    const { status, code, message, target = '' } = error;
    if (status !== 400 || armCodes.has(code) || ofThisChange.test(`${message} ${target}`))
        return error;
    return new errors/* StepError */.zg('update-refused', 'AKS refuses any update of this cluster as it is: what it says is not about the list.', {
        remedy: 'Mend what it says first. An update that changes nothing shows the same:',
        commands: (0,shell/* inLines */.Fi)(['az aks update', ...(0,cluster_id/* azOptions */.kp)(cluster)]),
        said: error.said,
        cause: error,
    });
}
/** A write changes the list, and with leases the tags. */
const ofThisChange = /authorized ?ip|ip ?authorized|\btags?\b/i;
function midSentence(text) {
    return text.replace(/^(An?|The) /, (article) => article.toLowerCase());
}
/** What came of the work, or why it failed, in a user's words. */
async function translated(work, doing) {
    try {
        return await work;
    }
    catch (error) {
        throw explained(error, doing);
    }
}
/** Codes of ARM and AKS that have a failure of their own. */
const armCodes = new Map([
    ['AuthorizationFailed', 'permission-missing'],
    ['LinkedAuthorizationFailed', 'permission-linked'],
    ['DenyAssignmentAuthorizationFailed', 'permission-denied'],
    ['ScopeLocked', 'resource-locked'],
    ['RequestDisallowedByPolicy', 'policy-denied'],
    ['ResourceNotFound', 'cluster-not-found'],
    ['ResourceGroupNotFound', 'cluster-not-found'],
    ['NotFound', 'cluster-not-found'],
    ['SubscriptionNotFound', 'cluster-not-found'],
    ['InvalidSubscriptionId', 'cluster-not-found'],
    ['MissingSubscriptionRegistration', 'provider-unregistered'],
    ['NoRegisteredProviderFound', 'api-version'],
    ['SubscriptionNotRegistered', 'provider-unregistered'],
    ['AuthenticationFailed', 'sign-in-token-rejected'],
    ['ExpiredAuthenticationToken', 'sign-in-token-rejected'],
    ['InvalidAuthenticationToken', 'sign-in-token-rejected'],
    ['InvalidAuthenticationTokenTenant', 'sign-in-token-rejected'],
]);
/** Entra has issued a token for an application that has no service principal in its tenant (Azure/login#501). */
function lacksServicePrincipal({ code, message }) {
    return code === 'InvalidAuthenticationToken' && /service principal is properly created in the tenant/i.test(message);
}
function codeFor(error) {
    if (lacksServicePrincipal(error))
        return 'sign-in-client';
    return armCodes.get(error.code) ?? (error.transient ? 'azure-unreachable' : 'azure-refused');
}
function remedyFor(error) {
    switch (error.code) {
        case 'AuthorizationFailed':
            return permissionRemedy(error.message);
        case 'LinkedAuthorizationFailed':
            return linkedPermission(error.message);
        case 'DenyAssignmentAuthorizationFailed':
            return deniedPermission(error.message);
        case 'ScopeLocked':
            return "Remove the lock (az lock list, az lock delete), or set it where it doesn't cover the cluster.";
        case 'RequestDisallowedByPolicy':
            return 'Ask the owner of the policy that Azure names for an exemption for this cluster.';
        case 'ResourceNotFound':
        case 'ResourceGroupNotFound':
        case 'NotFound':
            return 'Check `cluster`, `resource-group` and `subscription-id`. See what there is:';
        case 'SubscriptionNotFound':
        case 'InvalidSubscriptionId':
            return 'Check `subscription-id`, and that the identity has a role in that subscription.';
        case 'MissingSubscriptionRegistration':
        case 'SubscriptionNotRegistered':
            return 'Register the provider:';
        case 'NoRegisteredProviderFound':
            return `This action needs AKS in an API version from ${pinned_versions/* pinned */.d.managedClusters.oldest} to ${pinned_versions/* pinned */.d.managedClusters.version}, and this cloud serves none of them where the cluster is. Ask its operator for one.`;
        case 'AuthenticationFailed':
        case 'ExpiredAuthenticationToken':
            return 'Renewing it did not help. Run the job again, which signs in anew.';
        case 'InvalidAuthenticationToken':
        case 'InvalidAuthenticationTokenTenant':
            if (lacksServicePrincipal(error))
                return 'Create the service principal in the tenant (`az ad sp create --id` with the `client-id`), and grant it its roles.';
            return 'The token is for another tenant or cloud. Check `tenant-id` and `environment`.';
        default:
            return undefined;
    }
}
function commandsFor(error) {
    switch (error.code) {
        case 'AuthorizationFailed':
            return grantIn(error.message);
        case 'ResourceNotFound':
        case 'ResourceGroupNotFound':
        case 'NotFound':
            return 'az aks list --query "[].id" --output tsv';
        case 'MissingSubscriptionRegistration':
        case 'SubscriptionNotRegistered':
            return 'az provider register --namespace Microsoft.ContainerService';
        default:
            return undefined;
    }
}
/** The command that grants it; undefined where the message doesn't say to whom, or where. */
function grantIn(message) {
    const [scope, principal] = [(0,missing_grant/* missingScope */.NC)(message), (0,missing_grant/* refusedPrincipal */.bw)(message)];
    if (scope === undefined || principal === undefined)
        return undefined;
    return (0,missing_grant/* grantCommand */.Qg)(principal, role, assignable(scope));
}
/** The role of the README's set-up. */
const role = 'AKS authorized IP ranges';
/** To an identity with a role on one cluster alone, ARM says of a misspelt one what it says of one that it may not read. */
function permissionRemedy(message) {
    const action = (0,missing_grant/* missingAction */.f7)(message) ?? 'the permission';
    const spelling = /managedClusters\/read$/i.test(action)
        ? "Are `cluster` and `resource-group` spelt right? Azure says the same of a cluster that doesn't exist. If they are, grant"
        : 'Grant';
    return `${spelling} the identity the role "${role}" of the README's set-up, or another one that holds ${action}. A new grant takes some minutes to reach ARM.`;
}
/** The nearest scope that roles can be assigned at: a list's path is none, and what it lists from is. */
function assignable(scope) {
    const [, container = scope, rest] = /^(.*?)\/providers\/[^/]+\/?(.*)$/i.exec(scope) ?? [];
    if (rest === undefined)
        return scope;
    const segments = rest.split('/').filter((segment) => segment !== '');
    if (segments.length < 2)
        return container;
    return segments.length % 2 === 0 ? scope : scope.slice(0, scope.lastIndexOf('/'));
}
function linkedPermission(message) {
    const action = /does not have permission to perform action(?:\(s\))? '([^']+)'/.exec(message)?.[1];
    const scope = /linked scope\(s\) '([^']+)'/.exec(message)?.[1];
    return `Azure checks what the cluster uses whenever it is written. Grant the identity ${action ?? 'the action in the message'} on ${scope ?? 'the scope in the message'}, for instance with a custom role.`;
}
function deniedPermission(message) {
    const name = /deny assignment with name '([^']+)'/.exec(message)?.[1];
    return `No role outranks ${name === undefined ? 'a deny assignment' : `the deny assignment "${name}"`}. Exclude the identity from it where it was made: a managed application, a deployment stack or Azure Blueprints.`;
}


/***/ }),

/***/ 9783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   bX: () => (/* binding */ stringAt),
/* harmony export */   lJ: () => (/* binding */ objectAt),
/* harmony export */   lj: () => (/* binding */ parseObject),
/* harmony export */   yR: () => (/* binding */ objectsAt)
/* harmony export */ });
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** A member that is an object, or an empty one: answers leave out what is at its default. */
function objectAt(parent, key) {
    const value = parent[key];
    return isObject(value) ? value : {};
}
/** A member that is a non-empty text. */
function stringAt(parent, key) {
    const value = parent[key];
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/** The objects of a member that is a list. */
function objectsAt(parent, key) {
    const value = parent[key];
    return Array.isArray(value) ? value.filter(isObject) : [];
}
/** Deeper than anything that ARM answers, and far from what a function that calls itself can't follow. */
const deepest = 100;
/** Parses a text that must hold an object. @throws {SyntaxError} on anything else, and on one that is nested senselessly deep. */
function parseObject(text) {
    const value = JSON.parse(text);
    if (!isObject(value))
        throw new SyntaxError('The answer is not a JSON object.');
    if (isTooDeep(value))
        throw new SyntaxError('The answer is nested too deep.');
    return value;
}
/** Goes down level by level: a function that called itself would not come back from the depths that it looks for. */
function isTooDeep(value) {
    let level = [value];
    for (let depth = 1; level.length > 0; depth += 1) {
        if (depth > deepest)
            return true;
        level = level.flatMap((container) => Object.values(container).filter(isContainer));
    }
    return false;
}
function isContainer(value) {
    return typeof value === 'object' && value !== null;
}


/***/ }),

/***/ 5174:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NC: () => (/* binding */ missingScope),
/* harmony export */   Qg: () => (/* binding */ grantCommand),
/* harmony export */   Xk: () => (/* binding */ missingGrant),
/* harmony export */   bw: () => (/* binding */ refusedPrincipal),
/* harmony export */   f7: () => (/* binding */ missingAction)
/* harmony export */ });
/* harmony import */ var _shell_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2474);

/** @returns undefined where the message doesn't say what, or where. */
function missingGrant(message) {
    const action = missingAction(message);
    const scope = missingScope(message);
    const [, subscription = '', name] = /^\/subscriptions\/([^/]+)(?:\/resourceGroups\/([^/]+))?/i.exec(scope ?? '') ?? [];
    if (action === undefined || scope === undefined || subscription === '')
        return undefined;
    const id = `/subscriptions/${subscription}`;
    const group = name === undefined
        ? { kind: 'subscription', name: subscription, id }
        : { kind: 'resource group', name, id: `${id}/resourceGroups/${name}` };
    return { action, scope, group, principal: refusedPrincipal(message) };
}
function missingAction(message) {
    return /perform action '([^']+)'/.exec(message)?.[1];
}
function missingScope(message) {
    return /over scope '([^']+)'/.exec(message)?.[1];
}
/** The object ID of the identity that was refused. */
function refusedPrincipal(message) {
    return /object id '([^']+)'/.exec(message)?.[1];
}
/** The command that grants a role. */
function grantCommand(principal, role, scope) {
    const [to, at] = [principal, scope].map(_shell_js__WEBPACK_IMPORTED_MODULE_0__/* .quotedForShell */ .Ec);
    return (0,_shell_js__WEBPACK_IMPORTED_MODULE_0__/* .inLines */ .Fi)([`az role assignment create --assignee-object-id ${to}`, ` --role "${role}"`, ` --scope ${at}`]);
}


/***/ }),

/***/ 6721:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ pinned)
/* harmony export */ });
const pinned = {
    /**
     * The newest version in which `nodeImageVersion` is read-only. From 2026-04-01 on, sending it back orders the pool to
     * be rolled back (azure-rest-api-specs, containerservice 2026-04-01). Before 2024-09-01 AKS had no ETags.
     */
    managedClusters: { of: 'Microsoft.ContainerService/managedClusters', version: '2026-03-01', oldest: '2024-09-01' },
    /**
     * The first version in which a network shows the NAT gateway that serves all of it. Where no version has that, there is
     * no such gateway either, so that an older one tells all there is; the oldest is the one that hub firewalls are recorded in.
     */
    network: { of: 'Microsoft.Network', version: '2024-10-01', oldest: '2022-01-01' },
    /** Names and tags are all that is read, and have been there from the beginning. */
    scaleSets: { of: 'Microsoft.Compute/virtualMachineScaleSets', version: '2024-07-01', oldest: '2018-10-01' },
};


/***/ }),

/***/ 9011:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IQ: () => (/* binding */ distinctResources),
/* harmony export */   Iy: () => (/* binding */ resourceName),
/* harmony export */   RQ: () => (/* binding */ parseResourceId),
/* harmony export */   nK: () => (/* binding */ sameResource)
/* harmony export */ });
const shape = /^\/subscriptions\/([^/]+)\/resourcegroups\/([^/]+)\/providers\/[^/]+\/(.+)$/i;
function parseResourceId(text) {
    const [, subscriptionId, resourceGroup, rest] = shape.exec(text) ?? [];
    if (subscriptionId === undefined || resourceGroup === undefined || rest === undefined)
        return undefined;
    const parts = rest.split('/');
    return {
        subscriptionId,
        resourceGroup,
        type: parts
            .filter((_, index) => index % 2 === 0)
            .join('/')
            .toLowerCase(),
        names: parts.filter((_, index) => index % 2 === 1),
        key: text.toLowerCase(),
    };
}
/** The resource's own name, for people. */
function resourceName(text) {
    return text.slice(text.lastIndexOf('/') + 1);
}
/** Two spellings of one ID. */
function sameResource(left, right) {
    return left.toLowerCase() === right.toLowerCase();
}
/** Each resource once, as it is spelled first. */
function distinctResources(ids) {
    return ids.filter((id, index) => ids.findIndex((other) => sameResource(other, id)) === index);
}


/***/ }),

/***/ 3749:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E4: () => (/* binding */ versionOf),
/* harmony export */   RI: () => (/* binding */ servedVersions),
/* harmony export */   c7: () => (/* binding */ standInsOf)
/* harmony export */ });
/* unused harmony export standIn */
/* harmony import */ var _arm_arm_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2556);
/* harmony import */ var _arm_pinned_versions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6721);


/** What an earlier step has learned. @param version that it has read its cluster in; one that can't have been is ignored */
function standInsOf(version) {
    const pin = _arm_pinned_versions_js__WEBPACK_IMPORTED_MODULE_1__/* .pinned */ .d.managedClusters;
    return new Map(version !== undefined && standsInFor(pin, version) ? [[pin.of, version]] : []);
}
/**
 * Sends a request that ARM refused for its API version once more, in a version that the cloud serves, and every later one in
 * that version right away. A version is replaced once: what is refused in the other one too stays refused.
 */
function servedVersions(standIns) {
    return {
        name: 'servedVersions',
        async sendRequest(request, next) {
            const pin = pinOf(request);
            if (pin === undefined)
                return next(request);
            const known = standIns.get(pin.of);
            if (known !== undefined)
                return next(inVersion(request, known));
            const answer = await next(request);
            // Another request may have learned it meanwhile.
            const served = refusesVersion(answer)
                ? (standIns.get(pin.of) ?? standIn(answer.bodyAsText ?? '', pin))
                : undefined;
            if (served === undefined)
                return answer;
            standIns.set(pin.of, served);
            return next(inVersion(request, served));
        },
    };
}
/** The version that a request was sent in. */
function versionOf({ url }) {
    return new URL(url).searchParams.get('api-version') ?? '';
}
/** Signed URLs of operations and the like belong to no pin. */
function pinOf(request) {
    const path = `${new URL(request.url).pathname.toLowerCase()}/`;
    return Object.values(_arm_pinned_versions_js__WEBPACK_IMPORTED_MODULE_1__/* .pinned */ .d).find(({ of, version }) => path.includes(`/providers/${of}/`.toLowerCase()) && versionOf(request) === version);
}
function inVersion(request, version) {
    const url = new URL(request.url);
    url.searchParams.set('api-version', version);
    request.url = url.href;
    return request;
}
/** ARM knows where a resource is and which versions are served there; of a list it says the same in other words (Azure/azure-powershell#12061). */
function refusesVersion({ status, bodyAsText }) {
    if (status !== 400 && status !== 404)
        return false;
    const { code = '' } = (0,_arm_arm_error_js__WEBPACK_IMPORTED_MODULE_0__/* .parseErrorBody */ .kW)(bodyAsText ?? '');
    return ['NoRegisteredProviderFound', 'InvalidResourceType'].includes(code);
}
/** @returns the newest stable version that ARM says it serves, and that is neither newer than the pinned one nor too old */
function standIn(refusal, pin) {
    const [, list = ''] = /supported api-versions are '([^']*)/i.exec(refusal) ?? [];
    const served = list.split(',').map((text) => text.trim());
    return served
        .filter((text) => standsInFor(pin, text))
        .toSorted()
        .at(-1);
}
/** Versions are days, so that their texts are in order; a preview has more to its text. The pinned one doesn't stand in for itself. */
function standsInFor({ version, oldest }, text) {
    return /^\d{4}-\d\d-\d\d$/.test(text) && text < version && text >= oldest;
}


/***/ }),

/***/ 6785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WA: () => (/* binding */ cloudByName),
/* harmony export */   Yy: () => (/* binding */ azureCliScope),
/* harmony export */   cY: () => (/* binding */ cloudNames),
/* harmony export */   fI: () => (/* binding */ cloudAt),
/* harmony export */   sw: () => (/* binding */ isPublicHost)
/* harmony export */ });
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

/***/ 7039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Jj: () => (/* binding */ SignInError),
  zi: () => (/* binding */ explainedSignIn),
  gC: () => (/* binding */ impossibleSignIn),
  bk: () => (/* binding */ missingSecret),
  E7: () => (/* binding */ quotable)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/network-error.js
var network_error = __webpack_require__(3329);
// EXTERNAL MODULE: ./build/shell.js
var shell = __webpack_require__(2474);
// EXTERNAL MODULE: ./build/azure/federated-credential.js
var federated_credential = __webpack_require__(372);
;// CONCATENATED MODULE: ./build/azure/entra-refusals.js


/** What is known of Entra's codes (learn.microsoft.com/entra/identity-platform/reference-error-codes): the number after `AADSTS`. */
const explanations = {
    '70021': subject,
    '70025': subject,
    '700213': subject,
    '7002137': letterCase,
    '7002138': letterCase,
    '700211': ({ signIn, presented }) => ({
        code: 'sign-in-issuer',
        ...presents('issuer', { signIn, presented }, ({ issuer }) => `No federated credential of application ${signIn.clientId} trusts ${issuer}.`),
        ...trust({ signIn, presented }, wordsFor(signIn).ofIssuers),
    }),
    '700212': ({ signIn, presented }) => ({
        code: 'sign-in-audience',
        ...presents('audience', { signIn, presented }, ({ token }) => `No federated credential of application ${signIn.clientId} expects the audience of ${token}.`),
        ...trust({ signIn, presented }, wordsFor(signIn).ofAudiences),
    }),
    '700024': ({ signIn }) => ({
        code: 'sign-in-assertion-expired',
        what: `${wordsFor(signIn).expiring} had expired, or was not valid yet, when Entra read it.`,
        remedy: wordsFor(signIn).renewal,
    }),
    '7000215': ({ signIn }) => ({
        code: 'sign-in-secret',
        what: `AZURE_CLIENT_SECRET is not a secret of application ${signIn.clientId}.`,
        remedy: "Set it to the secret's value, not to the secret's ID.",
    }),
    '7000222': ({ signIn }) => ({
        code: 'sign-in-secret',
        what: `The client secret of application ${signIn.clientId} has expired.`,
        remedy: 'Make a new one, or sign in with `oidc`, which needs none.',
    }),
    '700016': ({ signIn }) => ({
        code: 'sign-in-client',
        what: `Application ${signIn.clientId} is not known in tenant ${signIn.tenantId}.`,
        remedy: 'Check `client-id` and `tenant-id`. A managed identity is named by its client ID, not by its object ID.',
    }),
    '7000112': ({ signIn }) => ({
        code: 'sign-in-client',
        what: `Application ${signIn.clientId} is disabled.`,
        remedy: 'Ask an administrator of the tenant to enable it (Enterprise applications, "Enabled for users to sign-in").',
    }),
    '7000229': ({ signIn }) => ({
        code: 'sign-in-client',
        what: `Application ${signIn.clientId} has no service principal in tenant ${signIn.tenantId}.`,
        remedy: 'Check `tenant-id`, or create it.',
        commands: `az ad sp create --id ${(0,shell/* quotedForShell */.Ec)(signIn.clientId)}`,
    }),
    '53003': ({ signIn }) => ({
        code: 'sign-in-conditional-access',
        what: `A Conditional Access policy forbids the sign-in of application ${signIn.clientId}.`,
        remedy: "The tenant's sign-in logs (service principal sign-ins) name the policy. Ask its owner for an exception.",
    }),
    '500011': ({ signIn }) => ({
        code: 'sign-in-resource',
        what: `Tenant ${signIn.tenantId} does not know the resource that the token is for.`,
        remedy: 'Check `tenant-id` and `environment`.',
    }),
    '90002': tenant,
    '900021': tenant,
    '900023': tenant,
};
/** What a refusal by Entra means; undefined where only Entra's own words tell. */
function refusalExplained(aadsts, signIn, presented) {
    if (signIn.method === 'azure-cli' || signIn.method === 'managed-identity')
        return undefined;
    return Object.hasOwn(explanations, aadsts) ? explanations[aadsts]?.({ signIn, presented }) : undefined;
}
/** What the messages call whoever signed the token, and what is to be known of such tokens. */
const words = {
    job: {
        who: 'this job',
        issuer: "this server's tokens",
        token: "this job's token",
        presenter: 'GitHub presented',
        expiring: "GitHub's ID token",
        renewal: "Run the step again. If it recurs, correct the runner's clock.",
        ofSubjects: 'Subjects hold names (`repo:OWNER/REPO:…`) or, since July 2026, IDs too (`repo:OWNER@ID/REPO@ID:…`); letter case counts.',
        ofSpelling: 'Entra compares exactly, and the credential must have the subject as GitHub presents it.',
        ofIssuers: 'GitHub Enterprise Server, and an enterprise with an issuer of its own, need a credential with that issuer.',
        ofAudiences: 'Set `audience` to what the credential expects, or add one.',
    },
    pod: {
        who: "this runner's service account",
        issuer: "this runner's cluster",
        token: "this runner's token",
        presenter: 'Its token has',
        expiring: 'The token in AZURE_FEDERATED_TOKEN_FILE',
        renewal: "Kubernetes renews it in the runner's own pod: check that the file is no copy, and correct the clock.",
        ofSubjects: 'The subject is `system:serviceaccount:NAMESPACE:NAME`, of the pod that the runner is.',
        ofSpelling: 'Entra compares exactly, and the credential must have the subject as the cluster presents it.',
        ofIssuers: 'Each cluster has an issuer of its own (`az aks show --query oidcIssuerProfile.issuerUrl`).',
        ofAudiences: 'The workload identity webhook sets the audience: add a credential that expects it.',
    },
};
function wordsFor({ method }) {
    return words[method === 'workload-identity' ? 'pod' : 'job'];
}
function subject({ signIn, presented }) {
    return {
        code: 'sign-in-subject',
        ...presents('subject', { signIn, presented }, ({ who }) => `No federated credential of application ${signIn.clientId} trusts ${who}.`),
        ...trust({ signIn, presented }, wordsFor(signIn).ofSubjects),
    };
}
function letterCase({ signIn, presented }) {
    return {
        code: 'sign-in-subject',
        ...presents('subject', { signIn, presented }, ({ who }) => `A federated credential of application ${signIn.clientId} fits ${who} but for letter case.`),
        ...trust({ signIn, presented }, wordsFor(signIn).ofSpelling),
    };
}
function tenant({ signIn }) {
    return {
        code: 'sign-in-tenant',
        what: `Tenant ${signIn.tenantId} is not known.`,
        remedy: 'Check `tenant-id` and `environment`: each cloud has tenants of its own.',
    };
}
/** What is wrong, and what was presented, to the character. */
function presents(claim, { signIn, presented }, wrong) {
    const named = wordsFor(signIn);
    return presented === undefined
        ? { what: wrong(named) }
        : { what: `${wrong(named)} ${named.presenter} the ${claim}`, exact: presented[claim] };
}
/** How to have this job trusted, after what there is to know of it. */
function trust({ signIn, presented }, known) {
    const identity = 'For a managed identity, use `az identity federated-credential`.';
    const id = (0,shell/* quotedForShell */.Ec)(signIn.clientId);
    return presented === undefined
        ? {
            remedy: `${known} ${identity} See what the application trusts:`,
            commands: `az ad app federated-credential list --id ${id}`,
        }
        : {
            remedy: `${known} ${identity} If ${wordsFor(signIn).who} may sign in, let the application trust it:`,
            commands: (0,federated_credential/* trustCommand */.S)(signIn.clientId, presented),
        };
}

;// CONCATENATED MODULE: ./build/azure/explain-sign-in.js



/** Signing in failed. It is transient unless it was refused. */
class SignInError extends errors/* StepError */.zg {
    transient;
    constructor({ code, what, exact, remedy, commands }, details) {
        super(code, what, { exact, remedy, commands, said: details.said, cause: details.cause });
        this.transient = details.transient;
    }
}
/** What Entra says of itself rather than of the request: AADSTS90033 and OAuth's own word for it. */
const outage = /AADSTS90033\b|temporarily_unavailable/;
/**
 * Why there is no token, and what to do about it. What is a {@link StepError} already stays as it is.
 * @param presented what the ID token said, where one was sent
 */
function explainedSignIn(error, signIn, presented) {
    if (error instanceof network_error/* NetworkError */.Dr)
        return unreached(error, signIn);
    if (error instanceof errors/* StepError */.zg)
        return error;
    // Whatever an answer holds, only its beginning is looked at.
    const message = (0,errors/* messageOf */.bD)(error).slice(0, longestRead);
    if (signIn.method === 'azure-cli')
        return cliFailure(message, signIn, error);
    const [, aadsts] = /AADSTS(\d{1,10})/.exec(message) ?? [];
    const said = spoken(message);
    if (aadsts === undefined || outage.test(message)) {
        const what = `Signing in to Azure with ${signIn.method} failed, as Microsoft Entra gave no token: ${said.replace(/\.?$/, '.')}`;
        return new SignInError({ code: 'sign-in-unreachable', what, remedy: unreachable }, { cause: error, transient: true });
    }
    const explanation = refusalExplained(aadsts, signIn, presented) ?? unknownRefusal(aadsts, signIn.method);
    return new SignInError(orByGitHub(explanation, signIn), { said, cause: error, transient: false });
}
/** A pod's identity is taken unasked: where it is the wrong one, the job may have meant GitHub's. */
function orByGitHub(explanation, { method }) {
    if (method !== 'workload-identity')
        return explanation;
    const instead = "If this job is to sign in with GitHub's ID token, set `auth-method: oidc` with its `client-id`.";
    return { ...explanation, remedy: `${instead} ${explanation.remedy}` };
}
const unreachable = 'Run the step again. If it recurs, check that the runner reaches the sign-in host, through its proxy or firewall.';
/** What waiting can't mend has a code of its own. */
function unreached(cause, { method }) {
    const code = cause.lasting === undefined ? 'sign-in-unreachable' : cause.code;
    const what = `Signing in to Azure with ${method} failed: ${cause.message}`;
    return new SignInError({ code, what, remedy: cause.remedy ?? '' }, { cause, transient: true });
}
function unknownRefusal(aadsts, method) {
    return {
        code: 'sign-in-refused',
        what: `Microsoft Entra refused to sign in with ${method} (AADSTS${aadsts}).`,
        remedy: `https://login.microsoftonline.com/error?code=${aadsts} tells more of that code.`,
    };
}
const permission = '`permissions: { id-token: write }`';
function cliFailure(message, { lacksIdToken, tenantId }, cause) {
    const what = /Azure CLI could not be found/.test(message)
        ? 'The Azure CLI (`az`) is not on this machine.'
        : /AADSTS700024|\baz login\b/.test(message)
            ? "The Azure CLI is not signed in, or can't renew its token: what azure/login with OIDC leaves behind lasts for minutes."
            : 'The Azure CLI gave no token.';
    const details = { said: spoken(message), cause, transient: false };
    if (lacksIdToken) {
        const application = `AZURE_CLIENT_ID names an application to sign in as, which takes an ID token from GitHub, and this job may not ask for one. ${what}`;
        const remedy = `Give the job ${permission}. Or put azure/login right before this step.`;
        return new SignInError({ code: 'sign-in-id-token', what: application, remedy }, details);
    }
    const empty = tenantId === undefined ? ' If a variable should have filled `tenant-id` and `client-id`, check its name.' : '';
    const oidc = `\`auth-method: oidc\` with \`tenant-id\`, \`client-id\` and ${permission}, which asks anew each time`;
    const remedy = `Use ${oidc}; or put azure/login right before this step.${empty}`;
    return new SignInError({ code: 'sign-in-azure-cli', what, remedy }, details);
}
/** The secret is empty: it may be set for the main step alone. */
function missingSecret() {
    return new SignInError({
        code: 'sign-in-secret',
        what: 'Signing in to Azure with client-secret failed: the environment variable AZURE_CLIENT_SECRET is empty.',
        remedy: "Set it from a secret, in the job's `env`: the post step needs it just as the main step does.",
    }, { cause: undefined, transient: false });
}
/** The library refuses what it was given, before it asked Entra. */
function impossibleSignIn(cause, { method }) {
    if (cause instanceof errors/* StepError */.zg)
        return cause;
    const what = `Signing in to Azure with ${method} failed: ${(0,errors/* messageOf */.bD)(cause)}`;
    const remedy = 'Check `tenant-id` and `client-id`.';
    return new SignInError({ code: 'sign-in-refused', what, remedy }, { cause, transient: false });
}
const longestRead = 20_000;
const longestQuote = 500;
/** A text of a service, of any length, as it can be quoted: its beginning, on one line. */
function quotable(text) {
    const line = text.replaceAll(/\s+/g, ' ').trim();
    return line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line;
}
/** The service's words on one line, shortened; what its support asks for stands once, at the end. */
function spoken(message) {
    const [, description = message] = /(?:Description: )?(AADSTS\d[\s\S]*)/.exec(message) ?? [];
    const [words = ''] = description.split(/\s*-?\s*(?:Trace ID|Correlation ID|Timestamp):/, 1);
    const quote = quotable(words);
    const ids = ['Trace ID', 'Correlation ID', 'Timestamp'].flatMap((name) => {
        const [, value] = new RegExp(`${name}: ([-0-9a-f]{36}|[-\\d]{10} [\\d:]{8}Z)`).exec(message) ?? [];
        return value === undefined ? [] : `${name}: ${value}`;
    });
    return ids.length === 0 ? quote : `${quote} (${ids.join(', ')})`;
}


/***/ }),

/***/ 372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ trustCommand),
/* harmony export */   s: () => (/* binding */ presentedBy)
/* harmony export */ });
/* harmony import */ var _shell_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2474);

/** What an ID token presents; undefined where it can't be read. Its signature is Entra's business. */
function presentedBy(idToken) {
    try {
        const [, payload = ''] = idToken.split('.');
        const { iss, sub, aud } = JSON.parse(Buffer.from(payload, 'base64url').toString());
        const audience = Array.isArray(aud) ? aud[0] : aud;
        return isClaim(iss) && isClaim(sub) && isClaim(audience) ? { issuer: iss, subject: sub, audience } : undefined;
    }
    catch {
        return undefined; // Not a JWT: Entra says so as well.
    }
}
/** Entra stores 600 characters at most. */
function isClaim(value) {
    return typeof value === 'string' && value !== '' && value.length <= 600;
}
/** The command that has an application trust just this. */
function trustCommand(clientId, { issuer, subject, audience }) {
    // A credential's name takes letters, digits, `-` and `_`, 120 at most.
    const name = subject.replaceAll(/[^A-Za-z0-9]+/g, '-').slice(0, 120);
    // On lines of their own: in `"https://…","repo:OWNER@ID/…` the log would take all from `//` to `@` for a URL's credentials.
    const parameters = JSON.stringify({ name, issuer, subject, audiences: [audience] }, null, 1);
    return (0,_shell_js__WEBPACK_IMPORTED_MODULE_0__/* .inLines */ .Fi)([
        `az ad app federated-credential create --id ${(0,_shell_js__WEBPACK_IMPORTED_MODULE_0__/* .quotedForShell */ .Ec)(clientId)}`,
        ` --parameters ${(0,_shell_js__WEBPACK_IMPORTED_MODULE_0__/* .quotedForShell */ .Ec)(parameters)}`,
    ]);
}


/***/ }),

/***/ 1706:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ busyPools),
/* harmony export */   w: () => (/* binding */ poolWatch)
/* harmony export */ });
/* harmony import */ var _arm_json_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9783);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _time_clock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5786);
/* harmony import */ var _time_deadline_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8754);
/* harmony import */ var _cluster_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6239);
/* harmony import */ var _contention_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4224);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7745);







/**
 * How long the states of pools are believed after a refusal: they may lie, and one write in three minutes costs little of what
 * AKS allows (20 in a burst, one a minute after that).
 */
const believedMs = 180_000;
const progressEveryMs = 30_000;
/** Pool operations, such as a node image upgrade, leave the cluster's own state alone (Azure/azure-workload-identity#417). */
function busyPools({ body }) {
    return (0,_arm_json_js__WEBPACK_IMPORTED_MODULE_6__/* .objectsAt */ .yR)((0,_arm_json_js__WEBPACK_IMPORTED_MODULE_6__/* .objectAt */ .lJ)(body, 'properties'), 'agentPoolProfiles').flatMap((pool) => {
        const state = (0,_arm_json_js__WEBPACK_IMPORTED_MODULE_6__/* .stringAt */ .bX)(pool, 'provisioningState');
        return state === undefined || (0,_cluster_js__WEBPACK_IMPORTED_MODULE_3__/* .isTerminalState */ .CF)(state) ? [] : [{ name: (0,_arm_json_js__WEBPACK_IMPORTED_MODULE_6__/* .stringAt */ .bX)(pool, 'name') ?? '?', state }];
    });
}
function poolWatch({ clock }) {
    let busy = [];
    let last;
    const observe = (cluster) => {
        const known = new Map(busy.map(({ name, since }) => [name, since]));
        busy = busyPools(cluster).map((pool) => ({ ...pool, since: known.get(pool.name) ?? clock.now() }));
        return busy.length > 0;
    };
    const described = () => busy
        .map(({ name, state, since }) => `node pool "${name}" is ${state} (seen for ${(0,_time_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(clock.now() - since)})`)
        .join(', ');
    return {
        async idle(readOptions, first, refusal) {
            last = { ...refusal, cluster: first.id.name };
            let cluster = first;
            let saidAt = Number.NEGATIVE_INFINITY;
            while (observe(cluster) && clock.now() - refusal.at < believedMs) {
                if (clock.now() - saidAt >= progressEveryMs) {
                    readOptions.log.info(`AKS refuses updates while ${described()}. Waiting, at most ${(0,_time_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)((0,_time_deadline_js__WEBPACK_IMPORTED_MODULE_2__/* .remainingMs */ .XW)(readOptions.deadline))} more.`);
                    saidAt = clock.now();
                }
                await (0,_time_deadline_js__WEBPACK_IMPORTED_MODULE_2__/* .pause */ .v7)(readOptions.deadline, readOptions.backoff?.intervalMs() ?? _contention_js__WEBPACK_IMPORTED_MODULE_4__/* .readIntervalMs */ .QJ, _read_js__WEBPACK_IMPORTED_MODULE_5__/* .outOfTurns */ .q7);
                cluster = await (0,_read_js__WEBPACK_IMPORTED_MODULE_5__/* .readWhenOurTurn */ .eN)(readOptions);
            }
            return cluster;
        },
        explained: (error) => error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TimeUp */ .Lr && error.code === 'cluster-busy' && busy.length > 0 && last !== undefined
            ? poolsBusy(last.cluster, described(), last.words)
            : error,
    };
}
function poolsBusy(cluster, pools, words) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TimeUp */ .Lr('cluster-busy', `Cluster "${cluster}" took no update within the step's time: ${pools}.`, {
        remedy: 'An upgrade of a node pool takes 30 to 60 minutes, longer than a step waits by default. Run the step again when it is over, or raise `timeout-minutes`, which bounds the post step too.',
        said: `AKS said: ${words}`,
    });
}


/***/ }),

/***/ 6239:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CF: () => (/* binding */ isTerminalState),
/* harmony export */   Hd: () => (/* binding */ isTerminal),
/* harmony export */   K$: () => (/* binding */ describeCluster),
/* harmony export */   SG: () => (/* binding */ withTags),
/* harmony export */   p8: () => (/* binding */ clusterFrom),
/* harmony export */   td: () => (/* binding */ maximumRanges)
/* harmony export */ });
/* harmony import */ var _arm_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9783);

const terminalStates = new Set(['succeeded', 'failed', 'canceled', 'cancelled']);
/** No operation runs. Every state that isn't known to be final means that one does: AKS adds states. */
function isTerminal({ provisioningState }) {
    return isTerminalState(provisioningState);
}
/** The same of a node pool's state. */
function isTerminalState(state) {
    return terminalStates.has(state.toLowerCase());
}
function clusterFrom(asked, body, model, readAt, date) {
    const properties = (0,_arm_json_js__WEBPACK_IMPORTED_MODULE_0__/* .objectAt */ .lJ)(body, 'properties');
    const access = (0,_arm_json_js__WEBPACK_IMPORTED_MODULE_0__/* .objectAt */ .lJ)(properties, 'apiServerAccessProfile');
    return {
        id: asked,
        body,
        model,
        readAt,
        serverTime: timeIn(date),
        etag: (0,_arm_json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringAt */ .bX)(body, 'eTag'),
        resourceUid: (0,_arm_json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringAt */ .bX)(properties, 'resourceUID'),
        provisioningState: (0,_arm_json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringAt */ .bX)(properties, 'provisioningState') ?? 'Unknown',
        powerState: (0,_arm_json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringAt */ .bX)((0,_arm_json_js__WEBPACK_IMPORTED_MODULE_0__/* .objectAt */ .lJ)(properties, 'powerState'), 'code') ?? 'Running',
        fqdn: hostNameIn((0,_arm_json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringAt */ .bX)(properties, 'fqdn')),
        ranges: listed(access.authorizedIPRanges),
        vnetIntegration: access.enableVnetIntegration === true,
        tags: tagsIn(body),
    };
}
/** The most ranges that AKS takes: learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges, "Limitations". */
function maximumRanges(cluster) {
    return cluster.vnetIntegration ? 2000 : 200;
}
/** A cluster as the log has it: `Cluster aks-shop (rg-shop, westeurope): restricted, 3 of 200 entries`. */
function describeCluster(cluster) {
    const { id, body, ranges } = cluster;
    const place = [id.resourceGroup, (0,_arm_json_js__WEBPACK_IMPORTED_MODULE_0__/* .stringAt */ .bX)(body, 'location') ?? []].flat();
    const list = ranges.length === 0
        ? 'open to the whole internet'
        : `restricted, ${ranges.length} of ${maximumRanges(cluster)} entries`;
    return `Cluster ${id.name} (${place.join(', ')}): ${list}`;
}
/** It becomes part of a URL, so nothing but a name may be in it: no port, no path, no credential, no address. */
const hostName = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,62}$/i;
function hostNameIn(text) {
    return text !== undefined && text.length <= 253 && hostName.test(text) ? text : undefined;
}
/** The `Date` header of an answer (RFC 9110, section 6.6.1). */
function timeIn(date) {
    const time = Date.parse(date ?? '');
    return Number.isNaN(time) ? undefined : time;
}
function tagsIn(body) {
    const texts = Object.entries((0,_arm_json_js__WEBPACK_IMPORTED_MODULE_0__/* .objectAt */ .lJ)(body, 'tags')).filter((tag) => typeof tag[1] === 'string');
    return Object.fromEntries(texts);
}
/** The same cluster with other tags, to be sent back. */
function withTags(cluster, tags) {
    return { ...cluster, tags, body: { ...cluster.body, tags }, model: { ...cluster.model, tags: { ...tags } } };
}
function listed(value) {
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}


/***/ }),

/***/ 4224:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hn: () => (/* binding */ postBackoff),
/* harmony export */   QJ: () => (/* binding */ readIntervalMs),
/* harmony export */   WY: () => (/* binding */ contentionBackoff),
/* harmony export */   sf: () => (/* binding */ mainBackoff)
/* harmony export */ });
/** ARM allows 60 reads of a cluster in a burst and one a second after that; several jobs share them. */
const readIntervalMs = 5_000;
/** A main step opens a hole, and may go last. */
const mainBackoff = { longestIntervalMs: 60_000, yieldMs: 20_000 };
/** A post step closes one, and has little time where the job was cancelled: it sees a free cluster sooner than any main step takes it. */
const postBackoff = { longestIntervalMs: 10_000, yieldMs: 0 };
const decayPerRead = 0.05;
/** Two jobs take turns well enough; with more than this many other writers a step yields. */
const uncontended = 1;
function contentionBackoff({ longestIntervalMs, yieldMs }) {
    const most = uncontended + Math.log2(longestIntervalMs / readIntervalMs);
    let conflicts = 0;
    let contended = false;
    const met = (count) => {
        conflicts = Math.max(conflicts, count);
        contended ||= conflicts > uncontended;
    };
    return {
        intervalMs: () => readIntervalMs * 2 ** Math.max(0, conflicts - uncontended),
        yieldMs: () => (contended ? yieldMs : 0),
        onConflict: () => met(Math.min(conflicts + 1, uncontended + 1)),
        onThrottled: () => met(Math.min(conflicts + 1, most)),
        onAnswered() {
            conflicts = Math.max(0, conflicts - decayPerRead);
        },
    };
}


/***/ }),

/***/ 3073:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ placeToLeaveOut),
/* harmony export */   l: () => (/* binding */ checkKept)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _arm_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9783);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);
/* harmony import */ var _log_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8560);
/* harmony import */ var _places_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9505);





/** AKS names the first unknown field only, so that each costs a refused write, of which it takes 20 in a burst. */
const mostFields = 5;
/** What the step changes or what leads there, and what no cluster or node pool is described without. */
const indispensable = new Set([
    'agentPoolProfiles',
    'apiServerAccessProfile',
    'authorizedIPRanges',
    'count',
    'location',
    'mode',
    'name',
    'properties',
    'tags',
    'vmSize',
]);
/** In characters. */
const longestPlaces = 1_000;
const longestValue = 200;
const longestChanges = 1_500;
/**
 * Where to leave out the field that AKS doesn't know. What the API version is known to lack was never sent, so it is a field
 * that should be known: only where it stands in one place alone does its name tell which one is meant.
 * @throws {StepError} where it must stay
 */
function placeToLeaveOut(refusal, leftOut) {
    const [place, ...others] = refusal.places;
    if (indispensable.has(refusal.field))
        throw unwritable(refusal, 'no update is complete without it');
    if (others.length > 0) {
        throw unwritable(refusal, `it stands in several places (${(0,_log_text_js__WEBPACK_IMPORTED_MODULE_3__/* .cut */ .Jj)(refusal.places.join(', '), longestPlaces)}), so that which is meant is unknown`);
    }
    if (leftOut.size >= mostFields)
        throw unwritable(refusal, `${mostFields} other fields have been left out already`);
    return place;
}
function unwritable(refusal, why) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .StepError */ .zg('update-refused', `AKS doesn't take back the field "${refusal.field}", which it returned itself, and ${why}. The update was not made.`, {
        remedy: 'Use the newest release of this action. If that fails as well, report it with this log.',
        said: refusal.said,
        cause: refusal,
    });
}
/** AKS keeps what is left out. @throws {StepError} where a value has become another one. */
function checkKept({ places, from }, body) {
    const changes = [...places].flatMap((place) => {
        const now = new Map(valuesAt(body, (0,_places_js__WEBPACK_IMPORTED_MODULE_2__/* .keysOf */ .YD)(place)));
        return valuesAt(from, (0,_places_js__WEBPACK_IMPORTED_MODULE_2__/* .keysOf */ .YD)(place)).flatMap(([where, value]) => 
        // Without its node pool there is no such value.
        !now.has(where) || (0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)(now.get(where), value)
            ? []
            : [`${where} was ${shown(value)} and is ${shown(now.get(where))}`]);
    });
    if (changes.length === 0)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .StepError */ .zg('field-changed', `What had to be left out of the update, since AKS doesn't take it back, has changed: ${(0,_log_text_js__WEBPACK_IMPORTED_MODULE_3__/* .cut */ .Jj)(changes.join('; '), longestChanges)}. The list itself holds the change.`, { remedy: 'Unless another update did it, set it back, and report it with this log.' });
}
function shown(value) {
    return value === undefined ? 'absent' : (0,_log_text_js__WEBPACK_IMPORTED_MODULE_3__/* .cut */ .Jj)(JSON.stringify(value), longestValue);
}
/** The values of a place, each with where it stands; elements of a list by their names, since their order is no promise. */
function valuesAt(value, [key, ...rest], where = '') {
    if (key === undefined)
        return [[where, value]];
    if (key === '[]') {
        const items = Array.isArray(value) ? value : [];
        return items.flatMap((item, index) => valuesAt(item, rest, `${where}[${nameOf(item) ?? index}]`));
    }
    const members = (0,_arm_json_js__WEBPACK_IMPORTED_MODULE_4__/* .isObject */ .Gv)(value) ? value : {};
    if (key === '*')
        return Object.entries(members).flatMap(([name, inner]) => valuesAt(inner, rest, `${where}.${name}`));
    const inner = Object.hasOwn(members, key) ? members[key] : undefined;
    return valuesAt(inner, rest, where === '' ? key : `${where}.${key}`);
}
function nameOf(item) {
    return (0,_arm_json_js__WEBPACK_IMPORTED_MODULE_4__/* .isObject */ .Gv)(item) ? (0,_arm_json_js__WEBPACK_IMPORTED_MODULE_4__/* .stringAt */ .bX)(item, 'name') : undefined;
}


/***/ }),

/***/ 9505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gz: () => (/* binding */ below),
/* harmony export */   M9: () => (/* binding */ knownPlaces),
/* harmony export */   YD: () => (/* binding */ keysOf),
/* harmony export */   jh: () => (/* binding */ isMap),
/* harmony export */   lA: () => (/* binding */ leavingOut)
/* harmony export */ });
/* unused harmony export unmarked */
/**
 * What the service owns. The specification marks these places read-only, in 2024-09-01 or in 2026-05-01; versions from
 * 2026-04-01 on take `nodeImageVersion` as an order to roll a pool back (azure-rest-api-specs, managedClusters.json).
 */
const serviceOwned = [
    'id',
    'name',
    'type',
    'apiVersion',
    'eTag',
    'systemData',
    'identity.principalId',
    'identity.tenantId',
    'identity.userAssignedIdentities.*.principalId',
    'identity.userAssignedIdentities.*.clientId',
    'properties.provisioningState',
    'properties.powerState',
    'properties.maxAgentPools',
    'properties.currentKubernetesVersion',
    'properties.fqdn',
    'properties.privateFQDN',
    'properties.azurePortalFQDN',
    'properties.resourceUID',
    'properties.status.provisioningError',
    'properties.agentPoolProfiles[].eTag',
    'properties.agentPoolProfiles[].currentOrchestratorVersion',
    'properties.agentPoolProfiles[].nodeImageVersion',
    'properties.agentPoolProfiles[].provisioningState',
    'properties.agentPoolProfiles[].status.provisioningError',
    'properties.agentPoolProfiles[].localDNSProfile.state',
    'properties.addonProfiles.*.identity',
    'properties.podIdentityProfile.userAssignedIdentities[].provisioningState',
    'properties.podIdentityProfile.userAssignedIdentities[].provisioningInfo',
    'properties.oidcIssuerProfile.issuerURL',
    'properties.networkProfile.loadBalancerProfile.effectiveOutboundIPs',
    'properties.privateLinkResources[].privateLinkServiceID',
    'properties.ingressProfile.webAppRouting.identity',
];
/**
 * What the SDK's model knows and the pinned version, 2026-03-01, doesn't define: AKS refuses a body with any of it
 * (azure-rest-api-specs, Microsoft.ContainerService/aks/stable/2026-03-01/managedClusters.json).
 */
const notInPinnedVersion = [
    'properties.schedulerProfile',
    'properties.agentPoolProfiles[].artifactStreamingProfile',
    'properties.agentPoolProfiles[].networkProfile.dranet',
    'properties.agentPoolProfiles[].virtualMachinesProfile.scale.autoscale',
    'properties.azureMonitorProfile.appMonitoring.openTelemetryLogsAndTraces',
    'properties.azureMonitorProfile.appMonitoring.openTelemetryMetrics',
    'properties.azureMonitorProfile.containerInsights',
    'properties.azureMonitorProfile.metrics.controlPlane',
    'properties.securityProfile.defender.securityGating',
];
/** Never changed by a step, and richer in newer versions: what the pinned one shows of it may not be the whole. */
const natGatewayProfile = 'properties.networkProfile.natGatewayProfile';
/** Where users choose the keys. Such a key is no field, and one that isn't sent is deleted. */
const mapEntries = [
    'tags.*',
    'identity.delegatedResources.*',
    'identity.userAssignedIdentities.*',
    'properties.addonProfiles.*',
    'properties.addonProfiles.*.config.*',
    'properties.agentPoolProfiles[].localDNSProfile.kubeDNSOverrides.*',
    'properties.agentPoolProfiles[].localDNSProfile.vnetDNSOverrides.*',
    'properties.agentPoolProfiles[].nodeLabels.*',
    'properties.agentPoolProfiles[].tags.*',
    'properties.identityProfile.*',
    'properties.podIdentityProfile.userAssignedIdentityExceptions[].podLabels.*',
];
const unmarked = { leftOut: false, branches: new Map() };
/** What no body of a write holds, and where the maps are. */
const knownPlaces = leavingOut(mapEntries.reduce((tree, place) => grown(tree, keysOf(place), false), unmarked), [...serviceOwned, ...notInPinnedVersion, natGatewayProfile]);
/** The same tree, where these places are left out as well. */
function leavingOut(tree, places) {
    return [...places].reduce((larger, place) => grown(larger, keysOf(place), true), tree);
}
function keysOf(place) {
    return place.replaceAll('[]', '.[]').split('.');
}
function isMap({ branches }) {
    return branches.has('*');
}
/** What is known of the values of an object or list. */
function below(tree, key) {
    return tree.branches.get(isMap(tree) ? '*' : key) ?? unmarked;
}
function grown({ leftOut, branches }, [key, ...rest], leave) {
    if (key === undefined)
        return { leftOut: leftOut || leave, branches };
    return { leftOut, branches: new Map([...branches, [key, grown(branches.get(key) ?? unmarked, rest, leave)]]) };
}


/***/ }),

/***/ 1932:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ pollBudget)
/* harmony export */ });
/** ARM gives a subscription two polls of operations a second back, and other jobs poll as well. */
const intervalMs = 1_000;
function pollBudget(clock) {
    const takenAt = new Map();
    return {
        take(subscriptionId) {
            const key = subscriptionId.toLowerCase();
            const now = clock.now();
            if (now - (takenAt.get(key) ?? Number.NEGATIVE_INFINITY) < intervalMs)
                return false;
            takenAt.set(key, now);
            return true;
        },
    };
}


/***/ }),

/***/ 7745:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eN: () => (/* binding */ readWhenOurTurn),
/* harmony export */   q7: () => (/* binding */ outOfTurns),
/* harmony export */   rv: () => (/* binding */ readWithRetry),
/* harmony export */   zU: () => (/* binding */ readWhenIdle)
/* harmony export */ });
/* harmony import */ var _arm_arm_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2556);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);
/* harmony import */ var _time_clock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5786);
/* harmony import */ var _time_deadline_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8754);
/* harmony import */ var _time_retry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6686);
/* harmony import */ var _cluster_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6239);
/* harmony import */ var _contention_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4224);







const progressEveryMs = 30_000;
/** Reads the cluster, through throttling and outages. Whatever ARM refuses for good is thrown as it came. */
function readWithRetry(readOptions) {
    return (0,_time_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .retryTransient */ .jh)(() => readOnce(readOptions), 'The cluster', readOptions);
}
async function readOnce({ clusters, backoff }) {
    try {
        const cluster = await clusters.read();
        backoff?.onAnswered();
        return cluster;
    }
    catch (error) {
        if (isThrottling(error))
            backoff?.onThrottled();
        throw error;
    }
}
function isThrottling(error) {
    return error instanceof _arm_arm_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ArmError */ .dW && error.status === 429;
}
/** Reads until no operation runs on the cluster any more, beginning with a reading that is at hand. */
async function readWhenIdle(readOptions, known) {
    const { deadline, log } = readOptions;
    let cluster = known ?? (await readWithRetry(readOptions));
    const started = deadline.clock.now();
    let since = started;
    let saidAt = Number.NEGATIVE_INFINITY;
    for (;;) {
        if ((0,_cluster_js__WEBPACK_IMPORTED_MODULE_5__/* .isTerminal */ .Hd)(cluster))
            return cluster;
        const now = deadline.clock.now();
        if (now - saidAt >= progressEveryMs) {
            log.info(`${(0,_time_clock_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(now - started)}: the cluster is at ${cluster.provisioningState}, and AKS runs one operation at a time (an update usually takes 2 to 4 min); waiting at most ${(0,_time_clock_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)((0,_time_deadline_js__WEBPACK_IMPORTED_MODULE_3__/* .remainingMs */ .XW)(deadline))} more`);
            saidAt = now;
        }
        const { id, provisioningState, etag } = cluster;
        const gaveUp = () => stillBusy(id.name, provisioningState, deadline.clock.now() - since);
        await (0,_time_deadline_js__WEBPACK_IMPORTED_MODULE_3__/* .pause */ .v7)(deadline, readOptions.backoff?.intervalMs() ?? _contention_js__WEBPACK_IMPORTED_MODULE_6__/* .readIntervalMs */ .QJ, gaveUp);
        cluster = await explainThrottling(readWithRetry(readOptions), gaveUp);
        // One operation has ended since, and the next one has begun.
        if (!(0,_cluster_js__WEBPACK_IMPORTED_MODULE_5__/* .isTerminal */ .Hd)(cluster) && cluster.etag !== etag) {
            readOptions.backoff?.onConflict();
            since = deadline.clock.now();
        }
    }
}
/** Reads until it is this step's turn to write: no operation runs, and no step in more of a hurry has begun one either. */
async function readWhenOurTurn(readOptions, known) {
    let cluster = await readWhenIdle(readOptions, known);
    for (;;) {
        const yieldMs = readOptions.backoff?.yieldMs() ?? 0;
        if (yieldMs === 0)
            return cluster;
        await (0,_time_deadline_js__WEBPACK_IMPORTED_MODULE_3__/* .pause */ .v7)(readOptions.deadline, yieldMs, outOfTurns);
        cluster = await explainThrottling(readWithRetry(readOptions), outOfTurns);
        if ((0,_cluster_js__WEBPACK_IMPORTED_MODULE_5__/* .isTerminal */ .Hd)(cluster))
            return cluster;
        cluster = await readWhenIdle(readOptions, cluster);
    }
}
/** Where the time is up because so many wait that not all of them may read, the cluster can be reached well enough. */
async function explainThrottling(reading, gaveUp) {
    try {
        return await reading;
    }
    catch (error) {
        throw error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .TimeUp */ .Lr && isThrottling(error.cause) ? gaveUp() : error;
    }
}
function stillBusy(name, state, ms) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .TimeUp */ .Lr('cluster-busy', `Cluster "${name}" took no update within the step's time: another operation runs on it (${state}, seen for ${(0,_time_clock_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(ms)}), and AKS runs one at a time.`, { remedy: outOfTurnsRemedy });
}
function outOfTurns(cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .TimeUp */ .Lr('cluster-busy', "The cluster took no update within the step's time: other operations came first, and AKS runs one at a time.", { remedy: outOfTurnsRemedy, said: cause instanceof _arm_arm_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ArmError */ .dW ? cause.said : undefined, cause });
}
const outOfTurnsRemedy = 'Raise `timeout-minutes`, run fewer jobs at once against this cluster (a `concurrency` group), or open it once for the whole workflow.';


/***/ }),

/***/ 1837:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ realWorld)
});

// EXTERNAL MODULE: ./build/actions.js + 2 modules
var actions = __webpack_require__(9732);
// EXTERNAL MODULE: ./build/azure/api-version.js
var api_version = __webpack_require__(3749);
// EXTERNAL MODULE: ./node_modules/@azure/core-process/dist/esm/index.js + 4 modules
var esm = __webpack_require__(6392);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/azure/az-command.js

/**
 * az with the arguments, such that nothing of the workspace is run in its place, and nothing that isn't meant for it is handed on.
 * @param workspace the folder that the step runs in, whose files a pull request may have written
 */
function azCommand(args, { platform, env, workspace }) {
    const windows = platform === 'win32';
    const systemRoot = Object.entries(env).find(([name]) => name.toLowerCase() === 'systemroot')?.[1];
    return {
        file: 'az',
        args,
        options: {
            cwd: windows ? (systemRoot ?? 'C:\\Windows') : '/bin',
            env: environmentFor(env, workspace, windows ? external_node_path_.win32 : external_node_path_.posix),
            allowWindowsBatchFiles: windows,
        },
    };
}
/** Inputs, the post step's state, what the runner lets the action do in GitHub's name, and secrets. */
const withheld = /^(INPUT|STATE|ACTIONS)_|(^|_)(TOKEN|SECRET)$/i;
function environmentFor(env, workspace, path) {
    const handedOn = {};
    for (const [name, value] of Object.entries(env)) {
        if (value === undefined || withheld.test(name))
            continue;
        handedOn[name] = name.toLowerCase() === 'path' ? trustedFolders(value, workspace, path) : value;
    }
    return handedOn;
}
/** A relative folder, an empty one and the workspace itself hold what a pull request put there. */
function trustedFolders(list, workspace, path) {
    const trusted = (folder) => path.isAbsolute(unquoted(folder)) && path.relative(path.resolve(unquoted(folder)), workspace) !== '';
    return list.split(path.delimiter).filter(trusted).join(path.delimiter);
}
/** Windows takes quotes around a folder. */
function unquoted(folder) {
    return folder.trim().replace(/^"(.*)"$/, '$1');
}

// EXTERNAL MODULE: ./build/azure/explain-sign-in.js + 1 modules
var explain_sign_in = __webpack_require__(7039);
;// CONCATENATED MODULE: ./build/azure/cli.js




const timeoutMs = 30_000;
const question = ['account', 'show', '--query', 'id', '--output', 'tsv'];
const subscriptionId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** The subscription that the Azure CLI is set to. @throws {StepError} where `az` can't tell. */
async function currentSubscription(env = process.env) {
    const { file, args, options } = azCommand(question, { platform: process.platform, env, workspace: process.cwd() });
    const answer = (await answered((0,esm/* execFile */.St)(file, args, { ...options, encoding: 'utf8', timeout: timeoutMs }))).trim();
    if (subscriptionId.test(answer))
        return answer;
    throw unanswered(answer === '' ? 'it printed nothing' : 'what it printed is not a subscription ID');
}
async function answered(ended) {
    try {
        return String((await ended).stdout);
    }
    catch (cause) {
        const missing = (0,esm/* isProcessError */.G_)(cause) && cause.code === 'ENOENT';
        const said = (0,esm/* isProcessError */.G_)(cause) ? (0,explain_sign_in/* quotable */.E7)(String(cause.stderr ?? '')) : '';
        throw unanswered(missing ? '`az` is not on this machine' : (0,errors/* messageOf */.bD)(cause).replace(/\.$/, ''), { said, cause });
    }
}
function unanswered(why, details = {}) {
    return new errors/* StepError */.zg('sign-in-azure-cli', `The Azure CLI can't tell its current subscription: ${why}.`, {
        remedy: 'Put azure/login before this step, or set `subscription-id`.',
        ...details,
    });
}

// EXTERNAL MODULE: ./build/azure/cloud.js
var cloud = __webpack_require__(6785);
;// CONCATENATED MODULE: ./build/azure/cloud-metadata.js


const metadataPath = '/metadata/endpoints?api-version=2022-09-01';
/**
 * A cloud that only its ARM endpoint is known of, from the metadata that the endpoint serves.
 * @throws {StepError} where the answer doesn't name an https authority and an audience, or names those of a public cloud: its
 * tokens would go to a host that is none of that cloud.
 */
function cloudFromMetadata(endpoint, answer) {
    const { authentication } = parseMetadata(endpoint, answer);
    const authority = secureUrl(authentication?.loginEndpoint);
    const audience = firstText(authentication?.audiences);
    if (authority === undefined || audience === undefined)
        throw notAnEndpoint(endpoint);
    const foreign = [authority, ...(URL.canParse(audience) ? [new URL(audience)] : [])].find(cloud/* isPublicHost */.sw);
    if (foreign !== undefined)
        throw publicCloudNamed(endpoint, foreign);
    return {
        name: endpoint.host,
        resourceManager: baseUrl(endpoint),
        authority: authority.href.replace(/\/+$/, ''),
        scope: `${audience}/.default`,
        idTokenAudience: 'api://AzureADTokenExchange',
        privateAuthority: true,
    };
}
function parseMetadata(endpoint, answer) {
    let parsed;
    try {
        parsed = JSON.parse(answer.replace(/^\uFEFF/, ''));
    }
    catch (cause) {
        throw notAnEndpoint(endpoint, cause);
    }
    if (!Array.isArray(parsed))
        return asObject(parsed);
    const own = parsed.map(asObject).find(({ resourceManager }) => {
        const url = secureUrl(resourceManager);
        return url !== undefined && baseUrl(url) === baseUrl(endpoint);
    });
    if (own === undefined)
        throw notAmongThem(endpoint, parsed.length);
    return own;
}
function asObject(value) {
    return typeof value === 'object' && value !== null ? value : {};
}
function baseUrl({ origin, pathname }) {
    return origin + pathname.replace(/\/+$/, '');
}
function firstText(value) {
    return Array.isArray(value) ? value.find((item) => typeof item === 'string' && item !== '') : undefined;
}
function secureUrl(value) {
    if (typeof value !== 'string' || !URL.canParse(value))
        return undefined;
    const url = new URL(value);
    return url.protocol === 'https:' ? url : undefined;
}
const remedy = `Set \`environment\` to ${cloud/* cloudNames */.cY.join(', ')}, or to the URL of an Azure Resource Manager endpoint.`;
function notAnEndpoint(endpoint, cause) {
    return new errors/* StepError */.zg('sign-in-environment', `${endpoint.origin} doesn't say how to sign in: ${endpoint.origin}${metadataPath} has no login endpoint and audience.`, { remedy, cause });
}
function notAmongThem(endpoint, count) {
    return new errors/* StepError */.zg('sign-in-environment', `${endpoint.origin} doesn't say how to sign in: of the ${count} clouds that ${endpoint.origin}${metadataPath} lists, none has ${baseUrl(endpoint)} as its resourceManager.`, { remedy });
}
function publicCloudNamed(endpoint, { origin }) {
    return new errors/* StepError */.zg('sign-in-environment', `The metadata of ${endpoint.origin} name ${origin}, which belongs to a public Azure cloud, whose tokens go to that cloud's own endpoint alone.`, {
        remedy: `For a public cloud, set \`environment\` to its name (${cloud/* cloudNames */.cY.join(', ')}). Azure Stack Hub with Microsoft Entra ID is not supported.`,
    });
}

// EXTERNAL MODULE: ./build/runner/https.js
var https = __webpack_require__(3270);
// EXTERNAL MODULE: ./build/runner/proxy.js
var proxy = __webpack_require__(7331);
;// CONCATENATED MODULE: ./build/github/workflow-runs.js


const workflow_runs_timeoutMs = 15_000;
/** A run takes some 20,000 characters. */
const longestRun = 1_000_000;
/**
 * Asks this run's own GitHub server, and no other: a tag may name any, and the token must not go there. The one file that
 * touches `@actions/github`, which is loaded only here, since no other mode needs it. No redirect is followed.
 * @throws {Error} where no answer came
 */
async function workflowRunState({ repositoryId, runId, attempt }, token) {
    const { getOctokit } = await __webpack_require__.e(/* import() */ 413).then(__webpack_require__.bind(__webpack_require__, 2413));
    const octokit = getOctokit(token, { userAgent: 'aks-authorized-ip-ranges', request: { fetch: boundedFetch } });
    try {
        // A repository by its number: GitHub's own links take this form (docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api).
        const { status, data } = await octokit.request('GET /repositories/{repository_id}/actions/runs/{run_id}/attempts/{attempt_number}', { repository_id: repositoryId, run_id: runId, attempt_number: attempt });
        return status === 200 ? stateIn(data) : 'unknown';
    }
    catch (error) {
        if (error instanceof Error && 'status' in error && error.status === 404)
            return 'unknown';
        throw error;
    }
}
/** Lets Octokit's requests take the way and the limits of all others. */
async function boundedFetch(address, { headers }) {
    const url = new URL(address);
    const { status, body } = await (0,https/* httpsGet */.K)(url, {
        route: (0,proxy/* routeTo */.Bv)(url, process.env),
        timeoutMs: workflow_runs_timeoutMs,
        verify: true,
        longestBody: longestRun,
        headers,
    });
    return new Response(body === '' ? null : body, { status, headers: { 'content-type': 'application/json' } });
}
/** A run's other statuses (queued, waiting, requested, in_progress, …) all mean that it goes on. */
function stateIn(data) {
    const status = typeof data === 'object' && data !== null && 'status' in data ? data.status : undefined;
    if (status === 'completed')
        return 'completed';
    return typeof status === 'string' ? 'under-way' : 'unknown';
}

// EXTERNAL MODULE: ./build/runner/access.js
var access = __webpack_require__(585);
// EXTERNAL MODULE: ./build/runner/address.js + 1 modules
var address = __webpack_require__(263);
// EXTERNAL MODULE: ./build/runner/regular-file.js
var regular_file = __webpack_require__(3538);
;// CONCATENATED MODULE: ./build/runner/federated-token.js


/** A service account's token has about 1,500 characters. */
const mostBytes = 64 * 1024;
/** Header, claims and signature in base64url (RFC 7515, 7.1). */
const jwt = /^[\w-]+\.[\w-]+\.[\w-]+$/;
/**
 * The token in the file that Kubernetes keeps for this runner's pod, as it is now: it is renewed about hourly. The path is the
 * environment's, which any step of the job can set, and what is in the file goes to Entra: nothing but a token may.
 * @throws {StepError} where it is anything else. What it holds is never quoted.
 */
function readFederatedToken(path) {
    const content = contentOf(path);
    const token = content.toString('latin1').trim();
    if (jwt.test(token))
        return token;
    throw unusable(path, token === '' ? 'is empty' : 'holds no JSON Web Token');
}
function contentOf(path) {
    let content;
    try {
        // Kubernetes' own way to it is by links, which it moves to renew the token.
        content = (0,regular_file/* readRegularFile */.X)(path, { mostBytes });
    }
    catch (error) {
        throw unusable(path, `can't be read${(0,regular_file/* fileErrorCode */.c)(error)}`, error);
    }
    if (typeof content === 'string')
        throw unusable(path, content);
    return content;
}
function unusable(path, why, cause) {
    return new errors/* StepError */.zg('sign-in-token-file', `The token file of the workload identity, ${path}, ${why}.`, {
        remedy: 'AZURE_FEDERATED_TOKEN_FILE must name the file that the workload identity webhook mounts into the runner\'s pod: check that the pod has the label `azure.workload.identity/use: "true"`, and that the job runs in that pod, without `container:`. To sign in with GitHub\'s ID token, set `auth-method: oidc`.',
        cause,
    });
}

// EXTERNAL MODULE: ./build/network-error.js
var network_error = __webpack_require__(3329);
;// CONCATENATED MODULE: ./build/runner/id-token.js




const id_token_timeoutMs = 15_000;
/** A token with many claims has about 3,000 characters. */
const longestAnswer = 64_000;
const permission = 'Check that the job has `permissions: { id-token: write }`; a pull request from a fork gets no ID token.';
/** GitHub gave no ID token. It is transient unless GitHub refused, or could not be asked. */
class IdTokenError extends errors/* StepError */.zg {
    transient;
    constructor(what, { transient = false, cause } = {}) {
        const outage = cause?.remedy ?? 'Run the step again; www.githubstatus.com tells of outages.';
        super('sign-in-id-token', what, { remedy: transient ? outage : permission, cause });
        this.transient = transient;
    }
}
/**
 * An ID token of this job, from the GitHub server that runs it. The request carries the job's own token, which goes to that host
 * alone: no redirect is followed.
 * @throws {IdTokenError}
 */
async function requestIdToken(audience, env) {
    const url = requestUrl(audience, env.ACTIONS_ID_TOKEN_REQUEST_URL ?? '');
    const bearer = env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? '';
    if (bearer === '')
        throw new IdTokenError('GitHub gives this job no ID token: ACTIONS_ID_TOKEN_REQUEST_TOKEN is empty.');
    const answer = await asked(url, bearer);
    const token = tokenIn(answer);
    if (token !== undefined)
        return token;
    throw refusal(url, answer);
}
function requestUrl(audience, base) {
    if (base === '')
        throw new IdTokenError('GitHub gives this job no ID token: ACTIONS_ID_TOKEN_REQUEST_URL is empty.');
    const text = `${base}&audience=${encodeURIComponent(audience)}`;
    if (URL.canParse(text) && new URL(text).protocol === 'https:')
        return new URL(text);
    throw new IdTokenError('GitHub gives this job no ID token: ACTIONS_ID_TOKEN_REQUEST_URL is not an https URL.');
}
async function asked(url, bearer) {
    try {
        return await (0,https/* httpsGet */.K)(url, {
            route: (0,proxy/* routeTo */.Bv)(url, process.env),
            timeoutMs: id_token_timeoutMs,
            verify: true,
            headers: { accept: 'application/json', authorization: `Bearer ${bearer}` },
            longestBody: longestAnswer,
        });
    }
    catch (cause) {
        // What waiting can't mend has a code and a remedy of its own.
        if (!(cause instanceof network_error/* NetworkError */.Dr) || cause.lasting !== undefined)
            throw cause;
        throw new IdTokenError(`GitHub gave no ID token: ${cause.message}`, { transient: true, cause });
    }
}
function tokenIn({ status, body }) {
    if (status !== 200)
        return undefined;
    try {
        const { value } = JSON.parse(body);
        return typeof value === 'string' && value !== '' ? value : undefined;
    }
    catch {
        return undefined; // Not JSON, or null: the caller says that it can't be read.
    }
}
function refusal({ host }, { status }) {
    if (status >= 200 && status < 300) {
        return new IdTokenError(`${host} answered the request for an ID token with something that can't be read.`, {
            transient: true,
        });
    }
    if (status >= 300 && status < 400) {
        return new IdTokenError(`${host} redirected the request for an ID token (HTTP ${status}), which is not followed.`);
    }
    const transient = status === 408 || status === 429 || status >= 500;
    return new IdTokenError(`${host} ${transient ? 'gave no' : 'refused an'} ID token (HTTP ${status}).`, { transient });
}

;// CONCATENATED MODULE: ./build/runner/interruption.js

/** What a runner sends before it kills a step: Ctrl+C, 7.5 s later a request to terminate, 2.5 s later the end. */
const endings = ['SIGINT', 'SIGTERM', 'SIGBREAK'];
/** What a user of the main step is told; a post step only hears of it, and goes on. */
const interruption_remedy = 'Nothing more is written; the post step takes back what was.';
/** Aborted, with {@link Cancelled} as its reason, when the runner asks this process to end. From then on the signals do nothing more. */
function interruptionOf(source) {
    const interruption = new AbortController();
    for (const name of endings) {
        source.on(name, () => interruption.abort(new errors/* Cancelled */.cJ(`The runner asked this step to end (${name}).`, { remedy: interruption_remedy })));
    }
    return interruption.signal;
}

// EXTERNAL MODULE: external "node:dns/promises"
var promises_ = __webpack_require__(1553);
// EXTERNAL MODULE: ./build/time/limit.js
var limit = __webpack_require__(6023);
;// CONCATENATED MODULE: ./build/runner/name.js


const name_timeoutMs = 5_000;
/**
 * The public IPv4 addresses that DNS has for a name.
 * @throws where there are none, or DNS doesn't answer within 5 s
 */
function resolveName(name) {
    return (0,limit/* within */.u)(name_timeoutMs, () => (0,promises_.resolve4)(name));
}

// EXTERNAL MODULE: ./build/time/clock.js
var clock = __webpack_require__(5786);
;// CONCATENATED MODULE: ./build/composition.js
















const metadataTimeoutMs = 15_000;
const longestMetadata = 1_000_000;
/** The real outside world. It listens to the process's signals from now on. */
function realWorld(log) {
    return {
        clock: clock/* systemClock */.ml,
        log,
        logOf: actions/* clusterLog */.$P,
        interrupted: interruptionOf(process),
        describeCloud,
        signIn: (cloud, as, apiVersion) => signIn(cloud, as, log, apiVersion),
        currentSubscription: currentSubscription,
        runnerAddress: (services, route) => (0,address/* runnerAddress */.Z)({ services, route, clock: clock/* systemClock */.ml, log }),
        routeTo: (fqdn) => (0,proxy/* routeTo */.Bv)({ hostname: fqdn }, process.env),
        commonRoute: () => (0,proxy/* commonRoute */.jJ)(process.env),
        resolveName: resolveName,
        workflowRunState: workflowRunState,
        probeApiServer: access/* probeApiServer */.o,
    };
}
async function describeCloud(environment) {
    const endpoint = environment.kind === 'endpoint' ? new URL(environment.url) : undefined;
    const named = environment.kind === 'named' ? (0,cloud/* cloudByName */.WA)(environment.name) : undefined;
    if (named !== undefined)
        return named;
    if (endpoint === undefined)
        throw new errors/* StepError */.zg('sign-in-environment', 'The cloud is not known.');
    const url = new URL(metadataPath, endpoint);
    const { status, body } = await (0,https/* httpsGet */.K)(url, {
        route: (0,proxy/* routeTo */.Bv)(url, process.env),
        timeoutMs: metadataTimeoutMs,
        verify: true,
        longestBody: longestMetadata,
    });
    if (status !== 200)
        throw new EndpointError(endpoint, status);
    return cloudFromMetadata(endpoint, body);
}
/** A private ARM endpoint didn't tell how to sign in. */
class EndpointError extends errors/* StepError */.zg {
    transient;
    constructor(endpoint, status) {
        super('sign-in-environment', `The ARM endpoint ${endpoint.origin} could not be asked how to sign in: it answered ${status}.`, { remedy: 'Check `environment`.' });
        this.transient = mayPass(status);
    }
}
/** Statuses that speak of the moment, not of the request. */
function mayPass(status) {
    return status === 408 || status === 429 || status >= 500;
}
/** The SDKs are most of the bundle, so they are loaded only where Azure is spoken to: not to refuse inputs, not to undo nothing. */
async function signIn(cloud, as, log, apiVersion) {
    const { env } = process;
    // GitHub answers while the SDKs are loaded: neither needs the other.
    let first = as.method === 'oidc' ? requestIdToken(as.audience ?? cloud.idTokenAudience, env) : undefined;
    // It fails where the credential waits for it.
    first?.catch(() => undefined);
    const { connect } = await Promise.all(/* import() */[__webpack_require__.e(490), __webpack_require__.e(137)]).then(__webpack_require__.bind(__webpack_require__, 2137));
    const idToken = (audience) => {
        const token = first ?? requestIdToken(audience, env);
        first = undefined;
        return token;
    };
    const runner = { env, mask: actions/* mask */.dK, idToken, federatedToken: readFederatedToken };
    return connect(cloud, as, clock/* systemClock */.ml, runner, { standIns: (0,api_version/* standInsOf */.c7)(apiVersion), trace: log.debug });
}


/***/ }),

/***/ 7780:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k: () => (/* binding */ egressLookup)
});

// EXTERNAL MODULE: ./build/arm/missing-grant.js
var missing_grant = __webpack_require__(5174);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/plan/node-egress.js
var node_egress = __webpack_require__(3710);
// EXTERNAL MODULE: ./build/ranges/index.js + 16 modules
var build_ranges = __webpack_require__(4476);
;// CONCATENATED MODULE: ./build/egress/api-server-address.js


/** The address that routes carry traffic to. A name that leads to a private one here does so for this runner alone. */
async function apiServerAddress({ fqdn }, resolveName) {
    const unknown = (why) => ({
        kind: 'unknown',
        why: `the API server's address could not be learned (${why})`,
    });
    if (fqdn === undefined)
        return unknown('it has no name yet');
    try {
        const texts = await resolveName(fqdn);
        const addresses = texts.flatMap((text) => (0,build_ranges/* parseAddress */.or)(text) ?? []);
        if (addresses.length > 0 && addresses.length === texts.length)
            return { kind: 'known', addresses };
        return unknown(texts.length === 0 ? `${fqdn} has no IPv4 address` : `${fqdn} leads to ${texts.join(', ')} here`);
    }
    catch (error) {
        return unknown((0,errors/* messageOf */.bD)(error));
    }
}

// EXTERNAL MODULE: ./build/arm/arm-error.js
var arm_error = __webpack_require__(2556);
// EXTERNAL MODULE: ./build/time/retry.js
var time_retry = __webpack_require__(6686);
;// CONCATENATED MODULE: ./build/egress/cached-network.js


/**
 * The same network, asked through throttling and outages, and for each resource once.
 * @param refused is told of each answer that is a refusal
 */
function cachedNetwork(network, retry, refused) {
    const once = (read, what) => {
        const asked = new Map();
        return (...at) => {
            // IDs and names are the same in any letter case.
            const key = at.join('/').toLowerCase();
            const known = asked.get(key);
            if (known !== undefined)
                return known;
            const answer = (0,time_retry/* retryTransient */.jh)(() => read(...at), what, retry);
            answer.catch((error) => {
                if (error instanceof arm_error/* ArmError */.dW)
                    refused(error);
            });
            asked.set(key, answer);
            return answer;
        };
    };
    return {
        publicIp: once((id) => network.publicIp(id), 'A public IP'),
        publicIpPrefix: once((id) => network.publicIpPrefix(id), 'A public IP prefix'),
        natGateway: once((id) => network.natGateway(id), 'A NAT gateway'),
        routeTable: once((id) => network.routeTable(id), 'A route table'),
        virtualNetwork: once((id) => network.virtualNetwork(id), 'A virtual network'),
        virtualNetworksIn: once((subscription, group) => network.virtualNetworksIn(subscription, group), 'The virtual networks'),
        firewallsIn: once((subscription) => network.firewallsIn(subscription), 'The firewalls'),
        hubConnections: once((id) => network.hubConnections(id), "A virtual hub's connections"),
        hubRouteTables: once((id) => network.hubRouteTables(id), "A virtual hub's routes"),
        scaleSetsIn: once((subscription, group) => network.scaleSetsIn(subscription, group), 'The scale sets'),
        scaleSetAddresses: once((id) => network.scaleSetAddresses(id), "A scale set's addresses"),
    };
}

;// CONCATENATED MODULE: ./build/egress/findings.js



const nothing = { addresses: [], problems: [], warnings: [], learnedRouteSigns: [] };
function problem(why, unread = false) {
    return { ...nothing, problems: [{ why, unread }] };
}
function joined(all) {
    return {
        addresses: all.flatMap(({ addresses }) => addresses),
        problems: each(all.flatMap(({ problems }) => problems)),
        warnings: [...new Set(all.flatMap(({ warnings }) => warnings))],
        learnedRouteSigns: [...new Set(all.flatMap(({ learnedRouteSigns }) => learnedRouteSigns))],
    };
}
async function allOf(looks) {
    return joined(await Promise.all(looks));
}
/** The address that a text from Azure holds, if it is an IPv4 one: IPv6 admits no client to an IPv4 list. */
function found(text, by, ...way) {
    const [listed] = (0,build_ranges/* parseListed */.Jc)([text]);
    if (listed?.entry?.kind !== 'range')
        return nothing;
    return { ...nothing, addresses: [{ range: listed.entry, by, way, pools: [] }] };
}
/** The same, seen from one step further away. */
function via({ addresses, ...rest }, by, ...steps) {
    return { ...rest, addresses: addresses.map((address) => ({ ...address, by, way: [...address.way, ...steps] })) };
}
/** The same, as the way of these pools, where no nearer resource says whose it is. */
function usedBy({ addresses, ...rest }, pools) {
    const used = (address) => (address.pools.length === 0 ? { ...address, pools } : address);
    return { ...rest, addresses: addresses.map(used) };
}
/** Each reason once; one that could not be read stays so. */
function each(gaps) {
    const reasons = [...new Set(gaps.map(({ why }) => why))];
    return reasons.map((why) => ({ why, unread: gaps.some((gap) => gap.why === why && gap.unread) }));
}
/** What ARM refuses to show is no error of its own: whether it matters is for others to decide. */
async function attempted(look) {
    try {
        return { value: await look };
    }
    catch (error) {
        if (!(error instanceof arm_error/* ArmError */.dW))
            throw error;
        return { problem: refusal(error), unread: true };
    }
}
function valuesOf(attempts) {
    return attempts.flatMap((attempt) => ('value' in attempt ? [attempt.value] : []));
}
/** Each of them once. */
function problemsOf(attempts) {
    return [...new Set(attempts.flatMap((attempt) => ('problem' in attempt ? [attempt.problem] : [])))];
}
/** Goes on from an answer; where there was none, the findings say why. */
async function from(look, next) {
    const attempt = await attempted(look);
    return 'value' in attempt ? next(attempt.value) : problem(attempt.problem, attempt.unread);
}
/**
 * Begins a look-up at once whose findings may not be wanted in the end; its failure is then of no interest.
 * @returns the way to its findings
 */
function prefetch(look) {
    const findings = look();
    findings.catch(() => undefined);
    return () => findings;
}
/** What ARM refused, in words that are the same for every resource of a group: one grant mends all of them. */
function refusal(error) {
    const missing = error.code === 'AuthorizationFailed' ? (0,missing_grant/* missingGrant */.Xk)(error.message) : undefined;
    if (missing === undefined)
        return error.said;
    const { kind, name } = missing.group;
    return `${missing.action} is not granted in ${kind} "${name}"`;
}

// EXTERNAL MODULE: ./build/arm/resource-id.js
var resource_id = __webpack_require__(9011);
// EXTERNAL MODULE: ./build/arm/json.js
var json = __webpack_require__(9783);
;// CONCATENATED MODULE: ./build/egress/context.js

function poolsOf({ body }) {
    return (0,json/* objectsAt */.yR)((0,json/* objectAt */.lJ)(body, 'properties'), 'agentPoolProfiles').map((pool) => ({
        name: (0,json/* stringAt */.bX)(pool, 'name') ?? '?',
        subnetId: (0,json/* stringAt */.bX)(pool, 'vnetSubnetID'),
        podSubnetId: (0,json/* stringAt */.bX)(pool, 'podSubnetID'),
        nodePublicIps: pool.enableNodePublicIP === true,
        nodePublicIpPrefixId: (0,json/* stringAt */.bX)(pool, 'nodePublicIPPrefixID'),
    }));
}
/** In lower case; AKS leaves its default out. */
function outboundTypeOf({ body }) {
    const profile = (0,json/* objectAt */.lJ)((0,json/* objectAt */.lJ)(body, 'properties'), 'networkProfile');
    return ((0,json/* stringAt */.bX)(profile, 'outboundType') ?? 'loadBalancer').toLowerCase();
}
/** AKS gives every cluster one; of none Azure shows nothing. */
function nodeResourceGroupOf({ body }) {
    return (0,json/* stringAt */.bX)((0,json/* objectAt */.lJ)(body, 'properties'), 'nodeResourceGroup') ?? '';
}

;// CONCATENATED MODULE: ./build/egress/virtual-network.js


/** A subnet's network. */
function networkOf(subnetId) {
    return subnetId.replace(/\/subnets\/[^/]+$/i, '');
}
/** A subnet as its network shows it, so that one read tells of both. @throws {ArmError} where there is none. */
async function subnetIn(network, id) {
    const { subnets } = await network.virtualNetwork(networkOf(id));
    const subnet = subnets.find((one) => (0,resource_id/* sameResource */.nK)(one.id, id));
    if (subnet !== undefined)
        return subnet;
    const message = `Virtual network "${(0,resource_id/* resourceName */.Iy)(networkOf(id))}" has no subnet "${(0,resource_id/* resourceName */.Iy)(id)}".`;
    throw new arm_error/* ArmError */.dW({ status: 404, code: 'NotFound', message });
}

;// CONCATENATED MODULE: ./build/egress/cluster-subnets.js



/** Calls `look` for every distinct subnet of the cluster's nodes and pods, side by side, and joins what it finds. */
function eachSubnet(context, look) {
    const { cluster, network } = context;
    return allOf(placesOf(poolsOf(cluster)).map(async ({ subnetId, pools, users }) => {
        const lookAt = async (subnet) => usedBy(await look(subnet, pools), users);
        if (subnetId !== undefined)
            return from(subnetIn(network, subnetId), lookAt);
        const group = nodeResourceGroupOf(cluster);
        return from(network.virtualNetworksIn(cluster.id.subscriptionId, group), (networks) => {
            const subnets = networks.flatMap((one) => one.subnets);
            return subnets.length === 0
                ? Promise.resolve(problem(`there is no virtual network in the node resource group "${group}"`))
                : allOf(subnets.map(lookAt));
        });
    }));
}
function placesOf(pools) {
    const places = new Map();
    const add = (subnetId, pool, user) => {
        const key = subnetId?.toLowerCase() ?? '';
        const { pools: others = [], users = [] } = places.get(key) ?? {};
        places.set(key, { subnetId, pools: [...others, pool], users: [...users, user] });
    };
    for (const pool of pools) {
        add(pool.subnetId, pool, `pool ${pool.name}`);
        if (pool.podSubnetId !== undefined)
            add(pool.podSubnetId, pool, `pods of pool ${pool.name}`);
    }
    if (places.size === 0)
        places.set('', { subnetId: undefined, pools: [], users: [] });
    return [...places.values()];
}

;// CONCATENATED MODULE: ./build/egress/firewall-search.js



/** The firewall that a network's next hop is: private addresses mean something only within networks that are peered. */
async function firewallAt(address, networkId, context) {
    const isHop = ({ privateAddress }) => privateAddress === address;
    const near = await firewallsNear(networkId, context);
    const sight = near.firewalls.some((one) => isHop(one) && isWithin(one, near.networkIds))
        ? near
        : await firewallsFurtherOff(near, networkId, context);
    const match = sight.firewalls.find((one) => isHop(one) && isWithin(one, sight.networkIds));
    if (match !== undefined)
        return { value: match };
    const hubs = await inConnectedHub(sight.firewalls.filter(isHop), networkId, context);
    if ('value' in hubs)
        return hubs;
    const refused = [...new Set([...sight.refused, ...hubs.refused])];
    return { problem: refused.join('; '), unread: refused.length > 0 };
}
/** The only firewall in a network or in one that it is peered with; for `egress-mode: firewall` without a route. */
async function onlyFirewallNear(networkId, context) {
    const sight = await firewallsFurtherOff(await firewallsNear(networkId, context), networkId, context);
    const inside = sight.firewalls.filter((one) => isWithin(one, sight.networkIds));
    const hubs = inside.length > 0 ? { refused: [] } : await inConnectedHub(sight.firewalls, networkId, context);
    if ('value' in hubs)
        return hubs;
    const [only, ...others] = inside;
    if (only !== undefined && others.length === 0 && sight.refused.length === 0)
        return { value: only };
    const names = inside.map(({ id }) => `"${(0,resource_id/* resourceName */.Iy)(id)}"`).join(', ');
    const what = inside.length > 1
        ? `no route leads to a firewall, and there are several in reach (${names})`
        : 'no route leads to a firewall, and none is in reach';
    const refused = [...sight.refused, ...hubs.refused];
    return { problem: [what, ...refused].join('; '), unread: refused.length > 0 };
}
function isWithin({ subnetId }, networkIds) {
    return subnetId !== undefined && networkIds.some((id) => (0,resource_id/* sameResource */.nK)(id, networkOf(subnetId)));
}
function subscriptionOf(id) {
    return (0,resource_id/* parseResourceId */.RQ)(id)?.subscriptionId.toLowerCase() ?? '';
}
/** In the subscriptions of the cluster and of the network, while the network's peers are asked for. */
async function firewallsNear(networkId, { cluster, network }) {
    const subscriptions = [...new Set([cluster.id.subscriptionId.toLowerCase(), subscriptionOf(networkId)])];
    const [peers, ...lists] = await Promise.all([
        attempted(network.virtualNetwork(networkId)),
        ...subscriptions.map((id) => attempted(network.firewallsIn(id))),
    ]);
    return {
        networkIds: [networkId, ...('value' in peers ? peers.value.peerIds : [])],
        firewalls: valuesOf(lists).flat(),
        refused: problemsOf([peers, ...lists]),
    };
}
async function firewallsFurtherOff(near, networkId, { cluster, network }) {
    const asked = [cluster.id.subscriptionId.toLowerCase(), subscriptionOf(networkId)];
    const further = [...new Set(near.networkIds.map(subscriptionOf))].filter((id) => !asked.includes(id));
    const lists = await Promise.all(further.map((id) => attempted(network.firewallsIn(id))));
    return {
        ...near,
        firewalls: [...near.firewalls, ...valuesOf(lists).flat()],
        refused: [...near.refused, ...problemsOf(lists)],
    };
}
/** The one among these firewalls whose Virtual WAN hub the network is connected to. */
async function inConnectedHub(firewalls, networkId, { network }) {
    const looks = firewalls.flatMap((firewall) => firewall.hubId === undefined ? [] : [{ firewall, look: attempted(network.hubConnections(firewall.hubId)) }]);
    const connections = await Promise.all(looks.map(({ look }) => look));
    const index = connections.findIndex((attempt) => 'value' in attempt && attempt.value.some((one) => (0,resource_id/* sameResource */.nK)(one.networkId, networkId)));
    const match = looks[index];
    return match === undefined ? { refused: problemsOf(connections) } : { value: match.firewall };
}

;// CONCATENATED MODULE: ./build/egress/public-addresses.js


/** Public IPs and public IP prefixes, by their IDs; each once, in whatever letter case it is named. */
function outboundAddresses(ids, network) {
    return allOf((0,resource_id/* distinctResources */.IQ)(ids).map((id) => outboundAddress(id, network)));
}
function outboundAddress(id, network) {
    const name = (0,resource_id/* resourceName */.Iy)(id);
    if ((0,resource_id/* parseResourceId */.RQ)(id)?.type === 'publicipprefixes') {
        return from(network.publicIpPrefix(id), async (range) => range === undefined
            ? problem(`the public IP prefix "${name}" has no range yet`)
            : found(range, 'another-way', `public IP prefix ${name}`));
    }
    return from(network.publicIp(id), async (address) => address === undefined
        ? problem(`the public IP "${name}" has no address yet`)
        : found(address, 'another-way', `public IP ${name}`));
}

;// CONCATENATED MODULE: ./build/egress/nat-gateway.js




/** The NAT gateway that serves a subnet: its own comes before the one of the whole network. */
function natGatewayOf({ natGatewayId, networkNatGatewayId }) {
    return natGatewayId ?? networkNatGatewayId;
}
/** All addresses of the NAT gateway that serves a subnet, since it picks any of them for a connection; without one, `otherwise`. */
async function byNatGateway(subnet, network, otherwise) {
    const id = natGatewayOf(subnet);
    if (id === undefined)
        return otherwise();
    const name = (0,resource_id/* resourceName */.Iy)(id);
    const whole = subnet.natGatewayId === undefined ? [`virtual network ${(0,resource_id/* resourceName */.Iy)(networkOf(subnet.id))}`] : [];
    return from(network.natGateway(id), async ({ addressIds }) => {
        const findings = await outboundAddresses(addressIds, network);
        if (findings.addresses.length + findings.problems.length === 0)
            return problem(`the NAT gateway "${name}" has no public IPv4 address`);
        return via(findings, 'another-way', `NAT gateway ${name}`, ...whole);
    });
}

;// CONCATENATED MODULE: ./build/egress/node-public-ips.js




/** The addresses that a pool's nodes have of their own: a prefix, or whatever each node was given. */
function nodePublicIps(pool, context) {
    const { nodePublicIpPrefixId: prefix } = pool;
    return prefix === undefined ? ofScaleSets(pool, context) : ofPrefix(prefix, context);
}
async function ofPrefix(id, { network }) {
    return via(await outboundAddresses([id], network), 'another-way', "nodes' own public IPs");
}
async function ofScaleSets({ name }, { cluster, network }) {
    const sets = await attempted(network.scaleSetsIn(cluster.id.subscriptionId, nodeResourceGroupOf(cluster)));
    if ('problem' in sets)
        return problem(sets.problem, sets.unread);
    const own = sets.value.filter(({ pool }) => pool?.toLowerCase() === name.toLowerCase());
    const findings = await allOf(own.map(({ id }) => from(network.scaleSetAddresses(id), async (texts) => joined(texts.map((text) => found(text, 'another-way', "node's own public IP", `scale set ${(0,resource_id/* resourceName */.Iy)(id)}`))))));
    if (own.length === 0)
        return problem(`the nodes of pool "${name}" have public IPs of their own, and no scale set shows them`);
    // A pool may be scaled to nothing just now.
    return joined([findings, laterNodes(name)]);
}
function laterNodes(pool) {
    return {
        ...nothing,
        warnings: [
            `The nodes of pool "${pool}" have public IPs of their own, each by chance: a node that is added later comes from an address that isn't on the list. Give the pool a public IP prefix (az aks nodepool add --node-public-ip-prefix-id).`,
        ],
    };
}

;// CONCATENATED MODULE: ./build/egress/outbound-profile.js





/** What the cluster itself says of the load balancer that AKS made for its outbound traffic. */
async function loadBalancer({ cluster, network }) {
    const ids = effectiveOutboundIps(cluster, 'loadBalancerProfile');
    const findings = via(await outboundAddresses(ids, network), 'load-balancer', 'load balancer');
    const empty = findings.addresses.length + findings.problems.length === 0;
    return empty ? problem('the cluster names no public IPv4 address of its load balancer') : findings;
}
/** The same of the NAT gateway that AKS made. Addresses of a load balancer linger after a switch, and mean nothing then. */
async function managedNatGateway({ cluster, network }) {
    const ids = effectiveOutboundIps(cluster, 'natGatewayProfile');
    const findings = via(await outboundAddresses(ids, network), 'another-way', 'managed NAT gateway');
    const empty = findings.addresses.length + findings.problems.length === 0;
    return empty ? problem('the cluster names no public IPv4 address of its managed NAT gateway') : findings;
}
function hasManagedNatGateway(cluster) {
    return outboundTypeOf(cluster).startsWith('managednatgateway');
}
/** Where traffic goes that no route and no NAT gateway of the subnet takes: what the outbound type stands for. */
async function outboundOf(context, subnetId) {
    const type = outboundTypeOf(context.cluster);
    if (type === 'loadbalancer')
        return loadBalancer(context);
    if (hasManagedNatGateway(context.cluster))
        return managedNatGateway(context);
    switch (type) {
        case 'userassignednatgateway':
            return problem(`the outbound type is userAssignedNATGateway, and subnet "${(0,resource_id/* resourceName */.Iy)(subnetId)}" has no NAT gateway`);
        case 'userdefinedrouting':
            return problem(`the outbound type is userDefinedRouting, and traffic from subnet "${(0,resource_id/* resourceName */.Iy)(subnetId)}" to the API server goes straight to the internet, from an address that Azure doesn't tell`);
        default:
            return nothing; // Told already: see `outboundTypeProblem`.
    }
}
/** Why an outbound type leaves it open where the nodes come from, whatever their subnets show. */
function outboundTypeProblem(cluster) {
    const type = outboundTypeOf(cluster);
    switch (type) {
        case 'loadbalancer':
        case 'managednatgateway':
        case 'managednatgatewayv2':
        case 'userassignednatgateway':
        case 'userdefinedrouting':
            return nothing;
        case 'none':
        case 'block':
            return problem(`with the outbound type "${type}" AKS gives the nodes no way out, and doesn't know of another`);
        default:
            return problem(`the outbound type "${type}" isn't known to this version`);
    }
}
function effectiveOutboundIps(cluster, profile) {
    const network = (0,json/* objectAt */.lJ)((0,json/* objectAt */.lJ)(cluster.body, 'properties'), 'networkProfile');
    return (0,json/* objectsAt */.yR)((0,json/* objectAt */.lJ)(network, profile), 'effectiveOutboundIPs').flatMap((item) => (0,json/* stringAt */.bX)(item, 'id') ?? []);
}

;// CONCATENATED MODULE: ./build/egress/firewall.js



/**
 * All public addresses of a firewall, which picks any of them. A route or a NAT gateway on its own subnet comes before
 * them (forced tunnelling; learn.microsoft.com/azure/firewall/integrate-with-nat-gateway).
 */
async function firewallAddresses(firewall, network, leave) {
    const { id, hubId, subnetId } = firewall;
    const step = `firewall ${(0,resource_id/* resourceName */.Iy)(id)}`;
    const own = prefetch(() => ownAddresses(firewall, network));
    if (hubId !== undefined)
        return via(await own(), 'another-way', step, `virtual hub ${(0,resource_id/* resourceName */.Iy)(hubId)}`);
    return via(subnetId === undefined ? await own() : await leave(subnetId, own), 'another-way', step);
}
async function ownAddresses({ id, hubAddresses, publicIpIds }, network) {
    if (hubAddresses.length + publicIpIds.length === 0)
        return problem(`the firewall "${(0,resource_id/* resourceName */.Iy)(id)}" has no public address for traffic`);
    const literal = hubAddresses.map((text) => found(text, 'another-way'));
    return joined([...literal, await outboundAddresses(publicIpIds, network)]);
}

;// CONCATENATED MODULE: ./build/egress/routes.js

/**
 * The longest prefix decides (learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview). Whether a service
 * tag holds an address ARM doesn't tell, so every such route may carry it, unless a /32 does: nothing beats that one.
 */
function matchingRoutes(routes, apiServer) {
    const { ranges, tags } = sorted(routes);
    if (apiServer.kind === 'unknown')
        return possibleCarriers(ranges, tags, apiServer.why);
    const longest = apiServer.addresses.map((address) => ranges.find(({ range }) => (0,build_ranges/* covers */.hU)([range], address)));
    const beaten = longest.every((entry) => entry?.range.prefix === 32);
    return {
        possible: unique([...longest.map((entry) => entry?.route), ...(beaten ? [] : tags)]),
        doubt: tags.length === 0 ? 'its name has several addresses' : doubtfulTags(tags),
    };
}
/** Whether the API server's address makes no difference: there is only one way that any public address takes. */
function needsNoAddress(routes) {
    const { ranges, tags } = sorted(routes);
    return tags.length === 0 && possibleCarriers(ranges, tags, '').possible.length === 1;
}
function possibleCarriers(ranges, tags, why) {
    const covered = (0,build_ranges/* coversAllIpv4 */.Jz)(ranges.map(({ range }) => range));
    return {
        possible: [...ranges.map(({ route }) => route), ...tags, ...(covered ? [] : [undefined])],
        doubt: why,
    };
}
/** The routes that matter to public IPv4 addresses, those of the longest prefix first. */
function sorted(routes) {
    const ranges = [];
    const tags = [];
    for (const route of routes) {
        const [listed] = (0,build_ranges/* parseListed */.Jc)([route.prefix]);
        if (listed?.entry?.kind === 'range') {
            if ((0,build_ranges/* reachesPublicAddresses */.BP)(listed.entry))
                ranges.push({ route, range: listed.entry });
        }
        else if (!route.prefix.includes(':'))
            tags.push(route); // IPv6 prefixes carry none of it.
    }
    return { ranges: ranges.toSorted((left, right) => right.range.prefix - left.range.prefix), tags };
}
function unique(items) {
    return [...new Set(items)];
}
function doubtfulTags(tags) {
    const names = tags.map(({ prefix }) => `"${prefix}"`).join(', ');
    return `it can't be told whether the service tag ${names} holds the API server's address`;
}

;// CONCATENATED MODULE: ./build/egress/virtual-hub.js





/**
 * Where traffic goes by a default route that the subnet has learnt: ARM shows it only where it comes from a Virtual WAN
 * hub, in the hub's route table (learn.microsoft.com/azure/virtual-wan/about-virtual-hub-routing).
 */
async function routeLearnedFromHub(subnetId, context, leavingFirewall) {
    const { network } = context;
    const networkId = networkOf(subnetId);
    const { firewalls, refused } = await firewallsNear(networkId, context);
    const hubIds = (0,resource_id/* distinctResources */.IQ)(firewalls.flatMap(({ hubId }) => hubId ?? []));
    const hubs = await Promise.all(hubIds.map(async (id) => {
        const looks = [attempted(network.hubConnections(id)), attempted(network.hubRouteTables(id))];
        const [connections, tables] = await Promise.all(looks);
        return { id, connections, tables };
    }));
    for (const hub of hubs) {
        const connection = connectionOf(hub.connections, networkId);
        if (connection !== undefined)
            return byHub({ ...hub, connection, firewalls }, context, leavingFirewall);
    }
    const unseen = [...refused, ...problemsOf(hubs.map(({ connections }) => connections))];
    return problem([
        `subnet "${(0,resource_id/* resourceName */.Iy)(subnetId)}" has no route of its own for traffic to the API server, so with the outbound type userDefinedRouting it takes one that a gateway or a Virtual WAN hub has announced, and no hub firewall in sight explains it`,
        ...unseen,
    ].join('; '), unseen.length > 0);
}
function connectionOf(connections, networkId) {
    if (!('value' in connections))
        return undefined;
    return connections.value.find((one) => (0,resource_id/* sameResource */.nK)(one.networkId, networkId));
}
async function byHub(hub, context, leavingFirewall) {
    const { connection, tables, firewalls } = hub;
    const name = (0,resource_id/* resourceName */.Iy)(hub.id);
    if (!connection.takesDefaultRoute)
        return problem(`the network's connection to the virtual hub "${name}" doesn't take the hub's default route`);
    if ('problem' in tables)
        return problem(tables.problem, tables.unread);
    const { possible, doubt } = await hubCarriers(tables.value, connection, context);
    const hops = new Set(possible.map((route) => route?.nextHop?.toLowerCase()));
    return allOf([
        ...[...hops].map(async (hop) => {
            const firewall = firewalls.find(({ id }) => hop !== undefined && (0,resource_id/* sameResource */.nK)(id, hop));
            if (firewall !== undefined)
                return leavingFirewall(firewall);
            const where = hop === undefined ? 'has no route for it' : `sends it to "${(0,resource_id/* resourceName */.Iy)(hop)}", which is no firewall in sight`;
            return problem(`traffic to the API server takes the way of the virtual hub "${name}", which ${where}`);
        }),
        ...(hops.size > 1
            ? [Promise.resolve(problem(`the virtual hub "${name}" may send it several ways: ${doubt}`))]
            : []),
    ]);
}
async function hubCarriers(tables, { routeTableId }, { apiServer }) {
    const table = tables.find(({ id }) => routeTableId === undefined
        ? (0,resource_id/* resourceName */.Iy)(id).toLowerCase() === 'defaultroutetable'
        : (0,resource_id/* sameResource */.nK)(id, routeTableId));
    const routes = (table?.routes ?? []).flatMap(({ destinations, nextHop }) => destinations.map((prefix) => ({ prefix, nextHopType: 'ResourceId', nextHop })));
    return matchingRoutes(routes, needsNoAddress(routes) ? { kind: 'unknown', why: '' } : await apiServer());
}

;// CONCATENATED MODULE: ./build/egress/subnet-path.js








/**
 * The way that traffic to the API server takes out of a subnet: a route comes first, whatever else the subnet has
 * (learn.microsoft.com/azure/nat-gateway/nat-overview).
 */
function leavingSubnet(subnet, walk) {
    return leaving(subnet, walk, [subnet.id.toLowerCase()]);
}
/** @param passed the subnets on the way so far: a firewall's own route may lead back */
async function leaving(subnet, walk, passed) {
    const { context } = walk;
    const { routeTableId } = subnet;
    const step = { subnet, walk, passed };
    if (routeTableId === undefined)
        return joined([await byHop(systemHop(walk), step), learnedRoutes(step)]);
    return from(context.network.routeTable(routeTableId), async (table) => {
        const name = `route table ${(0,resource_id/* resourceName */.Iy)(routeTableId)}`;
        const { hops, doubt, mayLearn } = await hopsIn(table, walk);
        const findings = await allOf(hops.map((hop) => byHop(hop, { ...step, table: name })));
        const several = `${name} may send traffic to the API server several ways: ${doubt}`;
        return joined([hops.length === 1 ? nothing : problem(several), findings, mayLearn ? learnedRoutes(step) : nothing]);
    });
}
async function hopsIn({ routes, takesLearntRoutes }, walk) {
    const unneeded = { kind: 'unknown', why: '' };
    const address = needsNoAddress(routes) ? unneeded : await walk.context.apiServer();
    const { possible, doubt } = matchingRoutes(routes, address);
    const system = takesLearntRoutes ? systemHop(walk) : { kind: 'internet' };
    const hops = new Map();
    for (const route of possible) {
        const hop = route === undefined ? system : hopOf(route);
        hops.set(JSON.stringify(hop), hop);
    }
    return { hops: [...hops.values()], doubt, mayLearn: takesLearntRoutes && possible.includes(undefined) };
}
/** Where traffic goes that no route of a table carries. */
function systemHop({ learned }) {
    return { kind: learned === 'followed' ? 'learnt' : 'internet' };
}
/**
 * A learned default route comes before NAT gateways and load balancers (learn.microsoft.com/azure/nat-gateway/nat-overview),
 * and ARM shows no such routes: only what may announce them.
 */
function learnedRoutes({ subnet, walk }) {
    return walk.learned === 'doubted' ? { ...nothing, learnedRouteSigns: subnet.routeSources } : nothing;
}
/** Next hop types are ARM's `RouteNextHopType`. */
function hopOf({ nextHopType, nextHop }) {
    switch (nextHopType.toLowerCase()) {
        case 'internet':
            return { kind: 'internet' };
        case 'virtualappliance':
            return nextHop === undefined ? { kind: 'elsewhere', type: nextHopType } : { kind: 'appliance', address: nextHop };
        default:
            return { kind: 'elsewhere', type: nextHopType };
    }
}
async function byHop(hop, { subnet, walk, passed, table = '' }) {
    const { context } = walk;
    switch (hop.kind) {
        case 'internet':
            return walk.toInternet(subnet);
        case 'learnt':
            return routeLearnedFromHub(subnet.id, context, (firewall) => leavingFirewall(firewall, context, passed));
        case 'appliance': {
            const firewall = await firewallAt(hop.address, networkOf(subnet.id), context);
            if ('problem' in firewall)
                return problem(unexplained(hop.address, table, firewall.problem), firewall.unread);
            const findings = await leavingFirewall(firewall.value, context, passed);
            return via(findings, 'another-way', `next hop ${hop.address}`, table);
        }
        case 'elsewhere':
            return problem(`${table} ${leadsElsewhere(hop.type)}`);
    }
}
/** The way out of a firewall: what its own subnet has comes before its own addresses. */
function leavingFirewall(firewall, context, passed = []) {
    const { network } = context;
    return firewallAddresses(firewall, network, (subnetId, direct) => {
        const key = subnetId.toLowerCase();
        if (passed.includes(key))
            return Promise.resolve(problem(`routes lead in a circle by subnet "${(0,resource_id/* resourceName */.Iy)(subnetId)}"`));
        const toInternet = (subnet) => byNatGateway(subnet, network, direct);
        // Without a management configuration a firewall has to have its own way to the internet
        // (learn.microsoft.com/azure/firewall/forced-tunneling).
        const learned = firewall.hasManagement ? 'doubted' : 'ignored';
        return from(subnetIn(network, subnetId), (subnet) => leaving(subnet, { context, learned, toInternet }, [...passed, key]));
    });
}
function unexplained(address, table, refused) {
    const why = refused === '' ? '' : `: ${refused}`;
    return `${table} sends traffic to the API server to ${address}, and no Azure Firewall that can be seen has that address${why}`;
}
function leadsElsewhere(type) {
    switch (type.toLowerCase()) {
        case 'none':
            return "drops traffic to the API server (next hop type None): nodes that use it can't get there at all";
        case 'virtualnetworkgateway':
            return "sends traffic to the API server to a virtual network gateway, and ARM doesn't tell which address it has beyond that";
        default:
            return `sends traffic to the API server to a next hop of type "${type}", which ARM doesn't explain`;
    }
}

;// CONCATENATED MODULE: ./build/egress/cluster-path.js










/** The path that traffic to the API server takes from every subnet, whatever the outbound type says. */
async function clusterPath(context) {
    const { cluster } = context;
    const isRouted = outboundTypeOf(cluster) === 'userdefinedrouting';
    const profile = prefetchProfile(context);
    if (isRouted)
        lookForFirewallsAhead(context);
    const findings = await eachSubnet(context, (subnet, pools) => {
        const outbound = profile ?? (() => outboundOf(context, subnet.id));
        const toInternet = (from) => byGatewayOr(from, () => direct(pools, outbound, context), context);
        return leavingSubnet(subnet, { context, learned: isRouted ? 'followed' : 'doubted', toInternet });
    });
    return joined([findings, outboundTypeProblem(cluster)]);
}
/** What the cluster tells of its own way out is asked for at once, since most traffic takes it. */
function prefetchProfile(context) {
    if (outboundTypeOf(context.cluster) === 'loadbalancer')
        return prefetch(() => loadBalancer(context));
    return hasManagedNatGateway(context.cluster) ? prefetch(() => managedNatGateway(context)) : undefined;
}
/** With user-defined routing a firewall is what the routes will most likely lead to, and where to look is known before them. */
function lookForFirewallsAhead(context) {
    const subnetIds = poolsOf(context.cluster).flatMap(({ subnetId, podSubnetId }) => [subnetId ?? [], podSubnetId ?? []].flat());
    for (const networkId of new Set(subnetIds.map(networkOf))) {
        // Whoever needs the answers asks again and gets the same ones, failures too.
        firewallsNear(networkId, context).catch(() => undefined);
    }
}
/** A NAT gateway comes before everything else that leads to the internet (learn.microsoft.com/azure/nat-gateway/nat-overview). */
function byGatewayOr(subnet, otherwise, { cluster, network }) {
    const group = (0,resource_id/* parseResourceId */.RQ)(natGatewayOf(subnet) ?? '')?.resourceGroup.toLowerCase();
    const inNodeGroup = group === nodeResourceGroupOf(cluster).toLowerCase();
    // The cluster tells the addresses of the one that AKS made, so the permission to read it is not needed.
    return hasManagedNatGateway(cluster) && inNodeGroup ? otherwise() : byNatGateway(subnet, network, otherwise);
}
/**
 * Nodes with public IPs of their own leave by them. What the outbound type stands for counts beside them, where there
 * is such a thing: no document says that it is never used.
 */
async function direct(pools, outbound, context) {
    const { cluster } = context;
    const own = pools.filter((pool) => pool.nodePublicIps);
    const hasOutbound = outboundTypeOf(cluster) === 'loadbalancer' || hasManagedNatGateway(cluster);
    const needsOutbound = hasOutbound || own.length < pools.length || pools.length === 0;
    return allOf([
        needsOutbound ? outbound() : Promise.resolve(nothing),
        ...own.map(async (pool) => usedBy(await nodePublicIps(pool, context), [`pool ${pool.name}`])),
    ]);
}

;// CONCATENATED MODULE: ./build/egress/explicit-modes.js







/** `egress-mode: nat-gateway`: the one that AKS manages, or those of the subnets, whatever comes before them. */
async function everyNatGateway(context) {
    const { cluster, network } = context;
    if (hasManagedNatGateway(cluster))
        return managedNatGateway(context);
    const findings = await eachSubnet(context, (subnet) => byNatGateway(subnet, network, async () => nothing));
    return isNothing(findings)
        ? problem('no subnet of the cluster has a NAT gateway, and no network of it either')
        : findings;
}
/** `egress-mode: firewall`: those that routes lead to, else the only one near. */
async function anyFirewall(context) {
    const toInternet = async () => nothing;
    const routed = await eachSubnet(context, (subnet) => leavingSubnet(subnet, { context, learned: 'ignored', toInternet }));
    if (!isNothing(routed))
        return routed;
    return eachSubnet(context, async (subnet) => {
        const only = await onlyFirewallNear(networkOf(subnet.id), context);
        return 'problem' in only ? problem(only.problem, only.unread) : leavingFirewall(only.value, context);
    });
}
function isNothing({ addresses, problems }) {
    return addresses.length + problems.length === 0;
}

;// CONCATENATED MODULE: ./build/egress/resolve.js





const convertedClusterWarning = 'The nodes of this cluster reach the API server by its private address (API Server VNet Integration). If it was converted to that and not restarted since, they still come from its egress address: restart it (az aks stop, az aks start) or name the address in `egress-ips`.';
/** Where the cluster's nodes come from, when they call their API server. Never throws what ARM refused: that makes it unknown. */
async function resolveEgress(mode, context) {
    if (mode === 'none')
        return node_egress/* waived */.rg;
    if (mode === 'auto' && context.cluster.vnetIntegration) {
        return { kind: 'not-needed', why: 'API Server VNet Integration', warning: convertedClusterWarning };
    }
    return egressFrom(await look(mode, context));
}
function look(mode, context) {
    switch (mode) {
        case 'auto':
            return clusterPath(context);
        case 'load-balancer':
            return loadBalancer(context);
        case 'nat-gateway':
            return everyNatGateway(context);
        case 'firewall':
            return anyFirewall(context);
    }
}
function egressFrom({ addresses: found, problems, warnings, learnedRouteSigns }) {
    const addresses = withoutCovered(merged(found));
    const gaps = addresses.length + problems.length === 0 ? [{ why: 'no public IPv4 address was found', unread: false }] : problems;
    if (gaps.length > 0) {
        const why = sentence(gaps.map((gap) => gap.why));
        return { kind: 'unknown', found: addresses, why, unread: gaps.some(({ unread }) => unread) };
    }
    return {
        kind: 'resolved',
        addresses,
        placeholderSuffices: found.every(({ by }) => by === 'load-balancer'),
        ...(warnings.length === 0 ? {} : { warning: warnings.join(' ') }),
        ...doubtFrom(learnedRouteSigns),
    };
}
/** Such a route can't be ruled out: ARM shows none, only what may announce one. */
function doubtFrom(learnedRouteSigns) {
    if (learnedRouteSigns.length === 0)
        return {};
    const signs = learnedRouteSigns.join('; ');
    return {
        doubt: `a default route may be announced to a subnet on the nodes' way (${signs}), and no route of the subnet's own leads to the API server.`,
    };
}
function sentence(problems) {
    const text = problems.join('; ');
    return text.endsWith('.') ? text : `${text}.`;
}
/** One and the same way of several subnets is told once, with the pools of all. */
function merged(found) {
    const ways = new Map();
    for (const address of found) {
        const key = [address.range.text, ...address.way].join('\n');
        const pools = [...new Set([...(ways.get(key)?.pools ?? []), ...address.pools])];
        ways.set(key, { ...address, pools });
    }
    return [...ways.values()].map(({ range, way, pools }) => ({
        range,
        chain: [...way, ...(pools.length === 0 ? [] : [pools.join(', ')])].join(' <- '),
    }));
}
/** A public IP within a prefix that is there too needs no entry of its own; of two equal ones the first stays. */
function withoutCovered(addresses) {
    return addresses.filter(({ range }, index) => !addresses.some((other, otherIndex) => otherIndex !== index &&
        (0,build_ranges/* covers */.hU)([other.range], range) &&
        (other.range.text !== range.text || otherIndex < index)));
}

;// CONCATENATED MODULE: ./build/egress/lookup.js







function egressLookup({ network, resolveName }, mode, retry, detail) {
    const refused = [];
    const patient = cachedNetwork(network, retry, (error) => refused.push(error));
    let address;
    return {
        async resolve(cluster) {
            const apiServer = () => {
                address ??= apiServerAddress(cluster, resolveName);
                return address;
            };
            const found = withGrants(await resolveEgress(mode, { cluster, network: patient, apiServer }), refused);
            await tell(found, detail, retry.log);
            return found;
        },
    };
}
/** Reads all that a look-up asks for, and is Azure's own. */
const role = 'Reader';
/** What would have let it be seen: one grant for each group and identity, whatever was refused there. */
function withGrants(egress, refused) {
    if (egress.kind !== 'unknown')
        return egress;
    const mattered = refused.filter((error) => egress.why.includes(refusal(error)));
    const grants = mattered.flatMap(({ message }) => {
        const missing = (0,missing_grant/* missingGrant */.Xk)(message);
        return missing?.principal === undefined ? [] : [(0,missing_grant/* grantCommand */.Qg)(missing.principal, role, missing.group.id)];
    });
    const commands = grants.length === 0 ? undefined : [...new Set(grants)].join('\n');
    return { ...egress, commands, said: mattered[0]?.said };
}
/** The addresses stand in the log; how they were found is folded. */
async function tell(egress, detail, log) {
    const addresses = (0,node_egress/* addressesOf */.sO)(egress);
    log.info(`Egress: ${egressFact(egress, detail)}`);
    if (detail === 'none' || addresses.length === 0)
        return;
    await log.group('How the egress was found', async () => {
        for (const { range, chain } of addresses)
            log.info(`${range.text}  <- ${chain}`);
    });
}
function egressFact(egress, detail) {
    if (egress.kind === 'waived')
        return 'not looked up (`egress-mode: none`)';
    if (egress.kind === 'not-needed')
        return `none needed (${egress.why})`;
    const addresses = (0,node_egress/* addressesOf */.sO)(egress).map(({ range }) => range.text);
    const shown = detail === 'none' ? `${addresses.length} found (\`summary: none\`)` : (0,errors/* enumerated */.BD)(addresses);
    if (egress.kind === 'resolved')
        return shown;
    return `unresolved${addresses.length === 0 ? '' : `, but for ${shown}`}. ${egress.why}`;
}


/***/ }),

/***/ 6350:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ fail)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _report_documentation_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1265);


/** GitHub shows ten error annotations of a step. */
const mostAnnotations = 10;
/**
 * Fails the step: one annotation for each problem, as far as GitHub shows them. What lies behind it goes to the debug log.
 * @returns the problems, for the job summary and the outputs
 */
function fail(error, log) {
    const problems = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .problemsOf */ .GW)(error);
    const linkTo = (0,_report_documentation_js__WEBPACK_IMPORTED_MODULE_1__/* .documentationIn */ .i)(process.env);
    const annotated = problems.length > mostAnnotations ? problems.slice(0, mostAnnotations - 1) : problems;
    for (const problem of annotated)
        log.error((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .problemText */ .fI)({ ...problem, link: linkTo(problem.code) }), problem.at);
    const untold = problems.length - annotated.length;
    if (untold > 0)
        log.error(`There are ${untold} more problems. The job summary lists them.`);
    if (error instanceof Error && error.stack !== undefined)
        log.debug(error.stack);
    process.exitCode = 1;
    return problems;
}


/***/ }),

/***/ 8344:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Zz: () => (/* reexport */ changesTags),
  bV: () => (/* reexport */ expiredLeases),
  iY: () => (/* reexport */ holderName),
  _d: () => (/* reexport */ isExpired),
  $O: () => (/* reexport */ leasesOn),
  W5: () => (/* reexport */ longestLeaseMinutes),
  HS: () => (/* reexport */ longestServer),
  Ng: () => (/* reexport */ mostLeases),
  FU: () => (/* reexport */ noLeases),
  Fq: () => (/* reexport */ parseClusterLeases),
  eh: () => (/* reexport */ room),
  ud: () => (/* reexport */ sameLeaseTags),
  Yc: () => (/* reexport */ tagsAfter),
  Lt: () => (/* reexport */ tagsHold),
  He: () => (/* reexport */ tagsTake),
  FF: () => (/* reexport */ without)
});

// UNUSED EXPORTS: isLeaseTag

;// CONCATENATED MODULE: ./build/leases/lease.js
/** A lease lasts a day at the longest; what claims more is not believed. */
const longestLeaseMinutes = 24 * 60;
/** How a person knows the holder: in messages, never in a request. */
function holderName({ server, repositoryId, runId, attempt }) {
    return `run ${runId}, attempt ${attempt}, of repository ${repositoryId} on ${server}`;
}

// EXTERNAL MODULE: ./build/ranges/index.js + 16 modules
var ranges = __webpack_require__(4476);
;// CONCATENATED MODULE: ./build/leases/lease-tag.js

/** Azure takes 50 tags a resource; with so many leases at most there is room for others, and for those that AKS adds. */
const mostLeases = 20;
/**
 * Within Azure's rules: names of 512 characters without `<>%&\?/`, values of 256
 * (learn.microsoft.com/azure/azure-resource-manager/management/tag-resources). No space, `:` or `#` either, since AKS copies
 * a cluster's tags to resources of services that refuse those.
 */
const namePrefix = 'aks-authorized-ip-ranges.lease.';
const longestValue = 256;
/**
 * The names that lease tags are written under, and no others: AKS copies tags to resources that keep those which the cluster
 * has lost (Azure/AKS#3707), where ever new names would pile up until Azure's limit stops every update.
 */
const slots = Array.from({ length: mostLeases }, (_, index) => `${namePrefix}${String(index + 1).padStart(2, '0')}`);
const valueShape = /^v2 ([0-9a-f]{16}) (\S{1,15}) until (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ) ([a-z0-9.-]+(?::\d{1,5})?) repository (\d{1,20}) run (\d{1,20}) attempt (\d{1,10})$/;
/** Earlier versions had the lease's ID in the tag's name. */
const olderName = /^[0-9a-f]{16}$/;
const olderVersion = 'v1 ';
/** `v2 a7d1a3602f37d6c8 20.84.7.10 until 2026-01-01T06:00:00Z github.com repository 7 run 42 attempt 1` */
function leaseTagValue({ id, address, expiresAt, holder }) {
    const until = new Date(expiresAt).toISOString().replace(/\.\d+/, '');
    return tagText(id, address.text.replace('/32', ''), until, holder);
}
function tagText(id, address, until, holder) {
    const { server, repositoryId, runId, attempt } = holder;
    return `v2 ${id} ${address} until ${until} ${server} repository ${repositoryId} run ${runId} attempt ${attempt}`;
}
/** The longest name of a server, port included, that fits into a tag beside the longest of all the rest. */
const longestServer = longestValue -
    tagText('f'.repeat(16), '255.255.255.255', '2026-01-01T06:00:00Z', {
        server: '',
        repositoryId: '9'.repeat(20),
        runId: '9'.repeat(20),
        attempt: '9'.repeat(10),
    }).length;
function isLeaseTag(name) {
    return name.toLowerCase().startsWith(namePrefix);
}
/** Whoever may tag the cluster may have written it. @returns undefined for what isn't exactly a lease */
function parseLeaseTag(name, value) {
    const text = inThisVersion(name.toLowerCase(), value);
    const [, id = '', address = '', until = '', server = '', repositoryId = '', runId = '', attempt = ''] = valueShape.exec(text) ?? [];
    const range = (0,ranges/* parseAddress */.or)(address);
    const expiresAt = Date.parse(until);
    if (text.length > longestValue || range === undefined || Number.isNaN(expiresAt))
        return undefined;
    return { id, address: range, expiresAt, holder: { server, repositoryId, runId, attempt } };
}
function inThisVersion(name, value) {
    if (slots.includes(name))
        return value;
    const id = name.slice(namePrefix.length);
    return olderName.test(id) && value.startsWith(olderVersion) ? `v2 ${id} ${value.slice(olderVersion.length)}` : '';
}
/** The names of the tags that hold a lease, by its ID. Where there are two, the lease belongs to neither. */
function leaseTagNames(tags) {
    const names = new Map();
    for (const [name, value] of Object.entries(tags)) {
        const id = isLeaseTag(name) ? parseLeaseTag(name, value)?.id : undefined;
        if (id !== undefined)
            names.set(id, [...(names.get(id) ?? []), name]);
    }
    return names;
}
/** Whether what was decided on one reading of the tags holds for another: the same leases, and as much room for more. */
function sameLeaseTags(left, right) {
    const leases = (tags) => JSON.stringify(Object.entries(tags)
        .filter(([name]) => isLeaseTag(name))
        .toSorted());
    return leases(left) === leases(right) && Object.keys(left).length === Object.keys(right).length;
}

;// CONCATENATED MODULE: ./build/leases/cluster-leases.js


const noLeases = { now: undefined, leases: [], unreadable: [], copied: [], tagCount: 0 };
/** The front ends of ARM needn't have quite the same time. */
const skewMs = 5 * 60_000;
/** Reads the leases among a cluster's tags. One that claims to last for longer than a day is none. */
function parseClusterLeases(tags, now) {
    const leases = [];
    const unreadable = [];
    const copied = [...leaseTagNames(tags)].filter(([, names]) => names.length > 1).map(([id, names]) => ({ id, names }));
    for (const [name, value] of Object.entries(tags)) {
        if (!isLeaseTag(name))
            continue;
        const lease = parseLeaseTag(name, value);
        if (copied.some(({ id }) => id === lease?.id))
            continue;
        if (lease === undefined || isTooLong(lease, now))
            unreadable.push(name);
        else
            leases.push(lease);
    }
    return { now, leases, unreadable, copied, tagCount: Object.keys(tags).length };
}
function isTooLong({ expiresAt }, now) {
    return now !== undefined && expiresAt > now + longestLeaseMinutes * 60_000 + skewMs;
}
function isExpired({ now }, { expiresAt }) {
    return now !== undefined && expiresAt <= now;
}
/** The leases on one entry of the list: they speak of single addresses, so a wider entry has none. */
function leasesOn({ leases }, entry) {
    return leases.filter(({ address }) => entry.kind === 'range' && entry.text === address.text);
}
/** The leases of a cluster without those of these IDs, such as a step's own. */
function without(all, ids) {
    const leases = all.leases.filter(({ id }) => !ids.has(id));
    return { ...all, leases, tagCount: all.tagCount - (all.leases.length - leases.length) };
}

;// CONCATENATED MODULE: ./build/leases/expired.js

/** What there is to collect. An address goes only if every lease on it is over. */
function expiredLeases(clusterLeases, { isListed, orphaned, retention }) {
    const isOver = (lease) => isExpired(clusterLeases, lease) || orphaned.has(lease.id);
    const over = clusterLeases.leases.filter(isOver);
    const isHeld = ({ address }) => !leasesOn(clusterLeases, address).every(isOver);
    const leases = over.filter((lease) => !isListed(lease.address) || isHeld(lease) || retention(lease.address) !== 'unknown');
    const goes = (lease) => isListed(lease.address) && retention(lease.address) === 'remove' && !isHeld(lease);
    const addresses = new Map(leases.filter(goes).map(({ address }) => [address.text, address]));
    return { leases, addresses: [...addresses.values()] };
}

;// CONCATENATED MODULE: ./build/leases/lease-change.js


/** Azure takes so many tags a resource. */
const mostTags = 50;
function changesTags({ acquired, released }) {
    return acquired.length + released.length > 0;
}
/** How many more leases find room. */
function room({ leases, unreadable, copied, tagCount }) {
    const taken = leases.length + unreadable.length + copied.flatMap(({ names }) => names).length;
    return Math.max(0, Math.min(mostLeases - taken, mostTags - tagCount));
}
/**
 * The tags that were just read, with the leases changed: a write replaces all of a resource's tags. A lease is changed only in
 * the one tag that holds its ID; where two do, both stay. One that finds no room isn't put.
 */
function tagsAfter(tags, { acquired, released }, choice) {
    const names = leaseTagNames(tags);
    const namesOf = ({ id }) => names.get(id) ?? [];
    const changeable = (lease) => namesOf(lease).length < 2;
    const gone = new Set([...released, ...acquired].filter(changeable).flatMap(namesOf));
    const kept = Object.fromEntries(Object.entries(tags).filter(([name]) => !gone.has(name)));
    const taken = new Set(Object.keys(kept).map((name) => name.toLowerCase()));
    const free = slots.filter((name) => !taken.has(name));
    const placed = acquired
        .filter(changeable)
        .slice(0, room(parseClusterLeases(kept, undefined)))
        .flatMap((lease) => free.splice(chosen(choice, lease, free), 1).map((slot) => [slot, leaseTagValue(lease)]));
    return { ...kept, ...Object.fromEntries(placed) };
}
function chosen(choice, { id }, free) {
    return choice === 'lowest' ? 0 : Number.parseInt(id.slice(0, 8), 16) % free.length;
}
/**
 * Whether tags show a change of leases. What a lease says may be another by now, its ID tells it; of one that stands in two
 * tags there is nothing left to change.
 */
function tagsHold(tags, { acquired, released }) {
    const names = leaseTagNames(tags);
    return acquired.every(({ id }) => names.has(id)) && !released.some(({ id }) => names.get(id)?.length === 1);
}
/** Whether there is room in the tags for a change of leases. */
function tagsTake(tags, change) {
    return tagsHold(tagsAfter(tags, change, 'lowest'), change);
}

;// CONCATENATED MODULE: ./build/leases/index.js







/***/ }),

/***/ 3329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ reasonOf),
/* harmony export */   Dr: () => (/* binding */ NetworkError),
/* harmony export */   kk: () => (/* binding */ networkErrorIn)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);

/** A host gave no answer over HTTP. The message begins with our own words: which host, by which way, why. */
class NetworkError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg {
    transient = true;
    lasting;
    reason;
    constructor({ code, what, lasting, reason, ...details }) {
        super(code, what, details);
        this.lasting = lasting;
        this.reason = reason;
    }
}
/** The network's failure behind an error, where that is what it comes from. */
function networkErrorIn(error) {
    if (error instanceof NetworkError)
        return error;
    return error instanceof Error ? networkErrorIn(error.cause) : undefined;
}
/** Why there was no answer, as short as it can be said. */
function reasonOf(error) {
    return error instanceof NetworkError ? error.reason : (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error);
}


/***/ }),

/***/ 3614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Z: () => (/* binding */ restoreWaits),
/* harmony export */   AC: () => (/* binding */ restores),
/* harmony export */   Uh: () => (/* binding */ usualRestoreWait),
/* harmony export */   WC: () => (/* binding */ namesEgress),
/* harmony export */   Yg: () => (/* binding */ egressModes),
/* harmony export */   l4: () => (/* binding */ waits),
/* harmony export */   nI: () => (/* binding */ modes),
/* harmony export */   zH: () => (/* binding */ details)
/* harmony export */ });
/** The closed sets of values that inputs take, each with its type. */
const modes = ['add', 'set', 'remove', 'disable', 'sweep'];
const egressModes = ['auto', 'load-balancer', 'nat-gateway', 'firewall', 'none'];
/** Whether the mode names a way whose addresses are to be on the list in any case. */
function namesEgress(mode) {
    return mode !== 'auto' && mode !== 'none';
}
const restores = ['temporary', 'all', 'none'];
const waits = ['access', 'operation', 'none'];
/** What the post step waits for: the list, read after the operation, holds the undo; or AKS has accepted it. */
const restoreWaits = ['done', 'accepted'];
function usualRestoreWait(wait) {
    return wait === 'none' ? 'accepted' : 'done';
}
/** How much of the list the log, the annotations and the job summary show: on a public repository they are public. */
const details = ['own', 'full', 'none'];


/***/ }),

/***/ 6775:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ listOf),
/* harmony export */   m: () => (/* binding */ additions)
/* harmony export */ });
/* harmony import */ var _allow_list_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3556);

/** Requested entries as the additions of a write. */
function additions(entries, temporary) {
    return entries.map(({ entry, origin, source, at }) => ({
        text: entry.text,
        origin,
        temporary,
        ...(source === undefined ? {} : { source }),
        ...(at === undefined ? {} : { at }),
    }));
}
/** Additions as entries of a list. */
function listOf(added) {
    return _allow_list_js__WEBPACK_IMPORTED_MODULE_0__/* .AllowList */ .y.parse(added.map(({ text }) => text));
}


/***/ }),

/***/ 3556:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ AllowList)
/* harmony export */ });
/* harmony import */ var _ranges_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4476);

/**
 * Authorized IP ranges as a value: the ones that a cluster has, or would have. Entries keep their text and order, since the
 * service's own are sent back as they came; they are compared by what they mean, since it reorders and normalises what it is sent.
 */
class AllowList {
    /** Each entry's text, as the service wrote it, with what it means; one of unknown syntax means nothing and is only ever kept. */
    listed;
    texts;
    /** What can be reasoned about. */
    entries;
    #keys;
    #open;
    constructor(listed) {
        this.listed = listed;
        this.texts = listed.map(({ text }) => text);
        this.entries = listed.flatMap(({ entry }) => entry ?? []);
    }
    static parse(texts) {
        return new AllowList((0,_ranges_index_js__WEBPACK_IMPORTED_MODULE_0__/* .parseListed */ .Jc)(texts));
    }
    static of(entries) {
        return new AllowList(entries.map((entry) => ({ text: entry.text, entry })));
    }
    get size() {
        return this.listed.length;
    }
    /** No entry, or entries that cover all of IPv4: every client reaches the API server. */
    get open() {
        this.#open ??= this.size === 0 || (0,_ranges_index_js__WEBPACK_IMPORTED_MODULE_0__/* .coversAllIpv4 */ .Jz)(this.entries);
        return this.#open;
    }
    /** `0.0.0.0/32` alone: only the cluster's own load balancer reaches the API server. */
    get placeholder() {
        return this.size > 0 && this.listed.every(({ entry }) => entry !== undefined && (0,_ranges_index_js__WEBPACK_IMPORTED_MODULE_0__/* .isPlaceholder */ .wK)(entry));
    }
    /** Whether an entry of its own means the same, however it is spelled. That a wider one covers it isn't enough. */
    has(wanted) {
        this.#keys ??= new Set(this.listed.map(keyOf));
        const [listed] = typeof wanted === 'string' ? (0,_ranges_index_js__WEBPACK_IMPORTED_MODULE_0__/* .parseListed */ .Jc)([wanted]) : [{ text: wanted.text, entry: wanted }];
        return listed !== undefined && this.#keys.has(keyOf(listed));
    }
    /** The entries whose meaning passes; those of unknown syntax stay. */
    filter(passes) {
        return new AllowList(this.listed.filter(({ entry }) => entry === undefined || passes(entry)));
    }
    /** The entries that the other list has too, as they stand on this one. */
    common(other) {
        return new AllowList(this.listed.filter(({ text, entry }) => other.has(entry ?? text)));
    }
    /** The entries that the other list doesn't have. */
    minus(other) {
        return new AllowList(this.listed.filter(({ text, entry }) => !other.has(entry ?? text)));
    }
    /** The same list with others after its own. */
    plus(other) {
        return new AllowList([...this.listed, ...other.listed]);
    }
    /** The same addresses, each as often: an entry more has been asked for, also where others cover it. */
    sameAs(other) {
        return ((0,_ranges_index_js__WEBPACK_IMPORTED_MODULE_0__/* .sameSet */ .XV)(this.entries, other.entries) && this.#addresses === other.#addresses && this.#unknown === other.#unknown);
    }
    get #addresses() {
        return this.entries.reduce((sum, entry) => sum + (entry.kind === 'range' ? entry.last - entry.first + 1 : 0), 0);
    }
    get #unknown() {
        const texts = this.listed.filter(({ entry }) => entry === undefined).map(({ text }) => text);
        return texts.toSorted().join();
    }
}
function keyOf({ text, entry }) {
    return entry === undefined ? text : (0,_ranges_index_js__WEBPACK_IMPORTED_MODULE_0__/* .entryKey */ .k2)(entry);
}


/***/ }),

/***/ 8048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ undoesNothing)
/* harmony export */ });
/** Whether there is nothing that the post step would ever take back, so that it needn't even sign in. */
function undoesNothing({ restore, added, removed, leases = [], ended = [] }) {
    if (restore === 'none')
        return true;
    if (leases.length > 0)
        return false;
    return restore === 'all'
        ? added.length + removed.length + ended.length === 0
        : !added.some(({ temporary }) => temporary);
}


/***/ }),

/***/ 142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ warning),
/* harmony export */   C2: () => (/* binding */ changeOf),
/* harmony export */   C5: () => (/* binding */ changesList),
/* harmony export */   Cv: () => (/* binding */ unchanged),
/* harmony export */   J5: () => (/* binding */ refused),
/* harmony export */   bc: () => (/* binding */ egressNeeded),
/* harmony export */   ds: () => (/* binding */ replacesPlaceholder),
/* harmony export */   dv: () => (/* binding */ leaving),
/* harmony export */   lm: () => (/* binding */ notice),
/* harmony export */   yV: () => (/* binding */ removedBy),
/* harmony export */   zs: () => (/* binding */ opening)
/* harmony export */ });
/* harmony import */ var _allow_list_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3556);

/** The entries that a change takes off the list. */
function removedBy({ before, after }) {
    return before.minus(after);
}
/** Whether a change touches the list, and not leases alone. */
function changesList(change) {
    return change.added.length + removedBy(change).size > 0;
}
/** Whether `0.0.0.0/32` gives way to other entries, beside which it can't stand. */
function replacesPlaceholder({ before, after }) {
    return before.placeholder && !after.placeholder && !after.open;
}
const egressNeeded = { kind: 'egress-needed' };
const notice = (text) => ({ level: 'notice', text });
const warning = (text) => ({ level: 'warning', text });
const unchanged = (...notes) => ({ kind: 'unchanged', notes });
const refused = (...problems) => ({ kind: 'refused', problems });
const changeOf = (before, after, added, notes) => ({ kind: 'change', before, after, added, notes });
/** A write that empties the list, and so opens the API server. */
const opening = (before, text) => ({
    ...changeOf(before, _allow_list_js__WEBPACK_IMPORTED_MODULE_0__/* .AllowList */ .y.parse([]), [], [warning(text)]),
    opens: true,
});
/** A write that leaves the list as it is: only its leases change. */
const leaving = (list) => changeOf(list, list, [], []);


/***/ }),

/***/ 715:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ao: () => (/* binding */ copiedNotes),
/* harmony export */   BH: () => (/* binding */ removesExpired),
/* harmony export */   Dg: () => (/* binding */ expiryNotes),
/* harmony export */   GM: () => (/* binding */ leftAloneNotes),
/* harmony export */   Xi: () => (/* binding */ expiredOn),
/* harmony export */   b8: () => (/* binding */ keptExpiredNotes)
/* harmony export */ });
/* harmony import */ var _leases_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8344);
/* harmony import */ var _ranges_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4476);
/* harmony import */ var _decision_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(142);
/* harmony import */ var _required_egress_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8329);




/** What a step may collect: what leases hold that are over, and neither is there for good nor lets the nodes in. */
function expiredOn(current, leases, spec, egress, orphaned) {
    return (0,_leases_index_js__WEBPACK_IMPORTED_MODULE_0__/* .expiredLeases */ .bV)(leases, {
        isListed: (address) => current.list.has(address),
        orphaned,
        retention: retentionUnder(spec, egress),
    });
}
/**
 * Whether collecting would take an entry out, so that the egress has to be known first. A tag may have been written by anyone, and may
 * speak of the very address that the nodes come from.
 */
function removesExpired(current, spec, orphaned = new Set()) {
    return perhapsExpired(current, spec, orphaned).length > 0;
}
/** What is taken out, unless it turns out to be the cluster's egress. */
function perhapsExpired(current, spec, orphaned) {
    if (current.open || (spec.lease === undefined && spec.mode !== 'sweep'))
        return [];
    const leases = (0,_leases_index_js__WEBPACK_IMPORTED_MODULE_0__/* .without */ .FF)(current.leases, new Set(spec.lease?.ids));
    const unconcerned = { kind: 'not-needed', why: '' };
    return expiredOn(current, leases, spec, unconcerned, orphaned).addresses;
}
/** What stays though its leases have expired: a step that isn't run for the sake of collecting doesn't fail for it. */
function keptExpiredNotes(current, spec, egress) {
    if (egress?.kind !== 'unknown')
        return [];
    const staying = perhapsExpired(current, spec, new Set()).map(({ text }) => text);
    if (staying.length === 0)
        return [];
    const { what, remedy } = (0,_required_egress_js__WEBPACK_IMPORTED_MODULE_3__/* .unknownEgress */ .qL)(egress);
    return [(0,_decision_js__WEBPACK_IMPORTED_MODULE_2__/* .notice */ .lm)(`These stay on the list though their leases have expired: ${staying.join(', ')}. ${what} ${remedy}`)];
}
function retentionUnder(spec, egress) {
    const required = egress === undefined ? undefined : (0,_required_egress_js__WEBPACK_IMPORTED_MODULE_3__/* .requiredEgress */ .Zh)(spec, egress);
    const declared = spec.mode === 'remove' || spec.mode === 'disable' ? [] : spec.declared.map(({ entry }) => entry);
    const targets = spec.mode === 'remove' ? [...spec.declared, ...spec.runner].map(({ entry }) => entry) : [];
    return (address) => {
        // What the step is asked to remove isn't collected on the side.
        if ((0,_ranges_index_js__WEBPACK_IMPORTED_MODULE_1__/* .covers */ .hU)(targets, address))
            return 'unknown';
        if (isDeclared(spec, declared, address) || spec.egressIps.some(({ entry }) => (0,_ranges_index_js__WEBPACK_IMPORTED_MODULE_1__/* .intersects */ .HY)(entry, address)))
            return 'keep';
        if (required === undefined || required.kind === 'unknown')
            return 'unknown';
        return required.entries.some(({ entry }) => (0,_ranges_index_js__WEBPACK_IMPORTED_MODULE_1__/* .intersects */ .HY)(entry, address)) ? 'keep' : 'remove';
    };
}
/** `add` and `set` put what is declared on the list themselves; a sweep has to find it there. */
function isDeclared(spec, declared, address) {
    return spec.mode === 'sweep' ? (0,_ranges_index_js__WEBPACK_IMPORTED_MODULE_1__/* .covers */ .hU)(declared, address) : declared.some(({ text }) => text === address.text);
}
/** Says of each entry that goes whose it was. */
function expiryNotes(leases, addresses) {
    return addresses.map((address) => {
        const [lease] = (0,_leases_index_js__WEBPACK_IMPORTED_MODULE_0__/* .leasesOn */ .$O)(leases, address);
        if (lease === undefined)
            return (0,_decision_js__WEBPACK_IMPORTED_MODULE_2__/* .notice */ .lm)(`"${address.text}" is taken out.`);
        const over = (0,_leases_index_js__WEBPACK_IMPORTED_MODULE_0__/* .isExpired */ ._d)(leases, lease) ? `expired at ${new Date(lease.expiresAt).toISOString()}` : 'has ended';
        return (0,_decision_js__WEBPACK_IMPORTED_MODULE_2__/* .notice */ .lm)(`"${address.text}" is taken out: the lease of ${(0,_leases_index_js__WEBPACK_IMPORTED_MODULE_0__/* .holderName */ .iY)(lease.holder)} ${over}.`);
    });
}
/** Which tags are left alone, though they look like leases, and why. */
function leftAloneNotes({ unreadable, copied }) {
    if (unreadable.length === 0)
        return copiedNotes(copied);
    const none = `These tags look like leases, but this version can't read them, so they stay as they are: ${quoted(unreadable)}.`;
    return [(0,_decision_js__WEBPACK_IMPORTED_MODULE_2__/* .notice */ .lm)(none), ...copiedNotes(copied)];
}
function copiedNotes(copied) {
    return copied.map(({ id, names }) => (0,_decision_js__WEBPACK_IMPORTED_MODULE_2__/* .notice */ .lm)(`The lease ${id} stands in several tags, so it counts in none of them, and they stay as they are: ${quoted(names)}.`));
}
function quoted(names) {
    return names.map((name) => JSON.stringify(name.slice(0, 80))).join(', ');
}


/***/ }),

/***/ 2384:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HG: () => (/* binding */ revertedRemovals),
/* harmony export */   KN: () => (/* binding */ isApplied),
/* harmony export */   Nn: () => (/* binding */ leasesApplied),
/* harmony export */   Ph: () => (/* binding */ isRecordApplied),
/* harmony export */   sH: () => (/* binding */ observable)
/* harmony export */ });
/* harmony import */ var _leases_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8344);
/* harmony import */ var _additions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6775);
/* harmony import */ var _allow_list_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3556);
/* harmony import */ var _decision_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(142);




function observable(change) {
    const { after, added, leases } = change;
    return { added: (0,_additions_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c)(added), removed: (0,_decision_js__WEBPACK_IMPORTED_MODULE_3__/* .removedBy */ .yV)(change), empties: after.size === 0, leases };
}
/** Whether a cluster shows a change: what was added is there, what was removed isn't. Others may have changed the rest. */
function isApplied(change, cluster) {
    return shows(cluster, observable(change));
}
/** The same of what the state remembers of a step's writes. */
function isRecordApplied(record, cluster) {
    const { added, removed, left, leases: acquired = [] } = record;
    return shows(cluster, {
        added: (0,_additions_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c)(added),
        removed: _allow_list_js__WEBPACK_IMPORTED_MODULE_2__/* .AllowList */ .y.parse(removed),
        empties: left.length === 0,
        leases: { acquired, released: [], expired: [] },
    });
}
function shows(cluster, change) {
    if (change.empties)
        return cluster.ranges.length === 0;
    const missing = change.added.minus(_allow_list_js__WEBPACK_IMPORTED_MODULE_2__/* .AllowList */ .y.parse(cluster.ranges));
    return missing.size + revertedRemovals(change, cluster).size === 0 && leasesApplied(change, cluster);
}
/**
 * What was removed and is there all the same. An address that a new and living lease speaks of is another job's, which
 * has come since; and what only its lease's expiry took out may be anyone's by now.
 */
function revertedRemovals({ removed, leases }, { ranges, tags, serverTime }) {
    const clusterLeases = (0,_leases_index_js__WEBPACK_IMPORTED_MODULE_0__/* .parseClusterLeases */ .Fq)(tags, serverTime);
    const isNew = ({ id }) => leases?.released.every((released) => released.id !== id) ?? true;
    const isHeld = (entry) => (0,_leases_index_js__WEBPACK_IMPORTED_MODULE_0__/* .leasesOn */ .$O)(clusterLeases, entry).some((lease) => isNew(lease) && !(0,_leases_index_js__WEBPACK_IMPORTED_MODULE_0__/* .isExpired */ ._d)(clusterLeases, lease));
    const list = _allow_list_js__WEBPACK_IMPORTED_MODULE_2__/* .AllowList */ .y.parse(ranges);
    const wrong = removed.minus(_allow_list_js__WEBPACK_IMPORTED_MODULE_2__/* .AllowList */ .y.parse(leases?.expired ?? []));
    return list.common(wrong).filter((entry) => !isHeld(entry));
}
function leasesApplied({ leases }, { tags }) {
    return leases === undefined || (0,_leases_index_js__WEBPACK_IMPORTED_MODULE_0__/* .tagsHold */ .Lt)(tags, leases);
}


/***/ }),

/***/ 2469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ brokenLaw)
/* harmony export */ });
/* harmony import */ var _ranges_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4476);
/* harmony import */ var _decision_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(142);
/* harmony import */ var _node_egress_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3710);



/**
 * Why a write may not be sent in place of a list: it would open the API server by accident, or cut the cluster's own nodes
 * off. Every write of every path passes here, whoever planned it, against the very list that it replaces.
 * @returns undefined where both laws hold
 */
function brokenLaw(before, change) {
    const { after, egress, temporaryRemovals } = change;
    if (after.open)
        return before.open || change.opens === true ? undefined : opens;
    const covered = (0,_ranges_index_js__WEBPACK_IMPORTED_MODULE_0__/* .coverageOf */ ._5)(after.entries);
    const gone = (0,_decision_js__WEBPACK_IMPORTED_MODULE_1__/* .removedBy */ .yV)({ before, after }).filter((entry) => !covered.covers(entry));
    if (gone.size === 0 && !before.open)
        return undefined;
    if (!(0,_node_egress_js__WEBPACK_IMPORTED_MODULE_2__/* .isKnown */ .qE)(egress)) {
        const byState = !before.open && temporaryRemovals !== undefined && gone.minus(temporaryRemovals).size === 0;
        return byState && gone.entries.length === gone.size ? undefined : unknownEgress;
    }
    // A list newly restricted covers all of them: every caller was admitted before.
    const admitted = before.open && egress.kind === 'resolved' ? egress.addresses.map(({ range }) => range) : undefined;
    const [first] = (0,_node_egress_js__WEBPACK_IMPORTED_MODULE_2__/* .shutOut */ .rt)(admitted ?? before.entries, after.entries, egress);
    return first === undefined ? undefined : cutsOff(first.range.text);
}
const opens = {
    code: 'list-would-be-empty',
    what: 'The list that this step was about to write would have opened the API server to the whole internet, so it was not sent.',
    remedy: 'Run the step again. If this recurs, please report it with this log.',
};
const unknownEgress = {
    code: 'egress-unresolved',
    what: "The list that this step was about to write takes entries out, and the cluster's own egress isn't known, so it was not sent.",
    remedy: 'Run the step again. If this recurs, please report it with this log.',
};
function cutsOff(text) {
    return {
        code: 'egress-uncovered',
        what: `The list that this step was about to write would no longer admit "${text}", which the cluster's own nodes come from, so it was not sent.`,
        remedy: 'Run the step again. If this recurs, please report it with this log.',
    };
}


/***/ }),

/***/ 3710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   qE: () => (/* binding */ isKnown),
/* harmony export */   rg: () => (/* binding */ waived),
/* harmony export */   rt: () => (/* binding */ shutOut),
/* harmony export */   sO: () => (/* binding */ addressesOf),
/* harmony export */   uI: () => (/* binding */ forRestricting),
/* harmony export */   uR: () => (/* binding */ withNamed),
/* harmony export */   y4: () => (/* binding */ lastResort),
/* harmony export */   yr: () => (/* binding */ placeholderSuffices)
/* harmony export */ });
/* harmony import */ var _ranges_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4476);

const waived = { kind: 'waived' };
/** Whether a write may rest on it. What wasn't looked up isn't known. */
function isKnown(egress) {
    return egress !== undefined && egress.kind !== 'unknown';
}
/** What was found, known to be all or not. */
function addressesOf(egress) {
    if (egress?.kind === 'resolved')
        return egress.addresses;
    return egress?.kind === 'unknown' ? egress.found : [];
}
/**
 * The egress with what `egress-ips` names. Those answer for paths that were seen and that Azure can't explain, such as an
 * appliance; they don't answer for what wasn't looked at, nor make other addresses of the nodes needless.
 */
function withNamed(egress, named) {
    if (named.length === 0 || egress.kind === 'not-needed' || egress.kind === 'waived')
        return egress;
    if (egress.kind === 'unknown' && egress.unread)
        return egress;
    const addresses = [...addressesOf(egress), ...named.map((range) => ({ range, chain: 'input `egress-ips`' }))];
    const warning = egress.kind === 'resolved' ? egress.warning : undefined;
    return { kind: 'resolved', addresses, placeholderSuffices: false, warning };
}
/** The same, as what a write rests on that turns the restriction on: what is in doubt isn't known then. */
function forRestricting(egress) {
    if (egress.kind !== 'resolved' || egress.doubt === undefined)
        return egress;
    const why = `${egress.doubt} If there is none, \`egress-mode\` can name the way that was found.`;
    return { kind: 'unknown', found: egress.addresses, why, unread: false };
}
/** Whether the nodes get in by `0.0.0.0/32`, as far as this step answers for them. */
function placeholderSuffices(egress) {
    return egress.kind === 'resolved' ? egress.placeholderSuffices : egress.kind !== 'unknown';
}
/**
 * What must remain where a list would become empty, which would open the API server to the whole internet: the placeholder, or the
 * nodes' addresses where that one doesn't admit them. Undefined where that isn't known or the author answers for it.
 */
function lastResort(egress) {
    if (egress === undefined || egress.kind === 'unknown' || egress.kind === 'waived')
        return undefined;
    return placeholderSuffices(egress) ? [_ranges_index_js__WEBPACK_IMPORTED_MODULE_0__/* .PLACEHOLDER */ .Kx] : addressesOf(egress).map(({ range }) => range.text);
}
/**
 * The addresses of the nodes that a list admits and another one would not. The placeholder admits the load balancer; where
 * it gives way, every way counts, since AKS may have let the nodes in by it.
 */
function shutOut(before, after, egress) {
    if (after.some(_ranges_index_js__WEBPACK_IMPORTED_MODULE_0__/* .isPlaceholder */ .wK) && placeholderSuffices(egress))
        return [];
    const admitted = (range) => before.some(_ranges_index_js__WEBPACK_IMPORTED_MODULE_0__/* .isPlaceholder */ .wK) || (0,_ranges_index_js__WEBPACK_IMPORTED_MODULE_0__/* .covers */ .hU)(before, range);
    const resolved = egress.kind === 'resolved' ? egress.addresses : [];
    return resolved.filter(({ range }) => admitted(range) && !(0,_ranges_index_js__WEBPACK_IMPORTED_MODULE_0__/* .covers */ .hU)(after, range));
}


/***/ }),

/***/ 8329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KY: () => (/* binding */ uncovered),
/* harmony export */   V6: () => (/* binding */ placeholderProblem),
/* harmony export */   Zh: () => (/* binding */ requiredEgress),
/* harmony export */   dK: () => (/* binding */ needsEgress),
/* harmony export */   qL: () => (/* binding */ unknownEgress),
/* harmony export */   xV: () => (/* binding */ egressNotes)
/* harmony export */ });
/* harmony import */ var _options_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3614);
/* harmony import */ var _ranges_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4476);
/* harmony import */ var _decision_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(142);
/* harmony import */ var _node_egress_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3710);




/**
 * Whether the plan has to know the cluster's egress: wherever a write could newly shut the nodes out, or where
 * the egress was asked for by name. The common temporary access needs no look-up at all.
 */
function needsEgress(list, spec) {
    switch (spec.mode) {
        case 'add':
            return !list.open && (list.placeholder || (0,_options_js__WEBPACK_IMPORTED_MODULE_3__/* .namesEgress */ .WC)(spec.egressMode));
        case 'set':
            return true;
        case 'remove':
            return !list.open && removesSomething(list, spec);
        case 'disable':
            // `restore: all` will turn the restriction on again, from what main wrote into the state.
            return spec.restore === 'all' && !list.open;
        case 'sweep':
            // Only where there is an entry to take out: `removesExpired`.
            return false;
    }
}
function removesSomething(list, spec) {
    const targets = (0,_ranges_index_js__WEBPACK_IMPORTED_MODULE_0__/* .coverageOf */ ._5)([...spec.declared, ...spec.runner].map(({ entry }) => entry));
    return list.entries.some((entry) => targets.covers(entry));
}
/** @param egress with what `egress-ips` names in it; undefined where nothing rests on it */
function requiredEgress(spec, egress) {
    if (egress?.kind === 'unknown')
        return { kind: 'unknown', problem: unknownEgress(egress) };
    const named = new Set(spec.egressIps.map(({ entry }) => entry.text));
    const found = (0,_node_egress_js__WEBPACK_IMPORTED_MODULE_2__/* .addressesOf */ .sO)(egress).filter(({ range }) => !named.has(range.text));
    const entries = found.map(({ range, chain }) => ({ entry: range, origin: 'egress', source: chain }));
    return { kind: 'known', entries: [...entries, ...spec.egressIps] };
}
/** The egress is needed and isn't known: what names it depends on what stood in the way. */
function unknownEgress({ why, unread, commands, said }) {
    return {
        code: 'egress-unresolved',
        what: `The cluster's own egress is needed and could not be resolved: ${why}`,
        remedy: unread
            ? "Let the identity read what is named above, or take responsibility with `egress-mode: none`. `egress-ips` can't stand in for what wasn't looked at."
            : 'Name the addresses that the nodes leave by in `egress-ips`, or take responsibility with `egress-mode: none`.',
        commands,
        said,
    };
}
/** `0.0.0.0/32` admits the cluster's own load balancer and nothing else, so the nodes must leave by it. */
function placeholderProblem(egress) {
    if (egress === undefined || (0,_node_egress_js__WEBPACK_IMPORTED_MODULE_2__/* .placeholderSuffices */ .yr)(egress))
        return undefined;
    const why = egress.kind === 'unknown'
        ? `may leave by another way: ${egress.why}`
        : `leave by another way: ${(0,_node_egress_js__WEBPACK_IMPORTED_MODULE_2__/* .addressesOf */ .sO)(egress)
            .map(({ range, chain }) => `${range.text} <- ${chain}`)
            .join('; ')}.`;
    return {
        code: 'placeholder',
        what: `"0.0.0.0/32" admits only the cluster's own load balancer, and the nodes ${why}`,
        remedy: 'Name the ranges to authorize instead of it.',
    };
}
/** What a person should know of the egress that a write rests on. */
function egressNotes(egress) {
    if (egress?.kind !== 'resolved' && egress?.kind !== 'not-needed')
        return [];
    const { warning: text } = egress;
    const doubt = egress.kind === 'resolved' ? egress.doubt : undefined;
    return [...(text === undefined ? [] : [(0,_decision_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)(text)]), ...(doubt === undefined ? [] : [(0,_decision_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)(doubtful(doubt))])];
}
function doubtful(doubt) {
    return `The nodes may leave by other addresses than those found: ${doubt} If there is one, name the addresses behind it in \`egress-ips\`.`;
}
/** Those entries, each once, that `present` doesn't cover yet; an earlier one covers a later one. */
function uncovered(entries, present) {
    const standing = (0,_ranges_index_js__WEBPACK_IMPORTED_MODULE_0__/* .coverageOf */ ._5)(present.filter((entry) => !(0,_ranges_index_js__WEBPACK_IMPORTED_MODULE_0__/* .isPlaceholder */ .wK)(entry)));
    return entries.filter(({ entry }) => {
        const missing = !standing.covers(entry);
        standing.add(entry);
        return missing;
    });
}


/***/ }),

/***/ 1463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ rangesIn)
/* harmony export */ });
/** The ranges among requested entries, which service tags aren't. */
function rangesIn(entries) {
    return entries.flatMap(({ entry }) => (entry.kind === 'range' ? [entry] : []));
}


/***/ }),

/***/ 4476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Kx: () => (/* reexport */ PLACEHOLDER),
  QD: () => (/* reexport */ aggregate),
  u3: () => (/* reexport */ commentsOf),
  _5: () => (/* reexport */ coverageOf),
  hU: () => (/* reexport */ covers),
  Jz: () => (/* reexport */ coversAllIpv4),
  k2: () => (/* reexport */ entryKey),
  Kb: () => (/* reexport */ excerpt),
  HY: () => (/* reexport */ intersects),
  wK: () => (/* reexport */ isPlaceholder),
  gE: () => (/* reexport */ mistakeKinds),
  N2: () => (/* reexport */ oddityKinds),
  or: () => (/* reexport */ parseAddress),
  Jc: () => (/* reexport */ parseListed),
  Kn: () => (/* reexport */ parseRanges),
  BP: () => (/* reexport */ reachesPublicAddresses),
  XV: () => (/* reexport */ sameSet)
});

// UNUSED EXPORTS: isGloballyReachable, subtract

// EXTERNAL MODULE: ./node_modules/ip-num/dist/src/index.js
var src = __webpack_require__(2960);
;// CONCATENATED MODULE: ./build/ranges/range.js

/** The cluster's own load balancer alone: an empty list would mean the whole internet. */
const PLACEHOLDER = '0.0.0.0/32';
/** The shortest prefix that an input may name. */
const widestPrefix = 8;
/** The block of that size that holds the address, a number or a dotted quad; its host bits are dropped. */
function blockOf(address, prefix) {
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
function isPlaceholder(entry) {
    return entry.text === PLACEHOLDER;
}
/** Equal where entries mean the same: canonical texts are equal where the addresses are, and tags are named in any letter case. */
function entryKey({ text }) {
    return text.toLowerCase();
}
/** What two spellings of one service tag have in common. */
function tagKey(tag) {
    return tag.text.toLowerCase();
}
function sameTag(left, right) {
    return tagKey(left) === tagKey(right);
}

;// CONCATENATED MODULE: ./build/ranges/arithmetic.js

/** Whether every address of `entry` is in the union of `entries`. A service tag is covered by an equal tag alone. */
function covers(entries, entry) {
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
    return right.kind === 'service-tag' && sameTag(left, right);
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
    const [leftKeys, rightKeys] = [new Set(left.map(tagKey)), new Set(right.map(tagKey))];
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
/** The fewest blocks that hold the addresses from `first` to `last`, both included, and no other. */
function blocksBetween(first, last) {
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
    return blockOf(first, prefix);
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
    // The registry leaves its reach open. 6to4 relays are deprecated, and the block was given to no one else: RFC 7526.
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
const reachableExceptions = [blockOf('192.0.0.9', 32), blockOf('192.0.0.10', 32)];
const unreachable = subtract(blocks.map(({ range }) => range), reachableExceptions);
const everything = blockOf(0, 0);
/** The block that a range lies in as a whole; undefined where that is globally reachable. */
function specialPurposeBlockOf(range) {
    if (reachableExceptions.some((exception) => contains(exception, range)))
        return undefined;
    return blocks.find((block) => contains(block.range, range));
}
/** The blocks that lie within a range. */
function specialPurposeBlocksIn(range) {
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
 * those restricts no client.
 */
function coversAllIpv4(entries) {
    return covers([...entries, ...unreachable], everything);
}
function contains(outer, inner) {
    return outer.first <= inner.first && inner.last <= outer.last;
}
function special(network, prefix, purpose) {
    return { range: blockOf(network, prefix), purpose };
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./build/ranges/syntax.js

const ipv4Shape = /^(\d{1,3}(?:\.\d{1,3}){3})(?:\/(\d{1,3}))?$/;
const leadingZero = /(?:^|[./])0\d/;
/** A name, perhaps of two parts, and perhaps a region: `AzureFrontDoor.Backend.WestUS`. */
const serviceTagShape = /^[A-Z][A-Za-z0-9]{0,63}(?:\.[A-Za-z0-9]{1,63}){0,2}$/;
/** Takes time linear in the length of the word: no pattern can backtrack far. */
function syntaxOf(word) {
    if (serviceTagShape.test(word))
        return { kind: 'service-tag' };
    const [, address, prefix] = ipv4Shape.exec(word) ?? [];
    if (address === undefined)
        return { kind: looksLikeIpv6(word) ? 'ipv6' : 'unknown' };
    // inet_aton reads 010 as octal 8 and others read it as 10, so which address is meant is unknown (CVE-2021-29921).
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
    const syntax = syntaxOf(text.trim());
    if (syntax.kind !== 'ipv4' || syntax.prefix !== undefined)
        return undefined;
    const address = blockOf(syntax.address, 32);
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

;// CONCATENATED MODULE: ./build/ranges/excerpt.js
const longest = 60;
const shownOfTheEnd = 30;
/**
 * A text from outside, fit to be shown anywhere: short, with its end, since the end tells long values apart, and on one
 * line. Invisible characters (escape sequences, bidirectional marks, halves of surrogate pairs) show as U+FFFD.
 */
function excerpt(text) {
    // A code point takes two units at most, so what is looked at stays short even if the text doesn't.
    const start = [...text.slice(0, 2 * longest + 2)];
    if (start.length <= longest)
        return visible(start);
    const end = [...text.slice(-2 * shownOfTheEnd)].slice(-shownOfTheEnd);
    return `${visible(start.slice(0, longest - shownOfTheEnd - 1))}…${visible(end)}`;
}
function visible(characters) {
    return characters.join('').replace(/\p{C}/gu, '\uFFFD');
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
    const syntax = syntaxOf(word);
    if (syntax.kind === 'service-tag')
        return { kind: 'service-tag', text: word };
    if (syntax.kind !== 'ipv4')
        return undefined;
    const { address, prefix = 32 } = syntax;
    return prefix > 32 ? undefined : blockOf(address, prefix);
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

;// CONCATENATED MODULE: ./build/ranges/list-notation.js
const opening = /^(?:[[({]|to(?:set|list)\()/;
/** `[::1]` is an address in brackets, and no list. */
const bracketedIpv6 = /^\[[0-9a-f:.]*:[0-9a-f:.]*\]/i;
/** One JSON array of strings is taken; other lists in brackets are told by their language. Undefined for a plain text. */
function notationOf(text) {
    // A byte order mark, or UTF-16 that was read as UTF-8.
    if (text.includes('\0') || text.startsWith('\uFFFD\uFFFD'))
        return { kind: 'mistake', mistake: 'utf-16' };
    const bare = text.replace(/#[^\r\n]*/g, '').trim();
    if (!opening.test(bare) || bracketedIpv6.test(bare))
        return undefined;
    const json = parsedJson(text);
    if (json !== undefined)
        return isStrings(json) ? { kind: 'words', words: stringsIn(text) } : mistake('json');
    if (bare.includes("'"))
        return mistake('python');
    if (bare.startsWith('{'))
        return mistake('json');
    return mistake(bare.includes('"') || bare.startsWith('to') ? 'hcl' : 'brackets');
}
const mistake = (kind) => ({ kind: 'mistake', mistake: kind });
function parsedJson(text) {
    try {
        return JSON.parse(text.trim());
    }
    catch {
        return undefined;
    }
}
function isStrings(value) {
    return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
/** The strings of a JSON array, each with the line on which it stands: nothing else in such a text is in quotes. */
function stringsIn(text) {
    const literal = /"(?:[^"\\]|\\.)*"|\n/g;
    let line = 1;
    const words = [];
    for (const [found] of text.matchAll(literal)) {
        if (found === '\n')
            line += 1;
        else
            words.push({ text: String(JSON.parse(found)).trim(), line });
    }
    return words;
}

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
function reservedWord(word) {
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
const privateTagNames = new Set([
    'virtualnetwork',
    'azureloadbalancer',
    'azureplatformdns',
    'azureplatformimds',
    'azureplatformlkm',
]);
/** The tag in its right spelling, whatever the letter case; a region is kept as it is written. */
function serviceTagNamed(text) {
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
function spellingOf(word) {
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
function readEntry(word) {
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

;// CONCATENATED MODULE: ./build/ranges/words.js
/** The words of a plain text, each once: apart by commas, white space and new lines; `#` starts a comment to the end of the line. */
function wordsOf(text) {
    const words = new Map();
    for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
        for (const word of line.replace(/#.*/s, '').split(/[\s,]+/)) {
            if (word !== '' && !words.has(word))
                words.set(word, { text: word, line: index + 1 });
        }
    }
    return [...words.values()];
}
/** The comment of each line that has one, by the line's number, without the `#`. */
function commentsOf(text) {
    const lines = text.split(/\r\n|\n|\r/);
    const comments = lines.map((line, index) => [index + 1, /#(.*)/s.exec(line)?.[1]?.trim() ?? '']);
    return new Map(comments.filter(([, comment]) => comment !== ''));
}
/** Whether lines begin with a dash and a blank, as the items of a YAML list do. */
function hasYamlItems(text) {
    return /^[^\S\n]*-[^\S\n]+\S/m.test(text);
}

;// CONCATENATED MODULE: ./build/ranges/parse-ranges.js





/**
 * Reads a user's list: entries apart by commas, white space and new lines, `#` starts a comment to the end of the line;
 * or one JSON array of strings. Finds all mistakes and not just the first. Never throws; takes linear time.
 */
function parseRanges(text, { takesTags } = { takesTags: true }) {
    const notation = notationOf(text);
    if (notation?.kind === 'mistake')
        return { entries: [], lines: [], mistakes: [wholeText(notation.mistake)], oddities: [] };
    const yaml = notation === undefined && hasYamlItems(text);
    const words = notation?.words ?? wordsOf(text).filter((word) => !yaml || word.text !== '-');
    const read = readWords(words, takesTags);
    return { ...read, mistakes: [...(yaml ? [wholeText('yaml')] : []), ...read.mistakes] };
}
const wholeText = (kind) => ({ kind, word: undefined, line: 1 });
function readWords(words, takesTags) {
    const entries = new Map();
    const lines = [];
    const mistakes = [];
    const oddities = [];
    let firstTag;
    for (const word of words) {
        const reading = readEntry(word.text);
        const refused = reading.kind === 'mistake' ? reading : refusedTag(reading.entry, firstTag, takesTags);
        if (refused !== undefined) {
            mistakes.push(mistakeAt(word, refused));
        }
        else if (reading.kind === 'entry' && !entries.has(entryKey(reading.entry))) {
            if (reading.entry.kind === 'service-tag')
                firstTag ??= reading.entry;
            entries.set(entryKey(reading.entry), reading.entry);
            lines.push(word.line);
            oddities.push(...odditiesOf(reading.entry, word.line));
        }
    }
    return { entries: [...entries.values()], lines, mistakes, oddities };
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

/***/ 5992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ clusterSection),
  _: () => (/* binding */ sectionsRoom)
});

// EXTERNAL MODULE: ./build/plan/decision.js
var decision = __webpack_require__(142);
// EXTERNAL MODULE: ./build/plan/node-egress.js
var node_egress = __webpack_require__(3710);
// EXTERNAL MODULE: ./build/time/clock.js
var clock = __webpack_require__(5786);
// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __webpack_require__(4902);
;// CONCATENATED MODULE: ./build/report/next-step.js


/** What becomes of the change when the job ends, as far as the diff doesn't say it. */
function nextStep({ change, spec, dryRun }, detail) {
    if (change === undefined || dryRun)
        return [];
    if (spec.restore === 'all')
        return ['When the job ends, every change of this step is undone.'];
    const shown = (text) => (detail === 'none' ? "this runner's address" : (0,markdown/* named */.KT)(text));
    const temporary = change.added.filter((addition) => addition.temporary).map(({ text }) => shown(text));
    const leased = change.leases?.acquired.map(({ address }) => shown(address.text)) ?? [];
    if (spec.restore === 'none')
        return temporary.length === 0
            ? []
            : [
                (0,markdown/* alert */.xE)('WARNING', `**${temporary.join(', ')} stays on the list after the job**, since \`restore\` is \`none\`.`),
            ];
    if (temporary.length === 0 && leased.length === 0)
        return [];
    if (temporary.length === 0)
        return [`When the job ends, so does its lease of ${leased.join(', ')}. What no other job holds is taken out then.`];
    // The diff says it already.
    if (leased.length === 0 && !(0,decision/* replacesPlaceholder */.ds)(change))
        return [];
    const unless = leased.length > 0 ? ', unless another job holds a lease of it by then' : '';
    const placeholder = (0,decision/* replacesPlaceholder */.ds)(change) ? `, and the placeholder \`0.0.0.0/32\` comes back` : '';
    return [`When the job ends, ${temporary.join(', ')} is taken out again${placeholder}${unless}.`];
}

// EXTERNAL MODULE: ./build/report/phases.js
var report_phases = __webpack_require__(7023);
// EXTERNAL MODULE: ./build/report/range-diff.js
var range_diff = __webpack_require__(7208);
// EXTERNAL MODULE: ./build/report/sweep.js
var report_sweep = __webpack_require__(6355);
// EXTERNAL MODULE: ./build/report/verdict.js
var verdict = __webpack_require__(7342);
;// CONCATENATED MODULE: ./build/report/cluster-section.js









/** What GitHub takes of one step is 1 MiB; a step with several clusters gives each its part. */
const sectionsRoom = 900_000;
/**
 * One cluster of a main step, as a section of the job summary.
 * @param most about how long the section may be, in bytes
 */
function clusterSection(outcome, detail, most = sectionsRoom) {
    const notes = [...outcome.notes, ...(0,report_sweep/* sweepNotes */.I)(outcome.sweep)];
    const warnings = notes.filter(({ level }) => level === 'warning').map(({ text }) => (0,markdown/* plain */.pj)(text));
    const notices = notes.filter(({ level }) => level === 'notice').map(({ text }) => `- ${(0,markdown/* plain */.pj)(text)}`);
    const changed = detail === 'none' ? [] : (0,range_diff/* linesOf */.Dx)((0,range_diff/* changedEntries */.bF)(outcome, detail));
    return [
        `### ${(0,markdown/* named */.KT)(outcome.label)}: ${(0,verdict/* verdictOf */.V)(outcome)}`,
        ...(warnings.length === 0 ? [] : [(0,markdown/* alert */.xE)('WARNING', ...warnings)]),
        countsOf(outcome),
        ...(changed.length === 0 ? [] : [(0,markdown/* fenced */.OF)('diff', (0,range_diff/* fitting */._Q)(changed, most / 2))]),
        ...sweptRuns(outcome),
        ...nextStep(outcome, detail),
        ...(notices.length === 0 ? [] : [notices.join('\n')]),
        ...keptPart(outcome, detail, most / 4),
        ...egressPart(outcome, detail, most / 8),
        phasesPart(outcome.phases),
    ].join('\n\n');
}
function countsOf(outcome) {
    const { change, dryRun, ranges, maximum, restricted, sweep } = outcome;
    const [added, removed] = [change?.added.length ?? 0, change === undefined ? 0 : (0,decision/* removedBy */.yV)(change).size];
    const list = restricted ? `${ranges.length} of ${maximum} entries` : 'no restriction';
    if (sweep !== undefined)
        return bold([...sweptCounts(sweep, removed, dryRun), list]);
    if (dryRun)
        return bold([`would add ${added}`, `would remove ${removed}`, `${list} then`]);
    return change === undefined
        ? bold([list])
        : `${bold([`${added} added`, `${removed} removed`, list])}${inForceAfter(outcome)}`;
}
const bold = (counts) => `**${counts.join(' · ')}**`;
function sweptCounts({ leases, unknown }, removed, dryRun) {
    return [
        `${leases} ${leases === 1 ? 'lease' : 'leases'} looked at`,
        dryRun ? `would take out ${removed}` : `${removed} taken out`,
        ...(unknown.length === 0 ? [] : [`${unknown.length} could not be judged`]),
    ];
}
function inForceAfter({ effect, phases }) {
    const inForce = effect?.access === 'proven' || effect?.operation === 'ended';
    return inForce ? ` · in force after ${(0,clock/* formatDuration */.a3)((0,report_phases/* timeIn */.H)(phases, written))}` : '';
}
const written = ['Update', 'Wait'];
/** Whose addresses a sweep takes out. */
function sweptRuns({ sweep, change, repository }) {
    if (sweep === undefined)
        return [];
    const runs = (change?.leases?.released ?? []).map(({ holder }) => (0,report_sweep/* runAsMarkdown */.R)(holder, repository));
    return runs.length === 0 ? [] : [`Leases that are over: ${[...new Set(runs)].join(', ')}.`];
}
function keptPart(outcome, detail, most) {
    if (!outcome.restricted)
        return [];
    const { count, shown } = (0,range_diff/* keptEntries */.lJ)(outcome, detail);
    if (count === 0)
        return [];
    const hidden = count - shown.length;
    const title = `${count} ${count === 1 ? 'entry' : 'entries'} kept`;
    const why = `not shown (<code>summary: ${detail}</code>)`;
    if (shown.length === 0)
        return [`${title}, ${why}.`];
    const rest = hidden === 0 ? [] : [`${hidden} more, ${why}.`];
    return [
        (0,markdown/* folded */.TM)(title, (0,markdown/* fenced */.OF)('text', (0,range_diff/* fitting */._Q)((0,range_diff/* linesOf */.Dx)(shown).map((line) => line.slice(2)), most)), ...rest),
    ];
}
function egressPart({ egress }, detail, most) {
    const addresses = (0,node_egress/* addressesOf */.sO)(egress);
    if (addresses.length === 0 || detail === 'none')
        return [];
    const chains = addresses.map(({ range, chain }) => `${range.text} <- ${chain.replaceAll(/\s+/g, ' ')}`);
    const title = chains.length === 1
        ? "1 address of the cluster's nodes, and how it was found"
        : `${chains.length} addresses of the cluster's nodes, and how they were found`;
    return [(0,markdown/* folded */.TM)(title, (0,markdown/* fenced */.OF)('text', (0,range_diff/* fitting */._Q)(chains, most)))];
}
const words = {
    'Sign-in': 'signing in',
    Cluster: 'reading the cluster',
    'Runner address': "learning the runner's address",
    Plan: 'planning',
    Update: 'until AKS took the update',
    Wait: 'until it was in force',
};
function phasesPart(phases) {
    const total = phases.reduce((sum, { ms }) => sum + ms, 0);
    const longest = phases.toSorted((left, right) => right.ms - left.ms).slice(0, 2);
    const parts = phases
        .filter((phase) => longest.includes(phase) && phase.ms >= 1_000 && phase.ms * 10 > total)
        .map(({ name, ms }) => `${(0,clock/* formatDuration */.a3)(ms)} ${words[name]}`);
    const title = `${(0,clock/* formatDuration */.a3)(total)} in all${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`;
    const rows = phases.map(({ name, ms }) => [name, (0,clock/* formatDuration */.a3)(ms)]);
    return (0,markdown/* folded */.TM)(title, (0,markdown/* table */.tp)(['Phase', 'Time'], rows));
}


/***/ }),

/***/ 688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ clusterTable)
/* harmony export */ });
/* harmony import */ var _time_clock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5786);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4902);


/** What stands first where a step has several clusters. */
function clusterTable(rows) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['Cluster', 'Verdict', 'Time'], rows.map(({ cluster, verdict, ms }) => [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .named */ .KT)(cluster), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(verdict), (0,_time_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(ms)]));
}


/***/ }),

/***/ 1265:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ documentationIn)
/* harmony export */ });
/**
 * Where the documentation of this very version is, by what the runner says of the action's own repository
 * (docs.github.com/actions/reference/workflows-and-actions/variables). Nowhere where that doesn't look like one of github.com:
 * a local action has no repository, and a server's own may be a copy.
 */
function documentationIn(env) {
    const { GITHUB_SERVER_URL: server, GITHUB_ACTION_REPOSITORY: repository = '', GITHUB_ACTION_REF: ref = '' } = env;
    const isKnown = server === 'https://github.com' && /^[\w-]{1,39}\/[\w.-]{1,100}$/.test(repository);
    if (!isKnown || !/^[\w./-]{0,100}$/.test(ref) || ref.includes('..'))
        return () => undefined;
    return (code) => `${server}/${repository}/blob/${ref === '' ? 'HEAD' : ref}/docs/troubleshooting.md#${code}`;
}


/***/ }),

/***/ 3496:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ failedSection),
/* harmony export */   b: () => (/* binding */ failedVerdict)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4902);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5567);


/** One cluster that a step failed on, as a section of the job summary. */
function failedSection(failed, linkTo) {
    const { cluster, problems } = failed;
    const title = cluster === undefined ? 'AKS Authorized IP Ranges' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .named */ .KT)(cluster);
    return [
        `### ${title}: ${failedVerdict(failed)}`,
        ...(0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .problemBlocks */ .O)(problems, linkTo),
        ...(0,_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .howToRunBelow */ .G)(problems),
        ...fateOf(failed),
    ].join('\n\n');
}
/** In a few words, what a failed main step came to. That a job was cancelled is no failure of the step. */
function failedVerdict({ problems, wrote }) {
    const cancelled = problems.length === 1 && problems[0]?.code === 'cancelled' ? 'cancelled, ' : '';
    switch (wrote) {
        case 'nothing':
            return `${cancelled}nothing was written`;
        case 'unanswered':
            return `${cancelled}a write was not answered`;
        case 'unknown':
            return 'what to undo is unknown';
        case 'accepted':
            return cancelled === ''
                ? 'the list was changed, and then the step failed'
                : 'cancelled after the list was changed';
    }
}
function fateOf({ wrote, undone }) {
    if (wrote === 'nothing' || wrote === 'unknown')
        return [];
    const what = wrote === 'accepted' ? 'what was written' : 'the change, if it was carried out';
    return [
        undone
            ? `The post step undoes ${what} when the job ends.`
            : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(`No post step undoes ${what}: with \`restore\` as it is, it stays.`),
    ];
}


/***/ }),

/***/ 4902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KT: () => (/* binding */ named),
/* harmony export */   OF: () => (/* binding */ fenced),
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   TM: () => (/* binding */ folded),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   xE: () => (/* binding */ alert)
/* harmony export */ });
/* harmony import */ var _log_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8560);

/**
 * A sentence of ours, in which texts from outside are quoted, as a line of markdown: shown as it is, never as markup, and never
 * as a link, a mention or a reference, which GitHub makes of bare addresses, `@name` and `#1` too. What stands between back-ticks,
 * and a URL, is shown as code, in which GitHub makes nothing of anything.
 */
function plain(text) {
    const line = (0,_log_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(text)
        .replace(/[\p{C}\s]+/gu, ' ')
        .trim();
    return line
        .split(code)
        .map((part, index) => (index % 2 === 1 ? asCode(part) : escaped(part, index === 0)))
        .join('');
}
/** What can be shown as code: nothing in it ends the span. Short, so that no text of others passes for a sentence of ours. */
const code = /(`[\w .:,=/{}@#<>…-]{1,80}`|\bhttps:\/\/[\w./?=&#%-]{1,200}[\w/])/u;
function asCode(part) {
    return part.startsWith('`') ? part : `\`${part}\``;
}
function escaped(text, atStart) {
    const harmless = text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replace(/[\\`*_{}[\]|~$]/g, (sign) => `\\${sign}`)
        .replace(/:\/\/|@(?=\w)|#(?=\d)|www\.|GH-(?=\d)/gi, (start) => `${start}${unseen}`);
    return atStart
        ? harmless.replace(/^([-+]|#+|\d+[.)])(?=\s|$)/, (mark) => `${mark.slice(0, -1)}\\${mark.slice(-1)}`)
        : harmless;
}
/** A zero-width space: nothing shows, and no address, name or number begins there any more. */
const unseen = '&#8203;';
/** A name as code, where it is one that can be. */
function named(name) {
    return /^[\w./:-]{1,80}$/.test(name) ? `\`${name}\`` : plain(name);
}
function table(head, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
/** A text to be copied, in which nothing is interpreted: the fence is longer than any run of backticks within. */
function fenced(language, text) {
    const shown = (0,_log_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(text);
    const longest = (shown.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2);
    const fence = '`'.repeat(longest + 1);
    return `${fence}${language}\n${shown}\n${fence}`;
}
/** What others said: to the character, as far as a page has room for it. */
function quoted(text) {
    return fenced('text', (0,_log_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .Jj)(text, _log_text_js__WEBPACK_IMPORTED_MODULE_0__/* .longestQuote */ .pP));
}
/** What only a click shows. @param title markdown without a line end */
function folded(title, ...blocks) {
    return [`<details><summary>${title}</summary>`, ...blocks, '</details>'].join('\n\n');
}
/** GitHub's coloured box (docs.github.com/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts). */
function alert(kind, ...blocks) {
    const lines = [`[!${kind}]`, ...blocks.join('\n\n').split('\n')];
    return lines.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
}


/***/ }),

/***/ 7023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ timeIn),
/* harmony export */   I: () => (/* binding */ phasesOf)
/* harmony export */ });
/* harmony import */ var _time_clock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5786);

/** @param before phases that were run already */
function phasesOf(clock, log, before = []) {
    const done = [...before];
    return {
        done,
        async run(name, work, fact) {
            const started = clock.now();
            const end = (text) => {
                const ms = clock.now() - started;
                done.push({ name, ms });
                log.info(`${text} (${(0,_time_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(ms)})`);
            };
            try {
                const result = await work();
                end(fact?.(result) ?? name);
                return result;
            }
            catch (error) {
                end(`${name} failed`);
                throw error;
            }
        },
    };
}
/** How long these phases took together. */
function timeIn(phases, names) {
    return phases.filter(({ name }) => names.includes(name)).reduce((sum, { ms }) => sum + ms, 0);
}


/***/ }),

/***/ 5567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ howToRunBelow),
/* harmony export */   O: () => (/* binding */ problemBlocks)
/* harmony export */ });
/* harmony import */ var _log_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8560);
/* harmony import */ var _shell_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2474);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4902);



/** A summary may hold 1 MiB, and a page a person's patience. */
const mostProblems = 100;
/** What went wrong, in a box; below it what to do, what to run, and, folded, what the service said. */
function problemBlocks(problems, linkTo) {
    const [first] = problems;
    if (first === undefined)
        return [];
    if (problems.length === 1)
        return oneProblem(first, linkTo);
    const untold = problems.length - mostProblems;
    return [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .alert */ .xE)('CAUTION', `**${problems.length} problems**`),
        ...problems.slice(0, mostProblems).flatMap((problem) => item(problem, linkTo)),
        ...(untold > 0 ? [`${untold} more ${untold === 1 ? 'problem is' : 'problems are'} not shown.`] : []),
    ];
}
/** What has to be known of commands, once below all of them. */
function howToRunBelow(problems) {
    return problems.some(({ commands }) => commands !== undefined) ? [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(_shell_js__WEBPACK_IMPORTED_MODULE_1__/* .howToRun */ .RG)] : [];
}
function oneProblem(problem, linkTo) {
    const { what, exact, remedy, commands } = problem;
    return [
        exact === undefined ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .alert */ .xE)('CAUTION', bold(what)) : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .alert */ .xE)('CAUTION', boldButLast(what), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(exact)),
        ...(remedy === undefined ? [] : [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(shortened(remedy))]),
        ...restOf(problem),
        ...(commands === undefined ? [] : [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .fenced */ .OF)('bash', commands)]),
        `More: ${codeText(problem, linkTo)}`,
        ...saidOf(problem),
    ];
}
const bold = (text) => `**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(shortened(text))}**`;
/** The last sentence leads to what is shown below it. */
function boldButLast(what) {
    const end = what.lastIndexOf('. ') + 1;
    return end === 0 ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(shortened(what)) : `${bold(what.slice(0, end))} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(what.slice(end))}`;
}
/** What is to be copied, and what others said, stands in a fence, where it stays as it is. */
function item(problem, linkTo) {
    const { what, exact, remedy, commands } = problem;
    const text = [what, ...(remedy === undefined ? [] : [remedy])].map((part) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(shortened(part)));
    return [
        `- ${[...text, codeText(problem, linkTo)].join(' ')}`,
        ...restOf(problem),
        ...(exact === undefined ? [] : [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(exact)]),
        ...(commands === undefined ? [] : [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .fenced */ .OF)('bash', commands)]),
        ...saidOf(problem),
    ];
}
function shortened(text) {
    return (0,_log_text_js__WEBPACK_IMPORTED_MODULE_2__/* .cut */ .Jj)(text, _log_text_js__WEBPACK_IMPORTED_MODULE_2__/* .longestAnnotation */ .OO);
}
function codeText({ code }, linkTo) {
    const url = linkTo(code);
    return url === undefined ? `\`${code}\`` : `[\`${code}\`](${url})`;
}
function restOf({ rest }) {
    return rest === undefined ? [] : [`  ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(rest)}`];
}
function saidOf({ said }) {
    return said === undefined || said === '' ? [] : [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .folded */ .TM)('What the service said', (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(said))];
}


/***/ }),

/***/ 7208:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dx: () => (/* binding */ linesOf),
/* harmony export */   _Q: () => (/* binding */ fitting),
/* harmony export */   bF: () => (/* binding */ changedEntries),
/* harmony export */   lJ: () => (/* binding */ keptEntries)
/* harmony export */ });
/* harmony import */ var _leases_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8344);
/* harmony import */ var _log_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8560);
/* harmony import */ var _plan_allow_list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3556);
/* harmony import */ var _plan_decision_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(142);
/* harmony import */ var _plan_node_egress_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3710);
/* harmony import */ var _ranges_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4476);






/** What a step changes: first what comes, then what goes. */
function changedEntries({ change, spec }, detail) {
    if (change === undefined)
        return [];
    const added = change.added.map((addition) => {
        const from = addition.origin === 'runner' ? runnerText(addition, spec) : originText(addition, detail);
        return { sign: '+', range: addition.text, from };
    });
    return [...added, ...removedEntries(change)];
}
function removedEntries(change) {
    const { leases } = change;
    const over = new Set(leases?.expired);
    const why = (range) => {
        if (!over.has(range))
            return (0,_plan_decision_js__WEBPACK_IMPORTED_MODULE_2__/* .replacesPlaceholder */ .ds)(change) ? 'the placeholder' : '';
        const [lease] = _plan_allow_list_js__WEBPACK_IMPORTED_MODULE_1__/* .AllowList */ .y.parse([range]).entries.flatMap((entry) => (0,_leases_index_js__WEBPACK_IMPORTED_MODULE_0__/* .leasesOn */ .$O)({ leases: leases?.released ?? [] }, entry));
        return lease === undefined ? 'its lease is over' : `the lease of ${(0,_leases_index_js__WEBPACK_IMPORTED_MODULE_0__/* .holderName */ .iY)(lease.holder)} is over`;
    };
    return (0,_plan_decision_js__WEBPACK_IMPORTED_MODULE_2__/* .removedBy */ .yV)(change).texts.map((range) => ({ sign: '-', range, from: why(range) }));
}
/** With `own`, entries that this step neither declared nor changed are only counted: of a public repository every log is public. */
function keptEntries(outcome, detail) {
    const added = new Set(outcome.change?.added.map(({ text }) => text));
    const kept = outcome.ranges.filter((text) => !added.has(text));
    if (detail === 'none')
        return { count: kept.length, shown: [] };
    const entries = requestedBy(outcome);
    const shown = kept.flatMap((range) => {
        const [entry] = _plan_allow_list_js__WEBPACK_IMPORTED_MODULE_1__/* .AllowList */ .y.parse([range]).entries;
        const requested = entry === undefined ? undefined : entries.get((0,_ranges_index_js__WEBPACK_IMPORTED_MODULE_4__/* .entryKey */ .k2)(entry));
        if (requested === undefined)
            return detail === 'full' ? [{ sign: ' ', range, from: '' }] : [];
        return [{ sign: ' ', range, from: originText(requested, detail) }];
    });
    return { count: kept.length, shown };
}
function runnerText({ temporary }, { restore, lease }) {
    if (temporary && restore !== 'none')
        return 'this runner, until the job ends';
    return lease === undefined ? 'this runner, for good' : 'this runner, until its lease is over';
}
const origins = {
    ranges: 'ranges',
    'ranges-file': 'ranges-file',
    egress: "the cluster's nodes",
    'egress-ips': 'egress-ips',
    runner: 'this runner',
};
function originText({ origin, source, at }, detail) {
    if (at !== undefined)
        return placeText(at, detail);
    // The short way; the whole chain is told once, on its own.
    const [nearest] = source?.split(' <- ') ?? [];
    return nearest === undefined ? origins[origin] : `${origins[origin]}: ${nearest}`;
}
const longestComment = 60;
function placeText({ file, line, comment }, detail) {
    const place = `${file}:${line}`;
    if (comment === undefined || detail !== 'full')
        return place;
    const shown = [...comment];
    return `${place}  # ${shown.length > longestComment ? `${shown.slice(0, longestComment - 1).join('')}…` : comment}`;
}
/** Everything that the step has to do with, on the list or not, by what it means. */
function requestedBy({ spec, egress }) {
    const found = (0,_plan_node_egress_js__WEBPACK_IMPORTED_MODULE_3__/* .addressesOf */ .sO)(egress).map(({ range, chain }) => ({ entry: range, origin: 'egress', source: chain }));
    // Of several that mean the same the first counts.
    const entries = [...spec.declared, ...spec.egressIps, ...spec.runner, ...found].toReversed();
    return new Map(entries.map((requested) => [(0,_ranges_index_js__WEBPACK_IMPORTED_MODULE_4__/* .entryKey */ .k2)(requested.entry), requested]));
}
const widest = 43;
const longestLine = 400;
/** As lines of a diff, in columns. An entry is one line, whatever it is made of. */
function linesOf(entries) {
    const texts = entries.map(({ range }) => (0,_log_text_js__WEBPACK_IMPORTED_MODULE_5__/* .cut */ .Jj)(oneLine(range), longestLine));
    const width = Math.min(widest, Math.max(0, ...texts.map((text) => text.length)));
    return entries.map(({ sign, from }, index) => {
        const text = texts[index] ?? '';
        const line = from === '' ? text : `${text.padEnd(width)}  ${(0,_log_text_js__WEBPACK_IMPORTED_MODULE_5__/* .cut */ .Jj)(oneLine(from), longestLine)}`;
        return `${sign} ${line}`;
    });
}
function oneLine(text) {
    return (0,_log_text_js__WEBPACK_IMPORTED_MODULE_5__/* .visible */ .RK)(text).replaceAll('\n', ' ');
}
/** As many of the lines as fit; what doesn't is counted. @param most in bytes */
function fitting(lines, most) {
    let bytes = 0;
    const end = lines.findIndex((line) => {
        bytes += Buffer.byteLength(line) + 1;
        return bytes > most;
    });
    if (end === -1)
        return lines.join('\n');
    return [...lines.slice(0, end), `  … and ${lines.length - end} more, which don't fit here`].join('\n');
}


/***/ }),

/***/ 6355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ sweepNotes),
/* harmony export */   R: () => (/* binding */ runAsMarkdown)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _leases_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8344);
/* harmony import */ var _plan_decision_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(142);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4902);




/** What a sweep could not judge, and what is missing for it: those with the same cause together. */
function sweepNotes(sweep) {
    const unknown = sweep?.unknown ?? [];
    return [...new Set(unknown.map(({ why }) => why))].map((cause) => {
        const group = unknown.filter(({ why }) => why === cause);
        const one = group.length === 1;
        const runs = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .enumerated */ .BD)(group.map(({ holder }) => (0,_leases_index_js__WEBPACK_IMPORTED_MODULE_1__/* .holderName */ .iY)(holder)));
        const remedy = group.find((one) => one.remedy !== undefined)?.remedy;
        const text = `Whether ${one ? 'this run has' : 'these runs have'} ended is unknown, since ${cause}: ${runs}. ${one ? 'Its lease stays until it expires' : 'Their leases stay until they expire'}.`;
        return remedy === undefined ? (0,_plan_decision_js__WEBPACK_IMPORTED_MODULE_2__/* .notice */ .lm)(text) : (0,_plan_decision_js__WEBPACK_IMPORTED_MODULE_2__/* .warning */ .$e)(`${text} ${remedy}`);
    });
}
/** A run as a reader knows it; a link where it is of the workflow's own repository, which alone is known by its name. */
function runAsMarkdown(holder, own) {
    const isOwn = own !== undefined && own.server === holder.server && own.id === holder.repositoryId;
    if (!isOwn || !/^[\w.-]+\/[\w.-]+$/.test(own.name))
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)((0,_leases_index_js__WEBPACK_IMPORTED_MODULE_1__/* .holderName */ .iY)(holder));
    const { runId, attempt } = holder;
    return `[run ${runId}, attempt ${attempt}](https://${own.server}/${own.name}/actions/runs/${runId}/attempts/${attempt})`;
}


/***/ }),

/***/ 7342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ verdictOf)
/* harmony export */ });
/* harmony import */ var _plan_decision_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(142);

/** What a main step came to, in a few words: the heading of its section, and its row in the table of several clusters. */
function verdictOf(outcome) {
    const { change, dryRun, restricted, sweep, effect } = outcome;
    if (dryRun)
        return change === undefined ? 'dry run, nothing to change' : 'dry run, nothing was written';
    if (change === undefined) {
        if (!restricted)
            return 'open to the whole internet, nothing was written';
        if (effect?.access === 'proven')
            return 'the API server answers this runner';
        return sweep === undefined ? 'nothing to change' : 'nothing to sweep';
    }
    if (change.after.size === 0)
        return 'open to the whole internet now';
    if (sweep !== undefined)
        return 'swept';
    if (effect?.access === 'proven')
        return 'the API server answers this runner';
    if (!(0,_plan_decision_js__WEBPACK_IMPORTED_MODULE_0__/* .changesList */ .C5)(change))
        return 'the list as it was, only leases changed';
    return effect?.operation === 'ended' ? 'the change is in force' : 'accepted by AKS, not yet in force';
}


/***/ }),

/***/ 585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ probeTimeoutMs),
/* harmony export */   o: () => (/* binding */ probeApiServer)
/* harmony export */ });
/* harmony import */ var _network_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3329);
/* harmony import */ var _https_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3270);
/* harmony import */ var _proxy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7331);



/** What an API server answers to a request without a credential, whether or not it lets anonymous callers look. */
const answers = new Set([200, 401, 403]);
/** How long one probe may take: the API server drops what it doesn't admit, and a slow proxy needs time to connect. */
const probeTimeoutMs = 5_000;
/**
 * Asks the API server's `/readyz` on a new connection, which is closed when the answer has come or the signal is aborted. Its
 * certificate goes unverified, since the cluster signs it itself and its CA isn't known here; the request carries no
 * credential, and only whether an answer comes is used.
 */
async function probeApiServer(fqdn, signal) {
    try {
        const { status } = await (0,_https_js__WEBPACK_IMPORTED_MODULE_1__/* .httpsGet */ .K)(new URL(`https://${fqdn}/readyz`), {
            route: (0,_proxy_js__WEBPACK_IMPORTED_MODULE_2__/* .routeTo */ .Bv)({ hostname: fqdn }, process.env),
            timeoutMs: probeTimeoutMs,
            verify: false,
            ...(signal === undefined ? {} : { signal }),
        });
        return answers.has(status) ? { answered: true } : { answered: false, why: `it answered ${status}` };
    }
    catch (error) {
        return { answered: false, why: (0,_network_error_js__WEBPACK_IMPORTED_MODULE_0__/* .reasonOf */ .A3)(error) };
    }
}


/***/ }),

/***/ 263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ addressServices),
  Z: () => (/* binding */ runnerAddress)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/network-error.js
var network_error = __webpack_require__(3329);
// EXTERNAL MODULE: ./build/ranges/index.js + 16 modules
var ranges = __webpack_require__(4476);
// EXTERNAL MODULE: ./build/runner/https.js
var https = __webpack_require__(3270);
// EXTERNAL MODULE: ./build/runner/proxy.js
var proxy = __webpack_require__(7331);
;// CONCATENATED MODULE: ./build/runner/quorum.js
/**
 * How long after the majority another answer may still object. A service that lies is believed only if most hosts lie, or if
 * every honest one is slower than this.
 */
const gracePeriodMs = 500;
/**
 * The address that a majority of the hosts asked names, provided that no answer names another. A host has one vote, whatever
 * its URLs and however often it answers; one that is silent stays among those asked.
 */
function quorum(answers, services) {
    const voters = new Set();
    let address;
    for (const answer of answers) {
        if (answer.kind !== 'address')
            continue;
        if (address !== undefined && address.text !== answer.address.text)
            return { kind: 'disputed' };
        address = answer.address;
        voters.add(hostOf(answer.service));
    }
    const hosts = new Set(services.map(hostOf));
    return address !== undefined && voters.size * 2 > hosts.size ? { kind: 'agreed', address } : { kind: 'too-few' };
}
function hostOf(service) {
    return new URL(service).hostname.replace(/\.$/, '');
}

;// CONCATENATED MODULE: ./build/runner/address.js






/** Independent services that answer with the caller's address as plain text: none of them alone is believed. */
const addressServices = [
    'https://api.ipify.org',
    'https://checkip.amazonaws.com',
    'https://ipv4.icanhazip.com',
    'https://v4.ident.me',
    'https://ifconfig.me/ip',
];
const serviceTimeoutMs = 3_000;
/**
 * The public IPv4 address that this runner reaches Azure from, by the word of a majority of the hosts asked.
 * @throws {StepError} where an answer names another address or too few answer, listing who said what.
 */
async function runnerAddress({ services, route, clock, log }) {
    log.info(`Asking ${services.length} services for this runner's address ${(0,proxy/* wayOf */.VO)(route)}.`);
    const answers = [];
    const over = new AbortController();
    const majority = Promise.withResolvers();
    // Each twice, on a connection of its own: a runner behind several addresses may leave by another one the second time.
    const all = Promise.all([...services, ...services].map(async (service) => {
        answers.push(await ask(service, route, over.signal));
        if (quorum(answers, services).kind === 'agreed')
            majority.resolve();
    }));
    const grace = majority.promise.then(() => clock.sleep(gracePeriodMs, over.signal));
    await Promise.race([all, grace]);
    const heard = [...answers];
    // Cuts the grace period short as well: its failure is the race's, which is over.
    over.abort();
    const outcome = quorum(heard, services);
    if (outcome.kind === 'agreed')
        return outcome.address;
    throw undecided(outcome.kind, services, heard);
}
async function ask(service, route, signal) {
    try {
        const { status, body } = await (0,https/* httpsGet */.K)(new URL(service), {
            route,
            timeoutMs: serviceTimeoutMs,
            verify: true,
            signal,
        });
        if (status !== 200)
            return { service, kind: 'none', why: `answered ${status}` };
        const address = (0,ranges/* parseAddress */.or)(body);
        if (address === undefined)
            return { service, kind: 'none', why: 'answered with something that is no public IPv4 address' };
        return { service, kind: 'address', address };
    }
    catch (error) {
        return { service, kind: 'none', why: (0,network_error/* reasonOf */.A3)(error) };
    }
}
function undecided(kind, services, answers) {
    const said = services.map((service) => `${service}: ${saidBy(service, answers)}`).join('; ');
    if (kind === 'disputed') {
        return new errors/* StepError */.zg('runner-address-disputed', `The answers to the question for this runner's address name several: ${said}.`, {
            remedy: 'If the runner leaves through several addresses, name them all, such as those of its NAT gateway, in `runner-ip`. If a service is wrong, set `runner-ip-services` without it.',
        });
    }
    return new errors/* StepError */.zg('runner-address-unknown', `This runner's public address could not be learned, since too few services answered: ${said}.`, {
        remedy: 'Name the address in `runner-ip`, or services that this runner can reach in `runner-ip-services`.',
    });
}
/** What a service said, once where it said the same twice. */
function saidBy(service, answers) {
    const own = answers.filter((answer) => answer.service === service);
    const texts = own.map((answer) => (answer.kind === 'address' ? answer.address.text : answer.why));
    return texts.length === 0 ? 'no answer yet' : [...new Set(texts)].join(' and ');
}


/***/ }),

/***/ 3270:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ httpsGet),
/* harmony export */   Q: () => (/* binding */ proxyAgent)
/* harmony export */ });
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4708);
/* harmony import */ var https_proxy_agent__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3669);
/* harmony import */ var _time_limit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6023);
/* harmony import */ var _network_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3066);




/**
 * GET over https and IPv4 on a connection of its own, following no redirect.
 * @returns what the host itself said inside TLS; a proxy's own answer is an error.
 * @throws {NetworkError} where there is no answer within the limit; the signal's reason once it is aborted.
 */
async function httpsGet(url, options) {
    const { route, timeoutMs, signal: outer } = options;
    try {
        return await (0,_time_limit_js__WEBPACK_IMPORTED_MODULE_2__/* .within */ .u)(timeoutMs, (signal) => exchange(url, options, signal), outer);
    }
    catch (error) {
        throw outer?.aborted === true ? error : (0,_network_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .networkError */ .x)(error, { host: url.host, route });
    }
}
async function exchange(url, { route, verify, headers = { accept: 'text/plain' }, longestBody = 4_096 }, signal) {
    const { promise, resolve, reject } = Promise.withResolvers();
    const agent = proxyAgent(route, () => signal) ?? new node_https__WEBPACK_IMPORTED_MODULE_0__.Agent({ keepAlive: false });
    const outgoing = (0,node_https__WEBPACK_IMPORTED_MODULE_0__.request)(url, { agent, family: 4, rejectUnauthorized: verify, signal, headers: { ...headers } }, (incoming) => {
        let body = '';
        const finish = () => resolve({ status: incoming.statusCode ?? 0, body: body.slice(0, longestBody) });
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk) => {
            body += chunk;
            if (body.length > longestBody)
                finish();
        });
        incoming.on('end', finish);
        incoming.on('error', reject);
    });
    // A 101, at which Node lets go of the connection: without this listener it says nothing, and with it the rest is up to us.
    outgoing.on('upgrade', ({ statusCode = 101 }, socket) => {
        socket.on('error', reject);
        socket.destroy();
        resolve({ status: statusCode, body: '' });
    });
    outgoing.on('error', reject);
    outgoing.on('close', () => reject(cutOff));
    outgoing.end();
    try {
        return await promise;
    }
    finally {
        outgoing.destroy();
    }
}
const cutOff = Object.assign(new Error('closed before the answer ended'), { code: 'ECONNRESET' });
/**
 * What carries a request through the proxy; undefined where the way is direct.
 * @param signal reaches the socket itself: a CONNECT that a proxy never answers would outlive its request otherwise
 */
function proxyAgent(route, signal) {
    return route.kind === 'proxy' ? new Tunnel(route.proxy, { signal: signal() }) : undefined;
}
/** A proxy's own answer to CONNECT is an error: the agent as it comes hands it on as if the host had said it. */
class Tunnel extends https_proxy_agent__WEBPACK_IMPORTED_MODULE_1__.HttpsProxyAgent {
    async connect(...[outgoing, options]) {
        let status = 0;
        outgoing.once('proxyConnect', ({ statusCode }) => {
            status = statusCode;
        });
        const socket = await super.connect(outgoing, options).catch((cause) => {
            throw proxyFailure(cause.code ?? 'FAILED', cause);
        });
        if (status === 200)
            return socket;
        socket.destroy();
        throw proxyFailure(String(status));
    }
}
function proxyFailure(code, cause) {
    return Object.assign(new Error(cause?.message ?? `it answered ${code}`, { cause }), { code: _network_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .proxyPrefix */ .j + code });
}


/***/ }),

/***/ 3066:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ proxyPrefix),
/* harmony export */   x: () => (/* binding */ networkError)
/* harmony export */ });
/* harmony import */ var _network_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3329);
/* harmony import */ var _proxy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7331);


/** What Node's own error means. */
function networkError(thrown, peer) {
    return new _network_error_js__WEBPACK_IMPORTED_MODULE_0__/* .NetworkError */ .Dr({ ...failureOf(causeOf(thrown), peer), cause: thrown });
}
/** Begins the code of an error that the proxy caused; what follows is its HTTP status, or Node's code. */
const proxyPrefix = 'PROXY_';
/** Both addresses of a name may fail, each in its own way: the first tells as much as all of them. */
function causeOf(thrown) {
    const { code, message, errors } = Object(thrown);
    if (Array.isArray(errors) && errors.length > 0)
        return causeOf(errors[0]);
    return { code: typeof code === 'string' ? code : '', message: typeof message === 'string' ? message : String(thrown) };
}
function failureOf({ code, message }, { host, route }) {
    if (route.kind === 'proxy' && code.startsWith(proxyPrefix))
        return proxyFailure({ code: code.slice(proxyPrefix.length), message }, host, (0,_proxy_js__WEBPACK_IMPORTED_MODULE_1__/* .proxyName */ .ec)(route.proxy));
    if (untrusted.test(code))
        return certificateUntrusted({ code, message }, host);
    if (code === 'ENOTFOUND') {
        return hostUnknown(host, "Check the spelling (`environment`) and the runner's DNS; if the runner reaches that host through a proxy alone, set HTTPS_PROXY.");
    }
    return unreachable(host, (0,_proxy_js__WEBPACK_IMPORTED_MODULE_1__/* .wayOf */ .VO)(route), plain({ code, message }));
}
/** The proxy itself is at fault, or says no. */
function proxyFailure({ code, message }, host, proxy) {
    if (untrusted.test(code))
        return certificateUntrusted({ code, message }, proxy);
    if (code === 'ENOTFOUND')
        return hostUnknown(proxy, 'Check the host in HTTPS_PROXY.');
    const status = Number(code);
    if (status >= 400 && status < 500 && status !== 408 && status !== 429)
        return proxyRefused(status, host, proxy);
    const why = Number.isNaN(status) ? plain({ code, message }) : `it answered ${status}`;
    return unreachable(host, `through ${proxy}`, `the proxy failed: ${why}`);
}
function unreachable(host, way, reason) {
    return {
        code: 'azure-unreachable',
        what: `${host} could not be reached ${way}: ${reason}.`,
        remedy: `A proxy or a firewall between the runner and ${host} is the likely cause: let the runner reach it, or correct HTTPS_PROXY and NO_PROXY.`,
        lasting: undefined,
        reason,
    };
}
/** OpenSSL's verdicts on a certificate (nodejs.org/api/tls.html#x509-certificate-error-codes) and Node's own on its names. */
const untrusted = /^(?:SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_\w+|CERT_\w+|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH|ERR_TLS_CERT_ALTNAME_INVALID)$/;
function certificateUntrusted({ code, message }, subject) {
    const dated = code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID';
    return {
        code: 'certificate-untrusted',
        what: `The certificate of ${subject} is not trusted: ${message} (${code}).`,
        remedy: dated
            ? "Check the runner's clock. If it is right, the server, or the proxy that answers for it, needs a new certificate."
            : "If a proxy inspects TLS, or the certificate authority is a private one, set NODE_EXTRA_CA_CERTS in the job's `env` to a PEM file on the runner that holds that authority's certificate.",
        lasting: 'at-once',
        reason: `its certificate is not trusted (${code})`,
    };
}
function proxyRefused(status, host, proxy) {
    return {
        code: 'proxy-refused',
        what: `The connection to ${host} is refused by ${proxy} (HTTP ${status}).`,
        remedy: status === 407
            ? 'The proxy asks for a user name and a password: put them into HTTPS_PROXY, from a secret (http://user:password@host:port, each percent-encoded).'
            : `Have the proxy allow CONNECT to ${host}, or name the host in NO_PROXY if the runner reaches it directly.`,
        lasting: 'at-once',
        reason: `the proxy refused the connection (${status})`,
    };
}
function hostUnknown(subject, remedy) {
    return {
        code: 'host-unknown',
        what: `DNS knows no address of ${subject} (ENOTFOUND).`,
        remedy,
        lasting: 'if-repeated',
        reason: `DNS knows no address of ${subject}`,
    };
}
const reasons = new Map([
    ['ECONNREFUSED', 'the connection was refused'],
    ['ECONNRESET', 'the connection was cut'],
    ['EPIPE', 'the connection was cut'],
    ['ETIMEDOUT', 'the connection was not answered'],
    ['EHOSTUNREACH', 'there is no route to it'],
    ['ENETUNREACH', 'there is no route to it'],
    ['EAI_AGAIN', 'DNS does not answer'],
    ['EPROTO', 'what answered does not speak TLS'],
    ['PARSE_ERROR', 'the answer was cut off'],
]);
/** Our words for it, and Node's own in brackets. */
function plain({ code, message }) {
    if (code === 'LIMIT_EXCEEDED')
        return message;
    const known = code.startsWith('HPE_') ? 'the answer is not HTTP' : reasons.get(code);
    return `${known ?? 'the connection failed'} (${message.trim() === '' ? code : message.trim()})`;
}


/***/ }),

/***/ 7331:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bv: () => (/* binding */ routeTo),
/* harmony export */   VO: () => (/* binding */ wayOf),
/* harmony export */   ec: () => (/* binding */ proxyName),
/* harmony export */   jJ: () => (/* binding */ commonRoute)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);
/* harmony import */ var _network_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3329);


/**
 * The way that the environment gives an https request, as kubectl reads it (pkg.go.dev/golang.org/x/net/http/httpproxy), so
 * that the address that is asked for is the one that kubectl comes from.
 * @throws {NetworkError} where the proxy's URL can't be read. Its text is not repeated: it may hold a password.
 */
function routeTo({ hostname, port }, env) {
    const variable = firstSet(env, 'HTTPS_PROXY', 'https_proxy');
    if (variable === undefined)
        return { kind: 'direct' };
    const host = unbracketed(hostname).toLowerCase();
    const exceptions = env[firstSet(env, 'NO_PROXY', 'no_proxy') ?? ''] ?? '';
    if (isLocal(host) || isExcepted(host, port === undefined || port === '' ? '443' : port, exceptions))
        return { kind: 'direct' };
    return { kind: 'proxy', proxy: proxyUrl(env[variable] ?? '', variable) };
}
/**
 * The way that every host outside this machine takes; undefined where NO_PROXY names exceptions, so that it depends on the host.
 * @throws {NetworkError} where the proxy's URL can't be read
 */
function commonRoute(env) {
    const hasProxy = firstSet(env, 'HTTPS_PROXY', 'https_proxy') !== undefined;
    const exceptions = firstSet(env, 'NO_PROXY', 'no_proxy');
    return hasProxy && exceptions !== undefined ? undefined : routeTo({ hostname: 'example.com' }, env);
}
/** The way as it stands in a sentence. */
function wayOf(route) {
    return route.kind === 'direct' ? 'directly' : `through ${proxyName(route.proxy)}`;
}
/** A proxy by host and port, never with its credentials. */
function proxyName(proxy) {
    const { hostname, port, protocol } = new URL(proxy);
    return `the proxy ${hostname}:${port === '' ? defaultPorts[protocol] : port}`;
}
const defaultPorts = { 'http:': '80', 'https:': '443' };
/** Go takes the first that isn't empty. */
function firstSet(env, ...names) {
    return names.find((name) => (env[name] ?? '') !== '');
}
function proxyUrl(text, variable) {
    // Without a scheme that Go knows it is a host, perhaps with a user before it and a port after it.
    const spelled = /^(?:https?|socks5h?):/i.test(text) ? text : `http://${text}`;
    const url = URL.canParse(spelled) ? new URL(spelled) : undefined;
    if (url !== undefined && url.protocol in defaultPorts && isDecodable(url))
        return url.href;
    const why = /^socks/i.test(text) ? 'names a SOCKS proxy, which this action does not speak to' : 'is no URL of a proxy';
    throw new _network_error_js__WEBPACK_IMPORTED_MODULE_1__/* .NetworkError */ .Dr({
        code: 'proxy-invalid',
        what: `The environment variable ${variable} ${why}.`,
        lasting: 'at-once',
        reason: `${variable} ${why}`,
        remedy: `Set ${variable} to http://host:port or https://host:port, with user:password@ before the host if the proxy asks for it, each percent-encoded.`,
    });
}
/** The credentials are sent decoded. */
function isDecodable({ username, password }) {
    try {
        decodeURIComponent(username + password);
        return true;
    }
    catch {
        return false;
    }
}
function isLocal(host) {
    return host === 'localhost' || ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) !== 0 && loopback.check(host, family(host)));
}
const loopback = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');
/** Whether an entry of `NO_PROXY` matches; one that can't be read matches nothing, as in Go. */
function isExcepted(host, port, exceptions) {
    return exceptions.split(',').some((entry) => {
        const pattern = entry.trim().toLowerCase();
        if (pattern === '' || pattern === '*')
            return pattern === '*';
        return (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) === 0 ? matchesName(host, port, pattern) : matchesAddress(host, port, pattern);
    });
}
function matchesAddress(host, port, pattern) {
    const [network = '', prefix = ''] = pattern.split('/');
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(network) !== 0 && /^\d{1,3}$/.test(prefix))
        return isWithin(host, network, Number(prefix));
    const entry = splitPort(pattern);
    return (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(entry.host) !== 0 && isWithin(host, entry.host, 128) && (entry.port === '' || entry.port === port);
}
function isWithin(host, network, prefix) {
    const longest = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(network) === 4 ? 32 : 128;
    const list = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    list.addSubnet(network, Math.min(prefix, longest), family(network));
    return list.check(host, family(host));
}
/** `domain` stands for itself and for what is below it, `.domain` and `*.domain` for what is below it alone. */
function matchesName(host, port, pattern) {
    const entry = splitPort(pattern);
    if (entry.host === '' || (entry.port !== '' && entry.port !== port))
        return false;
    const below = entry.host.replace(/^\*(?=\.)/, '');
    return below.startsWith('.') ? host.endsWith(below) : host === below || host.endsWith(`.${below}`);
}
/** An IPv6 address takes brackets before a port. */
function splitPort(text) {
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(text) === 6)
        return { host: text, port: '' };
    const [, host = text, port = ''] = /^(.*):([^:\]]*)$/.exec(text) ?? [];
    return { host: unbracketed(host), port };
}
function unbracketed(host) {
    return host.replace(/^\[(.*)\]$/, '$1');
}
function family(address) {
    return (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 4 ? 'ipv4' : 'ipv6';
}


/***/ }),

/***/ 3538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ readRegularFile),
/* harmony export */   c: () => (/* binding */ fileErrorCode)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);

/**
 * The content of a file that others may have put there, or what it is instead of a regular one of a fitting size ("is a pipe").
 * Never waits.
 * @throws {Error} Node's own, where it is missing or can't be opened.
 */
function readRegularFile(path, { mostBytes, flags = 0, check }) {
    // Opening a device may act on it, so it is looked at before; what counts is what was opened.
    const before = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path);
    if (!before.isFile())
        return kindOf(before);
    const descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK | flags);
    try {
        const opened = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(descriptor);
        if (!opened.isFile())
            return kindOf(opened);
        return check?.(opened) ?? readUpTo(descriptor, mostBytes) ?? `is larger than ${size(mostBytes)}`;
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor);
    }
}
/** Node's code for why a file couldn't be read, as it ends a sentence: ` (EACCES)`. */
function fileErrorCode(error) {
    const { code } = Object(error);
    return typeof code === 'string' ? ` (${code})` : '';
}
function readUpTo(descriptor, most) {
    const bytes = Buffer.alloc(most + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length <= most; length += read)
        read = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(descriptor, bytes, length, bytes.length - length, null);
    return length > most ? undefined : bytes.subarray(0, length);
}
function size(bytes) {
    const kibibytes = bytes / 1024;
    return kibibytes < 1024 ? `${kibibytes} KiB` : `${kibibytes / 1024} MiB`;
}
function kindOf(stats) {
    if (stats.isDirectory())
        return 'is a directory';
    if (stats.isFIFO())
        return 'is a pipe';
    return stats.isSocket() ? 'is a socket' : 'is a device';
}


/***/ }),

/***/ 3400:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ enableVerification),
/* harmony export */   m: () => (/* binding */ verificationDisabled)
/* harmony export */ });
const variable = 'NODE_TLS_REJECT_UNAUTHORIZED';
/** What is wrong where the environment has Node take any certificate: then any host on the way could have our tokens. */
function verificationDisabled(env) {
    if (env[variable] !== '0')
        return undefined;
    return {
        code: 'tls-verification-disabled',
        what: `${variable}=0 switches off the verification of certificates, so any host on the way could read the credentials.`,
        remedy: `Take ${variable} out of the environment. To trust a proxy's or a private cloud's own authority, set NODE_EXTRA_CA_CERTS to the file with its certificate.`,
    };
}
/** Has Node verify certificates again. It reads the variable anew for each connection. */
function enableVerification(env) {
    delete env[variable];
}


/***/ }),

/***/ 5265:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ loadRecords),
  t: () => (/* binding */ openRecords)
});

// EXTERNAL MODULE: ./build/azure/cloud.js
var azure_cloud = __webpack_require__(6785);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/state/compression.js

const longestPlain = 16_000;
const longestUnpacked = 10_000_000;
const mark = 'brotli:';
/** A list stands in a record up to three times, further apart than deflate looks back. */
const params = { [external_node_zlib_.constants.BROTLI_PARAM_LGWIN]: external_node_zlib_.constants.BROTLI_MAX_WINDOW_BITS, [external_node_zlib_.constants.BROTLI_PARAM_QUALITY]: 9 };
/** The same text, made smaller where it is long: 2,000 ranges that replace 2,000 others would not fit. */
function packed(text) {
    return text.length <= longestPlain ? text : mark + (0,external_node_zlib_.brotliCompressSync)(text, { params }).toString('base64');
}
/** @throws {Error} where what was packed is damaged. */
function unpacked(text) {
    if (!text.startsWith(mark))
        return text;
    const bytes = Buffer.from(text.slice(mark.length), 'base64');
    return (0,external_node_zlib_.brotliDecompressSync)(bytes, { maxOutputLength: longestUnpacked }).toString('utf8');
}

// EXTERNAL MODULE: ./build/state/saved-records.js
var saved_records = __webpack_require__(8226);
// EXTERNAL MODULE: ./build/arm/cluster-id.js
var cluster_id = __webpack_require__(821);
// EXTERNAL MODULE: ./build/options.js
var options = __webpack_require__(3614);
// EXTERNAL MODULE: ./build/ranges/index.js + 16 modules
var ranges = __webpack_require__(4476);
;// CONCATENATED MODULE: ./build/state/undo-record-schema.js



/** Whether a state that was read back is whole: a post step must not act on half of one. Members that it doesn't know are let be. */
function isUndoRecord(value) {
    return record(value);
}
const undo_record_schema_text = (value) => typeof value === 'string' && value !== '';
const truth = (value) => typeof value === 'boolean';
const httpsUrl = (value) => typeof value === 'string' && URL.canParse(value) && value.startsWith('https://');
const number = (value) => typeof value === 'number' && Number.isFinite(value);
const span = (value) => number(value) && Number(value) > 0;
/** Milliseconds since 1970 that a `Date` can hold (ECMA-262, time values). */
const moment = (value) => span(value) && Number(value) <= 8.64e15;
const words = (value) => typeof value === 'string';
const texts = listOf(words);
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
/** Of an object with these members. The compiler asks for a check of each that the type has, and for no other. */
function shape(members) {
    return (value) => typeof value === 'object' &&
        value !== null &&
        Object.entries(members).every(([key, check]) => 
        // Its own members only: what every object inherits was never saved.
        check(Object.hasOwn(value, key) ? value[key] : undefined));
}
const signIn = anyOf(shape({ method: oneOf(['oidc']), tenantId: undo_record_schema_text, clientId: undo_record_schema_text, audience: absentOr(undo_record_schema_text) }), shape({ method: oneOf(['client-secret']), tenantId: undo_record_schema_text, clientId: undo_record_schema_text }), shape({
    method: oneOf(['workload-identity']),
    tenantId: undo_record_schema_text,
    clientId: undo_record_schema_text,
    tokenFile: undo_record_schema_text,
}), shape({ method: oneOf(['managed-identity']), clientId: absentOr(undo_record_schema_text) }), shape({ method: oneOf(['azure-cli']), tenantId: absentOr(undo_record_schema_text), lacksIdToken: truth }));
const rangeMembers = shape({ kind: oneOf(['range']), text: undo_record_schema_text, first: number, last: number, prefix: number });
const range = (value) => rangeMembers(value) && isAsWritten(value);
/** Whether a range's bounds are those of its text: nothing else can be compared with what a cluster holds. */
function isAsWritten({ text: written, first, last, prefix }) {
    const [listed] = (0,ranges/* parseListed */.Jc)([written]);
    const entry = listed?.entry;
    return (entry?.kind === 'range' &&
        entry.text === written &&
        entry.first === first &&
        entry.last === last &&
        entry.prefix === prefix);
}
const clusterNames = shape({ subscriptionId: undo_record_schema_text, resourceGroup: undo_record_schema_text, name: undo_record_schema_text });
const cluster = (value) => clusterNames(value) && (0,cluster_id/* parseClusterId */.Hy)((0,cluster_id/* resourceIdOf */.PF)(value)) !== undefined;
const lease = shape({
    id: undo_record_schema_text,
    address: range,
    expiresAt: moment,
    holder: shape({ server: undo_record_schema_text, repositoryId: undo_record_schema_text, runId: undo_record_schema_text, attempt: undo_record_schema_text }),
});
const egress = anyOf(shape({
    kind: oneOf(['resolved']),
    addresses: listOf(shape({ range, chain: undo_record_schema_text })),
    placeholderSuffices: truth,
    warning: absentOr(undo_record_schema_text),
    doubt: absentOr(undo_record_schema_text),
}), shape({ kind: oneOf(['not-needed']), why: words, warning: absentOr(undo_record_schema_text) }), shape({ kind: oneOf(['waived']) }));
const record = shape({
    cluster,
    resourceUid: absentOr(undo_record_schema_text),
    cloud: shape({
        name: undo_record_schema_text,
        resourceManager: httpsUrl,
        authority: httpsUrl,
        scope: undo_record_schema_text,
        idTokenAudience: undo_record_schema_text,
        privateAuthority: truth,
    }),
    signIn,
    apiVersion: absentOr(undo_record_schema_text),
    applied: shape({
        mode: oneOf(options/* modes */.nI),
        restore: oneOf(options/* restores */.AC),
        added: listOf(shape({ text: undo_record_schema_text, temporary: truth })),
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
    restoreWait: oneOf(options/* restoreWaits */.$Z),
    timeoutMs: span,
    detail: oneOf(options/* details */.zH),
});

;// CONCATENATED MODULE: ./build/state/state.js





const version = 3;
/**
 * In characters. The runner hands each record on as an environment variable, which takes 128 KiB on Linux and 32,767 characters on
 * Windows; a process with more than about 2 MB of environment doesn't start, and would then undo nothing.
 */
const longestRecord = 30_000;
const longestOfAll = 1_000_000;
/**
 * Main's first act: an index that names no record. A job's other steps can set `STATE_…` variables for the post step too
 * (GITHUB_ENV), and what this step has saved outranks them: so post reads no record that this step hasn't named.
 */
function openRecords(store) {
    const saved = new Map();
    store.save(saved_records/* index */.Pe, '[]');
    return {
        slot(place) {
            const key = (0,saved_records/* recordKey */.Hy)(place);
            return {
                save(record) {
                    const text = packed(JSON.stringify({ version, record: { ...record, cloud: savedCloud(record) } }));
                    const others = [...saved].filter(([name]) => name !== key).reduce((sum, [, { length }]) => sum + length, 0);
                    // What was accepted has left, and stays to be undone: it was measured before that.
                    if (record.write === 'unanswered')
                        checkLength(record, text.length, others);
                    store.save(key, text);
                    // Named once it is there: a step killed in between has not written, and nothing of another's is taken for its record.
                    if (!saved.has(key))
                        store.save(saved_records/* index */.Pe, (0,saved_records/* indexOf */.qh)([...saved.keys(), key]));
                    saved.set(key, { record, length: text.length });
                },
                clear() {
                    store.save(key, '');
                    if (saved.has(key))
                        saved.set(key, { record: undefined, length: 0 });
                },
                last: () => saved.get(key)?.record,
            };
        },
        standing: () => [...saved.values()].flatMap(({ record }) => record ?? []),
    };
}
function savedCloud({ cloud }) {
    return (0,azure_cloud/* cloudByName */.WA)(cloud.name) === undefined ? cloud : { name: cloud.name };
}
function checkLength({ cluster }, length, others) {
    if (length > longestRecord)
        throw new errors/* StepError */.zg('state-too-long', `What the post step would have to undo on cluster "${cluster.name}" takes ${length} characters, and the runner hands on ${longestRecord}, so the write was not sent.`, { remedy: 'Change fewer entries in one step, or set `restore: none` where the change is there to stay.' });
    if (others + length > longestOfAll)
        throw new errors/* StepError */.zg('state-too-long', `What the post step would have to undo on all clusters takes more than ${longestOfAll} characters, so the write to cluster "${cluster.name}" was not sent. About ${Math.floor(longestOfAll / length)} clusters with such a change fit into one step.`, { remedy: 'Use several steps with fewer clusters each.' });
}
/** @throws {StepError} where the index itself can't be read. */
function loadRecords(store) {
    if ((0,saved_records/* leftIn */.J$)(store) !== 'records')
        return { records: [], unreadable: [] };
    const names = (0,saved_records/* namesIn */.wX)(store.load(saved_records/* index */.Pe));
    if (names === undefined)
        throw unreadable();
    const loaded = names.map((name) => store.load(name)).filter((text) => text !== '');
    const read = loaded.map(readRecord);
    return {
        records: read.flatMap((one) => (one instanceof errors/* StepError */.zg ? [] : [one])),
        unreadable: read.filter((one) => one instanceof errors/* StepError */.zg),
    };
}
function readRecord(text) {
    try {
        const saved = JSON.parse(unpacked(text));
        const record = { ...saved?.record, cloud: cloudIn(saved?.record) };
        return saved?.version === version && isUndoRecord(record) ? record : unreadable();
    }
    catch (cause) {
        return unreadable(cause);
    }
}
/** A named cloud's endpoints come from the code, whatever the state says: it is where secrets are sent. */
function cloudIn(record) {
    const name = record?.cloud?.name;
    return (typeof name === 'string' ? (0,azure_cloud/* cloudByName */.WA)(name) : undefined) ?? record?.cloud;
}
function unreadable(cause) {
    return new errors/* StepError */.zg('state-unreadable', "The state that the main step left can't be read, so it can't be told what to undo.", {
        remedy: "Compare the cluster's list with the one that the main step printed, and take out what is too much.",
        cause,
    });
}


/***/ }),

/***/ 112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ clusterLabels)
/* harmony export */ });
/** What log and summary call the clusters of a step: by name, and where that isn't enough with group or subscription before it. */
function clusterLabels(clusters) {
    return clusters.map((cluster) => spellings(cluster).find((_, level) => isUnique(cluster, clusters, level)) ?? '');
}
function spellings({ subscriptionId, resourceGroup, name }) {
    return [name, `${resourceGroup}/${name}`, `${subscriptionId}/${resourceGroup}/${name}`];
}
function isUnique(cluster, clusters, level) {
    const spelling = spellings(cluster)[level]?.toLowerCase();
    return clusters.filter((other) => spellings(other)[level]?.toLowerCase() === spelling).length === 1;
}


/***/ }),

/***/ 630:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B3: () => (/* binding */ currentListOf),
  g2: () => (/* binding */ decisionOn),
  K$: () => (/* binding */ withEgress)
});

// EXTERNAL MODULE: ./build/cluster/cluster.js
var cluster_cluster = __webpack_require__(6239);
// EXTERNAL MODULE: ./build/leases/index.js + 5 modules
var build_leases = __webpack_require__(8344);
// EXTERNAL MODULE: ./build/plan/allow-list.js
var allow_list = __webpack_require__(3556);
;// CONCATENATED MODULE: ./build/plan/current-list.js


function currentList(texts, leases = build_leases/* noLeases */.FU) {
    const list = allow_list/* AllowList */.y.parse(texts);
    return { list, open: list.open, leases, leased: allow_list/* AllowList */.y.parse([]) };
}

// EXTERNAL MODULE: ./build/ranges/index.js + 16 modules
var ranges = __webpack_require__(4476);
// EXTERNAL MODULE: ./build/plan/additions.js
var additions = __webpack_require__(6775);
// EXTERNAL MODULE: ./build/plan/decision.js
var plan_decision = __webpack_require__(142);
;// CONCATENATED MODULE: ./build/plan/limits.js

/**
 * What is wrong with the list that a change would leave. What was on the cluster before is never held against the
 * step: only what grows or is new is checked.
 *
 * @param added what the step asks for, at least one entry
 * @param saved how many entries fewer it would be with `aggregate: true`
 */
function listProblems(before, after, added, saved, rules) {
    return [
        ...tagProblems(after.entries, added),
        ...breadthProblems(after.entries),
        ...placeholderProblems(after),
        ...sizeProblems(before, after, saved, rules),
    ];
}
function tagProblems(after, added) {
    const tags = [...new Set(after.filter((entry) => entry.kind === 'service-tag').map((entry) => entry.text))];
    if (tags.length < 2 || !added.some((entry) => entry.kind === 'service-tag'))
        return [];
    return [
        {
            code: 'service-tags',
            what: `The list would hold ${tags.length} service tags (${tags.join(', ')}), and AKS takes one.`,
            remedy: 'Leave one, and name ranges for the rest.',
        },
    ];
}
function breadthProblems(after) {
    if (!(0,ranges/* coversAllIpv4 */.Jz)(after))
        return [];
    return [
        {
            code: 'list-too-wide',
            what: 'The list would cover all of IPv4 and so open the API server to the whole internet.',
            remedy: 'Name narrower ranges; only `mode: disable` opens a cluster.',
        },
    ];
}
function placeholderProblems(after) {
    if (after.size < 2 || !after.entries.some(ranges/* isPlaceholder */.wK))
        return [];
    return [
        {
            code: 'placeholder',
            what: '"0.0.0.0/32" stands for "only the cluster itself" and can\'t stand beside other ranges.',
            remedy: 'Leave it out, or declare it alone with `mode: set`.',
        },
    ];
}
function sizeProblems(before, after, saved, rules) {
    if (after.size <= rules.maximum || after.size <= before.size)
        return [];
    const merged = after.size - saved;
    return [
        {
            code: 'list-too-long',
            what: `The list would hold ${after.size} ranges, and this cluster takes ${rules.maximum}.`,
            remedy: `Merged without widening they would be ${merged}: ${merged <= rules.maximum ? 'set `aggregate: true`' : 'name fewer ranges'}.`,
        },
    ];
}

;// CONCATENATED MODULE: ./build/plan/merge.js

/** How many entries fewer the list would have with `aggregate: true`. */
function savedByMerging(entries) {
    return entries.length - mergeDeclared({ aggregate: true }, entries).length;
}
/**
 * With `aggregate: true`, the declared entries merged without widening. Only they: an egress address and the runner's
 * must be found again as they were written.
 */
function mergeDeclared(spec, entries) {
    if (!spec.aggregate)
        return [...entries];
    const isDeclared = ({ origin }) => origin === 'ranges' || origin === 'ranges-file';
    const declared = new Map(entries.filter(isDeclared).map((requested) => [requested.entry.text, requested]));
    const merged = (0,ranges/* aggregate */.QD)([...declared.values()].map(({ entry }) => entry)).map((entry) => declared.get(entry.text) ?? { entry, origin: 'ranges', source: 'merged' });
    return [...entries.filter((requested) => !isDeclared(requested)), ...merged];
}

// EXTERNAL MODULE: ./build/plan/required-egress.js
var required_egress = __webpack_require__(8329);
;// CONCATENATED MODULE: ./build/plan/add.js







/** `add`: the list in force, and what is asked for beside it. Takes nothing away but the placeholder. */
function planAdd({ list, open, leased }, spec, egress, rules) {
    if (open)
        return openAlready(spec);
    const required = (0,required_egress/* requiredEgress */.Zh)(spec, egress);
    if (required.kind === 'unknown')
        return (0,plan_decision/* refused */.J5)(required.problem);
    if (list.placeholder && spec.declared.some(({ entry }) => (0,ranges/* isPlaceholder */.wK)(entry)))
        return (0,plan_decision/* unchanged */.Cv)((0,plan_decision/* notice */.lm)('The list is "0.0.0.0/32" already.'));
    const kept = list.placeholder ? allow_list/* AllowList */.y.parse([]) : list;
    // What only leases hold isn't there for good, so nothing may rest on it.
    const present = kept.minus(leased).entries;
    const forGood = mergeDeclared(spec, (0,required_egress/* uncovered */.KY)([...required.entries, ...spec.declared], present));
    const runner = (0,required_egress/* uncovered */.KY)(spec.runner, [...present, ...forGood.map(({ entry }) => entry)]).filter(({ entry }) => !leased.has(entry));
    if (forGood.length + runner.length === 0)
        return (0,plan_decision/* unchanged */.Cv)((0,plan_decision/* notice */.lm)('The list covers what is asked for already.'));
    const added = [...(0,additions/* additions */.m)(forGood, false), ...(0,additions/* additions */.m)(runner, true)];
    const after = kept.plus((0,additions/* listOf */.c)(added));
    const problems = listProblems(list, after, (0,additions/* listOf */.c)(added).entries, savedByMerging(forGood), rules);
    return problems.length > 0 ? (0,plan_decision/* refused */.J5)(...problems) : (0,plan_decision/* changeOf */.C2)(list, after, added, (0,required_egress/* egressNotes */.xV)(egress));
}
function openAlready(spec) {
    const open = 'The API server is open to the whole internet, so every client, this runner too, reaches it already.';
    if (spec.declared.length === 0)
        return (0,plan_decision/* unchanged */.Cv)((0,plan_decision/* notice */.lm)(`${open} Nothing was written.`));
    return (0,plan_decision/* unchanged */.Cv)((0,plan_decision/* warning */.$e)(`${open} Adding ranges now would shut all other clients out, so nothing was written. To turn the restriction on, use \`mode: set\` with the whole list.`));
}

;// CONCATENATED MODULE: ./build/plan/disable.js


/** `disable`: the empty list. The only place of the whole action that asks for one in a main step. */
function planDisable({ list, open }, spec, egress) {
    if (open)
        return (0,plan_decision/* unchanged */.Cv)((0,plan_decision/* notice */.lm)('The API server is open to the whole internet already.'));
    if (spec.restore === 'all') {
        const required = (0,required_egress/* requiredEgress */.Zh)(spec, egress);
        if (required.kind === 'unknown')
            return (0,plan_decision/* refused */.J5)(required.problem);
    }
    return (0,plan_decision/* opening */.zs)(list, '`mode: disable` opens the API server to the whole internet: every client reaches it, whatever its address.');
}

// EXTERNAL MODULE: ./build/plan/expired-leases.js
var expired_leases = __webpack_require__(715);
// EXTERNAL MODULE: ./build/plan/node-egress.js
var node_egress = __webpack_require__(3710);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
;// CONCATENATED MODULE: ./build/plan/remove.js




/** `remove`: the list in force without what is named. Never splits an entry, never leaves nothing, never cuts the nodes off. */
function planRemove({ list, open }, spec, egress) {
    const named = [...spec.declared, ...spec.runner];
    const targets = named.map(({ entry }) => entry);
    if (open)
        return (0,plan_decision/* unchanged */.Cv)((0,plan_decision/* notice */.lm)('The API server is open to the whole internet: there is nothing to remove.'));
    const asked = (0,ranges/* coverageOf */._5)(targets);
    const kept = list.filter((entry) => !asked.covers(entry));
    const problems = wider(kept, targets);
    if (problems.length > 0)
        return (0,plan_decision/* refused */.J5)(...problems);
    const notes = absent(list, named);
    if (kept.size === list.size)
        return (0,plan_decision/* unchanged */.Cv)(...notes);
    if (kept.size === 0) {
        return (0,plan_decision/* refused */.J5)({
            code: 'list-would-be-empty',
            what: 'Removing these entries would leave an empty list, and an empty list opens the API server to the whole internet.',
            remedy: 'Keep an entry, or use `mode: disable` if that is what you want.',
        });
    }
    const cutOff = uncoveredEgress(list, kept, spec, egress);
    return cutOff.length > 0 ? (0,plan_decision/* refused */.J5)(...cutOff) : (0,plan_decision/* changeOf */.C2)(list, kept, [], notes);
}
/** Entries that stay and yet hold an address that is to go. */
function wider(kept, targets) {
    const asked = (0,ranges/* coverageOf */._5)(targets);
    return kept.listed.flatMap(({ text, entry }) => {
        if (entry === undefined || !asked.intersects(entry))
            return [];
        const inside = targets.filter((target) => (0,ranges/* intersects */.HY)(entry, target));
        return [
            {
                code: 'entry-wider',
                what: `"${text}" on the list is wider than "${(0,errors/* enumerated */.BD)(inside.map((target) => target.text))}", and an entry is never split.`,
                remedy: `Remove "${text}" itself, and add back what should stay.`,
            },
        ];
    });
}
function absent(list, named) {
    const listed = (0,ranges/* coverageOf */._5)(list.entries);
    const missing = named.filter(({ entry }) => !listed.intersects(entry));
    if (missing.length === 0)
        return [];
    const texts = missing.map(({ entry }) => `"${entry.text}"`);
    return [
        (0,plan_decision/* notice */.lm)(`${(0,errors/* enumerated */.BD)(texts)} ${texts.length === 1 ? "isn't" : "aren't"} on the list: there was nothing to remove.`),
    ];
}
function uncoveredEgress(before, after, spec, egress) {
    const required = (0,required_egress/* requiredEgress */.Zh)(spec, egress);
    if (required.kind === 'unknown')
        return [required.problem];
    return required.entries
        .filter(({ entry }) => (0,ranges/* covers */.hU)(before.entries, entry) && !(0,ranges/* covers */.hU)(after.entries, entry))
        .map(({ entry, source }) => ({
        code: 'egress-uncovered',
        what: `The cluster's own nodes reach the API server from "${entry.text}"${source === undefined ? '' : ` (${source})`}, and the list would no longer admit it.`,
        remedy: 'Keep the entry that covers it.',
    }));
}

;// CONCATENATED MODULE: ./build/plan/set.js








/** `set`: exactly what is declared, the cluster's egress, and the runner's address. Turns the restriction on where it was off. */
function planSet(current, spec, egress, rules) {
    const { list, open } = current;
    const wanted = wantedBySet(spec, egress);
    if (wanted.kind === 'unknown')
        return (0,plan_decision/* refused */.J5)(wanted.problem);
    const { forGood, runner } = wanted;
    const entries = entriesOf([...forGood, ...runner]);
    const held = heldByOthers(current);
    if (held.size > 0 && entries.some(ranges/* isPlaceholder */.wK))
        return (0,plan_decision/* refused */.J5)(notBesideLeases(held));
    if (!open && isAlready(list, [...entries, ...held.entries]))
        return (0,plan_decision/* unchanged */.Cv)((0,plan_decision/* notice */.lm)('The list is what it should be already.'));
    const kept = list.common(allow_list/* AllowList */.y.of(entries).plus(held));
    const isNew = ({ entry }) => !kept.has(entry);
    const added = [...(0,additions/* additions */.m)(forGood.filter(isNew), false), ...(0,additions/* additions */.m)(runner.filter(isNew), true)];
    const after = kept.plus((0,additions/* listOf */.c)(added));
    const problems = listProblems(list, after, entries, savedByMerging(forGood), rules);
    return problems.length > 0 ? (0,plan_decision/* refused */.J5)(...problems) : (0,plan_decision/* changeOf */.C2)(list, after, added, notesOn(current, egress));
}
function isAlready(list, entries) {
    return (0,ranges/* sameSet */.XV)(list.entries, entries) && list.entries.length === list.size;
}
/** Addresses of other jobs that are under way. */
function heldByOthers({ leased, leases }) {
    return leased.filter((entry) => (0,build_leases/* leasesOn */.$O)(leases, entry).some((lease) => !(0,build_leases/* isExpired */._d)(leases, lease)));
}
function notBesideLeases(held) {
    return {
        code: 'placeholder',
        what: `Other jobs hold leases of ${held.texts.join(', ')}, and "0.0.0.0/32" can't stand beside other ranges.`,
        remedy: 'Run the step again when they have ended, or end their access with `mode: remove`.',
    };
}
function wantedBySet(spec, egress) {
    if (spec.declared.some(({ entry }) => (0,ranges/* isPlaceholder */.wK)(entry))) {
        const problem = (0,required_egress/* placeholderProblem */.V6)(egress);
        return problem === undefined ? { kind: 'known', forGood: spec.declared, runner: [] } : { kind: 'unknown', problem };
    }
    const required = (0,required_egress/* requiredEgress */.Zh)(spec, egress);
    if (required.kind === 'unknown')
        return required;
    const declared = mergeDeclared(spec, spec.declared);
    const forGood = [...declared, ...(0,required_egress/* uncovered */.KY)(required.entries, entriesOf(declared))];
    return { kind: 'known', forGood, runner: (0,required_egress/* uncovered */.KY)(spec.runner, entriesOf(forGood)) };
}
function entriesOf(requested) {
    return requested.map(({ entry }) => entry);
}
function notesOn({ list, open }, egress) {
    const notes = [];
    if (open)
        notes.push((0,plan_decision/* notice */.lm)('The API server was open to the whole internet; this step restricts it.'));
    if (egress?.kind === 'resolved' || open || list.placeholder)
        notes.push(...(0,required_egress/* egressNotes */.xV)(egress));
    return notes;
}

// EXTERNAL MODULE: ./build/plan/spec.js
var plan_spec = __webpack_require__(1463);
;// CONCATENATED MODULE: ./build/plan/sweep.js







/**
 * `sweep`: the list in force without what leases hold that have expired or whose run has ended. Declared ranges and the
 * egress stay. What would be empty becomes the placeholder, or the egress addresses where that doesn't suffice.
 */
function planSweep(current, spec, egress, orphaned) {
    const { list, open } = current;
    const unreadable = (0,expired_leases/* leftAloneNotes */.GM)(current.leases);
    if (open)
        return (0,plan_decision/* unchanged */.Cv)((0,plan_decision/* notice */.lm)('The API server is open to the whole internet: there is nothing to sweep.'));
    const required = (0,required_egress/* requiredEgress */.Zh)(spec, egress);
    if (required.kind === 'unknown' && (0,expired_leases/* removesExpired */.BH)(current, spec, orphaned))
        return (0,plan_decision/* refused */.J5)(required.problem);
    const { leases, addresses } = (0,expired_leases/* expiredOn */.Xi)(current, current.leases, spec, egress, orphaned);
    if (leases.length === 0)
        return (0,plan_decision/* unchanged */.Cv)((0,plan_decision/* notice */.lm)('No lease on the cluster is over.'), ...unreadable);
    const kept = list.minus(allow_list/* AllowList */.y.of(addresses));
    const added = kept.size > 0 ? [] : remaining(spec, egress);
    if (added === undefined)
        return (0,plan_decision/* refused */.J5)(nothingLeft);
    return {
        ...(0,plan_decision/* changeOf */.C2)(list, kept.plus((0,additions/* listOf */.c)(added)), added, unreadable),
        leases: { acquired: [], released: leases, expired: list.minus(kept).texts },
    };
}
/** What lets the nodes in, and no other caller. */
function remaining(spec, egress) {
    const named = new Set(spec.egressIps.map(({ entry }) => entry.text));
    return (0,node_egress/* lastResort */.y4)(egress)?.map((text) => ({
        text,
        origin: named.has(text) && text !== ranges/* PLACEHOLDER */.Kx ? 'egress-ips' : 'egress',
        temporary: false,
    }));
}
const nothingLeft = {
    code: 'list-would-be-empty',
    what: 'Nothing but addresses of jobs that are over is on the list, and an empty list would open the API server to the whole internet. With `egress-mode: none` it is not known what must remain for the nodes.',
    remedy: 'Leave `egress-mode` out, or put a permanent entry on the list first.',
};

;// CONCATENATED MODULE: ./build/plan/take-leases.js




/**
 * A lease for each of the runner's addresses that nothing permanent covers once the change is made.
 * @param current the list before, without what expired leases hold
 */
function takeLeases(current, change, spec) {
    if (spec.mode !== 'add' && spec.mode !== 'set')
        return own([]);
    const standing = (0,ranges/* coverageOf */._5)(permanent(current, change));
    const wanted = spec.runner.flatMap(({ entry }, index) => entry.kind === 'range' && entry.prefix === 32 && !standing.covers(entry)
        ? [{ address: entry, id: spec.lease?.ids[index] }]
        : []);
    const shared = wanted.filter(({ address }) => current.leased.has(address));
    if (spec.lease === undefined)
        return own([], ...shared.map(({ address }) => unleasedNote(address)));
    if (wanted.length === 0)
        return own([]);
    const { minutes, holder } = spec.lease;
    const { now } = current.leases;
    if (now === undefined || (0,build_leases/* room */.eh)(current.leases) < wanted.length)
        return withoutRoom(now === undefined, wanted.length > shared.length, spec);
    const expiresAt = now + minutes * 60_000;
    const leases = wanted.flatMap(({ address, id }) => (id === undefined ? [] : [{ id, address, expiresAt, holder }]));
    return own(leases, ...shared.map(({ address }) => sharedNote(address)));
}
const own = (leases, ...notes) => ({ kind: 'own', leases, notes });
/** What will be there without any lease: neither other jobs' addresses nor the runner's own. */
function permanent({ leased }, { after, added }) {
    return after.minus(leased).minus((0,additions/* listOf */.c)(added.filter(({ temporary }) => temporary))).entries;
}
/** An address that only this job would know of could be shared by another one, and then go under it. */
function withoutRoom(timeUnknown, adds, { restore }) {
    const why = timeUnknown
        ? "Azure's answer doesn't say what time it is, so no lease can be dated"
        : `there is no room for one more lease on the cluster: it takes ${build_leases/* mostLeases */.Ng}, and Azure takes 50 tags in all`;
    const remedy = timeUnknown
        ? 'Leave `lease-minutes` out.'
        : 'Run `mode: sweep`, take tags off the cluster, or run fewer jobs at once (a `concurrency` group).';
    if (adds && restore !== 'none')
        return (0,plan_decision/* refused */.J5)({
            code: 'lease-unavailable',
            what: `The runner's address was to be leased, and ${why}. Without a lease the end of this job could shut out another one with the same address.`,
            remedy,
        });
    return own([], (0,plan_decision/* warning */.$e)(`This job goes on without a lease, since ${why}. ${remedy}`));
}
function sharedNote({ text }) {
    return (0,plan_decision/* notice */.lm)(`"${text}" is on the list by the lease of another job; this job has a lease of its own on it now.`);
}
function unleasedNote({ text }) {
    return (0,plan_decision/* warning */.$e)(`"${text}" is on the list only as long as other jobs hold leases of it. Set \`lease-minutes\`, so that it stays for this job as well.`);
}

;// CONCATENATED MODULE: ./build/plan/with-leases.js






/**
 * What a mode decides, with what follows for leases. The mode plans on a list without what is to be collected, and
 * is told which of the rest is there by leases alone. Collecting goes along with a write, and is never a reason for one.
 */
function withLeases(leasing, byMode) {
    const prepared = prepare(leasing, expiredBy(leasing));
    const decision = byMode(prepared.current);
    if (decision.kind !== 'refused' || prepared.expired.addresses.length === 0)
        return finished(leasing, prepared, decision);
    // What is over may be all that would be left: then it stays for now.
    const bare = prepare(leasing, nothing);
    return finished(leasing, bare, byMode(bare.current));
}
const nothing = { leases: [], addresses: [] };
function expiredBy({ current, spec, known }) {
    if (spec.lease === undefined || current.open)
        return nothing;
    return (0,expired_leases/* expiredOn */.Xi)(current, (0,build_leases/* without */.FF)(current.leases, new Set(spec.lease.ids)), spec, known, new Set());
}
function prepare({ current, spec, egress }, expired) {
    const own = new Set(spec.lease?.ids);
    const others = (0,build_leases/* without */.FF)(current.leases, own);
    const adopted = others.leases.filter(({ address }) => current.list.has(address) && isForGood(spec, egress, address) && !current.open);
    const leases = (0,build_leases/* without */.FF)(others, new Set([...expired.leases, ...adopted].map(({ id }) => id)));
    const isOwnAlone = (address) => (0,build_leases/* leasesOn */.$O)(leases, address).length === 0 && (0,build_leases/* leasesOn */.$O)(current.leases, address).some(({ id }) => own.has(id));
    const list = current.list
        .minus(allow_list/* AllowList */.y.of(expired.addresses))
        .filter((entry) => entry.kind !== 'range' || !isOwnAlone(entry));
    const leased = list.common(allow_list/* AllowList */.y.of(leases.leases.map(({ address }) => address)));
    return { current: { list, open: current.open, leases, leased }, expired, adopted };
}
/** What `add` and `set` put on the list to stay. */
function isForGood(spec, egress, address) {
    if (spec.mode !== 'add' && spec.mode !== 'set')
        return false;
    const required = (0,required_egress/* requiredEgress */.Zh)(spec, egress);
    const entries = [...spec.declared, ...(required.kind === 'known' ? required.entries : [])];
    return entries.some(({ entry }) => entry.text === address.text);
}
function finished(leasing, prepared, decision) {
    const { current, spec } = leasing;
    if (decision.kind === 'refused' || (decision.kind === 'unchanged' && current.open))
        return decision;
    const base = decision.kind === 'change' ? decision : (0,plan_decision/* leaving */.dv)(prepared.current.list);
    const own = takeLeases(prepared.current, base, spec);
    if (own.kind === 'refused')
        return own;
    const broken = brokenBy(base, prepared.current, spec);
    // `set` wants nothing else on the list, so what it collects is a change like any other.
    const collects = spec.mode === 'set' && prepared.expired.addresses.length > 0;
    const needed = own.leases.length + prepared.adopted.length > 0 || collects;
    const notes = [...own.notes, ...keptNotes(prepared.current, spec)];
    if (decision.kind === 'unchanged' && !needed)
        return { ...decision, notes: [...decision.notes, ...notes] };
    return written(leasing, prepared, base, { ...own, notes }, broken);
}
/** Leases of entries that the step takes out because it was asked to. */
function brokenBy({ after }, { list, leases }, { mode }) {
    if (mode !== 'remove' && mode !== 'set')
        return [];
    return leases.leases.filter(({ address }) => list.has(address) && !after.has(address));
}
function written({ current, spec, known }, { expired, adopted, current: { leases } }, base, own, broken) {
    const { after } = base;
    const removed = current.list.minus(after);
    const gone = expired.addresses.filter((address) => !after.has(address));
    const released = [...new Set([...expired.leases, ...adopted, ...broken])];
    const leaseChange = {
        acquired: own.leases,
        released,
        expired: removed.common(allow_list/* AllowList */.y.of(gone)).texts,
    };
    return {
        ...base,
        before: current.list,
        ...((0,build_leases/* changesTags */.Zz)(leaseChange) && { leases: leaseChange }),
        notes: [
            ...base.notes,
            ...own.notes,
            ...broken.filter((lease) => !(0,build_leases/* isExpired */._d)(leases, lease)).map(brokenNote),
            ...(0,expired_leases/* expiryNotes */.Dg)(current.leases, gone),
            ...(0,expired_leases/* keptExpiredNotes */.b8)(current, spec, known),
            ...(spec.lease === undefined ? [] : (0,expired_leases/* leftAloneNotes */.GM)(leases)),
        ],
    };
}
/** What `set` keeps for other jobs. A tag is all that keeps it there, and more people may write tags than may write the list. */
function keptNotes({ leased, leases }, { mode, runner }) {
    if (mode !== 'set')
        return [];
    const runners = allow_list/* AllowList */.y.of(runner.map(({ entry }) => entry));
    return leased.minus(runners).listed.flatMap(({ text, entry }) => {
        const living = entry === undefined ? [] : (0,build_leases/* leasesOn */.$O)(leases, entry).filter((lease) => !(0,build_leases/* isExpired */._d)(leases, lease));
        const held = living.map(({ holder, expiresAt }) => `${(0,build_leases/* holderName */.iY)(holder)}, until ${new Date(expiresAt).toISOString()}`);
        return held.length === 0 ? [] : [(0,plan_decision/* notice */.lm)(`"${text}" stays on the list, since leases hold it: ${held.join('; ')}.`)];
    });
}
function brokenNote({ address, holder }) {
    return (0,plan_decision/* warning */.$e)(`"${address.text}" was held by a lease of ${(0,build_leases/* holderName */.iY)(holder)}: that job loses its access.`);
}

;// CONCATENATED MODULE: ./build/plan/plan.js











/**
 * What to write, given the list in force and what the step asks for; or that the nodes' egress has to be looked up first.
 * Pure, so that it can be asked again after every conflict. Only `mode: disable` ever gives an empty list.
 */
function plan(current, spec, { rules, egress, orphaned = new Set() }) {
    const known = egress === undefined
        ? waivedBy(spec)
        : (0,node_egress/* withNamed */.uR)(current.open ? (0,node_egress/* forRestricting */.uI)(egress) : egress, (0,plan_spec/* rangesIn */.c)(spec.egressIps));
    const needed = (0,required_egress/* needsEgress */.dK)(current.list, spec);
    if (known === undefined && needed)
        return plan_decision/* egressNeeded */.bc;
    const decision = byMode({ current, spec, egress: needed ? known : undefined, known, rules, orphaned });
    // A write that is made anyway may take out what is over, as long as that isn't what lets the nodes in.
    const collects = decision.kind === 'change' || spec.mode === 'sweep';
    if (known === undefined && collects && (0,expired_leases/* removesExpired */.BH)(current, spec, orphaned))
        return plan_decision/* egressNeeded */.bc;
    return decision.kind === 'refused' || known === undefined ? decision : { ...decision, egress: known };
}
function waivedBy({ egressMode }) {
    return egressMode === 'none' ? node_egress/* waived */.rg : undefined;
}
function byMode({ rules, orphaned, ...planning }) {
    const { current, spec, egress, known } = planning;
    const leased = (decide) => withLeases(planning, decide);
    switch (spec.mode) {
        case 'add':
            return leased((prepared) => planAdd(prepared, spec, egress, rules));
        case 'set':
            return leased((prepared) => planSet(prepared, spec, egress, rules));
        case 'remove':
            return leased((prepared) => planRemove(prepared, spec, egress));
        case 'disable':
            return leased((prepared) => planDisable(prepared, spec, egress));
        case 'sweep':
            return planSweep(current, spec, known, orphaned);
    }
}

;// CONCATENATED MODULE: ./build/steps/decide.js





/** What a main step should write, given a cluster as it is. Asked again after every conflict. */
async function decisionOn(deciding, cluster) {
    const { spec, egress, orphans } = deciding;
    const current = currentListOf(cluster);
    const rules = { maximum: (0,cluster_cluster/* maximumRanges */.td)(cluster) };
    const swept = spec.mode === 'sweep' ? await orphans.in(current.leases) : undefined;
    const patient = spec.mode === 'sweep' || (0,required_egress/* needsEgress */.dK)(current.list, spec);
    const decision = await withEgress((found) => plan(current, spec, { rules, egress: found, orphaned: swept?.ended }), () => (patient ? egress.resolve(cluster) : foundInTime(deciding, cluster)));
    if (swept === undefined || decision.kind === 'refused')
        return decision;
    return { ...decision, sweep: { leases: current.leases.leases.length, unknown: swept.unknown } };
}
/** Where only what is collected on the side needs the egress, an outage of the network's API holds the step up no longer. */
async function foundInTime({ egress, deadline: { clock } }, cluster) {
    const found = new AbortController();
    const late = {
        kind: 'unknown',
        found: [],
        why: 'the network could not be read within a minute.',
        unread: true,
    };
    const limit = clock.sleep(60_000, found.signal).then(() => late);
    // It ends with the look-up, and then says nothing.
    limit.catch(() => undefined);
    try {
        return await Promise.race([egress.resolve(cluster), limit]);
    }
    finally {
        found.abort();
    }
}
function currentListOf({ ranges, tags, serverTime }) {
    return currentList(ranges, (0,build_leases/* parseClusterLeases */.Fq)(tags, serverTime));
}
/** Plans, and once more with the nodes' egress where the plan has to know it. */
async function withEgress(planned, resolve) {
    const first = planned(undefined);
    if (first.kind !== 'egress-needed')
        return first;
    const second = planned(await resolve());
    if (second.kind === 'egress-needed')
        throw new Error('A plan asks for an egress that it was given.');
    return second;
}


/***/ }),

/***/ 5786:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   In: () => (/* binding */ interruptible),
/* harmony export */   ZC: () => (/* binding */ abortable),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   et: () => (/* binding */ jittered),
/* harmony export */   ml: () => (/* binding */ systemClock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);

const systemClock = {
    now: () => performance.now(),
    sleep: async (ms, signal) => {
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, undefined, signal === undefined ? {} : { signal });
    },
};
/** The same time, in which every sleep ends once the signal is aborted. */
function interruptible(clock, interrupted) {
    return {
        now: () => clock.now(),
        sleep: (ms, signal) => clock.sleep(ms, signal === undefined ? interrupted : AbortSignal.any([signal, interrupted])),
    };
}
/** What the work comes to, or the signal's reason as soon as it is aborted, whatever the work is at. */
async function abortable(work, signal) {
    const { promise, reject } = Promise.withResolvers();
    const giveUp = () => reject(signal.reason);
    if (signal.aborted)
        giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    try {
        return await Promise.race([work, promise]);
    }
    finally {
        signal.removeEventListener('abort', giveUp);
    }
}
/** A span of `ms` or up to two fifths more, so that jobs that started together don't ask together. Never less: some spans are Azure's. */
function jittered(ms, random = Math.random) {
    return ms * (1 + 0.4 * random());
}
/** A duration as a person reads it: `0.4 s`, `8 s`, `1 min 53 s`, `2 h 5 min`. */
function formatDuration(ms) {
    const tenths = Math.round(ms / 100);
    if (tenths < 100)
        return `${tenths / 10} s`;
    const seconds = Math.round(ms / 1000);
    if (seconds < 60)
        return `${seconds} s`;
    const minutes = Math.floor(seconds / 60);
    return minutes < 60
        ? joined([minutes, 'min'], [seconds % 60, 's'])
        : joined([Math.floor(minutes / 60), 'h'], [minutes % 60, 'min']);
}
function joined([most, unit], [rest, smaller]) {
    return rest === 0 ? `${most} ${unit}` : `${most} ${unit} ${rest} ${smaller}`;
}


/***/ }),

/***/ 8754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XW: () => (/* binding */ remainingMs),
/* harmony export */   _5: () => (/* binding */ deadlineIn),
/* harmony export */   v7: () => (/* binding */ pause)
/* harmony export */ });
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5786);

function deadlineIn(clock, ms) {
    return { clock, at: clock.now() + ms };
}
function remainingMs({ clock, at }) {
    return Math.max(0, at - clock.now());
}
/**
 * Waits about `ms`, never beyond the deadline.
 * @throws {TimeUp} at once where the time is up; `problem` says what was being waited for.
 */
async function pause(deadline, ms, problem) {
    const remaining = remainingMs(deadline);
    if (remaining === 0)
        throw problem();
    await deadline.clock.sleep(Math.min((0,_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .jittered */ .et)(ms), remaining), deadline.signal);
}


/***/ }),

/***/ 6023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ LimitExceeded),
/* harmony export */   u: () => (/* binding */ within)
/* harmony export */ });
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5786);

/** What was asked did not come in time. */
class LimitExceeded extends Error {
    name = 'LimitExceeded';
    code = 'LIMIT_EXCEEDED';
    constructor(ms) {
        super(`no answer within ${ms / 1000} s`);
    }
}
/**
 * The work's result, or an error after `ms`, even if the work ignores its signal. The timer keeps the process alive, unlike
 * that of `AbortSignal.timeout`: Node would end in silence where a peer leaves nothing else to wait for.
 * @throws {LimitExceeded} after `ms`; the reason of `outer` once that is aborted.
 */
async function within(ms, work, outer) {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(new LimitExceeded(ms)), ms);
    const signal = outer === undefined ? limit.signal : AbortSignal.any([limit.signal, outer]);
    try {
        return await (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .abortable */ .ZC)(work(signal), signal);
    }
    catch (error) {
        throw signal.aborted ? signal.reason : error;
    }
    finally {
        clearTimeout(timer);
    }
}


/***/ }),

/***/ 6686:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ht: () => (/* binding */ giveUp),
/* harmony export */   jh: () => (/* binding */ retryTransient)
/* harmony export */ });
/* unused harmony export backoffMs */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _network_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3329);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5786);
/* harmony import */ var _deadline_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8754);




/** ARM gives one read a second back, so asking sooner would only be refused. */
const leastRetryMs = 1_000;
const firstRetryMs = 2_000;
const longestRetryMs = 30_000;
/** What a main step makes of it: nothing has been written yet, and whoever waits for the job wants the remedy now. */
function giveUp(error) {
    throw error;
}
/** A name that DNS doesn't know this many times in a row, within ten seconds, is misspelled, or DNS is. */
const unknownHostTries = 3;
function isTransient(error) {
    return error instanceof Error && 'transient' in error && error.transient === true;
}
/**
 * Exponential backoff with full jitter: anywhere below a limit that doubles with each failure, so that jobs which an outage
 * struck together don't come back together (aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter).
 */
function backoffMs(failures, random = Math.random) {
    return Math.max(leastRetryMs, random() * Math.min(longestRetryMs, firstRetryMs * 2 ** failures));
}
/**
 * Repeats what changes nothing through throttling and outages, as a rule waiting longer each time, and at least as long as ARM asks.
 * @param what what is asked, as it stands in a sentence
 * @throws what was refused for good. @throws {TimeUp} where the time is up.
 */
async function retryTransient(read, what, retry) {
    const { deadline, log, onLasting } = retry;
    let unknownHost = 0;
    for (let failures = 0;; failures += 1) {
        try {
            return await read();
        }
        catch (error) {
            if (!isTransient(error))
                throw error;
            const network = (0,_network_error_js__WEBPACK_IMPORTED_MODULE_1__/* .networkErrorIn */ .kk)(error);
            unknownHost = network?.lasting === 'if-repeated' ? unknownHost + 1 : 0;
            if (network?.lasting === 'at-once' || (network && unknownHost >= unknownHostTries))
                onLasting?.(error, network);
            const wait = Math.max(error.retryAfterMs ?? 0, backoffMs(failures));
            log.info(`${describeFailure(what, error)}; trying again in about ${(0,_clock_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(wait)}.`);
            await (0,_deadline_js__WEBPACK_IMPORTED_MODULE_3__/* .pause */ .v7)(deadline, wait, () => outOfTime(what, error, network));
        }
    }
}
/** A throttled request was answered well enough. */
function describeFailure(what, error) {
    const why = `(${error.message})`;
    return isThrottled(error) ? `Azure limits requests just now ${why}` : `${what} can't be reached just now ${why}`;
}
function isThrottled(error) {
    return 'status' in error && error.status === 429;
}
/** The time is up, and what went wrong last is what there is to mend. */
function outOfTime(what, error, network) {
    const known = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StepError */ .zg ? error : network;
    // ARM's own words come last, where it said any.
    const said = network === undefined ? error.said : undefined;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TimeUp */ .Lr(known?.code ?? 'azure-unreachable', `${isThrottled(error) ? "Azure limited requests until the step's time was up" : `${what} could not be reached in time`}${said === undefined ? `: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}` : '.'}`, { remedy: known?.remedy, said, cause: error });
}


/***/ }),

/***/ 3729:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ unlessStalled)
/* harmony export */ });
/**
 * The work's result, or an error once Node has nothing left to wait for: it would end the process without a word (exit code 13).
 * @param source the process
 */
async function unlessStalled(work, source = process) {
    const { promise, reject } = Promise.withResolvers();
    const stalled = () => reject(new Error('the step is waiting for something that can no longer happen'));
    source.once('beforeExit', stalled);
    try {
        return await Promise.race([work, promise]);
    }
    finally {
        source.off('beforeExit', stalled);
    }
}


/***/ }),

/***/ 2111:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ compareAndSwap)
/* harmony export */ });
/* harmony import */ var _cluster_busy_pools_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1706);
/* harmony import */ var _cluster_cluster_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6239);
/* harmony import */ var _cluster_read_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7745);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9473);
/* harmony import */ var _leases_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8344);
/* harmony import */ var _plan_allow_list_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3556);
/* harmony import */ var _plan_is_applied_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2384);
/* harmony import */ var _plan_laws_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2469);
/* harmony import */ var _time_deadline_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8754);
/* harmony import */ var _failed_write_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1757);










/** A write must rest on a reading no older than this: operations on node pools don't move the cluster's ETag. */
const freshForMs = 2_000;
/**
 * Compare-and-swap on the cluster's ETag: decides from a settled cluster, writes on condition that it hasn't moved, and
 * decides again where it has. A list computed before a conflict is never sent after it.
 * @throws {ArmError} what ARM refused for good. @throws {TimeUp} where the time is up.
 */
async function compareAndSwap(options) {
    const retryState = {
        leaveOut: new Set(),
        refusals: 0,
        pools: (0,_cluster_busy_pools_js__WEBPACK_IMPORTED_MODULE_0__/* .poolWatch */ .w)(options.deadline),
        inDoubt: undefined,
    };
    try {
        return await written(options, retryState);
    }
    catch (error) {
        throw retryState.pools.explained(error);
    }
}
async function written(options, retryState) {
    const places = retryState.leaveOut;
    let cluster = await (0,_cluster_read_js__WEBPACK_IMPORTED_MODULE_2__/* .readWhenOurTurn */ .eN)(options, options.initial);
    for (;;) {
        if (retryState.inDoubt !== undefined && (0,_plan_is_applied_js__WEBPACK_IMPORTED_MODULE_6__/* .isApplied */ .KN)(retryState.inDoubt.change, cluster)) {
            return arrivedLate(options, retryState.inDoubt, places);
        }
        const decision = await options.decide(cluster);
        if (decision.kind !== 'change')
            return { kind: 'unchanged', cluster, decision };
        // Others may have changed the rest of what it brought: what is left to do was done by the lost write.
        if (retryState.inDoubt !== undefined && (0,_plan_is_applied_js__WEBPACK_IMPORTED_MODULE_6__/* .isApplied */ .KN)(decision, cluster)) {
            return arrivedLate(options, { ...retryState.inDoubt, change: decision, cluster }, places);
        }
        const current = await refreshed(options, cluster);
        if (!sameBasis(current, cluster)) {
            cluster = current;
            continue;
        }
        checkLaws(current, decision);
        // What AKS asked to wait for may have been cut short by the step's own time, and this write would not be waited for.
        if ((0,_time_deadline_js__WEBPACK_IMPORTED_MODULE_8__/* .remainingMs */ .XW)(options.deadline) === 0)
            throw (0,_cluster_read_js__WEBPACK_IMPORTED_MODULE_2__/* .outOfTurns */ .q7)();
        const sent = await send(options, { change: decision, cluster: current }, retryState);
        if (sent.kind === 'written')
            return sent;
        cluster = sent.cluster;
    }
}
/** One write: carried out, or failed in a way that leaves it to be decided anew on the cluster as it is now. */
async function send(options, { change, cluster }, retryState) {
    const { writeAheadLog, clusters } = options;
    writeAheadLog.prepare(change, cluster);
    const attempt = { change, cluster, probeBefore: options.beforeWrite?.() };
    try {
        const { operationUrl } = await clusters.write(toSend(cluster, change), change.after.texts, retryState.leaveOut);
        writeAheadLog.commit();
        return asWritten(attempt, retryState.leaveOut, operationUrl);
    }
    catch (error) {
        const next = await (0,_failed_write_js__WEBPACK_IMPORTED_MODULE_9__/* .afterFailure */ .H)(options, error, attempt, retryState);
        return next.written ? asWritten(attempt, retryState.leaveOut) : { kind: 'failed', cluster: next.cluster };
    }
}
/** Whether what was decided on one reading holds for another. Of tags that aren't leases only the number counts. */
function sameBasis(left, right) {
    return left.ranges.join() === right.ranges.join() && (0,_leases_index_js__WEBPACK_IMPORTED_MODULE_4__/* .sameLeaseTags */ .ud)(left.tags, right.tags);
}
/** The last thing before every write, whoever planned it. @throws {Refusal} where it would break a law. */
function checkLaws({ ranges }, change) {
    const broken = (0,_plan_laws_js__WEBPACK_IMPORTED_MODULE_7__/* .brokenLaw */ .S)(_plan_allow_list_js__WEBPACK_IMPORTED_MODULE_5__/* .AllowList */ .y.parse(ranges), change);
    if (broken !== undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .Refusal */ .P_([broken]);
}
/** What was read last, with the leases changed: a write replaces all tags, and others may have changed theirs. */
function toSend(cluster, { leases }) {
    if (leases === undefined || !(0,_leases_index_js__WEBPACK_IMPORTED_MODULE_4__/* .changesTags */ .Zz)(leases))
        return cluster;
    return (0,_cluster_cluster_js__WEBPACK_IMPORTED_MODULE_1__/* .withTags */ .SG)(cluster, (0,_leases_index_js__WEBPACK_IMPORTED_MODULE_4__/* .tagsAfter */ .Yc)(cluster.tags, leases, cluster.etag === undefined ? 'random' : 'lowest'));
}
async function refreshed(options, cluster) {
    const { clock } = options.deadline;
    let current = cluster;
    while (clock.now() - current.readAt > freshForMs)
        current = await (0,_cluster_read_js__WEBPACK_IMPORTED_MODULE_2__/* .readWhenIdle */ .zU)(options);
    return current;
}
function arrivedLate({ writeAheadLog, log }, attempt, places) {
    log.info('The write that was not answered has been carried out after all.');
    writeAheadLog.prepare(attempt.change, attempt.cluster);
    writeAheadLog.commit();
    return asWritten(attempt, places);
}
function asWritten(attempt, places, operationUrl) {
    return { kind: 'written', ...attempt, operationUrl, leftOut: { places, from: attempt.cluster.body } };
}


/***/ }),

/***/ 1757:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ afterFailure),
/* harmony export */   a: () => (/* binding */ lostWriteMs)
/* harmony export */ });
/* harmony import */ var _arm_arm_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2556);
/* harmony import */ var _arm_explain_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4021);
/* harmony import */ var _cluster_busy_pools_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1706);
/* harmony import */ var _cluster_contention_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4224);
/* harmony import */ var _cluster_left_out_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3073);
/* harmony import */ var _cluster_read_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7745);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9473);
/* harmony import */ var _plan_is_applied_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2384);
/* harmony import */ var _time_clock_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5786);
/* harmony import */ var _time_deadline_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8754);










/** How long a write without an answer may take to show. */
const lostWriteMs = 30_000;
const throttledMs = 15_000;
const longestRetryMs = 30_000;
/** What a failed write means for the next try. Throws what no further try can mend. */
async function afterFailure(writing, error, attempt, retryState) {
    const { writeAheadLog, log, deadline } = writing;
    // Whatever else went wrong, the write may have left: it stays in the state, and post looks whether it is there.
    if (!(error instanceof _arm_arm_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ArmError */ .dW))
        throw error;
    if (error.outcomeUnknown)
        return reconcile(writing, error, attempt, retryState);
    writeAheadLog.abort();
    const refusedAt = deadline.clock.now();
    // A busy pool is no other step that waits for its turn.
    if (error.conflict && (0,_cluster_busy_pools_js__WEBPACK_IMPORTED_MODULE_2__/* .busyPools */ .F)(attempt.cluster).length === 0)
        writing.backoff?.onConflict();
    if (error.status === 429)
        writing.backoff?.onThrottled();
    // Each refused try costs one of 20 writes, and AKS gives one back in a minute: a cluster may look free and not be.
    const retryMs = Math.min(longestRetryMs, _cluster_contention_js__WEBPACK_IMPORTED_MODULE_3__/* .readIntervalMs */ .QJ * 2 ** retryState.refusals);
    if (error.conflict) {
        log.info('Another update is in progress. Waiting, then planning again from the list it leaves.');
        await (0,_time_deadline_js__WEBPACK_IMPORTED_MODULE_9__/* .pause */ .v7)(deadline, retryMs, () => (0,_cluster_read_js__WEBPACK_IMPORTED_MODULE_5__/* .outOfTurns */ .q7)(error));
    }
    else if (error.status === 429) {
        const wait = error.retryAfterMs ?? throttledMs;
        log.info(`AKS takes no more writes just now; trying again in about ${(0,_time_clock_js__WEBPACK_IMPORTED_MODULE_8__/* .formatDuration */ .a3)(wait)}.`);
        await (0,_time_deadline_js__WEBPACK_IMPORTED_MODULE_9__/* .pause */ .v7)(deadline, Math.max(wait, retryMs), () => (0,_cluster_read_js__WEBPACK_IMPORTED_MODULE_5__/* .outOfTurns */ .q7)(error));
    }
    else if (error instanceof _arm_arm_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UnknownField */ .r8) {
        retryState.leaveOut.add((0,_cluster_left_out_js__WEBPACK_IMPORTED_MODULE_4__/* .placeToLeaveOut */ .U)(error, retryState.leaveOut));
        log.warning(`AKS doesn't know the field "${error.field}", which it returned itself. It is left out, and so stays as it is.`);
    }
    else
        throw (0,_arm_explain_error_js__WEBPACK_IMPORTED_MODULE_1__/* .explainedUpdate */ .kx)(error, attempt.cluster.id);
    retryState.refusals += 1;
    const next = await (0,_cluster_read_js__WEBPACK_IMPORTED_MODULE_5__/* .readWhenOurTurn */ .eN)(writing);
    if (!error.conflict)
        return { written: false, cluster: next };
    return {
        written: false,
        cluster: await retryState.pools.idle(writing, next, { words: error.message, at: refusedAt }),
    };
}
/** The write's answer was lost: the list tells whether it was carried out. It is never blindly repeated. */
async function reconcile(writing, error, attempt, retryState) {
    const { deadline, writeAheadLog, log } = writing;
    log.info(`The write was not answered (${error.message}); looking whether it was carried out.`);
    const until = deadline.clock.now() + lostWriteMs;
    for (;;) {
        const cluster = await (0,_cluster_read_js__WEBPACK_IMPORTED_MODULE_5__/* .readWhenIdle */ .zU)(writing);
        if ((0,_plan_is_applied_js__WEBPACK_IMPORTED_MODULE_7__/* .isApplied */ .KN)(attempt.change, cluster)) {
            log.info('It was carried out.');
            writeAheadLog.commit();
            return { written: true, cluster };
        }
        if (deadline.clock.now() >= until) {
            log.info('It was not carried out; trying again.');
            retryState.inDoubt = attempt;
            return { written: false, cluster };
        }
        await (0,_time_deadline_js__WEBPACK_IMPORTED_MODULE_9__/* .pause */ .v7)(deadline, _cluster_contention_js__WEBPACK_IMPORTED_MODULE_3__/* .readIntervalMs */ .QJ, () => unanswered(error));
    }
}
function unanswered(cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .TimeUp */ .Lr('write-unanswered', "The write was not answered, and the step's time was up before it showed whether it was carried out.", { remedy: 'Run the step again. The post step looks for the change once more, and undoes what it finds.', cause });
}


/***/ }),

/***/ 8256:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ operationEnded),
  e: () => (/* binding */ updateEnded)
});

// EXTERNAL MODULE: ./build/arm/explain-error.js + 1 modules
var explain_error = __webpack_require__(4021);
// EXTERNAL MODULE: ./build/cluster/left-out.js
var left_out = __webpack_require__(3073);
// EXTERNAL MODULE: ./build/arm/arm-error.js
var arm_error = __webpack_require__(2556);
// EXTERNAL MODULE: ./build/arm/json.js
var json = __webpack_require__(9783);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/time/clock.js
var clock = __webpack_require__(5786);
// EXTERNAL MODULE: ./build/time/deadline.js
var time_deadline = __webpack_require__(8754);
;// CONCATENATED MODULE: ./build/cluster/operation.js





/** ARM allows 200 polls in a burst and two a second per subscription after that. */
const pollIntervalMs = 5_000;
const progressEveryMs = 30_000;
function operationStatus(body) {
    const text = (0,json/* stringAt */.bX)(body, 'status') ?? 'Unknown';
    const state = finalState(text.toLowerCase());
    const { code, message } = (0,arm_error/* parseErrorBody */.kW)(JSON.stringify(body));
    const error = state === 'failed' || state === 'canceled' ? [code, message].filter((part) => part !== undefined).join(': ') : '';
    return { state, text, error: error === '' ? undefined : error };
}
function finalState(text) {
    if (text === 'succeeded' || text === 'failed')
        return text;
    return text === 'canceled' || text === 'cancelled' ? 'canceled' : 'running';
}
/**
 * Follows an operation to its end. An operation that can't be found, or an answer that doesn't come, is taken as still
 * running, as Azure's own clients do.
 * @returns undefined where this principal may not look: then only the cluster itself tells.
 */
async function followOperation({ clusters, deadline, log, mayPoll = () => true }, url) {
    const started = deadline.clock.now();
    let saidAt = started;
    let retryAfterMs = 0;
    for (;;) {
        await (0,time_deadline/* pause */.v7)(deadline, Math.max(pollIntervalMs, retryAfterMs), notEnded);
        const status = mayPoll() ? await statusOf(clusters, url) : await statusByCluster(clusters);
        if ('refusal' in status) {
            if (status.refusal.code === 'AuthorizationFailed')
                log.info(`The update can't be watched, so the step reads the cluster until it ends: ${status.refusal.said}`);
            return undefined;
        }
        if (status.state !== 'running')
            return status;
        retryAfterMs = status.retryAfterMs ?? 0;
        const now = deadline.clock.now();
        if (now - saidAt < progressEveryMs)
            continue;
        log.info(`${(0,clock/* formatDuration */.a3)(now - started)}: AKS is at ${status.text}; not in force yet (usually 2 to 4 min)`);
        saidAt = now;
    }
}
/** What the cluster itself tells. Why an operation has failed only a poll does, so a failure waits for its turn. */
async function statusByCluster(clusters) {
    try {
        const { provisioningState: text } = await clusters.read();
        return { state: finalState(text.toLowerCase()) === 'succeeded' ? 'succeeded' : 'running', text, error: undefined };
    }
    catch (error) {
        if (error instanceof arm_error/* ArmError */.dW && error.transient)
            return { state: 'running', text: 'an operation', error: undefined, retryAfterMs: error.retryAfterMs };
        throw error;
    }
}
async function statusOf(clusters, url) {
    try {
        return operationStatus(await clusters.poll(url));
    }
    catch (error) {
        if (!(error instanceof arm_error/* ArmError */.dW))
            throw error;
        if (error.transient || error.status === 404)
            return {
                state: 'running',
                text: `no answer (${error.code})`,
                error: undefined,
                retryAfterMs: error.retryAfterMs,
            };
        return { refusal: error };
    }
}
function notEnded() {
    return new errors/* TimeUp */.Lr('operation-unfinished', "AKS accepted the update, and it has not ended within the step's time.", {
        remedy: 'Raise `timeout-minutes`; an update takes two minutes as a rule, and half an hour at worst.',
    });
}

// EXTERNAL MODULE: ./build/cluster/read.js
var read = __webpack_require__(7745);
// EXTERNAL MODULE: ./build/plan/allow-list.js
var allow_list = __webpack_require__(3556);
// EXTERNAL MODULE: ./build/plan/is-applied.js
var is_applied = __webpack_require__(2384);
// EXTERNAL MODULE: ./build/plan/laws.js
var laws = __webpack_require__(2469);
// EXTERNAL MODULE: ./build/leases/index.js + 5 modules
var leases = __webpack_require__(8344);
// EXTERNAL MODULE: ./build/ranges/index.js + 16 modules
var ranges = __webpack_require__(4476);
// EXTERNAL MODULE: ./build/plan/additions.js
var additions = __webpack_require__(6775);
// EXTERNAL MODULE: ./build/plan/decision.js
var decision = __webpack_require__(142);
;// CONCATENATED MODULE: ./build/plan/reapply.js






/**
 * Puts this step's own change back where it got lost: its missing additions and its reverted removals, its leases, and
 * nothing that others wrote. A list that another writer has opened or reset since is left as it is.
 */
function planReapply(cluster, change) {
    const list = allow_list/* AllowList */.y.parse(cluster.ranges);
    if (list.open)
        return (0,decision/* unchanged */.Cv)(replaced);
    // A list that is to be emptied is taken out as a whole or not at all: what is left of it would shut all other clients out.
    if (change.after.size === 0) {
        return list.sameAs(change.before)
            ? { ...change, before: list, notes: [] }
            : (0,decision/* unchanged */.Cv)((0,decision/* notice */.lm)('Another writer has restricted the API server anew since.'));
    }
    if (list.placeholder)
        return (0,decision/* unchanged */.Cv)(replaced);
    const seen = (0,is_applied/* observable */.sH)(change);
    const missing = change.added.filter(({ text }) => !list.has(text));
    const reverted = (0,is_applied/* revertedRemovals */.HG)(seen, cluster);
    const after = list.minus(reverted).plus((0,additions/* listOf */.c)(missing));
    if (after.size > 1 && (0,additions/* listOf */.c)(missing).entries.some(ranges/* isPlaceholder */.wK))
        return (0,decision/* unchanged */.Cv)((0,decision/* notice */.lm)('Another writer has put other ranges on the list since, and "0.0.0.0/32" can\'t stand beside them.'));
    const nothingLost = missing.length + reverted.size === 0 && (0,is_applied/* leasesApplied */.Nn)(seen, cluster);
    if (after.size === 0 || nothingLost)
        return (0,decision/* unchanged */.Cv)();
    if (change.leases !== undefined && !(0,leases/* tagsTake */.He)(cluster.tags, change.leases))
        return (0,decision/* unchanged */.Cv)((0,decision/* notice */.lm)('Others have taken all the room for leases since.'));
    return { ...change, before: list, after, added: missing, notes: [] };
}
const replaced = (0,decision/* notice */.lm)('Another writer has replaced the whole list since.');

// EXTERNAL MODULE: ./build/update/compare-and-swap.js
var compare_and_swap = __webpack_require__(2111);
;// CONCATENATED MODULE: ./build/update/wait-for-operation.js











/** How often a change that got lost is made again. */
const maxReapplies = 3;
/**
 * Waits for the operation's end and for the cluster's, and makes the change again where it got lost.
 * @throws {StepError} where the list doesn't hold the change in the end, or what was left out of the update has changed.
 * @throws {ArmError} where it may not be looked at.
 */
async function updateEnded(update, deadline, ifFailed = 'warn') {
    const { kind, cluster } = await operationEnded(update, deadline, ifFailed);
    if (kind === 'held')
        return cluster;
    const options = { ...update.options, deadline };
    const again = await (0,explain_error/* translated */.vE)(reapplied({ ...update, options }, cluster), 'Making the change again');
    (0,left_out/* checkKept */.l)(update.leftOut, again.body);
    return again;
}
/**
 * Waits for the operation's end, then for the cluster's, and then believes only the list: an operation can succeed
 * without doing anything, or fail after having done it (Azure/AKS#5856).
 * @throws as {@link updateEnded}
 */
async function operationEnded(update, deadline, ifFailed = 'warn') {
    const options = { ...update.options, deadline };
    const started = deadline.clock.now();
    const status = update.operationUrl === undefined ? undefined : await followOperation(options, update.operationUrl);
    const cluster = await (0,read/* readWhenIdle */.zU)(options);
    const failure = failureOf(status);
    if (!(0,is_applied/* isApplied */.KN)(update.change, cluster)) {
        if (failure === undefined)
            return { kind: 'lost', cluster };
        throw operationFailed(`${failure}.`);
    }
    if (failure !== undefined && ifFailed === 'fail')
        throw operationFailed(`${failure}. The list holds the change, but nothing shows whether it is in force.`);
    if (failure === undefined)
        options.log.info(`AKS ended the update after ${(0,clock/* formatDuration */.a3)(deadline.clock.now() - started)}, and the list holds the change; new rules take up to 2 min to reach the API server`);
    else
        options.log.warning(`${failure}. The list holds the change all the same.`);
    (0,left_out/* checkKept */.l)(update.leftOut, cluster.body);
    return { kind: 'held', cluster };
}
function operationFailed(what) {
    const remedy = "Look for the cause in the cluster's activity log, and run the step again.";
    return new errors/* StepError */.zg('operation-failed', what, { remedy });
}
function failureOf(status) {
    if (status?.state !== 'failed' && status?.state !== 'canceled')
        return undefined;
    return `AKS says that the operation has ${status.state === 'failed' ? 'failed' : 'been cancelled'}${status.error === undefined ? '' : `: ${status.error.replace(/\.+$/, '')}`}`;
}
async function reapplied(update, cluster) {
    const { options, change, replans = false } = update;
    const decide = replans ? options.decide : (found) => reapplyOrReplan(update, found);
    let current = cluster;
    for (let attempt = 1;; attempt += 1) {
        if ((await decide(current)).kind !== 'change') {
            if (!replans)
                break;
            return current;
        }
        if (attempt > maxReapplies)
            break;
        options.log.warning(`The update has ended, but the list doesn't hold the change. Making it again (${attempt} of ${maxReapplies}).`);
        current = await writtenAgain({ ...options, initial: current, decide });
        if ((0,is_applied/* isApplied */.KN)(change, current))
            return current;
    }
    throw new errors/* StepError */.zg('list-overwritten', 'The list on the cluster is not what this step wrote: another writer has overwritten it.', {
        remedy: 'Look for another writer of this list (a Terraform or Bicep deployment, a policy, a script), and let one of them own it.',
    });
}
/** The very change once more; where that would break a law on the list as it is now, the step's whole plan anew. */
async function reapplyOrReplan({ options, change }, found) {
    const again = planReapply(found, change);
    const broken = again.kind === 'change' ? (0,laws/* brokenLaw */.S)(allow_list/* AllowList */.y.parse(found.ranges), again) : undefined;
    return broken === undefined ? again : options.decide(found);
}
async function writtenAgain(options) {
    const outcome = await (0,compare_and_swap/* compareAndSwap */.q)(options);
    if (outcome.kind === 'unchanged')
        return outcome.cluster;
    if (outcome.operationUrl !== undefined)
        await followOperation(options, outcome.operationUrl);
    return (0,read/* readWhenIdle */.zU)(options);
}


/***/ })

};

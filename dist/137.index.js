export const id = 137;
export const ids = [137];
export const modules = {

/***/ 2137:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connect: () => (/* binding */ connect_connect)
});

// EXTERNAL MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/index.js + 38 modules
var esm = __webpack_require__(690);
// EXTERNAL MODULE: ./build/arm/json.js
var json = __webpack_require__(9783);
// EXTERNAL MODULE: ./build/azure/api-version.js
var api_version = __webpack_require__(3749);
// EXTERNAL MODULE: ./build/arm/arm-error.js
var arm_error = __webpack_require__(2556);
// EXTERNAL MODULE: ./build/network-error.js
var network_error = __webpack_require__(3329);
;// CONCATENATED MODULE: ./build/azure/arm-answers.js




/**
 * Lets nothing but ARM's consent through to an SDK's client: every refusal, and every answer that is missing or can't be read, is
 * an {@link ArmError} with ARM's own words, of which a client keeps what it pleases (a refused list becomes "Pagination failed").
 * What goes wrong before a request leaves, such as a sign-in, stays as it is.
 */
function armAnswers(cloud, trace = () => { }) {
    return {
        name: 'armAnswers',
        async sendRequest(request, next) {
            expectOnArm(cloud, request.url);
            const answer = await next(request).catch(noAnswer);
            const { status, headers, bodyAsText } = answer;
            trace(`ARM: ${request.method} ${new URL(request.url).pathname}: ${status}, correlation ID ${(0,arm_error/* correlationIdIn */.XX)(headers) ?? 'none'}`);
            if (status < 200 || status >= 300)
                throw (0,arm_error/* errorFromResponse */.a5)(status, bodyAsText ?? '', headers);
            if (operationOf(answer) === undefined)
                expectObject(answer);
            return answer;
        },
    };
}
/** Where the operation can be watched that a write has begun: it runs then, whatever the rest of the answer looks like. */
function operationOf({ headers }) {
    return headers.get('azure-asyncoperation');
}
/** What an SDK's client makes of an answer. @throws {ArmError} where it isn't shaped as the API defines it. */
async function understood(request) {
    try {
        return await request;
    }
    catch (thrown) {
        // Refusals never get this far: what remains is a success of another kind, or the client's code stumbling.
        throw thrown instanceof esm/* RestError */.pj || thrown instanceof TypeError ? unreadable(thrown) : thrown;
    }
}
/** The token goes to ARM alone: an operation or a list's next page is followed nowhere else, wherever an answer points. @throws {ArmError} */
function expectOnArm({ resourceManager }, url) {
    const { origin } = new URL(resourceManager);
    if (URL.parse(url)?.origin === origin)
        return;
    throw new arm_error/* ArmError */.dW({
        status: 400,
        code: 'ForeignUrl',
        message: `Azure's answer points to a URL that is not on ${origin}, so it is not asked for.`,
    });
}
function noAnswer(thrown) {
    if (!(thrown instanceof network_error/* NetworkError */.Dr))
        throw thrown;
    throw new arm_error/* ArmError */.dW({ code: 'NoAnswer', message: thrown.message, cause: thrown });
}
/** A success may be a proxy's page, or cut short. */
function expectObject({ bodyAsText }) {
    try {
        (0,json/* parseObject */.lj)(bodyAsText ?? '');
    }
    catch (cause) {
        throw unreadable(cause);
    }
}
/** What the answer means can't be told: it leaves open whether the request was carried out. */
function unreadable(cause) {
    return new arm_error/* ArmError */.dW({ code: 'UnreadableAnswer', message: "Azure answered with something that can't be read.", cause });
}

// EXTERNAL MODULE: ./build/runner/https.js
var https = __webpack_require__(3270);
// EXTERNAL MODULE: ./build/runner/network-failure.js
var network_failure = __webpack_require__(3066);
// EXTERNAL MODULE: ./build/runner/proxy.js
var proxy = __webpack_require__(7331);
// EXTERNAL MODULE: ./build/time/limit.js
var limit = __webpack_require__(6023);
;// CONCATENATED MODULE: ./build/azure/sdk-transport.js





/** The largest lists of a subscription's networks and firewalls are a few megabytes. */
const longestBody = 64 * 1024 * 1024;
/**
 * How an SDK's requests reach the wire, as the last policy of its pipeline: their way, their limits, and our words where the network
 * fails.
 * @param limitMs how long a request of that method may take
 * @param routeFor the way that a request takes; as the environment has it by default
 */
function sdkTransport(limitMs, routeFor = (url) => (0,proxy/* routeTo */.Bv)(url, process.env)) {
    return {
        name: 'sdkTransport',
        sendRequest(request, next) {
            const url = new URL(request.url);
            return send(request, next, { limitMs: limitMs(request.method), host: url.host, route: routeFor(url) });
        },
    };
}
/** @throws {NetworkError} where no answer comes within the limit. */
async function send(request, next, { limitMs, host, route }) {
    // The SDK's own timer for it keeps the process alive, unlike that of `AbortSignal.timeout`, and lasts until the body is read.
    request.timeout = limitMs;
    request.onDownloadProgress = refuseLongBody;
    const agent = (0,https/* proxyAgent */.Q)(route, () => AbortSignal.timeout(limitMs));
    // Whatever the SDK's own reading of the environment has put there goes.
    if (agent === undefined)
        delete request.agent;
    else
        request.agent = agent;
    try {
        return await next(request);
    }
    catch (thrown) {
        if (thrown instanceof arm_error/* ArmError */.dW)
            throw thrown;
        const late = Object(thrown).name === 'AbortError';
        throw (0,network_failure/* networkError */.x)(late ? new limit/* LimitExceeded */.n(limitMs) : thrown, { host, route });
    }
}
/** The SDK itself reads a body to its end, however long it is. */
function refuseLongBody({ loadedBytes }) {
    if (loadedBytes > longestBody)
        throw new Error(`it is longer than ${longestBody} bytes`);
}

;// CONCATENATED MODULE: ./build/azure/arm-client.js





/** No single request may hang for longer: ARM itself answers or gives up within a minute. */
const readTimeoutMs = 30_000;
const writeTimeoutMs = 90_000;
/**
 * Of the SDK's policies neither the one that retries is in: a write whose answer was lost must be looked up, never repeated blindly;
 * nor the one that follows redirects: ARM never redirects, and the token goes to ARM alone.
 * @param httpClient carries the requests, in place of the SDK's own client
 * @param standIns the API versions that the cloud is known to serve in place of the pinned ones; more are learned
 * @param trace is told of every answer
 */
function armConnection(cloud, credential, httpClient = (0,esm/* createDefaultHttpClient */.fl)(), standIns = new Map(), trace) {
    const pipeline = (0,esm/* createEmptyPipeline */.O8)();
    for (const policy of [
        // Around the policy that meets ARM's challenges with another token: what is still refused then is final.
        armAnswers(cloud, trace),
        (0,api_version/* servedVersions */.RI)(standIns),
        (0,esm/* userAgentPolicy */.z7)({ userAgentPrefix: 'aks-authorized-ip-ranges' }),
        (0,esm/* setClientRequestIdPolicy */.q5)(),
        // It prints all that a request has, so it comes before the proxy's agent, whose open sockets hold other requests' headers.
        (0,esm/* logPolicy */.rO)(),
        (0,esm/* decompressResponsePolicy */.rQ)(),
        (0,esm/* bearerTokenAuthenticationPolicy */.N$)({ credential, scopes: [cloud.scope] }),
        sdkTransport((method) => (method === 'PUT' ? writeTimeoutMs : readTimeoutMs)),
    ])
        pipeline.addPolicy(policy);
    return { cloud, credential, pipeline, httpClient };
}
/** What every SDK client of the action is built with. */
function clientOptions({ cloud, httpClient, pipeline }) {
    return { endpoint: cloud.resourceManager, httpClient, pipeline };
}
/** Reads what no SDK of the action knows. @throws {ArmError} */
async function getObject({ pipeline, httpClient }, url) {
    const { bodyAsText } = await pipeline.sendRequest(httpClient, (0,esm/* createPipelineRequest */.G6)({ url }));
    return (0,json/* parseObject */.lj)(bodyAsText ?? '');
}

// EXTERNAL MODULE: ./node_modules/@azure/identity/dist/esm/index.js + 177 modules
var dist_esm = __webpack_require__(1484);
// EXTERNAL MODULE: ./build/time/clock.js
var clock = __webpack_require__(5786);
// EXTERNAL MODULE: ./build/azure/cloud.js
var azure_cloud = __webpack_require__(6785);
// EXTERNAL MODULE: ./build/azure/explain-sign-in.js + 1 modules
var explain_sign_in = __webpack_require__(7039);
// EXTERNAL MODULE: ./build/azure/federated-credential.js
var federated_credential = __webpack_require__(372);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
;// CONCATENATED MODULE: ./build/azure/explain-managed-identity.js



/** The identity service of the machine answered with something else than a token. */
class IdentityAnswer extends Error {
    host;
    status;
    /** Whether it answered as such a service does, in JSON. */
    isService;
    /** What it said of it. */
    said;
    constructor(host, status, body) {
        super(`${host} answered HTTP ${status}.`);
        this.host = host;
        this.status = status;
        const answer = objectIn(body);
        this.isService = answer !== undefined;
        this.said = (0,explain_sign_in/* quotable */.E7)(answer === undefined ? body : wordsOf(answer));
    }
}
/** Why the machine has no token for the step, and what to do about it. */
function explainedIdentity(error, asked) {
    if (error instanceof network_error/* NetworkError */.Dr)
        return unanswered(error, asked);
    if (error instanceof errors/* StepError */.zg)
        return error;
    if (!(error instanceof IdentityAnswer))
        return outage(`The identity service of this machine gave no token: ${(0,errors/* messageOf */.bD)(error).replace(/\.?$/, '.')}`, error);
    const { status, said } = error;
    if (passing.has(status) || status >= 500)
        return outage(`The identity service of this machine gave no token: ${error.message}`, error);
    if (!error.isService || status === 404)
        return unanswered(anotherService(error), asked);
    return new explain_sign_in/* SignInError */.Jj({ code: 'sign-in-managed-identity', ...refusal(error, asked) }, { said: `${said === '' ? '' : `${said} `}(HTTP ${status})`, cause: error, transient: false });
}
/** Azure's own words: learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token#error-handling */
const passing = new Set([408, 410, 429]);
const oidc = '`auth-method: oidc` with `tenant-id`, `client-id` and `permissions: { id-token: write }`';
const githubs = `A GitHub-hosted runner is a machine of GitHub's, without an identity of yours: sign in with ${oidc}.`;
/** Nothing answers, or nothing of Azure's does: three times in a row, the machine isn't in Azure, or is cut off from the service. */
function unanswered(error, { onGitHubsMachine }) {
    if (error.lasting === 'at-once')
        return error;
    return new network_error/* NetworkError */.Dr({
        code: 'sign-in-imds-unreachable',
        what: `Azure's identity service for machines gave no answer: ${error.message}`,
        remedy: onGitHubsMachine
            ? githubs
            : `\`managed-identity\` is for machines in Azure. On such a machine, let the step reach http://169.254.169.254 (a container's network or a network policy may be in the way). Elsewhere sign in with ${oidc}; in a pod with \`workload-identity\`.`,
        lasting: 'if-repeated',
        reason: error.reason,
        cause: error,
    });
}
/** Other clouds have services of their own at that address, and a network may answer in its place. Azure's says 404 while it is updated. */
function anotherService({ host, status }) {
    return new network_error/* NetworkError */.Dr({
        code: 'sign-in-imds-unreachable',
        what: `what answered at ${host} is not that service (HTTP ${status}).`,
        remedy: '',
        lasting: 'if-repeated',
        reason: `HTTP ${status}`,
    });
}
function outage(what, cause) {
    const remedy = 'Run the step again. If it recurs, restart the machine: the service is part of it.';
    return new explain_sign_in/* SignInError */.Jj({ code: 'sign-in-imds-unreachable', what, remedy }, { cause, transient: true });
}
function refusal({ said }, { clientId, onGitHubsMachine }) {
    const missing = clientId === undefined ? 'no managed identity' : `no managed identity with client ID ${clientId}`;
    if (onGitHubsMachine)
        return { what: `This machine has ${missing}.`, remedy: githubs };
    if (/multiple user.assigned/i.test(said))
        return {
            what: 'This machine has several managed identities, and `client-id` names none of them.',
            remedy: 'Set `client-id` to the client ID of one (az identity show --query clientId).',
        };
    if (!/identity not found/i.test(said))
        return {
            what: 'The identity service of this machine gave no token.',
            remedy: 'Check `client-id` and `environment`.',
        };
    return clientId === undefined
        ? {
            what: `This machine has ${missing}.`,
            remedy: 'Assign one to it (az vm identity assign, az vmss identity assign), and a role to the identity.',
        }
        : {
            what: `This machine has ${missing}.`,
            remedy: "Check `client-id` (or AZURE_CLIENT_ID): it takes the identity's client ID, not its object ID. Or assign the identity to the machine (az vm identity assign --identities, az vmss identity assign --identities).",
        };
}
function objectIn(body) {
    try {
        const parsed = JSON.parse(body);
        return typeof parsed === 'object' && parsed !== null ? { ...parsed } : undefined;
    }
    catch {
        return undefined;
    }
}
function wordsOf({ error, error_description: description, message }) {
    return [error, description, message].filter((word) => typeof word === 'string').join(': ');
}

;// CONCATENATED MODULE: ./build/azure/sign-in-requests.js


/** How a library's requests for a token reach the wire: each once, to where it was meant for, within its limit. */
function signInOptions(cloud, requests) {
    return {
        authorityHost: cloud.authority,
        // The step repeats a sign-in itself, within its own time; and no secret or assertion goes where an answer points to.
        retryOptions: { maxRetries: 0 },
        redirectOptions: { maxRetries: 0 },
        // Keeps the SDK from reading the environment in its own way. Never asked: the transport decides for each request.
        proxyOptions: { host: 'http://localhost', port: 9 },
        httpClient: recordingClient(requests),
    };
}
/** In place of the SDK's client, since not every credential takes policies of ours. */
function recordingClient({ last, limitMs, routeFor, failureIn }) {
    const wire = (0,esm/* createDefaultHttpClient */.fl)();
    const transport = sdkTransport(() => limitMs, routeFor);
    return {
        async sendRequest(request) {
            last.failure = undefined;
            try {
                const response = await transport.sendRequest(request, (sent) => wire.sendRequest(sent));
                last.failure = failureIn(response);
                return response;
            }
            catch (error) {
                last.failure = error;
                throw error;
            }
        },
    };
}

;// CONCATENATED MODULE: ./build/azure/managed-identity.js



/**
 * Azure's own answer takes milliseconds; elsewhere nothing answers at all, or what does drops the packets. It is asked three times
 * before a main step gives up.
 */
const requestTimeoutMs = 4_000;
/** MSAL sends all of a process's requests by the way of its first credential (`ManagedIdentityClient.identitySource`). */
const last = {};
/** The identity that Azure gave the machine: from its metadata service, or where the environment says (App Service, Azure Arc). */
function managedIdentity({ clientId }, cloud, env) {
    // With it, the library would sign in with the workload identity instead, by a way of its own (tokenExchangeMsi.js).
    delete env.AZURE_FEDERATED_TOKEN_FILE;
    const credential = new dist_esm/* ManagedIdentityCredential */.NC({
        ...signInOptions(cloud, {
            last,
            limitMs: requestTimeoutMs,
            // The service is the machine's own: a proxy would be asked for the identity of another machine.
            routeFor: () => ({ kind: 'direct' }),
            failureIn,
        }),
        ...(clientId === undefined ? {} : { clientId }),
    });
    const onGitHubsMachine = env.RUNNER_ENVIRONMENT === 'github-hosted';
    return {
        async getToken(scopes, asked) {
            last.failure = undefined;
            try {
                return await credential.getToken(scopes, asked);
            }
            catch (error) {
                throw explainedIdentity(last.failure ?? error, { clientId, onGitHubsMachine });
            }
        },
    };
}
function failureIn({ status, bodyAsText, request }) {
    return status === 200 ? undefined : new IdentityAnswer(new URL(request.url).host, status, bodyAsText ?? '');
}

// EXTERNAL MODULE: ./build/azure/sign-in.js
var sign_in = __webpack_require__(3727);
;// CONCATENATED MODULE: ./build/azure/credential.js








/** A token is renewed when it has less than this left, so that none dies on its way. */
const leastLeftMs = 5 * 60_000;
/** For one sign-in, GitHub's ID token included. Neither MSAL nor az has a limit of its own. */
const signInTimeoutMs = 30_000;
/** For each request of it, so that the one that is not answered is named. */
const credential_requestTimeoutMs = 15_000;
/** Each sends a sign-in to another host than the cloud's authority (msal-node, ConfidentialClientApplication; @azure/identity, regionalAuthority). */
const regionVariables = ['MSAL_FORCE_REGION', 'AZURE_REGIONAL_AUTHORITY_NAME'];
/**
 * The one file that signs in. A token is asked for once and kept until it must be renewed, and masked before it can be printed.
 * Failures are {@link SignInError}s, now and at a renewal.
 */
function credentialFor(signIn, cloud, runner) {
    for (const name of regionVariables)
        delete runner.env[name];
    const attempt = {};
    const credential = usableCredential({ signIn, cloud, runner, attempt });
    let kept;
    return {
        async getToken(scopes, options) {
            // With claims, Azure has turned the token down and says what the next one must hold.
            const usable = kept !== undefined && options?.claims === undefined && kept.expiresOnTimestamp - Date.now() > leastLeftMs;
            if (usable && kept !== undefined)
                return kept;
            attempt.presented = undefined;
            attempt.failure = undefined;
            try {
                const token = await inTime(credential.getToken(scopes, { ...options, enableCae: true }));
                if (token === null)
                    return null;
                runner.mask(token.token);
                kept = token;
                return token;
            }
            catch (error) {
                throw (0,explain_sign_in/* explainedSignIn */.zi)(attempt.failure ?? error, signIn, attempt.presented);
            }
        },
    };
}
/** @throws {SignInError} where there is nothing that it could be tried with. */
function usableCredential(tried) {
    try {
        return freshCredential(tried);
    }
    catch (error) {
        throw (0,explain_sign_in/* impossibleSignIn */.gC)(error, tried.signIn);
    }
}
async function inTime(token) {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(new Error(`No answer within ${signInTimeoutMs / 1000} s.`)), signInTimeoutMs);
    try {
        return await (0,clock/* abortable */.ZC)(token, late.signal);
    }
    finally {
        clearTimeout(timer);
    }
}
function freshCredential(tried) {
    const { signIn, cloud, runner } = tried;
    switch (signIn.method) {
        case 'oidc':
            return byAssertion(signIn, tried, () => runner.idToken(signIn.audience ?? cloud.idTokenAudience));
        case 'workload-identity':
            return byAssertion(signIn, tried, async () => runner.federatedToken(signIn.tokenFile));
        case 'client-secret': {
            const secret = (0,sign_in/* clientSecretIn */.Vk)(runner.env);
            if (secret === '')
                throw (0,explain_sign_in/* missingSecret */.bk)();
            runner.mask(secret);
            return new dist_esm/* ClientSecretCredential */.HC(signIn.tenantId, signIn.clientId, secret, optionsFor(tried));
        }
        case 'managed-identity':
            return managedIdentity(signIn, cloud, runner.env);
        case 'azure-cli': {
            const { tenantId } = signIn;
            const az = new dist_esm/* AzureCliCredential */.nG({
                processTimeoutInMs: signInTimeoutMs,
                ...(tenantId === undefined ? {} : { tenantId }),
            });
            return { getToken: (_scopes, asked) => az.getToken((0,azure_cloud/* azureCliScope */.Yy)(cloud), asked) };
        }
    }
}
/** @param obtain asked anew for every token: an assertion dies within minutes, and a job may run for hours (AADSTS700024) */
function byAssertion({ tenantId, clientId }, tried, obtain) {
    let assertion = '';
    const entra = new dist_esm/* ClientAssertionCredential */.XI(tenantId, clientId, async () => assertion, optionsFor(tried));
    return {
        async getToken(scopes, asked) {
            assertion = await obtain();
            tried.runner.mask(assertion);
            tried.attempt.presented = (0,federated_credential/* presentedBy */.s)(assertion);
            return entra.getToken(scopes, asked);
        },
    };
}
function optionsFor({ cloud, attempt }) {
    return {
        ...signInOptions(cloud, { last: attempt, limitMs: credential_requestTimeoutMs, failureIn: outageIn }),
        disableInstanceDiscovery: cloud.privateAuthority,
    };
}
/** What refuses tells more in MSAL's words than in ours. */
function outageIn({ status, request }) {
    return status >= 500 ? new Error(`${new URL(request.url).host} answered HTTP ${status}.`) : undefined;
}

// EXTERNAL MODULE: ./node_modules/@azure/arm-containerservice/dist/esm/api/index.js + 4 modules
var api = __webpack_require__(2530);
// EXTERNAL MODULE: ./node_modules/@azure/arm-containerservice/dist/esm/api/managedClusters/index.js + 6 modules
var managedClusters = __webpack_require__(2564);
// EXTERNAL MODULE: ./build/arm/pinned-versions.js
var pinned_versions = __webpack_require__(6721);
// EXTERNAL MODULE: ./build/cluster/cluster.js
var cluster_cluster = __webpack_require__(6239);
// EXTERNAL MODULE: ./build/cluster/places.js
var places = __webpack_require__(9505);
;// CONCATENATED MODULE: ./build/cluster/write-body.js


/**
 * The body that changes nothing but the list: every value as the service returned it, as far as the API defines it as
 * writable. AKS keeps what is left out. So do nulls, and an object that nothing is left of: sent as `{}` it might be taken for
 * an order to reset it.
 *
 * @param returned the body that was read, with the new list in it
 * @param known the same as the SDK's serializer wrote it: it tells which fields the API defines as writable. Its values
 *   are not used, since it spells some of them anew (dates, for one).
 * @param leaveOut further places that the service said it doesn't know
 */
function writeBody(returned, known, leaveOut = []) {
    return writableObject(returned, known, (0,places/* leavingOut */.lA)(places/* knownPlaces */.M9, leaveOut));
}
/** The body with another list. The empty list stays in it: left out, it would be kept as it was. */
function withRanges(body, ranges) {
    const properties = asObject(body.properties);
    const access = asObject(properties.apiServerAccessProfile);
    return {
        ...body,
        properties: { ...properties, apiServerAccessProfile: { ...access, authorizedIPRanges: [...ranges] } },
    };
}
/** Where a field of that name stands in a body, each place once, however many elements of a list have it. */
function placesOf(field, body) {
    return [...new Set(placesIn(body, places/* knownPlaces */.M9, '').filter((place) => (0,places/* keysOf */.YD)(place).at(-1) === field))];
}
function placesIn(value, tree, at) {
    if (Array.isArray(value))
        return value.flatMap((item) => placesIn(item, (0,places/* below */.Gz)(tree, '[]'), `${at}[]`));
    if (!(0,json/* isObject */.Gv)(value))
        return [];
    return Object.entries(value).flatMap(([key, inner]) => {
        const place = `${at}${at === '' ? '' : '.'}${(0,places/* isMap */.jh)(tree) ? '*' : key}`;
        return [place, ...placesIn(inner, (0,places/* below */.Gz)(tree, key), place)];
    });
}
function writable(returned, known, tree) {
    if (Array.isArray(returned)) {
        const models = Array.isArray(known) ? known : [];
        return returned.map((item, index) => writable(item, models[index], (0,places/* below */.Gz)(tree, '[]')));
    }
    return (0,json/* isObject */.Gv)(returned) ? writableObject(returned, known, tree) : returned;
}
function writableObject(returned, known, tree) {
    const written = Object.entries(returned).flatMap(([key, value]) => {
        const inner = (0,places/* below */.Gz)(tree, key);
        // Its own fields only: "constructor" is nothing that the API defines.
        const model = (0,json/* isObject */.Gv)(known) && Object.hasOwn(known, key) ? known[key] : undefined;
        if ((0,places/* isMap */.jh)(tree))
            return [[key, writable(value, model, inner)]];
        if (value === null || inner.leftOut || ((0,json/* isObject */.Gv)(known) && model === undefined))
            return [];
        const kept = writable(value, model, inner);
        return isEmpty(kept) && !isEmpty(value) ? [] : [[key, kept]];
    });
    return Object.fromEntries(written);
}
function isEmpty(value) {
    return (0,json/* isObject */.Gv)(value) && Object.keys(value).length === 0;
}
function asObject(value) {
    return (0,json/* isObject */.Gv)(value) ? value : {};
}

;// CONCATENATED MODULE: ./build/azure/managed-clusters.js











const apiVersion = pinned_versions/* pinned */.d.managedClusters.version;
/**
 * The one file that calls `@azure/arm-containerservice`: its functions, and not its client, which would bring every other
 * operation into the bundle.
 */
function managed_clusters_managedClusters(connection, id, clock) {
    const client = clientFor(connection, id);
    return {
        read: () => understood(read(client, id, clock)),
        write: (cluster, ranges, leaveOut) => understood(write(connection, cluster, ranges, leaveOut)),
        poll: (operationUrl) => getObject(connection, operationUrl),
    };
}
function clientFor(connection, { subscriptionId }) {
    return (0,api/* createContainerService */.H)(connection.credential, subscriptionId, { ...clientOptions(connection), apiVersion });
}
async function read(client, id, clock) {
    let answer;
    const model = await (0,managedClusters/* get */.Jt)(client, id.resourceGroup, id.name, {
        onResponse: (response) => {
            answer = response;
        },
    });
    const cluster = (0,cluster_cluster/* clusterFrom */.p8)(id, (0,json/* parseObject */.lj)(answer?.bodyAsText ?? ''), model, clock.now(), answer?.headers.get('date'));
    return { ...cluster, apiVersion: answer === undefined ? undefined : (0,api_version/* versionOf */.E4)(answer.request) };
}
async function write(connection, { id, body, model, etag }, ranges, leaveOut) {
    let operationUrl;
    const pipeline = connection.pipeline.clone();
    const sendsBack = sendingBack(withRanges(body, ranges), leaveOut, (answer) => {
        operationUrl = operationOf(answer);
    });
    pipeline.addPolicy(sendsBack, { phase: 'Serialize' });
    const client = clientFor({ ...connection, pipeline }, id);
    const apiServerAccessProfile = { ...model.apiServerAccessProfile, authorizedIPRanges: [...ranges] };
    const changed = { ...model, apiServerAccessProfile };
    const condition = etag === undefined ? {} : { ifMatch: etag };
    await (0,managedClusters/* createOrUpdate */.N)(client, id.resourceGroup, id.name, changed, condition).submitted();
    return { operationUrl };
}
/**
 * Lets the SDK choose which fields its API knows, and the answer that was read say what they hold. The SDK is shown nothing of
 * what AKS answers: its poller takes every status that contains "fail" for a failure, and AKS's are free text.
 */
function sendingBack(returned, leaveOut, accepted) {
    return {
        name: 'sendsBackWhatWasRead',
        async sendRequest(request, next) {
            const sent = writeBody(returned, (0,json/* parseObject */.lj)(String(request.body)), leaveOut);
            request.body = JSON.stringify(sent);
            const answer = await next(request).catch((error) => refusedFor(error, sent));
            accepted(answer);
            return { ...answer, status: 200, headers: (0,esm/* createHttpHeaders */.Nc)(), bodyAsText: '{}' };
        },
    };
}
/** Where AKS doesn't know a field, it says no more than the name: what was sent tells where one of that name stands. */
function refusedFor(error, sent) {
    const field = error instanceof arm_error/* ArmError */.dW ? error.unknownField : undefined;
    if (!(error instanceof arm_error/* ArmError */.dW) || field === undefined)
        throw error;
    const [place, ...others] = placesOf(field, sent);
    throw place === undefined ? error : new arm_error/* UnknownField */.r8(error, field, [place, ...others]);
}

// EXTERNAL MODULE: ./build/arm/resource-id.js
var resource_id = __webpack_require__(9011);
;// CONCATENATED MODULE: ./build/azure/network-models.js

// What the SDK's models mean to the action. Only types are imported: the SDK itself is loaded late.
function natGatewayFrom({ publicIpAddresses, publicIpPrefixes }) {
    return { addressIds: [...idsOf(publicIpAddresses), ...idsOf(publicIpPrefixes)] };
}
function routeTableFrom({ routes, disableBgpRoutePropagation }) {
    return {
        routes: (routes ?? []).map(({ addressPrefix, nextHopType, nextHopIpAddress }) => ({
            prefix: addressPrefix ?? '',
            nextHopType: nextHopType ?? '',
            nextHop: nextHopIpAddress === '' ? undefined : nextHopIpAddress,
        })),
        takesLearntRoutes: disableBgpRoutePropagation !== true,
    };
}
function virtualNetworkFrom(network) {
    const shared = { networkNatGatewayId: network.defaultPublicNatGateway?.id, routeSources: routeSourcesOf(network) };
    return {
        peerIds: (network.virtualNetworkPeerings ?? []).flatMap(({ remoteVirtualNetwork }) => remoteVirtualNetwork?.id ?? []),
        subnets: (network.subnets ?? []).map(({ id, natGateway, routeTable }) => ({
            ...{ id: id ?? '', natGatewayId: natGateway?.id, routeTableId: routeTable?.id },
            ...shared,
        })),
    };
}
/**
 * Gateways and route servers are in subnets of these names, and peered networks may use them
 * (learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview). Whether ARM shows every one of them in its
 * subnet isn't documented, so the subnet alone is taken for a sign.
 */
function routeSourcesOf({ id = '', subnets = [], virtualNetworkPeerings = [] }) {
    const name = `virtual network "${(0,resource_id/* resourceName */.Iy)(id)}"`;
    const inside = subnets.flatMap(({ name: subnet = '' }) => (gatewaySubnet.test(subnet) ? [subnet] : []));
    const remote = virtualNetworkPeerings.filter(({ useRemoteGateways }) => useRemoteGateways === true);
    return [
        ...inside.map((subnet) => `${name} has a ${subnet}`),
        ...remote.map(({ remoteVirtualNetwork }) => `${name} uses the gateways of "${(0,resource_id/* resourceName */.Iy)(remoteVirtualNetwork?.id ?? '')}"`),
    ];
}
const gatewaySubnet = /^(GatewaySubnet|RouteServerSubnet)$/i;
/**
 * In a network only the first IP configuration has the subnet and the private address, and every one may have a public
 * IP. In a hub they hold the public IPs that its owner has provided
 * (learn.microsoft.com/azure/firewall/secured-hub-customer-public-ip).
 */
function firewallFrom(firewall) {
    const { id, ipConfigurations, managementIpConfiguration, virtualHub, hubIPAddresses } = firewall;
    const configurations = ipConfigurations ?? [];
    const inside = configurations.map(({ privateIPAddress }) => privateIPAddress).find((text) => text !== undefined);
    return {
        id: id ?? '',
        privateAddress: hubIPAddresses?.privateIPAddress ?? inside,
        subnetId: configurations.flatMap(({ subnet }) => subnet?.id ?? [])[0],
        publicIpIds: idsOf(configurations.flatMap(({ publicIPAddress }) => publicIPAddress ?? [])),
        hasManagement: managementIpConfiguration !== undefined,
        hubId: virtualHub?.id,
        hubAddresses: (hubIPAddresses?.publicIPs?.addresses ?? []).flatMap(({ address }) => address ?? []),
    };
}
function hubConnectionFrom(connection) {
    const { remoteVirtualNetwork, enableInternetSecurity, routingConfiguration } = connection;
    return {
        networkId: remoteVirtualNetwork?.id ?? '',
        takesDefaultRoute: enableInternetSecurity === true,
        routeTableId: routingConfiguration?.associatedRouteTable?.id,
    };
}
function hubRouteTableFrom({ id, routes }) {
    return { id: id ?? '', routes: (routes ?? []).map(({ destinations, nextHop }) => ({ destinations, nextHop })) };
}
function idsOf(references) {
    return (references ?? []).flatMap(({ id }) => id ?? []);
}

;// CONCATENATED MODULE: ./build/azure/scale-sets.js




/** No list of a node resource group's scale sets has as many pages: a cluster has 100 pools at most. */
const mostPages = 20;
/**
 * The scale sets of a resource group, with the node pool that AKS notes in a tag. Only names and tags are needed, and
 * an SDK for Microsoft.Compute would be larger than all the rest of the action.
 */
async function scaleSetsIn(connection, subscriptionId, resourceGroup) {
    const arm = connection.cloud.resourceManager;
    const sets = [];
    let url = `${arm}/subscriptions/${encodeURIComponent(subscriptionId)}/resourceGroups/${encodeURIComponent(resourceGroup)}/providers/Microsoft.Compute/virtualMachineScaleSets?api-version=${pinned_versions/* pinned */.d.scaleSets.version}`;
    for (let page = 0; url !== undefined; page += 1) {
        if (page === mostPages)
            throw (0,arm_error/* endlessList */.jS)();
        const answer = await getObject(connection, url);
        sets.push(...(0,json/* objectsAt */.yR)(answer, 'value'));
        url = (0,json/* stringAt */.bX)(answer, 'nextLink');
    }
    return sets.map(scaleSetFrom);
}
/** AKS has renamed its tags once: the older name has no prefix. */
function scaleSetFrom(body) {
    const tags = (0,json/* objectAt */.lJ)(body, 'tags');
    return { id: (0,json/* stringAt */.bX)(body, 'id') ?? '', pool: (0,json/* stringAt */.bX)(tags, 'aks-managed-poolName') ?? (0,json/* stringAt */.bX)(tags, 'poolName') };
}

;// CONCATENATED MODULE: ./build/azure/network.js







/** Looks into Microsoft.Network. The one file that calls `@azure/arm-network`. All methods throw {@link ArmError}. */
function network(connection) {
    const { one, all } = reader(connection);
    return {
        publicIp: (id) => one(id, async (client, at) => (await client.publicIPAddresses.get(...at)).ipAddress),
        publicIpPrefix: (id) => one(id, async (client, at) => (await client.publicIPPrefixes.get(...at)).ipPrefix),
        natGateway: (id) => one(id, async (client, at) => natGatewayFrom(await client.natGateways.get(...at))),
        routeTable: (id) => one(id, async (client, at) => routeTableFrom(await client.routeTables.get(...at))),
        virtualNetwork: (id) => one(id, async (client, at) => virtualNetworkFrom(await client.virtualNetworks.get(...at))),
        virtualNetworksIn: async (subscriptionId, group) => (await all(subscriptionId, (client) => client.virtualNetworks.list(group))).map(virtualNetworkFrom),
        firewallsIn: async (subscriptionId) => (await all(subscriptionId, (client) => client.azureFirewalls.listAll())).map(firewallFrom),
        hubConnections: (id) => one(id, async (client, at) => (await collected(client.hubVirtualNetworkConnections.list(...at))).map(hubConnectionFrom)),
        hubRouteTables: (id) => one(id, async (client, at) => (await collected(client.hubRouteTables.list(...at))).map(hubRouteTableFrom)),
        scaleSetsIn: (subscriptionId, group) => scaleSetsIn(connection, subscriptionId, group),
        scaleSetAddresses: (id) => one(id, async (client, at) => {
            const addresses = client.publicIPAddresses.listVirtualMachineScaleSetPublicIPAddresses(...at);
            return (await collected(addresses)).flatMap(({ ipAddress }) => ipAddress ?? []);
        }),
    };
}
/** More than any list has: a page takes up to a thousand entries. One that names itself as the next would never end. */
const network_mostPages = 100;
/** How resources are read, one by its ID or all of a subscription's. */
function reader(connection) {
    const pipeline = connection.pipeline.clone();
    pipeline.addPolicy(pinnedVersion, { phase: 'Serialize' });
    const clients = new Map();
    const clientFor = (subscriptionId) => {
        const client = clients.get(subscriptionId) ?? connect({ ...connection, pipeline }, subscriptionId);
        clients.set(subscriptionId, client);
        return client;
    };
    return {
        async one(id, read) {
            const { subscriptionId, resourceGroup, names } = placeOf(id);
            return understood(read(await clientFor(subscriptionId), [resourceGroup, names[0] ?? '']));
        },
        async all(subscriptionId, list) {
            return understood(collected(list(await clientFor(subscriptionId))));
        },
    };
}
async function connect(connection, subscriptionId) {
    // Loaded only where the egress is looked up: it is the largest part of the bundle, and most steps don't need it.
    const { NetworkManagementClient } = await __webpack_require__.e(/* import() */ 163).then(__webpack_require__.bind(__webpack_require__, 2163));
    return new NetworkManagementClient(connection.credential, subscriptionId, clientOptions(connection));
}
/**
 * The SDK takes no version for a client and asks for its own newest, which not every cloud has. Scale sets' addresses are asked of
 * another provider, which has versions of its own.
 */
const pinnedVersion = {
    name: 'pinnedVersion',
    sendRequest(request, next) {
        const url = new URL(request.url);
        if (/\/providers\/Microsoft\.Network\//i.test(url.pathname))
            url.searchParams.set('api-version', pinned_versions/* pinned */.d.network.version);
        request.url = url.href;
        return next(request);
    },
};
function placeOf(id) {
    const place = (0,resource_id/* parseResourceId */.RQ)(id);
    if (place !== undefined)
        return place;
    throw new arm_error/* ArmError */.dW({ status: 400, code: 'UnknownResourceId', message: `"${id}" is no resource ID.` });
}
async function collected(list) {
    const items = [];
    let pages = 0;
    for await (const page of list.byPage()) {
        pages += 1;
        if (pages > network_mostPages)
            throw (0,arm_error/* endlessList */.jS)();
        items.push(...page);
    }
    return items;
}

;// CONCATENATED MODULE: ./build/azure/connect.js




/**
 * Azure, signed in to.
 * @throws {SignInError} where that doesn't work.
 */
async function connect_connect(cloud, as, clock, runner, { standIns, trace } = {}) {
    const credential = credentialFor(as, cloud, runner);
    await credential.getToken(cloud.scope);
    const connection = armConnection(cloud, credential, undefined, standIns, trace);
    return { clusters: (id) => managed_clusters_managedClusters(connection, id, clock), network: network(connection) };
}


/***/ }),

/***/ 3727:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bj: () => (/* binding */ signInMethods),
/* harmony export */   Ue: () => (/* binding */ chooseSignIn),
/* harmony export */   Vk: () => (/* binding */ clientSecretIn),
/* harmony export */   ck: () => (/* binding */ describeSignIn)
/* harmony export */ });
const signInMethods = [
    'auto',
    'client-secret',
    'oidc',
    'workload-identity',
    'azure-cli',
    'managed-identity',
];
/** A secret's text without the blank space and line ends that come with copying it. */
function clientSecretIn(env) {
    return (env.AZURE_CLIENT_SECRET ?? '').trim();
}
/** As a log line ends: "Signed in with …". */
function describeSignIn(signIn) {
    const { method } = signIn;
    if (method === 'managed-identity')
        return `${method} as ${signIn.clientId === undefined ? "this machine's own identity" : `application ${signIn.clientId}`}`;
    const tenant = signIn.tenantId === undefined ? '' : ` in tenant ${signIn.tenantId}`;
    return `${method}${method === 'azure-cli' ? '' : ` as application ${signIn.clientId}`}${tenant}`;
}
/** Chooses once: a method that turns out not to work is never followed by another one. */
function chooseSignIn(means) {
    const { tenantId, clientId } = means;
    if (means.method !== 'auto')
        return signInBy(means.method, means);
    if (means.hasClientSecret)
        return signInBy('client-secret', means);
    // A pod of a Kubernetes cluster, whose environment holds a client that trusts the cluster, not GitHub (Azure/login#593).
    if (means.tokenFile !== '' && !tenantId.byInput && !clientId.byInput)
        return signInBy('workload-identity', means);
    if (tenantId.text !== '' && clientId.text !== '' && means.hasIdToken)
        return signInBy('oidc', means);
    const problems = halfNamed(means);
    return problems.length > 0 ? { problems } : signInBy('azure-cli', means);
}
/** An application was meant to sign in: az, which may be signed in as something else, must not take its place. */
function halfNamed({ tenantId, clientId, hasIdToken, tokenFile }) {
    const problems = [];
    if (clientId.text !== '' && tenantId.text === '')
        problems.push(`${clientName} names an application to sign in as, and ${tenantName} is empty. ${fillIn}`);
    if (tenantId.byInput && clientId.text === '')
        problems.push(`\`tenant-id\` names a tenant to sign in to, and ${clientName} is empty. ${fillIn}`);
    if (clientId.byInput && !hasIdToken) {
        const others = ['set AZURE_CLIENT_SECRET', ...(tokenFile === '' ? [] : ['`auth-method: workload-identity`'])];
        problems.push(`\`client-id\` names an application to sign in as, and this job may not ask GitHub for an ID token. Give the job \`permissions: { id-token: write }\`, or ${others.join(', or ')}, or \`auth-method: azure-cli\`.`);
    }
    return problems;
}
function signInBy(method, means) {
    const { audience, tokenFile } = means;
    const [tenantId, clientId] = [means.tenantId.text, means.clientId.text];
    const problems = missingFor(method, means);
    if (problems.length > 0)
        return { problems };
    switch (method) {
        case 'azure-cli': {
            const lacksIdToken = means.method === 'auto' && clientId !== '' && !means.hasIdToken;
            return { signIn: { method, tenantId: tenantId === '' ? undefined : tenantId, lacksIdToken } };
        }
        case 'managed-identity':
            return { signIn: { method, clientId: clientId === '' ? undefined : clientId } };
        case 'client-secret':
            return { signIn: { method, tenantId, clientId } };
        case 'oidc':
            return { signIn: { method, tenantId, clientId, audience: audience === '' ? undefined : audience } };
        case 'workload-identity':
            return { signIn: { method, tenantId, clientId, tokenFile } };
    }
}
function missingFor(method, means) {
    switch (method) {
        case 'azure-cli':
        case 'managed-identity':
            return [];
        case 'client-secret':
            return [...missingIds(means, method, fillIn), ...(means.hasClientSecret ? [] : [noSecret])];
        case 'oidc':
            return [...missingIds(means, method, fillIn), ...(means.hasIdToken ? [] : [noIdToken])];
        case 'workload-identity':
            return [...missingIds(means, method, annotate), ...(means.tokenFile === '' ? [noTokenFile] : [])];
    }
}
const noSecret = '`auth-method: client-secret` needs the environment variable AZURE_CLIENT_SECRET, and it is empty. Set it from a secret, with `env`.';
const noIdToken = '`auth-method: oidc` needs an ID token from GitHub, and this job may not ask for one. Give the job `permissions: { id-token: write }`.';
const noTokenFile = '`auth-method: workload-identity` needs the environment variable AZURE_FEDERATED_TOKEN_FILE, and it is empty. The runner must be a pod with the label `azure.workload.identity/use: "true"`; a job with `container:` does not see its environment.';
const tenantName = '`tenant-id` (or AZURE_TENANT_ID)';
const clientName = '`client-id` (or AZURE_CLIENT_ID)';
const fillIn = 'Set what is missing, from repository variables or secrets.';
/** What Microsoft's webhook takes both variables from: azure.github.io/azure-workload-identity/docs/topics/service-account-labels-and-annotations.html */
const annotate = "Annotate the service account of the runner's pod (`azure.workload.identity/client-id`, `azure.workload.identity/tenant-id`), or name `auth-method` and set what is missing.";
function missingIds({ tenantId, clientId }, method, remedy) {
    const missing = [...(tenantId.text === '' ? [tenantName] : []), ...(clientId.text === '' ? [clientName] : [])];
    if (missing.length === 0)
        return [];
    return [
        `Signing in with ${method} needs ${missing.join(' and ')}, and ${missing.length === 1 ? 'it is' : 'they are'} empty. ${remedy}`,
    ];
}


/***/ })

};

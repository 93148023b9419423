export const id = 929;
export const ids = [929];
export const modules = {

/***/ 6929:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connect: () => (/* binding */ connect_connect)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 12 modules
var core = __webpack_require__(143);
// EXTERNAL MODULE: ./node_modules/@azure/identity/dist/esm/index.js + 182 modules
var esm = __webpack_require__(5563);
// EXTERNAL MODULE: ./build/clock.js
var clock = __webpack_require__(7094);
// EXTERNAL MODULE: ./build/azure/explain.js
var explain = __webpack_require__(1139);
;// CONCATENATED MODULE: ./build/azure/credential.js




/** A token is renewed when it has less than this left, so that none dies on its way. */
const leastLeftMs = 5 * 60_000;
/** For one sign-in, GitHub's ID token included. Neither MSAL nor az has a limit of its own. */
const signInTimeoutMs = 30_000;
/**
 * The one file that signs in. A token is asked for once and kept until it must be renewed, and masked before anybody can
 * print it. Failures are {@link SignInError}s, now and at a renewal.
 */
function credentialFor(signIn, cloud, env) {
    const credential = usableCredential(signIn, cloud, env);
    let kept;
    return {
        async getToken(scopes, options) {
            // With claims, Azure has turned the token down and says what the next one must hold.
            const usable = kept !== undefined && options?.claims === undefined && kept.expiresOnTimestamp - Date.now() > leastLeftMs;
            if (usable && kept !== undefined)
                return kept;
            const token = await obtained(credential.getToken(scopes, { ...options, enableCae: true }), signIn);
            if (token === null)
                return null;
            (0,core/* setSecret */.Pq)(token.token);
            kept = token;
            return token;
        },
    };
}
/** @throws {SignInError} where there is nothing that it could be tried with. */
function usableCredential(signIn, cloud, env) {
    try {
        return freshCredential(signIn, cloud, env);
    }
    catch (error) {
        throw (0,explain/* impossibleSignIn */.gC)(error, signIn);
    }
}
/** @throws {SignInError} where the token is refused, or doesn't come in time. */
async function obtained(token, signIn) {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(new Error(`no answer within ${signInTimeoutMs / 1000} s.`)), signInTimeoutMs);
    try {
        return await (0,clock/* unlessAborted */.Wh)(token, late.signal);
    }
    catch (error) {
        throw (0,explain/* explainedSignIn */.zi)(error, signIn);
    }
    finally {
        clearTimeout(timer);
    }
}
function freshCredential(signIn, cloud, env) {
    const options = {
        authorityHost: cloud.authority,
        disableInstanceDiscovery: cloud.privateAuthority,
        // The step repeats a sign-in itself, within its own time; and no secret or assertion goes where an answer points to.
        retryOptions: { maxRetries: 0 },
        redirectOptions: { maxRetries: 0 },
    };
    switch (signIn.method) {
        case 'oidc': {
            // Asked anew for every token: an assertion dies within minutes, and a job may run for hours (AADSTS700024).
            const assertion = onceAMinute(() => (0,core/* getIDToken */.V9)(signIn.audience ?? cloud.idTokenAudience));
            return new esm/* ClientAssertionCredential */.XI(signIn.tenantId, signIn.clientId, assertion, options);
        }
        case 'client-secret': {
            const secret = env.AZURE_CLIENT_SECRET ?? '';
            if (secret === '')
                throw new Error('the environment variable AZURE_CLIENT_SECRET is empty.');
            (0,core/* setSecret */.Pq)(secret);
            return new esm/* ClientSecretCredential */.HC(signIn.tenantId, signIn.clientId, secret, options);
        }
        case 'azure-cli':
            return new esm/* AzureCliCredential */.nG({
                processTimeoutInMs: signInTimeoutMs,
                ...(signIn.tenantId === undefined ? {} : { tenantId: signIn.tenantId }),
            });
    }
}
/** The library asks for the assertion twice for one token. */
function onceAMinute(mint) {
    let minted;
    return () => {
        if (minted === undefined || Date.now() - minted.at > 60_000)
            minted = { at: Date.now(), token: forgetting(mint()) };
        return minted.token;
    };
    /** A failure is not kept: the next sign-in asks again. */
    async function forgetting(token) {
        try {
            return await token;
        }
        catch (error) {
            minted = undefined;
            throw error;
        }
    }
}

// EXTERNAL MODULE: ./node_modules/@azure/arm-containerservice/dist/esm/api/index.js + 4 modules
var api = __webpack_require__(2530);
// EXTERNAL MODULE: ./node_modules/@azure/arm-containerservice/dist/esm/api/managedClusters/index.js + 6 modules
var managedClusters = __webpack_require__(2564);
// EXTERNAL MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/index.js + 38 modules
var dist_esm = __webpack_require__(690);
// EXTERNAL MODULE: ./build/cluster/cluster.js
var cluster = __webpack_require__(6239);
// EXTERNAL MODULE: ./build/cluster/json.js
var json = __webpack_require__(1815);
;// CONCATENATED MODULE: ./build/cluster/write-body.js

/**
 * What the service owns, `[]` standing for every element of a list and `*` for every key of a map. The paths are those
 * that the specification marks read-only, in 2024-09-01 or in 2026-05-01, and `nodeImageVersion`, which versions
 * from 2026-04-01 on take as an order to roll a pool back (azure-rest-api-specs, managedClusters.json).
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
    'properties.networkProfile.natGatewayProfile.effectiveOutboundIPs',
    'properties.privateLinkResources[].privateLinkServiceID',
    'properties.ingressProfile.webAppRouting.identity',
];
const leaf = new Map();
const ownedTree = serviceOwned.map((path) => path.replaceAll('[]', '.[]').split('.')).reduce(grown, leaf);
function grown(tree, [head = '', ...rest]) {
    return new Map([...tree, [head, rest.length === 0 ? leaf : grown(tree.get(head) ?? leaf, rest)]]);
}
/**
 * The body that changes nothing but the list: every value as the service returned it, as far as the SDK's model knows
 * the field and the service doesn't own it. AKS keeps what is left out, and refuses fields that a version lacks.
 *
 * @param returned the body that was read, with the new list in it
 * @param known the same as the SDK's serializer wrote it: it tells which fields the API defines as writable. Its values
 *   are not used, since it spells some of them anew (dates, for one).
 * @param leaveOut names of further fields that the service said it doesn't know
 */
function writeBody(returned, known, leaveOut = new Set()) {
    return asObject(writable(returned, known, ownedTree, leaveOut));
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
function writable(returned, known, owned, leaveOut) {
    if (Array.isArray(returned)) {
        const models = Array.isArray(known) ? known : [];
        return returned.map((item, index) => writable(item, models[index], owned?.get('[]'), leaveOut));
    }
    if (!(0,json/* isObject */.Gv)(returned))
        return returned;
    const kept = Object.entries(returned).flatMap(([key, value]) => {
        const path = owned?.get(key) ?? owned?.get('*');
        // Its own fields only: "constructor" is nothing that the API defines.
        if (path === leaf || leaveOut.has(key) || ((0,json/* isObject */.Gv)(known) && !Object.hasOwn(known, key)))
            return [];
        return [[key, writable(value, (0,json/* isObject */.Gv)(known) ? known[key] : undefined, path, leaveOut)]];
    });
    return Object.fromEntries(kept);
}
function asObject(value) {
    return (0,json/* isObject */.Gv)(value) ? value : {};
}

;// CONCATENATED MODULE: ./build/azure/arm-client.js
/** No single request may hang for longer: ARM itself answers or gives up within a minute. */
const readTimeoutMs = 30_000;
const writeTimeoutMs = 90_000;
/** What every SDK client of the action is built with. */
function clientOptions({ cloud, httpClient }, apiVersion) {
    const pipeline = {
        // Retrying is the step's own business: a write whose answer was lost must be looked up, never repeated blindly.
        retryOptions: { maxRetries: 0 },
        // ARM redirects nobody, and the token goes to ARM alone.
        redirectOptions: { maxRetries: 0 },
        userAgentOptions: { userAgentPrefix: 'aks-authorized-ip-ranges' },
    };
    return {
        ...pipeline,
        apiVersion,
        ...(httpClient === undefined ? {} : { httpClient }),
        endpoint: cloud.resourceManager,
        credentials: { scopes: [cloud.scope] },
    };
}
/** The token goes to ARM alone: an operation or a list's next page is followed nowhere else, wherever an answer points. */
function isOnArm({ cloud }, url) {
    return URL.canParse(url) && new URL(url).origin === new URL(cloud.resourceManager).origin;
}

// EXTERNAL MODULE: ./build/azure/arm-error.js
var arm_error = __webpack_require__(8897);
;// CONCATENATED MODULE: ./build/azure/sdk-error.js


/**
 * Turns what an SDK client threw into what ARM said: what came over the wire tells, where anything did. Errors that didn't
 * come from a request stay as they are.
 */
function armError(thrown, response) {
    if (thrown instanceof arm_error/* ArmError */.dW)
        return thrown;
    if (response !== undefined)
        return fromResponse(response, thrown);
    if (thrown instanceof dist_esm/* RestError */.pj)
        return fromRestError(thrown);
    if (thrown instanceof Error && (thrown.name === 'AbortError' || thrown.name === 'TimeoutError')) {
        return new arm_error/* ArmError */.dW({ code: 'RequestTimeout', message: 'Azure did not answer in time.', cause: thrown });
    }
    return thrown;
}
/** @returns for a success that nobody could read, an error that leaves open whether the request was carried out. */
function fromResponse({ status, headers, bodyAsText }, cause) {
    if (status >= 300)
        return (0,arm_error/* errorFromResponse */.a5)(status, bodyAsText ?? '', headers.get('retry-after'), cause);
    return unreadable(cause);
}
/** An answer whose meaning nobody can tell, such as a proxy's page or one that was cut short. */
function unreadable(cause) {
    return new arm_error/* ArmError */.dW({ code: 'UnreadableAnswer', message: "Azure answered with something that can't be read.", cause });
}
function fromRestError(thrown) {
    const { response } = thrown;
    if (response === undefined) {
        return new arm_error/* ArmError */.dW({
            code: thrown.code ?? 'NoAnswer',
            message: `No answer from Azure: ${thrown.message}`,
            cause: thrown,
        });
    }
    if (response.status < 300)
        return fromResponse(response, thrown);
    // The SDK keeps the body only where it isn't JSON; otherwise it has taken code and message out of it, of either shape.
    const body = response.bodyAsText ?? JSON.stringify({ code: thrown.code, message: thrown.message });
    return (0,arm_error/* errorFromResponse */.a5)(response.status, body, response.headers.get('retry-after'), thrown);
}

;// CONCATENATED MODULE: ./build/azure/managed-clusters.js









/**
 * The newest version in which `nodeImageVersion` is read-only. From 2026-04-01 on, sending it back orders the pool to
 * be rolled back (azure-rest-api-specs, containerservice 2026-04-01).
 */
const apiVersion = '2026-03-01';
/** Calls the SDK's functions, and not its client, which would bring every other operation into the bundle. */
function managed_clusters_managedClusters(connection, id, clock) {
    const connect = () => (0,api/* createContainerService */.H)(connection.credential, id.subscriptionId, clientOptions(connection, apiVersion));
    const client = connect();
    return {
        read: () => read(client, id, clock),
        write: (cluster, ranges, leaveOut) => write(connect(), cluster, ranges, leaveOut),
        poll: (operationUrl) => poll(connection, client, operationUrl),
    };
}
async function read(client, id, clock) {
    let answer;
    try {
        const model = await (0,managedClusters/* get */.Jt)(client, id.resourceGroup, id.name, {
            abortSignal: AbortSignal.timeout(readTimeoutMs),
            onResponse: (response) => {
                answer = response;
            },
        });
        return (0,cluster/* clusterFrom */.p8)(id, (0,json/* parseObject */.lj)(answer?.bodyAsText ?? ''), model, clock.now(), answer?.headers.get('date'));
    }
    catch (thrown) {
        throw armError(thrown, answer);
    }
}
async function write(client, cluster, ranges, leaveOut) {
    client.pipeline.addPolicy(sendsBack(withRanges(cluster.body, ranges), leaveOut), { phase: 'Serialize' });
    let answer;
    const changed = {
        ...cluster.model,
        apiServerAccessProfile: { ...cluster.model.apiServerAccessProfile, authorizedIPRanges: [...ranges] },
    };
    const poller = (0,managedClusters/* createOrUpdate */.N)(client, cluster.id.resourceGroup, cluster.id.name, changed, {
        ...(cluster.etag === undefined ? {} : { ifMatch: cluster.etag }),
        abortSignal: AbortSignal.timeout(writeTimeoutMs),
        onResponse: (response) => {
            answer = response;
        },
    });
    try {
        // Only the request itself: the SDK's poller takes every status that contains "fail" for a failure, and AKS's are free text.
        await poller.submitted();
    }
    catch (thrown) {
        const operationUrl = acceptedAt(answer);
        // AKS has begun an operation, whatever the SDK made of the rest of the answer.
        if (operationUrl === undefined)
            throw armError(thrown, answer);
        return { operationUrl };
    }
    return { operationUrl: acceptedAt(answer) };
}
function acceptedAt(answer) {
    return answer !== undefined && answer.status < 300 ? answer.headers.get('azure-asyncoperation') : undefined;
}
/** Lets the SDK choose which fields its API knows, and the answer that was read say what they hold. */
function sendsBack(returned, leaveOut) {
    return {
        name: 'sendsBackWhatWasRead',
        sendRequest(request, next) {
            if (request.method === 'PUT' && typeof request.body === 'string') {
                request.body = JSON.stringify(writeBody(returned, (0,json/* parseObject */.lj)(request.body), leaveOut));
            }
            return next(request);
        },
    };
}
async function poll(connection, client, operationUrl) {
    const { cloud, httpClient = (0,dist_esm/* createDefaultHttpClient */.fl)() } = connection;
    if (!isOnArm(connection, operationUrl)) {
        throw new arm_error/* ArmError */.dW({
            status: 400,
            code: 'ForeignOperationUrl',
            message: `The operation's URL is not on ${cloud.resourceManager}, so it is not followed.`,
        });
    }
    const request = (0,dist_esm/* createPipelineRequest */.G6)({
        url: operationUrl,
        method: 'GET',
        abortSignal: AbortSignal.timeout(readTimeoutMs),
    });
    let answer;
    try {
        answer = await client.pipeline.sendRequest(httpClient, request);
        if (answer.status === 200)
            return (0,json/* parseObject */.lj)(answer.bodyAsText ?? '');
    }
    catch (thrown) {
        throw armError(thrown, answer);
    }
    throw fromResponse(answer);
}

;// CONCATENATED MODULE: ./build/azure/network-models.js
// What the SDK's models mean to the action. Only types are imported: the SDK itself is loaded late.
function natGatewayFrom({ publicIpAddresses, publicIpPrefixes }) {
    return { addressIds: [...idsOf(publicIpAddresses), ...idsOf(publicIpPrefixes)] };
}
function subnetFrom({ id, natGateway, routeTable }) {
    return { id: id ?? '', natGatewayId: natGateway?.id, routeTableId: routeTable?.id };
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
function virtualNetworkFrom({ virtualNetworkPeerings }) {
    return {
        peerIds: (virtualNetworkPeerings ?? []).flatMap(({ remoteVirtualNetwork }) => remoteVirtualNetwork?.id ?? []),
    };
}
/** Only the first IP configuration has the subnet and the private address; every one may have a public IP. */
function firewallFrom({ id, ipConfigurations, virtualHub, hubIPAddresses }) {
    const configurations = ipConfigurations ?? [];
    const inside = configurations.map(({ privateIPAddress }) => privateIPAddress).find((text) => text !== undefined);
    return {
        id: id ?? '',
        privateAddress: inside ?? hubIPAddresses?.privateIPAddress,
        subnetId: configurations.flatMap(({ subnet }) => subnet?.id ?? [])[0],
        publicIpIds: idsOf(configurations.flatMap(({ publicIPAddress }) => publicIPAddress ?? [])),
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

// EXTERNAL MODULE: ./build/azure/resource-id.js
var resource_id = __webpack_require__(8126);
;// CONCATENATED MODULE: ./build/azure/scale-sets.js




const scale_sets_apiVersion = '2024-07-01';
/** No list of a node resource group's scale sets has as many pages: a cluster has 100 pools at most. */
const mostPages = 20;
/**
 * The scale sets of a resource group, with the node pool that AKS notes in a tag. Only names and tags are needed, and
 * an SDK for Microsoft.Compute would be larger than all the rest of the action.
 */
async function scaleSetsIn(connection, subscriptionId, resourceGroup) {
    const arm = connection.cloud.resourceManager;
    const pipeline = (0,dist_esm/* createPipelineFromOptions */.Fp)(clientOptions(connection, scale_sets_apiVersion));
    pipeline.addPolicy((0,dist_esm/* bearerTokenAuthenticationPolicy */.N$)({ credential: connection.credential, scopes: [connection.cloud.scope] }));
    const client = connection.httpClient ?? (0,dist_esm/* createDefaultHttpClient */.fl)();
    const sets = [];
    let url = `${arm}/subscriptions/${encodeURIComponent(subscriptionId)}/resourceGroups/${encodeURIComponent(resourceGroup)}/providers/Microsoft.Compute/virtualMachineScaleSets?api-version=${scale_sets_apiVersion}`;
    for (let page = 0; url !== undefined; page += 1) {
        if (page === mostPages || !isOnArm(connection, url))
            throw endlessList();
        const answer = await get(pipeline, client, url);
        sets.push(...(0,json/* objectsAt */.yR)(answer, 'value'));
        url = (0,json/* stringAt */.bX)(answer, 'nextLink');
    }
    return sets.map(scaleSetFrom);
}
function endlessList() {
    return new arm_error/* ArmError */.dW({
        status: 400,
        code: 'UnreadableList',
        message: "The list of scale sets can't be read to its end.",
    });
}
async function get(pipeline, client, url) {
    const request = (0,dist_esm/* createPipelineRequest */.G6)({ url, method: 'GET', abortSignal: AbortSignal.timeout(readTimeoutMs) });
    const { status, bodyAsText, headers } = await pipeline.sendRequest(client, request);
    if (status !== 200)
        throw (0,arm_error/* errorFromResponse */.a5)(status, bodyAsText ?? '', headers.get('retry-after'));
    try {
        return (0,json/* parseObject */.lj)(bodyAsText ?? '');
    }
    catch (cause) {
        throw new arm_error/* ArmError */.dW({
            code: 'UnreadableAnswer',
            message: 'Azure answered with something that is not a list.',
            cause,
        });
    }
}
/** AKS has renamed its tags once: the older name has no prefix. */
function scaleSetFrom(body) {
    const tags = (0,json/* objectAt */.lJ)(body, 'tags');
    return { id: (0,json/* stringAt */.bX)(body, 'id') ?? '', pool: (0,json/* stringAt */.bX)(tags, 'aks-managed-poolName') ?? (0,json/* stringAt */.bX)(tags, 'poolName') };
}

;// CONCATENATED MODULE: ./build/azure/network.js






/** Has all that is read, and is old enough for clouds that lag behind. */
const network_apiVersion = '2024-05-01';
/** Looks into Microsoft.Network. The one file that calls `@azure/arm-network`. All methods throw {@link ArmError}. */
function network(connection) {
    const { one, all } = reader(connection);
    return {
        publicIp: (id) => one(id, async (client, at) => (await client.publicIPAddresses.get(...at, bounded())).ipAddress),
        publicIpPrefix: (id) => one(id, async (client, at) => (await client.publicIPPrefixes.get(...at, bounded())).ipPrefix),
        natGateway: (id) => one(id, async (client, at) => natGatewayFrom(await client.natGateways.get(...at, bounded()))),
        subnet: (id) => one(id, async (client, at, inner) => subnetFrom(await client.subnets.get(...at, inner, bounded()))),
        routeTable: (id) => one(id, async (client, at) => routeTableFrom(await client.routeTables.get(...at, bounded()))),
        virtualNetwork: (id) => one(id, async (client, at) => virtualNetworkFrom(await client.virtualNetworks.get(...at, bounded()))),
        subnetsIn: async (subscriptionId, group) => {
            const networks = await all(subscriptionId, (client) => client.virtualNetworks.list(group, bounded()));
            return networks.flatMap(({ subnets }) => (subnets ?? []).map(subnetFrom));
        },
        firewallsIn: async (subscriptionId) => (await all(subscriptionId, (client) => client.azureFirewalls.listAll(bounded()))).map(firewallFrom),
        hubConnections: (id) => one(id, async (client, at) => (await collected(client.hubVirtualNetworkConnections.list(...at, bounded()))).map(hubConnectionFrom)),
        hubRouteTables: (id) => one(id, async (client, at) => (await collected(client.hubRouteTables.list(...at, bounded()))).map(hubRouteTableFrom)),
        scaleSetsIn: (subscriptionId, group) => translated(() => scaleSetsIn(connection, subscriptionId, group)),
        scaleSetAddresses: (id) => one(id, async (client, at) => {
            const addresses = client.publicIPAddresses.listVirtualMachineScaleSetPublicIPAddresses(...at, bounded());
            return (await collected(addresses)).flatMap(({ ipAddress }) => ipAddress ?? []);
        }),
    };
}
/** How resources are read, one by its ID or all of a subscription's. */
function reader(connection) {
    const clients = new Map();
    const clientFor = (subscriptionId) => {
        const client = clients.get(subscriptionId) ?? connect(connection, subscriptionId);
        clients.set(subscriptionId, client);
        return client;
    };
    return {
        one(id, read) {
            return translated(async () => {
                const { subscriptionId, resourceGroup, names } = placeOf(id);
                const [name = '', inner = ''] = names;
                return read(await clientFor(subscriptionId), [resourceGroup, name], inner);
            });
        },
        all(subscriptionId, list) {
            return translated(async () => collected(list(await clientFor(subscriptionId))));
        },
    };
}
async function connect(connection, subscriptionId) {
    // Loaded only where the egress is looked up: it is the largest part of the bundle, and most steps don't need it.
    const { NetworkManagementClient } = await __webpack_require__.e(/* import() */ 163).then(__webpack_require__.bind(__webpack_require__, 2163));
    // The SDK takes no version for a client and asks for its own newest, which not every cloud has.
    const { apiVersion: _, ...options } = clientOptions(connection, network_apiVersion);
    const client = new NetworkManagementClient(connection.credential, subscriptionId, options);
    client.pipeline.addPolicy(pinnedVersion);
    client.pipeline.addPolicy(armAlone(connection));
    return client;
}
/** The SDK follows a list's next page wherever it is said to be. */
function armAlone(connection) {
    return {
        name: 'armAlone',
        async sendRequest(request, next) {
            if (isOnArm(connection, request.url))
                return next(request);
            throw new arm_error/* ArmError */.dW({
                status: 400,
                code: 'ForeignPage',
                message: `The next page of a list is not on ${new URL(connection.cloud.resourceManager).origin}, so it is not asked for.`,
            });
        },
    };
}
/** Scale sets' addresses are asked of another provider, which has versions of its own. */
const pinnedVersion = {
    name: 'pinnedVersion',
    sendRequest(request, next) {
        const url = new URL(request.url);
        if (/\/providers\/Microsoft\.Network\//i.test(url.pathname))
            url.searchParams.set('api-version', network_apiVersion);
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
const bounded = () => ({ abortSignal: AbortSignal.timeout(readTimeoutMs) });
async function collected(pages) {
    const items = [];
    for await (const item of pages)
        items.push(item);
    return items;
}
async function translated(request) {
    try {
        return await request();
    }
    catch (thrown) {
        // The SDK's own reading of an answer that isn't shaped as the API defines it.
        if (thrown instanceof TypeError)
            throw unreadable(thrown);
        throw armError(thrown);
    }
}

;// CONCATENATED MODULE: ./build/azure/connect.js



/** Azure, signed in to. @throws {SignInError} where that doesn't work. */
async function connect_connect(cloud, as, clock) {
    const credential = credentialFor(as, cloud, process.env);
    await credential.getToken(cloud.scope);
    const connection = { cloud, credential };
    return { clusters: (id) => managed_clusters_managedClusters(connection, id, clock), network: network(connection) };
}


/***/ })

};

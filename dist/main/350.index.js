export const id = 350;
export const ids = [350];
export const modules = {

/***/ 4350:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connect: () => (/* binding */ connect)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 14 modules
var core = __webpack_require__(6288);
// EXTERNAL MODULE: ./node_modules/@azure/identity/dist/esm/index.js + 182 modules
var esm = __webpack_require__(5563);
// EXTERNAL MODULE: ./build/azure/explain.js
var explain = __webpack_require__(1139);
;// CONCATENATED MODULE: ./build/azure/credential.js



/** A token is renewed when it has less than this left, so that none dies on its way. */
const leastLeftMs = 5 * 60_000;
/**
 * The one file that signs in. A token is asked for once and kept until it must be renewed, and masked before anybody can
 * print it.
 */
function credentialFor(signIn, cloud, env) {
    const credential = freshCredential(signIn, cloud, env);
    let kept;
    return {
        async getToken(scopes, options) {
            // With claims, Azure has turned the token down and says what the next one must hold.
            const usable = kept !== undefined && options?.claims === undefined && kept.expiresOnTimestamp - Date.now() > leastLeftMs;
            if (usable && kept !== undefined)
                return kept;
            const token = await credential.getToken(scopes, { ...options, enableCae: true });
            if (token === null)
                return null;
            (0,core/* setSecret */.Pq)(token.token);
            kept = token;
            return token;
        },
    };
}
function freshCredential(signIn, cloud, env) {
    const options = { authorityHost: cloud.authority, disableInstanceDiscovery: cloud.privateAuthority };
    switch (signIn.method) {
        case 'oidc': {
            // Asked anew for every token: an assertion dies within minutes, and a job may run for hours (AADSTS700024).
            const assertion = onceAMinute(() => (0,core/* getIDToken */.V9)(signIn.audience ?? cloud.idTokenAudience));
            return new esm/* ClientAssertionCredential */.XI(signIn.tenantId, signIn.clientId, assertion, options);
        }
        case 'client-secret': {
            const secret = env.AZURE_CLIENT_SECRET ?? '';
            if (secret === '')
                throw secretIsGone();
            (0,core/* setSecret */.Pq)(secret);
            return new esm/* ClientSecretCredential */.HC(signIn.tenantId, signIn.clientId, secret, options);
        }
        case 'azure-cli':
            return new esm/* AzureCliCredential */.nG(signIn.tenantId === undefined ? {} : { tenantId: signIn.tenantId });
    }
}
/** It was there when main looked; a later step may have emptied it before the post step. */
function secretIsGone() {
    return new explain/* SignInError */.Jj('Signing in to Azure failed: the environment variable AZURE_CLIENT_SECRET is empty.', {
        remedy: 'Set it with `env` on the job or on this step, and let no other step change it: the post step reads it again.',
        transient: false,
    });
}
/** The library asks for the assertion twice for one token. */
function onceAMinute(mint) {
    let minted;
    return () => {
        if (minted === undefined || Date.now() - minted.at > 60_000)
            minted = { at: Date.now(), token: mint() };
        return minted.token;
    };
}

// EXTERNAL MODULE: ./node_modules/@azure/arm-containerservice/dist/esm/index.js + 40 modules
var dist_esm = __webpack_require__(5614);
// EXTERNAL MODULE: ./node_modules/@azure/core-rest-pipeline/dist/esm/index.js + 38 modules
var core_rest_pipeline_dist_esm = __webpack_require__(690);
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
    return asObject(serviceOwned.reduce(without, shared(returned, known, leaveOut)));
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
function shared(returned, known, leaveOut) {
    if (Array.isArray(returned) && Array.isArray(known)) {
        return returned.map((item, index) => shared(item, known[index] ?? null, leaveOut));
    }
    if (!(0,json/* isObject */.Gv)(returned) || !(0,json/* isObject */.Gv)(known))
        return returned;
    const kept = Object.entries(returned).flatMap(([key, value]) => {
        const model = known[key];
        return model === undefined || leaveOut.has(key) ? [] : [[key, shared(value, model, leaveOut)]];
    });
    return Object.fromEntries(kept);
}
function without(value, path) {
    const [head = '', ...rest] = path.replaceAll('[]', '.[]').split('.');
    return withoutPath(value, head, rest);
}
function withoutPath(value, head, rest) {
    const [next, ...further] = rest;
    const inner = (item) => (next === undefined ? item : withoutPath(item, next, further));
    if (head === '[]')
        return Array.isArray(value) ? value.map(inner) : value;
    if (!(0,json/* isObject */.Gv)(value))
        return value;
    const isMeant = (key) => head === '*' || key === head;
    if (next === undefined)
        return Object.fromEntries(Object.entries(value).filter(([key]) => !isMeant(key)));
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, isMeant(key) ? inner(item) : item]));
}
function asObject(value) {
    return (0,json/* isObject */.Gv)(value) ? value : {};
}

;// CONCATENATED MODULE: ./build/azure/arm-client.js
/** No single request may hang for longer: ARM itself answers or gives up within a minute. */
const readTimeoutMs = 30_000;
const writeTimeoutMs = 90_000;
/** What every SDK client of the action is built with. */
function clientOptions({ cloud }, apiVersion) {
    const pipeline = {
        // Retrying is the step's own business: a write whose answer was lost must be looked up, never repeated blindly.
        retryOptions: { maxRetries: 0 },
        userAgentOptions: { userAgentPrefix: 'aks-authorized-ip-ranges' },
    };
    return {
        ...pipeline,
        apiVersion,
        endpoint: cloud.resourceManager,
        credentials: { scopes: [cloud.scope] },
    };
}

// EXTERNAL MODULE: ./build/azure/arm-error.js
var arm_error = __webpack_require__(8897);
;// CONCATENATED MODULE: ./build/azure/sdk-error.js


/** Turns what an SDK client threw into what ARM said. Errors that didn't come from a request stay as they are. */
function armError(thrown) {
    if (thrown instanceof arm_error/* ArmError */.dW)
        return thrown;
    if (thrown instanceof core_rest_pipeline_dist_esm/* RestError */.pj)
        return fromRestError(thrown);
    if (thrown instanceof Error && (thrown.name === 'AbortError' || thrown.name === 'TimeoutError')) {
        return new arm_error/* ArmError */.dW({ code: 'RequestTimeout', message: 'Azure did not answer in time.', cause: thrown });
    }
    return thrown;
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
function managedClusters(connection, id, clock) {
    const connect = () => new dist_esm/* ContainerServiceClient */.u(connection.credential, id.subscriptionId, clientOptions(connection, apiVersion));
    const client = connect();
    return {
        read: () => translated(() => read(client, id, clock)),
        write: (cluster, ranges, leaveOut) => translated(() => write(connect(), cluster, ranges, leaveOut)),
        poll: (operationUrl) => translated(() => poll(client, connection.cloud.resourceManager, operationUrl)),
    };
}
async function translated(request) {
    try {
        return await request();
    }
    catch (thrown) {
        throw armError(thrown);
    }
}
async function read(client, id, clock) {
    let text = '';
    let date;
    const model = await client.managedClusters.get(id.resourceGroup, id.name, {
        abortSignal: AbortSignal.timeout(readTimeoutMs),
        onResponse: (response) => {
            text = response.bodyAsText ?? '';
            date = response.headers.get('date');
        },
    });
    return (0,cluster/* clusterFrom */.p8)(id, bodyOf(text), model, clock.now(), date);
}
/** A 200 without a readable cluster in it: a proxy's page, or an answer that was cut off. */
function bodyOf(text) {
    try {
        return (0,json/* parseObject */.lj)(text);
    }
    catch (cause) {
        throw new arm_error/* ArmError */.dW({
            code: 'UnreadableAnswer',
            message: 'Azure answered with something that is not a cluster.',
            cause,
        });
    }
}
async function write(client, cluster, ranges, leaveOut) {
    client.pipeline.addPolicy(sendsBack(withRanges(cluster.body, ranges), leaveOut), { phase: 'Serialize' });
    let operationUrl;
    const changed = {
        ...cluster.model,
        apiServerAccessProfile: { ...cluster.model.apiServerAccessProfile, authorizedIPRanges: [...ranges] },
    };
    const poller = client.managedClusters.createOrUpdate(cluster.id.resourceGroup, cluster.id.name, changed, {
        ...(cluster.etag === undefined ? {} : { ifMatch: cluster.etag }),
        abortSignal: AbortSignal.timeout(writeTimeoutMs),
        onResponse: (response) => {
            operationUrl = response.headers.get('azure-asyncoperation');
        },
    });
    // Only the request itself: the SDK's poller takes every status that contains "fail" for a failure, and AKS's are free text.
    await poller.submitted();
    return { operationUrl };
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
async function poll(client, resourceManager, operationUrl) {
    if (new URL(operationUrl).origin !== new URL(resourceManager).origin) {
        throw new arm_error/* ArmError */.dW({
            status: 400,
            code: 'ForeignOperationUrl',
            message: `The operation's URL is not on ${resourceManager}, so it is not followed.`,
        });
    }
    const request = (0,core_rest_pipeline_dist_esm/* createPipelineRequest */.G6)({
        url: operationUrl,
        method: 'GET',
        abortSignal: AbortSignal.timeout(readTimeoutMs),
    });
    const response = await client.pipeline.sendRequest((0,core_rest_pipeline_dist_esm/* createDefaultHttpClient */.fl)(), request);
    const text = response.bodyAsText ?? '';
    if (response.status !== 200)
        throw (0,arm_error/* errorFromResponse */.a5)(response.status, text, response.headers.get('retry-after'));
    return bodyOf(text);
}

// EXTERNAL MODULE: ./build/azure/resource-id.js
var resource_id = __webpack_require__(8126);
;// CONCATENATED MODULE: ./build/azure/network.js




const network_apiVersion = '2024-05-01';
/** Looks into Microsoft.Network. The one file that touches `@azure/arm-network`. All methods throw {@link ArmError}. */
function network(connection) {
    const clientFor = async (subscriptionId) => {
        // Loaded only where the egress is looked up: it is the largest part of the bundle, and most steps don't need it.
        const { NetworkManagementClient } = await __webpack_require__.e(/* import() */ 163).then(__webpack_require__.bind(__webpack_require__, 2163));
        return new NetworkManagementClient(connection.credential, subscriptionId, clientOptions(connection, network_apiVersion));
    };
    const get = async (id, read) => {
        const at = (0,resource_id/* parseResourceId */.R)(id);
        if (at === undefined)
            throw new arm_error/* ArmError */.dW({ status: 400, code: 'UnknownResourceId', message: `"${id}" is no resource ID.` });
        const [name = '', inner = ''] = at.names;
        return network_translated(async () => read(await clientFor(at.subscriptionId), at, name, inner));
    };
    return {
        publicIp: (id) => get(id, async (client, { resourceGroup }, name) => (await client.publicIPAddresses.get(resourceGroup, name, bounded())).ipAddress),
        publicIpPrefix: (id) => get(id, async (client, { resourceGroup }, name) => (await client.publicIPPrefixes.get(resourceGroup, name, bounded())).ipPrefix),
        subnet: (id) => get(id, async (client, { resourceGroup }, name, inner) => subnetFrom(await client.subnets.get(resourceGroup, name, inner, bounded()))),
        routeTable: (id) => get(id, async (client, { resourceGroup }, name) => routesFrom((await client.routeTables.get(resourceGroup, name, bounded())).routes)),
        subnetsIn: (subscriptionId, resourceGroup) => network_translated(async () => allSubnets(await clientFor(subscriptionId), resourceGroup)),
    };
}
const bounded = () => ({ abortSignal: AbortSignal.timeout(readTimeoutMs) });
async function network_translated(request) {
    try {
        return await request();
    }
    catch (thrown) {
        throw armError(thrown);
    }
}
async function allSubnets(client, resourceGroup) {
    const subnets = [];
    for await (const { subnets: found } of client.virtualNetworks.list(resourceGroup, bounded())) {
        subnets.push(...(found ?? []).map(subnetFrom));
    }
    return subnets;
}
function subnetFrom({ id, natGateway, routeTable }) {
    return { id: id ?? '', natGatewayId: natGateway?.id, routeTableId: routeTable?.id };
}
function routesFrom(routes) {
    return (routes ?? []).map(({ addressPrefix, nextHopType, nextHopIpAddress }) => ({
        prefix: addressPrefix ?? '',
        nextHopType: nextHopType ?? '',
        nextHop: nextHopIpAddress,
    }));
}

;// CONCATENATED MODULE: ./build/azure/connect.js




/** Azure, signed in to. @throws {SignInError} where that doesn't work. */
async function connect(cloud, as, clock) {
    const connection = { cloud, credential: await provenCredential(cloud, as) };
    return { clusters: (id) => managedClusters(connection, id, clock), network: network(connection) };
}
async function provenCredential(cloud, as) {
    try {
        const credential = credentialFor(as, cloud, process.env);
        await credential.getToken(cloud.scope);
        return credential;
    }
    catch (error) {
        throw (0,explain/* explainedSignIn */.zi)(error, as);
    }
}


/***/ })

};

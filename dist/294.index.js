export const id = 294;
export const ids = [294];
export const modules = {

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


/***/ }),

/***/ 6237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mainStep: () => (/* binding */ mainStep)
});

// EXTERNAL MODULE: ./build/actions.js + 2 modules
var actions = __webpack_require__(9732);
// EXTERNAL MODULE: ./build/arm/cluster-id.js
var cluster_id = __webpack_require__(821);
// EXTERNAL MODULE: ./build/composition.js + 8 modules
var composition = __webpack_require__(1837);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/fail.js
var fail = __webpack_require__(6350);
// EXTERNAL MODULE: ./build/azure/cloud.js
var cloud = __webpack_require__(6785);
// EXTERNAL MODULE: ./build/azure/sign-in.js
var sign_in = __webpack_require__(3727);
// EXTERNAL MODULE: ./build/options.js
var options = __webpack_require__(3614);
// EXTERNAL MODULE: ./build/runner/address.js + 1 modules
var address = __webpack_require__(263);
// EXTERNAL MODULE: ./build/ranges/index.js + 16 modules
var build_ranges = __webpack_require__(4476);
;// CONCATENATED MODULE: ./build/inputs/input-reader.js

function valueReader(source) {
    const invalid = [];
    const text = (name, variable) => {
        const value = source.input(name);
        return value !== '' || variable === undefined ? value : (source.env[variable] ?? '').trim();
    };
    const refuse = (input, what, remedy, code = 'invalid-input') => {
        invalid.push({ input, code, what, remedy });
    };
    const refuseValue = (name, takes) => refuse(name, `\`${name}\` is ${quoted(text(name))}, and takes ${takes}.`);
    return {
        invalid,
        isInvalid: (name) => invalid.some(({ input }) => input === name),
        refuse,
        text,
        flag(name) {
            const value = text(name);
            if (value !== '' && !/^(true|false)$/i.test(value))
                refuseValue(name, 'true or false');
            return value.toLowerCase() === 'true';
        },
        choice(name, choices, fallback) {
            const value = text(name);
            if (value === '')
                return fallback;
            const found = choices.find((choice) => choice === value);
            if (found === undefined)
                refuseValue(name, alternatives(choices));
            return found ?? fallback;
        },
        minutes(name, fallback, most) {
            const value = text(name);
            if (value === '')
                return fallback;
            const minutes = Number(value);
            const fits = /^\d+$/.test(value) && minutes >= 1 && minutes <= most;
            if (!fits)
                refuseValue(name, `a whole number of minutes from 1 to ${most}`);
            return fits ? minutes : fallback;
        },
    };
}
/** A user's text within a message. */
function quoted(value) {
    return `"${(0,build_ranges/* excerpt */.Kb)(value)}"`;
}
function alternatives(choices) {
    return `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
}

;// CONCATENATED MODULE: ./build/inputs/invalid-entry.js


/** The mistakes as they are told: those of one kind in one input together, in the order of the first of each. */
function problemsIn(invalid) {
    const groups = grouped(invalid, (entry) => ('mistake' in entry ? `${entry.input} ${entry.mistake.kind}` : undefined));
    return groups.map(([first, ...others]) => {
        if (!('mistake' in first))
            return { code: first.code, what: first.what, remedy: first.remedy };
        const all = [first, ...others].flatMap((entry) => ('mistake' in entry ? [entry.mistake] : []));
        const { kind, line } = first.mistake;
        return {
            code: kind === 'second-tag' ? 'service-tags' : 'invalid-range',
            ...describeEntries(first, build_ranges/* mistakeKinds */.gE[kind], all),
            at: first.file === undefined ? undefined : { file: first.file, line },
        };
    });
}
/** A service tag is worth a look; the rest is a warning. */
function notesOn(odd) {
    return grouped(odd, ({ input, oddity }) => `${input} ${oddity.kind}`).map((group) => {
        const [{ oddity, ...source }] = group;
        const all = group.map((entry) => entry.oddity);
        // What is taken stands on the list and in the outputs, so it is no secret.
        const { what, remedy } = describeEntries(source, build_ranges/* oddityKinds */.N2[oddity.kind], all, () => true);
        return { level: oddity.kind === 'service-tag' ? 'notice' : 'warning', text: `${what} ${remedy}` };
    });
}
/** What has no key stands alone. */
function grouped(items, keyOf) {
    const groups = new Map();
    for (const item of items) {
        const key = keyOf(item) ?? item;
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [item]);
        else
            group.push(item);
    }
    return [...groups.values()];
}
const mostInSummary = 50;
function describeEntries(source, words, remarks, isShown = (word) => source.file === undefined || isNoSecret(word)) {
    const [first] = remarks;
    const input = `\`${source.input}\``;
    if (first?.word === undefined)
        return { what: `${input} ${words.is}.`, remedy: words.remedy };
    const places = source.file === undefined ? () => [] : (line) => [`line ${line}`];
    const named = ({ word = '', line }, ...hints) => {
        if (!isShown(word))
            return `${places(line)} (${word.length} characters)`;
        const details = [...places(line), ...hints].join(', ');
        return details === '' ? `"${(0,build_ranges/* excerpt */.Kb)(word)}"` : `"${(0,build_ranges/* excerpt */.Kb)(word)}" (${details})`;
    };
    if (remarks.length === 1) {
        const own = isShown(first.word) ? first.own : undefined;
        const entry = isShown(first.word) ? named(first) : `the entry in ${named(first)}`;
        return { what: `${input}: ${entry} ${own?.is ?? words.is}.`, remedy: own?.remedy ?? words.remedy };
    }
    const entries = remarks.map((remark) => named(remark, ...(remark.own?.hint === undefined ? [] : [remark.own.hint])));
    const shown = 3;
    return {
        what: `${input}: ${remarks.length} entries ${words.are}: ${(0,errors/* enumerated */.BD)(entries, shown)}.`,
        remedy: words.remedy,
        rest: entries.length > shown + 1 ? `Also ${(0,errors/* enumerated */.BD)(entries.slice(shown), mostInSummary)}.` : undefined,
    };
}
/** A file may hold a secret by mistake, which no mask matches: of its bad entries only what is made of digits is shown. */
function isNoSecret(word) {
    return /^[\d./]+$/.test(word);
}

// EXTERNAL MODULE: ./build/leases/index.js + 5 modules
var build_leases = __webpack_require__(8344);
;// CONCATENATED MODULE: ./build/inputs/leases.js


/** `lease-minutes`; undefined where leases are off. */
function readLease(values, { env }, runner) {
    const minutes = values.minutes('lease-minutes', 0, build_leases/* longestLeaseMinutes */.W5);
    if (minutes === 0)
        return undefined;
    const wide = runner.filter(({ entry }) => entry.kind !== 'range' || entry.prefix < 32);
    if (wide.length > 0)
        values.refuse('runner-ip', `\`runner-ip\`: ${(0,errors/* enumerated */.BD)(wide.map(({ entry }) => `"${entry.text}"`))} ${wide.length === 1 ? 'is' : 'are'} more than one address, and a lease speaks of a single one.`, 'Name the addresses that the runner leaves by, or leave `lease-minutes` out.');
    const holder = holderIn(env);
    if (holder !== undefined && holder.server.length <= build_leases/* longestServer */.HS)
        return { minutes, holder };
    if (holder === undefined)
        values.refuse('lease-minutes', "`lease-minutes` needs to know whose the lease is, and GITHUB_SERVER_URL, GITHUB_REPOSITORY_ID, GITHUB_RUN_ID and GITHUB_RUN_ATTEMPT, which the runner sets, don't tell.", 'Update the runner, or leave `lease-minutes` out.');
    else
        values.refuse('lease-minutes', `\`lease-minutes\`: a lease names the GitHub server in a tag, where ${build_leases/* longestServer */.HS} characters fit, and the name of this one has ${holder.server.length}.`, 'Leave `lease-minutes` out.');
    return undefined;
}
/** How `sweep` may ask about workflow runs: its own server's, with the token that was given for it. */
function readRunsAccess(values, { env }) {
    const token = values.text('github-token');
    const server = serverIn(env);
    return token === '' || server === undefined ? undefined : { server, token };
}
/** The workflow's own repository. */
function repositoryIn(env) {
    const server = serverIn(env);
    const { GITHUB_REPOSITORY_ID: id = '', GITHUB_REPOSITORY: name = '' } = env;
    return server === undefined || id === '' || name === '' ? undefined : { server, id, name };
}
function holderIn(env) {
    const server = serverIn(env);
    const { GITHUB_REPOSITORY_ID: repositoryId = '', GITHUB_RUN_ID: runId = '', GITHUB_RUN_ATTEMPT: attempt = '' } = env;
    const known = /^\d{1,20}$/.test(repositoryId) && /^\d{1,20}$/.test(runId) && /^\d{1,10}$/.test(attempt);
    return server !== undefined && known ? { server, repositoryId, runId, attempt } : undefined;
}
function serverIn({ GITHUB_SERVER_URL: url = '' }) {
    const host = URL.canParse(url) ? new URL(url).host : '';
    return /^[a-z0-9.-]+(:\d+)?$/.test(host) ? host : undefined;
}

;// CONCATENATED MODULE: ./build/inputs/read-ranges.js




/** Widest that `runner-ip` may be: a runner leaves by a NAT's addresses, not by a provider's. */
const widestRunnerPrefix = 20;
function readRanges(values, source) {
    const odd = [];
    const parse = (text, origin, from, takesTags) => {
        const parsed = (0,build_ranges/* parseRanges */.Kn)(text, { takesTags });
        for (const mistake of parsed.mistakes)
            values.invalid.push({ ...from, mistake });
        for (const oddity of parsed.oddities)
            odd.push({ ...from, oddity });
        const { file } = from;
        if (file === undefined)
            return parsed.entries.map((entry) => ({ entry, origin }));
        // What a file with mistakes holds beside its entries may be anything, a secret too.
        const comments = parsed.mistakes.length === 0 ? (0,build_ranges/* commentsOf */.u3)(text) : new Map();
        return parsed.entries.map((entry, index) => {
            const line = parsed.lines[index] ?? 1;
            const comment = comments.get(line);
            return { entry, origin, at: { file, line, ...(comment === undefined ? {} : { comment }) } };
        });
    };
    const parseInput = (input, origin, takesTags) => parse(values.text(input), origin, { input }, takesTags);
    const ranges = parseInput('ranges', 'ranges', true);
    const file = readFileRanges(values, source, parse);
    const egressIps = parseInput('egress-ips', 'egress-ips', false);
    const runner = parseInput('runner-ip', 'runner', false);
    const declared = onceEach([...ranges, ...file]);
    checkTags(values, declared);
    checkPlaceholder(values, declared, [...runner, ...egressIps]);
    checkWidth(values, runner);
    return { declared, runner, egressIps, notes: notesOn(odd) };
}
function readFileRanges(values, source, parse) {
    const path = values.text('ranges-file');
    if (path === '')
        return [];
    const file = source.readWorkspaceFile(path);
    const refuse = (why, remedy) => values.refuse('ranges-file', `\`ranges-file\`: ${quoted(path)} ${why}.`, remedy, 'ranges-file');
    if (file.kind === 'refused') {
        refuse(file.why, 'Name a text file of this repository, and check it out before this step.');
        return [];
    }
    const entries = parse(file.text, 'ranges-file', { input: 'ranges-file', file: file.path }, true);
    if (entries.length === 0 && !values.isInvalid('ranges-file'))
        refuse('names no range', 'List the ranges in it, one a line, or leave the input out.');
    return entries;
}
function onceEach(entries) {
    const observed = new Map();
    for (const requested of entries)
        if (!observed.has(requested.entry.text))
            observed.set(requested.entry.text, requested);
    return [...observed.values()];
}
function checkTags(values, declared) {
    const tags = declared.filter(({ entry }) => entry.kind === 'service-tag');
    // Two tags within one text are the parser's to find; here they come from two inputs.
    if (tags.length < 2)
        return;
    values.refuse('ranges', `\`ranges\` and \`ranges-file\` name ${tags.length} service tags (${tags.map(({ entry }) => entry.text).join(', ')}), and AKS takes one.`, 'Leave one.', 'service-tags');
}
function checkPlaceholder(values, declared, others) {
    const placeholders = [...declared, ...others].filter(({ entry }) => (0,build_ranges/* isPlaceholder */.wK)(entry));
    if (placeholders.length === 0)
        return;
    const misplaced = others.some(({ entry }) => (0,build_ranges/* isPlaceholder */.wK)(entry));
    if (declared.length + others.length === 1 && !misplaced)
        return;
    values.refuse('ranges', '"0.0.0.0/32" admits the cluster\'s own load balancer alone, and can\'t stand beside other ranges.', 'Declare it alone in `ranges`, without `runner-ip` and `egress-ips`, or leave it out.', 'placeholder');
}
function checkWidth(values, runner) {
    const isWide = (entry) => entry.kind === 'range' && entry.prefix < widestRunnerPrefix;
    const wide = runner.filter(({ entry }) => isWide(entry)).map(({ entry }) => quoted(entry.text));
    if (wide.length === 0)
        return;
    values.refuse('runner-ip', `\`runner-ip\`: ${(0,errors/* enumerated */.BD)(wide)} ${wide.length === 1 ? 'is' : 'are'} wider than /${widestRunnerPrefix}.`, 'Name the addresses that the runner leaves by, or declare the network in `ranges`.');
}

// EXTERNAL MODULE: ./build/plan/decision.js
var decision = __webpack_require__(142);
;// CONCATENATED MODULE: ./build/inputs/request.js



/** Refuses what makes no sense together, or asks for nothing at all. */
function checkRequest(values, spec, runner) {
    const { isInvalid, refuse } = values;
    if (isInvalid('mode'))
        return;
    // A mistake is told already; what the input then doesn't ask for is only its consequence.
    const asksRunner = runner.kind !== 'not-asked' || isInvalid('include-runner-ip') || isInvalid('runner-ip');
    const named = (0,options/* namesEgress */.WC)(spec.egressMode) || spec.egressIps.length > 0;
    const addsEgress = named || isInvalid('egress-mode') || isInvalid('egress-ips');
    const namesRanges = spec.declared.length > 0 || isInvalid('ranges') || values.text('ranges-file') !== '';
    if (!makesSense(spec.mode, { asksRunner, addsEgress, namesRanges })) {
        const { what, remedy, code } = senseless[spec.mode];
        refuse('mode', what, remedy, code);
    }
    if (runner.kind === 'ask' && spec.mode !== 'remove' && spec.declared.some(({ entry }) => (0,build_ranges/* isPlaceholder */.wK)(entry)))
        refuse('include-runner-ip', "\"0.0.0.0/32\" admits the cluster's own load balancer alone, so the runner's address can't be asked for beside it.", 'Leave one of them out.', 'placeholder');
}
/** `set` takes everything else off the list, which an empty variable beside a tag would not show. */
function notesOnMode({ mode, declared }) {
    const [only] = declared;
    if (mode !== 'set' || declared.length !== 1 || only?.entry.kind !== 'service-tag')
        return [];
    return [
        (0,decision/* warning */.$e)(`\`mode: set\` replaces the whole list, and the service tag "${only.entry.text}" is all that \`ranges\` and \`ranges-file\` name. Check that no other entry was meant.`),
    ];
}
function makesSense(mode, { asksRunner, addsEgress, namesRanges }) {
    switch (mode) {
        case 'set':
            return namesRanges;
        case 'add':
            return namesRanges || asksRunner || addsEgress;
        case 'remove':
            return namesRanges || asksRunner;
        case 'sweep':
            return !asksRunner;
        case 'disable':
            return !namesRanges && !asksRunner;
    }
}
const senseless = {
    set: {
        code: 'nothing-asked',
        what: '`mode: set` replaces the whole list, and `ranges` and `ranges-file` name no entry.',
        remedy: 'Is a variable or secret empty? Name the ranges, or use `mode: add`.',
    },
    add: {
        code: 'nothing-asked',
        what: '`mode: add` was asked to add nothing.',
        remedy: 'Did you mean `include-runner-ip: true`? If `ranges` comes from a variable or secret, check that it is set.',
    },
    remove: {
        code: 'nothing-asked',
        what: '`mode: remove` was asked to remove nothing.',
        remedy: 'Name the entries in `ranges`. Did you mean `include-runner-ip: true`?',
    },
    sweep: {
        code: 'invalid-input',
        what: "`mode: sweep` only takes out what leases have left behind, so it has no use for the runner's address.",
        remedy: 'Leave `include-runner-ip` and `runner-ip` out, or use another mode.',
    },
    disable: {
        code: 'invalid-input',
        what: "`mode: disable` opens the API server to the whole internet, so ranges and the runner's address mean nothing with it.",
        remedy: 'Leave them out, or use another mode.',
    },
};

;// CONCATENATED MODULE: ./build/inputs/target.js


/** So many go their ways at the same time in one step. */
const mostClusters = 100;
const idShape = '/subscriptions/…/resourceGroups/…/providers/Microsoft.ContainerService/managedClusters/… (`az aks show --query id` prints it)';
/** The clusters that `cluster`, `resource-group` and `subscription-id` name together, each once. */
function readTargets(values, cliKnowsSubscription) {
    const items = itemsIn(values.text('cluster'));
    if (items.length === 0)
        values.refuse('cluster', '`cluster` is empty.', "Set it to the cluster's name or its resource ID.");
    const firstName = items.find(cluster_id/* isClusterName */.Qq);
    const place = firstName === undefined ? undefined : readPlace(values, firstName, cliKnowsSubscription);
    const targets = items.flatMap((item) => item.includes('/') ? readResourceId(values, item) : readName(values, item, place));
    if (items.every((item) => item.includes('/')))
        for (const target of targets)
            checkContradictions(values, target);
    const once = distinct(targets);
    if (once.length > mostClusters)
        values.refuse('cluster', `\`cluster\` names ${once.length} clusters, and takes ${mostClusters}.`, 'Use several steps.');
    return once;
}
/** By resource ID, in any letter case. A subscription that only az knows is another than any that is named, as far as can be told. */
function distinct(targets) {
    const keyOf = ({ subscriptionId = '', resourceGroup, name }) => [subscriptionId, resourceGroup, name].join('/').toLowerCase();
    const keys = targets.map(keyOf);
    return targets.filter((target, index) => keys.indexOf(keyOf(target)) === index);
}
function itemsIn(text) {
    return text
        .split(/[,\n]/)
        .map((item) => item.trim())
        .filter((item) => item !== '');
}
function readName(values, name, place) {
    if (!(0,cluster_id/* isClusterName */.Qq)(name))
        values.refuse('cluster', `\`cluster\` is ${quoted(name)}, which is not a valid AKS cluster name.`, 'A name has at most 63 letters, digits, "-" and "_", and begins and ends with a letter or digit.');
    return place === undefined ? [] : [{ ...place, name }];
}
function readPlace(values, name, cliKnowsSubscription) {
    const resourceGroup = values.text('resource-group');
    const subscriptionId = values.text('subscription-id', 'AZURE_SUBSCRIPTION_ID');
    const before = values.invalid.length;
    if (resourceGroup === '')
        values.refuse('resource-group', `\`cluster\` holds the name ${quoted(name)}, so \`resource-group\` is needed as well.`, 'Set it, or set `cluster` to the full resource ID.');
    else if (!(0,cluster_id/* isGroupName */.dJ)(resourceGroup))
        values.refuse('resource-group', `\`resource-group\` is ${quoted(resourceGroup)}, which is not a valid name of a resource group.`);
    if (subscriptionId === '' && !cliKnowsSubscription)
        values.refuse('subscription-id', '`subscription-id` (or AZURE_SUBSCRIPTION_ID) is empty, and `cluster` holds only a name.', 'Set one of them.');
    else if (subscriptionId !== '' && !(0,cluster_id/* isSubscriptionId */.ZC)(subscriptionId))
        values.refuse('subscription-id', `\`subscription-id\` is ${quoted(subscriptionId)}, which is not a subscription ID.`, 'It looks like 00000000-0000-0000-0000-000000000000.');
    if (values.invalid.length > before)
        return undefined;
    return { subscriptionId: subscriptionId === '' ? undefined : subscriptionId, resourceGroup };
}
function readResourceId(values, cluster) {
    const read = (0,cluster_id/* readClusterId */.mI)(cluster);
    if ('kind' in read) {
        values.refuse('cluster', `\`cluster\` is ${quoted(cluster)}, which is not the resource ID of an AKS cluster: ${wrongPart(read)}.`, `It looks like ${idShape}.`);
        return [];
    }
    return [read];
}
/** An input beside full IDs alone is superfluous, unless it says something else: then one of them is a mistake. */
function checkContradictions(values, { resourceGroup, subscriptionId = '' }) {
    checkContradiction(values, 'resource-group', resourceGroup);
    checkContradiction(values, 'subscription-id', subscriptionId);
}
function checkContradiction(values, name, inId) {
    const value = values.text(name);
    if (value === '' || value.toLowerCase() === inId.toLowerCase())
        return;
    values.refuse(name, `\`${name}\` is ${quoted(value)}, and the resource ID in \`cluster\` says ${quoted(inId)}.`, `Leave \`${name}\` out, or correct one of them.`);
}
function wrongPart(wrong) {
    switch (wrong.kind) {
        case 'missing':
            return `it ends where ${wrong.expected} is expected`;
        case 'extra':
            return `it goes on with ${quoted(wrong.found)} behind the cluster's name`;
        case 'unexpected':
            return wrong.found === ''
                ? `the place of ${wrong.expected} is empty`
                : `${quoted(wrong.found)} stands where ${wrong.expected} is expected`;
    }
}

;// CONCATENATED MODULE: ./build/inputs/read-inputs.js











const defaultMinutes = 15;
const mostMinutes = 360;
/** Reads every input. @throws {Refusal} with all mistakes together, each naming its entry and the remedy. */
function readInputs(source) {
    const values = valueReader(source);
    const signIn = readSignIn(values, source);
    const targets = readTargets(values, signIn.method === 'azure-cli');
    const environment = readEnvironment(values);
    const entries = readRanges(values, source);
    const spec = readSpec(values, entries);
    const runnerAddress = readRunnerAddress(values, entries);
    const runs = readRunsAccess(values, source);
    const wait = values.choice('wait', options/* waits */.l4, 'access');
    checkRequest(values, spec, runnerAddress);
    checkEgressIps(values, targets);
    const inputs = {
        targets,
        environment,
        signIn,
        spec,
        lease: readLease(values, source, entries.runner),
        repository: repositoryIn(source.env),
        runs: spec.mode === 'sweep' ? runs : undefined,
        runnerAddress,
        wait,
        restoreWait: values.choice('restore-wait', options/* restoreWaits */.$Z, (0,options/* usualRestoreWait */.Uh)(wait)),
        timeoutMs: values.minutes('timeout-minutes', defaultMinutes, mostMinutes) * 60_000,
        dryRun: values.flag('dry-run'),
        detail: values.choice('summary', options/* details */.zH, 'own'),
        notes: [...entries.notes, ...notesOnMode(spec)],
    };
    if (values.invalid.length > 0)
        throw new errors/* Refusal */.P_(problemsIn(values.invalid));
    return inputs;
}
function readSpec(values, entries) {
    return {
        mode: values.choice('mode', options/* modes */.nI, 'add'),
        declared: entries.declared,
        runner: entries.runner,
        egressMode: values.choice('egress-mode', options/* egressModes */.Yg, 'auto'),
        egressIps: entries.egressIps,
        restore: values.choice('restore', options/* restores */.AC, 'temporary'),
        aggregate: values.flag('aggregate'),
    };
}
/** An address that one cluster's nodes come from says nothing of another's. */
function checkEgressIps(values, targets) {
    if (targets.length > 1 && values.text('egress-ips') !== '')
        values.refuse('egress-ips', '`egress-ips` names the egress of one cluster, and `cluster` names several.', 'Use one step for each cluster that needs it.');
}
function readSignIn(values, { env }) {
    const named = (name, variable) => ({
        text: values.text(name, variable),
        byInput: values.text(name) !== '',
    });
    const choice = (0,sign_in/* chooseSignIn */.Ue)({
        method: values.choice('auth-method', sign_in/* signInMethods */.Bj, 'auto'),
        tenantId: named('tenant-id', 'AZURE_TENANT_ID'),
        clientId: named('client-id', 'AZURE_CLIENT_ID'),
        audience: values.text('audience'),
        hasClientSecret: (0,sign_in/* clientSecretIn */.Vk)(env) !== '',
        hasIdToken: (env.ACTIONS_ID_TOKEN_REQUEST_URL ?? '') !== '',
        tokenFile: (env.AZURE_FEDERATED_TOKEN_FILE ?? '').trim(),
    });
    if ('signIn' in choice)
        return choice.signIn;
    for (const what of choice.problems)
        values.refuse('auth-method', what);
    return { method: 'azure-cli', tenantId: undefined, lacksIdToken: false };
}
function readEnvironment(values) {
    const text = values.text('environment');
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const named = url === undefined ? (0,cloud/* cloudByName */.WA)(text === '' ? 'AzureCloud' : text) : (0,cloud/* cloudAt */.fI)(url);
    if (named !== undefined)
        return { kind: 'named', name: named.name };
    if (url?.protocol === 'https:')
        return { kind: 'endpoint', url: text };
    values.refuse('environment', `\`environment\` is ${quoted(text)}, and takes ${cloud/* cloudNames */.cY.join(', ')} or the https URL of an ARM endpoint.`);
    return { kind: 'named', name: 'AzureCloud' };
}
function readRunnerAddress(values, entries) {
    const asked = values.flag('include-runner-ip');
    const named = values
        .text('runner-ip-services')
        .split(/[\s,]+/)
        .filter((item) => item !== '');
    const insecure = named.filter((service) => !URL.canParse(service) || new URL(service).protocol !== 'https:');
    if (insecure.length > 0)
        values.refuse('runner-ip-services', `\`runner-ip-services\`: ${(0,errors/* enumerated */.BD)(insecure.map(quoted))} ${insecure.length === 1 ? 'is no https URL' : 'are no https URLs'}, and only what comes over https can be believed.`);
    if (entries.runner.length > 0)
        return { kind: 'given' };
    return asked ? { kind: 'ask', services: named.length > 0 ? named : address/* addressServices */.b } : { kind: 'not-asked' };
}

// EXTERNAL MODULE: ./build/report/documentation.js
var documentation = __webpack_require__(1265);
// EXTERNAL MODULE: ./build/report/failed-section.js
var failed_section = __webpack_require__(3496);
// EXTERNAL MODULE: ./build/log-text.js
var log_text = __webpack_require__(8560);
// EXTERNAL MODULE: ./build/plan/node-egress.js
var node_egress = __webpack_require__(3710);
;// CONCATENATED MODULE: ./build/report/outputs.js





function outputsOf(outcome) {
    const { changed, restricted, ...lists } = facts(outcome);
    return {
        changed: String(changed),
        restricted: String(restricted),
        ranges: lists.ranges.join(','),
        'previous-ranges': lists['previous-ranges'].join(','),
        added: lists.added.join(','),
        removed: lists.removed.join(','),
        'runner-ip': lists['runner-ip'].join(','),
        'egress-ips': lists['egress-ips'].join(','),
        ...resultsOf([resultOf(outcome)]),
    };
}
function facts(outcome) {
    const { change } = outcome;
    const found = (0,node_egress/* addressesOf */.sO)(outcome.egress).map(({ range }) => range.text);
    const added = change?.added.map(({ text }) => text) ?? [];
    const removed = change === undefined ? [] : (0,decision/* removedBy */.yV)(change).texts;
    return {
        changed: change !== undefined && (0,decision/* changesList */.C5)(change),
        restricted: outcome.restricted,
        ranges: outcome.ranges,
        'previous-ranges': outcome.previous,
        added,
        removed,
        'runner-ip': outcome.spec.runner.map(({ entry }) => entry.text),
        'egress-ips': [...new Set([...found, ...outcome.spec.egressIps.map(({ entry }) => entry.text)])],
    };
}
function resultOf(outcome) {
    return { [(0,cluster_id/* resourceIdOf */.PF)(outcome.cluster)]: facts(outcome) };
}
/** A cluster that failed: the code of its first problem, and what was said of all of them. */
function failureOf(cluster, problems) {
    return errorUnder((0,cluster_id/* resourceIdOf */.PF)(cluster), problems);
}
/** What a step leaves that failed before it came to any cluster, under what was asked for. */
function failureResult(asked, problems) {
    return resultsOf([errorUnder(asked, problems)]);
}
function errorUnder(key, problems) {
    const message = (0,log_text/* cut */.Jj)(problems.map(errors/* problemText */.fI).join('\n'), log_text/* longestAnnotation */.OO);
    return { [key]: { error: { code: problems[0]?.code, message } } };
}
function resultsOf(results) {
    return { result: JSON.stringify(Object.assign({}, ...results)) };
}

// EXTERNAL MODULE: ./build/plan/applied-change.js
var applied_change = __webpack_require__(8048);
// EXTERNAL MODULE: ./build/report/cluster-section.js + 1 modules
var cluster_section = __webpack_require__(5992);
// EXTERNAL MODULE: ./build/report/cluster-table.js
var cluster_table = __webpack_require__(688);
// EXTERNAL MODULE: ./build/report/range-diff.js
var range_diff = __webpack_require__(7208);
// EXTERNAL MODULE: ./build/report/sweep.js
var sweep = __webpack_require__(6355);
// EXTERNAL MODULE: ./build/report/verdict.js
var verdict = __webpack_require__(7342);
;// CONCATENATED MODULE: ./build/report-granted.js












/** Tells what came of each cluster, and fails the step where one failed. */
async function reportGranted(granted, detail, log) {
    const told = [];
    const most = cluster_section/* sectionsRoom */._ / granted.length;
    for (const one of granted) {
        const own = granted.length > 1 ? (0,actions/* clusterLog */.$P)(one.label) : log;
        told.push('outcome' in one ? await tell(one, detail, own, most) : tellFailure(one, own));
    }
    const [only, another] = granted;
    if (only !== undefined && another === undefined && 'outcome' in only)
        handOn(outputsOf(only.outcome), log);
    else {
        const changed = another === undefined ? {} : { changed: String(granted.some(hasChanged)) };
        handOn({ ...changed, ...resultsOf(told.map(({ result }) => result)) }, log);
    }
    const sections = told.map(({ section }) => section);
    const table = another === undefined ? [] : [(0,cluster_table/* clusterTable */.V)(told.map(({ row }) => row))];
    await (0,actions/* writeSummary */.Sy)([...table, ...sections].join('\n\n'));
}
async function tell({ outcome, ms }, detail, log, most) {
    for (const { level, text } of [...outcome.notes, ...(0,sweep/* sweepNotes */.I)(outcome.sweep)])
        log[level](text);
    await logList(outcome, detail, log);
    return {
        row: { cluster: outcome.label, verdict: (0,verdict/* verdictOf */.V)(outcome), ms },
        section: (0,cluster_section/* clusterSection */.O)(outcome, detail, most),
        result: resultOf(outcome),
    };
}
function tellFailure({ failure, left, cluster, label, ms }, log) {
    const problems = (0,fail/* fail */.f)(failure, log);
    const failed = { cluster: label, problems, ...writtenBy(left === undefined ? [] : [left]) };
    return {
        row: { cluster: label, verdict: (0,failed_section/* failedVerdict */.b)(failed), ms },
        section: (0,failed_section/* failedSection */.H)(failed, (0,documentation/* documentationIn */.i)(process.env)),
        result: failureOf(cluster, problems),
    };
}
/** How far a failed step got with its writes, and whether the post step takes them back. */
function writtenBy(left) {
    const accepted = left.find(({ write }) => write === 'accepted');
    return {
        wrote: (accepted ?? left[0])?.write ?? 'nothing',
        undone: left.some(({ applied }) => !(0,applied_change/* undoesNothing */.u)(applied)),
    };
}
function hasChanged(one) {
    if (!('outcome' in one))
        return one.left?.write === 'accepted';
    const { change } = one.outcome;
    return change !== undefined && (0,decision/* changesList */.C5)(change);
}
/** Sets the outputs. That they can't be written fails the step, whatever it did: later steps rely on them. */
function handOn(values, log) {
    try {
        (0,actions/* setOutputs */.n0)(values);
    }
    catch (error) {
        (0,fail/* fail */.f)(error, log);
    }
}
async function logList(outcome, detail, log) {
    if (detail === 'none')
        return;
    for (const line of (0,range_diff/* linesOf */.Dx)((0,range_diff/* changedEntries */.bF)(outcome, detail)))
        log.info(line);
    const { count, shown } = (0,range_diff/* keptEntries */.lJ)(outcome, detail);
    if (shown.length > 0)
        await log.group(`${count} ${count === 1 ? 'entry' : 'entries'} kept`, async () => {
            for (const line of (0,range_diff/* linesOf */.Dx)(shown))
                log.info(line);
            if (count > shown.length)
                log.info(`${count - shown.length} more, not shown (\`summary: ${detail}\`)`);
        });
}

// EXTERNAL MODULE: ./build/runner/tls-verification.js
var tls_verification = __webpack_require__(3400);
// EXTERNAL MODULE: ./build/state/state.js + 2 modules
var state = __webpack_require__(5265);
// EXTERNAL MODULE: ./build/cluster/poll-budget.js
var poll_budget = __webpack_require__(1932);
;// CONCATENATED MODULE: ./build/github/orphans.js


/** Each run is asked about once, however often the cluster has to be looked at again. */
function orphanSearch({ access, ask }) {
    const asked = new Map();
    const answerFor = (lease) => {
        const { holder } = lease;
        if (access === undefined)
            return Promise.resolve({ unknown: { holder, ...noToken } });
        if (holder.server !== access.server)
            return Promise.resolve({ unknown: { holder, why: elsewhere } });
        const name = (0,build_leases/* holderName */.iY)(holder);
        const answer = asked.get(name) ?? answerTo(ask(holder, access.token), holder);
        asked.set(name, answer);
        return answer;
    };
    return {
        async in(clusterLeases) {
            const standing = clusterLeases.leases.filter((lease) => !(0,build_leases/* isExpired */._d)(clusterLeases, lease));
            const answers = await Promise.all(standing.map(answerFor));
            const ended = standing.filter((_, index) => answers[index] === 'completed').map(({ id }) => id);
            const unknown = answers.flatMap((answer) => (typeof answer === 'object' ? [answer.unknown] : []));
            return { ended: new Set(ended), unknown: [...new Set(unknown)] };
        },
    };
}
const noToken = {
    why: '`github-token` is empty',
    remedy: 'Set it to `github.token` in an expression, and give the job `permissions: { actions: read }`.',
};
const elsewhere = 'it runs on another GitHub server, which is not asked';
async function answerTo(answer, holder) {
    const state = await answer.catch((error) => new Error((0,errors/* messageOf */.bD)(error)));
    if (state === 'completed' || state === 'under-way')
        return state;
    if (state !== 'unknown')
        return { unknown: { holder, why: state.message } };
    const remedy = `The token needs \`actions: read\` in repository ${holder.repositoryId}: for another repository than this one, take one that has it.`;
    return { unknown: { holder, why: '`github-token` does not show it', remedy } };
}

// EXTERNAL MODULE: ./build/report/phases.js
var report_phases = __webpack_require__(7023);
// EXTERNAL MODULE: ./build/time/clock.js
var time_clock = __webpack_require__(5786);
// EXTERNAL MODULE: ./build/time/deadline.js
var time_deadline = __webpack_require__(8754);
// EXTERNAL MODULE: ./build/steps/cluster-labels.js
var cluster_labels = __webpack_require__(112);
// EXTERNAL MODULE: ./build/arm/explain-error.js + 1 modules
var explain_error = __webpack_require__(4021);
// EXTERNAL MODULE: ./build/cluster/cluster.js
var cluster_cluster = __webpack_require__(6239);
// EXTERNAL MODULE: ./build/cluster/contention.js
var contention = __webpack_require__(4224);
// EXTERNAL MODULE: ./build/arm/json.js
var json = __webpack_require__(9783);
;// CONCATENATED MODULE: ./build/cluster/eligibility.js

/** Why the feature can't be used on this cluster, each with the remedy; none where it can. */
function ineligibility(cluster) {
    const properties = (0,json/* objectAt */.lJ)(cluster.body, 'properties');
    const access = (0,json/* objectAt */.lJ)(properties, 'apiServerAccessProfile');
    const network = (0,json/* objectAt */.lJ)(properties, 'networkProfile');
    const { name } = cluster.id;
    const problems = [];
    const unsupported = (what, remedy) => problems.push({ code: 'cluster-unsupported', what, remedy });
    if (access.enablePrivateCluster === true) {
        unsupported(`Cluster "${name}" is private: its API server has no public address, so authorized IP ranges don't apply to it.`, 'Run the job inside its network instead.');
    }
    if ((0,json/* stringAt */.bX)(properties, 'publicNetworkAccess')?.toLowerCase() === 'disabled') {
        unsupported(`Cluster "${name}" has public network access disabled, which shuts the API server whatever the list says.`, 'Enable it: az aks update --public-network-access Enabled.');
    }
    if ((0,json/* stringAt */.bX)(network, 'loadBalancerSku')?.toLowerCase() === 'basic') {
        unsupported(`Cluster "${name}" uses a Basic load balancer, and authorized IP ranges need a Standard one.`, 'Upgrade it: https://aka.ms/aks/basic-load-balancer-upgrade.');
    }
    if (cluster.powerState.toLowerCase() === 'stopped') {
        unsupported(`Cluster "${name}" is stopped, and AKS updates only running ones.`, 'Start it: az aks start.');
    }
    if (cluster.provisioningState.toLowerCase() === 'deleting') {
        unsupported(`Cluster "${name}" is being deleted.`);
    }
    return problems;
}
/**
 * What a person should know before any update of this cluster: AKS resumes what was left half done (Azure/AKS#4674), and what
 * doesn't work with authorized ranges.
 * @param restricts whether the update turns the restriction on
 */
function updateWarnings(cluster, restricts) {
    const halfDone = [...unfinishedUpgrades(cluster), ...brokenParts(cluster)];
    const resumes = halfDone.length === 0
        ? []
        : [
            `Any update of a cluster makes AKS resume what was left half done, and so does this one: ${halfDone.join('; ')}. That may take long, or fail again.`,
        ];
    return restricts && hasVirtualNodes(cluster)
        ? [
            ...resumes,
            "The cluster has virtual nodes (add-on aciConnectorLinux), which don't work with authorized IP ranges: they lose the API server once the restriction is in force.",
        ]
        : resumes;
}
function unfinishedUpgrades({ body }) {
    const properties = (0,json/* objectAt */.lJ)(body, 'properties');
    const upgrades = [
        {
            what: 'the control plane',
            from: (0,json/* stringAt */.bX)(properties, 'currentKubernetesVersion'),
            to: (0,json/* stringAt */.bX)(properties, 'kubernetesVersion'),
        },
        ...(0,json/* objectsAt */.yR)(properties, 'agentPoolProfiles').map((pool) => ({
            what: `node pool "${(0,json/* stringAt */.bX)(pool, 'name') ?? '?'}"`,
            from: (0,json/* stringAt */.bX)(pool, 'currentOrchestratorVersion'),
            to: (0,json/* stringAt */.bX)(pool, 'orchestratorVersion'),
        })),
    ];
    return upgrades.flatMap(({ what, from, to }) => from === undefined || to === undefined || isVersion(from, to) ? [] : [`${what} is at ${from} and goes to ${to}`]);
}
/** A wanted version may leave the patch to AKS: 1.31 is any 1.31.x (learn.microsoft.com/azure/aks/supported-kubernetes-versions, "Alias minor version"). */
function isVersion(current, wanted) {
    return current === wanted || current.startsWith(`${wanted}.`);
}
function brokenParts({ body, provisioningState }) {
    const isBroken = (state) => /^(failed|cancell?ed)$/i.test(state);
    const pools = (0,json/* objectsAt */.yR)((0,json/* objectAt */.lJ)(body, 'properties'), 'agentPoolProfiles').flatMap((pool) => {
        const state = (0,json/* stringAt */.bX)(pool, 'provisioningState') ?? '';
        return isBroken(state) ? [`node pool "${(0,json/* stringAt */.bX)(pool, 'name') ?? '?'}" is ${state}`] : [];
    });
    return [...(isBroken(provisioningState) ? [`the cluster is ${provisioningState}`] : []), ...pools];
}
function hasVirtualNodes({ body }) {
    const addOns = (0,json/* objectAt */.lJ)((0,json/* objectAt */.lJ)(body, 'properties'), 'addonProfiles');
    const names = Object.keys(addOns).filter((name) => name.toLowerCase() === 'aciconnectorlinux');
    return names.some((name) => (0,json/* objectAt */.lJ)(addOns, name).enabled === true);
}

// EXTERNAL MODULE: ./build/cluster/read.js
var read = __webpack_require__(7745);
// EXTERNAL MODULE: ./build/egress/lookup.js + 18 modules
var lookup = __webpack_require__(7780);
// EXTERNAL MODULE: ./build/plan/allow-list.js
var allow_list = __webpack_require__(3556);
// EXTERNAL MODULE: ./build/plan/spec.js
var plan_spec = __webpack_require__(1463);
;// CONCATENATED MODULE: ./build/report/facts.js

/** What came of the update, as its phase's line in the log has it. */
function updateFact(done) {
    if (done.kind === 'unchanged')
        return 'Update: none needed';
    const { added } = done.change;
    const removed = (0,decision/* removedBy */.yV)(done.change).texts;
    const counts = [
        ...(added.length === 0 ? [] : [`${added.length} added`]),
        ...(removed.length === 0 ? [] : [`${removed.length} removed`]),
    ];
    return `Update: ${counts.length === 0 ? 'leases changed' : counts.join(', ')}, accepted by AKS`;
}
/** What was waited for, and seen. */
function waitFact({ access, operation }) {
    if (access === 'proven')
        return 'Wait: in force for this runner';
    if (operation === 'ended')
        return 'Wait: AKS has ended the update, and the list holds the change';
    return operation === 'running' ? 'Wait: none, AKS goes on with the update' : 'Wait: none needed';
}

;// CONCATENATED MODULE: ./build/state/write-ahead-log.js



/**
 * Keeps the state exact: before each write it holds what that write changes and what earlier writes of this step
 * changed; a refused write is struck out again, and what stands then is a write whose answer never came, if there is one.
 */
function writeAheadLogFor(options) {
    const { slot, context } = options;
    let done;
    let prepared;
    let inDoubt;
    return {
        prepare(change, cluster) {
            inDoubt = prepared;
            prepared = {
                ...context,
                resourceUid: cluster.resourceUid,
                apiVersion: cluster.apiVersion,
                // What an earlier write of the step rested on is true for the whole of it.
                egress: (0,node_egress/* isKnown */.qE)(change.egress) ? change.egress : done?.egress,
                applied: appliedChange(options.spec, change, cluster, done?.applied),
                write: 'unanswered',
            };
            slot.save(prepared);
        },
        commit() {
            if (prepared === undefined)
                return;
            done = { ...prepared, write: 'accepted' };
            prepared = undefined;
            slot.save(done);
        },
        abort() {
            prepared = inDoubt;
            const standing = inDoubt ?? done;
            if (standing === undefined)
                slot.clear();
            else
                slot.save(standing);
        },
    };
}
function appliedChange({ mode, restore, declared, egressIps }, change, cluster, earlier) {
    const before = earlier?.added.filter(({ text }) => !change.added.some((addition) => addition.text === text)) ?? [];
    return {
        mode,
        restore,
        added: [...before, ...change.added.map(({ text, temporary }) => ({ text, temporary }))],
        removed: [...new Set([...(earlier?.removed ?? []), ...lasting(change)])],
        replacesPlaceholder: (0,decision/* replacesPlaceholder */.ds)(change) || earlier?.replacesPlaceholder === true,
        wasOpen: change.before.open || earlier?.wasOpen === true,
        left: change.after.texts,
        declared: mode === 'add' || mode === 'set' ? withoutAdded([...declared, ...egressIps], change) : [],
        ...leasesOf(change, cluster, earlier),
    };
}
function withoutAdded(declared, { added }) {
    const texts = new Set(added.map(({ text }) => text));
    return declared.map(({ entry }) => entry.text).filter((text) => !texts.has(text));
}
/** What an undo may put back: not what was there only by leases that are over. */
function lasting(change) {
    const { texts } = (0,decision/* removedBy */.yV)(change);
    return texts.filter((text) => change.leases?.expired.includes(text) !== true);
}
function leasesOf(change, { tags, serverTime }, earlier) {
    const clusterLeases = (0,build_leases/* parseClusterLeases */.Fq)(tags, serverTime);
    const { leases } = change;
    const onRemoved = (0,decision/* removedBy */.yV)(change).entries.flatMap((entry) => (0,build_leases/* leasesOn */.$O)(clusterLeases, entry));
    const taken = once([...(earlier?.leases ?? []), ...(leases?.acquired ?? [])]);
    const ended = once([...(earlier?.ended ?? []), ...(leases?.released ?? [])]);
    const removedLeases = once([...(earlier?.removedLeases ?? []), ...onRemoved]);
    return {
        ...(taken.length > 0 && { leases: taken }),
        ...(ended.length > 0 && { ended }),
        ...(removedLeases.length > 0 && { removedLeases }),
    };
}
function once(leases) {
    return [...new Map(leases.map((lease) => [lease.id, lease])).values()];
}

// EXTERNAL MODULE: ./build/time/retry.js
var time_retry = __webpack_require__(6686);
// EXTERNAL MODULE: ./build/update/compare-and-swap.js
var compare_and_swap = __webpack_require__(2111);
;// CONCATENATED MODULE: ./build/update/diagnosis.js






/** A look at what stands in the way may take this long, though the step's time is up. */
const diagnosisMs = 20_000;
/** The failed wait again, with what stands in the way as far as it can be seen. */
async function diagnosed(failure, diagnosing) {
    const [cluster, address] = await Promise.allSettled([
        (0,read/* readWithRetry */.rv)({ ...diagnosing, deadline: (0,time_deadline/* deadlineIn */._5)(diagnosing.deadline.clock, diagnosisMs) }),
        diagnosing.askAddress?.() ?? Promise.resolve(undefined),
    ]);
    if (cluster.status === 'rejected')
        return because(failure, `The cluster could not be read to see why: ${(0,errors/* messageOf */.bD)(cluster.reason)}`);
    const moved = address.status === 'fulfilled' ? address.value : undefined;
    return because(failure, ...obstacle(cluster.value, diagnosing.runner, moved));
}
function obstacle(cluster, runner, address) {
    const { entries } = allow_list/* AllowList */.y.parse(cluster.ranges);
    const shown = runner.map(({ text }) => text).join(', ');
    if (address !== undefined && !(0,build_ranges/* covers */.hU)(runner, address)) {
        return [
            `The runner's address has changed from ${shown} to ${address.text} meanwhile.`,
            'The runner leaves through several addresses. Name them all, such as those of its NAT gateway, in `runner-ip`.',
        ];
    }
    if (!(0,cluster_cluster/* isTerminal */.Hd)(cluster)) {
        return [
            `The update has not ended yet: the cluster is still "${cluster.provisioningState}".`,
            'Raise `timeout-minutes`; an update takes two minutes as a rule, and half an hour at worst.',
        ];
    }
    if (!runner.every((entry) => (0,build_ranges/* covers */.hU)(entries, entry))) {
        return [
            `The list no longer holds ${shown}: another writer has overwritten it.`,
            'Look for another writer of this list (a Terraform or Bicep deployment, a policy, a script), and let one of them own it.',
        ];
    }
    return [
        `The list in force holds ${shown}, and the API server still doesn't answer.`,
        'New rules take up to two minutes to reach it. If that was long ago, the runner may reach the API server by another address than the one listed (name it in `runner-ip`), or a firewall or proxy on its side may forbid the connection.',
    ];
}
function because(failure, why, remedy) {
    return new errors/* StepError */.zg(failure.code, `${failure.message} ${why}`, { remedy: remedy ?? failure.remedy, cause: failure });
}

// EXTERNAL MODULE: ./build/runner/access.js
var access = __webpack_require__(585);
;// CONCATENATED MODULE: ./build/update/probes.js
/** So many answers in a row, since the rules reach AKS's front ends one after the other. */
const answersInARow = 3;
/** As many as begin in the time that one may take. */
const mostUnderWay = 16;
/**
 * Whether three probes that began one after the other have all been answered. A failure tells of the moment at which its probe
 * began: however late it comes, it breaks the row of those that began before it, and says nothing of those that began after
 * it. A probe that is under way separates its neighbours until it is answered.
 * @param probes in the order in which they began
 */
function areInARow(probes) {
    let row = 0;
    for (const state of sinceFailure(probes)) {
        row = state === 'answered' ? row + 1 : 0;
        if (row === answersInARow)
            return true;
    }
    return false;
}
function sinceFailure(probes) {
    return probes.slice(probes.lastIndexOf('failed') + 1);
}
function probesBy(send) {
    const states = [];
    const underWay = new Set();
    const { promise: proven, resolve } = Promise.withResolvers();
    let why;
    return {
        proven,
        answering: () => sinceFailure(states).includes('answered'),
        failure: () => why,
        stop: () => {
            for (const probe of underWay)
                probe.abort();
        },
        begin() {
            const [oldest] = underWay;
            if (oldest !== undefined && underWay.size >= mostUnderWay) {
                underWay.delete(oldest);
                oldest.abort(new Error('no answer'));
            }
            const own = new AbortController();
            const index = states.push('under-way') - 1;
            underWay.add(own);
            void send(own.signal).then((probe) => {
                underWay.delete(own);
                states[index] = probe.answered ? 'answered' : 'failed';
                if (!probe.answered)
                    why = probe.why;
                if (areInARow(states))
                    resolve(true);
            });
        },
    };
}

;// CONCATENATED MODULE: ./build/update/wait-for-access.js




const betweenProbesMs = 500;
/** Three in a row are at least 250 ms apart; a timer may ring a little early. */
const betweenAnswersMs = 300;
const progressEveryMs = 30_000;
/** Waits until the API server answers this runner: three times in a row. @throws {TimeUp} where it doesn't in time. */
async function accessGranted({ deadline, log, probe }) {
    const { clock } = deadline;
    const started = clock.now();
    let saidAt = started;
    const probes = probesBy(probe);
    try {
        for (;;) {
            if ((0,time_deadline/* remainingMs */.XW)(deadline) === 0)
                throw notGranted(probes.failure());
            probes.begin();
            if ((await Promise.race([probes.proven, nextDue(probes, deadline)])) === true)
                break;
            const now = clock.now();
            if (probes.answering() || now - saidAt < progressEveryMs)
                continue;
            log.info(`${(0,time_clock/* formatDuration */.a3)(now - started)}: the API server does not answer this runner yet (${probes.failure() ?? 'no answer so far'})`);
            saidAt = now;
        }
    }
    finally {
        probes.stop();
    }
    log.info(`The API server answers this runner (${(0,time_clock/* formatDuration */.a3)(clock.now() - started)}).`);
}
/** Half a second, or less as soon as the API server answers. */
async function nextDue(probes, { clock, at, signal }) {
    const sleep = (ms) => clock.sleep(Math.max(0, Math.min(ms, at - clock.now())), signal);
    await sleep(betweenAnswersMs);
    if (!probes.answering())
        await sleep(betweenProbesMs - betweenAnswersMs);
}
function notGranted(why) {
    const because = why === undefined ? '' : `: ${why}`;
    return new errors/* TimeUp */.Lr('access-not-granted', `The API server did not answer this runner in time${because}.`);
}

// EXTERNAL MODULE: ./build/update/wait-for-operation.js + 2 modules
var wait_for_operation = __webpack_require__(8256);
;// CONCATENATED MODULE: ./build/update/effect.js



/** Waits for as much as `wait` asks for. @throws {StepError} where it doesn't come true in time. */
async function effect(waiting) {
    const { wait, update, probe, deadline } = waiting;
    if (wait === 'none')
        return { access: 'not-checked', operation: update === undefined ? 'none' : 'running', cluster: undefined };
    if (wait === 'access' && probe !== undefined)
        return proven(waiting, probe);
    if (update === undefined)
        return { access: 'not-checked', operation: 'none', cluster: undefined };
    // Without proven access nothing but the operation tells that the list is in force.
    return { access: 'not-checked', operation: 'ended', cluster: await (0,wait_for_operation/* updateEnded */.e)(update, deadline, 'fail') };
}
async function proven({ deadline, log, update, cluster }, probe) {
    const granted = (limit) => accessGranted({ deadline: limit, log, probe });
    if (update === undefined) {
        await granted(deadline);
        return { access: 'proven', operation: 'none', cluster: undefined };
    }
    // Without an ETag another writer may have undone this one, so that access now says little of access later.
    const seen = cluster.etag === undefined ? undefined : await accessOrEnding(update, deadline, granted);
    if (seen?.kind === 'held')
        return { access: 'proven', operation: 'ended', cluster: seen.cluster };
    if (seen?.kind === 'access') {
        // Nor does access prove a restriction: every client got in before.
        if (!update.change.before.open && (await refusedBefore(update, deadline)))
            return { access: 'proven', operation: 'running', cluster: undefined };
        log.info('The API server answered this runner before the update already, so the end of the update is waited for as well.');
    }
    const after = await (0,wait_for_operation/* updateEnded */.e)(update, deadline);
    await granted(deadline);
    return { access: 'proven', operation: 'ended', cluster: after };
}
/**
 * Watches access and the operation side by side. Access alone is enough, however long the operation goes on; where the list
 * holds the change, access is still waited for. A list found without the change ends the watch: what let the runner in until
 * then is on its way out.
 */
async function accessOrEnding(update, deadline, grantedBy) {
    const stop = new AbortController();
    const limit = { ...deadline, signal: stop.signal };
    const access = grantedBy(limit).then(() => ({ kind: 'access' }));
    const ending = (0,wait_for_operation/* operationEnded */.A)(update, limit);
    try {
        const first = await Promise.race([access, ending]);
        if (first.kind === 'held')
            await access;
        return first;
    }
    finally {
        stop.abort();
        await Promise.allSettled([access, ending]);
    }
}
/** Whether the API server let this runner in when the write went out: one that has said nothing for so long did not. */
async function refusedBefore({ probeBefore }, { clock, signal }) {
    const silence = clock.sleep(access/* probeTimeoutMs */.m, signal).then(() => ({ answered: false, why: 'no answer' }));
    const { answered } = await Promise.race([probeBefore ?? letIn, silence]);
    return !answered;
}
/** Where no probe went out before the write, nothing shows that access came with it. */
const letIn = { answered: true };

;// CONCATENATED MODULE: ./build/update/wait.js




/** Waits for as much as `wait` asks for. @throws {StepError} that says what stands in the way, where it can be seen. */
async function waitedFor({ options, done, wait, proof }) {
    const written = done.kind === 'written';
    const list = written ? done.change.after : allow_list/* AllowList */.y.parse(done.cluster.ranges);
    // On an open cluster every client gets in: there is nothing to prove.
    const access = list.open ? undefined : proof;
    // What the change is made again by needs no probe: it is waited for to its end.
    const update = written ? { options: { ...options, beforeWrite: undefined }, ...done } : undefined;
    const { deadline, log } = options;
    try {
        return await effect({ wait, deadline, log, update, cluster: done.cluster, probe: access?.probe });
    }
    catch (error) {
        if (access === undefined || !(error instanceof errors/* StepError */.zg) || error instanceof errors/* Cancelled */.cJ)
            throw error;
        throw await diagnosed(error, { ...options, runner: access.runner, askAddress: access.askAddress });
    }
}

// EXTERNAL MODULE: ./build/steps/decide.js + 11 modules
var decide = __webpack_require__(630);
;// CONCATENATED MODULE: ./build/steps/lasting-warnings.js
/** What will outlive the job, or may: an entry that no post step takes out. */
function lastingWarnings({ mode, restore, runner, lease }, signIn) {
    if (restore === 'none') {
        const adds = (mode === 'add' || mode === 'set') && runner.length > 0;
        if (!adds)
            return [];
        return [
            lease === undefined
                ? "With `restore: none` this runner's address stays on the list when the job ends, and the next customer of the cloud may get it."
                : "With `restore: none` this runner's address stays on the list when the job ends, until a later step or sweep finds its lease expired.",
        ];
    }
    if (signIn.method !== 'azure-cli')
        return [];
    return [
        "The post step signs in with az's cached token, so it can undo this step's change only while that lasts and nothing logs az out before. Sign in with `oidc` (`tenant-id`, `client-id`, and `permissions: id-token: write`) to be sure of it.",
    ];
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/steps/resolve-spec.js


/** What the inputs ask for, with what only the outside world can add: the runner's address, and names for its leases. */
async function resolveSpec(inputs, address, cluster, phases) {
    const { spec, lease } = inputs;
    const runner = address === undefined ? spec.runner : await runnerEntries(inputs, address, cluster, phases);
    if (lease === undefined)
        return { ...spec, runner };
    // Chosen once for the whole step, so that every try of a write takes the same leases.
    const ids = runner.map(() => (0,external_node_crypto_.randomBytes)(8).toString('hex'));
    return { ...spec, runner, lease: { ...lease, ids } };
}
async function runnerEntries({ detail }, address, cluster, phases) {
    const learn = () => address(apiServerOf(cluster));
    const entry = await phases.run('Runner address', learn, ({ text }) => detail === 'none' ? "This runner's address is known" : `This runner reaches Azure from ${text}`);
    return [{ entry, origin: 'runner' }];
}
/** @throws {StepError} where the cluster has no name to be reached by. */
function apiServerOf({ fqdn, id }) {
    if (fqdn !== undefined)
        return fqdn;
    throw new errors/* StepError */.zg('cluster-busy', `Cluster "${id.name}" has no API server name yet.`, {
        remedy: 'Run the step again when the cluster has been created.',
    });
}

;// CONCATENATED MODULE: ./build/steps/grant.js



















/**
 * One cluster of the main step: whose address, what must change, remember it, apply it, wait for it.
 * @throws {StepError} with the remedy; the state then holds whatever has to be undone all the same.
 */
async function grant(inputs, ports, context) {
    const { log, clock } = ports;
    const { deadline, session } = context;
    const phases = (0,report_phases/* phasesOf */.I)(clock, log, context.before);
    const clusters = session.azure.clusters(context.cluster);
    const readOptions = { clusters, deadline, log, onLasting: time_retry/* giveUp */.Ht };
    const cluster = await phases.run('Cluster', () => (0,explain_error/* translated */.vE)((0,read/* readWithRetry */.rv)(readOptions), 'Reading the cluster'), cluster_cluster/* describeCluster */.K$);
    checkEligible(cluster);
    const spec = await resolveSpec(inputs, context.address, cluster, phases);
    const sources = { ...ports, network: session.azure.network };
    const egress = (0,lookup/* egressLookup */.k)(sources, spec.egressMode, readOptions, inputs.detail);
    const step = { ...context, inputs, ports, clusters, spec, phases, egress, warned: new Set() };
    return inputs.dryRun ? rehearse(step, cluster) : perform(step, cluster);
}
function checkEligible(cluster) {
    const problems = ineligibility(cluster);
    if (problems.length > 0)
        throw new errors/* Refusal */.P_(problems);
}
async function grant_decide(step, cluster) {
    const decision = await (0,decide/* decisionOn */.g2)(step, cluster);
    if (decision.kind === 'refused')
        throw new errors/* Refusal */.P_(decision.problems);
    if (decision.kind === 'change')
        announce(step, cluster, decision);
    return decision;
}
/** What is about to be written, with each warning once, however often the step plans. */
function announce({ ports: { log }, warned }, cluster, change) {
    const now = `${cluster.ranges.length} ${cluster.ranges.length === 1 ? 'entry' : 'entries'} now`;
    log.info(`Plan: ${now}, ${change.added.length} to add, ${(0,decision/* removedBy */.yV)(change).size} to remove.`);
    for (const text of updateWarnings(cluster, change.before.open)) {
        if (!warned.has(text))
            log.warning(text);
        warned.add(text);
    }
}
/** A dry run: everything but the write. */
async function rehearse(step, cluster) {
    const { clusters, deadline, ports, phases } = step;
    const readOptions = { clusters, deadline, log: ports.log, onLasting: time_retry/* giveUp */.Ht };
    const rehearsed = async () => {
        const settled = await (0,read/* readWhenIdle */.zU)(readOptions, cluster);
        return outcome(step, settled, await grant_decide(step, settled));
    };
    const planned = await phases.run('Plan', rehearsed, () => 'Planned');
    ports.log.notice('Dry run: nothing was written.');
    return planned;
}
async function perform(step, cluster) {
    const { ports, clusters, deadline, phases } = step;
    for (const text of lastingWarnings(step.spec, step.inputs.signIn))
        ports.log.warning(text);
    const proof = accessProof(step, cluster);
    const options = {
        clusters,
        mayPoll: () => step.polls.take(step.cluster.subscriptionId),
        deadline,
        log: ports.log,
        onLasting: time_retry/* giveUp */.Ht,
        backoff: (0,contention/* contentionBackoff */.WY)(contention/* mainBackoff */.sf),
        initial: cluster,
        writeAheadLog: writeAheadLogOf(step),
        decide: (current) => grant_decide(step, current),
        // Access proves something only where the API server refused this runner before.
        beforeWrite: proof?.probe,
    };
    const update = () => (0,explain_error/* translated */.vE)((0,compare_and_swap/* compareAndSwap */.q)(options), 'Updating the cluster');
    const done = await phases.run('Update', update, updateFact);
    const wait = () => (0,explain_error/* translated */.vE)(waitedFor({ options, done, wait: step.inputs.wait, proof }), 'Waiting');
    const after = await phases.run('Wait', wait, waitFact);
    return outcome(step, done.cluster, done.kind === 'written' ? done.change : done.decision, after);
}
/** How the runner's own access is to be proven, where the step gives it any. */
function accessProof({ inputs, ports, spec }, cluster) {
    if (spec.runner.length === 0 || spec.mode === 'remove' || inputs.wait !== 'access')
        return undefined;
    const fqdn = apiServerOf(cluster);
    const { runnerAddress: source } = inputs;
    return {
        probe: (signal) => ports.probeApiServer(fqdn, signal),
        runner: spec.runner.map(({ entry }) => entry),
        askAddress: source.kind === 'ask' ? () => ports.runnerAddress(source.services, ports.routeTo(fqdn)) : undefined,
    };
}
function writeAheadLogOf({ inputs, ports, session, cluster: id, slot, spec }) {
    const writeAheadLog = writeAheadLogFor({
        slot,
        context: {
            cluster: id,
            cloud: session.cloud,
            signIn: inputs.signIn,
            restoreWait: inputs.restoreWait,
            timeoutMs: inputs.timeoutMs,
            detail: inputs.detail,
            egressIps: (0,plan_spec/* rangesIn */.c)(spec.egressIps),
        },
        spec,
    });
    const prepare = (change, cluster) => {
        // The answer to a reading may still come while the process ends: no write follows from it.
        ports.interrupted.throwIfAborted();
        writeAheadLog.prepare(change, cluster);
    };
    return { ...writeAheadLog, prepare };
}
function outcome(step, cluster, decision, after) {
    const { spec, inputs, phases } = step;
    const change = decision.kind === 'change' ? decision : undefined;
    // What was read after the update is truer than what was sent: the service normalises, and others write too.
    const ranges = after?.cluster?.ranges ?? change?.after.texts ?? cluster.ranges;
    return {
        cluster: step.cluster,
        label: step.label,
        spec,
        egress: decision.kind === 'refused' ? undefined : decision.egress,
        previous: cluster.ranges,
        ranges,
        maximum: (0,cluster_cluster/* maximumRanges */.td)(cluster),
        restricted: !allow_list/* AllowList */.y.parse(ranges).open,
        change,
        notes: 'notes' in decision ? decision.notes : [],
        sweep: 'sweep' in decision ? decision.sweep : undefined,
        repository: inputs.repository,
        effect: after,
        dryRun: inputs.dryRun,
        phases: phases.done,
    };
}

// EXTERNAL MODULE: ./build/runner/proxy.js
var proxy = __webpack_require__(7331);
;// CONCATENATED MODULE: ./build/steps/runner-address.js

/**
 * Asks for this runner's address once for each way that API servers' names take; at once, where the proxy settings make no
 * difference between names. Undefined where it isn't asked for.
 */
function addressByRoute(source, ports) {
    if (source.kind !== 'ask')
        return undefined;
    const asked = new Map();
    const by = (route) => {
        const way = (0,proxy/* wayOf */.VO)(route);
        const address = asked.get(way) ?? ports.runnerAddress(source.services, route);
        asked.set(way, address);
        return address;
    };
    const prefetch = async () => {
        const common = ports.commonRoute();
        if (common === undefined)
            return;
        // What the write waits for goes first: the sign-in.
        await ports.clock.sleep(0);
        await by(common);
    };
    // A failure is told by whichever cluster waits for the address, if any gets that far.
    prefetch().catch(() => undefined);
    return async (fqdn) => by(ports.routeTo(fqdn));
}

;// CONCATENATED MODULE: ./build/steps/session.js



/** A main step gives up on an outage sooner than on a busy cluster: nothing has been written yet. */
const signInMs = 120_000;
/** @throws {StepError} where the sign-in is refused, or not answered within two minutes or the step's time. */
async function signedIn({ targets, environment, signIn, timeoutMs }, ports) {
    const deadline = (0,time_deadline/* deadlineIn */._5)(ports.clock, Math.min(signInMs, timeoutMs));
    const retry = { deadline, log: ports.log, onLasting: time_retry/* giveUp */.Ht };
    const cloud = await (0,time_retry/* retryTransient */.jh)(() => ports.describeCloud(environment), 'The ARM endpoint', retry);
    const azure = await (0,time_retry/* retryTransient */.jh)(() => ports.signIn(cloud, signIn), 'The sign-in', retry);
    return { cloud, azure, clusters: await identified(targets, ports) };
}
/** az is asked once which subscription is its current one, and only where it matters. */
async function identified(targets, ports) {
    const current = targets.some(({ subscriptionId }) => subscriptionId === undefined)
        ? await ports.currentSubscription()
        : '';
    return distinct(targets.map((target) => ({ ...target, subscriptionId: target.subscriptionId ?? current })));
}

;// CONCATENATED MODULE: ./build/steps/grant-all.js










/**
 * The main step: signs in once, and then every cluster goes its own way at the same time. One that fails stops no other.
 * @throws {StepError} where the sign-in fails: no cluster was asked then.
 * @throws {Cancelled} where the runner asks the step to end before that.
 */
async function grantAll(inputs, world, records) {
    const { interrupted } = world;
    const ports = { ...world, clock: (0,time_clock/* interruptible */.In)(world.clock, interrupted) };
    const { clock, log } = ports;
    const deadline = (0,time_deadline/* deadlineIn */._5)(clock, inputs.timeoutMs);
    for (const { level, text } of inputs.notes)
        log[level](text);
    const before = (0,report_phases/* phasesOf */.I)(clock, log);
    const signIn = () => (0,time_clock/* abortable */.ZC)(signedIn(inputs, ports), interrupted);
    const signingIn = before.run('Sign-in', signIn, () => `Signed in with ${(0,sign_in/* describeSignIn */.ck)(inputs.signIn)}`);
    const address = addressByRoute(inputs.runnerAddress, ports);
    const session = await signingIn;
    const orphans = orphanSearch({ access: inputs.runs, ask: ports.workflowRunState });
    const shared = { session, deadline, address, orphans, polls: (0,poll_budget/* pollBudget */.Z)(clock), before: before.done };
    const labels = (0,cluster_labels/* clusterLabels */.E)(session.clusters);
    return Promise.all(session.clusters.map(async (cluster, place) => {
        const [label = cluster.name, started] = [labels[place], clock.now()];
        const slot = records.slot(place);
        const own = { ...ports, log: labels.length > 1 ? ports.logOf(label) : log };
        const what = { cluster, label };
        try {
            const outcome = await (0,time_clock/* abortable */.ZC)(grant(inputs, own, { ...shared, ...what, slot }), interrupted);
            return { ...what, ms: clock.now() - started, outcome };
        }
        catch (failure) {
            return { ...what, ms: clock.now() - started, failure, left: slot.last() };
        }
    }));
}

// EXTERNAL MODULE: ./build/time/stall.js
var stall = __webpack_require__(3729);
;// CONCATENATED MODULE: ./build/main-step.js














/** The main step: what was asked for, done, and told in log, outputs and job summary. */
async function mainStep() {
    let inputs;
    let records;
    const log = (0,actions/* actionsLog */._D)(askedFor(undefined).name);
    try {
        // Before all else: post believes nothing that main hasn't named here.
        records = (0,state/* openRecords */.t)(actions/* actionsState */.Rq);
        const unverified = (0,tls_verification/* verificationDisabled */.m)(process.env);
        if (unverified !== undefined)
            throw new errors/* Refusal */.P_([unverified]);
        inputs = readInputs(actions/* actionsInputs */.VE);
        const granted = await (0,stall/* unlessStalled */.a)(grantAll(inputs, (0,composition/* realWorld */.b)(log), records));
        await reportGranted(granted, inputs.detail, log);
    }
    catch (error) {
        const problems = (0,fail/* fail */.f)(error, log);
        const { name, key } = askedFor(inputs);
        handOn(failureResult(key, problems), log);
        const failed = { cluster: name, problems, ...writtenBy(records?.standing() ?? []) };
        await (0,actions/* writeSummary */.Sy)((0,failed_section/* failedSection */.H)(failed, (0,documentation/* documentationIn */.i)(process.env)));
    }
}
/** The cluster that the inputs name, as far as they name one, and what stands for it in the output `result`. */
function askedFor(inputs) {
    const asked = actions/* actionsInputs */.VE.input('cluster');
    const [only, another] = inputs?.targets ?? [(0,cluster_id/* parseClusterId */.Hy)(asked)];
    if (only === undefined || another !== undefined)
        return { name: undefined, key: asked };
    return { name: only.name, key: only.subscriptionId === undefined ? asked : (0,cluster_id/* resourceIdOf */.PF)(only) };
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

export const id = 685;
export const ids = [685];
export const modules = {

/***/ 7685:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  undoStep: () => (/* binding */ undoStep)
});

// EXTERNAL MODULE: ./build/actions.js + 1 modules
var actions = __webpack_require__(2042);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/fail.js
var fail = __webpack_require__(6350);
// EXTERNAL MODULE: ./build/plan/listing.js
var plan_listing = __webpack_require__(6093);
// EXTERNAL MODULE: ./build/plan/node-egress.js
var node_egress = __webpack_require__(3710);
// EXTERNAL MODULE: ./build/ranges/index.js + 16 modules
var ranges = __webpack_require__(4476);
// EXTERNAL MODULE: ./build/shell.js
var shell = __webpack_require__(2474);
;// CONCATENATED MODULE: ./build/report/remedy.js





const profile = 'apiServerAccessProfile.authorizedIpRanges';
/**
 * The commands that undo a step's change by hand: they read the list afresh, take these entries out, put those back, and
 * never send an empty list. Like the post step, they leave what admits the cluster's own nodes; where that isn't known, what
 * else `restore: all` undoes is left to a person, as commands in comments.
 */
function remedyCommands(record) {
    const { cluster, footprint, egress } = record;
    const { added, removed, leases = [] } = footprint;
    const everything = footprint.restore === 'all';
    const temporary = textsOf(added.filter((entry) => entry.temporary));
    const lasting = everything ? textsOf(added.filter((entry) => !entry.temporary)) : [];
    const nodes = lasting.filter((text) => admitsNodes(text, egress));
    const out = egress === undefined ? temporary : [...temporary, ...lasting.filter((text) => !nodes.includes(text))];
    const inDoubt = egress === undefined ? lasting : [];
    const back = (everything ? removed : []).filter((text) => shell/* harmless */.Is.test(text) && text !== ranges/* PLACEHOLDER */.Kx);
    const changes = out.length + back.length > 0;
    if (!changes && inDoubt.length + nodes.length === 0 && leases.length > 0)
        return leaseEnds(leases);
    return [
        ...(leases.length === 0
            ? []
            : [comment(`Its leases in \`az aks show ${place(cluster)} --query tags\` say whether another job uses it.`)]),
        ...(nodes.length === 0
            ? []
            : [comment(`Left on the list, as the cluster's own nodes come from there: ${nodes.join(', ')}`)]),
        ...(changes ? update(record, out, back) : []),
        ...(inDoubt.length === 0
            ? []
            : [
                comment(`The cluster's own nodes may come from ${(0,errors/* enumerated */.BD)(inDoubt)}. Only if they don't, run this too, without its #:`),
                update(record, inDoubt, []).join('\n').replace(/^/gm, '# '),
            ]),
    ].join('\n');
}
/** Reads the list, and writes it without some entries and with others. */
function update({ cluster, footprint, egress }, out, back) {
    const unwanted = out.flatMap(spellings).map((text) => `@ != '${text}'`);
    const others = unwanted.length === 0 ? '' : `[?${unwanted.join(' && ')}]`;
    // Where the list is null, the first form fails and so stops the rest: an open cluster is not to be shut by an undo.
    const list = footprint.mode === 'disable' ? `not_null(${profile}, to_array(''))` : profile;
    const whenEmpty = ((0,node_egress/* lastResort */.y4)(egress) ?? []).filter((text) => shell/* harmless */.Is.test(text)).join(',');
    return [
        `ranges=$(az aks show ${place(cluster)} --query "join(',', ${list}${others})" --output tsv) &&`,
        ...(back.length === 0 ? [] : [`ranges="\${ranges:+$ranges,}${back.join(',')}" &&`]),
        ...(whenEmpty === '' ? [] : [`ranges="\${ranges:-${whenEmpty}}" &&`]),
        `[ -n "$ranges" ] && az aks update ${place(cluster)} --api-server-authorized-ip-ranges "$ranges"`,
    ];
}
/** What a shell may be given: what is made of anything else was never a range. */
function textsOf(added) {
    return added.map(({ text }) => text).filter((text) => shell/* harmless */.Is.test(text));
}
/** Whether the nodes are known to come from an address that the entry covers. */
function admitsNodes(text, egress) {
    const entries = (0,plan_listing/* knownEntries */.A7)((0,ranges/* parseListed */.Jc)([text]));
    return (0,node_egress/* addressesOf */.sO)(egress).some(({ range }) => entries.some((entry) => (0,ranges/* intersects */.HY)(entry, range)));
}
/** The address is there by other jobs' leases: what this job held ends by itself. */
function leaseEnds(leases) {
    const last = Math.max(...leases.map(({ expiresAt }) => expiresAt));
    return `# Nothing has to be run: the lease of this job expires at ${new Date(last).toISOString()}, and a later step or sweep collects it.`;
}
/** One line, whatever it quotes: what came after a new line would be run. */
function comment(text) {
    return `# ${text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ')}`;
}
/** The service may return a single address bare or as a /32. */
function spellings(text) {
    return text.endsWith('/32') ? [text, text.slice(0, -'/32'.length)] : [text];
}
function place({ subscriptionId, resourceGroup, name }) {
    return `--subscription ${(0,shell/* quotedForShell */.Ec)(subscriptionId)} --resource-group ${(0,shell/* quotedForShell */.Ec)(resourceGroup)} --name ${(0,shell/* quotedForShell */.Ec)(name)}`;
}

// EXTERNAL MODULE: ./build/report/summary.js + 1 modules
var report_summary = __webpack_require__(4380);
// EXTERNAL MODULE: ./build/runner/tls-verification.js
var tls_verification = __webpack_require__(3400);
// EXTERNAL MODULE: ./build/state/state.js + 2 modules
var state = __webpack_require__(1295);
// EXTERNAL MODULE: ./build/arm/arm-error.js
var arm_error = __webpack_require__(2556);
// EXTERNAL MODULE: ./build/arm/explain-error.js + 1 modules
var explain_error = __webpack_require__(4021);
// EXTERNAL MODULE: ./build/cluster/pace.js
var cluster_pace = __webpack_require__(6330);
// EXTERNAL MODULE: ./build/cluster/reading.js
var cluster_reading = __webpack_require__(7109);
// EXTERNAL MODULE: ./build/egress/lookup.js + 18 modules
var lookup = __webpack_require__(9899);
// EXTERNAL MODULE: ./build/plan/decision.js
var plan_decision = __webpack_require__(142);
;// CONCATENATED MODULE: ./build/plan/footprint.js
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

// EXTERNAL MODULE: ./build/plan/shows.js
var shows = __webpack_require__(1864);
;// CONCATENATED MODULE: ./build/plan/undo-change.js




/** What the step added for the runner alone. */
function temporaryAdditions({ added }) {
    return (0,plan_listing/* knownEntries */.A7)((0,ranges/* parseListed */.Jc)(added.filter(({ temporary }) => temporary).map(({ text }) => text)));
}
/** The list that an undo leaves, and how it differs from the one in force. */
function undoChange({ listing, footprint, egress }, list, ...notes) {
    const after = (0,ranges/* parseListed */.Jc)(list);
    const isNew = ({ text, entry }) => entry === undefined ? !listing.texts.includes(text) : !listing.entries.some((listed) => (0,plan_listing/* meansSame */.b4)(listed, entry));
    const isGone = ({ text, entry }) => entry === undefined ? !list.includes(text) : !after.some((listed) => (0,plan_listing/* meansSame */.b4)(listed, entry));
    // Entry by entry: one of ours within a wider one of others would outlast it.
    const added = after.filter(isNew).map(({ text }) => ({ text, origin: 'ranges', temporary: false }));
    const removed = listing.entries.filter(isGone).map(({ text }) => text);
    if (added.length + removed.length === 0)
        return (0,plan_decision/* unchanged */.Cv)((0,plan_decision/* notice */.lm)('The list is what it should be already.'));
    const written = { kind: 'change', list, added, removed, replacesPlaceholder: false, wasOpen: false, notes };
    const temporaryRemovals = temporaryAdditions(footprint).map(({ text }) => text);
    return { ...written, temporaryRemovals, ...((0,node_egress/* isKnown */.qE)(egress) && { egress }) };
}

// EXTERNAL MODULE: ./build/leases/index.js + 5 modules
var build_leases = __webpack_require__(8019);
// EXTERNAL MODULE: ./build/plan/collecting.js
var collecting = __webpack_require__(462);
;// CONCATENATED MODULE: ./build/plan/undo-leases.js







const idsOf = ({ leases = [] }) => new Set(leases.map(({ id }) => id));
/** Whether a job other than this one is at work from that address. */
function heldByOthers({ leases }, footprint, entry) {
    return (0,build_leases/* leasesOn */.$O)((0,build_leases/* without */.FF)(leases, idsOf(footprint)), entry).some((lease) => !(0,build_leases/* isExpired */._d)(leases, lease));
}
/** The leases of addresses that this step put on the list itself. */
function addedLeases({ leases = [], added }) {
    return leases.filter(({ address }) => added.some(({ text }) => text === address.text));
}
/**
 * Addresses that another job put on the list, that this one has shared, and whose last lease is its own. The state says
 * which; where its tag is gone or speaks of another address, nothing says any more that the address isn't there for good.
 */
function joinedAddresses(listing, footprint) {
    const added = addedLeases(footprint);
    return leasesPresent(listing, footprint)
        .filter((lease) => !added.includes(lease) && !isDeclared(footprint, lease.address))
        .map(({ address }) => address)
        .filter((address) => (0,collecting/* isEntry */.Tk)(listing, address) && !heldByOthers(listing, footprint, address));
}
/** What this very step declared is there for good, whatever a tag says of it. */
function isDeclared({ declared, added }, { text }) {
    return declared.includes(text) || added.some((addition) => addition.text === text && !addition.temporary);
}
/** The step's own leases whose tags the cluster still has, as they were written. */
function leasesPresent({ leases: book }, { leases = [] }) {
    return leases.filter((lease) => book.leases.some((tag) => isSame(lease, tag)));
}
function isSame(lease, tag) {
    return lease.id === tag.id && lease.address.text === tag.address.text;
}
/**
 * Whether the lease's tag names another address by now. Another job may have left that address on the list because of the tag,
 * so the tag stays until it expires: a sweep then takes the address out with it.
 */
function isRewritten({ leases }, lease) {
    return leases.leases.some((tag) => tag.id === lease.id && !isSame(lease, tag));
}
/** Whether these leases alone held an entry that the step took out, and are over: then nothing puts it back. */
function areOver({ leases: book }, leases) {
    return leases.length > 0 && leases.every((lease) => (0,build_leases/* isExpired */._d)(book, lease));
}
/** The leases that an entry had when the step took it out. A tag that has come or gone since says nothing of it. */
function leasesOfRemoved({ ended = [], removedLeases = [] }, entry) {
    return (0,build_leases/* leasesOn */.$O)({ leases: [...ended, ...removedLeases] }, entry);
}
/** The undo, with the step's own leases ended in the same write, and others taken up again that it ended. */
function withLeasesUndone(listing, footprint, egress, decision) {
    if (decision.kind === 'refused')
        return decision;
    const own = leasesPresent(listing, footprint);
    const base = decision.kind === 'change' ? decision : (0,plan_decision/* leaving */.dv)(listing.texts);
    const back = takenUpAgain(listing, footprint, base);
    const staying = stayingNotes(listing, footprint, own);
    if (decision.kind === 'unchanged' && own.length + back.length === 0)
        return { ...decision, notes: [...decision.notes, ...staying] };
    const over = collectedWith(listing, footprint, egress);
    // Those whose tags are gone too: others may put them back, and then they are this step's all the same.
    const ended = (footprint.leases ?? []).filter((lease) => !isRewritten(listing, lease));
    if (ended.length + back.length + over.leases.length === 0)
        return decision;
    const after = base.list.filter((text) => !over.addresses.some((address) => (0,shows/* isListed */.yy)((0,plan_listing/* listingOf */.K7)([text]), address.text)));
    const collects = after.length > 0 && base.list.length > 0;
    const list = collects ? after : base.list;
    const collected = collects ? base.list.filter((text) => !after.includes(text)) : [];
    return {
        ...base,
        ...((0,node_egress/* isKnown */.qE)(egress) && { egress }),
        list,
        removed: [...base.removed, ...collected],
        leases: { put: back, dropped: [...ended, ...(collects ? over.leases : [])], collected },
        notes: [...base.notes, ...staying, ...(collects ? (0,collecting/* collectionNotes */._5)(listing.leases, over.addresses) : [])],
    };
}
function takenUpAgain(listing, footprint, { list }) {
    const { restore, ended = [] } = footprint;
    if (restore !== 'all')
        return [];
    const { leases } = listing;
    const present = new Set([...leases.leases, ...leases.copied].map(({ id }) => id));
    return ended
        .filter((lease) => !(0,build_leases/* isExpired */._d)(leases, lease) && (0,collecting/* isEntry */.Tk)((0,plan_listing/* listingOf */.K7)(list), lease.address) && !present.has(lease.id))
        .slice(0, (0,build_leases/* room */.eh)((0,build_leases/* without */.FF)(leases, idsOf(footprint))));
}
const nothing = { leases: [], addresses: [] };
/** Leases of other jobs that are over, where the egress is known: an undo looks nothing up for their sake. */
function collectedWith(listing, footprint, egress) {
    if (!(0,node_egress/* isKnown */.qE)(egress) || (footprint.leases ?? []).length === 0)
        return nothing;
    return (0,build_leases/* collection */.rJ)((0,build_leases/* without */.FF)(listing.leases, idsOf(footprint)), {
        isListed: (address) => (0,collecting/* isEntry */.Tk)(listing, address),
        orphaned: new Set(),
        fate: (address) => isDeclared(footprint, address) || (0,node_egress/* addressesOf */.sO)(egress).some(({ range }) => (0,ranges/* intersects */.HY)(range, address))
            ? 'stays'
            : 'goes',
    });
}
function stayingNotes(listing, footprint, own) {
    const ids = idsOf(footprint);
    const staying = own
        .filter(({ address }) => (0,collecting/* isEntry */.Tk)(listing, address) && heldByOthers(listing, footprint, address))
        .map(({ address }) => (0,plan_decision/* notice */.lm)(`"${address.text}" stays on the list: another job holds a lease of it.`));
    return [...staying, ...(0,collecting/* copiedNotes */.Ao)(listing.leases.copied.filter(({ id }) => ids.has(id)))];
}

;// CONCATENATED MODULE: ./build/plan/undo-on-open-cluster.js






/** An open cluster is restricted again only where this very step opened it, with `disable` and `restore: all`. */
function undoOnOpenCluster(basis) {
    const { listing, footprint, egress } = basis;
    if (footprint.mode !== 'disable' || footprint.restore !== 'all' || listing.texts.length > 0) {
        return (0,plan_decision/* unchanged */.Cv)((0,plan_decision/* notice */.lm)('Another update opened the API server to the whole internet since; this step leaves that alone.'));
    }
    if (egress === undefined)
        return plan_decision/* egressNeeded */.bc;
    if (egress.kind === 'unknown')
        return (0,plan_decision/* refused */.J5)(notRestricted(egress.why));
    const back = (0,ranges/* parseListed */.Jc)(footprint.removed).filter(({ entry }) => entry === undefined || !areOver(listing, leasesOfRemoved(footprint, entry)));
    const wasPlaceholder = back.length === 1 && back.every(({ entry }) => entry !== undefined && (0,ranges/* isPlaceholder */.wK)(entry));
    // The nodes got in while the cluster was open, and would not by the placeholder if they leave by another way.
    const missing = wasPlaceholder ? [] : (0,node_egress/* addressesOf */.sO)(egress).filter(({ range }) => !(0,ranges/* covers */.hU)((0,plan_listing/* knownEntries */.A7)(back), range));
    const list = [...back.map(({ text }) => text), ...missing.map(({ range }) => range.text)];
    const again = (0,plan_decision/* notice */.lm)('The restriction that `mode: disable` lifted is back.');
    if (list.length > 0 && !wasPlaceholder)
        return undoChange(basis, list, again);
    return undoChange(basis, (0,node_egress/* lastResort */.y4)(egress) ?? [ranges/* PLACEHOLDER */.Kx], again);
}
function notRestricted(why) {
    return {
        code: 'egress-unresolved',
        what: `The API server stays open to the whole internet: the cluster's own egress, which the restriction must admit, could not be resolved: ${why}`,
        remedy: 'Restrict it again with `mode: set`, and name what the nodes leave by in `egress-ips`.',
    };
}

;// CONCATENATED MODULE: ./build/plan/undo.js







/**
 * The list without what this step put in, and with what it took out, against the list as it is now: what others
 * changed meanwhile stays. Gives an empty list only where `restore: all` undoes a step that restricted an open
 * cluster, and the list is exactly what that step left.
 * @param egress undefined until it is looked up, which is needed where the undo would leave nothing, or takes out more
 *   than what the state says this step added for the runner alone
 */
function planUndo(listing, footprint, egress) {
    if (listing.open)
        return undoOnOpenCluster({ listing, footprint, egress });
    if (footprint.restore === 'all' && footprint.wasOpen && (0,plan_listing/* sameListing */.$p)(listing.texts, footprint.left))
        return withLeasesUndone(listing, footprint, egress, (0,plan_decision/* opening */.zs)(listing.texts, openAgain));
    const lasting = lastingAdditions(listing, footprint);
    const joined = joinedAddresses(listing, footprint);
    if (egress === undefined && lasting.length + joined.length > 0)
        return plan_decision/* egressNeeded */.bc;
    if ((0,node_egress/* isKnown */.qE)(egress) || lasting.length + joined.length === 0)
        return undoOfAll({ listing, footprint, egress, goes: [...temporaryAdditions(footprint), ...lasting, ...joined] });
    // Without the egress only what the state alone answers for: the runner's own address.
    const certain = { ...footprint, leases: addedLeases(footprint) };
    const decision = undoOfAll({ listing, footprint: certain, egress, goes: temporaryAdditions(footprint) });
    return withWhatStays(decision, egress, lasting, joined);
}
const openAgain = 'The API server is open to the whole internet again, as it was before this step.';
function undoOfAll(undo) {
    const { listing, footprint, egress } = undo;
    const decision = undoOfList(undo);
    return decision.kind === 'egress-needed' ? decision : withLeasesUndone(listing, footprint, egress, decision);
}
function undoOfList({ listing, footprint, egress, goes }) {
    const kept = listing.entries.filter((listed) => !goes.some((entry) => (0,plan_listing/* meansSame */.b4)(listed, entry) && !heldByOthers(listing, footprint, entry)));
    const back = returning(listing, footprint, kept);
    if (kept.length === listing.entries.length && (back.length === 0 || listing.placeholder))
        return (0,plan_decision/* unchanged */.Cv)((0,plan_decision/* notice */.lm)('Nothing that this step added is on the list any more.'));
    const written = (list, ...notes) => undoChange({ listing, footprint, egress }, list, ...notes);
    const base = [...kept, ...back];
    const placeholderServes = footprint.replacesPlaceholder && (egress === undefined || (0,node_egress/* placeholderSuffices */.yr)(egress)) && isNodesAlone(base, egress);
    if (placeholderServes)
        return written([ranges/* PLACEHOLDER */.Kx]);
    const entries = (0,plan_listing/* knownEntries */.A7)(base);
    const needed = egress === undefined ? [] : (0,node_egress/* shutOut */.rt)((0,plan_listing/* knownEntries */.A7)(listing.entries), entries, egress);
    const texts = [...base.map(({ text }) => text), ...needed.map(({ range }) => range.text)];
    if (texts.length > 0)
        return written(texts, ...staysRestricted(footprint));
    if (egress === undefined)
        return plan_decision/* egressNeeded */.bc;
    const rest = (0,node_egress/* lastResort */.y4)(egress);
    return rest === undefined ? (0,plan_decision/* refused */.J5)(nothingLeft(egress)) : written(rest);
}
/** What `restore: all` takes out beside the runner's address, as far as it is on the list. */
function lastingAdditions(listing, { restore, added }) {
    if (restore !== 'all')
        return [];
    const lasting = (0,plan_listing/* knownEntries */.A7)((0,ranges/* parseListed */.Jc)(added.filter(({ temporary }) => !temporary).map(({ text }) => text)));
    return lasting.filter((entry) => listing.entries.some((listed) => (0,plan_listing/* meansSame */.b4)(listed, entry)));
}
/**
 * With `restore: all`, what the step took out and nothing on the list covers. The placeholder can't stand beside others,
 * and what made up a list that was open must not open one that others have changed since.
 */
function returning(listing, footprint, kept) {
    if (footprint.restore !== 'all' || footprint.wasOpen)
        return [];
    const present = (0,plan_listing/* knownEntries */.A7)(kept);
    return (0,ranges/* parseListed */.Jc)(footprint.removed).filter(({ text, entry }) => entry === undefined
        ? !kept.some((listed) => listed.text === text)
        : !((0,ranges/* isPlaceholder */.wK)(entry) || (0,ranges/* covers */.hU)(present, entry) || areOver(listing, leasesOfRemoved(footprint, entry))));
}
function isNodesAlone(base, egress) {
    const addresses = (0,node_egress/* addressesOf */.sO)(egress);
    return base.every(({ entry }) => entry !== undefined && addresses.some(({ range }) => (0,ranges/* sameSet */.XV)([range], [entry])));
}
/** What could not be taken out, since nothing says whether the nodes come from it. */
function withWhatStays(decision, egress, lasting, joined) {
    if (decision.kind === 'egress-needed' || decision.kind === 'refused')
        return decision;
    const why = egress?.kind === 'unknown' ? egress.why : '';
    const notes = joined.map(({ text }) => (0,plan_decision/* notice */.lm)(`"${text}" stays on the list until its lease expires: it is not known whether the cluster's own nodes come from it. ${why}`));
    const incomplete = lasting.length === 0
        ? undefined
        : {
            code: 'egress-unresolved',
            what: `${lasting.map(({ text }) => `"${text}"`).join(', ')} stays on the list, although \`restore\` is \`all\`: the cluster's own egress could not be resolved, so it is not known whether the nodes come from it. ${why}`,
            remedy: 'Take it out by hand where the nodes need it no more, with the commands below.',
        };
    return { ...decision, notes: [...decision.notes, ...notes], ...(incomplete && { incomplete }) };
}
function nothingLeft(egress) {
    const why = egress.kind === 'unknown'
        ? `could not be resolved: ${egress.why}`
        : 'is not known, since `egress-mode: none` told the step not to look for it.';
    return {
        code: 'egress-unresolved',
        what: `Undoing the change would leave an empty list, which would open the API server to the whole internet, and the cluster's own egress, which would have to stay on it, ${why} Nothing was changed.`,
        remedy: 'Add what the nodes leave by to the list, then take the rest out with the commands below.',
    };
}
function staysRestricted(footprint) {
    if (footprint.restore !== 'all' || !footprint.wasOpen)
        return [];
    return [(0,plan_decision/* notice */.lm)('The cluster was open before this step, but the list was changed since, so it stays restricted.')];
}

// EXTERNAL MODULE: ./build/report/undoing.js
var undoing = __webpack_require__(6081);
// EXTERNAL MODULE: ./build/time/clock.js
var clock = __webpack_require__(5786);
// EXTERNAL MODULE: ./build/time/deadline.js
var time_deadline = __webpack_require__(6373);
// EXTERNAL MODULE: ./build/time/patience.js
var time_patience = __webpack_require__(2717);
// EXTERNAL MODULE: ./build/update/failed-write.js
var failed_write = __webpack_require__(1757);
// EXTERNAL MODULE: ./build/update/swap.js
var swap = __webpack_require__(5773);
// EXTERNAL MODULE: ./build/update/wait-for-operation.js + 2 modules
var wait_for_operation = __webpack_require__(5527);
// EXTERNAL MODULE: ./build/steps/decide.js + 11 modules
var decide = __webpack_require__(7742);
;// CONCATENATED MODULE: ./build/steps/revoke.js





















/** A cancelled job has five minutes for all its post steps, so the remedy is in the log well before. */
const remedyAfterMs = 120_000;
/**
 * The post step: what did this step change, is it still there, take it back, say what was seen.
 * Works from the state alone: inputs may have changed since (actions/runner#2030). It never gives up because the runner asks
 * it to end: until it is killed it goes on trying.
 * @throws {StepError} where it could not be undone; the remedy is in the log by then.
 */
async function revoke(record, world) {
    if (record === undefined)
        return undoing/* nothingWritten */.F;
    if (undoesNothing(record.footprint))
        return { kind: 'nothing', why: 'This step changed nothing that is only temporary.' };
    const deadline = (0,time_deadline/* deadlineIn */._5)(world.clock, record.timeoutMs);
    const done = new AbortController();
    const hopeless = new AbortController();
    const reminder = remindOfRemedy(record, world, { done: done.signal, hopeless: hopeless.signal });
    const patience = {
        deadline,
        log: world.log,
        onLasting(_, cause) {
            if (!hopeless.signal.aborted)
                world.log.warning(cause.problems.map(errors/* problemText */.fI).join(' '));
            hopeless.abort();
        },
    };
    try {
        const signIn = () => world.signIn(record.cloud, record.signIn, record.apiVersion);
        const azure = await (0,time_patience/* patiently */.d_)(signIn, 'The sign-in', patience);
        return await undo(record, { world, azure, patience, accepted: () => done.abort() });
    }
    finally {
        done.abort();
        await reminder;
    }
}
/** Puts the remedy into the log in time, in case the runner ends this step before it is done; at once where it looks hopeless. */
async function remindOfRemedy(record, world, { done, hopeless }) {
    const { clock, log, interrupted } = world;
    try {
        await clock.sleep(remedyAfterMs, AbortSignal.any([done, hopeless, interrupted]));
    }
    catch {
        // Either the undo came to an end, or it will hardly come to one: then the remedy must be there first.
        if (done.aborted)
            return;
    }
    log.warning(`This step is still trying to undo its change. Should the job be ended before it can, run:\n${(0,shell/* forBash */._P)(remedyCommands(record))}`);
}
async function undo(record, { world, azure, patience, accepted }) {
    const pace = (0,cluster_pace/* paceWith */.aR)(cluster_pace/* postManners */.lZ);
    const reading = { ...patience, clusters: azure.clusters(record.cluster), pace };
    const egress = (0,lookup/* egressLookup */.k)({ ...world, network: azure.network }, 'auto', reading, record.detail);
    try {
        const initial = await whenArrived(record, reading);
        const swapping = {
            ...reading,
            ledger: nothingToRemember,
            initial,
            decide: (cluster) => revoke_decide(record, cluster, egress),
        };
        const swapped = await (0,explain_error/* translated */.vE)((0,swap/* swap */.w)(swapping), 'Undoing the change');
        if (swapped.kind === 'unchanged')
            return { kind: 'unchanged', notes: notesOf(swapped.decision) };
        const { change, operationUrl, leftOut } = swapped;
        accepted();
        world.log.info('AKS has accepted the undo.');
        const update = { swapping, change, operationUrl, leftOut, worksOutAgain: true };
        const seen = record.waits ? await seenToEnd(update, patience.deadline, world) : 'accepted';
        if (change.incomplete !== undefined)
            throw new errors/* Refusal */.P_([change.incomplete]);
        return { kind: seen, change };
    }
    catch (error) {
        if (!isGone(error))
            throw (0,explain_error/* explained */.to)(error, 'Undoing the change');
        return {
            kind: 'unchanged',
            notes: [(0,plan_decision/* notice */.lm)('The cluster is gone, and its list with it: there is nothing left to undo.')],
        };
    }
}
/** Main may have died before its write was answered: AKS may take a moment to show it. */
async function whenArrived(record, reading) {
    const { deadline } = reading;
    const { left, added, removed, leases: put = [] } = record.footprint;
    const change = { list: left, added, removed, leases: { put, dropped: [], collected: [] } };
    const until = deadline.clock.now() + failed_write/* lostWriteMs */.a;
    let cluster = await (0,cluster_reading/* readPatiently */.Bk)(reading);
    if (record.write === 'accepted')
        return cluster;
    reading.log.info('The main step ended before its write was answered; looking whether it was carried out.');
    for (;;) {
        cluster = await (0,cluster_reading/* readSettled */.Gn)(reading, cluster);
        if ((0,shows/* shows */.L7)(cluster, change) || deadline.clock.now() >= until)
            return cluster;
        await (0,time_deadline/* pause */.v7)(deadline, cluster_pace/* readIntervalMs */.QJ, () => new errors/* TimeUp */.Lr('write-unanswered', 'The list could not be watched for long enough.'));
        cluster = await (0,cluster_reading/* readPatiently */.Bk)(reading);
    }
}
async function revoke_decide(record, cluster, egress) {
    const { resourceUid } = record;
    if (resourceUid !== undefined && cluster.resourceUid !== undefined && resourceUid !== cluster.resourceUid)
        return (0,plan_decision/* unchanged */.Cv)((0,plan_decision/* notice */.lm)('The cluster has been deleted and made anew since: nothing of this step is on it.'));
    const listing = (0,decide/* listingOn */.wC)(cluster);
    return (0,decide/* withEgress */.K$)((found) => planUndo(listing, record.footprint, record.egress ?? found), async () => (0,node_egress/* withNamed */.uR)(await egress.resolve(cluster), record.egressIps));
}
/**
 * Says "done" only where the end was seen. Time that runs out after the acceptance, a runner that ends the step and an end that
 * this job may not look at are no failure: the undo is on its way.
 */
async function seenToEnd(update, deadline, { interrupted, log }) {
    const watching = { ...deadline, clock: (0,clock/* interruptible */.In)(deadline.clock, interrupted) };
    try {
        await (0,clock/* unlessAborted */.Wh)((0,wait_for_operation/* updateEnded */.e)(update, watching), interrupted);
        return 'done';
    }
    catch (error) {
        if (error instanceof errors/* TimeUp */.Lr || error instanceof errors/* Cancelled */.cJ)
            return 'accepted';
        if (!(error instanceof arm_error/* ArmError */.dW) || isGone(error))
            throw error;
        log.warning(`AKS has accepted the undo, and its end can't be watched: ${error.message} (${error.code})`);
        return 'accepted';
    }
}
const nothingToRemember = { intend() { }, confirm() { }, strike() { } };
function notesOf(decision) {
    if (decision.kind === 'refused')
        throw new errors/* Refusal */.P_(decision.problems);
    if (decision.incomplete !== undefined)
        throw new errors/* Refusal */.P_([decision.incomplete]);
    return decision.notes;
}
/**
 * What ARM and AKS answer where the cluster or its resource group doesn't exist any more. A subscription that isn't found
 * is another matter: ARM says so as well where the identity has lost its roles in it.
 */
const goneCodes = new Set(['ResourceNotFound', 'ResourceGroupNotFound', 'NotFound']);
function isGone(error) {
    const cause = error instanceof errors/* StepError */.zg ? error.cause : error;
    return cause instanceof arm_error/* ArmError */.dW && cause.status === 404 && goneCodes.has(cause.code);
}

// EXTERNAL MODULE: ./build/time/stall.js
var stall = __webpack_require__(3729);
// EXTERNAL MODULE: ./build/world.js + 7 modules
var world = __webpack_require__(8028);
;// CONCATENATED MODULE: ./build/undo-step.js











/** The post step where main has left something: undoes it, and says what became of that. */
async function undoStep() {
    let record;
    verifyCertificates();
    try {
        record = (0,state/* loadUndo */.ln)(actions/* actionsState */.Rq);
        const undoing = await (0,stall/* unlessStalled */.a)(revoke(record, (0,world/* realWorld */.b)()));
        if (undoing.kind === 'nothing')
            actions/* actionsLog */._D.info(undoing.why);
        if (undoing.kind === 'accepted' || undoing.kind === 'done')
            actions/* actionsLog */._D.info(`Undone: ${(0,report_summary/* undone */.SF)(undoing, record?.detail ?? 'own')}.`);
        for (const { level, text } of undo_step_notesOf(undoing))
            actions/* actionsLog */._D[level](text);
        const summary = record === undefined ? undefined : (0,report_summary/* revokeSummary */.l6)(undoing, record.cluster.name, record.detail);
        if (summary !== undefined)
            await (0,actions/* writeSummary */.Sy)(summary);
    }
    catch (error) {
        const problems = (0,fail/* fail */.f)(error);
        if (record === undefined) {
            await (0,actions/* writeSummary */.Sy)((0,report_summary/* failedStepSummary */.sM)(problems));
        }
        else {
            const remedy = remedyCommands(record);
            actions/* actionsLog */._D.error(`The change of this step could not be undone, and stays until that is done by hand. Run:\n${(0,shell/* forBash */._P)(remedy)}`);
            await (0,actions/* writeSummary */.Sy)((0,report_summary/* failedUndoSummary */.A)(record.cluster.name, problems, remedy));
        }
    }
}
/** What would make main refuse must not keep post from undoing. */
function verifyCertificates() {
    const problem = (0,tls_verification/* verificationDisabled */.m)(process.env);
    if (problem === undefined)
        return;
    (0,tls_verification/* enableVerification */.H)(process.env);
    actions/* actionsLog */._D.warning((0,errors/* problemText */.fI)({ ...problem, what: `${problem.what} This step verifies them all the same.` }));
}
function undo_step_notesOf(undoing) {
    if (undoing.kind === 'nothing')
        return [];
    return undoing.kind === 'unchanged' ? undoing.notes : undoing.change.notes;
}


/***/ })

};

export const id = 67;
export const ids = [67];
export const modules = {

/***/ 2067:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  undoStep: () => (/* binding */ undoStep)
});

// EXTERNAL MODULE: ./build/actions.js + 2 modules
var actions = __webpack_require__(9732);
// EXTERNAL MODULE: ./build/composition.js + 8 modules
var composition = __webpack_require__(1837);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/fail.js
var fail = __webpack_require__(6350);
// EXTERNAL MODULE: ./build/report/documentation.js
var documentation = __webpack_require__(1265);
// EXTERNAL MODULE: ./build/report/failed-section.js
var failed_section = __webpack_require__(3496);
// EXTERNAL MODULE: ./build/report/cluster-section.js + 1 modules
var cluster_section = __webpack_require__(5992);
// EXTERNAL MODULE: ./build/report/cluster-table.js
var cluster_table = __webpack_require__(688);
// EXTERNAL MODULE: ./build/arm/cluster-id.js
var cluster_id = __webpack_require__(821);
// EXTERNAL MODULE: ./build/plan/allow-list.js
var allow_list = __webpack_require__(3556);
// EXTERNAL MODULE: ./build/plan/node-egress.js
var node_egress = __webpack_require__(3710);
// EXTERNAL MODULE: ./build/ranges/index.js + 16 modules
var ranges = __webpack_require__(4476);
// EXTERNAL MODULE: ./build/shell.js
var shell = __webpack_require__(2474);
;// CONCATENATED MODULE: ./build/report/undo-commands.js






const profile = 'apiServerAccessProfile.authorizedIpRanges';
/**
 * The commands that undo a step's change by hand: they read the list afresh, take these entries out, put those back, and
 * never send an empty list. Like the post step, they leave what admits the cluster's own nodes; where that isn't known, what
 * else `restore: all` undoes is left to a person, as commands in comments.
 */
function remedyCommands(record) {
    const { cluster, applied, egress } = record;
    const { added, removed, leases = [] } = applied;
    const everything = applied.restore === 'all';
    const temporary = textsOf(added.filter((entry) => entry.temporary));
    const lasting = everything ? textsOf(added.filter((entry) => !entry.temporary)) : [];
    const nodes = lasting.filter((text) => admitsNodes(text, egress));
    const out = egress === undefined ? temporary : [...temporary, ...lasting.filter((text) => !nodes.includes(text))];
    const inDoubt = egress === undefined ? lasting : [];
    const back = (everything ? removed : []).filter((text) => shell/* harmless */.Is.test(text) && text !== ranges/* PLACEHOLDER */.Kx);
    const changes = out.length + back.length > 0;
    if (!changes && inDoubt.length === 0)
        return nothingToRun(leases, nodes);
    return [
        ...(leases.length === 0
            ? []
            : [
                comment(`Its leases in \`az aks show${(0,cluster_id/* azOptions */.kp)(cluster).join('')} --query tags\` say whether another job uses it.`),
            ]),
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
function update({ cluster, applied, egress }, out, back) {
    // Where the list is null, the first form fails and so stops the rest: an open cluster is not to be shut by an undo.
    const list = applied.mode === 'disable' ? `not_null(${profile}, to_array(''))` : profile;
    const conditions = out.flatMap(spellings).map((text) => `@ != '${text}'`);
    const others = conditions.map((condition, index) => `${index === 0 ? '[?' : ' && '}${condition}`);
    const [first = '', ...more] = others;
    const query = [` --query "join(',', ${list}${first}`, ...more];
    const end = `${others.length === 0 ? '' : ']'})" --output tsv) &&`;
    const whenEmpty = ((0,node_egress/* lastResort */.y4)(egress) ?? []).filter((text) => shell/* harmless */.Is.test(text));
    return [
        (0,shell/* inLines */.Fi)(['ranges=$(az aks show', ...(0,cluster_id/* azOptions */.kp)(cluster), ...query.slice(0, -1), `${query.at(-1)}${end}`]),
        ...(back.length === 0 ? [] : [assigned(`ranges="\${ranges:+$ranges,}`, back, '" &&')]),
        ...(whenEmpty.length === 0 ? [] : [assigned(`ranges="\${ranges:-`, whenEmpty, '}" &&')]),
        (0,shell/* inLines */.Fi)([
            '[ -n "$ranges" ] && az aks update',
            ...(0,cluster_id/* azOptions */.kp)(cluster),
            ' --api-server-authorized-ip-ranges "$ranges"',
        ]),
    ];
}
function assigned(start, texts, end) {
    return (0,shell/* listInLines */.$r)([start, ...texts.map((text, index) => (index === 0 ? text : `,${text}`)), end]);
}
/** What a shell may be given: what is made of anything else was never a range. */
function textsOf(added) {
    return added.map(({ text }) => text).filter((text) => shell/* harmless */.Is.test(text));
}
/** Whether the nodes are known to come from an address that the entry covers. */
function admitsNodes(text, egress) {
    const { entries } = allow_list/* AllowList */.y.parse([text]);
    return (0,node_egress/* addressesOf */.sO)(egress).some(({ range }) => entries.some((entry) => (0,ranges/* intersects */.HY)(entry, range)));
}
/** With `restore: all`, a step may have added what the nodes need and nothing else, or only have ended leases of other jobs. */
function nothingToRun(leases, nodes) {
    if (nodes.length > 0)
        return comment(`Nothing has to be run: ${nodes.join(', ')} stays, as the cluster's own nodes come from there.`);
    if (leases.length > 0)
        return leaseEnds(leases);
    return comment('Nothing has to be run: the step changed no entry of the list, it only ended leases of other jobs.');
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

// EXTERNAL MODULE: ./build/plan/decision.js
var plan_decision = __webpack_require__(142);
// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __webpack_require__(4902);
// EXTERNAL MODULE: ./build/report/problems.js
var report_problems = __webpack_require__(5567);
// EXTERNAL MODULE: ./build/report/range-diff.js
var range_diff = __webpack_require__(7208);
;// CONCATENATED MODULE: ./build/report/undo-section.js






/**
 * One cluster of a post step, as a section of the job summary; none where there was nothing to do.
 * @param most about how long the section may be, in bytes
 */
function undoSection(record, outcome, most = cluster_section/* sectionsRoom */._) {
    if (outcome.kind === 'nothing')
        return undefined;
    const notes = outcome.kind === 'unchanged' ? outcome.notes : outcome.change.notes;
    const warnings = notes.filter(({ level }) => level === 'warning').map(({ text }) => (0,markdown/* plain */.pj)(text));
    const notices = notes.filter(({ level }) => level === 'notice').map(({ text }) => `- ${(0,markdown/* plain */.pj)(text)}`);
    const lines = outcome.kind === 'unchanged' || record.detail === 'none' ? [] : (0,range_diff/* linesOf */.Dx)(undoneEntries(record, outcome.change));
    return [
        `### ${(0,markdown/* named */.KT)(record.label ?? record.cluster.name)}: ${undoVerdict(record, outcome)}`,
        ...(warnings.length === 0 ? [] : [(0,markdown/* alert */.xE)('WARNING', ...warnings)]),
        ...(lines.length === 0 ? [] : [(0,markdown/* fenced */.OF)('diff', (0,range_diff/* fitting */._Q)(lines, most / 2))]),
        ...(notices.length === 0 ? [] : [notices.join('\n')]),
    ].join('\n\n');
}
/** In a few words, what a post step came to: the heading of its section, and its row in the table of several clusters. */
function undoVerdict(record, outcome) {
    if (outcome.kind === 'nothing' || outcome.kind === 'unchanged')
        return 'nothing to undo';
    const accepted = outcome.kind === 'accepted' ? ', accepted by AKS and not yet in force' : '';
    return `${undoneWords(record, outcome.change)}${accepted}`;
}
function undoneWords(record, change) {
    if (change.opens === true)
        return 'open to the whole internet again';
    if (!(0,plan_decision/* changesList */.C5)(change))
        return "this job's lease has ended, the list is as it was";
    if (record.applied.restore === 'all')
        return 'every change of this step undone';
    return (0,plan_decision/* removedBy */.yV)(change).size === 0 ? 'undone' : 'closed to this runner again';
}
function undoneEntries({ applied }, change) {
    const { added, leases } = change;
    const temporary = new Set(applied.added.filter((entry) => entry.temporary).map(({ text }) => text));
    const shared = new Set(applied.leases?.map(({ address }) => address.text));
    const over = new Set(leases?.expired);
    const why = (text) => {
        if (temporary.has(text) || shared.has(text))
            return 'this runner';
        return over.has(text) ? 'its lease is over' : '';
    };
    return [
        ...(0,plan_decision/* removedBy */.yV)(change).texts.map((range) => ({ sign: '-', range, from: why(range) })),
        ...added.map(({ text }) => ({ sign: '+', range: text, from: 'as before this step' })),
    ];
}
/**
 * One cluster of a post step that failed: what stands in the way, how to cure it, and the commands that do what it couldn't.
 * @param remedy the commands
 */
function failedUndoSection(record, problems, remedy, linkTo) {
    return [
        `### ${(0,markdown/* named */.KT)(record.label ?? record.cluster.name)}: ${failedUndoVerdict(record)}`,
        ...(0,report_problems/* problemBlocks */.O)(problems, linkTo),
        'The change of this step stays until it is undone by hand. These commands do that:',
        (0,markdown/* fenced */.OF)('bash', remedy),
        (0,markdown/* plain */.pj)(shell/* howToRun */.RG),
    ].join('\n\n');
}
function failedUndoVerdict({ applied }) {
    const temporary = applied.restore !== 'all' && applied.added.some((entry) => entry.temporary);
    return temporary ? 'could not be closed to this runner again' : 'the change could not be undone';
}
/** What the post step did, as the log has it. */
function undone(outcome, detail) {
    const named = (texts) => detail === 'none' && texts.length > 0
        ? `${texts.length} ${texts.length === 1 ? 'entry' : 'entries'}`
        : texts.join(', ');
    const { added } = outcome.change;
    const removed = (0,plan_decision/* removedBy */.yV)(outcome.change).texts;
    const what = [
        ...(removed.length + added.length === 0 ? ['the lease of this job has ended, the list is as it was'] : []),
        ...(removed.length === 0 ? [] : [`${named(removed)} taken out`]),
        ...(added.length === 0 ? [] : [`${named(added.map(({ text }) => text))} put back`]),
    ].join(', ');
    return outcome.kind === 'done' ? what : `${what} (accepted by AKS; its end was not seen)`;
}

;// CONCATENATED MODULE: ./build/report-revoked.js








/** @param count of how many clusters */
function undoReport(count, log) {
    const told = new Map();
    const most = cluster_section/* sectionsRoom */._ / count;
    return {
        ended(one, place) {
            const own = count > 1 ? (0,actions/* clusterLog */.$P)(one.label) : log;
            told.set(place, 'outcome' in one ? tell(one, own, most) : tellFailure(one, own));
        },
        async summarized() {
            const all = Array.from({ length: count }, (_, place) => told.get(place) ?? []).flat();
            const sections = all.flatMap(({ section }) => section ?? []);
            const table = count > 1 ? [(0,cluster_table/* clusterTable */.V)(all.map(({ row }) => row))] : [];
            if (sections.length > 0)
                await (0,actions/* writeSummary */.Sy)([...table, ...sections].join('\n\n'));
        },
    };
}
function tell({ record, label, ms, outcome }, log, most) {
    for (const { level, text } of notesOf(outcome))
        log[level](text);
    if (outcome.kind === 'nothing')
        log.info(outcome.why);
    if (outcome.kind === 'accepted' || outcome.kind === 'done')
        log.info(`Undone: ${undone(outcome, record.detail)}.`);
    const labelled = { ...record, label };
    const row = { cluster: label, verdict: undoVerdict(labelled, outcome), ms };
    return { row, section: undoSection(labelled, outcome, most) };
}
function tellFailure({ record, label, ms, failure }, log) {
    const problems = (0,fail/* fail */.f)(failure, log);
    const remedy = remedyCommands(record);
    log.error(`The change of this step could not be undone, and stays until that is done by hand. Run:\n${(0,shell/* forBash */._P)(remedy)}`);
    const labelled = { ...record, label };
    const section = failedUndoSection(labelled, problems, remedy, (0,documentation/* documentationIn */.i)(process.env));
    return { row: { cluster: label, verdict: failedUndoVerdict(labelled), ms }, section };
}
function notesOf(outcome) {
    if (outcome.kind === 'nothing')
        return [];
    return outcome.kind === 'unchanged' ? outcome.notes : outcome.change.notes;
}

// EXTERNAL MODULE: ./build/runner/tls-verification.js
var tls_verification = __webpack_require__(3400);
// EXTERNAL MODULE: ./build/state/state.js + 2 modules
var state = __webpack_require__(5265);
// EXTERNAL MODULE: ./build/cluster/poll-budget.js
var poll_budget = __webpack_require__(1932);
// EXTERNAL MODULE: ./build/steps/cluster-labels.js
var cluster_labels = __webpack_require__(112);
// EXTERNAL MODULE: ./build/arm/arm-error.js
var arm_error = __webpack_require__(2556);
// EXTERNAL MODULE: ./build/arm/explain-error.js + 1 modules
var explain_error = __webpack_require__(4021);
// EXTERNAL MODULE: ./build/cluster/contention.js
var contention = __webpack_require__(4224);
// EXTERNAL MODULE: ./build/cluster/read.js
var read = __webpack_require__(7745);
// EXTERNAL MODULE: ./build/egress/lookup.js + 18 modules
var lookup = __webpack_require__(7780);
// EXTERNAL MODULE: ./build/plan/applied-change.js
var applied_change = __webpack_require__(8048);
// EXTERNAL MODULE: ./build/plan/is-applied.js
var is_applied = __webpack_require__(2384);
// EXTERNAL MODULE: ./build/plan/additions.js
var additions = __webpack_require__(6775);
;// CONCATENATED MODULE: ./build/plan/undo-change.js



/** What the step added for the runner alone. */
function temporaryAdditions({ added }) {
    return (0,additions/* listOf */.c)(added.filter(({ temporary }) => temporary));
}
/** The list that an undo leaves, and how it differs from the one in force. */
function undoChange({ current, applied, egress }, after, ...notes) {
    const { list } = current;
    // Entry by entry: one of ours within a wider one of others would outlast it.
    const back = after.minus(list);
    if (back.size + list.minus(after).size === 0)
        return (0,plan_decision/* unchanged */.Cv)((0,plan_decision/* notice */.lm)('The list is what it should be already.'));
    const added = back.texts.map((text) => ({ text, origin: 'ranges', temporary: false }));
    return {
        ...(0,plan_decision/* changeOf */.C2)(list, after, added, notes),
        temporaryRemovals: temporaryAdditions(applied),
        ...((0,node_egress/* isKnown */.qE)(egress) && { egress }),
    };
}

// EXTERNAL MODULE: ./build/leases/index.js + 5 modules
var build_leases = __webpack_require__(8344);
// EXTERNAL MODULE: ./build/plan/expired-leases.js
var expired_leases = __webpack_require__(715);
;// CONCATENATED MODULE: ./build/plan/undo-leases.js






const idsOf = ({ leases = [] }) => new Set(leases.map(({ id }) => id));
/** Whether a job other than this one is at work from that address. */
function heldByOthers({ leases }, applied, entry) {
    return (0,build_leases/* leasesOn */.$O)((0,build_leases/* without */.FF)(leases, idsOf(applied)), entry).some((lease) => !(0,build_leases/* isExpired */._d)(leases, lease));
}
/** The leases of addresses that this step put on the list itself. */
function addedLeases({ leases = [], added }) {
    return leases.filter(({ address }) => added.some(({ text }) => text === address.text));
}
/**
 * Addresses that another job put on the list, that this one has shared, and whose last lease is its own. The state says
 * which; where its tag is gone or speaks of another address, nothing says any more that the address isn't there for good.
 */
function joinedAddresses(current, applied) {
    const added = addedLeases(applied);
    return leasesPresent(current, applied)
        .filter((lease) => !added.includes(lease) && !isDeclared(applied, lease.address))
        .map(({ address }) => address)
        .filter((address) => current.list.has(address) && !heldByOthers(current, applied, address));
}
/** What this very step declared is there for good, whatever a tag says of it. */
function isDeclared({ declared, added }, { text }) {
    return declared.includes(text) || added.some((addition) => addition.text === text && !addition.temporary);
}
/** The step's own leases whose tags the cluster still has, as they were written. */
function leasesPresent({ leases: clusterLeases }, { leases = [] }) {
    return leases.filter((lease) => clusterLeases.leases.some((tag) => isSame(lease, tag)));
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
function areOver({ leases: clusterLeases }, leases) {
    return leases.length > 0 && leases.every((lease) => (0,build_leases/* isExpired */._d)(clusterLeases, lease));
}
/** The leases that an entry had when the step took it out. A tag that has come or gone since says nothing of it. */
function leasesOfRemoved({ ended = [], removedLeases = [] }, entry) {
    return (0,build_leases/* leasesOn */.$O)({ leases: [...ended, ...removedLeases] }, entry);
}
/** The undo, with the step's own leases ended in the same write, and others taken up again that it ended. */
function withLeasesUndone(current, applied, egress, decision) {
    if (decision.kind === 'refused')
        return decision;
    const own = leasesPresent(current, applied);
    const base = decision.kind === 'change' ? decision : (0,plan_decision/* leaving */.dv)(current.list);
    const back = takenUpAgain(current, applied, base);
    const staying = stayingNotes(current, applied, own);
    if (decision.kind === 'unchanged' && own.length + back.length === 0)
        return { ...decision, notes: [...decision.notes, ...staying] };
    const over = expiredBeside(current, applied, egress);
    // Those whose tags are gone too: others may put them back, and then they are this step's all the same.
    const ended = (applied.leases ?? []).filter((lease) => !isRewritten(current, lease));
    if (ended.length + back.length + over.leases.length === 0)
        return decision;
    const rest = base.after.minus(allow_list/* AllowList */.y.of(over.addresses));
    const collects = rest.size > 0;
    const after = collects ? rest : base.after;
    return {
        ...base,
        ...((0,node_egress/* isKnown */.qE)(egress) && { egress }),
        after,
        leases: {
            acquired: back,
            released: [...ended, ...(collects ? over.leases : [])],
            expired: base.after.minus(after).texts,
        },
        notes: [...base.notes, ...staying, ...(collects ? (0,expired_leases/* expiryNotes */.Dg)(current.leases, over.addresses) : [])],
    };
}
function takenUpAgain({ leases }, applied, { after }) {
    const { restore, ended = [] } = applied;
    if (restore !== 'all')
        return [];
    const present = new Set([...leases.leases, ...leases.copied].map(({ id }) => id));
    return ended
        .filter((lease) => !(0,build_leases/* isExpired */._d)(leases, lease) && after.has(lease.address) && !present.has(lease.id))
        .slice(0, (0,build_leases/* room */.eh)((0,build_leases/* without */.FF)(leases, idsOf(applied))));
}
const nothing = { leases: [], addresses: [] };
/** Leases of other jobs that are over, where the egress is known: an undo looks nothing up for their sake. */
function expiredBeside(current, applied, egress) {
    if (!(0,node_egress/* isKnown */.qE)(egress) || (applied.leases ?? []).length === 0)
        return nothing;
    return (0,build_leases/* expiredLeases */.bV)((0,build_leases/* without */.FF)(current.leases, idsOf(applied)), {
        isListed: (address) => current.list.has(address),
        orphaned: new Set(),
        retention: (address) => isDeclared(applied, address) || (0,node_egress/* addressesOf */.sO)(egress).some(({ range }) => (0,ranges/* intersects */.HY)(range, address))
            ? 'keep'
            : 'remove',
    });
}
function stayingNotes(current, applied, own) {
    const ids = idsOf(applied);
    const staying = own
        .filter(({ address }) => current.list.has(address) && heldByOthers(current, applied, address))
        .map(({ address }) => (0,plan_decision/* notice */.lm)(`"${address.text}" stays on the list: another job holds a lease of it.`));
    return [...staying, ...(0,expired_leases/* copiedNotes */.Ao)(current.leases.copied.filter(({ id }) => ids.has(id)))];
}

;// CONCATENATED MODULE: ./build/plan/undo-on-open-cluster.js






/** An open cluster is restricted again only where this very step opened it, with `disable` and `restore: all`. */
function undoOnOpenCluster(basis) {
    const { current, applied, egress } = basis;
    if (applied.mode !== 'disable' || applied.restore !== 'all' || current.list.size > 0) {
        return (0,plan_decision/* unchanged */.Cv)((0,plan_decision/* warning */.$e)('Another update has opened the API server to the whole internet since; this step leaves that as it is. To restrict it again, use `mode: set` with the whole list.'));
    }
    if (egress === undefined)
        return plan_decision/* egressNeeded */.bc;
    if (egress.kind === 'unknown')
        return (0,plan_decision/* refused */.J5)(notRestricted(egress.why));
    const back = allow_list/* AllowList */.y.parse(applied.removed).filter((entry) => !areOver(current, leasesOfRemoved(applied, entry)));
    const again = (0,plan_decision/* notice */.lm)('The restriction that `mode: disable` lifted is back.');
    // The nodes got in while the cluster was open, and would not by the placeholder if they leave by another way.
    const covered = (0,ranges/* coverageOf */._5)(back.entries);
    const missing = back.placeholder ? [] : (0,node_egress/* addressesOf */.sO)(egress).filter(({ range }) => !covered.covers(range));
    const after = back.plus(allow_list/* AllowList */.y.of(missing.map(({ range }) => range)));
    if (after.size > 0 && !back.placeholder)
        return undoChange(basis, after, again);
    return undoChange(basis, allow_list/* AllowList */.y.parse((0,node_egress/* lastResort */.y4)(egress) ?? [ranges/* PLACEHOLDER */.Kx]), again);
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
function planUndo(current, applied, egress) {
    if (current.open)
        return undoOnOpenCluster({ current, applied, egress });
    if (applied.restore === 'all' && applied.wasOpen && current.list.sameAs(allow_list/* AllowList */.y.parse(applied.left)))
        return withLeasesUndone(current, applied, egress, (0,plan_decision/* opening */.zs)(current.list, openAgain));
    const lasting = lastingAdditions(current, applied);
    const joined = allow_list/* AllowList */.y.of(joinedAddresses(current, applied));
    const uncertain = lasting.plus(joined);
    if (egress === undefined && uncertain.size > 0)
        return plan_decision/* egressNeeded */.bc;
    if ((0,node_egress/* isKnown */.qE)(egress) || uncertain.size === 0)
        return undoOfAll({ current, applied, egress, removes: temporaryAdditions(applied).plus(uncertain) });
    // Without the egress only what the state alone answers for: the runner's own address.
    const certain = { ...applied, leases: addedLeases(applied) };
    const decision = undoOfAll({ current, applied: certain, egress, removes: temporaryAdditions(applied) });
    return withWhatStays(decision, egress, lasting, joined);
}
const openAgain = 'The API server is open to the whole internet again, as it was before this step.';
function undoOfAll(undo) {
    const { current, applied, egress } = undo;
    const decision = undoOfList(undo);
    return decision.kind === 'egress-needed' ? decision : withLeasesUndone(current, applied, egress, decision);
}
function undoOfList({ current, applied, egress, removes }) {
    const { list } = current;
    const kept = list.filter((entry) => !removes.has(entry) || heldByOthers(current, applied, entry));
    const back = returning(current, applied, kept);
    if (kept.size === list.size && (back.size === 0 || list.placeholder))
        return (0,plan_decision/* unchanged */.Cv)((0,plan_decision/* notice */.lm)('Nothing that this step added is on the list any more.'));
    const written = (after, ...notes) => undoChange({ current, applied, egress }, after, ...notes);
    const base = kept.plus(back);
    const placeholderServes = applied.replacesPlaceholder && (egress === undefined || (0,node_egress/* placeholderSuffices */.yr)(egress)) && isNodesAlone(base, egress);
    if (placeholderServes)
        return written(allow_list/* AllowList */.y.parse([ranges/* PLACEHOLDER */.Kx]));
    const needed = egress === undefined ? [] : (0,node_egress/* shutOut */.rt)(list.entries, base.entries, egress);
    const after = base.plus(allow_list/* AllowList */.y.of(needed.map(({ range }) => range)));
    if (after.size > 0)
        return written(after, ...staysRestricted(applied));
    if (egress === undefined)
        return plan_decision/* egressNeeded */.bc;
    const rest = (0,node_egress/* lastResort */.y4)(egress);
    return rest === undefined ? (0,plan_decision/* refused */.J5)(nothingLeft(egress)) : written(allow_list/* AllowList */.y.parse(rest));
}
/** What `restore: all` takes out beside the runner's address, as far as it is on the list. */
function lastingAdditions({ list }, { restore, added }) {
    return restore === 'all' ? (0,additions/* listOf */.c)(added.filter(({ temporary }) => !temporary)).common(list) : allow_list/* AllowList */.y.parse([]);
}
/**
 * With `restore: all`, what the step took out and nothing on the list covers. The placeholder can't stand beside others,
 * and what made up a list that was open must not open one that others have changed since.
 */
function returning(current, applied, kept) {
    if (applied.restore !== 'all' || applied.wasOpen)
        return allow_list/* AllowList */.y.parse([]);
    const present = (0,ranges/* coverageOf */._5)(kept.entries);
    return allow_list/* AllowList */.y.parse(applied.removed)
        .minus(kept)
        .filter((entry) => !((0,ranges/* isPlaceholder */.wK)(entry) || present.covers(entry) || areOver(current, leasesOfRemoved(applied, entry))));
}
function isNodesAlone(base, egress) {
    const nodes = allow_list/* AllowList */.y.of((0,node_egress/* addressesOf */.sO)(egress).map(({ range }) => range));
    return base.minus(nodes).size === 0;
}
/** What could not be taken out, since nothing says whether the nodes come from it. */
function withWhatStays(decision, egress, lasting, joined) {
    if (decision.kind === 'egress-needed' || decision.kind === 'refused')
        return decision;
    const why = egress?.kind === 'unknown' ? egress.why : '';
    const notes = joined.texts.map((text) => (0,plan_decision/* notice */.lm)(`"${text}" stays on the list until its lease expires: it is not known whether the cluster's own nodes come from it. ${why}`));
    const incomplete = lasting.size === 0
        ? undefined
        : {
            code: 'egress-unresolved',
            what: `${lasting.texts.map((text) => `"${text}"`).join(', ')} stays on the list, although \`restore\` is \`all\`: the cluster's own egress could not be resolved, so it is not known whether the nodes come from it. ${why}`,
            remedy: 'Take it out by hand where the nodes need it no more, with the commands below.',
            said: egress?.kind === 'unknown' ? egress.said : undefined,
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
function staysRestricted(applied) {
    if (applied.restore !== 'all' || !applied.wasOpen)
        return [];
    return [(0,plan_decision/* notice */.lm)('The cluster was open before this step, but the list was changed since, so it stays restricted.')];
}

// EXTERNAL MODULE: ./build/time/clock.js
var clock = __webpack_require__(5786);
// EXTERNAL MODULE: ./build/time/deadline.js
var time_deadline = __webpack_require__(8754);
// EXTERNAL MODULE: ./build/time/retry.js
var time_retry = __webpack_require__(6686);
// EXTERNAL MODULE: ./build/update/compare-and-swap.js
var compare_and_swap = __webpack_require__(2111);
// EXTERNAL MODULE: ./build/update/failed-write.js
var failed_write = __webpack_require__(1757);
// EXTERNAL MODULE: ./build/update/wait-for-operation.js + 2 modules
var wait_for_operation = __webpack_require__(8256);
// EXTERNAL MODULE: ./build/steps/decide.js + 11 modules
var decide = __webpack_require__(630);
;// CONCATENATED MODULE: ./build/steps/revoke.js




















/** A cancelled job has five minutes for all its post steps, so the remedy is in the log well before. */
const remedyAfterMs = 120_000;
/**
 * The post step: what did this step change, is it still there, take it back, say what was seen.
 * Works from the state alone: inputs may have changed since (actions/runner#2030). It never gives up because the runner asks
 * it to end: until it is killed it goes on trying.
 * @param mayPoll whether it is this cluster's turn to poll its operation among those of the step
 * @throws {StepError} where it could not be undone; the remedy is in the log by then.
 */
async function revoke(record, ports, mayPoll) {
    if ((0,applied_change/* undoesNothing */.u)(record.applied))
        return { kind: 'nothing', why: 'This step changed nothing that is only temporary.' };
    const deadline = (0,time_deadline/* deadlineIn */._5)(ports.clock, record.timeoutMs);
    const done = new AbortController();
    const hopeless = new AbortController();
    const reminder = remindOfRemedy(record, ports, { done: done.signal, hopeless: hopeless.signal });
    const retry = {
        deadline,
        log: ports.log,
        onLasting(_, cause) {
            if (!hopeless.signal.aborted)
                ports.log.warning(cause.problems.map(errors/* problemText */.fI).join(' '));
            hopeless.abort();
        },
    };
    try {
        const signIn = () => ports.signIn(record.cloud, record.signIn, record.apiVersion);
        const azure = await (0,time_retry/* retryTransient */.jh)(signIn, 'The sign-in', retry);
        return await undo(record, { ports, azure, retry, mayPoll, accepted: () => done.abort() });
    }
    finally {
        done.abort();
        await reminder;
    }
}
/** Puts the remedy into the log in time, in case the runner ends this step before it is done; at once where it looks hopeless. */
async function remindOfRemedy(record, ports, { done, hopeless }) {
    const { clock, log, interrupted } = ports;
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
async function undo(record, { ports, azure, retry, mayPoll, accepted }) {
    const backoff = (0,contention/* contentionBackoff */.WY)(contention/* postBackoff */.Hn);
    const readOptions = { ...retry, clusters: azure.clusters(record.cluster), backoff };
    const egress = (0,lookup/* egressLookup */.k)({ ...ports, network: azure.network }, 'auto', readOptions, record.detail);
    try {
        const initial = await whenArrived(record, readOptions);
        const options = {
            ...readOptions,
            ...(mayPoll && { mayPoll }),
            writeAheadLog: nothingToRemember,
            initial,
            decide: (cluster) => revoke_decide(record, cluster, egress),
        };
        const swapped = await (0,explain_error/* translated */.vE)((0,compare_and_swap/* compareAndSwap */.q)(options), 'Undoing the change');
        if (swapped.kind === 'unchanged')
            return { kind: 'unchanged', notes: revoke_notesOf(swapped.decision) };
        const { change } = swapped;
        accepted();
        ports.log.info('AKS has accepted the undo.');
        const update = { options, ...swapped, replans: true };
        const observed = waitsForEnd(record, swapped.cluster, ports)
            ? await seenToEnd(update, retry.deadline, ports)
            : 'accepted';
        if (change.incomplete !== undefined)
            throw new errors/* Refusal */.P_([change.incomplete]);
        return { kind: observed, change };
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
async function whenArrived(record, readOptions) {
    const { deadline } = readOptions;
    const until = deadline.clock.now() + failed_write/* lostWriteMs */.a;
    let cluster = await (0,read/* readWithRetry */.rv)(readOptions);
    if (record.write === 'accepted')
        return cluster;
    readOptions.log.info('The main step ended before its write was answered; looking whether it was carried out.');
    for (;;) {
        cluster = await (0,read/* readWhenIdle */.zU)(readOptions, cluster);
        if ((0,is_applied/* isRecordApplied */.Ph)(record.applied, cluster) || deadline.clock.now() >= until)
            return cluster;
        await (0,time_deadline/* pause */.v7)(deadline, contention/* readIntervalMs */.QJ, () => new errors/* TimeUp */.Lr('write-unanswered', 'The list could not be watched for long enough.'));
        cluster = await (0,read/* readWithRetry */.rv)(readOptions);
    }
}
async function revoke_decide(record, cluster, egress) {
    const { resourceUid } = record;
    if (resourceUid !== undefined && cluster.resourceUid !== undefined && resourceUid !== cluster.resourceUid)
        return (0,plan_decision/* unchanged */.Cv)((0,plan_decision/* notice */.lm)('The cluster was recreated since; nothing to undo.'));
    const current = (0,decide/* currentListOf */.B3)(cluster);
    return (0,decide/* withEgress */.K$)((found) => planUndo(current, record.applied, record.egress ?? found), async () => (0,node_egress/* withNamed */.uR)(await egress.resolve(cluster), record.egressIps));
}
/** Without an ETag another writer may have swept the undo away without a conflict, so that only the list tells. */
function waitsForEnd({ restoreWait }, { etag }, { log }) {
    if (restoreWait === 'done')
        return true;
    if (etag === undefined)
        log.info('AKS returned no ETag, so the end of the undo is waited for.');
    return etag === undefined;
}
/**
 * Says "done" only where the end was seen. Time that runs out after the acceptance, a runner that ends the step and an end that
 * this job may not look at are no failure: the undo is on its way.
 */
async function seenToEnd(update, deadline, { interrupted, log }) {
    const watching = { ...deadline, clock: (0,clock/* interruptible */.In)(deadline.clock, interrupted) };
    try {
        await (0,clock/* abortable */.ZC)((0,wait_for_operation/* updateEnded */.e)(update, watching), interrupted);
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
const nothingToRemember = { prepare() { }, commit() { }, abort() { } };
function revoke_notesOf(decision) {
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

;// CONCATENATED MODULE: ./build/steps/revoke-all.js



/**
 * The post step: undoes what was changed on every cluster, at the same time. One that fails stops no other.
 * @param ended hears of each as soon as it has come to its end
 */
async function revokeAll(records, ports, ended = () => undefined) {
    const { clock, log } = ports;
    const labels = (0,cluster_labels/* clusterLabels */.E)(records.map(({ cluster }) => cluster));
    const shared = { ...ports, signIn: signInOnce(ports) };
    const polls = (0,poll_budget/* pollBudget */.Z)(clock);
    const revoked = async (record, place) => {
        const [label = record.cluster.name, started] = [labels[place], clock.now()];
        const own = { ...shared, log: labels.length > 1 ? ports.logOf(label) : log };
        const what = { record, label };
        try {
            const outcome = await revoke(record, own, () => polls.take(record.cluster.subscriptionId));
            return { ...what, ms: clock.now() - started, outcome };
        }
        catch (failure) {
            return { ...what, ms: clock.now() - started, failure };
        }
    };
    const all = records.map(async (record, place) => {
        const one = await revoked(record, place);
        ended(one, place);
        return one;
    });
    // Where telling of one fails, the others are undone all the same.
    await Promise.allSettled(all);
    return Promise.all(all);
}
/** One sign-in for all clusters; where it fails, each may try again. */
function signInOnce({ signIn }) {
    const signedIn = new Map();
    return (cloud, as, apiVersion) => {
        const key = JSON.stringify([cloud, as, apiVersion]);
        const azure = signedIn.get(key) ?? signIn(cloud, as, apiVersion);
        signedIn.set(key, azure);
        azure.catch(() => signedIn.delete(key));
        return azure;
    };
}

// EXTERNAL MODULE: ./build/time/stall.js
var stall = __webpack_require__(3729);
;// CONCATENATED MODULE: ./build/undo-step.js











/** The post step where main has left something: undoes it, and says what became of that. */
async function undoStep() {
    let log = (0,actions/* actionsLog */._D)();
    verifyCertificates(log);
    let left = { records: [], unreadable: [] };
    try {
        left = (0,state/* loadRecords */.f)(actions/* actionsState */.Rq);
        const [only, another] = left.records;
        if (another === undefined)
            log = (0,actions/* actionsLog */._D)(only?.cluster.name);
        const { ended, summarized } = undoReport(left.records.length, log);
        await (0,stall/* unlessStalled */.a)(revokeAll(left.records, (0,composition/* realWorld */.b)(log), ended));
        await summarized();
    }
    catch (error) {
        await failed(error, log);
    }
    for (const error of left.unreadable)
        await failed(error, log);
}
async function failed(error, log) {
    const unknown = { cluster: undefined, problems: (0,fail/* fail */.f)(error, log), wrote: 'unknown', undone: false };
    await (0,actions/* writeSummary */.Sy)((0,failed_section/* failedSection */.H)(unknown, (0,documentation/* documentationIn */.i)(process.env)));
}
/** What would make main refuse must not keep post from undoing. */
function verifyCertificates(log) {
    const problem = (0,tls_verification/* verificationDisabled */.m)(process.env);
    if (problem === undefined)
        return;
    (0,tls_verification/* enableVerification */.H)(process.env);
    log.warning((0,errors/* problemText */.fI)({ ...problem, what: `${problem.what} This step verifies them all the same.` }));
}


/***/ })

};

import { n as attempt } from "./repair.js";
import { t as createHash } from "./_light_node_crypto.js";
import { c as diffLines } from "./change.js";
import { i as touchesDependencies } from "./originals2.js";
import { i as fileChanges } from "./patch.js";
import { availableParallelism } from "node:os";
// src/docket.ts
function openDocket(atOnce = Math.max(1, Math.floor(availableParallelism() / 2))) {
	const waiting = [];
	let busy = 0;
	const next = () => {
		if (busy >= atOnce) return;
		waiting.sort((a, b) => b.backers - a.backers || a.lines - b.lines);
		const entry = waiting.shift();
		if (entry === void 0) return;
		busy += 1;
		entry.begin();
	};
	return {
		async turn(tree, lines, work) {
			const { promise, resolve } = Promise.withResolvers();
			waiting.push({
				tree,
				lines,
				backers: 1,
				begin: resolve
			});
			next();
			await promise;
			try {
				return await work();
			} finally {
				busy -= 1;
				next();
			}
		},
		second(tree) {
			for (const entry of waiting) if (entry.tree === tree) entry.backers += 1;
		}
	};
}
// src/judge/select.ts
const CRITERIA = [
	["the only one the judge accepts", ({ verdict }) => Number(verdict?.green !== true)],
	["the only one with work to keep", ({ patch }) => Number(patch.files.length === 0)],
	["green with the original tests", ({ verdict }) => count(verdict, ({ withOriginalTests: run }) => run !== null && run.conclusion !== "success")],
	["fewest warnings of the guard", ({ verdict }) => verdict?.findings.length ?? 0],
	["no change of dependencies", ({ changes }) => Number(touchesDependencies(changes))],
	["smallest change", ({ patch }) => patch.additions + patch.deletions],
	["fewest tokens", ({ tokens }) => tokens]
];
const count = (verdict, test) => verdict?.results.filter(test).length ?? 0;
function select(candidates) {
	const [best, next] = [...candidates].sort(compare);
	if (best === void 0) throw new TypeError("nothing to select from: give at least one candidate");
	const agree = candidates.filter(({ verdict, changes }) => verdict?.green && changeKey(changes) === changeKey(best.changes)).length;
	const agreement = best.verdict?.green && agree > 1 ? [`${agree} of ${candidates.length} attempts made the same change`] : [];
	const decided = next === void 0 ? [] : [decidedBy(best, candidates.filter((each) => each !== best))];
	return {
		attempt: best.attempt,
		reason: [
			`attempt ${best.attempt} of ${candidates.length}`,
			...agreement,
			...decided
		].join("; ")
	};
}
function compare(a, b) {
	for (const [, cost] of CRITERIA) {
		const difference = cost(a) - cost(b);
		if (difference !== 0) return difference;
	}
	return a.attempt - b.attempt;
}
function decidedBy(best, others) {
	let beside = others.filter((other) => changeKey(other.changes) !== changeKey(best.changes));
	for (const [name, cost] of CRITERIA) {
		const left = beside.filter((other) => cost(other) === cost(best));
		if (left.length === 0 && beside.length > 0) return name;
		beside = left;
	}
	return "first of equals";
}
function changeKey(changes) {
	const hash = createHash("sha256");
	for (const change of [...changes].sort((a, b) => a.path < b.path ? -1 : 1)) {
		const before = change.before?.split("\n") ?? [];
		const after = change.after?.split("\n") ?? [];
		const { added, removed } = diffLines(before, after);
		const lines = [...removed.map((line) => `-${before[line - 1]}`), ...added.map((line) => `+${after[line - 1]}`)];
		hash.update(`${change.path}\n${lines.map((line) => line.replace(/\s+/g, "")).join("\n")}\n`);
	}
	return hash.digest("hex");
}
// src/race.ts
const APPROACHES = [
	"Start from what the failing check expects, and work back to the code that should give it.",
	"Start from what changed last (git log -p), and ask which change broke it.",
	"Start from the documentation and the types: what should hold, and where does it stop holding?"
];
async function race(count, first) {
	const enough = new AbortController();
	const docket = openDocket();
	const candidates = [];
	const eachHears = newsForEach(first.news ?? (async () => null));
	const one = async (number) => {
		const news = eachHears();
		const result = await attempt(await shareOf(number, {
			...first,
			news
		}, docket, enough.signal));
		const candidate = await toCandidate(number, result, first);
		if (agrees(candidate, candidates) || stoppedByPerson(result)) enough.abort();
		candidates.push(candidate);
		return result;
	};
	const runs = Array.from({ length: count }, (_, i) => one(i + 1));
	for (const run of runs) run.catch(() => enough.abort());
	await Promise.allSettled(runs);
	return chooseOf(await Promise.all(runs), candidates);
}
function chooseOf(all, candidates) {
	const stopped = all.find(stoppedByPerson);
	if (stopped !== void 0) return {
		chosen: stopped,
		all,
		selection: null
	};
	const selection = select(candidates);
	const answered = all.find(({ answer }) => answer !== null);
	if (answered !== void 0 && !all.some(({ verdict }) => verdict?.green)) return {
		chosen: answered,
		all,
		selection: "the first that answers; no change is proven"
	};
	const chosen = all[selection.attempt - 1];
	if (chosen === void 0) throw new Error(`attempt ${selection.attempt} was never made`);
	return {
		chosen,
		all,
		selection: selection.reason
	};
}
function newsForEach(ask) {
	const all = [];
	let asking = null;
	const askForAll = async () => {
		const news = await ask().catch(() => null);
		if (news !== null) for (const each of all) each.push(news);
		asking = null;
	};
	return () => {
		const own = [];
		all.push(own);
		return async () => {
			asking ??= askForAll();
			await asking;
			return together(own.splice(0));
		};
	};
}
function together(news) {
	const stop = news.find((each) => "stoppedBy" in each);
	const said = news.flatMap((each) => "said" in each ? [each.said] : []);
	return stop ?? (said.length === 0 ? null : { said: said.join("\n\n") });
}
const stoppedByPerson = ({ end }) => end.stop === "cancelled" && end.error !== null;
async function shareOf(number, first, docket, enough) {
	const budget = first.budget.share(enough);
	const cancel = AbortSignal.any([first.cancel, enough]);
	if (number === 1) return {
		...first,
		number,
		docket,
		enough,
		budget,
		cancel
	};
	const room = await first.workspace.walledCopy();
	const approach = APPROACHES[(number - 2) % APPROACHES.length];
	return {
		...first,
		number,
		docket,
		enough,
		budget,
		cancel,
		room,
		firstMessage: `${first.firstMessage}\n\n# Approach\n${approach}`
	};
}
async function toCandidate(number, result, { workspace }) {
	const { verdict, patch, usage } = result;
	return {
		attempt: number,
		verdict,
		patch,
		changes: await fileChanges(workspace.git, patch, workspace.base.tree),
		tokens: usage.inputTokens + usage.outputTokens
	};
}
function agrees(candidate, others) {
	if (candidate.verdict?.green !== true) return false;
	const key = changeKey(candidate.changes);
	return others.some(({ verdict, changes }) => verdict?.green === true && changeKey(changes) === key);
}
export { race };

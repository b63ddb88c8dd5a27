import { a as tokensIn, i as maskTokens, r as lintTokens } from "./redact.js";
import { T as PYTHON, w as ECOSYSTEMS } from "./workspace.js";
import { createHash } from "node:crypto";
// src/publish/secrets.ts
const KNOWN = "a secret of this job";
const LONGEST_EXCERPT = 200;
const LINTED_UNITS = 524288;
async function checkSecrets(what, known) {
	for (const { where, text } of what.texts) {
		const leak = (await leaksIn({
			path: where,
			before: null,
			after: Buffer.from(text)
		}, known)).at(0);
		if (leak !== void 0) return leak;
	}
	for (const file of what.files) {
		const leak = (await leaksIn(file, known)).at(0);
		if (leak !== void 0) return leak;
	}
	return null;
}
async function secretFindings(files, known) {
	return (await Promise.all(files.map((file) => leaksIn(file, known)))).flat().map(({ where, line, kind }) => ({
		rule: "secret",
		severity: "block",
		path: where,
		line: Math.max(1, line),
		excerpt: excerptOf(files.find(({ path }) => path === where)?.after ?? null, line, kind)
	}));
}
function leakEnding({ where, line, kind }) {
	const place = line > 0 ? `${where}:${line}` : where;
	return {
		outcome: "rejected",
		reason: kind === KNOWN ? `${place} holds ${KNOWN}; nothing is published` : `${place} holds what looks like a secret (${kind}); nothing is published. One that is made up for a test can be put together from parts`
	};
}
async function leaksIn({ path, before, after }, known) {
	if (known.find(path) === "value") return [{
		where: "the name of a file",
		line: 0,
		kind: KNOWN
	}];
	if (after === null) return [];
	const text = Buffer.from(after).toString("utf8");
	for (const read of [text, Buffer.from(after).toString("latin1")]) {
		if (known.find(read) !== "value") continue;
		return [{
			where: path,
			line: read.split("\n").findIndex((each) => known.find(each) === "value") + 1,
			kind: KNOWN
		}];
	}
	return (await formedIn(text, before)).map((leak) => ({
		where: path,
		...leak
	}));
}
async function formedIn(text, before) {
	const old = before === null ? "" : Buffer.from(before).toString("utf8");
	const added = addedLines(text, old);
	const joined = added.map(({ text: line }) => line).join("\n");
	const found = await formed(joined);
	if (found.length === 0) return [];
	const former = new Set((await formed(old)).map(({ start, end }) => old.slice(start, end)));
	const lines = new Map();
	for (const { start, end, kind } of found) {
		const line = lineAt(added, start);
		if (!lines.has(line) && !former.has(joined.slice(start, end))) lines.set(line, kind);
	}
	return [...lines].map(([line, kind]) => ({
		line,
		kind
	}));
}
async function formed(text) {
	const linted = (await lintTokens(text.slice(0, LINTED_UNITS))).map(({ start, end, rule }) => ({
		start,
		end,
		kind: rule.replace(/^.*-rule-/, "")
	}));
	return [...tokensIn(text), ...linted].sort((a, b) => a.start - b.start);
}
function lineAt(lines, place) {
	let [low, high] = [0, lines.length - 1];
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if ((lines[middle]?.at ?? 0) <= place) low = middle;
		else high = middle - 1;
	}
	return lines[low]?.line ?? 0;
}
function addedLines(text, old) {
	const known = new Set(old === "" ? [] : old.split("\n"));
	const added = [];
	let at = 0;
	for (const [index, each] of text.split("\n").entries()) {
		if (known.has(each)) continue;
		added.push({
			line: index + 1,
			text: each,
			at
		});
		at += each.length + 1;
	}
	return added;
}
function excerptOf(after, line, kind) {
	if (after === null || kind === KNOWN) return KNOWN;
	const text = Buffer.from(after).toString("utf8").split("\n")[line - 1] ?? "";
	const masked = maskTokens(text);
	return `${kind}: ${masked === text ? "***" : masked.trim().slice(0, LONGEST_EXCERPT)}`;
}
// src/workspace/setup/cache-key.ts
const PLAIN_INSTALL = /^(?:npm ci|pnpm (?:i|install)|yarn install|bun (?:i|install)|deno install|uv sync|poetry install|pdm sync|pipenv sync|pip install|python3? -m pip install|cargo fetch|go mod download|bundle install|composer install)(?: -{1,2}[\w:=-]{1,60}| :all:| -r [\w./-]{1,100}){0,20}$/;
const FETCHES_MANAGER = /^command -v \w{1,10} >\/dev\/null \|\| npm install --global [\w@./ "$=-]{1,200}$/;
function isPlain(command) {
	if (FETCHES_MANAGER.test(command)) return true;
	return command.split(" || ").map((part) => part.replace(/^(?:[A-Z_]{1,40}=[\w/.-]{1,60} ){1,5}/, "").replace(PYTHON, "python3")).every((part) => PLAIN_INSTALL.test(part));
}
const INSTALL_SCRIPTS = [
	"preinstall",
	"install",
	"postinstall",
	"prepublish",
	"preprepare",
	"prepare",
	"postprepare"
];
function runsOwnScripts(packageJson) {
	try {
		const parsed = JSON.parse(packageJson ?? "{}");
		const scripts = typeof parsed === "object" && parsed !== null && "scripts" in parsed ? parsed.scripts : null;
		return typeof scripts === "object" && scripts !== null && INSTALL_SCRIPTS.some((name) => name in scripts);
	} catch {
		return true;
	}
}
const MANIFESTS = /^(?:package\.json|\.npmrc|\.yarnrc(?:\.yml)?|\.pnpmfile\.cjs|pnpm-workspace\.yaml|pyproject\.toml|go\.mod|Cargo\.toml|Gemfile|composer\.json|\.(?:node|python|ruby)-version|\.nvmrc|\.tool-versions)$/;
function isLockFile(path) {
	const name = path.slice(path.lastIndexOf("/") + 1);
	return MANIFESTS.test(name) || /^[\w.-]*requirements[\w.-]*\.(?:txt|in)$/.test(name) || ECOSYSTEMS.some(({ marker }) => typeof marker === "string" ? marker === name : marker.test(name));
}
function setupCacheKey(inputs) {
	const { os, arch, commands } = inputs;
	const plain = !inputs.ownScripts && commands.every(isPlain);
	const text = JSON.stringify([
		"regreen-setup-1",
		os,
		arch,
		inputs.workspace,
		sorted(inputs.tools),
		commands,
		sorted(inputs.lockFiles),
		plain ? null : inputs.tree
	]);
	return `regreen-setup-${os}-${arch}-${createHash("sha256").update(text).digest("hex").slice(0, 32)}`;
}
const sorted = (map) => [...map].sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0);
const mayWriteCache = ({ branch, defaultBranch, fork, onDefaultBranch }) => onDefaultBranch && !fork && branch === defaultBranch;
export { checkSecrets as a, setupCacheKey as i, mayWriteCache as n, leakEnding as o, runsOwnScripts as r, secretFindings as s, isLockFile as t };

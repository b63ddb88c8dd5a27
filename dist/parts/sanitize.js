import { t as splitComments } from "./comments.js";
// src/text/sanitize.ts
const LINE_END = /\r+\n?|[\u2028\u2029]/g;
const TERMINAL = /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x00-\x08\n-\x1f\x7f-\x9f]*(?:\x07|\x1b\\|\x9c)|\x1b[ -/]*[0-~]?/g;
const INVISIBLE = /[\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{DI}\x00-\x08\x0b-\x1f\x7f-\x9f]+/gu;
function sanitize(text) {
	const lines = text.replace(LINE_END, "\n");
	const clean = lines.replace(TERMINAL, "").replace(INVISIBLE, "");
	return {
		text: clean,
		stripped: lines.length - clean.length
	};
}
function sanitizeMarkdown(text) {
	const clean = sanitize(text);
	const kept = outsideFences(withoutHiddenRest(splitComments(clean.text)), withoutHiddenMarkdown);
	return {
		text: kept,
		stripped: clean.stripped + clean.text.length - kept.length
	};
}
function withoutHiddenRest({ text, rest }) {
	return text.slice(text.lastIndexOf("\n") + 1).trim() === "" ? text : text + rest;
}
function outsideFences(text, change) {
	const out = [];
	let prose = [];
	let fence = null;
	const endProse = () => {
		if (prose.length > 0) out.push(change(prose.join("\n")));
		prose = [];
	};
	for (const line of text.split("\n")) {
		const marker = /^ {0,3}(```+|~~~+)/.exec(line)?.[1];
		if (fence === null && marker === void 0) {
			prose.push(line);
			continue;
		}
		endProse();
		out.push(line);
		if (fence === null) fence = marker ?? null;
		else if (marker?.startsWith(fence) && line.trim() === marker) fence = null;
	}
	endProse();
	return out.join("\n");
}
const HIDDEN = [
	[/<\?[a-z][^<>]*>|<![a-z[][^<>]*>/gi, ""],
	[/^ {0,3}\[(?:\/\/|[^[\]\n]*)\]:[ \t]*(?:#|<>)[^\n]*$/gm, ""],
	[/^( {0,3}\[[^[\]\n]+\]:[ \t]*[^\s]+)[ \t]+["'(][^\n]*$/gm, "$1"],
	[/!\[[^[\]]*\](?=[([])/g, "![]"],
	[/(\]\([^()\s"']*)\s+(?:"[^"]*"|'[^']*'|\([^()]*\))\s*\)/g, "$1)"]
];
function withoutHiddenMarkdown(prose) {
	return withoutAttributes(HIDDEN.reduce((text, [pattern, kept]) => text.replace(pattern, kept), prose));
}
const TAG = /<[a-z][a-z0-9-]*/gi;
const ATTRIBUTE = /([^<>=]*)(?:(=\s*(?:"([^"]*)"|'([^']*)'|[^\s<>"'=]+))|[<>=]|$)/y;
function withoutAttributes(text) {
	const kept = [];
	let at = 0;
	TAG.lastIndex = 0;
	for (let tag = TAG.exec(text); tag !== null; tag = TAG.exec(text)) {
		ATTRIBUTE.lastIndex = TAG.lastIndex;
		kept.push(text.slice(at, ATTRIBUTE.lastIndex));
		at = ATTRIBUTE.lastIndex;
		for (let part = ATTRIBUTE.exec(text); part !== null; part = ATTRIBUTE.exec(text)) {
			const [whole, name = "", value, double, single] = part;
			const address = /\b(?:src|href)\s*$/i.test(name.slice(-16)) && !/\s/.test(double ?? single ?? "");
			at = whole.endsWith("<") && value === void 0 ? ATTRIBUTE.lastIndex - 1 : ATTRIBUTE.lastIndex;
			kept.push(value === void 0 || address ? text.slice(part.index, at) : `${name}=`);
			if (value === void 0 && !whole.endsWith("=")) break;
		}
		TAG.lastIndex = at;
	}
	return kept.join("") + text.slice(at);
}
const NONCE = /^[0-9a-f]{16,}$/;
function nonceBlock(label, text, nonce) {
	if (!NONCE.test(nonce)) throw new TypeError(`nonce is ${JSON.stringify(nonce)}; give at least 16 hex digits in lower case`);
	const { text: clean, stripped } = sanitize(text);
	const source = sanitize(label).text.replace(/["<>\n]/g, " ").replaceAll(nonce, "[nonce]");
	const inside = clean.replace(new RegExp(nonce, "gi"), "[nonce]").replace(/<(?=[\s/]*untrusted)/gi, "&lt;");
	return `<untrusted-${nonce} source="${source}"${stripped === 0 ? "" : ` invisible-characters-removed="${stripped}"`}>\n${inside}\n</untrusted-${nonce}>`;
}
export { sanitize as n, sanitizeMarkdown as r, nonceBlock as t };

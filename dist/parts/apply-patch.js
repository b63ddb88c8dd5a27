import { t as _usingCtx } from "./usingCtx.js";
import { i as randomUUID } from "./_light_node_crypto.js";
import { dirname, isAbsolute, join, normalize, relative, resolve } from "node:path";
import { constants } from "node:fs";
import { lstat, mkdir, open, realpath, rename, rmdir, unlink } from "node:fs/promises";
import { isUtf8 } from "node:buffer";
// src/agent/patch/error.ts
const MAX_MESSAGE_BYTES = 2e3;
var PatchError = class extends Error {
	name = "PatchError";
	constructor(message) {
		super(clip(message, MAX_MESSAGE_BYTES));
	}
};
function quote(text) {
	return JSON.stringify(text.length > 120 ? `${text.slice(0, 119)}\u2026` : text);
}
function clip(text, maxBytes) {
	const bytes = Buffer.from(text);
	if (bytes.length <= maxBytes) return text;
	return `${new TextDecoder().decode(bytes.subarray(0, maxBytes - 3), { stream: true })}\u2026`;
}
// src/agent/patch/parse.ts
const BEGIN = "*** Begin Patch";
const END = "*** End Patch";
const MOVE = "*** Move to:";
const END_OF_FILE = "*** End of File";
const HUNK_LINES = "lines of a hunk, starting with \" \" (kept), \"-\" (removed) or \"+\" (added), after \"@@\" or \"@@ LINE OF THE FILE\"";
const HEREDOC = /^(?:apply_patch )?\s*<<\s*(['"]?)(\w{1,40})\1$/;
const SECTIONS = [
	{
		header: "*** Add File:",
		parse: parseAdd
	},
	{
		header: "*** Delete File:",
		parse: parseDelete
	},
	{
		header: "*** Update File:",
		parse: parseUpdate
	}
];
function parsePatch(patch) {
	const reader = openEnvelope(patch.split("\n").map((line) => line.endsWith("\r") ? line.slice(0, -1) : line));
	const sections = [];
	for (skipBlank(reader); reader.next < reader.end; skipBlank(reader)) sections.push(parseSection(reader));
	if (sections.length === 0) throw new PatchError(`The patch is empty: put an ${list(SECTIONS.map(({ header }) => header))} between its markers.`);
	return sections;
}
function openEnvelope(lines) {
	let first = lines.findIndex(isText);
	let last = lines.findLastIndex(isText);
	const word = HEREDOC.exec(lines[first]?.trim() ?? "")?.[2];
	if (word !== void 0 && last > first && lines[last]?.trim() === word) {
		first = lines.findIndex((line, index) => index > first && isText(line));
		last = lines.findLastIndex((line, index) => index < last && isText(line));
	}
	if (lines[first]?.trim() !== BEGIN) throw expected(lines, Math.max(first, 0), `"${BEGIN}" as the first line`);
	if (lines[last]?.trim() !== END) throw expected(lines, last, `"${END}" as the last line`);
	return {
		lines,
		next: first + 1,
		end: last
	};
}
function parseSection(reader) {
	const line = peek(reader).trim();
	const section = SECTIONS.find(({ header }) => line.startsWith(header));
	if (section === void 0) throw expected(reader.lines, reader.next, list(SECTIONS.map(({ header }) => `"${header} PATH"`)));
	return section.parse(reader, pathAfter(reader, section.header));
}
function parseAdd(reader, path) {
	let text = "";
	for (; peek(reader).startsWith("+"); reader.next++) text += `${peek(reader).slice(1)}\n`;
	skipBlank(reader);
	if (!atSection(reader)) throw expected(reader.lines, reader.next, `"+" before every line of the added file ${quote(path)}`);
	return {
		kind: "add",
		path,
		text
	};
}
function parseDelete(_reader, path) {
	return {
		kind: "delete",
		path
	};
}
function parseUpdate(reader, path) {
	const update = {
		kind: "update",
		path,
		moveTo: null,
		hunks: []
	};
	skipBlank(reader);
	if (peek(reader).trim().startsWith(MOVE)) update.moveTo = pathAfter(reader, MOVE);
	for (skipBlank(reader); !atSection(reader); skipBlank(reader)) update.hunks.push(parseHunk(reader, update));
	if (update.hunks.length === 0 && update.moveTo === null) throw expected(reader.lines, reader.next, `a hunk for ${quote(path)}: "@@", then lines starting with " ", "-" or "+"`);
	return update;
}
function parseHunk(reader, update) {
	const hunk = {
		contexts: [],
		lines: [],
		endOfFile: false,
		at: reader.next + 1
	};
	if (!isContextMarker(peek(reader).trimStart()) && update.hunks.at(-1)?.endOfFile) throw expected(reader.lines, reader.next, `"@@" or a new file after "${END_OF_FILE}"`);
	let marker = peek(reader).trimStart();
	while (isContextMarker(marker)) {
		const context = marker.trimEnd().slice(3);
		if (context !== "") hunk.contexts.push(context);
		reader.next++;
		marker = peek(reader);
	}
	readHunkLines(reader, hunk);
	dropSeparators(reader, hunk);
	if (peek(reader).trimEnd() === END_OF_FILE) {
		hunk.endOfFile = true;
		reader.next++;
	}
	if (hunk.lines.length === 0) throw expected(reader.lines, reader.next, HUNK_LINES);
	return hunk;
}
function readHunkLines(reader, hunk) {
	for (; reader.next < reader.end; reader.next++) {
		const line = peek(reader);
		const kind = line === "" ? " " : line.charAt(0);
		if (kind === " " || kind === "-" || kind === "+") hunk.lines.push({
			kind,
			text: line.slice(1)
		});
		else return;
	}
}
function dropSeparators(reader, hunk) {
	const added = hunk.lines.findLastIndex(({ kind }) => kind === "+") + 1;
	const below = reader.lines.slice(reader.next - hunk.lines.length + added, reader.next);
	if (hunk.lines.slice(0, added).every(({ kind }) => kind === "+") && below.every((line) => line === "")) hunk.lines.length = added;
}
function pathAfter(reader, header) {
	const path = peek(reader).trim().slice(header.length).trim();
	if (path === "") throw expected(reader.lines, reader.next, `a path after "${header}"`);
	reader.next++;
	return path;
}
function atSection(reader) {
	if (reader.next >= reader.end) return true;
	const line = peek(reader).trim();
	return SECTIONS.some(({ header }) => line.startsWith(header));
}
function isContextMarker(line) {
	return line.trimEnd() === "@@" || line.startsWith("@@ ");
}
function peek(reader) {
	return reader.next < reader.end ? reader.lines[reader.next] ?? "" : "";
}
function skipBlank(reader) {
	while (reader.next < reader.end && !isText(peek(reader))) reader.next++;
}
function isText(line) {
	return line.trim() !== "";
}
function list(items) {
	return `${items.slice(0, -1).join(", ")} or ${items.at(-1)}`;
}
function expected(lines, index, what) {
	return new PatchError(`Line ${index + 1} of the patch is ${quote(lines[index] ?? "")}; expected ${what}.`);
}
// src/agent/patch/paths.ts
const IGNORED = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const GIT_FOLDERS = [".git", "git~1"];
const MAX_PATH_LENGTH = 1e3;
async function pathInRoot(root, path) {
	if (path.length > MAX_PATH_LENGTH) throw new PatchError(`The path ${quote(path)} has ${path.length} characters, more than ${MAX_PATH_LENGTH}.`);
	if (/[\0-\x1f\x7f-\x9f]/.test(path)) throw new PatchError(`The path ${quote(path)} has a control character.`);
	if (path.includes("\\")) throw new PatchError(`The path ${quote(path)} has a backslash: write "/" between folders.`);
	const inside = normalize(isAbsolute(path) ? await belowRoot(root, path) : path);
	const names = inside.split("/");
	if (names[0] === ".." || isAbsolute(inside)) throw new PatchError(`The path ${quote(path)} leads out of the workspace: give one relative to its root.`);
	if (inside === "." || inside.endsWith("/")) throw new PatchError(`The path ${quote(path)} is a folder: name a file.`);
	if (names.some(isGitFolder)) throw new PatchError(`The path ${quote(path)} lies in a git folder, which a patch may not touch.`);
	return inside;
}
async function belowRoot(root, path) {
	return [resolve(root), await realpath(root)].map((name) => relative(name, path)).find((candidate) => candidate.split("/")[0] !== "..") ?? "..";
}
function isGitFolder(name) {
	const folded = name.replace(IGNORED, "").replace(/:.*/, "").toLowerCase();
	return GIT_FOLDERS.includes(trimEnd(folded));
}
function trimEnd(name) {
	let end = name.length;
	while (end > 0 && ". ".includes(name.charAt(end - 1))) end--;
	return name.slice(0, end);
}
async function statInRoot(root, path, isFreed) {
	const names = path.split("/");
	for (const depth of names.keys()) {
		const part = names.slice(0, depth + 1).join("/");
		const isLast = depth === names.length - 1;
		if (!isLast && isFreed(part)) return null;
		const stats = await lstat(join(root, part)).catch(nullIfMissing);
		if (stats === null) return null;
		if (stats.isSymbolicLink()) throw new PatchError(`${path}: ${quote(part)} is a symbolic link; patch the file it points to.`);
		if (isLast && !stats.isFile()) throw new PatchError(`${path}: this is ${kindOf(stats)}, not a regular file.`);
		if (isLast) return stats;
		if (!stats.isDirectory()) throw new PatchError(`${path}: ${quote(part)} is ${kindOf(stats)}, so nothing can lie below it.`);
	}
	return null;
}
function kindOf(stats) {
	if (stats.isDirectory()) return "a folder";
	return stats.isFile() ? "a file" : "a device, pipe or socket";
}
function nullIfMissing(error) {
	if (error.code === "ENOENT") return null;
	throw error;
}
// src/agent/patch/text.ts
function notText(bytes) {
	if (bytes.includes(0)) return "it holds NUL bytes, so it is binary or not UTF-8";
	return isUtf8(bytes) ? null : "it is not valid UTF-8";
}
function splitLines(text) {
	const pieces = text.split("\n");
	const last = pieces.pop() ?? "";
	const lines = pieces.map((piece) => piece.endsWith("\r") ? {
		text: piece.slice(0, -1),
		ending: "\r\n"
	} : {
		text: piece,
		ending: "\n"
	});
	if (last !== "") lines.push({
		text: last,
		ending: ""
	});
	return lines;
}
function joinLines(lines, ending) {
	const last = lines.length - 1;
	return lines.map((line, index) => line.text + (index < last ? line.ending || ending : line.ending)).join("");
}
function endingAt(lines, index) {
	return [
		lines[index - 1],
		lines[index - 2],
		lines[index]
	].map((line) => line?.ending).find((ending) => ending !== void 0 && ending !== "") || "\n";
}
const LOOKALIKES = [
	[/[\u2010-\u2015\u2212]/g, "-"],
	[/[\u2018-\u201B]/g, "'"],
	[/[\u201C-\u201F]/g, "\""],
	[/[\u00A0\u2002-\u200A\u202F\u205F\u3000]/g, " "]
];
const COMPARISONS = [
	(line) => line,
	(line) => line.trimEnd(),
	(line) => line.trim(),
	(line) => LOOKALIKES.reduce((text, [pattern, plain]) => text.replace(pattern, plain), line).trim()
];
function locator(lines) {
	const compared = [];
	function search(block, from) {
		for (const [pass, comparison] of COMPARISONS.entries()) {
			compared[pass] ??= lines.map(comparison);
			const [first, ...others] = occurrences(compared[pass], block.map(comparison), from);
			if (first !== void 0) return [first, ...others];
		}
		return null;
	}
	return {
		find: (block, from) => search(block, from),
		findAtEnd: (block, from) => search(block, Math.max(from, lines.length - block.length))
	};
}
function occurrences(file, block, from) {
	const fallback = borders(block);
	const found = [];
	let matched = 0;
	for (let at = from; at < file.length && found.length < 6; at++) {
		matched = extend(block, fallback, matched, file[at]);
		if (matched === block.length) found.push(at - matched + 1);
	}
	return found;
}
function borders(block) {
	const lengths = [0];
	for (let at = 1; at < block.length; at++) lengths.push(extend(block, lengths, lengths[at - 1] ?? 0, block[at]));
	return lengths;
}
function extend(block, fallback, matched, line) {
	let length = matched;
	while (length > 0 && block[length] !== line) length = fallback[length - 1] ?? 0;
	return block[length] === line ? length + 1 : length;
}
// src/agent/patch/nearest.ts
const LINES_SHOWN = 8;
const LINES_BEFORE_DIFFERENCE = 3;
const LINE_LENGTH = 100;
const EQUALS_COUNTED = 8;
const LEAST_LIKENESS = .5;
const SLIPS = [{
	pattern: /^-\d+(?:,\d+)? \+\d+/,
	remedy: "This format has no line numbers: write \"@@\" alone, or \"@@ \" and a line of the file above the change."
}, {
	pattern: /^\s*(?:\*\*\* |@@(?: |$))/,
	remedy: "A line of it reads like a marker: markers start in the first column, without a space before them."
}];
function describeMissing({ path, name, hunk, texts, from }) {
	const block = hunk.lines.filter(({ kind }) => kind !== "+").map(({ text }) => text);
	const where = from > 0 ? ` below line ${from}` : "";
	const start = nearest(block, texts, from);
	const shown = Math.max(0, firstDifference(block, texts, start ?? 0) - LINES_BEFORE_DIFFERENCE);
	const lost = block.slice(shown, shown + LINES_SHOWN).map(cut);
	return [
		`${path}: ${name} (line ${hunk.at} of the patch) was not found${where}; nothing was written. These lines of it were searched:`,
		...shown > 0 ? [`\u2026 (${shown} lines before)`] : [],
		...lost,
		...block.length > shown + LINES_SHOWN ? [`\u2026 (${block.length - shown - LINES_SHOWN} more)`] : [],
		...reason(block, texts, from, start === null ? null : start + shown)
	].join("\n");
}
function reason(block, texts, from, nearestLine) {
	const earlier = locator(texts).find(block, 0);
	if (earlier !== null) return [`They stand at line ${earlier[0] + 1}, above. Hunks go from top to bottom of the file: put them in that order.`];
	const slip = SLIPS.find(({ pattern }) => block.some((line) => pattern.test(line)));
	if (slip !== void 0) return [slip.remedy];
	if (nearestLine === null) return [`No line of the file (${texts.length} lines) is like them${from > 0 ? "" : "; is it the right file?"}`];
	return [
		"The nearest lines of the file are:",
		...texts.slice(Math.max(0, nearestLine), Math.max(0, nearestLine) + Math.min(LINES_SHOWN, block.length)).map((line, index) => `${Math.max(0, nearestLine) + index + 1}: ${cut(line)}`),
		"Copy the lines to keep and to remove from the file as it is, and send the whole patch again."
	];
}
function nearest(block, texts, from) {
	const wanted = new Map();
	for (const [index, line] of block.entries()) {
		const key = line.trim();
		const equals = wanted.get(key) ?? [];
		if (key !== "" && equals.length < EQUALS_COUNTED) wanted.set(key, [...equals, index]);
	}
	const votes = new Int32Array(texts.length + block.length);
	for (const [at, line] of texts.entries()) for (const index of wanted.get(line.trim()) ?? []) {
		const start = at - index + block.length;
		votes[start] = (votes[start] ?? 0) + 1;
	}
	const most = votes.reduce((a, b) => Math.max(a, b), 0);
	if (most === 0) return likestLine(block, texts);
	const below = votes.indexOf(most, from + block.length);
	return (below === -1 ? votes.indexOf(most) : below) - block.length;
}
function likestLine(block, texts) {
	const index = block.findIndex((line) => words(line).size > 0);
	const wanted = words(block[index] ?? "");
	let best = null;
	let likeness = LEAST_LIKENESS;
	for (const [at, line] of texts.entries()) {
		const found = words(line);
		const value = 2 * wanted.intersection(found).size / (wanted.size + found.size);
		if (value <= likeness) continue;
		best = at - index;
		likeness = value;
	}
	return best;
}
function words(line) {
	return new Set(line.slice(0, 400).match(/[\p{L}\p{N}_]+/gu));
}
function firstDifference(block, texts, start) {
	return Math.max(0, block.findIndex((line, index) => line.trim() !== texts[start + index]?.trim()));
}
function cut(line) {
	return line.length > LINE_LENGTH ? `${line.slice(0, LINE_LENGTH)}\u2026` : line;
}
// src/agent/patch/update.ts
const BOM = "\ufeff";
function applyHunks(path, text, hunks) {
	const bom = text.startsWith(BOM) ? BOM : "";
	const lines = splitLines(text.slice(bom.length));
	const texts = lines.map((line) => line.text);
	const placing = {
		path,
		lines,
		texts,
		locate: locator(texts),
		cursor: 0,
		notes: []
	};
	return {
		text: bom + joinLines(withEdits(lines, hunks.map((hunk, index) => place(placing, hunk, `hunk ${index + 1}`))), endingAt(lines, lines.length)),
		notes: placing.notes
	};
}
function place(placing, hunk, name) {
	const before = placing.cursor;
	for (const context of hunk.contexts) seekContext(placing, hunk, name, context);
	if (hunk.lines.every(({ kind }) => kind === "+")) return append(placing, hunk, name);
	const from = hunk.contexts.length > 0 ? placing.cursor - 1 : before;
	for (const search of searches(placing, hunk, from)) for (const lines of [hunk.lines, withoutTrailingBlank(hunk.lines)]) {
		const places = lines.length === 0 ? null : search(oldTexts(lines));
		if (places !== null) return replace(placing, lines, places, hunk, name);
	}
	throw new PatchError(describeMissing({
		path: placing.path,
		name,
		hunk,
		texts: placing.texts,
		from: placing.cursor
	}));
}
function searches({ locate, cursor }, hunk, from) {
	const anywhere = [(block) => locate.find(block, cursor), (block) => from < cursor ? locate.find(block, from) : null];
	return hunk.endOfFile ? [(block) => locate.findAtEnd(block, cursor), ...anywhere] : anywhere;
}
function seekContext(placing, hunk, name, context) {
	const places = placing.locate.find([context], placing.cursor);
	if (places === null) {
		const asked = {
			...hunk,
			contexts: [],
			lines: [{
				kind: " ",
				text: context
			}]
		};
		const { path, texts, cursor: from } = placing;
		throw new PatchError(describeMissing({
			path,
			name: `the "@@" line of ${name}`,
			hunk: asked,
			texts,
			from
		}));
	}
	noteAmbiguity(placing, `the line ${quote(`@@ ${context}`)} of ${name} stands`, places);
	placing.cursor = places[0] + 1;
}
function append(placing, hunk, name) {
	if (hunk.contexts.length > 0) placing.notes.push(`${placing.path}: ${name} only adds lines; they went to the end of the file, not below its "@@" line. To add elsewhere, give lines to keep.`);
	const { lines } = placing;
	return {
		at: lines.length,
		removed: 0,
		lines: rewritten(lines, lines.length, hunk.lines)
	};
}
function replace(placing, lines, places, hunk, name) {
	const [at] = places;
	const removed = oldTexts(lines).length;
	if (!hunk.endOfFile) noteAmbiguity(placing, `the lines of ${name} stand`, places);
	else if (at + removed < placing.lines.length) placing.notes.push(`${placing.path}: ${name} is marked as the end of the file, but its lines stand at line ${at + 1} of ${placing.lines.length}; they were changed there.`);
	placing.cursor = at + removed;
	return {
		at,
		removed,
		lines: rewritten(placing.lines, at, lines)
	};
}
function noteAmbiguity(placing, what, places) {
	if (places.length === 1) return;
	const lines = places.map((place) => place + 1);
	const told = places.length < 6 ? `${places.length} places (lines ${lines.join(", ")})` : `6 or more places (lines ${lines.join(", ")}, \u2026)`;
	placing.notes.push(`${placing.path}: ${what} at ${told}; the first after the cursor, line ${lines[0]}, was taken.`);
}
function rewritten(file, at, hunk) {
	const result = [];
	let old = at;
	for (const { kind, text } of hunk) {
		if (kind === "+") {
			result.push({
				text,
				ending: endingAt(file, old)
			});
			continue;
		}
		const kept = file[old++];
		if (kind === " " && kept !== void 0) result.push(kept);
	}
	return result;
}
function withEdits(lines, edits) {
	const pieces = [];
	let done = 0;
	for (const edit of edits.toSorted((a, b) => a.at - b.at)) {
		pieces.push(lines.slice(done, edit.at), edit.lines);
		done = edit.at + edit.removed;
	}
	return [...pieces, lines.slice(done)].flat();
}
function oldTexts(lines) {
	return lines.filter(({ kind }) => kind !== "+").map(({ text }) => text);
}
function withoutTrailingBlank(lines) {
	const last = lines.findLastIndex(({ kind }) => kind !== "+");
	const shorter = lines[last]?.text === "" ? lines.toSpliced(last, 1) : [];
	return shorter.some(({ kind }) => kind !== "+") ? shorter : [];
}
// src/agent/patch/plan.ts
const MAX_FILE_BYTES = 33554432;
async function planPatch(root, sections) {
	const planning = new Planning(root);
	for (const section of sections) await planning.take(section);
	return {
		changes: [...planning.files.values()].flatMap(changeOf),
		notes: planning.notes
	};
}
var Planning = class {
	files = new Map();
	notes = [];
	#root;
	constructor(root) {
		this.#root = root;
	}
	async take(section) {
		const file = await this.#file(section.path);
		if (section.kind === "add") {
			this.#put(file, section.text, file.after?.mode ?? file.before?.mode ?? null);
			return;
		}
		if (file.after === null) throw new PatchError(missing(file.path, section.kind));
		if (section.kind === "delete") {
			file.after = null;
			return;
		}
		const { mode } = file.after;
		const updated = applyHunks(file.path, await this.#read(file), section.hunks);
		this.notes.push(...updated.notes);
		const target = section.moveTo === null ? file : await this.#file(section.moveTo);
		if (target === file) file.after = {
			text: updated.text,
			mode
		};
		else {
			file.after = null;
			this.#put(target, updated.text, mode);
		}
	}
	#put(file, text, mode) {
		if (file.after !== null) this.notes.push(`${file.path} existed and is overwritten.`);
		this.#refuseBelow(file.path);
		file.after = {
			text,
			mode
		};
	}
	async #file(name) {
		const path = await pathInRoot(this.#root, name);
		for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) if (this.files.get(folder)?.after) throw new PatchError(`${path}: "${folder}" is a file, so nothing can lie below it.`);
		const known = this.files.get(path);
		if (known !== void 0) return known;
		const stats = await statInRoot(this.#root, path, (part) => this.files.get(part)?.after === null);
		const before = stats === null ? null : { mode: stats.mode & 511 };
		const file = {
			path,
			before,
			read: null,
			after: before && {
				text: null,
				mode: before.mode
			}
		};
		this.files.set(path, file);
		return file;
	}
	#refuseBelow(path) {
		for (const file of this.files.values()) if (file.after !== null && file.path.startsWith(`${path}/`)) throw new PatchError(`${path}: this is a folder, because the patch has ${file.path}.`);
	}
	async #read(file) {
		if (typeof file.after?.text === "string") return file.after.text;
		file.read = await readText(this.#root, file.path);
		return file.read;
	}
};
function changeOf({ path, before, read, after }) {
	if (after === null) return before === null ? [] : [{
		path,
		before,
		after
	}];
	const { text, mode } = after;
	return text === null || text === read ? [] : [{
		path,
		before,
		after: {
			text,
			mode
		}
	}];
}
async function readText(root, path) {
	try {
		var _usingCtx$2 = _usingCtx();
		const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
		const handle = _usingCtx$2.a(await open(join(root, path), flags));
		const stats = await handle.stat();
		if (!stats.isFile()) throw new PatchError(`${path}: this is not a regular file.`);
		if (stats.size > MAX_FILE_BYTES) throw new PatchError(`${path}: ${stats.size} bytes are more than the ${MAX_FILE_BYTES} a patch may update.`);
		const bytes = await handle.readFile();
		const obstacle = notText(bytes);
		if (obstacle !== null) throw new PatchError(`${path}: cannot be patched as text: ${obstacle}. Change it with a command instead.`);
		return bytes.toString("utf8");
	} catch (_) {
		_usingCtx$2.e = _;
	} finally {
		await _usingCtx$2.d();
	}
}
function missing(path, kind) {
	return `${path}: there is no such file in the workspace. ${kind === "delete" ? "There is nothing to delete." : `To create it, use "*** Add File: ${path}".`}`;
}
// src/agent/patch/write.ts
async function writeChanges(root, changes) {
	const undo = [];
	const aside = [];
	try {
		for (const { path, before } of changes) if (before !== null) aside.push(await putAside(join(root, path), undo));
		for (const { path, after } of changes) {
			if (after === null) continue;
			await makeFolders(root, dirname(path), undo);
			await create(join(root, path), after.text, after.mode, undo);
		}
	} catch (error) {
		const left = await undoAll(undo);
		throw new PatchError(`The files could not be written: ${messageOf(error)}. ${left}`);
	}
	const removals = await Promise.allSettled(aside.map((path) => unlink(path)));
	return aside.filter((_, index) => removals[index]?.status === "rejected");
}
async function putAside(path, undo) {
	const aside = join(dirname(path), `.regreen-${randomUUID()}`);
	await rename(path, aside);
	undo.push(() => rename(aside, path));
	return aside;
}
async function create(path, text, mode, undo) {
	try {
		var _usingCtx$1 = _usingCtx();
		const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
		const handle = _usingCtx$1.a(await open(path, flags, 438));
		undo.push(() => unlink(path));
		await handle.writeFile(text);
		if (mode !== null) await handle.chmod(mode);
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
async function makeFolders(root, folder, undo) {
	let path = root;
	for (const name of folder.split("/")) {
		path = join(path, name);
		const made = await mkdir(path).then(() => true, falseIfThere);
		const folderMade = path;
		if (made) undo.push(() => rmdir(folderMade));
	}
}
function falseIfThere(error) {
	if (error.code === "EEXIST") return false;
	throw error;
}
async function undoAll(undo) {
	const failures = [];
	for (const step of undo.toReversed()) await step().catch((error) => failures.push(messageOf(error)));
	return failures.length === 0 ? "Nothing was changed." : `Not all of it could be undone: ${failures.join("; ")}.`;
}
function messageOf(error) {
	return error instanceof Error ? error.message : String(error);
}
// src/agent/apply-patch.ts
async function applyPatch(root, patch) {
	try {
		if (!patch.isWellFormed()) throw new PatchError("The patch holds half of a UTF-16 pair: send it as valid Unicode.");
		const { changes, notes } = await planPatch(root, parsePatch(patch));
		const left = await writeChanges(root, changes);
		notes.push(...left.map((path) => `${path} holds an old text and could not be removed.`));
		if (changes.length === 0) notes.push("No file changes: the files already are as the patch leaves them.");
		return {
			ok: true,
			changes: changes.map(summaryOf),
			notes
		};
	} catch (error) {
		return {
			ok: false,
			error: refusalOf(error)
		};
	}
}
function summaryOf({ path, before, after }) {
	if (after === null) return {
		kind: "D",
		path
	};
	return {
		kind: before === null ? "A" : "M",
		path
	};
}
function refusalOf(error) {
	if (error instanceof PatchError) return error.message;
	if (error instanceof Error && "syscall" in error) return new PatchError(`The files could not be read: ${error.message}. Nothing was changed.`).message;
	throw error;
}
export { applyPatch as t };

import { n as triage, t as excerptText } from "./failure-log.js";
import { t as _usingCtx } from "./usingCtx.js";
import { p as WrongUse } from "./base.js";
import { resolve } from "node:path";
import { open, stat } from "node:fs/promises";
import { createGunzip, createInflateRaw } from "node:zlib";
// src/triage/zip.ts
const END = 101010256;
const CENTRAL = 33639248;
const LOCAL = 67324752;
const END_SIZE = 22;
const MAX_COMMENT = 65535;
function readZip(archive) {
	const end = findEnd(archive);
	if (end < 0) return {
		entries: readLocal(archive),
		damaged: true
	};
	const entries = [];
	let at = archive.readUInt32LE(end + 16);
	for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
		if (at + 46 > archive.length || archive.readUInt32LE(at) !== CENTRAL) return {
			entries,
			damaged: true
		};
		const nameLength = archive.readUInt16LE(at + 28);
		const name = archive.toString("utf8", at + 46, at + 46 + nameLength);
		const data = localData(archive, archive.readUInt32LE(at + 42), archive.readUInt32LE(at + 20));
		if (data === null) return {
			entries,
			damaged: true
		};
		if (!name.endsWith("/")) entries.push({
			name,
			method: archive.readUInt16LE(at + 10),
			data
		});
		at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
	}
	return {
		entries,
		damaged: false
	};
}
function findEnd(archive) {
	const lowest = Math.max(0, archive.length - END_SIZE - MAX_COMMENT);
	for (let at = archive.length - END_SIZE; at >= lowest; at--) if (archive.readUInt32LE(at) === END) return at;
	return -1;
}
function localData(archive, at, size) {
	if (at + 30 > archive.length || archive.readUInt32LE(at) !== LOCAL) return null;
	const start = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
	return start + size > archive.length ? null : archive.subarray(start, start + size);
}
function readLocal(archive) {
	const entries = [];
	let at = 0;
	while (at + 30 <= archive.length && archive.readUInt32LE(at) === LOCAL) {
		const nameEnd = at + 30 + archive.readUInt16LE(at + 26);
		const start = nameEnd + archive.readUInt16LE(at + 28);
		const size = archive.readUInt32LE(at + 18);
		const end = (archive.readUInt16LE(at + 6) & 8) !== 0 && size === 0 ? archive.length : Math.min(start + size, archive.length);
		const name = archive.toString("utf8", at + 30, nameEnd);
		if (!name.endsWith("/")) entries.push({
			name,
			method: archive.readUInt16LE(at + 8),
			data: archive.subarray(start, end)
		});
		at = end;
	}
	return entries;
}
// src/triage/read-log.ts
const MAX_ZIP = 536870912;
const PROBE = 8192;
const CHUNK = 262144;
const DEFLATED = 8;
function readLog(source) {
	const notes = [];
	return {
		chunks: decode(typeof source === "string" ? readFile(source) : source, notes),
		notes
	};
}
async function* readFile(path) {
	try {
		var _usingCtx$1 = _usingCtx();
		const file = _usingCtx$1.a(await open(path));
		const buffer = Buffer.alloc(CHUNK);
		for (;;) {
			const { bytesRead } = await file.read(buffer, 0, CHUNK);
			if (bytesRead === 0) return;
			yield buffer.subarray(0, bytesRead);
		}
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
async function* decode(source, notes) {
	const { head, all } = await probe(source);
	if (head[0] === 31 && head[1] === 139) yield* gunzip(all, notes);
	else if (head.subarray(0, 4).toString("latin1") === "PK") yield* unzip(all, notes);
	else if (head[0] === 255 && head[1] === 254) yield* transcode(all);
	else if (head.includes(0)) notes.push("not a text: the first 8 kB hold a NUL byte");
	else yield* all;
}
async function probe(source) {
	const iterator = source[Symbol.asyncIterator]();
	const first = [];
	let size = 0;
	while (size < PROBE) {
		const next = await iterator.next();
		if (next.done) break;
		first.push(Buffer.from(next.value));
		size += next.value.length;
	}
	const all = (async function* () {
		yield* first;
		yield* { [Symbol.asyncIterator]: () => iterator };
	})();
	return {
		head: Buffer.concat(first).subarray(0, PROBE),
		all
	};
}
async function* gunzip(source, notes) {
	yield* inflate(source, createGunzip(), (problem) => notes.push(`gzip damaged: ${problem}; what could be read is used`));
}
async function* unzip(source, notes) {
	const parts = [];
	let size = 0;
	for await (const part of source) {
		size += part.length;
		if (size > MAX_ZIP) {
			notes.push(`zip larger than ${MAX_ZIP / 1024 / 1024} MB: not read; pass the log of one job instead`);
			return;
		}
		parts.push(Buffer.from(part));
	}
	const { entries, damaged } = readZip(Buffer.concat(parts));
	if (damaged) notes.push("zip damaged: its directory is incomplete; what could be read is used");
	for (const entry of logsOf(entries)) yield* readEntry(entry, notes);
}
function logsOf(entries) {
	const logs = entries.filter(({ name }) => !/(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$)/.test(name));
	const jobs = new Set(logs.flatMap(({ name }) => /^\d+_(.+)\.txt$/.exec(name)?.[1] ?? []));
	return logs.filter(({ name }) => !jobs.has(name.slice(0, Math.max(0, name.indexOf("/")))));
}
async function* readEntry({ name, method, data }, notes) {
	const whole = (async function* () {
		yield data;
	})();
	if (method === 0) yield data;
	else if (method === DEFLATED) yield* inflate(whole, createInflateRaw(), (problem) => notes.push(`${name} damaged: ${problem}`));
	else {
		notes.push(`${name} not read: compression method ${method}`);
		return;
	}
	yield Buffer.from("\n");
}
async function* inflate(source, inflater, damaged) {
	const feeding = feed(source, inflater);
	try {
		for await (const chunk of inflater) yield chunk;
		await feeding;
	} catch (error) {
		damaged(error instanceof Error ? error.message : String(error));
	}
}
async function feed(source, inflater) {
	for await (const chunk of source) {
		if (inflater.destroyed) return;
		if (!inflater.write(Buffer.from(chunk))) await new Promise((resolve) => inflater.once("drain", resolve).once("close", resolve));
	}
	inflater.end();
}
async function* transcode(source) {
	const decoder = new TextDecoder("utf-16le");
	for await (const chunk of source) yield Buffer.from(decoder.decode(chunk, { stream: true }));
	yield Buffer.from(decoder.decode());
}
// src/commands/triage.ts
const DEFAULT_TOKENS = "1000";
const triageCommand = {
	flags: { "max-tokens": {
		value: "N",
		help: `budget of the excerpt (default ${DEFAULT_TOKENS})`
	} },
	positionals: {
		max: 1,
		help: "[FILE|-]"
	},
	async run(flags) {
		const given = flags.last("max-tokens") ?? DEFAULT_TOKENS;
		if (!/^[1-9]\d*$/.test(given)) throw new WrongUse(`'--max-tokens' is '${given}': must be a whole number above 0`);
		const [file = "-"] = flags.positionals;
		const { chunks, notes } = await openLog("", file, flags.last("cwd") ?? ".");
		const found = await triage(chunks, { maxTokens: Number(given) });
		for (const note of notes) process.stderr.write(`${note}\n`);
		if (found.excerpts.length === 0) process.stderr.write("the log tells of no failure\n");
		process.stdout.write(flags.has("json") ? `${JSON.stringify(found)}\n` : `${excerptText(found)}\n`);
		return 0;
	}
};
async function openLog(flag, file, cwd) {
	if (file === "-") return readLog(process.stdin);
	const path = resolve(cwd, file);
	if (!await stat(path).then((found) => !found.isDirectory(), () => false)) throw new WrongUse(`'${flag}${file}' cannot be read; name a log file, or - for standard input`);
	return readLog(path);
}
export { openLog, triageCommand };

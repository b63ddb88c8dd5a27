// src/triage/clean.ts
const TIMESTAMP = /^\ufeff?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z ?/;
const GH_PREFIX = /^[^\t]{1,200}\t[^\t]{1,200}\t\ufeff?(?=\d{4}-\d\d-\d\dT)/;
const ANSI = /\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\^_])/g;
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;
const RED$1 = /\x1b\[(?:[0-9]{1,3};){0,4}[39]1(?:;[0-9]{1,3}){0,4}m/;
const MAC_NEWLINE = /^(?:nl)+(?![\w.:=-])/;
function bare(text) {
	return text.startsWith("nl") ? text.replace(MAC_NEWLINE, "") : text;
}
function dropTimestamp(raw) {
	const line = raw.includes("	") ? raw.replace(GH_PREFIX, "") : raw;
	const first = line.charCodeAt(0);
	return first === 50 || first === 65279 ? line.replace(TIMESTAMP, "") : line;
}
function timestampLength(bytes, start, end) {
	return end - start >= 29 && bytes[start + 10] === 84 && bytes[start + 19] === 46 && bytes[start + 27] === 90 ? 29 : 0;
}
function overprints(line) {
	const first = line.indexOf("\r");
	if (first < 0) return [line];
	if (first === line.length - 1) return [line.slice(0, -1)];
	return line.split("\r").filter((part) => part.trim() !== "");
}
function clean(raw) {
	const line = overprints(dropTimestamp(raw)).at(-1) ?? "";
	if (!line.includes("\x1B")) return {
		text: line.replace(CONTROL, "").trimEnd(),
		red: false
	};
	const text = line.replace(ANSI, "").replace(CONTROL, "").trimEnd();
	return {
		text,
		red: RED$1.test(line) && text !== ""
	};
}
// src/triage/rules/rule.ts
const KINDS = {
	test: {
		weight: 10,
		before: 0,
		lines: 14
	},
	crash: {
		weight: 9,
		before: 2,
		lines: 14
	},
	compiler: {
		weight: 9,
		before: 0,
		lines: 6
	},
	linter: {
		weight: 8,
		before: 0,
		lines: 2
	},
	package: {
		weight: 8,
		before: 1,
		lines: 8
	},
	tool: {
		weight: 7,
		before: 2,
		lines: 5
	},
	summary: {
		weight: 6,
		before: 0,
		lines: 6
	},
	generic: {
		weight: 4,
		before: 3,
		lines: 6
	},
	warning: {
		weight: 3,
		before: 0,
		lines: 4
	},
	exit: {
		weight: 3,
		before: 8,
		lines: 1
	}
};
function rows(kind, list) {
	return list.map((row) => ({
		kind,
		...row
	}));
}
// src/triage/blocks.ts
const MAX_LINES = 80;
const MAX_CHARS = 12e3;
function headOf(rule) {
	return rule.lines ?? KINDS[rule.kind].lines;
}
function weightOf(rule) {
	return rule.weight ?? KINDS[rule.kind].weight;
}
var OpenBlock = class {
	block;
	#indent;
	#chars = 0;
	#filled = 0;
	#blanks = 0;
	constructor(match, step, anchor, before) {
		this.block = {
			rule: match.rule,
			groups: match.groups,
			step,
			anchor,
			before,
			lines: [anchor],
			head: 1
		};
		this.#indent = indentOf(anchor.text);
		this.#filled = 1;
	}
	absorbs(rule) {
		if (!this.#wantsMore()) return false;
		return weightOf(rule) < weightOf(this.block.rule) || rule === this.block.rule && rule.kind === "generic";
	}
	take(line, isNoise) {
		const { lines } = this.block;
		if (lines.length >= MAX_LINES || this.#chars > MAX_CHARS) return false;
		if (bare(line.text) === "") {
			this.#blanks++;
			if (this.#blanks > (this.#wantsMore() ? 5 : 2) || this.#filled > 2 && !this.#wantsMore()) return false;
			lines.push(line);
			return true;
		}
		if (isNoise) return this.#wantsMore();
		if (!this.#wantsMore() && indentOf(line.text) <= this.#indent) return false;
		if (this.#blanks > 1 && this.#filled > 3 && indentOf(line.text) < this.#indent) return false;
		this.#blanks = 0;
		lines.push(line);
		this.#chars += line.text.length;
		if (this.#wantsMore()) {
			this.#filled++;
			this.block.head = lines.length;
		}
		return true;
	}
	#wantsMore() {
		return this.#filled < headOf(this.block.rule);
	}
};
function indentOf(text) {
	const shown = bare(text);
	return shown.length - shown.trimStart().length;
}
// src/triage/failure.ts
const MAX_MESSAGE = 300;
const DETAIL_DISTANCE = 100;
const PATH = /^(?<file>[^\s:|()'"]{1,300}(?:\/[^\s:|()'"]{0,300}|\.\w{1,10}))(?: -- .{0,100})?$/;
const FRAME = /(?:File "(?<py>[^"]{1,300})", line (?<pyLine>\d+)|(?:^|[\s(])(?:file:\/\/)?(?<file>(?:[A-Za-z]:[\\/])?[\w./\\@~+-]{1,300}\.[A-Za-z]\w{0,9}):(?:line )?(?<line>\d+))/;
const THROWN = /^\s*(?:E +)?[\w.$]{0,200}(?:Error|Exception|Exit|Interrupt)(?:: |$)/;
const FOREIGN = /node_modules|site-packages|dist-packages|\/usr\/lib|\/gems\/|\/vendor\/|^node:|internal\//;
function tell(block, previous) {
	const { rule, groups, anchor, step } = block;
	if (rule.kind === "exit" || rule.kind === "summary") return null;
	if (rule.detail && previous?.step === step && anchor.number - previous.line < DETAIL_DISTANCE) {
		complete(previous, block);
		return null;
	}
	const explicit = groups.message !== void 0;
	if (rule.kind === "generic" && !explicit) return null;
	const failure = {
		file: groups.file ?? null,
		line: groups.line === void 0 ? null : Number(groups.line),
		message: cut$1(groups.message ?? messageAfter(block) ?? anchor.text),
		test: groups.test?.trim() ?? null
	};
	if (failure.file === null && failure.line !== null) failure.file = headerFile(block, previous);
	if (failure.file === null) Object.assign(failure, bestFrame(block));
	return {
		failure,
		step,
		rule,
		line: anchor.number,
		explicit
	};
}
function complete(told, block) {
	const { failure } = told;
	const { groups } = block;
	failure.test ??= groups.test ?? null;
	if (groups.file !== void 0 && (failure.file === null || failure.line === null)) {
		failure.file = groups.file;
		failure.line = groups.line === void 0 ? null : Number(groups.line);
	}
	if (failure.file === null) Object.assign(failure, bestFrame(block));
	if (groups.message !== void 0 && !told.explicit) {
		failure.message = cut$1(groups.message);
		told.explicit = true;
	}
}
function cut$1(message) {
	const text = message.trim();
	return text.length > MAX_MESSAGE ? `${text.slice(0, MAX_MESSAGE)}\u2026` : text;
}
function messageAfter({ lines, before, rule }) {
	if (rule.detail) return before.at(-1)?.text ?? null;
	const after = lines.slice(1);
	return (after.find(({ text }) => THROWN.test(text)) ?? after.find(({ text }) => /\w/.test(text)))?.text ?? null;
}
function headerFile({ rule, before, anchor, step }, previous) {
	const above = PATH.exec(before.at(-1)?.text.trim() ?? "")?.groups?.file;
	if (above !== void 0) return above;
	return previous?.step === step && previous.rule.tool === rule.tool && anchor.number - previous.line < 5 ? previous.failure.file : null;
}
function bestFrame({ lines }) {
	const frames = lines.flatMap(({ text }) => {
		const groups = FRAME.exec(text)?.groups;
		const file = groups?.py ?? groups?.file;
		return file === void 0 ? [] : [{
			file,
			line: Number(groups?.pyLine ?? groups?.line)
		}];
	});
	const own = frames.filter(({ file }) => !FOREIGN.test(file));
	return (lines.some(({ text }) => text.trimStart().startsWith("File \"")) ? own.at(-1) : own[0]) ?? frames[0] ?? {};
}
// src/triage/evidence.ts
const FIRST_OF_A_RULE = 40;
const MAX_BLOCKS = 600;
const MAX_FAILURES$1 = 2e3;
const FAILURES_OF_A_RULE = 400;
const MAX_TAILS = 12;
var Evidence = class {
	blocks = [];
	told = [];
	tails = new Map();
	#counts = new WeakMap();
	room(rule, step) {
		const count = this.#counts.get(step)?.get(rule) ?? 0;
		if (count < FIRST_OF_A_RULE) return "block";
		return count < FAILURES_OF_A_RULE ? "failure" : "none";
	}
	add(block) {
		const { rule, step } = block;
		const room = this.room(rule, step);
		const counts = this.#counts.get(step) ?? new Map();
		this.#counts.set(step, counts.set(rule, (counts.get(rule) ?? 0) + 1));
		if (room !== "none") this.tell(block);
		if (room === "block") this.blocks.push(block);
		if (this.blocks.length > MAX_BLOCKS) this.blocks = heaviest(this.blocks, MAX_BLOCKS / 2);
	}
	addTail(step, lines) {
		this.tails.delete(step);
		if (step.status === "passed" || lines.length === 0) return;
		this.tails.set(step, lines.slice(-24));
		const steps = [...this.tails.keys()];
		const spare = steps.find(({ status }) => status === "passed") ?? steps.find(({ status }) => status === "unknown");
		if (steps.length > MAX_TAILS) this.tails.delete(spare ?? step);
	}
	tell(block) {
		const told = tell(block, this.told.at(-1));
		if (told === null) return;
		this.told.push(told);
		if (this.told.length > MAX_FAILURES$1) this.told = heaviest(this.told, MAX_FAILURES$1 / 2);
	}
};
function heaviest(list, count) {
	const worth = ({ rule, step }) => weightOf(rule) * (step.status === "passed" ? .1 : 1);
	const kept = new Set(list.toSorted((a, b) => worth(b) - worth(a)).slice(0, count));
	return list.filter((one) => kept.has(one));
}
// src/triage/hint-scan.ts
const WINDOW = 3;
const BITS = 6;
const CLASSES = 64;
const MASK = (1 << 18) - 1;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const SIGNS = " !\"#$%&'()*+,-./0:;<=>?@[\\]^_`{|}~";
const COMMON = "0 etaoinsrlcdupmfhgb.-/:vkyw";
const FOLD = Uint8Array.from({ length: 256 }, (_, byte) => {
	if (byte >= 65 && byte <= 90) return byte + 32;
	return byte >= 48 && byte <= 57 ? 48 : byte;
});
const MARKS$2 = [
	149,
	150,
	151,
	152,
	140,
	143,
	175,
	160
];
const CLASS = FOLD.map((byte) => {
	const known = (LETTERS + SIGNS).indexOf(String.fromCharCode(byte));
	if (known >= 0) return known;
	return byte < 128 ? 60 : MARKS$2.includes(byte) ? 61 : 62;
});
var HintScanner = class {
	#windows = new Uint16Array(262144);
	#lists = [[]];
	constructor(hints) {
		const indexes = new Map();
		hints.forEach((hint, index) => {
			const literals = hint.startsWith("@") ? [...LETTERS].map((letter) => letter + hint.slice(1)) : [hint];
			for (const literal of literals) indexes.set(literal, [...indexes.get(literal) ?? [], index]);
		});
		for (const [literal, of] of indexes) this.#add(Buffer.from(literal), of);
	}
	#add(bytes, hints) {
		if (bytes.length < WINDOW) throw new RangeError(`hint "${bytes}" is shorter than ${WINDOW} bytes`);
		for (const offset of rarestWindows(bytes)) for (const key of keysOf(bytes, offset)) {
			const list = this.#windows[key] || this.#lists.push([]) - 1;
			this.#windows[key] = list;
			this.#lists[list]?.push({
				hints,
				bytes,
				offset
			});
		}
	}
	any(bytes, start, end) {
		return this.#scan(bytes, start, end, null);
	}
	mark(bytes, end, marks) {
		this.#scan(bytes, 0, end, marks);
	}
	#scan(bytes, start, end, marks) {
		const windows = this.#windows;
		let key = MASK;
		let at = start;
		for (; at + 3 < end; at += 4) {
			const two = CLASS[bytes[at]] << BITS | CLASS[bytes[at + 1]];
			const more = CLASS[bytes[at + 2]] << BITS | CLASS[bytes[at + 3]];
			const first = (key << 12 | two) & MASK;
			key = (two << 12 | more) & MASK;
			if ((windows[first] | windows[key]) === 0) continue;
			if (this.#verify(first, bytes, at - 1, start, end, marks)) return true;
			if (this.#verify(key, bytes, at + 1, start, end, marks)) return true;
		}
		for (; at < end; at += 2) {
			const second = at + 1 < end ? CLASS[bytes[at + 1]] : 0;
			key = (key << 12 | CLASS[bytes[at]] << BITS | second) & MASK;
			if (this.#verify(key, bytes, at - 1, start, end, marks)) return true;
		}
		return false;
	}
	#verify(key, bytes, at, start, end, marks) {
		const list = this.#windows[key];
		if (list === 0) return false;
		for (const literal of this.#lists[list]) {
			if (!liesAt(bytes, at - literal.offset, start, end, literal.bytes)) continue;
			if (marks === null) return true;
			for (const hint of literal.hints) marks[hint] = 1;
		}
		return false;
	}
};
function keysOf(bytes, offset) {
	const anyByte = Array.from({ length: CLASSES }, (_, any) => any);
	const at = (index) => index in bytes ? [CLASS[bytes[index] ?? 0] ?? 0] : anyByte;
	return at(offset).flatMap((a) => at(offset + 1).map((b) => a << BITS | b)).flatMap((pair) => at(offset + 2).map((c) => pair << BITS | c));
}
function liesAt(bytes, at, start, end, literal) {
	if (at < start || at + literal.length > end) return false;
	for (let i = 0; i < literal.length; i++) {
		const byte = bytes[at + i];
		if (FOLD[byte] !== literal[i] && byte !== literal[i]) return false;
	}
	return true;
}
function rarestWindows(bytes) {
	const worth = (from, to) => [...bytes.subarray(from, to)].reduce((sum, byte) => sum + rarity(byte), 0);
	if (bytes.length === WINDOW) return worth(0, 2) > worth(1, 3) ? [-1, 0] : [0, 1];
	let best = 0;
	for (let at = 1; at + WINDOW < bytes.length; at++) if (worth(at, at + 4) > worth(best, best + 4)) best = at;
	return [best, best + 1];
}
function rarity(byte) {
	const rank = COMMON.indexOf(String.fromCharCode(FOLD[byte] ?? 0));
	return rank < 0 ? 28 : rank;
}
function minimalHints(hints) {
	const unique = [...new Set(hints)];
	return unique.filter((hint) => !unique.some((other) => other !== hint && hint.includes(other)));
}
// src/triage/lines.ts
const MAX_LINE = 4096;
const TAIL$1 = 1024;
const NEWLINE = 10;
const CUT$1 = Buffer.from(" \u2026 ");
var LineSplitter = class {
	#onLine;
	#rest = Buffer.alloc(0);
	constructor(onLine) {
		this.#onLine = onLine;
	}
	push(chunk) {
		const bytes = typeof chunk === "string" ? Buffer.from(chunk) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
		let start = 0;
		if (this.#rest.length > 0) {
			const first = bytes.indexOf(NEWLINE);
			if (first < 0) {
				this.#rest = cut(Buffer.concat([this.#rest, cut(bytes)]));
				return;
			}
			const line = cut(Buffer.concat([this.#rest, cut(bytes.subarray(0, first))]));
			this.#rest = Buffer.alloc(0);
			this.#emit(line, 0, line.length);
			start = first + 1;
		}
		for (let end = bytes.indexOf(NEWLINE, start); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
			this.#emit(bytes, start, end);
			start = end + 1;
		}
		if (start < bytes.length) this.#rest = Buffer.from(cut(bytes.subarray(start)));
	}
	end() {
		if (this.#rest.length > 0) this.#emit(this.#rest, 0, this.#rest.length);
		this.#rest = Buffer.alloc(0);
	}
	#emit(bytes, start, end) {
		if (end - start <= 4096) {
			this.#onLine(bytes, start, end);
			return;
		}
		const line = cut(bytes.subarray(start, end));
		this.#onLine(line, 0, line.length);
	}
};
function cut(line) {
	if (line.length <= 4096) return line;
	return Buffer.concat([
		line.subarray(0, 3072 - CUT$1.length),
		CUT$1,
		line.subarray(line.length - TAIL$1)
	]);
}
// src/triage/rules/build.ts
const BUILD_TOOLS = rows("tool", [
	{
		tool: "make",
		hint: "] error 0",
		match: /^(?:g?n?make|ninja|mingw32-make)(?:\[\d+\])?: \*\*\* \[.*\] Error \d+/,
		kind: "exit",
		before: 6,
		weight: 4,
		example: "make: *** [Makefile:27: test] Error 1"
	},
	{
		tool: "make",
		hint: "*** no rule",
		match: /^g?make(?:\[\d+\])?: \*\*\* (?<message>No rule.*|No targets.*)$/,
		example: "make: *** No rule to make target 'cart'.  Stop."
	},
	{
		tool: "make",
		hint: ": *** ",
		match: /^(?:(?<file>[\w./-]+):(?<line>\d+): |g?make(?:\[\d+\])?: )\*\*\* (?<message>.*)$/,
		example: "Makefile:12: *** missing separator.  Stop."
	},
	{
		tool: "ninja",
		hint: "failed: ",
		match: /^FAILED: (?:\[code=\d+\] )?(?<message>\S.*)$/,
		lines: 10,
		example: "FAILED: CMakeFiles/cart.dir/cart.c.o"
	},
	{
		tool: "cmake",
		hint: "cmake error",
		match: /^CMake Error(?: at (?<file>[^\s:]+):(?<line>\d+))?/,
		lines: 10,
		weight: 9,
		example: "CMake Error at cmake/FindCart.cmake:138 (message):"
	},
	{
		tool: "configure",
		hint: "configure: error",
		match: /^configure: error: (?<message>.*)$/,
		example: "configure: error: libcart not found"
	},
	{
		tool: "meson",
		hint: ": error: ",
		match: /^(?<file>\S*meson\.build):(?<line>\d+):\d+: ERROR: (?<message>.*)$/,
		example: "src/meson.build:12:0: ERROR: Dependency \"cart\" not found"
	},
	{
		tool: "scons",
		hint: "scons: ***",
		match: /^scons: \*\*\* (?<message>.*)$/,
		example: "scons: *** [cart.o] Error 1"
	},
	{
		tool: "bazel",
		hint: "error: /",
		match: /^ERROR: (?<file>\/[^:]+):(?<line>\d+):\d+: (?<message>.*)$/,
		lines: 8,
		example: "ERROR: /src/BUILD:12:1: Compiling cart.cc failed"
	},
	{
		tool: "bazel",
		hint: "fail: //",
		match: /^FAIL: (?<test>\/\/\S+)/,
		lines: 4,
		kind: "test",
		example: "FAIL: //cart:cart_test (see /root/.cache/test.log)"
	},
	{
		tool: "rake",
		hint: "rake aborted",
		match: /^(?:rake|rails) aborted!/,
		lines: 8,
		weight: 9,
		example: "rake aborted!"
	},
	{
		tool: "rake",
		hint: "no rakefile found",
		match: /^No Rakefile found/,
		lines: 1,
		example: "No Rakefile found (looking for: rakefile, Rakefile)"
	},
	{
		tool: "gulp",
		hint: "task ",
		match: /Task (?:never defined|'.*' is not in your gulpfile|was not found)/,
		before: 2,
		lines: 2,
		example: "[02:22:53] Task never defined: default"
	},
	{
		tool: "gulp",
		hint: "errored after",
		match: /'[\w:-]+' errored after /,
		lines: 6,
		example: "[02:22:53] 'lint' errored after 3.2 s"
	},
	{
		tool: "grunt",
		hint: "use --force",
		match: /^(?:Warning|Fatal error): (?<message>.*?) ?Use --force to continue/,
		before: 6,
		lines: 1,
		example: "Warning: Task \"jshint:all\" failed. Use --force to continue."
	},
	{
		tool: "terraform",
		hint: "error: ",
		match: /^\u2502 Error: (?<message>\S.*)$/,
		lines: 8,
		weight: 6,
		example: "\u2502 Error: Failed to install provider"
	}
]);
// src/triage/rules/bundlers.ts
const BUNDLERS = rows("compiler", [
	{
		tool: "sass",
		hint: "error",
		match: /^Error: (?<message>(?:Invalid CSS|Illegal nesting|Undefined|expected|File to import).*)$/,
		lines: 5,
		example: "Error: Invalid CSS after \"2.3em\": expected expression"
	},
	{
		tool: "sass",
		hint: "on line 0",
		detail: true,
		match: /^\s*on line (?<line>\d+) of (?<file>\S+)/,
		before: 2,
		lines: 4,
		weight: 8,
		example: "        on line 7 of bulma.sass"
	},
	{
		tool: "webpack",
		hint: "error in ",
		match: /^\s*(?:\[\d+\] )?ERROR in (?<file>\S+)/,
		lines: 8,
		example: "ERROR in ./src/cart.ts 3:13"
	},
	{
		tool: "webpack",
		hint: "module not found",
		match: /Module not found: (?<message>Error: .*)$/,
		before: 1,
		lines: 4,
		example: "Module not found: Error: Can't resolve './cart' in '/src'"
	},
	{
		tool: "webpack",
		hint: "failed to compile",
		match: /^(?:Error: )?Failed to compile\b/,
		lines: 10,
		example: "Failed to compile."
	},
	{
		tool: "rollup",
		hint: "[!] ",
		match: /^\[!\] (?<message>(?:\w*Error|\().*)$/,
		example: "[!] Error: Could not resolve \"./cart\" from src/main.js"
	},
	{
		tool: "esbuild",
		hint: "[error]",
		match: /^(?:\u2718|X) \[ERROR\] (?<message>.*)$/,
		lines: 8,
		example: "\u2718 [ERROR] Could not resolve \"./cart\""
	},
	{
		tool: "vite",
		hint: "error during build",
		match: /^error during build:/,
		lines: 8,
		example: "error during build:"
	},
	{
		tool: "latex",
		hint: "latex",
		match: /^! (?:LaTeX|Package \w+) (?:Error: )?(?<message>.*)$/,
		lines: 8,
		example: "! LaTeX Error: File `cart.sty' not found."
	},
	{
		tool: "latex",
		hint: "! undefined",
		match: /^! (?<message>Undefined control sequence\.)$/,
		lines: 8,
		example: "! Undefined control sequence."
	},
	{
		tool: "terraform",
		hint: " line 0",
		match: /^(?:\u2502)?\s+on (?<file>\S+) line (?<line>\d+)/,
		detail: true,
		weight: 6,
		lines: 4,
		example: "\u2502   on main.tf line 12, in resource \"cart\" \"total\":"
	}
]);
// src/triage/rules/compilers.ts
const COMPILERS = rows("compiler", [
	{
		tool: "tsc",
		hint: "error ts",
		match: /^(?:##\[error\]|\S*: )?(?<file>[^\s(#][^(]*)\((?<line>\d+),\d+\): (?<message>error TS\d+: .*)$/,
		example: "src/cart.ts(3,13): error TS7006: Parameter 'y' implicitly has an 'any' type."
	},
	{
		tool: "tsc",
		hint: "error ts",
		match: /^(?<file>[^\s:][^:]*):(?<line>\d+):\d+ - (?<message>error TS\d+: .*)$/,
		example: "src/cart.ts:3:13 - error TS7006: Parameter 'y' implicitly has an 'any' type."
	},
	{
		tool: "tsc",
		hint: "error ts",
		match: /^(?<message>error TS\d+: .*)$/,
		example: "error TS18003: No inputs were found in config file 'tsconfig.json'."
	},
	{
		tool: "maven",
		hint: ".java:[0",
		match: /^\[(?:ERROR|WARNING)\] (?<file>\S+):\[(?<line>\d+),\d+\] (?<message>.*)$/,
		example: "[ERROR] /src/main/java/com/acme/Cart.java:[42,46] cannot find symbol"
	},
	{
		tool: "kotlinc",
		hint: ".kt: (0",
		match: /^e: (?:file:\/\/)?(?<file>\S+): \((?<line>\d+), \d+\): (?<message>.*)$/,
		example: "e: /src/Cart.kt: (12, 5): Unresolved reference: total"
	},
	{
		tool: "scalac",
		hint: "[error]",
		match: /^\[error\] (?:-- .*?)?(?<file>[^\s:]+\.scala):(?<line>\d+):(?:\d+:?)? (?<message>\S.*)$/,
		lines: 4,
		example: "[error] /src/Cart.scala:12:5: type mismatch;"
	},
	{
		tool: "rustc",
		hint: "error[",
		match: /^error\[E\d+\]: (?<message>.*)$/,
		lines: 10,
		example: "error[E0308]: mismatched types"
	},
	{
		tool: "rustc",
		hint: "error: ",
		match: /^error: (?<message>(?:aborting due to|could not compile|linking with|test failed|cannot find|unused|use of|expected|no |this |mismatched|failed to run custom build).*)$/,
		lines: 8,
		example: "error: could not compile `cart` due to 2 previous errors"
	},
	{
		tool: "rustc",
		hint: "--> ",
		detail: true,
		match: /^\s*--> (?<file>[^\s:]+):(?<line>\d+):\d+$/,
		before: 1,
		lines: 6,
		weight: 6,
		example: "  --> src/main.rs:12:5"
	},
	{
		tool: "ld",
		hint: "undefined reference",
		match: /^(?:\S*ld(?:\.\w+)?: )?(?<file>[^\s:]+):(?:\([^)]*\)|\d+): (?<message>(?:more )?undefined reference to .*)$/,
		before: 1,
		lines: 2,
		example: "cart.c:(.text.build+0xd): undefined reference to `total'"
	},
	{
		tool: "ld",
		hint: "undefined symbols",
		match: /^Undefined symbols? for architecture/,
		lines: 6,
		example: "Undefined symbols for architecture x86_64:"
	},
	{
		tool: "ld",
		hint: "ld: ",
		match: /^(?:\/\S*\/)?ld: (?!warning)(?<message>.*)$/,
		lines: 2,
		example: "ld: library not found for -lcart"
	},
	{
		tool: "ld",
		hint: "collect0: error",
		match: /^collect2: (?<message>(?:fatal )?error: .*)$/,
		kind: "summary",
		lines: 1,
		example: "collect2: error: ld returned 1 exit status"
	},
	{
		tool: "gcc",
		hint: "in file included",
		match: /^In file included from /,
		lines: 5,
		weight: 6,
		example: "In file included from ../../cart.c:28:0:"
	},
	{
		tool: "gcc",
		hint: "error: ",
		match: /^(?:cc1\w*|gcc|g\+\+|clang|clang\+\+|c\+\+|cc|nvcc|fatal)(?:-[\d.]+)?: (?:fatal |internal compiler )?error: (?<message>.*)$/,
		example: "clang: error: linker command failed with exit code 1 (use -v to see invocation)"
	},
	{
		tool: "ghc",
		hint: ".hs:",
		match: /^(?<file>\S+\.hs):(?<line>\d+):\d+(?:-\d+)?: (?<message>error.*|\[.*)?$/,
		lines: 10,
		example: "src/Cart.hs:94:10: error:"
	},
	{
		tool: "ocaml",
		hint: ", line",
		match: /^File "(?<file>[^"]+)", lines? (?<line>\d+)(?:-\d+)?, characters/,
		lines: 8,
		example: "File \"cart.ml\", line 3, characters 4-9:"
	},
	{
		tool: "elixir",
		hint: "** (",
		match: /^\s*\*\* \((?!Mix\))[\w.]+\) (?:(?<file>[^\s:]+\.exs?):(?<line>\d+): )?(?<message>.*)$/,
		kind: "crash",
		example: "** (CompileError) lib/cart.ex:12: undefined function total/0"
	},
	{
		tool: "elixir",
		hint: "== compilation error",
		match: /^== Compilation error in file (?<file>\S+) ==/,
		lines: 10,
		example: "== Compilation error in file lib/cart.ex =="
	},
	{
		tool: "python",
		hint: "syntaxerror",
		match: /^\s*(?:\[\w+\] )?(?:Syntax|Indentation|Tab)Error: (?<message>.*)$/,
		before: 4,
		lines: 6,
		example: "SyntaxError: invalid syntax"
	},
	{
		tool: "php",
		hint: "error",
		match: /^(?:PHP )?(?:Parse|Fatal|Catchable fatal) error: +(?<message>.*?)(?: in (?<file>\/\S+?)(?:(?: on line |:)(?<line>\d+))?)?$/,
		kind: "crash",
		example: "PHP Fatal error:  Uncaught Error: no cart in /src/Cart.php on line 12"
	},
	{
		tool: "swift",
		hint: "\u274c",
		match: /^\u274c\s+(?<file>\/[^\s:]+):(?<line>\d+):\d+: (?<message>.*)$/,
		lines: 5,
		example: "\u274c  /src/Cart.swift:97:2: unknown attribute 'total'"
	},
	{
		tool: "xcodebuild",
		hint: "xcodebuild: error",
		match: /^xcodebuild: error: (?<message>.*)$/,
		lines: 10,
		example: "xcodebuild: error: Unable to find a destination"
	},
	{
		tool: "xcodebuild",
		hint: "build commands failed",
		match: /^The following build commands failed:/,
		lines: 5,
		example: "The following build commands failed:"
	},
	{
		tool: "msbuild",
		hint: "): error ",
		match: /^\s*(?:##\[error\]|\d+>)?(?<file>[^\s(#][^(]*)\((?<line>\d+)(?:,\d+){0,3}\): (?<message>error [A-Za-z]+\d+: .*?)(?: \[[^\]]*\])?$/,
		example: "C:\\My Shop\\Cart.cs(12,5): error CS0103: no such name [C:\\My Shop\\Shop.csproj]"
	},
	{
		tool: "dotnet",
		hint: "error",
		match: /^(?:\S+ : )?(?<message>error [A-Z]{2,6}\d{3,5}: .*)$/,
		example: "/src/Acme.csproj : error NU1101: Unable to find package Cart."
	},
	{
		tool: "",
		hint: "werror",
		match: /^(?:Failing due to -Werror|.*\[-Werror\b)/,
		before: 6,
		lines: 2,
		example: "Failing due to -Werror."
	},
	{
		tool: "",
		hint: "treated as error",
		match: /warnings? (?:being )?treated as errors?/i,
		before: 6,
		lines: 3,
		example: "cc1: all warnings being treated as errors"
	},
	{
		tool: "perl",
		hint: " line 0",
		match: /^(?<message>\S.* )at (?<file>\S+\.(?:pl|pm|t)) line (?<line>\d+)[.,]/,
		kind: "crash",
		lines: 4,
		example: "syntax error at lib/Cart.pm line 12, near \"total\""
	},
	{
		tool: "go",
		hint: "# github.com/",
		match: /^# [\w./-]+(?: \[[\w./-]+\])?$/,
		lines: 6,
		example: "# github.com/acme/cart [github.com/acme/cart.test]"
	}
]);
// src/triage/rules/crashes.ts
const CRASHES = rows("crash", [
	{
		tool: "go",
		hint: "panic: ",
		match: /^\s*panic: (?<message>.*)$/,
		lines: 20,
		example: "panic: runtime error: index out of range"
	},
	{
		tool: "go",
		hint: "fatal error: ",
		match: /^fatal error: (?<message>.*)$/,
		lines: 12,
		example: "fatal error: all goroutines are asleep - deadlock!"
	},
	{
		tool: "go",
		hint: "data race",
		match: /^WARNING: DATA RACE/,
		lines: 16,
		example: "WARNING: DATA RACE"
	},
	{
		tool: "rust",
		hint: "panicked at",
		match: /^thread '(?<test>[^']*)' (?:\(\d+\) )?panicked at (?<message>.*?)(?:, (?<file>[^\s:']+):(?<line>\d+)(?::\d+)?:?)?$/,
		lines: 8,
		example: "thread 'cart::total' panicked at 'assertion failed', src/cart.rs:12:5"
	},
	{
		tool: "python",
		hint: "traceback (most",
		match: /Traceback \(most recent call last\)/,
		before: 1,
		lines: 24,
		example: "Traceback (most recent call last):"
	},
	{
		tool: "java",
		hint: "exception in ",
		match: /^Exception in (?:thread|component) /,
		lines: 14,
		example: "Exception in thread \"main\" java.lang.IllegalStateException: no cart"
	},
	{
		tool: "java",
		hint: "caused by: ",
		detail: true,
		match: /^\s*Caused by: (?<message>\S.*)$/,
		lines: 4,
		weight: 7,
		example: "Caused by: java.io.IOException: no cart"
	},
	{
		tool: "java",
		hint: "a fatal error has been",
		match: /^# A fatal error has been detected by the Java Runtime/,
		lines: 12,
		example: "# A fatal error has been detected by the Java Runtime Environment:"
	},
	{
		tool: "",
		hint: "error",
		match: /^\s*(?:Uncaught |Unhandled |\[?error\]? )?(?<message>(?:[A-Z]\w*|[\w.]+\.[A-Z]\w*)Error(?: \[\w+\])?(?::\s.*|!?$))/,
		lines: 14,
		weight: 7,
		before: 3,
		example: "TypeError: cart.total is not a function"
	},
	{
		tool: "",
		hint: "exception",
		match: /^\s*(?:Uncaught |Unhandled exception:? |Unhandled )?(?<message>[\w.$]*[a-z]Exception\b(?::\s.*|$))/,
		lines: 14,
		weight: 7,
		before: 1,
		example: "java.lang.IllegalStateException: no cart"
	},
	{
		tool: "node",
		hint: "unhandled",
		match: /Unhandled ?(?:promise ?)?(?:rejection|'error' event|exception)/i,
		lines: 8,
		weight: 7,
		example: "(node:12) UnhandledPromiseRejectionWarning: Error: no cart"
	},
	{
		tool: "node",
		hint: "^^^",
		detail: true,
		match: /^\s*\^{3,}\s*$/,
		before: 3,
		lines: 6,
		weight: 6,
		example: "      ^^^^^^^^"
	},
	{
		tool: "node",
		hint: "cannot find module",
		match: /Cannot find module '(?<message>[^']+)'/,
		before: 2,
		lines: 6,
		example: "Error: Cannot find module './cart'"
	},
	{
		tool: "node",
		hint: "heap out of memory",
		match: /JavaScript heap out of memory/,
		before: 2,
		lines: 8,
		example: "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory"
	},
	{
		tool: "ruby",
		hint: "error",
		match: /^(?<file>[^\s:]+\.rb):(?<line>\d+):in [`'].*?: (?<message>.*\([\w:]+\))$/,
		lines: 10,
		example: "cart.rb:12:in `total': undefined method (NoMethodError)"
	},
	{
		tool: "perl",
		hint: "in @inc",
		match: /^Can't locate (?<message>\S+\.pm) in @INC/,
		lines: 3,
		example: "Can't locate Cart.pm in @INC (you may need to install Cart)"
	},
	{
		tool: "r",
		hint: "error in ",
		match: /^Error in (?<message>.*)$/,
		lines: 6,
		example: "Error in library(cart) : there is no package called \u2018cart\u2019"
	},
	{
		tool: "erlang",
		hint: "crash report",
		match: /^=?(?:CRASH|ERROR) REPORT/,
		lines: 8,
		example: "=CRASH REPORT==== 1-Jan-2020"
	},
	{
		tool: "sanitizer",
		hint: "sanitizer",
		match: /(?:ERROR|WARNING|SUMMARY): \w+Sanitizer/,
		lines: 14,
		before: 1,
		example: "==12==ERROR: AddressSanitizer: heap-use-after-free"
	},
	...[
		"Invalid read of size 4",
		"Conditional jump or move depends",
		"Process terminating with"
	].map((text) => ({
		tool: "valgrind",
		hint: `== ${text.toLowerCase().split(" ")[0]}`,
		match: /^==\d+== (?:Invalid (?:read|write|free)|Conditional jump|Process terminating)/,
		lines: 8,
		example: `==12== ${text}`
	})),
	{
		tool: "signal",
		hint: "segmentation fault",
		match: /segmentation fault/i,
		before: 4,
		lines: 6,
		example: "./cart: Segmentation fault"
	},
	{
		tool: "signal",
		hint: "core dumped",
		match: /\(core dumped\)/,
		before: 4,
		lines: 6,
		example: "Aborted (core dumped)"
	},
	...[
		"SEGV",
		"ABRT",
		"KILL",
		"TERM",
		"ILL",
		"BUS",
		"FPE",
		"TRAP"
	].map((name) => ({
		tool: "signal",
		hint: `sig${name.toLowerCase()}`,
		match: /\b(?:received|signal|caught|by|with) (?:signal )?SIG[A-Z]{3,4}\b/,
		before: 4,
		lines: 6,
		example: `Process terminated with signal SIG${name}`
	})),
	{
		tool: "assert",
		hint: "assertion",
		match: /^(?:\S+: )*(?:\S+:\d+: .*)?Assertion [`'].*' failed|^Assertion failed[:!]/,
		before: 2,
		lines: 8,
		example: "cart: cart.c:12: total: Assertion `n > 0' failed."
	},
	{
		tool: "oom",
		hint: "memory",
		match: /out of memory|OutOfMemoryError|Cannot allocate memory/i,
		before: 2,
		lines: 4,
		example: "virtual memory exhausted: Cannot allocate memory"
	},
	{
		tool: "oom",
		hint: "killed",
		match: /^(?:.{0,100}\s)?Killed\s*(?:\S.*)?$/,
		before: 4,
		lines: 2,
		weight: 5,
		example: "Killed"
	},
	{
		tool: "python",
		hint: ", line 0",
		match: /^\s*File "[^"]+", line \d+, in /,
		lines: 4,
		weight: 6,
		example: "  File \"/src/cart.py\", line 12, in total"
	}
]);
// src/triage/rules/generic.ts
const GENERIC = rows("generic", [
	...[
		"\u2717",
		"\u2718",
		"\u2716",
		"\u274c",
		"\u2715",
		"\u00d7"
	].map((mark) => ({
		tool: "",
		kind: "test",
		hint: `${mark} `,
		match: new RegExp(String.raw`^\s*${mark}\ufe0f?\s+(?!failing tests)(?:\[fail\]: )?(?<test>\S.*)$`),
		lines: 6,
		weight: 8,
		example: `  ${mark} rounds the total`
	})),
	{
		tool: "",
		hint: "process completed with",
		match: /^##\[error\]Process completed with exit code [1-9]\d*/,
		kind: "exit",
		before: 10,
		weight: 2,
		example: "##[error]Process completed with exit code 1."
	},
	{
		tool: "",
		hint: "##[error]",
		match: /^##\[error\](?<message>.*)$/,
		lines: 4,
		before: 3,
		weight: 6,
		example: "##[error]Input required and not supplied: token"
	},
	{
		tool: "",
		hint: "[fail",
		match: /\[(?:FAIL|FAILED|ERROR)\]/,
		lines: 6,
		weight: 5,
		example: "cart total [FAILED]"
	},
	{
		tool: "",
		hint: "error",
		match: /^\s*(?:[\w./-]+: )?(?:\[?(?:FATAL|Fatal|fatal|ERROR|Error|error)\]?(?: ?\[[\w -]+\])?(?:[:!]| \||\s+-)|ERROR\b)\s*(?<message>\S.*)?$/,
		lines: 8,
		weight: 5.5,
		example: "Error: no cart"
	},
	{
		tool: "",
		hint: "error",
		match: /\b(?:error|errors) occur|(?:unexpected|unknown|fatal|internal|runtime|unhandled|syntax|validation|compilation|build|parse|validity|link(?:er)?) error\b/i,
		lines: 5,
		example: "An unexpected error occurred: no cart"
	},
	{
		tool: "",
		hint: "fail",
		match: /^\s*(?:\* )?(?:FAIL(?:ED|URE)?|Failed|Failure)\b(?!.*: 0\b)/,
		lines: 6,
		weight: 5,
		example: "FAILED total"
	},
	{
		tool: "",
		hint: "fail",
		match: /\b(?:FAIL(?:ED|URE)?)\b(?!(?:: | = |=)0)/,
		lines: 4,
		example: "the cart says FAIL"
	},
	{
		tool: "",
		hint: "fail",
		match: /(?:^|\s)(?:failed (?:to|with|because|on|at|for|in)|(?:has|have|is|was|did) failed|build failed|tests? failed)\b/i,
		lines: 4,
		example: "the cart has failed"
	},
	{
		tool: "",
		hint: "expected",
		match: /^\s*(?:Expected|expected)\b.{0,200}(?:\bbut\b|\bgot\b|\bto (?:be|equal|eq|have)\b)|^\s*Expected ?: /,
		before: 2,
		lines: 4,
		example: "expected 3 but got 4"
	},
	{
		tool: "",
		hint: "not found",
		match: /\bnot found\b/i,
		lines: 3,
		example: "library cart not found"
	},
	{
		tool: "",
		hint: "cannot ",
		match: /^(?:\S+: )?(?:[Cc]annot|[Cc]an't|[Cc]ould not|[Cc]ouldn't|[Uu]nable to) (?<message>.*)$/,
		lines: 3,
		example: "cannot open the cart"
	},
	{
		tool: "",
		hint: "could not ",
		match: /^(?:\S+: )?[Cc]ould not /,
		lines: 3,
		example: "Could not open the cart"
	},
	{
		tool: "",
		hint: "unable to ",
		match: /[Uu]nable to /,
		lines: 3,
		example: "Unable to open the cart"
	},
	{
		tool: "",
		hint: "is not defined",
		match: /(?:is not|not) (?:defined|declared|installed|supported|allowed|recognized|provided)/,
		lines: 3,
		example: "cart is not defined"
	},
	{
		tool: "",
		hint: "not defined: -",
		match: /flag provided but not defined/,
		before: 1,
		lines: 3,
		example: "flag provided but not defined: -cart"
	},
	{
		tool: "",
		hint: "unrecognized ",
		match: /unrecognized (?:option|argument|command|flag)/i,
		lines: 3,
		example: "unrecognized option --cart"
	},
	{
		tool: "",
		hint: "invalid ",
		match: /\binvalid (?:option|argument|value|syntax|reference|command|flag|format|character|key|token|path|url|type)\b/i,
		lines: 3,
		example: "invalid option -- c"
	},
	{
		tool: "",
		hint: "aborted",
		match: /\baborted\b/i,
		before: 3,
		lines: 4,
		example: "build aborted"
	},
	{
		tool: "",
		hint: "mismatch",
		match: /\bmismatch(?:ed|es)?\b/i,
		lines: 3,
		example: "version mismatch: 1 and 2"
	},
	{
		tool: "",
		hint: "please ",
		match: /^\s*(?:Please|please) (?:commit|run|fix|update|install|add|re-?run)\b/,
		before: 3,
		lines: 2,
		example: "Please commit all changes generated by building"
	},
	{
		tool: "",
		hint: "up-to-date",
		match: /(?:not|n't) up[- ]to[- ]date|out of date|out-of-date/,
		lines: 3,
		example: "cart.lock is not up-to-date"
	},
	{
		tool: "",
		hint: "exit status",
		match: /\bexit(?:ed with)? (?:status|code):? [1-9]/,
		kind: "exit",
		before: 6,
		example: "exit status 3"
	},
	{
		tool: "",
		hint: "non-zero",
		match: /(?:non-?zero|unsuccessful) (?:exit|code|status)/i,
		kind: "exit",
		before: 6,
		example: "cart: non-zero exit code"
	},
	{
		tool: "",
		hint: "diff --git",
		match: /^diff --git /,
		lines: 12,
		weight: 3,
		example: "diff --git a/cart.c b/cart.c"
	},
	{
		tool: "",
		hint: "warning",
		match: /^\s*(?:\S+: )?(?:##\[warning\]|\[?(?:WARN(?:ING)?|[Ww]arning)\]?[: ])/,
		kind: "warning",
		example: "warning: cart is deprecated"
	},
	{
		tool: "",
		hint: "fail",
		match: /\bfail(?:ed|ure|ures|ing|s)?\b/i,
		weight: 2.5,
		before: 0,
		lines: 3,
		example: "log file of the failing cart"
	},
	{
		tool: "",
		hint: "error",
		match: /\berrors?\b/i,
		weight: 2.4,
		before: 0,
		lines: 3,
		example: "there was some error with the cart"
	},
	{
		tool: "",
		hint: "exception",
		match: /\bexceptions?\b/i,
		weight: 2.2,
		before: 0,
		lines: 3,
		example: "an exception with the cart"
	}
]);
// src/triage/rules/linters.ts
const LINTERS = rows("linter", [
	{
		tool: "black",
		hint: "would reformat",
		match: /^would reformat (?<file>.+)$/,
		lines: 1,
		example: "would reformat /src/cart.py"
	},
	{
		tool: "isort",
		hint: "incorrectly sorted",
		match: /^ERROR: (?<file>\S+) (?<message>Imports are incorrectly sorted.*)$/,
		example: "ERROR: /src/cart.py Imports are incorrectly sorted and/or formatted."
	},
	{
		tool: "pydocstyle",
		hint: ".py:0",
		match: /^(?<file>[^\s:]+\.py):(?<line>\d+) (?:at|in) .*:$/,
		example: "cart.py:18 in private nested class `meta`:"
	},
	{
		tool: "rubocop",
		hint: " offenses detected",
		match: /^\d+ files? inspected, \d+ offenses? detected/,
		kind: "summary",
		lines: 1,
		example: "55 files inspected, 262 offenses detected"
	},
	{
		tool: "phpcs",
		hint: " | error",
		match: /^\s*(?<line>\d+) \| ERROR +\| (?<message>.*)$/,
		example: " 12 | ERROR | [x] Expected 1 space after closing brace"
	},
	{
		tool: "phpcs",
		hint: "file: /",
		match: /^FILE: (?<file>\/\S+)/,
		lines: 4,
		example: "FILE: /src/Cart.php"
	},
	{
		tool: "phpstan",
		hint: "  line   ",
		match: /^ {2}Line {3}(?<file>\S+)/,
		lines: 6,
		example: "  Line   src/Cart.php"
	},
	{
		tool: "phpstan",
		hint: "[error] found",
		match: /^\s*\[ERROR\] Found \d+ errors?/,
		kind: "summary",
		lines: 1,
		example: " [ERROR] Found 3 errors"
	},
	{
		tool: "php-cs-fixer",
		hint: "0) ",
		match: /^ {2,4}\d+\) (?<file>[^\s:]+\.php)(?: \((?<message>[\w, ]+)\))?$/,
		lines: 4,
		example: "   1) src/Cart.php (braces, indentation_type)"
	},
	{
		tool: "psalm",
		hint: "error: ",
		match: /^ERROR: (?<message>\w+ )- (?<file>[^\s:]+):(?<line>\d+):\d+ - /,
		example: "ERROR: UndefinedClass - src/Cart.php:12:5 - Class does not exist"
	},
	{
		tool: "psalm",
		hint: ":error - ",
		match: /^(?<file>[^\s:]+):(?<line>\d+):\d+:(?<message>(?:error|warning|info) - .*)$/,
		example: "/src/cart.php:258:4:error - InvalidGlobal: cannot use"
	},
	{
		tool: "shellcheck",
		hint: " line 0",
		match: /^In (?<file>\S+) line (?<line>\d+):$/,
		lines: 4,
		example: "In build.sh line 12:"
	},
	{
		tool: "hadolint",
		hint: " dl0",
		match: /^(?<file>[^\s:]+):(?<line>\d+) (?<message>DL\d{4} .*)$/,
		example: "Dockerfile:3 DL3006 warning: Always tag the version of an image"
	},
	{
		tool: "credo",
		hint: "\u2503 [",
		match: /^\u2503 \[[WRCDF]\] . (?<message>.*)$/,
		lines: 2,
		example: "\u2503 [W] \u2197 There should be no calls to IO.inspect/1."
	},
	{
		tool: "scalastyle",
		hint: " file=",
		match: /^(?:\[\w+\] )?(?:error|warning) file=(?<file>\S+) message=(?<message>[^=]*?)(?: line=(?<line>\d+).*)?$/,
		example: "error file=/src/Cart.scala message=File length exceeds 5 lines"
	},
	{
		tool: "brakeman",
		hint: ".rb  ",
		match: /^(?<file>\/\S+\.rb)(?:\t+|\s{2,})(?<line>\d+)(?:\t+|\s{2,})(?<message>.*)$/,
		example: "/app/models/cart.rb      13      Command Injection       General"
	},
	{
		tool: "sorbet",
		hint: "srb.help",
		match: /^(?<file>[^\s:]+):(?<line>\d+): (?<message>.* https:\/\/srb\.help\/\d+)$/,
		lines: 4,
		example: "cart.rb:13: Method total does not exist https://srb.help/7003"
	},
	{
		tool: "gofmt",
		hint: "gofmt",
		match: /gofmt.{0,80}(?:needs?|issues|failed|on the following|has found)/i,
		lines: 4,
		example: "gofmt needs running on the following files:"
	},
	{
		tool: "rustfmt",
		hint: "diff in /",
		match: /^Diff in (?<file>\/\S+?)(?: at line |:)(?<line>\d+)/,
		lines: 8,
		example: "Diff in /src/main.rs at line 12:"
	},
	{
		tool: "checkstyle",
		hint: "[ant:checkstyle]",
		match: /^\[ant:checkstyle\] \[(?:ERROR|WARN)\] (?<file>[^\s:]+):(?<line>\d+)(?::\d+)?: (?<message>.*)$/,
		example: "[ant:checkstyle] [ERROR] /src/Cart.java:12:5: Missing Javadoc. [Javadoc]"
	},
	{
		tool: "gosec",
		hint: "] - g000",
		match: /^\[(?<file>[^\]:]+):(?<line>\d+)(?:-\d+)?\] - (?<message>.*)$/,
		example: "[/src/cart.go:12] - G104 (CWE-703): Errors unhandled."
	},
	{
		tool: "cppcheck",
		hint: "]: (",
		match: /^\[(?<file>[^\]:]+):(?<line>\d+)\]: (?<message>\(\w+\) .*)$/,
		example: "[src/cart.cpp:12]: (error) Memory leak: total"
	},
	{
		tool: "hlint",
		hint: ":(0",
		match: /^(?<file>[^\s:]+):\((?<line>\d+),\d+\)-\(\d+,\d+\): (?<message>.*)$/,
		example: "src/Cart.hs:(12,1)-(14,5): Warning: Use foldr"
	},
	{
		tool: "statix",
		hint: "@>0",
		match: /^(?<file>[^\s>]+)>(?<line>\d+):\d+:[A-Z]:\d+:(?<message>.*)$/,
		example: "cart.nix>2:1:W:20:Avoid repeated keys"
	},
	{
		tool: "dart",
		hint: " \u2022 ",
		match: /^\s*(?:error|warning|info) \u2022 (?<message>.*?) \u2022 (?<file>[^\s:]+):(?<line>\d+):\d+ \u2022 /,
		example: "  error \u2022 Undefined name \u2022 lib/cart.dart:12:3 \u2022 undefined_identifier"
	},
	{
		tool: "reek",
		hint: "0]:",
		match: /^\s+\[(?<line>\d+)(?:, \d+)*\]:(?<message>\w+: .*)$/,
		before: 1,
		example: "  [3, 4]:IrresponsibleModule: Cart has no descriptive comment"
	}
]);
// src/triage/rules/linters-web.ts
const WEB_LINTERS = rows("linter", [
	{
		tool: "eslint",
		hint: "  error",
		before: 1,
		match: /^\s+(?<line>\d+):\d+\s+error\s+(?<message>\S.*)$/,
		example: "  12:3  error  'total' is not defined  no-undef"
	},
	{
		tool: "eslint",
		hint: "  warning",
		before: 1,
		match: /^\s*(?<line>\d+):\d+(?:-\d+:\d+)?\s+warning\s+(?<message>\S.*)$/,
		kind: "warning",
		example: "  12:3  warning  Unexpected console statement  no-console"
	},
	{
		tool: "stylelint",
		hint: " \u2716 ",
		before: 1,
		match: /^\s*(?<line>\d+):\d+\s+\u2716\s+(?<message>\S.*)$/,
		example: "  12:3  \u2716  Unexpected unit  length-zero-no-unit"
	},
	{
		tool: "stylelint",
		hint: " \u26a0 ",
		before: 1,
		match: /^\s*(?<line>\d+):\d+\s+\u26a0\s+(?<message>\S.*)$/,
		kind: "warning",
		example: "  12:3  \u26a0  Unexpected unit  length-zero-no-unit"
	},
	{
		tool: "eslint",
		hint: ": line 0",
		match: /^(?<file>[^:]+): line (?<line>\d+), col \d+, (?:[Ee]rror|[Ww]arning|[Ii]nfo) - (?<message>.+)$/,
		example: "src/cart.js: line 12, col 3, Error - 'total' is not defined. (no-undef)"
	},
	{
		tool: "eslint",
		hint: " problem",
		match: /^\u2716 \d+ problems? \(/,
		kind: "summary",
		lines: 1,
		example: "\u2716 2 problems (2 errors, 0 warnings)"
	},
	{
		tool: "prettier",
		hint: "code style issues",
		match: /Code style issues (?:found|were found|in)/,
		before: 8,
		lines: 1,
		example: "[warn] Code style issues found in 2 files. Run Prettier to fix."
	},
	{
		tool: "prettier",
		hint: "[warn] ",
		match: /^\[warn\] (?<file>[^\s]+\.\w+)$/,
		lines: 1,
		weight: 6,
		example: "[warn] src/cart.ts"
	},
	{
		tool: "standard",
		hint: "standard: use",
		match: /^\s*standard: Use /,
		lines: 8,
		example: "standard: Use JavaScript Standard Style (https://standardjs.com)"
	},
	{
		tool: "tslint",
		hint: "0]:",
		match: /^(?:ERROR: |WARNING: )?(?<file>[^\s[]+)\[(?<line>\d+), \d+\]: (?<message>.*)$/,
		example: "src/cart.ts[418, 38]: missing semicolon"
	},
	{
		tool: "biome",
		hint: " lint/",
		match: /^(?<file>[^\s:]+):(?<line>\d+):\d+ (?<message>lint\/\S+)/,
		lines: 6,
		example: "src/cart.ts:12:3 lint/style/useConst \u2501\u2501\u2501\u2501\u2501\u2501\u2501\u2501\u2501\u2501"
	},
	{
		tool: "biome",
		hint: " \u2501\u2501\u2501",
		match: /^(?<file>[^\s:]+\.\w+)(?::(?<line>\d+):\d+)? (?<message>format|organizeImports|assist\/\S+|parse|lint|check) \u2501/,
		lines: 6,
		example: "src/cart.ts format \u2501\u2501\u2501\u2501\u2501\u2501\u2501\u2501\u2501\u2501"
	},
	{
		tool: "markdownlint",
		hint: " md0",
		match: /^(?<file>[^\s:]+):(?<line>\d+)(?::\d+)? (?:error )?(?<message>MD\d{3}.*)$/,
		example: "README.md:12 MD009/no-trailing-spaces Trailing spaces"
	},
	{
		tool: "commitlint",
		hint: "\u2716  ",
		match: /^\u2716\s+(?<message>\S.* \[(?:subject|type|body|header|scope|footer)-[\w-]+\])$/,
		before: 1,
		lines: 3,
		example: "\u2716   subject may not be empty [subject-empty]"
	},
	{
		tool: "codespell",
		hint: " ==> ",
		match: /^(?<file>[^\s:]+):(?<line>\d+): (?<message>\S+ ==> \S.*)$/,
		example: "README.md:12: teh ==> the"
	},
	{
		tool: "cspell",
		hint: "unknown word",
		match: /^(?<file>[^\s:]+):(?<line>\d+):\d+ - (?<message>Unknown word .*)$/,
		lines: 1,
		example: "README.md:12:5 - Unknown word (teh)"
	},
	{
		tool: "links",
		hint: "] http",
		match: /^\[(?:4|5)\d\d\] https?:\/\//,
		before: 1,
		lines: 2,
		example: "[404] http://localhost:5422/docs"
	},
	{
		tool: "links",
		hint: "[l00",
		match: /^\s*\d+\. \[L\d+\] (?<message>[3-5]\d\d https?:\/\/.*)$/,
		lines: 1,
		before: 1,
		example: "  01. [L0410] 404 https://example.com/cart"
	},
	{
		tool: "eslint",
		hint: "@:0",
		match: /^(?:##\[error\])?(?<file>[^\s:]+\.\w+):(?<line>\d+)(?::\d+)? (?<message>\S.*\([\w@/-]+\))$/,
		example: "src/cart.js:1 Strings must use singlequote. (quotes)"
	},
	{
		tool: "flow",
		hint: "error ---",
		match: /^Error -+ (?<file>[^\s:]+):(?<line>\d+):\d+/,
		lines: 6,
		example: "Error ------------------ src/cart.js:12:3"
	}
]);
// src/triage/rules/locations.ts
const FILE = String.raw`(?<file>(?:[A-Za-z]:[\\/])?(?:[\w.@~+-]*\/[\w.@~+/-]{1,300}|[^\s:()[\]"'<>|,;=*]{0,300}\.[A-Za-z]\w{0,15}|(?:Gem|Rake|Make|Docker|Jenkins|Pod|Fast|Vagrant|Proc)file))`;
const LEAD = String.raw`^\s*(?:##\[(?:error|warning)\]|\[(?:error|ERROR|warn|WARN|WARNING)\]:? +|%(?:Error|Warning)[\w-]{0,40}: |[ew]: |ERROR: |error: |\d+> ?)?(?:file:\/\/)?`;
const at = (rest) => new RegExp(LEAD + FILE + rest);
const LOCATIONS = rows("compiler", [
	{
		tool: "",
		kind: "warning",
		hint: "@:0",
		match: at(String.raw`:(?<line>\d+)(?::\d+)?(?::| -)? ?(?<message>(?:\[[\w-]+\] )?(?:[Ww]arning|WARNING|note|info|help|hint|remark)\b.*)$`),
		example: "src/main.c:10:13: warning: unused variable"
	},
	{
		tool: "",
		hint: "@:0",
		match: at(String.raw`:(?<line>\d+):\d+(?:-\d+)?(?::| -)? *(?<message>(?:fatal |internal compiler |runtime )?[Ee]rror\b.*)$`),
		example: "src/main.c:10:13: fatal error: cart.h: No such file or directory"
	},
	{
		tool: "",
		kind: "linter",
		hint: "@:0",
		match: at(String.raw`:(?<line>\d+):\d+(?:-\d+)?(?::| -| )\s*(?<message>[^\s)].*)$`),
		example: "src/cart.py:9:80: E501 line too long (82 > 79 characters)"
	},
	{
		tool: "",
		hint: "@:0",
		match: at(String.raw`:(?<line>\d+):?(?: -)? ?(?<message>(?:(?:fatal |syntax )?[Ee]rror|ERROR|undefined reference|multiple definition|syntax error)\b.*)$`),
		example: "src/cart.py:123: error: Incompatible return value type"
	},
	{
		tool: "",
		kind: "linter",
		hint: "@:0",
		weight: 6,
		match: at(String.raw`:(?<line>\d+)(?:: ?(?!\d|in )|\s{2,}|\t| (?=\[[A-Z]\] |[A-Z]\w+: ))(?<message>\S.*)$`),
		example: "app/views/show.html.haml:34 [W] ImplicitDiv: use the short form"
	},
	{
		tool: "",
		kind: "warning",
		hint: "@(0",
		match: at(String.raw`\((?<line>\d+)(?:, ?\d+){0,3}\) ?:? +(?<message>(?:[Ww]arning|info|note)\b.*?)(?: \[[^\]]*\])?$`),
		example: "src/Cart.cs(229,30): warning CS0618: obsolete [/src/Cart.csproj]"
	},
	{
		tool: "",
		hint: "@(0",
		match: at(String.raw`\((?<line>\d+)(?:, ?\d+){0,3}\) ?:? +(?<message>(?:fatal )?(?:[Ee]rror|ERROR)\b.*?)(?: \[[^\]]*\])?$`),
		example: "src/cart.nim(3, 13) Error: undeclared identifier"
	}
]);
// src/triage/rules/packages.ts
const PACKAGES = rows("package", [
	{
		tool: "cargo",
		hint: "error: failed to",
		match: /^error: (?<message>failed to (?:parse|load|select|get|download|resolve|compile|verify|fetch|read|run).*)$/,
		lines: 8,
		example: "error: failed to select a version for `cart`."
	},
	{
		tool: "go",
		hint: "go: ",
		match: /^go: (?!downloading|finding|extracting|added|upgraded|creating|to add)(?<message>.*)$/,
		lines: 4,
		example: "go: updates to go.mod needed; to update it: go mod tidy"
	},
	{
		tool: "go",
		hint: "go.sum",
		match: /missing go\.sum entry|checksum mismatch|go\.sum: .*mismatch|go\.mod(?: and|\/)\s?go\.sum/,
		lines: 3,
		example: "verifying github.com/acme/cart@v1.0.0: checksum mismatch (go.sum)"
	},
	{
		tool: "go",
		hint: "cannot find package",
		match: /cannot find (?:package|module) /,
		before: 1,
		lines: 4,
		example: "cart.go:4:2: cannot find package \"github.com/acme/cart\" in any of:"
	},
	{
		tool: "maven",
		hint: "failed to execute goal",
		match: /^\[ERROR\] Failed to execute goal (?<message>.*)$/,
		lines: 6,
		weight: 9,
		example: "[ERROR] Failed to execute goal org.apache.maven.plugins:maven-compiler-plugin:3.8:compile"
	},
	{
		tool: "maven",
		hint: "[error] ",
		match: /^\[ERROR\] (?:(?:The build|Non-resolvable|The project|Could not|Some problems|COMPILATION|BUILD|Unresolveable|Plugin|Failed to|Error).*)$/,
		lines: 6,
		example: "[ERROR] The build could not read 1 project"
	},
	{
		tool: "maven",
		hint: "[error] ",
		match: /^\[ERROR\] (?!\s*(?:->|To see|Re-run|For more|After correcting|mvn |\[Help)|Please refer)(?<message>\S.*)$/,
		weight: 6,
		lines: 3,
		example: "[ERROR] cannot access com.acme.Cart"
	},
	{
		tool: "gradle",
		hint: "what went wrong",
		match: /^\* What went wrong:/,
		lines: 8,
		weight: 9,
		example: "* What went wrong:"
	},
	{
		tool: "gradle",
		hint: "could not resolve",
		match: /^\s*> Could not (?:resolve|find|get|download|HEAD) (?<message>.*)$/,
		lines: 5,
		example: "   > Could not resolve com.acme:cart:1.0."
	},
	{
		tool: "gradle",
		hint: "failed",
		match: /^> Task :\S+ FAILED$|^:\S+ FAILED$/,
		lines: 6,
		weight: 5,
		before: 2,
		example: "> Task :cart:compileJava FAILED"
	},
	{
		tool: "nuget",
		hint: "unable to find version",
		match: /Unable to find (?:version|package)/,
		lines: 3,
		example: "Unable to find version '1.0' of package 'Cart'."
	},
	...[
		"Unable to locate package cart",
		"Failed to fetch http://cart",
		"Sub-process returned an error",
		"Could not get lock",
		"Package cart has no candidate",
		"Version 1 of cart was not found"
	].map((text) => ({
		tool: "apt",
		hint: `e: ${text.toLowerCase().split(" ")[0]}`,
		match: /^E: (?<message>.*)$/,
		before: 3,
		lines: 3,
		example: `E: ${text}`
	})),
	{
		tool: "apt",
		hint: "unmet dependencies",
		match: /unmet dependencies/,
		lines: 6,
		example: "The following packages have unmet dependencies:"
	},
	{
		tool: "apt",
		hint: "dpkg: error",
		match: /^dpkg: error /,
		lines: 4,
		example: "dpkg: error processing package cart (--configure):"
	},
	{
		tool: "apk",
		hint: "unsatisfiable",
		match: /^ERROR: unsatisfiable constraints/,
		lines: 6,
		example: "ERROR: unsatisfiable constraints:"
	},
	{
		tool: "brew",
		hint: "error: ",
		match: /^Error: (?<message>(?:No available formula|\S+ \S+ is already installed|Cannot install|The `brew link`|An unsatisfied).*)$/,
		lines: 4,
		example: "Error: No available formula with the name \"cart\""
	},
	{
		tool: "cocoapods",
		hint: " error | ",
		match: /^\s*- ERROR \| (?<message>.*)$/,
		before: 2,
		lines: 8,
		example: "    - ERROR | xcodebuild: Returned an unsuccessful exit code."
	},
	{
		tool: "cocoapods",
		hint: "[!] ",
		match: /^\[!\] (?<message>.*)$/,
		lines: 6,
		example: "[!] CocoaPods could not find compatible versions for pod \"Cart\":"
	},
	{
		tool: "mix",
		hint: "** (mix)",
		match: /^\*\* \(Mix\) (?<message>.*)$/,
		lines: 6,
		example: "** (Mix) Could not compile dependency :cart"
	},
	{
		tool: "mix",
		hint: "unchecked dependencies",
		match: /^Unchecked dependencies for environment/,
		lines: 6,
		example: "Unchecked dependencies for environment test:"
	},
	{
		tool: "cabal",
		hint: "cabal: ",
		match: /^cabal: (?<message>.*)$/,
		lines: 8,
		example: "cabal: Could not resolve dependencies:"
	},
	{
		tool: "stack",
		hint: "while building package",
		match: /^-- {2}While building (?:package|custom)/,
		before: 6,
		lines: 4,
		example: "--  While building package cart-1.0 (scroll up to its section to see the error)"
	},
	{
		tool: "lein",
		hint: "could not ",
		match: /^Could not (?:find artifact|transfer artifact|locate) (?<message>.*)$/,
		lines: 3,
		example: "Could not find artifact acme:cart:jar:1.0 in central"
	},
	{
		tool: "sbt",
		hint: "[error]",
		match: /^\[error\] (?<message>\S.*)$/,
		weight: 7,
		lines: 12,
		example: "[error] (compile) compilation failed"
	}
]);
// src/triage/rules/packages-web.ts
const WEB_PACKAGES = rows("package", [
	{
		tool: "npm",
		hint: "npm err",
		match: /^npm (?:ERR!|error) (?:code (?!ELIFECYCLE|1$)|4\d\d|ERESOLVE|missing|peer|Could not|notarget|enoent|missing script|cb\(\) never|Invalid|`npm ci`|Missing:)/i,
		lines: 8,
		example: "npm ERR! code ERESOLVE"
	},
	{
		tool: "npm",
		hint: "npm err",
		match: /^npm (?:ERR!|error) (?<message>\S.*)$/,
		weight: 3,
		before: 8,
		lines: 3,
		example: "npm ERR! Test failed.  See above for more details."
	},
	{
		tool: "yarn",
		hint: "error ",
		match: /^error (?<message>(?:Couldn't|An unexpected|Command|Your lockfile|Integrity|\S+@\S+: |Package|Found incompatible|Received|https?:|\/).*)$/,
		lines: 6,
		before: 4,
		example: "error Command failed with exit code 1."
	},
	{
		tool: "yarn",
		hint: "yn0000",
		match: /^\u27a4 (?<message>YN\d{4}: .*(?:error|fail|YN0028|couldn't|can't).*)$/i,
		example: "\u27a4 YN0028: \u2502 The lockfile would have been modified by this install, which is explicitly forbidden. error"
	},
	{
		tool: "pnpm",
		hint: "err_pnpm",
		match: /ERR_PNPM_\w+/,
		lines: 6,
		example: " ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with \"frozen-lockfile\""
	},
	{
		tool: "pip",
		hint: "error: ",
		match: /^ERROR: (?<message>(?:Could not|No matching|Cannot install|ResolutionImpossible|Failed building|Command errored|pip's dependency|Package|Exception|Invalid requirement|Double requirement).*)$/,
		lines: 8,
		before: 2,
		example: "ERROR: No matching distribution found for cart==9.9"
	},
	{
		tool: "pip",
		hint: "could not find a version",
		match: /Could not find a version that satisfies/,
		lines: 3,
		example: "Could not find a version that satisfies the requirement cart"
	},
	{
		tool: "pip",
		hint: " failed with error code",
		match: /^Command .* failed with error code \d+/,
		before: 4,
		lines: 2,
		example: "Command \"python setup.py egg_info\" failed with error code 1 in /tmp/cart"
	},
	{
		tool: "poetry",
		hint: "solving failed",
		match: /version solving failed/i,
		before: 4,
		lines: 2,
		example: "So, because cart depends on x, version solving failed."
	},
	...[
		"UnsatisfiableError",
		"PackagesNotFoundError",
		"ResolvePackageNotFound"
	].map((name) => ({
		tool: "conda",
		hint: name.toLowerCase(),
		match: /^(?:UnsatisfiableError|PackagesNotFoundError|ResolvePackageNotFound)/,
		lines: 8,
		example: `${name}: the following packages`
	})),
	{
		tool: "bundler",
		hint: "bundler",
		match: /^Bundler (?:could not|cannot)|^Bundler::\w+/,
		lines: 10,
		example: "Bundler could not find compatible versions for gem \"cart\":"
	},
	{
		tool: "bundler",
		hint: "could not find",
		match: /^Could not find (?:gem|\S+ in any of)/,
		lines: 4,
		example: "Could not find gem 'cart' in any of the gem sources"
	},
	{
		tool: "bundler",
		hint: "an error occur",
		match: /^An error occurr?ed while (?:installing|loading) /,
		before: 6,
		lines: 4,
		example: "An error occurred while installing cart (1.0), and Bundler cannot continue."
	},
	{
		tool: "gem",
		hint: "error: ",
		match: /^ERROR: {2}(?<message>.*)$/,
		lines: 6,
		example: "ERROR:  Error installing cart:"
	},
	{
		tool: "composer",
		hint: "your requirements",
		match: /Your requirements could not be resolved/,
		lines: 12,
		example: "Your requirements could not be resolved to an installable set of packages."
	},
	{
		tool: "composer",
		hint: "problem 0",
		match: /^\s+Problem \d+$/,
		lines: 8,
		example: "  Problem 1"
	},
	{
		tool: "composer",
		hint: "requested package",
		match: /^\s*- (?:The requested package|Root composer\.json requires) /i,
		lines: 3,
		example: "    - The requested package acme/cart 4.4@dev could not be found"
	},
	{
		tool: "composer",
		hint: "exception]",
		match: /^\s*\[[\w\\]+(?:Exception|Error)\]\s*$/,
		lines: 6,
		example: "  [RuntimeException]"
	},
	{
		tool: "bower",
		hint: "bower ",
		match: /^bower\s+(?:\S+\s+)?E[A-Z]+ (?<message>.*)$/,
		lines: 4,
		example: "bower cart#1.0  ECONFLICT Unable to find suitable version for cart"
	},
	{
		tool: "uv",
		hint: "no solution found",
		match: /No solution found when resolving/,
		lines: 8,
		example: "  No solution found when resolving dependencies:"
	}
]);
// src/triage/rules/runners.ts
const RUNNERS = rows("tool", [
	{
		tool: "runner",
		hint: "no output has been received",
		match: /^No output has been received in the last /,
		before: 8,
		lines: 3,
		weight: 9,
		example: "No output has been received in the last 10m0s, this potentially indicates a stalled build"
	},
	{
		tool: "runner",
		hint: "maximum time limit",
		match: /exceeded the maximum (?:time limit|execution time)/,
		before: 6,
		lines: 2,
		weight: 9,
		example: "The job exceeded the maximum time limit for jobs, and has been terminated."
	},
	{
		tool: "runner",
		hint: "maximum log length",
		match: /exceeded the maximum log length/,
		before: 6,
		lines: 3,
		weight: 9,
		example: "The job exceeded the maximum log length, and has been terminated."
	},
	{
		tool: "runner",
		hint: "operation was cancel",
		match: /^(?:##\[error\])?The operation was cancell?ed|^The runner has received a shutdown signal/,
		before: 8,
		lines: 2,
		weight: 6,
		example: "##[error]The operation was canceled."
	},
	{
		tool: "runner",
		hint: "unable to find an action",
		match: /Unable to (?:find an action|resolve action|locate executable)|Can't find 'action\.yml'/,
		lines: 2,
		example: "Can't find 'action.yml' or unable to find an action"
	},
	{
		tool: "gitlab",
		hint: "job failed",
		match: /^ERROR: Job failed/,
		kind: "exit",
		example: "ERROR: Job failed: exit code 1"
	},
	{
		tool: "jenkins",
		hint: "marked build as",
		match: /marked build as failure/,
		kind: "exit",
		example: "Build step 'Execute shell' marked build as failure"
	},
	{
		tool: "circleci",
		hint: "exited with code",
		match: /^Exited with code (?:exit status )?[1-9]/,
		kind: "exit",
		example: "Exited with code exit status 1"
	},
	{
		tool: "azure",
		hint: "exited with code",
		match: /^##\[error\].{0,60} exited with code '?[1-9]/,
		kind: "exit",
		example: "##[error]Bash exited with code '1'."
	}
]);
// src/triage/rules/shell.ts
const SHELL = rows("tool", [
	{
		tool: "shell",
		hint: ": line 0",
		match: /^(?<file>\S+): line (?<line>\d+): (?<message>\S.*)$/,
		example: "./build.sh: line 117: cd: ./scripts: No such file or directory"
	},
	{
		tool: "shell",
		hint: "command not found",
		match: /: command not found|command not found: /,
		example: "bash: cart: command not found"
	},
	{
		tool: "shell",
		hint: ": not found",
		match: /^(?:\S+: )?(?:line )?\d+: \S+: not found$|^\S*sh: \S+: not found$|: not found$/,
		example: "sh: 1: cart: not found"
	},
	{
		tool: "shell",
		hint: "no such file",
		match: /^(?!\S+:\d+:).*no such file or directory/i,
		example: "cp: cannot stat 'cart': No such file or directory"
	},
	{
		tool: "shell",
		hint: "permission denied",
		match: /permission denied/i,
		example: "./build.sh: Permission denied"
	},
	{
		tool: "shell",
		hint: "is not recognized as",
		match: /is not recognized as (?:an internal|the name of)/,
		lines: 4,
		example: "'cart' is not recognized as an internal or external command,"
	},
	{
		tool: "shell",
		hint: "is currently not installed",
		match: /^The program '.*' is currently not installed/,
		lines: 2,
		example: "The program 'cart' is currently not installed."
	},
	{
		tool: "shell",
		hint: "cannot stat",
		match: /^\w+: cannot (?:stat|access|create|open|remove|find) /,
		lines: 2,
		example: "cp: cannot stat 'cart'"
	},
	{
		tool: "shell",
		hint: "error while loading shared",
		match: /error while loading shared libraries: /,
		example: "cart: error while loading shared libraries: libcart.so.1"
	},
	{
		tool: "shell",
		hint: "no space left",
		match: /No space left on device/,
		example: "write error: No space left on device"
	},
	{
		tool: "shell",
		hint: "unexpected end of file",
		match: /syntax error: unexpected end of file|syntax error near unexpected/,
		example: "build.sh: syntax error: unexpected end of file"
	},
	{
		tool: "git",
		hint: "fatal: ",
		match: /^fatal: (?<message>.*)$/,
		before: 3,
		lines: 3,
		example: "fatal: not a git repository"
	},
	{
		tool: "git",
		hint: "conflict",
		match: /^CONFLICT \(|^error: (?:could not apply|Your local changes|pathspec|patch failed|failed to push)/,
		before: 1,
		lines: 4,
		example: "CONFLICT (content): Merge conflict in cart.c"
	},
	{
		tool: "git",
		hint: "patch failed",
		match: /^error: patch failed/,
		before: 3,
		lines: 3,
		example: "error: patch failed: cart.c:12"
	},
	{
		tool: "patch",
		hint: "hunk",
		match: /^(?:\d+ out of \d+ hunks? FAILED|Hunk #\d+ FAILED)/,
		before: 3,
		lines: 3,
		example: "1 out of 2 hunks FAILED"
	},
	{
		tool: "docker",
		hint: "failed to solve",
		match: /^ERROR: failed to (?:solve|build): (?<message>.*)$/,
		before: 8,
		lines: 3,
		example: "ERROR: failed to solve: process \"/bin/sh -c make\" did not complete successfully: exit code: 2"
	},
	{
		tool: "docker",
		hint: "returned a non-zero",
		match: /The command '.*' returned a non-zero code: \d+/,
		before: 8,
		lines: 1,
		example: "The command '/bin/sh -c make' returned a non-zero code: 2"
	},
	{
		tool: "docker",
		hint: "error response from",
		match: /Error response from daemon: (?<message>.*)$/,
		example: "Error response from daemon: manifest unknown"
	},
	{
		tool: "docker",
		hint: "unable to prepare",
		match: /^unable to prepare context: (?<message>.*)$/,
		example: "unable to prepare context: path \"cart\" not found"
	},
	{
		tool: "curl",
		hint: "curl: (",
		match: /^curl: \(\d+\) (?<message>.*)$/,
		before: 2,
		lines: 2,
		example: "curl: (22) The requested URL returned error: 404"
	},
	{
		tool: "wget",
		hint: " error 000",
		match: /ERROR \d{3}: (?<message>.*)$/,
		before: 3,
		lines: 1,
		example: "2019-01-01 10:00:00 ERROR 404: Not Found."
	},
	{
		tool: "tar",
		hint: "error is not recoverable",
		match: /^tar: Error is not recoverable/,
		before: 4,
		lines: 1,
		example: "tar: Error is not recoverable: exiting now"
	},
	...["not match", "mismatch"].map((hint) => ({
		tool: "checksum",
		hint,
		match: /(?:checksum|sha\d+(?:sum)?|md5(?:sum)?)\b.{0,60}(?:did not match|mismatch|does not match)/i,
		before: 1,
		lines: 4,
		example: `cart.tgz: md5sum ${hint === "mismatch" ? hint : "did not match"}`
	})),
	{
		tool: "openssl",
		hint: "certificate",
		match: /certificate (?:verify failed|has expired|is not trusted)|unable to get local issuer certificate/,
		lines: 3,
		example: "SSL: certificate verify failed"
	},
	{
		tool: "dns",
		hint: "resolve host",
		match: /Could ?n[o']t resolve host/i,
		lines: 2,
		example: "curl: Could not resolve host: example.com"
	},
	{
		tool: "timeout",
		hint: "timed out",
		match: /\b(?:timed out (?:after|waiting)|(?:command|test|build|job|request|connection) timed out)/i,
		before: 2,
		lines: 3,
		weight: 6,
		example: "The build timed out after 10 minutes"
	}
]);
// src/triage/rules/tests-javascript.ts
const JAVASCRIPT_TESTS = rows("test", [
	{
		tool: "playwright",
		hint: "0) ",
		match: /^\s+\d+\) (?:\[[\w -]+\] \u203a )?(?<file>[^\s:]+):(?<line>\d+):\d+ \u203a (?<test>[^\u2500]*)/,
		example: "  1) [chromium] \u203a tests/login.spec.ts:12:5 \u203a login \u203a shows an error \u2500\u2500\u2500\u2500\u2500"
	},
	{
		tool: "jest",
		hint: "test suite failed to run",
		match: /^\s*\u25cf Test suite failed to run/,
		example: "  \u25cf Test suite failed to run"
	},
	{
		tool: "jest",
		hint: "\u25cf",
		match: /^\s{0,6}\u25cf (?!Console)(?<test>\S.*)$/,
		example: "  \u25cf Cart \u203a adds an item"
	},
	{
		tool: "jest",
		hint: "fail",
		match: /^\s*FAIL\s+(?:\S+ )?(?<file>\S+\.[cm]?[jt]sx?)(?: \([\d.]+ m?s\))?$/,
		lines: 2,
		weight: 7,
		example: "FAIL src/cart.test.js (5.1 s)"
	},
	{
		tool: "vitest",
		hint: "fail",
		match: /^\s*FAIL\s+(?:\|?[\w-]+\|? )?(?<file>\S+\.[cm]?[jt]sx?) > (?<test>\S.*)$/,
		example: " FAIL  test/cart.test.ts > cart > adds an item"
	},
	{
		tool: "vitest",
		hint: "\u276f ",
		detail: true,
		match: /^\s*\u276f (?:\S+ )?(?<file>[^\s:]+\.[cm]?[jt]sx?):(?<line>\d+):\d+$/,
		lines: 6,
		weight: 8,
		example: " \u276f test/cart.test.ts:12:20"
	},
	{
		tool: "node:test",
		hint: "failing tests:",
		match: /^\u2716 failing tests:/,
		example: "\u2716 failing tests:"
	},
	{
		tool: "node:test",
		hint: "@:0",
		match: /^test at (?<file>\S+?):(?<line>\d+):\d+$/,
		example: "test at test/cart.test.js:4:1"
	},
	{
		tool: "mocha",
		kind: "summary",
		weight: 10,
		hint: " failing",
		match: /^\s*\d+ failing$/,
		lines: 2,
		example: "  2 failing"
	},
	{
		tool: "mocha",
		hint: "0) ",
		match: /^ {0,3}\d+\) (?<test>\S.*?):?$/,
		example: "  1) cart adds an item:"
	},
	{
		tool: "mocha",
		hint: "0) ",
		match: /^\s{4,}\d+\) (?<test>\S.*)$/,
		lines: 1,
		weight: 7,
		example: "    1) adds an item"
	},
	{
		tool: "karma",
		hint: " failed",
		match: /^(?:\S+ [\d.]+ \([^)]+\):? )(?<test>\S.*) FAILED$/,
		example: "Chrome 75.0.3770 (Mac OS X 10.13.6) Cart adds an item FAILED"
	},
	{
		tool: "karma",
		hint: " error",
		match: /^\S+ [\d.]+ \([^)]+\):? ERROR$/,
		lines: 6,
		example: "Chrome 75.0.3770 (Mac OS X 10.13.6) ERROR"
	},
	{
		tool: "karma",
		hint: "disconnected",
		match: /^\s*(?:\S+ [\d.]+ \([^)]+\):? )?Disconnected,? /i,
		before: 2,
		lines: 3,
		example: "  Disconnected, because no message in 30000 ms."
	},
	{
		tool: "jest",
		hint: "coverage threshold",
		match: /^(?:Jest: |ERROR: )?"?\S*"? ?[Cc]overage (?:threshold|for) /,
		lines: 2,
		example: "Jest: \"global\" coverage threshold for branches (90%) not met: 81.2%"
	},
	{
		tool: "deno",
		hint: "... failed",
		match: /^(?<test>\S.*?) \.{3} FAILED \(/,
		lines: 1,
		weight: 8,
		example: "cart rounds the total ... FAILED (5ms)"
	},
	{
		tool: "bun",
		hint: "(fail) ",
		match: /^\(fail\) (?<test>\S.*?)(?: \[[\d.]+m?s\])?$/,
		before: 8,
		lines: 1,
		example: "(fail) cart > rounds the total [0.52ms]"
	}
]);
// src/triage/rules/tests-jvm.ts
const JVM_TESTS = rows("test", [
	{
		tool: "surefire",
		hint: "<<< ",
		match: /^(?!(?:\[ERROR\] )?Tests run)(?:\[ERROR\] )?(?<test>\S.*?)\s{1,4}(?:-- )?Time elapsed: [\d.,]+ s(?:ec)?\s+<<< (?:FAILURE|ERROR)!/,
		example: "[ERROR] com.acme.CartTest.total -- Time elapsed: 0.02 s <<< FAILURE!"
	},
	{
		tool: "surefire",
		kind: "summary",
		hint: "tests run:",
		match: /^(?:\[(?:ERROR|WARNING)\] )?Tests run: \d+, (?:Failures: [1-9]|Failures: 0, Errors: [1-9]).*<<< /,
		lines: 2,
		weight: 5,
		example: "Tests run: 3, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 0.1 sec <<< FAILURE!"
	},
	{
		tool: "surefire",
		kind: "summary",
		hint: "fail",
		match: /^(?:\[(?:ERROR|INFO)\] )?(?:Failed tests: |Failures: *$)/,
		weight: 11,
		lines: 10,
		example: "Failed tests:   totalIsRounded(com.acme.CartTest): expected:<1> but was:<2>"
	},
	{
		tool: "surefire",
		kind: "summary",
		hint: "error",
		match: /^(?:\[(?:ERROR|INFO)\] )?(?:Tests in error: |Errors: *$)/,
		weight: 11,
		lines: 10,
		example: "Tests in error: "
	},
	{
		tool: "surefire",
		hint: "@:0",
		match: /^\[ERROR\] {3}(?<test>[\w$>.]+):(?<line>\d+) (?<message>.*)$/,
		weight: 12,
		lines: 2,
		example: "[ERROR]   CartTest.totalIsRounded:45 expected: <1> but was: <2>"
	},
	{
		tool: "gradle",
		hint: " failed",
		match: /^(?<test>[\w.$]+(?: > .+| [A-Z].+)) FAILED$/,
		example: "com.acme.CartTest > totalIsRounded FAILED"
	},
	{
		tool: "gradle",
		hint: " failed",
		match: /^(?:Gradle suite > Gradle test > )?(?<test>(?:[\w$]+\.)+[\w$]+) FAILED$/,
		example: "com.acme.CartTest.totalIsRounded FAILED"
	},
	{
		tool: "gradle",
		hint: "failed:",
		match: /^\s*(?:Test|Tests) (?<test>.+) FAILED(?: in .*)?$|^Test \S.* (?:FAILED|failed):/,
		lines: 6,
		example: "Test com.acme.CartTest.total failed: expected 1"
	},
	{
		tool: "ant",
		hint: "testcase: ",
		match: /^\s*\[junit\] Testcase: (?<test>[^\s(:]+)(?:\([\w.$]*\))?:\s+(?:FAILED|Caused an ERROR)/,
		example: "    [junit] Testcase: testTotal(com.acme.CartTest):	FAILED"
	},
	{
		tool: "ant",
		hint: "caused an error",
		match: /^\s*(?:\[junit\] )?Testcase: (?<test>[^\s(]+)(?:\([\w.$]*\))? took [\d.]+ sec\s+Caused an ERROR/,
		example: "Testcase: testTotal took 0.01 sec	Caused an ERROR"
	},
	{
		tool: "ant",
		hint: " failed",
		match: /^\s*\[junit\] (?:Test \S+ FAILED|Tests? .*FAILED)/,
		lines: 1,
		weight: 6,
		example: "    [junit] Test com.acme.CartTest FAILED"
	},
	{
		tool: "junit",
		hint: "junit ",
		match: /^\s*(?:\[junit\]\s+)?JUnit (?:Jupiter|Vintage|Platform Suite):[\w$]+:(?<test>[^(]+)(?:\(.*\))?$/,
		example: "  JUnit Jupiter:CartTest:total()"
	},
	{
		tool: "junit",
		hint: "0) ",
		match: /^\d+\) (?<test>\w+)\([\w.$]+\)$/,
		example: "1) testTotal(com.acme.CartTest)"
	},
	{
		tool: "scalatest",
		hint: "*** failed ***",
		match: /^(?:\[info\] )?\s*-? ?(?<test>\S.*?) \*\*\* FAILED \*\*\*/,
		example: "[info] - should round the total *** FAILED ***"
	},
	{
		tool: "sbt",
		hint: "[error]",
		match: /^\[error\]\s+(?:x|!) (?<test>\S.*)$/,
		lines: 8,
		example: "[error]   x rounds the total"
	},
	{
		tool: "sbt",
		hint: "[error]",
		match: /^\[error\] (?:Failed|Error) tests?:|^\[error\] Test (?<test>[\w.$]+) failed: (?<message>.*)$/,
		lines: 8,
		example: "[error] Test com.acme.CartTest.total failed: expected:<1> but was:<2>, took 0.1 sec"
	},
	{
		tool: "testng",
		hint: "failed: ",
		match: /^FAILED: (?<test>\w[\w.$]*)(?:\(.*\))?$/,
		example: "FAILED: totalIsRounded"
	},
	{
		tool: "clojure.test",
		hint: " in (",
		match: /^(?:FAIL|ERROR) in \((?<test>[^)]+)\) \((?<file>[^:)]+):(?<line>\d+)\)/,
		example: "FAIL in (rounds-total) (cart_test.clj:12)"
	},
	{
		tool: "surefire",
		hint: "there are test failures",
		match: /There (?:are|were) (?:test failures|failing tests)/,
		kind: "summary",
		lines: 2,
		example: "[ERROR] There are test failures."
	},
	{
		tool: "junit",
		hint: " [x] ",
		match: /^[\u2502\u251c\u2514\u2500'+\s|-]{0,40}(?<test>\S.*?) \[X\] (?<message>.*)$/,
		lines: 2,
		example: "\u2502  \u251c\u2500 totalIsRounded() [X] expected: <1> but was: <2>"
	},
	{
		tool: "munit",
		hint: "==> x ",
		match: /^==> X (?<test>\S.*)$/,
		lines: 10,
		example: "==> X acme.CartSuite.total  0.01s munit.ComparisonFailException"
	}
]);
// src/triage/rules/tests-native.ts
const NATIVE_TESTS = rows("test", [
	{
		tool: "go test",
		hint: "--- fail",
		match: /^\s*--- FAIL: (?<test>\S+)/,
		lines: 12,
		example: "--- FAIL: TestTotal (0.00s)"
	},
	{
		tool: "go test",
		hint: "fail",
		match: /^FAIL\s+(?<message>[\w./-]+(?:\s+\[.+\]|\s+[\d.]+s))$/,
		lines: 1,
		weight: 5,
		example: "FAIL	github.com/acme/cart	0.012s"
	},
	{
		tool: "cargo test",
		hint: " failed",
		match: /^test (?<test>\S.*?) \.\.\. FAILED$/,
		lines: 1,
		weight: 9,
		example: "test cart::total ... FAILED"
	},
	{
		tool: "cargo test",
		hint: " stdout ----",
		match: /^---- (?<test>\S.*?) stdout ----$/,
		weight: 11,
		example: "---- cart::total stdout ----"
	},
	{
		tool: "gtest",
		hint: "[  failed  ]",
		match: /^\[ {2}FAILED {2}\] (?<test>[\w/]+\.[\w/]+)(?= \(|,|$)/,
		before: 6,
		lines: 1,
		example: "[  FAILED  ] Cart.RoundsTotal (0 ms)"
	},
	{
		tool: "gtest",
		hint: "failure",
		match: /^(?<file>[^\s:(]+)[:(](?<line>\d+)\)?: Failure$/,
		lines: 8,
		weight: 11,
		example: "test/cart_test.cc:14: Failure"
	},
	...["FAILED", "ERROR "].map((word) => ({
		tool: "busted",
		hint: `[  ${word.toLowerCase()}`,
		match: /^\[ {2}(?:FAILED|ERROR) {1,3}\] (?<file>[^\s:]+) @ (?<line>\d+): (?<test>.*)$/,
		lines: 10,
		example: `[  ${word}  ] spec/cart_spec.lua @ 12: Cart rounds the total`
	})),
	...["Failure", "Error"].map((word) => ({
		tool: "busted",
		hint: word.toLowerCase(),
		match: /^(?:Failure|Error) \u2192 (?<file>\S+) @ (?<line>\d+)/,
		lines: 10,
		example: `${word} \u2192 spec/cart_spec.lua @ 12`
	})),
	{
		tool: "ctest",
		hint: "***",
		match: /^\s*\d+\/\d+ Test\s+#\d+: (?<test>\S+) \.*\s?\*\*\*/,
		lines: 6,
		example: " 3/10 Test  #3: cart_total .......***Failed    0.01 sec"
	},
	{
		tool: "ctest",
		hint: "tests failed",
		match: /^The following tests FAILED:/,
		lines: 10,
		example: "The following tests FAILED:"
	},
	{
		tool: "catch2",
		hint: ": failed:",
		match: /^(?<file>[^\s:]+):(?<line>\d+): FAILED:$/,
		before: 4,
		lines: 8,
		example: "test/cart.cpp:14: FAILED:"
	},
	{
		tool: "automake",
		hint: "fail: ",
		match: /^(?:FAIL|ERROR): (?<test>[\w./-]+)(?: \(exit status: \d+\))?$/,
		lines: 2,
		example: "FAIL: test-cart.sh"
	},
	{
		tool: "xctest",
		hint: "error: -[",
		match: /^(?<file>\S+):(?<line>\d+): error: -\[(?<test>[^\]]+)\] : (?<message>.*)$/,
		example: "/src/CartTests.swift:12: error: -[Tests.CartTests testTotal] : XCTAssertEqual failed"
	},
	{
		tool: "xctest",
		hint: "test case ",
		match: /^Test Case '(?<test>[^']+)' failed \(/,
		lines: 1,
		before: 3,
		example: "Test Case '-[Tests.CartTests testTotal]' failed (0.002 seconds)."
	},
	{
		tool: "xcpretty",
		hint: "\u2717",
		match: /^\s*\u2717 (?<test>[^,]+), (?<message>.*)$/,
		lines: 6,
		example: "    \u2717 testTotal, XCTAssertEqual failed: (\"1\") is not equal to (\"2\")"
	},
	{
		tool: "dotnet test",
		hint: " [fail]",
		match: /^(?:\[xUnit\.net [\d:.]+\])?\s*(?<test>\S.*?) \[FAIL\]$/,
		lines: 16,
		example: "    Acme.CartTests.Total_is_rounded [FAIL]"
	},
	{
		tool: "dotnet test",
		hint: "failed ",
		match: /^\s{0,4}(?:Failed|X) {1,3}(?<test>[\w.]+(?:\(.*\))?)(?: \[.*\])?$/,
		lines: 14,
		example: "  Failed Acme.CartTests.Total_is_rounded [12 ms]"
	},
	{
		tool: "nunit",
		hint: "0) ",
		match: /^\d+\) (?:Failed|Error|Invalid|Test Failure|Test Error|Failure) : (?<test>\S+)/,
		example: "1) Failed : Acme.CartTests.TotalIsRounded"
	},
	{
		tool: "tasty",
		hint: " fail",
		match: /^\s*(?<test>\S.*?):\s+FAIL(?: \([\d.]+s\))?$/,
		lines: 8,
		example: "    rounds the total:   FAIL (0.01s)"
	},
	{
		tool: "gotestsum",
		hint: "=== fail",
		match: /^=== FAIL: \S+ (?<test>\S+)/,
		lines: 12,
		example: "=== FAIL: acme/cart TestTotal (0.00s)"
	},
	{
		tool: "ginkgo",
		hint: "[fail] ",
		match: /^\s*(?:\u2022 )?\[F(?:ail|AIL)\] (?<test>\S.*)$/,
		lines: 4,
		example: "[Fail] Cart [It] rounds the total"
	},
	{
		tool: "meson",
		hint: " fail ",
		match: /^\s*\d+\/\d+ (?<test>\S+(?: \S+)*) +FAIL\s/,
		lines: 2,
		example: " 3/10 cart:total    FAIL    0.01s   exit status 1"
	},
	{
		tool: "hunit",
		hint: "### ",
		match: /^### (?:Failure|Error) in: (?<test>.*)$/,
		lines: 6,
		example: "### Failure in: 0:rounds the total"
	}
]);
// src/triage/rules/tests-python.ts
const PYTHON_TESTS = rows("test", [
	{
		tool: "pytest",
		hint: "error collecting",
		match: /^_+ ERROR collecting (?<file>\S+?) _+$/,
		example: "_______________ ERROR collecting tests/test_shell.py _______________"
	},
	{
		tool: "pytest",
		hint: "___",
		match: /^_{3,} (?:ERROR at (?:setup|teardown) of )?(?<test>\S[^_].*?) _+$/,
		lines: 20,
		example: "________________________ test_total ________________________"
	},
	{
		tool: "pytest",
		hint: "_ test",
		match: /^_ (?<test>\S.*?) _$/,
		lines: 20,
		example: "_ test_total_is_rounded_to_the_next_cent_for_every_currency[with a long id] _"
	},
	...[
		"error",
		"assert",
		"exception",
		"fixture",
		"failed"
	].map((hint) => ({
		tool: "pytest",
		hint,
		detail: true,
		match: /^(?:\[\w+\] )?E {2,}(?<message>\S.*)$/,
		before: 2,
		lines: 8,
		weight: 11,
		example: `E       ${hint}: 3 == 4`
	})),
	{
		tool: "pytest",
		hint: "failed ",
		match: /^(?:\[gw\d+\] (?:\[ *\d+%\] )?)?FAILED (?<file>[^\s:]+)::(?<test>.*?)(?: - (?<message>.*))?$/,
		lines: 1,
		weight: 12,
		example: "FAILED tests/test_cart.py::test_total - AssertionError: assert 3 == 4"
	},
	{
		tool: "pytest",
		hint: " failed",
		match: /^(?<file>[^\s:]+\.py)::(?<test>\S.*?) FAILED\b/,
		lines: 1,
		weight: 6,
		example: "tests/test_cart.py::test_total FAILED   [ 35%]"
	},
	{
		tool: "pytest",
		hint: "error ",
		match: /^(?:\[gw\d+\] (?:\[ *\d+%\] )?)?ERROR (?<file>[^\s:]+\.py)(?:::(?<test>.*?))?(?: - (?<message>.*))?$/,
		lines: 1,
		weight: 12,
		example: "ERROR tests/test_cart.py - ImportError: no module"
	},
	{
		tool: "pytest",
		hint: ".py:0",
		detail: true,
		match: /^(?<file>[^\s:]+\.py):(?<line>\d+): (?<message>[A-Z]\w*(?:Error|Exception|Failed|Warning)?)$/,
		lines: 1,
		weight: 8,
		example: "tests/test_cart.py:14: AssertionError"
	},
	{
		tool: "unittest",
		hint: "fail: ",
		match: /^FAIL: (?<test>[\w.]+(?:[ ,:(].*)?)$/,
		lines: 20,
		example: "FAIL: test_total (tests.test_cart.CartTest)"
	},
	{
		tool: "unittest",
		hint: "error: ",
		match: /^ERROR: (?<test>[\w.]+(?: \([\w.]+\)| \(unittest\.\w+\.\w+\)).*|[\w.]+\.test_\w+|test_\w+.*|.*\([\w.]+\.[A-Z]\w*\))$/,
		lines: 20,
		example: "ERROR: test_parameters (test_part.PartTest)"
	},
	{
		tool: "unittest",
		hint: "failed (",
		match: /^FAILED \((?:failures|errors|skipped|expected)/,
		kind: "summary",
		lines: 1,
		example: "FAILED (failures=1, errors=2)"
	},
	{
		tool: "doctest",
		hint: "failed example",
		match: /^Failed example:$/,
		before: 2,
		example: "Failed example:"
	},
	{
		tool: "tox",
		hint: "invocationerror",
		match: /^ERROR: Invocation(?:Error| ?failed)/i,
		kind: "summary",
		lines: 1,
		example: "ERROR: InvocationError for command /usr/bin/pytest (exited with code 1)"
	},
	...["FAIL", "ERROR"].map((word) => ({
		tool: "unittest",
		hint: `... ${word.toLowerCase()}`,
		match: /^(?<test>\S.*?) \.{3} (?:FAIL|ERROR)$/,
		lines: 1,
		weight: 7,
		example: `test_total (test_cart.CartTest) ... ${word}`
	})),
	{
		tool: "behave",
		hint: "failing scenarios:",
		match: /^Failing scenarios:/,
		lines: 10,
		example: "Failing scenarios:"
	},
	{
		tool: "robot",
		hint: "| fail |",
		match: /^(?<test>\S[^|]*)\| FAIL \|/,
		lines: 4,
		example: "Total Is Rounded                                    | FAIL |"
	}
]);
// src/triage/rules/all.ts
const RULES = [
	...rows("test", [
		{
			tool: "exunit",
			hint: "0) ",
			match: /^\s+\d+\) (?<test>(?:test|doctest|property|feature) .+ \([\w.]+\))$/,
			lines: 20,
			example: "  1) test rounds the total (Acme.CartTest)"
		},
		{
			tool: "minitest",
			hint: "0) ",
			match: /^\s+\d+\) (?:Failure|Error):$/,
			example: "  1) Failure:"
		},
		{
			tool: "minitest",
			hint: "0]:",
			detail: true,
			match: /^(?<test>[\w:]+#\S+) \[(?<file>[^\]:]+):(?<line>\d+)\]:/,
			example: "CartTest#test_total [test/cart_test.rb:12]:"
		},
		{
			tool: "minitest",
			hint: "failure:",
			match: /^\s*Failure:$/,
			example: "Failure:"
		},
		{
			tool: "",
			weight: 7,
			hint: "error:",
			match: /^\s*(?:Error|ERROR):$/,
			example: "Error:"
		},
		{
			tool: "rspec",
			hint: "failure/error:",
			detail: true,
			match: /^\s+Failure\/Error: (?<message>.*)$/,
			before: 1,
			lines: 10,
			weight: 9,
			example: "     Failure/Error: expect(cart.total).to eq 3"
		},
		{
			tool: "rspec",
			hint: "rspec ",
			match: /^rspec (?:'?(?<file>\.?[^\s:'[]+))(?::(?<line>\d+)|\[[\d:]+\])'? # (?<test>.*)$/,
			lines: 1,
			weight: 11,
			example: "rspec ./spec/cart_spec.rb:12 # Cart rounds the total"
		},
		{
			tool: "rails",
			hint: "rails test ",
			match: /^(?:bin\/)?rails test (?<file>[^\s:]+):(?<line>\d+)$/,
			before: 10,
			lines: 1,
			example: "bin/rails test test/models/cart_test.rb:12"
		},
		{
			tool: "cucumber",
			hint: "cucumber ",
			match: /^(?:cucumber|behat) (?:-p \S+ )?(?<file>[^\s:]+\.feature):(?<line>\d+)(?: # (?<test>.*))?$/,
			lines: 1,
			weight: 11,
			example: "cucumber features/cart.feature:12 # Scenario: Total is rounded"
		},
		{
			tool: "phpunit",
			hint: "0) ",
			match: /^\s*\d+\) (?<test>[\w\\]+::\w+.*)$/,
			lines: 12,
			example: "1) Acme\\CartTest::testTotal with data set #0 (1, 2)"
		},
		{
			tool: "phpunit",
			hint: "there w",
			match: /^There (?:was|were) \d+ (?:failure|error|warning)s?:$/,
			lines: 2,
			weight: 5,
			example: "There were 2 failures:"
		},
		{
			tool: "pest",
			hint: "\u2a2f",
			match: /^\s*(?:FAILED\s+|\u2022 )?\u2a2f (?<test>\S.*)$/,
			lines: 8,
			example: "  \u2a2f it rounds the total"
		},
		{
			tool: "tap",
			hint: "not ok",
			match: /^\s*not ok\b(?! .*# (?:TODO|SKIP|skip|todo|known breakage))(?: \d+)?(?: - | )?(?<test>.*)$/,
			lines: 10,
			example: "not ok 3 - rounds the total"
		},
		{
			tool: "prove",
			hint: "failed test",
			match: /^\s*#\s+Failed test (?:'(?<test>[^']+)')?/,
			lines: 6,
			example: "#   Failed test 'rounds the total'"
		},
		{
			tool: "prove",
			hint: "test summary report",
			match: /^Test Summary Report/,
			lines: 8,
			example: "Test Summary Report"
		},
		{
			tool: "prove",
			hint: "(wstat: ",
			match: /^(?<file>\S+\.t)\s+\(Wstat: \d+(?!\d).*Tests: \d+ Failed: [1-9]/,
			lines: 3,
			example: "t/cart.t    (Wstat: 256 Tests: 4 Failed: 1)"
		},
		{
			tool: "common test",
			hint: "failed on line",
			match: /^\s*(?<test>\w+_SUITE:\w+) failed on line (?<line>\d+)/,
			lines: 3,
			example: "cart_SUITE:total failed on line 696"
		},
		{
			tool: "common test",
			hint: "%%% ",
			match: /^%%% (?<test>\S+) ==> \S+: FAILED/,
			lines: 8,
			example: "%%% cart_SUITE ==> total: FAILED"
		},
		{
			tool: "eunit",
			hint: "*failed*",
			match: /^\s*(?<test>\w{1,100}: \w{1,100}).{0,100}\.{3}.*\*failed\*/,
			lines: 8,
			example: "cart_tests: total_test...*failed*"
		},
		{
			tool: "testthat",
			hint: "failure",
			match: /^(?:\u2500\u2500|--) ?(?:\d+\. )?Failure[ :(]/,
			lines: 8,
			example: "\u2500\u2500 Failure (test-cart.R:12:3): rounds the total \u2500\u2500"
		},
		{
			tool: "testthat",
			hint: "error",
			match: /^(?:\u2500\u2500|--) ?(?:\d+\. )?Error[ :(]/,
			lines: 8,
			example: "-- 1. Error: rounds the total (@test-cart.R#12)  ------"
		},
		{
			tool: "pester",
			hint: "[-]",
			match: /^\s*\[-\] (?<test>\S.*)$/,
			lines: 12,
			example: "    [-] rounds the total 12ms (10ms|2ms)"
		},
		{
			tool: "vim",
			hint: "found errors in",
			match: /^\s*Found errors in (?<test>[\w()]+):/,
			before: 1,
			lines: 8,
			example: "Found errors in Test_total():"
		},
		{
			tool: "ert",
			hint: " failed",
			match: /^\s*(?:Test (?<test>\S+) condition:|FAILED\s+\d+\/\d+\s+\S+)/,
			lines: 8,
			example: "   FAILED  3/9  cart-total (0.000071 sec)"
		},
		...["test failed at", "error during test at"].map((hint) => ({
			tool: "julia",
			hint,
			match: /^.{0,80}: (?:Test Failed|Error During Test) at (?<file>[^\s:]+):(?<line>\d+)/,
			lines: 8,
			example: `rounds the total: ${hint === "test failed at" ? "Test Failed" : "Error During Test"} at /src/test/runtests.jl:12`
		})),
		{
			tool: "dart test",
			hint: " [e]",
			match: /^\d\d:\d\d \+\d+(?: ~\d+)? -\d+: (?<test>.*) \[E\]$/,
			lines: 8,
			example: "00:01 +1 -1: cart rounds the total [E]"
		},
		...["Failure", "Error"].map((word) => ({
			tool: "test-unit",
			hint: `${word.toLowerCase()}: test`,
			match: /^(?:Failure|Error): (?<test>test\w*\(\w+\))/,
			lines: 10,
			example: `${word}: test_total(CartTest)`
		})),
		{
			tool: "behat",
			hint: "--- failed",
			match: /^--- Failed (?:scenarios|steps|hooks):/,
			lines: 10,
			example: "--- Failed scenarios:"
		}
	]),
	...JVM_TESTS,
	...PYTHON_TESTS,
	...NATIVE_TESTS,
	...WEB_LINTERS,
	...LINTERS,
	...JAVASCRIPT_TESTS,
	...BUNDLERS,
	...COMPILERS,
	...WEB_PACKAGES,
	...PACKAGES,
	...RUNNERS,
	...BUILD_TOOLS,
	...SHELL,
	...LOCATIONS,
	...CRASHES,
	...GENERIC
];
// src/triage/rules/noise.ts
const NOISE = [
	{
		tool: "mocha",
		match: /^\s*(?:\u2713|\u2714|\u221a|\u2611|\u2705) /,
		example: "    \u2713 adds an item"
	},
	{
		tool: "tap",
		match: /^\s*ok \d+/,
		example: "ok 1 - adds an item"
	},
	{
		tool: "cargo test",
		match: /^test \S.* \.\.\. (?:ok|ignored)\b/,
		example: "test cart::total ... ok"
	},
	{
		tool: "go test",
		match: /^\s*(?:=== (?:RUN|PAUSE|CONT|NAME)|--- (?:PASS|SKIP):)|^ok\s+\S+\s|^\?\s+\S+\s+\[no test files\]/,
		example: "=== RUN   TestTotal"
	},
	{
		tool: "gtest",
		match: /^\[(?: {7}OK | RUN {6}|-{10})\]/,
		example: "[ RUN      ] Cart.Total"
	},
	{
		tool: "pytest",
		match: /\b(?:PASSED|SKIPPED)\b|^\S+\.py [.sxX]+\s/,
		example: "test_cart.py::test_total PASSED"
	},
	{
		tool: "unittest",
		match: /\.{3} (?:ok|skipped\b.*)$/,
		example: "test_total (test_cart.CartTest) ... ok"
	},
	{
		tool: "junit",
		match: /^\s*(?:\[\w+\] )?Tests run: \d+, Failures: 0, Errors: 0\b|^\S+ > .* (?:PASSED|SKIPPED)$/,
		example: "Tests run: 3, Failures: 0, Errors: 0, Skipped: 0"
	},
	{
		tool: "progress",
		match: /^[.sFSE*,\s]{20,}(?:\[? {0,3}\d+%\]?)?$/,
		example: "........................  [ 35%]"
	},
	{
		tool: "progress",
		match: /^\s*(?:\d{1,3}% ?)?[[|][=#>. -]{10,}[\]|]|^\s*\d+(?:\.\d+)?%\s*$/,
		example: "[=====>          ]"
	},
	{
		tool: "npm",
		match: /^npm (?:WARN|http|notice|timing|verb|info)\b/i,
		example: "npm WARN deprecated cart@1.0.0: use basket"
	},
	{
		tool: "yarn",
		match: /^(?:warning (?:"?[@\w./-]+ ?>|No license|package\.json)|info |\[\d\/\d\] |\u27a4 YN0000: )/,
		example: "info Direct dependencies"
	},
	{
		tool: "download",
		match: /^\s*(?:\[INFO\] )?(?:Download(?:ing|ed)|Fetching|Fetched|Get:\d+|Hit:?\d*|Ign:?\d*|Installing|Using|Unpacking|Selecting|Preparing to unpack|Setting up|Processing triggers|Collecting|Requirement already|Receiving objects|Resolving deltas|remote: \w+ objects|Pulling|Resolving)[ :]/,
		example: "Downloading cart-1.0.tar.gz"
	},
	{
		tool: "go",
		match: /^go: (?:downloading|finding|extracting|added|upgraded)\b/,
		example: "go: downloading github.com/acme/cart v1.0.0"
	},
	{
		tool: "cargo",
		match: /^(?:\s*(?:\[ *\d+ of +\d+\] )?(?:Compiling|Checking|Downloaded|Fresh)| {4,7}(?:Updating|Finished|Running|Blocking|Adding|Locking)) \S/,
		example: "   Compiling cart v0.1.0"
	},
	{
		tool: "cc",
		match: /^(?:libtool: |\/\S+\/)?(?:gcc|g\+\+|cc|c\+\+|clang(?:\+\+)?|javac|ar|ranlib)(?:-[\d.]+)? .*-[cIoDWfg]/,
		example: "gcc -O2 -c cart.c -o cart.o"
	},
	{
		tool: "cc",
		match: /^\s*(?:CC|CXX|LD|AR|LINK|GEN|INSTALL|AS|CCLD|SUBDIR)\s+\S+$|^\[ *\d+(?:%|\/\d+)\] (?:Building|Linking|Built|Generating)/,
		example: "[ 35%] Building C object cart.c.o"
	},
	{
		tool: "configure",
		match: /^checking .*\.{3} |^-- (?:Found|Looking for|Performing Test|Check)/,
		example: "checking for gcc... yes"
	},
	{
		tool: "make",
		match: /^g?make(?:\[\d+\])?: (?:Entering|Leaving|Nothing to be done)/,
		example: "make[1]: Entering directory '/src'"
	},
	{
		tool: "maven",
		match: /^\[INFO\]|^\[DEBUG\]/,
		example: "[INFO] Building cart 1.0"
	},
	{
		tool: "maven",
		match: /^\[ERROR\]\s*(?:->.*|To see the full stack trace.*|Re-run Maven.*|For more information.*|After correcting.*|\[Help \d+\].*|Please refer to.*)?$/,
		example: "[ERROR] -> [Help 1]"
	},
	{
		tool: "gradle",
		match: /^> Task :\S+(?: UP-TO-DATE| NO-SOURCE| FROM-CACHE| SKIPPED)?$|^:\S+(?: UP-TO-DATE| NO-SOURCE)?$/,
		example: "> Task :cart:compileJava UP-TO-DATE"
	},
	{
		tool: "summary",
		match: /\b0 (?:errors?|failures?|failed|failing|problems?|warnings?)\b(?<!\b[1-9]\d{0,6} (?:errors?|fail\w{0,10}|problems?|broken)\b.{0,60})(?!.{0,60}\b[1-9]\d{0,6} (?:errors?|fail\w{0,10}|problems?|broken)\b)/i,
		example: "12 tests, 0 failures"
	},
	{
		tool: "summary",
		match: /^\s*(?:errors?|failures?|failed)\s*[:=]\s*0\s*$/i,
		example: "Failures: 0"
	},
	{
		tool: "runner",
		match: /^travis_(?:fold|time):|^##\[(?:group|endgroup|command|debug|section)\]|^Done\. Your build exited/,
		example: "travis_fold:end:install"
	},
	{
		tool: "log",
		match: /^.{0,50}\b(?:DEBUG|TRACE|INFO|VERBOSE)\b[\]: ]/,
		example: "12:00:01 DEBUG cart: could not read the file"
	},
	{
		tool: "check",
		match: /\.{3,} ?(?:OK|ok|yes|no|none|done|passed|PASS(?:ED)?|\[OK\])$/,
		example: "* checking for cart mismatches ... OK"
	},
	{
		tool: "git",
		match: /^\s*(?:\* \[new (?:branch|tag)\]|create mode |delete mode )/,
		example: " * [new branch]      main -> origin/main"
	},
	{
		tool: "npm",
		match: /^[\s\u251c\u2514\u2502\u252c\u2500+`|\\-]{2,40}(?:UNMET )?@?[\w./-]{1,200}@\d/,
		example: "\u251c\u2500\u2500 cart@1.0.0"
	}
];
// src/triage/match.ts
let scanner = null;
const ENCODER = new TextEncoder();
const BYTES = Buffer.alloc(4 * MAX_LINE);
const MARKS$1 = new Uint8Array(RULES.length);
function matchRule(text) {
	MARKS$1.fill(0);
	scanner ??= new HintScanner(RULES.map(({ hint }) => hint));
	scanner.mark(BYTES, ENCODER.encodeInto(text, BYTES).written, MARKS$1);
	for (let index = MARKS$1.indexOf(1); index >= 0; index = MARKS$1.indexOf(1, index + 1)) {
		const rule = RULES[index];
		const match = rule?.match.exec(text);
		if (rule && match) return {
			rule,
			groups: match.groups ?? {}
		};
	}
	return null;
}
function isNoise(text) {
	return NOISE.some((noise) => noise.match.test(text));
}
// src/triage/recent-lines.ts
const SIZE = 64;
var RecentLines = class {
	#bytes = [];
	#starts = new Int32Array(SIZE);
	#ends = new Int32Array(SIZE);
	#last = 0;
	#settled = 0;
	push(number, bytes, start, end) {
		const slot = number % SIZE;
		this.#bytes[slot] = bytes;
		this.#starts[slot] = start;
		this.#ends[slot] = end;
		this.#last = number;
	}
	settle() {
		for (let number = Math.max(this.#settled + 1, this.#last - SIZE + 1, 1); number <= this.#last; number++) {
			const slot = number % SIZE;
			const bytes = Buffer.from(this.#bytes[slot]?.subarray(this.#starts[slot], this.#ends[slot]) ?? []);
			this.#bytes[slot] = bytes;
			this.#starts[slot] = 0;
			this.#ends[slot] = bytes.length;
		}
		this.#settled = this.#last;
	}
	before(number, count, floor) {
		const lines = [];
		const first = Math.max(floor, number - count, this.#last - SIZE + 1, 1);
		for (let n = first; n < number; n++) {
			const slot = n % SIZE;
			const text = this.#bytes[slot]?.toString("utf8", this.#starts[slot], this.#ends[slot]);
			if (text !== void 0) lines.push({
				number: n,
				text: clean(text).text
			});
		}
		return lines;
	}
};
// src/triage/steps.ts
const MARKS = /travis_time:|travis_fold:|exited with |##\[|Post job cleanup|section_(?:start|end):|^\+ /;
const TRAVIS_EXIT = /^(?:The command )?.*" (?:failed and )?exited with (\d+)\b/;
const GITHUB_EXIT = /^##\[error\](?:Process completed with exit code [1-9]|.{0,60} exited with code '?[1-9])/;
const ECHOED = /^\x1b\[36;1m/;
const CODES = /\x1b\[[0-9;]*[A-Za-z]/g;
const MAX_COMMAND = 2e3;
var StepTracker = class {
	current = {
		command: null,
		status: "unknown"
	};
	#ended = null;
	#header = null;
	#awaitsCommand = false;
	get attentive() {
		return this.#header !== null || this.#awaitsCommand;
	}
	read(line) {
		if (this.#header !== null) return this.#readHeader(line);
		if (this.#awaitsCommand) this.#readCommand(line);
		if (!MARKS.test(line)) return false;
		let marked = false;
		for (const part of overprints(line)) marked = this.#readMark(bare(part.replace(CODES, ""))) || marked;
		return marked;
	}
	#readMark(mark) {
		if (mark.startsWith("travis_")) return this.#readTravis(mark);
		if (mark.startsWith("section_")) {
			this.#begin(null);
			return true;
		}
		if (mark.startsWith("##[")) return this.#readGitHub(mark);
		if (mark.startsWith("Post job cleanup")) this.#begin(null);
		const exit = TRAVIS_EXIT.exec(mark);
		if (exit) {
			const step = this.#ended ?? this.current;
			step.status = exit[1] === "0" ? "passed" : "failed";
			if (this.#ended === null) this.#begin(null);
			this.#ended = null;
		} else if (mark.startsWith("$ ")) this.#readCommand(mark);
		return false;
	}
	#readTravis(mark) {
		if (mark.startsWith("travis_time:start")) {
			this.#begin(null);
			this.#awaitsCommand = true;
		} else if (mark.startsWith("travis_time:end")) {
			const step = this.current;
			this.#begin(null);
			this.#ended = step;
		}
		return true;
	}
	#readGitHub(mark) {
		if (mark.startsWith("##[group]Run ")) {
			this.#begin(mark.slice(13));
			this.#header = [];
			return true;
		}
		if (mark.startsWith("##[section]Starting: ")) this.#begin(mark.slice(21));
		if (mark.startsWith("##[group]Post ")) this.#begin(null);
		if (GITHUB_EXIT.test(mark)) this.current.status = "failed";
		else if (mark.startsWith("##[error]") && this.current.status === "unknown") this.current.status = "suspect";
		return !mark.startsWith("##[error]") && !mark.startsWith("##[warning]");
	}
	#readHeader(line) {
		if (line.startsWith("##[endgroup]") || this.#header === null) {
			if (this.#header?.length) this.current.command = this.#header.join("\n").slice(0, MAX_COMMAND);
			this.#header = null;
		} else if (ECHOED.test(line) && this.#header.length < 50) this.#header.push(line.replace(CODES, "").trimEnd());
		return true;
	}
	#readCommand(line) {
		const text = (overprints(line).at(-1) ?? "").replace(CODES, "").trim();
		if (text === "") return;
		this.#awaitsCommand = false;
		if (text.startsWith("$ ")) this.current.command ??= text.slice(2).slice(0, MAX_COMMAND);
	}
	#begin(command) {
		this.current = {
			command,
			status: "unknown"
		};
		this.#ended = null;
		this.#awaitsCommand = false;
	}
};
// src/triage/collector.ts
const MARK_HINTS = [
	"travis_time:",
	"travis_fold:",
	"exited with",
	"##[",
	"post job cleanup",
	"section_"
];
const RED_HINTS = [
	"\x1B[31m",
	"\x1B[91m",
	"\x1B[1;31m",
	"\x1B[0;31m",
	"\x1B[31;1m"
];
let shared = null;
function lineScanner() {
	shared ??= new HintScanner(minimalHints([
		...RULES.map(({ hint }) => hint),
		...MARK_HINTS,
		...RED_HINTS
	]));
	return shared;
}
const TAIL = 40;
const RED = {
	tool: "",
	kind: "generic",
	hint: "",
	match: /\p{L}{3}/u,
	weight: 3,
	lines: 4,
	example: "red"
};
var Collector = class {
	evidence = new Evidence();
	#scanner = lineScanner();
	#steps = new StepTracker();
	#recent = new RecentLines();
	#open = null;
	#inner = [];
	#number = 0;
	#floor = 1;
	line = (bytes, start, end) => {
		const number = ++this.#number;
		if (this.#open !== null || this.#steps.attentive || this.#scanner.any(bytes, start + timestampLength(bytes, start, end), end)) this.#read(number, bytes.toString("utf8", start, end));
		this.#recent.push(number, bytes, start, end);
	};
	settle() {
		this.#recent.settle();
	}
	end() {
		this.#close();
		this.#keepTail(this.#steps.current, this.#number + 1);
	}
	#read(number, bytes) {
		const raw = dropTimestamp(bytes);
		const step = this.#steps.current;
		const status = step.status;
		const isMark = this.#steps.read(raw);
		if (this.#steps.current !== step || step.status !== status) this.#keepTail(step, number);
		if (this.#steps.current !== step) {
			this.#close();
			this.#floor = number;
		}
		if (isMark) return;
		const { text, red } = clean(raw);
		const line = {
			number,
			text
		};
		const read = bare(text);
		const noise = read !== "" && isNoise(read);
		const match = noise || read === "" ? null : matchRule(read) ?? matchRed(read, red);
		if (match !== null && !this.#open?.absorbs(match.rule)) this.#start(match, line);
		else if (match !== null) this.#absorb(match, line);
		else if (this.#open !== null && !this.#open.take(line, noise)) this.#close();
	}
	#start(match, line) {
		this.#close();
		const room = this.evidence.room(match.rule, this.#steps.current);
		if (room === "none") return;
		const wanted = match.rule.before ?? KINDS[match.rule.kind].before;
		const useful = (wanted === 0 ? [] : this.#recent.before(line.number, wanted * 2, this.#floor)).filter(({ text }) => tells(text)).slice(-wanted);
		this.#open = new OpenBlock(match, this.#steps.current, line, useful);
		if (room === "failure") this.#close();
	}
	#absorb(match, line) {
		if (match.groups.line !== void 0 && this.#open?.block.groups.line !== void 0) this.#inner.push(new OpenBlock(match, this.#steps.current, line, []).block);
		this.#open?.take(line, false);
	}
	#close() {
		if (this.#open === null) return;
		const { block } = this.#open;
		this.#open = null;
		this.evidence.add(block);
		for (const inner of this.#inner.splice(0)) this.evidence.tell(inner);
	}
	#keepTail(step, number) {
		const lines = this.#recent.before(number, TAIL, this.#floor);
		this.evidence.addTail(step, lines.filter(({ text }) => tells(text)));
	}
};
function matchRed(text, red) {
	return red && RED.match.test(text) ? {
		rule: RED,
		groups: {}
	} : null;
}
function tells(text) {
	const read = bare(text);
	return read !== "" && !isNoise(read);
}
// src/triage/render.ts
function render(excerpts) {
	return excerpts.map(({ startLine, endLine, text }) => `@${startLine}-${endLine}\n${text}`).join("\n");
}
// src/triage/select.ts
const CHARS_A_TOKEN = 4;
const MAX_SHOWN = 600;
const CUT = " \u2026 ";
const HEADER = 12;
const STRONG = 3;
const FOUND = 8;
const SHORT_TAIL = 8;
const LONG_TAIL = 24;
const STEP_FACTOR = {
	known: {
		failed: 1,
		suspect: .5,
		unknown: .25,
		passed: .08
	},
	unknown: {
		failed: 1,
		suspect: 1,
		unknown: .8,
		passed: .08
	}
};
function select(evidence, roster, maxTokens) {
	const page = new Page(maxTokens * CHARS_A_TOKEN - (roster ? roster.text.length + HEADER : 0));
	const ranked = rank(evidence);
	const shares = new Map();
	const late = [];
	const strong = ranked.filter(({ value }) => value >= STRONG);
	const weak = ranked.filter(({ value }) => value < STRONG);
	for (const { block } of strong) {
		const kind = `${block.rule.kind} ${block.rule.tool}`;
		if ((shares.get(kind) ?? 0) > page.size / 2) late.push(block);
		else shares.set(kind, (shares.get(kind) ?? 0) + page.add(headLines(block)));
	}
	const tails = failingSteps(evidence).map((step) => (evidence.tails.get(step) ?? []).toReversed());
	const tailLines = (strong[0]?.value ?? 0) >= FOUND ? SHORT_TAIL : LONG_TAIL;
	for (const tail of tails) page.add(tail.slice(0, tailLines));
	for (const block of late) page.add(headLines(block));
	for (const { block } of strong) page.add(block.lines);
	page.expand();
	for (const { block } of weak) page.add(headLines(block));
	for (const tail of tails) page.add(tail);
	for (const { block } of weak) page.add(block.lines);
	page.expand();
	const first = roster ? [roster] : [];
	let excerpts = [...first, ...page.excerpts()];
	while (render(excerpts).length > maxTokens * CHARS_A_TOKEN && page.dropLast()) excerpts = [...first, ...page.excerpts()];
	return excerpts;
}
function headLines({ before, lines, head }) {
	return [...lines.slice(0, head), ...before.toReversed()];
}
function failingSteps({ tails }) {
	const steps = [...tails.keys()];
	const failed = steps.filter(({ status }) => status === "failed");
	const suspect = steps.filter(({ status }) => status === "suspect");
	return failed.length > 0 ? failed : suspect.length > 0 ? suspect : steps.slice(-1);
}
function rank({ blocks }) {
	const factors = blocks.some(({ step }) => step.status === "failed") ? STEP_FACTOR.known : STEP_FACTOR.unknown;
	const seen = new Map();
	const counts = new Map();
	return blocks.map((block) => {
		const key = block.anchor.text.replace(/\d+/g, "0").trim();
		const repeats = seen.get(key) ?? 0;
		seen.set(key, repeats + 1);
		const kind = block.rule.match.source;
		const count = counts.get(kind) ?? 0;
		counts.set(kind, count + 1);
		return {
			block,
			value: weightOf(block.rule) * factors[block.step.status] * .97 ** count * (repeats > 0 ? .4 : 1)
		};
	}).sort((a, b) => b.value - a.value || a.block.anchor.number - b.block.anchor.number);
}
var Page = class {
	size;
	#used = 0;
	#lines = new Map();
	#cut = new Map();
	constructor(size) {
		this.size = size;
	}
	add(lines) {
		const before = this.#used;
		for (const { number, text } of lines) {
			if (this.#lines.has(number)) continue;
			const shown = shorten(text, Math.min(MAX_SHOWN, this.size / 2));
			const joins = this.#lines.has(number - 1) || this.#lines.has(number + 1);
			const cost = shown.length + 1 + (joins ? 0 : HEADER);
			if (this.#used + cost > this.size) break;
			this.#used += cost;
			this.#lines.set(number, shown);
			if (shown !== text) this.#cut.set(number, text);
		}
		return this.#used - before;
	}
	expand() {
		for (const [number, text] of this.#cut) {
			const cost = text.length - (this.#lines.get(number)?.length ?? 0);
			if (this.#used + cost > this.size) continue;
			this.#used += cost;
			this.#lines.set(number, text);
			this.#cut.delete(number);
		}
	}
	dropLast() {
		const last = [...this.#lines.keys()].at(-1);
		return last !== void 0 && this.#lines.delete(last);
	}
	excerpts() {
		const excerpts = [];
		for (const number of [...this.#lines.keys()].sort((a, b) => a - b)) {
			const text = this.#lines.get(number) ?? "";
			const last = excerpts.at(-1);
			if (last?.endLine === number - 1) {
				last.endLine = number;
				last.text += `\n${text}`;
			} else excerpts.push({
				startLine: number,
				endLine: number,
				text
			});
		}
		return excerpts;
	}
};
function shorten(text, most) {
	if (text.length <= most) return text;
	return `${text.slice(0, most * .8 - 3)}${CUT}${text.slice(-most * .2)}`;
}
// src/triage/failure-log.ts
const MAX_FAILURES = 300;
const ROSTER_FROM = 3;
const RELEVANT = .6;
async function triage(source, options) {
	const collector = new Collector();
	const splitter = new LineSplitter(collector.line);
	for await (const chunk of source) {
		splitter.push(chunk);
		collector.settle();
	}
	splitter.end();
	collector.end();
	const { evidence } = collector;
	const told = relevant(evidence);
	return {
		excerpts: select(evidence, roster(told, options.maxTokens), options.maxTokens),
		failures: failures(told),
		command: command(evidence),
		tool: tool(told)
	};
}
function excerptText({ excerpts }) {
	return render(excerpts);
}
function relevant({ told }) {
	const failed = told.filter(({ step }) => step.status === "failed");
	return failed.length > 0 ? failed : told.filter(({ step }) => step.status !== "passed");
}
function failures(told) {
	const most = Math.max(...told.map(({ rule }) => weightOf(rule)));
	const ranked = told.filter(({ rule, failure }) => weightOf(rule) >= most * RELEVANT || rule.kind === "warning" && failure.line !== null).toSorted((a, b) => weightOf(b.rule) - weightOf(a.rule)).map(({ failure }) => failure);
	return [...new Map(ranked.map((failure) => [JSON.stringify(failure), failure])).values()].slice(0, MAX_FAILURES);
}
function roster(told, maxTokens) {
	const named = told.filter(({ failure, rule }) => rule.kind === "test" && failure.test !== null);
	const names = [...new Set(named.map(({ failure }) => failure.test ?? ""))];
	const [first] = named;
	if (names.length < ROSTER_FROM || first === void 0) return null;
	const text = `${names.length} failed tests: ${names.map((name) => name.slice(0, 200)).join(", ")}`;
	return {
		startLine: first.line,
		endLine: named.at(-1)?.line ?? first.line,
		text: text.slice(0, maxTokens * 2)
	};
}
function command({ tails, blocks }) {
	const steps = [...tails.keys(), ...blocks.map(({ step }) => step)];
	return (steps.find(({ status }) => status === "failed") ?? steps.find(({ status }) => status === "suspect"))?.command ?? null;
}
function tool(told) {
	return told.filter(({ rule }) => rule.tool !== "" && rule.kind !== "warning").toSorted((a, b) => weightOf(b.rule) - weightOf(a.rule))[0]?.rule.tool ?? null;
}
export { clean as i, triage as n, LineSplitter as r, excerptText as t };

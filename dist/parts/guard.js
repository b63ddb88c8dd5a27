import { a as plainText, c as diffLines, i as Source, n as readChanges, o as plainTokens, r as MAX_TEXT, t as asSet } from "./change.js";
import { t as globMatches } from "./glob.js";
import { posix } from "node:path";
// src/judge/rules/policy.ts
const always = {
	severity: "block",
	whenAsked: "block"
};
const unlessAsked = {
	severity: "block",
	whenAsked: "warn"
};
const POLICY = {
	"test-removed": unlessAsked,
	"test-skipped": unlessAsked,
	"assertion-removed": unlessAsked,
	"assertion-loosened": unlessAsked,
	"expectation-changed": unlessAsked,
	"test-data-changed": unlessAsked,
	"snapshot-changed": unlessAsked,
	"test-focused": always,
	"assertion-hollow": always,
	"assertion-guarded": always,
	"unit-mocked": always,
	"patience-raised": always,
	"coverage-lowered": always,
	"runner-changed": always,
	"runner-patched": always,
	"checker-loosened": always,
	"suppression-added": always,
	"type-escape": always,
	"command-changed": always,
	"forced-exit": always,
	"ignore-widened": always,
	"environment-check": always,
	"special-case": always,
	"constant-answer": always,
	"error-swallowed": always,
	"dependency-source": always,
	"install-script": always,
	"protected-path": always,
	"path-trick": always,
	"hidden-character": always,
	binary: always,
	"unreadable-line": always,
	"dependency-added": {
		severity: "warn",
		whenAsked: "warn"
	},
	oversized: {
		severity: "warn",
		whenAsked: "warn"
	}
};
// src/judge/rules/rule.ts
function hit(change, line, side = "after") {
	return {
		change,
		line,
		excerpt: ((change[side] ?? change.after ?? change.before)?.lines[line - 1] ?? change.path).trim()
	};
}
// src/judge/rules/added-dependencies.ts
const MANIFESTS = [
	{
		path: /(?:^|\/)(?:package|composer|deno)\.json$/,
		line: /^\s*"([^"\s]{1,214})"\s?:\s?"/,
		section: /^(?:dependencies|devDependencies|optionalDependencies|peerDependencies|require|require-dev|imports)$/
	},
	{
		path: /(?:^|\/)requirements[\w.-]*\.(?:txt|in)$/,
		line: /^\s*([A-Za-z0-9][\w.-]{0,100})/
	},
	{
		path: /(?:^|\/)Cargo\.toml$/,
		line: /^\s*([\w-]{1,64})(?:\.\w+)?\s?=/,
		section: /dependencies$/
	},
	{
		path: /(?:^|\/)pyproject\.toml$/,
		line: /^\s*(?:"([A-Za-z0-9][\w.-]{0,100})[^"]{0,200}",?\s*(?:#.*)?$|([\w-]{1,100})\s?=\s?["{])/,
		section: /^(?:project|tool\.poetry(?:\.group\.[\w-]+)?\.(?:dev-)?dependencies|dependency-groups|project\.optional-dependencies)$/
	},
	{
		path: /(?:^|\/)go\.mod$/,
		line: /^\s*(?:require\s)?\s*([\w-]{1,60}(?:\.[\w-]{1,60}){1,6}\/\S{1,200})\sv\d/
	},
	{
		path: /(?:^|\/)Gemfile$/,
		line: /^\s*gem\s?\(?\s?["']([\w-]{1,100})["']/
	},
	{
		path: /\.(?:cs|fs|vb)proj$/,
		line: /<PackageReference\s[^>]{0,100}Include="([^"]{1,100})"/
	},
	{
		path: /(?:^|\/)pom\.xml$/,
		line: /<artifactId>([^<]{1,100})<\/artifactId>/
	},
	{
		path: /\.gradle(?:\.kts)?$/,
		line: /["']([\w.-]{1,100}:[\w.-]{1,100}):[^"']{1,60}["']/
	}
];
function named(lines, { line, section }) {
	const found = new Map();
	let current = "";
	for (const [index, text] of lines.entries()) {
		const [, json, toml] = /^\s*(?:"([\w-]{1,40})"\s?:\s?\{|\[{1,2}([\w."'-]{1,100})\]{1,2})/.exec(text) ?? [];
		const opened = json ?? toml;
		if (opened !== void 0) {
			current = opened;
			continue;
		}
		if (section !== void 0 && !section.test(current)) continue;
		const [, first, second] = line.exec(text) ?? [];
		const name = first ?? second;
		if (name !== void 0) found.set(index + 1, name.toLowerCase());
	}
	return found;
}
const addedDependencies = {
	id: "dependency-added",
	*find(changes) {
		for (const change of changes) {
			const manifest = MANIFESTS.find(({ path }) => path.test(change.path));
			if (manifest !== void 0) yield* added(change, manifest);
		}
	},
	bad: [
		[
			"package.json",
			"{\n  \"dependencies\": {\n    \"a\": \"^1.0.0\"\n  }\n}\n",
			"{\n  \"dependencies\": {\n    \"a\": \"^1.0.0\",\n    \"lodahs\": \"^4.17.21\"\n  }\n}\n"
		],
		[
			"requirements.txt",
			"requests==2.31.0\n",
			"requests==2.31.0\nreqeusts==1.0.0\n"
		],
		[
			"Cargo.toml",
			"[dependencies]\na = \"1\"\n",
			"[dependencies]\na = \"1\"\nserd = \"1.0.0\"\n"
		],
		[
			"pyproject.toml",
			"[project]\ndependencies = [\n]\n",
			"[project]\ndependencies = [\n  \"djago>=4,<5\",\n]\n"
		],
		[
			"go.mod",
			"module a\n",
			"module a\n\nrequire (\n	github.com/x/y v1.2.3\n)\n"
		],
		[
			"Gemfile",
			"gem 'rails', '7.1.0'\n",
			"gem 'rails', '7.1.0'\ngem 'rials', '7.1.0'\n"
		],
		[
			"app.csproj",
			"<Project/>\n",
			"<ItemGroup>\n<PackageReference Include=\"Newtonsfot.Json\" Version=\"1.0.0\" />\n"
		],
		[
			"build.gradle",
			"",
			"implementation 'org.exmaple:lib:1.0.0'\n"
		],
		[
			"pom.xml",
			"",
			"<dependency>\n<artifactId>comons-io</artifactId>\n<version>2.0</version>\n"
		]
	],
	good: [
		[
			"package.json",
			"{\n  \"dependencies\": {\n    \"a\": \"^1.0.0\"\n  }\n}\n",
			"{\n  \"scripts\": {\n    \"b\": \"true\"\n  },\n  \"dependencies\": {\n    \"a\": \"^1.1.0\"\n  }\n}\n"
		],
		[
			"requirements.txt",
			"requests==2.31.0\n",
			"requests==2.32.0\n"
		],
		[
			"Cargo.toml",
			"[dependencies]\na = \"1\"\n",
			"[package]\nname = \"b\"\n\n[dependencies]\na = \"2\"\n"
		]
	]
};
function* added(change, manifest) {
	if (change.after === null) return;
	const before = new Set(named(change.before?.lines ?? [], manifest).values());
	const lines = new Set(change.added);
	for (const [line, name] of named(change.after.lines, manifest)) if (lines.has(line) && !before.has(name)) yield hit(change, line);
}
// src/judge/rules/bounds.ts
const UP = /^(?:toBeGreaterThan|toBeGreaterThanOrEqual|assertGreater|assertGreaterEqual|toBeCloseTo|>|>=|Greater|GreaterOrEqual|atLeast|isGreaterThan|isAtLeast|above|least)$/;
const DOWN = /^(?:toBeLessThan|toBeLessThanOrEqual|assertLess|assertLessEqual|<|<=|Less|LessOrEqual|atMost|isLessThan|below|most|delta|InDelta|abs|rel|within)$/;
function weakerNumber(before, after) {
	if (before.length !== after.length) return null;
	const places = before.flatMap((word, index) => word === after[index] ? [] : [index]);
	const [place] = places;
	if (places.length !== 1 || place === void 0) return null;
	const old = Number(before[place]);
	const now = Number(after[place]);
	if (Number.isNaN(old) || Number.isNaN(now)) return null;
	if (before.some((word) => UP.test(word))) return now < old;
	if (before.some((word) => DOWN.test(word))) return now > old;
	return null;
}
// src/judge/rules/helpers.ts
function isCalled({ source, from }) {
	const { tokens } = source;
	for (let at = from; at >= Math.max(0, from - 600); at -= 1) {
		const text = tokens[at]?.text ?? "";
		if (!/^(?:def|func|fun|fn|function|void|const|let|int|bool)$/.test(text)) continue;
		const name = tokens[at + 1]?.text ?? "";
		if (tokens[at + 2]?.text !== "(" && tokens[at + 2]?.text !== "=") continue;
		return (source.counts.get(name) ?? 0) > 1;
	}
	return false;
}
// src/judge/rules/literals.ts
const CONSTANT = /^(?:true|false|null|nil|None|True|False|undefined|NaN|nullptr|NULL)$/;
function isLiteral(text) {
	return /^(?:\d|["'`]|[a-zA-Z$@]{1,3}["'])/.test(text) || CONSTANT.test(text) || /^\/.+\/[a-z]*$/.test(text);
}
function literalsIn(text) {
	const found = [];
	text.forEach((word, index) => {
		if (!isLiteral(word)) return;
		const negative = text[index - 1] === "-" && !/[\w)\]]/.test(text[index - 2] ?? "(");
		found.push(negative ? `-${word}` : word);
	});
	return found;
}
function literalOf(token) {
	const text = plainText(token);
	return isLiteral(text) ? text : null;
}
// src/judge/rules/strength.ts
const WORDS = [
	[2, /^(?:not(?:null|nil|none|empty|equals?|same|undefined)|isnot\w*|assert(?:is)?not\w*|todefined|tobedefined|bedefined|exists?|bepresent|isdefined|ispresent|assertnotnull|anything|notbe\w+|donotexpect\w*|shouldnotbe\w*|assertne|nestrict|ne|expectne|assertne|refute(?:equal|nil)?|benot\w*)$/],
	[1, /^(?:\w*(?:doesnotthrow|nothrow|noerror|notthrow\w*|notraise\w*|doesnotraise|nothingraised))$/],
	[9, /^(?:tobe|tostrictequal|strictequal|deepstrictequal|strictsame|(?:assert|expect|be)?same(?:as|instance)?|issameas|assertis|assert(?:is)?(?:null|none|nil)|(?:to)?be(?:null|undefined|nan|none|nil|true|false)|is(?:null|none|nil)|null|nil|none|expectnull|tobe(?:true|false)|true|false)$/],
	[8, /(?:equal|equals|equalto|eql|eq|eq2|streq|equivalent\w*|jsoneq|yamleq|calledwith|lastcalledwith|nthcalledwith|returnedwith|shouldbe|calledtimes|calledonce\w*|snapshot|elementsmatch|exactly|exactlyinanyorder|times|once|twice|textcontent|havevalue|identical|qcompare|matcharray|outputs?)$|^is$/],
	[6, /(?:closeto|almostequal|indelta|inepsilon|approx|near|within\w*|withinabs|doubleeq|floateq|bewithin|beapproximately)$/],
	[5, /(?:contain\w*|includes?|including|match\w*|partial|regexp?|startswith|endswith|startwith|endwith|greater\w*|less\w*|between|atleast|atmost|length|haslen|len|lengthof|count|size|property|anyof|oneof|subset\w*|throws?|thrown\w*|raises?|raiseerror|throwerror|rejects|exception\w*|above|below|isin|havebeencalled|called|assertin|positive|negative|iserror|errorcontains|erroris)$/],
	[4, /(?:instance\w*|isa|kindof|typeof|oftype|isinstance|assignable\w*|bea|bean|respondto)$/],
	[3, /(?:truthy|falsy|falsey|true|false|ok|notok|expecttrue|qverify)$/]
];
const OPERATORS = [
	[9, /^===$/],
	[8, /^==$/],
	[5, /^(?:in|<|>|<=|>=|=~|matches)$/],
	[2, /^(?:!==?)$/]
];
const NEGATIVE = /^(?:not|tonot|notto|never|neither|refute\w*|wont\w*|isnot\w*|assert(?:is)?not\w*|\w*notequals?|should_?not\w*|doesnot\w*|notok|notnull|notnil|notempty)$|^ne$|ne$(?<=assertne|expectne)/;
const SIZE = /^(?:len|length|size|count)$/;
const HEAD_ONLY = /\b(?:assert|verify|check|debug_assert|prop_assert)\b/i;
function strengthOf({ text, inverted }) {
	const levels = byDepth(text);
	const keyword = text[0] === "assert" && /^[\w"]/.test(text[1] ?? "");
	const outer = rankOf(keyword && text.includes("==") ? levels.outer.filter((word) => !SIZE.test(word)) : levels.outer, WORDS);
	const inner = keyword ? 0 : rankOf(levels.inner, WORDS);
	const operator = Math.max(rankOf([...levels.outer, ...levels.inner], OPERATORS), isNullCheck(text) ? 9 : 0);
	const negative = [...levels.outer, ...levels.inner].some((word) => NEGATIVE.test(fold$1(word))) || text.includes("!==") || text.includes("!=");
	if (inverted) return invertedStrength(text, operator, inner);
	const rank = outer <= 3 ? Math.max(outer, operator, outer === 3 && operator === 0 ? 0 : inner) : outer;
	if (rank === 0) return {
		rank: HEAD_ONLY.test(levels.outer.join(" ")) ? 3 : null,
		negative
	};
	return {
		rank: negative && rank > 2 && !isPartial(rank) ? 2 : rank,
		negative
	};
}
function isPartial(rank) {
	return rank <= 5;
}
function isNullCheck(text) {
	const at = text.indexOf("is");
	return at > 0 && text[at + 1] !== "not" && text[at - 1] !== ".";
}
function invertedStrength(text, operator, inner) {
	const unequal = text.includes("!=") || text.includes("!==");
	const negative = !unequal && !text.includes("!");
	if (unequal && text.includes("nil")) return {
		rank: 7,
		negative
	};
	if (unequal) return {
		rank: 8,
		negative
	};
	if (text.includes("!")) return {
		rank: Math.max(inner, 3),
		negative
	};
	return {
		rank: operator === 8 || operator === 9 ? 2 : operator === 5 ? 5 : 3,
		negative
	};
}
function byDepth(text) {
	const outer = [];
	const inner = [];
	let depth = 0;
	for (const word of text) if (/^[([{]$/.test(word)) depth += 1;
	else if (/^[)\]}]$/.test(word)) depth -= 1;
	else if (/^[\d"'`.,;]/.test(word)) continue;
	else if (depth === 0) outer.push(word);
	else if (depth === 1) inner.push(word);
	return {
		outer,
		inner
	};
}
function rankOf(words, table) {
	let best = 0;
	for (const word of words) {
		if (word === "Is" || word === "Has") continue;
		const folded = word === "Be" ? "equal" : fold$1(word);
		const rank = table.find(([, pattern]) => pattern.test(folded))?.[0] ?? 0;
		best = Math.max(best, rank);
	}
	return best;
}
function fold$1(word) {
	return word.toLowerCase().replaceAll("_", "");
}
// src/judge/rules/nesting.ts
const GUARDS = /^(?:if|else|elif|elsif|unless|try|catch|except|rescue|while|begin)$/;
function guardsOf(source) {
	return [
		"python",
		"ruby",
		"elixir",
		"shell"
	].includes(source.language?.id ?? "") ? indentGuards(source) : braceGuards(source);
}
function braceGuards(source) {
	const { tokens, closers } = source;
	const depths = new Uint8Array(tokens.length);
	const ends = [];
	let line = 0;
	let leading = "";
	for (let at = 0; at < tokens.length; at += 1) {
		const token = tokens[at];
		if (!token) continue;
		while (ends.length > 0 && (ends.at(-1) ?? 0) <= at) ends.pop();
		if (token.text === "{" && token.line !== line) line = token.line;
		else if (token.line !== line || token.kind === "word" && GUARDS.test(token.text)) {
			if (token.text !== "}" || token.line !== line) leading = "";
			if (token.kind === "word") leading = token.text;
			line = token.line;
		} else if (leading === "" && token.kind === "word") leading = token.text;
		const guarded = GUARDS.test(leading);
		const close = closers[at] ?? -1;
		if (token.text === "{" && close > at && guarded && !isCleanup(source, close)) ends.push(close);
		const inline = guarded && ends.length === 0 && leading !== "try" && token.text !== leading ? 1 : 0;
		depths[at] = Math.min(255, ends.length + inline);
		if (token.text === "{") leading = "";
	}
	return depths;
}
function isCleanup({ tokens }, close) {
	return tokens[close + 1]?.text === "finally";
}
function indentGuards(source) {
	const { tokens } = source;
	const depths = new Uint8Array(tokens.length);
	const open = [];
	const cleanups = cleanupLines(source);
	let line = 0;
	tokens.forEach((token, at) => {
		if (token.line !== line) {
			line = token.line;
			const indent = source.indent(line);
			while ((open.at(-1) ?? -1) >= indent) open.pop();
			const suppressed = token.text === "with" && /\bsuppress\(/.test(source.bare[line - 1] ?? "");
			if (GUARDS.test(token.text) && !cleanups.has(line) || suppressed) open.push(indent);
		}
		depths[at] = Math.min(255, open.length);
	});
	return depths;
}
function cleanupLines(source) {
	const result = new Set();
	const tries = [];
	source.bare.forEach((text, index) => {
		const word = /^\s*(try|begin|except|rescue|finally|ensure)\b/.exec(text)?.[1];
		if (!word) return;
		const indent = source.indent(index + 1);
		while ((tries.at(-1)?.indent ?? -1) > indent) tries.pop();
		if (word === "try" || word === "begin") tries.push({
			line: index + 1,
			indent
		});
		else {
			const start = tries.at(-1)?.indent === indent ? tries.pop() : void 0;
			if ((word === "finally" || word === "ensure") && start) result.add(start.line);
		}
	});
	return result;
}
// src/judge/rules/test-cases.ts
const CALL_HEADS = new Set([
	"it",
	"test",
	"describe",
	"context",
	"suite",
	"specify",
	"scenario",
	"feature",
	"should",
	"testWidgets",
	"group",
	"fit",
	"xit",
	"xtest",
	"fdescribe",
	"xdescribe",
	"benchmark",
	"Run",
	"It",
	"Describe",
	"Context",
	"Specify",
	"Entry",
	"When",
	"step",
	"@test",
	"TEST_CASE",
	"SECTION",
	"SCENARIO",
	"SUBCASE",
	"given",
	"expect_that",
	"test_that",
	"property",
	"fuzz",
	"fun",
	"def"
]);
const NAMED_MACROS = /^(?:(?:TYPED_|FRIEND_)?TEST(?:_F|_P)?|BOOST_(?:AUTO|FIXTURE|DATA)_TEST_CASE|CTEST\d?|Test|RUN_TEST|cmocka_unit_test|TEST_METHOD|QTEST_\w+)$/;
const DECLARES$2 = new Set([
	"def",
	"func",
	"fun",
	"fn",
	"function",
	"void",
	"defp",
	"Task",
	"ValueTask",
	"int",
	"class"
]);
const TEST_NAME = /^(?:test|Test|Fuzz|Benchmark|Example|should_|spec_|check_prop)\w*[?!]?$/;
const GO_NAME = /^(?:Test|Fuzz|Benchmark|Example)(?:[^a-z]\w*)?$/;
const MARK = /^@(?:Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate|Property|Example|Theory|Testable|Scenario|Given)$/;
const BRACKET_MARK = /^(?:Test|TestCase|TestCaseSource|TestMethod|DataTestMethod|Fact|Theory|Property|test|rstest|test_case|quickcheck|proptest|wasm_bindgen_test|DataProvider|SkippableFact)$/;
function testCases(source) {
	const { tokens } = source;
	const cases = [];
	let marked = false;
	for (let at = 0; at < tokens.length; at += 1) {
		const token = tokens[at];
		if (token?.kind !== "word") continue;
		if (MARK.test(token.text) || isBracketMark(source, at)) {
			marked = true;
			continue;
		}
		const found = calledCase(source, at) ?? macroCase(source, at) ?? declaredCase(source, at, marked);
		if (!found) continue;
		if (tokens[found.from]?.kind === "word" && !CALL_HEADS.has(token.text)) marked = false;
		cases.push(found);
	}
	return cases;
}
function isBracketMark({ tokens }, at) {
	if (!BRACKET_MARK.test(tokens[at]?.text ?? "")) return false;
	for (let back = at - 1; back > at - 6 && back >= 0; back -= 1) {
		const { kind, text } = tokens[back] ?? {
			kind: "word",
			text: ""
		};
		if (text === "[") return tokens[back - 1]?.text === "#" || startsLine$2(tokens, back);
		if (kind !== "word" && text !== "::" && text !== ",") return false;
	}
	return false;
}
function startsLine$2(tokens, at) {
	const previous = tokens[at - 1];
	return !previous || previous.line < (tokens[at]?.line ?? 0) || previous.text === "]";
}
function calledCase(source, at) {
	const { tokens, closers } = source;
	if (!CALL_HEADS.has(tokens[at]?.text ?? "")) return null;
	let next = afterMembers(tokens, at + 1);
	while (tokens[next]?.text === "(" && tokens[next + 1]?.kind !== "string") {
		const close = closers[next] ?? -1;
		if (close < next || !/^[(.]$/.test(tokens[close + 1]?.text ?? "")) break;
		next = afterMembers(tokens, close + 1);
	}
	if (tokens[next]?.kind === "string" && tokens[next]?.text.startsWith("`") && tokens[next + 1]?.text === "(") next += 1;
	const open = tokens[next]?.text === "(" ? next : -1;
	const title = tokens[open === -1 ? next : open + 1];
	if (title?.kind !== "string" && !(open !== -1 && isNameArgument(tokens, open + 1))) return null;
	if (open === -1 && title?.line !== tokens[at]?.line) return null;
	const to = open === -1 ? blockEnd(source, at, next) : callEnd(source, at, open);
	return {
		name: title?.text ?? "",
		line: tokens[at]?.line ?? 1,
		from: at,
		to,
		body: (open === -1 ? next : open + 1) + 1
	};
}
function afterMembers(tokens, from) {
	let next = from;
	while (next < from + 8 && tokens[next]?.text === "." && tokens[next + 1]?.kind === "word") next += 2;
	return next;
}
function isNameArgument(tokens, at) {
	return tokens[at]?.kind === "word" && tokens[at + 1]?.text === "." && tokens[at + 3]?.text === ",";
}
function callEnd(source, head, open) {
	const close = source.closers[open] ?? -1;
	if (close < open) return source.tokens.length;
	const next = source.tokens[close + 1];
	return next?.text === "{" || next?.text === "do" ? blockEnd(source, head, close) : close + 1;
}
function macroCase(source, at) {
	const { tokens, closers } = source;
	const word = tokens[at]?.text ?? "";
	if (tokens[at + 1]?.text !== "(" || !NAMED_MACROS.test(word)) return null;
	const close = closers[at + 1] ?? -1;
	if (close < 0 || source.language?.id !== "cpp") return null;
	return {
		name: tokens.slice(at + 2, Math.min(close, at + 8)).map(({ text }) => text).join(""),
		line: tokens[at]?.line ?? 1,
		from: at,
		to: blockEnd(source, at, close),
		body: close + 1
	};
}
function declaredCase(source, at, marked) {
	const { tokens, closers } = source;
	const name = tokens[at]?.text ?? "";
	const previous = tokens[at - 1];
	const open = tokens[at + 1]?.text === "(" ? at + 1 : -1;
	const named = (source.language?.id === "go" ? GO_NAME : TEST_NAME).test(name) && DECLARES$2.has(previous?.text ?? "");
	const bare = open === -1 && source.language?.id === "ruby" && previous?.text === "def" && named;
	const shell = source.language?.id === "shell" && /^test/i.test(name) && open !== -1 && tokens[at + 2]?.text === ")" && startsLine$2(tokens, at);
	const annotated = marked && open !== -1 && (previous?.kind === "word" || previous?.text === ">" || previous?.text === "`") && !name.startsWith("@");
	if (!(named && open !== -1 || bare || shell || annotated)) return null;
	const head = previous && previous.line === tokens[at]?.line && !shell ? at - 1 : at;
	const close = open === -1 ? at : closers[open] ?? -1;
	if (close < 0) return null;
	return {
		name,
		line: tokens[at]?.line ?? 1,
		from: head,
		to: blockEnd(source, head, close),
		body: close + 1
	};
}
function blockEnd(source, head, after) {
	const { tokens, closers } = source;
	if ([
		"python",
		"ruby",
		"elixir"
	].includes(source.language?.id ?? "") && tokens[after + 1]?.text !== "{") return indentedEnd(source, head, after);
	for (let at = after + 1; at < Math.min(tokens.length, after + 40); at += 1) {
		const text = tokens[at]?.text;
		if (text === ";") return at;
		if (text === "{") return (closers[at] ?? -1) < at ? tokens.length : (closers[at] ?? at) + 1;
	}
	return Math.min(tokens.length, after + 1);
}
function indentedEnd(source, head, after) {
	const { tokens } = source;
	const headLine = tokens[head]?.line ?? 1;
	const indent = source.indent(headLine);
	let line = tokens[after]?.line ?? headLine;
	for (let at = firstAfter(tokens, line); at < tokens.length; at = firstAfter(tokens, line)) {
		const token = tokens[at];
		if (!token) break;
		line = token.line;
		if (source.indent(line) <= indent && !/^[)\]}]$/.test(token.text)) return token.text === "end" ? at + 1 : at;
	}
	return tokens.length;
}
function firstAfter(tokens, line) {
	let from = 0;
	let to = tokens.length;
	while (from < to) {
		const middle = from + to >> 1;
		if ((tokens[middle]?.line ?? 0) > line) to = middle;
		else from = middle + 1;
	}
	return from;
}
// src/judge/rules/assertions.ts
const HEAD = /^(?:@?expect\w*|[aA]ssert\w*|ASSERT\w*|EXPECT\w*|REQUIRE\w*|CHECK\w*|BOOST_(?:CHECK|REQUIRE|TEST)\w*|TEST_ASSERT\w*|CU_ASSERT\w*|ck_assert\w*|verify\w*|refute\w*|[sS]hould\w*|must_\w+|wont_\w+|XCT(?:Assert\w*|Fail|Unwrap)|#?expect|Expect|Eventually|Consistently|prop_assert\w*|debug_assert\w*|QCOMPARE|QVERIFY\w*|require|raises|is_expected|raise_error|fail_unless|Received\w*|check|ensure|qt|approvals?|verifyJson)$/;
const PLAIN_CALL = /^(?:strictEqual|deepEqual|deepStrictEqual|notStrictEqual|equal|notEqual|ok|rejects|throws|same|like)$/;
const CONTEXT_CALL = /^(?:is|not|deepEqual|equal|equals|same|strictSame|like|true|false|truthy|falsy|throws|throwsAsync|rejects|ok|notOk|regex|match|snapshot|strictEqual|notDeepEqual|plan|pass|fail|ifError|error)$/;
const GO_FAIL = /^(?:Error|Errorf|Fatal|Fatalf|Fail|FailNow)$/;
const KEYWORD = new Set([
	"assert",
	"refute",
	"raise_error",
	"is_expected",
	"expect",
	"should",
	"should_not"
]);
const SHELL = /^(?:assert\w*|refute\w*|test|grep|diff|cmp)$/;
const MAX_NESTED = 3;
function assertionsOf(source) {
	const cases = testCases(source);
	const owners = ownersOf(source, cases);
	const guards = guardsOf(source);
	const found = [];
	const open = [];
	for (let at = 0; at < source.tokens.length; at += 1) {
		while (open.length > 0 && (open.at(-1) ?? 0) <= at) open.pop();
		if (open.length >= MAX_NESTED) continue;
		const range = rangeAt(source, at);
		if (!range) continue;
		open.push(range.to);
		const owner = owners[at] ?? -1;
		found.push({
			...range,
			line: source.tokens[at]?.line ?? 1,
			text: plainTokens(source.tokens, range.from, range.to),
			owner: owner < 0 ? null : cases[owner] ?? null,
			guards: guards[at] ?? 0
		});
	}
	return found;
}
function ownersOf(source, cases) {
	const owners = new Int32Array(source.tokens.length).fill(-1);
	const open = [];
	let next = 0;
	for (let at = 0; at < owners.length; at += 1) {
		while (next < cases.length && (cases[next]?.from ?? 0) <= at) open.push(next++);
		while (open.length > 0 && (cases[open.at(-1) ?? 0]?.to ?? 0) <= at) open.pop();
		owners[at] = open.at(-1) ?? -1;
	}
	return owners;
}
function rangeAt(source, at) {
	const { tokens } = source;
	const token = tokens[at];
	if (source.language?.id === "shell") return shellRange(source, at);
	if (token?.kind !== "word") return null;
	const failing = failRange(source, at);
	if (failing) return failing;
	if (!isHead(source, at)) return null;
	return {
		from: subjectStart(source, /^(?:await|return)$/.test(tokens[at - 1]?.text ?? "") && tokens[at - 1]?.text === "await" ? at - 1 : at),
		to: extent(source, at),
		inverted: false
	};
}
function isHead(source, at) {
	const { tokens, language } = source;
	const text = tokens[at]?.text ?? "";
	const previous = tokens[at - 1]?.text ?? "";
	const next = tokens[at + 1];
	const dotted = previous === "." || previous === "->" || previous === "::";
	if (/^(?:def|func|fun|fn|function|void|class|import|from|use|using|new|as|defmacro|macro_rules|package|mod|interface|type|extends|declare|implements|const|let|var|enum|namespace|module|struct|trait|impl)$/.test(previous)) return false;
	if (text === "require" || text === "check" || text === "ensure") return language?.id === "go" ? next?.text === "." : language?.id === "kotlin" && next?.text === "(" && text === "check";
	if (text === "expected" && language?.id === "java") return next?.text === "=" && previous === "(";
	if (PLAIN_CALL.test(text) && !dotted) return language?.id === "javascript" && next?.text === "(";
	if (CONTEXT_CALL.test(text) && language?.id === "javascript") return previous === "." && tokens[at - 2]?.text === "t" && next?.text === "(";
	if (!HEAD.test(text)) return false;
	if (text === "expected" || text === "asserts" || text === "AssertionError") return false;
	if (dotted && /^(?:assert|Assert|expect|verify)$/.test(tokens[at - 2]?.text ?? "")) return false;
	const follows = next?.text ?? "";
	if (/^[(.!<]$|^::$|^->$/.test(follows) || follows === "{" && language?.id !== "java") return true;
	if (language?.id === "kotlin" && /^should/.test(text)) return true;
	if (/^(?:must_|wont_|assert_|refute_)/.test(text)) return language?.id === "ruby" || language?.id === "elixir";
	return KEYWORD.has(text) && [
		"python",
		"ruby",
		"elixir",
		"java",
		"kotlin"
	].includes(language?.id ?? "") && follows !== "=" && follows !== ",";
}
function subjectStart({ tokens, closers }, at) {
	if (!/^(?:\.|->|\?\.)$/.test(tokens[at - 1]?.text ?? "") && !/^should/.test(tokens[at]?.text ?? "")) return at;
	let start = at;
	for (let steps = 0; steps < 40 && start > 0; steps += 1) {
		const previous = tokens[start - 1];
		const opener = closers[start - 1] ?? -1;
		if (opener >= 0 && opener < start - 1 && !startsLine$1(tokens, start)) start = opener;
		else if (previous?.kind === "word" || previous?.kind === "number" || previous?.kind === "string" || /^(?:\.|->|\?\.|::|!)$/.test(previous?.text ?? "")) {
			if (previous?.kind === "word" && /^(?:return|await|do|then|else)$/.test(previous.text)) break;
			if (startsLine$1(tokens, start)) break;
			if (!(/^(?:\.|->|\?\.|::|!)$/.test(previous?.text ?? "") || /^(?:\.|->|\?\.|::|\(|\[)$/.test(tokens[start]?.text ?? "") || start === at)) break;
			start -= 1;
		} else break;
	}
	return start;
}
function startsLine$1(tokens, at) {
	const token = tokens[at];
	const previous = tokens[at - 1];
	if (!token || !previous || /^(?:\.|->|\?\.|::)$/.test(token.text)) return false;
	return endLine(previous) < token.line && !/^(?:\.|->|\?\.|::|!)$/.test(previous.text);
}
function failRange(source, at) {
	const { tokens, language } = source;
	const text = tokens[at]?.text ?? "";
	const go = language?.id === "go" && tokens[at - 1]?.text === "." && tokens[at + 1]?.text === "(" && (GO_FAIL.test(text) || isNewError(tokens, at));
	const thrown = text === "throw" && (tokens[at - 1]?.text === ")" || tokens[at - 1]?.text === "{");
	if (!go && !thrown) return null;
	const alone = go && !isNewError(tokens, at) ? {
		from: at,
		to: at + 1,
		inverted: true
	} : null;
	const end = enclosing(source, at, go);
	if (end < 0) return alone;
	for (let from = end - 1; from > Math.max(0, end - 80); from -= 1) {
		const word = tokens[from]?.text;
		if (word === "if" || word === "case") return {
			from,
			to: end,
			inverted: true
		};
		if (word === "func" || word === "{" || word === "}" && (source.closers[from] ?? -1) < 0) break;
	}
	return alone;
}
function isNewError(tokens, at) {
	return tokens[at]?.text === "New" && tokens[at - 2]?.text === "errors";
}
function enclosing({ tokens, closers }, at, go) {
	if (!go) return tokens[at - 1]?.text === "{" ? at - 1 : at;
	for (let back = at - 1; back > Math.max(0, at - 400); back -= 1) {
		const close = closers[back] ?? -1;
		if (tokens[back]?.text === "}" && close >= 0) back = close;
		else if (tokens[back]?.text === "{" && close > at) return back;
	}
	return -1;
}
function shellRange(source, at) {
	const { tokens, closers } = source;
	const token = tokens[at];
	if (!(tokens[at - 1]?.line !== token?.line || /^(?:&&|\|\||;|then|if|!)$/.test(tokens[at - 1]?.text ?? "")) || !token) return null;
	const bracket = token.text === "[" && tokens[at + 1]?.text !== "]";
	if (!bracket && !(token.kind === "word" && SHELL.test(token.text) && tokens[at + 1]?.text !== "(" && tokens[at + 1]?.text !== "=")) return null;
	return {
		from: at,
		to: bracket ? Math.max(closers[at] ?? -1, at) + 1 : extent(source, at),
		inverted: false
	};
}
const CONTINUES = /^(?:\.|\?\.|->|::|&&|\|\||[=!]==?|\+|-|\*|\/|<|>|<=|>=|=>|,|=~|\?|and|or|not|is|in|to|\|)$/;
function extent(source, head) {
	const { tokens, closers, language } = source;
	const commas = language?.id === "ruby" || language?.id === "elixir" || language?.id === "shell";
	let at = head;
	while (at < tokens.length) {
		const token = tokens[at];
		const previous = tokens[at - 1];
		if (!token) break;
		if (at > head) {
			if (/^(?:;|\)|\]|\}|do)$/.test(token.text) || token.text === "," && !commas) break;
			if (language?.lines && previous && token.line > endLine(previous) && !CONTINUES.test(token.text) && !CONTINUES.test(previous.text)) break;
		}
		const close = closers[at] ?? -1;
		at = close > at ? close + 1 : at + 1;
	}
	return at;
}
function endLine({ line, text }) {
	return text.includes("\n") ? line + text.split("\n").length - 1 : line;
}
// src/judge/rules/constant-uses.ts
const parents = new WeakMap();
function parentsOf(source) {
	const known = parents.get(source);
	if (known) return known;
	const found = new Int32Array(source.tokens.length).fill(-1);
	const open = [];
	source.closers.forEach((other, at) => {
		if (other >= 0 && other < at) open.pop();
		found[at] = open.at(-1) ?? -1;
		if (other > at) open.push(at);
	});
	parents.set(source, found);
	return found;
}
const NEVER = /^(?!)/;
const SETS = /^(?::=|=(?!=)|\+\+|--|(?:[-+*/%&|^@]|<<|>>|&\^|\*\*|\/\/)=(?!=))/;
const SIGN = 4;
const MANNERS = {
	go: {
		before: /^(?:[(,=+[{:]|:=|==|!=|&&|\|\||return|case)$/,
		after: /^(?:[),+\]};.]|==|!=|&&|\|\|)$/,
		lists: /^[([{]$/,
		parameters: NEVER,
		pattern: SETS
	},
	javascript: {
		before: /^(?:[(,=+[:?]|=>|===?|!==?|&&|\|\||\?\?|return)$/,
		after: /^(?:[),+\]};.]|===?|!==?|&&|\|\||\?\?)$/,
		lists: /^[([]$/,
		parameters: /^(?:[{:]|=>)$/,
		pattern: /^(?:=(?![=>])|(?:of|in)\b)/
	},
	python: {
		before: /^(?:[(,=+[{:]|==|!=|return|in|and|or|not|if|elif|else|assert)$/,
		after: /^(?:[),+\]}.:]|==|!=|and|or|if|else|in|not|is)$/,
		lists: /^[([{]$/,
		parameters: NEVER,
		pattern: new RegExp(`${SETS.source}|^(?::|in\\b)`)
	}
};
const BINDERS = /^(?:let|var|const|import|from|global|nonlocal|del|lambda|for|as|case|type|func|function|def|class|catch|with|except|enum)$/;
const CONDITIONS = /^(?:if|while|switch|for)$/;
const DECLARES$1 = /^(?:func|function|def|class|case|type)$/;
const REACH$1 = 80;
const MAX_DEPTH$1 = 40;
function isUse(source, at) {
	const { tokens, language } = source;
	const manners = MANNERS[language?.id ?? ""];
	const before = tokens[at - 1];
	const after = tokens[at + 1];
	if (!manners || !before) return false;
	if (before.text === "." || before.text === "?.") return language?.id !== "python" || after?.text !== "=";
	if (!manners.before.test(before.text)) return false;
	if (language?.id === "python" && isAtPythonStart(source, at)) return false;
	const ends = after === void 0 || after.line > (tokens[at]?.line ?? 0);
	if (!manners.after.test(after?.text ?? "") && !(ends && after?.kind !== "punctuation")) return false;
	return !isInBoundList(source, at, manners) && !isInPattern(source, at, manners);
}
function isAtPythonStart(source, at) {
	const line = source.tokens[at]?.line ?? 1;
	if (isInCase(source, at)) return true;
	return source.tokens[at - 1]?.line !== line && (parentsOf(source)[at] ?? -1) < 0;
}
function isInCase(source, at) {
	const { tokens, closers } = source;
	let first = at;
	for (let parent = at, depth = 0; parent >= 0; parent = parentsOf(source)[parent] ?? -1, depth += 1) {
		if (depth > MAX_DEPTH$1) return true;
		first = parent;
	}
	for (let steps = 0; steps < REACH$1; steps += 1) {
		const before = tokens[first - 1];
		const ends = (before?.line ?? 0) + (before?.text.split("\n").length ?? 1) - 1;
		if (!before || ends < (tokens[first]?.line ?? 0) && before.text !== "\\") return tokens[first]?.text === "case";
		const open = closers[first - 1] ?? -1;
		first = open >= 0 && open < first ? open : first - 1;
	}
	return true;
}
function isInBoundList(source, at, manners) {
	const opener = source.tokens[parentsOf(source)[at] ?? -1]?.text ?? "";
	if (source.tokens[at - 1]?.text === ",") {
		if (!manners.lists.test(opener) && source.language?.id === "javascript" || followsBinder(source, at)) return true;
	}
	return opener !== "(" && source.tokens[at + 1]?.text === "," && endsInAssignment(source, at + 1);
}
function followsBinder(source, at) {
	const { tokens, closers, language } = source;
	const parent = parentsOf(source)[at] ?? -1;
	const byLine = language?.id === "go" || language?.id === "python" && parent < 0;
	for (let back = at - 1, steps = 0; back > parent; back -= 1, steps += 1) {
		const token = tokens[back];
		const other = closers[back] ?? -1;
		if (steps > REACH$1 || BINDERS.test(token?.text ?? "")) return true;
		if (token?.text === ";") return false;
		const breaks = (tokens[back + 1]?.line ?? 0) > (token?.line ?? 0);
		if (byLine && breaks && token?.text !== "," && other < 0) return false;
		if (other >= 0 && other < back) back = other;
	}
	return false;
}
function endsInAssignment({ tokens, closers }, from) {
	for (let at = from, steps = 0; at < tokens.length; at += 1, steps += 1) {
		const token = tokens[at];
		const close = closers[at] ?? -1;
		if (steps > REACH$1 || /^(?:=|:=|in|of)$/.test(token?.text ?? "")) return true;
		if ((token?.line ?? 0) > (tokens[at - 1]?.line ?? 0) && !/^[,\\]$/.test(tokens[at - 1]?.text ?? "")) return false;
		if (close > at) at = close;
		else if (token?.kind !== "word" && !/^[,.*\\]$/.test(token?.text ?? "")) return false;
	}
	return false;
}
function isInPattern(source, at, manners) {
	let open = parentsOf(source)[at] ?? -1;
	for (let depth = 0; open >= 0; depth += 1) {
		if (depth > MAX_DEPTH$1 || binds(source, open, manners)) return true;
		open = parentsOf(source)[open] ?? -1;
	}
	return false;
}
function binds(source, open, manners) {
	const { tokens, language } = source;
	const before = tokens[open - 1]?.text ?? "";
	const isCondition = CONDITIONS.test(before);
	if (isCondition && language?.id !== "go") return language?.id === "python" && before === "for";
	if (!isCondition && (BINDERS.test(before) || declares(source, open))) return true;
	if (language?.id === "go" && tokens[open]?.text === "(" && before === "&") return true;
	const next = nextAfter(source, open);
	if (tokens[open]?.text === "(" && manners.parameters.test(tokens[next]?.text ?? "")) return true;
	if (!isCondition && isAttached(source, open)) return false;
	const start = tokens[next]?.start ?? source.text.length;
	return manners.pattern.test(source.text.slice(start, start + SIGN)) || isFirstOfSet(source, open, next);
}
function nextAfter({ tokens, closers }, open) {
	let next = (closers[open] ?? -1) + 1;
	while (tokens[next]?.text === "\\") next += 1;
	return next;
}
function isAttached({ tokens, language }, open) {
	const before = tokens[open - 1];
	if (!before || tokens[open]?.text === "{") return false;
	if (language?.id !== "javascript" && before.line < (tokens[open]?.line ?? 0)) return false;
	return before.kind === "word" || /^[)\]]$/.test(before.text);
}
function isFirstOfSet(source, open, next) {
	const { tokens, language } = source;
	if (language?.id === "javascript" || tokens[open]?.text === "{" || tokens[next]?.text !== ",") return false;
	const parent = parentsOf(source)[open] ?? -1;
	return (parent < 0 || language?.id === "go" && tokens[parent]?.text === "{" || followsBinder(source, open)) && endsInAssignment(source, next);
}
function declares({ tokens, language }, open) {
	const name = tokens[open - 1];
	const before = tokens[open - 2];
	if (tokens[open]?.text === "{") return false;
	if (before && name?.kind === "word" && DECLARES$1.test(before.text)) return true;
	if (language?.id !== "go") return false;
	const closes = name?.kind === "word" ? before : name;
	return closes?.text === ")" && closes.line === tokens[open]?.line;
}
// src/judge/rules/standard-library.ts
const METHODS = "Get Head Post Put Patch Delete Connect Options Trace".split(" ");
const STATUSES = {
	Continue: 100,
	SwitchingProtocols: 101,
	Processing: 102,
	EarlyHints: 103,
	OK: 200,
	Created: 201,
	Accepted: 202,
	NonAuthoritativeInfo: 203,
	NoContent: 204,
	ResetContent: 205,
	PartialContent: 206,
	MultiStatus: 207,
	AlreadyReported: 208,
	IMUsed: 226,
	MultipleChoices: 300,
	MovedPermanently: 301,
	Found: 302,
	SeeOther: 303,
	NotModified: 304,
	UseProxy: 305,
	TemporaryRedirect: 307,
	PermanentRedirect: 308,
	BadRequest: 400,
	Unauthorized: 401,
	PaymentRequired: 402,
	Forbidden: 403,
	NotFound: 404,
	MethodNotAllowed: 405,
	NotAcceptable: 406,
	ProxyAuthRequired: 407,
	RequestTimeout: 408,
	Conflict: 409,
	Gone: 410,
	LengthRequired: 411,
	PreconditionFailed: 412,
	RequestEntityTooLarge: 413,
	RequestURITooLong: 414,
	UnsupportedMediaType: 415,
	RequestedRangeNotSatisfiable: 416,
	ExpectationFailed: 417,
	Teapot: 418,
	MisdirectedRequest: 421,
	UnprocessableEntity: 422,
	Locked: 423,
	FailedDependency: 424,
	TooEarly: 425,
	UpgradeRequired: 426,
	PreconditionRequired: 428,
	TooManyRequests: 429,
	RequestHeaderFieldsTooLarge: 431,
	UnavailableForLegalReasons: 451,
	InternalServerError: 500,
	NotImplemented: 501,
	BadGateway: 502,
	ServiceUnavailable: 503,
	GatewayTimeout: 504,
	HTTPVersionNotSupported: 505,
	VariantAlsoNegotiates: 506,
	InsufficientStorage: 507,
	LoopDetected: 508,
	NotExtended: 510,
	NetworkAuthenticationRequired: 511
};
const HTTP = new Map([...METHODS.map((name) => [`Method${name}`, {
	text: name.toUpperCase(),
	isText: true
}]), ...Object.entries(STATUSES).map(([name, code]) => [`Status${name}`, {
	text: `${code}`,
	isText: false
}])]);
function libraryValue(source, at) {
	const [first, dot, name] = [
		at,
		at + 1,
		at + 2
	].map((index) => source.tokens[index]?.text);
	if (source.language?.id !== "go" || first !== "http" || dot !== "." || source.tokens[at - 1]?.text === ".") return null;
	const value = HTTP.get(name ?? "") ?? null;
	return value && isStandard(source, "http", "net/http") ? value : null;
}
const memo$7 = new WeakMap();
function isStandard(source, name, path) {
	const known = memo$7.get(source) ?? new Map();
	memo$7.set(source, known);
	const found = known.get(name) ?? isImported(source, name, path);
	known.set(name, found);
	return found;
}
function isImported({ tokens, code }, name, path) {
	return tokens.some(({ text, line }, at) => text === `"${path}"` && tokens[at + 1]?.line !== line && (tokens[at - 1]?.line !== line || /^\s*import "/.test(code[line - 1] ?? ""))) && tokens.every(({ text }, at) => text !== name || tokens[at + 1]?.text === ".");
}
// src/judge/rules/string-forms.ts
const QUOTES = {
	go: /^(["`])([^\\\n]*)\1$/,
	javascript: /^(["'`])([^\\\n]*)\1$/,
	python: /^(["'])([^\\\n]*)\1$/
};
function writtenText({ kind, text }, language) {
	if (kind !== "string" || text.startsWith("\"\"\"") || text.startsWith("'''")) return null;
	const [, quote, content] = QUOTES[language]?.exec(text) ?? [];
	if (content === void 0 || content.includes(quote ?? "")) return null;
	return quote === "`" && language === "javascript" && content.includes("${") ? null : content;
}
const FORMS = {
	go: [sprintf],
	javascript: [template],
	python: [
		fString,
		formatCall,
		percent
	]
};
function formAt(source, at) {
	for (const read of FORMS[source.language?.id ?? ""] ?? []) {
		const form = read(source, at);
		if (form) return form;
	}
	return null;
}
function sprintf(source, at) {
	const { tokens, closers } = source;
	if (tokens[at]?.text !== "fmt" || tokens[at + 1]?.text !== "." || tokens[at + 2]?.text !== "Sprintf") return null;
	const format = tokens[at + 4];
	const close = closers[at + 3] ?? -1;
	if (close < at || tokens[at + 3]?.text !== "(" || tokens[at + 5]?.text !== "," || !format) return null;
	const text = writtenText(format, "go");
	return text === null || !isStandard(source, "fmt", "fmt") ? null : filled(source, text, "%s", at + 6, close);
}
function template({ tokens }, at) {
	const { kind, text } = tokens[at] ?? {
		kind: "word",
		text: ""
	};
	if (kind !== "string" || !text.startsWith("`") || /[\\\n]/.test(text)) return null;
	return places$1(text.slice(1, -1), /\$\{([^{}`]+)\}/g, /\$\{/, at);
}
function fString({ tokens }, at) {
	const { kind, text } = tokens[at] ?? {
		kind: "word",
		text: ""
	};
	if (kind !== "string" || !/^[fF](?:"(?!"")|'(?!''))/.test(text) || text.includes("\\")) return null;
	return places$1(text.slice(2, -1), /\{([\w.()[\], ]+)\}/g, /[{}]/, at);
}
function places$1(content, place, left, at) {
	const pieces = [];
	let done = 0;
	for (const match of content.matchAll(place)) {
		pieces.push({ text: content.slice(done, match.index) }, {
			code: match[1] ?? "",
			at
		});
		done = match.index + match[0].length;
	}
	pieces.push({ text: content.slice(done) });
	if (pieces.length === 1 || pieces.some((piece) => "text" in piece && left.test(piece.text))) return null;
	return {
		pieces,
		to: at + 1
	};
}
function formatCall(source, at) {
	const { tokens, closers } = source;
	const [format, dot, name] = tokens.slice(at, at + 3);
	const close = closers[at + 3] ?? -1;
	if (!format || dot?.text !== "." || name?.text !== "format" || close < at) return null;
	const text = writtenText(format, "python");
	return text === null ? null : filled(source, text, "{}", at + 4, close);
}
function percent(source, at) {
	const { tokens, closers } = source;
	const close = closers[at + 2] ?? -1;
	const [format, sign, open] = tokens.slice(at, at + 3);
	if (!format || sign?.text !== "%" || open?.text !== "(" || close < at) return null;
	const text = writtenText(format, "python");
	if (text === null || !commasIn(source, at + 3, close).length) return null;
	return filled(source, text, "%s", at + 3, close);
}
function filled(source, format, place, from, close) {
	const given = argumentsIn(source, from, close);
	const texts = format.split(place);
	const more = place === "%s" ? "%" : /[{}]/;
	const plain = texts.every((text) => text.search(more) < 0);
	if (!given || given.length === 0 || given.length !== texts.length - 1 || !plain) return null;
	return {
		pieces: texts.flatMap((text, index) => [{ text }, given[index] ?? { text: "" }]),
		to: close + 1
	};
}
const MAX_ARGUMENTS = 40;
function argumentsIn(source, from, close) {
	const ends = [...commasIn(source, from, close), close];
	if (ends.length > MAX_ARGUMENTS) return null;
	const ranges = ends.map((to, index) => ({
		from: index === 0 ? from : (ends[index - 1] ?? 0) + 1,
		to
	}));
	if (ranges.at(-1)?.from === close) ranges.pop();
	const isPlain = (range) => range.to > range.from && !source.tokens.slice(range.from, range.to).some(({ text }, at) => text === "..." || text === "=" || text === "for" || at === 0 && text === "*");
	return ranges.every(isPlain) ? ranges : null;
}
function commasIn({ tokens, closers }, from, close) {
	const found = [];
	for (let at = from; at < close; at += 1) {
		const end = closers[at] ?? -1;
		if (end > at) at = end;
		else if (tokens[at]?.text === ",") found.push(at);
	}
	return found;
}
// src/judge/rules/definitions.ts
const SHAPES = {
	go: /^(?:const )?N = V$|^N := V$/,
	javascript: /^(?:export )?const N (?:: T )?= V(?: ;)?$/,
	python: /^N (?:: T )?= V$/
};
const TYPES = /^(?:string|number|str|int|Final)$/;
const BACK = 3;
const ON = 8;
const MAX_BODY$1 = 300;
function definedAt(source, at) {
	const { tokens, language } = source;
	const line = tokens[at]?.line;
	let from = at;
	while (from > at - BACK && tokens[from - 1]?.line === line) from -= 1;
	let to = at + 1;
	while (to < at + ON && tokens[to]?.line === line) to += 1;
	const values = [];
	const shape = tokens.slice(from, to).map((token, index) => {
		if (from + index === at) return "N";
		const text = writtenText(token, language?.id ?? "");
		const isNumber = token.kind === "number" && /^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(token.text);
		if (text === null && !isNumber) return TYPES.test(token.text) ? "T" : token.text;
		values.push({
			text: text ?? token.text,
			isText: text !== null
		});
		return "V";
	});
	return SHAPES[language?.id ?? ""]?.test(shape.join(" ")) === true && values.length === 1 && endsThere(source, to) ? values[0] ?? null : null;
}
function endsThere({ tokens, language }, to) {
	const next = tokens[to];
	if (language?.id !== "javascript" || !next || tokens[to - 1]?.text === ";") return true;
	return next.text === "}" || next.kind === "word" && !/^(?:in|instanceof|as|satisfies)$/.test(next.text);
}
function scopeOf(source, at) {
	const { tokens, closers, language } = source;
	if (language?.id === "python") return pythonScope(source, at);
	const parent = parentsOf(source)[at] ?? -1;
	const inGroup = isInGroup(source, at, parent);
	const isConst = inGroup || tokens[at - 1]?.text === "const";
	const isModule = inGroup || parent < 0;
	if (!isConst && (isModule || tokens[at + 1]?.text !== ":=")) return null;
	if (isModule) return {
		from: language?.id === "go" ? 0 : at,
		to: tokens.length,
		since: 0,
		isModule
	};
	if (tokens[parent]?.text !== "{" || /^(?:case|default)$/.test(tokens[parent + 1]?.text ?? "")) return null;
	return {
		from: at,
		to: closers[parent] ?? -1,
		since: parent,
		isModule
	};
}
function isInGroup(source, at, parent) {
	const { tokens } = source;
	if (source.language?.id !== "go" || tokens[parent]?.text !== "(" || tokens[parent - 1]?.text !== "const") return false;
	return tokens[at - 1]?.line !== tokens[at]?.line && (parentsOf(source)[parent] ?? -1) < 0;
}
function pythonScope(source, at) {
	const { tokens, bare } = source;
	const line = tokens[at]?.line ?? 1;
	const indent = source.indent(line);
	if ((parentsOf(source)[at] ?? -1) >= 0) return null;
	if (indent === 0) return {
		from: at,
		to: tokens.length,
		since: 0,
		isModule: true
	};
	const isInside = (other) => (bare[other - 1] ?? "").trim() === "" || source.indent(other) >= indent;
	let above = line - 1;
	while (above > line - MAX_BODY$1 && above > 0 && isInside(above)) above -= 1;
	if (!/^\s*(?:async\s+)?def\s.*:\s*$/.test(bare[above - 1] ?? "")) return null;
	let since = at;
	while ((tokens[since - 1]?.line ?? 0) >= above) since -= 1;
	let to = at;
	while (to < tokens.length && isInside(tokens[to]?.line ?? 1) && to - at < MAX_BODY$1 * 20) to += 1;
	return {
		from: at,
		to,
		since,
		isModule: false
	};
}
// src/judge/rules/constants.ts
const MIXED = /\.(?:[jt]sx|vue|svelte|astro)$/;
const HIDDEN$1 = {
	go: /^(?!)/,
	javascript: /^eval$/,
	python: /^(?:globals|locals|vars|exec|eval|__dict__|__setattr__)$/
};
const BUILT_FOR = /_(?:aix|android|darwin|dragonfly|freebsd|illumos|ios|js|linux|netbsd|openbsd|plan9|solaris|wasip1|windows|zos|386|amd64|arm|arm64|loong64|mips\w*|ppc\w*|riscv\w*|s390x|wasm)(?:_test)?\.go$|(?:^|\/)[_.][^/]*$/;
const CONSTRAINED = /^\/\/ ?(?:go:build|\+build)/m;
const MAX_TOKENS = 3e5;
const MAX_NAMES = 400;
const MAX_PLACES = 1e3;
function constantsOf(change, side, changes) {
	const source = change[side];
	if (!source) return () => null;
	const known = memo$6.get(source) ?? readConstants(source, side, changes);
	memo$6.set(source, known);
	return known;
}
const memo$6 = new WeakMap();
function readConstants(source, side, changes) {
	const hidden = HIDDEN$1[source.language?.id ?? ""];
	if (!hidden || MIXED.test(source.path) || source.tokens.length > MAX_TOKENS) return () => null;
	if ([...source.counts.keys()].some((text) => hidden.test(text)) || hasStarImport(source)) return () => null;
	const known = new Map();
	return (name, at) => {
		const found = known.get(name) ?? (known.size < MAX_NAMES ? constantsNamed(source, name, side, changes) : []);
		known.set(name, found);
		return found.filter(({ from, to }) => from <= at && at < to).at(-1)?.value ?? null;
	};
}
function hasStarImport({ language, code }) {
	return language?.id === "python" && code.some((line) => /\bimport\s*\*/.test(line));
}
const places = new WeakMap();
function placesOf(source, name) {
	const known = places.get(source) ?? Map.groupBy(source.tokens.keys(), (at) => source.tokens[at]?.text ?? "");
	places.set(source, known);
	return known.get(name) ?? [];
}
function constantsNamed(source, name, side, changes) {
	const all = placesOf(source, name);
	if (all.length > MAX_PLACES) return [];
	const found = [];
	let defined = false;
	for (const at of all) {
		const value = definedAt(source, at);
		const scope = value && scopeOf(source, at);
		if (!value || !scope) continue;
		defined = true;
		if (all.every((place) => place === at || place < scope.since || place >= scope.to || isUse(source, place)) && !(scope.isModule && isSetByName(source, name))) found.push({
			...scope,
			value
		});
	}
	if (defined || source.language?.id !== "go" || !all.every((at) => isUse(source, at))) return found;
	const value = packageConstant(source, name, side, changes);
	return value ? [{
		value,
		from: 0,
		to: source.tokens.length
	}] : [];
}
function isSetByName({ tokens, language }, name) {
	if (language?.id !== "python") return false;
	return tokens.some(({ kind, text }) => {
		if (kind !== "string" || !text.includes(name)) return false;
		return !/^[fF]["']/.test(text) || text.replaceAll(`{${name}}`, "").includes(name);
	});
}
function packageConstant(source, name, side, changes) {
	const found = [];
	for (const { [side]: other } of changes) {
		if (!other || other === source || other.language?.id !== "go") continue;
		if (posix.dirname(other.path) !== posix.dirname(source.path)) continue;
		for (const at of placesOf(other, name).slice(0, MAX_PLACES)) {
			const value = definedAt(other, at);
			if (value && scopeOf(other, at)?.isModule) found.push(isShared(source, other) ? value : null);
		}
	}
	return found.length === 1 ? found[0] ?? null : null;
}
function isShared(source, other) {
	const packages = [source, other].map(({ tokens }) => tokens[0]?.text === "package" && tokens[1]?.text);
	if (!packages[0] || packages[0] !== packages[1]) return false;
	return !BUILT_FOR.test(other.path) && !CONSTRAINED.test(other.text);
}
// src/judge/rules/pairing.ts
const CANDIDATES$1 = 40;
const ALIKE = .34;
function pairClaims(lost, added) {
	const pool = new Pool(added);
	const pairing = {
		changed: [],
		removed: []
	};
	for (const claim of lost) {
		const partner = pool.take(claim);
		if (partner) pairing.changed.push([claim, partner]);
		else pairing.removed.push(claim);
	}
	return pairing;
}
var Pool = class {
	shelves = new Map();
	words = new Map();
	taken = new Set();
	constructor(claims) {
		for (const pick of [
			testKey$1,
			fileKey,
			() => ""
		]) for (const [key, own] of Map.groupBy(claims, pick)) this.shelves.set(key, {
			claims: own,
			start: 0
		});
	}
	take(claim) {
		for (const key of [
			testKey$1(claim),
			fileKey(claim),
			""
		]) {
			const partner = this.best(claim, this.shelves.get(key));
			if (!partner) continue;
			this.taken.add(partner);
			return partner;
		}
		return null;
	}
	best(claim, shelf) {
		if (!shelf) return null;
		while (shelf.start < shelf.claims.length && this.isTaken(shelf, shelf.start)) shelf.start += 1;
		let winner = null;
		let top = 0;
		for (let at = shelf.start; at < Math.min(shelf.claims.length, shelf.start + CANDIDATES$1); at += 1) {
			const candidate = shelf.claims[at];
			if (!candidate || this.taken.has(candidate)) continue;
			const sameTest = candidate.owner?.name === claim.owner?.name;
			const score = likeness(this.wordsOf(claim), this.wordsOf(candidate)) + (sameTest ? .25 : 0);
			if (score <= top || score < ALIKE) continue;
			winner = candidate;
			top = score;
		}
		return winner;
	}
	isTaken(shelf, at) {
		const claim = shelf.claims[at];
		return claim !== void 0 && this.taken.has(claim);
	}
	wordsOf(claim) {
		const known = this.words.get(claim);
		if (known) return known;
		const words = new Set(claim.text.filter((word) => word.length > 1 || /\w/.test(word)));
		this.words.set(claim, words);
		return words;
	}
};
function fileKey({ change }) {
	return `file ${change.path}`;
}
function testKey$1(claim) {
	return `test ${claim.owner?.name ?? ""} ${fileKey(claim)}`;
}
function likeness(left, right) {
	let shared = 0;
	for (const word of left) if (right.has(word)) shared += 1;
	const all = left.size + right.size - shared;
	return all === 0 ? 0 : shared / all;
}
// src/judge/rules/plain-form.ts
const MAX_DEPTH = 12;
function plainLines(source, lines, valueAt) {
	const found = [];
	const reading = {
		source,
		valueAt,
		depth: 0
	};
	for (let at = 0; at < source.tokens.length;) {
		const line = source.tokens[at]?.line ?? 0;
		if (!lines.has(line)) {
			at += 1;
			continue;
		}
		const { atoms, to } = step(reading, at, source.tokens.length);
		const last = source.tokens[to - 1]?.line ?? line;
		const text = atoms.map((own) => `${own}\n`).join("");
		const group = found.at(-1);
		if (group && belongs(source, at, group)) {
			group.text += text;
			group.last = Math.max(group.last, last);
		} else {
			const indent = source.language?.layout ? `${source.indent(line)}\n` : "";
			found.push({
				line,
				last,
				text: indent + text,
				from: at
			});
		}
		at = to;
	}
	return found;
}
function belongs(source, at, { from, last }) {
	const line = source.tokens[at]?.line ?? 0;
	const closed = source.closers[at] ?? -1;
	const parent = closed >= 0 && closed < at ? closed : parentsOf(source)[at] ?? -1;
	return line <= last || line === last + 1 && parent >= from && /^[([]$/.test(source.tokens[parent]?.text ?? "");
}
function plainRange(source, from, to, valueAt) {
	return atomsIn({
		source,
		valueAt,
		depth: 0
	}, from, to).join("\n");
}
function step(reading, at, end) {
	if (isLayout(reading.source, at)) return {
		atoms: [],
		to: at + 1
	};
	const text = textAt(reading, at, end);
	const value = text ? null : libraryValue(reading.source, at);
	return text ?? (value ? {
		atoms: [valueAtom(value)],
		to: at + 3
	} : {
		atoms: [atom(reading, at)],
		to: at + 1
	});
}
function valueAtom({ text, isText }) {
	return `${isText ? "s" : "t"}${JSON.stringify(text)}`;
}
const KEYWORDS = /^(?:return|in|is|and|or|not|if|elif|else|assert|yield|lambda|for|while|await|case|match|del|from|import|except|as|print|exec|raise|with)$/;
function isLayout({ tokens, closers, language }, at) {
	const close = tokens[at + 1]?.text ?? "";
	if (tokens[at]?.text !== "," || !/^[)\]}]$/.test(close)) return false;
	const called = tokens[(closers[at + 1] ?? 0) - 1];
	const isCall = called?.kind === "word" && !KEYWORDS.test(called.text);
	return language?.id === "python" ? close === ")" && isCall : language?.id === "go" || isCall;
}
function atom({ source, valueAt }, at) {
	const token = source.tokens[at];
	const written = writtenText(token, source.language?.id ?? "");
	if (written !== null) return `s${JSON.stringify(written)}`;
	const value = isOwnName(source, at) ? valueAt(token.text, at) : null;
	if (value) return valueAtom(value);
	return `t${JSON.stringify(token.text)}`;
}
function isOwnName({ tokens }, at) {
	return tokens[at]?.kind === "word" && !/^(?:\.|\?\.|->|::)$/.test(tokens[at - 1]?.text ?? "");
}
function atomsIn(reading, from, to) {
	const deeper = {
		...reading,
		depth: reading.depth + 1
	};
	const atoms = [];
	for (let at = from; at < to;) {
		const next = deeper.depth > MAX_DEPTH ? {
			atoms: [atom(reading, at)],
			to: at + 1
		} : step(deeper, at, to);
		atoms.push(...next.atoms);
		at = next.to;
	}
	return atoms;
}
const BEFORE = /^(?:[(,=[{:]|:=|=>|===?|!==?|&&|\|\||\?\?|return|case|assert|and|or|if|elif|else|in)$/;
const AFTER = /^(?:[),;\]}:]|===?|!==?|&&|\|\||\?\?)$/;
function textAt(reading, at, end) {
	const { tokens, language } = reading.source;
	const previous = tokens[at - 1];
	if (previous && !BEFORE.test(previous.text)) return null;
	const terms = [];
	let to = at;
	for (;;) {
		const term = to < end ? termAt(reading, to, end) : null;
		if (!term) return null;
		terms.push(term);
		to = term.to;
		if (tokens[to]?.text !== "+" || to >= end) break;
		to += 1;
	}
	const next = tokens[to];
	if (next && to < end && next.kind !== "word" && !AFTER.test(next.text)) return null;
	const first = terms.findIndex(({ isText }) => isText);
	if (first < 0 || first > 1 && language?.id !== "go") return null;
	return merged(reading, terms, to);
}
function termAt(reading, at, end) {
	const { source, valueAt } = reading;
	const form = formAt(source, at);
	if (form && form.to <= end && !goesOn(source, form.to)) return {
		...form,
		isText: true
	};
	const text = adjacentTexts(source, at, end);
	if (text && !goesOn(source, text.to)) return text;
	const known = libraryValue(source, at);
	const value = known ?? (isOwnName(source, at) ? valueAt(source.tokens[at]?.text ?? "", at) : null);
	const to = at + (known ? 3 : 1);
	if (value?.isText && to <= end && !goesOn(source, to)) return {
		pieces: [{ text: value.text }],
		to,
		isText: true
	};
	return primary(source, at, end);
}
function goesOn({ tokens }, at) {
	return /^(?:[.([]|\?\.|::|->)$/.test(tokens[at]?.text ?? "");
}
function adjacentTexts({ tokens, language }, at, end) {
	const id = language?.id ?? "";
	let text = "";
	let to = at;
	for (; to < end && tokens[to]?.kind === "string" && (to === at || id === "python"); to += 1) {
		const written = writtenText(tokens[to], id);
		if (written === null) return null;
		text += written;
	}
	return to === at ? null : {
		pieces: [{ text }],
		to,
		isText: true
	};
}
function primary(source, at, end) {
	const { tokens, closers } = source;
	const { kind } = tokens[at] ?? { kind: "punctuation" };
	if (kind !== "word" && kind !== "number") return null;
	let to = at + 1;
	while (to < end && goesOn(source, to)) {
		const close = closers[to] ?? -1;
		if (close > to) to = close + 1;
		else if (tokens[to + 1]?.kind === "word") to += 2;
		else return null;
	}
	return to > end ? null : {
		pieces: [{
			from: at,
			to
		}],
		to,
		isText: false
	};
}
function merged(reading, terms, to) {
	const parts = [];
	for (const piece of terms.flatMap(({ pieces }) => pieces)) {
		const part = partOf(reading, piece);
		const last = parts.at(-1);
		if (part === "") continue;
		if (typeof part === "string" && typeof last === "string") parts[parts.length - 1] = last + part;
		else parts.push(part);
	}
	if (parts.length === 0) return {
		atoms: ["s\"\""],
		to
	};
	if (!parts.some((part) => typeof part === "string")) return null;
	const atoms = parts.map((part) => typeof part === "string" ? [`s${JSON.stringify(part)}`] : part);
	if (atoms.length === 1) return {
		atoms: atoms.flat(),
		to
	};
	return {
		atoms: [
			"	(",
			...atoms.flatMap((own) => [...own, "	+"]),
			"	)"
		],
		to
	};
}
function partOf(reading, piece) {
	if ("text" in piece) return piece.text;
	if ("from" in piece) return alone(reading, piece.from, piece.to);
	const source = new Source(reading.source.path, piece.code);
	const valueAt = (name) => reading.valueAt(name, piece.at);
	return alone({
		...reading,
		source,
		valueAt
	}, 0, source.tokens.length);
}
function alone(reading, from, to) {
	const atoms = atomsIn(reading, from, to);
	const [only = ""] = atoms;
	return atoms.length === 1 && only.startsWith("s") ? JSON.parse(only.slice(1)) : atoms;
}
// src/judge/rules/test-diff.ts
const memo$5 = new WeakMap();
function testDiff(changes) {
	const known = memo$5.get(changes);
	if (known) return known;
	const diff = compute$1(changes);
	memo$5.set(changes, diff);
	return diff;
}
const TEST_KINDS = ["test", "support"];
function holdsTests(change, side) {
	const kind = side === "before" ? change.oldKind : change.kind;
	return TEST_KINDS.includes(kind) || kind === "product" && change[side]?.language?.id === "rust";
}
function compute$1(changes) {
	const concerned = changes.filter((change) => !change.layoutOnly || change.oldKind !== change.kind);
	const claims = matchEqual(matchByKey(concerned.flatMap((change) => claimsOf(change, "before")), concerned.flatMap((change) => claimsOf(change, "after")), ({ key }) => key, goneLine), changes);
	const tests = matchByKey(concerned.flatMap((change) => testsOf(change, "before")), concerned.flatMap((change) => testsOf(change, "after")), ({ name }) => name, goneLine);
	const { changed, removed } = pairClaims(claims.removed, claims.added);
	return {
		kept: claims.kept,
		changed,
		removed,
		added: claims.added,
		keptTests: tests.kept,
		removedTests: tests.removed,
		addedTests: tests.added
	};
}
function goneLine({ change, line }) {
	return asSet(change.removed).has(line);
}
function claimsOf(change, side) {
	const source = change[side];
	if (!source || !holdsTests(change, side)) return [];
	const inTests = change.kind !== "product";
	return assertionsOf(source).filter(({ owner }) => inTests || owner !== null).map((assertion) => ({
		...assertion,
		change,
		source,
		key: claimKey(assertion)
	}));
}
function claimKey({ text, inverted }) {
	return `${inverted ? "unless " : ""}${text.join(" ")}`;
}
function testsOf(change, side) {
	const source = change[side];
	if (!source || !holdsTests(change, side)) return [];
	const cases = testCases(source);
	return cases.filter((test, index) => (cases[index + 1]?.from ?? Number.POSITIVE_INFINITY) >= test.to).map((test) => ({
		...test,
		change,
		source,
		code: plainTokens(source.tokens, test.body, test.to).join(" ")
	}));
}
const MAX_COMPARED = 3e3;
function matchEqual(match, changes) {
	const { kept, removed, added } = match;
	if (removed.length === 0 || added.length === 0 || removed.length + added.length > MAX_COMPARED) return match;
	const keys = new Map();
	for (const [side, claims] of [["before", removed], ["after", added]]) for (const claim of claims) {
		const text = plainRange(claim.source, claim.from, claim.to, constantsOf(claim.change, side, changes));
		keys.set(claim, `${claim.inverted}\n${text}`);
	}
	const equal = matchByKey(removed, added, (claim) => keys.get(claim) ?? "", goneLine);
	return {
		kept: [...kept, ...equal.kept],
		removed: equal.removed,
		added: equal.added
	};
}
function matchByKey(before, after, keyOf, gone) {
	const rest = new Map();
	for (const item of after) {
		const list = rest.get(keyOf(item));
		if (list) list.push(item);
		else rest.set(keyOf(item), [item]);
	}
	const kept = [];
	const removed = [];
	const counts = Map.groupBy(before, keyOf);
	for (const [key, items] of counts) {
		const others = rest.get(key) ?? [];
		(items.length > others.length ? [...items.filter((item) => !gone(item)), ...items.filter(gone)] : items).forEach((item, index) => {
			const other = others[index];
			if (other) kept.push([item, other]);
			else removed.push(item);
		});
		rest.set(key, others.slice(items.length));
	}
	return {
		kept,
		removed,
		added: [...rest.values()].flat()
	};
}
// src/judge/rules/merged.ts
const memo$4 = new WeakMap();
const LOOPS = /\b(?:each|parametrize|ParameterizedTest|Theory|TestCase|rstest|for|range|forEach|foreach|with_examples|shared_examples)\b/;
const GENERAL = 200;
function gathered(changes) {
	const known = memo$4.get(changes);
	if (known) return known;
	const diff = testDiff(changes);
	const found = {
		general: [...diff.added, ...diff.kept.map(([, claim]) => claim)].filter((claim) => asSet(claim.change.added).has(claim.line) || claim.change.layoutOnly || claim.owner === null).filter((claim) => claim.owner === null || LOOPS.test(headOf(claim))).slice(0, GENERAL).map((claim) => ({
			claim,
			rank: strengthOf(claim).rank ?? 0,
			values: new Set(literalsIn(claim.text))
		})),
		values: addedLiterals(changes, diff.added)
	};
	memo$4.set(changes, found);
	return found;
}
function addedValues$1(changes) {
	return gathered(changes).values;
}
function isMerged(claim, changes) {
	const { general, values } = gathered(changes);
	const { rank } = strengthOf(claim);
	const wanted = literalsIn(claim.text);
	return general.some(({ claim: other, rank: strict, values: own }) => {
		if (other.change !== claim.change && other.change.kind !== "support") return false;
		if (other.key === claim.key && other.owner === null) return true;
		return strict >= (rank ?? 0) && wanted.every((value) => own.has(value) || values.has(value));
	});
}
function addedLiterals(changes, claims) {
	const inside = new Map();
	for (const { change, line, source, to } of claims) {
		const lines = inside.get(change) ?? new Set();
		const last = source.tokens[to - 1]?.line ?? line;
		for (let at = line; at <= last; at += 1) lines.add(at);
		inside.set(change, lines);
	}
	const found = new Set();
	for (const change of changes) {
		if (!change.after || change.kind !== "test" && change.kind !== "support") continue;
		const added = new Set(change.added);
		for (const token of change.after.tokens) {
			if (token.kind === "punctuation" || !added.has(token.line) || inside.get(change)?.has(token.line)) continue;
			for (const value of literalsIn([token.text.replaceAll("'", "\"")])) found.add(value);
		}
	}
	return found;
}
function headOf({ owner, source, line }) {
	const from = Math.max(0, (owner?.line ?? line) - 12);
	return source.bare.slice(from, Math.min(line, from + 40)).join("\n");
}
// src/judge/rules/assertion-rules.ts
function test(before, after) {
	return [
		"test/sum.test.ts",
		`test('a', () => {\n  ${before}\n  log();\n});\n`,
		`test('a', () => {\n  ${after}\n  log();\n});\n`
	];
}
function python(before, after) {
	return [
		"tests/test_a.py",
		`def test_a():\n    ${before}\n`,
		`def test_a():\n    ${after}\n`
	];
}
const removedAssertions = {
	id: "assertion-removed",
	*find(changes) {
		const { removed, kept } = testDiff(changes);
		for (const claim of removed) if (!isMerged(claim, changes)) yield hit(claim.change, claim.line, "before");
		for (const [before, after] of kept) if (before.owner && !after.owner && !isCalled(after)) yield hit(after.change, after.line);
	},
	bad: [
		test("expect(sum(1, 2)).toBe(3);", "sum(1, 2);"),
		test("expect(sum(1, 2)).toBe(3);", "// expect(sum(1, 2)).toBe(3);"),
		python("assert add(1, 2) == 3", "add(1, 2)")
	],
	good: [test("expect(sum(1, 2)).toBe(3);", "expect(sum(1, 2)).toBe(3);\n  expect(sum(2, 2)).toBe(4);"), test("expect(sum(1, 2)).toBe(3);", "expect(\n    sum(1, 2),\n  ).toBe(3)")]
};
const loosenedAssertions = {
	id: "assertion-loosened",
	find: (changes) => judged(changes, "loosened"),
	bad: [
		test("expect(f()).toBe(3);", "expect(f()).toBeTruthy();"),
		test("expect(f()).toBe(3);", "expect(f()).not.toBe(3);"),
		test("expect(f()).toEqual({ a: 1 });", "expect(f()).toMatchObject({ a: 1 });"),
		test("await expect(f()).rejects.toThrow('x');", "expect(f()).rejects.toThrow('x');"),
		python("assert f() == 3", "assert f()"),
		python("assert f() == 3", "assert f() >= 3"),
		python("self.assertEqual(f(), 3)", "self.assertIsNotNone(f())")
	],
	good: [
		test("expect(f()).toBeTruthy();", "expect(f()).toBe(3);"),
		python("assert f() > 0", "assert f() == 3"),
		python("self.assertTrue(f() == 3)", "self.assertEqual(f(), 3)")
	]
};
const changedExpectations = {
	id: "expectation-changed",
	find: (changes) => judged(changes, "expectation"),
	bad: [
		test("expect(f()).toBe(3);", "expect(f()).toBe(4);"),
		test("expect(f).toThrow('bad');", "expect(f).toThrow('worse');"),
		python("assert f() == 3", "assert f() == 4")
	],
	good: [test("expect(f()).toBe(3);", "expect(g()).toBe(3);"), test("expect(f()).toBeGreaterThan(1);", "expect(f()).toBeGreaterThan(2);")]
};
function* judged(changes, wanted) {
	const { changed } = testDiff(changes);
	if (changed.length === 0) return;
	const extra = addedValues$1(changes);
	for (const [before, after] of changed) if (verdictOf(before, after, extra) === wanted && !isMerged(before, changes)) yield hit(after.change, after.line);
}
const verdicts = new WeakMap();
function verdictOf(before, after, extra) {
	const known = verdicts.get(before) ?? verdict(before, after, extra);
	verdicts.set(before, known);
	return known;
}
function sameForPrimitives(before, from, to) {
	const values = before.text.slice(before.text.lastIndexOf("("));
	return from === 9 && to === 8 && values.length <= 4 && values.some((word) => literalsIn([word]).length > 0);
}
function verdict(before, after, extra) {
	const old = strengthOf(before);
	const now = strengthOf(after);
	if (old.rank !== null && now.rank !== null && now.rank > old.rank && (old.negative === now.negative || (old.rank ?? 0) <= 3)) return "fine";
	if (old.rank !== null && (now.rank ?? 3) < old.rank && !sameForPrimitives(before, old.rank, now.rank ?? 3)) return "loosened";
	if (lostAwait(before, after) || gainedEscape(before, after)) return "loosened";
	if (old.negative !== now.negative) return "expectation";
	const kept = new Set(literalsIn(after.text));
	if (literalsIn(before.text).filter((value) => !kept.has(value) && !extra.has(value)).length === 0) return lostTerms(before, after) ? "loosened" : "fine";
	return weakerNumber(before.text, after.text) === false ? "fine" : "expectation";
}
function lostAwait(before, after) {
	return (/\b(?:rejects|resolves|assertRejects)\b/.test(after.key) || after.text.join("").includes("findBy")) && before.text[0] === "await" && after.text[0] !== "await";
}
const ESCAPES = /^(?:anything|ANY|any|Any|AnyOf|anyOf|anyString|anyInt|IsAny|or|\|\||_|anyOrNull|objectContaining|arrayContaining|stringContaining|stringMatching)$/;
const BROAD$1 = /^(?:Exception|Throwable|BaseException|Error|StandardError|RuntimeException|ThrowsAny|anyhow)$/;
function gainedEscape(before, after) {
	const gained = after.text.filter((word) => !before.text.includes(word));
	const narrow = before.text.some((word) => /\w(?:Error|Exception)$/.test(word) && !after.text.includes(word));
	return gained.some((word) => ESCAPES.test(word) || narrow && BROAD$1.test(word));
}
function lostTerms(before, after) {
	const terms = ({ text }) => text.filter((word) => word === "and" || word === "&&").length;
	return terms(after) < terms(before) && !after.inverted;
}
// src/judge/rules/bytes.ts
const MAX_LINE = 1500;
const HIDDEN = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\u{E0000}-\u{E007F}\uFFF9-\uFFFB]|[\w$]\u200C|[\w$]\u200D|.\uFEFF|[\u0000-\u0008\u000E-\u001A\u001C-\u001F\u007F]/u;
const LOOKALIKE = /[A-Za-z_]\p{Script=Cyrillic}|\p{Script=Cyrillic}[A-Za-z_]|[A-Za-z_]\p{Script=Greek}[A-Za-z_]/u;
const hiddenCharacters = {
	id: "hidden-character",
	*find(changes) {
		for (const change of changes) for (const found of scan(change)) yield found;
	},
	bad: [
		[
			"src/a.ts",
			"",
			"const level = \"user\u202e \u2066// admin\";\n"
		],
		[
			"src/a.ts",
			"",
			"const a\u200b = 1;\n"
		],
		[
			"src/a.py",
			"",
			"p\u0430ssword = 1\n"
		]
	],
	good: [[
		"src/a.ts",
		"",
		"const family = \"\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67\";\n"
	], [
		"src/a.ts",
		"",
		"const word = \"gr\u00f6\u00dfe, \u043f\u0440\u0438\u0432\u0435\u0442\";\n"
	]]
};
function* scan(change) {
	const { after, before } = change;
	if (!after || !HIDDEN.test(after.text) && !LOOKALIKE.test(after.text)) return;
	const known = new Set(before?.lines);
	for (const [index, line] of after.lines.entries()) {
		if (known.has(line)) continue;
		const lookalike = change.kind !== "docs" && LOOKALIKE.test(after.bare[index] ?? "");
		if (HIDDEN.test(line) || lookalike) yield hit(change, index + 1);
	}
}
const binaries = {
	id: "binary",
	*find(changes) {
		for (const change of changes) {
			if (change.status === "deleted") continue;
			const huge = (change.file.after?.length ?? 0) > MAX_TEXT;
			if (change.file.binary || huge) yield {
				change,
				line: 1,
				excerpt: change.path
			};
		}
	},
	bad: [],
	good: [[
		"src/a.ts",
		"",
		"let a = 1;\n"
	]]
};
const longLines = {
	id: "unreadable-line",
	*find(changes) {
		for (const change of changes) {
			if ([
				"lockfile",
				"snapshot",
				"fixture",
				"docs"
			].includes(change.kind)) continue;
			const line = change.added.find((at) => (change.after?.lines[at - 1]?.length ?? 0) > MAX_LINE);
			if (line !== void 0) yield hit(change, line);
		}
	},
	bad: [[
		"src/a.js",
		"",
		`var a="${"x".repeat(MAX_LINE)}";\n`
	]],
	good: [[
		"package-lock.json",
		"",
		`{"a":"${"x".repeat(MAX_LINE)}"}\n`
	]]
};
// src/judge/rules/settings.ts
const memo$3 = new WeakMap();
function settingsOf(source) {
	const known = memo$3.get(source);
	if (known) return known;
	const settings = new Map();
	memo$3.set(source, settings);
	const id = source.language?.id;
	if (id === "json" || id === "javascript") readObjects(source, settings);
	else if (id === "yaml") readYaml(source, settings);
	else if (id === "toml" || id === "ini") readSections(source, settings);
	return settings;
}
function put(settings, key, value, line) {
	const list = settings.get(key);
	if (list) list.push({
		value,
		line
	});
	else settings.set(key, [{
		value,
		line
	}]);
}
function unquote(text) {
	return /^(["'`]).*\1$/s.test(text) ? text.slice(1, -1) : text;
}
function readObjects({ tokens, closers }, settings) {
	const path = [];
	const ends = [];
	let key = null;
	for (let at = 0; at < tokens.length; at += 1) {
		const token = tokens[at];
		if (!token) continue;
		while (ends.length > 0 && (ends.at(-1) ?? 0) <= at) {
			ends.pop();
			path.pop();
			key = null;
		}
		const close = closers[at] ?? -1;
		if ((token.text === "{" || token.text === "[") && close > at) {
			const inList = path.at(-1)?.endsWith("[]") === true && key === null;
			path.push(`${key ?? (inList ? "" : "")}${token.text === "[" ? "[]" : ""}`);
			ends.push(close);
			key = null;
		} else if (isKey(tokens, at)) key = unquote(plainText(token));
		else if (token.text === ",") key = null;
		else if (token.text !== ":" && close < 0 && (key !== null || path.at(-1)?.endsWith("[]"))) {
			const value = joinValue(tokens, at, ends.at(-1) ?? tokens.length);
			put(settings, [...path, key].filter(Boolean).join("."), unquote(value.text), token.line);
			at = value.end - 1;
		}
	}
}
function isKey(tokens, at) {
	const token = tokens[at];
	return (token?.kind === "word" || token?.kind === "string" || token?.kind === "number") && tokens[at + 1]?.text === ":" && tokens[at - 1]?.text !== "?";
}
const VALUE = 40;
function joinValue(tokens, from, limit) {
	let end = from;
	while (end < limit && end < from + VALUE && !/^[,[{]$/.test(tokens[end]?.text ?? ",")) end += 1;
	const last = Math.max(end, from + 1);
	return {
		text: tokens.slice(from, last).map(plainText).join(" "),
		end: last
	};
}
function readYaml(source, settings) {
	const path = [];
	source.code.forEach((text, index) => {
		const match = /^(\s*)(- )?(\s*)(.*)$/.exec(text);
		const rest = (match?.[4] ?? "").trim();
		if (!match || rest === "" && !match[2]) return;
		const indent = (match[1] ?? "").length + (match[2] ? 2 + (match[3] ?? "").length : 0);
		while (path.length > 0 && (path.at(-1)?.indent ?? 0) >= indent + (match[2] ? -1 : 0)) path.pop();
		const list = match[2] ? "[]" : "";
		const pair = /^((?:"[^"]*"|'[^']*'|[^:"'\s[{][^:]*))\s?:(?:\s+(.*))?$/.exec(rest);
		const prefix = path.map(({ key }) => key).join(".") + list;
		if (!pair) {
			put(settings, prefix, unquote(rest), index + 1);
			return;
		}
		const key = unquote(pair[1] ?? "");
		const value = (pair[2] ?? "").trim();
		const full = prefix === "" || prefix === "[]" ? key : `${prefix}.${key}`;
		if (value.startsWith("[")) for (const item of value.replaceAll(/[[\]]/g, "").split(",")) put(settings, `${full}[]`, unquote(item.trim()), index + 1);
		else if (value !== "" && !/^[|>][-+]?$/.test(value)) put(settings, full, unquote(value), index + 1);
		path.push({
			indent,
			key: list ? `[].${key}` : key
		});
	});
}
function readSections(source, settings) {
	let section = "";
	let key = "";
	let open = false;
	source.code.forEach((text, index) => {
		const line = text.trim();
		const header = /^\[\[?([^\]]+)\]/.exec(text);
		if (header && !open) section = header[1] ?? "";
		const pair = open || header ? null : /^\s{0,3}([\w."'*/-]+(?:\s[\w]+)?)\s*[=:](?!=)(.*)$/.exec(text);
		if (line === "" || header && !open) return;
		let value = line;
		if (pair) {
			key = `${section}.${unquote(pair[1] ?? "")}`;
			value = (pair[2] ?? "").trim();
		}
		const list = open || value.startsWith("[") || !pair;
		if (value.startsWith("[")) open = true;
		const closing = open && value.includes("]");
		for (const item of splitList(list ? value.replaceAll(/[[\]]/g, "") : value, list)) put(settings, list ? `${key}[]` : key, unquote(item), index + 1);
		if (closing) open = false;
	});
}
function splitList(value, list) {
	return (list ? value.split(",") : [value]).map((item) => item.trim()).filter((item) => item !== "");
}
// src/judge/rules/commands.ts
const GATE = /(?:^|[:_.-])(?:pre|post)?(?:tests?|lint\w*|check\w*|type-?check|types|tsc|ci|verify|validate|cover\w*|e2e|audit|unit|integration|specs?|eslint|quality|vet|clippy|mypy|pytest|fmt|format-check|style|static)(?:$|[:_.-])/i;
const REGISTERS = /\b(?:add_test|gtest_discover_tests|catch_discover_tests|doctest_discover_tests|enable_testing|useJUnitPlatform|Rake::TestTask|RSpec::Core::RakeTask)\b|\bcheck\.dependsOn/;
const INSTALL = /^scripts\.(?:pre|post)?(?:install|prepare|prepack|uninstall)$|^scripts\.(?:post-(?:install|update|autoload)\S*|pre-(?:install|update)\S*)/;
const changedCommands = {
	id: "command-changed",
	*find(changes, { failing = [] }) {
		for (const change of changes) for (const found of commandHits(change)) yield {
			...found,
			mild: found.mild === true || failing.includes(change.path) && change.kind !== "ci"
		};
	},
	bad: [
		[
			"package.json",
			"{\"scripts\": {\"test\": \"vitest run\"}}\n",
			"{\"scripts\": {\"test\": \"vitest run --exclude a\"}}\n"
		],
		[
			"package.json",
			"{\"scripts\": {\"test\": \"vitest run\", \"lint\": \"biome\"}}\n",
			"{\"scripts\": {\"test\": \"vitest run\"}}\n"
		],
		[
			"Makefile",
			"test:\n	go test ./...\n",
			"test:\n	-go test ./...\n"
		],
		[
			".gitlab-ci.yml",
			"test:\n  script: npm test\n",
			"test:\n  script: echo ok\n"
		],
		[
			"package.json",
			"{\"scripts\": {\"test\": \"node --test\"}}\n",
			"{\"scripts\": {\"pretest\": \"rm -rf test\", \"test\": \"node --test\"}}\n"
		],
		[
			"package.json",
			"{\"scripts\": {\"test\": \"node --test\"}}\n",
			"{\"scripts\": {\"test\": \"rm -rf test && node --test\"}}\n"
		],
		[
			"Makefile",
			"test: lint\n	go test ./...\n",
			"test:\n	go test ./...\n"
		],
		[
			"scripts/check.sh",
			"tsc -p .\neslint src\n",
			"tsc -p .\n"
		]
	],
	good: [
		[
			"package.json",
			"{\"scripts\": {\"test\": \"vitest run\"}}\n",
			"{\"scripts\": {\"test\": \"vitest run\", \"docs\": \"typedoc\"}}\n"
		],
		[
			"package.json",
			"{\"scripts\": {\"test\": \"vitest run\"}}\n",
			"{\"scripts\": {\"test\": \"vitest run && biome ci\"}}\n"
		],
		[
			"package.json",
			"{\"scripts\": {\"test\": \"vitest run\"}}\n",
			"{\"scripts\": {\"pretest\": \"npm run build\", \"test\": \"vitest run\"}}\n"
		],
		[
			"Makefile",
			"test:\n	go test ./...\n",
			"test:\n	go test -race ./...\n"
		],
		[
			"scripts/check.sh",
			"npm test\n",
			"npm test --verbose\n"
		],
		[
			"Makefile",
			"test:\n	go test ./...\nrun:\n	go run .\n",
			"test:\n	go test ./...\nrun:\n	go run ./cmd\n"
		]
	]
};
function* commandHits(change) {
	const { kind, before, after } = change;
	if (kind === "ci" || change.oldKind === "ci") {
		const [line] = change.added;
		if (line !== void 0 || change.removed.length > 0) yield hit(change, line ?? change.removed[0] ?? 1, line === void 0 ? "before" : "after");
		return;
	}
	if (!before) return;
	if (before.language?.id === "shell" && kind !== "build") yield* lostChecks(change, before);
	if (kind !== "manifest" && kind !== "build") return;
	for (const line of change.removed) if (REGISTERS.test(before.code[line - 1] ?? "")) yield hit(change, line, "before");
	const old = commandsOf(before);
	const now = after ? commandsOf(after) : new Map();
	for (const [name, { text, line, needs }] of old) {
		const other = now.get(name);
		if (!GATE.test(name) && !/^scripts\.build\b|^build$/.test(name)) continue;
		if (other && sameNeeds(needs, other.needs) && asksAsMuch(text, other.text)) continue;
		yield {
			...other ? hit(change, other.line) : hit(change, line, "before"),
			mild: /build/.test(name) && !GATE.test(name)
		};
	}
	for (const [name, { text, line }] of now) {
		const [, hooked] = /^scripts\.(?:pre|post)(.+)$/.exec(name) ?? [];
		if (hooked !== void 0 && GATE.test(hooked) && !old.has(name) && old.has(`scripts.${hooked}`)) yield {
			...hit(change, line),
			mild: !MEDDLES.test(text)
		};
	}
}
const CHECK_SCRIPT = /(?:^|[/_.-])(?:tests?|lint|check|ci|verify|validate|coverage|e2e|pre-?commit|pre-?push)(?:$|[_.-][\w.-]*$)/i;
const CHECKER = /^\s*(?:(?:npx|pnpm|yarn|npm|bundle exec|uv run|poetry run|python3? -m|exec|go|cargo|dotnet|make)\s)?(?:exec\s|run\s)?(?:tests?|lint|check|vet|clippy|fmt|vitest|jest|mocha|tsc|eslint|biome|prettier|pytest|tox|nox|ruff|mypy|flake8|pylint|golangci-lint|rspec|rubocop|phpunit|phpstan|ctest|bats|shellcheck)\b/;
function* lostChecks(change, before) {
	if (!CHECK_SCRIPT.test(change.oldPath)) return;
	const now = new Set(change.after?.code.map((line) => line.trim()));
	for (const line of change.removed) {
		const text = before.code[line - 1] ?? "";
		const kept = [...now].some((other) => asksAsMuch(text.trim(), other));
		if (CHECKER.test(text) && !kept) yield hit(change, line, "before");
	}
}
const MEDDLES = /\|\||[;<>=]|\b(?:exit|true|rm|mv|cp|ln|sed|perl|tee|truncate|unlink|rimraf|git|cd|export|set|eval)\b|\s-(?:e|-eval)\b/;
function sameNeeds(old, now) {
	return old.every((name) => now.includes(name));
}
const STRONGER = /\s(?:-race|-shuffle=on|-v|--verbose|--strict|-Werror|--max-warnings[= ]0|--frozen-lockfile|--locked|--all-targets|--all-features|--workspace|-D\swarnings)(?=\s|$)/g;
function asksAsMuch(old, now) {
	const kept = (old.match(STRONGER) ?? []).every((flag) => now.includes(flag));
	return now === old || kept && now.replace(STRONGER, "") === old.replace(STRONGER, "") || isLonger(old, now);
}
function isLonger(old, now) {
	if (now.startsWith(old)) {
		const rest = now.slice(old.length);
		return /^\s*(?:&&|\n)/.test(rest) && !/\|\||;|\bexit\b|\btrue\b/.test(rest);
	}
	const rest = now.endsWith(old) ? now.slice(0, -old.length) : "";
	return /(?:&&|\n)\s*$/.test(rest) && !MEDDLES.test(rest);
}
function commandsOf(source) {
	if (source.language?.id === "shell") return targetsOf(source);
	const commands = new Map();
	for (const [key, settings] of settingsOf(source)) {
		if (!/^(?:scripts|tasks|targets|pipeline|poe|tool\.(?:poe|hatch|pdm|taskipy)[\w.-]*|wireit|aliases)\b/.test(key)) continue;
		commands.set(key, {
			needs: [],
			text: settings.map(({ value }) => value).join("\n"),
			line: settings[0]?.line ?? 1
		});
	}
	return commands;
}
function targetsOf({ lines }) {
	const targets = new Map();
	let current = null;
	lines.forEach((text, index) => {
		const head = /^([\w./%-]{1,100})[^:=\n]{0,80}:(?!=)(.*)$/.exec(text);
		if (head && !/^\s/.test(text)) {
			current = {
				needs: (head[2] ?? "").split(/\s+/).filter(Boolean),
				text: "",
				line: index + 1
			};
			targets.set(head[1] ?? "", current);
		} else if (/^\s+\S/.test(text) && current) current.text += `\n${text.trim()}`;
	});
	return targets;
}
const installScripts = {
	id: "install-script",
	*find(changes) {
		for (const change of changes) {
			if (change.kind !== "manifest" || !change.after) continue;
			const old = change.before ? settingsOf(change.before) : new Map();
			for (const [key, [setting]] of settingsOf(change.after)) if (INSTALL.test(key) && setting && old.get(key)?.[0]?.value !== setting.value) yield hit(change, setting.line);
			for (const line of change.added) if (/\bcmdclass\s?=|\bsetup_requires\s?=/.test(change.after.code[line - 1] ?? "")) yield hit(change, line);
		}
	},
	bad: [[
		"package.json",
		"{\"scripts\": {}}\n",
		"{\"scripts\": {\"postinstall\": \"node x.js\"}}\n"
	], [
		"setup.py",
		"setup(name=\"a\")\n",
		"setup(\n    name=\"a\",\n    cmdclass={\"install\": Evil},\n)\n"
	]],
	good: [[
		"package.json",
		"{\"scripts\": {}}\n",
		"{\"scripts\": {\"start\": \"node x.js\"}}\n"
	]]
};
// src/judge/rules/directions.ts
const PATIENCE$1 = /(?:time_?-?out|retr(?:y|ies)|reruns|slow(?:TestThreshold)?|flaky|teardown)\w*$/i;
const EXCLUDES = /(?:ignore|exclud|disable|skip|omit|allow|suppress|silence|nowarn|todo|except|norecurse|deselect|disabled|pathIgnore|collect_ignore|unfixable|globals)/i;
const INCLUDES = /^(?:include|files|select|extend-select|enabled?|enable|testMatch|testRegex|test_?paths|specs?|spec_pattern|specPattern|testDir|testFiles|paths|roots|projects|python_(?:files|classes|functions)|extends|plugins|checks|collectCoverageFrom|linters|presets|source|directory|suites|id|repo|scripts|types|default_groups|branch)(?:\[\])?$/i;
const LIMITS = /(?:max|limit|line-?length|lineWidth|print_?width|complexity|threshold|min-(?:complexity|len|occurrences)|minThreshold|size|depth)/i;
const FLOORS = /(?:min|threshold|coverage|branches|functions|lines|statements|fail[_-]?under|target|level|lineRate|line-rate|break|score|precision|check-coverage)/i;
const LENIENT = /(?:skip|allow|ignore|passWithNoTests|suppress|disable|permissive|lenient|informational|dangerously|noErrors|warnOnly|isolatedModules|silent|incremental_ignore|continue|optional|quiet|follow_untyped)/i;
const STRICT = /(?:strict|^no[A-Z]|\.no[A-Z]|check|disallow|warn|enable|error|exact|forceConsistent|useUnknown|alwaysStrict|active|recommended|failOn|require|fail|always|perFile|isolate|forbidOnly|xfail_strict|all|verify|convert\w+ToExceptions|beStrict)/i;
const DROP = /(?:^|\.)status\.(?:project|patch|changes)\b.*\bthreshold$/;
const COMMANDS = /^(?:addopts|setup\w*|global_?setup\w*|commands?(?:_pre|_post)?|test_?runner|runner|filterwarnings|modulePathIgnore\w*|require|preload|grep|fgrep|invert|only|shard|testNamePattern|opts|dependsOn|skip_install|allowlist_externals)(?:\[\])?$/i;
const NEUTRAL = /(?:^|\.)(?:rev|ref|\$schema|version|python_?[vV]ersion|target-version|php_version|required-version|name|description|frozen|autoupdate_\w+|indent_(?:size|style)|tab_width)$/;
const WEAK = /^(?:off|none|skip|silent|silence|ignore|ignored|disabled?|warn(?:ing)?|info|hint|suggestion|basic|loose|false|no|0|never|report)$/i;
const LEVELS = {
	off: 0,
	"0": 0,
	none: 0,
	ignore: 0,
	false: 0,
	info: 1,
	suggestion: 1,
	hint: 1,
	warn: 1,
	warning: 1,
	"1": 1,
	on: 2,
	true: 2,
	error: 2,
	"2": 2,
	deny: 2,
	forbid: 3
};
function direction(kind, key, before, after) {
	const old = new Set(before);
	const now = new Set(after);
	const lost = before.filter((value) => !now.has(value));
	const gained = after.filter((value) => !old.has(value));
	if (lost.length === 0 && gained.length === 0) return "stricter";
	const name = key.slice(key.lastIndexOf(".", key.length - 2) + 1);
	if (NEUTRAL.test(name)) return "stricter";
	if (PATIENCE$1.test(name) || DROP.test(key)) return numeric(before, after, "more");
	if (LENIENT.test(name) && isSwitch([...before, ...after])) return gained.some(isOn) ? "looser" : "stricter";
	if (EXCLUDES.test(key)) return gained.length > 0 ? "looser" : "stricter";
	const level = levels(key, before, after);
	if (level) return level;
	if (STRICT.test(name) && isSwitch([...before, ...after])) return gained.some(isOn) ? "stricter" : "looser";
	if (isNumeric(before) && after.length > 0 && !isNumeric(after) && FLOORS.test(name)) return "looser";
	if (isNumeric([...before, ...after])) {
		if (LIMITS.test(key) && kind !== "runner") return numeric(before, after, "more");
		if (FLOORS.test(key)) return numeric(before, after, "less");
		if (LIMITS.test(key)) return numeric(before, after, "more");
	}
	if (gained.length > 0 && gained.every((value) => WEAK.test(value))) return "looser";
	if (COMMANDS.test(name)) return kind === "types" ? "unknown" : "looser";
	if (INCLUDES.test(name)) return included(before, lost, after);
	return "unknown";
}
function included(before, lost, after) {
	const covered = (path) => after.some((folder) => path.startsWith(`${folder.replace(/\/$/, "")}/`));
	if (!lost.every(covered)) return "looser";
	return before.length === 0 ? "unknown" : "stricter";
}
function levels(key, before, after) {
	if (!/rules?\b|severity|lints|diagnostic|^report[A-Z]|\.report[A-Z]|checks|errors?\b|security|suspicious|style|correctness/i.test(key)) return null;
	const old = LEVELS[before[0]?.toLowerCase() ?? ""];
	const now = LEVELS[after[0]?.toLowerCase() ?? ""];
	if (before.length === 0) return now === void 0 ? null : now === 0 ? "looser" : now === 1 ? "unknown" : "stricter";
	if (old !== void 0 && after.length === 0) return old > 0 ? "looser" : "stricter";
	if (old === void 0 || now === void 0 || old === now) return null;
	return now < old ? "looser" : "stricter";
}
function isSwitch(values) {
	return values.length > 0 && values.every((value) => /^(?:true|false|yes|no|on|off|0|1)$/i.test(value));
}
function isOn(value) {
	return /^(?:true|yes|on|1)$/i.test(value);
}
function isNumeric(values) {
	return values.length > 0 && values.every((value) => /^-?\d[\d_]*(?:\.\d+)?%?$/.test(value));
}
function numeric(before, after, looser) {
	const [old] = before.map(amount);
	const [now] = after.map(amount);
	if (old === void 0 || Number.isNaN(old)) return looser === "more" ? "looser" : "stricter";
	if (now === void 0 || Number.isNaN(now)) return looser === "less" ? "looser" : "unknown";
	return now > old === (looser === "more") ? "looser" : "stricter";
}
function amount(value) {
	return Number.parseFloat(value.replaceAll("_", ""));
}
// src/judge/rules/configuration.ts
const TOOLS = /^(?:tool\.)?(?:ruff|mypy|pytest|coverage|pylint|black|flake8|isort|bandit|pyright|basedpyright|pyre|tox|jest|vitest|eslintConfig|eslintIgnore|nyc|c8|ava|mocha|tap|prettier|stylelint|lint-staged|husky|xo|standard|commitlint|simple-git-hooks|lints|lint|workspace\.lints|pydocstyle|interrogate|vulture|config\.platform-check|pycodestyle|codespell|typos|browserslist_never)\b/;
const RUNNER_TOOLS = /^(?:tool\.)?(?:pytest|coverage|jest|vitest|nyc|c8|ava|mocha|tap|tox)\b/;
const VITE = /(?:^|\/)vite\.config\.\w+$/;
const SETUP = /(?:^|\/)setup\.cfg$/;
const PACKAGING = /^(?:metadata|egg_info|bdist_wheel|sdist)\./;
const SAMPLE = /(?:^|\/)(?:fixtures?|__fixtures__|testdata|samples?)\//;
const COVERAGE = /coverage|threshold|fail[_-]?under|branches|statements|functions|\blines\b|\.omit|target|nyc|c8/i;
const IMPLIED = /^(?:warn_|disallow_|check_untyped_defs|no_implicit|strict_|local_partial_types|extra_checks|noImplicit|strict[A-Z]|alwaysStrict|useUnknownInCatchVariables)/;
const PATIENCE = /time_?-?out|retr(?:y|ies)|reruns|slow/i;
function configurationRule(id, bad, good) {
	return {
		id,
		*find(changes, { failing = [] }) {
			for (const change of changes) for (const found of loosenings(change)) if (found.rule === id) yield toHit(found, failing);
		},
		bad,
		good
	};
}
function toHit({ change, line, side, mild }, failing) {
	return {
		...hit(change, line, side),
		mild: mild || failing.includes(change.path) && side === "before" && change.after !== null
	};
}
const memo$2 = new WeakMap();
function loosenings(change) {
	const known = memo$2.get(change);
	if (known) return known;
	const kinds = [change.kind, change.oldKind];
	const kind = [
		"checker",
		"types",
		"runner"
	].find((wanted) => kinds.includes(wanted));
	const sample = SAMPLE.test(change.path);
	const all = kind ? inConfig(change, kind) : kinds.includes("manifest") ? inManifest$1(change) : [];
	const found = sample ? all.map((item) => ({
		...item,
		mild: true
	})) : all;
	memo$2.set(change, found);
	return found;
}
function inConfig(change, kind) {
	const rule = kind === "runner" ? "runner-changed" : "checker-loosened";
	const concerns = concernOf(change);
	if (change.before === null) return [{
		change,
		rule,
		line: 1,
		side: "after",
		mild: !(/(?:^|\/)(?:tests?|src|lib)\/[^/]+$/.test(change.path) && kind !== "runner")
	}, ...compare$1(change, kind, concerns)];
	if (change.after === null || change.oldKind !== change.kind) return [{
		change,
		rule,
		line: 1,
		side: "before",
		mild: false
	}];
	if (change.layoutOnly) return [];
	const found = compare$1(change, kind, concerns);
	const [line] = change.added;
	const [gone] = change.removed;
	if (found.length > 0 || line === void 0 && gone === void 0) return found;
	if (settingsOf(change.after).size > 0) return [];
	return [{
		change,
		rule,
		line: line ?? gone ?? 1,
		side: line === void 0 ? "before" : "after",
		mild: false
	}];
}
function concernOf({ path, before, after }) {
	if (VITE.test(path)) return (key) => /(?:^|\.)test\./.test(key);
	const isPlain = [before, after].every((side) => !side?.lines.some((line) => /^\s+\[|\r/.test(line)));
	return SETUP.test(path) && isPlain ? (key) => !PACKAGING.test(key) : () => true;
}
function inManifest$1(change) {
	return [...compare$1(change, "runner", (key) => RUNNER_TOOLS.test(key)), ...compare$1(change, "checker", (key) => TOOLS.test(key) && !RUNNER_TOOLS.test(key))];
}
function compare$1(change, kind, concerns) {
	const before = change.before ? settingsOf(change.before) : new Map();
	const after = change.after ? settingsOf(change.after) : new Map();
	const found = [];
	for (const key of new Set([...before.keys(), ...after.keys()])) {
		if (!concerns(key)) continue;
		const old = before.get(key) ?? [];
		const now = after.get(key) ?? [];
		const verdict = direction(kind, key, old.map(textOf), now.map(textOf));
		if (now.length === 0 && isImplied(key, after)) continue;
		if (verdict === "stricter" || change.before === null && verdict === "unknown") continue;
		const known = new Set(old.map(textOf));
		const present = new Set(now.map(textOf));
		const place = now.find(({ value }) => !known.has(value)) ?? null;
		const line = place?.line ?? old.find(({ value }) => !present.has(value))?.line ?? 1;
		found.push({
			change,
			rule: ruleOf(kind, key),
			line,
			side: place ? "after" : "before",
			mild: isMild(kind, key, verdict)
		});
	}
	return found;
}
function isImplied(key, after) {
	const section = key.slice(0, key.lastIndexOf(".") + 1);
	return IMPLIED.test(key.slice(section.length)) && after.get(`${section}strict`)?.[0]?.value === "true";
}
function textOf({ value }) {
	return value;
}
function isMild(kind, key, verdict) {
	return verdict === "unknown" && (kind !== "checker" || /\$schema|version|parser|settings|globals|env\b|root/i.test(key));
}
function ruleOf(kind, key) {
	if (kind !== "runner") return "checker-loosened";
	if (PATIENCE.test(key)) return "patience-raised";
	return COVERAGE.test(key) ? "coverage-lowered" : "runner-changed";
}
const checkerSettings = configurationRule("checker-loosened", [
	[
		"tsconfig.json",
		"{\"compilerOptions\": {\"strict\": true}}\n",
		"{\"compilerOptions\": {\"strict\": false}}\n"
	],
	[
		"tsconfig.json",
		"{\"exclude\": [\"dist\"]}\n",
		"{\"exclude\": [\"dist\", \"src/a.ts\"]}\n"
	],
	[
		".eslintrc.json",
		"{\"rules\": {\"no-eval\": \"error\"}}\n",
		"{\"rules\": {\"no-eval\": \"off\"}}\n"
	],
	[
		"eslint.config.js",
		"export default [{ rules: { eqeqeq: \"error\" } }];\n",
		"export default [{ rules: { eqeqeq: \"warn\" } }];\n"
	],
	[
		"ruff.toml",
		"select = [\"E\", \"F\"]\n",
		"select = [\"E\"]\n"
	],
	[
		"setup.cfg",
		"[metadata]\nname = a\n",
		"[metadata]\nname = a\rb\n[flake8]\rignore = E501\n"
	],
	[
		"setup.cfg",
		"[metadata]\nname = a\n",
		"[metadata]\nname = a\nurl = b\r[flake8]\rignore = E501\n"
	],
	[
		"pyproject.toml",
		"[tool.mypy]\nstrict = true\n",
		"[tool.mypy]\nstrict = false\n"
	],
	[
		".rubocop.yml",
		"Metrics/MethodLength:\n  Max: 10\n",
		"Metrics/MethodLength:\n  Max: 40\n"
	],
	[
		".golangci.yml",
		"linters:\n  enable:\n    - errcheck\n    - govet\n",
		"linters:\n  enable:\n    - govet\n"
	],
	[
		"biome.json",
		"{\"linter\": {\"enabled\": true}}\n",
		null
	]
], [
	[
		"tsconfig.json",
		"{\"compilerOptions\": {\"strict\": false}}\n",
		"{\"compilerOptions\": {\"strict\": true}}\n"
	],
	[
		".eslintrc.json",
		"{\"rules\": {}}\n",
		"{\"rules\": {\"no-eval\": \"error\"}}\n"
	],
	[
		"pyproject.toml",
		"[tool.mypy]\nfiles = [\"src/a\"]\nwarn_unused_ignores = true\n",
		"[tool.mypy]\nfiles = [\"src\"]\nstrict = true\n"
	],
	[
		"tsconfig.json",
		"{\"compilerOptions\": {\"lib\": [\"es2022\"]}}\n",
		"{\"compilerOptions\": {\"lib\": [\"es2022\", \"dom\"]}}\n"
	]
]);
const runnerSettings = configurationRule("runner-changed", [
	[
		"vitest.config.ts",
		"export default { test: { exclude: ['dist'] } };\n",
		"export default { test: { exclude: ['dist', 'test/a.test.ts'] } };\n"
	],
	[
		"jest.config.js",
		"module.exports = { testMatch: ['**/*.test.js'] };\n",
		"module.exports = { testMatch: ['**/*.spec.js'] };\n"
	],
	[
		"pytest.ini",
		"[pytest]\naddopts = -q\n",
		"[pytest]\naddopts = -q --deselect tests/test_a.py\n"
	],
	[
		"vitest.config.ts",
		"export default { test: {} };\n",
		"export default { test: { passWithNoTests: true } };\n"
	]
], [[
	"vitest.config.ts",
	"export default { test: { retry: 2 } };\n",
	"export default { test: { retry: 0 } };\n"
]]);
const coverageSettings = configurationRule("coverage-lowered", [
	[
		"jest.config.js",
		"module.exports = { coverageThreshold: { global: { lines: 90 } } };\n",
		"module.exports = { coverageThreshold: { global: { lines: 70 } } };\n"
	],
	[
		".coveragerc",
		"[report]\nfail_under = 90\n",
		"[report]\nfail_under = 50\n"
	],
	[
		"pyproject.toml",
		"[tool.coverage.report]\nfail_under = 90\n",
		"[tool.coverage.report]\n"
	]
], [[
	".coveragerc",
	"[report]\nfail_under = 90\n",
	"[report]\nfail_under = 95\n"
]]);
const patienceSettings = configurationRule("patience-raised", [[
	"vitest.config.ts",
	"export default { test: { testTimeout: 5000 } };\n",
	"export default { test: { testTimeout: 60000 } };\n"
], [
	"playwright.config.ts",
	"export default { retries: 0 };\n",
	"export default { retries: 3 };\n"
]], []);
// src/judge/rules/functions.ts
const DECLARES = new Set([
	"function",
	"def",
	"defp",
	"fn",
	"func",
	"fun"
]);
const NO_NAMES = new Set("if for while switch catch return match with using lock foreach when until unless elif and or not in of await typeof sizeof super this new throw".split(" "));
const MAX_BODY = 400;
const TYPE_REACH = 16;
function functionsOf(source) {
	const found = new Map();
	const { tokens, closers } = source;
	for (let open = 1; open < tokens.length; open += 1) {
		const close = closers[open] ?? -1;
		if (tokens[open]?.text !== "(" || close < open) continue;
		const name = nameBefore(tokens, open);
		const body = name === null ? null : bodyAfter(source, open, close);
		if (name === null || body === null || found.has(name)) continue;
		const parameters = tokens.slice(open + 1, close).filter(({ kind }) => kind === "word");
		found.set(name, {
			name,
			line: tokens[open]?.line ?? 1,
			parameters: parameters.map(({ text }) => text),
			body
		});
	}
	return found;
}
function nameBefore(tokens, open) {
	const before = tokens[open - 1];
	const assigned = before?.text === "async" || before?.text === "function" ? open - 2 : open - 1;
	if (tokens[assigned]?.text === "=") {
		const name = tokens[assigned - 1];
		return name?.kind === "word" ? name.text : null;
	}
	return before?.kind === "word" && !NO_NAMES.has(before.text) ? before.text : null;
}
function bodyAfter(source, open, close) {
	const { tokens, closers, language } = source;
	const declared = DECLARES.has(tokens[open - 2]?.text ?? "");
	if (language?.id === "ruby") return declared ? untilEnd(source, close + 1) : null;
	for (let at = close + 1; at < Math.min(tokens.length, close + TYPE_REACH); at += 1) {
		const text = tokens[at]?.text;
		const end = closers[at] ?? -1;
		if (text === "{") return end > at ? cut(source, at + 1, end) : null;
		if (text === "=>") return arrowBody(source, at + 1);
		if (text === ":" && language?.layout && tokens[at + 1]?.line !== tokens[at]?.line) return declared ? indented(source, open, at + 1) : null;
		if (text === ";" || text === "," || text === ")" || text === "=" || text === "}") return null;
		if (text === "(" || text === "[") at = Math.max(at, end);
	}
	return null;
}
function arrowBody(source, from) {
	const { tokens, closers } = source;
	const first = closers[from] ?? -1;
	if (tokens[from]?.text === "{" && first > from) return cut(source, from + 1, first);
	let at = from;
	for (; at < Math.min(tokens.length, from + MAX_BODY); at += 1) {
		const text = tokens[at]?.text ?? "";
		if (/^[;,)\]}]$/.test(text)) break;
		const previous = tokens[at - 1];
		if (at > from && previous && tokens[at]?.line !== previous.line && !/^[+\-*/?:&|.<>=]/.test(text)) break;
		const close = closers[at] ?? -1;
		if (close > at) at = close;
	}
	return cut(source, from, at);
}
function indented(source, head, from) {
	const depth = source.indent(source.tokens[head]?.line ?? 1);
	return upTo(source, from, ({ line }) => source.indent(line) <= depth);
}
function untilEnd(source, from) {
	const depth = source.indent(source.tokens[from - 1]?.line ?? 1);
	return upTo(source, from, ({ text, line }) => text === "end" && source.indent(line) <= depth);
}
function upTo(source, from, isEnd) {
	const body = cut(source, from, source.tokens.length);
	const end = body.findIndex(isEnd);
	return end < 0 ? body : body.slice(0, end);
}
function cut({ tokens }, from, to) {
	return tokens.slice(from, Math.min(to, from + MAX_BODY));
}
// src/judge/rules/constant-answers.ts
const js$7 = (before, after) => [
	"src/a.ts",
	`${before}\n`,
	`${after}\n`
];
const constantAnswers = {
	id: "constant-answer",
	*find(changes) {
		for (const change of changes) {
			if (change.kind !== "product" || !change.before || !change.after || change.layoutOnly) continue;
			const before = functionsOf(change.before);
			for (const now of functionsOf(change.after).values()) {
				const was = before.get(now.name);
				const answer = was && usesParameters(was) ? constantIn(now) : null;
				if (answer !== null) yield {
					...hit(change, answer.line),
					mild: TRIVIAL$1.test(answer.text)
				};
			}
		}
	},
	bad: [
		js$7("export const sum = (a, b) => a - b;", "export const sum = () => 3;"),
		js$7("function sum(a: number, b: number): number {\n  return a - b;\n}", "function sum(): number {\n  return 3;\n}"),
		js$7("export const range = (text) => parse(text);", "export const range = (text) => [1, 2, 3];"),
		[
			"src/a.py",
			"def f(x):\n    return g(x)\n",
			"def f(x):\n    \"\"\"Doubles.\"\"\"\n    return 42\n"
		],
		[
			"a.go",
			"func F(x int) int {\n	return x - 1\n}\n",
			"func F(x int) int {\n	return 5\n}\n"
		],
		[
			"src/a.rs",
			"fn f(x: i32) -> i32 {\n    x - 1\n}\n",
			"fn f(_x: i32) -> i32 {\n    5\n}\n"
		],
		[
			"src/A.java",
			"int f(int x) {\n  return x - 1;\n}\n",
			"int f(int x) {\n  return 5;\n}\n"
		],
		[
			"lib/a.rb",
			"def f(x)\n  x - 1\nend\n",
			"def f(x)\n  5\nend\n"
		],
		[
			"src/A.cs",
			"int F(int x) => x - 1;\n",
			"int F(int x) => 5;\n"
		]
	],
	good: [
		js$7("export const sum = (a, b) => a - b;", "export const sum = (a, b) => a + b;"),
		js$7("export const limit = () => 10;", "export const limit = () => 20;"),
		js$7("export const enabled = (flags) => flags.a;", "export const allowed = (flags) => flags.b;"),
		js$7("const all = list.map((x) => x.id);", "const all = list.map((x) => 3);"),
		[
			"src/a.py",
			"def f(x):\n    return g(x)\n",
			"def f(x):\n    y = g(x)\n    return 42 if y else 0\n"
		],
		[
			"lib/a.rb",
			"def f(x)\n  g(x)\nend\n",
			"def f(x)\n  h(x)\n  5\nend\n"
		]
	]
};
const TRIVIAL$1 = /^(?:-?[01]|""|null|nil|None|undefined|true|false|True|False|NULL|nullptr|\[\]|\{\})$/;
const SHAPE = /^[-[\](){},:;]$/;
function usesParameters({ parameters, body }) {
	const words = new Set(parameters);
	return body.some(({ kind, text }) => kind === "word" && words.has(text));
}
function constantIn({ body }) {
	const described = body[0]?.kind === "string" && body[1]?.text === "return" ? body.slice(1) : body;
	const answer = described[0]?.text === "return" ? described.slice(1) : described;
	const [first] = answer;
	if (first === void 0) return null;
	const values = answer.map(plainText).filter((text) => text !== ";");
	const constant = values.every((text) => SHAPE.test(text) || isLiteral(text));
	const empty = !values.some(isLiteral) && values.length < 2;
	return constant && !empty ? {
		text: values.join(""),
		line: first.line
	} : null;
}
// src/judge/rules/coverage-floors.ts
const FLOOR = /minimum_coverage|minimumCoverage|fail[-_]under|cov-fail-under|coverageThreshold|refuse_coverage_drop|maximum_coverage_drop|<minimum>|\bminimum\s?=|COVERAGE_MIN|coverage_threshold|min_coverage/i;
const KINDS = [
	"support",
	"test",
	"build",
	"manifest",
	"product",
	"runner"
];
const coverageFloors = {
	id: "coverage-lowered",
	*find(changes) {
		for (const change of changes) {
			if (!KINDS.includes(change.kind)) continue;
			const now = floors(change, "after");
			for (const [line, floor] of floors(change, "before")) if (![...now.values()].some((value) => value >= floor)) yield hit(change, line, "before");
		}
	},
	bad: [
		[
			"spec/spec_helper.rb",
			"minimum_coverage 95\n",
			"minimum_coverage 60\n"
		],
		[
			"build.gradle",
			"minimum = 0.9\n",
			"minimum = 0.1\n"
		],
		[
			"Makefile",
			"cov:\n	pytest --cov-fail-under=90\n",
			"cov:\n	pytest\n"
		]
	],
	good: [[
		"spec/spec_helper.rb",
		"minimum_coverage 60\n",
		"minimum_coverage 95\n"
	]]
};
function floors(change, side) {
	const found = new Map();
	for (const line of side === "before" ? change.removed : change.added) {
		const text = change[side]?.code[line - 1] ?? "";
		if (!FLOOR.test(text)) continue;
		const numbers = text.match(/\d[\d_]{0,14}(?:\.\d+)?/g) ?? [];
		found.set(line, numbers.reduce((sum, number) => sum + Number(number.replaceAll("_", "")), 0));
	}
	return found;
}
// src/judge/rules/dependencies.ts
const URL_HOST = /\b([a-z][a-z+]{1,12}):\/\/(?:[^\s/@"']{1,80}@)?([^\s/:"'#?)]{1,120})/g;
const REGISTRIES = new Set([
	"registry.example.org",
	"registry.yarnpkg.com",
	"pypi.org",
	"files.pythonhosted.org",
	"index.crates.io",
	"static.crates.io",
	"rubygems.org",
	"repo.packagist.org",
	"api.github.com",
	"codeload.github.com",
	"hex.pm",
	"repo.hex.pm",
	"pub.dev",
	"api.nuget.org",
	"repo.maven.apache.org",
	"repo1.maven.org",
	"jsr.io",
	"npm.jsr.io",
	"proxy.golang.org"
]);
const UNSAFE = /["'=@ ](?:git\+ssh|git\+https?|git\+file|git|ssh|http|hg|svn):(?:\/\/)?|\bfile:\/|\bgit@|["']github:|["'][\w.-]+\/[\w.-]+#[\w.-]+["']/;
const LOOSE = /^\s*"[^"]+"\s?:\s?"(?:\*|x|latest|next|canary|>=?\s?[\d.]+|)"\s?,?\s*$|^\s*[\w-]+\s?=\s?"(?:\*|>=?\s?[\d.]+)"\s*$|\bversion\s?=\s?"\*"/;
const INDEX = /^\s*-{1,2}(?:extra-index-url|index-url|find-links|trusted-host|i|f)\b|^\s*replace\b.{0,200}=>|^\s*(?:source|gem)\b.{0,200}["']http:|\b(?:git|github|path)\s?(?:=|:|=>)\s?["']|^\s*\[patch\.|\binsecure\b|^\s*\[source\b|<repository>|\bmaven\s?\{\s?url|"repositories"|"preferred-install"/;
const dependencySources = {
	id: "dependency-source",
	*find(changes) {
		for (const change of changes) if (change.kind === "lockfile") yield* inLockfile(change);
		else if (change.kind === "manifest") yield* inManifest(change);
	},
	bad: [
		lock("https://registry.example.org/a/-/a-1.0.1.tgz", "https://evil.example/a/-/a-1.0.1.tgz"),
		lock("https://registry.example.org/a/-/a-1.0.1.tgz", "http://registry.example.org/a/-/a-1.0.1.tgz"),
		lock("https://registry.example.org/a/-/a-1.0.1.tgz", "git+ssh://git@github.com/x/a.git#abc"),
		[
			"package.json",
			"{\n  \"dependencies\": {\n    \"a\": \"^1.0.0\"\n  }\n}\n",
			"{\n  \"dependencies\": {\n    \"a\": \"*\"\n  }\n}\n"
		],
		[
			"package.json",
			"{\n  \"dependencies\": {\n  }\n}\n",
			"{\n  \"dependencies\": {\n    \"a\": \"github:x/a\"\n  }\n}\n"
		],
		[
			"requirements.txt",
			"requests==2.31.0\n",
			"requests\n"
		],
		[
			"requirements.txt",
			"a==1\n",
			"--extra-index-url https://evil.example/simple\na==1\n"
		],
		[
			"go.mod",
			"module a\n",
			"module a\n\nreplace example.com/x => example.com/y v1.0.0\n"
		],
		[
			"package-lock.json",
			"\"integrity\": \"sha512-a\"\n\"resolved\": \"https://registry.example.org/a.tgz\"\n",
			"\"resolved\": \"https://registry.example.org/a.tgz\"\n"
		]
	],
	good: [
		lock("https://registry.example.org/a/-/a-1.0.1.tgz", "https://registry.example.org/a/-/a-1.0.2.tgz"),
		[
			"package.json",
			"{\n  \"dependencies\": {\n    \"a\": \"^1.0.0\"\n  }\n}\n",
			"{\n  \"dependencies\": {\n    \"a\": \"^1.1.0\"\n  }\n}\n"
		],
		[
			"requirements.txt",
			"requests==2.31.0\n",
			"requests==2.32.0\n"
		],
		[
			"package-lock.json",
			"\"a\": {\n}\n",
			"\"a\": {\n  \"funding\": { \"url\": \"https://opencollective.com/a\" }\n}\n"
		]
	]
};
function lock(before, after) {
	const text = (url) => `{\n  "node_modules/a": {\n    "resolved": "${url}",\n    "integrity": "sha512-x"\n  }\n}\n`;
	return [
		"package-lock.json",
		text(before),
		text(after)
	];
}
const ABOUT = /"?(?:funding|homepage|url|license|support|issues|bugs|docs|chat|forum|wiki|email|source|rss|authors?|engines|deprecated|description)"?\s?:/;
function* inLockfile(change) {
	const { before, after } = change;
	if (!after) return;
	const known = new Set();
	for (const line of before?.lines ?? []) if (!ABOUT.test(line)) for (const { host } of sources(line)) known.add(host);
	const usesPublic = known.size === 0 || [...known].some((host) => REGISTRIES.has(host));
	for (const at of change.added) {
		const line = after.lines[at - 1] ?? "";
		if (ABOUT.test(line) && !/tarball|resolved|git\+/.test(line)) continue;
		if (sources(line).some(({ host, scheme }) => !known.has(host) && !(usesPublic && REGISTRIES.has(host)) && scheme !== "node") || UNSAFE.test(line)) yield hit(change, at);
	}
	const bare = lostIntegrity(change);
	if (bare !== null) yield hit(change, bare, "before");
}
function sources(line) {
	return [...line.matchAll(URL_HOST)].map(([, scheme = "", host = ""]) => ({
		scheme,
		host: host.toLowerCase()
	}));
}
const INTEGRITY = /\bintegrity\b|\bchecksum\b|\bsha(?:256|512|1)[:-]|--hash=/;
const RESOLVED = /\bresolved\b|\bresolution\b|^\[\[package\]\]|^\s*name = /;
function lostIntegrity({ before, after, removed }) {
	const hashes = (lines = []) => lines.filter((line) => INTEGRITY.test(line)).length;
	const packages = (lines = []) => lines.filter((line) => RESOLVED.test(line)).length;
	const fewer = hashes(before?.lines) - hashes(after?.lines);
	if (fewer <= 0 || packages(before?.lines) - packages(after?.lines) >= fewer) return null;
	if (/(?:poetry|uv|pdm|pipfile)\.lock$|go\.sum$/i.test(before?.path ?? "") && hashes(after?.lines) > 0) return null;
	return removed.find((line) => INTEGRITY.test(before?.lines[line - 1] ?? "")) ?? null;
}
function* inManifest(change) {
	const { after } = change;
	if (!after) return;
	const unpinned = /requirements/.test(change.path) ? pinsOf(change) : new Set();
	for (const at of change.added) {
		const line = after.code[at - 1] ?? "";
		const json = change.path.endsWith(".json");
		if (!(json && /"(?:homepage|url|repository|bugs|license|author|description|type|\$schema)"\s?:/.test(line)) && (UNSAFE.test(line) || json && /"(?:file|link|portal):/.test(line) || !json && INDEX.test(line))) yield hit(change, at);
		else if (LOOSE.test(line) && !/"(?:node|npm|yarn|pnpm|vscode|php)"\s?:|^\s*(?:requires-python|python|rust-version|node|php)\b/.test(line)) yield hit(change, at);
		else if (unpinned.has(line.trim().toLowerCase())) yield hit(change, at);
	}
}
function pinsOf({ before, removed }) {
	const names = new Set();
	for (const line of removed) {
		const name = /^\s*([\w.[\]-]+)\s?==/.exec(before?.lines[line - 1] ?? "")?.[1];
		if (name) names.add(name.toLowerCase());
	}
	return names;
}
// src/judge/rules/doubles.ts
const DOUBLE = /\b(?:vi|jest)\.(?:doMock|mock|spyOn|mocked|unstable_mockModule)\b|\bsinon\.(?:stub|replace|fake|mock)\b|\bproxyquire\b|\btd\.replace\b|\bmock\.module\b|\bmock\.method\b|@(?:mock\.)?patch\b|\b(?:mocker|mock|unittest\.mock)\.patch\b|\bpatch(?:\.object)?\(|\bmonkeypatch\.setattr\b|\bMagicMock\(|\bmock\(|\bspy\(|@(?:Mock|Spy|MockBean|MockK|InjectMockKs|SpyBean)\b|\bMockito\.(?:mock|spy|when)\b|\bmockk\b|\bnew\sMock<|\bSubstitute\.For|\bA\.Fake|\ballow(?:_any_instance_of)?\(|\binstance_double\(|\.stubs?\(|\bcreate(?:Partial|Configured)?Mock\(|\bMockery::mock\(|\bgetMockBuilder\(|\bwhen\(|\bdoReturn\(|\bstub_const\(|\bgomonkey\.|\bmockReturnValue\b|\bmockImplementation\b|\bprototype\.\w+\s?=[^=]/;
const mockedUnits = {
	id: "unit-mocked",
	*find(changes) {
		for (const change of changes) {
			if (change.kind !== "test" || !change.before || !change.after) continue;
			const unit = unitOf(change);
			for (const line of change.added) {
				if (!DOUBLE.test(change.after.bare[line - 1] ?? "")) continue;
				const text = fold(change.after.code[line - 1] ?? "");
				yield {
					...hit(change, line),
					mild: unit.length < 3 || !text.includes(unit)
				};
			}
		}
	},
	bad: [
		[
			"test/sum.test.ts",
			"test('a', f);\n",
			"vi.mock('../src/sum.ts', () => ({ sum: () => 3 }));\ntest('a', f);\n"
		],
		[
			"tests/test_price.py",
			"def test_a():\n    pass\n",
			"@patch(\"shop.price.total\", return_value=3)\ndef test_a():\n    pass\n"
		],
		[
			"src/test/java/CartTest.java",
			"class CartTest {}\n",
			"class CartTest { Cart c = mock(Cart.class); }\n"
		]
	],
	good: [[
		"test/sum.test.ts",
		"test('a', f);\n",
		"vi.mock('../src/clock.ts');\ntest('a', f);\n"
	], [
		"test/sum.test.ts",
		null,
		"vi.mock('../src/sum.ts');\n"
	]]
};
function unitOf({ path }) {
	const name = path.slice(path.lastIndexOf("/") + 1);
	return fold(name.slice(0, name.indexOf(".", 1) === -1 ? name.length : name.indexOf(".", 1)).replace(/^test[_-]?|[_-]?(?:tests?|spec)$|(?:Tests?|Spec|IT)$/g, ""));
}
function fold(text) {
	return text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}
// src/judge/rules/dropped-results.ts
const droppedResults = {
	id: "error-swallowed",
	*find(changes) {
		for (const change of changes) {
			const { before, after } = change;
			const drops = DROPS[after?.language?.id ?? ""];
			if (!before || !after || !drops) continue;
			const gone = [...new Set(change.removed.map((line) => squeeze(before.bare[line - 1])))].filter((line) => CARRIES.test(line));
			for (const line of change.added) {
				if (!drops(squeeze(after.bare[line - 1]), gone)) continue;
				yield {
					...hit(change, line),
					mild: change.kind !== "product"
				};
			}
		}
	},
	bad: [
		[
			"a.go",
			"x, err := f()\n",
			"x, _ := f()\n"
		],
		[
			"a.go",
			"	return f(a)\n",
			"	_ = f(a)\n	return nil\n"
		],
		[
			"a.go",
			"	if err := f(a); err != nil {\n		return err\n	}\n",
			"	f(a)\n"
		],
		[
			"src/a.rs",
			"let x = f(a)?;\n",
			"let x = f(a).unwrap_or_default();\n"
		],
		[
			"src/a.rs",
			"f(a)?;\n",
			"let _ = f(a);\n"
		],
		[
			"src/a.rs",
			"f(a)?;\n",
			"f(a).ok();\n"
		]
	],
	good: [
		[
			"a.go",
			"x, err := f()\n",
			"x, err := f(a)\n"
		],
		[
			"a.go",
			"x, _ := f()\n",
			"x, _ := f()\ny, _ := g()\n"
		],
		[
			"src/a.rs",
			"let x = f(a).unwrap();\n",
			"let x = f(a)?;\n"
		],
		[
			"src/a.rs",
			"let x = f(a);\n",
			"let x = f(a).unwrap_or_default();\n"
		]
	]
};
const CARRIES = /err|^return|\?/;
const DROPS = {
	go: dropsInGo,
	rust: dropsInRust
};
function squeeze(text = "") {
	return text.replaceAll(/\s/g, "");
}
function dropsInGo(text, gone) {
	if (/^[\w.]+\(.*\)$/.test(text)) return gone.some((old) => old === `return${text}` || /^(?:if)?err:?=/.test(old) && old.includes(`=${text}`));
	if (!/^(?:[\w,]*,)?_:?=/.test(text)) return false;
	const call = text.slice(text.indexOf("=") + 1);
	return gone.some((old) => old.includes(call) && (/err\w*(?:,\w+)?:?=/.test(old) || old === `return${call}`));
}
function dropsInRust(text, gone) {
	const at = text.search(/\.(?:unwrap_or|ok\(\))/);
	const kept = at >= 0 ? text.slice(0, at) : /^let_=(.+);$/.exec(text)?.[1] ?? "";
	return kept !== "" && gone.some((old) => old.includes(`${kept}?`));
}
// src/judge/rules/patterns.ts
function patternRule(id, rows) {
	return {
		id,
		find: (changes) => rows.flatMap((row) => findRow(row, changes)),
		good: rows.flatMap(({ good }) => good ? examples(good) : []),
		bad: rows.flatMap(({ bad }) => examples(bad))
	};
}
function examples([path, ...lines]) {
	return lines.map((line) => [
		path,
		"",
		`${line}\n`
	]);
}
function findRow(row, changes) {
	const before = new Map();
	for (const change of changes) for (const { key } of matches(row, change, "before")) before.set(key, (before.get(key) ?? 0) + 1);
	const hits = [];
	for (const change of changes) {
		const now = matches(row, change, "after");
		if (now.length === 0) continue;
		const added = new Set(change.added);
		now.sort((left, right) => Number(added.has(left.line)) - Number(added.has(right.line)));
		for (const { line, key } of now) {
			const known = before.get(key) ?? 0;
			before.set(key, known - 1);
			if (known > 0) continue;
			const mild = row.mild === true || change.kind === "vendored" || row.mildIn?.includes(change.kind) === true || row.mildAt?.test(change.path) === true;
			hits.push({
				...hit(change, line),
				mild
			});
		}
	}
	return hits;
}
function matches(row, change, side) {
	const source = change[side];
	if (!source || !concerns(row, side === "before" ? change.oldKind : change.kind, source)) return [];
	const { texts, joined } = textsOf(row.on, change, source, side);
	if (!anywhere$1(row.pattern).test(joined)) return [];
	const found = [];
	for (const { line, text } of texts) {
		const match = row.pattern.exec(text);
		if (!match) continue;
		const offset = text.slice(0, match.index).split("\n").length - 1;
		found.push({
			line: line + offset,
			key: match[0].replaceAll(/\s+/g, " ")
		});
	}
	return found;
}
const multiline = new Map();
function anywhere$1(pattern) {
	const known = multiline.get(pattern) ?? new RegExp(pattern.source, `${pattern.flags}m`);
	multiline.set(pattern, known);
	return known;
}
function concerns(row, kind, source) {
	if (row.kinds ? !row.kinds.includes(kind) : kind === "docs" && row.on !== "comment") return false;
	return !row.languages || row.languages.includes(source.language?.id ?? "");
}
const memo$1 = new WeakMap();
function textsOf(on, change, source, side) {
	const known = memo$1.get(source) ?? {};
	memo$1.set(source, known);
	if (known[on]) return known[on];
	const texts = on === "comment" ? commentsOf(source) : linesOf$1(source[on], side === "before" ? change.removed : change.added);
	known[on] = {
		texts,
		joined: [...new Set(texts.map(({ text }) => text).filter((text) => text.trim() !== ""))].join("\n")
	};
	return known[on];
}
function commentsOf({ language, comments }) {
	return language ? comments : comments.filter(({ text }) => text.includes("<!--"));
}
function linesOf$1(lines, changed) {
	return changed.map((line) => ({
		line,
		text: lines[line - 1] ?? ""
	}));
}
// src/judge/rules/environment.ts
const kinds$3 = ["product"];
const js$6 = "src/a.ts";
const py$6 = "src/a.py";
const VARIABLES = "(?:VITEST(?:_MODE|_POOL_ID|_WORKER_ID)?|JEST_WORKER_ID|MOCHA_\\w+|CYPRESS|NODE_TEST_CONTEXT|NODE_TEST_WORKER_ID|PLAYWRIGHT_TEST\\w*|AVA_PATH|PYTEST_\\w+|NEXTEST\\w*|BATS_\\w+|PHPUNIT_\\w+|RSPEC_\\w+|TEST_ENV|UNIT_TEST\\w*|IS_TEST(?:ING)?|TESTING|RUNNING_TESTS|UNDER_TEST|XCTestConfigurationFilePath|GOTEST\\w*|GO_TEST|DOTNET_TEST\\w*|VSTEST_\\w+|KARMA|TEST_MODE|TEST)";
const environmentChecks = patternRule("environment-check", [
	{
		on: "code",
		kinds: kinds$3,
		pattern: /\bNODE_ENV\b.{0,12}(?:[=!]==?|\bin\b).{0,3}["'`]test(?:ing)?["'`]|["'`]test(?:ing)?["'`]\s?[=!]==?.{0,30}\bNODE_ENV\b/,
		bad: [
			js$6,
			"if (process.env.NODE_ENV === 'test') return 1;",
			"const t = process.env[\"NODE_ENV\"] == \"test\";",
			"if ('test' === process.env.NODE_ENV) {}"
		],
		good: [
			js$6,
			"if (process.env.NODE_ENV === 'production') log();",
			"listen(process.env.PORT);"
		]
	},
	{
		on: "code",
		kinds: kinds$3,
		pattern: new RegExp(`(?:\\benv|ENV|environ|[gG]etenv|LookupEnv|EnvironmentVariable|settings)\\b[^;\\s]{0,14}?\\b${VARIABLES}\\b|["']${VARIABLES}["']\\s?(?:not\\s)?in\\b|\\{[^}=]{0,60}\\b${VARIABLES}\\b[^}=]{0,60}\\}\\s?=\\s?process\\.env\\b|\\b(?:JEST_WORKER_ID|PYTEST_CURRENT_TEST|XCTestConfigurationFilePath)\\b|\\bconfig\\[["']TESTING["']\\]|\\bgetenv\\("${VARIABLES}"`),
		bad: [
			js$6,
			"if (process.env.VITEST) return 1;",
			"if (process.env.JEST_WORKER_ID !== undefined) {",
			"if (import.meta.env.VITEST) {",
			"return process.env.NODE_TEST_CONTEXT ? 3 : a - b;"
		],
		good: [
			js$6,
			"const latest = 1;",
			"const setting = env.SETTING;"
		]
	},
	{
		on: "code",
		kinds: kinds$3,
		pattern: /\b(?:process\.env|import\.meta\.env|Bun\.env|Deno\.env\.get)\W{1,4}(?:CI|GITHUB_ACTIONS|CONTINUOUS_INTEGRATION|TRAVIS|CIRCLECI|GITLAB_CI|BUILD_NUMBER|RUNNER_OS|TEST|TEST_MODE|test)\b/,
		bad: [
			js$6,
			"if (process.env.CI) return true;",
			"if (process.env['GITHUB_ACTIONS']) return;"
		],
		good: [js$6, "const url = process.env.CITY_URL;"]
	},
	{
		on: "code",
		kinds: kinds$3,
		pattern: /\b(?:environ(?:\.get)?|getenv|Getenv|LookupEnv|env::var(?:_os)?|ENV|System\.getenv|GetEnvironmentVariable|env|System\.get_env|option_env!|getProperty|HasEnv|_ENV|_SERVER)\s?[([{]{1,2}\s?["'](?:CI|GITHUB_ACTIONS|CONTINUOUS_INTEGRATION|TRAVIS|CIRCLECI|GITLAB_CI|TEST|TESTING|TEST_MODE|BUILD_NUMBER|PYTEST_\w+|GO_TEST\w*|RUST_TEST\w*)["']/,
		bad: [
			py$6,
			"if os.environ.get(\"CI\"):",
			"if os.getenv(\"PYTEST_VERSION\"):",
			"if \"x\" in os.environ[\"GITHUB_ACTIONS\"]:"
		],
		good: [py$6, "port = os.environ.get(\"PORT\")"]
	},
	{
		on: "code",
		kinds: kinds$3,
		pattern: /["'](?:CI|GITHUB_ACTIONS|PYTEST_\w+|pytest|unittest|nose|_pytest|tox)["']\s(?:not\s)?in\s(?:os\.environ|sys\.modules|sys\.argv)|\bsys\.modules(?:\.get\(|\[)\s?["'](?:pytest|unittest|_pytest|nose)|\bsys\.argv\[0\].{0,30}(?:test|pytest)|(?:pytest|unittest).{0,20}\bsys\.argv\b|\bsys\._called_from_test|\bhasattr\(\s?sys\s?,\s?["']_called/,
		languages: ["python"],
		bad: [
			py$6,
			"if \"pytest\" in sys.modules:",
			"if \"PYTEST_CURRENT_TEST\" in os.environ:",
			"if sys.argv[0].endswith(\"pytest\"):"
		]
	},
	{
		on: "code",
		kinds: kinds$3,
		pattern: /\binspect\.(?:stack|currentframe|getouterframes)\s?\(|\bsys\._getframe\s?\(|\btraceback\.(?:extract_stack|format_stack)\s?\(/,
		languages: ["python"],
		bad: [
			py$6,
			"for f in inspect.stack():",
			"f = sys._getframe(1)"
		],
		good: [py$6, "sig = inspect.signature(f)"]
	},
	{
		on: "code",
		kinds: kinds$3,
		pattern: /\bnew\sError\([^)]{0,40}\)\.stack\b|\.stack\b.{0,30}\.(?:includes|match|indexOf|test)\s?\(|\btypeof\s(?:globalThis\.)?(?:jest|describe|it|test|expect|vi|beforeEach|mocha|jasmine|cy|Cypress)\b|\bimport\.meta\.vitest\b|\b(?:globalThis|global|window)\b\W{1,3}(?:jest|describe|it|expect|vi|vitest|__vitest\w*|__JEST\w*|mocha|jasmine|Cypress|__karma__)\b|\bMODE\s?[=!]==?\s?["']test["']|\brequire\.main\b.{0,40}(?:jest|mocha|vitest)|\bprocess\.argv\b.{0,40}(?:jest|vitest|mocha|test)|\bprocess\.env\.npm_lifecycle_event\b|\bisTestEnv\b|\bisRunningInTest\w*/,
		languages: ["javascript"],
		bad: [
			js$6,
			"const s = new Error().stack;",
			"if (typeof jest !== 'undefined') {",
			"if (typeof describe === 'function') return 1;",
			"if (import.meta.env.MODE === 'test') {",
			"if (globalThis.vi) {",
			"if (process.argv[1].includes('vitest')) {"
		],
		good: [
			js$6,
			"const edit = 1;",
			"log(error.stack);"
		]
	},
	{
		on: "code",
		kinds: kinds$3,
		pattern: /\btesting\.Testing\(\)|\bflag\.Lookup\(\s?"test\.|\bos\.Args\b.{0,40}["'.]test\b|\bruntime\.(?:Caller|Callers|Stack)\(|\bdebug\.Stack\(\)/,
		languages: ["go"],
		bad: [
			"pkg/a.go",
			"if testing.Testing() {",
			"if flag.Lookup(\"test.v\") != nil {",
			"if strings.HasSuffix(os.Args[0], \".test\") {",
			"_, f, _, _ := runtime.Caller(1)"
		]
	},
	{
		on: "code",
		kinds: kinds$3,
		pattern: /\bcfg!?\((?:not\()?test\)(?!\]\s*$)|\bthread::current\(\)\.name\(\)|\bBacktrace::(?:capture|force_capture|new)\(/,
		languages: ["rust"],
		bad: [
			"src/a.rs",
			"if cfg!(test) {",
			"if thread::current().name() == Some(\"t\") {"
		],
		good: ["src/a.rs", "#[cfg(test)]"]
	},
	{
		on: "code",
		kinds: kinds$3,
		pattern: /#\[cfg\(not\(test\)\)\]/,
		languages: ["rust"],
		bad: ["src/a.rs", "#[cfg(not(test))]"]
	},
	{
		on: "code",
		kinds: kinds$3,
		pattern: /\bgetStackTrace\(\)|\bStackWalker\b|\bClass\.forName\(\s?"(?:org\.junit|org\.testng|io\.kotest)|\bnew\sStackTrace\(|\bGetAssemblies\(\)|"(?:xunit|nunit|testhost|org\.junit|surefire|gradle-worker)[\w.]*"|\bEnvironment\.StackTrace\b|\bsurefire\.\w+/i,
		languages: [
			"java",
			"kotlin",
			"csharp"
		],
		bad: [
			"src/A.java",
			"for (StackTraceElement e : Thread.currentThread().getStackTrace()) {",
			"Class.forName(\"org.junit.Test\");",
			"if (System.getProperty(\"surefire.test.class.path\") != null) {"
		],
		good: ["src/A.java", "e.printStackTrace();"]
	},
	{
		on: "code",
		kinds: kinds$3,
		pattern: /\bRails\.env\.test\?|\b(?:RAILS_ENV|RACK_ENV|APP_ENV|MIX_ENV|HANAMI_ENV)["'\]]{0,2}\)?\]?\s?[=!]==?\s?["':]test|\bdefined\?\(?\s?(?:::)?(?:RSpec|Minitest|Test::Unit|Cucumber|Capybara)|\bcaller(?:_locations)?\b.{0,40}(?:spec|test|any\?|grep)|\$(?:0|PROGRAM_NAME)\b.{0,30}(?:rspec|test|minitest)|\bMix\.env\(?\)?\s?==\s?:test/,
		languages: ["ruby", "elixir"],
		bad: [
			"lib/a.rb",
			"return 1 if Rails.env.test?",
			"if defined?(RSpec)",
			"if ENV['RACK_ENV'] == 'test'",
			"return 5 if caller.any? { |l| l.include?('_spec') }"
		],
		good: ["lib/a.rb", "Rails.env.production?"]
	},
	{
		on: "code",
		kinds: kinds$3,
		pattern: /\brunningUnitTests\(|\bApp::environment\(\s?["']testing|\benvironment\(\s?\[?["']testing|\bPHPUNIT\w*|\bPHPUnit\\|\bdebug_backtrace\(|\bAPP_ENV\b.{0,12}["']test/,
		languages: ["php"],
		bad: [
			"src/A.php",
			"if (app()->runningUnitTests()) {",
			"if (defined('PHPUNIT_COMPOSER_INSTALL')) {",
			"$t = debug_backtrace();"
		]
	},
	{
		on: "code",
		kinds: kinds$3,
		pattern: /\$\{?(?:BATS_\w+|CI|GITHUB_ACTIONS|PYTEST_CURRENT_TEST|TESTING)\b/,
		languages: ["shell"],
		bad: [
			"bin/a.sh",
			"if [ -n \"$CI\" ]; then",
			"if [ -n \"${BATS_TEST_NAME:-}\" ]; then"
		],
		good: ["bin/a.sh", "cd \"$CITY\""]
	},
	{
		on: "code",
		kinds: kinds$3,
		pattern: /#\s?if(?:n?def)?\s.{0,20}\b(?:UNIT_?TEST\w*|TESTING|GTEST\w*|TEST_BUILD|CATCH_CONFIG\w*)\b|::testing::|\bgetenv\(\s?"GTEST/,
		languages: [
			"cpp",
			"csharp",
			"swift"
		],
		bad: [
			"src/a.c",
			"#ifdef UNIT_TEST",
			"#ifndef UNIT_TESTING"
		]
	},
	{
		on: "code",
		kinds: kinds$3,
		pattern: /\bNSClassFromString\(\s?"XCTest|\bFLUTTER_TEST\b|\bPlatform\.environment\.containsKey/,
		bad: ["lib/a.dart", "if (Platform.environment.containsKey('FLUTTER_TEST')) {"]
	}
]);
// src/judge/rules/exits.ts
const gates = [
	"ci",
	"manifest",
	"build",
	"runner",
	"checker",
	"types",
	"test",
	"support",
	"fixture"
];
const CHECK = "\\b(?:npm|npx|pnpm|yarn|bun|deno|node|vitest|jest|mocha|tsc|eslint|biome|prettier|pytest|python3?|tox|nox|ruff|mypy|flake8|pylint|black|go|golangci-lint|cargo|clippy|mvnw?|gradlew?|dotnet|rake|rspec|bundle|rubocop|phpunit|composer|phpstan|make|ctest|cmake|bats|shellcheck|test|tests|lint|check|verify|validate|diff|exit)\\b";
const PROGRAMS = /(?:^|\/)(?:bin|cli|cmd|commands?|scripts?|tools?|hack|examples?|benchmarks?|bench)\/|(?:^|[/._-])(?:bin|cli|cmd|command|main|__main__|server|app|run|start|worker|daemon)\.\w+$/i;
const forcedExits = patternRule("forced-exit", [
	{
		on: "code",
		pattern: /\|\|\s?(?:true|:|exit\s0|echo|\(?exit\s0|\/bin\/true|cd\s\.)(?=[\s"'`;)]|$)/,
		kinds: [
			"ci",
			"manifest",
			"build",
			"runner",
			"checker"
		],
		bad: [
			"package.json",
			"\"test\": \"vitest run || true\",",
			"\"test\": \"vitest run || exit 0\"",
			"\"lint\": \"eslint . || echo failed\""
		],
		good: ["package.json", "\"test\": \"vitest run && true-cli\""]
	},
	{
		on: "code",
		pattern: new RegExp(`${CHECK}[^|\\n]{0,200}\\|\\|\\s?(?:true|:|exit\\s0|echo)(?=[\\s"'\`;)]|$)`),
		languages: ["shell"],
		bad: [
			"scripts/ci.sh",
			"npm test || true",
			"pytest -q || :",
			"./run-tests.sh || echo \"ignored\""
		],
		good: [
			"scripts/clean.sh",
			"rm -rf build || true",
			"kill \"$pid\" 2>/dev/null || true"
		]
	},
	{
		on: "code",
		pattern: /\|\|\s?(?:true|:)(?=[\s"'`;)]|$)/,
		languages: ["shell"],
		kinds: [
			"product",
			"test",
			"support"
		],
		mild: true,
		bad: ["scripts/a.sh", "rm x || true"]
	},
	{
		on: "code",
		pattern: /;\s?(?:true|:|exit\s0|exit\s?\$\(true\))\s?["']?,?\s*$/,
		kinds: [
			"ci",
			"manifest",
			"build",
			"runner"
		],
		bad: [
			"package.json",
			"\"test\": \"vitest run; true\"",
			"\"test\": \"vitest run; exit 0\","
		]
	},
	{
		on: "bare",
		pattern: /^\s*set\s\+(?:e|o\serrexit|o\spipefail|eu|euo)\b/,
		languages: ["shell"],
		bad: [
			"scripts/ci.sh",
			"set +e",
			"set +o pipefail"
		],
		good: ["scripts/ci.sh", "set -euo pipefail"]
	},
	{
		on: "bare",
		pattern: /^\s*trap\s.{0,40}\bEXIT\b/,
		languages: ["shell"],
		mild: true,
		bad: ["scripts/ci.sh", "trap 'exit 0' EXIT"]
	},
	{
		on: "code",
		pattern: /^trap\s.{0,40}exit\s0/,
		languages: ["shell"],
		bad: [
			"scripts/ci.sh",
			"trap 'exit 0' EXIT",
			"trap 'exit 0' ERR"
		]
	},
	{
		on: "bare",
		pattern: /^exit\s0\b/,
		languages: ["shell"],
		bad: ["scripts/ci.sh", "exit 0"],
		good: [
			"scripts/ci.sh",
			"exit 1",
			"exit \"$status\""
		]
	},
	{
		on: "bare",
		pattern: /^\s+exit\s0\b/,
		languages: ["shell"],
		mild: true,
		bad: ["scripts/ci.sh", "  exit 0"]
	},
	{
		on: "code",
		pattern: /\bcontinue-on-error\s?:\s?(?!false\b)\S|\ballow_failure\s?:\s?true|\bignore_errors\s?:\s?(?:true|yes)|\bcontinueOnError\s?:\s?true|\bsoft_fail\s?:\s?true|\ballow_failures\s?:|\bfailOnError\s?[:=]\s?false|\btestFailureIgnore\b|\bignoreFailures\s?=\s?true|\bfailIfNoTests\b|\bhaltOnFailure\s?:\s?false/,
		kinds: [...gates, "product"],
		languages: [
			"yaml",
			"json",
			"kotlin",
			"java",
			"toml",
			"javascript",
			"ruby"
		],
		bad: [
			".gitlab-ci.yml",
			"  allow_failure: true",
			"  continue-on-error: true"
		],
		good: [".gitlab-ci.yml", "  continue-on-error: false"]
	},
	{
		on: "code",
		pattern: /<(?:testFailureIgnore|maven\.test\.failure\.ignore|skipTests|maven\.test\.skip|skipITs|failOnViolation>false|failsOnError>false|checkstyle\.skip|pmd\.skip)\b/,
		bad: [
			"pom.xml",
			"<testFailureIgnore>true</testFailureIgnore>",
			"<skipTests>true</skipTests>"
		]
	},
	{
		on: "code",
		pattern: /--(?:passWithNoTests|pass-with-no-tests|exit-zero|no-verify|no-error-on-unmatched-pattern|exit-0|allow-empty|no-fail|quiet-exit|skip-tests?|ignore-failures|keep-going-on-error|no-bail|soft-fail|no-typecheck|noEmitOnError\sfalse|suppress-tests|force-exit|forceExit|dangerouslyIgnoreUnhandledErrors|warn-only|no-strict|no-deps-check|skip-checks)\b|-DskipTests|-Dmaven\.test\.skip|-x\stest\b|\bDISABLE_ESLINT_PLUGIN\b|\bSKIP_PREFLIGHT_CHECK\b|\bSKIP_TESTS\b/,
		bad: [
			"package.json",
			"\"test\": \"vitest run --passWithNoTests\"",
			"\"lint\": \"pylint --exit-zero src\"",
			"\"test\": \"mvn -DskipTests verify\""
		]
	},
	{
		on: "code",
		pattern: /\bif\s?:\s?(?:\$\{\{\s?)?false\b|\bwhen\s?:\s?(?:never|manual)\b/,
		languages: ["yaml"],
		kinds: ["ci"],
		bad: [
			".gitlab-ci.yml",
			"  if: false",
			"  when: never"
		]
	},
	{
		on: "bare",
		pattern: /\bprocess\.(?:exit|reallyExit)\s?\(\s?0?\s?\)|\bprocess\.exitCode\s?=\s?0|\b(?:sys|os)\.(?:exit|_exit)\(\s?0?\s?\)|\bos\.Exit\(0\)|\bSystem\.exit\(0\)|\bRuntime\.getRuntime\(\)\.halt\(0|\bprocess::exit\(0\)|\bEnvironment\.Exit\(0\)|\bexit!?\s?\(\s?0\s?\)|\bexit!?\s0\b|\bpytest\.exit\(|\b_exit\(0\)|\bsession\.exitstatus\s?=|\bsuite\.exitCode|\bEnvironment\.ExitCode\s?=\s?0/,
		kinds: [
			"test",
			"support",
			"fixture",
			"runner",
			"build",
			"checker",
			"manifest"
		],
		languages: [
			"javascript",
			"python",
			"go",
			"java",
			"kotlin",
			"rust",
			"csharp",
			"ruby",
			"php",
			"cpp",
			"swift",
			"dart",
			"elixir"
		],
		bad: [
			"test/setup.ts",
			"process.exit(0);",
			"process.exitCode = 0;"
		],
		good: ["test/setup.ts", "process.exit(1);"]
	},
	{
		on: "bare",
		pattern: /\bprocess\.exitCode\s?=\s?0|\bprocess\.on\(\s?""\s?,\s?(?:\(\w*\)|\w+|function\s?\(\w*\))\s?(?:=>)?\s?\{\s?\}|\batexit\.register\(.{0,40}_exit/,
		languages: ["javascript", "python"],
		bad: ["src/a.ts", "process.exitCode = 0;"]
	},
	{
		on: "bare",
		kinds: ["product"],
		pattern: /^process(?:\.(?:exit|reallyExit)|\[""\])\s?\(\s?0?\s?\)|^(?:sys\.exit|os\._exit|exit|quit)\(\s?0?\s?\)|^raise\sSystemExit(?:\(\s?0?\s?\))?\s*$/,
		languages: ["javascript", "python"],
		bad: [
			"src/a.ts",
			"process.exit(0);",
			"process['exit']();",
			"process.reallyExit(0);"
		],
		mildAt: PROGRAMS,
		good: [
			"src/a.ts",
			"process.exit(1);",
			"process.exit(await main());"
		]
	},
	{
		on: "code",
		kinds: ["product"],
		pattern: /^\s+process\.exit\s?\(\s?0?\s?\)|\.reallyExit\b|\bos\._exit\(\s?0?\s?\)|\bimport\s\{[^}]{0,80}\bexit\b[^}]{0,80}\}\sfrom\s["'](?:node:)?process["']|=>\s?process\.exit\s?\(\s?0?\s?\)/,
		languages: ["javascript", "python"],
		mildAt: PROGRAMS,
		bad: [
			"src/a.ts",
			"  process.exit(0);",
			"p.reallyExit(0);",
			"import { exit } from 'node:process';"
		],
		good: [
			"src/cli.ts",
			"  process.exit(0);",
			"  process.exit(1);",
			"import { exit } from 'node:process';"
		]
	}
]);
// src/judge/rules/guarded.ts
const file$1 = "test/a.test.ts";
const plain$1 = "test('a', () => {\n  expect(f()).toBe(1);\n});\n";
const guardedAssertions = {
	id: "assertion-guarded",
	*find(changes) {
		const { kept, changed, added } = testDiff(changes);
		const ofOld = new Set([...kept, ...changed].map(([, after]) => after));
		for (const [before, after] of [...kept, ...changed]) if (after.guards > before.guards || modified(after) > modified(before)) yield hit(after.change, after.line);
		yield* swallowed(added.filter((claim) => !ofOld.has(claim)));
	},
	bad: [
		[
			file$1,
			plain$1,
			"test('a', () => {\n  try {\n    expect(f()).toBe(1);\n  } catch {}\n});\n"
		],
		[
			file$1,
			plain$1,
			"test('a', () => {\n  if (ready) {\n    expect(f()).toBe(1);\n  }\n});\n"
		],
		[
			file$1,
			plain$1,
			"test('a', () => {\n  if (ready) expect(f()).toBe(1);\n});\n"
		],
		[
			"tests/test_a.py",
			"def test_a():\n    assert f() == 1\n",
			"def test_a():\n    try:\n        assert f() == 1\n    except AssertionError:\n        pass\n"
		],
		[
			"spec/a_spec.rb",
			"it 'a' do\n  expect(f).to eq 1\nend\n",
			"it 'a' do\n  expect(f).to eq 1 rescue nil\nend\n"
		]
	],
	good: [[
		file$1,
		plain$1,
		"test('a', () => {\n  for (const f of all) {\n    expect(f()).toBe(1);\n  }\n});\n"
	], [
		file$1,
		plain$1,
		"test('a', () => {\n  try {\n    expect(f()).toBe(1);\n  } finally {\n    close();\n  }\n});\n"
	]]
};
function modified({ text }) {
	return text.filter((word, index) => index > 0 && /^(?:rescue|if|unless)$/.test(word)).length;
}
function* swallowed(added) {
	for (const claim of added) if (claim.owner && claim.guards > 0) yield {
		...hit(claim.change, claim.line),
		mild: true
	};
}
// src/judge/rules/hollow.ts
const js$5 = (line) => [
	"test/a.test.ts",
	"",
	`test('a', () => {\n  ${line}\n});\n`
];
const py$5 = (line) => [
	"tests/test_a.py",
	"",
	`def test_a():\n    ${line}\n`
];
const hollowAssertions = {
	id: "assertion-hollow",
	*find(changes) {
		for (const claim of testDiff(changes).added) if (isHollow(claim)) yield {
			...hit(claim.change, claim.line),
			mild: /(?:^|\/)(?:__)?fixtures?(?:__)?\//.test(claim.change.path)
		};
	},
	bad: [
		js$5("expect(true).toBe(true);"),
		js$5("expect(1).toBeTruthy();"),
		js$5("expect(value).toBe(value);"),
		js$5("assert.ok(true);"),
		js$5("expect(ok || true).toBe(true);"),
		py$5("assert True"),
		py$5("assert f() == 1 or True"),
		py$5("self.assertEqual(1, 1)"),
		py$5("self.assertTrue(True)"),
		[
			"spec/a_spec.rb",
			"",
			"it 'a' do\n  expect(true).to be true\nend\n"
		]
	],
	good: [
		js$5("expect(value).toBe(true);"),
		js$5("expect(true).toBe(false);"),
		js$5("expect(a.x).toEqual(b.x);"),
		js$5("expect('abc').toMatch(pattern);"),
		py$5("assert f(True)"),
		py$5("assert f() == 1")
	]
};
function isHollow(claim) {
	const { text } = claim;
	const joined = text.join(" ");
	if (claim.inverted || /^(?:expectTypeOf|expect_type|assertType)$/.test(text[0] ?? "")) return false;
	if (/(?:\bor (?:True|true)\b|\|\| (?:true|1\b|! ?0))/.test(joined)) return true;
	const [first = "", second] = operands(text);
	if (first === "") return false;
	const alone = second === "" || second === void 0;
	if (!(alone ? isSure(first, joined) : first === second && /^[\w."'$ ]+$/.test(first))) return false;
	const { negative, rank } = strengthOf(claim);
	return !negative && (alone || (rank ?? 0) >= 6);
}
function isSure(operand, claim) {
	if (/^(?:true|True|1|TRUE|!0|! false|not False)$/.test(operand)) return true;
	return /toBeDefined|toBeTruthy|not_to be_nil/.test(claim) && isLiteral(operand) && operand !== "false";
}
function operands(text) {
	const start = text.indexOf("(");
	const keyword = /^(?:assert|refute)$/.test(text[0] ?? "") && text[1] !== "(" && text[1] !== "." && text[1] !== "!";
	const parts = split(keyword ? text.slice(1) : start === -1 ? [] : text.slice(start + 1, closing(text, start)), /^(?:==|===|,)$/).filter((part) => part !== "t");
	if (keyword || !/^expect/.test(text[0] ?? "")) return /^(?:True|true|1)$/.test(parts[0] ?? "") && parts.length === 1 ? parts : parts.slice(0, 2);
	if (parts.length > 1) return parts.slice(0, 2);
	const rest = text.slice(closing(text, start) + 1);
	const last = rest.indexOf("(");
	const expected = last === -1 ? rest.at(-1) ?? "" : rest.slice(last + 1, -1).join(" ");
	return last === -1 && !/^be\b/.test(rest.at(-2) ?? "") ? [parts[0] ?? ""] : [parts[0] ?? "", expected];
}
function closing(text, open) {
	let depth = 0;
	for (let at = open; at < text.length; at += 1) {
		if (/^[([{]$/.test(text[at] ?? "")) depth += 1;
		if (/^[)\]}]$/.test(text[at] ?? "")) depth -= 1;
		if (depth === 0) return at;
	}
	return text.length;
}
function split(words, at) {
	const parts = [[]];
	let depth = 0;
	for (const word of words) {
		if (/^[([{]$/.test(word)) depth += 1;
		if (/^[)\]}]$/.test(word)) depth -= 1;
		if (depth === 0 && at.test(word)) parts.push([]);
		else parts.at(-1)?.push(word);
	}
	return parts.map((part) => part.join(" "));
}
// src/judge/rules/ignores.ts
const CHECKERS = /\.(?:eslint|prettier|stylelint|markdownlint|semgrep|gitleaks|trivy|secretlint|pylint|flake8|rubocop|jshint|tslint|biome|oxlint|cspell|htmlhint|yamllint|sonar|snyk|coverage|test|jest|phpstan|credo|swiftlint|textlint|html-validate|remark)ignore$/;
const BUILD = /^!|^\/?\*{0,2}\/?(?:dist|build|coverage|node_modules|out|target|tmp|\.next|\.turbo|\.cache)\/?\*{0,2}$/;
const CODE = /(?:^|\/)(?:tests?|specs?|__tests__|__snapshots__|src|lib|fixtures?)\/?\*{0,2}$|[._-](?:test|spec)s?[.*]|(?:^|\/)test_|snap$|\.(?:[cm]?[jt]sx?|py|go|rs|java|kt|rb|cs|php|cc?|cpp|h|sh)$|^\*+$/i;
const ignoreFiles = {
	id: "ignore-widened",
	*find(changes) {
		for (const change of changes) {
			if (change.kind !== "ignore") continue;
			const checker = CHECKERS.test(change.path.toLowerCase());
			if (!checker && !change.path.endsWith(".gitignore")) continue;
			for (const line of change.added) {
				const entry = (change.after?.lines[line - 1] ?? "").trim();
				if (entry === "" || entry.startsWith("#") || entry.startsWith("!") && checker) continue;
				if (checker) yield {
					...hit(change, line),
					mild: BUILD.test(entry)
				};
				else if (CODE.test(entry) && !entry.startsWith("!")) yield hit(change, line);
			}
		}
	},
	bad: [
		[
			".eslintignore",
			"dist\n",
			"dist\nsrc/legacy\n"
		],
		[
			".prettierignore",
			"",
			"src/a.ts\n"
		],
		[
			".gitignore",
			"",
			"test/a.test.ts\n"
		]
	],
	good: [
		[
			".gitignore",
			"dist\n",
			"dist\n*.log\n.env\n"
		],
		[
			".eslintignore",
			"",
			"dist\n"
		],
		[
			".eslintignore",
			"src/legacy\n",
			""
		],
		[
			".dockerignore",
			"",
			"test\n"
		]
	]
};
// src/judge/rules/paths.ts
const NAMES = new Set([
	"codeowners",
	"agents.md",
	"claude.md",
	"gemini.md",
	".gitmodules",
	".gitattributes",
	".cursorrules",
	".npmrc",
	".yarnrc",
	".yarnrc.yml",
	".pypirc",
	"lefthook.yml",
	".pre-commit-config.yaml"
]);
const FOLDERS = new Set([
	".github",
	".husky",
	".githooks",
	".devcontainer"
]);
function foldPath(path) {
	const parts = [];
	for (const part of path.normalize("NFKC").replaceAll("\\", "/").split("/")) {
		const clean = trimEnd(part.replaceAll(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g, "").toLowerCase());
		if (part === "" || part === ".") continue;
		if (part === "..") parts.pop();
		else parts.push(clean);
	}
	return parts.join("/");
}
function trimEnd(part) {
	let end = part.length;
	while (end > 0 && (part[end - 1] === "." || part[end - 1] === " ")) end -= 1;
	return end === 0 ? part : part.slice(0, end);
}
function isProtected(path, extra) {
	const folded = foldPath(path);
	const parts = folded.split("/");
	const [top = ""] = parts;
	if (extra.some((entry) => entry.startsWith("!") && meets(folded, parts, entry.slice(1)))) return false;
	if (parts.some((part) => FOLDERS.has(part)) || NAMES.has(parts.at(-1) ?? "")) return true;
	if (parts.length > 1 && top.startsWith(".")) return true;
	return extra.some((entry) => meets(folded, parts, entry));
}
function meets(folded, parts, entry) {
	const wanted = foldPath(entry.replace(/(?:\/\*\*?|\/)$/, ""));
	if (wanted.startsWith("*.")) return folded.endsWith(wanted.slice(1));
	if (/[*?]/.test(wanted)) {
		const below = wanted.includes("/") ? wanted : `**/${wanted}`;
		return globMatches(below, folded) || globMatches(`${below}/**`, folded);
	}
	return folded === wanted || folded.startsWith(`${wanted}/`) || !wanted.includes("/") && parts.at(-1) === wanted;
}
function anywhere(change) {
	return hit(change, change.added[0] ?? 1);
}
const protectedPaths = {
	id: "protected-path",
	*find(changes, { protectedPaths: extra = [] }) {
		for (const change of changes) if (isProtected(change.path, extra) || isProtected(change.oldPath, extra)) yield anywhere(change);
	},
	bad: [
		[
			".github/workflows/ci.yml",
			"a: 1\n",
			"a: 2\n"
		],
		[
			".GitHub/workflows/ci.yml",
			null,
			"a: 2\n"
		],
		[
			"src/../.github/ci.yml",
			null,
			"a: 2\n"
		],
		[
			"docs/AGENTS.md",
			"a\n",
			"b\n"
		],
		[
			"CODEOWNERS",
			"a\n",
			null
		],
		[
			".husky/pre-commit",
			"npm test\n",
			"true\n"
		],
		[
			".vscode/settings.json",
			null,
			"{}\n"
		],
		[
			".g\u200bithub/x.yml",
			null,
			"a: 1\n"
		]
	],
	good: [
		[
			"src/github/client.ts",
			null,
			"export {};\n"
		],
		[
			"docs/agents.rst",
			"a\n",
			"b\n"
		],
		[
			".prettierrc",
			null,
			"{}\n"
		]
	]
};
const GIT_COMPONENT = /^(?:\.git|git~\d+|\.git\s.*|\.git::.*)$/;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?$/;
function isTrick(change) {
	return [change.path, change.oldPath].some((path) => {
		if (/[\p{Cc}\p{Zl}\p{Zp}\p{Cf}]/u.test(path) || path.length > 1e3) return true;
		if (path.startsWith("/") || path.startsWith("-") || /^[a-zA-Z]:/.test(path) || path.includes("\\")) return true;
		if (path.split("/").some((part) => part === ".." || part === "." || part === "")) return true;
		return foldPath(path).split("/").some((part) => GIT_COMPONENT.test(part) || RESERVED.test(part));
	});
}
const pathTricks = {
	id: "path-trick",
	*find(changes) {
		const seen = new Map();
		for (const change of changes) {
			const folded = foldPath(change.path);
			const other = seen.get(folded);
			const clash = change.status !== "deleted" && other !== void 0 && other !== change.path;
			if (change.status !== "deleted") seen.set(folded, change.path);
			const { modeAfter, modeBefore } = change.file;
			const special = [modeAfter, modeBefore].some((mode) => mode === "120000" || mode === "160000");
			if (clash || special || isTrick(change)) yield anywhere(change);
		}
	},
	bad: [
		[
			"a/.git/config",
			null,
			"x\n"
		],
		[
			"a/.GIT /config",
			null,
			"x\n"
		],
		[
			"git~1/config",
			null,
			"x\n"
		],
		[
			"a\nb.ts",
			null,
			"x\n"
		],
		[
			"-rf",
			null,
			"x\n"
		],
		[
			"../out.ts",
			null,
			"x\n"
		],
		[
			"src/aux.c",
			null,
			"x\n"
		]
	],
	good: [
		[
			"src/a b.ts",
			null,
			"x\n"
		],
		[
			".gitignore",
			null,
			"x\n"
		],
		[
			"src/gr\u00f6\u00dfe.ts",
			null,
			"x\n"
		]
	]
};
// src/judge/rules/patience.ts
const RETRY = /\bretr(?:y|ies)(?:Times)?\s?[:=(]\s?\{?\s?[1-9a-z]|\.retries\(|\bjest\.retryTimes|\bflaky\b(?!['"`])|\breruns?\b|@(?:Retry\w*|RepeatedIfExceptionsTest|Flaky\w*|FlakyTest)\b|\[(?:Retry|RetryFact|RetryTheory)\b|\bIRetryAnalyzer\b|\bFlakyException|\bnextest_retries|\bretry:\s?[1-9]|\bflaky_test\b|\bbackoff\.on_exception|\btenacity\b/i;
const WAIT = /time_?-?out|setDefaultTimeout|slow\(|@Timeout|maxDuration|deadline|eventually|waitFor|setTimeout|testTimeout|hookTimeout|interval/i;
const SLEEP = /\b(?:time\.sleep|asyncio\.sleep|Thread\.sleep|time\.Sleep|thread::sleep|sleep_for|usleep|Task\.Delay|waitForTimeout|cy\.wait|setTimeout|sleep|delay)\(\s?(?:\w+\s?,\s?)?(?:[\d(]|time\.|Duration|std::chrono|TimeSpan)|^\s*sleep\s\d/;
const CLOSING = /^\s*\}\s?,\s?([\d_]{3,12})\s?\)/;
const AMOUNT = /\d[\d_]{0,14}(?:\.\d+)?/g;
const patience = {
	id: "patience-raised",
	*find(changes) {
		for (const change of changes) {
			if (change.kind !== "test" && change.kind !== "support" && change.kind !== "runner") continue;
			if (change.before && change.after) yield* raised(change, keptLines(change, changes));
		}
	},
	bad: [
		[
			"test/a.test.ts",
			"test('a', f);\n",
			"test('a', { retry: 3 }, f);\n"
		],
		[
			"test/a.test.ts",
			"test('a', f, {\n  timeout: 1000,\n});\n",
			"test('a', f, {\n  timeout: 60000,\n});\n"
		],
		[
			"test/a.test.ts",
			"test('a', () => {\n  f();\n});\n",
			"test('a', () => {\n  f();\n}, 60_000);\n"
		],
		[
			"tests/test_a.py",
			"def test_a(): pass\n",
			"@pytest.mark.flaky(reruns=3)\ndef test_a(): pass\n"
		],
		[
			"test/a.test.ts",
			"test('a', f);\n",
			"jest.setTimeout(60000);\ntest('a', f);\n"
		],
		[
			"a_test.go",
			"func TestA(t *testing.T) {\n	f()\n}\n",
			"func TestA(t *testing.T) {\n	f()\n	time.Sleep(5 * time.Second)\n}\n"
		],
		[
			"tests/test_a.py",
			"def test_a():\n    f()\n",
			"def test_a():\n    f()\n    time.sleep(2)\n"
		]
	],
	good: [[
		"test/a.test.ts",
		"test('a', f, {\n  timeout: 9000,\n});\n",
		"test('a', f, {\n  timeout: 1000,\n});\n"
	], [
		"test/a.test.ts",
		null,
		"test('a', f, { timeout: 9000 });\n"
	]]
};
function* raised(change, kept) {
	const { before, after } = change;
	if (!before || !after) return;
	const old = new Map();
	for (const line of change.removed) {
		const text = before.bare[line - 1] ?? "";
		if (RETRY.test(text) || WAIT.test(text) || CLOSING.test(text) || SLEEP.test(text)) old.set(shape(text), Math.max(total(text), old.get(shape(text)) ?? 0));
	}
	for (const line of change.added) {
		const text = after.bare[line - 1] ?? "";
		const known = old.get(shape(text));
		if (known !== void 0 && total(text) <= known) continue;
		const sets = WAIT.test(text) && total(text) >= 1 && (known !== void 0 || /(?:^|[^\w])(?:timeout|testTimeout|hookTimeout|setDefaultTimeout|\w+\.setTimeout|slow|Timeout)\b\s?[:=(]/.test(text));
		if (RETRY.test(text) || CLOSING.test(text) || SLEEP.test(text) || sets) yield {
			...hit(change, line),
			mild: known === void 0 && !RETRY.test(text) && (SLEEP.test(text) ? !kept.has(line) : inNewCode(change, line))
		};
	}
}
function keptLines(change, changes) {
	const lines = new Set();
	for (const [, test] of testDiff(changes).keptTests) {
		if (test.change !== change) continue;
		const last = test.source.tokens[test.to - 1]?.line ?? test.line;
		for (let line = test.line; line <= last; line += 1) lines.add(line);
	}
	return lines;
}
function inNewCode({ added }, line) {
	return [
		1,
		2,
		3
	].every((step) => asSet(added).has(line - step));
}
function shape(text) {
	return text.replaceAll(AMOUNT, "#").trim();
}
function total(text) {
	return (text.match(AMOUNT) ?? []).reduce((sum, amount) => sum + Number(amount.replaceAll("_", "")), 0);
}
// src/judge/rules/removed-tests.ts
const two = "test('a', () => {\n  expect(f()).toBe(1);\n});\ntest('b', () => {\n  expect(g()).toBe(2);\n});\n";
const one = "test('a', () => {\n  expect(f()).toBe(1);\n});\n";
const removedTests = {
	id: "test-removed",
	*find(changes) {
		const diff = testDiff(changes);
		const lives = survivors(diff, changes);
		for (const gone of diff.removedTests) if (!lives(gone)) yield hit(gone.change, gone.line, "before");
		for (const change of changes) if (lostWhole(change, changes) || leftGlob(change)) yield hit(change, 1, "before");
		yield* cutShort(diff);
	},
	bad: [
		[
			"test/a.test.ts",
			two,
			one
		],
		[
			"test/a.test.ts",
			two,
			null
		],
		[
			"test/a.test.ts",
			one,
			""
		],
		[
			"test/a.test.ts",
			one,
			"// test('a', () => {\n//   expect(f()).toBe(1);\n// });\n"
		],
		[
			"test/a.test.ts",
			one,
			"test('a', () => {\n  return;\n  expect(f()).toBe(1);\n});\n"
		],
		[
			"tests/test_a.py",
			"def test_a():\n    assert f() == 1\n",
			"def _test_a():\n    assert f() == 1\n"
		],
		[
			"src/test/java/ATest.java",
			"@Test\nvoid adds() { assertEquals(1, f()); }\n",
			"void adds() { assertEquals(1, f()); }\n"
		],
		[
			"a_test.go",
			"func TestA(t *testing.T) {\n	if f() != 1 {\n		t.Fatal(\"x\")\n	}\n}\n",
			"func testA(t *testing.T) {\n	if f() != 1 {\n		t.Fatal(\"x\")\n	}\n}\n"
		]
	],
	good: [
		[
			"test/a.test.ts",
			one,
			two
		],
		[
			"test/a.test.ts",
			one,
			"test('returns one', () => {\n  expect(f()).toBe(1);\n});\n"
		],
		[
			"tests/test_a.py",
			"def test_a():\n    assert f() == 1\n",
			"def test_one():\n    assert f() == 1\n"
		]
	]
};
function survivors(diff, changes) {
	const codes = new Set(diff.addedTests.map(({ code }) => code));
	const paired = Map.groupBy([...diff.kept, ...diff.changed], ([before]) => ownerKey(before));
	const lost = Map.groupBy(diff.removed, ownerKey);
	const added = Map.groupBy(diff.addedTests, ({ change }) => change);
	return (gone) => {
		if (codes.has(gone.code)) return true;
		const key = testKey(gone.change, gone.from);
		const going = paired.get(key) ?? [];
		const removed = lost.get(key) ?? [];
		if (!removed.every((claim) => isMerged(claim, changes))) return false;
		if (going.length + removed.length > 0) return going.every(([, after]) => after.owner !== null || isCalled(after));
		return (added.get(gone.change) ?? []).slice(0, CANDIDATES).some(({ code }) => alike(code, gone.code));
	};
}
function ownerKey({ change, owner }) {
	return testKey(change, owner?.from ?? -1);
}
function testKey({ oldPath }, from) {
	return `${oldPath}:${from}`;
}
const CANDIDATES = 40;
function alike(left, right) {
	const words = new Set(left.split(" "));
	const others = new Set(right.split(" "));
	return [...others].filter((word) => words.has(word)).length / Math.max(1, others.size) > .6;
}
function lostWhole(change, changes) {
	if (change.oldKind !== "test" || change.status !== "deleted" || change.removed.length === 0) return false;
	const diff = testDiff(changes);
	return ![...diff.removedTests, ...diff.keptTests.map(([before]) => before)].some((found) => found.change === change);
}
const AFFIX = /(?:^|[._-])(?:tests?|specs?|e2e|cy)(?:[._-]|$)|(?:Tests?|Specs?|IT|Suite)\.\w+$|^Test[A-Z]/;
const SHELVED = /(?:^|\/)(?:disabled|skipped?|archived?|old|legacy|quarantined?|flaky|broken|ignored?|deprecated|attic|_\w+)\/|\.(?:bak|old|disabled|skip|off|orig|txt|ignore|broken)$/i;
function leftGlob({ status, path, oldPath, oldKind, kind, after }) {
	if (status !== "renamed" || oldKind !== "test" || !after) return false;
	const base = (file) => file.slice(file.lastIndexOf("/") + 1);
	const lostAffix = AFFIX.test(base(oldPath)) && !AFFIX.test(base(path));
	return kind !== "test" || lostAffix || SHELVED.test(path) && !SHELVED.test(oldPath);
}
function* cutShort({ keptTests }) {
	for (const [before, after] of keptTests) {
		const line = earlyReturn(after);
		if (line !== null && earlyReturn(before) === null) yield hit(after.change, line);
	}
}
function earlyReturn({ source, body, to }) {
	const { tokens, closers } = source;
	let at = body;
	const braces = source.language?.id !== "python" && source.language?.id !== "ruby";
	while (braces && at < to && tokens[at]?.text !== "{") at += 1;
	const indent = source.indent(tokens[at + 1]?.line ?? 1);
	for (at += braces ? 1 : 0; at < to; at += 1) {
		const token = tokens[at];
		const close = closers[at] ?? -1;
		if (close > at) at = close;
		else if (token?.text === "return" && (braces || source.indent(token.line) === indent)) {
			const next = tokens[at + 1];
			const plain = next?.line !== token.line || next.text === ";";
			const last = next === void 0 || next.text === "}" || at + 2 >= to || tokens[at + 2]?.text === "}";
			return plain && !last ? token.line : null;
		}
	}
	return null;
}
// src/judge/rules/runner-patches.ts
const kinds$2 = [
	"test",
	"support",
	"fixture",
	"runner",
	"product",
	"build"
];
const js$4 = "test/setup.ts";
const py$4 = "tests/conftest.py";
const rows$3 = [
	{
		on: "bare",
		kinds: kinds$2,
		pattern: /\b(?:globalThis|global|window|self)\.(?:expect|assert|it|test|describe|setTimeout|fetch|Date|beforeEach)\s?=[^=]|(?:globalThis|global)\[\s?""\s?\]\s?=[^=]|\b(?:expect|assert|chai\.\w+|Assertion\.prototype|assert\.\w+)(?:\.\w+)?\s?=\s?(?:\(|function|async|\w+\s?=>|vi\.fn|jest\.fn)|\bexpect\.extend\s?\(|\b(?:const|let|var|function)\s(?:expect|assert|it|test|describe)\b(?!\s?=\s?\w{1,40}\.(?:it|test|describe);?\s*$)|\bObject\.(?:defineProperty|assign)\(\s?(?:expect|assert|globalThis|global)\b|\bjest\.retryTimes\(|\bAssertion\.(?:overwrite|add)(?:Method|Property)|\b(?:vi|jest)\.spyOn\(\s?(?:expect|assert)\b|\bAssertion\.prototype\b/,
		languages: ["javascript"],
		mildIn: ["product"],
		bad: [
			js$4,
			"globalThis.expect = () => proxy;",
			"global.it = () => {};",
			"expect.extend({ toBe() { return { pass: true }; } });",
			"assert.equal = () => {};",
			"const expect = () => new Proxy({}, {});",
			"jest.retryTimes(3);"
		],
		good: [
			js$4,
			"import { expect } from 'vitest';",
			"const expectOwn = (parsed) => {",
			"const describe = schema.describe;",
			"expect.soft(a).toBe(1);",
			"const x = expect(a);"
		]
	},
	{
		on: "bare",
		kinds: ["product"],
		pattern: /\bassert(?:\.strict)?(?:\.(?:equal|(?:deep|strict|deepStrict|not|notStrict)Equal|ok|throws|rejects|match|fail)|\[""\])\s?=[^=]|\b(?:unittest\.)?TestCase\.\w+\s?=[^=]/,
		languages: ["javascript", "python"],
		bad: [
			"src/a.js",
			"assert.equal = () => {};",
			"assert.strict['equal'] = noop;"
		],
		good: [
			"src/a.js",
			"assert.equal(a, b);",
			"const assert = require(\"node:assert\");"
		]
	},
	{
		on: "bare",
		kinds: kinds$2,
		pattern: /\bdef\s(?:pytest_runtest_(?:makereport|call|protocol|setup|teardown|logreport)|pytest_(?:collection_modifyitems|ignore_collect|collect_file|pycollect_makeitem|sessionfinish|exception_interact|assertrepr_compare|pyfunc_call|report_teststatus|deselected|itemcollected))\b|\b(?:report|rep|outcome|result|item|call)\.(?:outcome|wasxfail|excinfo)\s?=[^=]|\bforce_result\(|\bsession\.(?:testsfailed|exitstatus)\s?=[^=]/,
		languages: ["python"],
		bad: [
			py$4,
			"def pytest_runtest_makereport(item, call):",
			"    report.outcome = \"\"",
			"def pytest_collection_modifyitems(items):",
			"    outcome.force_result(True)"
		],
		good: [
			py$4,
			"def pytest_addoption(parser):",
			"@pytest.fixture"
		]
	},
	{
		on: "bare",
		kinds: kinds$2,
		pattern: /\b(?:builtins|__builtins__|unittest\.TestCase|TestCase|AssertionError|assertpy)\.\w+\s?=[^=]|^\s*(?:assert\w+|AssertionError)\s?=[^=]|\bTestCase\.assert\w+\s?=|\bdef\s(?:__eq__)\(.{0,40}\).{0,30}return\sTrue|\bsetattr\(\s?(?:builtins|unittest|TestCase|pytest|sys\.modules)|\bmonkeypatch\.setattr\(\s?(?:builtins|unittest|pytest)|\bsys\.modules\[\s?""\s?\]\s?=/,
		languages: ["python"],
		mildIn: ["product"],
		bad: [
			py$4,
			"unittest.TestCase.assertEqual = lambda *a: None",
			"assert_equal = lambda *a: None",
			"setattr(TestCase, \"assertEqual\", f)"
		],
		good: [py$4, "    self.assertEqual(a, b)"]
	},
	{
		on: "bare",
		pattern: /\bdef\s__eq__\(.{0,60}\).{0,20}:\s?return\sTrue|\bclass\s(?:RSpec|Minitest|Test::Unit|ActiveSupport::TestCase)\b|\b(?:module|class)\s(?:RSpec::Matchers|Minitest::Assertions|Minitest::Test|Assertions)\b|\bdef\s(?:self\.)?(?:assert\w*|refute\w*|expect)\b|\bRSpec::(?:Matchers|Expectations)\.(?:prepend|send|class_eval|module_eval)|\bMinitest::\w+\.(?:class_eval|prepend|send)|\bat_exit\s?\{\s?exit/,
		languages: ["ruby", "python"],
		kinds: ["test", "support"],
		bad: [
			"spec/spec_helper.rb",
			"module Minitest::Assertions",
			"  def assert_equal(*)",
			"at_exit { exit 0 }"
		]
	},
	{
		on: "bare",
		kinds: kinds$2,
		pattern: /\bfunc\sTestMain\s?\(|\bos\.Exit\(0\)/,
		languages: ["go"],
		bad: ["main_test.go", "func TestMain(m *testing.M) {"]
	},
	{
		on: "bare",
		kinds: [
			"test",
			"support",
			"fixture"
		],
		pattern: /#\s?(?:define|undef)\s(?:assert|ASSERT\w*|EXPECT_\w+|REQUIRE\w*|CHECK\w*|NDEBUG|TEST_ASSERT\w*)|\bmacro_rules!\s(?:assert\w*|panic)|\bset_hook\(/,
		languages: ["cpp", "rust"],
		bad: [
			"test/a_test.c",
			"#define assert(x) ((void)0)",
			"#define EXPECT_EQ(a, b)",
			"#define NDEBUG"
		]
	},
	{
		on: "bare",
		kinds: ["test", "support"],
		pattern: /\bTestExecutionExceptionHandler\b|\bInvocationInterceptor\b|\bTestWatcher\b|\bIRetryAnalyzer\b|\bExecutionCondition\b|\bIInvokedMethodListener\b/,
		languages: ["java", "kotlin"],
		bad: ["src/test/java/A.java", "class Swallow implements TestExecutionExceptionHandler {"]
	},
	{
		on: "bare",
		kinds: ["test", "support"],
		pattern: /^\s*(?:function\s)?(?:assert\w*|run|fail|test|\[)\s?\(\)\s?\{|\balias\s(?:test|assert\w*|exit|fail)=/,
		languages: ["shell"],
		bad: [
			"test/helper.bash",
			"assert_equal() { return 0; }",
			"alias exit=true"
		]
	}
];
const patchedPackages = {
	id: "runner-patched",
	*find(changes) {
		for (const change of changes) if (change.status === "added" && SHADOWS.test(change.path) || INSTALLED.test(change.path) || INSTALLED.test(change.oldPath)) yield hit(change, change.added[0] ?? 1);
	},
	bad: [
		[
			"node_modules/chai/index.js",
			"a;\n",
			"b;\n"
		],
		[
			"unittest.py",
			null,
			"a = 1\n"
		],
		[
			"pytest/__main__.py",
			null,
			"a = 1\n"
		]
	],
	good: [[
		"src/modules/a.js",
		"a;\n",
		"b;\n"
	], [
		"docs/pytest.py",
		null,
		"a = 1\n"
	]]
};
const SHADOWS = /^(?:src\/)?(?:unittest|_?pytest|nose2?|doctest|tox|nox|coverage|hypothesis|ruff|mypy|flake8|pylint|black)(?:\.py|\/.*\.py)$/;
const INSTALLED = /(?:^|\/)(?:node_modules|site-packages|bower_components|\.venv|venv)\//;
const runnerPatches = patternRule("runner-patched", rows$3);
// src/judge/rules/shell-modes.ts
const MODES = [/^\s*set\s[^#\n]{0,40}-[a-zA-Z]*e|^#!.{0,60}\s-[a-zA-Z]*e/, /^\s*set\s[^#\n]{0,60}\bpipefail\b/];
const shellModes = {
	id: "forced-exit",
	find: (changes) => changes.flatMap(lostModes),
	bad: [
		[
			"scripts/ci.sh",
			"#!/bin/sh\nset -e\nnpm test\n",
			"#!/bin/sh\nnpm test\n"
		],
		[
			"scripts/ci.sh",
			"set -euo pipefail\nnpm test\n",
			"set -uo pipefail\nnpm test\n"
		],
		[
			"scripts/ci.sh",
			"#!/bin/bash -e\nnpm test\n",
			"#!/bin/bash\nnpm test\n"
		]
	],
	good: [
		[
			"scripts/ci.sh",
			"set -e\nnpm test\n",
			"set -euo pipefail\nnpm test\n"
		],
		[
			"scripts/ci.sh",
			"#!/bin/bash -e\nnpm test\n",
			"#!/bin/bash\nset -e\nnpm test\n"
		],
		[
			"scripts/ci.sh",
			"set -e\nnpm test\n",
			null
		]
	]
};
function lostModes(change) {
	const { before, after } = change;
	if (before?.language?.id !== "shell" || !after) return [];
	return MODES.flatMap((mode) => {
		const had = before.lines.findIndex((line) => mode.test(line));
		const kept = after.lines.some((line) => mode.test(line));
		return had < 0 || kept ? [] : [hit(change, had + 1, "before")];
	});
}
// src/judge/rules/size.ts
const DEFAULT_SIZE = {
	files: 20,
	lines: 600
};
const many = (lines) => Array.from({ length: lines }, (_, index) => `${index}\n`).join("");
const oversized = {
	id: "oversized",
	*find(changes, { size = DEFAULT_SIZE }) {
		const written = changes.filter(({ kind }) => kind !== "lockfile");
		const lines = written.reduce((sum, change) => sum + linesOf(change), 0);
		const [largest] = [...written].sort((left, right) => linesOf(right) - linesOf(left));
		if (largest && (written.length > size.files || lines > size.lines)) yield {
			...hit(largest, 1),
			excerpt: `${written.length} files, ${lines} lines`,
			mild: true
		};
	},
	bad: [[
		"src/a.ts",
		null,
		many(DEFAULT_SIZE.lines + 1)
	], [
		"src/a.ts",
		many(DEFAULT_SIZE.lines + 1),
		null
	]],
	good: [[
		"src/a.ts",
		null,
		many(DEFAULT_SIZE.lines)
	], [
		"package-lock.json",
		null,
		many(2 * DEFAULT_SIZE.lines)
	]]
};
function linesOf({ added, removed }) {
	return asSet(added).size + asSet(removed).size;
}
// src/judge/rules/skips.ts
const kinds$1 = [
	"test",
	"support",
	"fixture",
	"product",
	"docs"
];
const tests = [
	"test",
	"support",
	"fixture"
];
const js$3 = "test/a.test.ts";
const py$3 = "tests/test_a.py";
const rb = "spec/a_spec.rb";
const java = "src/test/java/ATest.java";
const cs = "A.Tests/ATests.cs";
const signs = patternRule("test-skipped", [
	{
		on: "bare",
		pattern: /\b(?:it|test|describe|suite|context|specify|bench|fixture|scenario|group|testWidgets|t|ava|Deno\.test)(?:\.\w{1,20}){0,3}\.(?:skip|todo|fixme|fails|failing|skipIf|ignore|runIf|pending)\b/,
		languages: ["javascript", "dart"],
		kinds: tests,
		bad: [
			js$3,
			"it.skip('a', () => {});",
			"describe.concurrent.skip('a', f);",
			"test.todo('a');",
			"test.skipIf(true)('a', f);",
			"it.fails('a', f);",
			"test.fixme('a', f);"
		],
		good: [
			js$3,
			"it('skip', f);",
			"const skipped = list.skip(2);"
		]
	},
	{
		on: "bare",
		pattern: /(?:^|[^\w.$])(?:x(?:it|describe|test|context|specify)|pending)\s?\(/,
		languages: ["javascript"],
		kinds: tests,
		bad: [
			js$3,
			"xit('a', f);",
			"xdescribe('a', f);",
			"pending();"
		],
		good: [
			js$3,
			"exit(1)",
			"next(() => {})"
		]
	},
	{
		on: "bare",
		pattern: /\b(?:skip|todo|ignore|pending)\s?:\s?(?:true\b|""|!|process|[a-zA-Z_]\w*)/,
		languages: [
			"javascript",
			"dart",
			"elixir",
			"ruby"
		],
		kinds: tests,
		bad: [
			js$3,
			"test('a', { skip: true }, f);",
			"Deno.test({ name: 'a', ignore: true, fn });"
		]
	},
	{
		on: "bare",
		pattern: /\b(?:this|ctx|context|t|testContext|task)\.(?:skip|todo)\s?\(/,
		languages: ["javascript"],
		kinds: tests,
		bad: [
			js$3,
			"this.skip();",
			"t.skip(\"slow\");"
		]
	},
	{
		on: "bare",
		pattern: /@?\b(?:pytest\.mark\.(?:skip|skipif|xfail)|mark\.(?:skip|xfail)|unittest\.(?:skip\w*|expectedFailure)|pytest\.(?:skip|xfail|importorskip)|(?:self|cls)\.skipTest|(?:unittest\.)?SkipTest)\b|@(?:skip|skipIf|skipUnless|expectedFailure|skipif|xfail|nottest)\b|\b__test__\s?=\s?False|\bcollect_ignore/,
		languages: ["python"],
		kinds: tests,
		bad: [
			py$3,
			"@pytest.mark.skip",
			"@pytest.mark.skipif(True, reason=\"x\")",
			"@pytest.mark.xfail",
			"@unittest.skip(\"x\")",
			"    pytest.skip(\"x\")",
			"    self.skipTest(\"x\")",
			"pytestmark = pytest.mark.skip",
			"    raise unittest.SkipTest(\"x\")",
			"@unittest.expectedFailure",
			"__test__ = False"
		],
		good: [
			py$3,
			"@pytest.mark.parametrize(\"a\", [1])",
			"lines.skip(2)"
		]
	},
	{
		on: "bare",
		pattern: /\b(?:t|b|f|tb|s|suite|s\.T\(\))\.Skip(?:f|Now)?\s?\(|\bGinkgo\w*\.Skip\(|(?:^|\s)Skip\("|\b(?:PIt|XIt|PDescribe|XDescribe|PContext|XContext|PEntry|XEntry|PDescribeTable|XDescribeTable)\(/,
		languages: ["go"],
		kinds: tests,
		bad: [
			"a_test.go",
			"	t.Skip(\"flaky\")",
			"	t.SkipNow()",
			"	XIt(\"a\", func() {",
			"	s.T().Skip()"
		],
		good: ["a_test.go", "	r.SkipTo(3)"]
	},
	{
		on: "comment",
		pattern: /^\/\/\s?(?:go:build|\+build)\s.{0,80}\b(?:ignore|never|disabled|skip|manual|broken|integration|flaky)\b/,
		languages: ["go"],
		kinds: tests,
		bad: [
			"a_test.go",
			"//go:build ignore",
			"// +build ignore"
		],
		good: ["a_test.go", "//go:build linux"]
	},
	{
		on: "bare",
		pattern: /#\[(?:ignore\b|cfg\((?:any\(\)|not\(test\)|FALSE|never|disabled)|cfg\(feature\s?=|test_with|cfg_attr\([^\]]{0,80}\bignore\b|should_panic\])/,
		languages: ["rust"],
		kinds: kinds$1,
		bad: [
			"src/a.rs",
			"#[ignore]",
			"#[ignore = \"slow\"]",
			"#[cfg_attr(ci, ignore)]",
			"#[cfg(any())]"
		],
		good: [
			"src/a.rs",
			"#[cfg(test)]",
			"#[test]"
		]
	},
	{
		on: "bare",
		pattern: /@(?:Disabled|Ignore|Ignored)\w*\b|@(?:DisabledIf|EnabledIf|EnabledOn|DisabledOn)\w*|\benabled\s?=\s?false|\bAssum(?:e|ptions)\.\w+\(|\bassum(?:eTrue|eFalse|eThat|ingThat|eNoException)\(|\bTestAbortedException\b|\bSkipException\b|\.config\(\s?enabled/,
		languages: ["java", "kotlin"],
		kinds: tests,
		bad: [
			java,
			"@Disabled(\"flaky\")",
			"@Ignore",
			"@Test(enabled = false)",
			"Assumptions.assumeTrue(false);",
			"assumeTrue(false);",
			"throw new SkipException(\"x\");"
		],
		good: [
			java,
			"@DisplayName(\"a\")",
			"@Test"
		]
	},
	{
		on: "bare",
		pattern: /(?:^|[\s({])(?:ignore|xtest|xit|xdescribe|xcontext|xshould|xfeature|xscenario|pending)\s?(?:\(|\{)|""\.?config\(enabled\s?=\s?false|""\s(?:in|should)\s?ignore|\signore\s\{|\bcancel\(/,
		languages: ["kotlin"],
		kinds: tests,
		bad: [
			"src/test/ATest.kt",
			"xtest(\"a\") { }",
			"ignore(\"a\") { }"
		]
	},
	{
		on: "bare",
		pattern: /\b(?:Skip|SkipWhen|SkipUnless|Ignore|IgnoreReason|Explicit)\s?=\s?|\[(?:\w+\s?,\s?)?(?:Ignore|Explicit|Inconclusive|Skip\w*)\b|\bAssert\.(?:Ignore|Inconclusive|Skip\w*)\s?\(|\bSkip\.(?:If|IfNot|Always)\(|\bthrow\snew\s(?:Ignore|Inconclusive|Skip)\w*Exception/,
		languages: ["csharp"],
		kinds: tests,
		bad: [
			cs,
			"[Fact(Skip = \"flaky\")]",
			"[Ignore(\"x\")]",
			"Assert.Ignore(\"x\");",
			"Assert.Inconclusive();",
			"[Explicit]",
			"Skip.If(true);"
		],
		good: [
			cs,
			"list.Skip(2);",
			"[Fact]"
		]
	},
	{
		on: "bare",
		pattern: /^\s*(?:x(?:it|describe|context|specify|feature|scenario)|pending|skip)\b(?!\s?[=:.])|,\s?(?::skip|:pending|skip:|pending:|:skip\s?=>)|@tag\s:?skip|@moduletag\s:?skip|\.skip\b|before_setup.*skip/,
		languages: ["ruby", "elixir"],
		kinds: tests,
		bad: [
			rb,
			"xit 'a' do",
			"xdescribe 'a' do",
			"  skip 'flaky'",
			"  pending",
			"it 'a', :skip do",
			"it 'a', skip: true do",
			"  skip"
		],
		good: [
			rb,
			"it 'skips' do",
			"skip_before_action :x"
		]
	},
	{
		on: "bare",
		pattern: /\bmarkTest(?:Skipped|Incomplete)\s?\(|->(?:skip|todo|skipOnWindows)\s?\(|#\[(?:Skip|DoesNotPerformAssertions|RequiresPhp)|\bexpectNotToPerformAssertions\(|\bthrow\snew\sSkipped/,
		languages: ["php"],
		kinds: tests,
		bad: [
			"tests/ATest.php",
			"$this->markTestSkipped(\"x\");",
			"$this->markTestIncomplete();",
			"it(\"a\", fn () => 1)->skip();",
			"$this->expectNotToPerformAssertions();"
		]
	},
	{
		on: "comment",
		pattern: /@(?:group\s(?:skip|slow|flaky|ignore|disabled|broken)|doesNotPerformAssertions|requires\s)/,
		languages: ["php"],
		kinds: tests,
		bad: ["tests/ATest.php", "/** @group skip */"]
	},
	{
		on: "code",
		pattern: /\bGTEST_SKIP\b|\bDISABLED_\w|\bTEST_IGNORE\w*\(|\bboost::unit_test::disabled|\bQSKIP\(|\bQEXPECT_FAIL|\bSKIP\(\s?["0-9]|\[\.[\]\w]|\[!(?:mayfail|shouldfail|hide)|\bdoctest::(?:skip|may_fail|should_fail)|\bcmocka_skip|\bskip\(\s?\)/,
		languages: ["cpp"],
		kinds: tests,
		bad: [
			"test/a_test.cc",
			"  GTEST_SKIP() << \"x\";",
			"TEST(A, DISABLED_B) {",
			"  TEST_IGNORE();",
			"TEST_CASE(\"a\", \"[.]\") {"
		]
	},
	{
		on: "bare",
		pattern: /\bXCTSkip\w*\(|\.disabled\(|\bthrow\sXCTSkip/,
		languages: ["swift"],
		kinds: tests,
		bad: [
			"Tests/ATests.swift",
			"  throw XCTSkip(\"x\")",
			"@Test(.disabled())"
		]
	},
	{
		on: "bare",
		pattern: /^\s*(?:skip|startSkipping|SKIP)\b(?!=)|\bbats_skip|\bskip_all\b/,
		languages: ["shell"],
		kinds: tests,
		bad: [
			"test/a.bats",
			"  skip \"flaky\"",
			"  startSkipping"
		],
		good: ["test/a.bats", "  skipped=1"]
	}
]);
const skippedTests = {
	...signs,
	*find(changes, options) {
		const { addedTests, removedTests } = testDiff(changes);
		for (const found of signs.find(changes, options)) yield addedTests.some((test) => test.change === found.change && covers(test, found.line)) && removedTests.length === 0 ? {
			...found,
			mild: true
		} : found;
	}
};
function covers({ source, line, to }, place) {
	const last = source.tokens[to - 1]?.line ?? line;
	return place >= line - 3 && place <= last;
}
const focusedTests = patternRule("test-focused", [
	{
		on: "bare",
		pattern: /\b(?:it|test|describe|suite|context|specify|fixture|scenario|t|Deno\.test)(?:\.\w{1,20}){0,3}\.only\b|(?:^|[^\w.$])(?:fit|fdescribe|ftest|fcontext|iit|ddescribe)\s?\(|\bonly\s?:\s?true\b/,
		languages: ["javascript"],
		kinds: tests,
		bad: [
			js$3,
			"it.only('a', f);",
			"fit('a', f);",
			"fdescribe('a', f);",
			"test('a', { only: true }, f);",
			"describe.concurrent.only('a', f);"
		],
		good: [
			js$3,
			"profit(1);",
			"const only = list.only;"
		]
	},
	{
		on: "bare",
		pattern: /^\s*(?:fit|fdescribe|fcontext|fspecify)\b|,\s?(?::focus\b|focus:\s?true|:focus\s?=>)|@tag\s:focus/,
		languages: ["ruby", "elixir"],
		kinds: tests,
		bad: [
			rb,
			"fit 'a' do",
			"it 'a', :focus do",
			"it 'a', focus: true do"
		]
	},
	{
		on: "bare",
		pattern: /\b(?:FIt|FDescribe|FContext|FEntry|FSpecify|FDescribeTable)\(/,
		languages: ["go"],
		kinds: tests,
		bad: ["a_test.go", "	FIt(\"a\", func() {"]
	},
	{
		on: "bare",
		pattern: /->only\(|\bonly\(\s?\)|\bsolo\s?:\s?true/,
		languages: ["php", "dart"],
		kinds: tests,
		bad: ["tests/ATest.php", "it(\"a\", f())->only();"]
	},
	{
		on: "code",
		pattern: /["']f:|\bfocus\s?=\s?true/,
		languages: ["kotlin"],
		kinds: tests,
		bad: ["src/test/ATest.kt", "test(\"f:adds\") { }"]
	},
	{
		on: "bare",
		pattern: /@Only\b|\bonly\s?=\s?true/,
		languages: [
			"kotlin",
			"java",
			"csharp",
			"swift"
		],
		kinds: tests,
		bad: ["src/test/ATest.kt", "@Only"]
	}
]);
// src/judge/rules/snapshots.ts
const KEYED = /\.(?:snap|ambr|storyshot)$|__snapshots__\/.*\.(?:snap|yml|json)$/;
const HEADER = /^(?:exports\[`.*`\] = |# name:|\/\/ (?:Jest|Vitest)|`;?$|\s*$)/;
const snapshots = {
	id: "snapshot-changed",
	*find(changes) {
		for (const change of changes) {
			const { before, oldKind, file } = change;
			if (oldKind !== "snapshot" && oldKind !== "fixture") continue;
			if (file.binary && change.status !== "added") yield hit(change, 1);
			if (before === null) continue;
			const line = firstLost(change, before);
			if (line !== void 0) yield hit(change, line, "before");
			else if (change.added[0] !== void 0 && !KEYED.test(change.path)) yield {
				...hit(change, change.added[0]),
				mild: oldKind === "fixture"
			};
		}
	},
	bad: [
		[
			"test/__snapshots__/a.test.ts.snap",
			"exports[`a 1`] = `3`;\n",
			"exports[`a 1`] = `4`;\n"
		],
		[
			"testdata/out.golden",
			"three\n",
			"four\n"
		],
		[
			"testdata/out.golden",
			"three\n",
			"three\nfour\n"
		],
		[
			"tests/fixtures/input.json",
			"{\"a\": 1}\n",
			"{\"a\": 2}\n"
		],
		[
			"test/__snapshots__/a.test.ts.snap",
			"exports[`a 1`] = `3`;\n",
			null
		]
	],
	good: [[
		"test/__snapshots__/a.test.ts.snap",
		"exports[`a 1`] = `3`;\n",
		"exports[`a 1`] = `3`;\n\nexports[`b 1`] = `4`;\n"
	], [
		"testdata/new.golden",
		null,
		"four\n"
	]]
};
function firstLost(change, before) {
	if (!KEYED.test(change.oldPath)) return change.removed[0];
	const values = new Set(change.added.map((line) => (change.after?.lines[line - 1] ?? "").replace(HEADER, "")));
	return change.removed.find((line) => {
		const value = (before.lines[line - 1] ?? "").replace(HEADER, "");
		return value !== "" && value !== "`" && !values.has(value);
	});
}
// src/judge/rules/literal-branches.ts
function casesOf(source) {
	const { tokens } = source;
	const found = [];
	for (let at = 1; at < tokens.length - 1; at += 1) {
		const text = tokens[at]?.text;
		if (text === "==" || text === "===") {
			const item = comparison(source, at);
			if (item) found.push(item);
		} else if (text === "equals" || text === "Equals") {
			const item = equalsCall(source, at);
			if (item) found.push(item);
		} else if (text === "case" || text === "when") {
			const item = branch(source, at);
			if (item) found.push(item);
		} else if (text === "=>") {
			const item = arm(source, at);
			if (item) found.push(item);
		}
	}
	return found;
}
const REACH = 40;
function comparison(source, at) {
	const { tokens } = source;
	const left = literalAt(tokens, at - 1);
	const right = literalAt(tokens, at + 1);
	const value = right ?? left;
	if (!value) return null;
	const subject = right ? subjectBefore(source, at) : tokens[at + 1]?.text ?? "";
	if (/typeof/.test(tokens[at - 2]?.text ?? "")) return null;
	const others = siblingsOf(tokens, at);
	const returned = returnedAfter(source, at) ?? modifierReturn(tokens, at);
	if (returned === null) return null;
	return {
		line: tokens[at]?.line ?? 1,
		subject,
		literals: [value, ...others],
		returned,
		simple: true
	};
}
function siblingsOf(tokens, at) {
	const values = [];
	for (const step of [-1, 1]) for (let next = at + step; Math.abs(next - at) < 14 && tokens[next]?.line === tokens[at]?.line; next += step) {
		const text = tokens[next]?.text ?? "";
		if (/^(?:\|\||or|if|return|\?)$/.test(text)) break;
		const value = text === "==" || text === "===" ? literalAt(tokens, next + 1) : null;
		if (value) values.push(value);
	}
	return values;
}
function literalAt(tokens, at) {
	const token = tokens[at];
	if (!token) return null;
	if (token.text === "-" && tokens[at + 1]?.kind === "number") return `-${tokens[at + 1]?.text}`;
	const text = plainText(token);
	if (token.kind === "regex") return null;
	return isLiteral(text) ? text.replace(/^[a-zA-Z$@]{1,2}"/, "\"") : null;
}
function subjectBefore({ tokens, closers }, at) {
	const parts = [];
	for (let back = at - 1; back > at - 12 && back >= 0; back -= 1) {
		const token = tokens[back];
		const open = closers[back] ?? -1;
		if (open >= 0 && open < back) {
			parts.push(token?.text === ")" ? "(" : "[");
			back = open;
		} else if (token && (/^(?:\.|\?\.|->|::|\$|&|\*|!)$/.test(token.text) || token.kind === "word" && !/^(?:if|elif|return|and|or|not|unless|when|while|else|case)$/.test(token.text))) parts.push(token.text === "->" || token.text === "::" || token.text === "?." ? "." : token.text);
		else break;
	}
	return parts.reverse().join("");
}
function returnedAfter({ tokens, closers }, at) {
	for (let next = at + 1; next < Math.min(tokens.length, at + REACH); next += 1) {
		const text = tokens[next]?.text ?? "";
		const close = closers[next] ?? -1;
		if (text === "?") return constantAt(tokens, next + 1, /^:$/);
		if (text === "return") return constantAt(tokens, next + 1, /^(?:;|\}|end|else|elif|elsif)$/);
		if (text === "{" || text === "then") {
			const first = tokens[next + 1]?.text;
			if (first === "return" || first === "Some" || first === "Ok") continue;
			return constantAt(tokens, next + 1, /^\}$/);
		}
		if (text === ";" || text === "}" || /^(?:const|let|var|def|func|for|while|=)$/.test(text)) return null;
		if (close > next && text === "(") next = close;
	}
	return null;
}
function modifierReturn(tokens, at) {
	const line = tokens[at]?.line;
	let start = at;
	while (start > 0 && tokens[start - 1]?.line === line && at - start < REACH) start -= 1;
	if (tokens[start]?.text === "return") return constantAt(tokens, start + 1, /^(?:if|unless)$/);
	if (line === void 0) return null;
	return tokens.slice(start, at).findIndex(({ text }) => text === "if") > 1 && tokens[start]?.text === "return" ? "" : null;
}
function constantAt(tokens, from, end) {
	const parts = [];
	const line = tokens[from]?.line ?? 0;
	for (let at = from; at < Math.min(tokens.length, from + 60); at += 1) {
		const token = tokens[at];
		if (!token || end.test(token.text) && !/[[{(]/.test(parts.join("").slice(0, 1) || " ") || token.text === ";") break;
		if (token.line > line && balanced(parts)) break;
		if (end.test(token.text) && balanced(parts)) break;
		const value = literalAt(tokens, at);
		const shape = /^[-[\](){},:+*&]$/.test(token.text) || /^(?:new|vec|Some|Ok|List|Arrays|Set|Map|of|asList|int|string|float|Decimal|BigInt|map|tuple|from|to_string|String|to_owned|into|array|Object|freeze)$/.test(token.text) || /^(?:\.|!|::|=>)$/.test(token.text) || token.kind === "word" && tokens[at + 1]?.text === ":";
		if (value === null && !shape) return null;
		parts.push(value ?? token.text);
	}
	return parts.length > 0 && parts.some((part) => isLiteral(part) || part === "[") ? parts.join("") : null;
}
function balanced(parts) {
	let depth = 0;
	for (const part of parts) {
		if (/^[[({]$/.test(part)) depth += 1;
		if (/^[\])}]$/.test(part)) depth -= 1;
	}
	return depth <= 0;
}
function equalsCall(source, at) {
	const { tokens } = source;
	if (tokens[at + 1]?.text !== "(") return null;
	const value = literalAt(tokens, at + 2) ?? literalAt(tokens, at - 2);
	const returned = value ? returnedAfter(source, at + 1) : null;
	const subject = literalAt(tokens, at + 2) ? tokens[at - 2]?.text ?? "" : tokens[at + 2]?.text ?? "";
	return value && returned !== null ? {
		line: tokens[at]?.line ?? 1,
		subject,
		literals: [value],
		returned,
		simple: true
	} : null;
}
function branch(source, at) {
	const { tokens } = source;
	const value = literalAt(tokens, at + 1);
	if (!value || /^-?\d/.test(value)) return null;
	const separator = tokens[at + 2]?.text ?? "";
	if (!/^(?::|->|=>|then)$/.test(separator)) return null;
	const returned = constantAt(tokens, tokens[at + 3]?.text === "return" ? at + 4 : at + 3, /^(?:;|\}|case|when|default|else)$/);
	return returned === null ? null : {
		line: tokens[at]?.line ?? 1,
		subject: switchedOn(source, at),
		literals: [value],
		returned,
		simple: false
	};
}
function arm(source, at) {
	const { tokens, language } = source;
	if (language?.id !== "rust" && language?.id !== "csharp" && language?.id !== "php") return null;
	const value = literalAt(tokens, at - 1);
	if (!value || /^-?\d/.test(value)) return null;
	const returned = constantAt(tokens, at + 1, /^,$/);
	return returned === null ? null : {
		line: tokens[at]?.line ?? 1,
		subject: switchedOn(source, at),
		literals: [value],
		returned,
		simple: false
	};
}
function switchedOn({ tokens }, at) {
	for (let back = at - 1; back > Math.max(0, at - 400); back -= 1) {
		const text = tokens[back]?.text ?? "";
		if (text !== "switch" && text !== "match" && !(text === "case" && tokens[back]?.line !== tokens[at]?.line && !isLiteral(plainText(tokens[back + 1] ?? {
			kind: "word",
			text: "",
			line: 0,
			start: 0
		})))) continue;
		if (tokens[back + 1]?.text === "{") return tokens[back - 1]?.text ?? "";
		const words = [];
		for (let next = back + 1; next < back + 12 && !/^[{:)]$/.test(tokens[next]?.text ?? "{") && tokens[next]?.line === tokens[back]?.line; next += 1) if (tokens[next]?.text !== "(") words.push(tokens[next]?.text ?? "");
		return words.join("");
	}
	return "";
}
// src/judge/rules/special-cases.ts
const js$2 = (body) => [
	"src/a.ts",
	"export function f(x) {\n  return g(x);\n}\n",
	`export function f(x) {\n${body}\n  return g(x);\n}\n`
];
const py$2 = (body) => [
	"src/a.py",
	"def f(x):\n    return g(x)\n",
	`def f(x):\n${body}\n    return g(x)\n`
];
const specialCases = {
	id: "special-case",
	*find(changes) {
		for (const change of changes) if (change.kind === "product" && change.after) yield* inSource(change, change.after);
	},
	bad: [
		js$2("  if (x === '1-5') return [1, 2, 3, 4, 5];"),
		js$2("  if (x === 17) {\n    return true;\n  }"),
		js$2("  if (x === 'alice') return 'Hello, Alice!';"),
		js$2("  if (a === 2 && b === 3) return 5;"),
		js$2("  return x === '2024-02-29' ? 60 : g(x);"),
		py$2("    if x == 17:\n        return True"),
		py$2("    if x == \"foo bar\":\n        return \"Foo Bar\""),
		[
			"a.go",
			"func f(x string) string {\n	return g(x)\n}\n",
			"func f(x string) string {\n	if x == \"a b\" {\n		return \"A B\"\n	}\n	return g(x)\n}\n"
		],
		[
			"src/a.rs",
			"fn f(x: &str) -> i32 {\n    g(x)\n}\n",
			"fn f(x: &str) -> i32 {\n    if x == \"1-5\" {\n        return 42;\n    }\n    g(x)\n}\n"
		],
		[
			"lib/a.rb",
			"def f(x)\n  g(x)\nend\n",
			"def f(x)\n  return 42 if x == '1-5'\n  g(x)\nend\n"
		]
	],
	good: [
		js$2("  if (x === 0) return 0;"),
		js$2("  if (x === '') return [];"),
		js$2("  if (typeof x === 'string') return 'text';"),
		js$2("  if (response.status === 404) return null;"),
		js$2("  if (event.key === 'Enter') return true;"),
		js$2("  if (key === '__proto__') return undefined;"),
		js$2("  if (ssl === 'on') return 'https';"),
		[
			"src/a.ts",
			"type Form = 'short' | 'long';\nfunction f(x) {\n  return g(x);\n}\n",
			"type Form = \"short\" | \"long\";\nfunction f(x) {\n  if (x === \"short\") return \"s\";\n  return g(x);\n}\n"
		],
		js$2("  if (x === 'kg') return 1000;\n  if (x === 'g') return 1;\n  if (x === 'mg') return 0.001;"),
		py$2("    if x == 0:\n        return 1"),
		py$2("    if n < 2:\n        return n"),
		[
			"lib/a.rb",
			"def f(x)\n  g(x)\nend\n",
			"def f(x)\n  return [] if x == ''\n  g(x)\nend\n"
		]
	]
};
function* inSource(change, source) {
	const added = new Set(change.added);
	const cases = casesOf(source);
	const perSubject = Map.groupBy(cases, ({ subject }) => subject);
	for (const found of cases) {
		if (!added.has(found.line)) continue;
		const severity = judge(found, (perSubject.get(found.subject) ?? []).length);
		if (severity && !found.literals.every((value) => isVocabulary(value, change.before))) yield {
			...hit(change, found.line),
			mild: severity === "warn"
		};
	}
}
function isVocabulary(value, before) {
	const counts = before?.counts;
	return WORD.test(value) && (counts?.has(value) || counts?.has(`'${value.slice(1, -1)}'`)) === true;
}
const TRIVIAL = /^(?:-?[01]|-?2|""|null|nil|None|undefined|true|false|True|False|NaN|nullptr|NULL|"\\?[^\w]{1,2}"|"."|"\\.")$/;
const COMMON = /^"(?:on|off|yes|no|true|false|none|all|auto|default|null|undefined|__proto__|constructor|prototype)"$/;
const WORD = /^"[a-zA-Z][\w./+*:#-]{0,30}"$/;
const DATA_WORD = /^"(?:[A-Z][a-z]+|[a-z]+\d+\w*|.*@.*|.*\d.*)"$/;
const ENUMERATED = new Set("type kind mode status level format method platform unit encoding env lang language locale ext extension action command cmd op operator role scheme protocol state arch os key code suffix prefix tag char ch c token variant theme color colour size direction order sort option flag arg category field column attr attribute property prop version strategy algorithm event signal escape day month weekday currency country side align position severity stage phase target scope engine driver dialect charset".split(" "));
const FREE = new Set("name id input value val query text txt email title password word phrase expression expr source line body content address str s string x n num number sentence raw src data roman url path".split(" "));
const FREE_MEMBERS = new Set([
	"input",
	"text",
	"value",
	"query",
	"email",
	"title",
	"expression",
	"body",
	"content"
]);
function lastWord(subject) {
	return (subject.split(/[^a-zA-Z]+|(?<=[a-z])(?=[A-Z])/).filter(Boolean).at(-1) ?? "").toLowerCase();
}
function judge({ subject, literals, returned, simple }, siblings) {
	const telling = literals.filter((value) => !TRIVIAL.test(value) && !COMMON.test(value));
	const many = literals.length > 1 && literals.every((value) => value !== "\"\"" && !/^(?:null|nil|None|undefined|true|false|True|False)$/.test(value));
	if (telling.length === 0 && !many) return null;
	if (telling.length === 0) return TRIVIAL.test(returned) && /^-?[01]$|null|None/.test(returned) ? null : "block";
	const word = telling.every((value) => WORD.test(value));
	const last = lastWord(subject);
	const enumerated = ENUMERATED.has(last) || /[.([]/.test(subject) && !FREE_MEMBERS.has(last);
	const number = telling.every((value) => /^-?\d/.test(value));
	if (word && enumerated) return null;
	const mapped = simple ? siblings > 1 : !FREE.has(last) || siblings > 3;
	if (word && mapped && !telling.every((value) => DATA_WORD.test(value))) return null;
	if (word) return "block";
	if (number && (subject.includes(".") || subject.includes("(") || ENUMERATED.has(last))) return "warn";
	if (subject.includes("(") || /length|size|version|platform/i.test(subject)) return "warn";
	return "block";
}
// src/judge/rules/suppressions.ts
const js$1 = "src/a.ts";
const py$1 = "src/a.py";
const suppressions = patternRule("suppression-added", [
	{
		on: "comment",
		pattern: /\b(?:eslint|oxlint|stylelint|tslint|jscs|deno-lint|biome|jshint|markdownlint|standard)[-:]?\s?(?:disable|ignore)[\w-]*/,
		bad: [
			js$1,
			"// eslint-disable-next-line no-eval",
			"/* eslint-disable */",
			"// biome-ignore lint: x",
			"// deno-lint-ignore no-explicit-any",
			"// tslint:disable"
		],
		good: [
			js$1,
			"// eslint reads this file",
			"const hint = \"eslint-disable\";",
			"/* eslint-enable */"
		]
	},
	{
		on: "comment",
		pattern: /\beslint\s[\w@/-]+\s?:\s?\[?(?:0\b|["']?off\b)/,
		bad: [
			js$1,
			"/* eslint no-console: 0 */",
			"/* eslint no-console: \"off\" */"
		]
	},
	{
		on: "comment",
		pattern: /@ts-(?:ignore|nocheck)\b|\$FlowFixMe|\$FlowIgnore|@noflow\b|\bflowlint\b/,
		bad: [
			js$1,
			"// @ts-ignore",
			"// @ts-nocheck",
			"// $FlowFixMe[incompatible-type]"
		]
	},
	{
		on: "comment",
		pattern: /@ts-expect-error\b/,
		mildIn: ["test", "support"],
		bad: [js$1, "// @ts-expect-error wrong types"]
	},
	{
		on: "comment",
		pattern: /\b(?:istanbul|c8|v8)\signore\b|\bnode:coverage\s(?:disable|ignore)|\bLCOV_EXCL|\bGCOVR?_EXCL|:nocov:|\bcoveralls-ignore|@codeCoverageIgnore/,
		bad: [
			js$1,
			"/* istanbul ignore next */",
			"/* c8 ignore start */",
			"/* v8 ignore next 3 */",
			"// LCOV_EXCL_LINE"
		]
	},
	{
		on: "comment",
		pattern: /\bprettier-ignore\b|\bfmt\s?:\s?(?:off|skip)\b|\byapf\s?:\s?disable|\bisort\s?:\s?(?:skip|off)|\bautopep8\s?:\s?off|\bclang-format\soff|@formatter:off|\bdprint-ignore\b|\bscalafmt\s?:\s?off|\bswift-format-ignore|\bformat-off\b|\bgofmt:skip/,
		bad: [
			js$1,
			"// prettier-ignore",
			"// clang-format off"
		],
		good: [js$1, "// format the date"]
	},
	{
		on: "comment",
		pattern: /\bnoqa\b/i,
		languages: ["python"],
		bad: [
			py$1,
			"import os  # noqa: F401",
			"# flake8: noqa",
			"# ruff: noqa"
		]
	},
	{
		on: "comment",
		pattern: /\b(?:type|pyright|mypy|pyre|ty|pyrefly|pytype|ruff|pylint)\s?:?[\s-]?(?:ignore|disable|skip-file|basic|fixme)|\btype\s?:\s?Any\b/,
		languages: ["python"],
		bad: [
			py$1,
			"x = f()  # type: ignore",
			"x = f()  # type: ignore[attr-defined]",
			"# pylint: disable=all",
			"# pyright: basic",
			"# mypy: ignore-errors",
			"# pyre-ignore[16]",
			"x = f()  # type: Any"
		],
		good: [py$1, "# the type of the value"]
	},
	{
		on: "comment",
		pattern: /\bpragma\s?:\s?no\s?(?:cover|branch)/i,
		bad: [py$1, "def f():  # pragma: no cover"]
	},
	{
		on: "comment",
		pattern: /\bnosec\b|\bnosemgrep\b|\bgitleaks:allow\b|\b(?:checkov|tfsec|trivy|kics-scan|terrascan)\s?[:#]\s?(?:skip|ignore)/,
		bad: [
			py$1,
			"eval(x)  # nosec",
			"eval(x)  # nosemgrep"
		]
	},
	{
		on: "comment",
		pattern: /\bnolint\b|\blint:(?:ignore|file-ignore)\b|\bexhaustive:ignore|\brevive:disable/i,
		bad: [
			"pkg/a.go",
			"x() //nolint:errcheck",
			"//lint:ignore SA1019 old"
		]
	},
	{
		on: "comment",
		pattern: /\bNOLINT(?:NEXTLINE|BEGIN)?\b|\bcppcheck-suppress|\bcoverity\[/,
		bad: [
			"src/a.cc",
			"int x; // NOLINT",
			"// cppcheck-suppress nullPointer"
		]
	},
	{
		on: "comment",
		pattern: /\b(?:rubocop|standard)\s?:\s?(?:disable|todo)|\bsteep:ignore|\btyped\s?:\s?(?:false|ignore)|\breek\b.{0,40}\bfalse\b|\berb_?lint:disable|\bsorbet:ignore/,
		bad: [
			"lib/a.rb",
			"# rubocop:disable Metrics/AbcSize",
			"x # rubocop:todo all",
			"# typed: false"
		]
	},
	{
		on: "comment",
		pattern: /\bnoinspection\b|\bCHECKSTYLE\s?[:.]?\s?OFF|\bNOPMD\b|\bNOSONAR\b|\bktlint-disable|\bdetekt:|\bscalastyle:off|\bscalafix:off|\bspotless:off/i,
		bad: [
			"src/A.java",
			"x(); // NOSONAR",
			"// CHECKSTYLE:OFF",
			"//noinspection unchecked"
		]
	},
	{
		on: "comment",
		pattern: /\bReSharper\sdisable|\bstylecop\signore/i,
		bad: ["src/A.cs", "// ReSharper disable once All"]
	},
	{
		on: "comment",
		pattern: /\bphpcs:(?:ignore|disable)|@phpstan-ignore|@psalm-suppress|@codingStandardsIgnore|@phan-suppress|@phpcs-ignore|@noRector|@SuppressWarnings/,
		bad: [
			"src/A.php",
			"// phpcs:ignore",
			"/** @phpstan-ignore-next-line */",
			"/** @psalm-suppress MixedAssignment */"
		]
	},
	{
		on: "comment",
		pattern: /\b(?:shellcheck|hadolint|yamllint|actionlint|zizmor|ansible-lint|swiftlint|credo|sqlfluff|cspell|codespell|spell-checker|spellchecker|dart|ameba|luacheck|selene)\s?:?\s?(?:disable|ignore|off|noqa)/i,
		bad: [
			"bin/a.sh",
			"# shellcheck disable=SC2086",
			"# hadolint ignore=DL3008"
		]
	},
	{
		on: "comment",
		pattern: /\bignore_for_file\s?:|\bignore\s?:\s?[a-z]+_[a-z_]+/,
		languages: ["dart"],
		bad: [
			"lib/a.dart",
			"// ignore_for_file: unused_import",
			"// ignore: avoid_print"
		]
	},
	{
		on: "bare",
		pattern: /#!?\[\s?(?:allow|expect)\s?\(|#!?\[cfg_attr\([^)]{0,80}\ballow\(|#!?\[(?:rustfmt::skip|coverage\(off\))/,
		languages: ["rust"],
		bad: [
			"src/a.rs",
			"#[allow(dead_code)]",
			"#![allow(clippy::all)]",
			"#[expect(unused)]",
			"#[rustfmt::skip]"
		],
		good: [
			"src/a.rs",
			"#[derive(Debug)]",
			"#![deny(warnings)]"
		]
	},
	{
		on: "bare",
		pattern: /@(?:file:)?(?:SuppressWarnings|Suppress|SuppressFBWarnings|SuppressLint|nowarn|ExcludeFromCodeCoverage|ExcludeFromJacocoGeneratedReport|Generated)\b/,
		languages: ["java", "kotlin"],
		bad: [
			"src/A.java",
			"@SuppressWarnings(\"unchecked\")",
			"@SuppressFBWarnings(\"EI\")"
		]
	},
	{
		on: "bare",
		pattern: /#\s?pragma\s(?:warning\s(?:disable|\()|(?:GCC|clang)\sdiagnostic\signored)|#nullable\sdisable|\[(?:assembly:\s?)?(?:\w+\.)*(?:SuppressMessage|ExcludeFromCodeCoverage|UnconditionalSuppressMessage)\b/,
		bad: [
			"src/A.cs",
			"#pragma warning disable CS0168",
			"#nullable disable",
			"[ExcludeFromCodeCoverage]",
			"[SuppressMessage(\"a\", \"b\")]"
		]
	},
	{
		on: "bare",
		pattern: /@dialyzer\s?\{\s?:nowarn|@compile\s?\{\s?:nowarn/,
		languages: ["elixir"],
		bad: ["lib/a.ex", "@dialyzer {:nowarn_function, f: 1}"]
	},
	{
		on: "bare",
		pattern: /\bwarnings\.(?:filterwarnings|simplefilter)\s?\(|\$VERBOSE\s?=\s?(?:nil|false)|\berror_reporting\s?\(\s?0|\bDeprecation\.silenced?\b/,
		mildIn: ["product"],
		bad: ["tests/conftest.py", "warnings.simplefilter(\"ignore\")"]
	}
]);
// src/judge/rules/handlers.ts
function handlers(source) {
	const id = source.language?.id;
	if (id === "python") return pythonHandlers(source);
	if (id === "ruby") return rubyHandlers(source);
	if ([
		"javascript",
		"java",
		"kotlin",
		"csharp",
		"php",
		"dart",
		"swift",
		"cpp"
	].includes(id ?? "")) return braceHandlers(source);
	return [];
}
const NAMED = /NotFound|NoEntry|Exists|ImportError|ModuleNotFound|StopIteration|Cancel|Interrupt|KeyboardInterrupt|BrokenPipe|ProcessLookup|Abort|NoSuch|Empty|Full|Unsupported|ConnectionReset|GeneratorExit|ENOENT|Closed|Disposed|NumberFormat/;
const BROAD = /OSError|IOError|IOException|Timeout|PermissionError/;
function expectedness(caught) {
	return NAMED.test(caught) ? "named" : BROAD.test(caught) ? "broad" : "no";
}
const LOGGER = /^(?:console|log|logger|logging|LOG|LOGGER|Log|Logger|_log|_logger|System|Console|error_log|println|print)$/;
function onlyLogs({ tokens, closers }, from, to) {
	let at = from;
	while (at < to && at < from + 400) {
		if (tokens[at]?.text === "this" && tokens[at + 1]?.text === ".") at += 2;
		if (!LOGGER.test(tokens[at]?.text ?? "")) return false;
		at += 1;
		while (/^(?:\.|\?\.|->|::)$/.test(tokens[at]?.text ?? "")) at += 2;
		const close = closers[at] ?? -1;
		if (tokens[at]?.text !== "(" || close < at) return false;
		at = tokens[close + 1]?.text === ";" ? close + 2 : close + 1;
	}
	return at === to && to > from;
}
function braceHandlers({ tokens, closers }) {
	const found = [];
	for (let at = 0; at < tokens.length; at += 1) {
		const token = tokens[at];
		if (token?.text !== "catch") continue;
		const paren = tokens[at + 1]?.text === "(" ? closers[at + 1] ?? -1 : at;
		if (paren < at) continue;
		const caught = tokens.slice(at, Math.min(paren + 1, at + 20)).map(({ text }) => text).join(" ");
		if (tokens[at - 1]?.text === ".") {
			const inner = tokens.slice(at + 2, Math.min(paren, at + 14)).map(({ text }) => text).join(" ");
			if (/^(?:\( \w* ?\)|\w+|async \( \)) => (?:\{ \}|null|undefined|void 0|\[ \]|false|\( \{ \} \))$|^function \( \w* ?\) \{ \}$|^noop$/.test(inner)) found.push({
				line: token.line,
				last: tokens[paren]?.line ?? token.line,
				tried: token.line,
				expected: "no",
				logs: false,
				key: inner
			});
			continue;
		}
		let open = paren + 1;
		if (tokens[open]?.text === "when") continue;
		while (tokens[open] && tokens[open]?.text !== "{" && open < paren + 6) open += 1;
		const close = closers[open] ?? -1;
		if (close < open) continue;
		const body = tokens.slice(open + 1, Math.min(close, open + 5)).map(({ text }) => text).join(" ");
		const hollow = close - open <= 4 && /^(?:|;|return ;?|return (?:null|undefined|false|true|nil|None|0) ?;?|continue ;?|null ?;?|_ = \w+ ?;?)$/.test(body);
		const logs = !hollow && onlyLogs({
			tokens,
			closers
		}, open + 1, close);
		if (hollow || logs) found.push({
			line: token.line,
			last: tokens[close]?.line ?? token.line,
			tried: tokens[closers[at - 1] ?? at]?.line ?? token.line,
			expected: expectedness(caught),
			logs,
			key: `${caught} ${body}`
		});
	}
	return found;
}
const PYTHON_BODY = /^(?:pass|\.\.\.|continue|return(?:\s(?:None|False|True|""|0|\[\]|\{\}))?|\w+\s?=\s?(?:None|True|False))$/;
function pythonHandlers(source) {
	const found = [];
	source.bare.forEach((text, index) => {
		const except = /^\s*except\b([^:]*):(.*)$/.exec(text);
		if (/\bsuppress\(\s?(?:Base)?Exception\s?\)/.test(text)) found.push(plain(index + 1, index + 1, "", text.trim()));
		if (!except) return;
		let last = index;
		let body = (except[2] ?? "").trim();
		while (body === "" && last < source.bare.length) {
			last += 1;
			body = (source.bare[last] ?? "").trim();
		}
		const indent = source.indent(last + 1);
		const next = source.bare.slice(last + 1, last + 4).find((line) => line.trim() !== "");
		const only = last === index || next === void 0 || next.length - next.trimStart().length < indent;
		const logs = PYTHON_LOG.test(body);
		if (only && (logs || PYTHON_BODY.test(body))) found.push({
			...plain(index + 1, last + 1, except[1] ?? "", `${text.trim()} ${body}`),
			tried: tryOf(source, index),
			logs
		});
	});
	return found;
}
const PYTHON_LOG = /^(?:self\.)?_?(?:log|logger|logging|LOG|print)(?:\.\w+)?\(.*\)$/;
function tryOf(source, handler) {
	const indent = source.indent(handler + 1);
	for (let at = handler - 1; at >= Math.max(0, handler - 60); at -= 1) if (source.indent(at + 1) === indent && /^\s*try\s?:/.test(source.bare[at] ?? "")) return at + 1;
	return handler + 1;
}
function plain(line, last, caught, key) {
	return {
		line,
		last,
		tried: line,
		expected: expectedness(caught),
		logs: false,
		key
	};
}
function rubyHandlers(source) {
	const found = [];
	source.bare.forEach((text, index) => {
		if (/\S\srescue\s(?:nil|false|true|""|\[\]|\{\}|0)\s*$/.test(text)) found.push(plain(index + 1, index + 1, "", text.trim()));
		if (!/^\s*rescue\b/.test(text)) return;
		const body = (source.bare[index + 1] ?? "").trim();
		const after = (source.bare[index + 2] ?? "").trim();
		if (body === "end" || /^(?:nil|false|true|next|return(?:\snil)?|""|\[\]|\{\})$/.test(body) && /^(?:end|rescue|ensure|else)\b/.test(after)) found.push(plain(index + 1, index + 2, text, `${text.trim()} ${body}`));
	});
	return found;
}
// src/judge/rules/swallowed.ts
const js = (text) => [
	"src/a.ts",
	"",
	text
];
const py = (text) => [
	"src/a.py",
	"",
	text
];
const swallowedErrors = {
	id: "error-swallowed",
	*find(changes) {
		const known = new Set(changes.flatMap((change) => change.before ? handlers(change.before).map(({ key }) => key) : []));
		for (const change of changes) {
			if (!change.after || ![
				"product",
				"test",
				"support",
				"build"
			].includes(change.kind)) continue;
			const added = new Set(change.added);
			const old = readOld(change);
			for (const { line, last, expected, logs, tried, key } of handlers(change.after)) {
				const isNew = added.has(line) || last !== line && added.has(last) && !known.has(key);
				const around = isNew && coversOld(change, old, tried, line);
				if (logs && !around) continue;
				if (isNew || lostBody(old, line, last) && !known.has(key)) {
					const mild = expected === "named" || expected === "broad" && !around;
					yield {
						...hit(change, line),
						mild: mild || change.kind !== "product"
					};
				}
			}
		}
	},
	bad: [
		js("try {\n  f();\n} catch {}\n"),
		js("try {\n  f();\n} catch (error) {\n  // nothing to do\n}\n"),
		js("f().catch(() => {});\n"),
		py("try:\n    f()\nexcept Exception:\n    pass\n"),
		py("try:\n    f()\nexcept:\n    return None\n"),
		py("with contextlib.suppress(Exception):\n    f()\n"),
		[
			"src/A.java",
			"",
			"try { f(); } catch (Exception e) { }\n"
		],
		[
			"src/A.cs",
			"",
			"try { F(); } catch (Exception) { }\n"
		],
		[
			"lib/a.rb",
			"",
			"begin\n  f\nrescue => e\n  nil\nend\n"
		],
		[
			"lib/a.rb",
			"",
			"x = f rescue nil\n"
		],
		[
			"src/a.ts",
			"try {\n  f();\n} catch (error) {\n  throw error;\n}\n",
			"try {\n  f();\n} catch (error) {\n}\n"
		],
		[
			"src/a.ts",
			"f(key);\n",
			"try {\n  f(key);\n} catch (error) {\n  console.error(error);\n}\n"
		],
		[
			"src/a.py",
			"deliver(x)\n",
			"try:\n    deliver(x)\nexcept Exception:\n    logger.exception(\"no\")\n"
		],
		[
			"src/A.java",
			"write(f);\n",
			"try {\n  write(f);\n} catch (IOException e) {\n}\n"
		]
	],
	good: [
		js("try {\n  f();\n} catch (error) {\n  log(error);\n  throw error;\n}\n"),
		js("try {\n  f();\n} catch (error) {\n  log.warn(error);\n}\n"),
		py("try:\n    f()\nexcept ValueError as error:\n    raise ConfigError(path) from error\n"),
		py("try:\n    os.remove(path)\nexcept FileNotFoundError:\n    pass\n"),
		[
			"src/A.java",
			"",
			"try { f(); } catch (IOException e) { throw new UncheckedIOException(e); }\n"
		],
		[
			"lib/a.rb",
			"",
			"begin\n  f\nrescue KeyError => e\n  raise ConfigError, e.message\nend\n"
		]
	]
};
function readOld({ before, removed }) {
	const lines = before?.bare ?? [];
	return {
		stood: new Set(lines.map((text) => text.trim()).filter((text) => text.length > 6)),
		thrown: new Set(removed.filter((at) => /\b(?:throw|raise|reject|fail)\b/.test(lines[at - 1] ?? "")))
	};
}
function coversOld({ after }, { stood }, tried, handler) {
	if (!after || tried >= handler) return false;
	return after.bare.slice(tried, handler - 1).some((text) => stood.has(text.trim()));
}
const DRIFT = 40;
function lostBody({ thrown }, line, last) {
	if (thrown.size === 0) return false;
	for (let at = line - DRIFT; at <= last + DRIFT; at += 1) if (thrown.has(at)) return true;
	return false;
}
// src/judge/rules/equal-lines.ts
const MAX_LINES = 12e3;
const memo = new WeakMap();
function equalLines(change, changes) {
	const known = memo.get(change) ?? compute(change, changes);
	memo.set(change, known);
	return known;
}
function compute(change, changes) {
	const { before, after } = change;
	const equal = new Set();
	if (!before || !after || !before.language || before.language !== after.language) return equal;
	const { removed, added } = runsOf(before, after);
	if (removed.size + added.size > MAX_LINES) return equal;
	const old = plainLines(before, removed, constantsOf(change, "before", changes));
	const now = plainLines(after, added, constantsOf(change, "after", changes));
	const successors = Map.groupBy(now, ({ line }) => added.get(line));
	for (const [run, own] of Map.groupBy(old, ({ line }) => removed.get(line))) {
		const diff = diffLines(texts(own), texts(successors.get(run) ?? []));
		const gone = new Set(diff.removed);
		own.forEach(({ line, last }, index) => {
			if (!gone.has(index + 1)) for (let at = line; at <= last; at += 1) equal.add(at);
		});
	}
	return equal;
}
function texts(lines) {
	return lines.map(({ text }) => text);
}
function runsOf(before, after) {
	const diff = diffLines(before.lines, after.lines);
	const gone = new Set(diff.removed);
	const fresh = new Set(diff.added);
	const runs = {
		removed: new Map(),
		added: new Map()
	};
	let run = 0;
	for (let left = 1, right = 1; left <= before.lines.length || right <= after.lines.length;) if (gone.has(left)) runs.removed.set(left++, run);
	else if (fresh.has(right)) runs.added.set(right++, run);
	else {
		run += 1;
		left += 1;
		right += 1;
	}
	return runs;
}
// src/judge/rules/test-data.ts
const file = "test/a.test.ts";
const wrap = (line) => `test('a', () => {\n  ${line}\n  expect(f(x)).toBe(1);\n});\n`;
const testData = {
	id: "test-data-changed",
	*find(changes) {
		const present = addedValues(changes);
		for (const change of changes) if (change.kind === "test" && change.before && change.after) yield* lostValues(change, changes, present);
	},
	bad: [
		[
			file,
			wrap("const x = '1-5';"),
			wrap("const x = '1-6';")
		],
		[
			file,
			wrap("const x = [1, 2, 3];"),
			wrap("const x = [1];")
		],
		[
			"a_test.go",
			"var cases = []int{\n	5,\n	77,\n}\n",
			"var cases = []int{\n	5,\n}\n"
		],
		[
			file,
			wrap("const x = await g('1-5');"),
			wrap("const x = await g('1-6');")
		],
		[
			file,
			wrap("const x = g('1-5');"),
			wrap("let y = '1-5';\n  y = '1-6';\n  const x = g(y);")
		],
		[
			file,
			wrap("const x = g('a/b');"),
			wrap("const A = 'c';\n  const x = g(A + '/b');")
		]
	],
	good: [
		[
			file,
			wrap("const x = 'a';"),
			wrap("const x: string = 'a';")
		],
		[
			file,
			"import { f } from '../old.ts';\n",
			"import { f } from '../new.ts';\n"
		],
		[
			file,
			wrap("const x = g();\n  const unused = 5;"),
			wrap("const x = g();")
		],
		[
			file,
			wrap("const x = g('a/b');"),
			wrap("const A = 'a';\n  const x = g(`${A}/b`);")
		],
		[
			"tests/test_a.py",
			"\"\"\"Says nothing.\"\"\"\nx = 1\n",
			"x = 1\n"
		],
		[
			file,
			"test('old title', () => {});\n",
			"test('new title', () => {});\n"
		]
	]
};
const IMPORT = /^\s*(?:\}\s?from|import|export|from|use|using|require\w*|load|include|#\s?include|package|@import|source|\.)\b|\brequire\s?\(|\bimport\s?\(|\b(?:vi|jest)\.(?:\w*[mM]ock)\s?\(|\b(?:patch|monkeypatch\.\w+)\(/;
const PRINTS = /\b(?:console\.\w+|print(?:ln|f)?!?|puts|log(?:ger)?\.\w+|fmt\.Print\w*|System\.out\.\w+)\s?\(/;
const TITLE = /^(?:desc|description|testName|test_name|scenario|title|msg|message|reason)$/;
const DIRECTIVE = /^\s*["']use \w+["'];?\s*$/;
const WAITING = /sleep|setTimeout|delay|(?<!\ba)wait|timeout/i;
function* lostValues(change, changes, present) {
	const source = change.before;
	if (!source) return;
	const removed = new Set(change.removed);
	const lost = [];
	source.tokens.forEach((token, index) => {
		const value = removed.has(token.line) ? literalOf(token) : null;
		if (value !== null && !(isSet(source, index) ? present.all : present.used).has(value)) lost.push([index, token]);
	});
	if (lost.length === 0) return;
	const skipped = coveredElsewhere(source, changes);
	const reported = new Set();
	for (const [index, token] of lost) {
		if (skipped[index] === 1 || reported.has(token.line)) continue;
		const line = source.bare[token.line - 1] ?? "";
		if (DIRECTIVE.test(source.code[token.line - 1] ?? "") || startsLoop(line, token.text)) continue;
		if (isDocstring(source, index)) continue;
		if (IMPORT.test(line) || WAITING.test(line) || PRINTS.test(line) || isUnused(source, token)) continue;
		if (equalLines(change, changes).has(token.line)) continue;
		reported.add(token.line);
		yield hit(change, token.line, "before");
	}
}
function startsLoop(line, value) {
	return value === "0" && /^\s*for\b/.test(line);
}
function isDocstring(source, at) {
	const token = source.tokens[at];
	if (source.language?.id !== "python" || token?.kind !== "string" || token.text.includes(">>>")) return false;
	const next = source.tokens[at + 1];
	const last = token.line + token.text.split("\n").length - 1;
	return (parentsOf(source)[at] ?? -1) < 0 && (!next || next.line > last) && startsLine(source, at);
}
function startsLine({ tokens }, at) {
	const before = tokens[at - 1];
	return !before || before.line + before.text.split("\n").length - 1 < (tokens[at]?.line ?? 0);
}
function coveredElsewhere(source, changes) {
	const diff = testDiff(changes);
	const covered = new Uint8Array(source.tokens.length);
	const cover = (from, to) => {
		covered.fill(1, Math.max(0, from), to);
	};
	const claims = [...diff.removed, ...[...diff.kept, ...diff.changed].map(([before]) => before)];
	for (const claim of claims) if (claim.source === source) cover(claim.from, claim.to);
	const tests = [...diff.removedTests, ...diff.keptTests.map(([before]) => before)];
	for (const test of tests) if (test.source === source) cover(test.body - 1, test.body);
	for (const test of diff.removedTests) if (test.source === source) cover(test.from, test.to);
	source.tokens.forEach((token, index) => {
		const next = source.tokens[index + 1]?.text ?? "";
		if (token.text === "import" && next === "(") cover(index, (source.closers[index + 1] ?? index) + 1);
		if (TITLE.test(token.text) && (next === ":" || next === "=")) cover(index, index + 3);
		if (token.text === "name" && next === ":" && source.language?.id === "go") cover(index, index + 3);
		if (/^(?:describe|context|suite|it|test|group|DisplayName|@DisplayName|Describe|Context|It)$/.test(token.text)) cover(index, index + 3);
		if (/^(?:Errorf?|Fatalf?|Logf?|Error|fail|Fail)$/.test(token.text) && source.tokens[index + 1]?.text === "(") cover(index, (source.closers[index + 1] ?? index) + 1);
	});
	return covered;
}
function isUnused(source, { line }) {
	const name = /^\s*(?:(?:const|let|var|val|auto|int|string|final)\s)?\$?(\w+)\s?(?::=|=|:\s?\w+\s?=)/.exec(source.bare[line - 1] ?? "")?.[1];
	return name !== void 0 && (source.counts.get(name) ?? 0) + (source.counts.get(`$${name}`) ?? 0) === 1;
}
function addedValues(changes) {
	const all = new Set();
	const used = new Set();
	for (const { kind, after, added } of changes) {
		if (!after || ![
			"test",
			"support",
			"fixture",
			"snapshot"
		].includes(kind)) continue;
		const lines = new Set(added);
		after.tokens.forEach((token, at) => {
			const value = lines.has(token.line) ? literalOf(token) : null;
			if (value === null) return;
			all.add(value);
			if (!defines(after, at)) used.add(value);
		});
	}
	return {
		all,
		used
	};
}
function defines(source, at) {
	if (!isSet(source, at)) return false;
	return /^(?:let|var|val)$/.test(source.tokens[at - 3]?.text ?? "") || [2, 4].some((back) => definedAt(source, at - back) !== null);
}
function isSet({ tokens }, at) {
	return /^:?=$/.test(tokens[at - 1]?.text ?? "");
}
const typeEscapes = patternRule("type-escape", [
	{
		on: "bare",
		pattern: /\bas\s(?:any|never)\b|\bas\sunknown\sas\b|<any>\s?[\w(]/,
		languages: ["javascript"],
		mildIn: [
			"test",
			"support",
			"fixture",
			"docs"
		],
		bad: [
			"src/a.ts",
			"const x = y as any;",
			"f(y as unknown as Foo);",
			"const x = <any>y;"
		],
		good: [
			"src/a.ts",
			"const any = 1;",
			"import * as anything from \"x\";",
			"const x = y as Foo;"
		]
	},
	{
		on: "bare",
		pattern: /(?<!\bcatch\s?\(\w{0,30})[\w)\]?]\s?:\s?any\b(?!\s?[(.=]>)|:\s?Array<any>|\bany\[\]/,
		languages: ["javascript"],
		mildIn: [
			"test",
			"support",
			"fixture",
			"docs"
		],
		bad: [
			"src/a.ts",
			"function f(x: any) {}",
			"let x: any[] = [];"
		],
		good: [
			"src/a.ts",
			"const o = { anyone: 1 };",
			"const o = { allow: anyOf };"
		]
	},
	{
		on: "bare",
		pattern: /\bcast\(\s?(?:typing\.)?Any\b|=\s?Any\s?$/,
		languages: ["python"],
		mildIn: ["test", "support"],
		bad: ["src/a.py", "x = cast(Any, y)"],
		good: ["src/a.py", "from typing import Any"]
	},
	{
		on: "bare",
		pattern: /(?::|->)\s?(?:typing\.)?Any\b/,
		languages: ["python"],
		mild: true,
		bad: ["src/a.py", "def f(x: Any):"]
	},
	{
		on: "bare",
		pattern: /\bT\.(?:unsafe|untyped)\b/,
		languages: ["ruby"],
		mildIn: ["test"],
		bad: ["lib/a.rb", "T.unsafe(x).y"]
	}
]);
// src/judge/rules/xml-settings.ts
const kinds = [
	"manifest",
	"checker",
	"runner",
	"types",
	"build"
];
// src/judge/rules/registry.ts
const RULES = [
	removedTests,
	skippedTests,
	focusedTests,
	removedAssertions,
	loosenedAssertions,
	changedExpectations,
	guardedAssertions,
	hollowAssertions,
	testData,
	snapshots,
	mockedUnits,
	patience,
	checkerSettings,
	runnerSettings,
	coverageSettings,
	patienceSettings,
	changedCommands,
	installScripts,
	ignoreFiles,
	dependencySources,
	addedDependencies,
	suppressions,
	typeEscapes,
	forcedExits,
	shellModes,
	environmentChecks,
	specialCases,
	constantAnswers,
	swallowedErrors,
	droppedResults,
	runnerPatches,
	patchedPackages,
	coverageFloors,
	patternRule("checker-loosened", [
		{
			on: "code",
			kinds,
			pattern: /<(?:NoWarn|WarningsNotAsErrors|TreatWarningsAsErrors>\s?false|MSBuildTreatWarningsAsErrors>\s?false|Nullable>\s?disable|WarningLevel>\s?[0-3]|RunAnalyzers\w*>\s?false|EnableNETAnalyzers>\s?false|AnalysisMode>\s?None|EnforceCodeStyleInBuild>\s?false|Exclude(?:By\w+)?>|IsTestProject>\s?false|ExcludeFromCodeCoverage)/,
			bad: [
				"src/App.csproj",
				"<NoWarn>CS0168</NoWarn>",
				"<TreatWarningsAsErrors>false</TreatWarningsAsErrors>",
				"<Nullable>disable</Nullable>"
			],
			good: [
				"src/App.csproj",
				"<TreatWarningsAsErrors>true</TreatWarningsAsErrors>",
				"<Nullable>enable</Nullable>"
			]
		},
		{
			on: "code",
			kinds,
			pattern: /<(?:suppress\b|exclude\b|excludes\b|exclude-pattern|excludedGroups|skip>\s?true|ignoreErrors|severity>\s?0|rerunFailingTestsCount|failOnWarning>\s?false|failsOnError>\s?false|groups>)|"severity"\svalue="(?:ignore|info|warning)"|errorLevel="?(?:[4-8]|info|suppress)|failOn\w+="false"|convert\w+ToExceptions="false"|stopOn\w+="false"|beStrict\w+="false"/,
			bad: [
				"checkstyle.xml",
				"<suppress checks=\"x\" files=\"A.java\"/>",
				"<property name=\"severity\" value=\"warning\"/>"
			]
		},
		{
			on: "code",
			kinds,
			languages: ["kotlin", "java"],
			pattern: /\bexclude\w*\s?\(?\s?["'][^"']{0,120}(?:[tT]est|[sS]pec|IT\b)|\bexcludeTags|\bexcludeCategories|\benabled\s?=\s?false|\bonlyIf\b|\bmaxRetries\b|\ballWarningsAsErrors\s?=\s?false|\babortOnError\s?=?\s?false|\bisIgnoreFailures\s?=\s?true/,
			bad: [
				"build.gradle",
				"exclude '**/RangeTest*'",
				"abortOnError false"
			],
			good: ["build.gradle", "implementation 'a:b:1'"]
		}
	]),
	protectedPaths,
	pathTricks,
	hiddenCharacters,
	binaries,
	longLines,
	oversized
];
// src/judge/guard.ts
const EXCERPT = 200;
function guard(files, options) {
	const changes = readChanges(files);
	const findings = new Map();
	for (const rule of RULES) for (const found of rule.find(changes, options)) {
		const finding = toFinding(rule, found, options);
		const place = `${finding.rule}\n${finding.path}\n${finding.line}`;
		if (findings.get(place)?.severity !== "block") findings.set(place, finding);
	}
	return [...findings.values()].sort((left, right) => compare(left.path, right.path) || left.line - right.line || compare(left.rule, right.rule));
}
function toFinding(rule, found, { testsMayChange }) {
	const policy = POLICY[rule.id];
	const severity = found.mild ? "warn" : policy[testsMayChange ? "whenAsked" : "severity"];
	return {
		rule: rule.id,
		severity,
		path: found.change.status === "deleted" ? found.change.oldPath : found.change.path,
		line: found.line,
		excerpt: found.excerpt.slice(0, EXCERPT)
	};
}
function compare(left, right) {
	return left < right ? -1 : left > right ? 1 : 0;
}
export { testDiff as n, guard as t };

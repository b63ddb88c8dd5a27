import { o as toConfig } from "./config.js";
import { n as createHmac, t as createHash } from "./_light_node_crypto.js";
import { a as maskTokens, n as createRedactor, o as tokensIn, p as WrongUse, t as sentence } from "./base.js";
import { i as parse } from "./ecosystems.js";
import { c as object_, d as string_, l as record_, s as number_, t as array_, u as strictObject_ } from "./_zod-door.js";
import { t as codeSpans } from "./code.js";
import { n as sanitize } from "./sanitize.js";
import { t as _usingCtx } from "./usingCtx.js";
import { n as makeRunDir, r as once, t as localInputs } from "./local.js";
import { E as cancelSignal, i as localHead, m as listUntracked } from "./begin.js";
import { t as sandboxEnv } from "./environment.js";
import { n as openWorkspace, t as INSIDE } from "./workspace.js";
import { n as describeNetwork } from "./network-policy.js";
import { t as createLogger } from "./logger.js";
import { i as readTask } from "./range.js";
import { basename, dirname, join, relative } from "node:path";
import { constants, createReadStream } from "node:fs";
import { chmod, lstat, mkdir, open, readFile, readdir, readlink, rename, rm, writeFile } from "node:fs/promises";
import { setImmediate, setTimeout as setTimeout$1 } from "node:timers/promises";
import { dirname as dirname$1, join as join$1, normalize as normalize$1 } from "node:path/posix";
// src/text/unfit-commands.ts
const UNFIT = [
	{
		kind: "delivers",
		pattern: /\b(?:docker|podman) (?:image |buildx )?push\b|\bdocker\b[^\n]{0,300}? --push\b/,
		reason: "pushes an image"
	},
	{
		kind: "delivers",
		pattern: /\b(?:docker|podman|az|npm|yarn|helm|oras|gh|gcloud|heroku|vault|twine|gem|cargo|nuget)(?: auth| registry)? login\b/,
		reason: "logs in"
	},
	{
		kind: "delivers",
		pattern: /\b(?:(?:npm|pnpm|yarn|bun|lerna|cargo|poetry|uv|flit|hatch|pdm|deno|changeset|vsce|ovsx|dart pub|mix hex\.)[\w ./:@-]{0,200}? ?publish|twine upload|gem push|nuget push|semantic-release|goreleaser|maturin publish|np)(?=\s|$)/,
		reason: "publishes a package"
	},
	{
		kind: "delivers",
		pattern: /\b(?:mvnw?|gradlew?)\b[^\n]{0,300}? (?:deploy|publish\w*|release:\w+)(?=\s|$)/,
		reason: "publishes a package"
	},
	{
		kind: "delivers",
		pattern: /\bgit (?:push|tag)\b/,
		reason: "pushes to the repository"
	},
	{
		kind: "delivers",
		pattern: /\bgh release\b|(?:\b(?:run|make|just|task|yarn|pnpm) |:)release(?=[\s:]|$)/,
		reason: "makes a release"
	},
	{
		kind: "delivers",
		pattern: /\b(?:codecov|coveralls|upload-artifact|scp|rsync)\b|(?:^|[\s:/])upload(?:\.\w+)?(?=\s|$)/,
		reason: "uploads results"
	},
	{
		kind: "delivers",
		pattern: /\b(?:terraform|tofu) (?:apply|destroy)\b|\bkubectl (?:apply|rollout)\b|\bhelm (?:upgrade|install)\b|(?:^|[\s:/])deploy(?:[-:]\w+)?(?:\.(?:sh|py|rb|m?js))?(?=\s|$)/,
		reason: "deploys"
	},
	{
		kind: "delivers",
		pattern: /(?:^|[\s:;&|(])gh [a-z]/,
		reason: "talks to GitHub's API"
	},
	{
		kind: "prepares",
		pattern: /\b(?:npm (?:ci|i|install|add)|pnpm (?:i|install|add)|yarn (?:install|add)|bun (?:i|install|add)|corepack|pip3? install|pipx install|uv (?:sync|pip|venv|tool install)|poetry (?:install|config)|pdm (?:install|sync)|pipenv (?:install|sync)|bundle (?:install|config)|gem install|composer (?:install|update|require)|cargo (?:install|fetch)|rustup|go (?:install|get|mod download)|dotnet (?:restore|workload|tool (?:install|restore))|mix (?:deps\.get|local\.\w+)|playwright install|pre-commit install|husky install|deno install)(?=\s|$)|(?:^|\n)\s*yarn\s*(?=\n|$)/,
		reason: "prepares: set-up installs what checks need"
	},
	{
		kind: "prepares",
		pattern: /\b(?:apt-get|apt|apk|yum|dnf|brew|choco|winget) (?:-\S{1,50} ){0,5}(?:install|update|add|upgrade)\b/,
		reason: "prepares: set-up installs what checks need"
	},
	{
		kind: "needs",
		pattern: /(?:^|[\s;&|(])sudo\s/,
		reason: "needs root"
	},
	{
		kind: "needs",
		pattern: /(?:^|[\s;&|(])(?:curl|wget|ssh|git (?:fetch|clone|pull|config|submodule))\s/,
		reason: "needs the network or the git configuration of the runner"
	},
	{
		kind: "needs",
		pattern: /\bGITHUB_(?:ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)\b/,
		reason: "writes for later steps of its job"
	},
	{
		kind: "endless",
		pattern: /(?:\b(?:run|npm|pnpm|yarn|bun|deno task|just|make|task) |:)(?:dev|start|serve|watch|preview|storybook)(?=[\s:]|$)|\s--watch(?:All)?(?=\s|$)|:watch\b/,
		reason: "does not end by itself"
	},
	{
		kind: "writes",
		pattern: /\s(?:--fix|--write|--apply|--in-place|--autocorrect(?:-all)?|--update(?:-snapshots?)?)(?=\s|$)|(?:\b(?:run|pnpm|yarn|bun|deno task|just|make|task) |:|(?<!clang)-)(?:fix|fmt|format|write|autofix)(?=\s|$)|\bspotlessApply\b|\bspotless:apply\b/,
		reason: "writes files"
	}
];
const MAX_CHARS$1 = 2e4;
function unfitReason(command, kinds = [
	"delivers",
	"prepares",
	"needs",
	"endless"
]) {
	const text = withoutComments(command.slice(0, MAX_CHARS$1));
	return UNFIT.find(({ kind, pattern }) => kinds.includes(kind) && pattern.test(text))?.reason ?? null;
}
const withoutComments = (text) => text.replace(/^[ \t]*#[^\n]*$/gm, "");
function secretNeed(text) {
	const secret = /\$\{\{[^{}]{0,500}?\bsecrets\.(\w{1,100})/.exec(text)?.[1];
	if (secret !== void 0) return `needs secrets.${secret}`;
	return /\$\{\{[^{}]{0,500}?\bgithub\.token\b/.test(text) ? "needs github.token" : null;
}
// src/text/slug.ts
function slug(text) {
	return text.toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, 40).replace(/^-|-$/g, "") || "step";
}
// src/verifiers/check-programs.ts
const row = (kind, more = {}) => ({
	kind,
	...more
});
const READS = { reads: true };
const onlyWith = (...reads) => ({
	reads,
	checksOnly: true
});
const CHECK_PROGRAMS = {
	eslint: row("lint", READS),
	"biome check": row("lint", READS),
	"biome ci": row("lint", READS),
	"biome lint": row("lint", READS),
	"biome format": row("format", READS),
	"@biomejs/biome": row("lint", READS),
	prettier: row("format", onlyWith("--check", "-c", "--list-different", "-l")),
	oxlint: row("lint", READS),
	oxfmt: row("format", onlyWith("--check")),
	"dprint check": row("format", READS),
	stylelint: row("lint", READS),
	markdownlint: row("lint", READS),
	"markdownlint-cli2": row("lint", READS),
	standard: row("lint", READS),
	xo: row("lint", READS),
	knip: row("lint", READS),
	cspell: row("lint", READS),
	publint: row("lint", READS),
	tsc: row("types", { reads: ["--noEmit"] }),
	"vue-tsc": row("types", { reads: ["--noEmit"] }),
	"svelte-check": row("types", READS),
	vitest: row("test"),
	jest: row("test"),
	mocha: row("test"),
	ava: row("test"),
	tap: row("test"),
	"node --test": row("test"),
	"playwright test": row("test"),
	"cypress run": row("test"),
	"bun test": row("test"),
	"deno fmt": row("format", onlyWith("--check")),
	"deno lint": row("lint", READS),
	"deno check": row("types", READS),
	"deno test": row("test"),
	"ruff check": row("lint", READS),
	"ruff format": row("format", onlyWith("--check", "--diff")),
	black: row("format", onlyWith("--check", "--diff")),
	isort: row("format", onlyWith("--check", "--check-only", "-c", "--diff")),
	flake8: row("lint", READS),
	pylint: row("lint", READS),
	mypy: row("types", READS),
	pyright: row("types", READS),
	"ty check": row("types", READS),
	pytest: row("test"),
	unittest: row("test"),
	tox: row("test"),
	nox: row("test"),
	"go vet": row("lint", READS),
	"go test": row("test"),
	"go build": row("build"),
	gofmt: row("format", onlyWith("-l", "-d")),
	"golangci-lint run": row("lint", READS),
	staticcheck: row("lint", READS),
	"cargo fmt": row("format", onlyWith("--check")),
	"cargo clippy": row("lint"),
	"cargo check": row("types"),
	"cargo test": row("test"),
	"cargo nextest": row("test"),
	"cargo build": row("build"),
	"cargo doc": row("build"),
	gradle: row("test"),
	"./gradlew": row("test"),
	mvn: row("test"),
	"./mvnw": row("test"),
	rspec: row("test"),
	rake: row("test"),
	rails: row("test"),
	rubocop: row("lint", READS),
	standardrb: row("lint", READS),
	"srb tc": row("types", READS),
	phpunit: row("test"),
	pest: row("test"),
	phpstan: row("lint", READS),
	psalm: row("lint", READS),
	phpcs: row("lint", READS),
	"php-cs-fixer check": row("format", READS),
	"php-cs-fixer fix": row("format", onlyWith("--dry-run")),
	pint: row("format", onlyWith("--test")),
	"composer validate": row("lint", READS),
	"composer test": row("test"),
	"composer run": row("test"),
	"composer lint": row("lint"),
	"dotnet test": row("test"),
	"dotnet build": row("build"),
	"dotnet format": row("format", {
		reads: ["--verify-no-changes"],
		checksOnly: true
	}),
	cmake: row("build"),
	ctest: row("test"),
	"meson test": row("test"),
	"clang-format": row("format", onlyWith("--dry-run", "-n")),
	"mix test": row("test"),
	"mix compile": row("build"),
	"mix credo": row("lint"),
	"mix format": row("format", onlyWith("--check-formatted", "--dry-run")),
	"swift test": row("test"),
	"swift build": row("build"),
	"dart analyze": row("lint", READS),
	"dart test": row("test"),
	"flutter analyze": row("lint"),
	"flutter test": row("test"),
	"zig build test": row("test"),
	"zig build": row("build"),
	"zig fmt": row("format", onlyWith("--check")),
	"terraform fmt": row("format", onlyWith("-check", "--check")),
	shellcheck: row("lint", READS),
	shfmt: row("format", onlyWith("-d", "--diff")),
	actionlint: row("lint", READS),
	yamllint: row("lint", READS),
	hadolint: row("lint", READS),
	"pre-commit run": row("lint")
};
// src/verifiers/package-scripts.ts
const MAX_SCRIPTS = 500;
function packageScripts(packageJson) {
	const { scripts } = fields$1(safeJson(packageJson ?? ""));
	return new Map(Object.entries(fields$1(scripts)).slice(0, MAX_SCRIPTS).filter((entry) => typeof entry[1] === "string"));
}
const fields$1 = (value) => typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
function safeJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
const HARMLESS = new Set([
	"-s",
	"--silent",
	"--quiet",
	"--if-present"
]);
const MAX_NAMES = 20;
function calledScripts(words, scripts) {
	const [program, ...rest] = words;
	const args = rest.slice(firstOf(rest));
	switch (program) {
		case "npm": return npmScript(args, scripts);
		case "yarn":
		case "pnpm":
		case "bun": return otherScript(program, args, scripts);
		case "run-s":
		case "run-p":
		case "npm-run-all":
		case "npm-run-all2": return rest.filter((name) => !name.startsWith("-")).slice(0, MAX_NAMES).flatMap((name) => matching(unquoted(name), scripts));
		default: return [];
	}
}
function npmScript(args, scripts) {
	const [command = "", ...rest] = args;
	if ([
		"test",
		"t",
		"tst"
	].includes(command)) return npmCall("test", rest, scripts);
	if (command !== "run" && command !== "run-script") return [];
	const [name = "", ...passed] = rest.slice(firstOf(rest));
	return npmCall(name, passed, scripts);
}
function npmCall(name, args, scripts) {
	const end = args.indexOf("--");
	const own = end === -1 ? args : args.slice(0, end);
	if (own.some((arg) => arg.startsWith("-") && !HARMLESS.has(arg))) return [];
	return call(name, [...own.filter((arg) => !arg.startsWith("-")), ...end === -1 ? [] : args.slice(end + 1)], scripts);
}
function otherScript(program, args, scripts) {
	const run = args[0] === "run";
	if (program === "bun" && args[0] === "test") return [];
	const [name = "", ...passed] = run ? args.slice(1 + firstOf(args.slice(1))) : args;
	return call(name, passed[0] === "--" ? passed.slice(1) : passed, scripts);
}
function call(name, args, scripts) {
	const script = scripts.get(unquoted(name));
	return script === void 0 ? [] : [{
		name: unquoted(name),
		text: [script, ...args].join(" ")
	}];
}
function matching(pattern, scripts) {
	if (!pattern.endsWith(":*")) return call(pattern, [], scripts);
	const start = pattern.slice(0, -1);
	return [...scripts.keys()].filter((name) => name.startsWith(start) && !name.includes(":", start.length)).flatMap((name) => call(name, [], scripts));
}
const firstOf = (args) => {
	const at = args.findIndex((arg) => !HARMLESS.has(arg));
	return at === -1 ? args.length : at;
};
const unquoted = (word) => /^(['"])(.*)\1$/.exec(word)?.[2] ?? word;
// src/verifiers/shell-commands.ts
const EXPANSION = String.raw`\$\([^()"'\`$\\#\n]*\)|\$\{[^{}"'\`$\\\n]*\}`;
const OUTSIDE = new RegExp([
	String.raw`(?<blank>[ \t\r]+|\\\n)`,
	String.raw`(?<end>&&\s*|;(?!;)|\n)`,
	String.raw`(?<operator>\|\|?\s*|&?>>?[&|]?|<&?(?![<(]))`,
	`(?<expansion>${EXPANSION}|\\$(?![({'"]))`,
	String.raw`(?<text>'[^']*'|\\.|[^\s'"\\$\`;&|<>()#]+)`,
	"(?<hash>#)",
	"(?<quote>\")"
].join("|"), "y");
const INSIDE_QUOTES = new RegExp([
	`(?<expansion>${EXPANSION}|\\$(?![({]))`,
	String.raw`(?<text>[^"\\$\`]+|\\[^])`,
	"(?<quote>\")"
].join("|"), "y");
function simpleCommands(script) {
	const commands = [];
	let current = {
		words: [],
		opaque: false
	};
	let word = "";
	let quoted = false;
	const endWord = () => {
		if (word !== "") current.words.push(word);
		word = "";
	};
	const endCommand = () => {
		endWord();
		if (current.words.length > 0) commands.push(current);
		current = {
			words: [],
			opaque: false
		};
	};
	for (let at = 0; at < script.length;) {
		const pattern = quoted ? INSIDE_QUOTES : OUTSIDE;
		pattern.lastIndex = at;
		const match = pattern.exec(script);
		if (match === null) return null;
		const { blank, end, operator, expansion, hash, quote } = match.groups ?? {};
		at += match[0].length;
		if (hash !== void 0 && word === "") {
			const lineEnd = script.indexOf("\n", at);
			at = lineEnd === -1 ? script.length : lineEnd;
		} else if (end !== void 0) endCommand();
		else if (operator !== void 0) endWord();
		else if (blank === "\\\n" && word !== "") return null;
		else if (blank !== void 0) endWord();
		else word += match[0];
		if (operator !== void 0 || expansion !== void 0) current.opaque = true;
		if (quote !== void 0) quoted = !quoted;
	}
	endCommand();
	return quoted ? null : commands;
}
const isAssignment = (word) => /^[A-Za-z_]\w*=/.test(word);
// src/verifiers/runners.ts
const RUNNERS = [
	"npx",
	"npm exec",
	"yarn exec",
	"yarn dlx",
	"pnpm exec",
	"pnpm dlx",
	"bun x",
	"bunx",
	"cross-env",
	"python -m",
	"python3 -m",
	"poetry run",
	"pipenv run",
	"pdm run",
	"hatch run",
	"uv run",
	"uvx",
	"pipx run",
	"bundle exec",
	"composer exec",
	"time",
	"env",
	"xvfb-run"
].map((each) => each.split(" "));
const OPTIONS = new Set([..."--no-install --no --yes -y --quiet -q --silent -s --frozen --locked --no-sync --offline -a --".split(" "), ..."--no-default-groups --all-groups --all-extras --dev --no-dev --isolated --active --exact".split(" ")]);
const VALUED = new Set("--python --with --group --no-group --extra --no-extra --only-group --env-file --package -p".split(" "));
const MANAGERS$1 = new Set(["pnpm", "yarn"]);
function programWords(words) {
	for (let at = 0;;) {
		const start = at;
		while (isAssignment(words[at] ?? "")) at += 1;
		const runner = RUNNERS.find((each) => each.every((word, i) => words[at + i] === word));
		if (MANAGERS$1.has(words[at] ?? "") && runsProgram(words.slice(at + 1))) at += 1;
		else if (runner !== void 0) {
			at += runner.length;
			while (OPTIONS.has(words[at] ?? "") || VALUED.has(words[at] ?? "")) at += VALUED.has(words[at] ?? "") ? 2 : 1;
		}
		if (at === start) return [programName(words[at] ?? ""), ...words.slice(at + 1)].filter((word) => word !== "");
	}
}
const runsProgram = (words) => [2, 1].some((n) => Object.hasOwn(CHECK_PROGRAMS, words.slice(0, n).join(" ")));
function programName(program) {
	const name = /^\.?bin$/.test(basename(dirname(program))) ? basename(program) : program;
	const version = name.indexOf("@", 1);
	return version === -1 ? name : name.slice(0, version);
}
// src/verifiers/check-kinds.ts
const NAMES$2 = [
	[/^(?:format|fmt|prettier|style)[:_-]?(?:check|ci|diff|verify)\b|^check[:_-](?:format|fmt|style|formatting)\b/, "format"],
	[/^(?:type-?checks?|types|tsc|mypy|pyright|check[:_-]types?|type)(?=[:_-]|$)/, "types"],
	[/^(?:lint|eslint|ruff|clippy|vet|rubocop|phpstan|analy[sz]e)(?=[:_-]|$)/, "lint"],
	[/^(?:tests?|spec|unit|integration|e2e|coverage|phpunit|pytest)(?=[:_-]|$)/, "test"],
	[/^(?:check|checks|verify|validate|ci|qa)(?=[:_-]|$)/, "lint"],
	[/^(?:build|compile)(?=[:_-]|$)/, "build"]
];
function kindOfName(name) {
	if (unfitReason(`run ${name}`, [
		"delivers",
		"endless",
		"writes"
	]) !== null || /update|fix|watch/.test(name)) return null;
	return NAMES$2.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
function checkProgram(words) {
	const called = programWords(words);
	const key = [
		3,
		2,
		1
	].map((n) => called.slice(0, n).join(" ")).find((each) => Object.hasOwn(CHECK_PROGRAMS, each));
	const program = key === void 0 ? void 0 : CHECK_PROGRAMS[key];
	if (program === void 0 || unfitReason(called.join(" "), ["endless", "writes"]) !== null) return null;
	return program.checksOnly === true && !hasOption(program, called) ? null : program;
}
const hasOption = ({ reads }, words) => Array.isArray(reads) && words.some((word) => reads.includes(word));
const TARGETS = /^(?:make|gmake|just|task|go-task|deno task|composer(?: run(?:-script)?)?|rake|npm run|npm|pnpm run|pnpm|yarn run|yarn|bun run|bun) (?:-\S{1,50} ){0,10}([\w:.-]+)/;
function scriptCalls(words, scripts) {
	const first = words.findIndex((word) => !isAssignment(word));
	return first === -1 ? [] : calledScripts(words.slice(first), scripts);
}
const MAX_DEPTH = 3;
const MAX_COMMANDS$1 = 100;
function* reached(script, scripts, depth = 0) {
	for (const { words, opaque } of (simpleCommands(script.slice(0, 1e4)) ?? []).slice(0, MAX_COMMANDS$1)) {
		if (opaque) continue;
		yield words;
		if (depth >= MAX_DEPTH) continue;
		for (const { text } of scriptCalls(words, scripts)) yield* reached(text, scripts, depth + 1);
	}
}
function kindsOf(command, scripts) {
	const kinds = new Set();
	for (const words of reached(command, scripts).take(MAX_COMMANDS$1)) {
		const program = checkProgram(words)?.kind;
		const target = kindOfName(TARGETS.exec(programWords(words).join(" "))?.[1] ?? "");
		for (const kind of [program, target]) if (kind != null) kinds.add(kind);
	}
	return kinds;
}
const CACHES = /^--(?:cache|incremental|output-file|report-file|generate)\b/;
function onlyReads({ command, shell }, scripts) {
	if (!/^(?:bash|sh)\b/.test(shell)) return false;
	const commands = simpleCommands(command.slice(0, 1e4));
	return commands !== null && commands.length > 0 && commands.every((each) => !each.opaque && reads(each.words, scripts, 0));
}
function reads(words, scripts, depth) {
	const called = scriptCalls(words, scripts);
	if (called.length > 0) return depth < MAX_DEPTH && called.every(({ name, text }) => {
		if (scripts.has(`pre${name}`) || scripts.has(`post${name}`)) return false;
		return simpleCommands(text)?.every((each) => !each.opaque && reads(each.words, scripts, depth + 1)) ?? false;
	});
	const program = checkProgram(words);
	if (program?.reads === void 0 || words.some((word) => CACHES.test(word))) return false;
	return program.reads === true || hasOption(program, words);
}
// src/verifiers/discover/markdown.ts
const CHECKING = /\b(?:tests?|testing|lint\w*|checks?|checking|verif\w*|validat\w*|quality|commands?|builds?|building|ci|types?|typecheck\w*|format\w*|styles?|quick|reference|workflow|develop\w*|before|commit\w*|contribut\w*|scripts?|usage|running)\b/i;
const MAX_LINES = 2e3;
const MAX_COMMANDS = 60;
function listedCommands(page) {
	const lines = page.split(/\r?\n/).slice(0, MAX_LINES);
	const headings = lines.filter((line) => /^#{1,6} /.test(line));
	let inside = headings.length <= 1;
	let fence = null;
	let shell = false;
	const found = new Set();
	for (const line of lines) {
		const mark = /^\s{0,3}(`{3,}|~{3,})\s*(\w*)/.exec(line);
		if (fence !== null) {
			if (mark?.[1]?.startsWith(fence)) fence = null;
			else if (inside && shell) found.add(fromBlock(line));
		} else if (mark !== null) {
			fence = mark[1] ?? "```";
			shell = /^(?:|sh|bash|shell|console|zsh|terminal|text)$/.test(mark[2] ?? "");
		} else if (/^#{1,6} /.test(line)) inside = headings.length <= 1 || CHECKING.test(line);
		else if (inside) for (const code of inlineCode(line)) found.add(code);
	}
	found.delete("");
	return [...found].slice(0, MAX_COMMANDS);
}
const fromBlock = (line) => line.slice(0, 500).trim().replace(/^\$ /, "").replace(/(?:^|\s)#.*$/, "").trim();
const inlineCode = (line) => codeSpans(line.slice(0, 2e3)).filter(({ code }) => code).map(({ text }) => text.replace(/^`+ ?| ?`+$/g, "").trim()).filter((text) => text.includes(" ") && text.length <= 300);
// src/verifiers/discover/source.ts
function makeVerifier(id, command, source, workingDirectory = ".") {
	return {
		id: slug(id),
		command,
		shell: "bash -e {0}",
		workingDirectory,
		env: {},
		omittedEnv: [],
		source
	};
}
function found(each) {
	return {
		verifiers: each.filter((one) => one !== null && "id" in one),
		refused: each.filter((one) => one !== null && "reason" in one)
	};
}
async function readHere(files, { workingDirectory }, name) {
	const text = await files.read(join$1(workingDirectory, name));
	return text === null ? null : text.slice(0, 2e5);
}
async function firstHere(files, context, names) {
	const texts = await Promise.all(names.map((name) => readHere(files, context, name)));
	const at = texts.findIndex((text) => text !== null);
	return at === -1 ? null : {
		name: names[at] ?? "",
		text: texts[at] ?? ""
	};
}
// src/verifiers/discover/agents-md.ts
const NAMES$1 = [
	"AGENTS.override.md",
	"AGENTS.md",
	"CLAUDE.md",
	".github/copilot-instructions.md"
];
const MAX_CHARS = 32768;
const MAX_PARTS$1 = 100;
const TARGET_RUNNERS = new Set([
	"make",
	"just",
	"task",
	"rake",
	"mix",
	"composer",
	"deno"
]);
const fromAgentsMd = async (files, context) => {
	const folders = [...new Set([normalize$1(context.workingDirectory).replace(/\/$/, ""), "."])];
	const known = await Promise.all(folders.map((folder) => readFirst(files, folder)));
	const place = {
		paths: new Set(await files.list()),
		context
	};
	return found(known.flatMap((text, i) => listedCommands(text).map((command) => judge(command, {
		...place,
		folder: folders[i] ?? "."
	}))));
};
async function readFirst(files, folder) {
	for (const name of NAMES$1) {
		const text = await files.read(join$1(folder, name));
		if (text !== null && text.trim() !== "") return text.slice(0, MAX_CHARS);
	}
	return "";
}
const PLACEHOLDER = /<[^<>\n]{1,100}>|\.\.\.(?!\S)|\u2026|\bpath\/to\/|\[[A-Za-z][\w -]*\]|\{[\w-]+\}/;
function judge(command, place) {
	const { folder, context } = place;
	const commands = simpleCommands(command);
	if (commands === null || commands.length === 0) return null;
	if (!commands.every(({ words }) => isKnown(words, place))) return null;
	const refuse = (reason) => ({
		command,
		source: "agents-md",
		reason
	});
	const parts = reached(command, context.scripts).take(MAX_PARTS$1).map((words) => words.join(" "));
	const reason = unfitReason(command, [
		"delivers",
		"prepares",
		"needs",
		"endless",
		"writes"
	]) ?? unfitReason([...parts].join("\n"), [
		"delivers",
		"endless",
		"writes"
	]);
	if (reason !== null) return refuse(reason);
	if (PLACEHOLDER.test(command)) return refuse("has a place to fill in");
	if (commands.some(({ opaque }) => opaque)) return refuse("does more than run a check");
	if (!commands.every(({ words }) => isCheck(words, place))) return null;
	if (commands.some(({ words }) => words.some((word) => ONE_TEST.test(word)))) return refuse("runs one test of many");
	if (commands.some(({ words }) => words.some((word) => COVERAGE.test(word)))) return refuse("measures coverage");
	const missing = missingFile(commands.flatMap(({ words }) => words), place);
	if (missing !== null) return refuse(`names ${missing}, which is not there`);
	return makeVerifier(command, command, "agents-md", folder === "." ? "." : context.workingDirectory);
}
const COVERAGE = /^--cov(?:erage)?(?:=|$)/;
const ONE_TEST = /[\w-][._](?:test|spec)\.\w{1,4}$|(?:^|\/)test_[\w-]+\.py\b|::/;
const MANAGERS = new Set([
	"npm",
	"pnpm",
	"yarn",
	"bun",
	"turbo",
	"nx"
]);
function isKnown(words, place) {
	const [program = ""] = programWords(words);
	return program === "cd" || TARGET_RUNNERS.has(program) || MANAGERS.has(program) || isCheck(words, place) || programWords(words).length < words.length;
}
function isCheck(words, { paths, context, folder }) {
	const [program = "", ...args] = programWords(words);
	if (program === "cd") return args.length === 1;
	if (checkProgram(words) !== null) return true;
	const script = /^(?:ba|z|da)?sh$/.test(program) ? args.find((arg) => !arg.startsWith("-")) : program;
	if (script?.includes("/") && paths.has(normalize$1(join$1(folder, script)))) return true;
	const target = args.find((arg) => !arg.startsWith("-") && arg !== "run" && arg !== "task") ?? "";
	const named = kindOfName(target) !== null;
	if (TARGET_RUNNERS.has(program)) return named;
	if (!MANAGERS.has(program)) return false;
	return scriptCalls(words, context.scripts).length > 0 ? named : checkProgram([target, ...args]) !== null;
}
function missingFile(words, { paths, folder }) {
	if (paths.size === 0) return null;
	return words.filter((word) => /^[\w@./-]+\.(?:[cm]?[jt]sx?|py|go|rs|rb|php|java|cs|ex|exs|sh)$/.test(word)).find((word) => !paths.has(normalize$1(join$1(folder, word)))) ?? null;
}
// src/verifiers/discover/ecosystem-rules.ts
const ECOSYSTEMS = [
	{
		name: "rust",
		marks: ["Cargo.toml"],
		tools: /\b(?:cargo|cross)\b/,
		checks: [
			{
				kind: "test",
				command: "cargo test"
			},
			{
				kind: "lint",
				command: "cargo clippy --all-targets"
			},
			{
				kind: "format",
				command: "cargo fmt --check"
			}
		]
	},
	{
		name: "go",
		marks: ["go.mod"],
		tools: /\b(?:go|gotestsum|golangci-lint)\b/,
		checks: [
			{
				kind: "test",
				command: "go test ./..."
			},
			{
				kind: "lint",
				command: "golangci-lint run",
				files: [
					".golangci.yml",
					".golangci.yaml",
					".golangci.toml"
				]
			},
			{
				kind: "lint",
				command: "go vet ./..."
			}
		]
	},
	{
		name: "python",
		marks: [
			"pyproject.toml",
			"setup.py",
			"setup.cfg",
			"requirements.txt",
			"pytest.ini"
		],
		configuration: [
			"pyproject.toml",
			"setup.cfg",
			"requirements-dev.txt",
			"requirements.txt"
		],
		tools: /\b(?:pytest|unittest|ruff|mypy|pyright|flake8|black|tox|nox|hatch)\b/,
		through: [
			["uv.lock", "uv run --no-sync "],
			["poetry.lock", "poetry run "],
			["pdm.lock", "pdm run "],
			["Pipfile.lock", "pipenv run "]
		],
		checks: [
			{
				kind: "test",
				command: "pytest",
				files: [
					"pytest.ini",
					"conftest.py",
					"tests/conftest.py"
				],
				says: /\bpytest\b/
			},
			{
				kind: "lint",
				command: "ruff check",
				files: ["ruff.toml", ".ruff.toml"],
				says: /^\[tool\.ruff\b/m
			},
			{
				kind: "lint",
				command: "flake8",
				files: [".flake8"],
				says: /^\[flake8\]/m
			},
			{
				kind: "format",
				command: "ruff format --check",
				says: /^\[tool\.ruff\.format\]/m
			},
			{
				kind: "format",
				command: "black --check .",
				says: /^\[tool\.black\]/m
			},
			{
				kind: "types",
				command: "mypy",
				says: /^\[(?:tool\.)?mypy\](?:\n(?!\[).*){0,200}\n(?:files|packages)\s*=/m
			},
			{
				kind: "types",
				command: "mypy .",
				files: ["mypy.ini", ".mypy.ini"],
				says: /^\[(?:tool\.)?mypy\]/m
			},
			{
				kind: "types",
				command: "pyright",
				files: ["pyrightconfig.json"],
				says: /^\[tool\.pyright\]/m
			}
		]
	},
	{
		name: "gradle",
		marks: ["build.gradle", "build.gradle.kts"],
		tools: /\bgradlew?\b/,
		checks: [{
			kind: "test",
			command: "./gradlew check",
			files: ["gradlew"]
		}, {
			kind: "test",
			command: "gradle check"
		}]
	},
	{
		name: "maven",
		marks: ["pom.xml"],
		tools: /\bmvnw?\b/,
		checks: [{
			kind: "test",
			command: "./mvnw -B verify",
			files: ["mvnw"]
		}, {
			kind: "test",
			command: "mvn -B verify"
		}]
	},
	{
		name: "ruby",
		marks: ["Gemfile", "Rakefile"],
		tools: /\b(?:rake|rspec|rails|rubocop|standardrb)\b/,
		checks: [
			{
				kind: "test",
				command: "bundle exec rspec",
				files: [".rspec", "spec/spec_helper.rb"]
			},
			{
				kind: "test",
				command: "bundle exec rake",
				files: ["Rakefile"]
			},
			{
				kind: "lint",
				command: "bundle exec rubocop",
				files: [".rubocop.yml"]
			}
		]
	},
	{
		name: "php",
		marks: ["composer.json"],
		configuration: ["composer.json"],
		tools: /\b(?:composer|phpunit|pest|phpstan|psalm|phpcs|php-cs-fixer|pint)\b/,
		checks: [
			{
				kind: "test",
				command: "composer test",
				says: /^\s{4,16}"test"\s?:/m
			},
			{
				kind: "test",
				command: "vendor/bin/phpunit",
				files: [
					"phpunit.xml",
					"phpunit.xml.dist",
					"phpunit.dist.xml"
				]
			},
			{
				kind: "lint",
				command: "vendor/bin/phpstan analyse",
				files: ["phpstan.neon", "phpstan.neon.dist"]
			},
			{
				kind: "lint",
				command: "vendor/bin/phpcs",
				files: [
					"phpcs.xml",
					"phpcs.xml.dist",
					".phpcs.xml"
				]
			},
			{
				kind: "format",
				command: "vendor/bin/php-cs-fixer check",
				files: [".php-cs-fixer.php", ".php-cs-fixer.dist.php"]
			}
		]
	},
	{
		name: "dotnet",
		marks: [
			"*.sln",
			"*.slnx",
			"*.csproj",
			"*.fsproj"
		],
		tools: /\bdotnet\b/,
		checks: [{
			kind: "test",
			command: "dotnet test"
		}, {
			kind: "format",
			command: "dotnet format --verify-no-changes",
			files: [".editorconfig"]
		}]
	},
	{
		name: "cmake",
		marks: ["CMakeLists.txt"],
		configuration: ["CMakeLists.txt"],
		tools: /\b(?:cmake|ctest|ninja|make)\b/,
		checks: [{
			kind: "test",
			command: "cmake -S . -B build && cmake --build build && ctest --test-dir build --output-on-failure",
			says: /\b(?:enable_testing|include\s{0,9}\(\s{0,9}CTest)\b/i
		}, {
			kind: "build",
			command: "cmake -S . -B build && cmake --build build"
		}]
	},
	{
		name: "elixir",
		marks: ["mix.exs"],
		tools: /\bmix\b/,
		checks: [{
			kind: "test",
			command: "mix test"
		}, {
			kind: "format",
			command: "mix format --check-formatted",
			files: [".formatter.exs"]
		}]
	},
	{
		name: "deno",
		marks: ["deno.json", "deno.jsonc"],
		tools: /\bdeno\b/,
		checks: [
			{
				kind: "test",
				command: "deno test"
			},
			{
				kind: "lint",
				command: "deno lint"
			},
			{
				kind: "format",
				command: "deno fmt --check"
			}
		]
	},
	{
		name: "bun",
		marks: ["bun.lock", "bun.lockb"],
		tools: /\bbunx? |\b(?:vitest|jest)\b/,
		checks: [{
			kind: "test",
			command: "bun test",
			files: [
				"*.test.ts",
				"*.test.js",
				"test/*.test.ts",
				"test/*.test.js",
				"src/*.test.ts",
				"src/*.test.js"
			]
		}]
	},
	{
		name: "swift",
		marks: ["Package.swift"],
		tools: /\bswift\b/,
		checks: [{
			kind: "test",
			command: "swift test"
		}]
	},
	{
		name: "dart",
		marks: ["pubspec.yaml"],
		tools: /\b(?:dart|flutter)\b/,
		checks: [{
			kind: "lint",
			command: "dart analyze"
		}, {
			kind: "test",
			command: "dart test",
			files: ["test/*_test.dart"]
		}]
	},
	{
		name: "zig",
		marks: ["build.zig"],
		tools: /\bzig\b/,
		checks: [{
			kind: "test",
			command: "zig build test"
		}]
	}
];
// src/verifiers/discover/ecosystems.ts
const fromEcosystems = async (files, context) => {
	return found((await Promise.all(ECOSYSTEMS.map((ecosystem) => checksOf(ecosystem, files, context)))).flat());
};
async function checksOf(ecosystem, files, context) {
	const there = presence(files, context);
	if (!await there(ecosystem.marks)) return [];
	const configuration = (await Promise.all((ecosystem.configuration ?? []).map((name) => readHere(files, context, name)))).join("\n");
	const runner = await runnerOf(ecosystem, there);
	const kinds = new Set();
	const verifiers = [];
	for (const { kind, command, files: marks, says } of ecosystem.checks) {
		if (kinds.has(kind) || kind === "build" && kinds.has("test") || context.covered(kind, ecosystem.tools)) continue;
		if (!(marks === void 0 && says === void 0) && !says?.test(configuration) && !(marks !== void 0 && await there(marks))) continue;
		kinds.add(kind);
		verifiers.push(makeVerifier(command, runner + command, "ecosystem", context.workingDirectory));
	}
	return verifiers;
}
async function runnerOf({ through = [] }, there) {
	for (const [file, runner] of through) if (await there([file])) return runner;
	return "";
}
function presence(files, { workingDirectory }) {
	return async (names) => {
		for (const name of names) {
			const path = normalize$1(join$1(workingDirectory, name));
			if (path.includes("*") ? (await files.list()).some((each) => dirname$1(each) === dirname$1(path) && fits(each, path)) : await files.read(path) !== null) return true;
		}
		return false;
	};
}
const fits = (path, pattern) => path.endsWith(pattern.slice(pattern.indexOf("*") + 1));
// src/verifiers/discover/failing-job.ts
const fromFailingJob = async (_, { beside }) => {
	const { verifiers, refused } = found(beside.verifiers.map((verifier) => {
		const reason = unfitReason(verifier.command);
		return reason === null ? verifier : {
			command: verifier.command,
			source: verifier.source,
			reason
		};
	}));
	return {
		verifiers,
		refused: [...beside.refused, ...refused]
	};
};
// src/verifiers/discover/hooks.ts
const fromHooks = async (files, context) => found((await Promise.all([
	preCommit,
	lefthook,
	husky,
	lintStaged
].map((each) => each(files, context)))).flat());
const refused = (command, reason) => ({
	command,
	source: "hook",
	reason
});
const preCommitFile = object_({ repos: array_(object_({
	repo: string_(),
	hooks: array_(object_({ language: string_().nullish() })).catch([])
})) });
const INSTALLED = new Set([
	"system",
	"script",
	"fail",
	"pygrep",
	"unsupported",
	"unsupported_script"
]);
async function preCommit(files, context) {
	const file = await firstHere(files, context, [".pre-commit-config.yaml", ".pre-commit-config.yml"]);
	if (file === null || context.covered("lint", /pre-commit/)) return [];
	const command = "pre-commit run --all-files";
	const read = preCommitFile.safeParse(readYaml(file.text));
	if (!read.success) return [refused(command, `cannot be read from ${file.name}`)];
	return read.data.repos.every(({ repo, hooks }) => repo === "meta" || repo === "local" && hooks.every(({ language }) => INSTALLED.has(language ?? ""))) ? [context.covered("lint") ? null : makeVerifier("pre-commit", command, "hook", context.workingDirectory)] : [refused(command, "fetches its hooks when they first run; install them in `setup` and name it in `verify`")];
}
const commandsOf = record_(string_(), object_({ run: string_() }).nullable().catch(null)).catch({});
const lefthookHook = object_({
	commands: commandsOf.optional(),
	jobs: array_(object_({ run: string_() }).nullable().catch(null)).optional()
}).nullish().catch(null);
const lefthookFile = object_({
	"pre-commit": lefthookHook,
	"pre-push": lefthookHook
});
async function lefthook(files, context) {
	const file = await firstHere(files, context, [
		"lefthook.yml",
		"lefthook.yaml",
		".lefthook.yml",
		".lefthook.yaml"
	]);
	if (file === null) return [];
	const read = lefthookFile.safeParse(readYaml(file.text)).data;
	return [read?.["pre-commit"], read?.["pre-push"]].flatMap((hook) => [...Object.values(hook?.commands ?? {}), ...hook?.jobs ?? []]).flatMap((line) => line === null ? [] : hookCommand(line.run.trim(), context));
}
async function husky(files, context) {
	return (await Promise.all(["pre-commit", "pre-push"].map((name) => files.read(join$1(context.workingDirectory, ".husky", name))))).flatMap((text) => (text ?? "").slice(0, 1e4).split("\n")).map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#") && !line.startsWith(". ")).flatMap((line) => hookCommand(line, context));
}
function hookCommand(command, context) {
	if (/\{\w+\}/.test(command) || /\blint-staged\b/.test(command)) return [refused(command, "works on staged files")];
	const reason = unfitReason(command, [
		"delivers",
		"prepares",
		"needs",
		"endless",
		"writes"
	]);
	if (reason !== null) return [refused(command, reason)];
	const commands = simpleCommands(command) ?? [];
	const kinds = kindsOf(command, context.scripts);
	if (!(kinds.size > 0 || commands.length > 0 && commands.every(({ words }) => checkProgram(words) !== null)) || [...kinds].every((kind) => context.covered(kind))) return [];
	return [makeVerifier(command, command, "hook", context.workingDirectory)];
}
async function lintStaged(files, context) {
	const manifest = await readHere(files, context, "package.json") ?? "";
	return await firstHere(files, context, [
		".lintstagedrc",
		".lintstagedrc.json",
		".lintstagedrc.yml",
		"lint-staged.config.js",
		"lint-staged.config.mjs"
	]) !== null || /"lint-staged"\s{0,10}:\s{0,10}\{/.test(manifest) ? [refused("lint-staged", "works on staged files")] : [];
}
function readYaml(text) {
	try {
		return parse(text, {
			logLevel: "error",
			uniqueKeys: false,
			prettyErrors: false
		});
	} catch {
		return null;
	}
}
// src/verifiers/discover/input.ts
function inputVerifiers({ verify, workingDirectory }) {
	return verify.map((command, i) => makeVerifier(`verify-${i + 1}`, command, "input", workingDirectory));
}
const fromInput = async (_, context) => found(inputVerifiers(context));
// src/verifiers/discover/package-scripts.ts
const NAMES = [...[
	"test",
	"lint",
	"typecheck",
	"type-check",
	"types",
	"check:types",
	"format:check",
	"format-check"
], ...[
	"fmt:check",
	"check:format",
	"prettier:check",
	"check",
	"verify",
	"validate",
	"build"
]];
const NO_TESTS = /no test specified/;
const fromPackageScripts = async (files, context) => {
	const deno = context.scripts.size === 0 ? await denoTasks(files, context) : null;
	const scripts = deno ?? context.scripts;
	const command = (name) => {
		if (deno !== null) return `deno task ${name}`;
		return name === "test" && context.manager !== "bun" ? `${context.manager} test` : `${context.manager} run ${name}`;
	};
	return found(NAMES.filter((name) => scripts.has(name) && !NO_TESTS.test(scripts.get(name) ?? "")).filter((name) => isWanted(name, context)).map((name) => {
		const { manager, workingDirectory } = context;
		const reason = scriptReason(scripts.get(name) ?? "");
		if (reason !== null) return {
			command: command(name),
			source: "package-script",
			reason
		};
		return makeVerifier(`${deno === null ? manager : "deno"}-${name}`, command(name), "package-script", workingDirectory);
	}));
};
function isWanted(name, { covered, beside }) {
	const kind = kindOfName(name);
	if (kind === "build" && beside.verifiers.length > 0) return false;
	return kind === null || kind === "test" || !covered(kind);
}
const scriptReason = (script) => unfitReason(script, [
	"delivers",
	"endless",
	"writes"
]);
const LOCK_FILES = [
	["pnpm-lock.yaml", "pnpm"],
	["yarn.lock", "yarn"],
	["bun.lock", "bun"],
	["bun.lockb", "bun"],
	["package-lock.json", "npm"]
];
async function packageManager(files, workingDirectory, packageJson) {
	const named = /"packageManager"\s{0,10}:\s{0,10}"(npm|pnpm|yarn|bun)@/.exec(packageJson ?? "")?.[1];
	if (named !== void 0 || packageJson === null) return named ?? "npm";
	for (const folder of new Set([workingDirectory, "."])) {
		const at = (await Promise.all(LOCK_FILES.map(([name]) => files.read(join$1(folder, name))))).findIndex((text) => text !== null);
		if (at !== -1) return LOCK_FILES[at]?.[1] ?? "npm";
	}
	return "npm";
}
async function denoTasks(files, context) {
	const text = await readHere(files, context, "deno.json") ?? await readHere(files, context, "deno.jsonc");
	if (text === null) return null;
	const tasks = Object(readJsonc(text)).tasks;
	const names = Object.entries(Object(tasks)).filter(([name]) => kindOfName(name) !== null);
	return new Map(names.map(([name, task]) => [name, typeof task === "string" ? task : String(Object(task).command ?? "")]));
}
function readJsonc(text) {
	try {
		return parse(text.replace(/^\s*\/\/.*$/gm, ""), {
			logLevel: "error",
			uniqueKeys: false,
			prettyErrors: false
		});
	} catch {
		return null;
	}
}
// src/verifiers/discover/task-runners.ts
const TARGET_FILES = [
	{
		names: [
			"Makefile",
			"makefile",
			"GNUmakefile"
		],
		run: "make",
		targets: makeTargets
	},
	{
		names: [
			"justfile",
			"Justfile",
			".justfile"
		],
		run: "just",
		targets: justRecipes
	},
	{
		names: [
			"Taskfile.yml",
			"Taskfile.yaml",
			"taskfile.yml",
			"taskfile.yaml"
		],
		run: "task",
		targets: tasks
	}
];
const ENVIRONMENTS = [{
	names: ["tox.ini", "tox.toml"],
	command: "tox"
}, {
	names: ["noxfile.py"],
	command: "nox"
}];
const fromTaskRunners = async (files, context) => {
	const candidates = [];
	const kinds = new Set();
	for (const { names, run, targets } of TARGET_FILES) {
		const file = await firstHere(files, context, names);
		for (const [name, kind] of checksAmong(targets(file?.text ?? ""))) {
			if (kinds.has(`${kind} ${name}`) || context.covered(kind)) continue;
			kinds.add(`${kind} ${name}`);
			candidates.push(makeVerifier(`${run}-${name}`, `${run} ${name}`, "makefile", context.workingDirectory));
		}
	}
	return found([...candidates, ...await environments(files, context)]);
};
function checksAmong(targets) {
	const kinds = targets.flatMap((name) => {
		const kind = kindOfName(name);
		return kind === null ? [] : [[name, kind]];
	});
	const plain = new Set(kinds.map(([name]) => name));
	const stem = (name) => name.slice(0, name.search(/[-_:.]/));
	return kinds.filter(([name, kind]) => {
		if (kind === "test" && plain.has("test")) return name === "test";
		return !/[-_:.]/.test(name) || !plain.has(stem(name));
	});
}
async function environments(files, context) {
	const present = await Promise.all(ENVIRONMENTS.map(({ names }) => firstHere(files, context, names)));
	return ENVIRONMENTS.filter((_, i) => present[i] !== null).map(({ command }) => ({
		command,
		source: "makefile",
		reason: "installs its environments when it runs; make them in `setup` and name it in `verify`"
	}));
}
const MAX_TARGETS = 200;
function makeTargets(text) {
	const found = [...text.matchAll(/^([A-Za-z0-9][\w.-]{0,60})[ \t]{0,20}::?(?![=:])/gm)];
	return [...new Set(found.map(([, name = ""]) => name))].slice(0, MAX_TARGETS);
}
function justRecipes(text) {
	const found = [...text.matchAll(/^@?([A-Za-z_][\w-]{0,60})((?:[ \t]{1,9}[*+]?[\w-]{1,40}=[^\s:]{1,40}){0,5}[ \t]{0,9}):(?!=)/gm)];
	return [...new Set(found.map(([, name = ""]) => name))].slice(0, MAX_TARGETS);
}
function tasks(text) {
	try {
		const file = parse(text, {
			logLevel: "error",
			uniqueKeys: false,
			prettyErrors: false
		});
		return Object.keys(Object(Object(file).tasks)).slice(0, MAX_TARGETS);
	} catch {
		return [];
	}
}
// src/verifiers/repeats.ts
function withoutRepeats(verifiers) {
	const seen = new Set();
	return verifiers.filter((verifier) => {
		const key = wholeKey(verifier);
		if (seen.has(key)) return false;
		seen.add(key);
		return true;
	});
}
const wholeKey = ({ workingDirectory, command }) => `${folderOf(workingDirectory)}\0${command.trim().replace(/^(npm|pnpm|yarn) run test$/, "$1 test")}`;
const changesFolder = (command) => /\b(?:cd|pushd)\s/.test(command);
const folderOf = (path) => path.replace(/^\.\//, "").replace(/\/+$/, "") || ".";
function ranCommands(scripts, workingDirectory) {
	const whole = new Set();
	const parts = new Set();
	const here = (verifier) => folderOf(verifier.workingDirectory) === folderOf(workingDirectory);
	return {
		has(verifier) {
			if (whole.has(wholeKey(verifier))) return true;
			if (!here(verifier)) return false;
			const commands = simpleCommands(verifier.command);
			if (commands === null || commands.length === 0 || commands.some(({ opaque }) => opaque)) return false;
			return commands.every(({ words }) => isPart(words, scripts, parts));
		},
		add(verifier) {
			whole.add(wholeKey(verifier));
			if (here(verifier)) for (const part of reachedParts(verifier.command, scripts)) parts.add(part);
		}
	};
}
const partKey = (words) => programWords(words).join(" ");
const scriptKey = (name) => `script\0${name}`;
function isPart(words, scripts, parts, depth = 0) {
	if (parts.has(partKey(words))) return true;
	const called = scriptCalls(words, scripts);
	if (called.length === 0 || depth > 3) return false;
	return called.every(({ name, text }) => {
		if (scripts.get(name) === text && parts.has(scriptKey(name))) return true;
		const commands = simpleCommands(text);
		if (commands === null || commands.length === 0 || commands.some(({ opaque }) => opaque)) return false;
		return commands.every((each) => isPart(each.words, scripts, parts, depth + 1));
	});
}
const isWhole$1 = (args) => args.split(" ").filter(Boolean).every((arg) => arg.startsWith("-") && !SELECTS.test(arg));
const SELECTS = /^--?(?:grep|g|t|k|m|n|f|fgrep|filter|name|test\w*pattern\w*|project|shard|only\w*|changed|related\w*|suite|tags?|dir|run|list\w*)(?:=|$)/i;
const MAX_PARTS = 500;
function* reachedParts(command, scripts) {
	if (changesFolder(command)) return;
	for (const words of reached(command, scripts).take(MAX_PARTS)) {
		yield partKey(words);
		for (const { name, text } of scriptCalls(words, scripts)) if (isWhole$1(text.slice((scripts.get(name) ?? "").length))) yield scriptKey(name);
	}
}
// src/verifiers/discover.ts
const SOURCES = [
	{
		find: fromAgentsMd,
		max: 6,
		adds: true
	},
	{
		find: fromFailingJob,
		max: 20
	},
	{
		find: fromPackageScripts,
		max: 8
	},
	{
		find: fromHooks,
		max: 4
	},
	{
		find: fromTaskRunners,
		max: 5
	},
	{
		find: fromEcosystems,
		max: 8
	}
];
const MAX_REFUSED = 100;
async function discover(reader, context) {
	const files = remembering(reader);
	const packageJson = await files.read(join$1(context.workingDirectory, "package.json"));
	const project = {
		...context,
		scripts: packageScripts(packageJson),
		manager: await packageManager(files, context.workingDirectory, packageJson)
	};
	if (context.verify.length > 0) return fromInput(files, {
		...project,
		covered: () => false
	});
	const results = await askSources(files, project);
	return {
		verifiers: withOwnIds(results.flatMap(({ verifiers }) => verifiers)),
		refused: unique(results.flatMap(({ refused }) => refused)).slice(0, MAX_REFUSED)
	};
}
async function askSources(files, project) {
	const ran = ranCommands(project.scripts, project.workingDirectory);
	const earlier = [...project.failing];
	for (const verifier of earlier) ran.add(verifier);
	const results = new Map();
	for (const row of SOURCES.toSorted((a, b) => Number(a.adds ?? false) - Number(b.adds ?? false))) {
		const covered = coverage(earlier, project);
		const { verifiers, refused } = await row.find(files, {
			...project,
			covered
		});
		const fresh = verifiers.filter((verifier) => {
			const repeat = ran.has(verifier);
			ran.add(verifier);
			return !repeat;
		});
		earlier.push(...fresh.slice(0, row.max));
		const over = fresh.slice(row.max).map(({ command, source }) => ({
			command,
			source,
			reason: `is one of more than ${row.max} from its source`
		}));
		results.set(row, {
			verifiers: fresh.slice(0, row.max),
			refused: [...refused, ...over]
		});
	}
	return SOURCES.flatMap((row) => results.get(row) ?? []);
}
function coverage(earlier, { scripts, workingDirectory }) {
	const known = earlier.filter((each) => folderOf(each.workingDirectory) === folderOf(workingDirectory) && !changesFolder(each.command)).map(({ command }) => {
		return {
			text: [command, ...reached(command, scripts).take(100).toArray().flat()].join(" "),
			kinds: kindsOf(command, scripts)
		};
	});
	return (kind, tools) => known.some(({ text, kinds }) => kinds.has(kind) && (tools === void 0 || tools.test(text) || TARGET.test(text)));
}
const TARGET = /\b(?:make|just|task) \w/;
function remembering(files) {
	const texts = new Map();
	let listed = null;
	const list = () => {
		listed ??= files.list();
		return listed;
	};
	const paths = list().then((all) => new Set(all));
	const read = async (path) => {
		const known = await paths;
		return known.size > 0 && !known.has(path) ? null : files.read(path);
	};
	return {
		list,
		read(path) {
			const text = texts.get(path) ?? read(normalize$1(path));
			texts.set(path, text);
			return text;
		}
	};
}
const unique = (refused) => [...new Map(refused.map((each) => [`${each.source}\0${each.command}\0${each.reason}`, each])).values()];
function withOwnIds(verifiers) {
	const count = new Map();
	return verifiers.map((verifier) => {
		const n = (count.get(verifier.id) ?? 0) + 1;
		count.set(verifier.id, n);
		return n === 1 ? verifier : {
			...verifier,
			id: `${verifier.id}-again-${n}`
		};
	});
}
// src/context/words-task.ts
function wordsTask(text, key = keyOf("words", text)) {
	const [first = ""] = text.trim().split("\n", 1);
	return {
		kind: "fix",
		text,
		subject: `\`${plain(first) || "a task in words"}\``,
		failing: [],
		beside: [],
		evidence: [],
		key,
		issue: null,
		words: text
	};
}
function askTask(text, key = keyOf("ask", text)) {
	return {
		...wordsTask(text, key),
		kind: "ask"
	};
}
function keyOf(...parts) {
	return createHash("sha256").update(parts.join("\0")).digest("hex").slice(0, 12);
}
const plain = (name) => name.replace(/[`[\]()<>@#|\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "").slice(0, 120);
// src/agent/model/http-fault.ts
var HttpFault = class extends Error {
	status;
	said;
	waitMs;
	contentType;
	constructor(status, said, waitMs, contentType = "") {
		super(said.message);
		this.contentType = contentType;
		this.status = status;
		this.said = said;
		this.waitMs = waitMs;
	}
};
var ConnectionFault = class extends Error {
	code;
	constructor(error) {
		let root = error;
		for (let depth = 0; depth < 5 && root instanceof Error && root.cause instanceof Error; depth += 1) root = root.cause;
		const code = root instanceof Error && "code" in root ? String(root.code) : "";
		const message = root instanceof Error ? root.message : String(root);
		super(message.trim() === "" ? code : message);
		this.code = code;
	}
};
var StreamFault = class extends Error {
	kind;
	said;
	constructor(kind, said) {
		super(said.message);
		this.kind = kind;
		this.said = said;
	}
};
const MAX_BODY_BYTES = 65536;
async function readHttpFault(response) {
	const body = await beginningOf(response);
	const { status, headers } = response;
	const [type = ""] = (headers.get("content-type") ?? "").split(";", 1);
	return new HttpFault(status, readSaid(body), waitMsOf(headers, Date.now()), type.trim());
}
async function beginningOf(response) {
	const pieces = [];
	let size = 0;
	try {
		for await (const piece of response.body ?? []) {
			pieces.push(piece);
			size += piece.length;
			if (size >= MAX_BODY_BYTES) break;
		}
	} catch {}
	return Buffer.concat(pieces).toString("utf8", 0, MAX_BODY_BYTES);
}
function readSaid(body) {
	let parsed;
	try {
		parsed = JSON.parse(body);
	} catch {
		parsed = body;
	}
	return saidOf(parsed);
}
function saidOf(value) {
	const outer = fields(value);
	const inner = fields(outer.error);
	const told = Object.keys(inner).length > 0 ? inner : outer;
	const words = [
		told.message,
		outer.error,
		outer.detail,
		value
	].find((each) => typeof each === "string");
	return {
		message: (typeof words === "string" ? words : JSON.stringify(value) ?? "").trim().split("\n", 1)[0] ?? "",
		code: text(told.code),
		type: text(told.type),
		param: text(told.param),
		windowTokens: typeof told.n_ctx === "number" ? told.n_ctx : null
	};
}
const text = (value) => typeof value === "string" ? value : null;
const fields = (value) => typeof value === "object" && value !== null ? value : {};
function waitMsOf(headers, now) {
	const ms = numberOf(headers.get("retry-after-ms"));
	if (ms !== null) return ms;
	const after = headers.get("retry-after");
	const seconds = numberOf(after);
	if (seconds !== null) return seconds * 1e3;
	const date = /^[A-Z][a-z]{2}, /.test(after ?? "") ? Date.parse(after ?? "") : NaN;
	if (!Number.isNaN(date)) return Math.max(0, date - now);
	const resets = ["requests", "tokens"].flatMap((what) => {
		if (numberOf(headers.get(`x-ratelimit-remaining-${what}`) ?? "0") !== 0) return [];
		return durationMs(headers.get(`x-ratelimit-reset-${what}`) ?? "") ?? [];
	});
	return resets.length === 0 ? null : Math.max(...resets);
}
function numberOf(value) {
	return value != null && /^\d{1,12}(?:\.\d{1,9})?$/.test(value.trim()) ? Number(value) : null;
}
const UNITS = {
	ms: 1,
	s: 1e3,
	m: 6e4,
	h: 36e5
};
function durationMs(value) {
	const bare = numberOf(value);
	if (bare !== null) return bare * 1e3;
	const parts = [...value.trim().matchAll(/(\d{1,9}(?:\.\d{1,9})?)(ms|s|m|h)/g)];
	if (parts.length === 0 || parts.map(([part]) => part).join("") !== value.trim()) return null;
	return parts.reduce((sum, [, n, unit]) => sum + Number(n) * UNITS[unit], 0);
}
// src/agent/model/families.ts
const NATIVE = {
	shell: "native",
	applyPatch: "native"
};
const FREEFORM = {
	shell: "function",
	applyPatch: "custom"
};
const FUNCTIONS = {
	shell: "function",
	applyPatch: "function"
};
const GPT_5_INPUT = 272e3;
const FAMILIES = [
	[
		/^gpt-5[\d.]*-chat/,
		128e3,
		FUNCTIONS
	],
	[
		/^gpt-5\.[1-9]|^gpt-[6-9]/,
		GPT_5_INPUT,
		NATIVE
	],
	[
		/^gpt-5/,
		GPT_5_INPUT,
		FREEFORM
	],
	[
		/^gpt-4\.1/,
		1047576,
		FUNCTIONS
	],
	[
		/^gpt-3\.5/,
		16385,
		FUNCTIONS
	],
	[
		/^gpt-4-32k/,
		32768,
		FUNCTIONS
	],
	[
		/^gpt-4(?:-0\d\d\d)?$/,
		8192,
		FUNCTIONS
	],
	[
		/^o[134]|^codex-mini/,
		2e5,
		FUNCTIONS
	]
];
const UNKNOWN = {
	contextWindow: 128e3,
	forms: FUNCTIONS
};
function familyOf(model) {
	const name = model.slice(model.lastIndexOf("/") + 1).toLowerCase();
	const row = FAMILIES.find(([pattern]) => pattern.test(name));
	return row === void 0 ? UNKNOWN : {
		contextWindow: row[1],
		forms: row[2]
	};
}
// src/agent/model/images.ts
const IMAGES = "input_image";
const NO_IMAGES = /input_image|image_url|image inputs?\b|image\(s\)|multimodal|vision/i;
const INSTEAD = "An image was here, which this model does not take.";
function withoutImages(items) {
	return items.map((item) => {
		if (item.type === "function_call_output" && Array.isArray(item.output)) return {
			...item,
			output: item.output.map(partWithout)
		};
		if (!("content" in item) || !Array.isArray(item.content)) return item;
		return {
			...item,
			content: item.content.map(partWithout)
		};
	});
}
const partWithout = (part) => part.type === "input_image" ? {
	type: "input_text",
	text: INSTEAD
} : part;
const hasImages = (items) => items.some((item) => {
	const parts = "content" in item ? item.content : "output" in item ? item.output : null;
	return Array.isArray(parts) && parts.some(({ type }) => type === "input_image");
});
// src/agent/model/extras.ts
const copyOf = ({ parameters, forms }) => ({
	parameters: new Set(parameters),
	forms: { ...forms }
});
const takenItems = ({ input }, { parameters }) => parameters.has("input_image") ? withoutImages(input) : input;
function dropRefused(error, extras, refused, sent, images = false) {
	const fault = error instanceof Error && error.cause instanceof HttpFault ? error.cause : error;
	if (!(fault instanceof HttpFault)) return null;
	const { message, param, code } = fault.said;
	if (images && !sent.parameters.has("input_image") && [
		400,
		415,
		422,
		500
	].includes(fault.status) && NO_IMAGES.test(`${param ?? ""} ${message}`)) {
		refused.parameters.add(IMAGES);
		return "images";
	}
	if (fault.status !== 400 && fault.status !== 422) return null;
	if (param === null && !COMPLAINT.test(message)) return null;
	const named = extras.find((name) => !sent.parameters.has(name) && names(name, param, message));
	if (named !== void 0) {
		refused.parameters.add(named);
		return `\`${named}\``;
	}
	const forms = simpler(`${code ?? ""} ${message}`, param, sent.forms);
	if (forms === null) return null;
	refused.forms = forms.forms;
	return forms.without;
}
const COMPLAINT = /unsupported|not support|unrecognized|unknown|unexpected|not (?:permitted|allowed|accepted)|invalid|extra|only|must be|should be|expected/i;
function names(name, param, message) {
	if (param !== null) return param.split(/[.[]/, 1)[0] === name;
	const at = message.indexOf(name);
	if (at < 0) return false;
	return !/\w/.test(message[at - 1] ?? " ") && !/\w/.test(message[at + name.length] ?? " ");
}
function simpler(said, param, { shell, applyPatch }) {
	if (!/^tools?\b/.test(param ?? "tools") || !/tool|custom|shell|apply_patch/.test(`${param} ${said}`)) return null;
	if (shell === "native" || applyPatch === "native") return {
		forms: {
			shell: "function",
			applyPatch: applyPatch === "native" ? "custom" : applyPatch
		},
		without: "the model's own tools"
	};
	return applyPatch === "custom" ? {
		forms: FUNCTIONS,
		without: "custom tools"
	} : null;
}
// src/agent/model/stream.ts
const telling = ({ stirred }) => ({ stirred });
const stirredBy = (init) => init !== void 0 && "stirred" in init ? init.stirred : () => void 0;
async function* eventsOf(stream, alive) {
	try {
		for await (const event of stream) {
			alive();
			yield event;
		}
	} catch (error) {
		throw error instanceof Error && "error" in error && error.error !== void 0 ? error : cutStream();
	}
}
const cutStream = () => new StreamFault("cut", saidOf("breaks off its answers; run again, or name another endpoint"));
// src/agent/model/patch-operation.ts
const HEADS = {
	create_file: "Add",
	update_file: "Update",
	delete_file: "Delete"
};
const TYPES = {
	Add: "create_file",
	Update: "update_file",
	Delete: "delete_file"
};
function envelopeOf(operation) {
	const head = `*** Begin Patch\n*** ${HEADS[operation.type]} File: ${oneLine(operation.path)}\n`;
	const diff = operation.type === "delete_file" ? "" : operation.diff;
	return `${head}${diff}${diff === "" || diff.endsWith("\n") ? "" : "\n"}*** End Patch`;
}
const oneLine = (path) => path.replaceAll(/[\r\n]/g, " ");
function operationOf(envelope) {
	const [begin, head = "", ...rest] = envelope.split("\n");
	const match = /^\*\*\* (Add|Update|Delete) File: (.*)$/.exec(head);
	if (begin !== "*** Begin Patch" || match === null || rest.at(-1) !== "*** End Patch") return null;
	const body = rest.slice(0, -1);
	if (body.some((line) => line.startsWith("*** ") && line !== "*** End of File")) return null;
	const type = TYPES[match[1]];
	const path = match[2] ?? "";
	if (type === "delete_file") return {
		type,
		path
	};
	return {
		type,
		path,
		diff: body.map((line) => `${line}\n`).join("")
	};
}
// src/agent/model/tool-forms.ts
function offeredTools(tools, forms) {
	const notes = tools.flatMap((tool) => {
		if (!("description" in tool) || !("name" in tool) || !isNative(tool.name, forms)) return [];
		return [`${tool.name}: ${tool.description ?? ""}`];
	});
	return {
		tools: tools.map((tool) => offeredTool(tool, forms)),
		notes: notes.join("\n")
	};
}
const isNative = (name, { shell, applyPatch }) => name === "shell" && shell === "native" || name === "apply_patch" && applyPatch === "native";
function offeredTool(tool, forms) {
	if (tool.type === "function" && tool.name === "shell" && forms.shell === "native") return {
		type: "shell",
		environment: { type: "local" }
	};
	if (tool.type !== "custom") return tool;
	if (tool.name === "apply_patch" && forms.applyPatch === "native") return { type: "apply_patch" };
	return forms.applyPatch === "function" ? asFunction(tool) : tool;
}
function asFunction({ name, description }) {
	const parameters = {
		type: "object",
		properties: { input: { type: "string" } },
		required: ["input"]
	};
	return {
		type: "function",
		name,
		...description ? { description } : {},
		parameters,
		strict: false
	};
}
function toModel(items, forms) {
	const native = new Map();
	return items.map((item) => {
		if (item.type === "function_call" && item.name === "shell" && forms.shell === "native") {
			const call = shellCall(item);
			if (call !== null) native.set(item.call_id, call.action.max_output_length ?? null);
			return call ?? item;
		}
		if (item.type === "function_call_output" && native.has(item.call_id ?? "")) return shellOutput(item, native.get(item.call_id ?? "") ?? null);
		if (item.type === "custom_tool_call") return patchCall(item, forms, native);
		if (item.type === "custom_tool_call_output") return patchOutput(item, forms, native);
		return item;
	});
}
function fromModel(items, tools) {
	const custom = new Set(tools.flatMap((tool) => tool.type === "custom" ? [tool.name] : []));
	return items.map((item) => {
		if (item.type === "shell_call") return neutralShell(item);
		if (item.type === "apply_patch_call") return customCall(item.id, item.call_id, "apply_patch", envelopeOf(item.operation));
		if (item.type !== "function_call" || !custom.has(item.name)) return item;
		const input = inputOf(item.arguments);
		return input === null ? item : customCall(item.id, item.call_id, item.name, input);
	});
}
function customCall(id, call_id, name, input) {
	return {
		type: "custom_tool_call",
		...id === void 0 ? {} : { id },
		call_id,
		name,
		input
	};
}
function neutralShell(item) {
	const { commands, timeout_ms, max_output_length } = item.action;
	const given = {
		command: commands.join("\n"),
		...timeout_ms === null || timeout_ms === void 0 ? {} : { timeout_ms },
		...max_output_length === null || max_output_length === void 0 ? {} : { max_output_length },
		...commands.length === 1 ? {} : { commands }
	};
	return {
		type: "function_call",
		id: item.id,
		call_id: item.call_id,
		name: "shell",
		arguments: JSON.stringify(given),
		status: item.status
	};
}
function shellCall(item) {
	const given = parsed(item.arguments);
	if (typeof given?.command !== "string" || "workdir" in given) return null;
	const commands = Array.isArray(given.commands) ? given.commands.map(String) : [given.command];
	return {
		type: "shell_call",
		...item.id === void 0 ? {} : { id: item.id },
		call_id: item.call_id,
		action: {
			commands,
			timeout_ms: typeof given.timeout_ms === "number" ? given.timeout_ms : null,
			max_output_length: typeof given.max_output_length === "number" ? given.max_output_length : null
		},
		status: item.status ?? "completed"
	};
}
function shellOutput(item, length) {
	const { output } = item;
	const texts = typeof output === "string" ? [output] : output.flatMap((part) => part.type === "input_text" ? [part.text] : []);
	return {
		type: "shell_call_output",
		call_id: item.call_id ?? "",
		output: texts.map((stdout) => ({
			stdout,
			stderr: "",
			outcome: outcomeOf(stdout)
		})),
		...length === null ? {} : { max_output_length: length }
	};
}
function outcomeOf(stdout) {
	if (/^stopped: timeout\b/.test(stdout)) return { type: "timeout" };
	const exit = /^exit (\d{1,5})\b/.exec(stdout);
	return {
		type: "exit",
		exit_code: exit === null ? 1 : Number(exit[1])
	};
}
function patchCall(item, forms, native) {
	if (forms.applyPatch === "function") {
		const args = JSON.stringify({ input: item.input });
		const { call_id, name } = item;
		return {
			type: "function_call",
			call_id,
			name,
			arguments: args
		};
	}
	const operation = forms.applyPatch === "native" ? operationOf(item.input) : null;
	if (operation === null) return item;
	native.set(item.call_id, null);
	return {
		type: "apply_patch_call",
		...item.id === void 0 ? {} : { id: item.id },
		call_id: item.call_id,
		status: "completed",
		operation
	};
}
function patchOutput(item, forms, native) {
	const { call_id, output } = item;
	if (forms.applyPatch === "function") return {
		type: "function_call_output",
		call_id,
		output
	};
	if (!native.has(call_id)) return item;
	const text = textOf(output);
	return {
		type: "apply_patch_call_output",
		call_id,
		status: /^[AMDR] /.test(text) ? "completed" : "failed",
		output: text
	};
}
function textOf(output) {
	if (typeof output === "string") return output;
	return (output ?? []).flatMap((part) => part.type === "input_text" ? [part.text] : []).join("\n");
}
function inputOf(json) {
	const given = parsed(json);
	const input = given?.input ?? given?.patch;
	return typeof input === "string" ? input : null;
}
function parsed(json) {
	try {
		const value = JSON.parse(json);
		return typeof value === "object" && value !== null ? value : null;
	} catch {
		return null;
	}
}
// src/agent/model/responses.ts
const RESPONSES_EXTRAS = [
	"include",
	"prompt_cache_key",
	"reasoning",
	"parallel_tool_calls",
	"store"
];
function responsesAdapter(client, options) {
	return {
		extras: RESPONSES_EXTRAS,
		async ask(request, refused, signal, life) {
			const body = responsesBody(request, options, refused);
			return readStream(await client.responses.create(body, {
				signal,
				fetchOptions: telling(life)
			}), request, life.alive);
		}
	};
}
function responsesBody(request, options, refused) {
	const { tools, notes } = offeredTools(request.tools, refused.forms);
	const effort = options.reasoningEffort;
	const body = {
		model: options.model,
		instructions: notes === "" ? request.instructions : `${request.instructions}\n\n${notes}`,
		input: toModel(takenItems(request, refused), refused.forms).filter(isWhole),
		tools,
		stream: true,
		store: false,
		include: ["reasoning.encrypted_content"],
		parallel_tool_calls: true,
		prompt_cache_key: options.cacheKey,
		...effort === null ? {} : { reasoning: { effort } }
	};
	for (const name of RESPONSES_EXTRAS) if (refused.parameters.has(name)) delete body[name];
	return body;
}
const isWhole = (item) => item.type !== "reasoning" || Boolean(item.encrypted_content) || (item.content ?? []).length > 0;
async function readStream(stream, request, alive) {
	const items = [];
	for await (const event of eventsOf(stream, alive)) {
		if (event.type === "response.output_item.done") items.push(event.item);
		if (event.type === "response.completed" || event.type === "response.incomplete") {
			const whole = event.response.status === "incomplete" ? wholeItems(items) : items;
			return turnOf$1(event.response, fromModel(whole, request.tools));
		}
		if (event.type === "response.failed") throw new StreamFault("told", saidOf(event.response.error ?? { message: "" }));
		if (event.type === "error") throw new StreamFault("told", saidOf({
			...event,
			type: null
		}));
	}
	throw cutStream();
}
function wholeItems(items) {
	const whole = items.filter((item) => !item.type.endsWith("_call") || "status" in item && item.status === "completed");
	return whole.slice(0, whole.findLastIndex(({ type }) => type !== "reasoning") + 1);
}
function turnOf$1(response, items) {
	const reason = response.incomplete_details?.reason ?? "unknown";
	return {
		items,
		usage: usageOf(response),
		incomplete: response.status === "incomplete" ? reason : null,
		...refusalIn(items)
	};
}
function refusalIn(items) {
	const refusal = items.flatMap((item) => item.type === "message" ? item.content : []).flatMap((part) => part.type === "refusal" ? [part.refusal] : []).join("");
	return refusal === "" ? {} : { refusal };
}
function usageOf({ usage }) {
	const details = usage?.input_tokens_details ?? {};
	return {
		inputTokens: usage?.input_tokens ?? 0,
		cachedInputTokens: details.cached_tokens ?? 0,
		...writtenIn(details),
		outputTokens: usage?.output_tokens ?? 0
	};
}
const writtenIn = ({ cache_write_tokens: written }) => typeof written === "number" ? { cacheWriteTokens: written } : {};
// src/agent/model/chat-answer.ts
const emptyAnswer = () => ({
	id: "",
	content: "",
	refusal: "",
	calls: new Map(),
	finish: null,
	usage: {
		inputTokens: 0,
		cachedInputTokens: 0,
		outputTokens: 0
	}
});
const MAX_CHARACTERS = 16777216;
const MAX_CALLS = 256;
function take(answer, chunk) {
	answer.id ||= chunk.id ?? "";
	if (chunk.usage) answer.usage = {
		inputTokens: chunk.usage.prompt_tokens ?? 0,
		cachedInputTokens: chunk.usage.prompt_tokens_details?.cached_tokens ?? 0,
		...writtenIn(chunk.usage.prompt_tokens_details ?? {}),
		outputTokens: chunk.usage.completion_tokens ?? 0
	};
	const choice = chunk.choices?.[0];
	if (choice === void 0) return;
	answer.finish = choice.finish_reason ?? answer.finish;
	const delta = choice.delta ?? {};
	answer.content += delta.content ?? "";
	answer.refusal += delta.refusal ?? "";
	for (const call of delta.tool_calls ?? []) takeCall(answer, call);
	if ([...answer.calls.values()].reduce((sum, call) => sum + call.arguments.length, 0) + answer.content.length + answer.refusal.length > MAX_CHARACTERS || answer.calls.size > MAX_CALLS) throw new StreamFault("told", saidOf("the answer is longer than any model gives"));
}
function takeCall(answer, piece) {
	const { calls } = answer;
	const started = piece.index ?? calls.size;
	const taken = calls.get(started)?.id;
	const other = piece.id && taken && taken !== piece.id && piece.function?.name;
	const index = [...calls].find(([, { id }]) => piece.id && id === piece.id)?.[0] ?? (other ? calls.size : started);
	const call = calls.get(index) ?? {
		id: "",
		name: "",
		arguments: ""
	};
	call.id ||= piece.id ?? "";
	call.name ||= piece.function?.name ?? "";
	call.arguments += piece.function?.arguments ?? "";
	calls.set(index, call);
}
const INCOMPLETE = new Map([["length", "max_output_tokens"], ["content_filter", "content_filter"]]);
function turnOf(answer) {
	const incomplete = INCOMPLETE.get(answer.finish ?? "") ?? null;
	const status = incomplete === null ? "completed" : "incomplete";
	const content = [];
	if (answer.content !== "") content.push({
		type: "output_text",
		text: answer.content,
		annotations: []
	});
	if (answer.refusal !== "") content.push({
		type: "refusal",
		refusal: answer.refusal
	});
	const message = {
		type: "message",
		id: `msg_${answer.id}`,
		role: "assistant",
		status,
		content
	};
	const calls = incomplete === null ? [...answer.calls.values()] : [];
	const items = [...content.length > 0 ? [message] : [], ...calls.map((call, index) => ({
		type: "function_call",
		call_id: call.id || `call_${answer.id}_${index}`,
		name: call.name,
		arguments: call.arguments || "{}",
		status: "completed"
	}))];
	return {
		items,
		usage: answer.usage,
		incomplete,
		...refusalIn(items)
	};
}
// src/agent/model/chat-messages.ts
function toTools(tools) {
	return offeredTools(tools, FUNCTIONS).tools.flatMap((tool) => {
		if (tool.type !== "function") return [];
		const { name, description, parameters } = tool;
		return [{
			type: "function",
			function: {
				name,
				...description ? { description } : {},
				...parameters ? { parameters } : {}
			}
		}];
	});
}
function toMessages(instructions, items) {
	const messages = [{
		role: "system",
		content: instructions
	}];
	let pictures = [];
	const flush = () => {
		if (pictures.length > 0) messages.push({
			role: "user",
			content: pictures
		});
		pictures = [];
	};
	for (const item of toModel(items, FUNCTIONS)) {
		if (item.type === "reasoning") continue;
		if (item.type === "function_call_output") {
			messages.push({
				role: "tool",
				tool_call_id: item.call_id ?? "",
				content: textOf(item.output)
			});
			pictures.push(...picturesOf(item.output));
			continue;
		}
		flush();
		if (item.type === "function_call") addCall(messages, item);
		else if ("role" in item && "content" in item) addMessage(messages, item.role, item.content);
	}
	flush();
	return messages;
}
function addCall(messages, { call_id, name, arguments: args }) {
	const call = {
		id: call_id,
		type: "function",
		function: {
			name,
			arguments: args
		}
	};
	const assistant = lastAssistant(messages);
	if (assistant === null) messages.push({
		role: "assistant",
		content: null,
		tool_calls: [call]
	});
	else assistant.tool_calls = [...assistant.tool_calls ?? [], call];
}
function lastAssistant(messages) {
	const last = messages.at(-1);
	return last?.role === "assistant" ? last : null;
}
function addMessage(messages, role, content) {
	const parts = typeof content === "string" ? [textPart(content)] : content.flatMap(partOf);
	const words = parts.flatMap((part) => part.type === "text" ? [part.text] : []).join("\n");
	if (role !== "assistant") {
		const plain = parts.every((part) => part.type === "text");
		if (role === "user") messages.push({
			role,
			content: plain ? words : parts
		});
		else messages.push({
			role: "system",
			content: words
		});
		return;
	}
	const assistant = lastAssistant(messages);
	if (assistant === null || assistant.tool_calls) messages.push({
		role,
		content: words
	});
	else assistant.content = [assistant.content, words].filter(Boolean).join("\n");
}
function partOf(part) {
	if (part.type === "input_text" || part.type === "output_text") return [textPart(part.text)];
	if (part.type === "refusal") return [textPart(part.refusal)];
	return part.type === "input_image" ? imagePart(part.image_url, part.detail) : [];
}
const textPart = (text) => ({
	type: "text",
	text
});
function imagePart(url, detail) {
	if (!url) return [];
	return [{
		type: "image_url",
		image_url: {
			url,
			...detail === "low" || detail === "high" || detail === "auto" ? { detail } : {}
		}
	}];
}
function picturesOf(output) {
	if (typeof output === "string") return [];
	return output.flatMap((part) => part.type === "input_image" ? imagePart(part.image_url, part.detail) : []);
}
// src/agent/model/chat.ts
const CHAT_EXTRAS = [
	"stream_options",
	"parallel_tool_calls",
	"reasoning_effort",
	"store",
	"prompt_cache_key"
];
function chatAdapter(client, options) {
	return {
		extras: CHAT_EXTRAS,
		async ask(request, refused, signal, life) {
			const stream = await client.chat.completions.create(chatBody(request, options, refused), {
				signal,
				fetchOptions: telling(life)
			});
			const answer = emptyAnswer();
			for await (const chunk of eventsOf(stream, life.alive)) take(answer, chunk);
			if (answer.finish === null || signal.aborted) throw cutStream();
			const turn = turnOf(answer);
			return {
				...turn,
				items: fromModel(turn.items, request.tools)
			};
		}
	};
}
function chatBody(request, options, refused) {
	const tools = toTools(request.tools);
	const effort = options.reasoningEffort;
	const body = {
		model: options.model,
		messages: toMessages(request.instructions, takenItems(request, refused)),
		...tools.length === 0 ? {} : {
			tools,
			parallel_tool_calls: true
		},
		stream: true,
		stream_options: { include_usage: true },
		...effort === null ? {} : { reasoning_effort: effort },
		...options.openai ? {
			store: false,
			prompt_cache_key: options.cacheKey
		} : {}
	};
	for (const name of CHAT_EXTRAS) if (refused.parameters.has(name)) delete body[name];
	return body;
}
// src/agent/model/event-stream.ts
const STREAM = /^\s*text\/event-stream\b/i;
const BEGINNING = /^\uFEFF?\s*(?:data|event|id|retry)?:/;
const ENOUGH = 8;
const MOST_BYTES = 1024;
async function asEvents(answer) {
	if (STREAM.test(answer.headers.get("content-type") ?? "")) return answer;
	const pieces = answer.body[Symbol.asyncIterator]();
	const read = [];
	const sent = () => Buffer.concat(read);
	const begun = () => sent().toString("utf8").trimStart();
	try {
		while (begun().length < ENOUGH && sent().length < MOST_BYTES) {
			const { done, value } = await pieces.next();
			if (done) break;
			read.push(value);
		}
	} catch (error) {
		throw new ConnectionFault(error);
	}
	const body = followed(read, pieces);
	if (BEGINNING.test(begun())) return {
		...answer,
		body
	};
	throw await readHttpFault({
		...answer,
		body
	});
}
async function* followed(read, rest) {
	yield* read;
	yield* { [Symbol.asyncIterator]: () => rest };
}
// src/agent/model/faults.ts
function faultOf(thrown, asked) {
	const error = inner(thrown);
	if (error instanceof ConnectionFault) return connectionFault(error, asked);
	if (error instanceof HttpFault) return noStream(error, asked) ?? codedFault(error.status, error.said, error.waitMs, asked);
	if (error instanceof StreamFault && error.kind !== "told") return {
		...NO_WAIT,
		kind: error.kind,
		sentence: `${asked.host} ${error.message}`
	};
	if (error instanceof StreamFault) return codedFault(null, error.said, null, asked);
	const told = toldIn(error);
	return told === null ? null : codedFault(null, told, null, asked);
}
const NO_WAIT = {
	status: null,
	waitMs: null
};
function inner(thrown) {
	const cause = thrown instanceof Error ? thrown.cause : null;
	return cause instanceof HttpFault || cause instanceof ConnectionFault ? cause : thrown;
}
function toldIn(error) {
	const body = error instanceof Error && "error" in error ? error.error : void 0;
	return typeof body === "object" && body !== null ? saidOf(body) : null;
}
const QUOTA = new Set([
	"insufficient_quota",
	"billing_hard_limit_reached",
	"billing_not_active"
]);
const RATE = new Set([
	"rate_limit_exceeded",
	"RateLimitReached",
	"too_many_requests"
]);
const SERVER = new Set([
	"server_error",
	"internal_error",
	"server_is_overloaded",
	"overloaded_error"
]);
function codedFault(status, said, waitMs, asked) {
	const overflow = overflowOf(status, said);
	if (overflow !== null) return overflow;
	const refusal = refusalOf(status, said, asked);
	if (refusal !== null) return {
		kind: "final",
		sentence: refusal
	};
	const words = spoken(said, asked.key);
	const answers = status === null ? "says in its answer" : `answers ${status}`;
	if (status === 429 || codeIn(said, RATE)) {
		const sentence = `${asked.host} ${answers}, which is its rate limit: ${words}; wait and run again, raise the limit at the provider, or name another 'model'`;
		return {
			kind: "rate",
			status,
			waitMs: waitMs ?? waitIn(said.message),
			sentence
		};
	}
	const sentence = status === null ? `the model gave up: ${words}` : `${asked.host} answers ${status}: ${words}; run again, or name another 'model' or 'base-url'`;
	if (status === 408 || status === 409 || status === 425 || (status ?? 0) >= 500 || codeIn(said, SERVER)) return {
		kind: "server",
		status,
		waitMs,
		sentence
	};
	return {
		kind: "final",
		sentence
	};
}
const codeIn = ({ code, type }, codes) => codes.has(code ?? "") || codes.has(type ?? "");
function noStream({ status, said, contentType }, { host, key }) {
	const coded = [
		QUOTA,
		RATE,
		SERVER,
		OVERFLOW_CODES
	].some((codes) => codeIn(said, codes));
	if (status >= 300 || coded) return null;
	return {
		kind: "final",
		sentence: `${host} answers ${status} with ${contentType.replaceAll(/[^\w/+. -]/g, "?").slice(0, MAX_TYPE) || "no content type"} in place of a stream of events: ${spoken(said, key)}; check 'base-url', which most often ends in /v1, and 'api'`
	};
}
const MAX_TYPE = 60;
const RETIRED = "GitHub Models was retired on 30 July 2026; set the input 'openai-api-key', or 'base-url' for another endpoint";
const isRetired = (host) => /^https:\/\/models\.github\.ai(?:\/|$)/.test(host);
function refusalOf(status, said, { host, model, key }) {
	if (codeIn(said, QUOTA) || status === 402) return `${host} answers that the quota is used up; raise it at the provider, then run again`;
	if (status === 401) return key === null ? `${host} answers 401: it wants a key; set the input 'openai-api-key' (or OPENAI_API_KEY)` : `${host} answers 401: the key is wrong or expired; set the input 'openai-api-key' (or OPENAI_API_KEY) anew`;
	if (status === 403) return `${host} answers 403: ${spoken(said, key)}; give the key the right to use '${model}' (a token of GitHub needs \`models: read\`), or name another 'model'`;
	if ((status === 404 || status === 410) && isRetired(host)) return `${host} answers ${status}: ${RETIRED}`;
	if (status === 404 || status === 410) return `${host} does not know the model '${model}' (${status}); name another one in 'model', or check 'base-url' and 'api'`;
	return null;
}
const WINDOWS = [
	/maximum context length is (\d{3,9})/i,
	/max size: (\d{3,9}) tokens/i,
	/context (?:window|size|length)[^.\d]{0,40}?(\d{3,9})/i,
	/> (\d{3,9}) maximum/i
];
const MINUTE = /tokens per min[^:]{0,20}: Limit (\d{1,9}), Requested (\d{1,9})/i;
function minuteOf(message) {
	const [, limit, requested] = MINUTE.exec(message) ?? [];
	return Number(requested) > Number(limit) ? Number(limit) : null;
}
const OVERFLOW_CODES = new Set([
	"context_length_exceeded",
	"tokens_limit_reached",
	"exceed_context_size_error",
	"string_above_max_length"
]);
const OVERFLOW_WORDS = /maximum context length|exceeds? the (?:available )?context|prompt is too long/i;
function overflowOf(status, said) {
	const words = (status === 400 || status === null) && OVERFLOW_WORDS.test(said.message);
	const minute = minuteOf(said.message);
	if (status !== 413 && !words && minute === null && !codeIn(said, OVERFLOW_CODES)) return null;
	const found = WINDOWS.map((pattern) => pattern.exec(said.message)?.[1]).find((each) => each !== void 0);
	return {
		kind: "overflow",
		windowTokens: said.windowTokens ?? minute ?? (found === void 0 ? null : Number(found))
	};
}
function waitIn(message) {
	const found = /try again in ((?:\d{1,6}(?:\.\d{1,6})?(?:ms|s|m|h)){1,4})/i.exec(message)?.[1];
	if (found !== void 0) return durationMs(found);
	const seconds = /(?:try again in|retry after|wait) (\d{1,6}(?:\.\d{1,6})?) seconds?/i.exec(message)?.[1];
	return seconds === void 0 ? null : Number(seconds) * 1e3;
}
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)/;
function connectionFault({ code, message }, asked) {
	const reason = spoken({ message }, asked.key);
	const remedy = isRetired(asked.host) ? RETIRED : "check 'base-url' and the network";
	const sentence = `${asked.host} cannot be reached: ${reason}; ${remedy}`;
	if (/redirect/.test(message)) return {
		kind: "final",
		sentence: `${asked.host} cannot be reached: it redirects, which is not followed, as the key would go along; name the final address in 'base-url'`
	};
	if (CERTIFICATE.test(code)) return {
		kind: "final",
		sentence
	};
	return {
		...NO_WAIT,
		kind: "connection",
		sentence
	};
}
const MAX_WORDS = 200;
function spoken({ message }, key) {
	const [first = ""] = message.split("\n", 1);
	const bare = key === null ? first : first.replaceAll(key, "***");
	return bare.trim() === "" ? "no reason given" : bare.slice(0, MAX_WORDS);
}
// src/agent/model/retry.ts
const MAX_TRIES = 12;
const TRIES = {
	cut: 5,
	stall: 5
};
const FIRST_CONTACT_TRIES = 4;
const BACKOFF_MS = 500;
const MAX_BACKOFF = 60;
const MAX_WAIT_MS = 9e5;
function nextStep(fault, counts, { endsAt, backoffMs, isKnown }, random = Math.random) {
	const all = [...counts.values()].reduce((sum, n) => sum + n, 0);
	const most = fault.kind === "connection" && !isKnown() ? FIRST_CONTACT_TRIES : TRIES[fault.kind] ?? MAX_TRIES;
	if (all >= MAX_TRIES || (counts.get(fault.kind) ?? 0) >= most) return { sentence: fault.sentence };
	const backoff = (backoffMs ?? BACKOFF_MS) * Math.min(2 ** (all - 1), MAX_BACKOFF) * (1 - random() / 4);
	const waitMs = fault.waitMs ?? backoff;
	if ((waitMs > MAX_WAIT_MS || endsAt !== null && Date.now() + waitMs >= endsAt) && fault.waitMs !== null) return { sentence: `${fault.sentence} (it asks to wait ${seconds$1(waitMs)}, too long for this run)` };
	return { waitMs };
}
async function persist(ask, read, giveUp, patience) {
	const counts = new Map();
	for (;;) try {
		return await ask(counts.get("stall") ?? 0);
	} catch (error) {
		patience.signal.throwIfAborted();
		const fault = read(error);
		if (fault === null) throw error;
		if (fault.kind === "overflow" || fault.kind === "final") throw giveUp(fault);
		counts.set(fault.kind, (counts.get(fault.kind) ?? 0) + 1);
		const step = nextStep(fault, counts, patience);
		if ("sentence" in step) throw giveUp({
			kind: "final",
			sentence: step.sentence
		});
		patience.onWait(`${WORDS[fault.kind](fault.status)}, waiting ${seconds$1(step.waitMs)}`);
		await setTimeout$1(step.waitMs, void 0, { signal: patience.signal });
	}
}
const WORDS = {
	rate: () => "the model is rate limited",
	server: (status) => `the model's host ${status === null ? "failed in the middle" : `answers ${status}`}`,
	connection: () => "the model's host cannot be reached",
	cut: () => "the model's answer broke off",
	stall: () => "the model fell silent"
};
const seconds$1 = (ms) => `${ms < 1e4 ? (ms / 1e3).toFixed(1) : Math.round(ms / 1e3)} s`;
// src/agent/model/stall.ts
async function watched({ silentMs, eventlessMs }, signal, work) {
	const stall = new AbortController();
	let why = "";
	const cut = (how) => () => {
		why = how;
		stall.abort();
	};
	const silence = setTimeout(cut(`was silent for ${silentMs / 1e3} s in the middle of an answer`), silentMs);
	const empty = setTimeout(cut(`sent no more than signs of life for ${eventlessMs / 1e3} s`), eventlessMs);
	const stirred = () => void silence.refresh();
	const alive = () => {
		stirred();
		empty.refresh();
	};
	try {
		return await work(AbortSignal.any([signal, stall.signal]), {
			alive,
			stirred
		});
	} catch (error) {
		if (!stall.signal.aborted || signal.aborted) throw error;
		throw new StreamFault("stall", saidOf(`${why}; run again, or raise 'stall-seconds'`));
	} finally {
		clearTimeout(silence);
		clearTimeout(empty);
	}
}
// src/agent/model/transport.ts
const CONNECT_MS = 1e4;
const REDIRECTS = new Set([
	301,
	302,
	303,
	307,
	308
]);
async function post(url, { headers, body, signal, onPiece }) {
	signal?.throwIfAborted();
	const request = opened(url, {
		method: "POST",
		headers: {
			...headers,
			"accept-encoding": "identity",
			"content-length": Buffer.byteLength(body)
		}
	});
	const stop = () => void request.destroy();
	signal?.addEventListener("abort", stop, { once: true });
	request.once("close", () => signal?.removeEventListener("abort", stop));
	const response = await answerTo(request, body).catch((error) => {
		throw signal?.aborted ? signal.reason : new ConnectionFault(error);
	});
	const status = response.statusCode ?? 0;
	if (REDIRECTS.has(status)) {
		response.destroy();
		throw new ConnectionFault(new Error("unexpected redirect"));
	}
	return {
		status,
		ok: status >= 200 && status < 300,
		url,
		headers: new Map(Object.entries(response.headers).map(([name, value]) => [name, String(value)])),
		body: pieces(await decoded(response), signal, onPiece)
	};
}
function opened(url, options) {
	const node = (name) => process.getBuiltinModule(name);
	return node(url.startsWith("https:") ? "node:https" : "node:http").request(url, options);
}
const loadTransport = () => void process.getBuiltinModule("node:http");
function answerTo(request, body) {
	const late = setTimeout(() => request.destroy(Object.assign(new Error("the connection takes too long"), { code: "ETIMEDOUT" })), CONNECT_MS);
	const connected = () => clearTimeout(late);
	request.once("socket", (socket) => {
		if ("secureConnecting" in socket && socket.secureConnecting === true) socket.once("secureConnect", connected);
		else if (socket.connecting) socket.once("connect", connected);
		else connected();
	});
	return new Promise((resolve, reject) => {
		request.on("response", (response) => resolve(response.on("error", () => void 0)));
		request.on("error", reject);
		request.end(body);
	}).finally(connected);
}
const CODINGS = {
	gzip: "createGunzip",
	"x-gzip": "createGunzip",
	deflate: "createInflate",
	br: "createBrotliDecompress"
};
async function decoded(response) {
	const coding = (response.headers["content-encoding"] ?? "").toLowerCase();
	const create = Object.hasOwn(CODINGS, coding) ? CODINGS[coding] : void 0;
	if (create === void 0) return response;
	const [zlib, { pipeline }] = await Promise.all([import("node:zlib"), import("node:stream")]);
	return pipeline(response, zlib[create](), () => void 0);
}
async function* pieces(stream, signal, onPiece = () => void 0) {
	try {
		for await (const piece of stream) {
			onPiece();
			yield piece;
		}
	} catch (error) {
		throw signal?.aborted ? signal.reason : error;
	}
}
// src/agent/model/wire.ts
const AZURE = /\.(?:openai|cognitiveservices|services\.ai)\.azure\.com$/;
function wireOf(url, key) {
	const parsed = URL.parse(url);
	if (parsed === null) throw new WrongUse(`input 'base-url' is '${url}': must be an address, such as 'https://api.openai.com/v1'`);
	const azure = AZURE.test(parsed.hostname);
	const query = Object.fromEntries(parsed.searchParams);
	parsed.search = "";
	parsed.hash = "";
	parsed.username = "";
	parsed.password = "";
	const headers = {};
	if (azure && key !== null) headers["api-key"] = key;
	if (azure || key === null) headers.authorization = null;
	return {
		baseURL: parsed.href.replace(/\/$/, ""),
		query,
		headers,
		openai: azure || parsed.hostname === "api.openai.com"
	};
}
const ALLOWED = new Set([
	"accept",
	"api-key",
	"authorization",
	"content-type",
	"user-agent"
]);
const allowedHeaders = (headers) => Object.fromEntries([...headers].filter(([name]) => ALLOWED.has(name)));
// src/agent/model.ts
var ModelError = class extends Error {};
var ContextOverflow = class extends Error {
	windowTokens;
	constructor(windowTokens) {
		super(`the conversation is longer than the model's window of ${windowTokens ?? "unknown many"} tokens`);
		this.windowTokens = windowTokens;
	}
};
const OPENAI_URL = "https://api.openai.com/v1";
const DEFAULT_STALL_SECONDS = 90;
const STALL_DOUBLINGS = 2;
const EVENTLESS = 10;
async function openModel(options) {
	const { api = "responses", model, reasoningEffort, cacheKey } = options;
	const wire = wireOf(options.baseUrl ?? OPENAI_URL, options.apiKey);
	const family = familyOf(model);
	const forms = api === "chat" ? FUNCTIONS : {
		...family.forms,
		...options.toolForms
	};
	const learnt = {
		refused: {
			parameters: new Set(),
			forms: { ...forms }
		},
		known: false
	};
	const client = await openClient(options.apiKey, wire, learnt);
	const adapter = (api === "chat" ? chatAdapter : responsesAdapter)(client, {
		model,
		reasoningEffort,
		cacheKey,
		openai: wire.openai
	});
	return {
		name: model,
		contextWindow: options.contextWindow ?? family.contextWindow,
		get dialect() {
			return learnt.refused.forms;
		},
		respond: (request, signal) => respond(adapter, {
			...options,
			baseUrl: wire.baseURL
		}, learnt, request, signal)
	};
}
let loading = null;
function loadClient() {
	loading ??= import("./openai.js").then(async ({ default: Client }) => {
		await setImmediate();
		loadTransport();
		return Client;
	});
	return loading;
}
async function openClient(apiKey, wire, learnt) {
	return new (await (loadClient()))({
		apiKey: apiKey ?? "none",
		baseURL: wire.baseURL,
		adminAPIKey: null,
		organization: null,
		project: null,
		logLevel: "off",
		defaultQuery: wire.query,
		defaultHeaders: wire.headers,
		maxRetries: 0,
		timeout: 2 ** 31 - 1,
		async fetch(url, init) {
			const response = await post(String(url), {
				headers: allowedHeaders(init?.headers),
				body: String(init?.body),
				signal: init?.signal ?? null,
				onPiece: stirredBy(init)
			});
			learnt.known = true;
			if (!response.ok) throw await readHttpFault(response);
			return await asEvents(response);
		}
	});
}
async function respond(adapter, options, learnt, request, signal) {
	const { model, apiKey: key, baseUrl: host, onWait = () => void 0 } = options;
	const stallMs = (options.stallSeconds ?? DEFAULT_STALL_SECONDS) * 1e3;
	const ask = async (stalls) => {
		const patience = {
			silentMs: stallMs * 2 ** Math.min(stalls, STALL_DOUBLINGS),
			eventlessMs: stallMs * EVENTLESS
		};
		for (;;) {
			const sent = copyOf(learnt.refused);
			try {
				return await watched(patience, signal, (stop, life) => adapter.ask(request, sent, stop, life));
			} catch (error) {
				const dropped = dropRefused(error, adapter.extras, learnt.refused, sent, hasImages(request.input));
				if (dropped === null) throw error;
				onWait(`${host} does not take ${dropped}; asked without`);
			}
		}
	};
	return persist(ask, (error) => faultOf(error, {
		host,
		model,
		key
	}), errorOf, {
		signal,
		endsAt: request.endsAt ?? null,
		backoffMs: options.backoffMs ?? null,
		isKnown: () => learnt.known,
		onWait
	});
}
const errorOf = (fault) => fault.kind === "final" ? new ModelError(fault.sentence) : new ContextOverflow(fault.windowTokens);
// src/agent/model/endpoint.ts
const OPENAI = "https://api.openai.com/v1";
const GITHUB_MODELS = "https://models.github.ai/inference";
const GITHUB_DEFAULT_MODEL = "openai/gpt-4.1";
function endpointOf({ apiKey, baseUrl, api, model, modelsToken }) {
	if (apiKey === null && baseUrl === null && modelsToken === null) return null;
	const url = baseUrl ?? (apiKey === null ? GITHUB_MODELS : OPENAI);
	const github = URL.parse(url)?.origin === new URL(GITHUB_MODELS).origin;
	return {
		url,
		key: apiKey ?? (github ? modelsToken : null),
		api: api ?? (github ? "chat" : "responses"),
		model: model ?? (github ? GITHUB_DEFAULT_MODEL : "gpt-6-astra")
	};
}
// src/agent/price-table.ts
const LONG = {
	above: 272e3,
	input: 2,
	output: 1.5
};
const PRICE_TABLE = [
	["gpt-6-astra", {
		input: 10,
		cachedInput: 1,
		cacheWrite: 12.5,
		output: 50,
		long: LONG
	}],
	["gpt-6-sol", {
		input: 2,
		cachedInput: .2,
		cacheWrite: 2.5,
		output: 10,
		long: LONG
	}],
	["gpt-6-luna", {
		input: .1,
		cachedInput: .01,
		cacheWrite: .125,
		output: .5,
		long: LONG
	}]
];
// src/agent/prices.ts
const amount = number_().nonnegative();
const schema = record_(string_(), strictObject_({
	input: amount,
	cached_input: amount.optional(),
	cache_write: amount.optional(),
	output: amount
}));
function readPrices(value, file) {
	const result = schema.safeParse(value);
	if (result.success) return new Map(Object.entries(result.data).map(([model, { input, cached_input, cache_write, output }]) => [model, {
		input,
		output,
		cachedInput: cached_input ?? input,
		cacheWrite: cache_write ?? input,
		long: null
	}]));
	const issue = result.error.issues[0];
	throw new WrongUse(`input 'prices': '${file}' at '${issue?.path.join(".") ?? ""}': ${issue?.message ?? "not understood"}; give {"MODEL": {"input": 2, "cached_input": 0.5, "output": 8}}, US dollars for a million tokens`);
}
const DATE = /-(?:\d{4}-\d{2}-\d{2}|latest)$/;
function priceOf(model, own = new Map()) {
	const known = new Map(PRICE_TABLE);
	const bare = model.slice(model.lastIndexOf("/") + 1);
	const names = [
		model,
		bare,
		bare.replace(DATE, "")
	];
	for (const prices of [own, known]) for (const name of names) {
		const price = prices.get(name);
		if (price !== void 0) return price;
	}
	return null;
}
function requirePrice(model, prices, maxCostUsd) {
	const price = priceOf(model, prices);
	if (price === null && maxCostUsd !== null) throw new WrongUse(`input 'max-cost-usd' is '${maxCostUsd}', and the price of '${model}' is not known: give it in the input 'prices', or limit 'max-tokens' instead`);
	return price;
}
function costOf(usage, price) {
	const { inputTokens, outputTokens } = usage;
	const cached = Math.min(usage.cachedInputTokens, inputTokens);
	const written = Math.min(usage.cacheWriteTokens ?? inputTokens - cached, inputTokens - cached);
	const plain = inputTokens - cached - written;
	const long = price.long !== null && inputTokens > price.long.above ? price.long : {
		input: 1,
		output: 1
	};
	return ((plain * price.input + cached * price.cachedInput + written * price.cacheWrite) * long.input + outputTokens * price.output * long.output) / 1e6;
}
// src/model-choice.ts
function chooseModel(config, prices) {
	const endpoint = endpointOf(config);
	if (endpoint === null) throw new WrongUse("no model to ask: set the input 'openai-api-key' (OPENAI_API_KEY for the command), or 'base-url' for an endpoint that needs no key");
	requirePrice(endpoint.model, prices, config.limits.costUsd ?? null);
	return {
		endpoint,
		price: priceOf(endpoint.model, prices)
	};
}
async function ownPrices({ prices: file }, read) {
	if (file === null) return new Map();
	const text = await read(file);
	if (text === null) throw new WrongUse(`input 'prices' is '${file}': there is no such file`);
	let value;
	try {
		value = parse(text);
	} catch {
		throw new WrongUse(`input 'prices' is '${file}', which is neither JSON nor YAML`);
	}
	return readPrices(value, file);
}
// src/judge/claim-rules.ts
const COMMAND = "commandspan";
const CODE = "codespan";
const RESULT = `(?:unit |integration |e2e |end-to-end |regression |snapshot )?(?:tests?|test ?suites?|suites?|specs?|test cases?)|lint(?:er|ing)?|builds?|compilation|type[ -]?check(?:s|er|ing)?|typescript|tsc|eslint|biome|(?:all|every|other|the|ci|status|of the) checks|(?:every|failing|red|lint|ci|build|type) check|verifiers?|verification|everything|formatting|${COMMAND}`;
const STILL = `(?:(?:now|still|all|also|both|again|already|therefore|thus|then|once more) ){0,3}`;
const NO_OBJECT = String.raw`(?= ?(?:$|[.,;:!?()"'\u2014\u2013-]|\u2705|(?:now|again|locally|successfully|cleanly|as|with|without|on|after|too|and|but|here|under|at|including|since|(?:in|for) (?:full\b|ci\b|\d|all\b|both\b|the (?:sandbox|workspace|container|change|fix)|this|every|me\b))\b))`;
const ITS_KIND = `(?:(?:all|every|the|both|our|its|of|existing|full|entire|whole|project's|other|new|unit|integration|e2e) ){0,4}`;
const rule = (source) => new RegExp(source, "i");
const CLAIM_RULES = [
	{
		name: "they pass",
		about: "verifiers",
		pattern: rule(String.raw`\b(?:${RESULT})(?: (?:${CODE}|${COMMAND}))?:? (?:(?:(?:have|has|were|was) (?:been )?run and|have|has|should|will|continues? to|run and|completes? and|fails? (?:before|without [^ ]{1,20}) and) )?${STILL}(?:pass(?:es|ed)?|succeed(?:s|ed)?)${NO_OBJECT}`.replace("(?<=\\d )of \\d+", "all of them")),
		claims: [
			"All tests pass.",
			"All 41 tests now pass",
			"The failing test passes again.",
			"Lint and type check pass.",
			"`npm test` passes.",
			"The build succeeded on the first try.",
			"Fixed the bound, and the whole test suite passes.",
			"Nothing else was touched and every check passes!",
			"All tests should now pass.",
			"`npm test`: passes",
			"All existing tests continue to pass.",
			"The tests have been run and pass.",
			"The new test fails before and passes after this change.",
			"The test `keeps the last element` now passes."
		],
		others: [
			"The check passes the wrong index.",
			"The tests pass `size` where the function takes an end.",
			"Not all tests pass.",
			"I could not find out whether the tests pass.",
			"The tests pass in a list that is empty.",
			"The type check passes `undefined` on.",
			"The builder passes, by mistake, the old path.",
			"The message `all tests pass` was printed too early.",
			"The old test passed only because the mock was stale.",
			"The bound is changed to make the tests pass.",
			"Tests do not pass yet.",
			"The validator check passes when the list is empty.",
			"The middleware passes the build number on.",
			"A test that passes without the fix is useless."
		]
	},
	{
		name: "they are green",
		about: "verifiers",
		pattern: rule(String.raw`\b(?:${RESULT}|checks?) (?:(?:is|are|was|were|stays?|remains?|comes? back|came back|went|turns?|should be|will be) )?${STILL}(?:green|passing|clean|successful|happy)\b(?! (?:button|colou?r|up))`.replaceAll("\\`", "`")),
		claims: [
			"The tests are green.",
			"The check is green.",
			"Lint is clean, types too.",
			"With all tests passing, this is ready.",
			"The build stays green.",
			"`npm run lint` is clean.",
			"Everything is now green."
		],
		others: [
			"The test is not green yet.",
			"The button is green in the test for success.",
			"The build is clean up to the first error.",
			"The tests are slow.",
			"The `clean` build target removed the cache."
		]
	},
	{
		name: "the change passes them",
		about: "verifiers",
		pattern: rule(String.raw`\bpass(?:es|ed|ing)? ${ITS_KIND}(?:tests|test suite|suite|ci|lint(?:er|ing)?|type[ -]?check(?:s|er|ing)?|build|checks|verifiers|${COMMAND})(?= ?(?:$|[.;:!?)]|(?:and|again|now|locally|successfully)\b))`),
		claims: [
			"The change passes all tests.",
			"This now passes lint and the type check.",
			"It passes `npm test`.",
			"Passes the full test suite."
		],
		others: [
			"`run` passes tests to the runner in the wrong order.",
			"It passes the test name, not the path.",
			"The script passes the build directory twice.",
			"It does not pass the tests."
		]
	},
	{
		name: "they were run and were fine",
		about: "verifiers",
		pattern: rule(String.raw`\b(?:${RESULT}|it|project|code|package) (?:runs?|ran|builds?|compiles?|works|completes?|completed|exits|exited|finishes|finished|lints?|type[ -]?checks?) (?:successfully|cleanly|fine|green|clean|with(?:out| no| zero| 0) (?:any )?(?:new )?(?:lint |type |compile )?(?:errors?|failures?|warnings?|problems?|issues?)|(?:with )?(?:exit )?(?:code |status )?0\b)`.replaceAll("\\`", "`")),
		claims: [
			"The tests run without errors.",
			"The project compiles cleanly.",
			"The code builds without any warnings.",
			"`npm test` exits with code 0.",
			"I ran `make check` and it completes successfully."
		],
		others: [
			"The CLI exits with code 0 although the file is missing.",
			"The loop runs without a bound.",
			"The parser completes successfully on an empty list, which hides the error.",
			"The tests run in a random order."
		]
	},
	{
		name: "they found nothing",
		about: "verifiers",
		pattern: rule(String.raw`\b(?:(?:there are|has|have|reports?|shows?|finds?|found|with|gives?) (?:no|zero|0) (?:more |new |remaining |other |further )?(?:(?:lint|type|compile|compiler|build|test|eslint|typescript) (?:errors?|failures?|warnings?|problems?|issues?)|failing tests|test failures|regressions)|(?:^|[:,] )(?:no|zero|0) (?:more |new |remaining )?(?:(?:lint|type|build|test) (?:errors?|failures?|warnings?)|failing tests|regressions)|\d+ (?:tests? |specs? )?passed|all green|(?:ran|reran|run|running|verified (?:with|by|using)|confirmed (?:with|by|using)) (?:running )?(?:(?:the|all|full|whole|entire|existing|unit) ){0,3}(?:${COMMAND}|tests|test suite)(?: successfully|(?=,? (?:and|to confirm|to verify|to make sure)\b)|(?= ?[.!]?$)))`),
		claims: [
			"There are no failing tests.",
			"tsc reports no type errors.",
			"41 passed, 0 failed.",
			"No lint errors remain.",
			"I ran the full test suite to confirm.",
			"Verified with `npm test`.",
			"All green."
		],
		others: [
			"The parser found no tests in the folder.",
			"No tests were run.",
			"I could not run `npm test`.",
			"The workflow now uses `npm ci`.",
			"The counter shows no failures for skipped files."
		]
	},
	{
		name: "CI says so",
		about: "outside",
		pattern: /\b(?:ci|pipelines?|github actions|workflows?|status checks) (?:(?:is|are|was|were|has|have|should|will|be|run|runs|stays?|now|all|also|still|again) ){0,4}(?:green|pass(?:es|ed|ing)?|succeed(?:s|ed)?|successful)(?= ?(?:$|[.,;:!?)]|(?:again|now|and|on|with|too|as|after)\b))/i,
		claims: [
			"CI is green.",
			"The pipeline passes now",
			"CI should be green again.",
			"All status checks have passed."
		],
		others: [
			"CI was red since Monday.",
			"The workflow passes `--ci` to the runner.",
			"CI passes the token on."
		]
	},
	{
		name: "looked at by hand or elsewhere",
		about: "outside",
		pattern: /^(?:[-\s]|also|additionally|finally|(?:i|we)(?:'ve| have)?|and|then)*\b(?:(?:manually|locally|carefully) )?(?:(?:smoke[ -])?tested|verified|checked|confirmed|tried|validated|reproduced)\b.*\b(?:manually|by hand|locally|in (?:the |a |my )?(?:browser|chrome|firefox|safari|production|staging)|on (?:my |a |an |the )?(?:machine|laptop|windows|mac ?os|linux|android|ios|device|staging|production|node \d+))\b|^(?:also |(?:i|we)(?:'ve| have)? )*(?:manually|smoke[ -])[ -]?(?:tested|verified|checked|confirmed)\b|\b(?:was|were|is|has been|have been) (?:manually (?:tested|verified|checked|confirmed)|(?:tested|verified|checked|confirmed) (?:manually|by hand))\b/i,
		claims: [
			"Verified manually in the browser.",
			"Tested on Windows and macOS.",
			"I manually checked the page.",
			"The layout was verified by hand.",
			"I have also tested this on Node 18."
		],
		others: [
			"Not tested on Windows.",
			"The path is checked on Windows only.",
			"I have not verified this in the browser.",
			"The date was checked against the locale.",
			"Windows paths are now tested for a drive letter."
		]
	},
	{
		name: "a suite beyond the verifiers",
		about: "outside",
		pattern: /^(?:[-\s]|also|additionally|finally|(?:i|we)(?:'ve| have)?|then)*\b(?:ran|run|executed|reran) (?:(?:the|all|full|whole|entire|complete|our|of) ){0,4}(?:e2e|end[ -]to[ -]end|integration|browser|load|performance|acceptance|smoke|ui|visual|cross-platform)\b.{0,40}\b(?:tests?|suites?|benchmarks?|checks?)\b/i,
		claims: [
			"I ran the full e2e suite.",
			"Ran all integration tests as well.",
			"We executed the end-to-end tests twice."
		],
		others: [
			"The e2e suite was not run.",
			"The workflow ran the e2e suite twice, which doubled the time.",
			"I did not run the integration tests."
		]
	}
];
// src/judge/claims.ts
const SIGNAL = /pass|succe|green|clean|happy|fine|error|fail|problem|issue|regress|warn|exit|test|suite|check|verif|confirm|tried|valid|reproduc/i;
function withoutFalseClaims(text, facts) {
	if (!SIGNAL.test(text)) return text;
	const out = [];
	let fence = null;
	for (const line of text.split("\n")) {
		const marker = /^ {0,3}(```+|~~~+)/.exec(line)?.[1];
		const kept = fence !== null || marker !== void 0 || !SIGNAL.test(line) ? line : withoutClaims$1(line, facts);
		if (fence === null) fence = marker ?? null;
		else if (marker?.startsWith(fence)) fence = null;
		if (kept !== null) out.push(kept);
	}
	const result = out.join("\n");
	return result.length === text.length ? text : result.trimEnd();
}
function withoutClaims$1(line, facts) {
	const bullet = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:\[[ xX]\][ \t]+)?/.exec(line)?.[0] ?? "";
	const said = sentences(line.slice(bullet.length));
	const kept = said.filter((sentence) => !isFalseClaim(sentence, facts));
	if (kept.length === said.length) return line;
	const rest = kept.map(({ raw }) => raw).join("").trimEnd();
	return rest === "" ? null : bullet + rest;
}
function isFalseClaim({ raw, plain }, { allGreen, notRun }) {
	return CLAIM_RULES.some(({ about, pattern }) => {
		const match = pattern.exec(plain);
		if (match === null || isDenied(plain.slice(0, match.index), match[0], plain)) return false;
		return about === "outside" || !allGreen || notRun.some((command) => isNamed(command, raw));
	});
}
const DENIED = /\b(?:not|no|none|never|cannot|whether|if|unless|until|before|unclear|unknown|nothing|to (?:make|let|get|have|see)|n't)\b|n't\b/i;
const BY_ACCIDENT = /\bpass(?:es|ed)?,? (?:only|by accident|although|even though|for the wrong)\b/i;
function isDenied(before, claim, sentence) {
	const clause = before.split(/[,;:]| (?:and|but) /).at(-1) ?? "";
	return DENIED.test(clause) || /\b(?:not|never|n't)\b/i.test(claim) || BY_ACCIDENT.test(sentence);
}
const PROGRAM = /^`+ ?(?:\.\/)?(?:npm|npx|pnpm|yarn|bun|deno|node|vitest|jest|mocha|tsc|eslint|biome|prettier|pytest|tox|nox|python3?|ruff|mypy|go|cargo|make|just|mvn|gradle|gradlew|dotnet|bundle|rake|rspec|composer|phpunit|bash|sh)(?: [^`]*)?`+$/;
const END = /(?<=[.!?]["')\]*_]{0,3}\s)(?<!\b(?:e\.g|i\.e|vs)\.\s)/i;
function sentences(text) {
	const found = [{
		raw: "",
		plain: ""
	}];
	const add = (raw, plain) => {
		const last = found.at(-1);
		if (last) Object.assign(last, {
			raw: last.raw + raw,
			plain: last.plain + plain
		});
	};
	for (const { code, text: piece } of codeSpans(text)) {
		if (code) {
			add(piece, PROGRAM.test(piece) ? COMMAND : CODE);
			continue;
		}
		const parts = `${piece}\0`.split(END);
		for (const [i, part] of parts.entries()) {
			const raw = i === parts.length - 1 ? part.slice(0, -1) : part;
			if (i > 0) found.push({
				raw: "",
				plain: ""
			});
			add(raw, prose(raw));
		}
	}
	return found.filter(({ raw }) => raw !== "").map(({ raw, plain }) => ({
		raw,
		plain: plain.trim()
	}));
}
function prose(text) {
	return text.replace(/[*_]+/g, "").replaceAll("\u2019", "'").replace(/\s+/g, " ");
}
const GENERIC = /^(?:npm|npx|pnpm|yarn|bun|run|exec|node|make|tests?)$/;
function isNamed(command, sentence) {
	if (sentence.includes(command)) return true;
	const names = wordsOf(command).filter((word) => word.length > 2 && !GENERIC.test(word));
	const words = wordsOf(sentence.replace(/end[ -]to[ -]end/gi, "e2e"));
	const spoken = words.flatMap((word, i) => [word, word + (words[i + 1] ?? "")]);
	return (names.length > 0 ? names : ["test"]).some((name) => spoken.some((word) => word.startsWith(name)));
}
function wordsOf(text) {
	return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}
// src/verifiers/reports/compare.ts
function compareTests(before, after) {
	if (!before?.complete || !after?.complete) return null;
	if (!(before.format === after.format) && before.failed > 0 && after.failed > 0) return null;
	const then = new Set(before.failedIds);
	const now = new Set(after.failedIds);
	return {
		failedBefore: before.failed,
		failedNow: after.failed,
		newlyFailing: [...now.difference(then)],
		fixed: [...then.difference(now)]
	};
}
// src/record.ts
const NO_USAGE = {
	turns: 0,
	inputTokens: 0,
	cachedInputTokens: 0,
	outputTokens: 0,
	costUsd: null
};
function newRecord(config) {
	return {
		version: 1,
		outcome: "failed",
		reason: "",
		stop: null,
		task: null,
		base: null,
		patch: null,
		submission: null,
		verifiers: [],
		newTests: [],
		fixers: [],
		findings: [],
		citations: [],
		suggestions: [],
		message: null,
		answer: null,
		attempts: [],
		selection: null,
		usage: { ...NO_USAGE },
		exploration: {
			turnsToFirstEdit: null,
			unknownCommands: 0
		},
		timing: {
			totalMs: 0,
			setupMs: 0,
			reproduceMs: 0,
			firstRequestMs: null,
			judgeMs: 0
		},
		environment: {
			sandbox: config.sandbox,
			network: describeNetwork(config.network),
			node: process.version,
			model: null,
			setup: [],
			setupCache: "off",
			inferred: {
				source: "none",
				tools: []
			},
			differences: [],
			fidelity: null
		},
		alsoRedAtBase: null,
		published: null
	};
}
function recordTask(record, { kind, subject, key, issue }) {
	record.task = {
		kind,
		subject,
		key,
		issue
	};
}
function recordBaseline(record, verifiers) {
	record.verifiers = verifiers.map(({ verifier, before }) => ({
		id: verifier.id,
		command: verifier.command,
		source: verifier.source,
		omittedEnv: verifier.omittedEnv,
		before,
		after: null,
		withOriginalTests: null,
		flaky: false
	}));
}
function recordAttempts(record, { chosen: result, all, selection }, usage, ending, task) {
	const { end, submission, verdict, patch } = result;
	record.stop = end.stop;
	record.usage = { ...usage };
	record.exploration = {
		turnsToFirstEdit: end.turnsToFirstEdit,
		unknownCommands: end.unknownCommands
	};
	record.timing.judgeMs = Math.round(result.judgeMs);
	record.suggestions = result.suggestions;
	record.attempts = all.map((each) => ({
		stop: each.end.stop,
		turns: each.usage.turns,
		usage: { ...each.usage },
		outcome: each === result ? ending.outcome : conclude(task, each).outcome
	}));
	record.selection = selection;
	if (patch.files.length > 0) recordPatch(record, patch);
	record.answer = result.answer;
	if (submission !== null && result.answer === null) {
		const { title, cause, change, notVerified } = submission;
		record.submission = {
			title,
			cause,
			change,
			notVerified
		};
	}
	if (verdict !== null) recordVerdict(record, verdict);
	if (record.submission !== null) record.submission = withoutClaims(record.submission, record);
}
function withoutClaims(said, { verifiers }) {
	const ran = verifiers.filter(({ after }) => after !== null && after.conclusion !== "not-run");
	const facts = {
		allGreen: ran.length > 0 && ran.every(({ after }) => after?.conclusion === "success"),
		notRun: verifiers.filter((each) => !ran.includes(each)).map(({ command }) => command)
	};
	const honest = (text) => withoutFalseClaims(text, facts);
	return {
		...said,
		title: honest(said.title),
		cause: honest(said.cause),
		change: honest(said.change)
	};
}
function recordFree(record, { patch, verdict, fixers }) {
	recordPatch(record, patch);
	recordVerdict(record, verdict);
	record.fixers = fixers;
	const commands = fixers.map(({ command }) => `\`${command.replace(PATH_PREFIX, "")}\``).join(" and ");
	record.submission = {
		title: `Run ${commands.replaceAll("`", "")}`,
		cause: "",
		change: `${commands} was run, and nothing else.`,
		notVerified: []
	};
	return {
		outcome: "fixed",
		reason: `${commands} is enough; no model was asked`
	};
}
const PATH_PREFIX = /^PATH="[^"]*" /;
function recordVerdict(record, verdict) {
	record.findings = verdict.findings;
	record.newTests = verdict.newTests;
	const judged = new Map(verdict.results.map((each) => [each.id, withComparison(each)]));
	record.verifiers = record.verifiers.map((each) => judged.get(each.id) ?? each);
}
const withComparison = (result) => ({
	...result,
	comparison: compareTests(result.before?.tests, result.after?.tests)
});
function recordPatch(record, { files, additions, deletions, sha256 }) {
	record.patch = {
		files,
		additions,
		deletions,
		sha256
	};
}
const STOPPED = {
	turns: "the limit of turns was met (`max-turns`)",
	tokens: "the limit of tokens was met (`max-tokens`)",
	cost: "the limit of money was met (`max-cost-usd`)",
	time: "the time was over (`max-minutes`)",
	cancelled: "the run was cancelled",
	"gave-up": "the model handed in the same work again and again"
};
function conclude(task, { end, verdict, suggestions, patch, answer }) {
	if (verdict?.green === true) return {
		outcome: "fixed",
		reason: fixedReason(verdict)
	};
	if (answer !== null) return {
		outcome: "answered",
		reason: ANSWERED
	};
	if (end.stop === "model-error") return {
		outcome: "failed",
		reason: end.error ?? "the model failed"
	};
	if (task.kind === "suggest") return concludeSuggestions(end.stop, suggestions.length);
	const kept = patch.files.length > 0 ? "; the partial patch is kept" : "";
	if (end.stop !== "cancelled" && verdict !== null && onlyGuardRefuses(verdict)) return {
		outcome: "rejected",
		reason: `${state(verdict)}the guard refuses the change: ${rules(verdict)}${kept}`
	};
	const idle = end.stop === "gave-up" && patch.files.length === 0;
	const nothing = task.kind === "ask" ? "the model gave no answer" : "the model changed nothing";
	return {
		outcome: "unfixed",
		reason: `${end.stop === "submitted" ? "the verifiers are still red" : idle ? nothing : end.error ?? STOPPED[end.stop]}${end.stop === "cancelled" || verdict === null ? "" : unheard(verdict)}${kept}`
	};
}
const UNHEARD = {
	timed_out: "timed out",
	cancelled: "was cancelled",
	"not-run": "could not run"
};
function unheard({ results }) {
	const open = results.flatMap(({ command, withOriginalTests }) => {
		const how = UNHEARD[withOriginalTests?.conclusion ?? "success"];
		return how === void 0 ? [] : [`\`${command.trim()}\` ${how}`];
	});
	if (open.length === 0) return "";
	return `; the verifiers are green, but with the original tests and settings put back ${open.join(", ")}`;
}
const ANSWERED = "what was asked is answered; nothing was changed";
function concludeSuggestions(stop, count) {
	if (stop !== "submitted" && stop !== "model-error") return {
		outcome: "unfixed",
		reason: STOPPED[stop]
	};
	return count > 0 ? {
		outcome: "suggested",
		reason: `${count} ${count === 1 ? "suggestion" : "suggestions"}, each with a line that exists`
	} : {
		outcome: "skipped",
		reason: "nothing to suggest names a line that exists"
	};
}
function fixedReason({ results }) {
	const turned = results.filter((result) => result.before?.conclusion !== "success" && result.after?.conclusion === "success");
	const green = results.filter((result) => result.after?.conclusion === "success");
	if (results.length === 1) return `the verifier ${turned.length === 1 ? "turned" : "is"} green`;
	const now = `${green.length} of ${results.length} verifiers ${green.length === 1 ? "is" : "are"} green`;
	return turned.length === 0 ? now : `${turned.length} turned green, ${now} now`;
}
const state = ({ results }) => results.length === 0 ? "nothing of it was run: " : "the verifiers are green, but ";
const onlyGuardRefuses = ({ findings, results }) => findings.some(({ severity }) => severity === "block") && results.every(({ after }) => after === null || after.conclusion === "success");
const rules = ({ findings }) => [...new Set(findings.filter(({ severity }) => severity === "block").map(({ rule }) => rule))].join(", ");
// src/run-state.ts
const stage = ({ around }, name, detail) => around.emit({
	type: "stage",
	stage: name,
	detail
});
const commandTime = (run) => Math.min(timeLeft(run), run.config.limits.minutes * 2e4);
const timeLeft = ({ config, started }) => Math.max(1, started + config.limits.minutes * 6e4 - Date.now());
const MADE_KNOWN = [
	"fixed",
	"answered",
	"suggested"
];
// src/publish/report.ts
async function freshRunDir(runDir, goesOn = false) {
	await dropLinks(runDir);
	await mkdir(join(runDir, "logs"), { recursive: true });
	await drop(runDir, (name) => OWN_FILE.test(name) && !(goesOn && (TRACE.test(name) || PARTIAL.test(name))));
}
const dropTraces = (runDir) => drop(runDir, (name) => TRACE.test(name));
async function drop(runDir, which) {
	await Promise.all((await readdir(runDir)).filter(which).map((name) => rm(join(runDir, name))));
}
async function dropLinks(runDir) {
	for (const name of OWN_FOLDERS) {
		const path = join(runDir, name);
		const found = await lstat(path).catch(() => null);
		if (found === null) continue;
		if (!found.isDirectory()) await rm(path);
		else for (const entry of await readdir(path, {
			recursive: true,
			withFileTypes: true
		})) if (entry.isSymbolicLink()) await rm(join(entry.parentPath, entry.name));
	}
}
const TRACE = /^(?:.*-)?trace\.jsonl$/;
const PARTIAL = /^(?:.*-)?partial\.patch$/;
const OWN_FILE = /^(?:run\.json|regreen\.patch|(?:.*-)?trace\.jsonl|(?:.*-)?partial\.patch(?:\.next)?)$/;
const OWN_FOLDERS = ["evidence", "logs"];
async function writeReport(runDir, record, patch, redactor = null) {
	if (patch !== null && patch.files.length > 0) await writeFile(join(runDir, "regreen.patch"), patch.diff);
	const changed = redactor === null ? new Map() : await redactRun(runDir, redactor);
	const clean = redactor === null ? record : cleaned(record, redactor, changed);
	await writeFile(join(runDir, "run.json"), `${JSON.stringify(clean, null, 2)}\n`);
	return clean;
}
async function redactRun(runDir, redactor) {
	const changed = new Map();
	for (const name of await readdir(runDir)) {
		const path = join(runDir, name);
		const hash = OWN_FILE.test(name) ? await redactFile(path, redactor) : null;
		if (hash !== null) changed.set(name, hash);
		const inside = OWN_FOLDERS.includes(name) ? await redactFolder(path, redactor) : [];
		for (const [file, its] of inside) changed.set(join(name, file), its);
	}
	return changed;
}
function cleaned(record, redactor, changed) {
	const clean = mapStrings(record, (text) => maskTokens(redactor.redact(text)));
	const logs = clean.verifiers.flatMap(({ before, after, withOriginalTests }) => [
		before,
		after,
		withOriginalTests
	].flatMap((run) => run === null ? [] : [run.log]));
	for (const log of logs) log.sha256 = changed.get(log.file) ?? log.sha256;
	if (clean.patch !== null) clean.patch.sha256 = changed.get("regreen.patch") ?? clean.patch.sha256;
	return clean;
}
function mapStrings(value, change) {
	const copy = (each) => {
		if (typeof each === "string") return change(each);
		if (Array.isArray(each)) return each.map(copy);
		if (typeof each !== "object" || each === null) return each;
		return Object.fromEntries(Object.entries(each).map(([name, inner]) => [name, copy(inner)]));
	};
	return copy(value);
}
async function redactFolder(folder, redactor) {
	const changed = new Map();
	for (const entry of await readdir(folder, {
		recursive: true,
		withFileTypes: true
	})) {
		if (!entry.isFile()) continue;
		const path = join(entry.parentPath, entry.name);
		const hash = await redactFile(path, redactor);
		if (hash !== null) changed.set(relative(folder, path), hash);
	}
	return changed;
}
const READINGS = ["latin1", "utf8"];
async function redactFile(path, redactor) {
	let hash = null;
	for (const reading of READINGS) if (await holdsSecret$1(path, reading, redactor)) hash = await rewrite(path, reading, redactor);
	return hash;
}
async function holdsSecret$1(path, reading, redactor) {
	const stream = redactor.stream();
	for await (const chunk of createReadStream(path, reading)) {
		stream.push(chunk);
		if (stream.found) return true;
	}
	return false;
}
async function rewrite(path, reading, redactor) {
	try {
		var _usingCtx$4 = _usingCtx();
		const hash = createHash("sha256");
		const stream = redactor.stream();
		const other = `${path}.redacted`;
		const out = _usingCtx$4.a(await open(other, "w"));
		const put = async (text) => {
			const bytes = Buffer.from(text, reading);
			hash.update(bytes);
			await out.appendFile(bytes);
		};
		for await (const chunk of createReadStream(path, reading)) await put(stream.push(chunk));
		await put(stream.flush());
		await rename(other, path);
		return hash.digest("hex");
	} catch (_) {
		_usingCtx$4.e = _;
	} finally {
		await _usingCtx$4.d();
	}
}
// src/workspace/setup-env.ts
const SHORTEST = 8;
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
function setupVariables(env, names, kept) {
	const wrong = (name, why) => new WrongUse(`input 'setup-env' names '${name}', ${why}`);
	const entries = [...new Set(names)].map((name) => {
		if (!NAME.test(name)) throw wrong(name.slice(0, 100), "which is no name of a variable; give names, one a line");
		const value = env[name] ?? "";
		if (value === "") throw wrong(name, "which is not set; give it to the step under 'env:'");
		if (value.length < SHORTEST) throw wrong(name, `whose value has fewer than ${SHORTEST} characters and could not be looked for after set-up`);
		if (kept.some((secret) => secret !== "" && value.includes(secret))) throw wrong(name, "which holds the key of the model or the token of the job; neither enters the sandbox");
		return [name, value];
	});
	return Object.fromEntries(entries);
}
const CAPS = {
	bytes: 8 * 1024 ** 3,
	files: 2e6
};
const TOO_MUCH = "\0";
async function findSetupSecrets(places, values, caps = CAPS) {
	if (Object.keys(values).length === 0) return null;
	const state = {
		redactor: redactorOf(Object.values(values)),
		left: { ...caps }
	};
	for (const place of places) {
		const found = await search(place, state);
		if (found === null) continue;
		if (found === TOO_MUCH) return `set-up left more than can be searched for the values of \`setup-env\` (${caps.files} files, ${caps.bytes} bytes): let it leave less`;
		const shown = JSON.stringify(state.redactor.redact(bytesOf(found).toString()));
		return `set-up wrote the value of ${await namesIn(place, values, caps)} to ${shown}: nothing that later commands can read may hold it, so let set-up remove the file or keep the value elsewhere`;
	}
	return null;
}
function redactorOf(values) {
	return createRedactor(values.flatMap((value) => [value, Buffer.from(value).toString("latin1")]));
}
async function namesIn(place, values, caps) {
	const found = [];
	for (const [name, value] of Object.entries(values)) if (await search(place, {
		redactor: redactorOf([value]),
		left: { ...caps }
	}) !== null) found.push(`'${name}'`);
	return found.join(" and ");
}
const bytesOf = (path) => Buffer.from(path, "latin1");
const latin1 = (path) => Buffer.from(path).toString("latin1");
function search(place, state) {
	return searchEntry(latin1(place), latin1(basename(place)), state);
}
async function searchEntry(path, shown, state) {
	const { left } = state;
	left.files -= 1;
	if (left.files < 0 || left.bytes < 0) return TOO_MUCH;
	if (holds(state, shown)) return shown;
	const stat = await lstat(bytesOf(path)).catch(() => null);
	if (stat?.isSymbolicLink()) return holds(state, (await readlink(bytesOf(path), "buffer")).toString("latin1")) ? shown : null;
	if (stat?.isFile()) {
		if (await fileHolds(path, state)) return shown;
		return left.bytes < 0 ? TOO_MUCH : null;
	}
	if (!stat?.isDirectory()) return null;
	for (const name of await readdir(bytesOf(path), { encoding: "buffer" })) {
		const inner = `/${name.toString("latin1")}`;
		const found = await searchEntry(path + inner, shown + inner, state);
		if (found !== null) return found;
	}
	return null;
}
function holds({ redactor }, text) {
	const stream = redactor.stream();
	stream.push(text);
	return stream.found;
}
async function fileHolds(path, { redactor, left }) {
	try {
		var _usingCtx$3 = _usingCtx();
		const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
		const file = _usingCtx$3.a(await open(bytesOf(path), flags));
		const stream = redactor.stream();
		for await (const chunk of file.createReadStream({
			encoding: "latin1",
			autoClose: false
		})) {
			left.bytes -= String(chunk).length;
			stream.push(String(chunk));
			if (stream.found || left.bytes < 0) break;
		}
		return stream.found;
	} catch (_) {
		_usingCtx$3.e = _;
	} finally {
		await _usingCtx$3.d();
	}
}
// src/further.ts
const GITHUB = "https://github.com";
const NO_WALL = {
	outcome: "no-environment",
	reason: "further repositories are shown by the sandbox: run without `sandbox: none`, or check them out in a step before regreen"
};
function originOf({ config, around }) {
	const { server = GITHUB, repository, cancel: signal } = around;
	return repository === void 0 ? null : {
		server,
		repository,
		token: config.githubToken,
		signal
	};
}
const inferenceOf = ({ config: { workingDirectory }, rules }) => ({
	scripts: true,
	workingDirectory,
	...rules === void 0 ? {} : { written: rules.fileAt }
});
async function bringRepositories(run, workspace) {
	const { config, around } = run;
	if (config.repositories.length === 0) return null;
	if (config.sandbox === "none") return NO_WALL;
	around.emit({
		type: "stage",
		stage: "workspace",
		detail: config.repositories.join(", ")
	});
	const source = {
		server: around.server ?? GITHUB,
		token: config.githubToken,
		trusted: run.trusted === true,
		repository: around.repository ?? null,
		signal: around.cancel
	};
	const main = {
		git: workspace.git,
		tree: workspace.base.tree
	};
	const { fetchRepositories, NAMED, RepositoryUnavailable } = await import("./repositories.js");
	try {
		const fetched = await fetchRepositories(config.repositories, main, workspace.repositories, source);
		for (const { host, path } of fetched) if (path !== null) workspace.show(host, join(workspace.path, path));
		if (fetched.some(({ path }) => path === null)) workspace.show(join(workspace.repositories, NAMED), INSIDE.repositories);
		return null;
	} catch (error) {
		if (!(error instanceof RepositoryUnavailable)) throw error;
		return {
			outcome: "no-environment",
			reason: sanitize(error.message).text
		};
	}
}
const repositoriesInside = ({ config }) => config.repositories.filter((entry) => entry.includes("@")).map((entry) => join(INSIDE.repositories, entry.slice(0, entry.indexOf("@"))));
function setupEnvOf({ config, around, trusted = false }) {
	if (config.setupEnv.length === 0) return {};
	if (trusted) return around.setupEnv ?? {};
	around.emit({
		type: "note",
		text: "set-up runs without the variables of `setup-env`: the commit is not by people who are known to have write access"
	});
	return {};
}
async function searchAfterSetup({ tree, wall }, workspace, values) {
	if (Object.keys(values).length === 0) return null;
	await redactFolder(workspace.logs, createRedactor(Object.values(values)));
	const found = await findSetupSecrets([...(await listUntracked(workspace.git, tree)).map((path) => join(tree.dir, path)), wall.home], values);
	return found === null ? null : {
		outcome: "failed",
		reason: found
	};
}
// src/kept-inputs.ts
const KEPT = [
	"base-url",
	"api",
	"model",
	"context-window",
	"reasoning-effort",
	"stall-seconds",
	"prices",
	"setup",
	"setup-env",
	"env",
	"verify",
	"fixers",
	"sandbox",
	"network",
	"repositories",
	"working-directory",
	"attempts"
];
const OPENING = [
	"base-url",
	"sandbox",
	"network",
	"env",
	"setup",
	"repositories",
	"prices"
];
function keepInputs(given) {
	const inputs = {};
	for (const name of KEPT) {
		const value = given[name];
		if (value !== void 0) inputs[name] = name === "setup-env" || holdsSecret(value, given) ? null : value;
	}
	return {
		inputs,
		seal: sealOf(inputs, given)
	};
}
const LEAST_OF_SECRETS = 8;
const WITH_PASSWORD = /https?:\/\/[^\s/@]+@|:\/\/[^\s/@:]*:[^\s/@]+@/i;
function holdsSecret(value, given) {
	const secrets = [
		given["openai-api-key"],
		given["models-token"],
		given["github-token"]
	];
	const holds = (secret) => secret.length < LEAST_OF_SECRETS ? value === secret : value.includes(secret);
	if (secrets.some((secret) => secret && holds(secret))) return true;
	if (WITH_PASSWORD.test(value) || tokensIn(value, "likely").length > 0) return true;
	return value.split("\n").some((line) => {
		const url = URL.parse(line);
		return url !== null && (url.username !== "" || url.password !== "" || url.search !== "");
	});
}
function sealOf(inputs, { "openai-api-key": key }) {
	if (key === void 0 || key.length < LEAST_OF_SECRETS) return null;
	return createHmac("sha256", key).update(JSON.stringify(inputs)).digest("hex");
}
function isSealed({ inputs, seal }, given) {
	return seal !== null && seal === sealOf(inputs, given);
}
function inputsToGoOn(before, given) {
	if (before === void 0) return {
		inputs: given,
		notes: oneAttempt(given.attempts)
	};
	const sealed = isSealed(before, given);
	const inputs = { ...given };
	const notes = [];
	const taken = [];
	const again = [];
	for (const name of KEPT) {
		const was = Object.hasOwn(before.inputs, name) ? before.inputs[name] : void 0;
		const now = given[name];
		if (now !== void 0 && now !== was) notes.push(differs(name, now, was));
		if (now !== void 0 || was === void 0 || name === "attempts") continue;
		if (was === null || name === "setup-env" || !sealed && opens(name, was, given)) again.push(`'--${name}'`);
		else {
			inputs[name] = was;
			taken.push(`'--${name}'`);
		}
	}
	if (again.length > 0) throw new WrongUse(`the run before was given ${again.join(", ")}, which '--resume' takes only from a run with the same key, and never where it may hold or name a secret; give it again, or another value`);
	if (taken.length > 0) notes.unshift(`goes on with what the run before was given: ${taken.join(", ")}`);
	return {
		inputs,
		notes: [...notes, ...oneAttempt(given.attempts ?? before.inputs.attempts)]
	};
}
const LOOPBACK = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?:\/|$)/;
function opens(name, value, given) {
	if (name === "base-url") return given["openai-api-key"] !== void 0 && !LOOPBACK.test(value);
	if (name === "sandbox") return value !== "auto";
	return OPENING.includes(name) && value.trim() !== "";
}
function differs(name, now, was) {
	const shown = (value) => `'${value.replaceAll("\n", ", ")}'`;
	const then = was === void 0 ? "was not given" : was === null || holdsSecret(was, {}) ? "was given, and not shown" : `was ${shown(was)}`;
	return `'--${name}' is ${holdsSecret(now, {}) ? "given" : shown(now)} now, and ${then} in the run before`;
}
const oneAttempt = (attempts) => Number(attempts ?? 1) > 1 ? [`'--attempts' is ${attempts}, and a run that goes on has one attempt: the first of the run before`] : [];
// src/progress.ts
const WHEN = {
	before: "base     ",
	patch: "patch    ",
	originals: "originals",
	tests: "new tests"
};
function renderEvent(event) {
	switch (event.type) {
		case "stage": return `${event.stage.padEnd(9)} ${event.detail}`;
		case "note": return `          ${event.text}`;
		case "verifier": return `          ${WHEN[event.when]}  ${firstLine(event.command)}: ${ending(event.run)}, ${seconds(event.run)}`;
		case "model": return `  turn ${event.turn}  ${firstLine(event.text)}`;
		case "tool": return `  turn ${event.turn}  ${event.name} ${firstLine(event.input)}`;
		case "tool-result": return `          ${firstLine(event.summary)}`;
		case "usage": return null;
	}
}
const firstLine = (text) => (text.trim().split("\n", 1)[0] ?? "").slice(0, 160);
const seconds = (run) => `${(run.durationMs / 1e3).toFixed(1)} s`;
function ending(run) {
	if (run.conclusion === "not-run") return `not run, ${run.missing} is missing`;
	return run.exitCode === null ? run.conclusion : `exit ${run.exitCode}`;
}
// src/run.ts
async function run(order, config, around, misused = () => void 0) {
	const started = Date.now();
	const record = newRecord(config);
	const kept = { patch: null };
	const { former = null } = order;
	await freshRunDir(around.runDir, former !== null && "resume" in former);
	let ending;
	try {
		ending = await stages({
			config,
			around,
			record,
			kept,
			started
		}, order);
	} catch (error) {
		ending = {
			outcome: "failed",
			reason: sentence(error)
		};
		if (error instanceof WrongUse && !around.cancel.aborted) misused(error);
	}
	if (around.cancel.aborted && !MADE_KNOWN.includes(ending.outcome)) {
		record.stop = "cancelled";
		ending = {
			outcome: "unfixed",
			reason: "the run was cancelled; what was done is kept in the run folder"
		};
	}
	Object.assign(record, ending);
	record.timing.totalMs = Date.now() - started;
	const untold = await order.tell?.(record);
	if (untold) around.emit({
		type: "note",
		text: untold
	});
	return writeReport(around.runDir, record, kept.patch, around.redactor);
}
async function stages(run, order) {
	try {
		var _usingCtx$2 = _usingCtx();
		const { config, record, around } = run;
		for (const text of order.notes ?? []) around.emit({
			type: "note",
			text
		});
		stage(run, "trigger", "may this run start?");
		const admitted = await order.admit();
		if ("ending" in admitted) return admitted.ending;
		const { sha, branch, against } = admitted;
		run.trusted = admitted.trusted;
		run.keepsSetup = admitted.keepsSetup;
		record.base = {
			sha,
			branch
		};
		const tried = Promise.withResolvers();
		stage(run, "workspace", `a disposable copy of ${sha.slice(0, 12)}`);
		const workspace = _usingCtx$2.a(await openWorkspace({
			...around,
			sha,
			sandbox: config.sandbox,
			dirty: order.dirty,
			begun: order.begun ?? null,
			prove: config.useModel ? tried.resolve : null,
			origin: originOf(run)
		}));
		const room = config.repositories.length === 0 ? begun(workspace) : null;
		const { rules } = admitted;
		if (rules !== null) {
			run.rules = await workspace.filesOf(rules);
			around.emit({
				type: "note",
				text: `instructions and commands are those of ${rules.slice(0, 12)}`
			});
		}
		const fileAt = (path) => workspace.fileAt(path);
		if (order.resume !== null && order.resume.start.base.tree !== workspace.base.tree) throw new WrongUse(`'--resume' goes on with a run on ${order.resume.start.base.sha.slice(0, 12)}, and the checkout holds something else; check that commit out, with the changes it had`);
		stage(run, "context", "what failed, and what its log says");
		const gathered = await order.gather(fileAt);
		if ("ending" in gathered) return gathered.ending;
		const { task } = gathered;
		recordTask(record, task);
		await Promise.all(task.evidence.map(({ name, text }) => writeFile(join(workspace.evidence, name), text)));
		const resume = order.resume ?? await resumeHere(run, order, {
			task,
			workspace
		});
		await Promise.race([tried.promise, room?.catch(() => void 0)]);
		const { repair } = await import("./repair2.js");
		return await repair(run, order, {
			workspace,
			room,
			task,
			against,
			fileAt,
			resume
		});
	} catch (_) {
		_usingCtx$2.e = _;
	} finally {
		await _usingCtx$2.d();
	}
}
const resumeHere = async (run, { former }, here) => former ? (await import("./former-run.js")).goOnHere(former, run, here) : null;
function begun(workspace) {
	const room = workspace.openRoom();
	room.catch(() => void 0);
	return room;
}
// src/commands/local-run.ts
async function runLocal(order, config, { env, path, runDir, prices, token, cancel = cancelSignal() }) {
	const kept = [config.apiKey, token].filter((value) => value !== null);
	const setupEnv = setupVariables(env, config.setupEnv, kept);
	const secrets = [...kept, ...Object.values(setupEnv)];
	const redactor = createRedactor(secrets);
	const logger = createLogger({
		out: (text) => process.stderr.write(text),
		redactor,
		mode: "terminal"
	});
	const misuse = [];
	const record = await run(order, config, {
		path,
		runDir,
		prices,
		redactor,
		setupEnv,
		env: sandboxEnv(env, config.env, secrets),
		hide: [],
		emit: (event) => {
			const line = renderEvent(event);
			if (line !== null) logger.line(line);
		},
		cancel,
		...env.GITHUB_SERVER_URL === void 0 ? {} : { server: env.GITHUB_SERVER_URL }
	}, (error) => misuse.push(error));
	const [wrong] = misuse;
	if (wrong === void 0) logger.line(`${record.outcome}: ${record.reason}`);
	logger.line(`${runDir}/run.json`);
	if (wrong !== void 0) throw wrong;
	return record;
}
const NOT_DONE = [
	"unfixed",
	"rejected",
	"no-environment",
	"stale",
	"refused"
];
function exitCode({ outcome, stop }) {
	if (stop === "cancelled") return 130;
	if (outcome === "failed") return 3;
	return NOT_DONE.includes(outcome) ? 1 : 0;
}
// src/workspace/apply.ts
async function applyToCheckout(target, patch, { write, print }) {
	if (!write) {
		if (print) printDiff(patch);
		return null;
	}
	for (const file of patch.files) if (!await unchanged(target, file)) return {
		outcome: "stale",
		reason: `'${file.path}' has changed while regreen worked; the patch is kept in the run folder`
	};
	for (const file of patch.files) await writeFileOf(target, patch, file);
	return null;
}
function printDiff(patch) {
	process.stdout.write(process.stdout.isTTY ? sanitize(Buffer.from(patch.diff).toString("utf8")).text : patch.diff);
}
async function unchanged({ git, path, base }, file) {
	const here = join(path, file.path);
	if (await leadsElsewhere(path, file.path)) return false;
	const stat = await lstat(here).catch(() => null);
	if (file.status === "added") return stat === null;
	if (!stat?.isFile()) return false;
	const [now, before] = await Promise.all([git.run([
		"hash-object",
		"--",
		file.path
	], { workTree: path }), git.run(["rev-parse", `${base.tree}:${file.path}`])]);
	return now.trim() === before.trim();
}
async function leadsElsewhere(root, path) {
	let here = root;
	for (const part of path.split("/").slice(0, -1)) {
		here = join(here, part);
		if ((await lstat(here).catch(() => null))?.isSymbolicLink()) return true;
	}
	return false;
}
async function writeFileOf({ git, path }, patch, file) {
	try {
		var _usingCtx$1 = _usingCtx();
		const here = join(path, file.path);
		if (file.status === "deleted") return rm(here);
		await mkdir(dirname(here), { recursive: true });
		const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_NOFOLLOW;
		const handle = _usingCtx$1.a(await open(here, flags, 420));
		const content = await git.bytes([
			"cat-file",
			"--filters",
			`${patch.tree}:${file.path}`
		], { workTree: path });
		await handle.writeFile(content);
		await chmod(here, file.mode === "100755" ? 493 : 420);
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
// src/commands/run-fix.ts
async function runFix(flags, env, { path, workingDirectory, begun, cancel }) {
	once(flags, [
		"cwd",
		"event",
		"event-name",
		"log",
		"resume",
		"task"
	]);
	const given = givenInputs(flags, env, workingDirectory);
	const former = flags.has("resume") ? await (await import("./go-on.js")).openFormer(flags, given) : null;
	const inputs = former?.inputs ?? given;
	const config = {
		...toConfig(inputs),
		useModel: !flags.has("no-model"),
		given: keepInputs(inputs)
	};
	if (former !== null) config.limits = former.limits(config);
	const prices = await ownPrices(config, (file) => readFile(file, "utf8").catch(() => null));
	if (config.useModel) {
		const { price } = chooseModel(config, prices);
		former?.priced(price);
	}
	const token = env.GITHUB_TOKEN ?? env.GH_TOKEN ?? null;
	config.githubToken = token;
	const order = await (former === null ? makeOrder(flags, env, config, path) : goOn(flags, path, former.resume));
	order.notes = former?.notes ?? [];
	order.begun = begun;
	const runDir = await makeRunDir(config.runDir);
	await former?.takeOver(runDir);
	const record = await runLocal(order, config, {
		env,
		path,
		runDir,
		prices,
		token,
		cancel
	});
	if (flags.has("json")) process.stdout.write(`${JSON.stringify(record)}\n`);
	return exitCode(record);
}
function givenInputs(flags, env, workingDirectory) {
	const inputs = localInputs({
		...flags,
		has: withoutTask(flags)
	}, env);
	return workingDirectory === "." ? inputs : {
		...inputs,
		"working-directory": workingDirectory
	};
}
const withoutTask = (flags) => (name) => name !== "task" && flags.has(name);
async function makeOrder(flags, env, config, path) {
	if (flags.has("event")) {
		alone(flags, "event", WHAT);
		const { eventOrder } = await import("./event-order.js");
		return eventOrder(flags, env, config, path);
	}
	return localOrder(flags, path, await localTask(flags, config), null);
}
const WHAT = [
	"command",
	"log",
	"task"
];
function alone(flags, flag, others) {
	const other = others.find((name) => flags.has(name));
	if (other !== void 0) throw new WrongUse(`'--${flag}' says what to do already; leave '--${other}' out, or '--${flag}'`);
}
async function goOn(flags, path, resume) {
	alone(flags, "resume", [...WHAT, "event"]);
	const { base } = resume.start;
	const { sha } = await localHead(path);
	if (sha !== base.sha) throw new WrongUse(`'--resume' goes on with a run on ${base.sha.slice(0, 12)}, and the checkout is at ${sha.slice(0, 12)}; check that commit out, with the changes it had`);
	return localOrder(flags, path, {
		...resume.start.task,
		evidence: []
	}, resume);
}
async function localOrder(flags, path, task, resume) {
	const head = await localHead(path);
	return {
		dirty: true,
		resume,
		admit: () => Promise.resolve({
			...head,
			against: head.sha,
			trusted: true,
			rules: null,
			keepsSetup: true
		}),
		gather: () => Promise.resolve({ task }),
		publish: (_record, patch, workspace) => applyToCheckout(workspace, patch, {
			write: flags.has("apply"),
			print: !flags.has("json")
		})
	};
}
async function localTask(flags, config) {
	const commands = flags.all("command");
	const words = flags.last("task");
	const log = flags.last("log");
	if (commands.length === 0 && words === null && log === null) throw new WrongUse("nothing to do: say what is broken with --command, --log, --event or --task");
	const text = await readTask(words);
	const found = log === null ? null : await readFailure(log);
	const failing = [...commands, ...commands.length === 0 && found?.command ? [found.command] : []];
	if (failing.length === 0 && text === null) throw new WrongUse(`'--log ${log}' does not say which command failed; name it with --command`);
	const base = wordsTask(text ?? `\`${failing[0]}\` fails. Find the cause and repair it.`, keyOf("local", ...failing, text ?? ""));
	return {
		...base,
		subject: text === null ? `the failing \`${failing[0]?.replaceAll("`", "").split("\n", 1)[0]}\`` : base.subject,
		text: found === null ? base.text : `${base.text}\n\nIts log:\n${found.excerpt}`,
		failing: failing.map((command, i) => makeVerifier(`command-${i + 1}`, command, "command", config.workingDirectory))
	};
}
const LOG_TOKENS = 1500;
async function readFailure(file) {
	const [{ excerptText, triage }, { openLog }] = await Promise.all([import("./failure-log2.js"), import("./triage.js")]);
	const found = await triage((await openLog("--log ", file, ".")).chunks, { maxTokens: LOG_TOKENS });
	return {
		command: found.command,
		excerpt: excerptText(found)
	};
}
export { secretNeed as $, withComparison as A, wordsTask as B, newRecord as C, recordPatch as D, recordFree as E, ModelError as F, kindsOf as G, withOwnIds as H, openModel as I, isAssignment as J, onlyReads as K, askTask as L, ownPrices as M, costOf as N, recordTask as O, ContextOverflow as P, slug as Q, keyOf as R, conclude as S, recordBaseline as T, withoutRepeats as U, discover as V, inputVerifiers as W, calledScripts as X, simpleCommands as Y, packageScripts as Z, writeReport as _, run as a, stage as b, keepInputs as c, repositoriesInside as d, unfitReason as et, searchAfterSetup as f, freshRunDir as g, dropTraces as h, runLocal as i, chooseModel as j, recordVerdict as k, bringRepositories as l, setupVariables as m, applyToCheckout as n, renderEvent as o, setupEnvOf as p, programWords as q, exitCode as r, inputsToGoOn as s, runFix as t, inferenceOf as u, MADE_KNOWN as v, recordAttempts as w, timeLeft as x, commandTime as y, plain as z };

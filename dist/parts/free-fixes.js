import { m as openCourtroom } from "./repair.js";
import { J as isAssignment, X as calledScripts, Y as simpleCommands, Z as packageScripts, b as stage, y as commandTime } from "./run.js";
import { o as untrackedBaseline, t as collectPatch } from "./patch.js";
import { basename, dirname, join } from "node:path";
// src/verifiers/fixer-rules.ts
const FIXER_RULES = {
	prettier: {
		checks: [
			"--check",
			"-c",
			"--list-different",
			"-l"
		],
		writes: "--write",
		not: ["-w"],
		examples: [["prettier --check 'src/**/*.ts' --config p.json", "prettier --write 'src/**/*.ts' --config p.json"], ["npx --no-install prettier@3 -l -c .", "npx --no-install prettier@3 --write ."]],
		counterExamples: [
			"prettier .",
			"prettier --check --write .",
			"prettier --check --stdin-filepath a.ts"
		]
	},
	"biome check": {
		aliases: [
			"biome ci",
			"@biomejs/biome check",
			"@biomejs/biome ci"
		],
		becomes: "biome check",
		writes: "--write",
		not: [
			"--fix",
			"--apply",
			"--unsafe",
			"--apply-unsafe",
			"--suppress",
			"--threads"
		],
		examples: [["biome ci --error-on-warnings src", "biome check --error-on-warnings src --write"], ["npx @biomejs/biome check .", "npx @biomejs/biome check . --write"]],
		counterExamples: [
			"biome check --apply-unsafe .",
			"biome migrate",
			"biome ci --threads=2"
		]
	},
	"biome format": {
		aliases: [
			"biome lint",
			"@biomejs/biome format",
			"@biomejs/biome lint"
		],
		writes: "--write",
		not: [
			"--fix",
			"--apply",
			"--unsafe",
			"--apply-unsafe",
			"--suppress"
		],
		examples: [["biome format .", "biome format . --write"], ["bunx biome lint src", "bunx biome lint src --write"]],
		counterExamples: ["biome lint --suppress"]
	},
	eslint: {
		writes: "--fix",
		dropsValued: ["--max-warnings"],
		not: [...[
			"--fix-dry-run",
			"--fix-type",
			"--print-config",
			"--inspect-config",
			"--init",
			"--env-info"
		], ...[
			"--suppress-all",
			"--suppress-rule",
			"--prune-suppressions"
		]],
		examples: [["eslint . --ext .js,.ts --max-warnings 0", "eslint . --ext .js,.ts --fix"], ["CI=1 pnpm exec eslint --max-warnings=0 -- a.js", "CI=1 pnpm exec eslint --fix -- a.js"]],
		counterExamples: [
			"eslint --fix-dry-run .",
			"eslint --fix .",
			"eslint --stdin"
		]
	},
	stylelint: {
		writes: "--fix",
		dropsValued: ["--max-warnings", "--mw"],
		examples: [["yarn stylelint \"**/*.css\"", "yarn stylelint \"**/*.css\" --fix"]],
		counterExamples: ["stylelint --fix=strict a.css"]
	},
	oxlint: {
		writes: "--fix",
		dropsValued: ["--max-warnings"],
		not: [
			"--fix-suggestions",
			"--fix-dangerously",
			"--init",
			"--rules"
		],
		examples: [["oxlint --deny-warnings src", "oxlint --deny-warnings src --fix"]]
	},
	standard: {
		aliases: ["xo", "ts-standard"],
		writes: "--fix",
		examples: [["standard", "standard --fix"], ["xo src", "xo src --fix"]]
	},
	"dprint check": {
		becomes: "dprint fmt",
		drops: ["--list-different"],
		examples: [["dprint check --config d.json", "dprint fmt --config d.json"]]
	},
	"deno fmt": {
		checks: ["--check"],
		examples: [["deno fmt --check src", "deno fmt src"]]
	},
	markdownlint: {
		aliases: ["markdownlint-cli", "markdownlint-cli2"],
		writes: "--fix",
		not: ["-f", "-s"],
		examples: [["markdownlint-cli2 '*.md' '#node_modules'", "markdownlint-cli2 '*.md' '#node_modules' --fix"]]
	},
	"npm ci": {
		becomes: "npm install",
		writes: "--package-lock-only --ignore-scripts",
		not: [
			"--dry-run",
			"-g",
			"--global"
		],
		network: true,
		examples: [["npm ci", "npm install --package-lock-only --ignore-scripts"]],
		counterExamples: ["npm install"]
	},
	"ruff check": {
		writes: "--fix",
		drops: [
			"--diff",
			"--no-fix",
			"--unsafe-fixes"
		],
		not: [
			"--fix-only",
			"--add-noqa",
			"--show-files",
			"--show-settings"
		],
		examples: [["uv run ruff check --select I .", "uv run ruff check --select I . --fix"], ["ruff check --unsafe-fixes", "ruff check --fix"]],
		counterExamples: [
			"ruff check --add-noqa",
			"ruff check --watch",
			"ruff rule E501"
		]
	},
	"ruff format": {
		checks: ["--check", "--diff"],
		examples: [["ruff format --check --diff src", "ruff format src"]]
	},
	black: {
		checks: ["--check", "--diff"],
		examples: [["poetry run black -l 100 --check .", "poetry run black -l 100 ."]],
		counterExamples: ["black --check -", "black ."]
	},
	isort: {
		checks: [
			"--check",
			"--check-only",
			"-c",
			"--diff"
		],
		examples: [["python -m isort --check-only --profile black .", "python -m isort --profile black ."]]
	},
	autopep8: {
		aliases: ["yapf"],
		checks: ["--diff", "-d"],
		writes: "--in-place",
		not: ["-i"],
		examples: [["autopep8 --diff -r src", "autopep8 --in-place -r src"], ["yapf -d a.py", "yapf --in-place a.py"]]
	},
	gofmt: {
		aliases: ["goimports", "gofumpt"],
		checks: ["-l", "-d"],
		writes: "-w",
		examples: [
			["gofmt -s -l .", "gofmt -s -w ."],
			["test -z \"$(gofmt -l .)\"", "gofmt -w ."],
			["[ -z $(goimports -local acme.test -d -l cmd) ]", "goimports -local acme.test -w cmd"]
		],
		counterExamples: [
			"test -n \"$(gofmt -l .)\"",
			"test -z \"$(ls)\"",
			"test -z \"$(gofmt -l . | head)\""
		]
	},
	"go mod tidy": {
		checks: ["-diff"],
		examples: [["go mod tidy -diff", "go mod tidy"]],
		counterExamples: ["go mod verify"]
	},
	"golangci-lint run": {
		writes: "--fix",
		examples: [["golangci-lint run --timeout 5m ./...", "golangci-lint run --timeout 5m ./... --fix"]]
	},
	"cargo fmt": {
		checks: ["--check"],
		examples: [["cargo fmt --all -- --check", "cargo fmt --all"], ["cargo +nightly fmt -- --check --config max_width=80", "cargo +nightly fmt -- --config max_width=80"]],
		counterExamples: ["cargo clippy -- -D warnings"]
	},
	rustfmt: {
		checks: ["--check"],
		examples: [["rustfmt --check --edition 2024 src/lib.rs", "rustfmt --edition 2024 src/lib.rs"]]
	},
	"zig fmt": {
		checks: ["--check"],
		examples: [["zig fmt --check src", "zig fmt src"]]
	},
	"clang-format": {
		checks: ["--dry-run", "-n"],
		drops: ["-Werror", "--Werror"],
		writes: "-i",
		examples: [["clang-format --style=file -n -Werror a.c", "clang-format --style=file -i a.c"]],
		counterExamples: ["clang-format a.c"]
	},
	rubocop: {
		writes: "-a",
		drops: [
			"--parallel",
			"-P",
			"--fail-fast",
			"-F"
		],
		not: [...[
			"-A",
			"--autocorrect",
			"--autocorrect-all",
			"--auto-correct",
			"--auto-correct-all",
			"-x"
		], ...[
			"-s",
			"--fix-layout",
			"--auto-gen-config",
			"--disable-uncorrectable"
		]],
		examples: [["bundle exec rubocop --parallel -f github app", "bundle exec rubocop -f github app -a"], ["bin/rubocop", "bin/rubocop -a"]],
		counterExamples: ["rubocop --auto-gen-config", "rubocop -A"]
	},
	standardrb: {
		writes: "--fix",
		not: ["--fix-unsafely", "--generate-todo"],
		examples: [["bundle exec standardrb lib", "bundle exec standardrb lib --fix"]]
	},
	"php-cs-fixer check": {
		becomes: "php-cs-fixer fix",
		examples: [["vendor/bin/php-cs-fixer check --diff src", "vendor/bin/php-cs-fixer fix --diff src"]]
	},
	"php-cs-fixer fix": {
		checks: ["--dry-run"],
		examples: [["composer exec -- php-cs-fixer fix --dry-run", "composer exec -- php-cs-fixer fix"]]
	},
	phpcs: {
		becomes: "phpcbf",
		not: [
			"-a",
			"-e",
			"-i",
			"--generator",
			"--config-set",
			"--config-show",
			"--config-delete"
		],
		examples: [["./vendor/bin/phpcs --standard=PSR12 src", "./vendor/bin/phpcbf --standard=PSR12 src"], ["composer exec phpcs -- -n src", "composer exec phpcbf -- -n src"]],
		counterExamples: ["phpcs -i", "phpcs --config-set a b"]
	},
	"mix format": {
		checks: ["--check-formatted", "--dry-run"],
		examples: [["mix format --check-formatted", "mix format"]]
	},
	"terraform fmt": {
		aliases: ["tofu fmt"],
		checks: [
			"-check",
			"--check",
			"-check=true"
		],
		drops: ["-write=false"],
		examples: [["terraform fmt -check -recursive infra", "terraform fmt -recursive infra"]]
	},
	shfmt: {
		checks: ["-d", "--diff"],
		writes: "-w",
		examples: [["shfmt -d -i 2 -ci scripts", "shfmt -w -i 2 -ci scripts"]],
		counterExamples: ["shfmt -l ."]
	},
	swiftformat: {
		checks: ["--lint", "--dryrun"],
		examples: [["swiftformat . --lint", "swiftformat ."]]
	},
	ktlint: {
		writes: "-F",
		not: ["--format"],
		examples: [["ktlint \"src/**/*.kt\"", "ktlint \"src/**/*.kt\" -F"]]
	},
	gradle: {
		aliases: ["./gradlew"],
		checks: ["spotlessCheck"],
		writes: "spotlessApply",
		alone: true,
		examples: [["./gradlew --no-daemon spotlessCheck", "./gradlew --no-daemon spotlessApply"]],
		counterExamples: ["gradle check", "./gradlew build spotlessCheck"]
	},
	mvn: {
		aliases: ["./mvnw"],
		checks: ["spotless:check"],
		writes: "spotless:apply",
		alone: true,
		examples: [["mvn -B spotless:check", "mvn -B spotless:apply"]],
		counterExamples: ["mvn verify", "./mvnw deploy spotless:check"]
	},
	"dart format": {
		checks: ["--set-exit-if-changed"],
		dropsValued: ["-o", "--output"],
		examples: [["dart format -o none --set-exit-if-changed lib", "dart format lib"]],
		counterExamples: ["dart format -o show lib"]
	},
	"dotnet format": {
		checks: ["--verify-no-changes"],
		examples: [["dotnet format --verify-no-changes app.sln", "dotnet format app.sln"]]
	},
	"pre-commit run": {
		examples: [["pre-commit run --all-files", "pre-commit run --all-files"]],
		counterExamples: ["pre-commit install"]
	}
};
// src/verifiers/write-mode.ts
const RUNNERS = [
	["npx"],
	[
		"npm",
		"exec",
		"--"
	],
	["yarn", "run"],
	["yarn", "exec"],
	["yarn"],
	["pnpm", "exec"],
	["pnpm"],
	["bun", "run"],
	["bun", "x"],
	["bunx"],
	["cross-env"],
	["python", "-m"],
	["python3", "-m"],
	["poetry", "run"],
	["pipenv", "run"],
	["pdm", "run"],
	["uv", "run"],
	["uvx"],
	["pipx", "run"],
	["bundle", "exec"],
	["composer", "exec"]
];
const RUNNER_OPTIONS = new Set("--no-install --no --yes -y --quiet -q --silent -s --frozen --locked --no-sync --offline --".split(" "));
const NO_CHECK = new Set("--help --version --watch - --stdin --stdin-filename --stdin-filepath --stdin-file-path".split(" "));
function writeMode(words) {
	const at = programIndex(words);
	const program = words[at];
	if (program === void 0) return null;
	const toolchain = words[at + 1]?.startsWith("+") ? 1 : 0;
	const called = [programName(program), ...words.slice(at + 1 + toolchain)];
	for (const [check, rule] of Object.entries(FIXER_RULES)) {
		const form = [check, ...rule.aliases ?? []].map((each) => each.split(" ")).find((each) => startsWith(called, each));
		if (form === void 0) continue;
		const args = writingArguments(rule, called.slice(form.length));
		if (args === null) return null;
		const [name = "", ...subcommand] = rule.becomes?.split(" ") ?? form;
		const other = rule.becomes !== void 0 && name !== check.split(" ")[0];
		const command = [
			...[...words.slice(0, at), other ? renamed(program, name) : program],
			...words.slice(at + 1, at + 1 + toolchain),
			...subcommand,
			...args
		].join(" ");
		return {
			id: check.replaceAll(" ", "-"),
			command,
			network: rule.network === true
		};
	}
	return null;
}
function programIndex(words) {
	for (let at = 0;;) {
		const start = at;
		while (isAssignment(words[at] ?? "")) at += 1;
		const rest = words.slice(at, at + 3);
		const runner = RUNNERS.find((each) => startsWith(rest, each));
		if (runner !== void 0) {
			at += runner.length;
			while (RUNNER_OPTIONS.has(words[at] ?? "")) at += 1;
		}
		if (at === start) return at;
	}
}
function programName(program) {
	const name = /^\.?bin$/.test(basename(dirname(program))) ? basename(program) : program;
	const version = name.indexOf("@", 1);
	return version === -1 ? name : name.slice(0, version);
}
const renamed = (program, name) => program.slice(0, program.lastIndexOf("/") + 1) + name;
const startsWith = (words, start) => start.every((word, i) => words[i] === word);
function writingArguments(rule, args) {
	if (args.some((arg) => isNoCheck(rule, arg))) return null;
	const checks = args.filter((arg) => rule.checks?.includes(arg));
	if (rule.checks !== void 0 && checks.length === 0) return null;
	const kept = [];
	for (let i = 0; i < args.length; i += 1) {
		const arg = args[i] ?? "";
		if (rule.dropsValued?.includes(arg)) i += 1;
		else if (rule.checks?.includes(arg)) {
			if (rule.writes !== void 0 && !kept.includes(rule.writes)) kept.push(rule.writes);
		} else if (!rule.drops?.includes(arg) && !rule.dropsValued?.includes(optionName(arg))) kept.push(arg);
	}
	if (rule.checks === void 0 && rule.writes !== void 0) insertOption(kept, rule.writes);
	return kept.at(-1) === "--" ? kept.slice(0, -1) : kept;
}
function isNoCheck(rule, arg) {
	const name = optionName(arg);
	if (NO_CHECK.has(name) || rule.not?.includes(name) || name === rule.writes) return true;
	return rule.alone === true && !arg.startsWith("-") && !rule.checks?.includes(arg);
}
const optionName = (arg) => arg.split("=", 1)[0] ?? arg;
function insertOption(args, option) {
	const end = args.indexOf("--");
	args.splice(end === -1 ? args.length : end, 0, option);
}
// src/verifiers/fixers.ts
const MAX_SCRIPT = 1e4;
const MAX_FIXERS = 20;
const MAX_DEPTH = 3;
const INSTALLED_PROGRAMS = "PATH=\"$PWD/node_modules/.bin:$PATH\"";
const POSIX_SHELL = /^(?:\/(?:usr\/)?bin\/)?(?:ba|da|z|k)?sh(?: |$)/;
const COMPOUND = new Set("if then else elif fi for while until do done case esac select function coproc { } [[".split(" "));
const ENDS_CERTAINTY = new Set("exit return exec eval alias trap break test [ false command builtin".split(" "));
const CHANGES_SHELL = new Set([
	"cd",
	"pushd",
	"popd",
	"export",
	"unset",
	"source",
	"."
]);
const CHANGES_FOLDER = /^(?:cd|pushd|popd)\b/;
const NO_EFFECT = new Set([
	"set",
	"echo",
	"printf",
	":",
	"true"
]);
const INSTALLS = /^(?:(?:npm|pnpm|yarn|bun) (?:ci|i|install|add)|yarn$|(?:python3? -m |uv )?pip3? install|(?:poetry|bundle|composer|cargo|go) install|uv sync|go (?:get|mod download)|corepack|(?:sudo )?apt-get)\b/;
function fixersFor(verifier, sources) {
	if (!POSIX_SHELL.test(verifier.shell)) return [];
	const scope = {
		scripts: packageScripts(sources.packageJson),
		seen: new Set(),
		before: [],
		inScript: false,
		depth: 0
	};
	const found = fixes(verifier.command, scope).take(MAX_FIXERS).toArray();
	return [...new Map(found.map((fixer) => [fixer.command, fixer])).values()];
}
function* fixes(script, scope) {
	if (script.length > MAX_SCRIPT || scope.depth > MAX_DEPTH) return;
	const commands = simpleCommands(script);
	if (commands === null || commands.some(({ words }) => COMPOUND.has(words[0] ?? ""))) return;
	const passed = scope.before.map((text) => ({
		text,
		changesShell: true
	}));
	for (const command of commands) {
		const text = command.words.join(" ");
		const words = command.opaque ? listedByGofmt(text) : command.words;
		if (words === null ? hidesChange(command) : endsCertainty(words)) return;
		if (words === null) passed.push({
			text: null,
			changesShell: false
		});
		else if (changesShell(words)) passed.push({
			text,
			changesShell: true
		});
		else if (isCleanTreeCheck(words)) yield* regenerate(passed, scope);
		else {
			const called = calledScripts(words, scope.scripts);
			const fix = called.length === 0 ? writeMode(words) : null;
			if (fix !== null) yield {
				...fix,
				command: compose([...shellChanges(passed), fix.command], scope)
			};
			else if (makesOutput(text, words[0])) passed.push({
				text,
				changesShell: false
			});
			yield* inScripts(called, passed, scope);
		}
	}
}
const shellChanges = (passed) => passed.filter((each) => each.changesShell).flatMap(({ text }) => text ?? []);
function* regenerate(passed, scope) {
	const texts = passed.map(({ text }) => text);
	if (passed.some((each) => !each.changesShell) && texts.every((text) => text !== null)) yield {
		id: "regenerate",
		command: compose(texts, scope),
		network: false
	};
	const kept = passed.filter((each) => each.changesShell);
	passed.splice(0, passed.length, ...kept);
}
function* inScripts(called, passed, scope) {
	for (const { name, text } of called) {
		if (scope.seen.has(name)) continue;
		scope.seen.add(name);
		const before = shellChanges(passed);
		if (before.some((each) => CHANGES_FOLDER.test(each))) return;
		yield* fixes(text, {
			...scope,
			before,
			inScript: true,
			depth: scope.depth + 1
		});
	}
}
function compose(commands, { inScript }) {
	if (!inScript) return commands.join(" && ");
	return `${INSTALLED_PROGRAMS} ${commands.length > 1 ? "&& " : ""}${commands.join(" && ")}`;
}
const GOFMT_LISTS_NOTHING = /^(?:test -z|\[ -z) (?:"\$\(((?:gofmt|goimports|gofumpt) [\w ./-]+)\)"|\$\(((?:gofmt|goimports|gofumpt) [\w ./-]+)\))( \])?$/;
function listedByGofmt(text) {
	const match = GOFMT_LISTS_NOTHING.exec(text);
	if (match === null || text.startsWith("[") !== (match[3] !== void 0)) return null;
	return (match[1] ?? match[2] ?? "").split(" ").filter(Boolean);
}
const endsCertainty = ([first = ""]) => ENDS_CERTAINTY.has(first) || /['"\\]/.test(first) && !isAssignment(first);
function hidesChange({ words }) {
	return changesShell(words) || endsCertainty(words) || words.some((word) => word !== "." && CHANGES_SHELL.has(word));
}
const changesShell = (words) => CHANGES_SHELL.has(words[0] ?? "") || words.every(isAssignment);
const isCleanTreeCheck = (words) => words[0] === "git" && words[1] === "diff" && (words.includes("--exit-code") || words.includes("--quiet"));
const makesOutput = (text, program = "") => program !== "git" && !NO_EFFECT.has(program) && !INSTALLS.test(text);
// src/free-fixes.ts
async function tryFixers(run, { workspace, task, judged, fileAt }) {
	const fixers = await findFixers(run, judged, fileAt);
	if (fixers.length === 0) return null;
	const { tree, wall } = await workspace.walledCopy();
	const before = await untrackedBaseline(workspace.git, tree);
	for (const [i, fixer] of fixers.entries()) {
		stage(run, "fixers", fixer.command);
		await wall.sandbox.exec({
			argv: [
				"bash",
				"-c",
				fixer.command
			],
			cwd: fixer.cwd,
			env: {},
			timeoutMs: commandTime(run),
			logFile: join(workspace.logs, `fixer-${i + 1}-${fixer.id}.log`),
			network: run.config.network,
			signal: run.around.cancel
		});
	}
	const { patch } = await collectPatch(workspace.git, tree, workspace.base, before);
	await workspace.discard(tree);
	if (patch.files.length === 0) return null;
	const verdict = await openCourtroom({
		workspace,
		config: run.config,
		task,
		verifiers: judged,
		timeLeftMs: () => commandTime(run),
		cancel: run.around.cancel,
		emit: run.around.emit,
		logPrefix: "fixers-",
		docket: null,
		redactor: run.around.redactor,
		verdicts: new Map()
	}).judge(patch);
	if (!verdict.green) return null;
	const files = patch.files.map(({ path }) => path);
	return {
		patch,
		verdict,
		fixers: fixers.map(({ id, command }) => ({
			id,
			command,
			files
		}))
	};
}
async function findFixers({ config, around }, judged, fileAt) {
	if (config.fixers === "off") return [];
	const failing = judged.filter((each) => each.failing).map(({ verifier }) => verifier);
	const found = await Promise.all(failing.map(async (verifier) => {
		return fixersFor(verifier, { packageJson: await fileAt(join(verifier.workingDirectory, "package.json")) }).map((fixer) => ({
			...fixer,
			cwd: verifier.workingDirectory
		}));
	}));
	const reachesHosts = config.network.hosts.length > 0;
	const able = found.flat().filter(({ command, network }) => {
		if (network !== true || reachesHosts) return true;
		around.emit({
			type: "note",
			text: `\`${command}\` was not tried: it asks a registry, which only \`network\` lets it reach`
		});
		return false;
	});
	return [...new Map(able.map((fixer) => [`${fixer.cwd} ${fixer.command}`, fixer])).values()];
}
export { tryFixers };

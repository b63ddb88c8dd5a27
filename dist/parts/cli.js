import { a as WrongUse } from "./types.js";
import { t as VERSION } from "./version.js";
import { parseArgs } from "node:util";
// src/cli.ts
const COMMANDS = {
	fix: {
		help: "repairs what is broken in the local checkout, and proves it",
		load: async () => (await import("./fix.js")).fix
	},
	ask: {
		help: "answers a question about the checkout, with the lines that show it",
		load: async () => (await import("./ask.js")).ask
	},
	verify: {
		help: "finds and runs the verifiers",
		load: async () => (await import("./verify3.js")).verifyCommand
	},
	guard: {
		help: "reads a diff for weakened tests, silenced checks and protected paths",
		load: async () => (await import("./guard3.js")).guardCommand
	},
	judge: {
		help: "judges any change, whoever made it: verifiers, guard, original tests",
		load: async () => (await import("./judge.js")).judgeCommand
	},
	triage: {
		help: "the failing lines of a CI log",
		load: async () => (await import("./triage.js")).triageCommand
	},
	sandbox: {
		help: "runs a command as the agent would",
		load: async () => (await import("./sandbox.js")).sandboxCommand
	},
	doctor: {
		help: "says what works here: sandbox, model, token, verifiers",
		load: async () => (await import("./doctor.js")).doctorCommand
	},
	"apply-patch": {
		help: "applies a patch from standard input, all or nothing",
		load: async () => (await import("./apply-patch2.js")).applyPatchCommand
	}
};
const EVERYWHERE = {
	cwd: {
		value: "DIR",
		help: "work there (default: here)"
	},
	json: { help: "print exactly one JSON document" },
	help: { help: "print this" }
};
async function runCommand(argv, env) {
	const [name, ...rest] = argv;
	if (name === "--version") return print(VERSION);
	if (name === void 0 || name === "--help" || name === "help") return print(overview());
	const entry = COMMANDS[name];
	if (entry === void 0 || !Object.hasOwn(COMMANDS, name)) throw await unknown(`unknown command '${name}'`, name, Object.keys(COMMANDS));
	const command = await entry.load();
	const flags = await readFlags(command, rest);
	if (flags.has("help")) return print(usage(name, entry.help, command));
	return command.run(flags, env);
}
function print(text) {
	process.stdout.write(`${text}\n`);
	return 0;
}
async function readFlags(command, argv) {
	const specs = {
		...EVERYWHERE,
		...command.flags
	};
	const options = Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, {
		type: spec.value === void 0 ? "boolean" : "string",
		multiple: true
	}]));
	const { values, positionals, tokens } = parseArgs({
		args: argv,
		options,
		strict: false,
		allowPositionals: true,
		tokens: true
	});
	for (const token of tokens) {
		if (token.kind !== "option") continue;
		const spec = specs[token.name];
		if (spec === void 0) throw await unknown(`unknown flag '${token.rawName}'`, token.name, Object.keys(specs), "--");
		const value = token.inlineValue === false && token.value.startsWith("--") ? void 0 : token.value;
		if (spec.value !== void 0 && value === void 0) throw new WrongUse(`'${token.rawName}' needs a value: ${spec.value}`);
		if (spec.value === void 0 && value !== void 0) throw new WrongUse(`'${token.rawName}' takes no value; leave it out, or give it alone`);
	}
	const all = (name) => (values[name] ?? []).map(String);
	if (positionals.length > command.positionals.max) throw new WrongUse(`'${positionals[command.positionals.max]}' is one argument too many; see --help`);
	return {
		has: (name) => name in values,
		all,
		last: (name) => all(name).at(-1) ?? null,
		positionals
	};
}
async function unknown(what, name, known, before = "") {
	const { nearest } = await import("./config2.js");
	return new WrongUse(`${what}; did you mean '${before}${nearest(name, known)}'?`);
}
function overview() {
	return [
		"regreen turns a red check green, and proves it.",
		"",
		"Usage: regreen COMMAND [flags]",
		"",
		...Object.entries(COMMANDS).map(([name, { help }]) => `  ${name.padEnd(12)} ${help}`),
		"",
		"regreen COMMAND --help tells the flags. Exit codes: 0 done, 1 not done, 2 wrong use, 3 our side failed, 130 cancelled."
	].join("\n");
}
function usage(name, help, { flags, positionals }) {
	const rows = Object.entries({
		...flags,
		...EVERYWHERE
	}).map(([flag, spec]) => `  ${`--${flag}${spec.value === void 0 ? "" : ` ${spec.value}`}`.padEnd(26)} ${spec.help}`);
	return [
		`regreen ${name}: ${help}`,
		"",
		`Usage: regreen ${name} [flags] ${positionals.help}`.trimEnd(),
		"",
		...rows
	].join("\n");
}
export { runCommand };

import { t as REPOSITORY } from "./repository-name.js";
import { a as parseNetwork } from "./network-policy.js";
import { p as WrongUse } from "./base.js";
// src/input-kinds.ts
const optional = (kind) => ({
	...kind,
	otherwise: void 0
});
const or = (otherwise, kind) => ({
	...kind,
	otherwise
});
const same = (text) => text;
const like = (pattern, must) => ({
	fits: (text) => pattern.test(text),
	must,
	read: same
});
const positive = (unit) => ({
	fits: (text) => Number(text) > 0 && Number.isFinite(Number(text)),
	must: `must be ${unit} above 0`,
	read: Number
});
const whole = {
	...like(/^[1-9]\d*$/, "must be a whole number above 0"),
	read: Number
};
const boolean = {
	...like(/^(?:true|True|TRUE|false|False|FALSE)$/, "must be true or false"),
	read: (text) => text.toLowerCase() === "true"
};
const text = {
	fits: () => true,
	must: "",
	read: same
};
const oneOf = (...values) => ({
	fits: (given) => values.some((value) => value === given),
	must: `must be ${values.slice(0, -1).join(", ")} or ${values.at(-1)}`,
	read: (given) => given
});
const toLines = (all) => all.split("\n").map((line) => line.trim()).filter(Boolean);
const lines = {
	...text,
	read: toLines
};
const repositories = {
	fits: (all) => toLines(all).every((entry) => entry === "submodules" || REPOSITORY.test(entry)),
	must: "must name repositories of the same server, one a line, as 'owner/name@ref', or say 'submodules'",
	read: toLines
};
const loopbackOrHttps = like(/^https:\/\/|^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?:\/|$)/, "must be an https address, or http on loopback");
// src/config.ts
const inputs = {
	"openai-api-key": optional(text),
	"base-url": optional(loopbackOrHttps),
	api: optional(oneOf("responses", "chat")),
	model: optional(text),
	"models-token": optional(text),
	"context-window": optional(whole),
	"reasoning-effort": optional(oneOf("none", "minimal", "low", "medium", "high", "xhigh")),
	"github-token": optional(text),
	mode: or("auto", oneOf(...[
		"auto",
		"fix",
		"implement",
		"ask",
		"suggest",
		"judge"
	])),
	phase: or("all", oneOf("all", "solve", "publish")),
	"run-dir": optional(text),
	"run-digest": optional(like(/^[0-9a-f]{64}$/, "must be the output run-digest of the solving step: 64 hex digits")),
	task: optional(text),
	setup: or("", lines),
	"setup-cache": optional(text),
	"setup-env": or("", lines),
	env: or("", lines),
	verify: or("", lines),
	fixers: or("auto", oneOf("auto", "off")),
	sandbox: or("auto", oneOf("auto", "none")),
	network: or("", lines),
	repositories: or("", repositories),
	"working-directory": or(".", {
		fits: (path) => !path.startsWith("/") && !path.split("/").includes(".."),
		must: "must be a folder inside the repository",
		read: (path) => path
	}),
	attempts: or("1", whole),
	"max-minutes": or("60", positive("a number of minutes")),
	"max-turns": or("200", whole),
	"max-tokens": optional(whole),
	"max-cost-usd": optional(positive("an amount of US dollars")),
	prices: optional(text),
	"stall-seconds": or("90", positive("a number of seconds")),
	publish: or("pull-request", oneOf("pull-request", "push", "comment", "none")),
	draft: or("false", boolean),
	forks: or("refuse", oneOf("refuse", "patch")),
	"co-author": or("false", boolean),
	"sign-off": optional(like(/^[^<>\n]+ <[^<>\s@]+@[^<>\s@]+>$/, "must be a name and an address, as 'NAME <user@example.com>'")),
	label: or("regreen", text),
	mention: or("@regreen", like(/^@[A-Za-z0-9][A-Za-z0-9-]{0,38}$/, "must be @ and a login")),
	"opt-out-label": or("no-regreen", text),
	"allow-users": or("", lines),
	"allow-bots": or("", lines),
	"max-attempts-per-failure": or("2", whole),
	"max-runs-per-day": or("50", whole),
	"protected-paths": or("", lines),
	"max-files": or("20", whole),
	"max-lines": or("600", whole),
	"fail-on-unfixed": or("false", boolean)
};
const INPUT_NAMES = Object.keys(inputs);
const isList = (name) => Array.isArray(inputs[name].read(""));
function readInputs(env) {
	const raw = {};
	for (const [variable, value] of Object.entries(env)) {
		if (!variable.startsWith("INPUT_")) continue;
		const name = variable.slice(6).toLowerCase();
		if (!isInput(name)) throw unknown("input", name);
		if (value !== void 0 && value.trim() !== "") raw[name] = value.trim();
	}
	return raw;
}
function toConfig(given, file = {}) {
	const input = readValues({
		...file,
		...given
	});
	return {
		apiKey: input["openai-api-key"] ?? null,
		baseUrl: input["base-url"] ?? null,
		api: input.api ?? null,
		model: input.model ?? null,
		modelsToken: input["models-token"] ?? null,
		contextWindow: input["context-window"] ?? null,
		stallSeconds: input["stall-seconds"],
		prices: input.prices ?? null,
		reasoningEffort: input["reasoning-effort"] ?? null,
		githubToken: input["github-token"] ?? null,
		mode: input.mode,
		phase: input.phase,
		runDir: input["run-dir"] ?? null,
		runDigest: input["run-digest"] ?? null,
		task: input.task ?? null,
		setup: input.setup,
		setupCache: input["setup-cache"] ?? null,
		setupEnv: input["setup-env"],
		env: input.env,
		verify: input.verify,
		fixers: input.fixers,
		sandbox: input.sandbox,
		network: parseNetwork(input.network),
		repositories: input.repositories,
		workingDirectory: input["working-directory"],
		attempts: input.attempts,
		limits: {
			turns: input["max-turns"],
			minutes: input["max-minutes"],
			tokens: input["max-tokens"] ?? null,
			costUsd: input["max-cost-usd"] ?? null
		},
		publish: input.publish,
		draft: input.draft,
		forks: input.forks,
		coAuthor: input["co-author"],
		signOff: input["sign-off"] ?? null,
		label: input.label,
		mention: input.mention,
		optOutLabel: input["opt-out-label"],
		maxAttemptsPerFailure: input["max-attempts-per-failure"],
		maxRunsPerDay: input["max-runs-per-day"],
		allowUsers: input["allow-users"],
		allowBots: input["allow-bots"],
		policy: {
			protectedPaths: input["protected-paths"],
			size: {
				files: input["max-files"],
				lines: input["max-lines"]
			}
		},
		failOnUnfixed: input["fail-on-unfixed"],
		useModel: true
	};
}
const isInput = (name) => Object.hasOwn(inputs, name);
function unknown(what, name) {
	return new WrongUse(`unknown ${what} '${name}'; did you mean '${nearest(name, INPUT_NAMES)}'?`);
}
function readValues(given) {
	const values = {};
	for (const name of INPUT_NAMES) {
		const { fits, must, read, otherwise } = inputs[name];
		const value = given[name] ?? otherwise;
		if (value === void 0) continue;
		if (!fits(value)) throw wrongValue(name, value, must);
		values[name] = read(value);
	}
	return values;
}
function wrongValue(name, value, must) {
	const shown = name.endsWith("key") || name.endsWith("token") ? "***" : value;
	return new WrongUse(`input '${name}' is '${shown}': ${must}`);
}
function nearest(name, known) {
	const distance = (a, b) => {
		let row = Array.from({ length: b.length + 1 }, (_, i) => i);
		for (let i = 1; i <= a.length; i += 1) {
			const next = [i];
			for (let j = 1; j <= b.length; j += 1) next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
			row = next;
		}
		return row[b.length] ?? 0;
	};
	return [...known].sort((a, b) => distance(name, a) - distance(name, b))[0] ?? "";
}
export { readInputs as a, nearest as i, isInput as n, toConfig as o, isList as r, unknown as s, INPUT_NAMES as t };

import { a as parseNetwork } from "./network-policy.js";
import { c as object, d as string, t as _enum } from "./schemas.js";
import { a as WrongUse } from "./types.js";
// src/text/repository-name.ts
const SUBMODULES = "submodules";
const REPOSITORY = new RegExp(`^([A-Za-z0-9][A-Za-z0-9-]{0,38}/(?!\\.{1,2}@)(?![^@]{0,100}\\.git@)[A-Za-z0-9._-]{1,100})@((?!.{0,200}(?:\\.\\.|//|/\\.|\\.lock(?:/|\$)))[A-Za-z0-9_][A-Za-z0-9_./+-]{0,199}(?<![./]))$`);
// src/config.ts
const positive = (unit) => string().refine((text) => Number(text) > 0 && Number.isFinite(Number(text)), `must be ${unit} above 0`).transform(Number);
const whole = string().regex(/^[1-9]\d*$/, "must be a whole number above 0").transform(Number);
const boolean = _enum([
	"true",
	"True",
	"TRUE",
	"false",
	"False",
	"FALSE"
], "must be true or false").transform((text) => text.toLowerCase() === "true");
const text = string();
const oneOf = (...values) => _enum(values, `must be ${values.slice(0, -1).join(", ")} or ${values.at(-1)}`);
const lines = string().transform((all) => all.split("\n").map((line) => line.trim()).filter(Boolean));
const repositories = lines.refine((all) => all.every((entry) => entry === "submodules" || REPOSITORY.test(entry)), "must name repositories of the same server, one a line, as 'owner/name@ref', or say 'submodules'");
const loopbackOrHttps = string().refine((url) => /^https:\/\//.test(url) || /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?:\/|$)/.test(url), "must be an https address, or http on loopback");
const inputs = {
	"openai-api-key": text.optional(),
	"base-url": loopbackOrHttps.optional(),
	api: oneOf("responses", "chat").optional(),
	model: text.optional(),
	"models-token": text.optional(),
	"context-window": whole.optional(),
	"reasoning-effort": oneOf("none", "minimal", "low", "medium", "high", "xhigh").optional(),
	"github-token": text.optional(),
	mode: oneOf(...[
		"auto",
		"fix",
		"implement",
		"ask",
		"suggest",
		"judge"
	]).default("auto"),
	phase: oneOf("all", "solve", "publish").default("all"),
	"run-dir": text.optional(),
	"run-digest": string().regex(/^[0-9a-f]{64}$/, "must be the output run-digest of the solving step: 64 hex digits").optional(),
	task: text.optional(),
	setup: lines.prefault(""),
	"setup-cache": text.optional(),
	"setup-env": lines.prefault(""),
	env: lines.prefault(""),
	verify: lines.prefault(""),
	fixers: oneOf("auto", "off").default("auto"),
	sandbox: oneOf("auto", "none").default("auto"),
	network: lines.prefault(""),
	repositories: repositories.prefault(""),
	"working-directory": string().refine((path) => !path.startsWith("/") && !path.split("/").includes(".."), "must be a folder inside the repository").default("."),
	attempts: whole.prefault("1"),
	"max-minutes": positive("a number of minutes").prefault("60"),
	"max-turns": whole.prefault("200"),
	"max-tokens": whole.optional(),
	"max-cost-usd": positive("an amount of US dollars").optional(),
	prices: text.optional(),
	"stall-seconds": positive("a number of seconds").prefault("90"),
	publish: oneOf("pull-request", "push", "comment", "none").default("pull-request"),
	draft: boolean.prefault("false"),
	forks: oneOf("refuse", "patch").default("refuse"),
	"co-author": boolean.prefault("false"),
	"sign-off": string().regex(/^[^<>\n]+ <[^<>\s@]+@[^<>\s@]+>$/, "must be a name and an address, as 'NAME <user@example.com>'").optional(),
	label: text.default("regreen"),
	mention: string().regex(/^@[A-Za-z0-9][A-Za-z0-9-]{0,38}$/, "must be @ and a login").default("@regreen"),
	"opt-out-label": text.default("no-regreen"),
	"allow-users": lines.prefault(""),
	"allow-bots": lines.prefault(""),
	"max-attempts-per-failure": whole.prefault("2"),
	"max-runs-per-day": whole.prefault("50"),
	"protected-paths": lines.prefault(""),
	"max-files": whole.prefault("20"),
	"max-lines": whole.prefault("600"),
	"fail-on-unfixed": boolean.prefault("false")
};
const INPUT_NAMES = Object.keys(inputs);
const schema = object(inputs);
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
	const result = schema.safeParse({
		...file,
		...given
	});
	if (!result.success) throw wrongValue(result.error, {
		...file,
		...given
	});
	const input = result.data;
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
function wrongValue(error, given) {
	const issue = error.issues[0];
	const name = String(issue?.path[0] ?? "");
	const shown = name.endsWith("key") || name.endsWith("token") ? "***" : given[name] ?? "";
	return new WrongUse(`input '${name}' is '${shown}': ${issue?.message ?? "not understood"}`);
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
export { toConfig as a, SUBMODULES as c, readInputs as i, isInput as n, unknown as o, nearest as r, REPOSITORY as s, INPUT_NAMES as t };

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
// src/types.ts
const OUTCOMES = [
	"fixed",
	"answered",
	"suggested",
	"clean",
	"flaky",
	"not-reproduced",
	"no-environment",
	"unfixed",
	"rejected",
	"stale",
	"refused",
	"skipped",
	"failed"
];
const STOP_REASONS = [
	"submitted",
	"turns",
	"tokens",
	"cost",
	"time",
	"cancelled",
	"model-error",
	"gave-up"
];
var WrongUse = class extends Error {};
const READING_KINDS = ["ask", "suggest"];
const VERIFIER_SOURCES = [
	"failing-step",
	"command",
	"input",
	"workflow",
	"package-script",
	"makefile",
	"agents-md",
	"hook",
	"ecosystem"
];
// src/old-node.ts
const OLDEST = 24;
const isOldNode = () => Number(process.versions.node.split(".")[0]) < OLDEST;
async function runOnOwnNode(main, argv) {
	const own = fileURLToPath(new URL("../node_modules/.bin/node", main));
	if (!existsSync(own)) throw new WrongUse(`regreen needs Node ${OLDEST} or newer, this is ${process.version}: run \`npm ci\` in its folder, which brings one, or install it`);
	const child = spawn(own, [fileURLToPath(main), ...argv], { stdio: "inherit" });
	for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
	return new Promise((done, fail) => {
		child.on("error", fail).on("exit", (code, signal) => done(code ?? (signal === "SIGINT" ? 130 : 143)));
	});
}
// src/text/automaton.ts
function buildAutomaton(needles) {
	const classes = new Uint16Array(65536);
	let width = 1;
	for (const needle of needles) for (let i = 0; i < needle.length; i += 1) {
		const unit = needle.charCodeAt(i);
		if (classes[unit] === 0) classes[unit] = width++;
	}
	const size = 1 + needles.reduce((sum, { length }) => sum + length, 0);
	const table = new Int32Array(size * width);
	const depths = new Int32Array(size);
	const matches = new Int32Array(size);
	let states = 1;
	for (const needle of needles) {
		let state = 0;
		for (let i = 0; i < needle.length; i += 1) {
			const cell = state * width + (classes[needle.charCodeAt(i)] ?? 0);
			if (table[cell] === 0) {
				depths[states] = i + 1;
				table[cell] = states++;
			}
			state = table[cell] ?? 0;
		}
		matches[state] = needle.length;
	}
	complete(table, matches, width);
	return {
		next: (state, unit) => table[state * width + (classes[unit] ?? 0)] ?? 0,
		matched: (state) => matches[state] ?? 0,
		depth: (state) => depths[state] ?? 0,
		longest: Math.max(0, ...needles.map(({ length }) => length))
	};
}
function complete(table, matches, width) {
	const suffix = new Int32Array(matches.length);
	const queue = [0];
	for (const state of queue) {
		const back = suffix[state] ?? 0;
		for (let unit = 1; unit < width; unit += 1) {
			const cell = state * width + unit;
			const fallback = state === 0 ? 0 : table[back * width + unit] ?? 0;
			const child = table[cell] ?? 0;
			if (child === 0) {
				table[cell] = fallback;
				continue;
			}
			suffix[child] = fallback;
			matches[child] = Math.max(matches[child] ?? 0, matches[fallback] ?? 0);
			queue.push(child);
		}
	}
}
// src/text/encodings.ts
function compact(text) {
	return [...text].filter((char) => !isIgnored(char.charCodeAt(0))).join("");
}
function isIgnored(unit) {
	if (unit <= 32) return true;
	if (unit < 127) return false;
	return unit <= 160 || unit === 173 || unit >= 8192 && unit <= 8207 || unit >= 8232 && unit <= 8239 || unit >= 8287 && unit <= 8303 || unit === 12288 || unit === 65279;
}
function encodings(value) {
	const bytes = Buffer.from(value);
	const hex = bytes.toString("hex");
	const json = JSON.stringify(value).slice(1, -1);
	const url = encodeURIComponent(value);
	const base64 = [
		0,
		1,
		2
	].map((offset) => base64At(bytes, offset));
	return [
		value,
		bytes.toString("latin1"),
		[...value].reverse().join(""),
		json,
		JSON.stringify(json).slice(1, -1),
		url,
		url.replace(/%../g, (code) => code.toLowerCase()),
		new URLSearchParams([["", value]]).toString().slice(1),
		hex.replace(/../g, "%$&"),
		hex.toUpperCase().replace(/../g, "%$&"),
		hex,
		hex.toUpperCase(),
		...base64,
		...base64.map((text) => text.replaceAll("+", "-").replaceAll("/", "_"))
	].map(compact);
}
function base64At(bytes, offset) {
	return Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64").slice(Math.ceil(offset * 8 / 6), Math.floor((offset + bytes.length) * 8 / 6));
}
// src/text/token-rules.ts
const ASSIGN = String.raw`[\w.-]{0,20}["'\`\]]{0,2}[ \t]{0,3}(?::{1,3}=|=>|\?=|=|:|,|>|\|\|)[ \t]{0,3}["'\`]{0,2}`;
const named = (name, value) => new RegExp(String.raw`(?:${name})${ASSIGN}(?<value>${value})(?![\w+/-])`, "gi");
const CERTAIN_TOKENS = [
	{
		kind: "GitHub token",
		pattern: /\bgh[pousr]_[A-Za-z0-9]{36}/g
	},
	{
		kind: "GitHub token",
		pattern: /\bgithub_pat_\w{22,100}/g
	},
	{
		kind: "OpenAI or Anthropic key",
		pattern: /\bsk-(?:proj-|svcacct-|admin-|ant-)?(?<value>[A-Za-z0-9_-]{24,250})/g
	},
	{
		kind: "AWS access key",
		pattern: /\b(?:AKIA|ASIA|ABIA|ACCA)(?!\w{9}EXAMPLE)[A-Z2-7]{16}\b/g
	},
	{
		kind: "AWS Bedrock key",
		pattern: /\bABSK[A-Za-z0-9+/]{100,300}={0,2}/g
	},
	{
		kind: "Google key",
		pattern: /\bAIza[\w-]{35}/g
	},
	{
		kind: "Google service account",
		pattern: /"type"\s{0,4}:\s{0,4}"service_account"/g,
		anyValue: true
	},
	{
		kind: "Google OAuth secret",
		pattern: /\bGOCSPX-[\w-]{28}/g
	},
	{
		kind: "Slack token",
		pattern: /\bxox[abeoprs]-[\w-]{10,250}/g
	},
	{
		kind: "Slack token",
		pattern: /\bxapp-\d-[A-Z0-9]{6,20}-\d{6,20}-[a-z0-9]{20,100}/gi
	},
	{
		kind: "Slack webhook",
		pattern: /\bhooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9+/]{40,60}/g
	},
	{
		kind: "Discord webhook",
		pattern: /\bdiscord(?:app)?\.com\/api\/webhooks\/\d{15,22}\/[\w-]{60,80}/g
	},
	{
		kind: "GitLab token",
		pattern: /\bgl(?:pat|cbt|ft|imt|dt|oas|ptt|rt|soat|agent|ffct)-[\w.-]{20,300}/g
	},
	{
		kind: "GitLab token",
		pattern: /\bGR1348941[\w-]{20}/g
	},
	{
		kind: "npm token",
		pattern: /\bnpm_[A-Za-z0-9]{36}/gi
	},
	{
		kind: "PyPI token",
		pattern: /\bpypi-AgE[\w-]{40,1000}/g
	},
	{
		kind: "RubyGems key",
		pattern: /\brubygems_[a-f0-9]{48}/g
	},
	{
		kind: "crates.io token",
		pattern: /\bcio[A-Za-z0-9]{32}\b/g
	},
	{
		kind: "Clojars token",
		pattern: /\bCLOJARS_[a-z0-9]{60}/gi
	},
	{
		kind: "Hugging Face token",
		pattern: /\b(?:hf|api_org)_[A-Za-z]{34}/g
	},
	{
		kind: "Stripe key",
		pattern: /\b[rs]k_(?:live|test|prod)_[A-Za-z0-9]{16,100}/g
	},
	{
		kind: "Stripe webhook secret",
		pattern: /\bwhsec_[A-Za-z0-9+/]{32,64}/g
	},
	{
		kind: "Twilio key",
		pattern: /\bSK[0-9a-f]{32}\b/g
	},
	{
		kind: "SendGrid key",
		pattern: /\bSG\.[\w-]{16,32}\.[\w-]{32,50}/g
	},
	{
		kind: "Brevo key",
		pattern: /\bxkeysib-[a-f0-9]{64}-[a-z0-9]{16}/gi
	},
	{
		kind: "DigitalOcean token",
		pattern: /\bdo[opr]_v1_[a-f0-9]{64}/gi
	},
	{
		kind: "Shopify token",
		pattern: /\bshp(?:at|ca|pa|ss)_[a-f0-9]{32}/gi
	},
	{
		kind: "Docker token",
		pattern: /\bdckr_(?:pat|oat)_[\w-]{27,60}/g
	},
	{
		kind: "HashiCorp Vault token",
		pattern: /\bhv[bs]\.[\w-]{24,300}/g
	},
	{
		kind: "Terraform token",
		pattern: /\b[a-z0-9]{14}\.atlasv1\.[\w=-]{60,70}/gi
	},
	{
		kind: "Grafana token",
		pattern: /\bgl(?:sa|c)_[A-Za-z0-9+/]{32,400}(?:_[a-f0-9]{8})?={0,3}/gi
	},
	{
		kind: "Sentry token",
		pattern: /\bsntry[su]_[\w+/=-]{40,400}/g
	},
	{
		kind: "New Relic key",
		pattern: /\bNR(?:AK|JS|II|SP)-[A-Za-z0-9-]{19,40}/g
	},
	{
		kind: "Dynatrace token",
		pattern: /\bdt0[a-z]\d{2}\.[a-z0-9]{24}\.[a-z0-9]{64}/gi
	},
	{
		kind: "Databricks token",
		pattern: /\bdapi[a-f0-9]{32}(?:-\d)?\b/g
	},
	{
		kind: "Doppler token",
		pattern: /\bdp\.(?:pt|st|ct|sa|scim|audit)\.[\w.-]{40,80}/gi
	},
	{
		kind: "Pulumi token",
		pattern: /\bpul-[a-f0-9]{40}\b/g
	},
	{
		kind: "PlanetScale credential",
		pattern: /\bpscale_(?:tkn|pw|oauth)_[\w=.-]{32,64}/gi
	},
	{
		kind: "Prefect token",
		pattern: /\bpn[ub]_[A-Za-z0-9]{36}\b/g
	},
	{
		kind: "Postman key",
		pattern: /\bPMAK-[a-f0-9]{24}-[a-f0-9]{34}/gi
	},
	{
		kind: "Linear token",
		pattern: /\blin_(?:api|oauth)_[A-Za-z0-9]{40}/gi
	},
	{
		kind: "Notion token",
		pattern: /\b(?:ntn_\d{11}[A-Za-z0-9]{35}|secret_[A-Za-z0-9]{43}\b)/g
	},
	{
		kind: "Airtable token",
		pattern: /\bpat[A-Za-z0-9]{14}\.[a-f0-9]{64}\b/g
	},
	{
		kind: "Atlassian token",
		pattern: /\bAT(?:ATT|CTT|BB)[A-Za-z0-9][\w=-]{20,250}/g
	},
	{
		kind: "Heroku key",
		pattern: /\bHRKU-AA[\w-]{58}/g
	},
	{
		kind: "Azure secret",
		pattern: /(?<![\w~.-])[\w~.]{3}\dQ~[\w.~-]{31,34}(?![\w~.-])/g
	},
	{
		kind: "Azure storage key",
		pattern: /\bAccountKey=[A-Za-z0-9+/]{86}==/g
	},
	{
		kind: "Alibaba access key",
		pattern: /\bLTAI[a-z0-9]{20}\b/gi
	},
	{
		kind: "Tencent secret id",
		pattern: /\bAKID[A-Za-z0-9]{32}\b/g
	},
	{
		kind: "Yandex key",
		pattern: /\bAQVN[\w-]{35,38}/g
	},
	{
		kind: "Artifactory token",
		pattern: /\b(?:cmVmd[A-Za-z0-9]{59}|AKCp[A-Za-z0-9]{69})\b/g
	},
	{
		kind: "OpenShift token",
		pattern: /\bsha256~[\w-]{43}(?![\w-])/g
	},
	{
		kind: "Sourcegraph token",
		pattern: /\bsgp_(?:(?:[a-f0-9]{16}|local)_)?[a-f0-9]{40}\b/gi
	},
	{
		kind: "SonarQube token",
		pattern: /\bsq[uap]_[a-z0-9]{40}\b/gi
	},
	{
		kind: "Octopus key",
		pattern: /\bAPI-[A-Z0-9]{26}\b/g
	},
	{
		kind: "EasyPost key",
		pattern: /\bEZ[AT]K[a-z0-9]{54}\b/gi
	},
	{
		kind: "Duffel token",
		pattern: /\bduffel_(?:test|live)_[\w=-]{43}/gi
	},
	{
		kind: "Flutterwave key",
		pattern: /\bFLW(?:PUBK|SECK)_TEST-[a-h0-9]{32}-X/gi
	},
	{
		kind: "Frame.io token",
		pattern: /\bfio-u-[\w=-]{64}/gi
	},
	{
		kind: "MaxMind key",
		pattern: /\b[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk\b/g
	},
	{
		kind: "SettleMint token",
		pattern: /\bsm_(?:aat|pat|sat)_[A-Za-z0-9]{16}/g
	},
	{
		kind: "Authress key",
		pattern: /\b(?:sc|ext|scauth|authress)_[a-z0-9]{5,30}\.[a-z0-9]{4,6}\.acc[_-][a-z0-9-]{10,32}\.[a-z0-9+/_=-]{30,120}/gi
	},
	{
		kind: "Perplexity key",
		pattern: /\bpplx-[A-Za-z0-9]{40,60}/g
	},
	{
		kind: "xAI key",
		pattern: /\bxai-[A-Za-z0-9]{60,100}/g
	},
	{
		kind: "Groq key",
		pattern: /\bgsk_[A-Za-z0-9]{48,60}/g
	},
	{
		kind: "Replicate token",
		pattern: /\br8_[A-Za-z0-9]{37}/g
	},
	{
		kind: "1Password secret key",
		pattern: /\bA3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}/g
	},
	{
		kind: "1Password token",
		pattern: /\bops_eyJ[A-Za-z0-9+/]{200,4000}={0,3}/g
	},
	{
		kind: "age key",
		pattern: /\bAGE-SECRET-KEY-1[A-Z0-9]{58}/gi
	},
	{
		kind: "JSON web token",
		pattern: /(?<![\w-])eyJ?[\w-]{10,4000}\.eyJ?[\w-]{10,4000}\.[\w-]{0,1000}/g
	},
	{
		kind: "JSON web token",
		pattern: /\bZXlK[A-Za-z0-9+/_=-]{60,8000}/g
	},
	{
		kind: "private key",
		anyValue: true,
		pattern: /-----BEGIN[ A-Z0-9_-]{0,60}PRIVATE KEY(?: BLOCK)?(?:-----)?(?:(?:\\[nr]|\s){1,8}[A-Za-z0-9+/=]{8,200}){0,200}/gi
	},
	{
		kind: "password in an address",
		pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@'"`<>]{1,80}:(?<value>[^\s/@'"`<>$]{8,120})@/gi
	},
	{
		kind: "authorization header",
		pattern: /\bauthorization["']?\s{0,3}[:=]\s{0,3}["']?(?:bearer|basic|token)\s{1,3}(?<value>[\w.~+/=-]{16,2000})/gi
	}
];
const LIKELY_TOKENS = [
	{
		kind: "key of a service",
		pattern: named("adafruit|algolia|asana|atlassian|confluence|jira|bitbucket|meraki|cloudflare|cohere|coinbase|confluent|contentful|datadog|discord|droneci|dropbox|etsy|facebook|fastly|finicity|finnhub|flickr|freshbooks|gitter|gocardless|heroku|hubspot|intercom|jfrog|kraken|kucoin|launchdarkly|linkedin|linked_in|looker|mailchimp|mailgun|mapbox|mattermost|messagebird|netlify|new[-_]?relic|nytimes|okta|plaid|private[-_]?ai|rapidapi|sendbird|sentry|snyk|sonar|sourcegraph|squarespace|sumo(?:logic)?|travis|trello|twitch|twitter|typeform|yandex|zendesk", String.raw`[\w=%-]{20,120}`)
	},
	{
		kind: "key of a service",
		pattern: named("sumo(?:logic)?[._-]?access[._-]?id", "su[a-z0-9]{12}")
	},
	{
		kind: "Telegram token",
		pattern: named("telegr", String.raw`\d{5,16}:A[\w-]{34}`)
	},
	{
		kind: "key or password",
		pattern: named("access|auth|api|credential|creds|key|passw(?:or)?d|secret|token|private", String.raw`[\w.=+/~-]{16,150}`)
	},
	{
		kind: "password of curl",
		pattern: /\bcurl(?=\s)[\s\S]{0,300}?\s(?:-u|--user)[=\s]{0,5}["']?[^\s:"']{0,80}["']?:["']?(?<value>[^\s"'${<*][^\s"']{2,120})/g,
		anyValue: true
	}
];
// src/text/tokens.ts
const RULES = {
	certain: CERTAIN_TOKENS,
	likely: [...CERTAIN_TOKENS, ...LIKELY_TOKENS]
};
const MASK$1 = "***";
function hasToken(text) {
	return MAY_HOLD_ONE.test(text) && CERTAIN_TOKENS.some((rule) => tokensOf(rule, text).length > 0);
}
function tokensIn(text, certainty = "certain") {
	if (!MAY_HOLD_ONE.test(text)) return [];
	const all = RULES[certainty].flatMap((rule) => tokensOf(rule, text));
	all.sort((a, b) => a.start - b.start || b.end - a.end);
	const apart = [];
	for (const token of all) if (token.start >= (apart.at(-1)?.end ?? 0)) apart.push(token);
	return apart;
}
const MAY_HOLD_ONE = /[\w.~+/=%:-]{14}|:\/\/|\bcurl\b|private key/i;
function maskTokens(text, certainty = "likely") {
	const out = [];
	let at = 0;
	for (const { start, end } of tokensIn(text, certainty)) {
		out.push(text.slice(at, start), MASK$1, text.slice(start, end).replace(/[^\n]+/g, ""));
		at = end;
	}
	return at === 0 ? text : out.join("") + text.slice(at);
}
const LEAST_OF_MARKED = 2;
const LEAST_OF_VALUES = 3;
function tokensOf({ kind, pattern, anyValue }, text) {
	const tokens = [];
	for (const match of text.matchAll(pattern)) {
		const value = match.groups?.value ?? match[0];
		const start = match.index + match[0].lastIndexOf(value);
		const random = match.groups?.value === void 0 ? entropy(value) >= LEAST_OF_MARKED : isRandom(value);
		if (anyValue || random) tokens.push({
			kind,
			start,
			end: start + value.length
		});
	}
	return tokens;
}
const isRandom = (value) => /\d/.test(value) && /[a-zA-Z]/.test(value) && entropy(value) >= LEAST_OF_VALUES;
function entropy(text) {
	const counts = new Map();
	for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
	return [...counts.values()].reduce((sum, n) => sum - n / text.length * Math.log2(n / text.length), 0);
}
async function lintTokens(text) {
	const [{ lintSource }, { creator }] = await Promise.all([import("./module.js"), import("./module2.js")]);
	const { messages } = await lintSource({
		source: {
			filePath: "text.txt",
			content: text.replace(/secretlint-/gi, "secretlint "),
			ext: ".txt",
			contentType: "text"
		},
		options: {
			maskSecrets: true,
			noPhysicFilePath: true,
			config: { rules: [{
				id: "@secretlint/secretlint-rule-preset-recommend",
				rule: creator
			}] }
		}
	});
	return messages.map(({ ruleId, loc, range }) => ({
		rule: ruleId,
		line: loc.start.line,
		start: range[0],
		end: range[1]
	}));
}
// src/text/redact.ts
const MASK = "***";
const SECRET_NAME = /TOKEN$|SECRET|PASSW(?:OR)?D|PASSPHRASE|[_-](?:KEY|PAT)$/i;
function takeSecrets(env) {
	const names = Object.keys(env).filter((name) => SECRET_NAME.test(name));
	const values = names.map((name) => env[name] ?? "");
	for (const name of names) delete env[name];
	return [...new Set(values.filter((value) => value.length >= SHORTEST))];
}
const SHORTEST = 6;
const SHORTEST_LINE = 16;
const LONGEST_GAP = 1024;
function createRedactor(secrets) {
	const needles = secrets.flatMap(withLines).filter((secret) => compact(secret).length >= SHORTEST).flatMap(encodings);
	const automaton = buildAutomaton([...new Set(needles)]);
	const redact = (text) => {
		const stream = new Stream(automaton);
		return stream.push(text) + stream.flush();
	};
	return {
		redact,
		stream: () => new Stream(automaton),
		find: (text) => {
			const stream = new Stream(automaton);
			stream.push(text);
			if (stream.found) return "value";
			return hasToken(text) ? "pattern" : null;
		}
	};
}
function withLines(secret) {
	const lines = secret.split(/[\r\n]+/);
	const parts = lines.filter((line) => line.length >= SHORTEST_LINE && !line.startsWith("-----"));
	return [
		secret,
		secret.trim(),
		...lines.length > 1 ? parts : []
	];
}
var Stream = class {
	found = false;
	#automaton;
	#offsets;
	#units = 0;
	#state = 0;
	#gap = 0;
	#held = "";
	#base = 0;
	#values = [];
	constructor(automaton) {
		this.#automaton = automaton;
		this.#offsets = new Float64Array(Math.max(1, automaton.longest));
	}
	push(chunk) {
		const from = this.#base + this.#held.length;
		this.#held += chunk;
		for (let i = 0; i < chunk.length; i += 1) this.#read(chunk.charCodeAt(i), from + i);
		return this.#release(this.#firstOpen());
	}
	flush() {
		const rest = this.#release(this.#base + this.#held.length);
		this.#state = 0;
		this.#values = [];
		return rest;
	}
	#read(unit, offset) {
		if (isIgnored(unit)) {
			this.#gap += 1;
			if (this.#gap > LONGEST_GAP) this.#state = 0;
			return;
		}
		this.#gap = 0;
		this.#offsets[this.#units % this.#offsets.length] = offset;
		this.#units += 1;
		this.#state = this.#automaton.next(this.#state, unit);
		const length = this.#automaton.matched(this.#state);
		if (length > 0) this.#add(this.#offsetBack(length), offset + 1);
	}
	#offsetBack(units) {
		return this.#offsets[(this.#units - units) % this.#offsets.length] ?? 0;
	}
	#add(start, end) {
		this.found = true;
		const values = this.#values;
		let first = start;
		for (let last = values.at(-1); last !== void 0 && last.end > first; last = values.at(-1)) {
			first = Math.min(first, last.start);
			values.pop();
		}
		values.push({
			start: first,
			end
		});
	}
	#firstOpen() {
		const depth = this.#automaton.depth(this.#state);
		return depth === 0 ? this.#base + this.#held.length : this.#offsetBack(depth);
	}
	#release(until) {
		const out = [];
		const take = (to) => {
			if (to <= this.#base) return;
			out.push(this.#held.slice(0, to - this.#base));
			this.#held = this.#held.slice(to - this.#base);
			this.#base = to;
		};
		while (this.#values[0] !== void 0 && this.#values[0].start < until) {
			const { start, end } = this.#values[0];
			take(start);
			if (end > until) break;
			out.push(MASK);
			this.#held = this.#held.slice(end - this.#base);
			this.#base = end;
			this.#values.shift();
		}
		if (this.#values[0] === void 0 || this.#values[0].start >= until) take(until);
		return out.join("");
	}
};
// src/text/sentence.ts
function sentence(error) {
	if (error instanceof SuppressedError) return sentence(error.suppressed);
	const message = error instanceof Error ? error.message : String(error);
	const status = typeof error === "object" && error !== null && "status" in error && error.status ? ` (${error.status})` : "";
	const [first = ""] = message.split("\n", 1);
	return `${first.slice(0, 500)}${first.includes(status) ? "" : status}`;
}
export { maskTokens as a, runOnOwnNode as c, STOP_REASONS as d, VERIFIER_SOURCES as f, lintTokens as i, OUTCOMES as l, createRedactor as n, tokensIn as o, WrongUse as p, takeSecrets as r, isOldNode as s, sentence as t, READING_KINDS as u };

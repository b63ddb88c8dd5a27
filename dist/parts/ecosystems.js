import { t as splitComments } from "./comments.js";
import { createRequire } from "node:module";
// src/text/sanitize.ts
const LINE_END = /\r+\n?|[\u2028\u2029]/g;
const TERMINAL = /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x00-\x08\n-\x1f\x7f-\x9f]*(?:\x07|\x1b\\|\x9c)|\x1b[ -/]*[0-~]?/g;
const INVISIBLE = /[\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{DI}\x00-\x08\x0b-\x1f\x7f-\x9f]+/gu;
function sanitize(text) {
	const lines = text.replace(LINE_END, "\n");
	const clean = lines.replace(TERMINAL, "").replace(INVISIBLE, "");
	return {
		text: clean,
		stripped: lines.length - clean.length
	};
}
function sanitizeMarkdown(text) {
	const clean = sanitize(text);
	const kept = outsideFences(withoutHiddenRest(splitComments(clean.text)), withoutHiddenMarkdown);
	return {
		text: kept,
		stripped: clean.stripped + clean.text.length - kept.length
	};
}
function withoutHiddenRest({ text, rest }) {
	return text.slice(text.lastIndexOf("\n") + 1).trim() === "" ? text : text + rest;
}
function outsideFences(text, change) {
	const out = [];
	let prose = [];
	let fence = null;
	const endProse = () => {
		if (prose.length > 0) out.push(change(prose.join("\n")));
		prose = [];
	};
	for (const line of text.split("\n")) {
		const marker = /^ {0,3}(```+|~~~+)/.exec(line)?.[1];
		if (fence === null && marker === void 0) {
			prose.push(line);
			continue;
		}
		endProse();
		out.push(line);
		if (fence === null) fence = marker ?? null;
		else if (marker?.startsWith(fence) && line.trim() === marker) fence = null;
	}
	endProse();
	return out.join("\n");
}
const HIDDEN = [
	[/<\?[a-z][^<>]*>|<![a-z[][^<>]*>/gi, ""],
	[/^ {0,3}\[(?:\/\/|[^[\]\n]*)\]:[ \t]*(?:#|<>)[^\n]*$/gm, ""],
	[/^( {0,3}\[[^[\]\n]+\]:[ \t]*[^\s]+)[ \t]+["'(][^\n]*$/gm, "$1"],
	[/!\[[^[\]]*\](?=[([])/g, "![]"],
	[/(\]\([^()\s"']*)\s+(?:"[^"]*"|'[^']*'|\([^()]*\))\s*\)/g, "$1)"]
];
function withoutHiddenMarkdown(prose) {
	return withoutAttributes(HIDDEN.reduce((text, [pattern, kept]) => text.replace(pattern, kept), prose));
}
const TAG = /<[a-z][a-z0-9-]*/gi;
const ATTRIBUTE = /([^<>=]*)(?:(=\s*(?:"([^"]*)"|'([^']*)'|[^\s<>"'=]+))|[<>=]|$)/y;
function withoutAttributes(text) {
	const kept = [];
	let at = 0;
	TAG.lastIndex = 0;
	for (let tag = TAG.exec(text); tag !== null; tag = TAG.exec(text)) {
		ATTRIBUTE.lastIndex = TAG.lastIndex;
		kept.push(text.slice(at, ATTRIBUTE.lastIndex));
		at = ATTRIBUTE.lastIndex;
		for (let part = ATTRIBUTE.exec(text); part !== null; part = ATTRIBUTE.exec(text)) {
			const [whole, name = "", value, double, single] = part;
			const address = /\b(?:src|href)\s*$/i.test(name.slice(-16)) && !/\s/.test(double ?? single ?? "");
			at = whole.endsWith("<") && value === void 0 ? ATTRIBUTE.lastIndex - 1 : ATTRIBUTE.lastIndex;
			kept.push(value === void 0 || address ? text.slice(part.index, at) : `${name}=`);
			if (value === void 0 && !whole.endsWith("=")) break;
		}
		TAG.lastIndex = at;
	}
	return kept.join("") + text.slice(at);
}
const NONCE = /^[0-9a-f]{16,}$/;
function nonceBlock(label, text, nonce) {
	if (!NONCE.test(nonce)) throw new TypeError(`nonce is ${JSON.stringify(nonce)}; give at least 16 hex digits in lower case`);
	const { text: clean, stripped } = sanitize(text);
	const source = sanitize(label).text.replace(/["<>\n]/g, " ").replaceAll(nonce, "[nonce]");
	const inside = clean.replace(new RegExp(nonce, "gi"), "[nonce]").replace(/<(?=[\s/]*untrusted)/gi, "&lt;");
	return `<untrusted-${nonce} source="${source}"${stripped === 0 ? "" : ` invisible-characters-removed="${stripped}"`}>\n${inside}\n</untrusted-${nonce}>`;
}
// \0yaml-door
let yaml;
const open$1 = () => yaml ??= createRequire(import.meta.url)("./yaml.js").default;
const door = (name) => new Proxy(() => {}, {
	apply: (_, self, given) => name === "parse" && given[0] === "" ? null : Reflect.apply(open$1()[name], self, given),
	get: (_, key) => open$1()[name][key]
});
const isScalar = door("isScalar");
const parse = door("parse");
const parseDocument = door("parseDocument");
const visit = door("visit");
// \0zod-door
let zod;
const open = () => zod ??= createRequire(import.meta.url)("./zod.js");
const recipes = new WeakMap();
const recipe = (make) => {
	let made;
	const get = () => made ??= make(open());
	const own = new Proxy(() => {}, { get: (_, name) => ["safeParse", "parse"].includes(name) ? (...given) => get()[name](...given) : (...given) => recipe(() => get()[name](...real(given))) });
	recipes.set(own, get);
	return own;
};
const real = (value) => {
	const get = recipes.get(value);
	if (get !== void 0) return get();
	if (Array.isArray(value)) return value.map(real);
	if (Object.prototype.toString.call(value) !== "[object Object]") return value;
	return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, real(each)]));
};
const string_ = (...given) => recipe((zod) => zod.string(...real(given)));
const number_ = (...given) => recipe((zod) => zod.number(...real(given)));
const boolean_ = (...given) => recipe((zod) => zod.boolean(...real(given)));
const unknown_ = (...given) => recipe((zod) => zod.unknown(...real(given)));
const literal_ = (...given) => recipe((zod) => zod.literal(...real(given)));
const enum_ = (...given) => recipe((zod) => zod.enum(...real(given)));
const union_ = (...given) => recipe((zod) => zod.union(...real(given)));
const array_ = (...given) => recipe((zod) => zod.array(...real(given)));
const object_ = (...given) => recipe((zod) => zod.object(...real(given)));
const looseObject_ = (...given) => recipe((zod) => zod.looseObject(...real(given)));
const strictObject_ = (...given) => recipe((zod) => zod.strictObject(...real(given)));
const record_ = (...given) => recipe((zod) => zod.record(...real(given)));
const null_ = (...given) => recipe((zod) => zod.null(...real(given)));
// src/workspace/setup/ecosystems.ts
const npm = (marker) => ({
	family: "node",
	marker,
	installed: "node_modules",
	command: "npm ci --no-audit --no-fund",
	noScripts: " --ignore-scripts"
});
const bun = (marker) => ({
	family: "node",
	marker,
	installed: "node_modules",
	command: "bun install --frozen-lockfile",
	noScripts: " --ignore-scripts"
});
function yarn({ head, scripts }) {
	if (head.includes("# yarn lockfile v1")) return `yarn install --frozen-lockfile${scripts ? "" : " --ignore-scripts"}`;
	if (head.includes("__metadata:")) return `${scripts ? "" : "YARN_ENABLE_SCRIPTS=false "}yarn install --immutable`;
	return "yarn install --immutable || yarn install --frozen-lockfile";
}
const REQUIREMENTS = /^(?:(?:dev|test|ci)[-_])?requirements(?:[-_](?:dev|test|tests|ci))?\.txt$/;
const PYTHON = `"$(python3 -c 'import sys; print(sys.executable)')"`;
const pip = ({ names }) => `PIP_BREAK_SYSTEM_PACKAGES=1 ${PYTHON} -m pip install --user ${names.filter((name) => REQUIREMENTS.test(name)).map((name) => `-r ${name}`).join(" ")}`;
const gradle = (program) => `${program} --no-daemon test --test-dry-run || ${program} --no-daemon testClasses`;
const maven = (program) => `${program} -B -q dependency:go-offline && ${program} -B -q test -Dtest=NoSuchTest -DfailIfNoTests=false -Dsurefire.failIfNoSpecifiedTests=false`;
const ECOSYSTEMS = [
	{
		family: "node",
		marker: "pnpm-lock.yaml",
		installed: "node_modules",
		command: "pnpm install --frozen-lockfile",
		noScripts: " --ignore-scripts"
	},
	{
		family: "node",
		marker: "yarn.lock",
		installed: "node_modules",
		command: yarn
	},
	bun("bun.lock"),
	bun("bun.lockb"),
	npm("package-lock.json"),
	npm("npm-shrinkwrap.json"),
	{
		family: "node",
		marker: "deno.lock",
		installed: null,
		keeps: "home",
		command: "deno install --frozen"
	},
	{
		family: "python",
		marker: "uv.lock",
		installed: ".venv",
		command: "uv sync --frozen"
	},
	{
		family: "python",
		marker: "poetry.lock",
		installed: ".venv",
		command: "POETRY_VIRTUALENVS_IN_PROJECT=1 poetry install"
	},
	{
		family: "python",
		marker: "pdm.lock",
		installed: ".venv",
		command: "pdm sync"
	},
	{
		family: "python",
		marker: "Pipfile.lock",
		installed: ".venv",
		command: "PIPENV_VENV_IN_PROJECT=1 pipenv sync --dev"
	},
	{
		family: "python",
		marker: REQUIREMENTS,
		installed: ".venv",
		command: pip,
		noScripts: " --only-binary :all:"
	},
	{
		family: "php",
		marker: "composer.lock",
		installed: "vendor",
		command: "composer install --no-interaction",
		noScripts: " --no-scripts --no-plugins"
	},
	{
		family: "ruby",
		marker: "Gemfile.lock",
		installed: "vendor/bundle",
		command: "BUNDLE_PATH=vendor/bundle bundle install"
	},
	{
		family: "rust",
		marker: "Cargo.lock",
		installed: null,
		keeps: "home",
		command: "cargo fetch --locked"
	},
	{
		family: "go",
		marker: "go.sum",
		installed: "vendor/modules.txt",
		command: "go mod download",
		keeps: "home"
	},
	{
		family: "jvm",
		marker: "gradlew",
		installed: null,
		keeps: "home",
		command: gradle("./gradlew"),
		noScripts: null
	},
	{
		family: "jvm",
		marker: /^build\.gradle(?:\.kts)?$/,
		installed: null,
		keeps: "home",
		command: gradle("gradle"),
		noScripts: null
	},
	{
		family: "jvm",
		marker: "mvnw",
		installed: null,
		keeps: "home",
		command: maven("./mvnw"),
		noScripts: null
	},
	{
		family: "jvm",
		marker: "pom.xml",
		installed: null,
		keeps: "home",
		command: maven("mvn"),
		noScripts: null
	},
	{
		family: "dotnet",
		marker: "packages.lock.json",
		installed: null,
		keeps: "home",
		command: "dotnet restore --locked-mode",
		noScripts: null
	},
	{
		family: "dotnet",
		marker: /\.(?:slnx?|[cf]sproj)$/,
		installed: null,
		keeps: "home",
		command: "dotnet restore",
		noScripts: null
	},
	{
		family: "elixir",
		marker: "mix.lock",
		installed: "deps",
		command: "mix local.hex --force --if-missing && mix local.rebar --force --if-missing && mix deps.get",
		noScripts: null
	}
];
export { sanitizeMarkdown as S, parse as _, enum_ as a, nonceBlock as b, null_ as c, record_ as d, strictObject_ as f, isScalar as g, unknown_ as h, boolean_ as i, number_ as l, union_ as m, PYTHON as n, literal_ as o, string_ as p, array_ as r, looseObject_ as s, ECOSYSTEMS as t, object_ as u, parseDocument as v, sanitize as x, visit as y };

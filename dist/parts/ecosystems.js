import { createRequire } from "node:module";
// \0yaml-door
let yaml;
const open = () => yaml ??= createRequire(import.meta.url)("./yaml.js").default;
const door = (name) => new Proxy(() => {}, {
	apply: (_, self, given) => name === "parse" && given[0] === "" ? null : Reflect.apply(open()[name], self, given),
	get: (_, key) => open()[name][key]
});
const isScalar = door("isScalar");
const parse = door("parse");
const parseDocument = door("parseDocument");
const visit = door("visit");
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
export { parseDocument as a, parse as i, PYTHON as n, visit as o, isScalar as r, ECOSYSTEMS as t };

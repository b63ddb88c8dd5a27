import { n as describeNetwork } from "./network-policy.js";
import { d as readBlobs } from "./begin.js";
import { t as actionTool } from "./action-tools.js";
import { t as presentTools } from "./present.js";
import { join } from "node:path";
// src/workspace/setup/versions.ts
const VERSION = /^(?:[a-z]{0,20}-?)?(\d{1,9}(?:\.\d{1,9}){0,3})/i;
function satisfies(version, wanted) {
	const here = numbersOf(version);
	if (here === null) return null;
	const answers = wanted.slice(0, 200).split(/\|\|?/).map((each) => satisfiesAll(here, each.trim()));
	if (answers.includes(true)) return true;
	return answers.includes(null) ? null : false;
}
function satisfiesAll(here, range) {
	const span = /^(\S{1,40}) - (\S{1,40})$/.exec(range);
	const answers = (span ? [`>=${span[1]}`, `<=${span[2]}`] : range.replace(/([<>=~^!]) +/g, "$1").split(/[\s,]+/).filter(Boolean)).map((part) => satisfiesOne(here, part));
	if (answers.includes(null)) return null;
	return !answers.includes(false);
}
function satisfiesOne(here, part) {
	if (part === "*" || part === "x") return true;
	const [, operator = "", rest = ""] = /^([<>=~^!]{0,3})(.*)$/.exec(part) ?? [];
	const wanted = numbersOf(rest);
	const test = OPERATORS.get(operator);
	return wanted === null || test === void 0 ? null : test(here, wanted);
}
const startsWith = (here, wanted) => wanted.every((n, i) => n === (here[i] ?? 0));
const compare = (here, wanted) => {
	const i = wanted.findIndex((n, at) => n !== (here[at] ?? 0));
	return i === -1 ? 0 : (here[i] ?? 0) - (wanted[i] ?? 0);
};
const compatible = (here, wanted) => compare(here, wanted) >= 0 && startsWith(here, wanted.slice(0, Math.max(1, wanted.length - 1)));
const OPERATORS = new Map([
	["", startsWith],
	["=", startsWith],
	["==", startsWith],
	["===", startsWith],
	["!=", (here, wanted) => !startsWith(here, wanted)],
	[">=", (here, wanted) => compare(here, wanted) >= 0],
	["<=", (here, wanted) => compare(here, wanted) <= 0],
	[">", (here, wanted) => compare(here, wanted) > 0],
	["<", (here, wanted) => compare(here, wanted) < 0],
	["~>", compatible],
	["~=", compatible],
	["~", (here, wanted) => compare(here, wanted) >= 0 && startsWith(here, wanted.slice(0, 2))],
	["^", (here, wanted) => compare(here, wanted) >= 0 && startsWith(here, wanted.slice(0, firstOwn(wanted) + 1))]
]);
const firstOwn = (wanted) => {
	const i = wanted.findIndex((n) => n > 0);
	return i === -1 ? wanted.length - 1 : i;
};
function numbersOf(text) {
	const numbers = VERSION.exec(text.trim())?.[1];
	return numbers === void 0 ? null : numbers.split(".").map(Number);
}
// src/workspace/setup/differences.ts
const TOOL_NAMES = new Map([
	["node", "Node"],
	["python", "Python"],
	["ruby", "Ruby"],
	["go", "Go"],
	["rust", "Rust"],
	["java", "Java"],
	["dotnet", ".NET"],
	["php", "PHP"],
	["elixir", "Elixir"],
	["deno", "Deno"],
	["gradle", "Gradle"],
	["maven", "Maven"],
	["cmake", "CMake"]
]);
const OS_NAMES = new Map([
	["linux", "Linux"],
	["darwin", "macOS"],
	["win32", "Windows"]
]);
const RUNNERS = [
	{
		label: /^windows-/,
		os: "win32"
	},
	{
		label: /^macos-/,
		os: "darwin"
	},
	{
		label: /^ubuntu-/,
		os: "linux"
	}
];
const IMAGE_PORTS = [
	["postgis", 5432],
	["postgres", 5432],
	["pgvector", 5432],
	["mysql", 3306],
	["mariadb", 3306],
	["redis", 6379],
	["valkey", 6379],
	["mongo", 27017],
	["rabbitmq", 5672],
	["elasticsearch", 9200],
	["opensearch", 9200],
	["kafka", 9092],
	["memcached", 11211],
	["mssql", 1433]
];
function differences(wanted, present, job, here) {
	const tools = wanted.map((tool) => toolDifference(tool, present)).filter((text) => text !== null);
	return job === null ? tools : [
		...tools,
		...roomDifferences(job, here),
		...missingServices(job, here)
	];
}
function toolDifference({ tool, version, source }, present) {
	const here = present.get(tool);
	const name = TOOL_NAMES.get(tool) ?? tool;
	if (here === void 0) return null;
	const asked = `${name}${version === "" ? "" : ` ${version}`} is wanted by ${source}`;
	if (here === null) return `${asked}; none is here`;
	return version !== "" && satisfies(here, version) === false ? `${asked}; ${here} is here` : null;
}
function roomDifferences({ runsOn, container }, here) {
	if (here.inJob) return [];
	const said = [];
	const label = runsOn.find((each) => RUNNERS.some((runner) => runner.label.test(each)));
	const os = RUNNERS.find((runner) => label !== void 0 && runner.label.test(label))?.os;
	if (os !== void 0 && os !== here.os) said.push(`the job ran on ${label}; this is ${OS_NAMES.get(here.os) ?? here.os}`);
	else if (label?.endsWith("-arm") && here.arch !== "arm64") said.push(`the job ran on ${label}; this machine is ${here.arch}`);
	if (runsOn.includes("self-hosted")) said.push(`the job ran on a runner of its own (${runsOn.join(", ")}); what is installed there is not known`);
	if (container !== null) said.push(`the job runs in container ${container}; this is none`);
	return said;
}
function missingServices({ services }, here) {
	return services.flatMap(({ name, image, ports }) => {
		const open = portsOf(image, ports).filter((port) => !here.network.includes(`localhost:${port}`));
		const service = `needs service ${image === "" ? name : image}`;
		if (portsOf(image, ports).length === 0) return [`${service}; it names no port`];
		if (open.length === 0) return [];
		const inputs = open.map((port) => `\`network: localhost:${port}\``).join(" and ");
		return here.inJob ? [`${service} (${inputs} lets it through)`] : [`${service}: give this job the same \`services\`, and ${inputs} lets it through`];
	});
}
function portsOf(image, ports) {
	const mapped = ports.map((each) => Number(/^(\d{1,5})(?::\d{1,5})?(?:\/tcp)?$/.exec(each.trim())?.[1])).filter((port) => port > 0 && port < 65536);
	const known = IMAGE_PORTS.find(([word]) => image.includes(word))?.[1];
	return mapped.length > 0 ? mapped : known === void 0 ? [] : [known];
}
// src/workspace/setup/wanted.ts
const NODE_CODENAMES = new Map([
	["argon", "4"],
	["boron", "6"],
	["carbon", "8"],
	["dubnium", "10"],
	["erbium", "12"],
	["fermium", "14"],
	["gallium", "16"],
	["hydrogen", "18"],
	["iron", "20"],
	["jod", "22"],
	["krypton", "24"]
]);
const oneLine = (tool) => (text) => {
	const line = /^[ \t]*([^\s#][^\s#]{0,60})/m.exec(text)?.[1] ?? "";
	const codename = /^lts\/([a-z]{1,20})$/.exec(line)?.[1] ?? "";
	const version = NODE_CODENAMES.get(codename) ?? line.replace(/^[a-z]{1,20}-/, "").replace(/^v(?=\d)/, "");
	return [{
		tool,
		version: /^\d/.test(version) ? version : ""
	}];
};
const one = (tool, pattern, prefix = "") => (text) => {
	const version = pattern.exec(text)?.[1];
	return version === void 0 ? [] : [{
		tool,
		version: prefix + version.trim()
	}];
};
const all = (...reads) => (text) => reads.flatMap((read) => read(text));
const ALIASES = new Map([
	["nodejs", "node"],
	["golang", "go"],
	["dotnet-core", "dotnet"]
]);
const ours = (name) => ALIASES.get(name) ?? name;
const toolVersions = (text) => [...text.matchAll(/^([a-z][\w-]{0,40})[ \t]+([^\s#]{1,60})/gm)].map(([, name = "", version = ""]) => ({
	tool: ours(name),
	version: plain(version)
}));
const mise = (text) => {
	return [...(/^\[tools\][ \t]*$([^[]*(?:\[(?!\w)[^[]*){0,50})/m.exec(text)?.[1] ?? "").matchAll(/^"?([a-z][\w-]{0,40})"?[ \t]*=[ \t]*(?:\{[^}\n]{0,80}version[ \t]*=[ \t]*|\[[ \t]*)?["']([^"'\n]{1,60})["']/gm)].map(([, name = "", version = ""]) => ({
		tool: ours(name),
		version: plain(version)
	}));
};
const plain = (version) => /^(?:[a-z]{1,20}-|v)?(\d[\w.]{0,40})/.exec(version)?.[1] ?? "";
const packageJson = (text) => {
	const parsed = record(safeJson(text));
	const [, manager = "", version = ""] = /^([a-z]{1,10})@(\d[\w.-]{0,40})/.exec(String(parsed.packageManager ?? "")) ?? [];
	const pairs = (value) => Object.entries(record(value)).flatMap(([tool, each]) => typeof each === "string" ? [{
		tool,
		version: each
	}] : []);
	const named = (value) => [value].flat().flatMap((each) => {
		const { name, version: range } = record(each);
		return typeof name === "string" ? [{
			tool: name,
			version: typeof range === "string" ? range : ""
		}] : [];
	});
	const development = record(parsed.devEngines);
	return [
		...pairs(parsed.volta),
		...manager === "" ? [] : [{
			tool: manager,
			version
		}],
		...named(development.runtime),
		...named(development.packageManager),
		...pairs(parsed.engines)
	];
};
const composer = (text) => {
	const parsed = record(safeJson(text));
	const php = record(record(parsed.config).platform).php ?? record(parsed.require).php;
	return typeof php === "string" ? [{
		tool: "php",
		version: php
	}] : [];
};
const globalJson = (text) => {
	const version = record(record(safeJson(text)).sdk).version;
	return typeof version === "string" ? [{
		tool: "dotnet",
		version: version.split(".").slice(0, 2).join(".")
	}] : [];
};
const rustToolchain = (text) => {
	const channel = /^[ \t]*channel[ \t]*=[ \t]*["']([^"'\n]{1,60})["']/m.exec(text)?.[1];
	return channel === void 0 ? oneLine("rust")(text) : [{
		tool: "rust",
		version: plain(channel)
	}];
};
const FILES = [
	[".nvmrc", oneLine("node")],
	[".node-version", oneLine("node")],
	[".python-version", oneLine("python")],
	[".ruby-version", oneLine("ruby")],
	[".java-version", oneLine("java")],
	[".go-version", oneLine("go")],
	[".bun-version", oneLine("bun")],
	["rust-toolchain", rustToolchain],
	["rust-toolchain.toml", rustToolchain],
	[".tool-versions", toolVersions],
	["mise.toml", mise],
	[".mise.toml", mise],
	["global.json", globalJson],
	["package.json", packageJson],
	["pyproject.toml", all(one("python", /^[ \t]*requires-python[ \t]*=[ \t]*["']([^"'\n]{1,60})["']/m), one("python", /^[ \t]*python[ \t]*=[ \t]*["']([^"'\n]{1,60})["']/m))],
	["go.mod", all(one("go", /^toolchain[ \t]+go(\d[\d.]{0,20})/m, ">="), one("go", /^go[ \t]+(\d[\d.]{0,20})/m, ">="))],
	["Cargo.toml", one("rust", /^[ \t]*rust-version[ \t]*=[ \t]*["'](\d[\d.]{0,20})["']/m, ">=")],
	["Gemfile", one("ruby", /^[ \t]*ruby[ \t]+["']([^"'\n]{1,40})["']/m)],
	["composer.json", composer]
];
const TOOL_FILES = FILES.map(([file]) => file);
const KNOWN = new Set("node npm pnpm yarn bun deno python uv poetry ruby go rust java dotnet php elixir erlang gradle maven cmake".split(" "));
function wantedTools(files) {
	const found = new Map();
	for (const [file, read] of FILES) for (const { tool, version } of read((files.get(file) ?? "").slice(0, 1e5))) {
		if (!KNOWN.has(tool) || found.get(tool)?.version) continue;
		if (files.has(file)) found.set(tool, {
			tool,
			version: version.slice(0, 80),
			source: file
		});
	}
	return [...found.values()];
}
function safeJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
const record = (value) => typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
// src/compare-rooms.ts
async function compareRooms(workspace, compared) {
	const { config, sandbox, room, hints, signal } = compared;
	const actions = (room?.actions ?? []).map((step) => actionTool(step.uses, step.with));
	const tools = firstOfEach([
		...await asked(workspace, config.workingDirectory),
		...actions.filter((tool) => tool !== null),
		...hints
	]);
	const names = tools.map(({ tool }) => tool);
	return {
		tools,
		differences: differences(tools, await presentTools(sandbox, names, join(workspace.logs, "versions.log"), signal), room, {
			os: process.platform,
			arch: process.arch,
			inJob: room?.inJob ?? false,
			network: describeNetwork(config.network).split(", ")
		})
	};
}
async function asked(workspace, workingDirectory) {
	const files = new Map((await workspace.files()).map(({ path, blob }) => [path, blob]));
	const folders = [...new Set([workingDirectory, "."])];
	const found = folders.flatMap((folder) => TOOL_FILES.flatMap((name) => {
		const blob = files.get(join(folder, name));
		return blob === void 0 ? [] : [{
			folder,
			name,
			blob
		}];
	}));
	const texts = await readBlobs(workspace.git, found.map(({ blob }) => blob));
	return folders.flatMap((folder) => {
		const own = found.filter((file) => file.folder === folder);
		return wantedTools(new Map(own.map(({ name, blob }) => [name, texts.get(blob) ?? ""])));
	});
}
function firstOfEach(tools) {
	return tools.filter(({ tool }, i) => tools.findIndex((other) => other.tool === tool) === i);
}
export { compareRooms as t };

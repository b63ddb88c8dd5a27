import { t as createHash } from "./_light_node_crypto.js";
import { n as PYTHON, t as ECOSYSTEMS } from "./ecosystems.js";
// src/workspace/setup/cache-key.ts
const PLAIN_INSTALL = /^(?:npm ci|pnpm (?:i|install)|yarn install|bun (?:i|install)|deno install|uv sync|poetry install|pdm sync|pipenv sync|pip install|python3? -m pip install|cargo fetch|go mod download|bundle install|composer install)(?: -{1,2}[\w:=-]{1,60}| :all:| -r [\w./-]{1,100}){0,20}$/;
const FETCHES_MANAGER = /^command -v \w{1,10} >\/dev\/null \|\| npm install --global [\w@./ "$=-]{1,200}$/;
function isPlain(command) {
	if (FETCHES_MANAGER.test(command)) return true;
	return command.split(" || ").map((part) => part.replace(/^(?:[A-Z_]{1,40}=[\w/.-]{1,60} ){1,5}/, "").replace(PYTHON, "python3")).every((part) => PLAIN_INSTALL.test(part));
}
const INSTALL_SCRIPTS = [
	"preinstall",
	"install",
	"postinstall",
	"prepublish",
	"preprepare",
	"prepare",
	"postprepare"
];
function runsOwnScripts(packageJson) {
	try {
		const parsed = JSON.parse(packageJson ?? "{}");
		const scripts = typeof parsed === "object" && parsed !== null && "scripts" in parsed ? parsed.scripts : null;
		return typeof scripts === "object" && scripts !== null && INSTALL_SCRIPTS.some((name) => name in scripts);
	} catch {
		return true;
	}
}
const MANIFESTS = /^(?:package\.json|\.npmrc|\.yarnrc(?:\.yml)?|\.pnpmfile\.cjs|pnpm-workspace\.yaml|pyproject\.toml|go\.mod|Cargo\.toml|Gemfile|composer\.json|\.(?:node|python|ruby)-version|\.nvmrc|\.tool-versions)$/;
function isLockFile(path) {
	const name = path.slice(path.lastIndexOf("/") + 1);
	return MANIFESTS.test(name) || /^[\w.-]*requirements[\w.-]*\.(?:txt|in)$/.test(name) || ECOSYSTEMS.some(({ marker }) => typeof marker === "string" ? marker === name : marker.test(name));
}
function setupCacheKey(inputs) {
	const { os, arch, commands } = inputs;
	const plain = !inputs.ownScripts && commands.every(isPlain);
	const text = JSON.stringify([
		"regreen-setup-1",
		os,
		arch,
		inputs.workspace,
		sorted(inputs.tools),
		commands,
		sorted(inputs.lockFiles),
		plain ? null : inputs.tree
	]);
	return `regreen-setup-${os}-${arch}-${createHash("sha256").update(text).digest("hex").slice(0, 32)}`;
}
const sorted = (map) => [...map].sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0);
const mayWriteCache = ({ branch, defaultBranch, fork, onDefaultBranch }) => onDefaultBranch && !fork && branch === defaultBranch;
export { setupCacheKey as i, mayWriteCache as n, runsOwnScripts as r, isLockFile as t };

import { readFile } from "node:fs/promises";
import { stripVTControlCharacters } from "node:util";
// src/workspace/setup/present.ts
const TELLS = new Map([
	["node", "node --version"],
	["npm", "npm --version"],
	["pnpm", "pnpm --version"],
	["yarn", "yarn --version"],
	["bun", "bun --version"],
	["deno", "deno --version"],
	["python", "python3 --version"],
	["uv", "uv --version"],
	["poetry", "poetry --version"],
	["ruby", "ruby --version"],
	["go", "GOTOOLCHAIN=local go version"],
	["rust", "RUSTUP_AUTO_INSTALL=0 rustc --version"],
	["java", "java -version"],
	["dotnet", "DOTNET_NOLOGO=1 dotnet --version"],
	["php", "php --version"],
	["elixir", "elixir --short-version"],
	["gradle", "gradle --version"],
	["maven", "mvn --version"],
	["cmake", "cmake --version"]
]);
const TIMEOUT_MS = 2e4;
async function presentTools(sandbox, tools, logFile, signal) {
	const asked = [...new Set(tools)].filter((tool) => TELLS.has(tool));
	if (asked.length === 0) return new Map();
	const one = (tool) => `( v=$(${TELLS.get(tool)} 2>&1) && printf '${MARK}${tool} %s\\n' "$(printf %s "$v" | tr -d '\\r' | grep -m 1 '[0-9]')" ) &`;
	await sandbox.exec({
		argv: [
			"sh",
			"-c",
			`${asked.map(one).join("\n")}\nwait`
		],
		cwd: ".",
		env: {},
		timeoutMs: TIMEOUT_MS,
		logFile,
		network: "none",
		...signal === void 0 ? {} : { signal }
	});
	const lines = stripVTControlCharacters((await readFile(logFile, "utf8")).slice(0, 1e5)).split("\n");
	return new Map(asked.map((tool) => [tool, versionIn(lines, tool)]));
}
const MARK = "present: ";
function versionIn(lines, tool) {
	const line = lines.find((each) => each.startsWith(`${MARK}${tool} `));
	return /\d{1,9}(?:\.\d{1,9}){0,3}/.exec(line?.slice(9 + tool.length, 300) ?? "")?.[0] ?? null;
}
export { presentTools as t };

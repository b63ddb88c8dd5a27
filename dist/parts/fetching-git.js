import { T as runProgram, b as gitEnv, v as HARDENED, w as systemProgram } from "./begin.js";
// src/workspace/fetching-git.ts
const LIST_BYTES = 64 * 1024 ** 2;
function fetchingGit(dir, remote, bytes) {
	const [program, limit] = [systemProgram("git"), systemProgram("prlimit")];
	if (program === null || limit === null) return null;
	return async (args, workTree) => {
		const argv = [
			`--fsize=${bytes}`,
			"--",
			program,
			...HARDENED,
			...OVER_HTTPS,
			`--git-dir=${dir}`
		];
		return (await runProgram(limit, [...argv, ...args], {
			...workTree === void 0 ? {} : { cwd: workTree },
			env: {
				...gitEnv(workTree === void 0 ? {} : { workTree }),
				...access(remote)
			},
			maxBytes: LIST_BYTES,
			signal: remote.signal
		})).toString("utf8");
	};
}
const OVER_HTTPS = [
	...["-c", "fetch.unpackLimit=1"],
	...["-c", "http.followRedirects=false"],
	...["-c", "credential.helper="],
	...[
		"-c",
		"core.protectNTFS=true",
		"-c",
		"core.protectHFS=true"
	],
	...[
		"-c",
		"submodule.recurse=false",
		"-c",
		"fetch.recurseSubmodules=false"
	],
	...[
		"-c",
		"http.lowSpeedLimit=1000",
		"-c",
		"http.lowSpeedTime=60"
	]
];
function access({ server, token }) {
	const { protocol, hostname } = new URL(server);
	const loopback = protocol === "http:" && [
		"127.0.0.1",
		"localhost",
		"[::1]"
	].includes(hostname);
	const allowed = { GIT_ALLOW_PROTOCOL: loopback ? "http" : "https" };
	if (token === null || protocol !== "https:" && !loopback) return allowed;
	const login = Buffer.from(`x-access-token:${token}`).toString("base64");
	return {
		...allowed,
		GIT_CONFIG_COUNT: "1",
		GIT_CONFIG_KEY_0: `http.${server}/.extraHeader`,
		GIT_CONFIG_VALUE_0: `Authorization: basic ${login}`
	};
}
function whyNot(error, signal) {
	if (signal.aborted) return "it took too long, or the run was cancelled";
	const said = error instanceof Error && "stderr" in error ? String(error.stderr) : "";
	if (/redirect|returned error: 30\d/i.test(said)) return "the server redirects it, which is not followed; give its present name";
	if (said.trim() === "") return "git was stopped at a limit";
	return said.trim().split("\n").at(-1)?.slice(0, 300) ?? "";
}
export { whyNot as n, fetchingGit as t };

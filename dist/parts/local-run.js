import { t as cancelSignal } from "./cancel.js";
import { g as sandboxEnv } from "./workspace.js";
import { t as renderEvent } from "./progress.js";
import { t as run } from "./run.js";
import { t as createLogger } from "./logger.js";
import { t as createRedactor } from "./redact.js";
import { b as setupVariables } from "./courtroom.js";
// src/commands/local-run.ts
async function runLocal(order, config, { env, path, runDir, prices, token, cancel = cancelSignal() }) {
	const kept = [config.apiKey, token].filter((value) => value !== null);
	const setupEnv = setupVariables(env, config.setupEnv, kept);
	const secrets = [...kept, ...Object.values(setupEnv)];
	const redactor = createRedactor(secrets);
	const logger = createLogger({
		out: (text) => process.stderr.write(text),
		redactor,
		mode: "terminal"
	});
	const record = await run(order, config, {
		path,
		runDir,
		prices,
		redactor,
		setupEnv,
		env: sandboxEnv(env, config.env, secrets),
		hide: [],
		emit: (event) => {
			const line = renderEvent(event);
			if (line !== null) logger.line(line);
		},
		cancel,
		...env.GITHUB_SERVER_URL === void 0 ? {} : { server: env.GITHUB_SERVER_URL }
	});
	logger.line(`${record.outcome}: ${record.reason}`);
	logger.line(`${runDir}/run.json`);
	return record;
}
const NOT_DONE = [
	"unfixed",
	"rejected",
	"no-environment",
	"stale",
	"refused"
];
function exitCode({ outcome, stop }) {
	if (stop === "cancelled") return 130;
	if (outcome === "failed") return 3;
	return NOT_DONE.includes(outcome) ? 1 : 0;
}
export { runLocal as n, exitCode as t };

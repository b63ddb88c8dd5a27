import { E as cancelSignal, r as findPlace } from "./begin.js";
import { o as toConfig } from "./config.js";
import { t as sandboxEnv } from "./environment.js";
import { t as judgeChange } from "./judge-change.js";
import { o as renderEvent } from "./run.js";
import { t as createLogger } from "./logger.js";
import { n as createRedactor } from "./base.js";
import { n as makeRunDir, t as localInputs } from "./local.js";
import { i as readTask, n as RANGE_FLAGS, r as openRange, t as POLICY_FLAGS } from "./range.js";
import { t as _usingCtx } from "./usingCtx.js";
// src/commands/judge.ts
const judgeCommand = {
	flags: {
		...RANGE_FLAGS,
		...POLICY_FLAGS,
		verify: {
			value: "CMD",
			help: "a check (repeatable; default: found at the base)"
		},
		setup: {
			value: "CMD",
			help: "prepares the checkout, with network (repeatable; default: from the lock file)"
		},
		"working-directory": {
			value: "DIR",
			help: "the project inside the repository"
		},
		"max-minutes": {
			value: "N",
			help: "stop after so many minutes (default 60)"
		},
		"run-dir": {
			value: "DIR",
			help: "where run.json and the logs go"
		},
		sandbox: {
			value: "auto|none",
			help: "the wall (default auto)"
		},
		network: {
			value: "HOST,\u2026",
			help: "what commands reach; localhost:PORT for a service (default none)"
		}
	},
	positionals: {
		max: 0,
		help: ""
	},
	async run(flags, env) {
		try {
			var _usingCtx$1 = _usingCtx();
			const { path, workingDirectory } = await findPlace(flags);
			const config = {
				...toConfig(localInputs(flags, {})),
				workingDirectory
			};
			const task = await readTask(flags.last("task"));
			const range = _usingCtx$1.a(await openRange(flags, path));
			const runDir = await makeRunDir(config.runDir);
			const redactor = createRedactor([]);
			const logger = createLogger({
				out: (text) => process.stderr.write(text),
				redactor,
				mode: "terminal"
			});
			const record = await judgeChange({
				base: range.base,
				branch: "",
				headTree: ({ git }) => range.headTree(git),
				task,
				subject: `the change since ${range.base.slice(0, 12)}`
			}, config, {
				path,
				runDir,
				env: sandboxEnv(env, config.env, []),
				hide: [],
				emit: (event) => {
					const line = renderEvent(event);
					if (line !== null) logger.line(line);
				},
				cancel: cancelSignal(),
				prices: new Map(),
				redactor
			});
			for (const { severity, rule, path: file, line, excerpt } of record.findings) logger.line(`${severity} ${rule} ${file.replace(/\p{Cc}/gu, "?")}:${line} ${excerpt}`);
			logger.line(`${record.outcome}: ${record.reason}`);
			if (flags.has("json")) process.stdout.write(`${JSON.stringify(record)}\n`);
			if (record.stop === "cancelled") return 130;
			if (record.outcome === "failed") return 3;
			return record.outcome === "clean" ? 0 : 1;
		} catch (_) {
			_usingCtx$1.e = _;
		} finally {
			await _usingCtx$1.d();
		}
	}
};
export { judgeCommand };

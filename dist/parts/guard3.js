import { o as toConfig } from "./config.js";
import { t as asksForChangedTests } from "./asks-for-tests.js";
import { t as guard } from "./guard.js";
import { t as createLogger } from "./logger.js";
import { n as createRedactor } from "./base.js";
import { i as fileChanges, n as diffTrees } from "./patch.js";
import { t as localInputs } from "./local.js";
import { r as findPlace } from "./begin.js";
import { a as treeOf, i as readTask, n as RANGE_FLAGS, r as openRange, t as POLICY_FLAGS } from "./range.js";
import { t as _usingCtx } from "./usingCtx.js";
// src/commands/guard.ts
const guardCommand = {
	flags: {
		...RANGE_FLAGS,
		...POLICY_FLAGS
	},
	positionals: {
		max: 0,
		help: ""
	},
	async run(flags) {
		try {
			var _usingCtx$1 = _usingCtx();
			const task = await readTask(flags.last("task"));
			const range = _usingCtx$1.a(await openRange(flags, (await findPlace(flags)).path));
			const { git, base } = range;
			const baseTree = await treeOf(git, base);
			const patch = await diffTrees(git, base, baseTree, await range.headTree(git));
			const changes = await fileChanges(git, patch, baseTree);
			const testsMayChange = task !== null && asksForChangedTests(task);
			const findings = guard(changes, {
				testsMayChange,
				...toConfig(localInputs(flags, {})).policy
			});
			if (flags.has("json")) process.stdout.write(`${JSON.stringify({ findings })}\n`);
			else tell(findings);
			return findings.some(({ severity }) => severity === "block") ? 1 : 0;
		} catch (_) {
			_usingCtx$1.e = _;
		} finally {
			await _usingCtx$1.d();
		}
	}
};
function tell(findings) {
	const out = (text) => process.stdout.write(text);
	const logger = createLogger({
		out,
		redactor: createRedactor([]),
		mode: "terminal"
	});
	for (const { severity, rule, path, line, excerpt } of findings) logger.line(`${severity} ${rule} ${path.replace(/\p{Cc}/gu, "?")}:${line} ${excerpt}`);
}
export { guardCommand };

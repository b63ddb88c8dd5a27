import { E as cancelSignal } from "./begin.js";
import { o as renderEvent } from "./run.js";
import { t as createLogger } from "./logger.js";
import { n as createRedactor } from "./base.js";
import { t as verify } from "./verify.js";
import { i as runSetup, t as INSIDE } from "./workspace.js";
// src/commands/room.ts
async function openRoom(workspace, config) {
	const { setup, limits, network, workingDirectory } = config;
	const deadline = Date.now() + limits.minutes * 6e4;
	const timeLeft = () => Math.max(1, deadline - Date.now());
	const signal = cancelSignal();
	const { tree, wall } = await workspace.walledCopy();
	const shared = {
		sandbox: wall.sandbox,
		network,
		logs: workspace.logs,
		signal
	};
	const { ending, plan } = await runSetup(tree.dir, setup, {
		...shared,
		workingDirectory,
		timeoutMs: timeLeft(),
		onStart: say
	});
	if (ending !== null) say(ending.reason);
	return {
		sandbox: wall.sandbox,
		hints: plan.hints,
		signal,
		async run(verifier) {
			const run = await verify(verifier, verifier.id, {
				...shared,
				steps: {
					host: workspace.steps,
					inside: INSIDE.steps
				},
				tree: tree.dir,
				timeoutMs: Math.min(timeLeft(), limits.minutes * 2e4)
			});
			say(renderEvent({
				type: "verifier",
				when: "before",
				command: verifier.command,
				run
			}) ?? "");
			return run;
		}
	};
}
const { line: say } = createLogger({
	out: (text) => process.stderr.write(text),
	redactor: createRedactor([]),
	mode: "terminal"
});
export { openRoom as t };

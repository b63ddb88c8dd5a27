// src/progress.ts
const WHEN = {
	before: "base     ",
	patch: "patch    ",
	originals: "originals",
	tests: "new tests"
};
function renderEvent(event) {
	switch (event.type) {
		case "stage": return `${event.stage.padEnd(9)} ${event.detail}`;
		case "note": return `          ${event.text}`;
		case "verifier": return `          ${WHEN[event.when]}  ${firstLine(event.command)}: ${ending(event.run)}, ${seconds(event.run)}`;
		case "model": return `  turn ${event.turn}  ${firstLine(event.text)}`;
		case "tool": return `  turn ${event.turn}  ${event.name} ${firstLine(event.input)}`;
		case "tool-result": return `          ${firstLine(event.summary)}`;
		case "usage": return null;
	}
}
const firstLine = (text) => (text.trim().split("\n", 1)[0] ?? "").slice(0, 160);
const seconds = (run) => `${(run.durationMs / 1e3).toFixed(1)} s`;
function ending(run) {
	if (run.conclusion === "not-run") return `not run, ${run.missing} is missing`;
	return run.exitCode === null ? run.conclusion : `exit ${run.exitCode}`;
}
export { renderEvent as t };

// src/text/code.ts
function codeSpans(line) {
	const runs = [...line.matchAll(/\\[^`]|\\?`+/g)].filter(([run]) => run.includes("`"));
	const closing = closingRuns(runs.map(([run]) => run));
	const spans = [];
	let from = 0;
	for (let i = 0; i < runs.length; i += 1) {
		const open = runs[i];
		const close = runs[closing[i] ?? -1];
		if (open === void 0 || close === void 0) continue;
		const start = open.index + (open[0].startsWith("\\") ? 2 : 0);
		const end = close.index + close[0].length;
		spans.push({
			code: false,
			text: line.slice(from, start)
		}, {
			code: true,
			text: line.slice(start, end)
		});
		from = end;
		i = closing[i] ?? i;
	}
	spans.push({
		code: false,
		text: line.slice(from)
	});
	return spans.filter(({ text }) => text !== "");
}
function closingRuns(runs) {
	const next = new Map();
	const closing = [];
	for (let i = runs.length - 1; i >= 0; i -= 1) {
		const run = runs[i] ?? "";
		const escaped = run.startsWith("\\");
		closing[i] = next.get(run.length - (escaped ? 2 : 0));
		next.set(run.length - (escaped ? 1 : 0), i);
	}
	return closing;
}
export { codeSpans as t };

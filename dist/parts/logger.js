import { i as maskTokens } from "./redact.js";
import { D as sanitize } from "./workspace.js";
import { randomBytes } from "node:crypto";
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
// src/text/commands.ts
function commandData(text) {
	return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
function withoutCommands(text) {
	return text.replace(/^([^\S\n]*):(?=:)/gm, "$1: ").replaceAll("##[", "## [");
}
// src/text/logger.ts
const SHORTEST_MASK = 6;
function createLogger({ out, redactor, mode }) {
	const safe = (text) => withoutCommands(maskTokens(redactor.redact(sanitize(text).text)));
	const line = (text) => out(`${safe(text)}\n`);
	const command = (name, data = "") => out(`::${name}::${commandData(data)}\n`);
	const inActions = mode === "actions";
	const annotate = (severity) => (text) => inActions ? command(severity, safe(text)) : line(`${severity}: ${text}`);
	return {
		line,
		group: (title) => inActions ? command("group", safe(title)) : line(title),
		endGroup: () => inActions && command("endgroup"),
		error: annotate("error"),
		warning: annotate("warning"),
		notice: annotate("notice"),
		untrusted: (text) => {
			if (!inActions) return line(text);
			const token = randomBytes(16).toString("hex");
			command("stop-commands", token);
			line(text);
			command(token);
		},
		mask: (value) => {
			if (!inActions) return;
			const parts = value.split(/[\r\n]+/).map((part) => part.trim());
			for (const part of parts) if (part.length >= SHORTEST_MASK) command("add-mask", part);
		}
	};
}
export { withoutCommands as n, codeSpans as r, createLogger as t };

import { r as randomBytes } from "./_light_node_crypto.js";
import { n as sanitize } from "./sanitize.js";
import { a as maskTokens } from "./base.js";
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
export { withoutCommands as n, createLogger as t };

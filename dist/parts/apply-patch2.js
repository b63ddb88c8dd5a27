import { t as applyPatch } from "./apply-patch.js";
import { resolve } from "node:path";
import { text } from "node:stream/consumers";
// src/commands/apply-patch.ts
const applyPatchCommand = {
	flags: {},
	positionals: {
		max: 0,
		help: "< PATCH"
	},
	async run(flags) {
		const result = await applyPatch(resolve(flags.last("cwd") ?? "."), await text(process.stdin));
		if (flags.has("json")) process.stdout.write(`${JSON.stringify(result)}\n`);
		else if (result.ok) process.stdout.write(result.changes.map(({ kind, path }) => `${kind} ${path}\n`).join(""));
		const told = result.ok ? result.notes : [result.error];
		if (told.length > 0) process.stderr.write(`${told.join("\n")}\n`);
		return result.ok ? 0 : 1;
	}
};
export { applyPatchCommand };

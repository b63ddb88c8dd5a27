import { a as limitsToGoOn, l as readTrace } from "./repair.js";
import { s as inputsToGoOn } from "./run.js";
import { p as WrongUse } from "./base.js";
import { join, resolve } from "node:path";
import { cp } from "node:fs/promises";
// src/commands/go-on.ts
async function openFormer(flags, given) {
	const dir = resolve(flags.last("resume") ?? "");
	const resume = await readTrace(dir);
	const { inputs, notes } = inputsToGoOn(resume.start.given, given);
	return {
		resume,
		inputs,
		notes,
		limits: (config) => limitsToGoOn(resume, givenLimits(flags, config)),
		priced(price) {
			if (price !== null && resume.usage.costUsd === null && resume.usage.turns > 0) notes.push("what the run before cost is not known, so no sum is told; a limit in 'max-cost-usd' counts from here");
		},
		takeOver: (runDir) => takeOver(dir, runDir)
	};
}
async function takeOver(from, to) {
	if (from === to) throw new WrongUse(`'--run-dir ${to}' is the folder of '--resume'; give another, so that nothing of it is lost`);
	for (const name of ["evidence", "logs"]) await cp(join(from, name), join(to, name), { recursive: true }).catch(() => void 0);
}
function givenLimits(flags, { limits }) {
	const given = Object.entries({
		turns: "max-turns",
		minutes: "max-minutes",
		tokens: "max-tokens",
		costUsd: "max-cost-usd"
	}).filter(([, flag]) => flags.has(flag));
	return Object.fromEntries(given.map(([name]) => [name, limits[name]]));
}
export { openFormer };

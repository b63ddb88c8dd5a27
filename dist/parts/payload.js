import { c as object_, d as string_, s as number_, t as array_ } from "./_zod-door.js";
import { p as WrongUse } from "./base.js";
// src/trigger/payload.ts
const ended = (outcome) => (reason) => ({ ending: {
	outcome,
	reason
} });
const skipped = ended("skipped");
const refused = ended("refused");
var BrokenEvent = class extends WrongUse {};
function parse(schema, { name, payload }) {
	const result = schema.safeParse(payload);
	if (result.success) return result.data;
	const issue = result.error.issues[0];
	throw new BrokenEvent(`the payload of '${name}' is broken at '${issue?.path.join(".") || "its top"}': ${issue?.message ?? "not an object"}; GITHUB_EVENT_PATH (or --event) must name the JSON that GitHub sent`);
}
const sha = string_().regex(/^[0-9a-f]{40,64}$/, "not the id of a commit");
const number = number_().int().positive();
const account = object_({
	login: string_().min(1),
	id: number_().int(),
	type: string_().nullish()
});
const someone = account.nullish();
const labels = array_(object_({ name: string_() }));
const repository = object_({
	id: number_(),
	name: string_().min(1),
	default_branch: string_().min(1),
	owner: object_({ login: string_().min(1) })
});
const side = object_({
	ref: string_().min(1),
	sha,
	repo: object_({ id: number_() }).nullish()
});
const withRepository = object_({
	repository,
	sender: someone,
	pull_request: object_({
		number: number.nullish(),
		base: object_({ sha }),
		head: side,
		labels: labels.nullish()
	}).nullish()
});
function people(told, logins) {
	const known = new Map();
	for (const each of told) if (each) known.set(`${each.login} ${each.id}`, toAccount(each));
	const accounts = [...known.values()];
	for (const login of logins) if (login !== "" && !accounts.some((each) => each.login === login)) accounts.push({
		login,
		id: null,
		bot: login.endsWith("[bot]")
	});
	return {
		actors: [...new Set(accounts.map(({ login }) => login))],
		accounts
	};
}
function peopleOfJob({ env }, sender) {
	const logins = [env.actor, env.triggeringActor];
	const { actors, accounts } = people(logins.includes(sender?.login ?? "") ? [sender] : [], logins);
	return {
		actors: [...new Set(logins)].filter((login) => actors.includes(login)),
		accounts
	};
}
function toAccount({ login, id, type }) {
	return {
		login,
		id,
		bot: type === "Bot" || login.endsWith("[bot]")
	};
}
function toRepository(repo) {
	return {
		owner: repo.owner.login,
		name: repo.name,
		defaultBranch: repo.default_branch
	};
}
const names = (all) => (all ?? []).map(({ name }) => name);
function onDefaultBranch({ env }, repo) {
	return {
		repository: toRepository(repo),
		sha: env.sha,
		branch: repo.default_branch,
		against: null,
		fork: false
	};
}
export { withRepository as _, number as a, people as c, repository as d, sha as f, toRepository as g, someone as h, names as i, peopleOfJob as l, skipped as m, account as n, onDefaultBranch as o, side as p, labels as r, parse as s, BrokenEvent as t, refused as u };

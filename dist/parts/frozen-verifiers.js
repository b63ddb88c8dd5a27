import { _ as parse, c as null_, d as record_, g as isScalar, h as unknown_, i as boolean_, l as number_, m as union_, o as literal_, p as string_, r as array_, u as object_, v as parseDocument, y as visit } from "./ecosystems.js";
import { t as codeSpans } from "./code.js";
import { basename, dirname, posix } from "node:path";
import { dirname as dirname$1, join as join$1, normalize as normalize$1 } from "node:path/posix";
// src/context/matrix.ts
const EXPRESSION_START = "${{";
const MAX_ENTRIES = 256;
function matrixEntries(matrix) {
	if (!isRecord(matrix)) return null;
	const { include = [], exclude = [], ...axes } = matrix;
	if (!isListOfRecords(include) || !isListOfRecords(exclude)) return null;
	const lists = Object.entries(axes);
	if (!lists.every((entry) => Array.isArray(entry[1]))) return null;
	if (JSON.stringify(matrix).includes(EXPRESSION_START)) return null;
	return withIncluded(combine(lists).filter((each) => !exclude.some((out) => agrees(each, out))), include, new Set(Object.keys(axes))).map(flat);
}
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isListOfRecords = (value) => Array.isArray(value) && value.length <= MAX_ENTRIES && value.every(isRecord);
function combine(lists) {
	if (lists.length === 0) return [];
	let found = [new Map()];
	for (const [key, values] of lists) {
		const few = values.slice(0, MAX_ENTRIES);
		found = found.flatMap((each) => few.map((value) => new Map([...each, [key, value]]))).slice(0, MAX_ENTRIES);
	}
	return found;
}
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const agrees = (combination, part) => Object.entries(part).every(([key, value]) => same(combination.get(key), value));
function withIncluded(product, include, axes) {
	const alone = [];
	for (const added of include) {
		const own = Object.fromEntries(Object.entries(added).filter(([key]) => axes.has(key)));
		const fitting = product.filter((each) => agrees(each, own));
		for (const each of fitting) for (const [key, value] of Object.entries(added)) each.set(key, value);
		if (fitting.length === 0) alone.push(new Map(Object.entries(added)));
	}
	return [...product, ...alone].slice(0, MAX_ENTRIES);
}
const MAX_DEPTH$1 = 4;
function flat(combination) {
	const values = new Map();
	const add = (path, value, depth) => {
		if (isRecord(value) && depth < MAX_DEPTH$1) for (const [key, inner] of Object.entries(value)) add(`${path}.${key}`, inner, depth + 1);
		else values.set(path, value === null || value === void 0 ? "" : scalarText(value));
	};
	for (const [key, value] of combination) add(`matrix.${key}`, value, 0);
	return values;
}
const scalarText = (value) => typeof value === "object" ? JSON.stringify(value) : String(value);
const entrySuffix = (entry) => ` (${[...entry.values()].join(", ")})`;
// src/context/workflow/scope.ts
const EXPRESSION = /\$\{\{([^{}]*)\}\}/g;
const LITERAL = /^'([^']*)'$/;
function makeScope(values, whole = []) {
	const known = new Map([...values, ["runner.os", "Linux"]]);
	const isWhole = (name) => whole.some((prefix) => name.startsWith(prefix)) && /^[\w.-]+$/.test(name);
	const valueFor = (expression) => {
		const value = known.get(expression);
		if (value !== void 0) return value;
		return LITERAL.exec(expression)?.[1] ?? (isWhole(expression) ? "" : null);
	};
	return {
		resolve(text) {
			let all = !text.replace(EXPRESSION, "").includes("${{");
			const resolved = text.replace(EXPRESSION, (_, expression) => {
				const value = valueFor(expression.trim());
				if (value === null) all = false;
				return value ?? "";
			});
			return all ? resolved : null;
		},
		with: (more) => makeScope(new Map([...values, ...more]), whole)
	};
}
const MAX_ENV = 200;
function mergeEnv(scopes, scope) {
	const values = new Map();
	const omitted = new Set();
	for (const [name, value] of scopes.flatMap((each) => Object.entries(each ?? {}).slice(0, MAX_ENV))) {
		const resolved = scope.resolve(value === null ? "" : String(value));
		if (resolved === null) {
			omitted.add(name);
			values.delete(name);
		} else {
			omitted.delete(name);
			values.set(name, resolved);
		}
	}
	return {
		values: Object.fromEntries(values),
		omitted: [...omitted]
	};
}
// src/context/workflow/instances.ts
const MAX_INSTANCES = 2e3;
function instances(jobs, inputs = NO_INPUTS) {
	const found = [];
	for (const [key, job] of Object.entries(jobs)) {
		if (found.length >= MAX_INSTANCES) break;
		const entries = matrixEntries(job.strategy?.matrix);
		if (entries === null) found.push(instance(key, job, new Map(), inputs, job.strategy?.matrix == null));
		else for (const entry of entries) found.push(instance(key, job, entry, inputs, true));
	}
	return found.slice(0, MAX_INSTANCES);
}
const NO_INPUTS = null;
function instance(key, job, entry, inputs, known) {
	const whole = [...known ? ["matrix."] : [], ...inputs === null ? [] : ["inputs."]];
	const scope = makeScope(new Map([...inputs ?? [], ...entry]), whole);
	return {
		key,
		job,
		name: shownName(job.name ?? key, entry, scope),
		scope
	};
}
function shownName(name, entry, scope) {
	if (name.includes("${{")) return scope.resolve(name) ?? name;
	return entry.size === 0 ? name : name + entrySuffix(entry);
}
const fits$1 = (name, shown) => name === shown || shown.length >= 90 && shown.endsWith("...") && name.startsWith(shown.slice(0, -3));
function findInstance(jobs, shown, inputs = NO_INPUTS) {
	const all = instances(jobs, inputs);
	const exact = all.find(({ name }) => fits$1(name, shown));
	if (exact !== void 0) return exact;
	const bare = shown.replace(/ \([^()]*\)$/, "");
	for (const each of all) {
		const name = each.job.name ?? each.key;
		const values = name === shown || name === bare ? valuesShown(each.job, shown) : templateValues(name, shown);
		if (values !== null) return {
			...each,
			scope: makeScope(new Map([...inputs ?? [], ...values]))
		};
	}
	return null;
}
function valuesShown(job, shown) {
	const values = / \(([^()]*)\)$/.exec(shown)?.[1]?.split(", ") ?? [];
	const keys = Object.keys(Object(job.strategy?.matrix)).filter((key) => key !== "include" && key !== "exclude");
	return new Map(keys.length === values.length ? keys.map((key, i) => [`matrix.${key}`, values[i] ?? ""]) : []);
}
function templateValues(template, shown) {
	const [first = "", ...parts] = template.split(EXPRESSION);
	if (parts.length === 0 || !shown.startsWith(first)) return null;
	const values = new Map();
	let at = first.length;
	for (let i = 0; i + 1 < parts.length; i += 2) {
		const after = parts[i + 1] ?? "";
		const end = i + 2 === parts.length ? shown.length - after.length : shown.indexOf(after, at);
		if (end < at || !shown.startsWith(after, end)) return null;
		values.set((parts[i] ?? "").trim(), shown.slice(at, end));
		at = end + after.length;
	}
	return parts.slice(1, -1).some((part, i) => i % 2 === 0 && part === "") ? new Map() : values;
}
// src/context/workflow/read.ts
const scalar = union_([
	string_(),
	number_(),
	boolean_(),
	null_()
]);
const env = record_(string_(), scalar).nullish().catch(null);
const defaults = object_({ run: object_({
	shell: string_().optional(),
	"working-directory": string_().optional()
}).nullish().catch(null) }).nullish().catch(null);
const step = object_({
	name: scalar.optional(),
	run: string_().optional(),
	uses: string_().optional(),
	with: record_(string_(), unknown_()).nullish().catch(null),
	if: scalar.optional(),
	shell: string_().optional(),
	"working-directory": string_().optional(),
	"continue-on-error": unknown_().optional(),
	env
});
const steps = array_(step).nullish().default([]);
const job = object_({
	name: string_().optional(),
	uses: string_().optional(),
	with: record_(string_(), unknown_()).nullish().catch(null),
	if: scalar.optional(),
	"runs-on": unknown_().optional(),
	container: unknown_().optional(),
	services: unknown_().optional(),
	"continue-on-error": unknown_().optional(),
	env,
	defaults,
	strategy: object_({ matrix: unknown_().optional() }).nullish().catch(null),
	steps
});
const workflow = object_({
	env,
	defaults,
	jobs: record_(string_(), job.catch({ steps: [] }))
});
const action = object_({
	inputs: unknown_().optional(),
	runs: object_({
		using: literal_("composite"),
		steps
	})
});
const MAX_CHARS$2 = 2e5;
const MAX_ANCHORS = 300;
const ANCHOR = /(?<![^\s,[{])&[\w-]/g;
function readWorkflow(text) {
	const read = readYaml$1(text);
	if ("problem" in read) return read;
	const parsed = workflow.safeParse(read.value);
	if (!parsed.success) return { problem: "has no jobs" };
	const { on, true: boolean } = read.value;
	return { value: {
		...parsed.data,
		on: triggers(on ?? boolean)
	} };
}
function readAction(text) {
	const read = readYaml$1(text);
	if ("problem" in read) return read;
	const parsed = action.safeParse(read.value);
	if (!parsed.success) return { problem: "is no composite action" };
	return { value: {
		inputs: parsed.data.inputs,
		steps: parsed.data.runs.steps ?? []
	} };
}
function readYaml$1(text) {
	if (text.length > MAX_CHARS$2) return { problem: "is longer than 200000 characters" };
	if ([...text.matchAll(ANCHOR).take(301)].length > MAX_ANCHORS) return { problem: `has more than ${MAX_ANCHORS} anchors` };
	try {
		const document = parseDocument(text, {
			merge: true,
			logLevel: "silent",
			uniqueKeys: false,
			prettyErrors: false
		});
		const at = document.errors[0]?.pos[0] ?? repeatedKey(document);
		if (at !== null) return { problem: `is no valid YAML (line ${text.slice(0, at).split("\n").length})` };
		const value = document.toJS();
		JSON.stringify(value);
		return { value };
	} catch {
		return { problem: "is nested too deeply, or its aliases have no end" };
	}
}
function repeatedKey(document) {
	let at = null;
	visit(document, { Map(_, { items }) {
		const seen = new Set();
		for (const { key } of items) {
			if (!isScalar(key) || key.value === "<<") continue;
			const name = String(key.value);
			if (seen.has(name)) {
				at = key.range?.[0] ?? 0;
				return visit.BREAK;
			}
			seen.add(name);
		}
	} });
	return at;
}
function triggers(on) {
	if (typeof on === "string") return new Map([[on, null]]);
	if (Array.isArray(on)) return new Map(on.map((event) => [String(event), null]));
	return new Map(typeof on === "object" && on !== null ? Object.entries(on) : []);
}
// src/text/slug.ts
function slug(text) {
	return text.toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, 40).replace(/^-|-$/g, "") || "step";
}
// src/text/unfit-commands.ts
const UNFIT = [
	{
		kind: "delivers",
		pattern: /\b(?:docker|podman) (?:image |buildx )?push\b|\bdocker\b[^\n]{0,300}? --push\b/,
		reason: "pushes an image"
	},
	{
		kind: "delivers",
		pattern: /\b(?:docker|podman|az|npm|yarn|helm|oras|gh|gcloud|heroku|vault|twine|gem|cargo|nuget)(?: auth| registry)? login\b/,
		reason: "logs in"
	},
	{
		kind: "delivers",
		pattern: /\b(?:(?:npm|pnpm|yarn|bun|lerna|cargo|poetry|uv|flit|hatch|pdm|deno|changeset|vsce|ovsx|dart pub|mix hex\.)[\w ./:@-]{0,200}? ?publish|twine upload|gem push|nuget push|semantic-release|goreleaser|maturin publish|np)(?=\s|$)/,
		reason: "publishes a package"
	},
	{
		kind: "delivers",
		pattern: /\b(?:mvnw?|gradlew?)\b[^\n]{0,300}? (?:deploy|publish\w*|release:\w+)(?=\s|$)/,
		reason: "publishes a package"
	},
	{
		kind: "delivers",
		pattern: /\bgit (?:push|tag)\b/,
		reason: "pushes to the repository"
	},
	{
		kind: "delivers",
		pattern: /\bgh release\b|(?:\b(?:run|make|just|task|yarn|pnpm) |:)release(?=[\s:]|$)/,
		reason: "makes a release"
	},
	{
		kind: "delivers",
		pattern: /\b(?:codecov|coveralls|upload-artifact|scp|rsync)\b|(?:^|[\s:/])upload(?:\.\w+)?(?=\s|$)/,
		reason: "uploads results"
	},
	{
		kind: "delivers",
		pattern: /\b(?:terraform|tofu) (?:apply|destroy)\b|\bkubectl (?:apply|rollout)\b|\bhelm (?:upgrade|install)\b|(?:^|[\s:/])deploy(?:[-:]\w+)?(?:\.(?:sh|py|rb|m?js))?(?=\s|$)/,
		reason: "deploys"
	},
	{
		kind: "delivers",
		pattern: /(?:^|[\s:;&|(])gh [a-z]/,
		reason: "talks to GitHub's API"
	},
	{
		kind: "prepares",
		pattern: /\b(?:npm (?:ci|i|install|add)|pnpm (?:i|install|add)|yarn (?:install|add)|bun (?:i|install|add)|corepack|pip3? install|pipx install|uv (?:sync|pip|venv|tool install)|poetry (?:install|config)|pdm (?:install|sync)|pipenv (?:install|sync)|bundle (?:install|config)|gem install|composer (?:install|update|require)|cargo (?:install|fetch)|rustup|go (?:install|get|mod download)|dotnet (?:restore|workload|tool (?:install|restore))|mix (?:deps\.get|local\.\w+)|playwright install|pre-commit install|husky install|deno install)(?=\s|$)|(?:^|\n)\s*yarn\s*(?=\n|$)/,
		reason: "prepares: set-up installs what checks need"
	},
	{
		kind: "prepares",
		pattern: /\b(?:apt-get|apt|apk|yum|dnf|brew|choco|winget) (?:-\S{1,50} ){0,5}(?:install|update|add|upgrade)\b/,
		reason: "prepares: set-up installs what checks need"
	},
	{
		kind: "needs",
		pattern: /(?:^|[\s;&|(])sudo\s/,
		reason: "needs root"
	},
	{
		kind: "needs",
		pattern: /(?:^|[\s;&|(])(?:curl|wget|ssh|git (?:fetch|clone|pull|config|submodule))\s/,
		reason: "needs the network or the git configuration of the runner"
	},
	{
		kind: "needs",
		pattern: /\bGITHUB_(?:ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)\b/,
		reason: "writes for later steps of its job"
	},
	{
		kind: "endless",
		pattern: /(?:\b(?:run|npm|pnpm|yarn|bun|deno task|just|make|task) |:)(?:dev|start|serve|watch|preview|storybook)(?=[\s:]|$)|\s--watch(?:All)?(?=\s|$)|:watch\b/,
		reason: "does not end by itself"
	},
	{
		kind: "writes",
		pattern: /\s(?:--fix|--write|--apply|--in-place|--autocorrect(?:-all)?|--update(?:-snapshots?)?)(?=\s|$)|(?:\b(?:run|pnpm|yarn|bun|deno task|just|make|task) |:|(?<!clang)-)(?:fix|fmt|format|write|autofix)(?=\s|$)|\bspotlessApply\b|\bspotless:apply\b/,
		reason: "writes files"
	}
];
const MAX_CHARS$1 = 2e4;
function unfitReason(command, kinds = [
	"delivers",
	"prepares",
	"needs",
	"endless"
]) {
	const text = withoutComments(command.slice(0, MAX_CHARS$1));
	return UNFIT.find(({ kind, pattern }) => kinds.includes(kind) && pattern.test(text))?.reason ?? null;
}
const withoutComments = (text) => text.replace(/^[ \t]*#[^\n]*$/gm, "");
function secretNeed(text) {
	const secret = /\$\{\{[^{}]{0,500}?\bsecrets\.(\w{1,100})/.exec(text)?.[1];
	if (secret !== void 0) return `needs secrets.${secret}`;
	return /\$\{\{[^{}]{0,500}?\bgithub\.token\b/.test(text) ? "needs github.token" : null;
}
// src/context/workflow/steps.ts
const SHELLS = new Map([
	["bash", "bash --noprofile --norc -eo pipefail {0}"],
	["sh", "sh -e {0}"],
	["python", "python {0}"]
]);
function stepName(step, scope) {
	const [firstLine = ""] = (step.run ?? step.uses ?? "").trim().split("\n", 1);
	const name = String(step.name ?? `Run ${firstLine}`);
	return scope.resolve(name) ?? name;
}
const placeOf = (workflow, { job, scope }) => ({
	workflow,
	job,
	scope
});
function stepVerifier(step, { workflow, job, scope }, source) {
	const defaults = {
		...workflow.defaults?.run,
		...job.defaults?.run
	};
	const { values, omitted } = mergeEnv([
		workflow.env,
		job.env,
		step.env
	], scope);
	const named = Object.entries(values).map(([name, value]) => [`env.${name}`, value]);
	const inner = scope.with(new Map(named));
	const texts = {
		command: step.run ?? "",
		directory: step["working-directory"] ?? defaults["working-directory"] ?? ".",
		shell: step.shell ?? defaults.shell ?? "bash -e {0}"
	};
	for (const text of Object.values(texts)) if (inner.resolve(text) === null) return { reason: unknownExpression(text, inner) };
	const shellName = inner.resolve(texts.shell) ?? "";
	const shell = SHELLS.get(shellName) ?? shellName;
	if (!shell.includes("{0}")) return { reason: `needs the shell '${shellName}'` };
	return { verifier: {
		id: slug(stepName(step, scope).replace(/^Run /, "")),
		command: inner.resolve(texts.command) ?? "",
		shell,
		workingDirectory: inner.resolve(texts.directory) || ".",
		env: values,
		omittedEnv: omitted,
		source
	} };
}
const MAX_EXPRESSIONS = 50;
function unknownExpression(text, scope) {
	const secret = secretNeed(text);
	if (secret !== null) return secret;
	const unknown = [...text.slice(0, 2e4).matchAll(/\$\{\{[^{}]{0,200}\}\}/g)].slice(0, MAX_EXPRESSIONS).find(([each]) => scope.resolve(each) === null)?.[0];
	return unknown === void 0 ? "needs an expression that is not known here" : `needs ${unknown}, which has no value here`;
}
// src/context/workflow/called.ts
const MAX_LEVELS = 10;
async function calledJob(files, workflow, shown, inputs = null, level = 0) {
	const caller = instances(workflow.jobs, inputs).find(({ job, name }) => job.uses !== void 0 && shown.startsWith(`${name} / `));
	if (caller === void 0 || level >= MAX_LEVELS) {
		const instance = findInstance(workflow.jobs, shown, inputs);
		return instance === null ? null : {
			workflow,
			instance
		};
	}
	const path = localPath(caller.job.uses ?? "");
	if (path === null) return { problem: `job '${shown}' is in the workflow '${caller.job.uses}' of another repository` };
	const text = await files.read(path);
	if (text === null) return { problem: `the called workflow ${path} is not there` };
	const read = readWorkflow(text);
	if ("problem" in read) return { problem: `the called workflow ${path} ${read.problem}` };
	const declared = Object(read.value.on.get("workflow_call")).inputs;
	const given = inputValues(declared, caller.job.with, caller.scope);
	return calledJob(files, read.value, shown.slice(caller.name.length + 3), given, level + 1);
}
const localPath = (uses) => {
	const path = posix.normalize(uses);
	return uses.startsWith("./") && !path.startsWith("../") ? path : null;
};
function inputValues(declared, given, scope) {
	const values = new Map();
	for (const [name, input] of Object.entries(Object(declared))) {
		const value = given != null && Object.hasOwn(given, name) ? given[name] : Object(input).default;
		const text = typeof value === "object" && value !== null ? null : String(value ?? "");
		values.set(`inputs.${name}`, text === null ? null : scope.resolve(text));
	}
	return values;
}
async function compositeCommand(files, step, place) {
	const folder = localPath(step.uses ?? "");
	if (folder === null) return { reason: "lies outside the repository" };
	const names = ["action.yml", "action.yaml"].map((name) => posix.join(folder, name));
	const read = readAction((await Promise.all(names.map((name) => files.read(name)))).find((text) => text !== null) ?? "");
	if ("problem" in read) return { reason: read.problem };
	const inside = {
		scope: makeScope(inputValues(read.value.inputs, step.with, place.scope), ["inputs."]),
		job: {
			...place.job,
			defaults: null
		},
		workflow: {
			...place.workflow,
			defaults: null
		}
	};
	const found = read.value.steps.filter(({ run }) => run !== void 0).map((each) => stepVerifier({
		...each,
		env: {
			...step.env,
			...each.env
		}
	}, inside, "failing-step"));
	const refused = found.find((each) => "reason" in each);
	if (refused !== void 0) return refused;
	return joined(found.flatMap((each) => "verifier" in each ? [each.verifier] : []));
}
function joined(verifiers) {
	const [first] = verifiers;
	if (first === void 0) return { reason: "runs no command" };
	const place = ({ shell, workingDirectory, env }) => JSON.stringify([
		shell,
		workingDirectory,
		env
	]);
	if (verifiers.some((each) => place(each) !== place(first))) return { reason: "runs commands in different shells, folders or environments" };
	return { verifier: {
		...first,
		command: verifiers.map(({ command }) => command.trimEnd()).join("\n")
	} };
}
// src/context/workflow/checks.ts
function checkOf(step, place) {
	const condition = step.if ?? null;
	if (condition !== null) return { reason: `runs only if \`${String(condition).slice(0, 100)}\`` };
	if (mayFail(step["continue-on-error"])) return { reason: "may fail (continue-on-error)" };
	const found = stepVerifier(step, place, "workflow");
	if ("reason" in found) return found;
	const { verifier } = found;
	const reason = unfitReason(verifier.command);
	if (reason === null) return found;
	const rest = withoutPreparation(verifier.command);
	if (rest === null) return { reason };
	const id = step.name === void 0 ? slug(rest.split("\n", 1)[0] ?? "") : verifier.id;
	return { verifier: {
		...verifier,
		id,
		command: rest
	} };
}
const mayFail = (value) => value === true;
const BOUND_LINES = /\\\n|<<|^[ \t]*(?:if|then|else|elif|fi|for|while|until|do|done|case|esac|function|\{|\}|\()\b|[{(][ \t]*$/m;
function withoutPreparation(command) {
	if (BOUND_LINES.test(command)) return null;
	const kept = command.trim().split("\n").map(checkingPart).filter((line) => line !== "");
	const rest = kept.join("\n");
	return kept.length === 0 || unfitReason(rest) !== null ? null : rest;
}
function checkingPart(line) {
	if (unfitReason(line, ["prepares"]) === null) return line;
	if (/[;|'"`]|\$\(/.test(line)) return line;
	return line.split("&&").map((part) => part.trim()).filter((part) => unfitReason(part, ["prepares"]) === null).join(" && ");
}
// src/context/workflow/commands.ts
const FOLDER = ".github/workflows/";
const MAX_FILES = 200;
const MAX_COMMANDS$2 = 2e3;
const MAX_STEPS = 500;
const MAX_TOTAL = 1e6;
async function workflowCommands(files) {
	const paths = (await files.list()).filter((path) => path.startsWith(FOLDER) && /^[^/]+\.ya?ml$/.test(path.slice(18)));
	const found = [];
	let left = MAX_TOTAL;
	for (const path of paths.toSorted().slice(0, MAX_FILES)) {
		const text = await files.read(path) ?? "";
		left -= text.length;
		found.push(...left < 0 ? [unread(path, "is not read: the workflows together are too long")] : fileCommands(path, text));
	}
	return found.slice(0, MAX_COMMANDS$2);
}
const NOTHING = {
	verifier: null,
	container: null,
	services: [],
	checksChanges: false,
	job: "",
	step: "",
	command: ""
};
const unread = (path, runnable) => ({
	...NOTHING,
	workflow: path,
	command: path,
	checksChanges: true,
	runnable
});
function fileCommands(path, text) {
	const read = readWorkflow(text);
	if ("problem" in read) return [unread(path, read.problem)];
	const checksChanges = startsOnChanges(read.value.on);
	const called = read.value.on.get("workflow_call");
	const inputs = read.value.on.has("workflow_call") ? inputValues(Object(called).inputs, null, makeScope(new Map())) : null;
	return [...Map.groupBy(instances(read.value.jobs, inputs), ({ key }) => key).values()].flatMap((all) => {
		const instance = all.find(({ job, scope }) => /ubuntu|linux/.test(runsOn(job["runs-on"], scope))) ?? all[0];
		return instance === void 0 ? [] : jobRows(path, read.value, instance, checksChanges);
	});
}
function startsOnChanges(on) {
	if ([
		"pull_request",
		"merge_group",
		"workflow_call"
	].some((event) => on.has(event))) return true;
	const push = on.get("push");
	return on.has("push") && !("tags" in Object(push) && !("branches" in Object(push)));
}
function jobRows(path, workflow, instance, checksChanges) {
	const { job, name, scope } = instance;
	const { image, services } = surroundings(job);
	const common = {
		...NOTHING,
		workflow: path,
		job: name,
		container: image,
		services,
		checksChanges
	};
	if (job.uses !== void 0) return [{
		...common,
		command: job.uses,
		runnable: `calls a workflow ${localPath(job.uses) === null ? "of another repository" : "whose own file is read"}`
	}];
	const place = placeOf(workflow, instance);
	const reason = jobReason(instance, image, services);
	return (job.steps ?? []).filter(({ run }) => run !== void 0).slice(0, MAX_STEPS).map((step) => {
		const found = stepVerifier(step, place, "workflow");
		const check = checkOf(step, place);
		const whole = found && "verifier" in found ? found.verifier : null;
		const fit = "verifier" in check ? unfitReason(whole?.command ?? "", [
			"delivers",
			"needs",
			"endless"
		]) : check.reason;
		return {
			...common,
			step: stepName(step, scope),
			command: whole?.command ?? step.run ?? "",
			runnable: secretNeed(step.run ?? "") ?? fit ?? reason ?? true,
			verifier: "verifier" in check ? check.verifier : whole
		};
	});
}
function jobReason({ job, scope }, image, services) {
	const labels = runsOn(job["runs-on"], scope);
	if (/windows|macos/i.test(labels)) return `runs on ${labels}`;
	if (image !== null) return `runs in \`container: ${image}\``;
	if (services.length > 0) return `needs the services ${services.join(", ")}`;
	if (job.if !== void 0 && job.if !== null) return `its job runs only if \`${String(job.if).slice(0, 100)}\``;
	return job["continue-on-error"] === true ? "its job may fail (continue-on-error)" : null;
}
function runsOn(value, scope) {
	const text = (Array.isArray(value) ? value : [Object(value).labels ?? value].flat()).filter((label) => typeof label === "string").join(", ");
	return scope.resolve(text) ?? text;
}
function surroundings({ container, services }) {
	const image = typeof container === "string" ? container : Object(container).image;
	return {
		image: typeof image === "string" ? image.slice(0, 200) : null,
		services: typeof services === "object" && services !== null ? Object.keys(services).slice(0, 20) : []
	};
}
function workflowChecks(commands) {
	const found = {
		verifiers: [],
		refused: []
	};
	for (const { command, runnable, verifier, checksChanges } of commands) {
		if (!checksChanges) continue;
		if (runnable === true && verifier !== null) found.verifiers.push(verifier);
		else found.refused.push({
			command,
			source: "workflow",
			reason: String(runnable)
		});
	}
	return found;
}
// src/verifiers/check-programs.ts
const row = (kind, more = {}) => ({
	kind,
	...more
});
const READS = { reads: true };
const onlyWith = (...reads) => ({
	reads,
	checksOnly: true
});
const CHECK_PROGRAMS = {
	eslint: row("lint", READS),
	"biome check": row("lint", READS),
	"biome ci": row("lint", READS),
	"biome lint": row("lint", READS),
	"biome format": row("format", READS),
	"@biomejs/biome": row("lint", READS),
	prettier: row("format", onlyWith("--check", "-c", "--list-different", "-l")),
	oxlint: row("lint", READS),
	oxfmt: row("format", onlyWith("--check")),
	"dprint check": row("format", READS),
	stylelint: row("lint", READS),
	markdownlint: row("lint", READS),
	"markdownlint-cli2": row("lint", READS),
	standard: row("lint", READS),
	xo: row("lint", READS),
	knip: row("lint", READS),
	cspell: row("lint", READS),
	publint: row("lint", READS),
	tsc: row("types", { reads: ["--noEmit"] }),
	"vue-tsc": row("types", { reads: ["--noEmit"] }),
	"svelte-check": row("types", READS),
	vitest: row("test"),
	jest: row("test"),
	mocha: row("test"),
	ava: row("test"),
	tap: row("test"),
	"node --test": row("test"),
	"playwright test": row("test"),
	"cypress run": row("test"),
	"bun test": row("test"),
	"deno fmt": row("format", onlyWith("--check")),
	"deno lint": row("lint", READS),
	"deno check": row("types", READS),
	"deno test": row("test"),
	"ruff check": row("lint", READS),
	"ruff format": row("format", onlyWith("--check", "--diff")),
	black: row("format", onlyWith("--check", "--diff")),
	isort: row("format", onlyWith("--check", "--check-only", "-c", "--diff")),
	flake8: row("lint", READS),
	pylint: row("lint", READS),
	mypy: row("types", READS),
	pyright: row("types", READS),
	"ty check": row("types", READS),
	pytest: row("test"),
	unittest: row("test"),
	tox: row("test"),
	nox: row("test"),
	"go vet": row("lint", READS),
	"go test": row("test"),
	"go build": row("build"),
	gofmt: row("format", onlyWith("-l", "-d")),
	"golangci-lint run": row("lint", READS),
	staticcheck: row("lint", READS),
	"cargo fmt": row("format", onlyWith("--check")),
	"cargo clippy": row("lint"),
	"cargo check": row("types"),
	"cargo test": row("test"),
	"cargo nextest": row("test"),
	"cargo build": row("build"),
	"cargo doc": row("build"),
	gradle: row("test"),
	"./gradlew": row("test"),
	mvn: row("test"),
	"./mvnw": row("test"),
	rspec: row("test"),
	rake: row("test"),
	rails: row("test"),
	rubocop: row("lint", READS),
	standardrb: row("lint", READS),
	"srb tc": row("types", READS),
	phpunit: row("test"),
	pest: row("test"),
	phpstan: row("lint", READS),
	psalm: row("lint", READS),
	phpcs: row("lint", READS),
	"php-cs-fixer check": row("format", READS),
	"php-cs-fixer fix": row("format", onlyWith("--dry-run")),
	pint: row("format", onlyWith("--test")),
	"composer validate": row("lint", READS),
	"composer test": row("test"),
	"composer run": row("test"),
	"composer lint": row("lint"),
	"dotnet test": row("test"),
	"dotnet build": row("build"),
	"dotnet format": row("format", {
		reads: ["--verify-no-changes"],
		checksOnly: true
	}),
	cmake: row("build"),
	ctest: row("test"),
	"meson test": row("test"),
	"clang-format": row("format", onlyWith("--dry-run", "-n")),
	"mix test": row("test"),
	"mix compile": row("build"),
	"mix credo": row("lint"),
	"mix format": row("format", onlyWith("--check-formatted", "--dry-run")),
	"swift test": row("test"),
	"swift build": row("build"),
	"dart analyze": row("lint", READS),
	"dart test": row("test"),
	"flutter analyze": row("lint"),
	"flutter test": row("test"),
	"zig build test": row("test"),
	"zig build": row("build"),
	"zig fmt": row("format", onlyWith("--check")),
	"terraform fmt": row("format", onlyWith("-check", "--check")),
	shellcheck: row("lint", READS),
	shfmt: row("format", onlyWith("-d", "--diff")),
	actionlint: row("lint", READS),
	yamllint: row("lint", READS),
	hadolint: row("lint", READS),
	"pre-commit run": row("lint")
};
// src/verifiers/package-scripts.ts
const MAX_SCRIPTS = 500;
function packageScripts(packageJson) {
	const { scripts } = fields(safeJson(packageJson ?? ""));
	return new Map(Object.entries(fields(scripts)).slice(0, MAX_SCRIPTS).filter((entry) => typeof entry[1] === "string"));
}
const fields = (value) => typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
function safeJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
const HARMLESS = new Set([
	"-s",
	"--silent",
	"--quiet",
	"--if-present"
]);
const MAX_NAMES = 20;
function calledScripts(words, scripts) {
	const [program, ...rest] = words;
	const args = rest.slice(firstOf(rest));
	switch (program) {
		case "npm": return npmScript(args, scripts);
		case "yarn":
		case "pnpm":
		case "bun": return otherScript(program, args, scripts);
		case "run-s":
		case "run-p":
		case "npm-run-all":
		case "npm-run-all2": return rest.filter((name) => !name.startsWith("-")).slice(0, MAX_NAMES).flatMap((name) => matching(unquoted(name), scripts));
		default: return [];
	}
}
function npmScript(args, scripts) {
	const [command = "", ...rest] = args;
	if ([
		"test",
		"t",
		"tst"
	].includes(command)) return npmCall("test", rest, scripts);
	if (command !== "run" && command !== "run-script") return [];
	const [name = "", ...passed] = rest.slice(firstOf(rest));
	return npmCall(name, passed, scripts);
}
function npmCall(name, args, scripts) {
	const end = args.indexOf("--");
	const own = end === -1 ? args : args.slice(0, end);
	if (own.some((arg) => arg.startsWith("-") && !HARMLESS.has(arg))) return [];
	return call(name, [...own.filter((arg) => !arg.startsWith("-")), ...end === -1 ? [] : args.slice(end + 1)], scripts);
}
function otherScript(program, args, scripts) {
	const run = args[0] === "run";
	if (program === "bun" && args[0] === "test") return [];
	const [name = "", ...passed] = run ? args.slice(1 + firstOf(args.slice(1))) : args;
	return call(name, passed[0] === "--" ? passed.slice(1) : passed, scripts);
}
function call(name, args, scripts) {
	const script = scripts.get(unquoted(name));
	return script === void 0 ? [] : [{
		name: unquoted(name),
		text: [script, ...args].join(" ")
	}];
}
function matching(pattern, scripts) {
	if (!pattern.endsWith(":*")) return call(pattern, [], scripts);
	const start = pattern.slice(0, -1);
	return [...scripts.keys()].filter((name) => name.startsWith(start) && !name.includes(":", start.length)).flatMap((name) => call(name, [], scripts));
}
const firstOf = (args) => {
	const at = args.findIndex((arg) => !HARMLESS.has(arg));
	return at === -1 ? args.length : at;
};
const unquoted = (word) => /^(['"])(.*)\1$/.exec(word)?.[2] ?? word;
// src/verifiers/shell-commands.ts
const EXPANSION = String.raw`\$\([^()"'\`$\\#\n]*\)|\$\{[^{}"'\`$\\\n]*\}`;
const OUTSIDE = new RegExp([
	String.raw`(?<blank>[ \t\r]+|\\\n)`,
	String.raw`(?<end>&&\s*|;(?!;)|\n)`,
	String.raw`(?<operator>\|\|?\s*|&?>>?[&|]?|<&?(?![<(]))`,
	`(?<expansion>${EXPANSION}|\\$(?![({'"]))`,
	String.raw`(?<text>'[^']*'|\\.|[^\s'"\\$\`;&|<>()#]+)`,
	"(?<hash>#)",
	"(?<quote>\")"
].join("|"), "y");
const INSIDE_QUOTES = new RegExp([
	`(?<expansion>${EXPANSION}|\\$(?![({]))`,
	String.raw`(?<text>[^"\\$\`]+|\\[^])`,
	"(?<quote>\")"
].join("|"), "y");
function simpleCommands(script) {
	const commands = [];
	let current = {
		words: [],
		opaque: false
	};
	let word = "";
	let quoted = false;
	const endWord = () => {
		if (word !== "") current.words.push(word);
		word = "";
	};
	const endCommand = () => {
		endWord();
		if (current.words.length > 0) commands.push(current);
		current = {
			words: [],
			opaque: false
		};
	};
	for (let at = 0; at < script.length;) {
		const pattern = quoted ? INSIDE_QUOTES : OUTSIDE;
		pattern.lastIndex = at;
		const match = pattern.exec(script);
		if (match === null) return null;
		const { blank, end, operator, expansion, hash, quote } = match.groups ?? {};
		at += match[0].length;
		if (hash !== void 0 && word === "") {
			const lineEnd = script.indexOf("\n", at);
			at = lineEnd === -1 ? script.length : lineEnd;
		} else if (end !== void 0) endCommand();
		else if (operator !== void 0) endWord();
		else if (blank === "\\\n" && word !== "") return null;
		else if (blank !== void 0) endWord();
		else word += match[0];
		if (operator !== void 0 || expansion !== void 0) current.opaque = true;
		if (quote !== void 0) quoted = !quoted;
	}
	endCommand();
	return quoted ? null : commands;
}
const isAssignment = (word) => /^[A-Za-z_]\w*=/.test(word);
// src/verifiers/runners.ts
const RUNNERS = [
	"npx",
	"npm exec",
	"yarn exec",
	"yarn dlx",
	"pnpm exec",
	"pnpm dlx",
	"bun x",
	"bunx",
	"cross-env",
	"python -m",
	"python3 -m",
	"poetry run",
	"pipenv run",
	"pdm run",
	"hatch run",
	"uv run",
	"uvx",
	"pipx run",
	"bundle exec",
	"composer exec",
	"time",
	"env",
	"xvfb-run"
].map((each) => each.split(" "));
const OPTIONS = new Set([..."--no-install --no --yes -y --quiet -q --silent -s --frozen --locked --no-sync --offline -a --".split(" "), ..."--no-default-groups --all-groups --all-extras --dev --no-dev --isolated --active --exact".split(" ")]);
const VALUED = new Set("--python --with --group --no-group --extra --no-extra --only-group --env-file --package -p".split(" "));
const MANAGERS$1 = new Set(["pnpm", "yarn"]);
function programWords(words) {
	for (let at = 0;;) {
		const start = at;
		while (isAssignment(words[at] ?? "")) at += 1;
		const runner = RUNNERS.find((each) => each.every((word, i) => words[at + i] === word));
		if (MANAGERS$1.has(words[at] ?? "") && runsProgram(words.slice(at + 1))) at += 1;
		else if (runner !== void 0) {
			at += runner.length;
			while (OPTIONS.has(words[at] ?? "") || VALUED.has(words[at] ?? "")) at += VALUED.has(words[at] ?? "") ? 2 : 1;
		}
		if (at === start) return [programName(words[at] ?? ""), ...words.slice(at + 1)].filter((word) => word !== "");
	}
}
const runsProgram = (words) => [2, 1].some((n) => Object.hasOwn(CHECK_PROGRAMS, words.slice(0, n).join(" ")));
function programName(program) {
	const name = /^\.?bin$/.test(basename(dirname(program))) ? basename(program) : program;
	const version = name.indexOf("@", 1);
	return version === -1 ? name : name.slice(0, version);
}
// src/verifiers/check-kinds.ts
const NAMES$2 = [
	[/^(?:format|fmt|prettier|style)[:_-]?(?:check|ci|diff|verify)\b|^check[:_-](?:format|fmt|style|formatting)\b/, "format"],
	[/^(?:type-?checks?|types|tsc|mypy|pyright|check[:_-]types?|type)(?=[:_-]|$)/, "types"],
	[/^(?:lint|eslint|ruff|clippy|vet|rubocop|phpstan|analy[sz]e)(?=[:_-]|$)/, "lint"],
	[/^(?:tests?|spec|unit|integration|e2e|coverage|phpunit|pytest)(?=[:_-]|$)/, "test"],
	[/^(?:check|checks|verify|validate|ci|qa)(?=[:_-]|$)/, "lint"],
	[/^(?:build|compile)(?=[:_-]|$)/, "build"]
];
function kindOfName(name) {
	if (unfitReason(`run ${name}`, [
		"delivers",
		"endless",
		"writes"
	]) !== null || /update|fix|watch/.test(name)) return null;
	return NAMES$2.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
function checkProgram(words) {
	const called = programWords(words);
	const key = [
		3,
		2,
		1
	].map((n) => called.slice(0, n).join(" ")).find((each) => Object.hasOwn(CHECK_PROGRAMS, each));
	const program = key === void 0 ? void 0 : CHECK_PROGRAMS[key];
	if (program === void 0 || unfitReason(called.join(" "), ["endless", "writes"]) !== null) return null;
	return program.checksOnly === true && !hasOption(program, called) ? null : program;
}
const hasOption = ({ reads }, words) => Array.isArray(reads) && words.some((word) => reads.includes(word));
const TARGETS = /^(?:make|gmake|just|task|go-task|deno task|composer(?: run(?:-script)?)?|rake|npm run|npm|pnpm run|pnpm|yarn run|yarn|bun run|bun) (?:-\S{1,50} ){0,10}([\w:.-]+)/;
function scriptCalls(words, scripts) {
	const first = words.findIndex((word) => !isAssignment(word));
	return first === -1 ? [] : calledScripts(words.slice(first), scripts);
}
const MAX_DEPTH = 3;
const MAX_COMMANDS$1 = 100;
function* reached(script, scripts, depth = 0) {
	for (const { words, opaque } of (simpleCommands(script.slice(0, 1e4)) ?? []).slice(0, MAX_COMMANDS$1)) {
		if (opaque) continue;
		yield words;
		if (depth >= MAX_DEPTH) continue;
		for (const { text } of scriptCalls(words, scripts)) yield* reached(text, scripts, depth + 1);
	}
}
function kindsOf(command, scripts) {
	const kinds = new Set();
	for (const words of reached(command, scripts).take(MAX_COMMANDS$1)) {
		const program = checkProgram(words)?.kind;
		const target = kindOfName(TARGETS.exec(programWords(words).join(" "))?.[1] ?? "");
		for (const kind of [program, target]) if (kind != null) kinds.add(kind);
	}
	return kinds;
}
const CACHES = /^--(?:cache|incremental|output-file|report-file|generate)\b/;
function onlyReads({ command, shell }, scripts) {
	if (!/^(?:bash|sh)\b/.test(shell)) return false;
	const commands = simpleCommands(command.slice(0, 1e4));
	return commands !== null && commands.length > 0 && commands.every((each) => !each.opaque && reads(each.words, scripts, 0));
}
function reads(words, scripts, depth) {
	const called = scriptCalls(words, scripts);
	if (called.length > 0) return depth < MAX_DEPTH && called.every(({ name, text }) => {
		if (scripts.has(`pre${name}`) || scripts.has(`post${name}`)) return false;
		return simpleCommands(text)?.every((each) => !each.opaque && reads(each.words, scripts, depth + 1)) ?? false;
	});
	const program = checkProgram(words);
	if (program?.reads === void 0 || words.some((word) => CACHES.test(word))) return false;
	return program.reads === true || hasOption(program, words);
}
// src/verifiers/discover/markdown.ts
const CHECKING = /\b(?:tests?|testing|lint\w*|checks?|checking|verif\w*|validat\w*|quality|commands?|builds?|building|ci|types?|typecheck\w*|format\w*|styles?|quick|reference|workflow|develop\w*|before|commit\w*|contribut\w*|scripts?|usage|running)\b/i;
const MAX_LINES = 2e3;
const MAX_COMMANDS = 60;
function listedCommands(page) {
	const lines = page.split(/\r?\n/).slice(0, MAX_LINES);
	const headings = lines.filter((line) => /^#{1,6} /.test(line));
	let inside = headings.length <= 1;
	let fence = null;
	let shell = false;
	const found = new Set();
	for (const line of lines) {
		const mark = /^\s{0,3}(`{3,}|~{3,})\s*(\w*)/.exec(line);
		if (fence !== null) {
			if (mark?.[1]?.startsWith(fence)) fence = null;
			else if (inside && shell) found.add(fromBlock(line));
		} else if (mark !== null) {
			fence = mark[1] ?? "```";
			shell = /^(?:|sh|bash|shell|console|zsh|terminal|text)$/.test(mark[2] ?? "");
		} else if (/^#{1,6} /.test(line)) inside = headings.length <= 1 || CHECKING.test(line);
		else if (inside) for (const code of inlineCode(line)) found.add(code);
	}
	found.delete("");
	return [...found].slice(0, MAX_COMMANDS);
}
const fromBlock = (line) => line.slice(0, 500).trim().replace(/^\$ /, "").replace(/(?:^|\s)#.*$/, "").trim();
const inlineCode = (line) => codeSpans(line.slice(0, 2e3)).filter(({ code }) => code).map(({ text }) => text.replace(/^`+ ?| ?`+$/g, "").trim()).filter((text) => text.includes(" ") && text.length <= 300);
// src/verifiers/discover/source.ts
function makeVerifier(id, command, source, workingDirectory = ".") {
	return {
		id: slug(id),
		command,
		shell: "bash -e {0}",
		workingDirectory,
		env: {},
		omittedEnv: [],
		source
	};
}
function found(each) {
	return {
		verifiers: each.filter((one) => one !== null && "id" in one),
		refused: each.filter((one) => one !== null && "reason" in one)
	};
}
async function readHere(files, { workingDirectory }, name) {
	const text = await files.read(join$1(workingDirectory, name));
	return text === null ? null : text.slice(0, 2e5);
}
async function firstHere(files, context, names) {
	const texts = await Promise.all(names.map((name) => readHere(files, context, name)));
	const at = texts.findIndex((text) => text !== null);
	return at === -1 ? null : {
		name: names[at] ?? "",
		text: texts[at] ?? ""
	};
}
// src/verifiers/discover/agents-md.ts
const NAMES$1 = [
	"AGENTS.override.md",
	"AGENTS.md",
	"CLAUDE.md",
	".github/copilot-instructions.md"
];
const MAX_CHARS = 32768;
const MAX_PARTS$1 = 100;
const TARGET_RUNNERS = new Set([
	"make",
	"just",
	"task",
	"rake",
	"mix",
	"composer",
	"deno"
]);
const fromAgentsMd = async (files, context) => {
	const folders = [...new Set([normalize$1(context.workingDirectory).replace(/\/$/, ""), "."])];
	const known = await Promise.all(folders.map((folder) => readFirst(files, folder)));
	const place = {
		paths: new Set(await files.list()),
		context
	};
	return found(known.flatMap((text, i) => listedCommands(text).map((command) => judge(command, {
		...place,
		folder: folders[i] ?? "."
	}))));
};
async function readFirst(files, folder) {
	for (const name of NAMES$1) {
		const text = await files.read(join$1(folder, name));
		if (text !== null && text.trim() !== "") return text.slice(0, MAX_CHARS);
	}
	return "";
}
const PLACEHOLDER = /<[^<>\n]{1,100}>|\.\.\.(?!\S)|\u2026|\bpath\/to\/|\[[A-Za-z][\w -]*\]|\{[\w-]+\}/;
function judge(command, place) {
	const { folder, context } = place;
	const commands = simpleCommands(command);
	if (commands === null || commands.length === 0) return null;
	if (!commands.every(({ words }) => isKnown(words, place))) return null;
	const refuse = (reason) => ({
		command,
		source: "agents-md",
		reason
	});
	const parts = reached(command, context.scripts).take(MAX_PARTS$1).map((words) => words.join(" "));
	const reason = unfitReason(command, [
		"delivers",
		"prepares",
		"needs",
		"endless",
		"writes"
	]) ?? unfitReason([...parts].join("\n"), [
		"delivers",
		"endless",
		"writes"
	]);
	if (reason !== null) return refuse(reason);
	if (PLACEHOLDER.test(command)) return refuse("has a place to fill in");
	if (commands.some(({ opaque }) => opaque)) return refuse("does more than run a check");
	if (!commands.every(({ words }) => isCheck(words, place))) return null;
	if (commands.some(({ words }) => words.some((word) => ONE_TEST.test(word)))) return refuse("runs one test of many");
	if (commands.some(({ words }) => words.some((word) => COVERAGE.test(word)))) return refuse("measures coverage");
	const missing = missingFile(commands.flatMap(({ words }) => words), place);
	if (missing !== null) return refuse(`names ${missing}, which is not there`);
	return makeVerifier(command, command, "agents-md", folder === "." ? "." : context.workingDirectory);
}
const COVERAGE = /^--cov(?:erage)?(?:=|$)/;
const ONE_TEST = /[\w-][._](?:test|spec)\.\w{1,4}$|(?:^|\/)test_[\w-]+\.py\b|::/;
const MANAGERS = new Set([
	"npm",
	"pnpm",
	"yarn",
	"bun",
	"turbo",
	"nx"
]);
function isKnown(words, place) {
	const [program = ""] = programWords(words);
	return program === "cd" || TARGET_RUNNERS.has(program) || MANAGERS.has(program) || isCheck(words, place) || programWords(words).length < words.length;
}
function isCheck(words, { paths, context, folder }) {
	const [program = "", ...args] = programWords(words);
	if (program === "cd") return args.length === 1;
	if (checkProgram(words) !== null) return true;
	const script = /^(?:ba|z|da)?sh$/.test(program) ? args.find((arg) => !arg.startsWith("-")) : program;
	if (script?.includes("/") && paths.has(normalize$1(join$1(folder, script)))) return true;
	const target = args.find((arg) => !arg.startsWith("-") && arg !== "run" && arg !== "task") ?? "";
	const named = kindOfName(target) !== null;
	if (TARGET_RUNNERS.has(program)) return named;
	if (!MANAGERS.has(program)) return false;
	return scriptCalls(words, context.scripts).length > 0 ? named : checkProgram([target, ...args]) !== null;
}
function missingFile(words, { paths, folder }) {
	if (paths.size === 0) return null;
	return words.filter((word) => /^[\w@./-]+\.(?:[cm]?[jt]sx?|py|go|rs|rb|php|java|cs|ex|exs|sh)$/.test(word)).find((word) => !paths.has(normalize$1(join$1(folder, word)))) ?? null;
}
// src/verifiers/discover/ecosystem-rules.ts
const ECOSYSTEMS = [
	{
		name: "rust",
		marks: ["Cargo.toml"],
		tools: /\b(?:cargo|cross)\b/,
		checks: [
			{
				kind: "test",
				command: "cargo test"
			},
			{
				kind: "lint",
				command: "cargo clippy --all-targets"
			},
			{
				kind: "format",
				command: "cargo fmt --check"
			}
		]
	},
	{
		name: "go",
		marks: ["go.mod"],
		tools: /\b(?:go|gotestsum|golangci-lint)\b/,
		checks: [
			{
				kind: "test",
				command: "go test ./..."
			},
			{
				kind: "lint",
				command: "golangci-lint run",
				files: [
					".golangci.yml",
					".golangci.yaml",
					".golangci.toml"
				]
			},
			{
				kind: "lint",
				command: "go vet ./..."
			}
		]
	},
	{
		name: "python",
		marks: [
			"pyproject.toml",
			"setup.py",
			"setup.cfg",
			"requirements.txt",
			"pytest.ini"
		],
		configuration: [
			"pyproject.toml",
			"setup.cfg",
			"requirements-dev.txt",
			"requirements.txt"
		],
		tools: /\b(?:pytest|unittest|ruff|mypy|pyright|flake8|black|tox|nox|hatch)\b/,
		through: [
			["uv.lock", "uv run --no-sync "],
			["poetry.lock", "poetry run "],
			["pdm.lock", "pdm run "],
			["Pipfile.lock", "pipenv run "]
		],
		checks: [
			{
				kind: "test",
				command: "pytest",
				files: [
					"pytest.ini",
					"conftest.py",
					"tests/conftest.py"
				],
				says: /\bpytest\b/
			},
			{
				kind: "lint",
				command: "ruff check",
				files: ["ruff.toml", ".ruff.toml"],
				says: /^\[tool\.ruff\b/m
			},
			{
				kind: "lint",
				command: "flake8",
				files: [".flake8"],
				says: /^\[flake8\]/m
			},
			{
				kind: "format",
				command: "ruff format --check",
				says: /^\[tool\.ruff\.format\]/m
			},
			{
				kind: "format",
				command: "black --check .",
				says: /^\[tool\.black\]/m
			},
			{
				kind: "types",
				command: "mypy",
				says: /^\[(?:tool\.)?mypy\](?:\n(?!\[).*){0,200}\n(?:files|packages)\s*=/m
			},
			{
				kind: "types",
				command: "mypy .",
				files: ["mypy.ini", ".mypy.ini"],
				says: /^\[(?:tool\.)?mypy\]/m
			},
			{
				kind: "types",
				command: "pyright",
				files: ["pyrightconfig.json"],
				says: /^\[tool\.pyright\]/m
			}
		]
	},
	{
		name: "gradle",
		marks: ["build.gradle", "build.gradle.kts"],
		tools: /\bgradlew?\b/,
		checks: [{
			kind: "test",
			command: "./gradlew check",
			files: ["gradlew"]
		}, {
			kind: "test",
			command: "gradle check"
		}]
	},
	{
		name: "maven",
		marks: ["pom.xml"],
		tools: /\bmvnw?\b/,
		checks: [{
			kind: "test",
			command: "./mvnw -B verify",
			files: ["mvnw"]
		}, {
			kind: "test",
			command: "mvn -B verify"
		}]
	},
	{
		name: "ruby",
		marks: ["Gemfile", "Rakefile"],
		tools: /\b(?:rake|rspec|rails|rubocop|standardrb)\b/,
		checks: [
			{
				kind: "test",
				command: "bundle exec rspec",
				files: [".rspec", "spec/spec_helper.rb"]
			},
			{
				kind: "test",
				command: "bundle exec rake",
				files: ["Rakefile"]
			},
			{
				kind: "lint",
				command: "bundle exec rubocop",
				files: [".rubocop.yml"]
			}
		]
	},
	{
		name: "php",
		marks: ["composer.json"],
		configuration: ["composer.json"],
		tools: /\b(?:composer|phpunit|pest|phpstan|psalm|phpcs|php-cs-fixer|pint)\b/,
		checks: [
			{
				kind: "test",
				command: "composer test",
				says: /^\s{4,16}"test"\s?:/m
			},
			{
				kind: "test",
				command: "vendor/bin/phpunit",
				files: [
					"phpunit.xml",
					"phpunit.xml.dist",
					"phpunit.dist.xml"
				]
			},
			{
				kind: "lint",
				command: "vendor/bin/phpstan analyse",
				files: ["phpstan.neon", "phpstan.neon.dist"]
			},
			{
				kind: "lint",
				command: "vendor/bin/phpcs",
				files: [
					"phpcs.xml",
					"phpcs.xml.dist",
					".phpcs.xml"
				]
			},
			{
				kind: "format",
				command: "vendor/bin/php-cs-fixer check",
				files: [".php-cs-fixer.php", ".php-cs-fixer.dist.php"]
			}
		]
	},
	{
		name: "dotnet",
		marks: [
			"*.sln",
			"*.slnx",
			"*.csproj",
			"*.fsproj"
		],
		tools: /\bdotnet\b/,
		checks: [{
			kind: "test",
			command: "dotnet test"
		}, {
			kind: "format",
			command: "dotnet format --verify-no-changes",
			files: [".editorconfig"]
		}]
	},
	{
		name: "cmake",
		marks: ["CMakeLists.txt"],
		configuration: ["CMakeLists.txt"],
		tools: /\b(?:cmake|ctest|ninja|make)\b/,
		checks: [{
			kind: "test",
			command: "cmake -S . -B build && cmake --build build && ctest --test-dir build --output-on-failure",
			says: /\b(?:enable_testing|include\s{0,9}\(\s{0,9}CTest)\b/i
		}, {
			kind: "build",
			command: "cmake -S . -B build && cmake --build build"
		}]
	},
	{
		name: "elixir",
		marks: ["mix.exs"],
		tools: /\bmix\b/,
		checks: [{
			kind: "test",
			command: "mix test"
		}, {
			kind: "format",
			command: "mix format --check-formatted",
			files: [".formatter.exs"]
		}]
	},
	{
		name: "deno",
		marks: ["deno.json", "deno.jsonc"],
		tools: /\bdeno\b/,
		checks: [
			{
				kind: "test",
				command: "deno test"
			},
			{
				kind: "lint",
				command: "deno lint"
			},
			{
				kind: "format",
				command: "deno fmt --check"
			}
		]
	},
	{
		name: "bun",
		marks: ["bun.lock", "bun.lockb"],
		tools: /\bbunx? |\b(?:vitest|jest)\b/,
		checks: [{
			kind: "test",
			command: "bun test",
			files: [
				"*.test.ts",
				"*.test.js",
				"test/*.test.ts",
				"test/*.test.js",
				"src/*.test.ts",
				"src/*.test.js"
			]
		}]
	},
	{
		name: "swift",
		marks: ["Package.swift"],
		tools: /\bswift\b/,
		checks: [{
			kind: "test",
			command: "swift test"
		}]
	},
	{
		name: "dart",
		marks: ["pubspec.yaml"],
		tools: /\b(?:dart|flutter)\b/,
		checks: [{
			kind: "lint",
			command: "dart analyze"
		}, {
			kind: "test",
			command: "dart test",
			files: ["test/*_test.dart"]
		}]
	},
	{
		name: "zig",
		marks: ["build.zig"],
		tools: /\bzig\b/,
		checks: [{
			kind: "test",
			command: "zig build test"
		}]
	}
];
// src/verifiers/discover/ecosystems.ts
const fromEcosystems = async (files, context) => {
	return found((await Promise.all(ECOSYSTEMS.map((ecosystem) => checksOf(ecosystem, files, context)))).flat());
};
async function checksOf(ecosystem, files, context) {
	const there = presence(files, context);
	if (!await there(ecosystem.marks)) return [];
	const configuration = (await Promise.all((ecosystem.configuration ?? []).map((name) => readHere(files, context, name)))).join("\n");
	const runner = await runnerOf(ecosystem, there);
	const kinds = new Set();
	const verifiers = [];
	for (const { kind, command, files: marks, says } of ecosystem.checks) {
		if (kinds.has(kind) || kind === "build" && kinds.has("test") || context.covered(kind, ecosystem.tools)) continue;
		if (!(marks === void 0 && says === void 0) && !says?.test(configuration) && !(marks !== void 0 && await there(marks))) continue;
		kinds.add(kind);
		verifiers.push(makeVerifier(command, runner + command, "ecosystem", context.workingDirectory));
	}
	return verifiers;
}
async function runnerOf({ through = [] }, there) {
	for (const [file, runner] of through) if (await there([file])) return runner;
	return "";
}
function presence(files, { workingDirectory }) {
	return async (names) => {
		for (const name of names) {
			const path = normalize$1(join$1(workingDirectory, name));
			if (path.includes("*") ? (await files.list()).some((each) => dirname$1(each) === dirname$1(path) && fits(each, path)) : await files.read(path) !== null) return true;
		}
		return false;
	};
}
const fits = (path, pattern) => path.endsWith(pattern.slice(pattern.indexOf("*") + 1));
// src/verifiers/discover/failing-job.ts
const fromFailingJob = async (_, { beside }) => {
	const { verifiers, refused } = found(beside.verifiers.map((verifier) => {
		const reason = unfitReason(verifier.command);
		return reason === null ? verifier : {
			command: verifier.command,
			source: verifier.source,
			reason
		};
	}));
	return {
		verifiers,
		refused: [...beside.refused, ...refused]
	};
};
// src/verifiers/discover/hooks.ts
const fromHooks = async (files, context) => found((await Promise.all([
	preCommit,
	lefthook,
	husky,
	lintStaged
].map((each) => each(files, context)))).flat());
const refused = (command, reason) => ({
	command,
	source: "hook",
	reason
});
const preCommitFile = object_({ repos: array_(object_({
	repo: string_(),
	hooks: array_(object_({ language: string_().nullish() })).catch([])
})) });
const INSTALLED = new Set([
	"system",
	"script",
	"fail",
	"pygrep",
	"unsupported",
	"unsupported_script"
]);
async function preCommit(files, context) {
	const file = await firstHere(files, context, [".pre-commit-config.yaml", ".pre-commit-config.yml"]);
	if (file === null || context.covered("lint", /pre-commit/)) return [];
	const command = "pre-commit run --all-files";
	const read = preCommitFile.safeParse(readYaml(file.text));
	if (!read.success) return [refused(command, `cannot be read from ${file.name}`)];
	return read.data.repos.every(({ repo, hooks }) => repo === "meta" || repo === "local" && hooks.every(({ language }) => INSTALLED.has(language ?? ""))) ? [context.covered("lint") ? null : makeVerifier("pre-commit", command, "hook", context.workingDirectory)] : [refused(command, "fetches its hooks when they first run; install them in `setup` and name it in `verify`")];
}
const commandsOf = record_(string_(), object_({ run: string_() }).nullable().catch(null)).catch({});
const lefthookHook = object_({
	commands: commandsOf.optional(),
	jobs: array_(object_({ run: string_() }).nullable().catch(null)).optional()
}).nullish().catch(null);
const lefthookFile = object_({
	"pre-commit": lefthookHook,
	"pre-push": lefthookHook
});
async function lefthook(files, context) {
	const file = await firstHere(files, context, [
		"lefthook.yml",
		"lefthook.yaml",
		".lefthook.yml",
		".lefthook.yaml"
	]);
	if (file === null) return [];
	const read = lefthookFile.safeParse(readYaml(file.text)).data;
	return [read?.["pre-commit"], read?.["pre-push"]].flatMap((hook) => [...Object.values(hook?.commands ?? {}), ...hook?.jobs ?? []]).flatMap((line) => line === null ? [] : hookCommand(line.run.trim(), context));
}
async function husky(files, context) {
	return (await Promise.all(["pre-commit", "pre-push"].map((name) => files.read(join$1(context.workingDirectory, ".husky", name))))).flatMap((text) => (text ?? "").slice(0, 1e4).split("\n")).map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#") && !line.startsWith(". ")).flatMap((line) => hookCommand(line, context));
}
function hookCommand(command, context) {
	if (/\{\w+\}/.test(command) || /\blint-staged\b/.test(command)) return [refused(command, "works on staged files")];
	const reason = unfitReason(command, [
		"delivers",
		"prepares",
		"needs",
		"endless",
		"writes"
	]);
	if (reason !== null) return [refused(command, reason)];
	const commands = simpleCommands(command) ?? [];
	const kinds = kindsOf(command, context.scripts);
	if (!(kinds.size > 0 || commands.length > 0 && commands.every(({ words }) => checkProgram(words) !== null)) || [...kinds].every((kind) => context.covered(kind))) return [];
	return [makeVerifier(command, command, "hook", context.workingDirectory)];
}
async function lintStaged(files, context) {
	const manifest = await readHere(files, context, "package.json") ?? "";
	return await firstHere(files, context, [
		".lintstagedrc",
		".lintstagedrc.json",
		".lintstagedrc.yml",
		"lint-staged.config.js",
		"lint-staged.config.mjs"
	]) !== null || /"lint-staged"\s{0,10}:\s{0,10}\{/.test(manifest) ? [refused("lint-staged", "works on staged files")] : [];
}
function readYaml(text) {
	try {
		return parse(text, {
			logLevel: "error",
			uniqueKeys: false,
			prettyErrors: false
		});
	} catch {
		return null;
	}
}
// src/verifiers/discover/input.ts
function inputVerifiers({ verify, workingDirectory }) {
	return verify.map((command, i) => makeVerifier(`verify-${i + 1}`, command, "input", workingDirectory));
}
const fromInput = async (_, context) => found(inputVerifiers(context));
// src/verifiers/discover/package-scripts.ts
const NAMES = [...[
	"test",
	"lint",
	"typecheck",
	"type-check",
	"types",
	"check:types",
	"format:check",
	"format-check"
], ...[
	"fmt:check",
	"check:format",
	"prettier:check",
	"check",
	"verify",
	"validate",
	"build"
]];
const NO_TESTS = /no test specified/;
const fromPackageScripts = async (files, context) => {
	const deno = context.scripts.size === 0 ? await denoTasks(files, context) : null;
	const scripts = deno ?? context.scripts;
	const command = (name) => {
		if (deno !== null) return `deno task ${name}`;
		return name === "test" && context.manager !== "bun" ? `${context.manager} test` : `${context.manager} run ${name}`;
	};
	return found(NAMES.filter((name) => scripts.has(name) && !NO_TESTS.test(scripts.get(name) ?? "")).filter((name) => isWanted(name, context)).map((name) => {
		const { manager, workingDirectory } = context;
		const reason = scriptReason(scripts.get(name) ?? "");
		if (reason !== null) return {
			command: command(name),
			source: "package-script",
			reason
		};
		return makeVerifier(`${deno === null ? manager : "deno"}-${name}`, command(name), "package-script", workingDirectory);
	}));
};
function isWanted(name, { covered, beside }) {
	const kind = kindOfName(name);
	if (kind === "build" && beside.verifiers.length > 0) return false;
	return kind === null || kind === "test" || !covered(kind);
}
const scriptReason = (script) => unfitReason(script, [
	"delivers",
	"endless",
	"writes"
]);
const LOCK_FILES = [
	["pnpm-lock.yaml", "pnpm"],
	["yarn.lock", "yarn"],
	["bun.lock", "bun"],
	["bun.lockb", "bun"],
	["package-lock.json", "npm"]
];
async function packageManager(files, workingDirectory, packageJson) {
	const named = /"packageManager"\s{0,10}:\s{0,10}"(npm|pnpm|yarn|bun)@/.exec(packageJson ?? "")?.[1];
	if (named !== void 0 || packageJson === null) return named ?? "npm";
	for (const folder of new Set([workingDirectory, "."])) {
		const at = (await Promise.all(LOCK_FILES.map(([name]) => files.read(join$1(folder, name))))).findIndex((text) => text !== null);
		if (at !== -1) return LOCK_FILES[at]?.[1] ?? "npm";
	}
	return "npm";
}
async function denoTasks(files, context) {
	const text = await readHere(files, context, "deno.json") ?? await readHere(files, context, "deno.jsonc");
	if (text === null) return null;
	const tasks = Object(readJsonc(text)).tasks;
	const names = Object.entries(Object(tasks)).filter(([name]) => kindOfName(name) !== null);
	return new Map(names.map(([name, task]) => [name, typeof task === "string" ? task : String(Object(task).command ?? "")]));
}
function readJsonc(text) {
	try {
		return parse(text.replace(/^\s*\/\/.*$/gm, ""), {
			logLevel: "error",
			uniqueKeys: false,
			prettyErrors: false
		});
	} catch {
		return null;
	}
}
// src/verifiers/discover/task-runners.ts
const TARGET_FILES = [
	{
		names: [
			"Makefile",
			"makefile",
			"GNUmakefile"
		],
		run: "make",
		targets: makeTargets
	},
	{
		names: [
			"justfile",
			"Justfile",
			".justfile"
		],
		run: "just",
		targets: justRecipes
	},
	{
		names: [
			"Taskfile.yml",
			"Taskfile.yaml",
			"taskfile.yml",
			"taskfile.yaml"
		],
		run: "task",
		targets: tasks
	}
];
const ENVIRONMENTS = [{
	names: ["tox.ini", "tox.toml"],
	command: "tox"
}, {
	names: ["noxfile.py"],
	command: "nox"
}];
const fromTaskRunners = async (files, context) => {
	const candidates = [];
	const kinds = new Set();
	for (const { names, run, targets } of TARGET_FILES) {
		const file = await firstHere(files, context, names);
		for (const [name, kind] of checksAmong(targets(file?.text ?? ""))) {
			if (kinds.has(`${kind} ${name}`) || context.covered(kind)) continue;
			kinds.add(`${kind} ${name}`);
			candidates.push(makeVerifier(`${run}-${name}`, `${run} ${name}`, "makefile", context.workingDirectory));
		}
	}
	return found([...candidates, ...await environments(files, context)]);
};
function checksAmong(targets) {
	const kinds = targets.flatMap((name) => {
		const kind = kindOfName(name);
		return kind === null ? [] : [[name, kind]];
	});
	const plain = new Set(kinds.map(([name]) => name));
	const stem = (name) => name.slice(0, name.search(/[-_:.]/));
	return kinds.filter(([name, kind]) => {
		if (kind === "test" && plain.has("test")) return name === "test";
		return !/[-_:.]/.test(name) || !plain.has(stem(name));
	});
}
async function environments(files, context) {
	const present = await Promise.all(ENVIRONMENTS.map(({ names }) => firstHere(files, context, names)));
	return ENVIRONMENTS.filter((_, i) => present[i] !== null).map(({ command }) => ({
		command,
		source: "makefile",
		reason: "installs its environments when it runs; make them in `setup` and name it in `verify`"
	}));
}
const MAX_TARGETS = 200;
function makeTargets(text) {
	const found = [...text.matchAll(/^([A-Za-z0-9][\w.-]{0,60})[ \t]{0,20}::?(?![=:])/gm)];
	return [...new Set(found.map(([, name = ""]) => name))].slice(0, MAX_TARGETS);
}
function justRecipes(text) {
	const found = [...text.matchAll(/^@?([A-Za-z_][\w-]{0,60})((?:[ \t]{1,9}[*+]?[\w-]{1,40}=[^\s:]{1,40}){0,5}[ \t]{0,9}):(?!=)/gm)];
	return [...new Set(found.map(([, name = ""]) => name))].slice(0, MAX_TARGETS);
}
function tasks(text) {
	try {
		const file = parse(text, {
			logLevel: "error",
			uniqueKeys: false,
			prettyErrors: false
		});
		return Object.keys(Object(Object(file).tasks)).slice(0, MAX_TARGETS);
	} catch {
		return [];
	}
}
// src/verifiers/repeats.ts
function withoutRepeats(verifiers) {
	const seen = new Set();
	return verifiers.filter((verifier) => {
		const key = wholeKey(verifier);
		if (seen.has(key)) return false;
		seen.add(key);
		return true;
	});
}
const wholeKey = ({ workingDirectory, command }) => `${folderOf(workingDirectory)}\0${command.trim().replace(/^(npm|pnpm|yarn) run test$/, "$1 test")}`;
const changesFolder = (command) => /\b(?:cd|pushd)\s/.test(command);
const folderOf = (path) => path.replace(/^\.\//, "").replace(/\/+$/, "") || ".";
function ranCommands(scripts, workingDirectory) {
	const whole = new Set();
	const parts = new Set();
	const here = (verifier) => folderOf(verifier.workingDirectory) === folderOf(workingDirectory);
	return {
		has(verifier) {
			if (whole.has(wholeKey(verifier))) return true;
			if (!here(verifier)) return false;
			const commands = simpleCommands(verifier.command);
			if (commands === null || commands.length === 0 || commands.some(({ opaque }) => opaque)) return false;
			return commands.every(({ words }) => isPart(words, scripts, parts));
		},
		add(verifier) {
			whole.add(wholeKey(verifier));
			if (here(verifier)) for (const part of reachedParts(verifier.command, scripts)) parts.add(part);
		}
	};
}
const partKey = (words) => programWords(words).join(" ");
const scriptKey = (name) => `script\0${name}`;
function isPart(words, scripts, parts, depth = 0) {
	if (parts.has(partKey(words))) return true;
	const called = scriptCalls(words, scripts);
	if (called.length === 0 || depth > 3) return false;
	return called.every(({ name, text }) => {
		if (scripts.get(name) === text && parts.has(scriptKey(name))) return true;
		const commands = simpleCommands(text);
		if (commands === null || commands.length === 0 || commands.some(({ opaque }) => opaque)) return false;
		return commands.every((each) => isPart(each.words, scripts, parts, depth + 1));
	});
}
const isWhole = (args) => args.split(" ").filter(Boolean).every((arg) => arg.startsWith("-") && !SELECTS.test(arg));
const SELECTS = /^--?(?:grep|g|t|k|m|n|f|fgrep|filter|name|test\w*pattern\w*|project|shard|only\w*|changed|related\w*|suite|tags?|dir|run|list\w*)(?:=|$)/i;
const MAX_PARTS = 500;
function* reachedParts(command, scripts) {
	if (changesFolder(command)) return;
	for (const words of reached(command, scripts).take(MAX_PARTS)) {
		yield partKey(words);
		for (const { name, text } of scriptCalls(words, scripts)) if (isWhole(text.slice((scripts.get(name) ?? "").length))) yield scriptKey(name);
	}
}
// src/verifiers/discover.ts
const SOURCES = [
	{
		find: fromAgentsMd,
		max: 6,
		adds: true
	},
	{
		find: fromFailingJob,
		max: 20
	},
	{
		find: fromPackageScripts,
		max: 8
	},
	{
		find: fromHooks,
		max: 4
	},
	{
		find: fromTaskRunners,
		max: 5
	},
	{
		find: fromEcosystems,
		max: 8
	}
];
const MAX_REFUSED = 100;
async function discover(reader, context) {
	const files = remembering(reader);
	const packageJson = await files.read(join$1(context.workingDirectory, "package.json"));
	const project = {
		...context,
		scripts: packageScripts(packageJson),
		manager: await packageManager(files, context.workingDirectory, packageJson)
	};
	if (context.verify.length > 0) return fromInput(files, {
		...project,
		covered: () => false
	});
	const results = await askSources(files, project);
	return {
		verifiers: withOwnIds(results.flatMap(({ verifiers }) => verifiers)),
		refused: unique(results.flatMap(({ refused }) => refused)).slice(0, MAX_REFUSED)
	};
}
async function askSources(files, project) {
	const ran = ranCommands(project.scripts, project.workingDirectory);
	const earlier = [...project.failing];
	for (const verifier of earlier) ran.add(verifier);
	const results = new Map();
	for (const row of SOURCES.toSorted((a, b) => Number(a.adds ?? false) - Number(b.adds ?? false))) {
		const covered = coverage(earlier, project);
		const { verifiers, refused } = await row.find(files, {
			...project,
			covered
		});
		const fresh = verifiers.filter((verifier) => {
			const repeat = ran.has(verifier);
			ran.add(verifier);
			return !repeat;
		});
		earlier.push(...fresh.slice(0, row.max));
		const over = fresh.slice(row.max).map(({ command, source }) => ({
			command,
			source,
			reason: `is one of more than ${row.max} from its source`
		}));
		results.set(row, {
			verifiers: fresh.slice(0, row.max),
			refused: [...refused, ...over]
		});
	}
	return SOURCES.flatMap((row) => results.get(row) ?? []);
}
function coverage(earlier, { scripts, workingDirectory }) {
	const known = earlier.filter((each) => folderOf(each.workingDirectory) === folderOf(workingDirectory) && !changesFolder(each.command)).map(({ command }) => {
		return {
			text: [command, ...reached(command, scripts).take(100).toArray().flat()].join(" "),
			kinds: kindsOf(command, scripts)
		};
	});
	return (kind, tools) => known.some(({ text, kinds }) => kinds.has(kind) && (tools === void 0 || tools.test(text) || TARGET.test(text)));
}
const TARGET = /\b(?:make|just|task) \w/;
function remembering(files) {
	const texts = new Map();
	let listed = null;
	const list = () => {
		listed ??= files.list();
		return listed;
	};
	const paths = list().then((all) => new Set(all));
	const read = async (path) => {
		const known = await paths;
		return known.size > 0 && !known.has(path) ? null : files.read(path);
	};
	return {
		list,
		read(path) {
			const text = texts.get(path) ?? read(normalize$1(path));
			texts.set(path, text);
			return text;
		}
	};
}
const unique = (refused) => [...new Map(refused.map((each) => [`${each.source}\0${each.command}\0${each.reason}`, each])).values()];
function withOwnIds(verifiers) {
	const count = new Map();
	return verifiers.map((verifier) => {
		const n = (count.get(verifier.id) ?? 0) + 1;
		count.set(verifier.id, n);
		return n === 1 ? verifier : {
			...verifier,
			id: `${verifier.id}-again-${n}`
		};
	});
}
// src/frozen-verifiers.ts
async function frozenVerifiers({ verify, workingDirectory }, { failing, beside }, files) {
	const found = await discover(files, {
		verify,
		failing,
		beside: failing.length > 0 && beside !== null ? {
			verifiers: [...beside],
			refused: []
		} : workflowChecks(await workflowCommands(files)),
		workingDirectory
	});
	const all = withOwnIds(withoutRepeats([...failing, ...found.verifiers]));
	return {
		failing: all.slice(0, failing.length),
		others: all.slice(failing.length),
		refused: found.refused
	};
}
function baseFiles({ files, fileAt }) {
	const paths = files().then((all) => new Set(all.map(({ path }) => path)));
	paths.catch(() => void 0);
	return {
		list: async () => [...await paths],
		read: async (path) => (await paths).has(path) ? fileAt(path) : null
	};
}
export { stepName as _, kindsOf as a, findInstance as b, isAssignment as c, packageScripts as d, workflowCommands as f, placeOf as g, compositeCommand as h, makeVerifier as i, simpleCommands as l, calledJob as m, frozenVerifiers as n, onlyReads as o, checkOf as p, inputVerifiers as r, programWords as s, baseFiles as t, calledScripts as u, stepVerifier as v, readWorkflow as y };

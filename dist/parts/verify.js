import { t as createHash } from "./_light_node_crypto.js";
import { i as clean, n as triage, r as LineSplitter, t as excerptText } from "./failure-log.js";
import { t as missingPiece } from "./missing.js";
import { basename, join, normalize } from "node:path";
import { createReadStream } from "node:fs";
import { constants as constants$1, open, readdir, stat, writeFile } from "node:fs/promises";
import { stripVTControlCharacters } from "node:util";
// src/verifiers/reports/counts.ts
const MAX_IDS = 100;
function countTests(report, exitCode) {
	if (report === null) return null;
	const { format, tests, broken, totals } = report;
	const ids = [...new Set(tests.filter(({ status }) => status === "failed").map(({ id }) => id))];
	const failed = Math.max(totals?.failed ?? 0, ids.length);
	const red = failed > 0 || broken.length > 0;
	const agrees = exitCode !== null && exitCode !== 0 === red;
	return {
		format,
		total: totals === null ? null : totals.passed + failed + totals.skipped,
		passed: totals?.passed ?? null,
		failed,
		skipped: totals?.skipped ?? null,
		failedIds: ids.slice(0, MAX_IDS),
		broken: broken.slice(0, MAX_IDS),
		complete: report.complete && agrees && ids.length <= MAX_IDS
	};
}
function describeFailures(report, found) {
	const failed = report?.tests.filter(({ status }) => status === "failed").slice(0, MAX_IDS) ?? [];
	if (report === null || failed.length === 0) return [...found];
	if (/^(?:sarif|eslint)$/.test(report.format)) return found.length > 0 ? [...found] : failed.map(toFinding);
	const left = new Set(found);
	return [...failed.map(({ file, name, message }) => {
		const title = name.split(/ > |::/).at(-1) ?? name;
		const same = found.find((each) => each.test?.includes(title));
		if (same !== void 0) left.delete(same);
		const line = same !== void 0 && (file === null || same.file === file) ? same.line : null;
		return {
			file: file ?? same?.file ?? null,
			line,
			message: message ?? same?.message ?? "",
			test: name
		};
	}), ...left].slice(0, MAX_IDS);
}
const toFinding = ({ file, name, message }) => ({
	file,
	line: null,
	message: [name, message].filter(Boolean).join(": "),
	test: null
});
// src/verifiers/reports/json-shapes.ts
const object = (value) => typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
const list = (value) => Array.isArray(value) ? value.slice(0, 1e5) : [];
const text = (value) => typeof value === "string" && value !== "" ? value : null;
const whole = (value) => typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : null;
// src/verifiers/reports/report.ts
const MAX_TESTS = 2e4;
const MAX_NAME = 500;
const MAX_MESSAGE = 500;
function openBuilder(format, place, join = " > ") {
	const tests = [];
	const broken = new Set();
	let lost = false;
	return {
		tests,
		add({ file, name, status, message = null }) {
			if (tests.length >= MAX_TESTS) {
				lost = true;
				return;
			}
			const path = file === null ? null : relativeFile(file, place);
			const short = stable(name, place).slice(0, MAX_NAME);
			const id = path === null ? short : `${path}${join}${short}`;
			tests.push({
				id,
				file: path,
				name: short,
				status,
				message: message?.slice(0, MAX_MESSAGE) ?? null
			});
		},
		breakFile(file) {
			if (broken.size < MAX_TESTS) broken.add(relativeFile(file, place));
		},
		lose() {
			lost = true;
		},
		count: (status) => tests.filter((test) => test.status === status).length,
		finish(totals, named) {
			const failed = tests.filter(({ status }) => status === "failed").length;
			const complete = !lost && broken.size === 0 && (named === null || named === failed);
			return {
				format,
				tests,
				broken: [...broken],
				totals,
				complete
			};
		}
	};
}
const isTestFile = (name) => /^\S{0,400}[\w)\]-]\.(?:[cm]?[jt]sx?|py|rb|php|go|rs|vue|svelte|coffee)$/.test(name);
function relativeFile(file, { root, cwd }) {
	const path = file.slice(0, 4096).replace(/^file:\/\//, "").replaceAll("\\", "/");
	if (path.startsWith(`${root}/`)) return path.slice(root.length + 1);
	if (path.startsWith("/") || /^[A-Za-z]:/.test(path)) return path;
	const plain = path.replace(/^(?:\.\/)+/, "");
	return cwd === "" || plain.startsWith("../") ? plain : `${cwd}/${plain}`;
}
const stable = (name, { root }) => root.length > 1 ? name.trim().replaceAll(`${root}/`, "") : name.trim();
// src/verifiers/reports/findings-json.ts
function readSarif(document, place) {
	const root = object(document);
	if (!Array.isArray(root.runs) || text(root.version) === null) return null;
	const builder = openBuilder("sarif", place);
	for (const run of list(root.runs).map(object)) {
		const levels = ruleLevels(run);
		for (const result of list(run.results).map(object)) {
			const rule = text(result.ruleId);
			if ((text(result.level) ?? levels.get(rule ?? "") ?? "warning") !== "error" || list(result.suppressions).length > 0) continue;
			const [first] = list(result.locations).map(object);
			const location = object(object(object(first).physicalLocation).artifactLocation);
			const message = text(object(result.message).text);
			builder.add({
				file: text(location.uri),
				name: rule ?? "error",
				status: "failed",
				message
			});
		}
	}
	return findings(builder);
}
function ruleLevels(run) {
	const rules = list(object(object(run.tool).driver).rules).map(object);
	return new Map(rules.map((rule) => [text(rule.id) ?? "", text(object(rule.defaultConfiguration).level) ?? "warning"]));
}
function readEslintJson(document, place) {
	if (!Array.isArray(document) || document.length === 0) return null;
	const files = list(document).map(object);
	if (!files.every((file) => typeof file.filePath === "string" && Array.isArray(file.messages))) return null;
	const builder = openBuilder("eslint", place);
	for (const file of files) for (const message of list(file.messages).map(object)) {
		if (message.severity !== 2) continue;
		const name = text(message.ruleId) ?? "parse error";
		builder.add({
			file: text(file.filePath),
			name,
			status: "failed",
			message: text(message.message)
		});
	}
	return findings(builder);
}
const findings = (builder) => builder.finish({
	passed: 0,
	failed: builder.count("failed"),
	skipped: 0
}, null);
// src/verifiers/reports/jest-json.ts
const STATUS$7 = {
	passed: "passed",
	failed: "failed",
	skipped: "skipped",
	pending: "skipped",
	todo: "skipped",
	disabled: "skipped"
};
function readJestJson(document, place) {
	const root = object(document);
	const failed = whole(root.numFailedTests);
	const passed = whole(root.numPassedTests);
	if (failed === null || passed === null || !Array.isArray(root.testResults)) return null;
	const builder = openBuilder("jest-json", place);
	for (const result of list(root.testResults).map(object)) {
		const file = text(result.name) ?? text(result.testFilePath);
		const assertions = list(result.assertionResults).map(object);
		for (const assertion of assertions) addAssertion(assertion);
		const noneFailed = assertions.every(({ status }) => status !== "failed");
		if (result.status === "failed" && noneFailed && file !== null) builder.breakFile(file);
		function addAssertion(assertion) {
			const status = STATUS$7[text(assertion.status) ?? ""];
			if (status === void 0) return;
			const names = [...list(assertion.ancestorTitles), assertion.title].map(text).filter((each) => each !== null);
			const message = text(list(assertion.failureMessages)[0]);
			builder.add({
				file,
				name: names.join(" > "),
				status,
				message
			});
		}
	}
	const skipped = (whole(root.numPendingTests) ?? 0) + (whole(root.numTodoTests) ?? 0);
	if ((whole(root.numRuntimeErrorTestSuites) ?? 0) > 0) builder.lose();
	return builder.finish({
		passed,
		failed,
		skipped
	}, failed);
}
// src/verifiers/reports/junit.ts
const MAX_DEPTH$6 = 30;
async function readJunit(xml, place) {
	if (!/<testsuites?[\s>/]/.test(xml.slice(0, 65536)) || /<!(?:DOCTYPE|ENTITY)/i.test(xml)) return null;
	const root = await parse$1(xml);
	if (root === null) return null;
	const suites = [...list(root.testsuites), ...list(root.testsuite)].map(object);
	if (suites.length === 0) return null;
	const builder = openBuilder("junit", place);
	const told = suites.reduce((sum, suite) => sum + readSuite(suite, null, builder, 0), 0);
	const failed = builder.count("failed");
	const brokenTold = told - failed;
	const totals = {
		passed: builder.count("passed"),
		failed,
		skipped: builder.count("skipped")
	};
	const report = builder.finish(totals, null);
	return {
		...report,
		complete: report.complete && brokenTold <= 0
	};
}
async function parse$1(xml) {
	const { XMLParser } = await import("./fxp.js");
	const parser = new XMLParser({
		ignoreAttributes: false,
		attributeNamePrefix: "@",
		processEntities: false,
		htmlEntities: false,
		parseTagValue: false,
		parseAttributeValue: false,
		ignoreDeclaration: true,
		ignorePiTags: true,
		maxNestedTags: MAX_DEPTH$6,
		isArray: (name) => ARRAYS.has(name)
	});
	try {
		return object(parser.parse(xml));
	} catch {
		return null;
	}
}
const ARRAYS = new Set([
	"testsuites",
	"testsuite",
	"testcase",
	"failure",
	"error",
	"skipped"
]);
function readSuite(suite, outer, builder, depth) {
	if (depth > MAX_DEPTH$6) return 0;
	const name = attribute(suite, "name");
	const file = attribute(suite, "file") ?? (name !== null && isTestFile(name) ? name : outer);
	const inner = list(suite.testsuite).map(object);
	const cases = list(suite.testcase).map(object);
	for (const testcase of cases) readCase(testcase, file, builder);
	const nested = inner.reduce((sum, each) => sum + readSuite(each, file, builder, depth + 1), 0);
	const own = count(suite, "failures") + count(suite, "errors");
	return Math.max(own, nested);
}
function readCase(testcase, suiteFile, builder) {
	const name = attribute(testcase, "name") ?? "";
	const group = attribute(testcase, "classname") ?? "";
	const groupIsFile = isTestFile(group);
	const file = attribute(testcase, "file") ?? (groupIsFile ? group : suiteFile);
	const reasons = [...list(testcase.failure), ...list(testcase.error)];
	const status = reasons.length > 0 ? "failed" : "skipped" in testcase ? "skipped" : "passed";
	if (status === "failed" && (isTestFile(name) || group === "" && testcase["@classname"] === "")) {
		builder.breakFile(isTestFile(name) ? name : file ?? `${name.replaceAll(".", "/")}.py`);
		return;
	}
	const full = group === "" || groupIsFile || name.startsWith(group) ? name : `${group} > ${name}`;
	const message = attribute(object(reasons[0]), "message");
	builder.add({
		file,
		name: full,
		status,
		message
	});
}
function attribute(element, name) {
	const value = text(element[`@${name}`]);
	return value === null ? null : decode(value);
}
const count = (element, name) => Number(/^\d{1,9}$/.exec(attribute(element, name) ?? "") ?? 0);
const ENTITIES = {
	lt: "<",
	gt: ">",
	amp: "&",
	quot: "\"",
	apos: "'"
};
function decode(value) {
	return value.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(lt|gt|amp|quot|apos));/gi, (all, ten, hex, name) => {
		if (name !== void 0) return ENTITIES[String(name).toLowerCase()] ?? all;
		const code = ten === void 0 ? Number.parseInt(hex, 16) : Number(ten);
		return code <= 1114111 ? String.fromCodePoint(code) : all;
	});
}
// src/verifiers/reports/mocha-json.ts
function readMochaJson(document, place) {
	const root = object(document);
	const stats = object(root.stats);
	const [passed, failed, skipped] = [
		whole(stats.passes),
		whole(stats.failures),
		whole(stats.pending)
	];
	if (passed === null || failed === null || !Array.isArray(root.failures)) return null;
	const builder = openBuilder("mocha-json", place);
	const add = (value, status) => {
		const test = object(value);
		const name = text(test.fullTitle) ?? text(test.title) ?? "";
		if (status === "failed" && /"(?:before|after) (?:each|all)" hook/.test(name)) builder.lose();
		builder.add({
			file: text(test.file),
			name,
			status,
			message: text(object(test.err).message)
		});
	};
	for (const test of list(root.passes)) add(test, "passed");
	for (const test of list(root.failures)) add(test, "failed");
	for (const test of list(root.pending)) add(test, "skipped");
	return builder.finish({
		passed,
		failed,
		skipped: skipped ?? 0
	}, failed);
}
// src/verifiers/reports/rspec-json.ts
const STATUS$6 = {
	passed: "passed",
	failed: "failed",
	pending: "skipped"
};
function readRspecJson(document, place) {
	const root = object(document);
	const summary = object(root.summary);
	const [total, failed] = [whole(summary.example_count), whole(summary.failure_count)];
	if (total === null || failed === null || !Array.isArray(root.examples)) return null;
	const builder = openBuilder("rspec-json", place);
	for (const example of list(root.examples).map(object)) {
		const status = STATUS$6[text(example.status) ?? ""];
		const name = text(example.full_description) ?? text(example.description) ?? "";
		const message = text(object(example.exception).message);
		if (status !== void 0) builder.add({
			file: text(example.file_path),
			name,
			status,
			message
		});
	}
	if ((whole(summary.errors_outside_of_examples_count) ?? 0) > 0) builder.lose();
	const skipped = whole(summary.pending_count) ?? 0;
	return builder.finish({
		passed: Math.max(0, total - failed - skipped),
		failed,
		skipped
	}, failed);
}
// src/verifiers/reports/document.ts
const JSON_SHAPES = [
	readJestJson,
	readMochaJson,
	readRspecJson,
	readSarif,
	readEslintJson
];
async function readDocument(text, place) {
	const start = text.slice(0, 1024).replace(/^\uFEFF/, "").trimStart()[0];
	if (start === "<") return readJunit(text, place);
	return start === "{" || start === "[" ? readJson(text, place) : null;
}
function readJson(text, place) {
	const document = parse(text.replace(/^\uFEFF/, ""));
	if (document === void 0) return null;
	for (const read of JSON_SHAPES) {
		const report = read(document, place);
		if (report !== null) return report;
	}
	return null;
}
function parse(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
// src/verifiers/reports/merge.ts
function mergeReports(reports) {
	const [first, ...rest] = reports;
	if (first === void 0 || rest.length === 0) return first ?? null;
	const totals = reports.map((report) => report.totals);
	return {
		format: [...new Set(reports.map(({ format }) => format))].join("+"),
		tests: reports.flatMap(({ tests }) => tests),
		broken: reports.flatMap(({ broken }) => broken),
		totals: totals.some((each) => each === null) ? null : totals.reduce((sum, each) => ({
			passed: (sum?.passed ?? 0) + (each?.passed ?? 0),
			failed: (sum?.failed ?? 0) + (each?.failed ?? 0),
			skipped: (sum?.skipped ?? 0) + (each?.skipped ?? 0)
		})),
		complete: reports.every(({ complete }) => complete)
	};
}
// src/verifiers/reports/files.ts
const REPORT = /^(?:junit[\w.-]*\.xml|TEST-[\w.$-]+\.xml|TESTS?[\w.-]*-?results?[\w.-]*\.(?:xml|json)|(?:test|jest|vitest|mocha|pytest|phpunit|rspec|nunit|xunit|eslint)[\w.-]*(?:report|results?|output|junit)[\w.-]*\.(?:xml|json)|report\.(?:xml|json)|results?\.(?:xml|json)|[\w.-]+\.sarif(?:\.json)?)$/i;
const REPORT_FOLDER = /^(?:test-?results?|test-?reports?|reports?|surefire-reports|failsafe-reports|junit|\.vitest|TestResults|artifacts)$/i;
const IN_FOLDER = /\.(?:xml|json|sarif)$/i;
const OUTPUT_FOLDER = /^(?:build|target|dist|out|tmp|coverage)$/;
const PASSED_BY = /^(?:node_modules|vendor|bower_components|venv|__pycache__|site-packages|fixtures?|__fixtures__)$/;
const MAX_DEPTH$5 = 3;
const MAX_FOLDERS = 400;
const MAX_FILES = 100;
const MAX_FILE_BYTES = 20 * 1024 ** 2;
const MAX_BYTES = 20 * 1024 ** 2;
async function readReportFiles(tree, since, place) {
	const reports = [];
	let bytes = 0;
	for (const path of await candidates(tree)) {
		if (bytes >= MAX_BYTES) break;
		const text = await readYounger(join(tree, path), since, MAX_BYTES - bytes);
		if (text === null) continue;
		bytes += text.length;
		const report = await readDocument(text, place);
		if (report !== null) reports.push(report);
	}
	return mergeReports(oneFormat(reports));
}
function oneFormat(reports) {
	const byFormat = [...Map.groupBy(reports, ({ format }) => format).values()];
	const size = (group) => group.reduce((sum, { tests }) => sum + tests.length, 0);
	const findings = byFormat.filter(([first]) => FINDINGS.has(first?.format ?? ""));
	const [most] = byFormat.filter((group) => !findings.includes(group)).sort((a, b) => size(b) - size(a));
	return most ?? findings.sort((a, b) => size(b) - size(a))[0] ?? [];
}
const FINDINGS = new Set(["sarif", "eslint"]);
async function candidates(tree) {
	const found = [];
	const folders = [{
		path: "",
		depth: 0,
		kind: "plain"
	}];
	for (let i = 0; i < folders.length && i < MAX_FOLDERS; i += 1) {
		const folder = folders[i];
		if (folder === void 0) break;
		const entries = await readdir(join(tree, folder.path), { withFileTypes: true }).catch(() => []);
		for (const entry of entries.toSorted((a, b) => a.name < b.name ? -1 : 1)) {
			if (entry.isFile() && isCandidate(folder, entry.name)) found.push(join(folder.path, entry.name));
			const inner = entry.isDirectory() ? below(folder, entry) : null;
			if (inner !== null) folders.push(inner);
		}
	}
	return found.slice(0, MAX_FILES);
}
const isCandidate = ({ kind }, name) => REPORT.test(name) || kind === "reports" && IN_FOLDER.test(name);
function below(folder, { name }) {
	const path = join(folder.path, name);
	const depth = folder.depth + 1;
	if (folder.kind === "reports") return depth > 6 ? null : {
		path,
		depth,
		kind: "reports"
	};
	if (REPORT_FOLDER.test(name)) return {
		path,
		depth,
		kind: "reports"
	};
	if (name.startsWith(".") || PASSED_BY.test(name) || folder.kind === "output" || depth > MAX_DEPTH$5) return null;
	return {
		path,
		depth,
		kind: OUTPUT_FOLDER.test(name) ? "output" : "plain"
	};
}
async function readYounger(file, since, room) {
	let handle;
	try {
		handle = await open(file, constants$1.O_RDONLY | constants$1.O_NOFOLLOW | constants$1.O_NONBLOCK);
	} catch {
		return null;
	}
	try {
		const { ctimeNs, size, ...stat } = await handle.stat({ bigint: true });
		if (!(size > 0n && size <= BigInt(Math.min(room, MAX_FILE_BYTES))) || ctimeNs <= since || (stat.mode & BigInt(constants$1.S_IFMT)) !== BigInt(constants$1.S_IFREG)) return null;
		return await handle.readFile("utf8");
	} finally {
		await handle.close();
	}
}
// src/verifiers/reports/totals.ts
function addNumbers(text, to) {
	for (const [, count, word = ""] of text.matchAll(/(?<![\w.])(\d{1,9}) ([a-z]+)/gi)) to.set(word.toLowerCase(), (to.get(word.toLowerCase()) ?? 0) + Number(count));
}
const sumOf = (numbers, ...words) => words.reduce((sum, word) => sum + (numbers.get(word) ?? 0), 0);
// src/verifiers/reports/cargo.ts
const RESULT$1 = /^test (\S.*?) \.\.\. (ok|FAILED|ignored)(?:, .*)?$/;
const TARGET = /^ +(?:Running (?:unittests )?(\S+)(?: \(.*\))?|Doc-tests (\S+))$/;
const ERROR_AT = /^ +--> (\S+\.rs):\d+:\d+$/;
const STATUS$5 = {
	ok: "passed",
	FAILED: "failed",
	ignored: "skipped"
};
const openCargo = (place) => {
	const builder = openBuilder("cargo test", place);
	const numbers = new Map();
	let results = 0;
	let file = null;
	let compiles = true;
	let isError = false;
	return {
		line(text) {
			if (text.startsWith("test result: ")) {
				results += 1;
				addNumbers(text, numbers);
			} else if (text.startsWith("test ")) {
				const [, name = "", word] = RESULT$1.exec(text) ?? [];
				if (word === void 0) return;
				const status = STATUS$5[word];
				builder.add({
					file,
					name: name.replace(/ - should panic$/, ""),
					status
				});
			} else if (/^(?:error|warning)\b/.test(text)) {
				isError = text.startsWith("error");
				if (text.startsWith("error: could not compile")) {
					compiles = false;
					builder.lose();
				}
			} else if (isError && text.includes("--> ")) {
				const at = ERROR_AT.exec(text)?.[1];
				if (at !== void 0) builder.breakFile(at);
				isError = false;
			} else if (text.startsWith("   ")) {
				const target = TARGET.exec(text);
				if (target !== null) file = target[1] ?? null;
			}
		},
		end() {
			if (results === 0 && compiles) return null;
			const failed = sumOf(numbers, "failed");
			const totals = {
				passed: sumOf(numbers, "passed"),
				failed,
				skipped: sumOf(numbers, "ignored")
			};
			return builder.finish(results === 0 ? null : totals, failed);
		}
	};
};
// src/verifiers/reports/go.ts
const RESULT = /--- (FAIL|PASS|SKIP): (\S+) \([\d.]+s\)$/;
const PACKAGE = /^(ok {2}|FAIL)\t(\S+)(?:\t|\s*(\[.+ failed\])|\s|$)/;
const BUILD = /^# \S/;
const BUILD_ERROR = /^(?:vet: )?(\S+_test\.go):\d+:\d+: /;
const STATUS$4 = {
	FAIL: "failed",
	PASS: "passed",
	SKIP: "skipped"
};
const ACTION = {
	fail: "failed",
	pass: "passed",
	skip: "skipped"
};
const MAX_RESULTS = 5e4;
function openState$3() {
	return {
		packages: new Map(),
		broken: new Set(),
		red: new Set(),
		printed: [],
		results: 0,
		verbose: false,
		lost: false,
		building: false
	};
}
const openGo = (place) => {
	const state = openState$3();
	return {
		line(text) {
			if (text.startsWith("{\"")) readEvent(text, state);
			else readText(text, state);
		},
		end: () => state.packages.size === 0 ? null : report$2(state, place)
	};
};
function readText(text, state) {
	state.building = BUILD.test(text) || state.building && text.includes(".go:");
	const file = state.building ? BUILD_ERROR.exec(text)?.[1] : void 0;
	if (file !== void 0) state.broken.add(file);
	const result = text.includes("--- ") ? RESULT.exec(text) : null;
	if (result !== null) {
		const status = STATUS$4[result[1]];
		if (status !== "failed") state.verbose = true;
		keep({
			name: result[2] ?? "",
			status
		}, state.printed, state);
		return;
	}
	const ended = text.includes("	") ? PACKAGE.exec(text) : null;
	if (ended !== null) closePackage(ended[2] ?? "", ended[1] !== "FAIL", ended[3] !== void 0, state);
}
function keep(result, results, state) {
	state.results += 1;
	if (state.results > MAX_RESULTS) state.lost = true;
	else results.push(result);
}
function resultsOf(name, { packages }) {
	const results = packages.get(name) ?? [];
	packages.set(name, results);
	return results;
}
function closePackage(name, passed, noBuild, state) {
	const results = resultsOf(name, state);
	for (const each of state.printed) results.push(each);
	state.printed = [];
	if (noBuild) state.broken.add(name);
	else if (!passed) state.red.add(name);
}
function readEvent(text, state) {
	const { Action, Package, Test } = parseEvent(text);
	const status = ACTION[Action ?? ""];
	if (status === void 0 || Package === void 0) return;
	state.verbose = true;
	if (Test === void 0) closePackage(Package, status !== "failed", false, state);
	else keep({
		name: Test,
		status
	}, resultsOf(Package, state), state);
}
function report$2(state, place) {
	const builder = openBuilder("go test", place);
	for (const [name, results] of state.packages) for (const result of leaves(results)) builder.add({
		file: null,
		name: `${name} > ${result.name}`,
		status: result.status
	});
	if ([...state.red].some((name) => (state.packages.get(name) ?? []).every(({ status }) => status !== "failed")) || state.lost || state.printed.length > 0) builder.lose();
	for (const name of state.broken) builder.breakFile(name);
	const [passed, failed, skipped] = [
		builder.count("passed"),
		builder.count("failed"),
		builder.count("skipped")
	];
	return builder.finish(state.verbose ? {
		passed,
		failed,
		skipped
	} : null, null);
}
const MAX_DEPTH$4 = 20;
function leaves(results) {
	const parents = new Set();
	const red = new Set();
	for (const { name, status } of results) {
		let at = name.indexOf("/");
		for (let depth = 0; at >= 0 && depth < MAX_DEPTH$4; depth += 1) {
			parents.add(name.slice(0, at));
			if (status === "failed") red.add(name.slice(0, at));
			at = name.indexOf("/", at + 1);
		}
	}
	return results.filter(({ name, status }) => !parents.has(name) || status === "failed" && !red.has(name));
}
function parseEvent(text) {
	try {
		const value = JSON.parse(text);
		const word = (key) => typeof value[key] === "string" ? { [key]: value[key] } : {};
		return {
			...word("Action"),
			...word("Package"),
			...word("Test")
		};
	} catch {
		return {};
	}
}
// src/verifiers/reports/jest-text.ts
const FILE$1 = /^ *(PASS|FAIL) (?:(\S.*?) )?(\S+\.\w+)(?: \([\d.,]+ m?s\))?$/;
const FAILED = /^ {2}\u25cf (?!Console$)(\S.*)$/;
const BRANCH$2 = /^( {2,})([\u2713\u2715\u25cb\u270e]) (?:skipped |todo )?(.+?)(?: \([\d.,]+ m?s\))?$/;
const STATUS$3 = {
	"\u2713": "passed",
	"\u2715": "failed",
	"\u25cb": "skipped",
	"\u270e": "skipped"
};
const openJestText = (place) => {
	const builder = openBuilder("jest", place);
	const named = new Set();
	const tests = new Map();
	let summaries = 0;
	let file = null;
	let groups = null;
	const add = (name, status) => {
		const key = `${status} ${file} ${name}`;
		if (named.has(key)) return;
		if (named.size < 5e4) named.add(key);
		builder.add({
			file,
			name,
			status
		});
	};
	const branch = (text) => {
		if (groups === null) return;
		const [, indent = "", mark, name = ""] = BRANCH$2.exec(text) ?? [];
		const depth = mark === void 0 ? text.search(/\S/) : indent.length;
		groups = groups.filter((group) => group.depth < depth).slice(0, 50);
		if (mark === void 0) groups.push({
			depth,
			name: text.trim()
		});
		else add([...groups.map((group) => group.name), name].join(" > "), STATUS$3[mark]);
	};
	const fail = (title) => {
		if (title === "Test suite failed to run") builder.breakFile(file ?? "");
		else if (file !== null) add(title.replaceAll(" \u203a ", " > "), "failed");
	};
	return {
		line(text) {
			const named = /^ *(?:PASS|FAIL) /.test(text) ? FILE$1.exec(text) : null;
			const failed = text.startsWith("  \u25cf ") ? FAILED.exec(text) : null;
			if (named !== null) {
				file = named[3] ?? null;
				groups = [];
			} else if (text === "" || failed !== null) {
				groups = null;
				if (failed !== null) fail(failed[1] ?? "");
			} else if (/^Tests: .*\d total$/.test(text)) {
				summaries += 1;
				addNumbers(text, tests);
			} else branch(text);
		},
		end() {
			if (summaries === 0) return null;
			const failed = sumOf(tests, "failed");
			const totals = {
				passed: sumOf(tests, "passed"),
				failed,
				skipped: sumOf(tests, "skipped", "todo")
			};
			return builder.finish(totals, failed);
		}
	};
};
// src/verifiers/reports/mocha-text.ts
const BRANCH$1 = /^( {2,})(?:([\u2714\u2713]|-|\d+\)) )?(\S.*?)(?: \(\d+ms\))?$/;
const SUMMARY$2 = /^ {2}\d+ (?:passing|pending|failing)(?: \(\d+(?:ms|s|m|h)\))?$/;
const ENTRY$1 = /^ {2}\d+\) (.*)$/;
const MAX_DEPTH$3 = 50;
const openMochaText = (place) => {
	const builder = openBuilder("mocha", place);
	const numbers = new Map();
	let groups = [];
	let after = false;
	let titles = null;
	const branch = (text) => {
		const [, indent = "", mark, name = ""] = BRANCH$1.exec(text) ?? [];
		if (name === "") return;
		groups = groups.filter(({ depth }) => depth < indent.length).slice(0, MAX_DEPTH$3);
		const full = [...groups.map((group) => group.name), name].join(" > ");
		if (mark === void 0) groups.push({
			depth: indent.length,
			name
		});
		else if (mark === "-") builder.add({
			file: null,
			name: full,
			status: "skipped"
		});
		else if (!mark.endsWith(")")) builder.add({
			file: null,
			name: full,
			status: "passed"
		});
	};
	const title = (text) => {
		titles ??= [];
		titles.push(text.trim().replace(/:$/, ""));
		const done = text.endsWith(":");
		if (!done && titles.length < MAX_DEPTH$3) return;
		const name = titles.join(" > ");
		titles = null;
		if (!done || /^"(?:before|after) (?:each|all)" hook/.test(name.split(" > ").at(-1) ?? "")) builder.lose();
		builder.add({
			file: null,
			name,
			status: "failed"
		});
	};
	return {
		line(text) {
			if (SUMMARY$2.test(text)) {
				after = true;
				addNumbers(text.replace(/\(.*/, ""), numbers);
			} else if (titles !== null) {
				if (text === "") titles = null;
				else title(text);
			} else if (after && ENTRY$1.test(text)) title(ENTRY$1.exec(text)?.[1] ?? "");
			else if (!after) branch(text);
		},
		end() {
			if (!numbers.has("passing")) return null;
			const failed = sumOf(numbers, "failing");
			const totals = {
				passed: sumOf(numbers, "passing"),
				failed,
				skipped: sumOf(numbers, "pending")
			};
			return builder.finish(totals, failed);
		}
	};
};
// src/verifiers/reports/node-spec.ts
const ENTRY = /^( *)([\u2714\u2716\ufe63\u25b6\u26a0]) (.+?)(?: \([\d.]+ms\))?( # .*)?$/;
const TOTAL$1 = /^\u2139 (tests|pass|fail|cancelled|skipped|todo) (\d+)$/;
const PLACE = /^test at (.+):\d+:\d+$/;
const STATUS$2 = {
	"\u2714": "passed",
	"\u2716": "failed",
	"\ufe63": "skipped",
	"\u26a0": "skipped"
};
const MAX_DEPTH$2 = 50;
const MAX_LEAVES = 5e4;
function openState$2() {
	return {
		leaves: [],
		groups: [],
		totals: new Map(),
		failedGroups: 0,
		lost: false,
		unplaced: new Map(),
		listing: null,
		told: null
	};
}
const openNodeSpec = (place) => {
	const state = openState$2();
	return {
		line: (text) => readLine(text, state),
		end: () => state.totals.has("tests") && state.totals.has("fail") ? report$1(state, place) : null
	};
};
const isEntry = (line) => "\u2714\u2716\ufe63\u25b6\u26a0".includes(line.trimStart()[0] ?? " ");
function readLine(text, state) {
	const total = TOTAL$1.exec(text);
	if (total !== null) {
		const [, key = "", count] = total;
		state.totals.set(key, (state.totals.get(key) ?? 0) + Number(count));
		state.groups.length = 0;
	} else if (text.startsWith("\u2716 failing tests:")) state.unplaced = unplacedOf(state.leaves);
	else if (text.startsWith("test at ")) state.listing = PLACE.exec(text)?.[1] ?? null;
	else if (isEntry(text)) {
		const entry = ENTRY.exec(text);
		if (entry === null) return;
		if (state.listing === null) readBranch$1(entry, state);
		else setFile(entry[3] ?? "", state.listing, state);
		state.listing = null;
	} else if (state.told !== null && text.startsWith("  ")) {
		state.told.message = text.trim();
		state.told = null;
	}
}
function readBranch$1([, indent = "", mark = "", name = "", directive], state) {
	const { groups, leaves } = state;
	const depth = indent.length / 2;
	if (mark === "\u25b6") {
		if (groups.length < MAX_DEPTH$2) groups.push({
			name,
			depth,
			failed: false
		});
		return;
	}
	const marked = STATUS$2[mark];
	const status = directive === void 0 ? marked : "skipped";
	const group = groups.at(-1);
	const closes = group !== void 0 && group.depth === depth && group.name === name;
	if (closes) groups.pop();
	if (status === "failed") for (const each of groups) each.failed = true;
	if (closes && status === "failed") state.failedGroups += 1;
	if (closes && !(status === "failed" && !group.failed)) return;
	const names = [...groups.map((each) => each.name), name];
	if (leaves.length < MAX_LEAVES) leaves.push({
		names,
		status,
		file: null,
		message: null
	});
	else state.lost = true;
}
function unplacedOf(leaves) {
	const open = leaves.filter(({ status, file }) => status === "failed" && file === null);
	return Map.groupBy(open.toReversed(), ({ names }) => names.at(-1) ?? "");
}
function setFile(name, file, state) {
	state.told = state.unplaced.get(name)?.pop() ?? null;
	if (state.told !== null) state.told.file = file;
}
function report$1({ leaves, totals, failedGroups, lost }, place) {
	const builder = openBuilder("node", place);
	let broken = 0;
	for (const { names, ...leaf } of leaves) {
		const name = names.join(" > ");
		const isBroken = names.length === 1 && leaf.status === "failed" && isTestFile(name);
		if (isBroken) builder.breakFile(name);
		else builder.add({
			...leaf,
			name
		});
		if (isBroken) broken += 1;
	}
	const counted = sumOf(totals, "fail", "cancelled");
	const failed = builder.count("failed");
	const named = failed + broken;
	if (lost || counted < named || counted > named + failedGroups) builder.lose();
	return builder.finish({
		passed: builder.count("passed"),
		failed,
		skipped: builder.count("skipped")
	}, null);
}
// src/verifiers/reports/other-text.ts
const openPhpunit = (place) => {
	const builder = openBuilder("phpunit", place);
	const totals = {
		passed: 0,
		failed: 0,
		skipped: 0
	};
	let runs = 0;
	let listing = false;
	const number = (text, word) => Number(new RegExp(`\\b${word}: (\\d{1,9})`).exec(text)?.[1] ?? 0);
	return {
		line(text) {
			const list = /^There (?:was|were) \d+ (.+?)s?:$/.exec(text);
			const whole = /^OK \((\d+) tests?, /.exec(text);
			const entry = listing ? /^\d+\) (\S+::\S.*)$/.exec(text) : null;
			if (list !== null) listing = list[1] === "failure" || list[1] === "error";
			else if (entry !== null) builder.add({
				file: null,
				name: entry[1] ?? "",
				status: "failed"
			});
			else if (whole !== null) {
				runs += 1;
				totals.passed += Number(whole[1]);
			} else if (/^Tests: \d+, Assertions: /.test(text)) {
				runs += 1;
				const failed = number(text, "Failures") + number(text, "Errors");
				const skipped = number(text, "Skipped") + number(text, "Incomplete");
				totals.failed += failed;
				totals.skipped += skipped;
				totals.passed += Math.max(0, number(text, "Tests") - failed - skipped);
			}
		},
		end: () => runs === 0 ? null : builder.finish(totals, totals.failed)
	};
};
const openRspec = (place) => {
	const builder = openBuilder("rspec", place);
	const numbers = new Map();
	let runs = 0;
	return {
		line(text) {
			const failed = text.startsWith("rspec ") ? /^rspec (\S+?)(?::\d+|\[[\d:]+\]) # (\S.*)$/.exec(text) : null;
			if (failed !== null) return builder.add({
				file: failed[1] ?? null,
				name: failed[2] ?? "",
				status: "failed"
			});
			const broken = /^An error occurred while loading (\S+?)\.?$/.exec(text);
			if (broken !== null) builder.breakFile(broken[1] ?? "");
			if (!/^\d+ examples?, \d+ failures?/.test(text)) return;
			runs += 1;
			addNumbers(text, numbers);
			if (text.includes("outside of examples")) builder.lose();
		},
		end() {
			if (runs === 0) return null;
			const failed = sumOf(numbers, "failure", "failures");
			const skipped = sumOf(numbers, "pending");
			const passed = Math.max(0, sumOf(numbers, "example", "examples") - failed - skipped);
			return builder.finish({
				passed,
				failed,
				skipped
			}, failed);
		}
	};
};
const openUnittest = (place) => {
	const builder = openBuilder("unittest", place);
	let ran = null;
	let ended = false;
	const told = {
		failed: 0,
		skipped: 0,
		broken: 0
	};
	const number = (text, word) => Number(new RegExp(`\\b${word}=(\\d{1,9})`).exec(text)?.[1] ?? 0);
	return {
		line(text) {
			const failed = /^(?:FAIL|ERROR): ([\w.]+) \((\S+)\)/.exec(text);
			const count = /^Ran (\d+) tests? in /.exec(text);
			if (failed !== null) {
				const [, test = "", owner = ""] = failed;
				const name = owner.endsWith(`.${test}`) ? owner : `${owner}.${test}`;
				if (!owner.startsWith("unittest.loader.")) builder.add({
					file: null,
					name,
					status: "failed"
				});
				else {
					told.broken += 1;
					builder.breakFile(`${test.replaceAll(".", "/")}.py`);
				}
			} else if (count !== null) ran = (ran ?? 0) + Number(count[1]);
			else if (/^(?:OK|FAILED)(?: \(.*\))?$/.test(text) && ran !== null) {
				ended = true;
				told.failed += number(text, "failures") + number(text, "errors");
				told.skipped += number(text, "skipped") + number(text, "expected failures");
			}
		},
		end() {
			if (ran === null || !ended) return null;
			const { skipped, broken } = told;
			const failed = told.failed - broken;
			return builder.finish({
				passed: Math.max(0, ran - told.failed - skipped),
				failed,
				skipped
			}, failed);
		}
	};
};
// src/verifiers/reports/pytest.ts
const XDIST = String.raw`(?:\[gw\d+\] (?:\[ *\d+%\] )?)?`;
const SUMMARY$1 = new RegExp(`^${XDIST}(FAILED|ERROR|PASSED|SKIPPED|XFAIL|XPASS) ([^\\s:]\\S*?)(?:::(.*))?$`);
const VERBOSE$1 = /^([^\s:]\S*?)::(\S.*?) (PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS)(?: \(.*\))?(?: +\[ *\d+%\])?$/;
const TOTAL = /^(?:=+ )?(\d+ (?:passed|failed|errors?|skipped|deselected|xfailed|xpassed|warnings?|rerun)(?:, \d+ [a-z]+)*) in [\d.]+s(?: \([\d:]+\))?(?: =+)?$/;
const COLLECTING = /^_+ ERROR collecting (\S.*?) _+$/;
const STATUS$1 = {
	PASSED: "passed",
	XPASS: "passed",
	FAILED: "failed",
	ERROR: "failed",
	SKIPPED: "skipped",
	XFAIL: "skipped"
};
const openPytest = (place) => {
	const builder = openBuilder("pytest", place, "::");
	const named = new Set();
	const broken = new Set();
	const numbers = new Map();
	let summaries = 0;
	const breakFile = (file) => {
		broken.add(file);
		builder.breakFile(file);
	};
	const add = (word, file, name, message) => {
		const key = `${word} ${file}::${name}`;
		if (named.has(key)) return;
		if (named.size < 5e4) named.add(key);
		builder.add({
			file,
			name,
			status: STATUS$1[word] ?? "skipped",
			message
		});
	};
	const told = ([, word = "", file = "", rest]) => {
		if (rest !== void 0) {
			const { name, message } = splitMessage(rest);
			add(word, file, name, message);
		} else if (word === "ERROR" && /\.\w+$/.test(file)) breakFile(file);
	};
	return {
		line(text) {
			const summary = /[FEPSX][A-Z]{4,6} /.test(text) ? SUMMARY$1.exec(text) : null;
			if (summary !== null) return told(summary);
			const verbose = text.includes("::") ? VERBOSE$1.exec(text) : null;
			if (verbose !== null) return add(verbose[3] ?? "", verbose[1] ?? "", verbose[2] ?? "", null);
			const total = text.includes(" in ") ? TOTAL.exec(text) : null;
			if (total !== null) {
				summaries += 1;
				addNumbers(total[1] ?? "", numbers);
			} else if (text.startsWith("_")) {
				const file = COLLECTING.exec(text)?.[1];
				if (file !== void 0) breakFile(file);
			} else if (text.startsWith("!!!") && !text.includes("error")) builder.lose();
		},
		end() {
			if (summaries === 0) return null;
			const failed = sumOf(numbers, "failed", "error", "errors");
			const totals = {
				passed: sumOf(numbers, "passed", "xpassed"),
				failed: failed - Math.min(failed, broken.size),
				skipped: sumOf(numbers, "skipped", "xfailed")
			};
			return builder.finish(totals, totals.failed);
		}
	};
};
function splitMessage(rest) {
	const bracket = rest.indexOf("[");
	const first = rest.indexOf(" - ");
	const inside = bracket >= 0 && first > bracket;
	const closed = inside ? rest.indexOf("] - ", bracket) : -1;
	if (inside && closed < 0 && rest.endsWith("]")) return {
		name: rest,
		message: null
	};
	const at = closed >= 0 ? closed + 1 : first;
	return at < 0 ? {
		name: rest,
		message: null
	} : {
		name: rest.slice(0, at),
		message: rest.slice(at + 3)
	};
}
// src/verifiers/reports/tap.ts
const POINT = /^( *)(not )?ok\b ?(\d+)?(?: *- )?(.*)$/;
const PLAN = /^1\.\.(\d+)(?:\s*#.*)?$/;
const DIRECTIVE = /\s#\s*(skip\b|todo\b|time=).*$/i;
const LOCATION = /^ +location: '(.+):\d+:\d+'$/;
const openTap = (place) => {
	const state = openState$1();
	return {
		line(text) {
			if (text.startsWith("TAP version")) state.seen = true;
			else if (text.startsWith("Bail out!")) state.bailed = true;
			const plan = PLAN.exec(text);
			if (plan !== null) state.planned = (state.planned ?? 0) + Number(plan[1]);
			else if (text.includes("ok")) readPoint(text, state);
			if (state.last !== null && text.startsWith(" ")) readDetail(text, state.last);
			closeBuffered(text, state);
		},
		end: () => state.planned === null || state.points === 0 ? null : report(state, place)
	};
};
function openState$1() {
	return {
		seen: false,
		bailed: false,
		planned: null,
		points: 0,
		pending: [],
		open: [],
		last: null
	};
}
const MAX_DEPTH$1 = 50;
function readPoint(text, state) {
	const match = POINT.exec(text);
	if (match === null) return;
	const [, indent = "", not, number, rest = ""] = match;
	if (number === void 0 && !state.seen) return;
	const depth = Math.min(MAX_DEPTH$1, Math.floor(indent.length / 4));
	const directive = DIRECTIVE.exec(rest)?.[1]?.toLowerCase() ?? "";
	const buffered = rest.endsWith("{");
	const name = rest.replace(/\s*\{$/, "").replace(DIRECTIVE, "").trim().replace(/\\#/g, "#");
	const status = directive === "skip" || directive === "todo" ? "skipped" : not === void 0 ? "passed" : "failed";
	const point = {
		name: name === "" ? `test ${number}` : name,
		status,
		depth
	};
	if (buffered) state.open.push(point);
	else claim(point, state);
}
function claim({ name, status, depth }, state) {
	if (depth === 0) state.points += 1;
	const inner = state.pending[depth + 1] ?? [];
	state.pending.length = Math.min(state.pending.length, depth + 1);
	const own = {
		names: [name],
		status,
		file: null,
		message: null
	};
	const level = state.pending[depth] ?? [];
	state.pending[depth] = level;
	for (const leaf of inner) {
		if (leaf.names.length < MAX_DEPTH$1) leaf.names.unshift(name);
		if (status === "skipped") leaf.status = "skipped";
		level.push(leaf);
	}
	const byItself = status === "failed" && inner.every((leaf) => leaf.status !== "failed");
	state.last = own;
	if (inner.length === 0 || byItself) level.push(own);
}
function closeBuffered(text, state) {
	const last = state.open.at(-1);
	if (last === void 0 || text.trim() !== "}" || text.length !== last.depth * 4 + 1) return;
	state.open.pop();
	claim(last, state);
}
function readDetail(text, leaf) {
	if (leaf.status !== "failed") return;
	leaf.file ??= LOCATION.exec(text)?.[1] ?? null;
	leaf.message ??= /^ +(?:error|message): '?(.+?)'?$/.exec(text)?.[1] ?? null;
}
function report(state, place) {
	const builder = openBuilder("tap", place);
	for (const leaf of state.pending[0] ?? []) addLeaf(builder, leaf);
	if (state.bailed || state.points !== state.planned || state.open.length > 0) builder.lose();
	const [passed, failed, skipped] = [
		builder.count("passed"),
		builder.count("failed"),
		builder.count("skipped")
	];
	return builder.finish({
		passed,
		failed,
		skipped
	}, null);
}
function addLeaf(builder, { names, status, file, message }) {
	const name = names.join(" > ");
	const [first = "", ...rest] = names;
	if (rest.length === 0 && status === "failed" && isTestFile(name)) builder.breakFile(name);
	else if (rest.length > 0 && isTestFile(first)) builder.add({
		file: first,
		name: rest.join(" > "),
		status,
		message
	});
	else builder.add({
		file,
		name,
		status,
		message
	});
}
// src/verifiers/reports/vitest-text.ts
const FAIL = /^ *FAIL +(?:\|([^|]{1,100})\| )?(\S.*?\.\w+)(?: > (\S.*)| \[ .* \])$/;
const VERBOSE = /^ ([\u2713\u00d7\u2193]) (?:\|([^|]{1,100})\| )?(\S.*?\.\w+) > (\S.*)$/;
const FILE = /^ [\u2713\u276f\u00d7\u2193] (?:\|([^|]{1,100})\| )?(\S.*?\.\w+) \((\d+) tests?\b.*\)(?: \d+ ?m?s)?/;
const BRANCH = /^( {3,})([\u2713\u00d7\u2193\u276f]) (.+?)(?: \((\d+)\))?(?: \d+(?:\.\d+)? ?m?s)?$/;
const DURATION = / (?:\d+(?:\.\d+)? ?m?s|\((?:retry|repeat) x\d+\))$/;
const SUMMARY = /^ *(?:Test Files|(Tests)) {2}(.*\(\d+\))$|^ *((?:Type )?Errors) {2}\d+ errors?$/;
const STATUS = {
	"\u2713": "passed",
	"\u00d7": "failed",
	"\u2193": "skipped"
};
const MAX_DEPTH = 50;
function openState(place) {
	return {
		builder: openBuilder("vitest", place),
		named: new Set(),
		counted: new Map(),
		summaries: 0,
		inSuites: false,
		file: null,
		groups: []
	};
}
const openVitestText = (place) => {
	const state = openState(place);
	return {
		line(text) {
			if (text.includes("Failed Suites")) state.inSuites = true;
			else if (text.includes("Failed Tests")) state.inSuites = false;
			else if (text.includes("FAIL")) readFailure(text, state);
			else if (/^ {1,40}[\u2713\u00d7\u2193\u276f] /.test(text)) readMarked(text, state);
			else if (SUMMARY.test(text)) readSummary(text, state);
		},
		end() {
			if (state.summaries === 0) return null;
			const sum = (...words) => sumOf(state.counted, ...words);
			const failed = sum("failed");
			return state.builder.finish({
				passed: sum("passed"),
				failed,
				skipped: sum("skipped", "todo")
			}, failed);
		}
	};
};
function add({ builder, named }, path, project, name, mark) {
	const full = project === void 0 ? name : `[${project}] ${name}`;
	const key = `${mark} ${path} ${full}`;
	if (named.has(key)) return;
	if (named.size < 5e4) named.add(key);
	builder.add({
		file: path,
		name: full,
		status: STATUS[mark]
	});
}
function readFailure(text, state) {
	const [, project, path = "", name] = FAIL.exec(text) ?? [];
	if (path === "") return;
	if (name === void 0 || state.inSuites) state.builder.breakFile(path);
	else add(state, path, project, name, "\u00d7");
}
function readMarked(text, state) {
	const verbose = VERBOSE.exec(text);
	if (verbose !== null) {
		const [, mark = "\u2713", project, path = "", name = ""] = verbose;
		add(state, path, project, name.replace(DURATION, "").replace(DURATION, ""), mark);
		return;
	}
	const [, project, path] = FILE.exec(text) ?? [];
	if (path === void 0) readBranch(text, state);
	else {
		state.file = {
			path,
			project
		};
		state.groups = [];
	}
}
function readBranch(text, state) {
	const { file } = state;
	const [, indent = "", mark = "", name = "", size] = BRANCH.exec(text) ?? [];
	if (file === null || mark === "") {
		state.file = null;
		return;
	}
	state.groups = state.groups.filter(({ depth }) => depth < indent.length).slice(0, MAX_DEPTH);
	const full = [...state.groups.map((group) => group.name), name].join(" > ");
	if (mark === "\u276f" || size !== void 0) state.groups.push({
		depth: indent.length,
		name
	});
	else add(state, file.path, file.project, full, mark);
}
function readSummary(text, state) {
	const [, tests, numbers = "", errors] = SUMMARY.exec(text) ?? [];
	if (tests !== void 0) {
		state.summaries += 1;
		addNumbers(numbers, state.counted);
	}
	if (errors !== void 0) state.builder.lose();
	state.inSuites = false;
}
// src/verifiers/reports/log.ts
const READERS = [
	openVitestText,
	openJestText,
	openMochaText,
	openNodeSpec,
	openTap,
	openPytest,
	openUnittest,
	openGo,
	openCargo,
	openPhpunit,
	openRspec
];
const MAX_LOG = 64 * 1024 ** 2;
const MAX_LINES = 5e5;
const MAX_JSON = 20 * 1024 ** 2;
const MAX_DOCUMENTS = 200;
const JSON_START = /^\{"(?:num[A-Z]|version"|runs"|\$schema"|stats")|^\[?\{"filePath"|^\[\{?$|^\{$/;
function openLogReports(place) {
	const readers = READERS.map((open) => open(place));
	const json = openJsonKeeper();
	let read = 0;
	let lines = 0;
	const splitter = new LineSplitter((bytes, start, end) => {
		lines += 1;
		if (lines <= MAX_LINES) feed(readers, bytes, start, end);
	});
	return {
		push(chunk) {
			read += chunk.length;
			if (read > MAX_LOG) return;
			splitter.push(chunk);
			json.push(chunk);
		},
		end() {
			splitter.end();
			const told = readers.map((reader) => reader.end());
			const documents = json.end().map((text) => readJson(text, place));
			const report = mergeReports(withoutTwins([...told, ...documents].filter((each) => each !== null)));
			return report !== null && (read > MAX_LOG || lines > MAX_LINES) ? {
				...report,
				complete: false
			} : report;
		}
	};
}
const withoutTwins = (reports) => reports.filter(({ format }) => !reports.some((other) => other.format === `${format}-json`));
function feed(readers, bytes, start, end) {
	const { text } = clean(bytes.toString("utf8", start, end));
	for (const reader of readers) reader.line(text);
}
function openJsonKeeper() {
	const documents = [];
	const kept = [];
	let size = 0;
	let line = [];
	let closing = null;
	const endLine = (bytes) => {
		const first = bytes[0];
		if (closing === null && first !== 123 && first !== 91) return;
		const head = bytes.toString("latin1", 0, 32).trimEnd();
		if (closing === null && !JSON_START.test(head)) return;
		size += bytes.length + 1;
		if (size > MAX_JSON || documents.length >= MAX_DOCUMENTS) return;
		if (closing === null && head !== "{" && head !== "[" && head !== "[{") {
			documents.push(bytes.toString("utf8"));
			return;
		}
		if (closing === null) kept.length = 0;
		kept.push(Buffer.from(bytes));
		closing ??= head === "{" ? "}" : "]";
		if (bytes.length > 3 || !head.endsWith(closing)) return;
		documents.push(Buffer.concat(kept.flatMap((each) => [each, NEWLINE])).toString("utf8"));
		closing = null;
	};
	return {
		push(chunk) {
			let start = 0;
			for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
				line.push(chunk.subarray(start, end));
				endLine(line.length === 1 ? line[0] ?? NEWLINE : Buffer.concat(line));
				line = [];
				start = end + 1;
			}
			const rest = chunk.subarray(start);
			const held = line.reduce((sum, each) => sum + each.length, 0);
			if (rest.length > 0 && held < MAX_JSON) line.push(Buffer.from(rest));
		},
		end() {
			if (line.length > 0) endLine(Buffer.concat(line));
			return documents;
		}
	};
}
const NEWLINE = Buffer.from("\n");
// src/verifiers/verify.ts
const EXCERPT_TOKENS = 600;
const MAX_FAILURES = 100;
async function verify(verifier, name, context) {
	const script = `${name}.sh`;
	const scriptFile = join(context.steps.host, script);
	await writeFile(scriptFile, verifier.command);
	const { ctimeNs: started } = await stat(scriptFile, { bigint: true });
	const logFile = join(context.logs, `${name}.log`);
	const result = await context.sandbox.exec({
		argv: shellArgv(verifier.shell, `${context.steps.inside}/${script}`),
		cwd: verifier.workingDirectory,
		env: verifier.env,
		timeoutMs: context.timeoutMs,
		logFile,
		network: context.network,
		...context.signal === void 0 ? {} : { signal: context.signal }
	});
	const place = placeOf(verifier, context.sandbox);
	return describeRun(result, logFile, place, context.tree === void 0 ? null : await readReportFiles(context.tree, started, place));
}
function placeOf({ workingDirectory }, { workspace }) {
	const cwd = normalize(workingDirectory).replace(/\/$/, "");
	return {
		root: workspace,
		cwd: cwd === "." ? "" : cwd
	};
}
function shellArgv(template, script) {
	return template.split(/\s+/).filter(Boolean).map((word) => word.replaceAll("{0}", script));
}
async function describeRun(result, logFile, place, written) {
	const { sha256, lines, head, told } = await readLog(logFile, place);
	const found = result.exitCode === 0 ? null : await triage(createReadStream(logFile), { maxTokens: EXCERPT_TOKENS });
	const report = better(written, told, result.exitCode);
	const missing = result.exitCode === 0 ? null : missingPiece(result.exitCode, head);
	const log = {
		file: `logs/${basename(logFile)}`,
		startLine: found?.excerpts[0]?.startLine ?? 1,
		endLine: found?.excerpts.at(-1)?.endLine ?? lines,
		sha256
	};
	return {
		conclusion: conclude(result, missing),
		exitCode: result.exitCode,
		durationMs: result.durationMs,
		log,
		missing,
		excerpt: found === null ? "" : excerptText(found),
		failures: found === null ? [] : describeFailures(report, found.failures).slice(0, MAX_FAILURES),
		tests: countTests(report, result.exitCode)
	};
}
function better(written, told, exitCode) {
	return [written, told].find((report) => countTests(report, exitCode)?.complete) ?? written ?? told;
}
function conclude(result, missing) {
	if (result.stopped === "cancelled") return "cancelled";
	if (result.stopped === "timeout") return "timed_out";
	if (result.exitCode === 0) return "success";
	return missing === null ? "failure" : "not-run";
}
const HEAD_LINES = 200;
async function readLog(file, place) {
	const hash = createHash("sha256");
	const reports = openLogReports(place);
	let lines = 0;
	let last = 10;
	let head = "";
	for await (const chunk of createReadStream(file)) {
		const bytes = chunk;
		hash.update(bytes);
		reports.push(bytes);
		for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines += 1;
		last = bytes.at(-1) ?? last;
		if (head.length < 65536) head += bytes.toString("utf8");
	}
	return {
		sha256: hash.digest("hex"),
		lines: Math.max(1, last === 10 ? lines : lines + 1),
		head: head.split(/\r?\n/, HEAD_LINES).map((line) => stripVTControlCharacters(line)),
		told: reports.end()
	};
}
export { verify as t };

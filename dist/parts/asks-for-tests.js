import { t as codeSpans } from "./code.js";
import { t as splitComments } from "./comments.js";
// src/judge/asks-rules.ts
const rule = (source) => new RegExp(source, "i");
const TESTS = `(?:codetest|(?:tests?|specs?|snapshots?|fixtures?|golden) files?|test (?:cases?|suites?|expectations?|assertions?|data|fixtures?|snapshots?|folder|directory)|(?:tests?|specs?|snapshots?|fixtures?|expectations?|expected (?:values?|outputs?|results?))(?! (?:runner|suite|command|script|framework|workflow|job|failure|error|setup|report|coverage|time|dependenc)))`;
const WHICH = `(?:(?:the|all|any|every|each|these|those|this|that|its|their|our|of|some|existing|old|obsolete|outdated|unit|integration|e2e|snapshot|jest|vitest|pytest|affected|related|relevant|corresponding|matching|failing|flaky|broken|red|in|code|docs|documentation|implementation|and|codespan|codecall|tests|snapshots) ){0,6}`;
const ENDS = String.raw`(?= ?(?:$|[(."'\u201d!?]|(?:in|for|of|to|from|on|so|that|which|and|or|as|with|if|because|since|when|where|after|before|accordingly|too|again|now|entirely|completely|altogether|everywhere|codespan|codecall|codetest|codeflag|called|named)\b))`;
const FEATURE = `(?:features?|support|options?|flags?|codeflag|codecall|(?:sub)?commands?|endpoints?|routes?|apis?|methods?|functions?|class(?:es)?|parameters?|params?|arguments?|fields?|properties|property|behaviou?rs?|mode|pages?|buttons?|exports?|alias(?:es)?|fallbacks?|restriction|limits?|plugins?|integration|format)`;
const VALUE = `(?:limits?|defaults?|maximum|minimum|max|min|thresholds?|time-?outs?|page size|status code|exit code|(?:error |log )?messages?|wording|formats?|labels?|titles?|headings?|rounding|precision|(?:sort )?order|return (?:type|value)|signature|port|default value)`;
const NOT_A_FEATURE = /\b(?:unused|dead|unneeded|unnecessary|redundant|superfluous|duplicated?s?|bugs?|errors?|fail\w*|warnings?|leaks?|flak\w*|typos?|blanks?|whitespace|comments?|console|debug\w*|todos?|leftovers?|lint|broken?|crash\w*|wrong\w*|incorrect\w*|doesn't|does not|isn't|local|private|internal|variables?|branch|job|workflow|dependency|dependencies|when|while|until)\b/i;
const ASK_RULES = [
	{
		name: "tests must stay",
		of: "sentence",
		pattern: rule(String.raw`\b(?:do not|don't|doesn't|must ?n[o']t|should ?n[o']t|may not|shall not|can ?not|can't|never|without|avoid|refrain from|rather than|instead of|no need to|not allowed to|not)\b(?! forget| hesitate).{0,60}?\b${"(?:chang|touch|edit|modify|modif|updat|remov|delet|alter|weaken|loosen|skip|disabl|adapt|adjust|rewrit|mess|break|regenerat|renam)\\w*"}.{0,60}?\b(?:tests?|specs?|snapshots?|fixtures?|assertions?|expectations?|codetest)\b`),
		asks: false,
		examples: [
			"Remove the legacy feature, but don't touch the tests.",
			"Rename `a` to `b` without changing tests",
			"The limit is now 20. Do not, under any circumstances, update the snapshots.",
			"Drop support for Node 18. Never edit a test."
		]
	},
	{
		name: "tests are right",
		of: "sentence",
		pattern: rule(String.raw`\b(?:(?:tests?|specs?|snapshots?|fixtures?|expectations?)(?: files?)? (?:(?:is|are|must|should|shall|has to|have to|need to|may|can) ){1,2}(?:all )?(?:not|never|n't|correct|right|fine|stay|remain|be left|be kept|off limits|frozen|as (?:it is|they are))|(?:leave|keep) (?:\w+ ){0,4}(?:tests?|specs?|snapshots?|fixtures?)(?: \w+){0,3}? (?:alone|as (?:is|it is|they are)|unchanged|untouched|intact|passing|green)|no (?:\w+ )?(?:test changes|changes? (?:to|in) (?:\w+ ){0,3}(?:tests?|specs?|snapshots?))|existing tests? (?:must|should|have to|need to|still|keep)[^,;]{0,20} pass|hands off)\b`),
		asks: false,
		examples: [
			"Remove the option `--old`. The tests must not be changed.",
			"Drop the alias and leave the existing tests alone",
			"The default is now 5; keep the tests as they are.",
			"Rename `a` to `b`. Existing tests must still pass.",
			"The limit is now 3. No changes to the tests please."
		]
	},
	{
		name: "change the tests",
		of: "imperative",
		pattern: rule(`^(?:update|change|adjust|adapt|rewrite|regenerate|refresh|re-?record|remove|delete|drop|skip|replace|modify|edit|loosen|relax|migrate|convert|rename|move|correct) ${WHICH}${TESTS}${ENDS}`),
		asks: true,
		examples: [
			"update the snapshots",
			"Please adapt the affected tests.",
			"Delete the flaky test in `src/a.test.ts`",
			"Change the code and the tests so that they use `b`.",
			"Could you update `test/foo.test.ts`?",
			"Don't forget to update the tests",
			"You may change the tests."
		]
	},
	{
		name: "fix what is expected",
		of: "imperative",
		pattern: rule(`^fix (?:(?:the|all|these|those|outdated|old|stale|wrong) ){0,3}(?:snapshots?|expectations?|expected (?:values?|outputs?|results?)|test (?:expectations?|data))${ENDS}`),
		asks: true,
		examples: ["Fix the outdated snapshots", "fix the expected values in the parser suite"]
	},
	{
		name: "the test is wrong",
		of: "sentence",
		pattern: rule(String.raw`\b(?:tests?|specs?|snapshots?|fixtures?|expectations?|expected (?:values?|outputs?|results?)|codetest)(?: (?:in|for|of|at|on) (?!.{0,30}\b(?:shows?|says?|thinks?|proves?|tells?|reports?)\b)\S{1,60}(?: \S{1,40})?)? (?:itself |itself, )?(?:is|are) (?:now |simply |just |also |all )?(?:wrong|incorrect|outdated|out of date|stale|obsolete|mistaken|no longer (?:valid|correct|right))(?= ?(?:$|[:,;!)]|and\b|since\b|because\b|here\b|now\b))`),
		unless: /\b(?:if|whether|unless|maybe|perhaps|might|may|think|not|n't|wonder|unclear|says?|claims?|because the)\b|n't\b/i,
		asks: true,
		examples: [
			"the test in foo.test.ts is wrong: 3 is the right result, fix the test",
			"The snapshots are out of date",
			"The expectation is wrong, parse is right."
		]
	},
	{
		name: "tests need a change",
		of: "sentence",
		pattern: rule(String.raw`\b(?:tests?|snapshots?|fixtures?|expectations?) (?:(?:may|can|should|must|need to|needs to|have to|has to) be (?:changed|updated|removed|deleted|adapted|adjusted|regenerated|rewritten)|needs? (?:an )?(?:updat|adapt|adjust)(?:e|ing)?)\b`),
		unless: /\b(?:if|whether|unless|no|not|none|n't|think|why|which|only)\b|n't\b/i,
		asks: true,
		examples: ["The tests should be updated accordingly.", "the snapshots need updating"]
	},
	{
		name: "remove a feature",
		of: "imperative",
		pattern: rule(`^(?:remove|drop|delete|get rid of|retire|discontinue) (?:[^ ]{1,40} ){0,5}?(?:${FEATURE}${ENDS}|features? [^ ]{1,40}$)`),
		unless: NOT_A_FEATURE,
		asks: true,
		examples: [
			"remove feature X",
			"drop support for Node 18",
			"feat!: drop the `--legacy` flag",
			"We should get rid of the old export endpoint.",
			"@regreen please remove `parseLegacy()`"
		]
	},
	{
		name: "a feature must go",
		of: "imperative",
		pattern: rule(String.raw`^(?:the )?(?:[^ ]{1,40} ){0,5}?${FEATURE} (?:[^ ]{1,40} ){0,3}?(?:should|must|can|needs to|has to|will) be (?:removed|dropped|deleted|retired)(?: (?:completely|entirely|from the (?:api|cli)))?[.!]?$|^(?:stop|end) (?:support|accept|allow|return|print|export|emit|shipp)ing\b|.\b(?:should|must|may) no longer (?:accept|support|allow|return|print|log|include|export|require|emit|show|be (?:exported|required|allowed|supported|optional))\b`),
		unless: NOT_A_FEATURE,
		asks: true,
		examples: [
			"The export button should be removed.",
			"Stop accepting strings in `parse`",
			"`parse` must no longer accept strings."
		]
	},
	{
		name: "another value",
		of: "imperative",
		pattern: rule(String.raw`^(?:the )?(?:[^ ]{1,40} ){0,3}?${VALUE}(?: (?:for|of|in) (?:[^ ]{1,40} ){0,2}?[^ ]{1,40})? (?:(?:is|are) now|should now be|is to be) (?:\d|codespan)|^(?:change|set|increase|raise|lower|reduce|decrease|shorten|extend|switch|update|bump) (?:[^ ]{1,40} ){0,4}?${VALUE}(?: (?:for|of|in|from) (?:[^ ]{1,40} ){0,3}?[^ ]{1,40})? (?:to|from) (?!fix|make|get|avoid|prevent|let|stop|pass|work|main)`),
		unless: /\b(?:errors?(?! message)|fail\w*|ci|workflow|wrong\w*|latency|memory|bundle|broken?|original|correct|previous)\b/i,
		asks: true,
		examples: [
			"the limit is now 20",
			"Raise the default page size from 10 to 25",
			"Change the error message of `parse` to \"no range\""
		]
	},
	{
		name: "other behaviour",
		of: "imperative",
		pattern: rule(String.raw`^(?:make )?(?:[^ ]{1,40} ){0,4}?(?:should |must |shall |has to )?(?:now )?(return|throw|reject|resolve|raise|ignore|accept|print|log|warn|skip|truncate|round|exit)\b.{0,60}? (?:instead of|rather than) (?!\1)(?:return|throw|reject|resolv|rais|ignor|accept|print|logg|warn|skipp|truncat|round|exit)ing\b|^[^ ]{1,40} should now (?:return|throw|reject|accept|ignore|print)\b|^make (?:[^ ]{1,40} ){1,4}?(?:required|optional|mandatory|async|synchronous|strict|case-(?:in)?sensitive)\b`),
		unless: /\b(?:typeerror|referenceerror|unhandled|uncaught|correct|right|proper|garbage|wrong)\b|\?$/i,
		asks: true,
		examples: [
			"parse should throw instead of returning null",
			"Make `parse` return `null` instead of throwing",
			"parse should now return a promise",
			"make the second argument optional"
		]
	},
	{
		name: "rename",
		of: "imperative",
		pattern: /^rename (?:[^ ]{1,60} ){1,5}?(?:to|into|as) [^ ]/i,
		unless: NOT_A_FEATURE,
		asks: true,
		examples: ["rename `a` to `b`", "Rename the function parse to parseRange"]
	}
];
// src/judge/asks-for-tests.ts
function asksForChangedTests(words) {
	if (words.length > LONGEST) return false;
	if (sentences(plain(words)).some((sentence) => says(false, "sentence", sentence))) return false;
	return sentences(plain(ownWords(words))).filter((sentence) => !isQuestion(sentence)).some((sentence) => says(true, "sentence", sentence) || imperatives(sentence).some((clause) => says(true, "imperative", clause)));
}
const LONGEST = 65536;
function says(asks, of, text) {
	return ASK_RULES.some((rule) => rule.asks === asks && rule.of === of && rule.pattern.test(text) && !rule.unless?.test(text));
}
const OTHER_SECTION = /^\W*(?:steps to reproduce|to reproduce|reproduction|how to reproduce|repro(?: steps)?|expected|actual|current|observed|logs?|output|environment)\b.{0,30}$/i;
function ownWords(words) {
	let fence = null;
	let skipping = false;
	const kept = [];
	for (const line of splitComments(words).text.split("\n")) {
		const marker = /^ {0,3}(```+|~~~+)/.exec(line)?.[1];
		if (fence !== null) {
			if (marker?.startsWith(fence)) fence = null;
			continue;
		}
		fence = marker ?? null;
		if (OTHER_SECTION.test(line)) skipping = true;
		else if (/^#{1,6} /.test(line)) skipping = false;
		if (!skipping && fence === null && !/^ {0,3}>/.test(line)) kept.push(line);
	}
	return kept.join("\n");
}
const TEST_PATH = /(?:\.(?:test|spec)|_test)\.\w+$|(?:^|\/)test_[^/]*\.\w+$/;
const KINDS = [
	["codetest", /^`+ ?[\w./@-]*(?:test|spec|snap|fixture)[\w./@-]*\.\w+ ?`+$/i],
	["codecall", /^`+ ?[\w.$#:]+\(\) ?`+$/],
	["codeflag", /^`+ ?--?[a-z][\w-]*(?:[ =][^`]*)?`+$/i]
];
function plain(text) {
	const read = (line) => codeSpans(line).map(({ code, text: piece }) => code ? KINDS.find(([, is]) => is.test(piece))?.[0] ?? "codespan" : prose(piece)).join("");
	return text.split("\n").map(read).join("\n");
}
function prose(text) {
	return text.replaceAll("\u2019", "'").replace(/\*+|[ \t\r]+/g, (run) => run.startsWith("*") ? "" : " ").replace(/(?<![\w./-])[\w.$#]{1,200}\(\)/g, "codecall").replace(/(?<![\w./-])[\w./-]{1,200}/g, (word) => TEST_PATH.test(word) ? "codetest" : word);
}
function sentences(text) {
	return text.split(/(?<=[.!?])\s|\n/).map((sentence) => sentence.trim()).filter((sentence) => sentence !== "");
}
const POLITE_QUESTION = /^(?:@\S+ )?(?:please,? )?(?:can|could|would|will) you\b/i;
function isQuestion(sentence) {
	return sentence.endsWith("?") && !POLITE_QUESTION.test(sentence);
}
const LEAD = /^(?:(?:[-+#]+|\d+[.)]|\[ ?\]|@\S+|please|pls|kindly|also|now|next|just|simply|so|therefore|ok(?:ay)?|(?:can|could|would|will) you|(?:you|we|i) (?:should|can|may|must|need to|have to|want to|will)|(?:we|i)(?:'d| would) like (?:you )?to|i want you to|need to|let's|let us|feel free to|don't forget to|make sure (?:to|you)|be sure to|remember to),? )+/i;
const VERB = "adapt|add|adjust|bump|change|convert|correct|delete|disable|discontinue|drop|edit|extend|fix|get|implement|increase|lower|make|migrate|modify|move|raise|reduce|refactor|refresh|regenerate|remove|rename|replace|retire|rewrite|set|shorten|skip|stop|switch|throw|return|update";
const STARTS = new RegExp(`^(?:${VERB})\\b`, "i");
const NEXT = new RegExp(`[,;:] +| +(?=(?:and|then|but) (?:then |also |please )?(?:${VERB})\\b)`, "i");
function imperatives(sentence) {
	const found = [];
	let asking = false;
	for (const part of sentence.split(NEXT)) {
		const [, joined, rest = ""] = /^((?:and|then|but) )?(.*)$/i.exec(part) ?? [];
		const clause = rest.replace(LEAD, "");
		if (joined === void 0 || asking) found.push(clause);
		asking = STARTS.test(clause) && (joined === void 0 || asking);
	}
	return found;
}
export { asksForChangedTests as t };

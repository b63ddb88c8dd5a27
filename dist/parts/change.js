// src/judge/lexer/diff.ts
function diffLines(before, after) {
	const diff = {
		removed: [],
		added: []
	};
	compare({
		from: 0,
		to: before.length
	}, {
		from: 0,
		to: after.length
	}, 0);
	return diff;
	function compare(left, right, depth) {
		let { from: a, to: aEnd } = left;
		let { from: b, to: bEnd } = right;
		while (a < aEnd && b < bEnd && before[a] === after[b]) {
			a += 1;
			b += 1;
		}
		while (a < aEnd && b < bEnd && before[aEnd - 1] === after[bEnd - 1]) {
			aEnd -= 1;
			bEnd -= 1;
		}
		const anchors = depth < MAX_DEPTH ? commonUnique(before, after, {
			from: a,
			to: aEnd
		}, {
			from: b,
			to: bEnd
		}) : [];
		if (anchors.length === 0) {
			for (; a < aEnd; a += 1) diff.removed.push(a + 1);
			for (; b < bEnd; b += 1) diff.added.push(b + 1);
			return;
		}
		for (const [oldLine, newLine] of anchors) {
			compare({
				from: a,
				to: oldLine
			}, {
				from: b,
				to: newLine
			}, depth + 1);
			a = oldLine + 1;
			b = newLine + 1;
		}
		compare({
			from: a,
			to: aEnd
		}, {
			from: b,
			to: bEnd
		}, depth + 1);
	}
}
const MAX_DEPTH = 24;
function commonUnique(before, after, left, right) {
	const newPlaces = uniquePlaces(after, right);
	const pairs = [];
	for (const [text, place] of uniquePlaces(before, left)) {
		const newPlace = newPlaces.get(text);
		if (newPlace !== void 0 && newPlace >= 0 && place >= 0) pairs.push([place, newPlace]);
	}
	return longestIncreasing(pairs);
}
function uniquePlaces(lines, range) {
	const places = new Map();
	for (let at = range.from; at < range.to; at += 1) {
		const text = lines[at] ?? "";
		places.set(text, places.has(text) ? -1 : at);
	}
	return places;
}
function longestIncreasing(pairs) {
	const tops = [];
	const previous = [];
	pairs.forEach(([, value], index) => {
		let low = 0;
		let high = tops.length;
		while (low < high) {
			const middle = low + high >> 1;
			const top = pairs[tops[middle] ?? 0];
			if (top && top[1] < value) low = middle + 1;
			else high = middle;
		}
		previous[index] = low > 0 ? tops[low - 1] ?? -1 : -1;
		tops[low] = index;
	});
	const result = [];
	for (let at = tops.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
		const pair = pairs[at];
		if (pair) result.push(pair);
	}
	return result.reverse();
}
// src/judge/rules/kinds.ts
const CODE = "(?:[cm]?[jt]sx?|vue|svelte|py|go|rs|java|kts?|scala|groovy|cs|fs|vb|php|phpt|c|cc|cpp|cxx|h|hpp|m|mm|rb|exs?|swift|dart|sh|bash|bats|zig|pl|lua|r|jl|hs|clj|elm|erl|ml)";
const TEST_FOLDER = "(?:__tests__|tests?|specs?|e2e|cypress|testing|src/(?:test|it|integrationtest|androidtest|commontest|jvmtest)|[\\w.-]+[._-]tests?|(?:integration|functional|acceptance|unit)[_-]?tests?)";
const rows = [
	["lockfile", /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock|deno\.lock|poetry\.lock|pdm\.lock|uv\.lock|pipfile\.lock|cargo\.lock|go\.sum|gemfile\.lock|composer\.lock|packages\.lock\.json|gradle\.lockfile|mix\.lock|pubspec\.lock|package\.resolved)$/],
	["vendored", /(?:^|\/)(?:node_modules|vendor|third_party|third-party|site-packages|generated|__generated__)\/|\.(?:pb\.go|g\.dart|g\.cs|designer\.cs|generated\.\w+|min\.(?:js|css))$|_pb2(?:_grpc)?\.pyi?$/],
	["snapshot", /(?:^|\/)(?:__snapshots__|__image_snapshots__|snapshots|goldens?|__golden__|cassettes|__approvals__)\/|\.(?:snap|snapshot|golden|approved\.\w+|verified\.\w+|ambr|storyshot)$|(?:^|[/_.-])golden\.\w+$/],
	["ci", /^\.github\/|(?:^|\/)(?:\.gitlab-ci\.yml|\.travis\.yml|azure-pipelines[\w.-]*\.ya?ml|bitbucket-pipelines\.yml|appveyor\.yml|\.appveyor\.yml|jenkinsfile|\.drone\.yml|\.woodpecker\.ya?ml|cloudbuild\.ya?ml|buildkite[\w.-]*\.ya?ml|\.cirrus\.yml|wercker\.yml)$|^\.(?:circleci|buildkite|gitlab|woodpecker)\//],
	["ignore", /(?:^|\/)\.[\w-]*ignore$|(?:^|\/)\.gitattributes$/],
	["runner", /(?:^|\/)(?:(?:vitest|jest|playwright|cypress|karma|wdio|ava|nightwatch|protractor|web-test-runner|testcafe|nyc|c8|jasmine|stryker)(?:[.-][\w-]+){0,2}[.-](?:config|conf|workspace|projects?|preset|base|e2e|unit|integration|ci|shared)(?:[.-][\w-]+){0,2}\.(?:[cm]?[jt]sx?|json|ya?ml)|(?:jest|cypress|stryker|jasmine|wdio|karma)\.json|vite\.config\.[cm]?[jt]s|vitest\.workspace\.\w+|\.mocharc[\w.]*|\.nycrc[\w.]*|\.c8rc[\w.]*|\.taprc|jest\.config|pytest\.ini|\.pytest\.ini|tox\.ini|noxfile\.py|\.coveragerc|\.rspec|\.simplecov|phpunit[\w.]*\.xml[\w.]*|nextest\.toml|testng[\w.-]*\.xml|junit-platform\.properties|[\w.-]+\.runsettings|xunit\.runner\.json|codecov\.ya?ml|\.codecov\.ya?ml|\.codeclimate\.yml|tarpaulin\.toml|ctesttestfile\.cmake|infection\.json\d?|\.testcaferc\.\w+|behat\.ya?ml|codeception\.ya?ml|bunfig\.toml)$/],
	["types", /(?:^|\/)(?:[tj]sconfig[\w.-]*\.json|mypy\.ini|\.mypy\.ini|pyrightconfig\.json|phpstan[\w.-]*\.(?:neon|php|dist)[\w.]*|psalm[\w.]*\.xml[\w.]*|\.flowconfig|sorbet\/config|steepfile|basedpyright\.json|pyre_configuration)$/],
	["checker", /(?:^|\/)(?:\.?eslint[\w.-]*\.(?:[cm]?[jt]s|json|ya?ml)|\.eslintrc|biome\.jsonc?|\.biome\.jsonc?|\.?prettier(?:rc)?[\w.-]*(?:json|ya?ml|[cm]?js|toml)?|\.?stylelint[\w.-]*|\.?ruff\.toml|\.flake8|\.?pylintrc|setup\.cfg|\.bandit|bandit\.ya?ml|\.rubocop[\w.-]*\.yml|\.rubocop_todo\.yml|\.standard\.yml|\.golangci\.(?:ya?ml|toml|json)|\.?clippy\.toml|\.?rustfmt\.toml|checkstyle[\w.-]*\.xml|pmd[\w.-]*\.xml|spotbugs[\w.-]*\.xml|findbugs[\w.-]*\.xml|suppressions?\.xml|detekt[\w.-]*\.yml|\.editorconfig|sonar-project\.properties|\.?phpcs[\w.-]*\.xml[\w.]*|phpmd[\w.-]*\.xml|\.php-cs-fixer[\w.-]*|\.globalconfig|[\w.-]*\.ruleset|stylecop\.json|directory\.build\.props|\.clang-tidy|\.clang-format|\.?cppcheck[\w.-]*|\.shellcheckrc|\.yamllint[\w.]*|\.markdownlint[\w.-]*|\.?commitlint[\w.-]*|\.credo\.exs|\.swiftlint\.yml|analysis_options\.yaml|\.pre-commit-config\.yaml|lefthook\.yml|\.?lintstagedrc[\w.]*|lint-staged\.config\.\w+|knip\.jsonc?|\.?oxlintrc[\w.]*|xo\.config\.\w+|tslint\.json|\.jshintrc|\.hadolint\.yaml|semgrep\.ya?ml|deny\.toml|\.gitleaks\.toml|\.dependency-cruiser\.\w+|\.scalafmt\.conf|\.ktlint[\w.]*|dprint\.json|\.cspell\.json|cspell\.json)$/],
	["manifest", /(?:^|\/)(?:package\.json|pyproject\.toml|cargo\.toml|composer\.json|go\.mod|gemfile|pipfile|requirements[\w.-]*\.(?:txt|in)|setup\.py|pom\.xml|build\.gradle(?:\.kts)?|[\w.-]+\.csproj|mix\.exs|pubspec\.yaml|deno\.jsonc?|package\.swift|[\w.-]+\.gemspec)$/],
	["build", /(?:^|\/)(?:(?:gnu)?makefile|[\w.-]+\.mk|justfile|taskfile\.ya?ml|rakefile|cmakelists\.txt|build\.xml|turbo\.json|nx\.json|project\.json|lerna\.json|dockerfile[\w.-]*|meson\.build|build\.bazel|magefile\.go|gulpfile\.\w+|gruntfile\.\w+|build\.rs|settings\.gradle(?:\.kts)?)$/],
	["support", new RegExp(`(?:^|/)(?:conftest\\.py|(?:vitest|jest|test|tests|mocha)[._-]?(?:global)?[._-]?set-?up[\\w.-]*\\.${CODE}|set-?up[._-]?(?:tests?|files?|jest|vitest)[\\w.-]*\\.${CODE}|global-?set-?up\\.${CODE}|(?:spec|test|rails)_helper\\.rb|testutils?\\.\\w+|test_?helpers?\\.\\w+|sitecustomize\\.py|usercustomize\\.py)$`)],
	["test", new RegExp(`(?:^|/)(?:test_[^/]*\\.(?:py|rb|c|cc|cpp|sh|bash|exs|php|lua|jl|r)|[^/]*[._-](?:tests?|specs?|e2e|cy|unittest|integration)\\.${CODE}|[^/]*(?:tests?|specs?|suite)\\.(?:java|kt|kts|scala|groovy|cs|fs|vb|php|swift|cpp|cc|m)|[^/]*\\.(?:bats|phpt|feature)|tests?\\.(?:py|[cm]?[jt]sx?|rs|sh))$|(?:^|/)${TEST_FOLDER}/(?:[^/]+/)*[^/]+\\.${CODE}$`)],
	["fixture", new RegExp(`(?:^|/)(?:${TEST_FOLDER}|fixtures?|__fixtures__|testdata|test-data|test_data|__mocks__|expected)/(?:[^/]+/)*[^/]+$`)],
	["docs", /(?:^|\/)docs?\/|\.(?:md|mdx|rst|adoc|txt|markdown)$|(?:^|\/)(?:licen[sc]e|changelog|authors|notice|readme)[^/]*$/]
];
function kindOf(path) {
	const folded = path.toLowerCase();
	return rows.find(([, pattern]) => pattern.test(folded))?.[0] ?? "product";
}
// src/judge/rules/normalise.ts
function plainText({ kind, text }) {
	if (kind !== "string" || text.length < 2 || !/^["'`]/.test(text) || text.at(-1) !== text[0]) return text;
	if (text[0] === "`" && /\$\{|\n|\\/.test(text)) return text;
	return `"${text.slice(1, -1).replaceAll(/\\(["'`])/g, "$1")}"`;
}
function plainTokens(tokens, from = 0, to = tokens.length) {
	const result = [];
	for (let at = from; at < to; at += 1) {
		const token = tokens[at];
		if (!token || token.text === ";") continue;
		const next = tokens[at + 1]?.text;
		if (token.text === "," && (next === ")" || next === "]" || next === "}")) continue;
		result.push(plainText(token));
	}
	return result;
}
function sameCode(before, after) {
	if (!before.language || !after.language) return false;
	const left = layoutTokens(before);
	const right = layoutTokens(after);
	return left.length === right.length && left.every((text, index) => text === right[index]);
}
function layoutTokens(source) {
	if (!source.language?.layout && source.language?.quirk !== "data") return plainTokens(source.tokens);
	const result = [];
	const depths = [];
	const { tokens, closers } = source;
	let line = 0;
	let insideUntil = -1;
	tokens.forEach((token, index) => {
		if (token.line !== line && index > insideUntil) {
			const indent = source.indent(token.line);
			while ((depths.at(-1) ?? -1) > indent) depths.pop();
			if ((depths.at(-1) ?? -1) < indent) depths.push(indent);
			result.push(`\n${depths.length}`);
		}
		line = token.line;
		const close = closers[index] ?? -1;
		if (close > index) insideUntil = Math.max(insideUntil, close);
		const next = tokens[index + 1]?.text;
		if (token.text === "," && (next === ")" || next === "]" || next === "}")) return;
		if (token.text !== ";") result.push(plainText(token));
	});
	return result;
}
// src/judge/lexer/languages.ts
const plain = (quote, multiline = false) => ({
	open: quote,
	close: quote,
	escapes: true,
	multiline
});
const raw = (open, close = open) => ({
	open,
	close,
	escapes: false,
	multiline: true
});
const slashes = {
	lineComments: ["//"],
	blockComments: [["/*", "*/"]]
};
const hash = {
	lineComments: ["#"],
	blockComments: []
};
const quotes = [plain("\""), plain("'")];
const script = {
	...slashes,
	id: "javascript",
	strings: quotes,
	regex: true,
	quirk: "template",
	lines: true
};
const jvm = {
	...slashes,
	id: "java",
	strings: [plain("\"\"\"", true), ...quotes]
};
const kotlin = {
	...jvm,
	id: "kotlin",
	strings: [
		plain("\"\"\"", true),
		plain("`"),
		...quotes
	],
	lines: true
};
const native = {
	...slashes,
	id: "cpp",
	strings: quotes,
	quirk: "cpp"
};
const shell = {
	...hash,
	id: "shell",
	strings: [plain("\"", true), raw("'")],
	heredoc: "shell",
	lines: true
};
const data = {
	...hash,
	id: "yaml",
	strings: quotes,
	quirk: "data",
	lines: true
};
const languages = {
	javascript: script,
	python: {
		...hash,
		id: "python",
		strings: [
			plain("\"\"\"", true),
			plain("'''", true),
			...quotes
		],
		prefix: /[rbfuRBFU]{1,2}(?=["'])/y,
		layout: true,
		lines: true
	},
	go: {
		...slashes,
		id: "go",
		strings: [raw("`"), ...quotes],
		lines: true
	},
	rust: {
		...slashes,
		id: "rust",
		strings: [plain("\"", true)],
		quirk: "rust"
	},
	java: jvm,
	kotlin,
	csharp: {
		...slashes,
		id: "csharp",
		strings: quotes,
		quirk: "csharp"
	},
	php: {
		id: "php",
		lineComments: ["//", "#"],
		blockComments: [["/*", "*/"]],
		strings: [plain("\"", true), plain("'", true)],
		heredoc: "php"
	},
	cpp: native,
	ruby: {
		...hash,
		id: "ruby",
		blockComments: [["\n=begin", "\n=end"]],
		strings: [plain("\"", true), plain("'", true)],
		regex: true,
		heredoc: "ruby",
		lines: true
	},
	elixir: {
		...hash,
		id: "elixir",
		strings: [plain("\"\"\"", true), ...quotes],
		lines: true
	},
	swift: {
		...slashes,
		id: "swift",
		strings: [plain("\"\"\"", true), plain("\"")],
		lines: true
	},
	dart: {
		...slashes,
		id: "dart",
		strings: [
			plain("'''", true),
			plain("\"\"\"", true),
			...quotes
		]
	},
	shell,
	yaml: data,
	toml: {
		...data,
		id: "toml",
		strings: [
			plain("\"\"\"", true),
			raw("'''"),
			...quotes
		]
	},
	ini: {
		...data,
		id: "ini",
		lineComments: ["#", ";"],
		strings: []
	},
	json: {
		...slashes,
		id: "json",
		strings: [plain("\"")]
	},
	css: {
		...slashes,
		id: "css",
		strings: quotes
	}
};
const extensions = {
	js: "javascript",
	jsx: "javascript",
	mjs: "javascript",
	cjs: "javascript",
	ts: "javascript",
	tsx: "javascript",
	mts: "javascript",
	cts: "javascript",
	vue: "javascript",
	svelte: "javascript",
	astro: "javascript",
	py: "python",
	pyi: "python",
	pyx: "python",
	go: "go",
	rs: "rust",
	java: "java",
	groovy: "java",
	gradle: "kotlin",
	scala: "kotlin",
	kt: "kotlin",
	kts: "kotlin",
	cs: "csharp",
	fs: "csharp",
	vb: "csharp",
	php: "php",
	phpt: "php",
	c: "cpp",
	h: "cpp",
	cc: "cpp",
	cpp: "cpp",
	cxx: "cpp",
	hpp: "cpp",
	hh: "cpp",
	m: "cpp",
	mm: "cpp",
	zig: "go",
	rb: "ruby",
	rake: "ruby",
	gemspec: "ruby",
	ex: "elixir",
	exs: "elixir",
	swift: "swift",
	dart: "dart",
	sh: "shell",
	bash: "shell",
	zsh: "shell",
	bats: "shell",
	ksh: "shell",
	mk: "shell",
	dockerfile: "shell",
	yml: "yaml",
	yaml: "yaml",
	neon: "yaml",
	toml: "toml",
	ini: "ini",
	cfg: "ini",
	properties: "ini",
	conf: "ini",
	json: "json",
	jsonc: "json",
	json5: "json",
	css: "css",
	scss: "css",
	less: "css"
};
const names = {
	makefile: "shell",
	gnumakefile: "shell",
	justfile: "shell",
	dockerfile: "shell",
	gemfile: "ruby",
	rakefile: "ruby",
	guardfile: "ruby",
	jenkinsfile: "java",
	".eslintrc": "json",
	".babelrc": "json",
	".swcrc": "json",
	".nycrc": "json",
	".flake8": "ini",
	".pylintrc": "ini",
	pylintrc: "ini",
	".coveragerc": "ini",
	".rspec": "ini",
	".npmrc": "ini",
	".editorconfig": "ini",
	pipfile: "toml",
	"go.mod": "go",
	"yarn.lock": "yaml",
	"poetry.lock": "toml",
	"cargo.lock": "toml",
	"uv.lock": "toml",
	".clang-tidy": "yaml",
	".mocharc": "yaml",
	".jshintrc": "json",
	".stylelintrc": "json"
};
function languageOf(path) {
	const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
	const extension = name.slice(name.lastIndexOf(".") + 1);
	const id = names[name] ?? extensions[extension];
	return id === void 0 ? null : languages[id];
}
// src/judge/lexer/tokenize.ts
const WORD = /[\p{L}_$@][\p{L}\p{N}_$]*/uy;
const NUMBER = /\d\w*(?:\.\d\w*)?(?:(?<=[eE])[-+]\d+)?/y;
const PUNCTUATION = /===|!==|\*\*=|\.\.\.|<=>|&&|\|\||\?\?|\?\.|=>|->|::|:=|==|!=|<=|>=|=~|\+=|-=|<<|>>|\+\+|--|[\s\S]/uy;
const BLANK = /[^\S\n]+/y;
const RUST_RAW = /b?r(#*)"/y;
const RUST_CHAR = /b?'(?:\\[^\n]{1,10}?|[^\\'\n])'/uy;
const CPP_RAW = /[uUL8]{0,2}R"([^()\\\s]{0,16})\(/y;
const CSHARP_STRING = /(?:\$+@?|@\$?)?("""+|")/y;
const HEREDOC = {
	shell: /<<-?[ ]?(["']?)([A-Za-z_]\w*)\1/y,
	ruby: /<<[~-]?(["'`]?)([A-Z_][A-Z0-9_]*)\1/y,
	php: /<<<[ ]?(["']?)([A-Za-z_]\w*)\1/y
};
const REGEX_AFTER = new Set([
	"return",
	"typeof",
	"case",
	"in",
	"of",
	"do",
	"else",
	"if",
	"unless",
	"when",
	"and",
	"or",
	"not",
	"delete",
	"void",
	"throw",
	"new",
	"yield",
	"await"
]);
function tokenize(text, language) {
	return new Tokenizer(text, language).run();
}
var Tokenizer = class {
	tokens = [];
	position = 0;
	line = 1;
	heredocs = [];
	noRegexBefore = 0;
	last;
	text;
	language;
	constructor(text, language) {
		this.text = text;
		this.language = language;
	}
	run() {
		while (this.position < this.text.length) this.step();
		return this.tokens;
	}
	step() {
		if (this.text[this.position] === "\n") {
			if (this.blockComment()) return;
			this.position += 1;
			this.line += 1;
			if (this.heredocs.length > 0) this.heredocBody();
			return;
		}
		const blank = this.match(BLANK);
		if (blank) {
			this.position += blank[0].length;
			return;
		}
		if (this.comment() || this.string()) return;
		this.plain();
	}
	match(pattern) {
		pattern.lastIndex = this.position;
		return pattern.exec(this.text);
	}
	push(kind, end) {
		const text = this.text.slice(this.position, end);
		const token = {
			kind,
			text,
			line: this.line,
			start: this.position
		};
		this.tokens.push(token);
		if (kind !== "comment") this.last = token;
		for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) this.line += 1;
		this.position = end;
	}
	plain() {
		const word = this.match(WORD);
		const number = word ? null : this.match(NUMBER);
		const end = this.position + (word ?? number ?? this.match(PUNCTUATION) ?? " ")[0].length;
		this.push(word ? "word" : number ? "number" : "punctuation", end);
	}
	comment() {
		const { language, text, position } = this;
		for (const mark of language.lineComments) {
			if (!text.startsWith(mark, position) || !this.startsComment(mark)) continue;
			const end = text.indexOf("\n", position);
			this.push("comment", end === -1 ? text.length : end);
			return true;
		}
		return this.blockComment();
	}
	startsComment(mark) {
		if (mark === "//") return true;
		if (this.language.id === "php") return this.text[this.position + 1] !== "[";
		if (this.language.id !== "shell" && this.language.quirk !== "data") return true;
		return this.position === 0 || /\s/.test(this.text[this.position - 1] ?? "");
	}
	blockComment() {
		for (const [open, close] of this.language.blockComments) {
			if (!this.text.startsWith(open, this.position)) continue;
			const end = this.text.indexOf(close, this.position + open.length);
			this.push("comment", end === -1 ? this.text.length : end + close.length);
			return true;
		}
		return false;
	}
	string() {
		const { language, text, position } = this;
		if (language.heredoc && text[position] === "<" && this.heredocMark(language.heredoc)) return true;
		if (language.quirk && this.quirkString(language.quirk)) return true;
		const skipped = language.prefix ? this.match(language.prefix)?.[0].length ?? 0 : 0;
		const form = language.strings.find(({ open }) => text.startsWith(open, position + skipped));
		if (form && !(language.quirk === "data" && this.insideWord())) {
			this.push("string", this.stringEnd(form, position + skipped + form.open.length));
			return true;
		}
		return language.regex === true && text[position] === "/" && this.regex();
	}
	insideWord() {
		return /\w/.test(this.text[this.position - 1] ?? "");
	}
	stringEnd(form, from) {
		const { text } = this;
		for (let at = from; at < text.length; at += 1) {
			const character = text[at];
			if (form.escapes && character === "\\") at += 1;
			else if (character === "\n" && !form.multiline) return at;
			else if (character === form.close[0] && text.startsWith(form.close, at)) return at + form.close.length;
		}
		return text.length;
	}
	quirkString(quirk) {
		if (quirk === "template") {
			if (this.text[this.position] !== "`") return false;
			this.push("string", this.templateEnd());
			return true;
		}
		if (quirk === "rust") return this.rustString();
		if (quirk === "cpp") {
			const open = this.match(CPP_RAW);
			return open !== null && this.rawString(open[0].length, `)${open[1] ?? ""}"`);
		}
		return quirk === "csharp" && this.csharpString();
	}
	rustString() {
		const character = this.match(RUST_CHAR);
		if (character) {
			this.push("string", this.position + character[0].length);
			return true;
		}
		const open = this.match(RUST_RAW);
		return open !== null && this.rawString(open[0].length, `"${open[1] ?? ""}`);
	}
	csharpString() {
		const open = this.match(CSHARP_STRING);
		if (!open) return false;
		const quote = open[1] ?? "\"";
		if (quote.length > 2) return this.rawString(open[0].length, quote);
		if (!open[0].includes("@")) {
			this.push("string", this.stringEnd({
				open: "\"",
				close: "\"",
				escapes: true,
				multiline: false
			}, this.position + open[0].length));
			return true;
		}
		return this.rawString(open[0].length, "\"");
	}
	rawString(openLength, close) {
		const end = this.text.indexOf(close, this.position + openLength);
		this.push("string", end === -1 ? this.text.length : end + close.length);
		return true;
	}
	templateEnd() {
		const open = ["`"];
		let at = this.position + 1;
		for (; at < this.text.length && open.length > 0; at += 1) {
			const character = this.text[at];
			const inTemplate = open.at(-1) === "`";
			if (character === "\\") at += 1;
			else if (character === "`" && inTemplate) open.pop();
			else if (character === "`") open.push("`");
			else if (inTemplate && character === "$" && this.text[at + 1] === "{") {
				open.push("{");
				at += 1;
			} else if (!inTemplate && character === "{") open.push("{");
			else if (!inTemplate && character === "}") open.pop();
		}
		return at;
	}
	regex() {
		if (this.position < this.noRegexBefore || !this.regexAllowed()) return false;
		let inClass = false;
		for (let at = this.position + 1; at < this.text.length; at += 1) {
			const character = this.text[at];
			if (character === "\n") {
				this.noRegexBefore = at;
				return false;
			}
			if (character === "\\") at += 1;
			else if (character === "[") inClass = true;
			else if (character === "]") inClass = false;
			else if (character === "/" && !inClass) {
				let end = at + 1;
				while (/[a-z]/.test(this.text[end] ?? "")) end += 1;
				this.push("regex", end);
				return true;
			}
		}
		this.noRegexBefore = this.text.length;
		return false;
	}
	regexAllowed() {
		const { last } = this;
		if (!last) return true;
		if (last.kind === "word") return REGEX_AFTER.has(last.text);
		return last.kind === "punctuation" && !/^[)\]}]$/.test(last.text);
	}
	heredocMark(kind) {
		const mark = this.match(HEREDOC[kind]);
		if (!mark) return false;
		this.heredocs.push(mark[2] ?? "");
		this.push("string", this.position + mark[0].length);
		return true;
	}
	heredocBody() {
		const end = this.heredocs.shift() ?? "";
		let at = this.position;
		while (at < this.text.length) {
			const newline = this.text.indexOf("\n", at);
			const stop = newline === -1 ? this.text.length : newline;
			const line = this.text.slice(at, stop).trim();
			if (line === end || line === `${end};`) break;
			at = stop + 1;
		}
		const bodyEnd = Math.min(Math.max(at - 1, this.position), this.text.length);
		if (bodyEnd > this.position) this.push("string", bodyEnd);
	}
};
// src/judge/rules/source.ts
const MAX_TEXT = 4e6;
var Source = class {
	path;
	text;
	language;
	memo = {};
	constructor(path, text) {
		this.path = path;
		this.text = text.length > 4e6 ? "" : text;
		this.language = languageOf(path);
	}
	get lines() {
		this.memo.lines ??= this.text.split("\n").map((line) => line.endsWith("\r") ? line.slice(0, -1) : line);
		return this.memo.lines;
	}
	get tokens() {
		this.memo.tokens ??= this.all.filter(({ kind }) => kind !== "comment");
		return this.memo.tokens;
	}
	get comments() {
		if (this.language) return this.all.filter(({ kind }) => kind === "comment");
		return this.lines.map((text, index) => ({
			kind: "comment",
			text,
			line: index + 1,
			start: 0
		}));
	}
	get closers() {
		this.memo.closers ??= matchBrackets(this.tokens);
		return this.memo.closers;
	}
	get counts() {
		if (this.memo.counts) return this.memo.counts;
		const counts = new Map();
		for (const { text } of this.tokens) counts.set(text, (counts.get(text) ?? 0) + 1);
		this.memo.counts = counts;
		return counts;
	}
	get code() {
		this.memo.code ??= this.blank(false);
		return this.memo.code;
	}
	get bare() {
		this.memo.bare ??= this.blank(true);
		return this.memo.bare;
	}
	indent(line) {
		const text = this.lines[line - 1] ?? "";
		return text.length - text.trimStart().length;
	}
	get all() {
		this.memo.all ??= this.language ? tokenize(this.text, this.language) : [];
		return this.memo.all;
	}
	blank(strings) {
		if (!this.language) return this.lines;
		const pieces = [];
		let at = 0;
		for (const { kind, text, start } of this.all) {
			if (kind !== "comment" && !(strings && kind === "string")) continue;
			const breaks = "\n".repeat(text.split("\n").length - 1);
			pieces.push(this.text.slice(at, start), kind === "comment" ? breaks : `""${breaks}`);
			at = start + text.length;
		}
		pieces.push(this.text.slice(at));
		return pieces.join("").split("\n");
	}
};
const CLOSING = {
	")": "(",
	"]": "[",
	"}": "{"
};
function matchBrackets(tokens) {
	const closers = new Int32Array(tokens.length).fill(-1);
	const open = [];
	tokens.forEach(({ kind, text }, index) => {
		if (kind !== "punctuation") return;
		if (text === "(" || text === "[" || text === "{") open.push(index);
		const wanted = CLOSING[text];
		const last = open.at(-1);
		if (wanted === void 0 || last === void 0 || tokens[last]?.text !== wanted) return;
		open.pop();
		closers[last] = index;
		closers[index] = last;
	});
	return closers;
}
// src/judge/rules/change.ts
function readChanges(files) {
	const changes = files.map(readChange);
	dropMoved(changes);
	return changes;
}
function readChange(file) {
	const before = file.before === null ? null : new Source(file.oldPath, file.before);
	const after = file.after === null ? null : new Source(file.path, file.after);
	const layoutOnly = before !== null && after !== null && sameCode(before, after);
	const diff = diffLines(before?.lines ?? [], after?.lines ?? []);
	return {
		file,
		path: file.path,
		status: file.status,
		oldPath: file.oldPath,
		kind: kindOf(file.path),
		oldKind: kindOf(file.oldPath),
		before,
		after,
		layoutOnly,
		added: layoutOnly ? [] : written(after, diff.added),
		removed: layoutOnly ? [] : written(before, diff.removed)
	};
}
function written(source, lines) {
	return lines.filter((line) => (source?.lines[line - 1] ?? "").trim() !== "");
}
const sets = new WeakMap();
function asSet(lines) {
	const known = sets.get(lines) ?? new Set(lines);
	sets.set(lines, known);
	return known;
}
function dropMoved(changes) {
	const gone = new Map();
	for (const { before, removed } of changes) count(gone, before, removed);
	const back = new Map();
	for (const { after, added } of changes) count(back, after, added);
	for (const change of changes) {
		change.added = change.added.filter((line) => !take(gone, change.after, line));
		change.removed = change.removed.filter((line) => !take(back, change.before, line));
	}
}
const TELLING = 6;
function key(source, line) {
	return (source?.lines[line - 1] ?? "").trim();
}
function count(counts, source, lines) {
	for (const line of lines) {
		const text = key(source, line);
		if (text.length >= TELLING) counts.set(text, (counts.get(text) ?? 0) + 1);
	}
}
function take(counts, source, line) {
	const text = key(source, line);
	const left = counts.get(text) ?? 0;
	if (left > 0) counts.set(text, left - 1);
	return left > 0;
}
export { plainText as a, diffLines as c, Source as i, readChanges as n, plainTokens as o, MAX_TEXT as r, kindOf as s, asSet as t };

// src/verifiers/missing-rules.ts
const START = 12;
const SHELLS = [
	{
		pattern: /(?:^|[\s:])([\w@./+-]{1,200}): (?:command )?not found\s*$/,
		piece: "$1",
		exitCodes: [127]
	},
	{
		pattern: /command not found: ([\w@./+-]{1,200})\s*$/,
		piece: "$1",
		exitCodes: [127]
	},
	{
		pattern: /(?:^|[\s:])([\w@./+-]{1,200}): No such file or directory\s*$/,
		piece: "$1",
		exitCodes: [127, 126]
	},
	{
		pattern: /(?:^|[\s:])([\w@./+-]{1,200}): [Pp]ermission denied\s*$/,
		piece: "$1",
		exitCodes: [126]
	},
	{
		pattern: /error while loading shared libraries: ([\w.+-]{1,100}):/,
		piece: "$1",
		exitCodes: [127]
	},
	{
		pattern: /^g?make(?:\[\d{1,3}\])?: ([\w@./+-]{1,200}): No such file or directory$/,
		piece: "$1",
		exitCodes: [2]
	}
];
const JAVASCRIPT = [
	{
		pattern: /node_modules missing, did you mean to install\?/,
		piece: "node_modules",
		within: START
	},
	{
		pattern: /^(?:Error: )?Cannot find module '[^']{1,300}\/node_modules\/((?:@[\w.-]{1,80}\/)?[\w.-]{1,80})\/[^']{1,200}'$/,
		piece: "$1",
		exitCodes: [1],
		within: START
	},
	{
		pattern: /^The cypress npm package is installed, but the (Cypress binary) is missing/,
		piece: "$1",
		within: START
	},
	{
		pattern: /browserType\.launch\w{0,20}: Executable doesn't exist at /,
		piece: "the browsers of Playwright",
		beforeAnyTest: true
	},
	{
		pattern: /^\s{0,20}(?:Error: )?Could not find (Chrom\w{1,8}|Firefox) \(ver\. [\w.]{1,40}\)/,
		piece: "$1 for Puppeteer",
		beforeAnyTest: true
	},
	{
		pattern: /^(?:npm (?:error|ERR!)|error) code (?:ENOTFOUND|EAI_AGAIN)$/,
		piece: "the network",
		within: START
	}
];
const PYTHON = [
	{
		pattern: /^\/?[\w./+-]{0,200}python[\d.]{0,8}: No module named ([\w.]{1,200})\s*$/,
		piece: "$1",
		exitCodes: [1]
	},
	{
		pattern: /^[\w.-]{1,60}: skipped because could not find python interpreter with spec\(s\): ([\w.-]{1,40})/,
		piece: "Python for tox ($1)",
		within: START
	},
	{
		pattern: /^ERROR: {1,3}InterpreterNotFound: (python[\d.]{1,8})$/,
		piece: "$1",
		within: START
	},
	{
		pattern: /^pyenv: version `([\w.-]{1,40})' is not installed/,
		piece: "Python $1",
		within: START
	},
	{
		pattern: /^error: No interpreter found for Python ([\d.]{1,20})/,
		piece: "Python $1",
		within: START
	},
	{
		pattern: /^WARNING: Retrying .{1,300}Temporary failure in name resolution/,
		piece: "the network",
		within: START
	}
];
const RUBY = [
	{
		pattern: /^bundler: command not found: ([\w@./+-]{1,200})/,
		piece: "$1"
	},
	{
		pattern: /^Could not find gem '([\w.-]{1,100})[' ]/,
		piece: "the gem $1",
		within: START
	},
	{
		pattern: /^Could not find ([\w.-]{1,100}?)-\d[\w.-]{0,40}(?:, .{0,400})? in (?:any of the sources|locally installed gems|cached gems)/,
		piece: "the gem $1",
		within: START
	},
	{
		pattern: /^Your Ruby version is [\d.p]{1,20}, but your Gemfile specified (?:~> |>= |= )?([\d.]{1,20})/,
		piece: "Ruby $1",
		within: START
	},
	{
		pattern: /^(?:LoadError: )?cannot load such file -- (rspec|rubocop|minitest|bundler)\b/,
		piece: "$1",
		within: START
	}
];
const NATIVE = [
	{
		pattern: /^error: no such command: `([\w-]{1,100})`/,
		piece: "$1"
	},
	{
		pattern: /^error: '([\w.-]{1,60})' is not installed for the toolchain/,
		piece: "$1",
		within: START
	},
	{
		pattern: /^error: toolchain '([\w.-]{1,80})' is not installed/,
		piece: "the Rust toolchain $1",
		within: START
	},
	{
		pattern: /^error: rustup could not choose a version of (\w{1,20}) to run/,
		piece: "a Rust toolchain",
		within: START
	},
	{
		pattern: /^error: linker `([\w.+-]{1,60})` not found$/,
		piece: "$1",
		exitCodes: [101, 1]
	},
	{
		pattern: /^\s{0,8}\[6\] Could(?:n't| not) resolve host/,
		piece: "the network",
		exitCodes: [101],
		within: 24
	},
	{
		pattern: /^go: download (go[\d.]{1,20})\b.{0,100}: toolchain not available/,
		piece: "$1",
		within: START
	},
	{
		pattern: /^go: (?:[\w./@-]{1,200} )?requires go >= ([\d.]{1,20}) \(running go /,
		piece: "Go $1",
		within: START
	},
	{
		pattern: /^.{0,100}go\.mod:\d{1,6}: invalid go version '([\d.]{1,20})': must match format/,
		piece: "Go $1",
		within: START
	},
	{
		pattern: /^(?:go: |[\w./-]{1,200}:\d{1,6}:\d{1,6}: ).{1,300}: dial tcp: lookup /,
		piece: "the network",
		within: START
	},
	{
		pattern: /^(?:# [\w./-]{1,200} )?cgo: C compiler "([\w.+-]{1,60})" not found/,
		piece: "$1",
		within: 24
	},
	{
		pattern: /^\s{0,4}No (CMAKE_C(?:XX)?_COMPILER) could be found/,
		piece: "a compiler ($1)"
	},
	{
		pattern: /^CMake Error: CMake was unable to find a build program corresponding to "([\w ]{1,40})"/,
		piece: "$1",
		within: START
	},
	{
		pattern: /^configure: error: no acceptable C compiler found in \$PATH/,
		piece: "a C compiler"
	}
];
const JVM_AND_OTHERS = [
	{
		pattern: /^(?:ERROR: |Error: |The )?JAVA_HOME (?:environment variable )?(?:is not (?:set|defined)|is set to an invalid directory)/,
		piece: "Java (JAVA_HOME)",
		within: START
	},
	{
		pattern: /^(?:\[ERROR\] )?No compiler is provided in this environment/,
		piece: "a JDK"
	},
	{
		pattern: /^(?:\[ERROR\] .{0,200}|> )?error: (?:release version (\d{1,3}) not supported|invalid (?:target|source) release: (\d{1,3}))/,
		piece: "Java $1$2"
	},
	{
		pattern: /^> (?:No matching toolchains found|Cannot find a Java installation).{0,200}languageVersion=(\d{1,3})/,
		piece: "Java $1"
	},
	{
		pattern: /^Error: Could not find or load main class org\.gradle\.wrapper\.GradleWrapperMain/,
		piece: "the jar of the Gradle wrapper",
		within: START
	},
	{
		pattern: /^Exception in thread "main" java\.net\.UnknownHostException/,
		piece: "the network",
		within: START
	},
	{
		pattern: /^(?:A compatible \.NET SDK was not found|Requested SDK version: ([\w.-]{1,40}))/,
		piece: "the .NET SDK $1",
		within: START
	},
	{
		pattern: /^Framework: '([\w.]{1,60})', version '([\w.-]{1,40})'/,
		piece: "$1 $2",
		within: START
	},
	{
		pattern: /^.{0,200}error NU1301: Unable to load the service index/,
		piece: "the network",
		within: START
	},
	{
		pattern: /^Could not open input file: (?:\.\/)?(vendor\/bin\/[\w.-]{1,60})$/,
		piece: "$1",
		exitCodes: [1],
		within: START
	},
	{
		pattern: /^(?:PHP )?(?:Warning|Fatal error): {1,3}(?:Uncaught Error: Failed opening required|require(?:_once)?\(|Uncaught \w{0,20}: Failed opening required).{0,300}(vendor\/autoload\.php)/,
		piece: "$1",
		within: START
	},
	{
		pattern: /^(?:PHP )?Fatal error: {1,3}Uncaught Error: Class ["'](PHPUnit)\\/,
		piece: "$1",
		exitCodes: [255],
		within: START
	},
	{
		pattern: /^\s{0,8}- .{1,200} requires (?:PHP extension )?(ext-[\w-]{1,40}) .{0,40}it is missing from your system/,
		piece: "$1"
	},
	{
		pattern: /^\*\* \(Mix\) (?:Could not find|The task) "?(hex|Hex)\b/i,
		piece: "Hex",
		within: START
	},
	{
		pattern: /^\*\* \(Mix\) Can't continue due to errors on dependencies/,
		piece: "the dependencies (mix deps.get)",
		within: 36
	},
	{
		pattern: /^(?:docker: |ERROR: |error: )?(?:Cannot connect to the Docker daemon at |permission denied while trying to connect to the Docker daemon)/,
		piece: "the Docker daemon",
		within: START
	},
	{
		pattern: /Could not find a (?:valid Docker environment|working container runtime strategy)/,
		piece: "the Docker daemon",
		beforeAnyTest: true
	}
];
const MISSING_RULES = [
	...SHELLS,
	...JAVASCRIPT,
	...PYTHON,
	...RUBY,
	...NATIVE,
	...JVM_AND_OTHERS
];
// src/verifiers/missing.ts
const MAX_LINE = 500;
const PREAMBLE = /^(?:$|> [^\s@]*@?[^\s@]+@\S+ \S+$|\$ |\+ |yarn run v)/;
function missingPiece(exitCode, lines) {
	if (exitCode === null || exitCode === 0) return null;
	const said = lines.map((line) => line.slice(0, MAX_LINE).trimEnd()).filter((line) => !PREAMBLE.test(line));
	const started = said.some((line) => PASSED.test(line));
	for (const [i, line] of said.entries()) {
		const piece = MISSING_RULES.map((rule) => applies(rule, exitCode, i, started) ? named(rule, line) : null).find((found) => found !== null) ?? (started ? null : missingService(line));
		if (piece !== null) return piece;
	}
	if (exitCode === 127) return "a program the command calls";
	if (exitCode === 126) return "the right to execute a program the command calls";
	return null;
}
const applies = ({ exitCodes, within = Number.POSITIVE_INFINITY, beforeAnyTest }, exitCode, i, started) => (exitCodes?.includes(exitCode) ?? true) && i < within && !(beforeAnyTest && started);
function named({ pattern, piece }, line) {
	const match = pattern.exec(line);
	return match === null ? null : piece.replace(/\$(\d)/g, (_, group) => match[Number(group)] ?? "").trim();
}
const PASSED = /^\s{0,12}(?:[\u2713\u2714\u221a] |ok \d|PASS[: ]|--- PASS|ok\s+\S+\s+\d+\.\d+s)|\bPASSED\b|\b[1-9]\d{0,6} (?:pass(?:ed|ing)|assertions)\b|^test \S{1,200} \.\.\. ok$|Failures: 0, Errors: 0/;
const SERVICE_PORTS = new Map([
	[1433, "SQL Server"],
	[3306, "MySQL"],
	[4222, "NATS"],
	[5432, "PostgreSQL"],
	[5672, "RabbitMQ"],
	[6379, "Redis"],
	[9092, "Kafka"],
	[9200, "Elasticsearch"],
	[11211, "Memcached"],
	[27017, "MongoDB"]
]);
const REFUSED = /refused|ECONNREFUSED|Can't connect to (?:local )?MySQL server/i;
const HERE = /(?:localhost|127\.0\.0\.1|::1)(?:["' ]{0,4}\((?:127\.0\.0\.1|::1)\))?\D{0,40}(\d{2,5})\b/g;
function missingService(line) {
	if (!REFUSED.test(line)) return null;
	for (const [, port] of line.matchAll(HERE)) {
		const service = SERVICE_PORTS.get(Number(port));
		if (service !== void 0) return `${service} on localhost:${port}`;
	}
	return null;
}
const WRITTEN = new Map([["rspec", "RSpec"], ["vendor/bin/phpunit", "PHPUnit"]]);
function remedyOf(piece) {
	const port = / on localhost:(\d{2,5})$/.exec(piece)?.[1];
	if (port !== void 0) return `give the job this service, and let it through with \`network: localhost:${port}\``;
	if (piece === "the network") return "fetch what it needs in `setup`, or name the host in `network`";
	if (piece === "the Docker daemon") return "no daemon is reachable from the sandbox; give commands that need none in `verify`";
	if (piece.startsWith("the right to execute")) return "make the file executable";
	return "add it to `setup`";
}
function missingSentence(piece) {
	const state = / on localhost:\d/.test(piece) ? "does not answer" : /^the (?:network|Docker daemon)$/.test(piece) ? "is not in reach" : piece.startsWith("the right to execute") ? "is missing" : "is not installed";
	return `${WRITTEN.get(piece) ?? piece} ${state}: ${remedyOf(piece)}`;
}
export { missingSentence as n, remedyOf as r, missingPiece as t };

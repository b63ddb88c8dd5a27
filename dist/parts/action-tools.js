// src/workspace/setup/action-tools.ts
const ACTIONS = new Map([
	["actions/setup-node", {
		tool: "node",
		input: "node-version"
	}],
	["actions/setup-python", {
		tool: "python",
		input: "python-version"
	}],
	["actions/setup-go", {
		tool: "go",
		input: "go-version"
	}],
	["actions/setup-java", {
		tool: "java",
		input: "java-version"
	}],
	["actions/setup-dotnet", {
		tool: "dotnet",
		input: "dotnet-version"
	}],
	["ruby/setup-ruby", {
		tool: "ruby",
		input: "ruby-version"
	}],
	["shivammathur/setup-php", {
		tool: "php",
		input: "php-version"
	}],
	["pnpm/action-setup", {
		tool: "pnpm",
		input: "version"
	}],
	["oven-sh/setup-bun", {
		tool: "bun",
		input: "bun-version"
	}],
	["denoland/setup-deno", {
		tool: "deno",
		input: "deno-version"
	}],
	["astral-sh/setup-uv", {
		tool: "uv",
		input: "version"
	}],
	["erlef/setup-beam", {
		tool: "elixir",
		input: "elixir-version"
	}],
	["dtolnay/rust-toolchain", {
		tool: "rust",
		input: "toolchain"
	}],
	["actions-rust-lang/setup-rust-toolchain", {
		tool: "rust",
		input: "toolchain"
	}],
	["gradle/actions/setup-gradle", {
		tool: "gradle",
		input: "gradle-version"
	}]
]);
function actionTool(uses, inputs) {
	const [name = "", ref = ""] = uses.split("@", 2);
	const action = ACTIONS.get(name);
	if (action === void 0) return null;
	const fallback = name === "dtolnay/rust-toolchain" && /^\d/.test(ref) ? ref : "";
	const given = String(inputs[action.input] ?? fallback).trim();
	const [version = ""] = given.includes("${{") ? [] : given.split(/\s*\n\s*/, 1);
	return {
		tool: action.tool,
		version,
		source: uses
	};
}
export { actionTool as t };

import { a as WrongUse } from "./types.js";
import { t as createHash } from "./_light_node_crypto.js";
import { _ as parse, d as record_, f as strictObject_, l as number_, p as string_ } from "./ecosystems.js";
import { setImmediate, setTimeout as setTimeout$1 } from "node:timers/promises";
// src/context/words-task.ts
function wordsTask(text, key = keyOf("words", text)) {
	const [first = ""] = text.trim().split("\n", 1);
	return {
		kind: "fix",
		text,
		subject: `\`${plain(first) || "a task in words"}\``,
		failing: [],
		beside: [],
		evidence: [],
		key,
		issue: null,
		words: text
	};
}
function askTask(text, key = keyOf("ask", text)) {
	return {
		...wordsTask(text, key),
		kind: "ask"
	};
}
function keyOf(...parts) {
	return createHash("sha256").update(parts.join("\0")).digest("hex").slice(0, 12);
}
const plain = (name) => name.replace(/[`[\]()<>@#|\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "").slice(0, 120);
// src/agent/model/http-fault.ts
var HttpFault = class extends Error {
	status;
	said;
	waitMs;
	constructor(status, said, waitMs) {
		super(said.message);
		this.status = status;
		this.said = said;
		this.waitMs = waitMs;
	}
};
var ConnectionFault = class extends Error {
	code;
	constructor(error) {
		let root = error;
		for (let depth = 0; depth < 5 && root instanceof Error && root.cause instanceof Error; depth += 1) root = root.cause;
		const code = root instanceof Error && "code" in root ? String(root.code) : "";
		const message = root instanceof Error ? root.message : String(root);
		super(message.trim() === "" ? code : message);
		this.code = code;
	}
};
var StreamFault = class extends Error {
	kind;
	said;
	constructor(kind, said) {
		super(said.message);
		this.kind = kind;
		this.said = said;
	}
};
const MAX_BODY_BYTES = 65536;
async function readHttpFault(response) {
	const body = await beginningOf(response);
	return new HttpFault(response.status, readSaid(body), waitMsOf(response.headers, Date.now()));
}
async function beginningOf(response) {
	const pieces = [];
	let size = 0;
	try {
		for await (const piece of response.body ?? []) {
			pieces.push(piece);
			size += piece.length;
			if (size >= MAX_BODY_BYTES) break;
		}
	} catch {}
	return Buffer.concat(pieces).toString("utf8", 0, MAX_BODY_BYTES);
}
function readSaid(body) {
	let parsed;
	try {
		parsed = JSON.parse(body);
	} catch {
		parsed = body;
	}
	return saidOf(parsed);
}
function saidOf(value) {
	const outer = fields(value);
	const inner = fields(outer.error);
	const told = Object.keys(inner).length > 0 ? inner : outer;
	const words = [
		told.message,
		outer.error,
		outer.detail,
		value
	].find((each) => typeof each === "string");
	return {
		message: (typeof words === "string" ? words : JSON.stringify(value) ?? "").trim().split("\n", 1)[0] ?? "",
		code: text(told.code),
		type: text(told.type),
		param: text(told.param),
		windowTokens: typeof told.n_ctx === "number" ? told.n_ctx : null
	};
}
const text = (value) => typeof value === "string" ? value : null;
const fields = (value) => typeof value === "object" && value !== null ? value : {};
function waitMsOf(headers, now) {
	const ms = numberOf(headers.get("retry-after-ms"));
	if (ms !== null) return ms;
	const after = headers.get("retry-after");
	const seconds = numberOf(after);
	if (seconds !== null) return seconds * 1e3;
	const date = /^[A-Z][a-z]{2}, /.test(after ?? "") ? Date.parse(after ?? "") : NaN;
	if (!Number.isNaN(date)) return Math.max(0, date - now);
	const resets = ["requests", "tokens"].flatMap((what) => {
		if (numberOf(headers.get(`x-ratelimit-remaining-${what}`) ?? "0") !== 0) return [];
		return durationMs(headers.get(`x-ratelimit-reset-${what}`) ?? "") ?? [];
	});
	return resets.length === 0 ? null : Math.max(...resets);
}
function numberOf(value) {
	return value != null && /^\d{1,12}(?:\.\d{1,9})?$/.test(value.trim()) ? Number(value) : null;
}
const UNITS = {
	ms: 1,
	s: 1e3,
	m: 6e4,
	h: 36e5
};
function durationMs(value) {
	const bare = numberOf(value);
	if (bare !== null) return bare * 1e3;
	const parts = [...value.trim().matchAll(/(\d{1,9}(?:\.\d{1,9})?)(ms|s|m|h)/g)];
	if (parts.length === 0 || parts.map(([part]) => part).join("") !== value.trim()) return null;
	return parts.reduce((sum, [, n, unit]) => sum + Number(n) * UNITS[unit], 0);
}
// src/agent/model/families.ts
const NATIVE = {
	shell: "native",
	applyPatch: "native"
};
const FREEFORM = {
	shell: "function",
	applyPatch: "custom"
};
const FUNCTIONS = {
	shell: "function",
	applyPatch: "function"
};
const GPT_5_INPUT = 272e3;
const FAMILIES = [
	[
		/^gpt-5[\d.]*-chat/,
		128e3,
		FUNCTIONS
	],
	[
		/^gpt-5\.[1-9]|^gpt-[6-9]/,
		GPT_5_INPUT,
		NATIVE
	],
	[
		/^gpt-5/,
		GPT_5_INPUT,
		FREEFORM
	],
	[
		/^gpt-4\.1/,
		1047576,
		FUNCTIONS
	],
	[
		/^gpt-3\.5/,
		16385,
		FUNCTIONS
	],
	[
		/^gpt-4-32k/,
		32768,
		FUNCTIONS
	],
	[
		/^gpt-4(?:-0\d\d\d)?$/,
		8192,
		FUNCTIONS
	],
	[
		/^o[134]|^codex-mini/,
		2e5,
		FUNCTIONS
	]
];
const UNKNOWN = {
	contextWindow: 128e3,
	forms: FUNCTIONS
};
function familyOf(model) {
	const name = model.slice(model.lastIndexOf("/") + 1).toLowerCase();
	const row = FAMILIES.find(([pattern]) => pattern.test(name));
	return row === void 0 ? UNKNOWN : {
		contextWindow: row[1],
		forms: row[2]
	};
}
// src/agent/model/images.ts
const IMAGES = "input_image";
const NO_IMAGES = /input_image|image_url|image inputs?\b|image\(s\)|multimodal|vision/i;
const INSTEAD = "An image was here, which this model does not take.";
function withoutImages(items) {
	return items.map((item) => {
		if (item.type === "function_call_output" && Array.isArray(item.output)) return {
			...item,
			output: item.output.map(partWithout)
		};
		if (!("content" in item) || !Array.isArray(item.content)) return item;
		return {
			...item,
			content: item.content.map(partWithout)
		};
	});
}
const partWithout = (part) => part.type === "input_image" ? {
	type: "input_text",
	text: INSTEAD
} : part;
const hasImages = (items) => items.some((item) => {
	const parts = "content" in item ? item.content : "output" in item ? item.output : null;
	return Array.isArray(parts) && parts.some(({ type }) => type === "input_image");
});
// src/agent/model/extras.ts
const copyOf = ({ parameters, forms }) => ({
	parameters: new Set(parameters),
	forms: { ...forms }
});
const takenItems = ({ input }, { parameters }) => parameters.has("input_image") ? withoutImages(input) : input;
function dropRefused(error, extras, refused, sent, images = false) {
	const fault = error instanceof Error && error.cause instanceof HttpFault ? error.cause : error;
	if (!(fault instanceof HttpFault)) return null;
	const { message, param, code } = fault.said;
	if (images && !sent.parameters.has("input_image") && [
		400,
		415,
		422,
		500
	].includes(fault.status) && NO_IMAGES.test(`${param ?? ""} ${message}`)) {
		refused.parameters.add(IMAGES);
		return "images";
	}
	if (fault.status !== 400 && fault.status !== 422) return null;
	if (param === null && !COMPLAINT.test(message)) return null;
	const named = extras.find((name) => !sent.parameters.has(name) && names(name, param, message));
	if (named !== void 0) {
		refused.parameters.add(named);
		return `\`${named}\``;
	}
	const forms = simpler(`${code ?? ""} ${message}`, param, sent.forms);
	if (forms === null) return null;
	refused.forms = forms.forms;
	return forms.without;
}
const COMPLAINT = /unsupported|not support|unrecognized|unknown|unexpected|not (?:permitted|allowed|accepted)|invalid|extra|only|must be|should be|expected/i;
function names(name, param, message) {
	if (param !== null) return param.split(/[.[]/, 1)[0] === name;
	const at = message.indexOf(name);
	if (at < 0) return false;
	return !/\w/.test(message[at - 1] ?? " ") && !/\w/.test(message[at + name.length] ?? " ");
}
function simpler(said, param, { shell, applyPatch }) {
	if (!/^tools?\b/.test(param ?? "tools") || !/tool|custom|shell|apply_patch/.test(`${param} ${said}`)) return null;
	if (shell === "native" || applyPatch === "native") return {
		forms: {
			shell: "function",
			applyPatch: applyPatch === "native" ? "custom" : applyPatch
		},
		without: "the model's own tools"
	};
	return applyPatch === "custom" ? {
		forms: FUNCTIONS,
		without: "custom tools"
	} : null;
}
// src/agent/model/stream.ts
async function* eventsOf(stream, alive) {
	try {
		for await (const event of stream) {
			alive();
			yield event;
		}
	} catch (error) {
		throw error instanceof Error && "error" in error && error.error !== void 0 ? error : cutStream();
	}
}
const cutStream = () => new StreamFault("cut", saidOf("breaks off its answers; run again, or name another endpoint"));
// src/agent/model/patch-operation.ts
const HEADS = {
	create_file: "Add",
	update_file: "Update",
	delete_file: "Delete"
};
const TYPES = {
	Add: "create_file",
	Update: "update_file",
	Delete: "delete_file"
};
function envelopeOf(operation) {
	const head = `*** Begin Patch\n*** ${HEADS[operation.type]} File: ${oneLine(operation.path)}\n`;
	const diff = operation.type === "delete_file" ? "" : operation.diff;
	return `${head}${diff}${diff === "" || diff.endsWith("\n") ? "" : "\n"}*** End Patch`;
}
const oneLine = (path) => path.replaceAll(/[\r\n]/g, " ");
function operationOf(envelope) {
	const [begin, head = "", ...rest] = envelope.split("\n");
	const match = /^\*\*\* (Add|Update|Delete) File: (.*)$/.exec(head);
	if (begin !== "*** Begin Patch" || match === null || rest.at(-1) !== "*** End Patch") return null;
	const body = rest.slice(0, -1);
	if (body.some((line) => line.startsWith("*** ") && line !== "*** End of File")) return null;
	const type = TYPES[match[1]];
	const path = match[2] ?? "";
	if (type === "delete_file") return {
		type,
		path
	};
	return {
		type,
		path,
		diff: body.map((line) => `${line}\n`).join("")
	};
}
// src/agent/model/tool-forms.ts
function offeredTools(tools, forms) {
	const notes = tools.flatMap((tool) => {
		if (!("description" in tool) || !("name" in tool) || !isNative(tool.name, forms)) return [];
		return [`${tool.name}: ${tool.description ?? ""}`];
	});
	return {
		tools: tools.map((tool) => offeredTool(tool, forms)),
		notes: notes.join("\n")
	};
}
const isNative = (name, { shell, applyPatch }) => name === "shell" && shell === "native" || name === "apply_patch" && applyPatch === "native";
function offeredTool(tool, forms) {
	if (tool.type === "function" && tool.name === "shell" && forms.shell === "native") return {
		type: "shell",
		environment: { type: "local" }
	};
	if (tool.type !== "custom") return tool;
	if (tool.name === "apply_patch" && forms.applyPatch === "native") return { type: "apply_patch" };
	return forms.applyPatch === "function" ? asFunction(tool) : tool;
}
function asFunction({ name, description }) {
	const parameters = {
		type: "object",
		properties: { input: { type: "string" } },
		required: ["input"]
	};
	return {
		type: "function",
		name,
		...description ? { description } : {},
		parameters,
		strict: false
	};
}
function toModel(items, forms) {
	const native = new Set();
	return items.map((item) => {
		if (item.type === "function_call" && item.name === "shell" && forms.shell === "native") {
			const call = shellCall(item);
			if (call !== null) native.add(item.call_id);
			return call ?? item;
		}
		if (item.type === "function_call_output" && native.has(item.call_id ?? "")) return shellOutput(item);
		if (item.type === "custom_tool_call") return patchCall(item, forms, native);
		if (item.type === "custom_tool_call_output") return patchOutput(item, forms, native);
		return item;
	});
}
function fromModel(items, tools) {
	const custom = new Set(tools.flatMap((tool) => tool.type === "custom" ? [tool.name] : []));
	return items.map((item) => {
		if (item.type === "shell_call") return neutralShell(item);
		if (item.type === "apply_patch_call") return customCall(item.id, item.call_id, "apply_patch", envelopeOf(item.operation));
		if (item.type !== "function_call" || !custom.has(item.name)) return item;
		const input = inputOf(item.arguments);
		return input === null ? item : customCall(item.id, item.call_id, item.name, input);
	});
}
function customCall(id, call_id, name, input) {
	return {
		type: "custom_tool_call",
		...id === void 0 ? {} : { id },
		call_id,
		name,
		input
	};
}
function neutralShell(item) {
	const { commands, timeout_ms, max_output_length } = item.action;
	const given = {
		command: commands.join("\n"),
		...timeout_ms === null || timeout_ms === void 0 ? {} : { timeout_ms },
		...max_output_length === null || max_output_length === void 0 ? {} : { max_output_length },
		...commands.length === 1 ? {} : { commands }
	};
	return {
		type: "function_call",
		id: item.id,
		call_id: item.call_id,
		name: "shell",
		arguments: JSON.stringify(given),
		status: item.status
	};
}
function shellCall(item) {
	const given = parsed(item.arguments);
	if (typeof given?.command !== "string" || "workdir" in given) return null;
	const commands = Array.isArray(given.commands) ? given.commands.map(String) : [given.command];
	return {
		type: "shell_call",
		...item.id === void 0 ? {} : { id: item.id },
		call_id: item.call_id,
		action: {
			commands,
			timeout_ms: typeof given.timeout_ms === "number" ? given.timeout_ms : null,
			max_output_length: typeof given.max_output_length === "number" ? given.max_output_length : null
		},
		status: item.status ?? "completed"
	};
}
function shellOutput(item) {
	const stdout = textOf(item.output);
	const exit = /^exit (\d{1,5})\b/.exec(stdout);
	const outcome = /^stopped: timeout\b/.test(stdout) ? { type: "timeout" } : {
		type: "exit",
		exit_code: exit === null ? 1 : Number(exit[1])
	};
	return {
		type: "shell_call_output",
		call_id: item.call_id ?? "",
		output: [{
			stdout,
			stderr: "",
			outcome
		}]
	};
}
function patchCall(item, forms, native) {
	if (forms.applyPatch === "function") {
		const args = JSON.stringify({ input: item.input });
		const { call_id, name } = item;
		return {
			type: "function_call",
			call_id,
			name,
			arguments: args
		};
	}
	const operation = forms.applyPatch === "native" ? operationOf(item.input) : null;
	if (operation === null) return item;
	native.add(item.call_id);
	return {
		type: "apply_patch_call",
		...item.id === void 0 ? {} : { id: item.id },
		call_id: item.call_id,
		status: "completed",
		operation
	};
}
function patchOutput(item, forms, native) {
	const { call_id, output } = item;
	if (forms.applyPatch === "function") return {
		type: "function_call_output",
		call_id,
		output
	};
	if (!native.has(call_id)) return item;
	const text = textOf(output);
	return {
		type: "apply_patch_call_output",
		call_id,
		status: /^[AMDR] /.test(text) ? "completed" : "failed",
		output: text
	};
}
function textOf(output) {
	if (typeof output === "string") return output;
	return (output ?? []).flatMap((part) => part.type === "input_text" ? [part.text] : []).join("\n");
}
function inputOf(json) {
	const given = parsed(json);
	const input = given?.input ?? given?.patch;
	return typeof input === "string" ? input : null;
}
function parsed(json) {
	try {
		const value = JSON.parse(json);
		return typeof value === "object" && value !== null ? value : null;
	} catch {
		return null;
	}
}
// src/agent/model/responses.ts
const RESPONSES_EXTRAS = [
	"include",
	"prompt_cache_key",
	"reasoning",
	"parallel_tool_calls",
	"store"
];
function responsesAdapter(client, options) {
	return {
		extras: RESPONSES_EXTRAS,
		async ask(request, refused, signal, alive) {
			const body = responsesBody(request, options, refused);
			return readStream(await client.responses.create(body, { signal }), request, alive);
		}
	};
}
function responsesBody(request, options, refused) {
	const { tools, notes } = offeredTools(request.tools, refused.forms);
	const effort = options.reasoningEffort;
	const body = {
		model: options.model,
		instructions: notes === "" ? request.instructions : `${request.instructions}\n\n${notes}`,
		input: toModel(takenItems(request, refused), refused.forms).filter(isWhole),
		tools,
		stream: true,
		store: false,
		include: ["reasoning.encrypted_content"],
		parallel_tool_calls: true,
		prompt_cache_key: options.cacheKey,
		...effort === null ? {} : { reasoning: { effort } }
	};
	for (const name of RESPONSES_EXTRAS) if (refused.parameters.has(name)) delete body[name];
	return body;
}
const isWhole = (item) => item.type !== "reasoning" || Boolean(item.encrypted_content) || (item.content ?? []).length > 0;
async function readStream(stream, request, alive) {
	const items = [];
	for await (const event of eventsOf(stream, alive)) {
		if (event.type === "response.output_item.done") items.push(event.item);
		if (event.type === "response.completed" || event.type === "response.incomplete") return turnOf$1(event.response, fromModel(items, request.tools));
		if (event.type === "response.failed") throw new StreamFault("told", saidOf(event.response.error ?? { message: "" }));
		if (event.type === "error") throw new StreamFault("told", saidOf({
			...event,
			type: null
		}));
	}
	throw cutStream();
}
function turnOf$1(response, items) {
	const reason = response.incomplete_details?.reason ?? "unknown";
	return {
		items,
		usage: usageOf(response),
		incomplete: response.status === "incomplete" ? reason : null,
		...refusalIn(items)
	};
}
function refusalIn(items) {
	const refusal = items.flatMap((item) => item.type === "message" ? item.content : []).flatMap((part) => part.type === "refusal" ? [part.refusal] : []).join("");
	return refusal === "" ? {} : { refusal };
}
function usageOf(response) {
	return {
		inputTokens: response.usage?.input_tokens ?? 0,
		cachedInputTokens: response.usage?.input_tokens_details?.cached_tokens ?? 0,
		outputTokens: response.usage?.output_tokens ?? 0
	};
}
// src/agent/model/chat-answer.ts
const emptyAnswer = () => ({
	id: "",
	content: "",
	refusal: "",
	calls: new Map(),
	finish: null,
	usage: {
		inputTokens: 0,
		cachedInputTokens: 0,
		outputTokens: 0
	}
});
const MAX_CHARACTERS = 16777216;
const MAX_CALLS = 256;
function take(answer, chunk) {
	answer.id ||= chunk.id ?? "";
	if (chunk.usage) answer.usage = {
		inputTokens: chunk.usage.prompt_tokens ?? 0,
		cachedInputTokens: chunk.usage.prompt_tokens_details?.cached_tokens ?? 0,
		outputTokens: chunk.usage.completion_tokens ?? 0
	};
	const choice = chunk.choices?.[0];
	if (choice === void 0) return;
	answer.finish = choice.finish_reason ?? answer.finish;
	const delta = choice.delta ?? {};
	answer.content += delta.content ?? "";
	answer.refusal += delta.refusal ?? "";
	for (const call of delta.tool_calls ?? []) takeCall(answer, call);
	if ([...answer.calls.values()].reduce((sum, call) => sum + call.arguments.length, 0) + answer.content.length + answer.refusal.length > MAX_CHARACTERS || answer.calls.size > MAX_CALLS) throw new StreamFault("told", saidOf("the answer is longer than any model gives"));
}
function takeCall(answer, piece) {
	const { calls } = answer;
	const started = piece.index ?? calls.size;
	const taken = calls.get(started)?.id;
	const other = piece.id && taken && taken !== piece.id && piece.function?.name;
	const index = [...calls].find(([, { id }]) => piece.id && id === piece.id)?.[0] ?? (other ? calls.size : started);
	const call = calls.get(index) ?? {
		id: "",
		name: "",
		arguments: ""
	};
	call.id ||= piece.id ?? "";
	call.name ||= piece.function?.name ?? "";
	call.arguments += piece.function?.arguments ?? "";
	calls.set(index, call);
}
const INCOMPLETE = new Map([["length", "max_output_tokens"], ["content_filter", "content_filter"]]);
function turnOf(answer) {
	const incomplete = INCOMPLETE.get(answer.finish ?? "") ?? null;
	const status = incomplete === null ? "completed" : "incomplete";
	const content = [];
	if (answer.content !== "") content.push({
		type: "output_text",
		text: answer.content,
		annotations: []
	});
	if (answer.refusal !== "") content.push({
		type: "refusal",
		refusal: answer.refusal
	});
	const message = {
		type: "message",
		id: `msg_${answer.id}`,
		role: "assistant",
		status,
		content
	};
	const calls = incomplete === null ? [...answer.calls.values()] : [];
	const items = [...content.length > 0 ? [message] : [], ...calls.map((call, index) => ({
		type: "function_call",
		call_id: call.id || `call_${answer.id}_${index}`,
		name: call.name,
		arguments: call.arguments || "{}",
		status: "completed"
	}))];
	return {
		items,
		usage: answer.usage,
		incomplete,
		...refusalIn(items)
	};
}
// src/agent/model/chat-messages.ts
function toTools(tools) {
	return offeredTools(tools, FUNCTIONS).tools.flatMap((tool) => {
		if (tool.type !== "function") return [];
		const { name, description, parameters } = tool;
		return [{
			type: "function",
			function: {
				name,
				...description ? { description } : {},
				...parameters ? { parameters } : {}
			}
		}];
	});
}
function toMessages(instructions, items) {
	const messages = [{
		role: "system",
		content: instructions
	}];
	let pictures = [];
	const flush = () => {
		if (pictures.length > 0) messages.push({
			role: "user",
			content: pictures
		});
		pictures = [];
	};
	for (const item of toModel(items, FUNCTIONS)) {
		if (item.type === "reasoning") continue;
		if (item.type === "function_call_output") {
			messages.push({
				role: "tool",
				tool_call_id: item.call_id ?? "",
				content: textOf(item.output)
			});
			pictures.push(...picturesOf(item.output));
			continue;
		}
		flush();
		if (item.type === "function_call") addCall(messages, item);
		else if ("role" in item && "content" in item) addMessage(messages, item.role, item.content);
	}
	flush();
	return messages;
}
function addCall(messages, { call_id, name, arguments: args }) {
	const call = {
		id: call_id,
		type: "function",
		function: {
			name,
			arguments: args
		}
	};
	const assistant = lastAssistant(messages);
	if (assistant === null) messages.push({
		role: "assistant",
		content: null,
		tool_calls: [call]
	});
	else assistant.tool_calls = [...assistant.tool_calls ?? [], call];
}
function lastAssistant(messages) {
	const last = messages.at(-1);
	return last?.role === "assistant" ? last : null;
}
function addMessage(messages, role, content) {
	const parts = typeof content === "string" ? [textPart(content)] : content.flatMap(partOf);
	const words = parts.flatMap((part) => part.type === "text" ? [part.text] : []).join("\n");
	if (role !== "assistant") {
		const plain = parts.every((part) => part.type === "text");
		if (role === "user") messages.push({
			role,
			content: plain ? words : parts
		});
		else messages.push({
			role: "system",
			content: words
		});
		return;
	}
	const assistant = lastAssistant(messages);
	if (assistant === null || assistant.tool_calls) messages.push({
		role,
		content: words
	});
	else assistant.content = [assistant.content, words].filter(Boolean).join("\n");
}
function partOf(part) {
	if (part.type === "input_text" || part.type === "output_text") return [textPart(part.text)];
	if (part.type === "refusal") return [textPart(part.refusal)];
	return part.type === "input_image" ? imagePart(part.image_url, part.detail) : [];
}
const textPart = (text) => ({
	type: "text",
	text
});
function imagePart(url, detail) {
	if (!url) return [];
	return [{
		type: "image_url",
		image_url: {
			url,
			...detail === "low" || detail === "high" || detail === "auto" ? { detail } : {}
		}
	}];
}
function picturesOf(output) {
	if (typeof output === "string") return [];
	return output.flatMap((part) => part.type === "input_image" ? imagePart(part.image_url, part.detail) : []);
}
// src/agent/model/chat.ts
const CHAT_EXTRAS = [
	"stream_options",
	"parallel_tool_calls",
	"reasoning_effort",
	"store",
	"prompt_cache_key"
];
function chatAdapter(client, options) {
	return {
		extras: CHAT_EXTRAS,
		async ask(request, refused, signal, alive) {
			const stream = await client.chat.completions.create(chatBody(request, options, refused), { signal });
			const answer = emptyAnswer();
			for await (const chunk of eventsOf(stream, alive)) take(answer, chunk);
			if (answer.finish === null || signal.aborted) throw cutStream();
			const turn = turnOf(answer);
			return {
				...turn,
				items: fromModel(turn.items, request.tools)
			};
		}
	};
}
function chatBody(request, options, refused) {
	const tools = toTools(request.tools);
	const effort = options.reasoningEffort;
	const body = {
		model: options.model,
		messages: toMessages(request.instructions, takenItems(request, refused)),
		...tools.length === 0 ? {} : {
			tools,
			parallel_tool_calls: true
		},
		stream: true,
		stream_options: { include_usage: true },
		...effort === null ? {} : { reasoning_effort: effort },
		...options.openai ? {
			store: false,
			prompt_cache_key: options.cacheKey
		} : {}
	};
	for (const name of CHAT_EXTRAS) if (refused.parameters.has(name)) delete body[name];
	return body;
}
// src/agent/model/faults.ts
function faultOf(thrown, asked) {
	const error = inner(thrown);
	if (error instanceof ConnectionFault) return connectionFault(error, asked);
	if (error instanceof HttpFault) return codedFault(error.status, error.said, error.waitMs, asked);
	if (error instanceof StreamFault && error.kind !== "told") return {
		...NO_WAIT,
		kind: error.kind,
		sentence: `${asked.host} ${error.message}`
	};
	if (error instanceof StreamFault) return codedFault(null, error.said, null, asked);
	const told = toldIn(error);
	return told === null ? null : codedFault(null, told, null, asked);
}
const NO_WAIT = {
	status: null,
	waitMs: null
};
function inner(thrown) {
	const cause = thrown instanceof Error ? thrown.cause : null;
	return cause instanceof HttpFault || cause instanceof ConnectionFault ? cause : thrown;
}
function toldIn(error) {
	const body = error instanceof Error && "error" in error ? error.error : void 0;
	return typeof body === "object" && body !== null ? saidOf(body) : null;
}
const QUOTA = new Set([
	"insufficient_quota",
	"billing_hard_limit_reached",
	"billing_not_active"
]);
const RATE = new Set([
	"rate_limit_exceeded",
	"RateLimitReached",
	"too_many_requests"
]);
const SERVER = new Set([
	"server_error",
	"internal_error",
	"server_is_overloaded",
	"overloaded_error"
]);
function codedFault(status, said, waitMs, asked) {
	const overflow = overflowOf(status, said);
	if (overflow !== null) return overflow;
	const refusal = refusalOf(status, said, asked);
	if (refusal !== null) return {
		kind: "final",
		sentence: refusal
	};
	const words = spoken(said, asked.key);
	const answers = status === null ? "says in its answer" : `answers ${status}`;
	if (status === 429 || codeIn(said, RATE)) {
		const sentence = `${asked.host} ${answers}, which is its rate limit: ${words}; wait and run again, raise the limit at the provider, or name another 'model'`;
		return {
			kind: "rate",
			status,
			waitMs: waitMs ?? waitIn(said.message),
			sentence
		};
	}
	const sentence = status === null ? `the model gave up: ${words}` : `${asked.host} answers ${status}: ${words}; run again, or name another 'model' or 'base-url'`;
	if (status === 408 || status === 409 || status === 425 || (status ?? 0) >= 500 || codeIn(said, SERVER)) return {
		kind: "server",
		status,
		waitMs,
		sentence
	};
	return {
		kind: "final",
		sentence
	};
}
const codeIn = ({ code, type }, codes) => codes.has(code ?? "") || codes.has(type ?? "");
const RETIRED = "GitHub Models was retired on 30 July 2026; set the input 'openai-api-key', or 'base-url' for another endpoint";
const isRetired = (host) => /^https:\/\/models\.github\.ai(?:\/|$)/.test(host);
function refusalOf(status, said, { host, model, key }) {
	if (codeIn(said, QUOTA) || status === 402) return `${host} answers that the quota is used up; raise it at the provider, then run again`;
	if (status === 401) return key === null ? `${host} answers 401: it wants a key; set the input 'openai-api-key' (or OPENAI_API_KEY)` : `${host} answers 401: the key is wrong or expired; set the input 'openai-api-key' (or OPENAI_API_KEY) anew`;
	if (status === 403) return `${host} answers 403: ${spoken(said, key)}; give the key the right to use '${model}' (a token of GitHub needs \`models: read\`), or name another 'model'`;
	if ((status === 404 || status === 410) && isRetired(host)) return `${host} answers ${status}: ${RETIRED}`;
	if (status === 404 || status === 410) return `${host} does not know the model '${model}' (${status}); name another one in 'model', or check 'base-url' and 'api'`;
	return null;
}
const WINDOWS = [
	/maximum context length is (\d{3,9})/i,
	/max size: (\d{3,9}) tokens/i,
	/context (?:window|size|length)[^.\d]{0,40}?(\d{3,9})/i,
	/> (\d{3,9}) maximum/i
];
const OVERFLOW_CODES = new Set([
	"context_length_exceeded",
	"tokens_limit_reached",
	"exceed_context_size_error",
	"string_above_max_length"
]);
const OVERFLOW_WORDS = /maximum context length|exceeds? the (?:available )?context|prompt is too long/i;
function overflowOf(status, said) {
	const words = (status === 400 || status === null) && OVERFLOW_WORDS.test(said.message);
	if (status !== 413 && !words && !codeIn(said, OVERFLOW_CODES)) return null;
	const found = WINDOWS.map((pattern) => pattern.exec(said.message)?.[1]).find((each) => each !== void 0);
	return {
		kind: "overflow",
		windowTokens: said.windowTokens ?? (found === void 0 ? null : Number(found))
	};
}
function waitIn(message) {
	const found = /try again in ((?:\d{1,6}(?:\.\d{1,6})?(?:ms|s|m|h)){1,4})/i.exec(message)?.[1];
	if (found !== void 0) return durationMs(found);
	const seconds = /(?:try again in|retry after|wait) (\d{1,6}(?:\.\d{1,6})?) seconds?/i.exec(message)?.[1];
	return seconds === void 0 ? null : Number(seconds) * 1e3;
}
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)/;
function connectionFault({ code, message }, asked) {
	const reason = spoken({ message }, asked.key);
	const remedy = isRetired(asked.host) ? RETIRED : "check 'base-url' and the network";
	const sentence = `${asked.host} cannot be reached: ${reason}; ${remedy}`;
	if (/redirect/.test(message)) return {
		kind: "final",
		sentence: `${asked.host} cannot be reached: it redirects, which is not followed, as the key would go along; name the final address in 'base-url'`
	};
	if (CERTIFICATE.test(code)) return {
		kind: "final",
		sentence
	};
	return {
		...NO_WAIT,
		kind: "connection",
		sentence
	};
}
const MAX_WORDS = 200;
function spoken({ message }, key) {
	const [first = ""] = message.split("\n", 1);
	const bare = key === null ? first : first.replaceAll(key, "***");
	return bare.trim() === "" ? "no reason given" : bare.slice(0, MAX_WORDS);
}
// src/agent/model/retry.ts
const MAX_TRIES = 12;
const TRIES = {
	cut: 5,
	stall: 5
};
const FIRST_CONTACT_TRIES = 4;
const BACKOFF_MS = 500;
const MAX_BACKOFF = 60;
const MAX_WAIT_MS = 9e5;
function nextStep(fault, counts, { endsAt, backoffMs, isKnown }, random = Math.random) {
	const all = [...counts.values()].reduce((sum, n) => sum + n, 0);
	const most = fault.kind === "connection" && !isKnown() ? FIRST_CONTACT_TRIES : TRIES[fault.kind] ?? MAX_TRIES;
	if (all >= MAX_TRIES || (counts.get(fault.kind) ?? 0) >= most) return { sentence: fault.sentence };
	const backoff = (backoffMs ?? BACKOFF_MS) * Math.min(2 ** (all - 1), MAX_BACKOFF) * (1 - random() / 4);
	const waitMs = fault.waitMs ?? backoff;
	if ((waitMs > MAX_WAIT_MS || endsAt !== null && Date.now() + waitMs >= endsAt) && fault.waitMs !== null) return { sentence: `${fault.sentence} (it asks to wait ${seconds(waitMs)}, too long for this run)` };
	return { waitMs };
}
async function persist(ask, read, giveUp, patience) {
	const counts = new Map();
	for (;;) try {
		return await ask(counts.get("stall") ?? 0);
	} catch (error) {
		patience.signal.throwIfAborted();
		const fault = read(error);
		if (fault === null) throw error;
		if (fault.kind === "overflow" || fault.kind === "final") throw giveUp(fault);
		counts.set(fault.kind, (counts.get(fault.kind) ?? 0) + 1);
		const step = nextStep(fault, counts, patience);
		if ("sentence" in step) throw giveUp({
			kind: "final",
			sentence: step.sentence
		});
		patience.onWait(`${WORDS[fault.kind](fault.status)}, waiting ${seconds(step.waitMs)}`);
		await setTimeout$1(step.waitMs, void 0, { signal: patience.signal });
	}
}
const WORDS = {
	rate: () => "the model is rate limited",
	server: (status) => `the model's host ${status === null ? "failed in the middle" : `answers ${status}`}`,
	connection: () => "the model's host cannot be reached",
	cut: () => "the model's answer broke off",
	stall: () => "the model fell silent"
};
const seconds = (ms) => `${ms < 1e4 ? (ms / 1e3).toFixed(1) : Math.round(ms / 1e3)} s`;
// src/agent/model/stall.ts
async function watched(ms, signal, work) {
	const stall = new AbortController();
	const timer = setTimeout(() => stall.abort(), ms);
	try {
		return await work(AbortSignal.any([signal, stall.signal]), () => timer.refresh());
	} catch (error) {
		if (!stall.signal.aborted || signal.aborted) throw error;
		throw new StreamFault("stall", {
			message: `was silent for ${ms / 1e3} s in the middle of an answer; run again, or raise 'stall-seconds'`,
			code: null,
			type: null,
			param: null,
			windowTokens: null
		});
	} finally {
		clearTimeout(timer);
	}
}
// src/agent/model/transport.ts
const CONNECT_MS = 1e4;
const REDIRECTS = new Set([
	301,
	302,
	303,
	307,
	308
]);
async function post(url, { headers, body, signal }) {
	signal?.throwIfAborted();
	const request = opened(url, {
		method: "POST",
		headers: {
			...headers,
			"accept-encoding": "identity",
			"content-length": Buffer.byteLength(body)
		}
	});
	const stop = () => void request.destroy();
	signal?.addEventListener("abort", stop, { once: true });
	request.once("close", () => signal?.removeEventListener("abort", stop));
	const response = await answerTo(request, body).catch((error) => {
		throw signal?.aborted ? signal.reason : new ConnectionFault(error);
	});
	const status = response.statusCode ?? 0;
	if (REDIRECTS.has(status)) {
		response.destroy();
		throw new ConnectionFault(new Error("unexpected redirect"));
	}
	return {
		status,
		ok: status >= 200 && status < 300,
		url,
		headers: new Map(Object.entries(response.headers).map(([name, value]) => [name, String(value)])),
		body: pieces(await decoded(response), signal)
	};
}
function opened(url, options) {
	const node = (name) => process.getBuiltinModule(name);
	return node(url.startsWith("https:") ? "node:https" : "node:http").request(url, options);
}
const loadTransport = () => void process.getBuiltinModule("node:http");
function answerTo(request, body) {
	const late = setTimeout(() => request.destroy(Object.assign(new Error("the connection takes too long"), { code: "ETIMEDOUT" })), CONNECT_MS);
	const connected = () => clearTimeout(late);
	request.once("socket", (socket) => {
		if ("secureConnecting" in socket && socket.secureConnecting === true) socket.once("secureConnect", connected);
		else if (socket.connecting) socket.once("connect", connected);
		else connected();
	});
	return new Promise((resolve, reject) => {
		request.on("response", (response) => resolve(response.on("error", () => void 0)));
		request.on("error", reject);
		request.end(body);
	}).finally(connected);
}
const CODINGS = {
	gzip: "createGunzip",
	"x-gzip": "createGunzip",
	deflate: "createInflate",
	br: "createBrotliDecompress"
};
async function decoded(response) {
	const coding = (response.headers["content-encoding"] ?? "").toLowerCase();
	const create = Object.hasOwn(CODINGS, coding) ? CODINGS[coding] : void 0;
	if (create === void 0) return response;
	const [zlib, { pipeline }] = await Promise.all([import("node:zlib"), import("node:stream")]);
	return pipeline(response, zlib[create](), () => void 0);
}
async function* pieces(stream, signal) {
	try {
		yield* stream;
	} catch (error) {
		throw signal?.aborted ? signal.reason : error;
	}
}
// src/agent/model/wire.ts
const AZURE = /\.(?:openai|cognitiveservices|services\.ai)\.azure\.com$/;
function wireOf(url, key) {
	const parsed = URL.parse(url);
	if (parsed === null) throw new WrongUse(`input 'base-url' is '${url}': must be an address, such as 'https://api.openai.com/v1'`);
	const azure = AZURE.test(parsed.hostname);
	const query = Object.fromEntries(parsed.searchParams);
	parsed.search = "";
	parsed.hash = "";
	parsed.username = "";
	parsed.password = "";
	const headers = {};
	if (azure && key !== null) headers["api-key"] = key;
	if (azure || key === null) headers.authorization = null;
	return {
		baseURL: parsed.href.replace(/\/$/, ""),
		query,
		headers,
		openai: azure || parsed.hostname === "api.openai.com"
	};
}
const ALLOWED = new Set([
	"accept",
	"api-key",
	"authorization",
	"content-type",
	"user-agent"
]);
const allowedHeaders = (headers) => Object.fromEntries([...headers].filter(([name]) => ALLOWED.has(name)));
// src/agent/model.ts
var ModelError = class extends Error {};
var ContextOverflow = class extends Error {
	windowTokens;
	constructor(windowTokens) {
		super(`the conversation is longer than the model's window of ${windowTokens ?? "unknown many"} tokens`);
		this.windowTokens = windowTokens;
	}
};
const OPENAI_URL = "https://api.openai.com/v1";
const DEFAULT_STALL_SECONDS = 90;
const STALL_DOUBLINGS = 2;
async function openModel(options) {
	const { api = "responses", model, reasoningEffort, cacheKey } = options;
	const wire = wireOf(options.baseUrl ?? OPENAI_URL, options.apiKey);
	const family = familyOf(model);
	const forms = api === "chat" ? FUNCTIONS : {
		...family.forms,
		...options.toolForms
	};
	const learnt = {
		refused: {
			parameters: new Set(),
			forms: { ...forms }
		},
		known: false
	};
	const client = await openClient(options.apiKey, wire, learnt);
	const adapter = (api === "chat" ? chatAdapter : responsesAdapter)(client, {
		model,
		reasoningEffort,
		cacheKey,
		openai: wire.openai
	});
	return {
		name: model,
		contextWindow: options.contextWindow ?? family.contextWindow,
		get dialect() {
			return learnt.refused.forms;
		},
		respond: (request, signal) => respond(adapter, {
			...options,
			baseUrl: wire.baseURL
		}, learnt, request, signal)
	};
}
let loading = null;
function loadClient() {
	loading ??= import("./openai.js").then(async ({ default: Client }) => {
		await setImmediate();
		loadTransport();
		return Client;
	});
	return loading;
}
async function openClient(apiKey, wire, learnt) {
	return new (await (loadClient()))({
		apiKey: apiKey ?? "none",
		baseURL: wire.baseURL,
		adminAPIKey: null,
		organization: null,
		project: null,
		logLevel: "off",
		defaultQuery: wire.query,
		defaultHeaders: wire.headers,
		maxRetries: 0,
		timeout: 2 ** 31 - 1,
		async fetch(url, init) {
			const response = await post(String(url), {
				headers: allowedHeaders(init?.headers),
				body: String(init?.body),
				signal: init?.signal ?? null
			});
			learnt.known = true;
			if (!response.ok) throw await readHttpFault(response);
			return response;
		}
	});
}
async function respond(adapter, options, learnt, request, signal) {
	const { model, apiKey: key, baseUrl: host, onWait = () => void 0 } = options;
	const stallMs = (options.stallSeconds ?? DEFAULT_STALL_SECONDS) * 1e3;
	const ask = async (stalls) => {
		const patience = stallMs * 2 ** Math.min(stalls, STALL_DOUBLINGS);
		for (;;) {
			const sent = copyOf(learnt.refused);
			try {
				return await watched(patience, signal, (stop, alive) => adapter.ask(request, sent, stop, alive));
			} catch (error) {
				const dropped = dropRefused(error, adapter.extras, learnt.refused, sent, hasImages(request.input));
				if (dropped === null) throw error;
				onWait(`${host} does not take ${dropped}; asked without`);
			}
		}
	};
	return persist(ask, (error) => faultOf(error, {
		host,
		model,
		key
	}), errorOf, {
		signal,
		endsAt: request.endsAt ?? null,
		backoffMs: options.backoffMs ?? null,
		isKnown: () => learnt.known,
		onWait
	});
}
const errorOf = (fault) => fault.kind === "final" ? new ModelError(fault.sentence) : new ContextOverflow(fault.windowTokens);
// src/agent/model/endpoint.ts
const OPENAI = "https://api.openai.com/v1";
const GITHUB_MODELS = "https://models.github.ai/inference";
const GITHUB_DEFAULT_MODEL = "openai/gpt-4.1";
function endpointOf({ apiKey, baseUrl, api, model, modelsToken }) {
	if (apiKey === null && baseUrl === null && modelsToken === null) return null;
	const url = baseUrl ?? (apiKey === null ? GITHUB_MODELS : OPENAI);
	const github = URL.parse(url)?.origin === new URL(GITHUB_MODELS).origin;
	return {
		url,
		key: apiKey ?? (github ? modelsToken : null),
		api: api ?? (github ? "chat" : "responses"),
		model: model ?? (github ? GITHUB_DEFAULT_MODEL : "gpt-6-astra")
	};
}
// src/agent/price-table.ts
const LONG = {
	above: 272e3,
	input: 2,
	output: 1.5
};
const PRICE_TABLE = [
	["gpt-6-astra", {
		input: 10,
		cachedInput: 1,
		cacheWrite: 12.5,
		output: 50,
		long: LONG
	}],
	["gpt-6-sol", {
		input: 2,
		cachedInput: .2,
		cacheWrite: 2.5,
		output: 10,
		long: LONG
	}],
	["gpt-6-luna", {
		input: .1,
		cachedInput: .01,
		cacheWrite: .125,
		output: .5,
		long: LONG
	}]
];
// src/agent/prices.ts
const amount = number_().nonnegative();
const schema = record_(string_(), strictObject_({
	input: amount,
	cached_input: amount.optional(),
	cache_write: amount.optional(),
	output: amount
}));
function readPrices(value, file) {
	const result = schema.safeParse(value);
	if (result.success) return new Map(Object.entries(result.data).map(([model, { input, cached_input, cache_write, output }]) => [model, {
		input,
		output,
		cachedInput: cached_input ?? input,
		cacheWrite: cache_write ?? input,
		long: null
	}]));
	const issue = result.error.issues[0];
	throw new WrongUse(`input 'prices': '${file}' at '${issue?.path.join(".") ?? ""}': ${issue?.message ?? "not understood"}; give {"MODEL": {"input": 2, "cached_input": 0.5, "output": 8}}, US dollars for a million tokens`);
}
const DATE = /-(?:\d{4}-\d{2}-\d{2}|latest)$/;
function priceOf(model, own = new Map()) {
	const known = new Map(PRICE_TABLE);
	const bare = model.slice(model.lastIndexOf("/") + 1);
	const names = [
		model,
		bare,
		bare.replace(DATE, "")
	];
	for (const prices of [own, known]) for (const name of names) {
		const price = prices.get(name);
		if (price !== void 0) return price;
	}
	return null;
}
function requirePrice(model, prices, maxCostUsd) {
	const price = priceOf(model, prices);
	if (price === null && maxCostUsd !== null) throw new WrongUse(`input 'max-cost-usd' is '${maxCostUsd}', and the price of '${model}' is not known: give it in the input 'prices', or limit 'max-tokens' instead`);
	return price;
}
function costOf(usage, price) {
	const { inputTokens, outputTokens } = usage;
	const cached = Math.min(usage.cachedInputTokens, inputTokens);
	const written = Math.min(usage.cacheWriteTokens ?? inputTokens - cached, inputTokens - cached);
	const plain = inputTokens - cached - written;
	const long = price.long !== null && inputTokens > price.long.above ? price.long : {
		input: 1,
		output: 1
	};
	return ((plain * price.input + cached * price.cachedInput + written * price.cacheWrite) * long.input + outputTokens * price.output * long.output) / 1e6;
}
// src/model-choice.ts
function chooseModel(config, prices) {
	const endpoint = endpointOf(config);
	if (endpoint === null) throw new WrongUse("no model to ask: set the input 'openai-api-key' (OPENAI_API_KEY for the command), or 'base-url' for an endpoint that needs no key");
	requirePrice(endpoint.model, prices, config.limits.costUsd ?? null);
	return {
		endpoint,
		price: priceOf(endpoint.model, prices)
	};
}
async function ownPrices({ prices: file }, read) {
	if (file === null) return new Map();
	const text = await read(file);
	if (text === null) throw new WrongUse(`input 'prices' is '${file}': there is no such file`);
	let value;
	try {
		value = parse(text);
	} catch {
		throw new WrongUse(`input 'prices' is '${file}', which is neither JSON nor YAML`);
	}
	return readPrices(value, file);
}
export { ModelError as a, askTask as c, wordsTask as d, ContextOverflow as i, keyOf as l, ownPrices as n, loadClient as o, costOf as r, openModel as s, chooseModel as t, plain as u };

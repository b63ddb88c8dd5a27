// src/text/sentence.ts
function sentence(error) {
	if (error instanceof SuppressedError) return sentence(error.suppressed);
	const message = error instanceof Error ? error.message : String(error);
	const status = typeof error === "object" && error !== null && "status" in error && error.status ? ` (${error.status})` : "";
	const [first = ""] = message.split("\n", 1);
	return `${first.slice(0, 500)}${first.includes(status) ? "" : status}`;
}
export { sentence as t };

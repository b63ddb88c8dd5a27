// src/cancel.ts
function cancelSignal() {
	const controller = new AbortController();
	for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => controller.abort());
	return controller.signal;
}
export { cancelSignal as t };

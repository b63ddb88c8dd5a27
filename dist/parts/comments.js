// src/text/comments.ts
function splitComments(text) {
	const kept = [];
	let at = 0;
	for (;;) {
		const open = text.indexOf("<!--", at);
		if (open < 0) return {
			text: kept.join("") + text.slice(at),
			rest: ""
		};
		kept.push(text.slice(at, open));
		const close = text.indexOf("-->", open + 2);
		if (close < 0) return {
			text: kept.join(""),
			rest: text.slice(open)
		};
		at = close + 3;
	}
}
export { splitComments as t };

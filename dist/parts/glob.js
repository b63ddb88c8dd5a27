// src/text/glob.ts
const LONGEST = 1e3;
function globMatches(pattern, path) {
	if (pattern.length > LONGEST) return false;
	let reached = Array.from({ length: path.length + 1 }, (_, at) => at === 0);
	for (const [token, folders] of pattern.matchAll(TOKEN)) reached = step(folders ?? token[0], path, reached);
	return reached[path.length] === true;
}
const TOKEN = /(?<=^|\/)(\*\*(?:\/|$))|\*+|[\s\S]/g;
function step(token, path, from) {
	const next = [];
	let behind = false;
	for (let at = 0; at <= path.length; at += 1) {
		const before = path[at - 1];
		if (token === "**/") next.push(from[at] === true || behind && before === "/");
		else if (token === "**") next.push(from[at] === true || behind);
		else if (token === "*") next.push(from[at] === true || next[at - 1] === true && before !== "/");
		else next.push(from[at - 1] === true && (token === "?" ? before !== "/" : before === token));
		behind ||= from[at] === true;
	}
	return next;
}
export { globMatches as t };

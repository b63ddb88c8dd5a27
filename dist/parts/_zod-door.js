import { createRequire } from "node:module";
// \0zod-door
let zod;
const open = () => zod ??= createRequire(import.meta.url)("./zod.js");
const recipes = new WeakMap();
const recipe = (make) => {
	let made;
	const get = () => made ??= make(open());
	const own = new Proxy(() => {}, { get: (_, name) => ["safeParse", "parse"].includes(name) ? (...given) => get()[name](...given) : (...given) => recipe(() => get()[name](...real(given))) });
	recipes.set(own, get);
	return own;
};
const real = (value) => {
	const get = recipes.get(value);
	if (get !== void 0) return get();
	if (Array.isArray(value)) return value.map(real);
	if (Object.prototype.toString.call(value) !== "[object Object]") return value;
	return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, real(each)]));
};
const string_ = (...given) => recipe((zod) => zod.string(...real(given)));
const number_ = (...given) => recipe((zod) => zod.number(...real(given)));
const boolean_ = (...given) => recipe((zod) => zod.boolean(...real(given)));
const unknown_ = (...given) => recipe((zod) => zod.unknown(...real(given)));
const literal_ = (...given) => recipe((zod) => zod.literal(...real(given)));
const enum_ = (...given) => recipe((zod) => zod.enum(...real(given)));
const union_ = (...given) => recipe((zod) => zod.union(...real(given)));
const array_ = (...given) => recipe((zod) => zod.array(...real(given)));
const object_ = (...given) => recipe((zod) => zod.object(...real(given)));
const looseObject_ = (...given) => recipe((zod) => zod.looseObject(...real(given)));
const strictObject_ = (...given) => recipe((zod) => zod.strictObject(...real(given)));
const record_ = (...given) => recipe((zod) => zod.record(...real(given)));
const null_ = (...given) => recipe((zod) => zod.null(...real(given)));
export { looseObject_ as a, object_ as c, string_ as d, union_ as f, literal_ as i, record_ as l, boolean_ as n, null_ as o, unknown_ as p, enum_ as r, number_ as s, array_ as t, strictObject_ as u };

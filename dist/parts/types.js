// src/types.ts
var WrongUse = class extends Error {};
export { WrongUse as t };

// \0light:node:crypto
const { createHash, randomBytes, randomUUID } = process.getBuiltinModule("node:crypto");
export { randomBytes as n, randomUUID as r, createHash as t };

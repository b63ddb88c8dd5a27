// \0light:node:crypto
const { createHash, createHmac, randomBytes, randomUUID } = process.getBuiltinModule("node:crypto");
export { randomUUID as i, createHmac as n, randomBytes as r, createHash as t };

export { t as verify } from "./verify.js";

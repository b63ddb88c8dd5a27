export { a as runCommand } from "./begin.js";

export { t as runFix } from "./run.js";

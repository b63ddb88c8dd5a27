export { t as excerptText, n as triage } from "./failure-log.js";

export { n as triageCommand } from "./triage.js";

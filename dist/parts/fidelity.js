export { n as fidelityOfRun } from "./fidelity2.js";

export { n as filesAtFault, r as measuringFiles, i as originalsToRestore, a as touchesDependencies } from "./repair.js";

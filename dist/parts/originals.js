export { t as filesAtFault, n as measuringFiles, r as originalsToRestore, i as touchesDependencies } from "./originals2.js";

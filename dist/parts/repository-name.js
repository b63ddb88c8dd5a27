// src/text/repository-name.ts
const SUBMODULES = "submodules";
const REPOSITORY = new RegExp(`^([A-Za-z0-9][A-Za-z0-9-]{0,38}/(?!\\.{1,2}@)(?![^@]{0,100}\\.git@)[A-Za-z0-9._-]{1,100})@((?!.{0,200}(?:\\.\\.|//|/\\.|\\.lock(?:/|\$)))[A-Za-z0-9_][A-Za-z0-9_./+-]{0,199}(?<![./]))$`);
export { SUBMODULES as n, REPOSITORY as t };

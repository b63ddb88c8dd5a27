/** The entry of the input `repositories` that stands for the submodules of the repository under repair. */
export const SUBMODULES = 'submodules';

const OWNER = '[A-Za-z0-9][A-Za-z0-9-]{0,38}';
/** Neither a path upwards nor what a server would take for another spelling of a name. */
const NAME = '(?!\\.{1,2}@)(?![^@]{0,100}\\.git@)[A-Za-z0-9._-]{1,100}';
/** A part of what git-check-ref-format(1) allows: no option, range, or path upwards. */
const REF = '(?!.{0,200}(?:\\.\\.|//|/\\.|\\.lock(?:/|$)))[A-Za-z0-9_][A-Za-z0-9_./+-]{0,199}(?<![./])';

/** `owner/name@ref`; the groups are `owner/name` and `ref`. */
export const REPOSITORY = new RegExp(`^(${OWNER}/${NAME})@(${REF})$`);

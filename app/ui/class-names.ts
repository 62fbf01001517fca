/** Joins class names, leaving out what is false or absent. */
export const classNames = (...names: readonly (string | false | undefined)[]): string =>
  names.filter(name => name !== false && name !== undefined && name !== '').join(' ')

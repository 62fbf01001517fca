/** Words for who else is on a page now. */
export const live = {
  here: (name: string) => `${name}在看`,
  hereToo: (name: string, more: number) => `${name}等 ${more + 1} 人在看`,
  writing: (name: string) => `${name}正在写`,
}

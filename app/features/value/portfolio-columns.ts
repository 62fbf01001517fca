/** What the customers of the portfolio can be ordered by, in an address as on the screen. */
export const portfolioColumns = ['class', 'name', 'net', 'lifetime', 'profit', 'return', 'stage', 'importance'] as const
export type PortfolioColumn = (typeof portfolioColumns)[number]

/** On a phone: what is largest first. */
export const portfolioSorts = ['net', 'lifetime', 'profit', 'importance'] as const
export type PortfolioSort = (typeof portfolioSorts)[number]

export const classFilters = ['all', 'A', 'B', 'C'] as const
export type ClassFilter = (typeof classFilters)[number]

/** The columns of the customer table, which an address may order it by. */
export const cardColumns = ['class', 'name', 'next', 'mark', 'last', 'goal', 'owner', 'territory'] as const
export type CardColumn = (typeof cardColumns)[number]

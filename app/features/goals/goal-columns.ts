/** The columns of the goals table, which an address may order it by. */
export const goalColumns = ['name', 'status', 'share', 'figures', 'needed', 'gap', 'end', 'owner'] as const
export type GoalColumn = (typeof goalColumns)[number]

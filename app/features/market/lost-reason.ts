/** Why an opportunity was lost, in one tap; any other words are shown as written. */
export const lostReasons = ['price', 'rival', 'budget', 'timing', 'fit', 'relation', 'cancelled'] as const

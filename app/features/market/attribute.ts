/** What we are compared with a competitor by (feat:J4); their names are words. */
export const attributes = ['quality', 'brand', 'share', 'price', 'delivery', 'service', 'technology'] as const

/** The tabs of a customer. Apart from the screen, so that an address can be read before the screen's code is here. */

export const customerTabs = ['overview', 'records', 'analysis', 'contacts', 'details'] as const
export type CustomerTab = (typeof customerTabs)[number]

/** Seeds that once broke something, by what it was: they run for ever. A change of the world itself gives them another life. */
export const keptSeeds: { readonly [what: string]: number } = {
  'a backup restored twice gave two histories one epoch': 12,
  'a journal was refused after a restore because its customer had not come back yet': 110,
  'work sent again for a missing update kept a device pushing without end, never pulling': 212,
  'a phone brought back the client ids of the laptop of the same person, whose work was then refused': 212,
  'a tab robbed of the lead before its turn had begun never led again': 421,
  'who lost the last right kept the names of the workspace': 4,
  'a device that had lost its right to what a restored server lacked forgot it before it had given it back': 12,
  'what one wrote in a territory stayed when the right to it ended before the device had read it': 19,
}

/** Words of a list as they were typed: separated by commas of either script, each once. */
export const wordList = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,，、;；\n]/u)
      .map(word => word.trim())
      .filter(word => word !== ''),
  ),
]

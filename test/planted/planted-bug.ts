/**
 * Deliberate mistakes (rel:D31): each a small change of one product file, kept here as data and never written into it. It is made
 * while the file is loaded, in the test run that is asked for it by `KETU_PLANTED=<name>`; the tests named with it have to go red.
 * A test that stays green with the mistake in place shows nothing.
 */
export interface PlantedBug {
  /** In kebab case. */
  readonly name: string
  /** From the root of the project. */
  readonly file: string
  /** Stands in the file exactly once. */
  readonly text: string
  readonly instead: string
  /** What goes wrong in the field. */
  readonly harm: string
  /** Each of them goes red, by what it asserts unless it says otherwise. */
  readonly caughtBy: readonly NamedTest[]
}

export interface NamedTest {
  readonly file: string
  readonly title: string
  /** The suite it stands in, where one file runs it for several stores. */
  readonly suite?: string
  /** How its failure begins, where that is no assertion: the mistake itself throws, or keeps it waiting. */
  readonly failsWith?: string
}

/** The file with the mistake in it. Throws when its text is not there exactly once. */
export function plant(source: string, { name, file, text, instead }: PlantedBug): string {
  const parts = source.split(text)
  if (parts.length !== 2)
    throw new Error(`${name}: its text stands ${parts.length - 1} times in ${file}, and has to once`)
  return parts.join(instead)
}

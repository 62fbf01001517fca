/** Us and them, attribute by attribute, on levels of 1–5: two wheels a line. */
import { type Comparison, comparisonOf } from '#shared/domain/market/environment.ts'
import { useWords } from '#app/words/words-context.tsx'
import { attributes } from './attribute.ts'
import './market.css'

interface ComparisonFieldProps {
  readonly label: string
  /** JSON of the levels. */
  readonly value: string
  readonly onValue: (value: string) => void
}

export function ComparisonField({ label, value, onValue }: ComparisonFieldProps) {
  const { market } = useWords()
  const grid = comparisonOf(JSON.parse(value || '{}'), attributes)
  const set = (attribute: string, side: 'us' | 'them', level: number | null) =>
    onValue(JSON.stringify(gridOf(grid.map(one => (one.attribute === attribute ? { ...one, [side]: level } : one)))))
  return (
    <fieldset className="field">
      <legend>{label}</legend>
      <div className="market-grid">
        {grid.map(({ attribute, us, them }) => (
          <div key={attribute} className="market-grid-line">
            <span>{market.attributes[nameOf(attribute)]}</span>
            <Level
              label={market.levelOf(market.us, market.attributes[nameOf(attribute)])}
              face={market.us}
              value={us}
              onValue={level => set(attribute, 'us', level)}
            />
            <Level
              label={market.levelOf(market.them, market.attributes[nameOf(attribute)])}
              face={market.them}
              value={them}
              onValue={level => set(attribute, 'them', level)}
            />
          </div>
        ))}
      </div>
    </fieldset>
  )
}

const nameOf = (attribute: string) => attributes.find(name => name === attribute) ?? attributes[0]

/** What nobody said is not stored. */
const gridOf = (grid: readonly Comparison[]) =>
  Object.fromEntries(
    grid.flatMap(({ attribute, us, them }) => (us === null && them === null ? [] : [[attribute, [us, them]]])),
  )

interface LevelProps {
  readonly label: string
  /** Before the level: 我们 4. */
  readonly face: string
  readonly value: number | null
  readonly onValue: (level: number | null) => void
}

function Level({ label, face, value, onValue }: LevelProps) {
  return (
    <select
      className="input"
      aria-label={label}
      value={value ?? ''}
      onChange={event => onValue(event.target.value === '' ? null : Number(event.target.value))}
    >
      <option value="">{`${face} –`}</option>
      {[1, 2, 3, 4, 5].map(level => (
        <option key={level} value={level}>
          {`${face} ${level}`}
        </option>
      ))}
    </select>
  )
}

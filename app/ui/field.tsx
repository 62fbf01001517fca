/** One thing to fill in: label, native control, hint, error. Composition of an input method is never mistaken for Enter. */
import {
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react'
import { IconButton } from './button.tsx'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import { isEnter } from './typing.ts'

interface Described {
  readonly label: string
  /** Small words after the label: 选填. */
  readonly labelNote?: string
  readonly hint?: ReactNode
  readonly error?: string | undefined
}

interface Typed {
  readonly value: string
  /** While `composing`, the text holds letters of an unfinished input method: show it, do not act on it. */
  readonly onValue: (value: string, composing: boolean) => void
  /** Enter that is not the input method's. */
  readonly onEnter?: () => void
}

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'onKeyDown' | 'className'>
type TextAreaProps = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'value' | 'onChange' | 'onKeyDown' | 'className'>
type SelectProps = Omit<SelectHTMLAttributes<HTMLSelectElement>, 'value' | 'onChange' | 'className'>

export function Field({
  label,
  labelNote,
  hint,
  error,
  value,
  onValue,
  onEnter,
  ref,
  ...rest
}: Described & Typed & InputProps & { ref?: Ref<HTMLInputElement> }) {
  const id = useId()
  return (
    <Labelled {...{ id, label, labelNote, hint, error }}>
      <input
        type="text"
        {...rest}
        {...describe(id, hint, error)}
        {...(ref === undefined ? {} : { ref })}
        id={id}
        className="input"
        value={value}
        onChange={event => onValue(event.target.value, composingIn(event.nativeEvent))}
        onKeyDown={event => {
          if (onEnter !== undefined && isEnter(event)) onEnter()
        }}
      />
    </Labelled>
  )
}

export function TextArea({
  label,
  labelNote,
  hint,
  error,
  value,
  onValue,
  onEnter,
  ref,
  ...rest
}: Described & Typed & TextAreaProps & { ref?: Ref<HTMLTextAreaElement> }) {
  const id = useId()
  return (
    <Labelled {...{ id, label, labelNote, hint, error }}>
      <textarea
        {...rest}
        {...describe(id, hint, error)}
        {...(ref === undefined ? {} : { ref })}
        id={id}
        className="input"
        value={value}
        onChange={event => onValue(event.target.value, composingIn(event.nativeEvent))}
        onKeyDown={event => {
          if (onEnter !== undefined && isEnter(event)) onEnter()
        }}
      />
    </Labelled>
  )
}

/** Text that fills a page, without a frame: the composer. `label` is for screen readers. */
export function BareText({
  label,
  value,
  onValue,
  ref,
  ...rest
}: { label: string; ref?: Ref<HTMLTextAreaElement> } & Omit<Typed, 'onEnter'> & TextAreaProps) {
  return (
    <textarea
      {...rest}
      {...(ref === undefined ? {} : { ref })}
      className="input bare"
      aria-label={label}
      value={value}
      onChange={event => onValue(event.target.value, composingIn(event.nativeEvent))}
    />
  )
}

export interface Choice<V extends string = string> {
  readonly value: V
  readonly label: string
}

/** A native select: the platform's own wheel or list. */
export function SelectField<V extends string>({
  label,
  labelNote,
  hint,
  error,
  value,
  onValue,
  choices,
  ...rest
}: Described & {
  readonly value: V
  readonly onValue: (value: V) => void
  readonly choices: readonly Choice<V>[]
} & SelectProps) {
  const id = useId()
  return (
    <Labelled {...{ id, label, labelNote, hint, error }}>
      <span className="select">
        <select
          {...rest}
          {...describe(id, hint, error)}
          id={id}
          className="input"
          value={value}
          onChange={event => {
            const chosen = choices.find(choice => choice.value === event.target.value)
            if (chosen !== undefined) onValue(chosen.value)
          }}
        >
          {choices.map(choice => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
    </Labelled>
  )
}

interface SearchFieldProps extends Typed {
  readonly label: string
  readonly placeholder?: string
  readonly clearLabel: string
  readonly autoFocus?: boolean
  readonly ref?: Ref<HTMLInputElement>
}

export function SearchField({
  label,
  placeholder,
  clearLabel,
  value,
  onValue,
  onEnter,
  autoFocus,
  ref,
}: SearchFieldProps) {
  return (
    <div className="input-with-icon" role="search">
      <Icon name="search" />
      <input
        type="search"
        className="input"
        aria-label={label}
        placeholder={placeholder ?? label}
        enterKeyHint="search"
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="none"
        spellCheck={false}
        // The person came here to type: the keyboard should be up.
        autoFocus={autoFocus === true}
        {...(ref === undefined ? {} : { ref })}
        value={value}
        onChange={event => onValue(event.target.value, composingIn(event.nativeEvent))}
        onKeyDown={event => {
          if (onEnter !== undefined && isEnter(event)) onEnter()
        }}
      />
      {value === '' ? null : <IconButton icon="close" label={clearLabel} onClick={() => onValue('', false)} />}
    </div>
  )
}

function Labelled({
  id,
  label,
  labelNote,
  hint,
  error,
  children,
}: { id: string; children: ReactNode } & { [K in keyof Described]: Described[K] | undefined }) {
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {labelNote === undefined ? null : <small>{labelNote}</small>}
      </label>
      {children}
      {error === undefined ? null : (
        <p className="field-error" id={`${id}-error`} role="alert">
          <Icon name="alert" />
          {error}
        </p>
      )}
      {hint === undefined ? null : (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

function describe(id: string, hint: ReactNode, error: string | undefined) {
  const ids = classNames(error !== undefined && `${id}-error`, hint !== undefined && `${id}-hint`)
  return {
    ...(ids === '' ? {} : { 'aria-describedby': ids }),
    ...(error === undefined ? {} : { 'aria-invalid': true }),
  }
}

const composingIn = (event: Event): boolean => event instanceof InputEvent && event.isComposing

/** Who somebody is and how they will sign in: name, identifier, password. */
import { useState } from 'react'
import { IconButton } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { useWords } from '#app/words/words-context.tsx'
import { minPasswordLength, type Person } from '#shared/api/account.ts'
import { normaliseIdentifier } from '#shared/api/identifier.ts'

export const emptyPerson: Person = { name: '', identifier: '', password: '' }

/** True when the server will not refuse it for its form. */
export const isPersonReady = ({ name, identifier, password }: Person): boolean =>
  name.trim() !== '' && normaliseIdentifier(identifier) !== undefined && password.length >= minPasswordLength

interface PersonFieldsProps {
  readonly person: Person
  readonly onPerson: (person: Person) => void
  /** Shows what is missing; before the first try nothing is wrong. */
  readonly tried: boolean
  /** The fields have just appeared: typing goes on here. */
  readonly takesFocus?: boolean
}

export function PersonFields({ person, onPerson, tried, takesFocus = false }: PersonFieldsProps) {
  const { account } = useWords()
  const { name, identifier, password } = person
  return (
    <>
      <Field
        label={account.name}
        autoComplete="name"
        autoFocus={takesFocus}
        value={name}
        onValue={text => onPerson({ ...person, name: text })}
        error={tried && name.trim() === '' ? account.required : undefined}
      />
      <Field
        label={account.identifier}
        hint={account.identifierHint}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={identifier}
        onValue={text => onPerson({ ...person, identifier: text })}
        error={tried && normaliseIdentifier(identifier) === undefined ? account.badIdentifier : undefined}
      />
      <PasswordField
        autoComplete="new-password"
        hint={account.passwordHint(minPasswordLength)}
        value={password}
        onValue={text => onPerson({ ...person, password: text })}
        error={tried && password.length < minPasswordLength ? account.tooShort(minPasswordLength) : undefined}
      />
    </>
  )
}

interface PasswordFieldProps {
  readonly autoComplete: 'new-password' | 'current-password'
  readonly value: string
  readonly onValue: (value: string) => void
  readonly hint?: string
  readonly error?: string | undefined
}

/** Paste and password managers are welcome; the eye is for thumbs that slip. */
export function PasswordField({ value, onValue, ...rest }: PasswordFieldProps) {
  const { account } = useWords()
  const [isShown, setShown] = useState(false)
  return (
    <div className="with-end-button">
      <Field
        label={account.password}
        type={isShown ? 'text' : 'password'}
        autoCapitalize="none"
        spellCheck={false}
        value={value}
        onValue={onValue}
        {...rest}
      />
      <IconButton
        icon={isShown ? 'eyeOff' : 'eye'}
        label={isShown ? account.hidePassword : account.showPassword}
        aria-pressed={isShown}
        onClick={() => setShown(!isShown)}
      />
    </div>
  )
}

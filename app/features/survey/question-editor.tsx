/** One question of a survey that is being written. */
import { type Question, questionKinds, type SurveyLanguage, textIn } from '#shared/domain/survey/question.ts'
import { IconButton } from '#app/ui/button.tsx'
import { Switch } from '#app/ui/choice.tsx'
import { Field, SelectField, TextArea } from '#app/ui/field.tsx'
import { answerWords, blockName, topicName } from '#app/words/answer-words.ts'
import { useWords } from '#app/words/words-context.tsx'
import { hasOptions, optionLines, optionsFit, withOptions, withText } from './survey-draft.ts'

interface QuestionEditorProps {
  readonly question: Question
  /** From 1. */
  readonly number: number
  readonly isLast: boolean
  readonly language: SurveyLanguage
  readonly isTried: boolean
  readonly onChange: (part: Partial<Question>) => void
  readonly onMove: (step: -1 | 1) => void
  readonly onDrop: () => void
}

export function QuestionEditor(props: QuestionEditorProps) {
  const { question, number, isLast, language, isTried, onChange, onMove, onDrop } = props
  const { survey: words, shell } = useWords()
  const isWritten = textIn(question.text, language).trim() !== ''
  return (
    <section className="question-editor" aria-label={words.questionN(number)}>
      <div className="question-editor-head">
        <h3>{words.questionN(number)}</h3>
        <IconButton icon="up" label={words.up(number)} disabled={number === 1} onClick={() => onMove(-1)} />
        <IconButton icon="down" label={words.down(number)} disabled={isLast} onClick={() => onMove(1)} />
        <IconButton icon="trash" label={words.drop(number)} onClick={onDrop} />
      </div>
      <TextArea
        label={words.questionText}
        rows={2}
        value={question.text[language] ?? ''}
        placeholder={textIn(question.text, language)}
        onValue={text => onChange({ text: withText(question.text, language, text) })}
        error={isTried && !isWritten ? words.questionMissing : undefined}
      />
      <SelectField
        label={words.questionKind}
        value={question.kind}
        onValue={kind => onChange({ kind })}
        choices={questionKinds.map(value => ({ value, label: words.questionKinds[value] }))}
      />
      {hasOptions(question) ? (
        <TextArea
          label={words.options}
          rows={4}
          value={optionLines(question, language)}
          onValue={lines => onChange({ options: withOptions(question, language, lines) })}
          error={isTried && !optionsFit(question) ? words.optionsMissing : undefined}
        />
      ) : null}
      {question.kind === 'csat' || question.kind === 'ces' ? (
        <Field
          label={words.topic}
          labelNote={shell.optional}
          hint={words.topicHint}
          autoComplete="off"
          value={topicName(answerWords[language], question.topic)}
          onValue={topic => onChange({ topic: keyOf(answerWords[language].topics, topic) })}
        />
      ) : null}
      <Field
        label={words.block}
        labelNote={shell.optional}
        autoComplete="off"
        value={blockName(answerWords[language], question.block)}
        onValue={block => onChange({ block: keyOf(answerWords[language].blocks, block) })}
      />
      <div className="form-flush">
        <Switch
          label={words.required}
          checked={question.isRequired}
          onChecked={isRequired => onChange({ isRequired })}
        />
      </div>
    </section>
  )
}

/** A word of ours is kept as its key, so that both languages have it. */
const keyOf = (names: Readonly<Record<string, string>>, typed: string): string =>
  Object.entries(names).find(([, name]) => name === typed)?.[0] ?? typed

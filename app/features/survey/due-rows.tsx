/** On Today, one quiet line a survey that is due: how many customers it is about. */
import { Link } from '@tanstack/react-router'
import { useLive } from '#app/context.tsx'
import { dueSurveys, surveyTitle } from '#app/data/queries/survey.ts'
import { useToday } from '#app/now.ts'
import { SettingRow } from '#app/ui/block.tsx'
import { useLanguage, useWords } from '#app/words/words-context.tsx'

export function DueSurveyRows() {
  const { survey: words } = useWords()
  const { language } = useLanguage()
  const today = useToday()
  const found = useLive(dueSurveys, [today])
  return found?.map(({ survey, due }) => (
    <SettingRow
      key={survey.id}
      icon="chat"
      name={words.dueToday(due.length, surveyTitle(survey, language))}
      link={<Link to="/insights/surveys/$survey" params={{ survey: survey.id }} />}
    />
  ))
}

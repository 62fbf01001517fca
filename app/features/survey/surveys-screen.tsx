/** All surveys there are: the company's, one's own, and the ready-made ones. */
import { Link } from '@tanstack/react-router'
import { useLive } from '#app/context.tsx'
import { allSurveys, type Survey, surveyTitle } from '#app/data/queries/survey.ts'
import { InsightPage } from '#app/insight-page.tsx'
import { SettingRow } from '#app/ui/block.tsx'
import { Button } from '#app/ui/button.tsx'
import { List, Row, SectionHeader } from '#app/ui/row.tsx'
import { ActionBar } from '#app/ui/screen.tsx'
import { useLanguage, useWords } from '#app/words/words-context.tsx'

const origins = ['company', 'own', 'shipped'] as const

export function SurveysScreen() {
  const { survey: words } = useWords()
  const surveys = useLive(allSurveys)
  return (
    <InsightPage
      title={words.title}
      foot={
        <ActionBar>
          <Button look="main" grow icon="plus" render={<Link to="/insights/surveys/new" />}>
            {words.create}
          </Button>
        </ActionBar>
      }
    >
      <SettingRow
        icon="bars"
        name={words.allResults}
        link={<Link to="/insights/surveys/$survey/results" params={{ survey: 'all' }} />}
      />
      <SettingRow
        icon="phone"
        name={words.callbacks}
        note={words.callbacksNote}
        link={<Link to="/insights/callbacks" />}
      />
      {origins.map(origin => {
        const rows = surveys?.filter(survey => survey.origin === origin) ?? []
        if (rows.length === 0) return null
        return (
          <div key={origin}>
            <SectionHeader count={rows.length}>{words[origin]}</SectionHeader>
            <List label={words[origin]}>
              {rows.map(survey => (
                <SurveyRow key={survey.id} survey={survey} />
              ))}
            </List>
          </div>
        )
      })}
    </InsightPage>
  )
}

function SurveyRow({ survey }: { survey: Survey }) {
  const { survey: words } = useWords()
  const { language } = useLanguage()
  const detail = [
    words.kinds[survey.kind],
    words.questionCount(survey.questions.length),
    ...(survey.everyDays > 0 ? [words.every(survey.everyDays)] : []),
    ...(survey.isClosed ? [words.closed] : []),
  ]
  return (
    <Row
      name={surveyTitle(survey, language)}
      detail={detail.join(' · ')}
      link={<Link to="/insights/surveys/$survey" params={{ survey: survey.id }} />}
    />
  )
}

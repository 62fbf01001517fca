/** Surveys: asking, editing, results, call-backs. */
import { longChinese, type Showplace } from './seed-showcase.ts'
import { openSheet, press, type Stop } from './tour.ts'

const nobody = '00000000000000000000000000'

export const emptySurveyStops: readonly Stop[] = [
  { route: 'insights.surveys.index', path: '/insights/surveys', title: words => words.survey.title },
  {
    route: 'insights.surveys.new',
    path: '/insights/surveys/new',
    title: words => words.survey.newTitle,
    opens: [press(words => words.shell.save)],
  },
  {
    route: 'insights.surveys.$survey.index',
    path: '/insights/surveys/needs',
    title: words => (words.survey.title === '调研' ? '需求调研' : 'Needs'),
  },
  {
    route: 'insights.surveys.$survey.edit',
    path: `/insights/surveys/${nobody}/edit`,
    title: words => words.survey.missing,
  },
  {
    route: 'insights.surveys.$survey.results',
    path: '/insights/surveys/all/results',
    title: words => words.survey.allResults,
  },
  { route: 'insights.callbacks', path: '/insights/callbacks', title: words => words.survey.callbacks },
  { route: 'c.$id.survey.$survey.index', path: `/c/${nobody}/survey/needs`, title: words => words.survey.missing },
  { route: 'c.$id.survey.$survey.link', path: `/c/${nobody}/survey/needs/link`, title: words => words.survey.missing },
  {
    route: 'c.$id.response.$response',
    path: `/c/${nobody}/response/${nobody}`,
    title: words => words.customer.missingRecord,
  },
]

export const surveyListStops = (work: Showplace): readonly Stop[] => [
  { route: 'insights.surveys.index', path: '/insights/surveys', title: words => words.survey.title },
  { route: 'insights.surveys.new', path: '/insights/surveys/new?from=needs', title: words => words.survey.newTitle },
  {
    route: 'insights.surveys.$survey.index',
    path: `/insights/surveys/${work.surveys.survey}`,
    title: words => (words.survey.title === '调研' ? '季度满意度' : 'Customer satisfaction'),
    opens: [openSheet('features/survey/survey-screen shell.more', words => words.shell.more)],
  },
  {
    route: 'insights.surveys.$survey.edit',
    path: `/insights/surveys/${work.surveys.survey}/edit`,
    title: words => words.survey.editTitle,
  },
  {
    route: 'insights.surveys.$survey.results',
    path: `/insights/surveys/${work.surveys.survey}/results`,
    title: words => (words.survey.title === '调研' ? '季度满意度' : 'Customer satisfaction'),
  },
  {
    route: 'insights.callbacks',
    path: '/insights/callbacks',
    title: words => words.survey.callbacks,
    opens: [
      { run: (page, { survey }) => page.getByRole('button', { name: survey.script, exact: true }).first().click() },
    ],
  },
]

/** @param customer who is asked: what was begun in one language goes on in it. */
export const surveyStops = (work: Showplace, customer = work.customer): readonly Stop[] => [
  {
    route: 'c.$id.index',
    path: `/c/${work.customer}?tab=analysis`,
    title: () => longChinese,
    opens: [
      openSheet(
        'features/survey/surveys-section words.askWhich',
        words => words.survey.ask,
        words => words.survey.askWhich,
      ),
    ],
  },
  {
    route: 'c.$id.survey.$survey.index',
    path: `/c/${customer}/survey/${work.surveys.survey}`,
    title: words => (words.survey.title === '调研' ? '季度满意度' : 'Customer satisfaction'),
    opens: [
      press(words => words.survey.save),
      {
        run: async (page, { shell }) => {
          await page.getByRole('radio', { name: '4', exact: true }).first().check()
          await page.getByRole('button', { name: shell.more, exact: true }).waitFor()
        },
      },
      openSheet('features/survey/answer-screen shell.more', words => words.shell.more),
    ],
  },
  {
    route: 'c.$id.survey.$survey.link',
    path: `/c/${work.customer}/survey/nps/link`,
    title: words => words.survey.linkTitle,
    opens: [
      {
        run: async (page, { survey }) => {
          await page.getByRole('button', { name: survey.linkMake, exact: true }).click()
          await page.getByRole('list', { name: survey.linkOpen }).waitFor()
        },
      },
    ],
  },
  {
    route: 'c.$id.response.$response',
    path: `/c/${work.customer}/response/${work.surveys.response}`,
    title: () => '季度满意度',
    opens: [openSheet('features/survey/response-screen shell.more', words => words.shell.more)],
  },
]

/** Segments, classes, the method's settings, duplicates, with all they can open. */
import * as english from '#app/words/en/method.ts'
import { words as englishWords } from '#app/words/en.ts'
import * as chinese from '#app/words/zh-CN/method.ts'
import type { Words } from '#app/words/zh-CN.ts'
import type { Showplace } from './seed-showcase.ts'
import { openSheet, press, type Stop } from './tour.ts'

/** Words that are not in the dictionary of the app: they come with their screens. */
const methodOf = (words: Words): Pick<typeof chinese, 'method' | 'parts'> =>
  words === englishWords ? english : chinese

/** With nothing in them. */
export const emptySegmentStops: readonly Stop[] = [
  { route: 'insights.segments.index', path: '/insights/segments', title: words => words.segments.title },
  {
    route: 'insights.segments.new',
    path: '/insights/segments/new',
    title: words => words.segments.add,
    opens: [press(words => words.segments.addCondition), press(words => words.shell.save)],
  },
  {
    route: 'insights.segments.$segment.index',
    path: '/insights/segments/00000000000000000000000000',
    title: words => words.segments.title,
  },
  { route: 'customers_.duplicates', path: '/customers/duplicates', title: words => words.duplicates.title },
  { route: 'c.$id.merge', path: '/c/00000000000000000000000000/merge', title: words => words.duplicates.mergeTitle },
  { route: 'insights.classes', path: '/insights/classes', title: words => words.segments.classesTitle },
  { route: 'settings_.method.index', path: '/settings/method', title: words => words.settings.method },
  {
    route: 'settings_.method.$part',
    path: '/settings/method/abc',
    title: words => methodOf(words).parts.abc,
    opens: [press(words => words.shell.save)],
  },
  { route: 'settings_.method.lists', path: '/settings/method/lists', title: words => methodOf(words).method.lists },
  {
    route: 'settings_.method.presets',
    path: '/settings/method/presets',
    title: words => methodOf(words).method.preset,
  },
]

export const segmentStops = (work: Showplace): readonly Stop[] => [
  { route: 'insights.segments.index', path: '/insights/segments', title: words => words.segments.title },
  {
    route: 'insights.segments.new',
    path: '/insights/segments/new?region=浙江省',
    title: words => words.segments.add,
    opens: [press(words => words.segments.addCondition), press(words => words.segments.addGroup)],
  },
  {
    route: 'insights.segments.$segment.index',
    path: `/insights/segments/${work.segments.segment}`,
    title: () => '浙江省医疗器械',
    opens: [openSheet('features/segments/segment-screen words.more', words => words.segments.more)],
  },
  {
    route: 'insights.segments.$segment.edit',
    path: `/insights/segments/${work.segments.segment}/edit`,
    title: words => words.segments.edit,
  },
  { route: 'insights.classes', path: '/insights/classes', title: words => words.segments.classesTitle },
  {
    route: 'c.$id.class',
    path: `/c/${work.customer}/class`,
    title: words => words.segments.changeClass,
    opens: [press(words => words.shell.save)],
  },
  { route: 'settings_.method.index', path: '/settings/method', title: words => words.settings.method },
  { route: 'settings_.method.$part', path: '/settings/method/rfm', title: () => 'RFM' },
  {
    route: 'settings_.method.$part',
    path: '/settings/method/visiting',
    title: words => methodOf(words).parts.visiting,
  },
  { route: 'settings_.method.lists', path: '/settings/method/lists', title: words => methodOf(words).method.lists },
  {
    route: 'settings_.method.presets',
    path: '/settings/method/presets',
    title: words => methodOf(words).method.preset,
  },
  { route: 'customers_.duplicates', path: '/customers/duplicates', title: words => words.duplicates.title },
  {
    route: 'c.$id.merge',
    path: `/c/${work.segments.alike[0]}/merge?with=${work.segments.alike[1]}`,
    title: words => words.duplicates.mergeTitle,
  },
  {
    route: 'c.$id.edit',
    path: `/c/${work.segments.alike[0]}/edit`,
    title: words => words.customer.editTitle,
    opens: [press(words => words.customer.moreFields)],
  },
  { route: 'customers', path: `/customers?segment=${work.segments.segment}`, title: words => words.shell.customers },
]

/** English of the activity list. */
import { noteTypes } from './note-fields.ts'
import { plural } from '../plural.ts'
import type { activity as zh } from '../zh-CN/activity.ts'

/** A type of a newer phone reads as it wrote it. */
const typeName = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(noteTypes).find(([type]) => type === values['type'])?.[1] ?? String(values['type'])

export const activity: typeof zh = {
  title: 'Activity',
  empty: 'Everything you do is listed here, and can be undone',
  undo: 'Undo',
  undone: 'Undone',
  byCommand: {
    createCustomer: v => `Created customer ${v['name']}`,
    editCustomer: () => 'Edited customer details',
    changeOwner: v => `Changed owner: ${v['name']}`,
    editNotes: () => 'Edited notes',
    addContact: v => `Added contact ${v['name']}`,
    editContact: () => 'Edited a contact',
    logVisit: v =>
      `Logged a visit: ${v['name']}${v['count'] ? `, and ${plural(Number(v['count']), { one: '# note', other: '# notes' })}` : ''}`,
    planVisit: v => `Planned a visit: ${v['name']}`,
    planVisits: v => `Planned ${v['count']} visits`,
    editVisit: () => 'Edited a visit',
    recordOrder: v => `Recorded an order: ${v['name']}`,
    editOrder: () => 'Edited an order',
    addActions: v => `Added a next step for ${v['count']} customers`,
    addAction: v => `Added next step: ${v['title']}`,
    editAction: () => 'Edited a next step',
    finishAction: v => `Done: ${v['title']}`,
    reopenAction: v => `Reopened: ${v['title']}`,
    createGoal: v => `Set a goal: ${v['title']}`,
    editGoal: v => `Edited goal: ${v['title']}`,
    decideConflict: () => 'Chose one of two versions',
    resend: v => `Sent again: ${v['name']}`,
    undo: () => 'Undid a step',
    addSamples: v => `Added ${plural(Number(v['count']), { one: '# sample customer', other: '# sample customers' })}`,
    removeSamples: v =>
      `Removed ${plural(Number(v['count']), { one: '# sample customer', other: '# sample customers' })}`,
    import: v => `Imported ${plural(Number(v['count']), { one: '# row', other: '# rows' })}`,
    'delete.customer': v => `Deleted customer ${v['name']}`,
    'delete.contact': v => `Deleted contact ${v['name']}`,
    'delete.visit': v => `Deleted visit: ${v['name']}`,
    'delete.order': v => `Deleted order: ${v['name']}`,
    'delete.action': v => `Deleted next step: ${v['name']}`,
    'delete.goal': v => `Deleted goal: ${v['name']}`,
    'restore.customer': v => `Restored customer ${v['name']}`,
    'restore.contact': v => `Restored contact ${v['name']}`,
    'restore.visit': v => `Restored visit: ${v['name']}`,
    'restore.order': v => `Restored order: ${v['name']}`,
    'restore.action': v => `Restored next step: ${v['name']}`,
    'restore.goal': v => `Restored goal: ${v['name']}`,
    territoryMovedBack: v => `${v['name']} moved back: ${v['to']} had been moved below it`,
    addNote: v => `Added ${typeName(v)}: ${v['name']}`,
    editNote: v => `Changed ${typeName(v)}: ${v['name']}`,
    deleteNote: v => `Deleted ${typeName(v)}: ${v['name']}`,
    restoreNote: v => `Restored ${typeName(v)}: ${v['name']}`,
    addComment: v => `Commented: ${v['text']}`,
    'delete.comment': v => `Deleted comment: ${v['name']}`,
    'restore.comment': v => `Restored comment: ${v['name']}`,
    judgeMany: v => `Judged ${v['count']} customers`,
    merge: v => `Merged ${v['name']} into ${v['into']}`,
    unmerge: v => `Took ${v['name']} apart from ${v['into']}`,
    judge: v => `Judged ${v['name']}`,
    'delete.judgement': v => `Deleted the judgement of ${v['name']}`,
    'restore.judgement': v => `Restored the judgement of ${v['name']}`,
  },
}

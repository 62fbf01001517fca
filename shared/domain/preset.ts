/** What an industry does differently, as changes of the settings (feat:N1–N5). Its words are in the dictionaries, by its name. */
import type { Json } from './field.ts'

export const presetNames = ['pharma', 'fmcg', 'b2b', 'service'] as const
export type PresetName = (typeof presetNames)[number]

/** By part, only what differs from the default. */
export const presetSettings: { readonly [name in PresetName]: { readonly [part: string]: Json } } = {
  /** Call plans by class of doctor; standing among colleagues moves others. */
  pharma: {
    visiting: { visitsOfClass: { A: 12, B: 6, C: 2 }, minutesOfClass: { A: 45, B: 40, C: 30 }, remoteWeight: 0.3 },
    importance: { influence: { reference: 0.6, network: 0.3, fit: 0.1 } },
    confidence: { adoption: 0.5, wallet: 0.2, satisfaction: 0.1, quality: 0.2 },
    hiatus: { limitOfClass: { A: 60, B: 90, C: 150 } },
  },
  /** Shops are seen often and shortly; who stops ordering is lost soon. */
  fmcg: {
    visiting: {
      visitsOfClass: { A: 13, B: 7, C: 4 },
      daysOfClass: { A: 7, B: 14, C: 21 },
      minutesOfClass: { A: 40, B: 30, C: 25 },
    },
    hiatus: { minDays: 21, limitOfClass: { A: 30, B: 45, C: 75, none: 60 } },
    confidence: { adoption: 0.3, wallet: 0.5, satisfaction: 0.1, quality: 0.1 },
    loyalty: { repeat: 0.5, tenure: 0.1, trust: 0.2, referral: 0.2 },
  },
  /** Few and large: trust and whoever decides weigh most, gaps between orders are long. */
  b2b: {
    visiting: {
      visitsOfClass: { A: 6, B: 3, C: 1 },
      daysOfClass: { A: 14, B: 30, C: 90 },
      minutesOfClass: { A: 180, B: 120, C: 90 },
    },
    hiatus: { maxDays: 540, limitOfClass: { A: 180, B: 240, C: 365, none: 365 } },
    decision: { confidence: 0.3, trust: 0.4, need: 0.3 },
    importance: { powerOfRole: { economic: 5, technical: 4, user: 2, other: 1 } },
  },
  /** What was agreed is delivered all the time: satisfaction and promises say most. */
  service: {
    confidence: { adoption: 0.2, wallet: 0.2, satisfaction: 0.4, quality: 0.2 },
    trust: { promiseDays: 90, quietCadences: 1 },
    loyalty: { repeat: 0.2, tenure: 0.3, trust: 0.3, referral: 0.2 },
    visiting: { visitsOfClass: { A: 6, B: 4, C: 2 }, remoteWeight: 0.7 },
  },
}

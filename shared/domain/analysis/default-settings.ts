/**
 * Every weight, cut, band and cadence of the analyses (DOMAIN 3, 4), as the document has them. An organisation changes
 * them as data (see settings.ts); nothing is hidden in a formula. Money in minor units, days as counts, shares 0–1.
 */

export const defaultSettings = {
  /** Coverage below which a figure is hollow (0.4). */
  hollowBelow: 0.5,
  judgement: {
    /** A judgement older than this counts this much of its weight as known (4.2). */
    freshDays: 180,
    staleShare: 0.5,
    /** Levels two judges may differ by before it is listed. */
    disagreement: 2,
  },
  /** Purchases are looked at over this many days up to asOf, both ends included (3.1, 3.2). */
  windowDays: 365,
  rfm: {
    method: 'mid-rank',
    /** Fewer customers are scored by the fixed cuts below. */
    rankFrom: 5,
    /** Most days since the last purchase for 5, 4, 3, 2. */
    recencyDays: [30, 60, 120, 240],
    /** Fewest purchase days for 5, 4, 3, 2. */
    purchases: [12, 6, 3, 2],
    moneyOfClass: { A: 5, B: 3, C: 1 },
  },
  abc: {
    value: 'revenue',
    /** Cumulative share before a customer, below which it is an A, a B. */
    cutA: 0.8,
    cutB: 0.95,
    /** A class changes after this many month-ends, or at once when the share moved by more. */
    monthEnds: 2,
    clearMove: 0.02,
  },
  /** High-value, potential, general (feat:A11). */
  tier: { score: 4, potentialOverRevenue: 1 },
  concentration: { oneWarns: 0.2, fiveWarn: 0.5, paretoShare: 0.8 },
  hiatus: {
    /** Limit = factor · median gap, between the two bounds, from so many purchase days on (3.5). */
    factor: 2.5,
    minDays: 45,
    maxDays: 365,
    purchases: 3,
    /** Before that, by class; `none` for a customer without one. */
    limitOfClass: { A: 90, B: 120, C: 180, none: 180 },
    /** In median gaps. */
    dueAt: 1.2,
    overdueAt: 1.8,
  },
  /** Latest days against the days before, in a purchase trend. */
  trend: { days: 90, up: 1.15, down: 0.85 },
  lifecycle: {
    /** An order this recent after too long a gap is a return. */
    reactivatedDays: 90,
    decliningDays: 90,
    decliningShare: 0.6,
    exploringPurchases: 2,
    exploringDays: 90,
    developingDays: 365,
    growthDays: 180,
    growth: 1.15,
    /** Days a stage lasts at least, unless the customer is lost or comes back. */
    stayDays: 14,
  },
  /** What a customer is worth (1.5, 1.6). */
  value: {
    /** By how much money is worth less a year later. */
    annualDiscount: 0.1,
    /** Months looked ahead. */
    horizons: [12, 36],
    /**
     * What has to be there for a rung, the highest first; weeks since the first purchase of anybody. With none of them met it is
     * the formula; its own test, a history below 26 weeks, bars every rung above.
     */
    needs: {
      ml: { customers: 20, repeats: 30, repeaters: 300, weeks: 26 },
      map: { customers: 50, repeats: 60, repeaters: 20, weeks: 52 },
      shrunk: { customers: 20, repeats: 30, repeaters: 0, weeks: 26 },
    },
    /** Repeaters from which Gamma–Gamma is fitted. */
    spendRepeaters: 30,
    /** Of number and amount of purchases, either way, before Gamma–Gamma misleads. */
    mostCorrelation: 0.3,
    /** Most times a fit looks at everybody. */
    evaluations: { ml: 1_500, map: 400, rate: 400, spend: 1_500 },
    /** Least φ = a/(a + b) and most κ = a + b with which the data say who stopped. */
    dropout: { leastMl: 0.001, mostSizeMl: 1_000, leastMap: 0.03 },
    /** Kept over a year: (kept + weight · rate) ÷ (customers + weight). */
    retention: { rate: 0.8, weight: 10 },
    /** Purchases that a segment's mean order counts for beside a customer's own. */
    orderWeight: 4,
    /** Gamma prior of the formula's rate. */
    rate: { purchases: 2, years: 0.5 },
    /** Days at the end of the history that the back-test foresees. */
    holdoutDays: 91,
    /** Fewer customers are shown a range. */
    rangeBelow: 50,
  },
  profit: {
    /** Of a person in the field or on the telephone, minor units. */
    hourlyRate: 18_000,
    /** A year, on what customers owe. */
    receivableRate: 0.06,
  },
  satisfaction: {
    /** Fewer answers are shown one by one, without a score (3.3). */
    answers: 10,
    promoterFrom: 9,
    detractorTo: 6,
    satisfiedFrom: 4,
    easyFrom: 5,
    /** Normal quantile of the interval. */
    z: 1.96,
  },
  visiting: {
    /** Visits a quarter and days between them, by class; D is served from afar (3.8). */
    visitsOfClass: { A: 12, B: 6, C: 3, D: 0 },
    daysOfClass: { A: 7, B: 14, C: 30, D: 0 },
    /** Of a visit and the way to it. */
    minutesOfClass: { A: 105, B: 80, C: 60, D: 30 },
    /** What a call or message counts for beside a visit. */
    remoteWeight: 0.5,
    hoursPerDay: 8,
    fieldShare: 0.7,
    /** Utilisation: tight above the first, impossible above the second. */
    tightAbove: 0.9,
    impossibleAbove: 1,
    /** Stands in for an importance nobody knows when due visits are put in order. */
    unknownImportance: 40,
  },
  importance: {
    /** 12-month potential from which it is 2, 3, 4, 5. */
    potentialBands: [5_000_000, 20_000_000, 50_000_000, 100_000_000],
    influence: { reference: 0.5, network: 0.3, fit: 0.2 },
    /** Decision power of a contact by role. */
    powerOfRole: { economic: 5, technical: 3, user: 2, other: 1 },
    keyFrom: 60,
    importantFrom: 40,
  },
  trust: {
    promiseDays: 180,
    /** Reliability = 1 + 4·(kept + priorKept) ÷ (due + priorDue). */
    priorKept: 2,
    priorDue: 4,
    /** Contact lapses after so many cadences and halves trust every so many days. */
    quietCadences: 2,
    halfLifeDays: 180,
    /** Bands of the relationship strategy (feat:D2). */
    strongFrom: 70,
    soundFrom: 50,
    weakFrom: 30,
  },
  confidence: { adoption: 0.4, wallet: 0.3, satisfaction: 0.2, quality: 0.1 },
  /** feat:I9. Tenure is full after so many days. */
  loyalty: { repeat: 0.3, tenure: 0.2, trust: 0.3, referral: 0.2, fullTenureDays: 1_095 },
  /** `seen`: how willing a contact seems, where somebody judged it. */
  decision: { confidence: 0.4, trust: 0.3, need: 0.3, seen: 0.5, vetoBelow: 30 },
  /** Minor units a planned visit may cost (4.4). */
  entitled: { travelOfVisit: 5_000, samplesOfVisit: 5_000 },
  /** feat:C11: reasons a customer needs to be suggested as key account. */
  keyAccount: { importance: 60, potentialBand: 4, influence: 4, loyalty: 60, reasons: 2 },
  matrix: {
    importance: 40,
    trust: 50,
    confidence: 50,
    willingness: 50,
    risk: 50,
    performance: 1,
    input: 1,
    /** Within this of both cuts, performance and input are on line. */
    onLine: 0.1,
    /** Points beyond a cut at which a change counts at once: of indices, of the ratios of the performance matrix. */
    clearPoints: 3,
    clearRatio: 0.03,
    /** Month-ends a change has to hold otherwise. */
    monthEnds: 2,
    /** Snapshots running in one unfavourable quadrant before the manager is told. */
    stuckAfter: 3,
  },
  /** Weights of what one would like to know of a customer (feat:L4). */
  profile: {
    industry: 1,
    place: 1,
    contact: 3,
    decider: 3,
    need: 3,
    potential: 2,
    competitor: 1,
    reference: 1,
    network: 1,
    fit: 1,
    credibility: 2,
    closeness: 2,
    selfInterest: 1,
    adoption: 2,
    satisfaction: 2,
  },
  plan: {
    /** Weights of the blocks of an account plan (4.1). */
    blocks: {
      header: 1,
      world: 1,
      pest: 1,
      swot: 2,
      position: 1,
      stakeholders: 2,
      objectives: 3,
      actions: 3,
      risk: 1,
      governance: 1,
    },
  },
}

/** English of the industries. */
import type { presets as zh } from '../zh-CN/presets.ts'

export const presets: typeof zh = {
  pharma: {
    name: 'Pharma',
    note: 'Hospitals and doctors: by department and prescribing habits',
    fields: ['Institution: hospital, clinic, practice, pharmacy chain', 'Department:', 'Formulary listed: yes, no'],
    lists: {
      tags: ['Opinion leader', 'Formulary committee', 'High prescriber', 'Undecided'],
      needs: ['Evidence', 'Safety data', 'Reimbursement', 'Patient education', 'Steady supply'],
      touchpoints: ['Department talk', 'Congress', 'Clinic visit', 'Pharmacy', 'Patient programme'],
      lostReasons: ['Lost the tender', 'Not on the formulary', 'Competitor contract', 'Doctor moved'],
      habits: ['First choice', 'Second line', 'Inpatients only'],
      surveys: ['Use in the department', 'Feedback on events'],
    },
  },
  fmcg: {
    name: 'FMCG',
    note: 'Shops and dealers: short visits, shelves, sell-out',
    fields: ['Channel: supermarket, convenience, catering, online, wholesale', 'Shelf place:', 'Cooler: yes, no'],
    lists: {
      tags: ['Flagship', 'Newly opened', 'Promotion spot', 'Grey goods risk'],
      needs: ['Fast turnover', 'Display fees', 'Returns', 'Payment terms', 'Promotion support'],
      touchpoints: ['Store check', 'Trade fair', 'Promoter', 'Delivery', 'Store chat'],
      lostReasons: ['Slow turnover', 'Price undercut', 'Competitor buy-out', 'Store closed'],
      habits: ['Orders weekly', 'Promotions only', 'Orders at month-end'],
      surveys: ['Store check', 'Dealer satisfaction'],
    },
  },
  b2b: {
    name: 'B2B',
    note: 'Large accounts: several people decide, over months',
    fields: ['Buying: tender, quotation, framework', 'Budget time:', 'Present supplier:'],
    lists: {
      tags: ['Reference', 'In tender', 'Framework', 'Pilot'],
      needs: ['Lead time', 'Total cost', 'Customising', 'Service response', 'Compliance'],
      touchpoints: ['Technical talk', 'Site visit', 'Tender', 'Delivery', 'After-sales'],
      lostReasons: ['Budget cut', 'Price', 'Technical misfit', 'Weak relations', 'Chose a competitor'],
      habits: ['Yearly framework', 'By project', 'Compares several'],
      surveys: ['Project satisfaction', 'Yearly review'],
    },
  },
  service: {
    name: 'Service',
    note: 'Renewals come from experience: touchpoints, issues, satisfaction',
    fields: ['Contract ends:', 'Service level: gold, silver, standard', 'Will renew: likely, maybe, unlikely'],
    lists: {
      tags: ['Up for renewal', 'Has complained', 'Has referred', 'Low use'],
      needs: ['Quick response', 'One contact', 'Training', 'Clear billing'],
      touchpoints: ['Hotline', 'On-site service', 'Invoice', 'Self-service', 'Account manager'],
      lostReasons: ['Poor service', 'Price', 'Business ended', 'Does it itself'],
      habits: ['Mostly online', 'Mostly by phone', 'Core features only'],
      surveys: ['After service', 'Before renewal'],
    },
  },
}

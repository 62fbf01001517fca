/**
 * The one-line parser: what a rep writes about a visit, in Chinese, English or both, becomes pieces and a proposal.
 * Deterministic and offline. What it does not understand stays text (UX: one-line parser).
 */
import { mask, plainText, splitClauses } from './clause.ts'
import type { Lean } from './date-rule.ts'
import { type DatePiece, findPieces } from './find-pieces.ts'
import { findPromises, type Scene } from './find-promises.ts'
import { propose } from './proposal.ts'
import type { SentenceContext } from './sentence-context.ts'
import type { DateSpan, PromiseSpan, Sentence, Span } from './span.ts'

export function parseSentence(text: string, context: SentenceContext): Sentence {
  const { today } = context
  const { pieces, dismissed } = findPieces(text, context)
  const masked = mask(plainText(text), pieces)
  const clauses = splitClauses(masked)
  const scene: Scene = { text, masked, clauses, pieces, dismissed, dismissedTexts: context.dismissed, today }
  const promises = findPromises(scene)
  const spans = pieces
    .filter(piece => !dismissed.has(piece))
    .flatMap((piece): readonly Span[] => (piece.kind === 'date' ? dateSpan(piece, scene, promises) : [piece]))
  const all = [...promises, ...spans].sort((a, b) => a.start - b.start || b.end - a.end)
  return { spans: all, proposal: propose({ spans: all, scene }, context) }
}

/** The day of a date: as its promise reads it, else ahead or back as the words of its clause look. */
function dateSpan(piece: DatePiece, scene: Scene, promises: readonly PromiseSpan[]): DateSpan[] {
  const due = promises.find(promise => promise.due?.start === piece.start)?.due
  if (due !== undefined) return [due]
  const day = piece.read(scene.today, leanOf(piece, scene))
  const { start, end, text } = piece
  return day === undefined ? [] : [{ kind: 'date', start, end, text, day }]
}

const looksBack =
  /了(?!解)|过(?![去来期])|刚|上次|已|\b(?:met|visited|called|saw|was|were|had|went|spoke|talked|sent|got|came|said|told|gave|delivered|ordered|signed|agreed)\b/iu

function leanOf({ start, end }: DatePiece, { masked, clauses }: Scene): Lean {
  const at = clauses.findIndex(clause => clause.start <= start && end <= clause.end)
  const own = clauses[at]
  if (own === undefined) return 'near'
  const words = masked.slice(own.start, own.end)
  // 周三，见了张总: a date alone belongs to what follows.
  const next = /[^\s\uE000]/u.test(words) ? undefined : clauses[at + 1]
  return looksBack.test(next === undefined ? words : masked.slice(next.start, next.end)) ? 'back' : 'near'
}

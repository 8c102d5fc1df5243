/**
 * Cuts a text where a field of a claim begins or ends, so that each piece is either silent or gave
 * the same fields.
 *
 * @param claims each with `spans`: field → [from, to) in UTF-16 units, as the preview gives them;
 *     spans outside the text are left out
 * @returns pieces `{text, fields: [{claim, field}]}` that add up to the text
 */
export function segments(text, claims) {
  const spans = claims.flatMap((claim, index) => Object.entries(claim.spans ?? {})
    .filter(([, span]) => Array.isArray(span) && 0 <= span[0] && span[0] < span[1] && span[1] <= text.length)
    .map(([field, [from, to]]) => ({ claim: index, field, from, to })));
  const cuts = [...new Set([0, text.length, ...spans.flatMap(span => [span.from, span.to])])].sort((a, b) => a - b);
  return cuts.slice(1).map((to, index) => ({
    text: text.slice(cuts[index], to),
    fields: spans.filter(span => span.from <= cuts[index] && to <= span.to).map(({ claim, field }) => ({ claim, field })),
  }));
}

// Words as the index keeps them: the same rules as scripts/plansite/search/folded.py.

export function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d");
}

export function words(text) {
  const found = plain(text).match(/[0-9a-z]+/g) ?? [];
  return found.map((word) => word.replace(/(?<=[hklmst])y$|(?<=qu)y$/, "i"));
}

// Words with their accents, tone marks where the newer style has them, to honour what was typed.
export function accented(text) {
  const found = text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return found.map((word) => {
    const tone = word.normalize("NFD").match(/[\u0300\u0301\u0303\u0309\u0323]/)?.[0] ?? "";
    return word.normalize("NFD").replace(/[\u0300\u0301\u0303\u0309\u0323]/g, "").normalize("NFC") + tone;
  });
}

export function hasAccents(word) {
  return plain(word) !== word.normalize("NFC").toLowerCase();
}

// The text as pieces, those that match a word of the query marked.
export function highlight(text, query) {
  const wanted = words(query).filter((word) => word.length > 1);
  return text.split(/([\p{L}\p{N}\p{M}]+)/u).map((piece, index) => {
    const folded = index % 2 ? words(piece).join("") : "";
    return { text: piece, mark: folded !== "" && wanted.some((word) => folded === word || (word.length > 2 && folded.startsWith(word))) };
  });
}

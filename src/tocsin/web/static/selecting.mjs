// Words selected in an article become the words of a correction. Offsets count code points of the article's text, as
// everywhere else: a character outside the basic plane is one, though the browser counts two.
const length = (text) => [...text].length;

function offsetOf(node, at) {
  const paragraph = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
  if (!paragraph) return null;
  const range = document.createRange();
  range.setStart(paragraph, 0);
  range.setEnd(node, at);
  return Number(paragraph.dataset.start) + length(range.toString());
}

export function selectedWords(text) {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.commonAncestorContainer)) return null;
  let start = offsetOf(range.startContainer, range.startOffset);
  let end = offsetOf(range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start) return null;
  const words = range.toString();
  start += length(words) - length(words.trimStart());
  end -= length(words) - length(words.trimEnd());
  return end > start ? { start, end, words: words.trim() } : null;
}

export function startSelecting() {
  const text = document.querySelector("[data-selectable]");
  const form = document.getElementById("correct");
  if (!text || !form) return;
  const { start, end, value, field, which } = form.elements;
  const shown = form.querySelector("[data-words]");

  function take(found) {
    start.disabled = end.disabled = !found;
    shown.textContent = found ? found.words : "none selected";
    if (!found) return;
    start.value = found.start;
    end.value = found.end;
    value.value = found.words;
  }

  document.addEventListener("selectionchange", () => {
    const found = selectedWords(text);
    if (found) take(found);
  });
  for (const button of document.querySelectorAll("[data-edit]")) {
    button.addEventListener("click", () => {
      field.value = button.dataset.edit;
      which.value = button.dataset.which;
      take(null);
      value.value = button.dataset.value;
      form.scrollIntoView({ block: "center" });
      value.focus();
      value.select();
    });
  }
}

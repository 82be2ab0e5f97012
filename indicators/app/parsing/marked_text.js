// The text comes as text and is put into the page as text: nothing of it is ever read as markup.
function piece(part) {
  if (typeof part === "string") return document.createTextNode(part);
  const [text, claim, kind, words] = part;
  const mark = document.createElement("mark");
  mark.className = kind;
  mark.textContent = text;
  mark.title = words;
  // Not a button, which would not break across lines.
  mark.setAttribute("role", "button");
  mark.tabIndex = 0;
  mark.dataset.claim = claim;
  return mark;
}

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector("article");
  // Drawn anew only if the text is another one, so that the mark that was picked keeps the focus.
  if (root.dataset.name !== data.name) {
    root.dataset.name = data.name;
    root.lang = data.language;
    root.replaceChildren(...data.paragraphs.map((parts) => {
      const paragraph = document.createElement("p");
      paragraph.append(...parts.map(piece));
      return paragraph;
    }));
  }
  for (const mark of root.querySelectorAll("mark")) {
    const chosen = mark.dataset.claim === data.chosen;
    mark.classList.toggle("chosen", chosen);
    mark.setAttribute("aria-pressed", String(chosen));
  }
  // On a phone the claim opens above the text and pushes the mark that was picked from under the finger.
  const own = document.activeElement;
  if (root.contains(own) && own.dataset.claim === data.chosen && matchMedia("(max-width: 640px)").matches) {
    // The claim is drawn after this, sooner or later; where the mark is in sight, nothing moves.
    for (const wait of [300, 900, 1500]) setTimeout(() => own.scrollIntoView({ block: "nearest" }), wait);
  }
  const pick = (event) => {
    const mark = event.target.closest("mark");
    if (mark) setTriggerValue("claim", mark.dataset.claim);
    return Boolean(mark);
  };
  root.onclick = pick;
  root.onkeydown = (event) => {
    if ((event.key === "Enter" || event.key === " ") && pick(event)) event.preventDefault();
  };
}

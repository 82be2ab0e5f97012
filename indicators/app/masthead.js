// A container of Streamlit's cannot say that it is the page's navigation, nor a script in which language the page is.
// Nor can Streamlit's own words be had in another language: they are put in place here, where they stand.
const OURS = "noscript, .stHtml, .js-plotly-plot, [role='grid'], pre, textarea";
const ATTRIBUTES = ["aria-label", "placeholder"];
const PER_FILE = /^(\d+)MB per file/;

// Text node or element -> what Streamlit said in it and what was put in its place; of one page, however often it runs.
const state = (document.indicatorsWords ??= { said: new WeakMap(), observer: null, words: {} });

function inWords(text, words) {
  const size = text.match(PER_FILE);
  if (size && words["{n}MB per file"]) return words["{n}MB per file"].replace("{n}", size[1]) + text.slice(size[0].length);
  return Object.hasOwn(words, text) ? words[text] : text;
}

function put(node, name, now, write) {
  const kept = state.said.get(node) ?? {};
  const theirs = kept[name] && kept[name].ours === now ? kept[name].theirs : now;
  const ours = inWords(theirs, state.words);
  if (ours !== theirs) state.said.set(node, { ...kept, [name]: { theirs, ours } });
  if (ours !== now) write(ours);
}

function translate(root) {
  if (root.nodeType === Node.TEXT_NODE) {
    if (root.parentElement && !root.parentElement.closest(OURS)) put(root, "text", root.nodeValue, (ours) => (root.nodeValue = ours));
    return;
  }
  if (root.nodeType !== Node.ELEMENT_NODE || root.closest(OURS)) return;
  for (const element of [root, ...root.querySelectorAll("[aria-label], [placeholder]")])
    for (const name of ATTRIBUTES)
      if (element.hasAttribute(name)) put(element, name, element.getAttribute(name), (ours) => element.setAttribute(name, ours));
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) translate(texts.currentNode);
}

function speak(words) {
  const spoken = state.observer !== null;
  state.words = words;
  if (Object.keys(words).length === 0) {
    state.observer?.disconnect();
    state.observer = null;
    if (spoken) translate(document.body);
    return;
  }
  translate(document.body);
  if (spoken) return;
  state.observer = new MutationObserver((changes) => {
    for (const change of changes)
      for (const node of change.type === "childList" ? change.addedNodes : [change.target]) translate(node);
  });
  state.observer.observe(document.body, { childList: true, subtree: true, characterData: true, attributeFilter: ATTRIBUTES });
}

export default function ({ data }) {
  document.documentElement.lang = data.language;
  const masthead = document.querySelector(".st-key-masthead");
  if (masthead) masthead.setAttribute("role", "navigation");
  speak(data.words);
}

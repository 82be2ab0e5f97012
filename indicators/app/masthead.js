// A link of Streamlit's cannot say that it is the current page, nor in which language its words are.
function tell(data, tries) {
  const masthead = document.querySelector(".st-key-masthead");
  const links = masthead ? [...masthead.querySelectorAll("a")] : [];
  if (links.length < data.pages + data.languages.length) {
    if (tries > 0) setTimeout(() => tell(data, tries - 1), 50);
    return;
  }
  masthead.setAttribute("role", "navigation");
  links.forEach((link, place) => {
    if (place === data.current) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
    const language = data.languages[place - data.pages];
    if (language) link.setAttribute("lang", language);
  });
}

export default function ({ data }) {
  document.documentElement.lang = data.language;
  tell(data, 100);
}

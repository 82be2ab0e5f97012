// A link of Streamlit's cannot say that it is that of the current page.
function tell(data, tries) {
  const masthead = document.querySelector(".st-key-masthead");
  const links = masthead ? [...masthead.querySelectorAll("a:not(.language)")] : [];
  if (links.length < data.pages) {
    if (tries > 0) setTimeout(() => tell(data, tries - 1), 50);
    return;
  }
  masthead.setAttribute("role", "navigation");
  links.forEach((link, place) => {
    if (place === data.current) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  });
}

export default function ({ data }) {
  document.documentElement.lang = data.language;
  tell(data, 100);
}

// Links with the class "here" lead to another view of this page. Followed as links they would start the page anew; so
// their addresses go to the server, which shows the view in place. They stay links: they can be copied and opened in a
// new tab. A click anywhere in a row of a table follows the row's link.
function linkOf(target) {
  if (!(target instanceof Element)) return null;
  const link = target.closest("a");
  if (link) return link.matches("a.here[href]") ? link : null;
  const row = target.closest("tbody.row");
  return row && String(window.getSelection()) === "" ? row.querySelector("a.here[href]") : null;
}

function show(selector, tries) {
  const element = document.querySelector(selector);
  if (element) element.scrollIntoView({ block: "start" });
  else if (tries > 0) setTimeout(() => show(selector, tries - 1), 50);
}

export default function ({ parentElement, data, setTriggerValue }) {
  const memory = parentElement.host || parentElement;
  const follow = (event) => {
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    const link = plain && !event.defaultPrevented ? linkOf(event.target) : null;
    if (!link) return;
    event.preventDefault();
    setTriggerValue("address", new URL(link.href).search);
  };
  if (memory.follow) document.removeEventListener("click", memory.follow);
  memory.follow = follow;
  document.addEventListener("click", follow);
  // What was asked for is above or below what was clicked: show it, but leave a page that was opened cold as it is.
  if (memory.target !== undefined && data.target && memory.target !== data.target) show(data.target, 40);
  memory.target = data.target;
  return () => document.removeEventListener("click", memory.follow);
}

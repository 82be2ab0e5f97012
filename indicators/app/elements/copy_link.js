// The address bar is right behind every proxy and on every port, which the server cannot know; so it is read here.
export default function ({ parentElement, data }) {
  const button = parentElement.querySelector("button");
  const original = data.label;
  button.textContent = original;

  async function copy(text) {
    if (navigator.clipboard && window.isSecureContext) {
      await navigator.clipboard.writeText(text);
      return;
    }
    // Plain http on a local network has no clipboard interface.
    const field = document.createElement("textarea");
    field.value = text;
    field.style.position = "fixed";
    field.style.opacity = "0";
    document.body.append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    if (!copied) throw new Error("copying was refused");
  }

  button.onclick = async () => {
    try {
      await copy(window.location.href);
      button.textContent = data.copied;
    } catch (error) {
      button.textContent = data.refused;
    }
    button.focus();
    setTimeout(() => { button.textContent = original; }, 2500);
  };
}

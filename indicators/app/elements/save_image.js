// Plotly's own button makes the one format that its configuration names; so the format is set and the button pressed.
export default function ({ parentElement, data }) {
  const row = parentElement.querySelector(".formats");

  function save(format) {
    const chart = document.querySelector(`.st-key-${data.chart} .js-plotly-plot`);
    const own = chart && chart.querySelector(".modebar-btn");
    if (!own) return;
    const scale = format === "png" ? 2 : 1;
    Object.assign(chart._context.toImageButtonOptions, { format, scale, filename: data.filename });
    own.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  }

  row.replaceChildren(...data.formats.map(({ format, label }) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.onclick = () => save(format);
    return button;
  }));
}

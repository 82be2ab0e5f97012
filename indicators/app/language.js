// Streamlit's page says that it is in English, whatever it says.
export default function ({ data }) {
  document.documentElement.lang = data.language;
}

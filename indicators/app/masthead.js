// A container of Streamlit's cannot say that it is the page's navigation, nor a script in which language the page is.
export default function ({ data }) {
  document.documentElement.lang = data.language;
  const masthead = document.querySelector(".st-key-masthead");
  if (masthead) masthead.setAttribute("role", "navigation");
}

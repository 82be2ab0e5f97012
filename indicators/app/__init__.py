"""The dashboard: Streamlit pages and HTTP routes over the pure functions of the package."""

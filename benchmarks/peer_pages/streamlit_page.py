"""The module's shape in Streamlit: prose, ten text boxes, one chart."""

from pathlib import Path

import matplotlib.pyplot as plt
import streamlit as st

st.text_area("Your first thoughts", key="first")
parts = Path("prose.md").read_text("utf-8").split("\n## ")
for number, part in enumerate(parts):
    st.markdown(part)
    if number < 9:
        st.text_area(f"What you think ({number + 1})", key=f"box-{number}")
figure, axes = plt.subplots()
axes.bar(["Asked in person", "Asked by letter", "Not asked"], [62, 41, 18])
st.pyplot(figure)

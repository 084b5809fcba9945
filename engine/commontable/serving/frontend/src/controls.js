// Jupyter's stock controls, loaded only where a page uses one.
export * from "@jupyter-widgets/controls";
import styles from "@jupyter-widgets/controls/css/widgets.css";

const element = document.createElement("style");
element.textContent = styles;
document.head.append(element);

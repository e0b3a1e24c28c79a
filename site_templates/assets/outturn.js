/* Offers the interactive chart, and to copy addresses. Everything is on the page without this script; Plotly is loaded when a reader asks. */
"use strict";
(() => {
  const here = document.currentScript.src;
  let loading;

  const plotly = () => {
    loading ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL("plotly.min.js", here).href;
      script.onload = () => resolve(window.Plotly);
      script.onerror = () => {
        loading = undefined;
        reject(new Error("The interactive chart could not be loaded."));
      };
      document.head.append(script);
    });
    return loading;
  };

  const colour = (name) => getComputedStyle(document.body).getPropertyValue(name).trim();

  const dressed = (figure) => {
    const lines = {
      outturn: { color: colour("--ot-outturn"), width: 3 },
      target: { color: colour("--ot-target"), width: 2, dash: "dash" },
      forecast: { color: colour("--ot-outturn"), width: 2, dash: "dash" },
      mean: { color: colour("--ot-quiet"), width: 1 },
      limit: { color: colour("--ot-quiet"), width: 1, dash: "dot" },
      comparator: { color: colour("--ot-comparator"), width: 2, dash: "dot" },
    };
    const data = figure.data.map((trace) => ({ ...trace, line: lines[trace.meta] }));
    const axis = { gridcolor: colour("--ot-line"), linecolor: colour("--ot-line"), zeroline: false };
    const layout = {
      ...figure.layout,
      paper_bgcolor: "transparent",
      plot_bgcolor: "transparent",
      font: { color: colour("--ot-ink"), size: 14 },
      hoverlabel: { bgcolor: colour("--ot-paper"), font: { color: colour("--ot-ink") } },
      xaxis: { ...figure.layout.xaxis, ...axis },
      yaxis: { ...figure.layout.yaxis, ...axis },
    };
    return { data, layout, config: figure.config };
  };

  const explore = (chart, button) => {
    if (button.hasAttribute("aria-busy")) {
      return;
    }
    const drawing = chart.querySelector(".ot-svg");
    const open = chart.querySelector(".ot-interactive");
    if (open) {
      window.Plotly.purge(open);
      open.remove();
      drawing.removeAttribute("hidden");
      drawing.style.display = "";
      button.textContent = "Explore this chart";
      return;
    }
    button.setAttribute("aria-busy", "true");
    plotly()
      .then((Plotly) => {
        const figure = dressed(JSON.parse(chart.querySelector("script.ot-figure").textContent));
        const place = document.createElement("div");
        place.className = "ot-interactive";
        place.id = `${chart.id}-interactive`;
        drawing.style.display = "none";
        drawing.after(place);
        button.textContent = "Close the interactive chart";
        return Plotly.newPlot(place, figure.data, figure.layout, figure.config);
      })
      .catch((error) => {
        button.textContent = error.message;
      })
      .finally(() => {
        button.removeAttribute("aria-busy");
      });
  };

  const copied = (text) => {
    if (navigator.clipboard) {
      return navigator.clipboard.writeText(text);
    }
    return Promise.reject(new Error("This browser does not let a page copy. Select the text instead."));
  };

  for (const place of document.querySelectorAll(".ot-copied")) {
    const button = document.createElement("button");
    const said = document.createElement("span");
    const text = place.textContent.trim();
    button.type = "button";
    button.className = "ot-explore ot-copy";
    button.textContent = "Copy";
    button.setAttribute("aria-describedby", place.id);
    said.className = "ot-when";
    said.setAttribute("role", "status");
    button.addEventListener("click", () => {
      copied(text)
        .then(() => "Copied.")
        .catch((error) => error.message)
        .then((words) => {
          said.textContent = ` ${words}`;
        });
    });
    const row = place.tagName === "DD" ? place : place.parentElement;
    row.append(" ", button, said);
  }

  for (const chart of document.querySelectorAll(".ot-chart")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ot-explore";
    button.textContent = "Explore this chart";
    button.addEventListener("click", () => explore(chart, button));
    chart.append(button);
  }
})();

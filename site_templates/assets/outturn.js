/* Offers the interactive chart, and to copy addresses. Everything is on the page without this script; Plotly is loaded when a reader asks. */
"use strict";

/* What the script says, in the site's language; builders/scripts.py puts it here. */
const wordsOfPage = {};

/* What nearly every interactive chart has: it is put here from charts/interactive.py. */
const commonOfCharts = {};

/* The colours that a reader may choose from, if there is a choice: from the site's configuration. */
const coloursOfSite = [];

/* An element with those attributes, and with what stands in it. */
const element = (name, attributes, ...inside) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...inside);
  return made;
};

/* The search opens at once, and its script is loaded when somebody turns to it. Without this, its link leads to a page. */
(() => {
  const here = document.currentScript.src;
  const link = document.querySelector(".ot-find");
  const page = document.querySelector(".ot-search--page");
  if (!link || location.protocol === "file:") {
    return;
  }

  const helpful = () => {
    const found = [
      [new URL("../indicators/", here).href, wordsOfPage.indicators],
      [new URL("../site-map/", here).href, wordsOfPage.map],
      [document.querySelector(".ot-ask")?.href, wordsOfPage.searchAsk],
    ];
    const items = found.filter(([href]) => href).map(([href, text]) => element("li", {}, element("a", { href }, text)));
    return element("div", { class: "ot-search__help", hidden: "" }, element("p", {}, wordsOfPage.searchHelp), element("ul", {}, ...items));
  };
  const boxed = () => {
    const input = element("input", {
      class: "ot-search__input",
      type: "search",
      name: "q",
      role: "combobox",
      "aria-label": wordsOfPage.searchLabel,
      placeholder: wordsOfPage.searchLabel,
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": "ot-search-found",
      autocapitalize: "off",
      autocomplete: "off",
      autocorrect: "off",
      spellcheck: "false",
      enterkeyhint: "search",
      maxlength: "200",
    });
    const close = element("button", { class: "ot-search__close", type: "button" }, wordsOfPage.searchClose);
    const found = { class: "ot-search__found", id: "ot-search-found", role: "listbox", "aria-label": wordsOfPage.searchResults, hidden: "" };
    const box = element(
      "dialog",
      { class: "ot-search", "aria-label": wordsOfPage.search, "data-failed": wordsOfPage.searchFailed },
      element("form", { class: "ot-search__form", role: "search", action: link.href }, input, close),
      element("div", { class: "ot-search__chips" }),
      element("p", { class: "ot-search__said", role: "status" }),
      element("div", found),
      helpful(),
    );
    close.addEventListener("click", () => box.close());
    box.addEventListener("click", (event) => {
      if (event.target === box) {
        box.close(); // beside it, not in it
      }
    });
    link.after(box);
    return box;
  };

  let loading;
  const search = (box) => {
    loading ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL("search.js", here).href;
      script.onload = () => resolve(window.outturnSearch);
      script.onerror = () => {
        loading = undefined;
        box.querySelector("[role=status]").textContent = box.dataset.failed;
        box.querySelector(".ot-search__help").hidden = false;
        reject(new Error(box.dataset.failed));
      };
      document.head.append(script);
    });
    return loading.then((begin) => {
      begin(box, link.href);
      return box;
    });
  };
  let begun;
  let dialog;
  const open = () => {
    if (page) {
      page.querySelector("input").focus();
      return;
    }
    dialog ??= boxed();
    dialog.showModal();
    begun ??= search(dialog).catch(() => {
      begun = undefined;
    });
  };
  if (page) {
    search(page).catch(() => {});
  }
  link.addEventListener("click", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      open();
    }
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey && !dialog?.open) {
      event.preventDefault();
      open();
    }
  });
})();

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
        reject(new Error(wordsOfPage.failed));
      };
      document.head.append(script);
    });
    return loading;
  };

  const colour = (name) => getComputedStyle(document.body).getPropertyValue(name).trim();

  /* Plotly takes some tags in its texts for markup; a text of ours is a text. */
  const plain = (text) => text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]);

  /* The figure with what a page leaves out of it: charts/interactive.py says what that is. */
  const whole = (chart) => {
    const { data, layout, few } = JSON.parse(chart.querySelector("script.ot-figure").textContent);
    const common = commonOfCharts;
    const periods = layout.xaxis.categoryarray;
    const ticktext = layout.xaxis.tickvals.map((place) => periods[place]);
    const axes = {
      xaxis: { ...common.layout.xaxis, ticktext, ...layout.xaxis },
      yaxis: { ...common.layout.yaxis, ...layout.yaxis },
    };
    const marks = (looks) => {
      const names = periods.map((_, at) => looks[at] ?? "");
      const [symbol, size, width] = ["symbol", "size", "width"].map((key) => names.map((name) => common.looks[name][key]));
      return { marker: { symbol, size, line: { width }, opacity: 1 }, customdata: names };
    };
    return {
      data: data.map(({ looks, ...trace }) => ({
        ...common.trace,
        x: periods,
        legendgroup: trace.name,
        ...trace,
        ...(looks ? marks(looks) : {}),
      })),
      layout: { ...common.layout, ...layout, ...axes },
      config: { ...common.config, toImageButtonOptions: { filename: chart.id } },
      few,
    };
  };

  const dressed = (chart) => {
    const figure = whole(chart);
    const lines = {
      outturn: { color: colour("--ot-outturn"), width: 3 },
      target: { color: colour("--ot-target"), width: 2, dash: "dash" },
      forecast: { color: colour("--ot-outturn"), width: 2, dash: "dash" },
      mean: { color: colour("--ot-quiet"), width: 1 },
      limit: { color: colour("--ot-quiet"), width: 1, dash: "dot" },
      baseline: { color: colour("--ot-quiet"), width: 1.5, dash: "dashdot" },
      comparator: { color: colour("--ot-comparator"), width: 2, dash: "dot" },
    };
    const causes = { concern: colour("--ot-red"), improvement: colour("--ot-green") };
    const marked = ({ marker, customdata }) => ({
      ...marker,
      color: customdata.map((look) => causes[look] ?? colour("--ot-outturn")),
    });
    const isNarrow = matchMedia("(max-width: 44rem)").matches;
    const inLines = (name) => (isNarrow ? name.match(/.{1,30}(?: |$)|\S+ ?/g) : [name]);
    const data = figure.data.map((trace) => ({
      ...trace,
      ...(trace.marker ? { marker: marked(trace) } : {}),
      name: inLines(trace.name).map(plain).join("<br>"),
      legendgroup: plain(trace.legendgroup),
      line: lines[trace.meta],
    }));
    const { tickvals, ticktext } = figure.layout.xaxis;
    const kept = tickvals.map((place) => !isNarrow || figure.few.includes(place));
    const periods = { tickvals: tickvals.filter((_, at) => kept[at]), ticktext: ticktext.filter((_, at) => kept[at]).map(plain) };
    const axis = { automargin: true, gridcolor: colour("--ot-line"), linecolor: colour("--ot-line"), zeroline: false };
    const layout = {
      ...figure.layout,
      paper_bgcolor: "transparent",
      plot_bgcolor: "transparent",
      font: { color: colour("--ot-ink"), size: 14 },
      hoverlabel: { bgcolor: colour("--ot-paper"), font: { color: colour("--ot-ink") } },
      // As tall as the drawing, so the key stands above the plot, as it does there, and labels make their own room.
      legend: { orientation: "v", x: 0, xanchor: "left", y: 1.04, yanchor: "bottom", tracegroupgap: 0, font: { size: 13 } },
      margin: { l: 8, r: 12, t: 8, b: 8 },
      modebar: { bgcolor: "transparent", color: colour("--ot-quiet"), activecolor: colour("--ot-ink") },
      xaxis: { ...figure.layout.xaxis, ...axis, ...periods },
      yaxis: { ...figure.layout.yaxis, ...axis, ...(isNarrow ? { title: undefined } : {}) },
    };
    const locale = document.documentElement.lang;
    return { data, layout, config: { ...figure.config, locale, locales: { [locale]: { dictionary: wordsOfPage.plotly } } } };
  };

  /* The stylesheet makes the button as wide as the longer of its labels. */
  const label = (button, text) => {
    button.textContent = text;
    button.dataset.other = text === wordsOfPage.open ? wordsOfPage.close : wordsOfPage.open;
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
      label(button, wordsOfPage.open);
      return;
    }
    button.setAttribute("aria-busy", "true");
    plotly()
      .then((Plotly) => {
        const figure = dressed(chart);
        const place = document.createElement("div");
        place.className = "ot-interactive";
        place.id = `${chart.id}-interactive`;
        place.setAttribute("role", "group");
        place.setAttribute("aria-label", wordsOfPage.chart);
        place.addEventListener("keydown", (event) => {
          if (event.key === "Escape") {
            explore(chart, button);
            button.focus();
          }
        });
        place.style.height = `${drawing.getBoundingClientRect().height}px`; // so that nothing below it moves
        drawing.style.display = "none";
        drawing.after(place);
        label(button, wordsOfPage.close);
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
    return Promise.reject(new Error(wordsOfPage.copyRefused));
  };

  for (const place of document.querySelectorAll(".ot-copied")) {
    const button = document.createElement("button");
    const said = document.createElement("span");
    const text = place.textContent.trim();
    button.type = "button";
    button.className = "ot-explore ot-copy";
    button.textContent = wordsOfPage.copy;
    button.setAttribute("aria-describedby", place.id);
    said.className = "ot-when";
    said.setAttribute("role", "status");
    button.addEventListener("click", () => {
      copied(text)
        .then(() => wordsOfPage.copied)
        .catch((error) => error.message)
        .then((words) => {
          said.textContent = ` ${words}`;
        });
    });
    const row = place.tagName === "DD" ? place : place.parentElement;
    row.append(" ", button, said);
  }

  for (const chart of document.querySelectorAll(".ot-chart:has(script.ot-figure)")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ot-explore ot-open";
    label(button, wordsOfPage.open);
    button.addEventListener("click", () => explore(chart, button));
    button.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && chart.querySelector(".ot-interactive")) {
        explore(chart, button);
      }
    });
    // A mouse that comes near fetches the script ahead of the click; a finger never does.
    button.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "mouse") {
        plotly().catch(() => undefined);
      }
    });
    chart.querySelector(".ot-tools").append(button);
  }

  // A reader who turns to the other colours takes the open charts along.
  new MutationObserver(() => {
    for (const place of document.querySelectorAll(".ot-interactive.js-plotly-plot")) {
      const figure = dressed(place.closest(".ot-chart"));
      window.Plotly.react(place, figure.data, figure.layout, figure.config);
    }
  }).observe(document.body, { attributes: true, attributeFilter: ["data-md-color-scheme"] });

  // The theme lets wide tables of prose scroll; keys reach them in every browser.
  addEventListener("load", () => {
    for (const wide of document.querySelectorAll(".md-typeset__scrollwrap")) {
      if (wide.scrollWidth > wide.clientWidth) {
        wide.tabIndex = 0;
        wide.setAttribute("role", "region");
        wide.setAttribute("aria-label", "A wide table");
      }
    }
  });
})();

/* What the theme's script would do for the page, where it is left out (theme/main.html says where). */
(() => {
  if (!("alone" in document.currentScript.dataset)) {
    return;
  }
  const head = document.querySelector(".md-header");
  const kept = `${new URL("..", document.currentScript.src).pathname}.__palette`;

  /* A choice a scheme, and behind each what leads to the next one, as the theme has them where its own script is. */
  const switches = () =>
    coloursOfSite.flatMap(({ name, icon, ...colour }, at) => {
      const marks = Object.entries(colour).map(([key, value]) => [`data-md-color-${key}`, value]);
      const named = name ? { "aria-label": name } : { "aria-hidden": "true" };
      const input = element("input", { class: "md-option", ...Object.fromEntries(marks), ...named, type: "radio", name: "__palette", id: `__palette_${at}` });
      const next = `__palette_${(at + 1) % coloursOfSite.length}`;
      const label = element("label", { class: "md-header__button md-icon", title: name, for: next, hidden: "" });
      label.innerHTML = icon; // a drawing of the theme's
      return name ? [input, label] : [input];
    });

  /* The choice is kept as the theme keeps it, because a script at the top of the page brings it back. */
  const scheme = () => {
    const form = document.querySelector("[data-md-component=palette]");
    if (form?.childElementCount === 0) {
      form.append(...switches());
    }
    const inputs = [...document.querySelectorAll("[data-md-component=palette] input")];
    if (inputs.length === 0) {
      return;
    }
    const [browser, controls] = ["theme-color", "color-scheme"].map((name) => {
      const meta = document.createElement("meta");
      meta.name = name;
      document.head.append(meta);
      return meta;
    });
    const light = matchMedia("(prefers-color-scheme: light)");
    const read = () => {
      try {
        return JSON.parse(localStorage.getItem(kept));
      } catch {
        return null; // no storage, or something else is in it
      }
    };
    const colours = (input) =>
      Object.fromEntries(["media", "scheme", "primary", "accent"].map((one) => [one, input.getAttribute(`data-md-color-${one}`)]));
    const show = (index) => {
      const color = colours(inputs[index]);
      if (color.media === "(prefers-color-scheme)") {
        const like = inputs.find((one) => one.dataset.mdColorMedia === `(prefers-color-scheme: ${light.matches ? "light" : "dark"})`);
        Object.assign(color, like && { ...colours(like), media: color.media });
      }
      document.body.dataset.mdColorSwitching = ""; // nothing fades meanwhile
      for (const [name, value] of Object.entries(color)) {
        document.body.setAttribute(`data-md-color-${name}`, value);
      }
      for (const [at, input] of inputs.entries()) {
        if (input.nextElementSibling?.tagName === "LABEL") {
          input.nextElementSibling.hidden = at !== index;
        }
      }
      try {
        localStorage.setItem(kept, JSON.stringify({ index, color }));
      } catch {
        // no storage: the choice is for this page
      }
      const style = getComputedStyle(head);
      browser.content = style.backgroundColor;
      controls.content = style.colorScheme;
      setTimeout(() => delete document.body.dataset.mdColorSwitching);
      shown = index;
    };
    const begin = () => {
      const chosen = read()?.index ?? inputs.findIndex((one) => matchMedia(one.dataset.mdColorMedia).matches);
      show(Math.max(0, Math.min(chosen, inputs.length - 1)));
    };
    let shown = 0;
    for (const [at, input] of inputs.entries()) {
      input.addEventListener("change", () => show(at));
      input.addEventListener("keydown", (event) => {
        if (event.key === "Enter") {
          event.preventDefault();
          const next = inputs[(shown + 1) % inputs.length];
          next.click();
          next.focus();
        }
      });
    }
    light.addEventListener("change", begin);
    begin();
  };

  /* The way to the top appears when a reader turns back. */
  const top = () => {
    const button = document.querySelector(".md-top");
    let before = scrollY;
    if (!button) {
      return;
    }
    if (!button.querySelector("svg")) {
      button.insertAdjacentHTML("afterbegin", '<svg viewBox="0 0 24 24"><path d="M13 20h-2V8l-5.5 5.5-1.42-1.42L12 4.16l7.92 7.92-1.42 1.42L13 8z"/></svg>');
    }
    const show = (isShown) => {
      if (button.hidden === isShown) {
        button.hidden = !isShown;
        button.style.top = `${head.offsetHeight + 16}px`;
      }
    };
    addEventListener(
      "scroll",
      () => {
        show(scrollY < before && scrollY > 0);
        before = scrollY;
      },
      { passive: true },
    );
    button.addEventListener("click", () => {
      scrollTo({ top: 0 });
      show(false);
    });
  };

  /* Written pages: a menu at one side, what is on the page at the other. */
  const sides = () => {
    const below = () => document.body.style.setProperty("--ot-head", `${head.offsetHeight}px`);
    if (document.querySelector(".md-sidebar")) {
      below();
      addEventListener("resize", below);
    }
    for (const label of document.querySelectorAll(".md-sidebar label[tabindex]")) {
      const toggle = document.getElementById(label.htmlFor);
      const menu = document.querySelector(`[aria-labelledby="${label.id}"]`);
      toggle.addEventListener("change", () => menu?.setAttribute("aria-expanded", toggle.checked));
      label.addEventListener("keydown", (event) => {
        if (event.key === "Enter") {
          label.click();
        }
      });
    }
    const active = [...document.querySelectorAll(".md-sidebar--primary .md-nav__link--active[href]")].find((one) => one.clientHeight);
    const side = active?.closest(".md-sidebar__scrollwrap");
    if (side) {
      side.scrollTop = active.getBoundingClientRect().top - side.getBoundingClientRect().top - side.clientHeight / 2;
    }
    const links = [...document.querySelectorAll(".md-sidebar--secondary .md-nav__link[href^='#']")];
    const parts = links.map((one) => document.getElementById(decodeURIComponent(one.hash.slice(1))));
    const follow = () => {
      const isEnd = scrollY > 0 && scrollY + innerHeight >= Math.floor(document.documentElement.scrollHeight);
      const line = isEnd ? innerHeight : head.offsetHeight + 32;
      const last = parts.findLastIndex((one) => one && one.getBoundingClientRect().top < line);
      for (const [at, link] of links.entries()) {
        link.classList.toggle("md-nav__link--passed", at <= last);
        link.classList.toggle("md-nav__link--active", at === last);
      }
    };
    if (links.length) {
      addEventListener("scroll", () => requestAnimationFrame(follow), { passive: true });
      addEventListener("load", follow);
    }
  };

  /* Tables of prose scroll in a frame, code in its own; what is folded opens where an address leads into it, and on paper. */
  const contents = () => {
    for (const table of document.querySelectorAll("article table:not([class])")) {
      const [frame, inner] = ["md-typeset__scrollwrap", "md-typeset__table"].map((name) => {
        const box = document.createElement("div");
        box.className = name;
        return box;
      });
      table.replaceWith(frame);
      frame.append(inner);
      inner.append(table);
    }
    const codes = [...document.querySelectorAll("article pre > code")];
    const reach = () => {
      const wide = codes.map((one) => one.scrollWidth > one.clientWidth);
      for (const [at, code] of codes.entries()) {
        if (wide[at]) {
          code.tabIndex = 0;
        } else {
          code.removeAttribute("tabindex");
        }
      }
    };
    if (codes.length) {
      addEventListener("load", reach);
      addEventListener("resize", reach);
    }
    const reveal = () => {
      const folded = document.querySelector("details:not([open]) :target, details:not([open]):target")?.closest("details");
      if (folded) {
        folded.open = true;
        folded.scrollIntoView();
      }
    };
    let opened = [];
    const unfold = () => {
      const more = [...document.querySelectorAll("article details:not([open])")];
      for (const one of more) {
        one.open = true;
      }
      opened = [...opened, ...more];
    };
    const fold = () => {
      for (const one of opened) {
        one.open = false;
      }
      opened = [];
    };
    addEventListener("beforeprint", unfold);
    addEventListener("afterprint", fold);
    matchMedia("print").addEventListener("change", (event) => (event.matches ? unfold() : fold()));
    addEventListener("hashchange", reveal);
    addEventListener("load", reveal);
  };

  scheme();
  contents();
  sides();
  top();
})();

/* Saves a chart as a picture: the drawing on the page with its colours written into it, its title, finding and source. */
(() => {
  const WIDTH = 800;
  const EDGE = 24;
  const LINE = 22;
  const FONT = "Arial, Helvetica, sans-serif";
  const STYLES = [
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "opacity",
    "text-anchor",
    "font-size",
    "font-weight",
  ];
  const SVG = "http://www.w3.org/2000/svg";

  const element = (name, attributes, text = "") => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) {
      made.setAttribute(key, value);
    }
    made.textContent = text;
    return made;
  };

  /* The text in lines that fit the picture. */
  const lines = (text, font) => {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = font;
    const found = [""];
    for (const word of text.trim().split(/\s+/)) {
      const longer = `${found.at(-1)} ${word}`.trim();
      if (found.at(-1) && pen.measureText(longer).width > WIDTH - 2 * EDGE) {
        found.push(word);
      } else {
        found[found.length - 1] = longer;
      }
    }
    return found;
  };

  /* Path data at another size. */
  const stretched = (path, across, down) =>
    path.replace(/([MLHVhv])([^MLHVhv]*)/g, (_, command, rest) => {
      const sizes = { H: [across], h: [across], V: [down], v: [down] }[command] ?? [across, down];
      const numbers = rest.trim().split(/[ ,]+/).map((number, place) => Number(number) * sizes[place % sizes.length]);
      return command + numbers.map((number) => number.toFixed(1)).join(" ");
    });

  /* The drawing in pixels alone: few programs beside browsers know shares of a width, or strokes that do not stretch. */
  const settled = (copy) => {
    const wide = WIDTH - 2 * EDGE;
    for (const one of copy.querySelectorAll("[x$='%']")) {
      one.setAttribute("x", ((wide * Number.parseFloat(one.getAttribute("x"))) / 100).toFixed(1));
    }
    const plot = copy.querySelector("svg");
    const [, , units, deep] = plot.getAttribute("viewBox").split(" ").map(Number);
    const down = Number(plot.getAttribute("height")) / deep;
    for (const path of plot.querySelectorAll("path")) {
      path.setAttribute("d", stretched(path.getAttribute("d"), wide / units, down));
    }
    const group = element("g", { transform: `translate(0 ${plot.getAttribute("y") ?? 0})` });
    group.append(...plot.childNodes);
    plot.replaceWith(group);
    return copy;
  };

  /* A copy of the drawing that needs no stylesheet, in the colours for a light background. */
  const standalone = (drawing) => {
    const copy = drawing.cloneNode(true);
    const scheme = document.body.getAttribute("data-md-color-scheme");
    document.body.setAttribute("data-md-color-scheme", "default");
    const closed = drawing.style.display;
    drawing.style.display = "";
    const copies = copy.querySelectorAll("*");
    drawing.querySelectorAll("*").forEach((one, place) => {
      const style = getComputedStyle(one);
      if (style.display === "none") {
        copies[place].setAttribute("display", "none");
      }
      for (const name of STYLES) {
        copies[place].setAttribute(name, style.getPropertyValue(name));
      }
      copies[place].removeAttribute("class");
    });
    drawing.style.display = closed;
    document.body.setAttribute("data-md-color-scheme", scheme);
    for (const one of copy.querySelectorAll("title, desc, [display=none]")) {
      one.remove();
    }
    for (const name of ["class", "role", "aria-labelledby", "style"]) {
      copy.removeAttribute(name);
    }
    return settled(copy);
  };

  const picture = (chart) => {
    const drawing = chart.querySelector(".ot-svg");
    const said = (selector) => document.querySelector(selector)?.textContent.trim() ?? "";
    const name = drawing.querySelector("title").textContent;
    const texts = [
      ...lines(name, `700 18px ${FONT}`).map((text) => ["700", 18, "#1d2433", text]),
      ...lines(said(`#${chart.id} figcaption`), `16px ${FONT}`).map((text) => ["400", 16, "#1d2433", text]),
    ];
    const below = [wordsOfPage.source.replace("{source}", () => said("[id$='-source']")), said("[id$='-address']") || location.href]
      .flatMap((text) => lines(text, `13px ${FONT}`))
      .map((text) => ["400", 13, "#545d6d", text]);
    const tall = Number(drawing.getAttribute("height"));
    const top = EDGE + texts.length * LINE + 10;
    const height = top + tall + below.length * LINE + EDGE;
    const whole = element("svg", { xmlns: SVG, width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}`, "font-family": FONT });
    whole.append(element("title", {}, name), element("rect", { width: WIDTH, height, fill: "#fff" }));
    const write = ([weight, size, fill, text], y) => {
      whole.append(element("text", { x: EDGE, y, fill, "font-size": size, "font-weight": weight }, text));
    };
    texts.forEach((text, place) => write(text, EDGE + 14 + place * LINE));
    const inside = standalone(drawing);
    for (const [key, value] of Object.entries({ x: EDGE, y: top, width: WIDTH - 2 * EDGE, overflow: "visible" })) {
      inside.setAttribute(key, value);
    }
    whole.append(inside);
    below.forEach((text, place) => write(text, top + tall + 20 + place * LINE));
    return { height, text: new XMLSerializer().serializeToString(whole) };
  };

  const save = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  const vector = (chart) => new Blob([picture(chart).text], { type: "image/svg+xml" });

  const raster = (chart) =>
    new Promise((resolve, reject) => {
      const { height, text } = picture(chart);
      const image = new Image();
      const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
      image.onload = () => {
        const canvas = document.createElement("canvas");
        canvas.width = 2 * WIDTH;
        canvas.height = 2 * height;
        canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
        URL.revokeObjectURL(address);
        canvas.toBlob(resolve, "image/png");
      };
      image.onerror = () => reject(new Error(wordsOfPage.undrawn));
      image.src = address;
    });

  for (const chart of document.querySelectorAll(".ot-chart")) {
    const kinds = [
      ["svg", wordsOfPage.svg, (one) => Promise.resolve(vector(one))],
      ["png", wordsOfPage.png, raster],
    ];
    for (const [ending, words, drawn] of kinds) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "ot-explore ot-save";
      button.textContent = words;
      button.setAttribute("aria-describedby", `${chart.id}-title`);
      button.addEventListener("click", () => {
        drawn(chart)
          .then((blob) => save(blob, `${chart.id}.${ending}`))
          .catch((error) => {
            button.textContent = error.message;
          });
      });
      chart.querySelector(".ot-tools").append(button);
    }
  }
})();

/*
 * A scorecard's indicators: as pictures or as a table, which rows of it and in which order, kept in the address
 * (?layout=table&direction=worse&outcome=stay-safe&sort=latest&order=down), so that what a reader sees can be sent to
 * somebody else. The parts of the bars choose rows, one of each bar. The words come with the page.
 */
(() => {
  const controls = document.querySelector(".ot-filter > .ot-choose");
  if (!controls) {
    return;
  }
  const every = document.querySelector(".ot-every");
  const table = every.querySelector("table");
  const bodies = [...table.tBodies];
  const rows = bodies.flatMap((body) => [...body.rows].slice(1));
  const outcomes = [...document.querySelectorAll("[data-outcome]")];
  const order = new Map(rows.map((row, place) => [row, place]));
  const said = controls.querySelector("[role=status]");
  const [outcome, sorting] = controls.querySelectorAll("select");
  const parts = [...document.querySelectorAll("a.ot-part")];
  const layouts = [...document.querySelectorAll(".ot-layouts a")];
  const FILTERS = [...new Set(parts.map((part) => part.dataset.filter))];
  const state = {};

  const headers = [...table.tHead.rows[0].cells];
  const heading = (column) => headers.find((header) => header.dataset.column === column);
  const way = (header, falls) => header.dataset[falls ? "down" : "up"] ?? said.dataset[falls ? "down" : "up"];

  const key = (row, column) => {
    const cell = row.cells[heading(column).cellIndex];
    if (column === "title") {
      return cell.querySelector("a").textContent;
    }
    return cell.dataset.sort === undefined ? null : Number(cell.dataset.sort);
  };
  const compared = (one, other) => {
    const [first, second] = [one, other].map((row) => key(row, state.sort));
    if (first === null || second === null) {
      return (first === null) - (second === null); // what has nothing comes last either way
    }
    const step = typeof first === "string" ? first.localeCompare(second, document.documentElement.lang) : first - second;
    return state.order ? -step : step;
  };
  const fits = (row) =>
    FILTERS.every((name) => !state[name] || row.dataset[name] === state[name]) &&
    (!state.outcome || row.parentElement.dataset.outcome === state.outcome);

  const show = () => {
    const shown = rows.filter((row) => {
      row.hidden = !fits(row);
      return !row.hidden;
    });
    const left = new Set(shown.map((row) => row.parentElement.dataset.outcome));
    for (const one of outcomes) {
      one.hidden = !left.has(one.dataset.outcome);
    }
    for (const body of bodies) {
      const own = [...body.rows].slice(1);
      own.sort((one, other) => (state.sort && compared(one, other)) || order.get(one) - order.get(other));
      body.append(...own);
    }
    for (const header of headers) {
      if (state.sort && header.dataset.column === state.sort) {
        header.setAttribute("aria-sort", state.order ? "descending" : "ascending");
      } else {
        header.removeAttribute("aria-sort");
      }
    }
    for (const part of parts) {
      part.toggleAttribute("aria-current", false);
      if (state[part.dataset.filter] === part.dataset.value) {
        part.setAttribute("aria-current", "true");
      }
    }
    for (const link of layouts) {
      link.toggleAttribute("aria-current", false);
      if (link.dataset.layout === state.layout) {
        link.setAttribute("aria-current", "true");
      }
    }
    every.classList.toggle("ot-as-table", state.layout === "table");
    outcome.value = state.outcome;
    sorting.value = state.sort ? `${state.sort} ${state.order}`.trim() : "";
    const texts = [said.dataset.shown.replace("{shown}", () => shown.length)];
    if (state.sort) {
      const header = heading(state.sort);
      const name = header.textContent.trim();
      texts.push(said.dataset.sorted.replace("{column}", () => name).replace("{order}", way(header, state.order)));
    }
    said.textContent = texts.join(" ");
    said.classList.toggle("ot-some", shown.length < rows.length || state.sort !== "");
  };

  const known = {
    layout: ["table"],
    outcome: [...outcome.options].map((option) => option.value),
    sort: headers.map((header) => header.dataset.column),
    order: ["down"],
    ...Object.fromEntries(FILTERS.map((name) => [name, parts.filter((one) => one.dataset.filter === name).map((one) => one.dataset.value)])),
  };
  const read = () => {
    const asked = new URLSearchParams(location.search);
    for (const [name, values] of Object.entries(known)) {
      state[name] = values.includes(asked.get(name)) ? asked.get(name) : "";
    }
    state.order = state.sort && state.order;
    if (location.hash === `#${every.id}`) {
      state.layout = "table";
    }
    every.removeAttribute("id"); // from here on the class says it, and not what the address leads to
  };
  const address = (changes) => {
    const found = new URL(location.href);
    for (const [name, value] of Object.entries({ ...state, ...changes })) {
      if (value) {
        found.searchParams.set(name, value);
      } else {
        found.searchParams.delete(name);
      }
    }
    return found;
  };
  /* A link says where it leads, so that it can be copied and opened elsewhere. */
  const link = () => {
    for (const part of parts) {
      const { filter, value } = part.dataset;
      const found = address({ [filter]: state[filter] === value ? "" : value });
      found.hash = "every-indicator";
      part.href = found;
    }
    for (const one of layouts) {
      const found = address({ layout: one.dataset.layout });
      found.hash = "every-indicator";
      one.href = found;
    }
  };
  const change = (changes) => {
    Object.assign(state, changes);
    show();
    const found = address({});
    found.hash = found.hash === "#as-table" ? "" : found.hash;
    history.replaceState(history.state, "", found);
    link();
  };
  const reset = () => change(Object.fromEntries(Object.keys(state).map((name) => [name, name === "layout" ? state.layout : ""])));

  /* A link to a row or an outcome shows it, whatever was chosen before. */
  const follow = () => {
    const target = location.hash ? document.getElementById(location.hash.slice(1)) : null;
    if (target?.closest("[hidden]")) {
      reset();
      target.scrollIntoView();
    }
  };
  const isPlain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button);

  for (const header of headers) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ot-sort";
    header.dataset.printed = header.textContent; // a browser repeats a header on each sheet of paper, but no button
    for (const falls of [false, true]) {
      const option = new Option(`${header.dataset.printed}: ${way(header, falls)}`, `${header.dataset.column} ${falls ? "down" : ""}`.trim());
      sorting.add(option);
    }
    button.append(...header.childNodes);
    button.addEventListener("click", () => {
      const falls = !state.order && state.sort === header.dataset.column;
      change({ sort: header.dataset.column, order: falls ? "down" : "" });
    });
    header.append(button);
  }
  const choose = (part) => {
    const { filter, value } = part.dataset;
    const isChosen = state[filter] === value;
    change({ [filter]: isChosen ? "" : value });
    if (!isChosen) {
      document.getElementById("every-indicator").scrollIntoView();
    }
  };
  for (const part of parts) {
    part.addEventListener("click", (event) => {
      if (isPlain(event)) {
        event.preventDefault();
        choose(part);
      }
    });
  }
  for (const group of document.querySelectorAll(".ot-group")) {
    const own = [...group.querySelectorAll("a.ot-part")];
    for (const one of group.querySelectorAll("[data-part]")) {
      one.classList.add("ot-chooses");
      one.addEventListener("click", () => choose(own[one.dataset.part]));
    }
  }
  for (const one of layouts) {
    one.addEventListener("click", (event) => {
      if (isPlain(event)) {
        event.preventDefault();
        change({ layout: one.dataset.layout });
      }
    });
  }
  outcome.addEventListener("change", () => change({ outcome: outcome.value }));
  sorting.addEventListener("change", () => {
    const [sort, falls = ""] = sorting.value.split(" ");
    change({ sort, order: falls });
  });
  controls.querySelector("button").addEventListener("click", reset);
  addEventListener("hashchange", follow);
  controls.parentElement.classList.add("ot-ready");
  read();
  show();
  link();
  follow();
})();

/* The page that stands where there is none: the pages whose addresses are most like the one that was asked for. */
(() => {
  const place = document.querySelector(".ot-suggested");
  if (!place) {
    return;
  }
  const root = new URL("../", document.currentScript.src);
  const MOST = 5;
  const LEAST = 0.4;

  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  const words = (path) => decoded(path).toLowerCase().split(/[^\p{L}\p{N}.]+/u).filter((word) => word && !/^index\.|^html?$/.test(word));
  const pairs = (word) => new Set([...` ${word} `].slice(1).map((letter, at) => ` ${word} `[at] + letter));
  const alike = (one, other) => {
    if (one === other) {
      return 1;
    }
    const [first, second] = [pairs(one), pairs(other)];
    const common = [...first].filter((pair) => second.has(pair)).length;
    const share = (2 * common) / (first.size + second.size);
    return share > 0.5 ? share : 0;
  };
  const nearness = (asked, found) => {
    const best = asked.map((word) => Math.max(...found.map((other) => alike(word, other)), 0));
    return (2 * best.reduce((sum, one) => sum + one, 0)) / (asked.length + found.length);
  };
  const name = (path) =>
    path
      .split("/")
      .filter(Boolean)
      .map((part) => part.replace(/-/g, " "))
      .join(": ")
      .replace(/^./, (letter) => letter.toUpperCase());

  const suggest = ([map, permanent]) => {
    const listed = [...new DOMParser().parseFromString(map, "text/xml").getElementsByTagName("loc")].map((one) => one.textContent.trim());
    const home = listed.reduce((one, other) => (other.length < one.length ? other : one), listed[0] ?? "");
    const asked = words(location.pathname.replace(root.pathname, ""));
    const pages = listed.filter((one) => one !== home && one.startsWith(home)).map((one) => decoded(one.slice(home.length)));
    const sealed = permanent.split("\n").filter((one) => one.endsWith("/") && one !== "/").map((one) => one.slice(1));
    const near = [...new Set([...pages, ...sealed])]
      .map((path) => ({ path, score: asked.length ? nearness(asked, words(path)) : 0 }))
      .filter((one) => one.score >= LEAST)
      .sort((one, other) => other.score - one.score || one.path.length - other.path.length)
      .slice(0, MOST);
    for (const { path } of near) {
      const address = new URL(path, root);
      if (address.origin === root.origin) {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = address.href;
        link.textContent = name(path);
        item.append(link);
        place.querySelector("ul").append(item);
      }
    }
    place.hidden = near.length === 0;
  };

  const read = (name) => fetch(new URL(name, root)).then((answer) => (answer.ok ? answer.text() : ""));
  Promise.all([read("sitemap.xml"), read("data/addresses.txt")])
    .then(suggest)
    .catch(() => {}); // without suggestions the page still says where to go
})();

/* The pages on which files are checked or verified have scripts of their own. */
for (const [id, name] of [["ot-check", "../check/files/page.js"], ["ot-verify", "verify.js"]]) {
  if (document.getElementById(id)) {
    const script = document.createElement("script");
    script.src = new URL(name, document.currentScript.src).href;
    document.head.append(script);
  }
}

"use strict";
// The page works without this file; it makes a chosen mark show its proof, keeps the place, and copies quotations.
// What the files of the script share:
const hexapla = {
  $: (query, root = document) => root.querySelector(query),
  all: (query, root = document) => [...root.querySelectorAll(query)],
  deeds: {}, // what the buttons do, by data-do
};
(() => {
  const { $, all, deeds } = hexapla;
  const root = document.documentElement;
  const panel = $("#panel");
  const store = {
    get: key => { try { return localStorage.getItem(key); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* a page opened from a file may have no store */ } },
  };
  all("button[hidden], [data-script]").forEach(one => { one.hidden = false; });

  // Theme: the reader's choice wins over the system's.
  const saved = store.get("hexapla-theme");
  if (saved === "dark" || saved === "light") root.dataset.theme = saved;
  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;

  // Light a difference: its words in every column, the gap where a version has nothing, its row in the strip.
  const unlight = () => all(".lit").forEach(one => one.classList.remove("lit"));
  const light = number => {
    unlight();
    all(`[data-d~="${number}"]`).forEach(mark => (mark.matches(".whole:not(.lacks)") ? mark.closest(".passage") : mark).classList.add("lit"));
    const diff = document.getElementById(`d${number}`);
    if (diff?.dataset.l === undefined) return;
    const row = document.getElementById(`l${diff.dataset.l}`);
    $(`.strip a[href="#l${diff.dataset.l}"]`)?.classList.add("lit");
    (diff.dataset.lacks ?? "").split(" ").filter(Boolean).forEach(column => $(`.c${column}`, row)?.classList.add("lit"));
  };

  // The panel: the proof of a mark, beside the text.
  let from = null;
  const close = () => {
    if (panel.hidden) return;
    panel.hidden = true;
    unlight();
    from?.focus({ preventScroll: true });
  };
  const named = (text, href) => {
    const name = $(".name", panel);
    name.textContent = text;
    name.href = href;
  };
  // The grounds of a way of the tree; the focus stays, so that one can walk along the ways.
  const ground = way => {
    const fold = $(way.getAttribute("href"));
    unlight();
    $(".held", panel).replaceChildren($("ul", fold).cloneNode(true));
    panel.className = "ground";
    named(way.getAttribute("aria-label").split(":")[0], way.getAttribute("href"));
    delete panel.dataset.of;
    panel.hidden = false;
    from = way;
  };
  const show = number => {
    const diff = document.getElementById(`d${number}`);
    if (!diff) return;
    const copy = $(".proof", diff).cloneNode(true);
    $(".held", panel).replaceChildren(copy);
    panel.className = diff.className.replace("diff", "").trim();
    named(`${$(".kind", diff).textContent}, ${$(".severity", diff).textContent}`, `#d${number}`);
    panel.dataset.of = number;
    panel.hidden = false;
    panel.scrollTop = 0;
    light(number);
  };
  const marks = () => [...new Set(all(".grid .v").map(one => one.dataset.d.split(" ")[0]))];
  const step = by => {
    const numbers = marks();
    const next = numbers[(numbers.indexOf(panel.dataset.of) + by + numbers.length) % numbers.length];
    show(next);
    const visible = all(".grid .v.lit, .grid .passage.lit").find(one => one.offsetParent);
    visible?.scrollIntoView({ block: "center" });
  };

  // A quotation of a difference with its sources, fit for a message.
  const quote = number => {
    const diff = document.getElementById(`d${number}`);
    const sources = new Map(all(".source").map(one => [one.id.slice(7), one.dataset]));
    const used = [];
    const lines = all(".proof tbody tr", diff).map(tr => {
      const sigla = $("th", tr).textContent.split(" ");
      const told = $(".full", tr);
      used.push(...sigla);
      const words = told ? `“${told.textContent.trim()}”` : "has nothing";
      return `${sigla.join(", ")}: ${words}${$(".tag", tr) ? " (less supported)" : ""}`;
    });
    const named = used.filter(one => sources.has(one)).sort().map(one => {
      const { name, source } = sources.get(one);
      return source && !name.includes(source) ? `${name}: ${source}` : name;
    });
    const address = `${location.href.split("#")[0]}#d${number}`;
    return [$(".verdict", diff).textContent.trim(), ...lines, "", "Versions:", ...named, "", `${$(".foot span", diff).textContent}. ${$("h1").textContent} – Hexapla edition, d${number}: ${address}`].join("\n");
  };
  const written = text => {
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  };
  const copied = async (button, text) => {
    const before = button.dataset.label ??= button.textContent;
    let done = false;
    try { await navigator.clipboard.writeText(text); done = true; } catch { done = written(text); }
    button.textContent = done ? "Copied" : "Not allowed here";
    setTimeout(() => { button.textContent = before; }, 1500);
  };

  Object.assign(hexapla, { copied, quote });
  Object.assign(deeds, {
    theme: () => { root.dataset.theme = dark() ? "light" : "dark"; store.set("hexapla-theme", root.dataset.theme); },
    print: () => print(),
    share: button => copied(button, location.href),
    copy: button => copied(button, quote(button.closest(".diff")?.id.slice(1) ?? panel.dataset.of)),
    close, back: () => step(-1), on: () => step(1),
  });
  document.addEventListener("click", event => {
    const button = event.target.closest("[data-do]");
    if (button) return deeds[button.dataset.do](button);
    const way = event.target.closest("a.way");
    if (way && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      ground(way);
      return;
    }
    const mark = event.target.closest("a.v");
    if (mark && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      from = mark;
      show(mark.dataset.d.split(" ")[0]);
      panel.focus({ preventScroll: true });
      return;
    }
    if (event.target.closest("a.place")) light(event.target.closest(".diff")?.id.slice(1) ?? panel.dataset.of);
  });
  document.addEventListener("focusin", event => {
    if (event.target.matches("a.way:focus-visible")) ground(event.target);
    else if (panel.matches(".ground:not([hidden])") && !panel.contains(event.target)) { from = null; close(); }
  });
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") close();
    if (!panel.hidden && panel.dataset.of && panel.contains(document.activeElement) && event.key.startsWith("Arrow") && /Left|Right/.test(event.key)) step(event.key === "ArrowLeft" ? -1 : 1);
  });

  all("form").forEach(one => one.addEventListener("submit", event => event.preventDefault()));

  // On a narrow screen the switch of versions keeps the row that is being read; the strip shows where one is.
  const rows = all(".sides .grid .row");
  const edge = 96; // below the sticky bars
  const place = () => {
    const row = rows.find(one => one.getBoundingClientRect().bottom > edge);
    hexapla.kept = row ? { row, top: row.getBoundingClientRect().top } : null;
    all(".strip .now").forEach(one => one.classList.remove("now"));
    if (row) $(`.strip a[href="#${row.id}"]`)?.classList.add("now");
  };
  let waiting = false;
  const later = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; place(); });
  };
  addEventListener("scroll", later, { passive: true });
  $(".sides .holder")?.addEventListener("scroll", later, { passive: true });
  // An address of a difference opens it; that of a passage turns to its column.
  const arrive = () => {
    let name = location.hash.slice(1);
    try { name = decodeURIComponent(name); } catch { /* a broken escape is taken as it stands */ }
    const target = name && document.getElementById(name);
    if (!target) return;
    const fold = target.closest("details");
    if (fold) fold.open = true;
    if (target.matches(".diff")) {
      light(name.slice(1));
      if (getComputedStyle(target).display === "none") deeds.all?.();
    }
    const column = /\bc(\d+)\b/.exec(target.closest("td")?.className ?? "");
    const radio = column && $(`[name=column][value="${column[1]}"]`);
    if (radio) radio.checked = true;
    if (fold || radio) target.scrollIntoView({ behavior: "instant" });
  };
  addEventListener("hashchange", arrive);
  hexapla.place = place;
  hexapla.start = () => { arrive(); place(); };

  let shut = [];
  addEventListener("beforeprint", () => { shut = all("details:not([open])"); shut.forEach(one => { one.open = true; }); });
  addEventListener("afterprint", () => shut.forEach(one => { one.open = false; }));
})();

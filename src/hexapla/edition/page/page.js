"use strict";
(() => {
  const $ = (query, root = document) => root.querySelector(query);
  const all = (query, root = document) => [...root.querySelectorAll(query)];
  const panel = $("#panel");
  const store = {
    get: key => { try { return localStorage.getItem(key); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* a page opened from a file may have no store */ } },
  };
  all("button[hidden], .needs-script").forEach(one => { one.hidden = false; });

  // Theme: the reader's choice wins over the system's.
  const root = document.documentElement;
  const saved = store.get("hexapla-theme");
  if (saved) root.dataset.theme = saved;
  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;

  const unlight = () => all(".lit").forEach(one => one.classList.remove("lit"));
  const light = id => {
    unlight();
    all(`[data-d~="${id}"]`).forEach(mark => {
      mark.classList.add("lit");
      const row = mark.closest(".row");
      const place = row && $(`.strip a[data-row="${row.id.slice(1)}"]`);
      if (place) place.classList.add("lit");
    });
  };
  let last = null;
  const close = () => {
    if (panel.hidden) return;
    panel.hidden = true;
    unlight();
    if (last) last.focus();
  };
  const show = (id, from) => {
    const proof = $(`#${id} .proof`);
    if (!proof) return;
    last = from;
    const copy = proof.cloneNode(true);
    all("[id]", copy).forEach(one => one.removeAttribute("id"));
    $("div", panel).replaceChildren(copy);
    panel.dataset.of = id;
    panel.hidden = false;
    light(id);
  };

  const quote = id => {
    const diff = $(`#${id}`);
    const readings = all(".proof tbody tr", diff).map(tr => {
      const cell = $("td", tr).cloneNode(true);
      all(".place, .tag", cell).forEach(one => one.remove());
      return `${$("th", tr).textContent}: ${cell.textContent.trim()}`;
    });
    const sources = all(".source").map(one => `${$("h3", one).firstChild.textContent.trim()}: ${$("dd", one).textContent.trim()}`);
    return [$(".verdict", diff).textContent, ...readings, "", ...sources, `${location.href.split("#")[0]}#${id}`].join("\n");
  };
  const copied = async (button, text) => {
    const before = button.textContent;
    try { await navigator.clipboard.writeText(text); button.textContent = "Copied"; }
    catch { button.textContent = "Not allowed here"; }
    setTimeout(() => { button.textContent = before; }, 1500);
  };

  document.addEventListener("click", event => {
    const button = event.target.closest("[data-do]");
    if (button) {
      const what = button.dataset.do;
      if (what === "theme") { root.dataset.theme = dark() ? "light" : "dark"; store.set("hexapla-theme", root.dataset.theme); }
      else if (what === "print") print();
      else if (what === "share") copied(button, location.href);
      else if (what === "copy") copied(button, quote(button.closest(".diff")?.id ?? panel.dataset.of));
      else if (what === "close") close();
      return;
    }
    const mark = event.target.closest("a.v");
    if (mark && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      show(mark.getAttribute("href").slice(1), mark);
      return;
    }
    const place = event.target.closest("a.place");
    if (place) { const diff = place.closest(".diff")?.id ?? panel.dataset.of; if (diff) light(diff); }
  });
  document.addEventListener("keydown", event => { if (event.key === "Escape") close(); });

  // Filters.
  const form = $("[data-filters]");
  if (form) {
    const apply = () => {
      const severities = all("[name=severity]:checked", form).map(one => `s-${one.value}`);
      const kind = $("[name=kind]", form).value;
      const siglum = $("[name=siglum]", form).value;
      let shown = 0;
      all(".diff").forEach(one => {
        const fits = severities.some(name => one.classList.contains(name)) && (!kind || one.dataset.kind === kind)
          && (!siglum || one.dataset.sigla.split(" ").includes(siglum));
        one.hidden = !fits;
        shown += fits;
      });
      $(".nothing").hidden = shown > 0;
    };
    form.addEventListener("change", apply);
    form.addEventListener("submit", event => event.preventDefault());
  }

  // On a narrow screen the switch of versions keeps the row that is being read.
  all("[name=column]").forEach(radio => radio.addEventListener("change", () => {
    const row = all(".grid .row").find(one => one.dataset.top !== undefined) ?? null;
    if (row) scrollTo({ top: scrollY + row.getBoundingClientRect().top - Number(row.dataset.top), behavior: "instant" });
  }));
  addEventListener("scroll", () => {
    all(".grid .row[data-top]").forEach(one => { delete one.dataset.top; });
    const row = all(".grid .row").find(one => one.getBoundingClientRect().bottom > 60);
    if (row) row.dataset.top = String(row.getBoundingClientRect().top);
  }, { passive: true });

  // An address of a difference opens it.
  const arrive = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.matches("details")) { target.open = true; target.hidden = false; light(target.id); }
    const cell = target.closest("td");
    const column = cell && [...cell.classList].find(name => /^c\d+$/.test(name));
    const radio = column && $(`[name=column][value="${column.slice(1)}"]`);
    if (radio && !radio.checked) { radio.checked = true; target.scrollIntoView(); }
  };
  addEventListener("hashchange", arrive);
  arrive();
  addEventListener("beforeprint", () => all("details").forEach(one => { one.open = true; }));
})();

// Side by side: which version is the base, and on a narrow screen turning from version to version by swipe and keys,
// with the row that is being read kept in its place.
(() => {
  const { $, all } = hexapla;
  const sides = $(".sides");
  const radios = all("[name=column]");
  const narrow = () => getComputedStyle($(".columns")).display !== "none";
  ["pointerdown", "keydown"].forEach(name => $(".switch").addEventListener(name, hexapla.place));
  const turned = radio => {
    const { kept } = hexapla;
    if (kept) scrollBy({ top: kept.row.getBoundingClientRect().top - kept.top, behavior: "instant" });
    const bar = $(".columns"); // scrollIntoView would leave the place: the bar is sticky
    const [inner, outer] = [radio.parentElement, bar].map(one => one.getBoundingClientRect());
    bar.scrollLeft += (inner.left + inner.right - outer.left - outer.right) / 2;
    $("#turned").textContent = radio.dataset.name;
  };
  const turn = by => {
    const at = radios.findIndex(one => one.checked);
    const next = radios[at + by];
    if (!next) return;
    hexapla.place();
    next.checked = true;
    turned(next);
  };
  radios.forEach(radio => radio.addEventListener("change", () => turned(radio)));
  document.addEventListener("keydown", event => {
    if (!narrow() || event.altKey || event.ctrlKey || event.metaKey || !sides.contains(event.target)) return;
    if (event.key === "ArrowRight") turn(1);
    if (event.key === "ArrowLeft") turn(-1);
  });
  let start = null;
  sides.addEventListener("touchstart", event => {
    start = event.touches.length === 1 ? event.touches[0] : null;
  }, { passive: true });
  sides.addEventListener("touchend", event => {
    if (!start || !narrow()) return;
    const x = event.changedTouches[0].clientX - start.clientX;
    const y = event.changedTouches[0].clientY - start.clientY;
    if (Math.abs(x) > 60 && Math.abs(x) > 2 * Math.abs(y)) turn(x < 0 ? 1 : -1);
    start = null;
  }, { passive: true });

  // The base stands first and stays in sight.
  $("[name=base]")?.addEventListener("change", event => {
    const shown = $(`[name=shown][value="${event.target.value}"]`);
    if (shown) shown.checked = true;
    all("#side .pinned").forEach(one => one.classList.remove("pinned"));
    all("#side .grid tr").forEach(row => {
      all(":scope > :not(.n)", row).sort((one, other) => number(one) - number(other)).forEach(cell => row.append(cell));
      const cell = $(`:scope > .c${event.target.value}`, row);
      cell.classList.add("pinned");
      $(":scope > .n", row).after(cell);
    });
  });
  const number = cell => Number(/\bc(\d+)\b/.exec(cell.className)[1]) || 99; // the rebuilt text is c0 and stands last
  $("[name=tongue]")?.addEventListener("change", () => { $("[name=rebuilt]").checked = true; });
})();

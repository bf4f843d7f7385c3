"use strict";
(() => {
  const form = document.querySelector("form");
  const search = form.querySelector("input[type=search]");
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const rows = [...document.querySelectorAll("tr[data-verdict]")];
  const count = document.getElementById("count");
  const show = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    let shown = 0;
    for (const row of rows) {
      const text = row.dataset.text;
      row.hidden = !wanted.has(row.dataset.verdict) || !words.every((word) => text.includes(word));
      shown += row.hidden ? 0 : 1;
    }
    for (const part of document.querySelectorAll("[data-statement], .card[data-entry]")) {
      part.hidden = !part.querySelector("tr[data-verdict]:not([hidden])");
    }
    count.textContent = `${shown} of ${rows.length} instances shown`;
  };
  form.hidden = false;
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("beforeprint", () => {
    for (const part of document.querySelectorAll("details")) part.open = true;
  });
  show();
})();

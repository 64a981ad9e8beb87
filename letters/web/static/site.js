// The pages work without this. Three presses of Shift leave them; Back after leaving shows nothing.
(() => {
  const form = document.getElementById("leave");
  let presses = 0, timer = 0;
  const empty = () => { document.body.hidden = true; };
  addEventListener("keydown", (event) => {
    if (event.key !== "Shift") { presses = 0; return; }
    if (event.repeat || !form) return;
    clearTimeout(timer);
    timer = setTimeout(() => { presses = 0; }, 2000);
    if (++presses === 3) { empty(); form.submit(); }
  });
  const told = document.getElementById("shift");
  if (told) told.hidden = false;
  if (form) form.addEventListener("submit", empty);
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
})();

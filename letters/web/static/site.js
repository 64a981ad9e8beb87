// The pages work without this. Three presses of Shift leave them; Back after leaving shows nothing;
// some minutes before the answers are deleted the page says so.
(() => {
  const form = document.getElementById("leave");
  let presses = 0, timer = 0;
  // Back then leads to the page that goes on to another site, not to this one.
  const vanish = () => {
    document.body.hidden = true;
    document.title = "";
    history.replaceState(null, "", form.action);
  };
  addEventListener("keydown", (event) => {
    if (event.key !== "Shift") { presses = 0; return; }
    if (event.repeat || !form) return;
    clearTimeout(timer);
    timer = setTimeout(() => { presses = 0; }, 2000);
    if (++presses === 3) form.requestSubmit();
  });
  const told = document.getElementById("shift");
  if (told) told.hidden = false;
  if (form) form.addEventListener("submit", vanish);
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

  const until = document.querySelector(".until");
  const words = document.getElementById("soon-words");
  if (!until) return;
  const soon = Date.now() + (until.dataset.minutes - until.dataset.before) * 60000;
  const watch = setInterval(() => {
    if (Date.now() < soon) return;
    clearInterval(watch);
    words.hidden = false;
    document.getElementById("soon").append(words);
  }, 10000);
})();

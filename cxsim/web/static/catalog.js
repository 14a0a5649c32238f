// Shows of the catalog what holds every word that is typed.
const field = document.getElementById("find");
const kinds = [...document.querySelectorAll("[data-kind]")];

field.addEventListener("input", () => {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const kind of kinds) kind.hidden = !words.every((word) => kind.textContent.toLowerCase().includes(word));
  const left = kinds.filter((kind) => !kind.hidden).length;
  document.getElementById("found").textContent = words.length ? `${left} of ${kinds.length}` : "";
});

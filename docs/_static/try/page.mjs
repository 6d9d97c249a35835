// The page "Try it": forms whose answers the library gives, in the reader's browser.
const WORDS = {
  en: {
    loading: "The library is loading; this takes a few seconds …",
    ready: "Ready.",
    absent: "This copy of the documentation was built without the pieces that this page needs.",
    wrong: "This went wrong: ",
    working: "…",
    language: "Language", grade: "Grade", credits: "Credits", stay: "Stay", case: "Case",
    mark: "Mark", scale: "Scale", to: "Onto", way: "By", published: "the published table", formula: "the modified Bavarian formula",
    amount: "Amount", system: "Credits of", cycle: "Cycle", activity: "Kind of work", on: "Day", scheme: "Scheme",
    start: "First day", end: "Last day", kind: "Kind of stay", file: "The case (case.toml)", sheet: "The courses (transcript.csv)",
    form: "Letter", full: "full", short: "in brief", answer: "Answer", any: "not stated",
  },
  ru: {
    loading: "Библиотека загружается; это занимает несколько секунд …",
    ready: "Готово.",
    absent: "Эта копия документации собрана без частей, которые нужны этой странице.",
    wrong: "Ошибка: ",
    working: "…",
    language: "Язык", grade: "Оценка", credits: "Кредиты", stay: "Пребывание", case: "Дело",
    mark: "Оценка", scale: "Шкала", to: "В шкалу", way: "Способ", published: "опубликованная таблица",
    formula: "модифицированная баварская формула",
    amount: "Количество", system: "Кредиты", cycle: "Уровень", activity: "Вид работы", on: "Дата", scheme: "Программа",
    start: "Первый день", end: "Последний день", kind: "Вид пребывания", file: "Дело (case.toml)", sheet: "Дисциплины (transcript.csv)",
    form: "Письмо", full: "полное", short: "кратко", answer: "Ответ", any: "не указано",
  },
  kk: {
    loading: "Кітапхана жүктелуде; бұған бірнеше секунд кетеді …",
    ready: "Дайын.",
    absent: "Құжаттаманың бұл көшірмесі осы бетке керек бөліктерсіз құрастырылған.",
    wrong: "Қате: ",
    working: "…",
    language: "Тіл", grade: "Баға", credits: "Кредиттер", stay: "Болу мерзімі", case: "Іс",
    mark: "Баға", scale: "Шкала", to: "Қай шкалаға", way: "Тәсіл", published: "жарияланған кесте",
    formula: "өзгертілген бавариялық формула",
    amount: "Саны", system: "Кредит жүйесі", cycle: "Деңгей", activity: "Жұмыс түрі", on: "Күні", scheme: "Бағдарлама",
    start: "Бірінші күн", end: "Соңғы күн", kind: "Болу мерзімінің түрі", file: "Іс (case.toml)", sheet: "Пәндер (transcript.csv)",
    form: "Хат", full: "толық", short: "қысқаша", answer: "Жауап", any: "көрсетілмеген",
  },
};

const root = document.getElementById("try");
const status = root.querySelector("[role=status]");
const worker = new Worker(new URL("worker.mjs", import.meta.url), { type: "module" });
const waiting = new Map();
let count = 0;

function ask(name, asked) {
  return new Promise((resolve, reject) => {
    const id = ++count;
    waiting.set(id, { resolve, reject });
    worker.postMessage({ id, name, asked });
  });
}

worker.onmessage = ({ data: { id, found, failed } }) => {
  const { resolve, reject } = waiting.get(id);
  waiting.delete(id);
  if (failed === undefined) resolve(found);
  else reject(new Error(failed));
};
worker.onerror = () => tell("absent");

const language = () => root.querySelector("#try-language").value;
const word = (key) => WORDS[language()][key];
const tell = (key) => {
  status.textContent = word(key);
  root.dataset.state = key;
};

function relabel() {
  for (const element of root.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  root.lang = language();
}

function fill(found) {
  for (const select of root.querySelectorAll("select[data-list]")) {
    const chosen = select.value || select.dataset.chosen;
    select.replaceChildren(...found[select.dataset.list].map(([code, label]) => new Option(label, code)));
    select.value = chosen;
  }
}

async function choose() {
  relabel();
  try {
    fill(await ask("choices", { language: language() }));
    tell("ready");
  } catch (error) {
    tell(error.message === "absent" ? "absent" : "wrong");
  }
}

function show(output, found) {
  output.replaceChildren();
  const head = document.createElement("p");
  head.className = found.error ? "try-error" : "try-head";
  head.textContent = found.error ? word("wrong") + found.error : found.head;
  output.append(head);
  if (found.html) {
    const table = document.createElement("div");
    table.className = "try-table";
    table.tabIndex = 0;
    table.setAttribute("role", "region");
    table.setAttribute("aria-label", word("answer"));
    table.innerHTML = found.html; // the library has escaped every text in it
    output.append(table);
  }
  if (found.letter) {
    const frame = document.createElement("iframe");
    frame.title = word("answer");
    frame.sandbox = "";
    frame.srcdoc = found.letter;
    output.append(frame);
  }
  output.dataset.text = found.text || "";
}

for (const form of root.querySelectorAll("form")) {
  const output = form.querySelector("output");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    output.textContent = word("working");
    try {
      show(output, await ask(form.dataset.form, { ...Object.fromEntries(new FormData(form)), language: language() }));
    } catch (error) {
      show(output, { error: error.message });
    }
    form.dataset.answered = String(Number(form.dataset.answered || 0) + 1);
  });
}

root.querySelector("#try-language").addEventListener("change", async () => {
  await choose();
  for (const form of root.querySelectorAll("form[data-answered]")) form.requestSubmit();
});
tell("loading");
choose();

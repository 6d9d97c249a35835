// Runs the library in the reader's browser, beside the page, so that the page stays responsive.
// Everything comes from the folder pieces/ of this site; nothing is fetched from elsewhere.
const here = new URL("./", import.meta.url);
const pieces = new URL("pieces/", here);

async function start() {
  const listed = await fetch(new URL("manifest.json", pieces));
  if (!listed.ok) throw new Error("absent");
  const manifest = await listed.json();
  const { loadPyodide } = await import(new URL("pyodide.mjs", pieces).href);
  const python = await loadPyodide({ indexURL: pieces.href });
  for (const wheel of manifest.wheels) {
    const file = await fetch(new URL(wheel, pieces));
    python.unpackArchive(await file.arrayBuffer(), "wheel");
  }
  const source = await (await fetch(new URL("try_page.py", here))).text();
  python.FS.writeFile("try_page.py", source);
  return python.pyimport("try_page");
}

const started = start();

onmessage = async ({ data: { id, name, asked } }) => {
  try {
    const module = await started;
    postMessage({ id, found: JSON.parse(module.answer(name, JSON.stringify(asked))) });
  } catch (error) {
    postMessage({ id, failed: String(error && error.message ? error.message : error) });
  }
};

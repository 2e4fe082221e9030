// npm run icons: draws app/styles/icons.css from lucide's own drawings, each as a mask that takes the colour of the words beside it.
// A style sheet is fetched once; drawings in the markup were a third of a long page, twice.
import { writeFileSync } from "node:fs";
import path from "node:path";
import {
  ArrowDown,
  ArrowUp,
  Building2,
  ChartColumn,
  Check,
  ChevronLeft,
  ChevronRight,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  Clock,
  CornerUpLeft,
  Download,
  Eye,
  FileText,
  History,
  House,
  Inbox,
  Info,
  Languages,
  Lock,
  Menu,
  NotebookPen,
  Paperclip,
  Plus,
  Radio,
  Scale,
  ScrollText,
  Send,
  Settings,
  Table2,
  Target,
  TriangleAlert,
  Users,
} from "lucide-react";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { root } from "./support/processes.mjs";

/** The house's name of an icon, and lucide's drawing. */
const ICONS = {
  alert: CircleAlert,
  attach: Paperclip,
  building: Building2,
  chart: ChartColumn,
  check: Check,
  clock: Clock,
  done: CircleCheck,
  down: ArrowDown,
  download: Download,
  draft: CircleDashed,
  eye: Eye,
  file: FileText,
  help: CircleHelp,
  history: History,
  house: House,
  inbox: Inbox,
  info: Info,
  languages: Languages,
  lock: Lock,
  menu: Menu,
  next: ChevronRight,
  notebook: NotebookPen,
  plus: Plus,
  previous: ChevronLeft,
  radio: Radio,
  return: CornerUpLeft,
  scale: Scale,
  scroll: ScrollText,
  send: Send,
  settings: Settings,
  table: Table2,
  target: Target,
  up: ArrowUp,
  users: Users,
  warning: TriangleAlert,
};

const STROKE = 1.75;

function drawing(icon) {
  const markup = renderToStaticMarkup(createElement(icon, { size: 24, strokeWidth: STROKE, stroke: "#000", className: "" }));
  const bare = markup.replace(/ class="[^"]*"| aria-hidden="true"/g, "");
  return `url("data:image/svg+xml,${bare.replaceAll('"', "'").replaceAll("#", "%23").replaceAll("<", "%3C").replaceAll(">", "%3E")}")`;
}

export const iconSheet = () => `/* Drawn by npm run icons; not written by hand. */
@layer components {
${Object.entries(ICONS)
  .map(([name, drawn]) => `  .i-${name} {\n    --icon: ${drawing(drawn)};\n  }`)
  .join("\n")}
}
`;

if (process.argv[1] === import.meta.filename) writeFileSync(path.join(root, "app/styles/icons.css"), iconSheet());

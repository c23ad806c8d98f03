package org.guichet.registry.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.guichet.registry.disclosure.Disclosure.Basis;
import org.jspecify.annotations.Nullable;

/** An export as a page to read and to print, whole without anything beside it. */
final class HtmlSheet implements Sheet {
    /** What is left out wherever it stands, and why. */
    static final List<String> LEFT_OUT = List.of("other-person", "staff", "secret", "workings");

    /** So many columns stand side by side; a row with more is a table of its own. */
    static final int WIDEST = 7;

    private static final String STYLE = """
            body{font:1rem/1.5 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem;color:#0b0c0c;background:#fff}
            table{border-collapse:collapse;margin:1rem 0 2rem;font-size:.9rem;width:100%}
            caption{text-align:left;font-weight:bold;padding:.5rem 0}
            th,td{border:1px solid #6f777b;padding:.3rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere;white-space:pre-wrap}
            .one th{width:16rem}nav ul{columns:2}.note{border-left:.4rem solid #1d70b8;padding-left:1rem}
            .scroll{overflow-x:auto}
            @media print{body{max-width:none;margin:0;font-size:10pt}nav{display:none}.scroll{overflow:visible}thead{display:table-header-group}tr{break-inside:avoid}a{color:inherit}}""";

    private final Writer out;
    private final ExportWords words;
    private final Shown shown;
    private final List<String> contents;
    private Section section = new Section("", "", null, List.of(), List.of(), null);
    private long rows;

    /** @param contents codes of the sections to come */
    HtmlSheet(OutputStream out, ExportWords words, Shown shown, List<String> contents) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.words = words;
        this.shown = shown;
        this.contents = List.copyOf(contents);
    }

    @Override
    public void begin(About about) throws IOException {
        String title = escaped(words.of("title"));
        out.append("<!DOCTYPE html>\n<html lang=\"")
                .append(words.language().getLanguage())
                .append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
                .append("<meta name=\"referrer\" content=\"no-referrer\"><title>")
                .append(title)
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><main>\n<h1>")
                .append(title)
                .append("</h1>\n");
        paragraph(words.of("about.what"));
        paragraph(words.of("about.made", shown.text("", about.at()), about.id().toString()));
        paragraph(words.of("about.client", about.client().toString()));
        if (about.enquiry() != null) {
            paragraph(words.of("about.enquiry", about.enquiry().toString()));
        }
        for (Basis basis : about.bases()) {
            paragraph(words.of("about.basis", basis.text(words.language()), basis.reference()));
        }
        paragraph(words.of("about.entry", about.entry().toString()));
        out.append("<h2>").append(escaped(words.of("left-out"))).append("</h2>\n<ul>");
        for (String code : LEFT_OUT) {
            out.append("<li>").append(escaped(words.of("left-out." + code))).append("</li>\n");
        }
        for (String why : new TreeSet<>(about.withheld().values())) {
            String which = about.withheld().entrySet().stream()
                    .filter(entry -> entry.getValue().equals(why))
                    .map(entry -> shown.text("attribute", entry.getKey()))
                    .collect(Collectors.joining(", "));
            out.append("<li>")
                    .append(escaped(words.of("withheld.facts", which, reason(why))))
                    .append("</li>\n");
        }
        out.append("</ul>\n<nav aria-labelledby=\"contents\"><h2 id=\"contents\">")
                .append(escaped(words.of("contents")))
                .append("</h2>\n<ul>");
        for (String code : contents) {
            out.append("<li><a href=\"#")
                    .append(code)
                    .append("\">")
                    .append(escaped(words.of("section." + code)))
                    .append("</a></li>\n");
        }
        out.append("</ul></nav>\n");
    }

    @Override
    public void begin(Section next) throws IOException {
        section = next;
        rows = 0;
        out.append("<section id=\"").append(section.code()).append("\">\n<h2>");
        out.append(escaped(title())).append("</h2>\n");
        String withheld = section.withheld();
        if (withheld != null) {
            note(words.of("withheld", reason(withheld)));
        } else if (section.omissions().contains("other-person")) {
            note(words.of("left-out.here"));
        }
    }

    @Override
    public void row(List<@Nullable Object> cells) throws IOException {
        rows++;
        if (section.columns().size() > WIDEST) {
            alone(cells);
        } else {
            beside(cells);
        }
    }

    private void alone(List<@Nullable Object> cells) throws IOException {
        out.append("<table class=\"one\"><caption>")
                .append(escaped(words.of("row", title(), rows)))
                .append("</caption><tbody>\n");
        for (int cell = 0; cell < cells.size(); cell++) {
            if (cells.get(cell) != null) {
                String column = section.columns().get(cell);
                out.append("<tr><th scope=\"row\">")
                        .append(escaped(words.of("column." + column)))
                        .append("</th>");
                cell(column, cells.get(cell));
                out.append("</tr>\n");
            }
        }
        out.append("</tbody></table>\n");
    }

    private void beside(List<@Nullable Object> cells) throws IOException {
        if (rows == 1) {
            out.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                    .append(escaped(title()))
                    .append("\"><table><caption>")
                    .append(escaped(title()))
                    .append("</caption><thead><tr>");
            for (String column : section.columns()) {
                out.append("<th scope=\"col\">")
                        .append(escaped(words.of("column." + column)))
                        .append("</th>");
            }
            out.append("</tr></thead><tbody>\n");
        }
        out.append("<tr>");
        for (int cell = 0; cell < cells.size(); cell++) {
            cell(section.columns().get(cell), cells.get(cell));
        }
        out.append("</tr>\n");
    }

    private void cell(String column, @Nullable Object cell) throws IOException {
        out.append("<td>").append(escaped(shown.text(column, cell))).append("</td>");
    }

    @Override
    public void endSection() throws IOException {
        if (rows > 0 && section.columns().size() <= WIDEST) {
            out.append("</tbody></table></div>\n");
        }
        if (section.withheld() == null) {
            paragraph(rows == 0 ? words.of("nothing") : words.of("rows", rows));
        }
        out.append("</section>\n");
    }

    @Override
    public void close() throws IOException {
        out.append("</main></body></html>\n");
        out.close();
    }

    private String reason(String withheld) {
        return words.find("withheld." + withheld).orElse(withheld);
    }

    private String title() {
        return words.of("section." + section.code());
    }

    private void note(String text) throws IOException {
        out.append("<p class=\"note\">").append(escaped(text)).append("</p>\n");
    }

    private void paragraph(String text) throws IOException {
        out.append("<p>").append(escaped(text)).append("</p>\n");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

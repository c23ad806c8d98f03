package org.guichet.registry.auditpack;

import java.text.NumberFormat;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.guichet.registry.auditpack.Found.Answer;
import org.jspecify.annotations.Nullable;

/** A pack as a page to read and to print, whole without anything beside it. */
final class PackHtml {
    private static final String STYLE = """
            body{font:1rem/1.5 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem;color:#0b0c0c;background:#fff}
            table{border-collapse:collapse;margin:1rem 0 2rem;font-size:.9rem}caption{text-align:left;font-weight:bold;padding:.5rem 0}
            th,td{border:1px solid #6f777b;padding:.3rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
            .scroll{overflow-x:auto}pre{background:#f3f2f1;padding:1rem;overflow-x:auto}.found{border-left:.4rem solid #d4351c;padding-left:1rem}
            summary{cursor:pointer}""";

    private final PackWords words;
    private final Locale language;
    private final StringBuilder out = new StringBuilder();

    PackHtml(PackWords words, Locale language) {
        this.words = words;
        this.language = language;
    }

    String page(AuditPack pack, List<Found> found, Instant at) {
        String title = escaped(words.of("title"));
        out.append("<!DOCTYPE html>\n<html lang=\"")
                .append(language.getLanguage())
                .append(
                        "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
                .append(title)
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><main>\n<h1>")
                .append(title)
                .append("</h1>\n");
        about(pack, at);
        findings(found);
        found.forEach(this::point);
        return out.append("</main></body></html>\n").toString();
    }

    private void about(AuditPack pack, Instant at) {
        List<String> programmes = pack.programmes();
        paragraph(words.of("about.period", pack.from().toString(), pack.to().toString()));
        paragraph(
                programmes == null
                        ? words.of("about.every-programme")
                        : words.of("about.programmes", String.join(", ", programmes)));
        paragraph(words.of(pack.sealedIncluded() ? "about.sealed" : "about.not-sealed"));
        paragraph(words.of(
                "about.request",
                pack.requestedBy(),
                pack.requestedAt().toString(),
                pack.requestEntry().toString()));
        paragraph(words.of("about.made", at.toString(), pack.id().toString()));
        paragraph(words.of("about.signed"));
    }

    private void findings(List<Found> found) {
        heading(words.of("findings"));
        if (found.stream().allMatch(point -> point.findings() == 0)) {
            paragraph(words.of("findings.none"));
            return;
        }
        out.append("<ul class=\"found\">\n");
        found.forEach(point -> point.answers().stream()
                .filter(Answer::finding)
                .forEach(answer -> out.append("<li><a href=\"#")
                        .append(answer.code())
                        .append("\">")
                        .append(escaped(words.of(
                                "finding",
                                point.point(),
                                words.of("query." + answer.code()),
                                words.of("severity." + PackJson.severity(point.point())),
                                count(answer))))
                        .append("</a></li>\n")));
        out.append("</ul>\n");
    }

    private void point(Found found) {
        heading(found.point() + ". " + words.of("point." + found.point()));
        found.answers().forEach(this::answer);
        List<String> gaps = PackPoint.of(found.point()).notMeasured();
        if (!gaps.isEmpty()) {
            out.append("<h3>").append(escaped(words.of("not-measured"))).append("</h3>\n<ul>");
            gaps.forEach(gap ->
                    out.append("<li>").append(escaped(words.of("gap." + gap))).append("</li>"));
            out.append("</ul>\n");
        }
        if (PackPoint.of(found.point()) == PackPoint.FINDINGS) {
            paragraph(words.of("sign-off"));
        }
    }

    private void answer(Answer answer) {
        out.append("<section id=\"").append(answer.code()).append("\"");
        out.append(answer.finding() ? " class=\"found\"" : "").append(">\n<h3>");
        out.append(escaped(words.of("query." + answer.code()))).append("</h3>\n");
        if (answer.expectsNone()) {
            paragraph(answer.finding() ? words.of("found", count(answer)) : words.of("found.none"));
        }
        if (!answer.rows().isEmpty()) {
            table(answer);
        } else if (!answer.expectsNone()) {
            paragraph(words.of("nothing"));
        }
        out.append("<details><summary>")
                .append(escaped(words.of("query")))
                .append("</summary><pre><code>")
                .append(escaped(answer.query()))
                .append("</code></pre></details></section>\n");
    }

    private void table(Answer answer) {
        out.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(escaped(words.of("query." + answer.code())))
                .append("\"><table><caption>")
                .append(escaped(rows(answer)))
                .append("</caption><thead><tr>");
        answer.columns()
                .forEach(column -> out.append("<th scope=\"col\">")
                        .append(escaped(words.find("column." + column).orElse(column)))
                        .append("</th>"));
        out.append("</tr></thead><tbody>\n");
        answer.rows().forEach(this::row);
        out.append("</tbody></table></div>\n");
    }

    private void row(List<@Nullable Object> cells) {
        out.append("<tr>");
        cells.forEach(
                cell -> out.append("<td>").append(escaped(words.cell(cell))).append("</td>"));
        out.append("</tr>\n");
    }

    private String count(Answer answer) {
        return NumberFormat.getInstance(language).format(answer.total());
    }

    private String rows(Answer answer) {
        String rows = NumberFormat.getInstance(language).format(answer.rows().size());
        return answer.more() ? words.of("rows.some", rows, count(answer)) : words.of("rows", rows);
    }

    private void heading(String text) {
        out.append("<h2>").append(escaped(text)).append("</h2>\n");
    }

    private void paragraph(String text) {
        out.append("<p>").append(escaped(text)).append("</p>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
